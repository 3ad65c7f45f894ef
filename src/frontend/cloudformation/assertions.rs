//! The `Rules` section: assertions on parameters that CloudFormation checks before it makes
//! anything. What they rule out, no stack is.

use super::functions::{Arguments, as_bool, as_text};
use super::lower::{Argument, Lowerer, Place};
use super::scope::TemplateScope;
use crate::expr::ir::Expr;
use crate::expr::{Bindings, Evaluator};
use crate::syntax::tree::{NodeId, NodeKind};
use crate::value::{Cond, Kind, Reason, Str, Truth, Type, Value};

/// Elements of a list that a function of rules compares.
const MAX_COMPARED: usize = 200;

/// A rule.
#[derive(Debug)]
pub(super) struct Assertions {
    /// When it is checked.
    condition: Option<Expr>,
    /// What must hold then.
    asserted: Vec<Expr>,
}

impl Lowerer<'_> {
    /// A rule of the `Rules` section.
    pub(super) fn assertions(&mut self, id: NodeId) -> Assertions {
        let mut rule = Assertions {
            condition: None,
            asserted: Vec::new(),
        };
        self.in_rules = true;
        for (key, value) in self.pairs(id).unwrap_or_default().iter().copied() {
            match self.tree.scalar_text(key).map(|k| k.as_str()) {
                Some("RuleCondition") => rule.condition = Some(self.lower(value, Place::Condition)),
                Some("Assertions") => {
                    for item in self.items(Argument::of(value)).unwrap_or_default() {
                        for (key, value) in self.pairs(*item).unwrap_or_default().iter().copied() {
                            if self.tree.scalar_text(key).is_some_and(|k| k == "Assert") {
                                let assert = self.lower(value, Place::Condition);
                                rule.asserted.push(assert);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        self.in_rules = false;
        rule
    }

    /// Whether a node is a mapping, as a rule is.
    pub(super) fn is_mapping(&self, id: NodeId) -> bool {
        self.real(id)
            .is_some_and(|(_, n)| matches!(n.kind, NodeKind::Mapping(_)))
    }
}

/// When a stack may be at all: where no rule is broken. What cannot be told rules nothing out.
pub(super) fn possible(
    rules: &[Assertions],
    scope: &TemplateScope<'_>,
    ev: &Evaluator<'_>,
) -> Cond {
    let env = Bindings::new(scope);
    let table = ev.table;
    let truth = |expr: &Expr| {
        let value = scope.value(ev, expr, &env);
        Truth::of(table, &as_bool(ev, &value))
    };
    let mut possible = Cond::TRUE;
    for rule in rules {
        let checked = rule.condition.as_ref().map_or(Truth::YES, truth);
        for asserted in &rule.asserted {
            let broken = table.and(checked.yes, truth(asserted).no);
            let left = broken.and_then(|b| table.minus(possible, b));
            // A rule that no value of the inputs keeps says nothing of them.
            if let Some(left) = left.filter(|l| !l.is_false()) {
                possible = left;
            }
        }
    }
    possible
}

impl Arguments<'_> {
    /// A function that the `Rules` section alone has; `None` where the name is none of them.
    pub(super) fn of_rules(&self, name: &str) -> Option<Value> {
        Some(match name {
            "Fn::Contains" => self.each(1, 0, false),
            "Fn::EachMemberEquals" => self.each(0, 1, true),
            "Fn::EachMemberIn" => self.each_member_in(),
            "Fn::RefAll" | "Fn::ValueOf" | "Fn::ValueOfAll" => {
                let reason = Reason::Deployment(name.into());
                Value::unknown(reason, Type::Dynamic)
            }
            _ => return None,
        })
    }

    /// Whether all (or any) elements of the list equal the value. With `all`, argument `list` is
    /// the list; else argument `value` is looked for in it.
    fn each(&self, value: usize, list: usize, all: bool) -> Value {
        let (value, list) = match all {
            true => (self.arg(list), self.arg(value)),
            false => (self.arg(value), self.arg(list)),
        };
        let truth = match elements(&list) {
            Some(elements) => self.quantified(&elements, all, |e| self.equal(e, &value)),
            None => Truth::unknown(why(&list)),
        };
        truth.value(self.ev.table)
    }

    fn each_member_in(&self) -> Value {
        let (checked, allowed) = (self.arg(0), self.arg(1));
        let truth = match (elements(&checked), elements(&allowed)) {
            (Some(checked), Some(allowed)) => self.quantified(&checked, true, |c| {
                self.quantified(&allowed, false, |a| self.equal(a, c))
            }),
            (None, _) => Truth::unknown(why(&checked)),
            (_, None) => Truth::unknown(why(&allowed)),
        };
        truth.value(self.ev.table)
    }

    fn quantified(&self, elements: &[Value], all: bool, of: impl Fn(&Value) -> Truth) -> Truth {
        let table = self.ev.table;
        let start = if all { Truth::YES } else { Truth::NO };
        elements.iter().fold(start, |so_far, e| match all {
            true => so_far.and(table, of(e)),
            false => so_far.or(table, of(e)),
        })
    }

    fn equal(&self, a: &Value, b: &Value) -> Truth {
        let table = self.ev.table;
        let mut any = Truth::NO;
        for (ca, x) in a.arms() {
            for (cb, y) in b.arms() {
                let both = table.and(ca, cb).unwrap_or(Cond::TRUE);
                if !both.is_false() {
                    let truth = self.same(&as_text(&x), &as_text(&y)).under(table, both);
                    any = any.or(table, truth);
                }
            }
        }
        any
    }
}

/// The elements of a list that is wholly there; a text is a list of itself.
fn elements(list: &Value) -> Option<Vec<Value>> {
    match (list.as_seq(), &list.kind) {
        (Some(seq), _) => {
            let whole = seq.rest.is_none()
                && seq.items.len() <= MAX_COMPARED
                && seq.items.iter().all(|e| e.cond.is_true());
            whole.then(|| seq.items.iter().map(|e| e.value.clone()).collect())
        }
        (None, Kind::String(_) | Kind::Number(_) | Kind::Bool(_)) => Some(vec![list.clone()]),
        _ => None,
    }
}

fn why(list: &Value) -> Reason {
    match &list.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other(Str::from("it is not known which elements the list has")),
    }
}
