//! What templates export to others: name, value and the resource that the value names.
//!
//! A value leaves the unit of its template without conditions, which belong to that unit: what
//! depends on one is unknown elsewhere. Must not know: how stacks are evaluated.

use crate::resource::{Resource, Unit};
use crate::value::{
    Cond, Element, Kind, Notes, Obj, Part, Parts, Reason, Reference, Seq, Str, Type, Value,
};
use std::collections::BTreeMap;
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

impl Exports {
    /// Adds what the unit of a template exports.
    pub(super) fn add(&mut self, unit: &Unit, exports: Vec<(Str, Value)>) {
        for (name, value) in exports {
            let port = Port {
                path: &unit.path,
                name: &name,
            };
            let export = Export {
                value: port.value(&value, 0),
                resource: port.resource(unit, &value),
            };
            self.insert(name, Some(export));
        }
    }

    /// Adds what others export.
    pub(super) fn extend(&mut self, others: Exports) {
        for (name, export) in others.by_name {
            self.insert(name, export);
        }
    }

    fn insert(&mut self, name: Str, export: Option<Export>) {
        let several = self.by_name.contains_key(&name);
        self.by_name.insert(name, export.filter(|_| !several));
    }

    /// The export of a name, where exactly one template has it.
    pub(super) fn get(&self, name: &str) -> Option<&Export> {
        self.by_name.get(name)?.as_ref()
    }
}

/// The way of values out of a unit.
struct Port<'a> {
    /// The template's path.
    path: &'a str,
    /// The name of the export.
    name: &'a str,
}

impl Port<'_> {
    fn address(&self, address: &str) -> Str {
        format!("{}/{address}", self.path).into()
    }

    /// The resource that a value names, with what its properties are without conditions.
    fn resource(&self, unit: &Unit, value: &Value) -> Option<Resource> {
        let named = value.reference()?;
        let found = unit
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
