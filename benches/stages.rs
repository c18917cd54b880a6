//! Where the time of a document goes. A run does the stages up to one of them on every document, in order and with the
//! caches of the whole job; what a stage takes is what its run takes more than the run before.
//!
//! `cargo bench --bench stages`; `DATELINE_NEWS=FILE.jsonl.gz` names other articles. With `-- --table` it prints one
//! table of milliseconds, the best of several runs, instead of criterion's report.

mod shared;

use criterion::{Criterion, Throughput, criterion_group};
use dateline::entity;
use dateline::event;
use dateline::extractor::{Extraction, Scratch};
use dateline::pack::{Met, Pack};
use dateline::record::{Article, Line};
use dateline::sink::{Encoded, Encoding};
use dateline::source::{Format, Raw, decode};
use dateline::text::{Document, Token, analyze, lex};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The stages, in order.
const STAGES: [&str; 10] = [
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
];

/// The processor's time for this thread, which neighbours on the machine don't stretch, where Linux tells it (to some
/// milliseconds); else the time of day.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// What all stages work with.
#[derive(Default)]
struct Bench {
    tokens: Vec<Token>,
    entities: entity::Scratch,
    events: event::Scratch,
    scratch: Scratch,
    met: Met,
    figures: entity::FigureScratch,
    dates: entity::DateScratch,
    encoded: Encoded,
}

impl Bench {
    /// The time that the stages up to `last` take for all documents.
    fn run(&mut self, last: usize, lines: &[Raw]) -> Duration {
        let start = clock();
        self.encoded.bytes.clear();
        lines.iter().for_each(|line| self.document(last, line));
        clock() - start
    }

    fn document(&mut self, last: usize, line: &Raw) {
        let document = decode(line, None).expect("a line of JSON");
        let (text, pack) = (&document.text, Pack::core());
        match last {
            0 => return,
            1 => {
                self.tokens.clear();
                return lex(text, &mut self.tokens);
            }
            _ => analyze(text, &mut self.scratch.reading.analysis),
        }
        if last >= 3 {
            pack.look_up(text, &self.scratch.reading.analysis, &mut self.met, &mut self.scratch.reading.lookup);
        }
        if last >= 4 {
            pack.phrases.find(&self.scratch.reading.lookup, &mut self.scratch.reading.hits);
        }
        let context = self.scratch.reading.context(&document, pack);
        let mut values = Vec::new();
        if matches!(last, 5 | 6) {
            entity::figures(&context, &mut self.figures, &mut values);
        }
        if last == 6 {
            entity::dates(&context, &mut self.dates, &mut values);
        }
        if last < 7 {
            return;
        }
        let entities = entity::find(&context, &mut self.entities);
        if last >= 8 {
            let events = event::find(&context, &entities, &mut self.events);
            if last >= 9 {
                write(&document, &self.scratch, &Extraction { entities, events }, &mut self.encoded);
            }
        }
    }
}

/// Appends the lines of a document's events, as `--to events` does.
fn write(document: &Document, scratch: &Scratch, found: &Extraction, out: &mut Encoded) {
    let encoding = Encoding::Json(Line::Event);
    if encoding.writes(found.events.len()) {
        let article = Article::with(encoding.detail(), Pack::core(), document, &scratch.reading.analysis, found);
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
    let mut group = criterion.benchmark_group("stages up to");
    group.throughput(Throughput::Bytes(shared::bytes(&documents) as u64)).sample_size(10);
    for (stage, name) in STAGES.iter().enumerate() {
        group.bench_function(*name, |b| {
            b.iter_custom(|times| (0..times).map(|_| bench.run(stage, &lines)).sum());
        });
    }
    group.finish();
}

/// Runs of each stage of which the table shows the best.
const RUNS: usize = 15;

/// One Markdown table: milliseconds and share of the whole job.
fn table() {
    let documents = shared::articles();
    let (lines, mut bench) = (lines(&documents), Bench::default());
    let mut best = [Duration::MAX; STAGES.len()];
    for _ in 0..RUNS {
        for (stage, best) in best.iter_mut().enumerate() {
            *best = bench.run(stage, &lines).min(*best);
        }
    }
    let (megabytes, whole) = (shared::bytes(&documents) as f64 / 1e6, best[STAGES.len() - 1].as_secs_f64());
    println!("{} articles, {megabytes:.2} MB of text, best of {RUNS} runs, one core\n", documents.len());
    println!("| stage | ms | share |\n|---|---|---|");
    let mut before = Duration::ZERO;
    for (name, up_to) in STAGES.iter().zip(best) {
        let time = up_to.saturating_sub(before).as_secs_f64();
        println!("| {name} | {:.1} | {:.0} % |", time * 1e3, 100.0 * time / whole);
        before = up_to;
    }
    println!("| whole job | {:.1} | 100 % |\n\n{:.1} MB/s", whole * 1e3, megabytes / whole);
}

criterion_group!(benches, stages);

fn main() {
    if std::env::args().any(|argument| argument == "--table") {
        return table();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
