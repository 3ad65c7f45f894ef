//! Module calls: their instances, and what references to a call see.
//!
//! Must not know: resources, bodies, where the text of a called module is found.

use super::address::within;
use super::definitions::CallDef;
use super::expand::{self, Expansion, Rep, Shape};
use super::instance::{Instance, Node, Parent};
use super::locate::{self, Place};
use super::world::{MAX_MODULE_INSTANCES, World};
use super::{names, resources, variables};
use crate::diagnostic::Problem;
use crate::expr::EvalError;
use crate::resource::{CallSite, Dialect, OpaqueModule};
use crate::source::Span;
use crate::value::{Hop, Kind, Obj, Origin, Reason, Str, Type, Value};
use std::rc::Rc;
use std::sync::Arc;

/// Calls within calls.
const MAX_NESTING: usize = 100;
/// Instances that there is always room for, whatever else has used up the budget.
const FEW_INSTANCES: usize = 1_000;
/// Room that an instance takes beside its chain of calls, in elements.
const INSTANCE_SIZE: usize = 8;

/// The instances of one module call.
pub(super) struct Children {
    pub expansion: Rc<Expansion>,
    /// One for each instance; empty when the module is not there.
    pub instances: Vec<Rc<Instance>>,
    /// Why the module is not there.
    pub missing: Option<Reason>,
}

/// The instances of a call, made once.
pub(super) fn children(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
) -> Option<Rc<Children>> {
    if let Some(found) = instance.children.borrow().get(&position) {
        return Some(found.clone());
    }
    let call = instance.def.calls.at(position)?;
    let node = Node::CallExpansion(position);
    let expansion = if world.module_instances.get() < MAX_MODULE_INSTANCES {
        expand::expansion(world, instance, node, &call.repetition)
    } else {
        // It is refused below, so how many there would be does not matter.
        Rc::new(Expansion::single())
    };
    // The expansion may itself have asked for the children.
    if let Some(found) = instance.children.borrow().get(&position) {
        return Some(found.clone());
    }
    let path: Str = match instance.path.is_empty() {
        true => call.name.clone(),
        false => format!("{}.{}", instance.path, call.name).into(),
    };
    let made = match locate::place(world, &instance.def.folder, call, &path) {
        Place::Absent => {
            if world.project.require_modules {
                absent_problem(world, call);
            }
            opaque(world, instance, call, expansion, missing(instance, call))
        }
        Place::Refused => opaque(world, instance, call, expansion, missing(instance, call)),
        Place::Folder { folder, local } => match refusal(world, instance, call, &folder) {
            Some(reason) => opaque(world, instance, call, expansion, reason),
            None => {
                let made = instantiate(world, instance, position, expansion, &folder, local, path);
                if world.project.strict && made.instances.is_empty() {
                    // Terraform checks the names of a module that has no instance, too.
                    let def = world.store.module(world.project, &folder);
                    for error in names::undeclared(&def) {
                        world.failed(&error);
                    }
                }
                if local && !instance.third_party {
                    let any = !made.instances.is_empty();
                    let mut log = world.log.borrow_mut();
                    *log.called.entry(folder).or_insert(false) |= any;
                }
                made
            }
        },
    };
    let made = Rc::new(made);
    instance
        .children
        .borrow_mut()
        .insert(position, made.clone());
    Some(made)
}

fn missing(instance: &Instance, call: &CallDef) -> Reason {
    let call = format!("module.{}", call.name);
    Reason::MissingModule(within(&instance.address, &call))
}

fn absent_problem(world: &World<'_>, call: &CallDef) {
    let source = call.source.as_ref().map_or("", |(source, _)| source);
    world.problem(
        Problem::error(
            "missing-module",
            format!("The module \"{source}\" is not downloaded"),
            call.source.as_ref().map_or(call.header, |(_, span)| *span),
        )
        .help("run `terraform init`, or give a folder of modules with --modules-dir"),
    );
}

/// Why a module that is there is not instantiated: it calls itself, or there are too many.
fn refusal(
    world: &World<'_>,
    instance: &Rc<Instance>,
    call: &CallDef,
    folder: &str,
) -> Option<Reason> {
    let def = world.store.module(world.project, folder);
    let mut depth = 0;
    let mut ancestor = Some(instance);
    while let Some(i) = ancestor {
        depth += 1;
        if i.def.real == def.real {
            let message = format!("The module in \"{folder}\" calls itself");
            world.problem(Problem::error("module-cycle", message.clone(), call.header));
            return Some(Reason::Error(message.into()));
        }
        ancestor = i.parent.as_ref().map(|p| &p.instance);
    }
    if depth >= MAX_NESTING || world.module_instances.get() >= MAX_MODULE_INSTANCES {
        too_many(world, call);
        return Some(Reason::Budget("module instances"));
    }
    None
}

fn too_many(world: &World<'_>, call: &CallDef) {
    world.problem(Problem::error(
        "too-many-modules",
        "There are more module instances than are analysed",
        call.header,
    ));
}

fn opaque(
    world: &World<'_>,
    instance: &Rc<Instance>,
    call: &CallDef,
    expansion: Rc<Expansion>,
    reason: Reason,
) -> Children {
    let base = within(&instance.address, &format!("module.{}", call.name));
    for rep in &expansion.reps {
        world.log.borrow_mut().opaque.push(OpaqueModule {
            dialect: Dialect::Terraform,
            address: rep.key.on(&base),
            source: call.source.clone().map(|(s, _)| s).unwrap_or_default(),
            header: call.header,
            reason: reason.clone(),
        });
    }
    Children {
        expansion,
        instances: Vec::new(),
        missing: Some(reason),
    }
}

fn instantiate(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    expansion: Rc<Expansion>,
    folder: &str,
    local: bool,
    path: Str,
) -> Children {
    let def = world.store.module(world.project, folder);
    let third_party = instance.third_party || !local;
    let mut instances = Vec::with_capacity(expansion.reps.len());
    if let Some(call) = instance.def.calls.at(position) {
        for argument in &call.arguments {
            if def.variables.find(&argument.name).is_none() && !def.partial {
                world.problem(Problem::error(
                    "unsupported-argument",
                    format!(
                        "The called module has no variable named \"{}\"",
                        argument.name
                    ),
                    argument.name_span,
                ));
            }
        }
        let base = within(&instance.address, &format!("module.{}", call.name));
        for (i, rep) in expansion.reps.iter().enumerate() {
            let room = INSTANCE_SIZE + instance.calls.len();
            let few = world.module_instances.get() + instances.len() < FEW_INSTANCES;
            let stored = world.ev.budget.store(room);
            if !(few || stored && world.ev.budget.spend(1)) {
                too_many(world, call);
                break;
            }
            let address = rep.key.on(&base);
            let mut calls = instance.calls.as_ref().clone();
            calls.push(CallSite {
                address: address.clone(),
                header: call.header,
                span: call.span,
                third_party,
            });
            let parent = Parent {
                instance: instance.clone(),
                call: position,
                expansion: expansion.clone(),
                rep: i,
            };
            let table = world.ev.table;
            let mut made = Instance::new(
                def.clone(),
                address,
                path.clone(),
                Some(parent),
                Arc::new(calls),
            );
            made.exists = table.and(instance.exists, rep.exists).unwrap_or(rep.exists);
            made.symbolic = instance.symbolic || rep.symbolic;
            made.third_party = third_party;
            instances.push(Rc::new(made));
        }
    }
    let so_far = world.module_instances.get();
    world.module_instances.set(so_far + instances.len());
    Children {
        expansion,
        instances,
        missing: None,
    }
}

/// What a reference to a whole call sees.
pub(super) fn value(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    span: Span,
) -> Value {
    world.once(instance, Node::Call(position), span, || {
        let (Some(call), Some(children)) = (
            instance.def.calls.at(position),
            children(world, instance, position),
        ) else {
            return Value::null();
        };
        if let Some(reason) = &children.missing {
            return absent(call, reason);
        }
        let mut items: Vec<(&Rep, Value)> = Vec::with_capacity(children.instances.len());
        for (rep, child) in children.expansion.reps.iter().zip(&children.instances) {
            items.push((rep, outputs(world, child, call)));
        }
        resources::collect(&children.expansion, items, call.header)
    })
}

fn absent(call: &CallDef, reason: &Reason) -> Value {
    Value::unknown(reason.clone(), Type::Dynamic)
        .with_origin(Origin::hop(call.header, Hop::ModuleOutput))
}

fn outputs(world: &World<'_>, child: &Rc<Instance>, call: &CallDef) -> Value {
    let mut entries = Vec::with_capacity(child.def.outputs.len());
    for (i, output) in child.def.outputs.iter().enumerate() {
        let value = variables::output(world, child, i, output.header);
        entries.push((output.name.clone(), crate::value::Element::always(value)));
    }
    Value::from(Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))))
        .with_origin(Origin::hop(call.header, Hop::Block))
}

/// One output of a call by itself: of the single instance, or of that with a literal key. `None`
/// when the whole has to be looked at.
pub(super) fn output(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    key: Option<&Value>,
    name: &str,
    span: Span,
) -> Option<Result<Value, EvalError>> {
    let call = instance.def.calls.at(position)?;
    let children = children(world, instance, position)?;
    if let Some(reason) = &children.missing {
        return Some(Ok(absent(call, reason)));
    }
    let child = match (children.expansion.shape, key) {
        (Shape::Single, None) => children.instances.first()?,
        (Shape::Single, Some(_)) | (_, None) => return None,
        (_, Some(key)) => {
            let wanted = match &key.kind {
                Kind::Number(n) => super::address::Key::Index(n.to_u64()?),
                Kind::String(s) => super::address::Key::Name(s.clone()),
                _ => return None,
            };
            let mut reps = children.expansion.reps.iter();
            let at = reps.position(|r| r.key == wanted && r.exists.is_true())?;
            children.instances.get(at)?
        }
    };
    match child.def.outputs.position(name) {
        Some(i) => Some(Ok(variables::output(world, child, i, span))),
        None if child.def.partial => {
            let why = format!(
                "the module called as \"{}\" cannot be read whole",
                call.name
            );
            Some(Ok(Value::unknown(Reason::Other(why.into()), Type::Dynamic)))
        }
        None => Some(Err(EvalError::new(
            format!(
                "The module called as \"{}\" has no output named \"{name}\"",
                call.name
            ),
            span,
        ))),
    }
}
