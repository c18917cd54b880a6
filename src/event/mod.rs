//! What happened: triggers, clause slots, role filling, status and certainty, merging of tellings.

mod around;
mod article;
mod assemble;
mod candidate;
mod chance;
mod chunk;
mod clause;
mod compare;
mod cue;
mod described;
mod fill;
mod function_word;
mod join;
mod list;
mod merge;
mod nonfinite;
mod noun;
mod offer;
mod open;
mod part;
mod peek;
mod place;
mod reach;
mod same;
mod series;
mod setting;
mod slots;
mod stand_in;
mod status;
mod subject;
mod tag;
mod telling;
#[cfg(test)]
mod testing;
mod trace;
mod trigger;
mod verb;
mod view;
mod walk;
mod when;
mod words;

pub use telling::Scratch;
pub use trace::{Missing, Note, Recorder, Silent, Trace};

use crate::entity::{Context, DateValue, Entities, EntityId, Money};
use crate::pack::{Certainty, Code, RuleId, Sets, Status};
use crate::text::Span;
use compact_str::CompactString;

/// One real-world event told in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The rule of its primary mention; its type is the rule's `event`.
    pub rule: RuleId,
    /// How far along.
    pub status: Status,
    /// How sure.
    pub certainty: Certainty,
    /// The text says that it did not or will not happen.
    pub negated: bool,
    /// "if reserves are verified"
    pub condition: Option<Span>,
    /// The money of this event.
    pub amount: Option<Amount>,
    /// When it happens.
    pub date: Option<EventDate>,
    /// Where it happens.
    pub country: Option<Code>,
    /// The fullest place name told for it.
    pub place: Option<EntityId>,
    /// What commodity it is about.
    pub commodity: Option<EntityId>,
    /// Who and what plays which role.
    pub roles: Vec<Filler>,
    /// The cues that set the fields.
    pub cues: Vec<CueUse>,
    /// The sentences that tell it; the first is the primary one.
    pub mentions: Vec<EventMention>,
}

/// The money of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Its value.
    pub value: Money,
    /// Where it stands.
    pub span: Span,
}

/// The date of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDate {
    /// Its value.
    pub value: DateValue,
    /// Where it stands; `None` when it is the article's own date.
    pub span: Option<Span>,
}

/// One filler of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// "investor"
    pub role: CompactString,
    /// The entity; `None` for a plain phrase.
    pub entity: Option<EntityId>,
    /// The name: the entity's, else the phrase.
    pub name: CompactString,
    /// Where it stands in the event's sentence ("The country").
    pub span: Span,
    /// The slot that gave it ("subject", "by", "merged").
    pub how: CompactString,
}

/// A cue that set a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueUse {
    /// What it set.
    pub sets: Sets,
    /// Where it stands.
    pub span: Span,
}

/// A sentence that tells the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// Which sentence.
    pub sentence: u32,
    /// The clause.
    pub span: Span,
    /// The trigger.
    pub trigger: Span,
    /// The rule that made it.
    pub rule: RuleId,
}

/// Finds the events of one article.
pub fn find(context: &Context, entities: &Entities, scratch: &mut Scratch) -> Vec<Event> {
    telling::find(context, entities, scratch, &mut Silent)
}

/// Finds the events of one article and tells why: the same engine, with a recorder.
pub fn explain(context: &Context, entities: &Entities, scratch: &mut Scratch) -> (Vec<Event>, Trace) {
    let mut trace = Trace::default();
    let events = telling::find(context, entities, scratch, &mut trace);
    (events, trace)
}
