//! [`Extractor`]: built once, shared by all threads; one document in, its analysis out.

use crate::entity::{self, Context, Entities, Lost, Reading};
use crate::event::{self, Event, Trace};
use crate::pack::Pack;
use crate::text::Document;

/// Runs the stages over documents.
pub struct Extractor<'p> {
    pack: &'p Pack,
}

/// Buffers reused from document to document; one per thread.
#[derive(Default)]
pub struct Scratch {
    /// Tokens, words and phrases of the last document.
    pub reading: Reading,
    entities: entity::Scratch,
    events: event::Scratch,
}

/// Everything found in one document.
pub struct Extraction {
    /// Names, figures, dates.
    pub entities: Entities,
    /// Events.
    pub events: Vec<Event>,
}

impl<'p> Extractor<'p> {
    /// An extractor over a compiled pack.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack }
    }

    /// The pack in force.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// Runs all stages over one document; the analysis stays in `scratch`.
    pub fn extract(&self, document: &Document, scratch: &mut Scratch) -> Extraction {
        let (context, for_entities, for_events) = self.context(document, scratch);
        let entities = entity::find(&context, for_entities);
        let events = event::find(&context, &entities, for_events);
        Extraction { entities, events }
    }

    /// The same, with what the engine saw and decided, and the names that lost against others.
    pub fn explain(&self, document: &Document, scratch: &mut Scratch) -> (Extraction, Trace, Vec<Lost>) {
        let (context, for_entities, for_events) = self.context(document, scratch);
        let (entities, lost) = entity::explain(&context, for_entities);
        let (events, trace) = event::explain(&context, &entities, for_events);
        (Extraction { entities, events }, trace, lost)
    }

    /// Tokens, words and phrases of a document, in `scratch`; and the buffers of the stages after.
    fn context<'a>(
        &'a self,
        document: &'a Document,
        scratch: &'a mut Scratch,
    ) -> (Context<'a>, &'a mut entity::Scratch, &'a mut event::Scratch) {
        let Scratch { reading, entities, events } = scratch;
        (reading.read(document, self.pack), entities, events)
    }
}
