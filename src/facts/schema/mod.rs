//! Names and types of properties, as AWS and the Terraform provider publish them, and what resources
//! say against them: a misspelt name switches a protection off without a word. Rules of the service
//! `schema` make findings of it.
//!
//! Only what is certain is said: of types that the schemas have, of values that are known, and
//! nothing where a macro may add to what is written. The schemas are text
//! (`examples/property_schemas.rs` makes it), read where a resource has a type in them. Must not
//! know: rules, canonical types, places in syntax trees.

use crate::model::suggest;
use crate::resource::{Dialect, Resource, Role, Unit};
use crate::source::FileId;
use crate::value::{Cond, Conditions, Element, Hop, Kind, Marks, Obj, Origin, Seq, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// Remarks on one resource; nobody reads more.
const MAX_REMARKS: usize = 100;
/// Values within values.
const MAX_DEPTH: usize = 64;
/// Values looked through in one unit.
const MAX_VALUES: usize = 1_000_000;

/// Names and types of a type's properties.
type Properties = [(&'static str, &'static str)];

/// A schema: its lines by the names of their types.
struct Schema {
    lines: FxHashMap<&'static str, Line>,
}

/// What a schema says of a type, taken apart when it is first asked.
struct Line {
    text: &'static str,
    properties: OnceLock<Option<Box<Properties>>>,
}

impl Schema {
    fn new(text: &'static str) -> Schema {
        let lines = text.lines().filter_map(|line| {
            let (ty, text) = line.split_once(' ')?;
            let properties = OnceLock::new();
            Some((ty, Line { text, properties }))
        });
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
    fn properties(&self, ty: &str) -> Option<&Properties> {
        let line = self.lines.get(ty)?;
        let read = || line.text.split(' ').map(|p| p.split_once(':')).collect();
        line.properties.get_or_init(read).as_deref()
    }
}

/// Names and types of a native type's properties, or of `#` and a number for a type within others;
/// `None` where no schema says what they are.
pub fn properties(dialect: Dialect, ty: &str) -> Option<&'static Properties> {
    Schema::of(dialect).properties(ty)
}

/// What is wrong with a property.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// Its name is that of another but for a slip of the pen.
    Misspelt,
    /// Nothing has its name, or one near it.
    Unknown,
    /// Its value cannot be of its type.
    WrongType,
}

/// Something written against a schema.
#[derive(Clone, PartialEq, Debug)]
pub struct Remark {
    /// What is wrong.
    pub slip: Slip,
    /// In words.
    pub message: String,
    /// Where the value was written, and the way it came.
    pub origin: Origin,
    /// When it is so; [`Cond::TRUE`] where nothing but the resource's existence decides.
    pub cond: Cond,
    /// Whether the value there is sensitive.
    pub sensitive: bool,
}

/// What the resources of a unit say against the schemas, by address; nothing of those that say
/// nothing against them.
pub fn check(unit: &Unit) -> FxHashMap<&str, Vec<Remark>> {
    let macros: FxHashSet<FileId> = unit
        .problems
        .iter()
        .filter(|p| p.code == "macro-not-expanded")
        .filter_map(|p| Some(p.span?.file))
        .collect();
    let mut left = MAX_VALUES;
    let mut all: FxHashMap<&str, Vec<Remark>> = FxHashMap::default();
    for resource in &unit.resources {
        let written = match resource.dialect {
            Dialect::CloudFormation => !macros.contains(&resource.header.file),
            // What a plan holds the provider wrote.
            Dialect::Terraform => resource.role == Role::Managed && unit.plan.is_none(),
        };
        // What SAM makes of a resource nobody wrote.
        if !written || resource.made_of.is_some() {
            continue;
        }
        let mut check = Check {
            table: &unit.conditions,
            remarks: Vec::new(),
            left,
        };
        check.resource(resource);
        left = check.left;
        if !check.remarks.is_empty() {
            let of = all.entry(resource.address.as_str()).or_default();
            of.append(&mut check.remarks);
        }
    }
    all
}

struct Check<'a> {
    table: &'a Conditions,
    remarks: Vec<Remark>,
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
    /// When it is there.
    cond: Cond,
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

impl Check<'_> {
    fn resource(&mut self, resource: &Resource) {
        let schema = Schema::of(resource.dialect);
        if !schema.lines.contains_key(resource.ty.as_str()) {
            return;
        }
        let at = At {
            resource,
            schema,
            within: "",
            depth: 0,
            cond: Cond::TRUE,
        };
        for (cond, body) in resource.body.arms() {
            if let Some(object) = body.as_obj() {
                self.object(self.under(at, cond), object, &resource.ty);
            }
        }
    }

    /// The same place under one more condition; where that gets too large, under those so far.
    fn under<'a>(&self, at: At<'a>, cond: Cond) -> At<'a> {
        At {
            cond: self.table.and(at.cond, cond).unwrap_or(at.cond),
            ..at
        }
    }

    fn say(&mut self, at: At<'_>, slip: Slip, value: &Value, message: String) {
        if at.cond.is_false() || self.remarks.len() >= MAX_REMARKS {
            return;
        }
        let origin = match value.origin.span {
            span if span.is_none() => Origin::at(at.resource.header),
            // A block is written like any other value.
            _ => Origin {
                hop: Hop::Expression,
                ..value.origin.clone()
            },
        };
        self.remarks.push(Remark {
            slip,
            message,
            origin,
            cond: at.cond,
            sensitive: value.deep_marks().has(Marks::SENSITIVE),
        });
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
            let at = self.under(at, element.cond);
            match properties.iter().find(|(n, _)| *n == name.as_str()) {
                Some((name, ty)) => {
                    let inner = At {
                        within: name,
                        depth: at.depth + 1,
                        ..at
                    };
                    self.arms(inner, &element.value, ty);
                }
                // A key that is not known may be any of them.
                None if object.rest.is_none() => {
                    self.unknown(at, object, name, &element.value, properties);
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
        if directive(name) || name == "Ref" || name.is_empty() {
            return;
        }
        let free = |n: &&str| object.get(n).is_none_or(|e| e.value.is_null());
        let near = suggest(name, properties.iter().map(|(n, _)| *n).filter(free));
        let what = match at.resource.dialect {
            Dialect::CloudFormation => "property",
            // Providers lose and gain arguments from version to version: only a slip of the pen is
            // told for certain.
            Dialect::Terraform if near.is_none() || value.is_null() => return,
            Dialect::Terraform => "argument",
        };
        let none = format!("{} has no {what} `{name}`", at.words());
        match near {
            Some(near) => {
                let message = format!("{none}; did you mean `{near}`?");
                self.say(at, Slip::Misspelt, value, message);
            }
            None => self.say(at, Slip::Unknown, value, none),
        }
    }

    /// A value of a type, whichever it is.
    fn arms(&mut self, at: At<'_>, value: &Value, ty: &str) {
        for (cond, value) in value.arms() {
            self.value(self.under(at, cond), &value, ty);
        }
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
                    self.element(at, element, inner);
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
            // What a tool that comes before CloudFormation puts there is not known.
            (_, Kind::Object(o) | Kind::Map(o)) if o.entries.iter().any(|(n, _)| directive(n)) => {}
            _ => {
                if let Some(expected) = contradiction(value, ty) {
                    let message = format!("{} must be {expected}", at.words());
                    self.say(at, Slip::WrongType, value, message);
                }
            }
        }
    }

    fn elements(&mut self, at: At<'_>, seq: &Seq, ty: &str) {
        for element in &seq.items {
            self.element(at, element, ty);
        }
    }

    fn element(&mut self, at: At<'_>, element: &Element, ty: &str) {
        let at = At {
            depth: at.depth + 1,
            ..self.under(at, element.cond)
        };
        self.arms(at, &element.value, ty);
    }
}

/// Whether a key is an order to CloudFormation or to a tool that comes before it (`Fn::Transform`,
/// `Rain::Embed`): no property has such a name.
fn directive(key: &str) -> bool {
    key.contains("::")
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
        let remarks = check(&unit).remove("R").unwrap_or_default();
        remarks
            .into_iter()
            .map(|r| {
                assert!(r.cond.is_true());
                let written = text.get(r.origin.span.range()).unwrap();
                format!("{:?}: {} at {written}", r.slip, r.message)
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
                assert_eq!(
                    properties.is_none(),
                    line.text == "*",
                    "{name} {}",
                    line.text
                );
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
                "Misspelt: `AWS::S3::Bucket` has no property `PublicAccessBlockConfig`; did you mean \
                 `PublicAccessBlockConfiguration`? at {BlockPublicAcls: true}"
            ]
        );
        assert_eq!(
            said("{VersioningConfiguration: {Stauts: Enabled}}"),
            [
                "Misspelt: `VersioningConfiguration` of `AWS::S3::Bucket` has no property `Stauts`; \
                 did you mean `Status`? at Enabled"
            ]
        );
        assert_eq!(
            said("{Colour: blue}"),
            ["Unknown: `AWS::S3::Bucket` has no property `Colour` at blue"]
        );
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
            "{BucketName: {Rain::Embed: name.txt}, Rain::Module: bucket.yaml}",
            "{LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: '5'}]}}",
        ] {
            assert_eq!(said(properties), Vec::<String>::new(), "{properties}");
        }
        let text = "Transform: Some::Macro\nResources:\n  R: {Type: AWS::S3::Bucket, Properties: {Colour: blue}}\n";
        let unit = analyze(FileId(0), "t.yaml", text, &Inputs::default());
        assert!(check(&unit).is_empty());
    }
}
