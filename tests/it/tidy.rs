//! The house rules that the compiler doesn't check: imports run one way, files say what they own.

use std::fs;
use std::path::{Path, PathBuf};

/// Which stages a stage may use, as in docs/architecture.md. A folder or file of `src/` not listed here may use all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &["text"]),
    ("pack", &["text", "pack"]),
    ("entity", &["text", "pack", "entity"]),
    ("event", &["text", "pack", "entity", "event"]),
    ("extractor", &["text", "pack", "entity", "event", "extractor"]),
    ("record", &["text", "pack", "entity", "event", "extractor", "record"]),
    ("source", &["text", "source"]),
    ("sink", &["record", "sink"]),
    ("run", &["extractor", "source", "sink", "record", "text", "pack"]),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 30, "src/ has moved: only {} files seen", paths.len());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&root).unwrap().to_path_buf(), text)
    };
    paths.into_iter().map(read).collect()
}

/// The stage that a file belongs to: its folder, or its own name at the top.
fn stage(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_string()
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        // Unit tests in files of their own may run the whole line of stages.
        if path.ends_with("tests.rs") || path.ends_with("testing.rs") {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == stage(&path)) else { continue };
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !used.is_empty() && !allowed.contains(&used.as_str()) && !line.trim_start().starts_with("//") {
                    wrong.push(format!("src/{}:{}: {} may not use {used}", path.display(), number + 1, stage(&path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_open_with_what_they_own() {
    let silent: Vec<_> = all().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "no `//!` at the top of {silent:?}");
}

#[test]
fn main_stays_short() {
    let (_, main) = all().into_iter().find(|(path, _)| path == Path::new("main.rs")).unwrap();
    assert!(main.lines().count() < 60);
}

#[test]
fn only_records_derive_serialize() {
    // The sources read JSON (Deserialize); what is written is the record's matter alone.
    let outside: Vec<_> = all()
        .into_iter()
        .filter(|(path, text)| stage(path) != "record" && text.contains("derive(") && text.contains("Serialize)"))
        .filter(|(_, text)| text.lines().any(|l| l.contains("derive(") && has_word(l, "Serialize")))
        .map(|(path, _)| path)
        .collect();
    assert!(outside.is_empty(), "Serialize outside src/record: {outside:?}");
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric()).any(|w| w == word)
}
