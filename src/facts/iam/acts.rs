//! What a principal may do to one thing that is named, and whom that lets it act as: a role that it
//! passes on, what runs as a role, a principal that lets itself be taken over. The ways are those
//! of [`METHODS`], where they are open on less than all of a kind.
//!
//! Must not know: where a chain of such steps leads.

use super::holder::Holder;
use super::index::{Index, MAX_ALIKE};
use super::may;
use super::methods::{METHODS, Need, One};
use super::statement::{Documents, Request, Statement};
use super::thing::{Thing, may_on_one};
use crate::expr::Evaluator;
use crate::facts::principals::field;
use crate::value::{Cond, Str, Truth, Value};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// One step: who is become, whether that holds, and what allows it.
pub(super) struct Step {
    pub from: usize,
    pub to: usize,
    pub holds: Truth,
    /// What is done, each where it is allowed; the first says who may act as whom.
    pub path: Vec<(Value, String)>,
    /// Whether it takes more than to assume a role.
    pub acts: bool,
}

/// What a principal may do that makes it worth becoming.
pub(super) struct Power {
    /// What, after "may".
    pub words: Str,
    pub holds: Truth,
    pub at: Value,
}

/// What runs as a role.
struct Runner {
    thing: Thing,
    address: Str,
    /// The role, as it is written.
    role: Value,
    /// What its own policy says.
    policy: Option<Documents>,
    exists: Cond,
}

/// All of a unit that runs as a role.
pub(super) struct Runners {
    all: Vec<Runner>,
    by_address: FxHashMap<Str, usize>,
    by_name: FxHashMap<Str, Vec<usize>>,
    /// Those whose own policy names a principal.
    granted: OnceCell<FxHashMap<usize, Vec<usize>>>,
}

impl Runners {
    /// Of a list as the model gives it: `{ address, kind, name, role, policy }`.
    pub fn read(ev: &Evaluator<'_>, list: &Value) -> Runners {
        let mut out = Runners {
            all: Vec::new(),
            by_address: FxHashMap::default(),
            by_name: FxHashMap::default(),
            granted: OnceCell::new(),
        };
        for e in list.as_seq().iter().flat_map(|s| &s.items) {
            for (cond, v) in e.value.arms() {
                let text = |name: &str| field(ev, &v, name).as_str().map(Str::from);
                let (Some(address), Some(kind)) = (text("address"), text("kind")) else {
                    continue;
                };
                let i = out.all.len();
                let name = text("name");
                out.by_address.entry(address.clone()).or_insert(i);
                if let Some(name) = &name {
                    out.by_name.entry(name.clone()).or_default().push(i);
                }
                let policy = field(ev, &v, "policy");
                out.all.push(Runner {
                    thing: Thing {
                        address: Some(address.clone()),
                        kind,
                        name,
                    },
                    address,
                    role: field(ev, &v, "role"),
                    policy: (!policy.is_null()).then(|| Documents::read(ev, &policy)),
                    exists: ev.table.and(e.cond, cond).unwrap_or(e.cond),
                });
            }
        }
        out
    }

    /// Those that a text of a policy may name, without its wildcards.
    fn named(&self, v: &Value) -> Vec<usize> {
        let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
        let referred = super::index::references(parts).chain(v.reference());
        let mut found: Vec<usize> = referred
            .filter_map(|r| {
                let of = |a: &str| self.by_address.get(a).copied();
                of(&r.resource).or_else(|| of(r.base()))
            })
            .collect();
        let name = v.as_str().and_then(|t| t.rsplit([':', '/']).next());
        let alike = name.and_then(|n| self.by_name.get(n)).into_iter().flatten();
        found.extend(alike.take(MAX_ALIKE));
        found
    }

    /// Those whose own policy names a principal.
    fn granted(&self, ev: &Evaluator<'_>, people: &Index, who: usize) -> &[usize] {
        let all = self.granted.get_or_init(|| {
            let mut out: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
            for (i, r) in self.all.iter().enumerate() {
                for s in r.policy.iter().flat_map(|p| &p.statements) {
                    for who in people.named_in(ev, &s.principals) {
                        out.entry(who).or_default().push(i);
                    }
                }
            }
            out
        });
        all.get(&who).map_or(&[], Vec::as_slice)
    }
}

/// Whom a principal may act as at once by what it may do to one thing.
pub(super) fn steps(
    ev: &Evaluator<'_>,
    people: &Index,
    runners: &Runners,
    from: usize,
) -> Vec<Step> {
    let Some(who) = people.get(from) else {
        return Vec::new();
    };
    let actor = Actor {
        ev,
        people,
        runners,
        from,
        who,
        allows: allowing(who),
    };
    let mut out = Vec::new();
    for method in METHODS {
        match (method.one, method.needs) {
            (Some(One::Becomes(words)), [need]) => actor.becomes(need, words, &mut out),
            (Some(One::Passes(words)), [pass, rest @ ..]) => {
                actor.passes(pass, rest, words, &mut out);
            }
            (Some(One::Runs(words)), [need]) => actor.runs(need, words, &mut out),
            _ => {}
        }
    }
    out
}

/// What a principal may do to the policies of another, or of itself.
pub(super) fn rewrites(
    ev: &Evaluator<'_>,
    people: &Index,
    who: &Holder,
    target: &Holder,
) -> Option<Power> {
    let allows = allowing(who);
    // Who may do everything already has nothing to gain.
    if allows.is_empty() || allows.iter().any(|s| s.is_everything(ev)) {
        return None;
    }
    let groups = target.groups.as_seq();
    let groups = groups.iter().flat_map(|s| &s.items);
    let groups = groups.flat_map(|g| people.named(&g.value));
    let its: Vec<&Holder> = std::iter::once(target)
        .chain(groups.filter_map(|g| people.get(g)))
        .collect();
    let held: Vec<Thing> = held(ev, target);
    let mut open: Option<Power> = None;
    for method in METHODS {
        let (Some(One::Rewrites(words)), [need]) = (method.one, method.needs) else {
            continue;
        };
        let found = match need.on {
            "iam:policy/" => held
                .iter()
                .find_map(|p| allowed(ev, who, need, &|v, a| p.named_by(v, a)).map(|f| (f, None))),
            kind => its
                .iter()
                .filter(|h| is_of(h, kind))
                .find_map(|h| allowed(ev, who, need, &|v, _| h.named_by(v)).map(|f| (f, Some(*h)))),
        };
        let Some(((holds, at), of)) = found else {
            continue;
        };
        let whose = match of {
            Some(h) if std::ptr::eq(h, who) => "itself".to_owned(),
            Some(h) => h.address.to_string(),
            None if std::ptr::eq(target, who) => "a policy that it holds".to_owned(),
            None => format!("a policy that {} holds", target.address),
        };
        let power = Power {
            words: format!("{words} {whose}").into(),
            holds,
            at,
        };
        if power.holds.yes.is_true() {
            return Some(power);
        }
        open = open.or(Some(power));
    }
    open
}

/// The policies of the project that a principal holds.
fn held(ev: &Evaluator<'_>, of: &Holder) -> Vec<Thing> {
    let mut out = Vec::new();
    for e in of.held.as_seq().iter().flat_map(|s| &s.items) {
        for (_, v) in e.value.arms() {
            let text = |name: &str| field(ev, &v, name).as_str().map(Str::from);
            if let Some(address) = text("address") {
                out.push(Thing {
                    address: Some(address),
                    kind: "iam:policy/".into(),
                    name: text("name"),
                });
            }
        }
    }
    out
}

/// The statements that may allow anything of the table.
fn allowing(who: &Holder) -> Vec<&Statement> {
    let all = who.documents.statements.iter();
    all.filter(|s| s.may_allow() && s.touches(super::escalation::SERVICES))
        .collect()
}

/// Whether a principal is of the kind that a need has.
fn is_of(holder: &Holder, kind: &str) -> bool {
    kind.strip_prefix("iam:")
        .is_some_and(|k| k.trim_end_matches('/') == holder.kind.as_str())
}

/// Whether any of the actions of a need is allowed or may be, and by which pattern.
fn allowed(
    ev: &Evaluator<'_>,
    who: &Holder,
    need: &Need,
    names: &dyn Fn(&Value, &str) -> Truth,
) -> Option<(Truth, Value)> {
    need.actions.iter().find_map(|action| {
        let asked = Request {
            action,
            to: need.to,
            names: &|v| names(v, action),
        };
        let (holds, by) = who.allowed(ev, &asked);
        // What only a document that is not known may allow is nothing to tell of.
        by.filter(|_| !holds.no.is_true()).map(|by| (holds, by))
    })
}

/// A principal that is looked at.
struct Actor<'x, 'e> {
    ev: &'x Evaluator<'e>,
    people: &'x Index,
    runners: &'x Runners,
    from: usize,
    who: &'x Holder,
    allows: Vec<&'x Statement>,
}

impl Actor<'_, '_> {
    /// What the patterns name of the statements that allow any action of a need.
    fn named(&self, need: &Need, of: &dyn Fn(&Value) -> Vec<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        for s in &self.allows {
            let allows = |a: &&str| !s.allows(self.ev, a, need.to).no.is_true();
            if need.actions.iter().any(allows) {
                found.extend(s.resources().flat_map(of));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The principals of the right kind that are named for a need.
    fn people(&self, need: &Need) -> Vec<(usize, &Holder)> {
        let named = self.named(need, &|v| self.people.named(v));
        let named = named.into_iter().filter(|i| *i != self.from);
        let all = named.filter_map(|i| self.people.get(i).map(|h| (i, h)));
        all.filter(|(_, h)| is_of(h, need.on)).collect()
    }

    fn becomes(&self, need: &Need, words: &str, out: &mut Vec<Step>) {
        // Only a user can be in a group.
        if need.on == "iam:group/" && self.who.kind != "user" {
            return;
        }
        for (to, whom) in self.people(need) {
            if let Some((holds, at)) = allowed(self.ev, self.who, need, &|v, _| whom.named_by(v)) {
                let said = format!("{} may {words} {}", self.who.address, whom.address);
                out.push(self.step(to, holds, vec![(at, said)]));
            }
        }
    }

    fn passes(&self, pass: &Need, rest: &[Need], words: &str, out: &mut Vec<Step>) {
        let people = self.people(pass);
        if people.is_empty() {
            return;
        }
        let (does, by) = may_on_one(self.ev, self.people, self.who, rest);
        if does.no.is_true() {
            return;
        }
        for (to, whom) in people {
            let Some((passes, at)) = allowed(self.ev, self.who, pass, &|v, _| whom.named_by(v))
            else {
                continue;
            };
            let service = pass.to.unwrap_or_default();
            let holds = (passes)
                .and(self.ev.table, does.clone())
                .and(self.ev.table, whom.trusts(self.ev, service));
            if holds.no.is_true() {
                continue;
            }
            let (who, whom) = (&self.who.address, &whom.address);
            let mut path = vec![(at, format!("{who} may pass {whom} to {service}"))];
            for (i, (at, action)) in by.iter().enumerate() {
                let so = match i + 1 == by.len() {
                    true => format!(", so {who} may {words} {whom}"),
                    false => String::new(),
                };
                path.push((at.clone(), format!("`{action}` is allowed{so}")));
            }
            out.push(self.step(to, holds, path));
        }
    }

    fn runs(&self, need: &Need, words: &str, out: &mut Vec<Step>) {
        let mut things = self.named(need, &|v| self.runners.named(v));
        things.extend(self.runners.granted(self.ev, self.people, self.from));
        things.sort_unstable();
        things.dedup();
        for i in things {
            let Some(runner) = self.runners.all.get(i) else {
                continue;
            };
            if runner.thing.kind != need.on {
                continue;
            }
            for to in self.people.named(&runner.role) {
                let Some(role) = self.people.get(to).filter(|h| h.kind == "role") else {
                    continue;
                };
                if to == self.from {
                    continue;
                }
                for action in need.actions {
                    let asked = Request {
                        action,
                        to: None,
                        names: &|v| runner.thing.named_by(v, action),
                    };
                    let policy = runner.policy.as_ref();
                    let (holds, by) = may::decide(self.ev, self.who, &asked, policy);
                    let Some(at) = by.filter(|_| !holds.no.is_true()) else {
                        continue;
                    };
                    let said = format!("{} may {words} {}", self.who.address, runner.address);
                    let runs = format!("which runs as {}", role.address);
                    let holds = holds.under(self.ev.table, runner.exists);
                    let path = vec![(at, said), (runner.role.clone(), runs)];
                    out.push(self.step(to, holds, path));
                }
            }
        }
    }

    fn step(&self, to: usize, holds: Truth, path: Vec<(Value, String)>) -> Step {
        let exists = self.people.get(to).map_or(Cond::TRUE, |h| h.exists);
        Step {
            from: self.from,
            to,
            holds: holds.under(self.ev.table, exists),
            path,
            acts: true,
        }
    }
}
