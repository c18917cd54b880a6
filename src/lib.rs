//! `dateline` turns news articles into structured event records.
//!
//! The way of the data is one line, a folder a stage: [`text`] (tokens, sentences, layout) → [`entity`] (names,
//! figures, dates) → [`event`] (what happened) → [`record`] (what is written). [`pack`] holds what is known.

pub mod check;
pub mod entity;
pub mod event;
pub mod extractor;
pub mod pack;
pub mod record;
pub mod run;
pub mod sink;
pub mod source;
pub mod text;

mod builtin;

pub use builtin::core_source;
pub mod cli;
