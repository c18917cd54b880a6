//! Where an article plays: the place of events that tell none of their own.

use super::article::LEAD;
use super::{Event, Filler};
use crate::entity::{Context, Entities, Entity, Mention};
use crate::pack::{Kind, Rule, Slot};
use crate::text::english::Usage;

/// Mentions looked at in one article.
const MOST_MENTIONS: usize = 400;

/// Gives events without a place, whose rules ask for that of the article, the one where the article plays, unless they are
/// told of another country.
pub(super) fn settle(context: &Context, entities: &Entities, events: &mut [Event]) {
    let mut setting = None;
    for event in events {
        let Some(rule) = context.pack.rules.get(event.rule.0 as usize) else { continue };
        if event.place.is_some() || !asks(rule) {
            continue;
        }
        let Some(mention) = *setting.get_or_insert_with(|| find(context, entities)) else { return };
        let country = entities.entities[mention.entity.0 as usize].country;
        let plays = event.roles.iter().any(|f| f.entity == Some(mention.entity));
        if !plays && (event.country.is_none() || event.country == country) {
            event.country = country;
            event.place = Some(mention.entity);
            event.roles.push(Filler {
                role: "place".into(),
                entity: Some(mention.entity),
                name: mention.span.of(context.text()).into(),
                span: mention.span,
                how: context.pack.slots.name(Slot::ARTICLE).into(),
            });
        }
    }
}

/// Whether a rule's place may be the article's.
fn asks(rule: &Rule) -> bool {
    rule.roles.iter().any(|role| role.name == "place" && role.at.contains(&Slot::ARTICLE))
}

/// A place with how often it is named; twice as much where it is said to be where something is ("in Chile").
struct Named<'e> {
    entity: &'e Entity,
    first: &'e Mention,
    weight: u32,
}

/// Where the place of the article is first named: its only one, the one that stands out, else the country that does.
fn find<'e>(context: &Context, entities: &'e Entities) -> Option<&'e Mention> {
    let mut named = named(context, entities);
    only(&named).or_else(|| dominant(&named)).or_else(|| {
        named.retain(|named| named.entity.kind == Kind::COUNTRY);
        dominant(&named)
    })
}

/// The only place that the article names, countries aside, where its lead does.
fn only<'e>(named: &[Named<'e>]) -> Option<&'e Mention> {
    let mut places = named.iter().filter(|named| named.entity.kind == Kind::PLACE);
    let first = places.next().filter(|place| place.first.sentence < LEAD)?;
    places.next().is_none().then_some(first.first)
}

/// The place that is named often enough, and more than twice as often as any place outside it.
fn dominant<'e>(named: &[Named<'e>]) -> Option<&'e Mention> {
    let top = named.iter().rev().max_by_key(|named| named.weight)?;
    let least = if top.entity.kind == Kind::COUNTRY { 2 } else { 3 };
    let rival = named.iter().filter(|other| !is_part(other.entity, top.entity)).map(|other| other.weight).max();
    let alone = rival.is_none_or(|rival| top.weight > 2 * rival);
    (top.weight >= least && alone).then_some(top.first)
}

/// The places and countries that the article names, in order.
fn named<'e>(context: &Context, entities: &'e Entities) -> Vec<Named<'e>> {
    let mut found: Vec<Named> = Vec::new();
    for mention in entities.mentions.iter().take(MOST_MENTIONS) {
        let Some(entity) = entities.entities.get(mention.entity.0 as usize) else { continue };
        if !matches!(entity.kind, Kind::PLACE | Kind::COUNTRY) || is_beside(context, entity, mention) {
            continue;
        }
        let weight = 1 + u32::from(is_where(context, mention));
        match found.iter_mut().find(|known| known.first.entity == mention.entity) {
            Some(known) => known.weight += weight,
            None => found.push(Named { entity, first: mention, weight }),
        }
    }
    found
}

/// In the dateline, or a country that is only an attribute of the noun behind it ("Singapore dollars").
fn is_beside(context: &Context, entity: &Entity, mention: &Mention) -> bool {
    entity.kind == Kind::COUNTRY && context.traits(mention.tokens.end as usize).is_plain()
        || context.analysis.layout.dateline.is_some_and(|dateline| dateline.span.contains(mention.span))
}

/// "in Chile", "off northern Norway"
fn is_where(context: &Context, mention: &Mention) -> bool {
    let before = (mention.tokens.start as usize).saturating_sub(2)..mention.tokens.start as usize;
    before.into_iter().any(|at| context.usage(at).any(Usage::PLACING))
}

/// The same place, a place in a country, or the country around a place.
fn is_part(one: &Entity, other: &Entity) -> bool {
    let within = one.kind == Kind::COUNTRY || other.kind == Kind::COUNTRY;
    std::ptr::eq(one, other) || within && one.country.is_some() && one.country == other.country
}

#[cfg(test)]
mod tests {
    use crate::event::testing::events;

    /// The place of a text's last event.
    fn place(text: &str) -> Option<String> {
        let found = events(text);
        found.last()?.roles.iter().find(|f| f.role == "place").map(|f| f.name.to_string())
    }

    #[test]
    fn where_an_article_plays() {
        let opens = "Orbis Steel Ltd said the mill will open in May.";
        for (want, text) in [
            (Some("Norway"), format!("Steel is made in Norway. {opens}")),
            (Some("Gdansk"), format!("Steel is made in Gdansk. People in Gdansk are glad. {opens}")),
            (None, format!("Steel is made in Norway. Wire is made in Sweden. {opens}")),
            (None, format!("The price in Norwegian crowns fell. {opens}")),
            (Some("Gdansk"), "Steel is made in Norway. Orbis Steel Ltd said the mill will open in Gdansk.".to_string()),
        ] {
            assert_eq!(place(&text).as_deref(), want, "{text}");
        }
    }
}
