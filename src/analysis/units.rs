//! All units of a run, each evaluated and judged; a panic in one costs that one alone.

use super::discover::{Found, TerraformFolder};
use super::merge::{Facts, Outcome};
use super::suppressions::Suppressions;
use super::{Input, Options, Progress, UsageError};
use crate::diagnostic::Problem;
use crate::frontend::cloudformation;
use crate::frontend::terraform::{self, CommandLineInput};
use crate::resource::Unit;
use crate::rules::{self, RuleSet, Verdicts};
use crate::source::{
    DiskFs, FileId, FileSystem, MountedFs, ReadError, SourceMap, Span, read_named_file,
};
use crate::value::Str;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// The bytes that tell whether a file too large or not in UTF-8 claims to be a template.
const HEAD: usize = 64 << 10;

/// Everything that the units of a run share.
pub(super) struct Work<'a> {
    options: &'a Options,
    fs: MountedFs<'a>,
    /// The folder of downloaded modules among those files.
    modules_dir: Option<String>,
    sources: &'a SourceMap,
    found: &'a Found,
    folders: Vec<Str>,
    inputs: terraform::Inputs,
    templates: cloudformation::Inputs,
    /// The rules that judge the units; without them, the units are kept.
    rules: Option<RuleSet>,
    suppressions: Suppressions,
}

impl<'a> Work<'a> {
    /// # Errors
    /// A variable file or folder of modules that cannot be read.
    pub fn new(
        options: &'a Options,
        fs: &'a DiskFs,
        sources: &'a SourceMap,
        found: &'a Found,
        rules: Option<RuleSet>,
    ) -> Result<Work<'a>, UsageError> {
        let mut files = MountedFs::new(fs);
        let modules_dir = match &options.modules_dir {
            Some(dir) => Some(files.mount(dir).map_err(|e| {
                UsageError::new(format!(
                    "cannot read the modules in `{}`: {e}",
                    dir.display()
                ))
            })?),
            None => None,
        };
        Ok(Work {
            options,
            fs: files,
            modules_dir,
            sources,
            found,
            folders: found.folders.iter().map(|f| Str::from(&f.path)).collect(),
            inputs: inputs(options, fs)?,
            templates: cloudformation::Inputs {
                parameters: options.parameters.iter().cloned().collect(),
            },
            rules,
            suppressions: Suppressions::default(),
        })
    }

    /// The Terraform part, as its front end wants it.
    pub fn project(&self) -> terraform::Project<'_> {
        terraform::Project {
            fs: &self.fs,
            sources: self.sources,
            folders: &self.folders,
            inputs: &self.inputs,
            modules_dir: self.modules_dir.as_deref(),
            require_modules: self.options.require_modules,
            max_file_size: self.options.max_hcl(),
            strict: self.options.strict,
        }
    }

    /// Whether a file belongs to a downloaded module, so that it is nothing of its own.
    fn is_downloaded(&self, path: &str) -> bool {
        let dir = self.modules_dir.as_deref().filter(|d| !d.is_empty());
        let rest = dir.and_then(|d| path.strip_prefix(d));
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    fn progress(&self) -> Option<&Progress> {
        self.options.progress.as_deref()
    }
}

/// The values given by the caller, variable files read.
fn inputs(options: &Options, fs: &DiskFs) -> Result<terraform::Inputs, UsageError> {
    let mut command_line = Vec::with_capacity(options.inputs.len());
    for input in &options.inputs {
        command_line.push(match input {
            Input::Var { name, value } => CommandLineInput::Var {
                name: name.as_str().into(),
                value: value.as_str().into(),
            },
            Input::VarFile(path) => {
                let text = read_named_file(path, options.max_hcl()).map_err(|e| {
                    UsageError::new(format!("cannot read `{}`: {e}", path.display()))
                })?;
                CommandLineInput::File {
                    path: shown(path, fs).as_str().into(),
                    text: text.as_str().into(),
                }
            }
        });
    }
    Ok(terraform::Inputs {
        command_line,
        environment: options.env_vars.clone(),
        workspace: options.workspace.as_deref().map(Str::from),
        caller: options.caller.clone(),
    })
}

/// A named file's path relative to the root, or absolute when it lies outside.
fn shown(path: &Path, fs: &DiskFs) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let relative = real.strip_prefix(fs.root()).unwrap_or(&real);
    relative.to_string_lossy().replace('\\', "/")
}

/// The outcomes of all units, in no particular order.
pub(super) fn all(work: &Work<'_>) -> Vec<Outcome> {
    let (mut terraform, templates) = rayon::join(|| terraform(work), || templates(work));
    terraform.extend(templates);
    terraform.push(Outcome {
        problems: remarks(work, &terraform),
        ..Outcome::default()
    });
    terraform
}

/// What is to be said of suppressions, now that all units have met them: those in the files that
/// were judged.
fn remarks(work: &Work<'_>, outcomes: &[Outcome]) -> Vec<Problem> {
    let Some(rules) = &work.rules else {
        return Vec::new();
    };
    let judged: BTreeSet<&Str> = outcomes
        .iter()
        .flat_map(|o| o.facts.judged_files())
        .collect();
    let ids = (0..work.sources.len()).filter_map(|i| u32::try_from(i).ok());
    ids.map(FileId)
        .filter(|id| {
            let file = work.sources.get(*id);
            file.is_some_and(|f| judged.contains(&Str::from(f.path.as_ref())))
        })
        .flat_map(|id| work.suppressions.remarks(work.sources, rules, id))
        .collect()
}

fn terraform(work: &Work<'_>) -> Vec<Outcome> {
    if work.folders.is_empty() {
        return Vec::new();
    }
    if let Some(progress) = work.progress() {
        progress.add(work.folders.len());
    }
    let (outcomes, problems) = terraform::analyze_each(&work.project(), |unit| {
        let path = unit.path.clone();
        let only = only_of(&work.found.folders, &path);
        let outcome = guarded(&path, || Some(outcome(work, unit, only)));
        if let Some(progress) = work.progress() {
            progress.finish_one();
        }
        outcome.unwrap_or_default()
    });
    let mut outcomes = outcomes;
    outcomes.push(Outcome {
        problems,
        ..Outcome::default()
    });
    outcomes
}

fn templates(work: &Work<'_>) -> Vec<Outcome> {
    if let Some(progress) = work.progress() {
        progress.add(work.found.candidates.len());
    }
    let own = work
        .found
        .candidates
        .par_iter()
        .filter(|path| !work.is_downloaded(path));
    let outcomes = own.filter_map(|path| {
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
            let problem = unread_candidate(&work.fs, path, &error, limit)?;
            return Some(Outcome {
                problems: vec![problem],
                ..Outcome::default()
            });
        }
    };
    let (_, extension) = path.rsplit_once('.')?;
    if !cloudformation::recognize(&text, extension) {
        return None;
    }
    let file = work.sources.add(path, text);
    let source = work.sources.get(file)?;
    let unit = cloudformation::analyze(file, path, &source.text, &work.templates);
    Some(outcome(work, unit, None))
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
fn outcome(work: &Work<'_>, mut unit: Unit, only: Option<&BTreeSet<String>>) -> Outcome {
    let rules = work.rules.as_ref();
    let mut verdicts = rules
        .map(|rules| rules::run(rules, &unit, work.sources))
        .unwrap_or_default();
    unit.problems.append(&mut verdicts.problems);
    if let Some(rules) = rules {
        let suppressions = &work.suppressions;
        suppressions.apply(work.sources, rules, &mut unit, &mut verdicts);
    }
    if let Some(only) = only {
        keep_only(work, &mut unit, &mut verdicts, only);
    }
    let mut facts = Facts::of(&unit);
    if rules.is_some() {
        facts.judge(&unit, |path| only.is_none_or(|only| only.contains(path)));
    }
    Outcome {
        problems: std::mem::take(&mut unit.problems),
        facts,
        verdicts,
        unit: rules.is_none().then_some(unit),
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
        Err(payload) => Some(Outcome {
            problems: vec![Problem::from_panic(payload.as_ref(), path)],
            ..Outcome::default()
        }),
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
