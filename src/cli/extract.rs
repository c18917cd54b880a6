//! `dateline extract`

use super::args::{Extract, From, Packs, To};
use super::progress::Progress;
use super::{Error, INTERRUPTED, Outcome};
use crate::extractor::Extractor;
use crate::pack::Pack;
use crate::record::Line;
use crate::run::{self, Options};
use crate::sink::{Encoding, Sink, Target};
use crate::source::{Format, Inputs, Reading};
use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Set by Ctrl-C: the documents at work are finished and written, then the run ends.
static STOP: AtomicBool = AtomicBool::new(false);

/// Extracts from every input and writes to the output.
pub fn run(args: Extract) -> Result<Outcome, Error> {
    let pack = packs(&args.packs)?;
    let extractor = Extractor::new(pack);
    let mut sink = sink(&args, pack)?;
    let mut progress = Progress::new(args.failures.as_deref())?;
    stop_on_interrupt();
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let options = Options { jobs, published: args.published, skip_loaded: args.skip_loaded, stop: &STOP };
    let reading = Reading { from: format(args.from), max_bytes: args.max_bytes, limit: args.limit };
    let inputs = Inputs::new(args.paths, reading);
    let summary = run::run(&extractor, inputs, sink.as_mut(), options, &mut progress)?;
    progress.finish(&summary)?;
    if STOP.load(Ordering::Relaxed) {
        return Ok(Outcome::Interrupted);
    }
    Ok(if summary.failed > 0 { Outcome::Partial } else { Outcome::Complete })
}

/// The first Ctrl-C ends the run in order, the second at once.
fn stop_on_interrupt() {
    // Without a handler Ctrl-C ends the process at once, which the sinks survive too.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    });
}

/// The core pack, with the user's on top where there are any. It lives as long as the process.
pub fn packs(args: &Packs) -> Result<&'static Pack, Error> {
    if args.folders.is_empty() {
        return Ok(Pack::core());
    }
    let pack = Pack::load(&args.folders).map_err(Error::new)?;
    Ok(Box::leak(Box::new(pack)))
}

fn format(from: From) -> Option<Format> {
    match from {
        From::Auto => None,
        From::Text => Some(Format::Text),
        From::Jsonl => Some(Format::Json),
    }
}

fn sink(args: &Extract, pack: &Pack) -> Result<Box<dyn Sink>, Error> {
    let target = args.output.as_deref().map_or(Ok(Target::Standard), Target::parse).map_err(Error::new)?;
    if args.to.is_some() && !target.takes_text() {
        return Err(Error::new("--to has no say in tables and CSV: leave it out"));
    }
    let terminal = target == Target::Standard && io::stdout().is_terminal();
    let to = args.to.unwrap_or(if terminal { To::Pretty } else { To::Events });
    Ok(target.open(encoding(to, terminal), || roles(pack))?)
}

/// The roles of all rules in force, by name.
fn roles(pack: &Pack) -> Vec<String> {
    let names = pack.rules.iter().flat_map(|rule| rule.roles.iter().map(|role| role.name.to_string()));
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

fn encoding(to: To, terminal: bool) -> Encoding {
    match to {
        To::Events => Encoding::Json(Line::Event),
        To::Documents => Encoding::Json(Line::Document),
        To::Entities => Encoding::Json(Line::Entity),
        To::Pretty => Encoding::Pretty { colour: terminal && std::env::var_os("NO_COLOR").is_none() },
    }
}
