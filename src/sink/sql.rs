//! What the SQL databases share: tables, indexes and the flat view, in each one's dialect.

use crate::record::tables::{Column, ColumnKind, TABLES, Table};

/// The layout below; a database of another version is migrated or refused.
pub const SCHEMA_VERSION: i64 = 1;

/// What a database writes in its own way.
pub struct Dialect {
    /// The type of each kind of column.
    pub kind: fn(ColumnKind) -> &'static str,
    /// The type and default of `loaded_at`.
    pub loaded_at: &'static str,
    /// Joins the names of several fillers of one role: the function's name.
    pub join: &'static str,
    /// An amount as a number to sort and search by.
    pub amount: &'static str,
}

/// What people search by: index, table, columns.
fn indexes(dialect: &Dialect) -> [(&'static str, &'static str, &'static str); 14] {
    [
        ("document_by_text", "document", "\"text_hash\""),
        ("event_by_document", "event", "\"document\""),
        ("event_by_story", "event", "\"story\""),
        ("event_by_type_date", "event", "\"type\", \"date_start\""),
        ("event_by_country", "event", "\"country\""),
        ("event_by_amount", "event", dialect.amount),
        ("entity_by_document", "entity", "\"document\""),
        ("entity_by_name", "entity", "\"name\", \"type\""),
        ("entity_mention_by_document", "entity_mention", "\"document\""),
        ("event_role_by_document", "event_role", "\"document\""),
        ("event_role_by_event", "event_role", "\"event\", \"role\""),
        ("event_role_by_name", "event_role", "\"name\", \"role\""),
        ("event_mention_by_document", "event_mention", "\"document\""),
        ("event_cue_by_document", "event_cue", "\"document\""),
    ]
}

/// The script that creates all tables and indexes.
pub fn create(dialect: &Dialect) -> String {
    let mut script: String = TABLES.iter().map(|table| create_table(table, dialect)).collect();
    for (name, table, columns) in indexes(dialect) {
        script.push_str(&format!("CREATE INDEX IF NOT EXISTS {name} ON {table} ({columns});\n"));
    }
    script
}

fn create_table(table: &Table, dialect: &Dialect) -> String {
    let mut columns: Vec<String> = table.columns.iter().map(|c| column(c, dialect)).collect();
    if table.name == "document" {
        columns.push("\"duplicate_of\" TEXT".into());
        columns.push(format!("\"loaded_at\" {}", dialect.loaded_at));
    }
    if !table.key.is_empty() {
        columns.push(format!("PRIMARY KEY ({})", table.key.join(", ")));
    }
    format!("CREATE TABLE IF NOT EXISTS {} ({});\n", table.name, columns.join(", "))
}

fn column(column: &Column, dialect: &Dialect) -> String {
    let null = if column.nullable { "" } else { " NOT NULL" };
    format!("\"{}\" {}{null}", column.name, (dialect.kind)(column.kind))
}

/// The quoted column names of a table, in order.
pub fn names(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    names.join(", ")
}

/// The view `event_flat`: each event with its document's heading and a column a role, the names of several fillers
/// joined with "; ".
pub fn flat_view(roles: &[String], dialect: &Dialect) -> String {
    let taken: Vec<&str> = crate::record::tables::EVENT.columns.iter().map(|c| c.name).collect();
    let mut columns = vec![String::from("e.*")];
    columns.extend(["uri", "title", "publisher", "published", "duplicate_of"].map(|name| format!("d.\"{name}\"")));
    columns.extend(roles.iter().map(|role| {
        // A role may be called like a column of the event: "place".
        let name = if taken.contains(&role.as_str()) { format!("{role}_role") } else { role.clone() };
        let join = dialect.join;
        format!(
            "(SELECT {join}(r.\"name\", '; ') FROM event_role r WHERE r.\"event\" = e.\"id\" AND r.\"role\" = '{}') AS \"{}\"",
            role.replace('\'', "''"),
            name.replace('"', "\"\"")
        )
    }));
    format!(
        "DROP VIEW IF EXISTS event_flat;\nCREATE VIEW event_flat AS SELECT {} FROM event e JOIN document d ON d.\"id\" = e.\"document\";\n",
        columns.join(", ")
    )
}

/// Marks every document of a text but the one with the smallest id as its duplicate, whatever came first; `hashes`
/// says which texts. Rows that say so already stay as they are.
pub fn mark_duplicates(hashes: &str) -> String {
    format!(
        "UPDATE document SET duplicate_of = NULLIF(first.id, document.id) \
         FROM (SELECT text_hash, MIN(id) AS id FROM document WHERE text_hash {hashes} GROUP BY text_hash) AS first \
         WHERE document.text_hash = first.text_hash \
         AND document.duplicate_of IS DISTINCT FROM NULLIF(first.id, document.id)"
    )
}
