//! The article as it was read, with what its source knows about it.

use super::Span;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// One article, its text exactly as read (offsets in every record count from its start).
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The input's own id, where it has one.
    pub id: Option<String>,
    /// Where it came from: path or address.
    pub uri: Option<String>,
    /// Title given beside the text (never part of `text`).
    pub title: Option<String>,
    /// Publisher given beside the text.
    pub publisher: Option<String>,
    /// Date of publication given beside the text.
    pub published: Option<Date>,
    /// How its bytes were encoded, where that wasn't UTF-8 ("windows-1252").
    pub encoding: Option<&'static str>,
    /// The text.
    pub text: String,
}

impl Document {
    /// A document that is only text.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The words at `span`.
    pub fn at(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}
