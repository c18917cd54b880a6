//! Texts between the quotation marks of JSON: how far they stand for themselves, looked at block by block.

/// How many bytes stand for themselves before the first that doesn't: quotation mark, backslash, control character.
#[inline]
pub fn plain_len(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<32>();
    let plain = blocks.iter().take_while(|block| is_plain(block)).count() * 32;
    let (words, rest) = bytes[plain..].as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let start = plain_start(*word);
        if start < 8 {
            return plain + at * 8 + start;
        }
    }
    match bytes.last_chunk::<8>() {
        // The last eight bytes, whether or not some of them have been looked at: those stand for themselves.
        Some(last) => bytes.len() - 8 + plain_start(*last),
        None => rest.iter().take_while(|byte| stands(**byte)).count(),
    }
}

/// Whether all bytes of a block stand for themselves: no branch in it, so that vector instructions do it.
#[inline]
fn is_plain(block: &[u8; 32]) -> bool {
    block.iter().fold(0, |odd, byte| odd | u8::from(!stands(*byte))) == 0
}

/// Whether a byte stands for itself.
const fn stands(byte: u8) -> bool {
    (byte >= b' ') & (byte != b'"') & (byte != b'\\')
}

/// How many of eight bytes stand for themselves before the first that doesn't.
#[inline]
const fn plain_start(bytes: [u8; 8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    /// The high bit of the first byte that is less than `limit`; bytes behind it may be marked too.
    const fn less(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word & HIGH
    }
    let word = u64::from_le_bytes(bytes);
    let control = less(word, b' ' as u64);
    let quote = less(word ^ (ONES * b'"' as u64), 1);
    let backslash = less(word ^ (ONES * b'\\' as u64), 1);
    (control | quote | backslash).trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_does_not_stand_for_itself_is_found() {
        for byte in 0..=u8::MAX {
            for place in 0..75 {
                let mut bytes = [b'a'; 76];
                bytes[75] = b'"';
                bytes[place] = byte;
                let want = bytes.iter().position(|byte| !stands(*byte)).unwrap_or(bytes.len());
                assert_eq!(plain_len(&bytes), want, "{bytes:?}");
            }
        }
    }
}
