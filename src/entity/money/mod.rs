//! Recogniser: money. Which currency signs and words count, and what amount they make.

mod evidence;
mod sign;

use super::Value;
use super::figure::{Phrase, Reader, normal};
use super::value::{Money, Quantity};
use crate::pack::{Code, Kind, SurfaceId};
use crate::text::TokenKind;
use crate::text::english::FigureWord;
use compact_str::CompactString;

pub use evidence::Evidence;

type Found = (Kind, Value, &'static str);

impl Reader<'_, '_> {
    /// The money that `phrase` names in the currency of `surface`.
    pub fn money(&mut self, phrase: &Phrase, surface: SurfaceId) -> Option<Found> {
        let currency = self.currency(surface, phrase)?;
        let minor = self.minor(surface);
        let figure = phrase.figure(|item| {
            let value = if item.negative { -item.amount.value } else { item.amount.value };
            normal(minor.and_then(|minor| value.checked_div(minor.into())).unwrap_or(value))
        });
        if let Some(per) = self.exchanged_for(phrase.end) {
            let unit = currency.as_str().into();
            return Some((Kind::QUANTITY, Value::Quantity(Quantity { figure, unit, per: Some(per) }), "quantity.rate"));
        }
        let per = self.per(phrase.rate);
        Some((Kind::MONEY, Value::Money(Money { figure, currency, per }), "money"))
    }

    /// "92 yen to the dollar", "1.10 dollars per euro": the other side of an exchange rate.
    fn exchanged_for(&self, end: usize) -> Option<CompactString> {
        let to_the = self.is(end, FigureWord::TO) && self.is_any(end + 1, &["the", "a"]);
        let each = self.is_any(end, &["per", "a", "an"]);
        let at = if to_the { end + 2 } else { end + usize::from(each) };
        let (surface, _) = self.hit_at(at, Kind::CURRENCY).filter(|_| at > end)?;
        let weight = !to_the && self.hit_at(at, Kind::UNIT).is_some();
        let letters = self.tokens[at].kind == TokenKind::Word && self.word(at).len() > 2 && !weight;
        letters.then(|| self.context.pack.currency(surface).map(|c| c.code.as_str().into()))?
    }

    /// How many of this unit make a whole one: 100 for cents, `None` for dollars.
    pub fn minor(&self, surface: SurfaceId) -> Option<u32> {
        self.context.pack.currency(surface).and_then(|c| c.minor)
    }

    /// The phrase's currency: as written where the form leaves no doubt ("US$", "Australian dollars", "USD"), else as the
    /// article says.
    fn currency(&mut self, surface: SurfaceId, phrase: &Phrase) -> Option<Code> {
        let code = self.context.pack.currency(surface)?.code;
        let item = phrase.high.filter(|h| h.sign || !phrase.low.sign).unwrap_or(phrase.low);
        let written = match item.sign {
            true => item.start + usize::from(item.negative)..item.amount.start,
            false => item.amount.end..item.end,
        };
        Some(if self.specific(written) { code } else { self.resolved(surface, code, item.sign) })
    }
}

#[cfg(test)]
mod tests;
