//! Output files, compressed as their ending says, that appear under their name only when they are whole.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Level 3 is zstd's own default: about a third of the size at several hundred MB/s.
const ZSTD_LEVEL: i32 = 3;

/// A file being written beside its final name; [`OutputFile::finish`] renames it.
pub struct OutputFile {
    coder: Coder,
    temporary: PathBuf,
    target: PathBuf,
}

enum Coder {
    Plain(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
    Closed,
}

impl OutputFile {
    /// Opens `target.partial`, compressing when the name ends in `.gz` or `.zst`.
    ///
    /// # Errors
    /// When the file can't be created.
    pub fn create(target: &Path) -> io::Result<Self> {
        let mut name = target.as_os_str().to_os_string();
        name.push(".partial");
        let temporary = PathBuf::from(name);
        let file = BufWriter::new(File::create(&temporary)?);
        let coder = match target.extension().and_then(|e| e.to_str()) {
            Some("gz") => Coder::Gzip(GzEncoder::new(file, Compression::default())),
            Some("zst") => Coder::Zstd(zstd::Encoder::new(file, ZSTD_LEVEL)?),
            _ => Coder::Plain(file),
        };
        Ok(Self { coder, temporary, target: target.to_path_buf() })
    }

    fn close(&mut self) -> io::Result<()> {
        let mut file = match std::mem::replace(&mut self.coder, Coder::Closed) {
            Coder::Plain(file) => file,
            Coder::Gzip(coder) => coder.finish()?,
            Coder::Zstd(coder) => coder.finish()?,
            Coder::Closed => return Ok(()),
        };
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(&self.temporary, &self.target)
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.coder {
            Coder::Plain(file) => file.write(bytes),
            Coder::Gzip(coder) => coder.write(bytes),
            Coder::Zstd(coder) => coder.write(bytes),
            Coder::Closed => Err(io::Error::other("written to after its end")),
        }
    }

    /// Ends the file: the only flush that a sink makes is its last.
    fn flush(&mut self) -> io::Result<()> {
        self.close()
    }
}
