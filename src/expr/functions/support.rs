//! What the function families share: parameters, results, errors, strings put together from known
//! and unknown pieces.
//!
//! Must not know: any single function.

use super::{ArgError, Context, Param};
use crate::expr::eval::{Budget, Mode};
use crate::value::{
    Element, Kind, Marks, Number, Part, Parts, Reason, Refinements, Str, TextForm, Type, Unknown,
    Value,
};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

pub(super) use crate::expr::eval::budget::{MAX_ELEMENTS, MAX_STRING};

pub(super) use super::param::{any as ty_any, number as ty_number, strings as ty_strings};

/// A parameter that must be known and not null.
pub(super) const fn param(name: &'static str, ty: fn() -> Type) -> Param {
    Param::new(name, ty)
}

/// A string parameter that must be known and not null.
pub(super) const fn text_param(name: &'static str) -> Param {
    Param::new(name, super::param::string)
}

/// The same parameter, unknown values let through; choices are still lifted.
pub(super) const fn open(param: Param) -> Param {
    Param {
        unknown: true,
        ..param
    }
}

pub(super) fn returns_string(_: &[Value]) -> Result<Type, ArgError> {
    Ok(Type::String)
}
pub(super) fn returns_bool(_: &[Value]) -> Result<Type, ArgError> {
    Ok(Type::Bool)
}
pub(super) fn returns_number(_: &[Value]) -> Result<Type, ArgError> {
    Ok(Type::Number)
}
pub(super) fn returns_any(_: &[Value]) -> Result<Type, ArgError> {
    Ok(Type::Dynamic)
}
pub(super) fn returns_strings(_: &[Value]) -> Result<Type, ArgError> {
    Ok(ty_strings())
}

/// An error of the call as a whole.
pub(super) fn fail(message: impl Into<Str>) -> ArgError {
    ArgError::call(message)
}

/// An error of one argument, from 0.
pub(super) fn bad(argument: usize, message: impl Into<Str>) -> ArgError {
    ArgError::arg(argument, message)
}

/// A string argument.
pub(super) fn text(args: &[Value], i: usize) -> Result<&str, ArgError> {
    args.get(i)
        .and_then(Value::as_str)
        .ok_or_else(|| bad(i, "string required"))
}

/// A number argument.
pub(super) fn number(args: &[Value], i: usize) -> Result<&Number, ArgError> {
    args.get(i)
        .and_then(Value::as_number)
        .ok_or_else(|| bad(i, "number required"))
}

/// A whole number argument.
pub(super) fn whole(args: &[Value], i: usize) -> Result<i64, ArgError> {
    number(args, i)?.to_i64().ok_or_else(|| {
        fail("value must be a whole number, between -9223372036854775808 and 9223372036854775807")
    })
}

/// Text in Unicode normal form C, as every string of the language is.
pub(super) fn nfc(text: String) -> Str {
    crate::value::nfc(&text)
}

/// A string result: normalised, Unknown when it is too long.
pub(super) fn string(cx: &Context<'_>, text: String) -> Value {
    let budget = cx.ev.budget;
    if text.len() > MAX_STRING
        || !budget.spend(text.len() / 64 + 1)
        || !budget.store_text(text.len())
    {
        return Budget::exceeded("string length");
    }
    Value::string(nfc(text))
}

/// A list of strings.
pub(super) fn strings(
    cx: &Context<'_>,
    items: impl Iterator<Item = String>,
) -> Result<Value, ArgError> {
    let mut list = Vec::new();
    for item in items {
        let budget = cx.ev.budget;
        if list.len() >= MAX_ELEMENTS
            || !budget.spend(item.len() / 64 + 1)
            || !budget.store_text(item.len())
        {
            return Ok(Budget::exceeded("elements"));
        }
        list.push(Value::string(nfc(item)));
    }
    Ok(Value::list(Type::String, list))
}

/// An unknown string that is not null and begins with something.
pub(super) fn unknown_string(reason: Reason, prefix: Str, parts: Option<Parts>) -> Value {
    let mut u = Unknown::new(reason, Type::String);
    u.refinements = Refinements {
        not_null: true,
        prefix,
        ..Refinements::default()
    };
    u.parts = parts.map(Arc::new);
    Kind::Unknown(Arc::new(u)).into()
}

/// The mark of something that a plan would not know, in Terraform's mode.
pub(super) fn later(cx: &Context<'_>) -> Marks {
    match cx.ev.mode {
        Mode::Terraform => Marks::LATER,
        _ => Marks::NONE,
    }
}

/// Why a value, or the first thing in it that is not known, is not known; `None` when all is.
/// A condition that decides inside counts as not known.
pub(super) fn open_reason(value: &Value) -> Option<Reason> {
    search(value, &mut 1_000_000)
}

/// The search behind [`open_reason`]. A value that shares its parts may be a tree of any size, so
/// every part takes one of `left`.
fn search(value: &Value, left: &mut u32) -> Option<Reason> {
    let Some(fewer) = left.checked_sub(1) else {
        return Some(Reason::Budget("size"));
    };
    *left = fewer;
    let mut of_element = |e: &Element| {
        let found = search(&e.value, left);
        if e.cond.is_true() {
            found
        } else {
            Some(found.unwrap_or_else(conditional))
        }
    };
    let (found, rest) = match &value.kind {
        Kind::Unknown(u) => return Some(u.reason.clone()),
        Kind::Choice(c) => {
            let found = c.arms.iter().find_map(|(_, v)| search(v, left));
            return Some(found.unwrap_or_else(conditional));
        }
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            (s.items.iter().find_map(of_element), s.rest.as_deref())
        }
        Kind::Map(o) | Kind::Object(o) => (
            o.entries.iter().find_map(|(_, e)| of_element(e)),
            o.rest.as_deref(),
        ),
        _ => return None,
    };
    found.or_else(|| {
        let number = || Reason::Other("the number of its elements is not known".into());
        rest.map(|r| search(r, left).unwrap_or_else(number))
    })
}

fn conditional() -> Reason {
    Reason::Other("a part of it depends on a condition".into())
}

/// The text of a known string, number or bool.
pub(super) fn primitive_text(value: &Value) -> Option<Str> {
    match &value.kind {
        Kind::String(s) => Some(s.clone()),
        Kind::Number(n) => Some(n.text()),
        Kind::Bool(b) => Some(if *b { "true" } else { "false" }.into()),
        _ => None,
    }
}

/// The beginning of a string that stays as it is whatever follows: cty's `SafeKnownPrefix`. The
/// last character may combine with what comes, unless it is one that never does.
pub(in crate::expr) fn safe_prefix(prefix: &str) -> Str {
    let Some((start, last)) = prefix.grapheme_indices(true).next_back() else {
        return Str::default();
    };
    const FINAL: &str = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";
    let mut chars = last.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if FINAL.contains(c) => prefix.into(),
        _ => prefix.get(..start).unwrap_or_default().into(),
    }
}

/// A literal piece that a function puts in; it is written where its argument is.
pub(super) fn literal_part(text: &str, from: &Value) -> Part {
    Part::Text {
        text: text.into(),
        span: from.origin.span,
        form: TextForm::Opaque,
    }
}

/// A string put together from parts, whose values are strings, numbers, bools or not known. One
/// value alone stays what it is, with its reference. `prefix` is what Terraform itself knows of
/// an unknown result.
pub(super) fn concat(cx: &Context<'_>, mut parts: Vec<Part>, prefix: Option<Str>) -> Value {
    parts.retain(|p| !matches!(p, Part::Text { text, .. } if text.is_empty()));
    let mut marks = Marks::NONE;
    for part in &mut parts {
        if let Part::Value(v) = part {
            marks = marks.union(v.marks);
            if !matches!(v.kind, Kind::String(_)) {
                *v = as_text(cx, v);
            }
        }
    }
    let mut value = match parts.as_mut_slice() {
        [] => return Value::string("").mark(marks),
        [Part::Value(only)] => std::mem::replace(only, Value::null()),
        _ => cx.ev.concatenate(parts, marks),
    };
    if let Kind::Unknown(u) = &mut value.kind {
        let u = Arc::make_mut(u);
        u.refinements = Refinements {
            not_null: true,
            prefix: prefix.unwrap_or_default(),
            ..Refinements::default()
        };
    }
    value.mark(marks)
}

/// A value as text: Unknown of type string where it is not known.
fn as_text(cx: &Context<'_>, value: &Value) -> Value {
    let kind = match &value.kind {
        Kind::Number(_) | Kind::Bool(_) => Kind::String(primitive_text(value).unwrap_or_default()),
        Kind::Unknown(u) if u.ty != Type::String => {
            let mut u = Unknown::clone(u);
            u.ty = Type::String;
            Kind::Unknown(Arc::new(u))
        }
        Kind::Choice(_) => return value.map_arms(cx.ev.table, |v| as_text(cx, v)),
        kind => kind.clone(),
    };
    Value {
        kind,
        ..value.clone()
    }
}

/// The literal text at the end of a partly known string.
pub(super) fn known_suffix(value: &Value) -> Option<Str> {
    match value.parts()?.items.last()? {
        Part::Text { text, .. } => Some(text.clone()),
        Part::Value(v) => v.as_str().map(Str::from),
    }
}
