//! Events from the tellings of an article.

use super::fill::Filled;
use super::merge::{self, Telling};
use super::trace::Recorder;
use super::{Event, Filler, article, join, part, place, series, setting, words};
use crate::entity::{Context, Entities, EntityId, Value, main_country, rate_end};
use crate::pack::{Slot, Status};
use crate::text::Span;
use crate::text::english::Class;
use compact_str::CompactString;

/// Merges the tellings and writes the events.
pub(super) fn events<R: Recorder>(
    context: &Context,
    entities: &Entities,
    tellings: &[Telling],
    recorder: &mut R,
) -> Vec<Event> {
    if tellings.iter().all(|telling| telling.partial) {
        return Vec::new();
    }
    let about = main_country(entities);
    let clusters = merge::cluster(tellings, context.pack, entities, recorder);
    let general = |c: &&merge::Cluster| c.tellings.iter().all(|n| is_general(context, entities, &tellings[*n]));
    let told: Vec<&merge::Cluster> = clusters.iter().filter(|c| !general(c)).collect();
    let mut events: Vec<Event> = told.iter().map(|c| event(context, entities, tellings, &c.tellings, about)).collect();
    let vacant: Vec<bool> = told.iter().map(|c| series::is_vacant(c, tellings)).collect();
    series::inherit(context, entities, &mut events, &vacant);
    setting::settle(context, entities, &mut events);
    let told = |e: &Event| context.pack.rules.get(e.rule.0 as usize).is_none_or(|r| r.tells(e.status));
    events.retain(told);
    part::fold(events, context.pack)
}

/// General talk: nobody and nothing is named, no figure or date is given, and what is spoken of is not a known thing
/// ("build bridges", "a company should expand").
fn is_general(context: &Context, entities: &Entities, telling: &Telling) -> bool {
    let valued = |id: EntityId| entities.entities.get(id.0 as usize).is_some_and(|e| e.value != Value::None);
    let says = |f: &Filled| match f.entity {
        Some(id) => valued(id) || f.how != Slot::ARTICLE,
        None => is_known(context, f.span) || f.name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
    };
    let told = telling.amount.is_some() || telling.date.is_some() || telling.headline;
    let settled = matches!(telling.mood.status, Status::Done | Status::Cancelled);
    !told && !settled && !telling.roles.iter().any(|(_, f)| says(f))
}

/// Whether an article or possessive in front says that the thing is known.
fn is_known(context: &Context, span: Span) -> bool {
    let at = context.tokens().partition_point(|t| t.span.start < span.start);
    let before = at.checked_sub(1).map(|at| context.word(at));
    before.is_some_and(|w| w.eq_ignore_ascii_case("the"))
        || at > 0 && context.class(at - 1).any(Class::POSSESSIVE.with(Class::GENITIVE))
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
    let place =
        place::fullest_place(merged.iter().filter(|(r, ..)| r == "place").map(|(_, f, _)| f)).and_then(|f| f.entity);
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
        date: join::date(&order, &mood),
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
    if let Some(span) = with_rate(context, entities, &f) {
        let name = words::clean(span.of(context.text()));
        return Filler { role, entity: f.entity, name, span, how: how.into() };
    }
    Filler { role, entity: f.entity, name: written.unwrap_or(f.name), span: f.span, how: how.into() }
}

/// "900 tonnes a week": a quantity is told with what it is counted by, where that is written right behind it.
fn with_rate(context: &Context, entities: &Entities, filled: &Filled) -> Option<Span> {
    let Value::Quantity(quantity) = &entities.entities.get(filled.entity?.0 as usize)?.value else { return None };
    let end = context.tokens().partition_point(|t| t.span.end <= filled.span.end);
    let end = rate_end(context, end, quantity.per.as_deref()?)?;
    Some(Span { end: context.tokens().get(end.checked_sub(1)?)?.span.end, ..filled.span })
}

#[cfg(test)]
mod tests {
    use crate::event::testing::events;

    /// How many events a text tells.
    fn count(text: &str) -> usize {
        events(text).len()
    }

    #[test]
    fn fillers_are_written_in_full() {
        for (want, text) in [
            (("quantity", "700 tonnes a week"), "Orbis Steel Ltd produced 700 tonnes a week of copper in 2011."),
            (("quantity", "2 million barrels per day"), "Norway produced 2 million barrels per day in 2011."),
            (("quantity", "700 tonnes"), "Orbis Steel Ltd produced 700 tonnes of copper a year ago."),
            (
                ("position", "treasurer and head of risk"),
                "Peter Lindqvist was named treasurer and head of risk at Orbis Steel Ltd.",
            ),
            (("position", "chairman"), "Peter Lindqvist was named chairman of Orbis Steel Ltd."),
        ] {
            let events = events(text);
            let fillers: Vec<_> = events.iter().flat_map(|e| &e.roles).map(|f| (&*f.role, &*f.name)).collect();
            assert!(fillers.contains(&want), "{text}: {fillers:?}");
        }
    }

    #[test]
    fn an_event_is_in_the_country_of_its_place_or_its_article() {
        let about = "Norway is cold. Norway is rich. Norway has oil.";
        for (want, text) in [
            (Some("NO"), format!("{about} Ericsson bought Orbis Steel Ltd for $5 million.")),
            (Some("NO"), format!("{about} Tarvex Ltd bought Orbis Steel Ltd for $5 million.")),
            (Some("US"), format!("{about} Orbis Steel Ltd will open a plant in New Mexico.")),
        ] {
            let events = events(&text);
            let country = events.first().and_then(|e| e.country);
            assert_eq!(country.as_ref().map(|c| c.as_str()), want, "{text}");
        }
    }

    #[test]
    fn general_talk_tells_nothing() {
        for (want, text) in [
            (0, "Neighbours should build bridges."),
            (0, "Cities could build roads, she said."),
            (1, "Orbis Steel Ltd will build a bridge."),
            (1, "The bridge will be closed."),
            (1, "Bridges will be built for $5 million."),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }
}
