//! Number words.

/// What number a word writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// "seven", "twenty": adds
    Cardinal(u32),
    /// "hundred", "million", "bn", "crore": multiplies by 10 to this power
    Scale(u8),
    /// "third"
    Ordinal(u32),
    /// "half", "quarter": one over this
    Fraction(u32),
}

/// Each number word with what it writes.
pub const TABLE: &[(&str, Number)] = &[
    ("one", Number::Cardinal(1)),
    ("two", Number::Cardinal(2)),
    ("three", Number::Cardinal(3)),
    ("hundred", Number::Scale(2)),
    ("thousand", Number::Scale(3)),
    ("million", Number::Scale(6)),
    ("billion", Number::Scale(9)),
];
