//! A module instance: a shared definition, where it is called from, and what was evaluated of it.
//!
//! Must not know: how values are computed.

use super::definitions::ModuleDef;
use super::expand::Expansion;
use super::modules::Children;
use crate::resource::{CallSite, Provider};
use crate::value::{Cond, Str, Value};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A name of a module instance whose value is computed once, by its position in the definition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Node {
    Variable(usize),
    Local(usize),
    Output(usize),
    /// All instances of a resource, as references see them.
    Resource(usize),
    /// How many instances a resource has; the value itself is kept apart.
    ResourceExpansion(usize),
    /// The body of one instance of a resource.
    Body(usize, usize),
    /// All instances of a module call.
    Call(usize),
    /// How many instances a call has.
    CallExpansion(usize),
    /// A provider configuration.
    Provider(usize),
}

/// Where a module instance is called from.
pub(super) struct Parent {
    pub instance: Rc<Instance>,
    /// The call's position in the parent's definition.
    pub call: usize,
    /// The call's instances and which of them this is.
    pub expansion: Rc<Expansion>,
    pub rep: usize,
}

/// A module instance.
pub(super) struct Instance {
    pub def: Arc<ModuleDef>,
    /// `module.a["x"].module.b`; empty for the root.
    pub address: Str,
    /// Names of the calls from the root, `a.b`: the key in Terraform's module manifest.
    pub path: Str,
    pub parent: Option<Parent>,
    /// When it exists.
    pub exists: Cond,
    /// Whether it stands for any number of instances.
    pub symbolic: bool,
    /// Whether it is downloaded.
    pub third_party: bool,
    /// The calls around it, outermost first.
    pub calls: Arc<Vec<CallSite>>,
    values: RefCell<FxHashMap<Node, Value>>,
    pub(super) expansions: RefCell<FxHashMap<Node, Rc<Expansion>>>,
    pub(super) children: RefCell<FxHashMap<usize, Rc<Children>>>,
    pub(super) providers: RefCell<FxHashMap<Str, Option<Arc<Provider>>>>,
}

impl Instance {
    pub fn new(
        def: Arc<ModuleDef>,
        address: Str,
        path: Str,
        parent: Option<Parent>,
        calls: Arc<Vec<CallSite>>,
    ) -> Instance {
        Instance {
            def,
            address,
            path,
            parent,
            exists: Cond::TRUE,
            symbolic: false,
            third_party: false,
            calls,
            values: RefCell::default(),
            expansions: RefCell::default(),
            children: RefCell::default(),
            providers: RefCell::default(),
        }
    }

    pub fn memo(&self, node: Node) -> Option<Value> {
        self.values.borrow().get(&node).cloned()
    }

    pub fn remember(&self, node: Node, value: Value) {
        self.values.borrow_mut().insert(node, value);
    }

    /// Lets go of the instances that it calls: they hold it, as it holds them.
    pub fn release(&self) {
        let mut pending = vec![std::mem::take(&mut *self.children.borrow_mut())];
        while let Some(children) = pending.pop() {
            #[allow(clippy::iter_over_hash_type, reason = "each by itself")]
            for children in children.into_values() {
                let inner = children.instances.iter();
                pending.extend(inner.map(|i| std::mem::take(&mut *i.children.borrow_mut())));
            }
        }
    }

    /// The node's address, for messages.
    pub fn describe(&self, node: Node) -> Str {
        let def = &self.def;
        let local: Option<String> = match node {
            Node::Variable(i) => def.variables.at(i).map(|v| format!("var.{}", v.name)),
            Node::Local(i) => def.locals.at(i).map(|l| format!("local.{}", l.name)),
            Node::Output(i) => def.outputs.at(i).map(|o| format!("output.{}", o.name)),
            Node::Resource(i) | Node::ResourceExpansion(i) | Node::Body(i, _) => {
                def.resources.at(i).map(|r| r.address.to_string())
            }
            Node::Call(i) | Node::CallExpansion(i) => {
                def.calls.at(i).map(|c| format!("module.{}", c.name))
            }
            Node::Provider(i) => def.providers.get(i).map(|p| format!("provider.{}", p.name)),
        };
        super::address::within(&self.address, &local.unwrap_or_default())
    }
}
