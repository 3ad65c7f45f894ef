//! Types alone: whether one converts to another, and the type that several share.

use super::super::{ObjectAttribute, ObjectType, Str, Type};
use std::sync::Arc;

/// Levels of nesting that are compared.
const MAX_DEPTH: u32 = 200;
/// Distinct types of different kinds that are tried against each other.
const MAX_CANDIDATES: usize = 256;

/// Whether some values of the type `got` convert to `want`: "unsafe" conversions (a string that
/// may be a number) count.
pub(super) fn convertible(got: &Type, want: &Type) -> bool {
    fits(got, want, MAX_DEPTH)
}

fn fits(got: &Type, want: &Type, depth: u32) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match (got, want) {
        (_, Type::Dynamic) | (Type::Dynamic, _) => true,
        (Type::Bool, Type::Number) | (Type::Number, Type::Bool) => false,
        (g, w) if g.is_primitive() && w.is_primitive() => true,
        (Type::List(g) | Type::Set(g), Type::List(w) | Type::Set(w)) => g == w || fits(g, w, depth),
        (Type::Tuple(gs), Type::List(w) | Type::Set(w)) => {
            if **w == Type::Dynamic {
                return one_type(gs, depth);
            }
            gs.iter().all(|g| g == &**w || fits(g, w, depth))
        }
        (Type::Map(g), Type::Map(w)) => g == w || fits(g, w, depth),
        (Type::Object(o), Type::Map(w)) => {
            if **w == Type::Dynamic {
                let types: Vec<Type> = o.attributes.iter().map(|a| a.ty.clone()).collect();
                return types.is_empty() || unify_at(&types, depth).is_some();
            }
            o.attributes.iter().all(|a| fits(&a.ty, w, depth))
        }
        (Type::Map(g), Type::Object(w)) => w.attributes.iter().all(|a| fits(g, &a.ty, depth)),
        (Type::Object(g), Type::Object(w)) => w.attributes.iter().all(|a| match g.get(&a.name) {
            Some(have) => fits(&have.ty, &a.ty, depth),
            None => a.optional,
        }),
        (Type::Tuple(gs), Type::Tuple(ws)) => {
            gs.len() == ws.len() && gs.iter().zip(ws.iter()).all(|(g, w)| fits(g, w, depth))
        }
        _ => false,
    }
}

/// Whether a collection may hold elements of these types: there is a type for all, and it is open
/// only if each of them is.
fn one_type(types: &[Type], depth: u32) -> bool {
    match unify_at(types, depth) {
        Some(Type::Dynamic) => types.iter().all(|t| *t == Type::Dynamic),
        shared => shared.is_some() || types.is_empty(),
    }
}

/// The type of a value of type `got` once it is a `want`: what `want` leaves open is taken from
/// `got`, `optional` falls away.
pub(super) fn settle(got: &Type, want: &Type) -> Type {
    match (got, want) {
        (g, Type::Dynamic) => g.clone(),
        (_, Type::Bool | Type::Number | Type::String) => want.clone(),
        (Type::Tuple(gs), Type::List(w) | Type::Set(w)) if **w == Type::Dynamic => {
            wrap(want, unify(gs).unwrap_or_default())
        }
        (Type::Object(o), Type::Map(w)) if **w == Type::Dynamic => {
            let types: Vec<Type> = o.attributes.iter().map(|a| a.ty.clone()).collect();
            wrap(want, unify(&types).unwrap_or_default())
        }
        (g, Type::List(w) | Type::Set(w) | Type::Map(w)) => {
            wrap(want, settle(g.element().unwrap_or(&Type::Dynamic), w))
        }
        (g, Type::Tuple(ws)) => {
            let at = |i: usize| match g {
                Type::Tuple(gs) => gs.get(i).cloned().unwrap_or_default(),
                _ => Type::Dynamic,
            };
            let types = ws.iter().enumerate();
            Type::tuple(types.map(|(i, w)| settle(&at(i), w)).collect())
        }
        (g, Type::Object(w)) => {
            let of = |name: &str| match g {
                Type::Object(o) => o.get(name).map(|a| a.ty.clone()).unwrap_or_default(),
                Type::Map(t) => (**t).clone(),
                _ => Type::Dynamic,
            };
            let attributes = w.attributes.iter().map(|a| ObjectAttribute {
                name: a.name.clone(),
                ty: settle(&of(&a.name), &a.ty),
                optional: false,
            });
            Type::Object(Arc::new(ObjectType {
                attributes: attributes.collect(),
            }))
        }
    }
}

/// A collection type like `kind` of another element type.
fn wrap(kind: &Type, element: Type) -> Type {
    match kind {
        Type::Set(_) => Type::set(element),
        Type::Map(_) => Type::map(element),
        _ => Type::list(element),
    }
}

/// The type that all of `types` convert to, preferring the most general of them (a string before a
/// number, a list before a tuple); `Dynamic` where an open type makes that unforeseeable; `None`
/// when there is none.
pub fn unify(types: &[Type]) -> Option<Type> {
    unify_at(types, MAX_DEPTH)
}

#[derive(Default)]
struct Kinds {
    lists: usize,
    sets: usize,
    maps: usize,
    tuples: usize,
    objects: usize,
    open: usize,
}

fn unify_at(types: &[Type], depth: u32) -> Option<Type> {
    let depth = depth.checked_sub(1)?;
    let first = types.first()?;
    if types.iter().all(|t| t == first) {
        return Some(first.clone());
    }
    let mut distinct: Vec<&Type> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    let mut n = Kinds::default();
    for t in types {
        if !seen.insert(t) {
            continue;
        }
        distinct.push(t);
        match t {
            Type::List(_) => n.lists += 1,
            Type::Set(_) => n.sets += 1,
            Type::Map(_) => n.maps += 1,
            Type::Tuple(_) => n.tuples += 1,
            Type::Object(_) => n.objects += 1,
            Type::Dynamic => n.open += 1,
            _ => {}
        }
    }
    let all = distinct.len() - n.open;
    if all == n.lists || all == n.sets || all == n.maps {
        if n.open > 0 {
            return Some(Type::Dynamic);
        }
        let elements: Vec<Type> = distinct
            .iter()
            .filter_map(|t| t.element().cloned())
            .collect();
        return Some(wrap(first, unify_at(&elements, depth)?));
    }
    if n.maps > 0 && all == n.maps + n.objects {
        let mut elements: Vec<Type> = Vec::new();
        for t in &distinct {
            match t {
                Type::Map(t) => elements.push((**t).clone()),
                Type::Object(o) => elements.extend(o.attributes.iter().map(|a| a.ty.clone())),
                _ => {}
            }
        }
        if let Some(t) = unify_at(&elements, depth) {
            return Some(if n.open > 0 {
                Type::Dynamic
            } else {
                Type::map(t)
            });
        }
    }
    if n.lists > 0 && all == n.lists + n.tuples {
        let mut elements: Vec<Type> = Vec::new();
        for t in &distinct {
            match t {
                Type::List(t) => elements.push((**t).clone()),
                Type::Tuple(ts) => elements.extend(ts.iter().cloned()),
                _ => {}
            }
        }
        if let Some(t) = unify_at(&elements, depth) {
            return Some(if n.open > 0 {
                Type::Dynamic
            } else {
                Type::list(t)
            });
        }
    }
    if all == n.objects || all == n.tuples {
        if n.open > 0 {
            return Some(Type::Dynamic);
        }
        return if n.objects > 0 {
            let objects: Vec<&ObjectType> = distinct
                .iter()
                .filter_map(|t| match t {
                    Type::Object(o) => Some(&**o),
                    _ => None,
                })
                .collect();
            unify_objects(&objects, depth)
        } else {
            let tuples: Vec<&[Type]> = distinct
                .iter()
                .filter_map(|t| match t {
                    Type::Tuple(ts) => Some(ts.as_slice()),
                    _ => None,
                })
                .collect();
            unify_tuples(&tuples, depth)
        };
    }
    if n.objects > 0 && n.tuples > 0 {
        return None;
    }
    preferred(distinct, depth)
}

/// The first, in order of preference, that all others convert to.
fn preferred(mut types: Vec<&Type>, depth: u32) -> Option<Type> {
    if types.len() > MAX_CANDIDATES {
        return None;
    }
    types.sort_by_key(|t| match t {
        Type::String => 0,
        Type::Bool | Type::Number => 1,
        Type::List(_) | Type::Map(_) => 2,
        Type::Set(_) => 3,
        Type::Tuple(_) | Type::Object(_) => 4,
        Type::Dynamic => 5,
    });
    let want = types.iter().find(|want| {
        types
            .iter()
            .all(|got| got == *want || fits(got, want, depth))
    })?;
    Some((*want).clone())
}

/// Objects of the same attributes become one object, others a map.
fn unify_objects(objects: &[&ObjectType], depth: u32) -> Option<Type> {
    let (first, others) = objects.split_first()?;
    let names =
        |o: &ObjectType| -> Vec<Str> { o.attributes.iter().map(|a| a.name.clone()).collect() };
    let same = others.iter().all(|o| {
        o.attributes.len() == first.attributes.len()
            && o.attributes
                .iter()
                .zip(&first.attributes)
                .all(|(a, b)| a.name == b.name)
    });
    if !same {
        let types: Vec<Type> = objects
            .iter()
            .flat_map(|o| o.attributes.iter().map(|a| a.ty.clone()))
            .collect();
        return Some(Type::map(unify_at(&types, depth)?));
    }
    let mut attributes = Vec::with_capacity(first.attributes.len());
    for (i, name) in names(first).into_iter().enumerate() {
        let across: Vec<Type> = objects
            .iter()
            .filter_map(|o| o.attributes.get(i).map(|a| a.ty.clone()))
            .collect();
        attributes.push((name, unify_at(&across, depth)?));
    }
    Some(Type::object(attributes))
}

/// Tuples of one length become one tuple, others a list.
fn unify_tuples(tuples: &[&[Type]], depth: u32) -> Option<Type> {
    let (first, others) = tuples.split_first()?;
    if others.iter().any(|t| t.len() != first.len()) {
        let types: Vec<Type> = tuples.iter().flat_map(|t| t.iter().cloned()).collect();
        let shared = unify_at(&types, depth)?;
        let fits = shared != Type::Dynamic || tuples.iter().all(|t| one_type(t, depth));
        return fits.then(|| Type::list(shared));
    }
    let mut types = Vec::with_capacity(first.len());
    for i in 0..first.len() {
        let across: Vec<Type> = tuples.iter().filter_map(|t| t.get(i).cloned()).collect();
        types.push(unify_at(&across, depth)?);
    }
    Some(Type::tuple(types))
}
