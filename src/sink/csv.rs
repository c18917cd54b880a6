//! CSV: one flat row an event, the columns of the `event` table, with a heading.

use crate::record::Article;
use crate::record::rows::{Cell, EVENT, Rows, TABLES};
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
    let rows = Rows::new(article);
    let mut writer = writer(out);
    let events = TABLES.iter().zip(&rows.tables).filter(|(table, _)| table.name == EVENT.name);
    for row in events.flat_map(|(_, rows)| rows) {
        writer.write_record(row.iter().map(|cell| field(cell).into_bytes()))?;
    }
    writer.flush()
}

/// Null is the empty field.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Boolean(it) => it.to_string(),
        Cell::Integer(number) => number.to_string(),
        Cell::Text(text) => text.to_string(),
    }
}
