//! Names that the packs list.

use super::page::{Listed, Mark, Page};
use super::{company, known, place};
use crate::entity::overlap::rank;
use crate::entity::{Candidate, Context};
use crate::pack::{Kind, WordClass};
use crate::text::english::{Class, VerbForms};

/// Appends every listed name that stands as one.
pub fn find(page: &Page, out: &mut Vec<Candidate>) {
    for listed in &page.names {
        if stands(page, listed) {
            out.push(found(page, listed));
        }
    }
}

fn found(page: &Page, listed: &Listed) -> Candidate {
    let entry = page.cx.pack.entry(listed.surface.name);
    let (kind, rule) = match listed.kind {
        Kind::COMPANY => (Kind::COMPANY, "company.list"),
        Kind::ORGANIZATION => (Kind::ORGANIZATION, "organization.list"),
        Kind::PUBLISHER => (Kind::ORGANIZATION, "publisher.list"),
        Kind::COUNTRY => (Kind::COUNTRY, "country.list"),
        Kind::NATIONALITY => (Kind::NATIONALITY, "nationality.list"),
        Kind::PLACE => (Kind::PLACE, "place.list"),
        Kind::COMMODITY => (Kind::COMMODITY, "commodity.list"),
        kind => (kind, "list"),
    };
    let mut it = known(page, listed.tokens, kind, rule, entry.name(), entry.country);
    if kind == Kind::COMMODITY {
        it.rank = rank::COMMODITY;
    }
    it
}

/// Whether the listed form is a name here.
fn stands(page: &Page, listed: &Listed) -> bool {
    let first = listed.tokens.start as usize;
    let geographic = matches!(listed.kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE | Kind::COMMODITY);
    if !geographic && in_title(page, listed) {
        return false;
    }
    match listed.kind {
        Kind::COMMODITY => commodity(page, listed),
        Kind::NATIONALITY => !listed.surface.evidence || page.is(first + 1, "-"),
        Kind::COUNTRY => !listed.surface.evidence || place::wanted(page, listed.tokens),
        Kind::PLACE => sure(page, listed) || place::wanted(page, listed.tokens),
        Kind::COMPANY | Kind::ORGANIZATION | Kind::PUBLISHER => {
            sure(page, listed) || company::wanted(page, listed.tokens)
        }
        _ => sure(page, listed),
    }
}

/// Whether the form is only part of a title ("Prime" of "Prime Minister").
fn in_title(page: &Page, listed: &Listed) -> bool {
    let titled = Mark::POSITION.with(Mark::HONORIFIC);
    listed.tokens.indices().all(|at| page.has(at, titled)) && !page.has(listed.tokens.end as usize - 1, Mark::TITLE_END)
}

/// Whether the form needs no evidence: not marked as ambiguous, and not an ordinary word whose capital says nothing.
fn sure(page: &Page, listed: &Listed) -> bool {
    let mut tokens = listed.tokens.indices();
    let named = listed.tokens.len() > 1 || tokens.any(|at| page.has(at, Mark::NAME) || !page.has(at, Mark::DOUBT));
    !listed.surface.evidence && named
}

/// A commodity stands in any case, but not as a verb and not inside a capitalised name.
fn commodity(page: &Page, listed: &Listed) -> bool {
    let (first, end) = (listed.tokens.start as usize, listed.tokens.end as usize);
    if listed.surface.evidence && !traded(page, first, end) {
        return false;
    }
    let inner = page.has(first, Mark::SURE)
        && (page.has(end, Mark::SURE) || first > 0 && page.has(first - 1, Mark::SURE) && page.joined(first));
    let symbol = end - first == 1 && page.cx.tokens()[first].span.len() <= 2;
    !inner && !symbol && !is_verb(page.cx, first, end)
}

/// Whether words around an ambiguous commodity speak of goods: an amount of it, or its trade.
fn traded(page: &Page, first: usize, end: usize) -> bool {
    let of = first > 1
        && page.is(first - 1, "of")
        && page.cx.pack.word_class(page.cx.id(first - 2)).any(WordClass::ORDINARY);
    let unit = of && matches!(page.cx.word(first - 2), w if w.ends_with('s') && w.len() > 3);
    let next = page.cx.word(end);
    let market = ["price", "prices", "output", "exports", "imports", "production", "producer", "producers", "market"];
    unit || market.iter().any(|word| next.eq_ignore_ascii_case(word))
}

/// Whether the words read as a verb here ("lead to", "will steel itself").
fn is_verb(cx: &Context, first: usize, end: usize) -> bool {
    let forms = cx.verb(first);
    if end - first > 1 || forms.is_empty() || forms.any(VerbForms::NOUN) {
        return false;
    }
    let before = first.checked_sub(1).map(|at| cx.class(at)).unwrap_or_default();
    let after = cx.class(end);
    let to = first > 0 && cx.word(first - 1).eq_ignore_ascii_case("to");
    to || before.any(Class::MODAL.with(Class::NOMINATIVE).with(Class::RELATIVE))
        || after.any(Class::DETERMINER.with(Class::POSSESSIVE))
        || cx.word(end) == "to"
}
