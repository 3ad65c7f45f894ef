//! Who may do what: what principals are granted, whom they trust, what runs as them. For the graph
//! that people look at; rules ask the facts themselves.
//!
//! Must not know: output formats.

use super::RuleSet;
use super::load::Types;
use crate::expr::{Budget, Evaluator};
use crate::facts::Facts;
use crate::graph::{Graph, elements};
use crate::resource::{Resource, Role, Unit};
use crate::source::{SourceMap, Span};
use crate::value::{Cond, Kind, Marks, Part, Str, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The canonical type of those who have permissions.
const PRINCIPAL: &str = "aws.iam.principal";
/// What each principal adds to the budget.
const STEPS_EACH: u64 = 20_000;
/// Attributes deeper than this name no role that something runs as.
const MAX_DEPTH: usize = 6;

/// How one stands to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Relation {
    /// A principal is allowed actions on a resource.
    Grants,
    /// A role lets a principal assume it.
    Trusts,
    /// Something acts as a role.
    RunsAs,
}

impl Relation {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Grants => "grants",
            Relation::Trusts => "trusts",
            Relation::RunsAs => "runs-as",
        }
    }
}

/// From whom and to what (addresses without indexes, or text of a policy: an ARN, a service), and
/// the actions of grants, sorted.
pub type Relations = BTreeMap<(Str, Relation, Str), BTreeSet<Str>>;

/// The relations of a unit.
pub fn relations(rules: &RuleSet, unit: &Unit, sources: &SourceMap) -> Relations {
    let mut out = Relations::default();
    let Some(ty) = rules.get(PRINCIPAL) else {
        return out;
    };
    let budget = Budget::default();
    let facts = Facts::new(unit, sources);
    let by_id = |id: &str| rules.get(id);
    let types = [ty.clone()];
    let graph = Graph::new(unit, &budget, &types, &facts).with_types(&by_id);
    for node in graph.nodes(&ty) {
        budget.grant(STEPS_EACH);
        let from = &node.resource.base_address;
        let trust = node.get("trust").unwrap_or_else(Value::null);
        statements(&graph, &trust, &mut |statement| {
            each(&graph, statement, "principals", &mut |principal| {
                each(&graph, principal, "values", &mut |v| {
                    if let Some(to) = target(&graph, v) {
                        out.entry((from.clone(), Relation::Trusts, to)).or_default();
                    }
                });
            });
        });
        let documents = node.get("documents").unwrap_or_else(Value::null);
        elements(&graph, &documents, Cond::TRUE, &mut |_, document, _| {
            statements(&graph, &document, &mut |statement| {
                let mut actions = BTreeSet::new();
                each(&graph, statement, "actions", &mut |a| {
                    actions.extend(target(&graph, a));
                });
                each(&graph, statement, "not_actions", &mut |a| {
                    actions.extend(target(&graph, a).map(|a| Str::from(format!("all but {a}"))));
                });
                each(&graph, statement, "resources", &mut |v| {
                    if let Some(to) = target(&graph, v) {
                        let key = (from.clone(), Relation::Grants, to);
                        out.entry(key).or_default().extend(actions.iter().cloned());
                    }
                });
            });
        });
    }
    for r in unit.resources.iter().filter(|r| r.role == Role::Managed) {
        let of_iam = r.ty.starts_with("aws_iam_") || r.ty.starts_with("AWS::IAM::");
        if !of_iam {
            runs_as(&graph, r, &r.body, "", MAX_DEPTH, &mut out);
        }
    }
    out
}

/// The statements of a document that may allow something.
fn statements(graph: &Graph<'_>, document: &Value, f: &mut dyn FnMut(&Value)) {
    each(graph, document, "statements", &mut |statement| {
        let allows = field(&graph.ev, statement, "allows");
        if allows.as_bool() != Some(false) {
            f(statement);
        }
    });
}

fn field(ev: &Evaluator<'_>, v: &Value, name: &str) -> Value {
    ev.attribute(v, name, Span::NONE)
        .unwrap_or_else(|e| e.value())
}

/// The elements of an object's list, whatever they exist under.
fn each(graph: &Graph<'_>, v: &Value, name: &str, f: &mut dyn FnMut(&Value)) {
    for (_, v) in v.arms() {
        if v.as_obj().is_none() {
            continue;
        }
        let list = field(&graph.ev, &v, name);
        elements(graph, &list, Cond::TRUE, &mut |_, e, _| {
            for (_, e) in e.arms() {
                f(&e);
            }
        });
    }
}

/// What a text of a policy names: the resource whose attribute it is or begins with, else the text
/// with an ellipsis for what is not known.
fn target(graph: &Graph<'_>, v: &Value) -> Option<Str> {
    if v.deep_marks().has(Marks::SENSITIVE) {
        return Some("…".into());
    }
    let address = |v: &Value| {
        let reference = v.reference().filter(|r| !r.is_data())?;
        Some(graph.referred(reference)?.base_address.clone())
    };
    if let Some(found) = address(v) {
        return Some(found);
    }
    if let Kind::String(s) = &v.kind {
        return Some(s.clone());
    }
    let parts = &v.parts()?.items;
    if let Some(Part::Value(first)) = parts.first()
        && let Some(found) = address(first)
    {
        return Some(found);
    }
    let mut out = Str::new();
    for part in parts {
        match part {
            Part::Text { text, .. } => out.push_str(text),
            Part::Value(v) => match (v.as_str(), address(v)) {
                (Some(s), _) => out.push_str(s),
                (None, Some(of)) => {
                    out.push_str("${");
                    out.push_str(&of);
                    out.push('}');
                }
                (None, None) => out.push('…'),
            },
        }
    }
    Some(out)
}

/// Whether an attribute of this name says what something runs as.
fn names_role(attribute: &str) -> bool {
    let name = attribute.to_ascii_lowercase().replace('_', "");
    name == "role"
        || name == "iaminstanceprofile"
        || name.ends_with("rolearn")
        || name.ends_with("role") && !name.ends_with("linkedrole")
}

/// The roles that a resource's attributes name.
fn runs_as(
    graph: &Graph<'_>,
    r: &Resource,
    v: &Value,
    attribute: &str,
    depth: usize,
    out: &mut Relations,
) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    if let Some(reference) = v.reference() {
        let found = graph.referred(reference).filter(|_| names_role(attribute));
        if let Some(role) = found.and_then(|named| role_of(graph, named)) {
            let key = (
                r.base_address.clone(),
                Relation::RunsAs,
                role.base_address.clone(),
            );
            out.entry(key).or_default();
        }
        return;
    }
    match &v.kind {
        Kind::Object(o) | Kind::Map(o) => {
            for (name, e) in &o.entries {
                runs_as(graph, r, &e.value, name, depth, out);
            }
        }
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            for e in &s.items {
                runs_as(graph, r, &e.value, attribute, depth, out);
            }
        }
        Kind::Choice(_) => {
            for (_, arm) in v.arms() {
                runs_as(graph, r, &arm, attribute, depth, out);
            }
        }
        _ => {}
    }
}

/// A role, or that of an instance profile.
fn role_of<'a>(graph: &Graph<'a>, r: &'a Resource) -> Option<&'a Resource> {
    let attribute = match r.ty.as_str() {
        "aws_iam_role" | "AWS::IAM::Role" => return Some(r),
        "aws_iam_instance_profile" => "role",
        "AWS::IAM::InstanceProfile" => "Roles",
        _ => return None,
    };
    let named = r.body.get(attribute)?;
    let first = named.as_seq().and_then(|s| s.items.first());
    let named = first.map_or(named, |e| &e.value);
    graph.referred(named.reference()?)
}
