//! Throughput of the date recogniser on one core: `cargo bench --bench dates [-- FILE]`.
//!
//! Without a file it reads invented news text; FILE is JSON Lines with a `text` each. Prints megabytes of text a second
//! for the recogniser alone, the best of five passes: tokens, words and phrases are ready before the clock starts.

use dateline::entity::{Context, dates};
use dateline::pack::{Hit, Pack, Traits};
use dateline::text::english::WordId;
use dateline::text::{Analysis, Document, analyze};
use std::time::{Duration, Instant};

const ARTICLE: &str = "Norvale Mining said on Tuesday it will open a copper mill in the north by the end of next year. Output \
    of the third quarter rose 5.2 percent from a year earlier, and in the nine months ended Sept. 30 by a tenth. The \
    board met on March 3, 2024, and expects 20,000 tonnes a year by 2027.\n\n\
    \"We have half a billion euros to invest,\" its chairman told reporters, \"and more than two thousand people who \
    know what they do.\" Shares closed 24 cents higher. The company did not say who would build the road that the mill \
    needs; a spokeswoman for the province said talks with three firms were under way and that nothing had been signed.\n\n";

struct Read {
    document: Document,
    analysis: Analysis,
    words: Vec<WordId>,
    traits: Vec<Traits>,
    hits: Vec<Hit>,
}

fn main() {
    let pack = Pack::core();
    let read: Vec<Read> = documents().into_iter().map(|document| prepare(pack, document)).collect();
    let bytes: usize = read.iter().map(|r| r.document.text.len()).sum();
    let (mut best, mut found) = (Duration::MAX, 0);
    for _ in 0..5 {
        let start = Instant::now();
        found = read.iter().map(|r| count(pack, r)).sum();
        best = best.min(start.elapsed());
    }
    println!("{} documents, {:.1} MB, {found} dates", read.len(), bytes as f64 / 1e6);
    println!("{:20} {:8.1} MB/s", "dates", bytes as f64 / 1e6 / best.as_secs_f64());
}

fn prepare(pack: &Pack, document: Document) -> Read {
    let (mut analysis, mut words, mut traits, mut hits) = (Analysis::default(), Vec::new(), Vec::new(), Vec::new());
    analyze(&document.text, &mut analysis);
    pack.resolve(&document.text, &analysis.tokens, &mut words, &mut traits);
    pack.phrases.find(&words, &mut hits);
    Read { document, analysis, words, traits, hits }
}

fn count(pack: &Pack, read: &Read) -> usize {
    let Read { document, analysis, words, traits, hits } = read;
    let mut out = Vec::new();
    dates(&Context { document, analysis, words, traits, hits, pack }, &mut out);
    out.len()
}

fn documents() -> Vec<Document> {
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        return (1..400).map(|n| Document::from_text(ARTICLE.repeat(n % 9 + 1))).collect();
    };
    let file = std::fs::read_to_string(&path).expect("the file named on the command line");
    let rows = file.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    rows.filter_map(|row| row["text"].as_str().map(Document::from_text)).collect()
}
