//! What a caller passes to a nested stack, and what the stack's parameters are with it.
//!
//! Must not know: how stacks are evaluated.

use super::stack::Position;
use super::template::Parameter;
use super::{Inputs, parameters};
use crate::expr::{Budget, Evaluator};
use crate::value::{Element, Kind, Reason, Str, Type, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What a caller passes to the parameters of a nested stack.
#[derive(Default)]
pub(super) struct Passed {
    /// By name, under the condition that it is passed.
    pub values: BTreeMap<Str, Element>,
    /// Why it is not known whether there are more.
    pub open: Option<Reason>,
}

impl Passed {
    /// The parameters of a stack's `Parameters`, a mapping or a list of `ParameterKey` and
    /// `ParameterValue`.
    pub(super) fn of(ev: &Evaluator<'_>, value: &Value) -> Passed {
        let mut passed = Passed::default();
        match &value.kind {
            Kind::Object(o) | Kind::Map(o) => {
                let entries = o.entries.iter().map(|(k, e)| (k.clone(), e.clone()));
                passed.values.extend(entries);
                passed.open = o.rest.as_ref().map(|r| reason(r));
            }
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                for item in &s.items {
                    let part = |name| item.value.get(name);
                    let Some(name) = part("ParameterKey").and_then(Value::as_str) else {
                        passed.open = Some(reason(&item.value));
                        continue;
                    };
                    if let Some(value) = part("ParameterValue") {
                        let element = Element {
                            cond: item.cond,
                            value: value.clone(),
                        };
                        passed.add(ev, name.into(), element);
                    }
                }
                if let Some(rest) = &s.rest {
                    passed.open = Some(reason(rest));
                }
            }
            Kind::Null(_) => {}
            _ => passed.open = Some(reason(value)),
        }
        passed
    }

    /// Adds one of a list, in which each of several of one name may have its own condition.
    fn add(&mut self, ev: &Evaluator<'_>, name: Str, element: Element) {
        let Some(earlier) = self.values.get(&name) else {
            self.values.insert(name, element);
            return;
        };
        let table = ev.table;
        let both = table.or(earlier.cond, element.cond).and_then(|cond| {
            let only_earlier = table.and(earlier.cond, table.not(element.cond)?)?;
            let arms = vec![
                (element.cond, element.value.clone()),
                (only_earlier, earlier.value.clone()),
            ];
            let arms = arms.into_iter().filter(|(cond, _)| !cond.is_false());
            Some(Element {
                cond,
                value: Value::choice(table, arms.collect()),
            })
        });
        let both = both.unwrap_or_else(|| Element::always(Budget::exceeded("conditions")));
        self.values.insert(name, both);
    }

    /// Makes open what instances of a stack set may have other values for; `groups` are its
    /// `StackInstancesGroup`.
    pub(super) fn overridden(&mut self, groups: &Value) {
        let varies = || Reason::Other("instances of the stack set have values of their own".into());
        let mut all = false;
        let items = |value: &Value| match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) if s.rest.is_none() => {
                Some(s.items.iter().map(|e| e.value.clone()).collect::<Vec<_>>())
            }
            Kind::Null(_) => Some(Vec::new()),
            _ => None,
        };
        let mut names: BTreeSet<Str> = BTreeSet::new();
        match items(groups) {
            Some(groups) => {
                for group in groups {
                    let own = match (&group.kind, group.get("ParameterOverrides")) {
                        (Kind::Object(_) | Kind::Map(_), None) => Some(Vec::new()),
                        (_, own) => own.and_then(items),
                    };
                    all |= own.is_none();
                    for one in own.into_iter().flatten() {
                        match one.get("ParameterKey").and_then(Value::as_str) {
                            Some(name) => _ = names.insert(name.into()),
                            None => all = true,
                        }
                    }
                }
            }
            None => all = true,
        }
        if all {
            self.open = Some(varies());
            names.extend(self.values.keys().cloned());
        }
        for name in names {
            let value = Value::unknown(varies(), Type::Dynamic);
            self.values.insert(name, Element::always(value));
        }
    }
}

fn reason(value: &Value) -> Reason {
    match value.as_unknown() {
        Some(u) => u.reason.clone(),
        None => Reason::Other("it is not known which parameters are passed".into()),
    }
}

/// The value of a nested stack's parameter.
pub(super) fn parameter(
    ev: &Evaluator<'_>,
    position: &Position,
    declared: &Parameter,
    passed: &Passed,
) -> Value {
    let own = || {
        let qualified = Parameter {
            name: position.within(&declared.name),
            ..declared.clone()
        };
        match &passed.open {
            Some(reason) => Value::unknown(reason.clone(), Type::Dynamic),
            None => parameters::value(ev.table, &qualified, &Inputs::default()),
        }
    };
    let Some(Element { cond, value }) = passed.values.get(&declared.name) else {
        return own();
    };
    let value = parameters::passed(ev, declared, value);
    match ev.table.not(*cond) {
        Some(not) if not.is_false() => value,
        Some(not) => Value::choice(ev.table, vec![(*cond, value), (not, own())]),
        None => Budget::exceeded("conditions"),
    }
}
