//! What a change does to findings: runs two builds of Bartizan on the same folders and prints which
//! findings and undecided checks came and went, counted by rule, and the time of each.
//!
//!     cargo run --release --example compare_builds -- OLD-BINARY NEW-BINARY DIR…
//!
//! A finding is the same in both if rule, file and address are; where several have these in common
//! their number counts, so that a place that moves is no difference. Exit code 1 when there is one.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for people"
)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

const USAGE: &str = "usage: compare_builds OLD-BINARY NEW-BINARY DIR…";

/// What a verdict is about; a folder may be given twice, so it is part of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rule: String,
    kind: &'static str,
    folder: String,
    file: String,
    address: String,
}

/// The verdicts of one build on all folders, with the lines on which they stand, and its time.
#[derive(Default)]
struct Run {
    verdicts: BTreeMap<Key, Vec<u64>>,
    time: Duration,
}

fn text(v: &Value, path: &str) -> String {
    let found = v.pointer(path).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

impl Run {
    fn scan(&mut self, binary: &str, folder: &str) -> Result<(), String> {
        let start = Instant::now();
        let output = Command::new(binary)
            .args(["scan", folder, "--format", "json"])
            .output()
            .map_err(|e| format!("{binary}: {e}"))?;
        self.time += start.elapsed();
        let report: Value = serde_json::from_slice(&output.stdout).map_err(|e| {
            let words = String::from_utf8_lossy(&output.stderr);
            format!("{binary} scan {folder}: {e}: {}", words.trim())
        })?;
        for (list, kind) in [("findings", "finding"), ("undecided", "undecided")] {
            for v in report
                .get(list)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let ignored = v.get("suppressed").is_some_and(|s| !s.is_null());
                let key = Key {
                    rule: text(v, "/rule"),
                    kind: if ignored { "ignored" } else { kind },
                    folder: folder.to_owned(),
                    file: text(v, "/location/file"),
                    address: text(v, "/resource/address"),
                };
                let line = v.pointer("/location/start/line").and_then(Value::as_u64);
                let lines = self.verdicts.entry(key).or_default();
                lines.push(line.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// What this run has and the other has not, or has less often.
    fn without<'a>(&'a self, other: &Run) -> Vec<(&'a Key, u64)> {
        let mut out = Vec::new();
        for (key, lines) in &self.verdicts {
            let theirs = other.verdicts.get(key).map_or(&[][..], Vec::as_slice);
            let surplus = lines.len().saturating_sub(theirs.len());
            // Of several, those on other lines are the likelier ones.
            let (new, same): (Vec<u64>, Vec<u64>) = lines.iter().partition(|l| !theirs.contains(l));
            out.extend(new.into_iter().chain(same).take(surplus).map(|l| (key, l)));
        }
        out
    }
}

/// How often a rule's verdicts of one kind came and went, and the lines that say which.
#[derive(Default)]
struct Change {
    came: usize,
    went: usize,
    lines: Vec<String>,
}

fn compare(old: &Run, new: &Run) -> BTreeMap<(String, &'static str), Change> {
    let mut changes: BTreeMap<(String, &'static str), Change> = BTreeMap::new();
    for (sign, verdicts) in [('-', old.without(new)), ('+', new.without(old))] {
        for (key, line) in verdicts {
            let change = changes.entry((key.rule.clone(), key.kind)).or_default();
            match sign {
                '-' => change.went += 1,
                _ => change.came += 1,
            }
            let (folder, file, address) = (&key.folder, &key.file, &key.address);
            change
                .lines
                .push(format!("  {sign} {folder}: {file}:{line} {address}"));
        }
    }
    changes
}

fn run() -> Result<bool, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [before, after, folders @ ..] = arguments.as_slice() else {
        return Err(USAGE.to_owned());
    };
    if folders.is_empty() {
        return Err(USAGE.to_owned());
    }
    let (mut old, mut new) = (Run::default(), Run::default());
    for folder in folders {
        old.scan(before, folder)?;
        new.scan(after, folder)?;
    }
    let changes = compare(&old, &new);
    for ((rule, kind), change) in &changes {
        println!("{rule} {kind}: +{} -{}", change.came, change.went);
        for line in &change.lines {
            println!("{line}");
        }
    }
    if !changes.is_empty() {
        println!();
    }
    for (name, run) in [("old", &old), ("new", &new)] {
        let count = |kind| {
            let of = run.verdicts.iter().filter(|(key, _)| key.kind == kind);
            of.map(|(_, lines)| lines.len()).sum::<usize>()
        };
        println!(
            "{name}: {} findings, {} ignored, {} undecided in {:.2} s",
            count("finding"),
            count("ignored"),
            count("undecided"),
            run.time.as_secs_f64()
        );
    }
    Ok(changes.is_empty())
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
