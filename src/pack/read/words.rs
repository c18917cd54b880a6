//! `[[list]]` with `words` and a `name`: words that several tables of one file share, written once and used as `"@name"`.

use super::fields::{At, Fields};
use super::head::label;
use crate::pack::error::nearest;
use std::cell::Cell;

/// The shared words of one file.
pub(super) struct WordLists {
    lists: Vec<WordList>,
}

struct WordList {
    name: At<String>,
    words: Vec<At<String>>,
    used: Cell<bool>,
}

impl WordLists {
    /// Reads the tables.
    pub fn read(tables: Vec<Fields>) -> Self {
        Self { lists: tables.into_iter().filter_map(word_list).collect() }
    }

    /// The strings of `key`, with the words of a list in place of its `"@name"`.
    pub fn strings(&self, fields: &mut Fields, key: &'static str) -> Vec<At<String>> {
        let mut words = Vec::new();
        for text in fields.strings(key) {
            match text.value.strip_prefix('@') {
                Some(name) => words.extend_from_slice(self.named(fields, &text, name)),
                None => words.push(text),
            }
        }
        words
    }

    fn named(&self, fields: &Fields, text: &At<String>, name: &str) -> &[At<String>] {
        if let Some(list) = self.lists.iter().find(|list| list.name.value == name) {
            list.used.set(true);
            return &list.words;
        }
        let hint = nearest(name, self.lists.iter().map(|list| list.name.value.as_str()));
        let message = format!("no list of words `{name}` in this file: [[list]] with `name` and `words`");
        fields.errors().borrow_mut().push(text.error(message).hint(hint));
        &[]
    }

    /// Reports every list that no table used.
    pub fn finish(&self, root: &Fields) {
        for list in self.lists.iter().filter(|list| !list.used.get()) {
            let message = format!("no table of this file uses the words `@{}`", list.name.value);
            root.errors().borrow_mut().push(list.name.error(message));
        }
    }
}

fn word_list(mut fields: Fields) -> Option<WordList> {
    let name = fields.required("name").and_then(|name| label(&fields, name));
    let words = fields.strings("words");
    fields.finish();
    Some(WordList { name: name?, words, used: Cell::new(false) })
}
