//! Capital runs: maximal stretches of tokens that may make up a name ("Jane van Roe", "St. Almar & Sons").

use super::capitals::is_ordinary;
use super::mark::Mark;
use super::page::Page;
use super::person;
use crate::pack::{Traits, WordClass};
use crate::text::{TokenKind, TokenRange};

/// Finds the runs of the article, and their stretches between titles.
pub fn find(page: &mut Page) {
    let (mut runs, mut parts) = (std::mem::take(&mut page.sheet.runs), std::mem::take(&mut page.sheet.parts));
    let mut sentences = page.cx.analysis.sentences.iter().map(|sentence| sentence.tokens.end as usize);
    let (mut at, mut end) = (0, 0);
    for start in page.sheet.capitals.iter().map(|start| *start as usize) {
        if start < at || !opens(page, start) {
            continue;
        }
        while end <= start {
            let Some(next) = sentences.next() else { break };
            end = next;
        }
        at = start + 1;
        while let Some(next) = go_on(page, at, end) {
            at = next;
        }
        if at - start > 1 || !page.is_initial(start) {
            let run = TokenRange::new(with_number(page, start) as u32, at as u32);
            runs.push(run);
            person::parts(page, run, &mut parts);
        }
    }
    (page.sheet.runs, page.sheet.parts) = (runs, parts);
}

/// Start of the run with the number glued to its front ("3D Almar").
fn with_number(page: &Page, start: usize) -> usize {
    let tokens = page.cx.tokens();
    let number = |at: usize| tokens[at].kind == TokenKind::Number && tokens[at].span.len() <= 3;
    match start.checked_sub(1) {
        Some(before) if tokens[start].glued && number(before) && !tokens[before].glued => before,
        _ => start,
    }
}

fn opens(page: &Page, at: usize) -> bool {
    page.sheet.marks.get(at).is_some_and(|mark| mark.is(Mark::NAME, Mark::HONORIFIC))
}

/// The end of the run when it goes on at token `at`.
#[inline]
fn go_on(page: &Page, at: usize, end: usize) -> Option<usize> {
    match at < end && page.joined(at) {
        true if opens(page, at) => Some(at + 1),
        true => link(page, at, end),
        false => None,
    }
}

/// The end of the run when token `at`, which isn't written like a name, ties another to it.
fn link(page: &Page, at: usize, end: usize) -> Option<usize> {
    let (tokens, traits) = (page.cx.tokens(), page.cx.traits(at));
    let token = tokens.get(at)?;
    let next = || at + 1 < end && opens(page, at + 1) && page.joined(at + 1);
    if traits.any(Traits::LOWER) {
        let second = || at + 2 < end && opens(page, at + 2) && is_particle(page.cx.word(at + 1));
        let length = if next() { 2 } else { 3 };
        let carries = (length == 2 || second()) && is_particle(page.cx.word(at)) && takes_particle(page, at - 1);
        return carries.then_some(at + length);
    }
    if !traits.any(Traits::PUNCT.with(Traits::SYMBOL)) {
        return (page.has(at, Mark::CALENDAR) && named_month(page, at)).then_some(at + 1);
    }
    match page.cx.word(at) {
        "-" if chained(page, at, end) => Some(at + 4),
        "-" | "‐" | "‑" if token.glued && at + 1 < end && tokens[at + 1].glued && !page.is_initial(at - 1) => {
            let foreign = || page.cx.has(at + 1, Traits::LOWER) && !is_ordinary(page.cx, at + 1);
            (next() || foreign() || foreign_tail(page, at)).then_some(at + 2)
        }
        "&" | "+" if next() => Some(at + 2),
        "." if token.glued && next() && (page.is_initial(at - 1) || is_abbreviation(page.cx.word(at - 1))) => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// "Almar-a-Zubrov": a small word between two names, hyphens on both sides.
fn chained(page: &Page, hyphen: usize, end: usize) -> bool {
    let tokens = page.cx.tokens();
    let glued = || tokens[hyphen..hyphen + 4].iter().all(|token| token.glued);
    let small = || page.cx.has(hyphen + 1, Traits::LOWER) && tokens[hyphen + 1].span.len() <= 3;
    hyphen + 3 < end && page.cx.word(hyphen + 2) == "-" && glued() && small() && opens(page, hyphen + 3)
}

/// Whether a name at `at` may go on with a particle: not where a capital is only the sentence's.
fn takes_particle(page: &Page, at: usize) -> bool {
    !page.has(at, Mark::START) || page.has(at, Mark::SURE)
}

/// "Wong Kwok-kin": a short lower-case word after the hyphen of a second name, no verb ("Royal Almar-led").
fn foreign_tail(page: &Page, hyphen: usize) -> bool {
    let names = hyphen > 1 && opens(page, hyphen - 1) && opens(page, hyphen - 2) && !page.has(hyphen - 1, Mark::GEO);
    let tail = page.cx.tokens()[hyphen + 1];
    let traits = page.cx.traits(hyphen + 1);
    names
        && traits.any(Traits::LOWER)
        && tail.span.len() <= 5
        && traits.verb().is_empty()
        && traits.class().is_empty()
        && !matches!(
            page.cx.word(hyphen + 1),
            "like" | "wing" | "born" | "style" | "era" | "area" | "wide" | "size" | "type" | "fed" | "themed"
        )
}

fn is_abbreviation(word: &str) -> bool {
    matches!(word, "St" | "Mt" | "Ft" | "Wm" | "Geo" | "Chas" | "Jos" | "Ste")
}

/// "May" after a given name or a title is a surname.
fn named_month(page: &Page, at: usize) -> bool {
    page.cx.word_class(at - 1).any(WordClass::GIVEN) && page.is(at, "may")
}

/// Small words inside foreign names ("Ludwig van Beethoven", "Rio de Janeiro").
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "do"
            | "di"
            | "du"
            | "del"
            | "della"
            | "dei"
            | "des"
            | "dos"
            | "das"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "zu"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "la"
            | "le"
            | "las"
            | "los"
            | "e"
            | "y"
    )
}
