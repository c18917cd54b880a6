//! Loading into databases: the same rows however often, in whatever pieces, and after whatever accident.

use crate::command::dateline;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// All tables, the columns that a second load may change left out, rows sorted.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub type Dump = std::collections::BTreeMap<String, Vec<String>>;

/// The tables of a load.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "parquet"))]
pub const TABLES: [&str; 7] =
    ["document", "entity", "entity_mention", "event", "event_role", "event_mention", "event_cue"];

/// `copies` of the batch fixture under new ids, as one JSON Lines file.
pub fn news(folder: &Path, name: &str, copies: usize) -> PathBuf {
    let fixture = std::fs::read_to_string("fixtures/batch/news.jsonl").unwrap();
    let mut out = String::new();
    for copy in 0..copies {
        for line in fixture.lines() {
            let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
            row["id"] = format!("{}-{copy}", row["id"].as_str().unwrap()).into();
            out.push_str(&format!("{row}\n"));
        }
    }
    let path = folder.join(name);
    std::fs::write(&path, out).unwrap();
    path
}

/// Runs a load that must succeed.
pub fn load(input: &Path, target: &str, more: &[&str]) {
    let args = [&["extract", input.to_str().unwrap(), "-o", target][..], more].concat();
    let output = dateline(&args, "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Starts a load and kills it (SIGKILL) after `after`.
pub fn kill_load(input: &Path, target: &str, after: Duration) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", input.to_str().unwrap(), "-o", target])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Delays that hit a load at its start, in its middle and near its end.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub fn moments() -> impl Iterator<Item = Duration> {
    [3, 10, 25, 50, 90, 140, 200].into_iter().map(Duration::from_millis)
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::*;
    use rusqlite::Connection;
    use rusqlite::types::Value;

    fn dump(path: &Path) -> Dump {
        let connection = Connection::open(path).unwrap();
        let check: String = connection.query_row("PRAGMA integrity_check", (), |row| row.get(0)).unwrap();
        assert_eq!(check, "ok");
        TABLES.iter().map(|table| (table.to_string(), rows(&connection, table))).collect()
    }

    fn rows(connection: &Connection, table: &str) -> Vec<String> {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_string).collect();
        let kept: Vec<usize> = (0..names.len()).filter(|i| names[*i] != "loaded_at").collect();
        let mut found: Vec<String> = statement
            .query_map((), |row| {
                let cells: Vec<Value> = kept.iter().map(|i| row.get(*i)).collect::<Result<_, _>>()?;
                Ok(format!("{cells:?}"))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        found.sort();
        found
    }

    fn target(path: &Path) -> String {
        format!("sqlite:{}", path.display())
    }

    #[test]
    fn loading_twice_is_loading_once() {
        let folder = tempfile::tempdir().unwrap();
        let (input, database) = (news(folder.path(), "news.jsonl", 20), folder.path().join("news.db"));
        load(&input, &target(&database), &[]);
        let once = dump(&database);
        assert_eq!(once["document"].len(), 240);
        assert!(!once["event"].is_empty() && !once["event_role"].is_empty() && !once["entity_mention"].is_empty());
        load(&input, &target(&database), &["--jobs", "1"]);
        assert_eq!(dump(&database), once);
        load(&input, &target(&database), &["--skip-loaded"]);
        assert_eq!(dump(&database), once);
    }

    #[test]
    fn a_killed_load_can_be_run_again() {
        let folder = tempfile::tempdir().unwrap();
        let input = news(folder.path(), "news.jsonl", 60);
        let clean = folder.path().join("clean.db");
        load(&input, &target(&clean), &[]);
        let database = folder.path().join("killed.db");
        for moment in moments() {
            kill_load(&input, &target(&database), moment);
            if let Ok(connection) = Connection::open(&database) {
                let half = "SELECT COUNT(*) FROM event WHERE document NOT IN (SELECT id FROM document)";
                let orphans: Result<i64, _> = connection.query_row(half, (), |row| row.get(0));
                assert!(!matches!(orphans, Ok(n) if n > 0), "half a document after {moment:?}");
            }
        }
        load(&input, &target(&database), &["--skip-loaded"]);
        assert_eq!(dump(&database), dump(&clean));
    }

    #[test]
    fn a_changed_article_leaves_no_stale_row() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        let load_text = |text: &str| {
            let row = serde_json::json!({"id": "a", "text": text, "published": "2024-11-05"});
            let path = folder.path().join("one.jsonl");
            std::fs::write(&path, format!("{row}\n")).unwrap();
            load(&path, &target(&database), &[]);
        };
        load_text("Norway paid $8 million on Monday. Chile paid $9 million on Tuesday.");
        let before = dump(&database);
        load_text("Nothing of note.");
        let after = dump(&database);
        assert!(before["entity"].len() > after["entity"].len());
        assert_eq!((after["document"].len(), after["entity"].len(), after["entity_mention"].len()), (1, 0, 0));
    }

    #[test]
    fn the_same_text_under_another_id_is_marked() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        let input = folder.path().join("in.jsonl");
        let rows =
            [("b", "One  plant opened.\nIt is large."), ("a", "One plant opened. It is large."), ("c", "Another.")];
        let lines: String =
            rows.iter().map(|(id, text)| format!("{}\n", serde_json::json!({"id": id, "text": text}))).collect();
        std::fs::write(&input, lines).unwrap();
        load(&input, &target(&database), &[]);
        let connection = Connection::open(&database).unwrap();
        let mut statement = connection.prepare("SELECT id, duplicate_of FROM document ORDER BY id").unwrap();
        let found: Vec<(String, Option<String>)> =
            statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
        let expected = [("a", None), ("b", Some("a")), ("c", None)];
        assert_eq!(found, expected.map(|(id, of)| (id.to_string(), of.map(str::to_string))));
    }

    #[test]
    fn the_flat_view_has_a_column_a_role() {
        let folder = tempfile::tempdir().unwrap();
        let (input, database) = (news(folder.path(), "news.jsonl", 1), folder.path().join("news.db"));
        load(&input, &target(&database), &[]);
        let connection = Connection::open(&database).unwrap();
        let query = "SELECT COUNT(*), COUNT(investor), COUNT(buyer), COUNT(title) FROM event_flat";
        let (events, with_role, titled): (i64, i64, i64) = connection
            .query_row(query, (), |row| Ok((row.get(0)?, row.get::<_, i64>(1)? + row.get::<_, i64>(2)?, row.get(3)?)))
            .unwrap();
        assert!(events > 0 && with_role > 0 && titled > 0, "{events} events, {with_role} with a role");
    }

    #[test]
    fn a_database_of_a_newer_dateline_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        Connection::open(&database).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let output = dateline(&["extract", "-o", &target(&database)], "text");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("newer dateline"));
    }

    #[test]
    fn what_is_no_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        std::fs::write(&path, "these are my notes, not a database at all".repeat(100)).unwrap();
        let before = std::fs::read(&path).unwrap();
        let output = dateline(&["extract", "-o", &target(&path)], "text");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

/// Needs a PostgreSQL server at `DATELINE_TEST_POSTGRES`; `.ci/run` starts one and runs these.
#[cfg(feature = "postgres")]
mod postgres {
    use super::*;
    use ::postgres::{Client, NoTls};

    fn server() -> String {
        std::env::var("DATELINE_TEST_POSTGRES").expect("DATELINE_TEST_POSTGRES: an address without a database name")
    }

    /// A database of its own for each test.
    fn database(name: &str) -> String {
        let mut client = Client::connect(&format!("{}/postgres", server()), NoTls).unwrap();
        client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        format!("{}/{name}", server())
    }

    fn dump(address: &str) -> Dump {
        let mut client = Client::connect(address, NoTls).unwrap();
        let row = |table: &str| format!("SELECT (to_jsonb(t) - 'loaded_at')::text FROM {table} t ORDER BY 1");
        let mut rows = |table: &str| {
            let found = client.query(&row(table), &[]).unwrap();
            found.iter().map(|row| row.get(0)).collect()
        };
        TABLES.iter().map(|table| (table.to_string(), rows(table))).collect()
    }

    #[test]
    #[ignore = "needs PostgreSQL: run by .ci/run"]
    fn loading_twice_is_loading_once() {
        let folder = tempfile::tempdir().unwrap();
        let (input, address) = (news(folder.path(), "news.jsonl", 20), database("twice"));
        load(&input, &address, &[]);
        let once = dump(&address);
        assert_eq!(once["document"].len(), 240);
        assert!(!once["event"].is_empty() && !once["event_role"].is_empty());
        load(&input, &address, &[]);
        assert_eq!(dump(&address), once);
        load(&input, &address, &["--skip-loaded"]);
        assert_eq!(dump(&address), once);
    }

    #[test]
    #[ignore = "needs PostgreSQL: run by .ci/run"]
    fn a_killed_load_can_be_run_again() {
        let folder = tempfile::tempdir().unwrap();
        let input = news(folder.path(), "news.jsonl", 200);
        let (clean, killed) = (database("clean"), database("killed"));
        load(&input, &clean, &[]);
        moments().for_each(|moment| kill_load(&input, &killed, moment));
        load(&input, &killed, &["--skip-loaded"]);
        assert_eq!(dump(&killed), dump(&clean));
    }

    #[test]
    #[ignore = "needs PostgreSQL: run by .ci/run"]
    fn two_processes_load_overlapping_folders() {
        let folder = tempfile::tempdir().unwrap();
        let both = news(folder.path(), "all.jsonl", 60);
        let fewer = news(folder.path(), "fewer.jsonl", 40);
        let (clean, shared) = (database("alone"), database("shared"));
        load(&both, &clean, &[]);
        thread::scope(|scope| {
            scope.spawn(|| load(&both, &shared, &[]));
            scope.spawn(|| load(&fewer, &shared, &[]));
        });
        assert_eq!(dump(&shared), dump(&clean));
    }

    #[test]
    #[ignore = "needs PostgreSQL: run by .ci/run"]
    fn a_lost_connection_loses_nothing_that_a_second_run_does_not_bring() {
        let folder = tempfile::tempdir().unwrap();
        let input = news(folder.path(), "news.jsonl", 400);
        let (clean, cut) = (database("whole"), database("cut"));
        load(&input, &clean, &[]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["extract", input.to_str().unwrap(), "-o", &cut])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut admin = Client::connect(&format!("{}/postgres", server()), NoTls).unwrap();
        let terminate = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'cut'";
        for _ in 0..50 {
            let gone: i64 = admin.query_one(terminate, &[]).unwrap().get(0);
            if gone > 0 {
                break;
            }
            thread::sleep(Duration::from_millis(5));
        }
        child.wait().unwrap();
        load(&input, &cut, &[]);
        assert_eq!(dump(&cut), dump(&clean));
    }

    #[test]
    #[ignore = "needs PostgreSQL: run by .ci/run"]
    fn an_unreachable_server_is_said_and_exits_2() {
        let output = dateline(&["extract", "-o", "postgres://nobody@127.0.0.1:1/none"], "text");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("PostgreSQL"));
    }
}

#[cfg(feature = "parquet")]
mod parquet {
    use super::*;

    #[test]
    fn a_folder_of_tables_appears_whole_and_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let input = news(folder.path(), "news.jsonl", 5);
        let tables = folder.path().join("tables");
        let target = format!("parquet:{}", tables.display());
        load(&input, &target, &["--jobs", "1"]);
        let read = || -> Vec<Vec<u8>> {
            TABLES.iter().map(|table| std::fs::read(tables.join(format!("{table}.parquet"))).unwrap()).collect()
        };
        let once = read();
        kill_load(&input, &target, Duration::from_millis(5));
        assert_eq!(read(), once, "a killed run changed the finished folder");
        load(&input, &target, &[]);
        assert_eq!(read(), once, "the same articles gave other bytes");
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let notes = folder.path().join("notes.txt");
        std::fs::write(&notes, "mine").unwrap();
        let output = dateline(&["extract", "-o", &format!("parquet:{}", folder.path().display())], "text");
        assert_eq!(output.status.code(), Some(2));
        assert!(notes.exists());
    }
}

#[test]
fn csv_has_a_heading_and_a_row_an_event() {
    let folder = tempfile::tempdir().unwrap();
    let input = news(folder.path(), "news.jsonl", 1);
    let path = folder.path().join("events.csv");
    load(&input, path.to_str().unwrap(), &[]);
    let mut reader = csv::Reader::from_path(&path).unwrap();
    assert!(reader.headers().unwrap().iter().any(|name| name == "amount_currency"));
    let events = dateline(&["extract", input.to_str().unwrap()], "").stdout;
    let lines = events.iter().filter(|b| **b == b'\n').count();
    assert!(lines > 0);
    assert_eq!(reader.records().map(Result::unwrap).count(), lines);
}

#[test]
fn compressed_lines_hold_what_plain_ones_do() {
    let folder = tempfile::tempdir().unwrap();
    let input = news(folder.path(), "news.jsonl", 2);
    let plain = dateline(&["extract", "--to", "documents", input.to_str().unwrap()], "").stdout;
    for (name, unpack) in [("out.jsonl.gz", "gz"), ("out.jsonl.zst", "zst")] {
        let path = folder.path().join(name);
        load(&input, path.to_str().unwrap(), &["--to", "documents"]);
        let file = std::fs::File::open(&path).unwrap();
        let mut unpacked = Vec::new();
        match unpack {
            "gz" => std::io::copy(&mut flate2::read::GzDecoder::new(file), &mut unpacked).unwrap(),
            _ => std::io::copy(&mut zstd::Decoder::new(file).unwrap(), &mut unpacked).unwrap(),
        };
        assert!(unpacked == plain, "{name} differs");
    }
}

#[test]
fn a_killed_run_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let input = news(folder.path(), "news.jsonl", 100);
    let path = folder.path().join("out.jsonl");
    kill_load(&input, path.to_str().unwrap(), Duration::from_millis(8));
    if path.exists() {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.ends_with('\n'), "half a line under the final name");
    }
}

/// A file-size limit stands in for a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let input = news(folder.path(), "news.jsonl", 40);
    let path = folder.path().join("out.jsonl");
    std::fs::write(&path, "old\n").unwrap();
    let script = format!(
        "trap '' XFSZ; ulimit -f 16; exec '{}' extract --to documents '{}' -o '{}'",
        env!("CARGO_BIN_EXE_dateline"),
        input.display(),
        path.display()
    );
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stderr.is_empty());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old\n");
}
