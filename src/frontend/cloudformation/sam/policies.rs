//! Execution roles: what `Policies` says, be it names of managed policies, documents or SAM's
//! policy templates.
//!
//! The templates and the paths of managed policies are data next door. Must not know: whose role.

use super::blueprint::Maker;
use super::make::{At, entries, get, is_null, items, literal, peel};
use crate::expr::ir::{Expr, ExprKind};
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::value::Str;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize, Default)]
struct Templates {
    templates: BTreeMap<String, Template>,
}

/// A policy template: facts of SAM's documentation.
#[derive(Deserialize)]
struct Template {
    parameters: Vec<String>,
    statements: Vec<Statement>,
}

/// What is allowed: texts in which `${Name}` are parameters, or names of CloudFormation.
#[derive(Deserialize)]
pub(super) struct Statement {
    pub actions: Vec<String>,
    pub resources: Vec<String>,
    /// The service that may, in a resource's policy.
    pub service: Option<String>,
    /// The account that the source must be of, in a permission.
    pub account: Option<String>,
    #[serde(default)]
    conditions: BTreeMap<String, BTreeMap<String, String>>,
}

static TEMPLATES: LazyLock<BTreeMap<String, Template>> = LazyLock::new(|| {
    let read: Templates =
        serde_json::from_str(include_str!("policy_templates.json")).unwrap_or_default();
    read.templates
});

#[derive(Deserialize, Default)]
struct Paths {
    paths: BTreeMap<String, Vec<String>>,
}

/// The path of each managed policy that has one.
static PATHS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let read: Paths =
        serde_json::from_str(include_str!("managed_policies.json")).unwrap_or_default();
    let all = read.paths.into_iter().flat_map(|(path, names)| {
        let named = names.into_iter();
        named.map(move |name| (name, path.clone()))
    });
    all.collect()
});

impl Statement {
    /// The statement of a policy document.
    pub(super) fn made(&self, at: At, variables: &dyn Fn(&str) -> Option<Expr>) -> Expr {
        let sub = |text: &String| at.sub(text, variables);
        let actions = self.actions.iter().map(|a| at.text(a)).collect();
        let mut entries: Vec<(Str, Expr)> = vec![
            ("Effect".into(), at.text("Allow")),
            ("Action".into(), at.list(actions)),
            (
                "Resource".into(),
                at.list(self.resources.iter().map(sub).collect()),
            ),
        ];
        if let Some(service) = &self.service {
            let principal = at.map([("Service", at.text(service))]);
            entries.push(("Principal".into(), principal));
        }
        if !self.conditions.is_empty() {
            let operators = self.conditions.iter().map(|(operator, keys)| {
                let keys = keys.iter().map(|(k, v)| (k.as_str().into(), sub(v)));
                (operator.as_str().into(), at.object(keys.collect()))
            });
            entries.push(("Condition".into(), at.object(operators.collect())));
        }
        at.object(entries)
    }
}

/// What a role is given.
#[derive(Default)]
pub(super) struct Granted {
    managed: Vec<Expr>,
    inline: Vec<Expr>,
}

impl Granted {
    /// A managed policy of AWS, by its path and name.
    pub(super) fn managed(&mut self, at: At, path: &str) {
        self.arn(at.text(&format!("arn:aws:iam::aws:policy/{path}")));
    }

    /// A managed policy, once.
    fn arn(&mut self, arn: Expr) {
        let same = |other: &Expr| match (literal(other), literal(&arn)) {
            (Some(a), Some(b)) => a == b,
            _ => *other == arn,
        };
        if !self.managed.iter().any(same) {
            self.managed.push(arn);
        }
    }

    /// An inline policy, one of each name.
    pub(super) fn inline(&mut self, policy: Expr) {
        let name = |e: &Expr| {
            get(e, "PolicyName")
                .and_then(literal)
                .map(|n| n.into_owned())
        };
        let own = name(&policy);
        if own.is_none() || !self.inline.iter().any(|other| name(other) == own) {
            self.inline.push(policy);
        }
    }

    /// What `Policies` says; `role` is the role's logical id.
    pub(super) fn written(&mut self, policies: &Expr, role: &str) {
        for (n, policy) in items(policies).iter().enumerate() {
            let name = format!("{role}Policy{n}");
            match classify(policy) {
                Kind::Managed => self.arn(managed(policy)),
                Kind::Document => self.inline(document(policy, &name)),
                Kind::Nothing => {}
            }
        }
    }

    /// The role. `trust` is who may assume it.
    pub(super) fn role(
        self,
        maker: &Maker,
        id: &str,
        trust: Expr,
        others: Vec<(&str, Option<Expr>)>,
    ) -> Declared {
        let at = At(maker.header);
        let mut declared = maker.declare(id, "AWS::IAM::Role", false);
        let mut properties: Vec<(Str, Expr)> = vec![("AssumeRolePolicyDocument".into(), trust)];
        properties.push(("ManagedPolicyArns".into(), at.list(self.managed)));
        if !self.inline.is_empty() {
            properties.push(("Policies".into(), at.list(self.inline)));
        }
        for (name, value) in others {
            properties.extend(value.map(|v| (name.into(), v)));
        }
        declared.properties = Some(Properties::Each(properties));
        declared
    }
}

/// The document by which a service may assume a role.
pub(super) fn trust(at: At, service: &str) -> Expr {
    let statement = at.map([
        ("Action", at.list(vec![at.text("sts:AssumeRole")])),
        ("Effect", at.text("Allow")),
        (
            "Principal",
            at.map([("Service", at.list(vec![at.text(service)]))]),
        ),
    ]);
    at.map([
        ("Version", at.text("2012-10-17")),
        ("Statement", at.list(vec![statement])),
    ])
}

enum Kind {
    Managed,
    Document,
    Nothing,
}

fn classify(policy: &Expr) -> Kind {
    match &peel(policy).kind {
        ExprKind::Null => Kind::Nothing,
        ExprKind::Object(_) => Kind::Document,
        ExprKind::Conditional(three) => match classify(&three.1) {
            Kind::Nothing => classify(&three.2),
            kind => kind,
        },
        _ => Kind::Managed,
    }
}

/// The ARN of a managed policy by its name, where it is none yet.
fn managed(policy: &Expr) -> Expr {
    match &peel(policy).kind {
        ExprKind::Conditional(three) => {
            let mut made = peel(policy).clone();
            made.kind = ExprKind::Conditional(Box::new((
                three.0.clone(),
                managed(&three.1),
                managed(&three.2),
            )));
            made
        }
        ExprKind::Text(name) if !name.text.starts_with("arn:") => {
            let path = PATHS.get(name.text.as_str()).map_or("", String::as_str);
            At(policy.span).text(&format!("arn:aws:iam::aws:policy/{path}{}", name.text))
        }
        _ => policy.clone(),
    }
}

/// An inline policy of a document or a policy template.
fn document(policy: &Expr, name: &str) -> Expr {
    let at = At(policy.span);
    if let ExprKind::Conditional(three) = &peel(policy).kind {
        let mut made = peel(policy).clone();
        let arm = |e: &Expr| {
            if is_null(e) {
                e.clone()
            } else {
                document(e, name)
            }
        };
        made.kind =
            ExprKind::Conditional(Box::new((three.0.clone(), arm(&three.1), arm(&three.2))));
        return made;
    }
    let document = of_template(policy).unwrap_or_else(|| policy.clone());
    at.map([("PolicyName", at.text(name)), ("PolicyDocument", document)])
}

/// The document of a policy template: an object with the template's name as its only key.
fn of_template(policy: &Expr) -> Option<Expr> {
    let all = entries(policy)?;
    let [(name, item)] = all.as_slice() else {
        return None;
    };
    let template = TEMPLATES.get(*name)?;
    let at = At(item.key.span);
    let variable = |name: &str| {
        if !template.parameters.iter().any(|p| p == name) {
            return None;
        }
        Some(match get(&item.value, name) {
            Some(value) => value.clone(),
            None => Expr {
                span: item.key.span,
                kind: ExprKind::Opaque(format!("the policy template needs `{name}`").into()),
            },
        })
    };
    let statements = template.statements.iter().map(|s| s.made(at, &variable));
    Some(at.map([("Statement", at.list(statements.collect()))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_can_be_read() {
        assert!(TEMPLATES.len() > 75 && TEMPLATES.contains_key("SQSPollerPolicy"));
        let path = PATHS.get("AWSLambdaBasicExecutionRole");
        assert_eq!(path.map(String::as_str), Some("service-role/"));
    }

    /// A template names no parameter that it does not declare, and uses all of them.
    #[test]
    fn templates_use_the_parameters_that_they_declare() {
        for (name, template) in TEMPLATES.iter() {
            let mut used = std::collections::BTreeSet::new();
            let texts = template.statements.iter().flat_map(|s| {
                let conditions = s.conditions.values().flat_map(|keys| keys.values());
                s.resources.iter().chain(conditions)
            });
            for text in texts {
                let names = text.split("${").skip(1).filter_map(|t| t.split_once('}'));
                used.extend(names.map(|(n, _)| n).filter(|n| !n.starts_with("AWS::")));
            }
            let declared = template.parameters.iter().map(String::as_str);
            assert_eq!(used, declared.collect(), "{name}");
        }
    }
}
