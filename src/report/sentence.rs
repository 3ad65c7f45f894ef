//! What is said of findings and of whole runs in one sentence, the same in all formats.
//!
//! Must not know: how a format escapes it.

use super::clean::clean_line;
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::rules::Finding;
use std::fmt::Write as _;

/// `address: message, when condition, with sets (n instances)`, on one line, fit to be shown.
pub(super) fn finding(f: &Finding) -> String {
    let mut said = format!(
        "{}: {}",
        clean_line(&f.resource.address),
        clean_line(&f.message)
    );
    rider(f, &mut said);
    said
}

/// The condition, the sets of parameters and the number of instances, where there are such.
pub(super) fn rider(f: &Finding, out: &mut String) {
    if let Some(condition) = f.condition() {
        let _ = write!(out, ", when {}", clean_line(condition));
    }
    if !f.parameter_sets().is_empty() {
        let sets = f.parameter_sets().join(", ");
        let _ = write!(out, ", with {}", clean_line(&sets));
    }
    if f.instance_count() > 1 {
        let _ = write!(out, " ({} instances)", f.instance_count());
    }
}

/// A number and what it counts.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `3 high, 2 low`, the worst first; empty for none.
pub(super) fn severities(counts: [(Severity, usize); 5]) -> String {
    let by: Vec<String> = counts
        .iter()
        .rev()
        .filter(|(_, n)| *n > 0)
        .map(|(severity, n)| format!("{n} {}", severity.as_str()))
        .collect();
    by.join(", ")
}

/// What was found, in what; or that there was nothing to look at.
pub(super) fn found(analysis: &Analysis) -> String {
    let s = &analysis.summary;
    if analysis.is_empty() {
        return format!(
            "nothing to scan: no Terraform file, no CloudFormation template and no plan found in {}",
            s.root
        );
    }
    let total = analysis.active().count();
    let mut out = count(total, "finding", "findings");
    if total > 0 {
        let _ = write!(out, " ({})", severities(analysis.counts()));
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
    out
}

/// What was not looked at, `None` where that is nothing.
pub(super) fn not_analysed(analysis: &Analysis) -> Option<String> {
    let s = &analysis.summary;
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
    if !s.missing_templates.is_empty() {
        not.push(format!(
            "{} elsewhere: {}",
            count(
                s.missing_templates.len(),
                "stack's template",
                "stacks' templates"
            ),
            some(&s.missing_templates)
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
    (!not.is_empty() && !analysis.is_empty()).then(|| format!("not analysed: {}", not.join("; ")))
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

/// The text, cut to so many characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_by_characters() {
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("äöüß", 3), "äö…");
    }

    #[test]
    fn severities_worst_first() {
        let mut counts = Severity::ALL.map(|s| (s, 0));
        assert_eq!(severities(counts), "");
        counts[1].1 = 2;
        counts[4].1 = 1;
        assert_eq!(severities(counts), "1 critical, 2 low");
    }
}
