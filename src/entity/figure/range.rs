//! Two items joined: a range ("8-10", "between $5m and $7m") or two values told together ("from $1m to $2m").

use super::{Item, Reader, Unit};
use crate::entity::figure::Form;
use crate::pack::Traits;
use crate::text::english::{Class, FigureWord};
use rust_decimal::Decimal;

/// What joins two items.
pub enum Joined {
    /// One mention from the lower to the upper.
    Range(Item, Item),
    /// Two mentions: before and after.
    Two(Item, Item),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    And,
    Or,
}

/// What every link has: a dash, "to", "and", "or".
const LINK: Traits = Traits::PUNCT.with(Traits::of_class(Class::PREPOSITION.with(Class::COORDINATOR)));

impl Reader<'_, '_> {
    /// What follows `first` and belongs to it.
    pub fn joined(&self, first: &Item) -> Option<Joined> {
        if first.amount.form == Form::Fraction {
            return None;
        }
        let (link, at) = self.link(first)?;
        let second = self.item_from(at)?;
        if second.amount.form == Form::Fraction {
            return None;
        }
        let (low, high) = self.matched(*first, second, link)?;
        let rising = signed(&low) < signed(&high);
        match link {
            Link::To if self.tells_two(&low, &high) => Some(Joined::Two(low, high)),
            Link::To if !rising => Some(Joined::Two(low, high)),
            _ if !rising => None,
            _ => Some(Joined::Range(low, high)),
        }
    }

    fn link(&self, first: &Item) -> Option<(Link, usize)> {
        let at = first.end;
        if !self.context.has(at, LINK) || !self.same_line(at) {
            return None;
        }
        let word = self.context.figure_word(at);
        let link = if word.any(FigureWord::DASH) {
            (self.context.has(at, Traits::PUNCT) && self.glued(at) == self.glued(at + 1)).then_some(Link::Dash)
        } else if word.any(FigureWord::TO) {
            Some(Link::To)
        } else if word.any(FigureWord::AND) {
            self.is(first.start.wrapping_sub(1), FigureWord::BETWEEN).then_some(Link::And)
        } else {
            word.any(FigureWord::OR).then_some(Link::Or)
        };
        link.map(|link| (link, at + 1))
    }

    /// Gives both items the unit and scale that one of them carries for both; `None` when they don't go together.
    fn matched(&self, mut low: Item, mut high: Item, link: Link) -> Option<(Item, Item)> {
        match (low.unit, high.unit) {
            (Unit::None, Unit::None) => self.bare_pair(&low, &high, link).then_some(())?,
            (Unit::None, unit) if !high.sign => low.unit = unit,
            (Unit::Money(_), Unit::None) if low.sign => high.unit = low.unit,
            (Unit::Money(a), Unit::Money(b)) if a == b || self.same_currency(&low, &high) => {}
            (Unit::Percent(a), Unit::Percent(b)) if a == b => {}
            (Unit::Measure(a), Unit::Measure(b)) if self.name(a) == self.name(b) => {}
            _ => return None,
        }
        if self.year_like(&low) && !self.year_like(&high) && high.amount.value != low.amount.value {
            let same_size = high.amount.scale == 1 && self.word(high.amount.start).len() == 4;
            same_size.then_some(())?;
        }
        let near = link != Link::Or || high.amount.raw <= low.amount.raw.saturating_add(Decimal::TEN);
        if !near {
            return None;
        }
        if link == Link::Dash && self.thousands_said_once(&low, &high) {
            low.amount = low.amount.scaled_by(1000)?;
        }
        if shares_scale(&low, &high) {
            low.amount = low.amount.scaled_by(high.amount.scale)?;
        }
        Some((low, high))
    }

    /// "100-150,000": the first is thousands too.
    fn thousands_said_once(&self, low: &Item, high: &Item) -> bool {
        let plain = low.amount.form == Form::Digits && low.amount.scale == 1;
        let thousands = self.word(high.amount.start).ends_with(",000") && high.amount.scale == 1;
        plain
            && thousands
            && low.amount.value < Decimal::ONE_THOUSAND
            && low.amount.value.saturating_mul(Decimal::ONE_THOUSAND) < high.amount.value
    }

    fn same_currency(&self, low: &Item, high: &Item) -> bool {
        let (Unit::Money(a), Unit::Money(b)) = (low.unit, high.unit) else { return false };
        let pack = self.context.pack;
        let (Some(a), Some(b)) = (pack.currency(a), pack.currency(b)) else { return false };
        a.minor == b.minor && (a.code == b.code || low.sign && high.sign)
    }

    /// Two bare figures are a range only before a counted thing or with a scale: "6-1" is a score.
    fn bare_pair(&self, low: &Item, high: &Item, link: Link) -> bool {
        if link == Link::Or || low.negative || high.negative {
            return false;
        }
        let counted = self.counted_thing(high.end) || self.counted_thing(high.end + 1);
        counted || high.amount.scaled() || (link != Link::Dash && high.amount.large())
    }

    /// "from X to Y", "by X to Y", "rose X to Y": where it was and where it is.
    fn tells_two(&self, low: &Item, high: &Item) -> bool {
        let (_, start) = self.bound_before(low.start);
        let Some(before) = start.checked_sub(1) else { return false };
        if self.is(before, FigureWord::FROM) {
            let spread = ["range", "ranges", "ranged", "ranging", "anywhere", "varying", "vary", "varies"];
            return !self.is_any(before.wrapping_sub(1), &spread);
        }
        let moved = ["by", "up", "down", "rose", "fell", "grew", "lost", "off", "sank", "slid", "shed"];
        if self.is_any(before, &moved) {
            return true;
        }
        let past = self.word(before).ends_with("ed") && self.open_word(before);
        past && (low.unit == Unit::None || ratio_over_two(low, high))
    }
}

/// "8 to 10 million": the first takes the scale of the second.
fn shares_scale(low: &Item, high: &Item) -> bool {
    let (a, b) = (&low.amount, &high.amount);
    if a.scale != 1 || b.scale == 1 || a.form == Form::Plural || (low.unit != high.unit && !low.sign) {
        return false;
    }
    a.raw < b.raw || a.raw <= b.raw.saturating_mul(Decimal::from(20))
}

fn ratio_over_two(low: &Item, high: &Item) -> bool {
    high.amount.value > low.amount.value.saturating_mul(Decimal::TWO) || high.amount.value < low.amount.value
}

/// The item's value with its minus.
pub fn signed(item: &Item) -> Decimal {
    if item.negative { -item.amount.value } else { item.amount.value }
}
