//! JSON syntax: properties of an object that stand for nested blocks whose schema only the
//! provider has, and so lowering left as attributes.
//!
//! An object, or an array of objects, stands for blocks, with one level of objects for each label.
//! Must not know: what the blocks mean.

use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind, ObjectItem};
use crate::source::Span;
use crate::value::Str;

/// Block kinds that may occur in a body and how many labels each has.
pub(super) type Schema = &'static [(&'static str, usize)];

/// Only `dynamic`: the blocks of a nested block whose schema nobody here knows.
pub(super) const NESTED: Schema = &[("dynamic", 1)];

/// The body with its JSON attributes of these kinds turned into blocks; native syntax stays as it
/// is.
pub(super) fn with_blocks(body: &Body, schema: Schema) -> Body {
    let mut out = Body {
        attributes: Vec::with_capacity(body.attributes.len()),
        blocks: body.blocks.clone(),
        partial: body.partial,
    };
    for attribute in &body.attributes {
        if attribute.json && attribute.name == "//" {
            continue;
        }
        let labels = schema
            .iter()
            .find(|(kind, _)| attribute.json && attribute.name == *kind)
            .map(|(_, labels)| *labels);
        match labels {
            None => out.attributes.push(attribute.clone()),
            Some(labels) => expand(
                &attribute.name,
                attribute.name_span,
                &attribute.expr,
                labels,
                &mut Vec::new(),
                &mut out.blocks,
            ),
        }
    }
    out
}

/// The properties of a JSON object as attributes; `None` when it is no object.
pub(super) fn object_body(expr: &Expr) -> Option<Body> {
    let ExprKind::Object(items) = &expr.kind else {
        return None;
    };
    let attributes = items.iter().filter_map(property).collect();
    Some(Body {
        attributes,
        ..Body::default()
    })
}

/// The objects that may stand for blocks: the object itself, or those of an array.
pub(super) fn objects(expr: &Expr) -> Option<Vec<&Expr>> {
    match &expr.kind {
        ExprKind::Object(_) => Some(vec![expr]),
        ExprKind::Tuple(items)
            if !items.is_empty() && items.iter().all(|e| matches!(e.kind, ExprKind::Object(_))) =>
        {
            Some(items.iter().collect())
        }
        _ => None,
    }
}

fn property(item: &ObjectItem) -> Option<Attribute> {
    let ExprKind::Text(name) = &item.key.kind else {
        return None;
    };
    if name.text == "//" {
        return None;
    }
    Some(Attribute {
        name: name.text.clone(),
        name_span: item.key.span,
        expr: item.value.clone(),
        json: true,
    })
}

/// Labels are at most two, arrays may nest only in hostile input: depth is bounded by the
/// parser's.
fn expand(
    kind: &Str,
    at: Span,
    expr: &Expr,
    labels_left: usize,
    labels: &mut Vec<(Str, Span)>,
    out: &mut Vec<Block>,
) {
    match &expr.kind {
        ExprKind::Tuple(items) => {
            for item in items {
                expand(kind, at, item, labels_left, labels, out);
            }
        }
        ExprKind::Object(items) if labels_left > 0 => {
            for item in items {
                let ExprKind::Text(label) = &item.key.kind else {
                    continue;
                };
                labels.push((label.text.clone(), item.key.span));
                expand(
                    kind,
                    item.key.span,
                    &item.value,
                    labels_left - 1,
                    labels,
                    out,
                );
                labels.pop();
            }
        }
        ExprKind::Object(_) => {
            let body = object_body(expr).unwrap_or_default();
            out.push(Block {
                kind: kind.clone(),
                labels: labels.clone(),
                header: at,
                span: at.join(expr.span),
                body,
            });
        }
        _ => {}
    }
}
