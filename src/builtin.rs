//! The core pack as it is compiled in, and packs of the user on top of it.

use crate::pack::{Pack, PackErrors, Source, compile};
use once_cell::sync::Lazy;
use std::path::PathBuf;

/// The compiled core pack, written by the build script: its tables …
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.pack"));
/// … and its words.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/core.txt"));

/// The core pack's files: `const FILES: &[(path within the pack, text)]`.
mod sources {
    include!(concat!(env!("OUT_DIR"), "/core_sources.rs"));
}

static CORE: Lazy<Pack> = Lazy::new(|| Pack::from_parts(BYTES, TEXT).unwrap_or_default());

/// The core pack's source files, as `check` and the documentation read them.
pub fn core_source() -> Source {
    Source::embedded("packs/core", sources::FILES)
}

impl Pack {
    /// The core pack alone, compiled at build time; free to start with.
    pub fn core() -> &'static Self {
        &CORE
    }

    /// The core pack with the packs in `folders`, in order, on top of it.
    ///
    /// # Errors
    /// Every mistake in every pack, with file, line and column.
    pub fn load(folders: &[PathBuf]) -> Result<Self, PackErrors> {
        let mut sources = vec![core_source()];
        let mut errors = Vec::new();
        for folder in folders {
            match Source::read(folder) {
                Ok(source) => sources.push(source),
                Err(mut unreadable) => errors.append(&mut unreadable),
            }
        }
        if errors.is_empty() { compile(&sources) } else { Err(PackErrors(errors)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_core_is_whole() {
        let pack = Pack::from_parts(BYTES, TEXT).expect("build script and program agree on the format");
        assert!(pack.identity[0].starts_with("core@"));
        let (bytes, text) = pack.to_parts();
        assert!(bytes == BYTES && text == TEXT);
    }
}
