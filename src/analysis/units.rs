//! All units of a run, each evaluated and judged; a panic in one costs that one alone.

use super::discover::{Found, TerraformFolder};
use super::merge::{Facts, Outcome};
use super::{Options, Progress, UsageError};
use crate::diagnostic::Problem;
use crate::resource::Unit;
use crate::rules::Verdicts;
use crate::source::{DiskFs, FileSystem, ReadError, SourceMap, Span};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The bytes that tell whether a file too large or not in UTF-8 claims to be a template.
const HEAD: usize = 64 << 10;

/// Everything that the units of a run share.
pub(super) struct Work<'a> {
    options: &'a Options,
    fs: &'a DiskFs,
    sources: &'a SourceMap,
    found: &'a Found,
    /// Whether rules judge the units; if not, the units are kept.
    judge: bool,
}

impl<'a> Work<'a> {
    /// # Errors
    /// A rule or variable file that cannot be read.
    pub fn new(
        options: &'a Options,
        fs: &'a DiskFs,
        sources: &'a SourceMap,
        found: &'a Found,
        judge: bool,
    ) -> Result<Work<'a>, UsageError> {
        Ok(Work {
            options,
            fs,
            sources,
            found,
            judge,
        })
    }

    fn progress(&self) -> Option<&Progress> {
        self.options.progress.as_deref()
    }
}

/// The outcomes of all units, in no particular order.
pub(super) fn all(work: &Work<'_>) -> Vec<Outcome> {
    let (mut terraform, templates) = rayon::join(|| terraform(work), || templates(work));
    terraform.extend(templates);
    terraform
}

fn terraform(_work: &Work<'_>) -> Vec<Outcome> {
    Vec::new()
}

fn templates(work: &Work<'_>) -> Vec<Outcome> {
    if let Some(progress) = work.progress() {
        progress.add(work.found.candidates.len());
    }
    let outcomes = work.found.candidates.par_iter().filter_map(|path| {
        let outcome = guarded(path, || template(work, path));
        if let Some(progress) = work.progress() {
            progress.finish_one();
        }
        outcome
    });
    outcomes.collect()
}

/// The outcome of a candidate; `None` when it is no template.
fn template(work: &Work<'_>, path: &str) -> Option<Outcome> {
    let limit = work.options.max_template();
    let text = match work.fs.read(path, limit) {
        Ok(text) => text,
        Err(error) => {
            let problem = unread_candidate(work.fs, path, &error, limit)?;
            return Some(Outcome {
                problems: vec![problem],
                ..Outcome::default()
            });
        }
    };
    let _ = text;
    None
}

/// The problem of a candidate that cannot be read; `None` when it does not look like a template,
/// so that data files of any kind trouble nobody.
fn unread_candidate(
    fs: &dyn FileSystem,
    path: &str,
    error: &ReadError,
    limit: u64,
) -> Option<Problem> {
    let head = fs.read_head(path, HEAD).unwrap_or_default();
    let head = String::from_utf8_lossy(&head);
    let claims = head.contains("AWSTemplateFormatVersion")
        || (head.contains("Resources") && head.contains("AWS::"));
    match error {
        ReadError::TooLarge(bytes) if claims => Some(
            Problem::error(
                "file-too-large",
                format!("this template has {bytes} bytes; at most {limit} are read"),
                Span::NONE,
            )
            .help("raise the limit with `--max-file-size`, or leave the file out with `--exclude`")
            .path(path),
        ),
        ReadError::NotUtf8(offset) if claims => Some(
            Problem::error(
                "not-utf8",
                format!("this template is not valid UTF-8 (byte {offset})"),
                Span::NONE,
            )
            .help("save it as UTF-8")
            .path(path),
        ),
        ReadError::Io(words) => Some(
            Problem::error(
                "cannot-read",
                format!("this file cannot be read: {words}"),
                Span::NONE,
            )
            .path(path),
        ),
        _ => None,
    }
}

/// Judges a unit and keeps what the result needs of it.
#[allow(dead_code, reason = "used as soon as a front end gives units")]
fn outcome(work: &Work<'_>, mut unit: Unit, only: Option<&BTreeSet<String>>) -> Outcome {
    let mut verdicts = if work.judge {
        Verdicts::default()
    } else {
        Verdicts::default()
    };
    if let Some(only) = only {
        keep_only(work, &mut unit, &mut verdicts, only);
    }
    Outcome {
        problems: std::mem::take(&mut unit.problems),
        facts: Facts::of(&unit),
        verdicts,
        unit: (!work.judge).then_some(unit),
    }
}

/// Leaves the verdicts on resources written in, or called from, the given files.
fn keep_only(work: &Work<'_>, unit: &mut Unit, verdicts: &mut Verdicts, only: &BTreeSet<String>) {
    let given = |span: Span| {
        let file = work.sources.get(span.file);
        file.is_some_and(|f| only.contains(f.path.as_ref()))
    };
    unit.resources
        .retain(|r| given(r.header) || r.calls.iter().any(|c| given(c.header)));
    let judged: BTreeSet<&str> = unit.resources.iter().map(|r| r.address.as_str()).collect();
    verdicts
        .findings
        .retain(|f| f.instances.iter().any(|i| judged.contains(i.as_str())));
    verdicts
        .undecided
        .retain(|u| judged.contains(u.resource.address.as_str()));
    unit.problems.retain(|p| p.span.is_none_or(given));
}

/// The single files given in a unit's folder.
#[allow(dead_code, reason = "used as soon as a front end gives units")]
fn only_of<'a>(folders: &'a [TerraformFolder], path: &str) -> Option<&'a BTreeSet<String>> {
    let at = folders
        .binary_search_by(|f| f.path.as_str().cmp(path))
        .ok()?;
    folders.get(at)?.only.as_ref()
}

/// Runs `f`; a panic becomes a problem of that path.
fn guarded(path: &str, f: impl FnOnce() -> Option<Outcome>) -> Option<Outcome> {
    match catch_unwind(AssertUnwindSafe(f)) {
        Ok(outcome) => outcome,
        Err(payload) => {
            let words = payload
                .downcast_ref::<&str>()
                .map(|s| (*s).to_owned())
                .or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "no message".to_owned());
            Some(Outcome {
                problems: vec![
                    Problem::error(
                        "internal-error",
                        format!("Bartizan failed on this input: {words}"),
                        Span::NONE,
                    )
                    .help("this is a bug in Bartizan: please report it with the file")
                    .path(path),
                ],
                ..Outcome::default()
            })
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;

    #[test]
    fn a_panic_is_a_problem_of_its_file() {
        let outcome = guarded("a.yaml", || panic!("oh {}", "no")).unwrap();
        let problem = outcome.problems.first().unwrap();
        assert_eq!(problem.code, "internal-error");
        assert_eq!(problem.path.as_deref(), Some("a.yaml"));
        assert!(problem.message.ends_with("oh no"));
    }
}
