//! One sentence as the clause engine sees it; all buffers are reused from sentence to sentence.

use super::chunk::{self, Chunk, Item};
use super::clause::{self, Link};
use super::tag::{self, Tag, VerbForm};
use super::verb::{self, Group};
use super::words;
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Kind, KindSet, Slot, Traits};
use crate::text::bits::bit_set;
use crate::text::english::{Class, Usage, VerbForms};
use crate::text::{SentenceKind, Span, TokenRange, work};
use std::cell::OnceCell;

/// A mention, or a reference read through to its entity, inside the sentence. Token indexes count from the
/// sentence's first token, here and in all of the clause engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Its bytes.
    pub span: Span,
    /// What it names.
    pub entity: EntityId,
    /// The entity's type.
    pub kind: Kind,
    /// A definite reference or pronoun.
    pub reference: bool,
}

impl Unit {
    /// By start, longer ones first, mentions before references.
    fn order(&self) -> u64 {
        u64::from(self.start) << 33 | u64::from(!self.end) << 1 | u64::from(self.reference)
    }
}

/// How far a sentence has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// What is named in it is known.
    #[default]
    Opened,
    /// What stands over each token too.
    Covered,
    /// The parts of speech too.
    Tagged,
    /// The clauses too.
    Read,
}

/// A phrase that rules use as a slot ("valued at").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotCue {
    /// Which slot.
    pub slot: Slot,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

/// What a token is to the noun triggers around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NounMark(u8);

bit_set!(NounMark);

impl NounMark {
    /// The head of one: what follows it in the sentence is its own first.
    pub const HEAD: Self = Self(1);
    /// Behind the head of one ("profit *before tax*"): no clause opens there.
    pub const TAIL: Self = Self(2);
}

/// The outermost unit over a token.
#[derive(Clone, Copy, Debug)]
struct Cover {
    /// Its index + 1; 0 for none.
    unit: u16,
    /// Its kind, unless it is a reference.
    kind: Kind,
}

impl Cover {
    const NO_KIND: Kind = Kind(u16::MAX);
    const NONE: Self = Self { unit: 0, kind: Self::NO_KIND };
}

/// The sentence and its analysis.
#[derive(Debug, Default)]
pub struct View {
    /// Its tokens in the article.
    pub range: TokenRange,
    /// Which sentence.
    pub sentence: u32,
    title_case: OnceCell<bool>,
    /// It is the article's headline or a sub-heading.
    pub headline: bool,
    /// The company that the article is about.
    pub main: Option<EntityId>,
    /// The commodity that the article is about.
    pub commodity: Option<EntityId>,
    /// The country that the article is about, when no company is; looked for when it is first asked for.
    pub country: OnceCell<Option<EntityId>>,
    stage: Stage,
    /// Where the mentions and references of the sentence begin: those of the one after it stand behind them.
    next_mention: usize,
    next_reference: usize,
    /// The article's dateline, wherever it stands.
    dateline: Span,
    /// Mentions and references by start, longer ones first.
    pub units: Vec<Unit>,
    /// The kinds of all that a role may take from them: prices are no sums.
    pub named: KindSet,
    /// Those of which there are several.
    pub several: KindSet,
    /// What stands over each token.
    cover: Vec<Cover>,
    /// What each token can be as a verb.
    pub forms: Vec<VerbForms>,
    /// Where noun triggers stand.
    pub nouns: Vec<NounMark>,
    /// Tokens that may be verbs or adverbs, until it is decided.
    pub(super) undecided: Vec<u32>,
    /// Phrases that open slots, in order.
    pub cues: Vec<SlotCue>,
    /// Parts of speech.
    pub tags: Vec<Tag>,
    /// Form of each verb token.
    pub verbs: Vec<VerbForm>,
    /// Base noun phrases.
    pub chunks: Vec<Chunk>,
    /// Verb groups.
    pub groups: Vec<Group>,
    /// Noun phrases, verb groups and what stands between them, in order.
    pub items: Vec<Item>,
    /// The commas and coordinators among the items: where lists and appositions go on.
    pub(super) joints: Vec<u32>,
    /// One per verb group: its subject and what it hangs on.
    pub links: Vec<Link>,
}

impl View {
    /// Opens sentence `sentence`: who and what is named in it.
    pub fn open(&mut self, context: &Context, entities: &Entities, sentence: u32) {
        let Some(s) = context.analysis.sentences.get(sentence as usize) else { return };
        self.range = s.tokens;
        self.sentence = sentence;
        self.headline = s.kind == SentenceKind::Headline;
        self.stage = Stage::Opened;
        self.title_case = OnceCell::new();
        self.units.clear();
        self.dateline = context.analysis.layout.dateline.map_or_else(Span::default, |d| d.span);
        (self.named, self.several) = Default::default();
        self.find_mentions(entities);
        self.find_references(entities);
    }

    /// Notes which unit stands over each token of the sentence that is open, unless it is noted.
    pub fn cover(&mut self) {
        if self.stage < Stage::Covered {
            self.cover_tokens();
            self.stage = Stage::Covered;
        }
    }

    /// Gives the words of the sentence that is open their parts of speech, unless they have them.
    pub fn tag(&mut self, context: &Context) {
        self.cover();
        if self.stage < Stage::Tagged {
            tag::tag(self, context);
            self.cut_off_dateline(context);
            self.stage = Stage::Tagged;
        }
    }

    /// Reads the clauses of the sentence that is open, unless they are read; whether they weren't.
    pub fn read(&mut self, context: &Context) -> bool {
        self.tag(context);
        let new = self.stage < Stage::Read;
        if new {
            chunk::chunk(self, context);
            verb::finish(self, context);
            clause::link(self, context);
            self.stage = Stage::Read;
        }
        new
    }

    /// "LONDON, Aug 8 (Reuters) -": the dateline is no part of the clause behind it.
    fn cut_off_dateline(&mut self, context: &Context) {
        let tokens = &context.tokens()[self.range.indices()];
        let within = tokens.iter().take_while(|t| self.dateline.contains(t.span)).count();
        self.tags[..within].fill(Tag::Break);
    }

    /// The sentence's mentions; what the dateline names is left out.
    fn find_mentions(&mut self, entities: &Entities) {
        let TokenRange { start, end } = self.range;
        self.next_mention = first_from(&entities.mentions, self.next_mention, |m| m.tokens.start < start);
        for mention in entities.mentions[self.next_mention..].iter().take_while(|m| m.tokens.start < end) {
            if !self.dateline.contains(mention.span) {
                self.add(entities, mention.tokens, (mention.entity, mention.kind), mention.span, false);
            }
        }
    }

    fn find_references(&mut self, entities: &Entities) {
        let TokenRange { start, end } = self.range;
        self.next_reference = first_from(&entities.references, self.next_reference, |r| r.tokens.start < start);
        for reference in entities.references[self.next_reference..].iter().take_while(|r| r.tokens.start < end) {
            let Some(entity) = entities.entities.get(reference.entity.0 as usize) else { continue };
            self.add(entities, reference.tokens, (reference.entity, entity.kind), Span::default(), true);
            // Mentions come in order, references too: only these have to find their places among those.
            let mut at = self.units.len().saturating_sub(1);
            while at > 0 && self.units[at - 1].order() > self.units[at].order() {
                self.units.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    /// Adds a unit that lies inside the sentence, and what it is.
    #[inline]
    fn add(&mut self, entities: &Entities, tokens: TokenRange, named: (EntityId, Kind), span: Span, reference: bool) {
        work::step();
        let (entity, kind) = named;
        if tokens.is_empty() || tokens.end > self.range.end {
            return;
        }
        let (start, end) = (tokens.start - self.range.start, tokens.end - self.range.start);
        self.units.push(Unit { start, end, span, entity, kind, reference });
        if kind != Kind::MONEY || words::is_sum(entities, entity) {
            let kind = KindSet::of(kind);
            self.several = self.several.with(self.named.and(kind));
            self.named = self.named.with(kind);
        }
    }

    /// Notes which unit stands over each token.
    fn cover_tokens(&mut self) {
        self.cover.clear();
        self.cover.resize(self.range.len() as usize, Cover::NONE);
        let mut outer_end = 0;
        for (i, unit) in self.units.iter().enumerate() {
            if unit.start >= outer_end {
                outer_end = unit.end;
                let kind = if unit.reference { Cover::NO_KIND } else { unit.kind };
                self.cover[unit.start as usize..unit.end as usize].fill(Cover { unit: i as u16 + 1, kind });
            }
        }
    }

    /// Where the first cue phrase of `slot` from token `from` on ends; a break ends the search.
    pub fn cued(&self, slot: Slot, from: u32) -> Option<u32> {
        let cue = self.cues.iter().find(|cue| cue.slot == slot && cue.start >= from)?;
        let broken = self.tags[from as usize..=cue.start as usize].contains(&Tag::Break);
        (!broken).then_some(cue.end)
    }

    /// The outermost unit over token `i`.
    pub fn unit_at(&self, i: usize) -> Option<&Unit> {
        work::step();
        self.cover.get(i).and_then(|c| c.unit.checked_sub(1)).and_then(|u| self.units.get(usize::from(u)))
    }

    /// The kind of the outermost mention over token `i`; references don't count, their words keep their own tags.
    #[inline]
    pub fn covered(&self, i: usize) -> Option<Kind> {
        self.cover.get(i).map(|cover| cover.kind).filter(|kind| *kind != Cover::NO_KIND)
    }

    /// The kind of what the head of a phrase names.
    #[inline]
    pub fn head_kind(&self, chunk: &Chunk) -> Option<Kind> {
        self.covered(chunk.head as usize)
    }

    /// The first verb group that shares a token with a stretch.
    pub fn group_over(&self, tokens: (u32, u32)) -> Option<u32> {
        self.groups.iter().position(|g| g.start < tokens.1 && tokens.0 < g.end).map(|g| g as u32)
    }

    /// The tag of the token before token `i`.
    #[inline]
    pub(super) fn tag_before(&self, i: usize) -> Option<Tag> {
        i.checked_sub(1).and_then(|before| self.tags.get(before)).copied()
    }

    /// Whether token `i` is the head of a noun trigger.
    pub fn is_event_noun(&self, i: usize) -> bool {
        self.nouns.get(i).is_some_and(|noun| noun.any(NounMark::HEAD))
    }

    /// Whether a phrase names an event ("revenue", "the takeover"), not somebody.
    pub fn tells(&self, chunk: &Chunk) -> bool {
        let head = chunk.head as usize;
        self.is_event_noun(head) && self.covered(head).is_none()
    }

    /// Token `i`'s index in the article.
    pub fn at(&self, i: u32) -> usize {
        (self.range.start + i) as usize
    }

    /// Most of its words open with capitals: capitals say nothing.
    pub fn is_title_case(&self, context: &Context) -> bool {
        *self.title_case.get_or_init(|| title_case(context, self.range))
    }

    /// The words of token `i`.
    pub fn word<'c>(&self, context: &Context<'c>, i: u32) -> &'c str {
        context.word(self.at(i))
    }

    /// The closed classes of token `i`.
    pub fn class(&self, context: &Context, i: u32) -> Class {
        context.class(self.at(i))
    }

    /// Whether token `i` is used in one of these ways.
    pub fn is(&self, context: &Context, i: u32, usage: Usage) -> bool {
        context.usage(self.at(i)).any(usage)
    }

    /// The bytes from token `start` to before token `end`.
    pub fn span(&self, context: &Context, start: u32, end: u32) -> Span {
        context.span(TokenRange::new(self.range.start + start, self.range.start + end))
    }
}

/// The first of `all`, which stand in order, that isn't `before`; looked for from `hint` on where that is not behind it.
fn first_from<T>(all: &[T], hint: usize, before: impl Fn(&T) -> bool) -> usize {
    let passed = |hint: usize| hint == 0 || all.get(hint - 1).is_some_and(&before);
    match all.get(hint..).filter(|_| passed(hint)) {
        Some(rest) => hint + rest.iter().take_while(|one| before(one)).count(),
        None => all.partition_point(before),
    }
}

/// Whether a line is written in Title Case or capitals: hardly any open word in lower case.
fn title_case(context: &Context, range: TokenRange) -> bool {
    let (mut capitals, mut lower) = (0, 0);
    let tokens = context.tokens().get(range.indices()).unwrap_or(&[]);
    let traits = context.traits.get(range.indices()).unwrap_or(&[]);
    // With more, all the others would not be enough.
    let most_lower = range.len() / 5;
    for (token, traits) in tokens.iter().zip(traits) {
        if !traits.any(Traits::WORD) || token.span.len() <= 3 {
            continue;
        }
        if traits.any(Traits::CAPITALISED) {
            capitals += 1;
            continue;
        }
        lower += 1;
        if lower > most_lower {
            return false;
        }
    }
    capitals > 2 && lower * 4 <= capitals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Reference;
    use crate::event::testing::Marked;

    #[test]
    fn a_hint_never_changes_what_is_first() {
        let all = [2, 3, 3, 5, 8, 8, 9];
        for start in 0..12 {
            let before = |one: &u32| *one < start;
            for hint in 0..=all.len() + 2 {
                assert_eq!(first_from(&all, hint, before), all.partition_point(before), "from {hint} on to {start}");
            }
        }
    }

    #[test]
    fn units_stand_by_start_longer_ones_first() {
        let mut read = Marked::new("It runs [company: Orbis Steel] and its mill in [place: Gdansk].");
        let entity = read.entities.mentions[0].entity;
        for tokens in [TokenRange::new(0, 1), TokenRange::new(2, 3), TokenRange::new(5, 7)] {
            read.entities.references.push(Reference { tokens, entity });
        }
        let view = read.view();
        let units: Vec<_> = view.units.iter().map(|u| (u.start, u.end, u.reference)).collect();
        assert_eq!(units, [(0, 1, true), (2, 4, false), (2, 3, true), (5, 7, true), (8, 9, false)]);
        assert_eq!(view.unit_at(2).map(|u| u.end), Some(4), "the longer one covers");
        assert_eq!(view.covered(3), Some(Kind::COMPANY));
        assert_eq!(view.covered(5), None, "a reference's words keep their own tags");
    }
}
