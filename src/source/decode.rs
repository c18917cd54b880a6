//! Bytes of one document → [`Document`].

use super::{Failure, Raw};
use crate::text::{Date, Document};
use serde::Deserialize;
use std::borrow::Cow;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The bytes are the article.
    Text,
    /// The bytes are one line of JSON Lines.
    Json,
}

/// One line of JSON Lines; unknown keys are left alone.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow, default)]
    id: Option<Id<'a>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    title: Option<String>,
    published: Option<String>,
    uri: Option<String>,
    publisher: Option<String>,
}

/// An id as a string or a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    Text(Cow<'a, str>),
    Number(serde_json::Number),
}

/// The document behind raw bytes; `published` stands in where the document brings no date of its own.
///
/// # Errors
/// Bytes that aren't UTF-8, a line that isn't JSON or has no `text`, a date that isn't one.
pub fn decode(raw: &Raw, published: Option<Date>) -> Result<Document, Failure> {
    let fail = |why: String| Failure { path: raw.path.to_path_buf(), line: raw.line, why };
    let text = std::str::from_utf8(&raw.bytes).map_err(|e| fail(format!("not UTF-8: {e}")))?;
    match raw.format {
        Format::Text => Ok(plain(raw, text, published)),
        Format::Json => row(text, published).map_err(fail),
    }
}

fn plain(raw: &Raw, text: &str, published: Option<Date>) -> Document {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let named = raw.path.as_os_str() != "-";
    let uri = named.then(|| raw.path.to_string_lossy().into_owned());
    Document { uri, published, ..Document::from_text(text) }
}

fn row(line: &str, published: Option<Date>) -> Result<Document, String> {
    let line = line.trim_start_matches('\u{FEFF}').trim_end();
    let row: Row = serde_json::from_str(line).map_err(|e| explain(&e))?;
    let own = row.published.as_deref().filter(|d| !d.is_empty()).map(day).transpose()?;
    let id = row.id.map(|id| match id {
        Id::Text(id) => id.into_owned(),
        Id::Number(id) => id.to_string(),
    });
    Ok(Document {
        id,
        uri: row.uri,
        title: row.title,
        publisher: row.publisher,
        published: own.or(published),
        text: row.text.into_owned(),
    })
}

/// The day of "2024-11-05" or of a timestamp that begins with it.
fn day(written: &str) -> Result<Date, String> {
    let date = written.get(..10).unwrap_or(written);
    date.parse().map_err(|_| format!("`published` is {written:?}: write it as YYYY-MM-DD"))
}

fn explain(error: &serde_json::Error) -> String {
    let hint = match error.classify() {
        serde_json::error::Category::Data => "each line is an object with at least `text`",
        _ => "each line must be one JSON object",
    };
    format!("{error} ({hint})")
}
