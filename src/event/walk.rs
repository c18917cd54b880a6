//! What stands to the right and to the left of a verb or noun: objects and prepositional phrases, near and far; and what
//! it gets from the verbs around.

use super::chunk::{ChunkKind, Item};
use super::clause::Relation;
use super::nonfinite::is_sum;
use super::slots::{Frame, Place, push};
use super::verb::GroupKind;
use super::view::View;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::Usage;

/// Longest stretch of items that is looked at to one side of a trigger.
const REACH: usize = 60;

/// What follows item `k`: objects and prepositional phrases. For nouns, other verbs and phrases end it.
pub(super) fn rightward(view: &View, context: &Context, k: usize, noun: bool, out: &mut Frame) {
    let mut walk =
        Right { context, prep: None, far: false, loose: false, relative: false, stop: false, other: false, noun };
    for j in k + 1..(k + 1 + REACH).min(view.items.len()) {
        walk.step(view, j, out);
        if walk.stop {
            return;
        }
    }
}

struct Right<'c> {
    context: &'c Context<'c>,
    prep: Option<u32>,
    far: bool,
    /// After a comma or another verb: bare phrases are no objects any more.
    loose: bool,
    relative: bool,
    stop: bool,
    /// Behind another verb: "by" names that verb's agent.
    other: bool,
    noun: bool,
}

impl Right<'_> {
    fn step(&mut self, view: &View, j: usize, out: &mut Frame) {
        match view.items[j] {
            Item::Phrase(c) => self.phrase(view, j, c, out),
            Item::Prep(t) => self.prep = Some(t),
            Item::Comma(_) => {
                self.prep = None;
                self.loose = true;
                self.far |= self.relative || self.noun;
                self.relative = false;
            }
            Item::Coord(_) => self.coord(view, j),
            Item::Verb(g) => self.verb(view, j, g),
            Item::Rel(_) => self.relative = true,
            Item::Sub(_) | Item::Break(_) => self.stop = true,
        }
    }

    fn phrase(&mut self, view: &View, j: usize, c: u32, out: &mut Frame) {
        let prep = self.prep.take();
        let chunk = &view.chunks[c as usize];
        if chunk.opens_clause {
            self.stop = true;
            return;
        }
        if chunk.previous.is_some() || self.relative {
            return;
        }
        match prep {
            Some(t) if self.far && view.is(self.context, t, Usage::OF) && anothers(view, j, out) => {}
            Some(t) if self.other && view.is(self.context, t, Usage::BY) => {}
            Some(t) => push(view, out, Place::Prep(t), c, self.far),
            None if chunk.kind == ChunkKind::Date => {}
            None if self.noun && !self.loose => self.stop = true,
            None if !self.loose => push(view, out, Place::Object, c, self.far),
            None => {}
        }
        if prep.is_some_and(|t| view.is(self.context, t, Usage::LOOSE)) {
            self.far = true;
            self.stop |= self.noun;
        }
        let own = chunk.start < out.end && out.start < chunk.end;
        self.far |= !self.noun && prep.is_some() && !own && view.is_event_noun(chunk.head as usize);
    }

    fn coord(&mut self, view: &View, j: usize) {
        self.stop = match view.items.get(j + 1) {
            Some(Item::Verb(_)) => true,
            Some(Item::Phrase(c)) => view.chunks[*c as usize].previous.is_none(),
            _ => false,
        };
    }

    fn verb(&mut self, view: &View, j: usize, g: u32) {
        if self.relative {
            return;
        }
        let group = &view.groups[g as usize];
        let reduced = self.noun
            && group.kind == GroupKind::Participle
            && !self.loose
            && matches!(view.items[j - 1], Item::Phrase(_));
        match group.kind {
            GroupKind::Finite | GroupKind::Open => self.stop = true,
            _ if reduced => {}
            _ => {
                self.far = true;
                self.loose = true;
                self.other = true;
            }
        }
        self.prep = None;
    }
}

/// "…, reflecting the takeover of Y": what hangs by a preposition on another event's noun, at item `j`, is that event's.
fn anothers(view: &View, j: usize, out: &Frame) -> bool {
    let Some(Item::Phrase(before)) = j.checked_sub(2).map(|p| view.items[p]) else { return false };
    out.chunk != Some(before) && view.tells(&view.chunks[before as usize])
}

/// Prepositional phrases before the verb: "In Chile, X opened …".
pub(super) fn leftward(view: &View, g: u32, out: &mut Frame) {
    let link = view.links[g as usize];
    let from = (link.first as usize).min(view.groups[g as usize].item as usize);
    let mut j = from;
    while j > 0 && matches!(view.items[j - 1], Item::Phrase(_) | Item::Prep(_)) && from - j < 4 {
        j -= 1;
    }
    if j < from && j > 0 && matches!(view.items[j - 1], Item::Verb(_)) {
        j = from;
    }
    if from >= 1 && matches!(view.items[from - 1], Item::Comma(_)) {
        j = introductory(view, from - 1);
    }
    prepositional(view, j, view.groups[g as usize].item as usize, out);
}

/// Start of the verbless stretch that ends at the comma `comma` and opens the sentence or clause.
fn introductory(view: &View, comma: usize) -> usize {
    for j in (0..comma).rev().take(8) {
        match view.items[j] {
            Item::Phrase(_) | Item::Prep(_) | Item::Coord(_) => {}
            Item::Break(_) | Item::Comma(_) => return j + 1,
            _ => return comma + 1,
        }
    }
    comma.saturating_sub(8)
}

fn prepositional(view: &View, from: usize, to: usize, out: &mut Frame) {
    for j in from..to.min(from + REACH) {
        let of_verb = j > 0 && matches!(view.items[j - 1], Item::Verb(_));
        if let (Item::Prep(t), Some(Item::Phrase(c)), false) = (view.items[j], view.items.get(j + 1).copied(), of_verb)
        {
            push(view, out, Place::Prep(t), c, true);
        }
    }
}

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
    let kind = |c: u32| view.covered(view.chunks[c as usize].head as usize);
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
