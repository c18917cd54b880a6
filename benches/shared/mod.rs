//! What all benches read: the articles, and packs of invented names.

#![allow(dead_code)]

use dateline::extractor::{Extractor, Scratch};
use dateline::pack::Source;
use dateline::text::Document;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Megabytes of news that a bench reads at most: enough for the caches to be as cold as in a real run.
const MOST: usize = 5_000_000;

/// JSON Lines of news, packed: the file that `DATELINE_NEWS` names, else the one beside the project.
const NEWS: &str = "../shared/eval/speed/news.jsonl.gz";

/// News where there are any, else the fixtures.
pub fn articles() -> Vec<Document> {
    let news =
        std::env::var_os("DATELINE_NEWS").map_or(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEWS), PathBuf::from);
    File::open(news).map_or_else(|_| fixtures(), |file| rows(flate2::read::MultiGzDecoder::new(file)))
}

/// The `text` of each line, up to [`MOST`] bytes.
fn rows(reader: impl Read) -> Vec<Document> {
    let mut bytes = 0;
    let mut documents = Vec::new();
    for line in BufReader::new(reader).lines().map_while(Result::ok) {
        let row: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        let Some(text) = row["text"].as_str() else { continue };
        bytes += text.len();
        if bytes > MOST {
            break;
        }
        documents.push(Document::from_text(text));
    }
    documents
}

/// The articles of `fixtures/articles`.
pub fn fixtures() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| Document::from_text(fs::read_to_string(path).expect("text"))).collect()
}

/// The same `total` bytes of articles, over and over where there are fewer, as documents of about `size` bytes each.
pub fn joined(articles: &[Document], total: usize, size: usize) -> Vec<Document> {
    let mut texts = vec![String::new()];
    let mut bytes = 0;
    for article in articles.iter().cycle() {
        if bytes >= total {
            break;
        }
        if texts.last().is_some_and(|text| text.len() >= size) {
            texts.push(String::new());
        }
        if let Some(text) = texts.last_mut() {
            text.push_str(&article.text);
            text.push_str("\n\n");
        }
        bytes += article.text.len();
    }
    texts.into_iter().map(Document::from_text).collect()
}

/// The whole job on all of them, as a worker does it: the number of their events.
pub fn events(extractor: &Extractor, scratch: &mut Scratch, documents: &[Document]) -> usize {
    let mut events = 0;
    for batch in documents.chunks(32) {
        extractor.extract_all(batch.iter(), scratch, |_, _, found| events += found.events.len());
    }
    events
}

/// Bytes of text in all of them.
pub fn bytes(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text.len()).sum()
}

/// A pack of `count` invented company names of two words and a legal form.
pub fn names(count: usize) -> Source {
    const PARTS: [&str; 16] =
        ["ba", "ko", "ri", "ten", "mar", "lo", "vis", "dra", "sun", "pel", "gor", "nim", "zar", "tol", "fen", "qui"];
    let word = |mut n: usize| {
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(PARTS[n % 16]);
            n /= 16;
        }
        word[..1].to_uppercase() + &word[1..]
    };
    let mut rows = String::new();
    for i in 0..count {
        let (first, second) = (word(i.wrapping_mul(7919)), word(i.wrapping_mul(104_729) / 16));
        writeln!(rows, "{first} {second} Ltd\t{first} {second}\tcountry=DE").expect("strings grow");
    }
    let head = "[pack]\nname = \"bench\"\nversion = \"1\"\n[[list]]\ntype = \"company\"\nfile = \"names.tsv\"\n";
    Source::embedded("bench", &[("pack.toml", head), ("names.tsv", &rows)])
}

/// What, written over and over, makes careless code quadratic.
pub const ODD: [(&str, &str); 10] = [
    ("endless sentence", "and the copper mine "),
    ("endless line", "The mine opened in May. "),
    ("triggers", "acquired "),
    ("names", "Orbis Corp "),
    ("commas", "gold, "),
    ("brackets", "(["),
    ("quotes", "\"a "),
    ("figures", "$5 million "),
    ("dates", "May 5 "),
    ("ideographs", "中"),
];
