//! What is known of a token when names are looked for, as bits.

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u32);

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { impl Mark { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* } };
}

marks! {
    /// May belong to a name.
    NAME = 0;
    /// Its capital means something.
    SURE = 1;
    /// An ordinary word whose capital grammar or the headline asks for.
    DOUBT = 2;
    /// Part of a position ("chief executive", "Prime Minister").
    POSITION = 3;
    /// Part of an honorific ("Mr", "Dr.").
    HONORIFIC = 4;
    /// Part of a name that was found.
    TAKEN = 5;
    /// First word of a sentence or quotation, with the letters of a name.
    START = 6;
    /// A month or weekday with a capital.
    CALENDAR = 7;
    /// Last token of a title.
    TITLE_END = 8;
    /// Part of a listed country, nationality or place.
    GEO = 9;
    /// Part of a legal form or of a word that closes company names.
    FORM = 10;
    /// A head noun.
    HEAD = 11;
    /// A noun for companies that isn't part of names ("the miner").
    FIRM = 12;
    /// A word said of companies ("shares", "shareholders").
    OF_FIRMS = 13;
    /// A noun for places ("city", "region").
    SITE = 14;
    /// Part of a listed name of several words, which nothing may cut in two.
    LISTED = 15;
    /// A word said of goods ("prices", "tonnes").
    TRADE = 16;
    /// First token of a sentence.
    FIRST = 17;
    /// In a sentence where Most Words Open With Capitals.
    TITLE_CASE = 18;
    /// In a sentence WHERE ALL LETTERS ARE CAPITALS.
    UPPER_CASE = 19;
    /// Its letters are those of a name.
    SHAPED = 20;
    /// Part of a legal form that proves a company ("Ltd", not "Resources").
    LEGAL = 21;
}

impl Mark {
    pub const NONE: Self = Self(0);
    /// Part of a title of either sort.
    pub const TITLED: Self = Self::POSITION.with(Self::HONORIFIC);
    /// It has the letters of a name and is no function word.
    pub const CAPITAL: Self = Self::NAME.with(Self::DOUBT).with(Self::CALENDAR);
    /// In a sentence where capitals say nothing.
    pub const HEADLINE: Self = Self::TITLE_CASE.with(Self::UPPER_CASE);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of `wanted` are there and none of `unwanted`.
    #[inline]
    pub const fn is(self, wanted: Self, unwanted: Self) -> bool {
        self.0 & (wanted.0 | unwanted.0) == wanted.0
    }

    #[inline]
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
