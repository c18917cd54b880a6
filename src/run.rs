//! Source × worker threads → sink: bounded queues, output in input order, counters, failures document by document.

use crate::extractor::{Extraction, Extractor, Scratch};
use crate::record::{Article, fingerprint};
use crate::sink::{Encoded, Encoding, Loaded, Sink};
use crate::source::{Failure, Inputs, Raw, decode};
use crate::text::{Analysis, Date, Document};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// A chunk is handed to a worker when it holds this many documents …
const CHUNK_DOCUMENTS: usize = 64;
/// … or this many bytes, whichever comes first: large enough that queues cost nothing, small enough that a few in
/// flight bound the memory.
const CHUNK_BYTES: usize = 1 << 17;
/// Documents that a worker takes through the stages together: so few that what is found in them stays near.
pub const BATCH: usize = 32;
/// Chunks in flight for each worker: one at work, one waiting, one written.
const CHUNKS_A_WORKER: usize = 3;

/// How often a waiting worker looks whether the run was told to stop.
const STOP_CHECK: Duration = Duration::from_millis(100);

/// How a run goes.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Worker threads; with 1 everything runs on the calling thread.
    pub jobs: NonZeroUsize,
    /// Date of articles that bring none.
    pub published: Option<Date>,
    /// Leave out what the sink holds already.
    pub skip_loaded: bool,
    /// Once true, nothing more is read; what was read is finished and written.
    pub stop: &'static AtomicBool,
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
    /// Documents left out because the sink holds them already.
    pub skipped: u64,
    /// Bytes of their text.
    pub bytes: u64,
}

/// Told what happens, on the writing thread.
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
    let loaded = if options.skip_loaded { sink.loaded()? } else { Loaded::default() };
    let worker = Worker { extractor, encoding: sink.encoding(), options, loaded };
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
    let stop = worker.options.stop;
    Chunks { inputs, stop, ended: false }.try_for_each(|chunk| writer.write(worker.work(chunk, &mut scratch)))
}

/// One thread reads, `jobs` threads work, the calling one writes. A permit a chunk, given back when it is written,
/// bounds what is in flight however slow one chunk is. Input that one chunk holds is worked through here: starting
/// threads would take longer than one article.
fn threaded(worker: &Worker, inputs: Inputs, writer: &mut Writer, jobs: usize) -> io::Result<()> {
    let in_flight = jobs * CHUNKS_A_WORKER;
    let (permit_give, permit_take) = bounded(in_flight);
    let (todo_give, todo_take) = bounded(in_flight);
    let (done_give, done_take) = bounded(in_flight);
    // Not scoped: after a closed pipe nobody waits for a reader that waits for its input.
    let chunks = Chunks { inputs, stop: worker.options.stop, ended: false };
    thread::spawn(move || read(chunks, &permit_give, &todo_give));
    let Some(first) = worker.next(&todo_take) else { return Ok(()) };
    if first.last {
        return writer.write(worker.work(first.chunk, &mut Scratch::default()));
    }
    let mut first = Some(first);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (first, todo, done) = (first.take(), todo_take.clone(), done_give.clone());
            scope.spawn(move || worker.serve(first, &todo, &done));
        }
        drop((todo_take, done_give));
        in_order(done_take, permit_take, writer)
    })
}

/// A chunk on its way to a worker.
struct Todo {
    sequence: u64,
    chunk: Chunk,
    /// Nothing comes after it.
    last: bool,
}

fn read(mut chunks: Chunks, permits: &Sender<()>, todo: &Sender<Todo>) {
    for sequence in 0.. {
        let Some(chunk) = chunks.next() else { return };
        let last = chunks.ended;
        // A run that was told to stop drops its ends of the channels.
        if permits.send(()).is_err() || todo.send(Todo { sequence, chunk, last }).is_err() {
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

/// Groups documents into chunks, until the run is told to stop.
struct Chunks {
    inputs: Inputs,
    stop: &'static AtomicBool,
    /// The inputs have nothing more.
    ended: bool,
}

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        while chunk.len() < CHUNK_DOCUMENTS && bytes < CHUNK_BYTES {
            let Some(item) = self.inputs.next() else {
                self.ended = true;
                break;
            };
            bytes += item.as_ref().map_or(0, |raw| raw.bytes.len());
            chunk.push(item);
        }
        (!chunk.is_empty()).then_some(chunk)
    }
}

struct Worker<'a> {
    extractor: &'a Extractor<'a>,
    encoding: Encoding,
    options: Options,
    loaded: Loaded,
}

impl Worker<'_> {
    /// Works on the first chunk, where it gets one, then until there is nothing to do or the run was told to stop.
    fn serve(&self, mut first: Option<Todo>, todo: &Receiver<Todo>, done: &Sender<(u64, Done)>) {
        let mut scratch = Scratch::default();
        while let Some(Todo { sequence, chunk, .. }) = first.take().or_else(|| self.next(todo)) {
            if done.send((sequence, self.work(chunk, &mut scratch))).is_err() {
                return;
            }
        }
    }

    /// Waits for a chunk; none when there is nothing more or the run was told to stop.
    fn next(&self, todo: &Receiver<Todo>) -> Option<Todo> {
        loop {
            match todo.recv_timeout(STOP_CHECK) {
                Ok(next) => return Some(next),
                Err(RecvTimeoutError::Timeout) if !self.options.stop.load(Ordering::Relaxed) => {}
                Err(_) => return None,
            }
        }
    }

    /// Decodes a chunk's documents, and takes them through the stages batch by batch.
    fn work(&self, chunk: Chunk, scratch: &mut Scratch) -> Done {
        let mut done = Done::default();
        let mut documents = Vec::with_capacity(chunk.len());
        for item in chunk {
            match item.and_then(|raw| Ok((decode(&raw, self.options.published)?, raw))) {
                Ok((document, _)) if self.is_loaded(&document) => done.summary.skipped += 1,
                Ok(document) => documents.push(document),
                Err(failure) => done.fail(failure),
            }
        }
        for batch in documents.chunks(BATCH) {
            let texts = batch.iter().map(|(document, _)| document);
            self.extractor.extract_all(texts, scratch, |place, analysis, found| {
                let (document, raw) = &batch[place];
                match self.encode(document, analysis, found, &mut done.encoded) {
                    Ok(()) => done.count(document, found),
                    Err(error) => done.fail(Failure::new(&raw.path, raw.line, error)),
                }
            });
        }
        done
    }

    fn is_loaded(&self, document: &Document) -> bool {
        !self.loaded.is_empty() && self.loaded.has(&fingerprint(document, self.extractor.pack()))
    }

    fn encode(
        &self,
        document: &Document,
        analysis: &Analysis,
        found: &Extraction,
        out: &mut Encoded,
    ) -> io::Result<()> {
        if !self.encoding.writes(found.events.len()) {
            return Ok(());
        }
        let article = Article::with(self.encoding.detail(), self.extractor.pack(), document, analysis, found);
        self.encoding.encode(&article, out)
    }
}

impl Done {
    fn fail(&mut self, failure: Failure) {
        self.summary.failed += 1;
        self.failures.push(failure);
    }

    fn count(&mut self, document: &Document, found: &Extraction) {
        self.summary.documents += 1;
        self.summary.events += found.events.len() as u64;
        self.summary.bytes += document.text.len() as u64;
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
        self.summary.skipped += done.summary.skipped;
        self.summary.bytes += done.summary.bytes;
        self.observer.progress(&self.summary);
        Ok(())
    }
}
