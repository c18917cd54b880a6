//! Normalised values as written outside.

use crate::entity as inner;
use crate::entity::{Anchor, Figure, Modifier, Precision, TimexKind};
use compact_str::{CompactString, ToCompactString};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// An exact decimal string without trailing zeros.
fn exact(figure: Decimal) -> CompactString {
    figure.normalize().to_compact_string()
}

/// What an entity is worth; which fields there are follows from the entity's type.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Of type `money`.
    Money(Money),
    /// Of type `quantity`.
    Quantity(Quantity),
    /// Of type `percent`.
    Percent(Percent),
    /// Of type `number`.
    Number(Number),
    /// Of type `date`.
    Date(Date),
}

/// Money: decimal strings in whole units of the currency.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Money {
    pub min: Option<CompactString>,
    pub max: Option<CompactString>,
    /// ISO 4217 code.
    pub currency: CompactString,
    /// exact, approx, up_to, at_least, over, under, range
    pub bound: &'static str,
    /// share, tonne, barrel, year …
    pub per: Option<CompactString>,
}

/// A number with a unit.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Quantity {
    pub min: Option<CompactString>,
    pub max: Option<CompactString>,
    /// Canonical unit: t, oz, bbl, MW …
    pub unit: CompactString,
    pub bound: &'static str,
    pub per: Option<CompactString>,
}

/// A percentage.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Percent {
    pub min: Option<CompactString>,
    pub max: Option<CompactString>,
    pub bound: &'static str,
    /// Percentage points or basis points, not percent.
    pub points: bool,
}

/// A bare number.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Number {
    pub min: Option<CompactString>,
    pub max: Option<CompactString>,
    pub bound: &'static str,
}

/// A date, time, duration or set.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Date {
    /// date, time, duration, set
    pub kind: &'static str,
    /// TIMEX3 value: 2024-11-01, 2024-Q3, P2Y, PRESENT_REF, XXXX-WXX-1
    pub timex: CompactString,
    /// First day, where it is a resolved date.
    pub start: Option<CompactString>,
    /// Last day, inclusive.
    pub end: Option<CompactString>,
    /// day, week, month, quarter, half, year, range
    pub precision: Option<&'static str>,
    /// TIMEX3 modifier: START, MID, END, APPROX …
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// What it was resolved with: text, metadata, dateline, mention; null when it is unresolved.
    pub anchor: Option<&'static str>,
    /// A fiscal year or a part of one.
    pub fiscal: bool,
}

impl Value {
    pub(super) fn new(value: &inner::Value) -> Option<Self> {
        Some(match value {
            inner::Value::None => return None,
            inner::Value::Money(m) => Self::Money(Money::new(m)),
            inner::Value::Quantity(q) => Self::Quantity(Quantity::new(q)),
            inner::Value::Percent(p) => Self::Percent(Percent::new(p)),
            inner::Value::Number(n) => Self::Number(Number::new(n)),
            inner::Value::Date(d) => Self::Date(Date::new(d)),
        })
    }
}

impl Money {
    pub(super) fn new(money: &inner::Money) -> Self {
        let Figure { min, max, bound } = money.figure;
        Self {
            min: min.map(exact),
            max: max.map(exact),
            currency: money.currency.as_str().into(),
            bound: bound.name(),
            per: money.per.clone(),
        }
    }
}

impl Quantity {
    fn new(quantity: &inner::Quantity) -> Self {
        let Figure { min, max, bound } = quantity.figure;
        Self {
            min: min.map(exact),
            max: max.map(exact),
            unit: quantity.unit.clone(),
            bound: bound.name(),
            per: quantity.per.clone(),
        }
    }
}

impl Percent {
    fn new(percent: &inner::Percent) -> Self {
        let Figure { min, max, bound } = percent.figure;
        Self { min: min.map(exact), max: max.map(exact), bound: bound.name(), points: percent.points }
    }
}

impl Number {
    fn new(figure: &Figure) -> Self {
        Self { min: figure.min.map(exact), max: figure.max.map(exact), bound: figure.bound.name() }
    }
}

impl Date {
    fn new(date: &inner::DateValue) -> Self {
        Self {
            kind: match date.kind {
                TimexKind::Date => "date",
                TimexKind::Time => "time",
                TimexKind::Duration => "duration",
                TimexKind::Set => "set",
            },
            timex: date.timex.clone(),
            start: date.start.map(|day| day.to_compact_string()),
            end: date.end.map(|day| day.to_compact_string()),
            precision: date.precision.map(precision),
            modifier: date.modifier.map(modifier),
            anchor: date.anchor.map(anchor),
            fiscal: date.fiscal,
        }
    }
}

pub(super) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Half => "half",
        Precision::Year => "year",
        Precision::Range => "range",
    }
}

fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::OnOrBefore => "ON_OR_BEFORE",
        Modifier::OnOrAfter => "ON_OR_AFTER",
    }
}

fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Text => "text",
        Anchor::Metadata => "metadata",
        Anchor::Dateline => "dateline",
        Anchor::Mention => "mention",
    }
}
