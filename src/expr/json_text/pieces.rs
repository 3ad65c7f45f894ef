//! The strings of JSON and YAML text: put together from literal text and what is put in.
//!
//! Must not know: where a string ends, how it is escaped.

use crate::value::{
    Kind, Marks, Notes, Origin, Part, Parts, Reason, Str, Type, Unknown, Value, nfc,
};
use std::sync::Arc;

/// The parts of one string.
#[derive(Default)]
pub(crate) struct Pieces {
    pub(crate) items: Vec<Part>,
}

impl Pieces {
    /// The string: known, or with parts.
    pub(crate) fn value(self, origin: Origin) -> Value {
        if let [Part::Value(only)] = self.items.as_slice() {
            return string_hole(only);
        }
        let mut text = String::new();
        let mut unknown: Option<Reason> = None;
        let mut marks = Marks::NONE;
        let mut tells = false;
        for part in &self.items {
            match part {
                Part::Text { text: t, .. } if unknown.is_none() => text.push_str(t),
                Part::Text { .. } => {}
                Part::Value(v) => {
                    marks = marks.union(v.deep_marks());
                    tells |= v.reference().is_some();
                    match known_text(v) {
                        Some(t) if unknown.is_none() => text.push_str(&t),
                        Some(_) => {}
                        None => {
                            unknown.get_or_insert_with(|| reason(v));
                        }
                    }
                }
            }
        }
        let text = nfc(&text);
        let one_text = matches!(self.items.as_slice(), [] | [Part::Text { .. }]);
        let parts = Arc::new(Parts { items: self.items });
        let value: Value = match unknown {
            None => {
                let mut value = Value::string(text);
                if tells || (!one_text && !origin.span.is_none()) {
                    value.notes = Some(Arc::new(Notes {
                        parts: Some(parts),
                        ..Notes::default()
                    }));
                }
                value
            }
            Some(reason) => {
                let mut u = Unknown::new(reason, Type::String);
                u.refinements.not_null = true;
                u.refinements.prefix = text;
                u.parts = Some(parts);
                Kind::Unknown(Arc::new(u)).into()
            }
        };
        value.mark(marks).with_origin(origin)
    }
}

fn known_text(value: &Value) -> Option<Str> {
    match &value.kind {
        Kind::String(s) => Some(s.clone()),
        Kind::Number(n) => Some(n.text()),
        Kind::Bool(b) => Some(if *b { "true" } else { "false" }.into()),
        _ => None,
    }
}

fn reason(value: &Value) -> Reason {
    match &value.kind {
        Kind::Unknown(u) => u.reason.clone(),
        Kind::Choice(_) => Reason::Other("it depends on a condition".into()),
        _ => Reason::Other("it is put into text".into()),
    }
}

/// What a hole is that fills a string: itself, as a string.
fn string_hole(value: &Value) -> Value {
    match &value.kind {
        Kind::Number(_) | Kind::Bool(_) => {
            let text = known_text(value).unwrap_or_default();
            let mut string = Value::string(text).mark(value.marks);
            string.origin = value.origin.clone();
            string.notes = value.notes.clone();
            string
        }
        Kind::Unknown(u) if u.ty != Type::String => {
            let mut u = Unknown::clone(u);
            u.ty = Type::String;
            Value {
                kind: Kind::Unknown(Arc::new(u)),
                ..value.clone()
            }
        }
        _ => value.clone(),
    }
}

/// What a hole is that stands in the place of a value: the value that it encodes, else
/// anything.
pub(super) fn bare_hole(value: &Value) -> Value {
    if let Some(encoded) = value.encodes() {
        return encoded.clone().mark(value.marks);
    }
    Value::unknown(reason(value), Type::Dynamic)
        .mark(value.deep_marks())
        .with_origin(value.origin.clone())
}
