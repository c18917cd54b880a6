//! Which files the arguments name: folders, globs and `@list` files unfolded, in a stable order.

use super::{Failure, Format};
use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files, one after the other.
pub struct Paths {
    todo: VecDeque<PathBuf>,
    failures: VecDeque<Failure>,
}

impl Paths {
    /// The files that `paths` name; none at all is standard input.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let paths = if paths.is_empty() { vec![PathBuf::from("-")] } else { paths };
        Self { todo: paths.into(), failures: VecDeque::new() }
    }

    /// Unfolds a folder, a list or a glob into the paths before the rest; anything else is a file.
    fn unfold(&mut self, path: &Path) -> Option<io::Result<Vec<PathBuf>>> {
        let written = path.to_string_lossy();
        if let Some(list) = written.strip_prefix('@').filter(|_| !path.exists()) {
            return Some(listed(Path::new(list)));
        }
        if path.is_dir() {
            return Some(self.folder(path));
        }
        if written.contains(['*', '?', '[']) && !path.exists() {
            return Some(self.matching(&written));
        }
        None
    }

    /// The text and JSON Lines files and the folders of a folder, by name; hidden ones are left alone.
    fn folder(&mut self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            if !hidden && (path.is_dir() || Format::of_name(&path).is_some()) {
                found.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    /// What a glob matches, by name.
    fn matching(&mut self, pattern: &str) -> io::Result<Vec<PathBuf>> {
        let entries = glob::glob(pattern).map_err(io::Error::other)?;
        let mut found = Vec::new();
        for entry in entries {
            match entry {
                Ok(path) => found.push(path),
                Err(error) => self.failures.push_back(Failure::new(error.path(), None, error.error())),
            }
        }
        if found.is_empty() && self.failures.is_empty() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "no file matches"));
        }
        Ok(found)
    }
}

impl Iterator for Paths {
    type Item = Result<PathBuf, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(failure) = self.failures.pop_front() {
                return Some(Err(failure));
            }
            let path = self.todo.pop_front()?;
            match self.unfold(&path) {
                None => return Some(Ok(path)),
                Some(Ok(paths)) => paths.into_iter().rev().for_each(|path| self.todo.push_front(path)),
                Some(Err(error)) => return Some(Err(Failure::new(&path, None, error))),
            }
        }
    }
}

/// The paths in a list file, one a line.
fn listed(list: &Path) -> io::Result<Vec<PathBuf>> {
    let text = fs::read_to_string(list)?;
    Ok(text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}
