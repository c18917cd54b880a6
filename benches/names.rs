//! What lists cost: `cargo bench --bench names [-- FILE]`.
//!
//! Loads packs of 300, 30,000 and 300,000 invented names on top of the core pack and prints for each how long loading
//! took, and how fast words and phrases are looked up and all entities are found, in megabytes of text a second on
//! one core. FILE is JSON Lines with a `text` each; without it the bench reads invented news text.

use dateline::entity::{self, Context};
use dateline::pack::Pack;
use dateline::text::{Analysis, Document, analyze};
use std::fmt::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const ARTICLE: &str = "Norvale Mining plc said on Tuesday it will open a copper mill in northern Chile with Quarnby Steel AG. \
    \"We have the money,\" chief executive Maria Oster told reporters in Santiago. The Ministry of Mines, which met \
    Norvale in March, expects more ore from the Tarn deposit. Shares of Norvale rose; Quarnby's fell in Frankfurt.\n\n\
    Oster, 54, joined from Belcor Inc (BLC). The Chilean government and the European Union did not comment.\n\n";

fn main() {
    let documents = documents();
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    println!("{} documents, {:.1} MB", documents.len(), bytes as f64 / 1e6);
    for count in [300, 30_000, 300_000] {
        let folder = written(count);
        let start = Instant::now();
        let pack = Pack::load(&[folder]).expect("the bench's own pack");
        let loaded = start.elapsed();
        let mut best = [Duration::MAX; 2];
        for _ in 0..5 {
            for (best, time) in best.iter_mut().zip(pass(&pack, &documents)) {
                *best = time.min(*best);
            }
        }
        let [lookup, entities] = best.map(|time| bytes as f64 / 1e6 / time.as_secs_f64());
        println!("{count:7} names: loaded in {loaded:.2?}, look-up {lookup:.1} MB/s, entities {entities:.1} MB/s");
    }
}

/// The time of looking up, and of finding all entities, over all documents.
fn pass(pack: &Pack, documents: &[Document]) -> [Duration; 2] {
    let (mut analysis, mut words, mut traits, mut hits) = (Analysis::default(), Vec::new(), Vec::new(), Vec::new());
    let mut times = [Duration::ZERO; 2];
    let mut scratch = entity::Scratch::default();
    for document in documents {
        analyze(&document.text, &mut analysis);
        let start = Instant::now();
        pack.resolve(&document.text, &analysis.tokens, &mut words, &mut traits);
        pack.phrases.find(&words, &mut hits);
        let looked_up = Instant::now();
        let context = Context { document, analysis: &analysis, words: &words, traits: &traits, hits: &hits, pack };
        let found = entity::find(&context, &mut scratch);
        times[1] += looked_up.elapsed();
        times[0] += looked_up - start;
        std::hint::black_box(found);
    }
    times
}

/// A pack of so many invented company names of two words each, in a folder of its own.
fn written(count: usize) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-bench-{}-{count}", std::process::id()));
    let (mut rows, syllables) = (String::new(), ["bar", "kel", "mo", "zu", "tri", "lan", "vex", "dor", "ipi", "qua"]);
    for n in 0..count {
        let word: String = format!("{n:06}").bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect();
        let (first, rest) = word.split_at(1);
        writeln!(rows, "{}{rest} Works", first.to_uppercase()).expect("a string takes all");
    }
    let manifest = "[pack]\nname = \"bench\"\nversion = \"1\"\nabout = \"Invented names.\"\n\n[[list]]\ntype = \"company\"\nfile = \"names.tsv\"\n";
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    std::fs::write(folder.join("pack.toml"), manifest).expect("a temporary file");
    std::fs::write(folder.join("names.tsv"), rows).expect("a temporary file");
    folder
}

fn documents() -> Vec<Document> {
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        return (1..400).map(|n| Document::from_text(ARTICLE.repeat(n % 9 + 1))).collect();
    };
    let file = std::fs::read_to_string(&path).expect("the file named on the command line");
    let rows = file.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    rows.filter_map(|row| row["text"].as_str().map(Document::from_text)).collect()
}
