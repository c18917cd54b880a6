//! An article's rows in the flat [tables](super::tables).

use super::tables::TABLES;
use super::{Article, Entity, Event, Value};
use compact_str::CompactString;

/// One value of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Cell {
    Null,
    Boolean(bool),
    Integer(i64),
    /// Text, a decimal or a day, as its column says.
    Text(CompactString),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<&CompactString> for Cell {
    fn from(text: &CompactString) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for Cell {
    fn from(it: bool) -> Self {
        Self::Boolean(it)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl<T> From<Option<T>> for Cell
where
    Cell: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

/// The rows of one document, table by table in the order of [`TABLES`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The document's id.
    pub document: CompactString,
    /// Its text's hash, the same for other documents with the same words.
    pub text_hash: CompactString,
    /// One list of rows a table; each row has one cell a column.
    pub tables: [Vec<Vec<Cell>>; TABLES.len()],
}

macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(Cell::from($cell)),*] };
}

impl Rows {
    /// The rows of one article.
    pub fn new(article: &Article) -> Self {
        let id = &article.id;
        let document = vec![row![
            id,
            article.uri,
            article.title,
            article.publisher,
            day(article.published.as_deref()),
            article.language,
            article.encoding,
            article.characters,
            article.engine,
            article.packs.join(" ").as_str(),
            &article.text_hash,
            &article.fingerprint,
        ]];
        let entities = article.entities.iter().map(|e| entity(id, e)).collect();
        let mentions = article.entities.iter().flat_map(|e| entity_mentions(id, e)).collect();
        let events = events(article).collect();
        let roles = article.events.iter().flat_map(|e| event_roles(id, e)).collect();
        let tellings = article.events.iter().flat_map(|e| event_mentions(id, e)).collect();
        let cues = article.events.iter().flat_map(|e| event_cues(id, e)).collect();
        Self {
            document: id.clone(),
            text_hash: article.text_hash.clone(),
            tables: [document, entities, mentions, events, roles, tellings, cues],
        }
    }
}

/// A day that every database's calendar has: the years 1 to 9999 (PostgreSQL and SQL know no year 0, jiff does).
fn day(day: Option<&str>) -> Cell {
    Cell::from(day.filter(|day| !day.starts_with('-') && !day.starts_with("0000")))
}

/// The value columns of an entity: min, max, bound, unit, per, timex, start, end, precision.
fn value(value: Option<&Value>) -> [Cell; 9] {
    let text = |s: &Option<CompactString>| Cell::from(s.as_deref());
    let none = || Cell::Null;
    match value {
        None => std::array::from_fn(|_| Cell::Null),
        Some(Value::Money(m)) => {
            let unit = m.currency.as_str().into();
            [text(&m.min), text(&m.max), m.bound.into(), unit, text(&m.per), none(), none(), none(), none()]
        }
        Some(Value::Quantity(q)) => {
            let unit = q.unit.as_str().into();
            [text(&q.min), text(&q.max), q.bound.into(), unit, text(&q.per), none(), none(), none(), none()]
        }
        Some(Value::Percent(p)) => {
            let unit = if p.points { "points" } else { "%" };
            [text(&p.min), text(&p.max), p.bound.into(), unit.into(), none(), none(), none(), none(), none()]
        }
        Some(Value::Number(n)) => {
            [text(&n.min), text(&n.max), n.bound.into(), none(), none(), none(), none(), none(), none()]
        }
        Some(Value::Date(d)) => {
            let timex = d.timex.as_str().into();
            let precision = d.precision.into();
            [none(), none(), none(), none(), none(), timex, day(d.start.as_deref()), day(d.end.as_deref()), precision]
        }
    }
}

fn entity(document: &str, entity: &Entity) -> Vec<Cell> {
    let mut row = row![&entity.id, document, entity.kind, entity.name, entity.country];
    row.extend(value(entity.value.as_ref()));
    row
}

fn entity_mentions(document: &str, entity: &Entity) -> Vec<Vec<Cell>> {
    let row = |m: &super::Mention| row![&entity.id, document, m.sentence, m.start, m.end, m.text, &m.rule];
    entity.mentions.iter().map(row).collect()
}

/// The rows of the table of events.
pub fn events(article: &Article) -> impl Iterator<Item = Vec<Cell>> {
    article.events.iter().map(|it| event(&article.id, it))
}

fn event(document: &str, event: &Event) -> Vec<Cell> {
    let money = event.amount.as_ref().map(|a| &a.money);
    let date = event.date.as_ref();
    let evidence = event.mentions.iter().find(|m| m.primary).map_or("", |m| m.text);
    row![
        &event.id,
        &event.story,
        document,
        event.kind,
        event.status,
        event.certainty,
        event.negated,
        event.condition,
        money.and_then(|m| m.min.as_deref()),
        money.and_then(|m| m.max.as_deref()),
        money.map(|m| m.currency.as_str()),
        money.map(|m| m.bound),
        money.and_then(|m| m.per.as_deref()),
        date.map(|d| d.value.as_str()),
        day(date.and_then(|d| d.start.as_deref())),
        day(date.and_then(|d| d.end.as_deref())),
        date.and_then(|d| d.precision),
        date.map(|d| d.source),
        event.country,
        event.place,
        event.commodity,
        evidence,
    ]
}

fn event_roles(document: &str, event: &Event) -> Vec<Vec<Cell>> {
    let row =
        |r: &super::Role| row![&event.id, document, r.role, r.entity.as_ref(), r.name, r.text, r.start, r.end, r.how];
    event.roles.iter().map(row).collect()
}

fn event_mentions(document: &str, event: &Event) -> Vec<Vec<Cell>> {
    let row = |m: &super::EventMention| {
        row![&event.id, document, m.sentence, m.start, m.end, m.text, m.trigger.text, m.rule, m.primary]
    };
    event.mentions.iter().map(row).collect()
}

fn event_cues(document: &str, event: &Event) -> Vec<Vec<Cell>> {
    let row = |c: &super::Cue| row![&event.id, document, c.sets, c.text, c.start, c.end];
    event.cues.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Scratch};
    use crate::pack::Pack;
    use crate::text::Document;

    #[test]
    fn days_are_those_of_every_calendar() {
        for (written, kept) in
            [("2024-11-01", true), ("0001-01-01", true), ("0000-01-01", false), ("-0044-03-15", false)]
        {
            assert_eq!(day(Some(written)) != Cell::Null, kept, "{written}");
        }
    }

    #[test]
    fn rows_fit_their_columns() {
        let document = Document::from_text("Acme Corp. paid $8 million on Nov. 5, 2024 for 5.2 percent of Zeta Inc.");
        let extractor = Extractor::new(Pack::core());
        let mut scratch = Scratch::default();
        let found = extractor.extract(&document, &mut scratch);
        let article = Article::new(extractor.pack(), &document, &scratch, &found);
        let rows = Rows::new(&article);
        assert_eq!(rows.tables[0].len(), 1);
        for (table, rows) in TABLES.iter().zip(&rows.tables) {
            assert!(table.key.iter().all(|k| table.columns.iter().any(|c| c.name == *k)), "{}", table.name);
            assert!(table.columns.iter().any(|c| c.name == table.document), "{}", table.name);
            for row in rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                for (cell, column) in row.iter().zip(table.columns) {
                    assert!(column.nullable || *cell != Cell::Null, "{}.{}", table.name, column.name);
                }
            }
        }
    }
}
