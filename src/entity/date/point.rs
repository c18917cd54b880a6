//! A stretch of the calendar: how it is written in TIMEX3, which days it covers, how to step to the next one.

use super::super::Precision;
use super::digits::{push_day, push_part};
use crate::text::Date;
use crate::text::english::time::{Season, Unit};
use compact_str::{CompactString, format_compact};
use jiff::{ToSpan, civil::ISOWeekDate, civil::Weekday};

/// A day, week, month … of the calendar. Years before Christ are negative (-44 is 44 B.C.); there is no year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    /// ISO week-numbering year and week
    Week(i16, u8),
    Weekend(i16, u8),
    Month(i16, u8),
    Quarter(i16, u8),
    Half(i16, u8),
    Season(i16, Season),
    Year(i16),
    /// 198 is the 1980s
    Decade(i16),
    /// 19 is 1900 to 1999
    Century(i16),
}

impl Point {
    /// The week that holds `day`.
    pub(super) fn week_of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Self::Week(iso.year(), iso.week().unsigned_abs())
    }

    /// The weekend of the week that holds `day`.
    pub(super) fn weekend_of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Self::Weekend(iso.year(), iso.week().unsigned_abs())
    }

    /// The quarter that holds `day`.
    pub(super) fn quarter_of(day: Date) -> Self {
        Self::Quarter(day.year(), quarter(day.month().unsigned_abs()))
    }

    /// The point of `unit`'s grain that holds `day`.
    pub(super) fn at(day: Date, unit: Unit) -> Self {
        let month = day.month().unsigned_abs();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => Self::weekend_of(day),
            Unit::Week | Unit::Fortnight => Self::week_of(day),
            Unit::Month => Self::Month(day.year(), month),
            Unit::Quarter => Self::quarter_of(day),
            Unit::Half => Self::Half(day.year(), month.div_ceil(6).max(1)),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century => Self::Century(day.year().div_euclid(100)),
            Unit::Millennium => Self::Year(day.year()),
        }
    }

    /// `count` steps of its own size later; `None` off the calendar's end.
    pub(super) fn step(self, count: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.checked_add(count.days()).ok()?),
            Self::Week(..) => Self::week_of(self.start()?.checked_add(count.weeks()).ok()?),
            Self::Weekend(..) => Self::weekend_of(self.start()?.checked_add(count.weeks()).ok()?),
            Self::Month(year, month) => parts(year, month, 12, count).map(|(y, m)| Self::Month(y, m))?,
            Self::Quarter(year, quarter) => parts(year, quarter, 4, count).map(|(y, q)| Self::Quarter(y, q))?,
            Self::Half(year, half) => parts(year, half, 2, count).map(|(y, h)| Self::Half(y, h))?,
            Self::Season(year, season) => Self::Season(shift(year, count)?, season),
            Self::Year(year) => Self::Year(shift(year, count)?),
            Self::Decade(decade) => Self::Decade(shift(decade, count)?),
            Self::Century(century) => Self::Century(shift(century, count)?),
        })
    }

    /// The year it lies in, where it lies in one.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Week(year, _) | Self::Weekend(year, _) | Self::Month(year, _) => Some(year),
            Self::Quarter(year, _) | Self::Half(year, _) | Self::Season(year, _) | Self::Year(year) => Some(year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The month it lies in, where it lies in one.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day(day) => Some(day.month().unsigned_abs()),
            Self::Month(_, month) => Some(month),
            Self::Week(..) | Self::Weekend(..) => self.start().map(|d| d.month().unsigned_abs()),
            _ => None,
        }
    }

    /// First day.
    pub(super) fn start(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(year, week) => week_day(year, week, Weekday::Monday),
            Self::Weekend(year, week) => week_day(year, week, Weekday::Saturday),
            Self::Month(year, month) => date(year, month, 1),
            Self::Quarter(year, quarter) => date(year, quarter * 3 - 2, 1),
            Self::Half(year, half) => date(year, half * 6 - 5, 1),
            Self::Season(year, Season::Spring) => date(year, 3, 1),
            Self::Season(year, Season::Summer) => date(year, 6, 1),
            Self::Season(year, Season::Autumn) => date(year, 9, 1),
            Self::Season(year, Season::Winter) => date(year, 12, 1),
            Self::Year(year) => date(year, 1, 1),
            Self::Decade(decade) => date(decade.checked_mul(10)?, 1, 1),
            Self::Century(century) => date(century.checked_mul(100)?, 1, 1),
        }
    }

    /// Last day, inclusive.
    pub(super) fn end(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(year, week) | Self::Weekend(year, week) => week_day(year, week, Weekday::Sunday),
            Self::Season(..) => self.start()?.checked_add(2.months()).ok().map(|d| d.last_of_month()),
            _ => self.step(1)?.start()?.yesterday().ok(),
        }
    }

    /// How fine it is; parts of no listed size are ranges.
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Week(..) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(..) => Precision::Quarter,
            Self::Half(..) => Precision::Half,
            Self::Year(_) => Precision::Year,
            Self::Weekend(..) | Self::Season(..) | Self::Decade(_) | Self::Century(_) => Precision::Range,
        }
    }

    /// Its TIMEX3 value.
    pub(super) fn timex(self) -> CompactString {
        let mut out = CompactString::default();
        match self {
            Self::Day(day) => {
                let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
                match u16::try_from(day.year()) {
                    Ok(year) => push_day(&mut out, year, month, number),
                    Err(_) => {
                        push_year(&mut out, day.year());
                        push_part(&mut out, "-", month, 2);
                        push_part(&mut out, "-", number, 2);
                    }
                }
            }
            Self::Week(y, week) | Self::Weekend(y, week) => {
                push_year(&mut out, y);
                push_part(&mut out, "-W", week, 2);
                out.push_str(if matches!(self, Self::Weekend(..)) { "-WE" } else { "" });
            }
            Self::Month(y, month) => {
                push_year(&mut out, y);
                push_part(&mut out, "-", month, 2);
            }
            Self::Quarter(y, quarter) => {
                push_year(&mut out, y);
                push_part(&mut out, "-Q", quarter, 1);
            }
            Self::Half(y, half) => {
                push_year(&mut out, y);
                push_part(&mut out, "-H", half, 1);
            }
            Self::Season(y, s) => {
                push_year(&mut out, y);
                out.push('-');
                out.push_str(season(s));
            }
            Self::Year(y) => push_year(&mut out, y),
            Self::Decade(decade) => out = format_compact!("{decade:03}"),
            Self::Century(century) => out = format_compact!("{century:02}"),
        }
        out
    }
}

/// "1944", "BC0044"
fn push_year(out: &mut CompactString, year: i16) {
    push_part(out, if year < 0 { "BC" } else { "" }, year.unsigned_abs(), 4);
}

/// "SP", "SU", "FA", "WI"
pub(super) fn season(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The quarter of a month, both counted from 1.
pub(super) fn quarter(month: u8) -> u8 {
    month.div_ceil(3).clamp(1, 4)
}

/// A day of the calendar; `None` for impossible ones. Years before Christ go by the astronomers' count.
pub(super) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    let year = if year < 0 { year + 1 } else { year };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Days since a day long ago, for the distance of two days: far cheaper than the calendar's own difference, which is
/// any span of time.
pub(super) fn day_count(day: Date) -> i32 {
    let (year, month, day) = (i32::from(day.year()), i32::from(day.month()), i32::from(day.day()));
    // Years begin with March, so that the leap day is the last of them.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
}

/// 1 for Monday.
pub(super) fn weekday(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}

fn week_day(year: i16, week: u8, day: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week.try_into().ok()?, day).ok().map(ISOWeekDate::date)
}

/// Adds to a year; the count has no year 0.
fn shift(year: i16, count: i32) -> Option<i16> {
    let sum = i32::from(year) + count;
    let skips = (year < 0) != (sum < 0) || sum == 0;
    let sum = if skips && year < 0 {
        sum + 1
    } else if skips && year > 0 && sum <= 0 {
        sum - 1
    } else {
        sum
    };
    i16::try_from(sum).ok().filter(|y| (-4000..=9998).contains(y))
}

/// Adds to the `part`th of `of` parts of a year.
fn parts(year: i16, part: u8, of: i32, count: i32) -> Option<(i16, u8)> {
    let sum = i32::from(part) - 1 + count;
    Some((shift(year, sum.div_euclid(of))?, (sum.rem_euclid(of) + 1) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(point: Point, timex: &str, first: &str, last: &str) {
        assert_eq!(point.timex(), timex);
        assert_eq!(point.start().map(|d| d.to_string()).unwrap_or_default(), first, "{timex}");
        assert_eq!(point.end().map(|d| d.to_string()).unwrap_or_default(), last, "{timex}");
    }

    #[test]
    fn values_and_days() {
        check(Point::Week(2026, 1), "2026-W01", "2025-12-29", "2026-01-04");
        check(Point::Weekend(2024, 45), "2024-W45-WE", "2024-11-09", "2024-11-10");
        check(Point::Quarter(2024, 3), "2024-Q3", "2024-07-01", "2024-09-30");
        check(Point::Half(2024, 2), "2024-H2", "2024-07-01", "2024-12-31");
        check(Point::Season(2023, Season::Winter), "2023-WI", "2023-12-01", "2024-02-29");
        check(Point::Decade(199), "199", "1990-01-01", "1999-12-31");
        check(Point::Century(19), "19", "1900-01-01", "1999-12-31");
        check(Point::Year(-44), "BC0044", "-000043-01-01", "-000043-12-31");
    }

    #[test]
    fn distances_are_the_calendars() -> Result<(), jiff::Error> {
        let days =
            [(-44, 3, 15), (1899, 12, 31), (1900, 3, 1), (2000, 2, 29), (2024, 2, 28), (2024, 3, 1), (2025, 1, 1)];
        for (a, b) in days.iter().zip(&days[1..]) {
            let (a, b) = (Date::new(a.0, a.1, a.2)?, Date::new(b.0, b.1, b.2)?);
            assert_eq!(day_count(b) - day_count(a), (b - a).get_days(), "{a} {b}");
        }
        Ok(())
    }

    #[test]
    fn steps() {
        assert_eq!(Point::Month(2024, 1).step(-1), Some(Point::Month(2023, 12)));
        assert_eq!(Point::Quarter(2024, 2).step(-4), Some(Point::Quarter(2023, 2)));
        assert_eq!(Point::Week(2025, 1).step(-1), Some(Point::Week(2024, 52)));
        assert_eq!(Point::Year(1).step(-1), Some(Point::Year(-1)));
        assert_eq!(Point::Year(9998).step(40), None);
    }
}
