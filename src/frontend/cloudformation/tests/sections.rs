//! Parameters, resources, outputs, and templates that are none.

use super::*;
use crate::value::Hop;

fn with(parameters: &[(&str, &str)], text: &str) -> Unit {
    let inputs = Inputs {
        parameters: parameters
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        ..Inputs::default()
    };
    analyze(FileId(0), "t.yaml", text, &inputs)
}

#[test]
fn a_resource_has_its_places() {
    let text = "Resources:\n  # c\n  A:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Retain\n    DependsOn: [B]\n    Metadata: {x: 1}\n    Properties:\n      BucketName: n\n      Tags: !Ref AWS::NoValue\n  B:\n    Type: AWS::S3::Bucket\n";
    let unit = clean(text);
    let a = resource(&unit, "A");
    assert_eq!(a.ty, "AWS::S3::Bucket");
    assert_eq!(written(text, a.header), "A");
    assert!(written(text, a.span).starts_with("A:"));
    assert!(written(text, a.span).ends_with("AWS::NoValue"));
    assert_eq!(show(&unit.conditions, &a.body), r#"{BucketName: "n"}"#);
    assert_eq!(
        (a.body.origin.span, a.body.origin.hop),
        (a.header, Hop::Block)
    );
    assert_eq!(
        show(&unit.conditions, &a.meta),
        r#"{DeletionPolicy: "Retain", DependsOn: ["B"], Metadata: {x: 1}}"#
    );
    assert_eq!(*a.references, ["B"]);
    assert!(a.exists.is_true());
    let b = resource(&unit, "B");
    assert_eq!(show(&unit.conditions, &b.body), "{}");
}

#[test]
fn references_are_found_everywhere() {
    let text = "Resources:\n  A: {Type: X::Y}\n  B: {Type: X::Y}\n  C: {Type: X::Y}\n  R:\n    Type: X::Z\n    DependsOn: C\n    Properties:\n      a: !Sub '${B.Arn}-${AWS::Region}'\n      b: [!If [Never, !Ref A, 1]]\nConditions:\n  Never: !Equals [1, 2]\n";
    assert_eq!(*resource(&clean(text), "R").references, ["A", "B", "C"]);
}

#[test]
fn parameters_are_given_by_default_or_open() {
    let text = "Parameters:\n  S: {Type: String, Default: d}\n  N: {Type: Number}\n  L: {Type: CommaDelimitedList}\n  LN: {Type: 'List<Number>', Default: '1, 2'}\n  E: {Type: String, Default: ''}\n  Id: {Type: String, Default: 012345678901}\nResources:\n  R:\n    Type: X::Y\n    Properties:\n      P: [!Ref S, !Ref N, !Ref L, !Ref LN, !Ref E, !Ref Id]\n";
    assert_eq!(
        property(&clean(text)),
        r#"["d", ?`N` has no value, ?`L` has no value, [1, 2], "", "012345678901"]"#
    );
    let given = with(
        &[("S", "x"), ("N", "7"), ("L", "a, b"), ("Other", "y")],
        text,
    );
    assert_eq!(
        property(&given),
        r#"["x", 7, ["a", "b"], [1, 2], "", "012345678901"]"#
    );
}

#[test]
fn many_allowed_values_are_open() {
    let allowed: Vec<String> = (0..17).map(|i| format!("v{i}")).collect();
    let text = format!(
        "Parameters:\n  A: {{Type: String, AllowedValues: [{}]}}\n  B: {{Type: Number, AllowedValues: [1]}}\nResources:\n  R: {{Type: X::Y, Properties: {{P: [!Ref A, !Ref B]}}}}\n",
        allowed.join(", ")
    );
    assert_eq!(property(&clean(&text)), "[?`A` has no value, 1]");
}

#[test]
fn outputs_follow_their_conditions() {
    let text = "Parameters:\n  E: {Type: String}\nConditions:\n  P: !Equals [!Ref E, p]\n  N: !Equals [a, b]\nResources:\n  R: {Type: X::Y}\nOutputs:\n  A: {Value: !GetAtt R.Arn}\n  B: {Value: 1, Condition: P}\n  C: {Value: 1, Condition: N}\n";
    let unit = clean(text);
    let seen: Vec<String> = unit
        .outputs
        .iter()
        .map(|o| format!("{} = {}", o.name, show(&unit.conditions, &o.value)))
        .collect();
    assert_eq!(
        seen,
        [
            "A = ?`R.Arn` is known after apply = R.Arn",
            "B = {E == \"p\": 1 | E != \"p\": null}"
        ]
    );
}

#[test]
fn what_is_no_template_is_reported() {
    for (text, expected) in [
        ("", vec!["invalid-template"]),
        ("- a\n", vec!["invalid-template"]),
        ("AWSTemplateFormatVersion: x\n", vec!["invalid-template"]),
        ("Resources: []\n", vec!["invalid-template"]),
        (
            "Resources:\n  A: 1\n  B: {Type: X::Y}\n",
            vec!["invalid-template"],
        ),
        (
            "Resources:\n  A: {Properties: {}}\n",
            vec!["invalid-template"],
        ),
        (
            "Resources:\n  A: {Type: X::Y, Condition: No}\n",
            vec!["unknown-reference"],
        ),
        (
            "Resources:\n  A: {Type: X::Y, DependsOn: Nobody}\n",
            vec!["unknown-reference"],
        ),
        (
            "Resources:\n  A: {Type: X::Y}\n  A: {Type: X::Z}\n",
            vec!["duplicate-key"],
        ),
        (
            "Resources:\n  A: {Type: X::Y}\n---\nb: 1\n",
            vec!["multiple-documents"],
        ),
        ("Resources: {A: {Type: X::Y}\n", vec!["syntax-error"]),
        (
            "Parameters: {A: 1}\nResources: {A: {Type: X::Y}}\n",
            vec!["invalid-template"],
        ),
        (
            "Transform: Wizard\nResources: {A: {Type: X::Y, Properties: {P: !Ref Made}}}\n",
            vec!["macro-not-expanded"],
        ),
        (
            "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::A: [X, [a]]\n",
            vec!["invalid-intrinsic"],
        ),
        (
            "Resources:\n  A: {Type: X::Y, Properties: {P: !Length [a]}}\n",
            vec!["invalid-template"],
        ),
        (
            "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources: {R: {Type: X::Y, Condition: A}}\n",
            vec!["condition-cycle"],
        ),
    ] {
        assert_eq!(codes(&unit(text)), expected, "{text}");
    }
}

#[test]
fn json_files_are_read_strictly() {
    let text = "{\"Resources\": {\"A\": {\"Type\": \"X::Y\"},}}";
    let unit = analyze(FileId(0), "a.json", text, &Inputs::default());
    assert_eq!(codes(&unit), ["syntax-error"]);
    let unit = analyze(FileId(0), "a.template", text, &Inputs::default());
    assert_eq!((codes(&unit).len(), unit.resources.len()), (0, 1));
}

#[test]
fn a_condition_chain_is_settled_without_recursion() {
    let mut text =
        "Parameters:\n  E: {Type: String}\nConditions:\n  C0: !Equals [!Ref E, p]\n".to_owned();
    for i in 1..3_000 {
        text.push_str(&format!("  C{i}: !Not [!Condition C{}]\n", i - 1));
    }
    text.push_str("Resources:\n  R: {Type: X::Y, Condition: C2999}\n");
    let unit = clean(&text);
    let exists = resource(&unit, "R").exists;
    assert_eq!(unit.conditions.describe(exists), "E != \"p\"");
}

#[test]
fn files_on_disk() {
    let text = include_str!("../../../../testdata/cloudformation/web.yaml");
    let unit = clean(text);
    insta::assert_snapshot!(
        unit.resources
            .iter()
            .map(|r| format!(
                "{} ({}) when {}\n  {}\n  meta {}\n  references {:?}\n",
                r.address,
                r.ty,
                unit.conditions.describe(r.exists),
                show(&unit.conditions, &r.body),
                show(&unit.conditions, &r.meta),
                r.references
            ))
            .collect::<String>()
    );
}
