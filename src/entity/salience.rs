//! What an article is about: its entities of a kind by how often it names them.

use super::{Entities, EntityId};
use crate::pack::{Code, Kind};

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
    let (mut leader, mut most, mut next) = (None, 0, 0);
    let of_kind = (0..).map(EntityId).zip(&entities.entities).filter(|(_, entity)| entity.kind == kind);
    for (id, entity) in of_kind.take(MOST) {
        if entity.mentions > most {
            (leader, most, next) = (Some(id), entity.mentions, most);
        } else {
            next = next.max(entity.mentions);
        }
    }
    leader.filter(|_| most > 1 && leads(most, next))
}

/// The country that the article is about: the one named most, countries, their adjectives and places together.
pub fn main_country(entities: &Entities) -> Option<Code> {
    let mut counts: Vec<(u32, Code)> = Vec::new();
    for entity in &entities.entities {
        let Some(code) = entity.country.filter(|_| is_place(entity.kind)) else { continue };
        match counts.iter_mut().find(|(_, known)| *known == code) {
            Some((count, _)) => *count += entity.mentions,
            None => counts.push((entity.mentions, code)),
        }
    }
    counts.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(_, code)] => Some(*code),
        [(most, code), (next, _), ..] if most > next => Some(*code),
        _ => None,
    }
}

fn is_place(kind: Kind) -> bool {
    matches!(kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE)
}
