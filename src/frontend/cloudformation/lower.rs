//! Nodes to expressions: plain values, aliases and merge keys. Intrinsic functions are next door.

use super::include::Included;
use super::loops::{self, Constants, Turns, Unrolled};
use super::project::Parsed;
use super::text_template::{self, Holes};
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, Form, ObjectItem, TemplatePart, Text};
use crate::source::Span;
use crate::syntax::offsets::Offsets;
use crate::syntax::tree::{Node, NodeId, NodeKind, Scalar, Tree};
use crate::value::{Number, Str};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Nodes that aliases may bring in, in one file.
const MAX_ALIASED: usize = 100_000;
/// Aliases within what aliases bring in.
const MAX_ALIAS_DEPTH: usize = 64;
/// Expressions within each other; the tree's own nesting is bounded, aliases add to it.
const MAX_DEPTH: usize = 300;

/// Where a value stands: `{Condition: Name}` means a named condition only among conditions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Properties, outputs and the like.
    Value,
    /// The `Conditions` section and arguments of logical functions.
    Condition,
}

/// The argument of a function.
#[derive(Clone, Copy)]
pub(super) struct Argument {
    pub id: NodeId,
    /// Whether the node's tag is the function itself (`!Sub text`), not part of the argument.
    pub own_tag: bool,
}

impl Argument {
    /// A node that stands for itself.
    pub(super) fn of(id: NodeId) -> Argument {
        Argument { id, own_tag: false }
    }
}

/// Lowers the nodes of one file.
pub(super) struct Lowerer<'t> {
    text: &'t str,
    pub tree: &'t Tree,
    /// What was put into the tree from other files.
    pub included: Option<&'t Included>,
    pub problems: Vec<Problem>,
    /// Aliased nodes that are being lowered, outermost first.
    active: Vec<NodeId>,
    aliased: usize,
    depth: usize,
    /// Expressions that variables of `Fn::Sub` were copied into.
    pub copied: usize,
    /// Whether a macro stands among the entries of a section, and may add any.
    pub macros: bool,
    /// What collections of loops and computed names are evaluated with.
    pub constants: Option<Constants<'t>>,
    /// The turns of loops around what is being lowered.
    pub turns: Turns,
    pub unrolled: Unrolled,
    /// Whether an assertion of the `Rules` section is being lowered, which has functions of its own.
    pub in_rules: bool,
    /// The first use of what `AWS::LanguageExtensions` adds, in words.
    pub extension: Option<(Str, Span)>,
    /// What stands in the place of nodes that are made of text and values.
    holes: &'t Holes,
    /// Whether a limit was reported already.
    reported_limit: bool,
}

impl<'t> Lowerer<'t> {
    pub(super) fn new(parsed: &'t Parsed, included: Option<&'t Included>) -> Lowerer<'t> {
        Lowerer {
            text: &parsed.text,
            tree: included.map_or(&parsed.tree, |i| &i.tree),
            included,
            problems: Vec::new(),
            active: Vec::new(),
            aliased: 0,
            depth: 0,
            copied: 0,
            macros: false,
            constants: None,
            turns: Turns::default(),
            unrolled: Unrolled::default(),
            in_rules: false,
            extension: None,
            holes: &parsed.holes,
            reported_limit: false,
        }
    }

    /// The text of the file in which something is written.
    pub(super) fn source(&self, span: Span) -> &'t str {
        let texts = self.included.map(|i| i.texts.as_slice());
        let mut texts = texts.unwrap_or_default().iter();
        let other = texts.find(|(file, _)| *file == span.file);
        other.map_or(self.text, |(_, text)| text)
    }

    /// The node itself, or the one that an alias names.
    pub(super) fn real(&self, id: NodeId) -> Option<(NodeId, &'t Node)> {
        let node = self.tree.node(id)?;
        match node.kind {
            NodeKind::Alias(target) => Some((target, self.tree.node(target)?)),
            _ => Some((id, node)),
        }
    }

    /// The pairs of a mapping without tag, merged ones first, so that a later pair of the same
    /// key counts.
    pub(super) fn pairs(&mut self, id: NodeId) -> Option<Cow<'t, [(NodeId, NodeId)]>> {
        let (_, node) = self.real(id)?;
        let NodeKind::Mapping(pairs) = &node.kind else {
            return None;
        };
        if node.tag.is_some() {
            return None;
        }
        let merges = |k: NodeId| self.tree.scalar_text(k).is_some_and(|t| t == "<<");
        if !pairs.iter().any(|(k, _)| merges(*k)) {
            return Some(Cow::Borrowed(pairs));
        }
        let mut merged = Vec::new();
        let mut own = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            if !merges(*key) {
                own.push((*key, *value));
                continue;
            }
            let sources = match self.real(*value).map(|(_, n)| &n.kind) {
                Some(NodeKind::Sequence(items)) => items.iter().rev().copied().collect(),
                _ => vec![*value],
            };
            for source in sources {
                let Some((target, _)) = self.real(source) else {
                    continue;
                };
                if self.enter(target, node.span) {
                    merged.extend_from_slice(&self.pairs(source).unwrap_or_default());
                    self.leave();
                }
            }
        }
        self.aliased += merged.len();
        // The last pair of each key, in the order of those.
        let mut seen = std::collections::HashSet::with_capacity(merged.len() + own.len());
        merged.extend(own);
        let mut last: Vec<_> = merged
            .into_iter()
            .rev()
            .filter(|(k, _)| self.tree.scalar_text(*k).is_none_or(|t| seen.insert(t)))
            .collect();
        last.reverse();
        Some(Cow::Owned(last))
    }

    /// Begins with what an alias or merge key brings in; false when that goes round in circles or
    /// past a limit, which is reported.
    fn enter(&mut self, target: NodeId, span: Span) -> bool {
        if self.active.contains(&target) {
            self.limit(Problem::error(
                "alias-cycle",
                "this YAML alias stands within what it names",
                span,
            ));
            return false;
        }
        if self.active.len() >= MAX_ALIAS_DEPTH || self.aliased >= MAX_ALIASED {
            self.limit(Problem::error(
                "alias-limit",
                "YAML aliases bring in too much: what is beyond was not analysed",
                span,
            ));
            return false;
        }
        self.active.push(target);
        self.aliased += 1;
        true
    }

    fn leave(&mut self) {
        self.active.pop();
    }

    /// Reports the first limit that was met.
    fn limit(&mut self, problem: Problem) {
        if !self.reported_limit {
            self.reported_limit = true;
            self.problems.push(problem);
        }
    }

    /// A value.
    pub(super) fn value(&mut self, id: NodeId) -> Expr {
        self.lower(id, Place::Value)
    }

    pub(super) fn lower(&mut self, id: NodeId, place: Place) -> Expr {
        let Some(node) = self.tree.node(id) else {
            return opaque("it is not there", Span::NONE);
        };
        if self.depth >= MAX_DEPTH {
            self.limit(Problem::error(
                "nesting-limit",
                "values nest too deep",
                node.span,
            ));
            return opaque("values nest too deep", node.span);
        }
        if !self.may_repeat() {
            let why = "loops repeat too much: what is beyond was not analysed";
            self.limit(Problem::error("loop-limit", why, node.span));
            return opaque("loops repeat too much", node.span);
        }
        self.depth += 1;
        if !self.active.is_empty() {
            self.aliased += 1;
        }
        let expr = self.lower_node(id, node, place);
        self.depth -= 1;
        expr
    }

    fn lower_node(&mut self, id: NodeId, node: &'t Node, place: Place) -> Expr {
        if let Some(parts) = self.holes.get(&id) {
            return text_template::expression(parts, node.span);
        }
        if let NodeKind::Alias(target) = node.kind {
            if !self.enter(target, node.span) {
                return opaque("YAML aliases bring in too much", node.span);
            }
            let inner = self.lower(target, place);
            self.leave();
            // Written where the anchor is, used here.
            return Expr {
                span: node.span,
                kind: ExprKind::Paren(Box::new(inner)),
            };
        }
        if let Some((tag, span)) = &node.tag {
            return self.tagged(tag, *span, id, node, place);
        }
        let kind = match &node.kind {
            NodeKind::Null => ExprKind::Null,
            NodeKind::Bool(b, _) => ExprKind::Bool(*b),
            NodeKind::Number(text) => number(text),
            NodeKind::String(scalar) => return self.string(node.span, scalar),
            NodeKind::Sequence(items) => {
                ExprKind::Tuple(items.iter().map(|i| self.lower(*i, place)).collect())
            }
            NodeKind::Mapping(_) => return self.mapping(id, node, place),
            NodeKind::Alias(_) => ExprKind::Null,
        };
        Expr {
            span: node.span,
            kind,
        }
    }

    fn mapping(&mut self, id: NodeId, node: &'t Node, place: Place) -> Expr {
        let pairs = self.pairs(id).unwrap_or_default();
        self.object(&pairs, node.span, place)
    }

    /// A mapping's pairs: a function in its long form, or an object.
    pub(super) fn object(&mut self, pairs: &[(NodeId, NodeId)], span: Span, place: Place) -> Expr {
        if let [(key, value)] = pairs
            && let Some(name) = self.tree.scalar_text(*key)
            && self.is_function(name, *value, place)
        {
            let at = self.tree.node(*key).map_or(span, |k| k.span);
            return self.function(&name.clone(), at, Argument::of(*value), span, place);
        }
        let pairs = self.unroll(pairs);
        let mut items = Vec::with_capacity(pairs.len());
        for pair in &pairs {
            if let Some(name) = &pair.name
                && self.is_macro(name)
            {
                // Nobody knows which keys it adds.
                let why = self.skip_macro(name, pair.key, pair.value);
                let why = why.as_deref().unwrap_or("a macro adds to it");
                let span = self.tree.node(pair.key).map_or(span, |k| k.span);
                items.push(ObjectItem {
                    key: opaque(why, span),
                    value: opaque(why, span),
                });
                continue;
            }
            let item = self.object_item(pair);
            items.push(item);
        }
        Expr {
            span,
            kind: ExprKind::Object(items),
        }
    }

    /// A key, as text whatever it looks like.
    pub(super) fn key(&mut self, id: NodeId) -> Expr {
        let Some((_, node)) = self.real(id) else {
            return opaque("it is not there", Span::NONE);
        };
        let kind = match &node.kind {
            NodeKind::String(s) if self.turns.is_empty() => ExprKind::Text(text(s)),
            NodeKind::String(s) => return self.string(node.span, s),
            NodeKind::Number(t) | NodeKind::Bool(_, t) => ExprKind::Text(Text {
                text: t.clone(),
                span: node.span,
                form: Form::Verbatim,
            }),
            NodeKind::Null => ExprKind::Text(Text {
                text: "null".into(),
                span: node.span,
                form: Form::Opaque,
            }),
            _ => {
                self.problems.push(
                    Problem::warning("invalid-template", "a key must be text", node.span)
                        .help("this entry was left out"),
                );
                ExprKind::Opaque("its key is no text".into())
            }
        };
        Expr {
            span: node.span,
            kind,
        }
    }

    /// A literal string, with dynamic references (`{{resolve:…}}`) and open identifiers of loops
    /// taken out.
    pub(super) fn string(&mut self, span: Span, scalar: &Scalar) -> Expr {
        let scalar = &*self.filled(scalar);
        let mut open = self.open_in(&scalar.text, 0);
        if !scalar.text.contains(DYNAMIC) && open.is_none() {
            return Expr {
                span,
                kind: ExprKind::Text(text(scalar)),
            };
        }
        let mut pieces = Pieces::new(self.source(scalar.span), scalar);
        let mut done = 0;
        while let Some((range, number)) = open {
            pieces.literal(done..range.start);
            let identifier = loops::open_identifier(number, pieces.span(range.clone()));
            pieces.parts.push(TemplatePart::Interpolation(identifier));
            done = range.end;
            open = self.open_in(&scalar.text, done);
        }
        pieces.literal(done..scalar.text.len());
        pieces.finish(span)
    }

    /// Notes the use of something that needs the transform `AWS::LanguageExtensions`.
    pub(super) fn needs_extensions(&mut self, what: &str, span: Span) {
        self.extension.get_or_insert_with(|| (what.into(), span));
    }
}

/// What a dynamic reference begins with.
const DYNAMIC: &str = "{{resolve:";

/// The function that a dynamic reference is lowered to.
pub(super) const RESOLVE: &str = "Fn::Resolve";

/// The parts of a template made of a scalar's text.
pub(super) struct Pieces<'s> {
    scalar: &'s Scalar,
    offsets: Offsets,
    pub parts: Vec<TemplatePart>,
}

impl<'s> Pieces<'s> {
    pub(super) fn new(source: &str, scalar: &'s Scalar) -> Pieces<'s> {
        let raw = source.get(scalar.span.range()).unwrap_or_default();
        Pieces {
            scalar,
            offsets: Offsets::new(scalar.form, scalar.span, raw, &scalar.text),
            parts: Vec::new(),
        }
    }

    /// Where a range of the text is written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.offsets.span(range)
    }

    /// Adds literal text; dynamic references in it become calls.
    pub(super) fn literal(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(rest) = self.scalar.text.get(at..range.end) {
            let Some(begin) = rest.find(DYNAMIC) else {
                break;
            };
            let begin = at + begin;
            self.text(at..begin);
            let tail = self.scalar.text.get(begin..range.end).unwrap_or_default();
            let end = tail.find("}}").map_or(range.end, |n| begin + n + 2);
            let span = self.span(begin..end);
            let argument = self.slice(begin..end);
            let call = super::intrinsics::call(RESOLVE, span, vec![argument], span);
            self.parts.push(TemplatePart::Interpolation(call));
            at = end;
        }
        self.text(at..range.end);
    }

    fn text(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if let Expr {
            kind: ExprKind::Text(text),
            ..
        } = self.slice(range)
        {
            self.parts.push(TemplatePart::Text(text));
        }
    }

    fn slice(&self, range: Range<usize>) -> Expr {
        let span = self.span(range.clone());
        let slice = self.scalar.text.get(range).unwrap_or_default();
        Expr {
            span,
            kind: ExprKind::Text(normalized(slice, span, self.scalar.form.into())),
        }
    }

    /// The expression of all parts: one interpolation alone is its expression.
    pub(super) fn finish(self, span: Span) -> Expr {
        let mut parts = self.parts;
        let kind = match (parts.len(), parts.pop()) {
            (1, Some(TemplatePart::Interpolation(e))) => ExprKind::Paren(Box::new(e)),
            (1, Some(TemplatePart::Text(t))) => ExprKind::Text(t),
            (_, Some(last)) => {
                parts.push(last);
                ExprKind::Template(parts)
            }
            (_, None) => ExprKind::Text(text(self.scalar)),
        };
        Expr { span, kind }
    }
}

/// An expression that cannot be read; the words follow "because".
pub(super) fn opaque(why: &str, span: Span) -> Expr {
    Expr {
        span,
        kind: ExprKind::Opaque(why.into()),
    }
}

/// The literal of a scalar.
pub(super) fn text(scalar: &Scalar) -> Text {
    normalized(&scalar.text, scalar.span, scalar.form.into())
}

/// Text in NFC, as values have it.
pub(super) fn nfc(text: &str) -> Str {
    if is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

fn normalized(text: &str, span: Span, form: Form) -> Text {
    if is_nfc(text) {
        let text = text.into();
        return Text { text, span, form };
    }
    Text {
        text: nfc(text),
        span,
        form: Form::Opaque,
    }
}

/// A number by YAML 1.1: octal with a leading zero, `0x`, `0b`, underscores.
pub(super) fn number(written: &Str) -> ExprKind {
    let plain: String = written.chars().filter(|c| *c != '_').collect();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(d) => ("-", d),
        None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let radix = |digits: &str, radix| i64::from_str_radix(&format!("{sign}{digits}"), radix).ok();
    let whole = if let Some(hex) = digits.strip_prefix("0x") {
        radix(hex, 16)
    } else if let Some(binary) = digits.strip_prefix("0b") {
        radix(binary, 2)
    } else if digits.len() > 1
        && digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit())
    {
        radix(digits, 8)
    } else {
        radix(digits, 10)
    };
    if let Some(n) = whole {
        return ExprKind::Int(n);
    }
    let mut decimal = digits.to_owned();
    if decimal.starts_with('.') {
        decimal.insert(0, '0');
    }
    if decimal.ends_with('.') {
        decimal.pop();
    }
    decimal.insert_str(0, sign);
    if Number::parse(&decimal).is_some() {
        return ExprKind::Decimal(decimal.into());
    }
    ExprKind::Opaque("it is a number out of range".into())
}
