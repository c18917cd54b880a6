//! Single line breaks: the end of a line that says something by itself (headline, list item, paragraph), or only the
//! place where a typesetter ran out of room.

use super::habits::Habits;
use super::list;
use crate::text::english::Class;
use crate::text::view::View;

/// Lines up to this many bytes that end in a comma are salutations, not wrapped prose.
const SHORT: u32 = 24;

/// Whether the single line break before token `next` ends a sentence.
pub fn separate(view: View, habits: &mut Habits, next: usize) -> bool {
    if list::opens_line(view, next) {
        return true;
    }
    let length = line_length(view, next);
    if hangs(view, next - 1, length) {
        return false;
    }
    if goes_on(view, next) && !habits.informal(view) && !stub(view, next, length) {
        return false;
    }
    let width = habits.width(view);
    width == 0 || length + 1 + view.size(next) as u32 <= width
}

/// Whether the words around the break before `next`, the line before it `length` bytes long, belong together.
pub fn carries_on(view: View, next: usize, length: u32) -> bool {
    hangs(view, next - 1, length) || (goes_on(view, next) && !stub(view, next, length))
}

/// Whether a line that begins with token `next` goes on with the line before.
fn goes_on(view: View, next: usize) -> bool {
    view.is_lower(next) || matches!(view.first(next), b',' | b';' | b')' | b'%')
}

/// Whether the line that begins at `next` is much shorter than the one before it, of `length` bytes, though another
/// follows: no typesetter breaks there, it is a row of a list.
fn stub(view: View, next: usize, length: u32) -> bool {
    let reach = next + length as usize;
    let end = (next + 1..=reach).find(|&at| view.breaks(at) > 0);
    end.is_some_and(|end| view.breaks(end) == 1 && 2 * view.line_length(next, end) < length)
}

/// Whether a line can't end in token `last`.
fn hangs(view: View, last: usize, length: u32) -> bool {
    match view.first(last) {
        b',' => length > SHORT,
        b'(' => true,
        b'-' => view.glued(last),
        b if b.is_ascii_lowercase() => view.class(last).any(HANGING),
        _ => false,
    }
}

/// Words that open a phrase.
const HANGING: Class = Class::DETERMINER
    .with(Class::PREPOSITION)
    .with(Class::COORDINATOR)
    .with(Class::POSSESSIVE)
    .with(Class::BE)
    .with(Class::MODAL);

/// Length in bytes of the line that ends before token `next`.
fn line_length(view: View, next: usize) -> u32 {
    let start = (0..next).rev().find(|&at| view.breaks(at) > 0).unwrap_or(0);
    view.line_length(start, next)
}
