//! Which resources a plan's resources name: the edges of its graph, and, where it is clear, which
//! attribute of another resource a value is.
//!
//! A plan tells of an expression only the names in it. A value is taken for the attribute of
//! another resource where the expression has one such name alone and both values agree: both are
//! known and equal, or neither is known. Must not know: code.

use super::address::{self, Address};
use super::configuration::{Configuration, Expression, Module};
use crate::resource::{Resource, Role};
use crate::value::{Element, Kind, PathStep, Reference, Seq, Str, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Names that are looked at for one expression, those of the modules that it leads through
/// included.
const MAX_NAMES: usize = 256;
/// Modules that a name is followed through.
const MAX_DEPTH: usize = 64;

/// Notes what the resources name, in them.
pub(super) fn attach(configuration: &Configuration, resources: &mut [Resource]) {
    let index = Index::new(resources);
    for at in 0..resources.len() {
        let Some(resource) = resources.get_mut(at) else {
            continue;
        };
        let address = resource.address.clone();
        let address = Address::parse(&address);
        let path = address::path(address.module());
        let block = configuration
            .root
            .find(&path)
            .and_then(|m| m.resources.get(address.local()));
        let Some(block) = block else {
            index.complete(resource);
            continue;
        };
        let body = std::mem::replace(&mut resource.body, Value::null());
        let finder = Finder {
            configuration,
            index: &index,
            resources,
            scope: Scope {
                module: address.module().into(),
                index: address.index().into(),
            },
        };
        let mut edges = BTreeSet::new();
        let body = finder.refer(body, &block.expressions, &mut edges);
        finder.edges(&block.depends_on, &mut edges);
        let own = address.base();
        if let Some(resource) = resources.get_mut(at) {
            resource.body = body;
            edges.extend(resource.references.iter().cloned());
            resource.references = edges.into_iter().filter(|e| e != own).collect();
        }
    }
}

/// The resources by address.
struct Index {
    by_address: FxHashMap<Str, usize>,
    by_base: FxHashMap<Str, Vec<usize>>,
}

impl Index {
    fn new(resources: &[Resource]) -> Index {
        let mut index = Index {
            by_address: FxHashMap::default(),
            by_base: FxHashMap::default(),
        };
        for (i, r) in resources.iter().enumerate() {
            index.by_address.insert(r.address.clone(), i);
            let of_base = index.by_base.entry(r.base_address.clone());
            of_base.or_default().push(i);
        }
        index
    }

    /// What a target is called, shared with the resource that is called so.
    fn base(&self, target: &Target) -> Str {
        match self.by_base.get_key_value(target.base.as_str()) {
            Some((base, _)) => base.clone(),
            None => target.base.as_str().into(),
        }
    }

    /// A state says what a resource depends on by the names of its module's configuration.
    fn complete(&self, resource: &mut Resource) {
        let address = Address::parse(&resource.address);
        let full = |name: &Str| -> Str { address::within(address.module(), name).into() };
        let mut edges: Vec<Str> = resource
            .references
            .iter()
            .map(|name| match self.by_base.contains_key(name) {
                true => name.clone(),
                false => full(name),
            })
            .collect();
        edges.sort();
        edges.dedup();
        resource.references = edges.into();
    }
}

/// A module instance, and which of its block's instances an expression is evaluated for.
#[derive(Clone, Debug)]
struct Scope {
    module: String,
    index: String,
}

/// A resource that an expression names.
#[derive(Clone, PartialEq, Debug)]
struct Target {
    /// Without its own index.
    base: String,
    /// Its own index, where the expression says or implies one.
    index: String,
    path: Vec<PathStep>,
}

/// What an expression names.
#[derive(Default, Debug)]
struct Named {
    targets: Vec<Target>,
    /// Whether there is more to it than the attribute of a resource.
    more: bool,
    looked_at: usize,
}

struct Finder<'f> {
    configuration: &'f Configuration,
    index: &'f Index,
    resources: &'f [Resource],
    scope: Scope,
}

impl Finder<'_> {
    /// The value with the references of its parts; adds to `edges` all that the expression names,
    /// in parts too whose values are not there.
    fn refer(&self, mut value: Value, e: &Expression, edges: &mut BTreeSet<Str>) -> Value {
        match e {
            Expression::Missing | Expression::Constant => value,
            Expression::References(names) => {
                let named = self.named(names);
                edges.extend(named.targets.iter().map(|t| self.index.base(t)));
                self.apply(value, &named)
            }
            Expression::Block(parts) => {
                let mut rest: Vec<&(Str, Expression)> = Vec::with_capacity(parts.len());
                if let Kind::Object(object) = &mut value.kind {
                    let entries = &mut Arc::make_mut(object).entries;
                    for part in parts {
                        let found = entries.binary_search_by(|(k, _)| k.cmp(&part.0));
                        match found.ok().and_then(|i| entries.get_mut(i)) {
                            Some((_, element)) => {
                                let inner = std::mem::replace(&mut element.value, Value::null());
                                element.value = self.refer(inner, &part.1, edges);
                            }
                            None => rest.push(part),
                        }
                    }
                } else {
                    rest.extend(parts);
                }
                for (_, e) in rest {
                    self.refer(Value::null(), e, edges);
                }
                value
            }
            Expression::Blocks(blocks) => {
                // Blocks may be in another order than they are written in.
                if let ([block], Kind::Tuple(seq)) = (blocks.as_slice(), &mut value.kind)
                    && let [element] = Arc::make_mut(seq).items.as_mut_slice()
                {
                    let inner = std::mem::replace(&mut element.value, Value::null());
                    element.value = self.refer(inner, block, edges);
                    return value;
                }
                for block in blocks {
                    self.refer(Value::null(), block, edges);
                }
                value
            }
        }
    }

    /// The edges of names that belong to no value.
    fn edges(&self, names: &[Str], edges: &mut BTreeSet<Str>) {
        let named = self.named(names);
        edges.extend(named.targets.iter().map(|t| self.index.base(t)));
    }

    fn named(&self, names: &[Str]) -> Named {
        let mut named = Named::default();
        self.walk(&self.scope, names, &mut named, 0);
        named
    }

    fn walk(&self, scope: &Scope, names: &[Str], out: &mut Named, depth: usize) {
        let is_each = |n: &Str| n.starts_with("each.") || n == "count.index";
        let each = names.iter().any(is_each);
        for name in names {
            out.looked_at += 1;
            if out.looked_at > MAX_NAMES || depth > MAX_DEPTH {
                out.more = true;
                return;
            }
            if is_each(name) {
                continue;
            }
            let steps = address::steps(name);
            match steps.as_slice() {
                [("var", _), (variable, _), rest @ ..] => {
                    out.more |= !rest.is_empty();
                    self.variable(scope, variable, out, depth);
                }
                [("module", _), (call, index), output @ ..] => {
                    let [(output, _), rest @ ..] = output else {
                        out.more = true;
                        continue;
                    };
                    out.more |= !rest.is_empty();
                    let index = if index.is_empty() && each {
                        &scope.index
                    } else {
                        *index
                    };
                    let inner = Scope {
                        module: address::within(&scope.module, &format!("module.{call}{index}")),
                        index: String::new(),
                    };
                    let names = self
                        .module(&inner.module)
                        .and_then(|m| m.outputs.get(*output));
                    match names {
                        Some(names) => self.walk(&inner, names, out, depth + 1),
                        None => out.more = true,
                    }
                }
                [("data", _), (ty, _), (name, index), path @ ..] => {
                    self.target(scope, &format!("data.{ty}.{name}"), index, path, each, out);
                }
                [("local" | "path" | "terraform" | "self", _), ..] => out.more = true,
                [(ty, _), (name, index), path @ ..] => {
                    self.target(scope, &format!("{ty}.{name}"), index, path, each, out);
                }
                _ => out.more = true,
            }
        }
    }

    fn module(&self, instance: &str) -> Option<&Module> {
        self.configuration.root.find(&address::path(instance))
    }

    /// A variable is what the call gives for it.
    fn variable(&self, scope: &Scope, name: &str, out: &mut Named, depth: usize) {
        let instance = Address::parse(&scope.module);
        let modules: Vec<&str> = instance.modules().collect();
        let Some((_, outer)) = modules.split_last() else {
            out.more = true;
            return;
        };
        let outer = Scope {
            module: outer.last().copied().unwrap_or_default().to_owned(),
            index: instance.index().to_owned(),
        };
        let path = address::path(&scope.module);
        let call = path.split_last().and_then(|(call, outer)| {
            let module = self.configuration.root.find(outer)?;
            module.calls.get(call.as_str())
        });
        match call.and_then(|c| c.arguments.key(name)) {
            Some(Expression::References(names)) => self.walk(&outer, names, out, depth + 1),
            _ => out.more = true,
        }
    }

    fn target(
        &self,
        scope: &Scope,
        local: &str,
        index: &str,
        path: &[(&str, &str)],
        each: bool,
        out: &mut Named,
    ) {
        let base = address::within(&scope.module, local);
        let of_base = self.index.by_base.get(base.as_str());
        let index = match of_base.map(Vec::as_slice) {
            _ if !index.is_empty() => index.to_owned(),
            Some([one]) => {
                let one = self.resources.get(*one);
                one.map_or_else(String::new, |r| {
                    Address::parse(&r.address).index().to_owned()
                })
            }
            _ if each => scope.index.clone(),
            _ => String::new(),
        };
        let mut steps = Vec::with_capacity(path.len());
        for (name, index) in path {
            steps.push(PathStep::Key((*name).into()));
            let inner = index.trim_start_matches('[').trim_end_matches(']');
            match (inner.parse::<u64>(), inner.trim_matches('"')) {
                (_, "") => {}
                (Ok(at), _) => steps.push(PathStep::Index(at)),
                (_, key) => steps.push(PathStep::Key(key.into())),
            }
        }
        let target = Target {
            base,
            index,
            path: steps,
        };
        if !out.targets.contains(&target) {
            out.targets.push(target);
        }
    }

    /// The value, known to be what it names where that is clear.
    fn apply(&self, mut value: Value, named: &Named) -> Value {
        if named.more {
            return value;
        }
        if let Kind::Tuple(seq) = &mut value.kind {
            if seq.items.len() == named.targets.len() {
                let Seq { items, .. } = Arc::make_mut(seq);
                for (Element { value, .. }, target) in items.iter_mut().zip(&named.targets) {
                    let inner = std::mem::replace(value, Value::null());
                    *value = self.as_target(inner, target);
                }
            }
            return value;
        }
        match named.targets.as_slice() {
            [one] => self.as_target(value, one),
            _ => value,
        }
    }

    fn as_target(&self, value: Value, target: &Target) -> Value {
        let mut address: Str = format!("{}{}", target.base, target.index).into();
        let at = self.index.by_address.get(&address);
        let found = at.and_then(|i| self.resources.get(*i));
        if let Some(found) = found {
            address.clone_from(&found.address);
        }
        let named = found.and_then(|r| part(&r.body, &target.path));
        let agrees = match (&value.kind, named) {
            (Kind::Unknown(_), named) => named.is_none_or(|n| n.is_unknown() || n.is_null()),
            (_, Some(named)) if target.path.is_empty() => {
                let names = ["id", "arn", "name", "bucket"];
                let mut names = names.iter().filter_map(|n| named.get(n));
                names.any(|n| n.kind == value.kind)
            }
            (_, Some(named)) => named.kind == value.kind,
            _ => false,
        };
        if !agrees {
            return value;
        }
        let document = found.filter(|r| value.as_str().is_some() && writes(r, &target.path));
        let value = value.with_reference(Reference {
            resource: address,
            path: target.path.clone(),
        });
        match document {
            Some(data) => value.with_encoded(data.body.clone()),
            None => value,
        }
    }
}

/// A part of a value.
fn part<'v>(value: &'v Value, path: &[PathStep]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        PathStep::Key(key) => value.get(key),
        PathStep::Index(at) => {
            let items = &value.as_seq()?.items;
            let item = usize::try_from(*at).ok().and_then(|at| items.get(at));
            item.map(|e| &e.value)
        }
    })
}

/// Whether an attribute is the whole policy that a data source writes in its blocks.
fn writes(r: &Resource, path: &[PathStep]) -> bool {
    let merged = [
        "source_policy_documents",
        "override_policy_documents",
        "source_json",
        "override_json",
    ];
    let given = |name: &&str| r.body.get(name).is_some_and(|v| !v.is_null());
    r.role == Role::Data
        && r.ty == "aws_iam_policy_document"
        && matches!(path, [PathStep::Key(k)] if k == "json" || k == "minified_json")
        && !merged.iter().any(given)
}
