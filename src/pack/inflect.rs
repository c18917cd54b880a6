//! Inflection.

/// The plural of a noun or of a noun phrase's head.
pub(crate) fn plural_of(noun: &str) -> String {
    format!("{noun}s")
}
