//! Parsing of phrases whose head has a name: "the first half of 2023", "the same period last year", "last July", "the
//! summer", "each Friday", "the night of June 5".

use super::super::Modifier;
use super::calendar::{self, Parse, relation};
use super::expr::{Clock, Count, Cycle, Expr, Rel, When, YearOf};
use super::holiday;
use super::parse;
use super::phrase::Before;
use super::reader::Reader;
use super::unit::is_age;
use super::year;
use crate::text::english::DateWord;
use crate::text::english::time::{DayPart, Relative, Time, Unit};

/// The year of a quarter or half: said before it, or after it ("of 1990", "of last year", "2024", "a year ago").
pub(super) fn quarter_year(r: &Reader, b: &Before, after: usize) -> (YearOf, usize) {
    if let Some(year) = b.year {
        return (year, after);
    }
    if b.year_ago {
        return (YearOf::Anchored(-1), after);
    }
    let fiscal = if r.says(after, DateWord::OF) && r.time(after + 1) == Some(Time::Fiscal) { after + 2 } else { after };
    if fiscal > after
        && let Some((n @ 1900..=2100, 4)) = r.digits(fiscal)
    {
        return (YearOf::Number(n as i16), fiscal + 1);
    }
    year::after_month(r, after).unwrap_or((YearOf::Unsaid, after))
}

/// "the second half", "half a year", "half-hour".
pub(super) fn half(r: &Reader, b: &Before, at: usize) -> Parse {
    let after = at + 1;
    let article = if r.time(after) == Some(Time::An) { after + 1 } else { r.past_hyphen(after) };
    if let Some(Time::Unit(unit)) = r.time(article)
        && unit != Unit::Quarter
        && b.ordinal.is_none()
        && (article > after || r.time(after) == r.time(article))
        && !is_age(r, article + 1)
    {
        return Some((Expr::new(When::Duration { count: Count::Half(0), unit }), article + 1));
    }
    let n = match (b.ordinal, b.relative) {
        (Some(n @ 1..=2), _) => n,
        (Some(u8::MAX), _) | (None, Some(Relative::Last)) if b.the => 2,
        _ => return None,
    };
    let after = match r.time(r.past_hyphen(after)) {
        Some(Time::Unit(Unit::Year)) => r.past_hyphen(after) + 1,
        _ => after,
    };
    let (year, end) = quarter_year(r, b, after);
    let of_other = r.says(end, DateWord::OF) && year == YearOf::Unsaid;
    if of_other {
        return half_of(r, n, end + 1);
    }
    Some((Expr { fiscal: b.fiscal, ..Expr::named(Cycle::Half(n), year, Rel::Bare) }, end))
}

/// "the first half of March", "the last half of the 1990s": that period, with a modifier.
fn half_of(r: &Reader, n: u8, at: usize) -> Parse {
    let (expr, end) = parse::date(r, at)?;
    let modifier = if n == 1 { Modifier::Start } else { Modifier::End };
    Some((expr.modified(Some(modifier)), end))
}

/// "the same period last year", "the year-earlier period", "the 1988 period", "the latest period".
pub(super) fn period(r: &Reader, b: &Before, at: usize) -> Parse {
    let after = at + 1;
    if b.year_ago {
        return Some((Expr::new(When::Period { unit: None, year: YearOf::Anchored(-1) }), after));
    }
    if let Some(year) = b.year {
        return Some((Expr::new(When::Period { unit: None, year }), after));
    }
    match b.relative {
        Some(Relative::Same) => match year::phrase(r, after).or_else(|| year::after_month(r, after)) {
            Some((year, end)) => Some((Expr::new(When::Period { unit: None, year }), end)),
            None => Some((Expr::new(When::Period { unit: None, year: YearOf::Anchored(0) }), after)),
        },
        Some(Relative::Latest) => Some((Expr::new(When::Unit { unit: Unit::Quarter, rel: Rel::Latest }), after)),
        _ => None,
    }
}

/// "last July", "the May of 1990", "each March", "the month of May" has "the" only with another sign.
pub(super) fn month_head(r: &Reader, b: &Before, at: usize, month: u8) -> Parse {
    let (expr, end) = calendar::month_first(r, at)?;
    if b.every {
        return Some((Expr::new(When::EveryNamed(Cycle::Month(month))), at + 1));
    }
    if let When::Day { .. } | When::Days { .. } = expr.when {
        return None;
    }
    if let When::Named { name: Cycle::Quarter(_) | Cycle::Half(_), .. } = expr.when
        && b.relative.is_none()
    {
        return Some((expr, end));
    }
    let (When::Named { name, year, .. }, Some(rel)) = (expr.when, b.relative.and_then(relation)) else { return None };
    Some((Expr::named(name, year, rel).modified(b.edge), end))
}

/// "New Year's Eve", "Boxing Day": holidays none of whose words is one alone.
pub(super) fn holiday_of_words(r: &Reader, at: usize) -> Parse {
    let (index, _) = holiday::written(r, at)?;
    named(r, &Before::default(), at, at, Cycle::Holiday(index))
}

/// A season or holiday: needs an article, a relative word, a preposition or a year.
pub(super) fn named(r: &Reader, b: &Before, start: usize, at: usize, name: Cycle) -> Parse {
    let (name, after) = match (name, holiday::written(r, at)) {
        (Cycle::Holiday(_), Some((index, after))) => (Cycle::Holiday(index), after),
        _ => (name, at + 1),
    };
    if b.every {
        return Some((Expr::new(When::EveryNamed(name)), after));
    }
    let (year, end) = year::after_month(r, after).unwrap_or((YearOf::Unsaid, after));
    let end = year::past_second(r, year, end);
    let year = b.year.unwrap_or(year);
    let led = start >= 1 && r.says(start - 1, DateWord::BEFORE_SEASON);
    let said = b.relative.is_some()
        || year != YearOf::Unsaid
        || matches!(name, Cycle::Holiday(_))
        || (b.the || led && start == at) && !noun_follows(r, after);
    if !said || b.count.is_some() {
        return None;
    }
    let rel = b.relative.and_then(relation).unwrap_or(Rel::Bare);
    let expr = Expr::named(name, year, rel).modified(b.edge);
    Some((expr, end))
}

/// Whether a season is only the first part of a compound ("the spring festival", "the fall of Troy").
fn noun_follows(r: &Reader, at: usize) -> bool {
    r.says(at, DateWord::OF) || r.lower(at) && !r.glued(at) && r.cx.class(at).is_empty() && r.time(at).is_none()
}

/// "last Friday", "every Monday", "this coming Sunday, March 8".
pub(super) fn weekday(r: &Reader, b: &Before, _start: usize, at: usize, day: u8) -> Parse {
    if b.every {
        return Some((Expr::new(When::EveryNamed(Cycle::Weekday(day))), at + 1));
    }
    let (expr, end) = calendar::weekday_first(r, at)?;
    let When::Named { name, year, .. } = expr.when else { return Some((expr, end)) };
    let rel = b.relative.and_then(relation)?;
    Some((Expr { when: When::Named { name, year, rel }, ..expr }, end))
}

/// "this morning", "last night", "the night of June 5", "the next morning".
pub(super) fn part_of_day(r: &Reader, b: &Before, at: usize, part: DayPart) -> Parse {
    let after = at + 1;
    let clock = Some(Clock::Part(part));
    if b.every {
        return Some((Expr::new(When::Every { count: Count::Exact(1), unit: Unit::Day }).timed(clock), after));
    }
    if b.the && b.relative.is_none() && r.says(after, DateWord::OF) {
        let (expr, end) = parse::date(r, after + 1)?;
        return Some((expr.timed(clock), end));
    }
    let when = match b.relative {
        Some(Relative::This) => When::Offset(0),
        Some(Relative::Last) if !b.the && part >= DayPart::Evening => When::Offset(-1),
        Some(Relative::Following) => When::Unit { unit: Unit::Day, rel: Rel::Following },
        Some(Relative::Next) if b.the => When::Unit { unit: Unit::Day, rel: Rel::Following },
        Some(Relative::Previous) => When::Unit { unit: Unit::Day, rel: Rel::Previous },
        Some(Relative::That | Relative::Same) => When::Unit { unit: Unit::Day, rel: Rel::Same },
        None if b.the && b.count.is_none() && b.ordinal.is_none() => When::SameDay,
        _ => return None,
    };
    Some((Expr::new(when).timed(clock), after))
}
