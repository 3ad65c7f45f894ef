//! Conversion and unification by examples, open values included.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::source::Span;
use crate::value::{Constant, InputKind, Marks, Reference};

fn s(text: &str) -> Value {
    Value::string(text)
}

fn object(attributes: &[(&str, Type)]) -> Type {
    Type::object(attributes.iter().map(|(k, t)| (Str::from(*k), t.clone())))
}

#[test]
fn messages() {
    let t = Conditions::default();
    let strings = Type::list(Type::String);
    let two = object(&[("a", Type::String), ("b", Type::Number)]);
    let cases = [
        (s("x"), Type::Number, "a number is required"),
        (
            s("True"),
            Type::Bool,
            "a bool is required; to convert from string, use lowercase \"true\"",
        ),
        (Value::bool(true), Type::Number, "number required"),
        (Value::number(1), Type::Bool, "bool required"),
        (s("x"), strings.clone(), "list of string required"),
        (
            Value::tuple(vec![s("a"), Value::tuple(vec![])]),
            strings.clone(),
            "element 1: string required",
        ),
        (
            Value::tuple(vec![s("a"), Value::tuple(vec![])]),
            Type::list(Type::Dynamic),
            "all list elements must have the same type",
        ),
        (
            Value::tuple(vec![s("1"), s("x")]),
            Type::list(Type::Number),
            "a number is required",
        ),
        (
            Value::object(vec![]),
            two.clone(),
            "attributes \"a\" and \"b\" are required",
        ),
        (
            Value::object(vec![("b".into(), Value::number(1))]),
            two.clone(),
            "attribute \"a\" is required",
        ),
        (
            Value::object(vec![
                ("a".into(), Value::tuple(vec![])),
                ("b".into(), Value::number(1)),
            ]),
            two,
            "attribute \"a\": string required",
        ),
        (
            Value::list(Type::String, vec![]),
            Type::map(Type::String),
            "map of string required",
        ),
        (
            Value::list(strings, vec![]),
            Type::list(Type::String),
            "incorrect list element type: string required",
        ),
    ];
    for (value, ty, message) in cases {
        assert_eq!(convert(&value, &ty, &t), Err(message.to_owned()), "{ty}");
    }
}

#[test]
fn unification() {
    let (n, st, b) = (Type::Number, Type::String, Type::Bool);
    let list = |t: &Type| Type::list(t.clone());
    let cases = [
        (vec![n.clone(), st.clone()], Some(st.clone())),
        (vec![n.clone(), b.clone()], None),
        (vec![Type::Dynamic, n.clone()], Some(n.clone())),
        (vec![list(&n), list(&st)], Some(list(&st))),
        (vec![list(&n), Type::set(st.clone())], Some(list(&n))),
        (
            vec![list(&st), Type::tuple(vec![n.clone()])],
            Some(list(&st)),
        ),
        (
            vec![object(&[("a", n.clone())]), object(&[("a", st.clone())])],
            Some(object(&[("a", st.clone())])),
        ),
        (
            vec![object(&[("a", n.clone())]), object(&[("b", st.clone())])],
            Some(Type::map(st.clone())),
        ),
        (
            vec![
                Type::tuple(vec![n.clone()]),
                Type::tuple(vec![n.clone(), b.clone()]),
            ],
            None,
        ),
        (
            vec![Type::tuple(vec![n.clone()]), Type::tuple(vec![])],
            Some(list(&n)),
        ),
        (vec![object(&[]), Type::tuple(vec![])], None),
        (vec![], None),
    ];
    for (types, want) in cases {
        assert_eq!(unify(&types), want, "{types:?}");
    }
}

#[test]
fn sets_are_sorted_and_distinct() {
    let t = Conditions::default();
    let to =
        |items: Vec<Value>| convert(&Value::tuple(items), &Type::set(Type::Dynamic), &t).unwrap();
    let numbers = to(vec![Value::number(10), Value::number(9), Value::number(10)]);
    assert_eq!(
        numbers,
        Kind::Set(Arc::new(Seq {
            ty: Type::Number,
            items: vec![
                Element::always(Value::number(9)),
                Element::always(Value::number(10))
            ],
            rest: None,
        }))
        .into()
    );
    let marked = to(vec![s("b").mark(Marks::SENSITIVE), s("a")]);
    assert!(marked.marks.has(Marks::SENSITIVE));
    let first = marked.as_seq().unwrap().items.first().unwrap().clone();
    assert_eq!(first, Element::always(s("a")));
}

#[test]
fn guards_and_alternatives_stay() {
    let t = Conditions::default();
    let input = t.bool_input("v", InputKind::Variable, Span::NONE);
    let yes = t.equals(input, Constant::Bool(true)).unwrap();
    let no = t.not(yes).unwrap();
    let guarded = Value::tuple_of(vec![Element {
        cond: yes,
        value: Value::number(1),
    }]);
    let list = convert(&guarded, &Type::list(Type::String), &t).unwrap();
    let item = list.as_seq().unwrap().items.first().unwrap().clone();
    assert_eq!(
        item,
        Element {
            cond: yes,
            value: s("1")
        }
    );

    let choice = Value::choice(&t, vec![(yes, Value::number(1)), (no, s("x"))]);
    let converted = convert(&choice, &Type::Number, &t).unwrap();
    let arms: Vec<_> = converted.arms().collect();
    assert_eq!(arms.first().unwrap().1, Value::number(1));
    assert!(arms.get(1).unwrap().1.is_unknown());
    assert_eq!(
        convert(&choice, &Type::String, &t).unwrap().arms().count(),
        2
    );
}

#[test]
fn references_and_refinements_survive() {
    let t = Conditions::default();
    let reference = Reference {
        resource: "a.b".into(),
        path: Vec::new(),
    };
    let v = Value::number(80).with_reference(reference.clone());
    assert_eq!(
        convert(&v, &Type::String, &t).unwrap().reference(),
        Some(&reference)
    );

    let mut u = Unknown::new(Reason::Other("x".into()), Type::list(Type::String));
    u.refinements.not_null = true;
    u.refinements.length = (Some(2), Some(3));
    let v: Value = Kind::Unknown(Arc::new(u)).into();
    let set = convert(&v, &Type::set(Type::String), &t).unwrap();
    let r = &set.as_unknown().unwrap().refinements;
    assert!(r.not_null);
    assert_eq!(r.length, (Some(1), Some(3)));
    assert!(convert(&v, &Type::map(Type::String), &t).is_err());
}

#[test]
fn a_shared_tree_does_not_blow_up() {
    let t = Conditions::default();
    let mut v = Value::tuple(vec![s("a")]);
    for _ in 0..60 {
        v = Value::tuple(vec![v.clone(), v]);
    }
    let _ = convert(&v, &Type::list(Type::Dynamic), &t);
    assert_ne!(v.ty(), Type::Dynamic);
}
