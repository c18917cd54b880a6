//! What an article is about: its entities of a kind by how often it names them.

use super::{Entities, EntityId};
use crate::pack::Kind;

/// Entities of a kind that are counted; an article about one thing names it among the first.
const MOST: usize = 64;

/// The entity of a kind that is named at least twice, and oftener than any other.
pub fn most_named(entities: &Entities, kind: Kind) -> Option<EntityId> {
    leader(entities, kind, |most, next| most > next)
}

/// The entity of a kind that is named at least twice, and twice as often as any other.
pub fn far_most_named(entities: &Entities, kind: Kind) -> Option<EntityId> {
    leader(entities, kind, |most, next| most >= 2 * next)
}

fn leader(entities: &Entities, kind: Kind, leads: fn(u32, u32) -> bool) -> Option<EntityId> {
    match counts(entities, kind).as_slice() {
        [(most, entity)] if *most > 1 => Some(*entity),
        [(most, entity), (next, _), ..] if *most > 1 && leads(*most, *next) => Some(*entity),
        _ => None,
    }
}

/// How often each is named, most often first.
fn counts(entities: &Entities, kind: Kind) -> Vec<(u32, EntityId)> {
    let mut counts: Vec<(u32, EntityId)> = Vec::new();
    for mention in &entities.mentions {
        if entities.entities.get(mention.entity.0 as usize).is_none_or(|e| e.kind != kind) {
            continue;
        }
        match counts.iter().position(|(_, entity)| *entity == mention.entity) {
            Some(known) => counts[known].0 += 1,
            None if counts.len() < MOST => counts.push((1, mention.entity)),
            None => {}
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts
}
