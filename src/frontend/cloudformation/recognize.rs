//! Whether a text is a CloudFormation template, by its content and without parsing it.

/// The key that names a template for certain.
const VERSION: &str = "AWSTemplateFormatVersion";

/// Whether a text is a CloudFormation template: it has `AWSTemplateFormatVersion` at the top, or
/// `Resources` at the top and a `Type: Service::…` below. `extension` is that of the file, in any
/// case, without dot; only `yaml`, `yml`, `json` and `template` are looked into. Linear, and most
/// other files are refused by a substring search.
pub fn recognize(text: &str, extension: &str) -> bool {
    let known = ["yaml", "yml", "json", "template"];
    if !known.iter().any(|k| extension.eq_ignore_ascii_case(k)) {
        return false;
    }
    let hints = text.contains(VERSION) || (text.contains("Resources") && text.contains("::"));
    if !hints {
        return false;
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    // A flow mapping of YAML looks like JSON without quotes.
    if body.starts_with('{') {
        in_braces(body)
    } else {
        in_lines(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

/// Keys by indentation: those of the first key's column are at the top.
fn in_lines(text: &str) -> bool {
    let mut top = None;
    let mut resources = false;
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.trim().is_empty() || content.starts_with(['#', '%']) || line.starts_with("---") {
            continue;
        }
        let top = *top.get_or_insert(indent);
        if indent <= top {
            match key(content) {
                Some((VERSION, _)) => return true,
                Some(("Resources", _)) => resources = true,
                _ => resources = false,
            }
        } else if resources {
            let pair = content.trim_start_matches("- ");
            // `Type` may stand in a flow mapping behind the logical id.
            let typed = match key(pair) {
                Some(("Type", value)) => type_name(value),
                Some((_, value)) => value
                    .strip_prefix('{')
                    .and_then(|flow| flow.split(',').find_map(|p| key(p.trim())?.into_type()))
                    .is_some_and(type_name),
                None => false,
            };
            if typed {
                return true;
            }
        }
    }
    false
}

/// The value of a pair whose key is `Type`.
trait IntoType<'t> {
    fn into_type(self) -> Option<&'t str>;
}

impl<'t> IntoType<'t> for (&'t str, &'t str) {
    fn into_type(self) -> Option<&'t str> {
        (self.0 == "Type").then_some(self.1)
    }
}

/// The key of a line, without quotes, and what follows its colon.
fn key(content: &str) -> Option<(&str, &str)> {
    let (key, rest) = match content.chars().next()? {
        quote @ ('"' | '\'') => {
            let inner = content.get(1..)?;
            let end = inner.find(quote)?;
            (inner.get(..end)?, inner.get(end + 1..)?.trim_start())
        }
        _ => {
            let end = content.find(':')?;
            (content.get(..end)?.trim_end(), content.get(end..)?)
        }
    };
    Some((key, rest.strip_prefix(':')?.trim()))
}

/// Whether a scalar is a resource type: names joined by `::`.
fn type_name(value: &str) -> bool {
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '@')))
        .unwrap_or(value.len());
    let name = value.get(..end).unwrap_or_default();
    let mut parts = name.split("::");
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    !first.is_empty() && !first.contains(':') && !second.is_empty() && !second.contains(':')
}

/// Keys by depth of brackets, in JSON or something near it.
fn in_braces(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut resources = false;
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        at += 1;
        match b {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at;
                while let Some(c) = bytes.get(at) {
                    at += 1;
                    match c {
                        b'\\' => at += 1,
                        b'"' => break,
                        _ => {}
                    }
                }
                let name = text.get(start..at.saturating_sub(1)).unwrap_or_default();
                if !matches!(name, VERSION | "Resources" | "Type") && depth != 1 {
                    continue;
                }
                let after = text.get(at..).unwrap_or_default().trim_start();
                let Some(value) = after.strip_prefix(':') else {
                    continue;
                };
                match (depth, name) {
                    (1, VERSION) => return true,
                    (1, _) => resources = name == "Resources",
                    (_, "Type") if resources => {
                        let value = value.trim_start();
                        if value.starts_with('"') && type_name(value) {
                            return true;
                        }
                    }
                    _ => {}
                }
            }
            // A bare word of a YAML flow mapping.
            b'A' | b'R' if depth == 1 => {
                let rest = text.get(at - 1..).unwrap_or_default();
                match key(rest) {
                    Some((VERSION, _)) => return true,
                    Some(("Resources", value)) => return value.contains("::"),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates() {
        for text in [
            "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
            "\u{feff}# c\r\n---\r\n\"AWSTemplateFormatVersion\" : 2010-09-09\r\n",
            "Description: x\nResources:\n  B:\n    # c\n    Type: AWS::S3::Bucket\n",
            "Resources:\n    B: {Type: \"AWS::S3::Bucket\"}\n",
            "Resources:\n  B:\n    Properties:\n      A: 1\n    Type: 'Custom::Thing'\n",
            "  Resources:\n    B:\n      Type: AWS::S3::Bucket\n",
            "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
            "\n {\"a\": \"\\\"}\", \"AWSTemplateFormatVersion\": \"2010-09-09\"}",
            "{AWSTemplateFormatVersion: 2010-09-09, Resources: {}}",
            "Resources:\n  Fn::ForEach::X:\n    - T\n    - [a]\n    - B${T}:\n        Type: AWS::S3::Bucket\n",
        ] {
            assert!(recognize(text, "yaml"), "{text}");
            assert!(recognize(text, "JSON"), "{text}");
        }
    }

    #[test]
    fn other_files() {
        for text in [
            // Kubernetes, with a template inside.
            "apiVersion: v1\nkind: ConfigMap\ndata:\n  t: |\n    AWSTemplateFormatVersion: x\n    Resources:\n      A:\n        Type: AWS::S3::Bucket\n",
            // Compose, OpenAPI, workflows, buildspecs, the serverless framework.
            "services:\n  web:\n    image: a::b\n",
            "openapi: 3.0.0\npaths: {}\n",
            "on: push\njobs:\n  a:\n    steps:\n      - run: echo Resources AWS::S3::Bucket\n",
            "version: 0.2\nphases:\n  build:\n    commands:\n      - aws cloudformation x AWSTemplateFormatVersion\n",
            "service: x\nresources:\n  Resources:\n    B:\n      Type: AWS::S3::Bucket\n",
            // Parameter files and configurations.
            "[{\"ParameterKey\": \"Resources\", \"ParameterValue\": \"AWS::S3::Bucket\"}]",
            "{\"Parameters\": {\"Resources\": \"AWS::S3::Bucket\"}}",
            "version = 0.1\n[default.deploy.parameters]\nstack_name = \"Resources::x\"\n",
            "version: 0.1\ndefault:\n  deploy:\n    parameters:\n      Resources: a::b\n",
            "{\"name\": \"AWSTemplateFormatVersion\", \"dependencies\": {\"Resources\": \"::\"}}",
            // `Resources` of something else, `Type` elsewhere.
            "Resources:\n  - a::b\nOther:\n  Type: AWS::S3::Bucket\n",
            "{\"Resources\": {\"a\": 1}, \"Other\": {\"Type\": \"AWS::S3::Bucket\"}}",
            "{\"Resources\": {\"a\": {\"Type\": \"string\"}}, \"x\": \"::\"}",
            "",
            "{",
            "\"",
        ] {
            assert!(!recognize(text, "yaml"), "{text}");
        }
        assert!(!recognize("AWSTemplateFormatVersion: x", "md"));
    }
}
