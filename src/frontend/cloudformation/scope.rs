//! Names of a template: parameters, pseudo parameters, resources, conditions; and what is wrong
//! with their uses.

use super::constraints::Constraints;
use super::intrinsics::CONDITION;
use super::passed;
use super::project;
use super::stack::{self, Frame, Nested};
use super::template::{Declared, Properties, Template};
use super::text_template::HOLE;
use super::{functions, loops, parameters};
use crate::diagnostic::Problem;
use crate::expr::ir::{Call, Expr, ExprKind, Step, StepKind, Traversal};
use crate::expr::{Bindings, EvalError, Evaluator, Scope};
use crate::source::Span;
use crate::value::{
    Cond, Constant, Hop, InputKind, Kind, Origin, PathStep, Reason, Reference, Str, Truth, Type,
    Value,
};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Attributes that lead to each other, one behind the other.
const MAX_CHAIN: usize = 16;

/// The names of one template.
pub(super) struct TemplateScope<'a> {
    pub template: &'a Template,
    /// The stack whose names they are.
    pub frame: Frame<'a>,
    parameters: BTreeMap<&'a str, Value>,
    /// By the input that a parameter's value is: with a caller's, those of its own count as well.
    constraints: BTreeMap<Str, Vec<Constraints>>,
    resources: BTreeMap<&'a str, &'a Declared>,
    /// The resources that are stacks themselves.
    stacks: BTreeMap<&'a str, &'a Declared>,
    /// Those evaluated so far; `None` while one is.
    nested: RefCell<BTreeMap<Str, Option<Rc<Nested>>>>,
    /// Properties that attributes gave back so far; `None` where they do not, and while one is
    /// evaluated.
    given_back: RefCell<BTreeMap<(Str, Str), Option<Value>>>,
    /// Attributes that are being evaluated.
    depth: Cell<usize>,
    /// Settled before anything else is evaluated.
    conditions: RefCell<BTreeMap<Str, Cond>>,
    problems: RefCell<Vec<Problem>>,
    reported: RefCell<BTreeSet<(Span, &'static str)>>,
}

impl<'a> TemplateScope<'a> {
    pub(super) fn new(
        template: &'a Template,
        frame: Frame<'a>,
        ev: &Evaluator<'_>,
    ) -> TemplateScope<'a> {
        let parameters = template.parameters.iter().map(|p| {
            let value = match frame.passed {
                Some(passed) => passed::parameter(ev, frame.position, p, passed),
                None => parameters::value(ev.table, p, frame.world.inputs),
            };
            (p.name.as_str(), value)
        });
        let parameters: BTreeMap<&str, Value> = parameters.collect();
        let mut constraints: BTreeMap<Str, Vec<Constraints>> = BTreeMap::new();
        for parameter in template.parameters.iter() {
            let value = parameters.get(parameter.name.as_str());
            if let Some(Reason::Input(name)) = value
                .and_then(Value::as_unknown)
                .filter(|u| u.itself)
                .map(|u| &u.reason)
            {
                let of_input = constraints.entry(name.clone()).or_default();
                of_input.push(Constraints::of(parameter));
            }
        }
        let resources = template.resources.iter();
        let guards = template.guards.iter().enumerate();
        let guards = guards.map(|(n, cond)| (loops::guard_name(n), *cond));
        let stacks = resources.clone();
        let stacks = stacks.filter(|r| project::location(&r.ty).is_some());
        let scope = TemplateScope {
            template,
            frame,
            parameters,
            constraints,
            resources: resources.map(|r| (r.name.as_str(), r)).collect(),
            stacks: stacks.map(|r| (r.name.as_str(), r)).collect(),
            nested: RefCell::default(),
            given_back: RefCell::default(),
            depth: Cell::new(0),
            conditions: RefCell::new(guards.collect()),
            problems: RefCell::default(),
            reported: RefCell::default(),
        };
        if frame.passed.is_none() {
            scope.refuse(frame.world.inputs);
        }
        scope.settle_conditions(ev);
        scope
    }

    /// Reports given values that CloudFormation refuses.
    fn refuse(&self, inputs: &super::Inputs) {
        for parameter in self.template.parameters.iter() {
            // Elements of lists have constraints of their own.
            if !matches!(parameter.ty.as_str(), "String" | "Number") {
                continue;
            }
            let name = parameter.name.as_str();
            let given = inputs.parameters.get(name);
            let patterns = &self.frame.world.templates.patterns;
            if let Some(given) = given
                && let Some(how) = Constraints::of(parameter).rule_out(given, patterns)
            {
                // The value may be a secret.
                self.report(Problem::warning(
                    "invalid-parameter-value",
                    format!("the value given for the parameter `{name}` {how}"),
                    parameter.span,
                ));
            }
        }
    }

    /// Whether an input cannot have a value.
    pub(super) fn rules_out(&self, name: &str, text: &str) -> bool {
        let patterns = &self.frame.world.templates.patterns;
        let mut constraints = self.constraints.get(name).into_iter().flatten();
        constraints.any(|c| c.rule_out(text, patterns).is_some())
    }

    /// Leaves aside what was wrong so far.
    pub(super) fn forget_problems(&self) {
        self.problems.borrow_mut().clear();
    }

    /// What was wrong so far.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Reports a problem once for each place.
    pub(super) fn report(&self, problem: Problem) {
        let key = (problem.span.unwrap_or(Span::NONE), problem.code);
        if self.reported.borrow_mut().insert(key) {
            self.problems.borrow_mut().push(problem);
        }
    }

    /// The value of an expression; one in error is reported and unknown.
    pub(super) fn value(&self, ev: &Evaluator<'_>, expr: &Expr, env: &Bindings<'_>) -> Value {
        match ev.eval(expr, env) {
            Ok(value) => value,
            Err(error) => self.failed(error),
        }
    }

    /// What stands for a value in error, which is reported.
    pub(super) fn failed(&self, error: EvalError) -> Value {
        let value = error.value();
        self.report(Problem::warning(
            "invalid-expression",
            error.message,
            error.span,
        ));
        value
    }

    /// What the one scanned template that exports a name says.
    pub(super) fn import(&self, name: &str) -> Option<Value> {
        self.frame.world.import(name)
    }

    /// Whether a name is a resource's.
    pub(super) fn is_resource(&self, name: &str) -> bool {
        self.resources.contains_key(name)
    }

    /// The module whose resource a name may be: `<module><resource>` or `<module>.<resource>`.
    fn module_of(&self, name: &str) -> Option<&Str> {
        let all = self.template.resources.iter();
        let mut modules = all.filter(|r| r.ty.ends_with("::MODULE"));
        let module =
            modules.find(|m| name.len() > m.name.len() && name.starts_with(m.name.as_str()));
        module.map(|m| &m.name)
    }

    /// Reports a name that nothing declares, unless a macro may declare it.
    pub(super) fn undeclared(&self, what: &str, sections: &str, name: &str, span: Span) -> Value {
        if self.template.lost.contains(name) {
            let why = Reason::Other(format!("`{name}` is broken").into());
            return Value::unknown(why, Type::Dynamic);
        }
        if let Some(module) = self.module_of(name) {
            let why = format!("`{name}` is in the module `{module}`, whose text is not here");
            return Value::unknown(Reason::Other(why.into()), Type::Dynamic);
        }
        // The open identifier of a loop is in it.
        let open = name.contains("${") || name.contains("&{");
        if self.template.transformed || open {
            let by = if open {
                "a loop over what is not known"
            } else {
                "a macro"
            };
            return Value::unknown(
                Reason::Other(format!("`{name}` is made by {by}").into()),
                Type::Dynamic,
            );
        }
        let message = format!("there is no {what} `{name}`");
        self.report(
            Problem::warning("unknown-reference", message.clone(), span)
                .help(format!("declare it in {sections}, or correct the name")),
        );
        Value::unknown(Reason::Error(message.into()), Type::Dynamic)
    }

    /// When a named condition holds; where nobody can tell, an atom of its name stands for it.
    pub(super) fn condition(&self, ev: &Evaluator<'_>, name: &str, span: Span) -> Cond {
        if let Some(cond) = self.conditions.borrow().get(name) {
            return *cond;
        }
        self.undeclared("condition", "`Conditions`", name, span);
        let cond = self.atom(ev, name, span);
        self.conditions.borrow_mut().insert(name.into(), cond);
        cond
    }

    /// Evaluates all conditions, those that others name first; without recursion from one to the
    /// next, since a chain may be long.
    fn settle_conditions(&self, ev: &Evaluator<'_>) {
        let mut busy: BTreeSet<&str> = BTreeSet::new();
        for name in self.template.conditions.keys() {
            let mut stack: Vec<(&str, Vec<&str>)> = Vec::new();
            if self.conditions.borrow().contains_key(name) {
                continue;
            }
            busy.insert(name);
            stack.push((name, self.needed_by(name)));
            while let Some((current, open)) = stack.last_mut() {
                let current = *current;
                if let Some(next) = open.pop() {
                    if self.conditions.borrow().contains_key(next) {
                        continue;
                    }
                    if busy.insert(next) {
                        stack.push((next, self.needed_by(next)));
                    } else {
                        self.cycle(ev, next);
                    }
                    continue;
                }
                stack.pop();
                busy.remove(current);
                if !self.conditions.borrow().contains_key(current) {
                    let cond = self.decide(ev, current);
                    self.conditions.borrow_mut().insert(current.into(), cond);
                }
            }
        }
    }

    /// The conditions that a condition names.
    fn needed_by(&self, name: &str) -> Vec<&'a str> {
        let mut needed = Vec::new();
        if let Some(named) = self.template.conditions.get(name) {
            named.expr.walk(&mut |e| {
                if let ExprKind::Traversal(t) = &e.kind
                    && t.root == CONDITION
                    && let Some(StepKind::Attribute(other)) = t.steps.first().map(|s| &s.kind)
                    && let Some((declared, _)) = self.template.conditions.get_key_value(other)
                {
                    needed.push(declared.as_str());
                }
            });
        }
        needed
    }

    fn cycle(&self, ev: &Evaluator<'_>, name: &str) {
        let span = self.declared_at(name);
        self.report(
            Problem::warning(
                "condition-cycle",
                format!("the condition `{name}` depends on itself"),
                span,
            )
            .help("it is taken as open"),
        );
        let cond = self.atom(ev, name, span);
        self.conditions.borrow_mut().insert(name.into(), cond);
    }

    fn declared_at(&self, name: &str) -> Span {
        self.template
            .conditions
            .get(name)
            .map_or(Span::NONE, |c| c.span)
    }

    fn decide(&self, ev: &Evaluator<'_>, name: &str) -> Cond {
        let span = self.declared_at(name);
        let Some(named) = self.template.conditions.get(name) else {
            return self.atom(ev, name, span);
        };
        let value = self.value(ev, &named.expr, &Bindings::new(self));
        let truth = Truth::of(ev.table, &functions::as_bool(ev, &value));
        let decided = ev.table.or(truth.yes, truth.no);
        match decided {
            Some(all) if all.is_true() => truth.yes,
            Some(some) => {
                let atom = self.atom(ev, name, span);
                let open = ev.table.minus(atom, some);
                let both = open.and_then(|open| ev.table.or(truth.yes, open));
                both.unwrap_or(atom)
            }
            None => self.atom(ev, name, span),
        }
    }

    /// The atom that stands for a condition nobody can decide.
    fn atom(&self, ev: &Evaluator<'_>, name: &str, span: Span) -> Cond {
        let name = self.frame.position.within(name);
        let input = ev.table.bool_input(&name, InputKind::Expression, span);
        ev.table
            .equals(input, Constant::Bool(true))
            .unwrap_or(Cond::TRUE)
    }

    /// The stack that a resource is, evaluated once; `None` when the resource is none, and where
    /// the stack waits for its own outputs, which is reported.
    pub(super) fn nested(&self, ev: &Evaluator<'_>, name: &str) -> Option<Rc<Nested>> {
        let declared = *self.stacks.get(name)?;
        if let Some(known) = self.nested.borrow().get(name) {
            if known.is_none() {
                self.report(
                    Problem::warning(
                        "stack-cycle",
                        format!("the stack `{name}` depends on its own outputs"),
                        declared.header,
                    )
                    .help("CloudFormation refuses this; pass something else"),
                );
            }
            return known.clone();
        }
        self.nested.borrow_mut().insert(name.into(), None);
        let exists = match &declared.condition {
            Some((name, span)) => self.condition(ev, name, *span),
            None => Cond::TRUE,
        };
        let made = Rc::new(stack::nested(self, ev, declared, exists));
        let done = Some(made.clone());
        self.nested.borrow_mut().insert(name.into(), done);
        Some(made)
    }

    /// The output of a nested stack that is named, where its template is there.
    fn output(&self, ev: &Evaluator<'_>, t: &Traversal) -> Option<Value> {
        let step = t.steps.first()?;
        let StepKind::Attribute(attribute) = &step.kind else {
            return None;
        };
        let name = attribute.strip_prefix("Outputs.")?;
        let nested = self.nested(ev, &t.root)?;
        stack::output(self, &nested, &t.root, name, step.span)
    }

    /// The property that an attribute of its name gives back, where that is known: the properties
    /// of AWS's own types and what `Fn::GetAtt` may ask for have one schema, in which no name is
    /// two things.
    fn property(&self, ev: &Evaluator<'_>, declared: &Declared, name: &str) -> Option<Value> {
        let ty = declared.ty.as_str();
        // A custom resource answers what it likes, and so does what is behind a stack.
        if !ty.starts_with("AWS::") || ty.starts_with("AWS::CloudFormation::") {
            return None;
        }
        let Some(Properties::Each(each)) = &declared.properties else {
            return None;
        };
        let (name, expr) = each.iter().rev().find(|(n, _)| n == name)?;
        let key = (declared.name.clone(), name.clone());
        if let Some(known) = self.given_back.borrow().get(&key) {
            return known.clone();
        }
        if self.depth.get() >= MAX_CHAIN {
            return None;
        }
        self.given_back.borrow_mut().insert(key.clone(), None);
        self.depth.set(self.depth.get() + 1);
        let value = self.value(ev, expr, &Bindings::new(self));
        self.depth.set(self.depth.get() - 1);
        let plain = |v: &Value| match &v.kind {
            Kind::String(_) | Kind::Bool(_) | Kind::Number(_) => true,
            Kind::Unknown(u) => {
                matches!(u.reason, Reason::Input(_)) && u.itself && v.reference().is_none()
            }
            _ => false,
        };
        let value = value.arms().all(|(_, arm)| plain(&arm)).then(|| {
            value.map_arms(ev.table, |arm| {
                let mut given = arm.clone();
                if given.origin.hop == Hop::Expression {
                    given.origin.hop = Hop::ResourceAttribute;
                }
                given
            })
        });
        self.given_back.borrow_mut().insert(key, value.clone());
        value
    }

    /// An attribute of a resource.
    fn attribute(
        &self,
        ev: &Evaluator<'_>,
        declared: &Declared,
        whole: Reference,
        name: &str,
    ) -> Value {
        let reference = whole.then(PathStep::Key(name.into()));
        let known = self.property(ev, declared, name);
        match known {
            Some(value) => value.with_reference(reference),
            None => {
                let origin = Origin::hop(declared.header, Hop::ResourceAttribute);
                Value::computed(reference, &Value::null().with_origin(origin))
            }
        }
    }

    fn reference(&self, ev: &Evaluator<'_>, t: &Traversal, declared: &Declared) -> (Value, usize) {
        let whole = Reference {
            resource: self.frame.position.within(&t.root),
            path: Vec::new(),
        };
        let header = Origin::hop(declared.header, Hop::ResourceAttribute);
        let base = Value::null().with_origin(header);
        if let Some(value) = self.output(ev, t) {
            return (value, 1);
        }
        match t.steps.first().map(|s| &s.kind) {
            Some(StepKind::Attribute(name)) => (self.attribute(ev, declared, whole, name), 1),
            // The attribute's name is computed.
            Some(StepKind::Index(e)) => {
                let key = self.value(ev, e, &Bindings::new(self));
                match key.as_str() {
                    Some(name) => (self.attribute(ev, declared, whole, name), 1),
                    None => (Value::computed(whole, &base), 0),
                }
            }
            _ => {
                let mut value = Value::computed(whole, &base);
                if let Kind::Unknown(u) = &mut value.kind {
                    let u = std::sync::Arc::make_mut(u);
                    u.ty = Type::String;
                    u.refinements.not_null = true;
                }
                (value, 0)
            }
        }
    }
}

impl Scope for TemplateScope<'_> {
    fn resolve(
        &self,
        ev: &Evaluator<'_>,
        t: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        let all = t.steps.len();
        if t.root == CONDITION {
            let Some(Step {
                kind: StepKind::Attribute(name),
                span,
            }) = t.steps.first()
            else {
                return None;
            };
            let cond = self.condition(ev, name, *span);
            let value = Truth::when(ev.table, cond).value(ev.table);
            return Some(Ok((value, all)));
        }
        if t.root == loops::OPEN {
            let number = match t.steps.first().map(|s| &s.kind) {
                Some(StepKind::Attribute(number)) => number.parse::<usize>().ok(),
                _ => None,
            };
            let value = number.and_then(|n| self.template.open.get(n)).cloned();
            let why = Reason::Other("the loops around it are open".into());
            let value = value.unwrap_or_else(|| Value::unknown(why, Type::String));
            return Some(Ok((value, all)));
        }
        if t.root == HOLE {
            let position = t.steps.first().and_then(|s| match &s.kind {
                StepKind::Attribute(n) => n.parse::<usize>().ok(),
                _ => None,
            });
            let value = self.frame.parsed.values.get(position?)?;
            return Some(Ok((value.clone(), 1)));
        }
        if let Some(declared) = self.resources.get(t.root.as_str()) {
            return Some(Ok(self.reference(ev, t, declared)));
        }
        let parameter = self.parameters.get(t.root.as_str()).cloned();
        let pseudo = || parameters::pseudo(&t.root, &self.frame.position.address);
        let found = parameter.or_else(pseudo);
        let value = match found {
            Some(value) if all == 0 => value,
            Some(_) => self.undeclared("resource", "`Resources`", &t.root, t.root_span),
            None if all == 0 => self.undeclared(
                "parameter or resource",
                "`Parameters` or `Resources`",
                &t.root,
                t.root_span,
            ),
            None => self.undeclared("resource", "`Resources`", &t.root, t.root_span),
        };
        Some(Ok((value, all)))
    }

    fn call(
        &self,
        ev: &Evaluator<'_>,
        env: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        let arguments = functions::Arguments {
            scope: self,
            ev,
            env,
            args: &call.args,
            span,
        };
        match arguments.call(&call.name)? {
            Ok(value) => Some(Ok(value)),
            Err(error) => Some(Ok(self.failed(error))),
        }
    }

    fn name(&self) -> Str {
        self.frame.parsed.path.clone()
    }
}
