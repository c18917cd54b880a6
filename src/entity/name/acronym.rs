//! Acronyms and tickers in brackets after a name: "Zubrov Mining Agency (ZMA)", "Almar Inc (ALM.N)", "(NYSE: ALM)".

use super::page::Page;
use super::{Name, name};
use crate::pack::{Kind, Traits};
use crate::text::{TokenKind, TokenRange};

/// Appends the short forms that stand in brackets after names found so far.
pub fn find(page: &mut Page, found: &mut Vec<Name>) {
    for index in 0..found.len() {
        let long = found[index];
        let opens = page.cx.has(long.tokens.end as usize, Traits::PUNCT.with(Traits::SYMBOL));
        if !opens || !matches!(long.kind, Kind::COMPANY | Kind::ORGANIZATION) {
            continue;
        }
        if let Some((tokens, rule)) = bracketed(page, long.tokens.end as usize) {
            let (called, country) = (long.full(page.cx), long.country);
            found.push(Name { called, country, ..name(tokens, long.kind, rule) });
            page.take(tokens, long.kind);
        }
    }
}

/// What stands in the bracket that opens at `at`: an acronym, or a ticker after its exchange.
fn bracketed(page: &Page, at: usize) -> Option<(TokenRange, &'static str)> {
    let closing = match page.cx.word(at) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let close = (at + 1..at + 8).find(|i| page.cx.word(*i) == closing)?;
    let colon = (at + 1..close).find(|i| page.cx.word(*i) == ":");
    let start = skip_quote(page, colon.map_or(at + 1, |colon| colon + 1));
    let end = if is_quote(page, close - 1) { close - 1 } else { close };
    let short = start < end && end - start <= 4 && (start..end).all(|i| is_short(page, i, i > start));
    let letters = (start..end).any(|i| page.cx.word(i).bytes().filter(u8::is_ascii_uppercase).count() > 1);
    let rule = if colon.is_some() || end - start > 1 { "company.ticker" } else { "acronym" };
    (short && letters).then(|| (TokenRange::new(start as u32, end as u32), rule))
}

fn skip_quote(page: &Page, at: usize) -> usize {
    if is_quote(page, at) { at + 1 } else { at }
}

fn is_quote(page: &Page, at: usize) -> bool {
    matches!(page.cx.word(at), "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’")
}

/// A piece of an acronym or ticker: capitals, or a dot or digits glued to them.
fn is_short(page: &Page, at: usize, inner: bool) -> bool {
    let token = &page.cx.tokens()[at];
    let word = token.of(page.cx.text());
    let capitals = token.kind == TokenKind::Word && token.is_capital() && token.span.len() <= 10;
    let tail = inner && token.glued && (matches!(word, "." | "-" | "&") || token.kind == TokenKind::Number);
    (capitals && (!inner || token.glued)) || tail || (token.kind == TokenKind::Url && word.len() <= 8)
}
