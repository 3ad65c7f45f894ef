//! Resources, their values and edges: as JSON, Graphviz and Mermaid.
//!
//! Must not know: how relations were found.

use super::json::{print, problems};
use super::value_json::{Json, Printer};
use crate::diagnostic::Problem;
use crate::resource::{Resource, Role, Unit};
use crate::rules::relations::{Relation, Relations};
use crate::source::SourceMap;
use crate::value::Str;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[derive(Serialize)]
struct Document<'a> {
    resources: Vec<ResourceJson<'a>>,
    data: Vec<ResourceJson<'a>>,
    modules: Vec<ModuleJson<'a>>,
    relations: Vec<RelationJson<'a>>,
    outputs: Json,
    problems: Vec<super::json::ProblemJson<'a>>,
}

#[derive(Serialize)]
struct ResourceJson<'a> {
    address: &'a str,
    #[serde(rename = "type")]
    ty: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    attributes: Json,
    meta: Json,
    references: Vec<String>,
}

#[derive(Serialize)]
struct RelationJson<'a> {
    from: &'a str,
    relation: &'static str,
    to: &'a str,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    actions: &'a BTreeSet<Str>,
}

#[derive(Serialize)]
struct ModuleJson<'a> {
    address: &'a str,
    source: &'a str,
    reason: String,
}

/// All units as one JSON document.
pub fn json(
    units: &[Unit],
    relations: &[Relations],
    sources: &SourceMap,
    found: &[Problem],
    show_sensitive: bool,
) -> String {
    let mut document = Document {
        resources: Vec::new(),
        data: Vec::new(),
        modules: Vec::new(),
        relations: relations
            .iter()
            .flatten()
            .map(|((from, relation, to), actions)| RelationJson {
                from,
                relation: relation.as_str(),
                to,
                actions,
            })
            .collect(),
        outputs: Json::Object(Vec::new()),
        problems: problems(sources, found),
    };
    let mut outputs = Vec::new();
    for unit in units {
        let printer = Printer {
            table: &unit.conditions,
            show_sensitive,
        };
        for r in &unit.resources {
            let shown = resource(unit, r, &printer);
            match r.role {
                Role::Managed => document.resources.push(shown),
                Role::Data => document.data.push(shown),
            }
        }
        document
            .modules
            .extend(unit.opaque.iter().map(|m| ModuleJson {
                address: &m.address,
                source: &m.source,
                reason: m.reason.describe(),
            }));
        outputs.extend(
            unit.outputs
                .iter()
                .map(|o| (o.name.to_string(), printer.json(&o.value))),
        );
    }
    document.outputs = Json::Object(outputs);
    print(&document)
}

fn resource<'a>(unit: &Unit, r: &'a Resource, printer: &Printer<'_>) -> ResourceJson<'a> {
    ResourceJson {
        address: &r.address,
        ty: &r.ty,
        when: (!r.exists.is_true()).then(|| unit.conditions.describe(r.exists)),
        attributes: printer.json(&r.body),
        meta: printer.json(&r.meta),
        references: r.edges().iter().map(ToString::to_string).collect(),
    }
}

/// Nodes (full addresses) and edges (by base address) of a unit, each once, in order.
fn edges(unit: &Unit) -> (Vec<&str>, BTreeSet<(&str, Str)>) {
    let nodes: Vec<&str> = unit
        .resources
        .iter()
        .map(|r| r.base_address.as_str())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut edges = BTreeSet::new();
    for r in &unit.resources {
        for to in r.edges() {
            if nodes.binary_search(&to.as_str()).is_ok() && r.base_address != to {
                edges.insert((r.base_address.as_str(), to));
            }
        }
    }
    (nodes, edges)
}

/// The relations of a unit that a diagram shows, and what they lead to that is no resource of it.
fn shown<'r>(
    nodes: &[&str],
    relations: Option<&'r Relations>,
) -> (Vec<&'r (Str, Relation, Str)>, Vec<&'r str>) {
    let shown: Vec<_> = relations.into_iter().flat_map(|r| r.keys()).collect();
    let outside: BTreeSet<&str> = shown
        .iter()
        .map(|(_, _, to)| to.as_str())
        .filter(|to| nodes.binary_search(to).is_err())
        .collect();
    (shown, outside.into_iter().collect())
}

/// Graphviz.
pub fn dot(units: &[Unit], relations: &[Relations]) -> String {
    let mut out = String::from("digraph resources {\n  rankdir = LR;\n  node [shape = box];\n");
    for (i, unit) in units.iter().enumerate() {
        let (nodes, edges) = edges(unit);
        let (related, outside) = shown(&nodes, relations.get(i));
        for n in nodes {
            let _ = writeln!(out, "  {:?};", full(unit, n));
        }
        for n in outside {
            let _ = writeln!(out, "  {:?} [shape = ellipse];", full(unit, n));
        }
        for (a, relation, b) in related {
            let (a, b) = (full(unit, a), full(unit, b));
            let label = relation.as_str();
            let _ = writeln!(out, "  {a:?} -> {b:?} [label = {label:?}, style = bold];");
        }
        for (a, b) in edges {
            let _ = writeln!(out, "  {:?} -> {:?};", full(unit, a), full(unit, &b));
        }
    }
    out.push_str("}\n");
    out
}

/// Mermaid.
pub fn mermaid(units: &[Unit], relations: &[Relations]) -> String {
    let mut out = String::from("flowchart LR\n");
    let mut n = 0;
    for (i, unit) in units.iter().enumerate() {
        let (mut nodes, edges) = edges(unit);
        let (related, outside) = shown(&nodes, relations.get(i));
        nodes.extend(outside);
        nodes.sort_unstable();
        let id = |address: &str| {
            n + nodes
                .binary_search(&address)
                .unwrap_or_else(|insert| insert)
        };
        for node in &nodes {
            // Mermaid knows entities, not escapes, in quoted text.
            let text = full(unit, node).replace('"', "#quot;");
            let _ = writeln!(out, "  n{}[\"{text}\"]", id(node));
        }
        for (a, b) in edges {
            let _ = writeln!(out, "  n{} --> n{}", id(a), id(&b));
        }
        for (a, relation, b) in related {
            let _ = writeln!(out, "  n{} == {} ==> n{}", id(a), relation.as_str(), id(b));
        }
        n += nodes.len();
    }
    out
}

/// An address that is unique among units.
fn full(unit: &Unit, address: &str) -> String {
    if unit.path.is_empty() {
        address.to_owned()
    } else {
        format!("{}: {address}", unit.path)
    }
}
