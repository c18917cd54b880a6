//! Speed of packs: the start of the compiled core, loading a user's names, looking words and phrases up with few
//! names and with many.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::core_source;
use dateline::pack::{Pack, Source, compile};
use dateline::text::{Analysis, analyze};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A pack of `count` invented company names of two to four words.
fn names(count: usize) -> Source {
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

fn with_names(count: usize) -> Pack {
    compile(&[core_source(), names(count)]).expect("the bench's pack is sound")
}

fn start(criterion: &mut Criterion) {
    let bytes: &'static [u8] = Pack::core().to_bytes().leak();
    let mut group = criterion.benchmark_group("packs");
    group.sample_size(20);
    group.bench_function("start", |b| b.iter(|| Pack::from_bytes(bytes)));
    group.sample_size(10);
    let sources = [core_source(), names(300_000)];
    group.bench_function("load 300000 names", |b| b.iter(|| compile(&sources).is_ok()));
    group.finish();
}

/// Resolving words and finding phrases must cost the same per token for one name and for 300,000.
fn look_up(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let text: String = paths.iter().map(|path| fs::read_to_string(path).expect("text") + "\n\n").collect();
    let (mut analysis, mut words, mut traits, mut hits) = (Analysis::default(), Vec::new(), Vec::new(), Vec::new());
    analyze(&text, &mut analysis);
    let mut group = criterion.benchmark_group("packs/names");
    group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
    for count in [1, 3_000, 300_000] {
        let pack = with_names(count);
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| {
                pack.resolve(&text, &analysis.tokens, &mut words, &mut traits);
                pack.phrases.find(&words, &mut hits);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, start, look_up);
criterion_main!(benches);
