//! The steps that lead to a finding, as the rule's `path` gives them.
//!
//! A step is a value whose place is the step's: an object with a `message` and perhaps the address
//! of its `resource`, as the function `step` and the facts make them. Must not know: what the
//! steps are about.

use super::place::Blocks;
use super::scope::RuleScope;
use crate::diagnostic::Step;
use crate::expr::Bindings;
use crate::graph::elements;
use crate::value::{Cond, Str, Value};

/// More steps are not shown; no path that a person follows is so long.
const MAX_STEPS: usize = 32;

/// The steps of a finding that holds under a condition. Those that exist under another are left
/// out.
pub(super) fn path(
    scope: &RuleScope<'_, '_, '_, '_>,
    env: &Bindings<'_>,
    under: Cond,
    blocks: &Blocks<'_>,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let Some(expr) = &scope.rule.path else {
        return steps;
    };
    let Ok(list) = scope.graph.ev.eval(expr, env) else {
        return steps;
    };
    elements(scope.graph, &list, under, &mut |cond, value, _| {
        let value = value.given(scope.graph.ev.table, cond);
        let value = value.arms().next().map_or(value, |(_, v)| v);
        if steps.len() < MAX_STEPS
            && let Some(step) = step(&value, blocks)
        {
            steps.push(step);
        }
    });
    steps
}

fn step(value: &Value, blocks: &Blocks<'_>) -> Option<Step> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(Str::from);
    let (span, holder) = blocks.nearest(&value.origin);
    if span.is_none() {
        return None;
    }
    Some(Step {
        span,
        message: text("message").unwrap_or_default(),
        resource: text("resource").or_else(|| holder.map(|r| r.address.clone())),
    })
}
