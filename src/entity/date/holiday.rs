//! Days that go by a name: what they are called and where in the year they lie.

use super::digits::push_yearly;
use super::point::{date, weekday};
use super::reader::Reader;
use crate::text::Date;
use compact_str::CompactString;
use jiff::ToSpan;

/// Where in the year a day lies.
enum Lies {
    /// Month and day.
    On(u8, u8),
    /// Days after Easter Sunday.
    FromEaster(i32),
    /// So many weeks after the first such weekday (Monday is 1) of a month.
    Weekday { month: u8, weekday: u8, weeks: i32 },
    /// The last such weekday of a month.
    Last { month: u8, weekday: u8 },
}

/// The days by their index (the first four see the words of time). Days that countries keep apart (Labour Day,
/// Independence Day) are none of them.
const DAYS: &[Lies] = &[
    Lies::On(12, 25),
    Lies::Weekday { month: 11, weekday: 4, weeks: 3 },
    Lies::FromEaster(0),
    Lies::On(10, 31),
    Lies::On(12, 24),
    Lies::On(12, 26),
    Lies::On(1, 1),
    Lies::On(12, 31),
    Lies::Weekday { month: 9, weekday: 1, weeks: 0 },
    Lies::Last { month: 5, weekday: 1 },
    Lies::FromEaster(-2),
    Lies::FromEaster(1),
    Lies::On(11, 11),
    Lies::On(2, 14),
];

/// Names of several words, each with its index; "'s" is any genitive.
const NAMES: &[(&[&str], u8)] = &[
    (&["christmas", "eve"], 4),
    (&["christmas", "day"], 0),
    (&["thanksgiving", "day"], 1),
    (&["easter", "sunday"], 2),
    (&["easter", "monday"], 11),
    (&["good", "friday"], 10),
    (&["boxing", "day"], 5),
    (&["new", "year", "'s", "day"], 6),
    (&["new", "year", "'s", "eve"], 7),
    (&["labor", "day"], 8),
    (&["memorial", "day"], 9),
    (&["veterans", "day"], 12),
    (&["valentine", "'s", "day"], 13),
];

/// The holiday whose name of several words opens at `at`, and the token after it.
pub(super) fn written(r: &Reader, at: usize) -> Option<(u8, usize)> {
    let fits = |i: usize, word: &str| if word == "'s" { r.genitive(i) } else { r.capital(i) && r.is(i, word) };
    let (words, index) = NAMES.iter().find(|(words, _)| words.iter().zip(at..).all(|(word, i)| fits(i, word)))?;
    Some((*index, at + words.len()))
}

/// The day of the holiday with this index in `year`.
pub(super) fn day(index: u8, year: i16) -> Option<Date> {
    match *DAYS.get(usize::from(index))? {
        Lies::On(month, day) => date(year, month, day),
        Lies::FromEaster(days) => easter(year)?.checked_add(days.days()).ok(),
        Lies::Weekday { month, weekday: wanted, weeks } => {
            let first = date(year, month, 1)?;
            let wait = (i32::from(wanted) + 7 - i32::from(weekday(first))) % 7;
            first.checked_add((wait + 7 * weeks).days()).ok()
        }
        Lies::Last { month, weekday: wanted } => {
            let last = date(year, month, 1)?.last_of_month();
            let back = (i32::from(weekday(last)) + 7 - i32::from(wanted)) % 7;
            last.checked_sub(back.days()).ok()
        }
    }
}

/// Its open value where no year is known: "XXXX-12-25".
pub(super) fn pattern(index: u8) -> CompactString {
    let Some(Lies::On(month, day)) = DAYS.get(usize::from(index)) else { return "XXXX-XX-XX".into() };
    let mut out = CompactString::default();
    push_yearly(&mut out, *month, *day);
    out
}

/// Easter Sunday by Butcher's algorithm for the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    date(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_known_years() {
        for (index, year, want) in [
            (0, 2020, "2020-12-25"),
            (1, 2024, "2024-11-28"),
            (2, 2024, "2024-03-31"),
            (2, 2000, "2000-04-23"),
            (8, 2024, "2024-09-02"),
            (9, 2024, "2024-05-27"),
            (10, 2024, "2024-03-29"),
            (11, 2024, "2024-04-01"),
        ] {
            assert_eq!(day(index, year).map(|d| d.to_string()).as_deref(), Some(want));
        }
    }
}
