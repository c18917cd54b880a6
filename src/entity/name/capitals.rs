//! Which capitals mean something: sentence beginnings, Title Case and upper-case headlines prove nothing by themselves.

use super::key;
use super::mark::Mark;
use super::page::Page;
use crate::entity::Context;
use crate::entity::table::{Table, mix};
use crate::pack::{Traits, WordClass};
use crate::text::english::{Class, Time, VerbForms, WordId};
use crate::text::{Sentence, SentenceKind};

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

impl Case {
    /// The mark of its tokens.
    const fn mark(self) -> Mark {
        match self {
            Self::Normal => Mark::NONE,
            Self::Title => Mark::TITLE_CASE,
            Self::Upper => Mark::UPPER_CASE,
        }
    }
}

/// Words that never open or carry a name, whatever their case.
const FUNCTION: Traits = Traits::of_class(Class::FUNCTION.with(Class::QUANTIFIER));

/// Letters that a name may be written in.
const CAPITALISED: Traits = Traits::CAPITALISED.with(Traits::CAMEL);

/// Tokens that may have such letters.
const SHAPED: Traits = CAPITALISED.with(Traits::URL);

/// How the sentence uses capitals, of which `shaped` tokens have some: by its content words, the lower-case ones
/// against the capitalised.
fn case_of(cx: &Context, sentence: &Sentence, shaped: usize) -> Case {
    let (mut words, mut upper, mut capital, mut lower) = (0, 0, 0, 0);
    let range = sentence.tokens.indices();
    for (token, traits) in cx.tokens()[range.clone()].iter().zip(&cx.traits[range]) {
        // Enough is known of nearly every sentence after a few words.
        if shaped < 3 || lower * 3 > shaped {
            return Case::Normal;
        }
        if !traits.any(Traits::WORD) || token.span.len() < 2 {
            continue;
        }
        words += 1;
        upper += usize::from(traits.any(Traits::UPPER));
        capital += usize::from(!traits.any(Traits::LOWER));
        lower += usize::from(traits.any(Traits::LOWER) && !traits.any(FUNCTION));
    }
    let headline = sentence.kind == SentenceKind::Headline;
    // A full stop at the end speaks for running text, however many names it holds.
    let stopped = || sentence.tokens.end.checked_sub(1).is_some_and(|last| cx.word(last as usize) == ".");
    match () {
        () if words >= 3 && upper * 5 >= words * 4 && lower <= 1 => Case::Upper,
        () if capital >= 3 && lower * 6 <= capital && (lower == 0 || !stopped()) => Case::Title,
        () if headline && capital >= 3 && lower * 3 <= capital => Case::Title,
        () => Case::Normal,
    }
}

/// Whether a token may belong to a name by its letters alone.
fn is_capital(cx: &Context, at: usize) -> bool {
    let traits = cx.traits(at);
    if traits.any(Traits::WORD) {
        return traits.any(CAPITALISED) && !cx.bytes(at).iter().any(u8::is_ascii_digit);
    }
    let word = cx.word(at);
    traits.any(Traits::URL) && word.starts_with(char::is_uppercase) && !word.contains(['/', '@'])
}

/// Whether the word is a function word here: "US" and "WHO" in capitals of their own aren't.
fn is_function(traits: Traits, case: Case) -> bool {
    traits.any(FUNCTION) && (case == Case::Upper || !traits.any(Traits::UPPER))
}

/// What words have that are ordinary ones: a capital that grammar asks for doesn't make them names.
const ORDINARY: Traits =
    Traits::of_words(WordClass::ORDINARY).with(Traits::of_verb(VerbForms::ANY)).with(Traits::of_class(Class(u64::MAX)));

/// Whether the word is an ordinary one.
#[inline]
pub fn is_ordinary(cx: &Context, at: usize) -> bool {
    cx.has(at, ORDINARY)
}

/// Marks the tokens with what their capitals say.
pub fn mark(page: &mut Page, doubts: &mut Doubts) {
    doubts.clear();
    for sentence in &page.cx.analysis.sentences {
        mark_sentence(page, sentence, doubts);
    }
    doubts.count(page);
    resolve(page, doubts);
}

fn mark_sentence(page: &mut Page, sentence: &Sentence, doubts: &mut Doubts) {
    let (cx, sheet) = (page.cx, &mut *page.sheet);
    let shaped = sheet.capitals.len();
    let traits = &cx.traits[sentence.tokens.indices()];
    for (at, _) in (sentence.tokens.start..).zip(traits).filter(|(_, traits)| traits.any(SHAPED)) {
        sheet.capitals.push(at);
    }
    let first = (sentence.tokens.start..).zip(traits).find(|(_, traits)| traits.any(Traits::WORD)).map(|(at, _)| at);
    let case = case_of(cx, sentence, sheet.capitals.len() - shaped);
    if case != Case::Normal {
        sheet.mark_all(sentence.tokens, case.mark());
    }
    if let Some(first) = sheet.marks.get_mut(sentence.tokens.start as usize) {
        first.add(Mark::FIRST);
    }
    let mut kept = shaped;
    for index in shaped..sheet.capitals.len() {
        let token = sheet.capitals[index];
        let at = token as usize;
        let opens = first.is_none_or(|first| token <= first) || after_quote(cx, at);
        let mark = look(cx, at, case, opens);
        sheet.marks[at].add(mark);
        if mark.any(Mark::DOUBT) {
            doubts.insert(cx.id(at));
        }
        if mark.any(Mark::CAPITAL) {
            sheet.keys[at] = key::of_word(cx.id(at), cx.word(at));
            sheet.capitals[kept] = token;
            kept += 1;
        }
    }
    sheet.capitals.truncate(kept);
}

fn after_quote(cx: &Context, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    cx.has(before, Traits::PUNCT.with(Traits::SYMBOL)) && matches!(cx.word(before), "“" | "\"" | "``" | "‘" | ":" | "•")
}

/// Whether token `at` is the first word of a sentence or quotation.
pub fn opens(page: &Page, at: usize) -> bool {
    let word = |at: &usize| page.cx.has(*at, Traits::WORD);
    let first = || {
        page.has(at, Mark::FIRST)
            || (0..at).rev().find(|at| page.has(*at, Mark::FIRST) || word(at)).is_some_and(|at| !word(&at))
    };
    after_quote(page.cx, at) || first()
}

/// What a token that is written like a name says by that.
fn look(cx: &Context, at: usize, case: Case, opens: bool) -> Mark {
    if !is_capital(cx, at) {
        return Mark::NONE;
    }
    let traits = cx.traits(at);
    let shape = if opens { Mark::SHAPED.with(Mark::START) } else { Mark::SHAPED };
    if is_function(traits, case) {
        return shape;
    }
    if matches!(cx.time_word(at), Some(Time::Month(_) | Time::Weekday(_))) {
        return shape.with(Mark::CALENDAR);
    }
    let weightless = opens || case != Case::Normal;
    match weightless && traits.any(ORDINARY) {
        true => shape.with(Mark::DOUBT),
        false => shape.with(Mark::NAME).with(Mark::SURE),
    }
}

/// The doubtful words of an article (all of them in the vocabulary, as every ordinary word is), each with how much more
/// often it stands as a sure capital than in lower case.
#[derive(Default)]
pub struct Doubts {
    words: Table<i32>,
    /// Bits of their ids: nearly all other words are passed over with one look.
    ids: [u64; 16],
}

impl Doubts {
    fn clear(&mut self) {
        self.words.clear();
        self.ids = [0; 16];
    }

    fn insert(&mut self, id: WordId) {
        self.ids[(id.0 >> 6 & 15) as usize] |= 1 << (id.0 & 63);
        self.words.entry(mix(0, u64::from(id.0)), 0);
    }

    #[inline]
    fn may_hold(&self, id: WordId) -> bool {
        self.ids[(id.0 >> 6 & 15) as usize] >> (id.0 & 63) & 1 == 1
    }

    /// Counts how their words stand where there is no doubt.
    fn count(&mut self, page: &Page) {
        if self.words.is_empty() {
            return;
        }
        for (at, id) in page.cx.words.iter().enumerate() {
            if !self.may_hold(*id) || !page.cx.has(at, Traits::WORD) || page.has(at, Mark::DOUBT) {
                continue;
            }
            if let Some(more) = self.words.get_mut(mix(0, u64::from(id.0))) {
                *more += if page.cx.has(at, Traits::LOWER) { -1 } else { 1 };
            }
        }
    }

    /// Whether the word stands elsewhere as a name, and more often so than in lower case.
    fn names(&self, id: WordId) -> bool {
        self.words.get(mix(0, u64::from(id.0))).is_some_and(|more| more > 0)
    }
}

/// Decides the doubtful words: names elsewhere are names here, and so may be the first word of a sentence before a
/// sure capital.
fn resolve(page: &mut Page, doubts: &Doubts) {
    for index in (0..page.sheet.capitals.len()).rev() {
        let at = page.sheet.capitals[index] as usize;
        if !page.has(at, Mark::DOUBT) {
            continue;
        }
        if doubts.names(page.cx.id(at)) {
            page.sheet.marks[at].add(Mark::NAME.with(Mark::SURE));
        } else if stands_by_neighbour(page, at) {
            page.sheet.marks[at].add(Mark::NAME);
        }
    }
}

/// Whether a doubtful word is part of a name because of the word beside it.
fn stands_by_neighbour(page: &Page, at: usize) -> bool {
    match page.has(at, Mark::HEADLINE) {
        false => page.has(at + 1, Mark::NAME) && page.joined(at + 1),
        true => in_person(page, at),
    }
}

/// Whether an ordinary word of a headline is part of a person's name by its neighbour: a given name before a word that
/// is no ordinary one, a surname after a given name.
fn in_person(page: &Page, at: usize) -> bool {
    let class = |at: usize| page.cx.word_class(at);
    let opens = class(at).any(WordClass::GIVEN) && page.has(at + 1, Mark::NAME);
    let closes = at > 0
        && class(at).any(WordClass::SURNAME)
        && page.has(at - 1, Mark::NAME)
        && class(at - 1).any(WordClass::GIVEN);
    (opens && page.joined(at + 1)) || (closes && page.joined(at))
}
