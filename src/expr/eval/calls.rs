//! Function calls: arguments, expansion of the last one, and the functions that see expressions
//! instead of values (`try`, `can`, and `coalesce` in rules).
//!
//! Must not know: what the common functions do.

use super::{Bindings, Budget, EvalError, Evaluator, Mode};
use crate::expr::functions;
use crate::expr::ir::{Call, ExprKind};
use crate::source::Span;
use crate::value::{Cond, Kind, Marks, Reason, Type, Value};

impl Evaluator<'_> {
    pub(super) fn call(
        &self,
        call: &Call,
        span: Span,
        env: &Bindings<'_>,
    ) -> Result<Value, EvalError> {
        if let Some(own) = env.scope.call(self, env, call, span) {
            return own;
        }
        let name = call.name.strip_prefix("core::").unwrap_or(&call.name);
        match name {
            "try" if self.mode == Mode::Terraform => return self.try_call(call, span, env),
            "can" if self.mode == Mode::Terraform => return self.can_call(call, span, env),
            "coalesce" if self.mode == Mode::Rules => return self.first_not_null(call, env),
            _ if name.starts_with("provider::") => {
                let why = format!("`{}()` is a function of a provider", call.name);
                return Ok(Value::unknown(Reason::Other(why.into()), Type::Dynamic));
            }
            "templatestring" => {
                if let Some(template) = call.args.first()
                    && !matches!(template.kind, ExprKind::Traversal(_))
                {
                    let words = "The template of templatestring must be a direct reference to an \
                                 object that holds it";
                    return Err(EvalError::new(words, template.span));
                }
            }
            _ => {}
        }
        let mut args = Vec::with_capacity(call.args.len());
        let mut spans = Vec::with_capacity(call.args.len());
        let mut plain = call.args.as_slice();
        let mut expanded = Vec::new();
        if call.expand
            && let Some((last, others)) = plain.split_last()
        {
            // First of all: where nobody knows how many arguments there are, nothing else counts.
            let value = self.eval(last, env)?;
            let Some(values) = self.expand(&value, last.span)? else {
                return Ok(self.open_expansion(&value));
            };
            plain = others;
            expanded = values.into_iter().map(|v| (v, last.span)).collect();
        }
        for arg in plain {
            args.push(self.eval(arg, env)?);
            spans.push(arg.span);
        }
        for (value, span) in expanded {
            args.push(value);
            spans.push(span);
        }
        if args.iter().all(Value::is_plan_known) {
            return functions::call(self, env, name, args, span, &spans);
        }
        self.as_planned(args, &mut |args| {
            functions::call(self, env, name, args.to_vec(), span, &spans)
        })
    }

    /// The elements of an expanded last argument; `None` when nobody knows how many there are.
    fn expand(&self, value: &Value, span: Span) -> Result<Option<Vec<Value>>, EvalError> {
        const WRONG: &str =
            "The expanding argument (marked with `...`) must be of a tuple, list, or set type";
        match &value.kind {
            _ if value.marks.has(Marks::UNTYPED) => Ok(None),
            Kind::Unknown(u)
                if u.ty.is_primitive() || matches!(u.ty, Type::Map(_) | Type::Object(_)) =>
            {
                Err(EvalError::new(WRONG, span))
            }
            Kind::Unknown(_) | Kind::Choice(_) => Ok(None),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true()) {
                    return Ok(None);
                }
                Ok(Some(
                    s.items
                        .iter()
                        .map(|e| e.value.clone().mark(value.marks))
                        .collect(),
                ))
            }
            Kind::Null(_) => Err(EvalError::new(
                "The expanding argument (marked with `...`) must not be null",
                span,
            )),
            _ => Err(EvalError::new(WRONG, span)),
        }
    }

    fn open_expansion(&self, value: &Value) -> Value {
        let reason = match &value.kind {
            Kind::Unknown(u) => u.reason.clone(),
            _ => Reason::Other("it is not known how many arguments there are".into()),
        };
        self.later(Value::unknown(reason, Type::Dynamic))
    }

    /// `try(a, b, …)`: the first argument that is no error. One that is not wholly known may still
    /// turn out to be one, so a plan knows nothing then.
    fn try_call(&self, call: &Call, span: Span, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let mut errors = Vec::new();
        for arg in &call.args {
            match self.eval(arg, env) {
                Ok(v) if self.wholly_known(&v) => return Ok(v),
                Ok(v) => return Ok(self.untyped(v)),
                Err(e) => errors.push(e.message),
            }
        }
        if call.args.is_empty() {
            return Err(EvalError::new(
                "At least one argument is required by `try`",
                span,
            ));
        }
        Err(EvalError::new(
            format!("No argument of `try` succeeded: {}", errors.join("; ")),
            span,
        ))
    }

    fn can_call(&self, call: &Call, span: Span, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let [arg] = call.args.as_slice() else {
            return Err(EvalError::new("`can` takes exactly one argument", span));
        };
        Ok(match self.eval(arg, env) {
            Err(_) => Value::bool(false),
            Ok(v) if self.wholly_known(&v) => Value::bool(true),
            Ok(_) => self.later(Value::bool(true)),
        })
    }

    /// `coalesce` of mappings and rules: the first argument that is not null, under each
    /// condition; Unknown where an Unknown stands before it. Evaluates no argument too many.
    fn first_not_null(&self, call: &Call, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let mut arms: Vec<(Cond, Value)> = Vec::new();
        let mut open = Cond::TRUE;
        let mut last_null = Value::null();
        for arg in &call.args {
            let value = self.eval(arg, env)?;
            if open.is_true() && !matches!(value.kind, Kind::Choice(_)) {
                if !value.is_null() {
                    return Ok(value);
                }
                last_null = value;
                continue;
            }
            let mut still = Cond::FALSE;
            for (cond, v) in value.arms() {
                let Some(here) = self.table.and(open, cond) else {
                    return Ok(Budget::exceeded("conditions"));
                };
                if here.is_false() {
                    continue;
                }
                if v.is_null() {
                    last_null = v;
                    match self.table.or(still, here) {
                        Some(c) => still = c,
                        None => return Ok(Budget::exceeded("conditions")),
                    }
                } else {
                    arms.push((here, v));
                }
            }
            open = still;
            if open.is_false() {
                break;
            }
        }
        if !open.is_false() {
            arms.push((open, last_null));
        }
        Ok(Value::choice(self.table, arms))
    }
}
