//! What the intrinsic functions give.

use super::cidr;
use super::lower::RESOLVE;
use super::scope::TemplateScope;
use crate::expr::ir::{Expr, ExprKind};
use crate::expr::{Bindings, Budget, EvalError, Evaluator, functions};
use crate::source::Span;
use crate::value::{
    Cond, Constant, Element, Hop, InputKind, Kind, MAX_ARMS, Marks, Origin, Part, Reason, Str,
    TextForm, Truth, Type, Unknown, Value,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is written within each other and keeps its order as JSON.
const MAX_JSON_DEPTH: usize = 64;

/// A call: its arguments and where they are evaluated.
pub(super) struct Arguments<'c> {
    pub scope: &'c TemplateScope<'c>,
    pub ev: &'c Evaluator<'c>,
    pub env: &'c Bindings<'c>,
    pub args: &'c [Expr],
    pub span: Span,
}

impl Arguments<'_> {
    /// The value of a call; `None` where no function of that name is an intrinsic one.
    pub(super) fn call(&self, name: &str) -> Option<Result<Value, EvalError>> {
        Some(match name {
            "Fn::And" => Ok(self.logic(true)),
            "Fn::Or" => Ok(self.logic(false)),
            "Fn::Not" => {
                let value = as_bool(self.ev, &self.arg(0));
                let truth = Truth::of(self.ev.table, &value).negate();
                Ok(truth.value(self.ev.table).mark(value.marks))
            }
            "Fn::Equals" => Ok(self.equals()),
            // Its argument is the template.
            "Fn::Sub" => Ok(self.arg(0)),
            "Fn::Join" => Ok(self.join()),
            "Fn::Select" => self.select(),
            "Fn::Split" => self.split(),
            "Fn::FindInMap" => self.find_in_map(),
            "Fn::Base64" => self.base64(),
            "Fn::Cidr" => self.cidr(),
            "Fn::Length" => Ok(self.length()),
            "Fn::ToJsonString" => self.to_json(),
            "Fn::GetAZs" => Ok(self.deployed(name, Type::list(Type::String))),
            "Fn::ImportValue" => Ok(self.imported(name)),
            "Fn::GetStackOutput" => Ok(self.deployed(name, Type::String)),
            RESOLVE => Ok(self.resolve()),
            _ => Ok(self.of_rules(name)?),
        })
    }

    pub(super) fn arg(&self, n: usize) -> Value {
        match self.args.get(n) {
            Some(expr) => self.scope.value(self.ev, expr, self.env),
            None => Value::null(),
        }
    }

    fn error(&self, message: impl Into<String>) -> EvalError {
        EvalError::new(message, self.span)
    }

    /// `Fn::And`, `Fn::Or`, by Kleene.
    fn logic(&self, and: bool) -> Value {
        let mut all = if and { Truth::YES } else { Truth::NO };
        let mut marks = Marks::NONE;
        for n in 0..self.args.len() {
            let value = as_bool(self.ev, &self.arg(n));
            marks = marks.union(value.marks);
            let truth = Truth::of(self.ev.table, &value);
            all = if and {
                all.and(self.ev.table, truth)
            } else {
                all.or(self.ev.table, truth)
            };
        }
        all.value(self.ev.table).mark(marks)
    }

    /// `Fn::Equals`: CloudFormation compares texts, `true` with `"true"`, `1` with `"1"`.
    fn equals(&self) -> Value {
        let table = self.ev.table;
        let (a, b) = (self.arg(0), self.arg(1));
        let mut any = Truth::NO;
        for (ca, x) in a.arms() {
            for (cb, y) in b.arms() {
                let both = table.and(ca, cb).unwrap_or(Cond::TRUE);
                if both.is_false() {
                    continue;
                }
                let truth = self.same(&as_text(&x), &as_text(&y)).under(table, both);
                any = any.or(table, truth);
            }
        }
        any.value(table).mark(a.marks.union(b.marks))
    }

    pub(super) fn same(&self, a: &Value, b: &Value) -> Truth {
        for (open, known) in [(a, b), (b, a)] {
            if let (Kind::Unknown(u), Kind::String(text)) = (&open.kind, &known.kind)
                && let (Reason::Input(name), true) = (&u.reason, u.itself)
                && self.scope.rules_out(name, text)
            {
                return Truth::NO;
            }
            // A pseudo parameter is an input like any other.
            if let (Kind::Unknown(u), Kind::String(text)) = (&open.kind, &known.kind)
                && let (Reason::Deployment(name), true) = (&u.reason, u.itself)
                && text.starts_with(u.refinements.prefix.as_str())
            {
                let table = self.ev.table;
                let input = table.input(name, InputKind::Parameter, None, Span::NONE);
                if let Some(cond) = table.equals(input, Constant::String(text.clone())) {
                    return Truth::when(table, cond);
                }
            }
        }
        self.ev.equal(a, b)
    }

    /// `Fn::Join`.
    fn join(&self) -> Value {
        let (delimiter, list) = (self.arg(0), self.arg(1));
        let marks = delimiter.marks.union(list.marks);
        list.map_arms(self.ev.table, |list| {
            let Some(seq) = list.as_seq() else {
                return match &list.kind {
                    Kind::Unknown(u) => Value::unknown(u.reason.clone(), Type::String),
                    // A single text stands for a list of one.
                    _ => as_text(list),
                };
            };
            if let Some(rest) = &seq.rest {
                let reason = match &rest.kind {
                    Kind::Unknown(u) => u.reason.clone(),
                    _ => Reason::Other("it is not known how many there are".into()),
                };
                return Value::unknown(reason, Type::String);
            }
            if !self.ev.budget.spend(seq.items.len()) {
                return Budget::exceeded("steps");
            }
            self.joined(&delimiter, &seq.items)
        })
        .mark(marks)
    }

    /// The text of elements with the delimiter between those that exist.
    fn joined(&self, delimiter: &Value, items: &[Element]) -> Value {
        if let [Element { cond, value }] = items
            && cond.is_true()
        {
            return as_text(value);
        }
        let table = self.ev.table;
        // Each way of existing so far, with the parts then.
        let mut rows: Vec<(Cond, Vec<Part>)> = vec![(Cond::TRUE, Vec::new())];
        let add = |parts: &mut Vec<Part>, value: &Value| {
            if !parts.is_empty() {
                parts.push(Part::Value(delimiter.clone()));
            }
            parts.push(Part::Value(as_text(value)));
        };
        for item in items {
            if item.cond.is_true() {
                for (_, parts) in &mut rows {
                    add(parts, &item.value);
                }
                continue;
            }
            let mut next = Vec::with_capacity(rows.len() * 2);
            for (cond, parts) in rows {
                let with = table.and(cond, item.cond);
                let without = table.minus(cond, item.cond);
                let (Some(with), Some(without)) = (with, without) else {
                    return Budget::exceeded("conditions");
                };
                if !without.is_false() {
                    next.push((without, parts.clone()));
                }
                if !with.is_false() {
                    let mut parts = parts;
                    add(&mut parts, &item.value);
                    next.push((with, parts));
                }
            }
            if next.len() > MAX_ARMS {
                return Value::unknown(Reason::Budget("alternatives"), Type::String);
            }
            rows = next;
        }
        let arms = rows.into_iter().map(|(cond, parts)| {
            let marks = parts.iter().fold(Marks::NONE, |m, p| match p {
                Part::Value(v) => m.union(v.marks),
                Part::Text { .. } => m,
            });
            (cond, self.ev.concatenate(parts, marks))
        });
        Value::choice(table, arms.collect())
    }

    /// `Fn::Select`.
    fn select(&self) -> Result<Value, EvalError> {
        let (index, list) = (self.arg(0), self.arg(1));
        let taken = self.ev.lift2(&list, &index, &mut |list, index| {
            if let (Some(seq), Some(n)) = (list.as_seq(), position(index))
                && seq.rest.is_none()
                && n >= seq.items.len()
            {
                let len = seq.items.len();
                let what = format!("`Fn::Select` takes element {n} of a list of {len}");
                return Err(self.error(what));
            }
            match list.kind {
                Kind::String(_) | Kind::Bool(_) | Kind::Number(_) => {
                    Err(self.error("`Fn::Select` takes an element of a list"))
                }
                _ => self.ev.index(list, index, self.span),
            }
        })?;
        Ok(taken.mark(index.marks))
    }

    /// `Fn::Split`.
    fn split(&self) -> Result<Value, EvalError> {
        let (delimiter, text) = (self.arg(0), self.arg(1));
        let marks = delimiter.marks.union(text.marks);
        let split = self.ev.lift2(&delimiter, &text, &mut |d, t| {
            let t = as_text(t);
            match (&d.kind, &t.kind) {
                (Kind::String(d), Kind::String(text)) => {
                    if d.is_empty() {
                        return Err(self.error("`Fn::Split` needs a delimiter"));
                    }
                    let parts: Vec<Value> = text
                        .split(d.as_str())
                        .map(|p| Value::string(p).with_origin(t.origin.clone()))
                        .collect();
                    if !self.ev.budget.spend(parts.len()) {
                        return Ok(Budget::exceeded("steps"));
                    }
                    Ok(Value::list(Type::String, parts))
                }
                (Kind::Unknown(u), _) | (_, Kind::Unknown(u)) => {
                    Ok(Value::unknown(u.reason.clone(), Type::list(Type::String)))
                }
                _ => Err(self.error("`Fn::Split` takes a delimiter and a text")),
            }
        })?;
        Ok(split.mark(marks))
    }

    /// `Fn::FindInMap`, with its default as fourth argument.
    fn find_in_map(&self) -> Result<Value, EvalError> {
        let keys = [self.arg(0), self.arg(1), self.arg(2)];
        let marks = keys.iter().fold(Marks::NONE, |m, k| m.union(k.marks));
        let default = self.args.get(3).map(|_| self.arg(3));
        let [map, top, second] = keys;
        let found = self.ev.lift(&map, &mut |map| {
            self.ev.lift2(&top, &second, &mut |top, second| {
                self.found(map, top, second, default.as_ref())
            })
        })?;
        Ok(found.mark(marks))
    }

    fn found(
        &self,
        map: &Value,
        top: &Value,
        second: &Value,
        default: Option<&Value>,
    ) -> Result<Value, EvalError> {
        let (map, top, second) = (as_text(map), as_text(top), as_text(second));
        let Some(map_name) = map.as_str() else {
            return Ok(unknown_like(&map));
        };
        let Some(mapping) = self.scope.template.mappings.get(map_name) else {
            if let Some(default) = default {
                return Ok(default.clone());
            }
            let span = self.args.first().map_or(self.span, |a| a.span);
            return Ok(self
                .scope
                .undeclared("mapping", "`Mappings`", map_name, span));
        };
        let value = |expr: &Expr| {
            let mut value = self.scope.value(self.ev, expr, self.env);
            value.origin = Origin {
                hop: Hop::Mapping,
                ..value.origin
            };
            value
        };
        let absent = |key: &str| match default {
            Some(default) => Ok(default.clone()),
            None => Err(self.error(format!("the mapping `{map_name}` has no key `{key}`"))),
        };
        // The values that each way of reading the keys leads to.
        let candidates: Vec<(&Str, &Value, &Expr)> = match (top.as_str(), second.as_str()) {
            (Some(t), Some(s)) => {
                return match mapping.get(t).map(|values| values.get(s)) {
                    Some(Some(expr)) => Ok(value(expr)),
                    Some(None) => absent(s),
                    None => absent(t),
                };
            }
            (None, Some(s)) => mapping
                .iter()
                .filter_map(|(k, values)| Some((k, &top, values.get(s)?)))
                .collect(),
            (Some(t), None) => match mapping.get(t) {
                Some(values) => values.iter().map(|(k, e)| (k, &second, e)).collect(),
                None => return absent(t),
            },
            (None, None) => return Ok(unknown_like(&top)),
        };
        let open = if top.as_str().is_none() {
            &top
        } else {
            &second
        };
        if candidates.is_empty() {
            return Ok(default.cloned().unwrap_or_else(|| unknown_like(open)));
        }
        if !self.ev.budget.spend(candidates.len()) {
            return Ok(Budget::exceeded("steps"));
        }
        let values: Vec<Value> = candidates.iter().map(|(_, _, e)| value(e)).collect();
        // Whatever the key, it is this.
        if let Some(first) = values.first()
            && values.iter().all(|v| v == first)
            && default.is_none_or(|d| d == first)
        {
            return Ok(first.clone());
        }
        if values.len() > MAX_ARMS - 1 || open.as_unknown().is_none_or(|u| !u.itself) {
            return Ok(unknown_like(open));
        }
        // An input that the template compares: one arm for each key.
        let table = self.ev.table;
        let mut arms = Vec::with_capacity(values.len() + 1);
        let mut rest = Cond::TRUE;
        for ((key, open, _), value) in candidates.iter().zip(values) {
            let truth = self.same(open, &Value::string((*key).clone()));
            let left = table.minus(rest, truth.yes);
            let Some(left) = left.filter(|_| !truth.yes.is_false()) else {
                return Ok(unknown_like(open));
            };
            arms.push((truth.yes, value));
            rest = left;
        }
        if !rest.is_false() {
            let other = default.cloned().unwrap_or_else(|| unknown_like(open));
            arms.push((rest, other));
        }
        Ok(Value::choice(table, arms))
    }

    /// `Fn::Base64`: the text stays readable as what the result encodes.
    fn base64(&self) -> Result<Value, EvalError> {
        use base64::Engine as _;
        let text = self.arg(0);
        self.ev.lift(&text, &mut |text| {
            let text = as_text(text);
            let value = match &text.kind {
                Kind::String(s) => {
                    if !self.ev.budget.spend(s.len() / 64) {
                        return Ok(Budget::exceeded("steps"));
                    }
                    let encoded = base64::engine::general_purpose::STANDARD.encode(s.as_bytes());
                    Value::string(encoded)
                }
                Kind::Unknown(u) => Value::unknown(u.reason.clone(), Type::String),
                Kind::Null(_) => return Ok(text),
                _ => return Err(self.error("`Fn::Base64` takes a text")),
            };
            let marks = text.marks;
            let origin = text.origin.clone();
            let value = value.with_encoded(text).mark(marks);
            Ok(value.with_origin(origin))
        })
    }

    /// `Fn::Cidr`.
    fn cidr(&self) -> Result<Value, EvalError> {
        let (block, count) = (self.arg(0), self.arg(1));
        let bits = self.args.get(2).map(|_| self.arg(2));
        let mut all = vec![&block, &count];
        all.extend(bits.as_ref());
        let marks = all.iter().fold(Marks::NONE, |m, v| m.union(v.marks));
        let open = all
            .iter()
            .find(|v| matches!(v.kind, Kind::Unknown(_) | Kind::Choice(_)));
        if let Some(open) = open {
            let reason = match &open.kind {
                Kind::Unknown(u) => u.reason.clone(),
                _ => Reason::Other("its block is one of several".into()),
            };
            return Ok(Value::unknown(reason, Type::list(Type::String)).mark(marks));
        }
        let bits = bits.as_ref().map(|b| position(b).unwrap_or(usize::MAX));
        let count = position(&count).unwrap_or(usize::MAX);
        let text = as_text(&block);
        let blocks = cidr::subnets(text.as_str().unwrap_or(""), count, bits)
            .map_err(|why| self.error(format!("`Fn::Cidr`: {why}")))?;
        let blocks = blocks.into_iter().map(Value::string).collect();
        Ok(Value::list(Type::String, blocks).mark(marks))
    }

    /// `Fn::Length`.
    fn length(&self) -> Value {
        let list = self.arg(0);
        list.map_arms(self.ev.table, |list| match &list.kind {
            Kind::Unknown(u) => Value::unknown(u.reason.clone(), Type::Number),
            _ => match list.as_seq() {
                Some(seq) if seq.rest.is_none() && seq.items.iter().all(|e| e.cond.is_true()) => {
                    Value::number(i64::try_from(seq.items.len()).unwrap_or(i64::MAX))
                }
                Some(_) => Value::unknown(
                    Reason::Other("it is not known which elements the list has".into()),
                    Type::Number,
                ),
                None => Value::unknown(Reason::Error("it is no list".into()), Type::Number),
            },
        })
    }

    /// `Fn::ToJsonString`: text that keeps the value it encodes.
    fn to_json(&self) -> Result<Value, EvalError> {
        let value = self.arg(0);
        let encoded = self.encode(value.clone())?;
        // As its proposal says (RFC 0014 of CloudFormation's language discussion), the order of
        // keys is kept: so it is of what is written as an object.
        let mut parts = Vec::new();
        let written = self.args.first();
        let ordered = written.and_then(|expr| self.json_parts(expr, &mut parts, 0));
        let encoded = match ordered.filter(|()| !parts.is_empty()) {
            Some(()) => Value {
                origin: encoded.origin.clone(),
                ..self.ev.concatenate(parts, encoded.marks)
            },
            None => encoded,
        };
        Ok(if encoded.encodes().is_some() {
            encoded
        } else {
            encoded.with_encoded(value)
        })
    }

    /// The JSON text of what is written as an object or list, in its order; `None` where it is not
    /// known which entries there are.
    fn json_parts(&self, expr: &Expr, parts: &mut Vec<Part>, depth: usize) -> Option<()> {
        if depth > MAX_JSON_DEPTH || !self.ev.budget.spend(1) {
            return None;
        }
        match &expr.kind {
            ExprKind::Paren(inner) => return self.json_parts(inner, parts, depth + 1),
            ExprKind::Object(items) => {
                let (mut seen, mut before) = (BTreeSet::new(), Cond::FALSE);
                self.add_text(parts, "{");
                for item in items {
                    let ExprKind::Text(key) = &item.key.kind else {
                        return None;
                    };
                    if !seen.insert(&key.text) {
                        return None;
                    }
                    let key = self.json(Value::string(key.text.clone()))?;
                    let key = format!("{}:", key.as_str()?);
                    before = self.json_entry(&key, &item.value, before, parts, depth)?;
                }
                self.add_text(parts, "}");
            }
            ExprKind::Tuple(items) => {
                let mut before = Cond::FALSE;
                self.add_text(parts, "[");
                for item in items {
                    before = self.json_entry("", item, before, parts, depth)?;
                }
                self.add_text(parts, "]");
            }
            _ => {
                let value = self.scope.value(self.ev, expr, self.env);
                if value.arms().any(|(_, arm)| arm.is_null()) {
                    return None;
                }
                self.add_json(value, parts)?;
            }
        }
        Some(())
    }

    /// Adds an entry of an object or list with the comma before it. `before` is when there is an
    /// entry before it, and what is given when there is one now; what is null is left out.
    fn json_entry(
        &self,
        key: &str,
        expr: &Expr,
        before: Cond,
        parts: &mut Vec<Part>,
        depth: usize,
    ) -> Option<Cond> {
        let (table, comma) = (self.ev.table, format!(",{key}"));
        // What stands before the value, here or elsewhere.
        let head = |parts: &mut Vec<Part>| {
            if before.is_true() || before.is_false() {
                self.add_text(parts, if before.is_true() { &comma } else { key });
                return Some(());
            }
            let (with, without) = (comma.as_str(), key);
            let arms = vec![
                (before, Value::string(with)),
                (table.not(before)?, Value::string(without)),
            ];
            parts.push(Part::Value(Value::choice(table, arms)));
            Some(())
        };
        let mut inner = expr;
        while let ExprKind::Paren(within) = &inner.kind {
            inner = within;
        }
        if let ExprKind::Object(_) | ExprKind::Tuple(_) = inner.kind {
            head(parts)?;
            self.json_parts(inner, parts, depth + 1)?;
            return Some(Cond::TRUE);
        }
        let value = self.scope.value(self.ev, inner, self.env);
        let (exists, value) = self.ev.unless_null(value);
        if exists.is_false() {
            return Some(before);
        }
        if exists.is_true() {
            head(parts)?;
            self.add_json(value, parts)?;
            return Some(Cond::TRUE);
        }
        let mut entry = Vec::new();
        head(&mut entry)?;
        let marks = value.marks;
        self.add_json(value, &mut entry)?;
        let entry = self.ev.concatenate(entry, marks);
        let arms = vec![(exists, entry), (table.not(exists)?, Value::string(""))];
        parts.push(Part::Value(Value::choice(table, arms)));
        table.or(before, exists)
    }

    /// Adds the JSON text of a value.
    fn add_json(&self, value: Value, parts: &mut Vec<Part>) -> Option<()> {
        let named = value.reference().is_some();
        let json = self.json(value)?;
        match json.as_str().filter(|_| !named) {
            Some(text) => self.add_text(parts, text),
            None => parts.push(Part::Value(json)),
        }
        Some(())
    }

    /// Adds text to parts; neighbours are one.
    fn add_text(&self, parts: &mut Vec<Part>, more: &str) {
        if let Some(Part::Text { text, .. }) = parts.last_mut() {
            text.push_str(more);
            return;
        }
        parts.push(Part::Text {
            text: more.into(),
            span: self.span,
            form: TextForm::Opaque,
        });
    }

    fn json(&self, value: Value) -> Option<Value> {
        self.encode(value).ok()
    }

    /// The JSON text of a value. Terraform's function writes it as Go does, which escapes more than
    /// JSON asks for; nothing says that CloudFormation does, so here such characters stand as they are.
    fn encode(&self, value: Value) -> Result<Value, EvalError> {
        let spans = [self.span];
        let args = vec![value];
        let text = functions::call(self.ev, self.env, "jsonencode", args, self.span, &spans)?;
        Ok(text.map_arms(self.ev.table, |text| match text.as_str() {
            Some(json) if json.contains("\\u") => Value {
                kind: Kind::String(plain_json(json).into()),
                ..text.clone()
            },
            _ => text.clone(),
        }))
    }

    /// What the one scanned template that exports the name says; else known at deployment only.
    fn imported(&self, name: &str) -> Value {
        let argument = self.arg(0);
        match argument.as_str().and_then(|n| self.scope.import(n)) {
            Some(value) => value.mark(argument.marks),
            None => self.deployed(name, Type::String),
        }
    }

    /// A value known at deployment only.
    fn deployed(&self, name: &str, ty: Type) -> Value {
        let argument = self.arg(0);
        let (stack, output) = (argument.get("StackName"), argument.get("OutputName"));
        let named = match (
            stack.and_then(Value::as_str),
            output.and_then(Value::as_str),
        ) {
            (Some(stack), Some(output)) => Some(format!("{stack}.{output}")),
            _ => argument.as_str().map(str::to_owned),
        };
        let name: Str = match named {
            Some(text) if !text.is_empty() => format!("{name} {text}").into(),
            _ => name.into(),
        };
        let mut unknown = Unknown::new(Reason::Deployment(name), ty);
        unknown.refinements.not_null = true;
        let value: Value = Kind::Unknown(Arc::new(unknown)).into();
        value.mark(argument.marks)
    }

    /// A dynamic reference, `{{resolve:service:key}}`.
    fn resolve(&self) -> Value {
        let text = self.arg(0);
        let name = text.as_str().unwrap_or("{{resolve:…}}");
        let mut unknown = Unknown::new(Reason::Deployment(name.into()), Type::String);
        unknown.refinements.not_null = true;
        let value: Value = Kind::Unknown(Arc::new(unknown)).into();
        value.mark(text.marks)
    }
}

/// JSON text with those characters as they are that Go escapes and JSON does not.
fn plain_json(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, from)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        plain.push_str(before);
        let escaped = match from.get(..6) {
            Some("\\u003c") => Some('<'),
            Some("\\u003e") => Some('>'),
            Some("\\u0026") => Some('&'),
            Some("\\u2028") => Some('\u{2028}'),
            Some("\\u2029") => Some('\u{2029}'),
            _ => None,
        };
        plain.extend(escaped);
        // A backslash and what it escapes are ASCII in such text.
        let length = if escaped.is_some() { 6 } else { 2 };
        let (taken, after) = from.split_at_checked(length).unwrap_or((from, ""));
        if escaped.is_none() {
            plain.push_str(taken);
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// A bool, also where it is written as text.
pub(super) fn as_bool(ev: &Evaluator<'_>, value: &Value) -> Value {
    value.map_arms(ev.table, |v| {
        let bool = match v.as_str() {
            Some(s) if s.eq_ignore_ascii_case("true") => true,
            Some(s) if s.eq_ignore_ascii_case("false") => false,
            _ => return v.clone(),
        };
        Value::bool(bool)
            .with_origin(v.origin.clone())
            .mark(v.marks)
    })
}

/// Text, where a bool or a number is meant as such; its notes, marks and origin stay.
pub(super) fn as_text(value: &Value) -> Value {
    let text: Str = match &value.kind {
        Kind::Bool(b) => (if *b { "true" } else { "false" }).into(),
        Kind::Number(n) => n.text(),
        _ => return value.clone(),
    };
    Value {
        kind: Kind::String(text),
        ..value.clone()
    }
}

/// A position, also where it is written as text.
fn position(value: &Value) -> Option<usize> {
    match &value.kind {
        Kind::Number(n) => n.to_usize(),
        Kind::String(s) => s.trim().parse().ok(),
        _ => None,
    }
}

/// Unknown for the reason that another value is.
fn unknown_like(value: &Value) -> Value {
    let reason = match &value.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other("its key is not known".into()),
    };
    Value::unknown(reason, Type::Dynamic)
}
