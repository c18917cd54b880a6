//! Small questions about words and values.

use crate::entity::{Entities, EntityId, Value};
use compact_str::CompactString;

/// A sum of money, not a price per unit.
pub fn is_sum(entities: &Entities, entity: EntityId) -> bool {
    match entities.entities.get(entity.0 as usize).map(|e| &e.value) {
        Some(Value::Money(money)) => money.per.as_deref().is_none_or(|per| matches!(per, "year" | "quarter" | "month")),
        _ => true,
    }
}

/// A phrase as a name: white space folded, quotation marks off.
pub fn clean(text: &str) -> CompactString {
    let trimmed = text.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’') || c.is_whitespace());
    match trimmed.contains(['\n', '\r', '\t']) || trimmed.contains("  ") {
        true => CompactString::from(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => trimmed.into(),
    }
}
