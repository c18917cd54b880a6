//! The slots of a clause as small numbers: the engine's own, then every preposition and cue phrase that a rule names.

use crate::text::english::WordId;
use borsh::{BorshDeserialize, BorshSerialize};

/// Where a role looks for its filler, or where an argument stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct Slot(pub u16);

/// The names of the engine's own slots, by their numbers; the last one is no name for rules.
const OWN: [&str; 13] = [
    "subject",
    "subject:active",
    "subject:passive",
    "object",
    "poss",
    "compound",
    "appositive",
    "adjunct",
    "trigger",
    "sentence",
    "article",
    "speaker",
    "",
];

impl Slot {
    /// The verb's logical subject.
    pub const SUBJECT: Self = Self(0);
    /// Its subject only when the verb is active.
    pub const SUBJECT_ACTIVE: Self = Self(1);
    /// Its surface subject only when the verb is passive.
    pub const SUBJECT_PASSIVE: Self = Self(2);
    /// The verb's logical object.
    pub const OBJECT: Self = Self(3);
    /// "Chile's output"
    pub const POSS: Self = Self(4);
    /// "an *$8 million lithium* investment"
    pub const COMPOUND: Self = Self(5);
    /// ", a Perth-based explorer,"
    pub const APPOSITIVE: Self = Self(6);
    /// The clause's subject, reached from a noun trigger in a *with …* phrase.
    pub const ADJUNCT: Self = Self(7);
    /// The trigger's own noun phrase.
    pub const TRIGGER: Self = Self(8);
    /// Anywhere in the sentence.
    pub const SENTENCE: Self = Self(9);
    /// The article as a whole: the company, country or commodity that it is about.
    pub const ARTICLE: Self = Self(10);
    /// "Orbis said the plant was closed": the company that says so.
    pub const SPEAKER: Self = Self(11);
    /// A preposition that no rule names.
    pub const NONE: Self = Self(12);

    /// The names of the slots that the engine works out, as rules write them.
    pub(super) const NAMED: &[&str] = OWN.split_at(Self::NONE.0 as usize).0;

    /// Whether it is a word or cue phrase of the rules.
    pub const fn is_word(self) -> bool {
        self.0 as usize >= OWN.len()
    }

    /// Whether an argument at `place` stands in this slot.
    pub fn takes(self, place: Self) -> bool {
        self == place || (self == Self::SUBJECT_ACTIVE && place == Self::SUBJECT)
    }
}

/// A set of slots, for a quick no: those whose numbers are 64 apart share a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SlotSet(u64);

impl SlotSet {
    /// Adds a slot.
    pub const fn add(&mut self, slot: Slot) {
        self.0 |= 1 << (slot.0 % 64);
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// False when the slot certainly isn't in it.
    pub const fn may_hold(self, slot: Slot) -> bool {
        self.0 >> (slot.0 % 64) & 1 != 0
    }
}

/// The words and cue phrases that the rules use as slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Slots {
    /// "in", "valued-at", by their numbers after the engine's own.
    names: Vec<String>,
    /// The slots that are one word, by word.
    words: Vec<(u32, Slot)>,
}

impl Slots {
    /// What a slot is called in rules and records.
    pub fn name(&self, slot: Slot) -> &str {
        let at = usize::from(slot.0);
        OWN.get(at).copied().or_else(|| self.names.get(at - OWN.len()).map(String::as_str)).unwrap_or("")
    }

    /// The slot that a word opens; [`Slot::NONE`] where no rule names it.
    pub fn opened_by(&self, word: WordId) -> Slot {
        self.words.binary_search_by_key(&word.0, |(id, _)| *id).map_or(Slot::NONE, |at| self.words[at].1)
    }

    /// The slot called `name`.
    pub(super) fn get(&self, name: &str) -> Option<Slot> {
        let mut all = OWN.into_iter().chain(self.names.iter().map(String::as_str));
        all.position(|n| n == name).map(|at| Slot(at as u16))
    }

    /// Adds the slot called `name`, which is this one word or a phrase.
    pub(super) fn push(&mut self, name: &str, word: Option<WordId>) -> Slot {
        let slot = Slot((OWN.len() + self.names.len()) as u16);
        self.names.push(name.to_string());
        if let Some(word) = word {
            let at = self.words.partition_point(|(id, _)| *id < word.0);
            self.words.insert(at, (word.0, slot));
        }
        slot
    }
}
