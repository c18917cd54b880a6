//! The tests inside packs, run with the real engine; warnings about rules; the list of types that packs define.

mod columns;
mod page;
mod run;
mod types;
mod warn;

pub use page::page;
pub use run::tests;
pub use types::{EventType, TypeRole, types};

use crate::extractor::Extractor;
use crate::pack::outline::{Outline, Place, outline};
use crate::pack::{Pack, PackError, PackErrors, Source, compile};
use std::fmt;
use std::path::PathBuf;

/// How one test ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// As wanted.
    Passed,
    /// Not as wanted: what differs, a line each.
    Failed(Vec<String>),
    /// Marked `todo`, and still failing as expected.
    Known {
        /// Why it is known to fail.
        todo: String,
    },
    /// Marked `todo`, but it passes: the mark has to go.
    Promoted,
}

/// One test with its verdict.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The rule that holds it.
    pub rule: String,
    /// Where it stands.
    pub place: Place,
    /// Its text without marks.
    pub text: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// What `check` found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// All tests.
    pub outcomes: Vec<Outcome>,
    /// What is probably not meant so, with its place.
    pub warnings: Vec<(Place, String)>,
}

impl Report {
    /// Whether every test ended as it should.
    pub fn is_ok(&self) -> bool {
        self.outcomes.iter().all(|outcome| !outcome.is_failure())
    }
}

impl Outcome {
    /// Whether it must be looked at.
    pub fn is_failure(&self) -> bool {
        matches!(self.verdict, Verdict::Failed(_) | Verdict::Promoted)
    }
}

/// Checks the packs in `folders` on top of the core pack; with none, the core pack alone.
///
/// # Errors
/// Every mistake in every pack.
pub fn check(folders: &[PathBuf]) -> Result<Report, PackErrors> {
    let sources = sources(folders)?;
    let pack = compile(&sources)?;
    let outlines = outline(&sources)?;
    let own = if folders.is_empty() { &outlines[..] } else { &outlines[1..] };
    let mut outcomes = Vec::new();
    let extractor = Extractor::new(&pack);
    for outline in own {
        outcomes.extend(tests(&extractor, outline, |_| true));
    }
    Ok(Report { outcomes, warnings: warn::warnings(&outlines, own) })
}

/// The core pack's files and those of the folders on top of it.
fn sources(folders: &[PathBuf]) -> Result<Vec<Source>, PackErrors> {
    let mut sources = vec![crate::core_source()];
    let mut errors: Vec<PackError> = Vec::new();
    for folder in folders {
        match Source::read(folder) {
            Ok(source) => sources.push(source),
            Err(mut unreadable) => errors.append(&mut unreadable),
        }
    }
    if errors.is_empty() { Ok(sources) } else { Err(PackErrors(errors)) }
}

/// The outlines of the core pack and the packs in `folders`.
///
/// # Errors
/// Every mistake that reading the packs finds.
pub fn outlines(folders: &[PathBuf]) -> Result<Vec<Outline>, PackErrors> {
    outline(&sources(folders)?)
}

/// Runs the core pack's tests of one file ("events/investment.toml") on the pack that is compiled in.
///
/// # Errors
/// Mistakes in the core pack, which the build would have reported.
pub fn core_file(path: &str) -> Result<Report, PackErrors> {
    let extractor = Extractor::new(Pack::core());
    let outlines = outlines(&[])?;
    let end = format!("/{path}");
    let outcomes = outlines.iter().flat_map(|outline| tests(&extractor, outline, |place| place.path.ends_with(&end)));
    Ok(Report { outcomes: outcomes.collect(), warnings: Vec::new() })
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let word = match &self.verdict {
            Verdict::Passed => "passed",
            Verdict::Failed(_) => "FAILED",
            Verdict::Known { .. } => "known miss",
            Verdict::Promoted => "PASSES NOW",
        };
        writeln!(f, "{word}: {} ({})", self.rule, self.place)?;
        writeln!(f, "    {}", self.text)?;
        match &self.verdict {
            Verdict::Passed => Ok(()),
            Verdict::Failed(differences) => differences.iter().try_for_each(|line| writeln!(f, "    - {line}")),
            Verdict::Known { todo } => writeln!(f, "    - todo: {todo}"),
            Verdict::Promoted => writeln!(f, "    - take its `todo` away"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let shown = self.outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Passed);
        shown.clone().filter(|outcome| !outcome.is_failure()).try_for_each(|outcome| write!(f, "{outcome}"))?;
        self.warnings.iter().try_for_each(|(place, warning)| writeln!(f, "warning: {warning} ({place})"))?;
        shown.filter(|outcome| outcome.is_failure()).try_for_each(|outcome| write!(f, "{outcome}"))?;
        let count = |wanted: fn(&Verdict) -> bool| self.outcomes.iter().filter(|o| wanted(&o.verdict)).count();
        let failed = self.outcomes.iter().filter(|outcome| outcome.is_failure()).count();
        let passed = count(|verdict| *verdict == Verdict::Passed);
        let known = count(|verdict| matches!(verdict, Verdict::Known { .. }));
        write!(
            f,
            "{} tests: {passed} passed, {failed} failed, {known} known misses; {} warnings",
            self.outcomes.len(),
            self.warnings.len()
        )
    }
}
