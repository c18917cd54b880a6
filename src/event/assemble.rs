//! Events from the tellings of an article.

use super::fill::Filled;
use super::merge::{self, Telling};
use super::trace::Recorder;
use super::{Event, Filler, article, join, part, when_where};
use crate::entity::{Context, Entities, EntityId};
use compact_str::CompactString;

/// Merges the tellings and writes the events.
pub(super) fn events<R: Recorder>(
    context: &Context,
    entities: &Entities,
    tellings: &[Telling],
    recorder: &mut R,
) -> Vec<Event> {
    if tellings.is_empty() {
        return Vec::new();
    }
    let about = when_where::article_country(entities);
    let clusters = merge::cluster(tellings, context.pack, entities, recorder);
    let events = clusters.iter().map(|c| event(context, entities, tellings, &c.tellings, about));
    let told = |e: &Event| context.pack.rules.get(e.rule.0 as usize).is_none_or(|r| r.tells(e.status));
    part::fold(events.filter(told).collect(), context.pack)
}

fn event(
    context: &Context,
    entities: &Entities,
    tellings: &[Telling],
    members: &[usize],
    about: Option<crate::pack::Code>,
) -> Event {
    let mut order: Vec<&Telling> = members.iter().map(|n| &tellings[*n]).collect();
    order.sort_by_key(|t| std::cmp::Reverse(join::fullness(t)));
    let primary = order[0];
    let merged = join::roles(&order, context.pack);
    let mood = join::mood(&order);
    let place = when_where::fullest_place(merged.iter().filter(|(r, ..)| r == "place").map(|(_, f, _)| f))
        .and_then(|f| f.entity);
    let mut mentions = vec![primary.mention];
    mentions.extend(members.iter().map(|n| tellings[*n].mention).filter(|m| m.trigger != primary.mention.trigger));
    mentions.dedup_by_key(|mention| mention.trigger);
    let mut roles: Vec<Filler> =
        merged.into_iter().map(|(role, f, merged)| filler(context, entities, role, f, merged)).collect();
    if let Some(rule) = context.pack.rules.get(primary.rule.0 as usize) {
        roles.extend(article::actor(context, entities, rule, &order, &roles));
    }
    Event {
        rule: primary.rule,
        status: mood.status,
        certainty: mood.certainty,
        negated: mood.negated,
        condition: mood.condition,
        amount: join::amount(&order),
        date: order.iter().find_map(|t| t.date.clone()),
        country: order.iter().find_map(|t| t.country).or(about),
        place,
        commodity: order.iter().find_map(|t| t.commodity),
        roles,
        cues: mood.cues,
        mentions,
    }
}

/// The fullest form in which the article itself names an entity.
fn fullest_mention(context: &Context, entities: &Entities, entity: EntityId) -> Option<CompactString> {
    let mentions = entities.mentions.iter().take(4000).filter(|m| m.entity == entity);
    mentions.rev().max_by_key(|m| m.span.len()).map(|m| CompactString::from(m.span.of(context.text())))
}

fn filler(context: &Context, entities: &Entities, role: CompactString, f: Filled, merged: bool) -> Filler {
    let how = if merged { "merged" } else { context.pack.slots.name(f.how) };
    let written = f.entity.filter(|_| f.reference).and_then(|e| fullest_mention(context, entities, e));
    Filler { role, entity: f.entity, name: written.unwrap_or(f.name), span: f.span, how: how.into() }
}
