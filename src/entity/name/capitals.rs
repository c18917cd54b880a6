//! Which capitals mean something: sentence beginnings, Title Case and upper-case headlines prove nothing by themselves.

use super::key;
use super::page::{Mark, Page};
use crate::entity::Context;
use crate::pack::WordClass;
use crate::text::english::{Class, Time};
use crate::text::{Sentence, SentenceKind, Shape, Token, TokenKind};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Names open with capitals, other words don't.
    Normal,
    /// Most Words Open With Capitals.
    Title,
    /// ALL LETTERS ARE CAPITALS.
    Upper,
}

/// Words that never open or carry a name, whatever their case.
const FUNCTION: Class = Class::FUNCTION.with(Class::QUANTIFIER);

/// How the sentence uses capitals: by its content words, the lower-case ones against the capitalised.
pub fn case_of(cx: &Context, sentence: &Sentence) -> Case {
    let (mut lower, mut capital, mut upper, mut letters) = (0, 0, 0, 0);
    for at in sentence.tokens.indices() {
        let token = cx.tokens()[at];
        if token.kind != TokenKind::Word || token.span.len() < 2 {
            continue;
        }
        letters += 1;
        upper += u32::from(token.shape == Shape::Upper);
        match token.shape {
            Shape::Lower if cx.class(at).any(FUNCTION) => {}
            Shape::Lower => lower += 1,
            _ => capital += 1,
        }
    }
    let headline = sentence.kind == SentenceKind::Headline;
    // A full stop at the end speaks for running text, however many names it holds.
    let stopped = sentence.tokens.end.checked_sub(1).is_some_and(|last| cx.word(last as usize) == ".");
    match () {
        () if letters >= 3 && upper * 5 >= letters * 4 && lower <= 1 => Case::Upper,
        () if capital >= 3 && lower * 6 <= capital && (lower == 0 || !stopped) => Case::Title,
        () if headline && capital >= 3 && lower * 3 <= capital => Case::Title,
        () => Case::Normal,
    }
}

/// Whether a token may belong to a name by its letters alone.
pub fn is_capital(cx: &Context, at: usize) -> bool {
    let Some(token) = cx.tokens().get(at) else { return false };
    match token.kind {
        TokenKind::Word => match token.shape {
            Shape::Capital | Shape::Upper | Shape::Mixed => !has_digit(cx, token),
            Shape::Camel => !has_digit(cx, token),
            _ => false,
        },
        TokenKind::Url => {
            let word = token.of(cx.text());
            word.starts_with(char::is_uppercase) && !word.contains(['/', '@'])
        }
        _ => false,
    }
}

fn has_digit(cx: &Context, token: &Token) -> bool {
    token.of(cx.text()).bytes().any(|b| b.is_ascii_digit())
}

/// Whether the word is a function word here: "US" and "WHO" in capitals of their own aren't.
pub fn is_function(cx: &Context, at: usize, case: Case) -> bool {
    let shape = cx.tokens()[at].shape;
    (case == Case::Upper || shape != Shape::Upper) && cx.class(at).any(FUNCTION)
}

/// Whether the word is an ordinary one, so that a capital that grammar asks for doesn't make it a name.
pub fn is_ordinary(cx: &Context, at: usize) -> bool {
    cx.pack.word_class(cx.id(at)).any(WordClass::ORDINARY) || !cx.verb(at).is_empty() || !cx.class(at).is_empty()
}

/// Sets [`Mark::NAME`], [`Mark::SURE`], [`Mark::DOUBT`], [`Mark::START`] on the tokens.
pub fn mark(page: &mut Page) {
    let mut doubts = Doubts::default();
    for (index, sentence) in page.cx.analysis.sentences.iter().enumerate() {
        let case = page.cases[index];
        let mut first = true;
        for at in sentence.tokens.indices() {
            let token = &page.cx.tokens()[at];
            let opens = first || after_quote(page.cx, at);
            if token.kind == TokenKind::Word {
                first = false;
            }
            let mark = look(page.cx, at, case, opens);
            page.marks[at].add(mark);
            if mark.any(Mark::DOUBT) {
                doubts.insert(key::word(page, at));
            }
        }
    }
    doubts.count(page);
    resolve(page, &doubts);
}

fn after_quote(cx: &Context, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| cx.word(i)) else { return true };
    matches!(before, "“" | "\"" | "``" | "‘" | ":" | "•")
}

fn look(cx: &Context, at: usize, case: Case, opens: bool) -> Mark {
    let start = if opens { Mark::START } else { Mark::NONE };
    if !is_capital(cx, at) || is_function(cx, at, case) {
        return start;
    }
    if matches!(cx.time_word(at), Some(Time::Month(_) | Time::Weekday(_))) {
        return start.with(Mark::CALENDAR);
    }
    let weightless = opens || case != Case::Normal;
    match weightless && is_ordinary(cx, at) {
        true => start.with(Mark::DOUBT),
        false => start.with(Mark::NAME).with(Mark::SURE),
    }
}

/// The doubtful words of an article, each with how often it stands as a sure capital and in lower case.
#[derive(Default)]
struct Doubts {
    keys: Vec<(u64, u16, u16)>,
    bloom: [u64; 16],
}

impl Doubts {
    fn insert(&mut self, key: u64) {
        self.bloom[(key >> 6 & 15) as usize] |= 1 << (key & 63);
        self.keys.push((key, 0, 0));
    }

    fn find(&self, key: u64) -> Option<usize> {
        let may = self.bloom[(key >> 6 & 15) as usize] >> (key & 63) & 1 == 1;
        may.then(|| self.keys.binary_search_by_key(&key, |k| k.0).ok()).flatten()
    }

    fn count(&mut self, page: &Page) {
        self.keys.sort_unstable();
        self.keys.dedup();
        if self.keys.is_empty() {
            return;
        }
        for at in 0..page.marks.len() {
            let token = &page.cx.tokens()[at];
            if token.kind != TokenKind::Word || page.marks[at].any(Mark::DOUBT) {
                continue;
            }
            if let Some(index) = self.find(key::word(page, at)) {
                let entry = &mut self.keys[index];
                match token.shape {
                    Shape::Lower => entry.2 = entry.2.saturating_add(1),
                    _ => entry.1 = entry.1.saturating_add(1),
                }
            }
        }
    }

    /// Whether the word stands elsewhere as a name, and more often so than in lower case.
    fn names(&self, key: u64) -> bool {
        self.find(key).is_some_and(|i| self.keys[i].1 > self.keys[i].2)
    }
}

/// Decides the doubtful words: names elsewhere are names here, and so may be the first word of a sentence before a
/// sure capital.
fn resolve(page: &mut Page, doubts: &Doubts) {
    for at in (0..page.marks.len()).rev() {
        if !page.marks[at].any(Mark::DOUBT) {
            continue;
        }
        if doubts.names(key::word(page, at)) {
            page.marks[at].add(Mark::NAME.with(Mark::SURE));
        } else if stands_by_neighbour(page, at) {
            page.marks[at].add(Mark::NAME);
        }
    }
}

/// Whether a doubtful word is part of a name because of the word beside it.
fn stands_by_neighbour(page: &Page, at: usize) -> bool {
    match page.case_at(at) {
        Case::Normal => page.has(at + 1, Mark::NAME) && page.joined(at + 1),
        _ => in_person(page, at),
    }
}

/// Whether an ordinary word of a headline is part of a person's name by its neighbour: a given name before a word that
/// is no ordinary one, a surname after a given name.
fn in_person(page: &Page, at: usize) -> bool {
    let class = |at: usize| page.cx.pack.word_class(page.cx.id(at));
    let opens = class(at).any(WordClass::GIVEN) && page.has(at + 1, Mark::NAME);
    let closes = at > 0
        && class(at).any(WordClass::SURNAME)
        && page.has(at - 1, Mark::NAME)
        && class(at - 1).any(WordClass::GIVEN);
    (opens && page.joined(at + 1)) || (closes && page.joined(at))
}
