//! Resource instances: their bodies, and what references to them see.
//!
//! Must not know: single data sources (see [`super::data_sources`]), units.

use super::address::within;
use super::definitions::{Form, ResourceDef};
use super::expand::{self, Expansion, Rep, Shape};
use super::instance::{Instance, Node};
use super::scope::{InstanceScope, as_hop};
use super::world::World;
use super::{body, data_sources};
use crate::expr::{Bindings, EvalError};
use crate::source::Span;
use crate::value::{
    Element, Hop, Kind, Marks, Obj, Origin, Reason, Reference, Seq, Str, Type, Unknown, Value,
};
use std::rc::Rc;
use std::sync::Arc;

/// The instances of a resource.
pub(super) fn expansion(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    def: &ResourceDef,
) -> Rc<Expansion> {
    expand::expansion(
        world,
        instance,
        Node::ResourceExpansion(position),
        &def.repetition,
    )
}

/// What a reference to a resource sees: an object, a tuple or object of objects.
pub(super) fn value(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    span: Span,
) -> Value {
    world.once(instance, Node::Resource(position), span, || {
        let Some(def) = instance.def.resources.at(position) else {
            return Value::null();
        };
        let expansion = expansion(world, instance, position, def);
        let mut items: Vec<(&Rep, Value)> = Vec::with_capacity(expansion.reps.len());
        for (i, rep) in expansion.reps.iter().enumerate() {
            items.push((rep, instance_value(world, instance, position, i)));
        }
        collect(&expansion, items, def.header)
    })
}

/// The values of instances in the form that references see.
pub(super) fn collect(expansion: &Expansion, items: Vec<(&Rep, Value)>, header: Span) -> Value {
    let origin = Origin::hop(header, Hop::Block);
    if expansion.shape == Shape::Single {
        let one = items.into_iter().next();
        return one.map_or_else(Value::null, |(rep, v)| match rep.exists.is_true() {
            true => v,
            false => v.mark(Marks::LATER),
        });
    }
    let mut open = false;
    let mut rest = None;
    let mut guarded: Vec<(&Rep, Element)> = Vec::with_capacity(items.len());
    for (rep, value) in items {
        open |= rep.symbolic || !rep.exists.is_true();
        // Of at most one instance the place is known, of any number only the likeness.
        let one = rep.index.as_ref().is_some_and(|i| i.as_number().is_some());
        if rep.symbolic && !one {
            rest = Some(Box::new(value));
        } else {
            let cond = rep.exists;
            guarded.push((rep, Element { cond, value }));
        }
    }
    let kind = match expansion.shape {
        Shape::List => Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: guarded.into_iter().map(|(_, e)| e).collect(),
            rest,
        })),
        _ => {
            let entries: Vec<(Str, Element)> = guarded
                .into_iter()
                .filter_map(|(rep, e)| match &rep.key {
                    super::address::Key::Name(k) => Some((k.clone(), e)),
                    _ => None,
                })
                .collect();
            let mut obj = Obj::new(Type::Dynamic, entries);
            obj.rest = rest;
            Kind::Object(Arc::new(obj))
        }
    };
    let value = Value::from(kind).with_origin(origin);
    if open {
        value.mark(Marks::LATER)
    } else {
        value
    }
}

/// The body of one instance, as written, evaluated once.
pub(super) fn body(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    index: usize,
) -> Value {
    let Some(def) = instance.def.resources.at(position) else {
        return Value::null();
    };
    world.once(instance, Node::Body(position, index), def.header, || {
        let expansion = expansion(world, instance, position, def);
        let mut scope = InstanceScope::new(world, instance);
        if let Some(rep) = expansion.reps.get(index) {
            scope = scope.within(rep);
        }
        let env = Bindings::new(&scope);
        let value = body::evaluate(world, &env, &def.body, def.header);
        if def.form == Form::Managed {
            refuse_ephemeral(world, &value);
        }
        value
    })
}

/// Ephemeral values may not be stored; without a schema, an attribute named like a write-only one
/// may take them.
fn refuse_ephemeral(world: &World<'_>, body: &Value) {
    let Some(obj) = body.as_obj() else {
        return;
    };
    for (name, e) in &obj.entries {
        // What is too large to look through is not refused.
        let marks = e.value.known_marks().unwrap_or(Marks::NONE);
        if name.ends_with("_wo") || !marks.has(Marks::EPHEMERAL) {
            continue;
        }
        world.failed(&EvalError::new(
            format!(
                "Ephemeral values are not valid for \"{name}\", because it is not a write-only \
                 attribute and must be persisted to state"
            ),
            e.value.origin.span,
        ));
    }
}

/// The address of an instance.
pub(super) fn address(instance: &Instance, def: &ResourceDef, rep: &Rep) -> Str {
    rep.key.on(&within(&instance.address, &def.address))
}

/// What references see of one instance: its attributes as parts of it; what it does not set, the
/// evaluator answers as computed.
pub(super) fn instance_value(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    index: usize,
) -> Value {
    let (Some(def), expansion) = (
        instance.def.resources.at(position),
        instance
            .expansions
            .borrow()
            .get(&Node::ResourceExpansion(position))
            .cloned(),
    ) else {
        return Value::null();
    };
    let Some(expansion) = expansion else {
        return Value::null();
    };
    let Some(rep) = expansion.reps.get(index) else {
        return Value::null();
    };
    let address = address(instance, def, rep);
    let written = body(world, instance, position, index);
    let reference = Reference {
        resource: address.clone(),
        path: Vec::new(),
    };
    let mut entries: Vec<(Str, Element)> = Vec::new();
    if let Some(obj) = written.as_obj() {
        for (name, e) in &obj.entries {
            // Written as null is not written: a provider may compute it.
            if e.value.is_null() && def.ty != "terraform_data" {
                continue;
            }
            let span = e.value.origin.span;
            let value = as_hop(e.value.clone(), span, Hop::ResourceAttribute);
            entries.push((
                name.clone(),
                Element {
                    cond: e.cond,
                    value,
                },
            ));
        }
    }
    match def.form {
        Form::Managed if def.ty == "terraform_data" => terraform_data(&address, &mut entries),
        Form::Data => data_sources::compute(world, instance, def, &address, &written, &mut entries),
        _ => {}
    }
    let mut object = Obj::new(Type::Dynamic, entries);
    if def.ty != "terraform_data" {
        object.rest = Some(Box::new(unwritten(def, &address, &reference)));
    }
    let mut value = Value::from(Kind::Object(Arc::new(object)))
        .with_origin(Origin::hop(def.header, Hop::Block))
        .with_reference(reference);
    if def.form == Form::Ephemeral {
        value = value.mark(Marks::EPHEMERAL);
    }
    value
}

/// The attributes that a resource's schema has and its block does not set: without the schema nobody
/// knows how many there are.
fn unwritten(def: &ResourceDef, address: &Str, whole: &Reference) -> Value {
    let reason = match def.form {
        Form::Data => Reason::DataSource(address.clone()),
        _ => Reason::Computed(address.clone()),
    };
    Value::unknown(reason, Type::Dynamic)
        .with_origin(Origin::hop(def.header, Hop::ResourceAttribute))
        .with_reference(whole.clone())
}

/// The built-in resource: `output` has the type of `input` and is known after apply, as `id` is.
fn terraform_data(address: &Str, entries: &mut Vec<(Str, Element)>) {
    let known = |name: &str| {
        entries
            .iter()
            .find(|(k, _)| k == name)
            .map(|(_, e)| e.value.clone())
    };
    let input = known("input").unwrap_or_else(Value::null);
    let computed = |name: &str, ty: Type, not_null: bool| {
        let mut u = Unknown::new(Reason::Computed(format!("{address}.{name}").into()), ty);
        u.refinements.not_null = not_null;
        Value::from(Kind::Unknown(Arc::new(u)))
    };
    let output = match input.is_null() {
        true => Value::null(),
        false => computed("output", input.ty(), false),
    };
    let triggers = known("triggers_replace").unwrap_or_else(Value::null);
    entries.retain(|(k, _)| !matches!(k.as_str(), "input" | "output" | "id" | "triggers_replace"));
    for (name, value) in [
        ("input", input),
        ("output", output),
        ("triggers_replace", triggers),
        ("id", computed("id", Type::String, true)),
    ] {
        entries.push((name.into(), Element::always(value)));
    }
}
