//! Parsing of dates in figures: "2024-11-05", "05/11/2024", "5.11.2024", "20241105", "3Q24", "Q3 2024", "H1".

use super::calendar::Parse;
use super::expr::{Clock, Cycle, Expr, Rel, When, YearOf};
use super::point;
use super::reader::Reader;
use super::year;
use crate::pack::Traits;
use crate::text::TokenKind;
use crate::text::english::DateWord;
use crate::text::english::time::Time;

/// A full date in figures.
pub(super) fn date(r: &Reader, at: usize) -> Parse {
    let length = r.cx.bytes(at).len();
    let long = length >= 8;
    if !(long || r.glued(at + 1)) {
        return None;
    }
    let end = run_end(r, at);
    // A date in one token has eight signs at least, one in several has five tokens.
    if !long && end < at + 5 || glued_before(r, at) {
        return None;
    }
    let mut fields = [(0u32, 0usize); 3];
    let mut separator = None;
    let mut count = 0;
    if end == at + 1 && length == 8 && r.digits(at).is_some() {
        return compact(r, at);
    }
    for token in at..end {
        for (i, part) in r.word(token).split('.').enumerate() {
            if i > 0 && !set(&mut separator, ".") {
                return None;
            }
            if matches!(part, "-" | "/") {
                if !set(&mut separator, part) {
                    return None;
                }
                continue;
            }
            let digits = part.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&part.len());
            if !digits || count == 3 {
                return None;
            }
            fields[count] = (part.parse().ok()?, part.len());
            count += 1;
        }
    }
    if count != 3 || unwanted_after(r, end) {
        return None;
    }
    let (y, m, d) = order(fields, separator?, r)?;
    let expr = day(y, m, d)?;
    Some(timestamp(r, expr, end))
}

fn set<'a>(separator: &mut Option<&'a str>, this: &'a str) -> bool {
    *separator.get_or_insert(this) == this
}

fn day(year: i16, month: u32, day: u32) -> Option<Expr> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    point::date(year, month, day)?;
    Some(Expr::new(When::Day { year: YearOf::Number(year), month, day }))
}

/// "05-Nov-2024", "5-Nov-24", "Nov-24"
pub(super) fn hyphened_month(r: &Reader, at: usize) -> Parse {
    let month = |at: usize| match r.time(at) {
        Some(Time::Month(month)) => Some(month),
        _ => None,
    };
    if let Some(m) = month(at) {
        let next = r.glued_after_hyphen(at + 1)?;
        let (n, 2) = r.digits(next).filter(|_| n_free(r, next + 1))? else { return None };
        return Some((Expr::named(Cycle::Month(m), YearOf::Number(year::century(n)), Rel::Bare), next + 1));
    }
    let named = r.glued_after_hyphen(at + 1)?;
    let m = month(named)?;
    let (d @ 1..=31, 1 | 2) = r.digits(at)? else { return None };
    let last = r.glued_after_hyphen(named + 1)?;
    let (n, len) = r.digits(last)?;
    let y = match len {
        4 => n as i16,
        2 => year::century(n),
        _ => return None,
    };
    day(y, m.into(), d).map(|expr| (expr, last + 1))
}

/// Whether nothing is glued on behind a figure.
fn n_free(r: &Reader, at: usize) -> bool {
    !r.glued(at) || r.kind(at) == Some(TokenKind::Punct) && !r.hyphen(at)
}

/// "20241105"
fn compact(r: &Reader, at: usize) -> Parse {
    let (n, _) = r.digits(at)?;
    let year = n / 10_000;
    let plausible = (1900..=2099).contains(&year) && !unwanted_after(r, at + 1);
    plausible.then(|| day(year as i16, n / 100 % 100, n % 100).map(|e| (e, at + 1)))?
}

/// Which field is which: four digits first is year-month-day; else the year is last, and of the others the one over
/// 12 is the day; undecided ones are month first with slashes, day first with dots and hyphens.
fn order(fields: [(u32, usize); 3], separator: &str, _r: &Reader) -> Option<(i16, u32, u32)> {
    let [(a, a_len), (b, b_len), (c, c_len)] = fields;
    if a_len == 4 {
        let fits = (1000..=2199).contains(&a) && b_len <= 2 && c_len <= 2;
        return fits.then_some((a as i16, b, c));
    }
    let year = match c_len {
        4 if (1000..=2199).contains(&c) => c as i16,
        2 if separator == "/" && a_len <= 2 && b_len <= 2 => year::century(c),
        _ => return None,
    };
    let day_first = a > 12 || (separator != "/" && b <= 12);
    Some(if day_first { (year, b, a) } else { (year, a, b) })
}

/// The token after the run of glued figures and separators.
fn run_end(r: &Reader, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 5 && r.glued(end) && r.glued(end + 1) {
        let separator = matches!(r.word(end), "-" | "/" | ".");
        if !separator || r.kind(end + 1) != Some(TokenKind::Number) {
            break;
        }
        end += 2;
    }
    end
}

fn glued_before(r: &Reader, at: usize) -> bool {
    at > 0 && r.glued(at) && !matches!(r.word(at - 1), "(" | "[" | "\"" | "“" | "'" | "‘" | ":" | "|" | ",")
}

fn unwanted_after(r: &Reader, at: usize) -> bool {
    r.glued(at)
        && match r.kind(at) {
            Some(TokenKind::Word) => !r.is(at, "T") && !r.genitive(at),
            Some(TokenKind::Symbol | TokenKind::Currency | TokenKind::Number) => true,
            _ => matches!(r.word(at), "-" | "/") && r.glued(at + 1),
        }
}

/// Adds the time of "2024-11-05T10:30:00Z".
fn timestamp(r: &Reader, expr: Expr, end: usize) -> (Expr, usize) {
    if !(r.glued(end) && r.is(end, "T") && r.glued(end + 1)) {
        return (expr, end);
    }
    let number = |at| r.digits(at).filter(|&(n, len)| len == 2 && n < 60).map(|(n, _)| n as u8);
    let (Some(hour), Some(minute)) = (number(end + 1), number(end + 3)) else { return (expr, end) };
    if hour > 24 || !r.says(end + 2, DateWord::COLON) {
        return (expr, end);
    }
    let second = (r.says(end + 4, DateWord::COLON)).then(|| number(end + 5)).flatten();
    let next = if second.is_some() { end + 6 } else { end + 4 };
    let utc = r.glued(next) && r.word(next) == "Z";
    (expr.timed(Some(Clock::At { hour, minute: Some(minute), second, utc })), next + usize::from(utc))
}

/// "3Q24", "2QFY24": an abbreviated period whose figure stands first.
pub(super) fn figure_period(r: &Reader, at: usize) -> Parse {
    matches!(r.cx.bytes(at + 1).first(), Some(b'Q' | b'H')).then(|| abbreviated_period(r, at))?
}

/// "3Q", "3Q24", "3Q 2024", "Q3", "Q3 2024", "Q3'24", "1H24", "H1 2025", "FY2025", "FY25", "2QFY24".
pub(super) fn abbreviated_period(r: &Reader, at: usize) -> Parse {
    if r.has(at, Traits::NUMBER) && !r.glued(at + 1) {
        return None;
    }
    if r.glued(at)
        && at > 0
        && matches!(r.kind(at - 1), Some(TokenKind::Word | TokenKind::Number | TokenKind::Currency))
    {
        return None;
    }
    if let Some(found) = fiscal_part(r, at) {
        return Some(found);
    }
    let (name, n, next) = letter_first(r, at).or_else(|| figure_first(r, at))?;
    let fiscal_year = name == "FY";
    if fiscal_year
        && let Some((expr, end)) = year::alone(r, next - 1).filter(|(e, _)| matches!(e.when, When::Years(..)))
    {
        return Some((Expr { fiscal: true, ..expr }, end));
    }
    let (year, end) = match fiscal_year {
        true => (year_number(n)?, next),
        false => short_year(r, next).unwrap_or((YearOf::Unsaid, next)),
    };
    if r.glued(end) && matches!(r.kind(end), Some(TokenKind::Word | TokenKind::Number)) && !r.genitive(end) {
        return None;
    }
    let expr = match (name, n) {
        ("Q", 1..=4) => Expr::named(Cycle::Quarter(n as u8), year, Rel::Bare),
        ("H", 1..=2) => Expr::named(Cycle::Half(n as u8), year, Rel::Bare),
        ("FY", _) => Expr { fiscal: true, ..Expr::new(When::Year(year)) },
        _ => return None,
    };
    Some((expr, end))
}

/// "2QFY24", "1HFY2025", "Q2FY24": a quarter or half with its fiscal year in one run.
fn fiscal_part(r: &Reader, at: usize) -> Parse {
    let (letter, n, year, end) = fiscal_figure_first(r, at).or_else(|| fiscal_letter_first(r, at))?;
    let name = match (letter, n) {
        ("Q", 1..=4) => Cycle::Quarter(n as u8),
        ("H", 1..=2) => Cycle::Half(n as u8),
        _ => return None,
    };
    let free = !r.glued(end) || r.kind(end) == Some(TokenKind::Punct) || r.genitive(end);
    free.then(|| (Expr { fiscal: true, ..Expr::named(name, year, Rel::Bare) }, end))
}

/// "2QFY24" is "2", "QFY" and "24".
fn fiscal_figure_first<'a>(r: &Reader<'a>, at: usize) -> Option<(&'a str, u32, YearOf, usize)> {
    let (n, 1) = r.digits(at)? else { return None };
    let letter = r.word(at + 1).strip_suffix("FY").filter(|_| r.glued(at + 1) && r.glued(at + 2))?;
    let (year, 2 | 4) = r.digits(at + 2)? else { return None };
    Some((letter, n, year_number(year)?, at + 3))
}

/// "Q2FY24" is one word.
fn fiscal_letter_first<'a>(r: &Reader<'a>, at: usize) -> Option<(&'a str, u32, YearOf, usize)> {
    let (part, year) = r.word(at).split_once("FY").filter(|(_, year)| matches!(year.len(), 2 | 4))?;
    let (letter, n) = part.split_at_checked(1)?;
    Some((letter, n.parse().ok()?, year_number(year.parse().ok()?)?, at + 1))
}

fn year_number(n: u32) -> Option<YearOf> {
    match n {
        0..=99 => Some(YearOf::Number(year::century(n))),
        1900..=2100 => Some(YearOf::Number(n as i16)),
        _ => None,
    }
}

/// "Q3", "FY 2025": also where the lexer keeps letter and figure together.
fn letter_first<'a>(r: &Reader<'a>, at: usize) -> Option<(&'a str, u32, usize)> {
    let word = r.word(at);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if !matches!(letters, "Q" | "H" | "FY") {
        return None;
    }
    if letters.len() < word.len() {
        return Some((letters, word[letters.len()..].parse().ok()?, at + 1));
    }
    let spaced = letters == "FY";
    let (n, len) = r.digits(at + 1).filter(|_| spaced || r.glued(at + 1))?;
    let fits = if spaced { len == 2 || len == 4 } else { len == 1 };
    fits.then_some((letters, n, at + 2))
}

/// "3Q", "1H"
fn figure_first<'a>(r: &Reader<'a>, at: usize) -> Option<(&'a str, u32, usize)> {
    let (n, 1) = r.digits(at)? else { return None };
    let word = r.word(at + 1);
    (r.glued(at + 1) && matches!(word, "Q" | "H")).then_some((word, n, at + 2))
}

/// The year after "Q3": " 2024", "24" glued, "'24", "/24", "FY25".
fn short_year(r: &Reader, at: usize) -> Option<(YearOf, usize)> {
    if let Some((n, len)) = r.digits(at) {
        let fits = len == 4 || len == 2 && r.glued(at);
        return fits.then(|| year_number(n).map(|y| (y, at + 1)))?;
    }
    let slash = r.glued(at) && r.says(at, DateWord::SLASH.with(DateWord::HYPHEN));
    if slash && let Some((n, 2 | 4)) = r.digits(at + 1).filter(|_| r.glued(at + 1)) {
        return Some((year_number(n)?, at + 2));
    }
    if let Some(("FY", n, next)) = letter_first(r, at) {
        return Some((year_number(n)?, next));
    }
    if r.time(at) == Some(Time::Fiscal)
        && let Some((n, 4)) = r.digits(at + 1)
    {
        return Some((year_number(n)?, at + 2));
    }
    year::after_month(r, at).filter(|(y, _)| matches!(y, YearOf::Number(_)) || r.says(at, DateWord::OF))
}
