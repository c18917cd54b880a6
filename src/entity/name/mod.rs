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
mod form;
mod key;
mod lists;
mod mark;
mod organization;
mod page;
mod pattern;
mod person;
mod place;
mod run;
mod team;
mod ticker;

#[cfg(test)]
mod tests;

use super::overlap::{Claim, Settler, rank};
use super::{Context, Lost};
use crate::pack::{Code, Kind, Text};
use crate::text::{Span, TokenRange};
pub use page::Head;
use page::Page;

/// A name found so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its type.
    pub kind: Kind,
    /// Place in the one order of overlaps, see `overlap.rs`; higher wins.
    pub rank: u8,
    /// What its referent is called.
    pub called: Called,
    /// Its country where known.
    pub country: Option<Code>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// What the referent of a name is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// As it is written here.
    Written,
    /// As a list calls it.
    Listed(Text),
    /// As it is written in another place, in full.
    Like(Span),
}

/// Buffers reused from article to article.
#[derive(Default)]
pub struct Scratch {
    sheet: page::Sheet,
    doubts: capitals::Doubts,
    open: lists::Open,
    patterns: pattern::Buffers,
    claims: Vec<Claim>,
    settler: Settler,
    aliases: alias::Aliases,
    guesses: evidence::Guesses,
}

/// Finds the names of the article, and its head nouns and titles in small letters; what lost against other names goes to
/// `lost` when someone wants to explain.
pub fn find(
    context: &Context,
    scratch: &mut Scratch,
    found: &mut Vec<Name>,
    heads: &mut Vec<Head>,
    lost: Option<&mut Vec<Lost>>,
) {
    let Scratch { sheet, doubts, open, patterns, claims, settler, aliases, guesses } = scratch;
    found.clear();
    // The page fills the caller's own list.
    std::mem::swap(&mut sheet.nouns, heads);
    let mut page = Page::new(context, sheet, doubts);
    lists::find(&page, open, found);
    pattern::find(&page, patterns, found);
    company::find(&page, found);
    let coded = ticker::find(&page, found);
    organization::find(&page, found);
    place::find(&page, found);
    person::find(&page, found);
    dateline::find(&page, found);
    settle(context, found, claims, settler, lost);
    page.take_all(found);
    team::find(&page, found);
    acronym::find(&mut page, found);
    let settled = found.len();
    aliases.find(&mut page, found, 0);
    guesses.find(&mut page, found);
    if found.len() > settled {
        aliases.find(&mut page, found, settled);
    }
    country::of_companies(&page, found);
    if coded {
        ticker::drop_codes(&page, found);
    }
    std::mem::swap(&mut sheet.nouns, heads);
}

/// Keeps the names that win their words, by start.
fn settle(
    context: &Context,
    found: &mut Vec<Name>,
    claims: &mut Vec<Claim>,
    settler: &mut Settler,
    lost: Option<&mut Vec<Lost>>,
) {
    claims.clear();
    claims.extend(found.iter().zip(0..).map(|(name, index)| name.claim(context, index)));
    let mut defeats = lost.is_some().then(Vec::new);
    settler.settle(claims, defeats.as_mut());
    if let Some(lost) = lost {
        let rule = |index: u32| found[index as usize].rule;
        lost.extend(defeats.iter().flatten().map(|defeat| defeat.told(rule)));
    }
    // The winners go to the end, then everything before them.
    let all = found.len();
    for claim in claims.iter() {
        found.push(found[claim.index as usize]);
    }
    found.drain(..all);
}

/// A name over `tokens`, called as it is written.
fn name(tokens: TokenRange, kind: Kind, rule: &'static str) -> Name {
    Name { tokens, kind, rank: rank::NAME, called: Called::Written, country: None, rule }
}

impl Name {
    /// Its claim to its words.
    pub fn claim(&self, context: &Context, index: u32) -> Claim {
        let Self { tokens, kind, rank, .. } = *self;
        Claim { tokens, span: context.span(tokens), kind, rank, index }
    }

    /// What others that are called like this one are called.
    fn full(&self, context: &Context) -> Called {
        match self.called {
            Called::Written => Called::Like(context.span(self.tokens)),
            called => called,
        }
    }
}
