//! Every sub-expression slices to its own text; strings come out as Terraform's.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::expr::ir::{ExprKind, Step, StepKind, Text};

const FILE: FileId = FileId(0);

/// All sub-expressions, outer before inner, as the text under their spans.
fn slices(text: &str) -> Vec<String> {
    let expr = lower_expr(FILE, text, 0).unwrap();
    let mut out = Vec::new();
    expr.walk(&mut |e| out.push(text[e.span.range()].to_owned()));
    out
}

fn steps(e: &Expr) -> &[Step] {
    match &e.kind {
        ExprKind::Traversal(t) => &t.steps,
        ExprKind::Access(_, s) => s,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_sub_expression_slices_to_its_own_text() {
    let cases: &[(&str, &[&str])] = &[
        (" 1 ", &["1"]),
        ("- 5", &["- 5"]),
        ("a + b * c", &["a + b * c", "a", "b * c", "b", "c"]),
        ("a - b - c", &["a - b - c", "a - b", "a", "b", "c"]),
        ("( a )", &["( a )", "a"]),
        ("!a.b", &["!a.b", "a.b"]),
        ("\"é${ x }ü\"", &["\"é${ x }ü\"", "x"]),
        ("\"${x}\"", &["\"${x}\"", "x"]),
        (
            "a ? \"b\" : [c]",
            &["a ? \"b\" : [c]", "a", "\"b\"", "[c]", "c"],
        ),
        ("f(a, b...)", &["f(a, b...)", "a", "b"]),
        ("provider::x::f(1)", &["provider::x::f(1)", "1"]),
        (
            "{a = 1, (b) = 2}",
            &["{a = 1, (b) = 2}", "a", "1", "(b)", "b", "2"],
        ),
        (
            "[for k, v in m: v if k]",
            &["[for k, v in m: v if k]", "m", "v", "k"],
        ),
        (
            "{for v in m: v => 1...}",
            &["{for v in m: v => 1...}", "m", "v", "1"],
        ),
        ("a.b[c].0", &["a.b[c].0", "c", "0"]),
        ("f(x)[*].y", &["f(x)[*].y", "f(x)", "x"]),
        (
            "\"%{ if a }x${b}%{ else }%{ for i in c }${i}%{ endfor }%{ endif }\"",
            &[
                "\"%{ if a }x${b}%{ else }%{ for i in c }${i}%{ endfor }%{ endif }\"",
                "a",
                "b",
                "c",
                "i",
            ],
        ),
        ("<<EOT\n${a}\nEOT\n", &["<<EOT\n${a}\nEOT", "a"]),
    ];
    for (text, expected) in cases {
        assert_eq!(slices(text), *expected, "{text}");
    }
}

#[test]
fn steps_carry_operator_and_operand() {
    let text = "a . b [ 0 ].*.c[*].1";
    let expr = lower_expr(FILE, text, 0).unwrap();
    let got: Vec<&str> = steps(&expr).iter().map(|s| &text[s.span.range()]).collect();
    assert_eq!(got, [". b", "[ 0 ]", ".*", ".c", "[*]", ".1"]);
    assert!(matches!(steps(&expr)[1].kind, StepKind::Index(_)));
}

#[test]
fn numbers_keep_what_was_written() {
    let kind = |t| lower_expr(FILE, t, 0).unwrap().kind;
    assert_eq!(kind("42"), ExprKind::Int(42));
    assert_eq!(kind("- 42"), ExprKind::Int(-42));
    assert_eq!(kind("1.50"), ExprKind::Decimal("1.50".into()));
    assert_eq!(kind("1e3"), ExprKind::Decimal("1e3".into()));
    assert_eq!(
        kind("123456789012345678901234567890"),
        ExprKind::Decimal("123456789012345678901234567890".into())
    );
}

/// The literal texts of an expression, each as (text, raw text under its span).
fn texts(source: &str) -> Vec<(String, String)> {
    fn parts(parts: &[crate::expr::ir::TemplatePart], out: &mut Vec<Text>) {
        use crate::expr::ir::TemplatePart as P;
        for p in parts {
            match p {
                P::Text(t) => out.push(t.clone()),
                P::Interpolation(e) => expr(e, out),
                P::If(i) => {
                    parts_of(&i.then, out);
                    parts_of(&i.otherwise, out);
                }
                P::For(f) => parts_of(&f.body, out),
            }
        }
    }
    use parts as parts_of;
    fn expr(e: &Expr, out: &mut Vec<Text>) {
        e.walk(&mut |e| match &e.kind {
            ExprKind::Text(t) => out.push(t.clone()),
            ExprKind::Template(p) => parts(p, out),
            _ => {}
        });
    }
    let mut out = Vec::new();
    expr(&lower_expr(FILE, source, 0).unwrap(), &mut out);
    out.iter()
        .map(|t| (t.text.to_string(), source[t.span.range()].to_owned()))
        .collect()
}

#[test]
fn strings_unescape_and_keep_the_span_of_their_raw_text() {
    let one = |s: &str| texts(s).remove(0);
    assert_eq!(
        one(r#""a\n\"b\" $${x} %%{y} \u00e9""#).0,
        "a\n\"b\" ${x} %{y} é"
    );
    assert_eq!(one(r#""a\tb""#).1, r"a\tb");
    assert_eq!(one("\"e\u{301}\"").0, "é");
    assert_eq!(one(r#""%{ if a }x\"y%{ endif }""#).0, "x\"y");
    assert_eq!(
        one("<<-EOT\n    a\n      b\n\n    c\n    EOT\n").0,
        "a\n  b\n\nc\n"
    );
    assert_eq!(one("<<-EOT\n    a\n  EOT\n").1, "a\n");
    assert_eq!(one("<<EOT\nEOT\n").0, "");
    assert_eq!(one("<<EOT\n a $${b} \\n\nEOT\n").0, " a ${b} \\n\n");
}

#[test]
fn files_give_attributes_and_blocks_with_spans() {
    let text = "\u{feff}resource \"aws_s3_bucket\" b {\r\n  bucket = \"x\" # c\r\n  tags { a = 1 }\r\n}\r\n";
    let (body, problems) = lower_file(FILE, text);
    assert_eq!(problems, []);
    let block = &body.blocks[0];
    assert_eq!(&text[block.header.range()], "resource \"aws_s3_bucket\" b");
    assert_eq!(
        &text[block.span.range()],
        text.trim_start_matches('\u{feff}').trim_end()
    );
    assert_eq!(block.labels[0].0, "aws_s3_bucket");
    assert_eq!(&text[block.labels[0].1.range()], "\"aws_s3_bucket\"");
    let bucket = block.body.attribute("bucket").unwrap();
    assert_eq!(&text[bucket.name_span.range()], "bucket");
    assert_eq!(&text[bucket.expr.span.range()], "\"x\"");
    assert_eq!(&text[block.body.blocks[0].span.range()], "tags { a = 1 }");
}
