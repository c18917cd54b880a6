//! A readable view of an article's events, for people at a terminal.

use crate::record::{Article, Event, Money};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

/// The styles of the parts; all plain without colours.
struct Styles {
    title: Style,
    kind: Style,
    label: Style,
    value: Style,
    faint: Style,
}

impl Styles {
    fn new(colour: bool) -> Self {
        if !colour {
            let plain = Style::new();
            return Self { title: plain, kind: plain, label: plain, value: plain, faint: plain };
        }
        Self {
            title: Style::new().bold().underline(),
            kind: AnsiColor::Cyan.on_default().bold(),
            label: AnsiColor::Green.on_default(),
            value: Style::new().bold(),
            faint: Style::new().dimmed(),
        }
    }
}

/// Appends the view of one article: its heading, then a block an event.
pub fn encode(article: &Article, colour: bool, out: &mut Vec<u8>) -> io::Result<()> {
    let styles = Styles::new(colour);
    heading(article, &styles, out)?;
    if article.events.is_empty() {
        let faint = styles.faint;
        writeln!(out, "  {faint}no events{faint:#}")?;
    }
    article.events.iter().try_for_each(|event| block(event, &styles, out))?;
    writeln!(out)
}

fn heading(article: &Article, styles: &Styles, out: &mut Vec<u8>) -> io::Result<()> {
    let (title, faint) = (styles.title, styles.faint);
    let name = article.title.or(article.uri).unwrap_or(&article.id);
    write!(out, "{title}{name}{title:#}")?;
    for fact in [article.publisher, article.published.as_deref()].into_iter().flatten() {
        write!(out, "{faint} · {fact}{faint:#}")?;
    }
    writeln!(out)
}

fn block(event: &Event, styles: &Styles, out: &mut Vec<u8>) -> io::Result<()> {
    let (kind, faint) = (styles.kind, styles.faint);
    write!(out, "  {kind}{}{kind:#}  {}", event.kind, event.status)?;
    if event.certainty != "stated" {
        write!(out, ", {}", event.certainty)?;
    }
    if event.negated {
        write!(out, ", negated")?;
    }
    writeln!(out)?;
    if let Some(amount) = &event.amount {
        field("amount", amount.text, &money(&amount.money), styles, out)?;
    }
    for role in &event.roles {
        let note = if role.name == role.text { role.how.to_string() } else { format!("{:?}, {}", role.text, role.how) };
        field(role.role, role.name, &note, styles, out)?;
    }
    let date = event.date.as_ref();
    if let Some(date) = date {
        field("date", &date.value, date.text.unwrap_or(date.source), styles, out)?;
    }
    for (label, value) in [("place", event.place), ("country", event.country), ("commodity", event.commodity)] {
        if let Some(value) = value.filter(|_| !event.roles.iter().any(|r| r.role == label)) {
            field(label, value, "", styles, out)?;
        }
    }
    if let Some(condition) = event.condition {
        field("condition", condition, "", styles, out)?;
    }
    for mention in &event.mentions {
        let text = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "    {faint}“{text}”{faint:#}")?;
    }
    Ok(())
}

fn field(label: &str, value: &str, note: &str, styles: &Styles, out: &mut Vec<u8>) -> io::Result<()> {
    let (l, v, faint) = (styles.label, styles.value, styles.faint);
    write!(out, "    {l}{label:<12}{l:#} {v}{value}{v:#}")?;
    if !note.is_empty() {
        write!(out, "  {faint}({note}){faint:#}")?;
    }
    writeln!(out)
}

/// "≤ 500000000 USD", "8000000 USD", "8000000–10000000 USD"
fn money(money: &Money) -> String {
    let figure = match (&money.min, &money.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => String::from("?"),
    };
    format!("{figure} {}", money.currency)
}
