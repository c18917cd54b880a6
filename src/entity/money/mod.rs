//! Recogniser: money. Which currency signs and words count, and what amount they make.

mod evidence;
mod sign;

use super::Value;
use super::figure::{Phrase, Reader};
use super::value::{Money, Quantity};
use crate::pack::{Code, Kind, SurfaceId};
use crate::text::TokenKind;
use compact_str::CompactString;
use rust_decimal::Decimal;

pub use evidence::Evidence;

type Found = (Kind, Value, &'static str);

impl Reader<'_, '_> {
    /// The money that `phrase` names in the currency of `surface`.
    pub fn money(&mut self, phrase: &Phrase, surface: SurfaceId) -> Option<Found> {
        let text = self.currency_text(phrase);
        let currency = self.currency(surface, text)?;
        let minor = self.minor(surface);
        let figure = phrase.figure(|item| {
            let value = if item.negative { -item.amount.value } else { item.amount.value };
            value.checked_div(minor).unwrap_or(value).normalize()
        });
        if let Some(per) = self.exchanged_for(phrase.end) {
            let unit = currency.as_str().into();
            return Some((Kind::QUANTITY, Value::Quantity(Quantity { figure, unit, per: Some(per) }), "quantity.rate"));
        }
        let per = self.per(phrase.end);
        Some((Kind::MONEY, Value::Money(Money { figure, currency, per }), "money"))
    }

    /// "92 yen to the dollar", "1.10 dollars per euro": the other side of an exchange rate.
    fn exchanged_for(&self, end: usize) -> Option<CompactString> {
        let to_the = self.is(end, "to") && (self.is(end + 1, "the") || self.is(end + 1, "a"));
        let each = ["per", "a", "an"].iter().any(|w| self.is(end, w));
        let at = if to_the { end + 2 } else { end + usize::from(each) };
        let (surface, _) = self.hit_at(at, Kind::CURRENCY).filter(|_| at > end)?;
        let weight = !to_the && self.hit_at(at, Kind::UNIT).is_some();
        let letters = self.tokens[at].kind == TokenKind::Word && self.word(at).len() > 2 && !weight;
        letters.then(|| self.name(surface).attribute("code").map(Into::into))?
    }

    /// How many of this unit make a whole one: 100 for cents.
    fn minor(&self, surface: SurfaceId) -> Decimal {
        let minor = self.name(surface).attribute("minor").and_then(|m| m.parse().ok());
        minor.filter(|m: &Decimal| *m > Decimal::ZERO).unwrap_or(Decimal::ONE)
    }

    fn currency(&mut self, surface: SurfaceId, qualified: bool) -> Option<Code> {
        let code = Code::new(self.name(surface).attribute("code")?)?;
        if qualified { Some(code) } else { Some(self.resolved(surface, code)) }
    }

    /// Whether the phrase's currency is written in a form that leaves no doubt ("US$", "Australian dollars", "USD").
    fn currency_text(&self, phrase: &Phrase) -> bool {
        let item = phrase.high.filter(|h| h.sign || !phrase.low.sign).unwrap_or(phrase.low);
        let range = match item.sign {
            true => item.start + usize::from(item.negative)..item.amount.start,
            false => item.amount.end..item.end,
        };
        self.specific(range)
    }
}

#[cfg(test)]
mod tests;
