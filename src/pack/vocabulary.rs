//! Words and their ids: the closed classes of [`crate::text::english`] first, then every word of the packs.

use crate::text::english::{self, WordId};
use crate::text::{Token, TokenKind};
use std::collections::HashMap;

/// Look-up from a word's normal form (lower case, straight apostrophe) to its id.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    ids: HashMap<String, WordId>,
    words: Vec<String>,
}

impl Vocabulary {
    /// Only English's closed classes.
    pub fn english() -> Self {
        let words: Vec<String> = english::get().words().iter().map(ToString::to_string).collect();
        let ids = words.iter().enumerate().skip(1).map(|(i, w)| (w.clone(), WordId(i as u32))).collect();
        Self { ids, words }
    }

    /// The id of a word in normal form; unknown words give [`WordId::UNKNOWN`].
    pub fn id(&self, normal: &str) -> WordId {
        self.ids.get(normal).copied().unwrap_or_default()
    }

    /// The normal form behind an id; "" for unknown ones.
    pub fn word(&self, id: WordId) -> &str {
        self.words.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The id of a word in normal form, added where it is new.
    pub fn intern(&mut self, normal: &str) -> WordId {
        if let Some(id) = self.ids.get(normal) {
            return *id;
        }
        let id = WordId(self.words.len() as u32);
        self.ids.insert(normal.to_string(), id);
        self.words.push(normal.to_string());
        id
    }

    /// One id per token, into the reused `out`. Numbers and addresses are unknown words.
    pub fn resolve(&self, text: &str, tokens: &[Token], out: &mut Vec<WordId>) {
        out.clear();
        let mut normal = String::new();
        out.extend(tokens.iter().map(|token| match token.kind {
            TokenKind::Number | TokenKind::Url => WordId::UNKNOWN,
            _ => {
                normalise(token.of(text), &mut normal);
                self.id(&normal)
            }
        }));
    }
}

/// Writes the normal form of `word` into the reused `out`.
pub fn normalise(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            '’' => out.push('\''),
            _ => out.extend(c.to_lowercase()),
        }
    }
}
