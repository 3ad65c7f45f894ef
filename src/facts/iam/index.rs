//! All principals of a unit, found by what a text of a policy names.
//!
//! Must not know: what they may do.

use super::holder::Holder;
use super::statement::with_holes;
use crate::expr::Evaluator;
use crate::facts::principals::field;
use crate::value::{Part, Reference, Str, Value};
use rustc_hash::FxHashMap;

/// Principals, or runners, of one name that a text is taken to name: an account has one, a file may
/// have thousands that name each other.
pub(super) const MAX_ALIKE: usize = 64;

/// The principals, by their addresses and names.
pub(super) struct Index {
    pub all: Vec<Holder>,
    by_address: FxHashMap<Str, usize>,
    by_name: FxHashMap<Str, Vec<usize>>,
}

impl Index {
    /// Of a list as the model gives it.
    pub fn read(ev: &Evaluator<'_>, list: &Value) -> Index {
        let items = list.as_seq().map_or(&[][..], |s| s.items.as_slice());
        let mut all: Vec<Holder> = Vec::with_capacity(items.len());
        for e in items {
            for (cond, v) in e.value.arms() {
                let exists = ev.table.and(e.cond, cond).unwrap_or(e.cond);
                all.extend(Holder::read(ev, &v, exists));
            }
        }
        let mut by_address = FxHashMap::default();
        let mut by_name: FxHashMap<Str, Vec<usize>> = FxHashMap::default();
        for (i, h) in all.iter().enumerate() {
            by_address.entry(h.address.clone()).or_insert(i);
            if let Some(name) = &h.name {
                by_name.entry(name.clone()).or_default().push(i);
            }
        }
        Index {
            all,
            by_address,
            by_name,
        }
    }

    pub fn get(&self, i: usize) -> Option<&Holder> {
        self.all.get(i)
    }

    /// The one at an address.
    pub fn at(&self, address: &str) -> Option<usize> {
        self.by_address.get(address).copied()
    }

    /// Those that a text of a policy may name, without its wildcards.
    pub fn named(&self, v: &Value) -> Vec<usize> {
        if let Some(r) = v.reference().filter(|_| v.parts().is_none()) {
            return self
                .at(&r.resource)
                .or_else(|| self.at(r.base()))
                .into_iter()
                .collect();
        }
        let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
        let mut found: Vec<usize> = references(parts)
            .filter_map(|r| self.at(&r.resource))
            .collect();
        let text = match v.as_str() {
            Some(text) => text.to_owned(),
            None => with_holes(parts),
        };
        let name = text.rsplit('/').next().unwrap_or_default();
        let alike = self.by_name.get(name).into_iter().flatten();
        found.extend(alike.take(MAX_ALIKE));
        found
    }

    /// Those that the principals of a statement may name, in order.
    pub fn named_in(&self, ev: &Evaluator<'_>, principals: &Value) -> Vec<usize> {
        let list = |v: &Value| v.as_seq().cloned();
        let mut found = Vec::new();
        for p in list(principals).iter().flat_map(|s| &s.items) {
            for v in list(&field(ev, &p.value, "values"))
                .iter()
                .flat_map(|s| &s.items)
            {
                for (_, v) in v.value.arms() {
                    found.extend(self.named(&v));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The resources that a text is put together of.
pub(super) fn references(parts: &[Part]) -> impl Iterator<Item = &Reference> {
    parts.iter().filter_map(|p| match p {
        Part::Value(v) => v.reference().filter(|r| !r.is_data()),
        Part::Text { .. } => None,
    })
}
