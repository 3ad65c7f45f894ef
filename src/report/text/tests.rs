//! The report as people see it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::analysis::Summary;
use crate::diagnostic::{ProblemSeverity, Step};
use crate::resource::Dialect;
use crate::rules::{Fingerprint, RuleInfo, Subject};
use crate::source::FileId;
use std::collections::BTreeMap;

const MAIN: &str = r#"resource "aws_s3_bucket" "logs" {
  bucket = var.name
}

module "db" {
  source   = "./db"
  password = "hunter2"
}
"#;
const DB: &str = "variable \"password\" {}\n\nresource \"aws_db_instance\" \"a\" {\n  password\t= var.password # \u{1b}[31mred\n}\n";

fn rule(id: &str, severity: Severity) -> Arc<RuleInfo> {
    Arc::new(RuleInfo {
        id: id.to_owned(),
        title: "A title".to_owned(),
        severity,
        topic: "resilience".to_owned(),
        why: "An overwritten or deleted object cannot be restored, whoever did it and for whatever reason it was done.".to_owned(),
        help: "Turn versioning on.".to_owned(),
        confidence: "high".to_owned(),
        refs: Vec::new(),
        aliases: Vec::new(),
        controls: BTreeMap::new(),
        target: "aws.s3.bucket".to_owned(),
        dialects: Vec::new(),
    })
}

struct Place<'a> {
    file: FileId,
    text: &'a str,
}

impl Place<'_> {
    fn label(&self, what: &str, message: &str) -> Label {
        let at = self.text.find(what).unwrap();
        Label {
            span: Span::new(self.file, at, at + what.len()),
            message: message.into(),
        }
    }
}

fn finding(rule: Arc<RuleInfo>, address: &str, primary: Label, related: Vec<Label>) -> Finding {
    Finding {
        rule,
        message: "something is wrong".into(),
        resource: Arc::new(Subject {
            address: address.into(),
            ty: "aws_s3_bucket".into(),
            dialect: Dialect::Terraform,
        }),
        primary,
        related: related.into(),
        way: 0..0,
        fingerprint: Fingerprint::default(),
        sensitive: false,
        rare: None,
    }
}

fn analysis() -> Analysis {
    let sources = Arc::new(SourceMap::default());
    let main = Place {
        file: sources.add("main.tf", MAIN),
        text: MAIN,
    };
    let db = Place {
        file: sources.add("db/main.tf", DB),
        text: DB,
    };
    let mut plain = finding(
        rule("aws-s3-bucket-unversioned", Severity::Medium),
        "aws_s3_bucket.logs[0]",
        main.label("resource \"aws_s3_bucket\" \"logs\"", "keeps no versions"),
        Vec::new(),
    );
    plain.rare_mut().condition = Some("var.env == \"prod\"".into());
    plain.rare_mut().others = (1..11)
        .map(|i| format!("aws_s3_bucket.logs[{i}]").into())
        .collect();
    let mut secret = finding(
        rule("aws-rds-password-in-code", Severity::Critical),
        "module.db.aws_db_instance.a",
        db.label("var.password", "is written in the code"),
        vec![
            db.label("variable \"password\"", "declared here"),
            main.label("\"hunter2\"", "given here"),
        ],
    );
    secret.sensitive = true;
    let step = |label: Label| Step {
        span: label.span,
        message: label.message,
        resource: None,
    };
    // One step stands where the finding does, one where the value was given, two at one place.
    secret.rare_mut().path = vec![
        step(db.label("var.password", "the password goes in here")),
        step(main.label("module", "through the module")),
        step(main.label("module", "and on")),
        step(main.label("\"hunter2\"", "from here")),
    ];
    let mut gone = Problem::error("not-utf8", "this file is not valid UTF-8", Span::NONE)
        .path("old/\u{1b}]0;title\u{7}.tf");
    gone.severity = ProblemSeverity::Error;
    let broken = main.label("source", "");
    Analysis {
        undecided: vec![Undecided {
            rule: rule("aws-s3-bucket-public", Severity::High),
            resource: Subject::clone(&secret.resource),
            location: main.label("var.name", "").span,
            reason: "`var.name` has no value".to_owned(),
            inputs: vec!["var.name".into()],
        }],
        findings: vec![Arc::new(secret), Arc::new(plain)],
        problems: vec![
            gone,
            Problem::warning("unexpected-attribute", "`source` is odd", broken.span)
                .help("leave it out")
                .related(main.label("module", "").span, "in this block"),
        ],
        fail_on: None,
        summary: Summary {
            root: "/somewhere".to_owned(),
            terraform_files: 2,
            resources: 12,
            incomplete_files: vec!["old/x.tf".to_owned()],
            missing_modules: vec!["module.a".to_owned()],
            modules_without_instance: Vec::new(),
            types_without_rules: [("aws_x".to_owned(), 3)].into(),
            ..Summary::default()
        },
        units: Vec::new(),
        sources,
    }
}

const STYLE: Style = Style {
    color: false,
    width: 80,
    full: false,
    least: Severity::Low,
    undecided: true,
    ascii: false,
};

#[test]
fn frames() {
    let text = report(&analysis(), STYLE);
    assert!(!text.contains("hunter2") && !text.contains('\u{1b}'));
    insta::assert_snapshot!(text);
}

#[test]
fn frames_in_ascii() {
    let style = Style {
        ascii: true,
        undecided: false,
        ..STYLE
    };
    let text = report(&analysis(), style);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn colours_only_when_asked_for() {
    let style = Style {
        color: true,
        ..STYLE
    };
    let text = report(&analysis(), style);
    // The file's own escape is not among them.
    assert!(text.contains("\u{1b}[") && !text.contains("\u{1b}[31mred"));
    assert!(!text.contains("\u{1b}]0;"));
}

#[test]
fn very_many_findings_take_a_line_each() {
    let mut analysis = analysis();
    let one = analysis.findings[1].clone();
    analysis.findings = vec![one; MANY_FINDINGS + 1];
    let text = report(&analysis, STYLE);
    let line = "main.tf:1:1: medium[aws-s3-bucket-unversioned] aws_s3_bucket.logs[0]: something is wrong, when var.env == \"prod\" (11 instances)\n";
    assert_eq!(text.matches(line).count(), MANY_FINDINGS + 1);
    let full = Style {
        full: true,
        ..STYLE
    };
    assert!(!report(&analysis, full).contains(line));
}

#[test]
fn a_span_that_fits_no_text_costs_only_its_drawing() {
    let mut analysis = analysis();
    Arc::make_mut(&mut analysis.findings[1]).primary.span.end = 1_000_000;
    Arc::make_mut(&mut analysis.findings[1]).primary.span.start = 999_999;
    assert!(report(&analysis, STYLE).contains("something is wrong"));
}
