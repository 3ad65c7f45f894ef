//! The evaluator by examples: expressions over a scope of known, unknown and open values.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::expr::lower::lower_expr;
use crate::source::FileId;
use crate::value::{Origin, PathStep, Reference, Seq, Unknown};

/// `var.on` (bool without value), `var.env` (string without value), `var.list`, `var.obj`,
/// `var.unknown`, `aws_s3_bucket.b`.
struct Names<'a> {
    table: &'a Conditions,
}

impl Scope for Names<'_> {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        t: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        let Some(crate::expr::ir::StepKind::Attribute(name)) = t.steps.first().map(|s| &s.kind)
        else {
            return None;
        };
        let elsewhere = Origin::hop(Span::new(FileId(7), 10, 20), Hop::VariableDefault);
        let value = match (t.root.as_str(), name.as_str()) {
            ("var", "on") => {
                let on = self
                    .table
                    .bool_input("var.on", InputKind::Variable, Span::NONE);
                let yes = self.table.equals(on, Constant::Bool(true)).unwrap();
                Truth::when(self.table, yes)
                    .value(self.table)
                    .mark(Marks::LATER)
            }
            ("var", "env") => {
                Kind::Unknown(Arc::new(Unknown::input("var.env".into(), Type::String))).into()
            }
            ("var", "unknown") => Value::unknown(Reason::Computed("x.y".into()), Type::Dynamic),
            ("var", "list") => Value::tuple(vec![
                Value::string("a").with_origin(elsewhere.clone()),
                Value::string("b"),
            ]),
            ("var", "open") => Kind::Tuple(Arc::new(Seq {
                ty: Type::Dynamic,
                items: vec![Element::always(Value::string("a"))],
                rest: Some(Box::new(Value::unknown(
                    Reason::Input("var.open".into()),
                    Type::String,
                ))),
            }))
            .into(),
            ("var", "null") => Value::null().with_origin(elsewhere.clone()),
            ("var", "obj") => Value::object(vec![
                ("a".into(), Value::number(1_i64)),
                ("b".into(), Value::bool(true)),
            ]),
            ("aws_s3_bucket", "b") => Value::object(vec![("bucket".into(), Value::string("logs"))])
                .with_reference(Reference {
                    resource: "aws_s3_bucket.b".into(),
                    path: vec![],
                }),
            _ => return None,
        };
        let value = if value.origin == Origin::NONE {
            value.with_origin(elsewhere)
        } else {
            value
        };
        Some(Ok((value, 1)))
    }
}

fn run<R>(
    mode: Mode,
    text: &str,
    f: impl FnOnce(&Evaluator<'_>, Result<Value, EvalError>) -> R,
) -> R {
    let table = Conditions::default();
    let budget = Budget::default();
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode,
    };
    let scope = Names { table: &table };
    let expr = lower_expr(FileId(0), text, 0).unwrap();
    let result = ev.eval(&expr, &Bindings::new(&scope));
    f(&ev, result)
}

/// A value in a few letters: what is known to a plan plain, the rest marked.
fn show(ev: &Evaluator<'_>, v: &Value) -> String {
    let inner = match &v.kind {
        Kind::Null(_) => "null".to_owned(),
        Kind::Bool(b) => b.to_string(),
        Kind::Number(n) => n.to_string(),
        Kind::String(s) => format!("{:?}", s.as_str()),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            let mut items: Vec<String> = s
                .items
                .iter()
                .map(|e| guard(ev, e.cond, show(ev, &e.value)))
                .collect();
            items.extend(s.rest.iter().map(|r| format!("*{}", show(ev, r))));
            format!("[{}]", items.join(", "))
        }
        Kind::Map(o) | Kind::Object(o) => {
            let mut items: Vec<String> = o
                .entries
                .iter()
                .map(|(k, e)| guard(ev, e.cond, format!("{k}={}", show(ev, &e.value))))
                .collect();
            items.extend(o.rest.iter().map(|r| format!("*{}", show(ev, r))));
            format!("{{{}}}", items.join(", "))
        }
        Kind::Unknown(u) => match &u.parts {
            Some(_) => format!("?{:?}…", u.refinements.prefix.as_str()),
            None => "?".to_owned(),
        },
        Kind::Choice(c) => {
            let arms: Vec<String> = c
                .arms
                .iter()
                .map(|(k, v)| format!("{}: {}", ev.table.describe(*k), show(ev, v)))
                .collect();
            return format!("({})", arms.join(" | "));
        }
    };
    if v.marks.has(Marks::LATER) {
        format!("~{inner}")
    } else {
        inner
    }
}

fn guard(ev: &Evaluator<'_>, cond: Cond, text: String) -> String {
    if cond.is_true() {
        text
    } else {
        format!("{text} if {}", ev.table.describe(cond))
    }
}

fn check(mode: Mode, cases: &[(&str, &str)]) {
    for (text, want) in cases {
        let got = run(mode, text, |ev, r| match r {
            Ok(v) => show(ev, &v),
            Err(e) => format!("error: {}", e.message),
        });
        assert_eq!(&got, want, "{text}");
    }
}

#[test]
fn terraform_values() {
    check(
        Mode::Terraform,
        &[
            ("1 + 2 * 3", "7"),
            ("-(4 / 8)", "-0.5"),
            ("\"a-${1 + 1}\"", "\"a-2\""),
            ("var.list[1]", "\"b\""),
            ("var.obj.a", "1"),
            ("var.obj[\"b\"] && true", "true"),
            ("[for x in var.list : \"<${x}>\"]", "[\"<a>\", \"<b>\"]"),
            ("{for i, x in var.list : x => i}", "{a=0, b=1}"),
            (
                "{for x in [1, 2, 3] : x % 2 == 0 ? \"even\" : \"odd\" => x...}",
                "{even=[2], odd=[1, 3]}",
            ),
            ("[for x in [1, 2, 3] : x if x > 1]", "[2, 3]"),
            ("var.list[*]", "[\"a\", \"b\"]"),
            ("[{a = 1}, {a = 2}][*].a", "[1, 2]"),
            ("true ? 1 : \"x\"", "\"1\""),
            ("1 == \"1\"", "false"),
            ("null == null", "true"),
            ("try(var.obj.none, 5)", "5"),
            ("can(var.obj.none)", "false"),
            (
                "var.obj.none",
                "error: This object does not have an attribute named \"none\"",
            ),
            ("0 / 0", "error: Division by zero"),
            ("\"%{ for x in var.list }${x},%{ endfor }\"", "\"a,b,\""),
            ("\"%{ if 1 > 2 }a%{ else }b%{ endif }\"", "\"b\""),
        ],
    );
}

#[test]
fn what_a_plan_does_not_know_stays_apart() {
    check(
        Mode::Terraform,
        &[
            ("false && var.unknown", "~false"),
            ("true || var.unknown", "~true"),
            (
                "var.on ? \"a\" : \"b\"",
                "(not var.on: \"b\" | var.on: \"a\")"
                    .replace(
                        "not var.on: \"b\" | var.on: \"a\"",
                        "var.on: \"a\" | not var.on: \"b\"",
                    )
                    .leak(),
            ),
            ("var.on ? \"a\" : \"a\"", "~\"a\""),
            (
                "var.env == \"prod\" ? 1 : 2",
                "(var.env == \"prod\": 1 | var.env != \"prod\": 2)",
            ),
            ("var.env == \"prod\" && var.env == \"dev\"", "~false"),
            ("try(var.unknown.x, 1)", "~?"),
            ("\"ab-${var.unknown}\" == \"xy\"", "false"),
            ("\"ab-${var.unknown}\"", "?\"ab-\"…"),
            ("[for x in var.open : x]", "~[\"a\", *?]"),
            ("[for x in var.unknown : {p = x}]", "~[*{p=?}]"),
            (
                "[for x in var.list : x if x == \"b\" || var.on]",
                "~[\"a\" if var.on, \"b\"]",
            ),
            (
                "{for x in var.list : \"k\" => x if (x == \"a\") == var.on}",
                "~{k=(var.on: \"a\" | not var.on: \"b\")}",
            ),
            ("aws_s3_bucket.b.arn", "?"),
            ("aws_s3_bucket.b.arn == null", "?"),
        ],
    );
}

#[test]
fn rules_pass_null_and_are_kleene() {
    check(
        Mode::Rules,
        &[
            ("var.null == \"Enabled\"", "null"),
            ("var.null == null", "true"),
            ("var.null != null", "false"),
            ("var.null.a.b[0]", "null"),
            ("coalesce(var.null, var.list[0])", "\"a\""),
            ("coalesce(var.null == 1, false)", "false"),
            ("var.null && false", "false"),
            ("var.null || true", "true"),
            ("!var.null", "null"),
            ("var.on || true", "true"),
            // Only the author's own comparisons are branches.
            ("var.env == \"prod\"", "?"),
            ("var.unknown && false", "false"),
            ("[{a = 1}].a", "1"),
            ("[].a", "null"),
            ("[for x in var.null : x]", "null"),
            ("var.null > 1", "null"),
            ("var.on ? 1 : 1", "1"),
        ],
    );
}

#[test]
fn references_survive() {
    for text in [
        "aws_s3_bucket.b.bucket",
        "aws_s3_bucket.b[\"bucket\"]",
        "[aws_s3_bucket.b][0].bucket",
        "[for b in [aws_s3_bucket.b] : b.bucket][0]",
        "true ? aws_s3_bucket.b.bucket : \"x\"",
        "try(aws_s3_bucket.b.bucket, \"x\")",
        "\"${aws_s3_bucket.b.bucket}\"",
        "([aws_s3_bucket.b][*].bucket)[0]",
    ] {
        run(Mode::Terraform, text, |_, r| {
            let v = r.unwrap();
            assert_eq!(v.as_str(), Some("logs"), "{text}");
            let r = v.reference().unwrap();
            assert_eq!(r.resource, "aws_s3_bucket.b", "{text}");
            assert_eq!(r.path, [PathStep::Key("bucket".into())], "{text}");
        });
    }
    run(
        Mode::Terraform,
        "\"arn:aws:s3:::${aws_s3_bucket.b.bucket}/*\"",
        |_, r| {
            let v = r.unwrap();
            assert_eq!(v.as_str(), Some("arn:aws:s3:::logs/*"));
            assert!(v.reference().is_none());
            let parts = v.parts().unwrap();
            assert!(parts.items.iter().any(|p| matches!(p,
            crate::value::Part::Value(v) if v.reference().is_some())));
        },
    );
}

#[test]
fn origins_lead_to_where_a_value_was_written() {
    run(Mode::Terraform, "[1, var.list[0]][1]", |_, r| {
        let v = r.unwrap();
        assert_eq!(v.origin.span, Span::new(FileId(0), 4, 15));
        assert_eq!(v.origin.source().span, Span::new(FileId(7), 10, 20));
        assert_eq!(v.origin.source().hop, Hop::VariableDefault);
    });
    run(Mode::Terraform, "{a = {b = true}}.a.b", |_, r| {
        assert_eq!(r.unwrap().origin, Origin::at(Span::new(FileId(0), 10, 14)));
    });
}

#[test]
fn sixty_guarded_elements_stay_sixty() {
    let table = Conditions::default();
    let budget = Budget::default();
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::Terraform,
    };
    let items = (0_i64..60)
        .map(|i| {
            let input = table.bool_input(&format!("var.v{i}"), InputKind::Variable, Span::NONE);
            Element {
                cond: table.equals(input, Constant::Bool(true)).unwrap(),
                value: Value::number(i),
            }
        })
        .collect();
    let list = Value::tuple_of(items);
    struct One(Value);
    impl Scope for One {
        fn resolve(
            &self,
            _: &Evaluator<'_>,
            _: &Traversal,
        ) -> Option<Result<(Value, usize), EvalError>> {
            Some(Ok((self.0.clone(), 1)))
        }
    }
    let scope = One(list);
    let expr = lower_expr(FileId(0), "[for x in local.xs : x + 1 if x != 3]", 0).unwrap();
    let v = ev.eval(&expr, &Bindings::new(&scope)).unwrap();
    assert_eq!(v.as_seq().unwrap().items.len(), 59);
    let expr = lower_expr(FileId(0), "local.xs[2]", 0).unwrap();
    let v = ev.eval(&expr, &Bindings::new(&scope)).unwrap();
    assert!(v.is_unknown(), "more alternatives than are kept");
}

#[test]
fn loops_within_loops_end_when_it_is_enough() {
    let depth = 9;
    let mut text = "a0".to_owned();
    for n in 0..depth {
        text = format!("[for a{n} in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]: {text}]");
    }
    let expr = lower_expr(FileId(0), &text, 0).unwrap();
    let loops: Vec<super::Loop<'_>> = expr.repeated().into_iter().map(|(_, l)| l).collect();
    assert_eq!(loops.len(), depth);
    let (table, budget) = (Conditions::default(), Budget::default());
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::Terraform,
    };
    let mut turns = 0;
    let more = ev.turns(
        &loops,
        &Bindings::new(&Names { table: &table }),
        16,
        &mut |_, _| {
            turns += 1;
            match turns {
                20 => std::ops::ControlFlow::Break(()),
                _ => std::ops::ControlFlow::Continue(()),
            }
        },
    );
    assert!(more);
    assert_eq!(turns, 20);
    assert!(budget.spend(19_990_000));
}
