//! The slots of a trigger: who and what stands where around it.

use super::chunk::{Chunk, ChunkKind, Item};
use super::clause::{Link, Relation};
use super::tag::{Tag, VerbForm};
use super::verb::GroupKind;
use super::view::View;
use crate::entity::Context;
use crate::pack::{Form, Kind, Trigger};
use crate::text::english::{Class, VerbForms};

/// Longest stretch of items that is looked at to one side of a trigger.
const REACH: usize = 60;

/// Where an argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Subject of an active verb.
    Subject,
    /// Object of an active verb; surface subject of a passive one.
    Object,
    /// Surface subject of a passive verb; comes beside the same phrase as [`Place::Object`].
    Passive,
    /// Possessor.
    Poss,
    /// Inside the trigger's own phrase, before it.
    Compound,
    /// In apposition to the trigger's phrase.
    Appositive,
    /// The clause's subject, for a noun trigger that hangs on a preposition.
    Adjunct,
    /// The trigger's own phrase.
    Trigger,
    /// After this preposition (its token).
    Prep(u32),
}

/// A phrase around the trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arg {
    /// Where it stands.
    pub place: Place,
    /// Its first token.
    pub start: u32,
    /// One past its last token.
    pub end: u32,
    /// The noun phrase that it is.
    pub chunk: Option<u32>,
    /// Behind another verb or a border: used only when nothing nearer fits.
    pub far: bool,
}

/// A trigger in its clause.
#[derive(Debug, Default)]
pub struct Frame {
    /// Its arguments.
    pub args: Vec<Arg>,
    /// The verb group that it is, or that governs it.
    pub group: Option<u32>,
    /// The noun phrase that it is in.
    pub chunk: Option<u32>,
    /// The trigger is that group's verb.
    pub verbal: bool,
    /// A noun trigger is object, or surface subject of a passive, of the group.
    pub governed: bool,
    /// First token of the trigger.
    pub start: u32,
    /// One past its last token.
    pub end: u32,
}

/// Why a trigger word triggers nothing.
pub type Refusal = &'static str;

/// Works out the slots of the trigger over `tokens`.
pub fn frame(
    view: &View,
    context: &Context,
    trigger: &Trigger,
    tokens: (u32, u32),
    out: &mut Frame,
) -> Result<(), Refusal> {
    let head = tokens.0 + u32::from(trigger.head);
    let (start, end) = tokens;
    out.args.clear();
    (out.group, out.chunk, out.verbal, out.governed) = (None, None, false, false);
    (out.start, out.end) = (start, end);
    if inside_name(view, start, end) {
        return Err("part of a name");
    }
    let verb = (start..end).find(|t| view.tags[*t as usize] == Tag::Verb || view.tags[*t as usize] == Tag::Be);
    match trigger.form {
        Form::Phrase => match verb.and_then(|t| group_with(view, t)) {
            Some(group) => verb_frame(view, context, group, out),
            None => noun_frame(view, context, end - 1, out).map(|()| predicate_subject(view, out)),
        },
        Form::Adjective => adjective_frame(view, context, head, out),
        Form::Noun => match view.tags[head as usize] {
            Tag::Verb if view.verbs[head as usize] != VerbForm::Ing => Err("a verb here, not a noun"),
            Tag::Verb => match group_with(view, head) {
                Some(group) => verb_frame(view, context, group, out),
                None => Err("a verb here, not a noun"),
            },
            _ => noun_frame(view, context, head, out),
        },
        _ => match view.tags[head as usize] {
            Tag::Verb => group_with(view, head).ok_or("no verb group").and_then(|g| verb_frame(view, context, g, out)),
            _ if trigger.verb.any(VerbForms::ING) => noun_frame(view, context, head, out),
            _ if trigger.verb.any(VerbForms::PARTICIPLE.with(VerbForms::PAST)) => {
                adjectival_frame(view, context, head, out)
            }
            _ => Err("a noun here, not a verb"),
        },
    }
}

/// "is under construction", "a plant under construction": who a prepositional trigger is said of.
fn predicate_subject(view: &View, out: &mut Frame) {
    if view.tags[out.start as usize] != Tag::Prep {
        return;
    }
    let Some(k) = view.items.iter().position(|i| *i == Item::Prep(out.start)) else { return };
    match k.checked_sub(1).map(|p| view.items[p]) {
        Some(Item::Verb(g)) => {
            if let Some(subject) = view.links[g as usize].subject {
                push(view, out, Place::Subject, subject, false);
            }
        }
        Some(Item::Phrase(c)) => push(view, out, Place::Subject, c, false),
        _ => {}
    }
}

/// A trigger that is only part of somebody's or something's name.
fn inside_name(view: &View, start: u32, end: u32) -> bool {
    view.unit_at(start as usize).is_some_and(|u| {
        let named = matches!(
            u.kind,
            Kind::COMPANY
                | Kind::ORGANIZATION
                | Kind::PERSON
                | Kind::PLACE
                | Kind::COUNTRY
                | Kind::FACILITY
                | Kind::DEPOSIT
        );
        !u.reference && named && u.start <= start && end <= u.end
    })
}

fn group_with(view: &View, token: u32) -> Option<u32> {
    let at = view.groups.partition_point(|g| g.end <= token);
    view.groups.get(at).filter(|g| g.start <= token).map(|_| at as u32)
}

fn chunk_with(view: &View, token: u32) -> Option<u32> {
    let at = view.chunks.partition_point(|c| c.end <= token);
    view.chunks.get(at).filter(|c| c.start <= token).map(|_| at as u32)
}

/// The nearest phrase or group at or after a token, for triggers that are neither.
fn verb_frame(view: &View, context: &Context, g: u32, out: &mut Frame) -> Result<(), Refusal> {
    out.group = Some(g);
    out.verbal = true;
    let group = view.groups[g as usize];
    verb_subject(view, g, out);
    if let Some(object) = view.links[g as usize].object {
        push(view, out, Place::Object, object, false);
    }
    rightward(view, context, group.item as usize, false, out);
    leftward(view, g, out);
    inherited(view, g, out);
    parts(view, context, out);
    if !group.passive && out.args.iter().any(|a| a.place == Place::Subject) {
        let agent = |a: &Arg| matches!(a.place, Place::Prep(t) if view.word(context, t).eq_ignore_ascii_case("by"));
        out.args.retain(|a| !agent(a) || figure_head(view, a));
    }
    Ok(())
}

/// The possessors of a verb's subject and object, and what stands inside its object's phrase.
fn parts(view: &View, context: &Context, out: &mut Frame) {
    for n in 0..out.args.len() {
        let arg = out.args[n];
        let (Place::Subject | Place::Object, Some(c)) = (arg.place, arg.chunk) else { continue };
        if let Some(poss) = view.chunks[c as usize].poss {
            push(view, out, Place::Poss, poss, arg.far);
        }
        let start = view.chunks[c as usize].start;
        if view.class(context, start).any(Class::POSSESSIVE)
            && view.unit_at(start as usize).is_some_and(|u| u.reference)
        {
            out.args.push(Arg { place: Place::Poss, start, end: start + 1, chunk: None, far: arg.far });
        }
        if arg.place == Place::Object {
            out.args.push(Arg { place: Place::Compound, chunk: None, ..arg });
        }
    }
}

/// The group's surface subject, as the slot that it really is.
fn verb_subject(view: &View, g: u32, out: &mut Frame) {
    let Some(subject) = view.links[g as usize].subject else { return };
    match view.groups[g as usize].passive {
        true => {
            push(view, out, Place::Object, subject, false);
            push(view, out, Place::Passive, subject, false);
        }
        false => push(view, out, Place::Subject, subject, false),
    }
}

fn push(view: &View, out: &mut Frame, place: Place, chunk: u32, far: bool) {
    let c = &view.chunks[chunk as usize];
    let overlaps = c.start < out.end && out.start < c.end;
    if !overlaps || place == Place::Trigger {
        out.args.push(Arg { place, start: c.start, end: c.end, chunk: Some(chunk), far });
    }
}

/// What follows item `k`: objects and prepositional phrases. For nouns, other verbs and phrases end it.
fn rightward(view: &View, context: &Context, k: usize, noun: bool, out: &mut Frame) {
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
        if opens_clause(view, j, c) {
            self.stop = true;
            return;
        }
        if chunk.previous.is_some() || self.relative {
            return;
        }
        match prep {
            Some(t) if self.other && view.word(self.context, t).eq_ignore_ascii_case("by") => {}
            Some(t) => push(view, out, Place::Prep(t), c, self.far),
            None if chunk.kind == ChunkKind::Date => {}
            None if self.noun && !self.loose => self.stop = true,
            None if !self.loose => push(view, out, Place::Object, c, self.far),
            None => {}
        }
        const LOOSE: &[&str] = &[
            "despite",
            "amid",
            "after",
            "before",
            "during",
            "following",
            "since",
            "until",
            "because",
            "than",
            "like",
            "unlike",
        ];
        if prep.is_some_and(|t| LOOSE.iter().any(|l| view.word(self.context, t).eq_ignore_ascii_case(l))) {
            self.far = true;
            self.stop |= self.noun;
        }
        let event = view.event_nouns.get(chunk.head as usize).copied().unwrap_or(false);
        let own = chunk.start < out.end && out.start < chunk.end;
        self.far |= event && prep.is_some() && !own && !self.noun;
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

/// Whether the phrase is the subject of a verb to its right.
fn opens_clause(view: &View, j: usize, c: u32) -> bool {
    let head = view.list_head(c);
    view.links.iter().zip(&view.groups).any(|(link, group)| {
        let own = matches!(link.relation, Relation::Main | Relation::Complement | Relation::Adverbial);
        own && link.subject == Some(head)
            && group.item as usize > j
            && group.kind == GroupKind::Finite
            && link.first as usize == j
    })
}

/// Prepositional phrases before the verb: "In Chile, X opened …".
fn leftward(view: &View, g: u32, out: &mut Frame) {
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
fn inherited(view: &View, g: u32, out: &mut Frame) {
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

fn noun_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<(), Refusal> {
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
    let item = chunk.item.map(|k| k as usize);
    govern(view, context, c, out);
    possessor(view, context, c, out);
    if let Some(k) = item {
        rightward(view, context, k, true, out);
        infinitive_after(view, context, k, out);
    }
    for other in [chunk.apposition, chunk.apposed].into_iter().flatten() {
        push(view, out, Place::Appositive, other, false);
    }
    governor_args(view, context, out);
    Ok(())
}

/// "a drilling update", "investment procedure": the event is what the head names, unless the head only carries it ("an
/// investment plan", "merger talks").
fn modifies_another(view: &View, context: &Context, chunk: &Chunk, last: u32) -> bool {
    const CARRIERS: &[&str] = &[
        "plan",
        "plans",
        "deal",
        "deals",
        "agreement",
        "agreements",
        "talks",
        "bid",
        "bids",
        "offer",
        "offers",
        "project",
        "projects",
        "programme",
        "program",
        "programmes",
        "programs",
        "proposal",
        "proposals",
        "process",
        "contract",
        "contracts",
        "activity",
        "activities",
        "work",
        "works",
        "effort",
        "efforts",
        "campaign",
        "campaigns",
        "phase",
        "decision",
        "budget",
        "announcement",
        "operation",
        "operations",
        "target",
        "targets",
        "figure",
        "figures",
        "volume",
        "volumes",
        "level",
        "levels",
        "growth",
        "rise",
        "cut",
        "cuts",
        "drive",
        "spree",
        "package",
        "loan",
        "loans",
        "commitment",
        "commitments",
        "pledge",
        "pledges",
        "increase",
        "approach",
        "scheme",
        "negotiations",
        "push",
        "transaction",
        "order",
        "orders",
        "ceremony",
        "capacity",
        "estimate",
        "estimates",
        "forecast",
        "data",
        "total",
        "loss",
        "losses",
    ];
    if last >= chunk.head || view.covered(chunk.head as usize).is_some() {
        return false;
    }
    let head = view.word(context, chunk.head).to_ascii_lowercase();
    !CARRIERS.contains(&head.as_str()) && head.starts_with(|c: char| c.is_ascii_lowercase())
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
    if view.unit_at(chunk.start as usize).is_some_and(|u| u.reference) {
        out.args.push(Arg { place: Place::Poss, start: chunk.start, end: chunk.start + 1, chunk: None, far: false });
        return;
    }
    if let Some(subject) = out.group.and_then(|g| view.links[g as usize].subject).filter(|s| *s != c) {
        push(view, out, Place::Poss, subject, false);
    }
}

/// Nouns that hand their place in the clause on to the noun after "of" or "in": "a 7% rise in profit", "plans for a merger".
const TRANSPARENT: &[&str] = &[
    "rise",
    "increase",
    "drop",
    "fall",
    "decline",
    "growth",
    "jump",
    "surge",
    "decrease",
    "gain",
    "loss",
    "series",
    "number",
    "pair",
    "string",
    "couple",
    "range",
    "package",
    "round",
    "lot",
    "part",
    "majority",
    "bulk",
    "total",
    "completion",
    "start",
    "beginning",
    "commencement",
    "launch",
    "announcement",
    "process",
    "result",
    "results",
    "level",
    "worth",
    "amount",
    "rest",
    "half",
    "slump",
    "plunge",
    "upturn",
    "downturn",
];

/// The verb group that a noun trigger hangs on.
fn govern(view: &View, context: &Context, c: u32, out: &mut Frame) {
    let head = view.list_head(c);
    let own = |l: &Link| l.subject == Some(head) && !matches!(l.relation, Relation::Relative | Relation::Participle);
    if let Some(g) = view.links.iter().position(own) {
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

    /// "$650 million in aid", "a 7% rise in profit": the phrase before only measures the trigger.
    fn preposition(&mut self, view: &View, context: &Context, left: usize, t: u32, out: &mut Frame) {
        let phrase = left.checked_sub(1).and_then(|p| match view.items[p] {
            Item::Phrase(c) => Some(c),
            _ => None,
        });
        let word = view.word(context, t);
        if phrase.is_none() && ["into", "on", "upon"].iter().any(|p| word.eq_ignore_ascii_case(p)) {
            return;
        }
        let linking = word.eq_ignore_ascii_case("of") || word.eq_ignore_ascii_case("in");
        let Some(c) = phrase.filter(|_| linking) else {
            self.in_prep = true;
            return;
        };
        let chunk = &view.chunks[c as usize];
        let figure = matches!(
            view.covered(chunk.head as usize),
            Some(Kind::MONEY | Kind::QUANTITY | Kind::PERCENT | Kind::NUMBER)
        );
        let noun = view.word(context, chunk.head).to_ascii_lowercase();
        if figure || TRANSPARENT.contains(&noun.as_str()) {
            out.args.push(Arg { place: Place::Compound, start: chunk.start, end: chunk.end, chunk: None, far: false });
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

/// "X said drilling would resume": X, for a trigger that is the subject of what was said.
fn said_by(view: &View, context: &Context, g: u32, out: &mut Frame) {
    let link = view.links[g as usize];
    let parent = link.parent.filter(|p| link.relation == Relation::Complement && view.is_saying(context, *p));
    if let Some(speaker) = parent.and_then(|p| view.links[p as usize].subject) {
        push(view, out, Place::Adjunct, speaker, false);
    }
}

fn figure_head(view: &View, arg: &Arg) -> bool {
    (arg.start..arg.end)
        .any(|t| matches!(view.covered(t as usize), Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER)))
}

/// "a deal to buy Y": the infinitive's object and phrases serve the noun too.
fn infinitive_after(view: &View, context: &Context, k: usize, out: &mut Frame) {
    let Some(group) = view.group_at(k + 1).filter(|g| g.kind == GroupKind::Infinitive) else { return };
    let before = out.args.len();
    rightward(view, context, group.item as usize, false, out);
    out.args[before..].iter_mut().for_each(|a| a.far = true);
}

/// "became operational": the subject of the copula.
fn adjective_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<(), Refusal> {
    let at = view.groups.partition_point(|g| g.end <= head);
    let before = at.checked_sub(1).filter(|g| head - view.groups[*g].end < 4);
    let Some(g) = before else { return Err("no verb before the adjective") };
    let clear = view.items[view.groups[g].item as usize + 1..].iter().take(1).all(|i| match i {
        Item::Phrase(c) => view.chunks[*c as usize].start <= head,
        _ => true,
    });
    if !clear {
        return Err("no verb before the adjective");
    }
    verb_frame(view, context, g as u32, out)
}

/// "a newly launched plant": a participle inside a noun phrase tells a past event only with such an adverb.
fn adjectival_frame(view: &View, context: &Context, head: u32, out: &mut Frame) -> Result<(), Refusal> {
    const JUST: &[&str] = &["newly", "recently", "just", "freshly"];
    let adverb = head.checked_sub(1).map(|t| view.word(context, t).to_ascii_lowercase());
    if !adverb.is_some_and(|w| JUST.contains(&w.as_str())) {
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
