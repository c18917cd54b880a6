//! The one policy for overlapping candidates.

use super::Candidate;

/// Keeps the winners, by start.
pub fn settle(candidates: &mut Vec<Candidate>) {
    candidates.sort_by_key(|c| (c.span.start, std::cmp::Reverse((c.rank, c.span.end))));
    let mut end = 0;
    candidates.retain(|c| {
        let keep = c.span.start >= end;
        end = if keep { c.span.end } else { end };
        keep
    });
}
