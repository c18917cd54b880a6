//! The files of a pack, read from a folder or compiled in.

use super::error::{PackError, SourceFile};
use std::path::{Path, PathBuf};

/// A pack as files: `pack.toml` first, then all other `.toml` and `.tsv` files by path.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path of the folder, as the user wrote it.
    pub folder: String,
    /// Its files; paths begin with the folder.
    pub files: Vec<SourceFile>,
}

impl Source {
    /// A pack whose files are known already, as pairs of path within the folder and text.
    pub fn embedded(folder: &str, files: &[(&str, &str)]) -> Self {
        let file = |&(path, text): &(&str, &str)| SourceFile { path: format!("{folder}/{path}"), text: text.into() };
        Self { folder: folder.to_string(), files: files.iter().map(file).collect() }
    }

    /// Reads a folder with all that is in it; one error for each file that can't be read.
    pub(crate) fn read(folder: &Path) -> Result<Self, Vec<PackError>> {
        let (mut paths, mut errors) = (Vec::new(), Vec::new());
        walk(folder, &mut paths, &mut errors);
        paths.sort_by_key(|path| (path.file_name().is_none_or(|name| name != "pack.toml"), path.clone()));
        let mut files = Vec::new();
        for path in &paths {
            match std::fs::read_to_string(path) {
                Ok(text) => files.push(SourceFile { path: display(path), text: text.into() }),
                Err(why) => errors.push(PackError::nowhere(format!("can't read {}: {why}", display(path)))),
            }
        }
        let head = folder.join("pack.toml");
        if errors.is_empty() && !paths.contains(&head) {
            errors.push(PackError::nowhere(format!(
                "{} is missing: a pack is a folder with a pack.toml",
                display(&head)
            )));
        }
        if errors.is_empty() { Ok(Self { folder: display(folder), files }) } else { Err(errors) }
    }

    /// The file at `path` within the folder.
    pub(crate) fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| self.within(file) == path)
    }

    /// A file's path within the folder.
    pub(crate) fn within<'f>(&self, file: &'f SourceFile) -> &'f str {
        file.path.strip_prefix(&self.folder).map_or(file.path.as_str(), |path| path.trim_start_matches('/'))
    }

    /// Eight hexadecimal digits over everything in it (FNV-1a, 64 bits folded to 32).
    pub(crate) fn fingerprint(&self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for file in &self.files {
            for byte in self.within(file).bytes().chain([0]).chain(file.text.bytes()).chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{:08x}", (hash >> 32) as u32 ^ hash as u32)
    }
}

fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>, errors: &mut Vec<PackError>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) => return errors.push(PackError::nowhere(format!("can't read {}: {why}", display(folder)))),
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, paths, errors);
        } else if path.extension().is_some_and(|ext| ext == "toml" || ext == "tsv") {
            paths.push(path);
        }
    }
}
