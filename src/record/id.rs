//! Ids: short hashes that survive better rules, because they hold no offsets and no rule names.

use crate::pack::Pack;
use crate::text::Document;
use compact_str::{CompactString, format_compact};
use std::collections::HashMap;
use xxhash_rust::xxh3::Xxh3;

/// An id as written: a letter for what it names and 20 hexadecimal digits (80 bits of XXH3-128: at a hundred million
/// ids the chance of one collision is under one in a hundred million).
pub type Id = CompactString;

/// Hashes parts with a separator that no text holds, so that ("ab", "c") and ("a", "bc") differ.
pub(super) fn hash<'a>(letter: char, parts: impl IntoIterator<Item = &'a str>) -> Id {
    let mut hasher = Xxh3::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0xFF]);
    }
    format_compact!("{letter}{:020x}", hasher.digest128() >> 48)
}

/// Gives each later one of equal ids an id of its own, in order.
pub(super) fn make_unique<'i>(ids: impl Iterator<Item = &'i mut Id>) {
    let mut seen: HashMap<Id, u32> = HashMap::new();
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
    format_compact!("t{:020x}", hasher.digest128() >> 48)
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
