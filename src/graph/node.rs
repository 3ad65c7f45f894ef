//! Nodes: native resources, or elements in them, as canonical types see them.

use super::Graph;
use crate::expr::ir::{Call, StepKind, Traversal};
use crate::expr::{Bindings, EvalError, Evaluator, Scope};
use crate::model::{Native, TypeDef, camel};
use crate::resource::{Dialect, Resource};
use crate::source::Span;
use crate::value::{Cond, Hop, Kind, Origin, Reason, Str, Truth, Value};
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

/// A native resource, or one element in it, as a canonical type.
pub struct Node<'g, 'a> {
    /// Its graph.
    pub graph: &'g Graph<'a>,
    /// Its canonical type.
    pub ty: &'g Arc<TypeDef>,
    /// The mapping that made it.
    pub native: &'g Native,
    /// The native resource.
    pub resource: &'a Resource,
    /// The element, where the mapping has `each`.
    pub element: Option<Value>,
    /// When it exists.
    pub exists: Cond,
    /// Why it is not known whether it exists, where no condition says so.
    pub uncertain: Option<Reason>,
    attributes: Vec<OnceCell<Value>>,
    derived: Vec<OnceCell<Value>>,
    attached: Vec<OnceCell<Value>>,
    depth: Cell<u32>,
}

/// The nodes of a canonical type, made one by one.
pub struct Nodes<'g, 'a> {
    graph: &'g Graph<'a>,
    ty: &'g Arc<TypeDef>,
    native: usize,
    resource: usize,
    ready: Vec<Node<'g, 'a>>,
}

impl<'g, 'a> Nodes<'g, 'a> {
    pub(super) fn new(graph: &'g Graph<'a>, ty: &'g Arc<TypeDef>) -> Nodes<'g, 'a> {
        Nodes {
            graph,
            ty,
            native: 0,
            resource: 0,
            ready: Vec::new(),
        }
    }
}

impl<'g, 'a> Iterator for Nodes<'g, 'a> {
    type Item = Node<'g, 'a>;

    fn next(&mut self) -> Option<Node<'g, 'a>> {
        loop {
            if let Some(node) = self.ready.pop() {
                return Some(node);
            }
            let native = self.ty.natives.get(self.native)?;
            let of_type = self.graph.by_type.get(&native.ty);
            let Some(position) = of_type.and_then(|p| p.get(self.resource)) else {
                self.native += 1;
                self.resource = 0;
                continue;
            };
            self.resource += 1;
            if let Some(resource) = self.graph.unit.resources.get(*position) {
                self.ready = nodes_of(self.graph, self.ty, native, resource);
                self.ready.reverse();
            }
        }
    }
}

/// The nodes that one resource yields by one mapping.
pub(super) fn nodes_of<'g, 'a>(
    graph: &'g Graph<'a>,
    ty: &'g Arc<TypeDef>,
    native: &'g Native,
    resource: &'a Resource,
) -> Vec<Node<'g, 'a>> {
    let whole = Node::new(graph, ty, native, resource);
    let mut out = Vec::new();
    match &native.each {
        None => out.push(whole),
        Some(each) => {
            let list = whole.eval(each);
            elements(graph, &list, Cond::TRUE, &mut |cond, element, uncertain| {
                let mut node = Node::new(graph, ty, native, resource);
                node.element = Some(element);
                node.uncertain = uncertain;
                match graph.ev.table.and(resource.exists, cond) {
                    Some(both) => node.exists = both,
                    None => node.uncertain = Some(Reason::Budget("conditions")),
                }
                out.push(node);
            });
        }
    }
    if let Some(when) = &native.when {
        for node in &mut out {
            let truth = Truth::of(graph.ev.table, &node.eval(when));
            let open = graph.ev.table.not(truth.no);
            match open.and_then(|open| graph.ev.table.and(node.exists, open)) {
                Some(cond) => node.exists = cond,
                None => node.uncertain = Some(Reason::Budget("conditions")),
            }
            // Null is no bool: what is not said to hold does not.
            if !truth.is_decided(graph.ev.table) && node.uncertain.is_none() {
                node.uncertain = truth.why;
            }
        }
    }
    out.retain(|n| !n.exists.is_false());
    out
}

/// Calls `f` with the elements of a list and their conditions; a single value is a list of one,
/// the symbolic rest an element whose existence is not known.
pub(crate) fn elements(
    graph: &Graph<'_>,
    list: &Value,
    under: Cond,
    f: &mut dyn FnMut(Cond, Value, Option<Reason>),
) {
    for (cond, v) in list.arms() {
        let Some(cond) = graph.ev.table.and(under, cond) else {
            f(under, v, Some(Reason::Budget("conditions")));
            continue;
        };
        if cond.is_false() {
            continue;
        }
        let part = |e: &Value| {
            let mut e = e.clone().mark(v.marks);
            e.origin = v.origin.of_part(&e.origin);
            e
        };
        match &v.kind {
            Kind::Null(_) => {}
            Kind::Unknown(u) => f(cond, v.clone(), Some(u.reason.clone())),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                for e in &s.items {
                    match graph.ev.table.and(cond, e.cond) {
                        Some(c) if c.is_false() => {}
                        Some(c) => f(c, part(&e.value), None),
                        None => f(cond, part(&e.value), Some(Reason::Budget("conditions"))),
                    }
                }
                if let Some(rest) = &s.rest {
                    // One stands for zero or more: judged as if there were one, unless nothing
                    // is known of it.
                    let why = rest.as_unknown().map(|u| u.reason.clone());
                    f(cond, part(rest), why);
                }
            }
            Kind::Map(o) if native_map(&v) => {
                for (_, e) in &o.entries {
                    if let Some(c) = graph.ev.table.and(cond, e.cond) {
                        f(c, part(&e.value), None);
                    }
                }
            }
            _ => f(cond, v.clone(), None),
        }
    }
}

/// Whether a map is a collection of elements, rather than one element.
fn native_map(v: &Value) -> bool {
    match &v.kind {
        Kind::Map(o) => matches!(o.ty, crate::value::Type::Object(_)),
        _ => false,
    }
}

/// Derived attributes and mappings lead to each other; the loader rules out circles, so this only
/// guards against a mapping that nests absurdly.
const MAX_DEPTH: u32 = 64;

impl<'g, 'a> Node<'g, 'a> {
    fn new(
        graph: &'g Graph<'a>,
        ty: &'g Arc<TypeDef>,
        native: &'g Native,
        resource: &'a Resource,
    ) -> Node<'g, 'a> {
        let cells = |n: usize| std::iter::repeat_with(OnceCell::new).take(n).collect();
        Node {
            graph,
            ty,
            native,
            resource,
            element: None,
            exists: resource.exists,
            uncertain: None,
            attributes: cells(ty.attributes.len()),
            derived: cells(ty.derived.len()),
            attached: cells(native.attach.len()),
            depth: Cell::new(0),
        }
    }

    /// Where something missing is shown: the element's block, else the resource's header.
    pub fn header(&self) -> Origin {
        match &self.element {
            Some(e) if e.origin.hop == Hop::Block => e.origin.clone(),
            _ => Origin::hop(self.resource.header, Hop::Block),
        }
    }

    /// The value of a mapping expression.
    fn eval(&self, e: &crate::expr::Expr) -> Value {
        if self.depth.get() >= MAX_DEPTH {
            return crate::expr::Budget::exceeded("depth");
        }
        self.depth.set(self.depth.get() + 1);
        let scope = MappingScope { node: self };
        let value = self.graph.ev.eval(e, &Bindings::new(&scope));
        self.depth.set(self.depth.get() - 1);
        value.unwrap_or_else(|e| e.value().with_origin(self.header()))
    }

    /// The value of an attribute or a derived attribute.
    pub fn get(&self, name: &str) -> Option<Value> {
        if let Some(i) = self.ty.attribute_index(name) {
            let cell = self.attributes.get(i)?;
            return Some(cell.get_or_init(|| self.attribute(i)).clone());
        }
        let i = self.ty.derived_index(name)?;
        let cell = self.derived.get(i)?;
        let expr = &self.ty.derived.get(i)?.expr;
        Some(
            cell.get_or_init(|| {
                let scope = NodeScope { node: self };
                let value = self.graph.ev.eval(expr, &Bindings::new(&scope));
                value.unwrap_or_else(|e| e.value().with_origin(self.header()))
            })
            .clone(),
        )
    }

    /// The name by which the user would write an attribute that maps mechanically.
    pub fn mechanical_name(&self, name: &str) -> String {
        match self.native.dialect {
            Dialect::Terraform => name.to_owned(),
            Dialect::CloudFormation => camel(name),
        }
    }

    fn attribute(&self, i: usize) -> Value {
        let Some(def) = self.ty.attributes.get(i) else {
            return Value::null();
        };
        let mut raw = match self.native.value(&def.name) {
            Some(e) => self.eval(e),
            None if self.native.nothing_for(&def.name).is_some() => Value::null(),
            None => {
                let base = self.element.as_ref().unwrap_or(&self.resource.body);
                let name = self.mechanical_name(&def.name);
                let found = self.graph.ev.attribute(base, &name, Span::NONE);
                found.unwrap_or_else(|e| e.value().with_origin(self.header()))
            }
        };
        if raw.is_null() && raw.origin.span.is_none() {
            raw.origin = self.header();
        }
        self.graph
            .convert(raw, &def.ty, def.default.as_ref(), &self.header())
    }

    /// What an attachment is to this node.
    fn attachment(&self, i: usize) -> Option<Value> {
        let attach = self.native.attach.get(i)?;
        let cell = self.attached.get(i)?;
        Some(
            cell.get_or_init(|| {
                let satellites = self.graph.satellites(self.native, attach);
                satellites.of(self.graph, self.native, attach, self.resource)
            })
            .clone(),
        )
    }

    /// All attributes as one object.
    pub(super) fn whole(&self) -> Value {
        let names = self.ty.attributes.iter().map(|a| &a.name);
        let names = names.chain(self.ty.derived.iter().map(|d| &d.name));
        let entries: Vec<(Str, Value)> = names
            .filter_map(|n| Some((n.clone(), self.get(n)?)))
            .collect();
        Value::object(entries).with_origin(self.header())
    }

    fn provider(&self) -> Value {
        let Some(p) = &self.resource.provider else {
            return Value::null().with_origin(self.header());
        };
        let or_null = |v: &Option<Value>| v.clone().unwrap_or_else(Value::null);
        Value::object(vec![
            ("name".into(), Value::string(p.name.clone())),
            ("region".into(), or_null(&p.region)),
            ("default_tags".into(), or_null(&p.default_tags)),
        ])
    }
}

/// What a mapping's expressions see.
pub struct MappingScope<'n, 'g, 'a> {
    /// The node whose attributes they give.
    pub node: &'n Node<'g, 'a>,
}

impl Scope for MappingScope<'_, '_, '_> {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        let node = self.node;
        let value = match root.root.as_str() {
            "self" => node.resource.body.clone(),
            "each" => node.element.clone()?,
            "meta" => node.resource.meta.clone(),
            "provider" => node.provider(),
            "address" => Value::string(node.resource.address.clone()),
            name => {
                let i = node.native.attach.iter().position(|a| a.name == name)?;
                node.attachment(i)?
            }
        };
        Some(Ok((value, 0)))
    }

    fn call(
        &self,
        _ev: &Evaluator<'_>,
        env: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        self.node.graph.call(env, call, span)
    }

    fn name(&self) -> Str {
        format!("{} of {}", self.node.ty.id, self.node.resource.address).into()
    }
}

/// What derived attributes see: `self` is the node.
pub struct NodeScope<'n, 'g, 'a> {
    /// The node.
    pub node: &'n Node<'g, 'a>,
}

impl Node<'_, '_> {
    /// `self` and, where it is asked of an attribute, that attribute alone.
    pub fn resolve_self(&self, root: &Traversal) -> (Value, usize) {
        if let Some(StepKind::Attribute(name)) = root.steps.first().map(|s| &s.kind)
            && let Some(v) = self.get(name)
        {
            return (v, 1);
        }
        (self.whole(), 0)
    }
}

impl Scope for NodeScope<'_, '_, '_> {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        (root.root == "self").then(|| Ok(self.node.resolve_self(root)))
    }

    fn call(
        &self,
        _ev: &Evaluator<'_>,
        env: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        self.node.graph.call(env, call, span)
    }

    fn name(&self) -> Str {
        format!("{} of {}", self.node.ty.id, self.node.resource.address).into()
    }
}
