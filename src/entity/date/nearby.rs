//! The nearest, latest or next of a named part of the year.

use super::expr::Cycle;
use super::holiday;
use super::point::{Point, date, day_count};
use crate::text::Date;
use crate::text::english::time::{Tense, Unit};
use jiff::ToSpan;

/// Whether a point is too coarse to tell a unit of it.
pub(super) fn coarser(point: Point, unit: Unit) -> bool {
    let grain = match point {
        Point::Day(_) => Unit::Day,
        Point::Week(..) | Point::Weekend(..) => Unit::Week,
        Point::Month(..) => Unit::Month,
        Point::Quarter(..) | Point::Season(..) => Unit::Quarter,
        Point::Half(..) => Unit::Half,
        Point::Year(_) => Unit::Year,
        Point::Decade(_) => Unit::Decade,
        Point::Century(_) => Unit::Century,
    };
    grain > unit.max(Unit::Day)
}

/// The named part of a year.
pub(super) fn in_year(name: Cycle, year: i16) -> Option<Point> {
    Some(match name {
        Cycle::Month(month) => Point::Month(year, month),
        Cycle::Season(season) => Point::Season(year, season),
        Cycle::Quarter(quarter) => Point::Quarter(year, quarter),
        Cycle::Half(half) => Point::Half(year, half),
        Cycle::Holiday(_) => Point::Day(holiday_day(name, year)?),
        Cycle::Weekday(_) => return None,
    })
}

pub(super) fn holiday_day(name: Cycle, year: i16) -> Option<Date> {
    match name {
        Cycle::Holiday(index) => holiday::day(index, year),
        _ => None,
    }
}

/// The last of this name that `fits`, from the year after `now` back.
pub(super) fn latest(now: Date, name: Cycle, fits: impl Fn(Point) -> bool) -> Option<Point> {
    (-2..=1).rev().find_map(|n| in_year(name, now.year() + n).filter(|p| fits(*p)))
}

/// The first of this name that `fits`, from the year before `now` on.
pub(super) fn earliest(now: Date, name: Cycle, fits: impl Fn(Point) -> bool) -> Option<Point> {
    (-1..=2).find_map(|n| in_year(name, now.year() + n).filter(|p| fits(*p)))
}

/// The nearest day; of two that are about as far, the past one unless the clause looks ahead.
pub(super) fn near(now: Date, tense: impl Fn() -> Option<Tense>, day: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let found = nearest(now, &day)?;
    let ahead = day_count(found) - day_count(now);
    let past = ahead > 120
        && match tense() {
            Some(Tense::Past) => true,
            Some(Tense::Future) => false,
            None => ahead > 150,
        };
    if past { day(found.year() - 1).or(Some(found)) } else { Some(found) }
}

/// The day nearest to `now` among those of the years around it.
pub(super) fn nearest(now: Date, day: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let today = day_count(now);
    let days = |d: Date| (day_count(d) - today).abs();
    let near = (-1..=1).filter_map(|n| day(now.year() + n)).min_by_key(|d| days(*d));
    near.or_else(|| [-4, 4, -3, 3, -2, 2].iter().find_map(|n| day(now.year() + n)))
}

/// The same part of the year, so many years on.
pub(super) fn years_on(point: Point, years: i32) -> Option<Point> {
    match point {
        Point::Quarter(..) => point.step(4 * years),
        Point::Month(..) => point.step(12 * years),
        Point::Half(..) => point.step(2 * years),
        Point::Week(..) | Point::Weekend(..) => point.step(52 * years),
        Point::Day(day) => {
            date(i16::try_from(i32::from(day.year()) + years).ok()?, point.month()?, day.day().unsigned_abs())
                .map(Point::Day)
        }
        _ => point.step(years),
    }
}

/// The calendar's quarter that holds the middle of the three months up to `end`.
pub(super) fn middle_quarter(end: Date) -> Option<Point> {
    end.checked_sub(45.days()).ok().map(Point::quarter_of)
}
