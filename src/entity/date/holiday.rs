//! Days that go by a name.

use super::point::{date, weekday};
use crate::text::Date;
use jiff::ToSpan;

/// The day of the holiday with this index (see the words of time) in `year`.
pub(super) fn day(index: u8, year: i16) -> Option<Date> {
    match index {
        0 => date(year, 12, 25),
        1 => thanksgiving(year),
        2 => easter(year),
        _ => date(year, 10, 31),
    }
}

/// The fourth Thursday of November (United States).
fn thanksgiving(year: i16) -> Option<Date> {
    let first = date(year, 11, 1)?;
    let wait = (11 - i32::from(weekday(first))) % 7;
    first.checked_add((wait + 21).days()).ok()
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
        for (index, year, want) in
            [(0, 2020, "2020-12-25"), (1, 2024, "2024-11-28"), (2, 2024, "2024-03-31"), (2, 2000, "2000-04-23")]
        {
            assert_eq!(day(index, year).map(|d| d.to_string()).as_deref(), Some(want));
        }
    }
}
