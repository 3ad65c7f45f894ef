//! Templates in, values and problems out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod hostile;
mod includes;
mod intrinsics;
mod loops;
mod sam;
mod sections;
mod stacks;

use super::{Inputs, analyze};
use crate::resource::{Resource, Unit};
use crate::source::{FileId, Span};
use crate::value::{Conditions, Element, Kind, Value};

pub(super) fn unit(text: &str) -> Unit {
    analyze(FileId(0), "t.yaml", text, &Inputs::default())
}

/// The unit, which has no problems.
pub(super) fn clean(text: &str) -> Unit {
    let unit = unit(text);
    assert_eq!(unit.problems, vec![], "{text}");
    unit
}

pub(super) fn resource<'u>(unit: &'u Unit, id: &str) -> &'u Resource {
    let found = unit.resources.iter().find(|r| r.address == id);
    found.unwrap_or_else(|| panic!("no resource {id}"))
}

pub(super) fn codes(unit: &Unit) -> Vec<&'static str> {
    unit.problems.iter().map(|p| p.code).collect()
}

pub(super) fn written(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// A value in short: `?` and the reason of an unknown one, `{condition: value | …}` of a choice,
/// `(condition) value` of a guarded element.
pub(super) fn show(table: &Conditions, value: &Value) -> String {
    let element = |e: &Element| {
        let inner = show(table, &e.value);
        if e.cond.is_true() {
            inner
        } else {
            format!("({}) {inner}", table.describe(e.cond))
        }
    };
    match &value.kind {
        Kind::Null(_) => "null".to_owned(),
        Kind::Bool(b) => b.to_string(),
        Kind::Number(n) => n.to_string(),
        Kind::String(s) => format!("{:?}", s.as_str()),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            let mut items: Vec<String> = s.items.iter().map(element).collect();
            items.extend(s.rest.as_ref().map(|r| format!("…{}", show(table, r))));
            format!("[{}]", items.join(", "))
        }
        Kind::Map(o) | Kind::Object(o) => {
            let pairs = o
                .entries
                .iter()
                .map(|(k, e)| format!("{k}: {}", element(e)));
            let mut pairs: Vec<String> = pairs.collect();
            pairs.extend(o.rest.as_ref().map(|r| format!("…{}", show(table, r))));
            format!("{{{}}}", pairs.join(", "))
        }
        Kind::Unknown(u) => {
            let mut text = format!("?{}", u.reason.describe());
            if let Some(parts) = &u.parts {
                let parts: Vec<String> = parts
                    .items
                    .iter()
                    .map(|p| match p {
                        crate::value::Part::Text { text, .. } => format!("{:?}", text.as_str()),
                        crate::value::Part::Value(v) => show(table, v),
                    })
                    .collect();
                text = format!("?<{}>", parts.join(" "));
            }
            match value.reference() {
                Some(r) => format!("{text} = {}", r.display()),
                None => text,
            }
        }
        Kind::Choice(c) => {
            let arms: Vec<String> = c
                .arms
                .iter()
                .map(|(k, v)| format!("{}: {}", table.describe(*k), show(table, v)))
                .collect();
            format!("{{{}}}", arms.join(" | "))
        }
    }
}

/// The property `P` of resource `R`.
pub(super) fn property(unit: &Unit) -> String {
    match resource(unit, "R").body.get("P") {
        Some(value) => show(&unit.conditions, value),
        None => "absent".to_owned(),
    }
}
