//! Why a value of one type cannot become one of another, in Terraform's words (cty's
//! `MismatchMessage`).

use super::super::{ObjectType, Type};
use super::unify::convertible;

/// A type's name in messages: `list of string`, `object`, `tuple`.
pub fn friendly_name(ty: &Type) -> String {
    match ty {
        Type::Dynamic => "dynamic".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Number => "number".to_owned(),
        Type::String => "string".to_owned(),
        Type::List(t) => format!("list of {}", element_name(t)),
        Type::Set(t) => format!("set of {}", element_name(t)),
        Type::Map(t) => format!("map of {}", element_name(t)),
        Type::Tuple(_) => "tuple".to_owned(),
        Type::Object(_) => "object".to_owned(),
    }
}

/// A constraint's name: `any` is "any single type" inside, "any type" alone.
fn element_name(ty: &Type) -> String {
    match ty {
        Type::Dynamic => "any single type".to_owned(),
        _ => friendly_name(ty),
    }
}

fn required(want: &Type) -> String {
    match want {
        Type::Dynamic => "any type required".to_owned(),
        _ => format!("{} required", friendly_name(want)),
    }
}

/// Why `got` does not convert to `want`.
pub(super) fn mismatch(got: &Type, want: &Type) -> String {
    match (got, want) {
        (Type::Object(got), Type::Object(want)) => objects(got, want),
        (Type::Tuple(_), Type::List(t)) if **t == Type::Dynamic => {
            "all list elements must have the same type".to_owned()
        }
        (Type::Tuple(_), Type::Set(t)) if **t == Type::Dynamic => {
            "all set elements must have the same type".to_owned()
        }
        (Type::Object(_), Type::Map(t)) if **t == Type::Dynamic => {
            "all map elements must have the same type".to_owned()
        }
        (Type::Tuple(types), Type::List(t) | Type::Set(t)) => {
            let bad = types.iter().enumerate().find(|(_, g)| !convertible(g, t));
            match bad {
                Some((i, g)) => format!("element {i}: {}", mismatch(g, t)),
                None => format!("all elements must be {}", element_name(t)),
            }
        }
        (Type::Object(o), Type::Map(t)) => {
            let bad = o.attributes.iter().find(|a| !convertible(&a.ty, t));
            match bad {
                Some(a) => format!("element {:?}: {}", a.name, mismatch(&a.ty, t)),
                None => format!("all elements must be {}", element_name(t)),
            }
        }
        (Type::List(g) | Type::Set(g), Type::List(w)) => {
            format!("incorrect list element type: {}", mismatch(g, w))
        }
        (Type::List(g) | Type::Set(g), Type::Set(w)) => {
            format!("incorrect set element type: {}", mismatch(g, w))
        }
        (Type::Map(g), Type::Map(w)) => {
            format!("incorrect map element type: {}", mismatch(g, w))
        }
        _ => required(want),
    }
}

fn objects(got: &ObjectType, want: &ObjectType) -> String {
    let missing: Vec<String> = want
        .attributes
        .iter()
        .filter(|a| !a.optional && got.get(&a.name).is_none())
        .map(|a| format!("{:?}", a.name))
        .collect();
    match missing.as_slice() {
        [] => {}
        [one] => return format!("attribute {one} is required"),
        [a, b] => return format!("attributes {a} and {b} are required"),
        [most @ .., last] => {
            return format!("attributes {}, and {last} are required", most.join(", "));
        }
    }
    for a in &want.attributes {
        if let Some(g) = got.get(&a.name)
            && !convertible(&g.ty, &a.ty)
        {
            return format!("attribute {:?}: {}", a.name, mismatch(&g.ty, &a.ty));
        }
    }
    "incorrect object attributes".to_owned()
}
