//! The JSON Schemas of the records, made from their types.

use super::{Article, EntityLine, EventLine};
use schemars::{Schema, schema_for};

/// JSON Schema (draft 2020-12) of one line of `--to events`, `--to documents` or `--to entities`.
pub fn schema(of: Line) -> Schema {
    match of {
        Line::Event => schema_for!(EventLine),
        Line::Document => schema_for!(Article),
        Line::Entity => schema_for!(EntityLine),
    }
}

/// What one line of output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// An event with its article.
    #[default]
    Event,
    /// An article with everything found in it.
    Document,
    /// An entity with its article.
    Entity,
}
