//! Arguments as typed.

use crate::text::Date;
use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turns news articles into structured event records: who did what, where, when, for how much, how certainly.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Extract events from articles: files, folders, JSON Lines or standard input
    Extract(Extract),
    /// Show why each event was found and its roles filled, and what was missing elsewhere
    Explain(Explain),
    /// Check packs of names and rules: all mistakes at once, then their tests
    Check(Check),
    /// List the event types with their roles, triggers and number of tests
    Rules(Rules),
    /// Print the JSON Schema of the output
    Schema(Schema),
}

#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Files (.gz and .zst too), folders (recursively, in name order), globs, @FILE with a path a line, or - for
    /// standard input, which is also the default
    pub paths: Vec<PathBuf>,
    /// How the input is written; auto goes by the file's ending, on standard input by the first character
    #[arg(long, value_enum, default_value_t = From::Auto)]
    pub from: From,
    /// What to write; without it events as JSON Lines, or the readable view when standard output is a terminal
    #[arg(long, value_enum)]
    pub to: Option<To>,
    /// Where to write instead of standard output: FILE.jsonl[.gz|.zst], FILE.csv or FILE.parquet (flat
    /// events), parquet:FOLDER, sqlite:FILE or postgres://USER@HOST/DATABASE (all tables)
    #[arg(short, long, value_name = "TARGET")]
    pub output: Option<String>,
    /// Publication date (YYYY-MM-DD) of articles that don't bring one
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    #[command(flatten)]
    pub packs: Packs,
    /// Worker threads; default: all cores
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Stop after so many documents
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// A document (a file, or a line of JSON Lines) of more bytes than this is a failure; nothing is ever cut short
    #[arg(long, value_name = "N", default_value_t = 4 << 20)]
    pub max_bytes: usize,
    /// Leave out documents that the output holds already, made from the same text by the same program and packs
    #[arg(long)]
    pub skip_loaded: bool,
    /// Write the documents that failed to this file as JSON Lines, besides standard error
    #[arg(long, value_name = "FILE")]
    pub failures: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// A text file, or - for standard input, which is also the default
    pub path: Option<PathBuf>,
    /// For each sentence without an event of this type, say what was missing
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// Write the explanation as JSON
    #[arg(long)]
    pub json: bool,
    /// Publication date (YYYY-MM-DD) of the article
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    #[command(flatten)]
    pub packs: Packs,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    /// Pack folders to check on top of the core pack; none checks the core pack alone
    pub packs: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Rules {
    #[command(flatten)]
    pub packs: Packs,
}

#[derive(Debug, clap::Args)]
pub struct Schema {
    /// Which output
    #[arg(value_enum, default_value_t = To::Events)]
    pub of: To,
}

#[derive(Debug, clap::Args)]
pub struct Packs {
    /// Add a pack folder to the core pack (repeatable; later ones may extend or switch off earlier ones)
    #[arg(long = "packs", value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// By ending or first character
    Auto,
    /// Each file is an article
    Text,
    /// Each line is a JSON object with text, and optionally id, title, published, uri, publisher
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// One event a line, with its article
    Events,
    /// One article a line, with its sentences, entities and events
    Documents,
    /// One entity a line, with its article
    Entities,
    /// A readable view of the events
    Pretty,
}
