//! `node(x, "aws.s3.bucket")`: the resource that a value names, as a canonical type sees it;
//! `nodes("aws.s3.bucket")`: all that the unit has.
//!
//! What a rule learns so is what a rule on that type would learn: satellites joined, defaults
//! applied. Each view is made once.

use super::node::nodes_of;
use super::{Graph, native_type};
use crate::expr::{Budget, EvalError};
use crate::model::TypeDef;
use crate::resource::Resource;
use crate::source::Span;
use crate::value::{Element, Kind, Part, Reason, Reference, Str, Type, Value};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// Gives the canonical types by their ids.
pub type TypesById<'a> = dyn Fn(&str) -> Option<Arc<TypeDef>> + 'a;

/// What was looked at so far.
#[derive(Default)]
pub(super) struct Views {
    types: RefCell<FxHashMap<Str, Option<Arc<TypeDef>>>>,
    /// By type and address.
    made: RefCell<FxHashMap<(Str, Str), Value>>,
    /// By type: all of it.
    all: RefCell<FxHashMap<Str, Value>>,
    /// By type: the names that resources are given, with the positions of these.
    names: RefCell<FxHashMap<Str, FxHashMap<Str, usize>>>,
    /// The same by native type, with every name that any canonical type knows it by.
    native_names: RefCell<FxHashMap<Str, FxHashMap<Str, usize>>>,
    /// Positions of resources by where their bodies are in memory.
    bodies: OnceCell<FxHashMap<usize, usize>>,
}

/// What an ARN with something behind it names (`"${aws_cloudwatch_log_group.g.arn}:*"`).
fn reference_in(v: &Value) -> Option<&Reference> {
    let [Part::Value(arn), Part::Text { text, .. }] = v.parts()?.items.as_slice() else {
        return None;
    };
    let names = |r: &&Reference| matches!(r.attribute(), Some("arn" | "Arn"));
    arn.reference()
        .filter(names)
        .filter(|_| text.starts_with([':', '/']))
}

/// The only managed resource that a text is put together around, or that the value is; null
/// where there are several or none.
pub(super) fn within(v: &Value, counts: &dyn Fn(&Reference) -> bool) -> Value {
    let managed = |v: &Value| v.reference().is_some_and(|r| !r.is_data() && counts(r));
    let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
    let mut found = parts.iter().filter_map(|p| match p {
        Part::Value(v) if managed(v) => Some(v),
        _ => None,
    });
    match (found.next(), found.next()) {
        (Some(only), None) => only.clone(),
        (None, None) if managed(v) && parts.is_empty() => v.clone(),
        _ => Value::null().with_origin(v.origin.clone()),
    }
}

impl<'a> Graph<'a> {
    fn type_by_id(&self, id: &str) -> Option<Arc<TypeDef>> {
        if let Some(found) = self.views.types.borrow().get(id) {
            return found.clone();
        }
        let found = self.types.and_then(|types| types(id));
        if let Some(ty) = &found {
            self.know(ty);
        }
        let known = found.clone();
        self.views.types.borrow_mut().insert(id.into(), known);
        found
    }

    /// The resource that `of` names as the type `id`: by reference, or by a known name. Null where
    /// it names none in this unit.
    pub(super) fn node_of(&self, of: &Value, id: &Value, span: Span) -> Result<Value, EvalError> {
        let Some(ty) = id.as_str().and_then(|id| self.type_by_id(id)) else {
            let message = format!("There is no type `{}`", id.as_str().unwrap_or_default());
            return Err(EvalError::new(message, span));
        };
        self.ev.lift(of, &mut |of| {
            let reference = of.reference().or_else(|| reference_in(of));
            let referred = reference.and_then(|r| self.referred(r));
            let by_reference = referred.filter(|r| self.is_of(&ty, r));
            // What nobody wrote is the address that a mapping gives of itself.
            let itself = || {
                let address = of.as_str().filter(|_| of.origin.span.is_none())?;
                let position = self.by_address.get(address)?;
                let of_unit = self.unit.resources.get(*position);
                of_unit.filter(|r| self.is_of(&ty, r))
            };
            let by_name = || self.named(&ty, of.as_str()?);
            let by_body = || self.of_body(of).filter(|r| self.is_of(&ty, r));
            let found = by_reference
                .or_else(itself)
                .or_else(by_body)
                .or_else(by_name);
            if let Some(resource) = found {
                return Ok(self.view(&ty, resource, of));
            }
            let absent = || Value::null().with_origin(of.origin.clone());
            let none_here = || {
                ty.natives
                    .iter()
                    .all(|n| self.of_type(&n.ty).next().is_none())
            };
            Ok(match &of.kind {
                Kind::Unknown(u) if referred.is_none() && !none_here() => {
                    Value::unknown(u.reason.clone(), Type::Dynamic).with_origin(of.origin.clone())
                }
                _ => absent(),
            })
        })
    }

    /// All resources of the unit that are of the type `id`, as it sees them.
    pub(super) fn all_of(&self, id: &Value, span: Span) -> Result<Value, EvalError> {
        let Some(ty) = id.as_str().and_then(|id| self.type_by_id(id)) else {
            let message = format!("There is no type `{}`", id.as_str().unwrap_or_default());
            return Err(EvalError::new(message, span));
        };
        if let Some(made) = self.views.all.borrow().get(&ty.id) {
            return Ok(made.clone());
        }
        let circle = Reason::Other("it depends on itself".into());
        let circle = Value::unknown(circle, Type::Dynamic);
        self.views.all.borrow_mut().insert(ty.id.clone(), circle);
        let mut items = Vec::new();
        for node in self.nodes(&ty) {
            let value = match &node.uncertain {
                Some(why) => Value::unknown(why.clone(), Type::Dynamic),
                None => node.whole(),
            };
            let cond = node.exists;
            items.push(Element { cond, value });
        }
        let made = Value::tuple_of(items);
        self.views
            .all
            .borrow_mut()
            .insert(ty.id.clone(), made.clone());
        Ok(made)
    }

    fn is_of(&self, ty: &TypeDef, r: &Resource) -> bool {
        let native = native_type(r);
        ty.natives.iter().any(|n| n.ty == native)
    }

    /// The resource whose body a value is, as a mapping has it of a satellite: bodies are shared, so
    /// where one is in memory tells whose it is.
    fn of_body(&self, v: &Value) -> Option<&'a Resource> {
        let at = |v: &Value| match &v.kind {
            Kind::Object(o) | Kind::Map(o) => Some(Arc::as_ptr(o).addr()),
            _ => None,
        };
        let here = at(v)?;
        let bodies = self.views.bodies.get_or_init(|| {
            let all = self.unit.resources.iter().enumerate();
            all.filter_map(|(i, r)| Some((at(&r.body)?, i))).collect()
        });
        self.unit.resources.get(*bodies.get(&here)?)
    }

    /// The first resource of a native type that is given a name.
    pub(super) fn named_native(&self, ty: &str, name: &str) -> Option<&'a Resource> {
        let mut names = self.views.native_names.borrow_mut();
        let known = names.entry(ty.into()).or_insert_with(|| {
            let mut known = FxHashMap::default();
            let identity = self.identity_of(ty);
            for position in self.by_type.get(ty).into_iter().flatten() {
                let Some(r) = self.unit.resources.get(*position) else {
                    continue;
                };
                for name in identity.iter().filter_map(|a| r.body.get(a)?.as_str()) {
                    known.entry(Str::from(name)).or_insert(*position);
                }
            }
            known
        });
        self.unit.resources.get(*known.get(name)?)
    }

    /// The resource of a type that is given a name.
    fn named(&self, ty: &TypeDef, name: &str) -> Option<&'a Resource> {
        let mut names = self.views.names.borrow_mut();
        let known = names.entry(ty.id.clone()).or_insert_with(|| {
            let mut known = FxHashMap::default();
            for native in &ty.natives {
                let positions = self.by_type.get(&native.ty).map_or(&[][..], Vec::as_slice);
                for position in positions {
                    let Some(r) = self.unit.resources.get(*position) else {
                        continue;
                    };
                    let given = native
                        .identity
                        .iter()
                        .filter_map(|a| r.body.get(a)?.as_str());
                    for name in given.filter(|n| !n.is_empty()) {
                        known.entry(Str::from(name)).or_insert(*position);
                    }
                }
            }
            known
        });
        self.unit.resources.get(*known.get(name)?)
    }

    /// A resource as a type sees it; of several mappings the first that yields one node.
    fn view(&self, ty: &Arc<TypeDef>, resource: &Resource, named_by: &Value) -> Value {
        let key = (ty.id.clone(), resource.address.clone());
        if let Some(made) = self.views.made.borrow().get(&key) {
            return made.clone();
        }
        // Whoever asks for it while it is made goes in a circle.
        let circle = Reason::Other("it depends on itself".into());
        let circle = Value::unknown(circle, Type::Dynamic);
        self.views.made.borrow_mut().insert(key.clone(), circle);
        let native = native_type(resource);
        let fitting = ty
            .natives
            .iter()
            .filter(|n| n.ty == native && n.each.is_none());
        let absent = || Value::null().with_origin(named_by.origin.clone());
        let resource = self.by_address.get(resource.address.as_str());
        let resource = resource.and_then(|i| self.unit.resources.get(*i));
        let mut made = None;
        for (native, resource) in fitting.filter_map(|n| Some((n, resource?))) {
            let Some(node) = nodes_of(self, ty, native, resource).pop() else {
                continue;
            };
            let whole = node.whole();
            made = Some(match (&node.uncertain, node.exists.is_true()) {
                (Some(why), _) => Value::unknown(why.clone(), Type::Dynamic),
                (None, true) => whole,
                (None, false) => match self.ev.table.not(node.exists) {
                    Some(not) => {
                        Value::choice(self.ev.table, vec![(node.exists, whole), (not, absent())])
                    }
                    None => Budget::exceeded("conditions"),
                },
            });
            break;
        }
        let made = made.unwrap_or_else(absent);
        self.views.made.borrow_mut().insert(key, made.clone());
        made
    }
}
