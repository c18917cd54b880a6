//! `[[list]]` with `sets`: cue words.

use super::fields::{At, Fields};
use crate::pack::cue::{Certainty, Cue, CueScope, Sets, Status};

/// Words that set a field.
#[derive(Debug, Clone)]
pub(crate) struct CueList {
    pub cue: Cue,
    pub words: Vec<At<String>>,
}

#[derive(Clone, Copy)]
enum Field {
    Status,
    Certainty,
    Plain(Sets),
}

const FIELDS: [(&str, Field); 5] = [
    ("status", Field::Status),
    ("certainty", Field::Certainty),
    ("negation", Field::Plain(Sets::Negation)),
    ("condition", Field::Plain(Sets::Condition)),
    ("attribution", Field::Plain(Sets::Attribution)),
];

const SCOPES: [(&str, CueScope); 3] =
    [("verb", CueScope::Verb), ("clause", CueScope::Clause), ("sentence", CueScope::Sentence)];

/// Reads one list of cues.
pub(super) fn read(mut fields: Fields) -> Option<CueList> {
    let field = fields.one_of("sets", &FIELDS);
    let sets = match field {
        Some(Field::Status) => value(&mut fields, &Status::NAMES).map(Sets::Status),
        Some(Field::Certainty) => value(&mut fields, &Certainty::NAMES).map(Sets::Certainty),
        Some(Field::Plain(sets)) => Some(sets),
        None => {
            fields.string("value");
            None
        }
    };
    let scope = fields.one_of("scope", &SCOPES).unwrap_or_default();
    let words = fields.strings("words");
    if fields.lacks("words") {
        fields.mistake("a list of cues needs `words`");
    }
    fields.finish();
    Some(CueList { cue: Cue { sets: sets?, scope }, words })
}

fn value<T: Copy>(fields: &mut Fields, names: &[(&str, T)]) -> Option<T> {
    fields.required("value")?;
    fields.one_of("value", names)
}
