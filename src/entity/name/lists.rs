//! Names that the packs list.

use super::mark::Mark;
use super::page::{Listed, Page};
use super::{Called, Name, evidence, name};
use crate::entity::Context;
use crate::entity::overlap::rank;
use crate::entity::table::{Table, mix};
use crate::pack::{Kind, Surface, Traits, WordClass};
use crate::text::TokenRange;
use crate::text::english::{Class, VerbForms};

/// Ambiguous names and what is said of them; reused from article to article.
#[derive(Default)]
pub struct Open {
    /// Indexes of listed forms, each with the votes for it.
    forms: Vec<(u32, i32)>,
    /// All votes by name.
    said: Table<i32>,
}

/// Appends every listed name that stands as one. Ambiguous ones are settled once for the whole article: what is said
/// around all mentions of a name counts for each of them.
pub fn find(page: &Page, open: &mut Open, out: &mut Vec<Name>) {
    let Open { forms, said } = open;
    forms.clear();
    said.clear();
    for (index, listed) in page.sheet.names.iter().enumerate() {
        if stands(page, listed) {
            out.push(found(page, listed));
        } else if let Some(votes) = votes(page, listed) {
            *said.entry(of_name(listed), 0) += votes;
            forms.push((index as u32, votes));
        }
    }
    for (index, votes) in forms {
        let listed = &page.sheet.names[*index as usize];
        let named = page.has(listed.tokens.start as usize, Mark::NAME);
        if (named || *votes > 0) && said.get(of_name(listed)).is_some_and(|votes| votes > 1) {
            out.push(found(page, listed));
        }
    }
}

/// The key of the name that a form stands for.
fn of_name(listed: &Listed) -> u64 {
    mix(0, u64::from(listed.surface.name.0))
}

/// What the words around an ambiguous name say for it; `None` when it can't be a name here.
fn votes(page: &Page, listed: &Listed) -> Option<i32> {
    let geographic = matches!(listed.surface.kind, Kind::COUNTRY | Kind::PLACE);
    let firm = matches!(listed.surface.kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PUBLISHER);
    if !geographic && !firm || in_title(page, listed) || page.has(listed.tokens.start as usize, Mark::CALENDAR) {
        return None;
    }
    let body = listed.surface.kind == Kind::ORGANIZATION && page.has(listed.tokens.start as usize, Mark::SURE);
    let article = i32::from(body && listed.tokens.start > 0 && page.is(listed.tokens.start as usize - 1, "the")) * 2;
    let (company, place) = (evidence::company(page, listed.tokens), evidence::place(page, listed.tokens));
    Some(match () {
        () if geographic => place - company,
        () if describes(page, listed.tokens) || closes_name(page, listed) => 0,
        () if listed.surface.kind == Kind::COMPANY => company + evidence::deed(page, listed.tokens) - place / 2,
        () => company - place / 2 + article,
    })
}

/// "Total sales were": an adjective whose capital grammar asks for says nothing of a firm before a word of firms.
fn describes(page: &Page, tokens: TokenRange) -> bool {
    let (first, end) = (tokens.start as usize, tokens.end as usize);
    let open = tokens.len() == 1 && page.has(first, Mark::DOUBT) && !page.has(first, Mark::NAME);
    open && page.cx.class(first).any(Class::ADJECTIVE)
        && page.cx.has(end, Traits::LOWER)
        && page.has(end, Mark::OF_FIRMS)
}

/// Whether the form closes a longer name here: a person's ("Walter Hess"), a ship's ("Space Shuttle Discovery").
fn closes_name(page: &Page, listed: &Listed) -> bool {
    let Some(before) = (listed.tokens.start as usize).checked_sub(1) else { return false };
    let lone = listed.tokens.len() == 1 && listed.surface.kind == Kind::COMPANY;
    let other = Mark::GEO.with(Mark::TITLED).with(Mark::HEADLINE).with(Mark::FIRM);
    let given = page.cx.word_class(before).any(WordClass::GIVEN);
    lone && page.has(before, Mark::SURE) && page.joined(before + 1) && (given || !page.has(before, other))
}

fn found(page: &Page, listed: &Listed) -> Name {
    let (kind, rule) = match listed.surface.kind {
        Kind::COMPANY => (Kind::COMPANY, "company.list"),
        Kind::ORGANIZATION => (Kind::ORGANIZATION, "organization.list"),
        Kind::PUBLISHER => (Kind::ORGANIZATION, "publisher.list"),
        Kind::COUNTRY => (Kind::COUNTRY, "country.list"),
        Kind::NATIONALITY => (Kind::NATIONALITY, "nationality.list"),
        Kind::PLACE => (Kind::PLACE, "place.list"),
        Kind::COMMODITY => (Kind::COMMODITY, "commodity.list"),
        Kind::PERSON => (Kind::PERSON, "person.list"),
        kind => (kind, "list"),
    };
    let Surface { called, country, .. } = listed.surface;
    let mut it = Name { called: Called::Listed(called), country, ..name(listed.tokens, kind, rule) };
    if kind == Kind::COMMODITY {
        // "Brent" is a name, "LNG" is not: an LNG terminal is a terminal.
        let word = page.cx.word(listed.tokens.start as usize);
        let named = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        let proper = listed.surface.capitals & 1 == 1 && named;
        it.rank = if proper { rank::BRAND } else { rank::COMMODITY };
    }
    it
}

/// Whether the listed form is a name here.
fn stands(page: &Page, listed: &Listed) -> bool {
    let first = listed.tokens.start as usize;
    let geographic = matches!(listed.surface.kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE | Kind::COMMODITY);
    if page.has(first, Mark::CALENDAR) && listed.tokens.len() == 1 || !geographic && in_title(page, listed) {
        return false;
    }
    if listed.surface.kind == Kind::PLACE && in_hyphens(page, listed) {
        return false;
    }
    match listed.surface.kind {
        Kind::COMMODITY => commodity(page, listed),
        Kind::NATIONALITY => !listed.surface.evidence || page.is_sign(first + 1, "-"),
        Kind::COUNTRY => !listed.surface.evidence,
        _ => sure(page, listed),
    }
}

/// Whether the form is only part of a name with a hyphen: what it is joined to is a name that no list of places knows
/// ("Kokbel" of "Kokbel-Tarn", not "Paris" of "Paris-Dakar").
fn in_hyphens(page: &Page, listed: &Listed) -> bool {
    let (first, end) = (listed.tokens.start as usize, listed.tokens.end as usize);
    let glued = |at: usize| page.cx.tokens().get(at).is_some_and(|token| token.glued);
    let hyphen = |at: usize| page.is_sign(at, "-") && glued(at) && glued(at + 1);
    let odd = |at: usize| {
        page.has(at, Mark::SURE)
            && page.cx.word(at).len() > 2
            && page.cx.has(at, Traits::CAPITAL)
            && !page.has(at, Mark::GEO.with(Mark::HEADLINE))
            && !page.cx.word_class(at).any(WordClass::ORDINARY)
    };
    hyphen(end) && odd(end + 1) || first > 1 && hyphen(first - 1) && odd(first - 2)
}

/// Whether the form is only part of a title ("Prime" of "Prime Minister").
fn in_title(page: &Page, listed: &Listed) -> bool {
    listed.tokens.indices().all(|at| page.has(at, Mark::TITLED))
        && !page.has(listed.tokens.end as usize - 1, Mark::TITLE_END)
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
    let inner = listed.surface.capitals & 1 == 0
        && page.has(first, Mark::SURE)
        && (page.has(end, Mark::SURE) || first > 0 && page.has(first - 1, Mark::SURE) && page.joined(first));
    let symbol = end - first == 1 && page.cx.tokens()[first].span.len() <= 2;
    !inner && !symbol && !is_verb(page.cx, first, end)
}

/// Whether words around an ambiguous commodity speak of goods: an amount of it, its price, the demand for it.
fn traded(page: &Page, first: usize, end: usize) -> bool {
    let linked = first > 1 && matches!(page.cx.word(first - 1), "of" | "for" | "in");
    page.has(end, Mark::TRADE) || linked && page.has(first - 2, Mark::TRADE)
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
