//! A template that is a value: text in another template or in Terraform, or what a function
//! encodes. Its places are those of the text it was written as, as near as they can be traced.
//!
//! What is not known of the text, or names a resource, stays a value in the template's expressions.
//! Must not know: stacks, where the value comes from.

use super::project::Parsed;
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, Form, Step, StepKind, TemplatePart, Text, Traversal};
use crate::expr::json_text::Source;
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::tree::{Node, NodeId, NodeKind, Scalar, Tree};
use crate::syntax::yaml;
use crate::value::{
    Cond, Conditions, Kind, Part, Parts, Reason, Str, TextForm, Type, Unknown, Value,
};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The name that a value in a template's text is looked up under.
pub(super) const HOLE: &str = "\0";

/// Values within values.
const MAX_DEPTH: usize = 100;
/// Nodes made of one value.
const MAX_NODES: usize = 500_000;

/// What stands in the place of a node: text and values.
pub(super) type Holes = BTreeMap<NodeId, Vec<HolePart>>;

/// A part of such a node.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum HolePart {
    Text(Str, Span),
    /// A position among the template's values.
    Value(usize, Span),
}

/// The template that a value is; `None` when nothing of its text is known. Of a text with
/// alternatives in it that is one template in which values have alternatives, unless they are more
/// than values.
pub(super) fn parse(table: &Conditions, sources: &SourceMap, value: &Value) -> Option<Parsed> {
    if let Kind::Choice(_) = value.kind {
        let merged = merged(table, value)?;
        return of_text(sources, &merged).filter(|parsed| parsed.problems.is_empty());
    }
    of_text(sources, value)
}

/// The text whose arms differ in values that are put into it, as one text with those values.
fn merged(table: &Conditions, value: &Value) -> Option<Value> {
    let arms: Vec<(Cond, Value)> = value.arms().collect();
    let parts_of = |arm: &Value| arm.parts().map(|parts| parts.items.clone());
    let lists: Vec<Vec<Part>> = arms
        .iter()
        .map(|(_, arm)| parts_of(arm))
        .collect::<Option<_>>()?;
    let first = lists.first()?;
    let mut items = Vec::with_capacity(first.len());
    for (at, part) in first.iter().enumerate() {
        let Part::Value(_) = part else {
            lists
                .iter()
                .all(|other| other.get(at) == Some(part))
                .then_some(())?;
            items.push(part.clone());
            continue;
        };
        let mut choice = Vec::with_capacity(arms.len());
        for ((cond, _), other) in arms.iter().zip(&lists) {
            match other.get(at)? {
                Part::Value(v) => choice.push((*cond, v.clone())),
                Part::Text { .. } => return None,
            }
        }
        items.push(Part::Value(Value::choice(table, choice)));
    }
    let same = lists.iter().all(|other| other.len() == first.len());
    same.then(|| {
        let why = Reason::Other("parts of it depend on conditions".into());
        let mut unknown = Unknown::new(why, Type::String);
        unknown.parts = Some(Arc::new(Parts { items }));
        let text: Value = Kind::Unknown(Arc::new(unknown)).into();
        text.with_origin(value.origin.clone()).mark(value.marks)
    })
}

fn of_text(sources: &SourceMap, value: &Value) -> Option<Parsed> {
    let mut values = Vec::new();
    let mut holes = Holes::new();
    let mut problems = Vec::new();
    let tree = match value.encodes() {
        Some(encoded) => {
            let mut maker = Maker {
                tree: Tree::default(),
                holes: &mut holes,
                values: &mut values,
            };
            let root = maker.node(encoded, 0);
            maker.tree.root = Some(root);
            maker.tree
        }
        None => {
            let source = Source::of(value, Some(sources))?;
            if source.text.trim_matches(['\0', ' ', '\n']).is_empty() {
                return None;
            }
            let (tree, found) = read(&source, &mut holes, &mut values);
            problems = found;
            tree
        }
    };
    Some(Parsed {
        tree,
        holes,
        values,
        problems,
        ..Parsed::default()
    })
}

/// The tree of a text, with places in the files that the text was written in.
fn read(source: &Source<'_>, holes: &mut Holes, values: &mut Vec<Value>) -> (Tree, Vec<Problem>) {
    // A placeholder that is a plain letter to the parser, of the same length.
    let text = source.text.replace('\0', "_");
    let (mut tree, problems) = yaml::parse(FileId(0), &text);
    let place = |span: Span| match span.is_none() {
        true => span,
        false => source.place(span.start as usize, span.end as usize),
    };
    for (at, node) in tree.nodes.iter_mut().enumerate() {
        let range = match &node.kind {
            NodeKind::String(scalar) => Some(scalar.span.range()),
            NodeKind::Number(_) | NodeKind::Bool(..) => Some(node.span.range()),
            _ => None,
        };
        let parts = range.and_then(|range| hole_parts(source, range, values));
        node.span = place(node.span);
        if let Some((_, span)) = &mut node.tag {
            *span = place(*span);
        }
        if let Some(parts) = parts {
            let id = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            holes.insert(id, parts);
            node.kind = NodeKind::Null;
        } else if let NodeKind::String(scalar) = &mut node.kind {
            scalar.span = place(scalar.span);
            scalar.form = TextForm::Opaque;
        }
    }
    let problems = problems.into_iter().map(|problem| Problem {
        span: problem.span.map(place),
        related: Vec::new(),
        ..problem
    });
    let problems = problems.collect();
    (tree, problems)
}

/// Text and values in a range of a text; `None` where all of it is known.
fn hole_parts(
    source: &Source<'_>,
    range: Range<usize>,
    values: &mut Vec<Value>,
) -> Option<Vec<HolePart>> {
    let raw = source.text.get(range.clone())?;
    if !raw.contains('\0') {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = range.start;
    for (i, text) in raw.split('\0').enumerate() {
        if i > 0 {
            if let Some(value) = source.hole(at) {
                parts.push(HolePart::Value(values.len(), source.place(at, at + 1)));
                values.push(value.clone());
            }
            at += 1;
        }
        if !text.is_empty() {
            let span = source.place(at, at + text.len());
            parts.push(HolePart::Text(text.into(), span));
            at += text.len();
        }
    }
    Some(parts)
}

/// Makes a tree of a value.
struct Maker<'m> {
    tree: Tree,
    holes: &'m mut Holes,
    values: &'m mut Vec<Value>,
}

impl Maker<'_> {
    fn push(&mut self, span: Span, kind: NodeKind) -> NodeId {
        let id = NodeId(u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX));
        self.tree.nodes.push(Node {
            span,
            tag: None,
            kind,
        });
        id
    }

    fn text(&mut self, text: &Str, span: Span) -> NodeId {
        self.push(
            span,
            NodeKind::String(Scalar {
                text: text.clone(),
                span,
                form: TextForm::Opaque,
            }),
        )
    }

    fn hole(&mut self, value: &Value, span: Span) -> NodeId {
        let id = self.push(span, NodeKind::Null);
        let part = HolePart::Value(self.values.len(), span);
        self.values.push(value.clone());
        self.holes.insert(id, vec![part]);
        id
    }

    fn node(&mut self, value: &Value, depth: usize) -> NodeId {
        let span = value.origin.span;
        if depth > MAX_DEPTH || self.tree.nodes.len() > MAX_NODES {
            return self.hole(value, span);
        }
        match &value.kind {
            _ if value.reference().is_some() => self.hole(value, span),
            Kind::Null(_) => self.push(span, NodeKind::Null),
            Kind::Bool(b) => {
                let text = if *b { "true" } else { "false" };
                self.push(span, NodeKind::Bool(*b, text.into()))
            }
            Kind::Number(n) => self.push(span, NodeKind::Number(n.text())),
            Kind::String(s) => self.text(s, span),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s)
                if s.rest.is_none() && s.items.iter().all(|e| e.cond.is_true()) =>
            {
                let items = s.items.iter().map(|e| self.node(&e.value, depth + 1));
                let items = items.collect();
                self.push(span, NodeKind::Sequence(items))
            }
            Kind::Map(o) | Kind::Object(o)
                if o.rest.is_none() && o.entries.iter().all(|(_, e)| e.cond.is_true()) =>
            {
                let mut pairs = Vec::with_capacity(o.entries.len());
                for (name, e) in &o.entries {
                    let key = self.text(name, e.value.origin.span);
                    pairs.push((key, self.node(&e.value, depth + 1)));
                }
                self.push(span, NodeKind::Mapping(pairs))
            }
            _ => self.hole(value, span),
        }
    }
}

/// The expression of a node that is made of text and values.
pub(super) fn expression(parts: &[HolePart], span: Span) -> Expr {
    let value = |at: usize, span: Span| Expr {
        span,
        kind: ExprKind::Traversal(Box::new(Traversal {
            root: HOLE.into(),
            root_span: span,
            steps: vec![Step {
                span,
                kind: StepKind::Attribute(at.to_string().into()),
            }],
        })),
    };
    if let [HolePart::Value(at, own)] = parts {
        return value(*at, *own);
    }
    let parts = parts.iter().map(|part| match part {
        HolePart::Text(text, span) => TemplatePart::Text(Text {
            text: text.clone(),
            span: *span,
            form: Form::Opaque,
        }),
        HolePart::Value(at, span) => TemplatePart::Interpolation(value(*at, *span)),
    });
    Expr {
        span,
        kind: ExprKind::Template(parts.collect()),
    }
}
