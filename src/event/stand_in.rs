//! Who is meant where an argument itself names nobody: behind a pronoun, whose it is, what it is part of.

use super::chunk::{ChunkKind, Item};
use super::fill::{Filled, Filler};
use super::slots::{Arg, Place};
use super::view::Unit;
use crate::pack::{Kind, Role};
use crate::text::Span;
use crate::text::english::Usage;

impl Filler<'_> {
    /// "it", "they" that no reference explains: the subject of the verb around.
    pub(super) fn through_pronoun(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Option<Filled> {
        let Some(through) = self.meant_by_pronoun(arg) else {
            let chunk = self.view.chunks.get(arg.chunk? as usize)?;
            let open = chunk.kind == ChunkKind::Pronoun && self.view.unit_at(chunk.start as usize).is_none();
            return self.main_company(role, chunk.start, out).filter(|_| open);
        };
        let mut filled = self.typed(role, &through, false, out).ok()?;
        filled.reference = true;
        Some(filled)
    }

    /// The subject of the verb around, for a pronoun that no reference explains.
    pub(super) fn meant_by_pronoun(&self, arg: &Arg) -> Option<Arg> {
        let chunk = self.view.chunks.get(arg.chunk? as usize)?;
        if chunk.kind != ChunkKind::Pronoun || self.view.unit_at(chunk.start as usize).is_some() {
            return None;
        }
        let subject = self.subject_above()?;
        let c = &self.view.chunks[subject as usize];
        Some(Arg { start: c.start, end: c.end, chunk: Some(subject), ..*arg })
    }

    /// "we", "it" that nothing in the sentence explains: the company that the article is about.
    fn main_company(&self, role: &Role, at: u32, out: &[Filled]) -> Option<Filled> {
        let own = self.view.is(self.context, at, Usage::COMPANY_PRONOUN);
        let entity = self.view.main.filter(|_| own && role.takes(Kind::COMPANY))?;
        let named_later = self.view.units.iter().any(|u| u.start > at && u.entity == entity && !u.reference);
        if named_later || out.iter().any(|f| f.entity == Some(entity)) {
            return None;
        }
        let unit = Unit { start: at, end: at + 1, span: Span::default(), entity, kind: Kind::COMPANY, reference: true };
        Some(self.entity_filled(&unit))
    }

    /// The nearest subject that is no pronoun, up from the trigger's verb.
    fn subject_above(&self) -> Option<u32> {
        let mut at = self.frame.group?;
        for _ in 0..5 {
            at = self.view.links.get(at as usize)?.parent?;
            let subject = self.view.links.get(at as usize)?.subject?;
            if self.view.chunks.get(subject as usize)?.kind != ChunkKind::Pronoun {
                return Some(subject);
            }
        }
        None
    }

    /// "at BHP's Escondida mine": the possessor, for who is meant; "off the coast of Brazil": the place behind "of".
    pub(super) fn nearby(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Option<Filled> {
        let chunk = self.view.chunks.get(arg.chunk? as usize)?;
        let takes = |kind: Kind| role.takes(kind);
        let other = match chunk.poss {
            Some(poss) if takes(Kind::COMPANY) && matches!(arg.place, Place::Prep(_)) => Some(poss),
            None if takes(Kind::PLACE) && !takes(Kind::COMPANY) && matches!(arg.place, Place::Prep(_)) => {
                self.behind_of(chunk.item?)
            }
            _ => None,
        }?;
        let c = &self.view.chunks[other as usize];
        let owner = Arg { start: c.start, end: c.end, chunk: Some(other), place: Place::Poss, far: arg.far };
        self.typed(role, &owner, false, out).ok()
    }

    /// "Workers at BHP's mine went on strike": whose they are, where the rule counts such.
    pub(super) fn workplace(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Option<Filled> {
        let chunk = self.view.chunks.get(arg.chunk? as usize)?;
        let counted = || self.rule.roles.iter().any(|r| r.counted && self.carried(r, chunk));
        let acts = role.takes(Kind::COMPANY) && matches!(arg.place, Place::Subject | Place::Passive);
        let item = chunk.item.filter(|_| acts && counted())? as usize;
        let [Item::Prep(t), Item::Phrase(c)] = *self.view.items.get(item + 1..item + 3)? else { return None };
        let at = self.view.word(self.context, t).eq_ignore_ascii_case("at");
        let chunk = self.view.chunks.get(c as usize).filter(|_| at)?;
        let place = Arg { start: chunk.start, end: chunk.end, chunk: Some(c), place: Place::Prep(t), far: arg.far };
        self.typed(role, &place, false, out).ok()
    }

    pub(super) fn behind_of(&self, item: u32) -> Option<u32> {
        match (self.view.items.get(item as usize + 1)?, self.view.items.get(item as usize + 2)?) {
            (Item::Prep(t), Item::Phrase(c)) if self.view.is(self.context, *t, Usage::OF) => Some(*c),
            _ => None,
        }
    }
}
