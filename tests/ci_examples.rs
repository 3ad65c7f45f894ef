//! The examples in `docs/ci.md`, carried out: their scripts with a stand-in for a release, their
//! commands with the real binary.
//!
//! What needs jq is left out, with a message, where that is not.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "tests"
)]

use bartizan::source::FileId;
use bartizan::syntax::yaml;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const ARCHIVE: &str = "bartizan-1.2.3-x86_64-unknown-linux-musl";

/// The code of a language in a section of the page, in order.
fn examples(section: &str, language: &str) -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci.md");
    let page = fs::read_to_string(page).unwrap();
    let begin = match section {
        "" => 0,
        section => page.find(&format!("\n## {section}\n")).unwrap() + 1,
    };
    let rest = &page[begin..];
    let text = rest[1..].split("\n## ").next().unwrap();
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1);
    let blocks = blocks.map(|b| b.split("```").next().unwrap().to_owned());
    blocks.collect()
}

fn only(section: &str, language: &str) -> String {
    let mut all = examples(section, language);
    assert_eq!(all.len(), 1, "{section}: {all:?}");
    all.remove(0)
}

/// A checkout with findings, and a folder of releases.
struct Job {
    place: TempDir,
}

impl Job {
    fn new() -> Job {
        let job = Job {
            place: tempfile::tempdir().unwrap(),
        };
        let project = "testdata/terraform/website";
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(project);
        copy(&from, &job.at("checkout"));
        for folder in ["checkout/ci", "checkout/.git", "releases/v1.2.3", "tools"] {
            fs::create_dir_all(job.at(folder)).unwrap();
        }
        job.script(
            &format!("releases/v1.2.3/{ARCHIVE}/bartizan"),
            &format!(
                "#!/bin/sh\nexec '{}' \"$@\"\n",
                env!("CARGO_BIN_EXE_bartizan")
            ),
        );
        let tar = ["-czf", &format!("{ARCHIVE}.tar.gz"), ARCHIVE];
        let made = Command::new("tar")
            .args(tar)
            .current_dir(job.at("releases/v1.2.3"))
            .status();
        assert!(made.unwrap().success());
        job
    }

    fn at(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    fn script(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a line of a job in the checkout.
    fn run(&self, line: &str) -> Output {
        let path = std::env::var("PATH").unwrap();
        let tools = self.at("tools");
        Command::new("bash")
            .args(["-c", line])
            .current_dir(self.at("checkout"))
            .env("PATH", format!("{}:{path}", tools.display()))
            .env(
                "BARTIZAN_RELEASES",
                format!("file://{}", self.at("releases").display()),
            )
            .env("BITBUCKET_REPO_FULL_NAME", "team/site")
            .env("BITBUCKET_COMMIT", "c0ffee")
            .output()
            .unwrap()
    }

    /// The page's script that takes a release, with the digest of the one here.
    fn install(&self) {
        let sum = self.run(&format!(
            "sha256sum <'{}'",
            self.at(&format!("releases/v1.2.3/{ARCHIVE}.tar.gz"))
                .display()
        ));
        let sum = String::from_utf8(sum.stdout).unwrap();
        let digest = format!("digest={}", sum.split_whitespace().next().unwrap());
        let script = only("", "bash");
        let example = format!("digest={}", "0".repeat(64));
        assert!(script.contains(&example));
        self.script(
            "checkout/ci/bartizan.sh",
            &script.replace(&example, &digest),
        );
        let taken = self.run("bash ci/bartizan.sh");
        assert!(taken.status.success(), "{taken:?}");
        assert!(self.at("checkout/bartizan").is_file());
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&fs::read_to_string(self.at(path)).unwrap()).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The lines of an example that run Bartizan, without what a system puts around them.
fn commands(example: &str) -> Vec<String> {
    let lines = example.lines().filter(|l| l.contains("./bartizan scan"));
    let command = |line: &str| {
        let from = line.find("./bartizan").unwrap();
        line[from..].trim_end_matches('\'').to_owned()
    };
    lines.map(command).collect()
}

#[test]
fn a_release_that_is_not_the_one_of_the_digest_is_not_taken() {
    let job = Job::new();
    job.script("checkout/ci/bartizan.sh", &only("", "bash"));
    let taken = job.run("bash ci/bartizan.sh");
    assert!(!taken.status.success());
    assert!(!job.at("checkout/bartizan").exists());
}

#[test]
fn yaml_of_all_systems_can_be_read() {
    let mut found = 0;
    for section in [
        "GitLab",
        "Bitbucket Pipelines",
        "Azure Pipelines",
        "pre-commit",
    ] {
        for example in examples(section, "yaml") {
            let (tree, problems) = yaml::parse(FileId(0), &example);
            assert!(
                tree.root.is_some() && problems.is_empty(),
                "{section}: {problems:?}"
            );
            found += 1;
        }
    }
    assert_eq!(found, 5);
}

#[test]
fn gitlab_takes_its_report_from_a_job_that_fails() {
    let job = Job::new();
    job.install();
    let example = only("GitLab", "yaml");
    let [command] = commands(&example).try_into().unwrap();
    assert_eq!(job.run(&command).status.code(), Some(1));
    let report = "gl-code-quality-report.json";
    assert!(example.contains(&format!("codequality: {report}")));
    let issues = job.json(&format!("checkout/{report}"));
    let issues = issues.as_array().unwrap();
    assert!(!issues.is_empty());
    for issue in issues {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(issue[key].is_string(), "{issue}");
        }
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        let path = issue["location"]["path"].as_str().unwrap();
        assert!(job.at("checkout").join(path).is_file(), "{path}");
    }
}

#[test]
fn bitbucket_gets_a_report_and_annotations() {
    if Command::new("jq").arg("--version").output().is_err() {
        eprintln!("skipped: jq is not installed");
        return;
    }
    let job = Job::new();
    job.install();
    // In the place of the network: keeps what it is to send, with its arguments.
    job.script(
        "tools/curl",
        "#!/bin/sh\nn=$(ls ../tools | wc -l)\necho \"$@\" >../tools/$n.args\ncat >../tools/$n.body\n",
    );
    job.script(
        "checkout/ci/bitbucket.sh",
        &only("Bitbucket Pipelines", "bash"),
    );
    let example = only("Bitbucket Pipelines", "yaml");
    let [scan] = commands(&example).try_into().unwrap();
    let rest = ["bash ci/bitbucket.sh bartizan.json", "exit \"${code:-0}\""];
    assert!(rest.iter().all(|line| example.contains(line)));
    let done = job.run(&format!("{scan}\n{}\n{}", rest[0], rest[1]));
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let findings = job.json("checkout/bartizan.json");
    let findings = findings["findings"].as_array().unwrap();
    let report = job.json("tools/1.body");
    assert_eq!(report["result"], "FAILED");
    assert_eq!(report["details"], format!("{} findings", findings.len()));
    let annotations = job.json("tools/3.body");
    let annotations = annotations.as_array().unwrap();
    assert_eq!(annotations.len(), findings.len().min(100));
    assert_eq!(annotations[0]["severity"], worst(findings));
    for a in annotations {
        assert!(a["line"].as_u64().unwrap() > 0 && a["external_id"].is_string());
        assert!(a["summary"].as_str().unwrap().chars().count() <= 450);
        let severity = a["severity"].as_str().unwrap();
        assert!(["CRITICAL", "HIGH", "MEDIUM", "LOW"].contains(&severity));
    }
    let target = fs::read_to_string(job.at("tools/3.args")).unwrap();
    assert!(target.contains("repositories/team/site/commit/c0ffee/reports/bartizan/annotations"));
}

/// The worst severity among findings, as Bitbucket says it.
fn worst(findings: &[Value]) -> &'static str {
    let has = |s: &str| findings.iter().any(|f| f["severity"] == s);
    let order = [
        ("critical", "CRITICAL"),
        ("high", "HIGH"),
        ("medium", "MEDIUM"),
    ];
    let worst = order.iter().find(|(own, _)| has(own));
    worst.map_or("LOW", |(_, name)| name)
}

#[test]
fn jenkins_and_azure_get_sarif() {
    let job = Job::new();
    job.install();
    for (section, language, code) in [("Jenkins", "groovy", 0), ("Azure Pipelines", "yaml", 1)] {
        let example = only(section, language);
        let [command] = commands(&example).try_into().unwrap();
        let command = command.replace("$(Build.ArtifactStagingDirectory)/", "");
        let done = job.run(&command);
        assert_eq!(done.status.code(), Some(code), "{section}: {done:?}");
        let sarif = job.json("checkout/bartizan.sarif");
        assert!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty());
        fs::remove_file(job.at("checkout/bartizan.sarif")).unwrap();
    }
    // The agent takes no line of the report for a command: it goes into a file.
    assert!(job.at("checkout/bartizan.txt").is_file());
}
