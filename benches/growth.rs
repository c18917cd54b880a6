//! What the cost grows with: size of a document, number of names in packs, odd inputs that make careless code
//! quadratic. All of it is the whole job, events included; time per byte should stay flat.

mod shared;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::core_source;
use dateline::extractor::{Extractor, Scratch};
use dateline::pack::{Pack, compile};
use dateline::text::Document;

/// The same 2 MB of articles as documents of one article or two, of many, and as one.
fn sizes(criterion: &mut Criterion) {
    let (extractor, mut scratch) = (Extractor::new(Pack::core()), Scratch::default());
    let articles = shared::articles();
    let mut group = criterion.benchmark_group("growth/size");
    group.sample_size(10);
    for size in [2 << 10, 16 << 10, 128 << 10, 2 << 20] {
        let documents = shared::joined(&articles, 2 << 20, size);
        group.throughput(Throughput::Bytes(shared::bytes(&documents) as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &documents, |b, documents| {
            b.iter(|| shared::events(&extractor, &mut scratch, documents));
        });
    }
    group.finish();
}

fn names(criterion: &mut Criterion) {
    let documents = shared::fixtures();
    let mut group = criterion.benchmark_group("growth/names");
    group.sample_size(10).throughput(Throughput::Bytes(shared::bytes(&documents) as u64));
    for count in [1, 3_000, 300_000] {
        let pack = compile(&[core_source(), shared::names(count)]).expect("the bench's pack is sound");
        let (extractor, mut scratch) = (Extractor::new(&pack), Scratch::default());
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| shared::events(&extractor, &mut scratch, &documents));
        });
    }
    group.finish();
}

/// Compiling names at start, and the start of the core pack, which was compiled at build time.
fn loading(criterion: &mut Criterion) {
    let (bytes, text) = Pack::core().to_parts();
    let (bytes, text): (&'static [u8], &'static str) = (bytes.leak(), text.leak());
    let sources = [core_source(), shared::names(300_000)];
    let mut group = criterion.benchmark_group("growth/load");
    group.sample_size(10);
    group.bench_function("core", |b| b.iter(|| Pack::from_parts(bytes, text)));
    group.bench_function("300000 names", |b| b.iter(|| compile(&sources).is_ok()));
    group.finish();
}

fn odd(criterion: &mut Criterion) {
    let (extractor, mut scratch) = (Extractor::new(Pack::core()), Scratch::default());
    let mut group = criterion.benchmark_group("growth/odd");
    group.sample_size(10);
    for (name, unit) in shared::ODD {
        let document = Document::from_text(unit.repeat((128 << 10) / unit.len()));
        group.throughput(Throughput::Bytes(document.text.len() as u64));
        group.bench_with_input(name, &document, |b, document| b.iter(|| extractor.extract(document, &mut scratch)));
    }
    group.finish();
}

criterion_group!(benches, sizes, names, loading, odd);
criterion_main!(benches);
