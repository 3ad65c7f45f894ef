//! Bodies, attributes and blocks.

use super::Lowerer;
use crate::expr::ir::{Attribute, Block, Body};
use crate::value::{Str, TextForm, decode, nfc};
use hcl_edit::structure::{self, BlockLabel, Structure};

impl Lowerer<'_> {
    /// Appends what a parsed body holds.
    pub(super) fn body(&mut self, tree: &structure::Body, into: &mut Body) {
        for item in tree {
            match item {
                Structure::Attribute(a) => into.attributes.push(self.attribute(a)),
                Structure::Block(b) => into.blocks.push(self.block(b)),
            }
        }
    }

    fn attribute(&mut self, tree: &structure::Attribute) -> Attribute {
        let name = self.range(&tree.key);
        Attribute {
            name: self.slice(&name).into(),
            name_span: self.span(&name),
            expr: self.expr(&tree.value),
            json: false,
        }
    }

    fn block(&mut self, tree: &structure::Block) -> Block {
        let kind = self.range(&tree.ident);
        let whole = self.range(tree);
        let mut header = kind.clone();
        let mut labels = Vec::with_capacity(tree.labels.len());
        for label in &tree.labels {
            let (text, range): (Str, _) = match label {
                BlockLabel::Ident(i) => {
                    let range = self.range(i);
                    (self.slice(&range).into(), range)
                }
                BlockLabel::String(s) => {
                    let range = self.range(s);
                    let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
                    let raw = self.slice(&inner);
                    (nfc(&decode(raw, TextForm::HclQuoted)), range)
                }
            };
            header.end = range.end;
            labels.push((text, self.span(&range)));
        }
        let mut body = Body::default();
        self.body(&tree.body, &mut body);
        Block {
            kind: self.slice(&kind).into(),
            labels,
            header: self.span(&header),
            span: self.span(&whole),
            body,
        }
    }
}
