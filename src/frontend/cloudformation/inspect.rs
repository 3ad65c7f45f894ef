//! What expressions of a template are worth where they are written: in each resource that they became
//! part of, and in each turn of a loop.
//!
//! Loops are unrolled and text is filled when a template is lowered, so one place may stand in many
//! expressions. Evaluates what is asked for and what that needs. Must not know: how values are
//! shown.

use super::Inputs;
use super::intrinsics::{CONDITION, condition, traversal};
use super::loops::OPEN;
use super::project::{Parsed, Templates};
use super::scope::TemplateScope;
use super::stack::{Frame, Position, World};
use super::template::{Declared, Properties};
use crate::expr::ir::{Expr, ExprKind, Form, StepKind, TemplatePart};
use crate::expr::{Bindings, Budget, Evaluator, Mode};
use crate::resource::inspected::{Inspected, ValueAt, Wanted};
use crate::source::{FileId, Span};
use crate::value::{Cond, Conditions};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::sync::Arc;

/// Expressions for one question.
const MAX_EXPRESSIONS: usize = 1_000;
/// Values of one expression.
const MAX_VALUES: usize = 64;
/// Values of them all.
const MAX_ALL_VALUES: usize = 10_000;

/// What is asked of each template that is evaluated.
pub(super) struct Asked<'a> {
    file: FileId,
    text: Arc<str>,
    wanted: &'a Wanted,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    all: Vec<Inspected>,
    places: FxHashMap<(u32, u32), usize>,
    values: usize,
}

/// The values of the wanted expressions of a file, in a stack and those that it nests.
pub(super) fn inspect<R>(
    templates: &Templates<'_>,
    parsed: &Parsed,
    inputs: &Inputs,
    (file, wanted): (FileId, &Wanted),
    f: impl FnOnce(Vec<Inspected>, &Conditions) -> R,
) -> R {
    let table = Conditions::default();
    let budget = Budget::default();
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::CloudFormation,
    };
    let text = templates.project.sources.get(file);
    let asked = Asked {
        file,
        text: text.map(|t| t.text.clone()).unwrap_or_default(),
        wanted,
        found: RefCell::default(),
    };
    let mut world = World::new(templates, inputs, templates.exports.get());
    world.asked = Some(&asked);
    let position = Position::alone(&parsed.path);
    let frame = Frame {
        world: &world,
        parsed,
        position: &position,
        passed: None,
    };
    // What is wrong was reported when the template was analysed.
    let mut template = super::lowered(frame, &ev, &mut Vec::new());
    template.lose(&parsed.lost, &parsed.text);
    let scope = TemplateScope::new(&template, frame, &ev);
    asked.of(&scope, &ev);
    if parsed
        .tree
        .root
        .and_then(|root| parsed.tree.node(root))
        .is_none_or(|n| n.span.file != file)
    {
        for declared in &template.resources {
            scope.nested(&ev, &declared.name);
        }
    }
    f(asked.found.take().all, &table)
}

/// An expression of a template.
struct Site<'s> {
    /// The resource, output, condition or parameter that it is part of.
    owner: &'s str,
    /// The keys that lead to it there.
    path: &'s str,
    expr: &'s Expr,
    /// Whether it stands for a declared name, and is no reference.
    declares: bool,
}

impl Asked<'_> {
    /// Evaluates what is asked for in one template.
    pub(super) fn of(&self, scope: &TemplateScope<'_>, ev: &Evaluator<'_>) {
        match self.wanted {
            Wanted::At(offset) => {
                let mut best: Option<Span> = None;
                self.each(scope, &mut |site| {
                    let span = site.expr.span;
                    let smaller = best.is_none_or(|b| span.len() < b.len());
                    if span.touches(*offset) && smaller {
                        best = Some(span);
                    }
                    true
                });
                let Some(best) = best else { return };
                self.each(scope, &mut |site| {
                    let wanted = site.expr.span == best;
                    if wanted {
                        self.evaluate(scope, ev, &site);
                    }
                    // What is within has the same place.
                    !wanted
                });
            }
            Wanted::References(range) => self.each(scope, &mut |site| {
                let span = site.expr.span;
                let inside = span.start >= range.start && span.end <= range.end;
                let reference =
                    site.expr.is_literal() || matches!(site.expr.kind, ExprKind::Traversal(_));
                if inside && reference && !site.declares {
                    self.evaluate(scope, ev, &site);
                }
                true
            }),
        }
    }

    fn evaluate(&self, scope: &TemplateScope<'_>, ev: &Evaluator<'_>, site: &Site<'_>) {
        let span = site.expr.span;
        let number = {
            let mut found = self.found.borrow_mut();
            let fresh = found.all.len();
            let number = *found.places.entry((span.start, span.end)).or_insert(fresh);
            if number >= MAX_EXPRESSIONS || found.values >= MAX_ALL_VALUES {
                return;
            }
            if number == fresh {
                found.all.push(Inspected {
                    span,
                    values: Vec::new(),
                    looped: false,
                    more: false,
                });
            }
            let Some(one) = found.all.get_mut(number) else {
                return;
            };
            if one.values.len() >= MAX_VALUES {
                one.more = true;
                return;
            }
            found.values += 1;
            number
        };
        // A nested stack that it names is evaluated, and asked in its turn.
        let value = scope.value(ev, site.expr, &Bindings::new(scope));
        if let Some(one) = self.found.borrow_mut().all.get_mut(number) {
            let address = scope.frame.position.within(site.owner);
            one.looped |= one.values.iter().any(|v| v.address == address);
            one.values.push(ValueAt {
                address,
                element: site.path.into(),
                cond: Cond::TRUE,
                value,
            });
        }
    }

    /// Visits the expressions of a template that stand in the file and are more than what is written
    /// there, outer before inner; those within one only where `visit` says so.
    fn each(&self, scope: &TemplateScope<'_>, visit: &mut dyn FnMut(Site<'_>) -> bool) {
        let template = scope.template;
        for p in template.parameters.iter() {
            let expr = traversal(&p.name, p.span, Vec::new(), p.span);
            self.declared(&p.name, &expr, visit);
        }
        for (name, named) in &template.conditions {
            self.declared(name, &condition(name, named.span, named.span), visit);
            self.part(name, &mut String::new(), &named.expr, visit);
        }
        for expr in &template.collections {
            self.part("Fn::ForEach", &mut String::new(), expr, visit);
        }
        for declared in template.resources.iter().chain(&template.outputs) {
            self.entry(declared, visit);
        }
    }

    fn declared(&self, name: &str, expr: &Expr, visit: &mut dyn FnMut(Site<'_>) -> bool) {
        if expr.span.file == self.file {
            visit(Site {
                owner: name,
                path: "",
                expr,
                declares: true,
            });
        }
    }

    fn entry(&self, declared: &Declared, visit: &mut dyn FnMut(Site<'_>) -> bool) {
        let name = declared.name.as_str();
        if let Some((condition_name, span)) = &declared.condition {
            let expr = condition(condition_name, *span, *span);
            self.part(name, &mut String::new(), &expr, visit);
        }
        let each = match &declared.properties {
            Some(Properties::Each(each)) => each.as_slice(),
            Some(Properties::Whole(expr)) => {
                self.part(name, &mut String::new(), expr, visit);
                &[]
            }
            None => &[],
        };
        for (key, expr) in each.iter().chain(&declared.meta) {
            self.part(name, &mut key.to_string(), expr, visit);
        }
        if let Some(expr) = &declared.export {
            self.part(name, &mut String::new(), expr, visit);
        }
    }

    fn part(
        &self,
        owner: &str,
        path: &mut String,
        expr: &Expr,
        visit: &mut dyn FnMut(Site<'_>) -> bool,
    ) {
        let site = Site {
            owner,
            path,
            expr,
            declares: false,
        };
        if self.is_computed(expr) && !visit(site) {
            return;
        }
        let length = path.len();
        match &expr.kind {
            ExprKind::Object(items) => {
                for item in items {
                    if let ExprKind::Text(key) = &item.key.kind {
                        let dot = if length == 0 { "" } else { "." };
                        let _ = write!(path, "{dot}{}", key.text);
                    }
                    self.part(owner, path, &item.key, visit);
                    self.part(owner, path, &item.value, visit);
                    path.truncate(length);
                }
            }
            ExprKind::Tuple(items) => {
                for (n, item) in items.iter().enumerate() {
                    let _ = write!(path, "[{n}]");
                    self.part(owner, path, item, visit);
                    path.truncate(length);
                }
            }
            ExprKind::Template(parts) if same_place(parts) => {}
            _ => expr.children(&mut |e| self.part(owner, path, e, visit)),
        }
    }

    /// Whether an expression is more than what is written at its place, and was written there: SAM
    /// and loops make expressions of their own.
    fn is_computed(&self, expr: &Expr) -> bool {
        let span = expr.span;
        let relevant = match self.wanted {
            Wanted::At(offset) => span.touches(*offset),
            Wanted::References(range) => span.start < range.end && range.start < span.end,
        };
        if span.file != self.file || !relevant {
            return false;
        }
        let written = self.text.get(expr.span.range()).unwrap_or_default();
        match &expr.kind {
            ExprKind::Text(text) => {
                matches!(text.form, Form::Verbatim | Form::Opaque)
                    && ["Ref", "${", "&{"].iter().any(|s| written.contains(s))
                    && !written.contains(text.text.as_str())
            }
            ExprKind::Traversal(t) => match t.steps.first().map(|s| &s.kind) {
                Some(StepKind::Attribute(name)) if t.root == CONDITION => {
                    written.contains(name.as_str())
                }
                _ => t.root == OPEN || written.contains(t.root.as_str()),
            },
            ExprKind::Paren(_) => written.starts_with(['*', '$', '!', '{']),
            ExprKind::Call(_) | ExprKind::Conditional(_) | ExprKind::Template(_) => {
                written.starts_with('!') || written.contains("Fn::") || written.contains("${")
            }
            _ => false,
        }
    }
}

/// Whether parts of a template have one place: a loop has filled its text, so that nobody knows where
/// each is written.
fn same_place(parts: &[TemplatePart]) -> bool {
    let mut places: Vec<Span> = Vec::with_capacity(parts.len());
    for part in parts {
        let span = match part {
            TemplatePart::Text(text) => text.span,
            TemplatePart::Interpolation(e) => e.span,
            TemplatePart::If(_) | TemplatePart::For(_) => continue,
        };
        places.push(span);
    }
    places
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a == b))
}
