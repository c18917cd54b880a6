//! `dateline check`

use super::args::Check;
use super::{Error, Outcome};
use crate::check;
use std::io::Write;

/// Prints every mistake, else how the packs' tests ended.
pub fn run(args: &Check) -> Result<Outcome, Error> {
    let report = check::check(&args.packs).map_err(Error::new)?;
    writeln!(std::io::stdout().lock(), "{report}")?;
    Ok(if report.is_ok() { Outcome::Complete } else { Outcome::Partial })
}
