//! Where records go. A worker encodes articles; the sink writes what was encoded, in input order, on one thread.
//!
//! A new sink is one file here and one arm in [`target`].

mod compress;
mod csv;
mod lines;
mod pretty;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod target;

pub use target::Target;

use crate::record::rows::Rows;
use crate::record::{Article, Line};
use std::io;

/// What a sink takes of each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// JSON Lines.
    Json(Line),
    /// A readable view of the events.
    Pretty {
        /// With ANSI colours.
        colour: bool,
    },
    /// CSV rows of the events.
    Csv,
    /// Rows of all tables.
    Rows,
}

/// What was encoded from some articles.
#[derive(Debug, Default)]
pub struct Encoded {
    /// For sinks that take text.
    pub bytes: Vec<u8>,
    /// For sinks that take rows: one an article.
    pub rows: Vec<Rows>,
}

impl Encoding {
    /// Appends the article to `out`, on any thread.
    ///
    /// # Errors
    /// None that input can cause: writing to memory.
    pub fn encode(self, article: &Article, out: &mut Encoded) -> io::Result<()> {
        match self {
            Self::Json(line) => lines::encode(line, article, &mut out.bytes),
            Self::Pretty { colour } => pretty::encode(article, colour, &mut out.bytes),
            Self::Csv => csv::encode(article, &mut out.bytes),
            Self::Rows => {
                out.rows.push(Rows::new(article));
                Ok(())
            }
        }
    }
}

/// Writes encoded articles, in input order, on one thread.
pub trait Sink {
    /// What it takes.
    fn encoding(&self) -> Encoding;

    /// Writes what was encoded from one or more articles; what is written is there to stay, or not at all.
    ///
    /// # Errors
    /// When the target can't be written to.
    fn write(&mut self, encoded: Encoded) -> io::Result<()>;

    /// Ends the output; called once, after the last `write`.
    ///
    /// # Errors
    /// When the target can't be written to.
    fn finish(&mut self) -> io::Result<()>;
}
