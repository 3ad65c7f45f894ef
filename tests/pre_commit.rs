//! The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit on a repository of git.
//!
//! Skipped with a message where pre-commit is not installed.

#![cfg(unix)]
#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const MAIN: &str = r#"resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = var.acl
}
"#;
const OTHER: &str = r#"resource "aws_s3_bucket" "other" {
  bucket = "other"
}

resource "aws_s3_bucket_acl" "other" {
  bucket = aws_s3_bucket.other.id
  acl    = "public-read-write"
}
"#;

fn hooks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml")
}

fn has_pre_commit() -> bool {
    let found = Command::new("pre-commit").arg("--version").output().is_ok();
    if !found {
        eprintln!("skipped: pre-commit is not installed");
    }
    found
}

/// A repository with the hook installed from another.
struct Repository {
    place: TempDir,
}

impl Repository {
    fn new(extra: &str) -> Repository {
        let place = tempfile::tempdir().unwrap();
        let repository = Repository { place };
        for folder in ["hooks", "own", "bin", "home"] {
            fs::create_dir(repository.at(folder)).unwrap();
        }
        let program = env!("CARGO_BIN_EXE_bartizan");
        std::os::unix::fs::symlink(program, repository.at("bin/bartizan")).unwrap();
        fs::copy(hooks(), repository.at("hooks/.pre-commit-hooks.yaml")).unwrap();
        repository.git("hooks", &["init", "--quiet"]);
        repository.commit("hooks");
        let commit = repository.git("hooks", &["rev-parse", "HEAD"]);
        repository.git("own", &["init", "--quiet"]);
        repository.write(
            ".pre-commit-config.yaml",
            &format!(
                "repos:\n  - repo: {}\n    rev: {}\n    hooks:\n      - id: bartizan-system\n        args: [--min-severity, high]\n{extra}",
                repository.at("hooks").display(),
                commit.trim(),
            ),
        );
        repository
    }

    fn at(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var("PATH").unwrap();
        command
            .current_dir(self.at(folder))
            .env("PATH", format!("{}:{path}", self.at("bin").display()))
            .env("HOME", self.at("home"))
            .env("PRE_COMMIT_HOME", self.at("home/pre-commit"))
            .env_remove("GIT_DIR")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command
    }

    fn git(&self, folder: &str, args: &[&str]) -> String {
        let identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
        let output = self
            .command("git", folder)
            .args(identity)
            .args(args)
            .output();
        let output = output.unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self, folder: &str) {
        self.git(folder, &["add", "--all"]);
        self.git(
            folder,
            &["commit", "--quiet", "--no-verify", "--message", "all"],
        );
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.at("own").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Stages these files and runs the hooks as a commit would; what they say, and whether they
    /// let it pass.
    fn check(&self, staged: &[&str]) -> (String, bool) {
        let mut args = vec!["add"];
        args.extend(staged);
        self.git("own", &args);
        let mut command = self.command("pre-commit", "own");
        let Output { status, stdout, .. } =
            command.args(["run", "--color=never"]).output().unwrap();
        (String::from_utf8(stdout).unwrap(), status.success())
    }
}

#[test]
fn staged_files_are_judged_with_their_whole_module() {
    if !has_pre_commit() {
        return;
    }
    let repository = Repository::new("");
    // What is committed already is not reported again, but counts for what is staged.
    repository.write("infra/other.tf", OTHER);
    repository.write(
        "infra/variables.tf",
        "variable \"acl\" {\n  default = \"public-read\"\n}\n",
    );
    repository.commit("own");

    repository.write("infra/main.tf", MAIN);
    let (said, passed) = repository.check(&["infra/main.tf"]);
    assert!(!passed, "{said}");
    assert!(said.contains("aws_s3_bucket.logs: "), "{said}");
    assert!(said.contains("infra/variables.tf:2"), "{said}");
    assert!(!said.contains("aws_s3_bucket.other: "), "{said}");

    repository.write(
        "infra/variables.tf",
        "variable \"acl\" {\n  default = \"private\"\n}\n",
    );
    let (said, passed) = repository.check(&["infra/main.tf", "infra/variables.tf"]);
    assert!(passed, "{said}");
    repository.commit("own");

    // A variable's value alone, in a file of variables and as a default.
    repository.write("infra/terraform.tfvars", "acl = \"public-read\"\n");
    let (said, passed) = repository.check(&["infra/terraform.tfvars"]);
    assert!(!passed && said.contains("aws_s3_bucket.logs: "), "{said}");
    assert!(!said.contains("aws_s3_bucket.other: "), "{said}");
}

#[test]
fn files_that_are_no_code_pass() {
    if !has_pre_commit() {
        return;
    }
    let repository = Repository::new("");
    repository.write("package.json", "{\"name\": \"x\"}\n");
    repository.write("config/site.yaml", "a: 1\n");
    repository.write("notes.md", "x\n");
    let (said, passed) = repository.check(&["."]);
    assert!(passed && said.contains("Passed"), "{said}");

    repository.write("stack.yaml", "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n    Properties:\n      AccessControl: PublicRead\n");
    let (said, passed) = repository.check(&["stack.yaml", "package.json"]);
    assert!(!passed && said.contains("stack.yaml:5"), "{said}");
}

#[test]
fn everything_is_judged_where_no_files_are_passed() {
    if !has_pre_commit() {
        return;
    }
    let extra = "        pass_filenames: false\n        always_run: true\n";
    let repository = Repository::new(extra);
    repository.write("infra/other.tf", OTHER);
    repository.commit("own");
    repository.write("notes.md", "x\n");
    let (said, passed) = repository.check(&["notes.md"]);
    assert!(!passed && said.contains("aws_s3_bucket.other: "), "{said}");
}

#[test]
fn both_hooks_run_the_same() {
    let text = fs::read_to_string(hooks()).unwrap();
    let mut hooks: Vec<serde_json::Value> = serde_yaml::from_str(&text).unwrap();
    assert_eq!(hooks.len(), 2);
    for hook in &mut hooks {
        for own in ["id", "language", "description"] {
            assert!(hook.as_object_mut().unwrap().remove(own).is_some());
        }
    }
    assert_eq!(hooks[0], hooks[1]);
}
