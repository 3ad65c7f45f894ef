//! Names and types of properties, as AWS and the Terraform provider publish them, and what resources
//! say against them: a misspelt name switches a protection off without a word.
//!
//! Only what is certain is said: of types that the schemas have, of values that are known, and
//! nothing where a macro may add to what is written. The schemas are text
//! (`examples/property_schemas.rs` makes it), read where a resource has a type in them. Must not
//! know: rules, canonical types, places in syntax trees.

use crate::diagnostic::Problem;
use crate::model::suggest;
use crate::resource::{Dialect, Resource, Role, Unit};
use crate::source::{FileId, Span};
use crate::value::{Kind, Obj, Seq, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// Problems of one unit; nobody reads more.
const MAX_PROBLEMS: usize = 1_000;
/// Values within values.
const MAX_DEPTH: usize = 64;
/// Values looked through in one unit.
const MAX_VALUES: usize = 1_000_000;

/// The lines of a schema by the names of their types.
struct Schema {
    lines: FxHashMap<&'static str, &'static str>,
}

impl Schema {
    fn new(text: &'static str) -> Schema {
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        Schema {
            lines: lines.collect(),
        }
    }

    fn of(dialect: Dialect) -> &'static Schema {
        static CLOUDFORMATION: OnceLock<Schema> = OnceLock::new();
        static TERRAFORM: OnceLock<Schema> = OnceLock::new();
        match dialect {
            Dialect::CloudFormation => {
                CLOUDFORMATION.get_or_init(|| Schema::new(include_str!("cloudformation.txt")))
            }
            Dialect::Terraform => {
                TERRAFORM.get_or_init(|| Schema::new(include_str!("terraform.txt")))
            }
        }
    }

    /// Names and types of a type's properties; `None` where nobody says what they are.
    fn properties(&self, ty: &str) -> Option<Vec<(&'static str, &'static str)>> {
        let line = self.lines.get(ty)?;
        line.split(' ').map(|p| p.split_once(':')).collect()
    }
}

/// The names of a type's properties; `None` where no schema has the type.
pub fn names(dialect: Dialect, ty: &str) -> Option<Vec<&'static str>> {
    let properties = Schema::of(dialect).properties(ty)?;
    Some(properties.into_iter().map(|(name, _)| name).collect())
}

/// What the resources of a unit say against the schemas.
pub fn check(unit: &Unit) -> Vec<Problem> {
    let macros: FxHashSet<FileId> = unit
        .problems
        .iter()
        .filter(|p| p.code == "macro-not-expanded")
        .filter_map(|p| Some(p.span?.file))
        .collect();
    let mut check = Check {
        problems: Vec::new(),
        met: FxHashSet::default(),
        left: MAX_VALUES,
    };
    for resource in &unit.resources {
        let written = match resource.dialect {
            Dialect::CloudFormation => !macros.contains(&resource.header.file),
            // What a plan holds the provider wrote.
            Dialect::Terraform => resource.role == Role::Managed && unit.plan.is_none(),
        };
        // What SAM makes of a resource nobody wrote.
        let own = resource.made_of.is_none() && !unit.unjudged.contains(&resource.address);
        if written && own {
            check.resource(resource);
        }
    }
    check.problems
}

struct Check {
    problems: Vec<Problem>,
    /// Places that something was said of: instances share them.
    met: FxHashSet<(Span, &'static str)>,
    left: usize,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct At<'a> {
    resource: &'a Resource,
    schema: &'static Schema,
    /// The property around it; empty for the resource itself.
    within: &'a str,
    depth: usize,
}

impl At<'_> {
    /// What has the properties, in words.
    fn words(&self) -> String {
        match self.within {
            "" => format!("`{}`", self.resource.ty),
            within => format!("`{within}` of `{}`", self.resource.ty),
        }
    }
}

impl Check {
    fn resource(&mut self, resource: &Resource) {
        let schema = Schema::of(resource.dialect);
        let at = At {
            resource,
            schema,
            within: "",
            depth: 0,
        };
        for (_, body) in resource.body.arms() {
            if let Some(object) = body.as_obj() {
                self.object(at, object, &resource.ty);
            }
        }
    }

    fn say(&mut self, problem: Problem, span: Span) {
        let new = self.met.insert((span, problem.code));
        if new && self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// An object of the type whose line has this name.
    fn object(&mut self, at: At<'_>, object: &Obj, ty: &str) {
        let Some(properties) = at.schema.properties(ty) else {
            return;
        };
        let Some(left) = self.left.checked_sub(object.entries.len() + 1) else {
            return;
        };
        self.left = left;
        for (name, element) in &object.entries {
            let found = properties.iter().find(|(n, _)| *n == name.as_str());
            match found {
                Some((name, ty)) => {
                    let inner = At {
                        within: name,
                        depth: at.depth + 1,
                        ..at
                    };
                    for (_, value) in element.value.arms() {
                        self.value(inner, &value, ty);
                    }
                }
                // A key that is not known may be any of them.
                None if object.rest.is_none() => {
                    self.unknown(at, object, name, &element.value, &properties);
                }
                None => {}
            }
        }
    }

    fn unknown(
        &mut self,
        at: At<'_>,
        object: &Obj,
        name: &str,
        value: &Value,
        properties: &[(&'static str, &'static str)],
    ) {
        let free = |n: &&str| object.get(n).is_none_or(|e| e.value.is_null());
        let near = suggest(name, properties.iter().map(|(n, _)| *n).filter(free));
        let what = match at.resource.dialect {
            Dialect::CloudFormation => "property",
            // Providers lose and gain arguments from version to version: only a slip of the pen is
            // told for certain.
            Dialect::Terraform if near.is_none() || value.is_null() => return,
            Dialect::Terraform => "argument",
        };
        if name.starts_with("Fn::") || name == "Ref" || name.is_empty() {
            return;
        }
        let span = match value.origin.span {
            span if span.is_none() => at.resource.header,
            span => span,
        };
        let help = match near {
            Some(near) => format!("did you mean `{near}`? What is written here has no effect"),
            None => "what is written here has no effect".to_owned(),
        };
        let message = format!("{} has no {what} `{name}`", at.words());
        self.say(
            Problem::warning("unknown-property", message, span).help(help),
            span,
        );
    }

    fn value(&mut self, at: At<'_>, value: &Value, ty: &str) {
        if at.depth > MAX_DEPTH || matches!(value.kind, Kind::Null(_) | Kind::Unknown(_)) {
            return;
        }
        let terraform = at.resource.dialect == Dialect::Terraform;
        match (ty.as_bytes().first(), &value.kind) {
            (Some(b'['), Kind::List(s) | Kind::Tuple(s) | Kind::Set(s)) => {
                self.elements(at, s, ty.get(1..ty.len() - 1).unwrap_or("*"));
            }
            (Some(b'{'), Kind::Object(o) | Kind::Map(o)) => {
                let inner = ty.get(1..ty.len() - 1).unwrap_or("*");
                for (_, element) in &o.entries {
                    for (_, value) in element.value.arms() {
                        self.value(
                            At {
                                depth: at.depth + 1,
                                ..at
                            },
                            &value,
                            inner,
                        );
                    }
                }
            }
            (Some(b'0'..=b'9'), Kind::Object(o) | Kind::Map(o)) => {
                self.object(at, o, &format!("#{ty}"));
            }
            // Blocks are lists of objects, whatever their number may be.
            (Some(b'0'..=b'9'), Kind::List(s) | Kind::Tuple(s) | Kind::Set(s)) if terraform => {
                self.elements(at, s, ty);
            }
            // Terraform says itself what does not convert.
            _ if terraform => {}
            _ => {
                if let Some(expected) = contradiction(value, ty) {
                    self.wrong(at, value, expected);
                }
            }
        }
    }

    fn elements(&mut self, at: At<'_>, seq: &Seq, ty: &str) {
        let at = At {
            depth: at.depth + 1,
            ..at
        };
        for element in &seq.items {
            for (_, value) in element.value.arms() {
                self.value(at, &value, ty);
            }
        }
    }

    fn wrong(&mut self, at: At<'_>, value: &Value, expected: &str) {
        let span = match value.origin.span {
            span if span.is_none() => at.resource.header,
            span => span,
        };
        let message = format!("{} must be {expected}", at.words());
        self.say(
            Problem::warning("wrong-value-type", message, span)
                .help("CloudFormation refuses the template, or takes something else than is meant"),
            span,
        );
    }
}

/// What a known value had to be, where it cannot be that: CloudFormation takes `"true"` for true and
/// `"5"` for 5, and reads any scalar as text.
fn contradiction(value: &Value, ty: &str) -> Option<&'static str> {
    let list = matches!(value.kind, Kind::List(_) | Kind::Tuple(_) | Kind::Set(_));
    let object = matches!(value.kind, Kind::Object(_) | Kind::Map(_));
    let text = value.as_str().map(str::trim);
    match ty.as_bytes().first()? {
        b'b' => {
            let is_bool =
                |t: &str| t.eq_ignore_ascii_case("true") || t.eq_ignore_ascii_case("false");
            let wrong = list || object || text.is_some_and(|t| !is_bool(t));
            (wrong || matches!(value.kind, Kind::Number(_))).then_some("true or false")
        }
        b'n' => {
            let wrong = list || object || text.is_some_and(|t| t.parse::<f64>().is_err());
            (wrong || matches!(value.kind, Kind::Bool(_))).then_some("a number")
        }
        b's' => (list || object).then_some("text"),
        b'[' => (!list).then_some("a list"),
        b'{' | b'0'..=b'9' => (!object).then_some("a mapping of properties"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::iter_over_hash_type, reason = "tests")]
    use super::*;
    use crate::frontend::cloudformation::{Inputs, analyze};

    fn said(properties: &str) -> Vec<String> {
        let text =
            format!("Resources:\n  R:\n    Type: AWS::S3::Bucket\n    Properties: {properties}\n");
        let unit = analyze(FileId(0), "t.yaml", &text, &Inputs::default());
        let problems = check(&unit).into_iter();
        problems
            .map(|p| {
                let written = text.get(p.span.unwrap().range()).unwrap().to_owned();
                format!(
                    "{}: {} [{}] at {written}",
                    p.code,
                    p.message,
                    p.help.unwrap()
                )
            })
            .collect()
    }

    #[test]
    fn every_line_can_be_read() {
        for dialect in [Dialect::CloudFormation, Dialect::Terraform] {
            let schema = Schema::of(dialect);
            assert!(schema.lines.len() > 500);
            let mut known = 0;
            for (name, line) in &schema.lines {
                let properties = schema.properties(name);
                assert_eq!(properties.is_none(), *line == "*", "{name} {line}");
                for (_, ty) in properties.into_iter().flatten() {
                    let inner = ty.trim_matches(['[', ']', '{', '}']);
                    let number = inner.parse::<usize>().is_ok();
                    assert!(
                        number || matches!(inner, "s" | "n" | "b" | "*"),
                        "{name} {ty}"
                    );
                    assert!(!number || schema.lines.contains_key(format!("#{inner}").as_str()));
                    known += 1;
                }
            }
            assert!(known > 5_000, "{known}");
        }
        let bucket = Schema::of(Dialect::Terraform)
            .properties("aws_s3_bucket")
            .unwrap();
        assert!(bucket.contains(&("force_destroy", "b")));
    }

    #[test]
    fn misspelt_properties_are_named_once() {
        assert_eq!(
            said("{PublicAccessBlockConfig: {BlockPublicAcls: true}, BucketName: b}"),
            [
                "unknown-property: `AWS::S3::Bucket` has no property `PublicAccessBlockConfig` [did \
                 you mean `PublicAccessBlockConfiguration`? What is written here has no effect] at \
                 {BlockPublicAcls: true}"
            ]
        );
        assert_eq!(
            said("{VersioningConfiguration: {Stauts: Enabled}}"),
            [
                "unknown-property: `VersioningConfiguration` of `AWS::S3::Bucket` has no property \
                 `Stauts` [did you mean `Status`? What is written here has no effect] at Enabled"
            ]
        );
        assert_eq!(said("{Colour: blue}").len(), 1);
    }

    #[test]
    fn values_of_a_wrong_type() {
        for (properties, want) in [
            (
                "{PublicAccessBlockConfiguration: {BlockPublicAcls: 'no way'}}",
                "true or false",
            ),
            (
                "{PublicAccessBlockConfiguration: [{BlockPublicAcls: true}]}",
                "a mapping",
            ),
            ("{BucketName: [a]}", "text"),
            ("{Tags: {Key: a, Value: b}}", "a list"),
            (
                "{LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: soon}]}}",
                "a number",
            ),
        ] {
            let said = said(properties);
            assert!(
                said.len() == 1 && said.iter().all(|s| s.contains(want)),
                "{said:?}"
            );
        }
    }

    #[test]
    fn what_is_right_or_open_is_left_alone() {
        for properties in [
            "{BucketName: 5, PublicAccessBlockConfiguration: {BlockPublicAcls: 'True'}}",
            "{Tags: !Ref AWS::NotificationARNs, BucketName: !Ref AWS::NoValue}",
            "{Fn::Transform: {Name: M}, Colour: blue}",
            "{LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: '5'}]}}",
        ] {
            assert_eq!(said(properties), Vec::<String>::new(), "{properties}");
        }
        let text = "Transform: Some::Macro\nResources:\n  R: {Type: AWS::S3::Bucket, Properties: {Colour: blue}}\n";
        let unit = analyze(FileId(0), "t.yaml", text, &Inputs::default());
        assert_eq!(check(&unit), []);
    }
}
