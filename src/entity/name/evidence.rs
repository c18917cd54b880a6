//! Names that neither lists nor patterns know, settled by the words around all their mentions: one sense a document.

use super::capitals::opens;
use super::mark::Mark;
use super::page::Page;
use super::{Name, key, name};
use crate::entity::overlap::rank;
use crate::entity::table::Table;
use crate::pack::{Kind, Traits, WordClass};
use crate::text::TokenRange;
use crate::text::english::{Class, VerbForms};

/// What a name must score to be taken for a kind.
const ENOUGH: i32 = 2;

/// What the words around a name say, added up over its mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Votes {
    person: i32,
    company: i32,
    place: i32,
}

/// What an ordinary word standing alone starts with.
const DOUBTFUL: Votes = Votes { person: -3, company: -3, place: -3 };

impl Votes {
    fn winner(self) -> Option<(Kind, &'static str)> {
        let best = self.person.max(self.company).max(self.place);
        match () {
            () if best < ENOUGH => None,
            () if best == self.company => Some((Kind::COMPANY, "company.evidence")),
            () if best == self.person => Some((Kind::PERSON, "person.evidence")),
            () => Some((Kind::PLACE, "place.evidence")),
        }
    }
}

/// Names that nothing has settled yet, and what is said of them; reused from article to article.
#[derive(Default)]
pub struct Guesses {
    /// Each with its key.
    open: Vec<(TokenRange, u64)>,
    votes: Table<Votes>,
}

impl Guesses {
    /// Appends the names that the words around them settle.
    pub fn find(&mut self, page: &mut Page, found: &mut Vec<Name>) {
        self.open.clear();
        self.votes.clear();
        for part in &page.sheet.parts {
            free(page, *part, &mut self.open);
        }
        for (tokens, key) in &self.open {
            if is_common_acronym(page, *tokens) || is_generic(page, *tokens) {
                continue;
            }
            let vote = self.votes.entry(*key, Votes::default());
            let plain = || tokens.indices().all(|at| is_plain(page, at) || page.is_sign(at, "&"));
            if *vote == Votes::default() && plain() {
                *vote = DOUBTFUL;
            }
            vote.person += self::person(page, *tokens);
            vote.company += company(page, *tokens);
            vote.place += place(page, *tokens);
        }
        for (tokens, key) in &self.open {
            let winner = self.votes.get(*key).and_then(Votes::winner);
            let Some((kind, rule)) = winner else { continue };
            found.push(Name { rank: rank::GUESS, ..name(*tokens, kind, rule) });
            page.take(*tokens, kind);
        }
    }
}

/// Appends the stretches of a part that no name has taken.
fn free(page: &Page, part: TokenRange, out: &mut Vec<(TokenRange, u64)>) {
    if page.sheet.marks[part.indices()].iter().all(|mark| mark.any(Mark::TAKEN)) {
        return;
    }
    let mut start = part.start;
    for at in part.start..=part.end {
        if at < part.end && !page.has(at as usize, Mark::TAKEN) {
            continue;
        }
        let (mut a, mut b) = (start, at);
        while a < b && !page.has(a as usize, Mark::NAME) {
            a += 1;
        }
        while b > a && !page.has(b as usize - 1, Mark::NAME) && !(b > a + 2 && page.is_sign(b as usize - 2, "-")) {
            b -= 1;
        }
        if (a..b).any(|i| page.has(i as usize, Mark::SURE)) {
            let tokens = TokenRange::new(a, b);
            out.push((tokens, key::name(page, tokens)));
        }
        start = at + 1;
    }
}

/// Only words that describe ("Company", "Board", "North Region").
fn is_generic(page: &Page, tokens: TokenRange) -> bool {
    let generic =
        Mark::FORM.with(Mark::HEAD).with(Mark::FIRM).with(Mark::OF_FIRMS).with(Mark::SITE).with(Mark::POSITION);
    tokens.indices().all(|at| page.has(at, generic) && (is_plain(page, at) || page.has(at, Mark::FORM)))
}

/// An acronym that stands for ordinary words, as far as anyone can see: only lists and brackets name those.
fn is_common_acronym(page: &Page, tokens: TokenRange) -> bool {
    let at = tokens.start as usize;
    tokens.len() == 1 && !page.has(at, Mark::HEADLINE) && {
        let traits = page.cx.traits(at);
        let ordinary = traits.any(Traits::UPPER) && traits.word_class().any(WordClass::ORDINARY);
        traits.any(Traits::CAMEL) || ordinary || plural_acronym(page.cx.word(at))
    }
}

/// A single word in capitals among words that aren't.
fn is_acronym(page: &Page, tokens: TokenRange) -> bool {
    let at = tokens.start as usize;
    tokens.len() == 1 && page.cx.has(at, Traits::UPPER) && !page.has(at, Mark::HEADLINE)
}

/// "CEOs", "SMEs"
fn plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|stem| stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase()))
}

/// How much the words around speak for a person.
fn person(page: &Page, tokens: TokenRange) -> i32 {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let long = end - start > 1;
    if (start..end).any(|at| page.is_sign(at, "&")) {
        return 0;
    }
    let mut score = 0;
    score += if page.title_before(start).is_some() { 3 } else { 0 };
    score += if page.is_sign(end, ",") { after_comma(page, end + 1) } else { 0 };
    score += if page.is(end, "who") { 2 } else { 0 };
    score += i32::from(page.cx.class(end).any(Class::SAYING)) * if long { 2 } else { 1 };
    let before = start.checked_sub(1).map(|at| page.cx.class(at)).unwrap_or_default();
    score += i32::from(before.any(Class::SAYING) && !page.is(start - 1, "according")) * if long { 2 } else { 1 };
    score += i32::from(long && page.cx.word_class(start).any(WordClass::GIVEN)) * 2;
    let short = end - start <= 3 || end - start <= 5 && (start..end).any(|at| page.is_sign(at, "-"));
    score += if long && short && (start..end).all(|at| is_foreign(page, at)) { 1 } else { 0 };
    score += if written_by(page, start) { 2 } else { 0 };
    score += i32::from(score > 0 && (start..end).any(|at| page.cx.word_class(at).any(WordClass::SURNAME)));
    score -= if before.any(Class::DETERMINER) && !long { 3 } else { 0 };
    score -= if (start..end).any(|at| page.has(at, Mark::FORM.with(Mark::HEAD)) || is_plain(page, at)) { 3 } else { 0 };
    score
}

/// "Jane Roe, 54," and "Jane Roe, an analyst"
fn after_comma(page: &Page, at: usize) -> i32 {
    let mut at = at;
    if page.cx.has(at, Traits::NUMBER) && page.cx.word(at).len() == 2 && page.is_sign(at + 1, ",") {
        return 3;
    }
    if page.is(at, "who") {
        return 2;
    }
    while at < page.len()
        && (page.cx.class(at).any(Class::DETERMINER) || matches!(page.cx.word(at), "former" | "senior"))
    {
        at += 1;
    }
    if page.has(at, Mark::POSITION) { 2 } else { 0 }
}

/// A word that neither English nor the lists know, written like a name.
fn is_foreign(page: &Page, at: usize) -> bool {
    // The second half of "Kwok-kin".
    if at > 0 && page.cx.has(at, Traits::LOWER) && page.is_sign(at - 1, "-") {
        return true;
    }
    let traits = page.cx.traits(at);
    let class = traits.word_class();
    !traits.any(Traits::WORD)
        || (traits.any(Traits::CAPITAL.with(Traits::MIXED).with(Traits::LOWER))
            && (!class.any(WordClass::ORDINARY) || class.any(WordClass::SURNAME.with(WordClass::GIVEN)))
            && !page.has(at, Mark::GEO))
}

/// An ordinary word that is no person's name.
fn is_plain(page: &Page, at: usize) -> bool {
    if page.is_initial(at) {
        return true;
    }
    if page.cx.has(at, Traits::LOWER) {
        return false;
    }
    let class = page.cx.word_class(at);
    class.any(WordClass::ORDINARY) && !class.any(WordClass::SURNAME.with(WordClass::GIVEN))
}

/// "By Jane Roe", "Reporting by Jane Roe", "Photo: Jane Roe"
fn written_by(page: &Page, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let by = page.is(before, "by");
    by && (opens(page, before)
        || matches!(
            page.cx.word(before.wrapping_sub(1)),
            "Reporting" | "Editing" | "Writing" | "reporting" | "editing" | "writing" | "Compiled"
        ))
}

/// How much the words around speak for a company.
pub fn company(page: &Page, tokens: TokenRange) -> i32 {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let mut score = 0;
    let genitive = usize::from(page.is_genitive(end));
    score += if (end + genitive..end + genitive * 3 + 1).any(|at| page.has(at, Mark::OF_FIRMS)) { 3 } else { 0 };
    score += if genitive > 0 && page.has(end + 1, Mark::POSITION) || page.has(end, Mark::POSITION) { 2 } else { 0 };
    if let Some(before) = start.checked_sub(1) {
        let of = page.cx.has(before, Traits::LOWER) && matches!(page.cx.bytes(before), b"of" | b"in" | b"at");
        score += if of && before > 0 && page.has(before - 1, Mark::OF_FIRMS) { 3 } else { 0 };
        score += if of && !page.is(before, "in") && before > 0 && page.has(before - 1, Mark::POSITION) { 2 } else { 0 };
        score += if page.has(before, Mark::FIRM) && page.joined(start) { 3 } else { 0 };
        score += if page.is_sign(before, "<") && page.is_sign(end, ">") { 3 } else { 0 };
        score += i32::from(page.is(before, "at"));
    }
    score += if page.is_sign(end, ",") && apposition(page, end + 1) { 3 } else { 0 };
    let verb = page.cx.verb(end);
    let acts = verb.any(VerbForms::THIRD.with(VerbForms::PAST)) && !verb.any(VerbForms::NOUN);
    score += i32::from(acts || page.cx.class(end).any(Class::SAYING));
    score += i32::from(end - start == 1 && page.cx.has(start, Traits::MIXED));
    score += i32::from(is_acronym(page, tokens) && page.cx.tokens()[start].span.len() > 2);
    score += if page.has(end - 1, Mark::FORM) && end - start > 1 { 2 } else { 0 };
    score
}

/// How much what is done behind `tokens` speaks for a company: a verb that rules ask for, or one whose object they ask
/// for ("has bought", "reported a profit"), and "said it". Nothing in a headline: ordinary words have capitals there.
pub fn deed(page: &Page, tokens: TokenRange) -> i32 {
    if page.has(tokens.start as usize, Mark::HEADLINE) {
        return 0;
    }
    let end = tokens.end as usize;
    let helped = page.cx.class(end).any(Class::MODAL.with(Class::HAVE));
    let verb = end + usize::from(helped);
    let forms = page.cx.verb(verb);
    let told = match helped {
        true => forms.any(VerbForms::BASE.with(VerbForms::PARTICIPLE)),
        false => forms.any(VerbForms::THIRD.with(VerbForms::PAST)) && !forms.any(VerbForms::NOUN),
    };
    let told = told && !page.cx.class(verb).any(Class::BE);
    let asked = |at: usize| page.cx.has(at, Traits::OPENS_TRIGGER) || page.has(at, Mark::OF_FIRMS);
    let object = || (verb + 1..verb + 5).take_while(|at| page.cx.has(*at, Traits::WORD)).any(asked);
    let itself = page.cx.class(verb).any(Class::SAYING) && page.is(verb + 1, "it");
    i32::from(itself || told && (asked(verb) || object())) * if helped { 2 } else { 1 }
}

/// ", a Perth-based explorer": a noun for companies before the next comma.
pub fn apposition(page: &Page, at: usize) -> bool {
    if !page.cx.class(at).any(Class::DETERMINER.with(Class::POSSESSIVE)) {
        return false;
    }
    let stop = |at: usize| {
        matches!(page.cx.word(at), "," | "." | ";" | "" | "of" | "that" | "which" | "who" | "in" | "for" | "with")
    };
    (at + 1..at + 9).take_while(|at| !stop(*at)).any(|at| page.has(at, Mark::FIRM))
}

/// How much the words around speak for a place.
pub fn place(page: &Page, tokens: TokenRange) -> i32 {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    if is_acronym(page, tokens) {
        return 0;
    }
    let mut score = 0;
    let small = |before: &usize| page.cx.has(*before, Traits::LOWER.with(Traits::CAPITAL));
    if let Some(before) = start.checked_sub(1).filter(small) {
        score += match page.cx.word(before) {
            "in" | "In" | "near" | "across" | "outside" | "around" => 2,
            "from" | "to" | "at" | "From" | "At" | "toward" | "towards" => 1,
            "of" if before > 0 && page.has(before - 1, Mark::SITE) => 3,
            _ if page.has(before, Mark::SITE) && page.cx.has(before, Traits::LOWER) => 2,
            _ => 0,
        };
    }
    score += if page.is_sign(end, "-") && page.is(end + 1, "based") { 3 } else { 0 };
    score +=
        if page.is_sign(end, ",") && page.has(end + 1, Mark::GEO) && page.has(end + 1, Mark::NAME) { 2 } else { 0 };
    score +=
        if page.has(end, Mark::SITE) && !page.has(end, Mark::HEADLINE) && !page.has(end, Mark::NAME) { 2 } else { 0 };
    score -= i32::from(page.is_genitive(end) && page.has(end + 1, Mark::OF_FIRMS.with(Mark::POSITION))) * 2;
    score
}
