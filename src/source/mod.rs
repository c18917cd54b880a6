//! Where articles come from: files, folders, standard input → raw documents → `Document`.
//!
//! Reading and decoding are two steps: [`Inputs`] reads bytes in order on one thread, [`decode`] turns them into a
//! document on any thread.

mod decode;
mod inputs;
mod paths;
mod row;

pub use decode::{Format, decode};
pub use inputs::{Inputs, Raw, Reading};

use std::fmt;
use std::path::{Path, PathBuf};

/// A document that could not be read or written, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its file; "-" for standard input.
    pub path: PathBuf,
    /// Its line in a JSON Lines file, counted from 1.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub why: String,
}

impl Failure {
    /// A failure of the file at `path`.
    pub fn new(path: &Path, line: Option<u64>, why: impl ToString) -> Self {
        Self { path: path.to_path_buf(), line, why: why.to_string() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.why)
    }
}
