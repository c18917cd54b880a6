//! An item: an amount with the currency sign before it and the unit after it.

use super::{Amount, Form, Reader};
use crate::pack::{Kind, SurfaceId, Traits};
use crate::text::TokenKind;
use crate::text::english::{Beside, FigureWord};

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing said.
    None,
    /// A currency of the packs.
    Money(SurfaceId),
    /// Percent or points of it.
    Percent(Percent),
    /// A unit of the packs.
    Measure(SurfaceId),
}

/// The ways to write a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// "5%"
    Whole,
    /// "5 percentage points"
    Points,
    /// "5 basis points": hundredths of a point
    Basis,
}

/// An amount with its unit.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// First token, sign included.
    pub start: usize,
    /// One past the last token, unit included.
    pub end: usize,
    /// The amount.
    pub amount: Amount,
    /// A minus stands before it.
    pub negative: bool,
    /// What it counts.
    pub unit: Unit,
    /// Its currency stands before it.
    pub sign: bool,
    /// "+" or "plus" stands after it.
    pub plus: bool,
}

/// What every token has that opens a currency, a unit or a percent sign.
pub const UNIT: Traits = Traits::OPENS_CURRENCY.with(Traits::OPENS_UNIT).with(Traits::of_beside(Beside::PERCENT));

impl Reader<'_, '_> {
    /// The item whose amount opens at token `at` (as [`Reader::amount`] means it).
    pub fn item(&self, at: usize) -> Option<Item> {
        let sign = self.sign_before(at);
        let amount = self.amount(at, sign.is_some())?;
        let sign = sign.filter(|(surface, start)| self.sign_holds(*surface, *start, &amount));
        let start = sign.map_or(amount.start, |(_, start)| start);
        let negative = self.minus_before(start);
        let (plus, end) = self.plus_after(amount.end);
        let mut item = Item {
            start: start - usize::from(negative),
            end,
            amount,
            negative,
            unit: Unit::None,
            sign: sign.is_some(),
            plus,
        };
        match sign {
            Some((surface, _)) => self.close_money(&mut item, surface),
            None => self.take_unit(&mut item),
        }
        Some(item)
    }

    /// The item whose first token is `at`, be it a sign, an article or the amount itself.
    pub fn item_from(&self, at: usize) -> Option<Item> {
        let minus = usize::from(self.dash(at) && self.glued(at + 1));
        let sign = self.sign_at(at + minus).unwrap_or(at + minus);
        let article = self.is(sign, FigureWord::INDEFINITE.with(FigureWord::SEVERAL));
        let item = self.item(sign + usize::from(article)).filter(|i| i.start == at || i.amount.start == at)?;
        (at..item.end).all(|i| self.same_line(i)).then_some(item)
    }

    /// "-5", "−5", "minus 5": where the minus stands, if anywhere.
    fn minus_before(&self, start: usize) -> bool {
        let Some(at) = start.checked_sub(1) else { return false };
        if self.says(at, Beside::BOUND) && self.is(at, FigureWord::MINUS) {
            return self.same_line(start);
        }
        if !self.dash(at) {
            return false;
        }
        if self.glued(at) {
            return at > 0 && self.context.figure_word(at - 1).any(FigureWord::OPENS_BRACKET);
        }
        self.glued(start) && self.context.figure_word(at).any(FigureWord::HYPHEN)
    }

    /// "100+", "100-plus", "100 plus": whether, and where it ends.
    fn plus_after(&self, end: usize) -> (bool, usize) {
        if !self.glued(end) {
            return (false, end);
        }
        if self.context.figure_word(end).any(FigureWord::PLUS_SIGN) {
            return (true, end + 1);
        }
        match self.joined_hyphen(end) {
            Some(at) if self.is(at, FigureWord::PLUS) => (true, at + 1),
            _ => (false, end),
        }
    }

    /// A unit, currency or percent sign after the amount.
    fn take_unit(&self, item: &mut Item) {
        let unit = |at: usize| self.unit_at(at, item);
        let found = unit(item.end)
            .or_else(|| self.joined_hyphen(item.end).and_then(unit))
            .or_else(|| (item.amount.unit_at > item.amount.end).then(|| unit(item.amount.unit_at))?)
            .or_else(|| self.after_of(item).and_then(unit));
        let Some((unit, end)) = found else { return };
        (item.unit, item.end) = (unit, end);
        if !item.plus {
            (item.plus, item.end) = self.plus_after(end);
        }
    }

    /// "hundreds of tonnes": the word after "of".
    fn after_of(&self, item: &Item) -> Option<usize> {
        if !self.says(item.end, Beside::BOUND) || !self.is(item.end, FigureWord::OF) {
            return None;
        }
        let vague = item.amount.form == Form::Plural || self.is(item.end.wrapping_sub(1), FigureWord::DOZEN);
        vague.then_some(item.end + 1)
    }

    fn unit_at(&self, at: usize, item: &Item) -> Option<(Unit, usize)> {
        if !self.context.has(at, UNIT) || !self.same_line(at) {
            return None;
        }
        if let Some((percent, end)) = self.percent_at(at) {
            return Some((Unit::Percent(percent), end));
        }
        let money = self.hit_at(at, Kind::CURRENCY).filter(|(s, end)| self.currency_holds(*s, at, *end, item));
        let unit = self.hit_at(at, Kind::UNIT).filter(|(_, end)| self.unit_holds(at, *end, item));
        match (money, unit) {
            (Some((m, end)), Some((u, other))) => Some(match other > end || self.weighs(m, end, item) {
                true => (Unit::Measure(u), other),
                false => (Unit::Money(m), end),
            }),
            (Some((m, end)), None) => Some((Unit::Money(m), end)),
            (None, Some((u, end))) => Some((Unit::Measure(u), end)),
            (None, None) => None,
        }
    }

    /// Whether a percent sign, currency or unit stands at `at`, for "5m tonnes".
    pub fn has_unit(&self, at: usize) -> bool {
        let at = if self.dash(at) { self.joined_hyphen(at).unwrap_or(at) } else { at };
        let small = |(_, end): &(SurfaceId, usize)| *end > at + 1 || self.class(at).is_empty();
        self.hit_at(at, Kind::CURRENCY).is_some() || self.hit_at(at, Kind::UNIT).filter(small).is_some()
    }

    /// Whether letters or digits stick to what ends before `end`.
    fn glued_on(&self, end: usize) -> bool {
        self.glued(end) && (self.dash(end) || self.tokens[end].kind != TokenKind::Punct)
    }

    /// A word that may be a unit and something else ("in", "a", "at") is one only when it sticks to the figure.
    fn unit_holds(&self, at: usize, end: usize, item: &Item) -> bool {
        let lone = end == at + 1;
        let function_word = lone && !self.class(at).is_empty();
        let letter = lone && self.word(at).len() == 1 && self.word(at).is_ascii();
        let glued = self.glued(at);
        let digits = item.amount.form == Form::Digits;
        let ordinal = glued && matches!(self.word(at), "st" | "nd" | "rd" | "th");
        !ordinal && (!function_word || glued) && (!letter || glued || (digits && !self.glued_on(end)))
    }
}
