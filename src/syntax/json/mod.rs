//! JSON text to a [`Tree`]: strict JSON, exact byte spans, duplicate keys reported; or, for files of
//! any size, read in its order without a tree ([`Cursor`]).
//!
//! Must not know: what the documents are.

mod cursor;

pub use cursor::{Cursor, Start};

use super::tree::{MAX_NESTING, Node, NodeId, NodeKind, Scalar, Tree, too_deep};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::value::TextForm;
use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::ast::{ObjectProp, ObjectPropName, StringLit, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// Strict JSON, RFC 8259.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The tree of a JSON document. A syntax error gives one problem and an empty tree; a byte-order
/// mark is skipped and counts in the spans; an empty text gives an empty tree and no problem.
pub fn parse(file: FileId, text: &str) -> (Tree, Vec<Problem>) {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - body.len();
    if let Some(at) = nested_too_deep(body) {
        return (
            Tree::default(),
            vec![too_deep(Span::new(file, offset + at, offset + at + 1))],
        );
    }
    match parse_to_ast(body, &CollectOptions::default(), &STRICT) {
        Err(error) => (Tree::default(), vec![problem(file, body, offset, &error)]),
        Ok(result) => {
            let mut builder = Builder {
                file,
                offset,
                body,
                tree: Tree::default(),
                problems: Vec::new(),
            };
            let root = result.value.as_ref().map(|value| builder.value(value));
            builder.tree.root = root;
            (builder.tree, builder.problems)
        }
    }
}

/// Where nesting goes past the limit, found without recursion: the parser's own limit counts
/// otherwise, and its recursion is deeper than ours.
fn nested_too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (i, b) in text.bytes().enumerate() {
        if in_string {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match b {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_NESTING {
                    return Some(i);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

struct Builder<'t> {
    file: FileId,
    /// Bytes of the byte-order mark before the body.
    offset: usize,
    body: &'t str,
    tree: Tree,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    fn span(&self, ranged: &impl Ranged) -> Span {
        let range = ranged.range();
        Span::new(
            self.file,
            self.offset + range.start,
            self.offset + range.end,
        )
    }

    /// Recursion is bounded by [`MAX_NESTING`], checked before.
    fn value(&mut self, value: &Value<'_>) -> NodeId {
        let (span, kind) = match value {
            Value::StringLit(text) => return self.string(text),
            Value::NumberLit(n) => (self.span(n), NodeKind::Number(n.value.into())),
            Value::BooleanLit(b) => {
                let range = b.range();
                let text = self.body.get(range.start..range.end).unwrap_or_default();
                (self.span(b), NodeKind::Bool(b.value, text.into()))
            }
            Value::NullKeyword(n) => (self.span(n), NodeKind::Null),
            Value::Array(array) => {
                let items = array.elements.iter().map(|v| self.value(v)).collect();
                (self.span(array), NodeKind::Sequence(items))
            }
            Value::Object(object) => {
                let pairs = object.properties.iter().map(|p| self.pair(p)).collect();
                let pairs = self.tree.keep_last(pairs, &mut self.problems);
                (self.span(object), NodeKind::Mapping(pairs))
            }
        };
        self.tree.push(Node {
            span,
            tag: None,
            kind,
        })
    }

    fn pair(&mut self, property: &ObjectProp<'_>) -> (NodeId, NodeId) {
        let key = match &property.name {
            ObjectPropName::String(text) => self.string(text),
            // Refused by the strict options.
            ObjectPropName::Word(word) => {
                let span = self.span(word);
                self.tree.push(Node {
                    span,
                    tag: None,
                    kind: NodeKind::String(Scalar {
                        text: word.value.into(),
                        span,
                        form: TextForm::Verbatim,
                    }),
                })
            }
        };
        (key, self.value(&property.value))
    }

    fn string(&mut self, text: &StringLit<'_>) -> NodeId {
        let span = self.span(text);
        let inner = Span {
            start: span.start + 1,
            end: span.end.saturating_sub(1).max(span.start + 1),
            ..span
        };
        self.tree.push(Node {
            span,
            tag: None,
            kind: NodeKind::String(Scalar {
                text: text.value.as_ref().into(),
                span: inner,
                form: TextForm::Json,
            }),
        })
    }
}

fn problem(file: FileId, body: &str, offset: usize, error: &ParseError) -> Problem {
    let range = error.range();
    match never_closed(body, range.start) {
        Some(string) => {
            let kind = ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral);
            describe(file, body, offset, string, &kind)
        }
        None => describe(file, body, offset, range.start..range.end, error.kind()),
    }
}

/// The string that goes over the end of its line and ends where an error shows: the quotation mark
/// that closes it is that of another string.
fn never_closed(body: &str, at: usize) -> Option<Range<usize>> {
    let before = body.get(..at)?.trim_end().len();
    let mut start = None;
    let mut last = None;
    let mut bytes = body.bytes().take(before).enumerate();
    while let Some((i, b)) = bytes.next() {
        match (b, start) {
            (b'"', None) => start = Some(i),
            (b'"', Some(begin)) => {
                last = Some(begin..i + 1);
                start = None;
            }
            (b'\\', Some(_)) => {
                bytes.next();
            }
            _ => {}
        }
    }
    let last = last.filter(|l| l.end == before && start.is_none())?;
    let own = body.get(last.clone())?;
    own.contains('\n').then_some(last)
}

/// A syntax error in words. `offset` is where `body` begins in the file.
fn describe(
    file: FileId,
    body: &str,
    offset: usize,
    range: Range<usize>,
    kind: &ParseErrorKind,
) -> Problem {
    let (start, end) = visible(body, range.start, range.end);
    let span = Span::new(file, offset + start, offset + end);
    let mut message = kind.to_string();
    if let Some(first) = message.get(..1) {
        message = first.to_lowercase() + message.get(1..).unwrap_or_default();
    }
    let problem = Problem::error("syntax-error", format!("invalid JSON: {message}"), span);
    problem.help(hint(kind).unwrap_or("look at this place and what stands before it"))
}

/// A place to show for an error: an unterminated collection or string is marked where it begins,
/// an error at the very end at the last character.
fn visible(body: &str, start: usize, end: usize) -> (usize, usize) {
    let start = start.min(body.len());
    let end = end.clamp(start, body.len());
    let text = body.get(start..end).unwrap_or_default();
    if let Some(line) = text.find(['\n', '\r']) {
        return (start, start + line);
    }
    if !text.is_empty() {
        return (start, end);
    }
    match body.get(start..).and_then(|rest| rest.chars().next()) {
        Some(c) => (start, start + c.len_utf8()),
        None => {
            let last = body.trim_end().char_indices().next_back();
            last.map_or((0, 0), |(i, c)| (i, i + c.len_utf8()))
        }
    }
}

fn hint(kind: &ParseErrorKind) -> Option<&'static str> {
    use ParseErrorKind as K;
    Some(match kind {
        K::TrailingCommasNotAllowed => "remove the comma before the closing bracket",
        K::ExpectedComma => "put a comma between the two",
        K::CommentsNotAllowed => "JSON has no comments; remove it, or write YAML",
        K::ExpectedColonAfterObjectKey => "write `\"key\": value`",
        K::ExpectedObjectValue => "a value is missing behind the colon",
        K::ExpectedStringObjectProperty | K::UnexpectedTokenInObject => {
            "keys are strings in double quotes, followed by a colon"
        }
        K::UnterminatedObject => "this `{` has no closing `}`",
        K::UnterminatedArray => "this `[` has no closing `]`",
        K::MultipleRootJsonValues => "one document per file: remove what follows the first value",
        K::SingleQuotedStringsNotAllowed => "strings are written in double quotes",
        K::String(_) => {
            "strings end on their line with `\"`; inside them `\"` and `\\` are written `\\\"` and `\\\\`"
        }
        K::UnexpectedWord => "only `true`, `false` and `null` are written without quotes",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "tests"
    )]
    use super::*;
    use crate::diagnostic::ProblemSeverity;

    fn tree(text: &str) -> Tree {
        let (tree, problems) = parse(FileId(0), text);
        assert_eq!(problems, vec![], "{text}");
        tree
    }

    fn at(text: &str, span: Span) -> &str {
        &text[span.range()]
    }

    #[test]
    fn spans_are_bytes_of_the_whole_text() {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{{ \"ä😀\": [1.50, true, null, \"a\\n\\u00e9\"]\r\n}}\n");
            let tree = tree(&text);
            let root = tree.root.unwrap();
            let (key, value) = tree.pair(root, "ä😀").unwrap();
            assert_eq!(at(&text, tree.node(key).unwrap().span), "\"ä😀\"");
            let NodeKind::Sequence(items) = &tree.node(value).unwrap().kind else {
                panic!("no array");
            };
            let seen: Vec<&str> = items
                .iter()
                .map(|i| at(&text, tree.node(*i).unwrap().span))
                .collect();
            assert_eq!(seen, ["1.50", "true", "null", "\"a\\n\\u00e9\""]);
            let NodeKind::String(s) = &tree.node(items[3]).unwrap().kind else {
                panic!("no string");
            };
            assert_eq!(s.text, "a\né");
            assert_eq!(at(&text, s.span), "a\\n\\u00e9");
            assert_eq!(s.form, TextForm::Json);
            assert_eq!(tree.scalar_text(items[0]).unwrap(), "1.50");
        }
    }

    #[test]
    fn a_duplicate_key_is_reported_with_both_places_and_the_last_stays() {
        let text = r#"{"a": 1, "b": 2, "a": 3, "\u0061": 4}"#;
        let (tree, problems) = parse(FileId(0), text);
        assert_eq!(problems.len(), 2);
        let p = &problems[0];
        assert_eq!(p.severity, ProblemSeverity::Warning);
        assert_eq!(p.span.unwrap().start, 17);
        assert_eq!(p.related[0].span.start, 1);
        let root = tree.root.unwrap();
        assert_eq!(tree.scalar_text(tree.get(root, "a").unwrap()).unwrap(), "4");
        let NodeKind::Mapping(pairs) = &tree.node(root).unwrap().kind else {
            panic!("no object");
        };
        assert_eq!(pairs.len(), 2);
    }

    #[test]
    fn a_syntax_error_is_one_problem_with_a_place_and_a_hint() {
        for (text, marked) in [
            ("{\"a\": 1,}", ","),
            ("{\"a\": 1 \"b\": 2}", " "),
            ("{\"a\": [1, 2}", "}"),
            ("{\"a\" 1}", "1"),
            ("{\"a\": 1", "{\"a\": 1"),
            ("{\"a\": \"x\ny\": 1}", "\"x"),
            ("{a: 1}", "a"),
            ("{} {}", "{"),
            ("// x\n{}", "// x"),
            ("{\"a\":", ":"),
            ("{\"é\": \"\\é\"}", "\\é"),
            ("[\"\\ud800\"]", "\\ud800\""),
        ] {
            let (tree, problems) = parse(FileId(0), text);
            assert!(tree.root.is_none(), "{text}");
            assert_eq!(problems.len(), 1, "{text}: {problems:?}");
            let p = &problems[0];
            assert_eq!(
                (p.severity, p.code),
                (ProblemSeverity::Error, "syntax-error")
            );
            assert_eq!(at(text, p.span.unwrap()), marked, "{}", p.message);
        }
    }

    #[test]
    fn empty_texts_are_empty_trees() {
        for text in ["", " \r\n", "\u{feff}"] {
            assert_eq!(tree(text).root, None);
        }
    }

    #[test]
    fn deep_nesting_is_refused_without_recursion() {
        for open in ["[", "{\"a\":"] {
            let text = open.repeat(10_000);
            let (tree, problems) = parse(FileId(0), &text);
            assert!(tree.root.is_none());
            assert_eq!(problems[0].code, "nesting-limit");
        }
        let fits = format!("{}1{}", "[".repeat(MAX_NESTING), "]".repeat(MAX_NESTING));
        assert!(tree(&fits).root.is_some());
        let fits = format!(
            "{}1{}",
            "{\"a\":".repeat(MAX_NESTING),
            "}".repeat(MAX_NESTING)
        );
        assert!(tree(&fits).root.is_some());
        // Brackets inside strings do not count.
        assert!(
            tree(&format!("\"{}\\\"[\"", "[".repeat(1_000)))
                .root
                .is_some()
        );
    }

    #[test]
    fn sixty_thousand_keys_are_linear() {
        let keys: Vec<String> = (0..60_000).map(|i| format!("\"k{i}\": {i}")).collect();
        let tree = tree(&format!("{{{}}}", keys.join(",")));
        assert_eq!(tree.nodes.len(), 120_001);
    }
}
