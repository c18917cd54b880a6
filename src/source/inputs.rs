//! Files, folders and standard input as one stream of raw documents, in a stable order.

use super::{Failure, Format};
use std::collections::VecDeque;
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

/// Endings of files that hold one document a line.
const JSON_LINES: &[&str] = &["jsonl", "ndjson"];
/// Endings of files that are read when a folder is given; a file named by itself is always read.
const TEXT: &[&str] = &["txt", "text", "md"];

/// All documents of the paths given, read one by one.
pub struct Inputs {
    paths: VecDeque<PathBuf>,
    from: Option<Format>,
    open: Option<Lines>,
}

/// A JSON Lines file being read.
struct Lines {
    path: Arc<Path>,
    reader: Box<dyn BufRead + Send>,
    line: u64,
}

impl Inputs {
    /// Files, folders (their text and JSON Lines files, recursively, by name) and "-" for standard input, in the order
    /// given; nothing is standard input. `from` forces a format; without it the file's ending, or for standard input
    /// its first character, decides.
    pub fn new(paths: Vec<PathBuf>, from: Option<Format>) -> Self {
        let paths = if paths.is_empty() { vec![PathBuf::from("-")] } else { paths };
        Self { paths: paths.into(), from, open: None }
    }

    fn next_path(&mut self) -> Option<Result<Raw, Failure>> {
        let path = self.paths.pop_front()?;
        if path.is_dir() {
            return self.expand(&path).err().map(Err).or_else(|| self.next());
        }
        match self.open(&path) {
            Ok(Some(raw)) => Some(Ok(raw)),
            Ok(None) => self.next(),
            Err(error) => Some(Err(Failure::new(&path, None, error))),
        }
    }

    /// Puts a folder's files before the rest.
    fn expand(&mut self, folder: &Path) -> Result<(), Failure> {
        let mut entries = Vec::new();
        let fail = |e: io::Error| Failure::new(folder, None, e);
        for entry in std::fs::read_dir(folder).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            if !hidden && (path.is_dir() || has_ending(&path, TEXT) || has_ending(&path, JSON_LINES)) {
                entries.push(path);
            }
        }
        entries.sort();
        entries.into_iter().rev().for_each(|path| self.paths.push_front(path));
        Ok(())
    }

    fn open(&mut self, path: &Path) -> io::Result<Option<Raw>> {
        let stdin = path.as_os_str() == "-";
        let file: Box<dyn Read + Send> = if stdin { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let format = match self.from {
            Some(format) => format,
            None if stdin => sniff(reader.fill_buf()?),
            None if has_ending(path, JSON_LINES) => Format::Json,
            None => Format::Text,
        };
        let shared: Arc<Path> = path.into();
        if format == Format::Json {
            self.open = Some(Lines { path: shared, reader: Box::new(reader), line: 0 });
            return Ok(None);
        }
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        Ok(Some(Raw { path: shared, line: None, format, bytes }))
    }
}

impl Iterator for Inputs {
    type Item = Result<Raw, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(lines) = &mut self.open {
            match lines.next() {
                Some(item) => return Some(item),
                None => self.open = None,
            }
        }
        self.next_path()
    }
}

impl Lines {
    /// The next line that isn't blank.
    fn next(&mut self) -> Option<Result<Raw, Failure>> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    let (path, line) = (self.path.clone(), Some(self.line));
                    return Some(Ok(Raw { path, line, format: Format::Json, bytes }));
                }
                Err(error) => {
                    self.reader = Box::new(io::empty());
                    return Some(Err(Failure::new(&self.path, Some(self.line), error)));
                }
            }
        }
    }
}

/// What standard input holds, from its first bytes: JSON Lines when they open an object.
fn sniff(head: &[u8]) -> Format {
    let first = head.iter().find(|b| !b.is_ascii_whitespace());
    if first == Some(&b'{') { Format::Json } else { Format::Text }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|e| endings.iter().any(|ending| e.eq_ignore_ascii_case(ending)))
}
