//! Compares an event's columns with those that a test wants.

use crate::entity::{Bound, EntityId, Money};
use crate::event::Event;
use crate::extractor::Extraction;
use crate::pack::outline::WantColumn;
use crate::text::Document;

/// A line for each column that isn't as wanted.
pub(super) fn differences(
    document: &Document,
    found: &Extraction,
    event: &Event,
    columns: &[(WantColumn, String)],
) -> Vec<String> {
    let mut out = Vec::new();
    for (column, wanted) in columns {
        let got = value(document, found, event, *column);
        if !agrees(*column, wanted, got.as_deref()) {
            out.push(format!("{}: wanted `{wanted}`, got `{}`", column.name(), got.as_deref().unwrap_or("nothing")));
        }
    }
    out
}

fn agrees(column: WantColumn, wanted: &str, got: Option<&str>) -> bool {
    match (column, got) {
        (_, Some(got)) if got == wanted => true,
        // Without a bound in the wish, any bound will do.
        (WantColumn::Amount, Some(got)) => got.split_once(' ').is_some_and(|(_, rest)| rest == wanted),
        (WantColumn::Condition, Some(got)) => got.contains(wanted),
        _ => false,
    }
}

/// A column's value as tests write it.
fn value(document: &Document, found: &Extraction, event: &Event, column: WantColumn) -> Option<String> {
    let name = |id: EntityId| found.entities.entities.get(id.0 as usize).map(|entity| entity.name.to_string());
    match column {
        WantColumn::Status => Some(event.status.name().to_string()),
        WantColumn::Certainty => Some(event.certainty.name().to_string()),
        WantColumn::Negated => Some(event.negated.to_string()),
        WantColumn::Condition => event.condition.map(|span| document.at(span).to_string()),
        WantColumn::Amount => event.amount.as_ref().map(|amount| money(&amount.value)),
        WantColumn::Date => event.date.as_ref().map(|date| date.value.timex.to_string()),
        WantColumn::Country => event.country.map(|code| code.as_str().to_string()),
        WantColumn::Place => event.place.and_then(name),
        WantColumn::Commodity => event.commodity.and_then(name),
    }
}

/// "8000000 USD", "up_to 500000000 USD", "range 1000000-2000000 EUR"
fn money(money: &Money) -> String {
    let figure = money.figure;
    let exact = |figure: rust_decimal::Decimal| figure.normalize().to_string();
    let number = match (figure.min, figure.max) {
        (Some(min), Some(max)) if min != max => format!("{}-{}", exact(min), exact(max)),
        (min, max) => min.or(max).map_or(String::new(), exact),
    };
    let currency = money.currency.as_str();
    match figure.bound {
        Bound::Exact => format!("{number} {currency}"),
        bound => format!("{} {number} {currency}", bound.name()),
    }
}
