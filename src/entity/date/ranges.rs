//! Ranges of two expressions ("from Nov. 28 to Dec. 3, 2024"): what one end leaves unsaid, the other says.

use super::expr::{Cycle, Expr, Found, When, YearOf};
use super::reader::Reader;
use crate::text::TokenKind;
use crate::text::english::DateWord;

/// Carries years over between neighbours that a range word joins.
pub(super) fn link(r: &Reader, found: &mut [Found]) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (first, second) = (&mut head[at - 1], &mut tail[0]);
        if joined(r, first, second) {
            let between = first.start > 0 && r.says(first.start - 1, DateWord::BETWEEN);
            carry(first, second, r.says(first.end, DateWord::AND) && !between);
        }
    }
}

/// Days that share a neighbour's month: "13 and [14 February]", "[April 24] and 25".
pub(super) fn companions(r: &Reader, found: &mut Vec<Found>) {
    let mut extra = Vec::new();
    for (at, f) in found.iter().enumerate() {
        let When::Day { year, month, .. } = f.expr.when else { continue };
        let before = at.checked_sub(1).map_or(0, |b| found[b].end);
        let after = found.get(at + 1).map_or(usize::MAX, |next| next.start);
        let day_first = r.digits(f.start).is_some_and(|(n, len)| n <= 31 && len <= 2);
        let day = if day_first { day_before(r, f.start, before) } else { day_after(r, f.end, after) };
        extra.extend(day.map(|(start, day)| Found {
            start,
            end: start + 1,
            expr: Expr::new(When::Day { year, month, day }),
        }));
    }
    if !extra.is_empty() {
        found.append(&mut extra);
        found.sort_by_key(|f| f.start);
    }
}

/// "13 and" before the token `at`, from `floor` on.
fn day_before(r: &Reader, at: usize, floor: usize) -> Option<(usize, u8)> {
    let day = at
        .checked_sub(2)
        .filter(|d| *d >= floor && r.says(at - 1, DateWord::AND.with(DateWord::OR).with(DateWord::TO)))?;
    let led = day > 0 && r.says(day - 1, DateWord::BEFORE_DAY);
    led.then(|| plain_day(r, day)).flatten()
}

/// "and 25" at the token `at`, below `ceiling`, at the end of its phrase.
fn day_after(r: &Reader, at: usize, ceiling: usize) -> Option<(usize, u8)> {
    let day = at + 1;
    let ends = r.kind(day + 1).is_none_or(|k| k == TokenKind::Punct);
    (day < ceiling && r.says(at, DateWord::AND.with(DateWord::OR)) && ends).then(|| plain_day(r, day)).flatten()
}

fn plain_day(r: &Reader, at: usize) -> Option<(usize, u8)> {
    let (n @ 1..=31, 1..=2) = r.digits(at)? else { return None };
    Some((at, n as u8))
}

/// Stand between the two ends of a range.
const JOINS: DateWord = DateWord::HYPHEN
    .with(DateWord::TO)
    .with(DateWord::THROUGH)
    .with(DateWord::UNTIL)
    .with(DateWord::TILL)
    .with(DateWord::AND);

/// Whether only a range word stands between the two.
fn joined(r: &Reader, first: &Found, second: &Found) -> bool {
    second.start == first.end + 1 && (r.says(first.end, JOINS) || r.word(first.end) == "—")
}

/// In a list ("June and July 2023") years are shared only forwards; a range may cross the turn of the year.
fn carry(first: &mut Found, second: &mut Found, listed: bool) {
    let months = (month(&first.expr.when), month(&second.expr.when));
    let (Some(a), Some(b)) = (first.expr.year_mut(), second.expr.year_mut()) else { return };
    let (Some(from), Some(to)) = months else { return };
    if listed && from > to {
        return;
    }
    match (*a, *b) {
        (YearOf::Unsaid, YearOf::Number(year)) => *a = YearOf::Number(if from <= to { year } else { year - 1 }),
        (YearOf::Number(year), YearOf::Unsaid) => *b = YearOf::Number(if from <= to { year } else { year + 1 }),
        _ => {}
    }
}

/// Where in the year it lies, in months.
fn month(when: &When) -> Option<u8> {
    match *when {
        When::Day { month, .. } => Some(month),
        When::Days { first, .. } => Some(first.0),
        When::Named { name: Cycle::Month(month), .. } => Some(month),
        When::Named { name: Cycle::Quarter(quarter), .. } => Some(quarter * 3),
        When::Named { name: Cycle::Half(half), .. } => Some(half * 6),
        _ => None,
    }
}
