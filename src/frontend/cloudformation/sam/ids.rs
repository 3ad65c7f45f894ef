//! The parts of logical ids that SAM computes: ten digits of a SHA-1 digest.
//!
//! Must not know: what the ids are for.

use super::Texts;
use super::make::peel;
use crate::expr::ir::{Expr, ExprKind, StepKind};
use serde_json::{Value as Json, json};
use sha1::{Digest, Sha1};

/// The digits of a text; none for none.
pub(super) fn hashed(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let digest = Sha1::digest(text.as_bytes());
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    hex.chars().take(10).collect()
}

/// The digits of a value, where its text as JSON is known; none otherwise.
pub(super) fn hashed_value(texts: &Texts, value: &Expr) -> String {
    match plain(texts, value) {
        Some(Json::String(text)) => hashed(&text),
        Some(other) => hashed(&other.to_string()),
        None => String::new(),
    }
}

/// The digits of a list of values.
pub(super) fn hashed_list(texts: &Texts, values: &[Option<&Expr>]) -> String {
    let plain: Option<Vec<Json>> = values
        .iter()
        .map(|v| v.map_or(Some(Json::Null), |v| plain(texts, v)))
        .collect();
    plain.map_or_else(String::new, |list| hashed(&Json::Array(list).to_string()))
}

/// A value as it is written in JSON, with the values of parameters.
fn plain(texts: &Texts, value: &Expr) -> Option<Json> {
    if let Some(text) = texts.of(value) {
        return Some(Json::String(text.to_string()));
    }
    match &peel(value).kind {
        ExprKind::Traversal(t) => match t.steps.as_slice() {
            [] => Some(json!({"Ref": t.root.as_str()})),
            [step] => match &step.kind {
                StepKind::Attribute(name) => {
                    Some(json!({"Fn::GetAtt": [t.root.as_str(), name.as_str()]}))
                }
                _ => None,
            },
            _ => None,
        },
        ExprKind::Call(call) if call.args.len() == 1 && &*call.name != "Fn::Sub" => {
            let argument = plain(texts, call.args.first()?)?;
            Some(json!({call.name.as_str(): argument}))
        }
        _ => None,
    }
}

/// A text as a part of a logical id: itself, or its digits where it has other characters than
/// letters and digits.
pub(super) fn suffix(text: &str) -> String {
    if !text.is_empty() && text.chars().all(char::is_alphanumeric) {
        text.to_owned()
    } else {
        hashed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_are_those_of_sam() {
        assert_eq!(suffix("Prod"), "Prod");
        // The first ten digits of `printf v1-beta | sha1sum`.
        assert_eq!(suffix("v1-beta"), hashed("v1-beta"));
        assert_eq!(hashed("abc"), "a9993e3647");
        assert_eq!(suffix(""), "");
    }
}
