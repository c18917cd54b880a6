//! How a resolved expression is written: its TIMEX3 value, its days, its precision.

use super::super::{Anchor, DateValue, Precision, TimexKind};
use super::digits::{push_part, push_yearly};
use super::duration;
use super::expr::{Clock, Count, Cycle, Expr, When};
use super::holiday;
use super::point::{Point, season};
use crate::text::Date;
use crate::text::english::time::{DayPart, Unit};
use Meaning::{Point as At, Range, Text};
use compact_str::{CompactString, format_compact};
use jiff::ToSpan;

/// What an expression comes to before it is written.
pub(super) enum Meaning {
    Point(Point, Anchor),
    Range(Point, Point, Anchor),
    /// A value that the article doesn't allow to resolve, or that is no point of the calendar.
    Text(CompactString, TimexKind),
}

pub(super) fn open(value: &str) -> Meaning {
    Text(value.into(), TimexKind::Date)
}

/// A day of a year that isn't known: "XXXX-11-05".
pub(super) fn yearly(month: u8, day: u8) -> CompactString {
    let mut out = CompactString::default();
    push_yearly(&mut out, month, day);
    out
}

pub(super) fn unresolved(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}

/// The open value of a name: "XXXX-11", "XXXX-WXX-1", "XXXX-Q3", "XXXX-SU".
pub(super) fn pattern(name: Cycle) -> CompactString {
    let (lead, number, width) = match name {
        Cycle::Weekday(day) => ("XXXX-WXX-", day, 1),
        Cycle::Month(month) => ("XXXX-", month, 2),
        Cycle::Quarter(quarter) => ("XXXX-Q", quarter, 1),
        Cycle::Half(half) => ("XXXX-H", half, 1),
        Cycle::Season(s) => return format_compact!("XXXX-{}", season(s)),
        Cycle::Holiday(index) => return holiday::pattern(index),
    };
    let mut out = CompactString::default();
    push_part(&mut out, lead, number, width);
    out
}

pub(super) fn every(count: Count, unit: Unit, clock: Option<Clock>) -> CompactString {
    match (unit, clock) {
        (Unit::Day, Some(Clock::Part(_))) => "XXXX-XX-XX".into(),
        (Unit::Quarter, _) if count == Count::Exact(1) => "P1Q".into(),
        _ => duration::timex(count, unit),
    }
}

/// Writes the value.
pub(super) fn write(expr: &Expr, meaning: Meaning) -> DateValue {
    let (mut timex, mut kind, start, end, precision, anchor) = match meaning {
        At(p, by) => (p.timex(), TimexKind::Date, p.start(), p.end(), Some(p.precision()), Some(by)),
        Range(a, b, by) => {
            let mut timex = a.timex();
            timex.push('/');
            timex.push_str(&b.timex());
            (timex, TimexKind::Date, a.start(), b.end(), Some(Precision::Range), Some(by))
        }
        Text(timex, kind) => (timex, kind, None, None, None, None),
    };
    if let Some(clock) = expr.clock {
        if let Some((first, _)) = timex.split_once('/') {
            timex = first.into();
        }
        timex.push_str(&time(clock));
        kind = if kind == TimexKind::Set { kind } else { TimexKind::Time };
    }
    DateValue { kind, timex, start, end, precision, modifier: expr.modifier, anchor, fiscal: expr.fiscal }
}

/// "TNI", "T20:00", "T16:15Z"
fn time(clock: Clock) -> CompactString {
    match clock {
        Clock::Part(DayPart::Morning) => "TMO".into(),
        Clock::Part(DayPart::Midday) => "T12:00".into(),
        Clock::Part(DayPart::Afternoon) => "TAF".into(),
        Clock::Part(DayPart::Evening) => "TEV".into(),
        Clock::Part(DayPart::Night) => "TNI".into(),
        Clock::At { hour, minute, second, utc } => {
            let mut out = CompactString::default();
            push_part(&mut out, "T", hour, 2);
            push_part(&mut out, ":", minute.unwrap_or(0), 2);
            if let Some(second) = second {
                push_part(&mut out, ":", second, 2);
            }
            if utc {
                out.push('Z');
            }
            out
        }
    }
}

/// Gives a period the days that "ended Sept. 30" tells.
pub(super) fn close(value: &mut DateValue, when: &When, end: Date) {
    let months = match *when {
        When::Unit { unit: Unit::Quarter, .. } | When::Named { name: Cycle::Quarter(_), .. } => 3,
        When::Named { name: Cycle::Half(_), .. } => 6,
        When::Duration { count: Count::Exact(n), unit: Unit::Month } => i32::try_from(n).unwrap_or(0),
        When::Duration { count: Count::Exact(1), unit: Unit::Year } | When::Year(_) => 12,
        _ => return,
    };
    value.start = months_before(end, months);
    value.end = Some(end);
    value.precision = value.precision.or(Some(Precision::Range));
}

/// The first day of a period of so many months that `end` closes.
fn months_before(end: Date, months: i32) -> Option<Date> {
    end.tomorrow().ok()?.checked_sub(months.months()).ok()
}
