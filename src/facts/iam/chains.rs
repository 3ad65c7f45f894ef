//! Principals that lead to principals: whom one may become, and what it may do then.
//!
//! A role lets itself be assumed by those whom its trust policy names, and by those of its account
//! whose own policies allow `sts:AssumeRole` on it; [`acts`] has what else leads on. All principals
//! of a unit are read once; who leads to which is followed from one at a time, a few steps deep.

use super::acts::{self, Power, Runners, Step};
use super::escalation::{escalations, is_administrator};
use super::holder::{ASSUME, Holder};
use super::index::Index;
use super::statement::Request;
use crate::expr::Evaluator;
use crate::facts::principals::field;
use crate::value::{Cond, Str, Truth, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// Longer chains are not followed: a session that is taken on from another is given up soon.
const MAX_DEPTH: usize = 4;
/// From one principal so many roles are looked at.
const MAX_ROLES: usize = 64;

/// The roles that trust a principal by name, with where they do.
type Trusting = Vec<(usize, Truth, Value)>;

/// All principals of a unit, and what runs as them.
pub(in crate::facts) struct Principals {
    people: Index,
    runners: Runners,
    trusted: OnceCell<FxHashMap<usize, Trusting>>,
    /// Of each principal: whom it may become at once, by assuming and otherwise, and what makes it
    /// worth becoming.
    assuming: Vec<OnceCell<Vec<Step>>>,
    acting: Vec<OnceCell<Vec<Step>>>,
    powers: Vec<OnceCell<Option<Power>>>,
}

/// What is looked for.
struct Search {
    start: usize,
    /// Where the start may not do more than it was given anyway.
    gains: Truth,
    /// Whether what may be done to something that is named counts, too.
    acting: bool,
}

impl Principals {
    /// Of lists as the model gives them.
    pub fn read(ev: &Evaluator<'_>, principals: &Value, runners: &Value) -> Principals {
        let people = Index::read(ev, principals);
        let count = people.all.len();
        Principals {
            people,
            runners: Runners::read(ev, runners),
            trusted: OnceCell::new(),
            assuming: cells(count),
            acting: cells(count),
            powers: cells(count),
        }
    }

    /// Whom trust policies name.
    fn trusted(&self, ev: &Evaluator<'_>) -> &FxHashMap<usize, Trusting> {
        self.trusted.get_or_init(|| {
            let mut out: FxHashMap<usize, Trusting> = FxHashMap::default();
            for (role, holder) in self.people.all.iter().enumerate() {
                for s in holder.trust.statements.iter().filter(|s| s.may_allow()) {
                    for who in self.people.named_in(ev, &s.principals) {
                        let Some(by) = self.people.get(who).filter(|_| who != role) else {
                            continue;
                        };
                        let whom = by.principal(ev, &s.principals);
                        let holds = s.allows(ev, ASSUME, None).and(ev.table, whom.itself);
                        if let Some(at) = whom.at.filter(|_| !holds.no.is_true()) {
                            out.entry(who).or_default().push((role, holds, at));
                        }
                    }
                }
            }
            out
        })
    }

    /// Whom a principal may become at once.
    fn steps(&self, ev: &Evaluator<'_>, from: usize, acting: bool) -> impl Iterator<Item = &Step> {
        let assuming = self.assuming.get(from);
        let assuming = assuming.map(|c| c.get_or_init(|| self.assuming_of(ev, from)));
        let acting = self.acting.get(from).filter(|_| acting);
        let acts = || acts::steps(ev, &self.people, &self.runners, from);
        let acting = acting.map(|c| c.get_or_init(acts));
        assuming.into_iter().chain(acting).flatten()
    }

    fn assuming_of(&self, ev: &Evaluator<'_>, from: usize) -> Vec<Step> {
        let Some(who) = self.people.get(from) else {
            return Vec::new();
        };
        let step = |to: usize, role: &Holder, holds: Truth, at: Value| Step {
            from,
            to,
            holds: holds.under(ev.table, role.exists),
            path: vec![(at, format!("{} may become {}", who.address, role.address))],
            acts: false,
        };
        let mut out: Vec<Step> = Vec::new();
        // Named by the role: no policy of its own is needed, only none against it.
        for (to, holds, at) in self.trusted(ev).get(&from).into_iter().flatten() {
            let Some(role) = self.people.get(*to) else {
                continue;
            };
            let asked = Request {
                action: ASSUME,
                to: None,
                names: &|v| role.named_by(v),
            };
            let free = who.documents.deny(ev, &asked).negate();
            let holds = (holds.clone())
                .and(ev.table, free)
                .and(ev.table, who.bounded(ev, &asked));
            out.push(step(*to, role, holds, at.clone()));
        }
        // Allowed by its own policies, where the role trusts the account.
        for s in who.documents.statements.iter().filter(|s| s.may_allow()) {
            if s.allows(ev, ASSUME, None).no.is_true() {
                continue;
            }
            for v in s.resources() {
                for to in self.people.named(v) {
                    let Some(role) = self.people.get(to).filter(|_| to != from) else {
                        continue;
                    };
                    let trusts = role.trust.statements.iter().fold(Truth::NO, |truth, t| {
                        let whom = who.principal(ev, &t.principals);
                        let here = t.allows(ev, ASSUME, None).and(ev.table, whom.account);
                        truth.or(ev.table, here)
                    });
                    if trusts.no.is_true() {
                        continue;
                    }
                    let asked = Request {
                        action: ASSUME,
                        to: None,
                        names: &|v| role.named_by(v),
                    };
                    let (allowed, _) = who.allowed(ev, &asked);
                    out.push(step(to, role, allowed.and(ev.table, trusts), v.clone()));
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
            let holder = self.people.get(of)?;
            let boundary = holder.boundary.as_ref();
            if let Some((holds, at)) = is_administrator(ev, &holder.documents, boundary) {
                return Some(Power {
                    words: "do everything".into(),
                    holds,
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

    /// How a principal may come to more, or could: a list of two `{ message, holds, at, path, acts }`
    /// which do not hold where there is no way. The first goes over roles that are assumed alone,
    /// the second takes what may be done to something that is named.
    pub fn chains(&self, ev: &Evaluator<'_>, address: &str) -> Value {
        let of = |acting| {
            let start = self.people.at(address)?;
            // Who may do more than it was given already gains nothing by others.
            let power = self.power(ev, start).map_or(Cond::FALSE, |p| p.holds.yes);
            let gains = Truth::when(ev.table, power).negate();
            let gains = (!gains.no.is_true()).then_some(gains)?;
            self.nearest(
                ev,
                &Search {
                    start,
                    gains,
                    acting,
                },
            )
        };
        let list = [false, true].map(|acting| of(acting).unwrap_or_else(|| nothing(acting)));
        Value::tuple(list.into())
    }

    /// The nearest end worth coming to; the nearest that may be one, where none is certain.
    fn nearest(&self, ev: &Evaluator<'_>, search: &Search) -> Option<Value> {
        let Search { start, acting, .. } = *search;
        let mut open = None;
        if acting {
            match self.end(ev, search, &[]) {
                Some((found, true)) => return Some(found),
                other => open = other.map(|(found, _)| found),
            }
        }
        let mut seen = FxHashSet::from_iter([start]);
        let mut ring: Vec<Vec<&Step>> = vec![Vec::new()];
        for _ in 0..MAX_DEPTH {
            let mut next: Vec<Vec<&Step>> = Vec::new();
            for way in ring {
                let at = way.last().map_or(start, |s| s.to);
                for step in self.steps(ev, at, acting) {
                    if seen.len() > MAX_ROLES || step.holds.no.is_true() || !seen.insert(step.to) {
                        continue;
                    }
                    let mut way = way.clone();
                    way.push(step);
                    match self.end(ev, search, &way) {
                        Some((found, true)) => return Some(found),
                        Some((found, false)) => open = open.or(Some(found)),
                        None => {}
                    }
                    next.push(way);
                }
            }
            ring = next;
        }
        open
    }

    /// What the end of a way may do, and whether all of it is certain.
    fn end(&self, ev: &Evaluator<'_>, search: &Search, way: &[&Step]) -> Option<(Value, bool)> {
        let Search { start, acting, .. } = *search;
        let last = way.last().map_or(start, |s| s.to);
        let whom = self.people.get(last)?;
        let acts = way.iter().any(|s| s.acts);
        // What a principal may do to one that it may become; who assumes its role acts as it does.
        let rewrites = || {
            let on_the_way = way.iter().map(|s| s.from).chain([last]);
            let mut who = on_the_way.filter_map(|i| self.people.get(i));
            who.find_map(|who| Some((acts::rewrites(ev, &self.people, who, whom)?, who)))
        };
        let written: Option<(Power, &Holder)>;
        let mut does = whom;
        let power = match self.power(ev, last) {
            Some(_) if acting && !acts => return None,
            Some(power) => power,
            None if !acting => return None,
            None => {
                written = rewrites();
                let (power, who) = written.as_ref()?;
                does = who;
                power
            }
        };
        let mut holds = power.holds.clone().and(ev.table, search.gains.clone());
        let mut path = Vec::with_capacity(way.len() + 1);
        for s in way {
            holds = holds.and(ev.table, s.holds.clone());
            path.extend(s.path.iter().map(|(v, said)| at(v, said.clone())));
        }
        let (message, end) = match way {
            [] => (power.words.to_string(), format!("it may {}", power.words)),
            _ => {
                let how = if acts { "act as" } else { "become" };
                (
                    format!("{how} {} and so {}", whom.address, power.words),
                    match std::ptr::eq(does, whom) {
                        true => format!("which may {}", power.words),
                        false => format!("{} may {}", does.address, power.words),
                    },
                )
            }
        };
        path.push(at(&power.at, end));
        let sure = holds.yes.is_true();
        let first = way.first().and_then(|s| s.path.first());
        let found = Value::object(vec![
            ("message".into(), Value::string(message)),
            ("holds".into(), holds.clone().value(ev.table)),
            ("at".into(), first.map_or(&power.at, |(v, _)| v).clone()),
            ("path".into(), Value::tuple(path)),
            ("acts".into(), Value::bool(acting)),
        ]);
        (!holds.no.is_true()).then_some((found, sure))
    }
}

/// So many places for what is worked out when it is asked for.
fn cells<T>(count: usize) -> Vec<OnceCell<T>> {
    (0..count).map(|_| OnceCell::new()).collect()
}

/// What stands for no chain at all.
fn nothing(acting: bool) -> Value {
    Value::object(vec![
        ("message".into(), Value::string("")),
        ("holds".into(), Value::bool(false)),
        ("at".into(), Value::null()),
        ("path".into(), Value::tuple(Vec::new())),
        ("acts".into(), Value::bool(acting)),
    ])
}

/// A step of a path.
fn at(v: &Value, said: String) -> Value {
    Value::object(vec![("message".into(), Value::string(Str::from(said)))])
        .with_origin(v.origin.clone())
}
