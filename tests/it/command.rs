//! The command as a user meets it: arguments, exit status, what goes to which stream.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs the command in the project's folder with `input` on standard input.
pub fn dateline(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails early doesn't read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn temp() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_folder_gives_one_document_a_file_in_name_order() {
    let output = dateline(&["extract", "--to", "documents", "fixtures/articles"], "");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let uris: Vec<String> = out(&output)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["uri"].as_str().unwrap().to_string())
        .collect();
    let mut files: Vec<String> = std::fs::read_dir("fixtures/articles")
        .unwrap()
        .map(|e| e.unwrap().path().to_string_lossy().into_owned())
        .filter(|p| p.ends_with(".txt"))
        .collect();
    files.sort();
    assert_eq!(uris, files);
    assert!(files.len() >= 16);
}

#[test]
fn a_missing_file_is_one_line_on_stderr_and_the_rest_is_written() {
    let output =
        dateline(&["extract", "--to", "documents", "no-such-file.txt", "fixtures/articles/headline-only.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 1);
    assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    assert!(err(&output).contains("no-such-file.txt"));
}

#[test]
fn broken_lines_name_their_place_and_lose_nothing_else() {
    let input = "{\"id\": \"a\", \"text\": \"Fine.\"}\n{\"id\": \"b\"\n\n{\"text\": 5}\n{\"id\": 7, \"text\": \"Fine too.\", \"extra\": []}\n";
    let output = dateline(&["extract", "--from", "jsonl", "--to", "documents"], input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<String> = out(&output)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].as_str().unwrap().to_string())
        .collect();
    assert_eq!(ids, ["a", "7"]);
    let lines: Vec<&str> = err(&output).lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("-:2:") && lines[1].contains("-:4:"), "{lines:?}");
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let run = |jobs: &str| {
        let paths = ["extract", "--to", "documents", "--jobs", jobs, "fixtures/articles", "fixtures/batch/news.jsonl"];
        dateline(&paths, "").stdout
    };
    let one = run("1");
    assert!(!one.is_empty());
    assert_eq!(one, run("8"));
}

#[test]
fn nothing_in_nothing_out() {
    for input in ["", "\n\n", "   "] {
        let output = dateline(&["extract"], input);
        assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), "", ""), "{input:?}");
    }
}

#[test]
fn bad_arguments_exit_2() {
    for args in
        [&["extract", "--jobs", "0"][..], &["extract", "--published", "soon"], &["frobnicate"], &["schema", "pretty"]]
    {
        let output = dateline(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!err(&output).is_empty() && out(&output).is_empty(), "{args:?}");
    }
}

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let folder = temp();
    let target = folder.path().join("events.jsonl");
    let target = target.to_str().unwrap();
    let article = "fixtures/articles/astana-lithium.txt";
    assert_eq!(dateline(&["extract", article, "-o", target], "").status.code(), Some(0));
    let written = std::fs::read(target).unwrap();
    assert_eq!(written, dateline(&["extract", article], "").stdout);
}

#[test]
fn an_unwritable_output_is_named_and_exits_2() {
    let output = dateline(&["extract", "fixtures/articles", "-o", "/no/such/folder/out.jsonl"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("/no/such/folder/out.jsonl"), "{}", err(&output));
}

#[test]
fn a_text_article_keeps_its_offsets_under_windows_line_ends() {
    let folder = temp();
    let text = "Zürich, 5 Nov – A line.\r\n\r\nAnother line.\r\n";
    let path = write(folder.path(), "article.txt", text);
    let output = dateline(&["extract", "--to", "documents", path.to_str().unwrap()], "");
    let record: serde_json::Value = serde_json::from_str(out(&output).trim()).unwrap();
    let points: Vec<char> = text.chars().collect();
    for entity in record["entities"].as_array().unwrap() {
        for mention in entity["mentions"].as_array().unwrap() {
            let at = |key: &str| mention[key].as_u64().unwrap() as usize;
            let there: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(there, mention["text"].as_str().unwrap());
        }
    }
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--to", "documents", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let line = format!("{{\"text\": \"{}\"}}\n", "A plant opened on Monday. ".repeat(400));
    let mut input = child.stdin.take().unwrap();
    for _ in 0..200 {
        if input.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
}
