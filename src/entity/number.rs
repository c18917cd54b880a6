//! Recogniser: bare cardinals ("500 workers", "rose to 7,465.95"), and what looks like one and isn't: years, days,
//! times, model names, scores, versions, list marks.

use super::Value;
use super::figure::{Form, Phrase, Reader, is_period, signed};
use crate::pack::Kind;
use crate::text::english::Class;
use crate::text::{Shape, TokenKind};
use rust_decimal::Decimal;

/// Nouns whose number names one of a series ("page 5", "phase 2").
const LABELS: &[&str] = &[
    "no",
    "nos",
    "number",
    "numbers",
    "page",
    "pages",
    "chapter",
    "section",
    "article",
    "type",
    "phase",
    "level",
    "stage",
    "category",
    "group",
    "unit",
    "block",
    "figure",
    "table",
    "line",
    "room",
    "route",
    "episode",
    "season",
    "grade",
    "gate",
    "flight",
    "channel",
    "part",
    "round",
    "lot",
    "zone",
    "version",
    "class",
    "rule",
    "item",
    "step",
    "tier",
    "division",
    "schedule",
    "annex",
    "appendix",
    "paragraph",
    "clause",
    "volume",
    "issue",
    "platform",
    "lane",
    "exit",
    "highway",
    "interstate",
    "apartment",
    "suite",
    "district",
    "ward",
    "act",
    "bill",
    "resolution",
    "proposition",
    "shaft",
    "reactor",
    "line",
];

impl Reader<'_, '_> {
    /// The number that `phrase` writes, where it is one.
    pub fn cardinal_number(&self, phrase: &Phrase) -> Option<(Kind, Value, &'static str)> {
        let item = &phrase.low;
        let counts = match item.amount.form {
            Form::Digits => self.digits_count(phrase),
            Form::Words | Form::Plural => self.word_counts(phrase),
            Form::Fraction => false,
        };
        (counts && !self.period_follows(phrase.end))
            .then(|| (Kind::NUMBER, Value::Number(phrase.figure(signed)), "number"))
    }

    /// "five years", "27-year", "90 more days": the dates' matter.
    fn period_follows(&self, end: usize) -> bool {
        let at = self.joined_hyphen(end).unwrap_or(end);
        let linked = self.is(end, "and") || self.is(end, "to") || self.is(end, "or");
        is_period(self.word(at))
            || (linked && self.number_token(end + 1) && is_period(self.word(end + 2)))
            || (self.open_word(end) && is_period(self.word(end + 1)) && self.word(end + 1).ends_with('s'))
            || self.is(at, "o'clock")
    }

    fn number_token(&self, at: usize) -> bool {
        self.number(at).is_some() || self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn digits_count(&self, phrase: &Phrase) -> bool {
        let (start, end) = (phrase.low.start, phrase.high.map_or(phrase.low.end, |h| h.end));
        let bounded = phrase.start < start || phrase.high.is_some();
        let scaled = phrase.low.amount.scaled();
        !self.stuck(start, end)
            && !self.label(start)
            && !self.list_mark(start, end)
            && (scaled || !self.calendar(start, end))
            && (bounded || scaled || (!self.year(phrase, end) && !self.model(phrase)))
    }

    /// Part of a larger written thing: "A380", "3G", "6-1", "16:08", "24/7", "COVID-19".
    fn stuck(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1);
        let inner = |i: usize| {
            let word = self.word(i);
            matches!(word, ":" | "/" | "_" | "#" | "@" | "°" | "'" | "’" | "=" | "&" | "*")
                || self.dash(i)
                || self.tokens[i].kind == TokenKind::Currency
        };
        let left = before.is_some_and(|i| {
            self.glued(start) && (matches!(self.tokens[i].kind, TokenKind::Word | TokenKind::Number) || inner(i))
        });
        let right = self.glued(end)
            && match self.tokens[end].kind {
                TokenKind::Word => !self.word(end).starts_with(['\'', '’']),
                TokenKind::Number => true,
                _ => self.glued(end + 1) && (inner(end) || self.word(end) == ".") && !self.strong(end),
            };
        left || right
    }

    /// "500-strong", "12-member": a count before its noun.
    fn strong(&self, end: usize) -> bool {
        self.dash(end) && self.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn label(&self, start: usize) -> bool {
        let Some(mut before) = start.checked_sub(1) else { return false };
        if self.word(before) == "." {
            before = before.saturating_sub(1);
        }
        self.same_line(start) && LABELS.iter().any(|w| self.is(before, w)) && !self.is(before.wrapping_sub(1), "the")
    }

    /// "1." and "2)" at the head of a line, "(3)" anywhere.
    fn list_mark(&self, start: usize, end: usize) -> bool {
        let opens = start == 0 || self.tokens[start].breaks > 0;
        let closed = matches!(self.word(end), "." | ")" | ":");
        let bracketed = start > 0 && self.word(start - 1) == "(" && self.word(end) == ")" && self.word(start).len() < 3;
        (opens && closed && end == start + 1) || bracketed
    }

    /// Beside a month, a clock word or an era.
    fn calendar(&self, start: usize, end: usize) -> bool {
        let month = |i: usize| matches!(self.context.time_word(i), Some(crate::text::english::Time::Month(_)));
        let small = self.word(start).len() <= 2;
        let before = start.checked_sub(1);
        let month_before = small
            && before.is_some_and(|i| month(i) || (self.word(i) == "." && i > 0 && month(i - 1)))
            && self.same_line(start);
        let clock = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt", "utc", "bc", "ad", "est", "edt", "ist"];
        let zone = before.is_some_and(|i| ["gmt", "utc"].iter().any(|w| self.is(i, w) || (i > 0 && self.is(i - 1, w))));
        month_before || (small && month(end)) || zone || clock.iter().any(|w| self.is(end, w))
    }

    /// Four digits of our times without anything counted after them.
    fn year(&self, phrase: &Phrase, end: usize) -> bool {
        let word = self.word(phrase.low.amount.start);
        let value = phrase.low.amount.value;
        let fits = word.len() == 4 && value >= Decimal::from(1500) && value <= Decimal::from(2100);
        let led = phrase.start.checked_sub(1).is_some_and(|i| {
            self.class(i).any(Class::PREPOSITION) || self.class(i).any(Class::SUBORDINATOR) || self.is(i, "since")
        });
        fits && (led || !self.counted_thing(end))
    }

    /// "Boeing 737", "Chapter 11", "FTSE 100": a name before it, and nothing that it counts.
    fn model(&self, phrase: &Phrase) -> bool {
        let amount = &phrase.low.amount;
        let Some(before) = phrase.start.checked_sub(1).filter(|_| self.tokens[phrase.start].breaks == 0) else {
            return false;
        };
        let token = &self.tokens[before];
        let named = token.kind == TokenKind::Word
            && (token.is_capital() || token.shape == Shape::Mixed)
            && self.class(before).is_empty()
            && self.number(before).is_none()
            || self.word(before) == "&";
        named
            && !amount.large()
            && !(self.opens_sentence(before) && self.counted_thing(phrase.end))
            && !self.title_case(phrase)
    }

    /// In a headline written With Capitals, a count before a plural noun.
    fn title_case(&self, phrase: &Phrase) -> bool {
        let sentence = self.sentence(phrase.start);
        let Some(sentence) = sentence else { return false };
        let small = sentence.tokens.indices().any(|i| self.open_word(i));
        let word = self.word(phrase.end);
        !small && word.len() > 3 && word.ends_with('s') && self.tokens[phrase.end].breaks == 0
    }

    fn opens_sentence(&self, at: usize) -> bool {
        self.sentence(at).is_some_and(|s| s.tokens.start as usize == at)
    }

    fn sentence(&self, at: usize) -> Option<&crate::text::Sentence> {
        let sentences = &self.context.analysis.sentences;
        sentences.get(sentences.partition_point(|s| s.tokens.end as usize <= at))
    }

    fn word_counts(&self, phrase: &Phrase) -> bool {
        let (start, end) = (phrase.low.start, phrase.end);
        let before = start.wrapping_sub(1);
        let token = &self.tokens[start];
        let glued_after = self.glued(end) && self.tokens[end].kind == TokenKind::Punct && self.dash(end);
        if (self.glued(start) && start > 0 && (self.dash(before) || self.tokens[before].kind == TokenKind::Word))
            || glued_after
        {
            return false;
        }
        let name = token.is_capital()
            && !self.opens_sentence(start)
            && self.sentence(start).is_some_and(|s| s.tokens.indices().filter(|i| self.open_word(*i)).count() > 1);
        let single = phrase.low.amount.value == Decimal::ONE && end == start + 1;
        let definite = end == start + 1
            && phrase.low.amount.value == Decimal::TWO
            && ["the", "these", "those"].iter().any(|w| self.is(before, w));
        !name && !definite && !self.label(start) && !(single && !self.counts_one(end))
    }

    /// "one worker", not "one of them", "one day", "no one", "one another".
    fn counts_one(&self, end: usize) -> bool {
        let not = [
            "way", "thing", "point", "time", "more", "such", "another", "who", "that", "which", "side", "hand",
            "reason",
        ];
        let before = end.wrapping_sub(2);
        let pronoun = ["no", "this", "that", "the", "any", "each", "every", "which", "only", "not", "as", "number"];
        self.open_word(end) && !not.iter().any(|w| self.is(end, w)) && !pronoun.iter().any(|w| self.is(before, w))
    }
}
