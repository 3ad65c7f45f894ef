//! Conversion of values between types, as Terraform's type system (cty's `convert`) does it.
//!
//! What is open stays open: a choice is converted arm by arm, an element keeps its condition, an
//! unknown changes its type. Marks, origins and notes stay on what they are on.
//!
//! Must not know: expressions, functions.

mod message;
mod set;
mod unify;

pub use message::friendly_name;
pub use set::{Key, canonical, key};
pub use unify::unify;

use super::{
    Cond, Conditions, Element, Kind, Marks, Number, Obj, PathStep, Reason, Seq, Str, Type, Unknown,
    Value,
};
use message::mismatch;
use std::cell::Cell;
use std::sync::Arc;
use unify::{convertible, settle};

/// Parts of one value that a conversion walks through, at most. A value that shares its parts may
/// be a tree of any size.
const MAX_PARTS: u64 = 2_000_000;
/// Levels of nesting that are converted.
const MAX_DEPTH: u32 = 500;

/// The value in another type.
///
/// # Errors
/// Terraform's words for why it does not convert ("string required", "a number is required",
/// `attribute "x" is required`).
pub fn convert(value: &Value, ty: &Type, table: &Conditions) -> Result<Value, String> {
    if *ty == Type::Dynamic {
        return Ok(value.clone());
    }
    let converter = Converter {
        table,
        left: Cell::new(MAX_PARTS),
    };
    converter.value(value, ty, MAX_DEPTH)
}

struct Converter<'a> {
    table: &'a Conditions,
    left: Cell<u64>,
}

impl Converter<'_> {
    fn value(&self, value: &Value, ty: &Type, depth: u32) -> Result<Value, String> {
        let converted = self.known(value, ty, depth);
        if converted.is_err() && value.marks.has(Marks::UNTYPED) {
            // A plan does not know what type it has, so it may be the one that is wanted.
            let why = Reason::Other("a plan does not know its type".into());
            return Ok(like(value, Value::unknown(why, ty.clone()).kind));
        }
        converted
    }

    fn known(&self, value: &Value, ty: &Type, depth: u32) -> Result<Value, String> {
        let (Some(left), Some(depth)) = (self.left.get().checked_sub(1), depth.checked_sub(1))
        else {
            let unknown = Value::unknown(Reason::Budget("conversion"), ty.clone());
            return Ok(like(value, unknown.kind));
        };
        self.left.set(left);
        let kind = match (&value.kind, ty) {
            (_, Type::Dynamic)
            | (Kind::Bool(_), Type::Bool)
            | (Kind::Number(_), Type::Number)
            | (Kind::String(_), Type::String) => return Ok(value.clone()),
            (Kind::Choice(_), _) => return self.arms(value, ty, depth),
            (Kind::Null(of), _) => {
                if !convertible(of, ty) {
                    return Err(mismatch(of, ty));
                }
                Kind::Null(settle(of, ty))
            }
            (Kind::Unknown(u), _) => Kind::Unknown(Arc::new(unknown(u, ty)?)),
            (Kind::Bool(b), Type::String) => Kind::String(if *b { "true" } else { "false" }.into()),
            (Kind::Number(n), Type::String) => Kind::String(n.text()),
            (Kind::String(s), Type::Number) => {
                let n = Number::parse(s).ok_or("a number is required")?;
                Kind::Number(n)
            }
            (Kind::String(s), Type::Bool) => Kind::Bool(to_bool(s)?),
            (Kind::List(s) | Kind::Tuple(s) | Kind::Set(s), Type::List(of)) => {
                let (seq, _) = self.seq(value, s, of, ty, depth)?;
                Kind::List(Arc::new(seq))
            }
            (Kind::List(s) | Kind::Tuple(s) | Kind::Set(s), Type::Set(of)) => {
                let (seq, changed) = self.seq(value, s, of, ty, depth)?;
                if matches!(value.kind, Kind::Set(_)) && !changed {
                    return Ok(like(value, Kind::Set(Arc::new(seq))));
                }
                let set = canonical(seq, self.table);
                return Ok(like(value, set.kind).mark(set.marks));
            }
            (Kind::Tuple(s), Type::Tuple(types)) if s.items.len() == types.len() => {
                let mut seq = Seq {
                    ty: Type::Dynamic,
                    items: Vec::with_capacity(types.len()),
                    rest: s.rest.clone(),
                };
                for (e, t) in s.items.iter().zip(types.iter()) {
                    seq.items.push(self.element(e, t, depth).map_err(|m| {
                        self.or_mismatch(&e.value, t, m, || mismatch(&value.ty(), ty))
                    })?);
                }
                Kind::Tuple(Arc::new(seq))
            }
            (Kind::Map(o) | Kind::Object(o), Type::Map(of)) => {
                Kind::Map(Arc::new(self.map(value, o, of, ty, depth)?))
            }
            (Kind::Map(o) | Kind::Object(o), Type::Object(_)) => {
                Kind::Object(Arc::new(self.object(value, o, ty, depth)?))
            }
            _ => return Err(mismatch(&value.ty(), ty)),
        };
        Ok(like(value, kind))
    }

    /// Each alternative; those in error are unknown, unless all are.
    fn arms(&self, value: &Value, ty: &Type, depth: u32) -> Result<Value, String> {
        let mut arms = Vec::new();
        let mut error = None;
        let mut good = false;
        for (cond, v) in value.arms() {
            match self.value(&v, ty, depth) {
                Ok(v) => {
                    good = true;
                    arms.push((cond, v));
                }
                Err(e) => {
                    let words = Reason::Error(e.as_str().into());
                    arms.push((cond, like(&v, Value::unknown(words, ty.clone()).kind)));
                    error.get_or_insert(e);
                }
            }
        }
        if let (Some(e), false) = (error, good) {
            return Err(e);
        }
        let choice = Value::choice(self.table, arms);
        Ok(Value {
            origin: value.origin.clone(),
            notes: choice.notes.clone().or_else(|| value.notes.clone()),
            marks: choice.marks.union(value.marks),
            kind: choice.kind,
        })
    }

    fn element(&self, e: &Element, ty: &Type, depth: u32) -> Result<Element, String> {
        Ok(Element {
            cond: e.cond,
            value: self.value(&e.value, ty, depth)?,
        })
    }

    /// The message of a part that does not convert: that of the whole when the types do not fit,
    /// else the part's own, which is about its value.
    fn or_mismatch(
        &self,
        part: &Value,
        ty: &Type,
        own: String,
        whole: impl Fn() -> String,
    ) -> String {
        if convertible(&part.ty(), ty) {
            own
        } else {
            whole()
        }
    }

    /// The elements in the type `of`, or in the type that they share; and whether any changed.
    fn seq(
        &self,
        value: &Value,
        s: &Seq,
        of: &Type,
        ty: &Type,
        depth: u32,
    ) -> Result<(Seq, bool), String> {
        let tuple = matches!(value.kind, Kind::Tuple(_));
        if !tuple && (*of == Type::Dynamic || s.ty == *of) {
            return Ok((s.clone(), false));
        }
        if !tuple && !convertible(&s.ty, of) {
            return Err(mismatch(&value.ty(), ty));
        }
        let of = if *of == Type::Dynamic {
            self.shared(
                s.items.iter().map(|e| &e.value).chain(s.rest.as_deref()),
                false,
            )
            .ok_or_else(|| mismatch(&value.ty(), ty))?
        } else {
            of.clone()
        };
        let mut items = Vec::with_capacity(s.items.len());
        for e in &s.items {
            items.push(
                self.element(e, &of, depth).map_err(|m| {
                    self.or_mismatch(&e.value, &of, m, || mismatch(&value.ty(), ty))
                })?,
            );
        }
        let rest = match &s.rest {
            Some(r) => Some(Box::new(self.value(r, &of, depth)?)),
            None => None,
        };
        if of.has_dynamic() {
            let set = matches!(ty, Type::Set(_));
            self.agree(items.iter_mut().map(|e| &mut e.value), set, depth)?;
        }
        let ty = settled(&of, items.iter().map(|e| &e.value).chain(rest.as_deref()));
        Ok((Seq { ty, items, rest }, true))
    }

    fn map(&self, value: &Value, o: &Obj, of: &Type, ty: &Type, depth: u32) -> Result<Obj, String> {
        let object = matches!(value.kind, Kind::Object(_));
        if !object && (*of == Type::Dynamic || o.ty == *of) {
            return Ok(o.clone());
        }
        if !object && !convertible(&o.ty, of) {
            return Err(mismatch(&value.ty(), ty));
        }
        let values = || o.entries.iter().map(|(_, e)| &e.value);
        let of = if *of == Type::Dynamic {
            self.shared(values().chain(o.rest.as_deref()), true)
                .ok_or_else(|| mismatch(&value.ty(), ty))?
        } else {
            of.clone()
        };
        let mut entries: Vec<(Str, Element)> = Vec::with_capacity(o.entries.len());
        for (k, e) in &o.entries {
            let e = self
                .element(e, &of, depth)
                .map_err(|m| self.or_mismatch(&e.value, &of, m, || mismatch(&value.ty(), ty)))?;
            entries.push((k.clone(), e));
        }
        let rest = match &o.rest {
            Some(r) => Some(Box::new(self.value(r, &of, depth)?)),
            None => None,
        };
        let ty = settled(
            &of,
            entries.iter().map(|(_, e)| &e.value).chain(rest.as_deref()),
        );
        Ok(Obj { ty, entries, rest })
    }

    /// Elements whose type was left open in part, in the one type that they share. Of a set's
    /// Terraform does not seek one.
    fn agree<'v>(
        &self,
        values: impl Iterator<Item = &'v mut Value>,
        set: bool,
        depth: u32,
    ) -> Result<(), String> {
        let mut values: Vec<&mut Value> = values.collect();
        let mut types: Vec<Type> = Vec::new();
        for v in &values {
            let t = v.ty();
            if !v.is_null() && !types.contains(&t) {
                types.push(t);
            }
        }
        if types.len() < 2 || types.contains(&Type::Dynamic) {
            return Ok(());
        }
        let kind = if set { "set" } else { "list" };
        let differ = || format!("element types must all match for conversion to {kind}");
        let shared = unify(&types).filter(|_| !set).ok_or_else(differ)?;
        for v in &mut values {
            **v = self.value(v, &shared, depth)?;
        }
        Ok(())
    }

    /// The type that values share. A null of no type takes that of primitive others; among
    /// composite ones Terraform finds no type for it, except in a map whose others are of one type.
    fn shared<'v>(&self, values: impl Iterator<Item = &'v Value>, map: bool) -> Option<Type> {
        let mut types: Vec<Type> = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut null = false;
        for v in values {
            if matches!(v.kind, Kind::Null(Type::Dynamic)) {
                null = true;
                continue;
            }
            let t = v.ty();
            if types.last() != Some(&t) && seen.insert(t.clone()) {
                types.push(t);
            }
        }
        if types.is_empty() {
            return Some(Type::Dynamic);
        }
        let shared = unify(&types)?;
        // An open type beside a composite one leaves none that all could share.
        if shared == Type::Dynamic && types.len() > 1 && !map {
            return None;
        }
        let one = types.len() == 1;
        (!null || map && one || !shared.is_composite()).then_some(shared)
    }

    fn object(&self, value: &Value, o: &Obj, ty: &Type, depth: u32) -> Result<Obj, String> {
        let Type::Object(wanted) = ty else {
            return Err(mismatch(&value.ty(), ty));
        };
        let is_map = matches!(value.kind, Kind::Map(_));
        let mut entries = Vec::with_capacity(wanted.attributes.len());
        for a in &wanted.attributes {
            let absent =
                || Value::null_of(settle(&Type::Dynamic, &a.ty)).with_origin(value.origin.clone());
            let element = match (o.get(&a.name), &o.rest) {
                (Some(e), _) => {
                    let mut converted = self.element(e, &a.ty, depth).map_err(|m| {
                        self.or_mismatch(&e.value, &a.ty, m, || mismatch(&value.ty(), ty))
                    })?;
                    if a.optional && !converted.cond.is_true() {
                        converted = Element::always(self.or_else(converted, absent()));
                    }
                    converted
                }
                (None, Some(rest)) => {
                    // What stands for all that a resource does not set is here one attribute.
                    let whole = rest.reference().filter(|r| r.path.is_empty());
                    let one = whole
                        .map(|r| Value::computed(r.then(PathStep::Key(a.name.clone())), value));
                    Element::always(self.value(one.as_ref().unwrap_or(rest), &a.ty, depth)?)
                }
                (None, None) if a.optional => Element::always(absent()),
                (None, None) if is_map => {
                    return Err(format!(
                        "map has no element for required attribute {:?}",
                        a.name
                    ));
                }
                (None, None) => return Err(mismatch(&value.ty(), ty)),
            };
            entries.push((a.name.clone(), element));
        }
        Ok(Obj::new(Type::Dynamic, entries))
    }

    /// A value under its condition, another elsewhere.
    fn or_else(&self, e: Element, other: Value) -> Value {
        let Some(not) = self.table.not(e.cond) else {
            return Value::unknown(Reason::Budget("conditions"), e.value.ty());
        };
        Value::choice(self.table, vec![(e.cond, e.value), (not, other)])
    }
}

/// The element type of a collection: the one converted to; where that leaves something open, what
/// the elements have become, if they agree.
fn settled<'v>(of: &Type, values: impl Iterator<Item = &'v Value>) -> Type {
    if !of.has_dynamic() {
        return settle(&Type::Dynamic, of);
    }
    let mut types = values
        .filter(|v| !matches!(v.kind, Kind::Null(Type::Dynamic)))
        .map(Value::ty);
    let first = types.next();
    match first {
        Some(t) if types.all(|u| u == t) => t,
        _ => settle(&Type::Dynamic, of),
    }
}

/// A kind with the origin, marks and notes of a value.
fn like(value: &Value, kind: Kind) -> Value {
    Value {
        kind,
        marks: value.marks,
        origin: value.origin.clone(),
        notes: value.notes.clone(),
    }
}

fn to_bool(s: &str) -> Result<bool, String> {
    match s {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        "True" | "TRUE" => {
            Err("a bool is required; to convert from string, use lowercase \"true\"".to_owned())
        }
        "False" | "FALSE" => {
            Err("a bool is required; to convert from string, use lowercase \"false\"".to_owned())
        }
        _ => Err("a bool is required".to_owned()),
    }
}

/// An unknown of another type: what is known of it and still means something stays.
fn unknown(u: &Unknown, ty: &Type) -> Result<Unknown, String> {
    if !convertible(&u.ty, ty) {
        return Err(mismatch(&u.ty, ty));
    }
    let to = settle(&u.ty, ty);
    let same = u.ty == to || u.ty == Type::Dynamic;
    let mut out = Unknown {
        ty: to,
        ..u.clone()
    };
    if same {
        return Ok(out);
    }
    out.itself = false;
    out.refinements = Default::default();
    out.refinements.not_null = u.refinements.not_null;
    if out.ty != Type::String {
        out.parts = None;
    }
    let length = match &u.ty {
        Type::Tuple(types) => (Some(types.len() as u64), Some(types.len() as u64)),
        Type::Object(o) => (
            Some(o.attributes.len() as u64),
            Some(o.attributes.len() as u64),
        ),
        _ => u.refinements.length,
    };
    out.refinements.length = match out.ty {
        Type::List(_) | Type::Map(_) => length,
        // Equal elements of a set are one.
        Type::Set(_) => (length.0.map(|n| n.min(1)), length.1),
        _ => (None, None),
    };
    Ok(out)
}

/// Whether an element exists for certain.
fn certain(e: &Element) -> bool {
    e.cond == Cond::TRUE
}

#[cfg(test)]
mod tests;
