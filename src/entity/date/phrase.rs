//! Parsing of noun phrases of time: "the third quarter of last year", "the past two weeks", "the same month", "each
//! Friday": the words before the head, and which parser reads the head.

use super::super::Modifier;
use super::calendar::Parse;
use super::edge::edge_modifier;
use super::expr::{Count, Cycle, Expr, When, YearOf};
use super::reader::{Look, Reader};
use super::{named, unit, year};
use crate::pack::Traits;
use crate::text::english::time::{Edge, Relative, Time, Unit};
use crate::text::english::{Class, DateWord};

/// What stands before the head of a noun phrase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub the: bool,
    pub a: bool,
    pub every: bool,
    /// Stands after a preposition or such, for words that are seasons only then.
    pub relative: Option<Relative>,
    pub count: Option<Count>,
    pub ordinal: Option<u8>,
    pub fiscal: bool,
    pub year: Option<YearOf>,
    /// "year-ago", "year-earlier"
    pub year_ago: bool,
    pub edge: Option<Modifier>,
    /// The hyphen of "two-year" was just read.
    pub hyphen: bool,
}

/// The longest phrase of time that opens at `at`.
pub(super) fn parse(r: &Reader, at: usize) -> Parse {
    let mut before = Before::default();
    let mut next = at;
    while next < at + 9 && !(next > at && r.opens_line(next)) {
        let token = r.look(next);
        if let Some(found) = head(r, &before, at, next, token) {
            return Some(found);
        }
        match premodifier(r, &mut before, at, next, token) {
            Some(after) => next = after,
            None if before.year_ago && r.lower(next) && !r.glued(next) => {
                return Some((Expr::new(When::Period { unit: None, year: YearOf::Anchored(-1) }), next))
                    .filter(|_| unit::ago_follows(r, next - 1));
            }
            None => return None,
        }
    }
    None
}

/// Takes one word or more before the head, by what the first one is; gives the token after them.
fn premodifier(r: &Reader, b: &mut Before, start: usize, at: usize, token: Look) -> Option<usize> {
    if token.traits.any(Traits::PUNCT) {
        b.hyphen = r.hyphen(at) && r.glued(at) && r.glued(at + 1);
        return (b.hyphen && at > start).then_some(at + 1);
    }
    b.hyphen = false;
    if token.traits.any(Traits::NUMBER) {
        return if b.year_ago && b.ordinal.is_some() { None } else { figure(r, b, at) };
    }
    if let Some(next) = token.time.and_then(|time| year_ago(r, at, time)) {
        b.year_ago = true;
        return Some(next);
    }
    if b.year_ago && b.ordinal.is_some() {
        return None;
    }
    if let Some((year, next)) = year_before(r, b, at, token) {
        b.year = Some(year);
        return Some(next);
    }
    if b.relative == Some(Relative::That) && token.time == Some(Time::An) {
        return None; // "said that a few months ago"
    }
    let number = token.traits.any(Traits::NUMBER_WORD);
    let counts = number || matches!(token.time, Some(Time::An | Time::Vague));
    let counted = if counts { ordinal(r, b, at).or_else(|| count(r, b, at)) } else { None };
    counted.or_else(|| said(r, b, start, at, token.time?))
}

/// A year, an ordinal or a count in figures.
fn figure(r: &Reader, b: &mut Before, at: usize) -> Option<usize> {
    if let Some((n @ 1900..=2100, 4)) = r.digits(at) {
        let next = if r.genitive(at + 1) { at + 2 } else { at + 1 };
        if part_follows(r, next) {
            b.year = Some(YearOf::Number(n as i16));
            return Some(next);
        }
    }
    ordinal(r, b, at).or_else(|| count(r, b, at))
}

fn ordinal(r: &Reader, b: &mut Before, at: usize) -> Option<usize> {
    let (n, next) = if b.ordinal.is_none() { r.ordinal(at)? } else { return None };
    b.ordinal = Some(n);
    Some(next)
}

fn count(r: &Reader, b: &mut Before, at: usize) -> Option<usize> {
    let (count, next) = if b.count.is_none() { r.count(at)? } else { return None };
    b.count = Some(count);
    Some(next)
}

/// Takes a word of time.
fn said(r: &Reader, b: &mut Before, start: usize, at: usize, time: Time) -> Option<usize> {
    match time {
        Time::The if at == start => b.the = true,
        Time::An if at == start => b.a = true,
        Time::Every => b.every = true,
        Time::Relative(Relative::Same) if matches!(b.relative, Some(Relative::That | Relative::This)) => {}
        Time::Relative(Relative::Past) if b.relative == Some(Relative::This) => b.relative = Some(Relative::Last),
        Time::Relative(Relative::Coming) if b.relative == Some(Relative::This) => b.relative = Some(Relative::Next),
        Time::Relative(relative) if b.relative.is_none() && b.count.is_none() && !b.a => b.relative = Some(relative),
        Time::Fiscal => b.fiscal = true,
        Time::Filler if at > start => {}
        Time::Edge(edge @ (Edge::Early | Edge::Mid | Edge::Late)) if at > start && b.edge.is_none() => {
            b.edge = Some(edge_modifier(edge));
        }
        Time::Fixed if b.the && r.is(at, "final") => b.ordinal = Some(u8::MAX),
        Time::Fixed if b.the && r.is_any(at, &["comparable", "corresponding"]) => b.relative = Some(Relative::Same),
        _ => return None,
    }
    Some(at + 1)
}

/// "year-ago", "year-earlier" before a head; `time` is what the first word says.
fn year_ago(r: &Reader, at: usize, time: Time) -> Option<usize> {
    if time != Time::Unit(Unit::Year) {
        return None;
    }
    let hyphen = r.past_hyphen(at + 1);
    (hyphen > at + 1 && matches!(r.time(hyphen), Some(Time::Ago | Time::Comparative(-1)))).then_some(hyphen + 1)
}

/// Whether the word after "a", "the" or "last" leads to a year: "a [year] ago", "the [last] year", "last [fiscal] year".
fn year_follows(r: &Reader, at: usize) -> bool {
    matches!(r.time(at), Some(Time::Unit(Unit::Year) | Time::Relative(_) | Time::Fiscal))
}

/// A year in words before a quarter, half or period: "this year's first half".
fn year_before(r: &Reader, b: &Before, at: usize, token: Look) -> Option<(YearOf, usize)> {
    let opens = match token.time {
        Some(time) => matches!(time, Time::The | Time::An | Time::Relative(_)),
        None => token.traits.any(Traits::of_class(Class::PREPOSITION)),
    };
    if !opens || b.count.is_some() || b.a || token.time.is_some() && !year_follows(r, at + 1) {
        return None;
    }
    let (year, next) = year::phrase(r, at)?;
    (r.genitive(next) && part_follows(r, next + 1)).then_some((year, next + 1))
}

pub(super) fn part_follows(r: &Reader, at: usize) -> bool {
    let at = if r.time(at) == Some(Time::Fiscal) { at + 1 } else { at };
    let at = r.ordinal(at).map_or(at, |(_, next)| r.past_hyphen(next));
    let count = matches!(r.count(at), Some((Count::Exact(_), next)) if matches!(r.time(next), Some(Time::Units(Unit::Month | Unit::Quarter))));
    count
        || matches!(
            r.time(at),
            Some(Time::Unit(Unit::Quarter | Unit::Month) | Time::Half | Time::Period | Time::Season(_))
        )
}

/// What a decade in figures opens with: "1990s", "'90s".
const FIGURE: Traits = Traits::NUMBER.with(Traits::PUNCT);

/// The head of the phrase at `at`, and what follows it.
fn head(r: &Reader, b: &Before, start: usize, at: usize, token: Look) -> Parse {
    match token.time {
        Some(time @ Time::Unit(unit)) if year_ago(r, at, time).is_none() => {
            if unit == Unit::Second && (b.count.is_none() || r.ordinal(at).is_some() && part_follows(r, at)) {
                return None;
            }
            unit::one(r, b, start, at, unit)
        }
        Some(Time::Units(unit)) => unit::many(r, b, start, at, unit),
        Some(Time::Half) => named::half(r, b, at),
        Some(Time::Period) => named::period(r, b, at),
        Some(Time::Month(month)) => named::month_head(r, b, at, month),
        Some(Time::Season(season)) => named::named(r, b, start, at, Cycle::Season(season)),
        Some(Time::Weekday(day)) if b.relative.is_some() || b.every => named::weekday(r, b, start, at, day),
        Some(Time::Weekdays(day)) => Some((Expr::new(When::EveryNamed(Cycle::Weekday(day))), at + 1)),
        Some(Time::Holiday(index)) => named::named(r, b, start, at, Cycle::Holiday(index)),
        Some(Time::Part(part)) => named::part_of_day(r, b, at, part),
        Some(Time::Decade(tens)) if b.the => Some((Expr::new(When::DecadeOf(tens)).modified(b.edge), at + 1)),
        _ if at > start && (b.the || b.edge.is_some()) && token.traits.any(FIGURE) => decade(r, b, at),
        _ => None,
    }
}

fn decade(r: &Reader, b: &Before, at: usize) -> Parse {
    let at = if r.says(at, DateWord::BEFORE_SHORT_YEAR) && r.word(at) != "`" && r.glued(at + 1) { at + 1 } else { at };
    let (expr, end) = year::decade(r, at)?;
    Some((expr.modified(b.edge), end))
}
