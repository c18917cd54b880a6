//! English's closed classes: function words, number words, words of time. Their ids are the first of every
//! vocabulary, so that stages ask `english::get().class(word)` with one array look-up.
//!
//! One table a file: [`grammar`] (function words), [`verbs`], [`numbers`], [`time`], [`figures`], [`usage`]. A word may
//! stand in several.

pub mod dates;
pub mod figures;
pub mod grammar;
pub mod numbers;
pub mod time;
pub mod usage;
pub mod verbs;

use foldhash::HashMap;
use once_cell::sync::Lazy;

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

/// The closed classes as arrays by [`WordId`].
pub struct English {
    words: Vec<&'static str>,
    ids: HashMap<&'static str, WordId>,
    classes: Vec<Class>,
    verbs: Vec<VerbForms>,
    numbers: Vec<Option<Number>>,
    times: Vec<Option<Time>>,
    usages: Vec<Usage>,
    besides: Vec<Beside>,
}

static ENGLISH: Lazy<English> = Lazy::new(English::build);

/// The one table.
pub fn get() -> &'static English {
    &ENGLISH
}

impl English {
    fn build() -> Self {
        let mut it = Self {
            words: vec![""],
            ids: HashMap::default(),
            classes: vec![Class::default()],
            verbs: vec![VerbForms::default()],
            numbers: vec![None],
            times: vec![None],
            usages: vec![Usage::default()],
            besides: vec![Beside::default()],
        };
        for &(class, words) in grammar::CLASSES {
            for word in words {
                let id = it.intern(word);
                it.classes[id] = it.classes[id].with(class);
            }
        }
        for &(word, number) in numbers::TABLE {
            let id = it.intern(word);
            it.numbers[id] = Some(number);
        }
        for &(word, time) in time::TABLE {
            let id = it.intern(word);
            it.times[id] = Some(time);
        }
        for &(beside, words) in figures::TABLE {
            for word in words {
                let id = it.intern(word);
                it.besides[id] = it.besides[id].with(beside);
            }
        }
        for word in [dates::OPENERS, dates::JOINERS, dates::HOLIDAYS, dates::ABBREVIATIONS].concat() {
            it.intern(word);
        }
        for (word, forms) in verbs::table() {
            let id = it.intern(Box::leak(word.into_boxed_str()));
            it.verbs[id] = it.verbs[id].with(forms);
        }
        for &(usage, words) in usage::USAGES {
            for word in words.split_whitespace() {
                let id = it.intern(word);
                it.usages[id] = it.usages[id].with(usage);
            }
        }
        it
    }

    fn intern(&mut self, word: &'static str) -> usize {
        if let Some(id) = self.ids.get(word) {
            return id.0 as usize;
        }
        let id = self.words.len();
        self.ids.insert(word, WordId(id as u32));
        self.words.push(word);
        self.classes.push(Class::default());
        self.verbs.push(VerbForms::default());
        self.numbers.push(None);
        self.times.push(None);
        self.usages.push(Usage::default());
        self.besides.push(Beside::default());
        id
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
        self.classes.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Which verb forms a word can be; empty for words that aren't among the common verbs.
    pub fn verb(&self, word: WordId) -> VerbForms {
        self.verbs.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// What number the word writes.
    pub fn number(&self, word: WordId) -> Option<Number> {
        self.numbers.get(word.0 as usize).copied().flatten()
    }

    /// What the word says about time.
    pub fn time(&self, word: WordId) -> Option<Time> {
        self.times.get(word.0 as usize).copied().flatten()
    }

    /// In what ways of its own the word is used.
    #[inline]
    pub fn usage(&self, word: WordId) -> Usage {
        self.usages.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// What the word may say about a figure beside it.
    pub fn beside(&self, word: WordId) -> Beside {
        self.besides.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Where in a date the word may stand.
    pub fn opening(&self, word: WordId) -> Opening {
        let written = self.words.get(word.0 as usize).copied().unwrap_or_default();
        Opening::of(written, self.number(word), self.time(word))
    }
}
