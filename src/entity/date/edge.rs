//! Parsing of words that cut a piece off a period or bound a span: "early 1990", "the end of May", "earlier this
//! month", "nearly two years", "at least 30 days".

use super::super::Modifier;
use super::calendar::{self, Parse};
use super::expr::{Clock, Cycle, Expr, Rel, When, YearOf};
use super::reader::Reader;
use super::{parse, phrase};
use crate::text::TokenKind;
use crate::text::english::time::{Bounding, DayPart, Edge, Time, Unit};
use crate::text::english::{Class, DateWord};

/// "the early hours of June 5"
fn early_hours(r: &Reader, after: usize) -> Parse {
    let of = r.says(after, DateWord::OF).then(|| parse::date(r, after + 1)).flatten();
    let (expr, end) = of.unwrap_or((Expr::new(When::SameDay), after));
    let morning = Clock::Part(DayPart::Morning);
    Some((Expr { clock: Some(morning), ..expr }.modified(Some(Modifier::Start)), end))
}

/// What an edge word does to the value.
pub(super) fn edge_modifier(edge: Edge) -> Modifier {
    match edge {
        Edge::Early | Edge::Beginning => Modifier::Start,
        Edge::Mid | Edge::Middle => Modifier::Mid,
        Edge::Late | Edge::End => Modifier::End,
    }
}

/// "early 1990", "late last week", "mid-November", "late in the day".
pub(super) fn edge_first(r: &Reader, at: usize) -> Parse {
    let Some(Time::Edge(edge)) = r.time(at) else { return None };
    let modifier = Some(edge_modifier(edge));
    if matches!(edge, Edge::Beginning | Edge::Middle | Edge::End) {
        let hyphened = edge == Edge::End && r.past_hyphen(at + 1) > at + 1;
        let (expr, end) = (hyphened || r.says(at + 1, DateWord::OF)).then(|| parse::date(r, at + 2))??;
        if !expr.is_date() {
            return None;
        }
        return Some((expr.modified(modifier), end));
    }
    let mut next = r.past_hyphen(at + 1);
    if r.says(next, DateWord::IN) {
        next += 1;
    }
    if edge == Edge::Early && r.time(next) == Some(Time::Units(Unit::Hour)) {
        return early_hours(r, next + 1);
    }
    if let Some(Time::Part(part)) = r.time(next) {
        let clock = Some(Clock::Part(part));
        let day = calendar::day_word(r, next + 1);
        let (expr, end) = day.unwrap_or((Expr::new(When::SameDay), next + 1));
        return Some((expr.timed(clock).modified(modifier), end));
    }
    let (expr, end) = parse::date(r, next).filter(|(e, _)| e.is_date())?;
    Some((expr.modified(modifier), end))
}

/// "earlier this month", "later that day", "earlier Friday", "later in the year".
pub(super) fn comparative_first(r: &Reader, at: usize) -> Parse {
    let Some(Time::Comparative(way)) = r.time(at) else { return None };
    let next = if r.says(at + 1, DateWord::IN) { at + 2 } else { at + 1 };
    let (expr, end) = parse::date(r, next)?;
    let deictic = match expr.when {
        When::Offset(_) => true,
        When::Named { name: Cycle::Weekday(_), .. } => false,
        When::Named { rel, .. } => rel != Rel::Bare || next > at + 1,
        When::Unit { unit, rel } => matches!(rel, Rel::This | Rel::Same) || next > at + 1 && unit != Unit::Day,
        When::Year(YearOf::Number(_)) => next > at + 1,
        _ => false,
    };
    let modifier = if way < 0 { Modifier::Start } else { Modifier::End };
    deictic.then_some((expr.modified(Some(modifier)), end))
}

/// Whether "over" at `at` means more than: after a preposition or "just", "well".
fn more_than(r: &Reader, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| r.cx.class(b).any(Class::PREPOSITION) || r.says(b, DateWord::BEFORE_OVER))
}

/// "nearly two years", "more than a week", "at least 30 days": bounds inside the expression.
pub(super) fn bounded(r: &Reader, at: usize) -> Parse {
    let (next, modifier) = match r.time(at)? {
        Time::Bound(Bounding::Nearly) => (at + 1, Modifier::LessThan),
        Time::Bound(Bounding::Over) if !more_than(r, at) => return None,
        Time::Bound(Bounding::Over)
            if r.time(at + 1) == Some(Time::An)
                || r.number_word(at + 1).is_some()
                || r.kind(at + 1) == Some(TokenKind::Number) =>
        {
            (at + 1, Modifier::MoreThan)
        }
        Time::Filler if r.says(at, DateWord::MORE) && r.time(at + 1) == Some(Time::Bound(Bounding::Than)) => {
            (at + 2, Modifier::MoreThan)
        }
        _ => return None,
    };
    let (expr, end) = parse::date(r, next)?;
    let fits = matches!(expr.when, When::Duration { .. } | When::Shift { .. });
    fits.then_some((expr.modified(Some(modifier)), end))
}

/// "less than an hour", "at least two weeks".
pub(super) fn bounded_by_words(r: &Reader, at: usize) -> Parse {
    let (next, modifier) = if r.says(at, DateWord::FEWER) && r.time(at + 1) == Some(Time::Bound(Bounding::Than)) {
        (at + 2, Modifier::LessThan)
    } else if r.says(at, DateWord::AT) && r.time(at + 1) == Some(Time::Bound(Bounding::Least)) {
        (at + 2, Modifier::OnOrAfter)
    } else {
        return None;
    };
    let (expr, end) = phrase::parse(r, next)?;
    matches!(expr.when, When::Duration { .. }).then_some((expr.modified(Some(modifier)), end))
}
