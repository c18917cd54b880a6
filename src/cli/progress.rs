//! Messages about documents on standard error, and progress when it is a terminal.

use crate::run::{Observer, Summary};
use crate::source::Failure;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A spinner with counts (hidden when standard error is no terminal); failures stand above it.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts the spinner.
    pub fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar }
    }
}

impl Observer for Progress {
    fn failed(&mut self, failure: &Failure) {
        self.bar.suspend(|| eprintln!("dateline: {failure}"));
    }

    fn progress(&mut self, so_far: &Summary) {
        let Summary { documents, events, failed, .. } = so_far;
        self.bar.set_message(format!("{documents} documents, {events} events, {failed} failed"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
