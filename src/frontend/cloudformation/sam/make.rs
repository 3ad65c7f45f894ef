//! Expressions that the transform makes, and what it looks at in those of the user.
//!
//! Must not know: SAM.

use crate::expr::ir::{
    Expr, ExprKind, Form, ObjectItem, Step, StepKind, TemplatePart, Text, Traversal,
};
use crate::frontend::cloudformation::intrinsics;
use crate::source::Span;
use crate::value::Str;
use std::borrow::Cow;

/// Makes expressions that stand at one place of the user's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct At(pub Span);

impl At {
    fn of(self, kind: ExprKind) -> Expr {
        Expr { span: self.0, kind }
    }

    /// A literal text; it does not stand there letter by letter.
    fn literal(self, text: &str) -> Text {
        Text {
            text: text.into(),
            span: self.0,
            form: Form::Opaque,
        }
    }

    pub(super) fn text(self, text: &str) -> Expr {
        self.of(ExprKind::Text(self.literal(text)))
    }

    pub(super) fn bool(self, value: bool) -> Expr {
        self.of(ExprKind::Bool(value))
    }

    pub(super) fn int(self, value: i64) -> Expr {
        self.of(ExprKind::Int(value))
    }

    pub(super) fn null(self) -> Expr {
        self.of(ExprKind::Null)
    }

    /// `Ref`.
    pub(super) fn reference(self, id: &str) -> Expr {
        self.of(ExprKind::Traversal(Box::new(Traversal {
            root: id.into(),
            root_span: self.0,
            steps: Vec::new(),
        })))
    }

    /// `Fn::GetAtt`.
    pub(super) fn attribute(self, id: &str, name: &str) -> Expr {
        self.of(ExprKind::Traversal(Box::new(Traversal {
            root: id.into(),
            root_span: self.0,
            steps: vec![Step {
                span: self.0,
                kind: StepKind::Attribute(name.into()),
            }],
        })))
    }

    /// Where something made of parts stands: here, if they do. Otherwise nowhere, so that the way
    /// of a part's value does not lead through a text that does not hold it.
    fn around<'e>(self, mut parts: impl Iterator<Item = &'e Expr>) -> At {
        let within = parts.all(|part| self.0.contains(part.span));
        At(if within { self.0 } else { Span::NONE })
    }

    pub(super) fn list(self, items: Vec<Expr>) -> Expr {
        self.around(items.iter()).of(ExprKind::Tuple(items))
    }

    pub(super) fn object(self, entries: Vec<(Str, Expr)>) -> Expr {
        let items = entries.into_iter().map(|(key, value)| ObjectItem {
            key: self.text(&key),
            value,
        });
        let items: Vec<ObjectItem> = items.collect();
        let at = self.around(items.iter().map(|item| &item.value));
        at.of(ExprKind::Object(items))
    }

    /// An object of a few entries.
    pub(super) fn map<const N: usize>(self, entries: [(&str, Expr); N]) -> Expr {
        self.object(entries.into_iter().map(|(k, v)| (k.into(), v)).collect())
    }

    /// `Fn::If` of a named condition.
    pub(super) fn choose(self, condition: &str, yes: Expr, no: Expr) -> Expr {
        let test = intrinsics::condition(condition, self.0, self.0);
        let at = self.around([&yes, &no].into_iter());
        at.of(ExprKind::Conditional(Box::new((test, yes, no))))
    }

    /// A call of an intrinsic function.
    pub(super) fn call(self, name: &str, args: Vec<Expr>) -> Expr {
        intrinsics::call(name, self.0, args, self.0)
    }

    /// `Fn::Sub`: `${Name}` is one of `variables`, else a reference, `${Name.Attribute}` an
    /// attribute.
    pub(super) fn sub(self, text: &str, variables: &dyn Fn(&str) -> Option<Expr>) -> Expr {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                parts.push(TemplatePart::Text(self.literal(before)));
            }
            let value = variables(name).unwrap_or_else(|| match name.split_once('.') {
                Some((id, attribute)) => self.attribute(id, attribute),
                None => self.reference(name),
            });
            parts.push(TemplatePart::Interpolation(value));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(TemplatePart::Text(self.literal(rest)));
        }
        let kind = match (parts.len(), parts.pop()) {
            (1, Some(TemplatePart::Interpolation(e))) => return e,
            (1, Some(TemplatePart::Text(t))) => ExprKind::Text(t),
            (_, Some(last)) => {
                parts.push(last);
                ExprKind::Template(parts)
            }
            (_, None) => ExprKind::Text(self.literal("")),
        };
        self.of(kind)
    }
}

/// The expression behind a YAML alias.
pub(super) fn peel(mut expr: &Expr) -> &Expr {
    while let ExprKind::Paren(inner) = &expr.kind {
        expr = inner;
    }
    expr
}

/// Whether an expression leaves its property out.
pub(super) fn is_null(expr: &Expr) -> bool {
    peel(expr).kind == ExprKind::Null
}

/// The entries of an object whose keys are known; `None` for anything else.
pub(super) fn entries(expr: &Expr) -> Option<Vec<(&str, &ObjectItem)>> {
    let ExprKind::Object(items) = &peel(expr).kind else {
        return None;
    };
    let named = items.iter().filter_map(|item| Some((key(item)?, item)));
    Some(named.collect())
}

fn key(item: &ObjectItem) -> Option<&str> {
    match &item.key.kind {
        ExprKind::Text(text) => Some(&text.text),
        _ => None,
    }
}

/// What stands at a dotted path of an object; `None` where it is left out.
pub(super) fn get<'e>(expr: &'e Expr, path: &str) -> Option<&'e Expr> {
    let mut at = expr;
    for name in path.split('.') {
        let ExprKind::Object(items) = &peel(at).kind else {
            return None;
        };
        // The last one of a name counts.
        let item = items.iter().rev().find(|item| key(item) == Some(name))?;
        at = &item.value;
    }
    (!is_null(at)).then_some(at)
}

/// The elements of a list, or a value that stands for a list of one.
pub(super) fn items(expr: &Expr) -> &[Expr] {
    match &peel(expr).kind {
        ExprKind::Tuple(items) => items,
        ExprKind::Null => &[],
        _ => std::slice::from_ref(expr),
    }
}

/// The text of a literal scalar.
pub(super) fn literal(expr: &Expr) -> Option<Cow<'_, str>> {
    Some(match &peel(expr).kind {
        ExprKind::Text(text) => Cow::Borrowed(text.text.as_str()),
        ExprKind::Bool(true) => Cow::Borrowed("true"),
        ExprKind::Bool(false) => Cow::Borrowed("false"),
        ExprKind::Int(n) => Cow::Owned(n.to_string()),
        ExprKind::Decimal(n) => Cow::Borrowed(n.as_str()),
        _ => return None,
    })
}

/// The logical id that a `Ref` or `Fn::GetAtt` names.
pub(super) fn referenced(expr: &Expr) -> Option<&Str> {
    match &peel(expr).kind {
        ExprKind::Traversal(t) => Some(&t.root),
        _ => None,
    }
}

/// Calls `f` on the direct parts of an expression.
pub(super) fn for_parts(expr: &mut Expr, f: &mut dyn FnMut(&mut Expr)) {
    let steps = |steps: &mut Vec<Step>, f: &mut dyn FnMut(&mut Expr)| {
        for step in steps {
            if let StepKind::Index(e) = &mut step.kind {
                f(e);
            }
        }
    };
    match &mut expr.kind {
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Int(_)
        | ExprKind::Decimal(_)
        | ExprKind::Text(_)
        | ExprKind::Opaque(_) => {}
        ExprKind::Template(parts) => {
            for part in parts {
                // Directives are Terraform's.
                if let TemplatePart::Interpolation(e) = part {
                    f(e);
                }
            }
        }
        ExprKind::Traversal(t) => steps(&mut t.steps, f),
        ExprKind::Access(base, path) => {
            f(base);
            steps(path, f);
        }
        ExprKind::Call(call) => call.args.iter_mut().for_each(f),
        ExprKind::Unary(_, e) | ExprKind::Paren(e) => f(e),
        ExprKind::Binary(_, both) => {
            f(&mut both.0);
            f(&mut both.1);
        }
        ExprKind::Conditional(three) => {
            f(&mut three.0);
            f(&mut three.1);
            f(&mut three.2);
        }
        ExprKind::For(each) => {
            f(&mut each.collection);
            each.key_result.iter_mut().for_each(&mut *f);
            f(&mut each.result);
            each.condition.iter_mut().for_each(f);
        }
        ExprKind::Object(items) => {
            for item in items {
                f(&mut item.key);
                f(&mut item.value);
            }
        }
        ExprKind::Tuple(items) => items.iter_mut().for_each(f),
    }
}
