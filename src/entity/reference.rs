//! From candidates to referents: one entity for one name or value.

mod antecedent;
mod definite;
mod several;

pub use antecedent::most_named;

use super::{Candidate, Context, Entities, Entity, EntityId, Mention, Value};
use crate::pack::Kind;
use crate::text::Span;
use compact_str::CompactString;
use std::collections::HashMap;

/// Joins candidates that name the same thing, in the order of the text, and finds the references to them.
pub fn join(context: &Context, candidates: Vec<Candidate>) -> Entities {
    let mut found = Entities::default();
    let mut joiner = Joiner::default();
    let mut sentence = 0;
    for candidate in candidates {
        let sentences = &context.analysis.sentences;
        while sentences.get(sentence + 1).is_some_and(|s| s.span.start <= candidate.span.start) {
            sentence += 1;
        }
        let Candidate { tokens, span, rule, .. } = candidate;
        let entity = joiner.entity(context, candidate, &mut found.entities);
        found.mentions.push(Mention { tokens, span, sentence: sentence as u32, entity, rule });
    }
    found.references = definite::find(context, &found);
    found
}

/// What makes two mentions one entity.
#[derive(Default)]
struct Joiner {
    names: HashMap<(Kind, CompactString), EntityId>,
    values: HashMap<(Kind, u64), Vec<EntityId>>,
    scratch: String,
}

impl Joiner {
    fn entity(&mut self, context: &Context, candidate: Candidate, entities: &mut Vec<Entity>) -> EntityId {
        match candidate.value {
            Value::None => self.named(context, candidate, entities),
            _ => self.valued(context, candidate, entities),
        }
    }

    fn named(&mut self, context: &Context, candidate: Candidate, entities: &mut Vec<Entity>) -> EntityId {
        let Candidate { span, kind, name, country, value, .. } = candidate;
        let name = if name.is_empty() { one_line(span, context.text()) } else { name };
        fold(&name, kind, &mut self.scratch);
        let key = (kind, CompactString::from(self.scratch.as_str()));
        let written = span.of(context.text());
        let longer = matches!(kind, Kind::COMPANY | Kind::ORGANIZATION) && written.starts_with(name.as_str());
        let name = if longer { one_line(span, context.text()) } else { name };
        let id = *self.names.entry(key).or_insert(EntityId(entities.len() as u32));
        match entities.get_mut(id.0 as usize) {
            Some(entity) => {
                entity.country = entity.country.or(country);
                if fuller(&name, &entity.name) {
                    entity.name = name;
                }
            }
            None => entities.push(Entity { kind, name, country, value }),
        }
        id
    }

    /// Values are one entity when they are equal; few share a text, so the text's hash leads to them.
    fn valued(&mut self, context: &Context, candidate: Candidate, entities: &mut Vec<Entity>) -> EntityId {
        let Candidate { span, kind, name, country, value, .. } = candidate;
        let slot = self.values.entry((kind, value_hash(&value))).or_default();
        if let Some(id) = slot.iter().find(|id| entities.get(id.0 as usize).is_some_and(|e| e.value == value)) {
            return *id;
        }
        let id = EntityId(entities.len() as u32);
        slot.push(id);
        let name = if name.is_empty() { one_line(span, context.text()) } else { name };
        entities.push(Entity { kind, name, country, value });
        id
    }
}

fn value_hash(value: &Value) -> u64 {
    let figure = |figure: &super::Figure| (figure.min, figure.max, figure.bound);
    let hash = |parts: &dyn std::fmt::Debug| xxhash_rust::xxh3::xxh3_64(format!("{parts:?}").as_bytes());
    match value {
        Value::None => 0,
        Value::Money(money) => hash(&figure(&money.figure)),
        Value::Percent(percent) => hash(&figure(&percent.figure)),
        Value::Quantity(quantity) => hash(&figure(&quantity.figure)),
        Value::Number(number) => hash(&figure(number)),
        Value::Date(date) => xxhash_rust::xxh3::xxh3_64(date.timex.as_bytes()),
    }
}

/// The text of a span with its line breaks and runs of white space as single spaces.
fn one_line(span: Span, text: &str) -> CompactString {
    let written = span.of(text);
    match written.bytes().any(|b| b == b'\n' || b == b'\t' || b == b'\r') || written.contains("  ") {
        true => written.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        false => written.into(),
    }
}

/// Writes what two spellings of one name share: letters and digits in lower case, legal forms and articles left out.
fn fold(name: &str, kind: Kind, out: &mut String) {
    out.clear();
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    if let Some(rest) = out.strip_prefix("the ") {
        *out = rest.to_string();
    }
    if matches!(kind, Kind::DEPOSIT) {
        fold_deposit(out);
    }
}

/// The part of a deposit's name before its commodity and head: "akhmetkino lithium deposit" is "akhmetkino".
fn fold_deposit(name: &mut String) {
    if let Some(first) = name.split(' ').next().filter(|first| first.len() > 3) {
        *name = first.to_string();
    }
}

/// Whether `new` says more than `old`: mixed case over capitals, then length.
fn fuller(new: &str, old: &str) -> bool {
    let shouted = |name: &str| name.len() > 5 && !name.chars().any(char::is_lowercase);
    match (shouted(new), shouted(old)) {
        (false, true) => true,
        (true, false) => false,
        _ => new.len() > old.len(),
    }
}
