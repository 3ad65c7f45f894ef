//! The configuration file, `bartizan.yaml`: what it says, each setting with its place.
//!
//! Values are read by serde_yaml, places by the spanned YAML tree. Must not know: where the file
//! lies, which rules there are, the command line.

use crate::diagnostic::{Problem, Severity};
use crate::model::suggest;
use crate::source::{FileId, Span};
use crate::syntax::tree::{NodeId, NodeKind, Tree};
use crate::syntax::yaml;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The names of the file, at the scan root; one of them.
pub const NAMES: [&str; 2] = ["bartizan.yaml", ".bartizan.yaml"];

/// The code of problems in it, in `docs/problems.md`.
pub const CODE: &str = "invalid-config";

/// A setting's text and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What a configuration file says. What it does not say is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Config {
    /// Selectors of the rules to run; empty means all.
    pub select: Vec<Entry>,
    /// Selectors of rules not to run.
    pub ignore: Vec<Entry>,
    /// Rules below this severity are not run.
    pub min_severity: Option<Severity>,
    /// The least severity that makes a run fail.
    pub fail_on: Option<Severity>,
    /// Other severities for rules: selector and severity, in the order written.
    pub severity: Vec<(Entry, Severity)>,
    /// Gitignore patterns of what is left out, relative to the root.
    pub exclude: Vec<String>,
    /// Files of Terraform variables, relative to the root.
    pub var_files: Vec<Entry>,
    /// Files of parameters for CloudFormation, relative to the root.
    pub parameter_files: Vec<Entry>,
    /// Folders of the project's own rules, relative to the root.
    pub rules: Vec<Entry>,
}

/// The file as serde reads it.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Raw {
    select: Vec<String>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    fail_on: Option<Severity>,
    severity: BTreeMap<String, Severity>,
    exclude: Vec<String>,
    var_files: Vec<String>,
    parameter_files: Vec<String>,
    rules: Vec<String>,
}

const KEYS: [&str; 9] = [
    "select",
    "ignore",
    "min-severity",
    "fail-on",
    "severity",
    "exclude",
    "var-files",
    "parameter-files",
    "rules",
];

/// Reads a configuration file.
///
/// # Errors
/// What is wrong in it: YAML that is none, unknown keys, values that do not fit; each with its
/// place.
pub fn parse(file: FileId, text: &str) -> Result<Config, Vec<Problem>> {
    let (tree, problems) = yaml::parse(file, text);
    if !problems.is_empty() {
        return Err(problems.into_iter().map(as_config).collect());
    }
    let Some(root) = tree.root else {
        return Ok(Config::default());
    };
    let unknown = unknown_keys(&tree, root);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let raw: Raw = serde_yaml::from_str(text).map_err(|e| vec![wrong_value(file, text, &e)])?;
    let entries = |key: &str, texts: Vec<String>| -> Vec<Entry> {
        let nodes = tree.get(root, key).map_or_else(Vec::new, |list| {
            match tree.node(list).map(|n| &n.kind) {
                Some(NodeKind::Sequence(items)) => items.clone(),
                _ => Vec::new(),
            }
        });
        let span = |i: usize| {
            let node = nodes.get(i).and_then(|id| tree.node(*id));
            node.map_or(Span::NONE, |n| n.span)
        };
        let texts = texts.into_iter().enumerate();
        texts
            .map(|(i, text)| Entry {
                span: span(i),
                text,
            })
            .collect()
    };
    let overrides = tree.get(root, "severity");
    let severity = raw.severity.into_iter().map(|(text, severity)| {
        let key = overrides
            .and_then(|m| tree.pair(m, &text))
            .and_then(|(k, _)| tree.node(k));
        let span = key.map_or(Span::NONE, |n| n.span);
        (Entry { text, span }, severity)
    });
    let mut severity: Vec<_> = severity.collect();
    severity.sort_by_key(|(e, _)| e.span.start);
    Ok(Config {
        select: entries("select", raw.select),
        ignore: entries("ignore", raw.ignore),
        min_severity: raw.min_severity,
        fail_on: raw.fail_on,
        severity,
        exclude: raw.exclude,
        var_files: entries("var-files", raw.var_files),
        parameter_files: entries("parameter-files", raw.parameter_files),
        rules: entries("rules", raw.rules),
    })
}

fn as_config(p: Problem) -> Problem {
    Problem {
        code: CODE,
        severity: crate::diagnostic::ProblemSeverity::Error,
        ..p
    }
}

fn unknown_keys(tree: &Tree, root: NodeId) -> Vec<Problem> {
    let Some(NodeKind::Mapping(pairs)) = tree.node(root).map(|n| &n.kind) else {
        // serde says what is there instead.
        return Vec::new();
    };
    let mut problems = Vec::new();
    for (key, _) in pairs {
        let name = tree.scalar_text(*key).map_or("", |t| t);
        if KEYS.contains(&name) {
            continue;
        }
        let span = tree.node(*key).map_or(Span::NONE, |n| n.span);
        let problem = Problem::error(CODE, format!("there is no setting `{name}`"), span);
        problems.push(match suggest(name, KEYS) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("the settings are {}", KEYS.join(", "))),
        });
    }
    problems
}

/// serde's error, placed at the line and column that it names.
fn wrong_value(file: FileId, text: &str, error: &serde_yaml::Error) -> Problem {
    let span = error.location().map_or(Span::NONE, |at| {
        let starts = text.split_inclusive('\n');
        let (mut offset, mut line_text) = (0, "");
        for (i, line) in starts.enumerate() {
            line_text = line;
            if i + 1 == at.line() {
                break;
            }
            offset += line.len();
        }
        let line_text = line_text.trim_end();
        let column = at.column().saturating_sub(1);
        let within = line_text.char_indices().nth(column).map_or(0, |(i, _)| i);
        let end = offset + line_text.len().max(within);
        let to_u32 = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file,
            start: to_u32(offset + within),
            end: to_u32(end),
        }
    });
    let words = error.to_string();
    // The place is the span's business.
    let words = words.split(" at line ").next().unwrap_or(&words);
    Problem::error(CODE, words, span).help("docs/configuration.md lists the settings")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const FILE: FileId = FileId(0);

    #[test]
    fn settings_have_values_and_places() {
        let text = "# ours\nselect: [aws-s3-*, high]\nignore:\n  - CKV_AWS_18\nmin-severity: low\nfail-on: high\n\
                    severity:\n  aws-s3-bucket-unversioned: info\n  monitoring: low\nexclude: [\"vendor/\"]\nvar-files: [env/prod.tfvars]\nparameter-files: [p.json]\n";
        let config = parse(FILE, text).unwrap();
        let at = |e: &Entry| text.get(e.span.range()).unwrap().to_owned();
        let texts: Vec<_> = config.select.iter().map(at).collect();
        assert_eq!(texts, ["aws-s3-*", "high"]);
        assert_eq!(at(config.ignore.first().unwrap()), "CKV_AWS_18");
        assert_eq!(config.min_severity, Some(Severity::Low));
        assert_eq!(config.fail_on, Some(Severity::High));
        let overrides: Vec<_> = config.severity.iter().map(|(e, s)| (at(e), *s)).collect();
        assert_eq!(
            overrides,
            [
                ("aws-s3-bucket-unversioned".to_owned(), Severity::Info),
                ("monitoring".to_owned(), Severity::Low)
            ]
        );
        assert_eq!(config.exclude, ["vendor/"]);
        assert_eq!(at(config.var_files.first().unwrap()), "env/prod.tfvars");
        assert_eq!(at(config.parameter_files.first().unwrap()), "p.json");
    }

    #[test]
    fn nothing_is_a_configuration_too() {
        for text in ["", "# nothing yet\n", "---\n", "{}\n"] {
            assert_eq!(parse(FILE, text).unwrap(), Config::default(), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (text, at, message, help) in [
            (
                "selct: [a]\n",
                "selct",
                "there is no setting `selct`",
                "did you mean `select`?",
            ),
            ("a: 1\n", "a", "there is no setting `a`", "the settings are"),
            (
                "exclude: [a]\nfail-on: hihg\n",
                "hihg",
                "unknown variant `hihg`",
                "docs/",
            ),
            ("ignore: aws-s3\n", "aws-s3", "invalid type", "docs/"),
            ("- a\n", "- a", "invalid type", "docs/"),
            ("select: [\n", "", "", ""),
        ] {
            let problems = parse(FILE, text).unwrap_err();
            let p = problems.first().unwrap();
            assert_eq!(p.code, CODE);
            assert!(p.message.contains(message), "{text:?}: {}", p.message);
            assert!(
                p.help.as_deref().unwrap_or_default().contains(help),
                "{text:?}"
            );
            let found = p.span.map_or("", |s| text.get(s.range()).unwrap());
            assert!(found.contains(at), "{text:?}: {found:?} {}", p.message);
        }
    }
}
