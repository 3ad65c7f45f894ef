//! Which values made a condition what it is: the smallest ones that decide it.
//!
//! A second walk over the condition with its outcome in hand. It goes through derived attributes
//! and mappings down to what the user wrote: the false side of `&&`, the element that `any`
//! found, the operand of a comparison, the satellite that is not there.

use super::scope::{Judged, RuleScope};
use crate::expr::ir::{BinaryOp, Call, Expr, ExprKind, For, StepKind, Traversal, UnaryOp};
use crate::expr::{Bindings, Evaluator};
use crate::graph::{Graph, MappingScope, Node, NodeScope};
use crate::value::{Cond, Hop, Kind, Value};

/// A value that decides.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// It.
    pub value: Value,
    /// What the user calls it (`versioning_configuration.status`), or would.
    pub name: Option<String>,
    /// Whether it decides as a secret that is written down.
    pub secret: bool,
}

impl Found {
    /// Whether the user wrote it somewhere; else it is missing, and its origin a block's header.
    pub(super) fn is_written(&self) -> bool {
        written(&self.value)
    }
}

/// Calls those secret that stand where `judged` has a secret, or hold it, or are a part of it.
pub(super) fn mark_secrets(found: &mut [Found], judged: &[Found]) {
    let secrets = judged.iter().filter(|s| s.secret && s.is_written());
    for secret in secrets {
        let there = secret.value.origin.span;
        for f in found.iter_mut().filter(|f| f.is_written()) {
            let here = f.value.origin.span;
            f.secret |= here.contains(there) || there.contains(here);
        }
    }
}

fn written(v: &Value) -> bool {
    !v.origin.span.is_none() && !matches!(v.origin.hop, Hop::Block | Hop::ModelDefault)
}

/// Whose expression it is.
#[derive(Clone, Copy)]
enum Frame<'f, 'r, 'n, 'g, 'a> {
    Rule(&'f RuleScope<'r, 'n, 'g, 'a>),
    Derived(&'f Node<'g, 'a>),
    Mapping(&'f Node<'g, 'a>),
}

/// Deeper is not explained: the place found so far is near enough.
const MAX_DEPTH: usize = 48;
/// More values are not collected: one is shown, with a few names of what is missing.
const MAX_FOUND: usize = 16;

struct Explainer<'g, 'a> {
    graph: &'g Graph<'a>,
    /// The condition under which the outcome holds.
    cond: Cond,
    found: Vec<Found>,
}

/// The values that make `e` false (`want` false) or true, under `cond`. Written ones first.
pub(super) fn explain(
    scope: &RuleScope<'_, '_, '_, '_>,
    env: &Bindings<'_>,
    e: &Expr,
    cond: Cond,
    want: bool,
) -> Vec<Found> {
    let mut explainer = Explainer {
        graph: scope.graph,
        cond,
        found: Vec::new(),
    };
    explainer.walk(e, env, Frame::Rule(scope), want, 0);
    let mut found = explainer.found;
    found.sort_by_key(|f| !f.is_written());
    if found.iter().any(|f| f.secret) {
        let judged = found.clone();
        mark_secrets(&mut found, &judged);
    }
    found
}

impl<'g, 'a> Explainer<'g, 'a> {
    fn ev(&self) -> &Evaluator<'a> {
        &self.graph.ev
    }

    /// The value of an expression under the condition; of alternatives that are left, the first.
    fn value(&self, e: &Expr, env: &Bindings<'_>) -> Option<Value> {
        let v = self.ev().eval(e, env).ok()?;
        Some(self.given(&v))
    }

    fn given(&self, v: &Value) -> Value {
        let table = self.ev().table;
        let v = v.given(table, self.cond);
        match &v.kind {
            Kind::Choice(_) => v.arms().next().map_or(v, |(_, v)| v),
            _ => v,
        }
    }

    fn push(&mut self, value: Value, name: Option<String>) {
        if self.found.len() < MAX_FOUND {
            self.found.push(Found {
                value,
                name,
                secret: false,
            });
        }
    }

    fn walk(
        &mut self,
        e: &Expr,
        env: &Bindings<'_>,
        frame: Frame<'_, '_, '_, 'g, 'a>,
        want: bool,
        depth: usize,
    ) {
        if depth > MAX_DEPTH || self.found.len() >= MAX_FOUND {
            return;
        }
        let next = depth + 1;
        match &e.kind {
            ExprKind::Paren(inner) => self.walk(inner, env, frame, want, next),
            ExprKind::Unary(UnaryOp::Not, inner) => self.walk(inner, env, frame, !want, next),
            ExprKind::Unary(UnaryOp::Negate, inner) => self.walk(inner, env, frame, want, next),
            ExprKind::Binary(op, ab) => {
                let logic = matches!(op, BinaryOp::And | BinaryOp::Or);
                for side in [&ab.0, &ab.1] {
                    // Of `a && b` that is false only what is false itself, of `a || b` that is
                    // true only what is true; otherwise both sides made it so.
                    let selective = logic && (want == (*op == BinaryOp::Or));
                    if selective && self.value(side, env).and_then(|v| v.as_bool()) != Some(want) {
                        continue;
                    }
                    self.walk(side, env, frame, want, next);
                }
            }
            ExprKind::Conditional(c) => {
                let (test, yes, no) = &**c;
                let taken = self.value(test, env).and_then(|v| v.as_bool());
                let arm = if taken == Some(false) { no } else { yes };
                let before = self.found.len();
                self.walk(arm, env, frame, want, next);
                if self.found.len() == before {
                    self.walk(test, env, frame, taken.unwrap_or(true), next);
                }
            }
            ExprKind::Call(call) => self.call(e, call, env, frame, want, next),
            ExprKind::Traversal(t) => self.traversal(e, t, env, frame, want, next),
            ExprKind::Access(base, _) => match self.value(e, env) {
                Some(v) if written(&v) => self.push(v, None),
                _ => self.walk(base, env, frame, want, next),
            },
            ExprKind::For(f) => self.walk(&f.collection, env, frame, want, next),
            ExprKind::Template(_) => {
                let mut inner = Vec::new();
                e.walk(&mut |x| {
                    if matches!(x.kind, ExprKind::Traversal(_)) {
                        inner.push(x);
                    }
                });
                for x in inner.into_iter().take(4) {
                    self.walk(x, env, frame, want, next);
                }
            }
            ExprKind::Tuple(items) => {
                for item in items {
                    self.walk(item, env, frame, want, next);
                }
            }
            ExprKind::Object(items) => {
                for item in items {
                    self.walk(&item.value, env, frame, want, next);
                }
            }
            _ => {}
        }
    }

    fn call(
        &mut self,
        e: &Expr,
        call: &Call,
        env: &Bindings<'_>,
        frame: Frame<'_, '_, '_, 'g, 'a>,
        want: bool,
        depth: usize,
    ) {
        let first = self.found.len();
        match (call.name.as_str(), call.args.as_slice()) {
            ("any" | "anytrue" | "all" | "alltrue", [list]) => {
                let before = self.found.len();
                let seek = matches!(call.name.as_str(), "any" | "anytrue");
                // `any` is true, `all` is false because of an element; the opposite because of
                // all of them together.
                if seek == want {
                    self.element(list, env, frame, want, depth);
                }
                if self.found.len() == before {
                    self.walk(list, env, frame, want, depth);
                }
            }
            ("contains", [list, x]) => {
                if want
                    && let (Some(l), Some(x)) = (self.value(list, env), self.value(x, env))
                    && let Some(s) = l.as_seq()
                    && let Some(hit) = s.items.iter().find(|i| self.given(&i.value) == x)
                {
                    let mut v = self.given(&hit.value);
                    v.origin = l.origin.of_part(&v.origin);
                    if written(&v) {
                        self.push(v, None);
                        return;
                    }
                }
                self.walk(x, env, frame, want, depth);
                self.walk(list, env, frame, want, depth);
            }
            ("coalesce", args) => {
                for arg in args {
                    let v = self.value(arg, env);
                    if v.is_some_and(|v| !v.is_null()) {
                        if is_constant(arg) {
                            break;
                        }
                        self.walk(arg, env, frame, want, depth);
                        return;
                    }
                }
                // None is there: what is missing is any of them.
                for arg in args {
                    self.walk(arg, env, frame, want, depth);
                }
            }
            (_, args) => {
                let before = self.found.len();
                for arg in args {
                    self.walk(arg, env, frame, want, depth);
                }
                let written_now = self
                    .value(e, env)
                    .filter(|v| self.found.len() == before && written(v));
                if let Some(v) = written_now {
                    self.push(v, None);
                }
            }
        }
        if call.name.as_str() == "plaintext" {
            let judged = self.found.get_mut(first..).unwrap_or_default();
            judged.iter_mut().for_each(|f| f.secret = true);
        }
    }

    /// The element of a list of bools that is `want`.
    fn element(
        &mut self,
        list: &Expr,
        env: &Bindings<'_>,
        frame: Frame<'_, '_, '_, 'g, 'a>,
        want: bool,
        depth: usize,
    ) {
        match &list.kind {
            ExprKind::Paren(inner) => self.element(inner, env, frame, want, depth + 1),
            ExprKind::For(f) if f.key_result.is_none() => {
                self.for_element(f, env, frame, want, depth);
            }
            ExprKind::Traversal(t) => {
                // A local or derived attribute may hold the `for`.
                let body = match (frame, t.root.as_str(), t.steps.as_slice()) {
                    (Frame::Rule(scope), "local", [step]) => step_name(&step.kind).and_then(|n| {
                        let found = scope.rule.locals.iter().find(|l| l.name == n);
                        found.map(|l| &l.expr)
                    }),
                    _ => None,
                };
                if let Some(body) = body {
                    self.element(body, env, frame, want, depth + 1);
                }
            }
            ExprKind::Tuple(items) => {
                for item in items {
                    if self.value(item, env).and_then(|v| v.as_bool()) == Some(want) {
                        self.walk(item, env, frame, want, depth + 1);
                        return;
                    }
                }
            }
            _ => {}
        }
    }

    fn for_element(
        &mut self,
        f: &For,
        env: &Bindings<'_>,
        frame: Frame<'_, '_, '_, 'g, 'a>,
        want: bool,
        depth: usize,
    ) {
        let Some(collection) = self.value(&f.collection, env) else {
            return;
        };
        let elements: Vec<(Value, Value)> = match &collection.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => s
                .items
                .iter()
                .enumerate()
                .filter(|(_, e)| {
                    let both = self.ev().table.and(e.cond, self.cond);
                    !both.is_some_and(Cond::is_false)
                })
                .map(|(i, e)| {
                    let key = Value::number(i64::try_from(i).unwrap_or(i64::MAX));
                    (key, e.value.clone())
                })
                .collect(),
            Kind::Map(o) | Kind::Object(o) => o
                .entries
                .iter()
                .map(|(k, e)| (Value::string(k.clone()), e.value.clone()))
                .collect(),
            _ => return,
        };
        for (key, mut value) in elements {
            value.origin = collection.origin.of_part(&value.origin);
            value.marks = value.marks.union(collection.marks);
            let done = env.with(&f.value, &value, |env| {
                let mut run = |env: &Bindings<'_>| {
                    let passes = f
                        .condition
                        .as_ref()
                        .is_none_or(|c| self.value(c, env).and_then(|v| v.as_bool()) == Some(true));
                    if !passes || self.value(&f.result, env).and_then(|v| v.as_bool()) != Some(want)
                    {
                        return false;
                    }
                    let before = self.found.len();
                    self.walk(&f.result, env, frame, want, depth + 1);
                    if self.found.len() == before
                        && let Some(c) = &f.condition
                    {
                        self.walk(c, env, frame, true, depth + 1);
                    }
                    if self.found.len() == before {
                        self.push(value.clone(), None);
                    }
                    true
                };
                match &f.key {
                    Some(name) => env.with(name, &key, |env| run(env)),
                    None => run(env),
                }
            });
            if done {
                return;
            }
        }
    }

    fn traversal(
        &mut self,
        e: &Expr,
        t: &Traversal,
        env: &Bindings<'_>,
        frame: Frame<'_, '_, '_, 'g, 'a>,
        want: bool,
        depth: usize,
    ) {
        let value = self.value(e, env);
        let attributes: Vec<&str> = t.steps.iter().filter_map(|s| step_name(&s.kind)).collect();
        let named = |skip: usize| {
            let names = attributes.get(skip..).unwrap_or(&[]);
            (!names.is_empty()).then(|| names.join("."))
        };
        let last = attributes.last().map(|n| (*n).to_owned());
        let bound = env.get(&t.root).is_some();
        let node = match frame {
            _ if bound || t.root != "self" => None,
            Frame::Rule(scope) => match &scope.judged {
                Judged::Node(n) => Some(*n),
                Judged::Native(_) => None,
            },
            Frame::Derived(n) => Some(n),
            Frame::Mapping(_) => None,
        };
        // A computed bool has the place of one of its operands, not of the one that decides.
        let computed = node.is_some_and(|n| self.is_computed(n, &attributes))
            && value.as_ref().is_some_and(|v| v.as_bool().is_some());
        if let Some(v) = &value
            && written(v)
            && !computed
        {
            let name = match node {
                None => last,
                Some(n) => self.user_name(n, &attributes).or_else(|| {
                    // What the mapping's expression took it from.
                    let before = self.found.len();
                    self.attribute(n, &attributes, want, depth);
                    let taken = self.found.split_off(before);
                    let same = taken.into_iter().find(|f| f.value.origin == v.origin);
                    same.and_then(|f| f.name)
                }),
            };
            self.push(v.clone(), name);
            return;
        }
        let before = self.found.len();
        match (frame, t.root.as_str()) {
            _ if bound => {}
            (Frame::Rule(scope), "local") => {
                let local = attributes
                    .first()
                    .and_then(|n| scope.rule.locals.iter().find(|l| l.name == *n));
                if let Some(local) = local {
                    self.walk(&local.expr, &Bindings::new(scope), frame, want, depth);
                }
            }
            _ => {
                if let Some(n) = node {
                    self.attribute(n, &attributes, want, depth);
                }
            }
        }
        if self.found.len() > before {
            return;
        }
        let name = match frame {
            Frame::Mapping(node) => match node.native.attach.iter().find(|a| a.name == t.root) {
                // The satellite itself is missing, or something in it.
                Some(a) => {
                    let body = env.scope.resolve(self.ev(), &root_of(t));
                    match body {
                        Some(Ok((v, _))) if self.given(&v).is_null() => {
                            a.from.first().map(ToString::to_string)
                        }
                        _ => named(0),
                    }
                }
                None => named(0),
            },
            _ => match node {
                Some(n) => self.user_name(n, &attributes),
                None => named(0),
            },
        };
        if let Some(v) = value {
            self.push(v, name);
        }
    }

    /// Goes on in what gives a node's attribute: a derived expression or a mapping.
    fn attribute(&mut self, node: &Node<'g, 'a>, attributes: &[&str], want: bool, depth: usize) {
        let Some(name) = attributes.first() else {
            return;
        };
        if let Some(i) = node.ty.derived_index(name) {
            if let Some(d) = node.ty.derived.get(i) {
                let scope = NodeScope { node };
                let env = Bindings::new(&scope);
                self.walk(&d.expr, &env, Frame::Derived(node), want, depth);
            }
            return;
        }
        if let Some(e) = node.native.value(name) {
            let scope = MappingScope { node };
            let env = Bindings::new(&scope);
            self.walk(e, &env, Frame::Mapping(node), want, depth);
        }
    }

    /// Whether an attribute is derived or mapped by more than a plain path.
    fn is_computed(&self, node: &Node<'_, '_>, attributes: &[&str]) -> bool {
        let Some(first) = attributes.first() else {
            return false;
        };
        node.ty.derived_index(first).is_some()
            || node
                .native
                .value(first)
                .is_some_and(|e| !matches!(e.kind, ExprKind::Traversal(_)))
    }

    /// How the user would write a path of canonical attributes.
    fn user_name(&self, node: &Node<'_, '_>, attributes: &[&str]) -> Option<String> {
        let first = attributes.first()?;
        if node.ty.derived_index(first).is_some() {
            return None;
        }
        let mut out = match node.native.value(first).map(|e| &e.kind) {
            None if node.native.nothing_for(first).is_some() => return None,
            None => node.mechanical_name(first),
            Some(ExprKind::Traversal(t)) => {
                let mut names = t.steps.iter().rev().filter_map(|s| step_name(&s.kind));
                names.next()?.to_owned()
            }
            Some(_) => return None,
        };
        if let Some(rest) = attributes.get(1..) {
            for name in rest {
                out.push('.');
                out.push_str(&node.mechanical_name(name));
            }
        }
        Some(out)
    }
}

fn root_of(t: &Traversal) -> Traversal {
    Traversal {
        root: t.root.clone(),
        root_span: t.root_span,
        steps: Vec::new(),
    }
}

fn step_name(kind: &StepKind) -> Option<&str> {
    match kind {
        StepKind::Attribute(n) => Some(n),
        _ => None,
    }
}

fn is_constant(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Int(_)
        | ExprKind::Decimal(_)
        | ExprKind::Text(_) => true,
        ExprKind::Paren(inner) => is_constant(inner),
        _ => false,
    }
}
