//! The pattern language of `[[entity]]`: text to syntax tree, with the place of every mistake.

use super::fields::{At, Fields};
use super::head::label;
use super::marks::{EntityTest, entity_tests};
use std::ops::Range;

/// One `[[entity]]` table.
#[derive(Debug, Clone)]
pub(crate) struct EntityTable {
    /// "core/deposit.2"
    pub id: String,
    pub kind: At<String>,
    pub patterns: Vec<(At<String>, Syntax)>,
    pub tests: Vec<EntityTest>,
}

/// A pattern's syntax tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Syntax {
    /// A word or several, in any case.
    Word(String),
    /// Any inflection of a word.
    Inflected(String),
    /// Words in exactly this case.
    Exact(String),
    /// A name of this list.
    List(String, Range<usize>),
    /// An entity of this type found earlier.
    Kind(String, Range<usize>),
    /// A capitalised word.
    Cap,
    /// A number in digits.
    Num,
    /// Any word.
    Any,
    Seq(Vec<Syntax>),
    Alt(Vec<Syntax>),
    Repeat(Box<Syntax>, u8, u8),
    /// The part that is the name.
    Name(Box<Syntax>),
}

/// Reads one table.
pub(super) fn read(mut fields: Fields) -> Option<EntityTable> {
    let kind = fields.required("type").and_then(|kind| label(&fields, kind));
    let written = fields.strings("match");
    if fields.lacks("match") {
        fields.mistake("an entity needs `match`, a list of patterns");
    }
    let mut patterns = Vec::new();
    for text in written {
        match parse(&text.value) {
            Ok(syntax) => patterns.push((text, syntax)),
            Err(bad) => fields.errors().borrow_mut().push(text.part(bad.range).error(bad.message)),
        }
    }
    let tests = entity_tests(&mut fields);
    fields.finish();
    Some(EntityTable { id: String::new(), kind: kind?, patterns, tests })
}

/// A mistake in a pattern.
#[derive(Debug, PartialEq)]
pub(crate) struct BadPattern {
    pub range: Range<usize>,
    pub message: String,
}

/// Most times that a part may repeat, so that a match stays short.
const MOST_REPEATS: u8 = 8;

/// Most levels of brackets, so that no pattern overflows the stack.
const MOST_LEVELS: usize = 16;

/// Parses one pattern.
pub(crate) fn parse(text: &str) -> Result<Syntax, BadPattern> {
    let mut parser = Parser { text, at: 0, level: 0 };
    let syntax = parser.alternatives()?;
    match parser.peek() {
        None => Ok(syntax),
        Some(_) => parser.fail("`)` without `(`"),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    level: usize,
}

/// Characters that end a word.
const SPECIAL: [char; 9] = ['(', ')', '|', '?', '{', '"', '@', '<', '~'];

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The next character after white space.
    fn peek(&mut self) -> Option<char> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn takes(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, BadPattern> {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        Err(BadPattern { range: self.at..self.at + width, message: message.into() })
    }

    fn alternatives(&mut self) -> Result<Syntax, BadPattern> {
        let mut all = vec![self.sequence()?];
        while self.takes('|') {
            all.push(self.sequence()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Syntax::Alt(all) })
    }

    fn sequence(&mut self) -> Result<Syntax, BadPattern> {
        let mut items = Vec::new();
        while self.peek().is_some_and(|c| c != '|' && c != ')') {
            items.push(self.item()?);
        }
        match items.len() {
            0 => self.fail("a word, a class or `(` expected"),
            1 => Ok(items.remove(0)),
            _ => Ok(Syntax::Seq(items)),
        }
    }

    fn item(&mut self) -> Result<Syntax, BadPattern> {
        let part = self.part()?;
        // A quantifier follows without white space.
        match self.rest().chars().next() {
            Some('?') => {
                self.at += 1;
                Ok(Syntax::Repeat(Box::new(part), 0, 1))
            }
            Some('{') => {
                let (min, max) = self.times()?;
                Ok(Syntax::Repeat(Box::new(part), min, max))
            }
            _ => Ok(part),
        }
    }

    fn part(&mut self) -> Result<Syntax, BadPattern> {
        match self.peek() {
            Some('(') => self.group(),
            Some('"') => self.delimited('"').map(|(text, _)| Syntax::Exact(text)),
            Some('<') => self.delimited('>').map(|(text, range)| Syntax::Kind(text, range)),
            Some('@') => {
                self.at += 1;
                let start = self.at;
                let text = self.word(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                match text.is_empty() {
                    true => self.fail("the name of a list expected"),
                    false => Ok(Syntax::List(text, start..self.at)),
                }
            }
            Some(c) if SPECIAL.contains(&c) => self.fail(format!("`{c}` has nothing to stand after")),
            _ => self.plain(),
        }
    }

    fn group(&mut self) -> Result<Syntax, BadPattern> {
        let open = self.at;
        if self.level >= MOST_LEVELS {
            return self.fail("too many brackets within each other");
        }
        self.at += 1;
        self.level += 1;
        let inner = self.alternatives()?;
        self.level -= 1;
        match self.takes(')') {
            true => Ok(inner),
            false => Err(BadPattern { range: open..open + 1, message: "`(` without `)`".into() }),
        }
    }

    /// The text up to a closing character.
    fn delimited(&mut self, close: char) -> Result<(String, Range<usize>), BadPattern> {
        let open = self.at;
        let start = open + 1;
        let Some(length) = self.text[start..].find(close) else {
            return Err(BadPattern { range: open..start, message: format!("`{close}` is missing") });
        };
        self.at = start + length + close.len_utf8();
        let text = self.text[start..start + length].trim().to_string();
        match text.is_empty() {
            true => Err(BadPattern { range: open..self.at, message: "nothing between the marks".into() }),
            false => Ok((text, start..start + length)),
        }
    }

    fn word(&mut self, part: impl Fn(char) -> bool) -> String {
        let length = self.rest().find(|c| !part(c)).unwrap_or(self.rest().len());
        let word = &self.rest()[..length];
        self.at += length;
        word.to_string()
    }

    fn plain(&mut self) -> Result<Syntax, BadPattern> {
        if self.rest().starts_with("name:") {
            self.at += "name:".len();
            if self.rest().starts_with("name:") {
                return self.fail("one `name:` is enough");
            }
            let part = self.item()?;
            return Ok(Syntax::Name(Box::new(part)));
        }
        let word = self.word(|c| !c.is_whitespace() && !SPECIAL.contains(&c) && c != '}');
        if word.is_empty() {
            return self.fail("a word, a class or `(` expected");
        }
        if self.rest().starts_with('~') {
            self.at += 1;
            return Ok(Syntax::Inflected(word));
        }
        Ok(match word.as_str() {
            "Cap" => Syntax::Cap,
            "Num" => Syntax::Num,
            "Word" => Syntax::Any,
            _ => Syntax::Word(word),
        })
    }

    /// `{2}`, `{1,4}`
    fn times(&mut self) -> Result<(u8, u8), BadPattern> {
        let open = self.at;
        let end = self.rest().find('}').map(|i| open + i);
        let inner = end.map_or("", |end| &self.text[open + 1..end]);
        let (min, max) = inner.split_once(',').unwrap_or((inner, inner));
        let range = open..end.map_or(open + 1, |end| end + 1);
        let (Ok(min), Ok(max)) = (min.trim().parse::<u8>(), max.trim().parse::<u8>()) else {
            return Err(BadPattern { range, message: "repeats are written `{2}` or `{1,4}`".into() });
        };
        if min > max || max == 0 || max > MOST_REPEATS {
            let message = format!("repeats go from few to many, at most {MOST_REPEATS}");
            return Err(BadPattern { range, message });
        }
        self.at = range.end;
        Ok((min, max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses() {
        let word = |w: &str| Syntax::Word(w.into());
        let want = Syntax::Seq(vec![
            Syntax::Repeat(Box::new(word("the")), 0, 1),
            Syntax::Name(Box::new(Syntax::Repeat(Box::new(Syntax::Cap), 1, 4))),
            Syntax::Repeat(Box::new(Syntax::Kind("commodity".into(), 20..29)), 0, 1),
            Syntax::Alt(vec![word("field"), Syntax::Seq(vec![word("oil"), Syntax::Inflected("well".into())])]),
        ]);
        assert_eq!(parse("the? name:Cap{1,4} <commodity>? (field|oil well~)"), Ok(want));
        assert_eq!(parse("\"Block\" Num"), Ok(Syntax::Seq(vec![Syntax::Exact("Block".into()), Syntax::Num])));
    }

    #[test]
    fn says_where() {
        for (text, range, message) in [
            ("a (b|c", 2..3, "`(` without `)`"),
            ("a) b", 1..2, "`)` without `(`"),
            ("Cap{4,1}", 3..8, "from few to many"),
            ("Cap{x}", 3..6, "repeats are written"),
            ("a | ", 4..4, "expected"),
            ("\"open", 0..1, "`\"` is missing"),
            ("? a", 0..1, "nothing to stand after"),
            ("", 0..0, "expected"),
        ] {
            let bad = parse(text).unwrap_err();
            assert_eq!(bad.range, range, "{text}");
            assert!(bad.message.contains(message), "{text}: {}", bad.message);
        }
        assert!(parse(&"(".repeat(10_000)).is_err());
    }
}
