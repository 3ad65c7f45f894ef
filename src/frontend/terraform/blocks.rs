//! Decoding the blocks of a file into definitions.
//!
//! Must not know: instances, values; nothing is evaluated here.

use super::definitions::{
    CallDef, CheckRule, Form, LocalDef, ModuleDef, OutputDef, ProviderDef, Repetition, ResourceDef,
    VariableDef,
};
use super::{inputs, literal, references};
use crate::diagnostic::Problem;
use crate::expr::EvalError;
use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind};
use crate::expr::type_expr;
use crate::source::Span;
use crate::value::{Constraint, Str};
use std::collections::BTreeSet;

/// Adds what a block of a file defines.
pub(super) fn define(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    match block.kind.as_str() {
        "resource" => resource(def, block, Form::Managed, problems),
        "data" => resource(def, block, Form::Data, problems),
        "ephemeral" => resource(def, block, Form::Ephemeral, problems),
        "action" => resource(def, block, Form::Action, problems),
        "variable" => variable(def, block, problems),
        "output" => output(def, block, problems),
        "locals" => locals(def, block, problems),
        "module" => call(def, block, problems),
        "provider" => provider(def, block, problems),
        "terraform" => {
            def.has_backend |= block
                .body
                .blocks
                .iter()
                .any(|b| b.kind == "backend" || b.kind == "cloud");
        }
        // They change state or assert about it; nothing of them is a resource's configuration.
        "moved" | "import" | "removed" | "check" | "list" | "language" => {}
        kind => problems.push(Problem::error(
            "unsupported-block",
            format!("Blocks of type \"{kind}\" are not expected here"),
            block.header,
        )),
    }
}

/// The labels of a block, when it has as many as it must.
fn labels<const N: usize>(block: &Block, problems: &mut Vec<Problem>) -> Option<[Str; N]> {
    let found: Vec<Str> = block.labels.iter().map(|(l, _)| l.clone()).collect();
    match found.try_into() {
        Ok(labels) => Some(labels),
        Err(found) => {
            let found: Vec<Str> = found;
            problems.push(Problem::error(
                "wrong-labels",
                format!(
                    "A {} block takes {N} label{}, here are {}",
                    block.kind,
                    if N == 1 { "" } else { "s" },
                    found.len()
                ),
                block.header,
            ));
            None
        }
    }
}

fn duplicate(what: &str, name: &str, at: Span, first: Span) -> Problem {
    Problem::error(
        "duplicate-definition",
        format!("{what} \"{name}\" is defined twice in this module"),
        at,
    )
    .related(first, "first defined here")
}

/// Takes an attribute out of a body.
fn take(body: &mut Body, name: &str) -> Option<Attribute> {
    let at = body.attributes.iter().position(|a| a.name == name)?;
    Some(body.attributes.remove(at))
}

fn take_expr(body: &mut Body, name: &str) -> Option<Expr> {
    take(body, name).map(|a| a.expr)
}

fn take_flag(body: &mut Body, name: &str, default: bool) -> bool {
    take(body, name)
        .and_then(|a| literal::boolean(&a.expr))
        .unwrap_or(default)
}

/// Takes the blocks of a kind out of a body.
fn take_blocks(body: &mut Body, kind: &str) -> Vec<Block> {
    let (taken, left) = std::mem::take(&mut body.blocks)
        .into_iter()
        .partition(|b| b.kind == kind);
    body.blocks = left;
    taken
}

fn check_rules(body: &mut Body, kind: &str) -> Vec<CheckRule> {
    take_blocks(body, kind)
        .into_iter()
        .map(|mut block| CheckRule {
            header: block.header,
            condition: take_expr(&mut block.body, "condition"),
            message: take_expr(&mut block.body, "error_message"),
        })
        .collect()
}

fn repetition(body: &mut Body) -> Repetition {
    Repetition {
        count: take_expr(body, "count"),
        for_each: take_expr(body, "for_each"),
        enabled: None,
    }
}

/// `enabled` of the `lifecycle` blocks.
fn enabled(lifecycle: &mut [Block]) -> Option<Expr> {
    let mut blocks = lifecycle.iter_mut();
    blocks.find_map(|block| take_expr(&mut block.body, "enabled"))
}

fn variable(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    let Some([name]) = labels(&block, problems) else {
        return;
    };
    let mut body = block.body;
    let ty = take_expr(&mut body, "type");
    let made = VariableDef {
        name: name.clone(),
        header: block.header,
        untyped: ty.is_none(),
        constraint: ty.map_or_else(Constraint::any, |e| constraint(&e, problems)),
        default: take(&mut body, "default"),
        nullable: take_flag(&mut body, "nullable", true),
        sensitive: take_flag(&mut body, "sensitive", false),
        ephemeral: take_flag(&mut body, "ephemeral", false),
        validations: check_rules(&mut body, "validation"),
    };
    if let Some(first) = def.variables.find(&name) {
        problems.push(duplicate("variable", &name, block.header, first.header));
        return;
    }
    let _ = def.variables.add(name, made);
}

/// A declared type; one that is no type is a problem, and stands for any.
fn constraint(expr: &Expr, problems: &mut Vec<Problem>) -> Constraint {
    let parsed = match &literal::bare(expr).kind {
        // Terraform's old form, and JSON: the type as text.
        ExprKind::Text(text) => inputs::parse_expression(&text.text, text.span)
            .map_err(|words| EvalError::new(words, text.span))
            .and_then(|e| type_expr::parse(&e)),
        _ => type_expr::parse(expr),
    };
    parsed.unwrap_or_else(|error| {
        problems.push(Problem::error("invalid-type", error.message, error.span));
        Constraint::any()
    })
}

fn output(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    let Some([name]) = labels(&block, problems) else {
        return;
    };
    let mut body = block.body;
    let made = OutputDef {
        name: name.clone(),
        header: block.header,
        value: take_expr(&mut body, "value"),
        sensitive: take_flag(&mut body, "sensitive", false),
        ephemeral: take_flag(&mut body, "ephemeral", false),
        preconditions: check_rules(&mut body, "precondition"),
    };
    if let Some(first) = def.outputs.find(&name) {
        problems.push(duplicate("output", &name, block.header, first.header));
        return;
    }
    let _ = def.outputs.add(name, made);
}

fn locals(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    for attribute in block.body.attributes {
        if let Some(first) = def.locals.find(&attribute.name) {
            let first = first.expr.span;
            problems.push(duplicate(
                "local value",
                &attribute.name,
                attribute.name_span,
                first,
            ));
            continue;
        }
        let made = LocalDef {
            name: attribute.name.clone(),
            expr: attribute.expr,
        };
        let _ = def.locals.add(attribute.name, made);
    }
}

fn provider(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    let Some([name]) = labels(&block, problems) else {
        return;
    };
    let mut body = block.body;
    let alias = take_expr(&mut body, "alias").and_then(|e| literal::text(&e));
    let name = match alias {
        Some((alias, _)) => format!("{name}.{alias}").into(),
        None => name,
    };
    let many = take_expr(&mut body, "for_each").is_some();
    def.providers.push(ProviderDef { name, many, body });
}

fn call(def: &mut ModuleDef, block: Block, problems: &mut Vec<Problem>) {
    let Some([name]) = labels(&block, problems) else {
        return;
    };
    let mut body = block.body;
    let mut repetition = repetition(&mut body);
    repetition.enabled = enabled(&mut take_blocks(&mut body, "lifecycle"));
    let source = take_expr(&mut body, "source").and_then(|e| literal::text(&e));
    let version = take_expr(&mut body, "version").and_then(|e| literal::text(&e));
    take(&mut body, "depends_on");
    let providers = take_expr(&mut body, "providers");
    let made = CallDef {
        name: name.clone(),
        header: block.header,
        span: block.span,
        source,
        version: version.map(|(version, _)| version),
        arguments: body.attributes,
        repetition,
        providers: providers.map(|e| provider_map(&e)).unwrap_or_default(),
    };
    if let Some(first) = def.calls.find(&name) {
        problems.push(duplicate("module call", &name, block.header, first.header));
        return;
    }
    let _ = def.calls.add(name, made);
}

fn provider_map(expr: &Expr) -> Vec<(Str, Str)> {
    let ExprKind::Object(items) = &literal::bare(expr).kind else {
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|i| Some((literal::dotted(&i.key)?, literal::provider(&i.value)?)))
        .collect()
}

fn resource(def: &mut ModuleDef, block: Block, form: Form, problems: &mut Vec<Problem>) {
    let Some([ty, name]) = labels(&block, problems) else {
        return;
    };
    let mut body = block.body;
    let mut refs = BTreeSet::new();
    references::of_body(&body, &mut refs);
    let mut repetition = repetition(&mut body);
    let provider = take_expr(&mut body, "provider")
        .and_then(|e| literal::provider(&e))
        .unwrap_or_default();
    let mut depends_on = take_expr(&mut body, "depends_on");
    // JSON writes references in `depends_on` as strings.
    if let Some(expr) = &depends_on {
        depends_on_texts(expr, &mut refs);
    }
    if matches!(depends_on.as_ref().map(|e| &e.kind), Some(ExprKind::Null)) {
        depends_on = None;
    }
    let mut lifecycle = take_blocks(&mut body, "lifecycle");
    repetition.enabled = enabled(&mut lifecycle);
    let (mut preconditions, mut postconditions) = (Vec::new(), Vec::new());
    for block in &mut lifecycle {
        preconditions.extend(check_rules(&mut block.body, "precondition"));
        postconditions.extend(check_rules(&mut block.body, "postcondition"));
        // When to do which action: bare words and names, of which no value is made.
        take_blocks(&mut block.body, "action_trigger");
    }
    let address: Str = format!("{}{ty}.{name}", form.prefix()).into();
    refs.remove(&address);
    let made = ResourceDef {
        form,
        ty,
        address: address.clone(),
        header: block.header,
        span: block.span,
        repetition,
        provider,
        depends_on,
        lifecycle,
        preconditions,
        postconditions,
        provisioners: take_blocks(&mut body, "provisioner"),
        connections: take_blocks(&mut body, "connection"),
        references: refs.into_iter().collect(),
        body,
    };
    if let Some(first) = def.resources.find(&address) {
        problems.push(duplicate("resource", &address, block.header, first.header));
        return;
    }
    let _ = def.resources.add(address, made);
}

fn depends_on_texts(expr: &Expr, refs: &mut BTreeSet<Str>) {
    if let ExprKind::Tuple(items) = &expr.kind {
        for item in items {
            if let ExprKind::Text(t) = &item.kind {
                refs.insert(t.text.clone());
            }
        }
    }
}
