//! Recogniser: names. Lists, patterns and evidence inside the article say what is a name and of which kind.
//!
//! [`page::Page`] is the article as the recognisers of names see it: which capitals mean something, where lists,
//! heads, titles and legal forms stand. The sure names come first (lists, patterns); what they leave open is settled
//! by the names already found (short forms, acronyms) and at last by the words around ([`evidence`]).

mod acronym;
mod alias;
mod capitals;
mod company;
mod country;
mod dateline;
mod evidence;
mod key;
mod lists;
mod organization;
mod page;
mod pattern;
mod person;
mod place;
mod team;

#[cfg(test)]
mod tests;

use super::overlap::{Lost, rank};
use super::{Candidate, Context, Value};
use crate::pack::{Code, Kind};
use crate::text::TokenRange;
use compact_str::CompactString;
use page::Page;

/// Appends the names of the article; what lost against other names goes to `lost` when someone wants to explain.
pub fn find(context: &Context, out: &mut Vec<Candidate>, lost: Option<&mut Vec<Lost>>) {
    let mut page = Page::new(context);
    let mut found = Vec::new();
    lists::find(&page, &mut found);
    pattern::find(&page, &mut found);
    company::find(&page, &mut found);
    organization::find(&page, &mut found);
    place::find(&page, &mut found);
    person::find(&page, &mut found);
    dateline::find(&page, &mut found);
    page.settle(&mut found, lost);
    team::find(&page, &mut found);
    acronym::find(&mut page, &mut found);
    alias::find(&mut page, &mut found);
    evidence::find(&mut page, &mut found);
    country::of_companies(&page, &mut found);
    out.append(&mut found);
}

/// A candidate over `tokens`.
fn candidate(page: &Page, tokens: TokenRange, kind: Kind, rule: &'static str) -> Candidate {
    Candidate {
        tokens,
        span: page.cx.span(tokens),
        kind,
        value: Value::None,
        name: CompactString::default(),
        country: None,
        rule,
        rank: rank::NAME,
    }
}

/// A candidate that a list or another mention knows more about.
fn known(
    page: &Page,
    tokens: TokenRange,
    kind: Kind,
    rule: &'static str,
    name: &str,
    country: Option<Code>,
) -> Candidate {
    Candidate { name: name.into(), country, ..candidate(page, tokens, kind, rule) }
}
