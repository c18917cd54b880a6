//! A series of results: what the next sentence tells without naming anybody is the same company's.

use super::article::{is_company, open_role};
use super::merge::{Cluster, Telling};
use super::{Event, Filler};
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Kind, Pack, Rule, Slot};

/// Events looked back at for the one that names the company.
const LOOK_BACK: usize = 8;

/// How many sentences back that event may be told, when no other company is named since: of a core role; of another, or
/// where the article's company stands in already.
const REACH: [u32; 2] = [5, 1];

/// Gives events that name no company in the one core role that takes companies that of the event of their type told
/// before, with no other company named since: "Revenue at Orbis Steel grew. Net profit was $5m." `vacant` says, event by
/// event, that nobody stands where the one who acts would.
pub(super) fn inherit(context: &Context, entities: &Entities, events: &mut [Event], vacant: &[bool]) {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|n| start(&events[*n]));
    let of_article = |f: &Filler| f.how == context.pack.slots.name(Slot::ARTICLE);
    for at in 1..order.len() {
        let n = order[at];
        let guess = events[n].roles.iter().position(of_article);
        let told: Vec<Filler> = events[n].roles.iter().filter(|f| !of_article(f)).cloned().collect();
        let open = rule(context.pack, &events[n]).and_then(|rule| open_role(entities, rule, &told));
        let Some(role) = open.filter(|_| vacant[n]) else { continue };
        let before = order[at.saturating_sub(LOOK_BACK)..at].iter().rev().map(|m| &events[*m]);
        let reach = REACH[usize::from(!role.core || guess.is_some())];
        let mut told = before.filter(|e| follows(context.pack, e, &events[n], reach));
        let own = |e: &Event| e.roles.iter().find(|f| f.role == role.name && is_company(entities, f)).cloned();
        let Some((event, filler)) = told.find_map(|e| Some((e, own(e)?))) else { continue };
        if filler.entity.is_none_or(|company| names_another(entities, event, &events[n], company)) {
            continue;
        }
        let filler = Filler { how: "series".into(), ..filler.clone() };
        match guess.filter(|at| events[n].roles[*at].role == filler.role) {
            Some(at) => events[n].roles[at] = filler,
            None => events[n].roles.push(filler),
        }
    }
}

/// Whether every telling of a cluster has nobody where the one who acts would stand.
pub(super) fn is_vacant(cluster: &Cluster, tellings: &[Telling]) -> bool {
    cluster.tellings.iter().all(|n| tellings[*n].vacant)
}

fn start(event: &Event) -> u32 {
    event.mentions.first().map_or(0, |m| m.trigger.start)
}

fn rule<'p>(pack: &'p Pack, event: &Event) -> Option<&'p Rule> {
    pack.rules.get(event.rule.0 as usize)
}

/// Whether `next` is of the type of `event` and told in its sentence or at most `reach` behind.
fn follows(pack: &Pack, event: &Event, next: &Event, reach: u32) -> bool {
    let (Some(a), Some(b)) = (event.mentions.first(), next.mentions.first()) else { return false };
    let near = b.sentence.checked_sub(a.sentence).is_some_and(|apart| apart <= reach);
    near && pack.demands.same_type(event.rule, next.rule)
}

/// Whether a company besides `company` is named behind the sentence that tells `event`, up to the end of that of `next`;
/// where the two share a sentence, anywhere in it.
fn names_another(entities: &Entities, event: &Event, next: &Event, company: EntityId) -> bool {
    let (Some(told), Some(here)) = (event.mentions.first(), next.mentions.first()) else { return true };
    let first = here.sentence.min(told.sentence + 1);
    let from = entities.mentions.partition_point(|m| m.sentence < first);
    let mut named = entities.mentions[from..].iter().take_while(|m| m.sentence <= here.sentence);
    named.any(|m| m.entity != company && entities.entities[m.entity.0 as usize].kind == Kind::COMPANY)
}

#[cfg(test)]
mod tests {
    use crate::event::testing::events;

    /// The companies of a text's events, in order, "-" where an event has none.
    fn companies(text: &str) -> Vec<String> {
        let found = events(text);
        let company =
            |e: &crate::event::Event| e.roles.iter().find(|f| f.role == "company").map(|f| f.name.to_string());
        found.iter().map(|e| company(e).unwrap_or_else(|| "-".to_string())).collect()
    }

    #[test]
    fn a_series_has_one_company() {
        for (want, text) in [
            (
                ["Orbis Steel Ltd", "Orbis Steel Ltd"],
                "Revenue at Orbis Steel Ltd grew to $90 million. The pre-tax loss was $4 million.",
            ),
            (
                ["Orbis Steel Ltd", "Orbis Steel Ltd"],
                "Revenue at Orbis Steel Ltd grew to $90 million. Rain fell. The pre-tax loss was $4 million.",
            ),
            (
                ["Karatal Mining Ltd", "Karatal Mining Ltd"],
                "Orbis Steel Ltd rose. Profit at Karatal Mining Ltd was $9 million. \
                 Revenue grew to $30 million. Orbis Steel Ltd is old.",
            ),
            (
                ["Orbis Steel Ltd", "-"],
                "Revenue at Orbis Steel Ltd grew to $90 million. Karatal Mining Ltd fell. The pre-tax loss was $4 million.",
            ),
            (
                ["Orbis Steel Ltd", "Karatal Mining Ltd"],
                "Revenue at Orbis Steel Ltd grew to $90 million. Karatal Mining Ltd made a loss of $4 million.",
            ),
        ] {
            assert_eq!(companies(text), want, "{text}");
        }
    }
}
