//! Statements of IAM policy documents: from the blocks of `data.aws_iam_policy_document`, and in the
//! form that the AWS provider gives statements of documents it merges.
//!
//! Must not know: documents, how they are merged.

use super::iam_policy_document::{object, open_reason, written};
use crate::expr::Evaluator;
use crate::value::{
    Cond, Element, Hop, Kind, Obj, Origin, Part, Reason, Seq, Str, Type, Unknown, Value, convert,
};
use std::sync::Arc;

/// A `statement` block as a statement of the document.
pub(super) fn statement(ev: &Evaluator<'_>, block: &Value) -> Value {
    if block.as_obj().is_none() {
        return block.clone();
    }
    let mut entries: Vec<(Str, Element)> = Vec::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            entries.push((name.into(), Element::always(value)));
        }
    };
    put("Sid", written(block, "sid").cloned());
    let allow = || {
        let header = block.origin.span;
        Value::string("Allow").with_origin(Origin::hop(header, Hop::ModelDefault))
    };
    let effect = match written(block, "effect") {
        // One arm of a choice may be null: then the default holds.
        Some(v) => v.map_arms(ev.table, |v| if v.is_null() { allow() } else { v.clone() }),
        None => allow(),
    };
    put("Effect", Some(effect));
    put("Action", strings(ev, written(block, "actions"), false));
    put(
        "NotAction",
        strings(ev, written(block, "not_actions"), false),
    );
    put("Resource", strings(ev, written(block, "resources"), true));
    put(
        "NotResource",
        strings(ev, written(block, "not_resources"), true),
    );
    put("Principal", principals(ev, written(block, "principals")));
    put(
        "NotPrincipal",
        principals(ev, written(block, "not_principals")),
    );
    put("Condition", conditions(ev, written(block, "condition")));
    object(entries, block.origin.clone())
}

/// An element of a list of strings, in which `&{…}` is how policy variables are written.
fn policy_variables(ev: &Evaluator<'_>, value: &Value) -> Value {
    let replaced = |s: &str| Str::from(s.replace("&{", "${"));
    match &value.kind {
        Kind::String(s) if s.contains("&{") => {
            let mut out = value.clone();
            out.kind = Kind::String(replaced(s));
            out
        }
        Kind::Unknown(u) if u.parts.is_some() => {
            let mut out = value.clone();
            let mut u = Unknown::clone(u);
            u.refinements.prefix = replaced(&u.refinements.prefix);
            for part in u.parts.iter_mut().flat_map(|p| &mut Arc::make_mut(p).items) {
                if let Part::Text { text, .. } = part {
                    *text = replaced(text);
                }
            }
            out.kind = Kind::Unknown(Arc::new(u));
            out
        }
        Kind::Bool(_) | Kind::Number(_) => {
            convert::convert(value, &Type::String, ev.table).unwrap_or_else(|_| value.clone())
        }
        _ => value.clone(),
    }
}

/// The elements of a set of strings in the provider's order: sorted backwards, each once. Unknown
/// ones stay behind the others.
fn sorted(items: Vec<Element>) -> Vec<Element> {
    let (mut known, open): (Vec<Element>, Vec<Element>) =
        items.into_iter().partition(|e| e.value.as_str().is_some());
    known.sort_by(|a, b| b.value.as_str().cmp(&a.value.as_str()));
    known.dedup_by(|b, a| {
        a.value.as_str() == b.value.as_str() && (a.cond == b.cond || a.cond.is_true())
    });
    known.extend(open);
    known
}

/// A list of strings as an element of a statement: a single one stands alone.
fn strings(ev: &Evaluator<'_>, value: Option<&Value>, variables: bool) -> Option<Value> {
    let value = value?;
    if let Kind::Choice(_) = value.kind {
        let mapped = value.map_arms(ev.table, |v| {
            strings(ev, Some(v), variables)
                .unwrap_or_else(|| Value::null().with_origin(v.origin.clone()))
        });
        return Some(mapped);
    }
    let Some(s) = value.as_seq() else {
        return (!value.is_null()).then(|| value.clone());
    };
    let items: Vec<Element> = s
        .items
        .iter()
        .filter(|e| !e.value.is_null())
        .map(|e| {
            let mut v = if variables {
                policy_variables(ev, &e.value)
            } else {
                e.value.clone()
            };
            v.origin = value.origin.of_part(&v.origin);
            v.marks = v.marks.union(value.marks);
            Element {
                cond: e.cond,
                value: v,
            }
        })
        .collect();
    let mut items = sorted(items);
    match (items.as_slice(), &s.rest) {
        ([], None) => None,
        ([one], None) if one.cond.is_true() => items.pop().map(|e| e.value),
        _ => {
            let seq = Seq {
                ty: Type::Dynamic,
                items,
                rest: s.rest.clone(),
            };
            let tuple = Value::from(Kind::Tuple(Arc::new(seq)));
            Some(tuple.with_origin(value.origin.clone()).mark(value.marks))
        }
    }
}

/// The blocks of a type, whether one object or several; `Err` when they are not known.
fn blocks(value: &Value) -> Result<(Vec<Element>, Option<&Value>), &Value> {
    match &value.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => Ok((s.items.clone(), s.rest.as_deref())),
        Kind::Object(_) | Kind::Map(_) => Ok((vec![Element::always(value.clone())], None)),
        _ => Err(value),
    }
}

fn principals(ev: &Evaluator<'_>, value: Option<&Value>) -> Option<Value> {
    let (items, rest) = match blocks(value?) {
        Ok(found) => found,
        Err(open) => return Some(open.clone()),
    };
    if items.is_empty() && rest.is_none() {
        return None;
    }
    let everyone = |e: &Element| {
        e.value.get("type").and_then(Value::as_str) == Some("*")
            && strings(ev, e.value.get("identifiers"), true)
                .is_some_and(|v| v.as_str() == Some("*"))
    };
    if let ([one], None) = (items.as_slice(), rest)
        && one.cond.is_true()
        && everyone(one)
    {
        return strings(ev, one.value.get("identifiers"), true);
    }
    let origin = items
        .first()
        .map_or(Origin::NONE, |e| e.value.origin.clone());
    let mut by_type: Vec<(Str, Element)> = Vec::new();
    for e in &items {
        let Some(identifiers) = strings(ev, e.value.get("identifiers"), true) else {
            continue;
        };
        let ty = e.value.get("type");
        let Some(name) = ty.and_then(Value::as_str) else {
            // Whose identifiers they are is not known.
            let reason = ty.and_then(open_reason);
            let reason = reason.unwrap_or_else(|| Reason::Other("its type is not known".into()));
            return Some(Value::unknown(reason, Type::Dynamic).with_origin(e.value.origin.clone()));
        };
        match by_type.iter_mut().find(|(k, _)| k == name) {
            Some((_, have)) => {
                *have = Element::always(joined(ev, have, &identifiers, e.cond));
            }
            None => by_type.push((
                name.into(),
                Element {
                    cond: e.cond,
                    value: identifiers,
                },
            )),
        }
    }
    let mut obj = Obj::new(Type::Dynamic, by_type);
    if let Some(rest) = rest {
        let more = strings(ev, rest.get("identifiers"), true).unwrap_or_else(|| rest.clone());
        obj.rest = Some(Box::new(more));
    }
    Some(Value::from(Kind::Object(Arc::new(obj))).with_origin(origin))
}

/// Identifiers of two blocks of one type, each under its condition.
fn joined(ev: &Evaluator<'_>, have: &Element, more: &Value, cond: Cond) -> Value {
    let mut items = Vec::new();
    let mut rest = None;
    for (value, under) in [(&have.value, have.cond), (more, cond)] {
        match value.as_seq() {
            Some(s) => {
                items.extend(s.items.iter().map(|e| Element {
                    cond: ev.table.and(under, e.cond).unwrap_or(under),
                    value: e.value.clone(),
                }));
                rest = rest.or_else(|| s.rest.clone());
            }
            None => items.push(Element {
                cond: under,
                value: value.clone(),
            }),
        }
    }
    let seq = Seq {
        ty: Type::Dynamic,
        items,
        rest,
    };
    Value::from(Kind::Tuple(Arc::new(seq))).with_origin(have.value.origin.clone())
}

fn conditions(ev: &Evaluator<'_>, value: Option<&Value>) -> Option<Value> {
    let (items, rest) = match blocks(value?) {
        Ok(found) => found,
        Err(open) => return Some(open.clone()),
    };
    if items.is_empty() && rest.is_none() {
        return None;
    }
    let origin = items
        .first()
        .map_or(Origin::NONE, |e| e.value.origin.clone());
    let mut tests: Vec<(Str, Vec<Compared>)> = Vec::new();
    for e in &items {
        let word = |name: &str| e.value.get(name).and_then(|v| v.as_str().map(Str::from));
        let (Some(test), Some(variable)) = (word("test"), word("variable")) else {
            let reason = open_reason(&e.value)
                .unwrap_or_else(|| Reason::Other("its condition is not known".into()));
            return Some(Value::unknown(reason, Type::Dynamic).with_origin(e.value.origin.clone()));
        };
        let values = e.value.get("values");
        let mut found: Vec<Element> = Vec::new();
        match values.map(|v| (&v.kind, v)) {
            Some((Kind::List(s) | Kind::Tuple(s) | Kind::Set(s), whole)) => {
                for item in &s.items {
                    let mut value = policy_variables(ev, &item.value);
                    value.origin = whole.origin.of_part(&value.origin);
                    let cond = ev.table.and(e.cond, item.cond).unwrap_or(e.cond);
                    found.push(Element { cond, value });
                }
                if let Some(rest) = &s.rest {
                    found.push(Element::always((**rest).clone()));
                }
            }
            Some((Kind::Null(_), _)) | None => {}
            Some((_, other)) => found.push(Element {
                cond: e.cond,
                value: other.clone(),
            }),
        }
        let of = match tests.iter_mut().find(|(t, _)| *t == test) {
            Some((_, of)) => of,
            None => {
                tests.push((test, Vec::new()));
                match tests.last_mut() {
                    Some((_, of)) => of,
                    None => continue,
                }
            }
        };
        match of.iter_mut().find(|c| c.variable == variable) {
            Some(have) => have.values.extend(found),
            None => of.push(Compared {
                variable,
                values: found,
                origin: e.value.origin.clone(),
            }),
        }
    }
    let entries = tests
        .into_iter()
        .map(|(test, compared)| {
            let at = compared.first().map_or(Origin::NONE, |c| c.origin.clone());
            let inner = compared
                .into_iter()
                .map(|c| (c.variable, Element::always(flattened(c.values, c.origin))))
                .collect();
            (test, Element::always(object(inner, at)))
        })
        .collect();
    let mut obj = Obj::new(Type::Dynamic, entries);
    obj.rest = rest.map(|r| Box::new(r.clone()));
    Some(Value::from(Kind::Object(Arc::new(obj))).with_origin(origin))
}

/// The values that conditions of one test compare one variable with.
struct Compared {
    variable: Str,
    values: Vec<Element>,
    origin: Origin,
}

/// A single value stands alone.
fn flattened(mut values: Vec<Element>, origin: Origin) -> Value {
    match values.as_slice() {
        [one] if one.cond.is_true() && !matches!(one.value.kind, Kind::List(_) | Kind::Set(_)) => {
            values.pop().map_or_else(Value::null, |e| e.value)
        }
        _ => Value::tuple_of(values).with_origin(origin),
    }
}

/// A statement of a merged document in the provider's form: lists of principals sorted backwards,
/// single condition values alone.
pub(super) fn normalize(statement: &Value) -> Value {
    let Some(obj) = statement.as_obj() else {
        return statement.clone();
    };
    let entries = obj
        .entries
        .iter()
        .filter(|(_, e)| !e.value.is_null())
        .map(|(k, e)| {
            let value = match k.as_str() {
                "Principal" | "NotPrincipal" => normal_principal(&e.value),
                "Condition" => normal_condition(&e.value),
                _ => e.value.clone(),
            };
            (
                k.clone(),
                Element {
                    cond: e.cond,
                    value,
                },
            )
        })
        .collect();
    let mut out = object(entries, statement.origin.clone());
    out.marks = statement.marks;
    out
}

/// `f` of each entry of an object; anything else stays.
fn map_entries(value: &Value, f: &dyn Fn(&Value) -> Value) -> Value {
    let Some(obj) = value.as_obj() else {
        return value.clone();
    };
    let entries = obj
        .entries
        .iter()
        .map(|(k, e)| {
            let value = f(&e.value);
            (
                k.clone(),
                Element {
                    cond: e.cond,
                    value,
                },
            )
        })
        .collect();
    let mut made = Obj::new(Type::Dynamic, entries);
    made.rest = obj.rest.clone();
    let mut out = value.clone();
    out.kind = Kind::Object(Arc::new(made));
    out
}

fn normal_principal(value: &Value) -> Value {
    if is_everybody(value) {
        return Value::string("*")
            .with_origin(value.origin.clone())
            .mark(value.marks);
    }
    map_entries(value, &|identifiers| match identifiers.as_seq() {
        Some(s) => {
            let mut out = identifiers.clone();
            out.kind = Kind::Tuple(Arc::new(Seq {
                ty: Type::Dynamic,
                items: sorted(s.items.clone()),
                rest: s.rest.clone(),
            }));
            out
        }
        None => identifiers.clone(),
    })
}

/// `{"*": "*"}`, which the provider writes as `"*"`; `{"AWS": "*"}` stays.
fn is_everybody(value: &Value) -> bool {
    let Some([(key, e)]) = value.as_obj().map(|o| o.entries.as_slice()) else {
        return false;
    };
    let one = match e.value.as_seq().map(|s| s.items.as_slice()) {
        Some([one]) => one.value.as_str(),
        _ => e.value.as_str(),
    };
    key == "*" && e.cond.is_true() && one == Some("*")
}

fn normal_condition(value: &Value) -> Value {
    map_entries(value, &|test| {
        map_entries(test, &|values| match &values.kind {
            Kind::Bool(b) => Value::string(b.to_string())
                .with_origin(values.origin.clone())
                .mark(values.marks),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) if s.rest.is_none() => {
                flattened(s.items.clone(), values.origin.clone())
            }
            _ => values.clone(),
        })
    })
}
