//! `Globals`: what all SAM resources of a type have, merged into each as SAM does.
//!
//! Must not know: types, but for the properties that are replaced as a whole.

use super::make::{At, entries, is_null, items, literal, peel};
use crate::expr::ir::{Expr, ExprKind, ObjectItem};
use std::collections::{BTreeMap, BTreeSet};

/// Lists that a resource's own replaces, instead of coming after the global one.
const REPLACED: [(&str, &str); 1] = [("Function", "Architectures")];

/// A resource's properties with the global ones of its type. `ignored` is its `IgnoreGlobals`.
pub(super) fn merged(ty: &str, global: &Expr, own: Expr, ignored: Option<&Expr>) -> Expr {
    let mut left_out: BTreeSet<String> = BTreeSet::new();
    if let Some(ignored) = ignored {
        let names = items(ignored).iter().filter_map(literal);
        left_out.extend(names.map(|n| n.into_owned()));
    }
    if left_out.contains("*") {
        return own;
    }
    let Some(all) = entries(global) else {
        return own;
    };
    let kept = all
        .into_iter()
        .filter(|(name, _)| !left_out.contains(*name));
    let kept: Vec<ObjectItem> = kept.map(|(_, item)| item.clone()).collect();
    let global = Expr {
        span: global.span,
        kind: ExprKind::Object(kept),
    };
    merge(&global, own, &|name| REPLACED.contains(&(ty, name)))
}

/// The more special value wins; objects are merged entry by entry, lists joined.
fn merge(global: &Expr, own: Expr, replaced: &dyn Fn(&str) -> bool) -> Expr {
    match (entries(global), entries(&own)) {
        (Some(of_all), Some(of_own)) => {
            let special: BTreeMap<&str, &ObjectItem> = of_own.iter().copied().collect();
            let mut made: Vec<ObjectItem> = Vec::with_capacity(of_all.len() + of_own.len());
            let mut seen = BTreeSet::new();
            for (name, item) in of_all {
                if !seen.insert(name) {
                    continue;
                }
                made.push(match special.get(name) {
                    Some(own) if !replaced(name) && !is_null(&own.value) => ObjectItem {
                        key: own.key.clone(),
                        value: merge(&item.value, own.value.clone(), &|_| false),
                    },
                    Some(own) => (*own).clone(),
                    None => item.clone(),
                });
            }
            let alone = of_own.iter().filter(|(name, _)| !seen.contains(name));
            made.extend(alone.map(|(_, item)| (*item).clone()));
            Expr {
                span: own.span,
                kind: ExprKind::Object(made),
            }
        }
        (None, None) => match (&peel(global).kind, &peel(&own).kind) {
            (ExprKind::Tuple(first), ExprKind::Tuple(then)) => {
                At(own.span).list(first.iter().chain(then).cloned().collect())
            }
            _ => own,
        },
        _ => own,
    }
}
