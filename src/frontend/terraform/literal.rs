//! Reading meta-arguments that take literals or bare references, never evaluated: `source`,
//! `provider`, `nullable`, `providers`.
//!
//! Must not know: scopes.

use crate::expr::ir::{Expr, ExprKind, Step, StepKind, Traversal};
use crate::source::Span;
use crate::value::Str;

/// The inside of parentheses, at any depth.
pub(super) fn bare(expr: &Expr) -> &Expr {
    let mut expr = expr;
    while let ExprKind::Paren(inner) = &expr.kind {
        expr = inner;
    }
    expr
}

/// A literal string.
pub(super) fn text(expr: &Expr) -> Option<(Str, Span)> {
    match &bare(expr).kind {
        ExprKind::Text(t) => Some((t.text.clone(), t.span)),
        _ => None,
    }
}

/// A literal bool; in JSON also its text.
pub(super) fn boolean(expr: &Expr) -> Option<bool> {
    match &bare(expr).kind {
        ExprKind::Bool(b) => Some(*b),
        ExprKind::Text(t) if t.text == "true" => Some(true),
        ExprKind::Text(t) if t.text == "false" => Some(false),
        _ => None,
    }
}

/// A provider configuration: `aws`, `aws.west`. Of several under one alias (`aws.regions["x"]`,
/// OpenTofu), what they share.
pub(super) fn provider(expr: &Expr) -> Option<Str> {
    match &bare(expr).kind {
        ExprKind::Traversal(t) => {
            let is_index = |s: &Step| matches!(s.kind, StepKind::Index(_));
            let mut t = t.clone();
            if t.steps.last().is_some_and(is_index) {
                t.steps.pop();
            }
            path(&t)
        }
        ExprKind::Access(base, steps) => match steps.as_slice() {
            [one] if matches!(one.kind, StepKind::Index(_)) => dotted(base),
            _ => None,
        },
        _ => dotted(expr),
    }
}

/// A bare reference such as `aws.west`, or its text in quotes (JSON, and Terraform's old form).
pub(super) fn dotted(expr: &Expr) -> Option<Str> {
    match &bare(expr).kind {
        ExprKind::Text(t) => Some(t.text.clone()),
        ExprKind::Traversal(t) => path(t),
        _ => None,
    }
}

fn path(t: &Traversal) -> Option<Str> {
    let mut out = t.root.clone();
    for step in &t.steps {
        match &step.kind {
            StepKind::Attribute(name) => {
                out.push('.');
                out.push_str(name);
            }
            _ => return None,
        }
    }
    Some(out)
}
