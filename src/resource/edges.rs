//! Which resources a resource depends on, by its expressions and by where its values came from.
//!
//! Must not know: front ends, how edges are drawn.

use super::Resource;
use crate::value::{Element, Kind, Part, Str, Value};
use std::collections::BTreeSet;

/// Values looked through for one resource. A value that shares its parts may be a tree of any
/// size.
const MAX_VALUES: usize = 100_000;
/// Values within values.
const MAX_DEPTH: usize = 100;

impl Resource {
    /// Base addresses of the resources and data sources that it depends on: those that its
    /// expressions name, and those whose attributes its values are, through whatever variables,
    /// outputs and modules they came.
    pub fn edges(&self) -> BTreeSet<Str> {
        let mut walk = Walk {
            own: &self.base_address,
            found: self.references.iter().cloned().collect(),
            left: MAX_VALUES,
        };
        walk.value(&self.body, MAX_DEPTH);
        walk.value(&self.meta, MAX_DEPTH);
        walk.found
    }
}

struct Walk<'a> {
    own: &'a str,
    found: BTreeSet<Str>,
    left: usize,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, depth: usize) {
        let (Some(left), Some(depth)) = (self.left.checked_sub(1), depth.checked_sub(1)) else {
            return;
        };
        self.left = left;
        if let Some(base) = value.reference().map(|r| r.base())
            && base != self.own
            && !self.found.contains(base)
        {
            self.found.insert(base.into());
        }
        if let Some(parts) = value.parts() {
            for part in &parts.items {
                if let Part::Value(v) = part {
                    self.value(v, depth);
                }
            }
        }
        if let Some(encoded) = value.encodes() {
            self.value(encoded, depth);
        }
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                self.all(s.items.iter(), depth);
                s.rest.iter().for_each(|r| self.value(r, depth));
            }
            Kind::Map(o) | Kind::Object(o) => {
                self.all(o.entries.iter().map(|(_, e)| e), depth);
                o.rest.iter().for_each(|r| self.value(r, depth));
            }
            Kind::Choice(c) => c.arms.iter().for_each(|(_, v)| self.value(v, depth)),
            _ => {}
        }
    }

    fn all<'v>(&mut self, elements: impl Iterator<Item = &'v Element>, depth: usize) {
        for e in elements {
            if self.left == 0 {
                return;
            }
            self.value(&e.value, depth);
        }
    }
}
