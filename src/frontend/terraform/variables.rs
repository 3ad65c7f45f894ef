//! Variables, locals and outputs of a module instance.
//!
//! Must not know: where root values come from (see [`super::inputs`]), blocks.

use super::address;
use super::definitions::{CheckRule, VariableDef};
use super::inputs::{self, Given};
use super::instance::{Instance, Node};
use super::scope::{InstanceScope, as_hop};
use super::world::World;
use crate::diagnostic::Problem;
use crate::expr::Bindings;
use crate::source::Span;
use crate::value::{
    Constant, Constraint, Hop, InputKind, Kind, Marks, Origin, Reason, Str, Type, Unknown, Value,
};
use std::rc::Rc;
use std::sync::Arc;

/// A local value.
pub(super) fn local(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    span: Span,
) -> Value {
    world.once(instance, Node::Local(position), span, || {
        let Some(def) = instance.def.locals.at(position) else {
            return Value::null();
        };
        let scope = InstanceScope::new(world, instance);
        let value = world.value(&def.expr, &Bindings::new(&scope));
        as_hop(value, def.expr.span, Hop::Local)
    })
}

/// An output value.
pub(super) fn output(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    span: Span,
) -> Value {
    world.once(instance, Node::Output(position), span, || {
        let Some(def) = instance.def.outputs.at(position) else {
            return Value::null();
        };
        let scope = InstanceScope::new(world, instance);
        let env = Bindings::new(&scope);
        let mut value = match &def.value {
            Some(e) => as_hop(world.value(e, &env), e.span, Hop::ModuleOutput),
            None => {
                let message = format!("The output \"{}\" has no value", def.name);
                world.problem(Problem::error(
                    "missing-argument",
                    message.clone(),
                    def.header,
                ));
                Value::unknown(Reason::Error(message.into()), Type::Dynamic).at(def.header)
            }
        };
        if def.sensitive {
            value = value.mark(Marks::SENSITIVE);
        }
        if def.ephemeral {
            value = value.mark(Marks::EPHEMERAL);
        }
        check_rules(
            world,
            &def.preconditions,
            &env,
            "Module output value precondition failed",
        );
        value
    })
}

/// An input variable.
pub(super) fn value(
    world: &World<'_>,
    instance: &Rc<Instance>,
    position: usize,
    span: Span,
) -> Value {
    let node = Node::Variable(position);
    let known = instance.memo(node).is_some();
    let value = world.once(instance, node, span, || {
        let Some(def) = instance.def.variables.at(position) else {
            return Value::null();
        };
        let value = settle(world, instance, def);
        let mut marks = Marks::NONE;
        if def.sensitive {
            marks = marks.union(Marks::SENSITIVE);
        }
        if def.ephemeral {
            marks = marks.union(Marks::EPHEMERAL);
        }
        value.mark(marks)
    });
    // A validation may use the variable itself, so it comes after the value is there.
    if !known
        && world.project.strict
        && let Some(def) = instance.def.variables.at(position)
        && !def.validations.is_empty()
        && instance.memo(node).is_some()
    {
        let scope = InstanceScope::new(world, instance);
        let env = Bindings::new(&scope);
        check_rules(world, &def.validations, &env, "Invalid value for variable");
    }
    value
}

/// The value given, or the default, converted to the declared type.
fn settle(world: &World<'_>, instance: &Rc<Instance>, def: &VariableDef) -> Value {
    let constraint = &def.constraint;
    let given = match &instance.parent {
        None => world
            .given
            .get(&def.name)
            .map(|given| given_value(world, given, def, constraint)),
        Some(parent) => {
            let call = parent.instance.def.calls.at(parent.call);
            let argument = call.and_then(|c| c.arguments.iter().find(|a| a.name == def.name));
            argument.map(|argument| {
                let mut scope = InstanceScope::new(world, &parent.instance);
                if let Some(rep) = parent.expansion.reps.get(parent.rep) {
                    scope = scope.within(rep);
                }
                let value = world.value(&argument.expr, &Bindings::new(&scope));
                as_hop(value, argument.expr.span, Hop::ModuleArgument)
            })
        }
    };
    if given.is_some() && world.project.strict && def.default.is_some() {
        // Terraform looks at a default even where it is not used.
        default(world, def, constraint);
    }
    let Some(value) = given else {
        return match &def.default {
            Some(_) => default(world, def, constraint),
            None => without_value(world, instance, def, constraint),
        };
    };
    if value.is_null() && !def.nullable {
        if def.default.is_some() {
            return default(world, def, constraint);
        }
        world.problem(Problem::error(
            "invalid-variable-value",
            format!("The variable \"{}\" must not be null", def.name),
            place(&value, def),
        ));
        return without_value(world, instance, def, constraint);
    }
    let origin = value.origin.clone();
    match constraint.convert(&value, world.ev.table) {
        Ok(value) => value,
        Err(why) => {
            let message = format!(
                "The given value is not suitable for the variable \"{}\": {why}",
                def.name
            );
            world.problem(
                Problem::error(
                    "invalid-variable-value",
                    message.clone(),
                    place(&value, def),
                )
                .related(def.header, "declared here"),
            );
            Value::unknown(Reason::Error(message.into()), constraint.ty().clone())
                .with_origin(origin)
        }
    }
}

fn place(value: &Value, def: &VariableDef) -> Span {
    if value.origin.span.is_none() {
        def.header
    } else {
        value.origin.span
    }
}

fn default(world: &World<'_>, def: &VariableDef, constraint: &Constraint) -> Value {
    let Some(attribute) = &def.default else {
        return Value::null();
    };
    let span = attribute.expr.span;
    let value = match inputs::evaluate_literal(world, &attribute.expr) {
        Ok(value) => as_hop(value, span, Hop::VariableDefault),
        Err(error) => {
            world.failed(&error);
            return error.value();
        }
    };
    if value.is_null() && !def.nullable {
        world.problem(Problem::error(
            "invalid-default",
            "A null default value is not valid when nullable=false",
            span,
        ));
    }
    if value.is_null() {
        return Value::null_of(constraint.ty().clone()).with_origin(value.origin);
    }
    let origin = value.origin.clone();
    match constraint.convert(&value, world.ev.table) {
        Ok(value) => value,
        Err(why) => {
            let message = format!(
                "This default value is not compatible with the variable's type constraint: {why}"
            );
            world.problem(Problem::error("invalid-default", message.clone(), span));
            Value::unknown(Reason::Error(message.into()), constraint.ty().clone())
                .with_origin(origin)
        }
    }
}

/// A root value from a file, the environment or the command line.
fn given_value(
    world: &World<'_>,
    given: &Given,
    def: &VariableDef,
    constraint: &Constraint,
) -> Value {
    match given {
        Given::Expression(expr) => match inputs::evaluate_literal(world, expr) {
            Ok(value) => as_hop(value, expr.span, Hop::VariableValue),
            Err(error) => world.failed(&error),
        },
        Given::Text(text) => {
            // Text stands for itself where the declared type is primitive or absent; otherwise it
            // is an expression.
            if def.untyped || constraint.ty().is_primitive() {
                return Value::string(&**text)
                    .with_origin(Origin::hop(Span::NONE, Hop::VariableValue));
            }
            let parsed = inputs::parse_expression(text, Span::NONE)
                .map_err(|e| crate::expr::EvalError::new(e, def.header))
                .and_then(|e| inputs::evaluate_literal(world, &e));
            match parsed {
                Ok(mut value) => {
                    value.origin = Origin::hop(Span::NONE, Hop::VariableValue);
                    value
                }
                Err(mut error) => {
                    error.span = def.header;
                    world.failed(&error)
                }
            }
        }
        Given::Planned(value, before) => {
            let written = match (before, &def.default) {
                (Some(before), _) => Some(given_value(world, before, def, constraint)),
                (None, Some(_)) => Some(default(world, def, constraint)),
                (None, None) => None,
            };
            // Where the code or a file says the same, that is where people look.
            let table = world.ev.table;
            let converted = |v: &Value| constraint.convert(v, table).ok();
            let planned = converted(value);
            let same = written.filter(|w| planned.is_some() && converted(w) == planned);
            same.unwrap_or_else(|| value.clone())
        }
    }
}

/// A variable that nothing gives a value: a bool may be either, anything else is Unknown.
fn without_value(
    world: &World<'_>,
    instance: &Rc<Instance>,
    def: &VariableDef,
    constraint: &Constraint,
) -> Value {
    let name: Str = address::within(&instance.address, &format!("var.{}", def.name));
    let origin = Origin::hop(def.header, Hop::VariableDeclaration);
    match &instance.parent {
        None if world.project.strict => world.problem(
            Problem::error(
                "missing-variable",
                format!(
                    "The root module input variable \"{}\" is not set, and has no default value",
                    def.name
                ),
                def.header,
            )
            .help("give it with --var or --var-file"),
        ),
        Some(parent) => {
            let call = parent.instance.def.calls.at(parent.call);
            world.problem(
                Problem::error(
                    "missing-argument",
                    format!(
                        "The argument \"{}\" is required, but is not given",
                        def.name
                    ),
                    call.map_or(def.header, |c| c.header),
                )
                .related(def.header, "declared here"),
            );
        }
        None => {}
    }
    if *constraint.ty() == Type::Bool {
        let table = world.ev.table;
        let input = table.bool_input(&name, InputKind::Variable, def.header);
        let yes = table.equals(input, Constant::Bool(true));
        if let Some(yes) = yes
            && let Some(no) = table.not(yes)
        {
            let arm = |b: bool| Value::bool(b).with_origin(origin.clone());
            return Value::choice(table, vec![(yes, arm(true)), (no, arm(false))])
                .mark(Marks::LATER);
        }
    }
    let unknown = Unknown::input(name, constraint.ty().clone());
    Value::from(Kind::Unknown(Arc::new(unknown))).with_origin(origin)
}

/// Checks that must hold; a failure is an error in strict mode, what cannot be decided is not.
pub(super) fn check_rules(
    world: &World<'_>,
    rules: &[CheckRule],
    env: &Bindings<'_>,
    failure: &str,
) {
    if !world.project.strict {
        return;
    }
    for rule in rules {
        let Some(condition) = &rule.condition else {
            continue;
        };
        let value = match world.ev.eval(condition, env) {
            Ok(value) => value,
            Err(error) => {
                world.failed(&error);
                continue;
            }
        };
        let failed = match &value.kind {
            Kind::Bool(b) => !b && value.is_plan_known(),
            Kind::String(s) => s == "false",
            _ => false,
        };
        if !failed {
            continue;
        }
        let words = rule
            .message
            .as_ref()
            .and_then(|m| world.ev.eval(m, env).ok())
            .filter(|m| !m.marks.has(Marks::SENSITIVE))
            .and_then(|m| m.as_str().map(str::to_owned))
            .unwrap_or_default();
        world.problem(Problem::error(
            "check-failed",
            format!("{failure}: {words}"),
            rule.header,
        ));
    }
}
