//! `dateline rules`

use super::args::Rules;
use super::{Error, Outcome};
use crate::check;
use std::io::Write;

/// Lists the event types with their roles, triggers and number of tests.
pub fn run(args: &Rules) -> Result<Outcome, Error> {
    let outlines = check::outlines(&args.packs.folders).map_err(Error::new)?;
    let mut out = std::io::stdout().lock();
    for event in check::types(&outlines) {
        writeln!(out, "{event}")?;
    }
    Ok(Outcome::Complete)
}
