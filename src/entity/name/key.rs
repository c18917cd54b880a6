//! Keys of words and names: what counts as the same word, whatever its case.

use super::page::Page;
use crate::pack::normalise;
use crate::text::TokenRange;
use crate::text::english::WordId;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use xxhash_rust::xxh3::xxh3_64;

/// A map by the keys of names, which are mixed already.
pub type Map<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a key as its own hash.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The key of a name of no words.
pub const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// The word at `at` in any case: its id where the vocabulary has it, else a hash with the top bit set.
pub fn word(page: &Page, at: usize) -> u64 {
    match page.cx.id(at) {
        WordId::UNKNOWN => hash(page.cx.word(at)) | 1 << 63,
        id => u64::from(id.0),
    }
}

/// A name in any case; different token sequences give different keys but for collisions of 64 bits.
pub fn name(page: &Page, tokens: TokenRange) -> u64 {
    tokens.indices().fold(SEED, |key, at| join(key, word(page, at)))
}

/// The key of a name with one more word.
pub fn join(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

/// A hash of a word in any case.
pub fn hash(word: &str) -> u64 {
    let mut lower = [0u8; 64];
    match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            xxh3_64(lower)
        }
        _ => {
            let mut normal = String::with_capacity(word.len());
            normalise(word, &mut normal);
            xxh3_64(normal.as_bytes())
        }
    }
}
