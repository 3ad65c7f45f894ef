//! `AWS::Serverless::Connector` and the attribute `Connectors`: what lets one resource use another.
//!
//! Which pairs there are and what each is allowed, is data next door (`connectors.json`). Must not
//! know: how the resources of the two ends came to be.

use super::blueprint::Maker;
use super::make::{At, entries, get, items, literal, peel, referenced};
use super::policies::Statement;
use super::{Expansion, Sam};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind};
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::value::Str;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize, Default)]
struct Pairs {
    pairs: Vec<Pair>,
}

/// What a connector from one type to another makes: facts of SAM's documentation.
#[derive(Deserialize)]
struct Pair {
    from: String,
    to: String,
    kind: Kind,
    /// The end whose role or policy it is.
    side: Side,
    /// By `Read` and `Write`.
    access: BTreeMap<String, Vec<Statement>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Role,
    Queue,
    Topic,
    Permission,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Side {
    Source,
    Destination,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let read: Pairs = serde_json::from_str(include_str!("connectors.json")).unwrap_or_default();
    read.pairs
});

/// Types whose ARN `Ref` gives; that of others is an attribute.
const ARN_BY_REF: [&str; 4] = [
    "AWS::AppSync::DataSource",
    "AWS::AppSync::GraphQLApi",
    "AWS::SNS::Topic",
    "AWS::StepFunctions::StateMachine",
];

/// One end of a connector.
#[derive(Clone, Debug, Default)]
pub(super) struct End {
    /// In CloudFormation.
    pub ty: Str,
    pub arn: Option<Expr>,
    /// The name of its role.
    pub role: Option<Expr>,
    pub queue_url: Option<Expr>,
    pub resource: Option<Expr>,
    pub name: Option<Expr>,
    pub qualifier: Option<Expr>,
}

/// What connectors see of a resource.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    ty: Str,
    /// Of its role; of a rule, those of its targets by what they name.
    roles: Vec<(Option<Str>, Str)>,
}

impl Seen {
    pub(super) fn of(declared: &Declared) -> Seen {
        let property = |name: &str| match &declared.properties {
            Some(Properties::Each(each)) => each.iter().find(|(n, _)| n == name).map(|(_, e)| e),
            _ => None,
        };
        let role = match &*declared.ty {
            "AWS::Lambda::Function" => Some("Role"),
            "AWS::StepFunctions::StateMachine" => Some("RoleArn"),
            "AWS::AppSync::DataSource" => Some("ServiceRoleArn"),
            _ => None,
        };
        let role = role.and_then(property).and_then(referenced);
        let mut roles: Vec<_> = role.map(|r| (None, r.clone())).into_iter().collect();
        if declared.ty == "AWS::Events::Rule" {
            for target in property("Targets").map_or(&[][..], items) {
                let role = get(target, "RoleArn").and_then(referenced);
                let arn = get(target, "Arn").and_then(referenced);
                roles.extend(role.map(|r| (arn.cloned(), r.clone())));
            }
        }
        Seen {
            ty: declared.ty.clone(),
            roles,
        }
    }
}

impl Expansion {
    /// A connector; `seen` are the resources of the template as they were made.
    pub(super) fn connector(&mut self, sam: &Sam, seen: &BTreeMap<Str, Seen>) -> Vec<Declared> {
        let source = get(&sam.written, "Source").cloned();
        self.connect(
            &sam.maker,
            &sam.maker.id.clone(),
            source,
            &sam.written,
            seen,
        )
    }

    /// The connectors that stand at a resource of the template.
    pub(super) fn embedded(
        &mut self,
        maker: &Maker,
        connectors: &Expr,
        seen: &BTreeMap<Str, Seen>,
    ) -> Vec<Declared> {
        let mut made = Vec::new();
        for (name, item) in entries(connectors).unwrap_or_default() {
            let Some(written) = get(&item.value, "Properties") else {
                continue;
            };
            let at = At(item.key.span);
            let mut source: Vec<(Str, Expr)> = vec![("Id".into(), at.text(&maker.id))];
            let qualifier = get(written, "SourceReference.Qualifier").cloned();
            source.extend(qualifier.map(|q| ("Qualifier".into(), q)));
            let id = format!("{}{name}", maker.id);
            made.extend(self.connect(maker, &id, Some(at.object(source)), written, seen));
        }
        made
    }

    fn connect(
        &mut self,
        maker: &Maker,
        id: &str,
        source: Option<Expr>,
        written: &Expr,
        seen: &BTreeMap<Str, Seen>,
    ) -> Vec<Declared> {
        let destination = get(written, "Destination");
        let (Some(source), Some(destination)) = (source, destination) else {
            return Vec::new();
        };
        let wanted = get(written, "Permissions").map_or(&[][..], items).iter();
        let wanted: Vec<Str> = wanted.filter_map(|p| self.texts.of(p)).collect();
        let several = matches!(peel(destination).kind, ExprKind::Tuple(_));
        let mut made = Vec::new();
        for (n, destination) in items(destination).iter().enumerate() {
            let suffix = match several {
                true => format!("Destination{n}"),
                false => String::new(),
            };
            let ends = (
                self.end(&source, destination, seen),
                self.end(destination, &source, seen),
            );
            let at = At(destination.span);
            let resources = match &ends {
                (Some(from), Some(to)) => between(maker, at, (id, &suffix), from, to, &wanted),
                _ => Vec::new(),
            };
            if resources.is_empty() {
                self.problems.push(
                    Problem::warning(
                        "sam-not-expanded",
                        format!("the connector `{id}` connects what is not known to connect"),
                        destination.span,
                    )
                    .help("what it allows was not analysed"),
                );
            }
            made.extend(resources);
        }
        made
    }

    /// An end as it is written; `other` is the other one.
    fn end(&self, written: &Expr, other: &Expr, seen: &BTreeMap<Str, Seen>) -> Option<End> {
        let at = At(written.span);
        let given = |name: &str| get(written, name).cloned();
        let id = get(written, "Id").and_then(literal);
        let Some(id) = id else {
            let ty = get(written, "Type").and_then(|t| self.texts.of(t))?;
            let ty = match &*ty {
                "AWS::Serverless::Api" => "AWS::ApiGateway::RestApi".into(),
                "AWS::Serverless::Function" => "AWS::Lambda::Function".into(),
                "AWS::Serverless::HttpApi" => "AWS::ApiGatewayV2::Api".into(),
                "AWS::Serverless::SimpleTable" => "AWS::DynamoDB::Table".into(),
                "AWS::Serverless::StateMachine" => "AWS::StepFunctions::StateMachine".into(),
                _ => ty,
            };
            return Some(End {
                ty,
                arn: given("Arn"),
                role: given("RoleName"),
                queue_url: given("QueueUrl"),
                resource: given("ResourceId"),
                name: given("Name"),
                qualifier: given("Qualifier"),
            });
        };
        let known = seen.get(id.as_ref())?;
        let connected = get(other, "Id").and_then(literal);
        let role = known.roles.iter().find(|(target, _)| match target {
            Some(target) => connected.as_ref().is_some_and(|c| *target == c.as_ref()),
            None => true,
        });
        let api = matches!(
            &*known.ty,
            "AWS::ApiGateway::RestApi" | "AWS::ApiGatewayV2::Api"
        );
        Some(End {
            arn: Some(match ARN_BY_REF.contains(&&*known.ty) {
                true => at.reference(&id),
                false => at.attribute(&id, "Arn"),
            }),
            role: role.map(|(_, role)| at.reference(role)),
            queue_url: (known.ty == "AWS::SQS::Queue").then(|| at.reference(&id)),
            resource: match &*known.ty {
                "AWS::AppSync::GraphQLApi" => Some(at.attribute(&id, "ApiId")),
                _ if api => Some(at.reference(&id)),
                _ => None,
            },
            name: Some(at.attribute(&id, "Name")),
            qualifier: given("Qualifier").or_else(|| api.then(|| at.text("*"))),
            ty: known.ty.clone(),
        })
    }
}

/// What a connector between two ends makes. Its ids are made of the connector's and a suffix.
pub(super) fn between(
    maker: &Maker,
    at: At,
    (id, suffix): (&str, &str),
    from: &End,
    to: &End,
    wanted: &[Str],
) -> Vec<Declared> {
    let mut pairs = PAIRS.iter();
    let Some(pair) = pairs.find(|p| *p.from == *from.ty && *p.to == *to.ty) else {
        return Vec::new();
    };
    let variables = |name: &str| {
        let (end, part) = match name.split_once('.')? {
            ("Source", part) => (from, part),
            ("Destination", part) => (to, part),
            _ => return None,
        };
        let value = match part {
            "Arn" => &end.arn,
            "ResourceId" => &end.resource,
            "Name" => &end.name,
            "Qualifier" => &end.qualifier,
            _ => return None,
        };
        Some(value.clone().unwrap_or_else(|| Expr {
            span: at.0,
            kind: ExprKind::Opaque(format!("the connector does not say `{part}`").into()),
        }))
    };
    let holder = match pair.side {
        Side::Source => from,
        Side::Destination => to,
    };
    let asked = pair
        .access
        .iter()
        .filter(|(name, _)| wanted.iter().any(|w| *w == name.as_str()));
    if let Kind::Permission = pair.kind {
        let mut made = Vec::new();
        for (name, statements) in asked {
            for statement in statements {
                let sub = |text: &String| at.sub(text, &variables);
                let source = match statement.resources.as_slice() {
                    [one] => sub(one),
                    many => at.list(many.iter().map(sub).collect()),
                };
                let text = |text: &Option<String>| text.as_ref().map(sub);
                let action = statement.actions.first().map(|a| at.text(a));
                let properties = [
                    ("Action", action),
                    ("FunctionName", holder.arn.clone()),
                    ("Principal", text(&statement.service)),
                    ("SourceArn", Some(source)),
                    ("SourceAccount", text(&statement.account)),
                ];
                let id = format!("{id}{name}LambdaPermission{suffix}");
                made.push(declare(maker, &id, "AWS::Lambda::Permission", properties));
            }
        }
        return made;
    }
    let statements: Vec<Expr> = asked
        .flat_map(|(_, statements)| statements)
        .map(|s| s.made(at, &variables))
        .collect();
    if statements.is_empty() {
        return Vec::new();
    }
    let document = at.map([
        ("Version", at.text("2012-10-17")),
        ("Statement", at.list(statements)),
    ]);
    let (ending, ty, name, whose) = match pair.kind {
        Kind::Queue => (
            "QueuePolicy",
            "AWS::SQS::QueuePolicy",
            "Queues",
            &holder.queue_url,
        ),
        Kind::Topic => (
            "TopicPolicy",
            "AWS::SNS::TopicPolicy",
            "Topics",
            &holder.arn,
        ),
        _ => ("Policy", "AWS::IAM::ManagedPolicy", "Roles", &holder.role),
    };
    let whose = whose.clone().map(|w| at.list(vec![w]));
    let properties = [("PolicyDocument", Some(document)), (name, whose)];
    vec![declare(
        maker,
        &format!("{id}{ending}{suffix}"),
        ty,
        properties,
    )]
}

fn declare<const N: usize>(
    maker: &Maker,
    id: &str,
    ty: &str,
    properties: [(&str, Option<Expr>); N],
) -> Declared {
    let mut declared = maker.declare(id, ty, false);
    let given = properties
        .into_iter()
        .filter_map(|(name, value)| Some((name.into(), value?)));
    declared.properties = Some(Properties::Each(given.collect()));
    declared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_can_be_read() {
        assert!(PAIRS.len() > 25);
        let statements = PAIRS.iter().flat_map(|p| p.access.values().flatten());
        assert!(statements.clone().all(|s| !s.actions.is_empty()));
    }
}
