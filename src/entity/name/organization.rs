//! Organizations by their head nouns: "Ministry of Energy", "Zubrov University", "Securities and Exchange Commission".

use super::capitals::is_ordinary;
use super::mark::Mark;
use super::page::{Head, LONGEST, Page};
use super::{Name, name};
use crate::pack::{Kind, Sense};
use crate::text::TokenRange;

/// Appends organizations by their heads.
pub fn find(page: &Page, out: &mut Vec<Name>) {
    for head in &page.sheet.heads {
        let named = head.sense.kind() == Some(Kind::ORGANIZATION) && head.sense.any(Sense::PART);
        if !named || !capital(page, head.tokens.start as usize) {
            continue;
        }
        let opened = head.sense.any(Sense::OF).then(|| opened(page, head)).flatten();
        if let Some(tokens) = opened.or_else(|| closed(page, head)) {
            out.push(name(tokens, Kind::ORGANIZATION, "organization.head"));
        }
    }
}

/// Whether a head's capital counts; in headlines every word has one.
fn capital(page: &Page, at: usize) -> bool {
    page.has(at, Mark::NAME) || (page.has(at, Mark::DOUBT) && !page.has(at, Mark::UPPER_CASE))
}

/// "Ministry of Industry and Construction", "Reserve Bank of Zubrovia".
fn opened(page: &Page, head: &Head) -> Option<TokenRange> {
    let end = complement(page, head.tokens.end as usize)?;
    let start = left(page, head.tokens.start as usize);
    Some(TokenRange::new(start as u32, end as u32))
}

/// The end of "of the X and Y" from `at` on.
pub fn complement(page: &Page, at: usize) -> Option<usize> {
    if !matches!(page.cx.word(at), "of" | "for" | "OF" | "FOR" | "on") || !page.joined(at) {
        return None;
    }
    let mut end = words(page, skip_article(page, at + 1))?;
    loop {
        let next = match page.cx.word(end) {
            "and" | "&" if is_part(page, end + 1) => words(page, end + 1),
            "," => listing(page, end),
            "of" | "for" => words(page, skip_article(page, end + 1)),
            _ => None,
        };
        match next {
            Some(next) if next - at < LONGEST => end = next,
            _ => return Some(end),
        }
    }
}

fn skip_article(page: &Page, at: usize) -> usize {
    if page.is(at, "the") { at + 1 } else { at }
}

/// The end of the capitalised words that begin at `at`.
fn words(page: &Page, at: usize) -> Option<usize> {
    let names = |at: usize| {
        page.has(at, Mark::NAME) && page.joined(at) && !page.has(at, Mark::POSITION) && !page.has(at, Mark::HONORIFIC)
    };
    let mut end = at;
    while end - at < LONGEST && (names(end) || (end > at && page.is_sign(end, "-") && names(end + 1))) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// A further subject after "and" must be an ordinary word ("Construction"), not a name of its own.
fn is_part(page: &Page, at: usize) -> bool {
    page.has(at, Mark::NAME) && is_ordinary(page.cx, at) && !page.has(at, Mark::GEO)
}

/// ", Y and Z" inside a ministry's name.
fn listing(page: &Page, comma: usize) -> Option<usize> {
    let mut at = comma;
    for _ in 0..4 {
        if !is_part(page, at + 1) {
            return None;
        }
        at = words(page, at + 1)?;
        match page.cx.word(at) {
            "and" | "&" if is_part(page, at + 1) => return words(page, at + 1),
            "," if page.is(at + 1, "and") && is_part(page, at + 2) => return words(page, at + 2),
            "," => {}
            _ => return None,
        }
    }
    None
}

/// "Finance Ministry": capitals before a head that closes the name.
fn closed(page: &Page, head: &Head) -> Option<TokenRange> {
    let (first, end) = (head.tokens.start as usize, head.tokens.end as usize);
    if page.has(first, Mark::HEADLINE)
        || page.has(end, Mark::NAME) && page.joined(end) && !page.has(end, Mark::POSITION)
    {
        return None;
    }
    let start = left(page, first);
    // "U.S. Authorities" are no organization, "Zubrov Authorities" may be one.
    let plural = !head.canonical && page.cx.word(end - 1).ends_with(['s', 'S']);
    let named = (start..first).any(|at| page.has(at, Mark::SURE) && !(plural && page.has(at, Mark::GEO)));
    (start < first && named).then(|| TokenRange::new(start as u32, end as u32))
}

/// Start of the capitals before a head, "and" between ordinary words included.
fn left(page: &Page, first: usize) -> usize {
    let mut start = first;
    while let Some(before) = step(page, start).filter(|before| first - before < LONGEST) {
        start = before;
    }
    let titled = (start..first).rev().find(|at| page.has(*at, Mark::TITLED));
    if let Some(title) = titled {
        start = (title + 1..first).find(|at| page.has(*at, Mark::NAME)).unwrap_or(first);
    }
    let opening = page.has(start, Mark::DOUBT) && !page.has(start, Mark::SURE) && !page.cx.class(start).is_empty();
    if opening && start < first { start + 1 } else { start }
}

fn step(page: &Page, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if !page.joined(start) || page.has(start, Mark::FIRST) {
        return None;
    }
    if page.has(before, Mark::NAME) {
        return (!page.has(before, Mark::HONORIFIC)).then_some(before);
    }
    let second = before.checked_sub(1)?;
    let linked = match page.cx.word(before) {
        "&" => page.has(second, Mark::NAME),
        "'s" | "’s" | "'" | "’" => {
            page.has(second, Mark::SURE) && is_ordinary(page.cx, second) && !page.has(second, Mark::GEO)
        }
        "-" => page.has(second, Mark::NAME) && page.cx.tokens()[before].glued,
        "and" => {
            page.has(second, Mark::SURE)
                && !page.has(second, Mark::LISTED)
                && is_ordinary(page.cx, second)
                && is_ordinary(page.cx, start)
        }
        "of" => page.has(second, Mark::SURE) && is_ordinary(page.cx, second) && is_ordinary(page.cx, start),
        _ => false,
    };
    linked.then_some(second)
}
