//! Entities as written outside.

use super::id::{self, Id};
use super::{Offsets, Value};
use crate::entity as inner;
use crate::pack::{KindSet, Pack};
use compact_str::{CompactString, format_compact};
use schemars::JsonSchema;
use serde::Serialize;

/// One referent with all its mentions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Entity<'a> {
    /// Hash of document id, type and name or value.
    pub id: Id,
    /// company, organization, person, country … or a type that a pack adds.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// Its canonical or fullest name; null for values.
    pub name: Option<&'a str>,
    /// ISO 3166 alpha-2 code of the country it is, is in or comes from.
    pub country: Option<&'a str>,
    /// Its value, for money, percent, quantity, number and date.
    pub value: Option<Value>,
    /// Where it is named, in order.
    pub mentions: Vec<Mention<'a>>,
}

/// One place where an entity is named.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Mention<'a> {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words there.
    pub text: &'a str,
    /// Index of its sentence.
    pub sentence: u32,
    /// The rule that found it: "core/company.suffix".
    pub rule: CompactString,
}

/// All entities of one article, in order of first mention, without their mentions. Those of kinds that are not `wanted`
/// are left empty.
pub(super) fn entities<'a>(
    document: &str,
    found: &'a inner::Entities,
    pack: &'a Pack,
    wanted: KindSet,
) -> Vec<Entity<'a>> {
    let record = |e: &'a inner::Entity| match wanted.any(KindSet::of(e.kind)) {
        true => entity(document, e, pack),
        false => Entity::default(),
    };
    let mut out: Vec<Entity> = found.entities.iter().map(record).collect();
    id::make_unique(out.iter_mut().map(|e| &mut e.id).filter(|id| !id.is_empty()));
    out
}

/// Where each of them is named.
pub(super) fn add_mentions<'a>(entities: &mut [Entity<'a>], text: &'a str, found: &inner::Entities, offsets: &Offsets) {
    for mention in &found.mentions {
        if let Some(entity) = entities.get_mut(mention.entity.0 as usize) {
            let (start, end) = offsets.span(mention.span);
            let rule = format_compact!("core/{}", mention.rule);
            entity.mentions.push(Mention { start, end, text: mention.span.of(text), sentence: mention.sentence, rule });
        }
    }
}

fn entity<'a>(document: &str, entity: &'a inner::Entity, pack: &'a Pack) -> Entity<'a> {
    let kind = pack.kinds.name(entity.kind);
    let value = Value::new(&entity.value);
    let written = value.as_ref().and_then(|v| serde_json::to_string(v).ok());
    let key = written.unwrap_or_else(|| str::to_lowercase(&entity.name));
    let name = value.is_none().then_some(entity.name.as_str());
    let country = entity.country.as_ref().map(|c| c.as_str());
    Entity { id: id::hash('n', [document, kind, &key]), kind, name, country, value, mentions: Vec::new() }
}
