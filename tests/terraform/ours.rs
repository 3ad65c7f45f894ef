//! Our evaluation.

use crate::outcome::{Outcome, of_value};
use bartizan::analysis::{self, Answer, Input, Options};
use bartizan::diagnostic::ProblemSeverity;
use bartizan::report::value_json::Json;
use bartizan::resource::Role;
use bartizan::value::Value;
use std::path::{Path, PathBuf};

/// A scope for expressions.
pub struct Scope {
    folder: PathBuf,
}

impl Scope {
    /// The folder of a root module.
    pub fn new(folder: &Path) -> Scope {
        Scope {
            folder: folder.to_owned(),
        }
    }

    /// What each expression gives.
    pub fn evaluate(&self, expressions: &[String]) -> Vec<Outcome> {
        let options = Options {
            paths: vec![self.folder.clone()],
            root: Some(self.folder.clone()),
            strict: true,
            ..Options::default()
        };
        let texts: Vec<&str> = expressions.iter().map(String::as_str).collect();
        analysis::eval(&options, &texts, |answer| match answer {
            Answer::Value(value, _) => Outcome::Value {
                value: of_value(value),
                // A plan does not say which type a null has.
                ty: (!value.is_null()).then(|| value.ty().to_string()),
            },
            Answer::Error(problem, _) => Outcome::Error(problem.message.clone()),
        })
        .unwrap()
    }
}

/// What a module tree gives, in the form of [`crate::real::tree`].
pub fn tree(folder: &Path, args: &[String]) -> Json {
    let input = |arg: &String| match arg.strip_prefix("-var=").and_then(|v| v.split_once('=')) {
        Some((name, value)) => Input::Var {
            name: name.to_owned(),
            value: value.to_owned(),
        },
        None => Input::VarFile(folder.join(arg.strip_prefix("-var-file=").unwrap())),
    };
    let options = Options {
        paths: vec![folder.to_owned()],
        root: Some(folder.to_owned()),
        inputs: args.iter().map(input).collect(),
        strict: true,
        ..Options::default()
    };
    let found = match analysis::graph(&options) {
        Ok(found) => found,
        Err(e) => return refused(vec![e.message]),
    };
    let errors = found
        .problems
        .iter()
        .filter(|p| p.severity == ProblemSeverity::Error);
    let errors: Vec<String> = errors.map(|p| p.message.clone()).collect();
    if !errors.is_empty() {
        return refused(errors);
    }
    let Some(unit) = found.units.iter().find(|u| u.path.is_empty()) else {
        return refused(vec!["no root module".to_owned()]);
    };
    let field = |value: &Value, name: &str| value.get(name).map_or(Json::Null, of_value);
    let mut resources = Vec::new();
    for r in unit.resources.iter().filter(|r| r.role == Role::Managed) {
        let mut fields = Vec::new();
        for name in ["input", "triggers_replace"] {
            let value = field(&r.body, name);
            if value != Json::Null {
                fields.push((name.to_owned(), value));
            }
        }
        resources.push((r.address.to_string(), Json::Object(fields)));
    }
    resources.sort_by(|a, b| a.0.cmp(&b.0));
    let mut outputs = Vec::new();
    for o in &unit.outputs {
        let ty = Json::string(o.value.ty().to_string());
        let fields = vec![
            ("value".to_owned(), of_value(&o.value)),
            ("type".to_owned(), ty),
        ];
        outputs.push((o.name.to_string(), Json::Object(fields)));
    }
    outputs.sort_by(|a, b| a.0.cmp(&b.0));
    Json::Object(vec![
        ("resources".to_owned(), Json::Object(resources)),
        ("outputs".to_owned(), Json::Object(outputs)),
    ])
}

fn refused(messages: Vec<String>) -> Json {
    let messages = messages.into_iter().map(Json::String).collect();
    Json::Object(vec![("error".to_owned(), Json::Array(messages))])
}
