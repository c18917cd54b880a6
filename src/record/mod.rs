//! What we promise outside. First version, for the board only: the `output` helper replaces it.

use crate::entity::Value;
use crate::extractor::{Extraction, Scratch};
use crate::pack::Pack;
use crate::text::Document;
use serde_json::{Value as Json, json};

/// The `--to documents` record of one article.
pub fn document(pack: &Pack, document: &Document, scratch: &Scratch, found: &Extraction) -> Json {
    let text = &document.text;
    let at = |byte: u32| text[..byte as usize].chars().count();
    let mentions = |id: u32| -> Vec<Json> {
        let of = found.entities.mentions.iter().filter(|m| m.entity.0 == id);
        of.map(|m| json!({"start": at(m.span.start), "end": at(m.span.end), "text": m.span.of(text), "sentence": m.sentence, "rule": format!("core/{}", m.rule)})).collect()
    };
    let entities: Vec<Json> = (0..found.entities.entities.len() as u32)
        .map(|id| {
            let e = &found.entities.entities[id as usize];
            let value = match &e.value {
                Value::Date(d) => json!({"kind": format!("{:?}", d.kind).to_lowercase(), "timex": d.timex.as_str()}),
                _ => Json::Null,
            };
            json!({"id": format!("n{id}"), "type": pack.kinds.name(e.kind), "name": e.name.as_str(), "country": e.country.map(|c| c.as_str().to_string()), "value": value, "mentions": mentions(id)})
        })
        .collect();
    let sentences: Vec<Json> =
        scratch.analysis.sentences.iter().map(|s| json!({"start": at(s.span.start), "end": at(s.span.end)})).collect();
    json!({"id": document.id, "sentences": sentences, "entities": entities, "events": []})
}
