//! The pages in `docs/rules/` are what the rules and their examples make them:
//! `BLESS=1 cargo test --test pages` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "tests"
)]

use bartizan::report::page::{Example, index, page};
use bartizan::rules::RuleInfo;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn examples(id: &str) -> Vec<Example> {
    let mut folder = root().join("testdata/rules");
    folder.extend(id.splitn(3, '-'));
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map(|entries| entries.map(|e| e.unwrap().path()).collect())
        .unwrap_or_default();
    files.retain(|f| f.extension().is_some_and(|e| e != "expect"));
    files.sort();
    files
        .iter()
        .map(|f| Example {
            name: f.file_name().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(f).unwrap(),
        })
        .collect()
}

#[test]
fn pages_are_up_to_date() {
    let rules = bartizan::analysis::rules(&[]).expect("the built-in rules load");
    let infos: Vec<&RuleInfo> = rules.iter().map(AsRef::as_ref).collect();
    let mut wanted: BTreeMap<String, String> = infos
        .iter()
        .map(|r| (format!("{}.md", r.id), page(r, &examples(&r.id))))
        .collect();
    wanted.insert("README.md".to_owned(), index(infos.iter().copied()));
    let folder = root().join("docs/rules");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &wanted {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let mut there: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("docs/rules is there") {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        there.insert(name, fs::read_to_string(&path).unwrap());
    }
    let stale: Vec<&String> = wanted
        .iter()
        .filter(|(name, text)| there.get(*name) != Some(text))
        .map(|(name, _)| name)
        .chain(there.keys().filter(|name| !wanted.contains_key(*name)))
        .collect();
    assert!(
        stale.is_empty(),
        "out of date: {stale:?}; run `BLESS=1 cargo test --test pages`"
    );
}

#[test]
fn the_readme_counts_what_is_there() {
    let rules = bartizan::analysis::rules(&[]).expect("the built-in rules load");
    let service = |r: &RuleInfo| r.id.split('-').nth(1).map(str::to_owned);
    let services: BTreeSet<String> = rules.iter().filter_map(|r| service(r)).collect();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let says = format!(
        "**It knows {} practices** of {} AWS services",
        rules.len(),
        services.len()
    );
    assert!(readme.contains(&says), "README.md is to say: {says}");
}
