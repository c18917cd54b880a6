//! The flat tables that every table-shaped sink shares: their names, columns and keys.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// An exact decimal.
    Decimal,
    /// A calendar day, YYYY-MM-DD.
    Day,
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether it may be null.
    pub nullable: bool,
}

/// One table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that identify a row; empty where rows have no identity of their own.
    pub key: &'static [&'static str],
    /// The column that names the document, by which rows are replaced.
    pub document: &'static str,
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text, nullable: false }
}

const fn integer(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer, nullable: false }
}

const fn boolean(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Boolean, nullable: false }
}

const fn maybe(name: &'static str, kind: ColumnKind) -> Column {
    Column { name, kind, nullable: true }
}

use ColumnKind::{Day, Decimal, Text};

/// Articles.
pub const DOCUMENT: Table = Table {
    name: "document",
    key: &["id"],
    document: "id",
    columns: &[
        text("id"),
        maybe("uri", Text),
        maybe("title", Text),
        maybe("publisher", Text),
        maybe("published", Day),
        text("language"),
        maybe("encoding", Text),
        integer("characters"),
        text("engine"),
        text("packs"),
        text("text_hash"),
        text("fingerprint"),
    ],
};

/// Referents.
pub const ENTITY: Table = Table {
    name: "entity",
    key: &["id"],
    document: "document",
    columns: &[
        text("id"),
        text("document"),
        text("type"),
        maybe("name", Text),
        maybe("country", Text),
        maybe("value_min", Decimal),
        maybe("value_max", Decimal),
        maybe("value_bound", Text),
        maybe("value_unit", Text),
        maybe("value_per", Text),
        maybe("timex", Text),
        maybe("date_start", Day),
        maybe("date_end", Day),
        maybe("date_precision", Text),
    ],
};

/// Where referents are named.
pub const ENTITY_MENTION: Table = Table {
    name: "entity_mention",
    key: &[],
    document: "document",
    columns: &[
        text("entity"),
        text("document"),
        integer("sentence"),
        integer("start"),
        integer("end"),
        text("text"),
        text("rule"),
    ],
};

/// Events.
pub const EVENT: Table = Table {
    name: "event",
    key: &["id"],
    document: "document",
    columns: &[
        text("id"),
        text("story"),
        text("document"),
        text("type"),
        text("status"),
        text("certainty"),
        boolean("negated"),
        maybe("condition", Text),
        maybe("amount_min", Decimal),
        maybe("amount_max", Decimal),
        maybe("amount_currency", Text),
        maybe("amount_bound", Text),
        maybe("amount_per", Text),
        maybe("date_value", Text),
        maybe("date_start", Day),
        maybe("date_end", Day),
        maybe("date_precision", Text),
        maybe("date_source", Text),
        maybe("country", Text),
        maybe("place", Text),
        maybe("commodity", Text),
        text("evidence"),
    ],
};

/// Who plays which role.
pub const EVENT_ROLE: Table = Table {
    name: "event_role",
    key: &[],
    document: "document",
    columns: &[
        text("event"),
        text("document"),
        text("role"),
        maybe("entity", Text),
        text("name"),
        text("text"),
        integer("start"),
        integer("end"),
        text("how"),
    ],
};

/// The sentences that tell an event.
pub const EVENT_MENTION: Table = Table {
    name: "event_mention",
    key: &[],
    document: "document",
    columns: &[
        text("event"),
        text("document"),
        integer("sentence"),
        integer("start"),
        integer("end"),
        text("text"),
        text("trigger"),
        text("rule"),
        boolean("primary"),
    ],
};

/// The words that set status, certainty, negation or condition.
pub const EVENT_CUE: Table = Table {
    name: "event_cue",
    key: &[],
    document: "document",
    columns: &[text("event"), text("document"), text("sets"), text("text"), integer("start"), integer("end")],
};

/// All tables, those first that others point at.
pub const TABLES: [Table; 7] = [DOCUMENT, ENTITY, ENTITY_MENTION, EVENT, EVENT_ROLE, EVENT_MENTION, EVENT_CUE];
