//! Where a trigger stands in its sentence for the words that say how it is told: its verb groups, the clause, the verb above.

use super::chunk::Item;
use super::clause::{Link, Relation};
use super::noun::is_person;
use super::slots::Frame;
use super::tag::VerbForm;
use super::verb::{Group, GroupKind};
use super::view::View;

/// The stretches of tokens in which cues count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach {
    /// From the verb that carries tense and mood to the trigger.
    pub verb: (u32, u32),
    /// The clause.
    pub clause: (u32, u32),
    /// The verb that the clause is a complement of, with its group.
    pub above: (u32, u32),
    /// The trigger's noun phrase.
    pub phrase: (u32, u32),
}

/// Where cues count for this trigger.
pub fn reach(view: &View, frame: &Frame) -> Reach {
    let root = chain(view, frame).last().or(frame.group);
    let phrase = frame.chunk.map_or((frame.start, frame.end), |c| {
        let chunk = &view.chunks[c as usize];
        (chunk.start, chunk.end.max(frame.end))
    });
    let Some(root) = root else {
        let clause = if frame.chunk.is_some_and(|c| is_person(view, c)) { phrase } else { around(view, phrase) };
        return Reach { verb: phrase, clause, above: (0, 0), phrase };
    };
    let group = &view.groups[root as usize];
    let link = view.links[root as usize];
    let subject = !frame.verbal && is_subject(view, frame);
    let verb = (group.start.min(phrase.0), if subject { group.end + 1 } else { phrase.1.max(frame.end) });
    let own = (token_of(view, link.first as usize).min(verb.0), clause_end(view, group.item as usize).max(verb.1));
    Reach { verb, clause: own, above: above(view, root), phrase }
}

/// The trigger's groups: its own, then those that it goes on with, up to the one with tense.
pub fn chain<'v>(view: &'v View, frame: &Frame) -> impl Iterator<Item = u32> + 'v {
    let governs = frame.verbal || frame.governed || is_subject(view, frame);
    let mut next = frame.group.filter(|_| governs);
    let mut guard = 0;
    std::iter::from_fn(move || {
        let current = next?;
        let link = view.links[current as usize];
        let group = &view.groups[current as usize];
        guard += 1;
        next = match link.relation {
            Relation::Infinitive if guard < 8 => link.parent,
            Relation::Coordinate
                if guard < 8 && (group.kind != GroupKind::Finite || shares_modal(view, group, link)) =>
            {
                link.parent
            }
            _ => None,
        };
        Some(current)
    })
}

/// "will develop and sell": the second verb stands under the first one's auxiliary.
fn shares_modal(view: &View, group: &Group, link: Link) -> bool {
    let bare = group.start == group.head && view.verbs[group.head as usize] == VerbForm::Base;
    let first = link.parent.map(|parent| &view.groups[parent as usize]);
    bare && first.is_some_and(|first| first.modal.is_some() || first.to || first.kind == GroupKind::Infinitive)
}

pub fn is_subject(view: &View, frame: &Frame) -> bool {
    match (frame.group, frame.chunk) {
        (Some(g), Some(c)) => view.links[g as usize].subject == Some(view.list_head(c)),
        _ => false,
    }
}

/// What a verb hangs on: the verb of which it is the complement; of a gerund all from that verb on ("was open to buying").
fn above(view: &View, root: u32) -> (u32, u32) {
    /// Farther from its verb, a gerund belongs to a noun that says nothing of it.
    const FAR: u32 = 10;
    let (group, link) = (&view.groups[root as usize], view.links[root as usize]);
    let parent = match link.relation {
        Relation::Complement | Relation::Gerund => link.parent,
        Relation::Infinitive if link.parent.is_none() => verb_of_plan(view, group),
        _ => None,
    };
    let Some(parent) = parent.map(|p| &view.groups[p as usize]) else { return (0, 0) };
    let near = parent.end <= group.start && group.start - parent.end < FAR;
    (parent.start, if link.relation == Relation::Gerund && near { group.start } else { parent.end })
}

/// "its bid to buy X was rejected": the verb whose subject the infinitive explains.
fn verb_of_plan(view: &View, group: &Group) -> Option<u32> {
    let Item::Phrase(c) = *view.items.get((group.item as usize).checked_sub(1)?)? else { return None };
    let head = view.list_head(c);
    let behind = |g: &usize| view.links[*g].subject == Some(head) && view.groups[*g].item > group.item;
    (0..view.groups.len()).find(behind).map(|g| g as u32)
}

/// First token of item `k`.
pub fn token_of(view: &View, k: usize) -> u32 {
    match view.items.get(k) {
        Some(Item::Phrase(c)) => view.chunks[*c as usize].start,
        Some(Item::Verb(g)) => view.groups[*g as usize].start,
        Some(Item::Prep(t) | Item::Comma(t) | Item::Break(t) | Item::Coord(t) | Item::Sub(t) | Item::Rel(t)) => *t,
        None => view.range.len(),
    }
}

/// The token after the clause of the verb at item `k`.
fn clause_end(view: &View, k: usize) -> u32 {
    for j in k + 1..view.items.len() {
        match view.items[j] {
            Item::Break(t) | Item::Sub(t) | Item::Rel(t) => return t,
            Item::Verb(g) if view.groups[g as usize].kind == GroupKind::Finite => {
                let first = view.links[g as usize].first as usize;
                return token_of(view, first.clamp(k + 1, j));
            }
            _ => {}
        }
    }
    view.range.len()
}

/// The stretch between breaks around a phrase without a verb.
fn around(view: &View, phrase: (u32, u32)) -> (u32, u32) {
    let border = |i: &Item| match i {
        Item::Break(t) | Item::Sub(t) | Item::Rel(t) => Some(*t),
        _ => None,
    };
    let start = view.items.iter().filter_map(border).rfind(|t| *t < phrase.0).unwrap_or(0);
    let end = view.items.iter().filter_map(border).find(|t| *t >= phrase.1).unwrap_or(view.range.len());
    (start, end)
}

pub fn overlap(a: (u32, u32), b: (u32, u32)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

pub fn within(a: (u32, u32), b: (u32, u32)) -> bool {
    b.0 <= a.0 && a.1 <= b.1
}
