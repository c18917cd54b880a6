//! Look-ups of currencies and units among the phrases that the packs found.

use super::Reader;
use crate::pack::{Hit, Kind, Name, SurfaceId, Traits};
use std::cell::Cell;

/// Where among the currencies and units a reader last looked: the next look is nearly always close by.
#[derive(Default)]
pub struct Finger(Cell<usize>);

impl Finger {
    /// The phrases that begin at token `at` or after it.
    fn from<'a>(&self, hits: &'a [Hit], at: usize) -> &'a [Hit] {
        let mut index = self.0.get().min(hits.len());
        while index > 0 && hits[index - 1].tokens.start as usize >= at {
            index -= 1;
        }
        while index < hits.len() && (hits[index].tokens.start as usize) < at {
            index += 1;
        }
        self.0.set(index);
        &hits[index..]
    }
}

impl<'a> Reader<'_, 'a> {
    /// The longest phrase of this kind that begins at token `at`, with the token after it.
    pub fn hit_at(&self, at: usize, kind: Kind) -> Option<(SurfaceId, usize)> {
        if !self.context.has(at, opens(kind)) {
            return None;
        }
        let hits = self.hits_from(at, kind).take_while(|h| h.tokens.start as usize == at);
        // "300,000 oz." at a sentence's end: the dot belongs to the sentence.
        hits.filter_map(|h| self.of_kind(h, kind)).filter(|(_, end)| self.word(end - 1) != ".").last()
    }

    /// The phrases of this kind that end before token `end`, longest first, with their first tokens; at most three
    /// tokens long.
    pub fn hits_before(&self, end: usize, kind: Kind) -> impl Iterator<Item = (SurfaceId, usize)> {
        let first = (end.saturating_sub(3)..end).find(|at| self.context.has(*at, opens(kind))).unwrap_or(end);
        let hits = self.hits_from(first, kind).take_while(move |h| (h.tokens.start as usize) < end);
        let ending = hits.filter(move |h| h.tokens.end as usize == end);
        ending.filter_map(move |h| Some((self.of_kind(h, kind)?.0, h.tokens.start as usize)))
    }

    fn hits_from(&self, at: usize, kind: Kind) -> impl Iterator<Item = &'a Hit> + use<'a> {
        let hits = self.context.hits.of_kind(kind);
        match kind {
            Kind::CURRENCY | Kind::UNIT => self.finger.from(hits, at).iter(),
            _ => hits[hits.partition_point(|hit| (hit.tokens.start as usize) < at)..].iter(),
        }
    }

    /// A phrase of this kind, with the token after it, where the text's case is what the list asks for.
    pub fn of_kind(&self, hit: &Hit, kind: Kind) -> Option<(SurfaceId, usize)> {
        let pack = self.context.pack;
        let surface = hit.surface()?;
        let form = pack.surface(surface).filter(|form| form.kind == kind)?;
        let tokens = self.tokens.get(hit.tokens.indices())?;
        pack.fits(form, self.context.text(), tokens).then_some((surface, hit.tokens.end as usize))
    }

    /// The list entry behind a surface.
    pub fn name(&self, surface: SurfaceId) -> Name<'a> {
        self.context.pack.name(surface)
    }

    /// Whether a form of this surface counts only with evidence.
    pub fn doubtful(&self, surface: SurfaceId) -> bool {
        self.context.pack.surface(surface).is_some_and(|s| s.evidence)
    }
}

/// What the first word of a phrase of this kind has.
fn opens(kind: Kind) -> Traits {
    match kind {
        Kind::CURRENCY => Traits::OPENS_CURRENCY,
        Kind::UNIT => Traits::OPENS_UNIT,
        _ => Traits::OPENS_NAME,
    }
}
