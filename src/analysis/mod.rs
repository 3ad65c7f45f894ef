//! The pipeline in one place: a snapshot of files and options in, an [`Analysis`] out.
//!
//! Discovery, parallel parsing, units, rules, and the summary of what was and was not analysed.
//! The command line, the language server and the tests are its callers. Must not know: output
//! formats, terminals.

mod candidates;
mod cdk;
mod discover;
mod ignore_rules;
mod merge;
mod options;
mod parameter_sets;
mod piece;
mod pipeline;
mod plans;
mod rule_files;
mod selection;
mod settings;
mod stacks;
mod suppressions;
mod units;
mod workspace;

use crate::diagnostic::{Problem, Severity};
use crate::resource::Unit;
use crate::rules::{Finding, Undecided};
use crate::source::SourceMap;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::resource::inspected::{Inspected, Wanted};
pub use discover::{Found, Place, TerraformFolder, walk};
pub use options::{
    Cancel, ConfigFile, Input, MAX_HCL, MAX_PLAN, MAX_TEMPLATE, Options, Progress, Selection,
};
pub use pipeline::{Answer, eval, graph, rules, scan};
pub use workspace::{Change, FileReport, Stopped, Workspace};

/// The run could not begin: an argument is wrong.
#[derive(Clone, Debug, Default)]
pub struct UsageError {
    /// One sentence without full stop.
    pub message: String,
    /// What is wrong in the files that an argument names.
    pub problems: Vec<Problem>,
    /// Those files.
    pub sources: Arc<SourceMap>,
}

impl UsageError {
    /// An error in words.
    pub fn new(message: impl Into<String>) -> UsageError {
        UsageError {
            message: message.into(),
            ..UsageError::default()
        }
    }
}

impl std::fmt::Display for UsageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for UsageError {}

/// The result of a run.
#[derive(Debug)]
pub struct Analysis {
    /// The files.
    pub sources: Arc<SourceMap>,
    /// Sorted by path, place, rule, address.
    pub findings: Vec<Arc<Finding>>,
    /// In the same order.
    pub undecided: Vec<Undecided>,
    /// Sorted by path and place.
    pub problems: Vec<Problem>,
    /// Counts and what was not analysed.
    pub summary: Summary,
    /// The least severity that makes a run fail, where the configuration file says it.
    pub fail_on: Option<Severity>,
    /// The units, for `graph` and `eval`; empty in a scan.
    pub units: Vec<Unit>,
}

impl Analysis {
    /// Whether there was nothing to analyse at all.
    pub fn is_empty(&self) -> bool {
        let s = &self.summary;
        s.terraform_files + s.templates + s.plans == 0 && self.problems.is_empty()
    }

    /// The findings that nobody said are to be ignored.
    pub fn active(&self) -> impl Iterator<Item = &Finding> {
        let all = self.findings.iter().map(AsRef::as_ref);
        all.filter(|f: &&Finding| f.suppressed().is_none())
    }

    /// How many findings there are of each severity, least first.
    pub fn counts(&self) -> [(Severity, usize); 5] {
        Severity::ALL.map(|s| {
            let of = self.active().filter(|f| f.rule.severity == s);
            (s, of.count())
        })
    }
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
    /// Plans and states analysed.
    pub plans: usize,
    /// Files that could be analysed in part or not at all, relative to the root.
    pub incomplete_files: Vec<String>,
    /// Managed resource instances.
    pub resources: usize,
    /// Data source instances.
    pub data_sources: usize,
    /// Verdicts that were pass.
    pub passed: usize,
    /// The same, by the id of the rule.
    pub passes: BTreeMap<String, usize>,
    /// Folders of local modules called with no instance, and so not analysed.
    pub modules_without_instance: Vec<String>,
    /// Addresses of modules that are not downloaded, with the folder of their root.
    pub missing_modules: Vec<String>,
    /// Addresses of stacks whose template is not among the files, with the path of the template
    /// that nests them.
    pub missing_templates: Vec<String>,
    /// Native resource types without any rule, with how many resources have them.
    pub types_without_rules: BTreeMap<String, usize>,
}
