//! SARIF reports against the standard's own schema, and what the schema does not say.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use bartizan::analysis::{Analysis, Summary};
use bartizan::diagnostic::{Label, Problem, Severity, Step};
use bartizan::report::sarif;
use bartizan::resource::Dialect;
use bartizan::rules::{Finding, Fingerprint, RuleInfo, Subject, Suppression};
use bartizan::source::{SourceMap, Span};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

/// The standard's schema.
struct Standard(Schemas, SchemaIndex);

impl Standard {
    fn new() -> Standard {
        let path = testdata().join("sarif/sarif-schema-2.1.0.json");
        let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("sarif.json", schema).unwrap();
        let index = compiler.compile("sarif.json", &mut schemas).unwrap();
        Standard(schemas, index)
    }

    fn check(&self, log: &Value) {
        if let Err(e) = self.0.validate(log, self.1) {
            panic!("{e:#}");
        }
    }
}

/// Every message of a value, at whatever depth.
fn messages<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| messages(v, found)),
        Value::Object(fields) => {
            found.extend(value["message"]["text"].as_str());
            fields.values().for_each(|v| messages(v, found));
        }
        _ => {}
    }
}

/// The ids of related locations that a message links to, as the standard's grammar has links.
fn links(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut open = false;
    let mut i = 0;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 1,
            '[' => {
                assert!(!open, "two brackets open: {text}");
                open = true;
            }
            ']' => {
                assert!(open, "no bracket is open: {text}");
                open = false;
                if chars.get(i + 1) == Some(&'(') {
                    let rest: String = chars[i + 2..].iter().collect();
                    let id = rest.split(')').next().unwrap();
                    found.push(
                        id.parse()
                            .unwrap_or_else(|_| panic!("link to {id}: {text}")),
                    );
                }
            }
            _ => {}
        }
        i += 1;
    }
    found
}

/// What the schema does not say: indexes and links that lead somewhere, and GitHub's limits.
fn check_run(log: &Value) {
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert!(
        ids.is_sorted() && ids.windows(2).all(|w| w[0] != w[1]),
        "{ids:?}"
    );
    for rule in rules {
        for (text, most) in [
            (&rule["name"], 255),
            (&rule["shortDescription"]["text"], 1024),
            (&rule["fullDescription"]["text"], 1024),
        ] {
            let length = text.as_str().unwrap().chars().count();
            assert!((1..=most).contains(&length), "{rule}");
        }
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        assert!(!rule["help"]["markdown"].as_str().unwrap().is_empty());
        let properties = &rule["properties"];
        assert!(properties["tags"].as_array().unwrap().len() <= 20);
        assert!(["high", "medium", "low"].contains(&properties["precision"].as_str().unwrap()));
        if let Some(score) = properties.get("security-severity") {
            let score: f64 = score.as_str().unwrap().parse().unwrap();
            assert!(score > 0.0 && score <= 10.0);
        }
    }
    let results = run["results"].as_array().unwrap();
    assert!(results.len() <= sarif::MAX_RESULTS);
    let mut used = BTreeSet::new();
    for r in results {
        let index = usize::try_from(r["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(ids[index], r["ruleId"]);
        assert_eq!(rules[index]["defaultConfiguration"]["level"], r["level"]);
        used.insert(index);
        let region = &r["locations"][0]["physicalLocation"]["region"];
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[key].as_u64().unwrap() >= 1, "{r}");
        }
        let text = r["message"]["text"].as_str().unwrap();
        assert!(text.chars().count() <= 1024, "{text}");
        let related = r["relatedLocations"].as_array();
        let related: Vec<u64> = related.map_or_else(Vec::new, |related| {
            related.iter().map(|l| l["id"].as_u64().unwrap()).collect()
        });
        assert!(related.len() <= 1000);
        assert_eq!(links(text), related, "{r}");
        if let Some(flows) = r["codeFlows"].as_array() {
            for flow in flows {
                let steps = flow["threadFlows"][0]["locations"].as_array().unwrap();
                let here = &r["locations"][0]["physicalLocation"];
                let place = |s: &Value| &s["location"]["physicalLocation"] == here;
                // Steps of a path name their resources; it may lead past the place. A value's way
                // passes it, coming from somewhere else.
                let is_path = |s: &Value| s["location"]["logicalLocations"].is_array();
                if !steps.iter().any(is_path) {
                    assert!(steps.len() >= 2 && steps.iter().any(place), "{r}");
                }
            }
        }
        assert!(r["partialFingerprints"]["bartizan/v1"].is_string());
    }
    assert_eq!(used.len(), rules.len(), "a rule has no result");
    let notes = &run["invocations"][0]["toolExecutionNotifications"];
    for n in notes.as_array().unwrap() {
        let index = usize::try_from(n["descriptor"]["index"].as_u64().unwrap()).unwrap();
        let kinds = &run["tool"]["driver"]["notifications"];
        assert_eq!(kinds[index]["id"], n["descriptor"]["id"]);
    }
    let mut texts = Vec::new();
    messages(run, &mut texts);
    for text in texts {
        links(text);
        let braces = text.replace("{{", "").replace("}}", "");
        assert!(!braces.contains(['{', '}']), "a placeholder: {text}");
    }
}

#[test]
fn reports_are_what_the_standard_and_github_want() {
    let standard = Standard::new();
    let mut results = 0;
    for name in ["cli", "rules", "terraform", "cloudformation"] {
        let scan = |format: &str| -> Value {
            let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
            command.env_clear().args(["scan", "--format", format]);
            let output = command.arg(testdata().join(name)).output().unwrap();
            assert_ne!(output.status.code(), Some(2), "{output:?}");
            serde_json::from_slice(&output.stdout).unwrap()
        };
        let log = scan("sarif");
        standard.check(&log);
        check_run(&log);
        // Both formats tell of the same findings, in the same order, and of the same problems.
        let json = scan("json");
        let run = &log["runs"][0];
        let of_sarif = run["results"].as_array().unwrap().iter();
        let of_sarif: Vec<&Value> = of_sarif
            .map(|r| &r["partialFingerprints"]["bartizan/v1"])
            .collect();
        let of_json = json["findings"].as_array().unwrap().iter();
        let of_json: Vec<&Value> = of_json.map(|f| &f["fingerprint"]).collect();
        assert_eq!(of_sarif, of_json);
        assert_eq!(
            run["invocations"][0]["toolExecutionNotifications"]
                .as_array()
                .map(Vec::len),
            json["problems"].as_array().map(Vec::len)
        );
        assert_eq!(run["properties"]["findings"], json["summary"]["findings"]);
        results += of_sarif.len();
    }
    assert!(results > 100, "{results}");
}

/// The values at a path of a log, in all elements of the lists on its way; `None` where one lacks it.
fn at<'a>(value: &'a Value, path: &str) -> Vec<Option<&'a Value>> {
    let mut found = vec![Some(value)];
    for part in parts(path) {
        let next = |v: Option<&'a Value>| -> Vec<Option<&'a Value>> {
            match (v, part) {
                (Some(Value::Array(items)), "[]") => items.iter().map(Some).collect(),
                // A list that may be left out has no elements to lack anything.
                (None, _) => vec![None],
                (Some(v), key) => vec![v.get(key)],
            }
        };
        found = found.into_iter().flat_map(next).collect();
    }
    found
}

/// `a[].b` in its parts. Two properties have a dot in their names or a dash for one.
fn parts(path: &str) -> Vec<&str> {
    let (path, last) = match path.strip_suffix(".problem.severity") {
        Some(path) => (path, Some("problem.severity")),
        None => (path, None),
    };
    let split =
        |p: &'_ str| -> (usize, bool) { (p.trim_end_matches("[]").len(), p.ends_with("[]")) };
    let mut out = Vec::new();
    for part in path.split('.') {
        let (length, list) = split(part);
        out.push(&part[..length]);
        out.extend(list.then_some("[]"));
    }
    out.extend(last);
    out
}

/// The rows of the table in `docs/sarif.md`: field, what stands there, test.
fn documented() -> Vec<[String; 3]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sarif.md");
    let text = fs::read_to_string(path).unwrap();
    let section = text.split("## What GitHub reads").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|l| l.starts_with("| `"));
    let row = |line: &str| {
        let mut cells = line
            .trim_matches('|')
            .split('|')
            .map(|c| c.trim().to_owned());
        let mut next = || cells.next().unwrap();
        let row = [next(), next(), next()];
        row.map(|cell| cell.trim_matches('`').to_owned())
    };
    rows.map(row).collect()
}

#[test]
fn every_field_that_github_reads_is_there() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(manifest.join(path)).unwrap();
    let tests = [read("tests/sarif.rs"), read("tests/action/main.rs")];
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.env_clear().args(["scan", "--format", "sarif"]);
    let output = command.arg(testdata()).output().unwrap();
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    // What not every rule or result has.
    let some = [
        "problem.severity",
        "security-severity",
        "codeFlows",
        "relatedLocations",
    ];
    let rows = documented();
    assert!(rows.len() > 30, "{rows:?}");
    for [field, what, test] in &rows {
        let header = format!("#[test]\nfn {test}() {{");
        assert!(tests.iter().any(|t| t.contains(&header)), "no test {test}");
        let found = at(&log, field);
        let there = found.iter().flatten().filter(|v| !v.is_null()).count();
        if what.starts_with("left out") {
            assert_eq!(there, 0, "{field}");
        } else if some.iter().any(|s| field.contains(s)) {
            assert!(there > 0, "{field} is nowhere");
        } else {
            assert!(there > 0 && there == found.len(), "{field} lacks somewhere");
        }
    }
    let driver = &log["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "Bartizan");
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    assert!(log["$schema"].as_str().unwrap().contains("2.1.0"));
    // Either a score or a severity of problems, never both.
    for rule in driver["rules"].as_array().unwrap() {
        let has = |key: &str| rule["properties"].get(key).is_some();
        assert_ne!(has("problem.severity"), has("security-severity"), "{rule}");
    }
    for place in at(&log, "runs[].results[].relatedLocations[]") {
        let Some(place) = place else { continue };
        let line = &place["physicalLocation"]["region"]["startLine"];
        assert!(line.as_u64().unwrap() >= 1);
        assert!(!place["message"]["text"].as_str().unwrap().is_empty());
    }
}

#[test]
fn the_schema_is_really_asked() {
    let standard = Standard::new();
    let mut log = log(&analysis(Vec::new()));
    standard.check(&log);
    log["runs"][0]["columnKind"] = "bytes".into();
    assert!(standard.0.validate(&log, standard.1).is_err());
}

fn rule(id: &str, severity: Severity) -> Arc<RuleInfo> {
    Arc::new(RuleInfo {
        id: id.to_owned(),
        title: "A title".to_owned(),
        severity,
        topic: "resilience".to_owned(),
        why: "It matters.".to_owned(),
        help: "Mend it.".to_owned(),
        confidence: "medium".to_owned(),
        refs: Vec::new(),
        aliases: Vec::new(),
        controls: BTreeMap::new(),
        target: "aws.s3.bucket".to_owned(),
        dialects: Vec::new(),
    })
}

fn finding(rule: &Arc<RuleInfo>, primary: Label, related: Vec<Label>) -> Finding {
    Finding {
        rule: rule.clone(),
        message: "something is wrong".into(),
        resource: Arc::new(Subject {
            construct: None,
            address: "aws_s3_bucket.a[\"[x](1){0}\"]".into(),
            ty: "aws_s3_bucket".into(),
            dialect: Dialect::Terraform,
        }),
        primary,
        way: 0..u16::try_from(related.len()).unwrap(),
        related: related.into(),
        fingerprint: Fingerprint::default(),
        sensitive: false,
        rare: None,
    }
}

fn analysis(findings: Vec<Finding>) -> Analysis {
    Analysis {
        sources: Arc::new(SourceMap::default()),
        findings: findings.into_iter().map(Arc::new).collect(),
        undecided: Vec::new(),
        problems: Vec::new(),
        summary: Summary::default(),
        fail_on: None,
        units: Vec::new(),
    }
}

fn log(analysis: &Analysis) -> Value {
    let mut out = Vec::new();
    sarif::write(analysis, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// Labels by the text they stand on.
struct File<'a>(bartizan::source::FileId, &'a str);

impl File<'_> {
    fn label(&self, what: &str, message: &str) -> Label {
        let at = self.1.find(what).unwrap();
        Label {
            span: Span::new(self.0, at, at + what.len()),
            message: message.into(),
        }
    }
}

#[test]
fn above_githubs_limit_the_least_severe_are_cut_and_counted() {
    let all = analysis(Vec::new());
    let text = "x = 1\n";
    let file = File(all.sources.add("a.tf", text), text);
    let of = |severity: Severity| {
        let rule = rule(&format!("own-{}", severity.as_str()), severity);
        Arc::new(finding(&rule, file.label("1", ""), Vec::new()))
    };
    let (low, medium, high) = (of(Severity::Low), of(Severity::Medium), of(Severity::High));
    let mut findings = vec![low.clone(), medium.clone()];
    findings.resize(sarif::MAX_RESULTS - 1, high);
    findings.push(medium);
    assert_eq!(findings.len(), sarif::MAX_RESULTS);
    let mut all = Analysis { findings, ..all };
    let fits = log(&all);
    let run = &fits["runs"][0];
    assert_eq!(run["properties"]["resultsCut"], 0);
    assert_eq!(run["results"].as_array().unwrap().len(), sarif::MAX_RESULTS);
    assert_eq!(run["results"][0]["ruleId"], "own-low");
    assert_eq!(
        run["invocations"][0]["toolExecutionNotifications"],
        Value::Array(Vec::new())
    );

    all.findings.push(low);
    let cut = log(&all);
    let run = &cut["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), sarif::MAX_RESULTS);
    // Of two that are equally severe the later one goes.
    assert_eq!(results[0]["ruleId"], "own-low");
    assert_eq!(results[results.len() - 1]["ruleId"], "own-medium");
    assert_eq!(run["properties"]["resultsCut"], 1);
    assert_eq!(run["properties"]["findings"]["low"], 2);
    let notes = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0]["descriptor"]["id"], "results-cut");

    // All that is low goes before anything that is worse, with its rule.
    all.findings.insert(0, all.findings[1].clone());
    let cut = log(&all);
    let run = &cut["runs"][0];
    assert_eq!(run["properties"]["resultsCut"], 2);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["own-high", "own-medium"]);
    check_run(&cut);
    // What is ignored goes before all that is not.
    let mut ignored = Finding::clone(&all.findings[3]);
    ignored.rare_mut().suppressed = Some(Suppression {
        reason: "a test".into(),
        span: file.label("x", "").span,
    });
    all.findings[3] = Arc::new(ignored);
    let with_ignored = log(&all);
    let run = &with_ignored["runs"][0];
    assert_eq!(run["properties"]["resultsCut"], 2);
    assert_eq!(run["properties"]["suppressed"], 1);
    let results = run["results"].as_array().unwrap();
    assert!(results.iter().all(|r| r["suppressions"].is_null()));
    assert_eq!(
        results.iter().filter(|r| r["ruleId"] == "own-low").count(),
        1
    );

    // Twenty thousand equal results need not all be held against the schema.
    let mut cut = cut;
    cut["runs"][0]["results"]
        .as_array_mut()
        .unwrap()
        .truncate(100);
    Standard::new().check(&cut);
}

#[test]
fn a_path_is_a_code_flow_of_its_own() {
    let all = analysis(Vec::new());
    let text = "first second third\n";
    let file = File(all.sources.add("a.tf", text), text);
    let rule = rule("own-rule", Severity::High);
    let mut found = finding(&rule, file.label("second", ""), Vec::new());
    let step = |what: &str, message: &str, resource: Option<&str>| Step {
        span: file.label(what, "").span,
        message: message.into(),
        resource: resource.map(Into::into),
    };
    found.rare_mut().path = vec![
        step("first", "may pass [any] role", Some("aws_iam_role.a")),
        step("third", "may start an instance", None),
    ];
    let log = log(&Analysis {
        findings: vec![Arc::new(found)],
        ..all
    });
    Standard::new().check(&log);
    let flows = log["runs"][0]["results"][0]["codeFlows"].clone();
    assert_eq!(flows.as_array().unwrap().len(), 1);
    let steps = &flows[0]["threadFlows"][0]["locations"];
    assert_eq!(steps.as_array().unwrap().len(), 2);
    let first = &steps[0]["location"];
    assert_eq!(
        first["logicalLocations"][0]["fullyQualifiedName"],
        "aws_iam_role.a"
    );
    assert_eq!(first["physicalLocation"]["region"]["endColumn"], 6);
    let second = &steps[1]["location"];
    assert_eq!(second["message"]["text"], "may start an instance");
    assert!(second["logicalLocations"].is_null());
}

#[test]
fn the_value_s_way_runs_from_where_it_was_written_to_what_was_judged() {
    let all = analysis(Vec::new());
    let text = "source middle 😀 place use other\n";
    let file = File(all.sources.add("dir name/a.tf", text), text);
    let elsewhere = all.sources.add("/elsewhere/secret.tfvars", "hunter2");
    let outside = Label {
        span: Span::new(elsewhere, 0, 7),
        message: "the variable's value is given here".into(),
    };
    let related = vec![
        file.label("use", "used"),
        file.label("middle", "middle [0]"),
        outside.clone(),
        file.label("source", "source"),
        file.label("other", "other"),
    ];
    let rule = rule("own-rule", Severity::High);
    let mut way = finding(&rule, file.label("place", "`p` is \"x\""), related);
    way.way = 1..4;
    way.rare_mut().condition = Some("var.a == \"{\"".into());
    way.rare_mut().others.push("aws_s3_bucket.b".into());
    let mut secret = finding(&rule, outside, vec![file.label("use", "used")]);
    secret.sensitive = true;
    secret.primary.message = "`password` is \"hunter2\"".into();
    secret.rare_mut().suppressed = Some(Suppression {
        reason: "not in {use}".into(),
        span: file.label("other", "").span,
    });
    let problem = Problem::error("syntax-error", "expected `{`", Span::new(elsewhere, 0, 7));
    let all = Analysis {
        findings: vec![Arc::new(way), Arc::new(secret)],
        problems: vec![problem],
        ..all
    };
    let log = log(&all);
    let printed = log.to_string();
    assert!(
        !printed.contains("hunter2") && !printed.contains("elsewhere"),
        "{printed}"
    );
    Standard::new().check(&log);
    check_run(&log);
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
}
