//! Type expressions: `list(object({ a = optional(string, "x") }))`.
//!
//! They look like calls and names, but are no expressions: nothing is evaluated but the defaults
//! of optional attributes, which are constants. Must not know: variables.

use super::eval::{Bindings, Budget, EvalError, Evaluator, Mode, Scope};
use super::ir::{Call, Expr, ExprKind, Traversal};
use crate::source::Span;
use crate::value::convert::convert;
use crate::value::{Conditions, ObjectAttribute, ObjectType, Str, Type, Value};
pub use crate::value::{Constraint, Defaults};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Levels of nesting.
const MAX_DEPTH: u32 = 100;

/// A type constraint from its expression.
///
/// # Errors
/// What is no type.
pub fn parse(expr: &Expr) -> Result<Constraint, EvalError> {
    let (ty, defaults) = parse_at(expr, MAX_DEPTH)?;
    Ok(Constraint::new(
        ty,
        (!defaults.is_empty()).then_some(defaults),
    ))
}

type Parsed = (Type, Defaults);

fn parse_at(expr: &Expr, depth: u32) -> Result<Parsed, EvalError> {
    let depth = depth
        .checked_sub(1)
        .ok_or_else(|| EvalError::new("This type is nested too deeply", expr.span))?;
    match &expr.kind {
        ExprKind::Paren(inner) => parse_at(inner, depth),
        ExprKind::Traversal(t) if t.steps.is_empty() => {
            keyword(&t.root, expr.span).map(|ty| (ty, Defaults::default()))
        }
        // The form of Terraform 0.11.
        ExprKind::Text(text) => keyword(&text.text, expr.span).map(|ty| (ty, Defaults::default())),
        ExprKind::Call(call) => constructor(call, expr.span, depth),
        _ => Err(EvalError::new(NOT_A_TYPE, expr.span)),
    }
}

const NOT_A_TYPE: &str = "A type specification is either a primitive type keyword (bool, number, \
                          string) or a complex type constructor call, like list(string)";

fn keyword(name: &str, span: Span) -> Result<Type, EvalError> {
    Ok(match name {
        "bool" => Type::Bool,
        "number" => Type::Number,
        "string" => Type::String,
        "any" => Type::Dynamic,
        "list" => Type::list(Type::Dynamic),
        "map" => Type::map(Type::Dynamic),
        "set" => Type::set(Type::Dynamic),
        "object" => {
            let words = "The object type constructor requires one argument specifying the \
                         attribute types and values as a map";
            return Err(EvalError::new(words, span));
        }
        "tuple" => {
            let words = "The tuple type constructor requires one argument specifying the element \
                         types as a list";
            return Err(EvalError::new(words, span));
        }
        _ => {
            let words = format!("The keyword \"{name}\" is not a valid type specification");
            return Err(EvalError::new(words, span));
        }
    })
}

fn constructor(call: &Call, span: Span, depth: u32) -> Result<Parsed, EvalError> {
    let name = call.name.as_str();
    if !matches!(name, "list" | "set" | "map" | "object" | "tuple") {
        let words = match name {
            "bool" | "number" | "string" | "any" => {
                format!("Primitive type keyword \"{name}\" does not expect arguments")
            }
            "optional" => "Keyword \"optional\" is valid only as a modifier for object type \
                           attributes"
                .to_owned(),
            _ => format!("Keyword \"{name}\" is not a valid type constructor"),
        };
        return Err(EvalError::new(words, call.name_span));
    }
    let [arg] = call.args.as_slice() else {
        let words = format!("The {name} type constructor requires one argument");
        return Err(EvalError::new(words, span));
    };
    match name {
        "object" => object(arg, depth),
        "tuple" => tuple(arg, depth),
        _ => {
            let (element, inner) = parse_at(arg, depth)?;
            let ty = match name {
                "list" => Type::list(element),
                "set" => Type::set(element),
                _ => Type::map(element),
            };
            Ok((ty, with_child(Defaults::default(), "".into(), inner)))
        }
    }
}

fn with_child(mut defaults: Defaults, name: Str, child: Defaults) -> Defaults {
    if !child.is_empty() {
        defaults.children.insert(name, child);
    }
    defaults
}

fn tuple(arg: &Expr, depth: u32) -> Result<Parsed, EvalError> {
    let ExprKind::Tuple(items) = &arg.kind else {
        let words = "Tuple type constructor requires a list of element types";
        return Err(EvalError::new(words, arg.span));
    };
    let mut types = Vec::with_capacity(items.len());
    let mut defaults = Defaults::default();
    for (i, item) in items.iter().enumerate() {
        let (ty, inner) = parse_at(item, depth)?;
        types.push(ty);
        defaults = with_child(defaults, ecow::eco_format!("{i}"), inner);
    }
    Ok((Type::tuple(types), defaults))
}

fn object(arg: &Expr, depth: u32) -> Result<Parsed, EvalError> {
    let ExprKind::Object(items) = &arg.kind else {
        let words = "Object type constructor requires a map whose keys are attribute names and \
                     whose values are the corresponding attribute types";
        return Err(EvalError::new(words, arg.span));
    };
    let mut attributes: BTreeMap<Str, ObjectAttribute> = BTreeMap::new();
    let mut defaults = Defaults::default();
    for item in items {
        let ExprKind::Text(name) = &item.key.kind else {
            let words = "Object constructor map keys must be attribute names";
            return Err(EvalError::new(words, item.key.span));
        };
        let name = &name.text;
        let (expr, optional, default) = attribute(&item.value)?;
        let (ty, inner) = parse_at(expr, depth)?;
        if let Some(default) = default {
            let value = constant(default)?;
            let table = Conditions::default();
            let converted = convert(&value, &ty, &table).map_err(|why| {
                let words = format!(
                    "This default value is not compatible with the attribute's type constraint: \
                     {why}"
                );
                EvalError::new(words, default.span)
            })?;
            if !converted.is_null() {
                defaults.values.insert(name.clone(), converted);
            }
        }
        defaults = with_child(defaults, name.clone(), inner);
        let attribute = ObjectAttribute {
            name: name.clone(),
            ty,
            optional,
        };
        attributes.insert(name.clone(), attribute);
    }
    let ty = Type::Object(Arc::new(ObjectType {
        attributes: attributes.into_values().collect(),
    }));
    Ok((ty, defaults))
}

/// An attribute's type expression, whether it is optional, its default.
fn attribute(expr: &Expr) -> Result<(&Expr, bool, Option<&Expr>), EvalError> {
    match &expr.kind {
        ExprKind::Call(call) if call.name == "optional" => match call.args.as_slice() {
            [ty] => Ok((ty, true, None)),
            [ty, default] => Ok((ty, true, Some(default))),
            [] => Err(EvalError::new(
                "Optional attribute modifier requires the attribute type as its argument",
                expr.span,
            )),
            _ => Err(EvalError::new(
                "Optional attribute modifier expects at most two arguments: the attribute type, \
                 and a default value",
                expr.span,
            )),
        },
        _ => Ok((expr, false, None)),
    }
}

/// No names: a default is a constant.
struct NoNames;

impl Scope for NoNames {
    fn resolve(
        &self,
        _: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        let words = "Variables may not be used here";
        Some(Err(EvalError::new(words, root.root_span)))
    }
}

fn constant(expr: &Expr) -> Result<Value, EvalError> {
    let (table, budget) = (Conditions::default(), Budget::default());
    let ev = Evaluator {
        table: &table,
        budget: &budget,
        mode: Mode::Terraform,
    };
    ev.eval(expr, &Bindings::new(&NoNames))
}
