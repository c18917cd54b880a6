//! One sentence as the clause engine sees it; all buffers are reused from sentence to sentence.

use super::chunk::{self, Chunk, Item};
use super::clause::{self, Link};
use super::tag::{self, Tag, VerbForm};
use super::verb::{self, Group};
use super::words;
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Kind, KindSet, Slot, Traits};
use crate::text::english::{Class, Usage, VerbForms};
use crate::text::{SentenceKind, Span, TokenRange, work};

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

/// The sentence and its analysis.
#[derive(Debug, Default)]
pub struct View {
    /// Its tokens in the article.
    pub range: TokenRange,
    /// Which sentence.
    pub sentence: u32,
    /// Most of its words open with capitals: capitals say nothing.
    pub title_case: bool,
    /// It is the article's headline or a sub-heading.
    pub headline: bool,
    /// The company that the article is about.
    pub main: Option<EntityId>,
    /// The commodity that the article is about.
    pub commodity: Option<EntityId>,
    /// The country that the article is about, when no company is.
    pub country: Option<EntityId>,
    /// The article's dateline, wherever it stands.
    dateline: Span,
    /// Mentions and references by start, longer ones first.
    pub units: Vec<Unit>,
    /// The kinds of all that a role may take from them: prices are no sums.
    pub named: KindSet,
    /// Those of them that are there more than once.
    pub several: KindSet,
    /// Outermost unit over each token: its index + 1.
    cover: Vec<u32>,
    /// Its kind, unless it is a reference.
    kinds: Vec<Option<Kind>>,
    /// What each token can be as a verb.
    pub forms: Vec<VerbForms>,
    /// Tokens that are noun triggers: what follows them in the sentence is theirs first.
    pub event_nouns: Vec<bool>,
    /// Tokens of noun triggers behind their heads ("profit *before tax*"): no clause opens there.
    pub trigger_tails: Vec<bool>,
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
        self.units.clear();
        (self.named, self.several) = Default::default();
        self.dateline = context.analysis.layout.dateline.map_or_else(Span::default, |d| d.span);
        self.find_mentions(entities);
        self.find_references(entities);
        self.units.sort_by_key(|u| (u.start, std::cmp::Reverse(u.end), u.reference));
        self.cover_tokens();
    }

    /// Reads the clauses of the sentence that is open.
    pub fn read(&mut self, context: &Context) {
        self.title_case = title_case(context, self.range);
        tag::tag(self, context);
        self.cut_off_dateline(context);
        chunk::chunk(self, context);
        verb::finish(self, context);
        clause::link(self, context);
    }

    /// "LONDON, Aug 8 (Reuters) -": the dateline is no part of the clause behind it.
    fn cut_off_dateline(&mut self, context: &Context) {
        let tokens = &context.tokens()[self.range.indices()];
        let within = tokens.iter().take_while(|t| self.dateline.contains(t.span)).count();
        self.tags[..within].fill(Tag::Break);
    }

    /// The sentence's mentions; what the dateline names is left out.
    fn find_mentions(&mut self, entities: &Entities) {
        let from = entities.mentions.partition_point(|m| m.tokens.start < self.range.start);
        let end = self.range.end;
        for mention in entities.mentions[from..].iter().take_while(|m| m.tokens.start < end) {
            if self.dateline.contains(mention.span) {
                continue;
            }
            self.unit(entities, mention.tokens, mention.entity, mention.span, false);
        }
    }

    fn find_references(&mut self, entities: &Entities) {
        let from = entities.references.partition_point(|r| r.tokens.start < self.range.start);
        let end = self.range.end;
        for reference in entities.references[from..].iter().take_while(|r| r.tokens.start < end) {
            self.unit(entities, reference.tokens, reference.entity, Span::default(), true);
        }
    }

    /// Adds a unit that lies inside the sentence.
    fn unit(&mut self, entities: &Entities, tokens: TokenRange, entity: EntityId, span: Span, reference: bool) {
        let Some(kind) = entities.entities.get(entity.0 as usize).map(|e| e.kind) else { return };
        if !tokens.is_empty() && tokens.end <= self.range.end {
            let (start, end) = (tokens.start - self.range.start, tokens.end - self.range.start);
            self.units.push(Unit { start, end, span, entity, kind, reference });
            if kind != Kind::MONEY || words::is_sum(entities, entity) {
                self.several = self.several.with(self.named.and(KindSet::of(kind)));
                self.named = self.named.with(KindSet::of(kind));
            }
        }
    }

    fn cover_tokens(&mut self) {
        let len = self.range.len() as usize;
        self.cover.clear();
        self.cover.resize(len, 0);
        self.kinds.clear();
        self.kinds.resize(len, None);
        for (i, unit) in self.units.iter().enumerate() {
            let tokens = unit.start as usize..unit.end as usize;
            if self.cover[tokens.start] == 0 {
                self.cover[tokens.clone()].fill(i as u32 + 1);
                self.kinds[tokens].fill(Some(unit.kind).filter(|_| !unit.reference));
            }
        }
    }

    /// The kinds of the units from token `start` to before token `end`.
    pub fn kinds_in(&self, start: u32, end: u32) -> KindSet {
        let inside = self.units.iter().filter(|unit| start <= unit.start && unit.end <= end);
        inside.fold(KindSet::default(), |kinds, unit| kinds.with(KindSet::of(unit.kind)))
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
        self.cover.get(i).and_then(|c| c.checked_sub(1)).and_then(|u| self.units.get(u as usize))
    }

    /// The kind of the outermost mention over token `i`; references don't count, their words keep their own tags.
    pub fn covered(&self, i: usize) -> Option<Kind> {
        self.kinds.get(i).copied().flatten()
    }

    /// Whether a phrase names an event ("revenue", "the takeover"), not somebody.
    pub fn tells(&self, chunk: &Chunk) -> bool {
        let head = chunk.head as usize;
        self.event_nouns.get(head).is_some_and(|event| *event) && self.covered(head).is_none()
    }

    /// Token `i`'s index in the article.
    pub fn at(&self, i: u32) -> usize {
        (self.range.start + i) as usize
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

/// Whether a line is written in Title Case or capitals: hardly any open word in lower case.
pub(super) fn title_case(context: &Context, range: TokenRange) -> bool {
    let (mut capitals, mut lower) = (0, 0);
    let tokens = context.tokens().get(range.indices()).unwrap_or(&[]);
    let traits = context.traits.get(range.indices()).unwrap_or(&[]);
    for (token, traits) in tokens.iter().zip(traits) {
        if !traits.any(Traits::WORD) || token.span.len() <= 3 {
            continue;
        }
        match traits.any(Traits::CAPITALISED) {
            true => capitals += 1,
            false => lower += 1,
        }
        if lower * 4 > range.len() {
            return false;
        }
    }
    capitals > 2 && lower * 4 <= capitals
}
