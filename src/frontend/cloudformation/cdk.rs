//! What the CDK writes beside templates: the manifest of a cloud assembly, which names its
//! templates and says where in the program each construct was made.
//!
//! Must not know: which files are scanned, what templates hold.

use crate::source::FileSystem;
use crate::value::Str;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A cloud assembly.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Assembly {
    /// Names of its templates, in the manifest's folder.
    pub templates: BTreeSet<String>,
    /// Names of files with metadata that the manifest leaves to them.
    pub metadata_files: Vec<String>,
    /// Where constructs were made, by their paths: a file, line and column as the program's
    /// runtime wrote them.
    pub places: BTreeMap<Str, String>,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    artifacts: BTreeMap<String, Artifact>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    #[serde(rename = "type", default)]
    ty: String,
    #[serde(default)]
    properties: Properties,
    #[serde(default)]
    metadata: BTreeMap<String, Vec<Entry>>,
    additional_metadata_file: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Properties {
    template_file: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(rename = "type", default)]
    ty: String,
    #[serde(default)]
    trace: Option<Vec<String>>,
}

/// The assembly whose `manifest.json` a text is; `None` when it is some other file.
pub fn manifest(text: &str) -> Option<Assembly> {
    if !text.contains("\"artifacts\"") || !text.contains("cdk:") && !text.contains("aws:cloud") {
        return None;
    }
    let manifest: Manifest = serde_json::from_str(text).ok()?;
    let known = |a: &Artifact| a.ty.starts_with("cdk:") || a.ty.starts_with("aws:cloudformation:");
    if !manifest.artifacts.values().any(known) {
        return None;
    }
    let mut assembly = Assembly::default();
    for artifact in manifest.artifacts.into_values() {
        if artifact.ty == "aws:cloudformation:stack" {
            assembly.templates.extend(artifact.properties.template_file);
        }
        assembly
            .metadata_files
            .extend(artifact.additional_metadata_file);
        assembly.add(artifact.metadata);
    }
    Some(assembly)
}

impl Assembly {
    /// Adds the metadata of one of its further files.
    pub fn add_metadata(&mut self, text: &str) {
        if let Ok(metadata) = serde_json::from_str(text) {
            self.add(metadata);
        }
    }

    fn add(&mut self, metadata: BTreeMap<String, Vec<Entry>>) {
        for (path, entries) in metadata {
            let made = entries.iter().filter(|e| e.ty == "aws:cdk:logicalId");
            let lines = made.flat_map(|e| e.trace.iter().flatten());
            let place = lines.filter_map(|l| place(l)).find(|p| is_own(p));
            if let Some(place) = place {
                let path = path.trim_start_matches('/');
                self.places.insert(path.into(), place.to_owned());
            }
        }
    }
}

/// The place that a line of a stack trace names: `new Shop (/app/lib/shop.ts:9:5)`.
fn place(line: &str) -> Option<&str> {
    let inner = match (line.rfind('('), line.rfind(')')) {
        (Some(open), Some(close)) if open < close => line.get(open + 1..close)?,
        _ => line.trim().trim_start_matches("at "),
    };
    let mut parts = inner.rsplitn(3, ':');
    let number = |p: Option<&str>| p.is_some_and(|p| p.parse::<u32>().is_ok());
    (number(parts.next()) && number(parts.next())).then_some(inner)
}

/// Whether a place is in the user's own program.
fn is_own(place: &str) -> bool {
    !place.starts_with("node:") && !place.contains("node_modules") && !place.contains("jsii-kernel")
}

/// A place as a path relative to the scan root, where its file is found below `folder`: the
/// program may have run on another machine. As it was written otherwise.
pub fn located(fs: &dyn FileSystem, folder: &str, place: &str) -> String {
    let mut numbers = place.rsplitn(3, ':');
    let (column, line) = (numbers.next(), numbers.next());
    let (Some(column), Some(line), Some(path)) = (column, line, numbers.next()) else {
        return place.to_owned();
    };
    let path = path.replace('\\', "/");
    let mut rest = path.as_str();
    while let Some((_, below)) = rest.split_once('/') {
        let candidate = match folder {
            "" => below.to_owned(),
            folder => format!("{folder}/{below}"),
        };
        if !below.is_empty() && fs.is_file(&candidate) {
            return format!("{candidate}:{line}:{column}");
        }
        rest = below;
    }
    place.to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::source::MemoryFs;

    #[test]
    fn a_manifest_names_templates_and_places() {
        let text = r#"{"version": "38.0.1", "artifacts": {
            "Shop.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Shop.assets.json"}},
            "Shop": {"type": "aws:cloudformation:stack",
                "properties": {"templateFile": "Shop.template.json"},
                "metadata": {"/Shop/Bucket/Resource": [{"type": "aws:cdk:logicalId", "data": "B1", "trace": [
                    "new Bucket (/b/app/node_modules/aws-cdk-lib/aws-s3/lib/bucket.js:1:12)",
                    "new Shop (/b/app/lib/shop.ts:9:5)"]}],
                  "/Shop/Other": [{"type": "aws:cdk:logicalId", "data": "O1"}]}}}}"#;
        let assembly = manifest(text).unwrap();
        assert!(assembly.templates.contains("Shop.template.json"));
        let place = assembly.places.get("Shop/Bucket/Resource").unwrap();
        assert_eq!(place, "/b/app/lib/shop.ts:9:5");
        assert_eq!(assembly.places.len(), 1);
        let fs = MemoryFs::new([("x/lib/shop.ts", "")]);
        assert_eq!(located(&fs, "x", place), "x/lib/shop.ts:9:5");
        assert_eq!(located(&fs, "y", place), *place);
    }

    #[test]
    fn other_manifests_are_none() {
        for text in [
            "{}",
            r#"{"artifacts": {"a": {"type": "other"}}, "x": "cdk:"}"#,
            r#"{"name": "web app", "artifacts": []}"#,
            "[",
        ] {
            assert_eq!(manifest(text), None, "{text}");
        }
    }
}
