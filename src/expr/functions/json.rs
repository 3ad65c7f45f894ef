//! `jsonencode` and `jsondecode`. The text is Go's `encoding/json`, byte for byte; the value that
//! it encodes stays with it.

use super::support::{
    fail, later, open, open_reason, param, returns_any, returns_string, string, text_param, ty_any,
    unknown_string,
};
use super::{ArgError, Context, Function, Param};
use crate::expr::eval::Budget;
use crate::expr::json_text::{self, JsonError, Options};
use crate::value::{Element, Kind, Obj, Reason, Seq, Str, Type, Value};
use std::fmt::Write as _;
use std::sync::Arc;

pub(super) const JSONENCODE: Function = Function {
    name: "jsonencode",
    params: &[Param {
        null: true,
        marked: true,
        ..open(param("val", ty_any))
    }],
    variadic: None,
    returns: returns_string,
    call: jsonencode,
};

pub(super) const JSONDECODE: Function = Function {
    name: "jsondecode",
    params: &[open(text_param("str"))],
    variadic: None,
    returns: returns_any,
    call: jsondecode,
};

/// Why a value has no JSON text.
pub(super) enum Stop {
    /// Something in it is not known.
    Open(Reason),
    /// It is nested too deep, or too long.
    TooMuch,
    /// JSON has no such value.
    Refused(&'static str),
}

/// The JSON text of a value that is known throughout.
pub(super) fn encode(value: &Value) -> Result<String, Stop> {
    let mut out = String::new();
    write(value, &mut out, 0)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String, depth: usize) -> Result<(), Stop> {
    if depth > json_text::MAX_NESTING || out.len() > super::support::MAX_STRING {
        return Err(Stop::TooMuch);
    }
    let open = || {
        let why = open_reason(value);
        Stop::Open(why.unwrap_or_else(|| Reason::Other("a part of it is not known".into())))
    };
    match &value.kind {
        Kind::Null(_) => out.push_str("null"),
        Kind::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Kind::Number(n) if n.is_infinite() => {
            return Err(Stop::Refused("cannot serialize infinity as JSON"));
        }
        Kind::Number(n) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "{n}");
        }
        Kind::String(s) => write_string(s, out),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            if s.rest.is_some() {
                return Err(open());
            }
            out.push('[');
            for (i, e) in s.items.iter().enumerate() {
                if !e.cond.is_true() {
                    return Err(open());
                }
                if i > 0 {
                    out.push(',');
                }
                write(&e.value, out, depth + 1)?;
            }
            out.push(']');
        }
        Kind::Map(o) | Kind::Object(o) => {
            if o.rest.is_some() {
                return Err(open());
            }
            out.push('{');
            for (i, (key, e)) in o.entries.iter().enumerate() {
                if !e.cond.is_true() {
                    return Err(open());
                }
                if i > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write(&e.value, out, depth + 1)?;
            }
            out.push('}');
        }
        Kind::Unknown(_) | Kind::Choice(_) => return Err(open()),
    }
    Ok(())
}

/// A JSON string as Go writes it: `<`, `>`, `&` and the two line separators escaped too.
pub(super) fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (i, c) in text.char_indices() {
        let escape: &str = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\0'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => "",
            _ => continue,
        };
        out.push_str(text.get(plain..i).unwrap_or_default());
        plain = i + c.len_utf8();
        if escape.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(text.get(plain..).unwrap_or_default());
    out.push('"');
}

fn jsonencode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let value = args.first().ok_or_else(|| fail("value required"))?;
    each_arm(cx, value, encoded)
}

/// `f` of each alternative of an argument that is passed whole, with its marks on the result. An
/// alternative in error is Unknown, unless all are.
pub(super) fn each_arm(
    cx: &Context<'_>,
    value: &Value,
    f: fn(&Context<'_>, &Value) -> Result<Value, ArgError>,
) -> Result<Value, ArgError> {
    let mut error = None;
    let mut good = false;
    let result = value.map_arms(cx.ev.table, |v| match f(cx, v) {
        Ok(value) => {
            good = true;
            value
        }
        Err(e) => {
            let reason = Reason::Error(e.message.clone());
            error = Some(e);
            Value::unknown(reason, Type::String)
        }
    });
    match error {
        Some(e) if !good => Err(e),
        _ => Ok(result.mark(value.deep_marks())),
    }
}

fn encoded(cx: &Context<'_>, value: &Value) -> Result<Value, ArgError> {
    let text = match encode(value) {
        Ok(text) => string(cx, text),
        Err(Stop::Refused(why)) => return Err(fail(why)),
        Err(Stop::TooMuch) => return Ok(Budget::exceeded("string length")),
        Err(Stop::Open(reason)) => {
            let not_null = match &value.kind {
                Kind::Unknown(u) => u.refinements.not_null,
                _ => true,
            };
            let prefix = match value.ty() {
                _ if !not_null => "",
                Type::String => "\"",
                Type::Object(_) | Type::Map(_) => "{",
                Type::Tuple(_) | Type::List(_) | Type::Set(_) => "[",
                _ => "",
            };
            unknown_string(reason, prefix.into(), None)
        }
    };
    Ok(with_encoded(text, value))
}

/// A text with the value it encodes, unless the budget ended it.
pub(super) fn with_encoded(text: Value, value: &Value) -> Value {
    match &text.kind {
        Kind::Unknown(u) if matches!(u.reason, Reason::Budget(_)) => text,
        _ => text.with_encoded(value.clone()),
    }
}

fn jsondecode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let value = args.first().ok_or_else(|| fail("string required"))?;
    if value.as_str().is_some() {
        let text = value.as_str().unwrap_or_default();
        let elements = text.bytes().filter(|b| matches!(b, b',' | b'[' | b'{'));
        if !cx.ev.budget.spend(text.len() / 16 + 1) || !cx.ev.budget.store(elements.count()) {
            return Ok(Budget::exceeded("steps"));
        }
        return match (json_text::read(value, Options::default()), value.encodes()) {
            (Ok(_), Some(encodes)) => Ok(decoded_form(encodes)),
            (Ok(read), None) => Ok(read),
            (Err(JsonError::Syntax { message, .. }), _) => Err(fail(message)),
            (Err(JsonError::TooMuch | JsonError::NotText), _) => Ok(Budget::exceeded("depth")),
        };
    }
    // A plan knows nothing of it; rules may look inside.
    let known = match value.encodes() {
        Some(encodes) => Some(decoded_form(encodes)),
        None => json_text::read(value, Options::default()).ok(),
    };
    Ok(match known {
        Some(known) => known.mark(later(cx)),
        None => {
            let reason =
                open_reason(value).unwrap_or_else(|| Reason::Other("the text is not known".into()));
            Value::unknown(reason, Type::Dynamic)
        }
    })
}

/// What decoding the text of a value gives: tuples and objects, nulls without type.
pub(super) fn decoded_form(value: &Value) -> Value {
    let element = |e: &Element| Element {
        cond: e.cond,
        value: decoded_form(&e.value),
    };
    let rest = |r: &Option<Box<Value>>| r.as_ref().map(|r| Box::new(decoded_form(r)));
    let kind = match &value.kind {
        Kind::Null(_) => Kind::Null(Type::Dynamic),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: s.items.iter().map(element).collect(),
            rest: rest(&s.rest),
        })),
        Kind::Map(o) | Kind::Object(o) => Kind::Object(Arc::new(Obj {
            ty: Type::Dynamic,
            entries: o
                .entries
                .iter()
                .map(|(k, e)| (Str::clone(k), element(e)))
                .collect(),
            rest: rest(&o.rest),
        })),
        Kind::Unknown(u) if u.ty.is_composite() => {
            let mut u = crate::value::Unknown::clone(u);
            u.ty = Type::Dynamic;
            Kind::Unknown(Arc::new(u))
        }
        kind => kind.clone(),
    };
    Value {
        kind,
        ..value.clone()
    }
}
