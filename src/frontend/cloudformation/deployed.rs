//! What a unit of another language knows of the outputs of the stacks that it deploys.
//!
//! The unit is evaluated before its stacks are, since they are passed its values. So an output is
//! unknown in it at first, and known by the attribute that it is: it is put in afterwards, wherever
//! it stands for itself or is a part of a text. What a function made of the unknown value stays
//! unknown. A plan does not know outputs, so such a value is marked *later*. Must not know: how
//! stacks are evaluated, which types of resources deploy them.

use super::functions::as_text;
use crate::expr::Evaluator;
use crate::value::{
    Element, Hop, Kind, Marks, Obj, Part, Parts, PathStep, Reference, Seq, Str, Value,
};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values within values.
const MAX_DEPTH: usize = 64;
/// Values that are looked through in one: values may be shared, so a small text can make a tree of
/// more than anybody can walk.
const MAX_VALUES: usize = 100_000;

/// The attribute by which a resource gives the outputs of its stack.
const ATTRIBUTE: &str = "outputs";

/// The outputs of stacks, by the address of the resource that deploys each.
#[derive(Default)]
pub(super) struct Deployed {
    stacks: BTreeMap<Str, BTreeMap<Str, Value>>,
    /// How many values may still be looked at.
    room: Cell<usize>,
}

/// The stack and the name of an output that a value is.
fn output(reference: &Reference) -> Option<(&Str, &Str)> {
    match reference.path.as_slice() {
        [PathStep::Key(attribute), PathStep::Key(name)] if attribute == ATTRIBUTE => {
            Some((&reference.resource, name))
        }
        _ => None,
    }
}

impl Deployed {
    /// Adds a stack.
    pub(super) fn add(&mut self, address: Str, outputs: BTreeMap<Str, Value>) {
        self.stacks.insert(address, outputs);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stacks.values().all(BTreeMap::is_empty)
    }

    /// Puts in what is known now.
    pub(super) fn fill(&self, ev: &Evaluator<'_>, value: &mut Value) {
        self.room.set(MAX_VALUES);
        if let Some(filled) = self.filled(ev, value, 0) {
            *value = filled;
        }
    }

    /// The value with what is known now; `None` where that changes nothing.
    fn filled(&self, ev: &Evaluator<'_>, value: &Value, depth: usize) -> Option<Value> {
        let room = self.room.get().checked_sub(1)?;
        self.room.set(room);
        if depth > MAX_DEPTH {
            return None;
        }
        let kind = match &value.kind {
            Kind::Unknown(unknown) => {
                return self.known(ev, value, unknown.parts.as_deref(), depth);
            }
            Kind::List(s) => Kind::List(self.elements(ev, s, depth)?),
            Kind::Tuple(s) => Kind::Tuple(self.elements(ev, s, depth)?),
            Kind::Set(s) => Kind::Set(self.elements(ev, s, depth)?),
            Kind::Object(o) => Kind::Object(self.entries(ev, o, depth)?),
            Kind::Map(o) => Kind::Map(self.entries(ev, o, depth)?),
            Kind::Choice(choice) => {
                let mut any = false;
                let arms = choice.arms.iter().map(|(cond, arm)| {
                    let filled = self.filled(ev, arm, depth + 1);
                    any |= filled.is_some();
                    (*cond, filled.unwrap_or_else(|| arm.clone()))
                });
                let arms = arms.collect();
                return any.then(|| {
                    Value::choice(ev.table, arms)
                        .with_origin(value.origin.clone())
                        .mark(value.marks)
                });
            }
            _ => return None,
        };
        Some(Value {
            kind,
            ..value.clone()
        })
    }

    /// What an unknown value is: an output, or a text that such a one is a part of.
    fn known(
        &self,
        ev: &Evaluator<'_>,
        value: &Value,
        parts: Option<&Parts>,
        depth: usize,
    ) -> Option<Value> {
        let marks = value.marks.union(Marks::LATER);
        if let Some((stack, name)) = value.reference().and_then(output) {
            let found = as_text(self.stacks.get(stack)?.get(name)?);
            let origin = value.origin.clone();
            let origin = found
                .origin
                .clone()
                .used_at(origin.span, Hop::ResourceAttribute);
            return Some(found.with_origin(origin).mark(marks));
        }
        let encoded = value.encodes();
        let encoded = encoded.and_then(|inner| self.filled(ev, inner, depth + 1));
        let mut any = false;
        let items = parts.map(|parts| {
            let items = parts.items.iter().map(|part| match part {
                Part::Value(v) => {
                    let filled = self.filled(ev, v, depth + 1);
                    any |= filled.is_some();
                    Part::Value(filled.unwrap_or_else(|| v.clone()))
                }
                text => text.clone(),
            });
            items.collect::<Vec<_>>()
        });
        let text = match items.filter(|_| any) {
            Some(items) => {
                let text = ev.concatenate(items, marks);
                text.with_origin(value.origin.clone())
            }
            None if encoded.is_some() => value.clone(),
            None => return None,
        };
        Some(match encoded.or_else(|| value.encodes().cloned()) {
            Some(encoded) => text.with_encoded(encoded),
            None => text,
        })
    }

    fn elements(&self, ev: &Evaluator<'_>, seq: &Seq, depth: usize) -> Option<Arc<Seq>> {
        let mut any = false;
        let items = seq.items.iter().map(|e| {
            let filled = self.filled(ev, &e.value, depth + 1);
            any |= filled.is_some();
            Element {
                cond: e.cond,
                value: filled.unwrap_or_else(|| e.value.clone()),
            }
        });
        let items = items.collect();
        any.then(|| {
            Arc::new(Seq {
                items,
                ..seq.clone()
            })
        })
    }

    fn entries(&self, ev: &Evaluator<'_>, obj: &Obj, depth: usize) -> Option<Arc<Obj>> {
        let filled = obj.entries.iter().enumerate().filter_map(|(n, (_, e))| {
            let filled = self.filled(ev, &e.value, depth + 1)?;
            Some((n, filled))
        });
        let filled: Vec<(usize, Value)> = filled.collect();
        if filled.is_empty() {
            return None;
        }
        let mut obj = obj.clone();
        for (n, value) in filled {
            if let Some((_, element)) = obj.entries.get_mut(n) {
                element.value = value;
            }
        }
        Some(Arc::new(obj))
    }
}

/// Calls `f` with each stack whose output stands in a value.
pub(super) fn for_stacks(value: &Value, f: &mut dyn FnMut(&Str)) {
    let mut next = vec![(value, 0_usize)];
    let mut seen = 0;
    while let Some((value, depth)) = next.pop() {
        seen += 1;
        if seen > MAX_VALUES {
            return;
        }
        if let Some((stack, _)) = value.reference().and_then(output) {
            f(stack);
        }
        if depth > MAX_DEPTH {
            continue;
        }
        let mut add = |inner| next.push((inner, depth + 1));
        value.encodes().into_iter().for_each(&mut add);
        for part in value
            .parts()
            .map_or(&[][..], |parts| parts.items.as_slice())
        {
            if let Part::Value(inner) = part {
                add(inner);
            }
        }
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                s.items.iter().for_each(|e| add(&e.value));
            }
            Kind::Object(o) | Kind::Map(o) => o.entries.iter().for_each(|(_, e)| add(&e.value)),
            Kind::Choice(choice) => choice.arms.iter().for_each(|(_, arm)| add(arm)),
            _ => {}
        }
    }
}
