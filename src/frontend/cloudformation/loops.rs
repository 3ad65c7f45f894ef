//! `Fn::ForEach`: the pairs of a mapping with every loop among them unrolled.
//!
//! A loop's collection is evaluated with what is known before any resource is: parameters,
//! mappings, conditions, pseudo parameters, the loops around. One that takes several values, each under its
//! condition, makes pairs under those conditions; one that is not known makes one pair that
//! stands for any number, in which the identifier stays open.

use super::intrinsics::{CONDITION, condition, traversal};
use super::lower::{Argument, Lowerer, opaque};
use super::scope::TemplateScope;
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind, ObjectItem, Step, StepKind};
use crate::expr::{Bindings, Evaluator};
use crate::source::Span;
use crate::syntax::tree::{NodeId, NodeKind, Scalar, Tree};
use crate::value::{Cond, Kind, Reason, Str, TextForm, Type, Value};
use std::borrow::Cow;
use std::rc::Rc;

/// What the key of a loop begins with.
const PREFIX: &str = "Fn::ForEach::";

/// The root of a traversal that names an open identifier; no logical id can be this.
pub(super) const OPEN: &str = "Fn::ForEach";

/// Pairs that the loops of a file may make. A template may have 500 resources.
const MAX_PAIRS: usize = 10_000;
/// Nodes that are lowered within loops.
const MAX_NODES: usize = 500_000;
/// Collections that are kept, to be shown.
const MAX_COLLECTIONS: usize = 200;
/// Loops within each other.
const MAX_LOOPS: usize = 16;

/// What the collections of a file are evaluated with.
#[derive(Clone, Copy)]
pub(super) struct Constants<'t> {
    pub scope: &'t TemplateScope<'t>,
    pub ev: &'t Evaluator<'t>,
}

/// One turn of a loop.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    identifier: Str,
    element: Element,
}

/// What the identifier stands for.
#[derive(Clone, PartialEq, Debug)]
enum Element {
    Known(Str),
    /// The number of its value among [`Unrolled::open`].
    Open(usize),
}

/// The turns around a pair, outermost first.
pub(super) type Turns = Rc<Vec<Turn>>;

/// A pair of a mapping, perhaps made by a loop.
pub(super) struct Pair {
    pub key: NodeId,
    pub value: NodeId,
    /// The key's text; `None` where it is no text.
    pub name: Option<Str>,
    pub turns: Turns,
    /// When a loop makes it.
    pub cond: Cond,
    /// Whether it stands for any number of pairs.
    pub symbolic: bool,
    /// Whether it stands for a loop that cannot be read.
    pub lost: bool,
}

/// What the loops of a file left behind.
#[derive(Default)]
pub(super) struct Unrolled {
    /// The values of open identifiers.
    pub open: Vec<Value>,
    /// Conditions of pairs within values, which [`guard_name`] names.
    pub guards: Vec<Cond>,
    /// The collections, as often as they were evaluated, as far as there are not many.
    pub collections: Vec<Expr>,
    pairs: usize,
    nodes: usize,
}

/// Whether there is a loop in a tree.
pub(super) fn any_in(tree: &Tree) -> bool {
    let loops = |(key, _): &(NodeId, NodeId)| {
        let name = tree.scalar_text(*key);
        name.is_some_and(|name| name.starts_with(PREFIX))
    };
    tree.nodes.iter().any(|node| match &node.kind {
        NodeKind::Mapping(pairs) => pairs.iter().any(loops),
        _ => false,
    })
}

/// The name of a guard among the conditions; no condition of a template can have it.
pub(super) fn guard_name(number: usize) -> Str {
    format!("{OPEN}#{number}").into()
}

impl<'t> Lowerer<'t> {
    /// Does something in the turns of a pair.
    pub(super) fn within<T>(&mut self, turns: &Turns, f: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.turns, Rc::clone(turns));
        let done = f(self);
        self.turns = outer;
        done
    }

    /// Whether one more node may be lowered in the present turns.
    pub(super) fn may_repeat(&mut self) -> bool {
        if !self.turns.is_empty() {
            self.unrolled.nodes += 1;
        }
        self.unrolled.nodes <= MAX_NODES
    }

    /// The pairs with all loops among them unrolled.
    pub(super) fn unroll(&mut self, pairs: &[(NodeId, NodeId)]) -> Vec<Pair> {
        let mut all = Vec::with_capacity(pairs.len());
        self.unroll_into(pairs, Cond::TRUE, false, &mut all);
        all
    }

    fn unroll_into(
        &mut self,
        pairs: &[(NodeId, NodeId)],
        cond: Cond,
        symbolic: bool,
        all: &mut Vec<Pair>,
    ) {
        for (key, value) in pairs.iter().copied() {
            let mut pair = Pair {
                key,
                value,
                name: self.scalar(key),
                turns: Rc::clone(&self.turns),
                cond,
                symbolic,
                lost: false,
            };
            if pair.name.as_ref().is_some_and(|n| n.starts_with(PREFIX))
                && self.for_each(&pair, all).is_some()
            {
                continue;
            }
            pair.lost = pair.name.as_ref().is_some_and(|n| n.starts_with(PREFIX));
            self.macros |= pair.lost;
            all.push(pair);
        }
    }

    /// The pairs of a loop; `None` where it cannot be read, which is reported.
    fn for_each(&mut self, pair: &Pair, all: &mut Vec<Pair>) -> Option<()> {
        let span = self.tree.node(pair.key).map_or(Span::NONE, |k| k.span);
        self.needs_extensions("`Fn::ForEach`", span);
        let wrong = |l: &mut Self, how: &str| {
            l.problems.push(
                Problem::error("invalid-intrinsic", format!("`{OPEN}` {how}"), span)
                    .help("what it makes was not analysed"),
            );
            None
        };
        let how = "takes a list of an identifier, a collection and what is made of each element";
        let Some([identifier, collection, fragment]) = self.items(Argument::of(pair.value)) else {
            return wrong(self, how);
        };
        let name = self.name(Argument::of(*identifier));
        let fragment = self.pairs(*fragment);
        let (Some((identifier, _)), Some(fragment)) = (name, fragment) else {
            return wrong(self, how);
        };
        if self.turns.len() >= MAX_LOOPS {
            return wrong(self, "nests too deep");
        }
        let Some(elements) = self.collection(*collection) else {
            return wrong(self, "takes a list as its collection");
        };
        let table = self.constants.map(|c| c.ev.table);
        for (when, element) in elements {
            let cond = table.and_then(|t| t.and(pair.cond, when));
            let cond = cond.unwrap_or(pair.cond);
            if cond.is_false() {
                continue;
            }
            self.unrolled.pairs += fragment.len().max(1);
            if self.unrolled.pairs > MAX_PAIRS {
                return wrong(self, "makes too much");
            }
            let symbolic = pair.symbolic || matches!(element, Element::Open(_));
            let mut turns = (*self.turns).clone();
            turns.push(Turn {
                identifier: identifier.clone(),
                element,
            });
            let fragment = fragment.clone();
            self.within(&Rc::new(turns), |l| {
                l.unroll_into(&fragment, cond, symbolic, all);
            });
        }
        Some(())
    }

    /// The elements of a collection, each once, with when they are in it; `None` where it is no
    /// list.
    fn collection(&mut self, id: NodeId) -> Option<Vec<(Cond, Element)>> {
        let expr = self.value(id);
        if self.unrolled.collections.len() < MAX_COLLECTIONS {
            self.unrolled.collections.push(expr.clone());
        }
        // Conditions are known once all of them are read.
        let mut unknown = false;
        let known = |name: &Str| {
            let conditions = self.constants.map(|c| &c.scope.template.conditions);
            conditions.is_some_and(|all| all.contains_key(name))
        };
        expr.walk(&mut |e| {
            if let ExprKind::Traversal(t) = &e.kind
                && t.root == CONDITION
            {
                let name = t.steps.first().map(|s| &s.kind);
                unknown |= !matches!(name, Some(StepKind::Attribute(name)) if known(name));
            }
        });
        let Some(Constants { scope, ev }) = self.constants.filter(|_| !unknown) else {
            let why = Reason::Other("its collection depends on a condition".into());
            let element = self.open(Value::unknown(why, Type::String));
            return Some(vec![(Cond::TRUE, element)]);
        };
        let value = scope.value(ev, &expr, &Bindings::new(scope));
        let mut elements: Vec<(Cond, Element)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for (cond, list) in value.arms() {
            if list.is_null() {
                continue;
            }
            let mut found: Vec<(Cond, Value)> = Vec::new();
            match (list.as_seq(), &list.kind) {
                (Some(seq), _) => {
                    for e in &seq.items {
                        let both = ev.table.and(cond, e.cond).unwrap_or(cond);
                        for (when, v) in e.value.arms() {
                            found.push((ev.table.and(both, when).unwrap_or(both), v));
                        }
                    }
                    found.extend(seq.rest.iter().map(|r| (cond, (**r).clone())));
                }
                (None, Kind::Unknown(u)) => {
                    found.push((cond, Value::unknown(u.reason.clone(), Type::String)));
                }
                (None, _) => return None,
            }
            for (when, v) in found {
                let element = match super::functions::as_text(&v).as_str() {
                    Some(text) => Element::Known(text.into()),
                    None if v.is_null() => continue,
                    None => self.open(v),
                };
                if let Element::Known(text) = &element
                    && let Some(at) = places.get(text)
                {
                    if let Some((c, _)) = elements.get_mut(*at) {
                        *c = ev.table.or(*c, when).unwrap_or(Cond::TRUE);
                    }
                    continue;
                }
                if let Element::Known(text) = &element {
                    places.insert(text.clone(), elements.len());
                }
                elements.push((when, element));
            }
        }
        Some(elements)
    }

    fn open(&mut self, value: Value) -> Element {
        self.unrolled.open.push(value);
        Element::Open(self.unrolled.open.len() - 1)
    }

    /// What an identifier stands for, innermost loop first; `None` for any other name.
    pub(super) fn identifier(&self, name: &str, span: Span) -> Option<Expr> {
        let turn = self.turns.iter().rev().find(|t| t.identifier == name)?;
        Some(match &turn.element {
            Element::Known(text) => Expr::text(text, span),
            Element::Open(number) => open_identifier(*number, span),
        })
    }

    /// A text with the known identifiers of the present turns put in: `${Name}`, and `&{Name}`
    /// without what may not stand in a logical id.
    pub(super) fn fill<'s>(&self, text: &'s str) -> Cow<'s, str> {
        let mut filled = Cow::Borrowed(text);
        for turn in self.turns.iter().rev() {
            let Element::Known(value) = &turn.element else {
                continue;
            };
            let name = &turn.identifier;
            let plain = format!("${{{name}}}");
            if filled.contains(&plain) {
                filled = filled.replace(&plain, value).into();
            }
            let stripped = format!("&{{{name}}}");
            if filled.contains(&stripped) {
                let id: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
                filled = filled.replace(&stripped, &id).into();
            }
        }
        filled
    }

    /// The text of a scalar node in the present turns.
    pub(super) fn scalar(&self, id: NodeId) -> Option<Str> {
        let text = self.tree.scalar_text(id)?;
        Some(match self.fill(text) {
            Cow::Borrowed(_) => text.clone(),
            Cow::Owned(filled) => filled.into(),
        })
    }

    /// A string scalar in the present turns.
    pub(super) fn filled<'s>(&self, scalar: &'s Scalar) -> Cow<'s, Scalar> {
        if self.turns.is_empty() {
            return Cow::Borrowed(scalar);
        }
        match self.fill(&scalar.text) {
            Cow::Borrowed(_) => Cow::Borrowed(scalar),
            Cow::Owned(text) => Cow::Owned(Scalar {
                text: text.into(),
                span: scalar.span,
                form: TextForm::Opaque,
            }),
        }
    }

    /// The first open identifier in a text from an offset: where it stands, and its expression.
    pub(super) fn open_in(
        &self,
        text: &str,
        from: usize,
    ) -> Option<(std::ops::Range<usize>, usize)> {
        let open = self.turns.iter().filter_map(|turn| {
            let Element::Open(number) = &turn.element else {
                return None;
            };
            let rest = text.get(from..)?;
            let forms = ['$', '&'].map(|c| format!("{c}{{{}}}", turn.identifier));
            let found = forms.iter().filter_map(|f| Some((rest.find(f)?, f.len())));
            let (at, len) = found.min()?;
            Some((from + at..from + at + len, *number))
        });
        open.min_by_key(|(range, _)| range.start)
    }

    /// An entry of an object: its value is left out where its loop does not make it.
    pub(super) fn object_item(&mut self, pair: &Pair) -> ObjectItem {
        let span = self.tree.node(pair.key).map_or(Span::NONE, |k| k.span);
        if pair.lost {
            let why = "a loop that cannot be read adds to it";
            return ObjectItem {
                key: opaque(why, span),
                value: opaque(why, span),
            };
        }
        self.within(&pair.turns, |l| {
            let key = l.key(pair.key);
            let value = l.value(pair.value);
            let value = l.guarded(value, pair.cond);
            ObjectItem { key, value }
        })
    }

    /// A value that is there under a condition of the loops around it.
    pub(super) fn guarded(&mut self, value: Expr, cond: Cond) -> Expr {
        if cond.is_true() {
            return value;
        }
        self.unrolled.guards.push(cond);
        let name = guard_name(self.unrolled.guards.len() - 1);
        let span = value.span;
        let absent = Expr {
            span,
            kind: ExprKind::Null,
        };
        Expr {
            span,
            kind: ExprKind::Conditional(Box::new((condition(&name, span, span), value, absent))),
        }
    }
}

/// The traversal of an open identifier.
pub(super) fn open_identifier(number: usize, span: Span) -> Expr {
    let step = Step {
        span,
        kind: StepKind::Attribute(number.to_string().into()),
    };
    traversal(OPEN, span, vec![step], span)
}
