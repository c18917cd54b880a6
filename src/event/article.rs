//! What the whole article is about: its company, its commodity.

use super::view::View;
use crate::entity::{Entities, EntityId};
use crate::pack::{Kind, Rule};

/// The article's one commodity, for rules that have a role for it.
pub(super) fn main_commodity(view: &View, rule: &Rule) -> Option<EntityId> {
    view.commodity.filter(|_| rule.roles.iter().any(|r| r.name == "commodity"))
}

/// The commodity named at least twice, and twice as often as any other.
pub(super) fn article_commodity(entities: &Entities) -> Option<EntityId> {
    let counts = counts(entities, Kind::COMMODITY);
    match counts.as_slice() {
        [(n, e)] if *n > 1 => Some(*e),
        [(n, e), (m, _), ..] if *n > 1 && *n >= 2 * m => Some(*e),
        _ => None,
    }
}

/// The company named most often, when it is named twice and no other as often.
pub(super) fn main_company(entities: &Entities) -> Option<EntityId> {
    let counts = counts(entities, Kind::COMPANY);
    match counts.as_slice() {
        [(n, e)] if *n > 1 => Some(*e),
        [(n, e), (m, _), ..] if *n > 1 && n > m => Some(*e),
        _ => None,
    }
}

/// How often each entity of a kind is named, most often first; the first 64 of them.
fn counts(entities: &Entities, kind: Kind) -> Vec<(u32, EntityId)> {
    let mut counts: Vec<(u32, EntityId)> = Vec::new();
    for mention in &entities.mentions {
        if entities.entities.get(mention.entity.0 as usize).is_none_or(|e| e.kind != kind) {
            continue;
        }
        match counts.iter().position(|(_, e)| *e == mention.entity) {
            Some(n) => counts[n].0 += 1,
            None if counts.len() < 64 => counts.push((1, mention.entity)),
            None => {}
        }
    }
    counts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    counts
}
