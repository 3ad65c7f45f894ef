//! Which findings a report for people shows, and in which order.
//!
//! Must not know: formats.

use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::rules::Finding;
use std::cmp::Reverse;

/// What is to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Everything, however much there is: in text a frame for each finding, for GitHub an annotation.
    pub full: bool,
    /// Findings below this severity are counted, not shown, unless everything is.
    pub least: Severity,
    /// Whether undecided verdicts are listed.
    pub undecided: bool,
}

impl Shown {
    /// Whether a finding is shown.
    pub(super) fn shows(self, f: &Finding) -> bool {
        self.full || f.rule.severity >= self.least
    }

    /// The findings to show, the worst first and then by place, and how many are not.
    pub(super) fn findings(self, analysis: &Analysis) -> (Vec<&Finding>, usize) {
        let all = worst_first(analysis.active());
        let total = all.len();
        let shown: Vec<&Finding> = all.into_iter().filter(|f| self.shows(f)).collect();
        let hidden = total - shown.len();
        (shown, hidden)
    }
}

/// Findings by severity, those of one severity in the order given.
pub(super) fn worst_first<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut all: Vec<&Finding> = findings.collect();
    all.sort_by_key(|f| Reverse(f.rule.severity));
    all
}
