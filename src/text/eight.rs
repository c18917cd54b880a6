//! Eight bytes of text as one number, the first byte lowest: what can be asked of all of them at once. Where a question
//! has an answer for each byte, its high bit says yes or no.

/// One in each of eight bytes.
pub const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each of eight bytes: none is set in ASCII.
pub const HIGH_BITS: u64 = ONES * 0x80;

/// The bit of each of eight bytes that tells small letters from capitals.
pub const CASE_BITS: u64 = ONES * 0x20;

/// Eight bytes from `at` on; 0 past the end.
#[inline]
pub fn read(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(<[u8]>::first_chunk) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last(bytes, at),
    }
}

/// The last few bytes of a text.
#[cold]
fn last(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// Which are ASCII letters.
#[inline]
pub const fn are_letters(eight: u64) -> u64 {
    let small = (eight | CASE_BITS) & !HIGH_BITS;
    // The high bit of each byte of a sum is set where the byte is at least "a", and where it is more than "z".
    let from_a = small + ONES * (0x80 - b'a') as u64;
    let past_z = small + ONES * (0x7F - b'z') as u64;
    (from_a ^ past_z) & !eight & HIGH_BITS
}

/// ASCII bytes in lower case.
#[inline]
pub const fn lower(eight: u64) -> u64 {
    let from_a = eight + ONES * (0x80 - b'A') as u64;
    let past_z = eight + ONES * (0x7F - b'Z') as u64;
    eight | ((from_a ^ past_z) & HIGH_BITS) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_asked_at_once() {
        for text in ["AZazMm09", "@[`{\x7f\x00-.", "THE COMP", "süß 5 km", "end"] {
            let eight = read(text.as_bytes(), 0);
            let letters = text
                .bytes()
                .take(8)
                .rev()
                .fold(0, |all, byte| all << 8 | if byte.is_ascii_alphabetic() { 0x80 } else { 0 });
            assert_eq!(are_letters(eight), letters, "{text:?}");
            if text.is_ascii() {
                assert_eq!(lower(eight), read(text.to_ascii_lowercase().as_bytes(), 0), "{text:?}");
            }
        }
        assert_eq!((read(b"ab", 1), read(b"ab", 2), read(b"ab", 9)), (u64::from(b'b'), 0, 0));
    }
}
