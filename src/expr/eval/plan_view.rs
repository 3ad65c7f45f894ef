//! What a plan knows of a value that is not known: its type and refinements, and the equalities and
//! comparisons that follow from them alone. As cty has it.
//!
//! Must not know: operators, expressions.

use super::Evaluator;
use crate::value::convert::key;
use crate::value::{Kind, Marks, Number, Obj, Reason, Refinements, Seq, Type, Unknown, Value};
use std::cmp::Ordering;
use std::sync::Arc;

/// A value as a plan sees it.
enum View<'v> {
    Known(&'v Value),
    Unknown(Type, Refinements),
}

fn view(v: &Value) -> View<'_> {
    if v.is_plan_known() {
        return View::Known(v);
    }
    View::Unknown(v.ty(), refinements(v))
}

/// What a plan knows of an unknown value.
pub(super) fn refinements(v: &Value) -> Refinements {
    match &v.kind {
        Kind::Choice(c) => c.refinements.clone(),
        Kind::Unknown(u) if !v.marks.has(Marks::LATER) => u.refinements.clone(),
        _ => Refinements::default(),
    }
}

/// What a plan sees of a value of which we know more.
pub(super) fn as_unknown(v: &Value) -> Value {
    let reason = match &v.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other("a plan does not know it".into()),
    };
    let mut unknown = Unknown::new(reason, v.ty());
    unknown.refinements = refinements(v);
    Value {
        kind: Kind::Unknown(Arc::new(unknown)),
        marks: v.marks.without(Marks::UNPLANNED),
        ..v.clone()
    }
}

/// Whether a plan can tell that a value is not null.
pub(super) fn not_null(v: &Value) -> bool {
    match view(v) {
        View::Known(v) => !v.is_null(),
        View::Unknown(_, r) => r.not_null,
    }
}

/// The bounds of a number as a plan knows them.
fn bounds(v: &Value) -> (Option<Number>, Option<Number>) {
    match view(v) {
        View::Known(v) => (v.as_number().cloned(), v.as_number().cloned()),
        View::Unknown(_, r) => (r.min.map(|m| m.0), r.max.map(|m| m.0)),
    }
}

/// How two numbers of which not both are known compare, as far as a plan can tell: when their
/// ranges lie apart.
pub(super) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    let ((a_min, a_max), (b_min, b_max)) = (bounds(a), bounds(b));
    if a_max.zip(b_min).is_some_and(|(a, b)| a < b) {
        return Some(Ordering::Less);
    }
    if a_min.zip(b_max).is_some_and(|(a, b)| a > b) {
        return Some(Ordering::Greater);
    }
    None
}

/// The number of elements of a known collection.
fn length(v: &Value) -> Option<u64> {
    match &v.kind {
        Kind::List(s) | Kind::Set(s) if s.rest.is_none() => Some(s.items.len() as u64),
        Kind::Map(o) if o.rest.is_none() => Some(o.entries.len() as u64),
        _ => None,
    }
}

/// The bounds of the length of a collection, as a plan knows them.
pub(super) fn length_bounds(v: &Value) -> (Option<u64>, Option<u64>) {
    match view(v) {
        View::Known(v) => (length(v), length(v)),
        View::Unknown(_, r) => r.length,
    }
}

/// Whether an unknown of a type and refinements may turn out to be a known value.
fn may_be(ty: &Type, r: &Refinements, known: &Value) -> bool {
    if known.is_null() {
        return !r.not_null;
    }
    if !conforms(&known.ty(), ty) {
        return false;
    }
    match &known.kind {
        Kind::String(s) => s.starts_with(r.prefix.as_str()),
        Kind::Number(n) => {
            let above = |(min, closed): &(Number, bool)| n > min || *closed && n == min;
            let below = |(max, closed): &(Number, bool)| n < max || *closed && n == max;
            r.min.as_ref().is_none_or(above) && r.max.as_ref().is_none_or(below)
        }
        _ => length(known).is_none_or(|n| {
            r.length.0.is_none_or(|least| n >= least) && r.length.1.is_none_or(|most| n <= most)
        }),
    }
}

/// Whether a value of type `given` fits a type in which `Dynamic` stands for anything.
fn conforms(given: &Type, want: &Type) -> bool {
    match (given, want) {
        (_, Type::Dynamic) => true,
        (Type::List(g), Type::List(w))
        | (Type::Set(g), Type::Set(w))
        | (Type::Map(g), Type::Map(w)) => conforms(g, w),
        (Type::Tuple(gs), Type::Tuple(ws)) => {
            gs.len() == ws.len() && gs.iter().zip(ws.iter()).all(|(g, w)| conforms(g, w))
        }
        (Type::Object(g), Type::Object(w)) => {
            g.attributes.len() == w.attributes.len()
                && g.attributes
                    .iter()
                    .zip(&w.attributes)
                    .all(|(g, w)| g.name == w.name && conforms(&g.ty, &w.ty))
        }
        (g, w) => g == w,
    }
}

impl Evaluator<'_> {
    /// Whether a plan takes two values for equal; `None` when it cannot tell.
    pub fn plan_equal(&self, a: &Value, b: &Value) -> Option<bool> {
        if a.is_null() && not_null(b) && b.is_plan_known() {
            return Some(false);
        }
        let (a, b) = match (view(a), view(b)) {
            (View::Known(a), View::Known(b)) => (a, b),
            (View::Known(known), View::Unknown(ty, r))
            | (View::Unknown(ty, r), View::Known(known)) => {
                return (!may_be(&ty, &r, known)).then_some(false);
            }
            (View::Unknown(..), View::Unknown(..)) => return None,
        };
        if a.is_null() || b.is_null() {
            return Some(a.is_null() && b.is_null());
        }
        let (s, t) = (a.ty(), b.ty());
        if self.type_is_open(a) || self.type_is_open(b) {
            return (!conforms(&s, &t) && !conforms(&t, &s)).then_some(false);
        }
        if s != t {
            return Some(false);
        }
        match (&a.kind, &b.kind) {
            (Kind::Set(x), Kind::Set(y)) => self.sets_equal(x, y),
            (Kind::List(x), Kind::List(y)) | (Kind::Tuple(x), Kind::Tuple(y)) => {
                self.sequences_equal(x, y)
            }
            (Kind::Map(x), Kind::Map(y)) | (Kind::Object(x), Kind::Object(y)) => {
                self.mappings_equal(x, y)
            }
            (x, y) => Some(x == y),
        }
    }

    fn sequences_equal(&self, x: &Arc<Seq>, y: &Arc<Seq>) -> Option<bool> {
        if !certain(x) || !certain(y) || !self.budget.spend(x.items.len()) {
            return None;
        }
        if x.items.len() != y.items.len() {
            return Some(false);
        }
        for (x, y) in x.items.iter().zip(&y.items) {
            if !self.plan_equal(&x.value, &y.value)? {
                return Some(false);
            }
        }
        Some(true)
    }

    fn sets_equal(&self, x: &Arc<Seq>, y: &Arc<Seq>) -> Option<bool> {
        if !certain(x) || !certain(y) || !self.budget.spend(x.items.len() + y.items.len()) {
            return None;
        }
        let keys = |s: &Seq| -> Option<Vec<_>> { s.items.iter().map(|e| key(&e.value)).collect() };
        Some(keys(x)? == keys(y)?)
    }

    fn mappings_equal(&self, x: &Arc<Obj>, y: &Arc<Obj>) -> Option<bool> {
        let certain = |o: &Obj| o.rest.is_none() && o.entries.iter().all(|(_, e)| e.cond.is_true());
        if !certain(x) || !certain(y) || !self.budget.spend(x.entries.len()) {
            return None;
        }
        if x.entries.len() != y.entries.len() {
            return Some(false);
        }
        let mut open = false;
        for ((k, x), (l, y)) in x.entries.iter().zip(&y.entries) {
            if k != l {
                return Some(false);
            }
            match self.plan_equal(&x.value, &y.value) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => open = true,
            }
        }
        (!open).then_some(true)
    }

    /// Whether anything in a known value has a type that a plan does not know.
    fn type_is_open(&self, v: &Value) -> bool {
        if !v.is_plan_known() {
            return v.ty() == Type::Dynamic;
        }
        match &v.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                !self.budget.spend(s.items.len())
                    || s.items.iter().any(|e| self.type_is_open(&e.value))
            }
            Kind::Map(o) | Kind::Object(o) => {
                !self.budget.spend(o.entries.len())
                    || o.entries.iter().any(|(_, e)| self.type_is_open(&e.value))
            }
            _ => false,
        }
    }
}

fn certain(s: &Seq) -> bool {
    s.rest.is_none() && s.items.iter().all(|e| e.cond.is_true())
}
