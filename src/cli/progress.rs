//! What a run says on standard error: failures, progress and a summary when it is a terminal; the failures file.

use crate::run::{Observer, Summary};
use crate::source::Failure;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// A spinner with counts and rates (hidden when standard error is no terminal); failures stand above it.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    failures: Option<BufWriter<File>>,
}

impl Progress {
    /// Starts the spinner and the failures file.
    ///
    /// # Errors
    /// When that file can't be created, naming it.
    pub fn new(failures: Option<&Path>) -> io::Result<Self> {
        let create = |path: &Path| {
            let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
            File::create(path).map(BufWriter::new).map_err(named)
        };
        let failures = failures.map(create).transpose()?;
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Ok(Self { bar, started: Instant::now(), failures })
    }

    /// Ends the spinner with a summary line.
    ///
    /// # Errors
    /// When the failures file can't be written.
    pub fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.bar.finish_and_clear();
        if let Some(mut file) = self.failures.take() {
            file.flush()?;
        }
        if io::stderr().is_terminal() {
            eprintln!("dateline: {}", self.line(summary));
        }
        Ok(())
    }

    /// "1,200 documents, 310 events, 2 failed, 55.0 MB/s"
    fn line(&self, summary: &Summary) -> String {
        let Summary { documents, events, failed, skipped, bytes } = *summary;
        let rate = bytes as f64 / 1e6 / self.started.elapsed().as_secs_f64().max(1e-9);
        let skipped = if skipped > 0 { format!(", {} skipped", HumanCount(skipped)) } else { String::new() };
        let (documents, events, failed) = (HumanCount(documents), HumanCount(events), HumanCount(failed));
        format!("{documents} documents, {events} events, {failed} failed{skipped}, {rate:.1} MB/s")
    }

    fn record(&mut self, failure: &Failure) -> io::Result<()> {
        let Some(file) = &mut self.failures else { return Ok(()) };
        let row = serde_json::json!({"path": failure.path, "line": failure.line, "why": failure.why});
        writeln!(file, "{row}")
    }
}

impl Observer for Progress {
    fn failed(&mut self, failure: &Failure) {
        self.bar.suspend(|| eprintln!("dateline: {failure}"));
        if let Err(error) = self.record(failure) {
            self.failures = None;
            self.bar.suspend(|| eprintln!("dateline: the failures file can't be written any more: {error}"));
        }
    }

    fn progress(&mut self, so_far: &Summary) {
        self.bar.set_message(self.line(so_far));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
