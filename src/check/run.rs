//! Runs the tests of one pack.

use super::columns;
use super::{Outcome, Verdict};
use crate::event::{Event, Filler};
use crate::extractor::{Extraction, Extractor, Scratch};
use crate::pack::outline::{EntityOutline, EntityTest, EventOutline, EventTest, Mark, Outline, Place, Want};
use crate::text::{Document, Span};

/// Runs those tests of a pack whose table stands at a place that passes `wanted`.
pub fn tests(extractor: &Extractor, outline: &Outline, wanted: impl Fn(&Place) -> bool) -> Vec<Outcome> {
    let mut scratch = Scratch::default();
    let mut outcomes = Vec::new();
    for table in outline.events.iter().filter(|table| wanted(&table.place)) {
        outcomes.extend(table.tests.iter().map(|test| event_test(extractor, table, test, &mut scratch)));
    }
    for table in outline.entities.iter().filter(|table| wanted(&table.place)) {
        outcomes.extend(table.tests.iter().map(|test| entity_test(extractor, table, test, &mut scratch)));
    }
    outcomes
}

fn event_test(extractor: &Extractor, table: &EventOutline, test: &EventTest, scratch: &mut Scratch) -> Outcome {
    let document = Document { published: test.published, ..Document::from_text(test.text.clone()) };
    let found = extractor.extract(&document, scratch);
    let reader = Reader { extractor, document: &document, found: &found };
    let differences = reader.differences(&table.event, test);
    let verdict = match (&test.todo, differences.is_empty()) {
        (None, true) => Verdict::Passed,
        (None, false) => Verdict::Failed(differences),
        (Some(todo), false) => Verdict::Known { todo: todo.clone() },
        (Some(_), true) => Verdict::Promoted,
    };
    Outcome { rule: table.id.clone(), place: test.place(), text: test.text.clone(), verdict }
}

/// What the engine found in a test's text.
struct Reader<'r> {
    extractor: &'r Extractor<'r>,
    document: &'r Document,
    found: &'r Extraction,
}

impl Reader<'_> {
    /// Every way in which the events of type `event` differ from what the test wants; of several events the nearest
    /// one counts.
    fn differences(&self, event: &str, test: &EventTest) -> Vec<String> {
        let pack = self.extractor.pack();
        let of_type = |e: &&Event| pack.rules.get(usize::from(e.rule.0)).is_some_and(|rule| rule.event == event);
        let mut events = self.found.events.iter().filter(of_type);
        match &test.want {
            Want::Nothing => events.map(|event| format!("wanted nothing, got {}", self.show(event))).collect(),
            Want::Event(columns) => {
                let compared = events.by_ref().map(|event| {
                    let mut differences = self.marks(event, &test.marks);
                    differences.extend(columns::differences(self.document, self.found, event, columns));
                    if !differences.is_empty() {
                        differences.push(format!("got {}", self.show(event)));
                    }
                    differences
                });
                compared.min_by_key(Vec::len).unwrap_or_else(|| vec![format!("no {event}: {}", self.others())])
            }
        }
    }

    /// What else was found, for a test that got no event of its type.
    fn others(&self) -> String {
        let shown: Vec<String> = self.found.events.iter().map(|event| self.show(event)).collect();
        if shown.is_empty() { "no event at all".to_string() } else { format!("but {}", shown.join("; ")) }
    }

    /// Marked trigger and roles that the event lacks, and fillers of marked roles that aren't marked.
    fn marks(&self, event: &Event, marks: &[Mark]) -> Vec<String> {
        let mut out = Vec::new();
        for mark in marks {
            let words = self.document.at(mark.span);
            match mark.role.as_deref() {
                None if !event.mentions.iter().any(|m| m.trigger.overlaps(mark.span)) => {
                    out.push(format!("`{words}` isn't the trigger"));
                }
                Some(role) if !self.fills(event, role, mark.span) => out.push(format!("{role}: `{words}` is missing")),
                _ => {}
            }
        }
        for filler in &event.roles {
            let mut same = marks.iter().filter(|mark| mark.role.as_deref() == Some(filler.role.as_str())).peekable();
            if same.peek().is_some() && !same.any(|mark| self.is_at(filler, mark.span)) {
                out.push(format!("{}: `{}` is too much", filler.role, filler.name));
            }
        }
        out
    }

    fn fills(&self, event: &Event, role: &str, span: Span) -> bool {
        let own = || event.roles.iter().any(|filler| filler.role == role && self.is_at(filler, span));
        own() || self.common(event, role).is_some_and(|at| at.overlaps(span))
    }

    /// Where a field that every event may have stands.
    fn common(&self, event: &Event, role: &str) -> Option<Span> {
        let entity = |id| self.found.entities.mentions.iter().find(|m| Some(m.entity) == id).map(|m| m.span);
        match role {
            "amount" => event.amount.as_ref().map(|amount| amount.span),
            "date" => event.date.as_ref().and_then(|date| date.span),
            "place" => entity(event.place),
            "commodity" => entity(event.commodity),
            _ => None,
        }
    }

    /// Whether a filler stands at the marked words, or is named by them ("the company" for "Orbis").
    fn is_at(&self, filler: &Filler, span: Span) -> bool {
        let words = self.document.at(span);
        filler.span.overlaps(span) || filler.name.contains(words) || words.contains(filler.name.as_str())
    }

    /// "acquisition by core/acquisition.2 [buyer: Orbis] planned"
    fn show(&self, event: &Event) -> String {
        let pack = self.extractor.pack();
        let id = pack.rules.get(usize::from(event.rule.0)).map_or("", |rule| rule.id.as_str());
        let trigger = event.mentions.first().map_or("", |mention| self.document.at(mention.trigger));
        let mut text = format!("{id} [*: {trigger}]");
        for filler in &event.roles {
            text.push_str(&format!(" [{}: {}]", filler.role, filler.name));
        }
        format!("{text} {}, {}", event.status.name(), event.certainty.name())
    }
}

fn entity_test(extractor: &Extractor, table: &EntityOutline, test: &EntityTest, scratch: &mut Scratch) -> Outcome {
    let document = Document::from_text(test.text.clone());
    let found = extractor.extract(&document, scratch).entities;
    let kind = extractor.pack().kinds.get(&table.kind);
    let of_kind = |m: &&crate::entity::Mention| found.entities.get(m.entity.0 as usize).map(|e| e.kind) == kind;
    let spans: Vec<Span> = found.mentions.iter().filter(of_kind).map(|mention| mention.span).collect();
    let missing = test.mentions.iter().filter(|span| !spans.contains(span));
    let mut differences: Vec<String> = missing.map(|span| format!("`{}` isn't found", document.at(*span))).collect();
    let extra = spans.iter().filter(|span| !test.mentions.contains(span));
    differences.extend(extra.map(|span| format!("`{}` is found", document.at(*span))));
    let verdict = if differences.is_empty() { Verdict::Passed } else { Verdict::Failed(differences) };
    Outcome { rule: table.id.clone(), place: test.place(), text: test.text.clone(), verdict }
}
