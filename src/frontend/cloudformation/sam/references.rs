//! References to what SAM resources become: `!Ref Function.Alias`, `!Ref Api.Stage` and the like,
//! in every expression of a template.
//!
//! Must not know: which there are.

use super::make::{for_parts, literal};
use crate::expr::ir::{Expr, ExprKind, StepKind};
use crate::frontend::cloudformation::template::{Declared, Properties, Template};
use crate::value::Str;
use std::collections::BTreeMap;

/// Replaces them. `ids` gives the logical id of what a name at a SAM resource means.
pub(super) fn resolve(template: &mut Template, ids: &BTreeMap<(Str, Str), Str>) {
    if ids.is_empty() {
        return;
    }
    for named in template.conditions.values_mut() {
        in_expr(&mut named.expr, ids);
    }
    let all = template.resources.iter_mut().chain(&mut template.outputs);
    for declared in all {
        in_declared(declared, ids);
    }
}

fn in_declared(declared: &mut Declared, ids: &BTreeMap<(Str, Str), Str>) {
    match &mut declared.properties {
        Some(Properties::Each(each)) => each.iter_mut().for_each(|(_, e)| in_expr(e, ids)),
        Some(Properties::Whole(whole)) => in_expr(whole, ids),
        None => {}
    }
    for (name, expr) in &mut declared.meta {
        in_expr(expr, ids);
        if name == "DependsOn" {
            in_names(expr, ids);
        }
    }
}

/// `DependsOn` names resources by texts.
fn in_names(expr: &mut Expr, ids: &BTreeMap<(Str, Str), Str>) {
    let id = literal(expr).and_then(|text| found(&text, ids));
    if let (Some(id), ExprKind::Text(text)) = (id, &mut expr.kind) {
        text.text = id;
    }
    for_parts(expr, &mut |part| in_names(part, ids));
}

fn found(name: &str, ids: &BTreeMap<(Str, Str), Str>) -> Option<Str> {
    let (id, what) = name.split_once('.')?;
    ids.get(&(id.into(), what.into())).cloned()
}

fn in_expr(expr: &mut Expr, ids: &BTreeMap<(Str, Str), Str>) {
    if let ExprKind::Traversal(traversal) = &mut expr.kind {
        if let Some(id) = found(&traversal.root, ids) {
            traversal.root = id;
        } else if let Some(step) = traversal.steps.first_mut()
            && let StepKind::Attribute(name) = &mut step.kind
        {
            // `${Function.Alias}` is a reference, `!GetAtt Function.Alias.Name` an attribute.
            let (what, rest) = match name.split_once('.') {
                Some((what, rest)) => (what, Some(Str::from(rest))),
                None => (name.as_str(), None),
            };
            if let Some(id) = ids.get(&(traversal.root.clone(), what.into())) {
                traversal.root = id.clone();
                match rest {
                    Some(rest) => *name = rest,
                    None => {
                        traversal.steps.remove(0);
                    }
                }
            }
        }
    }
    for_parts(expr, &mut |part| in_expr(part, ids));
}
