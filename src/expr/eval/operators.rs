//! Unary and binary operators.

use super::{Bindings, EvalError, Evaluator, Mode, plan_view};
use crate::expr::ir::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::source::Span;
use crate::value::{
    Constant, InputKind, Kind, Marks, Number, Origin, Reason, Truth, Type, Unknown, Value, convert,
};
use std::sync::Arc;

impl Evaluator<'_> {
    pub(super) fn unary(&self, op: UnaryOp, v: &Value, span: Span) -> Result<Value, EvalError> {
        if v.is_null() && self.mode == Mode::Rules {
            return Ok(v.clone());
        }
        let mut out = match op {
            UnaryOp::Not => {
                if self.mode == Mode::Rules && has_null(v) {
                    return self.lift(v, &mut |arm| self.unary(op, arm, span));
                }
                let open = !v.is_plan_known();
                let result = self.truth(v, span)?.negate().value(self.table);
                if open { self.unplanned(result) } else { result }
            }
            UnaryOp::Negate => self.lift(v, &mut |arm| {
                let n = self.to_number(arm, span)?;
                Ok(match &n.kind {
                    Kind::Number(n) => Value::number(n.neg()),
                    _ => n,
                })
            })?,
        };
        out.marks = out.marks.union(v.marks);
        out.origin = computed_from(&[v]);
        Ok(out)
    }

    /// Whether the left side of `&&`, `||` says it all, so that the right need not be evaluated.
    /// In rules alone: elsewhere the right side's errors and types count.
    pub(super) fn settles(&self, op: BinaryOp, left: &Value) -> bool {
        let absorbing = match op {
            BinaryOp::And => false,
            BinaryOp::Or => true,
            _ => return false,
        };
        self.mode == Mode::Rules && matches!(left.kind, Kind::Bool(b) if b == absorbing)
    }

    /// `length(xs) > 0`, `!= 0` or `== 0` in rules: whether there is an element, which many
    /// elements under conditions answer in one pass where their number would take all combinations.
    pub(super) fn is_occupied(
        &self,
        op: BinaryOp,
        a: &Expr,
        b: &Expr,
        env: &Bindings<'_>,
    ) -> Result<Option<Value>, EvalError> {
        let (ExprKind::Call(call), ExprKind::Int(0)) = (&a.kind, &b.kind) else {
            return Ok(None);
        };
        let asked = matches!(op, BinaryOp::Greater | BinaryOp::Equal | BinaryOp::NotEqual);
        let [xs] = call.args.as_slice() else {
            return Ok(None);
        };
        if self.mode != Mode::Rules || !asked || call.name != "length" || call.expand {
            return Ok(None);
        }
        let xs = self.eval(xs, env)?;
        let Some(some) = Truth::occupied(self.table, &xs) else {
            return Ok(None);
        };
        let truth = if op == BinaryOp::Equal {
            some.negate()
        } else {
            some
        };
        let mut out = truth.value(self.table);
        out.marks = xs.marks;
        out.origin = computed_from(&[&xs]);
        Ok(Some(out))
    }

    pub(super) fn binary(
        &self,
        op: BinaryOp,
        a: &Value,
        b: &Value,
        written: (&Expr, &Expr),
    ) -> Result<Value, EvalError> {
        use BinaryOp as O;
        if let Some(plain) = plainly(op, a, b) {
            return Ok(plain);
        }
        let (sa, sb) = (written.0.span, written.1.span);
        let null_test = is_null(written.0) || is_null(written.1);
        let marks = a.marks.union(b.marks);
        let mut out = match op {
            O::And | O::Or => self.logic(op, a, b, sa, sb)?,
            O::Equal | O::NotEqual => {
                if self.mode == Mode::Rules && (absent(a) || absent(b)) && !null_test {
                    // `== null` and `!= null` are tests; any other comparison passes null on.
                    self.lift2(a, b, &mut |x, y| Ok(self.equality_in_rules(op, x, y)))?
                } else {
                    self.equality(op, a, b)
                }
            }
            _ => {
                let out = self.lift2(a, b, &mut |x, y| self.arithmetic(op, x, y, sa, sb))?;
                match self.order_in_plan(op, a, b) {
                    Some(decided) => decided,
                    None if marks.has(Marks::LATER) => self.unplanned(out),
                    None => out,
                }
            }
        };
        out.marks = out.marks.union(marks.without(Marks::UNPLANNED));
        if self.mode == Mode::Terraform && matches!(op, O::Equal | O::NotEqual) {
            let deep = a.deep_marks().union(b.deep_marks());
            out.marks = out.marks.union(deep.without(Marks::UNPLANNED));
        }
        out.origin = computed_from(&[a, b]);
        Ok(out)
    }

    /// A comparison of numbers that a plan decides although it does not know both.
    fn order_in_plan(&self, op: BinaryOp, a: &Value, b: &Value) -> Option<Value> {
        if self.mode != Mode::Terraform || a.is_plan_known() && b.is_plan_known() {
            return None;
        }
        let order = plan_view::order(a, b)?;
        Some(Value::bool(match op {
            BinaryOp::Less | BinaryOp::LessEqual => order.is_lt(),
            BinaryOp::Greater | BinaryOp::GreaterEqual => order.is_gt(),
            _ => return None,
        }))
    }

    fn logic(
        &self,
        op: BinaryOp,
        a: &Value,
        b: &Value,
        sa: Span,
        sb: Span,
    ) -> Result<Value, EvalError> {
        if self.mode == Mode::Rules && (absent(a) || absent(b)) {
            return self.lift2(a, b, &mut |x, y| {
                if !x.is_null() && !y.is_null() {
                    return self.logic(op, x, y, sa, sb);
                }
                // Kleene: the other side may decide by itself, else null passes on.
                let absorbing = op == BinaryOp::Or;
                let (null, other, span) = if x.is_null() { (x, y, sb) } else { (y, x, sa) };
                if other.is_null() {
                    return Ok(null.clone());
                }
                let t = self.truth(other, span)?;
                let decides = if absorbing { t.yes } else { t.no };
                if decides.is_true() {
                    return Ok(Value::bool(absorbing));
                }
                Ok(null.clone())
            });
        }
        let (x, y) = (self.truth(a, sa)?, self.truth(b, sb)?);
        let both = match op {
            BinaryOp::And => x.and(self.table, y),
            _ => x.or(self.table, y),
        };
        let value = both.value(self.table);
        Ok(if a.is_plan_known() && b.is_plan_known() {
            value
        } else {
            self.unplanned(value)
        })
    }

    fn equality_in_rules(&self, op: BinaryOp, a: &Value, b: &Value) -> Value {
        if let Some(null) = [a, b].into_iter().find(|v| v.is_null()) {
            return null.clone();
        }
        let truth = self.equal(a, b);
        let truth = if op == BinaryOp::Equal {
            truth
        } else {
            truth.negate()
        };
        truth.value(self.table)
    }

    /// `==` and `!=` outside rules: what a plan knows, else what follows from the conditions.
    fn equality(&self, op: BinaryOp, a: &Value, b: &Value) -> Value {
        let negate = op != BinaryOp::Equal;
        if self.mode == Mode::Terraform
            && let Some(same) = self.plan_equal(a, b)
        {
            return Value::bool(same != negate);
        }
        let truth = self.equal(a, b);
        let truth = if negate { truth.negate() } else { truth };
        let mut value = truth.value(self.table);
        if let Kind::Unknown(u) = &mut value.kind {
            Arc::make_mut(u).refinements.not_null = true;
        }
        if self.wholly_known(a) && self.wholly_known(b) {
            return value;
        }
        self.unplanned(value)
    }

    /// When two values are equal, as Terraform's `==` says: of one type and one value. An unknown
    /// input compared with a constant gives the condition `input == constant`.
    pub fn equal(&self, a: &Value, b: &Value) -> Truth {
        if let Kind::Choice(_) = &a.kind {
            return self.any_arm(a, |x| self.equal(x, b));
        }
        if let Kind::Choice(_) = &b.kind {
            return self.any_arm(b, |y| self.equal(a, y));
        }
        match (&a.kind, &b.kind) {
            // What names another resource is there, although only its provider knows the value.
            (Kind::Unknown(_), Kind::Null(_))
                if self.mode == Mode::Rules && a.reference().is_some() =>
            {
                Truth::NO
            }
            (Kind::Null(_), Kind::Unknown(_))
                if self.mode == Mode::Rules && b.reference().is_some() =>
            {
                Truth::NO
            }
            (Kind::Unknown(u), _) => self.equal_unknown(u, b),
            (_, Kind::Unknown(u)) => self.equal_unknown(u, a),
            (Kind::Null(_), Kind::Null(_)) => Truth::YES,
            (Kind::Null(_), _) | (_, Kind::Null(_)) => Truth::NO,
            (Kind::Bool(x), Kind::Bool(y)) => decided(x == y),
            (Kind::Number(x), Kind::Number(y)) => decided(x == y),
            (Kind::String(x), Kind::String(y)) => decided(x == y),
            (Kind::List(x), Kind::List(y)) | (Kind::Set(x), Kind::Set(y)) if x.ty != y.ty => {
                // Element types may still be open in an empty list.
                decided(x.items.is_empty() && y.items.is_empty() && x.ty == y.ty)
            }
            (Kind::List(x), Kind::List(y))
            | (Kind::Tuple(x), Kind::Tuple(y))
            | (Kind::Set(x), Kind::Set(y)) => {
                let guarded = |s: &crate::value::Seq| {
                    s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true())
                };
                if guarded(x) || guarded(y) {
                    return Truth::unknown(Reason::Other(
                        "it is not known which elements a list has".into(),
                    ));
                }
                if x.items.len() != y.items.len() {
                    return Truth::NO;
                }
                if !self.budget.spend(x.items.len()) {
                    return Truth::unknown(Reason::Budget("steps"));
                }
                let mut all = Truth::YES;
                for (x, y) in x.items.iter().zip(&y.items) {
                    all = all.and(self.table, self.equal(&x.value, &y.value));
                    if all.no.is_true() {
                        break;
                    }
                }
                all
            }
            (Kind::Map(x), Kind::Map(y)) | (Kind::Object(x), Kind::Object(y)) => {
                let guarded = |o: &crate::value::Obj| {
                    o.rest.is_some() || o.entries.iter().any(|(_, e)| !e.cond.is_true())
                };
                if guarded(x) || guarded(y) {
                    return Truth::unknown(Reason::Other(
                        "it is not known which keys a map has".into(),
                    ));
                }
                let same_keys = x.entries.len() == y.entries.len()
                    && x.entries.iter().zip(&y.entries).all(|(a, b)| a.0 == b.0);
                if !same_keys {
                    return Truth::NO;
                }
                if !self.budget.spend(x.entries.len()) {
                    return Truth::unknown(Reason::Budget("steps"));
                }
                let mut all = Truth::YES;
                for ((_, x), (_, y)) in x.entries.iter().zip(&y.entries) {
                    all = all.and(self.table, self.equal(&x.value, &y.value));
                    if all.no.is_true() {
                        break;
                    }
                }
                all
            }
            _ => Truth::NO,
        }
    }

    fn any_arm(&self, v: &Value, f: impl Fn(&Value) -> Truth) -> Truth {
        let mut any = Truth::NO;
        for (cond, arm) in v.arms() {
            any = any.or(self.table, f(&arm).under(self.table, cond));
        }
        any
    }

    fn equal_unknown(&self, u: &Arc<Unknown>, other: &Value) -> Truth {
        if matches!(other.kind, Kind::Null(_)) && u.refinements.not_null {
            return Truth::NO;
        }
        if let Kind::String(s) = &other.kind
            && !s.starts_with(u.refinements.prefix.as_str())
        {
            return Truth::NO;
        }
        if let Some(t) = self.equal_parts(u, other) {
            return t;
        }
        let constant = match &other.kind {
            Kind::Null(_) => Some(Constant::Null),
            Kind::Bool(b) => Some(Constant::Bool(*b)),
            Kind::Number(n) => Some(Constant::Number(n.to_string().into())),
            Kind::String(s) => Some(Constant::String(s.clone())),
            _ => None,
        };
        // What a rule compares an input with is no branch of the author's: it stays unknown.
        if let (Reason::Input(name), true, Some(constant)) = (&u.reason, u.itself, constant)
            && self.mode != Mode::Rules
        {
            let kind = match self.mode {
                Mode::CloudFormation => InputKind::Parameter,
                _ => InputKind::Variable,
            };
            let input = self.table.input(name, kind, None, Span::NONE);
            if let Some(cond) = self.table.equals(input, constant) {
                return Truth::when(self.table, cond);
            }
        }
        Truth::unknown(u.reason.clone())
    }

    /// A partly known string against a known one: its known end must fit too.
    fn equal_parts(&self, u: &Unknown, other: &Value) -> Option<Truth> {
        let (Some(parts), Kind::String(s)) = (&u.parts, &other.kind) else {
            return None;
        };
        let mut known = 0;
        for p in &parts.items {
            known += match p {
                crate::value::Part::Text { text, .. } => text.len(),
                crate::value::Part::Value(v) => v.as_str().map_or(0, str::len),
            };
        }
        if known > s.len() {
            return Some(Truth::NO);
        }
        let last = parts.items.last().and_then(|p| match p {
            crate::value::Part::Text { text, .. } => Some(text.as_str()),
            crate::value::Part::Value(v) => v.as_str(),
        });
        match last {
            Some(end) if !s.ends_with(end) => Some(Truth::NO),
            _ => None,
        }
    }

    fn arithmetic(
        &self,
        op: BinaryOp,
        a: &Value,
        b: &Value,
        sa: Span,
        sb: Span,
    ) -> Result<Value, EvalError> {
        use BinaryOp as O;
        if self.mode == Mode::Rules
            && let Some(null) = [a, b].into_iter().find(|v| v.is_null())
        {
            return Ok(null.clone());
        }
        let (x, y) = (self.to_number(a, sa)?, self.to_number(b, sb)?);
        let compares = matches!(op, O::Less | O::LessEqual | O::Greater | O::GreaterEqual);
        let (Kind::Number(m), Kind::Number(n)) = (&x.kind, &y.kind) else {
            let ty = if compares { Type::Bool } else { Type::Number };
            let reason = [&x, &y]
                .into_iter()
                .find_map(|v| v.as_unknown())
                .map_or(Reason::Other("an operand is not known".into()), |u| {
                    u.reason.clone()
                });
            let mut u = Unknown::new(reason, ty);
            u.refinements.not_null = true;
            return Ok(Kind::Unknown(Arc::new(u)).into());
        };
        let number = |n: Option<Number>, what: &str| {
            n.map(Value::number)
                .ok_or_else(|| EvalError::new(what.to_owned(), sa.join(sb)))
        };
        Ok(match op {
            O::Less => Value::bool(m < n),
            O::LessEqual => Value::bool(m <= n),
            O::Greater => Value::bool(m > n),
            O::GreaterEqual => Value::bool(m >= n),
            O::Add => number(m.add(n), OUT_OF_RANGE)?,
            O::Subtract => number(m.sub(n), OUT_OF_RANGE)?,
            O::Multiply => number(m.mul(n), OUT_OF_RANGE)?,
            O::Divide => number(m.div(n), "Division by zero")?,
            _ => number(m.rem(n), "Division by zero")?,
        })
    }

    /// A value as a number: converted, or unknown.
    fn to_number(&self, v: &Value, span: Span) -> Result<Value, EvalError> {
        match &v.kind {
            Kind::Number(_) => Ok(v.clone()),
            Kind::Null(_) => Err(EvalError::new(
                "Operation on a null value: a number is required",
                span,
            )),
            _ => convert::convert(v, &Type::Number, self.table)
                .map_err(|e| EvalError::new(format!("A number is required: {e}"), span)),
        }
    }
}

/// The error of a result that no number can hold.
const OUT_OF_RANGE: &str = "The result is out of range";

/// What an operator gives of two values that are known and carry no marks, as most are.
fn plainly(op: BinaryOp, a: &Value, b: &Value) -> Option<Value> {
    use BinaryOp as O;
    if !a.marks.is_empty() || !b.marks.is_empty() {
        return None;
    }
    let yes = match (&a.kind, &b.kind) {
        (Kind::Bool(x), Kind::Bool(y)) => match op {
            O::And => *x && *y,
            O::Or => *x || *y,
            O::Equal => x == y,
            O::NotEqual => x != y,
            _ => return None,
        },
        (Kind::Number(x), Kind::Number(y)) => match op {
            O::Equal => x == y,
            O::NotEqual => x != y,
            O::Less => x < y,
            O::LessEqual => x <= y,
            O::Greater => x > y,
            O::GreaterEqual => x >= y,
            _ => return None,
        },
        (Kind::String(x), Kind::String(y)) => match op {
            O::Equal => x == y,
            O::NotEqual => x != y,
            _ => return None,
        },
        _ => return None,
    };
    Some(Value::bool(yes).with_origin(computed_from(&[a, b])))
}

fn decided(yes: bool) -> Truth {
    if yes { Truth::YES } else { Truth::NO }
}

fn has_null(v: &Value) -> bool {
    match &v.kind {
        Kind::Null(_) => true,
        Kind::Choice(c) => c.arms.iter().any(|(_, v)| v.is_null()),
        _ => false,
    }
}

/// Whether a value is or may be null.
fn absent(v: &Value) -> bool {
    has_null(v)
}

/// Whether an operand is null as written, so that the comparison tests for it.
fn is_null(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Null => true,
        ExprKind::Paren(inner) => is_null(inner),
        _ => false,
    }
}

/// The origin of a result: the way of the first operand that came from elsewhere. Its own span is
/// the operation's, which the caller puts on top.
fn computed_from(operands: &[&Value]) -> Origin {
    operands
        .iter()
        .find(|v| v.origin.from.is_some())
        .map_or(Origin::NONE, |v| v.origin.source().clone())
}
