//! Calls from text to printed values. Names `c0`, `c1` … are bools that nobody knows, `text`,
//! `items`, `table` and `open` unknown values, `bucket` an attribute of a resource.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use crate::expr::ir::Traversal;
use crate::expr::{Bindings, Budget, EvalError, Evaluator, Mode, Scope, lower_expr};
use crate::source::{FileId, Span};
use crate::value::{
    Cond, Conditions, Constant, InputKind, Kind, Marks, Reason, Reference, Type, Value,
};

struct Names;

impl Scope for Names {
    fn resolve(
        &self,
        ev: &Evaluator<'_>,
        t: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        let unknown = |ty| Value::unknown(Reason::Computed(t.root.clone()), ty);
        let value = match t.root.as_str() {
            "text" => unknown(Type::String),
            "items" => unknown(Type::list(Type::String)),
            "table" => unknown(Type::map(Type::String)),
            "open" => unknown(Type::Dynamic),
            "bucket" => Value::string("logs").with_reference(Reference {
                resource: "aws_s3_bucket.logs".into(),
                path: Vec::new(),
            }),
            "shared" => (0..60).fold(Value::tuple(vec![Value::number(1)]), |v, _| {
                Value::tuple(vec![v.clone(), v])
            }),
            name => {
                name.strip_prefix('c')?.parse::<u32>().ok()?;
                let input = ev.table.bool_input(name, InputKind::Variable, Span::NONE);
                let yes = ev.table.equals(input, Constant::Bool(true)).unwrap();
                let no = ev.table.not(yes).unwrap();
                let arms = vec![(yes, Value::bool(true)), (no, Value::bool(false))];
                Value::choice(ev.table, arms).mark(Marks::LATER)
            }
        };
        Some(Ok((value, 0)))
    }
}

fn with<R>(text: &str, f: impl FnOnce(&Conditions, Result<Value, EvalError>) -> R) -> R {
    let (table, budget) = (Conditions::default(), Budget::default());
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::Terraform,
    };
    let expr = lower_expr(FileId(0), text, 0).unwrap();
    f(&table, ev.eval(&expr, &Bindings::new(&Names)))
}

/// `~` before what a plan would not know, `?type` for unknown, `<v when c | …>` for a choice,
/// `v if c` for an element under a condition, `*v` for a rest, `!` before an error.
fn eval(text: &str) -> String {
    with(text, |table, result| match result {
        Ok(v) => {
            let later = v.marks.has(Marks::LATER) && !v.is_unknown();
            format!("{}{}", if later { "~" } else { "" }, show(table, &v))
        }
        Err(e) => format!("!{}", e.message),
    })
}

fn show(t: &Conditions, v: &Value) -> String {
    let guard = |cond: Cond, text: String| match cond {
        Cond::TRUE => text,
        _ => format!("{text} if {}", t.describe(cond)),
    };
    let rest = |r: &Option<Box<Value>>| r.as_ref().map(|r| format!("*{}", show(t, r)));
    match &v.kind {
        Kind::Null(_) => "null".to_owned(),
        Kind::Bool(b) => b.to_string(),
        Kind::Number(n) => n.to_string(),
        Kind::String(s) => format!("{s:?}"),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            let items = s.items.iter().map(|e| guard(e.cond, show(t, &e.value)));
            let items: Vec<String> = items.chain(rest(&s.rest)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Map(o) | Kind::Object(o) => {
            let entries = o.entries.iter();
            let entries =
                entries.map(|(k, e)| guard(e.cond, format!("{k} = {}", show(t, &e.value))));
            let entries: Vec<String> = entries.chain(rest(&o.rest)).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Kind::Unknown(u) => format!("?{}", u.ty),
        Kind::Choice(c) => {
            let arms = c.arms.iter();
            let arms: Vec<String> = arms
                .map(|(c, v)| format!("{} when {}", show(t, v), t.describe(*c)))
                .collect();
            format!("<{}>", arms.join(" | "))
        }
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, eval(text)))
        .filter(|(_, want, got)| *want != got)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn known_arguments() {
    check(&[
        ("concat([1], [\"a\", null])", "[1, \"a\", null]"),
        ("merge({ a = 1, b = 2 }, null, { b = 3 })", "{a = 1, b = 3}"),
        ("flatten([[1, [2]], [], 3])", "[1, 2, 3]"),
        ("distinct([\"b\", \"a\", \"b\"])", "[\"b\", \"a\"]"),
        ("compact([\"\", null, \"x\"])", "[\"x\"]"),
        ("coalesce(null, \"\", \"x\", \"y\")", "\"x\""),
        ("element([\"a\", \"b\"], 5)", "\"b\""),
        ("chunklist([1, 2, 3], 2)", "[[1, 2], [3]]"),
        ("range(2, -2, -2)", "[2, 0]"),
        ("slice([1, 2, 3], 1, 2)", "[2]"),
        ("sort([\"b\", \"A\", \"a\"])", "[\"A\", \"a\", \"b\"]"),
        ("reverse(toset([1, 2]))", "[2, 1]"),
        ("setunion([1], [\"b\"])", "[\"1\", \"b\"]"),
        ("setintersection([1, 2], [2, 3])", "[2]"),
        ("setsubtract([1, 2], [2, 3])", "[1]"),
        ("setproduct([1, 2], [\"x\"])", "[[1, \"x\"], [2, \"x\"]]"),
        (
            "transpose({ a = [\"x\"], b = [\"x\"] })",
            "{x = [\"a\", \"b\"]}",
        ),
        ("zipmap([\"a\", \"b\"], [1, 2])", "{a = 1, b = 2}"),
        ("lookup({ a = 1 }, \"b\", 2)", "2"),
        ("one([])", "null"),
        ("sum([1, \"2.5\"])", "3.5"),
        ("alltrue([])", "true"),
        ("anytrue([null, \"true\"])", "true"),
        ("index([\"a\", \"b\"], \"b\")", "1"),
        ("length(\"cafe\\u0301\")", "4"),
        ("matchkeys([1, 2], [\"a\", \"b\"], [\"b\"])", "[2]"),
        ("core::max(1, 2)", "2"),
        ("pow(2, -2)", "0.25"),
        ("parseint(\"zz\", 36)", "1295"),
    ]);
}

#[test]
fn errors() {
    check(&[
        (
            "abs()",
            "!Function \"abs\" expects 1 argument(s). Missing value for \"num\"",
        ),
        ("abs(1, 2)", "!Function \"abs\" expects only 1 argument(s)"),
        (
            "abs(null)",
            "!Invalid value for \"num\" parameter: argument must not be null",
        ),
        (
            "abs(\"x\")",
            "!Invalid value for \"num\" parameter: a number is required",
        ),
        (
            "absx(1)",
            "!There is no function named \"absx\". Did you mean \"abs\"?",
        ),
        (
            "defaults({}, {})",
            "!There is no function named \"defaults\"",
        ),
        (
            "sort([[]])",
            "!Invalid value for \"list\" parameter: element 0: string required",
        ),
        (
            "range(1000000000)",
            "!Call to function \"range\" failed: more than 1024 values were generated; either \
             decrease the difference between start and end or use a smaller step",
        ),
        (
            "tolist([1, []])",
            "!Invalid value for \"v\" parameter: cannot convert tuple to list of \
             any single type",
        ),
        (
            "element([], 0)",
            "!Call to function \"element\" failed: cannot use element function \
             with an empty list",
        ),
    ]);
}

#[test]
fn unknown_arguments_are_known_as_deep_as_terraform_knows_them() {
    check(&[
        ("concat([\"a\"], [text])", "[\"a\", ?string]"),
        ("length([text, \"b\"])", "2"),
        ("length(items)", "?number"),
        ("keys({ a = text })", "[\"a\"]"),
        ("merge({ a = text }, { b = 1 })", "{a = ?string, b = 1}"),
        ("lookup({ a = text, b = 1 }, \"b\")", "1"),
        ("lookup({ a = 1 }, text, 5)", "?any"),
        ("contains([text, \"b\"], \"b\")", "true"),
        ("contains([text, \"b\"], \"c\")", "?bool"),
        ("anytrue([text == \"x\", true])", "true"),
        ("alltrue([false, text == \"x\"])", "false"),
        ("alltrue([text == \"x\", false])", "~false"),
        ("sort([text, \"b\"])", "[?string, ?string]"),
        ("distinct([text, \"b\"])", "~[?string, \"b\"]"),
        ("element([text, \"b\"], 1)", "\"b\""),
        ("one([text])", "?string"),
        ("coalesce(text, \"b\")", "?string"),
        ("setunion([text], [\"a\"])", "[\"a\", ?string]"),
        ("length(toset([text, \"b\"]))", "?number"),
        ("setintersection([text], [\"a\"])", "?set(string)"),
        ("max(1, length(items))", "?number"),
        ("tostring(open)", "?string"),
        ("flatten([[\"a\"], [text]])", "[\"a\", ?string]"),
        ("tolist(items)", "?list(string)"),
        ("toset(items)", "?set(string)"),
    ]);
}

#[test]
fn what_may_be_more_is_a_rest() {
    check(&[
        ("concat([\"a\"], items)", "~[\"a\", *?string]"),
        ("concat([\"a\"], open)", "~[\"a\", *?any]"),
        ("merge(table, { b = \"x\" })", "~{b = \"x\", *?string}"),
        // What comes behind may overwrite.
        ("merge({ b = \"x\" }, table)", "~{b = ?string, *?string}"),
        ("keys(merge(table, { b = \"x\" }))", "~[\"b\", *?string]"),
        ("flatten([[\"a\"], open])", "[\"a\", *?any]"),
        ("contains(concat([\"a\"], items), \"a\")", "~true"),
        ("contains(concat([\"a\"], items), \"b\")", "?bool"),
        ("length(concat([\"a\"], items))", "?number"),
        ("one(items)", "?string"),
    ]);
}

#[test]
fn choices_become_guarded_elements() {
    check(&[
        (
            "concat(c0 ? [\"a\"] : [], [\"b\"])",
            "~[\"a\" if c0, \"b\"]",
        ),
        (
            "merge({ a = 1 }, c0 ? { a = 2, b = 3 } : {})",
            "~{a = <1 when not c0 | 2 when c0>, b = 3 if c0}",
        ),
        ("length(c0 ? [\"a\"] : [])", "~<1 when c0 | 0 when not c0>"),
        (
            "length(concat(c0 ? [1] : [], c0 ? [2] : []))",
            "~<0 when not c0 | 2 when c0>",
        ),
        (
            "one(concat(c0 ? [\"a\"] : [], c0 ? [] : [\"b\"]))",
            "~<\"a\" when c0 | \"b\" when not c0>",
        ),
        (
            "element(concat(c0 ? [\"a\"] : [], [\"b\"]), 0)",
            "~<\"b\" when not c0 | \"a\" when c0>",
        ),
        (
            "coalesce(c0 ? \"a\" : null, \"b\")",
            "~<\"a\" when c0 | \"b\" when not c0>",
        ),
        (
            "coalescelist(c0 ? [\"a\"] : [], [\"b\"])",
            "~<[\"a\"] when c0 | [\"b\"] when not c0>",
        ),
        ("alltrue([c0, true])", "~<true when c0 | false when not c0>"),
        ("anytrue([c0, true])", "true"),
        (
            "distinct(concat(c0 ? [\"a\"] : [], [\"a\"]))",
            "~[\"a\" if c0, \"a\" if not c0]",
        ),
        (
            "toset([c0 ? \"b\" : \"a\", \"b\"])",
            "~[\"a\" if not c0, \"b\"]",
        ),
        (
            "slice(concat(c0 ? [\"a\"] : [], [\"b\"]), 0, 1)",
            "~[\"a\" if c0, \"b\" if not c0]",
        ),
        (
            "setsubtract([\"a\", \"b\"], c0 ? [\"a\"] : [])",
            "~[\"a\" if not c0, \"b\"]",
        ),
        ("sum([1, c0 ? 2 : 3])", "~<4 when not c0 | 3 when c0>"),
        ("max(c0 ? 1 : 2, 2)", "~2"),
        (
            "lookup(merge({}, c0 ? { a = 1 } : {}), \"a\", 0)",
            "~<1 when c0 | 0 when not c0>",
        ),
        (
            "zipmap(concat(c0 ? [\"k\"] : []), concat(c0 ? [1] : []))",
            "~{k = 1 if c0}",
        ),
        ("abs(c0 ? -1 : \"x\")", "~<1 when c0 | ?any when not c0>"),
    ]);
}

#[test]
fn sixty_guarded_elements_stay_sixty() {
    let each =
        |f: &dyn Fn(usize) -> String| -> String { (0..60).map(f).collect::<Vec<_>>().join(", ") };
    let lists = each(&|i| format!("c{i} ? [\"x{i}\"] : []"));
    let concat = format!("concat({lists})");
    for outer in [
        "", "flatten", "distinct", "compact", "sort", "reverse", "toset",
    ] {
        with(&format!("{outer}({concat})"), |_, v| {
            assert_eq!(v.unwrap().as_seq().unwrap().items.len(), 60, "{outer}");
        });
    }
    let maps = each(&|i| format!("c{i} ? {{ k{i} = {i} }} : {{}}"));
    for outer in ["", "keys", "values"] {
        with(&format!("{outer}(merge({maps}))"), |_, v| {
            let v = v.unwrap();
            let n = v.as_seq().map_or(0, |s| s.items.len());
            assert_eq!(n + v.as_obj().map_or(0, |o| o.entries.len()), 60);
        });
    }
    assert_eq!(eval(&format!("length({concat})")), "?number");
    with(&format!("contains({concat}, \"x7\")"), |t, v| {
        assert_eq!(show(t, &v.unwrap()), "<true when c7 | false when not c7>");
    });
    let sets = each(&|i| format!("c{i} ? [\"x{i}\"] : []"));
    with(&format!("setunion({sets})"), |_, v| {
        assert_eq!(v.unwrap().as_seq().unwrap().items.len(), 60);
    });
    let bools = each(&|i| format!("c{i}"));
    with(&format!("alltrue([{bools}])"), |t, v| {
        let v = v.unwrap();
        let truth = crate::value::Truth::of(t, &v);
        assert_eq!(t.inputs_of(truth.yes).len(), 60);
    });
}

#[test]
fn huge_results_end_at_once() {
    let hundred = "range(1000)";
    let product = format!("setproduct({hundred}, {hundred}, {hundred})");
    assert!(eval(&product).starts_with('?'));
    // A value that shares its parts: 2^60 leaves.
    for f in [
        "length",
        "sensitive",
        "flatten",
        "sum",
        "jsonencode",
        "toset",
    ] {
        with(&format!("{f}(shared)"), |_, v| drop(v));
    }
}

#[test]
fn references_survive() {
    for text in [
        "one([bucket])",
        "element([bucket], 0)",
        "coalesce(null, bucket)",
        "lookup({ a = bucket }, \"a\", null)",
        "flatten([[bucket]])[0]",
        "concat([\"x\"], [bucket])[1]",
        "tostring(bucket)",
        "tolist(toset([bucket]))[0]",
        "merge({ a = bucket }, {}).a",
        "values({ a = bucket })[0]",
        "coalescelist([], [bucket])[0]",
        "reverse([1, bucket])[0]",
        "zipmap([\"a\"], [bucket]).a",
        "sort([bucket])[0]",
        "compact([\"\", bucket])[0]",
        "tomap({ a = bucket }).a",
        "sensitive(bucket)",
    ] {
        with(text, |_, v| {
            let v = v.unwrap();
            let r = v
                .reference()
                .unwrap_or_else(|| panic!("{text}: no reference"));
            assert_eq!(r.resource, "aws_s3_bucket.logs", "{text}");
        });
    }
}

#[test]
fn marks_spread() {
    let sensitive = |text: &str| with(text, |_, v| v.unwrap().marks.has(Marks::SENSITIVE));
    for text in [
        "abs(sensitive(1))",
        "concat(sensitive([1]), [2])",
        "sort([sensitive(\"a\")])",
        "toset([sensitive(\"a\")])",
        "lookup(sensitive({ a = 1 }), \"a\")",
        "length(sensitive([1]))",
        "max(1, sensitive(2))",
        "sum([sensitive(1), 2])",
    ] {
        assert!(sensitive(text), "{text}");
    }
    for text in [
        "length([sensitive(1)])",
        "concat([sensitive(1)], [2])",
        "element([sensitive(1), 2], 1)",
        "merge({ a = sensitive(1) }, {})",
        "nonsensitive(sensitive(1))",
        "issensitive(sensitive(1))",
    ] {
        assert!(!sensitive(text), "{text}");
    }
}

#[test]
fn names_are_sorted_and_unique() {
    let names: Vec<&str> = super::names().collect();
    assert!(names.windows(2).all(|w| matches!(w, [a, b] if a < b)));
    // Terraform 1.11 has 118 functions besides `can`, `try` and the removed `list` and `map`.
    assert!(names.len() >= 116, "{}", names.len());
}
