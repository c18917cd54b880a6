//! List items: bullets, "1.", "2)", "(a)", "iv)", also when several follow each other on one line.

use crate::text::view::View;

/// What stands behind the number or letter of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "1."
    Dot,
    /// "1)"
    Bracket,
    /// "1.)"
    DotBracket,
    /// "(1)"
    Brackets,
}

/// The number or letter that opens a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    style: Style,
    letter: bool,
    value: u32,
    /// One past its last token.
    pub end: usize,
}

/// The marker at `at`, or behind a bullet at `at`.
pub fn marker_after_bullet(view: View, at: usize) -> Option<Marker> {
    marker(view, if view.is_bullet(at) { at + 1 } else { at })
}

/// The marker whose first token is `at`.
fn marker(view: View, at: usize) -> Option<Marker> {
    let open = view.first(at) == b'(';
    let core = at + usize::from(open);
    let (value, letter) = value(view, core)?;
    let glued = |at: usize, sign: u8| view.glued(at) && view.size(at) == 1 && view.first(at) == sign;
    let (style, end) = match () {
        () if open && glued(core + 1, b')') => (Style::Brackets, core + 2),
        () if open => return None,
        () if glued(core + 1, b')') => (Style::Bracket, core + 2),
        () if glued(core + 1, b'.') && glued(core + 2, b')') => (Style::DotBracket, core + 3),
        () if glued(core + 1, b'.') && !view.glued(core + 2) => (Style::Dot, core + 2),
        () => return None,
    };
    Some(Marker { style, letter, value, end })
}

/// What a number of up to three digits, or a single small letter, counts; 0 for numbers of sections ("2.1.").
fn value(view: View, at: usize) -> Option<(u32, bool)> {
    let word = view.word(at);
    if view.is_number(at) && word.len() <= 6 && word.len() < 4 + word.matches('.').count() {
        return Some((word.parse().unwrap_or(0), false));
    }
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((u32::from(letter - b'a'), true)),
        _ => None,
    }
}

/// Whether token `at`, inside a line, opens the next item: a bullet, or the marker that follows `before`.
pub fn opens_item(view: View, at: usize, before: Option<Marker>) -> bool {
    if view.is_bullet(at) {
        return true;
    }
    let Some(before) = before else { return false };
    let Some(next) = marker(view, at) else { return false };
    let follows = next.style == before.style && next.letter == before.letter && next.value == before.value + 1;
    follows && at >= before.end && (next.style != Style::Dot || !view.is_lower(next.end))
}

/// Whether token `at`, the first of its line, opens an item or a row of a table.
pub fn opens_line(view: View, at: usize) -> bool {
    let item = marker(view, at).is_some_and(|m| m.style != Style::Dot || !view.is_lower(m.end));
    item || roman(view, at) || view.is_bullet(at) || view.first(at) == b'|' || opens_with_dash(view, at)
}

/// "iv)"
fn roman(view: View, at: usize) -> bool {
    let letters = view.is_word(at) && view.word(at).bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    letters && view.size(at) <= 5 && view.first(at + 1) == b')' && view.glued(at + 1)
}

/// "- item": a dash or star with a space behind it.
fn opens_with_dash(view: View, at: usize) -> bool {
    matches!(view.word(at), "-" | "–" | "*" | "—") && !view.glued(at + 1) && view.breaks(at + 1) == 0
}

/// Whether the tokens `start..end` are an item of a list or the row of a table.
pub fn is_item(view: View, start: usize, end: usize, marker: Option<Marker>) -> bool {
    let dash = end - start > 1 && view.breaks(start) > 0 && opens_with_dash(view, start);
    view.is_bullet(start) || marker.is_some() || roman(view, start) || view.first(start) == b'|' || dash
}
