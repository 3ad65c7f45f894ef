//! CloudFormation templates, in YAML and JSON, to resources.
//!
//! A text is recognised by its content, parsed, lowered to expressions (intrinsic functions
//! become calls, traversals, conditionals and templates of the one expression language) and
//! evaluated with the template's own names; the stacks that it nests belong to its unit. SAM is
//! expanded; other transforms and macros are reported, not applied.
//! Must not know: canonical types, rules, which files are scanned.

mod assertions;
pub mod cdk;
mod cidr;
mod constraints;
mod deployed;
mod documents;
mod exports;
mod functions;
mod include;
mod inspect;
mod intrinsics;
mod loops;
mod lower;
mod parameter_files;
mod parameters;
mod passed;
mod patterns;
mod project;
mod recognize;
mod sam;
mod scope;
mod stack;
mod template;
#[cfg(test)]
mod tests;
mod text_template;

pub use parameter_files::{ParameterSet, parameter_sets};
pub use project::{Project, Template, Templates};
pub use recognize::recognize;
pub use stack::StackCall;

use self::loops::Constants;
use self::lower::Lowerer;
use self::scope::TemplateScope;
use self::stack::Frame;
use self::template::{Declared, Properties, Template as Lowered};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind};
use crate::expr::{Bindings, Evaluator};
use crate::resource::{Dialect, Output, Resource, Role, Unit};
use crate::source::{FileId, MemoryFs, SourceMap};
use crate::syntax::tree::NodeKind;
use crate::syntax::yaml;
use crate::value::{Cond, Element, Hop, Kind, Obj, Origin, Str, Type, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is given from outside.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inputs {
    /// Values of parameters by name; those that a template does not declare are ignored.
    pub parameters: BTreeMap<String, String>,
    /// Parameters that have a value which nobody knows here: not that of the default.
    pub open: BTreeSet<String>,
}

impl Inputs {
    /// Gives a parameter a value, or says that it has one; what was given last counts.
    pub fn give(&mut self, name: &str, value: Option<String>) {
        self.parameters.remove(name);
        self.open.remove(name);
        match value {
            Some(value) => {
                self.parameters.insert(name.to_owned(), value);
            }
            None => {
                self.open.insert(name.to_owned());
            }
        }
    }
}

/// The names of the parameters that a template declares.
pub fn parameter_names(text: &str) -> BTreeSet<Str> {
    let (tree, _) = yaml::parse(FileId(0), text);
    let section = tree.root.and_then(|root| tree.get(root, "Parameters"));
    let node = section.and_then(|id| tree.node(id));
    let Some(NodeKind::Mapping(pairs)) = node.map(|n| &n.kind) else {
        return BTreeSet::new();
    };
    let names = pairs.iter().filter_map(|(key, _)| tree.scalar_text(*key));
    names.cloned().collect()
}

/// Analyses a template by itself, without other files. `path` is relative to the scan root;
/// whether it ends in `.json` decides how strictly a text that begins with `{` is read. Never
/// fails: what is wrong is in the unit's problems.
pub fn analyze(file: FileId, path: &str, text: &str, inputs: &Inputs) -> Unit {
    let (fs, sources) = (MemoryFs::default(), SourceMap::default());
    let templates = Templates::new(Project {
        fs: &fs,
        sources: &sources,
        max_file_size: 0,
    });
    templates.add(file, path, text);
    templates.unit(path, inputs)
}

/// The template of a stack: what is known before anything is deployed first, since loops run over
/// it.
fn lowered(frame: Frame<'_>, ev: &Evaluator<'_>, problems: &mut Vec<Problem>) -> Lowered {
    let parsed = frame.parsed;
    let Some(root) = parsed.tree.root else {
        return Lowered::default();
    };
    let load = |path: &str| frame.world.templates.get(path);
    let mut included = include::of(parsed, &load);
    if let Some(included) = &mut included {
        problems.append(&mut included.problems);
        frame.world.read(&included.files, &included.missing);
        frame.world.spend(included.tree.nodes.len());
    }
    let new = || Lowerer::new(parsed, included.as_ref());
    let mut first = new();
    let mut constants = first.constants_of(root);
    if loops::any_in(&parsed.tree) || included.is_some() {
        // A collection may depend on conditions, and conditions may be made by loops.
        let scope = TemplateScope::new(&constants, frame, ev);
        let mut conditions = new();
        conditions.constants = Some(Constants { scope: &scope, ev });
        constants.conditions = conditions.conditions_of(root);
    }
    let scope = TemplateScope::new(&constants, frame, ev);
    // The whole template finds them again.
    scope.forget_problems();
    let mut lowerer = new();
    lowerer.macros = first.macros;
    lowerer.constants = Some(Constants { scope: &scope, ev });
    let mut template = lowerer.template_of(root, &constants);
    problems.append(&mut first.problems);
    problems.append(&mut lowerer.problems);
    let none = BTreeMap::new();
    let given = match frame.passed {
        Some(_) => &none,
        None => &frame.world.inputs.parameters,
    };
    sam::expand(&mut template, given, problems);
    let mut read = documents::put_in(&mut template, &parsed.path, &load);
    problems.append(&mut read.problems);
    frame.world.read(&read.files, &read.missing);
    frame.world.spend(read.expressions);
    problems.extend(scope.into_problems());
    template
}

fn resources(template: &Lowered, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) -> Vec<Resource> {
    let mut resources = Vec::with_capacity(template.resources.len());
    for declared in &template.resources {
        let exists = exists(declared, scope, ev);
        if exists.is_false() {
            // No stack of these parameters has it.
            continue;
        }
        resources.push(Resource {
            dialect: Dialect::CloudFormation,
            role: Role::Managed,
            ty: declared.ty.clone(),
            address: scope.frame.position.within(&declared.name),
            base_address: scope.frame.position.within(&declared.name),
            body: body(declared, scope, ev),
            meta: meta(declared, scope, ev),
            header: declared.header,
            span: declared.span,
            exists: ev
                .table
                .and(scope.frame.position.exists, exists)
                .unwrap_or(exists),
            symbolic: declared.symbolic || scope.frame.position.symbolic,
            calls: Arc::clone(&scope.frame.position.calls),
            provider: None,
            references: references(declared, scope).into(),
            made_of: declared
                .made_of
                .as_ref()
                .map(|id| scope.frame.position.within(id)),
        });
        if let Some(nested) = scope.nested(ev, &declared.name)
            && let stack::Nested::Known { resources: of, .. } = nested.as_ref()
        {
            resources.append(&mut of.borrow_mut());
        }
    }
    resources
}

fn exists(declared: &Declared, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) -> Cond {
    match &declared.condition {
        Some((name, span)) => {
            let cond = scope.condition(ev, name, *span);
            ev.table.and(declared.made, cond).unwrap_or(cond)
        }
        None => declared.made,
    }
}

/// The properties; the object stands at the resource's logical id.
fn body(declared: &Declared, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) -> Value {
    let env = Bindings::new(scope);
    let origin = Origin::hop(declared.header, Hop::Block);
    let each = match &declared.properties {
        Some(Properties::Each(each)) => each.as_slice(),
        Some(Properties::Whole(expr)) => {
            let mut value = scope.value(ev, expr, &env);
            if let Kind::Object(_) = value.kind {
                value.origin = origin;
            }
            return value;
        }
        None => &[],
    };
    let mut entries = Vec::with_capacity(each.len());
    for (name, expr) in each {
        let (cond, value) = ev.unless_null(scope.value(ev, expr, &env));
        if !cond.is_false() {
            entries.push((name.clone(), Element { cond, value }));
        }
    }
    let object: Value = Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))).into();
    object.with_origin(origin)
}

fn meta(declared: &Declared, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) -> Value {
    let env = Bindings::new(scope);
    let entries = declared.meta.iter().map(|(name, expr)| {
        // A condition's name, not a value.
        (name.clone(), scope.value(ev, expr, &env))
    });
    Value::object(entries.collect()).with_origin(Origin::hop(declared.header, Hop::Block))
}

/// Logical ids of the resources that a resource names, sorted.
fn references(declared: &Declared, scope: &TemplateScope<'_>) -> Vec<Str> {
    let mut names: BTreeSet<Str> = BTreeSet::new();
    let mut of = |expr: &Expr| {
        expr.walk(&mut |e| {
            if let ExprKind::Traversal(t) = &e.kind
                && scope.is_resource(&t.root)
            {
                names.insert(t.root.clone());
            }
        });
    };
    match &declared.properties {
        Some(Properties::Each(each)) => each.iter().for_each(|(_, e)| of(e)),
        Some(Properties::Whole(expr)) => of(expr),
        None => {}
    }
    for (_, expr) in &declared.meta {
        of(expr);
    }
    let depends = declared.meta.iter().find(|(name, _)| name == "DependsOn");
    if let Some((_, expr)) = depends {
        expr.walk(&mut |e| {
            if let ExprKind::Text(text) = &e.kind {
                if scope.is_resource(&text.text) {
                    names.insert(text.text.clone());
                } else {
                    scope.undeclared("resource", "`Resources`", &text.text, text.span);
                }
            }
        });
    }
    names
        .iter()
        .map(|n| scope.frame.position.within(n))
        .collect()
}

/// The outputs; one under a condition is null elsewhere.
fn outputs(template: &Lowered, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) -> Vec<Output> {
    let env = Bindings::new(scope);
    let mut outputs = Vec::with_capacity(template.outputs.len());
    for declared in &template.outputs {
        let cond = exists(declared, scope, ev);
        if cond.is_false() {
            continue;
        }
        let value = match &declared.properties {
            Some(Properties::Whole(expr)) => scope.value(ev, expr, &env),
            _ => Value::null().with_origin(Origin::hop(declared.header, Hop::Block)),
        };
        // Who imports it is deployed with an export that exists.
        if let Some(export) = &declared.export
            && let Some(name) = scope.value(ev, export, &env).as_str()
            && !scope.frame.position.elsewhere
        {
            scope.frame.world.export(name.into(), value.clone());
        }
        let value = match ev.table.not(cond) {
            Some(not) if !not.is_false() => {
                let absent = Value::null().with_origin(Origin::hop(declared.header, Hop::Block));
                Value::choice(ev.table, vec![(cond, value), (not, absent)])
            }
            _ => value,
        };
        outputs.push(Output {
            name: declared.name.clone(),
            value,
        });
    }
    outputs
}
