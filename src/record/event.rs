//! Events as written outside.

use super::id::{self, Id};
use super::value::{self, Money};
use super::{Entity, Offsets};
use crate::entity::{Anchor, Entities};
use crate::event as inner;
use crate::pack::{Certainty, Pack, Sets, Status};
use crate::text::Span;
use compact_str::{CompactString, ToCompactString};
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// The article that an event stands in, short.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct DocumentRef<'a> {
    pub id: &'a str,
    pub uri: Option<&'a str>,
    pub title: Option<&'a str>,
    pub publisher: Option<&'a str>,
    /// YYYY-MM-DD
    pub published: Option<&'a str>,
}

/// One line of `--to events`: an event with its article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventLine<'a> {
    /// The article.
    pub document: DocumentRef<'a>,
    /// The event.
    #[serde(flatten)]
    pub event: &'a Event<'a>,
}

/// One line of `--to entities`: an entity with its article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EntityLine<'a> {
    /// The article.
    pub document: DocumentRef<'a>,
    /// The entity.
    #[serde(flatten)]
    pub entity: &'a Entity<'a>,
}

/// One real-world event told in one article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Event<'a> {
    /// Hash of document id, type, key roles, amount and date.
    pub id: Id,
    /// The same hash without the document and with the date cut to its month: groups the event across articles.
    pub story: Id,
    /// investment, acquisition … see docs/events.md
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// done, ongoing, planned, considered, cancelled
    pub status: &'static str,
    /// stated, expected, possible, conditional, reported
    pub certainty: &'static str,
    /// The text says that it did not or will not happen.
    pub negated: bool,
    /// "if reserves are verified"
    pub condition: Option<&'a str>,
    /// The money of this event.
    pub amount: Option<Amount<'a>>,
    /// When it happened or will.
    pub date: Option<EventDate<'a>>,
    /// ISO 3166 alpha-2 code of where it happens.
    pub country: Option<&'a str>,
    /// The fullest place name told for it.
    pub place: Option<&'a str>,
    /// Canonical name of the commodity it is about.
    pub commodity: Option<&'a str>,
    /// Who and what plays which role.
    pub roles: Vec<Role<'a>>,
    /// The words that set status, certainty, negation or condition.
    pub cues: Vec<Cue<'a>>,
    /// The sentences that tell it, the fullest telling marked primary.
    pub mentions: Vec<EventMention<'a>>,
}

/// The money of an event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Amount<'a> {
    #[serde(flatten)]
    pub money: Money,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
}

/// The date of an event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EventDate<'a> {
    /// TIMEX3 value.
    pub value: CompactString,
    pub start: Option<CompactString>,
    pub end: Option<CompactString>,
    pub precision: Option<&'static str>,
    /// text, dateline, metadata
    pub source: &'static str,
    pub text: Option<&'a str>,
}

/// One filler of one role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Role<'a> {
    pub role: &'a str,
    /// Id of the entity; null for a plain phrase.
    pub entity: Option<Id>,
    pub name: &'a str,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    /// The slot that gave it: subject, object, by, of, appositive … merged
    pub how: &'a str,
}

/// Words that set a field.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Cue<'a> {
    /// status, certainty, negation, condition, attribution
    pub sets: &'static str,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
}

/// A sentence that tells the event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct EventMention<'a> {
    pub sentence: u32,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    pub trigger: Trigger<'a>,
    /// "core/investment"
    pub rule: &'a str,
    /// The fullest telling.
    pub primary: bool,
}

/// The words that name the event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Trigger<'a> {
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
}

/// What the event records of one article are made from.
pub(super) struct Source<'a, 'r> {
    pub document: &'r str,
    pub text: &'a str,
    pub found: &'a Entities,
    /// The entities' ids.
    pub ids: &'r [Id],
    pub pack: &'a Pack,
    pub offsets: &'r Offsets<'a>,
}

impl<'a> Source<'a, '_> {
    /// All events, ids made unique within the article.
    pub fn events(&self, events: &'a [inner::Event]) -> Vec<Event<'a>> {
        let mut key = Key::new();
        let mut out: Vec<Event> = events.iter().map(|event| self.event(event, &mut key)).collect();
        id::make_unique(out.iter_mut().map(|e| &mut e.id));
        out
    }

    fn event(&self, event: &'a inner::Event, key: &mut Key) -> Event<'a> {
        let roles: Vec<Role> = event.roles.iter().map(|r| self.role(r)).collect();
        let kind = self.pack.rules.get(event.rule.0 as usize).map_or("", |r| r.event.as_str());
        let amount = event.amount.as_ref().map(|a| self.amount(a));
        let date = event.date.as_ref().map(|d| self.date(d));
        let key = key.of(kind, &roles, amount.as_ref());
        let day = date.as_ref().map_or("", |d| d.value.as_str());
        let month = day.get(..7).unwrap_or(day);
        let name = |e: Option<crate::entity::EntityId>| {
            e.and_then(|e| self.found.entities.get(e.0 as usize)).map(|e| e.name.as_str())
        };
        Event {
            id: id::hash('e', &[self.document.as_bytes(), key, day.as_bytes()]),
            story: id::hash('s', &[key, month.as_bytes()]),
            kind,
            status: status(event.status),
            certainty: certainty(event.certainty),
            negated: event.negated,
            condition: event.condition.map(|s| s.of(self.text)),
            amount,
            date,
            country: event.country.as_ref().map(|c| c.as_str()),
            place: name(event.place),
            commodity: name(event.commodity),
            roles,
            cues: event.cues.iter().map(|c| self.cue(c)).collect(),
            mentions: event.mentions.iter().enumerate().map(|(i, m)| self.mention(i == 0, m)).collect(),
        }
    }

    fn at(&self, span: Span) -> (&'a str, u32, u32) {
        let (start, end) = self.offsets.span(span);
        (span.of(self.text), start, end)
    }

    fn amount(&self, amount: &inner::Amount) -> Amount<'a> {
        let (text, start, end) = self.at(amount.span);
        Amount { money: Money::new(&amount.value), text, start, end }
    }

    fn date(&self, date: &inner::EventDate) -> EventDate<'a> {
        let given = match self.found.published_from {
            Some(Anchor::Metadata) => "metadata",
            _ => "dateline",
        };
        EventDate {
            value: date.value.timex.clone(),
            start: date.value.start.map(|day| day.to_compact_string()),
            end: date.value.end.map(|day| day.to_compact_string()),
            precision: date.value.precision.map(value::precision),
            source: if date.span.is_some() { "text" } else { given },
            text: date.span.map(|s| s.of(self.text)),
        }
    }

    fn role(&self, filler: &'a inner::Filler) -> Role<'a> {
        let (text, start, end) = self.at(filler.span);
        let entity = filler.entity.and_then(|e| self.ids.get(e.0 as usize)).cloned();
        Role { role: &filler.role, entity, name: &filler.name, text, start, end, how: &filler.how }
    }

    fn cue(&self, cue: &inner::CueUse) -> Cue<'a> {
        let (text, start, end) = self.at(cue.span);
        let sets = match cue.sets {
            Sets::Status(_) => "status",
            Sets::Certainty(_) => "certainty",
            Sets::Negation => "negation",
            Sets::Condition => "condition",
            Sets::Attribution => "attribution",
        };
        Cue { sets, text, start, end }
    }

    fn mention(&self, primary: bool, mention: &inner::EventMention) -> EventMention<'a> {
        let (text, start, end) = self.at(mention.span);
        let (word, from, to) = self.at(mention.trigger);
        let rule = self.pack.rules.get(mention.rule.0 as usize).map_or("", |r| r.id.as_str());
        let trigger = Trigger { text: word, start: from, end: to };
        EventMention { sentence: mention.sentence, start, end, text, trigger, rule, primary }
    }
}

/// What makes an event this one and no other; its buffers serve all events of an article.
struct Key {
    fillers: Vec<u8>,
    /// Where each filler stands among `fillers`.
    places: Vec<Range<usize>>,
    whole: Vec<u8>,
}

impl Key {
    /// With room for the key of most events.
    fn new() -> Self {
        Self { fillers: Vec::with_capacity(256), places: Vec::with_capacity(8), whole: Vec::with_capacity(256) }
    }

    /// Type, role fillers and amount. Fillers go by folded name and sorted.
    fn of(&mut self, kind: &str, roles: &[Role], amount: Option<&Amount>) -> &[u8] {
        let Self { fillers, places, whole } = self;
        fillers.clear();
        places.clear();
        for role in roles {
            let start = fillers.len();
            fillers.extend_from_slice(role.role.as_bytes());
            fillers.push(b'=');
            id::push_lower(role.name, fillers);
            places.push(start..fillers.len());
        }
        places.sort_unstable_by(|a, b| fillers[a.clone()].cmp(&fillers[b.clone()]));
        places.dedup_by(|a, b| fillers[a.clone()] == fillers[b.clone()]);
        whole.clear();
        whole.extend_from_slice(kind.as_bytes());
        for place in places {
            whole.push(UNIT);
            whole.extend_from_slice(&fillers[place.clone()]);
        }
        if let Some(Amount { money, .. }) = amount {
            let end = |figure: &'_ Option<CompactString>| figure.clone().unwrap_or_default();
            whole.push(UNIT);
            for part in ["amount=", &end(&money.min), "..", &end(&money.max), " ", &money.currency] {
                whole.extend_from_slice(part.as_bytes());
            }
        }
        whole
    }
}

/// Stands between the parts of a key: ASCII's unit separator.
const UNIT: u8 = 0x1F;

fn status(status: Status) -> &'static str {
    match status {
        Status::Done => "done",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Considered => "considered",
        Status::Cancelled => "cancelled",
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated",
        Certainty::Expected => "expected",
        Certainty::Possible => "possible",
        Certainty::Conditional => "conditional",
        Certainty::Reported => "reported",
    }
}
