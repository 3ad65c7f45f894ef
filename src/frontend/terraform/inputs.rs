//! Values for root variables, in Terraform's order of precedence: environment, `terraform.tfvars`,
//! `terraform.tfvars.json`, `*.auto.tfvars` and `*.auto.tfvars.json` in lexical order, then the
//! command line in its own order
//! (<https://developer.hashicorp.com/terraform/language/values/variables>).
//!
//! Must not know: declared types.

use super::module::{file_names, is_automatic_tfvars, join};
use super::world::{Log, World};
use super::{CommandLineInput, Project, store};
use crate::diagnostic::Problem;
use crate::expr::ir::{Call, Expr, Traversal};
use crate::expr::{Bindings, EvalError, Evaluator, Scope, lower};
use crate::source::{FileId, Span};
use crate::value::{Str, Value};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A value as given.
#[derive(Clone, Debug)]
pub(super) enum Given {
    /// In a variables file.
    Expression(Expr),
    /// On the command line or in the environment.
    Text(Arc<str>),
    /// In a plan, with what would be given without it.
    Planned(Value, Option<Box<Given>>),
}

/// Values by variable.
#[derive(Default)]
pub(super) struct GivenValues {
    values: FxHashMap<Str, Given>,
    /// `--var` names, in order: they must be declared.
    pub named: Vec<Str>,
}

impl GivenValues {
    pub fn get(&self, name: &str) -> Option<&Given> {
        self.values.get(name)
    }
}

/// All values given for a root module in a folder.
pub(super) fn given(project: &Project<'_>, folder: &str, log: &mut Log) -> GivenValues {
    let mut out = GivenValues::default();
    for (name, text) in &project.inputs.environment {
        let text: Arc<str> = text.as_str().into();
        out.values.insert(name.into(), Given::Text(text));
    }
    let names = file_names(project, folder);
    let mut files: Vec<&String> = names.iter().filter(|n| is_automatic_tfvars(n)).collect();
    // terraform.tfvars, terraform.tfvars.json, then the others by name.
    files.sort_by_key(|n| {
        let rank = match n.as_str() {
            "terraform.tfvars" => 0,
            "terraform.tfvars.json" => 1,
            _ => 2,
        };
        (rank, n.as_str())
    });
    for name in files {
        let path = join(folder, name);
        let mut problems = Vec::new();
        let body = store::lower_path(project, &path, &mut problems);
        log.files.insert(path);
        take_body(body, &mut out, &mut problems);
        problems.into_iter().for_each(|p| log.problem(p));
    }
    for input in &project.inputs.command_line {
        match input {
            CommandLineInput::Var { name, value } => {
                out.named.push(name.clone());
                out.values.insert(name.clone(), Given::Text(value.clone()));
            }
            CommandLineInput::Planned { name, value } => {
                let before = out.values.remove(name).map(Box::new);
                let given = Given::Planned(value.clone(), before);
                out.values.insert(name.clone(), given);
            }
            CommandLineInput::File { path, text } => {
                let file = project.sources.add(path, text.clone());
                let mut problems = Vec::new();
                let form = if path.ends_with(".json") {
                    "given.tfvars.json"
                } else {
                    "given.tfvars"
                };
                let body = store::lower_text(form, file, text, &mut problems);
                take_body(body, &mut out, &mut problems);
                problems.into_iter().for_each(|p| log.problem(p));
            }
        }
    }
    out
}

fn take_body(body: crate::expr::ir::Body, out: &mut GivenValues, problems: &mut Vec<Problem>) {
    for block in body.blocks {
        problems.push(
            Problem::error(
                "unexpected-block",
                "Blocks are not allowed in a variables file",
                block.header,
            )
            .help("a map is written with `=`"),
        );
    }
    for attribute in body.attributes {
        out.values
            .insert(attribute.name, Given::Expression(attribute.expr));
    }
}

/// Parses an expression that stands alone: a value on the command line, a type in JSON.
pub(super) fn parse_expression(text: &str, at: Span) -> Result<Expr, String> {
    let file = if at.is_none() { FileId::NONE } else { at.file };
    lower::lower_expr(file, text, at.start).map_err(|p| p.message)
}

/// Evaluates an expression that may use neither names nor functions: a default, a value of a
/// variables file.
pub(super) fn evaluate_literal(world: &World<'_>, expr: &Expr) -> Result<Value, EvalError> {
    world.ev.eval(expr, &Bindings::new(&Nothing))
}

/// A scope without names and functions.
struct Nothing;

impl Scope for Nothing {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        Some(Err(EvalError::new(
            "Variables not allowed: a value here must be a literal",
            root.root_span,
        )))
    }

    fn call(
        &self,
        _ev: &Evaluator<'_>,
        _env: &Bindings<'_>,
        call: &Call,
        _span: Span,
    ) -> Option<Result<Value, EvalError>> {
        Some(Err(EvalError::new(
            "Function calls not allowed: a value here must be a literal",
            call.name_span,
        )))
    }
}
