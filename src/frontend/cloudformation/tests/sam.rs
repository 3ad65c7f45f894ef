//! What SAM templates become, and where that points.

use super::{codes, property, resource, show, unit, written};
use crate::resource::Unit;
use crate::value::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const HEAD: &str = "Transform: AWS::Serverless-2016-10-31\nResources:\n";

/// A template with SAM's transform.
fn sam(resources: &str) -> Unit {
    unit(&format!("{HEAD}{resources}"))
}

fn ids(unit: &Unit) -> Vec<&str> {
    unit.resources.iter().map(|r| r.address.as_str()).collect()
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloudformation/sam")
}

/// `expected.txt` is what the published translator makes of the examples:
/// `examples/compare_sam.py --types testdata/cloudformation/sam`.
#[test]
fn examples_become_what_the_translator_makes_of_them() {
    let mut made = BTreeSet::new();
    for entry in std::fs::read_dir(examples()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "expected.txt" {
            continue;
        }
        let unit = unit(&std::fs::read_to_string(&path).unwrap());
        assert_eq!(codes(&unit), Vec::<&str>::new(), "{name}");
        let lines = unit.resources.iter();
        made.extend(lines.map(|r| format!("{name} {} {}", r.address, r.ty)));
    }
    let expected = std::fs::read_to_string(examples().join("expected.txt")).unwrap();
    let expected: BTreeSet<String> = expected.lines().map(str::to_owned).collect();
    let missing: Vec<_> = expected.difference(&made).collect();
    let more: Vec<_> = made.difference(&expected).collect();
    assert!(expected.len() > 300);
    assert_eq!((missing, more), (Vec::new(), Vec::new()));
}

/// Values keep the places of the user's text; what SAM adds stands at the SAM resource.
#[test]
fn what_is_made_points_at_what_was_written() {
    let text = format!(
        "{HEAD}  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Policies:
        - AdministratorAccess
        - Statement: [{{Effect: Allow, Action: 's3:*', Resource: '*'}}]
"
    );
    let unit = unit(&text);
    let role = resource(&unit, "FRole");
    assert_eq!(written(&text, role.header), "F");
    assert_eq!(role.made_of.as_deref(), Some("F"));
    let at = |value: &Value| written(&text, value.origin.span).to_owned();
    let managed = role.body.get("ManagedPolicyArns").unwrap();
    let managed = &managed.as_seq().unwrap().items;
    assert_eq!(at(&managed[0].value), "F");
    assert_eq!(
        show(&unit.conditions, &managed[1].value),
        "\"arn:aws:iam::aws:policy/AdministratorAccess\""
    );
    assert_eq!(at(&managed[1].value), "AdministratorAccess");
    // Through containers too, which stand nowhere themselves.
    let mut value = role.body.get("Policies").unwrap().clone();
    for step in ["", "PolicyDocument", "Statement", "", "Action"] {
        let part = match step {
            "" => value.as_seq().unwrap().items[0].value.clone(),
            name => value.get(name).unwrap().clone(),
        };
        let origin = value.origin.of_part(&part.origin);
        value = part.with_origin(origin);
    }
    assert_eq!(at(&value), "'s3:*'");
    let function = resource(&unit, "F");
    assert_eq!(at(function.body.get("Runtime").unwrap()), "python3.13");
}

#[test]
fn globals_keep_their_places() {
    let text = "Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.9, Timeout: 3}}
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {Timeout: 9, InlineCode: x, Handler: a.b}}
";
    let unit = unit(text);
    let body = &resource(&unit, "F").body;
    let runtime = body.get("Runtime").unwrap();
    assert_eq!(written(text, runtime.origin.span), "python3.9");
    let timeout = body.get("Timeout").unwrap();
    assert_eq!(show(&unit.conditions, timeout), "9");
}

#[test]
fn names_at_sam_resources_are_references() {
    let unit = sam(
        "  F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live, Handler: a.b}}
  R:
    Type: X::Y
    DependsOn: F.Alias
    Properties:
      P:
        - !Ref F.Alias
        - !Ref F.Version
        - !Sub '${F.Alias}'
        - !GetAtt F.Arn
        - !GetAtt F.Alias.Name
",
    );
    assert_eq!(codes(&unit), Vec::<&str>::new());
    let property = property(&unit);
    // The name is known.
    for name in ["FAliaslive", "FVersion", "F.Arn", "\"live\""] {
        assert!(property.contains(name), "{name} in {property}");
    }
    let r = resource(&unit, "R");
    assert!(r.references.iter().any(|r| r == "FAliaslive"));
}

#[test]
fn without_the_transform_it_is_expanded_and_reported() {
    let unit = unit("Resources: {T: {Type: 'AWS::Serverless::SimpleTable'}}\n");
    assert_eq!(codes(&unit), ["transform-missing"]);
    assert_eq!(resource(&unit, "T").ty, "AWS::DynamoDB::Table");
}

#[test]
fn types_and_events_that_are_not_known_are_reported() {
    let unit = sam(
        "  A: {Type: AWS::Serverless::Wizard, Properties: {B: !Ref Made}}
  F: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: Magic}}}}
",
    );
    assert_eq!(codes(&unit), ["sam-not-expanded", "sam-not-expanded"]);
    assert_eq!(ids(&unit), ["A", "F", "FRole"]);
}

#[test]
fn conditions_of_sam_resources_hold_for_what_they_become() {
    let text = "Transform: AWS::Serverless-2016-10-31
Parameters: {Stage: {Type: String, AllowedValues: [test, live]}}
Conditions: {IsLive: !Equals [!Ref Stage, live]}
Resources:
  F:
    Type: AWS::Serverless::Function
    Condition: IsLive
    Properties: {Handler: a.b, Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}}
";
    let unit = unit(text);
    assert_eq!(unit.resources.len(), 6);
    for resource in &unit.resources {
        let when = unit.conditions.describe(resource.exists);
        assert_eq!(when, "Stage == \"live\"", "{}", resource.address);
    }
}

/// Anything may stand anywhere.
#[test]
fn strange_shapes_are_taken_as_they_are() {
    for properties in [
        "1",
        "[]",
        "{Events: []}",
        "{Events: {E: 1}}",
        "{Events: {E: {Type: [1]}}}",
        "{Events: {E: {Type: Api, Properties: 3}}}",
        "{Events: {E: {Type: S3, Properties: {Bucket: !Ref F, Events: [null, {a: b}]}}}}",
        "{Policies: {S3ReadPolicy: 7}}",
        "{Policies: [[[]], null, !If [A, B, C], {}]}",
        "{Tags: [1], PropagateTags: true, Environment: !Ref AWS::NoValue}",
        "{Role: !If [A, !Ref AWS::NoValue, !Ref AWS::NoValue]}",
        "{EventInvokeConfig: {DestinationConfig: {OnSuccess: [], OnFailure: {Type: SQS}}}}",
        "{DeploymentPreference: {Alarms: !GetAZs ''}, AutoPublishAlias: {a: b}}",
        "{DeadLetterQueue: [], FunctionUrlConfig: 1, Domain: [], Auth: {Authorizers: [1]}}",
    ] {
        for ty in [
            "Function",
            "Api",
            "HttpApi",
            "StateMachine",
            "GraphQLApi",
            "Connector",
            "SimpleTable",
            "LayerVersion",
            "Application",
        ] {
            let text = format!("  F: {{Type: AWS::Serverless::{ty}, Properties: {properties}}}\n");
            let unit = sam(&text);
            assert!(!unit.resources.is_empty() || ty == "Connector", "{text}");
        }
    }
    for globals in ["1", "[]", "{Function: [1]}", "{Function: {Tags: 1}}"] {
        let text = format!(
            "Globals: {globals}\n{HEAD}  F: {{Type: AWS::Serverless::Function, Properties: {{Tags: {{a: b}}}}}}\n"
        );
        assert_eq!(ids(&unit(&text)), ["F", "FRole"]);
    }
}

/// Globals are copied into each resource, and that has an end.
#[test]
fn copies_of_globals_are_bounded() {
    let variables: String = (0..2_000).map(|n| format!("        V{n}: x\n")).collect();
    let functions: String = (0..400)
        .map(|n| format!("  F{n}: {{Type: AWS::Serverless::Function}}\n"))
        .collect();
    let text = format!(
        "Globals:\n  Function:\n    Environment:\n      Variables:\n{variables}{HEAD}{functions}"
    );
    let unit = unit(&text);
    assert_eq!(codes(&unit), ["sam-limit"]);
    assert_eq!(unit.resources.len(), 800);
}
