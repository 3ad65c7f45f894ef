//! What a rule's expressions see: `self`, `each`, `local`, `address`.

use super::load::RuleDef;
use crate::expr::ir::{Call, StepKind, Traversal};
use crate::expr::{Bindings, EvalError, Evaluator, Scope};
use crate::graph::{Graph, Node};
use crate::resource::Resource;
use crate::source::Span;
use crate::value::{Cond, Origin, Reason, Str, Type, Value};
use std::cell::RefCell;

/// What is judged.
pub(super) enum Judged<'n, 'g, 'a> {
    /// A node of a canonical type.
    Node(&'n Node<'g, 'a>),
    /// A native resource as the user wrote it.
    Native(&'a Resource),
}

impl<'a> Judged<'_, '_, 'a> {
    pub(super) fn resource(&self) -> &'a Resource {
        match self {
            Judged::Node(n) => n.resource,
            Judged::Native(r) => r,
        }
    }

    pub(super) fn exists(&self) -> Cond {
        match self {
            Judged::Node(n) => n.exists,
            Judged::Native(r) => r.exists,
        }
    }

    pub(super) fn uncertain(&self) -> Option<&Reason> {
        match self {
            Judged::Node(n) => n.uncertain.as_ref(),
            Judged::Native(_) => None,
        }
    }

    /// Where something missing is shown.
    pub(super) fn header(&self) -> Origin {
        match self {
            Judged::Node(n) => n.header(),
            Judged::Native(r) => Origin::hop(r.header, crate::value::Hop::Block),
        }
    }
}

/// The scope of one rule on one resource.
pub(super) struct RuleScope<'r, 'n, 'g, 'a> {
    pub(super) graph: &'g Graph<'a>,
    pub(super) judged: Judged<'n, 'g, 'a>,
    pub(super) rule: &'r RuleDef,
    locals: RefCell<Vec<Option<Value>>>,
    /// The element under judgement, which locals may speak of.
    element: RefCell<Option<Value>>,
}

impl<'r, 'n, 'g, 'a> RuleScope<'r, 'n, 'g, 'a> {
    pub(super) fn new(
        graph: &'g Graph<'a>,
        judged: Judged<'n, 'g, 'a>,
        rule: &'r RuleDef,
    ) -> RuleScope<'r, 'n, 'g, 'a> {
        RuleScope {
            graph,
            judged,
            rule,
            locals: RefCell::new(vec![None; rule.locals.len()]),
            element: RefCell::new(None),
        }
    }

    /// Goes on to another element of `each`; what locals said of the one before is forgotten.
    pub(super) fn judge_element(&self, element: &Value) {
        *self.element.borrow_mut() = Some(element.clone());
        let mut values = self.locals.borrow_mut();
        for (value, local) in values.iter_mut().zip(&self.rule.locals) {
            if local.per_element {
                *value = None;
            }
        }
    }

    /// The value of a local; each sees those before it.
    fn local(&self, name: &str) -> Option<Result<Value, EvalError>> {
        let i = self.rule.locals.iter().position(|l| l.name == name)?;
        if let Some(Some(v)) = self.locals.borrow().get(i) {
            return Some(Ok(v.clone()));
        }
        let expr = &self.rule.locals.get(i)?.expr;
        let element = self.element.borrow().clone();
        let env = Bindings::new(self);
        let value = match &element {
            Some(v) => env.with("each", v, |env| self.graph.ev.eval(expr, env)),
            None => self.graph.ev.eval(expr, &env),
        };
        if let (Ok(v), Some(slot)) = (&value, self.locals.borrow_mut().get_mut(i)) {
            *slot = Some(v.clone());
        }
        Some(value)
    }
}

impl Scope for RuleScope<'_, '_, '_, '_> {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        match root.root.as_str() {
            "self" => Some(Ok(match &self.judged {
                Judged::Node(node) => node.resolve_self(root),
                Judged::Native(r) => (r.body.clone(), 0),
            })),
            "address" => {
                let address = self.judged.resource().address.clone();
                Some(Ok((Value::string(address), 0)))
            }
            "local" => {
                let StepKind::Attribute(name) = &root.steps.first()?.kind else {
                    return None;
                };
                Some(self.local(name)?.map(|v| (v, 1)))
            }
            _ => None,
        }
    }

    fn call(
        &self,
        _ev: &Evaluator<'_>,
        env: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        self.graph.call(env, call, span)
    }

    fn name(&self) -> Str {
        format!("{} on {}", self.rule.id, self.judged.resource().address).into()
    }
}

/// What stands for a value that could not be computed.
pub(super) fn in_error(e: &EvalError) -> Value {
    Value::unknown(Reason::Error(e.message.as_str().into()), Type::Dynamic)
}
