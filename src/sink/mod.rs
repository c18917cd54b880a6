//! Where records go. A worker encodes an article's record; the sink writes what was encoded, in input order.

mod lines;
mod pretty;

pub use lines::LinesSink;

use crate::record::{Article, Line};
use std::io;

/// What a sink takes of each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// JSON Lines.
    Json(Line),
    /// A readable view of the events; `true` with colours.
    Pretty {
        /// With ANSI colours.
        colour: bool,
    },
}

impl Encoding {
    /// Appends the article to `out`, on any thread.
    ///
    /// # Errors
    /// None that input can cause: writing to memory.
    pub fn encode(self, article: &Article, out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Json(line) => lines::encode(line, article, out),
            Self::Pretty { colour } => pretty::encode(article, colour, out),
        }
    }
}

/// Writes encoded articles, in input order, on one thread.
pub trait Sink {
    /// What it takes.
    fn encoding(&self) -> Encoding;

    /// Writes what was encoded from one or more articles.
    ///
    /// # Errors
    /// When the target can't be written to.
    fn write(&mut self, encoded: &[u8]) -> io::Result<()>;

    /// Ends the output.
    ///
    /// # Errors
    /// When the target can't be written to.
    fn finish(&mut self) -> io::Result<()>;
}
