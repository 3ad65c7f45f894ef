//! The one expression language: its IR, lowering from HCL, evaluation, functions.
//!
//! Terraform expressions, rule conditions and model mappings lower from HCL; CloudFormation's
//! intrinsic functions lower to the same IR in their front end. The IR owns everything it needs:
//! no syntax tree outlives lowering. Must not know: Terraform's blocks, resources, rules.

pub mod eval;
pub mod functions;
pub mod ir;
pub mod json;
pub mod json_text;
pub mod lower;
pub mod type_expr;
pub mod yaml_text;

pub use eval::{
    Bindings, Budget, Caller, EvalError, Evaluator, Files, Loop, Mode, Scope, Turn, needed,
};
pub use ir::{Attribute, Block, Body, Expr, ExprKind, Step, StepKind, TemplatePart};
pub use json::{lower_json_file, lower_json_values};
pub use lower::{lower_expr, lower_file, lower_template};
