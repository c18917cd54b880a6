//! Whether two fillers of a role are the same: by name, value, state or head noun.

use super::fill::Filled;
use crate::entity::{Bound, Entities, EntityId, Figure, Value};
use crate::pack::{Code, Kind};
use rust_decimal::Decimal;

/// Whether it says where, or of which commodity: what several events of an article may share.
pub(super) fn is_where(f: &Filled) -> bool {
    matches!(f.kind, Some(Kind::PLACE | Kind::COUNTRY | Kind::COMMODITY))
}

/// The same filler? `None` when it can't be told.
pub(super) fn same(f: &Filled, g: &Filled, entities: &Entities) -> Option<bool> {
    if is_where(f) && is_where(g) {
        return (f.entity == g.entity).then_some(true);
    }
    if let (Some(a), Some(b)) = (state(f, entities), state(g, entities)) {
        return Some(a == b);
    }
    match (f.entity, g.entity) {
        (Some(x), Some(y)) if x == y => Some(true),
        _ if describes(f, g) || describes(g, f) => None,
        (Some(x), Some(y)) => same_value(x, y, entities).unwrap_or_else(|| Some(same_name(&f.name, &g.name))),
        _ if same_name(&f.name, &g.name) => Some(true),
        (None, None) => (!shares_head(&f.name, &g.name) || counts_apart(&f.name, &g.name)).then_some(false),
        _ if names_apart(f, g) || names_apart(g, f) => Some(false),
        _ => {
            let thing = |x: &Filled| matches!(x.kind, None | Some(Kind::FACILITY | Kind::DEPOSIT));
            (thing(f) && thing(g) && !shares_head(&f.name, &g.name)).then_some(false)
        }
    }
}

/// "500 jobs", "about 900 jobs"
fn counts_apart(one: &str, other: &str) -> bool {
    let digits = |name: &'_ str| name.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let (one, other) = (digits(one), digits(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// The same share or quantity? `None` for what is neither, `Some(None)` for quantities in different units.
fn same_value(x: EntityId, y: EntityId, entities: &Entities) -> Option<Option<bool>> {
    let value = |id: EntityId| entities.entities.get(id.0 as usize).map(|entity| &entity.value);
    match (value(x)?, value(y)?) {
        (Value::Percent(p), Value::Percent(q)) => Some(Some(same_figure(p.figure, q.figure))),
        (Value::Quantity(p), Value::Quantity(q)) => Some((p.unit == q.unit).then(|| same_figure(p.figure, q.figure))),
        _ => None,
    }
}

/// A capitalised phrase that no recogniser knows, and a company or organization of another name.
fn names_apart(phrase: &Filled, named: &Filled) -> bool {
    let capital = || phrase.name.rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_uppercase));
    phrase.entity.is_none() && capital() && matches!(named.kind, Some(Kind::COMPANY | Kind::ORGANIZATION))
}

/// The country that a country's name or adjective stands for: "Zambian" is "Zambia".
fn state(f: &Filled, entities: &Entities) -> Option<Code> {
    let id = f.entity.filter(|_| matches!(f.kind, Some(Kind::COUNTRY | Kind::NATIONALITY)))?;
    entities.entities.get(id.0 as usize)?.country
}

/// "Norwegian bid" here, the name of the bidder there: an adjective of nationality may describe whoever is named.
fn describes(f: &Filled, g: &Filled) -> bool {
    f.kind == Some(Kind::NATIONALITY) && matches!(g.kind, Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON))
}

/// Equal ranges, or points within a hundredth of each other; within a twenty-fifth when one is rounded or a bound.
pub(super) fn same_figure(a: Figure, b: Figure) -> bool {
    let point = |f: Figure| f.max.or(f.min);
    if a.bound == Bound::Range && b.bound == Bound::Range {
        return a.min == b.min && a.max == b.max;
    }
    let (Some(x), Some(y)) = (point(a), point(b)) else { return false };
    if x == y {
        return true;
    }
    let rounded = a.bound != Bound::Exact || b.bound != Bound::Exact;
    let hundredth = x.max(y).checked_div(Decimal::from(if rounded { 25 } else { 100 }));
    hundredth.is_some_and(|h| (x - y).abs() <= h)
}

/// Whether one name is the other, or its first or last words, whatever their case.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty()
        && (long == short
            || (long.ends_with(&short) && long[..long.len() - short.len()].ends_with(' '))
            || (long.starts_with(&short) && long[short.len()..].starts_with(' ')))
}

fn shares_head(a: &str, b: &str) -> bool {
    let head = |s: &str| s.rsplit(' ').next().unwrap_or("").to_lowercase().trim_end_matches('s').to_string();
    head(a) == head(b)
}
