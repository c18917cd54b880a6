//! Words of time.

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Time {
    /// January is 1; abbreviations too ("nov", "sept")
    Month(u8),
    /// Monday is 1
    Weekday(u8),
}

/// Each word of time with what it says.
pub const TABLE: &[(&str, Time)] =
    &[("january", Time::Month(1)), ("november", Time::Month(11)), ("monday", Time::Weekday(1))];
