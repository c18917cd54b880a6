//! English's closed classes: function words, number words, words of time. Their ids are the first of every
//! vocabulary, so that stages ask `english::get().class(word)` with one array look-up.
//!
//! One table a file: [`grammar`] (function words), [`verbs`], [`numbers`], [`time`], [`figures`], [`date_words`], [`usage`]. A word may
//! stand in several.

pub mod date_words;
pub mod dates;
pub mod figures;
pub mod grammar;
pub mod numbers;
pub mod time;
pub mod usage;
pub mod verbs;

use foldhash::HashMap;
use once_cell::sync::Lazy;

pub use date_words::DateWord;
pub use dates::Opening;
pub use figures::Beside;
pub use grammar::Class;
pub use numbers::Number;
pub use time::Time;
pub use usage::Usage;
pub use verbs::VerbForms;

/// Index of a word in a vocabulary. 0 is any unknown word; the ids after it are the closed classes, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// Any word that the vocabulary doesn't hold.
    pub const UNKNOWN: Self = Self(0);
}

/// The closed classes as an array by [`WordId`].
pub struct English {
    words: Vec<&'static str>,
    ids: HashMap<&'static str, WordId>,
    rows: Vec<Row>,
}

/// What is known of a word.
#[derive(Clone, Copy, Default)]
struct Row {
    class: Class,
    verb: VerbForms,
    number: Option<Number>,
    time: Option<Time>,
    usage: Usage,
    date: DateWord,
    beside: Beside,
}

/// About how many words there are.
const WORDS: usize = 6000;

static ENGLISH: Lazy<English> = Lazy::new(English::build);

/// The one table.
pub fn get() -> &'static English {
    &ENGLISH
}

impl English {
    fn build() -> Self {
        let (words, rows) = (Vec::with_capacity(WORDS), Vec::with_capacity(WORDS));
        let mut it = Self { words, rows, ids: HashMap::with_capacity_and_hasher(WORDS, Default::default()) };
        it.row("");
        for &(class, words) in grammar::CLASSES {
            for word in words {
                let row = it.row(word);
                row.class = row.class.with(class);
            }
        }
        for &(word, number) in numbers::TABLE {
            it.row(word).number = Some(number);
        }
        for &(word, time) in time::TABLE {
            it.row(word).time = Some(time);
        }
        for &(beside, words) in figures::TABLE {
            for word in words {
                let row = it.row(word);
                row.beside = row.beside.with(beside);
            }
        }
        for word in [dates::OPENERS, dates::JOINERS, dates::HOLIDAYS, dates::ABBREVIATIONS].into_iter().flatten() {
            it.row(word);
        }
        for (word, forms) in verbs::table() {
            let row = it.row(word);
            row.verb = row.verb.with(forms);
        }
        for &(date, words) in date_words::TABLE {
            for word in words.split_ascii_whitespace() {
                let row = it.row(word);
                row.date = row.date.with(date);
            }
        }
        for &(usage, words) in usage::USAGES {
            for word in words.split_ascii_whitespace() {
                let row = it.row(word);
                row.usage = row.usage.with(usage);
            }
        }
        it
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

    /// What is known of a word; nothing of one outside the closed classes.
    #[inline]
    fn known<T: Default>(&self, word: WordId, ask: impl FnOnce(&Row) -> T) -> T {
        self.rows.get(word.0 as usize).map(ask).unwrap_or_default()
    }

    /// The words in the order of their ids; the first is the empty unknown word. All lower case, straight apostrophes.
    pub fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// The id of a closed-class word, [`WordId::UNKNOWN`] for any other.
    pub fn id(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// The grammatical classes of a word; empty for open-class words.
    pub fn class(&self, word: WordId) -> Class {
        self.known(word, |row| row.class)
    }

    /// Which verb forms a word can be; empty for words that aren't among the common verbs.
    pub fn verb(&self, word: WordId) -> VerbForms {
        self.known(word, |row| row.verb)
    }

    /// What number the word writes.
    #[inline]
    pub fn number(&self, word: WordId) -> Option<Number> {
        self.known(word, |row| row.number)
    }

    /// What the word says about time.
    #[inline]
    pub fn time(&self, word: WordId) -> Option<Time> {
        self.known(word, |row| row.time)
    }

    /// In what ways of its own the word is used.
    #[inline]
    pub fn usage(&self, word: WordId) -> Usage {
        self.known(word, |row| row.usage)
    }

    /// What the word says to a date beside it.
    #[inline]
    pub fn date_word(&self, word: WordId) -> DateWord {
        self.known(word, |row| row.date)
    }

    /// What the word may say about a figure beside it.
    pub fn beside(&self, word: WordId) -> Beside {
        self.known(word, |row| row.beside)
    }

    /// Where in a date the word may stand.
    pub fn opening(&self, word: WordId) -> Opening {
        let written = self.words.get(word.0 as usize).copied().unwrap_or_default();
        Opening::of(written, self.number(word), self.time(word))
    }
}
