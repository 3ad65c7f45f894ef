//! The tree that YAML and JSON share: nodes in an arena, each with its span.
//!
//! An arena, so that nothing recurses when a tree is dropped or walked. Must not know: what the
//! keys of a document mean.

use crate::diagnostic::Problem;
use crate::source::Span;
use crate::value::{Str, TextForm};
use std::collections::HashMap;

/// Collections within collections beyond this are refused by both parsers, so walkers of a tree
/// may recurse (aliases apart).
pub const MAX_NESTING: usize = 200;

/// A node's number in its [`Tree`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
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

    /// The text of a scalar node as written (a string's text, a number, a bool); `None` for
    /// anything else.
    pub fn scalar_text(&self, id: NodeId) -> Option<&Str> {
        match &self.node(id)?.kind {
            NodeKind::String(s) => Some(&s.text),
            NodeKind::Number(text) | NodeKind::Bool(_, text) => Some(text),
            _ => None,
        }
    }

    /// The pair of a key of a mapping (not through an alias, not merged).
    pub fn pair(&self, mapping: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        match &self.node(mapping)?.kind {
            NodeKind::Mapping(pairs) => pairs
                .iter()
                .find(|(k, _)| self.scalar_text(*k).is_some_and(|t| t == key))
                .copied(),
            _ => None,
        }
    }

    /// The value of a key of a mapping (not through an alias, not merged).
    pub fn get(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        self.pair(mapping, key).map(|(_, value)| value)
    }

    /// Adds a node.
    pub(super) fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    /// The pairs without those whose key occurs again later; each such key is one problem with
    /// both places. Linear in the number of pairs.
    pub fn keep_last(
        &self,
        pairs: Vec<(NodeId, NodeId)>,
        problems: &mut Vec<Problem>,
    ) -> Vec<(NodeId, NodeId)> {
        if pairs.len() < 2 {
            return pairs;
        }
        // The standard map: its keys are chosen by whoever wrote the file.
        let mut last: HashMap<&str, usize> = HashMap::with_capacity(pairs.len());
        let mut doubled = Vec::new();
        for (i, (key, _)) in pairs.iter().enumerate() {
            // `<<` may stand several times in practice; each one is merged.
            let text = self.scalar_text(*key).filter(|t| *t != "<<");
            if let Some(earlier) = text.and_then(|t| last.insert(t, i)) {
                doubled.push((earlier, i));
            }
        }
        if doubled.is_empty() {
            return pairs;
        }
        let span = |i: usize| {
            let key = pairs.get(i).and_then(|(k, _)| self.node(*k));
            key.map_or(Span::NONE, |n| n.span)
        };
        for (earlier, later) in &doubled {
            let key = pairs.get(*later).and_then(|(k, _)| self.scalar_text(*k));
            problems.push(
                Problem::warning(
                    "duplicate-key",
                    format!("the key `{}` occurs twice", key.map_or("", |k| k)),
                    span(*later),
                )
                .help("the last one counts; remove one of them")
                .related(span(*earlier), "first written here"),
            );
        }
        let mut dropped = doubled
            .iter()
            .map(|(earlier, _)| *earlier)
            .collect::<Vec<_>>();
        dropped.sort_unstable();
        let mut dropped = dropped.into_iter().peekable();
        let keep = pairs.iter().enumerate().filter(|(i, _)| {
            if dropped.peek() == Some(i) {
                dropped.next();
                return false;
            }
            true
        });
        keep.map(|(_, pair)| *pair).collect()
    }
}

/// A file whose collections nest too deep.
pub(super) fn too_deep(at: Span) -> Problem {
    Problem::error(
        "nesting-limit",
        format!("more than {MAX_NESTING} collections within each other"),
        at,
    )
    .help("this is a limit of the analyzer: nothing in this file was analysed")
}
