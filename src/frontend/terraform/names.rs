//! Names that expressions use, checked before anything is evaluated: Terraform refuses one that
//! nothing declares even in an arm that is not taken, and within `try`.
//!
//! Must not know: values.

use super::definitions::{CheckRule, ModuleDef, Repetition};
use super::references;
use crate::expr::EvalError;
use crate::expr::ir::{Block, Body, Expr, ExprKind, StepKind, TemplatePart, Traversal};
use crate::value::Str;
use std::collections::BTreeSet;

/// What a module's expressions name although nothing declares it.
pub(super) fn undeclared(def: &ModuleDef) -> Vec<EvalError> {
    let mut check = Check {
        def,
        bound: BTreeSet::new(),
        found: Vec::new(),
    };
    if def.partial {
        return check.found;
    }
    for v in def.variables.iter() {
        check.rules(&v.validations);
    }
    for l in def.locals.iter() {
        check.expr(&l.expr);
    }
    for o in def.outputs.iter() {
        o.value.iter().for_each(|e| check.expr(e));
        check.rules(&o.preconditions);
    }
    for call in def.calls.iter() {
        check.repetition(&call.repetition);
        call.arguments.iter().for_each(|a| check.expr(&a.expr));
    }
    for r in def.resources.iter() {
        check.repetition(&r.repetition);
        check.bound.clear();
        iterators(&r.body.blocks, &mut check.bound);
        check.body(&r.body);
        check.bound.clear();
        check.rules(&r.preconditions);
        check.rules(&r.postconditions);
    }
    check.found
}

/// The first name in an expression that the module does not declare.
pub(super) fn undeclared_in(def: &ModuleDef, expr: &Expr) -> Option<EvalError> {
    let mut check = Check {
        def,
        bound: BTreeSet::new(),
        found: Vec::new(),
    };
    if !def.partial {
        check.expr(expr);
    }
    check.found.into_iter().next()
}

/// The names that dynamic blocks bind.
fn iterators(blocks: &[Block], out: &mut BTreeSet<Str>) {
    for block in blocks {
        if block.kind == "dynamic" {
            out.extend(block.labels.first().map(|(l, _)| l.clone()));
            let named = block.body.attribute("iterator").map(|a| &a.expr.kind);
            if let Some(ExprKind::Traversal(t)) = named {
                out.insert(t.root.clone());
            }
        }
        iterators(&block.body.blocks, out);
    }
}

struct Check<'d> {
    def: &'d ModuleDef,
    bound: BTreeSet<Str>,
    found: Vec<EvalError>,
}

impl Check<'_> {
    fn rules(&mut self, rules: &[CheckRule]) {
        for rule in rules {
            rule.condition.iter().for_each(|e| self.expr(e));
            rule.message.iter().for_each(|e| self.expr(e));
        }
    }

    fn repetition(&mut self, repetition: &Repetition) {
        let all = repetition.count.iter().chain(&repetition.for_each);
        let all = all.chain(&repetition.enabled);
        all.for_each(|e| self.expr(e));
    }

    fn body(&mut self, body: &Body) {
        for a in &body.attributes {
            self.expr(&a.expr);
        }
        for b in &body.blocks {
            self.body(&b.body);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        // A name that some `for` in the expression binds is taken for that one throughout.
        let mut local: BTreeSet<&str> = BTreeSet::new();
        expr.walk(&mut |e| match &e.kind {
            ExprKind::For(f) => {
                local.extend(f.key.as_deref());
                local.insert(&f.value);
            }
            ExprKind::Template(parts) => directives(parts, &mut local),
            _ => {}
        });
        let mut found = Vec::new();
        expr.walk(&mut |e| {
            if let ExprKind::Traversal(t) = &e.kind
                && !local.contains(t.root.as_str())
                && !self.bound.contains(&t.root)
                && let Some(message) = self.missing(t)
            {
                found.push(EvalError::new(message, e.span));
            }
        });
        self.found.extend(found);
    }

    /// What is wrong with a name, if anything.
    fn missing(&self, t: &Traversal) -> Option<String> {
        let name = match t.steps.first().map(|s| &s.kind) {
            Some(StepKind::Attribute(name)) => Some(name),
            _ => None,
        };
        let (what, declared) = match t.root.as_str() {
            "var" => ("input variable", self.def.variables.find(name?).is_some()),
            "local" => ("local value", self.def.locals.find(name?).is_some()),
            "module" => ("module call", self.def.calls.find(name?).is_some()),
            "each" | "count" | "self" | "path" | "terraform" => return None,
            _ => {
                let Some(address) = references::address(t) else {
                    return Some(format!(
                        "`{}` is no reference: an attribute access is needed",
                        t.root
                    ));
                };
                let declared = self.def.resources.find(&address).is_some();
                return (!declared).then(|| format!("There is no resource `{address}` here"));
            }
        };
        (!declared).then(|| {
            let name = name.map_or("", |n| n.as_str());
            format!("There is no {what} named \"{name}\" here")
        })
    }
}

/// The names that a template's `for` directives bind.
fn directives<'e>(parts: &'e [TemplatePart], out: &mut BTreeSet<&'e str>) {
    for part in parts {
        match part {
            TemplatePart::For(f) => {
                out.extend(f.key.as_deref());
                out.insert(&f.value);
                directives(&f.body, out);
            }
            TemplatePart::If(i) => {
                directives(&i.then, out);
                directives(&i.otherwise, out);
            }
            _ => {}
        }
    }
}
