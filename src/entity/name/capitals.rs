//! Which capitals mean something: sentence beginnings, Title Case and upper-case headlines prove nothing by themselves.

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
    if shaped < 3 {
        return Case::Normal;
    }
    let (mut words, mut upper, mut capital, mut lower) = (0, 0, 0, 0);
    let range = sentence.tokens.indices();
    for (token, traits) in cx.tokens()[range.clone()].iter().zip(&cx.traits[range]) {
        // Enough is known of nearly every sentence after a few words.
        if lower * 3 > shaped {
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

/// Whether a token with such letters may belong to a name by them alone.
#[inline]
fn is_capital(cx: &Context, at: usize, traits: Traits) -> bool {
    if traits.any(Traits::WORD) {
        let letters = cx.analysis.keys.get(at).and_then(|key| key.letters());
        return !letters.map_or_else(|| has_digit(cx.bytes(at)), any_digit);
    }
    is_capital_address(cx.word(at))
}

/// The same of what looks like a web address ("Amazon.com").
#[cold]
fn is_capital_address(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(['/', '@'])
}

/// Whether a digit stands among the letters of a word: "Q3".
#[inline]
fn has_digit(word: &[u8]) -> bool {
    let (eights, rest) = word.as_chunks::<8>();
    let rest = rest.iter().fold(0, |eight, byte| eight << 8 | u64::from(*byte));
    eights.iter().any(|eight| any_digit(u64::from_le_bytes(*eight))) || any_digit(rest)
}

/// Whether one of eight bytes is a digit.
const fn any_digit(eight: u64) -> bool {
    const ONES: u64 = u64::MAX / 255; // 1 in each byte
    // A byte below ten borrows from the next: only then is its high bit set that was not before.
    let digits = eight ^ (ONES * b'0' as u64);
    digits.wrapping_sub(ONES * 10) & !digits & (ONES << 7) != 0
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
    let mut shaped = std::mem::take(&mut page.sheet.shaped);
    shaped.clear();
    Traits::each(page.cx.traits, SHAPED, |at| shaped.push(at as u32));
    doubts.clear();
    let mut rest = shaped.as_slice();
    for sentence in &page.cx.analysis.sentences {
        let before = rest.iter().take_while(|at| **at < sentence.tokens.start).count();
        let count = rest[before..].iter().take_while(|at| **at < sentence.tokens.end).count();
        mark_sentence(page, sentence, &rest[before..before + count], doubts);
        rest = &rest[before + count..];
    }
    doubts.count(page, &shaped);
    resolve(page, doubts);
    page.sheet.shaped = shaped;
}

/// Marks the tokens of a sentence, of which `shaped` have the letters of a name.
fn mark_sentence(page: &mut Page, sentence: &Sentence, shaped: &[u32], doubts: &mut Doubts) {
    let (cx, sheet) = (page.cx, &mut *page.sheet);
    if let Some(first) = sheet.marks.get_mut(sentence.tokens.start as usize) {
        first.add(Mark::FIRST);
    }
    if shaped.is_empty() {
        return;
    }
    let case = case_of(cx, sentence, shaped.len());
    if case != Case::Normal {
        sheet.mark_all(sentence.tokens, case.mark());
    }
    let words = &cx.traits[sentence.tokens.indices()];
    let first = words.iter().position(|traits| traits.any(Traits::WORD));
    let first = first.map_or(u32::MAX, |first| sentence.tokens.start + first as u32);
    for token in shaped {
        let at = *token as usize;
        let (traits, before) = (cx.traits(at), before(cx, at));
        if before.any(Traits::SYMBOL) {
            sheet.behind_symbols.push(*token);
        }
        if !is_capital(cx, at, traits) {
            continue;
        }
        let mark = look(cx, at, traits, case, *token <= first || quoted(cx, at, before));
        sheet.marks[at].add(mark);
        if mark.any(Mark::CAPITAL) {
            sheet.capitals.push(*token);
        }
        if mark.any(Mark::DOUBT) {
            doubts.insert(*token, cx.id(at));
        }
    }
}

/// What is known of the token before `at`.
#[inline]
fn before(cx: &Context, at: usize) -> Traits {
    at.checked_sub(1).map_or(Traits::NONE, |before| cx.traits(before))
}

/// Whether a quotation, or what is alike, opens before token `at`, or the text; `before` is what is known of the token
/// there.
#[inline]
fn quoted(cx: &Context, at: usize, before: Traits) -> bool {
    const SIGN: Traits = Traits::PUNCT.with(Traits::SYMBOL);
    at == 0 || before.any(SIGN) && matches!(cx.word(at - 1), "“" | "\"" | "``" | "‘" | ":" | "•")
}

/// Whether token `at` is the first word of a sentence or quotation.
pub fn opens(page: &Page, at: usize) -> bool {
    let word = |at: &usize| page.cx.has(*at, Traits::WORD);
    let first = || {
        page.has(at, Mark::FIRST)
            || (0..at).rev().find(|at| page.has(*at, Mark::FIRST) || word(at)).is_some_and(|at| !word(&at))
    };
    quoted(page.cx, at, before(page.cx, at)) || first()
}

/// What a token that is written like a name says by that.
#[inline]
fn look(cx: &Context, at: usize, traits: Traits, case: Case, opens: bool) -> Mark {
    let shape = if opens { Mark::SHAPED.with(Mark::START) } else { Mark::SHAPED };
    if is_function(traits, case) {
        return shape;
    }
    if traits.any(Traits::TIME_WORD) && matches!(cx.time_word(at), Some(Time::Month(_) | Time::Weekday(_))) {
        return shape.with(Mark::CALENDAR);
    }
    let weightless = opens || case != Case::Normal;
    match weightless && traits.any(ORDINARY) {
        true => shape.with(Mark::DOUBT),
        false => shape.with(Mark::NAME).with(Mark::SURE),
    }
}

/// The doubtful words of an article (all of them in the vocabulary, as every ordinary word is), and of those that stand
/// as sure capitals elsewhere how much more often they do so than in lower case.
#[derive(Default)]
pub struct Doubts {
    /// Where they stand.
    tokens: Vec<u32>,
    ids: Filter,
    /// Of those with sure capitals, and perhaps a few other words.
    words: Table<i32>,
}

/// Bits of word ids: nearly all words that aren't among some few are passed over with one look.
#[derive(Default)]
struct Filter([u64; 16]);

impl Filter {
    fn insert(&mut self, id: WordId) {
        self.0[(id.0 >> 6 & 15) as usize] |= 1 << (id.0 & 63);
    }

    #[inline]
    fn may_hold(&self, id: WordId) -> bool {
        self.0[(id.0 >> 6 & 15) as usize] >> (id.0 & 63) & 1 == 1
    }
}

impl Doubts {
    fn clear(&mut self) {
        self.tokens.clear();
        self.ids = Filter::default();
        self.words.clear();
    }

    fn insert(&mut self, at: u32, id: WordId) {
        self.tokens.push(at);
        self.ids.insert(id);
    }

    /// Counts how their words stand where there is no doubt, `shaped` being all tokens with the letters of a name: in
    /// lower case only those that have a sure capital somewhere.
    fn count(&mut self, page: &Page, shaped: &[u32]) {
        if self.tokens.is_empty() {
            return;
        }
        // Few are left: one look at a word's last bits passes over nearly all others.
        let mut named = 0u64;
        for at in shaped {
            let (at, id) = (*at as usize, page.cx.id(*at as usize));
            if self.ids.may_hold(id) && page.cx.has(at, Traits::WORD) && !page.has(at, Mark::DOUBT) {
                named |= 1 << (id.0 & 63);
                *self.words.entry(mix(0, u64::from(id.0)), 0) += 1;
            }
        }
        if self.words.is_empty() {
            return;
        }
        for (id, traits) in page.cx.words.iter().zip(page.cx.traits) {
            if named >> (id.0 & 63) & 1 == 1 && traits.all(Traits::WORD.with(Traits::LOWER)) {
                self.words.get_mut(mix(0, u64::from(id.0))).into_iter().for_each(|more| *more -= 1);
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
    for at in doubts.tokens.iter().rev().map(|at| *at as usize) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_seen_wherever_they_stand_in_a_word() {
        for word in ["Q3", "CO2", "B2B", "Covid19", "Abcdefgh1", "Abcdefg1", "1", "Abcdefghijk9lmnopqr"] {
            assert!(has_digit(word.as_bytes()), "{word}");
        }
        for word in ["", "A", "Zub", "Abcdefgh", "Abcdefghijklmnopq", "Ünïcode’s", "O'Brien", "U.S.", "a:/;b"] {
            assert!(!has_digit(word.as_bytes()), "{word}");
        }
        for byte in 0..=u8::MAX {
            assert_eq!(has_digit(&[b'A', byte, byte, 0xff]), byte.is_ascii_digit(), "{byte}");
        }
    }
}
