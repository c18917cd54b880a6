//! Head nouns of references: "company", "German firm", "chairman" in small letters, where they end their noun phrase.

use crate::entity::Context;
use crate::entity::name::Head;
use crate::pack::{Kind, Sense};
use crate::text::TokenRange;

/// A head noun of references.
#[derive(Clone, Copy)]
pub struct Noun {
    /// Its first token.
    pub start: u32,
    /// One past its last token.
    pub end: u32,
    /// What it names.
    pub kind: Kind,
    /// Whether that is only a part of a company ("the unit").
    pub part: bool,
}

/// All of them in an article, by start, among the lists' nouns in small letters; the longest of those that begin at one
/// token. Into the reused `out`.
pub fn find(context: &Context, heads: &[Head], out: &mut Vec<Noun>) {
    out.clear();
    for head in heads {
        let Some(noun) = noun(context, head) else { continue };
        match out.last_mut() {
            Some(last) if last.start == noun.start => *last = noun,
            _ => out.push(noun),
        }
    }
}

/// The head noun that a form is, unless it is the front of a longer noun phrase.
fn noun(context: &Context, head: &Head) -> Option<Noun> {
    let kind = referred(head.kind, head.sense)?;
    let TokenRange { start, end } = head.tokens;
    let ends = !goes_on(context, end as usize);
    ends.then(|| Noun { start, end, kind, part: head.sense.any(Sense::OWNED) })
}

/// What a head noun or a title refers to, where it may refer to anything.
fn referred(kind: Kind, sense: Sense) -> Option<Kind> {
    match kind {
        Kind::TITLE => sense.any(Sense::POSITION).then_some(Kind::PERSON),
        Kind::HEAD if sense.any(Sense::CUE.with(Sense::SUFFIX_ONLY).with(Sense::PREFIX)) => None,
        Kind::HEAD => sense.kind(),
        _ => None,
    }
}

/// Whether the noun phrase goes on after its noun: another noun ("the company chief"), "of", a hyphen, "that bought".
pub fn goes_on(context: &Context, at: usize) -> bool {
    context.traits(at).is_plain() || matches!(context.word(at), "of" | "-" | "that" | "who" | "whose" | "behind")
}
