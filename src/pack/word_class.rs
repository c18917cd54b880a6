//! What the packs' lists of single words say of a word: ordinary word, given name, surname. They are
//! bits of [`super::Traits`], so that long lists of such words leave the phrase trie alone.

use super::Kind;
use crate::text::bits::bit_set;

/// A set of the classes that a word is listed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClass(pub u8);

bit_set!(WordClass);

impl WordClass {
    /// An ordinary English word ("copper", "reading"): a capital alone doesn't make it a name.
    pub const ORDINARY: Self = Self(1);
    /// A given name ("Maria").
    pub const GIVEN: Self = Self(2);
    /// A surname ("Smith").
    pub const SURNAME: Self = Self(4);
    /// One of the most usual ordinary words ("time", "green").
    pub const USUAL: Self = Self(8);
    /// A word that some event rule asks for: the last word of a filler's head, a verb of `under`.
    pub const ASKED: Self = Self(16);

    /// The class that the words of a list of this kind belong to.
    pub(super) const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::WORD => Some(Self::ORDINARY),
            Kind::GIVEN_NAME => Some(Self::GIVEN),
            Kind::SURNAME => Some(Self::SURNAME),
            _ => None,
        }
    }
}
