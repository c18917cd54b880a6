//! As much grammar as an abbreviation's stop needs: has the sentence a verb yet, does a new clause follow.

use super::abbreviation::opens_sentence;
use crate::text::Shape;
use crate::text::english::{self, Class, VerbForms};
use crate::text::view::View;

/// A sentence longer than this many tokens is taken to have a verb, known here or not.
const LOOK_BACK: usize = 8;

/// The most capitalised words of a subject.
const LONGEST_SUBJECT: usize = 3;

/// Words that are verbs of their own or begin one.
const VERBAL: Class = Class::BE.with(Class::HAVE).with(Class::DO).with(Class::MODAL).with(Class::SAYING);

/// Words in small letters that go on with the name before an abbreviation, or with a post in it: "Corp. Chairman …".
const NAME_GOES_ON: &[&str] = &[
    "analyst",
    "analysts",
    "bank",
    "ceo",
    "cfo",
    "chairman",
    "chairwoman",
    "chief",
    "co",
    "company",
    "coo",
    "corp",
    "corporation",
    "director",
    "enterprises",
    "executive",
    "founder",
    "general",
    "group",
    "holding",
    "holdings",
    "inc",
    "industries",
    "international",
    "limited",
    "ltd",
    "managing",
    "officer",
    "plc",
    "president",
    "secretary",
    "senior",
    "spokesman",
    "spokeswoman",
    "treasurer",
    "unit",
    "vice",
];

/// Whether the sentence that begins at `start` has a verb before token `end`.
pub fn has_verb(view: View, start: usize, end: usize) -> bool {
    end - start > LOOK_BACK || (start..end).any(|at| (at == start || view.is_lower(at)) && is_verb(view, at))
}

fn is_verb(view: View, at: usize) -> bool {
    let regular = view.is_lower(at) && (view.word(at).ends_with("ed") || view.word(at).ends_with("n't"));
    regular || view.class(at).any(VERBAL) || !verb(view, at).is_empty()
}

fn verb(view: View, at: usize) -> VerbForms {
    let english = english::get();
    view.lowered(at, |word| english.verb(english.id(word))).unwrap_or_default()
}

/// Whether a subject of capitalised words and its verb stand at `at`: "Hale said", "Calton Mines will".
pub fn clause_follows(view: View, at: usize) -> bool {
    let Some(end) = (at..=at + LONGEST_SUBJECT).find(|&i| !view.is_capital(i)) else { return false };
    let finite = |i: usize| {
        view.class(i).any(VERBAL)
            || (verb(view, i).any(VerbForms::THIRD.with(VerbForms::PAST)) && !verb(view, i).any(VerbForms::NOUN))
    };
    end > at && view.is_lower(end) && finite(end) && !view.is_one_of(at, NAME_GOES_ON)
}

/// Whether "And", "Or" at `at` only adds another name: "And European makers".
pub fn adds_name(view: View, at: usize) -> bool {
    view.is_one_of(at, &["and", "or"]) && view.is_capital(at + 1) && !opens_sentence(view, at + 1)
}

/// Whether the abbreviation at `at` and the word at `next` stand in a line of capitals, which say nothing there.
pub fn shouted(view: View, start: usize, at: usize, next: usize) -> bool {
    let upper = |i: usize| view.shape(i) == Shape::Upper;
    upper(next) && upper(at) && (at == start || upper(at - 1) || !view.is_word(at - 1))
}
