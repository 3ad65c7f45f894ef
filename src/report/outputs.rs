//! What later steps of a workflow may ask of a run: `name=value` lines for `$GITHUB_OUTPUT`.
//!
//! Only numbers are told, so no line can hold what a file says. Must not know: the runner.

use crate::analysis::Analysis;
use serde::Serialize;

/// What was looked at and what was not, as numbers.
#[derive(Serialize)]
struct Coverage {
    files: usize,
    resources: usize,
    checks: Checks,
    /// Of a hundred checks, those that were decided; rounded down.
    decided: usize,
    not_analysed: NotAnalysed,
}

#[derive(Serialize)]
struct Checks {
    failed: usize,
    ignored: usize,
    passed: usize,
    undecided: usize,
}

#[derive(Serialize)]
struct NotAnalysed {
    files: usize,
    missing_modules: usize,
    modules_without_instance: usize,
    types_without_rules: usize,
}

/// The lines.
pub fn report(analysis: &Analysis) -> String {
    let s = &analysis.summary;
    let findings = analysis.active().count();
    let undecided = analysis.undecided.len();
    let decided = s.passed + analysis.findings.len();
    let coverage = Coverage {
        files: s.terraform_files + s.templates + s.plans,
        resources: s.resources,
        checks: Checks {
            failed: findings,
            ignored: analysis.findings.len() - findings,
            passed: s.passed,
            undecided,
        },
        decided: (decided * 100)
            .checked_div(decided + undecided)
            .unwrap_or(100),
        not_analysed: NotAnalysed {
            files: s.incomplete_files.len(),
            missing_modules: s.missing_modules.len(),
            modules_without_instance: s.modules_without_instance.len(),
            types_without_rules: s.types_without_rules.len(),
        },
    };
    // Numbers alone: serialising them cannot fail.
    let coverage = serde_json::to_string(&coverage).unwrap_or_else(|_| "{}".to_owned());
    format!("findings={findings}\ncoverage={coverage}\n")
}
