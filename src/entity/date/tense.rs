//! Whether the clause around an expression speaks of the past or the future, by a closed list of words.

use super::expr::Found;
use super::reader::Reader;
use crate::text::TokenRange;
use crate::text::english::time::{Tense, Time};

/// How many tokens are looked at on either side.
const REACH: usize = 14;

/// The tense of the clause: the nearest cue before the expression, else the first one after it.
pub(super) fn of(r: &Reader, found: &Found, sentence: TokenRange) -> Option<Tense> {
    let first = found.start.saturating_sub(REACH).max(sentence.start as usize);
    let before = (first..found.start).rev().map_while(|at| (!closes(r, at)).then(|| cue(r, at))).flatten().next();
    let bounded = found.start > 0 && r.is_any(found.start - 1, &["by", "until", "till"]);
    match before {
        Some(cue) => return Some(cue),
        None if bounded => return Some(Tense::Future),
        None => {}
    }
    let from = if r.word(found.end) == "," { found.end + 1 } else { found.end };
    let last = (found.end + REACH).min(sentence.end as usize);
    (from..last).map_while(|at| (!closes(r, at) && r.word(at) != ",").then(|| cue(r, at))).flatten().next()
}

/// Whether a token ends the clause.
fn closes(r: &Reader, at: usize) -> bool {
    matches!(r.word(at), ";" | "--" | "—" | "\"" | "“" | "”" | "``" | "''" | "(" | ")")
        || r.is_any(at, &["who", "which", "because", "while", "when", "after", "before", "but", "although"])
}

fn cue(r: &Reader, at: usize) -> Option<Tense> {
    match r.time(at) {
        Some(Time::Tense(Tense::Future)) => return Some(Tense::Future),
        Some(Time::Tense(Tense::Past)) if future_passive(r, at) => return Some(Tense::Future),
        Some(Time::Tense(tense)) => return Some(tense),
        Some(_) => return None,
        None => {}
    }
    let word = r.word(at);
    if word.eq_ignore_ascii_case("to") && r.is(at + 1, "be") {
        return Some(Tense::Future);
    }
    let past = word.len() > 4 && word.ends_with("ed") && r.lower(at) && !r.glued(at);
    past.then_some(Tense::Past)
}

/// "has to", "had planned to", "was scheduled", "were due": the word after a past auxiliary looks ahead.
fn future_passive(r: &Reader, at: usize) -> bool {
    (at + 1..at + 3).any(|next| matches!(r.time(next), Some(Time::Tense(Tense::Future))))
        && r.is_any(at, &["has", "have"])
}
