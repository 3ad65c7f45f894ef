//! Scans the projects in `testdata/projects` with all built-in rules and compares each result with
//! the committed summary beside it, `<project>.findings`: a line for each finding, undecided check
//! and problem, and the counts. What a change of a rule, a model or the engine does to whole
//! projects shows here.
//!
//! Every line of the summaries was judged by hand. `BLESS=1 cargo test --test corpus` rewrites
//! them: judge what changed before committing it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use bartizan::analysis::{Analysis, ConfigFile, Options, scan};
use bartizan::source::Span;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn projects() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/projects");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    found.retain(|p| p.is_dir());
    found.sort();
    found
}

fn analyze(project: &Path) -> Analysis {
    scan(&Options {
        paths: vec![project.to_path_buf()],
        root: Some(project.to_path_buf()),
        config: ConfigFile::Isolated,
        ..Options::default()
    })
    .unwrap()
}

/// `file:line` of where something begins.
fn place(analysis: &Analysis, span: Span) -> String {
    match analysis.sources.get(span.file) {
        Some(file) => format!("{}:{}", file.path, file.line_column(span.start).line),
        None => "-".to_owned(),
    }
}

fn summary(analysis: &Analysis) -> String {
    let mut out = String::new();
    for f in &analysis.findings {
        let place = place(analysis, f.primary.span);
        let (severity, rule) = (f.rule.severity.as_str(), &f.rule.id);
        write!(out, "{place} {severity} {rule} {}", f.resource.address).unwrap();
        if f.instance_count() > 1 {
            write!(out, " and {} more", f.instance_count() - 1).unwrap();
        }
        if let Some(condition) = f.condition() {
            write!(out, " [when {condition}]").unwrap();
        }
        if let Some(suppressed) = f.suppressed() {
            write!(out, " [ignored: {}]", suppressed.reason).unwrap();
        }
        out.push('\n');
    }
    for u in &analysis.undecided {
        let place = place(analysis, u.location);
        let (rule, address) = (&u.rule.id, &u.resource.address);
        write!(out, "{place} undecided {rule} {address}: {}", u.reason).unwrap();
        writeln!(out, " (decided by {})", u.inputs.join(", ")).unwrap();
    }
    for p in &analysis.problems {
        let place = place(analysis, p.span.unwrap_or(Span::NONE));
        let severity = format!("{:?}", p.severity).to_lowercase();
        writeln!(out, "{place} {severity} {}: {}", p.code, p.message).unwrap();
    }
    out.push('\n');
    for (severity, n) in analysis.counts().iter().rev() {
        writeln!(out, "{}: {n}", severity.as_str()).unwrap();
    }
    let s = &analysis.summary;
    let ignored = analysis.findings.len() - analysis.active().count();
    writeln!(out, "ignored: {ignored}").unwrap();
    writeln!(out, "undecided: {}", analysis.undecided.len()).unwrap();
    writeln!(out, "passed: {}", s.passed).unwrap();
    writeln!(out, "resources: {}", s.resources).unwrap();
    writeln!(out, "data sources: {}", s.data_sources).unwrap();
    let types: Vec<&str> = s.types_without_rules.keys().map(String::as_str).collect();
    writeln!(out, "types without rules: {}", types.join(", ")).unwrap();
    out
}

/// The lines that only one of two texts has, in order, `-` before those that were there and `+`
/// before those that are now.
fn diff(old: &str, new: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // common[i][j]: how many lines a[i..] and b[j..] have in common, in order.
    let mut common = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] = if a[i] == b[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let mut out = String::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            i += 1;
            j += 1;
        } else if j == b.len() || i < a.len() && common[i + 1][j] >= common[i][j + 1] {
            writeln!(out, "- {}", a[i]).unwrap();
            i += 1;
        } else {
            writeln!(out, "+ {}", b[j]).unwrap();
            j += 1;
        }
    }
    out
}

#[test]
fn projects_give_the_findings_that_were_judged() {
    let bless = std::env::var_os("BLESS").is_some();
    let projects = projects();
    assert!(projects.len() >= 4, "{projects:?}");
    let mut differences = String::new();
    for project in projects {
        let committed = project.with_extension("findings");
        let now = summary(&analyze(&project));
        if bless {
            std::fs::write(&committed, &now).unwrap();
            continue;
        }
        let before = std::fs::read_to_string(&committed).unwrap_or_default();
        if before != now {
            let name = committed
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            write!(differences, "\n{name}\n{}", diff(&before, &now)).unwrap();
        }
    }
    assert!(
        differences.is_empty(),
        "findings changed; judge them, then BLESS=1 cargo test --test corpus\n{differences}"
    );
}

#[test]
fn a_diff_names_what_came_and_went() {
    assert_eq!(diff("a\nb\nc\n", "a\nc\nd\n"), "- b\n+ d\n");
    assert_eq!(diff("a\n", "a\n"), "");
    assert_eq!(diff("", "a\n"), "+ a\n");
}
