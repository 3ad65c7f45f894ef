//! A template as a stack: its resources and outputs, with those of the stacks that it nests.
//!
//! Nested stacks are evaluated when an output is asked for, at the latest when the resources are
//! put together; each once. Must not know: canonical types, rules, how templates are lowered.

use super::deployed::{self, Deployed};
use super::exports::{self, Exporting, Exports};
use super::inspect::Asked;
use super::passed::Passed;
use super::project::{self, Files, Parsed, Templates, Unread};
use super::scope::TemplateScope;
use super::template::{Declared, Properties, Template};
use super::{Inputs, text_template};
use crate::diagnostic::Problem;
use crate::expr::{Bindings, Budget, Evaluator, Mode};
use crate::resource::{CallSite, Dialect, OpaqueModule, Output, Resource, Unit};
use crate::source::Span;
use crate::value::{Cond, Conditions, Kind, Reason, Str, Type, Value};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Stacks within stacks.
const MAX_NESTING: usize = 32;
/// Nested stacks of one unit.
const MAX_STACKS: usize = 2_000;
/// Resources of one unit beyond which nested stacks add no more.
const MAX_RESOURCES: usize = 50_000;
/// Nodes of templates, each as often as it is evaluated, beyond which none is nested.
const MAX_NODES: usize = 4_000_000;

/// What the stacks of one unit share.
pub(super) struct World<'w> {
    pub templates: &'w Templates<'w>,
    /// What is given from outside to a stack that nothing calls.
    pub inputs: &'w Inputs,
    /// What other stacks export.
    exports: Option<&'w Exports>,
    /// What is asked of each template that is evaluated.
    pub asked: Option<&'w Asked<'w>>,
    log: RefCell<Log>,
    stacks: Cell<usize>,
    resources: Cell<usize>,
    nodes: Cell<usize>,
}

/// What is noted on the way.
#[derive(Default)]
struct Log {
    problems: Vec<Problem>,
    files: BTreeSet<Str>,
    templates: BTreeSet<Str>,
    missing: BTreeSet<Str>,
    opaque: Vec<OpaqueModule>,
    exports: Vec<(Str, Value)>,
    /// The names that are imported.
    imports: BTreeSet<Str>,
    /// Resources whose text is broken.
    lost: Vec<Str>,
    /// Resources of other templates that imports name, by address.
    imported: BTreeMap<Str, Resource>,
}

impl<'w> World<'w> {
    pub(super) fn new(
        templates: &'w Templates<'w>,
        inputs: &'w Inputs,
        exports: Option<&'w Exports>,
    ) -> World<'w> {
        World {
            templates,
            inputs,
            exports,
            asked: None,
            log: RefCell::default(),
            stacks: Cell::new(0),
            resources: Cell::new(0),
            nodes: Cell::new(0),
        }
    }

    /// Notes a problem.
    pub(super) fn problem(&self, problem: Problem) {
        self.log.borrow_mut().problems.push(problem);
    }

    /// Notes files that were read, and such as are not there.
    pub(super) fn read(&self, files: &BTreeSet<Str>, missing: &BTreeSet<Str>) {
        let mut log = self.log.borrow_mut();
        log.files.extend(files.iter().cloned());
        log.missing.extend(missing.iter().cloned());
    }

    /// Notes that this many nodes of a template were evaluated.
    pub(super) fn spend(&self, nodes: usize) {
        self.nodes.set(self.nodes.get().saturating_add(nodes));
    }

    /// Notes a stack whose template is not there.
    fn opaque(&self, stack: OpaqueModule) {
        self.log.borrow_mut().opaque.push(stack);
    }

    /// Notes what an output exports.
    pub(super) fn export(&self, name: Str, value: Value) {
        self.log.borrow_mut().exports.push((name, value));
    }

    /// The value of an import; the resource that it names becomes one of the unit, not judged.
    pub(super) fn import(&self, name: &str) -> Option<Value> {
        self.log.borrow_mut().imports.insert(name.into());
        let export = self.exports?.get(name)?;
        if let Some(resource) = &export.resource {
            let mut log = self.log.borrow_mut();
            log.imported
                .insert(resource.address.clone(), resource.clone());
        }
        Some(export.value.clone())
    }

    /// Moves what was noted into the unit; what is exported and imported is given back.
    fn finish(self, unit: &mut Unit) -> (Vec<(Str, Value)>, BTreeSet<Str>) {
        let log = self.log.into_inner();
        unit.problems.extend(log.problems);
        // A template that is called twice has its problems once.
        let place = |p: &Problem| p.span.map(|s| (s.file, s.start, s.end));
        unit.problems.sort_by_key(place);
        unit.problems.dedup();
        let join = |have: &mut Vec<Str>, more: BTreeSet<Str>| {
            let mut all: BTreeSet<Str> = std::mem::take(have).into_iter().collect();
            all.extend(more);
            *have = all.into_iter().collect();
        };
        join(&mut unit.files, log.files);
        join(&mut unit.templates, log.templates);
        join(&mut unit.missing, log.missing);
        unit.opaque.extend(log.opaque);
        unit.opaque.sort_by(|a, b| a.address.cmp(&b.address));
        unit.unjudged.extend(log.lost);
        unit.unjudged.extend(log.imported.keys().cloned());
        unit.imported.extend(log.imported.keys().cloned());
        unit.resources.extend(log.imported.into_values());
        (log.exports, log.imports)
    }
}

/// Where a stack stands among those of its unit.
#[derive(Clone)]
pub(super) struct Position {
    /// Its address; empty for one that nothing calls.
    pub address: Str,
    /// The calls around it, outermost first.
    pub calls: Arc<Vec<CallSite>>,
    /// When it exists.
    pub exists: Cond,
    /// Whether it stands for any number of stacks.
    pub symbolic: bool,
    /// Whether it stands in other accounts or regions, where its exports stay.
    pub elsewhere: bool,
    /// Paths of the templates around it and its own, outermost first.
    pub paths: Arc<Vec<Str>>,
}

/// A stack under evaluation.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    /// What the stacks of its unit share.
    pub world: &'a World<'a>,
    /// Its template.
    pub parsed: &'a Parsed,
    /// Where it stands among those stacks.
    pub position: &'a Position,
    /// What its caller passes; a stack of its own has the inputs of the run.
    pub passed: Option<&'a Passed>,
}

impl Position {
    /// That of a stack which nothing calls.
    pub(super) fn alone(path: &Str) -> Position {
        Position {
            address: Str::default(),
            calls: Arc::default(),
            exists: Cond::TRUE,
            symbolic: false,
            elsewhere: false,
            paths: Arc::new(vec![path.clone()]),
        }
    }

    /// The address of something within the stack.
    pub(super) fn within(&self, name: &str) -> Str {
        match self.address.is_empty() {
            true => name.into(),
            false => format!("{}/{name}", self.address).into(),
        }
    }
}

/// A stack that another language deploys.
pub struct StackCall {
    /// The address of what deploys it.
    pub address: Str,
    /// The header of its block.
    pub header: Span,
    /// Its whole block.
    pub span: Span,
    /// When it exists.
    pub exists: Cond,
    /// Whether it stands for any number of instances.
    pub symbolic: bool,
    /// The calls around it, outermost first.
    pub calls: Arc<Vec<CallSite>>,
    /// The template's text.
    pub body: Option<Value>,
    /// Or where the template is.
    pub url: Option<Value>,
    /// What is passed to it.
    pub parameters: Option<Value>,
}

/// Adds what the templates of some stacks make to the unit that deploys them.
pub(super) fn expand(templates: &Templates<'_>, unit: &mut Unit, calls: Vec<StackCall>) {
    let budget = Budget::default();
    let inputs = Inputs::default();
    let world = World::new(templates, &inputs, templates.exports.get());
    let mut resources = Vec::new();
    {
        let ev = Evaluator {
            table: &unit.conditions,
            budget: &budget,
            mode: Mode::CloudFormation,
        };
        let mut deployed = Deployed::default();
        let files = Files::new(&unit.files);
        for call in in_order(calls) {
            if call.exists.is_false() {
                continue;
            }
            let mut call = call;
            for value in [&mut call.body, &mut call.parameters].into_iter().flatten() {
                deployed.fill(&ev, value);
            }
            let address = call.address.clone();
            let Some(evaluated) = called(&world, &ev, &files, call) else {
                continue;
            };
            let outputs = evaluated.outputs.into_iter();
            deployed.add(address, outputs.map(|o| (o.name, o.value)).collect());
            resources.extend(evaluated.resources);
        }
        if !deployed.is_empty() {
            for resource in &mut unit.resources {
                deployed.fill(&ev, &mut resource.body);
            }
            for output in &mut unit.outputs {
                deployed.fill(&ev, &mut output.value);
            }
        }
    }
    unit.resources.extend(resources);
    world.finish(unit);
}

/// Stacks in such an order that each comes after those whose outputs it is passed; where that is a
/// circle, in the order given.
fn in_order(calls: Vec<StackCall>) -> Vec<StackCall> {
    let numbers: HashMap<&Str, usize> = calls
        .iter()
        .enumerate()
        .map(|(n, call)| (&call.address, n))
        .collect();
    let waits_for = calls.iter().map(|call| {
        let mut others = BTreeSet::new();
        for value in [&call.body, &call.parameters].into_iter().flatten() {
            deployed::for_stacks(value, &mut |stack| others.extend(numbers.get(stack)));
        }
        others
    });
    let waits_for: Vec<BTreeSet<usize>> = waits_for.collect();
    let mut followed_by: Vec<Vec<usize>> = vec![Vec::new(); calls.len()];
    for (n, others) in waits_for.iter().enumerate() {
        for other in others {
            if let Some(following) = followed_by.get_mut(*other) {
                following.push(n);
            }
        }
    }
    let mut open: Vec<usize> = waits_for.iter().map(BTreeSet::len).collect();
    let none = open.iter().enumerate().filter(|(_, open)| **open == 0);
    let mut order: Vec<usize> = none.map(|(n, _)| n).collect();
    let mut at = 0;
    while let Some(n) = order.get(at).copied() {
        at += 1;
        for next in followed_by.get(n).into_iter().flatten() {
            if let Some(open) = open.get_mut(*next) {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    order.push(*next);
                }
            }
        }
    }
    let mut calls: Vec<Option<StackCall>> = calls.into_iter().map(Some).collect();
    let mut ordered: Vec<StackCall> = order
        .into_iter()
        .filter_map(|n| calls.get_mut(n)?.take())
        .collect();
    ordered.extend(calls.into_iter().flatten());
    ordered
}

/// A stack that another language deploys; `None` where its template is not there.
fn called(
    world: &World<'_>,
    ev: &Evaluator<'_>,
    files: &Files<'_>,
    call: StackCall,
) -> Option<Evaluated> {
    let sources = world.templates.project.sources;
    let found = call.body.as_ref().and_then(|body| {
        let text = body.as_str().filter(|_| body.encodes().is_none());
        let file = text.and_then(|text| world.templates.of_text(text, files));
        file.or_else(|| text_template::parse(ev.table, sources, body).map(Arc::new))
    });
    let Some(parsed) = found else {
        let source = call.url.as_ref().and_then(Value::as_str);
        world.opaque(OpaqueModule {
            dialect: Dialect::CloudFormation,
            reason: match &call.body {
                Some(body) => reason_of_body(body),
                None => not_there(&call.address),
            },
            address: call.address,
            source: source.unwrap_or_default().into(),
            header: call.header,
        });
        return None;
    };
    let passed = Passed::of(ev, &call.parameters.unwrap_or_else(Value::null));
    let mut calls = call.calls.as_ref().clone();
    calls.push(CallSite {
        address: call.address.clone(),
        header: call.header,
        span: call.span,
        third_party: calls.last().is_some_and(|c| c.third_party),
    });
    let position = Position {
        address: call.address,
        calls: Arc::new(calls),
        exists: call.exists,
        symbolic: call.symbolic,
        // What a stack of Terraform exports is nobody's import here.
        elsewhere: true,
        paths: Arc::new(vec![parsed.path.clone()]),
    };
    let frame = Frame {
        world,
        parsed: &parsed,
        position: &position,
        passed: Some(&passed),
    };
    Some(evaluate(frame, ev))
}

/// A nested stack.
pub(super) enum Nested {
    /// Its template was evaluated.
    Known {
        outputs: BTreeMap<Str, Value>,
        /// Until they are put among those of the unit.
        resources: RefCell<Vec<Resource>>,
        /// Whether a macro may add outputs.
        transformed: bool,
    },
    /// Its template is not there.
    Opaque,
}

/// The unit of a template that is a stack of its own.
pub(super) fn unit(templates: &Templates<'_>, parsed: &Parsed, inputs: &Inputs) -> Unit {
    whole(templates, parsed, inputs, templates.exports.get()).0
}

/// What such a stack exports, with what others are known to; and its unit.
pub(super) fn exporting(
    templates: &Templates<'_>,
    parsed: &Parsed,
    inputs: &Inputs,
    known: Option<&Exports>,
) -> (Exporting, Unit) {
    let (unit, exports, imports) = whole(templates, parsed, inputs, known);
    let exporting = Exporting {
        exports: exports::leaving(&unit, exports),
        imports,
    };
    (exporting, unit)
}

/// The unit, with what it exports and the names that it imports.
fn whole(
    templates: &Templates<'_>,
    parsed: &Parsed,
    inputs: &Inputs,
    known: Option<&Exports>,
) -> (Unit, Vec<(Str, Value)>, BTreeSet<Str>) {
    let mut unit = Unit {
        path: parsed.path.clone(),
        dialect: Some(Dialect::CloudFormation),
        ..Unit::default()
    };
    let table = Conditions::default();
    let budget = Budget::default();
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::CloudFormation,
    };
    let world = World::new(templates, inputs, known);
    let position = Position::alone(&parsed.path);
    let frame = Frame {
        world: &world,
        parsed,
        position: &position,
        passed: None,
    };
    let evaluated = evaluate(frame, &ev);
    unit.resources = evaluated.resources;
    unit.outputs = evaluated.outputs;
    unit.possible = Some(evaluated.possible);
    let (exports, imports) = world.finish(&mut unit);
    unit.conditions = table;
    (unit, exports, imports)
}

/// What a stack gives, nested ones with it.
struct Evaluated {
    resources: Vec<Resource>,
    outputs: Vec<Output>,
    /// What the assertions of its rules leave.
    possible: Cond,
    /// Whether a macro may add outputs.
    transformed: bool,
}

/// Evaluates a stack.
fn evaluate(frame: Frame<'_>, ev: &Evaluator<'_>) -> Evaluated {
    let (world, parsed) = (frame.world, frame.parsed);
    if !parsed.path.is_empty() {
        let mut log = world.log.borrow_mut();
        log.files.insert(parsed.path.clone());
        log.templates.insert(parsed.path.clone());
    }
    world.spend(parsed.tree.nodes.len());
    let mut problems = parsed.problems.clone();
    let mut template = super::lowered(frame, ev, &mut problems);
    template.lose(&parsed.lost, &parsed.text);
    if let (Some(passed), false) = (frame.passed, template.transformed) {
        passed_but_not_declared(frame, &template, passed);
    }
    let scope = TemplateScope::new(&template, frame, ev);
    if let Some(asked) = world.asked {
        asked.of(&scope, ev);
    }
    let possible = super::assertions::possible(&template.rules, &scope, ev);
    let resources = super::resources(&template, &scope, ev);
    let lost = template.resources.iter().filter(|r| r.lost);
    let lost: Vec<Str> = lost.map(|r| frame.position.within(&r.name)).collect();
    world.log.borrow_mut().lost.extend(lost);
    let outputs = super::outputs(&template, &scope, ev);
    problems.extend(scope.into_problems());
    problems.into_iter().for_each(|p| world.problem(p));
    Evaluated {
        resources,
        outputs,
        possible,
        transformed: template.transformed,
    }
}

/// The type of a template's stacks in other accounts and regions.
const STACK_SET: &str = "AWS::CloudFormation::StackSet";

/// Evaluates the stack that a resource of a template nests.
pub(super) fn nested(
    scope: &TemplateScope<'_>,
    ev: &Evaluator<'_>,
    declared: &Declared,
    exists: Cond,
) -> Nested {
    let (world, around) = (scope.frame.world, scope.frame.position);
    let address = around.within(&declared.name);
    let property = |name: &str| property(scope, ev, declared, name);
    let inline = property("TemplateBody");
    let child = match (location(declared), inline) {
        (_, Some(body)) => text_template::parse(ev.table, world.templates.project.sources, &body)
            .map(Arc::new)
            .ok_or_else(|| (Str::default(), reason_of_body(&body))),
        (Some(name), None) => match project::asset(declared)
            .map(Value::string)
            .or(property(name))
        {
            Some(value) => template(scope, declared, &value),
            None => Err((Str::default(), not_there(&address))),
        },
        (None, None) => Err((Str::default(), not_there(&address))),
    };
    let child = match child {
        Ok(child) => child,
        Err((source, reason)) => {
            scope.frame.world.opaque(OpaqueModule {
                dialect: Dialect::CloudFormation,
                address,
                source,
                header: declared.header,
                reason,
            });
            return Nested::Opaque;
        }
    };
    if let Some(problem) = refusal(scope, declared, &child) {
        scope.frame.world.problem(problem.clone());
        scope.frame.world.opaque(OpaqueModule {
            dialect: Dialect::CloudFormation,
            address,
            source: child.path.clone(),
            header: declared.header,
            reason: Reason::Error(problem.message.into()),
        });
        return Nested::Opaque;
    }
    let mut passed = Passed::of(ev, &property("Parameters").unwrap_or_else(Value::null));
    let is_set = declared.ty == STACK_SET;
    if let Some(groups) = property("StackInstancesGroup").filter(|_| is_set) {
        passed.overridden(&groups);
    }
    let mut paths = around.paths.as_ref().clone();
    paths.push(child.path.clone());
    let mut calls = around.calls.as_ref().clone();
    calls.push(CallSite {
        address: address.clone(),
        header: declared.header,
        span: declared.span,
        third_party: false,
    });
    let position = Position {
        address,
        calls: Arc::new(calls),
        exists: ev.table.and(around.exists, exists).unwrap_or(exists),
        symbolic: around.symbolic || declared.symbolic,
        elsewhere: around.elsewhere || is_set,
        paths: Arc::new(paths),
    };
    world.stacks.set(world.stacks.get() + 1);
    let frame = Frame {
        world,
        parsed: &child,
        position: &position,
        passed: Some(&passed),
    };
    let evaluated = evaluate(frame, ev);
    let so_far = world.resources.get();
    world.resources.set(so_far + evaluated.resources.len());
    let outputs = evaluated.outputs.into_iter();
    Nested::Known {
        outputs: outputs.map(|o| (o.name, o.value)).collect(),
        resources: RefCell::new(evaluated.resources),
        transformed: evaluated.transformed,
    }
}

fn location(declared: &Declared) -> Option<&'static str> {
    project::location(&declared.ty)
}

fn not_there(address: &Str) -> Reason {
    Reason::MissingModule(address.clone())
}

fn depends() -> Reason {
    Reason::Other("its template depends on a condition".into())
}

fn reason_of_body(body: &Value) -> Reason {
    match &body.kind {
        Kind::Unknown(u) => u.reason.clone(),
        Kind::Choice(_) => depends(),
        _ => Reason::Other("its template is no text".into()),
    }
}

/// One property of a resource; `None` where it has none of that name, or nothing in it.
fn property(
    scope: &TemplateScope<'_>,
    ev: &Evaluator<'_>,
    declared: &Declared,
    name: &str,
) -> Option<Value> {
    let env = Bindings::new(scope);
    let value = match declared.properties.as_ref()? {
        Properties::Each(each) => {
            let (_, expr) = each.iter().rev().find(|(n, _)| n == name)?;
            scope.value(ev, expr, &env)
        }
        Properties::Whole(expr) => scope.value(ev, expr, &env).get(name)?.clone(),
    };
    (!value.is_null()).then_some(value)
}

/// The template that a stack names, or its name and why it is not there.
fn template(
    scope: &TemplateScope<'_>,
    declared: &Declared,
    named: &Value,
) -> Result<Arc<Parsed>, (Str, Reason)> {
    let address = scope.frame.position.within(&declared.name);
    let Some(name) = named.as_str() else {
        let reason = match &named.kind {
            Kind::Unknown(u) => u.reason.clone(),
            Kind::Choice(_) => depends(),
            _ => not_there(&address),
        };
        return Err((Str::default(), reason));
    };
    let source: Str = name.into();
    let own = scope.frame.position.paths.last().map_or("", Str::as_str);
    // A text has no folder that a path could be relative to.
    let path = (!own.is_empty())
        .then(|| project::local(own, name))
        .flatten();
    let Some(path) = path else {
        return Err((source, not_there(&address)));
    };
    scope.frame.world.templates.get(&path).map_err(|unread| {
        scope
            .frame
            .world
            .log
            .borrow_mut()
            .missing
            .insert(path.clone());
        if let Unread::Refused(words) = unread {
            scope.frame.world.problem(
                Problem::error(
                    "cannot-read",
                    format!("the template `{name}` cannot be read: {words}"),
                    named.origin.source().span,
                )
                .help("the stack was analysed without what its template makes"),
            );
        }
        (source, not_there(&address))
    })
}

/// Why a template that is there is not evaluated: it nests itself, or there are too many.
fn refusal(scope: &TemplateScope<'_>, declared: &Declared, child: &Parsed) -> Option<Problem> {
    let paths = &scope.frame.position.paths;
    if !child.path.is_empty() && paths.contains(&child.path) {
        let message = format!("the template `{}` nests itself", child.path);
        return Some(
            Problem::error("stack-cycle", message, declared.header)
                .help("a stack cannot be part of itself; correct the `TemplateURL`"),
        );
    }
    let world = scope.frame.world;
    let many = paths.len() > MAX_NESTING
        || world.stacks.get() >= MAX_STACKS
        || world.resources.get() >= MAX_RESOURCES
        || world.nodes.get() >= MAX_NODES;
    many.then(|| {
        Problem::error(
            "too-many-stacks",
            "there are more nested stacks than are analysed",
            declared.header,
        )
    })
}

/// Says which parameters are passed in vain, which CloudFormation refuses.
fn passed_but_not_declared(frame: Frame<'_>, template: &Template, passed: &Passed) {
    let Some(call) = frame.position.calls.last() else {
        return;
    };
    for (name, element) in &passed.values {
        let known = template.parameters.iter().any(|p| p.name == *name);
        if !known {
            let span = element.value.origin.span;
            let stack = &call.address;
            frame.world.problem(
                Problem::warning(
                    "unknown-parameter",
                    format!("the template of `{stack}` has no parameter `{name}`"),
                    if span.is_none() { call.header } else { span },
                )
                .help("CloudFormation refuses a parameter that the template does not declare"),
            );
        }
    }
}

/// What a parent sees of an output.
pub(super) fn output(
    scope: &TemplateScope<'_>,
    nested: &Nested,
    stack: &str,
    name: &str,
    span: Span,
) -> Option<Value> {
    let Nested::Known {
        outputs,
        transformed,
        ..
    } = nested
    else {
        return None;
    };
    if let Some(value) = outputs.get(name) {
        return Some(value.clone());
    }
    if *transformed {
        return None;
    }
    let message = format!("the template of `{stack}` has no output `{name}`");
    scope.report(
        Problem::warning("unknown-reference", message.clone(), span)
            .help("declare it in its `Outputs`, or correct the name"),
    );
    Some(Value::unknown(Reason::Error(message.into()), Type::Dynamic))
}
