//! Every sub-expression slices to its own text; strings come out as Terraform's.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

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

/// The value of a template whose interpolations are all `X`, whose conditions are literal and
/// whose loops run twice.
fn value(source: &str) -> String {
    use crate::expr::ir::TemplatePart as P;
    fn join(parts: &[P], out: &mut String) {
        for part in parts {
            match part {
                P::Text(t) => out.push_str(&t.text),
                P::Interpolation(_) => out.push('X'),
                P::If(i) if i.condition.kind == ExprKind::Bool(true) => join(&i.then, out),
                P::If(i) => join(&i.otherwise, out),
                P::For(f) => (0..2).for_each(|_| join(&f.body, out)),
            }
        }
    }
    let mut out = String::new();
    match lower_expr(FILE, source, 0).unwrap().kind {
        ExprKind::Text(t) => out.push_str(&t.text),
        ExprKind::Template(parts) => join(&parts, &mut out),
        other => panic!("{other:?}"),
    }
    out
}

/// The expected values are those of Terraform 1.11.4 for the same text.
#[test]
fn strip_markers_and_indentation_are_terraforms() {
    for (source, expected) in [
        (
            "<<-EOT\n    a  $${y}$.\n    b c a ${~ x ~}\n\n  EOT",
            "a  ${y}$.\nb c aX\n",
        ),
        (
            "<<-EOT\n\tb c ${~ x}${~ x}  %{ for i in [1,2] ~}\n\n  %{~ endfor ~}  é$.\n  a\n%{~ if true } %{ if false }N%{ else ~}  %{ endif ~}%{ endif ~}\nEOT",
            "\tb cXX  \n\né$.\n  a ",
        ),
        (
            "<<-EOT\n      ${x ~}a  %{ if false }N%{ else ~} \n\n      \n\t\n    ${x ~}${x}  \n      %{ for i in [1,2] ~}%{ for i in [1,2] ~}%{ endfor ~}%{ endfor ~}%{ endif }\n  EOT",
            "  Xa  \n      \n\t\nXX  \n  \n",
        ),
        (
            "<<-EOT\n    \n\t\\n %{ if true ~}  %{ for i in [1,2] ~}\n\n${x ~} $$.é\n      é${~ x ~}  %{ endfor }%{ endif ~}\nEOT",
            "    \n\t\\n \nX$$.é\n      éX\nX$$.é\n      éX",
        ),
        ("<<-EOT\r\n    a\r\n      b\r\n    EOT", "a\r\n  b\r\n"),
        ("\"a  ${~ x ~} \\n b\"", "aXb"),
        ("\"$$${x}$${y}%%{z}\"", "$${x}${y}%{z}"),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

const SAMPLE: &str = include_str!("../../../testdata/syntax/sample.tf");

/// All spans of a body.
fn spans(body: &Body, out: &mut Vec<Span>) {
    for a in &body.attributes {
        out.push(a.name_span);
        a.expr.walk(&mut |e| {
            out.push(e.span);
            match &e.kind {
                ExprKind::Text(t) => out.push(t.span),
                ExprKind::Traversal(t) => {
                    out.push(t.root_span);
                    out.extend(t.steps.iter().map(|s| s.span));
                }
                ExprKind::Access(_, steps) => out.extend(steps.iter().map(|s| s.span)),
                ExprKind::Call(c) => out.push(c.name_span),
                _ => {}
            }
        });
    }
    for b in &body.blocks {
        out.extend([b.header, b.span]);
        out.extend(b.labels.iter().map(|(_, s)| *s));
        spans(&b.body, out);
    }
}

fn check(text: &str) {
    let (body, problems) = lower_file(FILE, text);
    let mut all = Vec::new();
    spans(&body, &mut all);
    all.extend(problems.iter().filter_map(|p| p.span));
    for span in all {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(lower_file(FILE, SAMPLE).1, []);
    check(SAMPLE);
}

/// A character boundary near a fraction of a text.
fn boundary(text: &str, at: usize) -> usize {
    let at = at % (text.len() + 1);
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, ..Default::default() })]

    #[test]
    fn damaged_files_never_panic_and_spans_are_sound(
        cuts in proptest::collection::vec((0usize..100_000, 0usize..40, 0usize..16), 1..4),
    ) {
        const INSERT: [&str; 16] = [
            "", "{", "}", "\"", "${", "%{", "<<EOT\n", "[", ")", "=", "\n", "é", "“", "/*", "\\", "~}",
        ];
        let mut text = SAMPLE.to_owned();
        for (at, len, insert) in cuts {
            let start = boundary(&text, at);
            let end = boundary(&text, (start + len).min(text.len())).max(start);
            text.replace_range(start..end, INSERT[insert]);
        }
        check(&text);
    }

    #[test]
    fn noise_never_panics(text in "[a\"${}%~<\\-E\n \\\\=:,\\[\\]()#/*é.0]{0,60}") {
        check(&text);
        let _ = lower_expr(FILE, &text, 7);
        let _ = lower_template(FILE, &text, 7);
        let _ = crate::expr::lower_json_file(FILE, &text);
    }
}

#[test]
fn each_sound_block_survives_damage_to_another() {
    let (whole, _) = lower_file(FILE, SAMPLE);
    for broken in &whole.blocks {
        // The closing brace is gone.
        let mut text = SAMPLE.to_owned();
        let end = broken.span.end as usize;
        text.replace_range(end - 1..end, "");
        let (body, problems) = lower_file(FILE, &text);
        assert_eq!(
            problems.len(),
            1,
            "{problems:?} {}",
            &SAMPLE[broken.header.range()]
        );
        let sound = body.blocks.iter().filter(|b| !b.body.partial).count();
        assert_eq!(sound, whole.blocks.len() - 1);
    }
}

#[test]
fn a_broken_statement_costs_its_block_no_more_than_itself() {
    for broken in [
        "versioning {\n    status = \"Enabled\"}",
        "acl = ",
        "tags = { a = 1 b = 2 }",
        "status 5 = true",
    ] {
        let text = format!(
            "resource \"t\" \"a\" {{\n  bucket = \"b\" # one\n  {broken}\n  last = \"c\"\n}}\n\n\
             resource \"t\" \"b\" {{\n  bucket = 2\n}}\n"
        );
        let (body, problems) = lower_file(FILE, &text);
        assert_eq!(problems.len(), 1, "{broken}: {problems:?}");
        let blocks: Vec<(bool, Vec<&str>)> = body
            .blocks
            .iter()
            .map(|b| {
                let names = b.body.attributes.iter().map(|a| a.name.as_str());
                (b.body.partial, names.collect())
            })
            .collect();
        assert_eq!(
            blocks,
            [(true, vec!["bucket", "last"]), (false, vec!["bucket"])],
            "{broken}"
        );
        let last = &body.blocks[0].body.attributes[1];
        assert_eq!(&text[last.expr.span.range()], "\"c\"");
    }
}

#[test]
fn offsets_in_strings_lead_to_their_place() {
    let text = "a = <<-EOT\n    {\n      \"Action\": \"s3:*\", é${x}\n      \"b\": \"$${c}d\"\n    }\n  EOT\nb = \"\\u00e9\\n😀s3:*\"\nc = \"e\u{301}s3:*\"\n";
    let (body, problems) = lower_file(FILE, text);
    assert_eq!(problems, []);
    let mut found = Vec::new();
    for a in &body.attributes {
        let mut seek = |t: &Text| {
            for word in ["s3:*", "d\"", "${", "😀"] {
                if let Some(at) = t.text.find(word) {
                    let range = at..at + word.len();
                    let span =
                        crate::value::trace_text(&t.text, t.span, t.form.into(), range, text);
                    found.push((word, &text[span.range()]));
                }
            }
        };
        match &a.expr.kind {
            ExprKind::Text(t) => seek(t),
            ExprKind::Template(parts) => {
                for p in parts {
                    if let crate::expr::ir::TemplatePart::Text(t) = p {
                        seek(t);
                    }
                }
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(
        found,
        [
            ("s3:*", "s3:*"),
            ("d\"", "d\""),
            ("${", "$${"),
            ("s3:*", "s3:*"),
            ("😀", "😀"),
            ("s3:*", "s3:*"),
        ]
    );
}
