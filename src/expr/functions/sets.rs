//! Set functions.

use super::open::*;
use super::{ArgError, Context, Function, Param, param::*};
use crate::value::convert::{Key, canonical, convert, key, unify};
use crate::value::{Cond, Element, Kind, Reason, Seq, Type, Value};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Their table.
pub static TABLE: &[Function] = &[
    operation("setintersection", Some(&OTHERS), &[FIRST], |cx, a| {
        let sets = operands(cx, a)?;
        match sets {
            Ok((ty, sets)) => narrow(cx, ty, sets, true),
            Err(v) => Ok(v),
        }
    }),
    Function {
        name: "setproduct",
        params: &[],
        variadic: Some(&SETS),
        returns: |_| Ok(Type::Dynamic),
        call: setproduct,
    },
    operation("setsubtract", None, &[A, B], |cx, a| {
        match operands(cx, a)? {
            Ok((ty, sets)) => narrow(cx, ty, sets, false),
            Err(v) => Ok(v),
        }
    }),
    operation("setunion", Some(&OTHERS), &[FIRST], setunion),
];

const FIRST: Param = Param::new("first_set", set).open();
const A: Param = Param::new("a", set).open();
const B: Param = Param::new("b", set).open();
static OTHERS: Param = Param::new("other_sets", set).open();
static SETS: Param = Param::new("sets", any).open();

const fn operation(
    name: &'static str,
    variadic: Option<&'static Param>,
    params: &'static [Param],
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params,
        variadic,
        returns: |_| Ok(Type::set(Type::Dynamic)),
        call,
    }
}

/// The sets with elements of the type that they share; or what stands for the result when a
/// budget is used up.
type Operands = Result<(Type, Vec<Elements>), Value>;

fn operands(cx: &Context<'_>, args: &[Value]) -> Result<Operands, ArgError> {
    let mut sets = Vec::with_capacity(args.len());
    let mut types = Vec::with_capacity(args.len());
    for v in args {
        let Some(set) = Elements::of(cx, v) else {
            return Ok(Err(unknown_of(v, Type::set(Type::Dynamic))));
        };
        if let Err(v) = spend(cx, set.items.len()) {
            return Ok(Err(v));
        }
        // An empty set of no known type fits any other.
        if set.ty != Type::Dynamic || !set.items.is_empty() {
            types.push(set.ty.clone());
        }
        sets.push(set);
    }
    let ty = if types.is_empty() {
        Type::Dynamic
    } else {
        unify(&types)
            .ok_or_else(|| ArgError::call("given sets must all have compatible element types"))?
    };
    for set in &mut sets {
        if set.ty == ty || ty == Type::Dynamic {
            continue;
        }
        for e in &mut set.items {
            e.value = convert(&e.value, &ty, cx.ev.table).map_err(ArgError::call)?;
        }
    }
    Ok(Ok((ty, sets)))
}

fn setunion(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (ty, sets) = match operands(cx, args)? {
        Ok(found) => found,
        Err(v) => return Ok(v),
    };
    let mut all = Elements {
        form: Form::Set,
        ty: ty.clone(),
        items: Vec::new(),
        rest: None,
    };
    for set in sets {
        all.append(set);
    }
    let open = all.is_open();
    let seq = Seq {
        ty,
        items: all.items,
        rest: all.rest,
    };
    let value = canonical(seq, cx.ev.table);
    Ok(if open { cx.ev.later(value) } else { value })
}

/// The elements of the first set that are (`keep`), or are not, in each of the others. What is not
/// known may equal anything, so the result is unknown then.
fn narrow(cx: &Context<'_>, ty: Type, sets: Vec<Elements>, keep: bool) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let mut sets = sets.into_iter();
    let Some(mut result) = sets.next() else {
        return Err(ArgError::call("at least one argument is required"));
    };
    let mut open = result.is_open();
    for other in sets {
        open |= other.is_open();
        if !keep && result.items.is_empty() && result.rest.is_none() {
            break;
        }
        let nothing = other.items.is_empty() && other.rest.is_none();
        if nothing && !keep {
            continue;
        }
        if nothing {
            result.items.clear();
            result.rest = None;
            continue;
        }
        let unknown = |v: &Value| cx.ev.later(unknown_of(v, Type::set(ty.clone())));
        if let Some(rest) = result.rest.as_ref().or(other.rest.as_ref()) {
            return Ok(unknown(rest));
        }
        let mut there: FxHashMap<Key, Cond> = FxHashMap::default();
        for e in &other.items {
            let Some(key) = key(&e.value) else {
                return Ok(unknown(&e.value));
            };
            let before = there.entry(key).or_insert(Cond::FALSE);
            match table.or(*before, e.cond) {
                Some(c) => *before = c,
                None => return Ok(over("conditions")),
            }
        }
        for e in &mut result.items {
            let Some(key) = key(&e.value) else {
                return Ok(unknown(&e.value));
            };
            let there = there.get(&key).copied().unwrap_or(Cond::FALSE);
            let cond = if keep {
                table.and(e.cond, there)
            } else {
                table.minus(e.cond, there)
            };
            match cond {
                Some(c) => e.cond = c,
                None => return Ok(over("conditions")),
            }
        }
        result.items.retain(|e| !e.cond.is_false());
    }
    let seq = Seq {
        ty,
        items: result.items,
        rest: result.rest,
    };
    let value = canonical(seq, table);
    Ok(if open { cx.ev.later(value) } else { value })
}

/// Combinations that are made, at most.
const MAX_PRODUCT: usize = 200_000;

fn setproduct(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    if args.len() < 2 {
        return Err(ArgError::call("at least two arguments are required"));
    }
    let mut types = Vec::with_capacity(args.len());
    let mut sets = Vec::with_capacity(args.len());
    let mut lists = true;
    for (i, v) in args.iter().enumerate() {
        let not_a_set = || ArgError::arg(i, "a set or a list is required");
        let Some(set) = Elements::of(cx, v) else {
            return Err(not_a_set());
        };
        lists &= set.form != Form::Set;
        let mut set = set;
        if set.form == Form::Tuple {
            let of: Vec<Type> = set.items.iter().map(|e| e.value.ty()).collect();
            set.ty = if of.is_empty() {
                Type::Dynamic
            } else {
                unify(&of)
                    .ok_or_else(|| ArgError::arg(i, "all elements must be of the same type"))?
            };
            for e in &mut set.items {
                e.value = convert(&e.value, &set.ty, table).map_err(|m| ArgError::arg(i, m))?;
            }
        }
        types.push(set.ty.clone());
        sets.push(set);
    }
    let of = Type::tuple(types);
    let wrap = |of: Type| {
        if lists { Type::list(of) } else { Type::set(of) }
    };
    if let Some(rest) = sets.iter().find_map(|s| s.rest.as_ref()) {
        return Ok(cx.ev.later(unknown_of(rest, wrap(of))));
    }
    let total = sets
        .iter()
        .try_fold(1usize, |n, s| n.checked_mul(s.items.len()));
    let size = total.filter(|n| *n <= MAX_PRODUCT && spend(cx, n * sets.len()).is_ok());
    let Some(size) = size else {
        let why = Reason::Budget("elements");
        return Ok(Value::unknown(why, wrap(of)));
    };
    // Elements of a set that are not known may be one, so a plan knows no number of them.
    let uncounted =
        |v: &Value| matches!(&v.kind, Kind::Set(s) if s.items.len() > 1) && !cx.ev.wholly_known(v);
    let open = sets.iter().any(|s| !s.certain()) || args.iter().any(uncounted);
    let mut rows: Vec<(Cond, Vec<Value>)> = vec![(Cond::TRUE, Vec::new())];
    for set in &sets {
        let mut next = Vec::with_capacity(size);
        for (cond, row) in &rows {
            for e in &set.items {
                let Some(both) = table.and(*cond, e.cond) else {
                    return Ok(over("conditions"));
                };
                if both.is_false() {
                    continue;
                }
                let mut row = row.clone();
                row.push(e.value.clone());
                next.push((both, row));
            }
        }
        rows = next;
    }
    let items = rows.into_iter().map(|(cond, row)| Element {
        cond,
        value: Value::tuple(row),
    });
    let seq = Seq {
        ty: of,
        items: items.collect(),
        rest: None,
    };
    let value = if lists {
        Kind::List(Arc::new(seq)).into()
    } else {
        canonical(seq, table)
    };
    Ok(if open { cx.ev.later(value) } else { value })
}
