//! One line of JSON Lines: an object with an article's text and what is known about it.

use serde::Deserialize;
use std::borrow::Cow;

/// What a line says; unknown keys are left alone.
#[derive(Debug, Default, PartialEq, Deserialize)]
pub struct Row {
    #[serde(default, deserialize_with = "text_or_number")]
    pub id: Option<String>,
    pub text: String,
    pub title: Option<String>,
    pub published: Option<String>,
    pub uri: Option<String>,
    pub publisher: Option<String>,
}

/// An id as a string or a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    Text(Cow<'a, str>),
    Number(serde_json::Number),
}

fn text_or_number<'de, D: serde::Deserializer<'de>>(id: D) -> Result<Option<String>, D::Error> {
    let id = Option::<Id>::deserialize(id)?;
    Ok(id.map(|id| match id {
        Id::Text(id) => id.into_owned(),
        Id::Number(id) => id.to_string(),
    }))
}

impl Row {
    /// Reads a line.
    ///
    /// # Errors
    /// When it isn't one JSON object with at least `text`.
    pub fn read(line: &str) -> serde_json::Result<Self> {
        serde_json::from_str(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_may_be_numbers_and_unknown_keys_stand_there() {
        let id = |line| Row::read(line).unwrap().id;
        assert_eq!(id(r#"{"id": 5, "text": "a"}"#).as_deref(), Some("5"));
        assert_eq!(id(r#"{"id": "5", "more": [1], "text": "a"}"#).as_deref(), Some("5"));
        assert_eq!(id(r#"{"id": null, "text": "a"}"#), None);
    }

    #[test]
    fn a_line_without_text_is_no_article() {
        for line in ["", "[]", "{}", r#"{"id": "5"}"#, r#"{"text": null}"#, r#"{"text": "a"} x"#] {
            assert!(Row::read(line).is_err(), "{line}");
        }
    }
}
