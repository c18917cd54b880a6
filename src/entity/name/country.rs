//! The country of a company or organization from the words before it ("the German firm X", "Zubrovia's Ministry"), or from
//! the list that has its name without the legal form.

use super::mark::Mark;
use super::page::Page;
use super::{Called, Name};
use crate::pack::{Code, Kind, Traits};
use crate::text::english::Class;

/// Most tokens between a nationality and the company that it describes.
const REACH: u32 = 5;

/// Gives companies and organizations without a country that of the words before them.
pub fn of_companies(page: &Page, found: &mut [Name]) {
    found.sort_by_key(|c| (c.tokens.start, c.tokens.end));
    for index in 0..found.len() {
        let it = &found[index];
        if it.country.is_some() || !matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION) {
            continue;
        }
        let before = found[..index].iter().rev().take(4);
        let described = before.filter(|c| c.tokens.end <= it.tokens.start).find_map(|c| country_by(page, c, it));
        found[index].country = described.or_else(|| of_listed(page, it));
    }
}

/// "Siemens Holding GmbH": the country of a listed company of which only a legal form is not in the list.
fn of_listed(page: &Page, it: &Name) -> Option<Code> {
    if it.kind != Kind::COMPANY || it.called != Called::Written {
        return None;
    }
    let formal = |at: usize| page.has(at, Mark::LEGAL) || matches!(page.cx.word(at), "." | "," | "&" | "and");
    let mut listed = page.names_at(it.tokens.start as usize).filter(|n| n.surface.kind == Kind::COMPANY);
    listed.find(|n| (n.tokens.end..it.tokens.end).all(|at| formal(at as usize)))?.surface.country
}

/// The country that `source`, which stands before `it`, gives.
fn country_by(page: &Page, source: &Name, it: &Name) -> Option<Code> {
    let (from, to) = (source.tokens.end as usize, it.tokens.start as usize);
    if it.tokens.start - source.tokens.end > REACH || (from..=to).any(|at| page.has(at, Mark::FIRST)) {
        return None;
    }
    let describes =
        |from: usize| to > from && (from..to).all(|at| words_of_firms(page, at)) && page.has(to - 1, Mark::FIRM);
    let fits = match source.kind {
        Kind::NATIONALITY => from == to && it.kind == Kind::ORGANIZATION || describes(from),
        Kind::COUNTRY => {
            describes(from)
                || page.is_genitive(from) && (from + 1 == to || describes(from + 1))
                || based(page, from) && describes(from + 2)
        }
        Kind::PLACE => based(page, from) && (from + 2 == to || describes(from + 2)),
        _ => false,
    };
    fits.then_some(source.country).flatten()
}

fn based(page: &Page, at: usize) -> bool {
    page.is_sign(at, "-") && page.is(at + 1, "based")
}

/// A lower-case word in front of a company's name: adjectives and the noun for it.
fn words_of_firms(page: &Page, at: usize) -> bool {
    page.cx.has(at, Traits::LOWER) && page.cx.class(at).0 & !Class::ADJECTIVE.0 == 0 || page.is_sign(at, "-")
}
