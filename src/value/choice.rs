//! A value that is one of several, each under its condition.

use super::{Cond, Conditions, Kind, Reason, Refinements, Type, Value};
use std::sync::Arc;

/// More distinct arms than this are not kept: the value is Unknown for the reason "budget".
pub const MAX_ARMS: usize = 16;

/// The arms of a choice: at least two, distinct, none itself a choice, their conditions exclude
/// each other and together cover everything.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// Condition and value, in the order in which they were met.
    pub arms: Vec<(Cond, Value)>,
    /// What a plan, which does not keep arms, knows of it.
    pub refinements: Refinements,
}

impl Choice {
    /// The type all arms share (nulls aside), else `Dynamic`.
    pub fn ty(&self) -> Type {
        self.ty_within(&mut 400_000, 400)
    }

    pub(super) fn ty_within(&self, left: &mut u32, depth: u32) -> Type {
        let mut ty: Option<Type> = None;
        for (_, v) in &self.arms {
            if matches!(&v.kind, Kind::Null(Type::Dynamic)) {
                continue;
            }
            let t = v.ty_within(left, depth);
            match &ty {
                None => ty = Some(t),
                Some(have) if *have == t => {}
                Some(_) => return Type::Dynamic,
            }
        }
        ty.unwrap_or_default()
    }
}

/// The arms of a value, one by one.
#[derive(Clone, Debug)]
pub enum Arms<'v> {
    /// What is no choice, once.
    One(Option<&'v Value>),
    /// Of a choice those that are left.
    Of(&'v Value, std::slice::Iter<'v, (Cond, Value)>),
}

impl Iterator for Arms<'_> {
    type Item = (Cond, Value);

    fn next(&mut self) -> Option<(Cond, Value)> {
        match self {
            Arms::One(value) => Some((Cond::TRUE, value.take()?.clone())),
            Arms::Of(choice, rest) => {
                let (cond, arm) = rest.next()?;
                let mut arm = arm.clone().mark(choice.marks);
                arm.origin = choice.origin.of_part(&arm.origin);
                Some((*cond, arm))
            }
        }
    }
}

impl Value {
    /// The value of alternatives that exclude each other and cover everything: arms under FALSE
    /// fall away, nested choices are flattened, equal arms become one (the origin of the first
    /// stays), one arm left is that value. More than [`MAX_ARMS`] distinct arms, or a condition
    /// past the cap, give Unknown.
    pub fn choice(table: &Conditions, arms: Vec<(Cond, Value)>) -> Value {
        let over = || Value::unknown(Reason::Budget("alternatives"), Type::Dynamic);
        let mut flat: Vec<(Cond, Value)> = Vec::with_capacity(arms.len());
        for (cond, value) in arms {
            if cond.is_false() {
                continue;
            }
            for (k, v) in value.arms() {
                let Some(k) = table.and(cond, k) else {
                    return over();
                };
                if k.is_false() {
                    continue;
                }
                match flat.iter_mut().find(|(_, have)| same_arm(have, &v)) {
                    Some((have, _)) => match table.or(*have, k) {
                        Some(both) => *have = both,
                        None => return over(),
                    },
                    None => flat.push((k, v)),
                }
            }
        }
        if flat.len() > MAX_ARMS {
            return over();
        }
        if flat.len() == 1 {
            return flat.pop().map(|(_, v)| v).unwrap_or_else(over);
        }
        if flat.is_empty() {
            return over();
        }
        let marks = flat
            .iter()
            .fold(super::Marks::NONE, |m, (_, v)| m.union(v.marks));
        // Where the choice stands, its user says; each arm knows its own way.
        let mut value: Value = Kind::Choice(Arc::new(Choice {
            arms: flat,
            refinements: Refinements::default(),
        }))
        .into();
        value.marks = marks;
        value
    }

    /// The arms: of a choice its own, each by the way that the choice came; of anything else the
    /// value itself under TRUE.
    pub fn arms(&self) -> Arms<'_> {
        match &self.kind {
            Kind::Choice(c) => Arms::Of(self, c.arms.iter()),
            _ => Arms::One(Some(self)),
        }
    }

    /// `f` of each arm, as a choice again.
    pub fn map_arms(&self, table: &Conditions, mut f: impl FnMut(&Value) -> Value) -> Value {
        match &self.kind {
            Kind::Choice(_) => {
                let arms = self.arms().map(|(k, v)| (k, f(&v))).collect();
                Value::choice(table, arms)
            }
            _ => f(self),
        }
    }

    /// What is left when `cond` is known to hold: arms that it excludes fall away.
    pub fn given(&self, table: &Conditions, cond: Cond) -> Value {
        match &self.kind {
            Kind::Choice(_) => {
                let mut arms = Vec::new();
                for (k, v) in self.arms() {
                    match table.and(k, cond) {
                        Some(c) if c.is_false() => {}
                        _ => arms.push((k, v)),
                    }
                }
                if arms.len() == 1 {
                    return arms.pop().map_or_else(|| self.clone(), |(_, v)| v);
                }
                if arms.is_empty() {
                    return self.clone();
                }
                Value::choice(table, arms)
            }
            _ => self.clone(),
        }
    }
}

/// Arms with equal values but other references stay apart: rules compare identities.
fn same_arm(a: &Value, b: &Value) -> bool {
    a == b && a.reference() == b.reference()
}
