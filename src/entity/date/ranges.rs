//! Ranges of two expressions ("from Nov. 28 to Dec. 3, 2024"): what one end leaves unsaid, the other says.

use super::expr::{Cycle, Found, When, YearOf};
use super::reader::Reader;

/// Carries years over between neighbours that a range word joins.
pub(super) fn link(r: &Reader, found: &mut [Found]) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (first, second) = (&mut head[at - 1], &mut tail[0]);
        if joined(r, first, second) {
            carry(first, second);
        }
    }
}

/// Whether only a range word stands between the two.
fn joined(r: &Reader, first: &Found, second: &Found) -> bool {
    second.start == first.end + 1
        && (r.hyphen(first.end) || r.is_any(first.end, &["to", "through", "until", "till", "and", "—"]))
}

fn carry(first: &mut Found, second: &mut Found) {
    let months = (month(&first.expr.when), month(&second.expr.when));
    let (Some(a), Some(b)) = (first.expr.year_mut(), second.expr.year_mut()) else { return };
    let (Some(from), Some(to)) = months else { return };
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
