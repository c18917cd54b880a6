//! Definite references and pronouns ("the company", "the German firm", "it") and what they stand for.
//!
//! Each is resolved to the most salient entity before it that fits: the subject of the sentence before, then what
//! stands nearest. Whether an entity fits is said by the noun (a "miner" is a company) and by a nationality in it.

use crate::entity::{Context, Entities, EntityId, Mention, Reference};
use crate::pack::{Code, Kind, Payload, Sense};
use crate::text::english::Class;
use crate::text::{Shape, TokenRange};

/// How many sentences back an antecedent may stand.
const REACH: u32 = 6;

/// What a reference asks of its antecedent.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted {
    kinds: [Option<Kind>; 3],
    country: Option<Code>,
    /// Only the subject of this or the previous sentence ("it").
    subject: bool,
}

/// Finds the references of the article, by start.
pub fn find(context: &Context, entities: &Entities) -> Vec<Reference> {
    let nouns = nouns(context);
    let mut out = Vec::new();
    for (index, sentence) in context.analysis.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start as usize;
        while at < sentence.tokens.end as usize {
            let Some((tokens, wanted)) = reference(context, &nouns, at, sentence.tokens.end as usize) else {
                at += 1;
                continue;
            };
            at = tokens.end as usize;
            if names_itself(entities, tokens) {
                continue;
            }
            if let Some(entity) = antecedent(context, entities, tokens, index as u32, wanted) {
                out.push(Reference { tokens, entity });
            }
        }
    }
    out
}

/// Whether a name follows right after the words: "the German firm Almar AG" describes it and refers to nothing.
fn names_itself(entities: &Entities, tokens: TokenRange) -> bool {
    let first = entities.mentions.partition_point(|m| m.tokens.start < tokens.end);
    let next = entities.mentions.get(first).filter(|m| m.tokens.start == tokens.end);
    let kind = next.and_then(|m| entities.entities.get(m.entity.0 as usize)).map(|e| e.kind);
    kind.is_some_and(|kind| matches!(kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::PLACE))
}

/// Head nouns of references by their last token: its kind, where a list names one.
fn nouns(context: &Context) -> Vec<(TokenRange, Kind)> {
    let surfaces = context.hits.iter().filter_map(|hit| match hit.payload {
        Payload::Surface(id) => Some((hit.tokens, context.pack.name(id))),
        _ => None,
    });
    let heads = surfaces.filter(|(_, name)| matches!(name.kind, Kind::HEAD | Kind::TITLE));
    let kinds = heads.filter_map(|(tokens, name)| {
        if name.kind == Kind::TITLE {
            return name.sense.any(Sense::POSITION).then_some((tokens, Kind::PERSON));
        }
        let refers = !name.sense.any(Sense::CUE.with(Sense::SUFFIX_ONLY).with(Sense::PREFIX));
        name.sense.kind().filter(|_| refers).map(|kind| (tokens, kind))
    });
    kinds.collect()
}

/// The reference that begins at token `at`.
fn reference(context: &Context, nouns: &[(TokenRange, Kind)], at: usize, end: usize) -> Option<(TokenRange, Wanted)> {
    if let Some(wanted) = pronoun(context.word(at)) {
        return Some((TokenRange::new(at as u32, at as u32 + 1), wanted));
    }
    let opens = ["the", "this", "that", "its", "these"].iter().any(|word| context.word(at).eq_ignore_ascii_case(word));
    if !opens {
        return None;
    }
    let (mut noun, mut country) = (at + 1, None);
    while noun < end && noun < at + 4 {
        if let Some((tokens, kind)) = noun_at(context, nouns, noun) {
            return Some((TokenRange::new(at as u32, tokens.end), wanted_by(kind, country)));
        }
        match modifier(context, noun) {
            Some(code) => country = country.or(code),
            None => return None,
        }
        noun += 1;
    }
    None
}

fn wanted_by(kind: Kind, country: Option<Code>) -> Wanted {
    let kinds = match kind {
        Kind::COMPANY => [Some(Kind::COMPANY), None, None],
        Kind::ORGANIZATION => [Some(Kind::ORGANIZATION), Some(Kind::COMPANY), None],
        Kind::PLACE => [Some(Kind::PLACE), None, None],
        kind => [Some(kind), None, None],
    };
    Wanted { kinds, country, subject: false }
}

fn pronoun(word: &str) -> Option<Wanted> {
    let kinds = match word {
        "it" | "its" | "It" | "Its" => [Some(Kind::COMPANY), Some(Kind::COUNTRY), Some(Kind::ORGANIZATION)],
        "he" | "she" | "He" | "She" | "his" | "her" | "him" | "His" | "Her" => [Some(Kind::PERSON), None, None],
        _ => return None,
    };
    Some(Wanted { kinds, country: None, subject: true })
}

/// The longest lower-case head noun that begins at `at` and isn't the front of a longer noun phrase.
fn noun_at(context: &Context, nouns: &[(TokenRange, Kind)], at: usize) -> Option<(TokenRange, Kind)> {
    let first = nouns.partition_point(|(tokens, _)| (tokens.start as usize) < at);
    let here = nouns[first..].iter().take_while(|(tokens, _)| tokens.start as usize == at);
    let fits = here.filter(|(tokens, _)| {
        let last = tokens.end as usize - 1;
        context.tokens()[last].shape == Shape::Lower && !goes_on(context, last + 1)
    });
    fits.copied().max_by_key(|(tokens, _)| tokens.end)
}

/// Whether the noun phrase goes on after its noun: another noun ("the company chief"), "of", a hyphen.
fn goes_on(context: &Context, at: usize) -> bool {
    let word = context.word(at);
    if word == "of" || word == "-" {
        return true;
    }
    let token = context.tokens().get(at);
    let ordinary = token.is_some_and(|t| t.shape == Shape::Lower) && context.class(at).is_empty();
    ordinary && context.verb(at).is_empty()
}

/// A word between article and noun: a nationality gives a country, an adjective nothing.
fn modifier(context: &Context, at: usize) -> Option<Option<Code>> {
    if context.class(at).any(Class::ADJECTIVE) || context.word(at) == "-" {
        return Some(None);
    }
    let first = context.hits.partition_point(|hit| (hit.tokens.start as usize) < at);
    let here = context.hits[first..].iter().take_while(|hit| hit.tokens.start as usize == at && hit.tokens.len() == 1);
    here.filter_map(|hit| match hit.payload {
        Payload::Surface(id) => Some(context.pack.name(id)),
        _ => None,
    })
    .find(|name| name.kind == Kind::NATIONALITY)
    .map(|name| name.country)
}

/// The most salient entity before `tokens` that fits.
fn antecedent(
    context: &Context,
    entities: &Entities,
    tokens: TokenRange,
    sentence: u32,
    wanted: Wanted,
) -> Option<EntityId> {
    let mentions = &entities.mentions;
    let before = mentions.partition_point(|m| m.tokens.start < tokens.start);
    let near = mentions[..before].iter().rev().take_while(|m| m.sentence + REACH >= sentence);
    let fitting = near.filter(|m| m.tokens.end <= tokens.start && fits(entities, m, wanted));
    let scored =
        fitting.map(|m| (salience(context, m, sentence), m)).filter(|(score, _)| !wanted.subject || *score > 20);
    scored.max_by_key(|(score, m)| (*score, m.tokens.start)).map(|(_, m)| m.entity)
}

fn fits(entities: &Entities, mention: &Mention, wanted: Wanted) -> bool {
    let Some(entity) = entities.entities.get(mention.entity.0 as usize) else { return false };
    let kind = wanted.kinds.contains(&Some(entity.kind));
    kind && (wanted.country.is_none() || entity.country.is_none() || entity.country == wanted.country)
}

/// Nearer sentences first; in a sentence its subject, told by standing at its front, before other mentions.
fn salience(context: &Context, mention: &Mention, sentence: u32) -> i32 {
    let distance = (sentence - mention.sentence.min(sentence)) as i32;
    let start = context.analysis.sentences.get(mention.sentence as usize).map_or(0, |s| s.tokens.start);
    let subject = subject_like(context, start as usize, mention);
    let genitive = matches!(context.word(mention.tokens.end as usize), "'s" | "’s");
    40 - distance * 10 + if subject { 15 } else { 0 } - if genitive { 4 } else { 0 }
}

/// Whether a mention stands before its sentence's first verb, outside a prepositional phrase.
fn subject_like(context: &Context, start: usize, mention: &Mention) -> bool {
    let at = mention.tokens.start as usize;
    let close = at - start.min(at) <= 12;
    let verb = |i: usize| context.class(i).any(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::SAYING));
    let preposition = at > start && context.class(at - 1).any(Class::PREPOSITION);
    close && !preposition && !(start..at).any(verb)
}
