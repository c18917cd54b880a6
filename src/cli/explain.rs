//! `dateline explain`

use super::args::Explain;
use super::{Error, Outcome};

/// Not there yet: its engine is being built.
pub fn run(_args: &Explain) -> Result<Outcome, Error> {
    Err(Error::new("explain: not built yet"))
}
