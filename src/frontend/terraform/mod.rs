//! Terraform and OpenTofu: folders of `.tf`, `.tf.json`, `.tofu` files to [`Unit`]s.
//!
//! Discovery says which folders hold Terraform files ([`Project::folders`]); [`analyze`] reads
//! them (each file once, in parallel), decides which are root modules, and evaluates each root
//! with everything that it calls into one [`Unit`]. Definitions (a folder's merged blocks,
//! lowered) are shared between all instances and roots; instances evaluate their variables,
//! locals, outputs and resources lazily and once.
//!
//! Must not know: canonical types, rules, output formats, which files are excluded from judging
//! (the caller leaves out resources and problems of files that are not to be judged).

mod address;
mod assemble;
mod blocks;
mod body;
mod data_sources;
mod definitions;
mod expand;
mod files;
mod iam_policy_document;
mod iam_statement;
mod inputs;
mod inspect;
mod instance;
mod json_blocks;
mod literal;
mod locate;
mod module;
mod modules;
mod names;
mod overrides;
mod policy_json;
mod providers;
mod references;
mod resources;
mod roots;
mod scope;
mod source_address;
mod store;
mod variables;
mod world;

#[cfg(test)]
mod tests;

use crate::diagnostic::Problem;
use crate::expr::Caller;
use crate::resource::inspected::{Inspected, Wanted};
use crate::resource::{Dialect, Unit};
use crate::source::{FileId, FileSystem, SourceMap, Span};
use crate::value::{Conditions, Str, Value};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

pub use world::Session;

/// What to analyse.
#[derive(Clone, Copy)]
pub struct Project<'a> {
    /// Files under the scan root.
    pub fs: &'a dyn FileSystem,
    /// Where loaded files are registered.
    pub sources: &'a SourceMap,
    /// Folders under the given paths that directly hold Terraform files, relative to the scan
    /// root (`""` for the root itself), as discovery found them.
    pub folders: &'a [Str],
    /// Values given by the caller.
    pub inputs: &'a Inputs,
    /// A folder of downloaded modules beside those that `terraform init` fetches, as a path of `fs`.
    pub modules_dir: Option<&'a str>,
    /// Whether a called module that is not there is an error.
    pub require_modules: bool,
    /// Largest HCL or JSON file read, in bytes.
    pub max_file_size: u64,
    /// Whether what Terraform refuses is an error even where a scan goes on.
    pub strict: bool,
}

/// A value given on the command line, in the order given.
#[derive(Clone, PartialEq, Debug)]
pub enum CommandLineInput {
    /// `--var NAME=VALUE`.
    Var {
        /// The variable.
        name: Str,
        /// Its value as written.
        value: Arc<str>,
    },
    /// `--var-file FILE`, already read (it may lie outside the scan root).
    File {
        /// The path as shown in messages; `.json` at its end means JSON.
        path: Str,
        /// The text.
        text: Arc<str>,
    },
    /// A value that a plan was made with: what is written of the same value elsewhere stays its
    /// place.
    Planned {
        /// The variable.
        name: Str,
        /// Its value.
        value: Value,
    },
}

/// Values given by the caller, for every root module.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inputs {
    /// `--var` and `--var-file` in order: a later one wins.
    pub command_line: Vec<CommandLineInput>,
    /// `TF_VAR_*` by name without prefix.
    pub environment: BTreeMap<String, String>,
    /// `TF_WORKSPACE`; `default` when absent.
    pub workspace: Option<Str>,
    /// Who asks, for `eval`.
    pub caller: Option<Caller>,
}

/// All units of a project, sorted by path, and problems of files that belong to no unit (a folder
/// that no root reaches with an instance).
pub struct Terraform {
    /// One for each root module.
    pub units: Vec<Unit>,
    /// Problems of folders that no unit analysed.
    pub problems: Vec<Problem>,
}

/// Evaluates all root modules among the project's folders, in parallel on the current rayon pool.
/// The pool's threads need a stack that fits [`crate::expr::eval`]'s depth limit.
pub fn analyze(project: &Project<'_>) -> Terraform {
    let (units, problems) = analyze_each(project, |unit| unit);
    Terraform { units, problems }
}

/// The same, giving each unit to `each` on the thread that evaluated it as soon as it is there, so
/// that not all need be in memory at once. A panic in one root costs that root alone.
pub fn analyze_each<T: Send>(
    project: &Project<'_>,
    each: impl Fn(Unit) -> T + Sync,
) -> (Vec<T>, Vec<Problem>) {
    let code = Code::read(*project);
    let results: Vec<(Vec<Str>, T)> = code
        .roots()
        .par_iter()
        .map(|root| {
            let unit = code.unit(root, project.inputs);
            (unit.files.clone(), each(unit))
        })
        .collect();
    let mut read: FxHashSet<Str> = FxHashSet::default();
    let mut given = Vec::with_capacity(results.len());
    for (files, result) in results {
        read.extend(files);
        given.push(result);
    }
    (given, code.leftover_problems(&read))
}

/// The folders of a project, read and lowered, of which units are made: by whoever has to decide
/// which of its roots to evaluate, and with what.
pub struct Code<'a> {
    project: Project<'a>,
    store: store::Store,
    roots: Vec<Str>,
}

/// What the folders of a project define, kept from one reading of it to the next.
#[derive(Debug, Default)]
pub struct Definitions(store::Store);

impl Definitions {
    /// The same without what some folders define, whose files are others now.
    #[must_use]
    pub fn without(&self, folders: &FxHashSet<Str>) -> Definitions {
        Definitions(self.0.without(folders))
    }
}

impl<'a> Code<'a> {
    /// Reads the project's folders, in parallel on the current rayon pool.
    pub fn read(project: Project<'a>) -> Code<'a> {
        Code::read_again(project, Definitions::default(), &|| true)
    }

    /// Reads those of the project's folders that are not known, as long as `go_on` says so: what
    /// came of it is of no use once it does not.
    pub fn read_again(
        project: Project<'a>,
        known: Definitions,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Code<'a> {
        let store = known.0;
        project.folders.par_iter().for_each(|folder| {
            if go_on() {
                store.module(&project, folder);
            }
        });
        let roots = match go_on() {
            true => roots::roots(&project, &store),
            false => Vec::new(),
        };
        Code {
            project,
            store,
            roots,
        }
    }

    /// What is known, without looking for root modules: to ask about folders.
    pub fn known(project: Project<'a>, known: Definitions) -> Code<'a> {
        Code {
            project,
            store: known.0,
            roots: Vec::new(),
        }
    }

    /// What was read.
    pub fn into_definitions(self) -> Definitions {
        Definitions(self.store)
    }

    /// What a folder declares, as [`Code::declares`] understands it, sorted.
    pub fn declarations(&self, folder: &str) -> Vec<Str> {
        let def = self.store.module(&self.project, folder);
        let calls = def
            .calls
            .iter()
            .map(|c| format!("module.{}", c.name).into());
        let resources = def.resources.iter().map(|r| r.address.clone());
        let mut all: Vec<Str> = calls.chain(resources).collect();
        all.sort();
        all
    }

    /// The folders of its root modules, sorted.
    pub fn roots(&self) -> &[Str] {
        &self.roots
    }

    /// Whether the files of a folder, which need not be one of the project's, have a resource
    /// (`aws_s3_bucket.b`), a data source (`data.aws_region.r`) or a call (`module.m`).
    pub fn declares(&self, folder: &str, address: &str) -> bool {
        let def = self.store.module(&self.project, folder);
        match address.strip_prefix("module.") {
            Some(call) => def.calls.find(call).is_some(),
            None => def.resources.find(address).is_some(),
        }
    }

    /// The unit of a folder as root module, whose variables have these inputs. A panic is a problem
    /// of the unit.
    pub fn unit(&self, root: &Str, inputs: &Inputs) -> Unit {
        let project = Project {
            inputs,
            ..self.project
        };
        let evaluate = || assemble::unit(&project, &self.store, root);
        catch_unwind(AssertUnwindSafe(evaluate)).unwrap_or_else(|payload| Unit {
            path: root.clone(),
            dialect: Some(Dialect::Terraform),
            problems: vec![Problem::from_panic(payload.as_ref(), root)],
            ..Unit::default()
        })
    }

    /// The values of expressions of a file in a folder, in all instances of that module under one
    /// root module, with the conditions of those values.
    pub fn inspect<R>(
        &self,
        root: &str,
        place: (&str, FileId),
        wanted: &Wanted,
        f: impl FnOnce(Vec<Inspected>, &Conditions) -> R,
    ) -> R {
        inspect::inspect(&self.project, &self.store, root, place, wanted, f)
    }

    /// The local folders that a folder's calls name, with the places of their sources.
    pub fn calls(&self, folder: &str) -> Vec<(Span, Str)> {
        let def = self.store.module(&self.project, folder);
        let local = def.calls.iter().filter_map(|call| {
            let (source, span) = call.source.as_ref()?;
            let inner = locate::is_local(source).then(|| locate::local_folder(folder, source))?;
            Some((*span, Str::from(inner?)))
        });
        local.collect()
    }

    /// The configuration files of a folder, in the order read.
    pub fn files(&self, folder: &str) -> Vec<Str> {
        self.store.module(&self.project, folder).files.clone()
    }

    /// Problems of the project's files that are not among those that units have read.
    pub fn leftover_problems(&self, read: &FxHashSet<Str>) -> Vec<Problem> {
        roots::leftover_problems(&self.project, &self.store, read)
    }
}

/// Runs `f` with the evaluated root module of one folder: for `eval`, which needs its scope.
pub fn with_root<R>(
    project: &Project<'_>,
    folder: &str,
    f: impl FnOnce(&Session<'_, '_>) -> R,
) -> R {
    let store = store::Store::default();
    world::with_session(project, &store, folder, f)
}
