//! Whether any or all of a list's elements are true, element by element.

use super::why;
use crate::value::{Conditions, Element, Kind, Reason, Seq, Truth, Type, Value};
use std::sync::Arc;

/// The elements of all lists in one. Null is no elements, a value that is no list is one element,
/// of alternatives each gives its elements under its condition.
pub(super) fn concat(table: &Conditions, lists: &[Value]) -> Value {
    let mut items: Vec<Element> = Vec::new();
    let mut rest: Option<Value> = None;
    let there: Vec<&Value> = lists.iter().filter(|l| !l.is_null()).collect();
    // Of several lists none is where the elements of all stand.
    let origin = match there.as_slice() {
        [one] => Some(one.origin.clone()),
        [] => lists.first().map(|l| l.origin.clone()),
        _ => None,
    };
    for list in lists {
        for (cond, v) in list.arms() {
            match &v.kind {
                Kind::Null(_) => {}
                Kind::Unknown(_) => rest = Some(v.clone()),
                Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                    for e in &s.items {
                        let mut value = e.value.clone().mark(v.marks);
                        value.origin = v.origin.of_part(&value.origin);
                        match table.and(cond, e.cond) {
                            Some(c) if c.is_false() => {}
                            Some(cond) => items.push(Element { cond, value }),
                            None => rest = Some(crate::expr::Budget::exceeded("conditions")),
                        }
                    }
                    if let Some(r) = &s.rest {
                        rest = Some((**r).clone());
                    }
                }
                _ => items.push(Element { cond, value: v }),
            }
        }
    }
    let list: Value = Kind::Tuple(Arc::new(Seq {
        ty: Type::Dynamic,
        items,
        rest: rest.map(Box::new),
    }))
    .into();
    match origin {
        Some(origin) => list.with_origin(origin),
        None => list,
    }
}

/// Those of some numbers that lie in a range, its ends among them. An end that is not known leaves
/// open whether there are more.
pub(super) fn between(table: &Conditions, numbers: &Value, from: &Value, to: &Value) -> Value {
    let Some(all) = numbers.as_seq() else {
        return Value::unknown(why(numbers), Type::Dynamic);
    };
    let mut items: Vec<Element> = Vec::new();
    let mut rest = all.rest.as_deref().cloned();
    let (first, last) = (from.as_number(), to.as_number());
    for e in &all.items {
        for (cond, value) in e.value.arms() {
            let Some(cond) = table.and(e.cond, cond) else {
                rest = Some(crate::expr::Budget::exceeded("conditions"));
                continue;
            };
            let Some(n) = value.as_number() else {
                rest = Some(value);
                continue;
            };
            if first.is_some_and(|first| n < first) || last.is_some_and(|last| n > last) {
                continue;
            }
            match (first, last) {
                (Some(_), Some(_)) => items.push(Element { cond, value }),
                (None, _) => rest = Some(Value::unknown(why(from), Type::Number)),
                (_, None) => rest = Some(Value::unknown(why(to), Type::Number)),
            }
        }
    }
    let within: Value = Kind::Tuple(Arc::new(Seq {
        ty: Type::Dynamic,
        items,
        rest: rest.map(Box::new),
    }))
    .into();
    within.with_origin(from.origin.clone())
}

/// Whether an element is true. Elements that may not exist count only where they do; a symbolic
/// rest leaves the answer open unless it could not change it.
pub(super) fn any(table: &Conditions, list: &Value) -> Truth {
    match &list.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => any_of(table, s, &|v| Truth::of(table, v)),
        _ => Truth::unknown(why(list)),
    }
}

/// Whether all elements are true.
pub(super) fn all(table: &Conditions, list: &Value) -> Truth {
    match &list.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => all_of(table, s, &|v| Truth::of(table, v)),
        _ => Truth::unknown(why(list)),
    }
}

/// Whether `f` holds of an element.
pub(super) fn any_of(table: &Conditions, list: &Seq, f: &dyn Fn(&Value) -> Truth) -> Truth {
    let mut truth = Truth::NO;
    for e in &list.items {
        let here = f(&e.value);
        if here == Truth::NO {
            continue;
        }
        truth = truth.or(table, here.under(table, e.cond));
        if truth.yes.is_true() {
            return truth;
        }
    }
    if let Some(rest) = &list.rest {
        let t = f(rest);
        if !t.no.is_true() {
            truth = truth.or(table, Truth::unknown(t.why.unwrap_or_else(how_many)));
        }
    }
    truth
}

/// Whether `f` holds of all elements.
pub(super) fn all_of(table: &Conditions, list: &Seq, f: &dyn Fn(&Value) -> Truth) -> Truth {
    let mut truth = Truth::YES;
    for e in &list.items {
        // "Not there, or true".
        let there = Truth::when(table, e.cond);
        truth = truth.and(table, there.negate().or(table, f(&e.value)));
        if truth.no.is_true() {
            return truth;
        }
    }
    if let Some(rest) = &list.rest {
        let t = f(rest);
        if !t.yes.is_true() {
            truth = truth.and(table, Truth::unknown(t.why.unwrap_or_else(how_many)));
        }
    }
    truth
}

fn how_many() -> Reason {
    Reason::Other("it is not known how many elements there are".into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::source::Span;
    use crate::value::{Constant, Element, InputKind};

    #[test]
    fn a_range_that_is_half_known_leaves_out_what_it_cannot_hold() {
        let table = Conditions::default();
        let ports = Value::tuple([22, 80, 443].map(Value::number).to_vec());
        let open = Value::unknown(Reason::Input("var.port".into()), Type::Number);
        let found = |from: &Value, to: &Value| {
            let found = between(&table, &ports, from, to);
            let seq = found.as_seq().unwrap();
            let all = seq.items.iter().map(|e| e.value.to_owned()).collect();
            (Value::tuple(all), seq.rest.is_some())
        };
        let some = |ports: &[i64]| Value::tuple(ports.iter().map(|p| Value::number(*p)).collect());
        let n = |n: i64| Value::number(n);
        assert_eq!(found(&n(80), &n(443)), (some(&[80, 443]), false));
        assert_eq!(found(&n(23), &n(79)), (some(&[]), false));
        assert_eq!(found(&open, &n(21)), (some(&[]), false));
        assert_eq!(found(&open, &n(80)), (some(&[]), true));
        let input = table.bool_input("var.on", InputKind::Variable, Span::NONE);
        let on = table.equals(input, Constant::Bool(true)).unwrap();
        let off = table.not(on).unwrap();
        let either = Value::choice(&table, vec![(on, n(22)), (off, n(8080))]);
        let chosen = between(&table, &Value::tuple(vec![either]), &n(0), &n(1024));
        let items = &chosen.as_seq().unwrap().items;
        assert_eq!(items.iter().map(|e| e.cond).collect::<Vec<_>>(), [on]);
    }

    #[test]
    fn guarded_elements_count_where_they_exist() {
        let table = Conditions::default();
        let input = table.bool_input("var.on", InputKind::Variable, Span::NONE);
        let on = table.equals(input, Constant::Bool(true)).unwrap();
        let list = Value::tuple_of(vec![
            Element::always(Value::bool(false)),
            Element {
                cond: on,
                value: Value::bool(true),
            },
        ]);
        let t = any(&table, &list);
        assert_eq!((t.yes, Some(t.no)), (on, table.not(on)));
        assert_eq!(
            all(&table, &list),
            Truth {
                why: None,
                ..Truth::NO
            }
        );
        let only = Value::tuple_of(vec![Element {
            cond: on,
            value: Value::bool(false),
        }]);
        assert_eq!(all(&table, &only).no, on);
        assert_eq!(any(&table, &Value::tuple(vec![])), Truth::NO);
        assert_eq!(all(&table, &Value::tuple(vec![])), Truth::YES);
    }
}
