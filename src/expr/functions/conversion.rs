//! Type conversion functions, and those on marks. `can` and `try` are the evaluator's.

use super::open::{arg, over, spend, unknown};
use super::{ArgError, Context, Function, Param, param::*};
use crate::expr::eval::Mode;
use crate::value::convert::{convert, friendly_name};
use crate::value::{Element, Kind, Marks, Obj, Seq, Type, Value};
use std::sync::Arc;

/// Their table.
pub static TABLE: &[Function] = &[
    to("tobool", |cx, a| to_type(cx, a, &Type::Bool)),
    to("tolist", |cx, a| to_type(cx, a, &list())),
    to("tomap", |cx, a| to_type(cx, a, &map())),
    to("tonumber", |cx, a| to_type(cx, a, &Type::Number)),
    to("toset", |cx, a| to_type(cx, a, &set())),
    to("tostring", |cx, a| to_type(cx, a, &Type::String)),
    marking("ephemeralasnull", |cx, a| {
        Ok(as_null(cx, arg(a, 0)?, 200).unwrap_or_else(|| over("steps")))
    }),
    Function {
        name: "issensitive",
        params: &[VALUE],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: |cx, a| {
            let v = arg(a, 0)?;
            let open = cx.ev.mode == Mode::Terraform && !v.is_plan_known();
            Ok(match &v.kind {
                _ if v.marks.has(Marks::SENSITIVE) => Value::bool(true),
                Kind::Unknown(u) => unknown(u.reason.clone(), Type::Bool),
                _ if open => cx.ev.later(Value::bool(false)),
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

/// The value with everything ephemeral in it null. `None` when there is too much of it.
fn as_null(cx: &Context<'_>, v: &Value, depth: u32) -> Option<Value> {
    if v.marks.has(Marks::EPHEMERAL) {
        let mut null = Value::null_of(v.ty()).with_origin(v.origin.clone());
        null.marks = v.marks.without(Marks::EPHEMERAL);
        return Some(null);
    }
    let depth = depth.checked_sub(1)?;
    let inside = |e: &Element| -> Option<Element> {
        Some(Element {
            cond: e.cond,
            value: as_null(cx, &e.value, depth)?,
        })
    };
    let rest = |r: &Option<Box<Value>>| -> Option<Option<Box<Value>>> {
        match r {
            Some(r) => Some(Some(Box::new(as_null(cx, r, depth)?))),
            None => Some(None),
        }
    };
    let seq = |s: &Seq| -> Option<Arc<Seq>> {
        spend(cx, s.items.len()).ok()?;
        Some(Arc::new(Seq {
            ty: s.ty.clone(),
            items: s.items.iter().map(inside).collect::<Option<_>>()?,
            rest: rest(&s.rest)?,
        }))
    };
    let obj = |o: &Obj| -> Option<Arc<Obj>> {
        spend(cx, o.entries.len()).ok()?;
        let entries = o.entries.iter().map(|(k, e)| Some((k.clone(), inside(e)?)));
        Some(Arc::new(Obj {
            ty: o.ty.clone(),
            entries: entries.collect::<Option<_>>()?,
            rest: rest(&o.rest)?,
        }))
    };
    let kind = match &v.kind {
        Kind::List(s) => Kind::List(seq(s)?),
        Kind::Tuple(s) => Kind::Tuple(seq(s)?),
        Kind::Set(s) => Kind::Set(seq(s)?),
        Kind::Map(o) => Kind::Map(obj(o)?),
        Kind::Object(o) => Kind::Object(obj(o)?),
        Kind::Choice(_) => {
            let arms = v.arms().map(|(c, v)| Some((c, as_null(cx, &v, depth)?)));
            return Some(Value::choice(cx.ev.table, arms.collect::<Option<_>>()?));
        }
        other => other.clone(),
    };
    Some(Value { kind, ..v.clone() })
}
