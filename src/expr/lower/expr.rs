//! Expressions.

use super::Lowerer;
use crate::expr::ir::Form;
use crate::expr::ir::{
    BinaryOp, Call, Expr, ExprKind, For, ObjectItem, Step, StepKind, Text, Traversal, UnaryOp,
};
use crate::value::{TextForm, decode, nfc};
use hcl_edit::expr::{self as tree, Expression, ObjectKey, TraversalOperator};
use std::ops::Range;

impl Lowerer<'_> {
    pub(super) fn expr(&mut self, e: &Expression) -> Expr {
        let range = self.range(e);
        let kind = self.kind(e, &range);
        Expr {
            span: self.span(&range),
            kind,
        }
    }

    fn kind(&mut self, e: &Expression, range: &Range<usize>) -> ExprKind {
        match e {
            Expression::Null(_) => ExprKind::Null,
            Expression::Bool(b) => ExprKind::Bool(*b.value()),
            Expression::Number(_) => number(self.slice(range)),
            Expression::String(_) => ExprKind::Text(self.quoted(range)),
            Expression::Array(a) => ExprKind::Tuple(a.iter().map(|e| self.expr(e)).collect()),
            Expression::Object(o) => ExprKind::Object(self.object(o, range)),
            Expression::StringTemplate(t) => self.quoted_template(t, range),
            Expression::HeredocTemplate(h) => self.heredoc(h, range),
            Expression::Parenthesis(p) => ExprKind::Paren(Box::new(self.expr(p.inner()))),
            Expression::Variable(_) => ExprKind::Traversal(Box::new(Traversal {
                root: self.slice(range).into(),
                root_span: self.span(range),
                steps: Vec::new(),
            })),
            Expression::Conditional(c) => ExprKind::Conditional(Box::new((
                self.expr(&c.cond_expr),
                self.expr(&c.true_expr),
                self.expr(&c.false_expr),
            ))),
            Expression::FuncCall(c) => ExprKind::Call(Box::new(self.call(c))),
            Expression::Traversal(t) => self.traversal(t),
            Expression::UnaryOp(u) => {
                let op = match u.operator.value() {
                    tree::UnaryOperator::Neg => UnaryOp::Negate,
                    tree::UnaryOperator::Not => UnaryOp::Not,
                };
                ExprKind::Unary(op, Box::new(self.expr(&u.expr)))
            }
            Expression::BinaryOp(b) => ExprKind::Binary(
                binary(*b.operator.value()),
                Box::new((self.expr(&b.lhs_expr), self.expr(&b.rhs_expr))),
            ),
            Expression::ForExpr(f) => ExprKind::For(Box::new(self.for_expr(f))),
        }
    }

    /// A quoted string without interpolation.
    fn quoted(&self, range: &Range<usize>) -> Text {
        let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
        let raw = self.slice(&inner);
        Text {
            text: nfc(&decode(raw, TextForm::HclQuoted)),
            span: self.span(&inner),
            form: self.form(raw, Form::HclQuoted),
        }
    }

    fn object(&mut self, o: &tree::Object, range: &Range<usize>) -> Vec<ObjectItem> {
        let mut items = Vec::with_capacity(o.len());
        if let Some(parts) = self.splices.get(range.start) {
            let base = self.base;
            for part in parts {
                self.base = part.offset;
                self.object_items(&part.object, &mut items);
            }
            self.base = base;
        } else {
            self.object_items(o, &mut items);
        }
        items
    }

    fn object_items(&mut self, o: &tree::Object, items: &mut Vec<ObjectItem>) {
        for (key, value) in o.iter() {
            let key = self.object_key(key);
            let value = self.expr(value.expr());
            items.push(ObjectItem { key, value });
        }
    }

    fn object_key(&mut self, key: &ObjectKey) -> Expr {
        let range = match key {
            ObjectKey::Ident(i) => self.range(i),
            // `null` and `true` are names here.
            ObjectKey::Expression(e @ (Expression::Null(_) | Expression::Bool(_))) => self.range(e),
            ObjectKey::Expression(e) => return self.expr(e),
        };
        let span = self.span(&range);
        let kind = ExprKind::Text(Text {
            text: nfc(self.slice(&range)),
            span,
            form: self.form("", Form::Verbatim),
        });
        Expr { span, kind }
    }

    fn call(&mut self, c: &tree::FuncCall) -> Call {
        let last = self.range(&c.name.name);
        let mut name = String::new();
        let mut whole = last.clone();
        for (i, n) in c.name.namespace.iter().enumerate() {
            let range = self.range(n);
            if i == 0 {
                whole.start = range.start;
            }
            name.push_str(self.slice(&range));
            name.push_str("::");
        }
        name.push_str(self.slice(&last));
        Call {
            name: name.into(),
            name_span: self.span(&whole),
            args: c.args.iter().map(|a| self.expr(a)).collect(),
            expand: c.args.expand_final(),
        }
    }

    fn traversal(&mut self, t: &tree::Traversal) -> ExprKind {
        let steps = t
            .operators
            .iter()
            .map(|op| {
                let range = self.range(op);
                let kind = match op.value() {
                    TraversalOperator::AttrSplat(_) => StepKind::AttributeSplat,
                    TraversalOperator::FullSplat(_) => StepKind::FullSplat,
                    TraversalOperator::GetAttr(name) => {
                        let name = self.range(name);
                        StepKind::Attribute(self.slice(&name).into())
                    }
                    TraversalOperator::Index(e) => StepKind::Index(self.expr(e)),
                    TraversalOperator::LegacyIndex(_) => {
                        // The digits behind the dot; they have no span of their own.
                        let text = self.slice(&range);
                        let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
                        let digits = range.end - digits.len()..range.end;
                        StepKind::Index(Expr {
                            span: self.span(&digits),
                            kind: number(self.slice(&digits)),
                        })
                    }
                };
                Step {
                    span: self.span(&range),
                    kind,
                }
            })
            .collect();
        if let Expression::Variable(name) = &t.expr {
            let root = self.range(name);
            ExprKind::Traversal(Box::new(Traversal {
                root: self.slice(&root).into(),
                root_span: self.span(&root),
                steps,
            }))
        } else {
            ExprKind::Access(Box::new(self.expr(&t.expr)), steps)
        }
    }

    fn for_expr(&mut self, f: &tree::ForExpr) -> For {
        let name = |s: &Self, of: &hcl_edit::Decorated<hcl_edit::Ident>| {
            let range = s.range(of);
            s.slice(&range).into()
        };
        For {
            key: f.intro.key_var.as_ref().map(|k| name(self, k)),
            value: name(self, &f.intro.value_var),
            collection: self.expr(&f.intro.collection_expr),
            key_result: f.key_expr.as_ref().map(|k| self.expr(k)),
            result: self.expr(&f.value_expr),
            condition: f.cond.as_ref().map(|c| self.expr(&c.expr)),
            group: f.grouping,
        }
    }
}

fn binary(op: tree::BinaryOperator) -> BinaryOp {
    use tree::BinaryOperator as From;
    match op {
        From::Eq => BinaryOp::Equal,
        From::NotEq => BinaryOp::NotEqual,
        From::LessEq => BinaryOp::LessEqual,
        From::GreaterEq => BinaryOp::GreaterEqual,
        From::Less => BinaryOp::Less,
        From::Greater => BinaryOp::Greater,
        From::Plus => BinaryOp::Add,
        From::Minus => BinaryOp::Subtract,
        From::Mul => BinaryOp::Multiply,
        From::Div => BinaryOp::Divide,
        From::Mod => BinaryOp::Modulo,
        From::And => BinaryOp::And,
        From::Or => BinaryOp::Or,
    }
}

/// A number as written, perhaps with a minus sign and space or comments behind that.
pub(in crate::expr) fn number(text: &str) -> ExprKind {
    let negative = text.starts_with('-');
    let digits = text
        .rsplit(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or(text)
        .trim_start_matches('-');
    let written = if negative {
        format!("-{digits}")
    } else {
        digits.to_owned()
    };
    match written.parse() {
        // Terraform has a negative zero, which integers have not.
        Ok(0) if negative => ExprKind::Decimal(written.as_str().into()),
        Ok(n) => ExprKind::Int(n),
        Err(_) => ExprKind::Decimal(written.as_str().into()),
    }
}
