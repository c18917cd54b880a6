//! Words and their ids: the closed classes of [`crate::text::english`] first, then every word of the packs.

use super::column::{Arena, Column};
use super::hash;
use crate::text::english::WordId;
use crate::text::{Token, TokenKind};

/// Longest word that is looked up, in bytes; longer ones are unknown (and refused in packs).
pub(super) const LONGEST: usize = 64;

/// Bits of a slot that hold the word's id; the others hold bits of its hash, so that few words are compared in vain.
pub(super) const ID_BITS: u32 = 24;

/// Look-up from a word's normal form (lower case, straight apostrophe) to its id. Immutable.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    pub(super) arena: Arena,
    /// Word `i` stands in the arena from `starts[i]` to `starts[i + 1]`.
    pub(super) starts: Column<u32>,
    /// Open addressing, linear probing; 0 is empty.
    pub(super) slots: Column<u32>,
}

impl Vocabulary {
    /// The table over words in the order of their ids; the first is the empty unknown word.
    pub(super) fn build<'w>(words: impl ExactSizeIterator<Item = &'w str>) -> Self {
        let count = words.len();
        let (mut arena, mut starts) = (Arena::default(), Vec::with_capacity(count + 1));
        let mut slots = vec![0u32; hash::slots(count)];
        for (id, word) in words.enumerate() {
            starts.push(arena.push(word).start);
            if id > 0 {
                place(&mut slots, hash::bytes(word.as_bytes()), id as u32);
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
        self.id_of(normal.as_bytes())
    }

    #[inline]
    fn id_of(&self, normal: &[u8]) -> WordId {
        let hash = hash::bytes(normal);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        // At most half of the slots are filled, so an empty one ends every search.
        while let Some(slot) = self.slots.get(at).filter(|slot| *slot != 0) {
            let id = slot & ((1 << ID_BITS) - 1);
            if slot >> ID_BITS == tag(hash) && self.bytes(id) == normal {
                return WordId(id);
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

    /// One id per token, into the reused `out`.
    pub fn resolve(&self, text: &str, tokens: &[Token], out: &mut Vec<WordId>) {
        out.clear();
        let mut normal = String::new();
        out.extend(tokens.iter().map(|token| self.id_of_token(token.kind, token.of(text), &mut normal)));
    }

    fn id_of_token(&self, kind: TokenKind, word: &str, normal: &mut String) -> WordId {
        if word.len() > LONGEST {
            return WordId::UNKNOWN;
        }
        if kind == TokenKind::Number {
            return self.id_of(word.as_bytes());
        }
        if !word.is_ascii() {
            normalise(word, normal);
            return self.id(normal);
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.id_of(lower)
    }
}

pub(super) const fn tag(hash: u32) -> u32 {
    hash >> ID_BITS
}

/// Puts a word into the first empty slot for its hash.
pub(super) fn place(slots: &mut [u32], hash: u32, id: u32) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = tag(hash) << ID_BITS | id;
}

/// Most words that a vocabulary can hold.
pub(super) const MOST_WORDS: usize = 1 << ID_BITS;

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
