//! A principal with all that speaks for it, and what a text of a policy has to do with it.

use super::statement::{Documents, HOLE, Request, with_holes};
use crate::expr::Evaluator;
use crate::facts::principals::{field, made_up};
use crate::facts::{why, wildcard};
use crate::value::{Cond, Reason, Reference, Str, Truth, Value};

/// A role, user or group.
#[derive(Debug)]
pub(super) struct Holder {
    /// Its address, as references have it.
    pub address: Str,
    /// Its name, where that is written down.
    pub name: Option<Str>,
    /// Whether the provider makes its name up.
    pub unnamed: bool,
    /// `role`, `user`, `group`.
    pub kind: Str,
    pub documents: Documents,
    pub boundary: Option<Documents>,
    /// Who may assume it.
    pub trust: Documents,
    /// The groups that it is in.
    pub groups: Value,
    /// The policies of the project that are attached to it: `{ address, name }`.
    pub held: Value,
    /// Where it is there.
    pub exists: Cond,
    /// As it was given.
    pub value: Value,
}

impl Holder {
    /// Of an object as the model has principals: `{ address, name, kind, documents, boundary,
    /// trust, groups, held }`.
    pub fn read(ev: &Evaluator<'_>, v: &Value, exists: Cond) -> Option<Holder> {
        v.as_obj()?;
        let text = |name: &str| field(ev, v, name).as_str().map(Str::from);
        let boundary = field(ev, v, "boundary");
        Some(Holder {
            address: text("address")?,
            name: text("name"),
            unnamed: field(ev, v, "name").is_null(),
            kind: text("kind")?,
            documents: Documents::read(ev, &field(ev, v, "documents")),
            boundary: (!boundary.is_null()).then(|| Documents::read(ev, &boundary)),
            trust: Documents::read(ev, &field(ev, v, "trust")),
            groups: field(ev, v, "groups"),
            held: field(ev, v, "held"),
            exists,
            value: v.clone(),
        })
    }

    /// Whether a text of a policy names it: a reference, or an ARN with its name.
    pub fn named_by(&self, v: &Value) -> Truth {
        if let Some(r) = v.reference().filter(|_| v.parts().is_none()) {
            return is(r.resource == self.address || r.base() == self.address);
        }
        match Arn::of(v) {
            Some(arn) if arn.kind != self.kind => Truth::NO,
            // A variable of policies: whoever asks.
            Some(arn) if matches!(&*arn.name, "${aws:username}" | "&{aws:username}") => {
                is(self.kind == "user")
            }
            Some(arn) if arn.name.contains(HOLE) => {
                let fits =
                    |name: &Str| wildcard::matches(&arn.name.replace(HOLE, "*"), name, false);
                match self.within(v) {
                    true => Truth::YES,
                    // Nobody can put in a name that the provider makes up.
                    false if self.unnamed => Truth::NO,
                    false if self.name.as_ref().is_some_and(|n| !fits(n)) => Truth::NO,
                    false => Truth::unknown(why(v)),
                }
            }
            Some(arn) => match &self.name {
                Some(name) => is(wildcard::matches(&arn.name, name, false)),
                // The provider makes its name up: nobody wrote that.
                None => is(arn.name.bytes().all(|b| b == b'*')),
            },
            None => match v.as_str() {
                Some(text) => is(text == "*"),
                None if v.is_unknown() && !v.as_unknown().is_some_and(|u| made_up(&u.reason)) => {
                    Truth::unknown(why(v))
                }
                None => Truth::NO,
            },
        }
    }

    /// Whether an ARN is put together around its name.
    fn within(&self, v: &Value) -> bool {
        let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
        parts.iter().any(|p| match p {
            crate::value::Part::Value(v) => v
                .reference()
                .is_some_and(|r| r.resource == self.address || r.base() == self.address),
            crate::value::Part::Text { .. } => false,
        })
    }

    /// What a text of a resource's policy says of it as the principal, by name or by its account.
    pub fn principal(&self, ev: &Evaluator<'_>, principals: &Value) -> Whom {
        let mut whom = Whom {
            itself: Truth::NO,
            account: Truth::NO,
            at: None,
        };
        each(ev, principals, "AWS", &mut |v, cond| {
            let account = own_account(&v).under(ev.table, cond);
            let itself = match account.no.is_true() {
                true => self.named_by(&v).under(ev.table, cond),
                false => Truth::NO,
            };
            if whom.at.is_none() && !(itself.no.is_true() && account.no.is_true()) {
                whom.at = Some(v);
            }
            let known = std::mem::replace(&mut whom.itself, Truth::NO);
            whom.itself = known.or(ev.table, itself);
            let known = std::mem::replace(&mut whom.account, Truth::NO);
            whom.account = known.or(ev.table, account);
        });
        whom
    }

    /// Whether a service may take it on.
    pub fn trusts(&self, ev: &Evaluator<'_>, service: &str) -> Truth {
        let mut truth = match &self.trust.open {
            Some(why) => Truth::unknown(why.clone()),
            None => Truth::NO,
        };
        for s in self.trust.statements.iter().filter(|s| s.may_allow()) {
            let mut named = Truth::NO;
            each(ev, &s.principals, "Service", &mut |v, cond| {
                let known = std::mem::replace(&mut named, Truth::NO);
                named = known.or(ev.table, is_service(&v, service).under(ev.table, cond));
            });
            let allows = s.allows(ev, ASSUME, Some(service));
            truth = truth.or(ev.table, allows.and(ev.table, named));
        }
        truth
    }

    /// Whether its permissions boundary, where it has one, lets a request through.
    pub fn bounded(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> Truth {
        let of = |b: &Documents| b.allow(ev, asked).0;
        self.boundary.as_ref().map_or(Truth::YES, of)
    }

    /// Whether its own policies let it do something, and the resource pattern that does.
    pub fn allowed(&self, ev: &Evaluator<'_>, asked: &Request<'_>) -> (Truth, Option<Value>) {
        let (truth, by) = self.documents.allow(ev, asked);
        if truth.no.is_true() {
            return (truth, by);
        }
        (truth.and(ev.table, self.bounded(ev, asked)), by)
    }
}

/// The values of the principals of a type, with where they are there.
fn each(ev: &Evaluator<'_>, principals: &Value, of: &str, f: &mut dyn FnMut(Value, Cond)) {
    for p in principals.as_seq().iter().flat_map(|s| &s.items) {
        let ty = field(ev, &p.value, "type");
        let fits = |t: &str| (t == "*" && of == "AWS") || t.eq_ignore_ascii_case(of);
        if !ty.as_str().is_none_or(fits) {
            continue;
        }
        let values = field(ev, &p.value, "values");
        for e in values.as_seq().iter().flat_map(|s| &s.items) {
            let there = ev.table.and(p.cond, e.cond).unwrap_or(e.cond);
            for (cond, v) in e.value.arms() {
                f(v, ev.table.and(there, cond).unwrap_or(there));
            }
        }
    }
}

/// Whether a principal is a service, in whichever Region and partition.
fn is_service(v: &Value, service: &str) -> Truth {
    let text = match (v.as_str(), v.parts()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(parts)) => with_holes(&parts.items),
        (None, None) => return Truth::unknown(why(v)),
    };
    let first = |text: &str| text.split('.').next().unwrap_or_default().to_owned();
    match first(&text) {
        name if name.contains(HOLE) => Truth::unknown(why(v)),
        name => is(name.eq_ignore_ascii_case(&first(service))),
    }
}

/// The action by which a role is taken on.
pub(super) const ASSUME: &str = "sts:AssumeRole";

/// Whether a resource's policy is for a principal.
pub(super) struct Whom {
    /// By name: what the policy allows needs no more.
    pub itself: Truth,
    /// By its account, or as anybody: its own policies must allow it too.
    pub account: Truth,
    /// Where that is written.
    pub at: Option<Value>,
}

fn is(yes: bool) -> Truth {
    if yes { Truth::YES } else { Truth::NO }
}

/// Whether a principal is the account that the project is deployed to, or everybody.
fn own_account(v: &Value) -> Truth {
    let unknown = || Truth::unknown(Reason::Other("whose account it is is not written".into()));
    let text = match (v.as_str(), v.parts()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(parts)) => with_holes(&parts.items),
        // The number of the account itself.
        (None, None) => {
            let of_account = |r: &Reason| match r {
                Reason::Deployment(name) => name.ends_with("AccountId"),
                Reason::DataSource(name) => name.ends_with("account_id"),
                _ => false,
            };
            let u = v
                .as_unknown()
                .filter(|_| v.reference().is_none_or(Reference::is_data));
            return is(u.is_some_and(|u| of_account(&u.reason)));
        }
    };
    if text == "*" {
        return Truth::YES;
    }
    if text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit()) {
        return unknown();
    }
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [_, _, "iam", _, account, "root"] = parts.as_slice() else {
        return Truth::NO;
    };
    let made = v.parts().is_some_and(|p| {
        p.items.iter().any(|p| match p {
            crate::value::Part::Value(v) => v.as_unknown().is_some_and(|u| made_up(&u.reason)),
            crate::value::Part::Text { .. } => false,
        })
    });
    match account.contains(HOLE) && made {
        true => Truth::YES,
        false => unknown(),
    }
}

/// What an ARN of IAM says: the kind, and the name behind the path.
struct Arn {
    kind: String,
    name: String,
}

impl Arn {
    fn of(v: &Value) -> Option<Arn> {
        let text = match (v.as_str(), v.parts()) {
            (Some(text), _) => text.to_owned(),
            (None, Some(parts)) => with_holes(&parts.items),
            (None, None) => return None,
        };
        let mut parts = text.splitn(6, ':');
        let (Some("arn"), Some(service)) = (parts.next(), parts.nth(1)) else {
            return None;
        };
        let (kind, name) = parts.nth(2)?.split_once('/')?;
        (service == "iam").then(|| Arn {
            kind: kind.to_owned(),
            name: name.rsplit('/').next().unwrap_or_default().to_owned(),
        })
    }
}
