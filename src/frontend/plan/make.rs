//! Resources of a plan, made one by one of what stands in its parts.
//!
//! Must not know: code, references.

use super::address::{self, Address};
use super::configuration::{Block, Module};
use super::log::Read;
use super::resources::{self, Change, Entry};
use super::values::{About, Flags, Reader};
use super::{Action, Actions, Plan};
use crate::resource::{CallSite, Dialect, Resource, Role};
use crate::source::Span;
use crate::value::{Cond, Hop, Origin, Reason, Str, Type, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

impl<'t> Plan<'t> {
    /// Calls `f` with each resource that will be there, and each data source that was read for the
    /// plan. An error ends the plan there and is noted.
    pub(super) fn each_entry(&self, f: &mut dyn FnMut(Entry<'t>) -> Read<()>) {
        let read = self.entries(f);
        if let Err(problem) = read {
            self.log.problem(problem);
        }
    }

    fn entries(&self, f: &mut dyn FnMut(Entry<'t>) -> Read<()>) -> Read<()> {
        if let Some(range) = self.outline.values.clone() {
            resources::each(self.file, self.text, range, &self.log, f)?;
        }
        let Some(range) = self.outline.prior_state.clone() else {
            return Ok(());
        };
        let mut values = None;
        self.log
            .object(&mut self.cursor(range), "prior_state", |c, key, _| {
                let span = c.skip()?;
                if key == "values" {
                    values = Some(span.range());
                }
                Ok(())
            })?;
        match values {
            // What it says of managed resources the plan itself says, as they will be.
            Some(range) => {
                resources::each(
                    self.file,
                    self.text,
                    range,
                    &self.log,
                    &mut |entry| match entry.is_data {
                        true => f(entry),
                        false => Ok(()),
                    },
                )
            }
            None => Ok(()),
        }
    }
}

/// Makes resources.
pub(super) struct Maker<'p, 't> {
    plan: &'p Plan<'t>,
    actions: &'p Actions,
    /// Addresses of those made whose actions are not among those to be judged.
    pub unjudged: BTreeSet<Str>,
    made: FxHashSet<Str>,
    /// What a plan tells of most resources' meta-arguments.
    meta: Value,
    modules: FxHashMap<Str, Place<'p>>,
}

/// A module instance.
#[derive(Clone)]
struct Place<'p> {
    calls: Arc<Vec<CallSite>>,
    module: Option<&'p Module>,
}

impl<'p, 't> Maker<'p, 't> {
    pub fn new(plan: &'p Plan<'t>, actions: &'p Actions) -> Maker<'p, 't> {
        Maker {
            plan,
            actions,
            unjudged: BTreeSet::new(),
            made: FxHashSet::default(),
            meta: Value::object(vec![lifecycle()]),
            modules: FxHashMap::default(),
        }
    }

    /// Makes all resources, in the order of the text. `in_code` says whether the code has a
    /// resource: then it is given whole, nulls and all that the provider decides included, to be
    /// laid over the code's. `f` is told the same.
    pub fn each(
        &mut self,
        in_code: &dyn Fn(&Address<'_>) -> bool,
        f: &mut dyn FnMut(Resource, bool),
    ) {
        let plan = self.plan;
        plan.each_entry(&mut |entry| self.entry(entry, in_code, f));
        // What only the changes name: deletions, and all where there are no planned values.
        for (address, change) in &plan.changes.all {
            let wanted = match change.action {
                Action::Delete => self.actions.has(Action::Delete),
                Action::Forget => self.actions.has(Action::Forget),
                _ => true,
            };
            if !wanted || self.made.contains(address) {
                continue;
            }
            let (values, sensitive) = match change.action.ends() {
                true => (change.before, change.before_sensitive),
                false => (change.after, None),
            };
            let entry = Entry {
                address: address.as_str().into(),
                ty: change.ty.as_str().into(),
                is_data: change.is_data,
                header: change.header,
                span: change.span,
                values: values.map(Span::range),
                sensitive: sensitive.map(Span::range),
                depends_on: Vec::new(),
            };
            if let Err(problem) = self.entry(entry, in_code, f) {
                plan.log.problem(problem);
            }
        }
    }

    fn entry(
        &mut self,
        entry: Entry<'_>,
        in_code: &dyn Fn(&Address<'_>) -> bool,
        f: &mut dyn FnMut(Resource, bool),
    ) -> Read<()> {
        let (text, change) = match self.plan.changes.find(&entry.address) {
            Some((address, change)) => (address.clone(), Some(change)),
            None => (entry.address.as_ref().into(), None),
        };
        if !self.made.insert(text.clone()) {
            return Ok(());
        }
        let action = match change {
            Some(change) => change.action,
            None if entry.is_data => Action::Read,
            None => Action::NoOp,
        };
        if !self.actions.has(action) {
            self.unjudged.insert(text.clone());
        }
        let address = Address::parse(&text);
        let known = in_code(&address);
        let resource = self.resource(&entry, &text, &address, change, known)?;
        f(resource, known);
        Ok(())
    }

    fn resource(
        &mut self,
        entry: &Entry<'_>,
        text: &Str,
        address: &Address<'_>,
        change: Option<&Change>,
        in_code: bool,
    ) -> Read<Resource> {
        let plan = self.plan;
        let place = self.place(address.module());
        let block = place.module.and_then(|m| m.resources.get(address.local()));
        let flags = |range: Option<Range<usize>>| match range {
            Some(range) => Flags::read(&mut plan.cursor(range), &plan.log),
            None => Ok(Flags::No),
        };
        let remains = change.filter(|c| !c.action.ends());
        let unknown = flags(remains.and_then(|c| c.unknown).map(Span::range))?;
        let sensitive = flags(remains.and_then(|c| c.after_sensitive).map(Span::range))?;
        let of_values = flags(entry.sensitive.clone())?;
        let about = About {
            unknown: &unknown,
            sensitive: [&sensitive, &of_values],
            written: block.map(|b| &b.expressions).filter(|_| !in_code),
        };
        let body = match entry.values.clone() {
            Some(range) => Reader::new(&plan.log, text, in_code).body(
                &mut plan.cursor(range),
                about,
                entry.header,
            )?,
            None => Value::object(Vec::new()).with_origin(Origin::hop(entry.header, Hop::Block)),
        };
        Ok(Resource {
            dialect: Dialect::Terraform,
            role: match entry.is_data {
                true => Role::Data,
                false => Role::Managed,
            },
            ty: plan.log.text(&entry.ty),
            address: text.clone(),
            base_address: match address.index() {
                "" => text.clone(),
                _ => address.base().into(),
            },
            body,
            meta: self
                .meta(block)
                .with_origin(Origin::hop(entry.header, Hop::Block)),
            header: entry.header,
            span: entry.span,
            exists: Cond::TRUE,
            symbolic: false,
            calls: place.calls,
            provider: block.and_then(|b| plan.configuration.provider_of(b)),
            references: entry.depends_on.iter().map(Str::from).collect(),
            made_of: None,
        })
    }

    /// What a plan tells of meta-arguments.
    fn meta(&self, block: Option<&Block>) -> Value {
        match block {
            Some(block) if !block.depends_on.is_empty() => {
                let names = block.depends_on.iter().map(|n| Value::string(n.clone()));
                let names = Value::tuple(names.collect());
                Value::object(vec![lifecycle(), ("depends_on".into(), names)])
            }
            _ => self.meta.clone(),
        }
    }

    /// What the resources of a module instance share.
    fn place(&mut self, module: &str) -> Place<'p> {
        if let Some(found) = self.modules.get(module) {
            return found.clone();
        }
        let mut calls = Vec::new();
        let mut at = Some(&self.plan.configuration.root);
        for (name, instance) in address::path(module)
            .iter()
            .zip(Address::parse(module).modules())
        {
            let call = at.and_then(|m| m.calls.get(name.as_str()));
            at = call.map(|c| &c.module);
            calls.push(CallSite {
                address: instance.into(),
                header: call.map_or(Span::NONE, |c| c.header),
                span: call.map_or(Span::NONE, |c| c.span),
                // Nothing of a plan is anybody's to edit, so findings stay where values stand.
                third_party: false,
            });
        }
        let place = Place {
            calls: Arc::new(calls),
            module: at,
        };
        self.modules.insert(module.into(), place.clone());
        place
    }
}

/// A plan does not hold it, so nobody can tell what it says.
fn lifecycle() -> (Str, Value) {
    let why = Reason::Other("a plan does not hold it".into());
    ("lifecycle".into(), Value::unknown(why, Type::Dynamic))
}
