//! Every intrinsic function: its value, in short form, long form and JSON.

use super::*;
use crate::value::Hop;

/// What the expressions below refer to.
const HEAD: &str = r#"
Transform: AWS::LanguageExtensions
Parameters:
  Text: {Type: String, Default: abc}
  Open: {Type: String}
  Et: {Type: String, Default: et}
  Env: {Type: String, AllowedValues: [dev, prod]}
  Port: {Type: Number, Default: 8080}
  Cidrs: {Type: CommaDelimitedList, Default: "10.0.0.0/8, 192.168.0.0/16"}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  Ami: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /a/b}
  Secret: {Type: String, Default: hunter2, NoEcho: true}
Mappings:
  Sizes:
    dev: {Type: small, Count: 1, Same: x}
    prod: {Type: large, Count: 3, Same: x}
  Regions:
    us-east-1: {Ami: ami-1}
    eu-west-1: {Ami: ami-2}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsOpen: !Equals [!Ref Open, "yes"]
  Never: !Equals [a, b]
  East: !Equals [!Ref AWS::Region, us-east-1]
  Opaque: !Equals [!ImportValue x, y]
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  R:
    Type: Custom::Thing
    Properties:
      P: "#;

/// Expression (short form; `None` where there is none), long form as YAML flow or JSON, value.
const CASES: &[(&str, &str, &str)] = &[
    // Ref
    ("!Ref Text", r#"{"Ref": "Text"}"#, r#""abc""#),
    ("!Ref Port", r#"{"Ref": "Port"}"#, "8080"),
    ("!Ref Open", r#"{"Ref": "Open"}"#, "?`Open` has no value"),
    (
        "!Ref Env",
        r#"{"Ref": "Env"}"#,
        r#"{Env == "dev": "dev" | Env == "prod": "prod"}"#,
    ),
    (
        "!Ref Cidrs",
        r#"{"Ref": "Cidrs"}"#,
        r#"["10.0.0.0/8", "192.168.0.0/16"]"#,
    ),
    (
        "!Ref Ami",
        r#"{"Ref": "Ami"}"#,
        "?`Ami` is known when deployed",
    ),
    (
        "!Ref AWS::Region",
        r#"{"Ref": "AWS::Region"}"#,
        "?`AWS::Region` is known when deployed",
    ),
    ("!Ref AWS::NoValue", r#"{"Ref": "AWS::NoValue"}"#, "absent"),
    (
        "!Ref Bucket",
        r#"{"Ref": "Bucket"}"#,
        "?`Bucket` is known after apply = Bucket",
    ),
    // Fn::GetAtt
    (
        "!GetAtt Bucket.Arn",
        r#"{"Fn::GetAtt": ["Bucket", "Arn"]}"#,
        "?`Bucket.Arn` is known after apply = Bucket.Arn",
    ),
    (
        "!GetAtt [Bucket, A.B]",
        r#"{"Fn::GetAtt": "Bucket.A.B"}"#,
        "?`Bucket.A.B` is known after apply = Bucket.A.B",
    ),
    (
        "!GetAtt [Bucket, !Ref Text]",
        r#"{"Fn::GetAtt": ["Bucket", {"Ref": "Text"}]}"#,
        "?`Bucket.abc` is known after apply = Bucket.abc",
    ),
    // Fn::If
    (
        "!If [IsProd, 1, 2]",
        r#"{"Fn::If": ["IsProd", 1, 2]}"#,
        r#"{Env == "prod": 1 | Env == "dev": 2}"#,
    ),
    ("!If [Never, 1, 2]", r#"{"Fn::If": ["Never", 1, 2]}"#, "2"),
    (
        "!If [East, 1, !Ref AWS::NoValue]",
        r#"{"Fn::If": ["East", 1, {"Ref": "AWS::NoValue"}]}"#,
        "1",
    ),
    (
        "!If [Opaque, 1, 2]",
        r#"{"Fn::If": ["Opaque", 1, 2]}"#,
        "{Opaque: 1 | not Opaque: 2}",
    ),
    (
        "[a, !If [IsOpen, b, !Ref AWS::NoValue]]",
        r#"["a", {"Fn::If": ["IsOpen", "b", {"Ref": "AWS::NoValue"}]}]"#,
        r#"["a", (Open == "yes") "b"]"#,
    ),
    (
        "{a: !If [IsOpen, b, !Ref AWS::NoValue]}",
        r#"{"a": {"Fn::If": ["IsOpen", "b", {"Ref": "AWS::NoValue"}]}}"#,
        r#"{a: (Open == "yes") "b"}"#,
    ),
    // Fn::Sub
    (
        "!Sub x-${Text}-${!Text}",
        r#"{"Fn::Sub": "x-${Text}-${!Text}"}"#,
        r#""x-abc-${Text}""#,
    ),
    ("!Sub '${Text}'", r#"{"Fn::Sub": "${Text}"}"#, r#""abc""#),
    (
        "!Sub ['${A}/${Port}', {A: !Ref Text}]",
        r#"{"Fn::Sub": ["${A}/${Port}", {"A": {"Ref": "Text"}}]}"#,
        r#""abc/8080""#,
    ),
    (
        "!Sub '${Bucket.Arn}/*'",
        r#"{"Fn::Sub": "${Bucket.Arn}/*"}"#,
        r#"?<?`Bucket.Arn` is known after apply = Bucket.Arn "/*">"#,
    ),
    (
        "!Sub 'arn:${AWS::Partition}:s3:::${Open}'",
        r#"{"Fn::Sub": "arn:${AWS::Partition}:s3:::${Open}"}"#,
        r#"?<"arn:" ?`AWS::Partition` is known when deployed ":s3:::" ?`Open` has no value>"#,
    ),
    (
        "!Sub '${Env}-x'",
        r#"{"Fn::Sub": "${Env}-x"}"#,
        r#"{Env == "dev": "dev-x" | Env == "prod": "prod-x"}"#,
    ),
    ("!Sub plain", r#"{"Fn::Sub": "plain"}"#, r#""plain""#),
    // Fn::Join
    (
        "!Join ['-', [a, !Ref Text, 1]]",
        r#"{"Fn::Join": ["-", ["a", {"Ref": "Text"}, 1]]}"#,
        r#""a-abc-1""#,
    ),
    (
        "!Join [',', !Ref Cidrs]",
        r#"{"Fn::Join": [",", {"Ref": "Cidrs"}]}"#,
        r#""10.0.0.0/8,192.168.0.0/16""#,
    ),
    (
        "!Join ['', [!GetAtt Bucket.Arn]]",
        r#"{"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}]]}"#,
        "?`Bucket.Arn` is known after apply = Bucket.Arn",
    ),
    (
        "!Join ['/', [!GetAtt Bucket.Arn, '*']]",
        r#"{"Fn::Join": ["/", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "*"]]}"#,
        r#"?<?`Bucket.Arn` is known after apply = Bucket.Arn "/" "*">"#,
    ),
    (
        "!Join ['-', [!If [IsProd, a, !Ref AWS::NoValue], b]]",
        r#"{"Fn::Join": ["-", [{"Fn::If": ["IsProd", "a", {"Ref": "AWS::NoValue"}]}, "b"]]}"#,
        r#"{Env == "dev": "b" | Env == "prod": "a-b"}"#,
    ),
    (
        "!Join [',', !Ref Subnets]",
        r#"{"Fn::Join": [",", {"Ref": "Subnets"}]}"#,
        "?`Subnets` has no value",
    ),
    // Fn::Select
    (
        "!Select [1, !Ref Cidrs]",
        r#"{"Fn::Select": ["1", {"Ref": "Cidrs"}]}"#,
        r#""192.168.0.0/16""#,
    ),
    (
        "!Select [0, !Ref Subnets]",
        r#"{"Fn::Select": [0, {"Ref": "Subnets"}]}"#,
        "?`Subnets[0]` has no value",
    ),
    (
        "!Select [0, !GetAZs '']",
        r#"{"Fn::Select": [0, {"Fn::GetAZs": ""}]}"#,
        "?`Fn::GetAZs` is known when deployed",
    ),
    (
        "!Select [0, [!If [IsProd, a, !Ref AWS::NoValue], b]]",
        r#"{"Fn::Select": [0, [{"Fn::If": ["IsProd", "a", {"Ref": "AWS::NoValue"}]}, "b"]]}"#,
        r#"{Env == "prod": "a" | Env == "dev": "b"}"#,
    ),
    // Fn::Split
    (
        "!Split [',', 'a,b,']",
        r#"{"Fn::Split": [",", "a,b,"]}"#,
        r#"["a", "b", ""]"#,
    ),
    (
        "!Split ['/', !Ref Open]",
        r#"{"Fn::Split": ["/", {"Ref": "Open"}]}"#,
        "?`Open` has no value",
    ),
    (
        "!Select [1, !Split [b, !Ref Text]]",
        r#"{"Fn::Select": [1, {"Fn::Split": ["b", {"Ref": "Text"}]}]}"#,
        r#""c""#,
    ),
    // Fn::FindInMap
    (
        "!FindInMap [Sizes, prod, Type]",
        r#"{"Fn::FindInMap": ["Sizes", "prod", "Type"]}"#,
        r#""large""#,
    ),
    (
        "!FindInMap [Sizes, !Ref Env, Count]",
        r#"{"Fn::FindInMap": ["Sizes", {"Ref": "Env"}, "Count"]}"#,
        r#"{Env == "dev": 1 | Env == "prod": 3}"#,
    ),
    (
        "!FindInMap [Sizes, !Ref Open, Same]",
        r#"{"Fn::FindInMap": ["Sizes", {"Ref": "Open"}, "Same"]}"#,
        r#""x""#,
    ),
    (
        "!FindInMap [Sizes, !Ref Open, Type]",
        r#"{"Fn::FindInMap": ["Sizes", {"Ref": "Open"}, "Type"]}"#,
        r#"{Open == "dev": "small" | Open == "prod": "large" | Open not in ["dev", "prod"]: ?`Open` has no value}"#,
    ),
    (
        "!FindInMap [Regions, !Ref AWS::Region, Ami]",
        r#"{"Fn::FindInMap": ["Regions", {"Ref": "AWS::Region"}, "Ami"]}"#,
        r#"{AWS::Region == "eu-west-1": "ami-2" | AWS::Region == "us-east-1": "ami-1" | AWS::Region not in ["eu-west-1", "us-east-1"]: ?`AWS::Region` is known when deployed}"#,
    ),
    (
        "!FindInMap [Sizes, none, Type, {DefaultValue: tiny}]",
        r#"{"Fn::FindInMap": ["Sizes", "none", "Type", {"DefaultValue": "tiny"}]}"#,
        r#""tiny""#,
    ),
    // Fn::Base64, Fn::Cidr, Fn::GetAZs, Fn::ImportValue
    ("!Base64 abc", r#"{"Fn::Base64": "abc"}"#, r#""YWJj""#),
    (
        "!Base64\n        Fn::Sub: ${Text}",
        r#"{"Fn::Base64": {"Fn::Sub": "${Text}"}}"#,
        r#""YWJj""#,
    ),
    (
        "!Cidr [10.0.0.0/16, 2, 8]",
        r#"{"Fn::Cidr": ["10.0.0.0/16", "2", "8"]}"#,
        r#"["10.0.0.0/24", "10.0.1.0/24"]"#,
    ),
    (
        "!Cidr [!GetAtt Bucket.X, 2, 8]",
        r#"{"Fn::Cidr": [{"Fn::GetAtt": "Bucket.X"}, 2, 8]}"#,
        "?`Bucket.X` is known after apply",
    ),
    (
        "!GetAZs",
        r#"{"Fn::GetAZs": {"Ref": "AWS::Region"}}"#,
        "?`Fn::GetAZs` is known when deployed",
    ),
    (
        "!ImportValue net",
        r#"{"Fn::ImportValue": "net"}"#,
        "?`Fn::ImportValue net` is known when deployed",
    ),
    (
        "!GetStackOutput {StackName: net, OutputName: Vpc}",
        r#"{"Fn::GetStackOutput": {"StackName": "net", "OutputName": "Vpc"}}"#,
        "?`Fn::GetStackOutput net.Vpc` is known when deployed",
    ),
    // Names that functions give
    (
        "!Ref\n        Fn::Sub: Buck${Et}",
        r#"{"Ref": {"Fn::Sub": "Buck${Et}"}}"#,
        "?`Bucket` is known after apply = Bucket",
    ),
    (
        "!GetAtt [!Join ['', [Buck, !Ref Et]], Arn]",
        r#"{"Fn::GetAtt": [{"Fn::Join": ["", ["Buck", {"Ref": "Et"}]]}, "Arn"]}"#,
        "?`Bucket.Arn` is known after apply = Bucket.Arn",
    ),
    (
        "!Ref {Ref: Open}",
        r#"{"Ref": {"Ref": "Open"}}"#,
        "?the name that it refers to is computed",
    ),
    // Fn::Length
    ("!Length [a, b]", r#"{"Fn::Length": ["a", "b"]}"#, "2"),
    (
        "!Length\n        Ref: Cidrs",
        r#"{"Fn::Length": {"Ref": "Cidrs"}}"#,
        "2",
    ),
    // Dynamic references
    (
        "'{{resolve:ssm:/a:1}}'",
        r#""{{resolve:ssm:/a:1}}""#,
        "?`{{resolve:ssm:/a:1}}` is known when deployed",
    ),
    (
        "!Sub 'x${Text}{{resolve:ssm:/a}}'",
        r#"{"Fn::Sub": "x${Text}{{resolve:ssm:/a}}"}"#,
        r#"?<"x" "abc" ?`{{resolve:ssm:/a}}` is known when deployed>"#,
    ),
    // Values as they are
    ("yes", "true", "true"),
    ("0644", "420", "420"),
    ("+.5", "0.5", "0.5"),
    ("2012-10-17", r#""2012-10-17""#, r#""2012-10-17""#),
    (
        "{Condition: {Bool: {x: 'true'}}}",
        r#"{"Condition": {"Bool": {"x": "true"}}}"#,
        r#"{Condition: {Bool: {x: "true"}}}"#,
    ),
    (
        "{Condition: IsProd}",
        r#"{"Condition": "IsProd"}"#,
        r#"{Condition: "IsProd"}"#,
    ),
];

#[test]
fn short_and_long_forms_agree() {
    for (short, long, expected) in CASES {
        for form in [short, long] {
            let unit = clean(&format!("{HEAD}{form}\n"));
            // Read as under the condition that it exists, for the guarded ones.
            assert_eq!(&property(&unit), expected, "{form}");
        }
    }
}

#[test]
fn json_templates_give_the_same() {
    for (_, long, expected) in CASES {
        // The head as JSON: through the values that YAML reads.
        let yaml: serde_yaml::Value = serde_yaml::from_str(&long_head()).unwrap();
        let mut json = serde_json::to_value(yaml).unwrap();
        json["Resources"]["R"]["Properties"]["P"] = serde_json::from_str(long).unwrap();
        let text = serde_json::to_string_pretty(&json).unwrap();
        let unit = super::analyze(FileId(0), "t.json", &text, &Inputs::default());
        assert_eq!(unit.problems, vec![], "{text}");
        assert_eq!(&property(&unit), expected, "{long}");
    }
}

/// The head without short forms.
fn long_head() -> String {
    let head = HEAD
        .replace(
            "!Equals [!Ref Env, prod]",
            "{'Fn::Equals': [{Ref: Env}, prod]}",
        )
        .replace(
            "!Equals [!Ref Open, \"yes\"]",
            "{'Fn::Equals': [{Ref: Open}, 'yes']}",
        )
        .replace("!Equals [a, b]", "{'Fn::Equals': [a, b]}")
        .replace(
            "!Equals [!Ref AWS::Region, us-east-1]",
            "{'Fn::Equals': [{Ref: 'AWS::Region'}, us-east-1]}",
        )
        .replace(
            "!Equals [!ImportValue x, y]",
            "{'Fn::Equals': [{'Fn::ImportValue': x}, y]}",
        );
    assert!(!head.contains('!'));
    head + "x"
}

#[test]
fn conditions() {
    for (expr, expected) in [
        ("!Equals [!Ref Env, prod]", r#"Env == "prod""#),
        ("!Equals [prod, !Ref Env]", r#"Env == "prod""#),
        ("!Equals [!Ref Env, none]", "never"),
        ("!Equals [!Ref Text, abc]", "always"),
        ("!Equals [!Ref Port, '8080']", "always"),
        ("!Equals ['true', true]", "always"),
        ("!Equals [!Ref Open, '']", r#"Open == """#),
        ("!Not [!Equals [!Ref Open, '']]", r#"Open != """#),
        (
            "!And [!Condition IsProd, !Condition IsOpen]",
            r#"Open == "yes" and Env == "prod""#,
        ),
        (
            "!And [{Condition: IsProd}, !Not [!Condition IsProd]]",
            "never",
        ),
        ("!Or [!Condition IsProd, !Equals [!Ref Env, dev]]", "always"),
        ("!Or [!Condition Opaque, !Condition Never]", "Opaque"),
        ("!Equals [!Ref AWS::Partition, gcp]", "never"),
        (
            "!Equals [!Select [0, !Ref Subnets], x]",
            r#"Subnets[0] == "x""#,
        ),
        ("!Equals [!Join ['', [!Ref Open, x]], x]", "C"),
        (
            "!Equals [!FindInMap [Sizes, !Ref Env, Type], large]",
            r#"Env == "prod""#,
        ),
        ("!Condition IsProd", r#"Env == "prod""#),
        ("{'Fn::Not': [{Condition: IsProd}]}", r#"Env == "dev""#),
    ] {
        let text = format!("{HEAD}1\n    Condition: C\n")
            .replace("Resources:", &format!("  C: {expr}\nResources:"));
        let unit = clean(&text);
        if expected == "never" {
            assert!(unit.resources.iter().all(|r| r.address != "R"), "{expr}");
            continue;
        }
        let exists = resource(&unit, "R").exists;
        assert_eq!(unit.conditions.describe(exists), expected, "{expr}");
    }
}

#[test]
fn values_lead_back_to_their_source() {
    // Expression, the text under the origin, and the text where it was written.
    for (expr, here, source) in [
        ("abc", "abc", "abc"),
        ("'abc'", "'abc'", "'abc'"),
        ("!Ref Text", "!Ref Text", "abc"),
        ("{Ref: Text}", "{Ref: Text}", "abc"),
        ("!Sub '${Text}'", "${Text}", "abc"),
        ("!Sub 'x${Text}'", "!Sub 'x${Text}'", "abc"),
        (
            "!FindInMap [Sizes, dev, Type]",
            "!FindInMap [Sizes, dev, Type]",
            "small",
        ),
        ("!If [Never, 1, two]", "two", "two"),
        ("!GetAtt Bucket.Arn", "!GetAtt Bucket.Arn", "Bucket"),
        ("!Ref Open", "!Ref Open", "Open"),
        ("!Select [1, [a, bcd]]", "bcd", "bcd"),
    ] {
        let text = format!("{HEAD}{expr}\n");
        let unit = clean(&text);
        let value = resource(&unit, "R").body.get("P").unwrap().clone();
        assert_eq!(written(&text, value.origin.span), here, "{expr}");
        assert_eq!(written(&text, value.origin.source().span), source, "{expr}");
    }
    let text = format!("{HEAD}!Ref Text\n");
    let value = resource(&clean(&text), "R").body.get("P").unwrap().clone();
    assert_eq!(value.origin.source().hop, Hop::Parameter);
}

#[test]
fn parts_of_a_substitution_are_traced_through_every_form() {
    use crate::value::{Offsets, Part};
    for expr in [
        "!Sub é ${Open} tail",
        "!Sub 'it''s ${Open} tail'",
        "!Sub \"\\u00e9\\n${Open} tail\"",
        "!Sub |\n        é\n          ${Open} tail\n        x\n",
        "!Sub >-\n        a\n        b ${Open} tail\n",
        "!Sub\n        - x ${Open} tail\n        - {Y: z}\n",
        "{'Fn::Sub': \"${Open} tail\"}",
    ] {
        let text = format!("{HEAD}{expr}\n");
        let unit = clean(&text);
        let value = resource(&unit, "R").body.get("P").unwrap().clone();
        let parts = value.parts().unwrap_or_else(|| panic!("{expr}")).clone();
        let mut seen = Vec::new();
        for part in &parts.items {
            match part {
                Part::Value(v) => seen.push(written(&text, v.origin.span).to_owned()),
                Part::Text {
                    text: t,
                    span,
                    form,
                } => {
                    let offsets = Offsets::new(*form, *span, written(&text, *span), t);
                    if let Some(at) = t.find("tail") {
                        seen.push(written(&text, offsets.span(at..at + 4)).to_owned());
                    }
                }
            }
        }
        assert_eq!(seen, ["${Open}", "tail"], "{expr}");
    }
}

#[test]
fn json_text_keeps_what_it_encodes() {
    let unit = clean(&format!(
        "{HEAD}!ToJsonString {{b: [1, !Ref Text], a: x}}\n"
    ));
    assert_eq!(property(&unit), r#""{\"b\":[1,\"abc\"],\"a\":\"x\"}""#);
    let value = resource(&unit, "R").body.get("P").unwrap();
    let encoded = show(&unit.conditions, value.encodes().unwrap());
    assert_eq!(encoded, r#"{a: "x", b: [1, "abc"]}"#);
    let unit = clean(&format!(
        "{HEAD}{{'Fn::ToJsonString': {{a: {{Ref: Open}}}}}}\n"
    ));
    let value = resource(&unit, "R").body.get("P").unwrap();
    assert!(value.is_unknown());
    let encoded = show(&unit.conditions, value.encodes().unwrap());
    assert_eq!(encoded, "{a: ?`Open` has no value}");
    // What is left out, and what stays open in the middle.
    let unit = clean(&format!(
        "{HEAD}!ToJsonString {{z: !Ref AWS::NoValue, y: [], x: {{}}, w: [!Ref Open, !Ref AWS::NoValue], a: 'q\"'}}\n"
    ));
    assert_eq!(
        property(&unit),
        r#"?<"{\"y\":[],\"x\":{},\"w\":[" ?`Open` has no value "],\"a\":\"q\\\"\"}">"#
    );
}

/// The text that the property is, by condition.
fn texts(expr: &str) -> Vec<String> {
    let unit = clean(&format!("{HEAD}{expr}\n"));
    let value = resource(&unit, "R").body.get("P").unwrap().clone();
    let mut texts: Vec<String> = value
        .arms()
        .map(|(_, arm)| arm.as_str().unwrap().to_owned())
        .collect();
    texts.sort();
    texts
}

#[test]
fn json_text_escapes_no_more_than_json_asks_for() {
    assert_eq!(
        texts(r#"!ToJsonString {'<k>': 'a<b>&c', s: ['\u003c', "\u2028\n"]}"#),
        ["{\"<k>\":\"a<b>&c\",\"s\":[\"\\\\u003c\",\"\u{2028}\\n\"]}"]
    );
}

#[test]
fn json_text_keeps_the_order_of_what_may_be_left_out() {
    let maybe = |v: &str| format!("!If [IsProd, {v}, !Ref AWS::NoValue]");
    let one = maybe("1");
    assert_eq!(
        texts(&format!("!ToJsonString {{z: 1, m: {one}, a: 2}}")),
        [r#"{"z":1,"a":2}"#, r#"{"z":1,"m":1,"a":2}"#]
    );
    assert_eq!(
        texts(&format!("!ToJsonString {{z: {one}, m: {one}, a: 2}}")),
        [r#"{"a":2}"#, r#"{"z":1,"m":1,"a":2}"#]
    );
    let all = format!("!ToJsonString [{one}, {{b: {one}}}, {one}]");
    assert_eq!(texts(&all), ["[1,{\"b\":1},1]", "[{}]"]);
    assert_eq!(
        texts(&format!("!ToJsonString {{z: {one}}}")),
        ["{\"z\":1}", "{}"]
    );
}

#[test]
fn an_unknown_tag_is_named_as_written() {
    for (tag, message) in [
        (
            "!Tool::Embed",
            "`!Tool::Embed` is no function of CloudFormation",
        ),
        ("!Embed", "there is no intrinsic function `!Embed`"),
    ] {
        let unit = unit(&format!("{HEAD}{tag} x\n"));
        assert_eq!(unit.problems[0].message, message);
    }
}

#[test]
fn an_error_costs_its_own_value_only() {
    let text = format!("{HEAD}{{a: !Sub '${{Cidrs}}!', b: 1}}\n");
    assert!(property(&unit(&text)).contains("b: 1"));
}

#[test]
fn sensitive_parameters_spread() {
    let unit = clean(&format!("{HEAD}!Sub 'x-${{Secret}}'\n"));
    let value = resource(&unit, "R").body.get("P").unwrap();
    assert!(value.marks.has(crate::value::Marks::SENSITIVE));
    assert_eq!(value.as_str(), Some("x-hunter2"));
}

#[test]
fn base64_keeps_what_it_encodes() {
    let unit = clean(&format!("{HEAD}!Base64 'x-abc'\n"));
    let value = resource(&unit, "R").body.get("P").unwrap();
    assert_eq!(value.encodes().unwrap().as_str(), Some("x-abc"));
}

#[test]
fn misuse_is_reported_and_unknown() {
    for (expr, code, marked) in [
        ("!Ref Nobody", "unknown-reference", "Nobody"),
        ("!Ref [a]", "invalid-intrinsic", "!Ref [a]"),
        ("!GetAtt Nobody.Arn", "unknown-reference", "Nobody"),
        ("!GetAtt Text.Arn", "unknown-reference", "Text"),
        ("!GetAtt Bucket", "invalid-intrinsic", "!GetAtt Bucket"),
        ("!If [Nobody, 1, 2]", "unknown-reference", "Nobody"),
        ("!If [IsProd, 1]", "invalid-intrinsic", "!If [IsProd, 1]"),
        ("!Sub 'a ${Nobody.X} b'", "unknown-reference", "Nobody"),
        ("!Sub 'a ${B-C} b'", "invalid-intrinsic", "${B-C}"),
        ("!Join [a]", "invalid-intrinsic", "!Join [a]"),
        ("!Join a", "invalid-intrinsic", "!Join a"),
        (
            "!Select [2, [a, b]]",
            "invalid-expression",
            "!Select [2, [a, b]]",
        ),
        ("!FindInMap [Nobody, a, b]", "unknown-reference", "Nobody"),
        (
            "!FindInMap [Sizes, x, Type]",
            "invalid-expression",
            "!FindInMap [Sizes, x, Type]",
        ),
        (
            "!FindInMap [Sizes, dev, X]",
            "invalid-expression",
            "!FindInMap [Sizes, dev, X]",
        ),
        ("!Cidr [x, 2, 8]", "invalid-expression", "!Cidr [x, 2, 8]"),
        ("!Frobnicate x", "unknown-intrinsic", "!Frobnicate"),
        (
            "{'Fn::Frobnicate': x}",
            "unknown-intrinsic",
            "'Fn::Frobnicate'",
        ),
        ("!ValueOf x", "invalid-intrinsic", "!ValueOf x"),
        ("!Transform {Name: x}", "macro-not-expanded", "!Transform"),
        (
            "!Sub {'Fn::Transform': {Name: x}}",
            "macro-not-expanded",
            "'Fn::Transform'",
        ),
        (
            "{a: 1, 'Fn::Transform': {Name: x}}",
            "macro-not-expanded",
            "'Fn::Transform'",
        ),
    ] {
        let text = format!("{HEAD}{expr}\n");
        let unit = unit(&text);
        assert_eq!(codes(&unit), [code], "{expr}");
        let p = &unit.problems[0];
        assert_eq!(written(&text, p.span.unwrap()), marked, "{expr}");
        // A condition nobody declares is open; the value is one of both.
        let open = ["?", "Nobody: 1", "a ${B-C} b"];
        assert!(
            open.iter().any(|o| property(&unit).contains(o)),
            "{expr}: {}",
            property(&unit)
        );
    }
}
