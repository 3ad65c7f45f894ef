//! Definitions in files of their own: a state machine or an API whose property names a local path,
//! which `aws cloudformation package` and `sam package` replace by that of an uploaded copy.
//!
//! The service reads such a file as it is, so it is data here, not a template: nothing in it is an
//! intrinsic function. It stands in the property that would hold it inline. What is not among the
//! files is somewhere in a bucket, and nobody knows where. Must not know: values, SAM.

use super::include;
use super::lower::{self, opaque};
use super::project::{self, Parsed, Unread};
use super::template::{Properties, Template};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, Form, ObjectItem, Text};
use crate::source::Span;
use crate::syntax::tree::{NodeId, NodeKind, Tree};
use crate::value::Str;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A type of resource, the property that says where its definition is, and the one that holds it.
const DEFINITIONS: [(&str, &str, &str); 3] = [
    ("AWS::ApiGateway::RestApi", "BodyS3Location", "Body"),
    ("AWS::ApiGatewayV2::Api", "BodyS3Location", "Body"),
    (
        "AWS::StepFunctions::StateMachine",
        "DefinitionS3Location",
        "Definition",
    ),
];

/// Expressions that the files of one template become, aliases written out.
const MAX_EXPRESSIONS: usize = 500_000;
/// Expressions within each other.
const MAX_DEPTH: usize = 250;

/// What reading definitions left behind.
#[derive(Default)]
pub(super) struct Read {
    pub files: BTreeSet<Str>,
    pub missing: BTreeSet<Str>,
    pub problems: Vec<Problem>,
    /// How many expressions the definitions became.
    pub expressions: usize,
}

/// Puts the definitions that lie beside a template into its resources. `load` gives the file at a
/// path below the scan root.
pub(super) fn put_in(
    template: &mut Template,
    path: &str,
    load: &dyn Fn(&str) -> Result<Arc<Parsed>, Unread>,
) -> Read {
    let mut reader = Reader {
        path,
        load,
        room: MAX_EXPRESSIONS,
        read: Read::default(),
    };
    for resource in &mut template.resources {
        let of_type = DEFINITIONS.iter().find(|(ty, _, _)| *ty == resource.ty);
        let (Some((_, place, inline)), Some(Properties::Each(each))) =
            (of_type, &mut resource.properties)
        else {
            continue;
        };
        let Some((name, value)) = each.iter_mut().rev().find(|(name, _)| name == place) else {
            continue;
        };
        let Some(location) = location(value) else {
            continue;
        };
        match reader.definition(&location) {
            Some(definition) => {
                *name = (*inline).into();
                *value = definition;
            }
            None => *value = uploaded(value.span),
        }
    }
    Read {
        expressions: MAX_EXPRESSIONS.saturating_sub(reader.room),
        ..reader.read
    }
}

/// The path that a property is, not a place in a bucket.
fn location(value: &Expr) -> Option<Str> {
    match &value.kind {
        ExprKind::Paren(inner) => location(inner),
        ExprKind::Text(text) if !text.text.contains("://") => Some(text.text.clone()),
        _ => None,
    }
}

/// Where something is uploaded to when the template is packaged.
fn uploaded(span: Span) -> Expr {
    let items = ["Bucket", "Key"].map(|key| ObjectItem {
        key: Expr {
            span,
            kind: ExprKind::Text(Text {
                text: key.into(),
                span,
                form: Form::Opaque,
            }),
        },
        value: opaque("it is uploaded when the template is packaged", span),
    });
    Expr {
        span,
        kind: ExprKind::Object(items.into()),
    }
}

struct Reader<'r> {
    /// The template's path.
    path: &'r str,
    load: &'r dyn Fn(&str) -> Result<Arc<Parsed>, Unread>,
    room: usize,
    read: Read,
}

impl Reader<'_> {
    fn definition(&mut self, location: &str) -> Option<Expr> {
        // A text has no folder that a path could be relative to.
        let path = (!self.path.is_empty()).then(|| project::local(self.path, location));
        let path = path.flatten()?;
        let parsed = match (self.load)(&path) {
            Ok(parsed) => parsed,
            Err(unread) => {
                if unread == Unread::Missing {
                    self.read.missing.insert(path);
                }
                return None;
            }
        };
        if self.read.files.insert(path) {
            self.read.problems.extend(parsed.problems.iter().cloned());
        }
        let root = parsed.tree.root.filter(|_| parsed.lost.is_empty())?;
        self.data(&parsed.tree, root, 0)
    }

    /// A node as data; `None` past a limit.
    fn data(&mut self, tree: &Tree, id: NodeId, depth: usize) -> Option<Expr> {
        self.room = self.room.checked_sub(1)?;
        if depth > MAX_DEPTH {
            return None;
        }
        let node = tree.node(id)?;
        let kind = match &node.kind {
            NodeKind::Null => ExprKind::Null,
            NodeKind::Bool(b, _) => ExprKind::Bool(*b),
            NodeKind::Number(text) => lower::number(text),
            NodeKind::String(scalar) => ExprKind::Text(lower::text(scalar)),
            NodeKind::Sequence(items) => {
                let items = items.iter().map(|i| self.data(tree, *i, depth + 1));
                ExprKind::Tuple(items.collect::<Option<_>>()?)
            }
            NodeKind::Mapping(pairs) => {
                let items = pairs.iter().map(|(key, value)| {
                    Some(ObjectItem {
                        key: self.key(tree, *key)?,
                        value: self.data(tree, *value, depth + 1)?,
                    })
                });
                ExprKind::Object(items.collect::<Option<_>>()?)
            }
            NodeKind::Alias(_) => {
                let inner = self.data(tree, include::real(tree, id), depth + 1)?;
                ExprKind::Paren(Box::new(inner))
            }
        };
        Some(Expr {
            span: node.span,
            kind,
        })
    }

    /// A key, as text whatever it looks like (`200:`).
    fn key(&mut self, tree: &Tree, id: NodeId) -> Option<Expr> {
        let id = include::real(tree, id);
        let node = tree.node(id)?;
        let text = match &node.kind {
            NodeKind::String(scalar) => lower::text(scalar),
            _ => Text {
                text: tree.scalar_text(id)?.clone(),
                span: node.span,
                form: Form::Verbatim,
            },
        };
        Some(Expr {
            span: node.span,
            kind: ExprKind::Text(text),
        })
    }
}
