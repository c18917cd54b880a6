//! Name lists stay sorted, unique and in normal form; `python3 tools/check_lists.py --fix` brings them there.

use std::fs;
use std::path::Path;

/// What a row should look like, from what it says.
fn normal(row: &str) -> String {
    let mut cells = row.split('\t');
    let name = squeeze(cells.next().unwrap_or(""));
    let mut aliases: Vec<String> =
        cells.next().unwrap_or("").split('|').map(squeeze).filter(|a| !a.is_empty()).collect();
    aliases.retain(|alias| *alias != name);
    aliases.sort();
    aliases.dedup();
    let attributes = squeeze(cells.next().unwrap_or(""));
    [name, aliases.join("|"), attributes].join("\t").trim_end_matches('\t').to_string()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn lists_are_sorted_unique_and_normal() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/core/names");
    let mut lists = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        lists += 1;
        let text = fs::read_to_string(&path).unwrap();
        let rows: Vec<&str> = text.lines().skip_while(|line| line.starts_with('#')).collect();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        wrong.extend(
            rows.iter()
                .filter(|row| normal(row) != **row)
                .map(|row| format!("{file}: - {row}\n{file}: + {}", normal(row))),
        );
        let names: Vec<&str> = rows.iter().map(|row| row.split('\t').next().unwrap_or("")).collect();
        wrong.extend(
            names
                .windows(2)
                .filter(|pair| pair[0] >= pair[1])
                .map(|pair| format!("{file}: {:?} before {:?}", pair[0], pair[1])),
        );
    }
    assert!(lists >= 15, "only {lists} lists");
    assert!(wrong.is_empty(), "{} rows are not in order or normal form:\n{}", wrong.len(), wrong.join("\n"));
}
