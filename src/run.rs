//! Source × worker threads → sink: bounded queues, output in input order, counters, failures document by document.

use crate::extractor::{Extractor, Scratch};
use crate::record::Article;
use crate::sink::{Encoded, Encoding, Sink};
use crate::source::{Failure, Inputs, Raw, decode};
use crate::text::Date;
use crossbeam_channel::{Receiver, Sender, bounded};
use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::thread;

/// A chunk is handed to a worker when it holds this many documents …
const CHUNK_DOCUMENTS: usize = 64;
/// … or this many bytes, whichever comes first: large enough that queues cost nothing, small enough that a few in
/// flight bound the memory.
const CHUNK_BYTES: usize = 1 << 18;
/// Chunks in flight for each worker: one at work, one waiting, one written.
const CHUNKS_A_WORKER: usize = 3;

/// How a run goes.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Worker threads; with 1 everything runs on the calling thread.
    pub jobs: NonZeroUsize,
    /// Date of articles that bring none.
    pub published: Option<Date>,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents written.
    pub documents: u64,
    /// Events found in them.
    pub events: u64,
    /// Documents that could not be read.
    pub failed: u64,
    /// Bytes of their text.
    pub bytes: u64,
}

/// Told about what happens, on the writing thread.
pub trait Observer {
    /// A document failed.
    fn failed(&mut self, failure: &Failure);
    /// Some documents were written.
    fn progress(&mut self, so_far: &Summary);
}

/// Documents that travel together.
type Chunk = Vec<Result<Raw, Failure>>;

/// What became of a chunk.
#[derive(Default)]
struct Done {
    encoded: Encoded,
    failures: Vec<Failure>,
    summary: Summary,
}

/// Reads every input, extracts, writes.
///
/// # Errors
/// When the sink can't be written to; failures of documents go to the observer and into the summary.
pub fn run(
    extractor: &Extractor,
    inputs: Inputs,
    sink: &mut dyn Sink,
    options: Options,
    observer: &mut dyn Observer,
) -> io::Result<Summary> {
    let worker = Worker { extractor, encoding: sink.encoding(), published: options.published };
    let mut writer = Writer { sink, observer, summary: Summary::default() };
    match options.jobs.get() {
        1 => inline(&worker, inputs, &mut writer)?,
        jobs => threaded(&worker, inputs, &mut writer, jobs)?,
    }
    writer.sink.finish()?;
    Ok(writer.summary)
}

fn inline(worker: &Worker, inputs: Inputs, writer: &mut Writer) -> io::Result<()> {
    let mut scratch = Scratch::default();
    Chunks(inputs).try_for_each(|chunk| writer.write(worker.work(chunk, &mut scratch)))
}

/// One thread reads, `jobs` threads work, the calling one writes. A permit a chunk, given back when it is written,
/// bounds what is in flight however slow one chunk is.
fn threaded(worker: &Worker, inputs: Inputs, writer: &mut Writer, jobs: usize) -> io::Result<()> {
    let in_flight = jobs * CHUNKS_A_WORKER;
    let (permit_give, permit_take) = bounded(in_flight);
    let (todo_give, todo_take) = bounded(in_flight);
    let (done_give, done_take) = bounded(in_flight);
    thread::scope(|scope| {
        // Not scoped: after a closed pipe nobody waits for a reader that waits for its input.
        thread::spawn(move || read(inputs, &permit_give, &todo_give));
        for _ in 0..jobs {
            let (todo, done) = (todo_take.clone(), done_give.clone());
            scope.spawn(move || {
                let mut scratch = Scratch::default();
                for (sequence, chunk) in todo {
                    if done.send((sequence, worker.work(chunk, &mut scratch))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((todo_take, done_give));
        in_order(done_take, permit_take, writer)
    })
}

fn read(inputs: Inputs, permits: &Sender<()>, todo: &Sender<(u64, Chunk)>) {
    for (sequence, chunk) in (0..).zip(Chunks(inputs)) {
        if permits.send(()).is_err() || todo.send((sequence, chunk)).is_err() {
            return;
        }
    }
}

fn in_order(done: Receiver<(u64, Done)>, permits: Receiver<()>, writer: &mut Writer) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (sequence, chunk) in done {
        early.insert(sequence, chunk);
        while let Some(chunk) = early.remove(&next) {
            writer.write(chunk)?;
            next += 1;
            // The reader took the permit before the chunk came: there is always one to give back.
            let _ = permits.try_recv();
        }
    }
    Ok(())
}

/// Groups documents into chunks.
struct Chunks(Inputs);

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while chunk.len() < CHUNK_DOCUMENTS && bytes < CHUNK_BYTES {
            let Some(item) = self.0.next() else { break };
            bytes += item.as_ref().map_or(0, |raw| raw.bytes.len());
            chunk.push(item);
        }
        (!chunk.is_empty()).then_some(chunk)
    }
}

struct Worker<'a> {
    extractor: &'a Extractor<'a>,
    encoding: Encoding,
    published: Option<Date>,
}

impl Worker<'_> {
    fn work(&self, chunk: Chunk, scratch: &mut Scratch) -> Done {
        let mut done = Done::default();
        for item in chunk {
            if let Err(failure) = item.and_then(|raw| self.document(&raw, scratch, &mut done)) {
                done.summary.failed += 1;
                done.failures.push(failure);
            }
        }
        done
    }

    fn document(&self, raw: &Raw, scratch: &mut Scratch, done: &mut Done) -> Result<(), Failure> {
        let document = decode(raw, self.published)?;
        let found = self.extractor.extract(&document, scratch);
        let article = Article::new(self.extractor.pack(), &document, scratch, &found);
        let fail = |error| Failure::new(&raw.path, raw.line, error);
        self.encoding.encode(&article, &mut done.encoded).map_err(fail)?;
        done.summary.documents += 1;
        done.summary.events += found.events.len() as u64;
        done.summary.bytes += document.text.len() as u64;
        Ok(())
    }
}

struct Writer<'a> {
    sink: &'a mut dyn Sink,
    observer: &'a mut dyn Observer,
    summary: Summary,
}

impl Writer<'_> {
    fn write(&mut self, done: Done) -> io::Result<()> {
        done.failures.iter().for_each(|failure| self.observer.failed(failure));
        self.sink.write(done.encoded)?;
        self.summary.documents += done.summary.documents;
        self.summary.events += done.summary.events;
        self.summary.failed += done.summary.failed;
        self.summary.bytes += done.summary.bytes;
        self.observer.progress(&self.summary);
        Ok(())
    }
}
