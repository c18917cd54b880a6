//! Words while a pack is compiled: the growing form of [`Vocabulary`].

use crate::pack::vocabulary::{LONGEST, MOST_WORDS, Vocabulary, normalise};
use crate::pack::{Traits, hash};
use crate::text::english::{self, WordId};
use crate::text::{Analysis, Token, lex_into};

/// Bits of a slot that hold the word's id; the others hold bits of its hash, so that few words are compared in vain.
const ID_BITS: u32 = MOST_WORDS.ilog2();

/// Words in the order of their ids, found by hash.
pub(crate) struct Words {
    text: String,
    /// Word `i` stands in `text` from `starts[i]` to `starts[i + 1]`.
    starts: Vec<u32>,
    slots: Vec<u32>,
    cut: Analysis,
    normal: String,
}

impl Words {
    /// The closed classes of English, which come first in every vocabulary.
    pub(crate) fn english() -> Self {
        let (cut, normal) = (Analysis::default(), String::new());
        let mut it = Self { text: String::new(), starts: vec![0, 0], slots: vec![0; 1 << 12], cut, normal };
        for word in english::get().words().skip(1) {
            it.push(word);
        }
        it
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn word(&self, id: u32) -> &str {
        &self.text[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }

    /// Appends a word, even where it is there already: ids of closed classes are their places in the table.
    fn push(&mut self, word: &str) -> WordId {
        let id = self.len() as u32;
        self.text.push_str(word);
        self.starts.push(self.text.len() as u32);
        if self.len() * 2 > self.slots.len() {
            self.grow();
        } else {
            place(&mut self.slots, hash::bytes(word.as_bytes()), id);
        }
        WordId(id)
    }

    fn grow(&mut self) {
        let mut slots = vec![0; self.slots.len() * 2];
        (1..self.len() as u32).for_each(|id| place(&mut slots, hash::bytes(self.word(id).as_bytes()), id));
        self.slots = slots;
    }

    /// The id of a word in normal form, 0 where it is new.
    pub(crate) fn get(&self, normal: &str) -> WordId {
        let hash = hash::bytes(normal.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            let id = self.slots[at] & ((1 << ID_BITS) - 1);
            if self.slots[at] >> ID_BITS == tag(hash) && self.word(id) == normal {
                return WordId(id);
            }
            at = (at + 1) & mask;
        }
        WordId::UNKNOWN
    }

    /// The id of a word in normal form, added where it is new; unknown when it is too long or the table is full.
    pub(crate) fn intern(&mut self, normal: &str) -> WordId {
        match self.get(normal) {
            WordId::UNKNOWN if normal.len() > LONGEST || self.len() + 1 >= MOST_WORDS => WordId::UNKNOWN,
            WordId::UNKNOWN => self.push(normal),
            id => id,
        }
    }

    /// Cuts a phrase into words as an article is cut, adding new ones; into the reused `out`. False when a word of it
    /// can't be held.
    pub(crate) fn phrase(&mut self, phrase: &str, out: &mut Vec<WordId>) -> bool {
        let (mut cut, mut normal) = (std::mem::take(&mut self.cut), std::mem::take(&mut self.normal));
        out.clear();
        lex_into(phrase, &mut cut);
        for token in &cut.tokens {
            normalise(token.of(phrase), &mut normal);
            out.push(self.intern(&normal));
        }
        (self.cut, self.normal) = (cut, normal);
        !out.is_empty() && !out.contains(&WordId::UNKNOWN)
    }

    /// The tokens of the last phrase.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.cut.tokens
    }

    /// The finished table; `traits` tells what each word says of a token.
    pub(crate) fn freeze(&self, traits: &[Traits]) -> Vocabulary {
        Vocabulary::build((0..self.len() as u32).map(|id| self.word(id)).zip(traits.iter().copied()))
    }
}

const fn tag(hash: u32) -> u32 {
    hash >> ID_BITS
}

/// Puts a word into the first empty slot for its hash.
fn place(slots: &mut [u32], hash: u32, id: u32) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = tag(hash) << ID_BITS | id;
}
