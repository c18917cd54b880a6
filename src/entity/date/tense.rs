//! Whether the clause around an expression speaks of the past or the future, by a closed list of words.

use super::expr::Found;
use super::reader::Reader;
use crate::pack::Traits;
use crate::text::TokenRange;
use crate::text::english::DateWord;
use crate::text::english::time::{Edge, Tense, Time};

/// How many tokens are looked at on either side.
const REACH: usize = 14;

/// The tense of the clause: the nearest cue before the expression, else the first one after it.
pub(super) fn of(r: &Reader, found: &Found, sentence: TokenRange) -> Option<Tense> {
    let first = found.start.saturating_sub(REACH).max(sentence.start as usize);
    let before = (first..found.start).rev().map_while(|at| (!closes(r, at)).then(|| cue(r, at))).flatten().next();
    let prior = |back: usize| found.start.checked_sub(back);
    let until =
        prior(1).is_some_and(|b| r.says(b, DateWord::UNTIL.with(DateWord::TILL)) && b > sentence.start as usize);
    let as_soon = prior(2).is_some_and(|b| {
        (r.says(b, DateWord::SOON) || r.time(b) == Some(Time::Edge(Edge::Early))) && r.says(b + 1, DateWord::AS)
    });
    if until || as_soon {
        return Some(Tense::Future);
    }
    if r.genitive(found.end) {
        return None;
    }
    let bounded = prior(1).is_some_and(|b| r.says(b, DateWord::BY));
    match before {
        Some(cue) => return Some(cue),
        None if bounded => return Some(Tense::Future),
        None => {}
    }
    let from = if r.says(found.end, DateWord::COMMA) { found.end + 1 } else { found.end };
    let last = (found.end + REACH).min(sentence.end as usize);
    (from..last).map_while(|at| (!closes(r, at) && !r.says(at, DateWord::COMMA)).then(|| cue(r, at))).flatten().next()
}

/// Whether a token ends the clause.
fn closes(r: &Reader, at: usize) -> bool {
    r.says(at, DateWord::CLOSES_CLAUSE)
}

fn cue(r: &Reader, at: usize) -> Option<Tense> {
    match r.time(at) {
        Some(Time::Tense(Tense::Future)) if had_before(r, at) => return Some(Tense::Past),
        Some(Time::Tense(Tense::Future)) => return Some(Tense::Future),
        Some(Time::Tense(Tense::Past)) => return Some(Tense::Past),
        Some(_) => return None,
        None => {}
    }
    if !r.has(at, Traits::WORD) {
        return None;
    }
    let word = r.word(at);
    if r.says(at, DateWord::TO)
        && (r.says(at + 1, DateWord::BE) || at > 0 && r.says(at - 1, DateWord::BEFORE_INFINITIVE))
    {
        return Some(Tense::Future);
    }
    let participle = at > 0 && r.says(at - 1, DateWord::BE);
    let past = word.len() > 4 && word.ends_with("ed") && r.lower(at) && !r.glued(at) && !participle;
    past.then_some(Tense::Past)
}

/// "had been scheduled", "had planned": what was ahead then.
fn had_before(r: &Reader, at: usize) -> bool {
    (1..=5).any(|back| at >= back && r.says(at - back, DateWord::HAD))
}
