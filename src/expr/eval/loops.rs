//! `for` expressions, and walking a collection element by element.

use super::{Bindings, Budget, EvalError, Evaluator, Key, Mode};
use crate::expr::ir::{Expr, For};
use crate::source::Span;
use crate::value::{
    Cond, Element, Kind, Marks, Obj, PathStep, Reason, Seq, Str, Type, Unknown, Value,
};
use std::sync::Arc;

/// What is done with each element: key, value, and when it exists.
pub(super) type Visit<'v> = dyn FnMut(&Value, &Value, Cond) -> Result<(), EvalError> + 'v;

impl Evaluator<'_> {
    /// Visits the elements of a collection in Terraform's order. Where it may have more elements
    /// than are known, says why; the symbolic rest, if any, is not visited.
    ///
    /// # Errors
    /// A value that cannot be walked, or what `visit` gives.
    pub(super) fn each(
        &self,
        collection: &Value,
        span: Span,
        visit: &mut Visit<'_>,
    ) -> Result<Option<Reason>, EvalError> {
        let with = |v: &Value, step: PathStep| {
            let mut v = v.clone();
            v.origin = collection.origin.of_part(&v.origin);
            v.marks = v.marks.union(collection.marks.without(Marks::UNPLANNED));
            if v.reference().is_none()
                && let Some(r) = collection.reference()
            {
                v = v.with_reference(r.then(step));
            }
            v
        };
        let open = |rest: &Option<Box<Value>>| {
            rest.as_ref().map(|r| match &r.kind {
                Kind::Unknown(u) => u.reason.clone(),
                _ => Reason::Other("it is not known how many elements there are".into()),
            })
        };
        match &collection.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                let set = matches!(collection.kind, Kind::Set(_));
                for (i, e) in s.items.iter().enumerate() {
                    let v = with(&e.value, PathStep::Index(i as u64));
                    let key = if set {
                        v.clone()
                    } else {
                        Value::number(i64::try_from(i).unwrap_or(i64::MAX))
                    };
                    visit(&key, &v, e.cond)?;
                }
                Ok(open(&s.rest))
            }
            Kind::Map(o) | Kind::Object(o) => {
                for (k, e) in &o.entries {
                    let v = with(&e.value, PathStep::Key(k.clone()));
                    visit(&Value::string(k.clone()), &v, e.cond)?;
                }
                Ok(open(&o.rest))
            }
            Kind::Unknown(u) if u.ty.is_primitive() && self.mode == Mode::Terraform => {
                Err(EvalError::new(
                    format!("A value of type {} cannot be iterated over", u.ty),
                    span,
                ))
            }
            Kind::Unknown(u) => Ok(Some(u.reason.clone())),
            Kind::Choice(_) => {
                let mut reason = None;
                for (cond, arm) in collection.arms() {
                    if arm.is_null() && self.mode != Mode::Terraform {
                        continue;
                    }
                    let mut over = false;
                    let r =
                        self.each(&arm, span, &mut |k, v, c| match self.table.and(cond, c) {
                            Some(both) if both.is_false() => Ok(()),
                            Some(both) => visit(k, v, both),
                            None => {
                                over = true;
                                Ok(())
                            }
                        })?;
                    if over {
                        return Ok(Some(Reason::Budget("conditions")));
                    }
                    reason = reason.or(r);
                }
                Ok(reason)
            }
            Kind::Null(_) if self.mode != Mode::Terraform => Ok(None),
            Kind::Null(_) => Err(EvalError::new("A null value cannot be iterated over", span)),
            _ => Err(EvalError::new(
                format!(
                    "A value of type {} cannot be iterated over",
                    collection.ty()
                ),
                span,
            )),
        }
    }

    /// The symbolic element of a collection that may have more elements than are known.
    pub(super) fn element_like(&self, collection: &Value) -> Option<Value> {
        match &collection.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => s.rest.as_deref().cloned(),
            Kind::Map(o) | Kind::Object(o) => o.rest.as_deref().cloned(),
            Kind::Unknown(u) => {
                let ty = u.ty.element().cloned().unwrap_or_default();
                let mut v = Value::unknown(u.reason.clone(), ty);
                v.origin = collection.origin.clone();
                Some(v.mark(collection.marks))
            }
            Kind::Choice(_) => collection
                .arms()
                .find_map(|(_, arm)| self.element_like(&arm)),
            _ => None,
        }
    }

    /// A `for` expression.
    pub(super) fn for_expr(&self, f: &For, env: &Bindings<'_>) -> Result<Value, EvalError> {
        let collection = self.eval(&f.collection, env)?;
        if collection.is_null() && self.mode == Mode::Rules {
            return Ok(collection);
        }
        let typed = collection.is_plan_known() || collection.ty() != Type::Dynamic;
        if typed && self.mode == Mode::Terraform && !collection.is_null() {
            self.check_condition(f, env)?;
        }
        self.as_planned([collection], &mut |[collection]| {
            self.for_over(f, collection, env)
        })
    }

    /// What Terraform asks of an `if` before it looks at any element: that it may be a bool.
    fn check_condition(&self, f: &For, env: &Bindings<'_>) -> Result<(), EvalError> {
        let Some(condition) = &f.condition else {
            return Ok(());
        };
        let any = Value::unknown(Reason::Other("it stands for any".into()), Type::Dynamic);
        self.bind(f, &any, &any, env, &mut |env| {
            let v = self.eval(condition, env)?;
            if v.is_plan_known() || v.ty() != Type::Dynamic {
                self.to_bool(&v, condition.span)?;
            }
            Ok(())
        })
    }

    fn for_over(
        &self,
        f: &For,
        collection: &Value,
        env: &Bindings<'_>,
    ) -> Result<Value, EvalError> {
        let planned = collection.is_plan_known();
        let mut out = Output {
            marks: collection.marks.without(Marks::UNPLANNED),
            later: !planned,
            ..Output::default()
        };
        let mut over = false;
        let mut rank = 0_usize;
        let open = self.each(collection, f.collection.span, &mut |k, v, cond| {
            rank += 1;
            if over || !self.budget.spend(1) || !self.budget.store(1) {
                over = true;
                return Ok(());
            }
            let instance = format_args!("[{rank}]");
            self.bind(f, k, v, env, &mut |env| {
                let before = std::mem::replace(&mut out.later, false);
                let filtered = self.filter(f, cond, &instance, before, &mut out, env);
                // An element that may not be there at all is no error yet.
                let unsure = self.mode == Mode::Terraform && (!planned || out.later);
                out.later |= before;
                let cond = match filtered {
                    Ok(Some(cond)) => cond,
                    Ok(None) => {
                        over = true;
                        return Ok(());
                    }
                    Err(_) if unsure => return Ok(()),
                    Err(e) => return Err(e),
                };
                if cond.is_false() {
                    return Ok(());
                }
                out.later |= !cond.is_true();
                let found = self.collect(f, cond, &mut out, env);
                if unsure { Ok(()) } else { found }
            })
        })?;
        if over {
            return Ok(Budget::exceeded("steps").mark(out.marks));
        }
        if let Some(reason) = open {
            let like = self
                .element_like(collection)
                .unwrap_or_else(|| Value::unknown(reason.clone(), Type::Dynamic));
            let key = Kind::Unknown(Arc::new(Unknown::new(reason, Type::Dynamic))).into();
            // An element nobody knows may fail where real ones would not.
            let rest = self.bind_value(f, &key, &like, env, &mut |env| self.eval(&f.result, env));
            out.rest = Some(Box::new(rest.unwrap_or_else(|e| e.value())));
            out.later = true;
        }
        let value = out.value(f, self);
        Ok(if out.later {
            self.untyped(value)
        } else {
            value
        })
    }

    fn bind(
        &self,
        f: &For,
        key: &Value,
        value: &Value,
        env: &Bindings<'_>,
        run: &mut dyn FnMut(&Bindings<'_>) -> Result<(), EvalError>,
    ) -> Result<(), EvalError> {
        env.with(&f.value, value, |env| match &f.key {
            Some(name) => env.with(name, key, |env| run(env)),
            None => run(env),
        })
    }

    fn bind_value(
        &self,
        f: &For,
        key: &Value,
        value: &Value,
        env: &Bindings<'_>,
        run: &mut dyn FnMut(&Bindings<'_>) -> Result<Value, EvalError>,
    ) -> Result<Value, EvalError> {
        env.with(&f.value, value, |env| match &f.key {
            Some(name) => env.with(name, key, |env| run(env)),
            None => run(env),
        })
    }

    /// When an element passes the `if`; `None` past the budget. Once something before was unknown,
    /// Terraform (`lenient`) complains of no `if` that is no bool.
    fn filter(
        &self,
        f: &For,
        cond: Cond,
        instance: &dyn std::fmt::Display,
        lenient: bool,
        out: &mut Output,
        env: &Bindings<'_>,
    ) -> Result<Option<Cond>, EvalError> {
        let Some(condition) = &f.condition else {
            return Ok(Some(cond));
        };
        let v = self.eval(condition, env)?;
        out.marks = out.marks.union(v.marks.without(Marks::UNPLANNED));
        out.later |= !v.is_plan_known();
        if v.is_null() && self.mode == Mode::Rules {
            return Ok(Some(Cond::FALSE));
        }
        let v = match self.to_bool(&v, condition.span) {
            Err(_) if lenient && self.mode == Mode::Terraform => return Ok(Some(Cond::FALSE)),
            v => v?,
        };
        let when = self.condition(&v, condition.span, env, instance);
        Ok(when.and_then(|w| self.table.and(cond, w)))
    }

    fn collect(
        &self,
        f: &For,
        cond: Cond,
        out: &mut Output,
        env: &Bindings<'_>,
    ) -> Result<(), EvalError> {
        let Some(key) = &f.key_result else {
            let value = self.eval(&f.result, env)?;
            out.items.push(Element { cond, value });
            return Ok(());
        };
        let k = self.eval(key, env)?;
        out.marks = out.marks.union(k.marks.without(Marks::UNPLANNED));
        let k = match self.to_key(&k, key.span) {
            Err(_) if out.later && self.mode == Mode::Terraform => return Ok(()),
            k => k?,
        };
        let value = match self.eval(&f.result, env) {
            // Behind a key that is not known Terraform does not look.
            Err(e) if matches!(k, Key::Open(_)) && self.mode == Mode::Terraform => e.value(),
            value => value?,
        };
        match k {
            Key::Known(k) => self.insert(f, key, k, Element { cond, value }, out),
            Key::Open(alternatives) => {
                out.later = true;
                for (c, k) in alternatives {
                    match (self.table.and(cond, c), k) {
                        (Some(cond), Some(k)) if !cond.is_false() => {
                            let value = value.clone();
                            self.insert(f, key, k, Element { cond, value }, out)?;
                        }
                        (Some(cond), _) if cond.is_false() => {}
                        _ => out.rest = Some(Box::new(value.clone())),
                    }
                }
                Ok(())
            }
        }
    }

    fn insert(
        &self,
        f: &For,
        key: &Expr,
        k: Str,
        e: Element,
        out: &mut Output,
    ) -> Result<(), EvalError> {
        let fresh = out.entries.len();
        let at = *out.by_key.entry(k.clone()).or_insert(fresh);
        if at == fresh {
            out.entries.push((k, vec![e]));
            return Ok(());
        }
        let Some((_, have)) = out.entries.get_mut(at) else {
            return Ok(());
        };
        // Elements that never exist together do not collide.
        let apart = f.group
            || have
                .iter()
                .all(|h| self.table.and(h.cond, e.cond).is_some_and(Cond::is_false));
        if !apart && e.cond.is_true() && have.iter().any(|h| h.cond.is_true()) {
            return Err(EvalError::new(
                format!(
                    "Two different items produced the key {k:?} in this `for` expression: if \
                     duplicates are expected, use the ellipsis (...) after the value expression \
                     to enable grouping by key"
                ),
                key.span,
            ));
        }
        have.push(e);
        Ok(())
    }
}

/// The result of a `for` while it is put together.
#[derive(Default)]
struct Output {
    items: Vec<Element>,
    entries: Vec<(Str, Vec<Element>)>,
    by_key: rustc_hash::FxHashMap<Str, usize>,
    rest: Option<Box<Value>>,
    marks: Marks,
    later: bool,
}

impl Output {
    fn value(&mut self, f: &For, ev: &Evaluator<'_>) -> Value {
        let rest = self.rest.take();
        let kind = if f.key_result.is_none() {
            Kind::Tuple(Arc::new(Seq {
                ty: Type::Dynamic,
                items: std::mem::take(&mut self.items),
                rest,
            }))
        } else {
            let entries = std::mem::take(&mut self.entries)
                .into_iter()
                .map(|(k, elements)| {
                    let e = if f.group {
                        Element::always(Value::tuple_of(elements))
                    } else {
                        one_of(elements, ev)
                    };
                    (k, e)
                })
                .collect();
            let mut obj = Obj::new(Type::Dynamic, entries);
            obj.rest = rest;
            Kind::Object(Arc::new(obj))
        };
        let value: Value = kind.into();
        value.mark(self.marks.without(Marks::UNPLANNED))
    }
}

/// One entry of elements under one key that exclude each other.
fn one_of(mut elements: Vec<Element>, ev: &Evaluator<'_>) -> Element {
    if elements.len() == 1
        && let Some(e) = elements.pop()
    {
        return e;
    }
    let mut cond = Cond::FALSE;
    let mut arms = Vec::with_capacity(elements.len());
    for e in elements {
        // Where two may exist together it is an error in Terraform: the later one stands.
        let Some(c) = ev.table.or(cond, e.cond) else {
            return Element::always(Budget::exceeded("conditions"));
        };
        cond = c;
        arms.push((e.cond, e.value));
    }
    Element {
        cond,
        value: Value::choice(ev.table, arms),
    }
}
