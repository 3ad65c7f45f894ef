//! Intrinsic functions to expressions: `Ref` and `Fn::GetAtt` to traversals, `Fn::If` to a
//! conditional, `Fn::Sub` to a template, all others to calls of their long names.

use super::include;
use super::loops::Constants;
use super::lower::{Argument, Lowerer, Pieces, Place, opaque};
use crate::diagnostic::Problem;
use crate::expr::Bindings;
use crate::expr::ir::{Call, Expr, ExprKind, Step, StepKind, TemplatePart, Traversal};
use crate::source::Span;
use crate::syntax::tree::{Node, NodeId, NodeKind, Scalar};
use crate::value::Str;
use std::collections::BTreeMap;

/// The root of a traversal that names a condition; no logical id can be this.
pub(super) const CONDITION: &str = "Fn::Condition";

/// How the argument of a function is written.
#[derive(Clone, Copy)]
enum Shape {
    /// One value of any kind.
    One,
    /// A list of so many arguments, at least and at most.
    Many(usize, usize),
    /// A list of so many conditions.
    Conditions(usize, usize),
    /// Not evaluated; why, in words.
    Never(&'static str),
}

/// The functions that become calls.
const CALLS: [(&str, Shape); 15] = [
    ("Fn::And", Shape::Conditions(2, 10)),
    ("Fn::Or", Shape::Conditions(2, 10)),
    ("Fn::Not", Shape::Conditions(1, 1)),
    ("Fn::Equals", Shape::Many(2, 2)),
    ("Fn::Join", Shape::Many(2, 2)),
    ("Fn::Select", Shape::Many(2, 2)),
    ("Fn::Split", Shape::Many(2, 2)),
    ("Fn::Cidr", Shape::Many(2, 3)),
    ("Fn::Base64", Shape::One),
    ("Fn::GetAZs", Shape::One),
    ("Fn::ImportValue", Shape::One),
    ("Fn::GetStackOutput", Shape::One),
    ("Fn::Length", Shape::One),
    ("Fn::ToJsonString", Shape::One),
    ("Fn::Transform", Shape::Never("a macro makes it")),
];

/// The functions that the transform `AWS::LanguageExtensions` adds.
const EXTENSIONS: [&str; 2] = ["Fn::Length", "Fn::ToJsonString"];

/// Functions of the `Rules` section.
const RULE_FUNCTIONS: [(&str, Shape); 6] = [
    ("Fn::Contains", Shape::Many(2, 2)),
    ("Fn::EachMemberEquals", Shape::Many(2, 2)),
    ("Fn::EachMemberIn", Shape::Many(2, 2)),
    ("Fn::RefAll", Shape::One),
    ("Fn::ValueOf", Shape::Many(2, 2)),
    ("Fn::ValueOfAll", Shape::Many(2, 2)),
];

/// Expressions that the variables of all `Fn::Sub` of a file may be copied into.
const MAX_COPIED: usize = 200_000;

/// A call of a function by its long name.
pub(super) fn call(name: &str, name_span: Span, args: Vec<Expr>, span: Span) -> Expr {
    Expr {
        span,
        kind: ExprKind::Call(Box::new(Call {
            name: name.into(),
            name_span,
            args,
            expand: false,
        })),
    }
}

pub(super) fn traversal(root: &str, root_span: Span, steps: Vec<Step>, span: Span) -> Expr {
    Expr {
        span,
        kind: ExprKind::Traversal(Box::new(Traversal {
            root: root.into(),
            root_span,
            steps,
        })),
    }
}

/// A named condition.
pub(super) fn condition(name: &str, name_span: Span, span: Span) -> Expr {
    let step = Step {
        span: name_span,
        kind: StepKind::Attribute(name.into()),
    };
    traversal(CONDITION, name_span, vec![step], span)
}

impl<'t> Lowerer<'t> {
    /// Whether a mapping of this one key is a function.
    pub(super) fn is_function(&self, name: &str, value: NodeId, place: Place) -> bool {
        match name {
            "Ref" => true,
            "Condition" => {
                place == Place::Condition
                    && self
                        .real(value)
                        .is_some_and(|(_, n)| matches!(n.kind, NodeKind::String(_)))
            }
            _ => name.starts_with("Fn::") && !name.starts_with("Fn::ForEach::"),
        }
    }

    /// Whether a key stands for what a macro puts in its place.
    pub(super) fn is_macro(&self, name: &str) -> bool {
        name == "Fn::Transform"
    }

    /// The directive of another tool that a node is (`!Rain::Embed file`), and its place. Such a
    /// tool makes a template of the file before CloudFormation reads it, so nobody knows what else
    /// it adds.
    pub(super) fn directive(&self, id: NodeId) -> Option<(Str, Span)> {
        let node = self.tree.node(id)?;
        if let Some((tag, span)) = &node.tag {
            let name = tag.trim_start_matches('!');
            let foreign = name.contains("::") && !name.starts_with("Fn::");
            return foreign.then(|| (tag.clone(), *span));
        }
        let NodeKind::Mapping(pairs) = &node.kind else {
            return None;
        };
        let [(key, _)] = pairs.as_slice() else {
            return None;
        };
        let name = self.tree.scalar_text(*key)?;
        let span = self.tree.node(*key)?.span;
        name.starts_with("Rain::").then(|| (name.clone(), span))
    }

    /// Reports a directive, which makes something unknown.
    pub(super) fn skip_directive(&mut self, name: &str, name_span: Span, span: Span) -> Expr {
        self.macros = true;
        self.problems.push(
            Problem::warning(
                "macro-not-expanded",
                format!("`{name}` is no function of CloudFormation"),
                name_span,
            )
            .help("another tool expands it: scan what it makes to see its value"),
        );
        opaque(&format!("`{name}` of another tool makes it"), span)
    }

    /// Reports what a macro would have made; of what is not included, why.
    pub(super) fn skip_macro(&mut self, name: &str, key: NodeId, value: NodeId) -> Option<Str> {
        let span = self.tree.node(key).map_or(Span::NONE, |k| k.span);
        let refused = self.refused(value);
        let message = match &refused {
            Some(why) => why.to_string(),
            None => format!("`{name}` is not expanded"),
        };
        self.problems.push(
            Problem::warning("macro-not-expanded", message, span)
                .help("what it makes was not analysed; scan the processed template to see it"),
        );
        refused
    }

    /// Why what a node asks `AWS::Include` for is not there.
    pub(super) fn refused(&self, request: NodeId) -> Option<Str> {
        let refused = &self.included?.refused;
        let request = include::real(self.tree, request);
        let of = |id: NodeId| refused.get(&include::real(self.tree, id));
        let first = match self.tree.node(request).map(|n| &n.kind) {
            Some(NodeKind::Sequence(items)) => items.iter().find_map(|i| of(*i)),
            _ => of(request),
        };
        first.cloned()
    }

    /// A node with a local tag.
    pub(super) fn tagged(
        &mut self,
        tag: &str,
        tag_span: Span,
        id: NodeId,
        node: &'t Node,
        place: Place,
    ) -> Expr {
        if let Some((name, at)) = self.directive(id) {
            return self.skip_directive(&name, at, tag_span.join(node.span));
        }
        let short = tag.trim_start_matches('!');
        let name = match short {
            "Ref" | "Condition" => short.to_owned(),
            _ if short.starts_with("Fn::") => short.to_owned(),
            _ => format!("Fn::{short}"),
        };
        let argument = Argument { id, own_tag: true };
        self.function(&name, tag_span, argument, tag_span.join(node.span), place)
    }

    /// A function and its argument; `argument`'s own tag is the function's.
    pub(super) fn function(
        &mut self,
        name: &str,
        name_span: Span,
        argument: Argument,
        span: Span,
        place: Place,
    ) -> Expr {
        match name {
            "Ref" => self.reference(argument, span),
            "Condition" => self.named_condition(argument, span),
            "Fn::GetAtt" => self.get_att(argument, span),
            "Fn::If" => self.conditional(argument, span, place),
            "Fn::Sub" => self.substitution(argument, span),
            "Fn::FindInMap" => self.find_in_map(argument, name_span, span),
            _ if !self.in_rules && RULE_FUNCTIONS.iter().any(|(n, _)| *n == name) => {
                self.wrong(name, "stands in the `Rules` section only", span)
            }
            _ => match CALLS
                .iter()
                .chain(&RULE_FUNCTIONS)
                .find(|(n, _)| *n == name)
            {
                Some((_, shape)) => {
                    if EXTENSIONS.contains(&name) {
                        self.needs_extensions(&format!("`{name}`"), name_span);
                    }
                    self.call(name, *shape, name_span, argument, span)
                }
                None => {
                    // As written: many tools have tags of their own.
                    let tag = self.tree.node(argument.id).and_then(|n| n.tag.as_ref());
                    let name = match tag {
                        Some((tag, _)) if argument.own_tag => tag.as_str(),
                        _ => name,
                    };
                    self.problems.push(
                        Problem::warning(
                            "unknown-intrinsic",
                            format!("there is no intrinsic function `{name}`"),
                            name_span,
                        )
                        .help("its value is taken as unknown"),
                    );
                    opaque(&format!("`{name}` is no function known here"), span)
                }
            },
        }
    }

    fn wrong(&mut self, name: &str, how: &str, span: Span) -> Expr {
        self.problems.push(
            Problem::warning("invalid-intrinsic", format!("`{name}` {how}"), span)
                .help("its value is taken as unknown"),
        );
        opaque(&format!("`{name}` is not written as it should be"), span)
    }

    fn call(
        &mut self,
        name: &str,
        shape: Shape,
        name_span: Span,
        argument: Argument,
        span: Span,
    ) -> Expr {
        let (least, most, place) = match shape {
            Shape::One => {
                let argument = self.untagged(argument, Place::Value);
                return call(name, name_span, vec![argument], span);
            }
            Shape::Never(why) => {
                let refused = self.refused(argument.id);
                let message = match &refused {
                    Some(why) => why.to_string(),
                    None => format!("`{name}` is not expanded"),
                };
                self.problems.push(
                    Problem::warning("macro-not-expanded", message, name_span)
                        .help("its value is taken as unknown"),
                );
                return opaque(refused.as_deref().unwrap_or(why), span);
            }
            Shape::Many(least, most) => (least, most, Place::Value),
            Shape::Conditions(least, most) => (least, most, Place::Condition),
        };
        match self.items(argument) {
            Some(items) if (least..=most).contains(&items.len()) => {
                let args = items.iter().map(|i| self.lower(*i, place)).collect();
                call(name, name_span, args, span)
            }
            _ => {
                let how = if least == most {
                    format!("takes a list of {least}")
                } else {
                    format!("takes a list of {least} to {most}")
                };
                self.wrong(name, &how, span)
            }
        }
    }

    /// The argument without the tag that was the function's.
    fn untagged(&mut self, argument: Argument, place: Place) -> Expr {
        if !argument.own_tag {
            return self.lower(argument.id, place);
        }
        match self.tree.node(argument.id) {
            Some(Node {
                span,
                tag: Some(_),
                kind,
            }) => match kind {
                NodeKind::Sequence(items) => Expr {
                    span: *span,
                    kind: ExprKind::Tuple(items.iter().map(|i| self.lower(*i, place)).collect()),
                },
                NodeKind::String(s) => self.string(*span, s),
                NodeKind::Mapping(pairs) => self.object(pairs, *span, place),
                _ => opaque("its argument cannot be read", *span),
            },
            _ => self.lower(argument.id, place),
        }
    }

    /// The node of an argument, which is no function itself.
    fn plain(&self, argument: Argument) -> Option<(NodeId, &'t Node)> {
        let (id, node) = self.real(argument.id)?;
        let own = argument.own_tag && id == argument.id;
        (node.tag.is_none() || own).then_some((id, node))
    }

    /// The elements of a list.
    pub(super) fn items(&self, argument: Argument) -> Option<&'t [NodeId]> {
        match &self.plain(argument)?.1.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// A name and its place: the text of a scalar, or what a function gives before anything is
    /// deployed.
    pub(super) fn name(&mut self, argument: Argument) -> Option<(Str, Span)> {
        let Some((id, node)) = self.plain(argument) else {
            return self.computed_name(argument);
        };
        let Some(text) = self.scalar(id) else {
            return self.computed_name(argument);
        };
        let span = match &node.kind {
            NodeKind::String(s) => s.span,
            _ => node.span,
        };
        Some((text, span))
    }

    /// Whether an argument is a function, not a name.
    fn is_computed(&self, argument: Argument) -> bool {
        let Some((id, node)) = self.real(argument.id) else {
            return false;
        };
        let own = argument.own_tag && id == argument.id;
        match &node.kind {
            _ if node.tag.is_some() && !own => true,
            NodeKind::Mapping(pairs) => match pairs.as_slice() {
                [(key, value)] => self
                    .tree
                    .scalar_text(*key)
                    .is_some_and(|name| self.is_function(name, *value, Place::Value)),
                _ => false,
            },
            _ => false,
        }
    }

    fn computed_name(&mut self, argument: Argument) -> Option<(Str, Span)> {
        if !self.is_computed(argument) {
            return None;
        }
        let expr = self.untagged(argument, Place::Value);
        let Constants { scope, ev } = self.constants?;
        let value = scope.value(ev, &expr, &Bindings::new(scope));
        Some((value.as_str()?.into(), expr.span))
    }

    /// What stands where a name should, and is none.
    fn no_name(&mut self, argument: Argument, name: &str, how: &str, span: Span) -> Expr {
        if self.is_computed(argument) {
            return opaque("the name that it refers to is computed", span);
        }
        self.wrong(name, how, span)
    }

    fn reference(&mut self, argument: Argument, span: Span) -> Expr {
        let computed = self.is_computed(argument);
        if computed {
            self.needs_extensions("a function within `Ref`", span);
        }
        match self.name(argument) {
            Some((name, _)) if name == "AWS::NoValue" => Expr {
                span,
                kind: ExprKind::Null,
            },
            Some((name, at)) => match self.identifier(&name, span).filter(|_| !computed) {
                Some(element) => element,
                None => traversal(&name, at, Vec::new(), span),
            },
            None => {
                let how = "takes the name of a parameter or resource";
                self.no_name(argument, "Ref", how, span)
            }
        }
    }

    fn named_condition(&mut self, argument: Argument, span: Span) -> Expr {
        match self.name(argument) {
            Some((name, at)) => condition(&name, at, span),
            None => self.wrong("Condition", "takes the name of a condition", span),
        }
    }

    fn get_att(&mut self, argument: Argument, span: Span) -> Expr {
        let how = "takes `Resource.Attribute` or a list of both";
        if let Some(items) = self.items(argument) {
            let [resource, attributes @ ..] = items else {
                return self.wrong("Fn::GetAtt", how, span);
            };
            let resource = Argument::of(*resource);
            if self.is_computed(resource) {
                self.needs_extensions("a function as the resource of `Fn::GetAtt`", span);
            }
            let Some((root, root_span)) = self.name(resource) else {
                return self.no_name(resource, "Fn::GetAtt", how, span);
            };
            // An attribute may be a function without any transform.
            let names: Option<Vec<_>> = attributes
                .iter()
                .map(|a| self.name(Argument::of(*a)))
                .collect();
            return match (names, attributes) {
                (Some(names), [_, ..]) => {
                    let at = names.iter().fold(None::<Span>, |all, (_, s)| {
                        Some(all.map_or(*s, |all| all.join(*s)))
                    });
                    let names: Vec<&str> = names.iter().map(|(n, _)| n.as_str()).collect();
                    let step = attribute(&names.join("."), at.unwrap_or(span));
                    traversal(&root, root_span, vec![step], span)
                }
                // `[Resource, !Ref Name]`.
                (None, [name]) => {
                    let index = self.lower(*name, Place::Value);
                    let step = Step {
                        span: index.span,
                        kind: StepKind::Index(index),
                    };
                    traversal(&root, root_span, vec![step], span)
                }
                _ => self.wrong("Fn::GetAtt", how, span),
            };
        }
        let Some((_, node)) = self.plain(argument) else {
            return self.wrong("Fn::GetAtt", how, span);
        };
        let NodeKind::String(scalar) = &node.kind else {
            return self.wrong("Fn::GetAtt", how, span);
        };
        let scalar = self.filled(scalar);
        let pieces = Pieces::new(self.source(scalar.span), &scalar);
        match dotted(&scalar.text, 0, &pieces, span) {
            Some(expr) => expr,
            None => self.wrong("Fn::GetAtt", how, span),
        }
    }

    fn conditional(&mut self, argument: Argument, span: Span, place: Place) -> Expr {
        let how = "takes a list of a condition's name and two values";
        let Some([test, yes, no]) = self.items(argument) else {
            return self.wrong("Fn::If", how, span);
        };
        let test = match self.real(*test) {
            Some((_, node)) if node.tag.is_none() && matches!(node.kind, NodeKind::String(_)) => {
                match self.name(Argument::of(*test)) {
                    Some((name, at)) => condition(&name, at, node.span),
                    None => return self.wrong("Fn::If", how, span),
                }
            }
            _ => self.lower(*test, Place::Condition),
        };
        let (yes, no) = (self.lower(*yes, place), self.lower(*no, place));
        Expr {
            span,
            kind: ExprKind::Conditional(Box::new((test, yes, no))),
        }
    }

    fn find_in_map(&mut self, argument: Argument, name_span: Span, span: Span) -> Expr {
        let how = "takes a list of a mapping's name and two keys";
        let items = self.items(argument).unwrap_or_default();
        let default = match items {
            [_, _, _] => None,
            [_, _, _, options] => match self.tree.get(*options, "DefaultValue") {
                Some(default) => {
                    self.needs_extensions("a `DefaultValue` in `Fn::FindInMap`", name_span);
                    Some(default)
                }
                None => return self.wrong("Fn::FindInMap", how, span),
            },
            _ => return self.wrong("Fn::FindInMap", how, span),
        };
        let keys = items.iter().take(3).copied();
        let args = keys.chain(default).map(|i| self.value(i)).collect();
        call("Fn::FindInMap", name_span, args, span)
    }

    fn substitution(&mut self, argument: Argument, span: Span) -> Expr {
        let how = "takes text, or a list of text and a mapping of its variables";
        let (text, variables) = match self.items(argument) {
            Some([text, variables]) => (Argument::of(*text), Some(*variables)),
            Some([text]) => (Argument::of(*text), None),
            Some(_) => return self.wrong("Fn::Sub", how, span),
            None => (argument, None),
        };
        if !text.own_tag
            && let Some((name, at)) = self.directive(text.id)
        {
            return self.skip_directive(&name, at, span);
        }
        if !text.own_tag
            && self
                .directive(text.id)
                .is_some_and(|(name, _)| name != "!Sub")
        {
            return self.value(text.id);
        }
        if self.tree.get(text.id, "Fn::Transform").is_some() {
            return self.untagged(text, Place::Value);
        }
        let Some((_, node)) = self.plain(text) else {
            return self.wrong("Fn::Sub", how, span);
        };
        let scalar = match &node.kind {
            NodeKind::String(scalar) => scalar.clone(),
            NodeKind::Number(t) | NodeKind::Bool(_, t) => Scalar {
                text: t.clone(),
                span: node.span,
                form: crate::value::TextForm::Verbatim,
            },
            _ => return self.wrong("Fn::Sub", how, span),
        };
        let mut bound = BTreeMap::new();
        if let Some(variables) = variables {
            let Some(pairs) = self.pairs(variables) else {
                return self.wrong("Fn::Sub", how, span);
            };
            for (key, value) in pairs.iter().copied() {
                if let Some(name) = self.tree.scalar_text(key) {
                    bound.insert(name.clone(), self.value(value));
                }
            }
        }
        let scalar = self.filled(&scalar);
        self.template(&scalar, &bound, span)
    }

    /// The template of a text with `${Name}`, `${Resource.Attribute}` and `${!Literal}`.
    fn template(&mut self, scalar: &Scalar, bound: &BTreeMap<Str, Expr>, span: Span) -> Expr {
        let text = scalar.text.as_str();
        let mut pieces = Pieces::new(self.source(scalar.span), scalar);
        let mut done = 0;
        let mut at = 0;
        while let Some(open) = text.get(at..).and_then(|rest| rest.find("${")) {
            let open = at + open;
            let inner = open + 2;
            if text.get(inner..).is_some_and(|rest| rest.starts_with('!')) {
                // `${!Name}` is the text `${Name}`.
                pieces.literal(done..inner);
                done = inner + 1;
                at = done;
                continue;
            }
            let Some(close) = text.get(inner..).and_then(|rest| rest.find('}')) else {
                break;
            };
            let close = inner + close;
            let written = text.get(inner..close).unwrap_or_default();
            let name = written.trim();
            let start = inner + (written.len() - written.trim_start().len());
            let whole = pieces.span(open..close + 1);
            let name_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '_');
            if name.is_empty() || !name.chars().all(name_ok) {
                self.problems.push(
                    Problem::warning(
                        "invalid-intrinsic",
                        format!("`${{{written}}}` is no name of a variable in `Fn::Sub`"),
                        whole,
                    )
                    .help("write `${!…}` where text is meant"),
                );
                at = close + 1;
                continue;
            }
            pieces.literal(done..open);
            let inner = match bound.get(name) {
                Some(value) => {
                    // Copies of a big value must not multiply.
                    let mut size = 0;
                    value.walk(&mut |_| size += 1);
                    self.copied += size;
                    if self.copied > MAX_COPIED {
                        return self.wrong("Fn::Sub", "repeats its variables too often", span);
                    }
                    value.clone()
                }
                None => {
                    let end = start + name.len();
                    let expr = self.identifier(name, whole);
                    let expr = expr.or_else(|| dotted(name, start, &pieces, whole));
                    expr.unwrap_or_else(|| {
                        traversal(name, pieces.span(start..end), Vec::new(), whole)
                    })
                }
            };
            pieces.parts.push(TemplatePart::Interpolation(Expr {
                span: whole,
                kind: ExprKind::Paren(Box::new(inner)),
            }));
            done = close + 1;
            at = done;
        }
        pieces.literal(done..text.len());
        let expr = pieces.finish(span);
        match expr.kind {
            // A call, so that an error in it costs no more than itself.
            ExprKind::Template(_) => call("Fn::Sub", span, vec![expr], span),
            _ => expr,
        }
    }
}

fn attribute(name: &str, span: Span) -> Step {
    Step {
        span,
        kind: StepKind::Attribute(name.into()),
    }
}

/// `Resource.Attribute`, which stands at `start` of the pieces' text; the attribute may have dots
/// itself.
fn dotted(name: &str, start: usize, pieces: &Pieces<'_>, span: Span) -> Option<Expr> {
    let (root, attr) = name.split_once('.')?;
    if root.is_empty() || attr.is_empty() {
        return None;
    }
    let root_span = pieces.span(start..start + root.len());
    let begin = start + root.len() + 1;
    let step = attribute(attr, pieces.span(begin..begin + attr.len()));
    Some(traversal(root, root_span, vec![step], span))
}
