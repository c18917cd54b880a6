//! Parsing of noun phrases of time: "the third quarter of last year", "the past two weeks", "a year earlier", "the
//! same month", "each Friday", "the morning of June 6".

use super::super::Modifier;
use super::calendar::{self, Parse, relation};
use super::expr::{Clock, Count, Cycle, Expr, From, Rel, When, YearOf};
use super::reader::Reader;
use super::year;
use crate::text::TokenKind;
use crate::text::english::Class;
use crate::text::english::time::{Bounding, DayPart, Edge, Reference, Relative, Time, Unit};

/// What stands before the head of a noun phrase.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    the: bool,
    a: bool,
    every: bool,
    /// Stands after a preposition or such, for words that are seasons only then.
    relative: Option<Relative>,
    count: Option<Count>,
    ordinal: Option<u8>,
    fiscal: bool,
    year: Option<YearOf>,
    /// "year-ago", "year-earlier"
    year_ago: bool,
    edge: Option<Modifier>,
    /// The hyphen of "two-year" was just read.
    hyphen: bool,
}

/// The longest phrase of time that opens at `at`.
pub(super) fn parse(r: &Reader, at: usize) -> Parse {
    let mut before = Before::default();
    let mut next = at;
    while next < at + 9 && !(next > at && r.opens_line(next)) {
        if let Some(found) = head(r, &before, at, next) {
            return Some(found);
        }
        match premodifier(r, &mut before, at, next) {
            Some(after) => next = after,
            None if before.year_ago && r.lower(next) && !r.glued(next) => {
                return Some((Expr::new(When::Period { unit: None, year: YearOf::Anchored(-1) }), next))
                    .filter(|_| ago_follows(r, next - 1));
            }
            None => return None,
        }
    }
    None
}

/// Takes one word or more before the head; gives the token after them.
fn premodifier(r: &Reader, b: &mut Before, start: usize, at: usize) -> Option<usize> {
    if r.hyphen(at) {
        b.hyphen = r.glued(at) && r.glued(at + 1);
        return b.hyphen.then_some(at + 1).filter(|_| at > start);
    }
    b.hyphen = false;
    if let Some(next) = year_ago(r, at) {
        b.year_ago = true;
        return Some(next);
    }
    if b.year_ago && b.ordinal.is_some() {
        return None;
    }
    if b.count.is_none() && !(b.a && r.time(at) != Some(Time::Vague)) || r.kind(at) == Some(TokenKind::Number) {
        if let Some((year, next)) = year_before(r, at) {
            b.year = Some(year);
            return Some(next);
        }
    }
    if let Some((n, next)) = r.ordinal(at)
        && b.ordinal.is_none()
    {
        b.ordinal = Some(n);
        return Some(next);
    }
    if b.count.is_none()
        && let Some((count, next)) = r.count(at)
    {
        b.count = Some(count);
        return Some(next);
    }
    match r.time(at) {
        Some(Time::The) if at == start => b.the = true,
        Some(Time::An) if at == start => b.a = true,
        Some(Time::Every) => b.every = true,
        Some(Time::Relative(Relative::Same))
            if b.relative == Some(Relative::That) || b.relative == Some(Relative::This) => {}
        Some(Time::Relative(Relative::Past | Relative::Coming)) if b.relative == Some(Relative::This) => {
            b.relative = if r.is(at, "past") { Some(Relative::Last) } else { Some(Relative::Next) };
        }
        Some(Time::Relative(relative)) if b.relative.is_none() && b.count.is_none() && !b.a => {
            b.relative = Some(relative)
        }
        Some(Time::Fiscal) => b.fiscal = true,
        Some(Time::Filler) if at > start => {}
        Some(Time::Edge(edge))
            if at > start && b.edge.is_none() && !matches!(edge, Edge::Beginning | Edge::Middle | Edge::End) =>
        {
            b.edge = Some(edge_modifier(edge));
        }
        _ if r.is(at, "final") && b.the => b.ordinal = Some(u8::MAX),
        _ if (r.is(at, "comparable") || r.is(at, "corresponding")) && b.the => b.relative = Some(Relative::Same),
        _ => return None,
    }
    Some(at + 1)
}

/// "year-ago", "year-earlier" before a head.
fn year_ago(r: &Reader, at: usize) -> Option<usize> {
    let hyphen = r.past_hyphen(at + 1);
    let year = r.time(at) == Some(Time::Unit(Unit::Year)) && hyphen > at + 1;
    (year && matches!(r.time(hyphen), Some(Time::Ago | Time::Comparative(-1)))).then_some(hyphen + 1)
}

/// A year before a quarter, half or period: "the 1988 third quarter", "this year's first half".
fn year_before(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    if let Some((n @ 1900..=2100, 4)) = r.digits(at) {
        let next = if r.genitive(at + 1) { at + 2 } else { at + 1 };
        return part_follows(r, next).then_some((YearOf::Number(n as i16), next));
    }
    let (year, next) = year::phrase(r, at)?;
    (r.genitive(next) && part_follows(r, next + 1)).then_some((year, next + 1))
}

fn part_follows(r: &Reader, at: usize) -> bool {
    let at = if r.time(at) == Some(Time::Fiscal) { at + 1 } else { at };
    let at = r.ordinal(at).map_or(at, |(_, next)| r.past_hyphen(next));
    let count = matches!(r.count(at), Some((Count::Exact(_), next)) if matches!(r.time(next), Some(Time::Units(Unit::Month | Unit::Quarter))));
    count
        || matches!(
            r.time(at),
            Some(Time::Unit(Unit::Quarter | Unit::Month) | Time::Half | Time::Period | Time::Season(_))
        )
}

/// The head of the phrase at `at`, and what follows it.
fn head(r: &Reader, b: &Before, start: usize, at: usize) -> Parse {
    match r.time(at) {
        Some(Time::Unit(unit)) if year_ago(r, at).is_none() => {
            if unit == Unit::Second && (b.count.is_none() || r.ordinal(at).is_some() && part_follows(r, at)) {
                return None;
            }
            one(r, b, start, at, unit)
        }
        Some(Time::Units(unit)) => many(r, b, start, at, unit),
        Some(Time::Half) => half(r, b, at),
        Some(Time::Period) => period(r, b, at),
        Some(Time::Month(month)) => month_head(r, b, at, month),
        Some(Time::Season(season)) => named(r, b, start, at, Cycle::Season(season)),
        Some(Time::Weekday(day)) if b.relative.is_some() || b.every => weekday(r, b, start, at, day),
        Some(Time::Weekdays(day)) => Some((Expr::new(When::EveryNamed(Cycle::Weekday(day))), at + 1)),
        Some(Time::Holiday(index)) => named(r, b, start, at, Cycle::Holiday(index)),
        Some(Time::Part(part)) => part_of_day(r, b, at, part),
        Some(Time::Decade(tens)) if b.the => Some((Expr::new(When::DecadeOf(tens)).modified(b.edge), at + 1)),
        _ if at > start && (b.the || b.edge.is_some()) => decade(r, b, at),
        _ => None,
    }
}

fn decade(r: &Reader, b: &Before, at: usize) -> Parse {
    let at = if matches!(r.word(at), "'" | "’" | "‘") && r.glued(at + 1) { at + 1 } else { at };
    let (expr, end) = year::decade(r, at)?;
    Some((expr.modified(b.edge), end))
}

/// A phrase whose head is a unit in the singular.
fn one(r: &Reader, b: &Before, start: usize, at: usize, unit: Unit) -> Parse {
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

/// The year of a quarter or half: said before it, or after it ("of 1990", "of last year", "2024", "a year ago").
fn quarter_year(r: &Reader, b: &Before, after: usize) -> (YearOf, usize) {
    if let Some(year) = b.year {
        return (year, after);
    }
    if b.year_ago {
        return (YearOf::Anchored(-1), after);
    }
    let fiscal = if r.is(after, "of") && r.time(after + 1) == Some(Time::Fiscal) { after + 2 } else { after };
    if fiscal > after
        && let Some((n @ 1900..=2100, 4)) = r.digits(fiscal)
    {
        return (YearOf::Number(n as i16), fiscal + 1);
    }
    year::after_month(r, after).unwrap_or((YearOf::Unsaid, after))
}

/// Whether "ago", "later" or "earlier" follows: "a quarter ago" is a time, "a quarter of" a share.
fn ago_follows(r: &Reader, at: usize) -> bool {
    matches!(r.time(at), Some(Time::Ago | Time::Comparative(_)))
}

/// "two years", "two-year", "two years ago", "the next two weeks".
fn counted(r: &Reader, b: &Before, count: Count, unit: Unit, after: usize) -> Parse {
    let countless = matches!(count, Count::Exact(n) | Count::Half(n) if n > 9999);
    if is_age(r, after) || countless {
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
    let half = r.is(at, "and") && r.is(at + 1, "a") && r.time(at + 2) == Some(Time::Half);
    match count {
        Count::Exact(n) if half => (Count::Half(n), at + 3),
        _ => (count, at),
    }
}

/// What follows a count and its unit and makes it a point in time: "ago", "later", "before", "from now".
fn shifted(r: &Reader, b: &Before, count: Count, unit: Unit, at: usize) -> Option<(When, usize)> {
    let at = if r.is(at, "or") && r.is(at + 1, "so") && r.time(at + 2) == Some(Time::Ago) { at + 2 } else { at };
    let (sign, from, end) = match r.time(at) {
        Some(Time::Ago) => (-1, From::Article, at + 1),
        Some(Time::Comparative(-1)) => (-1, From::Mention, at + 1),
        Some(Time::Comparative(_)) => (1, From::Mention, at + 1),
        Some(Time::Hence) => (1, From::Article, at + 1),
        Some(Time::Before) if ends_clause(r, at + 1) => (-1, From::Mention, at + 1),
        Some(Time::After) if ends_clause(r, at + 1) => (1, From::Mention, at + 1),
        _ if r.is(at, "from") && r.is(at + 1, "now") => (1, From::Article, at + 2),
        _ if r.is(at, "prior") && ends_clause(r, at + 1) => (-1, From::Mention, at + 1),
        _ if r.is(at, "earlier") => (-1, From::Mention, at + 1),
        _ => return None,
    };
    if b.relative.is_some() {
        return None;
    }
    let count = match count {
        Count::Tenths(n) => i32::try_from(n / 10).ok()?,
        Count::Exact(n) | Count::Half(n) => i32::try_from(n).ok().filter(|n| *n < 10_000)?,
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
    let or_so = r.is(after, "or") && r.is(after + 1, "so");
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
    if r.is_any(before, &["once", "twice", "times"]) {
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
    let rel = relation(relative)?;
    if b.edge.is_none() && r.past_hyphen(after) > after && !r.time(after + 1).is_some() {
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
    if r.is_any(after, &["previous", "following"]) {
        let rel = if r.is(after, "previous") { Rel::Previous } else { Rel::Following };
        return Some((Expr::new(When::Unit { unit, rel }), after + 1));
    }
    if unit == Unit::Year {
        if let Some((n, 4)) = r.digits(after) {
            return Some((Expr::new(When::Year(YearOf::Number(n as i16))), after + 1));
        }
        if r.is(after, "two") && r.is(after + 1, "thousand") {
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
    if unit == Unit::Year && b.edge.is_none() && r.is_any(after, &["ended", "ending"]) {
        return Some((Expr { fiscal: true, ..Expr::new(When::Duration { count: Count::Exact(1), unit }) }, after));
    }
    if unit == Unit::Week && r.is(after, "of") {
        let (expr, end) = super::parse::date(r, after + 1)?;
        let When::Day { year, month, day } = expr.when else { return None };
        return Some((Expr::new(When::WeekOf { year, month, day }), end));
    }
    if matches!(unit, Unit::Decade | Unit::Century | Unit::Half | Unit::Millennium)
        || r.is(after, "of") && unit != Unit::Quarter
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

/// "year-end", "week-long" and other units without article.
fn bare_unit(r: &Reader, start: usize, after: usize, unit: Unit) -> Parse {
    let hyphen = r.past_hyphen(after);
    if unit == Unit::Year && start + 1 == after {
        let end = if r.genitive(after) { after + 1 } else { hyphen };
        if r.is(end, "end") {
            let year = Expr::new(When::Unit { unit, rel: Rel::Bare });
            return Some((year.modified(Some(Modifier::End)), end + 1));
        }
    }
    if hyphen > after && r.is(hyphen, "long") {
        return Some((Expr::new(When::Duration { count: Count::Exact(1), unit }), hyphen + 1));
    }
    None
}

/// A phrase whose head is a unit in the plural.
fn many(r: &Reader, b: &Before, start: usize, at: usize, unit: Unit) -> Parse {
    let after = at + 1;
    if unit == Unit::Second && b.count.is_none() {
        return None;
    }
    if unit == Unit::Quarter && b.relative.is_none() && (b.count.is_none() || r.is(after, "of") || r.hyphen(at - 1)) {
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
    let end = if hyphen > after && r.is(hyphen, "long") { hyphen + 1 } else { after };
    if b.the && unit < Unit::Day || is_age(r, end) || unit < Unit::Minute || uncounted(r, start) {
        return None;
    }
    Some((Expr::new(When::Duration { count: Count::Vague, unit }), end))
}

/// "the early hours of June 5"
fn early_hours(r: &Reader, after: usize) -> Parse {
    let of = r.is(after, "of").then(|| super::parse::date(r, after + 1)).flatten();
    let (expr, end) = of.unwrap_or((Expr::new(When::SameDay), after));
    let morning = Clock::Part(DayPart::Morning);
    Some((Expr { clock: Some(morning), ..expr }.modified(Some(Modifier::Start)), end))
}

/// "hundreds of years": a number that the words don't give.
fn uncounted(r: &Reader, start: usize) -> bool {
    if start >= 1 && r.time(start - 1) == Some(Time::Vague) {
        return true;
    }
    start >= 2
        && r.is(start - 1, "of")
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

/// "the second half", "half a year", "half-hour".
fn half(r: &Reader, b: &Before, at: usize) -> Parse {
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
    let of_other = r.is(end, "of") && year == YearOf::Unsaid;
    if of_other {
        return half_of(r, n, end + 1);
    }
    Some((Expr { fiscal: b.fiscal, ..Expr::named(Cycle::Half(n), year, Rel::Bare) }, end))
}

/// "the first half of March", "the last half of the 1990s": that period, with a modifier.
fn half_of(r: &Reader, n: u8, at: usize) -> Parse {
    let (expr, end) = super::parse::date(r, at)?;
    let modifier = if n == 1 { Modifier::Start } else { Modifier::End };
    Some((expr.modified(Some(modifier)), end))
}

/// "the same period last year", "the year-earlier period", "the 1988 period", "the latest period".
fn period(r: &Reader, b: &Before, at: usize) -> Parse {
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
fn month_head(r: &Reader, b: &Before, at: usize, month: u8) -> Parse {
    let (expr, end) = calendar::month_first(r, at)?;
    if b.every {
        return Some((Expr::new(When::EveryNamed(Cycle::Month(month))), at + 1));
    }
    if let When::Day { .. } | When::Days { .. } = expr.when {
        return None;
    }
    let (When::Named { name, year, .. }, Some(rel)) = (expr.when, b.relative.and_then(relation)) else { return None };
    Some((Expr::named(name, year, rel).modified(b.edge), end))
}

/// A season or holiday: needs an article, a relative word, a preposition or a year.
fn named(r: &Reader, b: &Before, start: usize, at: usize, name: Cycle) -> Parse {
    let mut after = at + 1;
    if matches!(name, Cycle::Holiday(_)) && r.is_any(after, &["Day", "Sunday", "Monday"]) {
        after += 1;
    }
    if b.every {
        return Some((Expr::new(When::EveryNamed(name)), after));
    }
    let (year, end) = year::after_month(r, after).unwrap_or((YearOf::Unsaid, after));
    let end = year::past_second(r, year, end);
    let year = b.year.unwrap_or(year);
    let led = start >= 1
        && r.is_any(
            start - 1,
            &[
                "in", "by", "since", "until", "till", "during", "of", "from", "through", "before", "after", "each",
                "every",
            ],
        );
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
    r.is(at, "of") || r.lower(at) && !r.glued(at) && r.cx.class(at).is_empty() && r.time(at).is_none()
}

/// "last Friday", "every Monday", "this coming Sunday, March 8".
fn weekday(r: &Reader, b: &Before, _start: usize, at: usize, day: u8) -> Parse {
    if b.every {
        return Some((Expr::new(When::EveryNamed(Cycle::Weekday(day))), at + 1));
    }
    let (expr, end) = calendar::weekday_first(r, at)?;
    let When::Named { name, year, .. } = expr.when else { return Some((expr, end)) };
    let rel = b.relative.and_then(relation)?;
    Some((Expr { when: When::Named { name, year, rel }, ..expr }, end))
}

/// "this morning", "last night", "the night of June 5", "the next morning".
fn part_of_day(r: &Reader, b: &Before, at: usize, part: DayPart) -> Parse {
    let after = at + 1;
    let clock = Some(Clock::Part(part));
    if b.every {
        return Some((Expr::new(When::Every { count: Count::Exact(1), unit: Unit::Day }).timed(clock), after));
    }
    if b.the && b.relative.is_none() && r.is(after, "of") {
        let (expr, end) = super::parse::date(r, after + 1)?;
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

/// "-old", "years old", "of age": an age, not a date.
fn is_age(r: &Reader, at: usize) -> bool {
    let next = r.past_hyphen(at);
    r.is_any(next, &["old", "olds", "older", "younger"]) || (r.is(at, "of") && r.is(at + 1, "age"))
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
        let (expr, end) = r.is(at + 1, "of").then(|| super::parse::date(r, at + 2))??;
        if !expr.is_date() {
            return None;
        }
        return Some((expr.modified(modifier), end));
    }
    let mut next = r.past_hyphen(at + 1);
    if r.is(next, "in") {
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
    let (expr, end) = super::parse::date(r, next).filter(|(e, _)| e.is_date())?;
    Some((expr.modified(modifier), end))
}

/// "earlier this month", "later that day", "earlier Friday", "later in the year".
pub(super) fn comparative_first(r: &Reader, at: usize) -> Parse {
    let Some(Time::Comparative(way)) = r.time(at) else { return None };
    let next = if r.is(at + 1, "in") { at + 2 } else { at + 1 };
    let (expr, end) = super::parse::date(r, next)?;
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
    at.checked_sub(1).is_some_and(|b| {
        r.cx.class(b).any(Class::PREPOSITION)
            || r.is_any(b, &["just", "well", "slightly", "last", "lasted", "in", "for", "after", "of"])
    })
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
        Time::Filler if r.is(at, "more") && r.time(at + 1) == Some(Time::Bound(Bounding::Than)) => {
            (at + 2, Modifier::MoreThan)
        }
        _ => return None,
    };
    let (expr, end) = super::parse::date(r, next)?;
    let fits = matches!(expr.when, When::Duration { .. } | When::Shift { .. });
    fits.then_some((expr.modified(Some(modifier)), end))
}

/// "less than an hour", "at least two weeks".
pub(super) fn bounded_by_words(r: &Reader, at: usize) -> Parse {
    let (next, modifier) = if r.is_any(at, &["less", "fewer"]) && r.is(at + 1, "than") {
        (at + 2, Modifier::LessThan)
    } else if r.is(at, "at") && r.is(at + 1, "least") {
        (at + 2, Modifier::OnOrAfter)
    } else {
        return None;
    };
    let (expr, end) = parse(r, next)?;
    matches!(expr.when, When::Duration { .. }).then_some((expr.modified(Some(modifier)), end))
}
