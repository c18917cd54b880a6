//! Mistakes in packs: all of them at once, each with file, line, column, the line itself and a caret.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A file of a pack as read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is, as the user would write it.
    pub path: String,
    /// What it holds.
    pub text: Arc<str>,
}

/// One mistake.
#[derive(Debug, Clone)]
pub struct PackError {
    /// Where; `None` when a file can't be read at all.
    place: Option<(SourceFile, Range<usize>)>,
    message: String,
    hint: Option<String>,
}

/// Every mistake found in the packs, in the order of files and lines.
#[derive(Debug, Clone)]
pub struct PackErrors(pub Vec<PackError>);

impl PackErrors {
    /// Puts mistakes in the order of files and lines.
    pub(crate) fn sorted(mut errors: Vec<PackError>) -> Self {
        let mut files = Vec::new();
        errors.sort_by_cached_key(|error| error.order(&mut files));
        Self(errors)
    }
}

impl PackError {
    /// A mistake at bytes `range` of `file`.
    pub(crate) fn at(file: &SourceFile, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { place: Some((file.clone(), range)), message: message.into(), hint: None }
    }

    /// A mistake that no line of a file is to blame for.
    pub(crate) fn nowhere(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into(), hint: None }
    }

    /// The same with a hint under the caret.
    pub(crate) fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// The order in which mistakes are told: those without a place, then by file (in reading order) and place.
    fn order(&self, files: &mut Vec<String>) -> (usize, usize) {
        let Some((file, range)) = &self.place else { return (0, 0) };
        let known = files.iter().position(|path| *path == file.path).unwrap_or_else(|| {
            files.push(file.path.clone());
            files.len() - 1
        });
        (known + 1, range.start)
    }

    /// Line and column, both from 1, the column in characters; `None` when a file can't be read at all.
    pub fn position(&self) -> Option<(usize, usize)> {
        let (file, range) = self.place.as_ref()?;
        let line = Line::at(&file.text, range.start);
        Some((line.number, line.column + 1))
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The line that a byte offset stands in.
struct Line<'t> {
    number: usize,
    /// Characters before the offset.
    column: usize,
    text: &'t str,
    start: usize,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
        let line = text[start..].split('\n').next().unwrap_or("").trim_end_matches('\r');
        let number = text[..start].matches('\n').count() + 1;
        Self { number, column: text[start..offset].chars().count(), text: line, start }
    }

    /// How many carets for a range that starts on this line: at least one, none past the line's end.
    fn carets(&self, range: &Range<usize>) -> usize {
        let end = range.end.saturating_sub(self.start);
        let marked = self.text.char_indices().filter(|(i, _)| *i >= range.start - self.start && *i < end);
        marked.count().max(1)
    }
}

/// Longest part of a line that is shown, in characters.
const SHOWN: usize = 140;

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Some((file, range)) = &self.place else {
            return writeln!(f, "error: {}", self.message);
        };
        let line = Line::at(&file.text, range.start);
        let carets = line.carets(range);
        let skip = if line.column + carets > SHOWN { line.column.saturating_sub(20) } else { 0 };
        let shown: String = line.text.chars().skip(skip).take(SHOWN).map(|c| if c == '\t' { ' ' } else { c }).collect();
        let gutter = " ".repeat(line.number.to_string().len());
        writeln!(f, "error: {}", self.message)?;
        writeln!(f, "{gutter}--> {}:{}:{}", file.path, line.number, line.column + 1)?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{} | {shown}", line.number)?;
        let caret = "^".repeat(carets.min(SHOWN - line.column.saturating_sub(skip).min(SHOWN - 1)));
        let hint = self.hint.as_ref().map_or(String::new(), |hint| format!(" {hint}"));
        writeln!(f, "{gutter} | {}{caret}{hint}", " ".repeat(line.column - skip))
    }
}

impl fmt::Display for PackErrors {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "{error}")?;
        }
        let count = self.0.len();
        write!(f, "{count} mistake{}", if count == 1 { "" } else { "s" })
    }
}

impl std::error::Error for PackErrors {}

/// "did you mean `…`?" for the nearest of `known`, if one is near (Jaro-Winkler at least 0.8).
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let scored = known.into_iter().map(|k| (strsim::jaro_winkler(word, k), k));
    let best = scored.filter(|(score, _)| *score >= 0.8).max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(format!("did you mean `{}`?", best.1))
}
