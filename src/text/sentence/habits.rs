//! What a text does throughout: written without capitals, wrapped at a width. Worked out when first asked.

use super::lines;
use crate::text::view::View;

/// The longest line, in bytes, that is taken for wrapped.
const WIDEST: u32 = 120;

/// Habits of one text.
pub struct Habits<'a> {
    /// The tokens at which sentences may meet: all that end a line are among them.
    joints: &'a [u32],
    informal: Option<bool>,
    width: Option<u32>,
}

impl<'a> Habits<'a> {
    pub fn new(joints: &'a [u32]) -> Self {
        Self { joints, informal: None, width: None }
    }

    /// Whether the text is chat: its writer leaves out capitals.
    pub fn informal(&mut self, view: View) -> bool {
        *self.informal.get_or_insert_with(|| small_starts(view))
    }

    /// Length in bytes of the longest line that certainly was wrapped; 0 if none was.
    pub fn width(&mut self, view: View) -> u32 {
        *self.width.get_or_insert_with(|| wrapped_width(view, self.joints))
    }
}

/// In chat, a small "i" stands for the writer at least once in so many tokens.
const TOKENS_PER_I: usize = 300;

/// Whether a small "i" often stands for the writer, or more than half of the paragraphs begin small.
fn small_starts(view: View) -> bool {
    let mut writers = 0;
    let mut paragraphs = 0;
    let mut small = 0;
    for at in 0..view.len() {
        let letter = view.size(at) == 1 && view.first(at) == b'i';
        writers += usize::from(letter && !view.glued(at) && !view.glued(at + 1));
        if at == 0 || view.breaks(at) == 2 {
            paragraphs += 1;
            small += usize::from(view.is_lower(at));
        }
    }
    writers * TOKENS_PER_I > view.len() || 2 * small > paragraphs
}

fn wrapped_width(view: View, joints: &[u32]) -> u32 {
    let mut width = 0;
    let mut start = 0;
    for at in joints.iter().map(|joint| *joint as usize + 1).take_while(|at| *at < view.len()) {
        if view.breaks(at) == 0 {
            continue;
        }
        let length = view.line_length(start, at);
        start = at;
        if view.breaks(at) == 1 && length <= WIDEST && length > width && lines::carries_on(view, at, length) {
            width = length;
        }
    }
    width
}
