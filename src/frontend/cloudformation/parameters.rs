//! The values of parameters: given, by default, one of the allowed ones, or open. And the pseudo
//! parameters, which are known at deployment only.

use super::Inputs;
use super::template::Parameter;
use crate::value::{
    Conditions, Constant, Hop, InputKind, Kind, MAX_ARMS, Marks, Number, Origin, Reason, Str, Type,
    Unknown, Value,
};
use std::sync::Arc;

/// How a parameter's text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    /// Comma-delimited; of numbers?
    List(bool),
    /// Read from the parameter store when deployed; a list?
    Stored(bool),
}

impl Form {
    fn of(ty: &str) -> Form {
        if let Some(inner) = ty.strip_prefix("AWS::SSM::Parameter::Value<") {
            let list = inner.starts_with("List<") || inner.starts_with("CommaDelimitedList");
            return Form::Stored(list);
        }
        match ty {
            "Number" => Form::Number,
            "CommaDelimitedList" => Form::List(false),
            "List<Number>" => Form::List(true),
            _ if ty.starts_with("List<") => Form::List(false),
            _ => Form::Text,
        }
    }

    fn ty(self) -> Type {
        match self {
            Form::Text | Form::Stored(false) => Type::String,
            Form::Number => Type::Number,
            Form::List(true) => Type::list(Type::Number),
            Form::List(false) | Form::Stored(true) => Type::list(Type::String),
        }
    }
}

/// The value of a parameter.
pub(super) fn value(table: &Conditions, parameter: &Parameter, inputs: &Inputs) -> Value {
    let name = parameter.name.as_str();
    let given = inputs.parameters.get(name);
    let default = parameter.default.as_ref();
    let default = default.filter(|_| !inputs.open.contains(name));
    let form = Form::of(&parameter.ty);
    let declared = Origin::hop(parameter.span, Hop::Parameter);
    let value = if let Form::Stored(_) = form {
        Value::unknown(Reason::Deployment(parameter.name.clone()), form.ty()).with_origin(declared)
    } else if let Some(text) = given {
        read(form, &[text.as_str().into()], &declared)
    } else if let Some((texts, span)) = default {
        read(form, texts, &Origin::hop(*span, Hop::Parameter))
    } else {
        open(table, parameter, form).with_origin(declared)
    };
    if parameter.no_echo {
        value.mark(Marks::SENSITIVE)
    } else {
        value
    }
}

/// A known value from its text, or from its elements' where it was written as a list.
fn read(form: Form, texts: &[Str], origin: &Origin) -> Value {
    let scalar = |text: &str, number: bool| {
        let parsed = number.then(|| Number::parse(text.trim())).flatten();
        let value = match parsed {
            Some(n) => Value::number(n),
            None => Value::string(super::lower::nfc(text)),
        };
        value.with_origin(origin.clone())
    };
    match form {
        Form::List(numbers) => {
            let elements = match texts {
                [one] if one.is_empty() => Vec::new(),
                [one] => one.split(',').map(|e| scalar(e.trim(), numbers)).collect(),
                many => many.iter().map(|e| scalar(e, numbers)).collect(),
            };
            let ty = if numbers { Type::Number } else { Type::String };
            Value::list(ty, elements).with_origin(origin.clone())
        }
        form => {
            let text = match texts {
                [one] => one.clone(),
                many => many.join(",").into(),
            };
            scalar(&text, form == Form::Number)
        }
    }
}

/// Without a value: one of the allowed ones, or unknown.
fn open(table: &Conditions, parameter: &Parameter, form: Form) -> Value {
    if let (Some(allowed), Form::Text | Form::Number) = (&parameter.allowed, form)
        && (1..=MAX_ARMS).contains(&allowed.len())
    {
        let constant = |text: &Str| Constant::String(super::lower::nfc(text));
        let domain = allowed.iter().map(|(text, _)| constant(text)).collect();
        let name = &parameter.name;
        let input = table.input(name, InputKind::Parameter, Some(domain), parameter.span);
        let arms: Option<Vec<_>> = allowed
            .iter()
            .map(|(text, span)| {
                let origin = Origin::hop(*span, Hop::Parameter);
                let value = read(form, std::slice::from_ref(text), &origin);
                Some((table.equals(input, constant(text))?, value))
            })
            .collect();
        if let Some(arms) = arms {
            return Value::choice(table, arms);
        }
    }
    table.input(&parameter.name, InputKind::Parameter, None, parameter.span);
    let mut unknown = Unknown::input(parameter.name.clone(), form.ty());
    unknown.refinements.not_null = true;
    Kind::Unknown(Arc::new(unknown)).into()
}

/// The value of a pseudo parameter; `None` when there is none of that name.
pub(super) fn pseudo(name: &str) -> Option<Value> {
    let ty = match name {
        "AWS::NoValue" => return Some(Value::null()),
        "AWS::AccountId" | "AWS::Partition" | "AWS::Region" | "AWS::StackId" | "AWS::StackName"
        | "AWS::URLSuffix" => Type::String,
        "AWS::NotificationARNs" => Type::list(Type::String),
        _ => return None,
    };
    let mut unknown = Unknown::new(Reason::Deployment(name.into()), ty);
    unknown.itself = true;
    unknown.refinements.not_null = true;
    match name {
        "AWS::Partition" => unknown.refinements.prefix = "aws".into(),
        "AWS::StackId" => unknown.refinements.prefix = "arn:aws".into(),
        _ => {}
    }
    Some(Kind::Unknown(Arc::new(unknown)).into())
}
