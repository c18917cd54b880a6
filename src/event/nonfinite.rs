//! Verb groups without a subject of their own: infinitives, participles and gerunds.

use super::chunk::Item;
use super::clause::{Link, Relation, Walk};
use super::subject::{before, controlled, item_of, nearest_head, owner_of_plan, sought, verb_before};
use super::verb::{Group, GroupKind};
use super::view::View;
use crate::entity::Context;
use crate::pack::Kind;

impl Walk {
    pub(super) fn infinitive(&mut self, view: &View, context: &Context, k: usize) -> Link {
        let relation = Relation::Infinitive;
        let Some((at, parent)) = verb_before(view, k) else { return self.headline_infinitive(view, k) };
        let link = view.links[parent as usize];
        let coordinated = matches!(before(view, k).map(|p| view.items[p]), Some(Item::Coord(_)));
        if coordinated && view.groups[parent as usize].kind == GroupKind::Infinitive {
            return Link { relation: Relation::Coordinate, parent: Some(parent), object: None, ..link };
        }
        let passive = view.group_at(k).is_some_and(|group| group.passive);
        let subject = owner_of_plan(view, context, k)
            .or_else(|| sought(view, context, k).filter(|_| passive))
            .or_else(|| controlled(view, context, at, k, parent))
            .or(link.subject);
        Link { subject, parent: Some(parent), relation, first: link.first, object: None }
    }

    /// "Shell to buy BP unit"; "the plan to buy Y was approved"; "To buy Y, X raised …"
    fn headline_infinitive(&mut self, view: &View, k: usize) -> Link {
        let Item::Verb(g) = view.items[k] else { return Link::default() };
        let Some(pending) = self.pending else {
            self.waiting = self.waiting.or(Some(g));
            return Link { relation: Relation::Infinitive, first: k as u32, ..Link::default() };
        };
        let later = view.items[k + 1..]
            .iter()
            .take(40)
            .take_while(|i| !matches!(i, Item::Break(_) | Item::Comma(_) | Item::Sub(_)));
        let noun_complement =
            later.into_iter().any(|i| matches!(i, Item::Verb(v) if view.groups[*v as usize].kind == GroupKind::Finite));
        match noun_complement {
            true => Link {
                subject: view.chunks[pending as usize].poss,
                relation: Relation::Infinitive,
                first: k as u32,
                ..Link::default()
            },
            false => {
                Link { subject: Some(pending), first: item_of(view, pending).unwrap_or(k as u32), ..Link::default() }
            }
        }
    }

    pub(super) fn nonfinite(&mut self, view: &View, k: usize, group: &Group) -> Link {
        let Item::Verb(g) = view.items[k] else { return Link::default() };
        let parent = verb_before(view, k).map(|(_, v)| v);
        let main = self
            .pending
            .filter(|_| !self.has_verb)
            .or_else(|| self.last_finite.and_then(|v| view.links[v as usize].subject));
        let link = Link { parent, relation: Relation::Participle, first: k as u32, ..Link::default() };
        match before(view, k).map(|p| (p, view.items[p])) {
            None => {
                self.waiting = self.waiting.or(Some(g));
                link
            }
            // "spent $5 million buying X"
            Some((_, Item::Phrase(c))) if group.kind == GroupKind::Gerund && is_sum(view, c) => {
                Link { subject: main, relation: Relation::Gerund, ..link }
            }
            Some((p, Item::Phrase(_))) => Link { subject: nearest_head(view, p), ..link },
            Some((p, Item::Comma(_))) if group.passive && self.has_verb => {
                Link { subject: p.checked_sub(1).and_then(|q| nearest_head(view, q)), ..link }
            }
            Some((_, Item::Comma(_))) => Link { subject: main, ..link },
            Some((_, Item::Prep(_) | Item::Sub(_))) => {
                if main.is_none() {
                    self.waiting = self.waiting.or(Some(g));
                }
                Link { subject: main, relation: Relation::Gerund, ..link }
            }
            Some((_, Item::Verb(v))) => {
                let around = view.links[v as usize];
                Link {
                    subject: around.subject,
                    parent: Some(v),
                    relation: Relation::Infinitive,
                    first: around.first,
                    object: None,
                }
            }
            Some((_, Item::Coord(_))) => self.coordinate_nonfinite(view, link, parent),
            Some(_) => Link { subject: main, ..link },
        }
    }

    fn coordinate_nonfinite(&self, view: &View, link: Link, parent: Option<u32>) -> Link {
        let Some(parent) = parent else { return link };
        let around = view.links[parent as usize];
        Link {
            subject: around.subject,
            relation: Relation::Coordinate,
            parent: Some(parent),
            first: around.first,
            object: None,
        }
    }
}

/// Whether a phrase is money.
pub(super) fn is_sum(view: &View, chunk: u32) -> bool {
    view.head_kind(&view.chunks[chunk as usize]) == Some(Kind::MONEY)
}
