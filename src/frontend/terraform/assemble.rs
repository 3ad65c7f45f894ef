//! A root module's unit: all resources with their bodies, in a settled order.
//!
//! Must not know: rules, canonical types.

use super::address::within;
use super::definitions::{Form, ResourceDef};
use super::expand::Rep;
use super::instance::Instance;
use super::scope::InstanceScope;
use super::store::Store;
use super::world::{self, World};
use super::{Project, body, modules, names, providers, resources, roots, variables};
use crate::diagnostic::Problem;
use crate::expr::Bindings;
use crate::expr::ir::{Block, Expr, ExprKind};
use crate::resource::{Dialect, Output, Resource, Role, Unit};
use crate::source::Span;
use crate::value::{Element, Hop, Kind, Obj, Origin, Str, Type, Value};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// Resource instances of one root beyond which called modules add no more.
const MAX_RESOURCES: usize = 50_000;

/// The unit of one root module.
pub(super) fn unit(project: &Project<'_>, store: &Store, folder: &Str) -> Unit {
    world::evaluate(project, store, folder, |world, unit| {
        unit.path = folder.clone();
        unit.dialect = Some(Dialect::Terraform);
        let root = root_instance(world);
        undeclared_inputs(world, &root);
        let mut pending = vec![root.clone()];
        while let Some(instance) = pending.pop() {
            module(world, &instance, unit);
            // The last pushed comes first: children in the order of files, instances by key.
            let mut children = Vec::new();
            for position in 0..instance.def.calls.len() {
                if let Some(found) = modules::children(world, &instance, position) {
                    children.extend(found.instances.iter().cloned());
                }
            }
            pending.extend(children.into_iter().rev());
        }
        for (i, output) in root.def.outputs.iter().enumerate() {
            unit.outputs.push(Output {
                name: output.name.clone(),
                value: variables::output(world, &root, i, output.header),
            });
        }
        finish(world, unit);
        root.release();
    })
}

/// The root module's instance.
pub(super) fn root_instance(world: &World<'_>) -> Rc<Instance> {
    let def = world.store.module(world.project, &world.root);
    Rc::new(Instance::new(
        def,
        Str::default(),
        Str::default(),
        None,
        Arc::new(Vec::new()),
    ))
}

fn undeclared_inputs(world: &World<'_>, root: &Instance) {
    if !world.project.strict {
        return;
    }
    for name in &world.given.named {
        if root.def.variables.find(name).is_none() {
            world.problem(
                Problem::error(
                    "undeclared-variable",
                    format!("The root module has no variable named \"{name}\""),
                    Span::NONE,
                )
                .path(root.def.folder.as_str()),
            );
        }
    }
}

/// What a module instance holds, its calls left aside.
fn module(world: &World<'_>, instance: &Rc<Instance>, unit: &mut Unit) {
    let def = instance.def.clone();
    {
        let mut log = world.log.borrow_mut();
        log.files.extend(def.files.iter().cloned());
        for problem in &def.problems {
            log.problem(problem.clone());
        }
    }
    if world.project.strict {
        // Terraform evaluates all of them, used or not.
        for (i, v) in def.variables.iter().enumerate() {
            variables::value(world, instance, i, v.header);
        }
        for (i, l) in def.locals.iter().enumerate() {
            variables::local(world, instance, i, l.expr.span);
        }
        for (i, o) in def.outputs.iter().enumerate() {
            variables::output(world, instance, i, o.header);
        }
    } else {
        declared_problems(world, instance);
    }
    for (position, resource) in def.resources.iter().enumerate() {
        if resource.form == Form::Ephemeral {
            continue;
        }
        let expansion = resources::expansion(world, instance, position, resource);
        let references: Arc<[Str]> = resource
            .references
            .iter()
            .filter(|r| def.resources.find(r).is_some())
            .map(|r| within(&instance.address, r))
            .collect();
        for (i, rep) in expansion.reps.iter().enumerate() {
            // What is written is bounded by the size of files, what modules repeat by nothing.
            if unit.resources.len() >= MAX_RESOURCES && !instance.address.is_empty() {
                world.problem(Problem::error(
                    "too-many-resources",
                    format!("More than {MAX_RESOURCES} resource instances are not analysed"),
                    resource.header,
                ));
                return;
            }
            let found = one(world, instance, position, resource, i, rep);
            unit.resources.push(Resource {
                references: references.clone(),
                ..found
            });
        }
    }
    if world.project.strict {
        undeclared_names(world, &def);
    }
}

/// What expressions name that nothing declares, where evaluation has not met it.
fn undeclared_names(world: &World<'_>, def: &super::definitions::ModuleDef) {
    for error in names::undeclared(def) {
        let met = |p: &Problem| p.span.is_some_and(|s| error.span.contains(s));
        let known = world.log.borrow().problems.iter().any(met);
        if !known {
            world.failed(&error);
        }
    }
}

/// A scan evaluates what resources use; a local that nothing uses is looked at for its errors
/// alone, in the first instance of its module.
fn declared_problems(world: &World<'_>, instance: &Rc<Instance>) {
    for (i, l) in instance.def.locals.iter().enumerate() {
        variables::local(world, instance, i, l.expr.span);
    }
}

fn one(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    def: &ResourceDef,
    index: usize,
    rep: &Rep,
) -> Resource {
    let mut body = resources::body(world, instance, position, index);
    if def.form == Form::Data {
        body = with_computed(world, instance, def, rep, body);
    }
    let scope = InstanceScope::new(world, instance).within(rep);
    let this;
    let scope = if def.provisioners.is_empty()
        && def.connections.is_empty()
        && def.postconditions.is_empty()
    {
        scope
    } else {
        this = resources::instance_value(world, instance, position, index);
        scope.with_self(&this)
    };
    let env = Bindings::new(&scope);
    let meta = meta(world, &env, def, rep);
    variables::check_rules(
        world,
        &def.preconditions,
        &env,
        "Resource precondition failed",
    );
    variables::check_rules(
        world,
        &def.postconditions,
        &env,
        "Resource postcondition failed",
    );
    let table = world.ev.table;
    Resource {
        dialect: Dialect::Terraform,
        role: match def.form {
            Form::Managed | Form::Action => Role::Managed,
            Form::Data | Form::Ephemeral => Role::Data,
        },
        ty: match def.form {
            Form::Action => format!("{}{}", def.form.prefix(), def.ty).into(),
            _ => def.ty.clone(),
        },
        address: resources::address(instance, def, rep),
        base_address: within(&instance.address, &def.address),
        body,
        meta,
        header: def.header,
        span: def.span,
        exists: table.and(instance.exists, rep.exists).unwrap_or(rep.exists),
        symbolic: instance.symbolic || rep.symbolic,
        calls: instance.calls.clone(),
        provider: providers::of_resource(world, instance, def),
        references: Arc::from([]),
        made_of: None,
    }
}

/// A data source's body with what is computed of it.
fn with_computed(
    world: &World<'_>,
    instance: &Rc<Instance>,
    def: &ResourceDef,
    rep: &Rep,
    body: Value,
) -> Value {
    let Some(obj) = body.as_obj() else {
        return body;
    };
    let mut entries = obj.entries.clone();
    let before = entries.len();
    let address = resources::address(instance, def, rep);
    super::data_sources::compute(world, instance, def, &address, &body, &mut entries);
    if entries.len() == before {
        return body;
    }
    let mut out = body.clone();
    out.kind = Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries)));
    out
}

/// Meta-arguments and the blocks that are no configuration of the resource.
fn meta(world: &World<'_>, env: &Bindings<'_>, def: &ResourceDef, rep: &Rep) -> Value {
    let mut entries: Vec<(Str, Element)> = Vec::new();
    let mut put = |name: &str, value: Value| entries.push((name.into(), Element::always(value)));
    // Errors of these two are noted where the instances are made.
    let whole = |expr: &Expr| world.ev.eval(expr, env).unwrap_or_else(|e| e.value());
    if let Some(expr) = &def.repetition.count {
        put("count", whole(expr));
    }
    if let Some(expr) = &def.repetition.for_each {
        // Of many keys an instance has its own, or it would take time and room for all of them.
        let own = rep.each.as_ref().filter(|_| !rep.symbolic);
        let own = own.and_then(|(key, value)| Some((key.as_str()?.into(), value.clone())));
        put(
            "for_each",
            match own {
                Some(entry) => Value::object(vec![entry]).at(expr.span),
                None => whole(expr),
            },
        );
    }
    if !def.provider.is_empty() {
        put("provider", Value::string(def.provider.clone()));
    }
    if let Some(expr) = &def.depends_on {
        put("depends_on", names(world, expr));
    }
    if !def.lifecycle.is_empty() {
        put("lifecycle", blocks(world, env, &def.lifecycle));
    }
    if !def.provisioners.is_empty() {
        put("provisioner", blocks(world, env, &def.provisioners));
    }
    if !def.connections.is_empty() {
        put("connection", blocks(world, env, &def.connections));
    }
    Value::from(Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))))
        .with_origin(Origin::hop(def.header, Hop::Block))
}

/// Addresses and attribute paths, which are never evaluated, as they are written.
fn names(world: &World<'_>, expr: &Expr) -> Value {
    let text = |e: &Expr| match &e.kind {
        ExprKind::Text(t) => Value::string(t.text.clone()).at(e.span),
        _ => Value::string(world.project.sources.text(e.span)).at(e.span),
    };
    match &expr.kind {
        ExprKind::Tuple(items) => Value::tuple(items.iter().map(text).collect()).at(expr.span),
        _ => text(expr),
    }
}

/// Arguments that name things instead of having values.
const NAMES: &[&str] = &["ignore_changes", "replace_triggered_by"];
/// Arguments that name things when they are bare words.
const WORDS: &[&str] = &["when", "on_failure"];

fn blocks(world: &World<'_>, env: &Bindings<'_>, blocks: &[Block]) -> Value {
    let items = blocks
        .iter()
        .map(|block| {
            let mut plain = block.body.clone();
            let mut named: Vec<(Str, Element)> = Vec::new();
            plain.attributes.retain(|a| {
                let bare = matches!(a.expr.kind, ExprKind::Traversal(_));
                let is_name =
                    NAMES.contains(&a.name.as_str()) || (bare && WORDS.contains(&a.name.as_str()));
                if is_name {
                    let value = names(world, &a.expr);
                    named.push((a.name.clone(), Element::always(value)));
                }
                !is_name
            });
            if let Some((label, span)) = block.labels.first() {
                let value = Value::string(label.clone()).at(*span);
                named.push(("type".into(), Element::always(value)));
            }
            let value = body::evaluate(world, env, &plain, block.header);
            let Some(obj) = value.as_obj() else {
                return value;
            };
            let mut entries = obj.entries.clone();
            for (name, e) in named {
                if !entries.iter().any(|(k, _)| *k == name) {
                    entries.push((name, e));
                }
            }
            Value::from(Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))))
                .with_origin(value.origin)
        })
        .collect();
    let origin = blocks
        .first()
        .map_or(Origin::NONE, |b| Origin::hop(b.header, Hop::Block));
    Value::tuple(items).with_origin(origin)
}

/// Moves what was noted on the way into the unit.
fn finish(world: &World<'_>, unit: &mut Unit) {
    let mut log = world.log.borrow_mut();
    let mut files = std::mem::take(&mut log.files);
    let read = world.files.read.borrow();
    unit.data = read.difference(&files).cloned().collect();
    files.extend(read.iter().cloned());
    let mut missing = std::mem::take(&mut log.missing);
    missing.extend(world.files.missing.borrow().iter().cloned());
    unit.files = files.into_iter().collect();
    unit.missing = missing.into_iter().collect();
    unit.problems = std::mem::take(&mut log.problems);
    let path = |p: &Problem| {
        p.span
            .and_then(|s| world.project.sources.get(s.file))
            .map(|f| f.path.to_string())
            .or_else(|| p.path.clone())
    };
    unit.problems
        .sort_by_cached_key(|p| (path(p), p.span.map(|s| (s.start, s.end)), p.code));
    unit.opaque = std::mem::take(&mut log.opaque);
    unit.opaque.sort_by(|a, b| a.address.cmp(&b.address));
    let mut idle: BTreeSet<Str> = BTreeSet::new();
    for (folder, any) in &log.called {
        if *any {
            unit.modules.push(folder.clone());
        } else {
            idle.insert(folder.clone());
            idle.extend(roots::below(world.project, world.store, folder));
        }
    }
    idle.retain(|f| log.called.get(f) != Some(&true));
    unit.modules_without_instance = idle.into_iter().collect();
}
