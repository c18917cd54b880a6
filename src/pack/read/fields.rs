//! Typed access to TOML tables that remembers which keys were asked for: what is left over is a mistake.

use super::Errors;
use crate::pack::error::{PackError, SourceFile, nearest};
use std::ops::Range;
use toml_edit::{Item, TableLike, Value};

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub value: T,
    pub file: SourceFile,
    pub range: Range<usize>,
}

impl<T> At<T> {
    /// A mistake at this value.
    pub fn error(&self, message: impl Into<String>) -> PackError {
        PackError::at(&self.file, self.range.clone(), message)
    }

    /// Another value at the same place.
    pub fn with<U>(&self, value: U) -> At<U> {
        At { value, file: self.file.clone(), range: self.range.clone() }
    }
}

impl At<String> {
    /// The place of bytes `part` of a string's value. Exact for strings without escapes.
    pub fn part(&self, part: Range<usize>) -> At<()> {
        let written = self.file.text.get(self.range.clone()).unwrap_or("");
        let quote = ["\"\"\"\n", "'''\n", "\"\"\"\r\n", "'''\r\n", "\"\"\"", "'''", "\"", "'"];
        let open = quote.iter().find(|q| written.starts_with(**q)).map_or(0, |q| q.len());
        let start = self.range.start + open;
        let clamp = |at: usize| (start + at).min(self.range.end);
        At { value: (), file: self.file.clone(), range: clamp(part.start)..clamp(part.end) }
    }
}

/// A table being read.
pub(super) struct Fields<'t> {
    file: &'t SourceFile,
    table: &'t dyn TableLike,
    /// How it is called in messages: "[[event]]".
    what: String,
    range: Range<usize>,
    asked: Vec<&'static str>,
    errors: &'t Errors,
}

impl<'t> Fields<'t> {
    /// A file's top level.
    pub fn root(file: &'t SourceFile, table: &'t toml_edit::Table, errors: &'t Errors) -> Self {
        Self { file, table, what: "a pack file".into(), range: 0..0, asked: Vec::new(), errors }
    }

    fn item(&mut self, key: &'static str) -> Option<&'t Item> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn report(&self, range: Option<Range<usize>>, message: String, hint: Option<String>) {
        let range = range.unwrap_or_else(|| self.range.clone());
        self.errors.borrow_mut().push(PackError::at(self.file, range, message).hint(hint));
    }

    fn wrong(&self, key: &str, item: &Item, wanted: &str) {
        self.report(item.span(), format!("`{key}` must be {wanted}"), None);
    }

    fn at<T>(&self, value: T, range: Option<Range<usize>>) -> At<T> {
        At { value, file: self.file.clone(), range: range.unwrap_or_else(|| self.range.clone()) }
    }

    /// Reports a mistake at the table's own place.
    pub fn mistake(&self, message: impl Into<String>) {
        self.report(None, message.into(), None);
    }

    /// The collected mistakes.
    pub fn errors(&self) -> &'t Errors {
        self.errors
    }

    /// The table's own place.
    pub fn place(&self) -> At<()> {
        self.at((), None)
    }

    /// A string.
    pub fn string(&mut self, key: &'static str) -> Option<At<String>> {
        let item = self.item(key)?;
        match item.as_str() {
            Some(text) => Some(self.at(text.to_string(), item.span())),
            None => {
                self.wrong(key, item, "a string");
                None
            }
        }
    }

    /// A string that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<At<String>> {
        if self.lacks(key) {
            let message = format!("{} needs `{key}`", self.what);
            self.report(None, message, None);
        }
        self.string(key)
    }

    /// A list of strings; a single string counts as a list of one; absent is empty.
    pub fn strings(&mut self, key: &'static str) -> Vec<At<String>> {
        let Some(item) = self.item(key) else { return Vec::new() };
        if let Some(text) = item.as_str() {
            return vec![self.at(text.to_string(), item.span())];
        }
        let Some(array) = item.as_array() else {
            self.wrong(key, item, "a list of strings");
            return Vec::new();
        };
        let text = |value: &'t Value| match value.as_str() {
            Some(text) => Some(self.at(text.to_string(), value.span())),
            None => {
                self.report(value.span(), format!("`{key}` must hold strings only"), None);
                None
            }
        };
        array.iter().filter_map(text).collect()
    }

    /// true or false; absent is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(item) = self.item(key) else { return false };
        item.as_bool().unwrap_or_else(|| {
            self.wrong(key, item, "true or false");
            false
        })
    }

    /// One of a closed set of words.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let text = self.string(key)?;
        let found = known.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let words = || known.iter().map(|(word, _)| *word);
            let all: Vec<&str> = words().collect();
            let message = format!("`{key}` must be one of {}", all.join(", "));
            self.report(Some(text.range), message, nearest(&text.value, words()));
        }
        found
    }

    /// Some of a closed set of words.
    pub fn some_of<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)]) -> Vec<T> {
        let mut found = Vec::new();
        for text in self.strings(key) {
            match known.iter().find(|(word, _)| *word == text.value) {
                Some((_, value)) => found.push(*value),
                None => {
                    let words = || known.iter().map(|(word, _)| *word);
                    let all: Vec<&str> = words().collect();
                    let message = format!("`{key}` must hold some of {}", all.join(", "));
                    self.report(Some(text.range), message, nearest(&text.value, words()));
                }
            }
        }
        found
    }

    /// A table `[key]`.
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'t>> {
        let item = self.item(key)?;
        let found = self.sub(item, format!("[{key}]"));
        if found.is_none() {
            self.wrong(key, item, "a table");
        }
        found
    }

    /// Tables `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'t>> {
        let Some(item) = self.item(key) else { return Vec::new() };
        match item.as_array_of_tables() {
            Some(tables) => tables.iter().map(|table| self.fields(table, table.span(), format!("[[{key}]]"))).collect(),
            None => {
                self.wrong(key, item, &format!("written as [[{key}]]"));
                Vec::new()
            }
        }
    }

    /// All entries of a table whose keys are free, each a table (`{ is = …, at = … }`).
    pub fn entries(&mut self) -> Vec<(At<String>, Fields<'t>)> {
        let mut entries = Vec::new();
        for (key, item) in self.table.iter() {
            let place = self.table.key(key).and_then(toml_edit::Key::span);
            match self.sub(item, format!("role `{key}`")) {
                Some(fields) => entries.push((self.at(key.to_string(), place), fields)),
                None => self.wrong(key, item, "a table: { is = \"…\", at = \"…\" }"),
            }
        }
        entries
    }

    fn sub(&self, item: &'t Item, what: String) -> Option<Fields<'t>> {
        item.as_table_like().map(|table| self.fields(table, item.span(), what))
    }

    fn fields(&self, table: &'t dyn TableLike, range: Option<Range<usize>>, what: String) -> Fields<'t> {
        let range = range.unwrap_or_else(|| self.range.clone());
        Fields { file: self.file, table, what, range, asked: Vec::new(), errors: self.errors }
    }

    /// Whether `key` is missing, and not merely misspelt: that is reported as an unknown key.
    pub fn lacks(&self, key: &str) -> bool {
        !self.has(key) && self.table.iter().all(|(other, _)| nearest(key, [other]).is_none())
    }

    /// Whether the table has `key` at all.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The value of `key` as it stands, for values that may have several shapes.
    pub fn raw(&mut self, key: &'static str) -> Option<(&'t Item, At<()>)> {
        let item = self.item(key)?;
        Some((item, self.at((), item.span())))
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        for (key, item) in self.table.iter().filter(|(key, _)| !self.asked.contains(key)) {
            let range = self.table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
            let message = format!("unknown key `{key}` in {}", self.what);
            let hint = nearest(key, self.asked.iter().copied());
            let hint = hint.or_else(|| Some(format!("known: {}", self.asked.join(", "))));
            self.report(range, message, hint);
        }
    }
}
