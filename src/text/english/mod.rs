//! English's closed classes: function words, number words, words of time. Their ids are the first of every
//! vocabulary, so that stages ask `english::get().class(word)` with one array look-up.
//!
//! One table a file: [`grammar`] (function words), [`verbs`], [`numbers`], [`time`], [`figures`],
//! [`figure_words`], [`date_words`], [`usage`]. A word may stand in several.

pub mod date_words;
pub mod dates;
pub mod figure_words;
pub mod figures;
#[cfg(any(test, not(english_table)))]
mod gather;
pub mod grammar;
pub mod numbers;
pub mod time;
pub mod usage;
pub mod verbs;

pub use date_words::DateWord;
pub use dates::Opening;
pub use figure_words::FigureWord;
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
#[derive(PartialEq, Eq)]
pub struct English {
    /// All words, one behind the other.
    text: &'static str,
    /// Word `i` stands in the text from `starts[i]` to `starts[i + 1]`.
    starts: &'static [u32],
    rows: &'static [Row],
    /// The ids of the words at the places that their hashes give or behind them; 0 is an empty slot.
    slots: &'static [u16],
}

/// What is known of a word.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Row {
    class: Class,
    usage: Usage,
    date: DateWord,
    figure: FigureWord,
    /// One more than its place in [`numbers::TABLE`], 0 outside of it.
    number: u16,
    /// The same for [`time::TABLE`].
    time: u16,
    verb: VerbForms,
    beside: Beside,
}

/// As the build script wrote it: nothing is left to be done when the program starts.
#[cfg(english_table)]
static ENGLISH: English = include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// In the build script, which gathers it.
#[cfg(not(english_table))]
static ENGLISH: std::sync::LazyLock<English> = std::sync::LazyLock::new(gather::gather);

/// The one table.
#[inline]
pub fn get() -> &'static English {
    &ENGLISH
}

/// The table as a Rust expression, for the build script.
#[cfg(not(english_table))]
pub fn source() -> String {
    gather::source(get())
}

/// FNV-1a: these words are short.
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

impl English {
    /// What is known of a word; nothing of one outside the closed classes.
    #[inline]
    fn known<T: Default>(&self, word: WordId, ask: impl FnOnce(&Row) -> T) -> T {
        self.rows.get(word.0 as usize).map(ask).unwrap_or_default()
    }

    /// The words in the order of their ids; the first is the empty unknown word. All lower case, straight apostrophes.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        (0..self.rows.len() as u32).map(|id| self.word(WordId(id)))
    }

    /// The word with this id; "" outside the closed classes.
    fn word(&self, id: WordId) -> &'static str {
        let at = id.0 as usize;
        match self.starts.get(at..at.saturating_add(2)) {
            Some(&[start, end]) => self.text.get(start as usize..end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The id of a closed-class word, [`WordId::UNKNOWN`] for any other.
    pub fn id(&self, word: &str) -> WordId {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(word) & mask;
        // Half of the slots are empty, so that each search ends.
        while let Some(id) = self.slots.get(at).map(|id| WordId(u32::from(*id))).filter(|id| *id != WordId::UNKNOWN) {
            if self.word(id) == word {
                return id;
            }
            at = (at + 1) & mask;
        }
        WordId::UNKNOWN
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
        listed(numbers::TABLE, self.known(word, |row| row.number))
    }

    /// What the word says about time.
    #[inline]
    pub fn time(&self, word: WordId) -> Option<Time> {
        listed(time::TABLE, self.known(word, |row| row.time))
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

    /// What the word says to a figure beside it.
    #[inline]
    pub fn figure_word(&self, word: WordId) -> FigureWord {
        self.known(word, |row| row.figure)
    }

    /// What the word may say about a figure beside it.
    pub fn beside(&self, word: WordId) -> Beside {
        self.known(word, |row| row.beside)
    }

    /// Where in a date the word may stand.
    pub fn opening(&self, word: WordId) -> Opening {
        Opening::of(self.word(word), self.number(word), self.time(word))
    }
}

/// What the row before `place` of a table of words says.
#[inline]
fn listed<T: Copy>(table: &[(&str, T)], place: u16) -> Option<T> {
    table.get(usize::from(place).checked_sub(1)?).map(|(_, what)| *what)
}
