//! Figures: one pass over the tokens reads each amount with its currency or unit, joins ranges, adds bounds, and hands
//! it to the recogniser of its kind (money, percent, quantity, number).

mod amount;
mod bound;
mod digits;
mod item;
mod lone;
mod lookup;
mod per;
mod range;

#[cfg(test)]
pub mod testing;

use super::money::Evidence;
use super::value::{Bound, Figure};
use super::{Candidate, Context, Value};
use crate::pack::{Kind, Traits};
use crate::text::english::{Beside, Class, FigureWord, Number};
use crate::text::{Token, TokenRange};
use lookup::Finger;
use rust_decimal::Decimal;

pub use amount::{Amount, Form};
pub use bound::figure;
pub use digits::{compare, normal};
pub use item::{Item, Percent, Unit};
pub use per::rate_end;
pub use range::signed;

/// Buffers reused from article to article.
#[derive(Default)]
pub struct Scratch {
    currencies: Evidence,
}

/// Reads figures out of one article.
pub struct Reader<'c, 'a> {
    /// The article.
    pub context: &'c Context<'a>,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// What the article's bare currency signs stand for, worked out when first asked for.
    pub currencies: &'c Evidence,
    /// The unit of the last mention and the token after it, for "$5 million from 4 million".
    last_unit: (Unit, usize),
    /// Figures that name models here ("Boeing 737"): no numbers anywhere in the article.
    pub models: Vec<Decimal>,
    /// Where among the phrases found it is reading.
    finger: Finger,
}

/// What a figure is: its kind, its value, the rule that says so.
pub type Found = (Kind, Value, &'static str);

/// A figure may begin here: digits or a number word.
const ANCHOR: Traits = Traits::NUMBER.with(Traits::NUMBER_WORD);

/// One or two items under one bound: what becomes one mention.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'i> {
    /// The figure, or the lower end of the range.
    pub low: &'i Item,
    /// The upper end.
    pub high: Option<&'i Item>,
    /// How it is meant.
    pub bound: Bound,
    /// First token, bound words included.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Where what it is counted by may stand: its end, or that of the figure that it goes up or down to.
    pub rate: usize,
}

impl Phrase<'_> {
    /// The item that holds the unit for both.
    pub fn unit(&self) -> Unit {
        self.high.map_or(self.low.unit, |h| h.unit)
    }

    /// The values under the bound, each multiplied by `factor(item)`.
    pub fn figure(&self, value: impl Fn(&Item) -> Decimal) -> Figure {
        let bound = match self.low.amount.form {
            Form::Plural if self.bound != Bound::UpTo => Bound::Over,
            _ => self.bound,
        };
        figure(value(self.low), self.high.map(value), bound)
    }
}

/// Appends money, percentages, quantities and numbers.
pub fn find(context: &Context, scratch: &mut Scratch, out: &mut Vec<Candidate>) {
    scratch.currencies.clear();
    let mut reader = Reader::new(context, &scratch.currencies);
    let mut next = 0;
    while let Some(at) = anchor(context.traits, next) {
        next = reader.phrases(at, out).max(at + 1);
    }
    drop_models(reader.models, out);
}

/// The first token from `at` on at which a figure may begin. Where none of eight does, one test says so.
fn anchor(traits: &[Traits], mut at: usize) -> Option<usize> {
    while let Some(eight) = traits.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        if eight.iter().fold(Traits::default(), |all, one| all.with(*one)).any(ANCHOR) {
            break;
        }
        at += eight.len();
    }
    traits.get(at..)?.iter().position(|t| t.any(ANCHOR)).map(|ahead| at + ahead)
}

/// Takes out the numbers that name models elsewhere in the article.
fn drop_models(mut models: Vec<Decimal>, out: &mut Vec<Candidate>) {
    if models.is_empty() {
        return;
    }
    models.sort_unstable();
    let names_model = |value: Decimal| models.binary_search(&value).is_ok();
    out.retain(|candidate| match &candidate.value {
        Value::Number(number) => number.bound != Bound::Exact || !number.min.is_some_and(names_model),
        _ => true,
    });
}

impl<'c, 'a> Reader<'c, 'a> {
    fn new(context: &'c Context<'a>, currencies: &'c Evidence) -> Self {
        Self {
            context,
            tokens: context.tokens(),
            currencies,
            last_unit: (Unit::None, 0),
            models: Vec::new(),
            finger: Finger::default(),
        }
    }
}

impl Reader<'_, '_> {
    /// Reads what begins at token `at` and appends it; gives the token to go on from.
    fn phrases(&mut self, at: usize, out: &mut Vec<Candidate>) -> usize {
        if let Some(value) = self.lone(at) {
            return self.emit_lone(at, value, out);
        }
        let Some(first) = self.item(at) else { return at + 1 };
        match self.joined(&first) {
            Some(range::Joined::Range(low, high)) => self.emit(self.phrase(&low, Some(&high)), out),
            Some(range::Joined::Two(low, high)) => {
                let (low, high) = (self.phrase(&low, None), self.phrase(&high, None));
                self.emit(Phrase { rate: high.end, ..low }, out);
                self.emit(high, out)
            }
            None => self.emit(self.phrase(&first, None), out),
        }
    }

    fn emit(&mut self, mut phrase: Phrase, out: &mut Vec<Candidate>) -> usize {
        let found = match phrase.unit() {
            Unit::Money(surface) => self.money(&phrase, surface),
            Unit::Percent(percent) => self.percent(&mut phrase, percent),
            Unit::Measure(surface) => self.quantity(&phrase, surface),
            Unit::None => self.bare(&phrase),
        };
        if let Some(found) = found {
            if matches!(found.1, Value::Money(_) | Value::Quantity(_)) && phrase.unit() != Unit::None {
                self.last_unit = (phrase.unit(), phrase.end);
            }
            self.push(TokenRange::new(phrase.start as u32, phrase.end as u32), found, out);
        }
        phrase.end
    }

    /// The same for digits with nothing beside them that belongs to them but a bound.
    fn emit_lone(&mut self, at: usize, value: Decimal, out: &mut Vec<Candidate>) -> usize {
        let end = at + 1;
        let (bound, first) = self.bound_before(at);
        if self.lone_counts(first, at, value) {
            let number = Value::Number(figure(value, None, bound));
            self.push(TokenRange::new(first as u32, end as u32), (Kind::NUMBER, number, "number"), out);
        }
        end
    }

    fn push(&self, tokens: TokenRange, (kind, value, rule): Found, out: &mut Vec<Candidate>) {
        let span = self.context.span(tokens);
        out.push(Candidate { tokens, span, kind, value, rule, rank: rank(kind) });
    }

    /// A figure without a unit: money by what went before, a share of something, else a number.
    fn bare(&mut self, phrase: &Phrase) -> Option<Found> {
        if self.carries(phrase) {
            match self.last_unit.0 {
                Unit::Money(surface) => return self.money(phrase, surface),
                Unit::Measure(surface) => return self.quantity(phrase, surface),
                _ => {}
            }
        }
        if phrase.low.amount.form == Form::Fraction {
            return self.share(phrase);
        }
        self.cardinal_number(phrase)
    }

    /// Whether "4 million" in "$5 million from 4 million" takes the unit told before: only large sums close after it,
    /// with nothing counted after them.
    fn carries(&self, phrase: &Phrase) -> bool {
        let (unit, end) = self.last_unit;
        let sum = phrase.low.amount.form != Form::Plural && phrase.low.amount.scaled();
        if unit == Unit::None || !sum {
            return false;
        }
        let near = |before: &usize| *before >= end && *before - end <= 6 && self.is(*before, FigureWord::CARRIES_UNIT);
        if phrase.start.checked_sub(1).filter(near).is_none() {
            return false;
        }
        let counted = self.counted_thing(phrase.end)
            || self.open_word(phrase.end) && self.counted_thing(phrase.end + 1)
            || self.joined_hyphen(phrase.end).is_some();
        let stop = |i: usize| self.context.figure_word(i).any(FigureWord::DOT.with(FigureWord::SEMICOLON));
        let same_sentence = (end..phrase.start).all(|i| !stop(i) && self.same_line(i));
        !counted && same_sentence && phrase.unit() == Unit::None
    }

    /// "a billion-dollar (deal)": an amount that opens with the article of the noun after it.
    fn names_a_thing(&self, item: &Item) -> bool {
        item.end > item.amount.end
            && self.is(item.start, FigureWord::INDEFINITE)
            && self.joined_hyphen(item.amount.end).is_some()
    }

    /// Adds the words of bounds and ranges around the items.
    fn phrase<'i>(&self, low: &'i Item, high: Option<&'i Item>) -> Phrase<'i> {
        let between = high.is_some() && self.is(low.start.wrapping_sub(1), FigureWord::BETWEEN);
        let (before, start) = match between {
            // "talks over a billion-dollar deal": the article is the deal's, "over" no bound.
            _ if self.names_a_thing(low) => (Bound::Exact, low.start),
            true => (Bound::Exact, low.start - 1),
            false => self.bound_before(low.start),
        };
        let end = high.map_or(low.end, |h| h.end);
        let (after, end) = self.bound_after(end);
        let plus = high.unwrap_or(low).plus;
        let bound = match (before, after) {
            (Bound::Exact, Bound::Exact) if plus => Bound::AtLeast,
            (Bound::Exact, bound) => bound,
            (bound, _) => bound,
        };
        Phrase { low, high, bound, start, end, rate: end }
    }
}

/// Places in the order of overlaps: what carries a unit beats a date, a bare number loses against everything.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::MONEY => 90,
        Kind::PERCENT => 88,
        Kind::QUANTITY => 80,
        _ => 10,
    }
}

/// Small questions about tokens.
impl<'a> Reader<'_, 'a> {
    /// The words of token `at`.
    pub fn word(&self, at: usize) -> &'a str {
        self.context.word(at)
    }

    /// What token `at` says to a figure beside it, in the same paragraph as the one before it.
    #[inline]
    pub fn said(&self, at: usize) -> FigureWord {
        match self.context.has(at, Traits::KNOWN) && (at == 0 || self.same_line(at)) {
            true => self.context.figure_word(at),
            false => FigureWord::default(),
        }
    }

    /// Whether token `at` is one of these words, in any case, in the same paragraph as the one before it.
    #[inline]
    pub fn is(&self, at: usize, words: FigureWord) -> bool {
        self.said(at).any(words)
    }

    /// Whether token `at` is one of these words, in any case, in the same paragraph as the one before it: for those
    /// that are seldom asked for.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| at == 0 || t.breaks < 2) else { return false };
        // Lengths first: nearly all of these questions end there.
        let length = token.span.len() as usize;
        words.iter().any(|w| w.len() == length && token.of(self.context.text()).eq_ignore_ascii_case(w))
    }

    /// Whether token `at` may say this about a figure.
    pub fn says(&self, at: usize, beside: Beside) -> bool {
        self.context.has(at, Traits::of_beside(beside))
    }

    /// The number that token `at` writes in letters.
    pub fn number(&self, at: usize) -> Option<Number> {
        self.context.number_word(at)
    }

    /// Whether token `at` follows the one before it without a paragraph's end between.
    #[inline]
    pub fn same_line(&self, at: usize) -> bool {
        let within = |traits: &Traits| !traits.any(Traits::BREAK) || self.tokens.get(at).is_some_and(|t| t.breaks < 2);
        self.context.traits.get(at).is_some_and(within)
    }

    /// Whether token `at` sticks to the one before it.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.context.has(at, Traits::GLUED)
    }

    /// Whether token `at` is a hyphen or dash.
    #[inline]
    pub fn dash(&self, at: usize) -> bool {
        self.context.has(at, Traits::PUNCT) && self.context.figure_word(at).any(FigureWord::DASH)
    }

    /// The token after a hyphen at `at` that is glued on both sides.
    #[inline]
    pub fn joined_hyphen(&self, at: usize) -> Option<usize> {
        let hyphen = self.context.traits(at).all(Traits::PUNCT.with(Traits::GLUED)) && self.glued(at + 1);
        (hyphen && self.context.figure_word(at).any(FigureWord::DASH)).then_some(at + 1)
    }

    /// Whether token `at` is a word of the open classes, written small.
    pub fn open_word(&self, at: usize) -> bool {
        self.context.traits(at).all(Traits::WORD.with(Traits::LOWER)) && self.same_line(at) && self.class(at).is_empty()
    }

    /// Whether token `at` looks like a plural noun written small ("workers", "people").
    pub fn counted_thing(&self, at: usize) -> bool {
        self.open_word(at) && is_plural(self.word(at))
    }

    /// The grammatical classes of token `at`, as far as they make it a function word.
    pub fn class(&self, at: usize) -> Class {
        let open = Class::SAYING.with(Class::ADJECTIVE).with(Class::NOMINATIVE);
        Class(self.context.class(at).0 & !open.0)
    }
}

fn is_plural(word: &str) -> bool {
    (word.len() > 2 && word.ends_with('s') && !word.ends_with("ss"))
        || matches!(word, "people" | "men" | "women" | "children")
}
