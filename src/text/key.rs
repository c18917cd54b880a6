//! Words as numbers, worked out while the text is cut: what looks words up needn't read the text again.

use super::eight::{self, HIGH_BITS};

/// A word in normal form as a number. ASCII words of up to eight letters are their letters. Of others it is a hash, with
/// high bits set that no short word has: that one of a hundred thousand words is taken for another is less likely than
/// one in a million, that a word of the text is taken for one of them, one in a million million.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key(pub u64);

/// The longest word, in bytes, of which the text itself gives the key.
const LONGEST: usize = 16;

impl Key {
    /// Of a token that has more than sixteen bytes or isn't ASCII: its normal form isn't known yet.
    pub const NONE: Self = Self(0);

    /// The key of the word of `len` bytes at `start`, in any case.
    #[inline]
    pub fn of(bytes: &[u8], start: usize, len: usize) -> Self {
        let Some(&[head_mask, tail_mask]) = MASKS.get(len) else { return Self::NONE };
        let head = eight::read(bytes, start) & head_mask;
        let tail = if len > 8 { eight::read(bytes, start + 8) & tail_mask } else { 0 };
        if (head | tail) & HIGH_BITS != 0 {
            return Self::NONE;
        }
        Self::of_letters(eight::lower(head), eight::lower(tail))
    }

    /// The key of up to sixteen ASCII bytes in lower case, the first one lowest.
    #[inline]
    pub const fn of_letters(head: u64, tail: u64) -> Self {
        let long = HIGH_BITS * (tail != 0) as u64;
        Self(head ^ mixed(tail) | long)
    }

    /// The key of a word of up to sixteen ASCII letters or signs, to compare with.
    #[inline]
    pub const fn of_word(word: &str) -> Self {
        let (bytes, mut head, mut tail) = (word.as_bytes(), 0, 0);
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            let half = if at < 8 { &mut head } else { &mut tail };
            *half = *half << 8 | bytes[at].to_ascii_lowercase() as u64;
        }
        Self::of_letters(head, tail)
    }

    /// The letters of a word of up to eight, in lower case, the first one lowest; `None` for others.
    #[inline]
    pub const fn letters(self) -> Option<u64> {
        if self.0 & HIGH_BITS == 0 && self.0 != 0 { Some(self.0) } else { None }
    }

    /// The key of a word in normal form that has only a hash.
    pub const fn hashed(hash: u64) -> Self {
        Self(hash | HIGH_BITS)
    }
}

/// A number whose bits depend on all bits of `word`; 0 for 0.
#[inline]
const fn mixed(word: u64) -> u64 {
    let product = word.wrapping_mul(0x9E37_79B9_7F4A_7C15); // 2^64 / golden ratio
    product ^ product >> 29
}

/// The bytes of a word of each length up to sixteen, in two halves.
const MASKS: [[u64; 2]; LONGEST + 1] = {
    let mut masks = [[0; 2]; LONGEST + 1];
    let mut len = 1;
    while len < masks.len() {
        let mask = u128::MAX >> (128 - 8 * len);
        masks[len] = [mask as u64, (mask >> 64) as u64];
        len += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_word_in_any_case() {
        let key = |word: &str| Key::of(word.as_bytes(), 0, word.len());
        for word in ["a", "the", "drilling", "Drillings", "INTERNATIONAL", "1,200", "...", "sixteen_letters!"] {
            let small = word.to_ascii_lowercase();
            let longer = format!("{small} and more text behind it");
            assert_ne!(key(word), Key::NONE, "{word}");
            assert_eq!(key(word), key(&small), "{word}");
            assert_eq!(key(word), Key::of_word(word), "{word}");
            assert_eq!(key(word), Key::of(longer.as_bytes(), 0, word.len()), "{word}");
        }
        for word in ["", "zürich", "–", "seventeen_letters"] {
            assert_eq!(key(word), Key::NONE, "{word}");
        }
        assert_ne!(key("drilling"), key("drillings"));
        assert_eq!(key("Q3").letters(), Some(u64::from_le_bytes(*b"q3\0\0\0\0\0\0")));
        assert_eq!((key("drillings").letters(), Key::NONE.letters()), (None, None));
    }
}
