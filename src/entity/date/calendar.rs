//! Parsing of calendar dates in words: months, days of the month, weekdays, and the year said with them.

use super::clock;
use super::expr::{Cycle, Expr, Rel, When, YearOf};
use super::reader::Reader;
use super::year;
use crate::pack::Traits;
use crate::text::TokenKind;
use crate::text::english::time::{DayPart, Relative, Time, Unit};
use crate::text::english::{Class, DateWord};

/// An expression and the token after it.
pub(super) type Parse = Option<(Expr, usize)>;

/// "June 5, 1944", "June 5-9", "June 1944", "June last year", "June".
pub(super) fn month_first(r: &Reader, at: usize) -> Parse {
    let Some(Time::Month(month)) = r.time(at) else { return None };
    let after = if abbreviated(r, at) { r.past_dot(at + 1) } else { at + 1 };
    if let Some((day, next)) = day_number(r, after) {
        return Some(with_days(r, month, day, next));
    }
    let year = year::after_month(r, after);
    if let Some(found) = quarter_to(r, month, year.unwrap_or((YearOf::Unsaid, after))) {
        return Some(found);
    }
    if let Some((year, next)) = year {
        return Some((Expr::named(Cycle::Month(month), year, Rel::Bare), next));
    }
    let bare = Expr::named(Cycle::Month(month), YearOf::Unsaid, Rel::Bare);
    Some((bare, after)).filter(|_| is_month(r, at, after))
}

/// "June quarter", "December 2024 half": the one that ends with the month, which has this year before token `unit`.
fn quarter_to(r: &Reader, month: u8, (year, unit): (YearOf, usize)) -> Parse {
    let name = match r.time(unit)? {
        Time::Unit(Unit::Quarter) if month.is_multiple_of(3) => Cycle::Quarter(month / 3),
        Time::Half if month.is_multiple_of(6) => Cycle::Half(month / 6),
        _ => return None,
    };
    let (year, end) = match year {
        YearOf::Unsaid => year::after_month(r, unit + 1).unwrap_or((year, unit + 1)),
        _ => (year, unit + 1),
    };
    Some((Expr::named(name, year, Rel::Bare), end))
}

/// "5 June 1944", "5th of June", "5-9 June 2024".
pub(super) fn day_first(r: &Reader, at: usize) -> Parse {
    let (day, next) = day_number(r, at)?;
    let (last, next) = match range_end(r, next) {
        Some((last, next)) if last > day => (Some(last), next),
        _ => (None, next),
    };
    let next = if r.says(next, DateWord::OF) { next + 1 } else { next };
    let Some(Time::Month(month)) = r.time(next) else { return None };
    let next = if abbreviated(r, next) { r.past_dot(next + 1) } else { next + 1 };
    let (year, end) = year::after_month(r, next).unwrap_or((YearOf::Unsaid, next));
    if last.is_none()
        && r.past_hyphen(end) > end
        && let Some((to_day, to)) = day_number(r, end + 1)
        && let Some(Time::Month(to_month)) = r.time(to)
        && let Some((year, end)) = year::after_month(r, to + 1)
    {
        return Some((days(year, (month, day), (to_month, to_day)), end));
    }
    Some((days(year, (month, day), (month, last.unwrap_or(day))), end))
}

/// "the 5th" of the month last mentioned, at the end of its phrase.
pub(super) fn day_alone(r: &Reader, at: usize) -> Parse {
    let (day @ 1..=31, next) = r.ordinal(at)? else { return None };
    let digits = r.digits(at).is_some();
    let led = at >= 2 && r.says(at - 2, DateWord::BEFORE_DAY_ALONE);
    let ends = r.kind(next).is_none_or(|k| k == TokenKind::Punct && !r.hyphen(next));
    let goes_on = r.cx.class(next).any(Class::PRONOUN.with(Class::COORDINATOR).with(Class::DETERMINER));
    (digits && led && (ends || goes_on)).then(|| (Expr::new(When::DayAlone(day)), next))
}

/// "Friday", "Friday night", "Friday, Nov. 5", "Friday the 13th".
pub(super) fn weekday_first(r: &Reader, at: usize) -> Parse {
    let Some(Time::Weekday(weekday)) = r.time(at) else { return None };
    let short = r.word(at).len() <= 5;
    let after = if short { r.past_dot(at + 1) } else { at + 1 };
    if let Some((expr, end)) = day_after_weekday(r, after) {
        return Some((expr, end));
    }
    if short || names_a_paper(r, after) {
        return None;
    }
    let expr = Expr::named(Cycle::Weekday(weekday), YearOf::Unsaid, Rel::Bare);
    Some(with_part(r, expr, after))
}

/// Adds a following part of the day: "Friday night".
pub(super) fn with_part(r: &Reader, expr: Expr, at: usize) -> (Expr, usize) {
    match r.time(at) {
        Some(Time::Part(part)) if r.lower(at) => (expr.timed(Some(super::expr::Clock::Part(part))), at + 1),
        Some(Time::Clock(hour)) => {
            let clock = super::expr::Clock::At { hour, minute: Some(0), second: None, utc: false };
            (expr.timed(Some(clock)), at + 1)
        }
        _ => (expr, at),
    }
}

/// A day of the month in figures, as an ordinal, or in ordinal words: "5", "5th", "fifth".
pub(super) fn day_number(r: &Reader, at: usize) -> Option<(u8, usize)> {
    let Some((day, len)) = r.digits(at) else {
        let (day, next) = if r.has(at, Traits::NUMBER_WORD) { r.ordinal(at)? } else { return None };
        return ordinal_day(r, day, next);
    };
    if len > 2 || !(1..=31).contains(&day) {
        return None;
    }
    if r.ordinal_end(at + 1) {
        return ordinal_day(r, day as u8, at + 2);
    }
    (!is_amount(r, at + 1)).then_some((day as u8, at + 1))
}

/// "5th", not "5th month".
fn ordinal_day(r: &Reader, day: u8, next: usize) -> Option<(u8, usize)> {
    let unit = || matches!(r.time(next), Some(Time::Unit(_) | Time::Half));
    ((1..=31).contains(&day) && !unit()).then_some((day, next))
}

fn is_amount(r: &Reader, at: usize) -> bool {
    let time = r.says(at, DateWord::COLON) && r.glued(at) && r.glued(at + 1) && r.digits(at + 1).is_some();
    time || r.says(at, DateWord::PERCENT.with(DateWord::RATE))
        || matches!(r.time(at), Some(Time::Meridiem(_) | Time::Units(_)))
        || (r.number_word(at).is_some() && !r.is(at, "second"))
}

fn with_days(r: &Reader, month: u8, day: u8, at: usize) -> (Expr, usize) {
    let (last, at) = match range_end(r, at) {
        Some((last, next)) if last > day => ((month, last), next),
        _ => ((month, day), at),
    };
    let (year, end) = year::after_day(r, at).unwrap_or((YearOf::Unsaid, at));
    (days(year, (month, day), last), end)
}

fn days(year: YearOf, first: (u8, u8), last: (u8, u8)) -> Expr {
    let (month, day) = first;
    Expr::new(if first == last { When::Day { year, month, day } } else { When::Days { year, first, last } })
}

/// The second day of "5-9", "5 to 9", "5 through 9".
fn range_end(r: &Reader, at: usize) -> Option<(u8, usize)> {
    let slash = r.says(at, DateWord::SLASH) && r.glued(at) && r.glued(at + 1);
    if !(slash || r.says(at, DateWord::HYPHEN.with(DateWord::TO).with(DateWord::THROUGH))) {
        return None;
    }
    let (day, next) = day_number(r, at + 1)?;
    (!matches!(r.kind(next), Some(TokenKind::Symbol | TokenKind::Currency))).then_some((day, next))
}

/// Whether the month's name at `at` is one of the short forms that take a dot.
fn abbreviated(r: &Reader, at: usize) -> bool {
    let word = r.word(at);
    word.len() == 3 && !word.eq_ignore_ascii_case("may") || word.eq_ignore_ascii_case("sept")
}

/// Whether a month without day and year is one: names that are also people's, words or verbs need a sign.
fn is_month(r: &Reader, at: usize, after: usize) -> bool {
    let word = r.word(at);
    let short = word.len() <= 3 && !word.eq_ignore_ascii_case("may");
    let before = at.checked_sub(1);
    let led = before.is_some_and(|b| r.cx.class(b).any(Class::PREPOSITION) || r.says(b, DateWord::BEFORE_MONTH));
    let strict = before.is_some_and(|b| r.says(b, DateWord::BEFORE_ANY_MONTH));
    if short {
        let joined = before.is_some_and(|b| r.says(b, DateWord::AND.with(DateWord::TO).with(DateWord::FOR)));
        return (led && !joined || r.says(after.wrapping_sub(1), DateWord::DOT))
            && !(r.capital(after) && r.time(after).is_none());
    }
    let named = before.is_some_and(|b| b >= 1 && r.capital(b) && r.cx.class(b).is_empty() && r.time(b).is_none());
    let first_name = matches!(word, "May" | "MAY" | "March" | "MARCH" | "April" | "June" | "August");
    let surname = first_name && r.capital(after) && r.time(after).is_none() && !r.cx.word(after).is_empty();
    match word {
        "May" | "MAY" | "March" | "MARCH" => (led && !surname) || strict,
        _ => !surname && (led || !(named && first_name)) || strict,
    }
}

/// "Sunday Times": a newspaper.
fn names_a_paper(r: &Reader, at: usize) -> bool {
    matches!(r.word(at), "Times" | "Telegraph" | "Mirror" | "Express" | "Mail" | "Independent" | "Herald" | "Star")
}

/// What follows a weekday: ", Nov. 5, 2024", " 5 November", " the 13th".
fn day_after_weekday(r: &Reader, at: usize) -> Parse {
    let mut next = if r.says(at, DateWord::COMMA) { at + 1 } else { at };
    if r.time(next) == Some(Time::The) {
        next += 1;
    }
    let found = month_first(r, next).filter(|(e, _)| matches!(e.when, When::Day { .. }));
    found.or_else(|| day_first(r, next).filter(|(e, _)| matches!(e.when, When::Day { .. })))
}

/// "last July", "next Friday", "this summer" … the name after a relative word.
pub(super) fn relation(relative: Relative) -> Option<Rel> {
    Some(match relative {
        Relative::Last | Relative::Past => Rel::Last,
        Relative::This | Relative::Current => Rel::This,
        Relative::Next | Relative::Coming => Rel::Next,
        Relative::Latest => Rel::Latest,
        Relative::Previous => Rel::Previous,
        Relative::Following => Rel::Following,
        Relative::That | Relative::Same => Rel::Same,
        Relative::Recent | Relative::Future | Relative::These | Relative::Those => return None,
    })
}

/// "yesterday", "tomorrow morning", "tonight".
pub(super) fn day_word(r: &Reader, at: usize) -> Parse {
    let night = Some(super::expr::Clock::Part(DayPart::Night));
    match r.time(at)? {
        Time::Day(days) => Some(with_part(r, Expr::new(When::Offset(days.into())), at + 1)),
        Time::Tonight => Some((Expr::new(When::Offset(0)).timed(night), at + 1)),
        Time::Overnight => Some((Expr::new(When::Unit { unit: Unit::Day, rel: Rel::Bare }).timed(night), at + 1)),
        _ => None,
    }
}

/// A clock time and the day it belongs to: "8 p.m. EST Friday", "noon", "16:15 UTC".
pub(super) fn clock_first(r: &Reader, at: usize) -> Parse {
    let (clock, end) = clock::parse(r, at)?;
    let comma = if r.says(end, DateWord::COMMA)
        && r.time(end - 1).is_some_and(|t| matches!(t, Time::Zone(false) | Time::Meridiem(_)))
    {
        end + 1
    } else {
        end
    };
    let day = |at| {
        day_word(r, at).or_else(|| weekday_first(r, at)).or_else(|| month_first(r, at)).or_else(|| day_first(r, at))
    };
    let apart = r.says(end, DateWord::ON);
    match day(if apart { end + 1 } else { comma }).filter(|(e, _)| e.clock.is_none() && is_day(e)) {
        Some((expr, next)) => Some((expr.timed(Some(clock)), if apart { end } else { next })),
        None => Some((Expr::new(When::SameDay).timed(Some(clock)), end)),
    }
}

fn is_day(expr: &Expr) -> bool {
    matches!(expr.when, When::Day { .. } | When::Offset(_) | When::Named { name: Cycle::Weekday(_), .. })
}
