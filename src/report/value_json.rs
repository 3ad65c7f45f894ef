//! Values as JSON: plain where known, `{"$unknown": …}` where not, `{"$sensitive": true}` where
//! not to be shown.
//!
//! Must not know: what the values belong to.

use crate::value::{Cond, Conditions, Element, Kind, Marks, Number, Part, Parts, Reason, Value};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value whose numbers keep every digit and whose objects keep the order they are given
/// in.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    /// null.
    Null,
    /// true, false.
    Bool(bool),
    /// A number as text.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A string.
    pub fn string(s: impl Into<String>) -> Json {
        Json::String(s.into())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => s.serialize_unit(),
            Json::Bool(b) => s.serialize_bool(*b),
            Json::Number(n) => match RawValue::from_string(n.clone()) {
                Ok(raw) => raw.serialize(s),
                // Infinity has no JSON form.
                Err(_) => s.serialize_str(n),
            },
            Json::String(t) => s.serialize_str(t),
            Json::Array(items) => {
                let mut seq = s.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Json::Object(entries) => {
                let mut map = s.serialize_map(Some(entries.len()))?;
                for (k, v) in entries {
                    map.serialize_entry(k, v)?;
                }
                map.end()
            }
        }
    }
}

/// How values are printed.
#[derive(Clone, Copy, Debug)]
pub struct Printer<'a> {
    /// The conditions of the unit that the values come from.
    pub table: &'a Conditions,
    /// Whether sensitive values are shown.
    pub show_sensitive: bool,
}

/// Values nested deeper than this are cut: no file can nest so deep, only a value can.
const MAX_DEPTH: usize = 300;

impl Printer<'_> {
    /// A value as JSON.
    pub fn json(&self, value: &Value) -> Json {
        self.at(value, 0)
    }

    fn at(&self, value: &Value, depth: usize) -> Json {
        if depth > MAX_DEPTH {
            return unknown(&Reason::Budget("depth"), Vec::new());
        }
        if value.marks.has(Marks::SENSITIVE) && !self.show_sensitive {
            return Json::Object(vec![("$sensitive".to_owned(), Json::Bool(true))]);
        }
        let reference = |extra: &mut Vec<(String, Json)>| {
            if let Some(r) = value.reference() {
                extra.push(("$ref".to_owned(), Json::string(r.display())));
            }
        };
        match &value.kind {
            Kind::Unknown(u) => {
                let mut extra = Vec::new();
                reference(&mut extra);
                if let Some(parts) = &u.parts {
                    extra.push(("$parts".to_owned(), self.parts(parts, depth)));
                }
                unknown(&u.reason, extra)
            }
            Kind::Choice(c) => {
                let mut extra = Vec::new();
                reference(&mut extra);
                let arms = c
                    .arms
                    .iter()
                    .map(|(cond, v)| self.under(*cond, v, depth))
                    .collect();
                extra.push(("$choice".to_owned(), Json::Array(arms)));
                let why = Reason::Other("it depends on an input".into());
                unknown(&why, extra)
            }
            _ if value.marks.has(Marks::LATER) => {
                let mut extra = Vec::new();
                reference(&mut extra);
                let plain = value.clone();
                let plain = Value {
                    marks: plain.marks.without(Marks::UNPLANNED),
                    ..plain
                };
                match self.at(&plain, depth + 1) {
                    // What is open by itself already says so.
                    Json::Object(entries) if entries.first().is_some_and(|e| e.0 == "$unknown") => {
                        return Json::Object(entries);
                    }
                    known => extra.push(("$value".to_owned(), known)),
                }
                let why = Reason::Other("a plan does not know it, though it follows".into());
                unknown(&why, extra)
            }
            Kind::Null(_) => Json::Null,
            Kind::Bool(b) => Json::Bool(*b),
            Kind::Number(n) => number(n),
            Kind::String(s) => Json::string(s.as_str()),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true()) {
                    let mut items: Vec<Json> = s
                        .items
                        .iter()
                        .map(|e| self.under(e.cond, &e.value, depth))
                        .collect();
                    if let Some(rest) = &s.rest {
                        items.push(self.rest(rest, depth));
                    }
                    return open("elements", items);
                }
                Json::Array(
                    s.items
                        .iter()
                        .map(|e| self.at(&e.value, depth + 1))
                        .collect(),
                )
            }
            Kind::Map(o) | Kind::Object(o) => {
                // Of a whole resource, its attributes as written; that there are more is clear.
                let whole = value.reference().is_some_and(|r| r.path.is_empty());
                if (o.rest.is_some() && !whole) || o.entries.iter().any(|(_, e)| !e.cond.is_true())
                {
                    let mut items: Vec<Json> = o
                        .entries
                        .iter()
                        .map(|(k, e)| {
                            let mut entry = vec![("key".to_owned(), Json::string(k.as_str()))];
                            entry.extend(self.guarded(e, depth));
                            Json::Object(entry)
                        })
                        .collect();
                    if let Some(rest) = &o.rest {
                        items.push(self.rest(rest, depth));
                    }
                    return open("keys", items);
                }
                Json::Object(
                    o.entries
                        .iter()
                        .map(|(k, e)| (k.to_string(), self.at(&e.value, depth + 1)))
                        .collect(),
                )
            }
        }
    }

    fn guarded(&self, e: &Element, depth: usize) -> Vec<(String, Json)> {
        let mut out = Vec::new();
        if !e.cond.is_true() {
            out.push(("when".to_owned(), Json::string(self.table.describe(e.cond))));
        }
        out.push(("value".to_owned(), self.at(&e.value, depth + 1)));
        out
    }

    fn under(&self, cond: Cond, value: &Value, depth: usize) -> Json {
        let e = Element {
            cond,
            value: value.clone(),
        };
        Json::Object(self.guarded(&e, depth))
    }

    fn rest(&self, like: &Value, depth: usize) -> Json {
        Json::Object(vec![("rest".to_owned(), self.at(like, depth + 1))])
    }

    fn parts(&self, parts: &Parts, depth: usize) -> Json {
        let items = parts
            .items
            .iter()
            .map(|p| match p {
                Part::Text { text, .. } => Json::string(text.as_str()),
                Part::Value(v) => self.at(v, depth + 1),
            })
            .collect();
        Json::Array(items)
    }
}

fn number(n: &Number) -> Json {
    Json::Number(n.to_string())
}

fn unknown(reason: &Reason, extra: Vec<(String, Json)>) -> Json {
    let mut entries = vec![("$unknown".to_owned(), Json::string(reason.describe()))];
    entries.extend(extra);
    Json::Object(entries)
}

fn open(what: &str, items: Vec<Json>) -> Json {
    let why = Reason::Other(format!("it is not known which {what} there are").into());
    unknown(&why, vec![("$elements".to_owned(), Json::Array(items))])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::source::Span;
    use crate::value::{Constant, InputKind, Reference, Type, Unknown};
    use std::sync::Arc;

    fn print(table: &Conditions, v: &Value) -> String {
        let printer = Printer {
            table,
            show_sensitive: false,
        };
        serde_json::to_string(&printer.json(v)).unwrap()
    }

    #[test]
    fn known_unknown_sensitive_open() {
        let t = Conditions::default();
        let on = t.bool_input("var.on", InputKind::Variable, Span::NONE);
        let when = t.equals(on, Constant::Bool(true)).unwrap();
        let not = t.not(when).unwrap();
        let big = Number::parse("123456789012345678901234567890.5").unwrap();
        let computed = Value::unknown(Reason::Computed("a.b.arn".into()), Type::String)
            .with_reference(Reference {
                resource: "a.b".into(),
                path: vec![crate::value::PathStep::Key("arn".into())],
            });
        let mut partly = Unknown::new(Reason::Input("var.x".into()), Type::String);
        partly.parts = Some(Arc::new(Parts {
            items: vec![Part::Text {
                text: "a-".into(),
                span: Span::NONE,
                form: crate::value::TextForm::Opaque,
            }],
        }));
        let guarded = Value::tuple_of(vec![Element {
            cond: when,
            value: Value::number(1_i64),
        }]);
        let cases = [
            (Value::number(big), "123456789012345678901234567890.5"),
            (
                Value::object(vec![
                    ("b".into(), Value::null()),
                    ("a".into(), Value::string("é\n")),
                ]),
                r#"{"a":"é\n","b":null}"#,
            ),
            (
                Value::string("x").mark(Marks::SENSITIVE),
                r#"{"$sensitive":true}"#,
            ),
            (
                computed,
                r#"{"$unknown":"`a.b.arn` is known after apply","$ref":"a.b.arn"}"#,
            ),
            (
                Kind::Unknown(Arc::new(partly)).into(),
                r#"{"$unknown":"`var.x` has no value","$parts":["a-"]}"#,
            ),
            (
                Value::bool(false).mark(Marks::LATER),
                r#"{"$unknown":"a plan does not know it, though it follows","$value":false}"#,
            ),
            (
                Value::choice(&t, vec![(when, Value::number(1_i64)), (not, Value::null())]),
                r#"{"$unknown":"it depends on an input","$choice":[{"when":"var.on","value":1},{"when":"not var.on","value":null}]}"#,
            ),
            (
                guarded.mark(Marks::LATER),
                r#"{"$unknown":"it is not known which elements there are","$elements":[{"when":"var.on","value":1}]}"#,
            ),
        ];
        for (v, want) in cases {
            assert_eq!(print(&t, &v), want);
        }
    }
}
