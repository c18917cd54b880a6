//! `dateline rules`

use super::args::Rules;
use super::{Error, Outcome};

/// Not there yet: its engine is being built.
pub fn run(_args: &Rules) -> Result<Outcome, Error> {
    Err(Error::new("rules: not built yet"))
}
