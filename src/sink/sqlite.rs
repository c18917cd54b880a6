//! SQLite: all tables, replaced document by document, a transaction a batch.

use super::sql::{self, Dialect, SCHEMA_VERSION};
use super::{Encoded, Encoding, Loaded, Sink};
use crate::record::rows::{Cell, Rows};
use crate::record::tables::{ColumnKind, TABLES, Table};
use rusqlite::OptionalExtension;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};
use std::io;
use std::path::Path;
use std::time::Duration;

/// Documents a transaction: pages that many documents touch are written once; a batch is held in memory.
const BATCH: usize = 512;

/// The log is copied into the database every 16 MiB (pages are 4 KiB) and pages are kept in 8 MiB of memory: with
/// SQLite's 4 and 2 MiB a load of 17,000 articles reads and writes the same pages again and again.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
                        PRAGMA wal_autocheckpoint = 4096; PRAGMA cache_size = -8192;";

/// How long to wait for another process's transaction.
const BUSY: Duration = Duration::from_secs(60);

/// Decimals and days are TEXT: SQLite has no exact decimal, and a figure must come back as it went in.
const DIALECT: Dialect = Dialect {
    kind: |kind| match kind {
        ColumnKind::Integer | ColumnKind::Boolean => "INTEGER",
        ColumnKind::Text | ColumnKind::Decimal | ColumnKind::Day => "TEXT",
    },
    loaded_at: "TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
    join: "group_concat",
    amount: "\"amount_currency\", CAST(\"amount_max\" AS REAL)",
};

/// Writes to one SQLite file.
pub struct SqliteSink {
    connection: Connection,
    batch: Vec<Rows>,
}

impl SqliteSink {
    /// Opens or creates the database and its tables; `roles` become columns of its view `event_flat`.
    ///
    /// # Errors
    /// When the file can't be opened, isn't a database, or was written by a newer dateline.
    pub fn open(path: &Path, roles: &[String]) -> io::Result<Self> {
        let connection = Connection::open(path).map_err(io::Error::other)?;
        connection.busy_timeout(BUSY).map_err(io::Error::other)?;
        let version = version(&connection).map_err(io::Error::other)?;
        if version > SCHEMA_VERSION {
            let why = format!("written by a newer dateline (schema {version}, this one knows {SCHEMA_VERSION})");
            return Err(io::Error::other(why));
        }
        prepare(&connection, roles).map_err(io::Error::other)?;
        Ok(Self { connection, batch: Vec::new() })
    }

    fn load(&mut self) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.batch.drain(..).try_for_each(|rows| replace(&transaction, &rows))?;
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
        self.batch.extend(encoded.rows);
        if self.batch.len() >= BATCH { self.load().map_err(io::Error::other) } else { Ok(()) }
    }

    fn finish(&mut self) -> io::Result<()> {
        self.load().map_err(io::Error::other)?;
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

/// Tables and indexes of a new database, and the view for the roles in force, in one transaction.
fn prepare(connection: &Connection, roles: &[String]) -> rusqlite::Result<()> {
    connection.execute_batch(SETTINGS)?;
    let create = sql::create(&DIALECT);
    let view = sql::flat_view(roles, &DIALECT);
    connection
        .execute_batch(&format!("BEGIN IMMEDIATE;\n{create}{view}PRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"))
}

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
    let mut mark = transaction.prepare_cached(&sql::mark_duplicates("= ?"))?;
    mark.execute([rows.text_hash.as_str()])?;
    if let Some(before) = before.filter(|hash| *hash != rows.text_hash) {
        mark.execute([before])?;
    }
    Ok(())
}

fn insert(table: &Table) -> String {
    let marks = vec!["?"; table.columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, sql::names(table))
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
