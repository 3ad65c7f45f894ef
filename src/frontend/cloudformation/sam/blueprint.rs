//! The blueprints: what the parts of SAM become, as data, and how one is made real.
//!
//! `blueprints.yaml` says what its forms mean. Must not know: which parts there are.

use super::make::{At, get, is_null, items, literal};
use crate::expr::ir::Expr;
use crate::frontend::cloudformation::template::{Declared, Properties};
use crate::source::Span;
use crate::value::{Cond, Str};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static BLUEPRINTS: LazyLock<BTreeMap<String, Blueprint>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("blueprints.yaml")).unwrap_or_default());

/// What a part becomes.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Blueprint {
    resources: Vec<Planned>,
    /// Managed policies that the role of the function gets.
    #[serde(default)]
    pub managed: Vec<String>,
    /// Inline policies that the role of the function gets.
    #[serde(default)]
    policies: Vec<Json>,
}

/// A resource of a blueprint.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned {
    id: OneOrMany,
    #[serde(rename = "type")]
    ty: String,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    main: bool,
    /// Where what is made stands, as a path of what the user wrote.
    at: Option<String>,
    #[serde(default)]
    depends: Vec<String>,
    deletion: Option<Json>,
    /// The name of a condition that the code gives.
    condition: Option<String>,
    #[serde(default)]
    copy: Vec<String>,
    #[serde(default)]
    properties: BTreeMap<String, Json>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The blueprint of a part; `None` where there is none of that name.
pub(super) fn blueprint(part: &str) -> Option<&'static Blueprint> {
    BLUEPRINTS.get(part)
}

/// The SAM resource that others are made of.
#[derive(Clone, Debug)]
pub(super) struct Maker {
    pub id: Str,
    /// Its key.
    pub header: Span,
    /// Key to end of value.
    pub span: Span,
    pub condition: Option<(Str, Span)>,
    /// Its attributes, sorted by name.
    pub meta: Vec<(Str, Expr)>,
    /// When the loops around it make it.
    pub made: Cond,
    /// Whether a loop of unknown length makes it.
    pub symbolic: bool,
}

/// The attributes that all resources made of one have.
const PASSED: [&str; 3] = ["Condition", "DeletionPolicy", "UpdateReplacePolicy"];

impl Maker {
    pub(super) fn of(declared: &Declared) -> Maker {
        Maker {
            id: declared.name.clone(),
            header: declared.header,
            span: declared.span,
            condition: declared.condition.clone(),
            meta: declared.meta.clone(),
            made: declared.made,
            symbolic: declared.symbolic,
        }
    }

    /// A resource made of this one, without properties.
    pub(super) fn declare(&self, id: &str, ty: &str, main: bool) -> Declared {
        let passed = |name: &str| main || PASSED.contains(&name);
        Declared {
            export: None,
            name: id.into(),
            header: self.header,
            span: self.span,
            ty: ty.into(),
            properties: None,
            meta: self
                .meta
                .iter()
                .filter(|(name, _)| passed(name))
                .cloned()
                .collect(),
            condition: self.condition.clone(),
            made: self.made,
            symbolic: self.symbolic,
            lost: false,
            made_of: Some(self.id.clone()),
            more: Vec::new(),
        }
    }
}

/// What a blueprint is made real with.
pub(super) struct Env<'e> {
    pub maker: &'e Maker,
    /// Where what the user did not write stands.
    pub at: At,
    /// What the user wrote: an object.
    pub written: &'e Expr,
    /// What stands for `(name)`.
    pub names: BTreeMap<&'static str, String>,
    /// What stands for `<name>`.
    pub values: BTreeMap<&'static str, Expr>,
    /// Names of conditions.
    pub conditions: BTreeMap<&'static str, (Str, Span)>,
    /// The text of an expression, where it is known.
    pub text: &'e dyn Fn(&Expr) -> Option<Str>,
}

impl<'e> Env<'e> {
    pub(super) fn new(
        maker: &'e Maker,
        at: At,
        written: &'e Expr,
        text: &'e dyn Fn(&Expr) -> Option<Str>,
    ) -> Env<'e> {
        Env {
            maker,
            at,
            written,
            names: BTreeMap::from([("id", maker.id.to_string())]),
            values: BTreeMap::new(),
            conditions: BTreeMap::new(),
            text,
        }
    }

    pub(super) fn name(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.names.insert(name, value.into());
        self
    }

    pub(super) fn value(mut self, name: &'static str, value: Option<Expr>) -> Self {
        if let Some(value) = value {
            self.values.insert(name, value);
        }
        self
    }

    /// The resources of a part.
    pub(super) fn resources(&self, part: &Blueprint) -> Vec<Declared> {
        let holds = |planned: &&Planned| planned.when.iter().all(|w| self.holds(w));
        let planned = part.resources.iter().filter(holds);
        planned.filter_map(|p| self.resource(p)).collect()
    }

    /// The inline policies of a part.
    pub(super) fn policies(&self, part: &Blueprint) -> Vec<Expr> {
        part.policies.iter().filter_map(|p| self.make(p)).collect()
    }

    fn resource(&self, planned: &Planned) -> Option<Declared> {
        let here = planned.at.as_ref().and_then(|at| get(self.written, at));
        let at = here.map_or(self.at, |e| At(e.span));
        let id = match &planned.id {
            OneOrMany::One(id) => Some(self.filled(id)),
            OneOrMany::Many(ids) => ids.iter().find_map(|id| match id.strip_prefix('$') {
                Some(path) => {
                    let text = (self.text)(get(self.written, path)?)?;
                    Some(text.to_string())
                }
                None => Some(self.filled(id)),
            }),
        }?;
        let mut declared = self.maker.declare(&id, &planned.ty, planned.main);
        if let Some(condition) = planned
            .condition
            .as_deref()
            .and_then(|c| self.conditions.get(c))
        {
            declared.meta.retain(|(name, _)| name != "Condition");
            declared
                .meta
                .insert(0, ("Condition".into(), At(condition.1).text(&condition.0)));
            declared.condition = Some(condition.clone());
        }
        let mut attribute = |name: &str, value: Expr| {
            if !declared.meta.iter().any(|(n, _)| n == name) {
                declared.meta.push((name.into(), value));
            }
        };
        if let Some(policy) = planned.deletion.as_ref().and_then(|d| self.put(d, at)) {
            attribute("DeletionPolicy", policy);
        }
        if !planned.depends.is_empty() {
            let on = planned.depends.iter().map(|id| at.text(&self.filled(id)));
            attribute("DependsOn", at.list(on.collect()));
        }
        declared.meta.sort_by(|a, b| a.0.cmp(&b.0));
        let mut properties: BTreeMap<Str, Expr> = BTreeMap::new();
        for name in &planned.copy {
            if let Some(value) = get(self.written, name) {
                properties.insert(name.as_str().into(), value.clone());
            }
        }
        for (name, value) in &planned.properties {
            if let Some(value) = self.put(value, at) {
                properties.insert(name.as_str().into(), value);
            }
        }
        declared.properties = Some(Properties::Each(properties.into_iter().collect()));
        Some(declared)
    }

    /// Whether all that `when` says is so.
    fn holds(&self, what: &str) -> bool {
        let (path, wanted) = match what.split_once("!=") {
            Some((path, other)) => (path, Some((other, false))),
            None => match what.split_once('=') {
                Some((path, one)) => (path, Some((one, true))),
                None => (what, None),
            },
        };
        if let Some(name) = given(path) {
            return self.values.contains_key(name);
        }
        match (path.strip_prefix('!'), wanted) {
            (Some(path), _) => match given(path) {
                Some(name) => !self.values.contains_key(name),
                None => get(self.written, path).is_none(),
            },
            (None, None) => get(self.written, path).is_some(),
            (None, Some((texts, same))) => {
                let text = get(self.written, path).and_then(|e| (self.text)(e));
                let is = text.is_some_and(|t| texts.split('|').any(|one| one == t));
                is == same
            }
        }
    }

    /// A text with what its names stand for.
    fn filled(&self, text: &str) -> String {
        if !text.contains('(') {
            return text.to_owned();
        }
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('(') {
            filled.push_str(before);
            match after.split_once(')') {
                Some((name, after)) if self.names.contains_key(name) => {
                    filled.push_str(self.names.get(name).map_or("", String::as_str));
                    rest = after;
                }
                _ => {
                    filled.push('(');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }

    /// A value of a blueprint; `None` where nothing of it is there.
    pub(super) fn make(&self, value: &Json) -> Option<Expr> {
        self.put(value, self.at)
    }

    fn put(&self, value: &Json, at: At) -> Option<Expr> {
        match value {
            Json::Null => Some(at.null()),
            Json::Bool(b) => Some(at.bool(*b)),
            Json::Number(n) => n.as_i64().map(|n| at.int(n)),
            Json::String(text) => match (text.strip_prefix('$'), given(text)) {
                (Some(literal), _) if literal.starts_with('$') => Some(at.text(literal)),
                (Some(path), _) => get(self.written, path).cloned(),
                (None, Some(name)) => self.values.get(name).cloned(),
                (None, None) => Some(at.text(&self.filled(text))),
            },
            Json::Array(values) => {
                let made: Vec<Expr> = values.iter().filter_map(|v| self.put(v, at)).collect();
                let at = alone(&mut made.iter()).unwrap_or(at);
                (!made.is_empty() || values.is_empty()).then(|| at.list(made))
            }
            Json::Object(map) => {
                if let (1, Some((key, argument))) = (map.len(), map.iter().next()) {
                    match self.form(key, argument, at) {
                        Form::Made(made) => return made,
                        Form::None => {}
                    }
                }
                let mut made = Vec::with_capacity(map.len());
                for (key, value) in map {
                    if let Some(value) = self.put(value, at) {
                        made.push((self.filled(key).as_str().into(), value));
                    }
                }
                let at = alone(&mut made.iter().map(|(_, e)| e)).unwrap_or(at);
                (!made.is_empty() || map.is_empty()).then(|| at.object(made))
            }
        }
    }

    fn form(&self, key: &str, argument: &Json, at: At) -> Form {
        let strings = || -> Vec<String> {
            let list = argument.as_array().map_or(&[][..], Vec::as_slice);
            let texts = list.iter().filter_map(Json::as_str);
            texts.map(|t| self.filled(t)).collect()
        };
        Form::Made(match key {
            "$first" => {
                let list = argument.as_array().map_or(&[][..], Vec::as_slice);
                list.iter().find_map(|v| self.put(v, at))
            }
            "$if" => {
                let when = argument.get("when").and_then(Json::as_array);
                let when = when.map_or(&[][..], Vec::as_slice);
                let holds = when.iter().filter_map(Json::as_str).all(|w| self.holds(w));
                let branch = argument.get(if holds { "then" } else { "else" });
                branch.and_then(|b| self.put(b, at))
            }
            "$find" => self.find(argument).cloned(),
            "Ref" => argument.as_str().map(|id| at.reference(&self.filled(id))),
            "Fn::GetAtt" => match strings().as_slice() {
                [id, name] => Some(at.attribute(id, name)),
                _ => None,
            },
            "Fn::Join" => match argument.as_array().map(Vec::as_slice) {
                Some([delimiter, Json::Array(list)]) => {
                    let parts: Option<Vec<Expr>> = list.iter().map(|v| self.put(v, at)).collect();
                    let delimiter = self.put(delimiter, at);
                    parts
                        .zip(delimiter)
                        .map(|(parts, d)| at.call("Fn::Join", vec![d, at.list(parts)]))
                }
                _ => None,
            },
            "Fn::Sub" => match argument {
                Json::String(text) => Some(at.sub(&self.filled(text), &|_| None)),
                Json::Array(two) => self.substituted(two, at),
                _ => None,
            },
            _ => return Form::None,
        })
    }

    /// `Fn::Sub` with variables, all of which must be there.
    fn substituted(&self, two: &[Json], at: At) -> Option<Expr> {
        let [Json::String(text), Json::Object(variables)] = two else {
            return None;
        };
        let mut made = BTreeMap::new();
        for (name, value) in variables {
            made.insert(name.as_str(), self.put(value, at)?);
        }
        Some(at.sub(&self.filled(text), &|name| made.get(name).cloned()))
    }

    /// `$find`.
    fn find(&self, argument: &Json) -> Option<&Expr> {
        let field = |name| argument.get(name).and_then(Json::as_str);
        let (path, wanted) = field("where")?.split_once('=')?;
        let list = items(get(self.written, field("in")?)?);
        let found = list.iter().find(|item| {
            let text = get(item, path).and_then(literal);
            text.is_some_and(|t| wanted.split('|').any(|w| w == t))
        })?;
        get(found, field("take")?).filter(|e| !is_null(e))
    }
}

enum Form {
    /// It is a form, and what it gives.
    Made(Option<Expr>),
    /// It is no form.
    None,
}

/// Where a single part stands: what holds nothing else stands there too.
fn alone(parts: &mut dyn Iterator<Item = &Expr>) -> Option<At> {
    match (parts.next(), parts.next()) {
        (Some(one), None) => Some(At(one.span)),
        _ => None,
    }
}

/// The name in `<name>`.
fn given(text: &str) -> Option<&str> {
    text.strip_prefix('<')?.strip_suffix('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blueprints_can_be_read() {
        let read =
            serde_yaml::from_str::<BTreeMap<String, Blueprint>>(include_str!("blueprints.yaml"));
        let read = read.map_err(|e| e.to_string());
        assert!(read.is_ok_and(|parts| parts.len() > 40 && parts.contains_key("Function")));
    }
}
