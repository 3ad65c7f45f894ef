//! The report for people: miette's graphical frames over findings and problems, and a summary.
//!
//! Must not know: how anything was found, where the text goes.

mod frame;
mod lines;

#[cfg(test)]
mod tests;

use super::Shown;
use super::snippet::Files;
use crate::analysis::Analysis;
use crate::diagnostic::{Label, Problem, Severity};
use crate::rules::{Finding, Undecided};
use crate::source::{SourceMap, Span};
use frame::Frame;
use miette::{GraphicalReportHandler, GraphicalTheme};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How the text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// ANSI colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Frames of ASCII characters, for terminals that show no others.
    pub ascii: bool,
}

/// More findings than this are printed one line each, unless asked for in full.
pub const MANY_FINDINGS: usize = 200;
/// Fewer frames than this are not worth waking threads for.
const FEW: usize = 16;

/// The whole report.
pub fn report(analysis: &Analysis, shown: Shown, style: Style) -> String {
    let files = Files::new(&analysis.sources, sensitive(&analysis.findings));
    let handler = handler(style);
    let mut out = String::new();
    for p in &analysis.problems {
        render(&handler, &Frame::of_problem(&files, p), style, &mut out);
    }
    let mut active: Vec<&Finding> = analysis.active().collect();
    let all = active.len();
    active.retain(|f| shown.shows(f));
    let hidden = all - active.len();
    if active.len() > MANY_FINDINGS && !shown.full {
        for f in &active {
            out.push_str(&lines::finding(&files, f));
        }
        out.push('\n');
    } else {
        let draw = |f: &&Finding| {
            let mut text = String::new();
            render(&handler, &Frame::of_finding(&files, f), style, &mut text);
            text
        };
        if active.len() < FEW {
            out.extend(active.iter().map(draw));
        } else {
            let frames: Vec<String> = active.par_iter().map(draw).collect();
            out.extend(frames);
        }
    }
    if shown.undecided && !analysis.undecided.is_empty() {
        let lines = |u: &Undecided| lines::undecided(&files, u);
        out.extend(analysis.undecided.iter().map(lines));
        out.push('\n');
    }
    out.push_str(&lines::summary(analysis));
    if hidden > 0 {
        out.push_str(&lines::hidden(hidden, shown.least));
    }
    out
}

/// The report of problems alone, as the other commands print it.
pub fn problems(sources: &SourceMap, problems: &[Problem], style: Style) -> String {
    let files = Files::new(sources, std::iter::empty());
    let handler = handler(style);
    let mut out = String::new();
    for p in problems {
        render(&handler, &Frame::of_problem(&files, p), style, &mut out);
    }
    out
}

/// Every place that may show a secret.
fn sensitive(findings: &[Arc<Finding>]) -> impl Iterator<Item = Span> {
    let labels = |f: &Arc<Finding>| -> Vec<Span> {
        let labels = std::iter::once(&f.primary).chain(&f.related);
        let steps = f.path().iter().map(|s| s.span);
        labels.map(|l: &Label| l.span).chain(steps).collect()
    };
    findings.iter().filter(|f| f.sensitive).flat_map(labels)
}

fn handler(style: Style) -> GraphicalReportHandler {
    let theme = match (style.color, style.ascii) {
        (true, true) => GraphicalTheme::ascii(),
        (true, false) => GraphicalTheme::unicode(),
        (false, true) => GraphicalTheme::none(),
        (false, false) => GraphicalTheme::unicode_nocolor(),
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(style.width.clamp(40, 400))
        .with_context_lines(1)
        .with_links(false)
        .without_syntax_highlighting()
}

/// How bad a finding is, in miette's three steps.
fn weight(severity: Severity) -> miette::Severity {
    match severity {
        Severity::Critical | Severity::High => miette::Severity::Error,
        Severity::Medium => miette::Severity::Warning,
        Severity::Low | Severity::Info => miette::Severity::Advice,
    }
}

fn render(handler: &GraphicalReportHandler, frame: &Frame, style: Style, out: &mut String) {
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let mut text = String::new();
        handler.render_report(&mut text, frame).map(|()| text)
    }));
    // A span that does not fit its file must not cost the message.
    let text = match drawn {
        Ok(Ok(text)) => text,
        _ => format!("{}\n\n  {frame}\n", frame.title()),
    };
    // Lines that only frame nothing end in blanks.
    for line in text.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    frame.notes(out, style);
    out.push('\n');
}
