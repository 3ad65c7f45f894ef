//! What a rule says of itself.

use crate::diagnostic::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a rule says of itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RuleInfo {
    /// `aws-s3-bucket-unversioned`: cloud, service and file name.
    pub id: String,
    /// One line that names the defect.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// One of [`TOPICS`].
    pub topic: String,
    /// Why it matters, one or two sentences.
    pub why: String,
    /// How to mend it, one or two sentences.
    pub help: String,
    /// How sure a finding is right: `high`, `medium`, `low`.
    pub confidence: String,
    /// Links to AWS's documentation.
    pub refs: Vec<String>,
    /// Ids of the same check in other tools.
    pub aliases: Vec<String>,
    /// Standard (`fsbp`, `cis-3.0` …) → its controls.
    pub controls: BTreeMap<String, Vec<String>>,
    /// The canonical or native type judged.
    pub target: String,
    /// Dialects that the target maps.
    pub dialects: Vec<String>,
}

/// The topics of rules.
pub const TOPICS: [&str; 8] = [
    "identity-and-access",
    "data-protection",
    "monitoring",
    "compliance",
    "resilience",
    "infrastructure-security",
    "vulnerability-management",
    "best-practices",
];
