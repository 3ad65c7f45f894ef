//! IAM policy documents in one normal form, however they are written.
//!
//! Understood are JSON text (known, or with holes), text that keeps what it encodes (`jsonencode`,
//! the `json` of a data source, `Fn::ToJsonString`), an object as in CloudFormation, and the
//! blocks of `data "aws_iam_policy_document"`. A single value stands for a list of one wherever
//! AWS allows it. Everything keeps the origin of its smallest part: an action its own text.

use super::{Facts, why};
use crate::diagnostic::{Label, Problem};
use crate::expr::Evaluator;
use crate::expr::json_text::{self, JsonError, Options};
use crate::source::Span;
use crate::value::{Element, Kind, Reason, Seq, Str, Type, Value};
use std::sync::Arc;

/// Reads one document.
struct Reader<'r, 'e> {
    ev: &'r Evaluator<'e>,
    /// Whether it is written as blocks of the data source, where `Allow` is the default.
    blocks: bool,
}

impl Facts<'_> {
    /// The normal form of a document; Unknown where it cannot be read. Many types have the same
    /// document, so each is read once.
    pub(super) fn policy(&self, ev: &Evaluator<'_>, v: &Value) -> Value {
        let Some(at) = address(v) else {
            return self.read_policy(ev, v);
        };
        if let Some((written, read)) = self.documents.borrow().get(&at)
            && written.marks == v.marks
            && written.origin == v.origin
            && address_of_notes(written) == address_of_notes(v)
        {
            return read.clone();
        }
        let read = self.read_policy(ev, v);
        let known = (v.clone(), read.clone());
        self.documents.borrow_mut().insert(at, known);
        read
    }

    fn read_policy(&self, ev: &Evaluator<'_>, v: &Value) -> Value {
        if let Some(encoded) = v.encodes() {
            let mut encoded = encoded.clone();
            if encoded.origin.span.is_none() {
                encoded.origin = v.origin.clone();
            }
            let read = ev.lift(&encoded, &mut |e| Ok(self.policy(ev, e)));
            return read.unwrap_or_else(|e| e.value());
        }
        let read = match &v.kind {
            Kind::Null(_) => return v.clone(),
            Kind::Unknown(u) if u.parts.is_none() => v.clone(),
            Kind::String(s) if s.trim().is_empty() => {
                return Value::null().with_origin(v.origin.clone());
            }
            Kind::String(_) | Kind::Unknown(_) => match self.text(v) {
                Some(read) => read,
                None => return broken(v),
            },
            _ => v.clone(),
        };
        // What is in the normal form stays so: a mapping may call `policy` itself.
        if read.get("statements").is_some() {
            return read;
        }
        let document = match &read.kind {
            Kind::Object(_) | Kind::Map(_) => Reader {
                ev,
                blocks: read.get("statement").is_some() && read.get("Statement").is_none(),
            }
            .document(&read),
            Kind::Tuple(s) | Kind::List(s) if s.items.len() == 1 && s.rest.is_none() => {
                match s.items.first() {
                    Some(e) => return self.policy(ev, &part(&read, &e.value)),
                    None => return broken(v),
                }
            }
            Kind::Null(_) => return read,
            _ => Value::unknown(why(&read), Type::Dynamic),
        };
        let origin = read.origin.clone();
        document.mark(v.marks).with_origin(origin)
    }

    /// The value that JSON text holds.
    fn text(&self, v: &Value) -> Option<Value> {
        let options = Options {
            trailing_commas: true,
            sources: Some(self.sources),
        };
        match json_text::read(v, options) {
            Ok(read) => Some(read),
            Err(error) => {
                if let JsonError::Syntax { message, span } = error {
                    let place = if span.is_none() { v.origin.span } else { span };
                    // Text with holes is broken where a hole stands for something else than a
                    // value; only text that is all known is wrong for certain.
                    if v.as_str().is_some() && !place.is_none() {
                        let words = format!("This policy document is not valid JSON: {message}");
                        let mut problem = Problem::warning("invalid-policy", words, place);
                        if place.file != v.origin.span.file && !v.origin.span.is_none() {
                            problem.related.push(Label {
                                span: v.origin.span,
                                message: "it is used here".into(),
                            });
                        }
                        self.problem(problem);
                    }
                }
                None
            }
        }
    }
}

/// Where in memory a document is; `None` for one that is read in no time. While the document is
/// held nothing else is there.
fn address(v: &Value) -> Option<usize> {
    match &v.kind {
        Kind::Object(o) | Kind::Map(o) => Some(Arc::as_ptr(o).addr()),
        Kind::String(_) if v.encodes().is_some() => address_of_notes(v),
        _ => None,
    }
}

fn address_of_notes(v: &Value) -> Option<usize> {
    v.notes.as_ref().map(|n| Arc::as_ptr(n).addr())
}

fn broken(v: &Value) -> Value {
    let reason = match &v.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Error("the policy document is not valid JSON".into()),
    };
    Value::unknown(reason, Type::Dynamic).with_origin(v.origin.clone())
}

/// A part of a value with its way and marks.
fn part(whole: &Value, inner: &Value) -> Value {
    let mut v = inner.clone().mark(whole.marks);
    v.origin = whole.origin.of_part(&v.origin);
    v
}

fn list(items: Vec<Element>, rest: Option<Value>, like: &Value) -> Value {
    let seq = Seq {
        ty: Type::Dynamic,
        items,
        rest: rest.map(Box::new),
    };
    let v: Value = Kind::Tuple(Arc::new(seq)).into();
    v.with_origin(like.origin.clone())
}

impl Reader<'_, '_> {
    /// What stands under one of several names, whatever their case; null where nothing does.
    fn field(&self, object: &Value, names: &[&str]) -> Value {
        let Some(obj) = object.as_obj() else {
            return Value::null().with_origin(object.origin.clone());
        };
        let key = names.iter().find_map(|n| {
            obj.entries
                .iter()
                .find(|(k, _)| k.eq_ignore_ascii_case(n))
                .map(|(k, _)| k.clone())
        });
        let name = names.first().copied().unwrap_or_default();
        let key = key.unwrap_or_else(|| Str::from(name));
        self.ev
            .attribute(object, &key, Span::NONE)
            .unwrap_or_else(|e| e.value())
    }

    fn document(&self, object: &Value) -> Value {
        let statements = self.field(object, &["Statement"]);
        let statements = self.list_of(&statements, &|r, v, out| {
            out.push(r.statement(v));
        });
        Value::object(vec![
            ("version".into(), self.field(object, &["Version"])),
            ("id".into(), self.field(object, &["Id", "policy_id"])),
            ("statements".into(), statements),
        ])
    }

    /// A list of what `make` gives for each element; a single value is a list of one, a choice of
    /// lists a list with guards.
    fn list_of(&self, v: &Value, make: &dyn Fn(&Self, &Value, &mut Vec<Value>)) -> Value {
        let table = self.ev.table;
        let mut items: Vec<Element> = Vec::new();
        let mut rest = None;
        for (cond, arm) in v.arms() {
            let add = |cond, v: &Value, items: &mut Vec<Element>| {
                let mut made = Vec::new();
                make(self, v, &mut made);
                items.extend(made.into_iter().map(|value| Element { cond, value }));
            };
            match &arm.kind {
                Kind::Null(_) => {}
                Kind::Unknown(_) if arm.parts().is_none() && !is_text(&arm) => {
                    rest = Some(arm.clone());
                }
                Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                    let one_of = |v: &Value| matches!(v.kind, Kind::Choice(_));
                    for e in &s.items {
                        let element = part(&arm, &e.value);
                        // One of several statements is several, each under its condition.
                        for (when, v) in element.arms() {
                            let both = table.and(cond, e.cond);
                            match both.and_then(|both| table.and(both, when)) {
                                Some(c) if c.is_false() => {}
                                Some(_) if v.is_null() && one_of(&element) => {}
                                Some(c) => add(c, &v, &mut items),
                                None => rest = Some(crate::expr::Budget::exceeded("conditions")),
                            }
                        }
                    }
                    if let Some(r) = &s.rest {
                        let mut made = Vec::new();
                        make(self, &part(&arm, r), &mut made);
                        rest = made.pop();
                    }
                }
                _ => add(cond, &arm, &mut items),
            }
        }
        list(items, rest, v)
    }

    fn strings(&self, v: &Value) -> Value {
        self.list_of(v, &|_, v, out| {
            out.push(match &v.kind {
                Kind::Number(n) => Value::string(n.to_string()).with_origin(v.origin.clone()),
                Kind::Bool(b) => Value::string(b.to_string()).with_origin(v.origin.clone()),
                _ => v.clone(),
            });
        })
    }

    fn statement(&self, v: &Value) -> Value {
        if v.as_obj().is_none() {
            return Value::unknown(why(v), Type::Dynamic).with_origin(v.origin.clone());
        }
        let mut effect = self.field(v, &["Effect"]);
        if self.blocks && effect.is_null() {
            let origin = effect.origin.clone();
            effect = Value::string("Allow").with_origin(origin);
        }
        let is = |word: &str| {
            let value = effect.map_arms(self.ev.table, |e| match &e.kind {
                Kind::String(s) => Value::bool(s == word),
                Kind::Null(_) => Value::bool(false),
                _ => Value::unknown(why(e), Type::Bool),
            });
            value.with_origin(effect.origin.clone())
        };
        let strings = |names: &[&str]| self.strings(&self.field(v, names));
        let fields: Vec<(Str, Value)> = vec![
            ("sid".into(), self.field(v, &["Sid"])),
            ("allows".into(), is("Allow")),
            ("denies".into(), is("Deny")),
            ("actions".into(), strings(&["Action", "actions"])),
            ("not_actions".into(), strings(&["NotAction", "not_actions"])),
            ("resources".into(), strings(&["Resource", "resources"])),
            (
                "not_resources".into(),
                strings(&["NotResource", "not_resources"]),
            ),
            (
                "principals".into(),
                self.principals(&self.field(v, &["Principal", "principals"])),
            ),
            (
                "not_principals".into(),
                self.principals(&self.field(v, &["NotPrincipal", "not_principals"])),
            ),
            (
                "conditions".into(),
                self.conditions(&self.field(v, &["Condition"])),
            ),
            ("effect".into(), effect),
        ];
        Value::object(fields)
            .with_origin(v.origin.clone())
            .mark(v.marks)
    }

    /// `"*"`, `{ "AWS": … }` or the data source's blocks, as `{ type, values }`.
    fn principals(&self, v: &Value) -> Value {
        self.list_of(v, &|r, v, out| {
            let Some(obj) = v.as_obj() else {
                out.push(match &v.kind {
                    Kind::String(s) if s == "*" => principal(v, v.clone(), list_of_one(v)),
                    Kind::Unknown(_) => v.clone(),
                    // A bare ARN is not allowed by AWS, but is clear enough.
                    _ => principal(
                        v,
                        Value::string("AWS").with_origin(v.origin.clone()),
                        list_of_one(v),
                    ),
                });
                return;
            };
            if r.blocks || v.get("identifiers").is_some() {
                let values = r.strings(&r.field(v, &["identifiers"]));
                out.push(principal(v, r.field(v, &["type"]), values));
                return;
            }
            for (key, _) in &obj.entries {
                let of_key = r.field(v, &[key]);
                let ty = Value::string(key.clone()).with_origin(of_key.origin.clone());
                out.push(principal(&of_key, ty, r.strings(&of_key)));
            }
        })
    }

    /// `{ operator: { key: values } }` or the data source's blocks, as `{ operator, key, values }`.
    fn conditions(&self, v: &Value) -> Value {
        self.list_of(v, &|r, v, out| {
            let Some(obj) = v.as_obj() else {
                out.push(Value::unknown(why(v), Type::Dynamic).with_origin(v.origin.clone()));
                return;
            };
            if r.blocks || v.get("test").is_some() {
                let values = r.strings(&r.field(v, &["values"]));
                let operator = r.field(v, &["test"]);
                out.push(condition(v, operator, r.field(v, &["variable"]), values));
                return;
            }
            for (operator, _) in &obj.entries {
                let keys = r.field(v, &[operator]);
                let operator = Value::string(operator.clone()).with_origin(keys.origin.clone());
                let Some(of_operator) = keys.as_obj() else {
                    out.push(condition(
                        &keys,
                        operator,
                        Value::unknown(why(&keys), Type::String),
                        list(Vec::new(), Some(keys.clone()), &keys),
                    ));
                    continue;
                };
                for (key, _) in &of_operator.entries {
                    let values = r.field(&keys, &[key]);
                    let key = Value::string(key.clone()).with_origin(values.origin.clone());
                    out.push(condition(
                        &values,
                        operator.clone(),
                        key,
                        r.strings(&values),
                    ));
                }
            }
        })
    }
}

/// Whether a value that is not known is one string for certain: by its type, or as the name that
/// a resource is given (its ARN).
fn is_text(v: &Value) -> bool {
    let name = |r: &crate::value::Reference| {
        matches!(r.attribute(), Some("arn" | "Arn" | "id" | "Id" | "Ref"))
    };
    v.ty() == Type::String || v.reference().is_some_and(name)
}

fn list_of_one(v: &Value) -> Value {
    list(vec![Element::always(v.clone())], None, v)
}

fn principal(at: &Value, ty: Value, values: Value) -> Value {
    Value::object(vec![("type".into(), ty), ("values".into(), values)])
        .with_origin(at.origin.clone())
}

fn condition(at: &Value, operator: Value, key: Value, values: Value) -> Value {
    Value::object(vec![
        ("operator".into(), operator),
        ("key".into(), key),
        ("values".into(), values),
    ])
    .with_origin(at.origin.clone())
}
