//! `dateline check`

use super::args::Check;
use super::{Error, Outcome};

/// Not there yet: its engine is being built.
pub fn run(_args: &Check) -> Result<Outcome, Error> {
    Err(Error::new("check: not built yet"))
}
