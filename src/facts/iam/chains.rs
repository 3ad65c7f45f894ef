//! Roles that lead to roles: whom a principal may become, and what it may do then.
//!
//! A role lets itself be assumed by those whom its trust policy names, and by those of its account
//! whose own policies allow `sts:AssumeRole` on it. All principals of a unit are read once; who may
//! assume which is followed from one principal at a time, a few steps deep.

use super::escalation::{escalations, is_administrator};
use super::holder::Holder;
use crate::expr::Evaluator;
use crate::facts::principals::field;
use crate::value::{Element, Str, Truth, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The action by which a role is taken on.
const ASSUME: &str = "sts:AssumeRole";
/// Longer chains are not followed: a session that is taken on from another is given up soon.
const MAX_DEPTH: usize = 4;
/// From one principal so many roles are looked at.
const MAX_ROLES: usize = 64;

/// What a role may do that makes it worth becoming.
struct Power {
    /// What, after "may".
    words: Str,
    holds: Truth,
    at: Value,
}

/// The roles that trust a principal by name, with where they do.
type Trusting = Vec<(usize, Truth, Value)>;

/// All principals of a unit.
pub(in crate::facts) struct Principals {
    all: Vec<Holder>,
    by_address: FxHashMap<Str, usize>,
    by_name: FxHashMap<Str, Vec<usize>>,
    trusted: OnceCell<FxHashMap<usize, Trusting>>,
    /// Of each principal: whom it may become at once, and what makes it worth becoming.
    steps: Vec<OnceCell<Vec<Step>>>,
    powers: Vec<OnceCell<Option<Power>>>,
}

/// One step: who is become, whether that holds, and where it is written.
struct Step {
    from: usize,
    to: usize,
    holds: Truth,
    at: Value,
}

impl Principals {
    /// Of a list as the model gives it.
    pub fn read(ev: &Evaluator<'_>, list: &Value) -> Principals {
        let items = list.as_seq().map_or(&[][..], |s| s.items.as_slice());
        let mut all: Vec<Holder> = Vec::with_capacity(items.len());
        for (_, v) in items.iter().flat_map(|e| e.value.arms()) {
            all.extend(Holder::read(ev, &v));
        }
        let mut by_address = FxHashMap::default();
        let mut by_name: FxHashMap<Str, Vec<usize>> = FxHashMap::default();
        for (i, h) in all.iter().enumerate() {
            by_address.entry(h.address.clone()).or_insert(i);
            if let Some(name) = &h.name {
                by_name.entry(name.clone()).or_default().push(i);
            }
        }
        let powers = all.iter().map(|_| OnceCell::new()).collect();
        let steps = all.iter().map(|_| OnceCell::new()).collect();
        Principals {
            all,
            by_address,
            by_name,
            trusted: OnceCell::new(),
            steps,
            powers,
        }
    }

    /// Those that a text of a policy may name, without its wildcards.
    fn named(&self, v: &Value) -> Vec<usize> {
        if let Some(r) = v.reference().filter(|_| v.parts().is_none()) {
            let by = |a: &str| self.by_address.get(a).copied();
            return by(&r.resource)
                .or_else(|| by(r.base()))
                .into_iter()
                .collect();
        }
        let mut found: Vec<usize> = Vec::new();
        let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
        for part in parts {
            if let crate::value::Part::Value(v) = part
                && let Some(r) = v.reference()
            {
                found.extend(self.by_address.get(&r.resource));
            }
        }
        let text = match v.as_str() {
            Some(text) => text.to_owned(),
            None => super::statement::with_holes(parts),
        };
        let name = text.rsplit('/').next().unwrap_or_default();
        found.extend(self.by_name.get(name).into_iter().flatten());
        found
    }

    /// Whom trust policies name.
    fn trusted(&self, ev: &Evaluator<'_>) -> &FxHashMap<usize, Trusting> {
        self.trusted.get_or_init(|| {
            let mut out: FxHashMap<usize, Trusting> = FxHashMap::default();
            for (role, holder) in self.all.iter().enumerate() {
                for s in holder.trust.statements.iter().filter(|s| s.may_allow()) {
                    let principals = s
                        .principals
                        .as_seq()
                        .map_or(&[][..], |s| s.items.as_slice());
                    let values = principals.iter().map(|p| field(ev, &p.value, "values"));
                    let mut seen = FxHashSet::default();
                    for list in values {
                        for v in list.as_seq().map_or(&[][..], |s| s.items.as_slice()) {
                            for (_, v) in v.value.arms() {
                                seen.extend(self.named(&v));
                            }
                        }
                    }
                    let mut seen: Vec<usize> = seen.into_iter().collect();
                    seen.sort_unstable();
                    for who in seen {
                        let Some(by) = self.all.get(who).filter(|_| who != role) else {
                            continue;
                        };
                        let whom = by.principal(ev, &s.principals);
                        let holds = s.allows(ev, ASSUME).and(ev.table, whom.itself);
                        if let Some(at) = whom.at.filter(|_| !holds.no.is_true()) {
                            out.entry(who).or_default().push((role, holds, at));
                        }
                    }
                }
            }
            out
        })
    }

    /// The roles that a principal may become at once.
    fn steps(&self, ev: &Evaluator<'_>, from: usize) -> &[Step] {
        let cell = self.steps.get(from);
        cell.map_or(&[], |c| c.get_or_init(|| self.steps_of(ev, from)))
    }

    fn steps_of(&self, ev: &Evaluator<'_>, from: usize) -> Vec<Step> {
        let Some(who) = self.all.get(from) else {
            return Vec::new();
        };
        let mut out: Vec<Step> = Vec::new();
        // Named by the role: no policy of its own is needed, only none against it.
        for (to, holds, at) in self.trusted(ev).get(&from).into_iter().flatten() {
            let Some(role) = self.all.get(*to) else {
                continue;
            };
            let names = |v: &Value| role.named_by(v);
            let free = who.documents.deny(ev, ASSUME, &names).negate();
            let holds = (holds.clone())
                .and(ev.table, free)
                .and(ev.table, who.bounded(ev, ASSUME, &names));
            out.push(Step {
                from,
                to: *to,
                holds,
                at: at.clone(),
            });
        }
        // Allowed by its own policies, where the role trusts the account.
        for s in who.documents.statements.iter().filter(|s| s.may_allow()) {
            if s.allows(ev, ASSUME).no.is_true() {
                continue;
            }
            for v in s.resources() {
                for to in self.named(v) {
                    let Some(role) = self.all.get(to).filter(|_| to != from) else {
                        continue;
                    };
                    let trusts = role.trust.statements.iter().fold(Truth::NO, |truth, t| {
                        let whom = who.principal(ev, &t.principals);
                        let here = t.allows(ev, ASSUME).and(ev.table, whom.account);
                        truth.or(ev.table, here)
                    });
                    if trusts.no.is_true() {
                        continue;
                    }
                    let (allowed, _) = who.allowed(ev, ASSUME, &|v: &Value| role.named_by(v));
                    out.push(Step {
                        from,
                        to,
                        holds: allowed.and(ev.table, trusts),
                        at: v.clone(),
                    });
                }
            }
        }
        out.retain(|s| !s.holds.no.is_true());
        out
    }

    /// What makes a principal worth becoming.
    fn power(&self, ev: &Evaluator<'_>, of: usize) -> Option<&Power> {
        let cell = self.powers.get(of)?;
        cell.get_or_init(|| {
            let holder = self.all.get(of)?;
            if let Some(at) = is_administrator(ev, &holder.documents, holder.boundary.as_ref()) {
                return Some(Power {
                    words: "do everything".into(),
                    holds: Truth::YES,
                    at,
                });
            }
            let documents = field(ev, &holder.value, "documents");
            let boundary = field(ev, &holder.value, "boundary");
            let ways = escalations(ev, &documents, Some(&boundary));
            let mut found: Vec<Power> = Vec::new();
            for e in ways.as_seq().map_or(&[][..], |s| s.items.as_slice()) {
                let holds = Truth::of(ev.table, &field(ev, &e.value, "holds"));
                if !holds.no.is_true() {
                    found.push(Power {
                        words: field(ev, &e.value, "message")
                            .as_str()
                            .unwrap_or_default()
                            .into(),
                        holds,
                        at: field(ev, &e.value, "at"),
                    });
                }
            }
            let sure = found.iter().position(|p| p.holds.yes.is_true());
            found.into_iter().nth(sure.unwrap_or_default())
        })
        .as_ref()
    }

    /// The nearest role that a principal may become and that may do more, or could: a list of
    /// `{ message, holds, at, path }` of one, which does not hold where there is none.
    pub fn chain(&self, ev: &Evaluator<'_>, address: &str) -> Value {
        let Some(start) = self.by_address.get(address).copied() else {
            return nothing();
        };
        let mut seen = FxHashSet::from_iter([start]);
        let mut ring: Vec<Vec<&Step>> = vec![Vec::new()];
        let mut open: Option<Value> = None;
        for _ in 0..MAX_DEPTH {
            let mut next: Vec<Vec<&Step>> = Vec::new();
            for way in ring {
                let at = way.last().map_or(start, |s| s.to);
                for step in self.steps(ev, at) {
                    if seen.len() > MAX_ROLES || !seen.insert(step.to) {
                        continue;
                    }
                    let mut way = way.clone();
                    way.push(step);
                    match self.end(ev, &way) {
                        Some((found, true)) => return found,
                        Some((found, false)) => open = open.or(Some(found)),
                        None => {}
                    }
                    next.push(way);
                }
            }
            ring = next;
        }
        open.unwrap_or_else(nothing)
    }

    /// What the end of a way may do, and whether all of it is certain.
    fn end(&self, ev: &Evaluator<'_>, way: &[&Step]) -> Option<(Value, bool)> {
        let last = way.last()?;
        let power = self.power(ev, last.to)?;
        let mut holds = power.holds.clone();
        let mut path = Vec::with_capacity(way.len() + 1);
        for s in way {
            holds = holds.and(ev.table, s.holds.clone());
            let (from, to) = (self.all.get(s.from)?, self.all.get(s.to)?);
            let said = format!("{} may become {}", from.address, to.address);
            path.push(at(&s.at, said));
        }
        let role = self.all.get(last.to)?;
        path.push(at(&power.at, format!("which may {}", power.words)));
        let sure = holds.yes.is_true();
        let message = format!("become {} and so {}", role.address, power.words);
        let first = way.first().map_or_else(Value::null, |s| s.at.clone());
        let found = Value::object(vec![
            ("message".into(), Value::string(message)),
            ("holds".into(), holds.value(ev.table)),
            ("at".into(), first),
            ("path".into(), Value::tuple(path)),
        ]);
        let list = Value::tuple_of(vec![Element::always(found)]);
        (!holds.no.is_true()).then_some((list, sure))
    }
}

/// What stands for no chain at all.
fn nothing() -> Value {
    Value::tuple(vec![Value::object(vec![
        ("message".into(), Value::string("")),
        ("holds".into(), Value::bool(false)),
        ("at".into(), Value::null()),
        ("path".into(), Value::tuple(Vec::new())),
    ])])
}

/// A step of a path.
fn at(v: &Value, said: String) -> Value {
    Value::object(vec![("message".into(), Value::string(Str::from(said)))])
        .with_origin(v.origin.clone())
}
