//! Parsing of years, decades and centuries: "1944", "2009-10", "44 B.C.", "the 1990s", "nineteen ninety-six".

use super::calendar::Parse;
use super::expr::{Expr, When, YearOf};
use super::reader::Reader;
use crate::pack::Traits;
use crate::text::english::time::{Relative, Time, Unit};
use crate::text::english::{Class, DateWord, Number};
use crate::text::{Shape, TokenKind};

/// Four digits that may be a year when something beside them says that they are.
const SAID: std::ops::RangeInclusive<u32> = 1000..=2199;
/// Four digits that are a year unless something beside them says that they are not.
const PLAIN: std::ops::RangeInclusive<u32> = 1900..=2059;

/// The year after a month: "June 1944", "June, 1944", "June of 1944", "June '44", "June last year".
pub(super) fn after_month(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    let from = if r.glued(at) && r.says(at, DateWord::COMMA) { at + 1 } else { at };
    numeric(r, from).or_else(|| if from == at { phrase(r, at) } else { None })
}

/// The year after a day: "June 5, 1944", "5 June last year".
pub(super) fn after_day(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    after_month(r, at)
}

/// A year in figures or words, with its era.
fn numeric(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    if let Some((n, len)) = r.digits(at) {
        if let Some((year, end)) = era(r, n, at + 1) {
            return Some((YearOf::Number(year), end));
        }
        let amount = r.says(at + 1, DateWord::PERCENT) || matches!(r.number_word(at + 1), Some(Number::Scale(_)));
        let fits = len == 4 && SAID.contains(&n) && !amount && !more_digits(r, at + 1);
        return fits.then_some((YearOf::Number(n as i16), at + 1));
    }
    if r.says(at, DateWord::BEFORE_SHORT_YEAR) && r.glued(at + 1) {
        let (n, len) = r.digits(at + 1)?;
        return (len == 2 && !r.glued(at + 2)).then(|| (YearOf::Number(century(n)), at + 2));
    }
    spelled(r, at).map(|(year, end)| (YearOf::Number(year), end))
}

/// Two digits as a year: 50 and more are of the 20th century.
pub(super) fn century(two: u32) -> i16 {
    (if two >= 50 { 1900 + two } else { 2000 + two }) as i16
}

/// "B.C." or "A.D." after a number.
fn era(r: &Reader, n: u32, at: usize) -> Option<(i16, usize)> {
    let Some(Time::Era(before)) = r.time(at) else { return None };
    let year = i16::try_from(n).ok().filter(|n| (1..=3000).contains(n))?;
    Some((if before { -year } else { year }, at + 1))
}

/// "nineteen ninety-six", "two thousand".
fn spelled(r: &Reader, at: usize) -> Option<(i16, usize)> {
    let Some(Number::Cardinal(high)) = r.number_word(at) else { return None };
    if high == 2 && r.is(at + 1, "thousand") {
        return Some((2000, at + 2)).filter(|_| at >= 1 && r.is_any(at - 1, &["year", "in"]));
    }
    if !matches!(high, 17..=20) {
        return None;
    }
    let Some(Number::Cardinal(low @ 10..=90)) = r.number_word(at + 1) else { return None };
    let next = r.past_hyphen(at + 2);
    match r.number_word(next) {
        Some(Number::Cardinal(one @ 1..=9)) if low >= 20 => Some(((high * 100 + low + one) as i16, next + 1)),
        _ => Some(((high * 100 + low) as i16, at + 2)),
    }
}

/// "last year", "of this year", "of that year", "a year earlier": the year that a month or quarter is of.
pub(super) fn phrase(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    if !r.has(at, Traits::TIME_WORD.with(Traits::of_class(Class::PREPOSITION))) {
        return None;
    }
    let of = r.says(at, DateWord::OF.with(DateWord::IN));
    let from = if of { at + 1 } else { at };
    if r.says(at, DateWord::OF)
        && let Some(found) = numeric(r, from)
    {
        return Some(found);
    }
    let opening = r.time(from);
    let the = opening == Some(Time::The);
    let word = if the { from + 1 } else { from };
    let said = if the { r.time(word) } else { opening };
    let relative = match said? {
        Time::An => return ago(r, word),
        Time::Relative(relative) => Some(relative),
        _ => None,
    };
    let same = if relative == Some(Relative::That) && r.relative(word + 1) == Some(Relative::Same) {
        word + 2
    } else {
        word + 1
    };
    let fiscal = if r.time(same) == Some(Time::Fiscal) { same + 1 } else { same };
    if the && of && said == Some(Time::Unit(Unit::Year)) {
        return Some((YearOf::Relative(0), word + 1))
            .filter(|_| !matches!(r.time(word + 1), Some(Time::Before | Time::Comparative(_))));
    }
    if r.time(fiscal) != Some(Time::Unit(Unit::Year)) || r.past_hyphen(fiscal + 1) > fiscal + 1 {
        return None;
    }
    let year = match relative? {
        Relative::Last | Relative::Past => YearOf::Relative(-1),
        Relative::This | Relative::Current => YearOf::Relative(0),
        Relative::Next | Relative::Coming => YearOf::Relative(1),
        Relative::Previous => YearOf::Anchored(-1),
        Relative::That | Relative::Same => YearOf::Anchored(0),
        Relative::Following => YearOf::Anchored(1),
        _ => return None,
    };
    Some((year, fiscal + 1))
}

/// "a year ago", "a year earlier".
fn ago(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    if r.time(at + 1) != Some(Time::Unit(Unit::Year)) {
        return None;
    }
    match r.time(at + 2)? {
        Time::Ago => Some((YearOf::Relative(-1), at + 3)),
        Time::Comparative(way) => Some((YearOf::Anchored(way), at + 3)),
        _ => None,
    }
}

/// A year that stands alone: "1944", "2009-10", "1990s", "44 B.C.".
pub(super) fn alone(r: &Reader, at: usize) -> Parse {
    let Some((n, len)) = r.digits(at) else {
        return spelled(r, at).map(|(year, end)| (Expr::new(When::Year(YearOf::Number(year))), end));
    };
    if let Some((year, end)) = era(r, n, at + 1).filter(|_| !r.glued(at)) {
        return Some((Expr::new(When::Year(YearOf::Number(year))), end));
    }
    if r.glued(at + 1)
        && let Some(found) = decade(r, at)
    {
        return Some(found);
    }
    if len != 4 || !SAID.contains(&n) || more_digits(r, at + 1) || !free(r, at) {
        return None;
    }
    if let Some((last, end)) = short_end(r, n, at + 1) {
        return Some((Expr::new(When::Years(n as i16, last)), end));
    }
    is_year(r, at, n).then(|| (Expr::new(When::Year(YearOf::Number(n as i16))), at + 1))
}

/// "1990s", "90s", "'90s" from the figure at `at`.
pub(super) fn decade(r: &Reader, at: usize) -> Parse {
    if !(r.glued(at + 1) && r.has(at + 1, Traits::WORD)) {
        return None;
    }
    let (n, len) = r.digits(at)?;
    let plural = r.is(at + 1, "s") || matches!(r.word(at + 1), "'s" | "’s");
    if !plural || !n.is_multiple_of(10) {
        return None;
    }
    let owned = at.checked_sub(1).is_some_and(|b| r.says(b, DateWord::OWNER));
    let expr = match len {
        4 if n.is_multiple_of(100) && n < 1900 => Expr::new(When::Century((n / 100) as i16)),
        4 if SAID.contains(&n) => Expr::new(When::Decade((n / 10) as i16)),
        2 if !owned && n >= 20 && !r.is(at + 1, "'s") => Expr::new(When::DecadeOf((n / 10) as u8)),
        _ => return None,
    };
    Some((expr, at + 2))
}

/// Past the second year of "the winter of 1941-42", "1941/1942".
pub(super) fn past_second(r: &Reader, year: YearOf, at: usize) -> usize {
    let YearOf::Number(first) = year else { return at };
    let short = u32::try_from(first).ok().and_then(|n| short_end(r, n, at)).map(|(_, end)| end);
    let full = || {
        let joined = r.says(at, DateWord::HYPHEN.with(DateWord::SLASH)) && r.glued(at) && r.glued(at + 1);
        r.digits(at + 1).filter(|&(n, len)| joined && len == 4 && n as i32 == i32::from(first) + 1).map(|_| at + 2)
    };
    short.or_else(full).unwrap_or(at)
}

/// Whether a later year follows after a dash: "1775-1783".
fn opens_range(r: &Reader, n: u32, at: usize) -> bool {
    let dash = r.says(at, DateWord::HYPHEN.with(DateWord::TO).with(DateWord::UNTIL));
    dash && r.digits(at + 1).is_some_and(|(m, len)| len == 4 && SAID.contains(&m) && m > n && m - n < 500)
}

/// The second year of "2009-10" and "2024/25".
fn short_end(r: &Reader, first: u32, at: usize) -> Option<(i16, usize)> {
    if !r.says(at, DateWord::HYPHEN.with(DateWord::SLASH)) || !r.glued(at) || !r.glued(at + 1) {
        return None;
    }
    let (n, len) = r.digits(at + 1)?;
    let last = first / 100 * 100 + n;
    let fits = len == 2 && last > first && last - first < 60 && !more_digits(r, at + 2);
    fits.then_some((last as i16, at + 2))
}

/// Whether a figure goes on after a separator ("1990-11-05", "2000:1", "2000.5").
fn more_digits(r: &Reader, at: usize) -> bool {
    if !r.glued(at) {
        return false;
    }
    match r.kind(at) {
        Some(TokenKind::Word) => !r.genitive(at),
        Some(TokenKind::Symbol | TokenKind::Currency) => true,
        _ => {
            r.says(at, DateWord::COLON.with(DateWord::DOT).with(DateWord::COMMA))
                && r.glued(at + 1)
                && r.kind(at + 1) == Some(TokenKind::Number)
        }
    }
}

/// Whether the figure is not the tail of something: "DD-2023", "$2000", "#1999", "v.2010".
fn free(r: &Reader, at: usize) -> bool {
    if !r.glued(at) || at == 0 {
        return at == 0 || !matches!(r.kind(at - 1), Some(TokenKind::Currency)) && r.word(at - 1) != "#";
    }
    if matches!(r.kind(at - 1), Some(TokenKind::Currency | TokenKind::Symbol | TokenKind::Word)) {
        return false;
    }
    if !r.says(at - 1, DateWord::HYPHEN.with(DateWord::SLASH)) || !r.glued(at - 1) || at < 2 {
        return !r.says(at - 1, DateWord::DOT.with(DateWord::COLON));
    }
    let year = r.digits(at - 2).is_some_and(|(n, len)| len == 4 && SAID.contains(&n));
    year || r.lower(at - 2) || r.time(at - 2).is_some()
}

/// Whether four digits without month are a year, by what stands beside them.
fn is_year(r: &Reader, at: usize, n: u32) -> bool {
    let before = at.checked_sub(1);
    let led = before.is_some_and(|b| leads(r, b)) || opens_range(r, n, at + 1);
    if !led && (!PLAIN.contains(&n) || named(r, before)) {
        return false;
    }
    let strong = before.is_some_and(|b| r.says(b, DateWord::SAYS_YEAR));
    strong && !unit_follows(r, at + 1) || !counts(r, at + 1, n)
}

/// A preposition, an opening bracket or a range's first end before a year.
fn leads(r: &Reader, at: usize) -> bool {
    if r.cx.class(at).any(Class::PREPOSITION) {
        return !r.says(at, DateWord::BEFORE_AMOUNT);
    }
    r.says(at, DateWord::BEFORE_YEAR)
}

/// A capitalised name before the figure: "JORC 2012", "Boeing 1900".
fn named(r: &Reader, before: Option<usize>) -> bool {
    let Some(b) = before else { return false };
    let word = r.kind(b) == Some(TokenKind::Word);
    let name = r.capital(b) && r.cx.class(b).is_empty() && r.time(b).is_none();
    let mixed = r.cx.tokens().get(b).is_some_and(|t| t.shape == Shape::Mixed);
    word && (name || mixed || r.says(b, DateWord::BEFORE_NUMBER))
}

/// Whether what follows makes the figure a count: "2000 workers", "2000 ppm".
fn counts(r: &Reader, at: usize, n: u32) -> bool {
    if r.kind(at) != Some(TokenKind::Word) || r.glued(at) {
        return matches!(r.word(at), "%" | "°") || r.kind(at) == Some(TokenKind::Currency);
    }
    unit_follows(r, at) || (n.is_multiple_of(100) && r.lower(at) && plural(r.word(at)) && r.cx.class(at).is_empty())
}

fn unit_follows(r: &Reader, at: usize) -> bool {
    let scale = matches!(r.number_word(at), Some(Number::Scale(_)));
    let unit = matches!(r.time(at), Some(Time::Units(_) | Time::Meridiem(_) | Time::Zone(true)));
    scale || unit || r.says(at, DateWord::COUNTED)
}

fn plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}
