//! The slots of a trigger: who and what stands where around it.

use super::around::{behind_relative, inherited, price, restated, speaker};
use super::chance::{Given, Stock};
use super::chunk::{ChunkKind, Item};
use super::noun::{adjectival_frame, attributive_frame, just_before, noun_args, noun_frame};
use super::tag::{Tag, VerbForm};
use super::view::View;
use super::walk::{leftward, rightward};
use crate::entity::Context;
use crate::pack::{Form, Kind, Slot, SlotSet, Trigger};
use crate::text::english::{Class, Usage, VerbForms};

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
    /// The company that tells it of itself.
    Speaker,
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
    /// What each argument can give a role, once [`finish`] has been asked.
    pub given: Vec<Given>,
    stock: Stock,
    /// The slots where something near stands: its near arguments, the sentence's cue phrases, the sentence itself.
    pub near: SlotSet,
    /// The slots of the far ones.
    pub far: SlotSet,
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
    /// The trigger as last worked out in this sentence, whatever its rule, and why it triggers nothing.
    last: Option<(Trigger, Option<Refusal>)>,
    /// The noun whose other arguments aren't worked out yet.
    noun: Option<Noun>,
    /// All arguments are worked out.
    finished: bool,
}

/// A noun trigger of which it is known only what governs it.
#[derive(Clone, Copy, Debug)]
struct Noun {
    /// Its phrase.
    chunk: u32,
    /// It is the end of a fixed phrase.
    fixed: bool,
}

/// Why a trigger word triggers nothing.
pub type Refusal = &'static str;

impl Frame {
    /// Starts with a sentence whose clauses have just been read.
    pub fn start(&mut self, view: &View) {
        self.stock.open(view);
        self.last = None;
    }

    /// Whether it holds what would be worked out for this trigger: many rules share their words.
    fn holds(&self, trigger: &Trigger, tokens: (u32, u32)) -> bool {
        let alike = |t: &Trigger| (t.form, t.head, t.verb) == (trigger.form, trigger.head, trigger.verb);
        (self.start, self.end) == tokens && self.last.is_some_and(|(last, _)| alike(&last))
    }

    /// Empties it for the trigger over `tokens`.
    fn open(&mut self, (start, end): (u32, u32)) {
        self.args.clear();
        (self.group, self.chunk, self.verbal, self.governed) = (None, None, false, false);
        (self.start, self.end) = (start, end);
        (self.noun, self.finished) = (None, false);
    }

    /// Says which slots its arguments stand in, and what they can give.
    fn weigh(&mut self, view: &View, context: &Context) {
        let slot = |arg: &Arg| match arg.place {
            Place::Subject => Slot::SUBJECT,
            Place::Object => Slot::OBJECT,
            Place::Passive => Slot::SUBJECT_PASSIVE,
            Place::Poss => Slot::POSS,
            Place::Compound => Slot::COMPOUND,
            Place::Appositive => Slot::APPOSITIVE,
            Place::Adjunct => Slot::ADJUNCT,
            Place::Speaker => Slot::SPEAKER,
            Place::Trigger => Slot::TRIGGER,
            Place::Prep(t) => context.pack.slots.opened_by(context.id(view.at(t))),
        };
        self.given.clear();
        self.given.extend(self.args.iter().map(|arg| self.stock.given(view, context, arg, slot(arg))));
        (self.near, self.far) = (SlotSet::default(), SlotSet::default());
        self.near.add(Slot::SENTENCE);
        view.cues.iter().for_each(|cue| self.near.add(cue.slot));
        for (arg, given) in self.args.iter().zip(&self.given) {
            let set = if arg.far { &mut self.far } else { &mut self.near };
            set.add(given.slot);
            if given.slot == Slot::SUBJECT {
                set.add(Slot::SUBJECT_ACTIVE);
            }
        }
    }
}

/// Works out what the trigger over `tokens` is in its clause; [`finish`] works out the rest of its arguments.
pub fn frame(
    view: &View,
    context: &Context,
    trigger: &Trigger,
    tokens: (u32, u32),
    out: &mut Frame,
) -> Result<(), Refusal> {
    if !out.holds(trigger, tokens) {
        out.open(tokens);
        let refusal = read(view, context, trigger, out).err();
        out.last = Some((*trigger, refusal));
    }
    out.last.and_then(|(_, refusal)| refusal).map_or(Ok(()), Err)
}

/// Works out all the arguments of a trigger that [`frame`] has worked out, and what they can give.
pub fn finish(view: &View, context: &Context, out: &mut Frame) {
    if std::mem::replace(&mut out.finished, true) {
        return;
    }
    if let Some(noun) = out.noun {
        noun_args(view, context, noun.chunk, out);
        if noun.fixed {
            predicate_subject(view, out);
        }
    }
    restated(view, context, out);
    out.weigh(view, context);
}

/// A trigger that is a noun with its head at `head`, or the end of a `fixed` phrase.
fn noun(view: &View, context: &Context, head: u32, fixed: bool, out: &mut Frame) -> Result<(), Refusal> {
    let chunk = noun_frame(view, context, head, out)?;
    out.noun = Some(Noun { chunk, fixed });
    Ok(())
}

/// Whether the part of speech of the trigger's head alone says that it triggers nothing, as [`frame`] would.
pub fn is_other_word(view: &View, context: &Context, trigger: &Trigger, start: u32) -> bool {
    let head = start + u32::from(trigger.head);
    let verb = view.tags[head as usize] == Tag::Verb;
    match trigger.form {
        Form::Phrase | Form::Adjective => false,
        Form::Noun => verb && view.verbs[head as usize] != VerbForm::Ing,
        _ if verb || trigger.verb.any(VerbForms::ING) => false,
        _ if trigger.verb.any(VerbForms::PARTICIPLE.with(VerbForms::PAST)) => !just_before(view, context, head),
        _ => true,
    }
}

/// Finds the trigger's arguments, by what it is in its sentence.
fn read(view: &View, context: &Context, trigger: &Trigger, out: &mut Frame) -> Result<(), Refusal> {
    let (start, end) = (out.start, out.end);
    let head = start + u32::from(trigger.head);
    if inside_name(view, start, end) {
        return Err("part of a name");
    }
    let verb = (start..end).find(|t| view.tags[*t as usize] == Tag::Verb || view.tags[*t as usize] == Tag::Be);
    match trigger.form {
        Form::Phrase => match verb.and_then(|t| group_with(view, t)) {
            Some(group) => verb_frame(view, context, group, out).map(|()| owner_inside(view, context, out)),
            None => noun(view, context, end - 1, true, out),
        },
        Form::Adjective if view.forms[head as usize].any(VerbForms::PARTICIPLE) => {
            attributive_frame(view, context, head, out)
        }
        Form::Adjective => adjective_frame(view, context, head, out),
        Form::Noun => match view.tags[head as usize] {
            Tag::Verb if view.verbs[head as usize] != VerbForm::Ing => Err("a verb here, not a noun"),
            Tag::Verb => match group_with(view, head) {
                Some(group) => verb_frame(view, context, group, out),
                None => Err("a verb here, not a noun"),
            },
            _ => noun(view, context, head, false, out),
        },
        _ => match view.tags[head as usize] {
            Tag::Verb => group_with(view, head).ok_or("no verb group").and_then(|g| verb_frame(view, context, g, out)),
            _ if trigger.verb.any(VerbForms::ING) => noun(view, context, head, false, out),
            _ if trigger.verb.any(VerbForms::PARTICIPLE.with(VerbForms::PAST)) => {
                adjectival_frame(view, context, head, out)
            }
            _ => Err("a noun here, not a verb"),
        },
    }
}

/// "trimmed its workforce": who the possessive inside the trigger means.
fn owner_inside(view: &View, context: &Context, out: &mut Frame) {
    let meant = |t: &u32| {
        view.class(context, *t).any(Class::POSSESSIVE) && view.unit_at(*t as usize).is_some_and(|u| u.reference)
    };
    if let Some(start) = (out.start..out.end).find(meant) {
        out.args.push(Arg { place: Place::Poss, start, end: start + 1, chunk: None, far: false });
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
pub(super) fn inside_name(view: &View, start: u32, end: u32) -> bool {
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

pub(super) fn chunk_with(view: &View, token: u32) -> Option<u32> {
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
    if let Some(price) = price(view, context, g) {
        push(view, out, Place::Object, price, false);
    }
    speaker(view, context, g, out);
    behind_relative(view, g, out);
    parts(view, context, out);
    if !group.passive && out.args.iter().any(|a| a.place == Place::Subject) {
        let agent = |a: &Arg| matches!(a.place, Place::Prep(t) if view.is(context, t, Usage::BY));
        out.args.retain(|a| !agent(a) || figure_head(view, a));
    }
    Ok(())
}

/// The possessors of a verb's subject and object, what stands inside its object's phrase and in apposition to a person.
fn parts(view: &View, context: &Context, out: &mut Frame) {
    for n in 0..out.args.len() {
        let arg = out.args[n];
        let (Place::Subject | Place::Object, Some(c)) = (arg.place, arg.chunk) else { continue };
        if let Some(poss) = view.chunks[c as usize].poss.filter(|p| !names_another(view, context, *p, c)) {
            push(view, out, Place::Poss, poss, arg.far);
        }
        let start = view.chunks[c as usize].start;
        if view.class(context, start).any(Class::POSSESSIVE)
            && view.unit_at(start as usize).is_some_and(|u| u.reference)
        {
            out.args.push(Arg { place: Place::Poss, start, end: start + 1, chunk: None, far: arg.far });
        } else if view.class(context, start).any(Class::POSSESSIVE)
            && let Some(owner) = out.group.and_then(|g| earlier_subject(view, g, start))
        {
            push(view, out, Place::Poss, owner, true);
        }
        if arg.place == Place::Object {
            out.args.push(Arg { place: Place::Compound, chunk: None, ..arg });
        }
        if let Some(post) = described_as(view, c) {
            push(view, out, Place::Appositive, post, arg.far);
        }
    }
}

/// "Doe, the treasurer, resigned": what is said of the person in phrase `c`.
fn described_as(view: &View, c: u32) -> Option<u32> {
    let chunk = &view.chunks[c as usize];
    chunk.apposition.filter(|_| view.head_kind(chunk) == Some(Kind::PERSON))
}

/// "The mine makes steel but its permit has lapsed": who "its" may mean, the subject of the clause before.
fn earlier_subject(view: &View, group: u32, before: u32) -> Option<u32> {
    let subjects = view.links.get(..group as usize)?.iter().rev().take(4).filter_map(|l| l.subject);
    let named = |c: &u32| view.chunks[*c as usize].kind == ChunkKind::Phrase && view.chunks[*c as usize].end <= before;
    subjects.into_iter().find(named)
}

/// "Chile's Norvale Smelting will build": a country that possesses a name nobody knows is not the one that acts.
fn names_another(view: &View, context: &Context, poss: u32, owned: u32) -> bool {
    let (poss, head) = (&view.chunks[poss as usize], view.chunks[owned as usize].head);
    let country = matches!(view.head_kind(poss), Some(Kind::COUNTRY | Kind::PLACE));
    let name = context.tokens()[view.at(head)].is_capital() && view.covered(head as usize).is_none();
    country && name && !view.is_title_case(context)
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

pub(super) fn push(view: &View, out: &mut Frame, place: Place, chunk: u32, far: bool) {
    let c = &view.chunks[chunk as usize];
    let overlaps = c.start < out.end && out.start < c.end;
    if !overlaps || place == Place::Trigger {
        out.args.push(Arg { place, start: c.start, end: c.end, chunk: Some(chunk), far });
    }
}

pub(super) fn figure_head(view: &View, arg: &Arg) -> bool {
    (arg.start..arg.end)
        .any(|t| matches!(view.covered(t as usize), Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER)))
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
