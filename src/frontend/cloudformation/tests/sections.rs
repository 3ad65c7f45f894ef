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
fn resources_of_modules_are_not_missing() {
    let text = "Resources:\n  M: {Type: My::Team::Bucket::MODULE}\n  R: {Type: X::Y, Properties: {P: [!Ref MBucket, !GetAtt M.Bucket.Arn]}}\n";
    assert_eq!(
        property(&clean(text)),
        "[?`MBucket` is in the module `M`, whose text is not here, ?`M.Bucket.Arn` is known after apply = M.Bucket.Arn]"
    );
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

/// When the resource `R` exists, given an expression as its condition.
fn when(parameters: &str, condition: &str) -> String {
    let text = format!(
        "Parameters: {{{parameters}}}\nConditions: {{C: {condition}}}\nResources: {{R: {{Type: X::Y, Condition: C}}}}\n"
    );
    let unit = clean(&text);
    let found = unit.resources.first();
    found.map_or("never".to_owned(), |r| unit.conditions.describe(r.exists))
}

#[test]
fn constraints_decide_what_is_possible() {
    for (parameter, value, expected) in [
        ("MinLength: 1", "''", "never"),
        ("MinLength: 1", "a", "P == \"a\""),
        ("MaxLength: 2", "abc", "never"),
        ("AllowedPattern: '[a-z]+'", "'1'", "never"),
        ("AllowedPattern: '[a-z]+'", "ab", "P == \"ab\""),
        ("Type: Number, MinValue: 2", "1", "never"),
        ("Type: Number", "x", "never"),
        ("AllowedValues: [a, b]", "c", "never"),
    ] {
        let ty = if parameter.starts_with("Type") {
            ""
        } else {
            "Type: String, "
        };
        let parameters = format!("P: {{{ty}{parameter}}}");
        let condition = format!("!Equals [!Ref P, {value}]");
        assert_eq!(
            when(&parameters, &condition),
            expected,
            "{parameter} {value}"
        );
    }
    // More values than alternatives are kept of.
    let many: Vec<String> = (0..30).map(|i| format!("v{i}")).collect();
    let parameters = format!("P: {{Type: String, AllowedValues: [{}]}}", many.join(", "));
    assert_eq!(when(&parameters, "!Equals [!Ref P, other]"), "never");
    assert_eq!(when(&parameters, "!Equals [!Ref P, v29]"), "P == \"v29\"");
}

#[test]
fn a_given_value_that_is_refused_is_reported_without_it() {
    let text = "Parameters:\n  P: {Type: String, AllowedValues: [a], NoEcho: true}\nResources:\n  R: {Type: X::Y}\n";
    let unit = with(&[("P", "hunter2")], text);
    assert_eq!(codes(&unit), ["invalid-parameter-value"]);
    assert!(!unit.problems[0].message.contains("hunter2"));
    assert!(with(&[("P", "a")], text).problems.is_empty());
}

#[test]
fn a_value_that_nobody_knows_is_not_the_default() {
    let text = "Parameters:\n  P: {Type: String, Default: d}\nResources:\n  R: {Type: X::Y, Properties: {P: !Ref P}}\n";
    let mut inputs = Inputs::default();
    inputs.give("P", None);
    let unit = analyze(FileId(0), "t.yaml", text, &inputs);
    assert_eq!(property(&unit), "?`P` has no value");
}

#[test]
fn assertions_rule_out_stacks() {
    let head = "Parameters:\n  Env: {Type: String}\n  Size: {Type: String}\n  Nets: {Type: CommaDelimitedList, Default: 'a, b'}\nResources: {R: {Type: X::Y}}\nRules:\n";
    for (rule, expected) in [
        (
            "  A: {Assertions: [{Assert: {'Fn::Contains': [[dev, prod], {Ref: Env}]}}]}\n",
            "Env in [\"dev\", \"prod\"]",
        ),
        (
            "  A:\n    RuleCondition: !Equals [!Ref Env, prod]\n    Assertions: [{Assert: !Not [!Equals [!Ref Size, small]], AssertDescription: x}]\n",
            "Env == \"prod\" and Size != \"small\" or Env != \"prod\"",
        ),
        (
            "  A: {Assertions: [{Assert: {'Fn::EachMemberIn': [{Ref: Nets}, [a, b, c]]}}]}\n",
            "always",
        ),
        // What no value keeps, and what nobody can tell, says nothing.
        (
            "  A: {Assertions: [{Assert: {'Fn::EachMemberEquals': [{Ref: Nets}, a]}}]}\n",
            "always",
        ),
        (
            "  A: {Assertions: [{Assert: {'Fn::EachMemberIn': [{'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', Tags.x]}, {'Fn::RefAll': 'AWS::EC2::VPC::Id'}]}}]}\n",
            "always",
        ),
    ] {
        let unit = clean(&format!("{head}{rule}"));
        let possible = unit.possible.unwrap();
        assert_eq!(unit.conditions.describe(possible), expected, "{rule}");
    }
}

#[test]
fn broken_parts_cost_themselves() {
    let text = "Parameters:\n  P: {Type: [}\nResources:\n  A: {Type: X::Y, Properties: {P: !Ref P, Q: !Ref B}}\n  B:\n    Type: AWS::S3::BucketPolicy\n    Properties: a: b\n  C: {Type: X::Y}\n";
    let unit = unit(text);
    assert_eq!(codes(&unit), ["syntax-error", "syntax-error"]);
    let ids: Vec<&str> = unit.resources.iter().map(|r| r.address.as_str()).collect();
    assert_eq!(ids, ["A", "C", "B"]);
    assert_eq!(
        show(&unit.conditions, &resource(&unit, "A").body),
        "{P: ?`P` is broken, Q: ?`B` is known after apply = B}"
    );
    assert!(resource(&unit, "B").body.is_unknown());
    assert!(unit.unjudged.contains("B"));
}

#[test]
fn attributes_give_back_the_properties_of_their_name() {
    let text = r#"
Parameters:
  Range: {Type: String}
  Env: {Type: String, AllowedValues: [dev, prod]}
  Place: {Type: Number, AllowedValues: [0, 9]}
Conditions:
  Prod: !Equals [!Ref Env, prod]
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Open: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Range}}
  Some: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !If [Prod, 10.1.0.0/16, !Ref "AWS::NoValue"]}}
  Own: {Type: Custom::Vpc, Properties: {CidrBlock: 10.0.0.0/16}}
  A: {Type: AWS::SSM::Parameter, Properties: {Value: !GetAtt B.Value}}
  B: {Type: AWS::SSM::Parameter, Properties: {Value: !GetAtt A.Value}}
  R:
    Type: X::Y
    Properties:
      Known: !GetAtt Vpc.CidrBlock
      Text: !Sub "<${Vpc.CidrBlock}>"
      Input: !GetAtt Open.CidrBlock
      Absent: !GetAtt Vpc.VpcId
      Perhaps: !GetAtt Some.CidrBlock
      Answer: !GetAtt Own.CidrBlock
      Circle: !GetAtt A.Value
      Selected: !Select [!Ref Place, [a, b]]
"#;
    let unit = unit(text);
    let of = |name: &str| {
        let value = resource(&unit, "R").body.get(name).unwrap().clone();
        (show(&unit.conditions, &value), value.reference().is_some())
    };
    let is = |text: &str, named| (text.to_owned(), named);
    assert_eq!(of("Known"), is("\"10.0.0.0/16\"", true));
    assert_eq!(of("Text"), is("\"<10.0.0.0/16>\"", false));
    assert_eq!(
        of("Input"),
        is("?`Range` has no value = Open.CidrBlock", true)
    );
    assert_eq!(
        of("Absent"),
        is("?`Vpc.VpcId` is known after apply = Vpc.VpcId", true)
    );
    assert_eq!(
        of("Perhaps"),
        is(
            "?`Some.CidrBlock` is known after apply = Some.CidrBlock",
            true
        )
    );
    assert_eq!(
        of("Answer"),
        is(
            "?`Own.CidrBlock` is known after apply = Own.CidrBlock",
            true
        )
    );
    assert_eq!(
        of("Circle"),
        is("?`A.Value` is known after apply = A.Value", true)
    );
    // An element that is not there is no value, not none.
    let selected = of("Selected").0;
    assert!(
        selected.contains("Place == \"9\": ?its expression is in error"),
        "{selected}"
    );
}

#[test]
fn long_chains_of_attributes_end() {
    let mut text =
        "Resources:\n  R0: {Type: AWS::SSM::Parameter, Properties: {Value: a}}\n".to_owned();
    for n in 1..2_000 {
        let before = n - 1;
        text.push_str(&format!(
            "  R{n}: {{Type: AWS::SSM::Parameter, Properties: {{Value: !Sub \"${{R{before}.Value}}${{R{before}.Value}}\"}}}}\n"
        ));
    }
    let unit = clean(&text);
    let value = |id: &str| {
        let value = resource(&unit, id).body.get("Value").unwrap();
        show(&unit.conditions, value)
    };
    assert_eq!(value("R2"), "\"aaaa\"");
    assert!(value("R1999").starts_with('?'), "{}", value("R1999"));
}
