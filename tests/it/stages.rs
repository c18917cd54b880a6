//! Entities and events of every fixture article, pinned.
//!
//! A snapshot that shows something wrong says so: the lines of `fixtures/known-wrong/ARTICLE` stand at its head, so that
//! nothing wrong is pinned in silence. Whoever mends it takes the line away.

use dateline::check::outlines;
use dateline::extractor::{Extraction, Extractor, Scratch};
use dateline::pack::Pack;
use dateline::record::Article;
use dateline::text::Document;
use insta::{Settings, assert_snapshot, glob};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn extract(text: String, show: impl Fn(&Article) -> String) -> String {
    let document = Document::from_text(text);
    let extractor = Extractor::new(Pack::core());
    let mut scratch = Scratch::default();
    let found: Extraction = extractor.extract(&document, &mut scratch);
    show(&Article::new(extractor.pack(), &document, &scratch, &found))
}

/// One line an entity: type, name or value, country, its mentions.
fn entities(article: &Article) -> String {
    let mut out = String::new();
    for entity in &article.entities {
        let value = entity.value.as_ref().map(|v| serde_json::to_string(v).unwrap());
        let name = entity.name.map(str::to_string).or(value).unwrap_or_default();
        let country = entity.country.map(|c| format!(" ({c})")).unwrap_or_default();
        let mentions: Vec<String> = entity.mentions.iter().map(|m| m.text.escape_debug().to_string()).collect();
        writeln!(out, "{:12} {}{country} ← {}", entity.kind, name.escape_debug(), mentions.join(" | ")).unwrap();
    }
    out
}

/// A block an event: what it is, its fields, its roles, where it is told.
fn events(article: &Article) -> String {
    let mut out = String::new();
    for event in &article.events {
        let negated = if event.negated { " negated" } else { "" };
        writeln!(out, "{} {} {}{negated}", event.kind, event.status, event.certainty).unwrap();
        if let Some(amount) = &event.amount {
            writeln!(out, "  amount: {} = {}", amount.text, serde_json::to_string(&amount.money).unwrap()).unwrap();
        }
        let date = event.date.as_ref().map(|d| format!("{} ({})", d.value, d.source));
        let fields = [
            ("condition", event.condition.map(str::to_string)),
            ("date", date),
            ("country", event.country.map(str::to_string)),
            ("place", event.place.map(str::to_string)),
            ("commodity", event.commodity.map(str::to_string)),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                writeln!(out, "  {name}: {}", value.escape_debug()).unwrap();
            }
        }
        for role in &event.roles {
            let text =
                if role.text == role.name { String::new() } else { format!(" “{}”", role.text.escape_debug()) };
            writeln!(out, "  {}: {}{text} ({})", role.role, role.name.escape_debug(), role.how).unwrap();
        }
        for mention in &event.mentions {
            let (trigger, rule) = (mention.trigger.text.escape_debug(), mention.rule);
            writeln!(out, "  [{trigger}] sentence {}, {rule}", mention.sentence).unwrap();
        }
    }
    out
}

fn pin(stage: &str, show: impl Fn(&Article) -> String + Copy) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(format!("../../snapshots/{stage}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        glob!("../../fixtures", "articles/*.txt", |path| {
            let shown = extract(fs::read_to_string(path).unwrap(), show);
            assert_snapshot!("article", known_wrong(stage, path) + &shown);
        });
    });
}

/// What is known to be wrong in the snapshot of `stage`: lines "events: …" or "entities: …" of the article's file.
fn known_wrong(stage: &str, article: &Path) -> String {
    let name = article.file_name().unwrap();
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/known-wrong").join(name);
    let lines = fs::read_to_string(list).unwrap_or_default();
    let own = lines.lines().filter_map(|line| line.strip_prefix(stage)?.strip_prefix(": "));
    own.map(|line| format!("KNOWN WRONG: {line}\n")).collect()
}

#[test]
fn entities_of_articles() {
    pin("entities", entities);
}

#[test]
fn events_of_articles() {
    pin("events", events);
}

/// Unless somebody asks why, the engine passes over what can tell no event (`src/event/offer.rs`): the events must be
/// the same either way.
#[test]
fn asking_why_changes_no_event() {
    let extractor = Extractor::new(Pack::core());
    let mut scratch = Scratch::default();
    let articles =
        fs::read_dir("fixtures/articles").unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let outlines = outlines(&[]).unwrap();
    let tests =
        outlines.iter().flat_map(|pack| &pack.events).flat_map(|event| &event.tests).map(|test| test.text.clone());
    for text in articles.chain(tests) {
        let document = Document::from_text(text);
        let told = extractor.extract(&document, &mut scratch).events;
        let (explained, ..) = extractor.explain(&document, &mut scratch);
        assert_eq!(told, explained.events, "{}", document.text);
    }
}
