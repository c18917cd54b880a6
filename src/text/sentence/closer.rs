//! What stands behind a stop and still belongs to its sentence: quotes, brackets, footnote marks, emoticons.

use super::abbreviation::opens_sentence;
use crate::text::view::View;

/// What closes a sentence behind its stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closers {
    /// One past the last of them.
    pub end: usize,
    pub quote: bool,
    pub bracket: bool,
}

/// The closers from token `at`; a line break ends them.
pub fn closers(view: View, start: usize, at: usize) -> Closers {
    let mut found = Closers { end: at, ..Closers::default() };
    while found.end < view.len() && view.breaks(found.end) == 0 {
        let end = found.end;
        let len = match view.word(end) {
            ")" | "]" | "}" | "”" | "»" => 1,
            "“" if view.glued(end) && !view.glued(end + 1) => 1,
            "’" | "'" | "''" if view.glued(end) && !view.glued(end + 1) => 1,
            "''" if view.glued(end) || !view.glued(end + 1) => 1,
            "\"" if closes(view, start, end) => 1,
            "[" => footnote(view, end),
            ":" | ";" | "=" => emoticon(view, end),
            _ => usize::from(note_number(view, end)),
        };
        if len == 0 {
            break;
        }
        found.quote |= matches!(view.word(end), "”" | "»" | "’" | "'" | "''" | "\"");
        found.bracket |= matches!(view.word(end), ")" | "]" | "}");
        found.end += len;
    }
    found
}

/// Whether the straight quote at `at` closes: it touches what is before it only, or, with space or words on both
/// sides, the sentence from `start` has an odd number of them.
fn closes(view: View, start: usize, at: usize) -> bool {
    match (view.glued(at), view.glued(at + 1)) {
        (true, false) => true,
        (false, true) => false,
        _ => odd_quotes(view, start, at),
    }
}

fn odd_quotes(view: View, start: usize, at: usize) -> bool {
    (start..at).rev().take(LOOK_BACK).filter(|&i| view.first(i) == b'"').count() % 2 == 1
}

/// How many tokens are searched for the opening quote.
const LOOK_BACK: usize = 200;

/// "[3]", "[a]", "[1, 2]", "[5 – 7]", "[...]": the number of its tokens, 0 where there is none.
fn footnote(view: View, at: usize) -> usize {
    let inside = |i: usize| view.is_number(i) || matches!(view.word(i), "," | "-" | "–" | "...") || view.size(i) == 1;
    let len = (1..=LONGEST_NOTE).find(|&len| view.first(at + len) == b']');
    match len {
        Some(len) if len > 1 && (at + 1..at + len).all(inside) => len + 1,
        _ => 0,
    }
}

/// The most tokens inside the brackets of a footnote mark.
const LONGEST_NOTE: usize = 6;

/// A bare footnote number: short, and before a word that opens a sentence.
fn note_number(view: View, at: usize) -> bool {
    view.is_number(at)
        && view.size(at) <= 3
        && view.breaks(at + 1) == 0
        && !view.glued(at + 1)
        && opens_sentence(view, at + 1)
}

/// ":-)", ";)", ":D": the number of its tokens, 0 where there is none.
pub fn emoticon(view: View, at: usize) -> usize {
    if view.glued(at) || !view.glued(at + 1) {
        return 0;
    }
    let nose = usize::from(view.word(at + 1) == "-" && view.glued(at + 2));
    let mouth = matches!(view.word(at + 1 + nose), ")" | "(" | "D" | "P" | "p" | "/" | "]");
    if mouth && !view.glued(at + 2 + nose) { 2 + nose } else { 0 }
}
