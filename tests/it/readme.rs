//! What README.md shows is what the command prints: each `console` block is run and compared.
//!
//! `UPDATE_README=1 cargo test readme` writes the real output into the file instead.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Blocks that need nothing but the command itself.
const PLAIN: &str = "console";
/// Blocks that need databases, for `.ci/run`.
const RECIPE: &str = "console recipe";

/// Runs the command lines of a block (those after `$ `) in the project's folder and gives the block anew.
fn run(block: &str, temporary: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut out = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let output = Command::new("bash")
            .args(["-c", command])
            .env("PATH", &path)
            .env("OUT", temporary)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].concat();
        out.push_str(&format!("$ {command}\n{}", String::from_utf8(printed).unwrap()));
    }
    out
}

fn check(kind: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let opening = format!("```{kind}\n");
    let mut renewed = String::new();
    let mut rest = readme.as_str();
    let mut blocks = 0;
    while let Some(start) = rest.find(&opening) {
        let (before, block) = rest.split_at(start + opening.len());
        let end = block.find("```").unwrap();
        renewed.push_str(before);
        renewed.push_str(&run(&block[..end], temporary.path()));
        rest = &block[end..];
        blocks += 1;
    }
    renewed.push_str(rest);
    assert!(blocks > 0, "README.md has no {kind} block");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, renewed).unwrap();
        return;
    }
    assert!(
        renewed == readme,
        "README.md shows something else than the command prints; UPDATE_README=1 renews it:\n{renewed}"
    );
}

#[test]
fn readme_shows_what_the_command_prints() {
    check(PLAIN);
}

#[test]
#[ignore = "needs sqlite3, psql and DuckDB: run by .ci/run"]
fn recipes_in_the_readme_print_what_they_show() {
    check(RECIPE);
}
