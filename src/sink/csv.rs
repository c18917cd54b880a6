//! CSV: one flat row an event, the columns of the `event` table, with a heading.

use crate::record::Article;
use crate::record::rows::{self, Cell};
use crate::record::tables::EVENT;
use compact_str::format_compact;
use csv::{Terminator, Writer, WriterBuilder};
use std::io;

fn writer(out: &mut Vec<u8>) -> Writer<&mut Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out)
}

/// The heading.
pub fn heading(out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = writer(out);
    writer.write_record(EVENT.columns.iter().map(|c| c.name))?;
    writer.flush()
}

/// Appends the events of one article.
pub fn encode(article: &Article, out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = writer(out);
    for row in rows::events(article) {
        row.iter().try_for_each(|cell| put(cell, &mut writer))?;
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// Writes a field; null is the empty one.
fn put(cell: &Cell, out: &mut Writer<&mut Vec<u8>>) -> csv::Result<()> {
    match cell {
        Cell::Null => out.write_field(b""),
        Cell::Boolean(it) => out.write_field(if *it { "true" } else { "false" }),
        Cell::Integer(number) => out.write_field(format_compact!("{number}")),
        Cell::Text(text) => out.write_field(text),
    }
}
