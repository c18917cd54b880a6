//! Phrases found in a text, sorted by what they are for: each stage reads the lists that concern it and no others.

use super::column::number_record;
use super::{AnchorId, Kind, RuleId, Slot, SurfaceId, TriggerId};
use crate::text::TokenRange;

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payload {
    /// A written form of a list entry.
    Surface(SurfaceId),
    /// A form of a trigger.
    Trigger(TriggerId),
    /// Vetoes triggers of this rule that stand within it.
    Skip(RuleId),
    /// Index into [`super::Pack::cues`].
    Cue(u32),
    /// A word at which an entity pattern may match: [`super::Patterns`] reads these.
    Anchor(AnchorId),
    /// A cue phrase that rules use as a slot ("valued at").
    Slot(Slot),
}

/// A phrase found in the text. Case isn't checked: that is [`super::Pack::fits`]'s and the recognisers' matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The tokens it covers.
    pub tokens: TokenRange,
    packed: Packed,
}

impl Hit {
    pub(super) const fn new(tokens: TokenRange, packed: Packed) -> Self {
        Self { tokens, packed }
    }

    /// What it is for.
    #[inline]
    pub const fn payload(&self) -> Payload {
        self.packed.payload()
    }

    /// The written form that it is; `None` for what is no form of a list entry.
    #[inline]
    pub const fn surface(&self) -> Option<SurfaceId> {
        match self.payload() {
            Payload::Surface(id) => Some(id),
            _ => None,
        }
    }
}

/// A payload in four bytes: a tag, which tells the list of [`Hits`] too, and an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Packed(u32);

const INDEX_BITS: u32 = 28;
const INDEX: u32 = (1 << INDEX_BITS) - 1;

const NAME: u32 = 0;
const HEAD: u32 = 1;
const MEASURE: u32 = 2;
const TRIGGER: u32 = 3;
const CUE: u32 = 4;
const SLOT: u32 = 5;
const ANCHOR: u32 = 6;
/// Vetoes stand in the list of triggers.
const SKIP: u32 = TRIGGER | SKIPS;
const SKIPS: u32 = 8;
const SEVERAL: u32 = 7;

impl Packed {
    /// No phrase ends at a node.
    pub const NONE: Self = Self(u32::MAX);

    /// A payload; `kind` is the kind of the name behind a surface.
    pub fn new(payload: Payload, kind: Option<Kind>) -> Self {
        let (tag, index) = match payload {
            Payload::Surface(id) => (kind.map_or(NAME, tag_of), id.0),
            Payload::Trigger(id) => (TRIGGER, id.0),
            Payload::Skip(id) => (SKIP, u32::from(id.0)),
            Payload::Cue(index) => (CUE, index),
            Payload::Slot(slot) => (SLOT, u32::from(slot.0)),
            Payload::Anchor(id) => (ANCHOR, id.0),
        };
        Self(tag << INDEX_BITS | index & INDEX)
    }

    /// Several payloads, that stand in another table from row `first` on.
    pub const fn several(first: u32) -> Self {
        Self(SEVERAL << INDEX_BITS | first)
    }

    /// The first row of several payloads.
    #[inline]
    pub const fn as_several(self) -> Option<usize> {
        if self.0 >> INDEX_BITS == SEVERAL { Some((self.0 & INDEX) as usize) } else { None }
    }

    #[inline]
    const fn payload(self) -> Payload {
        let index = self.0 & INDEX;
        match self.0 >> INDEX_BITS {
            NAME | HEAD | MEASURE => Payload::Surface(SurfaceId(index)),
            TRIGGER => Payload::Trigger(TriggerId(index)),
            SKIP => Payload::Skip(RuleId(index as u16)),
            CUE => Payload::Cue(index),
            SLOT => Payload::Slot(Slot(index as u16)),
            _ => Payload::Anchor(AnchorId(index)),
        }
    }

    /// The list it belongs to.
    #[inline]
    const fn list(self) -> usize {
        (self.0 >> INDEX_BITS & !SKIPS) as usize
    }
}

/// The list that holds the written forms of names of this kind.
const fn tag_of(kind: Kind) -> u32 {
    match kind {
        Kind::HEAD | Kind::TITLE => HEAD,
        Kind::CURRENCY | Kind::UNIT => MEASURE,
        _ => NAME,
    }
}

number_record!(Packed, u32);

/// The phrases found in a text, overlapping ones included; each list is ordered by start, then length. Reused from
/// text to text.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    lists: [Vec<Hit>; 8],
}

impl Hits {
    pub(super) fn clear(&mut self) {
        self.lists.iter_mut().for_each(Vec::clear);
    }

    #[inline]
    pub(super) fn push(&mut self, hit: Hit) {
        self.lists[hit.packed.list()].push(hit);
    }

    /// Written forms of names of all kinds that have no list of their own here.
    pub fn names(&self) -> &[Hit] {
        self.list(NAME)
    }

    /// Written forms of head nouns and titles.
    pub fn heads(&self) -> &[Hit] {
        self.list(HEAD)
    }

    /// Written forms of currencies and units.
    pub fn measures(&self) -> &[Hit] {
        self.list(MEASURE)
    }

    /// The list that holds written forms of names of this kind.
    pub fn of_kind(&self, kind: Kind) -> &[Hit] {
        self.list(tag_of(kind))
    }

    /// Triggers and vetoes.
    pub fn rules(&self) -> &[Hit] {
        self.list(TRIGGER)
    }

    /// Words for status, certainty and the like.
    pub fn cues(&self) -> &[Hit] {
        self.list(CUE)
    }

    /// Phrases that open slots.
    pub fn slots(&self) -> &[Hit] {
        self.list(SLOT)
    }

    /// Words at which entity patterns may match.
    pub fn anchors(&self) -> &[Hit] {
        self.list(ANCHOR)
    }

    fn list(&self, tag: u32) -> &[Hit] {
        &self.lists[tag as usize]
    }
}

/// Those of `hits` that begin at token `at`.
pub fn hits_at(hits: &[Hit], at: usize) -> impl Iterator<Item = &Hit> {
    let first = hits.partition_point(|hit| (hit.tokens.start as usize) < at);
    hits[first..].iter().take_while(move |hit| hit.tokens.start as usize == at)
}

/// Those of `hits` that stand within `tokens`.
pub fn hits_within(hits: &[Hit], tokens: TokenRange) -> impl Iterator<Item = &Hit> {
    let first = hits.partition_point(|hit| hit.tokens.start < tokens.start);
    let begun = hits[first..].iter().take_while(move |hit| hit.tokens.start < tokens.end);
    begun.filter(move |hit| hit.tokens.end <= tokens.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hit_goes_to_its_list_and_says_what_it_is_for() {
        let tokens = |start| TokenRange::new(start, start + 1);
        let cases = [
            (Payload::Surface(SurfaceId(7)), Some(Kind::COMPANY)),
            (Payload::Surface(SurfaceId(8)), Some(Kind::TITLE)),
            (Payload::Surface(SurfaceId(9)), Some(Kind::UNIT)),
            (Payload::Trigger(TriggerId(1)), None),
            (Payload::Skip(RuleId(2)), None),
            (Payload::Cue(3), None),
            (Payload::Slot(Slot(4)), None),
            (Payload::Anchor(AnchorId(INDEX)), None),
        ];
        let mut hits = Hits::default();
        for (start, (payload, kind)) in (0..).zip(cases) {
            let packed = Packed::new(payload, kind);
            assert!(packed != Packed::NONE && packed.as_several().is_none());
            assert_eq!(Hit::new(tokens(start), packed).payload(), payload);
            hits.push(Hit::new(tokens(start), packed));
        }
        let starts = |hits: &[Hit]| hits.iter().map(|hit| hit.tokens.start).collect::<Vec<_>>();
        let lists =
            [hits.names(), hits.heads(), hits.measures(), hits.rules(), hits.cues(), hits.slots(), hits.anchors()];
        assert_eq!(lists.map(starts), [vec![0], vec![1], vec![2], vec![3, 4], vec![5], vec![6], vec![7]]);
        assert_eq!(Packed::several(5).as_several(), Some(5));
        assert_eq!(hits_at(hits.rules(), 4).count(), 1);
        assert_eq!(hits_within(hits.rules(), TokenRange::new(3, 5)).count(), 2);
        assert_eq!(hits_within(hits.rules(), TokenRange::new(4, 4)).count(), 0);
    }
}
