//! The one hash of packs: the build script and the running program must agree on it, so it is our own.

use std::hash::{BuildHasherDefault, Hasher};

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15; // 2^64 / golden ratio (Knuth, multiplicative hashing)

#[inline]
const fn mix(hash: u64, word: u64) -> u64 {
    let h = (hash ^ word).wrapping_mul(MULTIPLIER);
    h ^ (h >> 29)
}

/// Hash of bytes, eight at a time.
#[inline]
pub fn bytes(bytes: &[u8]) -> u32 {
    fold(long(bytes))
}

/// The same in 64 bits.
#[inline]
pub fn long(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        hash = mix(hash, u64::from_le_bytes([c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]]));
    }
    let rest = chunks.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    mix(hash, rest)
}

/// A number of so many bits, quickly made: for tables of what was met lately, where two in one place cost little.
#[inline]
pub const fn quick(word: u64, bits: u32) -> usize {
    ((word ^ word >> 29).wrapping_mul(MULTIPLIER) >> (u64::BITS - bits)) as usize
}

/// A number whose low bits depend on all bits of `word`.
#[inline]
pub const fn spread(word: u64) -> u32 {
    fold(mix(0, word))
}

#[inline]
const fn fold(hash: u64) -> u32 {
    (hash.wrapping_mul(MULTIPLIER) >> 32) as u32
}

/// The same as a hasher for maps that are only used while a pack is compiled.
#[derive(Default)]
pub struct Mixer(u64);

/// Builds [`Mixer`]s.
pub type Build = BuildHasherDefault<Mixer>;

impl Hasher for Mixer {
    fn write(&mut self, data: &[u8]) {
        self.0 = mix(self.0, u64::from(bytes(data)));
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = mix(self.0, u64::from(word));
    }

    fn finish(&self) -> u64 {
        // The map takes the slot from the low bits: bring the well mixed high ones there.
        self.0.wrapping_mul(MULTIPLIER).rotate_left(32)
    }
}

/// Slots of an open-addressing table for `entries` entries: a power of two, at most half of it filled.
pub fn slots(entries: usize) -> usize {
    (entries * 2).next_power_of_two().max(2)
}
