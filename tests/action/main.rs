//! The GitHub action as a workflow uses it: its steps, read from `action.yml`, run by a stand-in for
//! GitHub's runner with the binary under test in the place of a released one.
//!
//! Needs bash, tar and curl, as the action does.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod expression;
mod runner;

use runner::{Annotation, Run, Runner, project_root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A workspace with `testdata/terraform/website` in `infra/website`.
fn website() -> Runner {
    let runner = Runner::new();
    let from = project_root().join("testdata/terraform/website");
    runner::copy(&from, &runner.workspace.join("infra/website"));
    runner
}

/// What the command itself says of the same.
fn direct(runner: &Runner, format: &str, args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.current_dir(&runner.workspace).env_clear();
    let output = command
        .args(["scan", "--format", format])
        .args(args)
        .output();
    output.unwrap().stdout
}

fn level<'a>(run: &'a Run, level: &str) -> Vec<&'a Annotation> {
    run.annotations
        .iter()
        .filter(|a| a.level == level)
        .collect()
}

#[test]
fn findings_are_annotated_tabled_and_counted_and_fail_the_job() {
    let runner = website();
    let run = runner.run(&[]);
    assert!(!run.success);
    assert_eq!(run.outputs["exit-code"], "1");

    let report: Value = serde_json::from_slice(&direct(&runner, "json", &[])).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(run.outputs["findings"], findings.len().to_string());
    let coverage: Value = serde_json::from_str(&run.outputs["coverage"]).unwrap();
    assert_eq!(coverage["resources"], report["summary"]["resources"]);
    assert_eq!(coverage["checks"]["passed"], report["summary"]["passed"]);

    let sarif = fs::read(&run.outputs["sarif-file"]).unwrap();
    assert!(sarif == direct(&runner, "sarif", &[]));

    // Every annotation stands in a file of the workspace, on lines that it has.
    assert!(!level(&run, "error").is_empty());
    for a in &run.annotations {
        assert!(level(&run, &a.level).len() <= 10);
        let Some(file) = a.properties.get("file") else {
            continue;
        };
        let text = fs::read_to_string(runner.workspace.join(file)).unwrap();
        let last: usize = a.properties["endLine"].parse().unwrap();
        assert!(last >= 1 && last <= text.lines().count(), "{a:?}");
    }
    let rows = run
        .summary
        .lines()
        .filter(|l| l.contains("](https://"))
        .count();
    assert_eq!(rows, findings.len(), "{}", run.summary);
    // The log has the report for people between marks that keep it from being read as commands.
    let text = String::from_utf8(direct(&runner, "text", &[])).unwrap();
    assert!(run.log.contains(&text), "{}", run.log);
}

#[test]
fn what_a_job_shows() {
    let runner = website();
    let run = runner.run(&[("min-severity", "high")]);
    let text = String::from_utf8(direct(&runner, "text", &["--min-severity", "high"])).unwrap();
    let outputs: Vec<String> = run
        .outputs
        .iter()
        .map(|(name, value)| format!("{name}: {}\n", runner.masked(value)))
        .collect();
    insta::assert_snapshot!(format!(
        "== log\n{}\n== summary\n{}\n== outputs\n{}",
        runner.masked(&run.log.replace(&text, "[REPORT]\n")),
        runner.masked(&run.summary),
        outputs.concat()
    ));
}

#[test]
fn the_report_is_uploaded_before_the_job_fails_with_a_category_for_each_folder() {
    let runner = website();
    for (folder, category, want) in [
        (".", "", "bartizan"),
        ("infra", "", "bartizan/infra"),
        ("./infra/website/", "", "bartizan/infra/website"),
        ("infra", "own", "own"),
    ] {
        let run = runner.run(&[
            ("sarif", "true"),
            ("working-directory", folder),
            ("category", category),
        ]);
        assert!(!run.success);
        let [upload] = run.used.as_slice() else {
            panic!("{:?}", run.used);
        };
        assert!(
            upload
                .action
                .starts_with("github/codeql-action/upload-sarif@")
        );
        assert_eq!(upload.with["category"], want);
        assert!(Path::new(&upload.with["sarif_file"]).is_file());
        // Whatever the folder, paths are those of the repository.
        let sarif = fs::read_to_string(&upload.with["sarif_file"]).unwrap();
        assert!(
            sarif.contains("\"infra/website/bucket/main.tf\""),
            "{folder}"
        );
    }
    assert!(runner.run(&[]).used.is_empty());
}

#[test]
fn inputs_are_those_of_the_command() {
    let runner = website();
    let exit = |inputs: &[(&str, &str)]| {
        let run = runner.run(inputs);
        let code = run.outputs.get("exit-code").cloned().unwrap_or_default();
        assert_eq!(run.success, code == "0", "{}", run.log);
        code
    };
    assert_eq!(exit(&[("fail-on", "never")]), "0");
    assert_eq!(exit(&[("fail-on", "critical")]), "0");
    assert_eq!(exit(&[("fail-on", "high")]), "1");
    assert_eq!(exit(&[("fail-on", "bad")]), "2");
    assert_eq!(exit(&[("min-severity", "critical")]), "0");
    assert_eq!(exit(&[("paths", "nowhere")]), "2");
    let empty = runner.workspace.join("with a blank");
    fs::create_dir(&empty).unwrap();
    assert_eq!(exit(&[("paths", "with a blank")]), "3");
    fs::write(empty.join("main.tf"), "resource \"aws_s3_bucket\" {\n").unwrap();
    assert_eq!(exit(&[("paths", "with a blank")]), "4");
    assert_eq!(exit(&[("paths", "with a blank\r\n\ninfra\n")]), "1");
    assert_eq!(exit(&[("sarif", "yes")]), "");
    assert_eq!(exit(&[("working-directory", "nowhere")]), "");

    fs::write(runner.workspace.join("own.yaml"), "fail-on: critical\n").unwrap();
    assert_eq!(exit(&[("paths", "infra"), ("config", "own.yaml")]), "0");

    let quiet = runner.run(&[("annotations", "false"), ("summary", "false")]);
    assert!(quiet.annotations.is_empty() && quiet.summary.is_empty());
    assert!(
        quiet.log.contains("aws-s3-bucket-public-read-acl"),
        "{}",
        quiet.log
    );
}

#[test]
fn variable_files_count_in_their_order() {
    let runner = Runner::new();
    let file = |name: &str, text: &str| fs::write(runner.workspace.join(name), text).unwrap();
    file(
        "main.tf",
        "variable \"acl\" {}\n\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = \"b\"\n}\n\nresource \"aws_s3_bucket_acl\" \"a\" {\n  bucket = aws_s3_bucket.a.id\n  acl    = var.acl\n}\n",
    );
    file("open.tfvars", "acl = \"public-read\"\n");
    file("closed.tfvars", "acl = \"private\"\n");
    let found = |files: &str| {
        let run = runner.run(&[("var-files", files), ("min-severity", "high")]);
        run.outputs["exit-code"].clone()
    };
    assert_eq!(found("closed.tfvars\nopen.tfvars"), "1");
    assert_eq!(found("open.tfvars\nclosed.tfvars\n"), "0");
}

#[test]
fn what_is_not_the_released_binary_is_not_run() {
    let runner = website();
    let marker = runner.workspace.join("ran");
    let program = format!("#!/bin/sh\ntouch '{}'\n", marker.display());
    runner.replace_archive(&program);
    let run = runner.run(&[]);
    assert!(!run.success);
    assert!(!marker.exists());
    assert!(
        run.outputs.values().all(String::is_empty),
        "{:?}",
        run.outputs
    );
    assert!(run.summary.is_empty());
    let [refused] = run.annotations.as_slice() else {
        panic!("{}", run.log);
    };
    let why = "has not the digest that is committed in the action";
    assert!(refused.message.contains(why), "{refused:?}");
    // Nothing of it is left to be run by mistake.
    assert_eq!(runner::files_below(&runner.temp), Vec::<String>::new());

    runner.damage_archive();
    assert!(!runner.run(&[]).success);

    // Its own digest is the only thing that makes it run.
    runner.replace_archive(&program);
    runner.write_digests();
    runner.run(&[]);
    assert!(marker.exists());
}

#[test]
fn without_a_digest_nothing_is_taken() {
    let runner = website();
    let why = |inputs: &[(&str, &str)]| {
        let run = runner.run(inputs);
        assert!(!run.success && run.annotations.len() == 1, "{}", run.log);
        run.annotations[0].message.clone()
    };
    assert!(why(&[("version", "0.0.1")]).contains("knows no digest"));
    assert!(why(&[("version", "../../x")]).contains("is not like 1.2.3"));
    assert!(why(&[("version", "1.2.3\n::error::x")]).contains("is not like 1.2.3"));
    let digests = fs::read_to_string(runner.digests()).unwrap();
    fs::write(runner.digests(), "").unwrap();
    assert!(why(&[]).contains("is no release"));
    fs::write(runner.digests(), digests.replace("bartizan-", "other-")).unwrap();
    assert!(why(&[]).contains("damaged"));
    fs::write(runner.digests(), digests).unwrap();
    let version = concat!("v", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        runner.run(&[("version", version)]).outputs["exit-code"],
        "1"
    );
    assert!(why(&[("download-url", "http://127.0.0.1:1")]).contains("cannot download"));
}

#[test]
fn the_download_is_at_the_repository_of_the_action() {
    let runner = website();
    let curl = runner.fake_curl();
    for (repository, want) in [
        ("owner/bartizan", "https://github.example/owner/bartizan"),
        // Not told: by where the action lies.
        ("", "https://github.example/actor/bartizan"),
    ] {
        let run = runner.run_as(repository, &[("download-url", "")]);
        assert!(!run.success);
        let version = env!("CARGO_PKG_VERSION");
        let url = fs::read_to_string(&curl).unwrap();
        let start = format!("{want}/releases/download/v{version}/bartizan-{version}-");
        assert!(url.trim().starts_with(&start), "{url}");
    }
}

#[test]
fn inputs_are_never_a_part_of_a_script() {
    let runner = website();
    let names: Vec<String> = runner.inputs().into_keys().collect();
    for name in &names {
        for text in [
            "$(touch pwned)`touch pwned`'; touch pwned; '\"; touch pwned; \"",
            "a\ntouch pwned\n::warning::pwned",
            "--output=pwned",
        ] {
            let run = runner.run(&[(name, text)]);
            let files = runner::files_below(runner.root());
            assert!(
                !files.iter().any(|f| f.ends_with("/pwned")),
                "{name}: {text}"
            );
            assert!(
                run.annotations
                    .iter()
                    .all(|a| a.level != "warning" || a.message != "pwned")
            );
        }
    }
    for step in runner.steps() {
        let script = step["run"].as_str().unwrap_or_default();
        assert!(!script.contains("${{"), "{script}");
    }
}

#[test]
fn what_files_say_is_no_command() {
    let runner = Runner::new();
    fs::write(
        runner.workspace.join("main.tf"),
        "resource \"aws_s3_bucket\" \"a\" {\n}\nresource \"aws_s3_bucket_acl\" \"a\" {\n  bucket = aws_s3_bucket.a.id\n  acl = \"public-read\" # ##[error]pwned\n\n::error::pwned\n}\n",
    )
    .unwrap();
    let run = runner.run(&[]);
    assert!(run.log.contains("##[error]pwned"), "{}", run.log);
    let ours = |a: &Annotation| a.properties.contains_key("title");
    assert!(run.annotations.iter().all(ours), "{:?}", run.annotations);
}

#[test]
fn without_git_the_workspace_is_the_root() {
    let runner = website();
    fs::remove_dir(runner.workspace.join(".git")).unwrap();
    let run = runner.run(&[("working-directory", "infra/website")]);
    let files: BTreeSet<&String> = run
        .annotations
        .iter()
        .filter_map(|a| a.properties.get("file"))
        .collect();
    assert!(!files.is_empty());
    assert!(
        files.iter().all(|f| f.starts_with("infra/website/")),
        "{files:?}"
    );
}

#[test]
fn every_action_used_is_pinned_by_its_commit() {
    let root = project_root();
    let mut files = ["action.yml", "docs/github.md", "docs/sarif.md"]
        .map(|f| root.join(f))
        .to_vec();
    for entry in fs::read_dir(root.join(".github/workflows")).unwrap() {
        files.push(entry.unwrap().path());
    }
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in &files {
        for line in fs::read_to_string(file).unwrap().lines() {
            let Some(uses) = line.trim().trim_start_matches("- ").strip_prefix("uses: ") else {
                continue;
            };
            if uses.starts_with("./") || uses.starts_with("OWNER/bartizan@COMMIT") {
                continue;
            }
            let (action, rest) = uses.split_once('@').unwrap();
            let (commit, version) = rest.split_once(" # v").unwrap_or_else(|| panic!("{line}"));
            let is_commit = commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{line}");
            let of = seen.entry(action.to_owned()).or_default();
            of.insert(rest.to_owned());
        }
    }
    assert!(seen.len() > 4, "{seen:?}");
    // One version of each, everywhere.
    assert!(
        seen.values().all(|versions| versions.len() == 1),
        "{seen:?}"
    );
}

#[test]
fn inputs_and_outputs_are_documented() {
    let page = fs::read_to_string(project_root().join("docs/github.md")).unwrap();
    let runner = Runner::new();
    let names = runner.inputs().into_keys().chain(runner.outputs());
    for name in names {
        assert!(page.contains(&format!("\n| `{name}` | ")), "{name}");
    }
}
