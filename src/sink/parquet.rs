//! Parquet: one file a table. Files are written beside their place and moved there when they are whole.

use super::{Encoded, Encoding, Sink};
use crate::record::rows::{Cell, Rows};
use crate::record::tables::{Column, ColumnKind, EVENT, TABLES, Table};
use jiff::civil::Date;
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rows a row group: enough for columns to compress well, few enough that the rows waiting stay small.
const GROUP: usize = 1 << 16;
/// Figures are DECIMAL(38, 9): the widest that readers share, with room for unit prices.
const SCALE: u32 = 9;

/// Writes one file (events) or a folder of files (all tables).
pub struct ParquetSink {
    files: Vec<TableFile>,
    place: Place,
}

/// Where the finished files go.
enum Place {
    /// The file itself.
    File { target: PathBuf },
    /// The folder, swapped as a whole.
    Folder { target: PathBuf, temporary: PathBuf },
}

impl ParquetSink {
    /// Flat events to one file.
    ///
    /// # Errors
    /// When the file can't be created.
    pub fn file(target: &Path) -> io::Result<Self> {
        let file = TableFile::create(&EVENT, &beside(target))?;
        Ok(Self { files: vec![file], place: Place::File { target: target.to_path_buf() } })
    }

    /// All tables to a folder, `document.parquet`, `event.parquet` …, which replaces what a run before left there.
    ///
    /// # Errors
    /// When the folder can't be created, or holds anything but the tables' files.
    pub fn folder(target: &Path) -> io::Result<Self> {
        only_tables(target)?;
        let temporary = beside(target);
        if temporary.exists() {
            fs::remove_dir_all(&temporary)?;
        }
        fs::create_dir_all(&temporary)?;
        let create = |table| TableFile::create(table, &temporary.join(file_name(table)));
        let files = TABLES.iter().map(create).collect::<io::Result<_>>()?;
        Ok(Self { files, place: Place::Folder { target: target.to_path_buf(), temporary } })
    }
}

impl Sink for ParquetSink {
    fn encoding(&self) -> Encoding {
        Encoding::Rows
    }

    fn write(&mut self, encoded: Encoded) -> io::Result<()> {
        encoded.rows.into_iter().try_for_each(|rows| self.files.iter_mut().try_for_each(|file| file.add(&rows)))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.files.iter_mut().try_for_each(TableFile::close)?;
        match &self.place {
            Place::File { target } => fs::rename(beside(target), target),
            Place::Folder { target, temporary } => swap(temporary, target),
        }
    }
}

fn file_name(table: &Table) -> String {
    format!("{}.parquet", table.name)
}

fn beside(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_os_string();
    name.push(".partial");
    PathBuf::from(name)
}

/// Refuses to replace a folder that somebody else's files stand in.
fn only_tables(folder: &Path) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let name = entry?.file_name();
        if !TABLES.iter().any(|table| *name == *file_name(table)) {
            let why =
                format!("{} holds {name:?}, which is no table of ours: give a folder of its own", folder.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
    }
    Ok(())
}

/// Puts the new folder in the old one's place, the old one aside first, so that no mixture is ever seen.
fn swap(new: &Path, target: &Path) -> io::Result<()> {
    let mut name = target.as_os_str().to_os_string();
    name.push(".old");
    let old = PathBuf::from(name);
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if target.exists() {
        fs::rename(target, &old)?;
    }
    fs::rename(new, target)?;
    if old.exists() { fs::remove_dir_all(&old) } else { Ok(()) }
}

/// One table's file with the rows that wait for their group.
struct TableFile {
    table: &'static Table,
    writer: SerializedFileWriter<File>,
    waiting: Vec<Vec<Cell>>,
}

impl TableFile {
    fn create(table: &'static Table, path: &Path) -> io::Result<Self> {
        let schema = parse_message_type(&message(table)).map_err(failure)?;
        let zstd = Compression::ZSTD(ZstdLevel::default());
        let properties = WriterProperties::builder().set_compression(zstd).build();
        let file = File::create(path)?;
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(failure)?;
        Ok(Self { table, writer, waiting: Vec::new() })
    }

    fn add(&mut self, rows: &Rows) -> io::Result<()> {
        let own = TABLES.iter().position(|table| table.name == self.table.name);
        self.waiting.extend(own.iter().flat_map(|index| rows.tables[*index].iter().cloned()));
        if self.waiting.len() >= GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        write_group(&mut self.writer, self.table, &rows).map_err(failure)
    }

    fn close(&mut self) -> io::Result<()> {
        self.flush()?;
        self.writer.finish().map_err(failure)?;
        self.writer.inner().sync_all()
    }
}

fn failure(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// The file's schema as Parquet writes it.
fn message(table: &Table) -> String {
    let fields: Vec<String> = table.columns.iter().map(field).collect();
    format!("message {} {{ {} }}", table.name, fields.join(" "))
}

fn field(column: &Column) -> String {
    let (physical, logical) = match column.kind {
        ColumnKind::Text => ("BYTE_ARRAY", " (UTF8)".to_string()),
        ColumnKind::Integer => ("INT64", String::new()),
        ColumnKind::Boolean => ("BOOLEAN", String::new()),
        ColumnKind::Decimal => ("FIXED_LEN_BYTE_ARRAY (16)", format!(" (DECIMAL(38,{SCALE}))")),
        ColumnKind::Day => ("INT32", " (DATE)".to_string()),
    };
    let repetition = if column.nullable { "OPTIONAL" } else { "REQUIRED" };
    format!("{repetition} {physical} {}{logical};", column.name)
}

fn write_group(writer: &mut SerializedFileWriter<File>, table: &Table, rows: &[Vec<Cell>]) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    let mut index = 0;
    while let Some(mut column) = group.next_column()? {
        let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.get(index)).collect();
        write_column(column.untyped(), &cells, &table.columns[index])?;
        column.close()?;
        index += 1;
    }
    group.close().map(drop)
}

fn write_column(writer: &mut ColumnWriter, cells: &[&Cell], column: &Column) -> Result<(), ParquetError> {
    match writer {
        ColumnWriter::BoolColumnWriter(typed) => {
            let (values, levels) = split(cells, column, |c| if let Cell::Boolean(it) = c { Some(*it) } else { None });
            typed.write_batch(&values, levels.as_deref(), None)?;
        }
        ColumnWriter::Int32ColumnWriter(typed) => {
            let (values, levels) = split(cells, column, day);
            typed.write_batch(&values, levels.as_deref(), None)?;
        }
        ColumnWriter::Int64ColumnWriter(typed) => {
            let (values, levels) = split(cells, column, |c| if let Cell::Integer(n) = c { Some(*n) } else { None });
            typed.write_batch(&values, levels.as_deref(), None)?;
        }
        ColumnWriter::ByteArrayColumnWriter(typed) => {
            let (values, levels) = split(cells, column, |c| text(c).map(ByteArray::from));
            typed.write_batch(&values, levels.as_deref(), None)?;
        }
        ColumnWriter::FixedLenByteArrayColumnWriter(typed) => {
            let (values, levels) = split(cells, column, decimal);
            typed.write_batch(&values, levels.as_deref(), None)?;
        }
        _ => return Err(ParquetError::General(format!("column {} is of a type that we never write", column.name))),
    }
    Ok(())
}

/// The values that are there, and for nullable columns which ones are.
fn split<T>(cells: &[&Cell], column: &Column, value: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Option<Vec<i16>>) {
    let all: Vec<Option<T>> = cells.iter().map(|cell| value(cell)).collect();
    let levels = column.nullable.then(|| all.iter().map(|v| i16::from(v.is_some())).collect());
    (all.into_iter().flatten().collect(), levels)
}

fn text(cell: &Cell) -> Option<&str> {
    if let Cell::Text(text) = cell { Some(text) } else { None }
}

/// Days since 1970-01-01.
fn day(cell: &Cell) -> Option<i32> {
    let date: Date = text(cell)?.parse().ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    i32::try_from(date.duration_since(epoch).as_secs() / 86_400).ok()
}

/// The figure times 10⁹, as 16 bytes, the highest first.
fn decimal(cell: &Cell) -> Option<FixedLenByteArray> {
    let figure: Decimal = text(cell)?.parse().ok()?;
    let rounded = figure.round_dp(SCALE).normalize();
    let unscaled = rounded.mantissa().to_i128()?.checked_mul(10_i128.pow(SCALE - rounded.scale()))?;
    Some(ByteArray::from(unscaled.to_be_bytes().to_vec()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits() {
        for (written, unscaled) in
            [("8000000", 8_000_000_000_000_000), ("-0.24", -240_000_000), ("1.0000000004", 1_000_000_000)]
        {
            let bytes = decimal(&Cell::from(written)).unwrap();
            assert_eq!(i128::from_be_bytes(bytes.data().try_into().unwrap()), unscaled, "{written}");
        }
    }

    #[test]
    fn days_count_from_1970() {
        for (written, days) in
            [("1970-01-01", Some(0)), ("2024-11-01", Some(20_028)), ("1969-12-31", Some(-1)), ("soon", None)]
        {
            assert_eq!(day(&Cell::from(written)), days, "{written}");
        }
    }

    #[test]
    fn every_table_has_a_schema() {
        for table in &TABLES {
            let schema = parse_message_type(&message(table)).unwrap();
            assert_eq!(schema.get_fields().len(), table.columns.len());
        }
    }
}
