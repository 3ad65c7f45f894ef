//! Runs every rule on its own examples: `testdata/rules/<cloud>/<service>/<rule>/` holds files
//! `bad*`, `good*` and `undecided*`, each a Terraform file or a template.
//!
//! In a bad file a comment `# expect: <rule id>` marks each line where the rule's findings stand,
//! exactly; where none can stand (JSON, a heredoc), `bad.json.expect` lists `<rule id> <line>`. A good file is neither
//! fail nor undecided, an undecided one has undecided verdicts and no finding. Only the rule itself
//! is run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use bartizan::frontend::{cloudformation, terraform};
use bartizan::resource::Unit;
use bartizan::rules::{RuleSet, Verdicts, run};
use bartizan::source::{MemoryFs, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/rules")
}

/// The files of a rule's folder, sorted.
fn examples(rule: &str) -> Vec<PathBuf> {
    let mut parts = rule.splitn(3, '-');
    let folder = root()
        .join(parts.next().unwrap())
        .join(parts.next().unwrap())
        .join(parts.next().unwrap());
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_none_or(|e| e != "expect"));
    files.sort();
    files
}

fn dialect(path: &Path) -> &'static str {
    let name = path.file_name().unwrap().to_string_lossy();
    if name.ends_with(".tf") || name.ends_with(".tf.json") {
        "terraform"
    } else {
        "cloudformation"
    }
}

/// Evaluates one file by itself.
fn units(path: &Path, sources: &SourceMap) -> Vec<Unit> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    if dialect(path) == "cloudformation" {
        let file = sources.add(&name, text.as_str());
        let inputs = cloudformation::Inputs::default();
        return vec![cloudformation::analyze(file, &name, &text, &inputs)];
    }
    let fs = MemoryFs::new([(name.as_str(), text)]);
    let inputs = terraform::Inputs::default();
    let found = terraform::analyze(&terraform::Project {
        fs: &fs,
        sources,
        folders: &["".into()],
        inputs: &inputs,
        modules_dir: None,
        require_modules: false,
        max_file_size: 1 << 20,
        strict: false,
    });
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    found.units
}

/// The lines on which findings are expected: by comments, and by the list beside the file where
/// a comment cannot stand (JSON, the inside of a heredoc).
fn expected(path: &Path, rule: &str) -> BTreeSet<usize> {
    let text = std::fs::read_to_string(path).unwrap();
    let beside = PathBuf::from(format!("{}.expect", path.display()));
    let list = std::fs::read_to_string(beside).unwrap_or_default();
    let listed = list
        .lines()
        .filter_map(|l| l.strip_prefix(rule)?.trim().parse().ok());
    let marked = text.lines().enumerate().filter_map(|(i, l)| {
        let (_, ids) = l.split_once("# expect: ")?;
        let mut ids = ids.split([',', ' ']);
        ids.any(|id| id == rule).then_some(i + 1)
    });
    listed.chain(marked).collect()
}

fn check(rule: &str, path: &Path, failures: &mut Vec<String>) {
    let rules = RuleSet::built_in().only(rule);
    let sources = SourceMap::default();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut lines = BTreeSet::new();
    let mut undecided = Vec::new();
    let mut passed = 0;
    for unit in units(path, &sources) {
        if let Some(p) = unit.problems.first() {
            failures.push(format!("{rule}: {name}: {}", p.message));
        }
        let verdicts: Verdicts = run(&rules, &unit, &sources);
        passed += verdicts.passed;
        for f in &verdicts.findings {
            let file = sources.get(f.primary.span.file).unwrap();
            lines.insert(file.line_column(f.primary.span.start).line);
        }
        undecided.extend(verdicts.undecided.into_iter().map(|u| {
            let file = sources.get(u.location.file);
            let line = file.map_or(0, |f| f.line_column(u.location.start).line);
            format!("line {line}: {}", u.reason)
        }));
    }
    let mut fail = |what: String| failures.push(format!("{rule}: {name}: {what}"));
    let wanted = expected(path, rule);
    if name.starts_with("bad") {
        if wanted.is_empty() {
            fail("no line is marked `# expect: …`".into());
        }
        if lines != wanted {
            fail(format!(
                "findings on lines {lines:?}, expected on {wanted:?}; undecided: {undecided:?}"
            ));
        }
    } else if name.starts_with("good") {
        if !lines.is_empty() || !undecided.is_empty() {
            fail(format!(
                "findings on lines {lines:?}, undecided: {undecided:?}"
            ));
        }
        // Of a rule on every type only what is wrong is an element.
        let every = rules.find(rule).is_some_and(|r| r.target.contains('*'));
        if passed == 0 && !every {
            fail("the rule judges nothing in it".into());
        }
    } else if name.starts_with("undecided") {
        if !lines.is_empty() || undecided.is_empty() {
            fail(format!(
                "findings on lines {lines:?}, undecided: {undecided:?}"
            ));
        }
    } else {
        fail("an example is named bad*, good* or undecided*".into());
    }
}

#[test]
fn every_rule_finds_what_is_bad_and_nothing_else() {
    let rules = RuleSet::built_in();
    let only = std::env::var("RULE").ok();
    let mut failures = Vec::new();
    for info in rules.infos() {
        if only.as_ref().is_some_and(|o| !info.id.contains(o.as_str())) {
            continue;
        }
        let mut have: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        for path in examples(&info.id) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with("bad") || name.starts_with("good") {
                *have
                    .entry((dialect(&path), name.starts_with("bad")))
                    .or_default() += 1;
            }
            check(&info.id, &path, &mut failures);
        }
        for d in &info.dialects {
            for (bad, word) in [(true, "bad"), (false, "good")] {
                if !have.contains_key(&(d.as_str(), bad)) {
                    failures.push(format!("{}: no {word} example in {d}", info.id));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn no_examples_without_a_rule() {
    let rules = RuleSet::built_in();
    let ids: BTreeSet<String> = rules.infos().iter().map(|i| i.id.clone()).collect();
    let mut stray = Vec::new();
    let folders = |p: &Path| -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = std::fs::read_dir(p)
            .map(|entries| entries.map(|e| e.unwrap().path()).collect())
            .unwrap_or_default();
        all.retain(|p| p.is_dir());
        all.sort();
        all
    };
    for cloud in folders(&root()) {
        for service in folders(&cloud) {
            for rule in folders(&service) {
                let id = rule
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace(['/', '\\'], "-");
                if !ids.contains(&id) {
                    stray.push(id);
                }
            }
        }
    }
    assert!(stray.is_empty(), "{stray:?}");
}

#[test]
fn aliases_lead_to_one_rule() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for info in RuleSet::built_in().infos() {
        for alias in &info.aliases {
            if let Some(other) = seen.insert(alias.to_lowercase(), info.id.clone()) {
                panic!("{alias} is an alias of {other} and of {}", info.id);
            }
        }
    }
}
