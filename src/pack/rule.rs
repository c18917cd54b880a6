//! Event rules, compiled: triggers, roles with their slots, needs.

use super::Kind;

/// Index of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u16);

/// Index of a trigger form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TriggerId(pub u32);

/// Index of a role within its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(pub u8);

/// The grammatical form that a trigger stands in. One written form may be several (invested: past or participle).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// invest
    Base,
    /// invests
    Third,
    /// invested (also where past and participle are the same)
    Past,
    /// given, taken: where the participle differs from the past
    Participle,
    /// investing
    Ing,
    /// investment, investments
    Noun,
    /// operational
    Adjective,
    /// a fixed phrase
    Phrase,
}

/// A written form of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The rule that it triggers.
    pub rule: RuleId,
    /// Its form.
    pub form: Form,
    /// Which of its words inflects (the verb in "take over"): index from the phrase's start.
    pub head: u8,
}

/// What may fill a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FillerKind {
    /// An entity of this kind.
    Entity(Kind),
    /// Any noun phrase, as written.
    Phrase,
}

/// The kinds of slot that the engine works out once a clause.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotName {
    /// The verb's logical subject.
    Subject,
    /// Its subject only when the verb is active.
    SubjectActive,
    /// Its surface subject only when the verb is passive.
    SubjectPassive,
    /// The verb's logical object (a passive verb's surface subject too).
    Object,
    /// "Chile's output"
    Poss,
    /// "an *$8 million lithium* investment"
    Compound,
    /// ", a Perth-based explorer,"
    Appositive,
    /// The clause's subject, reached from a noun trigger in a *with …* phrase: weak.
    Adjunct,
    /// The trigger's own noun phrase ("underlying profit"), without determiner and possessor.
    Trigger,
    /// Anywhere in the sentence: weakest.
    Sentence,
    /// A preposition or a hyphened cue phrase: "by", "in", "valued-at", "backed-by".
    Word(String),
}

/// A slot in a role's order of preference.
pub type Slot = SlotName;

/// One role of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// "investor"
    pub name: String,
    /// What may fill it.
    pub is: Vec<FillerKind>,
    /// Where it is looked for, best first.
    pub at: Vec<Slot>,
    /// Takes several fillers.
    pub many: bool,
    /// One of the type's core roles.
    pub core: bool,
    /// `head = ["job", "post"]`: a phrase filler counts only when its head noun is one of these, in any inflection
    /// (base forms as the rule writes them, lower case). Empty: any. Typed entities are not held to it.
    pub heads: Vec<String>,
}

/// What an event must have to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// This role is filled.
    Role(RoleId),
    /// All of these.
    All(Vec<Need>),
    /// One of these; an empty list is always met.
    Any(Vec<Need>),
}

/// One event type's rule, compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// "core/investment"
    pub id: String,
    /// "investment"
    pub event: String,
    /// What an event must have.
    pub need: Need,
    /// `under = ["win", "secure"]`: noun triggers count only as the object (a passive's surface subject too) of one of
    /// these verbs, in any inflection; `subject`, `object` and `by` are then that verb's. Empty: anywhere.
    pub under: Vec<String>,
    /// Its roles; `amount`, `place`, `commodity` among them where the rule lists them.
    pub roles: Vec<Role>,
}
