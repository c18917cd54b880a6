//! Recogniser: percentages, points of them, and shares told as fractions ("a third of").

use super::Value;
use super::figure::{Percent, Phrase, Reader, normal};
use super::value::{self, Quantity};
use crate::pack::Kind;
use crate::text::english::{Beside, Class, FigureWord};
use crate::text::{Shape, TokenKind};
use rust_decimal::Decimal;

type Found = (Kind, Value, &'static str);

impl Reader<'_, '_> {
    /// The percent sign or words at token `at`, with the token after them.
    pub fn percent_at(&self, at: usize) -> Option<(Percent, usize)> {
        if !self.says(at, Beside::PERCENT) {
            return None;
        }
        let word = self.word(at);
        if word == "%" {
            return Some(self.points_after(at + 1));
        }
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
        let is = |text: &str| word.eq_ignore_ascii_case(text);
        if is("percent") || is("pct") || (is("pc") && token.glued) {
            return Some(self.points_after(at + 1));
        }
        if is("percentage") || is("basis") {
            let point = self.joined_hyphen(at + 1).unwrap_or(at + 1);
            let kind = if is("basis") { Percent::Basis } else { Percent::Points };
            let points = self.is_any(point, &["point", "points"]);
            return points.then_some((kind, point + 1));
        }
        if is("per") {
            let cent = self.joined_hyphen(at + 1).unwrap_or(at + 1);
            return self.is_any(cent, &["cent"]).then(|| self.points_after(cent + 1));
        }
        let short =
            [("bps", Percent::Basis), ("bp", Percent::Basis), ("pp", Percent::Points), ("ppt", Percent::Points)];
        short.iter().find(|(w, _)| *w == word).map(|(_, kind)| (*kind, at + 1))
    }

    /// "percent points"
    fn points_after(&self, at: usize) -> (Percent, usize) {
        match self.is_any(at, &["points", "point"]) {
            true => (Percent::Points, at + 1),
            false => (Percent::Whole, at),
        }
    }

    /// The percentage that `phrase` names, or the grade ("1.2% Li2O").
    pub fn percent(&self, phrase: &mut Phrase, kind: Percent) -> Option<Found> {
        let hundredths = kind == Percent::Basis;
        let figure = phrase.figure(|item| {
            let value = if item.negative { -item.amount.value } else { item.amount.value };
            let value = if hundredths { value.checked_div(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
            normal(value)
        });
        if let Some((substance, end)) = self.substance(phrase.end) {
            phrase.end = end;
            let unit = format!("% {substance}").into();
            return Some((Kind::QUANTITY, Value::Quantity(Quantity { figure, unit, per: None }), "quantity.grade"));
        }
        let points = kind != Percent::Whole;
        Some((Kind::PERCENT, Value::Percent(value::Percent { figure, points }), "percent"))
    }

    /// A chemical formula after a percentage: letters and digits in one run ("Li2O"), or a listed symbol ("Cu").
    fn substance(&self, at: usize) -> Option<(&str, usize)> {
        let first = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word && !t.glued && t.breaks == 0)?;
        let mut end = at + 1;
        while self.glued(end) && matches!(self.tokens[end].kind, TokenKind::Word | TokenKind::Number) {
            end += 1;
        }
        let run = crate::text::Span::new(first.span.start, self.tokens[end - 1].span.end).of(self.context.text());
        let formula = run.len() <= 10
            && run.starts_with(|c: char| c.is_ascii_uppercase())
            && run.bytes().any(|b| b.is_ascii_digit())
            && run.bytes().all(|b| b.is_ascii_alphanumeric());
        let symbol = end == at + 1 && run.len() <= 2 && first.shape == Shape::Capital;
        (formula || (symbol && self.hit_at(at, Kind::COMMODITY).is_some())).then_some((run, end))
    }

    /// A fraction of a whole as a percentage: "a third of its output", "by half", "two-thirds".
    pub fn share(&self, phrase: &Phrase) -> Option<Found> {
        let item = phrase.low;
        let end = item.end;
        let its = self.is_any(end, &["its", "their"]);
        let whole = self.is(end, FigureWord::OF) || (its && !self.class(phrase.start.wrapping_sub(1)).any(Class::BE));
        let at = self.is(phrase.start.wrapping_sub(1), FigureWord::AT);
        let by = self.is(phrase.start.wrapping_sub(1), FigureWord::BY);
        let closes = !self.open_word(end) && !self.capital(end) && self.joined_hyphen(end).is_none();
        let word = self.word(item.amount.end - 1);
        let half = word.eq_ignore_ascii_case("half");
        let period = word.eq_ignore_ascii_case("quarter") || word.eq_ignore_ascii_case("quarters");
        let shaped = match (half, period) {
            (true, _) => self.free_half(phrase) && ((whole && !at) || (by && closes)),
            (_, true) if item.amount.start + 1 == end => false,
            (_, true) => self.is(end, FigureWord::OF) || (closes && phrase.start < item.start) || (by && closes),
            _ if self.tokens[item.amount.start].kind == TokenKind::Number => self.is(end, FigureWord::OF),
            _ => self.sets_off(end) || item.amount.end > item.amount.start + 2,
        };
        let of_time = self.is(end, FigureWord::OF) && (self.is_period(end + 1) || self.is_period(end + 2));
        if !shaped || of_time || self.joined_hyphen(end).is_some() {
            return None;
        }
        let hundred = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value).normalize();
        let figure = phrase.figure(|item| hundred(item.amount.value));
        Some((Kind::PERCENT, Value::Percent(value::Percent { figure, points: false }), "percent.share"))
    }

    /// Whether the noun phrase ends here: "a third of", "by a third to", not "a third long-term option".
    fn sets_off(&self, end: usize) -> bool {
        let links = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::BE);
        let word = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.breaks < 2);
        !word || self.class(end).any(links.with(Class::MODAL).with(Class::HAVE).with(Class::POSSESSIVE))
    }

    /// Not "the first half of", "half the" in "half-time".
    fn free_half(&self, phrase: &Phrase) -> bool {
        let before = phrase.start.wrapping_sub(1);
        let ordinal = self.number(before).is_some() || self.is_any(before, &["last", "latter"]);
        let determiner = ["the", "this", "other", "that", "each", "top", "bottom", "better", "early", "late"];
        !ordinal && !self.is_any(before, &determiner) && !self.dash(before)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_capital() && t.breaks == 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::figure::testing::check;
    use crate::pack::Kind;

    #[test]
    fn percentages() {
        check(
            &[Kind::PERCENT],
            &[
                ("Sales rose 5.2 percent.", &[("5.2 percent", "5.2 %")]),
                ("Sales rose 5.2 per cent and 3 pct.", &[("5.2 per cent", "5.2 %"), ("3 pct", "3 %")]),
                ("a 10-percent stake, 12-15% of it", &[("10-percent", "10 %"), ("12-15%", "12..15 %")]),
                ("between three and seven percent", &[("between three and seven percent", "3..7 %")]),
                ("20 to 25 percent of staff", &[("20 to 25 percent", "20..25 %")]),
                ("2 1/2 pct and 1½ percent", &[("2 1/2 pct", "2.5 %"), ("1½ percent", "1.5 %")]),
                ("It rose ½ percent.", &[("½ percent", "0.5 %")]),
                (
                    "as much as 3%, or almost fifteen percent",
                    &[("as much as 3%", "<=3 %"), ("almost fifteen percent", "~15 %")],
                ),
                ("It lost (-8%), then (- 3%).", &[("-8%", "-8 %"), ("- 3%", "-3 %")]),
                ("It fell -3.5% and minus 2 percent.", &[("-3.5%", "-3.5 %"), ("minus 2 percent", "-2 %")]),
                (
                    "half a percent and half of one percent",
                    &[("half a percent", "0.5 %"), ("half of one percent", "0.5 %")],
                ),
                ("It went from 5 to 7 percent.", &[("5", "5 %"), ("7 percent", "7 %")]),
                ("It rose 2% to 9%.", &[("2%", "2 %"), ("9%", "9 %")]),
            ],
        );
    }

    #[test]
    fn points() {
        check(
            &[Kind::PERCENT],
            &[
                ("Rates rose 50 basis points.", &[("50 basis points", "0.5 points")]),
                ("Rates rose 25bps.", &[("25bps", "0.25 points")]),
                ("up two percentage points", &[("two percentage points", "2 points")]),
                ("a quarter of a percentage point", &[("a quarter of a percentage point", "0.25 points")]),
                ("a 0.5-percentage-point cut", &[("0.5-percentage-point", "0.5 points")]),
                ("up 3 percent points", &[("3 percent points", "3 points")]),
            ],
        );
    }

    #[test]
    fn shares_told_as_fractions() {
        check(
            &[Kind::PERCENT],
            &[
                ("It makes a third of all tin.", &[("a third", "33.33 %")]),
                ("Output fell by half.", &[("half", "50 %")]),
                ("It sold two-thirds of its stake.", &[("two-thirds", "66.67 %")]),
                (
                    "It owns half of the mill and three quarters of the port.",
                    &[("half", "50 %"), ("three quarters", "75 %")],
                ),
                ("a two-thirds majority, one-quarter of shares", &[("two-thirds", "66.67 %"), ("one-quarter", "25 %")]),
                ("about a fifth of the crop", &[("about a fifth", "~20 %")]),
                ("a quarter of a century; it is half its size and half the size", &[]),
                ("a third long-term option; it rose 1/4 to 1-1/8", &[]),
                ("a third party in the second half of the third quarter", &[]),
                ("The first half was dull, with a quarter to go and half-time near.", &[]),
            ],
        );
    }
}
