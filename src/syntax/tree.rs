//! The tree that YAML and JSON share: nodes in an arena, each with its span.

use crate::source::Span;
use crate::value::{Str, TextForm};

/// A node's number in its [`Tree`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct NodeId(pub u32);

/// A document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tree {
    /// All nodes.
    pub nodes: Vec<Node>,
    /// The root; `None` for an empty document.
    pub root: Option<NodeId>,
}

/// A node.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The whole node, without tag; quotes and brackets included.
    pub span: Span,
    /// A local tag such as `!Sub`, with its span.
    pub tag: Option<(Str, Span)>,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeKind {
    /// null.
    Null,
    /// true, false (YAML 1.1: yes, on … too), with the text as written.
    Bool(bool, Str),
    /// A number, as written.
    Number(Str),
    /// Text.
    String(Scalar),
    /// Elements.
    Sequence(Vec<NodeId>),
    /// Pairs, in the order written; a key that occurs twice was reported, the last one stays.
    Mapping(Vec<(NodeId, NodeId)>),
    /// A YAML alias of an anchored node: never expanded here; walk it with a budget.
    Alias(NodeId),
}

/// A string scalar.
#[derive(Clone, PartialEq, Debug)]
pub struct Scalar {
    /// The text.
    pub text: Str,
    /// Where the text stands, without quotes.
    pub span: Span,
    /// How it is written.
    pub form: TextForm,
}

impl Tree {
    /// The node of a number.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }
}
