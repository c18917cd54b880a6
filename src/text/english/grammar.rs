//! Function words by class.

/// A set of grammatical classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { impl Class { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* } };
}

classes! {
    /// the, a, this, its …
    DETERMINER = 0;
    /// in, of, by …
    PREPOSITION = 1;
    /// it, they, who …
    PRONOUN = 2;
    /// forms of be
    BE = 3;
    /// forms of have
    HAVE = 4;
    /// forms of do
    DO = 5;
    /// will, may, could …
    MODAL = 6;
    /// and, or, but
    COORDINATOR = 7;
    /// if, while, because, that …
    SUBORDINATOR = 8;
    /// who, which, that, whose
    RELATIVE = 9;
    /// not, never, n't forms
    NEGATION = 10;
    /// its, his, their …
    POSSESSIVE = 11;
    /// 's
    GENITIVE = 12;
    /// said, says, told … verbs of saying
    SAYING = 13;
    /// also, now, already … adverbs that stand between subject and verb
    ADVERB = 14;
}

impl Class {
    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is no function word at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Each word with one class; a word of several classes stands several times.
pub const TABLE: &[(&str, Class)] = &[
    ("the", Class::DETERMINER),
    ("a", Class::DETERMINER),
    ("an", Class::DETERMINER),
    ("this", Class::DETERMINER),
    ("that", Class::DETERMINER),
    ("these", Class::DETERMINER),
    ("those", Class::DETERMINER),
    ("its", Class::DETERMINER),
    ("its", Class::POSSESSIVE),
    ("their", Class::POSSESSIVE),
    ("of", Class::PREPOSITION),
    ("in", Class::PREPOSITION),
    ("by", Class::PREPOSITION),
    ("for", Class::PREPOSITION),
    ("at", Class::PREPOSITION),
    ("with", Class::PREPOSITION),
    ("from", Class::PREPOSITION),
    ("to", Class::PREPOSITION),
    ("on", Class::PREPOSITION),
    ("into", Class::PREPOSITION),
    ("and", Class::COORDINATOR),
    ("or", Class::COORDINATOR),
    ("but", Class::COORDINATOR),
    ("'s", Class::GENITIVE),
];
