//! What an expression gives, in one form for both sides: a JSON value in which `{"$unknown": true}`
//! and `{"$sensitive": …}` stand for what a plan does not know and what it hides.

use crate::json::{self, entries, get, items, line, marked, text, unknown};
use bartizan::report::value_json::Json;
use bartizan::value::{Element, Kind, Marks, Value};

/// What an expression gives.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// It is refused, in these words.
    Error(String),
    /// A value, and its type where that can be told.
    Value {
        /// With marks.
        value: Json,
        /// As a type constraint on one line.
        ty: Option<String>,
    },
}

impl Outcome {
    /// Whether two outcomes are the same as far as both tell. The words of errors are not compared.
    pub fn agrees(&self, other: &Outcome) -> bool {
        match (self, other) {
            // The type of an arm that is not taken Terraform guesses although it is in error.
            (Outcome::Error(message), _) if message.starts_with("Inconsistent conditional") => true,
            (Outcome::Error(_), Outcome::Error(_)) => true,
            (Outcome::Value { value: a, ty: s }, Outcome::Value { value: b, ty: t }) => {
                a == b && (s.is_none() || t.is_none() || s == t)
            }
            _ => false,
        }
    }

    /// On one line, for people.
    pub fn describe(&self) -> String {
        match self {
            Outcome::Error(message) => format!("error: {message}"),
            Outcome::Value { value, ty } => {
                format!("{} : {}", line(value), ty.as_deref().unwrap_or("?"))
            }
        }
    }
}

/// Terraform's value with its unknown and sensitive parts.
pub fn overlay(value: Option<&Json>, unknowns: Option<&Json>, sensitive: Option<&Json>) -> Json {
    let plain = open(value, unknowns);
    hide(plain, sensitive)
}

fn open(value: Option<&Json>, unknowns: Option<&Json>) -> Json {
    match unknowns {
        Some(Json::Bool(true)) => unknown(),
        Some(Json::Object(parts)) if !parts.is_empty() => {
            let mut out = entries(value).to_vec();
            for (k, part) in parts {
                let found = open(get(value.unwrap_or(&Json::Null), &[k]), Some(part));
                match out.iter_mut().find(|(name, _)| name == k) {
                    Some((_, v)) => *v = found,
                    None if matches!(part, Json::Bool(false)) => {}
                    None => out.push((k.clone(), found)),
                }
            }
            out.sort_by(|a, b| a.0.cmp(&b.0));
            Json::Object(out)
        }
        Some(Json::Array(parts)) if !parts.is_empty() => {
            let known = items(value);
            let count = known.len().max(parts.len());
            Json::Array(
                (0..count)
                    .map(|i| open(known.get(i), parts.get(i)))
                    .collect(),
            )
        }
        _ => value.cloned().unwrap_or(Json::Null),
    }
}

fn hide(value: Json, sensitive: Option<&Json>) -> Json {
    match (value, sensitive) {
        // Nothing is hidden of what is not known; Terraform forgets some of those marks.
        (value, Some(Json::Bool(true))) if value == unknown() => value,
        (value, Some(Json::Bool(true))) => marked("$sensitive", value),
        (Json::Object(fields), Some(marks @ Json::Object(_))) => Json::Object(
            fields
                .into_iter()
                .map(|(k, v)| {
                    let mark = get(marks, &[&k]);
                    (k, hide(v, mark))
                })
                .collect(),
        ),
        (Json::Array(list), Some(Json::Array(marks))) => Json::Array(
            list.into_iter()
                .enumerate()
                .map(|(i, v)| hide(v, marks.get(i)))
                .collect(),
        ),
        (value, _) => value,
    }
}

/// Our value in the same form.
pub fn of_value(value: &Value) -> Json {
    let plain = if value.is_plan_known() {
        known(value)
    } else {
        unknown()
    };
    if value.marks.has(Marks::SENSITIVE) && plain != unknown() {
        return marked("$sensitive", plain_of(&plain));
    }
    plain
}

/// A value without any marks of sensitivity.
pub fn bare(json: &Json) -> Json {
    plain_of(json)
}

/// Without the marks inside: what is hidden is hidden whole.
fn plain_of(json: &Json) -> Json {
    match json {
        Json::Object(fields) => match fields.as_slice() {
            [(k, v)] if k == "$sensitive" => plain_of(v),
            _ => Json::Object(
                fields
                    .iter()
                    .map(|(k, v)| (k.clone(), plain_of(v)))
                    .collect(),
            ),
        },
        Json::Array(list) => Json::Array(list.iter().map(plain_of).collect()),
        other => other.clone(),
    }
}

fn known(value: &Value) -> Json {
    let element = |e: &Element| of_value(&e.value);
    match &value.kind {
        Kind::Null(_) => Json::Null,
        Kind::Bool(b) => Json::Bool(*b),
        // A plan file does not keep the sign of zero.
        Kind::Number(n) => Json::Number(match n.to_string() {
            zero if zero == "-0" => "0".to_owned(),
            text => text,
        }),
        Kind::String(s) => Json::string(s.as_str()),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            if s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true()) {
                return unknown();
            }
            Json::Array(s.items.iter().map(element).collect())
        }
        Kind::Map(o) | Kind::Object(o) => {
            if o.rest.is_some() || o.entries.iter().any(|(_, e)| !e.cond.is_true()) {
                return unknown();
            }
            let fields = o.entries.iter();
            Json::Object(fields.map(|(k, e)| (k.to_string(), element(e))).collect())
        }
        Kind::Unknown(_) | Kind::Choice(_) => unknown(),
    }
}

/// A type in the JSON form of plans, as a type constraint on one line.
pub fn type_text(ty: &Json) -> String {
    let Json::Array(parts) = ty else {
        return match text(ty) {
            Some("dynamic") | None => "any".to_owned(),
            Some(name) => name.to_owned(),
        };
    };
    let kind = text(&parts[0]).unwrap();
    match (kind, &parts[1]) {
        ("tuple", Json::Array(types)) => {
            let types: Vec<String> = types.iter().map(type_text).collect();
            format!("tuple([{}])", types.join(", "))
        }
        ("object", attributes) => {
            let mut sorted = json::entries(Some(attributes)).to_vec();
            sorted.sort_by(|a, b| a.0.cmp(&b.0));
            let attributes: Vec<String> = sorted
                .iter()
                .map(|(k, t)| format!("{k} = {}", type_text(t)))
                .collect();
            format!("object({{{}}})", attributes.join(", "))
        }
        (_, of) => format!("{kind}({})", type_text(of)),
    }
}
