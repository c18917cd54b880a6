//! The words of a text, looked up: one id and the traits per token.
//!
//! Texts use the same few thousand words over and over. [`Met`] keeps those met lately close together, so that most
//! tokens are answered from memory that the processor has at hand; the pack's own table is sixty times as large. The
//! others are looked up together, block by block, so that the waits for memory run side by side.

use super::hits::Packed;
use super::vocabulary::{Ask, Word};
use super::{Pack, Traits, hash};
use crate::text::bits::ones;
use crate::text::english::WordId;
use crate::text::{Analysis, Key, Token};

/// The words of one text; reused from text to text.
#[derive(Debug, Default)]
pub struct Lookup {
    /// One id per token.
    pub words: Vec<WordId>,
    /// What each token is by itself.
    pub traits: Vec<Traits>,
    /// The phrases that each token's word is by itself.
    pub(super) ends: Vec<Packed>,
    normal: String,
}

/// Tokens that are looked up before those not met lately are searched for.
const BLOCK: usize = u64::BITS as usize;

impl Pack {
    /// Looks up the tokens of `text`; `met` goes from text to text.
    pub fn look_up(&self, text: &str, analysis: &Analysis, met: &mut Met, out: &mut Lookup) {
        let Lookup { words, traits, ends, normal } = out;
        let tokens = &analysis.tokens;
        met.belong_to(self);
        words.clear();
        words.resize(tokens.len(), WordId::UNKNOWN);
        traits.clear();
        traits.resize(tokens.len(), Traits::default());
        ends.clear();
        ends.resize(tokens.len(), Packed::NONE);
        let blocks = tokens.chunks(BLOCK).zip(analysis.keys.chunks(BLOCK));
        let rows = words.chunks_mut(BLOCK).zip(traits.chunks_mut(BLOCK)).zip(ends.chunks_mut(BLOCK));
        for ((tokens, keys), ((words, traits), ends)) in blocks.zip(rows) {
            Block { pack: self, text, tokens, keys, words, traits, ends }.read(met, normal);
        }
    }
}

/// A few tokens with what is found out about them.
struct Block<'a> {
    pack: &'a Pack,
    text: &'a str,
    tokens: &'a [Token],
    keys: &'a [Key],
    words: &'a mut [WordId],
    traits: &'a mut [Traits],
    ends: &'a mut [Packed],
}

impl Block<'_> {
    fn read(&mut self, met: &mut Met, normal: &mut String) {
        let mut missing = 0_u64;
        let rows = self.words.iter_mut().zip(self.traits.iter_mut()).zip(self.ends.iter_mut());
        for (at, ((token, key), ((id, traits), ends))) in self.tokens.iter().zip(self.keys).zip(rows).enumerate() {
            let row = met.get(*key);
            *id = row.id;
            *ends = row.ends;
            *traits = Traits::of_token(token).with(row.traits);
            // Without a branch: which words were met can't be foretold.
            missing |= u64::from(row.key != *key) << at;
        }
        self.find(missing, met, normal);
    }

    /// Searches for the tokens that weren't met lately: bits, the first token lowest.
    fn find(&mut self, missing: u64, met: &mut Met, normal: &mut String) {
        let key = |at: usize| self.keys.get(at).copied().unwrap_or_default();
        let mut asked = [Ask::default(); BLOCK];
        for (ask, at) in asked.iter_mut().zip(ones(missing)) {
            *ask = self.pack.vocabulary.ask(key(at));
        }
        for (ask, at) in asked.iter().zip(ones(missing)) {
            let word = match key(at) {
                Key::NONE => self.long(at, normal),
                _ => self.pack.vocabulary.answer(*ask),
            };
            self.set(at, word, met);
        }
    }

    /// What is known of a token without a key.
    #[cold]
    fn long(&self, at: usize, normal: &mut String) -> Word {
        let written = self.tokens.get(at).map_or("", |token| token.of(self.text));
        self.pack.vocabulary.long(written, normal)
    }

    #[inline]
    fn set(&mut self, at: usize, word: Word, met: &mut Met) {
        let (Some(token), Some(key)) = (self.tokens.get(at), self.keys.get(at)) else { return };
        let row = (self.words.get_mut(at), self.traits.get_mut(at), self.ends.get_mut(at));
        let (Some(id), Some(traits), Some(ends)) = row else { return };
        let of_word = self.pack.vocabulary.sort(word.sort);
        *id = word.id;
        *traits = Traits::of_token(token).with(of_word);
        // Most words open no phrase: what ends with them needn't be fetched.
        *ends = match of_word.any(Traits::OPENS_PHRASE) {
            true => self.pack.phrases.first(word.id),
            false => Packed::NONE,
        };
        if *key != Key::NONE {
            met.put(Row { key: *key, traits: of_word, id: word.id, ends: *ends });
        }
    }
}

/// What was found out about a word.
#[derive(Clone, Copy, Debug)]
struct Row {
    key: Key,
    traits: Traits,
    id: WordId,
    ends: Packed,
}

/// Words met lately, each at the place that its key gives; a new one takes the place of the one before.
#[derive(Debug)]
pub struct Met {
    /// Which pack they are of.
    pack: u64,
    rows: Box<[Row; ROWS]>,
}

/// Rows of [`Met`] as a power of two: 96 kB, as much as a second-level cache spares. In news they answer three of four
/// tokens.
const ROW_BITS: u32 = 12;
const ROWS: usize = 1 << ROW_BITS;

/// What no key leads to, nor the absence of one.
const EMPTY: Row = Row { key: Key(u64::MAX), traits: Traits::NONE, id: WordId::UNKNOWN, ends: Packed::NONE };

impl Default for Met {
    fn default() -> Self {
        // By way of a vector, which is filled in place: an array would be made on the stack and copied.
        let rows = vec![EMPTY; ROWS].into_boxed_slice().try_into();
        Self { pack: 0, rows: rows.unwrap_or_else(|_| Box::new([EMPTY; ROWS])) }
    }
}

impl Met {
    /// Forgets what another pack said.
    fn belong_to(&mut self, pack: &Pack) {
        if self.pack != pack.serial {
            self.pack = pack.serial;
            self.rows.fill(EMPTY);
        }
    }

    /// What stands at the place of a key.
    #[inline]
    fn get(&self, key: Key) -> Row {
        self.rows[hash::quick(key.0, ROW_BITS) % ROWS]
    }

    #[inline]
    fn put(&mut self, row: Row) {
        self.rows[hash::quick(row.key.0, ROW_BITS) % ROWS] = row;
    }
}
