//! What a run says of a guide: section by section, control by control, pass or fail.
//!
//! A control fails where one of its rules has a finding, is undecided where one could not be
//! decided, passes where one passed, and does not apply where none had anything to judge. Must not
//! know: how anything was found.

use super::json::{self, Location};
use super::wrap::fill;
use crate::analysis::Analysis;
use crate::rules::Finding;
use crate::rules::guide::{Control, Guide, Section};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How a control stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// There are findings.
    Fail,
    /// Something that is not known decides.
    Undecided,
    /// What there is to judge is fine.
    Pass,
    /// There is nothing to judge.
    NotApplicable,
    /// No rule judges it.
    NotChecked,
}

impl Status {
    const ALL: [Status; 5] = [
        Status::Fail,
        Status::Undecided,
        Status::Pass,
        Status::NotApplicable,
        Status::NotChecked,
    ];

    fn words(self) -> &'static str {
        match self {
            Status::Fail => "fail",
            Status::Undecided => "undecided",
            Status::Pass => "pass",
            Status::NotApplicable => "not applicable",
            Status::NotChecked => "not checked",
        }
    }

    fn color(self) -> &'static str {
        match self {
            Status::Fail => "\x1b[31m",
            Status::Undecided => "\x1b[33m",
            Status::Pass => "\x1b[32m",
            Status::NotApplicable | Status::NotChecked => "\x1b[2m",
        }
    }
}

/// A control with what the run says of it.
struct Judged<'a> {
    control: &'a Control,
    status: Status,
    findings: Vec<&'a Finding>,
    undecided: usize,
    passed: usize,
}

fn judged<'a>(analysis: &'a Analysis, control: &'a Control) -> Judged<'a> {
    let of = |id: &str| control.rules.iter().any(|r| r == id);
    let findings: Vec<&Finding> = analysis.active().filter(|f| of(&f.rule.id)).collect();
    let undecided = analysis.undecided.iter().filter(|u| of(&u.rule.id)).count();
    let passes = &analysis.summary.passes;
    let passed = control.rules.iter().filter_map(|r| passes.get(r)).sum();
    let status = match () {
        () if control.rules.is_empty() => Status::NotChecked,
        () if !findings.is_empty() => Status::Fail,
        () if undecided > 0 => Status::Undecided,
        () if passed > 0 => Status::Pass,
        () => Status::NotApplicable,
    };
    Judged {
        control,
        status,
        findings,
        undecided,
        passed,
    }
}

/// How many controls stand how.
fn counts<'a>(judged: impl Iterator<Item = &'a Judged<'a>>) -> BTreeMap<Status, usize> {
    let mut counts: BTreeMap<Status, usize> = Status::ALL.map(|s| (s, 0)).into();
    for j in judged {
        *counts.entry(j.status).or_default() += 1;
    }
    counts
}

fn in_words(counts: &BTreeMap<Status, usize>) -> String {
    let some = counts.iter().filter(|(_, n)| **n > 0);
    let words: Vec<String> = some.map(|(s, n)| format!("{n} {}", s.words())).collect();
    words.join(", ")
}

/// Places of findings that a line of the table names; the rest are counted.
const PLACES: usize = 3;

/// The table for people.
pub fn table(analysis: &Analysis, guide: &Guide, width: usize, color: bool) -> String {
    let mut out = format!("{}\n{}\n", guide.title, guide.source);
    let sections: Vec<(&Section, Vec<Judged<'_>>)> = guide
        .sections
        .iter()
        .map(|s| (s, s.controls.iter().map(|c| judged(analysis, c)).collect()))
        .collect();
    for (i, (section, controls)) in sections.iter().enumerate() {
        let _ = writeln!(out, "\n{}. {}", i + 1, section.title);
        fill(&mut out, "   AWS:      ", &section.vendor, width, color);
        fill(&mut out, "   customer: ", &section.customer, width, color);
        for j in controls {
            let (before, after) = if color {
                (j.status.color(), "\x1b[0m")
            } else {
                ("", "")
            };
            let status = format!("{:14}", j.status.words());
            let _ = writeln!(out, "  {before}{status}{after}  {}", j.control.id);
            let note = match j.status {
                Status::Fail => places(analysis, &j.findings),
                Status::Undecided => format!("{} open; --show-undecided lists them", j.undecided),
                Status::NotChecked => j.control.open.clone(),
                Status::Pass | Status::NotApplicable => continue,
            };
            fill(&mut out, "                  ", &note, width, false);
        }
    }
    let all = counts(sections.iter().flat_map(|(_, c)| c));
    let total: usize = all.values().sum();
    let _ = writeln!(out, "\n{total} controls: {}", in_words(&all));
    out
}

fn places(analysis: &Analysis, findings: &[&Finding]) -> String {
    let place = |f: &&Finding| {
        let span = f.primary.span;
        let file = analysis.sources.get(span.file)?;
        let line = file.line_column(span.start).line;
        Some(format!("{}:{line} {}", file.path, f.resource.address))
    };
    let mut shown: Vec<String> = findings.iter().take(PLACES).filter_map(place).collect();
    if findings.len() > PLACES {
        shown.push(format!("and {} more", findings.len() - PLACES));
    }
    shown.join("; ")
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    guide: &'a str,
    title: &'a str,
    source: &'a str,
    controls: BTreeMap<Status, usize>,
    sections: Vec<SectionJson<'a>>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    title: &'a str,
    vendor: &'a str,
    customer: &'a str,
    controls: Vec<ControlJson<'a>>,
}

#[derive(Serialize)]
struct ControlJson<'a> {
    id: &'a str,
    title: &'a str,
    status: Status,
    rules: &'a [String],
    open: Option<&'a str>,
    passed: usize,
    undecided: usize,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    severity: crate::diagnostic::Severity,
    resource: &'a str,
    message: &'a str,
    fingerprint: String,
    location: Location,
}

/// The table for machines; `docs/json.md` describes it.
pub fn json(analysis: &Analysis, guide: &Guide) -> String {
    let mut all = Vec::new();
    let sections = guide
        .sections
        .iter()
        .map(|s| {
            let controls = s.controls.iter().map(|c| {
                let j = judged(analysis, c);
                let made = control(analysis, &j);
                all.push(j);
                made
            });
            SectionJson {
                title: &s.title,
                vendor: &s.vendor,
                customer: &s.customer,
                controls: controls.collect(),
            }
        })
        .collect();
    json::print(&Document {
        version: json::VERSION,
        guide: &guide.name,
        title: &guide.title,
        source: &guide.source,
        controls: counts(all.iter()),
        sections,
    })
}

fn control<'a>(analysis: &Analysis, j: &Judged<'a>) -> ControlJson<'a> {
    let finding = |f: &&'a Finding| FindingJson {
        rule: &f.rule.id,
        severity: f.rule.severity,
        resource: &f.resource.address,
        message: &f.message,
        fingerprint: f.fingerprint.to_string(),
        location: json::location(&analysis.sources, f.primary.span),
    };
    ControlJson {
        id: &j.control.id,
        title: &j.control.title,
        status: j.status,
        rules: &j.control.rules,
        open: Some(j.control.open.as_str()).filter(|o| !o.is_empty()),
        passed: j.passed,
        undecided: j.undecided,
        findings: j.findings.iter().map(finding).collect(),
    }
}
