//! Recogniser: numbers with a unit of the packs ("20,000 tonnes a year", "1.2 g/t").

use super::Value;
use super::figure::{Phrase, Reader, signed};
use super::value::Quantity;
use crate::pack::{Kind, SurfaceId};

impl Reader<'_, '_> {
    /// The quantity that `phrase` names in the unit of `surface`.
    pub fn quantity(&self, phrase: &Phrase, surface: SurfaceId) -> Option<(Kind, Value, &'static str)> {
        let name = self.name(surface);
        let figure = phrase.figure(signed);
        let own = name.attribute("per").map(Into::into);
        let per = own.or_else(|| self.per(phrase.end));
        let unit = name.name().into();
        Some((Kind::QUANTITY, Value::Quantity(Quantity { figure, unit, per }), "quantity"))
    }
}
