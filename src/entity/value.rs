//! The normalised values of figures and dates.

use crate::text::Date;
use compact_str::CompactString;
use rust_decimal::Decimal;

use crate::pack::Code;

/// How a figure is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Bound {
    #[default]
    Exact,
    Approx,
    UpTo,
    AtLeast,
    Over,
    Under,
    Range,
}

impl Bound {
    /// The name that packs and records write.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::UpTo => "up_to",
            Self::AtLeast => "at_least",
            Self::Over => "over",
            Self::Under => "under",
            Self::Range => "range",
        }
    }
}

/// A figure with its bounds: `up to X` and `under X` have no min, `over X` and `at least X` no max.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Lower end.
    pub min: Option<Decimal>,
    /// Upper end.
    pub max: Option<Decimal>,
    /// How it is meant.
    pub bound: Bound,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// In whole units of the currency (24 cents is 0.24).
    pub figure: Figure,
    /// ISO 4217 code.
    pub currency: Code,
    /// "share", "barrel", "tonne", "year" …
    pub per: Option<CompactString>,
}

/// A percentage ("5.2 percent", "a third", "50 basis points").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Percent {
    /// In percent, or in percentage points.
    pub figure: Figure,
    /// True for percentage points and basis points.
    pub points: bool,
}

/// A number with a unit ("20,000 tonnes a year").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// In `unit`.
    pub figure: Figure,
    /// The unit's canonical name ("t", "oz", "bbl", "worker").
    pub unit: CompactString,
    /// "year", "day" …
    pub per: Option<CompactString>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Range,
}

/// TIMEX3 modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    LessThan,
    MoreThan,
    OnOrBefore,
    OnOrAfter,
}

/// What a date was resolved with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing: the words themselves say it all.
    Text,
    /// The article's date, given with it.
    Metadata,
    /// The article's date, from its dateline or first line.
    Dateline,
    /// A date mentioned before.
    Mention,
}

/// A date-like expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateValue {
    /// Its TIMEX3 type.
    pub kind: TimexKind,
    /// Its TIMEX3 value ("2024-11-01", "2024-Q3", "P2Y", "PRESENT_REF", "XXXX-WXX-1").
    pub timex: CompactString,
    /// First day, where it is a resolved date.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub end: Option<Date>,
    /// How fine it is.
    pub precision: Option<Precision>,
    /// early, late, about …
    pub modifier: Option<Modifier>,
    /// What it was resolved with; `None` when unresolved.
    pub anchor: Option<Anchor>,
    /// A fiscal year or part of one.
    pub fiscal: bool,
}

/// What an entity is worth, besides its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Value {
    #[default]
    None,
    Money(Money),
    Percent(Percent),
    Quantity(Quantity),
    Number(Figure),
    Date(DateValue),
}
