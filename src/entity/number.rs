//! Recogniser: bare cardinals ("500 workers", "rose to 7,465.95"), and what looks like one and isn't: years, days,
//! times, model names, scores, versions, list marks.

use super::Value;
use super::figure::{Form, Found, Item, Phrase, Reader, compare, signed};
use crate::pack::{Kind, Traits};
use crate::text::TokenKind;
use crate::text::english::{Beside, Class, FigureWord, Number, Time};
use rust_decimal::Decimal;

/// How many tokens of a sentence tell how it is cased; keeps the cost of long ones in bounds.
const WINDOW: usize = 60;

/// Digits that may be a number.
#[derive(Clone, Copy)]
struct Bare {
    /// The first token, bounds included.
    first: usize,
    /// The first token without them, and one past the last one.
    start: usize,
    end: usize,
    /// One past the last token, bounds included.
    last: usize,
    /// The figure, or the lower end of the range.
    value: Decimal,
    /// A range, or under a bound.
    bounded: bool,
    /// A scale of thousand or more stands in it.
    scaled: bool,
    /// All of it is four digits of our times.
    year_like: bool,
}

impl Reader<'_, '_> {
    /// The number that `phrase` writes, where it is one.
    pub fn cardinal_number(&mut self, phrase: &Phrase) -> Option<Found> {
        let item = phrase.low;
        let counts = match item.amount.form {
            Form::Digits => self.digits_count(self.bare_digits(phrase)),
            Form::Words | Form::Plural => self.word_counts(phrase),
            Form::Fraction => false,
        };
        (counts && !self.period_follows(phrase.end))
            .then(|| (Kind::NUMBER, Value::Number(phrase.figure(signed)), "number"))
    }

    /// Whether the digits at `at`, which nothing beside them belongs to but a bound that begins at `first`, are a number.
    pub fn lone_counts(&mut self, first: usize, at: usize, value: Decimal) -> bool {
        let (end, year_like) = (at + 1, self.year_digits(at, value));
        let bare = Bare { first, start: at, end, last: end, value, bounded: first < at, scaled: false, year_like };
        self.digits_count(bare) && !self.period_follows(end)
    }

    fn bare_digits(&self, phrase: &Phrase) -> Bare {
        let Phrase { low, high, start: first, end: last, .. } = phrase;
        let year_like = self.year_like(low) && high.is_none_or(|high| self.year_like(high));
        Bare {
            first: *first,
            start: low.start,
            end: high.map_or(low.end, |high| high.end),
            last: *last,
            value: low.amount.value,
            bounded: *first < low.start || high.is_some(),
            scaled: low.amount.scaled(),
            year_like,
        }
    }

    /// "five years", "27-year", "90 more days": the dates' matter.
    fn period_follows(&self, end: usize) -> bool {
        let at = self.joined_hyphen(end).unwrap_or(end);
        let linked =
            || self.is(end, FigureWord::AND.with(FigureWord::TO).with(FigureWord::OR)) && self.number_token(end + 1);
        self.is_period(at)
            || (self.is_period(end + 2) && linked())
            || (self.is_period(end + 1) && self.word(end + 1).ends_with('s') && self.open_word(end))
            || self.is(at, FigureWord::O_CLOCK)
    }

    fn number_token(&self, at: usize) -> bool {
        self.context.has(at, Traits::NUMBER.with(Traits::NUMBER_WORD))
    }

    fn digits_count(&mut self, bare: Bare) -> bool {
        let Bare { start, end, bounded, scaled, .. } = bare;
        let year = bare.year_like && self.year_stands(bare.first, end);
        (scaled || !year)
            && !self.stuck(start, end)
            && !self.label(start)
            && !self.second_figure(start)
            && !self.list_mark(start, end)
            && (scaled || !self.calendar(start, end))
            && (bounded || scaled || !self.model(bare))
    }

    /// Part of a larger written thing: "A380", "3G", "6-1", "16:08", "24/7", "COVID-19".
    fn stuck(&self, start: usize, end: usize) -> bool {
        self.stuck_left(start) || self.stuck_right(end)
    }

    /// The left side of it.
    pub fn stuck_left(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|_| self.glued(start)) else { return false };
        matches!(self.tokens[before].kind, TokenKind::Word | TokenKind::Number)
            || self.joint(before)
            || self.glued(before) && self.context.figure_word(before).any(FigureWord::COMMA)
    }

    fn stuck_right(&self, end: usize) -> bool {
        self.glued(end)
            && match self.tokens[end].kind {
                TokenKind::Word => !self.word(end).starts_with(['\'', '’']),
                TokenKind::Number => true,
                _ => {
                    self.glued(end + 1)
                        && (self.joint(end) || self.context.figure_word(end).any(FigureWord::DOT))
                        && !self.strong(end)
                }
            }
    }

    /// Signs that make one thing of what stands on both sides.
    fn joint(&self, at: usize) -> bool {
        self.context.figure_word(at).any(FigureWord::JOINT) || self.dash(at) || self.context.has(at, Traits::CURRENCY)
    }

    /// "500-strong", "12-member": a count before its noun.
    fn strong(&self, end: usize) -> bool {
        self.dash(end) && self.open_word(end + 1)
    }

    fn label(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let dot = self.context.figure_word(before).any(FigureWord::DOT);
        let label = if dot { before.saturating_sub(1) } else { before };
        self.says(label, Beside::LABEL) && self.same_line(start)
    }

    /// "1." and "2)" at the head of a line, "(3)" anywhere.
    fn list_mark(&self, start: usize, end: usize) -> bool {
        const CLOSES: FigureWord = FigureWord::DOT.with(FigureWord::CLOSES_BRACKET).with(FigureWord::COLON);
        let behind = self.context.figure_word(end);
        if !behind.any(CLOSES) {
            return false;
        }
        let opens = start == 0 || self.context.has(start, Traits::BREAK);
        let bracketed = behind.any(FigureWord::CLOSES_BRACKET)
            && start > 0
            && self.context.figure_word(start - 1).any(FigureWord::OPENS_BRACKET)
            && self.word(start).len() < 3;
        (opens && end == start + 1) || bracketed
    }

    /// Beside a month, a clock word or an era.
    fn calendar(&self, start: usize, end: usize) -> bool {
        let month = |i: usize| matches!(self.context.time_word(i), Some(Time::Month(_)));
        let small = self.word(start).len() <= 2;
        let before = start.checked_sub(1);
        let month_before = small
            && before.is_some_and(|i| {
                month(i) || (i > 0 && month(i - 1) && self.context.figure_word(i).any(FigureWord::DOT))
            })
            && self.same_line(start);
        let clock = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt", "utc", "bc", "ad", "est", "edt", "ist"];
        let told = |at: usize, words: &[&str]| self.context.has(at, Traits::TIME_WORD) && self.is_any(at, words);
        let zones = ["gmt", "utc"];
        let zone = before.is_some_and(|i| told(i, &zones) || (i > 0 && told(i - 1, &zones)));
        month_before || (small && month(end) && self.same_line(end)) || zone || told(end, &clock)
    }

    /// Four digits of our times without anything counted after them.
    pub fn year(&self, phrase: &Phrase, end: usize) -> bool {
        self.year_like(phrase.low)
            && phrase.high.is_none_or(|high| self.year_like(high))
            && self.year_stands(phrase.start, end)
    }

    /// Whether four digits between these tokens stand where a year does.
    fn year_stands(&self, start: usize, end: usize) -> bool {
        let leads = Class::PREPOSITION.with(Class::SUBORDINATOR);
        let led = |i: usize| self.class(i).any(leads) || self.is_any(i, &["since"]);
        !self.counted_thing(end) || start.checked_sub(1).is_some_and(led)
    }

    pub fn year_like(&self, item: &Item) -> bool {
        item.amount.scale == 1 && self.year_digits(item.amount.start, item.amount.value)
    }

    fn year_digits(&self, at: usize, value: Decimal) -> bool {
        let four = self.tokens.get(at).is_some_and(|token| token.span.len() == 4);
        four && compare(value, 1500).is_ge() && compare(value, 2100).is_le()
    }

    /// "Boeing 737", "Chapter 11", "FTSE 100": a name before it, and nothing that it counts.
    fn model(&mut self, Bare { first, last, value, .. }: Bare) -> bool {
        if first == 0 || self.context.has(first, Traits::BREAK) || compare(value, 1000).is_ge() {
            return false;
        }
        let before = first - 1;
        let genitive = !self.context.has(before, Traits::CAPITALISED)
            && self.context.figure_word(before).any(FigureWord::GENITIVE);
        let owner = genitive && self.named(before.wrapping_sub(1));
        let opening = || self.counted_thing(last) && self.opens_sentence(before);
        let named = (self.named(before) && !opening() && !self.title_case(first, last))
            || self.context.figure_word(before).any(FigureWord::AMPERSAND)
            || (owner && !self.counts_soon(last));
        if named && compare(value, 100).is_ge() {
            self.models.push(value);
        }
        named
    }

    /// "five new 737 jets": the second figure of a noun phrase counts nothing.
    fn second_figure(&self, start: usize) -> bool {
        let Some(first) = start.checked_sub(2) else { return false };
        let counted = matches!(self.number(first), Some(Number::Cardinal(2..)));
        self.open_word(start - 1) && !self.counted_thing(start - 1) && counted && self.same_line(start)
    }

    /// Whether token `at` may be a name: a capitalised word of the open classes.
    fn named(&self, at: usize) -> bool {
        let traits = self.context.traits(at);
        traits.any(Traits::WORD)
            && traits.any(Traits::CAPITALISED.with(Traits::CAMEL))
            && !traits.any(Traits::NUMBER_WORD)
            && self.class(at).is_empty()
    }

    /// Whether one of the next three small words is a plural ("12 new open-pit mines").
    fn counts_soon(&self, end: usize) -> bool {
        (end..end + 3).take_while(|i| self.open_word(*i)).any(|i| self.counted_thing(i))
    }

    /// In a headline written With Capitals, a count before a plural noun.
    fn title_case(&self, start: usize, end: usize) -> bool {
        let sentence = self.sentence(start);
        let Some(sentence) = sentence else { return false };
        let small = sentence.tokens.indices().take(WINDOW).any(|i| self.open_word(i));
        let word = self.word(end);
        !small && word.len() > 3 && word.ends_with('s') && !self.context.has(end, Traits::BREAK)
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
            && self
                .sentence(start)
                .is_some_and(|s| s.tokens.indices().take(WINDOW).filter(|i| self.open_word(*i)).count() > 1);
        let single = end == start + 1 && compare(phrase.low.amount.value, 1).is_eq();
        let definite = end == start + 1
            && compare(phrase.low.amount.value, 2).is_eq()
            && self.is_any(before, &["the", "these", "those"]);
        !name && !definite && !self.label(start) && (!single || self.counts_one(end))
    }

    /// "one worker", not "one of them", "one day", "no one", "one another".
    fn counts_one(&self, end: usize) -> bool {
        let not = [
            "way", "thing", "point", "time", "more", "such", "another", "who", "that", "which", "side", "hand",
            "reason",
        ];
        let before = end.wrapping_sub(2);
        let pronoun = ["no", "this", "that", "the", "any", "each", "every", "which", "only", "not", "as", "number"];
        let says = self.context.class(end).any(Class::SAYING);
        !says && self.open_word(end) && !self.is_any(end, &not) && !self.is_any(before, &pronoun)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::figure::testing::check;
    use crate::pack::Kind;

    #[test]
    fn cardinals() {
        check(
            &[Kind::NUMBER],
            &[
                ("It has 500 workers and twenty plants.", &[("500", "500"), ("twenty", "20")]),
                (
                    "about 1,100 dealers; more than 4 billion songs",
                    &[("about 1,100", "~1100"), ("more than 4 billion", ">4000000000")],
                ),
                ("25,000 to 30,000 posts, 10-15 towns", &[("25,000 to 30,000", "25000..30000"), ("10-15", "10..15")]),
                ("It rose 15,000 to 444,000.", &[("15,000", "15000"), ("444,000", "444000")]),
                ("thousands of pages, dozens of towns", &[("thousands", ">1000"), ("dozens", ">12")]),
                ("The index closed at 7,465.95.", &[("7,465.95", "7465.95")]),
                ("two hundred and fifty thousand tickets", &[("two hundred and fifty thousand", "250000")]),
                (
                    "Net 3.2 mln vs 2.8 mln; three mln vs two mln",
                    &[("3.2 mln", "3200000"), ("2.8 mln", "2800000"), ("three mln", "3000000"), ("two mln", "2000000")],
                ),
                ("Hiring 2000 workers helped.", &[("2000", "2000")]),
                ("half a dozen towns, several hundred farms", &[("half a dozen", "6"), ("several hundred", ">100")]),
                ("It dropped to -36 there.", &[("-36", "-36")]),
                ("He died aged 56.\n\nOctober came.", &[("56", "56")]),
                ("Ghana Builds 300 Towns", &[("300", "300")]),
            ],
        );
    }

    #[test]
    fn figures_beyond_all_bounds_do_no_harm() {
        const MOST: &str = "79228162514264337593543950335";
        for shape in [
            "# and a half",
            "# to # million dollars",
            "#-#,000",
            "# 1/2",
            "# or # percent",
            "up # to #%",
            "-$# trillion trillion",
            "# lakh crore crore crore",
        ] {
            crate::entity::figure::testing::find(&shape.replace('#', MOST));
        }
        crate::entity::figure::testing::find("nine quadrillion nine hundred quadrillion and ninety thousand million $");
    }

    #[test]
    fn what_only_looks_like_a_number() {
        check(
            &[Kind::NUMBER],
            &[
                ("In 2005 and since 1998 it grew.", &[]),
                ("Between 2014 and 2016 it grew.", &[]),
                ("The Boeing 737 and the A380; her iPhone 5 and a DC-9.", &[]),
                ("New Boeing 737 jets; all the 737 wings", &[]),
                ("No. 5, page 12, Chapter 11, phase 2 and Resolution 1441", &[]),
                ("They won 6-1 and 3-2.", &[]),
                ("Call 555-1234 at 16:08 or 6:40 p.m.", &[]),
                ("the FTSE 100, the S&P 500 or the broad Standard & Poor's 500 index", &[]),
                ("It took five years, a 27-year deal, three days.", &[]),
                ("1. Wheat\n2. Maize", &[]),
                ("one of them, at one point, no one", &[]),
                ("the two firms, a 24/7 desk, version 1.2.1", &[]),
                ("a 3-for-1 split at 7-Eleven", &[]),
                ("five new 737 jets fly", &[("five", "5")]),
            ],
        );
    }
}
