//! Small questions about words and values.

use crate::entity::{Entities, EntityId, Figure, Value};
use compact_str::CompactString;
use rust_decimal::Decimal;

/// A sum of money, not a price per unit, whether the unit is told ("52 dollars a share") or not ("lost 26 cents to 40 euros").
pub fn is_sum(entities: &Entities, entity: EntityId) -> bool {
    match entities.entities.get(entity.0 as usize).map(|e| &e.value) {
        Some(Value::Money(money)) => {
            let spread = money.per.as_deref().is_none_or(|per| matches!(per, "year" | "quarter" | "month"));
            spread && !is_small(&money.figure)
        }
        _ => true,
    }
}

/// Below a thousand: what a share or a lamp costs. A single unit is a sum: firms do change hands for one pound.
fn is_small(figure: &Figure) -> bool {
    let most = figure.max.or(figure.min);
    most.is_some_and(|most| most < Decimal::ONE_THOUSAND && most != Decimal::ONE)
}

/// A phrase as a name: white space folded, quotation marks off.
pub fn clean(text: &str) -> CompactString {
    let trimmed = text.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’') || c.is_whitespace());
    match trimmed.contains(['\n', '\r', '\t']) || trimmed.contains("  ") {
        true => CompactString::from(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => trimmed.into(),
    }
}
