//! Who, what, how much, when: one table of recognisers, one policy for overlaps, one entity for one referent.

mod date;
mod figure;
mod money;
mod name;
mod number;
mod overlap;
mod percent;
mod quantity;
mod reading;
mod reference;
mod salience;
pub(crate) mod table;
mod value;

pub use figure::rate_end;
pub use reading::Reading;
pub use salience::{far_most_named, main_country, most_named};
pub use value::{Anchor, Bound, DateValue, Figure, Modifier, Money, Percent, Precision, Quantity, TimexKind, Value};

use name::{Head, Name};
use overlap::{Claim, Settler};

use crate::pack::{Code, Hits, Kind, Pack, Traits, WordClass};
use crate::text::english::{self, Class, DateWord, FigureWord, Number, Time, Usage, VerbForms, WordId};
use crate::text::{Analysis, Date, Document, Span, Token, TokenRange, work};
use compact_str::CompactString;

/// What the recognisers read: one article with its tokens, words and phrases.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The article as read.
    pub document: &'a Document,
    /// Its tokens and sentences.
    pub analysis: &'a Analysis,
    /// One id per token.
    pub words: &'a [WordId],
    /// The traits of each token: the first thing to ask, before any other look at it.
    pub traits: &'a [Traits],
    /// Every phrase of the packs found in it, by what it is for.
    pub hits: &'a Hits,
    /// What is known.
    pub pack: &'a Pack,
}

impl<'a> Context<'a> {
    /// The article's text.
    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// All tokens.
    pub fn tokens(&self) -> &'a [Token] {
        &self.analysis.tokens
    }

    /// The words of token `at`; "" past the end.
    pub fn word(&self, at: usize) -> &'a str {
        work::step();
        self.tokens().get(at).map_or("", |t| t.of(self.text()))
    }

    /// The bytes of token `at`, for a look at its letters; none past the end.
    #[inline]
    pub fn bytes(&self, at: usize) -> &'a [u8] {
        work::step();
        let bytes = |token: &Token| self.text().as_bytes().get(token.span.start as usize..token.span.end as usize);
        self.tokens().get(at).and_then(bytes).unwrap_or(&[])
    }

    /// The id of token `at`; unknown past the end.
    pub fn id(&self, at: usize) -> WordId {
        work::step();
        self.words.get(at).copied().unwrap_or_default()
    }

    /// What can be said of token `at` by itself; nothing past the end.
    #[inline]
    pub fn traits(&self, at: usize) -> Traits {
        work::step();
        self.traits.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` has one of these traits.
    #[inline]
    pub fn has(&self, at: usize, traits: Traits) -> bool {
        self.traits(at).any(traits)
    }

    /// The closed classes of token `at`.
    #[inline]
    pub fn class(&self, at: usize) -> Class {
        self.traits(at).class()
    }

    /// The verb forms that token `at` can be.
    #[inline]
    pub fn verb(&self, at: usize) -> VerbForms {
        self.traits(at).verb()
    }

    /// What the packs' lists of single words say of token `at`.
    #[inline]
    pub fn word_class(&self, at: usize) -> WordClass {
        self.traits(at).word_class()
    }

    /// The number that token `at` writes in letters.
    #[inline]
    pub fn number_word(&self, at: usize) -> Option<Number> {
        self.has(at, Traits::NUMBER_WORD).then(|| english::get().number(self.id(at))).flatten()
    }

    /// What token `at` says about time.
    #[inline]
    pub fn time_word(&self, at: usize) -> Option<Time> {
        self.has(at, Traits::TIME_WORD).then(|| english::get().time(self.id(at))).flatten()
    }

    /// What token `at` says to a date beside it.
    #[inline]
    pub fn date_word(&self, at: usize) -> DateWord {
        english::get().date_word(self.id(at))
    }

    /// What token `at` says to a figure beside it.
    #[inline]
    pub fn figure_word(&self, at: usize) -> FigureWord {
        english::get().figure_word(self.id(at))
    }

    /// In what ways of its own token `at` is used in a clause.
    #[inline]
    pub fn usage(&self, at: usize) -> Usage {
        english::get().usage(self.id(at))
    }

    /// The bytes of a token range.
    pub fn span(&self, range: TokenRange) -> Span {
        self.analysis.span(range)
    }
}

/// Index of an entity in [`Entities::entities`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// A referent: one company, one place, one value, however often it is mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its type.
    pub kind: Kind,
    /// Canonical or fullest name; for values the text of the first mention.
    pub name: CompactString,
    /// The country it is in or from.
    pub country: Option<Code>,
    /// Its value, for money, dates and the like.
    pub value: Value,
    /// How often it is named.
    pub mentions: u32,
}

/// A stretch of text that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its bytes (inside the tokens' bytes or equal to them).
    pub span: Span,
    /// Which sentence.
    pub sentence: u32,
    /// What it names.
    pub entity: EntityId,
    /// The type of that.
    pub kind: Kind,
    /// The rule that found it, without the pack: "company.suffix", "money".
    pub rule: &'static str,
}

/// A definite reference or pronoun ("the company", "the German firm", "it") resolved to an entity. Not a mention:
/// records don't list it, events read through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its tokens, article included.
    pub tokens: TokenRange,
    /// What it stands for.
    pub entity: EntityId,
}

/// Everything found in one article.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The referents, in order of first mention.
    pub entities: Vec<Entity>,
    /// Their mentions, by start; none overlaps another but commodities, countries, places and companies inside the name of a deposit or facility.
    pub mentions: Vec<Mention>,
    /// References, by start.
    pub references: Vec<Reference>,
    /// The article's own date: given, else the dateline's, its first line's or its web address's.
    pub published: Option<Date>,
    /// Where `published` comes from.
    pub published_from: Option<Anchor>,
}

/// A value that a recogniser found, before overlaps are settled and referents are joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its bytes.
    pub span: Span,
    /// Its type.
    pub kind: Kind,
    /// Its value.
    pub value: Value,
    /// The rule that found it.
    pub rule: &'static str,
    /// Place in the one order of overlaps, see `overlap.rs`; higher wins.
    pub rank: u8,
}

/// A name or value that lost its words to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost {
    /// Its bytes.
    pub span: Span,
    /// Its type.
    pub kind: Kind,
    /// The rule that found it.
    pub rule: &'static str,
    /// Rule of the winner.
    pub against: &'static str,
}

/// Buffers reused from article to article.
#[derive(Default)]
pub struct Scratch {
    figures: figure::Scratch,
    dates: date::Scratch,
    names: name::Scratch,
    claims: Vec<Claim>,
    settler: Settler,
    joiner: reference::Joiner,
    nouns: Vec<reference::Noun>,
    /// References with their sentences.
    read: Vec<(u32, Reference)>,
    /// What lost its words, where somebody wants to know.
    lost: Option<Vec<Lost>>,
    /// For an article alone.
    alone: Finds,
}

/// What is found in an article, step by step; in the lists of an article before.
#[derive(Default)]
pub struct Finds {
    values: Vec<Candidate>,
    names: Vec<Name>,
    /// Head nouns and titles in small letters.
    heads: Vec<Head>,
    found: Entities,
}

/// Something done with an article.
pub type Step = fn(&mut Finds, &Context, &mut Scratch);

/// What is done with an article, in this order, by name: values and names are looked for apart, then one order settles
/// whose the words are.
pub const STEPS: [(&str, Step); 5] = [
    ("figures", Finds::figures),
    ("names", Finds::names),
    ("dates", Finds::dates),
    ("overlaps, referents", Finds::entities),
    ("references", Finds::references),
];

/// Finds everything in one article.
pub fn find(context: &Context, scratch: &mut Scratch) -> Entities {
    let mut alone = std::mem::take(&mut scratch.alone);
    STEPS.iter().for_each(|(_, step)| step(&mut alone, context, scratch));
    let found = alone.take();
    scratch.alone = alone;
    found
}

/// Finds everything in some articles, where it stays until it is [taken](Finds::take): each step in all of them before
/// the next, while its code and tables are at hand.
pub fn find_all(contexts: &[Context], finds: &mut [Finds], scratch: &mut Scratch) {
    for (_, step) in STEPS {
        finds.iter_mut().zip(contexts).for_each(|(finds, context)| step(finds, context, scratch));
    }
}

/// Finds everything in one article, and the names that lost against others over the same words.
pub fn explain(context: &Context, scratch: &mut Scratch) -> (Entities, Vec<Lost>) {
    scratch.lost = Some(Vec::new());
    let found = find(context, scratch);
    (found, scratch.lost.take().unwrap_or_default())
}

impl Scratch {
    /// Takes back what was found in an article alone: its buffers serve the next one.
    pub fn take_back(&mut self, found: Entities) {
        self.alone.take_back(found);
    }
}

impl Finds {
    /// What was found.
    pub fn take(&mut self) -> Entities {
        std::mem::take(&mut self.found)
    }

    /// Takes it back when it has been used: its buffers serve the next article.
    pub fn take_back(&mut self, found: Entities) {
        self.found = found;
        self.found.entities.clear();
        self.found.mentions.clear();
        self.found.references.clear();
    }

    fn figures(&mut self, context: &Context, scratch: &mut Scratch) {
        self.values.clear();
        figure::find(context, &mut scratch.figures, &mut self.values);
    }

    fn names(&mut self, context: &Context, scratch: &mut Scratch) {
        let Scratch { names, lost, .. } = scratch;
        name::find(context, names, &mut self.names, &mut self.heads, lost.as_mut());
    }

    fn dates(&mut self, context: &Context, scratch: &mut Scratch) {
        let (published, from) = date::find(context, &mut scratch.dates, &mut self.values);
        (self.found.published, self.found.published_from) = (published, from);
    }

    /// Settles whose the words are, and joins what names the same thing.
    fn entities(&mut self, context: &Context, scratch: &mut Scratch) {
        let Self { values, names, found, .. } = self;
        let Scratch { claims, settler, joiner, lost, .. } = scratch;
        claims.clear();
        let figures = values.partition_point(|value| value.kind != Kind::DATE) as u32;
        let (of_values, all) = (values.len() as u32, (values.len() + names.len()) as u32);
        let name = |index: u32| &names[(index - of_values) as usize];
        let start = |index: u32| values.get(index as usize).map_or_else(|| name(index).tokens, |c| c.tokens).start;
        overlap::merge([0..figures, figures..of_values, of_values..all], start, |index| {
            claims.push(match values.get(index as usize) {
                Some(Candidate { tokens, span, kind, rank, .. }) => {
                    Claim { tokens: *tokens, span: *span, kind: *kind, rank: *rank, index }
                }
                None => name(index).claim(context, index),
            });
        });
        let mut defeats = lost.is_some().then(Vec::new);
        settler.settle(claims, defeats.as_mut());
        if let Some(lost) = lost {
            let rule = |index: u32| values.get(index as usize).map_or_else(|| name(index).rule, |value| value.rule);
            lost.extend(defeats.iter().flatten().map(|defeat| defeat.told(rule)));
        }
        joiner.join(context, claims, values, names, &mut found.entities, &mut found.mentions);
    }

    fn references(&mut self, context: &Context, scratch: &mut Scratch) {
        let Scratch { nouns, read, .. } = scratch;
        reference::nouns(context, &self.heads, nouns);
        let mut references = std::mem::take(&mut self.found.references);
        reference::definite(context, &self.found, nouns, read, &mut references);
        self.found.references = references;
    }
}
