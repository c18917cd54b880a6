//! [`Extractor`]: built once, shared by all threads; one document in, its analysis out.

use crate::entity::{self, Context, Entities, Finds, Lost, Reading};
use crate::event::{self, Event, Trace};
use crate::pack::{Met, Pack};
use crate::text::{Analysis, Document};

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
    /// Of each document of a batch what was read and what is found.
    readings: Vec<Reading>,
    finds: Vec<Finds>,
    met: Met,
    events: event::Scratch,
}

impl Scratch {
    /// Takes back what was found in a document, when it has been used: its buffers serve the next one.
    pub fn take_back(&mut self, found: Extraction) {
        self.entities.take_back(found.entities);
    }
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

    /// Runs each stage over all of some documents before the next one, so that its code and tables stay at hand: on news
    /// faster than document by document. `each` is given what was found in each document, by its place, in order.
    pub fn extract_all<'d>(
        &self,
        documents: impl ExactSizeIterator<Item = &'d Document>,
        scratch: &mut Scratch,
        mut each: impl FnMut(usize, &Analysis, &Extraction),
    ) {
        let Scratch { readings, finds, entities, met, events, .. } = scratch;
        let most = finds.len().max(documents.len());
        readings.resize_with(most, Reading::default);
        finds.resize_with(most, Finds::default);
        let places = readings.iter_mut().zip(documents);
        let contexts: Vec<Context> = places.map(|(reading, document)| reading.read(document, self.pack, met)).collect();
        entity::find_all(&contexts, finds, entities);
        for (place, (context, finds)) in contexts.iter().zip(&mut *finds).enumerate() {
            let entities = finds.take();
            let events = event::find(context, &entities, events);
            let found = Extraction { entities, events };
            each(place, context.analysis, &found);
            finds.take_back(found.entities);
        }
        // Else every place would come to hold as much as the longest document needs.
        for (reading, finds) in readings.iter_mut().zip(finds).filter(|(reading, _)| reading.is_long()) {
            (*reading, *finds) = Default::default();
        }
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
        let Scratch { reading, entities, met, events, .. } = scratch;
        (reading.read(document, self.pack, met), entities, events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::work;

    /// What, written over and over, makes careless code quadratic.
    const ODD: &[&str] = &[
        "and the copper mine ",
        "The mine opened in May. ",
        "acquired ",
        "Orbis Corp ",
        "gold, ",
        "([",
        "(the \"",
        "\"a ",
        "5-6-7-",
        "$5 million ",
        "on Monday ",
        "May 5 ",
        ". ",
        "Gold\n",
        "Mr Smith said. Jane Smith said. ",
        "the company and it ",
        "In May Orbis Corp of Zambia sold 5 tonnes of gold to Nadir Ltd for $5 million, and ",
        "In May Orbis Corp of Zambia sold 5 tonnes of gold to Nadir Ltd for $5 million. ",
        "中",
    ];

    /// Steps for a text of `size` bytes.
    fn steps(unit: &str, size: usize, scratch: &mut Scratch) -> u64 {
        let document = Document::from_text(unit.repeat(size / unit.len()));
        work::steps(|| drop(Extractor::new(Pack::core()).extract(&document, scratch)))
    }

    /// The most steps for a byte of text, however odd.
    const STEPS_A_BYTE: u64 = 200;

    /// Buffers that held other documents before and documents beside it change nothing of what is found in one.
    #[test]
    fn documents_together_are_read_as_one_by_one() {
        let long = ODD[16].repeat(60);
        let texts =
            ["", "Orbis Corp said on Monday that it bought Nadir Ltd for $5 million.", "It rose 7%.", &long, ODD[16]];
        let documents: Vec<Document> = texts.map(Document::from_text).into();
        let (extractor, mut scratch) = (Extractor::new(Pack::core()), Scratch::default());
        let told = |found: &Extraction| format!("{:?} {:?}", found.entities, found.events);
        let alone = |document| told(&extractor.extract(document, &mut Scratch::default()));
        let alone: Vec<String> = documents.iter().map(alone).collect();
        for from in [0, 2, 1, 0] {
            let mut together = Vec::new();
            extractor.extract_all(documents[from..].iter(), &mut scratch, |place, _, found| {
                assert_eq!(place, together.len());
                together.push(told(found));
            });
            assert_eq!(together, alone[from..]);
        }
        assert!(alone[1].contains("Nadir"));
    }

    /// Four times the text takes four times the steps, and a few more where looks go a bounded way back.
    #[test]
    fn no_text_is_quadratic() {
        let mut scratch = Scratch::default();
        for unit in ODD {
            let (small, large) = (steps(unit, 1 << 16, &mut scratch), steps(unit, 1 << 18, &mut scratch));
            assert!(large * 10 <= small * 42, "{unit:?}: {small} steps for 64 kB, {large} for 256 kB");
            assert!(large <= STEPS_A_BYTE << 18, "{unit:?}: {large} steps for 256 kB");
        }
    }
}
