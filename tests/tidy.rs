//! Holds the walls inside the crate that crates would hold elsewhere: the direction of imports,
//! who may touch the file system, and what every file owes its reader.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order data meets them; nothing imports what stands to its right.
const FLOW: [&str; 16] = [
    "source",
    "diagnostic",
    "value",
    "syntax",
    "expr",
    "resource",
    "frontend",
    "model",
    "graph",
    "facts",
    "rules",
    "config",
    "analysis",
    "report",
    "lsp",
    "cli",
];

/// Hand-written files are shorter than this, in lines.
const MAX_LINES: usize = 800;

struct Source {
    /// Relative to `src`, with `/`.
    path: String,
    text: String,
    /// The same without the unit tests at its end.
    code: String,
}

fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > FLOW.len(), "the sources were not found");
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let relative = file.strip_prefix(&src).unwrap();
            let parts: Vec<&str> = relative.iter().map(|p| p.to_str().unwrap()).collect();
            let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
            Source {
                path: parts.join("/"),
                code: code.to_owned(),
                text,
            }
        })
        .collect()
}

/// The top module a file belongs to; `None` for `lib.rs`, `main.rs` and what they hold.
fn module_of(path: &str) -> Option<usize> {
    let top = path.split(['/', '.']).next().unwrap();
    FLOW.iter().position(|m| *m == top)
}

/// Whether a file is tests alone.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.ends_with("_tests.rs")
}

fn complain(errors: &[String]) {
    assert!(errors.is_empty(), "\n{}\n", errors.join("\n"));
}

/// The names after `crate::`, also in `use crate::{a::…, b::…}`.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line_start = code[..at].rfind('\n').map_or(0, |n| n + 1);
        if code[line_start..at].trim_start().starts_with("//") {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            names.push(name(rest));
            continue;
        };
        let mut depth = 0;
        let mut item = String::new();
        for c in list.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    names.push(name(item.trim()));
                    item.clear();
                    continue;
                }
                _ => {}
            }
            item.push(c);
        }
        names.push(name(item.trim()));
    }
    names.retain(|n| !n.is_empty());
    names
}

fn name(text: &str) -> String {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    text.chars().take_while(is_name).collect()
}

#[test]
fn imports_are_read() {
    let code = "use crate::value::Value;\nuse crate::{source::{A, B}, expr};\n// crate::cli\nfn f() { crate::rules::g(); super_crate::x(); }";
    assert_eq!(imports(code), ["value", "source", "expr", "rules"]);
}

#[test]
fn nothing_imports_what_stands_to_its_right() {
    let mut errors = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let Some(own) = module_of(&source.path) else {
            continue;
        };
        for import in imports(&source.code) {
            let Some(other) = FLOW.iter().position(|m| *m == import) else {
                continue;
            };
            seen += 1;
            if other > own {
                errors.push(format!(
                    "src/{}: `{}` must not know `{}`",
                    source.path, FLOW[own], FLOW[other]
                ));
            }
        }
    }
    assert!(seen > 50, "only {seen} imports were seen");
    complain(&errors);
}

#[test]
fn every_module_stands_in_the_flow() {
    let lib = sources().into_iter().find(|s| s.path == "lib.rs").unwrap();
    let declared: Vec<&str> = lib
        .code
        .lines()
        .filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(declared, FLOW);
}

#[test]
fn files_environment_processes_and_printing_have_their_places() {
    let mut errors = Vec::new();
    for source in sources().iter().filter(|s| !is_test(&s.path)) {
        let in_any = |modules: &[&str]| {
            let own = module_of(&source.path).map(|i| FLOW[i]);
            own.is_some_and(|own| modules.contains(&own))
        };
        let rules: [(&str, &[&str]); 10] = [
            ("std::fs", &["source", "cli"]),
            ("std::env::", &["cli"]),
            ("std::process", &["cli"]),
            ("TcpStream", &[]),
            ("UdpSocket", &[]),
            ("ToSocketAddrs", &[]),
            ("println!", &["cli"]),
            ("print!(", &["cli"]),
            ("io::stdout", &["cli"]),
            ("io::stderr", &["cli"]),
        ];
        for (what, allowed) in rules {
            let is_code = |l: &&str| !l.trim_start().starts_with("//");
            let mut lines = source.code.lines().filter(is_code);
            if lines.any(|l| l.contains(what)) && !in_any(allowed) && source.path != "main.rs" {
                errors.push(format!("src/{}: `{what}` is not for here", source.path));
            }
        }
        if source.code.contains("use std::{") {
            errors.push(format!(
                "src/{}: one `use` for each part of std",
                source.path
            ));
        }
    }
    complain(&errors);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut errors = Vec::new();
    for source in sources() {
        if !is_test(&source.path) && !source.text.starts_with("//! ") {
            errors.push(format!("src/{}: begin with `//! `", source.path));
        }
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            errors.push(format!("src/{}: {lines} lines", source.path));
        }
    }
    complain(&errors);
}

#[test]
fn problem_codes_are_documented_and_documented_codes_exist() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(manifest.join("docs/problems.md")).unwrap();
    let mut documented: Vec<&str> = page
        .lines()
        .filter_map(|l| l.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code)
        .collect();
    let in_page = documented.clone();
    documented.sort_unstable();
    assert_eq!(documented, in_page, "docs/problems.md: sort the codes");

    let mut used = std::collections::BTreeMap::new();
    for source in sources().iter().filter(|s| !is_test(&s.path)) {
        for code in codes(&source.code) {
            used.entry(code).or_insert_with(|| source.path.clone());
        }
    }
    assert!(!used.is_empty(), "no code was seen");
    let mut errors = Vec::new();
    for (code, path) in &used {
        if !documented.contains(&code.as_str()) {
            errors.push(format!(
                "src/{path}: `{code}` is missing in docs/problems.md"
            ));
        }
    }
    for code in documented {
        if !used.contains_key(code) {
            errors.push(format!("docs/problems.md: nothing uses `{code}`"));
        }
    }
    complain(&errors);
}

/// The codes of problems made in a file: the first argument of the constructors, or a constant
/// that takes its place.
fn codes(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["Problem::error(", "Problem::warning(", "const CODE: &str ="] {
        for (at, _) in code.match_indices(start) {
            let rest = code[at + start.len()..].trim_start();
            if let Some(text) = rest.strip_prefix('"') {
                found.push(text.split('"').next().unwrap().to_owned());
            }
        }
    }
    found.retain(|c| {
        c.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    });
    found
}
