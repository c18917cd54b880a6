//! Persons: a title or a given name opens them, what follows in capitals belongs to them.

use super::mark::Mark;
use super::page::Page;
use super::{Name, evidence, name};
use crate::pack::{Kind, Traits, WordClass};
use crate::text::TokenRange;

/// Most tokens of a person's name.
const LONGEST: usize = 6;

/// Appends persons.
pub fn find(page: &Page, out: &mut Vec<Name>) {
    for part in &page.sheet.parts {
        in_part(page, *part, out);
    }
}

/// Appends the persons of a part of a run: several where a caption's name and the text's first word meet.
fn in_part(page: &Page, part: TokenRange, out: &mut Vec<Name>) {
    let mut rest = part;
    while let Some((tokens, rule)) = named(page, rest) {
        out.push(name(tokens, Kind::PERSON, rule));
        rest.start = tokens.end.max(rest.start + 1);
        if rest.start >= rest.end {
            return;
        }
    }
}

/// Appends the stretches of a run between titles ("Almar Chief Executive Jane Roe").
pub fn parts(page: &Page, run: TokenRange, out: &mut Vec<TokenRange>) {
    if !page.sheet.marks[run.indices()].iter().any(|mark| mark.any(Mark::TITLED)) {
        return out.push(run);
    }
    let mut start = run.start;
    for at in run.start..=run.end {
        if at < run.end && !splits(page, at as usize, run) {
            continue;
        }
        if start < at {
            out.push(TokenRange::new(start, at));
        }
        start = at + 1;
    }
}

/// Whether a title inside a run breaks it; the last word after a given name is a surname ("Stephen King").
fn splits(page: &Page, at: usize, run: TokenRange) -> bool {
    let surname =
        || at + 1 == run.end as usize && at > run.start as usize && page.cx.word_class(at - 1).any(WordClass::GIVEN);
    page.has(at, Mark::TITLED) && !surname()
}

/// The first person in a part of a run.
fn named(page: &Page, part: TokenRange) -> Option<(TokenRange, &'static str)> {
    let (start, end) = (part.start as usize, part.end as usize);
    if let Some(title) = page.title_before(start) {
        let honorific = title.any(Mark::HONORIFIC);
        if honorific || end - start >= 2 && !in_organization(page, start, end) && !page.has(start, Mark::GEO) {
            return Some((bounded(page, start, end)?, "person.title"));
        }
    }
    if end - start < 2 {
        return None;
    }
    let Some(first) = (start..end).find(|at| opens(page, *at, end)) else {
        return introduced(page, part).then_some((part, "person.apposition"));
    };
    let tokens = bounded(page, first, end).filter(|tokens| tokens.len() > 1)?;
    Some((tokens, "person.given"))
}

/// "Valka Bristol, a former nurse,": two words that no list of given names knows, told more of with an article. A
/// company's description names its kind, and a place has its country after the comma.
fn introduced(page: &Page, part: TokenRange) -> bool {
    let (start, end) = (part.start as usize, part.end as usize);
    let odd = |at: usize| !page.cx.word_class(at).any(WordClass::ORDINARY) && page.has(at, Mark::SURE);
    let told = page.is_sign(end, ",") && matches!(page.cx.word(end + 1), "a" | "an");
    part.len() == 2
        && told
        && odd(start)
        && odd(start + 1)
        && !page.has(start, Mark::GEO.with(Mark::LISTED))
        && !page.has(end - 1, Mark::FORM.with(Mark::HEAD))
        && !evidence::apposition(page, end + 1)
}

/// Whether a person's name opens at `at`: a given name (or an initial) before another name.
fn opens(page: &Page, at: usize, end: usize) -> bool {
    let acronym = || page.cx.has(at, Traits::UPPER) && !page.has(at, Mark::HEADLINE);
    let nationality = || page.names_at(at).any(|listed| listed.surface.kind == Kind::NATIONALITY);
    let named = page.cx.word_class(at).any(WordClass::GIVEN) && page.has(at, Mark::NAME);
    let given = named && !acronym() && !nationality();
    if !given && !initials(page, at, end) {
        return false;
    }
    if page.is_sign(at + 1, "&") {
        return false;
    }
    let mut next = at + 1;
    while next < end && (page.is_initial(next) || matches!(page.cx.word(next), "." | "-") || is_particle(page, next)) {
        next += 1;
    }
    let surname = next < end && page.has(next, Mark::NAME);
    let ordinary = page.cx.word_class(at).any(WordClass::ORDINARY) && page.has(at, Mark::DOUBT);
    let family = page.cx.word_class(next);
    let surnamed = !ordinary || family.any(WordClass::SURNAME) || !family.any(WordClass::ORDINARY);
    surname && surnamed && fits_surname(page, next)
}

/// "J. P. Roe": initials before a surname that is no ordinary word.
fn initials(page: &Page, at: usize, end: usize) -> bool {
    page.is_initial(at) && at + 1 < end && !matches!(page.cx.word(at + 1), "&" | "-" | "+") && {
        let last = end - 1;
        page.cx.word_class(last).any(WordClass::SURNAME)
            || !page.cx.word_class(last).any(WordClass::ORDINARY) && !page.has(last, Mark::GEO)
    }
}

/// Company words don't follow a given name in a person's name.
fn fits_surname(page: &Page, at: usize) -> bool {
    let surname = page.cx.word_class(at).any(WordClass::SURNAME);
    surname || !page.has(at, Mark::FORM.with(Mark::HEAD))
}

fn in_organization(page: &Page, start: usize, end: usize) -> bool {
    let kind = |at: usize| page.has(at, Mark::FORM.with(Mark::HEAD)) && !page.cx.word_class(at).any(WordClass::SURNAME);
    kind(end - 1) || kind(start)
}

/// The end of a name that opens at `start`: given names and initials, a surname, what else belongs to it.
fn bounded(page: &Page, start: usize, end: usize) -> Option<TokenRange> {
    let mut stop = start + 1;
    let mut surname = false;
    while stop < end.min(start + LONGEST) && goes_on(page, start, stop, surname) {
        let joined = page.is_sign(stop, "-") || is_particle(page, stop);
        surname |= !joined
            && !page.is_initial(stop)
            && !page.is_sign(stop, ".")
            && !page.cx.word_class(stop).any(WordClass::GIVEN);
        stop += 1;
    }
    while stop > start + 1 && !page.has(stop - 1, Mark::NAME) && !(page.is_sign(stop - 2, "-")) {
        stop -= 1;
    }
    Some(TokenRange::new(start as u32, with_generation(page, stop) as u32))
}

/// Whether the token at `at` still belongs to the name from `start`, of which the surname stands already or not.
fn goes_on(page: &Page, start: usize, at: usize, surname: bool) -> bool {
    let glued = page.is_sign(at, "-") || page.is_sign(at - 1, "-") || page.is_sign(at, ".") || is_particle(page, at);
    if glued || page.is_initial(at) {
        return true;
    }
    let class = page.cx.word_class(at);
    let usual = class.any(WordClass::SURNAME.with(WordClass::GIVEN));
    let shouting = page.cx.has(at, Traits::UPPER) && page.cx.has(start, Traits::CAPITAL) && page.cx.word(at).len() > 1;
    let initial = page.is_sign(at - 1, ".") || page.is_initial(at - 1);
    if shouting || page.has(at, Mark::GEO) && at > start + 1 && !initial && !class.any(WordClass::SURNAME) {
        return false;
    }
    match surname {
        false => at == start + 1 || usual || !class.any(WordClass::ORDINARY),
        true if class.any(WordClass::GIVEN) && at > start + 1 => false,
        true => {
            class.any(WordClass::SURNAME)
                || !class.any(WordClass::ORDINARY) && at == start + 2 && !page.has(at, Mark::FORM.with(Mark::HEAD))
        }
    }
}

fn is_particle(page: &Page, at: usize) -> bool {
    page.cx.has(at, Traits::LOWER)
}

/// The end with a generation after it ("Jr.", "III").
fn with_generation(page: &Page, stop: usize) -> usize {
    let generation = |at: usize| matches!(page.cx.word(at), "Jr" | "Sr" | "II" | "III" | "IV" | "Jr." | "Sr.");
    let at = if page.is_sign(stop, ",") && generation(stop + 1) { stop + 1 } else { stop };
    if generation(at) { at + 1 } else { stop }
}
