//! Terraform's JSON syntax (`.tf.json`) to the IR.
//!
//! <https://developer.hashicorp.com/terraform/language/syntax/json>: blocks are objects keyed by
//! label, or arrays of such objects; strings are templates, except where Terraform reads a
//! reference, a type or plain text; a key `//` in a body is a comment. Whether an attribute of a
//! resource is in truth a nested block only its schema tells: it stays an attribute marked `json`.

use super::ir::{Attribute, Block, Body, Expr, ExprKind, Form, ObjectItem, Text};
use super::lower::{SYNTAX_ERROR, SpanMap, lower_expr_mapped, lower_template_mapped, number};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::json;
use crate::syntax::tree::{Node, NodeId, NodeKind, Scalar, Tree};
use crate::value::{Offsets, Str, TextForm, nfc};

/// The blocks of a `.tf.json` file.
pub fn lower_json_file(file: FileId, text: &str) -> (Body, Vec<Problem>) {
    let (tree, problems) = json::parse(file, text);
    let mut json = Json {
        file,
        text,
        tree: &tree,
        problems,
    };
    let body = tree
        .root
        .map(|root| json.bodies(root, &FILE))
        .unwrap_or_default();
    let mut out = Body::default();
    for mut b in body {
        out.attributes.append(&mut b.1.attributes);
        out.blocks.append(&mut b.1.blocks);
    }
    (out, json.problems)
}

/// The values of a `.tfvars.json` file: strings are no templates there.
pub fn lower_json_values(file: FileId, text: &str) -> (Body, Vec<Problem>) {
    let (tree, problems) = json::parse(file, text);
    let mut json = Json {
        file,
        text,
        tree: &tree,
        problems,
    };
    let mut body = Body::default();
    for (_, pairs) in tree.root.map(|r| json.objects(r)).unwrap_or_default() {
        for (key, value) in pairs {
            let Some((name, _)) = json.key(*key) else {
                continue;
            };
            if name.text != "//" {
                body.attributes.push(Attribute {
                    name: nfc(&name.text),
                    name_span: name.span,
                    expr: json.expr(*value, Plain),
                    json: true,
                });
            }
        }
    }
    (body, json.problems)
}

/// How the string of an attribute is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As a template.
    Template,
    /// As an expression: a reference, a type, a keyword.
    Expression,
    /// As it is.
    Plain,
}

/// What a body may hold: its blocks, and attributes that are no templates.
struct Schema {
    /// Kind, number of labels, and what is inside.
    blocks: &'static [(&'static str, usize, &'static Schema)],
    readings: &'static [(&'static str, Reading)],
}

use Reading::{Expression, Plain};

static ANY: Schema = Schema {
    blocks: &[],
    readings: &[],
};
static CONTENT: Schema = Schema {
    blocks: &[("dynamic", 1, &DYNAMIC)],
    readings: &[],
};
static DYNAMIC: Schema = Schema {
    blocks: &[("content", 0, &CONTENT)],
    readings: &[("iterator", Expression)],
};
static PROVISIONER: Schema = Schema {
    blocks: &[("connection", 0, &ANY)],
    readings: &[("when", Expression), ("on_failure", Expression)],
};
static LIFECYCLE: Schema = Schema {
    blocks: &[("precondition", 0, &ANY), ("postcondition", 0, &ANY)],
    readings: &[
        ("ignore_changes", Expression),
        ("replace_triggered_by", Expression),
    ],
};
static RESOURCE: Schema = Schema {
    blocks: &[
        ("lifecycle", 0, &LIFECYCLE),
        ("provisioner", 1, &PROVISIONER),
        ("connection", 0, &ANY),
        ("dynamic", 1, &DYNAMIC),
    ],
    readings: &[("depends_on", Expression), ("provider", Expression)],
};
static VARIABLE: Schema = Schema {
    blocks: &[("validation", 0, &ANY)],
    readings: &[
        ("type", Expression),
        ("default", Plain),
        ("description", Plain),
    ],
};
static OUTPUT: Schema = Schema {
    blocks: &[("precondition", 0, &ANY)],
    readings: &[("depends_on", Expression), ("description", Plain)],
};
static MODULE: Schema = Schema {
    blocks: &[],
    readings: &[
        ("depends_on", Expression),
        ("providers", Expression),
        ("source", Plain),
        ("version", Plain),
    ],
};
static PROVIDER: Schema = Schema {
    blocks: &[("dynamic", 1, &DYNAMIC)],
    readings: &[("alias", Plain), ("version", Plain)],
};
static CLOUD: Schema = Schema {
    blocks: &[("workspaces", 0, &ANY)],
    readings: &[],
};
static REQUIRED_PROVIDERS: Schema = Schema {
    blocks: &[],
    readings: &[],
};
static TERRAFORM: Schema = Schema {
    blocks: &[
        ("backend", 1, &ANY),
        ("cloud", 0, &CLOUD),
        ("required_providers", 0, &REQUIRED_PROVIDERS),
        ("provider_meta", 1, &ANY),
    ],
    readings: &[("required_version", Plain)],
};
static ADDRESSES: Schema = Schema {
    blocks: &[("lifecycle", 0, &ANY), ("provisioner", 1, &PROVISIONER)],
    readings: &[
        ("from", Expression),
        ("to", Expression),
        ("provider", Expression),
    ],
};
static CHECK: Schema = Schema {
    blocks: &[("data", 2, &RESOURCE), ("assert", 0, &ANY)],
    readings: &[],
};
static FILE: Schema = Schema {
    blocks: &[
        ("resource", 2, &RESOURCE),
        ("data", 2, &RESOURCE),
        ("ephemeral", 2, &RESOURCE),
        ("action", 2, &RESOURCE),
        ("variable", 1, &VARIABLE),
        ("output", 1, &OUTPUT),
        ("locals", 0, &ANY),
        ("module", 1, &MODULE),
        ("provider", 1, &PROVIDER),
        ("terraform", 0, &TERRAFORM),
        ("moved", 0, &ADDRESSES),
        ("removed", 0, &ADDRESSES),
        ("import", 0, &ADDRESSES),
        ("check", 1, &CHECK),
    ],
    readings: &[],
};

/// How many labels a block of a kind has at the top of a file; none if there is no such kind.
pub fn labels(kind: &str) -> usize {
    let block = FILE.blocks.iter().find(|(name, ..)| *name == kind);
    block.map_or(0, |(_, labels, _)| *labels)
}

struct Json<'t> {
    file: FileId,
    text: &'t str,
    tree: &'t Tree,
    problems: Vec<Problem>,
}

impl<'t> Json<'t> {
    fn node(&self, id: NodeId) -> Option<&'t Node> {
        self.tree.node(id)
    }

    fn key(&self, id: NodeId) -> Option<(&'t Scalar, Span)> {
        match self.node(id)? {
            Node {
                kind: NodeKind::String(s),
                span,
                ..
            } => Some((s, *span)),
            _ => None,
        }
    }

    /// The bodies that an object, or an array of objects, stands for, each with its span.
    fn bodies(&mut self, id: NodeId, schema: &'static Schema) -> Vec<(Span, Body)> {
        let mut out = Vec::new();
        for (span, pairs) in self.objects(id) {
            let mut body = Body::default();
            for (key, value) in pairs {
                self.entry(*key, *value, schema, &mut body);
            }
            out.push((span, body));
        }
        out
    }

    /// The objects that a node stands for: itself, or its elements.
    fn objects(&mut self, id: NodeId) -> Vec<(Span, &'t [(NodeId, NodeId)])> {
        let mut out = Vec::new();
        let Some(node) = self.node(id) else {
            return out;
        };
        let elements = match &node.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(&id),
        };
        for id in elements {
            match self.node(*id) {
                Some(Node {
                    kind: NodeKind::Mapping(pairs),
                    span,
                    ..
                }) => out.push((*span, pairs.as_slice())),
                Some(Node {
                    kind: NodeKind::Null,
                    ..
                })
                | None => {}
                Some(other) => self.problems.push(
                    Problem::error(SYNTAX_ERROR, "expected an object", other.span)
                        .help("blocks are objects, or arrays of objects, in Terraform's JSON"),
                ),
            }
        }
        out
    }

    fn entry(&mut self, key: NodeId, value: NodeId, schema: &'static Schema, body: &mut Body) {
        let Some((name, key_span)) = self.key(key) else {
            return;
        };
        if name.text == "//" {
            return;
        }
        let block = schema.blocks.iter().find(|(kind, ..)| name.text == *kind);
        if let Some((_, labels, inner)) = block {
            let start = Start {
                kind: name.text.clone(),
                labels: Vec::new(),
                header: key_span,
            };
            self.blocks(value, *labels, inner, &start, &mut body.blocks);
            return;
        }
        let reading = schema
            .readings
            .iter()
            .find(|(n, _)| name.text == *n)
            .map_or(Reading::Template, |(_, r)| *r);
        body.attributes.push(Attribute {
            name: nfc(&name.text),
            name_span: name.span,
            expr: self.expr(value, reading),
            json: true,
        });
    }

    /// Blocks below `labels` more levels of labels.
    fn blocks(
        &mut self,
        id: NodeId,
        labels: usize,
        schema: &'static Schema,
        start: &Start,
        out: &mut Vec<Block>,
    ) {
        if labels == 0 {
            for (span, body) in self.bodies(id, schema) {
                out.push(Block {
                    kind: start.kind.clone(),
                    labels: start.labels.clone(),
                    header: start.header,
                    span: start.header.join(span),
                    body,
                });
            }
            return;
        }
        for (_, pairs) in self.objects(id) {
            for (key, value) in pairs {
                let Some((label, span)) = self.key(*key) else {
                    continue;
                };
                if label.text == "//" {
                    continue;
                }
                let mut inner = Start {
                    kind: start.kind.clone(),
                    labels: start.labels.clone(),
                    header: span,
                };
                inner.labels.push((nfc(&label.text), label.span));
                self.blocks(*value, labels - 1, schema, &inner, out);
            }
        }
    }

    /// The tree's depth is limited, so this is.
    fn expr(&mut self, id: NodeId, reading: Reading) -> Expr {
        let Some(node) = self.node(id) else {
            return Expr {
                span: Span::NONE,
                kind: ExprKind::Null,
            };
        };
        let kind = match &node.kind {
            NodeKind::Null => ExprKind::Null,
            NodeKind::Bool(b, _) => ExprKind::Bool(*b),
            NodeKind::Number(n) => number(n),
            NodeKind::String(s) => self.string(s, reading),
            NodeKind::Sequence(items) => {
                ExprKind::Tuple(items.iter().map(|i| self.expr(*i, reading)).collect())
            }
            NodeKind::Mapping(pairs) => ExprKind::Object(
                pairs
                    .iter()
                    .map(|(key, value)| ObjectItem {
                        key: parenthesized(match reading {
                            Reading::Expression => self.expr(*key, Plain),
                            _ => self.expr(*key, reading),
                        }),
                        value: self.expr(*value, reading),
                    })
                    .collect(),
            ),
            NodeKind::Alias(_) => ExprKind::Opaque("alias".into()),
        };
        Expr {
            span: node.span,
            kind,
        }
    }

    fn string(&mut self, s: &Scalar, reading: Reading) -> ExprKind {
        let plain = || {
            ExprKind::Text(Text {
                text: nfc(&s.text),
                span: s.span,
                form: match s.form {
                    TextForm::Verbatim => Form::Verbatim,
                    _ => Form::Json,
                },
            })
        };
        let template = s.text.contains("${") || s.text.contains("%{");
        if reading == Plain || reading == Reading::Template && !template {
            return plain();
        }
        let raw = self.text.get(s.span.range()).unwrap_or("");
        let map = if raw == s.text {
            SpanMap::Shift(s.span.start)
        } else {
            SpanMap::Offsets(Offsets::new(TextForm::Json, s.span, raw, &s.text))
        };
        let lowered = if reading == Expression && !template {
            lower_expr_mapped(self.file, &s.text, &map)
        } else {
            lower_template_mapped(self.file, &s.text, &map)
        };
        match lowered {
            Ok(expr) => expr.kind,
            Err(problem) => {
                let why: Str = problem.message.as_str().into();
                self.problems.push(problem);
                ExprKind::Opaque(why)
            }
        }
    }
}

/// What a block begins with.
struct Start {
    kind: Str,
    labels: Vec<(Str, Span)>,
    header: Span,
}

/// A reference as the key of an object, which native syntax writes in parentheses.
fn parenthesized(key: Expr) -> Expr {
    match key.kind {
        ExprKind::Traversal(_) => Expr {
            span: key.span,
            kind: ExprKind::Paren(Box::new(key)),
        },
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn json_gives_the_same_blocks() {
        let text = r#"{
  "//": "c",
  "resource": {"t": {"a": [{"x": "é\n${var.b}", "depends_on": ["t.b"], "tags": {"${var.k}": 1}}],
    "b": {"lifecycle": {"ignore_changes": ["tags"]}, "dynamic": {"d": {"for_each": [1.5], "content": {"y": null}}}}}},
  "variable": {"v": {"type": "list(string)", "default": "${x}"}},
  "locals": {"l": true}
}"#;
        let (body, problems) = lower_json_file(FileId(0), text);
        assert_eq!(problems, []);
        let kinds: Vec<_> = body
            .blocks
            .iter()
            .map(|b| (b.kind.as_str(), b.labels.len(), &text[b.header.range()]))
            .collect();
        assert_eq!(
            kinds,
            [
                ("resource", 2, "\"a\""),
                ("resource", 2, "\"b\""),
                ("variable", 1, "\"v\""),
                ("locals", 0, "\"locals\"")
            ]
        );
        let a = &body.blocks[0].body;
        let mut found = Vec::new();
        for attribute in &a.attributes {
            attribute
                .expr
                .walk(&mut |e| found.push(&text[e.span.range()]));
        }
        assert_eq!(
            found,
            [
                r#""é\n${var.b}""#,
                "var.b",
                r#"["t.b"]"#,
                r#""t.b""#,
                r#"{"${var.k}": 1}"#,
                r#""${var.k}""#,
                "var.k",
                "1"
            ]
        );
        let b = &body.blocks[1].body;
        assert_eq!(b.blocks[0].kind, "lifecycle");
        assert_eq!(b.blocks[1].labels[0].0, "d");
        assert_eq!(b.blocks[1].body.blocks[0].kind, "content");
        let v = &body.blocks[2].body;
        assert!(
            matches!(&v.attribute("type").unwrap().expr.kind, ExprKind::Call(c) if c.name == "list")
        );
        assert!(
            matches!(&v.attribute("default").unwrap().expr.kind, ExprKind::Text(t) if t.text == "${x}")
        );
    }
}
