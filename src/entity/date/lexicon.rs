//! Which closed-class words may open a date and which may stand second: one byte a word, so that the pass over the
//! tokens asks one table and reads no text.

use crate::text::english::time::{Relative, Time};
use crate::text::english::{self, English, Number, WordId};
use once_cell::sync::Lazy;

/// A date may open here.
const OPENS: u8 = 1;
/// A date may open here if the next word may go on.
const LEADS: u8 = 2;
/// May stand second, after an article or a figure.
const GOES_ON: u8 = 4;

/// Words without a meaning of their own in time that open one: "less than a week".
const OPENERS: &[&str] = &["less", "fewer"];
/// Words that join a figure to what makes it a date ("5 to 9 May").
const JOINERS: &[&str] = &["to", "and", "or", "through", "of", "in", "at", "o'clock"];

static FLAGS: Lazy<Vec<u8>> = Lazy::new(|| {
    let english = english::get();
    (0..english.words().len() as u32).map(|id| flags(english, WordId(id))).collect()
});

fn flags(english: &English, id: WordId) -> u8 {
    let word = english.words()[id.0 as usize];
    let number = english.number(id).map_or(0, |n| match n {
        Number::Cardinal(_) | Number::Ordinal(_) => LEADS | GOES_ON,
        _ => GOES_ON,
    });
    let time = english.time(id).map_or(0, |time| match time {
        Time::Relative(Relative::Recent | Relative::Current) => OPENS | GOES_ON,
        Time::The | Time::An | Time::Relative(_) | Time::Every | Time::Vague | Time::Fiscal => LEADS | GOES_ON,
        Time::Bound(_) | Time::Filler | Time::Edge(_) | Time::Comparative(_) => LEADS | GOES_ON,
        Time::Tense(_) => 0,
        Time::Ago | Time::Period | Time::Meridiem(_) | Time::Zone(_) | Time::Before | Time::After | Time::Fixed => {
            GOES_ON
        }
        _ => OPENS | GOES_ON,
    });
    let opener = if OPENERS.contains(&word) { OPENS } else { 0 };
    let joiner = if JOINERS.contains(&word) { GOES_ON } else { 0 };
    let at = if word == "at" { LEADS } else { 0 };
    number | time | opener | joiner | at
}

/// What the closed-class words of an article say about where dates open.
pub(super) struct Lexicon {
    flags: &'static [u8],
}

impl Lexicon {
    pub(super) fn get() -> Self {
        Self { flags: &FLAGS }
    }

    fn has(&self, word: WordId, flags: u8) -> bool {
        self.flags.get(word.0 as usize).is_some_and(|f| f & flags != 0)
    }

    /// Whether a date may open with `word` before `next`.
    pub(super) fn opens(&self, word: WordId, next: Option<WordId>) -> bool {
        self.has(word, OPENS) || (self.has(word, LEADS) && next.is_none_or(|next| self.goes_on(next)))
    }

    /// Whether `word` may stand second in a date.
    pub(super) fn goes_on(&self, word: WordId) -> bool {
        self.has(word, GOES_ON)
    }
}
