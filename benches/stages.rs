//! Where the time of a document goes: each stage by itself, in the order and with the caches of a whole run.
//!
//! `cargo bench --bench stages`; `DATELINE_NEWS=FILE.jsonl.gz` names other articles.

mod shared;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::entity::Reading;
use dateline::pack::Pack;
use dateline::text::{Document, analyze, lex};
use std::time::{Duration, Instant};

/// The stages, in order.
const STAGES: [&str; 4] = ["lex", "sentences, layout", "words", "phrases"];

/// The time of each stage over all documents.
fn pass(documents: &[Document], reading: &mut Reading) -> [Duration; STAGES.len()] {
    let mut times = [Duration::ZERO; STAGES.len()];
    let pack = Pack::core();
    let mut tokens = Vec::new();
    for document in documents {
        let text = &document.text;
        let mut clock = Instant::now();
        let mut lap = |stage: usize| {
            let now = Instant::now();
            times[stage] += now - clock;
            clock = now;
        };
        tokens.clear();
        lex(text, &mut tokens);
        lap(0);
        analyze(text, &mut reading.analysis);
        lap(1);
        pack.look_up(text, &reading.analysis.tokens, &mut reading.lookup);
        lap(2);
        pack.phrases.find(&reading.lookup, &mut reading.hits);
        lap(3);
    }
    times[1] = times[1].saturating_sub(times[0]);
    times
}

fn stages(criterion: &mut Criterion) {
    let documents = shared::articles();
    let mut reading = Reading::default();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(shared::bytes(&documents) as u64)).sample_size(10);
    for (index, name) in STAGES.iter().enumerate() {
        group.bench_function(*name, |b| {
            b.iter_custom(|passes| (0..passes).map(|_| pass(&documents, &mut reading)[index]).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
