//! A condition's truth to a verdict: pass, fail, fail under a condition, undecided.

use super::scope::{RuleScope, in_error};
use crate::expr::Bindings;
use crate::expr::ir::Expr;
use crate::value::{Atom, Cond, Conditions, Constant, InputKind, Reason, Truth};

/// What a rule says of one resource or element.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Verdict {
    /// It does not exist, or the rule does not apply.
    Nothing,
    /// Fine.
    Pass,
    /// Not fine, under a condition (TRUE: always, given that it exists).
    Fail {
        /// When it fails; implies that it exists.
        under: Cond,
    },
    /// It cannot be told.
    Undecided {
        /// Why, where a value says so.
        why: Option<Reason>,
        /// When: what is open, or a failure that hangs on switches alone.
        under: Cond,
    },
}

impl Verdict {
    /// The verdict where only `possible` can be; `exists` is when the element does.
    pub(super) fn given(self, table: &Conditions, possible: Cond, exists: Cond) -> Verdict {
        if possible.is_true() {
            return self;
        }
        let never = |cond: Cond| table.and(cond, possible).is_some_and(Cond::is_false);
        match self {
            Verdict::Nothing => Verdict::Nothing,
            _ if never(exists) => Verdict::Nothing,
            Verdict::Fail { under } | Verdict::Undecided { under, .. } if never(under) => {
                Verdict::Pass
            }
            Verdict::Fail { under } => {
                let fine = table.minus(exists, under);
                match fine.is_some_and(never) {
                    true => Verdict::Fail { under: exists },
                    false => Verdict::Fail { under },
                }
            }
            verdict => verdict,
        }
    }
}

/// Judges one element (bound in `env`) that exists under `exists`.
pub(super) fn judge(
    scope: &RuleScope<'_, '_, '_, '_>,
    env: &Bindings<'_>,
    exists: Cond,
    uncertain: Option<&Reason>,
) -> Verdict {
    let table = scope.graph.ev.table;
    let truth_of = |e: &Expr| {
        let value = scope.graph.ev.eval(e, env);
        Truth::of(table, &value.unwrap_or_else(|e| in_error(&e)))
    };
    let mut exists = exists;
    if let Some(when) = &scope.rule.when {
        let applies = truth_of(when);
        if !applies.is_decided(table) {
            // What is fine wherever the rule may apply is fine either way.
            let fine = truth_of(&scope.rule.condition).yes;
            let may = table.not(applies.no).and_then(|c| table.and(exists, c));
            if let Some(may) = may
                && (may.is_false() || table.implies(may, fine) == Some(true))
            {
                return Verdict::Pass;
            }
            return Verdict::Undecided {
                why: applies.why,
                under: exists,
            };
        }
        // Where it does not apply there is nothing to judge, as if it did not exist.
        match table.and(exists, applies.yes) {
            Some(c) => exists = c,
            None => return over(),
        }
    }
    if exists.is_false() {
        return Verdict::Nothing;
    }
    let truth = truth_of(&scope.rule.condition);
    let (Some(fails), Some(open)) = (
        table.and(exists, truth.no),
        table
            .or(truth.yes, truth.no)
            .and_then(|decided| table.minus(exists, decided)),
    ) else {
        return over();
    };
    if fails.is_false() {
        if open.is_false() {
            return Verdict::Pass;
        }
        return Verdict::Undecided {
            why: truth.why,
            under: open,
        };
    }
    if let Some(why) = uncertain {
        return Verdict::Undecided {
            why: Some(why.clone()),
            under: fails,
        };
    }
    if fails == exists {
        return Verdict::Fail { under: exists };
    }
    if is_branch(table, fails, exists) {
        return Verdict::Fail { under: fails };
    }
    let under = table.or(fails, open).unwrap_or(fails);
    Verdict::Undecided {
        why: truth.why,
        under,
    }
}

fn over() -> Verdict {
    Verdict::Undecided {
        why: Some(Reason::Budget("conditions")),
        under: Cond::TRUE,
    }
}

/// More alternatives are not looked at: the names of the inputs must do.
const MAX_PATHS: usize = 16;

/// Whether a failure hangs on a branch that the author wrote: a comparison with a value, a
/// parameter's allowed values. What existence hangs on already does not count.
fn is_branch(table: &Conditions, fails: Cond, exists: Cond) -> bool {
    let given = table.inputs_of(exists);
    let new = |a: &Atom| !given.iter().any(|i| i.name == a.input && i.kind == a.kind);
    let Some(paths) = table.paths(fails, MAX_PATHS) else {
        return false;
    };
    let all_given = paths.iter().flatten().all(|a| !new(a));
    paths.iter().any(|path| {
        path.iter()
            .any(|a| (all_given || new(a)) && is_comparison(a))
    })
}

/// Whether an atom compares with a value, rather than asking a switch or for presence.
fn is_comparison(a: &Atom) -> bool {
    match a.kind {
        InputKind::Expression => false,
        InputKind::Parameter => true,
        InputKind::Variable => a
            .constants
            .iter()
            .any(|c| matches!(c, Constant::String(_) | Constant::Number(_))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::source::Span;

    #[test]
    fn what_cannot_be_is_not_judged() {
        let t = Conditions::default();
        let env = t.input("Env", InputKind::Parameter, None, Span::NONE);
        let is = |value: &str| t.equals(env, Constant::String(value.into())).unwrap();
        let (dev, prod, test) = (is("dev"), is("prod"), is("test"));
        let possible = t.or(dev, prod).unwrap();
        let fail = |under| Verdict::Fail { under };
        for (verdict, exists, given) in [
            // Elsewhere only.
            (fail(test), Cond::TRUE, Verdict::Pass),
            (fail(test), test, Verdict::Nothing),
            // Partly: as it was.
            (fail(prod), Cond::TRUE, fail(prod)),
            // Wherever it can be.
            (fail(possible), Cond::TRUE, fail(Cond::TRUE)),
            (Verdict::Pass, Cond::TRUE, Verdict::Pass),
            (
                Verdict::Undecided {
                    why: None,
                    under: test,
                },
                Cond::TRUE,
                Verdict::Pass,
            ),
        ] {
            assert_eq!(verdict.given(&t, possible, exists), given);
        }
        assert_eq!(fail(test).given(&t, Cond::TRUE, Cond::TRUE), fail(test));
    }

    #[test]
    fn switches_are_no_branches() {
        let t = Conditions::default();
        let on = t.bool_input("var.on", InputKind::Variable, Span::NONE);
        let on = t.equals(on, Constant::Bool(true)).unwrap();
        let env = t.input("var.env", InputKind::Variable, None, Span::NONE);
        let prod = t.equals(env, Constant::String("prod".into())).unwrap();
        let name = t.input("var.name", InputKind::Variable, None, Span::NONE);
        let absent = t.equals(name, Constant::Null).unwrap();
        let size = t.input(
            "Size",
            InputKind::Parameter,
            Some(vec![
                Constant::String("a".into()),
                Constant::String("b".into()),
            ]),
            Span::NONE,
        );
        let small = t.equals(size, Constant::String("a".into())).unwrap();
        let opaque = t.bool_input("f(x)", InputKind::Expression, Span::NONE);
        let opaque = t.equals(opaque, Constant::Bool(true)).unwrap();
        assert!(!is_branch(&t, on, Cond::TRUE));
        assert!(!is_branch(&t, opaque, Cond::TRUE));
        assert!(!is_branch(&t, absent, Cond::TRUE));
        assert!(is_branch(&t, prod, Cond::TRUE));
        assert!(is_branch(&t, t.not(prod).unwrap(), Cond::TRUE));
        assert!(is_branch(&t, small, Cond::TRUE));
        // What existence hangs on does not make a switch a branch.
        let both = t.and(prod, on).unwrap();
        assert!(!is_branch(&t, both, prod));
        assert!(is_branch(&t, both, Cond::TRUE));
    }
}
