//! An article as written outside, with everything found in it.

use super::event::Source;
use super::id::{Id, document_id, fingerprint, text_hash};
use super::{DocumentRef, Entity, EntityLine, Event, EventLine, Offsets, entity};
use crate::entity::EntityId;
use crate::extractor::{Extraction, Scratch};
use crate::pack::Pack;
use crate::text::{Analysis, Document};
use compact_str::{CompactString, ToCompactString};
use schemars::JsonSchema;
use serde::Serialize;

/// One line of `--to documents`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Article<'a> {
    /// The input's own id, else a hash of the uri, else of the text.
    pub id: Id,
    /// Where it came from: path or address.
    pub uri: Option<&'a str>,
    /// The title given with it, else its headline.
    pub title: Option<&'a str>,
    /// The publisher given with it, else named in it ("Original Source: …", the dateline's agency).
    pub publisher: Option<&'a str>,
    /// YYYY-MM-DD: given, else told near its head (dateline, a line of its own, its web address).
    pub published: Option<CompactString>,
    /// ISO 639-1 code of the language that its rules are for.
    pub language: &'static str,
    /// The encoding that the text was decoded from, where it wasn't UTF-8.
    pub encoding: Option<&'static str>,
    /// Length of the text in code points.
    pub characters: u32,
    /// Hash of the text with white space normalised: the same in another paper, wrapped otherwise.
    pub text_hash: Id,
    /// Hash of all that this record comes from: document, program and packs. The same again gives the same record.
    #[serde(skip)]
    pub fingerprint: Id,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Names, figures and dates, in order of first mention.
    pub entities: Vec<Entity<'a>>,
    /// What happened.
    pub events: Vec<Event<'a>>,
    /// Version of the program.
    pub engine: &'static str,
    /// Name, version and content hash of each pack in force.
    pub packs: &'a [String],
}

/// How much of a record somebody is going to write: the rest of it is left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The events.
    Events,
    /// The entities with their mentions.
    Entities,
    /// A line of `--to documents`.
    Document,
    /// The rows of all tables.
    Tables,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sentence {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl<'a> Article<'a> {
    /// The whole record of one extraction.
    pub fn new(pack: &'a Pack, document: &'a Document, scratch: &Scratch, found: &'a Extraction) -> Self {
        Self::with(Detail::Tables, pack, document, &scratch.reading.analysis, found)
    }

    /// As much as `detail` says of the record of one extraction.
    pub fn with(
        detail: Detail,
        pack: &'a Pack,
        document: &'a Document,
        analysis: &Analysis,
        found: &'a Extraction,
    ) -> Self {
        let text = document.text.as_str();
        let offsets = Offsets::new(text);
        let id = document_id(document);
        let mut entities = Vec::new();
        let ids: Vec<Id> = match detail {
            Detail::Events => entity::ids(&id, &found.entities, pack, pointed_at(found)),
            _ => {
                entities = entity::entities(&id, &found.entities, pack);
                entity::add_mentions(&mut entities, text, &found.entities, &offsets);
                entities.iter().map(|entity| entity.id.clone()).collect()
            }
        };
        let source = Source { document: &id, text, found: &found.entities, ids: &ids, pack, offsets: &offsets };
        let events = if detail == Detail::Entities { Vec::new() } else { source.events(&found.events) };
        let whole = detail >= Detail::Document;
        let span = |s: &crate::text::Sentence| {
            let (start, end) = offsets.span(s.span);
            Sentence { start, end }
        };
        Self {
            id,
            uri: document.uri.as_deref(),
            title: document.title.as_deref().or_else(|| headline(text, analysis)),
            publisher: document.publisher.as_deref().or_else(|| publisher(text, analysis)),
            published: found.entities.published.map(|day| day.to_compact_string()),
            language: "en",
            encoding: document.encoding,
            characters: offsets.characters(),
            text_hash: if whole { text_hash(text) } else { Id::default() },
            fingerprint: if detail == Detail::Tables { fingerprint(document, pack) } else { Id::default() },
            sentences: analysis.sentences.iter().filter(|_| whole).map(span).collect(),
            entities,
            events,
            engine: env!("CARGO_PKG_VERSION"),
            packs: &pack.identity,
        }
    }

    /// Itself in short, as events and entities carry it.
    pub fn reference(&self) -> DocumentRef<'_> {
        DocumentRef {
            id: &self.id,
            uri: self.uri,
            title: self.title,
            publisher: self.publisher,
            published: self.published.as_deref(),
        }
    }

    /// The lines of `--to events`.
    pub fn event_lines(&self) -> impl Iterator<Item = EventLine<'_>> {
        self.events.iter().map(|event| EventLine { document: self.reference(), event })
    }

    /// The lines of `--to entities`.
    pub fn entity_lines(&self) -> impl Iterator<Item = EntityLine<'_>> {
        self.entities.iter().map(|entity| EntityLine { document: self.reference(), entity })
    }
}

/// The entities that the events' roles point at.
fn pointed_at(found: &Extraction) -> impl Iterator<Item = EntityId> {
    found.events.iter().flat_map(|event| &event.roles).filter_map(|role| role.entity)
}

fn headline<'a>(text: &'a str, analysis: &Analysis) -> Option<&'a str> {
    let sentence = analysis.sentences.get(analysis.layout.headline? as usize)?;
    Some(sentence.span.of(text))
}

fn publisher<'a>(text: &'a str, analysis: &Analysis) -> Option<&'a str> {
    let layout = &analysis.layout;
    let span = layout.publisher.or_else(|| layout.dateline.and_then(|d| d.agency))?;
    Some(span.of(text))
}
