//! Definite references and pronouns ("the company", "the German firm", "it") and what they stand for.
//!
//! Each is resolved to the most salient entity before it that fits: the subject of the sentence before, then what
//! stands nearest. Whether an entity fits is said by the noun (a "miner" is a company) and by a nationality in it.

use crate::entity::{Context, Entities, EntityId, Mention, Reference};
use crate::pack::{Code, Hit, Kind, Payload, Sense, Traits};
use crate::text::TokenRange;
use crate::text::english::Class;

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

/// Words that may open a reference.
const OPENERS: Traits = Traits::of_class(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN));

/// Finds the references of the article, by start.
pub fn find(context: &Context, entities: &Entities) -> Vec<Reference> {
    let mut out = Vec::new();
    let mut hits = context.hits;
    for (index, sentence) in context.analysis.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start as usize;
        while let Some(opener) = next(context, at, sentence.tokens.end as usize) {
            let behind = hits.iter().take_while(|hit| hit.tokens.start as usize <= opener).count();
            hits = &hits[behind..];
            let Some((tokens, wanted)) = reference(context, hits, opener, sentence.tokens.end as usize) else {
                at = opener + 1;
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

/// The first token from `at` on that may open a reference.
fn next(context: &Context, at: usize, end: usize) -> Option<usize> {
    let rest = context.traits.get(at..end)?;
    rest.iter().position(|traits| traits.any(OPENERS)).map(|steps| at + steps)
}

/// Whether a name follows right after the words: "the German firm Almar AG" describes it and refers to nothing.
fn names_itself(entities: &Entities, tokens: TokenRange) -> bool {
    let first = entities.mentions.partition_point(|m| m.tokens.start < tokens.end);
    let next = entities.mentions.get(first).filter(|m| m.tokens.start == tokens.end);
    let kind = next.and_then(|m| entities.entities.get(m.entity.0 as usize)).map(|e| e.kind);
    kind.is_some_and(|kind| matches!(kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::PLACE))
}

/// The reference that begins at token `at`; `hits` are the phrases that begin after it.
fn reference(context: &Context, hits: &[Hit], at: usize, end: usize) -> Option<(TokenRange, Wanted)> {
    let word = context.word(at);
    if let Some(wanted) = pronoun(word) {
        return Some((TokenRange::new(at as u32, at as u32 + 1), wanted));
    }
    if !["the", "this", "that", "its", "these"].iter().any(|opener| word.eq_ignore_ascii_case(opener)) {
        return None;
    }
    let (mut noun, mut country) = (at + 1, None);
    while noun < end && noun < at + 4 {
        let here = beginning(hits, noun as u32);
        if let Some((tokens, kind)) = noun_at(context, here) {
            return Some((TokenRange::new(at as u32, tokens.end), wanted_by(kind, country)));
        }
        match modifier(context, here, noun) {
            Some(code) => country = country.or(code),
            None => return None,
        }
        noun += 1;
    }
    None
}

/// The hits that begin at token `at`, out of some near it.
fn beginning(hits: &[Hit], at: u32) -> &[Hit] {
    let first = hits.iter().take_while(|hit| hit.tokens.start < at).count();
    let count = hits[first..].iter().take_while(|hit| hit.tokens.start == at).count();
    &hits[first..first + count]
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

/// The longest lower-case head noun among `here` that isn't the front of a longer noun phrase.
fn noun_at(context: &Context, here: &[Hit]) -> Option<(TokenRange, Kind)> {
    let nouns = here.iter().filter_map(|hit| Some((hit.tokens, referred(context, hit)?)));
    let fits = |(tokens, _): &(TokenRange, Kind)| {
        let last = tokens.end as usize - 1;
        context.has(last, Traits::LOWER) && !goes_on(context, last + 1)
    };
    nouns.filter(fits).max_by_key(|(tokens, _)| tokens.end)
}

/// What a head noun or a title refers to, where it may refer to anything.
fn referred(context: &Context, hit: &Hit) -> Option<Kind> {
    let Payload::Surface(id) = hit.payload else { return None };
    let name = context.pack.name(id);
    match name.kind {
        Kind::TITLE => name.sense.any(Sense::POSITION).then_some(Kind::PERSON),
        Kind::HEAD if name.sense.any(Sense::CUE.with(Sense::SUFFIX_ONLY).with(Sense::PREFIX)) => None,
        Kind::HEAD => name.sense.kind(),
        _ => None,
    }
}

/// Whether the noun phrase goes on after its noun: another noun ("the company chief"), "of", a hyphen.
fn goes_on(context: &Context, at: usize) -> bool {
    let word = context.word(at);
    if word == "of" || word == "-" {
        return true;
    }
    context.has(at, Traits::LOWER) && context.class(at).is_empty() && context.verb(at).is_empty()
}

/// A word between article and noun, with the phrases that begin there: a nationality gives a country, an adjective
/// nothing.
fn modifier(context: &Context, here: &[Hit], at: usize) -> Option<Option<Code>> {
    if context.class(at).any(Class::ADJECTIVE) || context.word(at) == "-" {
        return Some(None);
    }
    let words = here.iter().filter(|hit| hit.tokens.len() == 1);
    let mut names = words.filter_map(|hit| match hit.payload {
        Payload::Surface(id) => Some(context.pack.name(id)),
        _ => None,
    });
    names.find(|name| name.kind == Kind::NATIONALITY).map(|name| name.country)
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
    let mut best: Option<((i32, u32), EntityId)> = None;
    for mention in mentions[..before].iter().rev() {
        let distance = sentence.saturating_sub(mention.sentence);
        // Further mentions score less and less: none of them can win any more.
        if distance > REACH || best.is_some_and(|((score, _), _)| score > highest(distance)) {
            break;
        }
        if mention.tokens.end > tokens.start || !fits(entities, mention, wanted) {
            continue;
        }
        let score = salience(context, mention, distance);
        let place = (score, mention.tokens.start);
        if (!wanted.subject || score > 20) && best.is_none_or(|(most, _)| place >= most) {
            best = Some((place, mention.entity));
        }
    }
    best.map(|(_, entity)| entity)
}

fn fits(entities: &Entities, mention: &Mention, wanted: Wanted) -> bool {
    let Some(entity) = entities.entities.get(mention.entity.0 as usize) else { return false };
    let kind = wanted.kinds.contains(&Some(entity.kind));
    kind && (wanted.country.is_none() || entity.country.is_none() || entity.country == wanted.country)
}

/// What standing in subject position adds.
const SUBJECT: i32 = 15;

/// The score of a mention so many sentences back, for that alone.
fn nearness(distance: u32) -> i32 {
    40 - distance as i32 * 10
}

/// The most that a mention so many sentences back can score.
fn highest(distance: u32) -> i32 {
    nearness(distance) + SUBJECT
}

/// Nearer sentences first; in a sentence its subject, told by standing at its front, before other mentions.
fn salience(context: &Context, mention: &Mention, distance: u32) -> i32 {
    let start = context.analysis.sentences.get(mention.sentence as usize).map_or(0, |s| s.tokens.start);
    let subject = subject_like(context, start as usize, mention);
    let genitive = matches!(context.word(mention.tokens.end as usize), "'s" | "’s");
    nearness(distance) + if subject { SUBJECT } else { 0 } - if genitive { 4 } else { 0 }
}

/// Whether a mention stands before its sentence's first verb, outside a prepositional phrase.
fn subject_like(context: &Context, start: usize, mention: &Mention) -> bool {
    let at = mention.tokens.start as usize;
    let close = at - start.min(at) <= 12;
    let verb = |i: usize| context.class(i).any(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::SAYING));
    let preposition = at > start && context.class(at - 1).any(Class::PREPOSITION);
    close && !preposition && !(start..at).any(verb)
}
