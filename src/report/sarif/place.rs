//! Places in files, and resources, as SARIF's locations.
//!
//! Must not know: findings, problems.

use super::{BASE, Text, words};
use crate::diagnostic::Label;
use crate::report::place;
use crate::source::{SourceMap, Span};
use serde::{Serialize, Serializer};

/// A location: in a file, of a resource, or both.
#[derive(Serialize, Clone, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physical_location: Option<Physical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logical_locations: Option<[Logical<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "message_of")]
    pub message: Option<String>,
}

fn message_of<S: Serializer>(message: &Option<String>, s: S) -> Result<S::Ok, S::Error> {
    let text = message.as_deref().unwrap_or_default();
    Text { text }.serialize(s)
}

/// A place in a file.
#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// A resource.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) struct Logical<'a> {
    pub fully_qualified_name: &'a str,
    pub kind: &'static str,
}

/// A label and its words; `None` as for [`physical`].
pub(super) fn labelled(sources: &SourceMap, label: &Label) -> Option<Location<'static>> {
    let words = Some(label.message.as_str()).filter(|m| !m.is_empty());
    Some(Location {
        physical_location: Some(physical(sources, label.span)?),
        message: words.map(words::beside_links),
        ..Location::default()
    })
}

/// The place of a span; `None` where it stands in no file below the root.
pub(super) fn physical(sources: &SourceMap, span: Span) -> Option<Physical> {
    let file = sources.get(span.file)?;
    let start = file.line_column_utf16(span.start);
    let end = file.line_column_utf16(span.end);
    let region = Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    };
    Some(Physical {
        artifact_location: artifact(&file.path)?,
        region: Some(region),
    })
}

/// A whole file; `None` where it lies outside the root.
pub(super) fn whole(path: &str) -> Option<Physical> {
    Some(Physical {
        artifact_location: artifact(path)?,
        region: None,
    })
}

/// No upload can hold what is not in the repository.
fn artifact(path: &str) -> Option<Artifact> {
    place::is_inside(path).then(|| Artifact {
        uri: place::uri(path),
        uri_base_id: BASE,
    })
}
