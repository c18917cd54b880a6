//! What is written: which parser reads an expression that opens at a token.

use super::calendar::{self, Parse};
use super::expr::{Count, Cycle, Expr, Found, Rel, When, YearOf};
use super::reader::{Look, Reader};
use super::{edge, named, numeric, phrase, year};
use crate::pack::Traits;
use crate::text::TokenKind;
use crate::text::english::time::{Bounding, Reference, Relative, Time, Unit};
use crate::text::english::{Class, DateWord};

/// The expression that opens at `at`, if one does.
pub(super) fn at(r: &Reader, at: usize) -> Option<Found> {
    let (expr, end) = date(r, at)?;
    let (expr, end) = trailing(r, expr, end);
    Some(Found { start: past_article(r, &expr, at, end), end, expr })
}

const DETERMINER: Traits = Traits::of_class(Class::DETERMINER);

/// Where the expression starts: without the article before a modifier ("a [two-year] boom", "the [third-quarter] loss",
/// "a [five year] low") and before vague plurals ("the [days] before").
fn past_article(r: &Reader, expr: &Expr, at: usize, end: usize) -> usize {
    let article =
        r.has(at, DETERMINER) && matches!(r.time(at), Some(Time::The | Time::An | Time::Relative(Relative::That)));
    if !article || end < at + 2 {
        return at;
    }
    let unit = matches!(r.time(end - 1), Some(Time::Unit(_)));
    let hyphened = unit && r.hyphen(end - 2) && end > at + 3;
    let counted = |n| n > 1 && unit && r.time(at) == Some(Time::An);
    let modifies = match expr.when {
        When::Duration { count: Count::Exact(n), .. } => hyphened || counted(n),
        When::Duration { count: Count::Vague, .. } => hyphened || end == at + 2,
        When::Duration { .. } | When::Named { .. } => hyphened,
        When::Century(_) => r.time(at) == Some(Time::An),
        When::Period { .. } if !r.hyphen(end - 2) => false,
        When::Period { .. } => r.time(end - 1).is_some_and(|t| matches!(t, Time::Ago | Time::Comparative(_))),
        _ => false,
    };
    if modifies { at + 1 } else { at }
}

/// As [`at`], for the parsers that build on a date inside ("early …", "the end of …").
pub(super) fn date(r: &Reader, at: usize) -> Parse {
    r.nested(|| match r.kind(at)? {
        TokenKind::Number => figure(r, at),
        TokenKind::Word => word(r, at),
        TokenKind::Punct => apostrophe(r, at),
        _ => None,
    })
}

/// What reads a figure goes by the token after it; nearly all figures are read by one parser or none.
fn figure(r: &Reader, at: usize) -> Parse {
    let next = r.look(at + 1);
    let glued = next.traits.any(Traits::GLUED);
    let in_figures = || numeric::date(r, at);
    let joined = || match next.traits.any(Traits::WORD) {
        true => numeric::figure_period(r, at),
        false => numeric::hyphened_month(r, at),
    };
    let words = r.words(at + 1);
    let clock = || if clock_follows(next, words) { calendar::clock_first(r, at) } else { None };
    let day = || if month_follows(next, words) { calendar::day_first(r, at) } else { None };
    let year = || if glued || year_may_be(r, at, next) { year::alone(r, at) } else { None };
    let phrase = || if phrase_follows(next, words) { phrase::parse(r, at) } else { None };
    in_figures()
        .or_else(|| if glued { joined() } else { None })
        .or_else(clock)
        .or_else(|| day().filter(|_| !decimal_before(r, at)))
        .or_else(year)
        .or_else(|| phrase().filter(|_| !decimal_before(r, at)))
}

/// Whether a figure with nothing glued on may be a year: "1944", "44 B.C.".
fn year_may_be(r: &Reader, at: usize, next: Look) -> bool {
    r.cx.bytes(at).len() == 4 || matches!(next.time, Some(Time::Era(_)))
}

/// Whether a figure before it may be a time of day: "8 p.m.", "8:30", "8 in the morning", "1615 GMT".
fn clock_follows(next: Look, words: DateWord) -> bool {
    const WORDS: DateWord = DateWord::COLON.with(DateWord::O_CLOCK).with(DateWord::IN).with(DateWord::AT);
    matches!(next.time, Some(Time::Meridiem(_) | Time::Zone(_) | Time::Units(Unit::Hour))) || words.any(WORDS)
}

/// Whether a figure before it may be a day of the month: "5 May", "5th of May", "5-9 May".
fn month_follows(next: Look, words: DateWord) -> bool {
    const TO: DateWord = DateWord::HYPHEN.with(DateWord::SLASH).with(DateWord::TO).with(DateWord::THROUGH);
    matches!(next.time, Some(Time::Month(_))) || words.any(TO.with(DateWord::ORDINAL_END).with(DateWord::OF))
}

/// Whether a figure before it may open a phrase: "5 years", "5-year", "5 to 9 years", "2 1/2 years", "1990's first half".
fn phrase_follows(next: Look, words: DateWord) -> bool {
    const COUNTS: Traits = Traits::TIME_WORD.with(Traits::NUMBER).with(Traits::NUMBER_WORD);
    const JOINS: DateWord = DateWord::HYPHEN.with(DateWord::TO).with(DateWord::OR).with(DateWord::AND);
    const ENDS: DateWord = DateWord::ORDINAL_END.with(DateWord::GENITIVE).with(DateWord::APOSTROPHE);
    next.traits.any(COUNTS) || words.any(JOINS.with(ENDS))
}

/// Whether the figure is the tail of another ("1/2", "3:1", "-5").
fn decimal_before(r: &Reader, at: usize) -> bool {
    const FIGURES: Traits = Traits::SYMBOL.with(Traits::NUMBER);
    let glued = || r.glued(at) && (r.says(at - 1, DateWord::SLASH) || r.has(at - 1, FIGURES));
    at > 0 && (r.has(at - 1, Traits::CURRENCY) || glued())
}

fn word(r: &Reader, at: usize) -> Parse {
    let Some(time) = r.time(at) else { return other_word(r, at) };
    match time {
        Time::Month(_) => {
            let figures = if r.glued(at + 1) { numeric::hyphened_month(r, at) } else { None };
            figures.or_else(|| calendar::month_first(r, at))
        }
        Time::Weekday(_) => calendar::weekday_first(r, at),
        Time::Weekdays(_) => phrase::parse(r, at),
        Time::Day(_) | Time::Tonight | Time::Overnight => calendar::day_word(r, at),
        Time::Clock(_) => calendar::clock_first(r, at),
        Time::Part(crate::text::english::time::DayPart::Midday) => calendar::clock_first(r, at),
        Time::Reference(reference) => adverb(r, at, reference),
        Time::Edge(_) => edge::edge_first(r, at),
        Time::Comparative(_) => edge::comparative_first(r, at),
        Time::Frequency(n, unit) => frequency(r, at, n, unit),
        Time::Fiscal => fiscal(r, at).or_else(|| phrase::parse(r, at)),
        Time::Era(false) => anno_domini(r, at),
        Time::Bound(Bounding::Nearly | Bounding::Over) => edge::bounded(r, at),
        Time::Filler => edge::bounded(r, at),
        Time::The => the(r, at),
        Time::Relative(_) => reference_phrase(r, at, at).or_else(|| phrase::parse(r, at)),
        Time::An
        | Time::Unit(_)
        | Time::Units(_)
        | Time::Season(_)
        | Time::Every
        | Time::Vague
        | Time::Half
        | Time::Holiday(_) => phrase::parse(r, at),
        Time::Part(_) | Time::Parts(_) | Time::Meridiem(_) | Time::Zone(_) | Time::Ago | Time::Before | Time::After => {
            None
        }
        Time::Hence
        | Time::Decade(_)
        | Time::Era(true)
        | Time::Period
        | Time::Bound(_)
        | Time::Tense(_)
        | Time::Fixed => None,
    }
}

/// Words that say nothing about time by themselves: number words, "Q3", "at least", "less than".
fn other_word(r: &Reader, at: usize) -> Parse {
    if r.number_word(at).is_some() {
        return ordinal_day(r, at).or_else(|| year::alone(r, at)).or_else(|| phrase::parse(r, at));
    }
    let word = r.word(at);
    match word.as_bytes().first()? {
        b'Q' | b'H' | b'F' => numeric::abbreviated_period(r, at),
        b'l' | b'f' | b'a' | b'A' => edge::bounded_by_words(r, at),
        b'L' => edge::bounded_by_words(r, at).or_else(|| named::holiday_of_words(r, at)),
        b'B' | b'G' | b'M' | b'N' | b'V' => named::holiday_of_words(r, at),
        _ => None,
    }
}

/// "fifth of June"
fn ordinal_day(r: &Reader, at: usize) -> Parse {
    r.ordinal(at)?;
    calendar::day_first(r, at)
}

/// "the 5th of June", "the end of May", "the future", "the third quarter".
fn the(r: &Reader, at: usize) -> Parse {
    let next = at + 1;
    if let Some(Time::Edge(_)) = r.time(next)
        && let Some(found) = edge::edge_first(r, next)
    {
        return Some(found);
    }
    if r.ordinal(next).is_some()
        && let Some((expr, end)) = calendar::day_first(r, next).filter(|(e, _)| matches!(e.when, When::Day { .. }))
    {
        return Some((expr, end));
    }
    reference_phrase(r, at, next).or_else(|| phrase::parse(r, at)).or_else(|| calendar::day_alone(r, next))
}

/// "the past", "the near future", "the moment": `at` is the word after the article.
fn reference_phrase(r: &Reader, start: usize, at: usize) -> Parse {
    let the = at > start;
    if the && r.says(at, DateWord::HORIZON) && r.says(at + 1, DateWord::TERM) {
        return Some((Expr::new(When::Reference(Reference::Future)), at + 2));
    }
    let reference = match r.relative(at)? {
        Relative::Past if the => Reference::Past,
        Relative::Future if the => Reference::Future,
        Relative::Current if !the => Reference::Present,
        Relative::Recent if !the => Reference::Past,
        _ => return None,
    };
    let next = at + 1;
    let fits = !measured(r, next) && (!the || closed(r, next));
    fits.then(|| (Expr::new(When::Reference(reference)), next))
}

/// Whether a number or a word of time follows "the past", so that it is no reference by itself.
fn measured(r: &Reader, at: usize) -> bool {
    let leads = |time| matches!(time, Time::The | Time::An | Time::Relative(_) | Time::Before | Time::After);
    let said = |time| !leads(time) && !matches!(time, Time::Tense(_) | Time::Reference(_));
    r.has(at, Traits::NUMBER.with(Traits::NUMBER_WORD)) || r.time(at).is_some_and(said)
}

/// Whether no word with a meaning of its own follows "the past", which that would be an adjective to.
fn closed(r: &Reader, at: usize) -> bool {
    !r.has(at, Traits::WORD) || !r.cx.class(at).is_empty() || r.time(at).is_some()
}

/// "now", "recently", "soon"; not "now that", "as soon as".
fn adverb(r: &Reader, at: usize, reference: Reference) -> Parse {
    let bound = r.says(at, DateWord::SOON) && r.time(at + 1) == Some(Time::After)
        || r.says(at, DateWord::NOW) && r.relative(at + 1) == Some(Relative::That);
    let as_soon = at > 0 && r.says(at - 1, DateWord::AS);
    (!bound && !as_soon).then(|| (Expr::new(When::Reference(reference)), at + 1))
}

/// "daily", "twice weekly"; not the name of a paper.
fn frequency(r: &Reader, at: usize, n: u8, unit: Unit) -> Parse {
    let name = at > 0 && r.capital(at + 1);
    let adjective = r.says(at, DateWord::ADJECTIVE);
    if name || adjective {
        return None;
    }
    Some((Expr::new(When::Every { count: Count::Exact(n.into()), unit }), at + 1))
}

/// "fiscal 1990", "fiscal 2025-26".
fn fiscal(r: &Reader, at: usize) -> Parse {
    let next = if r.time(at + 1) == Some(Time::Unit(Unit::Year)) { at + 2 } else { at + 1 };
    let (n @ 1900..=2100, 4) = r.digits(next)? else { return None };
    if let Some((expr, end)) = year::alone(r, next)
        && let When::Years(..) = expr.when
    {
        return Some((Expr { fiscal: true, ..expr }, end));
    }
    let year = YearOf::Number(n as i16);
    if let Some((q @ 1..=4, after)) = r.ordinal(next + 1)
        && r.time(after) == Some(Time::Unit(Unit::Quarter))
    {
        return Some((Expr { fiscal: true, ..Expr::named(Cycle::Quarter(q), year, Rel::Bare) }, after + 1));
    }
    Some((Expr { fiscal: true, ..Expr::new(When::Year(year)) }, next + 1))
}

/// "A.D. 43"
fn anno_domini(r: &Reader, at: usize) -> Parse {
    let (n @ 1..=2100, _) = r.digits(at + 1)? else { return None };
    Some((Expr::new(When::Year(YearOf::Number(n as i16))), at + 2))
}

/// "'89", "'90s" after an apostrophe.
fn apostrophe(r: &Reader, at: usize) -> Parse {
    if !r.says(at, DateWord::BEFORE_SHORT_YEAR) || !r.glued(at + 1) || r.glued(at) {
        return None;
    }
    let (n, 2) = r.digits(at + 1)? else { return None };
    if let Some(found) = year::decade(r, at + 1) {
        return Some(found);
    }
    let ends = !r.glued(at + 2) || r.kind(at + 2) == Some(TokenKind::Punct);
    ends.then(|| (Expr::new(When::Year(YearOf::Number(year::century(n)))), at + 2))
}

/// What may stand after an expression and belongs to it: a part of the day, "or so".
fn trailing(r: &Reader, expr: Expr, end: usize) -> (Expr, usize) {
    if r.says(end, DateWord::OR)
        && r.says(end + 1, DateWord::SO)
        && matches!(expr.when, When::Duration { .. } | When::Unit { .. })
    {
        return (expr, end + 2);
    }
    (expr, end)
}
