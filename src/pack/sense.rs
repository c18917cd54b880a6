//! What a row of the lists of heads, titles and legal forms says of the names around its words: its attributes as one
//! number, worked out once when the pack is compiled.

use super::column::number_record;
use super::{Kind, Kinds, Name};

/// The attributes `is`, `part`, `kind`, `weak` and `position` of a row. The low half is the kind of what the row's word
/// names, plus one; the bits above are the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sense(u32);

impl Sense {
    /// It is part of names (`part` is given), rather than describing them.
    pub const PART: Self = Self(1 << 16);
    /// Said of names of its kind, never part of one ("shares" of companies).
    pub const CUE: Self = Self(1 << 17);
    /// Opens names ("Lake"); of legal forms, "Grupo".
    pub const PREFIX: Self = Self(1 << 18);
    /// Names go on with "of" after it ("University").
    pub const OF: Self = Self(1 << 19);
    /// Closes names, but never refers to one.
    pub const SUFFIX_ONLY: Self = Self(1 << 20);
    /// A sports team's.
    pub const TEAM: Self = Self(1 << 21);
    /// An honorific ("Mr").
    pub const HONORIFIC: Self = Self(1 << 22);
    /// A position ("chairman").
    pub const POSITION: Self = Self(1 << 23);
    /// A legal form that is a common noun ("Chemicals"): no proof by itself.
    pub const WEAK: Self = Self(1 << 24);
    /// A reference to it means a part or partner of the article's company ("the unit").
    pub const OWNED: Self = Self(1 << 25);

    /// Reads a row's attributes.
    pub(super) fn of(name: &Name, kinds: &Kinds) -> Self {
        let kind = name.attribute("is").and_then(|is| kinds.get(is)).map_or(0, |kind| u32::from(kind.0) + 1);
        let flags = name.attributes().filter_map(|(key, value)| Self::flag(key, value));
        flags.fold(Self(kind), Self::with)
    }

    fn flag(key: &str, value: &str) -> Option<Self> {
        Some(match (key, value) {
            ("is", "team") => Self::TEAM,
            ("part", "cue") => Self::PART.with(Self::CUE),
            ("part", "prefix") => Self::PART.with(Self::PREFIX),
            ("part", "suffix-only") => Self::PART.with(Self::SUFFIX_ONLY),
            ("part", part) if part.split(',').any(|part| part.trim() == "of") => Self::PART.with(Self::OF),
            ("part", _) => Self::PART,
            ("position", "prefix") => Self::PREFIX,
            ("kind", "honorific") => Self::HONORIFIC,
            ("kind", "position") => Self::POSITION,
            ("weak", "yes") => Self::WEAK,
            ("owned", "yes") => Self::OWNED,
            _ => return None,
        })
    }

    /// The type of what the word names ("ministry": an organization).
    #[inline]
    pub fn kind(self) -> Option<Kind> {
        (self.0 as u16).checked_sub(1).map(Kind)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has one of these properties.
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

number_record!(Sense, u32);

#[cfg(test)]
mod tests {
    use crate::pack::{Kind, Pack, Sense};

    #[test]
    fn rows_say_what_their_words_mean() {
        let cases: &[(Kind, &str, Option<Kind>, Sense)] = &[
            (Kind::HEAD, "university", Some(Kind::ORGANIZATION), Sense::PART.with(Sense::OF)),
            (Kind::HEAD, "lake", Some(Kind::PLACE), Sense::PART.with(Sense::PREFIX)),
            (Kind::HEAD, "miner", Some(Kind::COMPANY), Sense::default()),
            (Kind::TITLE, "chairman", None, Sense::POSITION),
            (Kind::TITLE, "Mr", None, Sense::HONORIFIC),
            (Kind::LEGAL_FORM, "Grupo", None, Sense::PREFIX.with(Sense::WEAK)),
        ];
        let pack = Pack::core();
        for (kind, word, names, flags) in cases {
            let found = pack.entries().find(|entry| entry.kind == *kind && entry.name() == *word);
            let sense = found.unwrap_or_else(|| panic!("{word} is not listed")).sense;
            assert_eq!((sense.kind(), sense.0 >> 16), (*names, flags.0 >> 16), "{word}");
        }
    }
}
