//! The resources and data sources that expressions name, lexically.
//!
//! Must not know: values; locals and modules are not followed.

use crate::expr::ir::{Body, Expr, ExprKind, StepKind, Traversal};
use crate::value::Str;
use std::collections::BTreeSet;

/// Names that never begin a resource's address.
const OTHER_ROOTS: &[&str] = &[
    "var",
    "local",
    "module",
    "each",
    "count",
    "self",
    "path",
    "terraform",
];

/// The address within its module that a traversal names, if it has the form of one.
pub(super) fn address(t: &Traversal) -> Option<Str> {
    let name = |i: usize| match t.steps.get(i).map(|s| &s.kind) {
        Some(StepKind::Attribute(name)) => Some(name),
        _ => None,
    };
    match t.root.as_str() {
        "data" | "ephemeral" | "action" => {
            let (ty, name) = (name(0)?, name(1)?);
            Some(format!("{}.{ty}.{name}", t.root).into())
        }
        "resource" => {
            let (ty, name) = (name(0)?, name(1)?);
            Some(format!("{ty}.{name}").into())
        }
        root if OTHER_ROOTS.contains(&root) => None,
        root => {
            let name = name(0)?;
            Some(format!("{root}.{name}").into())
        }
    }
}

/// Adds the addresses that an expression names.
pub(super) fn of_expr(expr: &Expr, out: &mut BTreeSet<Str>) {
    expr.walk(&mut |e| {
        if let ExprKind::Traversal(t) = &e.kind
            && let Some(address) = address(t)
        {
            out.insert(address);
        }
    });
}

/// Adds the addresses that a body names, in nested blocks too.
pub(super) fn of_body(body: &Body, out: &mut BTreeSet<Str>) {
    let mut bodies = vec![body];
    while let Some(body) = bodies.pop() {
        for attribute in &body.attributes {
            of_expr(&attribute.expr, out);
        }
        bodies.extend(body.blocks.iter().map(|b| &b.body));
    }
}
