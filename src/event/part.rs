//! One plan told as two types: "build a plant" and "open a plant" is one plan.

use super::{Event, Filler};
use crate::pack::{Pack, Rule, Status};

/// Hosts looked at in one article.
const MOST_HOSTS: usize = 64;

/// Events that are only planned go into a planned event of the type that their rule is `part_of`, where one of the same
/// actor stands in the article.
pub(super) fn fold(mut events: Vec<Event>, pack: &Pack) -> Vec<Event> {
    if !events.iter().any(|e| host_type(pack, e).is_some()) {
        return events;
    }
    let open: Vec<usize> = (0..events.len()).filter(|n| ahead(events[*n].status)).take(MOST_HOSTS).collect();
    let mut folded = vec![false; events.len()];
    for n in 0..events.len() {
        let Some(wanted) = host_type(pack, &events[n]) else { continue };
        let is_host = |m: &&usize| {
            rule(pack, &events[**m]).is_some_and(|r| r.event == wanted) && same_actor(&events[n], &events[**m])
        };
        let Some(host) = open.iter().find(is_host).copied() else { continue };
        let part = events[n].clone();
        take_in(&mut events[host], part);
        folded[n] = true;
    }
    let mut keep = folded.iter().map(|gone| !gone);
    events.retain(|_| keep.next().unwrap_or(true));
    events
}

fn rule<'p>(pack: &'p Pack, event: &Event) -> Option<&'p Rule> {
    pack.rules.get(event.rule.0 as usize)
}

fn ahead(status: Status) -> bool {
    matches!(status, Status::Planned | Status::Considered)
}

/// The type that an event still to come goes into.
fn host_type<'p>(pack: &'p Pack, event: &Event) -> Option<&'p str> {
    rule(pack, event).filter(|_| ahead(event.status)).and_then(|r| r.part_of.as_deref())
}

/// Whether the two share a named filler of a role, or the part names nobody.
fn same_actor(part: &Event, host: &Event) -> bool {
    let named = |f: &&Filler| f.entity.is_some() && f.role != "place";
    let shared = |f: &Filler| host.roles.iter().any(|h| h.role == f.role && h.entity == f.entity);
    part.roles.iter().filter(named).any(shared) || !part.roles.iter().any(|f| named(&f))
}

/// Adds the part's sentences, and the roles that the host lacks.
fn take_in(host: &mut Event, part: Event) {
    host.mentions.extend(part.mentions);
    let lacking: Vec<Filler> =
        part.roles.into_iter().filter(|f| !host.roles.iter().any(|h| h.role == f.role)).collect();
    host.roles.extend(lacking);
    host.amount = host.amount.take().or(part.amount);
    host.date = host.date.take().or(part.date);
}
