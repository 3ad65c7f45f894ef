//! AWS's managed policies: what they grant of the actions that are asked for, by name.
//!
//! The table is text (`examples/managed_policies.rs` makes it) that has only what holds for every
//! resource. Any other managed policy of AWS counts as one that grants nothing of the kind.

use super::methods::METHODS;
use crate::value::{Element, Kind, Part, Reason, Type, Value};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Actions that mappings and rules ask for besides the ways to more permissions.
const ASKED: &[&str] = &[
    "dynamodb:GetItem",
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "s3:GetObject",
    "s3:PutObject",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "sts:AssumeRole",
    "transcribe:StartTranscriptionJob",
];

/// The actions that the table speaks of.
pub(in crate::facts) fn asked_actions() -> impl Iterator<Item = &'static str> {
    let of_ways = METHODS.iter().flat_map(|m| m.needs.iter());
    let of_ways = of_ways.flat_map(|n| n.actions.iter());
    of_ways.chain(ASKED).copied()
}

/// The lines of each policy.
fn table() -> &'static FxHashMap<&'static str, Vec<&'static str>> {
    static TABLE: OnceLock<FxHashMap<&str, Vec<&str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut name = "";
        let lines = include_str!("managed.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            match line.strip_prefix(' ') {
                Some(statement) => table.entry(name).or_default().push(statement),
                None => name = line,
            }
        }
        table
    })
}

/// The document of a managed policy that an ARN names. null where it is one of AWS's that grants
/// nothing that matters; Unknown for one that is not AWS's.
pub(in crate::facts) fn document(arn: &Value) -> Value {
    let at = |v: Value| v.with_origin(arn.origin.clone());
    let text = match &arn.kind {
        Kind::Null(_) => return arn.clone(),
        Kind::String(s) => s.to_string(),
        _ => {
            let Some(parts) = arn.parts() else {
                return at(Value::unknown(crate::facts::why(arn), Type::Dynamic));
            };
            let known = parts.items.iter().map(|p| match p {
                Part::Text { text, .. } => text.to_string(),
                Part::Value(v) => v.as_str().unwrap_or("\u{1}").to_owned(),
            });
            known.collect()
        }
    };
    let Some((_, path)) = text.split_once(":iam::aws:policy/") else {
        let why = "the document of the policy is not here";
        return at(Value::unknown(Reason::Other(why.into()), Type::Dynamic));
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.contains('\u{1}') {
        return at(Value::unknown(crate::facts::why(arn), Type::Dynamic));
    }
    let Some(statements) = table().get(name) else {
        return at(Value::null());
    };
    let statements = statements.iter().map(|line| statement(arn, line));
    at(Value::object(vec![
        ("version".into(), Value::string("2012-10-17")),
        ("id".into(), Value::null()),
        ("statements".into(), Value::tuple(statements.collect())),
    ]))
}

/// A statement in the normal form; all of it stands where the policy is named.
fn statement(arn: &Value, line: &str) -> Value {
    let at = |v: Value| v.with_origin(arn.origin.clone());
    let texts = |list: &[&str]| {
        let items = list.iter().map(|t| at(Value::string(*t)));
        at(Value::tuple_of(items.map(Element::always).collect()))
    };
    let (denies, line) = match line.strip_prefix('-') {
        Some(line) => (true, line),
        None => (false, line),
    };
    let (actions, to) = line.split_once(" > ").unwrap_or((line, ""));
    let (but, actions) = match actions.strip_prefix("! ") {
        Some(actions) => (true, actions),
        None => (false, actions),
    };
    let actions: Vec<&str> = actions.split(' ').collect();
    let to: Vec<&str> = to.split(' ').filter(|s| !s.is_empty()).collect();
    let (actions, not_actions) = match but {
        true => (Vec::new(), actions),
        false => (actions, Vec::new()),
    };
    let condition = |to: &[&str]| {
        at(Value::object(vec![
            ("operator".into(), at(Value::string("StringLike"))),
            ("key".into(), at(Value::string("iam:PassedToService"))),
            ("values".into(), texts(to)),
        ]))
    };
    let conditions = match to.as_slice() {
        [] => Vec::new(),
        to => vec![condition(to)],
    };
    let effect = if denies { "Deny" } else { "Allow" };
    at(Value::object(vec![
        ("sid".into(), at(Value::null())),
        ("effect".into(), at(Value::string(effect))),
        ("allows".into(), at(Value::bool(!denies))),
        ("denies".into(), at(Value::bool(denies))),
        ("actions".into(), texts(&actions)),
        ("not_actions".into(), texts(&not_actions)),
        ("resources".into(), texts(&["*"])),
        ("not_resources".into(), texts(&[])),
        ("principals".into(), texts(&[])),
        ("not_principals".into(), texts(&[])),
        ("conditions".into(), at(Value::tuple(conditions))),
    ]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    /// Whoever asks for another action would be told that no policy of AWS's grants it.
    #[test]
    fn what_rules_ask_is_in_the_table() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let files = walkdir::WalkDir::new(folder).into_iter();
        let files = files
            .map(|f| f.unwrap().into_path())
            .filter(|f| f.is_file());
        let call = regex::Regex::new(r#"\b(?:grants|may)\([^"\n]*((?:"[^"\n]*",? ?)+)"#).unwrap();
        let action = regex::Regex::new(r#""([a-z0-9-]+:\w+)""#).unwrap();
        let mut met = 0;
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            for found in call.captures_iter(&text) {
                for asked in action.captures_iter(&found[1]) {
                    met += 1;
                    let known = asked_actions().any(|a| a == &asked[1]);
                    assert!(known, "{} of {}", &asked[1], file.display());
                }
            }
        }
        assert!(met > 3, "{met}");
    }

    #[test]
    fn by_arn() {
        let of = |arn: &str| document(&Value::string(arn));
        let admin = of("arn:aws-cn:iam::aws:policy/AdministratorAccess");
        assert_eq!(
            admin
                .get("statements")
                .unwrap()
                .as_seq()
                .unwrap()
                .items
                .len(),
            1
        );
        let lambda = of("arn:aws:iam::aws:policy/AWSLambda_FullAccess");
        let statements = lambda.get("statements").unwrap().as_seq().unwrap().clone();
        let of_pass = statements
            .items
            .iter()
            .map(|e| e.value.get("conditions").unwrap());
        let conditions: usize = of_pass.map(|c| c.as_seq().unwrap().items.len()).sum();
        assert_eq!(conditions, 1);
        let power = of("arn:aws:iam::aws:policy/PowerUserAccess");
        let first = power
            .get("statements")
            .unwrap()
            .as_seq()
            .unwrap()
            .items
            .first()
            .unwrap();
        assert!(
            !first
                .value
                .get("not_actions")
                .unwrap()
                .as_seq()
                .unwrap()
                .items
                .is_empty()
        );
        assert!(of("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess").is_null());
        assert!(of("arn:aws:iam::111122223333:policy/AdministratorAccess").is_unknown());
    }
}
