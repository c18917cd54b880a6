//! Where the time of a job goes: every stage over the documents of a batch, then the next one, as a worker does it, with
//! a look at the clock between.
//!
//! `cargo bench --bench stages`; `DATELINE_NEWS=FILE.jsonl.gz` names other articles. With `-- --table` it prints one
//! table of milliseconds, the medians of several runs, instead of criterion's report.

mod shared;

use criterion::{Criterion, Throughput, criterion_group};
use dateline::entity::{self, Context, Finds, Reading};
use dateline::event;
use dateline::extractor::Extraction;
use dateline::pack::{Met, Pack};
use dateline::record::{Article, Line};
use dateline::run::BATCH;
use dateline::sink::{Encoded, Encoding};
use dateline::source::{Format, Raw, decode};
use dateline::text::{Document, analyze};
use std::path::Path;
use std::time::{Duration, Instant};

/// The stages, in order; those of the entities stand between.
const READ: [&str; 4] = ["JSON in", "tokens, sentences, layout", "words", "phrases"];
const TELL: [&str; 2] = ["events", "records and lines"];

/// All stages, in order.
fn stages() -> impl Iterator<Item = &'static str> {
    READ.into_iter().chain(entity::STEPS.map(|(name, _)| name)).chain(TELL)
}

/// What all stages work with, and the time that each has taken.
#[derive(Default)]
struct Bench {
    readings: Vec<Reading>,
    finds: Vec<Finds>,
    met: Met,
    entities: entity::Scratch,
    events: event::Scratch,
    encoded: Encoded,
    times: Vec<Duration>,
}

impl Bench {
    /// The time that each stage takes for all documents.
    fn run(&mut self, lines: &[Raw]) -> Vec<Duration> {
        self.readings.resize_with(BATCH, Reading::default);
        self.finds.resize_with(BATCH, Finds::default);
        self.encoded.bytes.clear();
        self.times = vec![Duration::ZERO; stages().count()];
        lines.chunks(BATCH).for_each(|batch| self.batch(batch));
        std::mem::take(&mut self.times)
    }

    fn batch(&mut self, lines: &[Raw]) {
        let Self { readings, finds, met, entities, events, encoded, times } = self;
        let pack = Pack::core();
        let (mut start, mut stage) = (Instant::now(), 0);
        let mut done = || {
            times[stage] += start.elapsed();
            (start, stage) = (Instant::now(), stage + 1);
        };
        let documents: Vec<Document> = lines.iter().map(|line| decode(line, None).expect("a line of JSON")).collect();
        done();
        let each = || documents.iter().map(|document| &document.text);
        each().zip(&mut *readings).for_each(|(text, reading)| analyze(text, &mut reading.analysis));
        done();
        for (text, Reading { analysis, lookup, .. }) in each().zip(&mut *readings) {
            pack.look_up(text, analysis, met, lookup);
        }
        done();
        readings.iter_mut().take(lines.len()).for_each(|reading| pack.phrases.find(&reading.lookup, &mut reading.hits));
        done();
        let contexts: Vec<Context> =
            documents.iter().zip(&*readings).map(|(document, reading)| reading.context(document, pack)).collect();
        for (_, step) in entity::STEPS {
            finds.iter_mut().zip(&contexts).for_each(|(finds, context)| step(finds, context, entities));
            done();
        }
        let told = |(context, finds): (&Context, &mut Finds)| {
            let entities = finds.take();
            let events = event::find(context, &entities, events);
            Extraction { entities, events }
        };
        let found: Vec<Extraction> = contexts.iter().zip(&mut *finds).map(told).collect();
        done();
        contexts.iter().zip(&found).for_each(|(context, found)| write(context, found, encoded));
        done();
        found.into_iter().zip(finds).for_each(|(found, finds)| finds.take_back(found.entities));
    }
}

/// Appends the lines of a document's events, as `--to events` does.
fn write(context: &Context, found: &Extraction, out: &mut Encoded) {
    let encoding = Encoding::Json(Line::Event);
    if encoding.writes(found.events.len()) {
        let article = Article::with(encoding.detail(), context.pack, context.document, context.analysis, found);
        encoding.encode(&article, out).expect("memory takes all");
    }
}

/// Documents as lines of JSON.
fn lines(documents: &[Document]) -> Vec<Raw> {
    let line = |document: &Document| serde_json::json!({ "text": document.text }).to_string().into_bytes();
    let raw = |bytes| Raw { path: Path::new("-").into(), line: None, format: Format::Json, bytes };
    documents.iter().map(line).map(raw).collect()
}

fn report(criterion: &mut Criterion) {
    let documents = shared::articles();
    let (lines, mut bench) = (lines(&documents), Bench::default());
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(shared::bytes(&documents) as u64)).sample_size(10);
    for (stage, name) in stages().enumerate() {
        group.bench_function(name, |b| {
            b.iter_custom(|times| (0..times).map(|_| bench.run(&lines)[stage]).sum());
        });
    }
    group.finish();
}

/// Runs of which the table shows the medians.
const RUNS: usize = 15;

/// One Markdown table: milliseconds and share of the whole job.
fn table() {
    let documents = shared::articles();
    let (lines, mut bench) = (lines(&documents), Bench::default());
    let runs: Vec<Vec<Duration>> = (0..RUNS).map(|_| bench.run(&lines)).collect();
    let median = |stage: usize| {
        let mut times: Vec<Duration> = runs.iter().map(|run| run[stage]).collect();
        times.sort();
        times[RUNS / 2].as_secs_f64()
    };
    let medians: Vec<f64> = (0..stages().count()).map(median).collect();
    let (megabytes, whole) = (shared::bytes(&documents) as f64 / 1e6, medians.iter().sum::<f64>());
    println!("{} articles, {megabytes:.2} MB of text, medians of {RUNS} runs, one core\n", documents.len());
    println!("| stage | ms | share |\n|---|---|---|");
    for (name, time) in stages().zip(medians) {
        println!("| {name} | {:.1} | {:.0} % |", time * 1e3, 100.0 * time / whole);
    }
    println!("| whole job | {:.1} | 100 % |\n\n{:.1} MB/s", whole * 1e3, megabytes / whole);
}

criterion_group!(benches, report);

fn main() {
    if std::env::args().any(|argument| argument == "--table") {
        return table();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
