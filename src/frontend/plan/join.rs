//! A plan's resources in the code that it was made of, joined by address.
//!
//! Which resources there are comes from the plan, with their values; places, calls and references
//! come from the code. What only the plan has (instances of a module that is not downloaded) stays
//! where the plan has it, or at the call of that module. Must not know: how code is evaluated.

use super::address::{self, Address};
use super::make::Maker;
use super::overlay::Overlay;
use super::resources::Changes;
use super::{Actions, Plan, outputs, references};
use crate::resource::{CallSite, OpaqueModule, Output, Resource, Role, Unit};
use crate::source::SourceMap;
use crate::value::{Cond, Element, Kind, Notes, Obj, Reference, Seq, Str, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Where the code's resources are, by address and by block.
struct Index {
    by_address: FxHashMap<Str, usize>,
    /// By address without any index: those that stand for any number of instances first.
    by_block: FxHashMap<String, usize>,
}

impl Index {
    fn new(resources: &[Resource]) -> Index {
        let mut index = Index {
            by_address: FxHashMap::default(),
            by_block: FxHashMap::default(),
        };
        for (i, r) in resources.iter().enumerate() {
            index.by_address.insert(r.address.clone(), i);
            let slot = index.by_block.entry(Address::parse(&r.address).block());
            let slot = slot.or_insert(i);
            let taken = resources.get(*slot).is_some_and(|r| r.symbolic);
            if r.symbolic && !taken {
                *slot = i;
            }
        }
        index
    }

    /// The resource of an address, else one of the same block; and whether it serves no other.
    fn find(&self, address: &Address<'_>) -> Option<(usize, bool)> {
        let of_block = || self.by_block.get(&address.block()).copied();
        match self.by_address.get(address.text()) {
            Some(at) => {
                let alone = address.is_block() || of_block() != Some(*at);
                Some((*at, alone))
            }
            None => of_block().map(|at| (at, false)),
        }
    }
}

impl Plan<'_> {
    /// The unit of the code with the values of this plan: it stands for both. `code` was evaluated
    /// with [`Plan::variables`].
    pub fn join(mut self, mut code: Unit, actions: &Actions, sources: &SourceMap) -> Unit {
        let mut written = std::mem::take(&mut code.resources);
        let index = Index::new(&written);
        // Of what the code has, the configuration says nothing new.
        self.configuration
            .forget(&|block| index.by_block.contains_key(block));
        let overlay = Overlay { sources };
        let mut joined: Vec<Resource> = Vec::new();
        // What only the plan has.
        let mut alone: Vec<Resource> = Vec::new();
        let mut order: Vec<bool> = Vec::new();
        // Those whose instance the code does not have as such: their references follow later.
        let mut inexact: Vec<(usize, Str)> = Vec::new();
        let mut blocks: FxHashSet<String> = FxHashSet::default();
        let mut maker = Maker::new(&self, actions);
        maker.each(
            &|address| index.find(address).is_some(),
            &mut |resource, _| {
                let address = resource.address.clone();
                let address = Address::parse(&address);
                let found = index.find(&address);
                let of_code = found.and_then(|(at, last)| Some((written.get_mut(at)?, last)));
                order.push(of_code.is_some());
                let Some((of_code, last)) = of_code else {
                    alone.push(resource);
                    return;
                };
                if resource.role == Role::Data {
                    blocks.insert(address.block());
                }
                if of_code.address != resource.address {
                    inexact.push((joined.len(), of_code.address.clone()));
                }
                joined.push(both(&overlay, of_code, resource));
                if last {
                    // Both may be large.
                    of_code.body = Value::null();
                    of_code.meta = Value::null();
                }
            },
        );
        code.unjudged = std::mem::take(&mut maker.unjudged);
        self.changes = Changes::default();
        references::attach(&self.configuration, &mut alone);
        let missing = std::mem::take(&mut code.opaque);
        for resource in &mut alone {
            at_call(resource, &missing);
        }
        redirect_all(&mut joined, &alone, &inexact);

        let (mut joined, mut alone) = (joined.into_iter(), alone.into_iter());
        for in_code in order {
            code.resources.extend(match in_code {
                true => joined.next(),
                false => alone.next(),
            });
        }
        // A plan may leave out data sources that it need not read again.
        let is_left = |r: &Resource| {
            r.role == Role::Data
                && !r.exists.is_false()
                && !blocks.contains(&Address::parse(&r.address).block())
        };
        code.resources.extend(written.into_iter().filter(is_left));
        code.opaque = missing
            .into_iter()
            .filter(|m| !self.has_module(&m.address, &code.resources))
            .collect();
        code.outputs = self.joined_outputs(&overlay, std::mem::take(&mut code.outputs));
        // The plan has them all.
        let limits = ["too-many-resources", "too-many-modules"];
        code.problems.retain(|p| !limits.contains(&p.code));
        code.problems.extend(self.log.problems());
        code.files.push(self.path.clone());
        code.files.sort();
        code.plan = Some(self.path.clone());
        code
    }

    /// Whether the plan speaks of a module: by its configuration, or by a resource in it.
    fn has_module(&self, module: &str, resources: &[Resource]) -> bool {
        self.configuration
            .root
            .find(&address::path(module))
            .is_some()
            || {
                let block = format!("{}.", Address::parse(module).block());
                let within = |r: &Resource| Address::parse(&r.address).block().starts_with(&block);
                resources.iter().any(within)
            }
    }

    fn joined_outputs(&self, overlay: &Overlay<'_>, of_code: Vec<Output>) -> Vec<Output> {
        let planned: FxHashMap<Str, Value> = outputs::read(self)
            .into_iter()
            .map(|o| (o.name, o.value))
            .collect();
        let join = |o: Output| match planned.get(&o.name) {
            Some(value) => Output {
                value: overlay.value(&o.value, value),
                ..o
            },
            None => o,
        };
        of_code.into_iter().map(join).collect()
    }
}

/// The plan's resource where the code has it.
fn both(overlay: &Overlay<'_>, code: &Resource, plan: Resource) -> Resource {
    let address = plan.address.clone();
    let instances = Address::parse(&address);
    let module = instances.module();
    let of_code = Address::parse(&code.address).module();
    let calls = code
        .calls
        .iter()
        .zip(instances.modules())
        .map(|(call, address)| CallSite {
            address: address.into(),
            ..call.clone()
        });
    let calls = match module == of_code {
        true => code.calls.clone(),
        false => Arc::new(calls.collect()),
    };
    let references = code
        .references
        .iter()
        .map(|r| moved(r, of_code, module).unwrap_or_else(|| r.clone()));
    Resource {
        body: overlay.value(&code.body, &plan.body),
        meta: code.meta.clone(),
        header: code.header,
        span: code.span,
        exists: Cond::TRUE,
        symbolic: false,
        calls,
        provider: code.provider.clone().or(plan.provider),
        references: references.collect(),
        ..plan
    }
}

/// An address in one module instance as that in another; `None` where it is in neither.
fn moved(address: &str, from: &str, to: &str) -> Option<Str> {
    if from == to {
        return None;
    }
    let local = match from {
        "" => address,
        from => address.strip_prefix(from)?.strip_prefix('.')?,
    };
    Some(address::within(to, local).into())
}

/// A resource of a module that is not there stands at the call of that module, which is what
/// people can edit.
fn at_call(resource: &mut Resource, missing: &[OpaqueModule]) {
    let address = Address::parse(&resource.address);
    let around: Vec<&str> = address.modules().collect();
    let found = around.iter().enumerate().find_map(|(depth, instance)| {
        let block = Address::parse(instance).block();
        let is_it = |m: &&OpaqueModule| Address::parse(&m.address).block() == block;
        Some((depth, missing.iter().find(is_it)?))
    });
    let Some((depth, module)) = found else {
        return;
    };
    let mut calls = resource.calls.as_ref().clone();
    for call in calls.iter_mut().skip(depth) {
        call.header = module.header;
        call.span = module.header;
        call.third_party = true;
    }
    resource.calls = Arc::new(calls);
}

/// Turns the references of resources whose instance the code has not as such to the instances that
/// the plan has: those of the same module instance, of the same key, or the only one.
fn redirect_all(joined: &mut [Resource], alone: &[Resource], inexact: &[(usize, Str)]) {
    if inexact.is_empty() {
        return;
    }
    let mut known: FxHashSet<Str> = FxHashSet::default();
    let mut of_base: FxHashMap<Str, Vec<Str>> = FxHashMap::default();
    for r in joined.iter().chain(alone) {
        known.insert(r.address.clone());
        let of_base = of_base.entry(r.base_address.clone()).or_default();
        of_base.push(r.address.clone());
    }
    for (at, written) in inexact {
        let Some(resource) = joined.get_mut(*at) else {
            continue;
        };
        let own = resource.address.clone();
        let (own, from) = (Address::parse(&own), Address::parse(written));
        let target = |r: &Reference| -> Option<Reference> {
            let there = moved(&r.resource, from.module(), own.module());
            let there = there.unwrap_or_else(|| r.resource.clone());
            let address = Address::parse(&there);
            let base: Str = address.base().into();
            let same_key: Str = format!("{base}{}", own.index()).into();
            // The key of the instance that was evaluated instead stands for this one's.
            let is_key = !from.index().is_empty() && address.index() == from.index();
            let found = match is_key {
                true => [&same_key, &there],
                false => [&there, &same_key],
            };
            let found = found.into_iter().find(|a| known.contains(*a)).cloned();
            let found = found.or_else(|| match of_base.get(&base).map(Vec::as_slice) {
                Some([one]) => Some(one.clone()),
                _ => None,
            });
            Some(Reference {
                resource: found.filter(|f| *f != r.resource)?,
                path: r.path.clone(),
            })
        };
        // A value that shares its parts may be a tree of any size.
        if resource.body.known_marks().is_some() {
            resource.body = redirect(&resource.body, &target);
        }
    }
}

/// A value with its references replaced, in its parts too.
fn redirect(value: &Value, target: &dyn Fn(&Reference) -> Option<Reference>) -> Value {
    let mut out = value.clone();
    let element = |e: &Element| Element {
        cond: e.cond,
        value: redirect(&e.value, target),
    };
    let rest = |rest: &Option<Box<Value>>| rest.as_deref().map(|r| Box::new(redirect(r, target)));
    let seq = |s: &Seq| {
        Arc::new(Seq {
            ty: s.ty.clone(),
            items: s.items.iter().map(element).collect(),
            rest: rest(&s.rest),
        })
    };
    let object = |o: &Obj| {
        Arc::new(Obj {
            ty: o.ty.clone(),
            entries: o
                .entries
                .iter()
                .map(|(k, e)| (k.clone(), element(e)))
                .collect(),
            rest: rest(&o.rest),
        })
    };
    out.kind = match &value.kind {
        Kind::List(s) => Kind::List(seq(s)),
        Kind::Tuple(s) => Kind::Tuple(seq(s)),
        Kind::Set(s) => Kind::Set(seq(s)),
        Kind::Map(o) => Kind::Map(object(o)),
        Kind::Object(o) => Kind::Object(object(o)),
        kind => kind.clone(),
    };
    if let Some(reference) = value.reference().and_then(target) {
        let notes = Notes {
            reference: Some(reference),
            ..value.notes.as_deref().cloned().unwrap_or_default()
        };
        out.notes = Some(Arc::new(notes));
    }
    out
}
