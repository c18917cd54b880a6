//! What a trigger gets from the verbs around it: their phrases, who speaks, the sum that is paid.

use super::chunk::{ChunkKind, Item};
use super::clause::Relation;
use super::nonfinite::is_sum;
use super::slots::{Frame, Place, push};
use super::view::View;
use super::walk::prepositional;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::Usage;

/// An infinitive's parent has phrases of its own: "agreed with Y to buy Z".
pub(super) fn inherited(view: &View, g: u32, out: &mut Frame) {
    let mut at = g;
    for _ in 0..4 {
        let link = view.links[at as usize];
        let (Relation::Infinitive | Relation::Coordinate | Relation::Gerund, Some(parent)) =
            (link.relation, link.parent)
        else {
            return;
        };
        let (from, to) = (view.groups[parent as usize].item as usize, view.groups[at as usize].item as usize);
        if link.relation == Relation::Infinitive {
            prepositional(view, from.min(to), to, out);
        }
        at = parent;
    }
}

/// "Orbis said 500 jobs would be cut", "Orbis said Doe resigned": the company that says of itself what nobody else does.
pub(super) fn speaker(view: &View, context: &Context, g: u32, out: &mut Frame) {
    let mut link = view.links[g as usize];
    for _ in 0..4 {
        let (Relation::Infinitive | Relation::Coordinate, Some(parent)) = (link.relation, link.parent) else { break };
        link = view.links[parent as usize];
    }
    let said = link.parent.filter(|said| link.relation == Relation::Complement && view.is_saying(context, *said));
    let kind = |c: u32| view.head_kind(&view.chunks[c as usize]);
    let told = link.subject.and_then(kind);
    if !view.groups[g as usize].passive && !matches!(told, Some(Kind::PERSON | Kind::FACILITY | Kind::DEPOSIT)) {
        return;
    }
    let speaker = said.and_then(|said| view.links[said as usize].subject);
    if let Some(speaker) = speaker.filter(|c| kind(*c) == Some(Kind::COMPANY)) {
        push(view, out, Place::Speaker, speaker, false);
    }
}

/// "X embarked on a restructuring that will cost 300 jobs": X, for the clause about something that bears no name.
pub(super) fn behind_relative(view: &View, g: u32, out: &mut Frame) {
    let link = view.links[g as usize];
    let (Relation::Relative, Some(about), Some(parent)) = (link.relation, link.subject, link.parent) else { return };
    let chunk = &view.chunks[about as usize];
    let around = view.groups[parent as usize];
    let unnamed = chunk.kind == ChunkKind::Phrase && chunk.kinds.is_empty() && chunk.poss.is_none();
    if unnamed
        && !around.passive
        && chunk.item > Some(around.item)
        && let Some(subject) = view.links[parent as usize].subject
    {
        push(view, out, Place::Adjunct, subject, false);
    }
}

/// "for $31 a share, or $180 million": the sum stands where the price stands.
pub(super) fn restated(view: &View, context: &Context, out: &mut Frame) {
    for n in 0..out.args.len() {
        let arg = out.args[n];
        let Some(c) = arg.chunk.filter(|c| matches!(arg.place, Place::Prep(_)) && is_sum(view, *c)) else { continue };
        let Some(k) = view.chunks[c as usize].item.map(|k| k as usize) else { continue };
        let counted = usize::from(matches!(view.items.get(k + 1), Some(Item::Phrase(_)))); // "a share"
        let next = view.items.get(k + 1 + counted..).unwrap_or_default();
        if let [Item::Comma(_), Item::Coord(t), Item::Phrase(sum), ..] = next
            && view.word(context, *t) == "or"
            && is_sum(view, *sum)
        {
            push(view, out, arg.place, *sum, arg.far);
        }
    }
}

/// "paid $5 million to buy X": the sum that is paid to do it.
pub(super) fn price(view: &View, context: &Context, g: u32) -> Option<u32> {
    let link = view.links[g as usize];
    let paying = link.parent.filter(|_| link.relation == Relation::Infinitive).map(|p| view.groups[p as usize])?;
    match view.items.get(paying.item as usize + 1) {
        Some(Item::Phrase(c)) if view.is(context, paying.head, Usage::PAYING) && is_sum(view, *c) => Some(*c),
        _ => None,
    }
}
