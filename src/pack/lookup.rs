//! The words of a text, looked up: one id and the traits per token.
//!
//! Texts use the same few thousand words over and over. [`Met`] keeps those met lately close together, so that most
//! tokens are answered from memory that the processor has at hand; the pack's own table is sixty times as large. The
//! others are looked up together, block by block, so that the waits for memory run side by side.

use super::vocabulary::{Ask, Entry, Key, Vocabulary, Word};
use super::{Pack, Traits, hash};
use crate::text::Token;
use crate::text::english::WordId;

/// The words of one text; reused from text to text.
#[derive(Debug, Default)]
pub struct Lookup {
    /// One id per token.
    pub words: Vec<WordId>,
    /// What each token is by itself.
    pub traits: Vec<Traits>,
    met: Met,
    normal: String,
}

/// Tokens that are looked up before those not met lately are searched for.
const BLOCK: usize = 64;

impl Pack {
    /// Looks up the tokens of `text`.
    pub fn look_up(&self, text: &str, tokens: &[Token], out: &mut Lookup) {
        let Lookup { words, traits, met, normal } = out;
        met.belong_to(self);
        words.clear();
        words.resize(tokens.len(), WordId::UNKNOWN);
        traits.clear();
        traits.resize(tokens.len(), Traits::default());
        let rows = words.chunks_mut(BLOCK).zip(traits.chunks_mut(BLOCK));
        for (tokens, (words, traits)) in tokens.chunks(BLOCK).zip(rows) {
            Block { vocabulary: &self.vocabulary, text, tokens, words, traits }.read(met, normal);
        }
    }
}

/// A few tokens with what is found out about them.
struct Block<'a> {
    vocabulary: &'a Vocabulary,
    text: &'a str,
    tokens: &'a [Token],
    words: &'a mut [WordId],
    traits: &'a mut [Traits],
}

/// A token that wasn't met lately.
#[derive(Clone, Copy, Default)]
struct Missing {
    at: u32,
    key: Key,
}

impl Block<'_> {
    fn read(&mut self, met: &mut Met, normal: &mut String) {
        let (mut missing, mut count) = ([Missing::default(); BLOCK], 0);
        for (at, token) in self.tokens.iter().enumerate() {
            let Some(key) = Key::of_ascii(self.text.as_bytes(), token.span) else {
                self.set(at, self.vocabulary.long(token.of(self.text), normal));
                continue;
            };
            let row = met.get(key);
            self.set(at, row.word);
            // Without a branch: which words were met can't be foretold.
            missing[count] = Missing { at: at as u32, key };
            count += usize::from(row.key != key);
        }
        self.find(&missing[..count], met);
    }

    fn find(&mut self, missing: &[Missing], met: &mut Met) {
        let mut asked = [Ask::default(); BLOCK];
        for (ask, missing) in asked.iter_mut().zip(missing) {
            *ask = self.vocabulary.ask(missing.key);
        }
        for (ask, &Missing { at, key }) in asked.iter().zip(missing) {
            let word = self.vocabulary.answer(*ask);
            met.put(Entry { key, word });
            self.set(at as usize, word);
        }
    }

    #[inline]
    fn set(&mut self, at: usize, word: Word) {
        self.words[at] = word.id;
        self.traits[at] = Traits::of_token(&self.tokens[at]).with(self.vocabulary.sort(word.sort));
    }
}

/// Words met lately, each at the place that its key gives; a new one takes the place of the one before.
#[derive(Debug, Default)]
struct Met {
    /// Which pack they are of.
    pack: u64,
    rows: Vec<Entry>,
}

/// Rows of [`Met`] as a power of two: 64 kB, as much as a second-level cache spares. In news they answer three of four
/// tokens.
const ROW_BITS: u32 = 12;

impl Met {
    /// Forgets what another pack said.
    fn belong_to(&mut self, pack: &Pack) {
        if self.pack != pack.serial || self.rows.is_empty() {
            self.pack = pack.serial;
            self.rows.clear();
            self.rows.resize(1 << ROW_BITS, Entry::default());
        }
    }

    /// What stands at the place of a key.
    #[inline]
    fn get(&self, key: Key) -> Entry {
        self.rows.get(hash::quick(key.0, ROW_BITS)).copied().unwrap_or_default()
    }

    #[inline]
    fn put(&mut self, entry: Entry) {
        if let Some(row) = self.rows.get_mut(hash::quick(entry.key.0, ROW_BITS)) {
            *row = entry;
        }
    }
}
