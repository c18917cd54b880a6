//! What can be said of a token before its neighbours are looked at, as one number: what it is made of, how it is
//! cased, and what English's closed classes and the packs say of its word. Worked out once per token
//! ([`super::Lookup`]), so that the stages after it pass over nearly all tokens with one test of bits.

use super::column::number_record;
use super::{Kind, Payload, WordClass};
use crate::text::bits::bit_set;
use crate::text::english::{self, Beside, Class, Opening, Usage, VerbForms, WordId};
use crate::text::{Shape, Token, TokenKind};

/// A set of properties of a token. Bits from the low end: [`Class`], [`Beside`], [`VerbForms`], [`WordClass`],
/// [`Opening`], what the word can begin, how the token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits(u64);

const BESIDES: u32 = 19;
const VERBS: u32 = 24;
const VERB_BITS: u32 = 6;
const WORD_CLASSES: u32 = 32;
const WORD_CLASS_BITS: u32 = 5;
const OPENINGS: u32 = 37;

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { impl Traits { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* } };
}

traits! {
    /// A country's name begins with it.
    OPENS_COUNTRY = 30;
    /// A phrase of the packs begins with the word.
    OPENS_PHRASE = 40;
    /// A currency's name or sign begins with it.
    OPENS_CURRENCY = 41;
    /// A unit of measure begins with it.
    OPENS_UNIT = 42;
    /// A name of any other list begins with it.
    OPENS_NAME = 43;
    /// A trigger of an event rule begins with it.
    OPENS_TRIGGER = 44;
    /// A reference to what was named before may open with it: [`Usage::REFERS`].
    REFERS = 45;
    /// Behind an article it may speak of several: [`Usage::SEVERAL`].
    SEVERAL = 46;
    /// It writes a number in letters: [`crate::text::english::English::number`] knows which.
    NUMBER_WORD = 47;
    /// It says something about time: [`crate::text::english::English::time`] knows what.
    TIME_WORD = 48;
    /// The vocabulary holds it.
    KNOWN = 49;
    /// [`Shape::Lower`]
    LOWER = 50;
    /// [`Shape::Capital`]
    CAPITAL = 51;
    /// [`Shape::Upper`]
    UPPER = 52;
    /// [`Shape::Mixed`]
    MIXED = 53;
    /// [`Shape::Camel`]
    CAMEL = 54;
    /// [`TokenKind::Word`]
    WORD = 55;
    /// [`TokenKind::Number`]
    NUMBER = 56;
    /// [`TokenKind::Currency`]
    CURRENCY = 57;
    /// [`TokenKind::Punct`]
    PUNCT = 58;
    /// [`TokenKind::Symbol`]
    SYMBOL = 59;
    /// [`TokenKind::Url`]
    URL = 60;
    /// No white space stands before it.
    GLUED = 61;
    /// A line break stands before it.
    BREAK = 62;
}

bit_set!(Traits);

impl Traits {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// It opens with a capital letter, as [`Token::is_capital`] says.
    pub const CAPITALISED: Self = Self::CAPITAL.with(Self::UPPER).with(Self::MIXED);
    /// It is a function word of any class in [`Class::FUNCTION`].
    pub const FUNCTION: Self = Self::of_class(Class::FUNCTION);

    /// Whether every property of `other` is there.
    #[inline]
    pub const fn all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Grammatical classes as properties, so that one test can ask for them and others at once.
    pub const fn of_class(class: Class) -> Self {
        Self(class.0 & ((1 << BESIDES) - 1))
    }

    /// What a word may say about a figure, as properties.
    pub const fn of_beside(beside: Beside) -> Self {
        Self((beside.0 as u64) << BESIDES)
    }

    /// Places in a date as properties.
    pub const fn of_opening(opening: Opening) -> Self {
        Self((opening.0 as u64) << OPENINGS)
    }

    /// Verb forms as properties.
    pub const fn of_verb(forms: VerbForms) -> Self {
        Self((forms.0 as u64) << VERBS)
    }

    /// Word classes as properties.
    pub const fn of_words(class: WordClass) -> Self {
        Self((class.0 as u64) << WORD_CLASSES)
    }

    /// The grammatical classes.
    #[inline]
    pub const fn class(self) -> Class {
        Class(self.0 & ((1 << BESIDES) - 1))
    }

    /// The verb forms.
    #[inline]
    pub const fn verb(self) -> VerbForms {
        VerbForms((self.0 >> VERBS & ((1 << VERB_BITS) - 1)) as u8)
    }

    /// A small word of no closed class that is no form of a verb: most likely a noun or an adjective.
    #[inline]
    pub const fn is_plain(self) -> bool {
        self.any(Self::LOWER) && self.class().is_empty() && self.verb().is_empty()
    }

    /// What the lists of single words say.
    #[inline]
    pub const fn word_class(self) -> WordClass {
        WordClass((self.0 >> WORD_CLASSES & ((1 << WORD_CLASS_BITS) - 1)) as u8)
    }

    /// How a token is written.
    #[inline]
    pub const fn of_token(token: &Token) -> Self {
        let shape = match token.shape {
            Shape::None => Self(0),
            Shape::Lower => Self::LOWER,
            Shape::Capital => Self::CAPITAL,
            Shape::Upper => Self::UPPER,
            Shape::Mixed => Self::MIXED,
            Shape::Camel => Self::CAMEL,
        };
        let kind = match token.kind {
            TokenKind::Word => Self::WORD,
            TokenKind::Number => Self::NUMBER,
            TokenKind::Currency => Self::CURRENCY,
            TokenKind::Punct => Self::PUNCT,
            TokenKind::Symbol => Self::SYMBOL,
            TokenKind::Url => Self::URL,
        };
        let glued = if token.glued { Self::GLUED } else { Self(0) };
        let broken = if token.breaks > 0 { Self::BREAK } else { Self(0) };
        shape.with(kind).with(glued).with(broken)
    }

    /// Calls `on` with the place of each token that has one of the `wanted` traits, in order. Asks 64 tokens in a row
    /// without a branch, as hits among them can't be foretold.
    #[inline]
    pub fn each(traits: &[Self], wanted: Self, mut on: impl FnMut(usize)) {
        for (block, tokens) in traits.chunks(64).enumerate() {
            let mut having = tokens.iter().rev().fold(0, |having: u64, t| having << 1 | u64::from(t.any(wanted)));
            while having != 0 {
                on(64 * block + having.trailing_zeros() as usize);
                having &= having - 1;
            }
        }
    }

    /// What `word` says wherever it stands, but for the phrases that it begins.
    pub(super) fn of_word(word: WordId, listed: WordClass) -> Self {
        let english = english::get();
        let usage = english.usage(word);
        let flag = |is: bool, flag: Self| if is { flag } else { Self(0) };
        Self::of_class(english.class(word))
            .with(Self::of_beside(english.beside(word)))
            .with(Self::of_opening(english.opening(word)))
            .with(Self::of_verb(english.verb(word)))
            .with(Self::of_words(listed))
            .with(flag(usage.any(Usage::REFERS), Self::REFERS))
            .with(flag(usage.any(Usage::SEVERAL), Self::SEVERAL))
            .with(flag(english.number(word).is_some(), Self::NUMBER_WORD))
            .with(flag(english.time(word).is_some(), Self::TIME_WORD))
            .with(flag(word != WordId::UNKNOWN, Self::KNOWN))
    }

    /// What a phrase with this payload says of its first word; `kind` is the kind of the name behind a surface.
    pub(super) fn opening(payload: Payload, kind: Option<Kind>) -> Self {
        let one = match (payload, kind) {
            (Payload::Surface(_), Some(Kind::CURRENCY)) => Self::OPENS_CURRENCY,
            (Payload::Surface(_), Some(Kind::UNIT)) => Self::OPENS_UNIT,
            (Payload::Surface(_), Some(Kind::COUNTRY)) => Self::OPENS_NAME.with(Self::OPENS_COUNTRY),
            (Payload::Surface(_), _) => Self::OPENS_NAME,
            (Payload::Trigger(_), _) => Self::OPENS_TRIGGER,
            (Payload::Skip(_) | Payload::Slot(_) | Payload::Cue(_) | Payload::Anchor(_), _) => Self(0),
        };
        one.with(Self::OPENS_PHRASE)
    }
}

number_record!(Traits, u64);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Lookup, Met, Pack};
    use crate::text::{self, Analysis};

    /// The traits of each token of `text`.
    fn traits(text: &str) -> Vec<Traits> {
        let (mut analysis, mut lookup) = (Analysis::default(), Lookup::default());
        text::analyze(text, &mut analysis);
        Pack::core().look_up(text, &analysis, &mut Met::default(), &mut lookup);
        lookup.traits
    }

    #[test]
    fn each_token_that_has_one_is_met_in_order() {
        for length in [0, 1, 63, 64, 65, 200] {
            let some = |at: usize| at.is_multiple_of(7) || at % 64 == 63;
            let row: Vec<_> = (0..length).map(|at| if some(at) { Traits::URL } else { Traits::WORD }).collect();
            let mut met = Vec::new();
            Traits::each(&row, Traits::URL.with(Traits::NUMBER), |at| met.push(at));
            assert_eq!(met, (0..length).filter(|at| some(*at)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_token_has_what_its_word_and_its_letters_say() {
        let cases: &[(&str, Traits, Traits)] = &[
            ("the", Traits::of_class(Class::DETERMINER).with(Traits::LOWER).with(Traits::WORD), Traits::CAPITALISED),
            ("The", Traits::of_class(Class::DETERMINER).with(Traits::CAPITAL), Traits::LOWER),
            ("SAID", Traits::of_verb(VerbForms::PAST).with(Traits::UPPER), Traits::FUNCTION),
            ("Maria", Traits::of_words(WordClass::GIVEN).with(Traits::CAPITAL), Traits::UPPER),
            ("seven", Traits::NUMBER_WORD, Traits::NUMBER),
            ("chapter", Traits::of_beside(Beside::LABEL), Traits::of_beside(Beside::BOUND).with(Traits::FUNCTION)),
            ("%", Traits::of_beside(Beside::PERCENT), Traits::WORD),
            ("Friday", Traits::of_opening(Opening::OPENS), Traits::of_opening(Opening::LEADS)),
            ("Tuesday", Traits::TIME_WORD, Traits::NUMBER_WORD),
            ("1,200", Traits::NUMBER, Traits::NUMBER_WORD.with(Traits::WORD)),
            ("dollars", Traits::OPENS_CURRENCY.with(Traits::OPENS_PHRASE), Traits::OPENS_UNIT),
            ("tonnes", Traits::OPENS_UNIT, Traits::OPENS_CURRENCY),
            ("acquired", Traits::OPENS_TRIGGER, Traits::OPENS_CURRENCY),
            ("xyzzyq", Traits::LOWER, Traits::KNOWN.with(Traits::OPENS_PHRASE)),
        ];
        for (text, has, lacks) in cases {
            let found = traits(text)[0];
            assert!(found.all(*has), "{text}: {found:?}");
            assert!(!found.any(*lacks), "{text}: {found:?}");
        }
    }
}
