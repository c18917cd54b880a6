//! Text as it was encoded: JSON Lines, CSV and the readable view, to standard output or a file.

use super::{Encoded, Encoding, Sink};
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

/// Writes bytes as they come.
pub struct TextSink<W: Write> {
    encoding: Encoding,
    out: W,
}

impl<W: Write> TextSink<W> {
    /// A sink to `out`, which needs no buffer: writes are large.
    pub fn new(encoding: Encoding, out: W) -> Self {
        Self { encoding, out }
    }
}

impl<W: Write> Sink for TextSink<W> {
    fn encoding(&self) -> Encoding {
        self.encoding
    }

    fn write(&mut self, encoded: Encoded) -> io::Result<()> {
        self.out.write_all(&encoded.bytes)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
