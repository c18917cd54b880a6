//! What an article is about: its entities of a kind by how often it names them.

use super::{Entities, EntityId, Mention};
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
    match counts(entities, kind).as_slice() {
        [(most, entity)] if *most > 1 => Some(*entity),
        [(most, entity), (next, _), ..] if *most > 1 && leads(*most, *next) => Some(*entity),
        _ => None,
    }
}

/// How often each entity of a kind is named, most often first; of the first ones that are named.
fn counts(entities: &Entities, kind: Kind) -> Vec<(u32, EntityId)> {
    let named = entities.mentions.iter().map(|mention| mention.entity);
    let of_kind = |id: &EntityId| entities.entities.get(id.0 as usize).is_some_and(|e| e.kind == kind);
    tally(named.filter(of_kind), MOST)
}

/// How often each thing comes, most often first, then in order; things after the first `most` are left out.
fn tally<T: Copy + PartialEq>(things: impl Iterator<Item = T>, most: usize) -> Vec<(u32, T)> {
    let mut counts: Vec<(u32, T)> = Vec::new();
    for thing in things {
        match counts.iter().position(|(_, known)| *known == thing) {
            Some(known) => counts[known].0 += 1,
            None if counts.len() < most => counts.push((1, thing)),
            None => {}
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts
}

/// The country that the article is about: the one named most, countries, their adjectives and places together.
pub fn main_country(entities: &Entities) -> Option<Code> {
    let country = |mention: &Mention| {
        let entity = entities.entities.get(mention.entity.0 as usize)?;
        entity.country.filter(|_| matches!(entity.kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE))
    };
    match tally(entities.mentions.iter().filter_map(country), usize::MAX).as_slice() {
        [(_, code)] => Some(*code),
        [(most, code), (next, _), ..] if most > next => Some(*code),
        _ => None,
    }
}
