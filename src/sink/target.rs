//! `-o`: which sink a target names.

use super::compress::OutputFile;
use super::lines::TextSink;
use super::{Encoding, Sink, csv};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// JSON Lines or the readable view to standard output.
    Standard,
    /// The same to a file; `.gz` and `.zst` compress.
    File(PathBuf),
    /// Flat events to a CSV file.
    Csv(PathBuf),
    /// Flat events to a Parquet file, or all tables to a folder of them.
    #[cfg(feature = "parquet")]
    Parquet {
        /// The file or folder.
        path: PathBuf,
        /// All tables to a folder.
        folder: bool,
    },
    /// All tables to an SQLite database.
    #[cfg(feature = "sqlite")]
    Sqlite(PathBuf),
    /// All tables to a PostgreSQL database.
    #[cfg(feature = "postgres")]
    Postgres(String),
}

impl Target {
    /// What `-o` means: `postgres://…`, `sqlite:FILE`, `parquet:FOLDER`, `FILE.parquet`, `FILE.csv`; any other file is JSON Lines.
    ///
    /// # Errors
    /// A scheme that isn't known or isn't built in, with what to write instead.
    pub fn parse(written: &str) -> Result<Self, String> {
        if let Some(file) = written.strip_prefix("sqlite:") {
            return sqlite(file);
        }
        if let Some(folder) = written.strip_prefix("parquet:") {
            return parquet(folder, true);
        }
        if written.ends_with(".parquet") {
            return parquet(written, Path::new(written).is_dir());
        }
        if written.starts_with("postgres://") || written.starts_with("postgresql://") {
            return postgres(written);
        }
        if let Some((scheme, _)) = written.split_once("://") {
            return Err(format!(
                "{written:?}: no output called {scheme}; known are postgres://…, sqlite:FILE, parquet:FOLDER, FILE.parquet, FILE.csv, FILE.jsonl"
            ));
        }
        let path = PathBuf::from(written);
        let stem = Path::new(written.trim_end_matches(".gz").trim_end_matches(".zst"));
        Ok(if stem.extension().is_some_and(|e| e == "csv") { Self::Csv(path) } else { Self::File(path) })
    }

    /// Opens the sink; `encoding` is what text outputs write, `roles` gives the columns of the databases'
    /// view `event_flat`.
    ///
    /// # Errors
    /// When the target can't be opened, naming it.
    #[cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(unused_variables))]
    pub fn open(&self, encoding: Encoding, roles: impl Fn() -> Vec<String>) -> io::Result<Box<dyn Sink>> {
        match self {
            Self::Standard => Ok(Box::new(TextSink::new(encoding, io::stdout().lock()))),
            Self::File(path) => Ok(Box::new(TextSink::new(encoding, file(path).map_err(|e| named(path, &e))?))),
            Self::Csv(path) => csv_file(path).map_err(|e| named(path, &e)),
            #[cfg(feature = "parquet")]
            Self::Parquet { path, folder } => {
                let open =
                    if *folder { super::parquet::ParquetSink::folder } else { super::parquet::ParquetSink::file };
                Ok(Box::new(open(path).map_err(|e| named(path, &e))?))
            }
            #[cfg(feature = "sqlite")]
            Self::Sqlite(path) => {
                Ok(Box::new(super::sqlite::SqliteSink::open(path, &roles()).map_err(|e| named(path, &e))?))
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(address) => Ok(Box::new(super::postgres::PostgresSink::open(address, &roles())?)),
        }
    }

    /// Whether `--to` has a say in what is written.
    pub fn takes_text(&self) -> bool {
        matches!(self, Self::Standard | Self::File(_))
    }
}

#[cfg(feature = "sqlite")]
fn sqlite(file: &str) -> Result<Target, String> {
    if file.is_empty() { Err("sqlite: needs a file: sqlite:news.db".into()) } else { Ok(Target::Sqlite(file.into())) }
}

#[cfg(not(feature = "sqlite"))]
fn sqlite(_: &str) -> Result<Target, String> {
    Err("this build has no SQLite: build it with `--features sqlite`".into())
}

#[cfg(feature = "parquet")]
fn parquet(path: &str, folder: bool) -> Result<Target, String> {
    if path.is_empty() {
        return Err("parquet: needs a folder: parquet:tables".into());
    }
    Ok(Target::Parquet { path: path.into(), folder })
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &str, _: bool) -> Result<Target, String> {
    Err("this build has no Parquet: build it with `--features parquet`".into())
}

#[cfg(feature = "postgres")]
fn postgres(address: &str) -> Result<Target, String> {
    Ok(Target::Postgres(address.to_string()))
}

#[cfg(not(feature = "postgres"))]
fn postgres(_: &str) -> Result<Target, String> {
    Err("this build has no PostgreSQL: build it with `--features postgres`".into())
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Devices and pipes are written in place; a regular file appears when it is whole.
fn file(path: &Path) -> io::Result<Box<dyn Write>> {
    let special = path.metadata().is_ok_and(|m| !m.is_file());
    if special {
        return Ok(Box::new(OpenOptions::new().write(true).open(path)?));
    }
    Ok(Box::new(OutputFile::create(path)?))
}

fn csv_file(path: &Path) -> io::Result<Box<dyn Sink>> {
    let mut out = file(path)?;
    let mut heading = Vec::new();
    csv::heading(&mut heading)?;
    out.write_all(&heading)?;
    Ok(Box::new(TextSink::new(Encoding::Csv, out)))
}
