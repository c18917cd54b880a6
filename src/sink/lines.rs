//! JSON Lines, one record a line.

use super::{Encoding, Sink};
use crate::record::{Article, Line};
use serde::Serialize;
use std::io::{self, Write};

/// Appends the lines of one article.
pub fn encode(line: Line, article: &Article, out: &mut Vec<u8>) -> io::Result<()> {
    match line {
        Line::Document => put(article, out),
        Line::Event => article.event_lines().try_for_each(|event| put(&event, out)),
        Line::Entity => article.entity_lines().try_for_each(|entity| put(&entity, out)),
    }
}

fn put(record: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.push(b'\n');
    Ok(())
}

/// Writes what was encoded to a file or standard output.
pub struct LinesSink<W: Write> {
    encoding: Encoding,
    out: W,
}

impl<W: Write> LinesSink<W> {
    /// A sink to `out`, which needs no buffer: writes are large.
    pub fn new(encoding: Encoding, out: W) -> Self {
        Self { encoding, out }
    }
}

impl<W: Write> Sink for LinesSink<W> {
    fn encoding(&self) -> Encoding {
        self.encoding
    }

    fn write(&mut self, encoded: &[u8]) -> io::Result<()> {
        self.out.write_all(encoded)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
