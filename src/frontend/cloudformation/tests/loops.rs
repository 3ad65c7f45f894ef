//! `Fn::ForEach` and what other tools' directives leave unknown.

use super::*;

const HEAD: &str = "Transform: AWS::LanguageExtensions\n";

/// Every resource: its id, when it exists, whether it stands for any number, its body.
fn all(unit: &Unit) -> Vec<String> {
    let line = |r: &Resource| {
        let many = if r.symbolic { " (any number)" } else { "" };
        let when = match unit.conditions.describe(r.exists).as_str() {
            "always" => String::new(),
            when => format!(" when {when}"),
        };
        format!(
            "{}{many}{when} {}",
            r.address,
            show(&unit.conditions, &r.body)
        )
    };
    unit.resources.iter().map(line).collect()
}

#[test]
fn resources_are_made_of_lists() {
    let text = format!(
        "{HEAD}Resources:\n  Fn::ForEach::Tables:\n    - Name\n    - [Score, 'My-Points']\n    - 'Table&{{Name}}':\n        Type: X::Y\n        DependsOn: Log&{{Name}}\n        Properties:\n          A: !Ref Name\n          B: !Sub 'a-${{Name}}-${{AWS::Region}}'\n          C: plain ${{Name}}\n          D: !GetAtt 'Log&{{Name}}.Arn'\n      'Log&{{Name}}': {{Type: X::Z}}\n"
    );
    let unit = clean(&text);
    assert_eq!(
        all(&unit),
        [
            r#"TableScore {A: "Score", B: ?<"a-Score-" ?`AWS::Region` is known when deployed>, C: "plain Score", D: ?`LogScore.Arn` is known after apply = LogScore.Arn}"#,
            "LogScore {}",
            r#"TableMyPoints {A: "My-Points", B: ?<"a-My-Points-" ?`AWS::Region` is known when deployed>, C: "plain My-Points", D: ?`LogMyPoints.Arn` is known after apply = LogMyPoints.Arn}"#,
            "LogMyPoints {}",
        ]
    );
    assert_eq!(*resource(&unit, "TableScore").references, ["LogScore"]);
    assert_eq!(
        written(&text, resource(&unit, "TableScore").header),
        "'Table&{Name}'"
    );
}

#[test]
fn loops_nest_in_every_section() {
    let text = format!(
        "{HEAD}Parameters:\n  Env: {{Type: String}}\nMappings:\n  Parts:\n    web: {{Ports: ['80', '443']}}\n    db: {{Ports: ['5432']}}\nConditions:\n  Fn::ForEach::Stages:\n    - Stage\n    - [dev, prod]\n    - Is${{Stage}}: !Equals [!Ref Env, !Ref Stage]\nResources:\n  Fn::ForEach::Parts:\n    - Part\n    - [web, db]\n    - Fn::ForEach::Ports:\n        - Port\n        - !FindInMap [Parts, !Ref Part, Ports]\n        - R${{Part}}${{Port}}:\n            Type: X::Y\n            Condition: Isprod\n            Properties:\n              P: !Ref Port\n              Fn::ForEach::Tags:\n                - Key\n                - [x, z]\n                - Tag${{Key}}: {{Fn::ForEach::Inner: [K, [q], {{'${{Key}}${{K}}': '${{Part}}'}}]}}\nOutputs:\n  Fn::ForEach::Out:\n    - Part\n    - [web, db]\n    - O${{Part}}: {{Value: !Ref Part}}\n"
    );
    let unit = clean(&text);
    assert_eq!(
        all(&unit),
        [
            r#"Rweb80 when Env == "prod" {P: "80", Tagx: {xq: "web"}, Tagz: {zq: "web"}}"#,
            r#"Rweb443 when Env == "prod" {P: "443", Tagx: {xq: "web"}, Tagz: {zq: "web"}}"#,
            r#"Rdb5432 when Env == "prod" {P: "5432", Tagx: {xq: "db"}, Tagz: {zq: "db"}}"#,
        ]
    );
    let outputs: Vec<String> = unit
        .outputs
        .iter()
        .map(|o| format!("{} {}", o.name, show(&unit.conditions, &o.value)))
        .collect();
    assert_eq!(outputs, [r#"Oweb "web""#, r#"Odb "db""#]);
}

#[test]
fn a_collection_may_depend_on_a_choice() {
    let text = format!(
        "{HEAD}Parameters:\n  Env: {{Type: String, AllowedValues: [dev, prod]}}\nMappings:\n  M:\n    dev: {{L: [a]}}\n    prod: {{L: [a, b]}}\nResources:\n  Fn::ForEach::L:\n    - X\n    - !FindInMap [M, !Ref Env, L]\n    - R${{X}}: {{Type: X::Y, Properties: {{P: {{Fn::ForEach::I: [Y, !FindInMap [M, !Ref Env, L], {{'k${{Y}}': 1}}]}}}}}}\n"
    );
    assert_eq!(
        all(&clean(&text)),
        [
            r#"Ra {P: {ka: 1, kb: (Env == "prod") 1}}"#,
            r#"Rb when Env == "prod" {P: {ka: 1, kb: (Env == "prod") 1}}"#,
        ]
    );
}

#[test]
fn an_open_collection_makes_one_that_stands_for_any_number() {
    let text = format!(
        "{HEAD}Parameters:\n  Names: {{Type: CommaDelimitedList}}\nResources:\n  Fn::ForEach::L:\n    - X\n    - !Ref Names\n    - R${{X}}:\n        Type: X::Y\n        Properties: {{P: !Ref X, Q: 'a-${{X}}', S: !Sub 'b-${{X}}'}}\n      S${{X}}: {{Type: X::Y, Properties: {{P: !GetAtt 'R${{X}}.Arn', Q: !Ref 'Other${{X}}'}}}}\n"
    );
    assert_eq!(
        all(&clean(&text)),
        [
            r#"R${X} (any number) {P: ?`Names` has no value, Q: ?<"a-" ?`Names` has no value>, S: ?<"b-" ?`Names` has no value>}"#,
            "S${X} (any number) {P: ?`R${X}.Arn` is known after apply = R${X}.Arn, Q: ?`Other${X}` is made by a loop over what is not known}",
        ]
    );
    let inputs = Inputs {
        parameters: [("Names".to_owned(), "a, b".to_owned())].into(),
        ..Inputs::default()
    };
    let given = analyze(FileId(0), "t.yaml", &text, &inputs);
    let ids: Vec<&str> = given.resources.iter().map(|r| r.address.as_str()).collect();
    assert_eq!(ids, ["Ra", "Sa", "Rb", "Sb"]);
}

#[test]
fn misuse_of_loops_is_reported() {
    for (resources, expected) in [
        ("{Fn::ForEach::L: x}", vec!["invalid-intrinsic"]),
        (
            "{Fn::ForEach::L: [X, a, {'R${X}': {Type: X::Y}}]}",
            vec!["invalid-intrinsic"],
        ),
        ("{Fn::ForEach::L: [X, [a], [b]]}", vec!["invalid-intrinsic"]),
        (
            "{Fn::ForEach::L: [X, [a, b], {R: {Type: X::Y}}]}",
            vec!["duplicate-key"],
        ),
        // What a broken loop makes may be anything.
        (
            "{Fn::ForEach::L: x, A: {Type: X::Y, Properties: {P: !Ref Made}}}",
            vec!["invalid-intrinsic"],
        ),
    ] {
        let text = format!("{HEAD}Resources: {resources}\n");
        assert_eq!(codes(&unit(&text)), expected, "{resources}");
    }
    let text = "Resources:\n  Fn::ForEach::L: [X, [a], {'R${X}': {Type: X::Y}}]\n";
    let problem = &unit(text).problems[0];
    assert_eq!(
        problem.message,
        "`Fn::ForEach` needs the transform `AWS::LanguageExtensions`"
    );
}

#[test]
fn loops_do_not_multiply() {
    // Eight loops of ten: 10^8 if nobody counted.
    let mut text = "1".to_owned();
    for i in 0..8 {
        text = format!(
            "{{Fn::ForEach::L{i}: [X{i}, [a, b, c, d, e, f, g, h, i, j], {{'k${{X{i}}}': {text}}}]}}"
        );
    }
    let text = format!("{HEAD}Resources: {{R: {{Type: X::Y, Properties: {{P: {text}}}}}}}\n");
    let unit = unit(&text);
    assert!(codes(&unit).contains(&"invalid-intrinsic"));
}

#[test]
fn directives_of_other_tools_are_named() {
    let text = "Resources:\n  Net: {Type: !Rain::Module net.yaml}\n  R:\n    Type: X::Y\n    Properties: {P: !Ref NetVpc, Q: !Base64 {'Fn::Sub': !Rain::Embed x.sh}}\n";
    let unit = unit(text);
    assert_eq!(codes(&unit), ["macro-not-expanded", "macro-not-expanded"]);
    assert_eq!(
        all(&unit),
        ["R {P: ?`NetVpc` is made by a macro, Q: ?`!Rain::Embed` of another tool makes it}"]
    );
    let text = r#"{"Resources": {"Net": {"Type": {"Rain::Module": "net.yaml"}}, "R": {"Type": "X::Y", "Properties": {"P": {"Fn::Sub": {"Rain::Embed": "x"}}}}}}"#;
    assert_eq!(
        codes(&super::unit(text)),
        ["macro-not-expanded", "macro-not-expanded"]
    );
}

#[test]
fn loops_on_disk() {
    let unit = clean(include_str!(
        "../../../../testdata/cloudformation/loops.yaml"
    ));
    let outputs = unit.outputs.iter().map(|o| {
        let value = show(&unit.conditions, &o.value);
        format!("{} = {value}", o.name)
    });
    let lines: Vec<String> = all(&unit).into_iter().chain(outputs).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_collection_may_depend_on_conditions() {
    let text = |list: &str| {
        format!(
            "{HEAD}Parameters:\n  Env: {{Type: String}}\n  More: {{Type: CommaDelimitedList, Default: 'c,d'}}\nConditions:\n  Prod: !Equals [!Ref Env, prod]\n  Always: !Not [!Equals [!Join [',', !Ref More], '']]\nResources:\n  Fn::ForEach::Loop:\n    - Name\n    - {list}\n    - 'R${{Name}}': {{Type: X::Y, Properties: {{P: !Ref Name}}}}\n"
        )
    };
    // Each element under its condition.
    let unit = clean(&text("!If [Prod, [a, b], [b]]"));
    assert_eq!(
        all(&unit),
        [r#"Ra when Env == "prod" {P: "a"}"#, r#"Rb {P: "b"}"#]
    );
    let unit = clean(&text("[!If [Prod, a, !Ref AWS::NoValue], b]"));
    assert_eq!(
        all(&unit),
        [r#"Ra when Env == "prod" {P: "a"}"#, r#"Rb {P: "b"}"#]
    );
    // One that is decided.
    let unit = clean(&text("!If [Always, !Ref More, []]"));
    assert_eq!(all(&unit), [r#"Rc {P: "c"}"#, r#"Rd {P: "d"}"#]);
    // One that is not there: it may be any.
    let unit = super::unit(&text("!If [Nobody, [a], [b]]"));
    assert_eq!(unit.resources.len(), 1);
    assert!(unit.resources[0].symbolic);
}

#[test]
fn a_condition_that_is_wrong_is_reported_once() {
    let unit = super::unit(&format!(
        "{HEAD}Conditions:\n  A: !Not [Condition: B]\n  B: !Not [Condition: A]\n  C: !Equals [!Select [3, [a]], !Ref Nobody]\nResources:\n  Fn::ForEach::Loop: [N, [a], {{'R${{N}}': {{Type: X::Y}}}}]\n"
    ));
    let mut codes = codes(&unit);
    codes.sort();
    assert_eq!(
        codes,
        ["condition-cycle", "invalid-expression", "unknown-reference"]
    );
}
