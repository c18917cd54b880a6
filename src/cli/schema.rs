//! `dateline schema`

use super::args::{Schema, To};
use super::{Error, Outcome};
use crate::record::{self, Line};
use std::io::{self, Write};

/// Prints the schema of one kind of output line.
pub fn run(args: Schema) -> Result<Outcome, Error> {
    let line = match args.of {
        To::Events => Line::Event,
        To::Documents => Line::Document,
        To::Entities => Line::Entity,
        To::Pretty => return Err(Error::new("the readable view has no schema; ask for events, documents or entities")),
    };
    let text = serde_json::to_string_pretty(&record::schema(line)).map_err(Error::new)?;
    writeln!(io::stdout(), "{text}")?;
    Ok(Outcome::Complete)
}
