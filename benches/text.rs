//! Speed of the text stage: lexing, and everything up to layout, over the fixtures.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::text::{Analysis, analyze, lex};
use std::fs;
use std::path::Path;

/// The texts of `fixtures/articles`, in one string of at least `size` bytes.
fn articles(size: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let all: String = paths.iter().map(|path| fs::read_to_string(path).expect("text") + "\n\n").collect();
    all.repeat(size / all.len() + 1)
}

/// Inputs that make careless splitters quadratic.
fn odd(size: usize) -> [(&'static str, String); 6] {
    [
        ("endless sentence", "and the copper mine ".repeat(size / 20)),
        ("dots", ".".repeat(size)),
        ("spaced dots", ". ".repeat(size / 2)),
        ("brackets", "(".repeat(size / 2) + &")".repeat(size / 2)),
        ("dotted letters", "a.".repeat(size / 2)),
        ("ideographs", "中".repeat(size / 3)),
    ]
}

fn stages(criterion: &mut Criterion) {
    let text = articles(1 << 20);
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    let mut analysis = Analysis::default();
    group.bench_function("lex", |b| {
        b.iter(|| {
            analysis.tokens.clear();
            lex(&text, &mut analysis.tokens);
        });
    });
    group.bench_function("analyze", |b| b.iter(|| analyze(&text, &mut analysis)));
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text/size");
    group.sample_size(20);
    let mut analysis = Analysis::default();
    for size in [2 << 10, 64 << 10, 2 << 20] {
        let text = articles(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |b, text| {
            b.iter(|| analyze(text, &mut analysis));
        });
    }
    group.finish();
}

fn odd_inputs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text/odd");
    group.sample_size(10);
    let mut analysis = Analysis::default();
    for (name, text) in odd(1 << 20) {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| analyze(&text, &mut analysis)));
    }
    group.finish();
}

criterion_group!(benches, stages, growth, odd_inputs);
criterion_main!(benches);
