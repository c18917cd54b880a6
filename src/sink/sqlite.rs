//! SQLite: all tables, replaced document by document, a transaction a batch.

use super::{Encoded, Encoding, Loaded, Sink};
use crate::record::rows::{Cell, Column, ColumnKind, Rows, TABLES, Table};
use rusqlite::OptionalExtension;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};
use std::io;
use std::path::Path;
use std::time::Duration;

/// The layout below; a database of another version is migrated or refused.
const SCHEMA_VERSION: i64 = 1;
/// How long to wait for another process's transaction.
const BUSY: Duration = Duration::from_secs(60);

/// What people search by.
const INDEXES: &[(&str, &str, &str)] = &[
    ("event_by_document", "event", "\"document\""),
    ("event_by_story", "event", "\"story\""),
    ("event_by_type_date", "event", "\"type\", \"date_start\""),
    ("event_by_country", "event", "\"country\""),
    ("event_by_amount", "event", "\"amount_currency\", CAST(\"amount_max\" AS REAL)"),
    ("entity_by_document", "entity", "\"document\""),
    ("entity_by_name", "entity", "\"name\", \"type\""),
    ("entity_mention_by_document", "entity_mention", "\"document\""),
    ("event_role_by_document", "event_role", "\"document\""),
    ("event_role_by_event", "event_role", "\"event\", \"role\""),
    ("event_role_by_name", "event_role", "\"name\", \"role\""),
    ("event_mention_by_document", "event_mention", "\"document\""),
    ("event_cue_by_document", "event_cue", "\"document\""),
    ("document_by_text", "document", "\"text_hash\""),
];

/// Writes to one SQLite file.
pub struct SqliteSink {
    connection: Connection,
}

impl SqliteSink {
    /// Opens or creates the database and its tables.
    ///
    /// # Errors
    /// When the file can't be opened, isn't a database, or was written by a newer dateline.
    pub fn open(path: &Path) -> io::Result<Self> {
        let connection = Connection::open(path).map_err(io::Error::other)?;
        connection.busy_timeout(BUSY).map_err(io::Error::other)?;
        prepare(&connection).map_err(io::Error::other)?;
        let version = version(&connection).map_err(io::Error::other)?;
        if version > SCHEMA_VERSION {
            let why = format!("written by a newer dateline (schema {version}, this one knows {SCHEMA_VERSION})");
            return Err(io::Error::other(why));
        }
        Ok(Self { connection })
    }

    fn load(&mut self, articles: &[Rows]) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        articles.iter().try_for_each(|rows| replace(&transaction, rows))?;
        transaction.commit()
    }
}

impl Sink for SqliteSink {
    fn encoding(&self) -> Encoding {
        Encoding::Rows
    }

    fn loaded(&mut self) -> io::Result<Loaded> {
        loaded(&self.connection).map_err(io::Error::other)
    }

    fn write(&mut self, encoded: Encoded) -> io::Result<()> {
        self.load(&encoded.rows).map_err(io::Error::other)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);").map_err(io::Error::other)
    }
}

fn loaded(connection: &Connection) -> rusqlite::Result<Loaded> {
    let mut loaded = Loaded::default();
    let mut statement = connection.prepare("SELECT fingerprint FROM document")?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        loaded.insert(row.get_ref(0)?.as_str()?);
    }
    Ok(loaded)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Tables, indexes and view of a new database, in one transaction.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
    if version(connection)? != 0 {
        return Ok(());
    }
    let mut script = String::from("BEGIN IMMEDIATE;\n");
    for table in &TABLES {
        script.push_str(&create(table));
    }
    for (name, table, columns) in INDEXES {
        script.push_str(&format!("CREATE INDEX IF NOT EXISTS {name} ON {table} ({columns});\n"));
    }
    script.push_str(&format!("PRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"));
    connection.execute_batch(&script)
}

fn create(table: &Table) -> String {
    let mut columns: Vec<String> = table.columns.iter().map(column).collect();
    if table.name == "document" {
        columns.push("\"duplicate_of\" TEXT".into());
        columns.push("\"loaded_at\" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))".into());
    }
    if !table.key.is_empty() {
        columns.push(format!("PRIMARY KEY ({})", table.key.join(", ")));
    }
    format!("CREATE TABLE IF NOT EXISTS {} ({});\n", table.name, columns.join(", "))
}

/// Decimals are TEXT: SQLite has no exact decimal, and a figure must come back as it went in.
fn column(column: &Column) -> String {
    let kind = match column.kind {
        ColumnKind::Integer | ColumnKind::Boolean => "INTEGER",
        ColumnKind::Text | ColumnKind::Decimal | ColumnKind::Day => "TEXT",
    };
    let null = if column.nullable { "" } else { " NOT NULL" };
    format!("\"{}\" {kind}{null}", column.name)
}

/// Marks every document of these texts but the one with the smallest id as its duplicate, whatever came first.
const MARK_DUPLICATES: &str = "UPDATE document SET duplicate_of = \
    NULLIF((SELECT MIN(other.id) FROM document other WHERE other.text_hash = document.text_hash), id) \
    WHERE text_hash = ?";

/// Deletes what an earlier run wrote for the document and inserts anew.
fn replace(transaction: &Transaction, rows: &Rows) -> rusqlite::Result<()> {
    let mut stored = transaction.prepare_cached("SELECT text_hash FROM document WHERE id = ?")?;
    let before: Option<String> = stored.query_row([rows.document.as_str()], |row| row.get(0)).optional()?;
    for (table, rows_of) in TABLES.iter().zip(&rows.tables) {
        let delete = format!("DELETE FROM {} WHERE \"{}\" = ?", table.name, table.document);
        transaction.prepare_cached(&delete)?.execute([rows.document.as_str()])?;
        let mut insert = transaction.prepare_cached(&insert(table))?;
        for row in rows_of {
            insert.execute(params_from_iter(row.iter()))?;
        }
    }
    let mut mark = transaction.prepare_cached(MARK_DUPLICATES)?;
    mark.execute([rows.text_hash.as_str()])?;
    if let Some(before) = before.filter(|hash| *hash != rows.text_hash) {
        mark.execute([before])?;
    }
    Ok(())
}

fn insert(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let marks = vec!["?"; names.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", "))
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Boolean(it) => ToSqlOutput::from(i64::from(*it)),
            Self::Integer(number) => ToSqlOutput::from(*number),
            Self::Text(text) => ToSqlOutput::from(text.as_str()),
        })
    }
}
