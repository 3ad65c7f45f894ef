//! What templates export to others: name, value and the resource that the value names.
//!
//! A value leaves the unit of its template without conditions, which belong to that unit: what
//! depends on one is unknown elsewhere. An export whose value is itself imported waits for the one
//! that it is taken from. Must not know: how stacks are evaluated.

use crate::resource::{Resource, Unit};
use crate::value::{
    Cond, Element, Kind, Notes, Obj, Part, Parts, Reason, Reference, Seq, Str, Type, Value,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Values within values.
const MAX_DEPTH: usize = 64;

/// What the scanned templates export, by name.
#[derive(Default)]
pub(super) struct Exports {
    /// Under each name the exports by stack and position in it.
    by_name: HashMap<Str, BTreeMap<(usize, usize), Export>>,
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
        let first = evaluate(&numbers, None);
        let mut settled = Exports::default();
        let mut waits = Waits::default();
        for (n, stack) in first.iter().enumerate() {
            settled.add(n, &stack.exports);
            waits.add(n, stack);
        }
        let mut ready = waits.start(&first);
        while !ready.is_empty() {
            let known = |n: &usize| {
                let mut imports = first.get(*n).into_iter().flat_map(|stack| &stack.imports);
                imports.any(|name| settled.get(name).is_some())
            };
            let again: Vec<usize> = ready.iter().copied().filter(known).collect();
            let evaluated = evaluate(&again, Some(&settled));
            for (n, stack) in again.iter().zip(evaluated) {
                if let Some(old) = first.get(*n) {
                    settled.remove(*n, &old.exports);
                }
                settled.add(*n, &stack.exports);
            }
            let closed = ready.iter().filter_map(|n| first.get(*n));
            ready = waits.close(closed);
        }
        settled
    }

    fn add(&mut self, stack: usize, exports: &OfStack) {
        for (nth, (name, export)) in exports.iter().enumerate() {
            let of_name = self.by_name.entry(name.clone()).or_default();
            of_name.insert((stack, nth), export.clone());
        }
    }

    fn remove(&mut self, stack: usize, exports: &OfStack) {
        for (nth, (name, _)) in exports.iter().enumerate() {
            if let Some(of_name) = self.by_name.get_mut(name) {
                of_name.remove(&(stack, nth));
            }
        }
    }

    /// The export of a name, where exactly one template has it; of several nobody knows which is
    /// meant.
    pub(super) fn get(&self, name: &str) -> Option<&Export> {
        let of_name = self.by_name.get(name)?;
        let (_, export) = of_name.first_key_value()?;
        (of_name.len() == 1).then_some(export)
    }
}

/// Which stacks wait for which names.
#[derive(Default)]
struct Waits<'s> {
    /// By name: how many exports of it are not settled, and the stacks that import it.
    names: HashMap<&'s Str, (usize, Vec<usize>)>,
    /// By stack: the names that it imports and that are not settled.
    open: Vec<usize>,
}

impl<'s> Waits<'s> {
    fn add(&mut self, n: usize, stack: &'s Exporting) {
        for (name, _) in &stack.exports {
            self.names.entry(name).or_default().0 += 1;
        }
        for name in &stack.imports {
            self.names.entry(name).or_default().1.push(n);
        }
    }

    /// The stacks that wait for none.
    fn start(&mut self, stacks: &[Exporting]) -> Vec<usize> {
        let waited_for = |name: &&Str| self.names.get(name).is_some_and(|(open, _)| *open > 0);
        let open = stacks
            .iter()
            .map(|stack| stack.imports.iter().filter(waited_for).count());
        let open: Vec<usize> = open.collect();
        self.open = open;
        let none = self.open.iter().enumerate().filter(|(_, open)| **open == 0);
        none.map(|(n, _)| n).collect()
    }

    /// The stacks that wait for none any more, now that some are settled.
    fn close(&mut self, settled: impl Iterator<Item = &'s Exporting>) -> Vec<usize> {
        let mut ready = Vec::new();
        for (name, _) in settled.flat_map(|stack| &stack.exports) {
            let Some((left, importing)) = self.names.get_mut(name) else {
                continue;
            };
            *left = left.saturating_sub(1);
            if *left > 0 {
                continue;
            }
            for n in importing {
                if let Some(open) = self.open.get_mut(*n) {
                    *open = open.saturating_sub(1);
                    if *open == 0 {
                        ready.push(*n);
                    }
                }
            }
        }
        ready.sort_unstable();
        ready
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
