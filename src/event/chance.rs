//! What the arguments of a trigger can give, and which looks of a rule's roles may therefore find something: most of them
//! can't, and a rule that needs what none can give tells nothing.

use super::chunk::{Chunk, ChunkKind, Item};
use super::fill::Filler;
use super::slots::{Arg, Place};
use super::trace::Recorder;
use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, KindSet, ListSet, Look, Role, RoleId, Slot, Traits, WordClass};
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
    pub fn may_fill(&self, role: &Role, pass: Pass) -> bool {
        match pass {
            Pass::HEAD => role.kinds.any(self.heads),
            Pass::PHRASE => role.phrase && (role.words.any(self.words) || (self.phrase && !role.asks_head())),
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
    /// Who looks where.
    pub look: Look,
    /// In which passes.
    pub passes: Pass,
}

impl Chance {
    /// Whether it finds what stands only loosely with the trigger.
    const fn is_weak(&self) -> bool {
        matches!(self.look.slot, Slot::ADJUNCT | Slot::SENTENCE)
    }
}

impl Filler<'_> {
    /// The looks that may find something, in order.
    pub(super) fn chances<R: Recorder>(&self, out: &mut Vec<Chance>) {
        out.clear();
        for &look in &self.rule.looks {
            let (near, far) = (self.frame.near.may_hold(look.slot), self.frame.far.may_hold(look.slot));
            let Some(role) = self.rule.roles.get(usize::from(look.role.0)).filter(|_| near || far) else { continue };
            let passes = if R::ON { self.asked(near, far) } else { self.passes(role, look.slot, near) };
            if passes != Pass::default() {
                out.push(Chance { look, passes });
            }
        }
    }

    /// All passes in which a look is noted.
    fn asked(&self, near: bool, far: bool) -> Pass {
        let when = |holds: bool, pass: Pass| if holds { pass } else { Pass::default() };
        when(near, Pass::HEAD.with(Pass::TYPED).with(Pass::PHRASE)).with(when(far, Pass::FAR))
    }

    /// In which passes a role may find something in a slot.
    fn passes(&self, role: &Role, slot: Slot, near: bool) -> Pass {
        let kinds = role.kinds.and(self.offered);
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
                .with(when(given.may_fill(role, Pass::PHRASE), Pass::PHRASE));
        }
        if near && !stands {
            // A cue phrase may open the slot.
            let typed = if slot == Slot::SENTENCE { Pass::TYPED } else { Pass::HEAD.with(Pass::TYPED) };
            let phrase = role.phrase && slot != Slot::SENTENCE;
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
        let firmly = |role: RoleId| chances.iter().any(|c| c.look.role == role && !c.is_weak() && c.passes.any(strong));
        let somehow = |role: RoleId| chances.iter().any(|c| c.look.role == role) || self.by_article(role);
        self.rule.need.met(&firmly) || (self.view.named.any(FIGURES) && self.rule.need.met(&somehow))
    }

    /// Whether the trigger speaks of an event as known, or may name one of its core parties.
    fn may_be_mention(&self, chances: &[Chance]) -> bool {
        let Some(c) = self.frame.chunk.filter(|_| !self.frame.verbal) else { return false };
        let opener = self.context.usage(self.view.at(self.view.chunks[c as usize].start));
        if opener.any(Usage::NEW_TO_TEXT) {
            return false;
        }
        let core = |role: RoleId| self.rule.roles.get(usize::from(role.0)).is_some_and(|role| role.core);
        let named = Pass::HEAD.with(Pass::TYPED);
        let party = |c: &Chance| !c.is_weak() && c.passes.any(named) && core(c.look.role);
        opener.any(Usage::KNOWN_TO_TEXT) || chances.iter().any(party)
    }

    /// Whether what the article is about, or a place elsewhere in the sentence, may fill a role.
    fn by_article(&self, role: RoleId) -> bool {
        let Some(it) = self.rule.roles.get(usize::from(role.0)) else { return false };
        let bare = !self.frame.verbal;
        it.name == "place" || (bare && (it.takes_article_country() || (self.view.main.is_some() && it.core)))
    }
}
