//! `AWS::Include` of local files, and definitions in files.

use super::stacks::{addresses, shown, units};
use super::*;

/// The unit of a template that includes other files.
fn included(template: &str, files: &[(&str, &str)]) -> Unit {
    let mut all = vec![("app/t.yaml", template)];
    all.extend(files);
    let mut units = units(&all).into_iter();
    units.find(|u| u.path == "app/t.yaml").unwrap()
}

fn messages(unit: &Unit) -> Vec<&str> {
    unit.problems.iter().map(|p| p.message.as_str()).collect()
}

#[test]
fn in_sections_properties_and_values_in_both_languages() {
    let unit = included(
        "
Mappings:
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: maps.json}}
Resources:
  Fn::Transform:
    Name: AWS::Include
    Parameters: {Location: ../parts/buckets.yaml}
  R:
    Type: X::Y
    Properties:
      Own: 1
      Fn::Transform:
        - {Name: AWS::Include, Parameters: {Location: p.yaml}}
        - {Name: AWS::Include, Parameters: {Location: q.json}}
      Value: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: p.yaml}}}
      Short: !Transform {Name: AWS::Include, Parameters: {Location: p.yaml}}
      Size: !FindInMap [Sizes, a, b]
",
        &[
            ("app/maps.json", "{\"Sizes\": {\"a\": {\"b\": 7}}}"),
            (
                "parts/buckets.yaml",
                "One:\n  Type: A::B\n  Properties:\n    P: {Fn::Sub: 'x-${R}-${AWS::Region}'}\nTwo: {Type: A::B}\n",
            ),
            ("app/p.yaml", "Given: {Ref: One}\n"),
            ("app/q.json", "{\"Other\": [1]}"),
        ],
    );
    assert_eq!(messages(&unit), Vec::<&str>::new());
    assert_eq!(addresses(&unit), ["One", "Two", "R"]);
    assert_eq!(shown(&unit, "R", "Own"), "1");
    assert_eq!(
        shown(&unit, "R", "Given"),
        "?`One` is known after apply = One"
    );
    assert_eq!(shown(&unit, "R", "Other"), "[1]");
    assert_eq!(
        shown(&unit, "R", "Value"),
        "{Given: ?`One` is known after apply = One}"
    );
    assert_eq!(
        shown(&unit, "R", "Short"),
        "{Given: ?`One` is known after apply = One}"
    );
    assert_eq!(shown(&unit, "R", "Size"), "7");
    assert_eq!(
        shown(&unit, "One", "P"),
        "?<\"x-\" ?`R` is known after apply = R \"-\" ?`AWS::Region` is known when deployed>"
    );
    let expected = [
        "app/maps.json",
        "app/p.yaml",
        "app/q.json",
        "app/t.yaml",
        "parts/buckets.yaml",
    ];
    assert_eq!(unit.files, expected);
    assert_eq!(unit.templates, ["app/t.yaml"]);
}

#[test]
fn places_are_those_of_the_included_file() {
    let text = "One:\n  Type: A::B\n  Properties:\n    P: {Fn::Sub: 'ä${AWS::Region}'}\n";
    let unit = included(
        "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: one.yaml}}\n",
        &[("app/one.yaml", text)],
    );
    let one = resource(&unit, "One");
    assert_eq!(one.header.file, FileId(1));
    assert_eq!(written(text, one.header), "One");
    let value = one.body.get("P").unwrap();
    assert_eq!(value.origin.span.file, FileId(1));
    let parts = value.as_unknown().unwrap().parts.clone().unwrap();
    let Some(crate::value::Part::Value(region)) = parts.items.last() else {
        panic!("no reference");
    };
    assert_eq!(written(text, region.origin.span), "${AWS::Region}");
}

#[test]
fn at_the_top_sections_are_joined() {
    for top in [
        "Transform: {Name: AWS::Include, Parameters: {Location: top.yaml}}",
        "Transform: [AWS::LanguageExtensions, {Name: AWS::Include, Parameters: {Location: top.yaml}}]",
        "Fn::Transform: {Name: AWS::Include, Parameters: {Location: top.yaml}}",
    ] {
        let unit = included(
            &format!("{top}\nResources:\n  R: {{Type: X::Y, Properties: {{P: !Ref Name}}}}\n"),
            &[(
                "app/top.yaml",
                "Parameters: {Name: {Type: String, Default: x}}\nResources: {S: {Type: X::Y}}\n",
            )],
        );
        assert_eq!(messages(&unit), Vec::<&str>::new(), "{top}");
        let mut made = addresses(&unit);
        made.sort();
        assert_eq!(made, ["R", "S"], "{top}");
        assert_eq!(property(&unit), "\"x\"", "{top}");
    }
}

#[test]
fn what_is_not_at_hand_stays_unknown_for_its_reason() {
    for (location, file, why) in [
        ("s3://bucket/x.yaml", "", "it is not among the files"),
        ("x.yaml", "", "there is no such file"),
        ("../../x.yaml", "", "it is not among the files"),
        ("x.yaml", "[1]", "its text is no mapping"),
        ("x.yaml", "a: [", "its text cannot be read"),
    ] {
        let template = format!(
            "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      P: {{Fn::Transform: {{Name: AWS::Include, Parameters: {{Location: {location}}}}}}}\n"
        );
        let files = [("app/x.yaml", file)];
        let unit = included(&template, if file.is_empty() { &[] } else { &files });
        let message = format!("`AWS::Include` of `{location}` is not expanded: {why}");
        assert!(messages(&unit).contains(&message.as_str()), "{message}");
        let value = property(&unit);
        assert!(value.starts_with('?') && value.contains(why), "{value}");
        let missing = unit.missing.iter().any(|m| m == "app/x.yaml");
        assert_eq!(missing, why == "there is no such file", "{location}");
    }
}

#[test]
fn what_cloudformation_refuses_is_said() {
    // Includes within includes, also of themselves.
    let unit = included(
        "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: a.yaml}}\n",
        &[(
            "app/a.yaml",
            "R: {Type: X::Y, Properties: {P: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: a.yaml}}}}}\n",
        )],
    );
    assert_eq!(codes(&unit), ["macro-not-expanded"]);
    assert!(property(&unit).contains("an included file cannot include others"));
    // Short forms.
    let unit = included(
        "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: a.yaml}}\n",
        &[("app/a.yaml", "R: {Type: X::Y, Properties: {P: !Ref R}}\n")],
    );
    assert_eq!(codes(&unit), ["invalid-template"]);
    assert_eq!(property(&unit), "?`R` is known after apply = R");
    // `Parameters`.
    let unit = included(
        "Parameters:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: a.yaml}}\nResources: {R: {Type: X::Y}}\n",
        &[("app/a.yaml", "P: {Type: String}\n")],
    );
    assert!(messages(&unit)[0].contains("it cannot stand in `Parameters`"));
    // A key of both.
    let unit = included(
        "Resources:\n  R: {Type: X::Y, Properties: {P: 1, Fn::Transform: {Name: AWS::Include, Parameters: {Location: a.yaml}}}}\n",
        &[("app/a.yaml", "P: 2\n")],
    );
    assert_eq!(codes(&unit), ["duplicate-key"]);
    assert_eq!(property(&unit), "2");
}

#[test]
fn what_is_included_is_bounded() {
    let big: String = (0..3_000).map(|i| format!("K{i}: {i}\n")).collect();
    let values: String = (0..200)
        .map(|i| format!("      P{i}: {{Fn::Transform: {{Name: AWS::Include, Parameters: {{Location: big.yaml}}}}}}\n"))
        .collect();
    let unit = included(
        &format!("Resources:\n  R:\n    Type: X::Y\n    Properties:\n{values}"),
        &[("app/big.yaml", &big)],
    );
    assert!(!messages(&unit).is_empty());
    for message in messages(&unit) {
        assert!(message.ends_with("too much is included"), "{message}");
    }
}

const MACHINES: &str = "
Transform: AWS::Serverless-2016-10-31
Resources:
  Sam:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: NAME
      DefinitionSubstitutions: {Target: !GetAtt Work.Arn}
  Plain:
    Type: AWS::StepFunctions::StateMachine
    Properties: {DefinitionS3Location: NAME, RoleArn: r}
  Rest:
    Type: AWS::Serverless::Api
    Properties: {StageName: s, DefinitionUri: NAME}
  Http:
    Type: AWS::Serverless::HttpApi
    Properties: {DefinitionUri: NAME}
  Work: {Type: X::Y}
";

#[test]
fn definitions_beside_the_template_are_read_as_data() {
    let json =
        "{\"States\": {\"S\": {\"Resource\": \"${Target}\", \"Fn::Sub\": \"${AWS::Region}\"}}}";
    let yaml = "States:\n  S: &s {Resource: '${Target}', 'Fn::Sub': '${AWS::Region}'}\n";
    for (name, text) in [("m.asl.json", json), ("m.yaml", yaml)] {
        let path = format!("app/{name}");
        let unit = included(&MACHINES.replace("NAME", name), &[(&path, text)]);
        assert_eq!(messages(&unit), Vec::<&str>::new());
        let expected = r#"{States: {S: {Fn::Sub: "${AWS::Region}", Resource: "${Target}"}}}"#;
        assert_eq!(shown(&unit, "Sam", "Definition"), expected);
        assert_eq!(shown(&unit, "Plain", "Definition"), expected);
        assert_eq!(shown(&unit, "Rest", "Body"), expected);
        assert_eq!(shown(&unit, "Http", "Body"), expected);
        assert_eq!(shown(&unit, "Sam", "DefinitionS3Location"), "absent");
        assert_eq!(
            shown(&unit, "Sam", "DefinitionSubstitutions"),
            "{Target: ?`Work.Arn` is known after apply = Work.Arn}"
        );
        let states = resource(&unit, "Plain").body.get("Definition").unwrap();
        let states = states.get("States").unwrap();
        let resource = states.get("S").unwrap().get("Resource").unwrap();
        assert_eq!(
            written(text, resource.origin.source().span).trim_matches(['"', '\'']),
            "${Target}"
        );
        assert!(unit.files.iter().any(|f| *f == path));
    }
}

#[test]
fn definitions_elsewhere_are_unknown() {
    let packaged = "?it is uploaded when the template is packaged";
    let expected = format!("{{Bucket: {packaged}, Key: {packaged}}}");
    let unit = included(&MACHINES.replace("NAME", "gone.json"), &[]);
    assert_eq!(messages(&unit), Vec::<&str>::new());
    for (id, property) in [
        ("Sam", "DefinitionS3Location"),
        ("Plain", "DefinitionS3Location"),
        ("Rest", "BodyS3Location"),
        ("Http", "BodyS3Location"),
    ] {
        assert_eq!(shown(&unit, id, property), expected, "{id}");
    }
    assert_eq!(unit.missing, ["app/gone.json"]);
    let template = MACHINES.replace("DefinitionUri: NAME", "DefinitionUri: s3://b/k");
    let unit = included(&template, &[]);
    assert_eq!(
        shown(&unit, "Rest", "BodyS3Location"),
        "{Bucket: \"b\", Key: \"k\"}"
    );
    let unit = included(
        &MACHINES.replace("NAME", "m.json"),
        &[("app/m.json", "{\"a\": ")],
    );
    assert_eq!(codes(&unit), ["syntax-error"]);
    assert_eq!(shown(&unit, "Plain", "DefinitionS3Location"), expected);
}

#[test]
fn a_location_that_is_a_function_is_no_path() {
    let template = "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      P: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: !Ref x.yaml}}}\n";
    let unit = included(template, &[("app/x.yaml", "a: 1\n")]);
    assert!(messages(&unit).contains(&"`AWS::Include` is not expanded: its location is no text"));
    assert!(property(&unit).starts_with('?'));
}

#[test]
fn a_list_of_very_many_macros_is_none() {
    let mut template = "Metadata:\n  All: &all\n".to_owned();
    for _ in 0..2_000 {
        template.push_str("    - {Name: AWS::Include, Parameters: {Location: x.yaml}}\n");
    }
    template.push_str("Resources:\n");
    for n in 0..2_000 {
        template.push_str(&format!(
            "  R{n}: {{Type: X::Y, Properties: {{Fn::Transform: *all}}}}\n"
        ));
    }
    let unit = included(&template, &[]);
    assert!(messages(&unit).contains(&"`Fn::Transform` is not expanded"));
}
