//! Plans as they are scanned: by themselves, beside their code, with what is judged of them. On the
//! projects of `testdata/plan`, of which a few rules are looked at.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use bartizan::analysis::{Analysis, Options, scan};
use bartizan::report::{Shown, text};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What is looked at: other rules may come and go.
const RULES: [&str; 7] = [
    "aws-iam-policy-full-admin",
    "aws-rds-instance-public",
    "aws-rds-instance-storage-unencrypted",
    "aws-s3-bucket-public-read-acl",
    "aws-s3-bucket-versioning-disabled",
    "aws-sqs-queue-unencrypted",
    "aws-vpc-security-group-ssh-open-to-internet",
];

fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testdata/plan")
        .join(name)
}

fn options(paths: &[PathBuf], root: &Path) -> Options {
    Options {
        paths: paths.to_vec(),
        root: Some(root.to_path_buf()),
        ..Options::default()
    }
}

/// The findings, one a line: rule, address, place and the text there.
fn lines(analysis: &Analysis) -> String {
    let mut out = String::new();
    for f in &analysis.findings {
        if !RULES.contains(&f.rule.id.as_ref()) {
            continue;
        }
        let file = analysis.sources.get(f.primary.span.file).unwrap();
        let at = file.line_column(f.primary.span.start);
        let text = analysis.sources.text(f.primary.span);
        let _ = writeln!(
            out,
            "{} {} {}:{}:{} {text} ({})",
            f.rule.id, f.resource.address, file.path, at.line, at.column, f.primary.message
        );
    }
    for u in &analysis.undecided {
        if RULES.contains(&u.rule.id.as_ref()) {
            let _ = writeln!(
                out,
                "undecided {} {}: {}",
                u.rule.id, u.resource.address, u.reason
            );
        }
    }
    for p in &analysis.problems {
        let _ = writeln!(out, "{} {}", p.code, p.message);
    }
    out
}

fn scanned(name: &str) -> Analysis {
    let dir = project(name);
    scan(&options(std::slice::from_ref(&dir), &dir)).unwrap()
}

#[test]
fn a_plan_by_itself() {
    let analysis = scanned("alone");
    insta::assert_snapshot!(lines(&analysis), @r#"
    aws-rds-instance-public aws_db_instance.main plan.json:28:36 true (`publicly_accessible` is `true`)
    aws-rds-instance-storage-unencrypted aws_db_instance.main plan.json:29:34 false (`storage_encrypted` is `false`)
    aws-vpc-security-group-ssh-open-to-internet aws_security_group.bastion plan.json:114:19 "0.0.0.0/0" (this is `"0.0.0.0/0"`)
    aws-s3-bucket-versioning-disabled module.logs["web"].aws_s3_bucket.this plan.json:209:31 "Suspended" (`status` is `"Suspended"`)
    aws-iam-policy-full-admin data.aws_iam_policy_document.operators plan.json:608:21 "*" (this is `"*"`)
    "#);
    assert_eq!(
        (analysis.summary.plans, analysis.summary.terraform_files),
        (1, 0)
    );
    assert_eq!(
        (analysis.summary.resources, analysis.summary.data_sources),
        (9, 1)
    );
}

#[test]
fn a_plan_beside_its_code() {
    let analysis = scanned("beside");
    insta::assert_snapshot!(lines(&analysis), @r#"
    aws-s3-bucket-versioning-disabled module.copy[1].aws_s3_bucket.this bucket/main.tf:17:14 var.status (`status` is `"Suspended"`)
    aws-s3-bucket-versioning-disabled aws_s3_bucket.site main.tf:20:1 resource "aws_s3_bucket" "site" (neither `aws_s3_bucket_versioning` nor `versioning.enabled` is set)
    aws-s3-bucket-public-read-acl aws_s3_bucket.site main.tf:26:12 local.acl (`acl` is `"public-read"`)
    aws-sqs-queue-unencrypted module.queue.aws_sqs_queue.this[0] main.tf:36:1 module "queue" (`sqs_managed_sse_enabled` is `false`)
    aws-rds-instance-storage-unencrypted aws_db_instance.main main.tf:42:1 resource "aws_db_instance" "main" (`storage_encrypted` is not set)
    aws-rds-instance-public aws_db_instance.main main.tf:48:25 false (`publicly_accessible` is `true`)
    aws-vpc-security-group-ssh-open-to-internet aws_security_group.web main.tf:72:20 "0.0.0.0/0" (this is `"0.0.0.0/0"`)
    "#);
    // One unit for both: nothing is counted or reported twice.
    let s = &analysis.summary;
    assert_eq!((s.plans, s.terraform_files, s.resources), (1, 2, 9));
    assert!(s.missing_modules.is_empty() && analysis.problems.is_empty());
    // The same when the plan alone is given.
    let dir = project("beside");
    let alone = scan(&options(&[dir.join("plan.json")], &dir)).unwrap();
    assert_eq!(lines(&alone), lines(&analysis));
}

/// A copy of a project in a folder of its own.
fn copied(name: &str, to: &Path) {
    for entry in fs::read_dir(project(name)).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copied(
                &format!("{name}/{}", entry.file_name().to_str().unwrap()),
                &target,
            );
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_code_of_a_plan_is_found_where_it_fits() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    let joined = |paths: &[&str]| {
        let paths: Vec<PathBuf> = paths.iter().map(|p| root.join(p)).collect();
        let analysis = scan(&options(&paths, &root)).unwrap();
        (
            analysis.summary.terraform_files > 0,
            analysis.summary.resources,
        )
    };
    fs::create_dir_all(root.join("infra/plans")).unwrap();
    fs::create_dir_all(root.join("ci/out")).unwrap();
    copied("beside", &root.join("infra"));
    // Above the plan.
    fs::rename(
        root.join("infra/plan.json"),
        root.join("infra/plans/p.json"),
    )
    .unwrap();
    assert_eq!(joined(&["infra/plans/p.json"]), (true, 9));
    // Elsewhere, when it is analysed too.
    fs::rename(root.join("infra/plans/p.json"), root.join("ci/out/p")).unwrap();
    assert_eq!(joined(&["ci/out/p"]), (false, 9));
    assert_eq!(joined(&["ci/out/p", "infra"]), (true, 9));
    // Two folders that both fit: which it is, nobody can tell. The roots are analysed as well.
    fs::create_dir_all(root.join("copy")).unwrap();
    copied("beside", &root.join("copy"));
    fs::remove_file(root.join("copy/plan.json")).unwrap();
    let (_, resources) = joined(&["ci/out/p", "infra", "copy"]);
    assert!(resources > 2 * 9, "{resources}");
    // Code that is another's is left alone.
    fs::write(
        root.join("ci/main.tf"),
        "resource \"aws_s3_bucket\" \"other\" {}\n",
    )
    .unwrap();
    assert_eq!(joined(&["ci"]), (true, 1));
    fs::rename(root.join("ci/out/p"), root.join("ci/out/p.json")).unwrap();
    assert_eq!(joined(&["ci"]), (true, 10));
}

#[test]
fn sensitive_values_are_masked() {
    let dir = project("alone");
    let mut options = options(std::slice::from_ref(&dir), &dir);
    let rules = tempfile::tempdir().unwrap();
    fs::create_dir_all(rules.path().join("acme/db")).unwrap();
    fs::write(
        rules.path().join("acme/db/password.hcl"),
        "rule {\n  title = \"Password is known\"\n  severity = \"low\"\n  topic = \"data-protection\"\n  \
         why = \"x\"\n  help = \"x\"\n  confidence = \"high\"\n  refs = []\n  aliases = []\n  \
         controls = {}\n  target = \"aws_db_instance\"\n  condition = self.password \
         == null\n  message = \"password ${self.password}\"\n}\n",
    )
    .unwrap();
    options.rule_dirs = vec![rules.path().to_path_buf()];
    let analysis = scan(&options).unwrap();
    let found = analysis
        .findings
        .iter()
        .find(|f| f.rule.id == "acme-db-password");
    assert!(found.unwrap().sensitive);
    let style = text::Style {
        color: false,
        width: 80,
        ascii: true,
    };
    let shown = Shown {
        full: true,
        least: bartizan::diagnostic::Severity::Info,
        undecided: true,
    };
    let report = text::report(&analysis, shown, style);
    assert!(
        report.contains("\"password\": \"*************\""),
        "{report}"
    );
    assert!(!report.contains("correct-horse"));
}

#[test]
fn a_state_is_judged_where_its_code_is_not() {
    let plan: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(project("beside/plan.json")).unwrap()).unwrap();
    let state = serde_json::json!({
        "format_version": "1.0",
        "terraform_version": "1.11.4",
        "values": plan["planned_values"],
    });
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    fs::write(root.join("state.json"), state.to_string()).unwrap();
    let run = |path: &str| scan(&options(&[root.join(path)], &root)).unwrap().summary;
    assert_eq!((run("").plans, run("").resources), (1, 9));
    copied("beside", &root);
    fs::remove_file(root.join("plan.json")).unwrap();
    // The code says what will be; what is there is judged on request.
    assert_eq!((run("").plans, run("").terraform_files), (0, 2));
    assert_eq!(
        (run("state.json").plans, run("state.json").terraform_files),
        (1, 2)
    );
}
