//! Type conversion functions, and those on marks. `can` and `try` are the evaluator's.

use super::open::arg;
use super::{ArgError, Context, Function, Param, param::*};
use crate::value::convert::{convert, friendly_name};
use crate::value::{Element, Kind, Marks, Obj, Reason, Seq, Type, Value};
use std::sync::Arc;

/// Their table.
pub static TABLE: &[Function] = &[
    to("tobool", |cx, a| to_type(cx, a, &Type::Bool)),
    to("tolist", |cx, a| to_type(cx, a, &list())),
    to("tomap", |cx, a| to_type(cx, a, &map())),
    to("tonumber", |cx, a| to_type(cx, a, &Type::Number)),
    to("toset", |cx, a| to_type(cx, a, &set())),
    to("tostring", |cx, a| to_type(cx, a, &Type::String)),
    marking("ephemeralasnull", |_, a| Ok(as_null(arg(a, 0)?, 200))),
    Function {
        name: "issensitive",
        params: &[VALUE],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: |_, a| {
            let v = arg(a, 0)?;
            Ok(match &v.kind {
                _ if v.marks.has(Marks::SENSITIVE) => Value::bool(true),
                Kind::Unknown(u) => super::open::unknown(u.reason.clone(), Type::Bool),
                _ => Value::bool(false),
            })
        },
    },
    marking("nonsensitive", |_, a| {
        let mut v = arg(a, 0)?.clone();
        v.marks = v.marks.without(Marks::SENSITIVE);
        Ok(v)
    }),
    marking("sensitive", |_, a| {
        Ok(arg(a, 0)?.clone().mark(Marks::SENSITIVE))
    }),
];

const VALUE: Param = Param::new("value", any).null().open();

const fn marking(
    name: &'static str,
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params: &[VALUE],
        variadic: None,
        returns: |args| Ok(args.first().map(Value::ty).unwrap_or_default()),
        call,
    }
}

const fn to(
    name: &'static str,
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    const V: Param = Param {
        name: "v",
        ty: any,
        null: true,
        unknown: true,
        marked: false,
    };
    Function {
        name,
        params: &[V],
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call,
    }
}

fn map() -> Type {
    Type::map(Type::Dynamic)
}

fn to_type(cx: &Context<'_>, args: &[Value], ty: &Type) -> Result<Value, ArgError> {
    let v = arg(args, 0)?;
    convert(v, ty, cx.ev.table).map_err(|_| {
        let what = match &v.kind {
            Kind::String(s) => format!("{:?}", s.as_str()),
            _ => friendly_name(&v.ty()),
        };
        ArgError::arg(
            0,
            match (&v.kind, ty) {
                (Kind::String(_), Type::Bool) => format!(
                    "cannot convert {what} to bool; only the strings \"true\" or \"false\" are \
                     allowed"
                ),
                (Kind::String(_), Type::Number) => format!(
                    "cannot convert {what} to number; given string must be a decimal \
                     representation of a number"
                ),
                _ => format!(
                    "cannot convert {} to {}",
                    friendly_name(&v.ty()),
                    friendly_name(ty)
                ),
            },
        )
    })
}

/// The value with everything ephemeral in it null.
fn as_null(v: &Value, depth: u32) -> Value {
    if v.marks.has(Marks::EPHEMERAL) {
        let mut null = Value::null_of(v.ty()).with_origin(v.origin.clone());
        null.marks = v.marks.without(Marks::EPHEMERAL);
        return null;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Value::unknown(Reason::Budget("depth"), v.ty());
    };
    let inside = |e: &Element| Element {
        cond: e.cond,
        value: as_null(&e.value, depth),
    };
    let seq = |s: &Seq| {
        Arc::new(Seq {
            ty: s.ty.clone(),
            items: s.items.iter().map(inside).collect(),
            rest: s.rest.as_ref().map(|r| Box::new(as_null(r, depth))),
        })
    };
    let obj = |o: &Obj| {
        Arc::new(Obj {
            ty: o.ty.clone(),
            entries: o
                .entries
                .iter()
                .map(|(k, e)| (k.clone(), inside(e)))
                .collect(),
            rest: o.rest.as_ref().map(|r| Box::new(as_null(r, depth))),
        })
    };
    let kind = match &v.kind {
        _ if !v.deep_marks().has(Marks::EPHEMERAL) => return v.clone(),
        Kind::List(s) => Kind::List(seq(s)),
        Kind::Tuple(s) => Kind::Tuple(seq(s)),
        Kind::Set(s) => Kind::Set(seq(s)),
        Kind::Map(o) => Kind::Map(obj(o)),
        Kind::Object(o) => Kind::Object(obj(o)),
        other => other.clone(),
    };
    Value { kind, ..v.clone() }
}
