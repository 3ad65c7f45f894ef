//! The names that loops give to what stands in them, turn by turn: for whoever evaluates a part of a
//! loop by itself.
//!
//! Must not know: what becomes of the values.

use super::{Bindings, Evaluator};
use crate::expr::ir::{Expr, ExprKind, For, TemplateFor, TemplatePart};
use crate::source::Span;
use crate::value::{Cond, Kind, Type, Unknown, Value};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A loop whose names an expression sees.
#[derive(Clone, Copy, Debug)]
pub enum Loop<'e> {
    /// A `for` expression; of what stands in its `if` all elements, of anything else those that pass.
    For {
        /// The expression.
        of: &'e For,
        /// Whether only elements that pass the `if` count.
        passing: bool,
    },
    /// A `for` directive of a template.
    Template(&'e TemplateFor),
    /// One that binds a name to an object of `key` and `value` (`dynamic`).
    Iterator {
        /// The name.
        name: &'e str,
        /// What is walked.
        collection: &'e Expr,
    },
}

/// Where a turn of some loops stands.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'t> {
    /// The element's key in each of the loops, outermost first.
    pub keys: &'t [Value],
    /// When there is such an element.
    pub cond: Cond,
}

impl Expr {
    /// The parts of an expression that loops in it repeat, each with its loop; outer before inner.
    pub fn repeated(&self) -> Vec<(Span, Loop<'_>)> {
        let mut out = Vec::new();
        self.walk(&mut |e| match &e.kind {
            ExprKind::For(of) => {
                let of = of.as_ref();
                let passing = Loop::For { of, passing: true };
                out.push((of.result.span, passing));
                out.extend(of.key_result.iter().map(|e| (e.span, passing)));
                let all = Loop::For { of, passing: false };
                out.extend(of.condition.iter().map(|e| (e.span, all)));
            }
            ExprKind::Template(parts) => directives(parts, &mut out),
            _ => {}
        });
        out
    }
}

/// The expressions in `for` directives of a template.
fn directives<'e>(parts: &'e [TemplatePart], out: &mut Vec<(Span, Loop<'e>)>) {
    for part in parts {
        match part {
            TemplatePart::For(x) => {
                all_of(&x.body, Loop::Template(x), out);
                directives(&x.body, out);
            }
            TemplatePart::If(x) => {
                directives(&x.then, out);
                directives(&x.otherwise, out);
            }
            TemplatePart::Text(_) | TemplatePart::Interpolation(_) => {}
        }
    }
}

fn all_of<'e>(parts: &'e [TemplatePart], of: Loop<'e>, out: &mut Vec<(Span, Loop<'e>)>) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(e) => out.push((e.span, of)),
            TemplatePart::If(x) => {
                out.push((x.condition.span, of));
                all_of(&x.then, of, out);
                all_of(&x.otherwise, of, out);
            }
            TemplatePart::For(x) => {
                out.push((x.collection.span, of));
                all_of(&x.body, of, out);
            }
        }
    }
}

/// What is done in a turn, until it is enough.
type Visit<'v> = dyn FnMut(&Bindings<'_>, Turn<'_>) -> ControlFlow<()> + 'v;

/// A walk through the turns of loops.
struct Walk<'w, 'v> {
    /// Elements of each loop.
    most: usize,
    /// The keys of the turn.
    keys: Vec<Value>,
    visit: &'w mut Visit<'v>,
    /// Whether it is enough.
    over: bool,
}

impl Evaluator<'_> {
    /// Does something in the turns of loops, outermost first: the first `most` of each, and one that
    /// stands for all elements that are not known. Whether there are more than were visited or than
    /// `visit` takes.
    pub fn turns(
        &self,
        loops: &[Loop<'_>],
        env: &Bindings<'_>,
        most: usize,
        visit: &mut Visit<'_>,
    ) -> bool {
        let mut walk = Walk {
            most,
            keys: Vec::new(),
            visit,
            over: false,
        };
        self.turns_within(loops, env, Cond::TRUE, &mut walk)
    }

    fn turns_within(
        &self,
        loops: &[Loop<'_>],
        env: &Bindings<'_>,
        cond: Cond,
        walk: &mut Walk<'_, '_>,
    ) -> bool {
        let Some((first, inner)) = loops.split_first() else {
            let keys = &walk.keys;
            walk.over = (walk.visit)(env, Turn { keys, cond }).is_break();
            return walk.over;
        };
        let (elements, mut more) = self.first_elements(first.collection(), env, walk.most);
        for (key, value, when) in elements {
            // Loops within loops multiply.
            if walk.over {
                return true;
            }
            let cond = self.table.and(cond, when).unwrap_or(cond);
            if cond.is_false() {
                continue;
            }
            walk.keys.push(key.clone());
            more |= first.bind(&key, &value, env, &mut |env| {
                let Some(cond) = self.passes(first, cond, env) else {
                    return false;
                };
                self.turns_within(inner, env, cond, walk)
            });
            walk.keys.pop();
        }
        more
    }

    /// When an element passes the `if` of a loop; `None` where it does not.
    fn passes(&self, around: &Loop<'_>, cond: Cond, env: &Bindings<'_>) -> Option<Cond> {
        let Some(condition) = around.condition() else {
            return Some(cond);
        };
        let passes = self.eval(condition, env).ok();
        let Some(passes) = passes.and_then(|v| self.to_bool(&v, condition.span).ok()) else {
            return Some(cond);
        };
        let mut both = Cond::FALSE;
        for (when, arm) in passes.arms() {
            // What is not known may be true.
            if arm.as_bool() != Some(false) {
                both = self.table.or(both, when).unwrap_or(Cond::TRUE);
            }
        }
        let both = self.table.and(cond, both).unwrap_or(cond);
        (!both.is_false()).then_some(both)
    }

    /// The first elements of a collection, with key and condition, and whether there are more.
    fn first_elements(
        &self,
        collection: &Expr,
        env: &Bindings<'_>,
        most: usize,
    ) -> (Vec<(Value, Value, Cond)>, bool) {
        let unknown = |reason| -> Value {
            Kind::Unknown(Arc::new(Unknown::new(reason, Type::Dynamic))).into()
        };
        let mut found = Vec::new();
        let mut more = false;
        let value = self.eval(collection, env);
        let open = value.as_ref().map_err(Clone::clone).and_then(|value| {
            self.each(value, collection.span, &mut |k, v, cond| {
                if cond.is_false() {
                } else if found.len() < most && self.budget.spend(1) {
                    let key = k.clone().mark(value.marks);
                    found.push((key, v.clone(), cond));
                } else {
                    more = true;
                }
                Ok(())
            })
        });
        match (open, &value) {
            (Ok(None), _) => {}
            (Ok(Some(reason)), Ok(value)) => {
                let like = self.element_like(value);
                let like = like.unwrap_or_else(|| unknown(reason.clone()));
                found.push((unknown(reason), like, Cond::TRUE));
            }
            (Ok(Some(reason)), Err(_)) => {
                found.push((unknown(reason.clone()), unknown(reason), Cond::TRUE));
            }
            (Err(error), _) => found.push((error.value(), error.value(), Cond::TRUE)),
        }
        (found, more)
    }
}

/// Those of some loops, outermost first, whose names an expression needs: by itself, or because what
/// another of them walks or lets pass does.
pub fn needed<'e>(loops: &[Loop<'e>], expr: &Expr) -> Vec<Loop<'e>> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    roots(expr, &mut names);
    let mut needed: Vec<Loop<'e>> = Vec::new();
    for of in loops.iter().rev() {
        if names.iter().any(|name| of.gives(name)) {
            roots(of.collection(), &mut names);
            if let Some(condition) = of.condition() {
                roots(condition, &mut names);
            }
            needed.push(*of);
        }
    }
    needed.reverse();
    needed
}

fn roots<'n>(expr: &'n Expr, names: &mut BTreeSet<&'n str>) {
    expr.walk(&mut |e| {
        if let ExprKind::Traversal(t) = &e.kind {
            names.insert(&t.root);
        }
    });
}

impl<'e> Loop<'e> {
    /// The `if` that its elements must pass.
    fn condition(&self) -> Option<&'e Expr> {
        match self {
            Loop::For { of, passing: true } => of.condition.as_ref(),
            _ => None,
        }
    }

    fn collection(&self) -> &'e Expr {
        match self {
            Loop::For { of, .. } => &of.collection,
            Loop::Template(of) => &of.collection,
            Loop::Iterator { collection, .. } => collection,
        }
    }

    /// Whether it gives this name to what stands in it.
    pub fn gives(&self, name: &str) -> bool {
        let (key, value) = match self {
            Loop::For { of, .. } => (&of.key, &of.value),
            Loop::Template(of) => (&of.key, &of.value),
            Loop::Iterator { name: own, .. } => return *own == name,
        };
        value == name || key.as_ref().is_some_and(|k| k == name)
    }

    /// Runs `f` with the names of a turn.
    fn bind(
        &self,
        key: &Value,
        value: &Value,
        env: &Bindings<'_>,
        f: &mut dyn FnMut(&Bindings<'_>) -> bool,
    ) -> bool {
        let (key_name, value_name) = match self {
            Loop::For { of, .. } => (&of.key, &of.value),
            Loop::Template(of) => (&of.key, &of.value),
            Loop::Iterator { name, .. } => {
                let entries = [("key", key), ("value", value)];
                let entries = entries.map(|(name, v)| (name.into(), v.clone()));
                let iterator = Value::object(entries.to_vec());
                return env.with(name, &iterator, f);
            }
        };
        env.with(value_name, value, |env| match key_name {
            Some(name) => env.with(name, key, f),
            None => f(env),
        })
    }
}
