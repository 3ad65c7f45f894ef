//! Findings and problems as diagnostics.
//!
//! Must not know: how they reach the client.

use super::documents::Document;
use super::position::{Encoding, Lines};
use crate::analysis::{FileReport, UsageError};
use crate::diagnostic::{Label, Problem, ProblemSeverity, Severity};
use crate::report::page;
use crate::rules::Finding;
use crate::source::{FileId, SourceMap, Span};
use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Message, Range, Uri,
};
use rustc_hash::FxHashMap;
use serde_json::json;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range as Bytes;

/// The open documents that an analysis saw, by path below the root.
pub(super) type Texts = BTreeMap<String, Document>;

/// Instances named in one message.
const MAX_INSTANCES: usize = 5;

/// Where places of an analysis are, as the client sees them.
pub(super) struct Context<'a> {
    pub sources: &'a SourceMap,
    pub shown: &'a Texts,
    pub encoding: Encoding,
    pub uri: &'a dyn Fn(&str) -> Option<Uri>,
    /// Lines of the files that are not open, once they were asked for.
    pub lines: KnownLines,
}

/// Lines of files.
pub(super) type KnownLines = RefCell<FxHashMap<FileId, Lines>>;

/// The weight of a finding in an editor.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::Error,
        Severity::Medium => DiagnosticSeverity::Warning,
        Severity::Low => DiagnosticSeverity::Information,
        Severity::Info => DiagnosticSeverity::Hint,
    }
}

/// A place that only its file tells.
fn beginning() -> Range {
    Range::default()
}

fn diagnostic(range: Range, severity: DiagnosticSeverity, code: &str, text: String) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(Code::String(code.to_owned())),
        code_description: None,
        source: Some("bartizan".to_owned()),
        message: Message::String(text),
        tags: None,
        related_information: None,
        data: None,
    }
}

impl Context<'_> {
    /// What is to be said of a file, in the order of its places.
    pub fn of_file(&self, path: &str, report: &FileReport) -> Vec<Diagnostic> {
        let findings = report.findings.iter();
        let active = findings.filter(|f| f.suppressed().is_none());
        let mut out: Vec<Diagnostic> = active.map(|f| self.of_finding(f)).collect();
        let problems = report.problems.iter();
        out.extend(problems.map(|p| self.of_problem(p)));
        if let Some(document) = self.shown.get(path)
            && document.stood.text.is_some()
        {
            for p in &document.stood.problems {
                let range = p.span.map_or_else(beginning, |s| {
                    document
                        .lines
                        .range(&document.text, s.range(), self.encoding)
                });
                out.push(of_problem(p, range, Vec::new()));
            }
        }
        let key = |d: &Diagnostic| (d.range.start.line, d.range.start.character);
        out.sort_by_key(key);
        out
    }

    pub fn of_finding(&self, f: &Finding) -> Diagnostic {
        let range = self.range(f.primary.span).unwrap_or_else(beginning);
        let text = self::text(f);
        let mut out = diagnostic(range, severity(f.rule.severity), &f.rule.id, text);
        out.code_description = page::address(&f.rule.id)
            .and_then(|a| Uri::parse(&a).ok())
            .map(|href| CodeDescription { href });
        let path = f.path().iter().map(|step| Label {
            span: step.span,
            message: step.message.clone(),
        });
        let places: Vec<Label> = path.chain(f.related.iter().cloned()).collect();
        out.related_information = self.related(&places);
        out.data = Some(json!({
            "rule": f.rule.id,
            "resource": f.resource.address,
            "fingerprint": f.fingerprint.to_string(),
        }));
        out
    }

    fn of_problem(&self, p: &Problem) -> Diagnostic {
        let range = p.span.and_then(|s| self.range(s)).unwrap_or_else(beginning);
        of_problem(p, range, self.related(&p.related).unwrap_or_default())
    }

    fn related(&self, labels: &[Label]) -> Option<Vec<DiagnosticRelatedInformation>> {
        let places = labels.iter().filter_map(|label| {
            let words = Some(label.message.as_str()).filter(|m| !m.is_empty());
            Some(DiagnosticRelatedInformation {
                location: self.location(label.span)?,
                message: words.unwrap_or("here").to_owned(),
            })
        });
        let places: Vec<_> = places.collect();
        (!places.is_empty()).then_some(places)
    }

    /// A place of the analysis, as the client sees it.
    pub fn location(&self, span: Span) -> Option<Location> {
        let file = self.sources.get(span.file)?;
        Some(Location {
            uri: (self.uri)(&file.path)?,
            range: self.range(span)?,
        })
    }

    /// The range of a place in the client's text.
    pub fn range(&self, span: Span) -> Option<Range> {
        let file = self.sources.get(span.file)?;
        let Some(document) = self.shown.get(file.path.as_ref()) else {
            let mut known = self.lines.borrow_mut();
            let lines = known.entry(span.file);
            let lines = lines.or_insert_with(|| Lines::new(&file.text));
            return Some(lines.range(&file.text, span.range(), self.encoding));
        };
        let bytes = self.own(document, span);
        Some(document.lines.range(&document.text, bytes, self.encoding))
    }

    /// The bytes of a place in an open document's text.
    pub fn own(&self, document: &Document, span: Span) -> Bytes<usize> {
        let stood = &document.stood;
        let (start, end) = (stood.own(span.range().start), stood.own(span.range().end));
        start..end.max(start)
    }
}

/// What a finding says: the words of the command line's report.
pub(super) fn text(f: &Finding) -> String {
    let mut text = format!("{}: {}", f.resource.address, f.message);
    if let Some(words) = f.primary_words() {
        text.push_str(&format!("\n{words}"));
    }
    if let Some(condition) = f.condition() {
        text.push_str(&format!("\nwhen: {condition}"));
    }
    if f.instance_count() > 1 {
        let named: Vec<&str> = f
            .instances()
            .take(MAX_INSTANCES)
            .map(|i| i.as_str())
            .collect();
        text.push_str(&format!("\ninstances: {}", named.join(", ")));
        let more = f.instance_count() - named.len();
        if more > 0 {
            text.push_str(&format!(" and {more} more"));
        }
    }
    text
}

fn of_problem(p: &Problem, range: Range, related: Vec<DiagnosticRelatedInformation>) -> Diagnostic {
    let severity = match p.severity {
        ProblemSeverity::Error => DiagnosticSeverity::Error,
        ProblemSeverity::Warning => DiagnosticSeverity::Warning,
    };
    let mut text = p.message.clone();
    if let Some(help) = &p.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    let mut out = diagnostic(range, severity, p.code, text);
    if p.code == "unused-ignore" {
        out.tags = Some(vec![DiagnosticTag::Unnecessary]);
    }
    out.related_information = (!related.is_empty()).then_some(related);
    out
}

/// What is wrong in files that settings name, by path.
pub(super) fn of_usage(
    error: &UsageError,
    encoding: Encoding,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let mut out: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for p in &error.problems {
        let Some((span, file)) = p.span.and_then(|s| Some((s, error.sources.get(s.file)?))) else {
            continue;
        };
        let lines = Lines::new(&file.text);
        let range = lines.range(&file.text, span.range(), encoding);
        let of_file = out.entry(file.path.to_string()).or_default();
        of_file.push(of_problem(p, range, Vec::new()));
    }
    out
}
