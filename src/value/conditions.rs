//! Conditions as reduced, ordered, hash-consed decision diagrams.
//!
//! An input is something whose value is open: a variable, a parameter, a whole expression that
//! nobody can decide. A node branches on the constants that the input is compared with, plus
//! "anything else"; so comparisons of one input exclude each other by construction. An input with
//! a bounded domain (a bool, `AllowedValues`) has no "anything else".
//!
//! One table per unit of analysis (root module, template); [`Cond`] is meaningful only together
//! with its table. The table is capped: past [`MAX_NODES`] operations answer `None`, which callers
//! turn into Unknown for the reason "budget".
//!
//! Must not know: values beyond constants, expressions.

use super::{Reason, Str};
use crate::source::Span;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// A condition; [`Cond::TRUE`] and [`Cond::FALSE`] are the same in every table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Cond(u32);

impl Cond {
    /// Never.
    pub const FALSE: Cond = Cond(0);
    /// Always.
    pub const TRUE: Cond = Cond(1);

    /// Whether it always holds.
    pub fn is_true(self) -> bool {
        self == Cond::TRUE
    }
    /// Whether it never holds.
    pub fn is_false(self) -> bool {
        self == Cond::FALSE
    }
}

/// A constant that an input is compared with.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Constant {
    /// null.
    Null,
    /// A bool.
    Bool(bool),
    /// A number, as Terraform prints it.
    Number(Str),
    /// A string.
    String(Str),
}

/// What kind of open input decides.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InputKind {
    /// A Terraform variable or the like.
    Variable,
    /// A CloudFormation parameter.
    Parameter,
    /// An expression that cannot be decided, taken as a bool.
    Expression,
}

/// An input's number in its table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct InputId(u32);

/// An open input.
#[derive(Clone, PartialEq, Debug)]
pub struct Input {
    /// Its name, which tells it from others of its kind.
    pub name: Str,
    /// What it is.
    pub kind: InputKind,
    /// Where it is declared, or the expression written.
    pub span: Span,
    /// Why it is open, where its name means nothing to people.
    pub why: Option<Reason>,
    domain: Option<Vec<Constant>>,
}

/// One comparison on the way to a leaf, for people: `input == constant` or, negated, none of
/// several.
#[derive(Clone, PartialEq, Debug)]
pub struct Atom {
    /// The input's name: `var.env`, a parameter's name, or an expression's text.
    pub input: Str,
    /// What it is.
    pub kind: InputKind,
    /// Where the input is declared, or the expression written.
    pub span: Span,
    /// The constant it equals; for `negated`, the constants it does not equal.
    pub constants: Vec<Constant>,
    /// Whether it equals none of `constants`.
    pub negated: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Node {
    input: InputId,
    /// Sorted by constant; none of them equals `other`.
    edges: Vec<(Constant, Cond)>,
    other: Cond,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Op {
    And,
    Or,
}

/// More nodes than this are a budget overrun.
pub const MAX_NODES: usize = 20_000;

/// The conditions of one unit.
#[derive(Debug, Default)]
pub struct Conditions {
    inner: RefCell<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    inputs: Vec<Input>,
    by_name: FxHashMap<(Str, InputKind), InputId>,
    nodes: Vec<Node>,
    unique: FxHashMap<Node, Cond>,
    cache: FxHashMap<(u8, Cond, Cond), Cond>,
    negations: FxHashMap<Cond, Cond>,
}

impl Inner {
    fn node(&self, c: Cond) -> Option<&Node> {
        self.nodes.get((c.0 as usize).checked_sub(2)?)
    }

    /// The reduced node; `None` past the cap.
    fn make(&mut self, input: InputId, edges: Vec<(Constant, Cond)>, other: Cond) -> Option<Cond> {
        let domain = self
            .inputs
            .get(input.0 as usize)
            .and_then(|i| i.domain.as_ref());
        let (mut edges, mut other) = (edges, other);
        if let Some(domain) = domain {
            // Canonical over a bounded domain: every constant has an edge or takes `other`;
            // `other` is the branch of the greatest constant.
            let mut all: Vec<(Constant, Cond)> = domain
                .iter()
                .map(|c| {
                    let to = edges
                        .iter()
                        .find(|(k, _)| k == c)
                        .map_or(other, |(_, to)| *to);
                    (c.clone(), to)
                })
                .collect();
            if let Some((_, last)) = all.last() {
                other = *last;
            }
            all.retain(|(_, to)| *to != other);
            edges = all;
        } else {
            edges.retain(|(_, to)| *to != other);
        }
        if edges.is_empty() {
            return Some(other);
        }
        let node = Node {
            input,
            edges,
            other,
        };
        if let Some(c) = self.unique.get(&node) {
            return Some(*c);
        }
        if self.nodes.len() >= MAX_NODES {
            return None;
        }
        let c = Cond(u32::try_from(self.nodes.len()).ok()? + 2);
        self.nodes.push(node.clone());
        self.unique.insert(node, c);
        Some(c)
    }

    fn apply(&mut self, op: Op, a: Cond, b: Cond) -> Option<Cond> {
        let (zero, one) = match op {
            Op::And => (Cond::FALSE, Cond::TRUE),
            Op::Or => (Cond::TRUE, Cond::FALSE),
        };
        if a == zero || b == zero {
            return Some(zero);
        }
        if a == one || a == b {
            return Some(b);
        }
        if b == one {
            return Some(a);
        }
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        let key = (op as u8, a, b);
        if let Some(c) = self.cache.get(&key) {
            return Some(*c);
        }
        let (na, nb) = (self.node(a)?.clone(), self.node(b)?.clone());
        let input = na.input.min(nb.input);
        let mut constants: Vec<Constant> = Vec::new();
        for n in [&na, &nb] {
            if n.input == input {
                constants.extend(n.edges.iter().map(|(k, _)| k.clone()));
            }
        }
        constants.sort();
        constants.dedup();
        let mut edges = Vec::with_capacity(constants.len());
        for k in constants {
            let (x, y) = (
                branch(&na, a, input, Some(&k)),
                branch(&nb, b, input, Some(&k)),
            );
            edges.push((k, self.apply(op, x, y)?));
        }
        let (x, y) = (branch(&na, a, input, None), branch(&nb, b, input, None));
        let other = self.apply(op, x, y)?;
        let c = self.make(input, edges, other)?;
        self.cache.insert(key, c);
        Some(c)
    }

    fn negate(&mut self, a: Cond) -> Option<Cond> {
        match a {
            Cond::TRUE => return Some(Cond::FALSE),
            Cond::FALSE => return Some(Cond::TRUE),
            _ => {}
        }
        if let Some(c) = self.negations.get(&a) {
            return Some(*c);
        }
        let n = self.node(a)?.clone();
        let mut edges = Vec::with_capacity(n.edges.len());
        for (k, to) in n.edges {
            edges.push((k, self.negate(to)?));
        }
        let other = self.negate(n.other)?;
        let c = self.make(n.input, edges, other)?;
        self.negations.insert(a, c);
        Some(c)
    }
}

/// Where `c` (whose node is `n`) leads when `input` is `k` (or none of the constants named).
fn branch(n: &Node, c: Cond, input: InputId, k: Option<&Constant>) -> Cond {
    if n.input != input {
        return c;
    }
    k.and_then(|k| n.edges.iter().find(|(e, _)| e == k))
        .map_or(n.other, |(_, to)| *to)
}

impl Conditions {
    /// Declares an open input, or finds it by name and kind. `domain` bounds its values (a bool's
    /// is given by the caller too).
    pub fn input(
        &self,
        name: &str,
        kind: InputKind,
        domain: Option<Vec<Constant>>,
        span: Span,
    ) -> InputId {
        let mut inner = self.inner.borrow_mut();
        if let Some(id) = inner.by_name.get(&(Str::from(name), kind)) {
            return *id;
        }
        let id = InputId(u32::try_from(inner.inputs.len()).unwrap_or(u32::MAX));
        let mut domain = domain;
        if let Some(d) = &mut domain {
            d.sort();
            d.dedup();
        }
        inner.inputs.push(Input {
            name: name.into(),
            kind,
            domain,
            span,
            why: None,
        });
        inner.by_name.insert((name.into(), kind), id);
        id
    }

    /// The input that is a bool by itself: true, false, nothing else.
    pub fn bool_input(&self, name: &str, kind: InputKind, span: Span) -> InputId {
        let domain = vec![Constant::Bool(false), Constant::Bool(true)];
        self.input(name, kind, Some(domain), span)
    }

    /// Says why an input is open: for one whose name means nothing to people.
    pub fn open_because(&self, input: InputId, why: Reason) {
        if let Some(input) = self.inner.borrow_mut().inputs.get_mut(input.0 as usize) {
            input.why.get_or_insert(why);
        }
    }

    /// `input == constant`; false when the constant is outside a bounded domain.
    pub fn equals(&self, input: InputId, constant: Constant) -> Option<Cond> {
        let mut inner = self.inner.borrow_mut();
        let outside = inner
            .inputs
            .get(input.0 as usize)
            .and_then(|i| i.domain.as_ref())
            .is_some_and(|d| !d.contains(&constant));
        if outside {
            return Some(Cond::FALSE);
        }
        inner.make(input, vec![(constant, Cond::TRUE)], Cond::FALSE)
    }

    /// Both; `None` past the cap.
    pub fn and(&self, a: Cond, b: Cond) -> Option<Cond> {
        if a.is_true() {
            return Some(b);
        }
        if b.is_true() || a.is_false() {
            return Some(a);
        }
        if b.is_false() {
            return Some(b);
        }
        self.inner.borrow_mut().apply(Op::And, a, b)
    }

    /// Either; `None` past the cap.
    pub fn or(&self, a: Cond, b: Cond) -> Option<Cond> {
        if a.is_false() {
            return Some(b);
        }
        if b.is_false() || a.is_true() {
            return Some(a);
        }
        if b.is_true() {
            return Some(b);
        }
        self.inner.borrow_mut().apply(Op::Or, a, b)
    }

    /// Not; `None` past the cap.
    pub fn not(&self, a: Cond) -> Option<Cond> {
        if a.is_true() {
            return Some(Cond::FALSE);
        }
        if a.is_false() {
            return Some(Cond::TRUE);
        }
        self.inner.borrow_mut().negate(a)
    }

    /// `a` but not `b`.
    pub fn minus(&self, a: Cond, b: Cond) -> Option<Cond> {
        self.and(a, self.not(b)?)
    }

    /// Whether `a` implies `b`.
    pub fn implies(&self, a: Cond, b: Cond) -> Option<bool> {
        Some(self.minus(a, b)?.is_false())
    }

    /// The inputs that a condition depends on, in the order of their declaration.
    pub fn inputs_of(&self, c: Cond) -> Vec<Input> {
        let inner = self.inner.borrow();
        let mut seen = vec![false; inner.inputs.len()];
        let mut visited = rustc_hash::FxHashSet::default();
        let mut stack = vec![c];
        while let Some(c) = stack.pop() {
            if !visited.insert(c) {
                continue;
            }
            if let Some(n) = inner.node(c) {
                if let Some(s) = seen.get_mut(n.input.0 as usize) {
                    *s = true;
                }
                stack.extend(n.edges.iter().map(|(_, to)| *to));
                stack.push(n.other);
            }
        }
        let inputs = inner.inputs.iter().zip(seen);
        inputs.filter(|(_, s)| *s).map(|(i, _)| i.clone()).collect()
    }

    /// The condition as alternatives of conjunctions, at most `max` of them (`None` when there
    /// are more): for messages.
    pub fn paths(&self, c: Cond, max: usize) -> Option<Vec<Vec<Atom>>> {
        let inner = self.inner.borrow();
        let mut out = Vec::new();
        let mut way = Vec::new();
        let complete = collect(&inner, c, &mut way, &mut out, max);
        complete.then_some(out)
    }

    /// The condition in words: `var.env == "prod" and not var.on`; alternatives joined by "or".
    pub fn describe(&self, c: Cond) -> String {
        self.describe_with(c, &|_| None)
    }

    /// The same, where `text` may give an input other words than its name: an expression that
    /// cannot be decided is named by its place, which only a source map can turn into its text.
    pub fn describe_with(&self, c: Cond, text: &dyn Fn(&Atom) -> Option<String>) -> String {
        if c.is_true() {
            return "always".to_owned();
        }
        if c.is_false() {
            return "never".to_owned();
        }
        let Some(paths) = self.paths(c, 4) else {
            let names: Vec<String> = self
                .inputs_of(c)
                .into_iter()
                .map(|i| {
                    let atom = Atom {
                        input: i.name,
                        kind: i.kind,
                        span: i.span,
                        constants: Vec::new(),
                        negated: false,
                    };
                    let name = text(&atom).unwrap_or_else(|| atom.input.to_string());
                    format!("`{name}`")
                })
                .collect();
            return format!("depending on {}", names.join(", "));
        };
        let words = |atom: &Atom| match text(atom) {
            Some(t) => atom.words(&t),
            None => atom.words(&atom.input),
        };
        paths
            .iter()
            .map(|p| p.iter().map(words).collect::<Vec<_>>().join(" and "))
            .collect::<Vec<_>>()
            .join(" or ")
    }
}

fn collect(
    inner: &Inner,
    c: Cond,
    way: &mut Vec<Atom>,
    out: &mut Vec<Vec<Atom>>,
    max: usize,
) -> bool {
    if c.is_false() {
        return true;
    }
    let Some(n) = inner.node(c) else {
        if out.len() == max {
            return false;
        }
        out.push(way.clone());
        return true;
    };
    let Some(input) = inner.inputs.get(n.input.0 as usize) else {
        return true;
    };
    // The constants that lead to one place are one step.
    let mut groups: Vec<(Cond, Vec<Constant>)> = Vec::new();
    for (k, to) in &n.edges {
        match groups.iter_mut().find(|(t, _)| t == to) {
            Some((_, ks)) => ks.push(k.clone()),
            None => groups.push((*to, vec![k.clone()])),
        }
    }
    let named: Vec<Constant> = n.edges.iter().map(|(k, _)| k.clone()).collect();
    let rest: Vec<Constant> = input
        .domain
        .iter()
        .flatten()
        .filter(|k| !named.contains(k))
        .cloned()
        .collect();
    let mut steps: Vec<(Cond, Vec<Constant>, bool)> =
        groups.into_iter().map(|(to, ks)| (to, ks, false)).collect();
    // Name what it is where that is shorter than what it is not.
    if !rest.is_empty() && rest.len() <= named.len() {
        steps.push((n.other, rest, false));
    } else {
        steps.push((n.other, named, true));
    }
    for (to, constants, negated) in steps {
        way.push(Atom {
            input: input.name.clone(),
            kind: input.kind,
            span: input.span,
            constants,
            negated,
        });
        let more = collect(inner, to, way, out, max);
        way.pop();
        if !more {
            return false;
        }
    }
    true
}

impl std::fmt::Display for Constant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Constant::Null => f.write_str("null"),
            Constant::Bool(b) => write!(f, "{b}"),
            Constant::Number(n) => f.write_str(n),
            Constant::String(s) => write!(f, "{:?}", s.as_str()),
        }
    }
}

impl Atom {
    /// In words, with other words for the input: `x == "a"`, `not x`, `x in ["a", "b"]`.
    pub fn words(&self, input: &str) -> String {
        match (self.constants.as_slice(), self.negated) {
            ([Constant::Bool(true)], false) => input.to_owned(),
            ([Constant::Bool(false)], false) => {
                // What is an expression of several words is negated as a whole.
                let simple = input
                    .chars()
                    .all(|c| c.is_alphanumeric() || "_.[]\"-:".contains(c));
                if simple {
                    format!("not {input}")
                } else {
                    format!("not ({input})")
                }
            }
            ([k], false) => format!("{input} == {k}"),
            ([k], true) => format!("{input} != {k}"),
            (ks, negated) => {
                let ks: Vec<String> = ks.iter().map(Constant::to_string).collect();
                let word = if negated { "not in" } else { "in" };
                format!("{input} {word} [{}]", ks.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn s(text: &str) -> Constant {
        Constant::String(text.into())
    }

    #[test]
    fn comparisons_of_one_input_exclude_each_other() {
        let t = Conditions::default();
        let env = t.input("var.env", InputKind::Variable, None, Span::NONE);
        let prod = t.equals(env, s("prod")).unwrap();
        let dev = t.equals(env, s("dev")).unwrap();
        assert!(t.and(prod, dev).unwrap().is_false());
        assert!(!t.or(prod, dev).unwrap().is_true());
        assert_eq!(t.implies(prod, t.not(dev).unwrap()), Some(true));
        assert_eq!(t.not(t.not(prod).unwrap()), Some(prod));
    }

    #[test]
    fn a_bounded_domain_is_exhausted() {
        let t = Conditions::default();
        let size = t.input(
            "Size",
            InputKind::Parameter,
            Some(vec![s("b"), s("a")]),
            Span::NONE,
        );
        let (a, b) = (
            t.equals(size, s("a")).unwrap(),
            t.equals(size, s("b")).unwrap(),
        );
        assert!(t.or(a, b).unwrap().is_true());
        assert_eq!(t.not(a), Some(b));
        assert!(t.equals(size, s("c")).unwrap().is_false());
        assert_eq!(t.describe(b), "Size == \"b\"");
        assert_eq!(t.describe(a), "Size == \"a\"");
    }

    #[test]
    fn sixty_independent_inputs_stay_linear() {
        let t = Conditions::default();
        let mut all = Cond::TRUE;
        let mut any = Cond::FALSE;
        for i in 0..60 {
            let input = t.bool_input(&format!("var.v{i}"), InputKind::Variable, Span::NONE);
            let c = t.equals(input, Constant::Bool(true)).unwrap();
            all = t.and(all, c).unwrap();
            any = t.or(any, c).unwrap();
        }
        assert_eq!(t.implies(all, any), Some(true));
        assert_eq!(t.inputs_of(all).len(), 60);
        assert!(t.inner.borrow().nodes.len() < 8_000);
        assert_eq!(t.paths(all, 1).unwrap().len(), 1);
    }

    #[test]
    fn words() {
        let t = Conditions::default();
        let env = t.input("var.env", InputKind::Variable, None, Span::NONE);
        let on = t.bool_input("var.on", InputKind::Variable, Span::NONE);
        let prod = t.equals(env, s("prod")).unwrap();
        let off = t.not(t.equals(on, Constant::Bool(true)).unwrap()).unwrap();
        assert_eq!(
            t.describe(t.and(prod, off).unwrap()),
            "var.env == \"prod\" and not var.on"
        );
        assert_eq!(t.describe(t.not(prod).unwrap()), "var.env != \"prod\"");
    }
}
