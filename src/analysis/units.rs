//! All units of a run, each evaluated and judged; a panic in one costs that one alone.

use super::candidates::{Candidates, candidates};
use super::discover::{Found, TerraformFolder};
use super::merge::{Facts, Outcome};
use super::parameter_sets::{self, ParameterSets, Set};
use super::plans::Placed;
use super::stacks;
use super::suppressions::{OrderId, Suppressions};
use super::{Cancel, Input, Options, Progress, UsageError};
use crate::diagnostic::Problem;
use crate::frontend::cloudformation::{self, Templates};
use crate::frontend::terraform::{self, Code, CommandLineInput};
use crate::resource::Unit;
use crate::rules::{self, RuleSet, Verdicts};
use crate::source::{FileId, FileSystem, MountedFs, SourceMap, Span, read_named_file};
use crate::value::Str;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Files below a scan root, and the real path of that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Files<'a> {
    pub fs: &'a dyn FileSystem,
    pub root: &'a Path,
}

impl Files<'_> {
    /// A file that the user names, which need not lie below the root: its path as shown, and its
    /// text.
    ///
    /// # Errors
    /// One that cannot be read.
    pub fn named(&self, path: &Path, limit: u64) -> Result<(String, String), UsageError> {
        let shown = shown(path, self.root);
        // In the root an editor may have another text for it.
        let text = match self.fs.is_file(&shown) {
            true => self.fs.read(&shown, limit),
            false => read_named_file(path, limit),
        };
        let error = |e| UsageError::new(format!("cannot read `{}`: {e}", path.display()));
        Ok((shown, text.map_err(error)?))
    }
}

/// Everything that the units of a run share.
pub(super) struct Work<'a> {
    pub options: &'a Options,
    pub fs: MountedFs<'a>,
    /// The folder of downloaded modules among those files.
    modules_dir: Option<String>,
    pub sources: &'a SourceMap,
    pub found: &'a Found,
    folders: Vec<Str>,
    pub inputs: terraform::Inputs,
    pub parameters: Arc<ParameterSets>,
    /// The rules that judge the units; without them, the units are kept.
    rules: Option<&'a RuleSet>,
    suppressions: &'a Suppressions,
    /// Tells whether anybody still waits for the result.
    pub cancel: Option<&'a Cancel>,
}

impl<'a> Work<'a> {
    /// # Errors
    /// A variable file or folder of modules that cannot be read.
    pub fn new(
        options: &'a Options,
        given: Files<'a>,
        sources: &'a SourceMap,
        found: &'a Found,
        rules: Option<&'a RuleSet>,
        suppressions: &'a Suppressions,
    ) -> Result<Work<'a>, UsageError> {
        let mut files = MountedFs::new(given.fs, given.root);
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
            inputs: inputs(options, given)?,
            parameters: Arc::new(ParameterSets::read(options, given)?),
            rules,
            suppressions,
            cancel: None,
        })
    }

    /// Whether nobody waits for the result any more.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_some_and(Cancel::is_cancelled)
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

    /// The set of parameters that the values of a template are asked for with.
    pub fn first_inputs(&self, templates: &Templates<'_>, path: &str) -> cloudformation::Inputs {
        let sets = self.sets(path, &templates.text(path));
        sets.first()
            .map(|set| set.inputs.clone())
            .unwrap_or_default()
    }

    /// The sets of parameters that a template is judged with.
    pub fn sets(&self, path: &str, text: &str) -> Vec<&Set> {
        let names = || cloudformation::parameter_names(text);
        self.parameters.of(path, names)
    }

    /// Whether the units are kept, not judged.
    pub fn keeps_units(&self) -> bool {
        self.rules.is_none()
    }

    /// The templates' part, as their front end wants it.
    pub fn templates(&self) -> cloudformation::Project<'_> {
        cloudformation::Project {
            fs: &self.fs,
            sources: self.sources,
            max_file_size: self.options.max_template(),
        }
    }

    /// Whether a file belongs to a downloaded module, so that it is nothing of its own.
    pub fn is_downloaded(&self, path: &str) -> bool {
        let dir = self.modules_dir.as_deref().filter(|d| !d.is_empty());
        let rest = dir.and_then(|d| path.strip_prefix(d));
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    pub fn progress(&self) -> Option<&Progress> {
        self.options.progress.as_deref()
    }
}

/// The values given by the caller, variable files read.
fn inputs(options: &Options, files: Files<'_>) -> Result<terraform::Inputs, UsageError> {
    let mut command_line = Vec::with_capacity(options.inputs.len());
    for input in &options.inputs {
        command_line.push(match input {
            Input::Var { name, value } => CommandLineInput::Var {
                name: name.as_str().into(),
                value: value.as_str().into(),
            },
            Input::VarFile(path) => {
                let (shown, text) = files.named(path, options.max_hcl())?;
                CommandLineInput::File {
                    path: shown.as_str().into(),
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
fn shown(path: &Path, root: &Path) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let relative = real.strip_prefix(root).unwrap_or(&real);
    relative.to_string_lossy().replace('\\', "/")
}

/// The outcomes of all units, in no particular order.
pub(super) fn all(work: &Work<'_>) -> Vec<Outcome> {
    let mut outcomes = units(work);
    let mut problems = remarks(work, &outcomes);
    problems.extend(work.parameters.unused());
    outcomes.push(Outcome {
        problems,
        ..Outcome::default()
    });
    outcomes
}

/// What is to be said of suppressions, now that all units have met them: those in the files that
/// were judged.
fn remarks(work: &Work<'_>, outcomes: &[Outcome]) -> Vec<Problem> {
    if work.rules.is_none() {
        return Vec::new();
    }
    let judged: BTreeSet<&Str> = outcomes
        .iter()
        .flat_map(|o| o.facts.judged_files())
        .collect();
    let used: FxHashSet<OrderId> = outcomes.iter().flat_map(|o| &o.used).copied().collect();
    let ids = (0..work.sources.len()).filter_map(|i| u32::try_from(i).ok());
    ids.map(FileId)
        .filter(|id| {
            let file = work.sources.get(*id);
            file.is_some_and(|f| judged.contains(&Str::from(f.path.as_ref())))
        })
        .flat_map(|id| file_remarks(work, id, &used))
        .collect()
}

/// What is to be said of the suppressions in one file, of which these were of use.
pub(super) fn file_remarks(
    work: &Work<'_>,
    file: FileId,
    used: &FxHashSet<OrderId>,
) -> Vec<Problem> {
    let remarks = |rules| work.suppressions.remarks(work.sources, rules, file, used);
    work.rules.map(remarks).unwrap_or_default()
}

/// The outcomes of all units: root modules, templates and plans.
fn units(work: &Work<'_>) -> Vec<Outcome> {
    if let Some(progress) = work.progress() {
        progress.add(work.folders.len() + work.found.candidates.len());
    }
    let templates = Templates::new(work.templates());
    let (code, candidates) = rayon::join(
        || Code::read(work.project()),
        || candidates(work, &templates),
    );
    let Candidates {
        mut outcomes,
        templates: found,
        plans,
    } = candidates;
    // Which code has a plan must be clear before any is evaluated: the plan's unit stands for both.
    let placed = plans.par_iter().map(|plan| {
        let find = || Placed::find(plan, &code);
        catch_unwind(AssertUnwindSafe(find)).map_err(|payload| Outcome {
            problems: vec![Problem::from_panic(payload.as_ref(), plan.path())],
            ..Outcome::default()
        })
    });
    let placed: Vec<Result<Option<Placed<'_>>, Outcome>> = placed.collect();
    let mut plans = Vec::with_capacity(placed.len());
    for placed in placed {
        match placed {
            Ok(plan) => plans.extend(plan),
            Err(outcome) => outcomes.push(outcome),
        }
    }
    let joined: BTreeSet<Str> = plans.iter().filter_map(|p| p.root.clone()).collect();
    let mut roots: Vec<&Str> = code.roots().iter().collect();
    roots.retain(|root| !joined.contains(*root));
    let (of_code, of_plans) = rayon::join(
        || of_code(work, &code, &roots, &templates),
        || {
            let outcomes = plans.into_par_iter();
            let outcomes = outcomes.map(|plan| of_plan(work, &code, plan, &templates));
            outcomes.collect::<Vec<_>>()
        },
    );
    let mut read: FxHashSet<Str> = FxHashSet::default();
    for outcome in of_code.into_iter().chain(of_plans) {
        read.extend(outcome.files.iter().cloned());
        outcomes.push(outcome);
    }
    outcomes.push(Outcome {
        problems: code.leftover_problems(&read),
        ..Outcome::default()
    });
    let called = outcomes.iter().flat_map(|o| o.facts.templates());
    let called: BTreeSet<Str> = called.cloned().collect();
    outcomes.extend(of_templates(work, &templates, &found, &called));
    outcomes
}

/// The outcomes of the templates that are stacks of their own: those that no other template and
/// no stack of Terraform calls.
fn of_templates(
    work: &Work<'_>,
    templates: &Templates<'_>,
    found: &[Str],
    called: &BTreeSet<Str>,
) -> Vec<Outcome> {
    let mut roots = templates.roots(found);
    roots.retain(|path| !called.contains(path));
    templates.link(&roots, |path| work.first_inputs(templates, path));
    let judge = |path: &Str| of_template(work, templates, path);
    each_stack(work, (templates, found), called, roots, judge, |outcome| {
        &outcome.facts
    })
}

/// How often it is asked which templates are in no stack.
const MAX_ROUNDS: usize = 100;

/// Judges stacks, and then the templates found that are in none of them although another names
/// them: where what is named depends on a condition, the resource never exists, or there are too
/// many. Each of those is taken for a stack of its own, as if nobody named it. The results are in
/// the order of the templates' paths.
pub(super) fn each_stack<T: Send>(
    work: &Work<'_>,
    (templates, found): (&Templates<'_>, &[Str]),
    called: &BTreeSet<Str>,
    mut roots: Vec<Str>,
    judge: impl Fn(&Str) -> T + Sync,
    facts: impl Fn(&T) -> &Facts,
) -> Vec<T> {
    let mut judged: Vec<(Str, T)> = Vec::new();
    let mut left: BTreeSet<Str> = found.iter().cloned().collect();
    left.retain(|path| !called.contains(path));
    for round in 0.. {
        let results = roots.into_par_iter().map(|path| {
            let result = judge(&path);
            (path, result)
        });
        let results: Vec<(Str, T)> = results.collect();
        for (path, result) in results {
            left.remove(&path);
            for within in facts(&result).templates() {
                left.remove(within);
            }
            judged.push((path, result));
        }
        if left.is_empty() || work.is_cancelled() {
            break;
        }
        roots = left.iter().cloned().collect();
        if round < MAX_ROUNDS {
            roots = templates.roots(&roots);
        }
    }
    judged.sort_by(|(a, _), (b, _)| a.cmp(b));
    judged.into_iter().map(|(_, result)| result).collect()
}

/// The outcome of one of them.
pub(super) fn of_template(work: &Work<'_>, templates: &Templates<'_>, path: &str) -> Outcome {
    if work.is_cancelled() {
        return Outcome::default();
    }
    let outcome = guarded(path, || {
        let mut sets = work.sets(path, &templates.text(path));
        let mut remark = None;
        if work.keeps_units() {
            // Who asks for values asks for those of one stack.
            remark = parameter_sets::first_only(path, &sets);
            sets.truncate(1);
        }
        let judged = sets.into_iter().map(|set| {
            let mut unit = templates.unit(path, &set.inputs);
            work.found.assemblies.annotate(&work.fs, &mut unit);
            (set, outcome(work, unit, None))
        });
        let mut outcome = parameter_sets::merged(judged.collect());
        outcome.problems.extend(remark);
        outcome
    });
    templates.forget(path);
    if let Some(progress) = work.progress() {
        progress.finish_one();
    }
    outcome
}

/// The outcome of each root module.
fn of_code(
    work: &Work<'_>,
    code: &Code<'_>,
    roots: &[&Str],
    templates: &Templates<'_>,
) -> Vec<Outcome> {
    let outcomes = roots.par_iter();
    outcomes
        .map(|root| of_root(work, code, root, templates))
        .collect()
}

/// The outcome of one root module.
pub(super) fn of_root(
    work: &Work<'_>,
    code: &Code<'_>,
    root: &Str,
    templates: &Templates<'_>,
) -> Outcome {
    if work.is_cancelled() {
        return Outcome::default();
    }
    let mut unit = code.unit(root, &work.inputs);
    let mut files = unit.files.clone();
    let only = only_of(&work.found.folders, root);
    let outcome = guarded(root, || {
        stacks::expand(templates, &mut unit);
        files.clone_from(&unit.files);
        outcome(work, unit, only)
    });
    if let Some(progress) = work.progress() {
        progress.finish_one();
    }
    Outcome { files, ..outcome }
}

/// The same of a plan, in its code where that is there: what was asked for is the whole of it.
pub(super) fn of_plan(
    work: &Work<'_>,
    code: &Code<'_>,
    plan: Placed<'_>,
    templates: &Templates<'_>,
) -> Outcome {
    if work.is_cancelled() {
        return Outcome::default();
    }
    let mut files = Vec::new();
    let outcome = guarded(plan.path, || {
        let mut unit = plan.unit(work, code);
        stacks::expand(templates, &mut unit);
        files.clone_from(&unit.files);
        outcome(work, unit, None)
    });
    Outcome { files, ..outcome }
}

/// Judges a unit and keeps what the result needs of it.
pub(super) fn outcome(work: &Work<'_>, mut unit: Unit, only: Option<&BTreeSet<String>>) -> Outcome {
    let rules = work.rules;
    let mut verdicts = rules
        .map(|rules| rules::run_until(rules, &unit, work.sources, &|| work.is_cancelled()))
        .unwrap_or_default();
    unit.problems.append(&mut verdicts.problems);
    let used = rules.map(|rules| {
        let suppressions = work.suppressions;
        suppressions.apply(work.sources, rules, &mut unit, &mut verdicts)
    });
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
        files: unit.files.clone(),
        used: used.unwrap_or_default(),
        unit: rules.is_none().then_some(unit),
    }
}

/// Leaves the verdicts on resources written in, or called from, the given files, and the findings
/// whose value was written in one of them or came through it.
fn keep_only(work: &Work<'_>, unit: &mut Unit, verdicts: &mut Verdicts, only: &BTreeSet<String>) {
    let given = |span: Span| {
        let file = work.sources.get(span.file);
        file.is_some_and(|f| only.contains(f.path.as_ref()))
    };
    unit.resources
        .retain(|r| given(r.header) || r.calls.iter().any(|c| given(c.header)));
    let judged: BTreeSet<&str> = unit.resources.iter().map(|r| r.address.as_str()).collect();
    verdicts.findings.retain(|f| {
        let (start, end) = (usize::from(f.way.start), usize::from(f.way.end));
        let mut way = f.related.get(start..end).unwrap_or_default().iter();
        f.instances().any(|i| judged.contains(i.as_str()))
            || given(f.primary.span)
            || way.any(|label| given(label.span))
    });
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
fn guarded(path: &str, f: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|payload| Outcome {
        problems: vec![Problem::from_panic(payload.as_ref(), path)],
        ..Outcome::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;

    #[test]
    fn a_panic_is_a_problem_of_its_file() {
        let outcome = guarded("a.yaml", || panic!("oh {}", "no"));
        let problem = outcome.problems.first().unwrap();
        assert_eq!(problem.code, "internal-error");
        assert_eq!(problem.path.as_deref(), Some("a.yaml"));
        assert!(problem.message.ends_with("oh no"));
    }
}
