//! Bounds: the words around a figure that say how it is meant ("up to", "more than", "or so").

use super::Reader;
use crate::entity::value::{Bound, Figure};
use crate::pack::Traits;
use crate::text::english::{Beside, FigureWord as W};
use rust_decimal::Decimal;

use Bound::{Approx, AtLeast, Over, Under, UpTo};

/// What is "over" a figure without exceeding it.
const DISPUTES: &[&str] = &[
    "talks",
    "negotiations",
    "dispute",
    "disputes",
    "row",
    "battle",
    "fight",
    "quarrel",
    "lawsuit",
    "debate",
    "disagreement",
    "concern",
    "concerns",
    "worries",
    "fears",
    "anger",
    "controversy",
    "deadlock",
];

/// What goes "up to" a figure and is there then.
const MOVES: &[&str] = &[
    "edged", "edging", "inched", "inch", "crept", "ticked", "went", "goes", "rose", "climbed", "moved", "shot",
    "revised", "bumped", "nudged", "rounded",
];

impl Reader<'_, '_> {
    /// The bound before token `start` and where its words begin; of two ("at least about") the firmer one counts.
    pub fn bound_before(&self, start: usize) -> (Bound, usize) {
        let Some((first, at)) = self.one_bound(start) else { return (Bound::Exact, start) };
        match self.one_bound(at) {
            Some((second, outer)) if first == Approx => (second, outer),
            Some((_, outer)) => (first, outer),
            None => (first, at),
        }
    }

    fn one_bound(&self, start: usize) -> Option<(Bound, usize)> {
        let last = start.checked_sub(1).filter(|at| self.says(*at, Beside::BOUND) && self.same_line(start))?;
        let word = self.context.figure_word(last);
        if word.any(W::OF) && self.context.has(last, Traits::LOWER) && self.open_word(last.wrapping_sub(1)) {
            let limit = self.said(last.wrapping_sub(2));
            if let Some(bound) = one_of(limit, &[(W::MINIMUM, AtLeast), (W::MAXIMUM, UpTo)]) {
                return Some((bound, start));
            }
        }
        let (bound, words) = if word.any(WITH_WORDS) { self.worded(word, last)? } else { (lone_bound(word)?, 0) };
        let at = last - words;
        (!self.plain(at)).then_some((bound, at))
    }

    /// The bound that ends in `word` at `last`, and how many words of it stand before that.
    fn worded(&self, word: W, last: usize) -> Option<(Bound, usize)> {
        let before = self.said(last.wrapping_sub(1));
        let second = self.said(last.wrapping_sub(2));
        let one = |words: W, bound: Bound| before.any(words).then_some((bound, 1));
        if word.any(W::THAN) {
            return compared(before, second);
        }
        if word.any(W::TO) {
            return one(W::UP, UpTo).or_else(|| one(W::CLOSE, Approx));
        }
        if word.any(W::AS) && second.any(W::AS) {
            return one_of(before, &[(W::AS_HIGH, UpTo), (W::AS_LOW, AtLeast)]).map(|bound| (bound, 2));
        }
        if word.any(W::OF) {
            return self.of(before, second, last);
        }
        if word.any(W::ESTIMATED) {
            return one(W::AN.with(W::THE), Approx).or(Some((Approx, 0)));
        }
        let pairs = [(W::LEAST, W::AT, AtLeast), (W::MOST, W::AT, UpTo), (W::LIKE, W::SOMETHING, Approx)];
        let limits = [(W::MINIMUM, W::A, AtLeast), (W::MAXIMUM, W::A, UpTo)];
        pairs.into_iter().chain(limits).find_map(|(own, first, bound)| one(first, bound).filter(|_| word.any(own)))
    }

    /// "upwards of", "in excess of", "in the region of", "a minimum of".
    fn of(&self, before: W, second: W, last: usize) -> Option<(Bound, usize)> {
        if let Some(bound) = one_of(before, &[(W::MAXIMUM, UpTo), (W::MINIMUM, AtLeast)]) {
            return Some((bound, 1 + usize::from(second.any(W::A))));
        }
        if before.any(W::UPWARDS) {
            return Some((Over, 1));
        }
        let is = |back: usize, words: &[&str]| last >= back && self.is_any(last - back, words);
        if is(1, &["excess"]) && is(2, &["in"]) {
            return Some((Over, 2));
        }
        let region = is(1, &["region"]) && is(3, &["in"]) || is(1, &["order"]) && is(3, &["in", "on"]);
        (region && second.any(W::THE)).then_some((Approx, 3))
    }

    /// Whether the word at `at` is a plain preposition or adverb: "talks over $5 million", "it edged up to 7%".
    fn plain(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let word = self.said(at);
        (word.any(W::OVER) && self.is_any(before, DISPUTES)) || (word.any(W::UP) && self.is_any(before, MOVES))
    }

    /// The bound after token `end` and where its words end.
    pub fn bound_after(&self, end: usize) -> (Bound, usize) {
        if !self.says(end, Beside::BOUND) {
            return (Bound::Exact, end);
        }
        let second = self.said(end + 1);
        let bound = if self.is(end, W::OR) {
            one_of(second, &[(W::OR_MORE, AtLeast), (W::OR_LESS, UpTo), (W::SO, Approx)])
        } else {
            one_of(second, &[(W::AND_MORE, AtLeast)]).filter(|_| self.is(end, W::AND))
        };
        bound.map_or((Bound::Exact, end), |bound| (bound, end + 2))
    }
}

/// Words that end a bound of several words, or may.
const WITH_WORDS: W = W::AS
    .with(W::THAN)
    .with(W::TO)
    .with(W::LEAST)
    .with(W::MOST)
    .with(W::OF)
    .with(W::LIKE)
    .with(W::ESTIMATED)
    .with(W::MINIMUM)
    .with(W::MAXIMUM);

/// The bound that a word says alone.
fn lone_bound(word: W) -> Option<Bound> {
    const BOUNDS: &[(W, Bound)] = &[
        (W::EXCEEDS, Over),
        (W::ROUGHLY, Approx),
        (W::FALLS_SHORT, Under),
        (W::AT_LEAST, AtLeast),
        (W::AT_MOST, UpTo),
    ];
    one_of(word, BOUNDS)
}

/// What the first set says that holds the word.
fn one_of(word: W, bounds: &[(W, Bound)]) -> Option<Bound> {
    bounds.iter().find(|(words, _)| word.any(*words)).map(|(_, bound)| *bound)
}

/// "more than", "no fewer than", by the two words before "than".
fn compared(before: W, second: W) -> Option<(Bound, usize)> {
    let (no, not) = (second.any(W::NO), second.any(W::NOT));
    Some(match () {
        () if before.any(W::MORE) && (no || not) => (UpTo, 2),
        () if before.any(W::LESS) && (no || not) || before.any(W::FEWER) && no => (AtLeast, 2),
        () if before.any(W::MORE.with(W::GREATER)) => (Over, 1),
        () if before.any(W::LESS.with(W::FEWER)) => (Under, 1),
        () => return None,
    })
}

/// A figure from one value or two.
pub fn figure(low: Decimal, high: Option<Decimal>, bound: Bound) -> Figure {
    let top = high.unwrap_or(low);
    let (min, max) = match bound {
        UpTo | Under => (None, Some(top)),
        Over | AtLeast => (Some(low), None),
        Approx if high.is_some() => return Figure { min: Some(low), max: high, bound: Bound::Range },
        _ => (Some(low), Some(top)),
    };
    let bound = if high.is_some() && bound == Bound::Exact { Bound::Range } else { bound };
    Figure { min, max, bound }
}

#[cfg(test)]
mod tests {
    use crate::entity::figure::testing::check;
    use crate::pack::Kind;
    use crate::text::english::{self, Beside, FigureWord};

    /// Phrases before "7 towns" with the number that they make of it, and phrases behind "7".
    #[test]
    fn bounds_of_all_sorts() {
        for (before, want) in [
            ("as much as", "<=7"),
            ("as high as", "<=7"),
            ("as few as", ">=7"),
            ("no more than", "<=7"),
            ("not more than", "<=7"),
            ("no less than", ">=7"),
            ("no fewer than", ">=7"),
            ("not fewer than", "<7"),
            ("no greater than", ">7"),
            ("more than", ">7"),
            ("fewer than", "<7"),
            ("up to", "<=7"),
            ("close to", "~7"),
            ("at least", ">=7"),
            ("at most", "<=7"),
            ("something like", "~7"),
            ("an estimated", "~7"),
            ("estimated", "~7"),
            ("over", ">7"),
            ("under", "<7"),
            ("a minimum", ">=7"),
            ("nearly", "~7"),
            ("at least about", ">=7"),
            ("a maximum hike of", "<=7"),
            ("a maximum of", "<=7"),
            ("a minimum of", ">=7"),
            ("upwards of", ">7"),
            ("in excess of", ">7"),
            ("in the region of", "~7"),
            ("a total of", "7"),
            ("next to", "7"),
            ("other than", "7"),
            ("most", "7"),
        ] {
            let text = format!("It built {before} 7 towns.");
            let found = crate::entity::figure::testing::find(&text);
            let shown: Vec<String> = found.iter().map(|c| crate::entity::figure::testing::shown(&c.value)).collect();
            assert_eq!(shown, [want], "{text}");
        }
        check(
            &[Kind::NUMBER],
            &[
                ("It built 7 or more.", &[("7 or more", ">=7")]),
                ("It built 7 and up.", &[("7 and up", ">=7")]),
                ("It built 7 or fewer.", &[("7 or fewer", "<=7")]),
                ("It built 7 or so.", &[("7 or so", "~7")]),
                ("It built 7 or other.", &[("7", "7")]),
            ],
        );
    }

    #[test]
    fn each_word_beside_a_figure_is_marked_as_a_bound() {
        let firsts = super::WITH_WORDS.with(FigureWord::OR).with(FigureWord::AND).with(FigureWord::MINUS);
        let english = english::get();
        for word in english.words() {
            let id = english.id(word);
            let said = english.figure_word(id);
            if said.any(firsts) || super::lone_bound(said).is_some() {
                assert_ne!(english.beside(id).0 & Beside::BOUND.0, 0, "{word}");
            }
        }
    }
}
