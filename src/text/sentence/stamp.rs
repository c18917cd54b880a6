//! What stands on a line of its own in the original, but was joined to its neighbours: dates and clock times above
//! an article or a letter, photo credits, rows of stars.

use super::abbreviation::opens_sentence;
use crate::text::TokenKind;
use crate::text::english::Time;
use crate::text::view::View;

/// Where the stamp that begins at `at` ends, if a sentence ends both before and behind it.
pub fn end(view: View, at: usize) -> Option<usize> {
    match view.kind(at)? {
        TokenKind::Number => numeric(view, at),
        TokenKind::Word if view.is_capital(at) => weekday(view, at),
        TokenKind::Symbol | TokenKind::Punct => rule(view, at).then_some(at + 1),
        _ => None,
    }
}

/// "08/16/2026 12:05 PM EDT"
fn numeric(view: View, at: usize) -> Option<usize> {
    let slash = |i: usize| view.first(i) == b'/' && view.glued(i);
    let date = slash(at + 1) && view.is_number(at + 2) && slash(at + 3) && view.is_number(at + 4);
    let clock = date && view.is_number(at + 5) && view.first(at + 6) == b':' && view.is_number(at + 7);
    let mut end = at + 8;
    if clock && view.first(end) == b':' && view.is_number(end + 1) {
        end += 2;
    }
    let half = matches!(view.word(end), "AM" | "PM" | "am" | "pm");
    (clock && half).then_some(end + 1)
}

/// "Thursday, May 7, 2026" before a capital or at the end of the paragraph.
fn weekday(view: View, at: usize) -> Option<usize> {
    let comma = |i: usize| view.first(i) == b',';
    let initial = matches!(view.first(at), b'F' | b'M' | b'S' | b'T' | b'W');
    if !initial || !comma(at + 1) || !matches!(view.time(at), Some(Time::Weekday(_))) {
        return None;
    }
    let month = matches!(view.time(at + 2), Some(Time::Month(_)));
    let whole = month && view.is_number(at + 3) && comma(at + 4) && view.is_number(at + 5) && view.size(at + 5) == 4;
    let end = at + 6;
    (whole && (view.breaks(end) == 2 || opens_sentence(view, end) || view.is_capital(end))).then_some(end)
}

/// "***", "-----", "_____"
fn rule(view: View, at: usize) -> bool {
    let shortest = match view.first(at) {
        b'-' => 4,
        b'*' | b'_' | b'=' | b'~' | b'#' => 3,
        _ => return false,
    };
    view.size(at) >= shortest && !view.glued(at) && !view.glued(at + 1)
}

/// Whether a stamp or a photo credit begins at `at`, inside a line, and ends the sentence before it.
pub fn interrupts(view: View, at: usize) -> bool {
    let begins = match view.kind(at) {
        Some(TokenKind::Word) => credit(view, at) || end(view, at).is_some_and(|end| view.breaks(end) == 2),
        _ => end(view, at).is_some(),
    };
    begins && may_follow(view, at - 1)
}

/// "Image: Jane Doe"
fn credit(view: View, at: usize) -> bool {
    view.first(at + 1) == b':'
        && view.glued(at + 1)
        && matches!(view.word(at), "Image" | "Photo" | "Picture" | "Photograph")
}

/// Whether the token before a stamp lets a sentence end there: no "on", no comma.
fn may_follow(view: View, last: usize) -> bool {
    match view.kind(last) {
        Some(TokenKind::Word) => view.class(last).is_empty(),
        Some(TokenKind::Punct) => !matches!(view.first(last), b',' | b'(' | b'-' | b':'),
        _ => true,
    }
}
