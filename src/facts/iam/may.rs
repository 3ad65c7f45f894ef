//! Whether a principal may do something to a resource, by its own policies or by the resource's.
//!
//! As AWS decides within an account: a Deny anywhere forbids; a resource's policy that names the
//! principal is enough; else the principal's own policies must allow it, and for a key its policy
//! must leave that to the account's policies. A permissions boundary holds either way.

use super::holder::Holder;
use super::statement::{Documents, Request, names_all, with_holes};
use crate::expr::Evaluator;
use crate::facts::{why, wildcard};
use crate::value::{Cond, Part, Reference, Truth, Value};

/// Whether `principal` (as the model has principals) may do `action` to what `resource` names,
/// whose policy is `policy`, null for none.
pub(in crate::facts) fn may(
    ev: &Evaluator<'_>,
    principal: &Value,
    action: &Value,
    resource: &Value,
    policy: &Value,
) -> Truth {
    let Some(action) = action.as_str() else {
        return Truth::unknown(why(action));
    };
    let Some(holder) = Holder::read(ev, principal, Cond::TRUE) else {
        return Truth::unknown(why(principal));
    };
    let asked = Request {
        action,
        to: None,
        names: &|pattern| names(pattern, resource, action),
    };
    let policy = (!policy.is_null()).then(|| Documents::read(ev, policy));
    decide(ev, &holder, &asked, policy.as_ref()).0
}

/// The same for what was read before, with the text that allows it.
pub(super) fn decide(
    ev: &Evaluator<'_>,
    holder: &Holder,
    asked: &Request<'_>,
    policy: Option<&Documents>,
) -> (Truth, Option<Value>) {
    let (own, by) = holder.allowed(ev, asked);
    let Some(policy) = policy else {
        // The policy that a key has where none is written leaves it to the account's policies.
        return (own, by);
    };
    let mut itself = match &policy.open {
        Some(why) => Truth::unknown(why.clone()),
        None => Truth::NO,
    };
    let mut account = itself.clone();
    let mut denied = Truth::NO;
    let mut at = None;
    // A resource's policy is about the resource, whatever it calls it.
    let about = Request {
        names: &|_| Truth::YES,
        ..*asked
    };
    for s in &policy.statements {
        let whom = holder.principal(ev, &s.principals);
        let allows = s.allows(ev, asked.action, asked.to);
        let here = allows.clone().and(ev.table, whom.itself.clone());
        if at.is_none() && !here.no.is_true() {
            at = whom.at;
        }
        itself = itself.or(ev.table, here);
        // A key refuses a policy that shuts its own account out: the account in it is that one.
        let delegates = match whom.account.no.is_true() {
            true => Truth::NO,
            false => Truth::YES,
        };
        account = account.or(ev.table, allows.and(ev.table, delegates));
        let of = whom.itself.or(ev.table, whom.account);
        denied = denied.or(ev.table, s.denies_on(ev, &about).and(ev.table, of));
    }
    let by_policy = (itself)
        .and(ev.table, holder.documents.deny(ev, asked).negate())
        .and(ev.table, holder.bounded(ev, asked));
    let own = match asked.action.starts_with("kms:") {
        true => own.and(ev.table, account),
        false => own,
    };
    let by = match own.no.is_true() {
        true => at.or(by),
        false => by.or(at),
    };
    (
        own.or(ev.table, by_policy).and(ev.table, denied.negate()),
        by,
    )
}

/// Whether a resource pattern names a resource, or something in it.
fn names(pattern: &Value, resource: &Value, action: &str) -> Truth {
    let yes = |yes: bool| if yes { Truth::YES } else { Truth::NO };
    if pattern
        .as_str()
        .is_some_and(|p| p.bytes().all(|b| b == b'*') && !p.is_empty())
    {
        return Truth::YES;
    }
    let parts = |v: &'_ Value| v.parts().map_or_else(Vec::new, |p| p.items.clone());
    let inside: Vec<Part> = parts(pattern);
    let referred = inside.iter().find_map(|p| match p {
        Part::Value(v) => v.reference().filter(|r| !r.is_data()).cloned(),
        Part::Text { .. } => None,
    });
    let referred: Option<Reference> = referred.or_else(|| pattern.reference().cloned());
    match (referred, resource.reference()) {
        (Some(a), Some(b)) => return yes(a.resource == b.resource || a.base() == b.base()),
        (Some(_), None) => return Truth::unknown(why(pattern)),
        (None, Some(_)) if resource.as_str().is_none() => {
            // A name that the provider makes up: nobody wrote it, but wildcards take it in.
            let service = action.split(':').next().unwrap_or_default();
            let kind = match service {
                "kms" => "kms:key/",
                "s3" => "s3:",
                "sns" => "sns:",
                "sqs" => "sqs:",
                "secretsmanager" => "secretsmanager:secret:",
                _ => return Truth::unknown(why(resource)),
            };
            return names_all(pattern, kind);
        }
        _ => {}
    }
    let Some(text) = resource.as_str() else {
        return Truth::unknown(why(resource));
    };
    let pattern = match pattern.as_str() {
        Some(p) => p.to_owned(),
        None if inside.is_empty() => return Truth::unknown(why(pattern)),
        None => with_holes(&inside).replace(super::statement::HOLE, "*"),
    };
    yes(wildcard::matches(&pattern, text, false) || pattern.ends_with(text))
}
