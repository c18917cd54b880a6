//! What a figure is counted by: "a barrel", "per share", "/t", "-a-share", "annually".

use super::Reader;
use crate::pack::Kind;
use crate::text::{Shape, TokenKind};
use compact_str::CompactString;

/// The calendar's units and their short forms, after "per", "a" or "/".
const PERIODS: &[(&str, &str)] = &[
    ("second", "second"),
    ("sec", "second"),
    ("s", "second"),
    ("minute", "minute"),
    ("min", "minute"),
    ("hour", "hour"),
    ("hr", "hour"),
    ("h", "hour"),
    ("day", "day"),
    ("d", "day"),
    ("night", "night"),
    ("week", "week"),
    ("wk", "week"),
    ("fortnight", "fortnight"),
    ("month", "month"),
    ("mo", "month"),
    ("mth", "month"),
    ("quarter", "quarter"),
    ("qtr", "quarter"),
    ("year", "year"),
    ("yr", "year"),
    ("y", "year"),
    ("a", "year"),
    ("annum", "year"),
    ("decade", "decade"),
    ("century", "century"),
];

/// Adverbs that say the same in one word.
const ADVERBS: &[(&str, &str)] = &[
    ("annually", "year"),
    ("yearly", "year"),
    ("monthly", "month"),
    ("quarterly", "quarter"),
    ("weekly", "week"),
    ("daily", "day"),
    ("hourly", "hour"),
    ("p.a.", "year"),
    ("p.a", "year"),
    ("apiece", "item"),
];

/// The calendar unit that `word` names, in the singular.
pub fn period(word: &str) -> Option<&'static str> {
    PERIODS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, name)| *name)
}

/// Whether `word` names a span of time, in the singular or plural ("days", "year").
pub fn is_period(word: &str) -> bool {
    let one = word.strip_suffix(['s', 'S']).filter(|w| w.len() > 1).unwrap_or(word);
    word.len() > 2 && one.len() > 2 && period(one).is_some()
}

impl Reader<'_, '_> {
    /// What the figure that ends before token `end` is counted by.
    pub fn per(&self, end: usize) -> Option<CompactString> {
        if !self.same_line(end) {
            return None;
        }
        // "1.2 billion cubic metres (bcm) a year"
        let aside = self.word(end) == "(" && self.word(end + 2) == ")";
        let end = if aside { end + 3 } else { end };
        if let Some((_, period)) = ADVERBS.iter().find(|(w, _)| self.is(end, w)) {
            return Some((*period).into());
        }
        if let Some(at) = self.joined_hyphen(end) {
            let next = self.joined_hyphen(at + 1)?;
            return ["a", "an", "per"].iter().any(|w| self.is(at, w)).then(|| self.counter(next, true))?;
        }
        if self.word(end) == "/" && self.glued(end) {
            return self.counter(end + 1, true);
        }
        if self.is(end, "per") {
            return self.counter(end + 1, true);
        }
        let each = self.is(end, "a") || self.is(end, "an") || self.is(end, "each") || self.is(end, "every");
        (each && !self.points_in_time(end + 2)).then(|| self.counter(end + 1, false))?
    }

    /// "$5 million a year ago" is no rate.
    fn points_in_time(&self, at: usize) -> bool {
        ["ago", "earlier", "later", "before", "after", "from"].iter().any(|w| self.is(at, w))
    }

    /// The thing counted by at `at`; any noun where `any` (after "per"), else a unit or a period.
    fn counter(&self, at: usize, any: bool) -> Option<CompactString> {
        if let Some(period) = period(self.word(at)).filter(|_| self.word(at).len() > 2 || any) {
            return Some(period.into());
        }
        if let Some((surface, _)) = self.hit_at(at, Kind::UNIT) {
            return Some(self.name(surface).name().into());
        }
        let token = self.tokens.get(at).filter(|t| any && t.kind == TokenKind::Word)?;
        Some(match token.shape {
            Shape::Upper | Shape::Mixed => self.word(at).into(),
            _ => self.word(at).to_lowercase().into(),
        })
    }
}
