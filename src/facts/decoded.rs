//! What a value holds that may be written as an object or as text: JSON, or YAML too.
//!
//! Must not know: what the documents mean.

use super::{Facts, why};
use crate::expr::json_text::{self, Options};
use crate::expr::yaml_text;
use crate::value::{Kind, Reason, Type, Value};

impl Facts<'_> {
    /// `decoded(x)`: the object that a value is, or that its text holds, each part where it is
    /// written. Null stays null; what cannot be read is not known.
    pub(super) fn decoded(&self, v: &Value) -> Value {
        if v.is_null() {
            return v.clone();
        }
        if let Some(read) = self.text_object(v) {
            return read;
        }
        let reason = match &v.kind {
            Kind::String(_) => Reason::Other("its text is neither JSON nor YAML".into()),
            _ => why(v),
        };
        Value::unknown(reason, Type::Dynamic).with_origin(v.origin.clone())
    }

    /// The object that a value is, or that its JSON or YAML text holds.
    pub(super) fn text_object(&self, v: &Value) -> Option<Value> {
        let read = || yaml_text::read(v, Some(self.sources)).map(|read| read.mark(v.marks));
        let collection = |read: &Value| read.as_obj().is_some() || read.as_seq().is_some();
        // A scalar is YAML as well, whatever the text was to be.
        self.json(v).or_else(|| read().filter(collection))
    }

    /// The object that a value is, or that its JSON text holds.
    pub(super) fn json(&self, v: &Value) -> Option<Value> {
        if let Some(encoded) = v.encodes() {
            let mut encoded = encoded.clone().mark(v.marks);
            if encoded.origin.span.is_none() {
                encoded.origin = v.origin.clone();
            }
            return Some(encoded);
        }
        match &v.kind {
            Kind::Object(_) | Kind::Map(_) => Some(v.clone()),
            // A nested block of one.
            Kind::List(s) | Kind::Tuple(s) if s.items.len() == 1 && s.rest.is_none() => {
                s.items.first().map(|e| part(v, &e.value))
            }
            Kind::String(_) | Kind::Unknown(_) => {
                let options = Options {
                    trailing_commas: true,
                    sources: Some(self.sources),
                };
                json_text::read(v, options).ok()
            }
            _ => None,
        }
    }
}

/// A part of a value with its way and marks.
pub(super) fn part(whole: &Value, inner: &Value) -> Value {
    let mut v = inner.clone().mark(whole.marks);
    v.origin = whole.origin.of_part(&v.origin);
    v
}
