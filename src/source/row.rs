//! One line of JSON Lines: an object with an article's text and what is known about it.
//!
//! Lines are read by hand where they are as plain as most are: an object of texts. Whatever else a line may be,
//! serde_json reads, and says what is wrong with it.

use crate::text::json::plain_len;
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
        match (Reader { rest: line }).row() {
            Some(row) => Ok(row),
            None => serde_json::from_str(line),
        }
    }
}

/// The rest of a line. All of its methods give `None` for what they leave to serde_json.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn row(&mut self) -> Option<Row> {
        let mut row = Row::default();
        let mut known = [false; 7];
        self.take("{")?;
        loop {
            let key = self.key()?;
            self.take(":")?;
            let (slot, field) = match key {
                "text" => (0, None),
                "id" => (1, Some(&mut row.id)),
                "title" => (2, Some(&mut row.title)),
                "published" => (3, Some(&mut row.published)),
                "uri" => (4, Some(&mut row.uri)),
                "publisher" => (5, Some(&mut row.publisher)),
                _ => (6, None),
            };
            // A known key that stands there twice is an error.
            if std::mem::replace(&mut known[slot], true) && slot < 6 {
                return None;
            }
            match field {
                Some(_) if self.take("null").is_some() => {}
                Some(field) => *field = Some(self.text()?),
                None if slot == 0 => row.text = self.text()?,
                None => drop(self.text()?),
            }
            if self.next_or_end()? {
                return (known[0] && self.rest.is_empty()).then_some(row);
            }
        }
    }

    /// Whether the object ends here; else there must be a comma.
    fn next_or_end(&mut self) -> Option<bool> {
        let end = self.take("}").is_some();
        if !end {
            self.take(",")?;
        }
        self.skip_space();
        Some(end)
    }

    /// Takes what must stand next, after white space.
    fn take(&mut self, wanted: &str) -> Option<()> {
        self.skip_space();
        self.rest = self.rest.strip_prefix(wanted)?;
        Some(())
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// A key without escapes.
    fn key(&mut self) -> Option<&'a str> {
        self.take("\"")?;
        let key = self.plain()?;
        self.rest = self.rest.strip_prefix('"')?;
        Some(key)
    }

    /// A text, its escapes resolved.
    fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let plain = self.plain()?;
        if let Some(rest) = self.rest.strip_prefix('"') {
            self.rest = rest;
            return Some(plain.to_string());
        }
        let mut text = String::with_capacity(plain.len() + self.rest.len());
        text.push_str(plain);
        loop {
            if let Some(rest) = self.rest.strip_prefix('"') {
                self.rest = rest;
                return Some(text);
            }
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
    }

    /// What stands for itself up to a quotation mark, a backslash or what must not stand in a text.
    fn plain(&mut self) -> Option<&'a str> {
        let (plain, rest) = self.rest.split_at_checked(plain_len(self.rest.as_bytes()))?;
        self.rest = rest;
        Some(plain)
    }

    /// The character that an escape stands for.
    fn escaped(&mut self) -> Option<char> {
        let (escape, rest) = self.rest.split_at_checked(2)?;
        self.rest = rest;
        Some(match escape.as_bytes() {
            b"\\n" => '\n',
            b"\\\"" => '"',
            b"\\\\" => '\\',
            b"\\/" => '/',
            b"\\t" => '\t',
            b"\\r" => '\r',
            b"\\b" => '\u{8}',
            b"\\f" => '\u{c}',
            b"\\u" => return self.code_point(),
            _ => return None,
        })
    }

    /// The character behind "\u", or behind the two of a pair of surrogates.
    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let second = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + second)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        let digits = digits.chars().map(|digit| digit.to_digit(16));
        digits.into_iter().try_fold(0, |unit, digit| Some(unit << 4 | digit?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_hand(line: &str) -> Option<Row> {
        Reader { rest: line }.row()
    }

    #[test]
    fn plain_lines_are_read_by_hand_and_as_serde_json_reads_them() {
        for line in [
            r#"{"text": "Orbis \"grew\"\n\tin \u00e9\ud83d\ude00 \\ \/ 北."}"#,
            r#"{"id":"a","text":"b","title":"c","published":"2024-11-05","uri":"u","publisher":"p"}"#,
            r#" { "id" : null , "text" : "" , "title" : null, "more" : "x\ny", "last": "z" } "#.trim_end(),
            "{\"text\":\"\u{7f} é\"}",
        ] {
            assert_eq!(by_hand(line), Some(serde_json::from_str(line).unwrap()), "{line}");
        }
    }

    #[test]
    fn other_lines_are_left_to_serde_json() {
        for line in [
            "",
            "{}",
            "[]",
            "{\"text\": \"a\nb\"}",
            r#"{"id": 5, "text": "a"}"#,
            r#"{"id": "5"}"#,
            r#"{"text": null}"#,
            r#"{"text": "a""#,
            r#"{"text": "a"} x"#,
            r#"{"text": "a",}"#,
            r#"{"text": "a" "id": "b"}"#,
            r#"{"text": "a", "text": "b"}"#,
            r#"{"text": "a", "title": null, "title": "b"}"#,
            r#"{"text": "\ud83d"}"#,
            r#"{"text": "\ud83d\u0041"}"#,
            r#"{"text": "\ude00"}"#,
            r#"{"text": "\u+041"}"#,
            r#"{"text": "\x"}"#,
            r#"{"text": "a", "more": [1]}"#,
            r#"{"te\u0078t": "a"}"#,
        ] {
            assert_eq!(by_hand(line), None, "{line}");
        }
        assert_eq!(Row::read(r#"{"id": 5, "text": "a"}"#).unwrap().id.as_deref(), Some("5"));
        assert_eq!(Row::read(r#"{"more": [1], "text": "a"}"#).unwrap().text, "a");
        assert!(Row::read(r#"{"id": "5"}"#).is_err());
    }
}
