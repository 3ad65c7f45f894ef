//! `c ? t : f`, and what a plan knows of it when it does not know the condition.
//!
//! Must not know: how the operands are evaluated.

use super::{Bindings, Budget, EvalError, Evaluator, Key, Mode, plan_view};
use crate::expr::ir::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::source::Span;
use crate::value::{Cond, Kind, Marks, Origin, Refinements, Type, Value, convert};
use std::sync::Arc;

impl Evaluator<'_> {
    /// `c ? t : f`. In Terraform both arms are evaluated, since their types decide the result's.
    pub(super) fn conditional(
        &self,
        c: &Expr,
        t: &Expr,
        f: &Expr,
        env: &Bindings<'_>,
    ) -> Result<Value, EvalError> {
        let cond = self.eval(c, env)?;
        let mut marks = cond.marks.without(Marks::UNPLANNED);
        let planned = cond.is_plan_known();
        let cond = match self.to_bool(&cond, c.span) {
            Ok(cond) => cond,
            // A plan asks for a bool once it knows the value.
            Err(e) if !cond.is_plan_known() => e.value(),
            Err(e) => return Err(e),
        };
        if self.mode != Mode::Terraform {
            if let Kind::Bool(b) = cond.kind {
                return self.eval(if b { t } else { f }, env);
            }
            if cond.is_null() {
                return Ok(Value::null().with_origin(cond.origin));
            }
        }
        let yes = self.eval(t, env);
        let no = self.eval(f, env);
        let arm = |r: &Result<Value, EvalError>, written: &Expr| match r {
            Ok(v) => v.clone(),
            Err(e) => Value::unknown(e.reason(), type_in_error(self, written, env)).at(e.span),
        };
        let (x, y) = (arm(&yes, t), arm(&no, f));
        if self.mode == Mode::Terraform {
            // Whichever is taken, Terraform joins the marks of all three.
            let both = x.marks.union(y.marks);
            marks = marks.union(both.without(Marks::UNPLANNED));
        }
        // Terraform compares what the arms are, not what they become.
        let same = x.ty() == y.ty();
        let (converted, other) = if self.mode == Mode::Terraform {
            self.unify_arms(&x, &y, t.span.join(f.span))?
        } else {
            (Ok(x), Ok(y))
        };
        let settled = |r: Result<Value, EvalError>| r.unwrap_or_else(|e| e.value());
        if let Kind::Bool(b) = cond.kind {
            // Only the error of the arm taken counts.
            if planned || self.mode != Mode::Terraform {
                let (chosen, result) = if b { (yes, converted) } else { (no, other) };
                chosen?;
                return Ok(result?.mark(marks));
            }
            let (x, y) = (settled(converted), settled(other));
            let (when, otherwise) = match b {
                true => (Cond::TRUE, Cond::FALSE),
                false => (Cond::FALSE, Cond::TRUE),
            };
            let place = Origin::at(c.span.join(t.span).join(f.span));
            let value = self.planned_choice((when, x), (otherwise, y), same, &place);
            return Ok(value.mark(marks));
        }
        let Some(when) = self.condition(&cond, c.span, env, &"") else {
            return Ok(self.later(Budget::exceeded("conditions")).mark(marks));
        };
        let Some(otherwise) = self.table.not(when) else {
            return Ok(self.later(Budget::exceeded("conditions")).mark(marks));
        };
        let (x, y) = (settled(converted), settled(other));
        let place = Origin::at(c.span.join(t.span).join(f.span));
        let value = match self.mode {
            Mode::Terraform => self.planned_choice((when, x), (otherwise, y), same, &place),
            _ => Value::choice(self.table, vec![(when, x), (otherwise, y)]),
        };
        // The choice is written here as a whole; its arms know their own places.
        let origin = match value.kind {
            Kind::Choice(_) => place,
            _ => value.origin.clone(),
        };
        Ok(value.mark(marks).with_origin(origin))
    }

    /// What a conditional gives whose condition a plan does not know: a choice with what a plan
    /// knows of it. Equal numbers are that number, lists of one length are a list of choices.
    fn planned_choice(
        &self,
        x: (Cond, Value),
        y: (Cond, Value),
        same: bool,
        place: &Origin,
    ) -> Value {
        let (a, b) = (&x.1, &y.1);
        let mut known = Refinements {
            not_null: plan_view::not_null(a) && plan_view::not_null(b),
            ..Refinements::default()
        };
        if known.not_null && same {
            match (&a.kind, &b.kind) {
                (Kind::Number(m), Kind::Number(n)) if a.is_plan_known() && b.is_plan_known() => {
                    if m == n {
                        return a.clone();
                    }
                    known.min = Some((m.min(n).clone(), true));
                    known.max = Some((m.max(n).clone(), true));
                }
                (Kind::List(s), Kind::List(t))
                    if s.items.len() == t.items.len()
                        && a.is_plan_known()
                        && b.is_plan_known()
                        && s.rest.is_none()
                        && t.rest.is_none() =>
                {
                    let pairs = s.items.iter().zip(&t.items);
                    let items = pairs.map(|(p, q)| {
                        let arms = vec![(x.0, p.value.clone()), (y.0, q.value.clone())];
                        let choice = Value::choice(self.table, arms);
                        let origin = match choice.kind {
                            Kind::Choice(_) => place.clone(),
                            _ => choice.origin.clone(),
                        };
                        self.later(choice.with_origin(origin))
                    });
                    return Value::list(s.ty.clone(), items.collect())
                        .with_origin(a.origin.clone());
                }
                (Kind::Map(o), Kind::Map(p))
                    if o.entries.is_empty() && p.entries.is_empty() && a == b =>
                {
                    return a.clone();
                }
                (Kind::Set(s), Kind::Set(t))
                    if s.items.is_empty() && t.items.is_empty() && a == b =>
                {
                    return a.clone();
                }
                _ if a.ty().element().is_some() => {
                    let (s, t) = (plan_view::length_bounds(a), plan_view::length_bounds(b));
                    if let ((Some(s), Some(s2)), (Some(t), Some(t2))) = (s, t)
                        && s == s2
                        && t == t2
                    {
                        known.length = (Some(s.min(t)), Some(s.max(t)));
                    }
                }
                _ => {}
            }
        }
        let open = |v: &Value| v.ty() == Type::Dynamic && !v.is_null();
        let untyped = open(a) || open(b);
        let mut value = Value::choice(self.table, vec![x, y]);
        if let Kind::Choice(choice) = &mut value.kind {
            Arc::make_mut(choice).refinements = known;
        }
        if untyped {
            return self.untyped(value);
        }
        self.later(value)
    }

    /// Both arms of a conditional in the type that they share, as Terraform demands it; each may
    /// fail by itself, which counts for the one taken.
    #[allow(
        clippy::type_complexity,
        reason = "an error of types, then one for each arm"
    )]
    fn unify_arms(
        &self,
        x: &Value,
        y: &Value,
        span: Span,
    ) -> Result<(Result<Value, EvalError>, Result<Value, EvalError>), EvalError> {
        let (tx, ty) = (x.ty(), y.ty());
        let open = |v: &Value, t: &Type| *t == Type::Dynamic && !v.is_null();
        if tx == ty || open(x, &tx) || open(y, &ty) {
            return Ok((Ok(x.clone()), Ok(y.clone())));
        }
        // A null of no type takes the other arm's.
        let null = |v: &Value, ty: Type| {
            let null = Value::null_of(ty).with_origin(v.origin.clone());
            null.mark(v.marks)
        };
        if x.is_null() && tx == Type::Dynamic {
            return Ok((Ok(null(x, ty)), Ok(y.clone())));
        }
        if y.is_null() && ty == Type::Dynamic {
            return Ok((Ok(x.clone()), Ok(null(y, tx))));
        }
        let mismatch = || {
            EvalError::new(
                format!(
                    "The true and false result expressions must have consistent types: they are \
                     {tx} and {ty}"
                ),
                span,
            )
        };
        let shared = convert::unify(&[tx.clone(), ty.clone()]).ok_or_else(mismatch)?;
        let to = |v: &Value| convert::convert(v, &shared, self.table).map_err(|_| mismatch());
        Ok((to(x), to(y)))
    }
}

/// The type that Terraform gives an expression in error: that of an operator's result, and for a
/// tuple or object what its parts are by themselves.
fn type_in_error(ev: &Evaluator<'_>, e: &Expr, env: &Bindings<'_>) -> Type {
    let part = |e: &Expr| match ev.eval(e, env) {
        Ok(v) => v.ty(),
        Err(_) => type_in_error(ev, e, env),
    };
    match &e.kind {
        ExprKind::Paren(inner) => type_in_error(ev, inner, env),
        ExprKind::Template(_) => Type::String,
        ExprKind::Tuple(items) => Type::tuple(items.iter().map(part).collect()),
        ExprKind::Object(items) => {
            let mut attributes = Vec::with_capacity(items.len());
            for item in items {
                let key = ev.eval(&item.key, env).ok();
                match key.and_then(|k| ev.to_key(&k, item.key.span).ok()) {
                    Some(Key::Known(k)) => attributes.push((k, part(&item.value))),
                    _ => return Type::Dynamic,
                }
            }
            Type::object(attributes)
        }
        ExprKind::Unary(UnaryOp::Not, _) => Type::Bool,
        ExprKind::Unary(UnaryOp::Negate, _) => Type::Number,
        ExprKind::Binary(op, _) => match op {
            BinaryOp::Add
            | BinaryOp::Subtract
            | BinaryOp::Multiply
            | BinaryOp::Divide
            | BinaryOp::Modulo => Type::Number,
            _ => Type::Bool,
        },
        _ => Type::Dynamic,
    }
}
