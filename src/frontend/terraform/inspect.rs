//! What expressions are worth where they are written, in each instance of their module and in each
//! turn of the loops around them: for whoever shows values beside the text.
//!
//! Evaluates what is asked for and nothing else. Must not know: how values are shown.

use super::Project;
use super::assemble;
use super::definitions::ModuleDef;
use super::expand::{Expansion, Rep};
use super::instance::{Instance, Node};
use super::scope::InstanceScope;
use super::store::Store;
use super::world::World;
use super::{body, expand, modules, resources, variables};
use crate::expr::ir::{Attribute, Body, Expr, ExprKind};
use crate::expr::{self, Bindings, Budget, Loop};
use crate::resource::inspected::{Inspected, ValueAt, Wanted};
use crate::source::{FileId, Span};
use crate::value::{Conditions, Kind, Marks, Str, Value};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Module instances looked through for those of a folder.
const MAX_VISITED: usize = 5_000;
/// Instances in which an expression is evaluated.
const MAX_INSTANCES: usize = 32;
/// Elements of a loop around it for which it is, in each instance.
const MAX_ELEMENTS: usize = 16;
/// Values of one expression.
const MAX_VALUES: usize = 128;
/// Expressions evaluated for one question.
const MAX_EXPRESSIONS: usize = 1_000;
/// Values of them all; what is beyond is left out.
const MAX_ALL_VALUES: usize = 10_000;
/// Characters of a key that are shown.
const MAX_KEY: usize = 40;

/// Whose `count` and `each` an expression sees.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Module,
    Variable(usize),
    Resource(usize),
    Call(usize),
}

/// An expression of a definition.
#[derive(Clone, Copy)]
struct Site<'d> {
    /// None of a variable without default.
    expr: Option<&'d Expr>,
    /// The place that stands for it beside its own.
    name: Span,
    owner: Owner,
    /// The loops around it, outermost first.
    loops: &'d [Loop<'d>],
}

/// What is done with each site, until it is enough.
type Visit<'v> = dyn FnMut(&Site<'_>) -> ControlFlow<()> + 'v;

/// The values of the wanted expressions of a file in `folder`, under one root module.
pub(super) fn inspect<R>(
    project: &Project<'_>,
    store: &Store,
    root: &str,
    place: (&str, FileId),
    wanted: &Wanted,
    f: impl FnOnce(Vec<Inspected>, &Conditions) -> R,
) -> R {
    let table = Conditions::default();
    let budget = Budget::default();
    let world = World::new(project, store, root, &table, &budget);
    let top = assemble::root_instance(&world);
    let (instances, more) = instances(&world, &top, place.0);
    let mut out = Vec::new();
    if let Some(first) = instances.first() {
        let def = first.def.clone();
        let mut left = (MAX_EXPRESSIONS, MAX_ALL_VALUES);
        // What is broken off is broken off on purpose.
        let _ = sites(&def, &mut |site| {
            let (chosen, flow) = chosen(site, place.1, wanted);
            for expr in chosen {
                if left.0 == 0 || left.1 == 0 {
                    return ControlFlow::Break(());
                }
                let loops = loops(site, expr);
                let mut found = Inspected {
                    span: expr.map_or(site.name, |e| e.span),
                    values: Vec::new(),
                    looped: !loops.is_empty(),
                    more,
                };
                for instance in &instances {
                    evaluate(&world, instance, site, (expr, &loops), &mut found);
                }
                left = (left.0 - 1, left.1.saturating_sub(found.values.len()));
                if !found.values.is_empty() || found.looped {
                    out.push(found);
                }
            }
            flow
        });
    }
    let result = f(out, &table);
    top.release();
    result
}

/// The instances of a folder's module, and whether there are more.
fn instances(world: &World<'_>, top: &Rc<Instance>, folder: &str) -> (Vec<Rc<Instance>>, bool) {
    let mut found = Vec::new();
    let mut pending = vec![top.clone()];
    let mut visited = 0;
    while let Some(instance) = pending.pop() {
        visited += 1;
        if visited > MAX_VISITED || found.len() >= MAX_INSTANCES {
            return (found, true);
        }
        if instance.def.folder == folder || instance.def.real == folder {
            found.push(instance.clone());
        }
        let mut children = Vec::new();
        for position in 0..instance.def.calls.len() {
            if let Some(made) = modules::children(world, &instance, position) {
                children.extend(made.instances.iter().cloned());
            }
        }
        pending.extend(children.into_iter().rev());
    }
    (found, false)
}

/// The address of an instance.
type AddressOf<'a> = Box<dyn Fn(&Rep) -> Str + 'a>;

/// The value of an expression in all instances of what it belongs to.
fn evaluate(
    world: &World<'_>,
    instance: &Rc<Instance>,
    site: &Site<'_>,
    (expr, loops): (Option<&Expr>, &[Loop<'_>]),
    found: &mut Inspected,
) {
    let single = || Rc::new(Expansion::single());
    let (expansion, address): (Rc<Expansion>, AddressOf<'_>) = match site.owner {
        Owner::Variable(i) => {
            world.ev.budget.renew();
            let value = variables::value(world, instance, i, site.name);
            found
                .values
                .push(ValueAt::new(instance.address.clone(), value));
            return;
        }
        Owner::Resource(i) => match instance.def.resources.at(i) {
            Some(def) => (
                resources::expansion(world, instance, i, def),
                Box::new(move |rep| resources::address(instance, def, rep)),
            ),
            None => return,
        },
        Owner::Call(i) => match instance.def.calls.at(i) {
            Some(call) => {
                let node = Node::CallExpansion(i);
                let own =
                    super::address::within(&instance.address, &format!("module.{}", call.name));
                (
                    expand::expansion(world, instance, node, &call.repetition),
                    Box::new(move |rep| rep.key.on(&own)),
                )
            }
            None => return,
        },
        Owner::Module => (single(), Box::new(|_| instance.address.clone())),
    };
    let Some(expr) = expr else { return };
    for (n, rep) in expansion.reps.iter().enumerate() {
        if n >= MAX_INSTANCES || found.values.len() >= MAX_VALUES {
            found.more = true;
            return;
        }
        world.ev.budget.renew();
        let scope = InstanceScope::new(world, instance).within(rep);
        let address = address(rep);
        let env = Bindings::new(&scope);
        let mut here = 0;
        let more = world.ev.turns(loops, &env, MAX_ELEMENTS, &mut |env, turn| {
            if here >= MAX_ELEMENTS {
                return ControlFlow::Break(());
            }
            here += 1;
            let value = world.ev.eval(expr, env).unwrap_or_else(|e| e.value());
            found.values.push(ValueAt {
                address: address.clone(),
                element: turn.keys.iter().map(key).collect::<String>().into(),
                cond: turn.cond,
                value,
            });
            ControlFlow::Continue(())
        });
        found.more |= more;
    }
}

/// An element's key as it is shown.
fn key(key: &Value) -> String {
    match &key.kind {
        _ if key.deep_marks().has(Marks::SENSITIVE) => "[…]".to_owned(),
        Kind::String(text) => {
            let mut short: String = text.chars().take(MAX_KEY).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("[{short:?}]")
        }
        Kind::Number(n) => format!("[{n}]"),
        _ => "[…]".to_owned(),
    }
}

/// The wanted expressions of a site, and whether there may be others elsewhere.
fn chosen<'d>(
    site: &Site<'d>,
    file: FileId,
    wanted: &Wanted,
) -> (Vec<Option<&'d Expr>>, ControlFlow<()>) {
    let none = (Vec::new(), ControlFlow::Continue(()));
    let place = site.expr.map_or(site.name, |e| e.span);
    if place.file != file {
        return none;
    }
    match wanted {
        Wanted::At(offset) => {
            let on_name = site.name.file == file && site.name.touches(*offset);
            if !on_name && !place.touches(*offset) {
                return none;
            }
            let found = match on_name {
                true => vec![site.expr],
                false => {
                    let smallest = site.expr.and_then(|e| smallest(e, *offset));
                    smallest.into_iter().map(Some).collect()
                }
            };
            // Sites do not overlap.
            (found, ControlFlow::Break(()))
        }
        Wanted::References(range) => {
            let mut found = Vec::new();
            if let Some(expr) = site.expr {
                let repeated = expr.repeated();
                // A bare name is a reference where a loop gives it.
                let bound = |e: &Expr, name: &str| {
                    let mut inner = repeated.iter();
                    site.loops.iter().any(|l| l.gives(name))
                        || inner.any(|(part, l)| part.contains(e.span) && l.gives(name))
                };
                expr.walk(&mut |e| {
                    let inside = e.span.start >= range.start && e.span.end <= range.end;
                    if let ExprKind::Traversal(t) = &e.kind
                        && inside
                        && (!t.steps.is_empty() || bound(e, &t.root))
                    {
                        found.push(Some(e));
                    }
                });
            }
            (found, ControlFlow::Continue(()))
        }
    }
}

/// The loops around a part of a site's expression whose names it needs, outermost first.
fn loops<'d>(site: &Site<'d>, part: Option<&'d Expr>) -> Vec<Loop<'d>> {
    let (Some(whole), Some(part)) = (site.expr, part) else {
        return Vec::new();
    };
    let inner = whole.repeated().into_iter();
    let inner = inner.filter(|(span, _)| span.contains(part.span));
    let all: Vec<Loop<'_>> = site
        .loops
        .iter()
        .copied()
        .chain(inner.map(|(_, l)| l))
        .collect();
    expr::needed(&all, part)
}

/// All expressions of a definition that are evaluated by themselves.
fn sites(def: &ModuleDef, visit: &mut Visit<'_>) -> ControlFlow<()> {
    for (i, v) in def.variables.iter().enumerate() {
        visit(&Site {
            expr: v.default.as_ref().map(|d| &d.expr),
            name: v.header,
            owner: Owner::Variable(i),
            loops: &[],
        })?;
    }
    let plain = |expr: Option<&Expr>, name, visit: &mut Visit<'_>| match expr {
        Some(_) => visit(&Site {
            expr,
            name,
            owner: Owner::Module,
            loops: &[],
        }),
        None => ControlFlow::Continue(()),
    };
    for l in def.locals.iter() {
        plain(Some(&l.expr), Span::NONE, visit)?;
    }
    for o in def.outputs.iter() {
        plain(o.value.as_ref(), o.header, visit)?;
    }
    for (i, r) in def.resources.iter().enumerate() {
        of_body(&r.body, Owner::Resource(i), &[], visit)?;
        plain(r.repetition.count.as_ref(), Span::NONE, visit)?;
        plain(r.repetition.for_each.as_ref(), Span::NONE, visit)?;
    }
    for (i, c) in def.calls.iter().enumerate() {
        for a in &c.arguments {
            visit(&attribute(a, Owner::Call(i), &[]))?;
        }
        plain(c.repetition.count.as_ref(), Span::NONE, visit)?;
        plain(c.repetition.for_each.as_ref(), Span::NONE, visit)?;
    }
    for p in &def.providers {
        of_body(&p.body, Owner::Module, &[], visit)?;
    }
    ControlFlow::Continue(())
}

fn attribute<'d>(a: &'d Attribute, owner: Owner, loops: &'d [Loop<'d>]) -> Site<'d> {
    Site {
        expr: Some(&a.expr),
        name: a.name_span,
        owner,
        loops,
    }
}

/// The attributes of a body and of its blocks, with the loops of the `dynamic` ones around.
fn of_body(
    body: &Body,
    owner: Owner,
    loops: &[Loop<'_>],
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let body = body::json_blocks_of(body);
    for a in &body.attributes {
        match body::nested_json(a) {
            Some(nested) => {
                for (inner, _) in &nested {
                    of_body(inner, owner, loops, visit)?;
                }
            }
            None => visit(&attribute(a, owner, loops))?,
        }
    }
    for block in &body.blocks {
        let label = block.labels.first().filter(|_| block.kind == "dynamic");
        let Some((name, _)) = label else {
            of_body(&block.body, owner, loops, visit)?;
            continue;
        };
        let Some(dynamic) = body::Dynamic::of(block, name) else {
            continue;
        };
        let each = block.body.attribute("for_each");
        each.map_or(ControlFlow::Continue(()), |a| {
            visit(&attribute(a, owner, loops))
        })?;
        let mut inner = loops.to_vec();
        inner.push(Loop::Iterator {
            name: &dynamic.iterator,
            collection: dynamic.for_each,
        });
        if let Some(content) = &dynamic.content {
            of_body(content, owner, &inner, visit)?;
        }
    }
    ControlFlow::Continue(())
}

/// The smallest expression at an offset that is more than a literal.
fn smallest(expr: &Expr, offset: u32) -> Option<&Expr> {
    let mut best: Option<&Expr> = None;
    expr.walk(&mut |e| {
        if !e.is_literal() && e.span.touches(offset) {
            best = Some(e);
        }
    });
    best
}
