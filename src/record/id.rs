//! Ids: short hashes that survive better rules, because they hold no offsets and no rule names.

use crate::pack::Pack;
use crate::text::Document;
use compact_str::CompactString;
use foldhash::HashMap;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// An id as written: a letter for what it names and 20 hexadecimal digits (80 bits of XXH3-128: at a hundred million
/// ids the chance of one collision is under one in a hundred million).
pub type Id = CompactString;

/// What stands behind each part that is hashed: no text holds it, so that ("ab", "c") and ("a", "bc") differ.
const SEPARATOR: u8 = 0xFF;

/// The most bytes that XXH3 hashes at once without setting up a state of half a kilobyte.
const AT_ONCE: usize = 240;

/// Hashes parts one after the other.
pub(super) fn hash<'a>(letter: char, parts: impl IntoIterator<Item = &'a str, IntoIter: Clone>) -> Id {
    let parts = parts.into_iter();
    let mut buffer = [0; AT_ONCE];
    let digest = match gather(parts.clone(), &mut buffer) {
        Some(bytes) => xxh3_128(bytes),
        None => {
            let mut hasher = Xxh3::new();
            for part in parts {
                hasher.update(part.as_bytes());
                hasher.update(&[SEPARATOR]);
            }
            hasher.digest128()
        }
    };
    written(letter, digest)
}

/// The parts with their separators, if the buffer takes them.
fn gather<'a, 'b>(parts: impl Iterator<Item = &'a str>, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let mut len = 0;
    for part in parts {
        let target = buffer.get_mut(len..len + part.len() + 1)?;
        let (separator, word) = target.split_last_mut()?;
        word.copy_from_slice(part.as_bytes());
        *separator = SEPARATOR;
        len += part.len() + 1;
    }
    buffer.get(..len)
}

/// A letter and the first 20 hexadecimal digits of a hash.
fn written(letter: char, digest: u128) -> Id {
    let mut id = Id::const_new("");
    id.push(letter);
    let digits: [u8; 20] = std::array::from_fn(|at| b"0123456789abcdef"[(digest >> (124 - 4 * at)) as usize & 15]);
    id.push_str(std::str::from_utf8(&digits).unwrap_or_default());
    id
}

/// Gives each later one of equal ids an id of its own, in order.
pub(super) fn make_unique<'i>(ids: impl Iterator<Item = &'i mut Id>) {
    let mut seen: HashMap<Id, u32> = HashMap::default();
    for id in ids {
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let letter = id.chars().next().unwrap_or('x');
            *id = hash(letter, [id.as_str(), &count.to_string()]);
        }
    }
}

/// The hash of a text's words, whatever white space stands between them.
pub(super) fn text_hash(text: &str) -> Id {
    let mut hasher = Xxh3::new();
    for word in text.split_ascii_whitespace() {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
    }
    written('t', hasher.digest128())
}

/// The hash of all that a document's record comes from: its text and what is known about it, the program, the packs.
pub fn fingerprint(document: &Document, pack: &Pack) -> Id {
    let published = document.published.map(|d| d.to_string());
    let known = [&document.id, &document.uri, &document.title, &document.publisher, &published];
    let known = known.into_iter().map(|part| part.as_deref().unwrap_or("\u{0}"));
    let made_by = std::iter::once(env!("CARGO_PKG_VERSION")).chain(pack.identity.iter().map(String::as_str));
    hash('f', std::iter::once(document.text.as_str()).chain(known).chain(made_by))
}

/// A document's id: the input's own, else the hash of its uri, else of its text.
pub fn document_id(document: &Document) -> Id {
    match (&document.id, &document.uri) {
        (Some(id), _) => Id::from(id.as_str()),
        (None, Some(uri)) => hash('d', [uri.as_str()]),
        (None, None) => hash('d', [document.text.as_str()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_of_the_parts_and_their_bounds() {
        let long = "long ".repeat(AT_ONCE);
        for parts in [&["ab", "c"][..], &["a", "bc"], &["abc"], &[], &["", ""], &[&long, "c"], &[&long[..AT_ONCE]]] {
            let mut hasher = Xxh3::new();
            parts.iter().for_each(|part| hasher.update(&[part.as_bytes(), &[SEPARATOR]].concat()));
            let want = format!("x{:020x}", hasher.digest128() >> 48);
            assert_eq!(hash('x', parts.iter().copied()), want, "{parts:?}");
        }
    }
}
