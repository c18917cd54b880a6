//! Bounds: the words around a figure that say how it is meant ("up to", "more than", "or so").

use super::Reader;
use crate::entity::value::{Bound, Figure};
use crate::text::english::Beside;
use rust_decimal::Decimal;

use Bound::{Approx, AtLeast, Over, Under, UpTo};

/// Words before a figure, each the last word of its phrase with the words before it.
const BEFORE: &[(&str, &[&str], Bound)] = &[
    ("as", &["as", "much"], UpTo),
    ("as", &["as", "many"], UpTo),
    ("as", &["as", "high"], UpTo),
    ("as", &["as", "low"], AtLeast),
    ("as", &["as", "little"], AtLeast),
    ("as", &["as", "few"], AtLeast),
    ("than", &["no", "more"], UpTo),
    ("than", &["not", "more"], UpTo),
    ("than", &["no", "less"], AtLeast),
    ("than", &["no", "fewer"], AtLeast),
    ("than", &["not", "less"], AtLeast),
    ("than", &["more"], Over),
    ("than", &["greater"], Over),
    ("than", &["less"], Under),
    ("than", &["fewer"], Under),
    ("to", &["up"], UpTo),
    ("to", &["close"], Approx),
    ("least", &["at"], AtLeast),
    ("most", &["at"], UpTo),
    ("of", &["a", "maximum"], UpTo),
    ("of", &["a", "minimum"], AtLeast),
    ("of", &["maximum"], UpTo),
    ("of", &["minimum"], AtLeast),
    ("of", &["in", "excess"], Over),
    ("of", &["upwards"], Over),
    ("of", &["upward"], Over),
    ("of", &["in", "the", "region"], Approx),
    ("of", &["in", "the", "order"], Approx),
    ("of", &["on", "the", "order"], Approx),
    ("like", &["something"], Approx),
    ("estimated", &["an"], Approx),
    ("estimated", &["the"], Approx),
    ("estimated", &[], Approx),
    ("over", &[], Over),
    ("above", &[], Over),
    ("exceeding", &[], Over),
    ("topping", &[], Over),
    ("under", &[], Under),
    ("below", &[], Under),
    ("minimum", &["a"], AtLeast),
    ("maximum", &["a"], UpTo),
    ("nearly", &[], Approx),
    ("almost", &[], Approx),
    ("about", &[], Approx),
    ("around", &[], Approx),
    ("roughly", &[], Approx),
    ("approximately", &[], Approx),
    ("approx", &[], Approx),
    ("some", &[], Approx),
    ("circa", &[], Approx),
    ("~", &[], Approx),
    (">", &[], Over),
    ("<", &[], Under),
    ("≥", &[], AtLeast),
    ("≤", &[], UpTo),
];

/// The two words after a figure and its unit.
const AFTER: &[((&str, &str), Bound)] = &[
    (("or", "more"), AtLeast),
    (("or", "greater"), AtLeast),
    (("or", "higher"), AtLeast),
    (("or", "above"), AtLeast),
    (("or", "over"), AtLeast),
    (("and", "above"), AtLeast),
    (("and", "more"), AtLeast),
    (("and", "up"), AtLeast),
    (("or", "less"), UpTo),
    (("or", "fewer"), UpTo),
    (("or", "lower"), UpTo),
    (("or", "under"), UpTo),
    (("or", "below"), UpTo),
    (("or", "so"), Approx),
];

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
        let word = self.word(last);
        if word == "of" && self.open_word(last.wrapping_sub(1)) {
            let limit = last.wrapping_sub(2);
            let bound = [("minimum", AtLeast), ("maximum", UpTo)].into_iter().find(|(w, _)| self.is(limit, w));
            return bound.map(|(_, bound)| (bound, start));
        }
        let fits = |words: &[&str]| words.iter().rev().enumerate().all(|(i, w)| last > i && self.is(last - 1 - i, w));
        let (_, words, bound) =
            BEFORE.iter().find(|(w, rest, _)| w.len() == word.len() && w.eq_ignore_ascii_case(word) && fits(rest))?;
        let at = last - words.len();
        (!self.plain(at)).then_some((*bound, at))
    }

    /// Whether the word at `at` is a plain preposition or adverb: "talks over $5 million", "it edged up to 7%".
    fn plain(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        (self.is(at, "over") && self.is_any(before, DISPUTES)) || (self.is(at, "up") && self.is_any(before, MOVES))
    }

    /// The bound after token `end` and where its words end.
    pub fn bound_after(&self, end: usize) -> (Bound, usize) {
        if !self.says(end, Beside::BOUND) {
            return (Bound::Exact, end);
        }
        let found = AFTER.iter().find(|((first, second), _)| self.is(end + 1, second) && self.is(end, first));
        found.map_or((Bound::Exact, end), |(_, bound)| (*bound, end + 2))
    }
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
    use super::*;
    use crate::text::english;

    #[test]
    fn each_word_beside_a_figure_is_marked_as_a_bound() {
        let last = BEFORE.iter().map(|(word, ..)| *word);
        for word in last.chain(AFTER.iter().map(|((first, _), _)| *first)) {
            assert_ne!(english::get().beside(english::get().id(word)).0 & Beside::BOUND.0, 0, "{word}");
        }
    }
}
