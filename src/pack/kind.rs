//! Kinds: what a name or an entity is (its type), one small number each. Packs may add kinds.

use crate::text::bits::bit_set;

/// An entity type ("company") or a word list ("given_name").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Kind(pub u16);

macro_rules! kinds {
    ($($name:ident = $id:literal $text:literal,)*) => {
        #[allow(missing_docs)]
        impl Kind { $(pub const $name: Self = Self($id);)* }
        const BUILT_IN: &[&str] = &[$($text),*];
    };
}

kinds! {
    COMPANY = 0 "company", ORGANIZATION = 1 "organization", PERSON = 2 "person", COUNTRY = 3 "country",
    NATIONALITY = 4 "nationality", PLACE = 5 "place", DEPOSIT = 6 "deposit", FACILITY = 7 "facility",
    COMMODITY = 8 "commodity", MONEY = 9 "money", PERCENT = 10 "percent", QUANTITY = 11 "quantity",
    NUMBER = 12 "number", DATE = 13 "date",
    PUBLISHER = 14 "publisher", CURRENCY = 15 "currency", UNIT = 16 "unit", GIVEN_NAME = 17 "given_name",
    SURNAME = 18 "surname", TITLE = 19 "title", LEGAL_FORM = 20 "legal_form", WORD = 21 "word", HEAD = 22 "head",
}

/// A set of kinds. Those that packs add beyond the 63rd share one bit, so that a set may hold more than was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct KindSet(u64);

bit_set!(KindSet);

impl KindSet {
    /// The last kinds, that share a bit.
    const SHARED: u16 = 63;

    /// The set of all kinds.
    pub const ALL: Self = Self(u64::MAX);

    /// The set of one kind.
    pub const fn of(kind: Kind) -> Self {
        Self(1 << if kind.0 < Self::SHARED { kind.0 } else { Self::SHARED })
    }

    /// The set with these bits.
    pub(super) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Its bits.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// What both sets hold.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many kinds it holds; those that share a bit are one.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it holds no kind.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a kind has a bit of its own.
    pub const fn exact(kind: Kind) -> bool {
        kind.0 < Self::SHARED
    }
}

/// The names of all kinds; the built-in ones first.
#[derive(Debug, Clone)]
pub struct Kinds {
    names: Vec<String>,
}

impl Default for Kinds {
    fn default() -> Self {
        Self { names: BUILT_IN.iter().map(ToString::to_string).collect() }
    }
}

impl Kinds {
    /// The built-in types that records may hold as entities; the other built-in kinds are word lists.
    pub fn entity_types(&self) -> impl Iterator<Item = &str> {
        self.names.iter().take(usize::from(Kind::DATE.0) + 1).map(String::as_str)
    }

    /// Kinds by the names that [`Kinds::names`] gave.
    pub fn from_names(names: Vec<String>) -> Self {
        Self { names }
    }

    /// All names in the order of their ids.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The kind called `name`.
    pub fn get(&self, name: &str) -> Option<Kind> {
        self.names.iter().position(|n| n == name).map(|i| Kind(i as u16))
    }

    /// What a kind is called in packs and records.
    pub fn name(&self, kind: Kind) -> &str {
        self.names.get(kind.0 as usize).map_or("", String::as_str)
    }

    /// The kind called `name`, added where it is new.
    pub fn intern(&mut self, name: &str) -> Kind {
        self.get(name).unwrap_or_else(|| {
            self.names.push(name.to_string());
            Kind((self.names.len() - 1) as u16)
        })
    }
}
