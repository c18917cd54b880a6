//! Files, folders and standard input as one stream of raw documents, in a stable order.

use super::paths::Paths;
use super::{Failure, Format};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The bytes of one document, not yet decoded.
#[derive(Debug, Clone)]
pub struct Raw {
    /// Its file; "-" for standard input.
    pub path: Arc<Path>,
    /// Its line in a JSON Lines file, counted from 1.
    pub line: Option<u64>,
    /// How it is written.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// How inputs are read.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Forces a format; without it the file's ending decides, else its first character.
    pub from: Option<Format>,
    /// A document of more bytes than this is a failure, and is never held in memory.
    pub max_bytes: usize,
    /// Ends after so many documents.
    pub limit: Option<u64>,
}

/// Read ahead from files and standard input.
const BUFFER: usize = 1 << 16;

/// All documents of the paths given, read one by one.
pub struct Inputs {
    paths: Paths,
    reading: Reading,
    open: Option<Lines>,
    given: u64,
}

/// A JSON Lines file being read.
struct Lines {
    path: Arc<Path>,
    reader: Box<dyn BufRead + Send>,
    line: u64,
    max_bytes: usize,
}

impl Inputs {
    /// Files, folders (their text and JSON Lines files, recursively, by name), globs, `@list` files and "-" for
    /// standard input, in the order given; nothing is standard input.
    pub fn new(paths: Vec<PathBuf>, reading: Reading) -> Self {
        Self { paths: Paths::new(paths), reading, open: None, given: 0 }
    }

    fn read(&mut self, path: &Path) -> io::Result<Option<Raw>> {
        let stdin = path.as_os_str() == "-";
        let file: Box<dyn Read + Send> = if stdin { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
        let mut reader = decompress(BufReader::with_capacity(BUFFER, file))?;
        let told = self.reading.from.or_else(|| Format::of_name(path));
        let format = match told {
            Some(format) => format,
            None => Format::of_head(reader.fill_buf()?),
        };
        let (shared, max_bytes): (Arc<Path>, _) = (path.into(), self.reading.max_bytes);
        if format == Format::Json {
            self.open = Some(Lines { path: shared, reader, line: 0, max_bytes });
            return Ok(None);
        }
        let mut bytes = Vec::new();
        reader.take(max_bytes as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > max_bytes {
            return Err(too_large(max_bytes));
        }
        Ok(Some(Raw { path: shared, line: None, format, bytes }))
    }

    fn next_item(&mut self) -> Option<Result<Raw, Failure>> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.open = None,
                }
            }
            let path = match self.paths.next()? {
                Ok(path) => path,
                Err(failure) => return Some(Err(failure)),
            };
            match self.read(&path) {
                Ok(Some(raw)) => return Some(Ok(raw)),
                Ok(None) => {}
                Err(error) => return Some(Err(Failure::new(&path, None, error))),
            }
        }
    }
}

impl Iterator for Inputs {
    type Item = Result<Raw, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.reading.limit.is_some_and(|limit| self.given >= limit) {
            return None;
        }
        let item = self.next_item()?;
        self.given += u64::from(item.is_ok());
        Some(item)
    }
}

impl Lines {
    /// The next line that isn't blank.
    fn next(&mut self) -> Option<Result<Raw, Failure>> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let result = (&mut self.reader).take(self.max_bytes as u64 + 1).read_until(b'\n', &mut bytes);
            let fail = |why: &io::Error| Some(Err(Failure::new(&self.path, Some(self.line), why)));
            match result {
                Ok(0) => return None,
                Ok(_) if bytes.len() > self.max_bytes && bytes.last() != Some(&b'\n') => {
                    return match skip_line(&mut self.reader) {
                        Ok(()) => fail(&too_large(self.max_bytes)),
                        Err(error) => fail(&error),
                    };
                }
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    let (path, line) = (self.path.clone(), Some(self.line));
                    return Some(Ok(Raw { path, line, format: Format::Json, bytes }));
                }
                Err(error) => {
                    let failed = fail(&error);
                    self.reader = Box::new(io::empty());
                    return failed;
                }
            }
        }
    }
}

fn too_large(max_bytes: usize) -> io::Error {
    let why = format!("larger than {max_bytes} bytes: raise --max-bytes to read it");
    io::Error::new(io::ErrorKind::FileTooLarge, why)
}

/// Reads past the next line end, keeping nothing.
fn skip_line(reader: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let (used, found) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if found {
            return Ok(());
        }
    }
}

/// Unpacks gzip and zstd, known by their first bytes (RFC 1952 2.3.1, RFC 8878 3.1.1); anything else passes through.
fn decompress(mut reader: BufReader<Box<dyn Read + Send>>) -> io::Result<Box<dyn BufRead + Send>> {
    Ok(match reader.fill_buf()? {
        [0x1F, 0x8B, ..] => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(reader))),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Box::new(BufReader::with_capacity(BUFFER, zstd::Decoder::with_buffer(reader)?)),
        _ => Box::new(reader),
    })
}
