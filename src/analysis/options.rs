//! What to analyse and with which inputs.

use crate::diagnostic::Severity;
use crate::expr::Caller;
use crate::frontend::plan::Actions;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A value given on the command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// `--var NAME=VALUE`.
    Var {
        /// The variable.
        name: String,
        /// Its value as written.
        value: String,
    },
    /// `--var-file FILE`.
    VarFile(PathBuf),
}

/// Which rules are run, as the command line says it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    /// `--select`: only what these selectors mean; empty means all, or what the configuration
    /// file selects.
    pub select: Vec<String>,
    /// `--ignore`: not what these mean.
    pub ignore: Vec<String>,
    /// `--min-severity`: nothing below.
    pub min_severity: Option<Severity>,
}

/// Where the configuration file is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ConfigFile {
    /// At the scan root, if there is one.
    #[default]
    AtRoot,
    /// `--config FILE`.
    Given(PathBuf),
    /// `--isolated`: none is read.
    Isolated,
}

/// What to analyse and with which inputs; the same for all commands that read projects.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders as given; none means the current folder.
    pub paths: Vec<PathBuf>,
    /// The scan root, if given.
    pub root: Option<PathBuf>,
    /// `--var` and `--var-file` in order: a later one wins.
    pub inputs: Vec<Input>,
    /// `TF_VAR_*` of the environment, by name without prefix.
    pub env_vars: BTreeMap<String, String>,
    /// `TF_WORKSPACE`; `default` when absent.
    pub workspace: Option<String>,
    /// `--parameter NAME=VALUE` for CloudFormation; a later one wins.
    pub parameters: Vec<(String, String)>,
    /// `--parameter-file`: files of parameters for CloudFormation, each a set of its own.
    pub parameter_files: Vec<PathBuf>,
    /// `--exclude`, gitignore patterns relative to the root.
    pub excludes: Vec<String>,
    /// `--rules DIR`: folders of a user's own rules.
    pub rule_dirs: Vec<PathBuf>,
    /// Which rules are run.
    pub selection: Selection,
    /// Where the configuration file is.
    pub config: ConfigFile,
    /// `--modules-dir DIR`: a folder of downloaded modules, which need not lie in the root.
    pub modules_dir: Option<PathBuf>,
    /// `--require-modules`: a called module that is not there is an error.
    pub require_modules: bool,
    /// `--max-file-size` in bytes, overriding all limits.
    pub max_file_size: Option<u64>,
    /// Whether what Terraform refuses is an error even where a scan goes on (`graph --strict`).
    pub strict: bool,
    /// Who asks, for `eval` alone; the working directory is filled in.
    pub caller: Option<Caller>,
    /// Which resources of a plan are judged, by what the plan does to them.
    pub plan_actions: Actions,
    /// Threads; 0 means as many as the machine has cores.
    pub threads: usize,
    /// Where to say how far the run is.
    pub progress: Option<Arc<Progress>>,
}

impl Options {
    /// The largest HCL file read, in bytes.
    pub fn max_hcl(&self) -> u64 {
        self.max_file_size.unwrap_or(MAX_HCL)
    }

    /// The largest template read, in bytes.
    pub fn max_template(&self) -> u64 {
        self.max_file_size.unwrap_or(MAX_TEMPLATE)
    }

    /// The largest plan read, in bytes.
    pub fn max_plan(&self) -> u64 {
        self.max_file_size.unwrap_or(MAX_PLAN)
    }
}

/// Largest HCL file read, in bytes.
pub const MAX_HCL: u64 = 4 << 20;
/// Largest template (or JSON file) read, in bytes.
pub const MAX_TEMPLATE: u64 = 8 << 20;
/// Largest plan or state read, in bytes.
pub const MAX_PLAN: u64 = 512 << 20;

/// How far a run is; written by the analysis, read by whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// More work is known.
    pub fn add(&self, work: usize) {
        self.total.fetch_add(work, Ordering::Relaxed);
    }

    /// A piece of work is done.
    pub fn finish_one(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// A new run begins.
    pub fn restart(&self) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(0, Ordering::Relaxed);
    }

    /// Done, and known in all.
    pub fn state(&self) -> (usize, usize) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }
}

/// Tells a run that nobody waits for its result any more: what it was asked for is older than what
/// is asked for now.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    now: Arc<AtomicU64>,
    asked: u64,
}

impl Cancel {
    /// A run for what `now` says now.
    pub fn new(now: &Arc<AtomicU64>) -> Cancel {
        Cancel {
            asked: now.load(Ordering::SeqCst),
            now: now.clone(),
        }
    }

    /// Whether it says something else by now.
    pub fn is_cancelled(&self) -> bool {
        self.now.load(Ordering::Relaxed) != self.asked
    }
}
