//! Evaluation: an expression, a scope and a mode give a value with its origin, or an error.
//!
//! One evaluator for Terraform, CloudFormation and rules; [`Mode`] says where they differ. Every
//! loop a file can drive spends [`Budget`]. Must not know: where names come from (that is
//! [`Scope`]'s business), how errors are shown.

mod access;
mod budget;
mod loops;
mod operators;
mod template;

pub use budget::Budget;

use super::ir::{Call, Expr, ExprKind, Step, Traversal};
use crate::source::Span;
use crate::value::{Conditions, Hop, Marks, Reason, Str, Type, Value};

/// How names, nulls and unknown bools behave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Exact and strict: what a plan would not know carries [`Marks::LATER`].
    Terraform,
    /// null in a list or object means "left out" (`AWS::NoValue`).
    CloudFormation,
    /// Mappings and rules: null passes through, logic is Kleene's, a list of one reads through.
    Rules,
}

/// What Terraform would refuse.
#[derive(Clone, PartialEq, Debug)]
pub struct EvalError {
    /// One sentence without full stop.
    pub message: String,
    /// The expression at fault.
    pub span: Span,
}

impl EvalError {
    /// An error at an expression.
    pub fn new(message: impl Into<String>, span: Span) -> EvalError {
        EvalError {
            message: message.into(),
            span,
        }
    }

    /// What stands for the value once the error is reported.
    pub fn value(&self) -> Value {
        Value::unknown(Reason::Error(self.message.as_str().into()), Type::Dynamic).at(self.span)
    }
}

/// The files that functions may read: inside the scan root, relative to the working directory of
/// Terraform (the root module's folder).
pub trait Files {
    /// The bytes of a file; the error says why not, in words for a person.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
    /// Whether a file is there.
    fn exists(&self, path: &str) -> Result<bool, String>;
    /// Paths of all files below a folder, relative to it, sorted.
    fn walk(&self, path: &str) -> Result<Vec<String>, String>;
    /// The folder that `path.root` and relative paths mean, relative to the scan root.
    fn base(&self) -> String;
}

/// Where names come from.
pub trait Scope {
    /// The value of a name and how many of the steps behind it were taken care of (a resource
    /// address takes its name and perhaps its index). `None`: no such name.
    fn resolve(
        &self,
        ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>>;

    /// A call that only this scope knows (`policy()`, `Fn::GetAZs`), with arguments unevaluated.
    /// `None`: not one of its own, so the common functions are asked.
    fn call(
        &self,
        _ev: &Evaluator<'_>,
        _env: &Bindings<'_>,
        _call: &Call,
        _span: Span,
    ) -> Option<Result<Value, EvalError>> {
        None
    }

    /// The files that functions may read; `None` where there are none (rules).
    fn files(&self) -> Option<&dyn Files> {
        None
    }

    /// What tells two instances of one expression apart, for conditions on expressions that
    /// cannot be decided (a module instance's address).
    fn name(&self) -> Str {
        Str::default()
    }
}

/// A scope with the names bound around an expression (`for`, dynamic blocks), innermost first.
#[derive(Clone, Copy)]
pub struct Bindings<'a> {
    /// Where other names come from.
    pub scope: &'a dyn Scope,
    bound: Option<&'a Bound<'a>>,
}

struct Bound<'a> {
    name: &'a str,
    value: &'a Value,
    outer: Option<&'a Bound<'a>>,
}

impl<'a> Bindings<'a> {
    /// No names bound.
    pub fn new(scope: &'a dyn Scope) -> Bindings<'a> {
        Bindings { scope, bound: None }
    }

    /// Runs `f` with one more name bound.
    pub fn with<R>(&self, name: &str, value: &Value, f: impl FnOnce(&Bindings<'_>) -> R) -> R {
        let bound = Bound {
            name,
            value,
            outer: self.bound,
        };
        f(&Bindings {
            scope: self.scope,
            bound: Some(&bound),
        })
    }

    /// The value bound to a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        std::iter::successors(self.bound, |b| b.outer)
            .find(|b| b.name == name)
            .map(|b| b.value)
    }
}

/// Evaluates expressions of one unit.
pub struct Evaluator<'a> {
    /// The unit's conditions.
    pub table: &'a Conditions,
    /// The unit's budget.
    pub budget: &'a Budget,
    /// How names, nulls and unknown bools behave.
    pub mode: Mode,
}

impl Evaluator<'_> {
    /// The value of an expression in a scope. Its origin lies within the expression, or is one
    /// step from there.
    ///
    /// # Errors
    /// What Terraform refuses. In a conditional on an undecided condition, an arm in error is an
    /// Unknown of reason `Error`.
    pub fn eval(&self, expr: &Expr, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let _ = env;
        Err(EvalError::new("not there yet", expr.span))
    }

    /// A value's attribute or element, as steps of a traversal do it (one step, no splat).
    ///
    /// # Errors
    /// No such attribute or element, or a value that has none.
    pub fn step(&self, base: &Value, step: &Step, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let _ = (base, env);
        Err(EvalError::new("not there yet", step.span))
    }
}
