//! What a figure is counted by: "a barrel", "per share", "/t", "-a-share", "annually".

use super::Reader;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::{Beside, FigureWord};
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

/// The end of the words from token `end` on that say "per `per`" ("a week", "/day", "daily"), if they stand there.
pub fn rate_end(context: &Context, end: usize, per: &str) -> Option<usize> {
    let is = |at: usize, words: &[&str]| words.iter().any(|w| context.word(at).eq_ignore_ascii_case(w));
    let counts = |at: usize| period(context.word(at)).map_or_else(|| is(at, &[per]), |period| period == per);
    if ADVERBS.iter().any(|(word, period)| *period == per && is(end, &[word])) {
        return Some(end + 1);
    }
    let hyphens = is(end, &["-"]) && is(end + 2, &["-"]);
    let (by, counter) = if hyphens { (end + 1, end + 3) } else { (end, end + 1) };
    (is(by, &["a", "an", "per", "each", "every", "/"]) && counts(counter)).then_some(counter + 1)
}

impl Reader<'_, '_> {
    /// Whether token `at` names a span of time, in the singular or plural ("days", "year").
    pub fn is_period(&self, at: usize) -> bool {
        self.says(at, Beside::PERIOD)
    }

    /// What the figure that ends before token `end` is counted by.
    pub fn per(&self, end: usize) -> Option<CompactString> {
        if !self.says(end, Beside::RATE) || !self.same_line(end) {
            return None;
        }
        let end = self.aside(end).unwrap_or(end);
        if let Some((_, period)) = ADVERBS.iter().find(|(w, _)| self.is_any(end, &[w])) {
            return Some((*period).into());
        }
        if let Some(at) = self.joined_hyphen(end) {
            let next = self.joined_hyphen(at + 1)?;
            return self.is_any(at, &["a", "an", "per"]).then(|| self.counter(next, true))?;
        }
        if self.context.figure_word(end).any(FigureWord::SLASH) && self.glued(end) {
            return self.counter(end + 1, true);
        }
        if self.is_any(end, &["per"]) {
            return self.counter(end + 1, true);
        }
        let each = self.is_any(end, &["a", "an", "each", "every"]);
        (each && !self.points_in_time(end + 2)).then(|| self.counter(end + 1, false))?
    }

    /// The end of what stands in brackets from token `at` on: "1.2 billion cubic metres (bcm) a year", "95 francs ($17) a
    /// share".
    fn aside(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let closes = |at: &usize| self.context.figure_word(*at).any(FigureWord::CLOSES_BRACKET);
        let opens = self.context.figure_word(at).any(FigureWord::OPENS_BRACKET);
        opens.then(|| (at + 2..at + 2 + LONGEST).find(closes))?.map(|close| close + 1)
    }

    /// "$5 million a year ago" is no rate.
    fn points_in_time(&self, at: usize) -> bool {
        self.is_any(at, &["ago", "earlier", "later", "before", "after", "from"])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Reading;
    use crate::pack::{Met, Pack};
    use crate::text::{Document, english};

    #[test]
    fn words_of_a_rate_end_with_what_is_counted_by() {
        for (text, per, want) in [
            ("a week from now", "week", Some(2)),
            ("per day", "day", Some(2)),
            ("/day", "day", Some(2)),
            ("-a-week mill", "week", Some(4)),
            ("daily", "day", Some(1)),
            ("each hectare", "hectare", Some(2)),
            ("a year ago", "day", None),
            ("of copper", "day", None),
            ("", "day", None),
        ] {
            let document = Document::from_text(text);
            let mut reading = Reading::default();
            reading.read(&document, Pack::core(), &mut Met::default());
            assert_eq!(rate_end(&reading.context(&document, Pack::core()), 0, per), want, "{text}");
        }
    }

    #[test]
    fn each_span_of_time_is_marked_as_one() {
        for (word, _) in PERIODS.iter().filter(|(word, _)| word.len() > 2) {
            for form in [word.to_string(), format!("{word}s")] {
                let says = english::get().beside(english::get().id(&form));
                assert_ne!(says.0 & Beside::PERIOD.0, 0, "{form}");
            }
        }
    }

    #[test]
    fn each_adverb_is_marked_as_a_rate() {
        for (word, _) in ADVERBS {
            assert_ne!(english::get().beside(english::get().id(word)).0 & Beside::RATE.0, 0, "{word}");
        }
    }
}
