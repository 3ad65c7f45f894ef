//! Comments that hold a word, each with the part of the file that it speaks of.
//!
//! A comment behind code speaks of what begins on its line, a comment on lines of its own of what
//! begins below it: an attribute or entry with all of its value, a block with all that is in it,
//! or, inside a list, an element. In Terraform's JSON a comment is the text of a property `//`, and
//! speaks of the object that has it. Must not know: what comments say.

use super::hcl::lexer::{Kind, Lexer, Token};
use super::json;
use super::tree::{NodeId, NodeKind, Tree};
use crate::source::FileId;
use granit_parser::{Event, Parser};
use std::ops::Range;

/// The property that is a comment in Terraform's JSON.
pub const JSON_COMMENT: &str = "//";

/// A comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// Its text in bytes of the file, without the marks that make it a comment.
    pub text: Range<usize>,
    /// What it speaks of, in bytes; empty where nothing follows.
    pub covers: Range<usize>,
}

/// The comments of HCL text that hold `word`, in their order.
pub fn hcl(text: &str, word: &str) -> Vec<Comment> {
    if !text.contains(word) {
        return Vec::new();
    }
    let tokens: Vec<Token> = Lexer::new(text, 0).collect();
    let is_comment = |t: &Token| matches!(t.kind, Kind::LineComment | Kind::BlockComment);
    let is_code = |t: &Token| !is_comment(t) && t.kind != Kind::Newline;
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let inner = match token.kind {
            Kind::LineComment => inside(text, &token.range, &["#", "//"], ""),
            Kind::BlockComment => inside(text, &token.range, &["/*"], "*/"),
            _ => continue,
        };
        if !text.get(inner.clone()).is_some_and(|t| t.contains(word)) {
            continue;
        }
        let before = tokens.get(..i).unwrap_or_default().iter();
        let on_line = before.rev().take_while(|t| t.kind != Kind::Newline);
        let first = match on_line.filter(|t| is_code(t)).last() {
            Some(first) => tokens.iter().position(|t| t.range == first.range),
            None => (i..tokens.len()).find(|j| tokens.get(*j).is_some_and(is_code)),
        };
        let covers = first.map_or(token.range.end..token.range.end, |first| {
            extent(tokens.get(first..).unwrap_or_default())
        });
        found.push(Comment {
            text: inner,
            covers,
        });
    }
    found
}

/// From the first token to the end of the line on which everything opened is closed again, or to
/// what closes something opened before.
fn extent(tokens: &[Token]) -> Range<usize> {
    let start = tokens.first().map_or(0, |t| t.range.start);
    let (mut end, mut depth) = (start, 0_usize);
    for token in tokens {
        match token.kind {
            Kind::Open(_) | Kind::HeredocOpen | Kind::TemplateOpen => depth += 1,
            Kind::Close(..) | Kind::HeredocClose | Kind::TemplateClose => match depth {
                // The bracket that is closed here may be all that stands on the line.
                0 if end > start => return start..end,
                0 => {}
                _ => depth -= 1,
            },
            Kind::Newline if depth == 0 => return start..end,
            _ => {}
        }
        end = token.range.end;
    }
    start..end
}

/// A range without the first of `starts` that fits and without `end`.
fn inside(text: &str, range: &Range<usize>, starts: &[&str], end: &str) -> Range<usize> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let mark = starts.iter().find(|s| whole.starts_with(**s));
    let from = range.start + mark.map_or(0, |s| s.len());
    let tail = if whole.ends_with(end) { end.len() } else { 0 };
    from..(range.end - tail).max(from)
}

/// The comments of YAML text that hold `word`, in their order. None where the text is no YAML.
pub fn yaml(text: &str, word: &str) -> Vec<Comment> {
    if !text.contains(word) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let Event::Comment(words, _) = event else {
            continue;
        };
        let (Some(start), Some(end)) = (span.start.byte_offset(), span.end.byte_offset()) else {
            continue;
        };
        if !words.contains(word) {
            continue;
        }
        let line_start = text
            .get(..start)
            .map_or(0, |t| t.rfind('\n').map_or(0, |i| i + 1));
        let behind_code = text
            .get(line_start..start)
            .is_some_and(|t| !t.trim().is_empty());
        let first = if behind_code {
            Some(line_start)
        } else {
            next_code_line(text, end)
        };
        found.push(Comment {
            text: inside(text, &(start..end), &["#"], ""),
            covers: first.map_or(end..end, |at| indented(text, at)),
        });
    }
    found
}

/// The comments of Terraform's JSON that hold `word`, in their order. None where the text is no
/// JSON.
pub fn terraform_json(text: &str, word: &str) -> Vec<Comment> {
    if !text.contains(word) {
        return Vec::new();
    }
    let (tree, _) = json::parse(FileId::NONE, text);
    let keys = keys(&tree);
    let mut found = Vec::new();
    for (i, node) in tree.nodes.iter().enumerate() {
        let NodeKind::Mapping(pairs) = &node.kind else {
            continue;
        };
        for (key, value) in pairs {
            let is_comment = tree.scalar_text(*key).is_some_and(|k| k == JSON_COMMENT);
            let scalar = match tree.node(*value).map(|n| &n.kind) {
                Some(NodeKind::String(scalar)) if is_comment => scalar,
                _ => continue,
            };
            if !scalar.text.contains(word) {
                continue;
            }
            let own = node.span.range();
            let key = keys.get(i).copied().flatten().and_then(|k| tree.node(k));
            let start = key.map_or(own.start, |k| k.span.range().start);
            found.push(Comment {
                text: scalar.span.range(),
                covers: start..own.end,
            });
        }
    }
    found.sort_by_key(|c| c.text.start);
    found
}

/// The key that each node is the value of, or the only element of the value.
fn keys(tree: &Tree) -> Vec<Option<NodeId>> {
    let mut keys: Vec<Option<NodeId>> = vec![None; tree.nodes.len()];
    let mut set = |of: NodeId, key: NodeId| {
        if let Some(slot) = keys.get_mut(of.0 as usize) {
            *slot = Some(key);
        }
    };
    for node in &tree.nodes {
        let NodeKind::Mapping(pairs) = &node.kind else {
            continue;
        };
        for (key, value) in pairs {
            set(*value, *key);
            if let Some(NodeKind::Sequence(items)) = tree.node(*value).map(|n| &n.kind)
                && let [only] = items.as_slice()
            {
                set(*only, *key);
            }
        }
    }
    keys
}

/// The start of the first line behind an offset that is neither empty nor a comment.
fn next_code_line(text: &str, offset: usize) -> Option<usize> {
    let mut at = offset + text.get(offset..)?.find('\n')? + 1;
    loop {
        let line = text.get(at..)?.split_inclusive('\n').next()?;
        let code = line.trim();
        if !code.is_empty() && !code.starts_with('#') {
            return Some(at);
        }
        at += line.len();
    }
}

/// A line with the lines below that belong to it: those indented deeper, and the elements of a
/// sequence that stand at the indentation of their key.
fn indented(text: &str, at: usize) -> Range<usize> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_element = |line: &str| {
        let line = line.trim_start();
        line.starts_with("- ") || line.trim_end() == "-"
    };
    let lines = text.get(at..).unwrap_or_default().split_inclusive('\n');
    let mut lines = lines.peekable();
    let first = lines.next().unwrap_or_default();
    let own = indent(first);
    let mut end = at + first.len();
    let mut covered = end;
    for line in lines {
        end += line.len();
        let code = line.trim();
        if code.is_empty() {
            continue;
        }
        let deeper = indent(line) > own;
        let element = indent(line) == own && is_element(line) && !is_element(first);
        if !deeper && !element {
            break;
        }
        covered = end;
    }
    at..covered
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn shown(text: &str, comments: Vec<Comment>) -> Vec<(String, String)> {
        let part = |r: Range<usize>| text[r].trim().to_owned();
        let pairs = comments.into_iter().map(|c| (part(c.text), part(c.covers)));
        pairs.collect()
    }

    #[test]
    fn in_hcl_what_begins_on_the_line_or_below() {
        let text = "\
# mark block
// another line
resource \"a\" \"b\" {
  x = [ # mark list
    1,
    2, # mark element
  ]
  y = \"# mark text\" # mark y
  /* mark z */
  z = <<EOT
# mark heredoc
EOT
  nested { # mark nested
    w = 1
  }
} // mark close
# mark end";
        let block =
            text[text.find("resource").unwrap()..text.rfind("\n# mark end").unwrap()].to_owned();
        let z = "z = <<EOT\n# mark heredoc\nEOT";
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            shown(text, hcl(text, "mark")),
            [
                own("mark block", &block),
                own(
                    "mark list",
                    "x = [ # mark list\n    1,\n    2, # mark element\n  ]"
                ),
                own("mark element", "2, # mark element"),
                own("mark y", "y = \"# mark text\" # mark y"),
                own("mark z", z),
                own("mark nested", "nested { # mark nested\n    w = 1\n  }"),
                own("mark close", "} // mark close"),
                own("mark end", ""),
            ]
        );
    }

    #[test]
    fn in_yaml_what_is_indented_below() {
        let text = "\
Resources:
  # mark a
  # another line
  A: # mark a too
    Type: x

    List:
    - b # mark b
    - c
    Text: |
      # mark text
  B:
    Type: \"# mark quoted\" # mark type
# mark end
";
        let a = text[text.find("A:").unwrap()..text.find("  B:").unwrap()]
            .trim()
            .to_owned();
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            shown(text, yaml(text, "mark")),
            [
                own("mark a", &a),
                own("mark a too", &a),
                own("mark b", "- b # mark b"),
                own("mark type", "Type: \"# mark quoted\" # mark type"),
                own("mark end", ""),
            ]
        );
    }

    #[test]
    fn in_json_the_object_that_has_it() {
        let text = r#"{
  "resource": {
    "a": {
      "b": { "//": "mark b", "x": 1 },
      "c": [{ "x": "mark", "y": { "//": "mark y" }, "//": "mark c" }]
    }
  },
  "//": "mark all"
}"#;
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            shown(text, terraform_json(text, "mark")),
            [
                own("mark b", r#""b": { "//": "mark b", "x": 1 }"#),
                own("mark y", r#""y": { "//": "mark y" }"#),
                own(
                    "mark c",
                    r#""c": [{ "x": "mark", "y": { "//": "mark y" }, "//": "mark c" }"#
                ),
                own("mark all", text),
            ]
        );
        assert!(terraform_json("{ \"//\": \"mark", "mark").len() < 2);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[ #/*{}\\[\\]\"\n:a-]{0,80}") {
            let both = hcl(&text, "a").into_iter().chain(yaml(&text, "a"));
            for c in both.chain(terraform_json(&text, "a")) {
                proptest::prop_assert!(text.get(c.text).is_some());
                proptest::prop_assert!(text.get(c.covers).is_some());
            }
        }
    }
}
