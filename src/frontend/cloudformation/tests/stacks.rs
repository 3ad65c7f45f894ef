//! Stacks within stacks, exports, templates that are text.

use super::*;
use crate::frontend::cloudformation::{Project, Templates};
use crate::source::{MemoryFs, SourceMap};
use crate::value::Str;

/// The units of the templates that are stacks of their own.
pub(super) fn units(files: &[(&str, &str)]) -> Vec<Unit> {
    let fs = MemoryFs::new(files.iter().map(|(p, t)| (p.to_string(), t.to_string())));
    let (sources, inputs) = (SourceMap::default(), Inputs::default());
    let templates = Templates::new(Project {
        fs: &fs,
        sources: &sources,
        max_file_size: 1 << 20,
    });
    let mut paths: Vec<Str> = Vec::new();
    for (path, text) in files {
        let file = sources.add(path, *text);
        templates.add(file, path, *text);
        paths.push((*path).into());
    }
    let roots = templates.roots(&paths);
    templates.link(&roots, |_| inputs.clone());
    roots
        .iter()
        .map(|root| templates.unit(root, &inputs))
        .collect()
}

pub(super) fn addresses(unit: &Unit) -> Vec<&str> {
    unit.resources.iter().map(|r| r.address.as_str()).collect()
}

pub(super) fn shown(unit: &Unit, id: &str, property: &str) -> String {
    match resource(unit, id).body.get(property) {
        Some(value) => show(&unit.conditions, value),
        None => "absent".to_owned(),
    }
}

const PARENT: &str = "
Conditions:
  Prod: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
  Net:
    Type: AWS::CloudFormation::Stack
    Condition: Prod
    Properties:
      TemplateURL: ./parts/net.yaml
      Parameters:
        Groups: !Join [',', [!Ref Group, sg-1]]
        Name: !Sub '${AWS::StackName}-net'
        Size: 3
  User:
    Type: X::Y
    Properties:
      Inner: !GetAtt Net.Outputs.BucketArn
      Text: !GetAtt [Net, Outputs.Fixed]
      Deep: !Sub 'x-${Net.Outputs.Deep}'
";

const NET: &str = "
Parameters:
  Groups: {Type: 'List<AWS::EC2::SecurityGroup::Id>'}
  Name: {Type: String}
  Size: {Type: Number}
  Kind: {Type: String, Default: small}
Conditions:
  Small: !Equals [!Ref Kind, small]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Condition: Small
    Properties: {Groups: !Ref Groups, Name: !Ref Name, Size: !Ref Size, Me: !Ref AWS::StackName}
  Sub:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: deep.yaml, Parameters: {Of: !GetAtt Bucket.Arn}}
Outputs:
  BucketArn: {Value: !GetAtt Bucket.Arn}
  Fixed: {Value: fixed}
  Deep: {Value: !GetAtt Sub.Outputs.Of}
";

const DEEP: &str = "
Parameters: {Of: {Type: String}}
Resources:
  Leaf: {Type: X::Leaf, Properties: {Of: !Ref Of}}
Outputs:
  Of: {Value: !Sub '${Of}/leaf'}
";

#[test]
fn a_nested_stack_belongs_to_its_caller() {
    let units = units(&[
        ("a/main.yaml", PARENT),
        ("a/parts/net.yaml", NET),
        ("a/parts/deep.yaml", DEEP),
    ]);
    let [unit] = units.as_slice() else {
        panic!("{} units", units.len());
    };
    assert_eq!(unit.problems, vec![]);
    assert_eq!(
        addresses(unit),
        [
            "Group",
            "Net",
            "Net/Bucket",
            "Net/Sub",
            "Net/Sub/Leaf",
            "User"
        ]
    );
    assert_eq!(
        unit.templates,
        ["a/main.yaml", "a/parts/deep.yaml", "a/parts/net.yaml"]
    );
    let bucket = resource(unit, "Net/Bucket");
    assert_eq!(
        unit.conditions.describe(bucket.exists),
        "AWS::Region == \"eu-west-1\""
    );
    assert_eq!(bucket.calls.len(), 1);
    let leaf = resource(unit, "Net/Sub/Leaf");
    let calls: Vec<&str> = leaf.calls.iter().map(|c| c.address.as_str()).collect();
    assert_eq!(calls, ["Net", "Net/Sub"]);
    assert_eq!(
        shown(unit, "Net/Bucket", "Groups"),
        "[?`Group` is known after apply = Group, \"sg-1\"]"
    );
    assert_eq!(shown(unit, "Net/Bucket", "Size"), "3");
    let name = shown(unit, "Net/Bucket", "Name");
    assert!(
        name.contains("`AWS::StackName`") && name.contains("\"-net\""),
        "{name}"
    );
    assert!(shown(unit, "Net/Bucket", "Me").contains("`Net/AWS::StackName`"));
    assert_eq!(
        shown(unit, "User", "Inner"),
        "?`Net/Bucket.Arn` is known after apply = Net/Bucket.Arn"
    );
    assert_eq!(shown(unit, "User", "Text"), "\"fixed\"");
    assert!(shown(unit, "User", "Deep").contains("= Net/Bucket.Arn"));
    assert!(bucket.edges().contains("Group"));
    assert!(resource(unit, "User").edges().contains("Net/Bucket"));
}

#[test]
fn a_parameter_keeps_its_default_where_nothing_is_passed() {
    let parent = "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.json, Parameters: {Odd: 1}}}\n";
    let child = r#"{"Parameters": {"X": {"Type": "String", "Default": "d"}, "Y": {"Type": "String"}},
        "Resources": {"R": {"Type": "X::Y", "Properties": {"X": {"Ref": "X"}, "Y": {"Ref": "Y"}}}}}"#;
    let units = units(&[("a.yaml", parent), ("b.json", child)]);
    assert_eq!(units.len(), 1);
    assert_eq!(codes(&units[0]), ["unknown-parameter"]);
    assert_eq!(shown(&units[0], "A/R", "X"), "\"d\"");
    assert_eq!(shown(&units[0], "A/R", "Y"), "?`A/Y` has no value");
}

#[test]
fn circles_of_templates_end() {
    let nest = |other: &str| {
        format!(
            "Resources:\n  S: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: {other}}}}}\n  R: {{Type: X::Y}}\n"
        )
    };
    let units = units(&[("a.yaml", &nest("b.yaml")), ("b.yaml", &nest("a.yaml"))]);
    assert_eq!(units.len(), 1);
    assert_eq!(codes(&units[0]), ["stack-cycle"]);
    assert_eq!(addresses(&units[0]), ["S", "S/S", "S/R", "R"]);
    // A stack that is passed its own outputs.
    let own = "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: b.yaml, Parameters: {P: !GetAtt S.Outputs.O}}\n";
    let other = "Parameters: {P: {Type: String}}\nResources: {R: {Type: X::Y}}\nOutputs: {O: {Value: !Ref P}}\n";
    let units = super::stacks::units(&[("a.yaml", own), ("b.yaml", other)]);
    assert_eq!(codes(&units[0]), ["stack-cycle"]);
}

#[test]
fn many_stacks_are_cut() {
    let mut files: Vec<(String, String)> = Vec::new();
    for level in 0..12 {
        let mut text = "Resources:\n  R: {Type: X::Y}\n".to_owned();
        for n in 0..10 {
            text.push_str(&format!("  S{n}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: t{}.yaml}}}}\n", level + 1));
        }
        files.push((format!("t{level}.yaml"), text));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let units = units(&files);
    assert_eq!(units.len(), 1);
    assert!(codes(&units[0]).contains(&"too-many-stacks"));
    assert!(units[0].resources.len() < 50_000);
}

#[test]
fn a_template_elsewhere_is_named() {
    let text = "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://s3.amazonaws.com/b/t.yaml'}}\n  B: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: gone.yaml}}\n  R: {Type: X::Y, Properties: {P: !GetAtt A.Outputs.X}}\n";
    let units = units(&[("a.yaml", text)]);
    let opaque: Vec<(&str, &str)> = units[0]
        .opaque
        .iter()
        .map(|o| (o.address.as_str(), o.source.as_str()))
        .collect();
    assert_eq!(
        opaque,
        [
            ("A", "https://s3.amazonaws.com/b/t.yaml"),
            ("B", "gone.yaml")
        ]
    );
    assert_eq!(units[0].missing, ["gone.yaml"]);
    assert!(property(&units[0]).ends_with("= A.Outputs.X"));
}

#[test]
fn imports_have_the_value_of_the_one_export() {
    let network = "Resources:\n  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\nOutputs:\n  V: {Value: !Ref Vpc, Export: {Name: net-vpc}}\n  C: {Value: 10.0.0.0/8, Export: {Name: !Join ['-', [net, cidr]]}}\n  T: {Value: a, Export: {Name: twice}}\n";
    let other = "Resources: {R: {Type: X::Y}}\nOutputs:\n  T: {Value: b, Export: {Name: twice}}\n";
    let app = "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      P: !ImportValue net-vpc\n      C: !ImportValue net-cidr\n      T: !ImportValue twice\n      N: !ImportValue nobody\n";
    let units = units(&[
        ("app.yaml", app),
        ("network.yaml", network),
        ("other.yaml", other),
    ]);
    let unit = &units[0];
    assert_eq!(
        property(unit),
        "?`Vpc` is known after apply = network.yaml/Vpc"
    );
    assert_eq!(shown(unit, "R", "C"), "\"10.0.0.0/8\"");
    assert_eq!(
        shown(unit, "R", "T"),
        "?`Fn::ImportValue twice` is known when deployed"
    );
    assert_eq!(
        shown(unit, "R", "N"),
        "?`Fn::ImportValue nobody` is known when deployed"
    );
    let vpc = resource(unit, "network.yaml/Vpc");
    assert_eq!(
        vpc.body.get("CidrBlock").unwrap().as_str(),
        Some("10.0.0.0/16")
    );
    assert!(unit.unjudged.contains("network.yaml/Vpc"));
    assert_eq!(unit.problems, vec![]);
}

/// A template that exports some names, each with the value given, and imports others as `R`'s
/// properties.
fn exporting(exports: &[(&str, &str)], imports: &[&str]) -> String {
    let mut text = "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      Own: 1\n".to_owned();
    for name in imports {
        text.push_str(&format!("      {name}: !ImportValue {name}\n"));
    }
    text.push_str("Outputs:\n");
    for (name, value) in exports {
        text.push_str(&format!(
            "  {name}: {{Value: {value}, Export: {{Name: {name}}}}}\n"
        ));
    }
    text
}

#[test]
fn an_export_may_be_an_import() {
    let first = exporting(&[("A", "!Ref R"), ("Text", "x")], &[]);
    let second = exporting(
        &[
            ("B", "!ImportValue A"),
            ("More", "!Sub ['${T}-y', {T: !ImportValue Text}]"),
        ],
        &[],
    );
    let third = exporting(&[("C", "!ImportValue B")], &["More"]);
    let last = exporting(&[("Z", "z")], &["A", "B", "C", "More"]);
    // In whatever order they come.
    for names in [
        ["1", "2", "3", "4"],
        ["4", "3", "2", "1"],
        ["2", "4", "1", "3"],
    ] {
        let path = |n: usize| format!("{}.yaml", names[n]);
        let paths: Vec<String> = (0..4).map(path).collect();
        let files = [
            (paths[0].as_str(), first.as_str()),
            (paths[1].as_str(), second.as_str()),
            (paths[2].as_str(), third.as_str()),
            (paths[3].as_str(), last.as_str()),
        ];
        let units = units(&files);
        let unit = units.iter().find(|u| u.path == paths[3]).unwrap();
        let named = format!("?`R` is known after apply = {}/R", paths[0]);
        for property in ["A", "B", "C"] {
            assert_eq!(shown(unit, "R", property), named, "{property}");
        }
        assert_eq!(shown(unit, "R", "More"), "\"x-y\"");
        let imported = format!("{}/R", paths[0]);
        assert_eq!(addresses(unit), ["R", imported.as_str()]);
    }
}

#[test]
fn imports_in_a_circle_stay_unknown() {
    let files = [
        (
            "a.yaml",
            exporting(&[("A", "!ImportValue B"), ("Own", "1")], &["B"]),
        ),
        (
            "b.yaml",
            exporting(&[("B", "!ImportValue A")], &["A", "Own"]),
        ),
        (
            "c.yaml",
            exporting(&[("C", "!ImportValue C")], &["B", "Own"]),
        ),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let units = units(&files);
    assert_eq!(
        shown(&units[0], "R", "B"),
        "?`Fn::ImportValue B` is known when deployed"
    );
    assert_eq!(
        shown(&units[2], "R", "B"),
        "?`Fn::ImportValue B` is known when deployed"
    );
    assert_eq!(shown(&units[1], "R", "Own"), "1");
    assert_eq!(shown(&units[2], "R", "Own"), "1");
}

#[test]
fn a_template_in_a_template() {
    let text = "Parameters: {Name: {Type: String, Default: n}}\nResources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      StackSetName: s\n      PermissionModel: SELF_MANAGED\n      Parameters:\n        - {ParameterKey: Who, ParameterValue: !Ref Name}\n      TemplateBody: |\n        Parameters: {Who: {Type: String}}\n        Resources:\n          R:\n            Type: X::Y\n            Properties:\n              P: !Sub '${Who}-x'\n";
    let units = units(&[("a.yaml", text)]);
    let unit = &units[0];
    assert_eq!(unit.problems, vec![]);
    let inner = resource(unit, "S/R");
    assert_eq!(inner.body.get("P").unwrap().as_str(), Some("n-x"));
    assert_eq!(written(text, inner.header), "R");
    assert_eq!(written(text, inner.span).lines().count(), 4);
}

#[test]
fn an_export_under_a_condition_has_its_value_where_it_is_imported() {
    let network = "Parameters: {E: {Type: String}}\nConditions: {Prod: !Equals [!Ref E, x]}\nResources: {R: {Type: X::Y}}\nOutputs:\n  C: {Condition: Prod, Value: 10.0.0.0/8, Export: {Name: cidr}}\n  D: {Value: !If [Prod, a, b], Export: {Name: either}}\n";
    let app = exporting(&[], &["cidr", "either"]).replace("Outputs:\n", "");
    let units = units(&[("a.yaml", app.as_str()), ("n.yaml", network)]);
    assert_eq!(shown(&units[0], "R", "cidr"), "\"10.0.0.0/8\"");
    assert!(shown(&units[0], "R", "either").starts_with('?'));
}

#[test]
fn a_long_chain_of_imports_is_followed() {
    let texts: Vec<(String, String)> = (0..300)
        .map(|n: usize| {
            let (path, name) = (format!("t{n}.yaml"), format!("N{n}"));
            let value = match n.checked_sub(1) {
                Some(before) => format!("!ImportValue N{before}"),
                None => "x".to_owned(),
            };
            (path, exporting(&[(name.as_str(), value.as_str())], &[]))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let last = exporting(&[], &["N299"]).replace("Outputs:\n", "");
    files.push(("last.yaml", last.as_str()));
    let units = units(&files);
    assert_eq!(shown(&units[0], "R", "N299"), "\"x\"");
}

#[test]
fn one_parameter_may_be_passed_under_several_conditions() {
    let set = |entries: &str| {
        format!(
            "Parameters: {{E: {{Type: String}}}}\nConditions: {{Prod: !Equals [!Ref E, x]}}\nResources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      TemplateURL: in.yaml\n{entries}"
        )
    };
    let inner = "Parameters: {Who: {Type: String, Default: own}, B: {Type: String, Default: b}}\nResources:\n  R: {Type: X::Y, Properties: {P: !Ref Who, B: !Ref B}}\nOutputs:\n  O: {Value: v, Export: {Name: set}}\n";
    let of = |text: &str| units(&[("a.yaml", text), ("in.yaml", inner)]).remove(0);
    let list = "      Parameters:\n        - !If [Prod, {ParameterKey: Who, ParameterValue: one}, !Ref AWS::NoValue]\n        - !If [Prod, !Ref AWS::NoValue, {ParameterKey: Who, ParameterValue: two}]\n";
    let who = shown(&of(&set(list)), "S/R", "P");
    assert!(who.contains("one") && who.contains("two"), "{who}");
    assert!(!who.contains("own"), "{who}");
    // Instances of a stack set that have a value of their own.
    let list = "      Parameters: [{ParameterKey: Who, ParameterValue: one}]\n      StackInstancesGroup:\n        - {Regions: [eu-west-1], ParameterOverrides: [{ParameterKey: Who, ParameterValue: two}]}\n        - {Regions: [eu-west-2]}\n";
    let unit = of(&set(list));
    assert!(shown(&unit, "S/R", "P").starts_with('?'));
    assert_eq!(shown(&unit, "S/R", "B"), "\"b\"");
    let list = "      StackInstancesGroup: !Ref E\n";
    assert!(shown(&of(&set(list)), "S/R", "B").starts_with('?'));
}

#[test]
fn what_a_stack_set_exports_is_exported_elsewhere() {
    let set = "Resources:\n  S: {Type: AWS::CloudFormation::StackSet, Properties: {TemplateURL: in.yaml}}\n";
    let inner = "Resources: {R: {Type: X::Y}}\nOutputs:\n  O: {Value: v, Export: {Name: set}}\n";
    let app = exporting(&[], &["set"]).replace("Outputs:\n", "");
    let of = |set: &str| {
        let units = units(&[
            ("a.yaml", app.as_str()),
            ("in.yaml", inner),
            ("s.yaml", set),
        ]);
        shown(&units[0], "R", "set")
    };
    assert!(of(set).starts_with('?'));
    assert_eq!(of(&set.replace("StackSet", "Stack")), "\"v\"");
}

#[test]
fn a_big_template_is_not_nested_without_end() {
    let mut big = "Mappings:\n  M:\n".to_owned();
    for n in 0..20_000 {
        big.push_str(&format!("    k{n}: {{a: b}}\n"));
    }
    big.push_str("Resources: {R: {Type: X::Y}}\n");
    let mut root = "Resources:\n".to_owned();
    for n in 0..200 {
        root.push_str(&format!(
            "  S{n}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: big.yaml}}}}\n"
        ));
    }
    let units = units(&[("big.yaml", big.as_str()), ("root.yaml", root.as_str())]);
    assert!(codes(&units[0]).contains(&"too-many-stacks"));
}

#[test]
fn a_text_whose_values_depend_on_conditions_is_one_template() {
    let text = |body: &str| {
        format!(
            "Parameters:\n  Env: {{Type: String, AllowedValues: [dev, prod]}}\nConditions:\n  Prod: !Equals [!Ref Env, prod]\nResources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      StackSetName: s\n      PermissionModel: SELF_MANAGED\n      TemplateBody: {body}\n"
        )
    };
    let made = clean(&text(
        "!Sub |\n        Resources:\n          R: {Type: X::Y, Properties: {P: '${Env}-x', Q: q}}",
    ));
    let of = |name: &str| {
        let value = resource(&made, "S/R").body.get(name).unwrap();
        show(&made.conditions, value)
    };
    assert_eq!(
        of("P"),
        r#"{Env == "dev": "dev-x" | Env == "prod": "prod-x"}"#
    );
    assert_eq!(of("Q"), "\"q\"");
    assert!(made.opaque.is_empty());
    // Two templates are none that is known.
    let two = unit(&text(
        "!If [Prod, 'Resources: {A: {Type: X::Y}}', 'Resources: {B: {Type: X::Y}}']",
    ));
    let reasons: Vec<String> = two.opaque.iter().map(|o| o.reason.describe()).collect();
    assert_eq!(reasons, ["its template depends on a condition"]);
    // What is put in may be more than values.
    let more = unit(&text(
        "!Sub\n        - '{\"Resources\": {\"A\": {\"Type\": \"X::Y\"}${More}}}'\n        - More: !If [Prod, ', \"B\": 1', '']",
    ));
    assert_eq!(more.opaque.len(), 1);
}

#[test]
fn constraints_belong_to_the_parameter_not_to_its_name() {
    // The caller's `Env` is the `Kind` of the stack, whose own `Env` is another.
    let made = clean(
        "Parameters:\n  Env: {Type: String}\nResources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      StackSetName: s\n      PermissionModel: SELF_MANAGED\n      Parameters:\n        - {ParameterKey: Kind, ParameterValue: !Ref Env}\n      TemplateBody: |\n        Parameters:\n          Kind: {Type: String, AllowedPattern: '[a-z]+'}\n          Env: {Type: String, AllowedPattern: '[0-9]+'}\n        Conditions:\n          Prod: !Equals [!Ref Kind, prod]\n          Nine: !Equals [!Ref Kind, '9']\n          Word: !Equals [!Ref Env, prod]\n        Resources:\n          A: {Type: X::Y, Condition: Prod}\n          B: {Type: X::Y, Condition: Nine}\n          C: {Type: X::Y, Condition: Word}\n",
    );
    let made: Vec<&str> = made.resources.iter().map(|r| r.address.as_str()).collect();
    assert_eq!(made, ["S", "S/A"]);
}
