//! From options to an [`Analysis`]: discovery, units on a pool of threads, rules, merging.

use super::cdk;
use super::discover::{self, Found, Place, TerraformFolder};
use super::merge;
use super::rule_files;
use super::settings::Settings;
use super::suppressions::Suppressions;
use super::units::{self, Files, Work};
use super::{Analysis, Options, UsageError};
use crate::diagnostic::Problem;
use crate::expr::{EvalError, lower};
use crate::frontend::terraform;
use crate::rules::RuleInfo;
use crate::source::{FileSystem, SourceMap};
use crate::value::{Conditions, Value};
use std::path::PathBuf;
use std::sync::Arc;

/// The stack of an analysing thread, in bytes. It is address space, not memory: only what is used
/// is ever backed. The evaluator's depth limit must fit with room to spare, also unoptimised.
pub(super) const STACK: usize = 256 << 20;

/// Judges everything below the paths.
///
/// # Errors
/// An argument that is wrong: a path that does not exist, a bad pattern, a broken rule file.
pub fn scan(options: &Options) -> Result<Analysis, UsageError> {
    run(options, true)
}

/// Evaluates everything below the paths and keeps the units; no rules.
///
/// # Errors
/// As [`scan`].
pub fn graph(options: &Options) -> Result<Analysis, UsageError> {
    run(options, false)
}

/// All rules: those built in and those of the given folders, by id.
///
/// # Errors
/// A broken rule file.
pub fn rules(dirs: &[PathBuf]) -> Result<Vec<Arc<RuleInfo>>, UsageError> {
    Ok(rule_files::load(dirs)?.infos())
}

/// What an expression gave.
pub enum Answer<'a> {
    /// Its value, with the conditions of that value.
    Value(&'a Value, &'a Conditions),
    /// What Terraform refuses, with the texts it points at.
    Error(&'a Problem, &'a SourceMap),
}

/// Evaluates Terraform expressions, each by itself, in the scope of the root module that is the
/// one given path (the current folder if none is).
///
/// # Errors
/// A path that is no folder, or an input that cannot be read.
pub fn eval<R: Send>(
    options: &Options,
    expressions: &[&str],
    f: impl Fn(Answer<'_>) -> R + Sync,
) -> Result<Vec<R>, UsageError> {
    let place = Place::find(&options.paths, options.root.as_deref())?;
    let folder = match place.paths.as_slice() {
        [folder] if place.fs.is_dir(folder) => folder.as_str(),
        _ => return Err(UsageError::new("give the folder of one root module")),
    };
    let sources = SourceMap::default();
    let found = Found {
        folders: vec![TerraformFolder {
            path: folder.to_owned(),
            ..TerraformFolder::default()
        }],
        ..Found::default()
    };
    let files = Files {
        fs: &place.fs,
        root: place.fs.root(),
    };
    let mut options = Settings::read(options, files)?.options;
    if let Some(caller) = &mut options.caller {
        let at = place.fs.root().join(folder);
        caller.working_dir = at.to_string_lossy().trim_end_matches('/').to_owned();
    }
    let suppressions = Suppressions::default();
    let work = Work::new(&options, files, &sources, &found, None, &suppressions)?;
    on_pool(1, 1, || {
        terraform::with_root(&work.project(), folder, |session| {
            let one = |(n, text): (usize, &&str)| {
                let file = sources.add(&format!("<expression {}>", n + 1), *text);
                let value = lower::lower_expr(file, text, 0).and_then(|expr| {
                    let error =
                        |e: EvalError| Problem::error("evaluation-error", e.message, e.span);
                    session.eval(&expr).map_err(error)
                });
                match value {
                    Ok(value) => f(Answer::Value(&value, session.conditions())),
                    Err(problem) => f(Answer::Error(&problem, &sources)),
                }
            };
            expressions.iter().enumerate().map(one).collect()
        })
    })
}

fn run(options: &Options, judge: bool) -> Result<Analysis, UsageError> {
    let place = Place::find(&options.paths, options.root.as_deref())?;
    let files = Files {
        fs: &place.fs,
        root: place.fs.root(),
    };
    let settings = Settings::read(options, files)?;
    let options = &settings.options;
    let mut found = discover::walk(&place, &options.excludes)?;
    if let (false, [folder]) = (judge, place.paths.as_slice()) {
        found.keep_root_module(folder);
    }
    cdk::settle(&mut found, &place.fs);
    let sources = Arc::new(SourceMap::default());
    let root = place.fs.root().to_string_lossy().into_owned();
    let rules = match judge {
        true => Some(settings.select(rule_files::load(&options.rule_dirs)?)?),
        false => None,
    };
    let (rules, suppressions) = (rules.as_ref(), Suppressions::default());
    let work = Work::new(options, files, &sources, &found, rules, &suppressions)?;
    let outcomes = if found.folders.is_empty() && found.candidates.is_empty() {
        Vec::new()
    } else {
        on_pool(options.threads, pieces(&found), || units::all(&work))?
    };
    let mut analysis = merge::merge(sources, root, outcomes, found.problems);
    analysis.fail_on = settings.fail_on();
    Ok(analysis)
}

/// Pieces of work that could run side by side.
fn pieces(found: &Found) -> usize {
    found.folders.len() + found.candidates.len()
}

/// Runs `f` on a pool of threads with large stacks; not more threads than pieces of work.
pub(super) fn on_pool<R: Send>(
    threads: usize,
    pieces: usize,
    f: impl FnOnce() -> R + Send,
) -> Result<R, UsageError> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if threads == 0 { cores } else { threads };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(wanted.min(pieces.max(1)))
        .stack_size(STACK)
        .thread_name(|i| format!("bartizan-{i}"))
        .build()
        .map_err(|e| UsageError::new(format!("cannot start threads: {e}")))?;
    Ok(pool.install(f))
}
