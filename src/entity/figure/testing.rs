//! One helper for the tables of the value recognisers: a text and the mentions it must give, each with its value.

use crate::entity::value::{Bound, Figure};
use crate::entity::{Candidate, Reading, Value};
use crate::pack::{Kind, Met, Pack};
use crate::text::Document;

/// A text with the mentions it must give: their words and their values as [`shown`].
pub type Case = (&'static str, &'static [(&'static str, &'static str)]);

/// Checks each text of a table; only mentions of `kinds` count.
#[track_caller]
pub fn check(kinds: &[Kind], table: &[Case]) {
    let mut wrong = Vec::new();
    for (text, want) in table {
        let found: Vec<_> = find(text).into_iter().filter(|c| kinds.contains(&c.kind)).collect();
        let got: Vec<(String, String)> = found.iter().map(|c| (c.span.of(text).to_string(), shown(&c.value))).collect();
        let want: Vec<(String, String)> = want.iter().map(|(m, v)| (m.to_string(), v.to_string())).collect();
        if got != want {
            wrong.push(format!("{text}\n   got {got:?}\n  want {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

/// The value recognisers' candidates for one text, with the core pack.
pub fn find(text: &str) -> Vec<Candidate> {
    let document = Document::from_text(text);
    let (mut reading, mut out) = (Reading::default(), Vec::new());
    super::find(&reading.read(&document, Pack::core(), &mut Met::default()), &mut super::Scratch::default(), &mut out);
    out
}

/// A value in short: "<= 500000000 USD / year", "12..15 %", "0.5 points".
pub fn shown(value: &Value) -> String {
    let per = |per: &Option<compact_str::CompactString>| per.as_ref().map_or(String::new(), |p| format!(" / {p}"));
    match value {
        Value::Money(m) => format!("{} {}{}", figure(&m.figure), m.currency.as_str(), per(&m.per)),
        Value::Percent(p) => format!("{} {}", figure(&p.figure), if p.points { "points" } else { "%" }),
        Value::Quantity(q) => format!("{} {}{}", figure(&q.figure), q.unit, per(&q.per)),
        Value::Number(n) => figure(n),
        _ => String::new(),
    }
}

fn figure(figure: &Figure) -> String {
    let side = |side: Option<rust_decimal::Decimal>| side.map_or(String::new(), |d| d.to_string());
    let (min, max) = (side(figure.min), side(figure.max));
    match figure.bound {
        Bound::Exact => min,
        Bound::Approx => format!("~{min}"),
        Bound::UpTo => format!("<={max}"),
        Bound::Under => format!("<{max}"),
        Bound::Over => format!(">{min}"),
        Bound::AtLeast => format!(">={min}"),
        Bound::Range => format!("{min}..{max}"),
    }
}
