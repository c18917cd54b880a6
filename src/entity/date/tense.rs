//! Whether the clause around an expression speaks of the past or the future, by a closed list of words.

use super::expr::Found;
use super::reader::Reader;
use crate::pack::Traits;
use crate::text::TokenRange;
use crate::text::english::time::{Edge, Tense, Time};
use crate::text::english::{Class, DateWord};

/// How many tokens are looked at on either side.
const REACH: usize = 14;

/// What a token says of its clause.
enum Sign {
    /// The clause ends here.
    Closes,
    Tells(Tense),
    Nothing,
}

/// The tense of the clause: the nearest cue before the expression, else the first one after it.
pub(super) fn of(r: &Reader, found: &Found, sentence: TokenRange) -> Option<Tense> {
    if set_ahead(r, found.start, sentence) {
        return Some(Tense::Future);
    }
    if r.genitive(found.end) {
        return None;
    }
    let bounded = found.start > 0 && r.says(found.start - 1, DateWord::BY);
    match before(r, found.start, sentence) {
        Some(cue) => Some(cue),
        None if bounded => Some(Tense::Future),
        None => after(r, found.end, sentence),
    }
}

/// "until Friday", "as soon as Friday"
fn set_ahead(r: &Reader, start: usize, sentence: TokenRange) -> bool {
    let until = || r.says(start - 1, DateWord::UNTIL.with(DateWord::TILL)) && start - 1 > sentence.start as usize;
    let early = |at: usize| r.says(at, DateWord::SOON) || r.time(at) == Some(Time::Edge(Edge::Early));
    start > 0 && until() || start > 1 && r.says(start - 1, DateWord::AS) && early(start - 2)
}

fn before(r: &Reader, start: usize, sentence: TokenRange) -> Option<Tense> {
    let first = start.saturating_sub(REACH).max(sentence.start as usize);
    for at in (first..start).rev() {
        match sign(r, at) {
            Sign::Tells(tense) => return Some(tense),
            Sign::Closes => return None,
            Sign::Nothing => {}
        }
    }
    None
}

/// As [`before`]; a comma ends the clause too, but for the one that belongs to the expression.
fn after(r: &Reader, end: usize, sentence: TokenRange) -> Option<Tense> {
    let from = if r.says(end, DateWord::COMMA) { end + 1 } else { end };
    for at in from..(end + REACH).min(sentence.end as usize) {
        match sign(r, at) {
            Sign::Tells(tense) => return Some(tense),
            Sign::Closes => return None,
            Sign::Nothing if r.has(at, Traits::PUNCT) && r.says(at, DateWord::COMMA) => return None,
            Sign::Nothing => {}
        }
    }
    None
}

/// What every token that says something has: words of time, signs, words of clauses; of the others, those in small
/// letters that end in "ed".
const SAYS: Traits = Traits::TIME_WORD.with(Traits::PUNCT).with(Traits::SYMBOL).with(Traits::of_class(
    Class::RELATIVE.with(Class::SUBORDINATOR).with(Class::COORDINATOR).with(Class::PREPOSITION),
));

fn sign(r: &Reader, at: usize) -> Sign {
    let token = r.cx.traits(at);
    if !token.any(SAYS) {
        return if is_past(r, at, token) { Sign::Tells(Tense::Past) } else { Sign::Nothing };
    }
    if r.says(at, DateWord::CLOSES_CLAUSE) {
        return Sign::Closes;
    }
    match r.time(at) {
        Some(Time::Tense(Tense::Future)) if had_before(r, at) => Sign::Tells(Tense::Past),
        Some(Time::Tense(tense)) => Sign::Tells(tense),
        None if r.says(at, DateWord::TO) && leads_on(r, at) => Sign::Tells(Tense::Future),
        None if is_past(r, at, token) => Sign::Tells(Tense::Past),
        _ => Sign::Nothing,
    }
}

/// "to be", "set to"
fn leads_on(r: &Reader, at: usize) -> bool {
    r.says(at + 1, DateWord::BE) || at > 0 && r.says(at - 1, DateWord::BEFORE_INFINITIVE)
}

/// "opened", not "be opened"
fn is_past(r: &Reader, at: usize, token: Traits) -> bool {
    let ends = || matches!(r.cx.bytes(at), [_, _, _, .., b'e', b'd']);
    token.any(Traits::LOWER) && !token.any(Traits::GLUED) && ends() && !(at > 0 && r.says(at - 1, DateWord::BE))
}

/// "had been scheduled", "had planned": what was ahead then.
fn had_before(r: &Reader, at: usize) -> bool {
    (1..=5).any(|back| at >= back && r.says(at - back, DateWord::HAD))
}
