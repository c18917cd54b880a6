//! Companies by legal form, by the words that close company names, by what is said of them.

use super::capitals::is_ordinary;
use super::mark::Mark;
use super::page::{LONGEST, Listed, Page};
use super::{Name, name};
use crate::pack::{Kind, Sense, WordClass};
use crate::text::{TokenKind, TokenRange};

/// Appends companies by their forms.
pub fn find(page: &Page, out: &mut Vec<Name>) {
    for form in &page.sheet.forms {
        let weak = form.surface.sense.any(Sense::WEAK);
        // "EXEC AS PRESIDENT": in a headline a word of grammar is no form.
        let first = form.tokens.start as usize;
        if page.has(first, Mark::HEADLINE) && !page.cx.class(first).is_empty() {
            continue;
        }
        let found = match () {
            () if form.surface.sense.any(Sense::PREFIX) => opened(page, form, weak),
            _ if weak => closed_weakly(page, form),
            _ => closed(page, form),
        };
        if let Some(tokens) = found {
            let rule = if weak { "company.noun" } else { "company.form" };
            let country = if weak { None } else { form.surface.country };
            out.push(Name { country, ..name(tokens, Kind::COMPANY, rule) });
        }
    }
}

/// "HMS Bergbau AG": everything capitalised before a legal form.
fn closed(page: &Page, form: &Listed) -> Option<TokenRange> {
    let first = form.tokens.start as usize;
    let start = run_before(page, first)?;
    Some(TokenRange::new(start as u32, end_of(page, form) as u32))
}

/// The form's end; a dot that ends the sentence too is the sentence's.
fn end_of(page: &Page, form: &Listed) -> usize {
    let end = form.tokens.end as usize;
    let dotted = page.cx.word(end - 1) == "." && end - form.tokens.start as usize > 1;
    let closes = end == page.len() || page.has(end, Mark::FIRST);
    if dotted && closes { end - 1 } else { end }
}

/// Start of the capitalised words that end right before `end`, a comma passed over ("PIE, Inc.").
pub fn run_before(page: &Page, end: usize) -> Option<usize> {
    let mut last = end.checked_sub(1)?;
    if page.cx.word(last) == "," {
        last = last.checked_sub(1)?;
    }
    if page.is_genitive(last) && last > 0 && page.cx.tokens()[last].span.len() > 1 {
        last -= 1;
    }
    if page.cx.tokens().get(end).is_some_and(|t| t.breaks > 1) || !part(page, last) {
        return None;
    }
    let mut start = last;
    while let Some(before) = step_back(page, start).filter(|before| last - before < LONGEST) {
        start = before;
    }
    let titled = (start..last).rev().find(|at| page.has(*at, Mark::TITLED));
    if let Some(title) = titled {
        start = (title + 1..last).find(|at| page.has(*at, Mark::NAME)).unwrap_or(last);
    }
    let start = without_opening(page, start, last);
    let lone_ordinary = start == last && !page.has(start, Mark::SURE) && !page.has(start, Mark::NAME);
    (!lone_ordinary).then_some(start)
}

/// Whether a token can be part of a company's name before its form.
fn part(page: &Page, at: usize) -> bool {
    let token = &page.cx.tokens()[at];
    let upper = page.has(at, Mark::HEADLINE) && page.has(at, Mark::DOUBT);
    page.has(at, Mark::NAME)
        || upper
        || (token.kind == TokenKind::Number && at > 0 && !page.has(at - 1, Mark::CALENDAR))
        || (token.kind == TokenKind::Word && token.of(page.cx.text()).bytes().any(|b| b.is_ascii_digit()))
}

/// The token before `start` when it belongs to the same name.
pub fn step_back(page: &Page, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if !page.joined(start) || page.has(start, Mark::FIRST) {
        return None;
    }
    if page.has(before, Mark::NAME) || (page.has(before, Mark::HEADLINE) && page.has(before, Mark::DOUBT)) {
        return Some(before);
    }
    if page.cx.tokens()[start].glued && page.cx.tokens()[before].kind == TokenKind::Number {
        return Some(before);
    }
    let second = before.checked_sub(1)?;
    let linked = match page.cx.word(before) {
        "&" | "+" => true,
        "," => page.is_sign(start + 1, "&") && page.has(second, Mark::SURE) && !page.has(second, Mark::GEO),
        "-" => page.cx.tokens()[before].glued && page.cx.tokens()[start].glued,
        // "Norvale/Orbis Group": two names that merged.
        "/" => page.cx.tokens()[before].glued && page.cx.tokens()[start].glued && !page.has(second, Mark::GEO),
        "." => page.is_initial(second) || matches!(page.cx.word(second), "St" | "Wm" | "Geo"),
        "'s" | "’s" => owned(page, second, start),
        "and" if page.has(start, Mark::FORM) && page.is(start, "co") => true,
        "and" => {
            !page.has(second, Mark::LISTED)
                && is_ordinary(page.cx, second)
                && is_ordinary(page.cx, start)
                && page.has(second, Mark::SURE)
        }
        "of" => is_ordinary(page.cx, second) && page.has(start, Mark::NAME),
        word => is_small(word) && page.has(start, Mark::NAME),
    };
    (linked && page.has(second, Mark::NAME)).then_some(second)
}

/// "Land's End Inc": a lone capitalised word before the genitive.
fn owned(page: &Page, owner: usize, start: usize) -> bool {
    let lone = page.run_at(owner).is_some_and(|run| run.len() == 1);
    lone && page.has(owner, Mark::SURE) && is_ordinary(page.cx, start) && !page.has(owner, Mark::GEO)
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "de" | "do"
            | "da"
            | "del"
            | "di"
            | "des"
            | "du"
            | "van"
            | "von"
            | "der"
            | "la"
            | "y"
            | "e"
            | "et"
            | "und"
            | "for"
    )
}

/// Leaves out the sentence's first word when the rest is a name without it.
fn without_opening(page: &Page, start: usize, last: usize) -> usize {
    let doubtful = page.has(start, Mark::DOUBT) && !page.has(start, Mark::SURE) && !page.has(start, Mark::HEADLINE);
    let usual = page.cx.word_class(start).any(WordClass::USUAL);
    let grammatical = !page.cx.class(start).is_empty();
    if doubtful && start < last && (grammatical || usual && start + 1 < last) { start + 1 } else { start }
}

/// "Tata Chemicals": a capital run closed by a word that closes company names.
fn closed_weakly(page: &Page, form: &Listed) -> Option<TokenRange> {
    let (first, mut end) = (form.tokens.start as usize, form.tokens.end as usize);
    if page.is_sign(end, "&") && page.has(end + 1, Mark::NAME) && page.has(first, Mark::NAME) {
        end = page.run_at(end + 1)?.end as usize;
    }
    let sure = !page.has(first, Mark::HEADLINE) && page.has(first, Mark::NAME) && !page.has(end, Mark::NAME);
    if !sure || first == 0 || !page.joined(first) || page.has(first, Mark::START) {
        return None;
    }
    let start = run_before(page, first)?;
    // Ordinary words alone ("Space Enterprise") are a company where something is said of one.
    let odd =
        (start..first).any(|at| page.has(at, Mark::SURE) && !page.has(at, Mark::GEO) && !is_ordinary(page.cx, at));
    let tokens = TokenRange::new(start as u32, end as u32);
    let named = odd || start < first && super::evidence::company(page, tokens) > 2;
    let comma = page.cx.word(first - 1) == ",";
    (named && !comma).then(|| TokenRange::new(start as u32, end as u32))
}

/// "Grupo Almar", "PT Borneo Nikel": an opening word and the capitals after it.
fn opened(page: &Page, form: &Listed, weak: bool) -> Option<TokenRange> {
    let (first, mut end) = (form.tokens.start as usize, form.tokens.end as usize);
    if weak && (page.has(first, Mark::HEADLINE) || !page.has(first, Mark::NAME)) {
        return None;
    }
    if !page.has(end, Mark::NAME) {
        return None;
    }
    let run = page.run_at(end)?;
    let stop = (run.end as usize).min(end + LONGEST);
    end = (end..stop).find(|at| page.has(*at, Mark::TITLED)).unwrap_or(stop);
    Some(TokenRange::new(first as u32, end as u32))
}
