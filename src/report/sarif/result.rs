//! A finding as a SARIF result.
//!
//! Must not know: the run around it.

use super::place::{Location, Logical, labelled, physical};
use super::{level, words};
use crate::diagnostic::{Label, Severity, Step};
use crate::report::sentence;
use crate::rules::{Finding, Suppression};
use crate::source::SourceMap;
use crate::value::Str;
use serde::Serialize;

/// GitHub takes no more related locations of a result; the value's way is far shorter.
const MAX_RELATED: usize = 1_000;
/// Characters of a message; links that do not fit are left out, the locations stay.
const MAX_MESSAGE: usize = 1_000;
/// Characters of what a finding says, before the links.
const MAX_SAID: usize = 600;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'static>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_flows: Option<Vec<CodeFlow<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<SuppressionJson<'a>>>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// GitHub's own, `primaryLocationLineHash`, is made of the source by what uploads the report.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "bartizan/v1")]
    v1: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow<'a> {
    thread_flows: [ThreadFlow<'a>; 1],
}

#[derive(Serialize)]
struct ThreadFlow<'a> {
    locations: Vec<FlowStep<'a>>,
}

#[derive(Serialize)]
struct FlowStep<'a> {
    location: Location<'a>,
}

#[derive(Serialize)]
struct SuppressionJson<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location<'static>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    severity: Severity,
    resource_type: &'a str,
    dialect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Str]>::is_empty")]
    parameter_sets: &'a [Str],
    instances: Vec<&'a Str>,
}

/// The result of a finding whose rule stands at `rule_index`; with `suppressions` it says so even
/// where there are none.
pub(super) fn result<'a>(
    sources: &SourceMap,
    f: &'a Finding,
    rule_index: Option<usize>,
    suppressions: bool,
) -> ResultJson<'a> {
    let related: Vec<(&Label, Location<'static>)> = f
        .related
        .iter()
        .filter_map(|label| Some((label, labelled(sources, label)?)))
        .take(MAX_RELATED)
        .enumerate()
        .map(|(i, (label, location))| {
            let id = Some(i + 1);
            (label, Location { id, ..location })
        })
        .collect();
    // Outside the root stand values of variable files: then what is nearest inside has to do.
    let first = related
        .first()
        .and_then(|(_, l)| l.physical_location.clone());
    let primary = Location {
        physical_location: physical(sources, f.primary.span).or(first),
        logical_locations: Some([Logical {
            fully_qualified_name: &f.resource.address,
            kind: "resource",
        }]),
        ..Location::default()
    };
    ResultJson {
        rule_id: &f.rule.id,
        rule_index,
        level: level(f.rule.severity),
        message: message(f, &related),
        locations: [primary],
        partial_fingerprints: Fingerprints {
            v1: f.fingerprint.to_string(),
        },
        code_flows: flows(sources, f),
        related_locations: related.into_iter().map(|(_, location)| location).collect(),
        suppressions: suppressions.then(|| {
            let suppressed = f.suppressed().into_iter();
            suppressed.map(|s| suppression(sources, s)).collect()
        }),
        properties: Properties {
            severity: f.rule.severity,
            resource_type: &f.resource.ty,
            dialect: f.resource.dialect.as_str(),
            condition: f.condition().map(|c| c.as_str()),
            parameter_sets: f.parameter_sets(),
            instances: f.instances().collect(),
        },
    }
}

fn suppression<'a>(sources: &SourceMap, s: &'a Suppression) -> SuppressionJson<'a> {
    SuppressionJson {
        kind: "inSource",
        justification: Some(s.reason.as_str()).filter(|r| !r.is_empty()),
        location: physical(sources, s.span).map(|place| Location {
            physical_location: Some(place),
            ..Location::default()
        }),
    }
}

/// What is wrong in one sentence, which GitHub takes as title; then what the deciding text means,
/// and links to the related locations.
fn message(f: &Finding, related: &[(&Label, Location<'_>)]) -> Message {
    let said = sentence::finding(f);
    let mut text = words::beside_links(&sentence::cut(&said, MAX_SAID));
    text.push('.');
    let here = f
        .primary_words()
        .map(|m| words::beside_links(&sentence::cut(m, MAX_SAID / 2)));
    let links = related.iter().filter_map(|(label, location)| {
        let words = Some(label.message.as_str()).filter(|m| !m.is_empty());
        Some(words::link(words.unwrap_or("here"), location.id?))
    });
    let mut separator = " ";
    for part in here.into_iter().chain(links) {
        if text.chars().count() + part.chars().count() + 3 > MAX_MESSAGE {
            break;
        }
        text.push_str(separator);
        text.push_str(&part);
        separator = "; ";
    }
    if separator != " " {
        text.push('.');
    }
    Message { text }
}

/// The path that leads to the finding, and the value's way; each where there is one.
fn flows<'a>(sources: &SourceMap, f: &'a Finding) -> Option<Vec<CodeFlow<'a>>> {
    let flows: Vec<CodeFlow<'a>> = [path(sources, f), way(sources, f)]
        .into_iter()
        .filter(|locations| locations.len() > 1)
        .map(|locations| CodeFlow {
            thread_flows: [ThreadFlow { locations }],
        })
        .collect();
    (!flows.is_empty()).then_some(flows)
}

/// The steps of the finding's path, first to last.
fn path<'a>(sources: &SourceMap, f: &'a Finding) -> Vec<FlowStep<'a>> {
    let place = |step: &'a Step| {
        let label = Label {
            span: step.span,
            message: step.message.clone(),
        };
        let logical = step.resource.as_deref().map(|address| {
            [Logical {
                fully_qualified_name: address,
                kind: "resource",
            }]
        });
        let location = Location {
            logical_locations: logical,
            ..labelled(sources, &label)?
        };
        Some(FlowStep { location })
    };
    f.path().iter().filter_map(place).collect()
}

/// The value's way, from where it was written to what was judged.
fn way(sources: &SourceMap, f: &Finding) -> Vec<FlowStep<'static>> {
    let (start, end) = (usize::from(f.way.start), usize::from(f.way.end));
    let before = f.related.get(start..end).unwrap_or_default();
    let after = f.related.get(..start).unwrap_or_default();
    let here = Label {
        span: f.primary.span,
        message: f.primary_words().unwrap_or("decided here").into(),
    };
    let way = before.iter().rev().chain([&here]).chain(after.iter().rev());
    way.filter_map(|label| labelled(sources, label))
        .map(|location| FlowStep { location })
        .collect()
}
