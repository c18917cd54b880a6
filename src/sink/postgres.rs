//! PostgreSQL: all tables, a transaction a batch: binary COPY into staging tables, then replace document by document.

use super::sql::{self, Dialect, SCHEMA_VERSION};
use super::{Encoded, Encoding, Loaded, Sink};
use crate::record::rows::{Cell, Rows};
use crate::record::tables::{Column, ColumnKind, TABLES, Table};
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};
use postgres::{Client, NoTls, Transaction};
use std::collections::HashMap;
use std::io;

/// Documents a transaction: a commit costs a disk write however much it holds, and a batch is held in memory.
const BATCH: usize = 1000;

/// "date" + "line" in ASCII: the advisory lock that lets one batch of all processes replace at a time, so that two
/// loads of the same document can't both insert it.
const LOCK: i64 = 0x6461_7465_6C69_6E65;

const DIALECT: Dialect = Dialect {
    kind: |kind| match kind {
        ColumnKind::Integer => "BIGINT",
        ColumnKind::Boolean => "BOOLEAN",
        ColumnKind::Text => "TEXT",
        ColumnKind::Decimal => "NUMERIC",
        ColumnKind::Day => "DATE",
    },
    loaded_at: "TIMESTAMPTZ NOT NULL DEFAULT now()",
    join: "string_agg",
    amount: "\"amount_currency\", \"amount_max\"",
};

/// Writes to one database.
pub struct PostgresSink {
    client: Client,
    batch: Vec<Rows>,
}

impl PostgresSink {
    /// Connects and creates the tables where they are missing; `roles` become columns of the view `event_flat`.
    ///
    /// # Errors
    /// When the server can't be reached, refuses, or holds tables of a newer dateline.
    pub fn open(address: &str, roles: &[String]) -> io::Result<Self> {
        let mut client = Client::connect(address, NoTls).map_err(failure)?;
        prepare(&mut client, roles)?;
        Ok(Self { client, batch: Vec::new() })
    }

    fn load(&mut self) -> io::Result<()> {
        let articles = last_of_each(std::mem::take(&mut self.batch));
        if articles.is_empty() {
            return Ok(());
        }
        let mut transaction = self.client.transaction().map_err(failure)?;
        replace(&mut transaction, &articles).map_err(failure)?;
        transaction.commit().map_err(failure)
    }
}

impl Sink for PostgresSink {
    fn encoding(&self) -> Encoding {
        Encoding::Rows
    }

    fn loaded(&mut self) -> io::Result<Loaded> {
        let mut loaded = Loaded::default();
        let rows = self.client.query("SELECT fingerprint FROM document", &[]).map_err(failure)?;
        rows.iter().for_each(|row| loaded.insert(row.get(0)));
        Ok(loaded)
    }

    fn write(&mut self, encoded: Encoded) -> io::Result<()> {
        self.batch.extend(encoded.rows);
        if self.batch.len() >= BATCH { self.load() } else { Ok(()) }
    }

    fn finish(&mut self) -> io::Result<()> {
        self.load()
    }
}

/// The server's own words where it gave any: the client's message alone says only "db error".
fn failure(error: postgres::Error) -> io::Error {
    let text =
        error.as_db_error().map_or_else(|| error.to_string(), |db| format!("{}: {}", db.severity(), db.message()));
    io::Error::other(format!("PostgreSQL: {text}"))
}

/// Tables, indexes and view, and the version of their layout; one process at a time.
fn prepare(client: &mut Client, roles: &[String]) -> io::Result<()> {
    let mut transaction = client.transaction().map_err(failure)?;
    transaction.batch_execute("SET LOCAL client_min_messages = warning").map_err(failure)?;
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).map_err(failure)?;
    transaction
        .batch_execute("CREATE TABLE IF NOT EXISTS dateline_schema (version BIGINT NOT NULL)")
        .map_err(failure)?;
    match transaction.query_opt("SELECT version FROM dateline_schema", &[]).map_err(failure)? {
        None => {
            let insert = "INSERT INTO dateline_schema VALUES ($1)";
            transaction.execute(insert, &[&SCHEMA_VERSION]).map_err(failure)?;
        }
        Some(row) if row.get::<_, i64>(0) > SCHEMA_VERSION => {
            let version: i64 = row.get(0);
            let why = format!("written by a newer dateline (schema {version}, this one knows {SCHEMA_VERSION})");
            return Err(io::Error::other(why));
        }
        Some(_) => {}
    }
    transaction.batch_execute(&sql::create(&DIALECT)).map_err(failure)?;
    transaction.batch_execute(&sql::flat_view(roles, &DIALECT)).map_err(failure)?;
    transaction.commit().map_err(failure)?;
    let staging: String = TABLES.iter().map(create_staging).collect();
    client.batch_execute(&staging).map_err(failure)
}

/// Staging tables hold decimals and days as text: the server itself reads them when they move on.
fn create_staging(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|c| format!("\"{}\" {}", c.name, staged(c).name())).collect();
    format!("CREATE TEMPORARY TABLE stage_{} ({}) ON COMMIT DELETE ROWS;\n", table.name, columns.join(", "))
}

fn staged(column: &Column) -> Type {
    match column.kind {
        ColumnKind::Integer => Type::INT8,
        ColumnKind::Boolean => Type::BOOL,
        ColumnKind::Text | ColumnKind::Decimal | ColumnKind::Day => Type::TEXT,
    }
}

/// A document that stands twice in a batch counts as it stands last.
fn last_of_each(articles: Vec<Rows>) -> Vec<Rows> {
    let last: HashMap<_, usize> = articles.iter().enumerate().map(|(at, rows)| (rows.document.clone(), at)).collect();
    let kept = articles.into_iter().enumerate().filter(|(at, rows)| last.get(&rows.document) == Some(at));
    kept.map(|(_, rows)| rows).collect()
}

/// Rows are sought by the ids of the few documents that are there already: joined with the staging table, whose size the
/// server doesn't know, every batch would read whole tables.
fn replace(transaction: &mut Transaction, articles: &[Rows]) -> Result<(), postgres::Error> {
    for (index, table) in TABLES.iter().enumerate() {
        stage(transaction, table, articles.iter().flat_map(|rows| &rows.tables[index]))?;
    }
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])?;
    let held = "SELECT id, text_hash FROM document WHERE id IN (SELECT id FROM stage_document)";
    let held = transaction.query(held, &[])?;
    let mut texts: Vec<&str> = articles.iter().map(|rows| rows.text_hash.as_str()).collect();
    texts.extend(held.iter().map(|row| row.get::<_, &str>(1)));
    let ids: Vec<&str> = held.iter().map(|row| row.get(0)).collect();
    for table in &TABLES {
        if !ids.is_empty() {
            let delete = format!("DELETE FROM {} WHERE \"{}\" = ANY($1)", table.name, table.document);
            transaction.execute(&delete, &[&ids])?;
        }
        transaction.batch_execute(&move_on(table))?;
    }
    transaction.execute(&sql::mark_duplicates("= ANY($1)"), &[&texts])?;
    Ok(())
}

fn stage<'r>(
    transaction: &mut Transaction,
    table: &Table,
    rows: impl Iterator<Item = &'r Vec<Cell>>,
) -> Result<(), postgres::Error> {
    let types: Vec<Type> = table.columns.iter().map(staged).collect();
    let copy = format!("COPY stage_{} ({}) FROM STDIN BINARY", table.name, sql::names(table));
    let mut writer = BinaryCopyInWriter::new(transaction.copy_in(&copy)?, &types);
    for row in rows {
        let cells: Vec<Box<dyn ToSql + Sync>> =
            row.iter().zip(table.columns).map(|(c, column)| value(c, column)).collect();
        writer.write_raw(cells.iter().map(|cell| cell.as_ref() as &dyn ToSql))?;
    }
    writer.finish().map(drop)
}

fn value(cell: &Cell, column: &Column) -> Box<dyn ToSql + Sync> {
    match (cell, column.kind) {
        (Cell::Boolean(it), _) => Box::new(*it),
        (Cell::Integer(number), _) => Box::new(*number),
        // PostgreSQL's text can't hold the character U+0000.
        (Cell::Text(text), _) => Box::new(text.replace('\0', "\u{FFFD}")),
        (Cell::Null, ColumnKind::Integer) => Box::new(None::<i64>),
        (Cell::Null, ColumnKind::Boolean) => Box::new(None::<bool>),
        (Cell::Null, _) => Box::new(None::<String>),
    }
}

fn move_on(table: &Table) -> String {
    let cast = |c: &Column| match c.kind {
        ColumnKind::Decimal => format!("\"{}\"::numeric", c.name),
        ColumnKind::Day => format!("\"{}\"::date", c.name),
        _ => format!("\"{}\"", c.name),
    };
    let columns: Vec<String> = table.columns.iter().map(cast).collect();
    let (name, names) = (table.name, sql::names(table));
    format!("INSERT INTO {name} ({names}) SELECT {} FROM stage_{name}", columns.join(", "))
}
