//! Whether a file is a plan, or a state, that `terraform show -json` printed; or something that
//! Terraform wrote and that has to be printed so first.
//!
//! The top level is read once; where its parts stand is kept for reading them later. Must not
//! know: what the parts hold.

use crate::source::FileId;
use crate::syntax::json::{Cursor, Start};
use std::ops::Range;

/// What a JSON text describes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// What will be there: `planned_values`, `resource_changes`.
    Plan,
    /// What is there: `values`.
    State,
}

/// The parts of a plan or state: where each stands in the text.
#[derive(Clone, Debug)]
pub struct Outline {
    pub(super) kind: Kind,
    pub(super) format_version: Option<Range<usize>>,
    pub(super) variables: Option<Range<usize>>,
    pub(super) values: Option<Range<usize>>,
    pub(super) resource_changes: Option<Range<usize>>,
    pub(super) output_changes: Option<Range<usize>>,
    pub(super) prior_state: Option<Range<usize>>,
    pub(super) configuration: Option<Range<usize>>,
    pub(super) errored: Option<Range<usize>>,
    /// Whether the text breaks off or is no JSON somewhere.
    pub(super) broken: bool,
}

impl Outline {
    /// Whether it describes what is there, not what will be.
    pub fn is_state(&self) -> bool {
        self.kind == Kind::State
    }
}

/// The names that a plan's first bytes hold in any order of keys.
const HINTS: [&str; 5] = [
    "\"format_version\"",
    "\"planned_values\"",
    "\"resource_changes\"",
    "\"provider_config\"",
    "\"root_module\"",
];

/// Whether a file that begins so may be a plan: to be asked before a large one is read.
pub fn may_be_plan(head: &str) -> bool {
    let body = head.strip_prefix('\u{feff}').unwrap_or(head);
    body.trim_start().starts_with('{') && HINTS.iter().any(|h| body.contains(h))
}

/// The outline of a text that is a plan or a state: an object with `format_version` and what
/// either has. A text that breaks off behind that is one too, if a broken one. Linear; most other
/// texts are refused by a substring search.
pub fn recognize(text: &str) -> Option<Outline> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !body.trim_start().starts_with('{') || !body.contains("\"format_version\"") {
        return None;
    }
    let mut cursor = Cursor::new(FileId::NONE, text, 0..text.len());
    let mut out = Outline {
        kind: Kind::Plan,
        format_version: None,
        variables: None,
        values: None,
        resource_changes: None,
        output_changes: None,
        prior_state: None,
        configuration: None,
        errored: None,
        broken: false,
    };
    let mut planned = None;
    let mut state = None;
    let mut made_by = false;
    let (start, _) = cursor.value().ok()?;
    if start != Start::Object {
        return None;
    }
    let read = cursor.entries(|c, key, _| {
        let mut none = None;
        let slot = match key.as_ref() {
            "format_version" => &mut out.format_version,
            "variables" => &mut out.variables,
            "planned_values" => &mut planned,
            "values" => &mut state,
            "resource_changes" => &mut out.resource_changes,
            "output_changes" => &mut out.output_changes,
            "prior_state" => &mut out.prior_state,
            "configuration" => &mut out.configuration,
            "errored" => &mut out.errored,
            "terraform_version" => {
                made_by = true;
                &mut none
            }
            _ => &mut none,
        };
        // Named, even where its value is broken.
        *slot = Some(0..0);
        *slot = Some(c.skip()?.range());
        Ok(())
    });
    out.broken = read.and_then(|_| cursor.end()).is_err();
    out.format_version.as_ref()?;
    if planned.is_some() || out.resource_changes.is_some() {
        out.values = planned;
        return Some(out);
    }
    out.kind = Kind::State;
    out.values = state;
    (made_by && out.values.is_some()).then_some(out)
}

/// Something that Terraform wrote, but that has to be printed as JSON first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unprinted {
    /// The file of `terraform plan -out`.
    Plan,
    /// A state file.
    State,
    /// What `terraform plan -json` prints: one message a line.
    Log,
}

/// What a file that begins so is, where it is one of Terraform's that must be printed first.
pub fn unprinted(head: &[u8]) -> Option<Unprinted> {
    if head.starts_with(b"PK\x03\x04") {
        // A zip archive whose first file is the plan; its name stands behind 30 bytes of header.
        return (head.get(26..28) == Some(&[6, 0]) && head.get(30..36) == Some(b"tfplan"))
            .then_some(Unprinted::Plan);
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let has = |names: &[&str]| names.iter().all(|n| text.contains(n));
    if has(&["\"@level\"", "\"@message\"", "\"@module\""]) {
        return Some(Unprinted::Log);
    }
    has(&[
        "\"version\"",
        "\"serial\"",
        "\"lineage\"",
        "\"terraform_version\"",
    ])
    .then_some(Unprinted::State)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn plans_and_states_are_told_by_their_keys() {
        for (text, kind) in [
            (
                r#"{"format_version":"1.2","planned_values":{}}"#,
                Kind::Plan,
            ),
            (
                "\u{feff} {\"resource_changes\":[], \"terraform_version\":\"1.5.0\", \"format_version\":\"0.2\"}",
                Kind::Plan,
            ),
            (
                r#"{"format_version":"1.0","terraform_version":"1.5.0","values":{}}"#,
                Kind::State,
            ),
            // A plan that holds an applied state.
            (
                r#"{"format_version":"1.0","planned_values":{},"prior_state":{"values":{}}}"#,
                Kind::Plan,
            ),
        ] {
            let outline = recognize(text).unwrap();
            assert_eq!((outline.kind, outline.broken), (kind, false), "{text}");
            assert!(may_be_plan(text));
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "",
            "{",
            "[]",
            "{}",
            r#"{"format_version":"1.0"}"#,
            r#"{"format_version":"1.0","provider_schemas":{}}"#,
            r#"{"format_version":"1.0","valid":true,"values":[]}"#,
            r#"{"planned_values":{},"terraform_version":"1.0"}"#,
            r#"[{"format_version":"1.2","planned_values":{}}]"#,
            r#"{"a":{"format_version":"1.2","planned_values":{}}}"#,
            r#"{"Resources":{"A":{"Type":"AWS::S3::Bucket"}},"Metadata":{"format_version":"1"}}"#,
            r#""format_version" planned_values"#,
        ] {
            assert!(recognize(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_is_a_broken_plan() {
        let text = r#"{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[]}}}"#;
        for end in text.find("{\"root").unwrap()..text.len() {
            let outline = recognize(text.get(..end).unwrap()).unwrap();
            assert!(outline.broken, "{end}");
        }
        assert!(recognize(&format!("{text} {text}")).unwrap().broken);
    }

    #[test]
    fn what_must_be_printed_first() {
        let mut zip = b"PK\x03\x04\x14\x00\x08\x00\x08\x00".to_vec();
        zip.extend([0; 16]);
        zip.extend(*b"\x06\x00\x09\x00tfplanUT");
        assert_eq!(unprinted(&zip), Some(Unprinted::Plan));
        zip.splice(30..36, *b"README");
        assert_eq!(unprinted(&zip), None);
        assert_eq!(unprinted(b"PK\x03\x04"), None);
        assert_eq!(
            unprinted(
                br#"{"version": 4, "terraform_version": "1.5.0", "serial": 1, "lineage": "x"}"#
            ),
            Some(Unprinted::State)
        );
        assert_eq!(
            unprinted(
                br#"{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui"}"#
            ),
            Some(Unprinted::Log)
        );
        assert_eq!(unprinted(b"version: 4"), None);
    }
}
