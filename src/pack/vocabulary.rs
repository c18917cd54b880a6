//! Words and their ids: the closed classes of [`crate::text::english`] first, then every word of the packs.

use super::column::{Arena, Column, Record, u32_at};
use super::hash;
use crate::text::Token;
use crate::text::english::WordId;

/// Longest word that is looked up, in bytes; longer ones are unknown (and refused in packs).
pub(super) const LONGEST: usize = 64;

/// Most words that a vocabulary can hold.
pub(super) const MOST_WORDS: usize = 1 << 24;

/// The longest word, in bytes, whose letters are its [`key`].
const SHORT: usize = 8;

/// The high bit of each of eight bytes: none is set in ASCII.
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Look-up from a word's normal form (lower case, straight apostrophe) to its id. Immutable.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    pub(super) arena: Arena,
    /// Word `i` stands in the arena from `starts[i]` to `starts[i + 1]`.
    pub(super) starts: Column<u32>,
    /// Open addressing, linear probing.
    pub(super) slots: Column<Slot>,
}

/// A word in the table, by its [`key`]; the id 0 is an empty slot. Nearly all words of a text are short: the one line
/// of memory that holds the slot is all that they touch.
#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    key: u64,
    id: u32,
}

impl Record for Slot {
    const SIZE: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { key: bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)), id: u32_at(bytes, 8) }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.key.to_le_bytes());
        self.id.write(out);
    }
}

impl Vocabulary {
    /// The table over words in the order of their ids; the first is the empty unknown word.
    pub(super) fn build<'w>(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        let count = words.len();
        let (mut arena, mut starts) = (Arena::default(), Vec::with_capacity(count + 1));
        let mut slots = vec![Slot::default(); hash::slots(count)];
        for (id, word) in words.enumerate() {
            starts.push(arena.push(word).start);
            if id > 0 {
                place(&mut slots, Slot { key: key(word.as_bytes()), id: id as u32 });
            }
        }
        starts.push(arena.all().len() as u32);
        Self { arena, starts: Column::from_rows(starts), slots: Column::from_rows(slots) }
    }

    /// How many words, the unknown one included.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether it holds no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of a word in normal form; unknown words give [`WordId::UNKNOWN`].
    #[inline]
    pub fn id(&self, normal: &str) -> WordId {
        self.find(key(normal.as_bytes()), normal.as_bytes())
    }

    /// The id of the word with this key. Short words are their keys, of others the letters are compared.
    #[inline]
    fn find(&self, key: u64, normal: &[u8]) -> WordId {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash::spread(key) as usize & mask;
        // At most half of the slots are filled, so an empty one ends every search.
        while let Some(slot) = self.slots.get(at).filter(|slot| slot.id != 0) {
            if slot.key == key && (key & HIGH_BITS == 0 || self.bytes(slot.id) == normal) {
                return WordId(slot.id);
            }
            at = (at + 1) & mask;
        }
        WordId::UNKNOWN
    }

    #[inline]
    fn bytes(&self, id: u32) -> &[u8] {
        let at = |i: u32| self.starts.get(i as usize).unwrap_or_default() as usize;
        self.arena.all().as_bytes().get(at(id)..at(id + 1)).unwrap_or_default()
    }

    /// The normal form behind an id; "" for unknown ones.
    pub fn word(&self, id: WordId) -> &str {
        std::str::from_utf8(self.bytes(id.0)).unwrap_or("")
    }

    /// The id of a token of `text`.
    #[inline]
    pub(super) fn id_of(&self, text: &str, token: &Token) -> WordId {
        match short(text.as_bytes(), token.span.start as usize, token.span.len() as usize) {
            Some(word) => self.find(word, &[]),
            None => self.id_of_long(token.of(text)),
        }
    }

    /// The same for words of more than eight bytes and those with letters outside ASCII.
    fn id_of_long(&self, word: &str) -> WordId {
        if word.len() > LONGEST {
            return WordId::UNKNOWN;
        }
        if !word.is_ascii() {
            let mut normal = String::new();
            normalise(word, &mut normal);
            return self.id(&normal);
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.find(key(lower), lower)
    }
}

/// Puts a word into the first empty slot for its key.
fn place(slots: &mut [Slot], slot: Slot) {
    let mask = slots.len() - 1;
    let mut at = hash::spread(slot.key) as usize & mask;
    while slots[at].id != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// A word in normal form as a number: short ASCII words are their letters, so that comparing keys is comparing words;
/// others are hashed, with high bits set that no short word has.
fn key(normal: &[u8]) -> u64 {
    match short(normal, 0, normal.len()) {
        Some(word) => word,
        None => hash::long(normal) | HIGH_BITS,
    }
}

/// The `len` bytes from `start` in lower case, the first one lowest; `None` when there are more than eight or they
/// aren't ASCII.
#[inline]
fn short(bytes: &[u8], start: usize, len: usize) -> Option<u64> {
    if len > SHORT || len == 0 {
        return None;
    }
    let eight = match bytes.get(start..start + SHORT).and_then(|eight| eight.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * len)),
        None => bytes.get(start..start + len)?.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    (eight & HIGH_BITS == 0).then(|| lower(eight))
}

/// Eight ASCII bytes in lower case.
#[inline]
const fn lower(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // The high bit of each byte of a sum is set where the byte is at least "A", and where it is more than "Z".
    let from_a = eight + ONES * (0x80 - b'A' as u64);
    let past_z = eight + ONES * (0x7F - b'Z' as u64);
    eight | ((from_a ^ past_z) & HIGH_BITS) >> 2
}

/// Writes the normal form of `word` into the reused `out`.
pub fn normalise(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        return out.make_ascii_lowercase();
    }
    for c in word.chars() {
        match c {
            '’' => out.push('\''),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_words() {
        let words = ["", "a", "the", "company", "drilling", "drillings", "ß", "zürich", "1,200", "..."];
        let vocabulary = Vocabulary::build(words.into_iter());
        for (id, word) in words.iter().enumerate().skip(1) {
            assert_eq!(vocabulary.id(word), WordId(id as u32), "{word}");
        }
        for unknown in ["b", "th", "companys", "drill", "zurich", "drillingz"] {
            assert_eq!(vocabulary.id(unknown), WordId::UNKNOWN, "{unknown}");
        }
    }

    #[test]
    fn eight_bytes_go_to_lower_case_at_once() {
        for text in ["AZazMm09", "@[`{\x7f\x00-.", "THE COMP"] {
            let eight = |text: &str| text.bytes().rev().fold(0, |word, byte| word << 8 | u64::from(byte));
            assert_eq!(lower(eight(text)), eight(&text.to_ascii_lowercase()), "{text:?}");
        }
    }
}
