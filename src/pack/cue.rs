//! Cues: words that set an event's status, certainty, negation, condition or attribution.

/// How far along an event is. Ordered as in `records.md`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[allow(missing_docs)]
pub enum Status {
    #[default]
    Done,
    Ongoing,
    Planned,
    Considered,
    Cancelled,
}

/// How sure the text is. Ordered from bold to cautious: the most cautious cue of a clause wins.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[allow(missing_docs)]
pub enum Certainty {
    #[default]
    Stated,
    Expected,
    Possible,
    Conditional,
    Reported,
}

impl Status {
    /// All of them with the names that packs and records use.
    pub const NAMES: [(&str, Self); 5] = [
        ("done", Self::Done),
        ("ongoing", Self::Ongoing),
        ("planned", Self::Planned),
        ("considered", Self::Considered),
        ("cancelled", Self::Cancelled),
    ];

    /// "planned"
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

impl Certainty {
    /// All of them with the names that packs and records use.
    pub const NAMES: [(&str, Self); 5] = [
        ("stated", Self::Stated),
        ("expected", Self::Expected),
        ("possible", Self::Possible),
        ("conditional", Self::Conditional),
        ("reported", Self::Reported),
    ];

    /// "stated"
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// What a cue sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Sets {
    /// The event's status.
    Status(Status),
    /// The event's certainty.
    Certainty(Certainty),
    /// It did not or will not happen.
    Negation,
    /// Opens a condition: the clause from here on is the condition's text.
    Condition,
    /// Says who says so.
    Attribution,
}

/// How far a cue reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum CueScope {
    /// Only the trigger's own verb group.
    Verb,
    /// The trigger's clause.
    #[default]
    Clause,
    /// The whole sentence.
    Sentence,
}

/// One cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Cue {
    /// What it sets.
    pub sets: Sets,
    /// How far it reaches.
    pub scope: CueScope,
}
