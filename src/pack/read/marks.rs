//! The tests inside packs: marked sentences with what they must yield.

use super::fields::{At, Fields};
use crate::pack::cue::{Certainty, Status};
use crate::pack::error::{PackError, nearest};
use crate::text::{Date, Span};
use toml_edit::Item;

/// A `[[event.tests]]` table.
#[derive(Debug, Clone)]
pub struct EventTest {
    /// The text without marks.
    pub text: String,
    /// The marked parts, in order.
    pub marks: Vec<Mark>,
    /// What it must yield.
    pub want: Want,
    /// The article's date.
    pub published: Option<Date>,
    /// Why it is known to fail; it must fail as long as this stands.
    pub todo: Option<String>,
    /// Where the marks' roles stand.
    pub(crate) places: Vec<At<()>>,
    /// Where it stands.
    pub(crate) place: At<()>,
}

/// A marked part of a test's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The role; `None` for the trigger, `[*: …]`.
    pub role: Option<String>,
    /// Its bytes in the text without marks.
    pub span: Span,
}

/// What a test must yield.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// No event of the type.
    Nothing,
    /// An event with the marked trigger and roles and these columns.
    Event(Vec<(Column, String)>),
}

/// The columns that a test can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Column {
    Status,
    Certainty,
    Negated,
    Condition,
    Amount,
    Date,
    Country,
    Place,
    Commodity,
}

impl Column {
    /// All of them by name.
    pub const NAMES: [(&str, Self); 9] = [
        ("status", Self::Status),
        ("certainty", Self::Certainty),
        ("negated", Self::Negated),
        ("condition", Self::Condition),
        ("amount", Self::Amount),
        ("date", Self::Date),
        ("country", Self::Country),
        ("place", Self::Place),
        ("commodity", Self::Commodity),
    ];

    /// "status"
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// Roles that every event may have without declaring them.
pub(crate) const COMMON_ROLES: [&str; 4] = ["amount", "date", "place", "commodity"];

/// Reads one test of an event.
pub(super) fn event_test(mut fields: Fields) -> Option<EventTest> {
    let errors = fields.errors();
    let text = fields.required("text");
    let want = want(&mut fields);
    let published = fields.string("published").and_then(|date| match date.value.parse() {
        Ok(day) => Some(day),
        Err(_) => {
            errors.borrow_mut().push(date.error("a date is written 2024-11-05"));
            None
        }
    });
    let todo = fields.string("todo").map(|todo| todo.value);
    let place = fields.place();
    fields.finish();
    let marked = match marks(&text?) {
        Ok(marked) => marked,
        Err(why) => {
            errors.borrow_mut().push(*why);
            return None;
        }
    };
    Some(EventTest {
        text: marked.text,
        marks: marked.marks,
        places: marked.places,
        want: want?,
        published,
        todo,
        place,
    })
}

/// A text without its marks.
#[derive(Debug, Default)]
struct Marked {
    text: String,
    marks: Vec<Mark>,
    places: Vec<At<()>>,
}

/// Takes the marks `[role: words]` out of a text.
fn marks(written: &At<String>) -> Result<Marked, Box<PackError>> {
    let mut out = Marked::default();
    let mut at = 0;
    while let Some(open) = written.value[at..].find('[').map(|i| at + i) {
        out.text.push_str(&written.value[at..open]);
        let close = written.value[open..].find(']').map(|i| open + i);
        let end = close.unwrap_or(open + 1);
        let place = written.part(open..end);
        let inner = close.and_then(|close| written.value[open + 1..close].split_once(": "));
        let Some((role, words)) = inner else {
            return Err(Box::new(place.error("a mark is written `[role: words]`, the trigger's `[*: words]`")));
        };
        let start = out.text.len() as u32;
        out.text.push_str(words);
        let span = Span::new(start, out.text.len() as u32);
        out.marks.push(Mark { role: (role != "*").then(|| role.to_string()), span });
        out.places.push(written.part(open + 1..open + 1 + role.len()));
        at = end + 1;
    }
    out.text.push_str(&written.value[at..]);
    Ok(out)
}

fn want(fields: &mut Fields) -> Option<Want> {
    let Some((item, place)) = fields.raw("want") else {
        if fields.lacks("want") {
            fields.mistake("a test needs `want`: columns in braces, or \"nothing\"");
        }
        return None;
    };
    if item.as_str() == Some("nothing") {
        return Some(Want::Nothing);
    }
    let Some(table) = item.as_table_like() else {
        let message = "`want` is \"nothing\" or columns in braces: { status = \"planned\" }";
        fields.errors().borrow_mut().push(place.error(message));
        return None;
    };
    let mut columns = Vec::new();
    for (key, value) in table.iter() {
        let at =
            |item: Option<std::ops::Range<usize>>| At { range: item.unwrap_or(place.range.clone()), ..place.clone() };
        let name = at(table.key(key).and_then(toml_edit::Key::span));
        let value_at = at(value.span());
        match column(key, value) {
            Ok(pair) => columns.push(pair),
            Err(Bad::Key(hint)) => {
                let message = format!("unknown column `{key}` in `want`");
                fields.errors().borrow_mut().push(name.error(message).hint(hint));
            }
            Err(Bad::Value(message)) => fields.errors().borrow_mut().push(value_at.error(message)),
        }
    }
    Some(Want::Event(columns))
}

enum Bad {
    Key(Option<String>),
    Value(String),
}

fn column(key: &str, item: &Item) -> Result<(Column, String), Bad> {
    let names = || Column::NAMES.iter().map(|(name, _)| *name);
    let column = Column::NAMES.iter().find(|(name, _)| *name == key).map(|(_, column)| *column);
    let column = column.ok_or_else(|| Bad::Key(nearest(key, names()).or_else(|| Some(known(names())))))?;
    let value = match (item.as_str(), item.as_bool(), column) {
        (_, Some(flag), Column::Negated) => flag.to_string(),
        (Some(text), _, column) if column != Column::Negated => text.to_string(),
        _ if column == Column::Negated => return Err(Bad::Value("`negated` must be true or false".into())),
        _ => return Err(Bad::Value(format!("`{key}` must be a string"))),
    };
    let one_of = |known_names: Vec<&str>| match known_names.contains(&value.as_str()) {
        true => Ok(()),
        false => Err(Bad::Value(format!("`{key}` must be one of {}", known_names.join(", ")))),
    };
    match column {
        Column::Status => one_of(Status::NAMES.iter().map(|(name, _)| *name).collect())?,
        Column::Certainty => one_of(Certainty::NAMES.iter().map(|(name, _)| *name).collect())?,
        Column::Amount if !is_amount(&value) => {
            return Err(Bad::Value("`amount` is written \"8000000 USD\" or \"up_to 500000000 USD\"".into()));
        }
        _ => {}
    }
    Ok((column, value))
}

fn known<'k>(names: impl Iterator<Item = &'k str>) -> String {
    format!("known: {}", names.collect::<Vec<_>>().join(", "))
}

/// "8000000 USD", "up_to 500000000 USD", "1000000-2000000 EUR"
fn is_amount(text: &str) -> bool {
    let mut words = text.split(' ').rev();
    let currency = words.next().is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()));
    let number =
        words.next().is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-'));
    let bound = words.next().is_none_or(|bound| BOUNDS.contains(&bound));
    currency && number && bound && words.next().is_none()
}

const BOUNDS: [&str; 7] = ["exact", "approx", "up_to", "at_least", "over", "under", "range"];

/// One line of an entity pattern's `tests`.
#[derive(Debug, Clone)]
pub struct EntityTest {
    /// The text without marks.
    pub text: String,
    /// The mentions that must be found; none for a line with `-`, which must not yield an entity of the type.
    pub mentions: Vec<Span>,
    pub(crate) place: At<()>,
}

/// Reads the lines of an entity pattern's tests.
pub(super) fn entity_tests(fields: &mut Fields) -> Vec<EntityTest> {
    let Some(tests) = fields.string("tests") else { return Vec::new() };
    let mut out = Vec::new();
    let mut start = 0;
    for line in tests.value.split_inclusive('\n') {
        let place = tests.part(start..start + line.trim_end().len());
        start += line.len();
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match entity_line(line) {
            Ok((text, mentions)) => out.push(EntityTest { text, mentions, place }),
            Err(message) => fields.errors().borrow_mut().push(place.error(message)),
        }
    }
    out
}

fn entity_line(line: &str) -> Result<(String, Vec<Span>), &'static str> {
    let (positive, rest) = match line.split_at_checked(1) {
        Some(("+", rest)) => (true, rest.trim_start()),
        Some(("-", rest)) => (false, rest.trim_start()),
        _ => return Err("a test line opens with `+` (finds the [mention]) or `-` (finds none)"),
    };
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut parts = rest.split('[');
    text.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (mention, after) = part.split_once(']').ok_or("`]` is missing")?;
        let start = text.len() as u32;
        text.push_str(mention);
        mentions.push(Span::new(start, text.len() as u32));
        text.push_str(after);
    }
    match (positive, mentions.is_empty()) {
        (true, true) => Err("a line with `+` marks what it finds: [mention]"),
        (false, false) => Err("a line with `-` finds nothing: take the marks away"),
        _ => Ok((text, mentions)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> At<String> {
        let file = crate::pack::SourceFile { path: "a.toml".into(), text: format!("\"{text}\"").into() };
        At { value: text.into(), range: 0..text.len() + 2, file }
    }

    #[test]
    fn takes_marks_out() {
        let found = marks(&written("[investor: HMS] will [*: invest].")).unwrap();
        assert_eq!(found.text, "HMS will invest.");
        assert_eq!(found.marks[0], Mark { role: Some("investor".into()), span: Span::new(0, 3) });
        assert_eq!(found.marks[1], Mark { role: None, span: Span::new(9, 15) });
        for wrong in ["[investor HMS]", "[open: never closed"] {
            assert!(marks(&written(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn amounts() {
        for (text, fits) in [
            ("8000000 USD", true),
            ("up_to 500000000 USD", true),
            ("1000-2000 EUR", true),
            ("8 million USD", false),
            ("8000000", false),
            ("USD 8", false),
        ] {
            assert_eq!(is_amount(text), fits, "{text}");
        }
    }

    #[test]
    fn entity_lines() {
        assert_eq!(entity_line("+ At the [Bora mine].").unwrap(), ("At the Bora mine.".into(), vec![Span::new(7, 16)]));
        assert_eq!(entity_line("- A bank deposit.").unwrap(), ("A bank deposit.".into(), vec![]));
        for wrong in ["no sign", "+ nothing marked", "- [marked]", "+ [open"] {
            assert!(entity_line(wrong).is_err(), "{wrong}");
        }
    }
}
