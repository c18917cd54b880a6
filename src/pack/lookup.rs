//! The words of a text, looked up: one id, the traits and the start in the phrase trie per token.
//!
//! Texts use the same few thousand words over and over. [`Met`] keeps those met lately close together, so that most
//! tokens are answered from memory that the processor has at hand; the pack's own table is fifty times as large. The
//! others are looked up together, so that the waits for memory run side by side.

use super::vocabulary::{Ask, Word, ascii_word};
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
    /// The node of the phrase trie behind each token; 0 where no phrase begins with it.
    pub(super) nodes: Vec<u32>,
    met: Met,
    missing: Vec<Missing>,
    normal: String,
}

/// A token that wasn't met lately.
#[derive(Clone, Copy, Debug)]
struct Missing {
    at: usize,
    letters: [u64; 2],
}

/// Words that are asked for before the first answer is looked at.
const BATCH: usize = 16;

impl Pack {
    /// Looks up the tokens of `text`.
    pub fn look_up(&self, text: &str, tokens: &[Token], out: &mut Lookup) {
        out.clear();
        out.met.belong_to(self);
        for (at, token) in tokens.iter().enumerate() {
            let word = match ascii_word(text.as_bytes(), token.span) {
                Some(letters) => out.met.get(letters).unwrap_or_else(|| {
                    out.missing.push(Missing { at, letters });
                    Word::default()
                }),
                None => self.vocabulary.long(token.of(text), &mut out.normal),
            };
            out.push(Traits::of_token(token), word);
        }
        out.find_missing(self);
    }
}

impl Lookup {
    fn clear(&mut self) {
        self.words.clear();
        self.traits.clear();
        self.nodes.clear();
        self.missing.clear();
    }

    #[inline]
    fn push(&mut self, written: Traits, word: Word) {
        self.words.push(word.id);
        self.traits.push(written.with(word.traits));
        self.nodes.push(word.node);
    }

    fn find_missing(&mut self, pack: &Pack) {
        let Self { words, traits, nodes, met, missing, .. } = self;
        let mut asked = [Ask::default(); BATCH];
        for batch in missing.chunks(BATCH) {
            for (ask, missing) in asked.iter_mut().zip(batch) {
                *ask = pack.vocabulary.ask(missing.letters);
            }
            for (ask, &Missing { at, letters }) in asked.iter().zip(batch) {
                let word = pack.vocabulary.answer(*ask, letters);
                met.put(letters, word);
                words[at] = word.id;
                traits[at] = traits[at].with(word.traits);
                nodes[at] = word.node;
            }
        }
    }
}

/// Words met lately, each at the place that its letters give; a new one takes the place of the one before.
#[derive(Debug, Default)]
struct Met {
    /// Which pack they are of.
    pack: u64,
    rows: Vec<Row>,
}

/// A word as [`ascii_word`] gives it and what is known of it: half a line of the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    letters: [u64; 2],
    word: Word,
}

/// Rows of [`Met`]: 128 kB, as much as a second-level cache spares. In news they answer four of five tokens.
const ROWS: usize = 1 << 12;

impl Met {
    /// Forgets what another pack said.
    fn belong_to(&mut self, pack: &Pack) {
        if self.pack != pack.serial || self.rows.is_empty() {
            self.pack = pack.serial;
            self.rows.clear();
            self.rows.resize(ROWS, Row::default());
        }
    }

    #[inline]
    fn get(&self, letters: [u64; 2]) -> Option<Word> {
        let row = self.rows.get(place(letters))?;
        (row.letters == letters).then_some(row.word)
    }

    fn put(&mut self, letters: [u64; 2], word: Word) {
        if let Some(row) = self.rows.get_mut(place(letters)) {
            *row = Row { letters, word };
        }
    }
}

/// The row of a word.
#[inline]
fn place([head, tail]: [u64; 2]) -> usize {
    hash::spread(head ^ tail.rotate_left(29)) as usize & (ROWS - 1)
}
