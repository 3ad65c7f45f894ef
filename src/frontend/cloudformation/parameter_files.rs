//! Files of parameters, in the forms that the tools take which deploy templates: the AWS CLI's
//! list, CodePipeline's template configuration, Git sync's deployment file, SAM's `samconfig`,
//! and a plain mapping.
//!
//! Must not know: templates, where the file lies.

use super::Inputs;
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::tree::{NodeId, NodeKind, Tree};
use crate::syntax::yaml;

/// The code of problems in such a file.
const CODE: &str = "invalid-parameter-file";

/// The commands of SAM whose overrides count, first choice first.
const SAM_COMMANDS: [&str; 5] = ["deploy", "sync", "build", "validate", "global"];

/// What one file, or one environment in it, gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ParameterSet {
    /// The environment, where the file has several.
    pub environment: Option<String>,
    /// The template that it says it is for, as written.
    pub template: Option<String>,
    /// The values.
    pub inputs: Inputs,
}

/// Reads a file of parameters; `path` tells TOML from YAML and JSON.
///
/// # Errors
/// What is wrong in it.
pub fn parameter_sets(
    file: FileId,
    path: &str,
    text: &str,
) -> Result<Vec<ParameterSet>, Vec<Problem>> {
    let lower = path.to_ascii_lowercase();
    if lower.ends_with(".toml") {
        let config = toml::from_str::<serde_json::Value>(text).map_err(|error| {
            let at = error.span().unwrap_or(0..0);
            let span = Span::new(file, at.start, at.end.max(at.start));
            let words = error.message().lines().next().unwrap_or("it is no TOML");
            vec![Problem::error(CODE, format!("invalid TOML: {words}"), span)]
        })?;
        return sam(file, text, &config);
    }
    let (tree, problems) = yaml::parse(file, text);
    let Some(root) = tree.root else {
        return match problems.is_empty() {
            true => Err(vec![unknown_form(file, text)]),
            false => Err(problems),
        };
    };
    let one = |set: ParameterSet| Ok(vec![set]);
    match tree.node(root).map(|n| &n.kind) {
        Some(NodeKind::Sequence(items)) => {
            let mut inputs = Inputs::default();
            for item in items {
                if listed(&tree, *item, &mut inputs).is_none() {
                    let span = tree.node(*item).map_or(Span::NONE, |n| n.span);
                    let message = "an element of a list of parameters has `ParameterKey` and \
                                   `ParameterValue`, or is `Name=value`";
                    return Err(vec![Problem::error(CODE, message, span)]);
                }
            }
            one(ParameterSet {
                inputs,
                ..ParameterSet::default()
            })
        }
        Some(NodeKind::Mapping(pairs)) => {
            let section = |name: &str| tree.get(root, name).map(|id| mapped(&tree, id));
            let template = tree.get(root, "template-file-path");
            let template = template.and_then(|id| tree.scalar_text(id));
            if let Some(inputs) = section("Parameters").or_else(|| section("parameters")) {
                return one(ParameterSet {
                    environment: None,
                    template: template.map(|t| t.to_string()),
                    inputs,
                });
            }
            let plain = |(_, value): &(NodeId, NodeId)| text_of(&tree, *value).is_some();
            if template.is_some() || (!pairs.is_empty() && pairs.iter().all(plain)) {
                return one(ParameterSet {
                    environment: None,
                    template: template.map(|t| t.to_string()),
                    inputs: match template {
                        Some(_) => Inputs::default(),
                        None => mapped(&tree, root),
                    },
                });
            }
            match serde_yaml::from_str::<serde_json::Value>(text) {
                Ok(config) => sam(file, text, &config),
                Err(_) => Err(vec![unknown_form(file, text)]),
            }
        }
        _ => Err(vec![unknown_form(file, text)]),
    }
}

fn unknown_form(file: FileId, text: &str) -> Problem {
    let first = text.lines().next().map_or(0, str::len);
    Problem::error(
        CODE,
        "this is no file of parameters",
        Span::new(file, 0, first),
    )
    .help(
        "write a list of `ParameterKey` and `ParameterValue`, or a mapping of names under \
         `Parameters`",
    )
}

/// The text of a value; a list's elements are joined by commas. `None` for what only a tool can
/// put in (`Fn::GetParam` of CodePipeline).
fn text_of(tree: &Tree, id: NodeId) -> Option<String> {
    let node = tree.node(id)?;
    match &node.kind {
        NodeKind::Null => Some(String::new()),
        NodeKind::Sequence(items) => {
            let texts = items.iter().map(|i| tree.scalar_text(*i));
            let texts: Option<Vec<&str>> = texts.map(|t| t.map(|t| t.as_str())).collect();
            Some(texts?.join(","))
        }
        NodeKind::Alias(target) => Some(tree.scalar_text(*target)?.to_string()),
        _ => Some(tree.scalar_text(id)?.to_string()),
    }
}

/// The parameters of a mapping of names.
fn mapped(tree: &Tree, id: NodeId) -> Inputs {
    let mut inputs = Inputs::default();
    if let Some(NodeKind::Mapping(pairs)) = tree.node(id).map(|n| &n.kind) {
        for (key, value) in pairs {
            if let Some(name) = tree.scalar_text(*key) {
                inputs.give(name, text_of(tree, *value));
            }
        }
    }
    inputs
}

/// Takes an element of the AWS CLI's list, or `Name=value`.
fn listed(tree: &Tree, id: NodeId, inputs: &mut Inputs) -> Option<()> {
    if let Some(text) = tree.scalar_text(id) {
        let (name, value) = assignment(text)?;
        inputs.give(&name, Some(value));
        return Some(());
    }
    let name = tree.scalar_text(tree.get(id, "ParameterKey")?)?;
    let value = tree
        .get(id, "ParameterValue")
        .or_else(|| tree.get(id, "ResolvedValue"));
    // `UsePreviousValue`: what the stack has, which nobody knows here.
    inputs.give(name, value.and_then(|v| text_of(tree, v)));
    Some(())
}

/// The sets of a `samconfig`: one for each environment that overrides parameters.
fn sam(
    file: FileId,
    text: &str,
    config: &serde_json::Value,
) -> Result<Vec<ParameterSet>, Vec<Problem>> {
    let mut sets = Vec::new();
    let environments = config.as_object().into_iter().flatten();
    for (name, commands) in environments {
        let of = |key: &str| {
            SAM_COMMANDS.iter().find_map(|command| {
                let found = commands.get(command)?.get("parameters")?.get(key)?;
                (!found.is_null()).then_some(found)
            })
        };
        let Some(overrides) = of("parameter_overrides") else {
            continue;
        };
        let mut inputs = Inputs::default();
        overridden(overrides, &mut inputs);
        let template = of("template_file").or_else(|| of("template"));
        sets.push(ParameterSet {
            environment: Some(name.clone()),
            template: template.and_then(|t| t.as_str()).map(str::to_owned),
            inputs,
        });
    }
    if sets.is_empty() {
        return Err(vec![unknown_form(file, text)]);
    }
    Ok(sets)
}

/// `parameter_overrides`: a text, a list of texts, or a mapping.
fn overridden(overrides: &serde_json::Value, inputs: &mut Inputs) {
    match overrides {
        serde_json::Value::String(text) => {
            for word in words(text) {
                if let Some((name, value)) = assignment(&word) {
                    inputs.give(&name, Some(value));
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|i| match i {
            // One assignment, which is not split into words.
            serde_json::Value::String(text) => {
                if let Some((name, value)) = assignment(text) {
                    inputs.give(&name, Some(unquoted(&value)));
                }
            }
            other => overridden(other, inputs),
        }),
        serde_json::Value::Object(entries) => {
            for (name, value) in entries {
                inputs.give(
                    name,
                    match value {
                        serde_json::Value::String(text) => Some(text.clone()),
                        serde_json::Value::Object(_) | serde_json::Value::Array(_) => None,
                        other => Some(other.to_string()),
                    },
                );
            }
        }
        _ => {}
    }
}

/// `Name=value`, or `ParameterKey=Name,ParameterValue=value`.
fn assignment(text: &str) -> Option<(String, String)> {
    if let Some(rest) = text.strip_prefix("ParameterKey=") {
        let (name, value) = rest.split_once(",ParameterValue=")?;
        return Some((name.to_owned(), unquoted(value)));
    }
    let (name, value) = text.split_once('=')?;
    let name = name.trim();
    (!name.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

/// A text without the quotes around it.
fn unquoted(text: &str) -> String {
    let inner = |q: char| text.strip_prefix(q)?.strip_suffix(q);
    inner('"')
        .or_else(|| inner('\''))
        .unwrap_or(text)
        .to_owned()
}

/// The words of a text as a shell splits it: blanks separate, quotes hold together.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => {
                let word = word.get_or_insert_default();
                word.extend(chars.next());
            }
            (c, Some(q)) if c == q => quote = None,
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    /// Every set in short: `environment @ template: Name=value`, `?` for a value nobody knows.
    fn read(path: &str, text: &str) -> Vec<String> {
        let sets = parameter_sets(FileId(0), path, text).unwrap();
        let one = |s: &ParameterSet| {
            let known = s.inputs.parameters.iter().map(|(n, v)| format!("{n}={v}"));
            let open = s.inputs.open.iter().map(|n| format!("{n}=?"));
            let all: Vec<String> = known.chain(open).collect();
            let environment = s.environment.as_deref().unwrap_or("-");
            let template = s.template.as_deref().unwrap_or("-");
            format!("{environment} @ {template}: {}", all.join(" "))
        };
        sets.iter().map(one).collect()
    }

    #[test]
    fn every_form() {
        let cli = r#"[{"ParameterKey": "Env", "ParameterValue": "prod"},
            {"ParameterKey": "Size", "UsePreviousValue": true},
            {"ParameterKey": "Nets", "ParameterValue": "a,b"}]"#;
        assert_eq!(read("p.json", cli), ["- @ -: Env=prod Nets=a,b Size=?"]);
        assert_eq!(
            read(
                "p.json",
                r#"["Env=prod", "Q=a=b", "ParameterKey=K,ParameterValue=\"v w\""]"#
            ),
            ["- @ -: Env=prod K=v w Q=a=b"]
        );
        let pipeline = r#"{"Parameters": {"Env": "prod", "Count": 3,
            "Key": {"Fn::GetArtifactAtt": ["Build", "ObjectKey"]}}, "Tags": {"a": "b"}}"#;
        assert_eq!(read("p.json", pipeline), ["- @ -: Count=3 Env=prod Key=?"]);
        let sync = "template-file-path: ./stacks/web.yaml\nparameters:\n  Env: prod\n  On: yes\n  Id: 012\n  Nets: [a, b]\ntags:\n  a: b\n";
        assert_eq!(
            read("deployment.yaml", sync),
            ["- @ ./stacks/web.yaml: Env=prod Id=012 Nets=a,b On=yes"]
        );
        assert_eq!(
            read("d.yml", "template-file-path: a.yaml\ntags: {a: b}\n"),
            ["- @ a.yaml: "]
        );
        assert_eq!(
            read("p.yaml", "Env: prod\nEmpty:\n"),
            ["- @ -: Empty= Env=prod"]
        );
    }

    #[test]
    fn samconfig() {
        let toml = "version = 0.1\n[default.global.parameters]\nstack_name = \"s\"\n\
            [default.deploy.parameters]\ntemplate_file = \"t.yaml\"\n\
            parameter_overrides = \"Env=\\\"dev one\\\" Port='80' ParameterKey=K,ParameterValue=v\"\n\
            [prod.global.parameters]\nparameter_overrides = [\"Env=prod\", \"Text=\\\"a b\\\"\"]\n\
            [bare.deploy.parameters]\nregion = \"x\"\n";
        let expected = [
            "default @ t.yaml: Env=dev one K=v Port=80",
            "prod @ -: Env=prod Text=a b",
        ];
        assert_eq!(read("samconfig.toml", toml), expected);
        let yaml = "version: 0.1\ndefault:\n  deploy:\n    parameters:\n      parameter_overrides:\n        Env: dev\n        Port: 80\n";
        assert_eq!(
            read("samconfig.yaml", yaml),
            ["default @ -: Env=dev Port=80"]
        );
    }

    #[test]
    fn what_is_no_file_of_parameters() {
        for (path, text, expected) in [
            ("p.json", "", "this is no file of parameters"),
            ("p.json", "3", "this is no file of parameters"),
            (
                "p.json",
                "[{\"a\": 1}]",
                "an element of a list of parameters",
            ),
            ("p.yaml", "a: {b: c}\n", "this is no file of parameters"),
            ("p.yaml", "a: [\n", "invalid YAML"),
            ("p.toml", "a = \n", "invalid TOML"),
            ("p.toml", "a = 1\n", "this is no file of parameters"),
        ] {
            let problems = parameter_sets(FileId(0), path, text).unwrap_err();
            let message = &problems.first().unwrap().message;
            assert!(message.contains(expected), "{path} {text:?}: {message}");
        }
    }

    #[test]
    fn words_of_a_shell() {
        assert_eq!(
            words(r#"a=1  b="x y" c='"' d=\" e="""#),
            ["a=1", "b=x y", "c=\"", "d=\"", "e="]
        );
    }
}
