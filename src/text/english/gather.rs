//! Gathers the tables of words into one, which the build script writes down as Rust.

use super::{
    English, Row, WordId, date_words, dates, figure_words, figures, grammar, hash, numbers, time, usage, verbs,
};
use std::collections::HashMap;

/// The words with what is known of them, in the order in which the tables name them first.
#[derive(Default)]
struct Gathered {
    words: Vec<&'static str>,
    rows: Vec<Row>,
    ids: HashMap<&'static str, WordId>,
}

/// The one table. What it points to lives as long as the program.
pub fn gather() -> English {
    let mut all = Gathered::default();
    all.row("");
    all.add_grammar();
    all.add_values();
    all.add_verbs_and_usages();
    all.finish()
}

impl Gathered {
    fn add_grammar(&mut self) {
        for &(class, words) in grammar::CLASSES {
            for word in words {
                let row = self.row(word);
                row.class = row.class.with(class);
            }
        }
    }

    fn add_values(&mut self) {
        for ((word, _), place) in numbers::TABLE.iter().zip(1..) {
            self.row(word).number = place;
        }
        for ((word, _), place) in time::TABLE.iter().zip(1..) {
            self.row(word).time = place;
        }
        for &(beside, words) in figures::TABLE {
            for word in words {
                let row = self.row(word);
                row.beside = row.beside.with(beside);
            }
        }
        for word in [dates::OPENERS, dates::JOINERS, dates::HOLIDAYS, dates::ABBREVIATIONS].into_iter().flatten() {
            self.row(word);
        }
    }

    fn add_verbs_and_usages(&mut self) {
        for (word, forms) in verbs::table() {
            let row = self.row(word);
            row.verb = row.verb.with(forms);
        }
        self.add_words(date_words::TABLE, |row, date| row.date = row.date.with(date));
        self.add_words(figure_words::TABLE, |row, figure| row.figure = row.figure.with(figure));
        self.add_words(usage::TABLE, |row, usage| row.usage = row.usage.with(usage));
    }

    fn add_words<S: Copy>(&mut self, table: &[(S, &'static str)], add: impl Fn(&mut Row, S)) {
        for &(set, words) in table {
            words.split_ascii_whitespace().for_each(|word| add(self.row(word), set));
        }
    }

    /// What is known of a word, which is nothing yet where it is new.
    fn row(&mut self, word: &'static str) -> &mut Row {
        let new = WordId(self.words.len() as u32);
        let id = *self.ids.entry(word).or_insert(new);
        if id == new {
            self.words.push(word);
            self.rows.push(Row::default());
        }
        &mut self.rows[id.0 as usize]
    }

    fn finish(self) -> English {
        let mut text = String::new();
        let mut starts = vec![0];
        let mut slots = vec![0u16; (self.words.len() * 2).next_power_of_two()];
        for (id, word) in (0..).zip(self.words) {
            text.push_str(word);
            starts.push(text.len() as u32);
            if id > 0 {
                place(&mut slots, word, id);
            }
        }
        English { text: text.leak(), starts: starts.leak(), rows: self.rows.leak(), slots: slots.leak() }
    }
}

/// Puts a word into the first empty slot from the one that its hash gives.
fn place(slots: &mut [u16], word: &str, id: u16) {
    let mask = slots.len() - 1;
    let mut at = hash(word) & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = id;
}

/// The table as a Rust expression.
#[cfg(not(english_table))]
pub fn source(english: &English) -> String {
    let English { text, starts, rows, slots } = english;
    let rows: String = rows.iter().map(row_source).collect();
    format!("English {{ text: {text:?}, starts: &{starts:?}, rows: &[{rows}], slots: &{slots:?} }}\n")
}

#[cfg(not(english_table))]
fn row_source(row: &Row) -> String {
    let Row { class, usage, date, figure, number, time, verb, beside } = row;
    format!(
        "Row {{ class: {class:?}, usage: {usage:?}, date: {date:?}, figure: {figure:?}, number: {number}, time: {time}, verb: {verb:?}, beside: {beside:?} }},\n"
    )
}

#[cfg(test)]
mod tests {
    use crate::text::english;

    #[test]
    fn the_table_compiled_in_is_the_one_gathered() {
        assert!(*english::get() == super::gather());
    }

    #[test]
    fn each_word_is_found() {
        let english = english::get();
        for word in english.words().skip(1) {
            assert_eq!(english.word(english.id(word)), word);
        }
        for unknown in ["", "xyzzy", "thee"] {
            assert_eq!(english.id(unknown), english::WordId::UNKNOWN, "{unknown}");
        }
    }
}
