//! What an expression says, before anything is known about the article: the parser's output, the resolver's input.

use super::super::Modifier;
use crate::text::english::time::{DayPart, Reference, Season, Unit};

/// An expression found: tokens `start..end` and what they say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub expr: Expr,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expr {
    pub when: When,
    /// Time or part of the day.
    pub clock: Option<Clock>,
    pub modifier: Option<Modifier>,
    pub fiscal: bool,
}

/// The expression without its time of day and modifiers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    /// "now", "recently", "in the future"
    Reference(Reference),
    /// "yesterday" is -1
    Offset(i32),
    /// "5 June 1944", "June 5"
    Day { year: YearOf, month: u8, day: u8 },
    /// "the 5th"
    DayAlone(u8),
    /// "the week of March 6"
    WeekOf { year: YearOf, month: u8, day: u8 },
    /// "Nov. 1-3", "28 Nov. to 3 Dec. 2024": first and last, each month and day
    Days { year: YearOf, first: (u8, u8), last: (u8, u8) },
    /// A weekday, month, season, quarter, half or holiday.
    Named { name: Cycle, year: YearOf, rel: Rel },
    /// "1944", "last year's" …
    Year(YearOf),
    /// "2024/25", "1914-18": first and last year
    Years(i16, i16),
    /// "the 1980s": 198
    Decade(i16),
    /// "the nineties": 9, in the article's century
    DecadeOf(u8),
    /// "the 20th century": 19
    Century(i16),
    /// "last week", "this month", "the day"
    Unit { unit: Unit, rel: Rel },
    /// "two years ago", "three days later", "a year earlier"
    Shift { unit: Unit, count: i32, from: From },
    /// "the same period last year": the period last mentioned, in that year
    Period { unit: Option<Unit>, year: YearOf },
    /// "two years", "several weeks"; and what is added to it ("a minute and a half")
    Duration { count: Count, unit: Unit },
    /// "every two years", "daily"
    Every { count: Count, unit: Unit },
    /// "Mondays", "each July"
    EveryNamed(Cycle),
    /// A clock time alone: of the day last mentioned or the article's.
    SameDay,
}

/// Names of parts of the week and the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cycle {
    Weekday(u8),
    Month(u8),
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// Index into [`super::holiday`]'s table.
    Holiday(u8),
}

/// Which year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// None.
    Unsaid,
    /// This one; negative before Christ.
    Number(i16),
    /// "last year" is -1, "this year" 0, by the article's date
    Relative(i8),
    /// "a year earlier" is -1, "that year" 0, by the date last mentioned
    Anchored(i8),
}

/// Which of several is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rel {
    /// "Friday", "the quarter"
    Bare,
    /// By the article's date.
    Last,
    This,
    Next,
    /// By the date last mentioned.
    Previous,
    Same,
    Following,
    /// "the latest quarter": the last one over
    Latest,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// "ago", "from now"
    Article,
    /// "later", "earlier"
    Mention,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Exact(u32),
    /// so many and a half
    Half(u32),
    /// so many tenths ("2.3 years" is 23)
    Tenths(u32),
    Vague,
}

/// Time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    Part(DayPart),
    At { hour: u8, minute: Option<u8>, second: Option<u8>, utc: bool },
}

impl Expr {
    /// `when` and nothing more.
    pub(super) fn new(when: When) -> Self {
        Self { when, clock: None, modifier: None, fiscal: false }
    }

    /// A name of the year or week, with its year and relation.
    pub(super) fn named(name: Cycle, year: YearOf, rel: Rel) -> Self {
        Self::new(When::Named { name, year, rel })
    }

    /// The same with a modifier, where it has none.
    pub(super) fn modified(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = self.modifier.or(modifier);
        self
    }

    /// The same with a time of day, where it has none.
    pub(super) fn timed(mut self, clock: Option<Clock>) -> Self {
        self.clock = self.clock.or(clock);
        self
    }

    /// Whether it says a point of the calendar (no duration, set or vague reference).
    pub(super) fn is_date(&self) -> bool {
        !matches!(self.when, When::Reference(_) | When::Duration { .. } | When::Every { .. } | When::EveryNamed(_))
    }

    /// The year as said, where it may be carried over to or from a range's other end.
    pub(super) fn year_mut(&mut self) -> Option<&mut YearOf> {
        match &mut self.when {
            When::Day { year, .. } | When::WeekOf { year, .. } | When::Days { year, .. } | When::Year(year) => {
                Some(year)
            }
            When::Named { name: Cycle::Weekday(_), .. } => None,
            When::Named { year, .. } => Some(year),
            _ => None,
        }
    }
}
