//! Collection functions that ask about a collection or choose from several: lengths, membership,
//! truth of all, the first that is something.

use super::open::*;
use super::{ArgError, Context, Function, Param, param::*};
use crate::expr::eval::Mode;
use crate::value::convert::{convert, unify};
use crate::value::{
    Cond, Element, Kind, MAX_ARMS, Marks, Number, Reason, Truth, Type, Unknown, Value,
};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// Their table.
pub static TABLE: &[Function] = &[
    Function {
        name: "alltrue",
        params: &[Param::new("list", bools).open()],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: |cx, a| all_or_any(cx, a, true),
    },
    Function {
        name: "anytrue",
        params: &[Param::new("list", bools).open()],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: |cx, a| all_or_any(cx, a, false),
    },
    Function {
        name: "coalesce",
        params: &[],
        variadic: Some(&VALS),
        returns: |args| {
            let types: Vec<Type> = args.iter().map(Value::ty).collect();
            if types.is_empty() {
                return Err(ArgError::call("at least one argument is required"));
            }
            unify(&types).ok_or_else(|| ArgError::call("all arguments must have the same type"))
        },
        call: coalesce,
    },
    Function {
        name: "coalescelist",
        params: &[],
        variadic: Some(&VALS),
        returns: |args| {
            if args.is_empty() {
                return Err(ArgError::call("at least one argument is required"));
            }
            Ok(Type::Dynamic)
        },
        call: coalescelist,
    },
    Function {
        name: "contains",
        params: &[
            Param::new("list", any).open(),
            Param::new("value", any).open(),
        ],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: contains,
    },
    Function {
        name: "index",
        params: &[Param::new("list", any).open(), Param::new("value", any)],
        variadic: None,
        returns: |_| Ok(Type::Number),
        call: index,
    },
    Function {
        name: "length",
        params: &[Param::new("value", any).open()],
        variadic: None,
        returns: |_| Ok(Type::Number),
        call: |cx, a| {
            let list = arg(a, 0)?;
            let value = each_arm(cx, list, &mut |v| length(cx, v))?;
            Ok(with_bounds(value, list))
        },
    },
    Function {
        name: "one",
        params: &[Param::new("list", any).open()],
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call: one,
    },
    Function {
        name: "sum",
        params: &[Param::new("list", any).open()],
        variadic: None,
        returns: |_| Ok(Type::Number),
        call: sum,
    },
];

static VALS: Param = Param::new("vals", any).null().open();

/// The conjunction or disjunction, as Terraform takes it: null is false. A plan knows the result
/// when what it knows decides it.
fn all_or_any(cx: &Context<'_>, args: &[Value], all: bool) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let list = arg(args, 0)?;
    let Some(elements) = Elements::of(cx, list) else {
        return Ok(unknown_of(list, Type::Bool));
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let marks = elements.item_marks().without(Marks::UNPLANNED);
    let mut truth = if all { Truth::YES } else { Truth::NO };
    let mut planned = !elements.is_open();
    let mut decided = false;
    for e in &elements.items {
        let this = if e.value.is_null() {
            Truth::NO
        } else {
            Truth::of(table, &e.value)
        };
        let known = e.cond.is_true() && e.value.is_plan_known();
        // `alltrue` stops at the first false, `anytrue` looks for a true behind what is unknown.
        decided |= known
            && (planned || !all)
            && if all {
                this.no.is_true()
            } else {
                this.yes.is_true()
            };
        planned &= known;
        truth = if all {
            let missing = Truth::when(table, e.cond).negate();
            truth.and(table, this.or(table, missing))
        } else {
            truth.or(table, this.under(table, e.cond))
        };
    }
    if elements.rest.is_some() {
        let why = Reason::Other("it is not known which elements the list has".into());
        let more = Truth::unknown(why);
        truth = if all {
            truth.and(table, more)
        } else {
            truth.or(table, more)
        };
    }
    let value = truth.value(table).mark(marks);
    Ok(if planned || decided {
        value
    } else {
        cx.ev.later(value)
    })
}

/// The first argument that is neither null nor an empty string, in the type that all share.
fn coalesce(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let types: Vec<Type> = args.iter().map(Value::ty).collect();
    let ty = unify(&types).unwrap_or_default();
    let mut converted = Vec::with_capacity(args.len());
    for (i, v) in args.iter().enumerate() {
        converted.push(convert(v, &ty, cx.ev.table).map_err(|e| ArgError::arg(i, e))?);
    }
    let empty = |v: &Value| match &v.kind {
        Kind::Null(_) => true,
        Kind::String(s) => s.is_empty() && ty == Type::String,
        _ => false,
    };
    let none = "no non-null, non-empty-string arguments";
    first_of(cx, converted, &ty, none, |_, v| {
        Ok(if empty(v) { Cond::FALSE } else { Cond::TRUE })
    })
}

/// The first list that is not empty.
fn coalescelist(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let none = "no non-null arguments";
    for v in args {
        match v.ty() {
            _ if v.is_unknown() => break,
            Type::Dynamic => break,
            Type::List(_) | Type::Tuple(_) => {}
            _ => {
                return Err(ArgError::call(
                    "coalescelist arguments must be lists or tuples",
                ));
            }
        }
    }
    // Terraform marks the list for what is in it.
    let marks = args
        .iter()
        .fold(Marks::NONE, |m, v| m.union(v.deep_marks()));
    let first = first_of(cx, args.to_vec(), &Type::Dynamic, none, |cx, v| {
        if v.is_unknown() {
            return Ok(Cond::TRUE);
        }
        let elements = match &v.kind {
            Kind::List(_) | Kind::Tuple(_) => Elements::of(cx, v),
            _ => None,
        };
        let elements = elements
            .ok_or_else(|| ArgError::call("coalescelist arguments must be lists or tuples"))?;
        if elements.rest.is_some() {
            return Ok(Cond::TRUE);
        }
        let mut any = Cond::FALSE;
        for e in &elements.items {
            any = table.or(any, e.cond).unwrap_or(Cond::TRUE);
        }
        Ok(any)
    });
    first.map(|v| v.mark(marks.without(Marks::UNPLANNED)))
}

/// Under each condition the first value that is `something` there. An unknown value that may yet
/// be null or empty is taken: what follows is not known to be looked at.
fn first_of(
    cx: &Context<'_>,
    values: Vec<Value>,
    ty: &Type,
    none: &str,
    something: impl Fn(&Context<'_>, &Value) -> Result<Cond, ArgError>,
) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let mut arms: Vec<(Cond, Value)> = Vec::new();
    let mut open = Cond::TRUE;
    for value in values {
        let mut still = Cond::FALSE;
        for (cond, v) in value.arms() {
            let taken = something(cx, &v)?;
            let here = table.and(open, cond);
            let parts = here.and_then(|h| Some((table.and(h, taken)?, table.minus(h, taken)?)));
            let Some((taken, left)) = parts else {
                return Ok(over("conditions"));
            };
            if !taken.is_false() {
                arms.push((taken, v));
            }
            match table.or(still, left) {
                Some(c) => still = c,
                None => return Ok(over("conditions")),
            }
        }
        open = still;
        if open.is_false() {
            break;
        }
    }
    if arms.is_empty() {
        return Err(ArgError::call(none));
    }
    if !open.is_false() {
        let why = Reason::Error(none.into());
        arms.push((open, Value::unknown(why, ty.clone())));
    }
    let value = Value::choice(table, arms);
    Ok(match value.kind {
        Kind::Choice(_) => cx.ev.later(value),
        _ => value,
    })
}

fn contains(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let (list, wanted) = (arg(args, 0)?, arg(args, 1)?);
    let not_a_list = || ArgError::call("argument must be list, tuple, or set");
    let elements = Elements::of(cx, list).ok_or_else(not_a_list)?;
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let mut truth = Truth::NO;
    let mut open = elements.is_open() || !wanted.is_plan_known() || list.is_unknown();
    for e in &elements.items {
        let same = cx.ev.equal(&e.value, wanted);
        match cx.ev.plan_equal(&e.value, wanted) {
            Some(true) if e.cond.is_true() => return Ok(Value::bool(true)),
            Some(false) => {}
            _ => open = true,
        }
        if truth.yes.is_true() {
            continue;
        }
        truth = truth.or(table, same.under(table, e.cond));
    }
    if let Some(rest) = &elements.rest {
        let why = rest.as_unknown().map(|u| u.reason.clone());
        let why = why.unwrap_or(Reason::Other("there may be more elements".into()));
        truth = truth.or(table, Truth::unknown(why));
    }
    if !open && cx.ev.mode == Mode::Terraform {
        return Ok(Value::bool(false));
    }
    let value = truth.value(table);
    Ok(if open { cx.ev.later(value) } else { value })
}

/// The position of the first element that equals a value.
fn index(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (list, wanted) = (arg(args, 0)?, arg(args, 1)?);
    each_arm(cx, list, &mut |list| {
        if !matches!(list.ty(), Type::List(_) | Type::Tuple(_) | Type::Dynamic) {
            return Err(ArgError::call("argument must be a list or tuple"));
        }
        let Some(elements) = Elements::of(cx, list) else {
            return Err(ArgError::call("argument must be a list or tuple"));
        };
        if elements.items.is_empty() && elements.rest.is_none() {
            return Err(ArgError::call("cannot search an empty list"));
        }
        if let Err(v) = spend(cx, elements.items.len()) {
            return Ok(v);
        }
        for (i, e) in elements.items.iter().enumerate() {
            if e.cond.is_true() {
                match cx.ev.plan_equal(&e.value, wanted) {
                    Some(true) => return Ok(Value::number(i)),
                    Some(false) => continue,
                    None => {}
                }
            }
            let same = cx.ev.equal(&e.value, wanted);
            if same.no.is_true() && e.cond.is_true() {
                continue;
            }
            if same.yes.is_true() && e.cond.is_true() {
                return Ok(Value::number(i));
            }
            return Ok(unknown_of(&e.value, Type::Number));
        }
        match &elements.rest {
            Some(rest) => Ok(unknown_of(rest, Type::Number)),
            None => Err(ArgError::call("item not found")),
        }
    })
}

/// The length of one of several, within what a plan knows of it.
fn with_bounds(mut length: Value, list: &Value) -> Value {
    if let (Kind::Choice(lengths), Kind::Choice(lists)) = (&mut length.kind, &list.kind) {
        let known = &mut Arc::make_mut(lengths).refinements;
        let (least, most) = lists.refinements.length;
        known.not_null = true;
        known.min = least.map(|n| (Number::from(n), true));
        known.max = most.map(|n| (Number::from(n), true));
    }
    length
}

fn length(cx: &Context<'_>, v: &Value) -> Result<Value, ArgError> {
    let not_countable =
        || ArgError::call("argument must be a string, a collection type, or a structural type");
    match &v.kind {
        Kind::String(s) => {
            if let Err(v) = spend(cx, s.len() / 64) {
                return Ok(v);
            }
            Ok(Value::number(s.graphemes(true).count()))
        }
        Kind::Unknown(u) => unknown_length(u, not_countable),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            let may_be_equal = matches!(v.kind, Kind::Set(_))
                && s.items.len() > 1
                && !s.items.iter().all(|e| cx.ev.wholly_known(&e.value));
            let least = may_be_equal.then_some(1);
            let conds: Vec<Cond> = s.items.iter().map(|e| e.cond).collect();
            Ok(count(cx, &conds, s.rest.as_deref(), least))
        }
        Kind::Map(o) | Kind::Object(o) => {
            let conds: Vec<Cond> = o.entries.iter().map(|(_, e)| e.cond).collect();
            Ok(count(cx, &conds, o.rest.as_deref(), None))
        }
        _ => Err(not_countable()),
    }
}

fn unknown_length(u: &Unknown, not_countable: impl Fn() -> ArgError) -> Result<Value, ArgError> {
    let (least, most) = match &u.ty {
        Type::Tuple(types) => return Ok(Value::number(types.len())),
        Type::Object(o) => return Ok(Value::number(o.attributes.len())),
        Type::List(_) | Type::Set(_) | Type::Map(_) => u.refinements.length,
        Type::String => {
            // A combining character may yet join the last one of the prefix.
            let prefix = u.refinements.prefix.graphemes(true).count() as u64;
            (Some(prefix), None)
        }
        Type::Dynamic => (None, None),
        _ => return Err(not_countable()),
    };
    match (least, most) {
        (Some(a), Some(b)) if a == b => Ok(Value::number(a)),
        (least, most) => Ok(bounded(u.reason.clone(), least.unwrap_or(0), most)),
    }
}

fn bounded(why: Reason, least: u64, most: Option<u64>) -> Value {
    let mut u = Unknown::new(why, Type::Number);
    u.refinements.not_null = true;
    u.refinements.min = Some((Number::from(least), true));
    u.refinements.max = most.map(|n| (Number::from(n), true));
    Kind::Unknown(Arc::new(u)).into()
}

/// How many of the elements under these conditions exist. `least`: some may be equal, so that
/// only this many are sure.
fn count(cx: &Context<'_>, conds: &[Cond], rest: Option<&Value>, least: Option<u64>) -> Value {
    let table = cx.ev.table;
    let certain = conds.iter().filter(|c| c.is_true()).count();
    if let Some(why) = rest.map(|r| match r.as_unknown() {
        Some(u) => u.reason.clone(),
        None => Reason::Other("there may be more elements".into()),
    }) {
        return bounded(why, certain as u64, None);
    }
    let total = conds.len() as u64;
    if let Some(least) = least {
        let why = Reason::Other("elements may be equal".into());
        return bounded(why, least.min(certain as u64), Some(total));
    }
    if certain == conds.len() {
        return Value::number(certain);
    }
    let guarded: Vec<Element> = conds
        .iter()
        .filter(|c| !c.is_true())
        .map(|c| Element {
            cond: *c,
            value: Value::null(),
        })
        .collect();
    let counts = fold(table, &guarded, certain, |n, _| Ok(n + 1))
        .ok()
        .flatten();
    let value = match counts {
        Some(counts) if counts.len() <= MAX_ARMS => {
            let arms = counts.into_iter().map(|(c, n)| (c, Value::number(n)));
            Value::choice(table, arms.collect())
        }
        _ => bounded(Reason::Budget("alternatives"), certain as u64, Some(total)),
    };
    cx.ev.later(value)
}

/// The only element, or null.
fn one(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let list = arg(args, 0)?;
    let not_one = || {
        ArgError::arg(
            0,
            "must be a list, set, or tuple value with either zero or one elements",
        )
    };
    let elements = Elements::of(cx, list).ok_or_else(not_one)?;
    let null = || {
        let ty = match elements.form {
            Form::List | Form::Set => elements.ty.clone(),
            _ => Type::Dynamic,
        };
        Value::null_of(ty).with_origin(list.origin.clone())
    };
    let certain = elements.items.iter().filter(|e| e.cond.is_true()).count();
    if certain > 1 {
        // Unknown elements of a set may be equal.
        if matches!(list.kind, Kind::Set(_)) && !cx.ev.wholly_known(list) {
            return Ok(Value::unknown(
                Reason::Other("elements may be equal".into()),
                elements.ty,
            ));
        }
        return Err(not_one());
    }
    if let (Some(rest), true) = (&elements.rest, elements.items.is_empty()) {
        // An element like the rest, or null: not known, but still from where the rest is.
        let mut v = (**rest).clone();
        if let Kind::Unknown(u) = &mut v.kind {
            Arc::make_mut(u).refinements.not_null = false;
        }
        return Ok(cx.ev.later(v));
    }
    let mut arms: Vec<(Cond, Value)> = Vec::new();
    let mut open = Cond::TRUE;
    for e in &elements.items {
        let Some(here) = table.and(open, e.cond) else {
            return Ok(over("conditions"));
        };
        if !here.is_false() {
            arms.push((here, e.value.clone()));
        }
        match table.minus(open, here) {
            Some(c) => open = c,
            None => return Ok(over("conditions")),
        }
    }
    if !open.is_false() {
        arms.push((open, null()));
    }
    let certain = elements.certain() && elements.rest.is_none();
    let value = Value::choice(table, arms);
    Ok(if certain { value } else { cx.ev.later(value) })
}

fn sum(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let list = arg(args, 0)?;
    let not_numbers = || ArgError::arg(0, "argument must be list, set, or tuple of number values");
    let Some(mut elements) = Elements::of(cx, list) else {
        return Err(match list.ty() {
            Type::Bool | Type::Number | Type::String => ArgError::arg(0, "cannot sum noniterable"),
            other => ArgError::arg(
                0,
                format!(
                    "argument must be list, set, or tuple. Received {}",
                    crate::value::convert::friendly_name(&other)
                ),
            ),
        });
    };
    if elements.items.is_empty() && elements.rest.is_none() {
        return Err(ArgError::arg(0, "cannot sum an empty list"));
    }
    if let Some(rest) = &elements.rest {
        return Ok(unknown_of(rest, Type::Number));
    }
    if elements.spread(table).is_none() {
        return Ok(over("conditions"));
    }
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let mut marks = list.marks;
    for e in &mut elements.items {
        marks = marks.union(e.value.marks);
        if e.value.is_null() {
            return Err(not_numbers());
        }
        e.value = convert(&e.value, &Type::Number, table).map_err(|_| not_numbers())?;
    }
    if let Some(open) = elements.items.iter().find(|e| e.value.is_unknown()) {
        return Ok(unknown_of(&open.value, Type::Number).mark(marks));
    }
    let sums = fold(table, &elements.items, Number::Int(0), |sum, v| {
        v.as_number()
            .and_then(|n| sum.add(n))
            .ok_or_else(|| ArgError::call("the sum is out of range"))
    })?;
    let open = !elements.certain();
    let value = match sums {
        Some(sums) => {
            let arms = sums.into_iter().map(|(c, n)| (c, Value::number(n)));
            Value::choice(table, arms.collect())
        }
        None => over("alternatives"),
    };
    let value = value.mark(marks);
    Ok(if open { cx.ev.later(value) } else { value })
}
