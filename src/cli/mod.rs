//! The command. First version, for the board only: the `output` helper replaces it.

use crate::extractor::{Extractor, Scratch};
use crate::pack::Pack;
use crate::record;
use crate::text::Document;
use std::io::{BufRead, Write};

/// Reads JSON Lines from standard input, writes one document record a line.
pub fn run() -> std::io::Result<()> {
    let extractor = Extractor::new(Pack::core());
    let mut scratch = Scratch::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |key: &str| row[key].as_str().map(str::to_string);
        let published = field("published").and_then(|d| d.parse().ok());
        let document =
            Document { id: field("id"), published, text: field("text").unwrap_or_default(), ..Document::default() };
        let found = extractor.extract(&document, &mut scratch);
        serde_json::to_writer(&mut out, &record::Article::new(extractor.pack(), &document, &scratch, &found))?;
        writeln!(out)?;
    }
    out.flush()
}
