//! (article date, text) → [(mention, value)].
