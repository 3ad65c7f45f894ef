//! What one unit of a workspace gave, by file, to be kept until a change reaches it.
//!
//! Must not know: when that is.

use super::merge::{Facts, Outcome};
use super::suppressions::OrderId;
use super::workspace::FileReport;
use crate::diagnostic::Problem;
use crate::source::{FileId, SourceMap};
use crate::value::Str;
use rustc_hash::FxHashMap;

/// What one unit gave, by file.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub files: FxHashMap<Str, FileReport>,
    pub read: Vec<Str>,
    pub used: Vec<OrderId>,
    pub facts: Facts,
}

impl Piece {
    pub fn new(outcome: Outcome, sources: &SourceMap) -> Piece {
        let mut files: FxHashMap<Str, FileReport> = FxHashMap::default();
        for finding in outcome.verdicts.findings {
            let path = path_of(sources, finding.primary.span.file);
            files.entry(path).or_default().findings.push(finding);
        }
        for problem in outcome.problems {
            let path = problem_path(sources, &problem);
            files.entry(path).or_default().problems.push(problem);
        }
        Piece {
            files,
            read: outcome.files,
            used: outcome.used,
            facts: outcome.facts,
        }
    }

    /// All files that it may have something to say of.
    pub fn touches(&self) -> impl Iterator<Item = &Str> {
        #[allow(clippy::iter_over_hash_type, reason = "a set is made of them")]
        let files = self.files.keys();
        files.chain(&self.read)
    }
}

fn path_of(sources: &SourceMap, file: FileId) -> Str {
    sources
        .get(file)
        .map_or_else(Str::default, |f| Str::from(f.path.as_ref()))
}

/// The file that a problem is shown in; empty for none.
pub(super) fn problem_path(sources: &SourceMap, problem: &Problem) -> Str {
    match (problem.span, &problem.path) {
        (Some(span), _) => path_of(sources, span.file),
        (None, Some(path)) => path.as_str().into(),
        (None, None) => Str::default(),
    }
}
