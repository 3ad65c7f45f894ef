//! The pipeline in one place: a snapshot of files and options in, an [`Analysis`] out.
//!
//! Discovery, parallel parsing, units, rules, and the summary of what was and was not analysed.
//! The command line, the language server and the tests are its callers. Must not know: output
//! formats, terminals.

use crate::diagnostic::Problem;
use crate::resource::Unit;
use crate::rules::{Finding, Undecided};
use crate::source::SourceMap;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What to analyse and with which inputs; the same for all commands that read projects.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders as given.
    pub paths: Vec<PathBuf>,
    /// The scan root, if given.
    pub root: Option<PathBuf>,
    /// `--var NAME=VALUE`, in order.
    pub vars: Vec<(String, String)>,
    /// `--var-file FILE`, in order.
    pub var_files: Vec<PathBuf>,
    /// `TF_VAR_*` of the environment, by name without prefix.
    pub env_vars: BTreeMap<String, String>,
    /// `TF_WORKSPACE`; `default` when absent.
    pub workspace: Option<String>,
    /// `--parameter NAME=VALUE` for CloudFormation.
    pub parameters: Vec<(String, String)>,
    /// `--exclude`, gitignore patterns relative to the root.
    pub excludes: Vec<String>,
    /// `--rules DIR`: folders of a user's own rules.
    pub rule_dirs: Vec<PathBuf>,
    /// `--max-file-size` in bytes, overriding both limits.
    pub max_file_size: Option<u64>,
    /// Whether what Terraform refuses is an error even where a scan goes on (`graph --strict`).
    pub strict: bool,
}

/// Largest HCL file read, in bytes.
pub const MAX_HCL: u64 = 4 << 20;
/// Largest template (or JSON file) read, in bytes.
pub const MAX_TEMPLATE: u64 = 8 << 20;

/// The result of a run.
#[derive(Debug)]
pub struct Analysis {
    /// The files.
    pub sources: Arc<SourceMap>,
    /// Sorted by path, place, rule, address.
    pub findings: Vec<Finding>,
    /// In the same order.
    pub undecided: Vec<Undecided>,
    /// Sorted by path and place.
    pub problems: Vec<Problem>,
    /// Counts and what was not analysed.
    pub summary: Summary,
    /// The units, for `graph` and `eval`; empty in a scan.
    pub units: Vec<Unit>,
}

/// Counts of a run and what it did not analyse.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary {
    /// The scan root as an absolute path.
    pub root: String,
    /// Terraform files analysed.
    pub terraform_files: usize,
    /// CloudFormation templates analysed.
    pub templates: usize,
    /// Files that could be analysed in part or not at all, relative to the root.
    pub incomplete_files: Vec<String>,
    /// Managed resource instances.
    pub resources: usize,
    /// Data source instances.
    pub data_sources: usize,
    /// Verdicts that were pass.
    pub passed: usize,
    /// Folders of local modules called with no instance, and so not analysed.
    pub modules_without_instance: Vec<String>,
    /// Addresses of modules that are not downloaded, with the folder of their root.
    pub missing_modules: Vec<String>,
    /// Native resource types without any rule, with how many resources have them.
    pub types_without_rules: BTreeMap<String, usize>,
}
