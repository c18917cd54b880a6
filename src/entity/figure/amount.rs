//! An amount: digits or number words with their scale ("8 million", "two and a half bn", "1 1/2", "hundreds of
//! millions"), without unit or bound.

use super::{Reader, digits};
use crate::pack::Traits;
use crate::text::TokenKind;
use crate::text::english::{Class, FigureWord, Number};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// How an amount is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "8", "1,100", "8 million"
    Digits,
    /// "eight", "two hundred thousand", "a million"
    Words,
    /// "a third", "half", "3/4"
    Fraction,
    /// "hundreds", "tens of millions", "several thousand": at least so many
    Plural,
}

/// A product of scale words, a power of ten or a multiple of a dozen; never more than a [`Decimal`] holds.
pub type Scale = u128;

const LARGEST: Scale = (1 << 96) - 1;

/// An amount read.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it comes to.
    pub value: Decimal,
    /// What stands before the scale word: 8 in "8 million".
    pub raw: Decimal,
    /// What the scale words multiply by, 1 without.
    pub scale: Scale,
    /// How it is written.
    pub form: Form,
    /// Where a unit stands if not at `end`: of fractions behind an article ("half a percent", "a quarter of a point").
    pub unit_at: usize,
}

impl Amount {
    /// Whether a scale of thousand or more stands in it.
    pub fn scaled(&self) -> bool {
        self.scale >= 1000
    }

    /// Whether it is too large to be anything but a sum ("300 million", "1,200").
    pub fn large(&self) -> bool {
        digits::compare(self.value, 1000).is_ge()
    }

    /// The same with the scale of another amount ("8" in "8 to 10 million").
    pub fn scaled_by(mut self, scale: Scale) -> Option<Self> {
        self.value = times(self.raw, scale)?;
        self.scale = scale;
        Some(self)
    }
}

/// A value, its scale and where it ends, while it is being read.
#[derive(Clone, Copy)]
struct Part {
    raw: Decimal,
    scale: Scale,
    end: usize,
}

impl Part {
    fn of(value: u64, end: usize) -> Self {
        Self { raw: Decimal::from(value), scale: 1, end }
    }

    fn amount(self, start: usize, form: Form) -> Option<Amount> {
        let Self { raw, scale, end } = self;
        let value = digits::normal(times(raw, scale)?);
        Some(Amount { start, end, value, raw, scale, form, unit_at: end })
    }
}

/// Figures, number words and "and": behind an amount in digits they may go on with it.
const GOES_ON: Traits = Traits::NUMBER.with(Traits::NUMBER_WORD).with(Traits::of_class(Class::COORDINATOR));

impl Reader<'_, '_> {
    /// The amount whose first figure or number word is token `at` ("million" for "a million"). `money` says that a
    /// currency sign stands before it, so that "m" and "b" are scales.
    pub fn amount(&self, at: usize, money: bool) -> Option<Amount> {
        if self.context.has(at, Traits::NUMBER) {
            return self.digits(at, money);
        }
        match self.number(at) {
            Some(Number::Cardinal(_)) => self.spelled(at),
            Some(Number::Scale(_) | Number::Group(_)) => self.bare_scale(at),
            Some(Number::Plural(least)) => self.plural(at, Part::of(least, at + 1)),
            Some(Number::Fraction(of)) => self.fraction(at, of),
            Some(Number::Ordinal(of)) if of > 2 && self.is(at.wrapping_sub(1), FigureWord::A) => {
                self.part(at - 1, at + 1, (1, of))
            }
            _ => None,
        }
    }

    fn digits(&self, at: usize, money: bool) -> Option<Amount> {
        if self.glued(at + 1)
            && let Some((ratio, end)) = self.slashed(at)
        {
            return self.part(at, end, ratio);
        }
        let Some(raw) = digits::read(self.word(at)) else { return self.vulgar(at, money) };
        let mut part = Part { raw, scale: 1, end: at + 1 };
        if self.goes_on(at + 1) {
            self.spaced_groups(at, &mut part);
            self.mixed(&mut part);
            let end = part.end;
            self.and_a_half(&mut part);
            self.scales(&mut part, money);
            if part.end > end {
                self.and_a_half(&mut part);
            }
        }
        part.amount(at, Form::Digits)
    }

    /// Whether an amount in digits may go on at token `at`: with more digits, a scale, "and", or over a hyphen.
    fn goes_on(&self, at: usize) -> bool {
        let next = self.context.traits(at);
        next.any(GOES_ON) || (next.any(Traits::GLUED) && self.glued(at + 1))
    }

    /// "½"
    fn vulgar(&self, at: usize, money: bool) -> Option<Amount> {
        let (above, below) = digits::vulgar(self.word(at))?;
        let mut part = Part { raw: ratio(above, below)?, scale: 1, end: at + 1 };
        self.scales(&mut part, money);
        if part.scale == 1 {
            return self.part(at, at + 1, (above, below));
        }
        part.amount(at, Form::Digits)
    }

    /// "10 000": groups set apart by a space, closed by "000".
    fn spaced_groups(&self, at: usize, part: &mut Part) {
        let group = |i: usize| {
            let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number && !t.glued && t.breaks == 0)?;
            (token.span.len() == 3 && self.tokens[i - 1].span.end + 3 > token.span.start).then(|| self.word(i))
        };
        if !self.context.has(at + 1, Traits::NUMBER) || self.word(at).len() > 3 || group(at + 1).is_none() {
            return;
        }
        let count = (1..4).take_while(|i| group(at + i).is_some()).count();
        if self.word(at + count) != "000" {
            return;
        }
        let digits: String = (at..=at + count).map(|i| self.word(i)).collect();
        if let Some(raw) = digits::read(&digits) {
            *part = Part { raw, scale: 1, end: at + count + 1 };
        }
    }

    /// "1 1/2", "2-1/2", "1½"
    fn mixed(&self, part: &mut Part) {
        let at = self.joined_hyphen(part.end).unwrap_or(part.end);
        if !self.context.has(at, Traits::NUMBER) {
            return;
        }
        let found = match digits::vulgar(self.word(at)) {
            Some(pair) => Some((pair, at + 1)),
            None => self.slashed(at).filter(|_| part.raw.fract().is_zero() && self.same_line(at)),
        };
        if let Some(((above, below), end)) = found
            && let Some(extra) = ratio(above, below)
        {
            *part = Part { raw: part.raw.saturating_add(extra), end, ..*part };
        }
    }

    /// "1/2": a true fraction in digits, as numerator and denominator.
    fn slashed(&self, at: usize) -> Option<((u32, u32), usize)> {
        let glued = self.glued(at + 1) && self.glued(at + 2);
        let slash = |at: usize| self.context.figure_word(at).any(FigureWord::SLASH);
        if !glued || !slash(at + 1) || slash(at + 3) {
            return None;
        }
        let above: u32 = self.word(at).parse().ok()?;
        let below: u32 = self.word(at + 2).parse().ok()?;
        let usual = matches!(below, 2 | 3 | 4 | 5 | 8 | 16 | 32 | 64);
        (usual && 0 < above && above < below).then_some(((above, below), at + 3))
    }

    /// "and a half" after a number or a scale.
    fn and_a_half(&self, part: &mut Part) {
        const OPENS: Traits = Traits::PUNCT.with(Traits::of_class(Class::COORDINATOR));
        if !self.context.has(part.end, OPENS) {
            return;
        }
        let skip = |at: usize| self.joined_hyphen(at).unwrap_or(at);
        let and = skip(part.end);
        if !self.class(and).any(Class::COORDINATOR) || !self.is(and, FigureWord::AND) {
            return;
        }
        let article = skip(and + 1);
        if !self.is(article, FigureWord::A.with(FigureWord::ONE)) {
            return;
        }
        let half = skip(article + 1);
        let Some(Number::Fraction(of @ (2 | 4))) = self.number(half) else { return };
        let Some(extra) = ratio(1, of) else { return };
        *part = Part { raw: part.raw.saturating_add(extra), end: half + 1, ..*part };
    }

    /// Scale words after a number: "million", "-million", "lakh crore", "m" glued on.
    fn scales(&self, part: &mut Part, money: bool) {
        while let Some((factor, end)) = self.scale_at(part.end, money && part.scale == 1) {
            let Some(scale) = part.scale.checked_mul(factor).filter(|s| *s <= LARGEST) else { return };
            *part = Part { scale, end, ..*part };
        }
    }

    fn scale_at(&self, end: usize, money: bool) -> Option<(Scale, usize)> {
        if !self.context.has(end, Traits::PUNCT.with(Traits::NUMBER_WORD)) {
            return None;
        }
        let at = self.joined_hyphen(end).unwrap_or(end);
        let factor = match self.number(at)? {
            Number::Scale(power) => tens(power)?,
            Number::Group(size) if size == 12 => size.into(),
            Number::Plural(size) => size.into(),
            Number::Letter(power) if at == end && self.letter_is_scale(at, money) => tens(power)?,
            _ => return None,
        };
        Some((factor, at + 1))
    }

    /// "5m" is five million after a currency sign and before a currency, a unit or a counted thing; else metres.
    fn letter_is_scale(&self, at: usize, money: bool) -> bool {
        let glued = self.tokens[at].glued;
        if money {
            return glued || self.is_any(at, &["m"]);
        }
        let lone_t = self.is_any(at, &["t", "mm"]);
        glued && !lone_t && (self.has_unit(at + 1) || self.counted_thing(at + 1))
    }

    /// "twenty-five", "one hundred and fifty thousand", "two thirds", "two and a half million".
    fn spelled(&self, at: usize) -> Option<Amount> {
        if let Some((pair, end)) = self.spelled_ratio(at) {
            return self.part(at, end, pair);
        }
        let mut part = self.cardinal(at)?;
        if part.scale == 1 {
            self.and_a_half(&mut part);
            self.scales(&mut part, false);
        }
        self.and_a_half(&mut part);
        part.amount(at, Form::Words)
    }

    /// "two-thirds", "one fifth", "three quarters"
    fn spelled_ratio(&self, at: usize) -> Option<((u32, u32), usize)> {
        let Some(Number::Cardinal(above)) = self.number(at) else { return None };
        let next = self.joined_hyphen(at + 1).unwrap_or(at + 1);
        let below = match self.number(next)? {
            Number::Fraction(of) => of,
            Number::Ordinal(of) if above == 1 && of > 2 => of,
            _ => return None,
        };
        (0 < above && above < below).then_some(((above, below), next + 1))
    }

    /// Number words added and multiplied up as they come.
    fn cardinal(&self, at: usize) -> Option<Part> {
        let (mut total, mut group, mut last) = (0u64, 0u64, u64::MAX);
        let mut end = at;
        while let Some((number, next)) = self.next_number_word(end, at) {
            match number {
                Number::Cardinal(n) if adds(group, n, end == at) => group += u64::from(n),
                Number::Scale(2) if (1..100).contains(&group) => group *= 100,
                Number::Scale(power) if power > 2 => {
                    let scale = 10u64.checked_pow(u32::from(power))?;
                    if group == 0 || scale >= last {
                        break;
                    }
                    (total, group, last) = (total.checked_add(group.checked_mul(scale)?)?, 0, scale);
                }
                _ => break,
            }
            end = next;
        }
        match group {
            0 if last != u64::MAX && total % last == 0 => {
                Some(Part { raw: (total / last).into(), scale: last.into(), end })
            }
            _ => (end > at).then(|| Part::of(total.saturating_add(group), end)),
        }
    }

    /// The next number word of a spelled number: over a hyphen ("twenty-five") or an "and" ("hundred and five").
    fn next_number_word(&self, end: usize, start: usize) -> Option<(Number, usize)> {
        let mut at = end;
        if end > start {
            at = self.joined_hyphen(end).unwrap_or(end);
            let after_scale = matches!(self.number(end - 1), Some(Number::Scale(_)));
            if at == end && after_scale && self.is(end, FigureWord::AND) {
                let scale_follows = match self.number(end + 2) {
                    Some(Number::Scale(2)) => true,
                    Some(Number::Scale(_)) => self.is(start.wrapping_sub(1), FigureWord::BETWEEN),
                    _ => false,
                };
                let small = matches!(self.number(end + 1), Some(Number::Cardinal(_)));
                at = if small && !scale_follows { end + 1 } else { end };
            }
        }
        self.number(at).map(|n| (n, at + 1))
    }

    /// "a million", "several hundred", "a couple of thousand": a scale without a figure before it.
    fn bare_scale(&self, at: usize) -> Option<Amount> {
        let before = at.checked_sub(1)?;
        let mut part = Part { raw: Decimal::ONE, scale: 1, end: at };
        self.scales(&mut part, false);
        let score = self.is(at, FigureWord::SCORE);
        if score {
            part = Part::of(20, at + 1);
        }
        if self.is(before, FigureWord::INDEFINITE) {
            let score = score && !self.is(at + 1, FigureWord::OF);
            self.and_a_half(&mut part);
            return (part.end > at && !score).then(|| part.amount(before, Form::Words))?;
        }
        let joined = self.joined_hyphen(part.end).is_some_and(|at| self.has_unit(at));
        if joined && self.is_any(before.wrapping_sub(1), &["multi"]) && self.joined_hyphen(before) == Some(at) {
            return part.amount(before - 1, Form::Plural);
        }
        if joined && part.end > at && !self.dash(before) {
            return part.amount(at, Form::Words);
        }
        let few = self.is(before, FigureWord::FEW);
        let start = before - usize::from(self.is(before.wrapping_sub(1), FigureWord::A));
        (few && part.end > at).then(|| part.amount(start, Form::Plural))?
    }

    /// "hundreds of millions"
    fn plural(&self, at: usize, mut part: Part) -> Option<Amount> {
        while self.is(part.end, FigureWord::OF)
            && let Some(Number::Plural(size)) = self.number(part.end + 1)
        {
            part = Part {
                scale: part.scale.checked_mul(size.into()).filter(|s| *s <= LARGEST)?,
                end: part.end + 2,
                ..part
            };
        }
        let start = at - usize::from(self.is(at.wrapping_sub(1), FigureWord::MANY));
        part.amount(start, Form::Plural)
    }

    /// "half a billion", "a quarter of a million", "half-million", "half a percent", "half".
    fn fraction(&self, at: usize, of: u32) -> Option<Amount> {
        let a = usize::from(self.is(at.wrapping_sub(1), FigureWord::INDEFINITE));
        self.part(at - a, at + 1, (1, of))
    }

    /// A fraction with what may follow it.
    fn part(&self, start: usize, end: usize, (above, below): (u32, u32)) -> Option<Amount> {
        let raw = ratio(above, below)?;
        let of = end + usize::from(self.is(end, FigureWord::OF));
        let article = self.is(of, FigureWord::INDEFINITE) || (of > end && self.is(of, FigureWord::ONE));
        let next = if article { of + 1 } else { self.joined_hyphen(end).unwrap_or(end) };
        let mut part = Part { raw, scale: 1, end: next };
        self.scales(&mut part, false);
        if part.end > next {
            return part.amount(start, Form::Words);
        }
        let unit_at = next;
        let whole = Part { raw, scale: 1, end };
        whole.amount(start, Form::Fraction).map(|amount| Amount { unit_at, ..amount })
    }
}

/// Whether cardinal `n` goes on with `group`: "twenty" + "five", "two hundred" + "seven".
fn adds(group: u64, n: u32, first: bool) -> bool {
    let rest = group % 100;
    first
        || (group >= 100 && rest == 0 && n > 0)
        || (rest >= 20 && rest.is_multiple_of(10) && (1..10).contains(&n))
        || (group == 0 && n > 0)
}

fn tens(power: u8) -> Option<Scale> {
    10u64.checked_pow(u32::from(power)).map(Scale::from)
}

/// Nearly all figures have no scale word.
fn times(raw: Decimal, scale: Scale) -> Option<Decimal> {
    if scale == 1 { Some(raw) } else { raw.checked_mul(Decimal::from_u128(scale)?) }
}

/// A fraction to four digits after the point, exact where it ends sooner.
fn ratio(above: u32, below: u32) -> Option<Decimal> {
    let exact = Decimal::from(above).checked_div(Decimal::from(below))?;
    Some(if exact.scale() > 6 { exact.round_dp(4) } else { exact })
}
