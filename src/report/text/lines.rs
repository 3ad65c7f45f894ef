//! What takes one line: a finding among very many, an undecided check, the summary.
//!
//! Must not know: frames, colours.

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::report::clean::clean_line;
use crate::report::snippet::Files;
use crate::rules::{Finding, Undecided};
use std::fmt::Write as _;

/// `path:line:column: severity[rule] address: message`.
pub(super) fn finding(files: &Files, f: &Finding) -> String {
    let mut line = format!(
        "{}: {}[{}] {}: {}",
        files.place(f.primary.span),
        f.rule.severity.as_str(),
        f.rule.id,
        clean_line(&f.resource.address),
        clean_line(&f.message)
    );
    if let Some(condition) = f.condition() {
        let _ = write!(line, ", when {}", clean_line(condition));
    }
    if f.instance_count() > 1 {
        let _ = write!(line, " ({} instances)", f.instance_count());
    }
    line.push('\n');
    line
}

/// `path:line:column: undecided[rule] address: reason (decided by …)`.
pub(super) fn undecided(files: &Files, u: &Undecided) -> String {
    let mut line = format!(
        "{}: undecided[{}] {}: {}",
        files.place(u.location),
        u.rule.id,
        clean_line(&u.resource.address),
        clean_line(&u.reason)
    );
    if !u.inputs.is_empty() {
        let inputs: Vec<&str> = u.inputs.iter().map(|i| i.as_str()).collect();
        let _ = write!(line, " (decided by {})", clean_line(&inputs.join(", ")));
    }
    line.push('\n');
    line
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The closing lines: what was found, in what, and what was not looked at.
pub(super) fn summary(analysis: &Analysis) -> String {
    let s = &analysis.summary;
    if analysis.is_empty() {
        return format!(
            "nothing to scan: no Terraform file, no CloudFormation template and no plan found in {}\n",
            s.root
        );
    }
    let total = analysis.active().count();
    let mut out = count(total, "finding", "findings");
    if total > 0 {
        let by: Vec<String> = analysis
            .counts()
            .iter()
            .rev()
            .filter(|(_, n)| *n > 0)
            .map(|(severity, n)| format!("{n} {}", severity.as_str()))
            .collect();
        let _ = write!(out, " ({})", by.join(", "));
    }
    let files = s.terraform_files + s.templates + s.plans;
    let _ = write!(
        out,
        " in {} and {}",
        count(files, "file", "files"),
        count(s.resources, "resource", "resources")
    );
    let ignored = analysis.findings.len() - total;
    if ignored > 0 {
        let _ = write!(out, "; {ignored} ignored");
    }
    if !analysis.undecided.is_empty() {
        let _ = write!(out, "; {} undecided", analysis.undecided.len());
    }
    out.push('\n');
    let mut not = Vec::new();
    if !s.incomplete_files.is_empty() {
        not.push(format!(
            "{} in part: {}",
            count(s.incomplete_files.len(), "file", "files"),
            some(&s.incomplete_files)
        ));
    }
    if !s.missing_modules.is_empty() {
        not.push(format!(
            "{} not downloaded: {} (`terraform init` or --modules-dir)",
            count(s.missing_modules.len(), "module", "modules"),
            some(&s.missing_modules)
        ));
    }
    if !s.modules_without_instance.is_empty() {
        not.push(format!(
            "{} called without instance: {}",
            count(s.modules_without_instance.len(), "module", "modules"),
            some(&s.modules_without_instance)
        ));
    }
    if !s.types_without_rules.is_empty() {
        let n: usize = s.types_without_rules.values().sum();
        not.push(format!(
            "{} of {} without rules",
            count(n, "resource", "resources"),
            count(s.types_without_rules.len(), "type", "types")
        ));
    }
    if !not.is_empty() {
        let _ = writeln!(out, "not analysed: {}", not.join("; "));
    }
    out
}

/// What was found and is not shown.
pub(super) fn hidden(n: usize, least: Severity) -> String {
    format!(
        "not shown: {} below {}; `--full` shows them\n",
        count(n, "finding", "findings"),
        least.as_str()
    )
}

fn some(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut out = names
        .iter()
        .take(SHOWN)
        .map(|n| clean_line(n))
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        let _ = write!(out, " and {} more", names.len() - SHOWN);
    }
    out
}
