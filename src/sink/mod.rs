//! Where records go. A worker encodes articles; the sink writes what was encoded, in input order, on one thread.
//!
//! A new sink is one file here and one arm in [`target`].

mod compress;
mod csv;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "postgres")]
mod postgres;
mod pretty;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod sql;
#[cfg(feature = "sqlite")]
mod sqlite;
pub mod target;

pub use target::Target;

use crate::record::rows::Rows;
use crate::record::{Article, Detail, Line};
use std::collections::HashSet;
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
    /// How much of a record it writes.
    pub fn detail(self) -> Detail {
        match self {
            Self::Json(Line::Event) | Self::Pretty { .. } | Self::Csv => Detail::Events,
            Self::Json(Line::Entity) => Detail::Entities,
            Self::Json(Line::Document) => Detail::Document,
            Self::Rows => Detail::Tables,
        }
    }

    /// Whether it writes anything of an article with so many events.
    pub fn writes(self, events: usize) -> bool {
        events > 0 || !matches!(self, Self::Json(Line::Event) | Self::Csv)
    }

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

/// What a sink holds already: fingerprints, 8 bytes each.
#[derive(Debug, Default)]
pub struct Loaded(HashSet<u64>);

impl Loaded {
    /// Adds a document's fingerprint.
    pub fn insert(&mut self, fingerprint: &str) {
        self.0.extend(Self::key(fingerprint));
    }

    /// Whether nothing is held: no fingerprint needs to be worked out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a document with this fingerprint is held.
    pub fn has(&self, fingerprint: &str) -> bool {
        Self::key(fingerprint).is_some_and(|key| self.0.contains(&key))
    }

    /// The last 16 of its hexadecimal digits.
    fn key(fingerprint: &str) -> Option<u64> {
        let at = fingerprint.len().checked_sub(16)?;
        u64::from_str_radix(fingerprint.get(at..)?, 16).ok()
    }
}

/// Writes encoded articles, in input order, on one thread.
pub trait Sink {
    /// What it takes.
    fn encoding(&self) -> Encoding;

    /// What it holds already, for `--skip-loaded`.
    ///
    /// # Errors
    /// When the target can't be read, or keeps no record of documents.
    fn loaded(&mut self) -> io::Result<Loaded> {
        Err(io::Error::other("--skip-loaded needs a database that remembers what it holds: sqlite: or postgres:"))
    }

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
