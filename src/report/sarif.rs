//! SARIF 2.1.0 as `docs/sarif.md` describes it: for GitHub code scanning, and whatever else reads it.
//!
//! One run; results are written one after the other. Of the sources nothing shows but what labels
//! say: no snippets, so no secrets. Must not know: how anything was found.

mod notification;
mod place;
mod result;
mod rule;
mod words;

use super::page;
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::rules::{Finding, RuleInfo};
use crate::source::SourceMap;
use notification::{Kind, Notifications};
use rule::Rules;
use serde::{Serialize, Serializer};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// More results than these GitHub does not take; the least severe are left out.
pub const MAX_RESULTS: usize = 25_000;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to.
const BASE: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    properties: Properties,
    results: Results<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Rules<'a>,
    #[serde(skip_serializing_if = "<[Kind]>::is_empty")]
    notifications: &'a [Kind<'a>],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Notifications<'a>,
}

#[derive(Serialize)]
struct Base {
    description: Text<'static>,
}

/// A message without links.
#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

/// What was counted.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    findings: BTreeMap<&'static str, usize>,
    suppressed: usize,
    results_cut: usize,
    undecided: usize,
    passed: usize,
    terraform_files: usize,
    templates: usize,
    resources: usize,
    data_sources: usize,
}

struct Results<'a> {
    sources: &'a SourceMap,
    findings: &'a [&'a Finding],
    rules: &'a [&'a RuleInfo],
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        // The standard wants them on all results or on none.
        let suppressions = self.findings.iter().any(|f| f.suppressed().is_some());
        let results = self.findings.iter().map(|f| {
            let at = self.rules.binary_search_by(|r| r.id.cmp(&f.rule.id));
            result::result(self.sources, f, at.ok(), suppressions)
        });
        s.collect_seq(results)
    }
}

/// Writes the whole document, one line break at its end.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
    let (findings, cut) = kept(&analysis.findings);
    let mut rules: Vec<&RuleInfo> = findings.iter().map(|f| f.rule.as_ref()).collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    rules.dedup_by(|b, a| a.id == b.id);
    let kinds = notification::kinds(&analysis.problems, cut);
    let sources = &analysis.sources;
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Bartizan",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: page::repository(),
                    rules: Rules(&rules),
                    notifications: &kinds,
                },
            },
            invocations: [Invocation {
                // GitHub refuses the results of an execution that was not. What could not be
                // analysed is told by notifications of level error.
                execution_successful: true,
                tool_execution_notifications: Notifications {
                    sources,
                    problems: &analysis.problems,
                    kinds: &kinds,
                    cut,
                },
            }],
            original_uri_base_ids: BTreeMap::from([(
                BASE,
                Base {
                    description: Text {
                        text: "The scan root: the git work tree, if there is one.",
                    },
                },
            )]),
            // What viewers assume that do not look here.
            column_kind: "utf16CodeUnits",
            properties: properties(analysis, cut),
            results: Results {
                sources,
                findings: &findings,
                rules: &rules,
            },
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// The findings that are written, in their order, and how many are not. Those that count nowhere go
/// first; of equally severe ones the first are kept.
fn kept(findings: &[Arc<Finding>]) -> (Vec<&Finding>, usize) {
    let mut kept: Vec<(usize, &Finding)> = findings.iter().map(AsRef::as_ref).enumerate().collect();
    if kept.len() > MAX_RESULTS {
        kept.sort_by_key(|(_, f)| (f.suppressed().is_some(), Reverse(f.rule.severity)));
        kept.truncate(MAX_RESULTS);
        kept.sort_unstable_by_key(|(i, _)| *i);
    }
    let cut = findings.len() - kept.len();
    (kept.into_iter().map(|(_, f)| f).collect(), cut)
}

fn properties(analysis: &Analysis, cut: usize) -> Properties {
    let s = &analysis.summary;
    let counts = analysis.counts();
    Properties {
        findings: counts.iter().map(|(s, n)| (s.as_str(), *n)).collect(),
        suppressed: analysis.findings.len() - analysis.active().count(),
        results_cut: cut,
        undecided: analysis.undecided.len(),
        passed: s.passed,
        terraform_files: s.terraform_files,
        templates: s.templates,
        resources: s.resources,
        data_sources: s.data_sources,
    }
}

/// SARIF's three levels.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}
