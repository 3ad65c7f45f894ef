//! Diagnostics that a client asks for, and the ids that tell whether it has them already.
//!
//! Must not know: how they are made.

use gen_lsp_types::{Diagnostic, Uri};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// An id of diagnostics: the same ones have the same.
pub(super) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let bytes = serde_json::to_vec(diagnostics).unwrap_or_default();
    let digest = Sha256::digest(bytes);
    let mut id = String::with_capacity(16);
    for byte in digest.iter().take(8) {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// The report on one document.
pub(super) fn report(diagnostics: &[Diagnostic], previous: Option<&str>) -> Value {
    let id = result_id(diagnostics);
    match previous == Some(id.as_str()) {
        true => json!({"kind": "unchanged", "resultId": id}),
        false => json!({"kind": "full", "resultId": id, "items": diagnostics}),
    }
}

/// The same as one of the workspace's.
pub(super) fn of_workspace(uri: &Uri, version: Option<i32>, mut report: Value) -> Value {
    if let Some(entries) = report.as_object_mut() {
        entries.insert("uri".to_owned(), json!(uri));
        entries.insert("version".to_owned(), json!(version));
    }
    report
}
