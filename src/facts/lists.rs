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
