//! The YAML parser by examples: trees with their spans, hostile input, problems.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]
use super::*;
use crate::diagnostic::ProblemSeverity;
use crate::syntax::offsets::Offsets;
use crate::value::TextForm;

fn tree(text: &str) -> Tree {
    let (tree, problems) = parse(FileId(0), text);
    assert_eq!(problems, vec![], "{text}");
    tree
}

fn at<'t>(text: &'t str, tree: &Tree, id: NodeId) -> &'t str {
    &text[tree.node(id).unwrap().span.range()]
}

fn top(tree: &Tree, key: &str) -> NodeId {
    tree.get(tree.root.unwrap(), key).unwrap()
}

/// The text of every string with the source it spans, in the order of the nodes.
fn strings(text: &str) -> Vec<(String, String, TextForm)> {
    let strings = tree(text).nodes.into_iter().filter_map(|n| match n.kind {
        NodeKind::String(s) => Some((s.text.to_string(), text[s.span.range()].to_owned(), s.form)),
        _ => None,
    });
    strings.collect()
}

#[test]
fn nodes_know_their_bytes() {
    for eol in ["\n", "\r\n"] {
        for mark in ["", "\u{feff}"] {
            let text = format!(
                "{mark}# ä\nA: 😀 x\nB:\n  - \"q\\t\"  # c\n  - 'it''s'\n  - [1, {{k: ~}}]\nC: 1\n"
            )
            .replace('\n', eol);
            let t = tree(&text);
            assert_eq!(at(&text, &t, top(&t, "A")), "😀 x");
            let b = top(&t, "B");
            let expected = format!("- \"q\\t\"  # c{eol}  - 'it''s'{eol}  - [1, {{k: ~}}]");
            assert_eq!(at(&text, &t, b), expected);
            let NodeKind::Sequence(items) = &t.node(b).unwrap().kind else {
                panic!("no sequence");
            };
            let seen: Vec<&str> = items.iter().map(|i| at(&text, &t, *i)).collect();
            assert_eq!(seen, ["\"q\\t\"", "'it''s'", "[1, {k: ~}]"]);
            let root = t.node(t.root.unwrap()).unwrap().span;
            assert!(text[root.range()].starts_with("A:") && text[root.range()].ends_with("C: 1"));
        }
    }
}

#[test]
fn scalars_have_inner_spans_and_forms() {
    let block = |indent, folded| TextForm::YamlBlock { indent, folded };
    for (text, value, written, form) in [
        ("a: b c # d", "b c", "b c", TextForm::Verbatim),
        ("a: b\n  c", "b c", "b\n  c", TextForm::YamlPlain),
        ("a: \"b c\"", "b c", "b c", TextForm::Verbatim),
        ("a: \"b\\n\"", "b\n", "b\\n", TextForm::YamlDouble),
        ("a: 'b''c'", "b'c", "b''c", TextForm::YamlSingle),
        (
            "a: |\n    b\n     c\n\nz: 1\n",
            "b\n c\n",
            "b\n     c",
            block(4, false),
        ),
        ("a: >-\n  b\n  c\n", "b c", "b\n  c", block(2, true)),
        ("a: |2\n    b\n", "  b\n", "  b", block(2, false)),
        ("a: |\n\n  b\n", "\nb\n", "b", block(2, false)),
        (
            "a: |\r\n  b\r\n  c\r\n",
            "b\nc\n",
            "b\r\n  c",
            block(2, false),
        ),
        ("a: |\n  b", "b", "b", block(2, false)),
    ] {
        let seen = strings(text);
        assert_eq!(
            seen[1],
            (value.to_owned(), written.to_owned(), form),
            "{text:?}"
        );
    }
}

#[test]
fn offsets_lead_back_to_the_source() {
    let text = "a: !Sub |\n    é: ${One}\n\n      ${Two}\nb: !Sub \"\\u00e9${Three}\"\nc: !Sub x\n  ${Four}\nd: >\n  p\n\n  ${Five}\n";
    let t = tree(text);
    for node in &t.nodes {
        let NodeKind::String(s) = &node.kind else {
            continue;
        };
        let raw = &text[s.span.range()];
        let offsets = Offsets::new(s.form, s.span, raw, &s.text);
        for word in ["${One}", "${Two}", "${Three}", "${Four}", "${Five}"] {
            if let Some(i) = s.text.find(word) {
                assert_eq!(&text[offsets.span(i..i + word.len()).range()], word);
            }
        }
    }
}

#[test]
fn plain_scalars_are_yaml_1_1() {
    let t = tree(
        "a: yes\nb: Off\nc: 0644\nd: 2012-10-17\ne: null\nf:\ng: 'yes'\nh: !!str 12\ni: ! 12\n",
    );
    let kind = |k: &str| t.node(top(&t, k)).unwrap().kind.clone();
    assert_eq!(kind("a"), NodeKind::Bool(true, "yes".into()));
    assert_eq!(kind("b"), NodeKind::Bool(false, "Off".into()));
    assert_eq!(kind("c"), NodeKind::Number("0644".into()));
    assert!(matches!(kind("d"), NodeKind::String(_)));
    assert_eq!(kind("e"), NodeKind::Null);
    assert_eq!(kind("f"), NodeKind::Null);
    for key in ["g", "h", "i"] {
        assert!(matches!(kind(key), NodeKind::String(_)), "{key}");
    }
}

#[test]
fn tags_have_spans_of_their_own() {
    let text =
        "a: !GetAZs\nb: !Sub 'x'\nc: !If\n  - p\n  - !Ref 12\nd: !Join [',', [x]]\ne: !Fn::Sub y\n";
    let t = tree(text);
    for (key, tag, node) in [
        ("a", "!GetAZs", ""),
        ("b", "!Sub", "'x'"),
        ("c", "!If", "- p\n  - !Ref 12"),
        ("d", "!Join", "[',', [x]]"),
        ("e", "!Fn::Sub", "y"),
    ] {
        let id = top(&t, key);
        let (name, span) = t.node(id).unwrap().tag.clone().unwrap();
        assert_eq!((name.as_str(), &text[span.range()]), (tag, tag));
        assert_eq!(at(text, &t, id), node);
    }
    // A tagged scalar is text, even where it looks like a number, and `!GetAZs` has an empty one.
    assert!(
        t.nodes
            .iter()
            .any(|n| matches!(&n.kind, NodeKind::String(s) if s.text == "12"))
    );
    assert!(
        matches!(&t.node(top(&t, "a")).unwrap().kind, NodeKind::String(s) if s.text.is_empty())
    );
}

#[test]
fn many_comments_between_key_and_value() {
    let text = format!("a:\n{}  b: 1\n", "  # c\n".repeat(5_000));
    assert!(tree(&text).root.is_some());
}

#[test]
fn aliases_are_kept() {
    let t = tree("a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  <<: *x\n  k: 2\n");
    let a = top(&t, "a");
    assert_eq!(t.node(top(&t, "b")).unwrap().kind, NodeKind::Alias(a));
    let NodeKind::Mapping(pairs) = &t.node(top(&t, "c")).unwrap().kind else {
        panic!("no mapping");
    };
    assert_eq!(pairs.len(), 3);
}

#[test]
fn an_alias_bomb_costs_its_text_only() {
    let mut text = "a0: &a0 [x, x]\n".to_owned();
    for i in 1..100 {
        let p = i - 1;
        text.push_str(&format!(
            "a{i}: &a{i} [*a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}]\n"
        ));
    }
    assert!(tree(&text).nodes.len() < 1_200);
}

#[test]
fn a_cycle_is_an_alias_of_what_is_around_it() {
    let t = tree("a: &a [*a]\n");
    let a = top(&t, "a");
    assert!(t.nodes.iter().any(|n| n.kind == NodeKind::Alias(a)));
}

#[test]
fn problems_have_places_and_hints() {
    for (text, code, marked) in [
        ("a: b: c\n", "syntax-error", ":"),
        ("a:\n\tb: 1\n", "syntax-error", "\t"),
        ("a: [1, 2\nb: 1\n", "syntax-error", ":"),
        ("a: \"x\n", "syntax-error", "\""),
        ("a: *x\n", "syntax-error", "*"),
        ("é: 1\na: @x\n", "syntax-error", "@"),
        ("a: 1\n---\nb: 2\n", "multiple-documents", "---"),
        ("{\"a\": 1,, }", "syntax-error", ","),
    ] {
        let (_, problems) = parse(FileId(0), text);
        assert_eq!(problems.len(), 1, "{text:?} {problems:?}");
        let p = &problems[0];
        assert_eq!(
            (p.severity, p.code),
            (ProblemSeverity::Error, code),
            "{p:?}"
        );
        assert!(p.help.is_some());
        assert_eq!(
            &text[p.span.unwrap().range()],
            marked,
            "{text:?} {}",
            p.message
        );
    }
}

#[test]
fn the_first_document_is_kept() {
    let (t, problems) = parse(FileId(0), "---\na: 1\n---\nb: [\n");
    assert_eq!(problems[0].code, "multiple-documents");
    assert!(t.get(t.root.unwrap(), "a").is_some());
    assert!(tree("--- # x\na: 1\n...\n").root.is_some());
    assert_eq!(tree("").root, None);
    assert_eq!(tree("# only a comment\n").root, None);
}

#[test]
fn duplicate_keys_are_reported_with_both_places() {
    let (_, problems) = parse(FileId(0), "a: 1\nb: 2\n'a': 3\n");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, "duplicate-key");
    assert_eq!(problems[0].span.unwrap().start, 10);
    assert_eq!(problems[0].related[0].span.start, 0);
}

#[test]
fn deep_nesting_is_refused() {
    for (open, eol) in [("[", ""), ("{a: ", ""), ("- ", ""), ("{\"a\":", "")] {
        let (t, problems) = parse(FileId(0), &format!("{}{eol}", open.repeat(10_000)));
        assert!(t.root.is_none());
        assert_eq!(problems[0].code, "nesting-limit", "{open} {problems:?}");
    }
    let mut text = String::new();
    for i in 0..2_000 {
        text.push_str(&" ".repeat(i));
        text.push_str("a:\n");
    }
    assert_eq!(parse(FileId(0), &text).1[0].code, "nesting-limit");
}

#[test]
fn what_begins_with_a_brace_is_json_first() {
    // Tabs are no YAML, but JSON.
    let t = tree("{\n\t\"a\": 1\n}\n");
    assert!(t.get(t.root.unwrap(), "a").is_some());
    // No JSON, but YAML.
    let t = tree("{a: 1, b: !Ref c}\n");
    assert_eq!(
        t.node(top(&t, "b")).unwrap().tag.as_ref().unwrap().0,
        "!Ref"
    );
}
