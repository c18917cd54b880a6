//! Throughput of the value recognisers on one core: `cargo bench --bench values [-- FILE]`.
//!
//! Without a file it reads invented news text; FILE is JSON Lines with a `text` each. Prints megabytes of text a
//! second for reading tokens, for looking up phrases, and for the recognisers alone.

use dateline::entity::{Context, figures};
use dateline::pack::Pack;
use dateline::text::{Analysis, Document, analyze};
use std::time::{Duration, Instant};

const ARTICLE: &str = "Norvale Mining said on Tuesday it will spend up to $120 million on a copper mill in the north, \
    adding about 400 jobs. Output rose 5.2 percent to 20,000 tonnes a year, while costs fell from $3.10 to $2.85 a \
    pound. The board, which met in March, expects between 12 and 15% more ore at 1.2 g/t by 2027.\n\n\
    \"We have half a billion euros to invest,\" its chairman told reporters, \"and more than two thousand people who \
    know what they do.\" Shares closed 24 cents higher. The company did not say when the work would begin, nor who \
    would build the road that the mill needs; a spokeswoman for the province said talks with three firms were under \
    way and that nothing had been signed.\n\n";

fn main() {
    let documents = documents();
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    let mut best = [Duration::MAX; 3];
    let mut found = 0;
    for _ in 0..5 {
        let (times, count) = pass(&documents);
        found = count;
        for (best, time) in best.iter_mut().zip(times) {
            *best = time.min(*best);
        }
    }
    println!("{} documents, {:.1} MB, {found} mentions", documents.len(), bytes as f64 / 1e6);
    for (name, time) in ["tokens, sentences", "words, phrases", "values"].iter().zip(best) {
        println!("{name:20} {:8.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    }
}

/// One pass over all documents: the time of each stage and how many mentions came out.
fn pass(documents: &[Document]) -> ([Duration; 3], usize) {
    let pack = Pack::core();
    let (mut analysis, mut words, mut traits, mut hits) = (Analysis::default(), Vec::new(), Vec::new(), Vec::new());
    let (mut times, mut count, mut out) = ([Duration::ZERO; 3], 0, Vec::new());
    for document in documents {
        let start = Instant::now();
        analyze(&document.text, &mut analysis);
        let read = Instant::now();
        pack.resolve(&document.text, &analysis.tokens, &mut words, &mut traits);
        pack.phrases.find(&words, &mut hits);
        let looked_up = Instant::now();
        out.clear();
        figures(
            &Context { document, analysis: &analysis, words: &words, traits: &traits, hits: &hits, pack },
            &mut out,
        );
        let done = Instant::now();
        count += out.len();
        for (time, spent) in times.iter_mut().zip([read - start, looked_up - read, done - looked_up]) {
            *time += spent;
        }
    }
    (times, count)
}

fn documents() -> Vec<Document> {
    let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        return (1..400).map(|n| Document::from_text(ARTICLE.repeat(n % 9 + 1))).collect();
    };
    let file = std::fs::read_to_string(&path).expect("the file named on the command line");
    let rows = file.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    rows.filter_map(|row| row["text"].as_str().map(Document::from_text)).collect()
}
