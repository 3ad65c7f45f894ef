//! The ways in [`METHODS`] that a set of documents opens to whoever holds them all.
//!
//! An action counts where it is allowed on all resources of its kind, by a statement without a
//! condition on who or what; where a Deny takes it away for certain or a permissions boundary does
//! not let it through, it does not.

use super::methods::{METHODS, Method, Need};
use super::statement::{Documents, Statement};
use crate::expr::Evaluator;
use crate::value::{Str, Truth, Value};

/// Who holds the documents.
struct Holder<'d> {
    allows: Vec<&'d Statement>,
    documents: &'d Documents,
    boundary: Option<&'d Documents>,
}

/// One need, answered.
struct Answer {
    truth: Truth,
    /// The pattern that meets it, the action that it takes in, the document.
    by: Option<(Value, &'static str, usize)>,
}

/// A list of `{ name, message, holds, documents, at, path }`, one for each way that is open or may
/// be, or one that does not hold. `documents` says how many it takes.
pub(in crate::facts) fn escalations(
    ev: &Evaluator<'_>,
    documents: &Value,
    boundary: Option<&Value>,
) -> Value {
    let documents = Documents::read(ev, documents);
    let boundary = boundary
        .filter(|b| !b.is_null())
        .map(|b| Documents::read(ev, b));
    let none = || Value::tuple(vec![nothing()]);
    let allowing = || documents.statements.iter().filter(|s| s.may_allow());
    // Who may do everything already has nothing to gain.
    if allowing().any(|s| s.is_everything(ev)) {
        return none();
    }
    let holder = Holder {
        allows: allowing().filter(|s| s.touches(SERVICES)).collect(),
        documents: &documents,
        boundary: boundary.as_ref(),
    };
    if holder.allows.is_empty() {
        return none();
    }
    let found: Vec<Value> = METHODS.iter().filter_map(|m| holder.way(ev, m)).collect();
    match found.is_empty() {
        true => none(),
        false => Value::tuple(found),
    }
}

/// Whether documents allow everything on everything and nothing of IAM is taken away, and where.
pub(super) fn is_administrator(
    ev: &Evaluator<'_>,
    documents: &Documents,
    boundary: Option<&Documents>,
) -> Option<(Truth, Value)> {
    let everything = |d: &Documents| {
        let mut truth = Truth::NO;
        let mut at = None;
        for s in d.statements.iter().filter(|s| s.may_allow()) {
            let here = s.everything(ev);
            if at.is_none() && !here.no.is_true() {
                at = s.resources().next().cloned();
            }
            truth = truth.or(ev.table, here);
        }
        (truth, at)
    };
    let (truth, at) = everything(documents);
    let bounded = boundary.map_or(Truth::YES, |b| everything(b).0);
    let truth = truth.and(ev.table, bounded);
    // Who may do all that IAM has may give itself the rest.
    let denies = |s: &Statement| s.may_deny() && s.touches(&["iam"]);
    let denied = documents.statements.iter().any(denies);
    at.filter(|_| !denied && !truth.no.is_true())
        .map(|at| (truth, at))
}

/// What stands for no way at all.
fn nothing() -> Value {
    Value::object(vec![
        ("name".into(), Value::string("none")),
        ("message".into(), Value::string("")),
        ("holds".into(), Value::bool(false)),
        ("documents".into(), Value::number(0)),
        ("at".into(), Value::null()),
        ("path".into(), Value::tuple(Vec::new())),
    ])
}

/// The services of the actions in the table, sorted.
pub(super) const SERVICES: &[&str] = &[
    "autoscaling",
    "cloudformation",
    "codebuild",
    "datapipeline",
    "ec2",
    "ec2-instance-connect",
    "ecs",
    "glue",
    "iam",
    "lambda",
    "sagemaker",
    "ssm",
    "states",
];

impl Holder<'_> {
    /// One way, if it is open or may be.
    fn way(&self, ev: &Evaluator<'_>, method: &Method) -> Option<Value> {
        let mut answers = Vec::with_capacity(method.needs.len());
        for need in method.needs {
            let answer = self.need(ev, need);
            // What no known document gives one that is not known may.
            if answer.truth.no.is_true() && self.documents.open.is_none() {
                return None;
            }
            answers.push(answer);
        }
        let given = answers.iter().any(|a| !a.truth.no.is_true());
        if !given {
            return None;
        }
        let mut truth = Truth::YES;
        for answer in &answers {
            let here = match &self.documents.open {
                Some(why) if answer.truth.no.is_true() => Truth::unknown(why.clone()),
                _ => answer.truth.clone(),
            };
            truth = truth.and(ev.table, here);
        }
        let by: Vec<&(Value, &str, usize)> = answers.iter().filter_map(|a| a.by.as_ref()).collect();
        let mut of: Vec<usize> = by.iter().map(|(_, _, document)| *document).collect();
        of.sort_unstable();
        of.dedup();
        let at = by.last().map_or_else(Value::null, |(v, ..)| v.clone());
        let steps = by.iter().map(|(v, action, _)| step(v, action));
        let path = match method.needs {
            [_] => Vec::new(),
            _ => steps.collect(),
        };
        // What only a document that is not known can give takes that one besides.
        let open = answers.iter().any(|a| a.truth.no.is_true());
        let count = i64::try_from(of.len() + usize::from(open)).unwrap_or(i64::MAX);
        Some(Value::object(vec![
            ("name".into(), Value::string(method.name)),
            ("message".into(), Value::string(method.words)),
            ("holds".into(), truth.value(ev.table)),
            ("documents".into(), Value::number(count)),
            ("at".into(), at),
            ("path".into(), Value::tuple(path)),
        ]))
    }

    fn need(&self, ev: &Evaluator<'_>, need: &Need) -> Answer {
        let mut best = Answer {
            truth: Truth::NO,
            by: None,
        };
        for action in need.actions {
            for s in &self.allows {
                let (allowed, hit) = s.allows_on_all(ev, action, need.on, need.to);
                if allowed.no.is_true() {
                    continue;
                }
                let here = allowed
                    .and(
                        ev.table,
                        self.documents.denied(ev, action, need.on, need.to).negate(),
                    )
                    .and(ev.table, self.let_through(ev, action, need));
                if here.no.is_true() {
                    continue;
                }
                let sure = here.yes.is_true();
                best.truth = best.truth.or(ev.table, here);
                if sure || best.by.is_none() {
                    best.by = hit.map(|v| (v, *action, s.document));
                }
                if sure {
                    return best;
                }
            }
        }
        best
    }

    /// Whether the boundary, where there is one, allows it too.
    fn let_through(&self, ev: &Evaluator<'_>, action: &str, need: &Need) -> Truth {
        let Some(boundary) = self.boundary else {
            return Truth::YES;
        };
        let mut truth = match &boundary.open {
            Some(why) => Truth::unknown(why.clone()),
            None => Truth::NO,
        };
        for s in boundary.statements.iter().filter(|s| s.may_allow()) {
            truth = truth.or(ev.table, s.allows_on_all(ev, action, need.on, need.to).0);
        }
        truth.and(
            ev.table,
            boundary.denied(ev, action, need.on, need.to).negate(),
        )
    }
}

/// A step of a path: the pattern and what it lets through.
fn step(pattern: &Value, action: &str) -> Value {
    let said = match pattern.as_str() {
        Some(p) if !p.eq_ignore_ascii_case(action) => format!("`{p}` allows `{action}`"),
        _ => format!("`{action}` is allowed"),
    };
    Value::object(vec![("message".into(), Value::string(Str::from(said)))])
        .with_origin(pattern.origin.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::expr::{Budget, Mode};
    use crate::value::{Conditions, Element, Reason};

    /// A statement by its parts; actions, resources and conditions as JSON would have them.
    fn statement(
        effect: &str,
        actions: &[&str],
        resources: &[&str],
        conditions: Vec<Value>,
    ) -> Value {
        let texts = |l: &[&str]| Value::tuple(l.iter().map(|s| Value::string(*s)).collect());
        Value::object(vec![
            ("allows".into(), Value::bool(effect == "Allow")),
            ("denies".into(), Value::bool(effect == "Deny")),
            ("actions".into(), texts(actions)),
            ("not_actions".into(), texts(&[])),
            ("resources".into(), texts(resources)),
            ("not_resources".into(), texts(&[])),
            ("conditions".into(), Value::tuple(conditions)),
        ])
    }

    fn condition(operator: &str, key: &str, value: &str) -> Value {
        Value::object(vec![
            ("operator".into(), Value::string(operator)),
            ("key".into(), Value::string(key)),
            ("values".into(), Value::tuple(vec![Value::string(value)])),
        ])
    }

    fn document(statements: Vec<Value>) -> Value {
        Value::object(vec![("statements".into(), Value::tuple(statements))])
    }

    /// Names of the ways found, `?` behind those that are open, with how many documents they take.
    fn found(documents: Vec<Value>, boundary: Option<Value>) -> Vec<String> {
        let table = Conditions::default();
        let budget = Budget::default();
        let ev = Evaluator {
            table: &table,
            budget: &budget,
            mode: Mode::Rules,
        };
        let list = escalations(&ev, &Value::tuple(documents), boundary.as_ref());
        let mut items = list.as_seq().unwrap().items.clone();
        items.retain(|e| e.value.get("holds").unwrap().as_bool() != Some(false));
        let name = |e: &Element| {
            let name = e.value.get("name").unwrap().as_str().unwrap().to_owned();
            let documents = e
                .value
                .get("documents")
                .unwrap()
                .as_number()
                .unwrap()
                .to_string();
            match e.value.get("holds").unwrap().as_bool() {
                Some(true) if documents == "1" => name,
                Some(true) => format!("{name} {documents}"),
                _ => format!("{name} ?"),
            }
        };
        items.iter().map(name).collect()
    }

    fn allow(actions: &[&str], resources: &[&str]) -> Value {
        document(vec![statement("Allow", actions, resources, Vec::new())])
    }

    #[test]
    fn services_are_those_of_the_table() {
        let mut all: Vec<&str> = METHODS
            .iter()
            .flat_map(|m| m.needs)
            .flat_map(|n| n.actions)
            .map(|a| a.split(':').next().unwrap())
            .collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all, SERVICES);
        assert!(METHODS.len() >= 30);
    }

    #[test]
    fn actions_of_the_table_exist() {
        for action in METHODS.iter().flat_map(|m| m.needs).flat_map(|n| n.actions) {
            let there = super::super::actions::exists(&Value::string(*action));
            assert_eq!(there, Truth::YES, "{action}");
        }
    }

    #[test]
    fn one_action_on_everything() {
        assert_eq!(
            found(vec![allow(&["iam:CreatePolicyVersion"], &["*"])], None),
            ["create-policy-version"]
        );
        let all_users = ["arn:aws:iam::111122223333:user/*"];
        assert_eq!(
            found(vec![allow(&["iam:*accesskey"], &all_users)], None),
            ["create-access-key"]
        );
    }

    #[test]
    fn on_less_than_everything_it_is_none() {
        for resource in [
            "arn:aws:iam::111122223333:user/${aws:username}",
            "arn:aws:iam::111122223333:user/app/*",
            "arn:aws:s3:::*",
        ] {
            let none = found(vec![allow(&["iam:CreateAccessKey"], &[resource])], None);
            assert_eq!(none, [""; 0], "{resource}");
        }
    }

    #[test]
    fn a_combination_over_two_documents() {
        let pass = allow(&["iam:PassRole"], &["*"]);
        let run = allow(&["ec2:Run*"], &["*"]);
        assert_eq!(found(vec![pass.clone()], None), [""; 0]);
        assert_eq!(
            found(vec![pass.clone(), run.clone()], None),
            ["pass-role-to-instance 2"]
        );
        let to = |service: &str| {
            let bound = condition("StringEquals", "iam:PassedToService", service);
            document(vec![statement(
                "Allow",
                &["iam:PassRole"],
                &["*"],
                vec![bound],
            )])
        };
        let both = |pass: Value| found(vec![pass, run.clone()], None);
        assert_eq!(both(to("ec2.amazonaws.com")), ["pass-role-to-instance 2"]);
        assert_eq!(both(to("lambda.amazonaws.com")), [""; 0]);
    }

    #[test]
    fn conditions_denials_and_boundaries() {
        let wide = |conditions| {
            vec![document(vec![statement(
                "Allow",
                &["iam:PutRolePolicy"],
                &["*"],
                conditions,
            )])]
        };
        let mfa = condition("Bool", "aws:MultiFactorAuthPresent", "true");
        assert_eq!(found(wide(vec![mfa]), None), ["put-role-policy"]);
        let boundary = condition("StringEquals", "iam:PermissionsBoundary", "arn:x");
        assert_eq!(found(wide(vec![boundary]), None), [""; 0]);
        let deny = |conditions| document(vec![statement("Deny", &["iam:*"], &["*"], conditions)]);
        let mut denied = wide(Vec::new());
        denied.push(deny(Vec::new()));
        assert_eq!(found(denied, None), [""; 0]);
        let mut open = wide(Vec::new());
        open.push(deny(vec![condition(
            "ArnNotLike",
            "aws:PrincipalArn",
            "arn:x",
        )]));
        assert_eq!(found(open, None), ["put-role-policy ?"]);
        assert_eq!(
            found(wide(Vec::new()), Some(allow(&["s3:*"], &["*"]))),
            [""; 0]
        );
        assert_eq!(
            found(wide(Vec::new()), Some(allow(&["*"], &["*"]))),
            ["put-role-policy"]
        );
    }

    #[test]
    fn what_is_not_known_may_complete_a_combination_only() {
        let hole = || {
            Value::unknown(
                Reason::Input("var.policy".into()),
                crate::value::Type::Dynamic,
            )
        };
        assert_eq!(found(vec![hole()], None), [""; 0]);
        let pass = allow(&["iam:PassRole"], &["*"]);
        let all = found(vec![pass, hole()], None);
        assert!(
            all.contains(&"pass-role-to-instance ?".to_owned()),
            "{all:?}"
        );
        assert!(!all.iter().any(|n| !n.ends_with('?')), "{all:?}");
    }
}
