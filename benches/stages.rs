//! Where the time of a document goes: each stage by itself, in the order and with the caches of a whole run.
//!
//! `cargo bench --bench stages`; `DATELINE_NEWS=FILE.jsonl.gz` names other articles. With `-- --table` it prints one
//! table of milliseconds, the best of several passes, instead of criterion's report.

mod shared;

use criterion::{Criterion, Throughput, criterion_group};
use dateline::entity;
use dateline::event;
use dateline::extractor::{Extraction, Extractor, Scratch};
use dateline::pack::Pack;
use dateline::record::{Article, Line};
use dateline::sink::{Encoded, Encoding};
use dateline::source::{Format, Raw, decode};
use dateline::text::{Document, analyze, lex};
use std::path::Path;
use std::time::{Duration, Instant};

/// The stages, in order, and the whole job. Names, overlaps and referents are what entities take beside figures and dates.
const ROWS: [&str; 11] = [
    "JSON in",
    "tokens",
    "sentences, layout",
    "words",
    "phrases",
    "figures",
    "dates",
    "names, overlaps, referents",
    "events",
    "records and lines",
    "whole job",
];

/// What all stages work with.
#[derive(Default)]
struct Bench {
    entities: entity::Scratch,
    events: event::Scratch,
    scratch: Scratch,
    figures: entity::FigureScratch,
    dates: entity::DateScratch,
    encoded: Encoded,
}

impl Bench {
    /// The time of each row over all documents.
    fn pass(&mut self, lines: &[Raw]) -> [Duration; ROWS.len()] {
        let mut times = [Duration::ZERO; ROWS.len()];
        let (mut tokens, mut values) = (Vec::new(), Vec::new());
        let pack = Pack::core();
        self.encoded.bytes.clear();
        for line in lines {
            let mut clock = Instant::now();
            let mut lap = |row: usize| {
                let now = Instant::now();
                times[row] += now - clock;
                clock = now;
            };
            let document = decode(line, None).expect("a line of JSON");
            let text = &document.text;
            lap(0);
            tokens.clear();
            lex(text, &mut tokens);
            lap(1);
            analyze(text, &mut self.scratch.reading.analysis);
            lap(2);
            pack.look_up(text, &self.scratch.reading.analysis.tokens, &mut self.scratch.reading.lookup);
            lap(3);
            pack.phrases.find(&self.scratch.reading.lookup, &mut self.scratch.reading.hits);
            lap(4);
            let context = self.scratch.reading.context(&document, pack);
            values.clear();
            entity::figures(&context, &mut self.figures, &mut values);
            lap(5);
            entity::dates(&context, &mut self.dates, &mut values);
            lap(6);
            let entities = entity::find(&context, &mut self.entities);
            lap(7);
            let events = event::find(&context, &entities, &mut self.events);
            lap(8);
            write(&document, &self.scratch, &Extraction { entities, events }, &mut self.encoded);
            lap(9);
        }
        // What a stage repeats of those before it is taken off.
        times[2] = times[2].saturating_sub(times[1]);
        times[7] = times[7].saturating_sub(times[5] + times[6]);
        times[10] = self.whole(lines);
        times
    }

    /// The whole job: JSON Lines in, JSON Lines of events out.
    fn whole(&mut self, lines: &[Raw]) -> Duration {
        let start = Instant::now();
        let extractor = Extractor::new(Pack::core());
        self.encoded.bytes.clear();
        for line in lines {
            let document = decode(line, None).expect("a line of JSON");
            let found = extractor.extract(&document, &mut self.scratch);
            write(&document, &self.scratch, &found, &mut self.encoded);
        }
        start.elapsed()
    }
}

/// Appends the lines of a document's events, as `--to events` does.
fn write(document: &Document, scratch: &Scratch, found: &Extraction, out: &mut Encoded) {
    let encoding = Encoding::Json(Line::Event);
    if encoding.writes(found.events.len()) {
        let article = Article::with(encoding.detail(), Pack::core(), document, scratch, found);
        encoding.encode(&article, out).expect("memory takes all");
    }
}

/// Documents as lines of JSON.
fn lines(documents: &[Document]) -> Vec<Raw> {
    let line = |document: &Document| serde_json::json!({ "text": document.text }).to_string().into_bytes();
    let raw = |bytes| Raw { path: Path::new("-").into(), line: None, format: Format::Json, bytes };
    documents.iter().map(line).map(raw).collect()
}

fn stages(criterion: &mut Criterion) {
    let documents = shared::articles();
    let (lines, mut bench) = (lines(&documents), Bench::default());
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(shared::bytes(&documents) as u64)).sample_size(10);
    for (row, name) in ROWS.iter().enumerate() {
        group.bench_function(*name, |b| {
            b.iter_custom(|passes| (0..passes).map(|_| bench.pass(&lines)[row]).sum());
        });
    }
    group.finish();
}

/// Passes of which the table shows each row's best.
const PASSES: usize = 15;

/// One Markdown table: milliseconds and share of the whole job.
fn table() {
    let documents = shared::articles();
    let (lines, mut bench) = (lines(&documents), Bench::default());
    let mut best = [Duration::MAX; ROWS.len()];
    for _ in 0..PASSES {
        best = std::array::from_fn({
            let times = bench.pass(&lines);
            move |row| best[row].min(times[row])
        });
    }
    let megabytes = shared::bytes(&documents) as f64 / 1e6;
    println!("{} articles, {megabytes:.2} MB of text, best of {PASSES} passes, one core\n", documents.len());
    println!("| stage | ms | share |\n|---|---|---|");
    for (name, time) in ROWS.iter().zip(best) {
        let share = 100.0 * time.as_secs_f64() / best[ROWS.len() - 1].as_secs_f64();
        println!("| {name} | {:.1} | {share:.0} % |", time.as_secs_f64() * 1e3);
    }
    println!("\n{:.1} MB/s", megabytes / best[ROWS.len() - 1].as_secs_f64());
}

criterion_group!(benches, stages);

fn main() {
    if std::env::args().any(|argument| argument == "--table") {
        return table();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
