//! What expressions are worth where they are written, in each instance of their module: for whoever
//! shows values beside the text.
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
use super::{expand, modules, resources, variables};
use crate::expr::ir::{Attribute, Body, Expr, ExprKind, TemplatePart};
use crate::expr::{Bindings, Budget};
use crate::source::{FileId, Span};
use crate::value::{Conditions, Str, Value};
use std::ops::Range;
use std::rc::Rc;

/// Module instances looked through for those of a folder.
const MAX_VISITED: usize = 5_000;
/// Instances in which an expression is evaluated.
const MAX_INSTANCES: usize = 32;
/// Expressions evaluated for one question.
const MAX_EXPRESSIONS: usize = 1_000;

/// Which expressions of a file are asked for.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// The smallest one at an offset that is more than a literal.
    At(u32),
    /// All references to variables, locals, outputs and attributes in a range.
    References(Range<u32>),
}

/// An expression's values.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// The expression.
    pub span: Span,
    /// Its value in each instance, with the address of the resource, call or module instance; empty
    /// for the root module itself.
    pub values: Vec<(Str, Value)>,
    /// Whether there are more instances than were evaluated.
    pub more: bool,
}

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
}

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
        for (site, expr) in chosen(&def, place.1, wanted) {
            let mut found = Inspected {
                span: expr.map_or(site.name, |e| e.span),
                values: Vec::new(),
                more,
            };
            for instance in &instances {
                evaluate(&world, instance, &site, expr, &mut found);
            }
            if !found.values.is_empty() {
                out.push(found);
            }
        }
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
    expr: Option<&Expr>,
    found: &mut Inspected,
) {
    let single = || Rc::new(Expansion::single());
    let (expansion, address): (Rc<Expansion>, AddressOf<'_>) = match site.owner {
        Owner::Variable(i) => {
            world.ev.budget.renew();
            let value = variables::value(world, instance, i, site.name);
            found.values.push((instance.address.clone(), value));
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
    for rep in &expansion.reps {
        if found.values.len() >= MAX_INSTANCES {
            found.more = true;
            return;
        }
        world.ev.budget.renew();
        let scope = InstanceScope::new(world, instance).within(rep);
        let value = world.ev.eval(expr, &Bindings::new(&scope));
        let value = value.unwrap_or_else(|e| e.value());
        found.values.push((address(rep), value));
    }
}

/// The wanted expressions of a definition.
fn chosen<'d>(
    def: &'d ModuleDef,
    file: FileId,
    wanted: &Wanted,
) -> Vec<(Site<'d>, Option<&'d Expr>)> {
    let mut out = Vec::new();
    for site in sites(def) {
        let place = site.expr.map_or(site.name, |e| e.span);
        if place.file != file || out.len() >= MAX_EXPRESSIONS {
            continue;
        }
        match wanted {
            Wanted::At(offset) => {
                let on_name = site.name.file == file && holds(site.name, *offset);
                if !on_name && !holds(place, *offset) {
                    continue;
                }
                let expr = match on_name {
                    true => site.expr,
                    false => site.expr.and_then(|e| smallest(e, *offset)),
                };
                if on_name || expr.is_some() {
                    out.push((site, expr));
                }
                // Sites do not overlap.
                return out;
            }
            Wanted::References(range) => {
                let Some(expr) = site.expr else { continue };
                let hidden = hidden(expr);
                let mut found = Vec::new();
                expr.walk(&mut |e| {
                    let inside = e.span.start >= range.start && e.span.end <= range.end;
                    let hidden = hidden.iter().any(|h| h.contains(e.span));
                    if let ExprKind::Traversal(t) = &e.kind
                        && inside
                        && !hidden
                        && !t.steps.is_empty()
                    {
                        found.push(e);
                    }
                });
                out.extend(found.into_iter().map(|e| (site, Some(e))));
            }
        }
    }
    out
}

fn holds(span: Span, offset: u32) -> bool {
    (span.start..=span.end).contains(&offset)
}

/// All expressions of a definition that are evaluated by themselves.
fn sites(def: &ModuleDef) -> Vec<Site<'_>> {
    let mut out = Vec::new();
    for (i, v) in def.variables.iter().enumerate() {
        out.push(Site {
            expr: v.default.as_ref().map(|d| &d.expr),
            name: v.header,
            owner: Owner::Variable(i),
        });
    }
    let plain = |expr, name, owner| Site {
        expr: Some(expr),
        name,
        owner,
    };
    for l in def.locals.iter() {
        out.push(plain(&l.expr, Span::NONE, Owner::Module));
    }
    for o in def.outputs.iter() {
        let value = o.value.iter();
        out.extend(value.map(|e| plain(e, o.header, Owner::Module)));
    }
    for (i, r) in def.resources.iter().enumerate() {
        body(&r.body, Owner::Resource(i), &mut out);
        let own = [&r.repetition.count, &r.repetition.for_each];
        let own = own.into_iter().flatten();
        out.extend(own.map(|e| plain(e, Span::NONE, Owner::Module)));
    }
    for (i, c) in def.calls.iter().enumerate() {
        for a in &c.arguments {
            out.push(attribute(a, Owner::Call(i)));
        }
        let own = [&c.repetition.count, &c.repetition.for_each];
        let own = own.into_iter().flatten();
        out.extend(own.map(|e| plain(e, Span::NONE, Owner::Module)));
    }
    for p in &def.providers {
        body(&p.body, Owner::Module, &mut out);
    }
    out
}

fn attribute(a: &Attribute, owner: Owner) -> Site<'_> {
    Site {
        expr: Some(&a.expr),
        name: a.name_span,
        owner,
    }
}

/// The attributes of a body and of its blocks. In the content of a dynamic block stand names that
/// only its expansion gives.
fn body<'d>(of: &'d Body, owner: Owner, out: &mut Vec<Site<'d>>) {
    out.extend(of.attributes.iter().map(|a| attribute(a, owner)));
    for block in &of.blocks {
        if block.kind == "dynamic" {
            let each = block.body.attribute("for_each");
            out.extend(each.map(|a| attribute(a, owner)));
        } else {
            body(&block.body, owner, out);
        }
    }
}

/// The smallest expression at an offset that is more than a literal and sees no names that only a
/// loop around it gives.
fn smallest(expr: &Expr, offset: u32) -> Option<&Expr> {
    let hidden = hidden(expr);
    let mut best: Option<&Expr> = None;
    expr.walk(&mut |e| {
        let literal = matches!(
            e.kind,
            ExprKind::Null
                | ExprKind::Bool(_)
                | ExprKind::Int(_)
                | ExprKind::Decimal(_)
                | ExprKind::Text(_)
        );
        let hidden = hidden.iter().any(|h| h.contains(e.span));
        if !literal && !hidden && holds(e.span, offset) {
            best = Some(e);
        }
    });
    best
}

/// The parts of an expression that see names which a loop gives.
fn hidden(expr: &Expr) -> Vec<Span> {
    let mut out = Vec::new();
    expr.walk(&mut |e| match &e.kind {
        ExprKind::For(x) => {
            out.push(x.result.span);
            out.extend(x.key_result.iter().map(|e| e.span));
            out.extend(x.condition.iter().map(|e| e.span));
        }
        ExprKind::Template(parts) => looped(parts, &mut out),
        _ => {}
    });
    out
}

/// The expressions in `for` directives of a template.
fn looped(parts: &[TemplatePart], out: &mut Vec<Span>) {
    for part in parts {
        match part {
            TemplatePart::For(x) => all_of(&x.body, out),
            TemplatePart::If(x) => {
                looped(&x.then, out);
                looped(&x.otherwise, out);
            }
            TemplatePart::Text(_) | TemplatePart::Interpolation(_) => {}
        }
    }
}

fn all_of(parts: &[TemplatePart], out: &mut Vec<Span>) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(e) => out.push(e.span),
            TemplatePart::If(x) => {
                out.push(x.condition.span);
                all_of(&x.then, out);
                all_of(&x.otherwise, out);
            }
            TemplatePart::For(x) => {
                out.push(x.collection.span);
                all_of(&x.body, out);
            }
        }
    }
}
