//! The command: arguments as typed (`args`) → what they mean, one file a subcommand.

mod args;
mod check;
mod explain;
mod extract;
mod progress;
mod rules;
mod schema;

use args::{Args, Command};
use clap::Parser;
use std::fmt;
use std::io;
use std::process::ExitCode;

/// How a command ended, when it didn't fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Exit status 0.
    Complete,
    /// Exit status 1: some documents (or tests) failed, the rest is written.
    Partial,
    /// Exit status 130: Ctrl-C; what was read until then is written.
    Interrupted,
}

/// What shells report for a process ended by Ctrl-C (128 + SIGINT).
const INTERRUPTED: u8 = 130;

/// Why nothing could be done (exit status 2).
#[derive(Debug)]
enum Error {
    /// The reader of our output is gone: no error at all (exit status 0).
    ClosedPipe,
    /// Anything else, as a message for the user.
    Message(String),
}

impl Error {
    fn new(message: impl fmt::Display) -> Self {
        Self::Message(message.to_string())
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::new(error) }
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Extract(args) => extract::run(args),
        Command::Explain(args) => explain::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Schema(args) => schema::run(args),
    };
    match result {
        Ok(Outcome::Complete) | Err(Error::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(Error::Message(message)) => {
            eprintln!("dateline: {message}");
            ExitCode::from(2)
        }
    }
}
