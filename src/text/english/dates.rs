//! Which words may open a date and which may stand second, so that a pass over the tokens asks for a bit and reads no
//! text.

use super::time::{Bounding, Relative};
use super::{Number, Time};

/// Where in a date a word may stand: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Opening(pub u8);

impl Opening {
    /// A date may open here.
    pub const OPENS: Self = Self(1);
    /// A date may open here if the next word may go on.
    pub const LEADS: Self = Self(2);
    /// May stand second, after an article or a figure.
    pub const GOES_ON: Self = Self(4);

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Where a word may stand by what it says.
    pub(super) fn of(word: &str, number: Option<Number>, time: Option<Time>) -> Self {
        let either = Self::LEADS.with(Self::GOES_ON);
        let number = number.map_or(Self::default(), |n| match n {
            Number::Cardinal(_) | Number::Ordinal(_) => either,
            Number::Scale(_) => Self::GOES_ON,
            _ => Self::default(),
        });
        let flag = |is: bool, flag: Self| if is { flag } else { Self::default() };
        number
            .with(time.map_or(Self::default(), of_time))
            .with(flag(OPENERS.contains(&word) || ABBREVIATIONS.contains(&word), Self::OPENS))
            .with(flag(JOINERS.contains(&word), Self::GOES_ON))
            .with(flag(word == "at" || HOLIDAYS.contains(&word), Self::LEADS))
    }
}

/// Words without a meaning of their own in time that open one: "less than a week".
pub(super) const OPENERS: &[&str] = &["less", "fewer"];
/// Words that join a figure or an opener to what makes it a date ("5 to 9 May", "at least two weeks").
pub(super) const JOINERS: &[&str] = &["to", "and", "or", "through", "of", "in", "at", "least", "o'clock"];

/// First words of holidays' names that say nothing about time by themselves ("Boxing Day", "New Year's Eve").
pub(super) const HOLIDAYS: &[&str] = &["boxing", "good", "labor", "memorial", "new", "valentine", "veterans"];
/// Quarters and halves; "FY25" and its like are no words.
pub(super) const ABBREVIATIONS: &[&str] =
    &["q", "q1", "q2", "q3", "q4", "q01", "q02", "q03", "q04", "h", "h1", "h2", "h01", "h02", "fy"];

fn of_time(time: Time) -> Opening {
    match time {
        Time::Relative(Relative::Recent | Relative::Current) => Opening::OPENS.with(Opening::GOES_ON),
        Time::The
        | Time::An
        | Time::Relative(_)
        | Time::Every
        | Time::Vague
        | Time::Fiscal
        | Time::Bound(Bounding::Nearly | Bounding::Over)
        | Time::Filler
        | Time::Edge(_)
        | Time::Comparative(_) => Opening::LEADS.with(Opening::GOES_ON),
        Time::Tense(_) => Opening::default(),
        Time::Ago
        | Time::Period
        | Time::Meridiem(_)
        | Time::Zone(_)
        | Time::Before
        | Time::After
        | Time::Fixed
        | Time::Hence
        | Time::Decade(_)
        | Time::Era(true)
        | Time::Parts(_)
        | Time::Bound(_) => Opening::GOES_ON,
        _ => Opening::OPENS.with(Opening::GOES_ON),
    }
}
