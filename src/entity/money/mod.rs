//! Recogniser: money. Which currency signs and words count, and what amount they make.

mod evidence;
mod sign;

use super::Value;
use super::figure::{Phrase, Reader, normal};
use super::value::{Money, Quantity};
use crate::pack::{Code, Currency, Kind, SurfaceId};
use crate::text::TokenKind;
use crate::text::english::{Beside, FigureWord};
use compact_str::CompactString;

pub use evidence::Evidence;

type Found = (Kind, Value, &'static str);

impl Reader<'_, '_> {
    /// The money that `phrase` names in the currency of `surface`.
    pub fn money(&mut self, phrase: &Phrase, surface: SurfaceId) -> Option<Found> {
        let Currency { code, minor, .. } = self.context.pack.currency(surface)?;
        let currency = self.currency(surface, code, phrase);
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
        let word = self.said(end);
        let to_the = word.any(FigureWord::TO) && self.is(end + 1, FigureWord::THE.with(FigureWord::A));
        let per = || self.says(end, Beside::RATE) && self.is_any(end, &["per"]);
        if !to_the && !word.any(FigureWord::INDEFINITE) && !per() {
            return None;
        }
        let at = if to_the { end + 2 } else { end + 1 };
        let (surface, _) = self.hit_at(at, Kind::CURRENCY)?;
        let weight = !to_the && self.hit_at(at, Kind::UNIT).is_some();
        let letters = self.tokens[at].kind == TokenKind::Word && self.word(at).len() > 2 && !weight;
        letters.then(|| self.context.pack.currency(surface).map(|c| c.code.as_str().into()))?
    }

    /// How many of this unit make a whole one: 100 for cents, `None` for dollars.
    pub fn minor(&self, surface: SurfaceId) -> Option<u32> {
        self.context.pack.currency(surface).and_then(|c| c.minor)
    }

    /// The phrase's currency: `code` as written where the form leaves no doubt ("US$", "Australian dollars", "USD"), else
    /// as the article says.
    fn currency(&self, surface: SurfaceId, code: Code, phrase: &Phrase) -> Code {
        let item = phrase.high.filter(|h| h.sign || !phrase.low.sign).unwrap_or(phrase.low);
        let written = match item.sign {
            true => item.start + usize::from(item.negative)..item.amount.start,
            false => item.amount.end..item.end,
        };
        if self.specific(written) { code } else { self.resolved(surface, code, item.sign) }
    }
}

#[cfg(test)]
mod tests;
