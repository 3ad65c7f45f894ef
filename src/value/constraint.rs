//! Type constraints with defaults for optional attributes, as a Terraform variable declares them.

use super::convert::convert;
use super::{Cond, Conditions, Element, Kind, Obj, ObjectAttribute, ObjectType, Str, Type, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A type constraint: a type whose objects may have optional attributes, and their defaults.
#[derive(Clone, Debug, Default)]
pub struct Constraint {
    wanted: Type,
    ty: Type,
    defaults: Option<Defaults>,
}

/// Defaults of optional attributes, along the nesting of a type.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Of an object's attributes, converted to their types.
    pub values: BTreeMap<Str, Value>,
    /// Of what is inside: by attribute name for an object, by position for a tuple, under the
    /// empty name for the elements of a collection.
    pub children: BTreeMap<Str, Defaults>,
}

impl Constraint {
    /// Of a type with optional attributes and their defaults.
    pub fn new(wanted: Type, defaults: Option<Defaults>) -> Constraint {
        Constraint {
            ty: without_optional(&wanted),
            wanted,
            defaults,
        }
    }

    /// Any type.
    pub fn any() -> Constraint {
        Constraint::default()
    }

    /// The type of values under it, nothing optional in it.
    pub fn ty(&self) -> &Type {
        &self.ty
    }

    /// The type as declared, attributes marked optional.
    pub fn wanted(&self) -> &Type {
        &self.wanted
    }

    /// A value under the constraint: defaults first, then conversion, as Terraform does it.
    ///
    /// # Errors
    /// As [`convert`].
    pub fn convert(&self, value: &Value, table: &Conditions) -> Result<Value, String> {
        match &self.defaults {
            None => convert(value, &self.wanted, table),
            Some(defaults) => convert(&defaults.apply(value, table), &self.wanted, table),
        }
    }
}

/// The type without `optional` marks.
fn without_optional(ty: &Type) -> Type {
    match ty {
        Type::List(t) => Type::list(without_optional(t)),
        Type::Set(t) => Type::set(without_optional(t)),
        Type::Map(t) => Type::map(without_optional(t)),
        Type::Tuple(ts) => Type::tuple(ts.iter().map(without_optional).collect()),
        Type::Object(o) => {
            let attributes = o.attributes.iter().map(|a| ObjectAttribute {
                name: a.name.clone(),
                ty: without_optional(&a.ty),
                optional: false,
            });
            Type::Object(Arc::new(ObjectType {
                attributes: attributes.collect(),
            }))
        }
        other => other.clone(),
    }
}

impl Defaults {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.children.is_empty()
    }

    /// The value with defaults where attributes are absent or null, at every level. Collections
    /// come out as tuples and objects: the conversion that follows makes them what they should be.
    /// Null and unknown values stay. Depth is that of the type expression, which the parser
    /// bounds.
    #[must_use]
    pub fn apply(&self, value: &Value, table: &Conditions) -> Value {
        if self.is_empty() {
            return value.clone();
        }
        let kind = match &value.kind {
            Kind::Choice(_) => return value.map_arms(table, |v| self.apply(v, table)),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                let mut seq = s.as_ref().clone();
                for (i, e) in seq.items.iter_mut().enumerate() {
                    if let Some(d) = self.child(&i.to_string()) {
                        e.value = d.apply(&e.value, table);
                    }
                }
                if let (Some(rest), Some(d)) = (&mut seq.rest, self.children.get("")) {
                    **rest = d.apply(rest, table);
                }
                seq.ty = Type::Dynamic;
                Kind::Tuple(Arc::new(seq))
            }
            Kind::Map(o) | Kind::Object(o) => Kind::Object(Arc::new(self.object(value, o, table))),
            _ => return value.clone(),
        };
        Value {
            kind,
            ..value.clone()
        }
    }

    fn child(&self, name: &str) -> Option<&Defaults> {
        self.children.get("").or_else(|| self.children.get(name))
    }

    fn object(&self, value: &Value, o: &Obj, table: &Conditions) -> Obj {
        let mut entries = o.entries.clone();
        for (k, e) in &mut entries {
            if let Some(d) = self.child(k) {
                e.value = d.apply(&e.value, table);
            }
        }
        for (name, default) in &self.values {
            let mut default = match self.children.get(name) {
                Some(d) => d.apply(default, table),
                None => default.clone(),
            };
            if default.origin.span.is_none() {
                default.origin = value.origin.clone();
            }
            match entries.iter_mut().find(|(k, _)| k == name) {
                Some((_, e)) => *e = filled(e, &default, table),
                None if o.rest.is_some() => {}
                None => entries.push((name.clone(), Element::always(default))),
            }
        }
        let mut out = Obj::new(Type::Dynamic, entries);
        out.rest = o.rest.clone();
        out
    }
}

/// An element, or the default where it is null or does not exist.
fn filled(e: &Element, default: &Value, table: &Conditions) -> Element {
    let mut null = table.not(e.cond);
    for (cond, v) in e.value.arms() {
        if v.is_null() {
            null = null.and_then(|n| table.or(n, table.and(e.cond, cond)?));
        }
    }
    match null {
        Some(Cond::FALSE) => e.clone(),
        Some(Cond::TRUE) => Element::always(default.clone()),
        Some(null) => {
            let mut arms = vec![(null, default.clone())];
            for (cond, v) in e.value.arms() {
                if v.is_null() {
                    continue;
                }
                match table.and(e.cond, cond) {
                    Some(cond) => arms.push((cond, v)),
                    None => return e.clone(),
                }
            }
            Element::always(Value::choice(table, arms))
        }
        None => e.clone(),
    }
}
