//! Traps, limits and recovery.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use std::fmt::Write as _;

const FILE: FileId = FileId(0);

fn messages(text: &str) -> Vec<(String, String)> {
    let parsed = parse(FILE, text);
    let show = |p: &Problem| {
        let span = p.span.unwrap();
        (p.message.clone(), text[span.range()].to_owned())
    };
    parsed.problems.iter().map(show).collect()
}

/// Kinds and first labels of the blocks that were kept.
fn blocks(text: &str) -> Vec<String> {
    let parsed = parse(FILE, text);
    let bodies = parsed.chunks.iter().flat_map(|c| c.body.blocks());
    bodies
        .map(|b| {
            b.labels
                .last()
                .map_or(b.ident.as_str(), |l| l.as_str())
                .to_owned()
        })
        .collect()
}

#[test]
fn what_terraform_takes_is_taken() {
    for text in [
        "\u{feff}a = 1\n",
        "a = 1\r\nb {\r\n  c = 2\r\n}\r\n",
        "a = { x = 1, x = 2, y = { z = 1, z = 2 } }\n",
        "a = { \"x\" = 1\n \"x\" = 2 }\nb = { x = 3\n }\n",
        "a = { for k, v in m :\n k => v ?\n 1 : # c\n 2\n if true &&\n false }\n",
        "a = {\r\n for k, v in m :\r\n k => v +\r\n 1 }\r\n",
        "a = 1e400 + 123456789012345678901234567890\n",
        "a = <<EOT\nEOT) no\nEOT, no\nx\n  EOT\nb = 1\n",
        "a = \"%{ if x }a\\\"b%{ endif }\"\n",
        "",
        "\u{feff}",
        "# only a comment",
    ] {
        assert_eq!(messages(text), [], "{text}");
    }
}

#[test]
fn attributes_set_twice_are_reported_and_the_first_stays() {
    let text =
        "a = 1\nb {\n  c = [\n    1 ]\n  c = [\n    2 ] # x\n  d { c = 3 }\n}\na = { a = 1 }\n";
    let found = messages(text);
    assert_eq!(found.len(), 2);
    assert!(
        found.iter().all(|(m, _)| m.ends_with("is set twice")),
        "{found:?}"
    );
    let parsed = parse(FILE, text);
    assert_eq!(parsed.chunks[0].body.attributes().count(), 1);
    assert_eq!(blocks(text), ["b"]);
}

#[test]
fn a_broken_block_costs_only_itself() {
    let sound = |name: &str| format!("resource \"t\" \"{name}\" {{\n  x = 1\n}}\n\n");
    for (broken, message, at) in [
        (
            "resource \"t\" \"m\" {\n  x : 1\n}\n",
            "expected `=` behind the attribute's name",
            ":",
        ),
        (
            "resource \"t\" \"m\" {\n  x = “a”\n}\n",
            "`“` is a typographic quotation mark",
            "“",
        ),
        (
            "resource \"t\" \"m\" {\n  x = 'a'\n}\n",
            "single quotes do not make strings",
            "'",
        ),
        (
            "resource \"t\" \"m\" {\n  x = \"a\n}\n",
            "the string is not closed on its line",
            "\"a",
        ),
        (
            "resource \"t\" \"m\" {\n  x =\n}\n",
            "a value is missing here",
            "",
        ),
        (
            "resource \"t\" \"m\" {\n  x = [1 2]\n}\n",
            "expected `,` or `]`",
            "2",
        ),
        (
            "resource \"t\" \"m\" {\n  x = 1 y = 2\n}\n",
            "expected a line break",
            "y",
        ),
        (
            "resource \"t\" \"m\" {\n  tags = {\n    a = 1\n}\n",
            "`{` is not closed",
            "{",
        ),
        (
            "resource \"t\" \"m\" {\n  x = [1, 2\n}\n",
            "this `}` does not close the bracket opened last",
            "}",
        ),
        (
            "resource \"t\" \"m\" {\n  x = <<EOT\n  a\n}\n",
            "the heredoc `<<EOT` is not closed",
            "<<EOT",
        ),
        (
            "resource \"t\" \"m\" {\n  x = 1\n}}\n",
            "this `}` does not close the bracket opened last",
            "}",
        ),
        (
            "resource \"t\" \"m\" {\n  x = \"${a\"\n}\n",
            "the string is not closed on its line",
            "\"",
        ),
        (
            "resource \"t\" \"m\"\n{\n  x = 1\n}\n",
            "expected `=` and a value, or a block in braces",
            "",
        ),
        ("resource \"t\" \"m\" {\n", "`{` is not closed", "{"),
    ] {
        let text = format!("{}{broken}{}{}", sound("a"), sound("b"), sound("c"));
        let found = messages(&text);
        // A statement that is broken by itself is left out of its block; of any other broken
        // resource the head stays.
        let kept = parse(FILE, &text).chunks.iter().any(|c| c.partial);
        let head = broken.lines().next().unwrap_or("");
        assert_eq!(kept, head.ends_with('{'), "{broken}");
        let names: &[&str] = match kept {
            true => &["a", "m", "b", "c"],
            false => &["a", "b", "c"],
        };
        assert_eq!(blocks(&text), names, "{broken} {found:?}");
        let expected = [(message.to_owned(), at.to_owned())];
        assert_eq!(found, expected, "{broken}");
    }
}

#[test]
fn limits_are_named_as_limits() {
    let deep = |open: &str, close: &str, n: usize| {
        format!("a = {}1{}\nb = 1\n", open.repeat(n), close.repeat(n))
    };
    let chain = format!("a = 1{}\nb = 1\n", " + 1".repeat(200));
    for text in [
        deep("[", "]", 10_000),
        deep("(", ")", 10_000),
        deep("{a=", "}", 10_000),
        deep("f(", ")", 10_000),
        deep("\"${", "}\"", 10_000),
        deep("!", "", 10_000),
        deep("-", "", 10_000),
        deep("a ? b : ", "", 10_000),
        format!(
            "{}{}\nb = 1\n",
            "a {\n".repeat(10_000),
            "}\n".repeat(10_000)
        ),
        chain,
    ] {
        let parsed = parse(FILE, &text);
        let codes: Vec<&str> = parsed.problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, ["nesting-limit"], "{:.40}", text);
        let kept: usize = parsed
            .chunks
            .iter()
            .map(|c| c.body.attributes().count())
            .sum();
        assert!(kept == 1 || text.starts_with("a {"), "{text:.40}");
    }
    // Brackets that only open: no end to find, but an end to the search.
    for open in [
        "[",
        "{",
        "(",
        "\"${",
        "a {\n",
        "<<A\n",
        "/*",
        "%{",
        "b \"c\" {\n",
    ] {
        let text = open.repeat(2_000);
        let started = std::time::Instant::now();
        assert!(!parse(FILE, &text).problems.is_empty());
        assert!(started.elapsed().as_secs() < 10, "{open}");
    }
}

#[test]
fn many_keys_are_parsed_in_pieces() {
    let mut text = String::from("locals {\n  big = {\n");
    for i in 0..60_000 {
        let _ = writeln!(text, "    k{i} = {i} # c");
    }
    text.push_str("    k1 = 2\n  }\n}\nresource \"t\" \"a\" {\n}\n");
    let started = std::time::Instant::now();
    let parsed = parse(FILE, &text);
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.chunks[0].body.blocks().count(), 2);
    let pieces = parsed.splices.objects.values().next().unwrap();
    let items: usize = pieces.iter().map(|p| p.object.len()).sum();
    assert_eq!(items, 60_001);
    // The quadratic way takes minutes in this profile.
    assert!(started.elapsed().as_secs() < 20);
}
