//! Evaluation: an expression, a scope and a mode give a value with its origin, or an error.
//!
//! One evaluator for Terraform, CloudFormation and rules; [`Mode`] says where they differ. Every
//! loop a file can drive spends [`Budget`]. Must not know: where names come from (that is
//! [`Scope`]'s business), how errors are shown.

mod access;
pub mod budget;
mod calls;
mod conditional;
mod loops;
mod operators;
mod plan_view;
mod template;
#[cfg(test)]
mod tests;
mod turns;

pub use budget::Budget;
pub use turns::{Loop, Turn, needed};

use super::ir::{Call, Expr, ExprKind, ObjectItem, Traversal};
use crate::source::{FileId, Span};
use crate::value::{
    Cond, Conditions, Constant, Element, Hop, InputKind, Kind, Marks, Number, Obj, Reason, Str,
    Truth, Type, Value,
};
use std::sync::Arc;

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
    /// The file that is not there, where that is all that is wrong: it may be made before
    /// Terraform runs (a packed function), so that a scan need not call it an error.
    pub missing_file: Option<Str>,
}

impl EvalError {
    /// An error at an expression.
    pub fn new(message: impl Into<String>, span: Span) -> EvalError {
        EvalError {
            message: message.into(),
            span,
            missing_file: None,
        }
    }

    /// What stands for the value once the error is reported.
    pub fn value(&self) -> Value {
        Value::unknown(self.reason(), Type::Dynamic).at(self.span)
    }

    /// Why that is unknown.
    fn reason(&self) -> Reason {
        match &self.missing_file {
            Some(path) => Reason::File(path.clone()),
            None => Reason::Error(self.message.as_str().into()),
        }
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
    /// The handle under which the text of a file that was read is kept, so that something in it can
    /// be pointed at; `None` where texts are not kept, or another text is kept of that file.
    fn keep(&self, _path: &str, _text: &str) -> Option<FileId> {
        None
    }
    /// The folder that `path.root` and relative paths mean, relative to the scan root.
    fn base(&self) -> String;
    /// Whether a folder is there (`false` also for what may not be read).
    fn is_dir(&self, _path: &str) -> bool {
        false
    }
}

/// Who asks, and when: what `bartizan eval` knows as Terraform's console does, and a scan must
/// not, since its result may depend on nothing but the files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Caller {
    /// The home folder that `~` means.
    pub home: Option<String>,
    /// The absolute path of the folder in which Terraform would run.
    pub working_dir: String,
    /// Seconds since 1970 in UTC.
    pub now: i64,
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

    /// Who asks; `None` where that is nobody's business (a scan, rules).
    fn caller(&self) -> Option<&Caller> {
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
        if !self.budget.spend(1) {
            return Ok(Budget::exceeded("steps").at(expr.span));
        }
        let Some(_level) = self.budget.deeper() else {
            return Ok(Budget::exceeded("depth").at(expr.span));
        };
        let mut value = self.eval_kind(expr, env)?;
        value.origin.use_at(expr.span, Hop::Expression);
        Ok(value)
    }

    fn eval_kind(&self, expr: &Expr, env: &Bindings<'_>) -> Result<Value, EvalError> {
        match &expr.kind {
            ExprKind::Null => Ok(Value::null()),
            ExprKind::Bool(b) => Ok(Value::bool(*b)),
            ExprKind::Int(n) => Ok(Value::number(*n)),
            ExprKind::Decimal(text) => Number::parse(text)
                .map(Value::number)
                .ok_or_else(|| EvalError::new("This number is out of range", expr.span)),
            ExprKind::Text(text) => Ok(template::literal(text)),
            ExprKind::Template(parts) => self.template(parts, env),
            ExprKind::Traversal(t) => self.traversal(t, expr.span, env),
            ExprKind::Access(base, steps) => {
                let base = self.eval(base, env)?;
                self.as_planned([base], &mut |[base]| self.steps(base, steps, env))
            }
            ExprKind::Call(call) => self.call(call, expr.span, env),
            ExprKind::Unary(op, operand) => {
                let v = self.eval(operand, env)?;
                self.as_planned([v], &mut |[v]| self.unary(*op, v, operand.span))
            }
            ExprKind::Binary(op, operands) => {
                let (a, b) = (&operands.0, &operands.1);
                if let Some(answer) = self.is_occupied(*op, a, b, env)? {
                    return Ok(answer);
                }
                let x = self.eval(a, env)?;
                if self.settles(*op, &x) {
                    return Ok(x);
                }
                let y = self.eval(b, env)?;
                self.as_planned([x, y], &mut |[x, y]| self.binary(*op, x, y, (a, b)))
            }
            ExprKind::Conditional(c) => self.conditional(&c.0, &c.1, &c.2, env),
            ExprKind::For(f) => self.for_expr(f, env),
            ExprKind::Object(items) => self.object(items, env),
            ExprKind::Tuple(items) => self.tuple(items, env),
            ExprKind::Paren(inner) => self.eval(inner, env),
            ExprKind::Opaque(why) => Ok(Value::unknown(Reason::Other(why.clone()), Type::Dynamic)),
        }
    }

    fn traversal(&self, t: &Traversal, span: Span, env: &Bindings<'_>) -> Result<Value, EvalError> {
        if let Some(bound) = env.get(&t.root) {
            let rest = t.steps.as_slice();
            if rest.is_empty() {
                return Ok(bound.clone());
            }
            if bound.is_plan_known() {
                return self.steps(bound, rest, env);
            }
            return self.as_planned([bound.clone()], &mut |[value]| self.steps(value, rest, env));
        }
        let (value, taken) = match env.scope.resolve(self, t) {
            Some(found) => found?,
            None => return Err(access::no_such_name(t, span)),
        };
        let rest = t.steps.get(taken..).unwrap_or(&[]);
        if value.is_plan_known() || rest.is_empty() {
            return match rest {
                [] => Ok(value),
                _ => self.steps(&value, rest, env),
            };
        }
        self.as_planned([value], &mut |[value]| self.steps(value, rest, env))
    }

    /// Whether a plan knows a value and everything in it; not, when there is too much in it.
    pub fn wholly_known(&self, value: &Value) -> bool {
        if !value.is_plan_known() {
            return false;
        }
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                s.rest.is_none()
                    && self.budget.spend(s.items.len())
                    && s.items
                        .iter()
                        .all(|e| e.cond.is_true() && self.wholly_known(&e.value))
            }
            Kind::Map(o) | Kind::Object(o) => {
                o.rest.is_none()
                    && self.budget.spend(o.entries.len())
                    && o.entries
                        .iter()
                        .all(|(_, e)| e.cond.is_true() && self.wholly_known(&e.value))
            }
            _ => true,
        }
    }

    /// Marks what rules may know although a plan does not.
    pub fn later(&self, value: Value) -> Value {
        match self.mode {
            Mode::Terraform => value.mark(Marks::LATER),
            Mode::CloudFormation | Mode::Rules => value,
        }
    }

    /// Marks a value that a plan does not know, though it is not null: what an operator gives.
    pub(super) fn unplanned(&self, value: Value) -> Value {
        let mut value = self.later(value);
        match &mut value.kind {
            Kind::Choice(c) => Arc::make_mut(c).refinements.not_null = true,
            Kind::Unknown(u) => {
                Arc::make_mut(u).refinements.not_null = true;
                // By itself it says that a plan does not know it.
                value.marks = value.marks.without(Marks::UNPLANNED);
            }
            _ => {}
        }
        value
    }

    /// Marks a value of which a plan does not even know the type.
    pub fn untyped(&self, value: Value) -> Value {
        match self.mode {
            Mode::Terraform => {
                let mut value = value.mark(Marks::UNPLANNED);
                if let Kind::Unknown(u) = &mut value.kind {
                    let u = Arc::make_mut(u);
                    u.ty = Type::Dynamic;
                    u.refinements = Default::default();
                }
                value
            }
            Mode::CloudFormation | Mode::Rules => value,
        }
    }

    /// `f` of operands. What it refuses because of what only we know of an operand is no error to
    /// Terraform: there it sees what a plan sees.
    pub(super) fn as_planned<A: AsRef<[Value]> + AsMut<[Value]>>(
        &self,
        mut operands: A,
        f: &mut dyn FnMut(&A) -> Result<Value, EvalError>,
    ) -> Result<Value, EvalError> {
        let result = f(&operands);
        if result.is_ok() || self.mode != Mode::Terraform {
            return result;
        }
        let mut open = false;
        for v in operands.as_mut() {
            if !v.is_plan_known() && (v.marks.has(Marks::LATER) || !v.is_unknown()) {
                open = true;
                *v = plan_view::as_unknown(v);
            }
        }
        if open { f(&operands) } else { result }
    }

    /// `f` of each alternative of a value. An alternative in error becomes Unknown, unless all
    /// are in error.
    pub fn lift(
        &self,
        value: &Value,
        f: &mut dyn FnMut(&Value) -> Result<Value, EvalError>,
    ) -> Result<Value, EvalError> {
        if !matches!(value.kind, Kind::Choice(_)) {
            return f(value);
        }
        let mut arms = Vec::new();
        let mut error = None;
        let mut good = false;
        for (cond, v) in value.arms() {
            match f(&v) {
                Ok(r) => {
                    good = true;
                    arms.push((cond, r));
                }
                Err(e) => {
                    arms.push((cond, e.value()));
                    error.get_or_insert(e);
                }
            }
        }
        match error {
            Some(e) if !good => Err(e),
            _ => Ok(self.later(Value::choice(self.table, arms))),
        }
    }

    /// `f` of each combination of the alternatives of two values.
    pub fn lift2(
        &self,
        a: &Value,
        b: &Value,
        f: &mut dyn FnMut(&Value, &Value) -> Result<Value, EvalError>,
    ) -> Result<Value, EvalError> {
        self.lift(a, &mut |x| self.lift(b, &mut |y| f(x, y)))
    }

    /// The truth of a bool value as a condition, exact: where it is unknown, an atom stands for
    /// the expression `what` (at `span`, in the scope of `env`), so that the same expression gives
    /// the same condition.
    pub fn condition(
        &self,
        value: &Value,
        span: Span,
        env: &Bindings<'_>,
        instance: &dyn std::fmt::Display,
    ) -> Option<Cond> {
        let truth = Truth::of(self.table, value);
        let decided = self.table.or(truth.yes, truth.no)?;
        if decided.is_true() {
            return Some(truth.yes);
        }
        let name = format!(
            "{}#{}:{}..{}{instance}",
            env.scope.name(),
            span.file.0,
            span.start,
            span.end
        );
        let input = self.table.bool_input(&name, InputKind::Expression, span);
        if self.mode == Mode::Rules {
            // A rule's own expression is nothing that the user wrote.
            let why = truth
                .why
                .unwrap_or_else(|| Reason::Other("the values that decide are not known".into()));
            self.table.open_because(input, why);
        }
        let atom = self.table.equals(input, Constant::Bool(true))?;
        let open = self.table.minus(atom, decided)?;
        self.table.or(truth.yes, open)
    }

    fn object(&self, items: &[ObjectItem], env: &Bindings<'_>) -> Result<Value, EvalError> {
        if !self.budget.store(items.len()) {
            return Ok(Budget::exceeded("elements"));
        }
        let mut entries: Vec<(Str, Element)> = Vec::with_capacity(items.len());
        let mut rest = None;
        let mut marks = Marks::NONE;
        let mut open = false;
        for item in items {
            if let ExprKind::Traversal(_) = item.key.kind {
                return Err(EvalError::new(
                    "Ambiguous attribute key: write it in parentheses if it is a reference, in \
                     quotes if it is a name",
                    item.key.span,
                ));
            }
            let key = self.eval(&item.key, env)?;
            let mut value = self.eval(&item.value, env)?;
            if self.mode == Mode::CloudFormation && value.is_null() {
                continue;
            }
            marks = marks.union(key.marks);
            let key = match self.to_key(&key, item.key.span)? {
                Key::Known(k) => k,
                Key::Open(alternatives) => {
                    // Which key it is, nobody knows: under each alternative its own entry.
                    for (cond, k) in alternatives {
                        match k {
                            Some(k) => entries.push((
                                k,
                                Element {
                                    cond,
                                    value: value.clone(),
                                },
                            )),
                            None => rest = Some(Box::new(value.clone())),
                        }
                    }
                    open = true;
                    continue;
                }
            };
            let mut cond = Cond::TRUE;
            if self.mode == Mode::CloudFormation {
                (cond, value) = self.unless_null(value);
                if cond.is_false() {
                    continue;
                }
            }
            entries.push((key, Element { cond, value }));
        }
        let mut obj = Obj::new(Type::Dynamic, entries);
        obj.rest = rest;
        let value: Value = Kind::Object(Arc::new(obj)).into();
        if open && self.mode == Mode::Terraform {
            // Terraform forgets the marks of keys here.
            return Ok(self.untyped(value));
        }
        Ok(value.mark(marks))
    }

    fn tuple(&self, items: &[Expr], env: &Bindings<'_>) -> Result<Value, EvalError> {
        if !self.budget.store(items.len()) {
            return Ok(Budget::exceeded("elements"));
        }
        let mut elements = Vec::with_capacity(items.len());
        for item in items {
            let value = self.eval(item, env)?;
            if self.mode != Mode::CloudFormation {
                elements.push(Element::always(value));
                continue;
            }
            let (cond, value) = self.unless_null(value);
            if !cond.is_false() {
                elements.push(Element { cond, value });
            }
        }
        Ok(Value::tuple_of(elements))
    }

    /// When a value is not null, and what it is then.
    pub fn unless_null(&self, value: Value) -> (Cond, Value) {
        match &value.kind {
            Kind::Null(_) => (Cond::FALSE, value),
            Kind::Choice(_) => {
                let mut when = Cond::FALSE;
                let mut arms = Vec::new();
                for (cond, v) in value.arms() {
                    if !v.is_null() {
                        when = self.table.or(when, cond).unwrap_or(Cond::TRUE);
                        arms.push((cond, v));
                    }
                }
                if arms.is_empty() {
                    return (Cond::FALSE, value);
                }
                (when, Value::choice(self.table, arms))
            }
            _ => (Cond::TRUE, value),
        }
    }
}

/// The key of an object's entry.
pub(super) enum Key {
    /// Known.
    Known(Str),
    /// One of these; `None` is any key.
    Open(Vec<(Cond, Option<Str>)>),
}
