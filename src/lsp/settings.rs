//! What a client sets, as options of an analysis.
//!
//! The same names in `initializationOptions` and in the section `bartizan` of a client's
//! configuration; what they mean is what `bartizan.yaml` and the command line mean by theirs. Must
//! not know: where a value came from.

use crate::analysis::{ConfigFile, Input, Options, Selection};
use crate::diagnostic::Severity;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The section of a client's configuration.
pub(super) const SECTION: &str = "bartizan";

/// What a client sets.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Settings {
    var_files: Vec<String>,
    vars: BTreeMap<String, String>,
    parameters: BTreeMap<String, String>,
    select: Vec<String>,
    ignore: Vec<String>,
    min_severity: Option<Severity>,
    exclude: Vec<String>,
    config_file: Option<String>,
    rules: Vec<String>,
    modules_dir: Option<String>,
    pub inlay_hints: bool,
    /// Commands that the client itself carries out.
    pub commands: Vec<String>,
}

impl Settings {
    /// Reads settings; what is wrong is left out and said. A section around them is read through.
    pub fn read(value: &Value) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let mut wrong = Vec::new();
        let value = value.get(SECTION).unwrap_or(value);
        let Some(entries) = value.as_object() else {
            if !value.is_null() {
                wrong.push("the settings are no object".to_owned());
            }
            return (settings, wrong);
        };
        for (name, value) in entries {
            if value.is_null() {
                continue;
            }
            if let Err(wanted) = settings.take(name, value) {
                wrong.push(format!("the setting `{name}` {wanted}"));
            }
        }
        (settings, wrong)
    }

    fn take(&mut self, name: &str, value: &Value) -> Result<(), String> {
        match name {
            "varFiles" => self.var_files = texts(value)?,
            "vars" => self.vars = named(value)?,
            "parameters" => self.parameters = named(value)?,
            "select" => self.select = texts(value)?,
            "ignore" => self.ignore = texts(value)?,
            "minSeverity" => {
                let word = text(value)?;
                let severity = Severity::parse(&word);
                if severity.is_none() && !word.is_empty() {
                    let words: Vec<&str> = Severity::ALL.iter().map(|s| s.as_str()).collect();
                    return Err(format!("is one of {}", words.join(", ")));
                }
                self.min_severity = severity;
            }
            "exclude" => self.exclude = texts(value)?,
            "configFile" => self.config_file = some(text(value)?),
            "rules" => self.rules = texts(value)?,
            "modulesDir" => self.modules_dir = some(text(value)?),
            "inlayHints" => {
                let value = value.get("enabled").unwrap_or(value);
                self.inlay_hints = value.as_bool().ok_or("is true or false")?;
            }
            "commands" => self.commands = texts(value)?,
            // The client's own: how it shows what goes to and fro, which program it starts.
            "trace" | "path" | "server" | "enable" | "enabled" => {}
            _ => return Err("is not known".to_owned()),
        }
        Ok(())
    }

    /// The options for a folder below a scan root, beside those of the environment.
    pub fn options(&self, folder: &Path, root: &Path, host: &Options) -> Options {
        let path = |p: &String| folder.join(p);
        let vars = self.vars.iter().map(|(name, value)| Input::Var {
            name: name.clone(),
            value: value.clone(),
        });
        let files = self.var_files.iter().map(|p| Input::VarFile(path(p)));
        Options {
            paths: vec![folder.to_owned()],
            root: Some(root.to_owned()),
            inputs: files.chain(vars).collect(),
            parameters: self.parameters.clone().into_iter().collect(),
            excludes: self.exclude.clone(),
            rule_dirs: self.rules.iter().map(path).collect(),
            selection: Selection {
                select: self.select.clone(),
                ignore: self.ignore.clone(),
                min_severity: self.min_severity,
            },
            config: match &self.config_file {
                Some(file) => ConfigFile::Given(path(file)),
                None => ConfigFile::AtRoot,
            },
            modules_dir: self
                .modules_dir
                .as_ref()
                .map(PathBuf::from)
                .map(|d| folder.join(d)),
            ..host.clone()
        }
    }
}

fn text(value: &Value) -> Result<String, String> {
    let text = value.as_str().ok_or("is a text")?;
    Ok(text.to_owned())
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn texts(value: &Value) -> Result<Vec<String>, String> {
    let list = value.as_array().ok_or("is a list of texts")?;
    list.iter().map(text).collect()
}

fn named(value: &Value) -> Result<BTreeMap<String, String>, String> {
    let entries = value.as_object().ok_or("is an object")?;
    let one = |(name, value): (&String, &Value)| {
        let value = match value {
            Value::String(text) => text.clone(),
            // Terraform reads what is no text as an expression, and JSON is one.
            other => other.to_string(),
        };
        (name.clone(), value)
    };
    Ok(entries.iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_become_options() {
        let (settings, wrong) = Settings::read(&json!({"bartizan": {
            "varFiles": ["env/prod.tfvars"],
            "vars": {"a": "x", "n": 3, "l": ["b"]},
            "parameters": {"Env": "prod"},
            "select": ["high"], "ignore": [], "minSeverity": "low",
            "exclude": ["vendor/"], "configFile": "", "rules": ["own"],
            "modulesDir": null, "inlayHints": {"enabled": true}, "trace": {"server": "off"},
        }}));
        assert_eq!(wrong, Vec::<String>::new());
        let options = settings.options(Path::new("/w/p"), Path::new("/w"), &Options::default());
        let var = |name: &str, value: &str| Input::Var {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        assert_eq!(
            options.inputs,
            [
                Input::VarFile("/w/p/env/prod.tfvars".into()),
                var("a", "x"),
                var("l", "[\"b\"]"),
                var("n", "3"),
            ]
        );
        assert_eq!(options.rule_dirs, [PathBuf::from("/w/p/own")]);
        assert_eq!(options.selection.min_severity, Some(Severity::Low));
        assert_eq!(options.config, ConfigFile::AtRoot);
        assert!(settings.inlay_hints && options.modules_dir.is_none());
    }

    #[test]
    fn what_is_wrong_is_said_and_left_out() {
        let (settings, wrong) = Settings::read(&json!({
            "select": "high", "minSeverity": "hihg", "varfiles": [], "ignore": ["low"],
        }));
        assert_eq!(settings.ignore, ["low"]);
        assert_eq!(
            wrong,
            [
                "the setting `minSeverity` is one of info, low, medium, high, critical",
                "the setting `select` is a list of texts",
                "the setting `varfiles` is not known",
            ]
        );
        assert_eq!(Settings::read(&Value::Null).1, Vec::<String>::new());
    }
}
