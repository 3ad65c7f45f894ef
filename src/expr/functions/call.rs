//! How a call is carried out: what cty's `function.Function.Call` and HCL's call expression do,
//! with choices lifted arm by arm and origins kept.

use super::{ArgError, Context, FAMILIES, Function, Param};
use crate::expr::eval::{Bindings, Budget, EvalError, Evaluator, Mode};
use crate::source::Span;
use crate::value::{
    Cond, Kind, MAX_ARMS, Marks, Origin, Reason, Type, Unknown, Value, convert::convert,
};
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

/// Combinations of arguments' alternatives that are tried, at most.
const MAX_COMBINATIONS: usize = MAX_ARMS * MAX_ARMS;
/// Levels of nesting that are searched for marks; what is deeper stands for the budget.
const MAX_NESTING: u32 = 1_000;

/// Functions whose unknown result may turn out to be null.
const NULLABLE: &[&str] = &[
    "coalesce",
    "element",
    "ephemeralasnull",
    "jsondecode",
    "lookup",
    "nonsensitive",
    "one",
    "sensitive",
    "templatefile",
    "templatestring",
    "tobool",
    "tolist",
    "tomap",
    "tonumber",
    "toset",
    "tostring",
    "yamldecode",
];

/// Functions whose result has a type even where that of an unknown argument is open.
const DYNAMIC: &[&str] = &[
    "coalesce",
    "coalescelist",
    "ephemeralasnull",
    "issensitive",
    "jsonencode",
    "length",
    "merge",
    "nonsensitive",
    "sensitive",
    "tobool",
    "tolist",
    "tomap",
    "tonumber",
    "toset",
    "tostring",
    "yamlencode",
];

/// Functions that mark their result for whatever is marked in an argument.
const DEEPLY_MARKED: &[&str] = &[
    "compact",
    "contains",
    "distinct",
    "index",
    "setintersection",
    "setsubtract",
    "sum",
];

/// Functions that leave marks of elements on the elements.
const KEEPING_MARKS: &[&str] = &["tobool", "tolist", "tomap", "tonumber", "toset", "tostring"];

/// Functions whose result type stands before they look at what an unknown argument may be.
const UNCHECKED: &[&str] = &["contains", "index", "sum"];

/// Functions that give parts of an unknown tuple or object, although a plan has no such parts.
const PARTWISE: &[&str] = &[
    "chunklist",
    "concat",
    "distinct",
    "reverse",
    "slice",
    "values",
    "zipmap",
];

/// Functions whose result is of one type whatever the arguments' types are.
const TYPED: &[&str] = &[
    "issensitive",
    "jsonencode",
    "length",
    "tobool",
    "tonumber",
    "tostring",
    "yamlencode",
];

/// Functions that take marks off, or only ask for them.
const OWN_MARKS: &[&str] = &["ephemeralasnull", "issensitive", "nonsensitive"];

/// Functions that take the first argument that is something, and do not look behind it.
const FIRST: &[&str] = &["coalesce"];

/// In which of the lists above a function's name stands.
#[derive(Clone, Copy)]
struct Traits(u16);

/// The lists, in the order of their bits.
const LISTS: [&[&str]; 9] = [
    NULLABLE,
    DYNAMIC,
    DEEPLY_MARKED,
    KEEPING_MARKS,
    UNCHECKED,
    PARTWISE,
    TYPED,
    OWN_MARKS,
    FIRST,
];

impl Traits {
    fn of(name: &str) -> Traits {
        let bits = LISTS.iter().enumerate();
        Traits(bits.fold(0, |all, (i, list)| {
            all | u16::from(list.contains(&name)) << i
        }))
    }

    fn nullable(self) -> bool {
        self.0 & 1 != 0
    }
    fn dynamic(self) -> bool {
        self.0 & 1 << 1 != 0
    }
    fn deeply_marked(self) -> bool {
        self.0 & 1 << 2 != 0
    }
    fn keeping_marks(self) -> bool {
        self.0 & 1 << 3 != 0
    }
    fn unchecked(self) -> bool {
        self.0 & 1 << 4 != 0
    }
    fn partwise(self) -> bool {
        self.0 & 1 << 5 != 0
    }
    fn typed(self) -> bool {
        self.0 & 1 << 6 != 0
    }
    fn own_marks(self) -> bool {
        self.0 & 1 << 7 != 0
    }
    fn first(self) -> bool {
        self.0 & 1 << 8 != 0
    }
}

/// All functions by name.
static TABLE: LazyLock<FxHashMap<&str, (&Function, Traits)>> = LazyLock::new(|| {
    let all = FAMILIES.iter().flat_map(|f| f.iter());
    all.map(|f| (f.name, (f, Traits::of(f.name)))).collect()
});

/// The names of all common functions, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    let mut all: Vec<&str> = TABLE.keys().copied().collect();
    all.sort_unstable();
    all.into_iter()
}

/// Carries out a call of a common function with evaluated arguments. `arg_spans` are theirs.
///
/// # Errors
/// An unknown function, wrong arguments, what the function itself refuses.
pub fn call(
    ev: &Evaluator<'_>,
    env: &Bindings<'_>,
    name: &str,
    args: Vec<Value>,
    span: Span,
    arg_spans: &[Span],
) -> Result<Value, EvalError> {
    let bare = name.strip_prefix("core::").unwrap_or(name);
    let Some((function, traits)) = TABLE.get(bare).copied() else {
        return Err(EvalError::new(no_such_function(name), span));
    };
    check_arity(function, args.len(), span)?;
    let call = Call {
        cx: Context { ev, env, span },
        function,
        traits,
        arg_spans,
    };
    call.carry_out(args)
}

fn no_such_function(name: &str) -> String {
    let near = names()
        .map(|n| (distance(n, name), n))
        .min()
        .filter(|(d, _)| *d < 3);
    match near {
        Some((_, near)) => {
            format!("There is no function named \"{name}\". Did you mean \"{near}\"?")
        }
        None => format!("There is no function named \"{name}\""),
    }
}

/// Levenshtein's distance; names that are much longer than any function's are far.
fn distance(a: &str, b: &str) -> usize {
    if b.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let above = *cell;
            left = (above + 1)
                .min(left + 1)
                .min(diagonal + usize::from(x != y));
            diagonal = above;
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

fn check_arity(function: &Function, given: usize, span: Span) -> Result<(), EvalError> {
    let wanted = function.params.len();
    let name = function.name;
    if let Some(missing) = function.params.get(given) {
        let least = if function.variadic.is_some() {
            "at least "
        } else {
            ""
        };
        let message = format!(
            "Function \"{name}\" expects {least}{wanted} argument(s). Missing value for \"{}\"",
            missing.name
        );
        return Err(EvalError::new(message, span));
    }
    if given > wanted && function.variadic.is_none() {
        let message = format!("Function \"{name}\" expects only {wanted} argument(s)");
        return Err(EvalError::new(message, span));
    }
    Ok(())
}

fn is_nothing(v: &Value) -> bool {
    v.is_null() || v.as_str() == Some("")
}

fn is_settled(v: &Value) -> bool {
    !matches!(v.kind, Kind::Choice(_) | Kind::Unknown(_)) && !v.marks.has(Marks::UNPLANNED)
}

/// A call of one function.
struct Call<'a> {
    cx: Context<'a>,
    function: &'static Function,
    traits: Traits,
    arg_spans: &'a [Span],
}

impl Call<'_> {
    fn carry_out(&self, mut args: Vec<Value>) -> Result<Value, EvalError> {
        let ev = self.cx.ev;
        if !ev.budget.spend(1 + args.len()) {
            return Ok(Budget::exceeded("steps"));
        }
        let own_marks = self.traits.own_marks();
        let mut marks = Marks::NONE;
        let mut alternatives = false;
        let mut open_choice = false;
        let way = computed_from(&args);
        let untyped = !self.traits.typed()
            && args.iter().enumerate().any(|(i, arg)| {
                let open = self.param(i).is_none_or(|p| (p.ty)() == Type::Dynamic);
                open && arg.marks.has(Marks::UNTYPED)
            });
        let unknown = args.iter().any(Value::is_unknown);
        // What comes behind the argument that is taken is not looked at.
        let decided =
            self.traits.first() && args.iter().find(|a| !is_nothing(a)).is_some_and(is_settled);
        for (i, arg) in args.iter_mut().enumerate() {
            if self.param(i).is_none_or(|p| p.marked) {
                if !own_marks {
                    marks = marks.union(arg.marks);
                }
                if self.traits.deeply_marked() {
                    marks = marks.union(arg.deep_marks().without(Marks::UNPLANNED));
                }
                open_choice |= matches!(arg.kind, Kind::Choice(_));
                continue;
            }
            if self.traits.keeping_marks() {
                marks = marks.union(arg.marks);
                arg.marks = Marks::NONE;
                alternatives |= matches!(arg.kind, Kind::Choice(_));
                continue;
            }
            let Some(deep) = deep_marks(ev, arg, MAX_NESTING) else {
                return Ok(Budget::exceeded("steps"));
            };
            marks = marks.union(deep);
            arg.marks = Marks::NONE;
            alternatives |= matches!(arg.kind, Kind::Choice(_));
        }
        if decided {
            marks = marks.without(Marks::UNPLANNED).without(Marks::UNTYPED);
        }
        let mut result = if alternatives {
            ev.later(self.combinations(args)?)
        } else {
            self.once(args)?
        };
        // Arguments and results share what they hold, but not the collection itself.
        let elements = match &result.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => s.items.len(),
            Kind::Map(o) | Kind::Object(o) => o.entries.len(),
            _ => 0,
        };
        if !ev.budget.store(elements) {
            result = Budget::exceeded("elements");
        }
        if !untyped {
            marks = marks.without(Marks::UNTYPED);
        }
        result.marks = result.marks.union(marks);
        if result.origin.span.is_none() && result.origin.from.is_none() {
            result.origin = way;
        }
        if self.traits.partwise() && unknown {
            result = ev.later(result);
        }
        if open_choice && !own_marks && !decided {
            result = ev.later(result);
        }
        Ok(result)
    }

    fn param(&self, i: usize) -> Option<&'static Param> {
        self.function.params.get(i).or(self.function.variadic)
    }

    /// The call with each combination of its arguments' alternatives that can hold.
    fn combinations(&self, args: Vec<Value>) -> Result<Value, EvalError> {
        let table = self.cx.ev.table;
        let mut rows: Vec<(Cond, Vec<Value>)> = vec![(Cond::TRUE, Vec::with_capacity(args.len()))];
        for (i, arg) in args.iter().enumerate() {
            let lifted =
                matches!(arg.kind, Kind::Choice(_)) && self.param(i).is_some_and(|p| !p.marked);
            if !lifted {
                for (_, row) in &mut rows {
                    row.push(arg.clone());
                }
                continue;
            }
            let mut next = Vec::new();
            for (cond, row) in &rows {
                for (k, v) in arg.arms() {
                    let Some(both) = table.and(*cond, k) else {
                        return Ok(Budget::exceeded("conditions"));
                    };
                    if both.is_false() {
                        continue;
                    }
                    if next.len() == MAX_COMBINATIONS {
                        return Ok(Budget::exceeded("alternatives"));
                    }
                    let mut row = row.clone();
                    row.push(v);
                    next.push((both, row));
                }
            }
            rows = next;
        }
        let mut arms = Vec::with_capacity(rows.len());
        let mut error = None;
        let mut good = false;
        for (cond, row) in rows {
            match self.once(row) {
                Ok(v) => {
                    good = true;
                    arms.push((cond, v));
                }
                Err(e) => {
                    arms.push((cond, e.value()));
                    error.get_or_insert(e);
                }
            }
        }
        match error {
            Some(e) if !good => Err(e),
            _ => Ok(Value::choice(table, arms)),
        }
    }

    /// The call with arguments without alternatives.
    fn once(&self, mut args: Vec<Value>) -> Result<Value, EvalError> {
        let mut why: Option<Reason> = None;
        let mut untyped = false;
        let open_typed = !self.traits.dynamic();
        for (i, arg) in args.iter_mut().enumerate() {
            let Some(param) = self.param(i) else { continue };
            if arg.is_null() && !param.null && !(untyped && open_typed) {
                if self.cx.ev.mode == Mode::Rules {
                    return Ok(arg.clone());
                }
                return Err(self.wrong(i, "argument must not be null"));
            }
            let ty = (param.ty)();
            if ty != Type::Dynamic {
                *arg = convert(arg, &ty, self.cx.ev.table).map_err(|e| self.wrong(i, &e))?;
            }
            if let Kind::Unknown(u) = &arg.kind {
                untyped |= u.ty == Type::Dynamic;
                if !param.unknown {
                    why.get_or_insert_with(|| u.reason.clone());
                }
            }
        }
        let ty = match untyped && open_typed {
            true => Type::Dynamic,
            false => (self.function.returns)(&args).map_err(|e| self.refused(e))?,
        };
        if let Some(reason) = why {
            let mut unknown = Unknown::new(reason, ty);
            unknown.refinements.not_null = !self.traits.nullable();
            return Ok(Kind::Unknown(Arc::new(unknown)).into());
        }
        let mut result = (self.function.call)(&self.cx, &args).map_err(|e| self.refused(e));
        if result.is_err()
            && self.traits.unchecked()
            && let Some(u) = args.iter().find_map(Value::as_unknown)
        {
            result = Ok(Value::unknown(u.reason.clone(), ty));
        }
        if let Ok(Value {
            kind: Kind::Unknown(u),
            ..
        }) = &mut result
        {
            let refinements = &mut Arc::make_mut(u).refinements;
            if !self.traits.nullable() {
                refinements.not_null = true;
            } else if self.traits.keeping_marks() {
                *refinements = Default::default();
            }
        }
        if !untyped || !open_typed || self.cx.ev.mode != Mode::Terraform {
            return result;
        }
        // An argument of a type that nobody knows yet: nothing can be said against the call.
        let value = result.unwrap_or_else(|e| e.value());
        Ok(self.cx.ev.untyped(value))
    }

    fn wrong(&self, i: usize, message: &str) -> EvalError {
        let name = self.param(i).map_or("", |p| p.name);
        let span = self.arg_spans.get(i).copied().unwrap_or(self.cx.span);
        EvalError::new(
            format!("Invalid value for \"{name}\" parameter: {message}"),
            span,
        )
    }

    fn refused(&self, e: ArgError) -> EvalError {
        let missing_file = e.missing_file;
        let error = match e.argument {
            Some(i) => self.wrong(i, &e.message),
            None => {
                let name = self.function.name;
                let message = format!("Call to function \"{name}\" failed: {}", e.message);
                EvalError::new(message, self.cx.span)
            }
        };
        EvalError {
            missing_file,
            ..error
        }
    }
}

/// The origin of a computed result: the way of the first argument that came from elsewhere. The
/// evaluator puts the call's span before it.
fn computed_from(args: &[Value]) -> Origin {
    args.iter()
        .find(|v| v.origin.from.is_some())
        .map_or(Origin::NONE, |v| v.origin.source().clone())
}

/// Marks of a value and of everything in it; `None` when there is too much in it. A value that
/// shares its parts may be a tree of any size, so every part is a step of the budget.
fn deep_marks(ev: &Evaluator<'_>, value: &Value, levels: u32) -> Option<Marks> {
    let levels = levels.checked_sub(1)?;
    let mut marks = value.marks;
    let mut add = |v: &Value| -> Option<()> {
        marks = marks.union(deep_marks(ev, v, levels)?);
        Some(())
    };
    match &value.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            if !ev.budget.spend(s.items.len()) {
                return None;
            }
            s.items.iter().try_for_each(|e| add(&e.value))?;
            s.rest.iter().try_for_each(|r| add(r))?;
        }
        Kind::Map(o) | Kind::Object(o) => {
            if !ev.budget.spend(o.entries.len()) {
                return None;
            }
            o.entries.iter().try_for_each(|(_, e)| add(&e.value))?;
            o.rest.iter().try_for_each(|r| add(r))?;
        }
        Kind::Choice(c) => {
            if !ev.budget.spend(c.arms.len()) {
                return None;
            }
            c.arms.iter().try_for_each(|(_, v)| add(v))?;
        }
        _ => {}
    }
    Some(marks)
}
