//! Places by their head words: "Almar River", "Lake Zub", "Gulf of Almar", "northern Zubrovia".

use super::mark::Mark;
use super::page::{Head, LONGEST, Page};
use super::{Name, name, organization};
use crate::pack::{Kind, Sense, WordClass};
use crate::text::TokenRange;

/// Appends places by their heads.
pub fn find(page: &Page, out: &mut Vec<Name>) {
    for head in &page.sheet.heads {
        let named = head.sense.kind() == Some(Kind::PLACE) && head.sense.any(Sense::PART);
        if !named || page.has(head.tokens.start as usize, Mark::HEADLINE) {
            continue;
        }
        let tokens = match head.sense {
            sense if sense.any(Sense::PREFIX) => opened(page, head),
            sense if sense.any(Sense::OF) => of(page, head).or_else(|| closed(page, head)),
            _ => closed(page, head),
        };
        if let Some(tokens) = tokens {
            out.push(name(tokens, Kind::PLACE, "place.head"));
        }
    }
}

/// "Almar River"
fn closed(page: &Page, head: &Head) -> Option<TokenRange> {
    let (first, end) = (head.tokens.start as usize, head.tokens.end as usize);
    let lone = !page.has(end, Mark::NAME) || !page.joined(end);
    if first == 0 || !page.has(first, Mark::NAME) || page.has(first, Mark::START) || !lone || !page.joined(first) {
        return None;
    }
    let mut start = first;
    while start > 0
        && first - start < LONGEST
        && part(page, start - 1)
        && page.joined(start)
        && !page.has(start, Mark::FIRST)
    {
        start -= 1;
    }
    let named = (start..first).any(|at| page.has(at, Mark::SURE)) && !(end == start + 2 && is_person(page, start));
    let opening = page.has(start, Mark::DOUBT) && !page.has(start, Mark::SURE) && start + 1 < first;
    named.then(|| TokenRange::new((start + usize::from(opening)) as u32, end as u32))
}

/// "Nadia Hills": a given name before a plural that is a surname too, with nothing before it that places something; a
/// park or a beach may well have a given name.
fn is_person(page: &Page, first: usize) -> bool {
    let class = |at: usize| page.cx.word_class(at);
    let given = class(first).any(WordClass::GIVEN) && !class(first).any(WordClass::SURNAME.with(WordClass::ORDINARY));
    let placed = || {
        let before = first.checked_sub(1).map(|at| page.cx.word(at).to_ascii_lowercase());
        let words = ["the", "in", "at", "on", "near", "around", "outside", "across", "into"];
        before.is_some_and(|before| words.contains(&before.as_str()))
    };
    let plural = page.cx.word(first + 1).ends_with('s');
    given && plural && class(first + 1).any(WordClass::SURNAME) && !page.has(first, Mark::GEO) && !placed()
}

fn part(page: &Page, at: usize) -> bool {
    page.has(at, Mark::NAME) && !page.has(at, Mark::TITLED)
}

/// "Lake Zub", "North Zubrovia": compass words need a listed place.
fn opened(page: &Page, head: &Head) -> Option<TokenRange> {
    let (first, at) = (head.tokens.start as usize, head.tokens.end as usize);
    let hyphen = page.is_sign(first.wrapping_sub(1), "-");
    if !page.has(first, Mark::NAME) || !page.has(at, Mark::NAME) || !page.joined(at) || hyphen {
        return None;
    }
    let compass = is_compass(page.cx.word(first));
    let listed = page.names_at(at).filter(|n| matches!(n.surface.kind, Kind::PLACE | Kind::COUNTRY));
    let listed = listed.map(|n| n.tokens.end as usize).max();
    let end = match (compass, listed) {
        (_, Some(end)) => end,
        (true, None) => return None,
        (false, None) => at + 1,
    };
    Some(TokenRange::new(first as u32, end as u32))
}

fn is_compass(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    [
        "south", "north", "east", "west", "central", "upper", "lower", "greater", "new", "mid", "inner", "outer",
        "rio", "el", "nova", "villa",
    ]
    .iter()
    .any(|w| word.starts_with(w))
}

/// "Gulf of Almar", "Province of Zub"
fn of(page: &Page, head: &Head) -> Option<TokenRange> {
    let first = head.tokens.start as usize;
    if !page.has(first, Mark::NAME) || !page.is(head.tokens.end as usize, "of") {
        return None;
    }
    let end = organization::complement(page, head.tokens.end as usize)?;
    Some(TokenRange::new(first as u32, end as u32))
}
