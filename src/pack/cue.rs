//! Cues: words that set an event's status, certainty, negation, condition or attribution.

/// How far along an event is. Ordered as in `records.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Certainty {
    #[default]
    Stated,
    Expected,
    Possible,
    Conditional,
    Reported,
}

/// What a cue sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What it sets.
    pub sets: Sets,
    /// How far it reaches.
    pub scope: CueScope,
}
