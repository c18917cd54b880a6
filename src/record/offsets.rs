//! Byte offsets inside to code points outside.

use crate::text::Span;

/// Bytes a block: one counter each, so that a look-up reads at most this many bytes.
const BLOCK: usize = 64;

/// Converts byte offsets of one text to code points; costs nothing for ASCII text.
#[derive(Debug, Default)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before each block; empty when the text is ASCII.
    before: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Counts `text` once.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, before: Vec::new() };
        }
        let mut total = 0;
        let counts = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = total;
            total += starts(block);
            before
        });
        Self { text, before: counts.collect() }
    }

    /// Code points before byte `at`.
    pub fn point(&self, at: u32) -> u32 {
        let Some(before) = self.before.get(at as usize / BLOCK) else {
            return if self.before.is_empty() { at } else { self.characters() };
        };
        let block = at as usize / BLOCK * BLOCK;
        before + starts(&self.text.as_bytes()[block..at as usize])
    }

    /// Start and end of `span` in code points.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.point(span.start), self.point(span.end))
    }

    /// Length of the whole text in code points.
    pub fn characters(&self) -> u32 {
        let Some(last) = self.before.last() else { return self.text.len() as u32 };
        let block = (self.before.len() - 1) * BLOCK;
        last + starts(&self.text.as_bytes()[block..])
    }
}

/// How many characters begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b & 0xC0) != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let long = "Қазақстан’s lithium – €5 ".repeat(20);
        for text in ["", "abc", "é", "a’s", long.as_str()] {
            let offsets = Offsets::new(text);
            for (points, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.point(byte as u32), points as u32, "{text:?} at {byte}");
            }
            assert_eq!(offsets.point(text.len() as u32), text.chars().count() as u32, "{text:?} at its end");
            assert_eq!(offsets.characters(), text.chars().count() as u32);
        }
    }
}
