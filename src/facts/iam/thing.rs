//! One thing of a kind, and which patterns of policies name it: what runs as a role, or a thing of
//! a name that is free to be made.

use super::actions::{self, Levels};
use super::holder::Holder;
use super::index::{Index, references};
use super::methods::Need;
use super::statement::{NOBODY, Request, names_all, names_one, with_holes};
use crate::expr::Evaluator;
use crate::value::{Reference, Str, Truth, Value};

/// So many names are tried to see what is allowed on one of them together.
const MAX_NAMES: usize = 16;

/// The thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Thing {
    /// Its address, where it is a resource of the project.
    pub address: Option<Str>,
    /// Its kind, as [`Need`] has kinds.
    pub kind: Str,
    /// Its name, where that is written down.
    pub name: Option<Str>,
}

impl Thing {
    /// Whether a pattern of a policy names it, for an action.
    pub fn named_by(&self, pattern: &Value, action: &str) -> Truth {
        let text = pattern.as_str();
        if text.is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b == b'*')) {
            return Truth::YES;
        }
        // An action without resource types of its own is allowed on everything or not at all.
        if actions::scopable(&Value::string(action), Levels::ALL) == Truth::NO {
            return Truth::NO;
        }
        let parts = pattern.parts().map_or(&[][..], |p| p.items.as_slice());
        let mut referred = references(parts).chain(pattern.reference()).peekable();
        if referred.peek().is_some() {
            let at = self.address.as_deref();
            let itself = |r: &Reference| at.is_some_and(|at| r.resource == at || r.base() == at);
            return match referred.any(itself) {
                true => Truth::YES,
                false => Truth::NO,
            };
        }
        match &self.name {
            Some(name) => names_one(pattern, &self.kind, name),
            None => names_all(pattern, &self.kind),
        }
    }

    /// What a pattern names first of a kind: a resource of the project that is no principal, or a
    /// name.
    fn first_of(pattern: &Value, kind: &str, people: &Index) -> Option<Thing> {
        let thing = |address, name: Option<String>| Thing {
            address,
            kind: kind.into(),
            name: name.map(Str::from),
        };
        let parts = pattern.parts().map_or(&[][..], |p| p.items.as_slice());
        if let Some(r) = pattern.reference().or_else(|| references(parts).last()) {
            let is_principal = people
                .at(&r.resource)
                .or_else(|| people.at(r.base()))
                .is_some();
            return (!is_principal).then(|| thing(Some(r.resource.clone()), None));
        }
        let text = match pattern.as_str() {
            Some(text) => text.to_owned(),
            None if !parts.is_empty() => with_holes(parts),
            None => return None,
        };
        let (service, prefix) = kind.split_once(':')?;
        let fields: Vec<&str> = text.splitn(6, ':').collect();
        let [_, _, of, _, _, resource] = fields.as_slice() else {
            return None;
        };
        let name = resource.strip_prefix(prefix)?;
        let filled = name.replace('*', NOBODY).replace('?', "x");
        (*of == service && !filled.is_empty()).then(|| thing(None, Some(filled)))
    }
}

/// Whether somebody may do all of what is needed to one thing of each kind, and the patterns by
/// which it may, with the actions.
pub(super) fn may_on_one(
    ev: &Evaluator<'_>,
    people: &Index,
    who: &Holder,
    needs: &[Need],
) -> (Truth, Vec<(Value, &'static str)>) {
    let mut truth = Truth::YES;
    let mut by = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for need in needs {
        if done.contains(&need.on) {
            continue;
        }
        done.push(need.on);
        let of_kind: Vec<&Need> = needs.iter().filter(|n| n.on == need.on).collect();
        let mut best = (Truth::NO, Vec::new());
        for thing in candidates(ev, people, who, &of_kind) {
            let here = all_on(ev, who, &of_kind, &thing);
            let sure = here.0.yes.is_true();
            if sure || best.1.is_empty() {
                best.1 = here.1;
            }
            best.0 = best.0.or(ev.table, here.0);
            if sure {
                break;
            }
        }
        truth = truth.and(ev.table, best.0);
        by.extend(best.1);
    }
    (truth, by)
}

/// The things of a kind that policies speak of, and one that nobody has made.
fn candidates(ev: &Evaluator<'_>, people: &Index, who: &Holder, needs: &[&Need]) -> Vec<Thing> {
    let Some(kind) = needs.first().map(|n| n.on) else {
        return Vec::new();
    };
    let mut found = vec![Thing {
        address: None,
        kind: kind.into(),
        name: Some(NOBODY.into()),
    }];
    let actions: Vec<&str> = needs.iter().flat_map(|n| n.actions).copied().collect();
    for s in who.documents.statements.iter().filter(|s| s.may_allow()) {
        if actions.iter().all(|a| s.allows(ev, a, None).no.is_true()) {
            continue;
        }
        for thing in s
            .resources()
            .filter_map(|v| Thing::first_of(v, kind, people))
        {
            if found.len() < MAX_NAMES && !found.contains(&thing) {
                found.push(thing);
            }
        }
    }
    found
}

/// Whether it may do all that is needed to one thing.
fn all_on(
    ev: &Evaluator<'_>,
    who: &Holder,
    needs: &[&Need],
    thing: &Thing,
) -> (Truth, Vec<(Value, &'static str)>) {
    let mut truth = Truth::YES;
    let mut by = Vec::new();
    for need in needs {
        let mut any = Truth::NO;
        let mut at = None;
        for action in need.actions {
            // What is there already is not made again.
            let makes = action.split(':').any(|a| a.starts_with("Create"));
            if makes && thing.address.is_some() {
                continue;
            }
            let asked = Request {
                action,
                to: None,
                names: &|v| thing.named_by(v, action),
            };
            let (here, hit) = who.allowed(ev, &asked);
            if here.no.is_true() {
                continue;
            }
            if at.is_none() || here.yes.is_true() {
                at = hit.map(|v| (v, *action));
            }
            any = any.or(ev.table, here);
            if any.yes.is_true() {
                break;
            }
        }
        truth = truth.and(ev.table, any);
        by.extend(at);
        if truth.no.is_true() {
            return (truth, Vec::new());
        }
    }
    (truth, by)
}
