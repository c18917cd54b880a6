//! What stands to the right and to the left of a verb or noun: objects and prepositional phrases, near and far.

use super::chunk::{ChunkKind, Item};
use super::slots::{Frame, Place, push};
use super::verb::GroupKind;
use super::view::View;
use crate::entity::Context;
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

pub(super) fn prepositional(view: &View, from: usize, to: usize, out: &mut Frame) {
    for j in from..to.min(from + REACH) {
        let of_verb = j > 0 && matches!(view.items[j - 1], Item::Verb(_));
        if let (Item::Prep(t), Some(Item::Phrase(c)), false) = (view.items[j], view.items.get(j + 1).copied(), of_verb)
        {
            push(view, out, Place::Prep(t), c, true);
        }
    }
}
