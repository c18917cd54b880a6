//! Keys of names: what counts as the same, whatever its case.

use super::page::Page;
use crate::entity::table::mix;
use crate::text::TokenRange;

/// The key of a name of no words.
pub const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// A name in any case; different token sequences give different keys but for collisions of 64 bits.
#[inline]
pub fn name(page: &Page, tokens: TokenRange) -> u64 {
    tokens.indices().fold(SEED, |key, at| mix(key, page.key(at)))
}
