//! Who a statement is for and what it grants.

use super::{lists, open, why, wildcard};
use crate::expr::Evaluator;
use crate::source::Span;
use crate::value::{Conditions, Kind, Reason, Truth, Value};

/// Whether `f` holds of any element of a list; of what is no list, whether it holds of that.
pub(super) fn some(table: &Conditions, list: &Value, f: &dyn Fn(&Value) -> Truth) -> Truth {
    let f = |v: &Value| f(v).settled(table);
    match list.as_seq() {
        Some(s) => lists::any_of(table, s, &f),
        None => f(list),
    }
}

/// Whether `f` holds of every element of a list; of what is no list, whether it holds of that.
pub(super) fn every(table: &Conditions, list: &Value, f: &dyn Fn(&Value) -> Truth) -> Truth {
    let f = |v: &Value| f(v).settled(table);
    match list.as_seq() {
        Some(s) => lists::all_of(table, s, &f),
        None => f(list),
    }
}

/// The truth of `f` over the alternatives of a value.
pub(super) fn over(ev: &Evaluator<'_>, v: &Value, f: &mut dyn FnMut(&Value) -> Truth) -> Truth {
    if !matches!(v.kind, Kind::Choice(_)) {
        return f(v).settled(ev.table);
    }
    let value = ev.lift(v, &mut |v| Ok(f(v).value(ev.table)));
    match value {
        Ok(v) => Truth::of(ev.table, &v),
        Err(e) => Truth::unknown(crate::value::Reason::Error(e.message.into())),
    }
}

/// Whether `f` holds of a value, or of any element of a list.
pub(super) fn any_of(ev: &Evaluator<'_>, v: &Value, f: &dyn Fn(&Value) -> Truth) -> Truth {
    over(ev, v, &mut |v| match v.as_seq() {
        None => f(v),
        Some(_) => some(ev.table, v, &|e| over(ev, e, &mut |e| f(e))),
    })
}

/// An attribute of an object.
pub(super) fn field(ev: &Evaluator<'_>, v: &Value, name: &str) -> Value {
    ev.attribute(v, name, Span::NONE)
        .unwrap_or_else(|e| e.value())
}

/// Whether text is `*`.
pub(super) fn star(v: &Value) -> Truth {
    match &v.kind {
        Kind::String(s) if s == "*" => Truth::YES,
        Kind::String(_) => Truth::NO,
        // Something around what is not known makes it more than a star.
        Kind::Unknown(u) if u.parts.as_ref().is_some_and(|p| has_text(&p.items)) => Truth::NO,
        Kind::Unknown(u) if made_up(&u.reason) => Truth::NO,
        _ => Truth::unknown(why(v)),
    }
}

/// Whether AWS makes a value up, so that it is no wildcard: an ARN or id of a resource, the
/// deployment's account. What a data source reads may be any text, unless it is an ARN or an id.
pub(super) fn made_up(reason: &Reason) -> bool {
    const NAMES: [&str; 4] = [".arn", ".id", "_arn", "_id"];
    match reason {
        Reason::Computed(_) | Reason::Deployment(_) => true,
        Reason::DataSource(name) => NAMES.iter().any(|n| name.ends_with(n)),
        _ => false,
    }
}

fn has_text(parts: &[crate::value::Part]) -> bool {
    parts.iter().any(|p| match p {
        crate::value::Part::Text { text, .. } => !text.trim_matches('*').is_empty(),
        crate::value::Part::Value(v) => v.as_str().is_some_and(|s| !s.trim_matches('*').is_empty()),
    })
}

/// Whether a principal (`{ type, values }` of a normalised statement, or its text) is anybody:
/// `"*"`, or `"*"` as an AWS account.
pub(super) fn is_any(ev: &Evaluator<'_>, principal: &Value) -> Truth {
    if principal.as_obj().is_none() {
        return star(principal);
    }
    let ty = field(ev, principal, "type");
    let right_type = over(ev, &ty, &mut |ty| match &ty.kind {
        Kind::String(s) if s == "*" || s.eq_ignore_ascii_case("aws") => Truth::YES,
        Kind::String(_) => Truth::NO,
        _ => Truth::unknown(why(ty)),
    });
    let values = field(ev, principal, "values");
    let any_star = over(ev, &values, &mut |values| some(ev.table, values, &star));
    right_type.and(ev.table, any_star)
}

/// Whether a normalised statement allows an action on a resource, conditions aside. A resource
/// `"*"` asks for a grant on all resources.
pub(super) fn grants(
    ev: &Evaluator<'_>,
    statement: &Value,
    action: &Value,
    resource: &Value,
) -> Truth {
    let table = ev.table;
    let allows = over(ev, &field(ev, statement, "allows"), &mut |v| {
        Truth::of(table, v)
    });
    if allows.no.is_true() {
        return allows;
    }
    let covered = |list: &str, text: &Value, ignore_case: bool| {
        over(ev, &field(ev, statement, list), &mut |list| {
            let f = |pattern: &Value| wildcard::covers_text(pattern, text, ignore_case);
            some(table, list, &f)
        })
    };
    let listed = |list: &str| {
        over(
            ev,
            &field(ev, statement, list),
            &mut |list| match list.as_seq() {
                Some(s) if s.items.is_empty() && s.rest.is_none() => Truth::NO,
                Some(s) if !s.items.is_empty() => Truth::YES,
                _ => Truth::unknown(why(list)),
            },
        )
    };
    let all_but = |list: &str, text: &Value, ignore_case: bool| {
        let spared = covered(list, text, ignore_case).negate();
        listed(list).and(table, spared)
    };
    let action_granted =
        covered("actions", action, true).or(table, all_but("not_actions", action, true));
    let resource_granted =
        covered("resources", resource, false).or(table, all_but("not_resources", resource, false));
    allows
        .and(table, action_granted)
        .and(table, resource_granted)
}

/// The account of an ARN, or an account number; null where there is none.
pub(super) fn account(v: &Value) -> Value {
    let Some(text) = v.as_str() else {
        return open(v);
    };
    let digits = |s: &str| s.len() == 12 && s.bytes().all(|b| b.is_ascii_digit());
    if digits(text) {
        return Value::string(text);
    }
    match text
        .strip_prefix("arn:")
        .and_then(|_| text.split(':').nth(4))
    {
        Some(account) if !account.is_empty() => Value::string(account),
        _ => Value::null(),
    }
}
