//! What the user wrote, converted to the type that the model declares.
//!
//! Lenient where the dialects are: a bool may be written `"true"`, a list of one as the value
//! alone. What does not convert is Unknown, never a default. A default is applied last.

use super::Graph;
use crate::expr::ir::{Expr, ExprKind, UnaryOp};
use crate::model::{AttrDef, AttrType, camel};
use crate::source::Span;
use crate::value::{Element, Hop, Kind, Number, Obj, Origin, Reason, Seq, Type, Value};
use std::sync::Arc;

impl Graph<'_> {
    /// `value` as `ty`; where it is null, `default`, or empty for a list or map.
    pub(super) fn convert(
        &self,
        value: Value,
        ty: &AttrType,
        default: Option<&Expr>,
        header: &Origin,
    ) -> Value {
        value.map_arms(self.ev.table, |v| {
            if v.is_null() {
                let filled = match (default, ty) {
                    (Some(d), _) => constant(d),
                    (None, AttrType::List(_)) => Value::tuple(Vec::new()),
                    (None, AttrType::Map(_)) => Value::object(Vec::new()),
                    (None, _) => return v.clone(),
                };
                let mut origin = v.origin.clone();
                if origin.span.is_none() {
                    origin = header.clone();
                }
                if origin.hop == Hop::Block {
                    origin.hop = Hop::ModelDefault;
                }
                return filled.with_origin(origin);
            }
            if v.is_unknown() && *ty != AttrType::Document {
                return v.clone();
            }
            let mut converted = self.present(v, ty, header);
            converted.marks = converted.marks.union(v.marks);
            if converted.origin.span.is_none() {
                converted.origin = v.origin.clone();
            }
            if converted.notes.is_none() {
                converted.notes = v.notes.clone();
            }
            converted
        })
    }

    /// A value that is there, as `ty`.
    fn present(&self, v: &Value, ty: &AttrType, header: &Origin) -> Value {
        let no = || {
            let words = format!("it is not {}", ty.describe());
            Value::unknown(Reason::Other(words.into()), Type::Dynamic)
        };
        if !matches!(
            ty,
            AttrType::List(_) | AttrType::Map(_) | AttrType::Any | AttrType::Document
        ) && let Some(s) = v.as_seq()
        {
            // A nested block is a list of one.
            return match (s.items.as_slice(), &s.rest) {
                ([], None) => {
                    let null = Value::null().with_origin(v.origin.clone());
                    self.convert(null, ty, None, header)
                }
                ([one], None) => {
                    let mut inner = one.value.clone();
                    inner.origin = v.origin.of_part(&inner.origin);
                    let inner = self.convert(inner, ty, None, header);
                    match self.ev.table.not(one.cond) {
                        Some(not) if !not.is_false() => {
                            let absent = Value::null().with_origin(v.origin.clone());
                            Value::choice(self.ev.table, vec![(one.cond, inner), (not, absent)])
                        }
                        _ => inner,
                    }
                }
                ([], Some(rest)) => match rest.as_unknown() {
                    Some(u) => Value::unknown(u.reason.clone(), Type::Dynamic),
                    None => no(),
                },
                _ => no(),
            };
        }
        match (ty, &v.kind) {
            (AttrType::Any, _) => v.clone(),
            (AttrType::Document, _) => {
                let args = std::slice::from_ref(v);
                match self.library.call(&self.ev, "policy", args, v.origin.span) {
                    Some(Ok(document)) => document,
                    Some(Err(e)) => e.value(),
                    None => no(),
                }
            }
            (AttrType::Bool, Kind::Bool(_))
            | (AttrType::Number, Kind::Number(_))
            | (AttrType::String, Kind::String(_)) => v.clone(),
            (AttrType::Bool, Kind::String(s)) => match s.to_ascii_lowercase().as_str() {
                "true" | "1" => Value::bool(true),
                "false" | "0" => Value::bool(false),
                _ => no(),
            },
            (AttrType::Bool, Kind::Number(n)) => match n {
                Number::Int(0) => Value::bool(false),
                Number::Int(1) => Value::bool(true),
                _ => no(),
            },
            (AttrType::Number, Kind::String(s)) => {
                Number::parse(s.trim()).map_or_else(no, Value::number)
            }
            (AttrType::String, Kind::Number(n)) => Value::string(n.to_string()),
            (AttrType::String, Kind::Bool(b)) => Value::string(b.to_string()),
            (AttrType::List(inner), _) => self.list(v, inner, header),
            (AttrType::Map(inner), Kind::Map(o) | Kind::Object(o)) => {
                let entries = o.entries.iter().map(|(k, e)| {
                    let element = Element {
                        cond: e.cond,
                        value: self.part(v, &e.value, inner, header),
                    };
                    (k.clone(), element)
                });
                let mut obj = Obj::new(Type::Dynamic, entries.collect());
                obj.rest = o
                    .rest
                    .as_deref()
                    .map(|r| Box::new(self.part(v, r, inner, header)));
                Kind::Object(Arc::new(obj)).into()
            }
            (AttrType::Object(attributes), Kind::Map(_) | Kind::Object(_)) => {
                self.object(v, attributes)
            }
            _ => no(),
        }
    }

    fn part(&self, whole: &Value, part: &Value, ty: &AttrType, header: &Origin) -> Value {
        let mut part = part.clone();
        part.origin = whole.origin.of_part(&part.origin);
        self.convert(part, ty, None, header)
    }

    fn list(&self, v: &Value, inner: &AttrType, header: &Origin) -> Value {
        let Some(s) = v.as_seq() else {
            let one = self.convert(v.clone(), inner, None, header);
            return Value::tuple(vec![one]);
        };
        let items = s.items.iter().map(|e| Element {
            cond: e.cond,
            value: self.part(v, &e.value, inner, header),
        });
        Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: items.collect(),
            rest: s
                .rest
                .as_deref()
                .map(|r| Box::new(self.part(v, r, inner, header))),
        }))
        .into()
    }

    /// The declared attributes of an object, by their own name or as CloudFormation spells it.
    fn object(&self, v: &Value, attributes: &[AttrDef]) -> Value {
        let entries = attributes.iter().map(|a| {
            let own = v.get(&a.name).is_some();
            let name = if own {
                a.name.to_string()
            } else {
                let other = camel(&a.name);
                if v.get(&other).is_some() {
                    other
                } else {
                    a.name.to_string()
                }
            };
            let raw = self.ev.attribute(v, &name, Span::NONE);
            let raw = raw.unwrap_or_else(|e| e.value());
            let value = self.convert(raw, &a.ty, a.default.as_ref(), &v.origin);
            (a.name.clone(), value)
        });
        Value::object(entries.collect()).with_origin(v.origin.clone())
    }
}

/// The value of a constant (checked when the model is loaded).
fn constant(e: &Expr) -> Value {
    match &e.kind {
        ExprKind::Bool(b) => Value::bool(*b),
        ExprKind::Int(n) => Value::number(*n),
        ExprKind::Decimal(d) => Number::parse(d).map_or_else(Value::null, Value::number),
        ExprKind::Text(t) => Value::string(t.text.clone()),
        ExprKind::Paren(inner) => constant(inner),
        ExprKind::Unary(UnaryOp::Negate, inner) => match constant(inner).kind {
            Kind::Number(n) => Value::number(n.neg()),
            _ => Value::null(),
        },
        ExprKind::Tuple(items) => Value::tuple(items.iter().map(constant).collect()),
        _ => Value::null(),
    }
}
