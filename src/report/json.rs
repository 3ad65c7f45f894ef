//! The JSON contract, version 1, as `docs/json.md` describes it.
//!
//! Must not know: how anything was found.

use crate::analysis::{Analysis, Summary};
use crate::diagnostic::{Label, Problem, Severity, Step};
use crate::rules::{Finding, RuleInfo, Subject, Undecided};
use crate::source::{SourceFile, SourceMap, Span};
use crate::value::Str;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// The version of the contract; it grows only when something is taken away or changes meaning.
pub const VERSION: u32 = 1;

/// What follows the version and the findings.
#[derive(Serialize)]
struct Rest<'a> {
    undecided: Each<'a, Undecided>,
    problems: Vec<ProblemJson<'a>>,
    summary: SummaryJson<'a>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    aliases: Option<&'a RawValue>,
    severity: Severity,
    topic: &'a str,
    message: &'a str,
    resource: ResourceJson<'a>,
    location: Location,
    related: Vec<Related<'a>>,
    path: Vec<StepJson<'a>>,
    instances: Vec<&'a Str>,
    condition: Option<&'a str>,
    parameter_sets: &'a [Str],
    fingerprint: String,
    suppressed: Option<SuppressedJson<'a>>,
}

#[derive(Serialize)]
struct SuppressedJson<'a> {
    reason: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct ResourceJson<'a> {
    address: &'a str,
    #[serde(rename = "type")]
    ty: &'a str,
    dialect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<ConstructJson<'a>>,
}

#[derive(Serialize)]
struct ConstructJson<'a> {
    path: &'a str,
    source: Option<&'a str>,
}

/// A place: path relative to the root with `/`, lines and columns from 1, columns in characters;
/// `end` is one past the last character.
#[derive(Serialize)]
pub(super) struct Location {
    file: Path,
    start: Point,
    end: Point,
}

/// The path of a file.
enum Path {
    Of(Arc<SourceFile>),
    Alone(String),
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(match self {
            Path::Of(file) => &file.path,
            Path::Alone(path) => path,
        })
    }
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    file: Path,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct StepJson<'a> {
    message: &'a str,
    resource: Option<&'a str>,
    file: Path,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct UndecidedJson<'a> {
    rule: &'a str,
    resource: ResourceJson<'a>,
    location: Location,
    reason: &'a str,
    inputs: &'a [Str],
}

/// A problem, in a scan's document and in those of `graph`.
#[derive(Serialize)]
pub(super) struct ProblemJson<'a> {
    severity: crate::diagnostic::ProblemSeverity,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    location: Option<Location>,
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    root: &'a str,
    findings: BTreeMap<&'static str, usize>,
    suppressed: usize,
    undecided: usize,
    passed: usize,
    terraform_files: usize,
    templates: usize,
    plans: usize,
    resources: usize,
    data_sources: usize,
    not_analysed: NotAnalysed<'a>,
}

#[derive(Serialize)]
struct NotAnalysed<'a> {
    files: &'a [String],
    missing_modules: &'a [String],
    missing_templates: &'a [String],
    modules_without_instance: &'a [String],
    types_without_rules: &'a BTreeMap<String, usize>,
}

/// Things written one after the other, so that only one of them is in memory in its written form.
struct Each<'a, T> {
    sources: &'a SourceMap,
    items: &'a [T],
}

/// The findings of a document, many of which are of one rule.
struct Findings<'a> {
    sources: &'a SourceMap,
    items: &'a [Arc<Finding>],
    /// By where a rule is in memory: its aliases as they stand in every finding of it.
    aliases: FxHashMap<usize, Box<RawValue>>,
}

/// Findings that are put into words at a time, on all threads.
const BATCH: usize = 2_048;
/// Findings that one thread takes on.
const PIECE: usize = 64;

/// Where a rule is in memory, which tells it apart.
fn address(f: &Finding) -> usize {
    Arc::as_ptr(&f.rule).addr()
}

impl<'a> Findings<'a> {
    fn new(sources: &'a SourceMap, items: &'a [Arc<Finding>]) -> Findings<'a> {
        let mut aliases = FxHashMap::default();
        for f in items {
            aliases
                .entry(address(f))
                .or_insert_with(|| fragment(&f.rule.aliases));
        }
        Findings {
            sources,
            items,
            aliases,
        }
    }

    /// Writes the list as the value of a key of the document.
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut separator: &[u8] = b"[";
        for batch in self.items.chunks(BATCH) {
            let pieces: Vec<io::Result<Vec<String>>> = match batch.len() <= PIECE {
                // For a few no threads are started.
                true => vec![self.pieces(batch)],
                false => batch.par_chunks(PIECE).map(|p| self.pieces(p)).collect(),
            };
            for piece in pieces {
                for text in piece? {
                    out.write_all(separator)?;
                    out.write_all(b"\n    ")?;
                    out.write_all(text.as_bytes())?;
                    separator = b",";
                }
            }
        }
        out.write_all(match self.items {
            [] => b"[]",
            _ => b"\n  ]",
        })
    }

    fn pieces(&self, findings: &[Arc<Finding>]) -> io::Result<Vec<String>> {
        let one = |f: &Arc<Finding>| {
            let aliases = self.aliases.get(&address(f)).map(Box::as_ref);
            let text = serde_json::to_string_pretty(&finding(self.sources, f, aliases))?;
            Ok(indented(&text, 2))
        };
        findings.iter().map(one).collect()
    }
}

/// A list as it is written in a finding.
fn fragment(items: &[String]) -> Box<RawValue> {
    let text = serde_json::to_string_pretty(items).unwrap_or_else(|_| "[]".to_owned());
    RawValue::from_string(indented(&text, 1)).unwrap_or_default()
}

/// Pretty JSON some levels deep in a document: no string in it has a line break of its own.
fn indented(text: &str, levels: usize) -> String {
    text.replace('\n', &format!("\n{}", "  ".repeat(levels)))
}

/// Writes what follows the opening brace of an object.
struct Inside<'w> {
    out: &'w mut dyn io::Write,
    opened: bool,
}

impl io::Write for Inside<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes {
            [b'{', rest @ ..] if !self.opened => {
                self.opened = true;
                self.out.write_all(rest)?;
            }
            _ => self.out.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Serialize for Each<'_, Undecided> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.items.iter().map(|u| undecided(self.sources, u)))
    }
}

/// Writes the whole document, one line break at its end.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
    let sources = &analysis.sources;
    write!(out, "{{\n  \"version\": {VERSION},\n  \"findings\": ")?;
    Findings::new(sources, &analysis.findings).write(out)?;
    out.write_all(b",")?;
    let rest = Rest {
        undecided: Each {
            sources,
            items: &analysis.undecided,
        },
        problems: problems(sources, &analysis.problems),
        summary: summary(analysis, &analysis.summary),
    };
    let inside = Inside { out, opened: false };
    serde_json::to_writer_pretty(inside, &rest)?;
    out.write_all(b"\n")
}

/// A document as text.
pub(super) fn print(document: &impl Serialize) -> String {
    // Serialising plain data to a string cannot fail; if it did, an empty object says so.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_else(|_| "{}".to_owned());
    text.push('\n');
    text
}

fn finding<'a>(
    sources: &SourceMap,
    f: &'a Finding,
    aliases: Option<&'a RawValue>,
) -> FindingJson<'a> {
    FindingJson {
        rule: &f.rule.id,
        aliases,
        severity: f.rule.severity,
        topic: &f.rule.topic,
        message: &f.message,
        resource: resource(&f.resource),
        location: location(sources, f.primary.span),
        related: related(sources, &f.related),
        path: f.path().iter().map(|s| step(sources, s)).collect(),
        instances: f.instances().collect(),
        condition: f.condition().map(|c| c.as_str()),
        parameter_sets: f.parameter_sets(),
        fingerprint: f.fingerprint.to_string(),
        suppressed: f.suppressed().map(|s| SuppressedJson {
            reason: &s.reason,
            location: location(sources, s.span),
        }),
    }
}

fn undecided<'a>(sources: &SourceMap, u: &'a Undecided) -> UndecidedJson<'a> {
    UndecidedJson {
        rule: &u.rule.id,
        resource: resource(&u.resource),
        location: location(sources, u.location),
        reason: &u.reason,
        inputs: &u.inputs,
    }
}

fn resource(s: &Subject) -> ResourceJson<'_> {
    ResourceJson {
        address: &s.address,
        ty: &s.ty,
        dialect: s.dialect.as_str(),
        construct: s.construct.as_ref().map(|c| ConstructJson {
            path: &c.path,
            source: c.source.as_deref(),
        }),
    }
}

fn related<'a>(sources: &SourceMap, labels: &'a [Label]) -> Vec<Related<'a>> {
    labels
        .iter()
        .map(|l| {
            let Location { file, start, end } = location(sources, l.span);
            Related {
                message: &l.message,
                file,
                start,
                end,
            }
        })
        .collect()
}

fn step<'a>(sources: &SourceMap, s: &'a Step) -> StepJson<'a> {
    let Location { file, start, end } = location(sources, s.span);
    StepJson {
        message: &s.message,
        resource: s.resource.as_deref(),
        file,
        start,
        end,
    }
}

/// Problems as they stand in every document.
pub(super) fn problems<'a>(sources: &SourceMap, problems: &'a [Problem]) -> Vec<ProblemJson<'a>> {
    problems
        .iter()
        .map(|p| ProblemJson {
            severity: p.severity,
            code: p.code,
            message: &p.message,
            help: p.help.as_deref(),
            location: match (p.span, &p.path) {
                (Some(span), _) => Some(location(sources, span)),
                (None, Some(path)) => Some(Location {
                    file: Path::Alone(path.clone()),
                    start: Point { line: 1, column: 1 },
                    end: Point { line: 1, column: 1 },
                }),
                (None, None) => None,
            },
        })
        .collect()
}

pub(super) fn location(sources: &SourceMap, span: Span) -> Location {
    let Some(file) = sources.get(span.file) else {
        return Location {
            file: Path::Alone(String::new()),
            start: Point { line: 1, column: 1 },
            end: Point { line: 1, column: 1 },
        };
    };
    let point = |offset: u32| {
        let at = file.line_column(offset);
        Point {
            line: at.line,
            column: at.column,
        }
    };
    Location {
        start: point(span.start),
        end: point(span.end),
        file: Path::Of(file),
    }
}

fn summary<'a>(analysis: &Analysis, s: &'a Summary) -> SummaryJson<'a> {
    let mut findings = BTreeMap::new();
    for (severity, n) in analysis.counts() {
        findings.insert(severity.as_str(), n);
    }
    SummaryJson {
        root: &s.root,
        findings,
        suppressed: analysis.findings.len() - analysis.active().count(),
        undecided: analysis.undecided.len(),
        passed: s.passed,
        terraform_files: s.terraform_files,
        templates: s.templates,
        plans: s.plans,
        resources: s.resources,
        data_sources: s.data_sources,
        not_analysed: NotAnalysed {
            files: &s.incomplete_files,
            missing_modules: &s.missing_modules,
            missing_templates: &s.missing_templates,
            modules_without_instance: &s.modules_without_instance,
            types_without_rules: &s.types_without_rules,
        },
    }
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    title: &'a str,
    aliases: &'a [String],
    severity: Severity,
    topic: &'a str,
    targets: [&'a str; 1],
    dialects: &'a [String],
}

/// `bartizan rules --format json`.
pub fn rules<'a>(rules: impl Iterator<Item = &'a RuleInfo>) -> String {
    #[derive(Serialize)]
    struct Rules<'a> {
        rules: Vec<RuleJson<'a>>,
    }
    print(&Rules {
        rules: rules
            .map(|r| RuleJson {
                id: &r.id,
                title: &r.title,
                aliases: &r.aliases,
                severity: r.severity,
                topic: &r.topic,
                targets: [&r.target],
                dialects: &r.dialects,
            })
            .collect(),
    })
}
