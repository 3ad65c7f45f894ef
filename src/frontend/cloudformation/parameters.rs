//! The values of parameters: given, by default, one of the allowed ones, or open. And the pseudo
//! parameters, which are known at deployment only.

use super::Inputs;
use super::template::Parameter;
use crate::expr::Evaluator;
use crate::value::{
    Conditions, Constant, Hop, InputKind, Kind, MAX_ARMS, Marks, Number, Origin, Part, Reason, Str,
    Type, Unknown, Value,
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

/// The value of a nested stack's parameter from what its caller passes.
pub(super) fn passed(ev: &Evaluator<'_>, parameter: &Parameter, value: &Value) -> Value {
    let form = Form::of(&parameter.ty);
    let declared = Origin::hop(parameter.span, Hop::Parameter);
    let taken = value.map_arms(ev.table, |v| match (form, &v.kind) {
        (Form::Stored(_), _) => {
            let reason = Reason::Deployment(parameter.name.clone());
            Value::unknown(reason, form.ty()).with_origin(declared.clone())
        }
        (Form::List(_), Kind::String(_) | Kind::Unknown(_)) => passed_list(ev, form, v),
        (Form::Number, Kind::String(text)) => {
            read(form, std::slice::from_ref(text), &v.origin).with_notes_of(v)
        }
        (Form::Text, _) => super::functions::as_text(v),
        _ => v.clone(),
    });
    match parameter.no_echo {
        true => taken.mark(Marks::SENSITIVE),
        false => taken,
    }
}

/// The list that a text is taken for. Of a text with parts that are not known, those that name
/// a resource have no comma in them.
fn passed_list(ev: &Evaluator<'_>, form: Form, value: &Value) -> Value {
    let ty = match form {
        Form::List(true) => Type::Number,
        _ => Type::String,
    };
    let list = |items| Value::list(ty.clone(), items).with_origin(value.origin.clone());
    if value.reference().is_some() && value.parts().is_none() {
        return list(vec![value.clone()]);
    }
    if let (Kind::String(text), None) = (&value.kind, value.parts()) {
        return read(form, std::slice::from_ref(text), &value.origin);
    }
    let open = |v: &Value| match v.as_unknown() {
        Some(u) => Value::unknown(u.reason.clone(), form.ty()).with_origin(value.origin.clone()),
        None => v.clone(),
    };
    let Some(parts) = value.parts() else {
        return open(value);
    };
    let mut items: Vec<Vec<Part>> = vec![Vec::new()];
    for part in &parts.items {
        let text = match part {
            Part::Text { text, .. } => text,
            Part::Value(v) => match (&v.kind, v.reference()) {
                (Kind::String(text), None) => text,
                (_, Some(_)) => {
                    items
                        .last_mut()
                        .into_iter()
                        .for_each(|i| i.push(part.clone()));
                    continue;
                }
                _ => return open(v),
            },
        };
        for (i, piece) in text.split(',').enumerate() {
            if i > 0 {
                items.push(Vec::new());
            }
            let piece = match part {
                Part::Text { span, .. } => Value::string(piece).at(*span),
                Part::Value(v) => Value::string(piece).with_origin(v.origin.clone()),
            };
            if let (Some(last), false) = (items.last_mut(), piece.as_str() == Some("")) {
                last.push(Part::Value(piece));
            }
        }
    }
    let items = items.into_iter().map(|parts| match parts.as_slice() {
        [Part::Value(v)] => v.clone(),
        _ => ev.concatenate(parts, Marks::NONE),
    });
    list(items.collect())
}

/// The value of a pseudo parameter; `None` when there is none of that name. What each stack has
/// for itself is named by the stack's address.
pub(super) fn pseudo(name: &str, stack: &str) -> Option<Value> {
    let ty = match name {
        "AWS::NoValue" => return Some(Value::null()),
        "AWS::AccountId" | "AWS::Partition" | "AWS::Region" | "AWS::StackId" | "AWS::StackName"
        | "AWS::URLSuffix" => Type::String,
        "AWS::NotificationARNs" => Type::list(Type::String),
        _ => return None,
    };
    let own = matches!(
        name,
        "AWS::NotificationARNs" | "AWS::StackId" | "AWS::StackName"
    );
    let known_as: Str = match own && !stack.is_empty() {
        true => format!("{stack}/{name}").into(),
        false => name.into(),
    };
    let mut unknown = Unknown::new(Reason::Deployment(known_as), ty);
    unknown.itself = true;
    unknown.refinements.not_null = true;
    match name {
        "AWS::Partition" => unknown.refinements.prefix = "aws".into(),
        "AWS::StackId" => unknown.refinements.prefix = "arn:aws".into(),
        _ => {}
    }
    Some(Kind::Unknown(Arc::new(unknown)).into())
}
