//! Words and their ids: the closed classes of [`crate::text::english`] first, then every word of the packs.

use super::column::{Arena, Column, Record, u32_at, u64_at};
use super::{Traits, hash};
use crate::text::Key;
use crate::text::english::WordId;
use std::collections::HashMap;

/// Longest word that is looked up, in bytes; longer ones are unknown (and refused in packs).
pub(super) const LONGEST: usize = 64;

/// Most words that a vocabulary can hold.
pub(super) const MOST_WORDS: usize = 1 << 24;

/// Look-up from a word's normal form (lower case, straight apostrophe) to its id. Immutable.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    pub(super) arena: Arena,
    /// Word `i` stands in the arena from `starts[i]` to `starts[i + 1]`.
    pub(super) starts: Column<u32>,
    /// The sort of each word, by id.
    pub(super) sorts: Column<u32>,
    /// What the words of each sort say of a token: a few hundred rows for all words.
    pub(super) traits: Column<Traits>,
    /// Open addressing, linear probing.
    pub(super) slots: Column<Entry>,
}

/// What is known of a word wherever it stands: its id and its sort.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub id: WordId,
    pub sort: u32,
}

/// A slot of the table: all that is asked of a word, so that looking it up touches one place of the memory. The id 0
/// is an empty slot.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub key: Key,
    pub word: Word,
}

/// A word that was asked for: where its search begins and what stands there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ask {
    key: Key,
    slot: usize,
    first: Entry,
}

impl Record for Entry {
    const SIZE: usize = 16;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let word = Word { id: WordId(u32_at(bytes, 8)), sort: u32_at(bytes, 12) };
        Self { key: Key(u64_at(bytes, 0)), word }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.key.0.to_le_bytes());
        self.word.id.0.write(out);
        self.word.sort.write(out);
    }
}

impl Vocabulary {
    /// The table over words in the order of their ids, each with its traits; the first is the empty unknown word.
    pub(super) fn build<'w>(words: impl ExactSizeIterator<Item = (&'w str, Traits)>) -> Self {
        let count = words.len();
        let (mut arena, mut starts, mut sorts) = (Arena::default(), Vec::with_capacity(count + 1), Sorts::default());
        let mut slots = vec![Entry::default(); hash::slots(count)];
        for (id, (word, traits)) in (0..).zip(words) {
            starts.push(arena.push(word).start);
            let sort = sorts.push(traits);
            if id > 0 {
                place(&mut slots, Entry { key: key(word), word: Word { id: WordId(id), sort } });
            }
        }
        starts.push(arena.all().len() as u32);
        let (starts, slots) = (Column::from_rows(starts), Column::from_rows(slots));
        Self { arena, starts, sorts: Column::from_rows(sorts.of_words), traits: Column::from_rows(sorts.rows), slots }
    }

    /// How many words, the unknown one included.
    pub fn len(&self) -> usize {
        self.sorts.len()
    }

    /// Whether it holds no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of a word in normal form; unknown words give [`WordId::UNKNOWN`].
    pub fn id(&self, normal: &str) -> WordId {
        self.answer(self.ask(key(normal))).id
    }

    /// What a word says of a token, however the token is written.
    pub(super) fn traits_of(&self, id: WordId) -> Traits {
        self.sort(self.sorts.get(id.0 as usize).unwrap_or_default())
    }

    /// What the words of a sort say of a token.
    #[inline]
    pub(super) fn sort(&self, sort: u32) -> Traits {
        self.traits.get(sort as usize).unwrap_or_default()
    }

    /// What is known of a token without a key, as written.
    #[cold]
    pub(super) fn long(&self, written: &str, normal: &mut String) -> Word {
        if written.len() > LONGEST {
            return Word::default();
        }
        normalise(written, normal);
        self.answer(self.ask(key(normal)))
    }

    /// Asks for a word: the first slot that may hold it.
    #[inline]
    pub(super) fn ask(&self, key: Key) -> Ask {
        let slot = hash::spread(key.0) as usize & self.slots.len().wrapping_sub(1);
        Ask { key, slot, first: self.slots.get(slot).unwrap_or_default() }
    }

    /// What is known of the word that was asked for: from the first slot on to the one that holds it.
    #[inline]
    pub(super) fn answer(&self, Ask { key, mut slot, first: mut entry }: Ask) -> Word {
        // At most half of the slots are filled, so an empty one ends every search.
        while entry.key != key && entry.word.id != WordId::UNKNOWN {
            slot = (slot + 1) & (self.slots.len() - 1);
            entry = self.slots.get(slot).unwrap_or_default();
        }
        entry.word
    }

    /// The normal form behind an id; "" for unknown ones.
    pub fn word(&self, id: WordId) -> &str {
        let at = |i: u32| self.starts.get(i as usize).unwrap_or_default() as usize;
        self.arena.all().get(at(id.0)..at(id.0.saturating_add(1))).unwrap_or_default()
    }
}

/// The sorts of words while a vocabulary is built.
#[derive(Default)]
struct Sorts {
    rows: Vec<Traits>,
    of_words: Vec<u32>,
    known: HashMap<Traits, u32>,
}

impl Sorts {
    /// Adds the next word; gives its sort.
    fn push(&mut self, traits: Traits) -> u32 {
        let sort = *self.known.entry(traits).or_insert_with(|| {
            self.rows.push(traits);
            self.rows.len() as u32 - 1
        });
        self.of_words.push(sort);
        sort
    }
}

/// Puts a word into the first empty slot for its key.
fn place(slots: &mut [Entry], entry: Entry) {
    let mask = slots.len() - 1;
    let mut at = hash::spread(entry.key.0) as usize & mask;
    while slots[at].word.id != WordId::UNKNOWN {
        at = (at + 1) & mask;
    }
    slots[at] = entry;
}

/// The key of a word in any case, however long and in whatever letters.
#[cold]
pub fn key_of(word: &str) -> Key {
    let mut normal = String::with_capacity(word.len());
    normalise(word, &mut normal);
    key(&normal)
}

/// The key of a word in normal form.
fn key(normal: &str) -> Key {
    match Key::of(normal.as_bytes(), 0, normal.len()) {
        Key::NONE => Key::hashed(hash::long(normal.as_bytes())),
        key => key,
    }
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
    fn a_key_is_the_word_in_any_case() {
        for [one, other] in [["Drilling", "DRILLING"], ["Zürich", "ZÜRICH"], ["Seventeen_Letters", "seventeen_letters"]]
        {
            assert_eq!(key_of(one), key_of(other), "{one}");
            assert_ne!(key_of(one), key_of(&one[1..]), "{one}");
        }
        assert_eq!(key_of("Drilling"), Key::of_word("drilling"));
    }

    #[test]
    fn keys_are_words() {
        let words = ["", "a", "the", "company", "drilling", "drillings", "ß", "zürich", "1,200", "..."];
        let vocabulary = Vocabulary::build(words.map(|word| (word, Traits::default())).into_iter());
        for (id, word) in words.iter().enumerate().skip(1) {
            assert_eq!(vocabulary.id(word), WordId(id as u32), "{word}");
        }
        for unknown in ["b", "th", "companys", "drill", "zurich", "drillingz"] {
            assert_eq!(vocabulary.id(unknown), WordId::UNKNOWN, "{unknown}");
        }
    }

    /// Their keys differ, though long words are known by a hash alone.
    #[test]
    fn every_word_of_the_core_pack_is_found() {
        let vocabulary = &crate::pack::Pack::core().vocabulary;
        for id in (1..vocabulary.len() as u32).map(WordId) {
            let word = vocabulary.word(id);
            assert_eq!(vocabulary.word(vocabulary.id(word)), word);
        }
    }
}
