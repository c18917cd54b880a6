//! Entities as written outside.

use super::id::{self, Id};
use super::{Offsets, Value};
use crate::entity as inner;
use crate::entity::table::{Table, key_of, mix};
use crate::pack::{KindSet, Pack};
use compact_str::CompactString;
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

/// All entities of one article, in order of first mention, without their mentions.
pub(super) fn entities<'a>(document: &str, found: &'a inner::Entities, pack: &'a Pack) -> Vec<Entity<'a>> {
    let mut namer = Namer::new(document, pack);
    let record = |e: &'a inner::Entity| {
        let value = Value::new(&e.value);
        Entity {
            id: namer.name(e, value.as_ref(), true),
            kind: pack.kinds.name(e.kind),
            name: value.is_none().then_some(e.name.as_str()),
            country: e.country.as_ref().map(|c| c.as_str()),
            value,
            mentions: Vec::new(),
        }
    };
    found.entities.iter().map(record).collect()
}

/// The ids that the same entities have, of those that are asked for; the others' are left empty.
pub(super) fn ids(
    document: &str,
    found: &inner::Entities,
    pack: &Pack,
    asked: impl Iterator<Item = inner::EntityId>,
) -> Vec<Id> {
    let mut wanted = vec![false; found.entities.len()];
    let mut kinds = KindSet::default();
    for id in asked.map(|id| id.0 as usize) {
        if let (Some(entity), Some(wanted)) = (found.entities.get(id), wanted.get_mut(id)) {
            *wanted = true;
            kinds = kinds.with(KindSet::of(entity.kind));
        }
    }
    let mut namer = Namer::new(document, pack);
    let name = |(entity, wanted): (&inner::Entity, bool)| match kinds.any(KindSet::of(entity.kind)) {
        true => namer.name(entity, Value::new(&entity.value).as_ref(), wanted),
        false => Id::default(),
    };
    found.entities.iter().zip(wanted).map(name).collect()
}

/// Gives the entities of one article their ids, in order.
struct Namer<'a> {
    document: &'a str,
    pack: &'a Pack,
    /// How many of a type go by a name or value.
    counts: Table<u32>,
    key: Vec<u8>,
}

impl<'a> Namer<'a> {
    fn new(document: &'a str, pack: &'a Pack) -> Self {
        Self { document, pack, counts: Table::default(), key: Vec::with_capacity(128) }
    }

    /// Counts an entity, and gives it its id if it is wanted.
    fn name(&mut self, entity: &inner::Entity, value: Option<&Value>, wanted: bool) -> Id {
        self.key.clear();
        match value {
            // Records hold nothing that could not be written.
            Some(value) => serde_json::to_writer(&mut self.key, value).unwrap_or_default(),
            None => id::push_lower(&entity.name, &mut self.key),
        }
        let count = self.counts.entry(mix(key_of(&self.key), u64::from(entity.kind.0)), 0);
        *count += 1;
        if !wanted {
            return Id::default();
        }
        let kind = self.pack.kinds.name(entity.kind);
        id::numbered(id::hash('n', &[self.document.as_bytes(), kind.as_bytes(), &self.key]), *count)
    }
}

/// Where each of them is named.
pub(super) fn add_mentions<'a>(entities: &mut [Entity<'a>], text: &'a str, found: &inner::Entities, offsets: &Offsets) {
    for mention in &found.mentions {
        if let Some(entity) = entities.get_mut(mention.entity.0 as usize) {
            let (start, end) = offsets.span(mention.span);
            let mut rule = CompactString::const_new("core/");
            rule.push_str(mention.rule);
            entity.mentions.push(Mention { start, end, text: mention.span.of(text), sentence: mention.sentence, rule });
        }
    }
}
