//! Words and their ids: the closed classes of [`crate::text::english`] first, then every word of the packs.

use super::column::{Arena, Column, Record, u32_at, u64_at};
use super::{Traits, hash};
use crate::text::Span;
use crate::text::english::WordId;

/// Longest word that is looked up, in bytes; longer ones are unknown (and refused in packs).
pub(super) const LONGEST: usize = 64;

/// Most words that a vocabulary can hold.
pub(super) const MOST_WORDS: usize = 1 << 24;

/// The high bit of each of eight bytes: none is set in ASCII.
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Look-up from a word's normal form (lower case, straight apostrophe) to its id. Immutable.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    pub(super) arena: Arena,
    /// Word `i` stands in the arena from `starts[i]` to `starts[i + 1]`.
    pub(super) starts: Column<u32>,
    /// Open addressing, linear probing.
    pub(super) slots: Column<Entry>,
}

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// What it says of a token.
    pub traits: Traits,
    pub id: WordId,
    /// The node of the phrase trie behind it; 0 where no phrase begins with it.
    pub node: u32,
}

/// A slot of the table: all that is asked of a word, so that looking it up touches one place of the memory. The id 0
/// is an empty slot.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    key: u64,
    word: Word,
}

/// A word that was asked for: where its search begins and what stands there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ask {
    key: u64,
    slot: usize,
    first: Entry,
}

impl Record for Entry {
    const SIZE: usize = 24;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let traits = bytes.get(8..16).map_or(Traits::default(), Traits::read);
        let word = Word { traits, id: WordId(u32_at(bytes, 16)), node: u32_at(bytes, 20) };
        Self { key: u64_at(bytes, 0), word }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.key.to_le_bytes());
        self.word.traits.write(out);
        self.word.id.0.write(out);
        self.word.node.write(out);
    }
}

impl Vocabulary {
    /// The table over words in the order of their ids, each with its traits and the node behind it; the first is the
    /// empty unknown word.
    pub(super) fn build<'w>(words: impl ExactSizeIterator<Item = (&'w str, Traits, u32)>) -> Self {
        let count = words.len();
        let (mut arena, mut starts) = (Arena::default(), Vec::with_capacity(count + 1));
        let mut slots = vec![Entry::default(); hash::slots(count)];
        for (id, (word, traits, node)) in (0..).zip(words) {
            starts.push(arena.push(word).start);
            if id > 0 {
                place(&mut slots, Entry { key: key(word), word: Word { traits, id: WordId(id), node } });
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
    pub fn id(&self, normal: &str) -> WordId {
        self.find(normal).id
    }

    fn find(&self, normal: &str) -> Word {
        self.follow(self.first(key(normal)), |word| word == normal.as_bytes())
    }

    /// What is known of a word that [`ascii_word`] doesn't take, as written.
    #[cold]
    pub(super) fn long(&self, written: &str, normal: &mut String) -> Word {
        if written.len() > LONGEST {
            return Word::default();
        }
        normalise(written, normal);
        self.find(normal)
    }

    /// Asks for a word that [`ascii_word`] gave.
    #[inline]
    pub(super) fn ask(&self, letters: [u64; 2]) -> Ask {
        self.first(ascii_key(letters))
    }

    /// What is known of the word that was asked for.
    #[inline]
    pub(super) fn answer(&self, asked: Ask, letters: [u64; 2]) -> Word {
        self.follow(asked, |word| ascii_letters(word) == Some(letters))
    }

    /// The first slot that may hold a word.
    #[inline]
    fn first(&self, key: u64) -> Ask {
        let slot = hash::spread(key) as usize & self.slots.len().wrapping_sub(1);
        Ask { key, slot, first: self.slots.get(slot).unwrap_or_default() }
    }

    /// From the first slot on to the one that holds the word. Short words are their keys; of others `same` compares
    /// the letters.
    #[inline]
    fn follow(&self, Ask { key, mut slot, first }: Ask, same: impl Fn(&[u8]) -> bool) -> Word {
        let mut entry = first;
        // At most half of the slots are filled, so an empty one ends every search.
        while entry.word.id != WordId::UNKNOWN {
            if entry.key == key && (key & HIGH_BITS == 0 || same(self.bytes(entry.word.id.0))) {
                return entry.word;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
            entry = self.slots.get(slot).unwrap_or_default();
        }
        Word::default()
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
}

/// Puts a word into the first empty slot for its key.
fn place(slots: &mut [Entry], entry: Entry) {
    let mask = slots.len() - 1;
    let mut at = hash::spread(entry.key) as usize & mask;
    while slots[at].word.id != WordId::UNKNOWN {
        at = (at + 1) & mask;
    }
    slots[at] = entry;
}

/// A word in normal form as a number: ASCII words of up to eight letters are their letters, so that comparing keys is
/// comparing words; others are hashed, with high bits set that no short word has.
fn key(normal: &str) -> u64 {
    match ascii_letters(normal.as_bytes()) {
        Some(letters) => ascii_key(letters),
        None => hash::long(normal.as_bytes()) | HIGH_BITS,
    }
}

fn ascii_key(letters: [u64; 2]) -> u64 {
    match letters {
        [word, 0] => word,
        [head, tail] => hash::two(head, tail) | HIGH_BITS,
    }
}

fn ascii_letters(word: &[u8]) -> Option<[u64; 2]> {
    ascii_word(word, Span::new(0, word.len() as u32))
}

/// The bytes at `span` in lower case as two numbers, the first byte lowest; `None` when there are more than sixteen
/// or none, or when they aren't ASCII.
#[inline]
pub(super) fn ascii_word(bytes: &[u8], span: Span) -> Option<[u64; 2]> {
    let (start, len) = (span.start as usize, span.len());
    if len == 0 || len > 16 {
        return None;
    }
    let sixteen = match bytes.get(start..).and_then(|rest| rest.first_chunk::<16>()) {
        Some(sixteen) => u128::from_le_bytes(*sixteen) & (u128::MAX >> (128 - 8 * len)),
        None => {
            bytes.get(start..start + len as usize)?.iter().rev().fold(0, |word, byte| word << 8 | u128::from(*byte))
        }
    };
    let [head, tail] = [sixteen as u64, (sixteen >> 64) as u64];
    ((head | tail) & HIGH_BITS == 0).then(|| [lower(head), lower(tail)])
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
        let vocabulary = Vocabulary::build(words.map(|word| (word, Traits::default(), 0)).into_iter());
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
