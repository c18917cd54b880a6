//! What the arguments of a trigger can give, and which looks of a rule's roles may therefore find something: most of them
//! can't, and a rule that needs what none can give tells nothing.

use super::chunk::{Chunk, ChunkKind, Item};
use super::fill::Filler;
use super::slots::{Arg, Frame, Place};
use super::trace::Recorder;
use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, KindSet, ListSet, Look, RoleId, RoleSet, Slot, Takes, Traits, WordClass};
use crate::text::bits::bit_set;
use crate::text::english::Usage;

/// What an argument can give a role; more than it does, never less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The slot that it stands in, as rules name it.
    pub slot: Slot,
    /// The kinds of all that is named in it and in what is tried for it.
    pub kinds: KindSet,
    /// Those of what heads it, or stands in for that.
    pub heads: KindSet,
    /// The lists with its words, and whether a name that nobody knows may be there.
    pub words: ListSet,
    /// It is a noun phrase.
    pub phrase: bool,
}

/// What each phrase of a sentence can give by itself, as far as anybody has asked.
#[derive(Debug, Default)]
pub struct Stock {
    phrases: Vec<Option<Phrase>>,
}

/// What a phrase can give by itself.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    /// The list goes on with this phrase.
    next: Option<u32>,
    given: Given,
    /// The kinds in what it belongs to and in what hangs on it.
    beside: KindSet,
}

impl Stock {
    /// Starts with a sentence.
    pub fn open(&mut self, view: &View) {
        self.phrases.clear();
        self.phrases.resize(view.chunks.len(), None);
    }

    /// What an argument that stands in `slot` can give.
    pub fn given(&mut self, view: &View, context: &Context, arg: &Arg, slot: Slot) -> Given {
        let mut given = Given { slot, ..Given::default() };
        if arg.chunk.is_none() {
            let kinds = view.kinds_in(arg.start, arg.end);
            let words = words_in(view, context, arg.start, arg.end);
            return Given { kinds, heads: kinds, words, ..given };
        }
        let mut member = arg.chunk;
        while let Some(known) = member.and_then(|c| self.phrases.get_mut(c as usize).map(|known| (c, known))) {
            let (c, known) = known;
            let phrase = *known.get_or_insert_with(|| Phrase::of(view, context, &view.chunks[c as usize]));
            given.add(&phrase, matches!(arg.place, Place::Prep(_)));
            member = phrase.next;
        }
        given
    }
}

impl Given {
    /// Whether a role may find something in it in this pass.
    pub fn may_fill(&self, role: &Takes, pass: Pass) -> bool {
        match pass {
            Pass::HEAD => role.kinds.any(self.heads),
            Pass::PHRASE => role.words.any(self.words) | (self.phrase & role.any_phrase),
            _ => role.kinds.any(self.kinds),
        }
    }

    /// Adds a member of the list that the argument is.
    fn add(&mut self, member: &Phrase, prepositional: bool) {
        let Phrase { given, beside, .. } = *member;
        self.kinds = self.kinds.with(given.kinds).with(beside);
        self.heads = self.heads.with(given.heads).with(if prepositional { beside } else { KindSet::default() });
        self.words = self.words.with(given.words);
        self.phrase |= given.phrase;
    }
}

impl Phrase {
    fn of(view: &View, context: &Context, chunk: &Chunk) -> Self {
        if chunk.kind == ChunkKind::Pronoun {
            // Whoever it means is sought elsewhere.
            let (kinds, words) = (KindSet::ALL, ListSet::ALL);
            let given = Given { kinds, heads: kinds, words, phrase: true, ..Given::default() };
            return Self { next: chunk.next, given, beside: kinds };
        }
        let hung = chunk.item.and_then(|k| match view.items.get(k as usize + 1..k as usize + 3)? {
            [Item::Prep(_), Item::Phrase(c)] => Some(*c),
            _ => None,
        });
        let beside = [chunk.poss, hung].into_iter().flatten().map(|c| view.own_kinds(&view.chunks[c as usize]));
        let beside = beside.fold(KindSet::default(), KindSet::with);
        let kinds = view.own_kinds(chunk);
        let heads = if kinds.is_empty() { kinds } else { view.kinds_over(chunk.head) };
        let phrase = chunk.kind == ChunkKind::Phrase;
        let words = if phrase { words_in(view, context, chunk.start, chunk.end) } else { ListSet::default() };
        Self { next: chunk.next, given: Given { kinds, heads, words, phrase, ..Given::default() }, beside }
    }
}

/// The lists with the words of some tokens, and whether one may be a name that nobody knows.
fn words_in(view: &View, context: &Context, start: u32, end: u32) -> ListSet {
    const ASKED: Traits = Traits::of_words(WordClass::ASKED);
    const EITHER: Traits = ASKED.with(Traits::CAPITALISED);
    let mut words = ListSet::default();
    for t in start..end {
        let traits = context.traits(view.at(t));
        if !traits.any(EITHER) {
            continue;
        }
        if traits.any(ASKED) {
            words = words.with(context.pack.asked.lists_with(context.id(view.at(t))));
        }
        if traits.any(Traits::CAPITALISED) && view.covered(t as usize).is_none() && !view.is_title_case(context) {
            words = words.with(ListSet::UNKNOWN_NAME);
        }
    }
    words
}

impl View {
    /// The kinds of the units from token `start` to before token `end`.
    fn kinds_in(&self, start: u32, end: u32) -> KindSet {
        let inside = self.units.iter().filter(|unit| start <= unit.start && unit.end <= end);
        inside.fold(KindSet::default(), |kinds, unit| kinds.with(KindSet::of(unit.kind)))
    }

    /// The kinds of the units over a token.
    fn kinds_over(&self, token: u32) -> KindSet {
        let units = self.units.iter().take_while(|unit| unit.start <= token).filter(|unit| token < unit.end);
        units.fold(KindSet::default(), |kinds, unit| kinds.with(KindSet::of(unit.kind)))
    }

    /// The kinds in a phrase and its apposition; all for a pronoun, which may mean anybody.
    fn own_kinds(&self, chunk: &Chunk) -> KindSet {
        let apposed = chunk.apposition.or(chunk.apposed).map(|c| self.chunks[c as usize].kinds);
        match chunk.kind {
            ChunkKind::Pronoun => KindSet::ALL,
            _ => chunk.kinds.with(apposed.unwrap_or_default()),
        }
    }
}

/// In which ways candidates are searched for, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass(u8);

bit_set!(Pass);

impl Pass {
    /// Entities that head their phrase.
    pub const HEAD: Self = Self(1);
    /// Entities anywhere in the phrase.
    pub const TYPED: Self = Self(2);
    /// Noun phrases.
    pub const PHRASE: Self = Self(4);
    /// Entities behind another verb or a border.
    pub const FAR: Self = Self(8);
    /// All in their order.
    pub const ALL: [Self; 4] = [Self::HEAD, Self::TYPED, Self::PHRASE, Self::FAR];
}

/// A look that may find something in some of the passes.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    /// Who looks.
    pub role: RoleId,
    /// Where.
    pub slot: Slot,
    /// In which passes.
    pub passes: Pass,
}

impl Chance {
    /// Whether it finds what stands only loosely with the trigger.
    const fn is_weak(&self) -> bool {
        matches!(self.slot, Slot::ADJUNCT | Slot::SENTENCE | Slot::SPEAKER)
    }
}

impl Filler<'_> {
    /// The looks that may find something, in order.
    pub(super) fn chances<R: Recorder>(&self, out: &mut Vec<Chance>) {
        out.clear();
        let Frame { near, far, .. } = self.frame;
        let there = near.with(*far);
        for &Look { role, slot } in self.rule.looks.iter().filter(|look| there.may_hold(look.slot)) {
            let Some(takes) = self.rule.takes.get(usize::from(role.0)) else { continue };
            let passes = match R::ON {
                true => self.asked(near.may_hold(slot), far.may_hold(slot)),
                false => self.passes(slot, takes, near.may_hold(slot)),
            };
            if passes != Pass::default() {
                out.push(Chance { role, slot, passes });
            }
        }
    }

    /// All passes in which a look is noted.
    fn asked(&self, near: bool, far: bool) -> Pass {
        let when = |holds: bool, pass: Pass| if holds { pass } else { Pass::default() };
        when(near, Pass::HEAD.with(Pass::TYPED).with(Pass::PHRASE)).with(when(far, Pass::FAR))
    }

    /// In which passes a role that takes this may find something at a slot.
    fn passes(&self, slot: Slot, takes: &Takes, near: bool) -> Pass {
        let kinds = takes.kinds.and(self.offered);
        let when = |holds: bool, pass: Pass| if holds { pass } else { Pass::default() };
        let (mut passes, mut stands) = (Pass::default(), false);
        for (arg, given) in self.frame.args.iter().zip(&self.frame.given) {
            if !slot.takes(given.slot) {
                continue;
            }
            if arg.far {
                passes = passes.with(when(kinds.any(given.kinds), Pass::FAR));
                continue;
            }
            stands = true;
            passes = passes
                .with(when(kinds.any(given.heads), Pass::HEAD))
                .with(when(kinds.any(given.kinds), Pass::TYPED))
                .with(when(given.may_fill(takes, Pass::PHRASE), Pass::PHRASE));
        }
        if near && !stands {
            // A cue phrase may open the slot.
            let typed = if slot == Slot::SENTENCE { Pass::TYPED } else { Pass::HEAD.with(Pass::TYPED) };
            let phrase = takes.phrase && slot != Slot::SENTENCE;
            passes = passes.with(when(!kinds.is_empty(), typed)).with(when(phrase, Pass::PHRASE));
        }
        passes
    }

    /// Whether anything may come of the looks that have a chance: an event, or a mention of one that is told elsewhere.
    pub(super) fn is_worth(&self, chances: &[Chance]) -> bool {
        self.may_be_event(chances) || self.may_be_mention(chances)
    }

    /// Whether all that the rule needs may be there, not only by weak slots where no figure is.
    fn may_be_event(&self, chances: &[Chance]) -> bool {
        const FIGURES: KindSet =
            KindSet::of(Kind::MONEY).with(KindSet::of(Kind::PERCENT)).with(KindSet::of(Kind::QUANTITY));
        let verb = self.frame.verbal || self.frame.governed;
        let near = Pass::HEAD.with(Pass::TYPED).with(Pass::PHRASE);
        let strong = if verb { near.with(Pass::FAR) } else { near };
        let (mut firm, mut any) = (RoleSet::default(), self.by_article());
        for chance in chances {
            let role = RoleSet::of(chance.role);
            any = any.with(role);
            if !chance.is_weak() && chance.passes.any(strong) {
                firm = firm.with(role);
            }
        }
        let sketch = &self.rule.sketch;
        sketch.may_be_met(firm) || (self.view.named.any(FIGURES) && sketch.may_be_met(any))
    }

    /// Whether the trigger speaks of an event as known, or may name one of its core parties.
    fn may_be_mention(&self, chances: &[Chance]) -> bool {
        let Some(c) = self.frame.chunk.filter(|_| !self.frame.verbal) else { return false };
        let opener = self.context.usage(self.view.at(self.view.chunks[c as usize].start));
        if opener.any(Usage::NEW_TO_TEXT) {
            return false;
        }
        let (core, named) = (self.rule.sketch.core, Pass::HEAD.with(Pass::TYPED));
        let party = |c: &Chance| !c.is_weak() && c.passes.any(named) && core.any(RoleSet::of(c.role));
        opener.any(Usage::KNOWN_TO_TEXT) || chances.iter().any(party)
    }

    /// The roles that what the article is about, or a place elsewhere in the sentence, may fill.
    fn by_article(&self) -> RoleSet {
        let sketch = &self.rule.sketch;
        let when = |holds: bool, roles: RoleSet| if holds { roles } else { RoleSet::default() };
        let bare = !self.frame.verbal;
        let company = when(bare && self.view.main.is_some(), sketch.core);
        sketch.place.with(when(bare, sketch.country)).with(company)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_asks_for_what_it_takes() {
        let (money, company) = (KindSet::of(Kind::MONEY), KindSet::of(Kind::COMPANY));
        let given = Given { kinds: money.with(company), heads: company, phrase: true, ..Given::default() };
        let takes = |kinds, any_phrase| Takes { kinds, any_phrase, phrase: any_phrase, ..Takes::default() };
        for (pass, role, may) in [
            (Pass::HEAD, takes(money, true), false),
            (Pass::HEAD, takes(company, false), true),
            (Pass::TYPED, takes(money, false), true),
            (Pass::FAR, takes(KindSet::of(Kind::DATE), true), false),
            (Pass::PHRASE, takes(money, false), false),
            (Pass::PHRASE, takes(money, true), true),
        ] {
            assert_eq!(given.may_fill(&role, pass), may, "{pass:?} {role:?}");
        }
    }
}
