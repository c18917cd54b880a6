//! Single line breaks: the end of a line that says something by itself (headline, list item, paragraph), or only the
//! place where a typesetter ran out of room.

use super::habits::Habits;
use super::list;
use crate::text::english::Class;
use crate::text::view::View;

/// Lines up to this many bytes that end in a comma are salutations, not wrapped prose.
const SHORT: u32 = 24;

/// The narrowest column, in bytes, that text is taken to be wrapped at where a line begins with a capital.
const NARROWEST: u32 = 45;

/// Whether the single line break before token `next` ends a sentence.
pub fn separate(view: View, habits: &mut Habits, next: usize) -> bool {
    if list::opens_line(view, next) {
        return true;
    }
    let length = line_length(view, next);
    if carries_on(view, next, length) && !(view.is_lower(next) && habits.informal(view)) {
        return false;
    }
    let width = habits.width(view);
    width < NARROWEST || length + 1 + view.size(next) as u32 <= width
}

/// Whether the words around the break before `next`, the line before it `length` bytes long, belong together.
pub fn carries_on(view: View, next: usize, length: u32) -> bool {
    view.is_lower(next) || matches!(view.first(next), b',' | b';' | b')' | b'%') || hangs(view, next - 1, length)
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
