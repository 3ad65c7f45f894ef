//! GitLab's Code Quality report, a subset of Code Climate's format, which its merge requests show.
//!
//! Only what stands in a file of the repository has a place there; problems are told by the exit
//! code. Must not know: how anything was found.

use super::{place, sentence};
use crate::analysis::Analysis;
use crate::diagnostic::Severity;
use crate::rules::Finding;
use serde::{Serialize, Serializer};
use std::io;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

struct Issues<'a>(&'a Analysis);

impl Serialize for Issues<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let findings = self.0.active();
        s.collect_seq(findings.filter_map(|f| issue(self.0, f)))
    }
}

/// Writes the whole document, one line break at its end.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Issues(analysis))?;
    out.write_all(b"\n")
}

fn issue<'a>(analysis: &Analysis, f: &'a Finding) -> Option<Issue<'a>> {
    let place = place::of_finding(&analysis.sources, f)?;
    let (start, end) = place.lines?;
    Some(Issue {
        description: sentence::finding(f),
        check_name: &f.rule.id,
        fingerprint: f.fingerprint.to_string(),
        severity: match f.rule.severity {
            Severity::Critical => "blocker",
            Severity::High => "critical",
            Severity::Medium => "major",
            Severity::Low => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: place.path,
            lines: Lines {
                begin: start.line,
                end: end.line,
            },
        },
    })
}
