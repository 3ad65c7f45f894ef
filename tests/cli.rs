//! The command as people run it: each folder in `testdata/cli` is a run with what it must print.
//!
//! A case holds `args` (one argument a line), perhaps `stdin` and `env` (`NAME=VALUE` lines), a
//! folder `in` to run in, and what is expected: `stdout`, `stderr`, `status`. The environment is
//! empty but for `env`; the folder's own path shows as `[ROOT]`. `BLESS=1 cargo test --test cli`
//! writes the expected files anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

fn bartizan() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.env_clear();
    command
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

fn run(command: &mut Command, stdin: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end without reading.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn optional(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// Runs a case; the differences from what is expected.
fn case(folder: &Path, bless: bool) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().canonicalize().unwrap();
    if folder.join("in").is_dir() {
        copy(&folder.join("in"), &root);
    }
    let args = fs::read_to_string(folder.join("args")).unwrap();
    let mut command = bartizan();
    command.current_dir(&root).args(args.lines());
    for line in optional(folder.join("env")).lines() {
        let (name, value) = line.split_once('=').unwrap();
        command.env(name, value);
    }
    let output = run(&mut command, optional(folder.join("stdin")).as_bytes());
    let text = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.replace(root.to_str().unwrap(), "[ROOT]")
    };
    let mut errors = Vec::new();
    for (name, got) in [
        ("stdout", text(&output.stdout)),
        ("stderr", text(&output.stderr)),
        ("status", format!("{}\n", output.status.code().unwrap())),
    ] {
        let path = folder.join(name);
        let want = optional(path.clone());
        if got == want {
            continue;
        }
        if bless {
            if got.is_empty() {
                fs::remove_file(path).unwrap();
            } else {
                fs::write(path, got).unwrap();
            }
        } else {
            errors.push(format!(
                "{}\n--- want\n{want}--- got\n{got}",
                path.display()
            ));
        }
    }
    errors
}

#[test]
fn cases() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut folders: Vec<PathBuf> = fs::read_dir(testdata().join("cli"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    let errors: Vec<String> = folders.iter().flat_map(|f| case(f, bless)).collect();
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
}

/// What `docs/json.md` promises of a report, by hand instead of a schema: fields and their types.
fn check_report(report: &Value) {
    let keys = |v: &Value, want: &[&str]| {
        let object = v.as_object().unwrap_or_else(|| panic!("no object: {v}"));
        let got: Vec<&str> = object.keys().map(String::as_str).collect();
        let mut want = want.to_vec();
        want.sort_unstable();
        let mut sorted = got.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, want, "in {v}");
    };
    let place = |v: &Value| {
        for end in ["start", "end"] {
            keys(&v[end], &["line", "column"]);
            assert!(v[end]["line"].as_u64().unwrap() >= 1);
            assert!(v[end]["column"].as_u64().unwrap() >= 1);
        }
        let file = v["file"].as_str().unwrap();
        assert!(!file.contains('\\') && !file.starts_with('/'), "{file}");
    };
    keys(
        report,
        &["version", "findings", "undecided", "problems", "summary"],
    );
    assert_eq!(report["version"], 1);
    for f in report["findings"].as_array().unwrap() {
        keys(
            f,
            &[
                "rule",
                "aliases",
                "severity",
                "topic",
                "message",
                "resource",
                "location",
                "related",
                "path",
                "instances",
                "condition",
                "parameter_sets",
                "fingerprint",
                "suppressed",
            ],
        );
        keys(&f["resource"], &["address", "type", "dialect"]);
        place(&f["location"]);
        for r in f["related"].as_array().unwrap() {
            keys(r, &["message", "file", "start", "end"]);
            place(r);
        }
        for step in f["path"].as_array().unwrap() {
            keys(step, &["message", "resource", "file", "start", "end"]);
            place(step);
        }
        assert_eq!(f["instances"][0], f["resource"]["address"]);
        assert!(f["fingerprint"].as_str().unwrap().starts_with("v1:"));
        let severities = ["info", "low", "medium", "high", "critical"];
        assert!(severities.contains(&f["severity"].as_str().unwrap()));
    }
    for u in report["undecided"].as_array().unwrap() {
        keys(u, &["rule", "resource", "location", "reason", "inputs"]);
        keys(&u["resource"], &["address", "type", "dialect"]);
        place(&u["location"]);
    }
    for p in report["problems"].as_array().unwrap() {
        keys(p, &["severity", "code", "message", "help", "location"]);
        assert!(["error", "warning"].contains(&p["severity"].as_str().unwrap()));
        if !p["location"].is_null() {
            place(&p["location"]);
        }
    }
    keys(
        &report["summary"],
        &[
            "root",
            "findings",
            "suppressed",
            "undecided",
            "passed",
            "terraform_files",
            "templates",
            "plans",
            "resources",
            "data_sources",
            "not_analysed",
        ],
    );
}

/// Folders of real input in `testdata`, of every kind there is.
fn inputs() -> Vec<PathBuf> {
    ["cli", "rules", "terraform", "cloudformation", "plan"]
        .iter()
        .map(|name| testdata().join(name))
        .filter(|p| p.is_dir())
        .collect()
}

const FORMATS: [&str; 6] = ["text", "json", "sarif", "github", "markdown", "gitlab"];

#[test]
fn reports_keep_the_contract_and_do_not_depend_on_threads() {
    for input in inputs() {
        let scan = |threads: &str| {
            let place = tempfile::tempdir().unwrap();
            let mut command = bartizan();
            command.args(["scan", "--threads", threads]).arg(&input);
            let files = FORMATS.map(|format| (format, place.path().join(format)));
            for (format, file) in &files {
                let report = format!("{format}={}", file.display());
                command.args(["--report", &report]);
            }
            let output = run(&mut command, b"");
            assert_ne!(output.status.code(), Some(2), "{output:?}");
            files.map(|(format, file)| (format, fs::read(file).unwrap()))
        };
        let one = scan("1");
        for _ in 0..3 {
            for ((format, one), (_, many)) in one.iter().zip(scan("8")) {
                assert!(*one == many, "{}: {format}", input.display());
            }
        }
        let json = one.iter().find(|(format, _)| *format == "json");
        check_report(&serde_json::from_slice(&json.unwrap().1).unwrap());
    }
}

#[test]
fn one_scan_writes_several_reports_each_as_if_it_were_alone() {
    let place = tempfile::tempdir().unwrap();
    let input = testdata().join("terraform/website");
    let alone = |format: &str| {
        let mut command = bartizan();
        command.args(["scan", "--format", format]).arg(&input);
        run(&mut command, b"").stdout
    };
    let mut command = bartizan();
    command.arg("scan").arg(&input);
    for format in FORMATS {
        let file = place.path().join(format);
        command
            .arg("--report")
            .arg(format!("{format}={}", file.display()));
    }
    let output = run(&mut command, b"");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout == alone("text"));
    for format in FORMATS {
        let written = fs::read(place.path().join(format)).unwrap();
        assert!(!written.is_empty() && written == alone(format), "{format}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = bartizan()
        .args(["scan", "--help"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
