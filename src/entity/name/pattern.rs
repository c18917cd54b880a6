//! Names by the packs' own word patterns: deposits, facilities, and whatever types a pack adds.

use super::mark::Mark;
use super::page::Page;
use super::{Name, name};
use crate::pack::{Kind, PatternInput, PatternMatch};
use crate::text::TokenRange;

/// Reused from article to article.
#[derive(Default)]
pub struct Buffers {
    entities: Vec<(TokenRange, Kind)>,
    matches: Vec<PatternMatch>,
}

/// Appends what the packs' patterns match, given the names that lists found.
pub fn find(page: &Page, buffers: &mut Buffers, out: &mut Vec<Name>) {
    let Buffers { entities, matches } = buffers;
    entities.clear();
    entities.extend(out.iter().map(|it| (it.tokens, it.kind)));
    entities.sort_by_key(|(tokens, _)| *tokens);
    matches.clear();
    let cx = page.cx;
    let input = PatternInput { text: cx.text(), analysis: cx.analysis, words: cx.words, hits: cx.hits, entities };
    cx.pack.find_patterns(&input, matches);
    out.extend(matches.iter().filter_map(|found| read(page, found)));
}

fn read(page: &Page, found: &PatternMatch) -> Option<Name> {
    let tokens = trimmed(page, found)?;
    let titled = |at: usize| page.has(at, Mark::POSITION) && page.has(at, Mark::SHAPED);
    if found.kind == Kind::ORGANIZATION && tokens.indices().any(titled) {
        return None;
    }
    let rule = match found.kind {
        Kind::DEPOSIT => "deposit.pattern",
        Kind::FACILITY => "facility.pattern",
        Kind::ORGANIZATION => "organization.pattern",
        Kind::COMPANY => "company.pattern",
        Kind::PLACE => "place.pattern",
        _ => "pattern",
    };
    Some(name(tokens, found.kind, rule))
}

/// The match without the words before its name that only grammar or a headline writes with a capital. `None` when no
/// name is left of a match that had one.
fn trimmed(page: &Page, found: &PatternMatch) -> Option<TokenRange> {
    let TokenRange { start, end } = found.tokens;
    let capital = |at: usize| page.has(at, Mark::SHAPED);
    let opens = start as usize;
    if !capital(opens) {
        return Some(found.tokens);
    }
    let empty = |at: usize| {
        let before_name = page.has(at + 1, Mark::NAME) || page.has(at, Mark::HEADLINE);
        capital(at) && !page.has(at, Mark::SURE) && page.has(at, Mark::DOUBT) && before_name
    };
    let title = |at: usize| page.has(at, Mark::TITLED) && capital(at);
    // "ALMAR BUYS NEW MILL": in a headline a verb parts the name before it from the match.
    let verb = |at: usize| !page.has(at, Mark::NAME) && page.has(at, Mark::DOUBT) && !page.cx.verb(at).is_empty();
    let headline = page.has(opens, Mark::HEADLINE);
    let after_verb = (opens..end as usize - 1).rev().find(|at| headline && verb(*at)).map(|at| at + 1);
    let opens = after_verb.unwrap_or(opens);
    let first = (opens..end as usize).find(|at| !empty(*at) && !title(*at))?;
    let named = (first..end as usize).any(|at| page.has(at, Mark::NAME)) || first == opens;
    named.then(|| TokenRange::new(first as u32, end))
}
