//! Keys of words and names: what counts as the same word, whatever its case.

use super::page::Page;
use crate::entity::table::{key_of, mix};
use crate::pack::{Vocabulary, normalise};
use crate::text::TokenRange;
use crate::text::english::WordId;

/// The key of a name of no words.
pub const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Set in the keys of words that the vocabulary doesn't hold.
const UNKNOWN: u64 = 1 << 63;

/// A word of the vocabulary: its id.
#[inline]
pub fn known(id: WordId) -> u64 {
    u64::from(id.0)
}

/// A word in any case that the vocabulary doesn't hold: a hash.
pub fn unknown(word: &str) -> u64 {
    hash(word) | UNKNOWN
}

/// A name in any case; different token sequences give different keys but for collisions of 64 bits.
pub fn name(page: &Page, tokens: TokenRange) -> u64 {
    tokens.indices().fold(SEED, |key, at| mix(key, page.key(at)))
}

/// The key of a word in small letters that stands nowhere.
pub fn of_text(vocabulary: &Vocabulary, normal: &str) -> u64 {
    match vocabulary.id(normal) {
        WordId::UNKNOWN => unknown(normal),
        id => known(id),
    }
}

/// A hash of a word in any case.
fn hash(word: &str) -> u64 {
    let mut lower = [0u8; 64];
    match lower.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            key_of(lower)
        }
        _ => {
            let mut normal = String::with_capacity(word.len());
            normalise(word, &mut normal);
            key_of(normal.as_bytes())
        }
    }
}
