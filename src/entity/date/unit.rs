//! Parsing of phrases whose head is a unit: "two years ago", "the past three weeks", "a year earlier", "last month".

use super::super::Modifier;
use super::calendar::{self, Parse, relation};
use super::expr::{Count, Cycle, Expr, From, Rel, When, YearOf};
use super::named::quarter_year;
use super::parse;
use super::phrase::Before;
use super::reader::Reader;
use super::year;
use crate::text::TokenKind;
use crate::text::english::time::{Reference, Relative, Time, Unit};
use crate::text::english::{DateWord, Number};

/// A phrase whose head is a unit in the singular.
pub(super) fn one(r: &Reader, b: &Before, start: usize, at: usize, unit: Unit) -> Parse {
    let after = at + 1;
    if is_age(r, after) {
        return None;
    }
    if b.every {
        let count = b.count.or(b.ordinal.map(|n| Count::Exact(n.into()))).unwrap_or(Count::Exact(1));
        return Some((Expr::new(When::Every { count, unit }), after));
    }
    if b.year_ago && b.year.is_none() {
        return year_ago_part(b, after, unit);
    }
    if unit == Unit::Quarter && (b.a || b.count.is_some()) && !ago_follows(r, after) && !b.hyphen {
        return None;
    }
    if let Some(n) = b.ordinal {
        return ordinal_unit(r, b, n, unit, after);
    }
    if let (Some(year), None) = (b.year, b.count) {
        let when = match unit {
            Unit::Quarter | Unit::Month => When::Period { unit: Some(unit), year },
            _ => return None,
        };
        return Some((Expr { fiscal: b.fiscal, ..Expr::new(when) }, after));
    }
    if let Some(count) = b.count {
        return counted(r, b, count, unit, after);
    }
    if b.a {
        return a_unit(r, b, start, after, unit);
    }
    if let Some(relative) = b.relative {
        return relative_unit(r, b, relative, unit, after);
    }
    if b.the {
        return the_unit(r, b, start, after, unit);
    }
    bare_unit(r, start, after, unit)
}

/// "the year-ago quarter", "the year-earlier third quarter".
fn year_ago_part(b: &Before, after: usize, unit: Unit) -> Parse {
    match (b.ordinal, unit) {
        (Some(n @ 1..=4), Unit::Quarter) => {
            Some((Expr::named(Cycle::Quarter(n), YearOf::Anchored(-1), Rel::Previous), after))
        }
        (None, Unit::Quarter | Unit::Month) => {
            Some((Expr::new(When::Period { unit: Some(unit), year: YearOf::Anchored(-1) }), after))
        }
        _ => None,
    }
}

/// "the third quarter", "the 20th century", "the first half-year".
fn ordinal_unit(r: &Reader, b: &Before, n: u8, unit: Unit, after: usize) -> Parse {
    match (unit, n) {
        (Unit::Quarter, 1..=4 | u8::MAX) => {
            let (year, end) = quarter_year(r, b, after);
            let rel = b.relative.and_then(relation).unwrap_or(Rel::Bare);
            let expr = Expr::named(Cycle::Quarter(n.min(4)), year, rel).modified(b.edge);
            Some((Expr { fiscal: b.fiscal, ..expr }, end))
        }
        (Unit::Century, 1..=22) => {
            let (bc, end) = match r.time(after) {
                Some(Time::Era(before)) => (before, after + 1),
                _ => (false, after),
            };
            let century = if bc { -i16::from(n) } else { i16::from(n) - 1 };
            Some((Expr::new(When::Century(century)).modified(b.edge), end))
        }
        _ => None,
    }
}

/// Whether "ago", "later" or "earlier" follows: "a quarter ago" is a time, "a quarter of" a share.
pub(super) fn ago_follows(r: &Reader, at: usize) -> bool {
    matches!(r.time(at), Some(Time::Ago | Time::Comparative(_)))
}

/// "Seven Years' War", "Six-Day War": a unit with a capital before a name's next word.
fn names_a_war(r: &Reader, after: usize) -> bool {
    let next = if r.genitive(after) { after + 1 } else { after };
    r.capital(after - 1) && r.capital(next) && r.time(next).is_none()
}

/// "two years", "two-year", "two years ago", "the next two weeks".
fn counted(r: &Reader, b: &Before, count: Count, unit: Unit, after: usize) -> Parse {
    let countless = matches!(count, Count::Exact(n) | Count::Half(n) if n > 9999);
    if is_age(r, after) || countless || names_a_war(r, after) {
        return None;
    }
    let (count, after) = and_a_half(r, count, after);
    if let Some((when, end)) = shifted(r, b, count, unit, after) {
        return Some((Expr::new(when), end));
    }
    let set = b.every.then_some(When::Every { count, unit });
    Some((Expr::new(set.unwrap_or(When::Duration { count, unit })), after))
}

/// "a year and a half".
fn and_a_half(r: &Reader, count: Count, at: usize) -> (Count, usize) {
    let half = r.says(at, DateWord::AND) && r.says(at + 1, DateWord::A) && r.time(at + 2) == Some(Time::Half);
    match count {
        Count::Exact(n) if half => (Count::Half(n), at + 3),
        _ => (count, at),
    }
}

/// What follows a count and its unit and makes it a point in time: "ago", "later", "before", "from now".
fn shifted(r: &Reader, b: &Before, count: Count, unit: Unit, at: usize) -> Option<(When, usize)> {
    let at = if r.says(at, DateWord::OR) && r.says(at + 1, DateWord::SO) && r.time(at + 2) == Some(Time::Ago) {
        at + 2
    } else {
        at
    };
    let (sign, from, end) = match r.time(at) {
        Some(Time::Ago) => (-1, From::Article, at + 1),
        Some(Time::Comparative(-1)) => (-1, From::Mention, at + 1),
        Some(Time::Comparative(_)) => (1, From::Mention, at + 1),
        Some(Time::Hence) => (1, From::Article, at + 1),
        Some(Time::Before) if ends_clause(r, at + 1) => (-1, From::Mention, at + 1),
        Some(Time::After) if ends_clause(r, at + 1) => (1, From::Mention, at + 1),
        _ if r.says(at, DateWord::FROM) && r.says(at + 1, DateWord::NOW) => (1, From::Article, at + 2),
        Some(Time::Relative(Relative::Previous)) if r.is(at, "prior") && ends_clause(r, at + 1) => {
            (-1, From::Mention, at + 1)
        }
        _ => return None,
    };
    if b.relative.is_some() {
        return None;
    }
    let count = match count {
        Count::Tenths(n) => i32::try_from(n / 10).ok()?,
        Count::Exact(n) | Count::Half(n) => i32::try_from(n).ok().filter(|n| *n < 10_000)?,
        Count::Vague if from == From::Mention => return Some((When::Duration { count, unit }, end)),
        Count::Vague => {
            let past = if sign < 0 { Reference::Past } else { Reference::Future };
            return Some((When::Reference(past), end));
        }
    };
    Some((When::Shift { unit, count: sign * count, from }, end))
}

fn ends_clause(r: &Reader, at: usize) -> bool {
    r.word(at).is_empty() || matches!(r.kind(at), Some(TokenKind::Punct)) && !matches!(r.word(at), "\"" | "“" | "(")
}

/// "a year ago", "a year earlier", "a week", "20 tonnes a year".
fn a_unit(r: &Reader, b: &Before, start: usize, after: usize, unit: Unit) -> Parse {
    let (count, after) = and_a_half(r, Count::Exact(1), after);
    if let Some((when, end)) = shifted(r, b, count, unit, after) {
        return Some((Expr::new(when), end));
    }
    if r.hyphen(after) && r.glued(after) {
        return None;
    }
    let or_so = r.says(after, DateWord::OR) && r.says(after + 1, DateWord::SO);
    let when = match rate(r, start) && !or_so {
        true => When::Every { count, unit },
        false => When::Duration { count, unit },
    };
    Some((Expr::new(when), after))
}

/// Whether what stands before "a year" counts something per year: a figure's unit, a percent sign, a plural.
fn rate(r: &Reader, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    if matches!(r.kind(before), Some(TokenKind::Symbol | TokenKind::Number)) {
        return true;
    }
    let word = r.word(before);
    if r.says(before, DateWord::TIMES) {
        return true;
    }
    if r.kind(before) != Some(TokenKind::Word) || !r.cx.class(before).is_empty() || r.time(before).is_some() {
        return false;
    }
    let figure = |at: usize| r.kind(at) == Some(TokenKind::Number) || r.number_word(at).is_some();
    let near = (before.saturating_sub(3)..=before).any(figure);
    near || word.ends_with("illion")
}

/// "last week", "this year", "the following day", "the past year", "the same period".
fn relative_unit(r: &Reader, b: &Before, relative: Relative, unit: Unit, after: usize) -> Parse {
    if let Some((when, end)) = shifted(r, &Before { relative: None, ..*b }, Count::Exact(1), unit, after)
        && !matches!(when, When::Reference(_))
        && relative == Relative::Same
    {
        let When::Shift { count, .. } = when else { return None };
        let year = YearOf::Anchored(count.signum() as i8);
        return Some((Expr::new(When::Period { unit: Some(unit), year }), end));
    }
    let told = relative == Relative::Next && b.the && unit <= Unit::Day;
    let rel = if told { Rel::Following } else { relation(relative)? };
    if b.edge.is_none() && r.past_hyphen(after) > after && r.time(after + 1).is_none() {
        return None;
    }
    if unit < Unit::Day && !matches!(relative, Relative::Last | Relative::Past | Relative::Next) {
        return None;
    }
    if unit < Unit::Day || (relative == Relative::Past && b.the) {
        return Some((Expr::new(When::Duration { count: Count::Exact(1), unit }), after));
    }
    if relative == Relative::Same
        && matches!(unit, Unit::Quarter | Unit::Month)
        && let Some((year, end)) = year::phrase(r, after)
    {
        return Some((Expr::new(When::Period { unit: Some(unit), year }), end));
    }
    let expr = Expr::new(When::Unit { unit, rel }).modified(b.edge);
    Some(calendar::with_part(r, Expr { fiscal: b.fiscal, ..expr }, after))
}

/// "the quarter", "the week", "the day", "the year before".
fn the_unit(r: &Reader, b: &Before, _start: usize, after: usize, unit: Unit) -> Parse {
    if unit < Unit::Day {
        return None;
    }
    if let Some((When::Shift { count, .. }, end)) = shifted(r, b, Count::Exact(1), unit, after) {
        let rel = if count < 0 { Rel::Previous } else { Rel::Following };
        return Some((Expr::new(When::Unit { unit, rel }), end));
    }
    if r.says(after, DateWord::PREVIOUS.with(DateWord::FOLLOWING)) {
        let rel = if r.says(after, DateWord::PREVIOUS) { Rel::Previous } else { Rel::Following };
        return Some((Expr::new(When::Unit { unit, rel }), after + 1));
    }
    if unit == Unit::Year {
        if let Some((n, 4)) = r.digits(after) {
            return Some((Expr::new(When::Year(YearOf::Number(n as i16))), after + 1));
        }
        if r.number_word(after) == Some(Number::Cardinal(2)) && r.is(after + 1, "thousand") {
            return Some((Expr::new(When::Year(YearOf::Number(2000))), after + 2));
        }
    }
    if unit == Unit::Day
        && let (Some(Time::Before | Time::After), Some(Time::Day(day))) = (r.time(after), r.time(after + 1))
        && day != 0
    {
        let way = if r.time(after) == Some(Time::After) { 1 } else { -1 };
        return Some((Expr::new(When::Offset(i32::from(day) + way)), after + 2));
    }
    if unit == Unit::Day
        && (b.the && matches!(r.time(after), Some(Time::Before | Time::After)) || r.is_any(after, &["when", "that"]))
    {
        return None;
    }
    if unit == Unit::Year
        && b.edge.is_none()
        && (r.says(after, DateWord::ENDED.with(DateWord::ENDING)) || ends_at_date(r, after))
    {
        return Some((Expr { fiscal: true, ..Expr::new(When::Duration { count: Count::Exact(1), unit }) }, after));
    }
    if unit == Unit::Week && r.says(after, DateWord::OF) {
        let (expr, end) = parse::date(r, after + 1)?;
        let When::Day { year, month, day } = expr.when else { return None };
        return Some((Expr::new(When::WeekOf { year, month, day }), end));
    }
    if matches!(unit, Unit::Decade | Unit::Century | Unit::Half | Unit::Millennium)
        || r.says(after, DateWord::OF) && unit != Unit::Quarter
    {
        return None;
    }
    let expr = Expr::new(When::Unit { unit, rel: Rel::Bare }).modified(b.edge);
    if unit == Unit::Quarter
        && let Some((year, end)) = year::phrase(r, after)
    {
        return Some((Expr::new(When::Period { unit: Some(unit), year }), end));
    }
    Some((Expr { fiscal: b.fiscal, ..expr }, after))
}

/// Whether "to June 30" or "to 30 June" follows.
fn ends_at_date(r: &Reader, at: usize) -> bool {
    let month = |at| matches!(r.time(at), Some(Time::Month(_)));
    r.says(at, DateWord::TO) && (month(at + 1) || r.digits(at + 1).is_some() && month(at + 2))
}

/// "year-end", "week-long" and other units without article.
fn bare_unit(r: &Reader, start: usize, after: usize, unit: Unit) -> Parse {
    let hyphen = r.past_hyphen(after);
    if unit == Unit::Year && start + 1 == after {
        let end = if r.genitive(after) { after + 1 } else { hyphen };
        if r.says(end, DateWord::END) {
            let year = Expr::new(When::Unit { unit, rel: Rel::Bare });
            return Some((year.modified(Some(Modifier::End)), end + 1));
        }
    }
    if hyphen > after && r.says(hyphen, DateWord::LONG) {
        return Some((Expr::new(When::Duration { count: Count::Exact(1), unit }), hyphen + 1));
    }
    None
}

/// A phrase whose head is a unit in the plural.
pub(super) fn many(r: &Reader, b: &Before, start: usize, at: usize, unit: Unit) -> Parse {
    let after = at + 1;
    if unit == Unit::Second && b.count.is_none() {
        return None;
    }
    if unit == Unit::Quarter
        && b.relative.is_none()
        && (b.count.is_none() || r.says(after, DateWord::OF) || r.hyphen(at - 1))
    {
        return None;
    }
    if names_a_war(r, after) {
        return None;
    }
    if let Some(relative) = b.relative.filter(|_| b.count.is_none()) {
        return vague_units(relative, unit, after);
    }
    if let Some(count) = b.count {
        return counted(r, b, count, unit, after);
    }
    if r.time(after) == Some(Time::Ago) {
        return Some((Expr::new(When::Reference(Reference::Past)), after + 1));
    }
    let hyphen = r.past_hyphen(after);
    let end = if hyphen > after && r.says(hyphen, DateWord::LONG) { hyphen + 1 } else { after };
    if b.the && unit < Unit::Day || is_age(r, end) || unit < Unit::Minute || uncounted(r, start) {
        return None;
    }
    Some((Expr::new(When::Duration { count: Count::Vague, unit }), end))
}

/// "hundreds of years": a number that the words don't give.
fn uncounted(r: &Reader, start: usize) -> bool {
    if start >= 1 && r.time(start - 1) == Some(Time::Vague) {
        return true;
    }
    start >= 2
        && r.says(start - 1, DateWord::OF)
        && r.is_any(start - 2, &["hundreds", "thousands", "dozens", "scores", "millions"])
}

/// "recent years", "coming months", "these days".
fn vague_units(relative: Relative, unit: Unit, after: usize) -> Parse {
    let some = When::Duration { count: Count::Vague, unit };
    let when = match relative {
        Relative::Recent | Relative::Coming if matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter) => {
            some
        }
        Relative::Recent | Relative::Past | Relative::Previous | Relative::Last => When::Reference(Reference::Past),
        Relative::Coming | Relative::Future | Relative::Following | Relative::Next => {
            When::Reference(Reference::Future)
        }
        Relative::These if unit == Unit::Day => When::Reference(Reference::Present),
        _ => return None,
    };
    Some((Expr::new(when), after))
}

/// "-old", "years old", "of age": an age, not a date.
pub(super) fn is_age(r: &Reader, at: usize) -> bool {
    let next = r.past_hyphen(at);
    r.says(next, DateWord::OLD) || (r.says(at, DateWord::OF) && r.says(at + 1, DateWord::AGE))
}
