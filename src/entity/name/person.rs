//! Persons: a title or a given name opens them, what follows in capitals belongs to them.

use super::candidate;
use super::capitals::Case;
use super::page::{Mark, Page};
use crate::entity::Candidate;
use crate::pack::{Kind, WordClass};
use crate::text::TokenRange;

/// Most tokens of a person's name.
const LONGEST: usize = 6;

/// Appends persons.
pub fn find(page: &Page, out: &mut Vec<Candidate>) {
    for run in &page.runs {
        for part in parts(page, *run) {
            if let Some(tokens) = named(page, part) {
                let rule =
                    if page.title_before(tokens.start as usize).is_some() { "person.title" } else { "person.given" };
                out.push(candidate(page, tokens, Kind::PERSON, rule));
            }
        }
    }
}

/// The stretches of a run between titles ("Almar Chief Executive Jane Roe").
pub fn parts<'p>(page: &'p Page<'_, '_>, run: TokenRange) -> impl Iterator<Item = TokenRange> + use<'p> {
    let titled = move |at: u32| splits(page, at as usize, run);
    let mut at = run.start;
    std::iter::from_fn(move || {
        while at < run.end && titled(at) {
            at += 1;
        }
        let start = at;
        while at < run.end && !titled(at) {
            at += 1;
        }
        (start < at).then_some(TokenRange::new(start, at))
    })
}

/// Whether a title inside a run breaks it; the last word after a given name is a surname ("Stephen King").
fn splits(page: &Page, at: usize, run: TokenRange) -> bool {
    let title = page.has(at, Mark::POSITION.with(Mark::HONORIFIC));
    let surname = at + 1 == run.end as usize && at > run.start as usize && class(page, at - 1).any(WordClass::GIVEN);
    title && !surname
}

fn class(page: &Page, at: usize) -> WordClass {
    page.cx.pack.word_class(page.cx.id(at))
}

/// The person in a part of a run.
fn named(page: &Page, part: TokenRange) -> Option<TokenRange> {
    let (start, end) = (part.start as usize, part.end as usize);
    if let Some(title) = page.title_before(start) {
        let honorific = title.any(Mark::HONORIFIC);
        if honorific || end - start >= 2 && !closes_organization(page, end) && !page.has(start, Mark::GEO) {
            return bounded(page, start, end);
        }
    }
    let first = (start..end).find(|at| opens(page, *at, end))?;
    bounded(page, first, end)
}

/// Whether a person's name opens at `at`: a given name (or an initial) before another name.
fn opens(page: &Page, at: usize, end: usize) -> bool {
    let given = class(page, at).any(WordClass::GIVEN) && page.has(at, Mark::NAME);
    if !given && !initials(page, at, end) {
        return false;
    }
    if page.is(at + 1, "&") {
        return false;
    }
    let mut next = at + 1;
    while next < end && (page.is_initial(next) || matches!(page.cx.word(next), "." | "-")) {
        next += 1;
    }
    let surname = next < end && page.has(next, Mark::NAME);
    let ordinary = class(page, at).any(WordClass::ORDINARY) && page.has(at, Mark::DOUBT);
    surname && (!ordinary || class(page, next).any(WordClass::SURNAME)) && fits_surname(page, next)
}

/// "J. P. Roe": initials before a surname that is no ordinary word.
fn initials(page: &Page, at: usize, end: usize) -> bool {
    page.is_initial(at) && at + 1 < end && !matches!(page.cx.word(at + 1), "&" | "-" | "+") && {
        let last = end - 1;
        class(page, last).any(WordClass::SURNAME)
            || !class(page, last).any(WordClass::ORDINARY) && !page.has(last, Mark::GEO)
    }
}

/// Company words don't follow a given name in a person's name.
fn fits_surname(page: &Page, at: usize) -> bool {
    let surname = class(page, at).any(WordClass::SURNAME);
    surname || !page.has(at, Mark::FORM.with(Mark::HEAD))
}

fn closes_organization(page: &Page, end: usize) -> bool {
    page.has(end - 1, Mark::FORM.with(Mark::HEAD)) && !class(page, end - 1).any(WordClass::SURNAME)
}

fn bounded(page: &Page, start: usize, end: usize) -> Option<TokenRange> {
    let mut stop = end.min(start + LONGEST);
    if page.case_at(start) == Case::Normal {
        while stop - start > 2 && page.has(stop - 1, Mark::GEO) && !class(page, stop - 1).any(WordClass::SURNAME) {
            stop -= 1;
        }
    }
    let generation = |at: usize| matches!(page.cx.word(at), "Jr" | "Sr" | "II" | "III" | "IV" | "Jr." | "Sr.");
    if page.is(stop, ",") && generation(stop + 1) {
        stop += 2;
    }
    if generation(stop) {
        stop += 1;
    }
    if page.is(stop, ".") && matches!(page.cx.word(stop - 1), "Jr" | "Sr") && page.has(stop + 1, Mark::NONE) {
        stop += 1;
    }
    (stop > start).then(|| TokenRange::new(start as u32, stop as u32))
}
