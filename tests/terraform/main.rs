//! The evaluator against the real Terraform: fixed cases, whose expected values Terraform gave
//! and that are held everywhere, and random programs, which need a `terraform` on the PATH (a
//! message says so where there is none).
//!
//! - `testdata/terraform/expressions.jsonl`: expressions in the scope of `testdata/terraform/scope`;
//! - `testdata/terraform/trees/NAME`: module trees with what they give in `expected.json`.
//!
//! `BLESS=1` asks `terraform` for the expected values of both anew; a new expression is a line
//! `{"expr": "…"}`, a new tree a folder. How many random programs there are say
//! `PROPERTY_EXPRESSIONS` (200) and `PROPERTY_TREES` (3), from which seed on `PROPERTY_SEED` (1).
//! A difference is made as small as can be and shown. What is left out, and why, says
//! `docs/exactness.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    missing_docs,
    reason = "tests"
)]

mod expressions;
mod json;
mod node;
mod ours;
mod outcome;
mod real;
mod rng;
mod trees;
mod words;

use bartizan::report::value_json::Json;
use expressions::Generator;
use node::Node;
use outcome::Outcome;
use rng::Rng;
use std::path::{Path, PathBuf};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform")
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |v| v.parse().unwrap())
}

fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Expressions of one plan.
const BATCH: usize = 300;

/// Smaller and smaller expressions that still differ.
fn shrink(real: &real::Expressions, ours: &ours::Scope, node: Node) -> Node {
    let mut best = node;
    for _ in 0..40 {
        let mut smaller = best.smaller();
        let length = best.text().len();
        smaller.retain(|n| n.text().len() < length);
        smaller.sort_by_key(|n| n.text().len());
        smaller.dedup();
        smaller.truncate(400);
        let texts: Vec<String> = smaller.iter().map(Node::text).collect();
        let expected = real.evaluate(&texts);
        let got = ours.evaluate(&texts);
        let still = (0..texts.len()).find(|i| {
            expected[*i]
                .as_ref()
                .is_some_and(|expected| !expected.agrees(&got[*i]))
        });
        match still {
            Some(i) => best = smaller.swap_remove(i),
            None => break,
        }
    }
    best
}

fn difference(expression: &str, expected: &Outcome, got: &Outcome) -> String {
    let (expected, got) = (expected.describe(), got.describe());
    format!("{expression}\n  terraform: {expected}\n  ours:      {got}")
}

#[test]
fn random_expressions() {
    if !real::is_there() {
        eprintln!("skipped: no `terraform` on the PATH");
        return;
    }
    let count = setting("PROPERTY_EXPRESSIONS", 200) as usize;
    let first = setting("PROPERTY_SEED", 1);
    let show = setting("PROPERTY_SHOW", 10) as usize;
    let scope = testdata().join("scope");
    let real = real::Expressions::new(&scope);
    let ours = ours::Scope::new(&scope);
    let mut differences = Vec::new();
    if let Ok(file) = std::env::var("PROPERTY_FILE") {
        let lines = std::fs::read_to_string(file).unwrap();
        let texts: Vec<String> = lines.lines().map(str::to_owned).collect();
        let pairs = real.evaluate(&texts).into_iter().zip(ours.evaluate(&texts));
        for (text, (expected, got)) in texts.iter().zip(pairs) {
            match expected {
                Some(expected) if !expected.agrees(&got) => {
                    differences.push(difference(text, &expected, &got));
                }
                _ => {}
            }
        }
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        return;
    }
    let (mut refused, mut dropped) = (0, 0);
    let mut seed = first;
    let mut done = 0;
    while done < count {
        let nodes: Vec<Node> = (0..BATCH.min(count - done))
            .map(|i| {
                let mut rng = Rng::new(seed + i as u64);
                Generator::new(&mut rng).expression()
            })
            .collect();
        seed += nodes.len() as u64;
        done += nodes.len();
        let texts: Vec<String> = nodes.iter().map(Node::text).collect();
        let expected = real.evaluate(&texts);
        let got = ours.evaluate(&texts);
        for (i, node) in nodes.into_iter().enumerate() {
            match &expected[i] {
                None => dropped += 1,
                Some(Outcome::Error(message)) if message.contains("panic in function") => {
                    dropped += 1
                }
                Some(expected) => {
                    refused += usize::from(matches!(expected, Outcome::Error(_)));
                    if !expected.agrees(&got[i]) && differences.len() < show {
                        let small = shrink(&real, &ours, node).text();
                        let one = [small.clone()];
                        let expected = real.evaluate(&one).remove(0);
                        let got = ours.evaluate(&one).remove(0);
                        let words = match expected {
                            Some(expected) => difference(&small, &expected, &got),
                            None => small,
                        };
                        eprintln!("{words}");
                        differences.push(words);
                    }
                }
            }
        }
    }
    eprintln!(
        "{count} expressions from seed {first}: {refused} refused by terraform, {dropped} dropped, \
         {} differences",
        differences.len()
    );
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The line of an expression with what Terraform gave.
fn record(expression: &str, outcome: Outcome) -> Json {
    let mut fields = vec![("expr".to_owned(), Json::string(expression))];
    match outcome {
        Outcome::Error(message) => fields.push(("error".to_owned(), Json::String(message))),
        Outcome::Value { value, ty } => {
            fields.push(("value".to_owned(), value));
            if let Some(ty) = ty {
                fields.push(("type".to_owned(), Json::String(ty)));
            }
        }
    }
    Json::Object(fields)
}

#[test]
fn fixed_expressions() {
    let file = testdata().join("expressions.jsonl");
    let lines = std::fs::read_to_string(&file).unwrap();
    let cases: Vec<Json> = lines.lines().map(json::parse).collect();
    assert!(!cases.is_empty());
    let text = |case: &Json, name: &str| {
        json::get(case, &[name])
            .and_then(json::text)
            .map(str::to_owned)
    };
    let expressions: Vec<String> = cases.iter().map(|c| text(c, "expr").unwrap()).collect();
    if bless() {
        let real = real::Expressions::new(&testdata().join("scope"));
        let mut out = String::new();
        for (expression, outcome) in expressions.iter().zip(real.evaluate(&expressions)) {
            let outcome =
                outcome.unwrap_or_else(|| panic!("terraform gives nothing for {expression}"));
            out.push_str(&json::line(&record(expression, outcome)));
            out.push('\n');
        }
        std::fs::write(&file, out).unwrap();
        return;
    }
    let ours = ours::Scope::new(&testdata().join("scope"));
    let got = ours.evaluate(&expressions);
    let mut wrong = Vec::new();
    for ((case, expression), got) in cases.iter().zip(&expressions).zip(got) {
        let expected = match text(case, "error") {
            Some(message) => Outcome::Error(message),
            None => Outcome::Value {
                value: json::get(case, &["value"]).unwrap().clone(),
                ty: text(case, "type"),
            },
        };
        if !expected.agrees(&got) {
            wrong.push(difference(expression, &expected, &got));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The first difference between what Terraform and we give for a tree. Errors are compared as
/// such, types where both tell them, and whole outputs are sensitive or not.
fn tree_difference(expected: &Json, got: &Json) -> Option<String> {
    let errors = |j: &Json| json::get(j, &["error"]).map(json::line);
    match (errors(expected), errors(got)) {
        (Some(_), Some(_)) => return None,
        (Some(message), None) => return Some(format!("terraform refuses it: {message}")),
        (None, Some(message)) => return Some(format!("we refuse it: {message}")),
        (None, None) => {}
    }
    let list = |j: &Json, kind: &str| json::entries(json::get(j, &[kind])).to_vec();
    let (a, b) = (list(expected, "resources"), list(got, "resources"));
    for (address, want) in &a {
        match b.iter().find(|(k, _)| k == address) {
            None => return Some(format!("{address} is missing")),
            Some((_, have)) if have != want => {
                return Some(format!(
                    "{address}\n  terraform: {}\n  ours:      {}",
                    json::line(want),
                    json::line(have)
                ));
            }
            _ => {}
        }
    }
    if let Some((address, _)) = b.iter().find(|(k, _)| !a.iter().any(|(l, _)| l == k)) {
        return Some(format!("{address} is one too many"));
    }
    let (a, b) = (list(expected, "outputs"), list(got, "outputs"));
    for (name, want) in &a {
        let Some((_, have)) = b.iter().find(|(k, _)| k == name) else {
            return Some(format!("output {name} is missing"));
        };
        let value = |j: &Json| outcome::bare(json::get(j, &["value"]).unwrap_or(&Json::Null));
        let ty = |j: &Json| {
            json::get(j, &["type"])
                .and_then(json::text)
                .map(str::to_owned)
        };
        let (v, w) = (value(want), value(have));
        let typed = ty(want).filter(|_| v != Json::Null);
        if v != w || typed.is_some() && typed != ty(have) {
            return Some(format!(
                "output {name}\n  terraform: {}\n  ours:      {}",
                json::line(want),
                json::line(have)
            ));
        }
    }
    None
}

/// Both sides of a tree in a folder of its own, and how they differ.
fn try_tree(tree: &trees::Tree, refused: &mut u64) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().canonicalize().unwrap().join("root");
    tree.write(&folder);
    let got = ours::tree(&folder, &tree.args);
    let expected = real::tree(&folder, &tree.args);
    if json::get(&expected, &["error"]).is_some() {
        *refused += 1;
    }
    tree_difference(&expected, &got)
}

#[test]
fn random_trees() {
    if !real::is_there() {
        eprintln!("skipped: no `terraform` on the PATH");
        return;
    }
    let count = setting("PROPERTY_TREES", 3);
    let first = setting("PROPERTY_SEED", 1);
    let show = setting("PROPERTY_SHOW", 10) as usize;
    let mut differences = Vec::new();
    let mut refused = 0;
    for seed in first..first + count {
        let mut tree = trees::tree(&mut Rng::new(seed));
        let Some(mut difference) = try_tree(&tree, &mut refused) else {
            continue;
        };
        // Smaller, for as long as that gives a difference still.
        while let Some((smaller, d)) = tree.smaller().into_iter().find_map(|t| {
            let d = try_tree(&t, &mut 0)?;
            let same = d.starts_with("terraform refuses")
                == difference.starts_with("terraform refuses")
                && d.starts_with("we refuse") == difference.starts_with("we refuse");
            same.then_some((t, d))
        }) {
            tree = smaller;
            difference = d;
        }
        let words = format!("seed {seed}\n{}{difference}", tree.show());
        eprintln!("{words}");
        differences.push(words);
        if differences.len() >= show {
            break;
        }
    }
    eprintln!(
        "{count} module trees from seed {first}: {refused} refused by terraform, {} differences",
        differences.len()
    );
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The arguments of a fixed tree: one a line.
fn arguments(folder: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join("args")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn fixed_trees() {
    let mut names: Vec<PathBuf> = std::fs::read_dir(testdata().join("trees"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    assert!(!names.is_empty());
    let mut wrong = Vec::new();
    for case in names {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().canonicalize().unwrap().join("root");
        real::copy(&case, &folder);
        let args = arguments(&folder);
        let file = case.join("expected.json");
        std::fs::remove_file(folder.join("expected.json")).ok();
        if bless() {
            let expected = json::line(&real::tree(&folder, &args));
            std::fs::write(file, format!("{expected}\n")).unwrap();
            continue;
        }
        let expected = json::parse(&std::fs::read_to_string(file).unwrap());
        if let Some(difference) = tree_difference(&expected, &ours::tree(&folder, &args)) {
            wrong.push(format!("{}: {difference}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
