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
pub(super) fn hash(letter: char, parts: &[&[u8]]) -> Id {
    let mut buffer = [0; AT_ONCE];
    let digest = match gather(parts, &mut buffer) {
        Some(bytes) => xxh3_128(bytes),
        None => {
            let mut hasher = Xxh3::new();
            for part in parts {
                hasher.update(part);
                hasher.update(&[SEPARATOR]);
            }
            hasher.digest128()
        }
    };
    written(letter, digest)
}

/// The parts with their separators, if the buffer takes them.
fn gather<'b>(parts: &[&[u8]], buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let mut len = 0;
    for part in parts {
        let target = buffer.get_mut(len..len + part.len() + 1)?;
        let (separator, word) = target.split_last_mut()?;
        word.copy_from_slice(part);
        *separator = SEPARATOR;
        len += part.len() + 1;
    }
    buffer.get(..len)
}

/// A letter and the first 20 hexadecimal digits of a hash.
fn written(letter: char, digest: u128) -> Id {
    let mut id = [letter as u8; 21];
    let (pairs, _) = id[1..].as_chunks_mut::<2>();
    for (pair, byte) in pairs.iter_mut().zip(digest.to_be_bytes()) {
        *pair = [byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]);
    }
    std::str::from_utf8(&id).unwrap_or_default().into()
}

/// Appends a name in small letters.
pub(super) fn push_lower(name: &str, out: &mut Vec<u8>) {
    match name.is_ascii() {
        true => {
            let before = out.len();
            out.extend_from_slice(name.as_bytes());
            out[before..].make_ascii_lowercase();
        }
        false => out.extend_from_slice(name.to_lowercase().as_bytes()),
    }
}

/// The id of one of several things with the same: the `count`th, counted from 1.
pub(super) fn numbered(id: Id, count: u32) -> Id {
    match (count, id.chars().next()) {
        (0 | 1, _) | (_, None) => id,
        (_, Some(letter)) => hash(letter, &[id.as_bytes(), count.to_string().as_bytes()]),
    }
}

/// Gives each later one of equal ids an id of its own, in order.
pub(super) fn make_unique<'i>(ids: impl ExactSizeIterator<Item = &'i mut Id>) {
    if ids.len() < 2 {
        return;
    }
    let mut seen: HashMap<Id, u32> = HashMap::default();
    for id in ids {
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        *id = numbered(std::mem::take(id), *count);
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
    let all = std::iter::once(document.text.as_str()).chain(known).chain(made_by);
    hash('f', &all.map(str::as_bytes).collect::<Vec<_>>())
}

/// A document's id: the input's own, else the hash of its uri, else of its text.
pub fn document_id(document: &Document) -> Id {
    match (&document.id, &document.uri) {
        (Some(id), _) => Id::from(id.as_str()),
        (None, Some(uri)) => hash('d', &[uri.as_bytes()]),
        (None, None) => hash('d', &[document.text.as_bytes()]),
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
            let bytes: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
            assert_eq!(hash('x', &bytes), want, "{parts:?}");
        }
    }
}
