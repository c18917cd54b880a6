//! Companies of the wire by the code right behind them: `NORVALE <NVL> BUYS …`, `Orbis Steel <ORB.O> said`.

use super::company::{run_before, step_back};
use super::mark::Mark;
use super::page::{LONGEST, Page};
use super::{Name, name};
use crate::pack::{Kind, Traits};
use crate::text::TokenRange;
use crate::text::english::VerbForms;

/// The rule's name.
pub const RULE: &str = "company.ticker";

/// Appends the companies that stand before a code. Gives whether there are codes at all.
pub fn find(page: &Page, out: &mut Vec<Name>) -> bool {
    let mut coded = false;
    for code in &page.sheet.behind_symbols {
        let Some(bracket) = bracket_before(page, *code as usize) else { continue };
        coded = true;
        if !page.has(*code as usize, Mark::CAPITAL) {
            continue;
        }
        let Some(start) = start_of(page, bracket) else { continue };
        if !(start..bracket).all(|at| page.has(at, Mark::GEO)) {
            out.push(name(TokenRange::new(start as u32, bracket as u32), Kind::COMPANY, RULE));
        }
    }
    coded
}

/// Removes the codes: beside the company they are no company of their own.
pub fn drop_codes(page: &Page, found: &mut Vec<Name>) {
    let mut before = None;
    found.retain(|it| {
        let code = it.tokens.len() == 1
            && before.is_some_and(|end| bracket_before(page, it.tokens.start as usize) == Some(end as usize));
        before = if matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION) { Some(it.tokens.end) } else { before };
        !code
    });
}

/// The bracket that opens the code at token `at` ("<NVL>", "<NVL.O>").
#[inline]
fn bracket_before(page: &Page, at: usize) -> Option<usize> {
    let bracket = at.checked_sub(1).filter(|before| page.cx.has(*before, Traits::SYMBOL))?;
    code_in(page, bracket, at).then_some(bracket)
}

/// Whether a code stands at `at`, behind the symbol `bracket`.
fn code_in(page: &Page, bracket: usize, at: usize) -> bool {
    let closed = page.cx.word(at + 1) == ">" || page.cx.word(at + 1) == "." && page.cx.word(at + 3) == ">";
    closed && page.cx.word(bracket) == "<" && page.cx.has(at, Traits::UPPER)
}

/// Where the name that ends before a bracket begins.
fn start_of(page: &Page, bracket: usize) -> Option<usize> {
    let last = bracket.checked_sub(1).filter(|_| page.joined(bracket))?;
    if !page.has(last, Mark::HEADLINE) {
        return run_before(page, bracket);
    }
    if !page.has(last, Mark::NAME.with(Mark::DOUBT)) {
        return None;
    }
    let mut start = last;
    while let Some(before) = step_back(page, start).filter(|before| last - before < LONGEST) {
        start = before;
    }
    Some(behind_verb(page, start, last))
}

/// "ORBIS BUYS NORVALE <NVL>", "TO BUY NORVALE <NVL>": in a headline the verb has capitals too.
fn behind_verb(page: &Page, start: usize, last: usize) -> usize {
    let told = |at: &usize| page.cx.verb(*at).any(VerbForms::THIRD.with(VerbForms::PAST));
    let infinitive = start > 0 && page.is(start - 1, "to");
    // The first word of a headline is the name's, whatever else it could be ("UNITED").
    let from = if page.has(start, Mark::FIRST) { start + 1 } else { start };
    match (from..last).rev().find(told) {
        Some(verb) => verb + 1,
        None if infinitive && start < last => start + 1,
        None => start,
    }
}
