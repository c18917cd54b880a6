//! Rows of name lists: `name ⇥ alias|alias ⇥ key=value; key=value`, one a line, `#` opens a comment line.

use std::ops::Range;

/// A row, borrowed from the list's text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row<'t> {
    /// Canonical name.
    pub name: &'t str,
    /// Other forms.
    pub aliases: Vec<&'t str>,
    /// Facts, in the row's order.
    pub attributes: Vec<(&'t str, &'t str)>,
    /// Its bytes in the list.
    pub range: Range<usize>,
}

/// What is wrong with a row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadRow {
    pub range: Range<usize>,
    pub message: String,
}

impl<'t> Row<'t> {
    /// The attribute called `key`.
    pub fn attribute(&self, key: &str) -> Option<&'t str> {
        self.attributes.iter().find(|(k, _)| *k == key).map(|(_, value)| *value)
    }

    /// Whether `form` stands in the `|`-separated attribute `key`.
    pub fn names(&self, key: &str, form: &str) -> bool {
        self.attribute(key).is_some_and(|forms| forms.split('|').any(|f| f.trim() == form))
    }
}

/// All rows of a list; empty and comment lines are passed over.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Result<Row<'_>, BadRow>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let skip = line.trim().is_empty() || line.starts_with('#');
        (!skip).then(|| row(line, at))
    })
}

fn row(line: &str, start: usize) -> Result<Row<'_>, BadRow> {
    let range = start..start + line.len();
    let bad = |part: &str, message: String| {
        let at = start + (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
        Err(BadRow { range: at..at + part.len(), message })
    };
    let mut columns = line.split('\t');
    let name = columns.next().unwrap_or("").trim();
    let aliases = columns.next().unwrap_or("");
    let facts = columns.next().unwrap_or("");
    if let Some(rest) = columns.next() {
        return bad(rest, "a row has three columns at most: name, aliases, attributes".into());
    }
    if name.is_empty() {
        return bad(line, "a row begins with a name".into());
    }
    let aliases: Vec<&str> = aliases.split('|').map(str::trim).filter(|alias| !alias.is_empty()).collect();
    if let Some(long) = aliases.iter().chain([&name]).find(|form| form.len() > LONGEST) {
        return bad(long, format!("a name has at most {LONGEST} bytes"));
    }
    let mut attributes = Vec::new();
    for fact in facts.split(';').map(str::trim).filter(|fact| !fact.is_empty()) {
        match fact.split_once('=') {
            Some((key, value)) => attributes.push((key.trim(), value.trim())),
            None => return bad(fact, format!("`{fact}` isn't an attribute: write `key=value; key=value`")),
        }
    }
    Ok(Row { name, aliases, attributes, range })
}

/// Longest form, in bytes.
const LONGEST: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows() {
        let text = "# list\nZubrovia\tRepublic of Zubrovia|ZBR\tiso=ZB; exact=ZBR\n\nBare\n";
        let rows: Vec<Row> = rows(text).map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].aliases, ["Republic of Zubrovia", "ZBR"]);
        assert_eq!(rows[0].attribute("iso"), Some("ZB"));
        assert!(rows[0].names("exact", "ZBR"));
        assert_eq!(&text[rows[1].range.clone()], "Bare");
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, at, message) in [
            ("A\tb\tc=d\te", "e", "three columns"),
            ("\tb", "\tb", "begins with a name"),
            ("A\tb\tc=d; e", "e", "isn't an attribute"),
        ] {
            let bad = rows(text).find_map(Result::err).unwrap();
            assert_eq!(&text[bad.range], at);
            assert!(bad.message.contains(message), "{}", bad.message);
        }
    }
}
