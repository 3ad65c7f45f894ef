//! One finding or problem as miette draws it, and the notes below the drawing.
//!
//! Must not know: the report around it.

use super::{Style, weight};
use crate::diagnostic::{Label, Problem, ProblemSeverity};
use crate::report::clean::clean_line;
use crate::report::page;
use crate::report::snippet::{Files, Snippet};
use crate::report::wrap::fill;
use crate::rules::{Construct, Finding};
use crate::source::FileId;
use ecow::EcoString;
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;

/// Instances listed below a frame; the rest is counted.
const MAX_INSTANCES: usize = 8;
/// Labels drawn; a value that came a longer way shows where it was written and the last steps.
const MAX_LABELS: usize = 12;
/// Lines between two labels that are still drawn in one piece.
const NEAR: usize = 3;

/// What miette is shown.
#[derive(Debug)]
pub(super) struct Frame {
    severity: miette::Severity,
    code: String,
    message: String,
    labels: Vec<LabeledSpan>,
    source: Snippet,
    /// Name and text of the lines below the drawing.
    notes: Vec<(&'static str, String)>,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Frame {}

impl Diagnostic for Frame {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(&self.source as _)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The path of a construct, and where the program made it.
fn construct_words(construct: &Construct) -> String {
    let path = clean_line(&construct.path);
    match &construct.source {
        Some(source) => format!("{path}, made at {}", clean_line(source)),
        None => path.into_owned(),
    }
}

impl Frame {
    /// The frame of a finding.
    pub fn of_finding(files: &Files, f: &Finding) -> Frame {
        let (primary, related) = places(f);
        let (labels, source) = labels(files, Some(&primary), &related);
        let mut notes = Vec::new();
        if let Some(condition) = f.condition() {
            notes.push(("when", clean_line(condition).into_owned()));
        }
        if !f.parameter_sets().is_empty() {
            let sets = f.parameter_sets().join(", ");
            notes.push(("with", clean_line(&sets).into_owned()));
        }
        if f.instance_count() > 1 {
            notes.push(("instances", instances(f)));
        }
        if let Some(construct) = &f.resource.construct {
            notes.push(("construct", construct_words(construct)));
        }
        notes.push(("why", f.rule.why.clone()));
        notes.push(("help", f.rule.help.clone()));
        let more =
            page::address(&f.rule.id).unwrap_or_else(|| format!("bartizan explain {}", f.rule.id));
        notes.push(("see", more));
        Frame {
            severity: weight(f.rule.severity),
            code: format!("{}[{}]", f.rule.severity.as_str(), f.rule.id),
            message: format!(
                "{}: {}",
                clean_line(&f.resource.address),
                clean_line(&f.message)
            ),
            labels,
            source,
            notes,
        }
    }

    /// The frame of a problem.
    pub fn of_problem(files: &Files, p: &Problem) -> Frame {
        let primary = p.span.map(|span| Label {
            span,
            message: EcoString::new(),
        });
        let (labels, source) = labels(files, primary.as_ref(), &p.related);
        let message = match (&p.path, p.span) {
            (Some(path), None) => format!("{}: {}", clean_line(path), clean_line(&p.message)),
            _ => clean_line(&p.message).into_owned(),
        };
        let (severity, word) = match p.severity {
            ProblemSeverity::Error => (miette::Severity::Error, "error"),
            ProblemSeverity::Warning => (miette::Severity::Warning, "warning"),
        };
        let help = p.help.iter();
        Frame {
            severity,
            code: format!("{word}[{}]", p.code),
            message,
            labels,
            source,
            notes: help.map(|h| ("help", clean_line(h).into_owned())).collect(),
        }
    }

    /// Severity and code.
    pub fn title(&self) -> &str {
        &self.code
    }

    /// The lines below the drawing.
    pub fn notes(&self, out: &mut String, style: Style) {
        for (name, text) in &self.notes {
            fill(out, &format!("  {name}: "), text, style.width, style.color);
        }
    }
}

/// The labels of a finding. The steps of its path come first, with their numbers; where a step
/// stands its words say enough.
fn places(f: &Finding) -> (Label, Vec<Label>) {
    let mut primary = f.primary.clone();
    let mut related: Vec<Label> = Vec::with_capacity(f.path().len() + f.related.len());
    for (i, step) in f.path().iter().enumerate() {
        let words = format!("{}. {}", i + 1, step.message);
        let there = if step.span == primary.span {
            Some(&mut primary)
        } else {
            related.iter_mut().find(|l| l.span == step.span)
        };
        match there {
            // Two steps at one place.
            Some(l) if i > 0 && l.message.starts_with(|c: char| c.is_ascii_digit()) => {
                l.message = format!("{}; {words}", l.message).into();
            }
            Some(l) => l.message = words.into(),
            None => related.push(Label {
                span: step.span,
                message: words.into(),
            }),
        }
    }
    related.extend(f.related.iter().cloned());
    (primary, related)
}

fn instances(f: &Finding) -> String {
    let shown = f.instances().take(MAX_INSTANCES);
    let shown: Vec<_> = shown.map(|i| clean_line(i)).collect();
    let more = f.instance_count().saturating_sub(MAX_INSTANCES);
    let mut text = format!("{}: {}", f.instance_count(), shown.join(", "));
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// Labels in groups of neighbours, the primary's group first, the others in the order in which
/// they were given. Labels without place are left out, and so is a second one at the same place.
fn labels(
    files: &Files,
    primary: Option<&Label>,
    related: &[Label],
) -> (Vec<LabeledSpan>, Snippet) {
    let all: Vec<&Label> = primary.into_iter().chain(related).collect();
    let mut source = Snippet::default();
    let mut labels: Vec<LabeledSpan> = Vec::new();
    for group in groups(files, &all) {
        let mut base = None;
        for i in group {
            let Some(label) = all.get(i) else { continue };
            let Some(span) = source.add(files, label.span, &mut base) else {
                continue;
            };
            if labels.iter().any(|have| *have.inner() == span) {
                continue;
            }
            let text = (!label.message.is_empty()).then(|| clean_line(&label.message).into_owned());
            labels.push(if i == 0 && primary.is_some() {
                LabeledSpan::new_primary_with_span(text, span)
            } else {
                LabeledSpan::new_with_span(text, span)
            });
        }
    }
    (labels, source)
}

/// The labels by position, those that stand near each other together; groups and the labels in
/// them are in the order given.
fn groups(files: &Files, labels: &[&Label]) -> Vec<Vec<usize>> {
    let mut places: Vec<(FileId, usize, usize, usize)> = Vec::new();
    for (i, label) in labels.iter().enumerate().take(MAX_LABELS) {
        if let Some((first, last)) = files.lines(label.span) {
            places.push((label.span.file, first, last, i));
        }
    }
    places.sort_unstable();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut end: Option<(FileId, usize)> = None;
    for (file, first, last, i) in places {
        let near = end.is_some_and(|(f, line)| f == file && first <= line + NEAR);
        match groups.last_mut() {
            Some(group) if near => group.push(i),
            _ => groups.push(vec![i]),
        }
        let furthest = end
            .filter(|_| near)
            .map_or(last, |(_, line)| line.max(last));
        end = Some((file, furthest));
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}
