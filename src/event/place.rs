//! The place, country and commodity that belong to a telling.

use super::chunk::{Chunk, ChunkKind, Item};
use super::fill::{Filled, Strength};
use super::reach::Reach;
use super::slots::Frame;
use super::view::{Unit, View};
use super::when::owner;
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Code, Kind, KindSet, RoleId, Rule, Slot};
use crate::text::english::Usage;

/// The commodity that a telling is about: in a filler's name, else in the trigger's phrase, else nearest in its clause.
pub fn commodity(view: &View, frame: &Frame, filled: &[Filled], reach: &Reach) -> Option<EntityId> {
    let commodities = || view.units.iter().filter(|u| u.kind == Kind::COMMODITY);
    if let Some(own) = filled.iter().find(|f| f.kind == Some(Kind::COMMODITY)) {
        return own.entity;
    }
    let inside = |range: (u32, u32)| commodities().find(|u| range.0 <= u.start && u.end <= range.1).map(|u| u.entity);
    let in_filler = filled.iter().filter(|f| is_thing(f)).find_map(|f| inside(f.tokens));
    let in_phrase = || frame.chunk.map(|c| &view.chunks[c as usize]).and_then(|c| inside((c.start, c.end)));
    let nearest = || {
        commodities()
            .filter(|u| reach.clause.0 <= u.start && u.end <= reach.clause.1)
            .min_by_key(|u| u.start.abs_diff(frame.start))
            .map(|u| u.entity)
    };
    in_filler.or_else(in_phrase).or_else(nearest)
}

/// The commodity as the filler of a `commodity` role that no slot filled; it stands where the article first names it.
pub fn commodity_role(
    entities: &Entities,
    rule: &Rule,
    filled: &[Filled],
    entity: EntityId,
    tokens: (u32, u32),
) -> Option<Filled> {
    let role = rule.roles.iter().position(|r| r.name == "commodity")?;
    if filled.iter().any(|f| f.role.0 as usize == role || f.entity == Some(entity)) {
        return None;
    }
    let mention = entities.mentions.iter().find(|m| m.entity == entity)?;
    Some(Filled {
        role: RoleId(role as u8),
        entity: Some(entity),
        kind: Some(Kind::COMMODITY),
        name: entities.entities.get(entity.0 as usize)?.name.clone(),
        span: mention.span,
        tokens,
        how: Slot::ARTICLE,
        strength: Strength::Weak,
        reference: false,
    })
}

fn is_thing(filled: &Filled) -> bool {
    filled.entity.is_none() || matches!(filled.kind, Some(Kind::DEPOSIT | Kind::FACILITY))
}

/// The country where a telling happens: of its place, of its target or facility, else the only one in the sentence.
pub fn country(view: &View, entities: &Entities, rule: &Rule, filled: &[Filled]) -> Option<Code> {
    let code = |id: EntityId| entities.entities.get(id.0 as usize).and_then(|e| e.country);
    let by_kind = |kinds: &[Kind]| {
        filled
            .iter()
            .filter(|f| f.kind.is_some_and(|k| kinds.contains(&k)) && f.strength > Strength::Weak)
            .find_map(|f| f.entity.and_then(code))
    };
    let is_place = |f: &&Filled| rule.roles.get(usize::from(f.role.0)).is_some_and(|role| role.name == "place");
    let place = filled.iter().filter(is_place).find_map(|f| f.entity.and_then(code));
    place
        .or_else(|| by_kind(&[Kind::DEPOSIT, Kind::FACILITY]))
        .or_else(|| by_kind(&[Kind::PLACE]))
        .or_else(|| only_country(view, entities, filled))
}

/// The one country of the sentence, the fillers' own nationality aside.
fn only_country(view: &View, entities: &Entities, filled: &[Filled]) -> Option<Code> {
    let mut only = None;
    for unit in &view.units {
        if !matches!(unit.kind, Kind::COUNTRY | Kind::PLACE | Kind::NATIONALITY) || describes_filler(unit, filled) {
            continue;
        }
        let country = entities.entities.get(unit.entity.0 as usize).and_then(|e| e.country);
        match (only, country) {
            (_, None) => {}
            (None, found) => only = found,
            (Some(a), Some(b)) if a == b => {}
            _ => return None,
        }
    }
    only
}

/// "the German firm HMS": the nationality stands in a company's phrase.
fn describes_filler(unit: &Unit, filled: &[Filled]) -> bool {
    unit.kind == Kind::NATIONALITY
        && filled.iter().any(|f| {
            matches!(f.kind, Some(Kind::COMPANY | Kind::PERSON)) && unit.end <= f.tokens.1 && unit.end + 4 > f.tokens.0
        })
}

/// A place named elsewhere in the sentence ("in Chile"), for a `place` role that no slot filled.
pub fn sentence_place(
    view: &View,
    context: &Context,
    entities: &Entities,
    rule: &Rule,
    frame: &Frame,
    filled: &[Filled],
) -> Option<Filled> {
    const PLACES: KindSet = KindSet::of(Kind::PLACE).with(KindSet::of(Kind::COUNTRY));
    if !view.named.any(PLACES) {
        return None;
    }
    let role = rule.roles.iter().position(|r| r.name == "place")?;
    if filled.iter().any(|f| f.role.0 as usize == role) {
        return None;
    }
    let placed = |c: &Chunk, t: u32| c.kind == ChunkKind::Phrase && view.is(context, t, Usage::PLACING);
    let mut best: Option<(u32, &Unit)> = None;
    for pair in view.items.windows(2) {
        let [Item::Prep(t), Item::Phrase(c)] = *pair else { continue };
        let chunk = &view.chunks[c as usize];
        let unit = view
            .unit_at(chunk.head as usize)
            .filter(|u| matches!(u.kind, Kind::PLACE | Kind::COUNTRY) && placed(chunk, t));
        let Some(unit) = unit.filter(|u| !filled.iter().any(|f| f.entity == Some(u.entity))) else { continue };
        if owner(view, unit).is_some_and(|g| view.is_saying(context, g) && frame.group != Some(g)) {
            continue;
        }
        let distance = unit.start.abs_diff(frame.start);
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, unit));
        }
    }
    let (_, unit) = best?;
    let span = if unit.reference { view.span(context, unit.start, unit.end) } else { unit.span };
    Some(Filled {
        role: RoleId(role as u8),
        entity: Some(unit.entity),
        kind: Some(unit.kind),
        name: entities.entities.get(unit.entity.0 as usize)?.name.clone(),
        span,
        tokens: (unit.start, unit.end),
        how: Slot::SENTENCE,
        strength: Strength::Weak,
        reference: unit.reference,
    })
}

/// The place role's best filler: a place over a country, the longer name over the shorter.
pub fn fullest_place<'f>(filled: impl Iterator<Item = &'f Filled>) -> Option<&'f Filled> {
    filled.max_by_key(|f| (f.kind == Some(Kind::PLACE), f.strength, f.name.len()))
}
