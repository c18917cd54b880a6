//! Bytes of one document → [`Document`].

use super::row::Row;
use super::{Failure, Raw};
use crate::text::{Date, Document};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::path::Path;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The bytes are the article.
    Text,
    /// The bytes are one line of JSON Lines.
    Json,
}

/// Endings of files that hold one document a line.
const JSON_LINES: &[&str] = &["jsonl", "ndjson"];
/// Endings of files that are read when a folder is given; a file named by itself is always read.
const TEXT: &[&str] = &["txt", "text", "md"];
/// Endings that say how a file is packed.
const PACKED: &[&str] = &["gz", "zst"];

impl Format {
    /// What a file's ending (before `.gz` or `.zst`) says.
    pub fn of_name(path: &Path) -> Option<Self> {
        let path = unpacked(path);
        let json = has_ending(&path, JSON_LINES).then_some(Self::Json);
        json.or_else(|| has_ending(&path, TEXT).then_some(Self::Text))
    }

    /// What the first bytes say: JSON Lines when they open an object.
    pub fn of_head(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let first = head.iter().find(|b| !b.is_ascii_whitespace());
        if first == Some(&b'{') { Self::Json } else { Self::Text }
    }
}

fn unpacked(path: &Path) -> Cow<'_, Path> {
    if has_ending(path, PACKED) { Cow::Owned(path.with_extension("")) } else { Cow::Borrowed(path) }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|e| endings.iter().any(|ending| e.eq_ignore_ascii_case(ending)))
}

/// The document behind raw bytes; `published` stands in where the document brings no date of its own.
///
/// # Errors
/// A line that isn't JSON or has no `text`, a date that isn't one.
pub fn decode(raw: &Raw, published: Option<Date>) -> Result<Document, Failure> {
    let fail = |why: String| Failure { path: raw.path.to_path_buf(), line: raw.line, why };
    let (text, encoding) = unicode(&raw.bytes);
    let document = match raw.format {
        Format::Text => plain(raw, &text, published),
        Format::Json => row(&text, published).map_err(fail)?,
    };
    Ok(Document { encoding, ..document })
}

/// The text behind bytes, and its encoding where that isn't UTF-8: told by a byte order mark, else detected.
fn unicode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)), None);
    }
    let encoding = Encoding::for_bom(bytes).map_or_else(|| detect(bytes), |(encoding, _)| encoding);
    let (text, _, _) = encoding.decode(bytes);
    (text, Some(encoding.name()))
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn plain(raw: &Raw, text: &str, published: Option<Date>) -> Document {
    let named = raw.path.as_os_str() != "-";
    let uri = named.then(|| raw.path.to_string_lossy().into_owned());
    Document { uri, published, ..Document::from_text(text) }
}

fn row(line: &str, published: Option<Date>) -> Result<Document, String> {
    let row = Row::read(line.trim_end()).map_err(|e| explain(&e))?;
    let own = row.published.as_deref().filter(|d| !d.is_empty()).map(day).transpose()?;
    Ok(Document {
        id: row.id,
        uri: row.uri,
        title: row.title,
        publisher: row.publisher,
        published: own.or(published),
        encoding: None,
        text: row.text,
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
