//! Test helpers: the events of a text; a text with entities marked in it ("[company: Orbis] will …"), read as one article.

use super::Event;
use super::view::View;
use crate::entity::{Context, Entities, Entity, EntityId, Mention, Reading, Value};
use crate::extractor::{Extractor, Scratch};
use crate::pack::{Kind, Met, Pack};
use crate::text::{Document, Span, TokenRange};

/// The events that the core pack finds in a text.
pub fn events(text: &str) -> Vec<Event> {
    Extractor::new(Pack::core()).extract(&Document::from_text(text), &mut Scratch::default()).events
}

/// A marked text, ready to be read.
pub struct Marked {
    pub document: Document,
    pub reading: Reading,
    pub entities: Entities,
}

impl Marked {
    /// Takes the marks out of `marked` and makes an entity of each.
    pub fn new(marked: &str) -> Self {
        let pack = Pack::core();
        let (text, marks) = unmark(marked);
        let mut it =
            Self { document: Document::from_text(text), reading: Reading::default(), entities: Entities::default() };
        it.reading.read(&it.document, pack, &mut Met::default());
        for (kind, span) in marks {
            it.mark(kind, span);
        }
        it
    }

    fn mark(&mut self, kind: Kind, span: Span) {
        let tokens = &self.reading.analysis.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start) as u32;
        let end = tokens.partition_point(|t| t.span.start < span.end) as u32;
        let sentence = self.reading.analysis.sentences.partition_point(|s| s.span.end <= span.start) as u32;
        let name = self.document.at(span);
        let known = self.entities.entities.iter().position(|e| e.name == name && e.kind == kind);
        let entity = EntityId(known.unwrap_or(self.entities.entities.len()) as u32);
        if known.is_none() {
            self.entities.entities.push(Entity {
                kind,
                name: name.into(),
                country: None,
                value: Value::None,
                mentions: 0,
            });
        }
        self.entities.entities[entity.0 as usize].mentions += 1;
        let tokens = TokenRange::new(start, end);
        self.entities.mentions.push(Mention { tokens, span, sentence, entity, kind, rule: "test" });
    }

    pub fn context(&self) -> Context<'_> {
        self.reading.context(&self.document, Pack::core())
    }

    /// The first sentence, analysed.
    pub fn view(&self) -> View {
        let mut view = View::default();
        view.open(&self.context(), &self.entities, 0);
        view.read(&self.context());
        view
    }
}

fn unmark(marked: &str) -> (String, Vec<(Kind, Span)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find(']').map(|c| open + c).expect("a mark closes");
        let (kind, name) = rest[open + 1..close].split_once(": ").expect("a mark is [kind: name]");
        let start = text.len() as u32;
        text.push_str(name);
        let kind = Pack::core().kinds.get(kind).expect("a known kind");
        marks.push((kind, Span::new(start, text.len() as u32)));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}
