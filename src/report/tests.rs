//! Reports that are one text, and the findings that all formats are tried with.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::analysis::{Analysis, Summary};
use crate::diagnostic::{Label, Problem, ProblemSeverity, Severity, Step};
use crate::resource::Dialect;
use crate::rules::{Finding, Fingerprint, RuleInfo, Subject, Suppression, Undecided};
use crate::source::{FileId, SourceMap, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

const MAIN: &str = r#"resource "aws_s3_bucket" "logs" {
  bucket = var.name
}

module "db" {
  source   = "./db"
  password = "hunter2"
}
"#;
const DB: &str = "variable \"password\" {}\n\nresource \"aws_db_instance\" \"a\" {\n  password\t= var.password # \u{1b}[31mred\n}\n";

pub(super) fn rule(id: &str, severity: Severity) -> Arc<RuleInfo> {
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

pub(super) fn finding(
    rule: Arc<RuleInfo>,
    address: &str,
    primary: Label,
    related: Vec<Label>,
) -> Finding {
    Finding {
        rule,
        message: "something is wrong".into(),
        resource: Arc::new(Subject {
            construct: None,
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

pub(super) fn analysis() -> Analysis {
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

const SHOWN: Shown = Shown {
    full: false,
    least: Severity::Low,
    undecided: true,
};

/// The same with a finding of severity info, one outside the root and one that is ignored.
fn more() -> Analysis {
    let mut analysis = analysis();
    let outside = analysis
        .sources
        .add("/etc/prod.tfvars", "acl = \"public-read\"\n");
    let mut findings: Vec<Finding> = analysis.findings.iter().map(|f| (**f).clone()).collect();
    let mut info = findings[1].clone();
    info.rule = rule("aws-s3-bucket-no-tags", Severity::Info);
    info.rare_mut().condition = None;
    let mut elsewhere = findings[1].clone();
    elsewhere.message = "`acl` of <b>|all|</b> is open".into();
    elsewhere.related = [findings[0].related[1].clone()].into();
    elsewhere.primary.span = Span::new(outside, 0, 3);
    let mut ignored = findings[0].clone();
    ignored.rare_mut().suppressed = Some(Suppression {
        reason: "read by [us](x) alone".into(),
        span: findings[1].primary.span,
    });
    findings.extend([info, elsewhere, ignored]);
    analysis.findings = findings.into_iter().map(Arc::new).collect();
    analysis
}

#[test]
fn annotations() {
    insta::assert_snapshot!(github::report(&more(), SHOWN));
}

#[test]
fn annotations_stay_within_ten_of_a_level_and_the_rest_is_counted() {
    let mut analysis = more();
    let with = |severity| {
        let mut f = (*analysis.findings[1]).clone();
        f.rule = rule("aws-x", severity);
        Arc::new(f)
    };
    let mut findings = vec![with(Severity::Low); 12];
    findings.extend(vec![with(Severity::High); 11]);
    findings.extend(vec![with(Severity::Medium); 3]);
    findings.push(with(Severity::Critical));
    analysis.findings = findings;
    let text = github::report(&analysis, SHOWN);
    let level = |name: &str| {
        let start = format!("::{name} ");
        text.lines().filter(|l| l.starts_with(&start)).count()
    };
    assert_eq!(
        (level("error"), level("warning"), level("notice")),
        (10, 4, 10)
    );
    let first: Vec<&str> = text.lines().take(3).collect();
    assert!(first[0].contains("aws-x (critical)"), "{}", first[0]);
    assert!(first[1].contains("title=not-utf8::"), "{}", first[1]);
    assert!(first[2].contains("aws-x (high)"), "{}", first[2]);
    let rest = "::notice title=Bartizan::6 more without an annotation (3 high, 3 low): ";
    assert!(text.contains(rest), "{text}");
    let full = Shown {
        full: true,
        ..SHOWN
    };
    let text = github::report(&analysis, full);
    let count = text.lines().filter(|l| l.starts_with("::")).count();
    assert_eq!(count, 27 + 2, "{text}");
}

#[test]
fn a_table() {
    insta::assert_snapshot!(markdown::report(&more(), SHOWN, None));
}

#[test]
fn a_table_with_links() {
    let blob = Some("https://github.example/o/r/blob/abc");
    let text = markdown::report(&more(), SHOWN, blob);
    let link = "[`db/main.tf:4`](https://github.example/o/r/blob/abc/db/main.tf#L4)";
    assert!(text.contains(link), "{text}");
    assert!(!text.contains("prod.tfvars"), "{text}");
}

#[test]
fn a_table_ends_before_github_drops_it() {
    let mut analysis = more();
    let long = {
        let mut f = (*analysis.findings[1]).clone();
        f.message = "x".repeat(100_000).into();
        Arc::new(f)
    };
    let short = analysis.findings[1].clone();
    analysis.findings = vec![long; 1_000];
    analysis.findings.extend(vec![short; 9_000]);
    let problem = analysis.problems[0].clone();
    analysis.problems = vec![problem; 10_000];
    analysis.undecided = vec![analysis.undecided[0].clone(); 10_000];
    let text = markdown::report(&analysis, SHOWN, None);
    assert!(text.len() <= markdown::MAX_BYTES, "{}", text.len());
    assert!(text.len() > markdown::MAX_BYTES / 2, "{}", text.len());
    let rows = |what: &str| text.lines().filter(|l| l.contains(what)).count();
    let cut: usize = text
        .lines()
        .filter_map(|l| l.strip_suffix(" rows are left out: GitHub takes a summary of 1024 KiB."))
        .map(|n| n.parse::<usize>().unwrap())
        .sum();
    assert_eq!(
        rows("| medium |") + rows("| error |") + rows("| `aws-s3-bucket-public` |") + cut,
        30_000
    );
}

#[test]
fn code_quality() {
    let mut out = Vec::new();
    gitlab::write(&more(), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn outputs_of_a_step() {
    let text = outputs::report(&more());
    assert_eq!(
        text,
        "findings=4\ncoverage={\"files\":2,\"resources\":12,\"checks\":{\"failed\":4,\
         \"ignored\":1,\"passed\":0,\"undecided\":1},\"decided\":83,\"not_analysed\":\
         {\"files\":1,\"missing_modules\":1,\"modules_without_instance\":0,\
         \"types_without_rules\":1}}\n"
    );
}
