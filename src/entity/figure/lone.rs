//! Digits with nothing beside them that could belong to them but a bound before them ("in 2005",
//! "about 500 posts", "7, he said"): one of three. They are a number or nothing, and the grammar of amounts isn't asked.

use super::item::UNIT;
use super::{Reader, digits};
use crate::pack::Traits;
use crate::text::english::{Beside, Class, FigureWord};
use rust_decimal::Decimal;

impl Reader<'_, '_> {
    /// The value of such digits at token `at`.
    pub fn lone(&self, at: usize) -> Option<Decimal> {
        let lone = self.context.has(at, Traits::NUMBER) && self.free_before(at) && self.free_behind(at);
        lone.then(|| digits::read(self.word(at)).map(digits::normal))?
    }

    /// Whether no currency, minus or hyphen stands before token `at`.
    fn free_before(&self, at: usize) -> bool {
        let opens_currency = |i: usize| self.context.has(i, Traits::OPENS_CURRENCY);
        let minus = |i: usize| self.dash(i) || (self.says(i, Beside::BOUND) && self.is(i, FigureWord::MINUS));
        !(at.saturating_sub(3)..at).any(opens_currency) && !at.checked_sub(1).is_some_and(minus)
    }

    /// Whether no scale, unit, bound, sign or second figure can follow token `at`.
    fn free_behind(&self, at: usize) -> bool {
        const GOES_ON: Traits = UNIT.with(Traits::NUMBER).with(Traits::NUMBER_WORD);
        const MAY: Traits = Traits::PUNCT
            .with(Traits::SYMBOL)
            .with(Traits::of_beside(Beside::BOUND))
            .with(Traits::of_class(Class::COORDINATOR));
        const JOINS: FigureWord = FigureWord::TO
            .with(FigureWord::OR)
            .with(FigureWord::DASH)
            .with(FigureWord::SLASH)
            .with(FigureWord::PLUS_SIGN);
        let next = self.context.traits(at + 1);
        if next.any(GOES_ON) {
            return false;
        }
        let word = if next.any(MAY) { self.context.figure_word(at + 1) } else { FigureWord::default() };
        if word.any(FigureWord::AND) {
            return self.sets_off_and(at);
        }
        !word.any(JOINS)
    }

    /// Whether "and" behind token `at` joins no half, no second end of a range and no bound.
    fn sets_off_and(&self, at: usize) -> bool {
        const MORE: FigureWord = FigureWord::A.with(FigureWord::ONE).with(FigureWord::AND_MORE);
        let between = at.checked_sub(1).is_some_and(|before| self.is(before, FigureWord::BETWEEN));
        !between && self.joined_hyphen(at + 2).is_none() && !self.is(at + 2, MORE)
    }
}

#[cfg(test)]
mod tests {
    use crate::entity::Reading;
    use crate::entity::figure::Reader;
    use crate::entity::money::Evidence;
    use crate::pack::{Met, Pack, Traits};
    use crate::text::Document;

    #[test]
    fn digits_are_lone_where_nothing_belongs_to_them() {
        for (text, lone) in [
            ("In 2005, it grew.", true),
            ("7, he said", true),
            ("about 500 posts", true),
            ("7 over all", true),
            ("It built 7 and sold none.", true),
            ("7 and a half", false),
            ("between 7 and 9", false),
            ("7 and more", false),
            ("7 or more", false),
            ("7 to 9", false),
            ("7-9", false),
            ("7-plus", false),
            ("7-million", false),
            ("7-tonne", false),
            ("7+", false),
            ("7/8", false),
            ("7 percent", false),
            ("7 million", false),
            ("-7", false),
            ("minus 7", false),
            ("$7", false),
            ("7 euros", false),
        ] {
            let (document, mut reading) = (Document::from_text(text), Reading::default());
            let context = reading.read(&document, Pack::core(), &mut Met::default());
            let evidence = Evidence::default();
            let reader = Reader::new(&context, &evidence);
            let at = context.traits.iter().position(|traits| traits.any(Traits::NUMBER)).expect("digits");
            assert_eq!(reader.lone(at).is_some(), lone, "{text}");
        }
    }
}
