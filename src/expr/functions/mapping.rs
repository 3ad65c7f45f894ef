//! Collection functions on maps and objects.

use super::open::*;
use super::{ArgError, Context, Function, Param, param::*};
use crate::expr::eval::Mode;
use crate::value::convert::{convert, friendly_name};
use crate::value::{Cond, Element, Kind, Obj, Reason, Seq, Str, Type, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Their table.
pub static TABLE: &[Function] = &[
    Function {
        name: "keys",
        params: &[Param::new("inputMap", any).open()],
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call: keys,
    },
    Function {
        name: "lookup",
        params: &[
            Param::new("inputMap", any).open(),
            Param::new("key", string),
        ],
        variadic: Some(&DEFAULT),
        returns: |args| match args.first().map(Value::ty) {
            Some(Type::Map(t)) => Ok((*t).clone()),
            _ => Ok(Type::Dynamic),
        },
        call: lookup,
    },
    Function {
        name: "merge",
        params: &[],
        variadic: Some(&MAPS),
        returns: |_| Ok(Type::Dynamic),
        call: merge,
    },
    Function {
        name: "transpose",
        params: &[Param::new("values", map_of_string_lists)],
        variadic: None,
        returns: |_| Ok(map_of_string_lists()),
        call: transpose,
    },
    Function {
        name: "values",
        params: &[Param::new("mapping", any).open()],
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call: values,
    },
    Function {
        name: "zipmap",
        params: &[
            Param::new("keys", strings).open(),
            Param::new("values", any).open(),
        ],
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call: zipmap,
    },
];

static DEFAULT: Param = Param::new("default", any).null().open();
static MAPS: Param = Param::new("maps", any).null().open();

/// Something from each entry, in the order of keys: a list for a map, a tuple for an object.
fn entries_as(
    cx: &Context<'_>,
    v: &Value,
    error: ArgError,
    ty: impl Fn(&Obj) -> Type,
    item: impl Fn(&Str, Element) -> Element,
    rest: impl Fn(Value) -> Value,
) -> Result<Value, ArgError> {
    let entries = Entries::of(cx, v).ok_or(error)?;
    if let Err(v) = spend(cx, entries.obj.entries.len()) {
        return Ok(v);
    }
    let open = entries.is_open();
    let form = if entries.map { Form::List } else { Form::Tuple };
    let ty = ty(&entries.obj);
    let items = entries.obj.entries.into_iter().map(|(k, e)| item(&k, e));
    let value = Elements {
        form,
        ty,
        items: items.collect(),
        rest: entries.obj.rest.map(|r| Box::new(rest(*r))),
    }
    .into_sequence();
    Ok(if open { cx.ev.later(value) } else { value })
}

fn keys(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    entries_as(
        cx,
        arg(args, 0)?,
        ArgError::arg(0, "must have map or object type"),
        |_| Type::String,
        |k, e| Element {
            cond: e.cond,
            value: Value::string(k.clone()).with_origin(e.value.origin),
        },
        |rest| unknown_of(&rest, Type::String).with_origin(rest.origin.clone()),
    )
}

fn values(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    entries_as(
        cx,
        arg(args, 0)?,
        ArgError::call("values() requires a map as the first argument"),
        |o| o.ty.clone(),
        |_, e| e,
        |rest| rest,
    )
}

fn lookup(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    if args.len() > 3 {
        let n = args.len();
        return Err(ArgError::call(format!(
            "lookup() takes two or three arguments, got {n}"
        )));
    }
    let (base, key) = (arg(args, 0)?, arg(args, 1)?);
    each_arm(cx, base, &mut |base| {
        lookup_in(cx, base, key.as_str().unwrap_or_default(), args.get(2))
    })
}

fn lookup_in(
    cx: &Context<'_>,
    base: &Value,
    key: &str,
    default: Option<&Value>,
) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let not_a_map = || ArgError::arg(0, "lookup() requires a map as the first argument");
    let entries = match &base.kind {
        Kind::Map(o) | Kind::Object(o) => o,
        Kind::Unknown(u) => {
            let ty = match &u.ty {
                Type::Map(t) => (**t).clone(),
                Type::Object(o) => o.get(key).map(|a| a.ty.clone()).unwrap_or_default(),
                Type::Dynamic => Type::Dynamic,
                _ => return Err(not_a_map()),
            };
            let v = Value::unknown(u.reason.clone(), ty);
            return Ok(part(
                base,
                &v,
                Some(crate::value::PathStep::Key(key.into())),
            ));
        }
        _ => return Err(not_a_map()),
    };
    let map = matches!(base.kind, Kind::Map(_));
    let default = match default {
        Some(d) if map => Some(convert(d, &entries.ty, table).map_err(|_| {
            ArgError::arg(
                2,
                "the default value must have the same type as the map elements",
            )
        })?),
        d => d.cloned(),
    };
    let absent = || match &default {
        Some(d) => Ok(d.clone()),
        None if map => Err(ArgError::call(format!("lookup failed to find key {key:?}"))),
        None => Err(ArgError::arg(
            0,
            format!("the given object has no attribute {key:?}"),
        )),
    };
    let Some(e) = entries.get(key) else {
        if let Some(v) = cx.ev.unwritten(base, entries, key) {
            return Ok(v);
        }
        let Some(rest) = &entries.rest else {
            return absent();
        };
        let v = unknown_of(rest, entries.ty.clone());
        return Ok(cx.ev.later(v.with_origin(rest.origin.clone())));
    };
    let value = part(
        base,
        &e.value,
        Some(crate::value::PathStep::Key(key.into())),
    );
    if e.cond.is_true() {
        return Ok(value);
    }
    let Some(not) = table.not(e.cond) else {
        return Ok(over("conditions"));
    };
    let other =
        absent().unwrap_or_else(|e| Value::unknown(Reason::Error(e.message), entries.ty.clone()));
    let arms = vec![(e.cond, value), (not, other)];
    Ok(cx.ev.later(Value::choice(table, arms)))
}

/// One object of all; a map where all are maps of one type. Where a later argument's keys are not
/// known, what came before may be overwritten, so its value is not known either.
fn merge(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let mut out: BTreeMap<Str, Vec<(Cond, Value)>> = BTreeMap::new();
    let mut rest: Option<Box<Value>> = None;
    let mut open = false;
    let mut ty: Option<Type> = None;
    let mut same = true;
    let mut untyped = false;
    let mut unknown_map = false;
    for v in args {
        let this = v.ty();
        if this == Type::Dynamic && !v.is_null() && cx.ev.mode == Mode::Terraform {
            // Of what type the whole is, nobody knows: what follows is not looked at.
            open = true;
            untyped = true;
            if Entries::of(cx, v).is_none() {
                return Ok(cx.ev.untyped(unknown_of(v, Type::Dynamic)));
            }
        }
        unknown_map |= v.is_unknown() && matches!(this, Type::Map(_));
        open |= v.is_unknown();
        same &= ty.get_or_insert_with(|| this.clone()) == &this;
        if v.is_null() {
            same &= this != Type::Dynamic;
            continue;
        }
        let Some(entries) = Entries::of(cx, v) else {
            if untyped {
                continue;
            }
            return Err(ArgError::call(format!(
                "arguments must be maps or objects, got \"{}\"",
                friendly_name(&this)
            )));
        };
        if let Err(v) = spend(cx, entries.obj.entries.len()) {
            return Ok(v);
        }
        open |= entries.is_open();
        if let Some(more) = &entries.obj.rest {
            for arms in out.values_mut() {
                for (_, v) in arms.iter_mut() {
                    *v = unknown_of(more, v.ty()).with_origin(v.origin.clone());
                }
            }
        }
        for (k, e) in entries.obj.entries {
            let before = out.remove(&k);
            let mut arms = Vec::new();
            if !e.cond.is_true() {
                let Some(not) = table.not(e.cond) else {
                    return Ok(over("conditions"));
                };
                for (cond, v) in before.into_iter().flatten() {
                    match table.and(cond, not) {
                        Some(c) if c.is_false() => {}
                        Some(c) => arms.push((c, v)),
                        None => return Ok(over("conditions")),
                    }
                }
            }
            arms.push((e.cond, e.value));
            out.insert(k, arms);
        }
        rest = join_rest(rest, entries.obj.rest);
    }
    let mut obj = Obj {
        ty: Type::Dynamic,
        entries: Vec::with_capacity(out.len()),
        rest,
    };
    for (k, arms) in out {
        match one_of(table, arms) {
            Some(e) => obj.entries.push((k, e)),
            None => return Ok(over("conditions")),
        }
    }
    let value: Value = match ty {
        Some(Type::Map(t)) if same => {
            obj.ty = (*t).clone();
            Kind::Map(Arc::new(obj)).into()
        }
        _ => Kind::Object(Arc::new(obj)).into(),
    };
    Ok(match open {
        true if untyped || unknown_map && !same => cx.ev.untyped(value),
        true => cx.ev.later(value),
        false => value,
    })
}

/// Keys and the strings in their lists, the other way round.
fn transpose(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let v = arg(args, 0)?;
    let Some(entries) = Entries::of(cx, v) else {
        return Ok(unknown_of(v, map_of_string_lists()));
    };
    let unknown = |v: &Value| Ok(unknown_of(v, map_of_string_lists()));
    if let Some(rest) = &entries.obj.rest {
        return unknown(rest);
    }
    let open = entries.is_open();
    let mut out: BTreeMap<Str, Vec<Element>> = BTreeMap::new();
    let mut guarded = false;
    for (key, e) in &entries.obj.entries {
        if e.value.is_null() {
            return Err(ArgError::call("input must not contain null list"));
        }
        let Some(mut list) = Elements::of(cx, &e.value) else {
            return unknown(&e.value);
        };
        if let Err(v) = spend(cx, list.items.len()) {
            return Ok(v);
        }
        if list.spread(table).is_none() {
            return Ok(over("conditions"));
        }
        if let Some(rest) = &list.rest {
            return unknown(rest);
        }
        for inner in list.items {
            let Kind::String(s) = &inner.value.kind else {
                if inner.value.is_null() {
                    return Err(ArgError::call("input list must not contain null string"));
                }
                return unknown(&inner.value);
            };
            let Some(cond) = table.and(e.cond, inner.cond) else {
                return Ok(over("conditions"));
            };
            guarded |= !cond.is_true();
            out.entry(s.clone()).or_default().push(Element {
                cond,
                value: Value::string(key.clone()),
            });
        }
    }
    let mut obj = Obj {
        ty: strings(),
        entries: Vec::with_capacity(out.len()),
        rest: None,
    };
    for (key, items) in out {
        let mut cond = Cond::FALSE;
        for e in &items {
            match table.or(cond, e.cond) {
                Some(c) => cond = c,
                None => return Ok(over("conditions")),
            }
        }
        let list = Kind::List(Arc::new(Seq {
            ty: Type::String,
            items,
            rest: None,
        }));
        obj.entries.push((
            key,
            Element {
                cond,
                value: list.into(),
            },
        ));
    }
    let value = Kind::Map(Arc::new(obj)).into();
    Ok(if open || guarded {
        cx.ev.later(value)
    } else {
        value
    })
}

fn zipmap(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (k, v) = (arg(args, 0)?, arg(args, 1)?);
    let not_a_list = || ArgError::call("values argument must be a list or tuple value");
    if let (Kind::Unknown(_), Type::List(t)) = (&v.kind, v.ty()) {
        return Ok(unknown_of(v, Type::map((*t).clone())));
    }
    let of_values = || match v.ty() {
        Type::List(t) => Type::map((*t).clone()),
        _ => Type::Dynamic,
    };
    let Some(keys) = Elements::of(cx, k) else {
        return Ok(unknown_of(k, of_values()));
    };
    let values = match Elements::of(cx, v) {
        Some(e) if e.form != Form::Set => e,
        _ => return Err(not_a_list()),
    };
    if let Some(rest) = keys.rest.as_ref().or(values.rest.as_ref()) {
        return Ok(cx.ev.later(unknown_of(rest, of_values())));
    }
    if let Some(open) = keys.items.iter().find(|e| e.value.is_unknown()) {
        let of = unknown_of(&open.value, Type::Dynamic);
        return Ok(of.mark(k.marks).mark(keys.item_marks()));
    }
    let fits = keys.items.len() == values.items.len();
    if !fits && keys.certain() && values.certain() {
        return Err(ArgError::call(format!(
            "number of keys ({}) does not match number of values ({})",
            keys.items.len(),
            values.items.len()
        )));
    }
    let paired = fits
        && keys
            .items
            .iter()
            .zip(&values.items)
            .all(|(a, b)| a.cond == b.cond);
    if !paired {
        return Ok(cx.ev.later(unplaced(Type::Dynamic)));
    }
    if let Err(v) = spend(cx, keys.items.len()) {
        return Ok(v);
    }
    let open = !keys.certain();
    let mut entries = Vec::with_capacity(keys.items.len());
    let mut marks = k.marks;
    for (i, (key, value)) in keys.items.into_iter().zip(values.items).enumerate() {
        marks = marks.union(key.value.marks);
        match &key.value.kind {
            Kind::String(s) => entries.push((s.clone(), value)),
            Kind::Null(_) => {
                return Err(ArgError::call(format!(
                    "keys list has null value at index {i}"
                )));
            }
            _ => return Ok(unknown_of(&key.value, Type::Dynamic).mark(marks)),
        }
    }
    let map = values.form == Form::List;
    let obj = if open {
        guarded_object(cx, entries)
    } else {
        Some(Obj::new(Type::Dynamic, entries))
    };
    let Some(mut obj) = obj else {
        return Ok(over("conditions"));
    };
    if map {
        obj.ty = values.ty;
    }
    let value = Entries { map, obj }.into_value().mark(marks);
    Ok(if open { cx.ev.later(value) } else { value })
}

/// Entries under conditions: of equal keys the last that exists counts.
fn guarded_object(cx: &Context<'_>, entries: Vec<(Str, Element)>) -> Option<Obj> {
    let table = cx.ev.table;
    let mut by_key: BTreeMap<Str, Vec<(Cond, Value)>> = BTreeMap::new();
    for (k, e) in entries {
        let arms = by_key.entry(k).or_default();
        for (cond, _) in arms.iter_mut() {
            *cond = table.minus(*cond, e.cond)?;
        }
        arms.retain(|(c, _)| !c.is_false());
        arms.push((e.cond, e.value));
    }
    let mut obj = Obj::default();
    for (k, arms) in by_key {
        obj.entries.push((k, one_of(table, arms)?));
    }
    Some(obj)
}
