//! The report for people: miette's graphical frames over findings and problems, and a summary.
//!
//! Must not know: how anything was found, where the text goes.

use super::snippet::Snippet;
use crate::analysis::Analysis;
use crate::diagnostic::{Label, Problem, ProblemSeverity, Severity};
use crate::rules::{Finding, Undecided};
use crate::source::{FileId, SourceMap, Span};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use rayon::prelude::*;
use std::fmt::{self, Write as _};

/// How the text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// ANSI colours and links.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// A frame for each finding however many there are; else one line each above
    /// [`MANY_FINDINGS`].
    pub full: bool,
    /// Whether undecided verdicts are listed.
    pub undecided: bool,
    /// Frames of ASCII characters, for terminals that show no others.
    pub ascii: bool,
}

/// More findings than this are printed one line each, unless asked for in full.
pub const MANY_FINDINGS: usize = 200;
/// Instances listed in a frame; the rest is counted.
const MAX_INSTANCES: usize = 8;

/// The whole report.
pub fn report(analysis: &Analysis, style: Style) -> String {
    let handler = handler(style);
    let sources = &analysis.sources;
    let mut out = String::new();
    for p in &analysis.problems {
        render(&handler, &problem(sources, p), &mut out);
    }
    if analysis.findings.len() > MANY_FINDINGS && !style.full {
        for f in &analysis.findings {
            out.push_str(&one_line(sources, f));
        }
    } else {
        let frames: Vec<String> = analysis
            .findings
            .par_iter()
            .map(|f| {
                let mut text = String::new();
                render(&handler, &finding(sources, f), &mut text);
                text
            })
            .collect();
        out.extend(frames);
    }
    if style.undecided {
        for u in &analysis.undecided {
            out.push_str(&undecided(sources, u));
        }
    }
    out.push_str(&summary(analysis));
    out
}

/// The report of problems alone, as the other commands print it.
pub fn problems(sources: &SourceMap, problems: &[Problem], style: Style) -> String {
    let handler = handler(style);
    let mut out = String::new();
    for p in problems {
        render(&handler, &problem(sources, p), &mut out);
    }
    out
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
        .with_links(style.color)
}

fn render(handler: &GraphicalReportHandler, frame: &Frame, out: &mut String) {
    let mut text = String::new();
    if handler.render_report(&mut text, frame).is_err() {
        // Writing to a string does not fail; a span that does not fit its file does.
        text = format!("{frame}\n");
    }
    // Lines that only frame nothing end in blanks.
    for line in text.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}

/// What miette is shown: one message with labels in one file, and further frames for others.
#[derive(Debug)]
struct Frame {
    severity: miette::Severity,
    code: Option<String>,
    url: Option<String>,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    source: Option<Snippet>,
    elsewhere: Vec<Frame>,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Frame {}

impl Diagnostic for Frame {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|c| Box::new(c) as _)
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as _)
    }
    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|u| Box::new(u) as _)
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|s| s as _)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        Some(Box::new(self.elsewhere.iter().map(|f| f as _)))
    }
}

fn labeled(label: &Label, primary: bool) -> LabeledSpan {
    let text = (!label.message.is_empty()).then(|| label.message.clone());
    let span = (label.span.start as usize, label.span.len());
    if primary {
        LabeledSpan::new_primary_with_span(text, span)
    } else {
        LabeledSpan::new_with_span(text, span)
    }
}

/// Labels by file: those in the primary's file stay with it, the others get frames of their own.
fn frame(
    sources: &SourceMap,
    primary: Option<&Label>,
    related: &[Label],
    secrets: &[Span],
) -> (Vec<LabeledSpan>, Option<Snippet>, Vec<Frame>) {
    let home = primary.map_or(FileId::NONE, |l| l.span.file);
    let snippet = |file: FileId| sources.get(file).map(|f| Snippet::new(f, secrets));
    let mut labels: Vec<LabeledSpan> = primary.iter().map(|l| labeled(l, true)).collect();
    let mut others: Vec<(FileId, Vec<&Label>)> = Vec::new();
    for l in related {
        if l.span.file == home {
            labels.push(labeled(l, false));
        } else if let Some((_, ls)) = others.iter_mut().find(|(f, _)| *f == l.span.file) {
            ls.push(l);
        } else {
            others.push((l.span.file, vec![l]));
        }
    }
    let elsewhere = others
        .into_iter()
        .filter_map(|(file, ls)| {
            let source = snippet(file)?;
            Some(Frame {
                severity: miette::Severity::Advice,
                code: None,
                url: None,
                message: ls.first().map(|l| l.message.clone()).unwrap_or_default(),
                help: None,
                labels: ls.iter().map(|l| labeled(l, false)).collect(),
                source: Some(source),
                elsewhere: Vec::new(),
            })
        })
        .collect();
    (labels, snippet(home), elsewhere)
}

fn finding(sources: &SourceMap, f: &Finding) -> Frame {
    let secrets: Vec<Span> = if f.sensitive {
        std::iter::once(f.primary.span)
            .chain(f.related.iter().map(|l| l.span))
            .collect()
    } else {
        Vec::new()
    };
    let (labels, source, elsewhere) = frame(sources, Some(&f.primary), &f.related, &secrets);
    let mut message = format!("{}: {}", f.resource.address, f.message);
    if let Some(condition) = &f.condition {
        let _ = write!(message, ", when {condition}");
    }
    let mut help = f.rule.help.clone();
    let _ = write!(help, "\nwhy: {}", f.rule.why);
    if f.instances.len() > 1 {
        let listed: Vec<&str> = f
            .instances
            .iter()
            .take(MAX_INSTANCES)
            .map(|i| i.as_str())
            .collect();
        let more = f.instances.len().saturating_sub(MAX_INSTANCES);
        let _ = write!(
            help,
            "\n{} instances: {}",
            f.instances.len(),
            listed.join(", ")
        );
        if more > 0 {
            let _ = write!(help, " and {more} more");
        }
    }
    let url = page(&f.rule.id);
    match &url {
        Some(url) => {
            let _ = write!(help, "\nsee: {url}");
        }
        None => {
            let _ = write!(help, "\nsee: bartizan explain {}", f.rule.id);
        }
    }
    Frame {
        severity: match f.rule.severity {
            Severity::Critical | Severity::High => miette::Severity::Error,
            Severity::Medium => miette::Severity::Warning,
            Severity::Low | Severity::Info => miette::Severity::Advice,
        },
        code: Some(format!("{}[{}]", f.rule.severity.as_str(), f.rule.id)),
        url: None,
        message,
        help: Some(help),
        labels,
        source,
        elsewhere,
    }
}

/// The address of a rule's page, once the package names a repository.
pub fn page(rule: &str) -> Option<String> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    (!repository.is_empty()).then(|| format!("{repository}/blob/main/docs/rules/{rule}.md"))
}

fn problem(sources: &SourceMap, p: &Problem) -> Frame {
    let primary = p.span.map(|span| Label {
        span,
        message: String::new(),
    });
    let (labels, source, elsewhere) = frame(sources, primary.as_ref(), &p.related, &[]);
    let message = match (&p.path, p.span) {
        (Some(path), None) => format!("{path}: {}", p.message),
        _ => p.message.clone(),
    };
    let word = match p.severity {
        ProblemSeverity::Error => "error",
        ProblemSeverity::Warning => "warning",
    };
    Frame {
        severity: match p.severity {
            ProblemSeverity::Error => miette::Severity::Error,
            ProblemSeverity::Warning => miette::Severity::Warning,
        },
        code: Some(format!("{word}[{}]", p.code)),
        url: None,
        message,
        help: p.help.clone(),
        labels,
        source,
        elsewhere,
    }
}

/// `path:line:column: severity[rule] address: message`.
fn one_line(sources: &SourceMap, f: &Finding) -> String {
    let mut line = format!(
        "{}: {}[{}] {}: {}",
        place(sources, f.primary.span),
        f.rule.severity.as_str(),
        f.rule.id,
        f.resource.address,
        f.message
    );
    if let Some(condition) = &f.condition {
        let _ = write!(line, ", when {condition}");
    }
    if f.instances.len() > 1 {
        let _ = write!(line, " ({} instances)", f.instances.len());
    }
    line.push('\n');
    line
}

fn undecided(sources: &SourceMap, u: &Undecided) -> String {
    let mut line = format!(
        "{}: undecided[{}] {}: {}",
        place(sources, u.location),
        u.rule.id,
        u.resource.address,
        u.reason
    );
    if !u.inputs.is_empty() {
        let inputs: Vec<&str> = u.inputs.iter().map(|i| i.as_str()).collect();
        let _ = write!(line, " (decided by {})", inputs.join(", "));
    }
    line.push('\n');
    line
}

/// `path:line:column`.
fn place(sources: &SourceMap, span: Span) -> String {
    match sources.get(span.file) {
        Some(file) => {
            let at = file.line_column(span.start);
            format!("{}:{}:{}", file.path, at.line, at.column)
        }
        None => "(no file)".to_owned(),
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The closing lines: what was found, in what, and what was not looked at.
pub fn summary(analysis: &Analysis) -> String {
    let s = &analysis.summary;
    if analysis.is_empty() {
        return format!(
            "nothing to scan: no Terraform file and no CloudFormation template found in {}\n",
            s.root
        );
    }
    let total = analysis.findings.len();
    let mut out = count(total, "finding", "findings");
    if total > 0 {
        let by: Vec<String> = Severity::ALL
            .iter()
            .rev()
            .filter_map(|severity| {
                let n = analysis
                    .findings
                    .iter()
                    .filter(|f| f.rule.severity == *severity)
                    .count();
                (n > 0).then(|| format!("{n} {}", severity.as_str()))
            })
            .collect();
        let _ = write!(out, " ({})", by.join(", "));
    }
    let files = s.terraform_files + s.templates;
    let _ = write!(
        out,
        " in {} and {}",
        count(files, "file", "files"),
        count(s.resources, "resource", "resources")
    );
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
            "{} not downloaded: {}",
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

fn some(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut out = names
        .iter()
        .take(SHOWN)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        let _ = write!(out, " and {} more", names.len() - SHOWN);
    }
    out
}
