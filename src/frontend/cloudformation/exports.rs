//! What templates export to others: name, value and the resource that the value names.
//!
//! A value leaves the unit of its template without conditions, which belong to that unit: what
//! depends on one is unknown elsewhere. An export whose value is itself imported waits for the one
//! that it is taken from. Must not know: how stacks are evaluated.

use crate::resource::{Resource, Unit};
use crate::value::{
    Cond, Element, Kind, Notes, Obj, Part, Parts, Reason, Reference, Seq, Str, Type, Value,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Values within values.
const MAX_DEPTH: usize = 64;

/// What the scanned templates export, by name.
#[derive(Default)]
pub(super) struct Exports {
    /// `None` where several templates export the name, so that nobody knows which is meant.
    by_name: BTreeMap<Str, Option<Export>>,
}

/// One export.
#[derive(Clone)]
pub(super) struct Export {
    /// Its value.
    pub value: Value,
    /// The resource that the value names, by an address that begins with the template's path.
    pub resource: Option<Resource>,
}

/// What one stack exports.
pub(super) type OfStack = Vec<(Str, Export)>;

/// A stack that exports.
#[derive(Default)]
pub(super) struct Exporting {
    pub exports: OfStack,
    /// The names that it imports.
    pub imports: BTreeSet<Str>,
}

/// Evaluates the stacks of some numbers with what is exported so far.
type Evaluate<'e> = &'e dyn Fn(&[usize], Option<&Exports>) -> Vec<Exporting>;

impl Exports {
    /// What some stacks export.
    ///
    /// Each is evaluated without the others first, then again as soon as everything is settled
    /// that it imports. Stacks that import from each other in a circle stay as they were: their
    /// imports are unknown.
    pub(super) fn gather(stacks: usize, evaluate: Evaluate<'_>) -> Exports {
        let numbers: Vec<usize> = (0..stacks).collect();
        let mut all = evaluate(&numbers, None);
        let mut open: BTreeSet<usize> = numbers.into_iter().collect();
        loop {
            let waited_for: BTreeSet<Str> = open
                .iter()
                .filter_map(|n| all.get(*n))
                .flat_map(|stack| stack.exports.iter().map(|(name, _)| name.clone()))
                .collect();
            let ready: Vec<usize> = open
                .iter()
                .filter(|n| {
                    let imports = all.get(**n).map(|stack| &stack.imports);
                    imports.is_some_and(|imports| imports.is_disjoint(&waited_for))
                })
                .copied()
                .collect();
            let settled = Exports::of(&all);
            if ready.is_empty() {
                return settled;
            }
            open.retain(|n| ready.binary_search(n).is_err());
            let known = |n: &usize| {
                let mut imports = all.get(*n).into_iter().flat_map(|stack| &stack.imports);
                imports.any(|name| settled.get(name).is_some())
            };
            let again: Vec<usize> = ready.into_iter().filter(known).collect();
            for (n, stack) in again.iter().zip(evaluate(&again, Some(&settled))) {
                if let Some(old) = all.get_mut(*n) {
                    *old = stack;
                }
            }
        }
    }

    fn of(stacks: &[Exporting]) -> Exports {
        let mut all = Exports::default();
        for (name, export) in stacks.iter().flat_map(|s| &s.exports) {
            let several = all.by_name.contains_key(name);
            let export = (!several).then(|| export.clone());
            all.by_name.insert(name.clone(), export);
        }
        all
    }

    /// The export of a name, where exactly one template has it.
    pub(super) fn get(&self, name: &str) -> Option<&Export> {
        self.by_name.get(name)?.as_ref()
    }
}

/// What the unit of a template exports, as others see it.
pub(super) fn leaving(unit: &Unit, exports: Vec<(Str, Value)>) -> OfStack {
    let exports = exports.into_iter().map(|(name, value)| {
        let port = Port { unit, name: &name };
        let export = Export {
            value: port.value(&value, 0),
            resource: port.resource(&value),
        };
        (name, export)
    });
    exports.collect()
}

/// The way of values out of a unit.
struct Port<'a> {
    unit: &'a Unit,
    /// The name of the export.
    name: &'a str,
}

impl Port<'_> {
    /// The address that others see; what comes from elsewhere itself has such a one.
    fn address(&self, address: &Str) -> Str {
        match self.unit.imported.contains(address) {
            true => address.clone(),
            false => format!("{}/{address}", self.unit.path).into(),
        }
    }

    /// The resource that a value names, with what its properties are without conditions.
    fn resource(&self, value: &Value) -> Option<Resource> {
        let named = value.reference()?;
        let found = self
            .unit
            .resources
            .iter()
            .find(|r| r.address == named.resource)?;
        Some(Resource {
            address: self.address(&found.address),
            base_address: self.address(&found.base_address),
            body: self.value(&found.body, 0),
            meta: Value::object(Vec::new()),
            exists: Cond::TRUE,
            symbolic: false,
            calls: Arc::default(),
            references: Arc::from([]),
            ..found.clone()
        })
    }

    fn open(&self) -> Reason {
        Reason::Deployment(format!("Fn::ImportValue {}", self.name).into())
    }

    fn value(&self, value: &Value, depth: usize) -> Value {
        let kind = match &value.kind {
            _ if depth > MAX_DEPTH => self.unknown(),
            Kind::List(s) => self.elements(s, depth).map_or(self.unknown(), Kind::List),
            Kind::Tuple(s) => self.elements(s, depth).map_or(self.unknown(), Kind::Tuple),
            Kind::Set(s) => self.elements(s, depth).map_or(self.unknown(), Kind::Set),
            Kind::Object(o) => Kind::Object(self.entries(o, depth)),
            Kind::Map(o) => Kind::Map(self.entries(o, depth)),
            Kind::Unknown(u) => {
                let mut unknown = u.as_ref().clone();
                // An input of that template is none of the one that imports it.
                if !matches!(unknown.reason, Reason::Computed(_)) {
                    unknown.reason = self.open();
                }
                unknown.itself = false;
                unknown.parts = unknown.parts.map(|p| self.parts(&p, depth));
                Kind::Unknown(Arc::new(unknown))
            }
            Kind::Choice(_) => self.unknown(),
            kind => kind.clone(),
        };
        let notes = value.notes.as_deref().map(|notes| {
            Arc::new(Notes {
                reference: notes.reference.as_ref().map(|r| Reference {
                    resource: self.address(&r.resource),
                    path: r.path.clone(),
                }),
                parts: notes.parts.as_ref().map(|p| self.parts(p, depth)),
                ..Notes::default()
            })
        });
        Value {
            kind,
            notes,
            ..value.clone()
        }
    }

    fn unknown(&self) -> Kind {
        Value::unknown(self.open(), Type::Dynamic).kind
    }

    fn parts(&self, parts: &Parts, depth: usize) -> Arc<Parts> {
        let items = parts.items.iter().map(|part| match part {
            Part::Value(v) => Part::Value(self.value(v, depth + 1)),
            text => text.clone(),
        });
        Arc::new(Parts {
            items: items.collect(),
        })
    }

    /// `None` where conditions decide which elements there are.
    fn elements(&self, seq: &Seq, depth: usize) -> Option<Arc<Seq>> {
        let always = seq.items.iter().all(|e| e.cond.is_true()) && seq.rest.is_none();
        let items = seq.items.iter();
        always.then(|| {
            Arc::new(Seq {
                ty: seq.ty.clone(),
                items: items
                    .map(|e| Element::always(self.value(&e.value, depth + 1)))
                    .collect(),
                rest: None,
            })
        })
    }

    fn entries(&self, obj: &Obj, depth: usize) -> Arc<Obj> {
        let entries = obj.entries.iter().map(|(name, e)| {
            let value = match e.cond.is_true() {
                true => self.value(&e.value, depth + 1),
                false => self.unknown().into(),
            };
            (name.clone(), Element::always(value))
        });
        let mut ported = Obj::new(obj.ty.clone(), entries.collect());
        ported.rest = obj
            .rest
            .as_ref()
            .map(|_| Box::new(Value::from(self.unknown())));
        Arc::new(ported)
    }
}
