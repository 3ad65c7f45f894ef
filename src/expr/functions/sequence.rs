//! Collection functions that give lists: joined, cut, filtered, ordered.

use super::open::*;
use super::{ArgError, Context, Function, Param, param::*};
use crate::value::convert::{friendly_name, unify};
use crate::value::{Cond, Element, Kind, MAX_ARMS, Marks, Number, Reason, Type, Value};
use rustc_hash::FxHashMap;

/// Their table.
pub static TABLE: &[Function] = &[
    list_function("chunklist", &[LIST, Param::new("size", number)], chunklist),
    Function {
        name: "compact",
        params: &[Param::new("list", strings).open()],
        variadic: None,
        returns: |_| Ok(strings()),
        call: compact,
    },
    Function {
        name: "concat",
        params: &[],
        variadic: Some(&SEQS),
        returns: |_| Ok(Type::Dynamic),
        call: concat,
    },
    list_function("distinct", &[LIST], distinct),
    list_function(
        "element",
        &[Param::new("list", any).open(), Param::new("index", number)],
        element,
    ),
    list_function("flatten", &[Param::new("list", any).open()], flatten),
    Function {
        name: "list",
        params: &[],
        variadic: Some(&SEQS),
        returns: |_| Err(ArgError::call(GONE_LIST)),
        call: |_, _| Err(ArgError::call(GONE_LIST)),
    },
    Function {
        name: "map",
        params: &[],
        variadic: Some(&SEQS),
        returns: |_| Err(ArgError::call(GONE_MAP)),
        call: |_, _| Err(ArgError::call(GONE_MAP)),
    },
    list_function(
        "matchkeys",
        &[
            Param::new("values", list),
            Param::new("keys", list),
            Param::new("searchset", list),
        ],
        matchkeys,
    ),
    Function {
        name: "range",
        params: &[],
        variadic: Some(&NUMBERS),
        returns: |_| Ok(Type::list(Type::Number)),
        call: range,
    },
    list_function("reverse", &[Param::new("list", any).open()], reverse),
    list_function(
        "slice",
        &[
            Param::new("list", any).open(),
            Param::new("start_index", number),
            Param::new("end_index", number),
        ],
        slice,
    ),
    Function {
        name: "sort",
        params: &[Param::new("list", strings).open()],
        variadic: None,
        returns: |_| Ok(strings()),
        call: sort,
    },
];

const LIST: Param = Param::new("list", list).open();
static SEQS: Param = Param::new("seqs", any).open();
static NUMBERS: Param = Param::new("params", number);

const GONE_LIST: &str = "the \"list\" function was deprecated in Terraform v0.12 and is no longer \
                         available; use tolist([ ... ]) syntax to write a literal list";
const GONE_MAP: &str = "the \"map\" function was deprecated in Terraform v0.12 and is no longer \
                        available; use tomap({ ... }) syntax to write a literal map";

const fn list_function(
    name: &'static str,
    params: &'static [Param],
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params,
        variadic: None,
        returns: |_| Ok(Type::Dynamic),
        call,
    }
}

/// Elements of all lists, one behind the other.
fn concat(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    if args.is_empty() {
        return Err(ArgError::call("at least one argument is required"));
    }
    let mut all: Option<Elements> = None;
    let mut types = Vec::with_capacity(args.len());
    for (i, v) in args.iter().enumerate() {
        let elements = Elements::of(cx, v).filter(|e| e.form != Form::Set);
        let Some(elements) = elements else {
            let words = format!(
                "all arguments must be lists or tuples; got {}",
                friendly_name(&v.ty())
            );
            return Err(ArgError::arg(i, words));
        };
        if let Err(v) = spend(cx, elements.items.len()) {
            return Ok(v);
        }
        types.push(elements.ty.clone());
        match &mut all {
            None => all = Some(elements),
            Some(all) => all.append(elements),
        }
    }
    let Some(mut all) = all else {
        return Err(ArgError::call("at least one argument is required"));
    };
    let open = all.is_open();
    if all.form == Form::List
        && let Some(ty) = unify(&types)
    {
        // Lists of other element types are converted to the one that they share.
        if types.iter().any(|t| *t != ty) {
            for e in &mut all.items {
                e.value = crate::value::convert::convert(&e.value, &ty, cx.ev.table)
                    .map_err(ArgError::call)?;
            }
        }
        all.ty = ty;
    } else {
        all.form = Form::Tuple;
    }
    let value = all.into_sequence();
    Ok(if open { cx.ev.later(value) } else { value })
}

/// Nested sequences unfolded, at every level.
fn flatten(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let mut out = Elements {
        form: Form::Tuple,
        ty: Type::Dynamic,
        items: Vec::new(),
        rest: None,
    };
    let Some(elements) = Elements::of(cx, list) else {
        return Err(ArgError::call("can only flatten lists, sets and tuples"));
    };
    let mut marks = Marks::NONE;
    let complete = unfold(cx, elements, Cond::TRUE, &mut out, &mut marks, 200);
    let value = match complete {
        Some(()) => out.into_tuple(),
        None => over("steps"),
    };
    Ok(value.mark(marks))
}

/// Whether a value is certainly no sequence: its type says so.
fn is_plain(v: &Value) -> bool {
    !matches!(
        v.ty(),
        Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_)
    )
}

/// `None` when there is too much of it.
fn unfold(
    cx: &Context<'_>,
    elements: Elements,
    cond: Cond,
    out: &mut Elements,
    marks: &mut Marks,
    depth: u32,
) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    let table = cx.ev.table;
    spend(cx, elements.items.len()).ok()?;
    // They are there twice until the nested lists are dropped.
    cx.ev.budget.store(elements.items.len()).then_some(())?;
    for e in elements.items {
        let here = table.and(cond, e.cond)?;
        if here.is_false() {
            continue;
        }
        let arms: Vec<(Cond, Value)> = e.value.arms().collect();
        if arms.len() > 1 && arms.iter().all(|(_, v)| is_plain(v)) {
            // One element, whichever it is.
            out.items.push(Element {
                cond: here,
                value: e.value,
            });
            continue;
        }
        for (arm, v) in arms {
            let here = table.and(here, arm)?;
            if here.is_false() {
                continue;
            }
            let inner = match &v.kind {
                // Null of a list type is an element like any other.
                Kind::Null(_) => None,
                // It may be a list or not: zero or more like it.
                Kind::Unknown(u) if u.ty == Type::Dynamic => {
                    out.rest = join_rest(out.rest.take(), Some(Box::new(v.clone())));
                    continue;
                }
                _ => Elements::of(cx, &v),
            };
            match inner {
                Some(inner) => {
                    *marks = marks.union(v.marks);
                    unfold(cx, inner, here, out, marks, depth)?;
                }
                None => out.items.push(Element {
                    cond: here,
                    value: v,
                }),
            }
        }
    }
    if let Some(rest) = elements.rest {
        let inner = match &rest.kind {
            Kind::Unknown(u) if u.ty == Type::Dynamic => None,
            _ => Elements::of(cx, &rest),
        };
        match inner {
            // Zero or more lists: zero or more of what is in them.
            Some(inner) => {
                let mut more = inner.rest;
                for e in inner.items {
                    more = join_rest(more, Some(Box::new(e.value)));
                }
                out.rest = join_rest(out.rest.take(), more);
            }
            None => out.rest = join_rest(out.rest.take(), Some(rest)),
        }
    }
    Some(())
}

/// Without null and empty strings.
fn compact(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let Some(mut elements) = Elements::of(cx, list) else {
        return Ok(unknown_of(list, strings()));
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let marks = elements.item_marks();
    let planned = !elements.is_open() && cx.ev.wholly_known(list);
    if elements.spread(cx.ev.table).is_none() {
        return Ok(over("conditions"));
    }
    elements
        .items
        .retain(|e| !e.value.is_null() && e.value.as_str() != Some(""));
    let value = elements.into_list(Type::String).mark(marks);
    Ok(if planned { value } else { cx.ev.later(value) })
}

/// Each element once, where it stands first. What is not known may equal another; it stays.
fn distinct(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let list = arg(args, 0)?;
    let Some(mut elements) = Elements::of(cx, list) else {
        return Ok(unknown_of(list, Type::Dynamic));
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let marks = elements.item_marks();
    let planned = !elements.is_open() && cx.ev.wholly_known(list);
    if elements.spread(table).is_none() {
        return Ok(over("conditions"));
    }
    let mut seen: FxHashMap<crate::value::convert::Key, Cond> = FxHashMap::default();
    let mut items = Vec::with_capacity(elements.items.len());
    for mut e in std::mem::take(&mut elements.items) {
        if let Some(key) = crate::value::convert::key(&e.value) {
            let before = seen.entry(key).or_insert(Cond::FALSE);
            let both = table
                .minus(e.cond, *before)
                .and_then(|new| Some((new, table.or(*before, e.cond)?)));
            let Some((new, all)) = both else {
                return Ok(over("conditions"));
            };
            *before = all;
            if new.is_false() {
                continue;
            }
            e.cond = new;
        }
        items.push(e);
    }
    elements.items = items;
    let ty = elements.ty.clone();
    let value = elements.into_list(ty).mark(marks);
    Ok(if planned { value } else { cx.ev.later(value) })
}

fn chunklist(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let size = whole(args, 1, "size")?;
    let Ok(size) = usize::try_from(size) else {
        return Err(ArgError::call("the size argument must be positive"));
    };
    let ty = || match list.ty() {
        Type::List(t) => Type::list((*t).clone()),
        _ => Type::list(Type::Dynamic),
    };
    let elements = match Elements::of(cx, list) {
        Some(e) if !e.is_open() => e,
        _ => return Ok(cx.ev.later(unplaced(Type::list(ty())))),
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let of = elements.ty.clone();
    let chunk = |items: &[Element]| {
        let items = items.iter().map(|e| e.value.clone()).collect();
        Value::list(of.clone(), items)
    };
    let chunks = if size == 0 {
        vec![chunk(&elements.items)]
    } else {
        elements.items.chunks(size).map(chunk).collect()
    };
    let chunks = if elements.items.is_empty() {
        Vec::new()
    } else {
        chunks
    };
    Ok(Value::list(Type::list(of), chunks))
}

/// The element at an index modulo the length.
fn element(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let index = whole(args, 1, "index")?;
    let Ok(index) = usize::try_from(index) else {
        return Err(ArgError::call(
            "cannot use element function with a negative index",
        ));
    };
    each_arm(cx, list, &mut |list| element_of(cx, list, index))
}

fn element_of(cx: &Context<'_>, list: &Value, index: usize) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let elements = match Elements::of(cx, list) {
        Some(e) if e.form != Form::Set => e,
        _ => {
            let words = format!("cannot read elements from {}", friendly_name(&list.ty()));
            return Err(ArgError::call(words));
        }
    };
    let empty = || ArgError::call("cannot use element function with an empty list");
    if let Some(rest) = &elements.rest {
        // The length is not known, but an element before the rest is where it is.
        let before = elements.items.get(..=index).unwrap_or(&[]);
        return Ok(match before.last() {
            Some(e) if before.iter().all(|e| e.cond.is_true()) => cx.ev.later(e.value.clone()),
            _ => cx.ev.later((**rest).clone()),
        });
    }
    let n = elements.items.len();
    if n == 0 {
        return Err(empty());
    }
    if elements.certain() {
        return elements
            .items
            .get(index % n)
            .map(|e| e.value.clone())
            .ok_or_else(empty);
    }
    // By the number of elements there are, the one at the rank.
    let lengths = fold(table, &elements.items, 0usize, |n, _| Ok(n + 1))?;
    let Some(lengths) = lengths.filter(|l| l.len() <= MAX_ARMS) else {
        return Ok(cx.ev.later(unplaced(Type::Dynamic)));
    };
    let mut arms = Vec::new();
    for (cond, n) in lengths {
        let Some(rank) = index.checked_rem(n) else {
            let why = Reason::Error(empty().message);
            arms.push((cond, Value::unknown(why, Type::Dynamic)));
            continue;
        };
        let Some(found) = of_rank(cx, &elements.items, rank) else {
            return Ok(cx.ev.later(unplaced(Type::Dynamic)));
        };
        for (at, v) in found {
            match table.and(cond, at) {
                Some(both) if both.is_false() => {}
                Some(both) => arms.push((both, v)),
                None => return Ok(over("conditions")),
            }
        }
    }
    Ok(cx.ev.later(Value::choice(table, arms)))
}

/// The elements that may be the one of a rank among those that exist, and when they are.
fn of_rank(cx: &Context<'_>, items: &[Element], rank: usize) -> Option<Vec<(Cond, Value)>> {
    let table = cx.ev.table;
    if rank >= MAX_ARMS {
        return None;
    }
    // before[j]: exactly j elements exist so far.
    let mut before = vec![Cond::TRUE];
    let mut found = Vec::new();
    for e in items {
        if let Some(at) = before.get(rank) {
            let here = table.and(*at, e.cond)?;
            if !here.is_false() {
                found.push((here, e.value.clone()));
            }
        }
        let not = table.not(e.cond)?;
        let mut next = Vec::with_capacity(rank + 1);
        for j in 0..=rank {
            let stays = before
                .get(j)
                .map_or(Some(Cond::FALSE), |c| table.and(*c, not))?;
            let comes = match j.checked_sub(1).and_then(|j| before.get(j)) {
                Some(c) => table.and(*c, e.cond)?,
                None => Cond::FALSE,
            };
            next.push(table.or(stays, comes)?);
        }
        before = next;
    }
    Some(found)
}

fn reverse(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let Some(mut elements) = Elements::of(cx, list) else {
        let words = format!(
            "can only reverse list or tuple values, not {}",
            friendly_name(&list.ty())
        );
        return Err(ArgError::arg(0, words));
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    elements.items.reverse();
    let open = elements.is_open();
    let value = elements.into_sequence();
    Ok(if open { cx.ev.later(value) } else { value })
}

fn slice(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let start = whole(args, 1, "start index")?;
    let end = whole(args, 2, "end index")?;
    let start = usize::try_from(start)
        .map_err(|_| ArgError::arg(1, "start index must not be less than zero"))?;
    let end = usize::try_from(end)
        .map_err(|_| ArgError::arg(2, "end index must not be less than zero"))?;
    if start > end {
        return Err(ArgError::arg(
            1,
            "start index must not be greater than end index",
        ));
    }
    each_arm(cx, list, &mut |list| slice_of(cx, list, start, end))
}

fn slice_of(cx: &Context<'_>, list: &Value, start: usize, end: usize) -> Result<Value, ArgError> {
    let table = cx.ev.table;
    let mut elements = match Elements::of(cx, list) {
        Some(e) if e.form == Form::Set => {
            return Err(ArgError::arg(
                0,
                "cannot slice a set, because its elements do not have indices; explicitly \
                 convert to a list if the ordering of the result is not important",
            ));
        }
        Some(e) => e,
        None => return Err(ArgError::arg(0, "must be a list or tuple value")),
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let n = elements.items.len();
    if elements.rest.is_none() && end > n {
        return Err(ArgError::arg(
            2,
            "end index must not be greater than the length of the list",
        ));
    }
    if elements.certain() && end <= n {
        elements.items.truncate(end);
        elements.items.drain(..start);
        let open = elements.rest.take().is_some();
        let value = elements.into_sequence();
        return Ok(if open { cx.ev.later(value) } else { value });
    }
    if elements.rest.is_some() || end > MAX_ARMS {
        return Ok(cx.ev.later(unplaced(Type::Dynamic)));
    }
    // An element is in under the conditions that put its rank between the two.
    let mut before = vec![Cond::TRUE];
    for e in &mut elements.items {
        let own = e.cond;
        let step = || -> Option<(Cond, Vec<Cond>)> {
            let mut inside = Cond::FALSE;
            for c in before.iter().take(end).skip(start) {
                inside = table.or(inside, table.and(*c, own)?)?;
            }
            let not = table.not(own)?;
            let mut next = Vec::with_capacity(end);
            for j in 0..end {
                let stays = before
                    .get(j)
                    .map_or(Some(Cond::FALSE), |c| table.and(*c, not))?;
                let comes = match j.checked_sub(1).and_then(|j| before.get(j)) {
                    Some(c) => table.and(*c, own)?,
                    None => Cond::FALSE,
                };
                next.push(table.or(stays, comes)?);
            }
            Some((inside, next))
        };
        let Some((inside, next)) = step() else {
            return Ok(over("conditions"));
        };
        e.cond = inside;
        before = next;
    }
    elements.items.retain(|e| !e.cond.is_false());
    Ok(cx.ev.later(elements.into_sequence()))
}

fn sort(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let list = arg(args, 0)?;
    let Some(mut elements) = Elements::of(cx, list) else {
        return Ok(unknown_of(list, strings()));
    };
    if let Err(v) = spend(cx, elements.items.len()) {
        return Ok(v);
    }
    let marks = elements.item_marks();
    let planned = !elements.is_open() && cx.ev.wholly_known(list);
    if elements.spread(cx.ev.table).is_none() {
        return Ok(over("conditions"));
    }
    let null = elements.items.iter().position(|e| e.value.is_null());
    if let Some(i) = null {
        return Err(ArgError::call(format!(
            "given list element {i} is null; a null string cannot be sorted"
        )));
    }
    if elements.items.iter().any(|e| e.value.as_str().is_none()) {
        // Where each will stand depends on the one that is not known; that they are there does
        // not.
        for e in &mut elements.items {
            e.value = unknown_of(&e.value, Type::String).with_origin(e.value.origin.clone());
        }
    } else {
        elements
            .items
            .sort_by(|a, b| a.value.as_str().cmp(&b.value.as_str()));
    }
    let open = elements.is_open();
    let value = elements.into_list(Type::String).mark(marks);
    // How many there are is known, if nothing else.
    Ok(if planned || !open {
        value
    } else {
        cx.ev.later(value)
    })
}

/// The values whose keys are in the search set.
fn matchkeys(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (values, keys, wanted) = (arg(args, 0)?, arg(args, 1)?, arg(args, 2)?);
    let of = match values.ty() {
        Type::List(t) => (*t).clone(),
        _ => Type::Dynamic,
    };
    let shared = unify(&[keys.ty(), wanted.ty()])
        .ok_or_else(|| ArgError::call("keys and searchset must be of the same type"))?;
    let to =
        |v: &Value| crate::value::convert::convert(v, &shared, cx.ev.table).map_err(ArgError::call);
    let all = [
        Elements::of(cx, values),
        Elements::of(cx, &to(keys)?),
        Elements::of(cx, &to(wanted)?),
    ];
    let [Some(values), Some(keys), Some(wanted)] = all else {
        return Ok(unplaced(Type::list(of)));
    };
    let open = values.is_open() || keys.is_open() || wanted.is_open();
    if !open && values.items.len() != keys.items.len() {
        return Err(ArgError::call("length of keys and values should be equal"));
    }
    let known: Option<rustc_hash::FxHashSet<_>> = wanted
        .items
        .iter()
        .map(|e| crate::value::convert::key(&e.value))
        .collect();
    let (false, Some(known)) = (open, known) else {
        return Ok(cx.ev.later(unplaced(Type::list(of))));
    };
    if let Err(v) = spend(cx, keys.items.len() + known.len()) {
        return Ok(v);
    }
    let mut out = Vec::new();
    for (k, v) in keys.items.iter().zip(values.items) {
        match crate::value::convert::key(&k.value) {
            Some(k) if known.contains(&k) => out.push(v.value),
            Some(_) => {}
            None => return Ok(cx.ev.later(unknown_of(&k.value, Type::list(of)))),
        }
    }
    Ok(Value::list(of, out))
}

/// Most numbers that `range` gives.
const MAX_RANGE: usize = 1024;

fn range(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let mut numbers = Vec::with_capacity(args.len());
    for (i, v) in args.iter().enumerate() {
        let n = v.as_number();
        numbers.push(n.ok_or_else(|| ArgError::arg(i, "a number is required"))?);
    }
    let zero = Number::Int(0);
    let toward = |start: &Number, end: &Number| Number::Int(if end < start { -1 } else { 1 });
    let (start, end, step) = match numbers.as_slice() {
        [end] => (&zero, *end, toward(&zero, end)),
        [start, end] => (*start, *end, toward(start, end)),
        [start, end, step] => (*start, *end, (*step).clone()),
        _ => return Err(ArgError::call("must have one, two, or three arguments")),
    };
    let down = step < zero;
    if down && end > start {
        let words = "end must be less than start when step is negative";
        return Err(ArgError::arg(1, words));
    }
    if !down && end < start {
        let words = "end must be greater than start when step is positive";
        return Err(ArgError::arg(1, words));
    }
    let mut out = Vec::new();
    let mut at = start.clone();
    while if down { at > *end } else { at < *end } {
        if out.len() == MAX_RANGE {
            return Err(ArgError::call(
                "more than 1024 values were generated; either decrease the difference between \
                 start and end or use a smaller step",
            ));
        }
        let next = at
            .add(&step)
            .ok_or_else(|| ArgError::call("the numbers are out of range"))?;
        out.push(Value::number(std::mem::replace(&mut at, next)));
    }
    Ok(Value::list(Type::Number, out))
}
