//! What the whole article is about: its company, its commodity.

use super::Filler;
use super::chunk::ChunkKind;
use super::merge::Telling;
use super::slots::{Frame, Place};
use super::view::View;
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Kind, Role, Rule};
use crate::text::english::Class;

/// The sentence's one commodity, else the article's, for rules that have a role for it.
pub(super) fn main_commodity(view: &View, rule: &Rule) -> Option<EntityId> {
    if !rule.roles.iter().any(|r| r.name == "commodity") {
        return None;
    }
    let mut named = view.units.iter().filter(|u| u.kind == Kind::COMMODITY).map(|u| u.entity);
    let first = named.next();
    if named.all(|e| Some(e) == first) { first.or(view.commodity) } else { view.commodity }
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
    crate::entity::most_named(entities, Kind::COMPANY)
}

/// Whether nobody but, perhaps, the article's company stands where the one who acts would: the trigger has no subject or
/// possessor, or one that is a pronoun or speaks of a known thing ("the plant will open").
pub(super) fn is_vacant(view: &View, context: &Context, frame: &Frame) -> bool {
    let names_nobody = |chunk: u32| {
        let chunk = &view.chunks[chunk as usize];
        let capital = context.tokens()[view.at(chunk.head)].is_capital() && !view.title_case;
        let opener = view.class(context, chunk.start);
        let known = view.word(context, chunk.start).eq_ignore_ascii_case("the") || opener.any(Class::POSSESSIVE);
        let named = capital || view.covered(chunk.head as usize).is_some();
        chunk.kind == ChunkKind::Pronoun || (known && chunk.poss.is_none() && !named)
    };
    let acts = |place: Place| match place {
        Place::Subject | Place::Poss | Place::Adjunct => true,
        Place::Prep(t) => view.word(context, t).eq_ignore_ascii_case("by"),
        _ => false,
    };
    frame.args.iter().filter(|a| acts(a.place)).all(|a| a.chunk.is_none_or(names_nobody))
}

/// An article's own company is named within so many tokens of the headline's or the lead's start.
const EARLY: u32 = 12;

/// The article's company in the one core role that takes companies, where no telling names anybody for it.
pub(super) fn actor(
    context: &Context,
    entities: &Entities,
    rule: &Rule,
    tellings: &[&Telling],
    roles: &[Filler],
) -> Option<Filler> {
    let takes = |r: &&Role| r.core && r.takes(Kind::COMPANY);
    let mut takers = rule.roles.iter().filter(takes);
    let (role, None) = (takers.next()?, takers.next()) else { return None };
    let company = |f: &Filler| f.entity.is_some_and(|e| entities.entities[e.0 as usize].kind == Kind::COMPANY);
    let open = tellings.iter().all(|t| t.vacant) && !roles.iter().any(|f| f.role == role.name || company(f));
    let entity = only_subject(entities).filter(|_| open)?;
    let mention = entities.mentions.iter().find(|m| m.entity == entity)?;
    let sentence = context.analysis.sentences.get(mention.sentence as usize)?;
    if mention.sentence > 2 || mention.tokens.start > sentence.tokens.start + EARLY {
        return None;
    }
    let name = mention.span.of(context.text()).into();
    Some(Filler {
        role: role.name.as_str().into(),
        entity: Some(entity),
        name,
        span: mention.span,
        how: "article".into(),
    })
}

/// The company named at least twice, and twice as often as any other.
fn only_subject(entities: &Entities) -> Option<EntityId> {
    match counts(entities, Kind::COMPANY).as_slice() {
        [(n, e)] if *n > 1 => Some(*e),
        [(n, e), (m, _), ..] if *n > 1 && *n >= 2 * m => Some(*e),
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
