//! The tokens as the date parser sees them: cheap questions about one token, nothing past the paragraph's end.

use super::super::Context;
use super::expr::Count;
use crate::pack::Traits;
use crate::text::TokenKind;
use crate::text::english::time::{Relative, Time};
use crate::text::english::{self, DateWord, English, Number};
use std::cell::Cell;

/// Access to the tokens below `limit`; everything from there on looks like the end of the text.
pub(super) struct Reader<'a> {
    pub cx: &'a Context<'a>,
    english: &'static English,
    pub limit: usize,
    /// How many expressions are being read inside one another.
    depth: Cell<u8>,
}

/// What a token is and says about time; nothing past the end.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub traits: Traits,
    pub time: Option<Time>,
}

/// What goes on with a count, besides numbers.
const JOINS: DateWord = DateWord::TO.with(DateWord::OR).with(DateWord::AND).with(DateWord::HYPHEN);

/// Deepest nesting that is read: "the morning of | the end of | early | 1944" is four.
const DEEPEST: u8 = 5;

impl<'a> Reader<'a> {
    pub(super) fn new(cx: &'a Context<'a>) -> Self {
        Self { cx, english: english::get(), limit: cx.tokens().len(), depth: Cell::new(0) }
    }

    /// Runs a parser one level further in; gives up where nesting is senselessly deep.
    pub(super) fn nested<T>(&self, parse: impl FnOnce() -> Option<T>) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = parse();
        self.depth.set(depth);
        found
    }

    /// What the word says about time. Words that are more often something else count only in the case that a date
    /// has: "May" and "March", "Sat", "Mon", "Dec", "Sun" with a capital.
    #[inline]
    pub(super) fn time(&self, at: usize) -> Option<Time> {
        if self.has(at, Traits::TIME_WORD) { self.time_said(at) } else { None }
    }

    /// The token as parsers look at it first.
    #[inline]
    pub(super) fn look(&self, at: usize) -> Look {
        let traits = if at < self.limit { self.cx.traits(at) } else { Traits::default() };
        Look { traits, time: if traits.any(Traits::TIME_WORD) { self.time_said(at) } else { None } }
    }

    fn time_said(&self, at: usize) -> Option<Time> {
        let time = self.english.time(self.cx.id(at))?;
        match time {
            Time::Month(_) | Time::Weekday(_) | Time::Weekdays(_) | Time::Holiday(_) if !self.capital(at) => None,
            Time::Zone(_) | Time::Era(_) if !self.upper_or_dotted(at) => None,
            _ => Some(time),
        }
    }

    /// Whether the token has one of these traits.
    #[inline]
    pub(super) fn has(&self, at: usize, traits: Traits) -> bool {
        at < self.limit && self.cx.has(at, traits)
    }

    /// The number that a word writes.
    #[inline]
    pub(super) fn number_word(&self, at: usize) -> Option<Number> {
        if self.has(at, Traits::NUMBER_WORD) { self.english.number(self.cx.id(at)) } else { None }
    }

    /// The word as written; "" past the end.
    #[inline]
    pub(super) fn word(&self, at: usize) -> &'a str {
        if at >= self.limit { "" } else { self.cx.word(at) }
    }

    /// Whether the token is one of the words of these sets.
    #[inline]
    pub(super) fn says(&self, at: usize, words: DateWord) -> bool {
        self.words(at).any(words)
    }

    /// What the token says to a date beside it; nothing past the end.
    #[inline]
    pub(super) fn words(&self, at: usize) -> DateWord {
        if at < self.limit { self.english.date_word(self.cx.id(at)) } else { DateWord::default() }
    }

    /// Whether the token is this word in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.is_any(at, &[word])
    }

    /// Whether the token is one of these words in any case.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.cx.tokens().get(at).filter(|_| at < self.limit) else { return false };
        // Lengths first: nearly all of these questions end there.
        let length = token.span.len() as usize;
        words.iter().any(|w| w.len() == length && token.of(self.cx.text()).eq_ignore_ascii_case(w))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        if at >= self.limit { None } else { self.cx.tokens().get(at).map(|t| t.kind) }
    }

    /// Whether no white space stands before the token.
    #[inline]
    pub(super) fn glued(&self, at: usize) -> bool {
        self.has(at, Traits::GLUED)
    }

    /// Whether a new line that doesn't go on with the sentence opens here.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        let token = self.cx.traits(at);
        token.any(Traits::BREAK) && !token.any(Traits::LOWER)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.cx.has(at, Traits::CAPITALISED)
    }

    pub(super) fn lower(&self, at: usize) -> bool {
        self.cx.has(at, Traits::LOWER)
    }

    fn upper_or_dotted(&self, at: usize) -> bool {
        self.cx.has(at, Traits::UPPER) || self.word(at).contains('.')
    }

    /// The digits of a plain whole number, and how many there are. At most nine.
    #[inline]
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        if !self.has(at, Traits::NUMBER) {
            return None;
        }
        whole(self.word(at))
    }

    /// Whether `at` is a hyphen or short dash.
    #[inline]
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.says(at, DateWord::HYPHEN)
    }

    /// Past a glued hyphen at `at` ("two-year"), else `at`.
    #[inline]
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        self.glued_after_hyphen(at).unwrap_or(at)
    }

    /// The token after a hyphen at `at` with no space on either side.
    #[inline]
    pub(super) fn glued_after_hyphen(&self, at: usize) -> Option<usize> {
        (self.has(at, Traits::PUNCT) && self.glued(at) && self.glued(at + 1) && self.hyphen(at)).then_some(at + 1)
    }

    /// Past the dot of an abbreviation ("Nov."), else `at`.
    pub(super) fn past_dot(&self, at: usize) -> usize {
        if self.glued(at) && self.says(at, DateWord::DOT) { at + 1 } else { at }
    }

    /// "'s" or a lone apostrophe after a plural.
    pub(super) fn genitive(&self, at: usize) -> bool {
        match self.cx.has(at, Traits::WORD) {
            true => self.says(at, DateWord::GENITIVE) && self.lower(at),
            false => self.glued(at) && self.says(at, DateWord::APOSTROPHE),
        }
    }

    /// An ordinal in words or figures ("third", "3rd"), and the token after it. Takes "twenty-first" too.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.number_word(at) {
            Some(Number::Ordinal(n)) => return Some((u8::try_from(n).ok()?, at + 1)),
            Some(Number::Cardinal(tens @ 20..=90)) => {
                let next = self.past_hyphen(at + 1);
                let Some(Number::Ordinal(n @ 1..=9)) = self.number_word(next) else { return None };
                return Some((u8::try_from(tens + n).ok()?, next + 1));
            }
            _ => {}
        }
        let (n, len) = if self.ordinal_end(at + 1) { self.digits(at)? } else { return None };
        (len <= 2).then_some((n as u8, at + 2))
    }

    /// The end of an ordinal in figures: "rd" in "3rd".
    pub(super) fn ordinal_end(&self, at: usize) -> bool {
        self.has(at, Traits::WORD) && self.glued(at) && self.says(at, DateWord::ORDINAL_END)
    }

    /// A count in words or figures ("18", "twenty-four", "2 1/2", "two and a half", "several", "a few", "a couple
    /// of"), and the token after it.
    pub(super) fn count(&self, at: usize) -> Option<(Count, usize)> {
        if let Some((count, next)) = self.vague(at) {
            return Some((count, next));
        }
        let Some((n, next)) = self.cardinal(at) else { return self.tenths(at).map(|count| (count, at + 1)) };
        let joins = self.words(next).any(JOINS) || self.has(next, Traits::NUMBER.with(Traits::NUMBER_WORD));
        if joins { self.joined_count(n, next) } else { Some((Count::Exact(n), next)) }
    }

    /// The count `n` with what may stand behind it from token `at` on: "to three", "million", "and a half", "1/2".
    fn joined_count(&self, mut n: u32, at: usize) -> Option<(Count, usize)> {
        if let Some(end) = self.upper_count(at) {
            return Some((Count::Exact(n), end));
        }
        let mut next = at;
        if let Some(Number::Scale(power @ 2..=6)) = self.number_word(next) {
            n = n.checked_mul(10u32.pow(u32::from(power)))?;
            next += 1;
        }
        let and = self.past_hyphen(next);
        let a = self.past_hyphen(and + 1);
        let half = self.past_hyphen(a + 1);
        if self.says(and, DateWord::AND) && self.says(a, DateWord::A) && self.time(half) == Some(Time::Half) {
            return Some((Count::Half(n), half + 1));
        }
        let one = self.past_hyphen(next);
        let half = self.says(one + 1, DateWord::SLASH) && self.word(one) == "1" && self.word(one + 2) == "2";
        if half && (one > next || !self.glued(next)) {
            return Some((Count::Half(n), one + 3));
        }
        if self.has(next, Traits::NUMBER) && self.word(next) == "½" {
            return Some((Count::Half(n), next + 1));
        }
        Some((Count::Exact(n), next))
    }

    /// "2.5"
    fn tenths(&self, at: usize) -> Option<Count> {
        if !self.has(at, Traits::NUMBER) {
            return None;
        }
        let (whole_part, tenth) = self.word(at).split_once('.')?;
        let (n, tenth) = (whole(whole_part)?.0, whole(tenth).filter(|(_, len)| *len == 1)?.0);
        let tenths = n.checked_mul(10)?.checked_add(tenth)?;
        Some(if tenth == 5 { Count::Half(n) } else { Count::Tenths(tenths) })
    }

    /// "several", "a few", "a couple of"
    fn vague(&self, at: usize) -> Option<(Count, usize)> {
        let is_vague = |at| self.time(at) == Some(Time::Vague);
        let compared = || at > 0 && self.says(at - 1, DateWord::BEFORE_VAGUE);
        let word = match self.time(at)? {
            Time::Vague if compared() => return None,
            Time::Vague => at,
            Time::An if is_vague(at + 1) => at + 1,
            _ => return None,
        };
        let count = if self.says(word, DateWord::COUPLE) { Count::Exact(2) } else { Count::Vague };
        Some((count, if self.says(word + 1, DateWord::OF) { word + 2 } else { word + 1 }))
    }

    /// The token after the upper end of "two to three weeks", "10-15 years", where a unit follows it.
    fn upper_count(&self, at: usize) -> Option<usize> {
        if !self.says(at, DateWord::TO.with(DateWord::OR).with(DateWord::HYPHEN)) {
            return None;
        }
        let (_, next) = self.cardinal(at + 1)?;
        let unit = self.past_hyphen(next);
        matches!(self.time(unit), Some(Time::Unit(_) | Time::Units(_))).then_some(next)
    }

    fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        match self.number_word(at) {
            Some(Number::Cardinal(n)) => {
                let next = self.past_hyphen(at + 1);
                match self.number_word(next) {
                    Some(Number::Cardinal(m @ 1..=9)) if matches!(n, 20..=90) => Some((n + m, next + 1)),
                    _ => Some((n, at + 1)),
                }
            }
            Some(_) => None,
            None if self.says(at, DateWord::A) => match self.number_word(at + 1) {
                Some(Number::Scale(2..=3)) => Some((1, at + 1)),
                _ => None,
            },
            None => self.figure(at),
        }
    }

    /// A whole number in figures, with separators for thousands ("1,000"); "1.5" is `None`.
    fn figure(&self, at: usize) -> Option<(u32, usize)> {
        if !self.has(at, Traits::NUMBER) {
            return None;
        }
        let word = self.word(at);
        let plain = || whole(word).map(|(n, _)| n);
        let grouped = || {
            let (head, tail) = word.split_once(',')?;
            let (high, low) = (whole(head)?.0, whole(tail).filter(|(_, len)| *len == 3)?.0);
            high.checked_mul(1000)?.checked_add(low)
        };
        Some((plain().or_else(grouped)?, at + 1))
    }

    /// The relation that a word before a unit sets ("last", "the same").
    pub(super) fn relative(&self, at: usize) -> Option<Relative> {
        match self.time(at) {
            Some(Time::Relative(relative)) => Some(relative),
            _ => None,
        }
    }
}

fn whole(word: &str) -> Option<(u32, usize)> {
    let digits = !word.is_empty() && word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| (word.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')), word.len()))
}
