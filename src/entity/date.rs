//! Recogniser: dates, times, durations and sets; and the article's own date.

use super::{Anchor, Candidate, Context};
use crate::text::Date;

/// Appends the dates; gives the article's own date and where it comes from.
pub fn find(context: &Context, _out: &mut Vec<Candidate>) -> (Option<Date>, Option<Anchor>) {
    let given = context.document.published;
    (given, given.map(|_| Anchor::Metadata))
}
