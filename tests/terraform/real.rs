//! The real `terraform`, offline: expressions and module trees planned.

use crate::json::{self, entries, get, items, text};
use crate::outcome::{Outcome, overlay, type_text};
use bartizan::report::value_json::Json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Whether `terraform` can be run.
pub fn is_there() -> bool {
    Command::new("terraform")
        .arg("version")
        .env("CHECKPOINT_DISABLE", "1")
        .output()
        .is_ok_and(|o| o.status.success())
}

/// Runs `terraform` in a folder, with an empty configuration and without the network.
fn terraform(folder: &Path, args: &[String]) -> Output {
    let settings = folder.join("..").join("settings.tfrc");
    if !settings.exists() {
        fs::write(&settings, "").unwrap();
    }
    Command::new("terraform")
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("TF_CLI_CONFIG_FILE", settings)
        .env("CHECKPOINT_DISABLE", "1")
        .env("TF_IN_AUTOMATION", "1")
        .output()
        .unwrap()
}

fn strings(args: &[&str]) -> Vec<String> {
    args.iter().map(|s| (*s).to_owned()).collect()
}

/// An error that Terraform reported: its file, where it says so, and its words.
struct Refusal {
    file: Option<String>,
    message: String,
}

fn refusals(output: &Output) -> Vec<Refusal> {
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut found = Vec::new();
    for l in lines.lines().filter(|l| l.starts_with('{')) {
        let message = json::parse(l);
        let Some(diagnostic) = get(&message, &["diagnostic"]) else {
            continue;
        };
        if get(diagnostic, &["severity"]).and_then(text) != Some("error") {
            continue;
        }
        let field = |name| get(diagnostic, &[name]).and_then(text).unwrap_or_default();
        found.push(Refusal {
            file: get(diagnostic, &["range", "filename"])
                .and_then(text)
                .map(str::to_owned),
            message: format!("{}: {}", field("summary"), field("detail")),
        });
    }
    found
}

/// Plans the folder; the plan as JSON, or what was refused.
fn plan(folder: &Path, args: &[String]) -> Result<Json, Vec<Refusal>> {
    let mut all = strings(&[
        "plan",
        "-json",
        "-input=false",
        "-lock=false",
        "-refresh=false",
        "-out=plan.bin",
    ]);
    all.extend_from_slice(args);
    let output = terraform(folder, &all);
    if !output.status.success() {
        return Err(refusals(&output));
    }
    let shown = terraform(folder, &strings(&["show", "-json", "plan.bin"]));
    if !shown.status.success() {
        return Err(Vec::new());
    }
    Ok(json::parse(&String::from_utf8(shown.stdout).unwrap()))
}

/// Evaluates expressions in the scope of a configuration, many in one plan.
pub struct Expressions {
    _place: tempfile::TempDir,
    folder: PathBuf,
}

impl Expressions {
    /// With a copy of the scope.
    pub fn new(scope: &Path) -> Expressions {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("root");
        copy(scope, &folder);
        let init = terraform(
            &folder,
            &strings(&["init", "-input=false", "-backend=false"]),
        );
        assert!(init.status.success(), "{init:?}");
        Expressions {
            _place: place,
            folder,
        }
    }

    /// What each gives; `None` where Terraform itself fails (a crash, an infinite number).
    pub fn evaluate(&self, expressions: &[String]) -> Vec<Option<Outcome>> {
        let mut outcomes: Vec<Option<Outcome>> = vec![None; expressions.len()];
        let all: Vec<usize> = (0..expressions.len()).collect();
        self.some(expressions, &all, &mut outcomes);
        outcomes
    }

    fn some(&self, expressions: &[String], which: &[usize], outcomes: &mut [Option<Outcome>]) {
        let file = |i: usize| self.folder.join(format!("e{i}.tf"));
        for i in which {
            fs::write(file(*i), program(*i, &expressions[*i])).unwrap();
        }
        let mut left: Vec<usize> = which.to_vec();
        let planned = loop {
            match plan(&self.folder, &[]) {
                Ok(planned) => break Some(planned),
                Err(refused) => {
                    let mut progress = false;
                    for r in refused {
                        let name = r.file.as_deref().unwrap_or_default();
                        let index = name.strip_prefix('e').and_then(|n| n.strip_suffix(".tf"));
                        let Some(i) = index.and_then(|n| n.parse::<usize>().ok()) else {
                            continue;
                        };
                        if let Some(at) = left.iter().position(|n| *n == i) {
                            left.remove(at);
                            fs::remove_file(file(i)).unwrap();
                            outcomes[i] = Some(Outcome::Error(r.message));
                            progress = true;
                        }
                    }
                    if !progress {
                        break None;
                    }
                }
            }
        };
        for i in &left {
            fs::remove_file(file(*i)).unwrap();
        }
        match planned {
            Some(planned) => {
                let changes = changes(&planned);
                for i in left {
                    let ty = get(
                        &planned,
                        &["planned_values", "outputs", &format!("e{i}"), "type"],
                    );
                    let change = changes
                        .get(format!("terraform_data.e{i}").as_str())
                        .unwrap();
                    let value = attribute(change, "input");
                    let null =
                        value == Json::Null || value == json::marked("$sensitive", Json::Null);
                    outcomes[i] = Some(Outcome::Value {
                        ty: ty.filter(|_| !null).map(type_text),
                        value,
                    });
                }
            }
            // Something is wrong with one of them: halve until it stands alone.
            None if left.len() > 1 => {
                let (a, b) = left.split_at(left.len() / 2);
                self.some(expressions, a, outcomes);
                self.some(expressions, b, outcomes);
            }
            None => {}
        }
    }
}

/// The file of one expression.
fn program(i: usize, expression: &str) -> String {
    format!(
        "locals {{\n  e{i} = ({expression})\n}}\n\
         resource \"terraform_data\" \"e{i}\" {{\n  input = local.e{i}\n}}\n\
         output \"e{i}\" {{\n  value     = local.e{i}\n  sensitive = true\n}}\n"
    )
}

/// The changes of managed resources, by address.
fn changes(planned: &Json) -> BTreeMap<&str, &Json> {
    items(get(planned, &["resource_changes"]))
        .iter()
        .filter(|c| get(c, &["mode"]).and_then(text) == Some("managed"))
        .filter(|c| get(c, &["change", "after"]) != Some(&Json::Null))
        .filter_map(|c| Some((get(c, &["address"]).and_then(text)?, get(c, &["change"])?)))
        .collect()
}

fn attribute(change: &Json, name: &str) -> Json {
    let part = |side| get(change, &[side, name]);
    overlay(
        part("after"),
        part("after_unknown"),
        part("after_sensitive"),
    )
}

/// What a module tree gives: `{"resources": {ADDRESS: {"input": …}}, "outputs": {…}}`, or
/// `{"error": [messages]}`.
pub fn tree(folder: &Path, args: &[String]) -> Json {
    let refused = |messages: Vec<String>| {
        let messages = messages.into_iter().map(Json::String).collect();
        Json::Object(vec![("error".to_owned(), Json::Array(messages))])
    };
    let init = terraform(
        folder,
        &strings(&["init", "-json", "-input=false", "-backend=false"]),
    );
    if !init.status.success() {
        return refused(refusals(&init).into_iter().map(|r| r.message).collect());
    }
    let planned = match plan(folder, args) {
        Ok(planned) => planned,
        Err(all) => return refused(all.into_iter().map(|r| r.message).collect()),
    };
    let mut resources = Vec::new();
    for (address, change) in changes(&planned) {
        let mut fields = Vec::new();
        for name in ["input", "triggers_replace"] {
            let value = attribute(change, name);
            if value != Json::Null {
                fields.push((name.to_owned(), value));
            }
        }
        resources.push((address.to_owned(), Json::Object(fields)));
    }
    let mut outputs = Vec::new();
    for (name, change) in entries(get(&planned, &["output_changes"])) {
        let part = |side| get(change, &[side]);
        let value = overlay(
            part("after"),
            part("after_unknown"),
            part("after_sensitive"),
        );
        let ty = get(&planned, &["planned_values", "outputs", name, "type"]);
        let mut fields = vec![("value".to_owned(), value)];
        if let Some(ty) = ty {
            fields.push(("type".to_owned(), Json::String(type_text(ty))));
        }
        outputs.push((name.clone(), Json::Object(fields)));
    }
    outputs.sort_by(|a, b| a.0.cmp(&b.0));
    Json::Object(vec![
        ("resources".to_owned(), Json::Object(resources)),
        ("outputs".to_owned(), Json::Object(outputs)),
    ])
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
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
