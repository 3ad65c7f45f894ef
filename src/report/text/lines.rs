//! What takes one line: a finding among very many, an undecided check, the summary.
//!
//! Must not know: frames, colours.

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::report::clean::clean_line;
use crate::report::sentence::{self, count};
use crate::report::snippet::Files;
use crate::rules::{Finding, Undecided};
use std::fmt::Write as _;

/// `path:line:column: severity[rule] address: message`.
pub(super) fn finding(files: &Files, f: &Finding) -> String {
    format!(
        "{}: {}[{}] {}\n",
        files.place(f.primary.span),
        f.rule.severity.as_str(),
        f.rule.id,
        sentence::finding(f)
    )
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

/// The closing lines: what was found, in what, and what was not looked at.
pub(super) fn summary(analysis: &Analysis) -> String {
    let mut out = sentence::found(analysis);
    out.push('\n');
    if let Some(not) = sentence::not_analysed(analysis) {
        let _ = writeln!(out, "{not}");
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
