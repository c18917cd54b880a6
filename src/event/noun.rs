//! The slots of a noun trigger: its own phrases, its possessor, the verb that governs it and that verb's arguments.

use super::around::behind_relative;
use super::chunk::{Chunk, ChunkKind, Item};
use super::clause::{Link, Relation, opens_with_whose};
use super::slots::{Arg, Frame, Place, Refusal, chunk_with, figure_head, push};
use super::verb::GroupKind;
use super::view::View;
use super::walk::{leftward, rightward};
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::{Class, Usage};

/// The phrase of a noun trigger, and the verb that governs it.
pub(super) fn noun_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<u32, Refusal> {
    let c = chunk_with(view, head).ok_or("no noun phrase")?;
    let chunk = view.chunks[c as usize];
    out.chunk = Some(c);
    if modifies_another(view, context, &chunk, head.max(out.end - 1)) {
        return Err("it only modifies another noun");
    }
    push(view, out, Place::Trigger, c, false);
    if head.max(out.start) > chunk.start {
        out.args.push(Arg {
            place: Place::Compound,
            start: chunk.start,
            end: head.max(out.start),
            chunk: None,
            far: false,
        });
    }
    govern(view, context, c, out);
    Ok(c)
}

/// The other arguments of a noun trigger in the phrase `c`.
pub(super) fn noun_args(view: &View, context: &Context, c: u32, out: &mut Frame) {
    let chunk = view.chunks[c as usize];
    possessor(view, context, c, out);
    if let Some(k) = chunk.item.map(|k| k as usize) {
        rightward(view, context, k, true, out);
        infinitive_after(view, context, k, out);
    }
    for other in [chunk.apposition, chunk.apposed].into_iter().flatten() {
        push(view, out, Place::Appositive, other, false);
    }
    governor_args(view, context, out);
}

/// "a drilling update", "investment procedure": the event is what the head names, unless the head only carries it ("an
/// investment plan", "merger talks").
fn modifies_another(view: &View, context: &Context, chunk: &Chunk, last: u32) -> bool {
    if last >= chunk.head || view.head_kind(chunk).is_some() {
        return false;
    }
    let word = view.word(context, chunk.head);
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && !view.is(context, chunk.head, Usage::CARRIER)
}

fn possessor(view: &View, context: &Context, c: u32, out: &mut Frame) {
    let chunk = view.chunks[c as usize];
    if let Some(poss) = chunk.poss {
        push(view, out, Place::Poss, poss, false);
        return;
    }
    if !view.class(context, chunk.start).any(Class::POSSESSIVE) {
        return;
    }
    if opens_with_whose(view, context, c) {
        if let Some(owner) = phrase_before(view, chunk.item) {
            push(view, out, Place::Poss, owner, false);
        }
        return;
    }
    if view.unit_at(chunk.start as usize).is_some_and(|u| u.reference) {
        out.args.push(Arg { place: Place::Poss, start: chunk.start, end: chunk.start + 1, chunk: None, far: false });
        return;
    }
    if let Some(subject) = out.group.and_then(|g| view.links[g as usize].subject).filter(|s| *s != c) {
        push(view, out, Place::Poss, subject, false);
    }
}

/// "the field, whose reserves …": the phrase before an item, over a comma.
fn phrase_before(view: &View, item: Option<u32>) -> Option<u32> {
    let before = view.items[..item? as usize].iter().rev();
    let phrase = before.take(3).find(|i| !matches!(i, Item::Comma(_) | Item::Rel(_)));
    match phrase {
        Some(Item::Phrase(c)) => Some(*c),
        _ => None,
    }
}

/// The verb group that a noun trigger hangs on.
fn govern(view: &View, context: &Context, c: u32, out: &mut Frame) {
    if is_person(view, c) {
        return;
    }
    let head = view.list_head(c);
    let own = |l: &Link| l.subject == Some(head) && !matches!(l.relation, Relation::Relative | Relation::Participle);
    if let Some(g) = view.links.iter().position(own).or_else(|| absolute(view, context, head)) {
        out.group = Some(g as u32);
        out.governed = view.groups[g].passive;
        return;
    }
    let Some(at) = view.chunks[head as usize].item else { return };
    let mut climb = Climb { at: at as usize, in_prep: false, top: None };
    for _ in 0..12 {
        if !climb.step(view, context, out) {
            break;
        }
    }
    if let (Some(top), None) = (climb.top, out.group) {
        match view.links.iter().position(|l| l.subject == Some(top) && l.relation != Relation::Relative) {
            Some(g) => out.group = Some(g as u32),
            None => push(view, out, Place::Adjunct, top, false),
        }
    }
}

/// "its new chairman, Jane Doe, hopes": what the verb tells, a person does.
pub(super) fn is_person(view: &View, c: u32) -> bool {
    let chunk = &view.chunks[c as usize];
    let phrases = [Some(c), chunk.apposition, chunk.apposed].into_iter().flatten();
    phrases.map(|c| view.chunks[c as usize].head as usize).any(|head| view.covered(head) == Some(Kind::PERSON))
}

/// "with sales rising 8%": the gerund right behind the phrase at `head`, which tells what the phrase does.
fn absolute(view: &View, context: &Context, head: u32) -> Option<usize> {
    let k = view.chunks[head as usize].item? as usize;
    let with = |item: &Item| matches!(item, Item::Prep(t) if view.word(context, *t).eq_ignore_ascii_case("with"));
    let after_with = k.checked_sub(1).is_some_and(|before| with(&view.items[before]));
    let Some(Item::Verb(g)) = view.items.get(k + 1).filter(|_| after_with) else { return None };
    let gerund = view.groups[*g as usize].kind == GroupKind::Gerund;
    (gerund && view.links[*g as usize].subject == Some(head)).then_some(*g as usize)
}

/// The way left from a noun trigger over prepositions and phrases to its verb.
struct Climb {
    at: usize,
    in_prep: bool,
    top: Option<u32>,
}

impl Climb {
    /// One item to the left; false when the verb is found or there is none.
    fn step(&mut self, view: &View, context: &Context, out: &mut Frame) -> bool {
        let Some(left) = self.at.checked_sub(1) else { return false };
        match view.items[left] {
            Item::Verb(g) => {
                out.group = Some(g);
                out.governed = !self.in_prep && !view.groups[g as usize].copula;
                return false;
            }
            Item::Prep(t) => self.preposition(view, context, left, t, out),
            Item::Phrase(p) if view.chunks[p as usize].kind != ChunkKind::Date => {
                let head = view.list_head(p);
                self.top = Some(head);
                self.at = view.chunks[head as usize].item.map_or(left, |k| k as usize);
                return true;
            }
            Item::Phrase(_) => {}
            Item::Comma(_) if self.in_prep => {
                out.group = verb_before(view, left).or_else(|| subject_group(view, left));
                return false;
            }
            _ => return false,
        }
        self.at = left;
        true
    }

    /// "$650 million in aid", "a 7% rise in profit": the phrase before only measures the trigger; "7% of profit" is a
    /// share, no measure of it.
    fn preposition(&mut self, view: &View, context: &Context, left: usize, t: u32, out: &mut Frame) {
        let phrase = view.items[..left].iter().rev().find_map(|item| match item {
            Item::Phrase(c) if view.chunks[*c as usize].kind == ChunkKind::Date => None, // "the sale on Friday of …"
            Item::Phrase(c) => Some(Some(*c)),
            _ => Some(None),
        });
        let phrase = phrase.flatten();
        if phrase.is_none() && view.is(context, t, Usage::ONTO) {
            return;
        }
        let Some(c) = phrase.filter(|_| view.is(context, t, Usage::OF.with(Usage::IN))) else {
            self.in_prep = true;
            return;
        };
        let chunk = &view.chunks[c as usize];
        let figure = matches!(view.head_kind(chunk), Some(Kind::MONEY | Kind::QUANTITY | Kind::PERCENT | Kind::NUMBER));
        if figure || view.is(context, chunk.head, Usage::TRANSPARENT) {
            let share = view.is(context, t, Usage::OF) && view.head_kind(chunk) == Some(Kind::PERCENT);
            if !share {
                let (start, end) = (chunk.start, chunk.end);
                out.args.push(Arg { place: Place::Compound, start, end, chunk: None, far: false });
            }
            if let Some(poss) = chunk.poss {
                push(view, out, Place::Poss, poss, false);
            }
            return;
        }
        self.in_prep = true;
    }
}

/// The last finite group before item `k`.
fn verb_before(view: &View, k: usize) -> Option<u32> {
    view.items[..k].iter().rev().take(20).find_map(|i| match i {
        Item::Verb(g) if view.groups[*g as usize].kind == GroupKind::Finite => Some(*g),
        _ => None,
    })
}

/// The first finite group after item `k`.
fn subject_group(view: &View, k: usize) -> Option<u32> {
    view.items[k..].iter().take(12).find_map(|i| match i {
        Item::Verb(g) if view.groups[*g as usize].kind == GroupKind::Finite => Some(*g),
        _ => None,
    })
}

/// Subject, object and prepositional phrases of the verb that governs a noun trigger.
fn governor_args(view: &View, context: &Context, out: &mut Frame) {
    let Some(g) = out.group else { return };
    let group = view.groups[g as usize];
    let subject = view.links[g as usize].subject;
    let own = subject.is_some_and(|s| Some(s) == out.chunk.map(|c| view.list_head(c)));
    match subject {
        Some(_) if own => said_by(view, context, g, out),
        Some(s) if out.governed && group.passive => {
            push(view, out, Place::Object, s, false);
            push(view, out, Place::Passive, s, false);
        }
        Some(s) if out.governed => push(view, out, Place::Subject, s, false),
        Some(s) => push(view, out, Place::Adjunct, s, false),
        None => {}
    }
    behind_relative(view, g, out);
    let before = out.args.len();
    let predicate = if own { predicate(view, g) } else { g };
    rightward(view, context, view.groups[predicate as usize].item as usize, false, out);
    let near = out.governed || own;
    let governed = out.governed;
    let mut n = 0;
    out.args.retain_mut(|arg| {
        n += 1;
        if n <= before {
            return true;
        }
        arg.far |= !near;
        arg.place != Place::Object || governed || (own && figure_head(view, arg))
    });
    leftward(view, g, out);
}

/// "is expected to rise 3%": the infinitive that the group goes on with.
fn predicate(view: &View, g: u32) -> u32 {
    let mut at = g;
    for next in g as usize + 1..(g as usize + 4).min(view.links.len()) {
        let link = view.links[next];
        if link.relation == Relation::Infinitive
            && link.parent == Some(at)
            && link.subject == view.links[at as usize].subject
        {
            at = next as u32;
        }
    }
    at
}

/// "X said drilling would resume", "X fared well, with sales rising 8%": X, for a trigger that is the subject of what was
/// said or goes along.
fn said_by(view: &View, context: &Context, g: u32, out: &mut Frame) {
    let link = view.links[g as usize];
    let said = |p: &u32| link.relation == Relation::Complement && view.is_saying(context, *p);
    let parent = match link.relation {
        Relation::Participle => link.parent.or_else(|| verb_before(view, link.first as usize)),
        _ => link.parent.filter(said),
    };
    if let Some(speaker) = parent.and_then(|p| view.links[p as usize].subject) {
        push(view, out, Place::Adjunct, speaker, false);
    }
}

/// "a deal to buy Y": the infinitive's object and phrases serve the noun too.
fn infinitive_after(view: &View, context: &Context, k: usize, out: &mut Frame) {
    let Some(group) = view.group_at(k + 1).filter(|g| g.kind == GroupKind::Infinitive) else { return };
    let before = out.args.len();
    rightward(view, context, group.item as usize, false, out);
    out.args[before..].iter_mut().for_each(|a| a.far = true);
}

/// "a planned $2bn factory in Ghana": an adjective trigger that is a participle, before the noun that it is said of.
pub(super) fn attributive_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<(), Refusal> {
    let c = chunk_with(view, head).ok_or("no noun phrase")?;
    let chunk = view.chunks[c as usize];
    if head >= chunk.head {
        return Err("no noun behind the adjective");
    }
    out.chunk = Some(c);
    out.args.push(Arg { place: Place::Object, start: out.end, end: chunk.end, chunk: Some(c), far: false });
    out.args.push(Arg { place: Place::Compound, start: out.end, end: chunk.end, chunk: None, far: false });
    possessor(view, context, c, out);
    if let Some(k) = chunk.item {
        rightward(view, context, k as usize, true, out);
    }
    Ok(())
}

/// "a newly launched plant": a participle inside a noun phrase tells a past event only with such an adverb.
pub(super) fn adjectival_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<(), Refusal> {
    if !just_before(view, context, head) {
        return Err("an adjective here, not a verb");
    }
    let c = chunk_with(view, head + 1).ok_or("no noun phrase")?;
    let chunk = view.chunks[c as usize];
    out.chunk = Some(c);
    out.args.push(Arg { place: Place::Object, start: out.end, end: chunk.end, chunk: Some(c), far: false });
    if let Some(k) = chunk.item {
        rightward(view, context, k as usize, true, out);
    }
    Ok(())
}

/// "newly launched", "newly-launched": whether an adverb of what has just happened stands before the participle.
pub(super) fn just_before(view: &View, context: &Context, head: u32) -> bool {
    let hyphen = head > 1 && view.word(context, head - 1) == "-";
    head.checked_sub(1 + u32::from(hyphen)).is_some_and(|adverb| view.is(context, adverb, Usage::JUST))
}
