//! `count`, `for_each` and OpenTofu's `enabled`: which instances a resource or module call has, and
//! under what conditions.
//!
//! What cannot be decided gives one symbolic instance: an address without index and, where the
//! condition is not the author's own choice, an atom that stands for the expression. Must not
//! know: bodies.

use super::address::Key;
use super::definitions::Repetition;
use super::instance::{Instance, Node};
use super::scope::InstanceScope;
use super::world::World;
use crate::diagnostic::Problem;
use crate::expr::ir::Expr;
use crate::expr::{Bindings, EvalError};
use crate::source::Span;
use crate::value::{
    Cond, Constant, Element, InputKind, Kind, Marks, Reason, Seq, Str, Type, Unknown, Value,
    convert,
};
use std::rc::Rc;

/// Instances of one resource or call.
const MAX_INSTANCES: usize = 100_000;
/// Room that an instance takes, in elements.
const INSTANCE_SIZE: usize = 24;
/// Keys that the alternatives of one `for_each` may have together.
const MAX_GUARDED_KEYS: usize = 256;

/// One instance.
#[derive(Debug)]
pub(super) struct Rep {
    pub key: Key,
    /// When it exists (within its module instance).
    pub exists: Cond,
    pub symbolic: bool,
    /// `count.index`.
    pub index: Option<Value>,
    /// `each.key`, `each.value`.
    pub each: Option<(Value, Value)>,
}

/// What references to all instances see.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// One object.
    Single,
    /// A tuple, by `count`.
    List,
    /// An object, by `for_each`.
    Map,
}

/// The instances of one resource or call.
#[derive(Debug)]
pub(super) struct Expansion {
    pub shape: Shape,
    pub reps: Vec<Rep>,
}

impl Expansion {
    pub fn single() -> Expansion {
        Expansion::one_if(Cond::TRUE)
    }

    /// One instance under a condition.
    fn one_if(exists: Cond) -> Expansion {
        let rep = Rep {
            key: Key::None,
            exists,
            symbolic: false,
            index: None,
            each: None,
        };
        Expansion {
            shape: Shape::Single,
            reps: Some(rep)
                .filter(|r| !r.exists.is_false())
                .into_iter()
                .collect(),
        }
    }
}

/// The instances that a repetition gives in a module instance, computed once.
pub(super) fn expansion(
    world: &World<'_>,
    instance: &Rc<Instance>,
    node: Node,
    repetition: &Repetition,
) -> Rc<Expansion> {
    if let Some(found) = instance.expansions.borrow().get(&node) {
        return found.clone();
    }
    let all = [&repetition.count, &repetition.for_each, &repetition.enabled];
    let span = match all.into_iter().flatten().next() {
        Some(e) => e.span,
        None => {
            let made = Rc::new(Expansion::single());
            instance.expansions.borrow_mut().insert(node, made.clone());
            return made;
        }
    };
    let mut made = None;
    // The value is of no interest: `once` guards against cycles.
    world.once(instance, node, span, || {
        made = Some(expand(world, instance, repetition));
        Value::null()
    });
    let by_enabled = repetition.count.is_none() && repetition.for_each.is_none();
    let made = made.unwrap_or_else(|| match by_enabled {
        true => Expansion::single(),
        false => Expansion {
            shape: if repetition.count.is_some() {
                Shape::List
            } else {
                Shape::Map
            },
            reps: vec![symbolic_rep(
                Cond::TRUE,
                Reason::Error("it depends on itself".into()),
                repetition.count.is_some(),
            )],
        },
    });
    let made = Rc::new(made);
    instance.expansions.borrow_mut().insert(node, made.clone());
    made
}

fn expand(world: &World<'_>, instance: &Rc<Instance>, repetition: &Repetition) -> Expansion {
    if let (Some(_), Some(e)) = (&repetition.count, &repetition.for_each) {
        world.problem(Problem::error(
            "evaluation-error",
            "`count` and `for_each` exclude each other",
            e.span,
        ));
    }
    let scope = InstanceScope::new(world, instance);
    let env = Bindings::new(&scope);
    let cx = Cx { world, instance };
    match (&repetition.count, &repetition.for_each) {
        (Some(e), _) => Expansion {
            shape: Shape::List,
            reps: cx
                .count(e, &env)
                .unwrap_or_else(|error| cx.broken(&error, true)),
        },
        (None, Some(e)) => Expansion {
            shape: Shape::Map,
            reps: cx
                .for_each(e, &env)
                .unwrap_or_else(|error| cx.broken(&error, false)),
        },
        (None, None) => match &repetition.enabled {
            Some(e) => cx.enabled(e, &env).unwrap_or_else(|error| {
                world.failed(&error);
                Expansion::single()
            }),
            None => Expansion::single(),
        },
    }
}

fn symbolic_rep(exists: Cond, reason: Reason, count: bool) -> Rep {
    let open = |ty: Type| Value::unknown(reason.clone(), ty).mark(Marks::LATER);
    Rep {
        key: Key::None,
        exists,
        symbolic: true,
        index: count.then(|| open(Type::Number)),
        each: (!count).then(|| (open(Type::String), open(Type::Dynamic))),
    }
}

struct Cx<'c, 'w> {
    world: &'c World<'w>,
    instance: &'c Rc<Instance>,
}

impl Cx<'_, '_> {
    /// An error is noted; the resource is judged once, as if it existed.
    fn broken(&self, error: &EvalError, count: bool) -> Vec<Rep> {
        self.world.failed(error);
        let reason = Reason::Error(error.message.as_str().into());
        vec![symbolic_rep(Cond::TRUE, reason, count)]
    }

    /// The condition "there is at least one", for an expression that cannot be decided: the same
    /// for the same expression in the same module instance, and for the same input itself.
    fn atom(&self, expr: &Expr, unknown: Option<&Unknown>, words: &str) -> Cond {
        let table = self.world.ev.table;
        let name: Str = match unknown.map(|u| (&u.reason, u.itself)) {
            Some((Reason::Input(name), true)) => format!("{name} {words}").into(),
            _ => {
                let text = self.world.expression_text(expr.span);
                let name = super::address::within(&self.instance.address, &text);
                format!("{name} {words}").into()
            }
        };
        // Without a place: its name says what it is, the text there would not.
        let input = table.bool_input(&name, InputKind::Expression, Span::NONE);
        table
            .equals(input, Constant::Bool(true))
            .unwrap_or(Cond::TRUE)
    }

    /// In strict mode, what depends on resource attributes that a plan does not know is refused.
    fn refuse_unknown(&self, u: &Unknown, what: &str, span: Span) -> Result<(), EvalError> {
        if self.world.project.strict && matches!(u.reason, Reason::Computed(_)) {
            return Err(EvalError::new(
                format!(
                    "The \"{what}\" value depends on resource attributes that cannot be \
                     determined until apply ({})",
                    u.reason.describe()
                ),
                span,
            ));
        }
        Ok(())
    }

    fn enabled(&self, expr: &Expr, env: &Bindings<'_>) -> Result<Expansion, EvalError> {
        let ev = &self.world.ev;
        let value = ev.eval(expr, env)?;
        let refuse = |why: &str| {
            let what = format!("The given \"enabled\" argument value is unsuitable: {why}");
            EvalError::new(what, expr.span)
        };
        if value.is_null() {
            return Err(refuse("the value is null; true or false is required"));
        }
        let value =
            convert::convert(&value, &Type::Bool, ev.table).map_err(|e| refuse(&e.to_string()))?;
        let exists = ev.condition(&value, expr.span, env, &self.instance.address);
        Ok(Expansion::one_if(exists.unwrap_or(Cond::TRUE)))
    }

    fn count(&self, expr: &Expr, env: &Bindings<'_>) -> Result<Vec<Rep>, EvalError> {
        let value = self.world.ev.eval(expr, env)?;
        if value.marks.has(Marks::SENSITIVE) {
            return Err(EvalError::new(
                "Sensitive values, or values derived from sensitive values, cannot be used as \
                 count arguments",
                expr.span,
            ));
        }
        if value.marks.has(Marks::EPHEMERAL) {
            return Err(EvalError::new(
                "The count value is derived from an ephemeral value, so it cannot be used",
                expr.span,
            ));
        }
        let table = self.world.ev.table;
        if let Kind::Choice(_) = value.kind {
            // One instance for all: it exists where the number is not zero.
            let mut exists = Cond::FALSE;
            let mut most = 0;
            let mut reason = Reason::Other("the number of instances is not decided".into());
            for (cond, arm) in value.arms() {
                let cond = match &arm.kind {
                    Kind::Unknown(u) => {
                        most = usize::MAX;
                        reason = u.reason.clone();
                        let atom = self.atom(expr, None, "> 0");
                        table.and(cond, atom).unwrap_or(cond)
                    }
                    _ => match self.whole(&arm, expr.span)? {
                        0 => continue,
                        n => {
                            most = most.max(n);
                            cond
                        }
                    },
                };
                exists = table.or(exists, cond).unwrap_or(Cond::TRUE);
            }
            if exists.is_false() {
                return Ok(Vec::new());
            }
            let mut rep = symbolic_rep(exists, reason, true);
            if most == 1 {
                rep.index = Some(Value::number(0_i64).mark(Marks::LATER));
            }
            return Ok(vec![rep]);
        }
        if let Kind::Unknown(u) = &value.kind {
            self.refuse_unknown(u, "count", expr.span)?;
            let exists = self.atom(expr, Some(u), "> 0");
            return Ok(vec![symbolic_rep(exists, u.reason.clone(), true)]);
        }
        let n = self.whole(&value, expr.span)?;
        self.affordable(n, expr.span)?;
        Ok((0..n)
            .map(|i| Rep {
                key: Key::Index(i as u64),
                exists: Cond::TRUE,
                symbolic: false,
                index: Some(Value::number(i64::try_from(i).unwrap_or(i64::MAX))),
                each: None,
            })
            .collect())
    }

    fn whole(&self, value: &Value, span: Span) -> Result<usize, EvalError> {
        let refuse = |why: &str| {
            EvalError::new(
                format!("The given \"count\" argument value is unsuitable: {why}"),
                span,
            )
        };
        if value.is_null() {
            return Err(refuse("the value is null; a whole number is required"));
        }
        let number = convert::convert(value, &Type::Number, self.world.ev.table)
            .map_err(|e| refuse(&e.to_string()))?;
        match number.as_number() {
            Some(n) if n.is_int() => match n.to_u64() {
                Some(n) => Ok(usize::try_from(n).unwrap_or(usize::MAX)),
                None => Err(refuse("must be greater than or equal to zero")),
            },
            Some(_) => Err(refuse("a whole number is required")),
            None => Err(refuse("a number is required")),
        }
    }

    fn for_each(&self, expr: &Expr, env: &Bindings<'_>) -> Result<Vec<Rep>, EvalError> {
        let value = self.world.ev.eval(expr, env)?;
        if value.marks.has(Marks::SENSITIVE) {
            return Err(EvalError::new(
                "Sensitive values, or values derived from sensitive values, cannot be used as \
                 for_each arguments: the value would be exposed as a resource instance key",
                expr.span,
            ));
        }
        if value.marks.has(Marks::EPHEMERAL) {
            return Err(EvalError::new(
                "The for_each value is derived from an ephemeral value, so it cannot be used",
                expr.span,
            ));
        }
        if let Kind::Choice(_) = value.kind {
            return self.for_each_choice(&value, expr);
        }
        self.for_each_of(&value, expr, Cond::TRUE)
    }

    /// Keys of the alternatives together, each under the conditions that have it.
    fn for_each_choice(&self, value: &Value, expr: &Expr) -> Result<Vec<Rep>, EvalError> {
        let table = self.world.ev.table;
        let mut reps: Vec<Rep> = Vec::new();
        for (cond, arm) in value.arms() {
            for rep in self.for_each_of(&arm, expr, cond)? {
                let same = reps.iter_mut().find(|r| r.key == rep.key);
                let Some(have) = same else {
                    if reps.len() >= MAX_GUARDED_KEYS {
                        let reason = Reason::Budget("alternatives");
                        return Ok(vec![symbolic_rep(Cond::TRUE, reason, false)]);
                    }
                    reps.push(rep);
                    continue;
                };
                if let (Some((_, a)), Some((k, b))) = (&have.each, &rep.each) {
                    let arms = vec![(have.exists, a.clone()), (rep.exists, b.clone())];
                    let both = Value::choice(table, arms);
                    have.each = Some((k.clone(), both.mark(Marks::LATER)));
                }
                have.exists = table.or(have.exists, rep.exists).unwrap_or(Cond::TRUE);
            }
        }
        reps.sort_by(|a, b| match (&a.key, &b.key) {
            (Key::Name(x), Key::Name(y)) => x.cmp(y),
            (Key::Name(_), _) => std::cmp::Ordering::Less,
            (_, Key::Name(_)) => std::cmp::Ordering::Greater,
            _ => std::cmp::Ordering::Equal,
        });
        Ok(reps)
    }

    fn for_each_of(&self, value: &Value, expr: &Expr, under: Cond) -> Result<Vec<Rep>, EvalError> {
        let span = expr.span;
        let table = self.world.ev.table;
        let guard = |cond: Cond| table.and(under, cond).unwrap_or(under);
        let unsuitable = |what: String| {
            EvalError::new(
                format!("The given \"for_each\" argument value is unsuitable: {what}"),
                span,
            )
        };
        let wrong_type = |ty: &str| {
            unsuitable(format!(
                "the \"for_each\" argument must be a map, or set of strings, and you have \
                 provided a value of type {ty}"
            ))
        };
        let symbolic = |u: &Unknown, element: Option<Value>| {
            let exists = guard(self.atom(expr, Some(u), "has elements"));
            let mut rep = symbolic_rep(exists, u.reason.clone(), false);
            if let (Some(v), Some((_, value))) = (element, &mut rep.each) {
                *value = v.mark(Marks::LATER);
            }
            rep
        };
        match &value.kind {
            Kind::Unknown(u) => {
                if let Type::List(_) | Type::Tuple(_) | Type::String | Type::Number | Type::Bool =
                    u.ty
                {
                    return Err(wrong_type(type_word(&u.ty)));
                }
                self.refuse_unknown(u, "for_each", span)?;
                let mut rep = symbolic(u, None);
                if let (Some(element), Some((key, v))) = (u.ty.element(), &mut rep.each) {
                    *v = match u.ty {
                        Type::Set(_) => key.clone(),
                        _ => Value::unknown(u.reason.clone(), element.clone()).mark(Marks::LATER),
                    };
                }
                Ok(vec![rep])
            }
            Kind::Map(o) | Kind::Object(o) => {
                self.affordable(o.entries.len(), span)?;
                let mut reps: Vec<Rep> = o
                    .entries
                    .iter()
                    .map(|(k, e)| named_rep(k, value, e, guard(e.cond), false))
                    .collect();
                if let Some(rest) = &o.rest {
                    let why = Unknown::new(rest_reason(rest), Type::Dynamic);
                    reps.push(symbolic(&why, Some((**rest).clone())));
                }
                Ok(reps)
            }
            Kind::Set(s) => self.set_reps(value, s, &guard, &symbolic, span),
            Kind::Null(_) => Err(unsuitable(
                "the given \"for_each\" argument value is null; a map, or set of strings is \
                 allowed"
                    .into(),
            )),
            _ => Err(wrong_type(type_word(&value.ty()))),
        }
    }

    fn set_reps(
        &self,
        value: &Value,
        s: &Seq,
        guard: &dyn Fn(Cond) -> Cond,
        symbolic: &dyn Fn(&Unknown, Option<Value>) -> Rep,
        span: Span,
    ) -> Result<Vec<Rep>, EvalError> {
        if !matches!(s.ty, Type::String | Type::Dynamic) {
            return Err(EvalError::new(
                format!(
                    "The given \"for_each\" argument value is unsuitable: \"for_each\" supports \
                     maps and sets of strings, but you have provided a set containing type {}",
                    type_word(&s.ty)
                ),
                span,
            ));
        }
        self.affordable(s.items.len(), span)?;
        let mut reps = Vec::with_capacity(s.items.len());
        let mut open: Option<Unknown> = None;
        for e in &s.items {
            match &e.value.kind {
                Kind::String(k) => reps.push(named_rep(k, value, e, guard(e.cond), true)),
                Kind::Null(_) => {
                    return Err(EvalError::new(
                        "The given \"for_each\" argument value is unsuitable: \"for_each\" sets \
                         must not contain null values",
                        span,
                    ));
                }
                Kind::Unknown(u) => {
                    self.refuse_unknown(u, "for_each", span)?;
                    open = Some(u.as_ref().clone());
                }
                Kind::Choice(_) => self.choice_keys(&e.value, e.cond, guard, &mut reps, &mut open),
                _ => {
                    return Err(EvalError::new(
                        "The given \"for_each\" argument value is unsuitable: \"for_each\" \
                         supports maps and sets of strings",
                        span,
                    ));
                }
            }
        }
        if let Some(rest) = &s.rest {
            open = Some(Unknown::new(rest_reason(rest), Type::String));
        }
        if let Some(u) = open {
            reps.push(symbolic(&u, None));
        }
        Ok(reps)
    }

    /// An element that is one of several strings: an instance for each, under its condition.
    fn choice_keys(
        &self,
        element: &Value,
        cond: Cond,
        guard: &dyn Fn(Cond) -> Cond,
        reps: &mut Vec<Rep>,
        open: &mut Option<Unknown>,
    ) {
        let table = self.world.ev.table;
        for (k, arm) in element.arms() {
            let exists = guard(table.and(cond, k).unwrap_or(cond));
            match &arm.kind {
                Kind::String(key) => {
                    if let Some(have) = reps.iter_mut().find(|r| r.key == Key::Name(key.clone())) {
                        have.exists = table.or(have.exists, exists).unwrap_or(Cond::TRUE);
                        continue;
                    }
                    let certain = Element::always(arm.clone());
                    reps.push(named_rep(key, &arm, &certain, exists, true));
                }
                Kind::Unknown(u) => *open = Some(u.as_ref().clone()),
                _ => {}
            }
        }
    }

    fn affordable(&self, n: usize, span: Span) -> Result<(), EvalError> {
        let budget = self.world.ev.budget;
        let size = n.saturating_mul(INSTANCE_SIZE);
        if n > MAX_INSTANCES || !budget.spend(n) || !budget.store(size) {
            return Err(EvalError::new(
                format!("{n} instances are more than are analysed"),
                span,
            ));
        }
        Ok(())
    }
}

fn named_rep(key: &Str, of: &Value, e: &Element, exists: Cond, set: bool) -> Rep {
    let mut value = e.value.clone();
    value.origin = of.origin.of_part(&value.origin);
    let marks = of.marks.without(Marks::UNPLANNED);
    value = value.mark(marks);
    let name = if set {
        value.clone()
    } else {
        Value::string(key.clone()).with_origin(value.origin.clone())
    };
    Rep {
        key: Key::Name(key.clone()),
        exists,
        symbolic: false,
        index: None,
        each: Some((name, value)),
    }
}

fn rest_reason(rest: &Value) -> Reason {
    match &rest.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other("the number of instances is not decided".into()),
    }
}

/// A type as Terraform names it in messages.
fn type_word(ty: &Type) -> &'static str {
    match ty {
        Type::Dynamic => "dynamic",
        Type::Bool => "bool",
        Type::Number => "number",
        Type::String => "string",
        Type::List(_) => "list",
        Type::Set(_) => "set",
        Type::Map(_) => "map",
        Type::Tuple(_) => "tuple",
        Type::Object(_) => "object",
    }
}
