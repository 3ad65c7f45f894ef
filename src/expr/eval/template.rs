//! Literal strings and templates: text put together, with its parts kept.

use super::budget::MAX_STRING;
use super::{Bindings, Budget, EvalError, Evaluator, Mode};
use crate::expr::functions::safe_prefix;
use crate::expr::ir::{TemplatePart, Text};
use crate::source::Span;
use crate::value::{
    Cond, Kind, MAX_ARMS, Marks, Notes, Origin, Part, Parts, Reason, Str, Truth, Type, Unknown,
    Value, convert, may_be_document,
};
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A literal string. Text that may be a document keeps where it stands, so that something inside
/// it can be pointed at; for short text the whole literal is small enough.
pub(super) fn literal(text: &Text) -> Value {
    let mut v = Value::string(text.text.clone());
    if text.span.is_none() {
        return v;
    }
    if may_be_document(&text.text) {
        v.notes = Some(Arc::new(Notes {
            reference: None,
            parts: Some(Arc::new(Parts {
                items: vec![text_part(text)],
            })),
            encodes: None,
        }));
    }
    v
}

fn text_part(text: &Text) -> Part {
    Part::Text {
        text: text.text.clone(),
        span: text.span,
        form: text.form.into(),
    }
}

/// A template while it is put together.
struct Builder {
    parts: Vec<Part>,
    marks: Marks,
    size: usize,
    /// Where the first directive begins in which something is not known: what a plan knows of the
    /// beginning of the string ends there.
    open: Option<usize>,
}

impl Builder {
    /// Notes a directive that is there from part `start` on.
    fn directive(&mut self, start: usize) {
        let known = |p: &Part| match p {
            Part::Text { .. } => true,
            Part::Value(v) => v.is_plan_known(),
        };
        if self.open.is_none() && !self.parts.iter().skip(start).all(known) {
            self.open = Some(start);
        }
    }
}

impl Evaluator<'_> {
    /// The string of a template.
    pub(super) fn template(
        &self,
        parts: &[TemplatePart],
        env: &Bindings<'_>,
    ) -> Result<Value, EvalError> {
        let mut b = Builder {
            parts: Vec::with_capacity(parts.len()),
            marks: Marks::NONE,
            size: 0,
            open: None,
        };
        if !self.add(parts, &mut b, env)? {
            return Ok(Budget::exceeded("string size"));
        }
        Ok(self.concatenate_up_to(b.parts, b.marks, b.open))
    }

    /// Adds parts; false when the string grows too large.
    fn add(
        &self,
        parts: &[TemplatePart],
        b: &mut Builder,
        env: &Bindings<'_>,
    ) -> Result<bool, EvalError> {
        for part in parts {
            let start = b.parts.len();
            let more = match part {
                TemplatePart::Text(t) => {
                    b.size += t.text.len();
                    b.parts.push(text_part(t));
                    true
                }
                TemplatePart::Interpolation(e) => {
                    let v = self.eval(e, env)?;
                    b.marks = b.marks.union(v.marks);
                    let v = self.text_of(&v, e.span)?;
                    b.size += v.as_str().map_or(0, str::len);
                    b.parts.push(Part::Value(v));
                    true
                }
                TemplatePart::If(i) => {
                    let c = self.eval(&i.condition, env)?;
                    b.marks = b.marks.union(c.marks);
                    let c = match self.to_bool(&c, i.condition.span) {
                        // A plan asks for a bool once it knows the value.
                        Err(e) if !c.is_plan_known() => e.value(),
                        c => c?,
                    };
                    match c.kind {
                        Kind::Bool(true) => self.add(&i.then, b, env)?,
                        Kind::Bool(false) => self.add(&i.otherwise, b, env)?,
                        _ => {
                            // An arm that is in error may not be the one taken.
                            let arm = |r: Result<Value, EvalError>| r.unwrap_or_else(|e| e.value());
                            let yes = arm(self.template(&i.then, env));
                            let no = arm(self.template(&i.otherwise, env));
                            let v = match self.condition(&c, i.condition.span, env, &"") {
                                Some(when) => match self.table.not(when) {
                                    Some(not) => {
                                        Value::choice(self.table, vec![(when, yes), (not, no)])
                                    }
                                    None => Budget::exceeded("conditions"),
                                },
                                None => Budget::exceeded("conditions"),
                            };
                            b.parts.push(Part::Value(self.later(v)));
                            true
                        }
                    }
                }
                TemplatePart::For(f) => {
                    let collection = self.eval(&f.collection, env)?;
                    b.marks = b.marks.union(collection.marks);
                    let mut fits = true;
                    let open = self.each(&collection, f.collection.span, &mut |k, v, cond| {
                        let inner = |env: &Bindings<'_>, b: &mut Builder| {
                            env.with(&f.value, v, |env| match &f.key {
                                Some(name) => env.with(name, k, |env| self.add(&f.body, b, env)),
                                None => self.add(&f.body, b, env),
                            })
                        };
                        if !fits || !self.budget.spend(1) {
                            fits = false;
                            return Ok(());
                        }
                        if cond.is_true() {
                            fits = inner(env, b)?;
                            return Ok(());
                        }
                        let mut some = Builder {
                            parts: Vec::new(),
                            marks: Marks::NONE,
                            size: 0,
                            open: None,
                        };
                        fits = inner(env, &mut some)?;
                        let there = self.concatenate(some.parts, some.marks);
                        let v = match self.table.not(cond) {
                            Some(not) => Value::choice(
                                self.table,
                                vec![(cond, there), (not, Value::string(""))],
                            ),
                            None => Budget::exceeded("conditions"),
                        };
                        b.parts.push(Part::Value(self.later(v)));
                        Ok(())
                    })?;
                    if let Some(reason) = open {
                        b.parts
                            .push(Part::Value(Value::unknown(reason, Type::String)));
                    }
                    fits
                }
            };
            if matches!(part, TemplatePart::If(_) | TemplatePart::For(_)) {
                b.directive(start);
            }
            if !more || b.size > MAX_STRING || !self.budget.spend(1 + b.size / 4096) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A value as text in a template.
    fn text_of(&self, v: &Value, span: Span) -> Result<Value, EvalError> {
        match &v.kind {
            Kind::String(_) => Ok(v.clone()),
            Kind::Null(_) if self.mode == Mode::Terraform => Err(EvalError::new(
                "The expression result is null: a null value cannot be included in a string \
                 template",
                span,
            )),
            Kind::Choice(_) => self.lift(v, &mut |arm| self.text_of(arm, span)),
            // Terraform asks for its type once it knows the value.
            Kind::Unknown(u) if u.ty.is_composite() && self.mode == Mode::Terraform => {
                let text = Value::unknown(u.reason.clone(), Type::String);
                Ok(text.with_origin(v.origin.clone()).mark(v.marks))
            }
            _ => convert::convert(v, &Type::String, self.table).map_err(|e| {
                EvalError::new(
                    format!("Cannot include the given value in a string template: {e}"),
                    span,
                )
            }),
        }
    }

    /// The string of parts: known, one of a few, or partly known. Null (in rules) makes it null.
    pub fn concatenate(&self, parts: Vec<Part>, marks: Marks) -> Value {
        self.concatenate_up_to(parts, marks, None)
    }

    /// The same; of a partly known string, a plan knows nothing from part `end` on.
    fn concatenate_up_to(&self, parts: Vec<Part>, marks: Marks, end: Option<usize>) -> Value {
        let mut open = false;
        let mut combinations = 1_usize;
        for p in &parts {
            if let Part::Value(v) = p {
                match &v.kind {
                    Kind::Unknown(_) => open = true,
                    Kind::Choice(c) => combinations = combinations.saturating_mul(c.arms.len()),
                    Kind::Null(_) => return v.clone(),
                    _ => {}
                }
            }
        }
        if combinations > 1 && combinations <= MAX_ARMS {
            return self.combine(&parts, marks);
        }
        if combinations > MAX_ARMS {
            open = true;
        }
        let text = if open {
            String::new()
        } else {
            let mut text = String::new();
            for p in &parts {
                match p {
                    Part::Text { text: t, .. } => text.push_str(t),
                    Part::Value(v) => text.push_str(v.as_str().unwrap_or("")),
                }
            }
            text
        };
        if open {
            return self.partly_known(parts, marks, end);
        }
        if !self.budget.store_text(text.len()) {
            return Budget::exceeded("string size").mark(marks);
        }
        let text: Str = if is_nfc(&text) {
            text.into()
        } else {
            text.nfc().collect::<String>().into()
        };
        let mut v = Value::string(text).mark(marks);
        // The way of the first value put in that came from elsewhere.
        v.origin = parts
            .iter()
            .find_map(|p| match p {
                Part::Value(v) if v.origin.from.is_some() => Some(v.origin.clone()),
                _ => None,
            })
            .map_or(Origin::NONE, |o| o.source().clone());
        v.notes = Some(Arc::new(Notes {
            reference: None,
            parts: Some(Arc::new(Parts { items: parts })),
            encodes: None,
        }));
        v
    }

    /// Every combination of the alternatives in `parts`, few enough to be kept.
    fn combine(&self, parts: &[Part], marks: Marks) -> Value {
        let mut rows: Vec<(Cond, Vec<Part>)> = vec![(Cond::TRUE, Vec::new())];
        for p in parts {
            let alternatives = match p {
                Part::Value(v) if matches!(v.kind, Kind::Choice(_)) => {
                    v.arms().map(|(c, v)| (c, Part::Value(v))).collect()
                }
                other => vec![(Cond::TRUE, other.clone())],
            };
            let mut next = Vec::with_capacity(rows.len() * alternatives.len());
            for (cond, row) in &rows {
                for (c, part) in &alternatives {
                    let Some(both) = self.table.and(*cond, *c) else {
                        return Budget::exceeded("conditions");
                    };
                    if both.is_false() {
                        continue;
                    }
                    let mut row = row.clone();
                    row.push(part.clone());
                    next.push((both, row));
                }
            }
            rows = next;
        }
        let arms = rows
            .into_iter()
            .map(|(c, row)| (c, self.concatenate(row, marks)))
            .collect();
        self.later(Value::choice(self.table, arms))
    }

    fn partly_known(&self, parts: Vec<Part>, marks: Marks, end: Option<usize>) -> Value {
        let mut prefix = String::new();
        let mut reason = None;
        let mut from = Origin::NONE;
        let mut leading = true;
        let mut whole = false;
        for (i, p) in parts.iter().enumerate() {
            leading &= end != Some(i);
            match p {
                Part::Text { text, .. } if leading => prefix.push_str(text),
                Part::Text { .. } => {}
                Part::Value(v) => match &v.kind {
                    Kind::String(s) if leading && v.is_plan_known() => prefix.push_str(s),
                    Kind::Unknown(u) => {
                        // Terraform reads a data source when it plans; what we know of it stands
                        // for that. Of anything else it does not pass the beginning on.
                        let known = &u.refinements.prefix;
                        if leading && matches!(u.reason, Reason::DataSource(_)) && !known.is_empty()
                        {
                            prefix.push_str(known);
                            whole = true;
                        }
                        leading = false;
                        if reason.is_none() {
                            reason = Some(u.reason.clone());
                            from = v.origin.clone();
                        }
                    }
                    _ => leading = false,
                },
            }
        }
        let reason = reason.unwrap_or(Reason::Budget("alternatives"));
        let mut u = Unknown::new(reason, Type::String);
        u.refinements.not_null = true;
        u.refinements.prefix = if whole {
            prefix.into()
        } else {
            safe_prefix(&prefix)
        };
        u.parts = Some(Arc::new(Parts { items: parts }));
        let mut v: Value = Kind::Unknown(Arc::new(u)).into();
        v.origin = from.source().clone();
        v.mark(marks.without(Marks::UNPLANNED))
    }

    /// A value as a bool: converted, unknown or a choice of such.
    pub(super) fn to_bool(&self, v: &Value, span: Span) -> Result<Value, EvalError> {
        match &v.kind {
            Kind::Bool(_) => Ok(v.clone()),
            Kind::Unknown(u) if u.ty == Type::Bool => Ok(v.clone()),
            Kind::Null(_) if self.mode != Mode::Terraform => Ok(v.clone()),
            Kind::Null(_) => Err(EvalError::new(
                "The condition value is null: conditions must be either true or false",
                span,
            )),
            Kind::Choice(_) => self.lift(v, &mut |arm| self.to_bool(arm, span)),
            _ => convert::convert(v, &Type::Bool, self.table)
                .map_err(|e| EvalError::new(format!("A bool is required: {e}"), span)),
        }
    }

    /// Truth of a value in a logical operation.
    pub(super) fn truth(&self, v: &Value, span: Span) -> Result<Truth, EvalError> {
        Ok(Truth::of(self.table, &self.to_bool(v, span)?))
    }
}
