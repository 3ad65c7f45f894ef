//! Collections whose elements may be open, as functions see them: elements under conditions, a
//! rest of zero or more. A choice between collections becomes one collection of elements under
//! the conditions of its alternatives, so that many choices stay linear.

use super::{ArgError, Context};
use crate::expr::eval::Budget;
use crate::value::{
    Cond, Conditions, Element, Kind, MAX_ARMS, Marks, Obj, PathStep, Reason, Seq, Str, Type,
    Unknown, Value,
};
use std::sync::Arc;

/// What elements stand in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    List,
    Tuple,
    Set,
    /// Nobody knows, or alternatives differ.
    Open,
}

/// The elements of a list, tuple or set.
#[derive(Clone, Debug)]
pub(super) struct Elements {
    pub form: Form,
    /// The element type of a list or set.
    pub ty: Type,
    pub items: Vec<Element>,
    pub rest: Option<Box<Value>>,
}

/// The entries of a map or object.
#[derive(Clone, Debug)]
pub(super) struct Entries {
    /// Whether it is a map.
    pub map: bool,
    pub obj: Obj,
}

pub(super) fn over(what: &'static str) -> Value {
    Budget::exceeded(what)
}

/// Unknown, because the positions of elements depend on conditions.
pub(super) fn unplaced(ty: Type) -> Value {
    let why = Reason::Other("it is not known which elements a list has".into());
    Value::unknown(why, ty)
}

/// Unknown and not null, for the reason of what is unknown in a value.
pub(super) fn unknown_of(v: &Value, ty: Type) -> Value {
    let why = match &v.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other("an element is not known".into()),
    };
    unknown(why, ty)
}

/// Unknown and not null.
pub(super) fn unknown(why: Reason, ty: Type) -> Value {
    let mut u = Unknown::new(why, ty);
    u.refinements.not_null = true;
    Kind::Unknown(Arc::new(u)).into()
}

/// A part of a container with the origin that the container's way gives it, and its reference.
pub(super) fn part(base: &Value, value: &Value, step: Option<PathStep>) -> Value {
    let mut v = value.clone();
    v.origin = base.origin.of_part(&v.origin);
    if let (None, Some(r), Some(step)) = (v.reference(), base.reference(), step) {
        v = v.with_reference(r.then(step));
    }
    v
}

impl Elements {
    /// The elements of a sequence; `None` when it is none. Alternatives that are none are left
    /// out, as long as one is.
    pub fn of(cx: &Context<'_>, v: &Value) -> Option<Elements> {
        let (form, seq) = match &v.kind {
            Kind::List(s) => (Form::List, s),
            Kind::Tuple(s) => (Form::Tuple, s),
            Kind::Set(s) => (Form::Set, s),
            Kind::Unknown(u) => return Elements::of_unknown(v, u),
            Kind::Choice(_) => return Elements::of_choice(cx, v),
            _ => return None,
        };
        let items = seq.items.iter().enumerate().map(|(i, e)| {
            let step = (form != Form::Set).then_some(PathStep::Index(i as u64));
            Element {
                cond: e.cond,
                value: part(v, &e.value, step),
            }
        });
        Some(Elements {
            form,
            ty: seq.ty.clone(),
            items: items.collect(),
            rest: seq.rest.as_ref().map(|r| Box::new(part(v, r, None))),
        })
    }

    fn of_unknown(v: &Value, u: &Unknown) -> Option<Elements> {
        let like = |ty: &Type| part(v, &Value::unknown(u.reason.clone(), ty.clone()), None);
        let (form, ty) = match &u.ty {
            Type::List(t) => (Form::List, (**t).clone()),
            Type::Set(t) => (Form::Set, (**t).clone()),
            Type::Dynamic => (Form::Open, Type::Dynamic),
            Type::Tuple(types) => {
                return Some(Elements {
                    form: Form::Tuple,
                    ty: Type::Dynamic,
                    items: types.iter().map(|t| Element::always(like(t))).collect(),
                    rest: None,
                });
            }
            _ => return None,
        };
        let mut rest = like(&ty);
        if rest.reference().is_none() {
            rest.notes = v.notes.clone();
        }
        Some(Elements {
            form,
            ty,
            items: Vec::new(),
            rest: Some(Box::new(rest)),
        })
    }

    fn of_choice(cx: &Context<'_>, v: &Value) -> Option<Elements> {
        let mut all: Option<Elements> = None;
        for (cond, arm) in v.arms() {
            let Some(mut elements) = Elements::of(cx, &arm) else {
                continue;
            };
            elements.under(cx.ev.table, cond);
            match &mut all {
                None => all = Some(elements),
                Some(all) => all.append(elements),
            }
        }
        all
    }

    /// The elements under one more condition. Past the cap of conditions they become a rest.
    fn under(&mut self, table: &Conditions, cond: Cond) {
        for e in &mut self.items {
            match table.and(e.cond, cond) {
                Some(c) => e.cond = c,
                None => {
                    self.items.clear();
                    self.rest = Some(Box::new(over("conditions")));
                    return;
                }
            }
        }
        self.items.retain(|e| !e.cond.is_false());
    }

    /// More elements behind these. A rest always stands at the end.
    pub fn append(&mut self, other: Elements) {
        if self.form != other.form {
            self.form = Form::Open;
        }
        if self.ty != other.ty {
            self.ty = Type::Dynamic;
        }
        self.items.extend(other.items);
        self.rest = join_rest(self.rest.take(), other.rest);
    }

    /// Whether a plan would not know which elements there are.
    pub fn is_open(&self) -> bool {
        self.rest.is_some() || !self.certain()
    }

    /// Marks of elements, which the whole takes over where order or number depend on them.
    pub fn item_marks(&self) -> Marks {
        self.items
            .iter()
            .fold(Marks::NONE, |m, e| m.union(e.value.marks))
    }

    /// Whether no element depends on a condition.
    pub fn certain(&self) -> bool {
        self.items.iter().all(|e| e.cond.is_true())
    }

    /// Elements that are choices become elements under conditions. `None` past the cap.
    pub fn spread(&mut self, table: &Conditions) -> Option<()> {
        if !self
            .items
            .iter()
            .any(|e| matches!(e.value.kind, Kind::Choice(_)))
        {
            return Some(());
        }
        let mut out = Vec::with_capacity(self.items.len());
        for e in std::mem::take(&mut self.items) {
            for (cond, value) in e.value.arms() {
                let cond = table.and(e.cond, cond)?;
                if !cond.is_false() {
                    out.push(Element { cond, value });
                }
            }
        }
        self.items = out;
        Some(())
    }

    /// As a tuple.
    pub fn into_tuple(self) -> Value {
        Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: self.items,
            rest: self.rest,
        }))
        .into()
    }

    /// As a list of an element type.
    pub fn into_list(self, ty: Type) -> Value {
        Kind::List(Arc::new(Seq {
            ty,
            items: self.items,
            rest: self.rest,
        }))
        .into()
    }

    /// A list for lists and sets, a tuple for tuples and what is open.
    pub fn into_sequence(self) -> Value {
        match self.form {
            Form::List | Form::Set => {
                let ty = self.ty.clone();
                self.into_list(ty)
            }
            Form::Tuple | Form::Open => self.into_tuple(),
        }
    }
}

/// Two rests as one: of the first where both are alike, else of no known type.
pub(super) fn join_rest(a: Option<Box<Value>>, b: Option<Box<Value>>) -> Option<Box<Value>> {
    match (a, b) {
        (Some(a), Some(b)) if *a != *b => Some(Box::new(
            unknown_of(&a, Type::Dynamic).with_origin(a.origin.clone()),
        )),
        (a, b) => a.or(b),
    }
}

impl Entries {
    /// The entries of a map or object; `None` when it is none.
    pub fn of(cx: &Context<'_>, v: &Value) -> Option<Entries> {
        match &v.kind {
            Kind::Map(o) | Kind::Object(o) => {
                let entries = o.entries.iter().map(|(k, e)| {
                    let value = part(v, &e.value, Some(PathStep::Key(k.clone())));
                    (
                        k.clone(),
                        Element {
                            cond: e.cond,
                            value,
                        },
                    )
                });
                Some(Entries {
                    map: matches!(v.kind, Kind::Map(_)),
                    obj: Obj {
                        ty: o.ty.clone(),
                        entries: entries.collect(),
                        rest: o.rest.as_ref().map(|r| Box::new(part(v, r, None))),
                    },
                })
            }
            Kind::Unknown(u) => Entries::of_unknown(v, u),
            Kind::Choice(_) => Entries::of_choice(cx, v),
            _ => None,
        }
    }

    fn of_unknown(v: &Value, u: &Unknown) -> Option<Entries> {
        let like = |ty: &Type, step: Option<PathStep>| {
            part(v, &Value::unknown(u.reason.clone(), ty.clone()), step)
        };
        let mut obj = Obj::default();
        let map = match &u.ty {
            Type::Map(t) => {
                obj.ty = (**t).clone();
                obj.rest = Some(Box::new(like(t, None)));
                true
            }
            Type::Dynamic => {
                obj.rest = Some(Box::new(like(&Type::Dynamic, None)));
                false
            }
            Type::Object(o) => {
                for a in &o.attributes {
                    let step = Some(PathStep::Key(a.name.clone()));
                    obj.entries
                        .push((a.name.clone(), Element::always(like(&a.ty, step))));
                }
                false
            }
            _ => return None,
        };
        Some(Entries { map, obj })
    }

    fn of_choice(cx: &Context<'_>, v: &Value) -> Option<Entries> {
        let table = cx.ev.table;
        let mut all: Option<Entries> = None;
        // Per key, the alternatives that have it.
        let mut keys: std::collections::BTreeMap<Str, Vec<(Cond, Value)>> = Default::default();
        for (cond, arm) in v.arms() {
            let Some(arm) = Entries::of(cx, &arm) else {
                continue;
            };
            for (k, e) in arm.obj.entries {
                let Some(both) = table.and(cond, e.cond) else {
                    return Some(Entries::lost());
                };
                if !both.is_false() {
                    keys.entry(k).or_default().push((both, e.value));
                }
            }
            match &mut all {
                None => {
                    all = Some(Entries {
                        map: arm.map,
                        obj: Obj {
                            ty: arm.obj.ty,
                            entries: Vec::new(),
                            rest: arm.obj.rest,
                        },
                    });
                }
                Some(all) => {
                    all.map &= arm.map;
                    if all.obj.ty != arm.obj.ty {
                        all.obj.ty = Type::Dynamic;
                    }
                    all.obj.rest = join_rest(all.obj.rest.take(), arm.obj.rest);
                }
            }
        }
        let mut all = all?;
        for (k, arms) in keys {
            let Some(e) = one_of(table, arms) else {
                return Some(Entries::lost());
            };
            all.obj.entries.push((k, e));
        }
        Some(all)
    }

    /// What is left when conditions are past their cap.
    fn lost() -> Entries {
        Entries {
            map: false,
            obj: Obj {
                rest: Some(Box::new(over("conditions"))),
                ..Obj::default()
            },
        }
    }

    /// Whether a plan would not know which keys there are.
    pub fn is_open(&self) -> bool {
        self.obj.rest.is_some() || self.obj.entries.iter().any(|(_, e)| !e.cond.is_true())
    }

    pub fn into_value(self) -> Value {
        let obj = Arc::new(self.obj);
        if self.map {
            Kind::Map(obj).into()
        } else {
            Kind::Object(obj).into()
        }
    }
}

/// One element of alternatives that exclude each other but need not cover everything. `None` past
/// the cap.
pub(super) fn one_of(table: &Conditions, mut arms: Vec<(Cond, Value)>) -> Option<Element> {
    if arms.len() == 1 {
        let (cond, value) = arms.pop()?;
        return Some(Element { cond, value });
    }
    let mut cond = Cond::FALSE;
    for (c, _) in &arms {
        cond = table.or(cond, *c)?;
    }
    // Elsewhere the element does not exist, so the value there is nobody's business.
    if !cond.is_true() {
        let elsewhere = table.not(cond)?;
        if let Some((first, _)) = arms.first_mut() {
            *first = table.or(*first, elsewhere)?;
        }
    }
    Some(Element {
        cond,
        value: Value::choice(table, arms),
    })
}

/// States that a fold over elements may be in, at most, before it gives up.
const MAX_STATES: usize = MAX_ARMS * 4;

/// Folds over elements that may or may not exist: the results with their conditions, as long as
/// they are few. Linear in the elements.
///
/// # Errors
/// What `step` refuses; `Ok(None)` when there are too many results.
pub(super) fn fold<S: Clone + PartialEq>(
    table: &Conditions,
    items: &[Element],
    start: S,
    mut step: impl FnMut(&S, &Value) -> Result<S, ArgError>,
) -> Result<Option<Vec<(Cond, S)>>, ArgError> {
    let mut states = vec![(Cond::TRUE, start)];
    for e in items {
        if e.cond.is_true() {
            for (_, s) in &mut states {
                *s = step(s, &e.value)?;
            }
            continue;
        }
        let Some(not) = table.not(e.cond) else {
            return Ok(None);
        };
        let mut next: Vec<(Cond, S)> = Vec::with_capacity(states.len() + 1);
        for (cond, s) in &states {
            for (side, s) in [(not, s.clone()), (e.cond, step(s, &e.value)?)] {
                let Some(both) = table.and(*cond, side) else {
                    return Ok(None);
                };
                if both.is_false() {
                    continue;
                }
                match next.iter_mut().find(|(_, have)| *have == s) {
                    Some((have, _)) => match table.or(*have, both) {
                        Some(c) => *have = c,
                        None => return Ok(None),
                    },
                    None => next.push((both, s)),
                }
            }
        }
        if next.len() > MAX_STATES {
            return Ok(None);
        }
        states = next;
    }
    Ok(Some(states))
}

/// `f` of each alternative of an argument that was passed whole. Alternatives in error are
/// unknown, unless all are.
pub(super) fn each_arm(
    cx: &Context<'_>,
    v: &Value,
    f: &mut dyn FnMut(&Value) -> Result<Value, ArgError>,
) -> Result<Value, ArgError> {
    if !matches!(v.kind, Kind::Choice(_)) {
        return f(v);
    }
    let mut arms = Vec::new();
    let mut error = None;
    let mut good = false;
    for (cond, arm) in v.arms() {
        match f(&arm) {
            Ok(r) => {
                good = true;
                arms.push((cond, r.mark(arm.marks)));
            }
            Err(e) => {
                let why = Reason::Error(e.message.clone());
                arms.push((cond, Value::unknown(why, Type::Dynamic)));
                error.get_or_insert(e);
            }
        }
    }
    match error {
        Some(e) if !good => Err(e),
        _ => Ok(cx.ev.later(Value::choice(cx.ev.table, arms))),
    }
}

/// Spends a step for each element; what stands for the result when they are used up.
pub(super) fn spend(cx: &Context<'_>, n: usize) -> Result<(), Value> {
    if cx.ev.budget.spend(n) {
        Ok(())
    } else {
        Err(over("steps"))
    }
}

/// A known whole number argument; `what` names it in the message.
pub(super) fn whole(args: &[Value], i: usize, what: &str) -> Result<i64, ArgError> {
    args.get(i)
        .and_then(Value::as_number)
        .and_then(crate::value::Number::to_i64)
        .ok_or_else(|| ArgError::call(format!("invalid {what}: {}", super::numeric::WHOLE)))
}

/// The argument at a position; the driver has checked that it is there.
pub(super) fn arg(args: &[Value], i: usize) -> Result<&Value, ArgError> {
    args.get(i)
        .ok_or_else(|| ArgError::call("an argument is missing"))
}
