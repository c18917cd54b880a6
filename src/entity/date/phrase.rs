//! Parsing of noun phrases of time: "the third quarter of last year", "the past two weeks", "the same month", "each
//! Friday": the words before the head, and which parser reads the head.

use super::super::Modifier;
use super::calendar::Parse;
use super::edge::edge_modifier;
use super::expr::{Count, Cycle, Expr, When, YearOf};
use super::reader::Reader;
use super::{named, unit, year};
use crate::pack::Traits;
use crate::text::TokenKind;
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

/// What every head has.
const HEAD: Traits = Traits::TIME_WORD.with(Traits::NUMBER).with(Traits::PUNCT);
/// What every word before a head has; the prepositions are those before a year.
const PREMODIFIER: Traits = HEAD.with(Traits::NUMBER_WORD).with(Traits::of_class(Class::PREPOSITION));

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
                    .filter(|_| unit::ago_follows(r, next - 1));
            }
            None => return None,
        }
    }
    None
}

/// Takes one word or more before the head; gives the token after them.
fn premodifier(r: &Reader, b: &mut Before, start: usize, at: usize) -> Option<usize> {
    if !r.has(at, PREMODIFIER) {
        return None;
    }
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
    let figure = r.kind(at) == Some(TokenKind::Number);
    if (figure || b.count.is_none() && !b.a)
        && let Some((year, next)) = year_before(r, at)
    {
        b.year = Some(year);
        return Some(next);
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
            b.relative =
                if r.relative(at) == Some(Relative::Past) { Some(Relative::Last) } else { Some(Relative::Next) };
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
        Some(Time::Fixed) if b.the && r.is(at, "final") => b.ordinal = Some(u8::MAX),
        Some(Time::Fixed) if b.the && r.is_any(at, &["comparable", "corresponding"]) => {
            b.relative = Some(Relative::Same)
        }
        _ => return None,
    }
    Some(at + 1)
}

/// "year-ago", "year-earlier" before a head.
pub(super) fn year_ago(r: &Reader, at: usize) -> Option<usize> {
    if r.time(at) != Some(Time::Unit(Unit::Year)) {
        return None;
    }
    let hyphen = r.past_hyphen(at + 1);
    (hyphen > at + 1 && matches!(r.time(hyphen), Some(Time::Ago | Time::Comparative(-1)))).then_some(hyphen + 1)
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

/// The head of the phrase at `at`, and what follows it.
fn head(r: &Reader, b: &Before, start: usize, at: usize) -> Parse {
    if !r.has(at, HEAD) {
        return None;
    }
    match r.time(at) {
        Some(Time::Unit(unit)) if year_ago(r, at).is_none() => {
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
        _ if at > start && (b.the || b.edge.is_some()) => decade(r, b, at),
        _ => None,
    }
}

fn decade(r: &Reader, b: &Before, at: usize) -> Parse {
    let at = if r.says(at, DateWord::BEFORE_SHORT_YEAR) && r.word(at) != "`" && r.glued(at + 1) { at + 1 } else { at };
    let (expr, end) = year::decade(r, at)?;
    Some((expr.modified(b.edge), end))
}
