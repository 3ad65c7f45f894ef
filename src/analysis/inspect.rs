//! Values of a template where they are written, looked up in its evaluated resources.
//!
//! Must not know: how values are shown, Terraform (whose expressions are evaluated by themselves).

use crate::frontend::terraform::{Inspected, Wanted};
use crate::resource::Unit;
use crate::source::FileId;
use crate::value::{Element, Kind, Str, Value};
use rustc_hash::FxHashMap;

/// Values looked through.
const MAX_VALUES: usize = 500_000;
/// Values within values.
const MAX_DEPTH: usize = 100;

/// The wanted values of a file among those of a unit.
pub(super) fn in_unit(unit: &Unit, file: FileId, text: &str, wanted: &Wanted) -> Vec<Inspected> {
    let mut search = Search {
        file,
        text,
        wanted,
        left: MAX_VALUES,
        found: Vec::new(),
        places: FxHashMap::default(),
    };
    for r in &unit.resources {
        search.value(&r.address, &r.body, MAX_DEPTH);
        search.value(&r.address, &r.meta, MAX_DEPTH);
    }
    for o in &unit.outputs {
        search.value(&o.name, &o.value, MAX_DEPTH);
    }
    let mut found = search.found;
    if let Wanted::At(_) = wanted {
        found.sort_by_key(|f| (f.span.len(), f.span.start));
        found.truncate(1);
    }
    found
}

struct Search<'a> {
    file: FileId,
    text: &'a str,
    wanted: &'a Wanted,
    left: usize,
    found: Vec<Inspected>,
    places: FxHashMap<(u32, u32), usize>,
}

impl Search<'_> {
    fn value(&mut self, address: &Str, value: &Value, depth: usize) {
        let (Some(left), Some(depth)) = (self.left.checked_sub(1), depth.checked_sub(1)) else {
            return;
        };
        self.left = left;
        self.consider(address, value);
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                self.all(address, s.items.iter(), depth);
            }
            Kind::Map(o) | Kind::Object(o) => {
                self.all(address, o.entries.iter().map(|(_, e)| e), depth);
            }
            _ => {}
        }
    }

    fn all<'v>(
        &mut self,
        address: &Str,
        elements: impl Iterator<Item = &'v Element>,
        depth: usize,
    ) {
        for e in elements {
            self.value(address, &e.value, depth);
        }
    }

    fn consider(&mut self, address: &Str, value: &Value) {
        let span = value.origin.span;
        let inside = match self.wanted {
            Wanted::At(offset) => (span.start..=span.end).contains(offset),
            Wanted::References(range) => span.start >= range.start && span.end <= range.end,
        };
        if span.file != self.file || !inside || !self.is_computed(value) {
            return;
        }
        let key = (span.start, span.end);
        match self.places.get(&key).and_then(|at| self.found.get_mut(*at)) {
            Some(have) => {
                if !have.values.iter().any(|(a, _)| a == address) {
                    have.values.push((address.clone(), value.clone()));
                }
            }
            None => {
                self.places.insert(key, self.found.len());
                self.found.push(Inspected {
                    span,
                    values: vec![(address.clone(), value.clone())],
                    more: false,
                });
            }
        }
    }

    /// Whether a value is more than what is written at its place.
    fn is_computed(&self, value: &Value) -> bool {
        let written = self.text.get(value.origin.span.range()).unwrap_or_default();
        match &value.kind {
            Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) | Kind::Map(_) | Kind::Object(_) => false,
            Kind::String(text) => !written.contains(text.as_str()),
            Kind::Null(_) => false,
            _ if value.origin.from.is_some() => true,
            Kind::Bool(_) | Kind::Number(_) => false,
            _ => true,
        }
    }
}
