//! The words that event rules ask for, by list: heads of a role's fillers, verbs of `under`. One look at a sentence's
//! words says which lists it can't answer.

use crate::text::english::WordId;
use borsh::{BorshDeserialize, BorshSerialize};

/// A list of words that a role or rule asks for; roles with the same words share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ListId(pub(super) u16);

/// A set of lists, for a quick no: those whose numbers are `LISTS` apart share a bit. Three more bits are for
/// what else may stand in for a filler.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ListSet(u128);

impl ListSet {
    /// How many lists have a bit.
    const LISTS: u16 = 125;

    /// A name that nobody knows.
    pub const UNKNOWN_NAME: Self = Self(1 << Self::LISTS);

    /// The company that the article is about, where a figure stands.
    pub const MAIN: Self = Self(1 << (Self::LISTS + 1));

    /// The country that the article is about, where a figure stands.
    pub const COUNTRY: Self = Self(1 << (Self::LISTS + 2));

    /// All of them.
    pub const ALL: Self = Self(u128::MAX);

    /// The set of one list.
    pub(super) const fn of(list: ListId) -> Self {
        Self(1 << (list.0 % Self::LISTS))
    }

    /// What both sets hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Without those of the other set.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The set with these bits.
    pub(super) const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// Its bits.
    pub(super) const fn bits(self) -> u128 {
        self.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a list, or lists that share a bit.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// False when the list certainly isn't in it.
    pub fn may_hold(self, list: ListId) -> bool {
        self.0 & Self::of(list).0 != 0
    }
}

/// Which lists hold a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Asked {
    /// The words, by the last bits of their numbers.
    words: Vec<u32>,
    /// The lists of each.
    lists: Vec<ListSet>,
    /// Where the words with the same last bits begin; one more at the end.
    starts: Vec<u32>,
}

/// How many different last bits there are: about as many as words are asked for.
const ROWS: u32 = 2048;

impl Asked {
    /// The lists with this word; none for words that have no [`super::WordClass::ASKED`].
    pub fn lists_with(&self, word: WordId) -> ListSet {
        let row = (word.0 % ROWS) as usize;
        let Some(&[start, end]) = self.starts.get(row..row + 2) else { return ListSet::default() };
        let mut row = (start..end).map(|at| at as usize);
        let found = row.find(|at| self.words.get(*at) == Some(&word.0));
        found.and_then(|at| self.lists.get(at)).copied().unwrap_or_default()
    }

    /// Every word of every list.
    pub(super) fn words(&self) -> impl Iterator<Item = u32> {
        self.words.iter().copied()
    }
}

/// The lists while a pack is compiled.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Vec<u32>>);

impl Lists {
    /// The list of these words, sorted.
    pub fn intern(&mut self, words: &[u32]) -> ListId {
        let known = self.0.iter().position(|list| list == words);
        let at = known.unwrap_or_else(|| {
            self.0.push(words.to_vec());
            self.0.len() - 1
        });
        ListId(at as u16)
    }

    /// The finished table.
    pub fn freeze(&self) -> Asked {
        let pairs = |(at, list): (usize, &Vec<u32>)| {
            let set = ListSet::of(ListId(at as u16));
            list.iter().map(move |word| (*word, set)).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = self.0.iter().enumerate().flat_map(pairs).collect();
        all.sort_unstable_by_key(|(word, _)| (word % ROWS, *word));
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 = if same { kept.1.with(next.1) } else { kept.1 };
            same
        });
        let starts = (0..=ROWS).map(|row| all.partition_point(|(word, _)| word % ROWS < row) as u32).collect();
        let (words, lists) = all.into_iter().unzip();
        Asked { words, lists, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_its_lists() {
        let mut lists = Lists::default();
        let (plants, makers) = (lists.intern(&[3, 7]), lists.intern(&[5, 7]));
        assert_eq!(lists.intern(&[3, 7]), plants);
        let asked = lists.freeze();
        for (word, in_plants, in_makers) in [(3, true, false), (5, false, true), (7, true, true), (4, false, false)] {
            let found = asked.lists_with(WordId(word));
            assert_eq!((found.may_hold(plants), found.may_hold(makers)), (in_plants, in_makers), "{word}");
        }
    }
}
