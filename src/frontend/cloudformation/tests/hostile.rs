//! Templates made to hurt: never a panic, a hang or a stack overflow.

use super::*;
use std::fmt::Write as _;

#[test]
fn alias_bombs_are_cut() {
    let mut text =
        "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      a0: &a0 [x, x]\n".to_owned();
    for i in 1..60 {
        let p = i - 1;
        let _ = writeln!(
            text,
            "      a{i}: &a{i} [*a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}]"
        );
    }
    let unit = unit(&text);
    assert_eq!(codes(&unit), ["alias-limit"]);
    assert_eq!(unit.resources.len(), 1);
}

#[test]
fn merge_bombs_are_cut() {
    let mut text =
        "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      a0: &a0 {k: 1}\n".to_owned();
    for i in 1..60 {
        let p = i - 1;
        let _ = writeln!(
            text,
            "      a{i}: &a{i} {{<<: [*a{p}, *a{p}, *a{p}, *a{p}], k{i}: 1}}"
        );
    }
    assert_eq!(codes(&unit(&text)), ["alias-limit"]);
}

#[test]
fn alias_cycles_are_cut() {
    for value in ["&a [*a]", "&a {b: *a}", "&a {<<: *a}", "&a {<<: [*a, *a]}"] {
        let text = format!("Resources:\n  R: {{Type: X::Y, Properties: {{P: {value}}}}}\n");
        assert_eq!(codes(&unit(&text)), ["alias-cycle"], "{value}");
    }
}

#[test]
fn merge_keys_are_flattened() {
    let text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nResources:\n  R:\n    Type: X::Y\n    Properties:\n      P:\n        c: 3\n        <<: [*x, *y]\n        d: 3\n";
    assert_eq!(property(&clean(text)), "{a: 1, b: 1, c: 3, d: 3}");
    let text = "x: &x {Type: X::Y, Properties: {P: 1}}\nResources:\n  R: *x\n";
    assert_eq!(property(&clean(text)), "1");
    let text =
        "x: &x {Type: X::Y, Properties: {P: 1}}\nResources:\n  R:\n    <<: *x\n    Type: X::Z\n";
    let unit = clean(text);
    assert_eq!(
        (property(&unit).as_str(), resource(&unit, "R").ty.as_str()),
        ("1", "X::Z")
    );
}

#[test]
fn sixty_guarded_elements_stay_sixty() {
    let mut text = "Parameters:\n".to_owned();
    for i in 0..60 {
        let _ = writeln!(text, "  P{i}: {{Type: String}}");
    }
    text.push_str("Conditions:\n");
    for i in 0..60 {
        let _ = writeln!(text, "  C{i}: !Equals [!Ref P{i}, x]");
    }
    text.push_str("Resources:\n  R:\n    Type: X::Y\n    Properties:\n      J: !Join [',', !Ref AWS::NoValue]\n      P:\n");
    for i in 0..60 {
        let _ = writeln!(text, "        - !If [C{i}, v{i}, !Ref AWS::NoValue]");
    }
    text.push_str("      Q: !Join\n        - ','\n        -\n");
    for i in 0..60 {
        let _ = writeln!(text, "          - !If [C{i}, v{i}, !Ref AWS::NoValue]");
    }
    let unit = clean(&text);
    let body = &resource(&unit, "R").body;
    assert_eq!(body.get("P").unwrap().as_seq().unwrap().items.len(), 60);
    assert!(body.get("Q").unwrap().is_unknown());
}

#[test]
fn deep_values_are_reported() {
    for (open, close) in [("!If [N, ", ", 1]"), ("{\"Fn::Not\": [", "]}"), ("[", "]")] {
        for depth in [90, 199, 10_000] {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let text =
                format!("Resources:\n  R:\n    Type: X::Y\n    Properties:\n      P: {nested}\n");
            let unit = unit(&text);
            if depth == 10_000 {
                assert_eq!(codes(&unit), ["nesting-limit"], "{open} {depth}");
            }
        }
    }
    // Aliases add up to more than the text nests.
    let mut text =
        "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      a0: &a0 [x]\n".to_owned();
    for i in 1..30 {
        let _ = writeln!(
            text,
            "      a{i}: &a{i} {}*a{}{}",
            "[".repeat(100),
            i - 1,
            "]".repeat(100)
        );
    }
    assert_eq!(codes(&unit(&text)), ["nesting-limit"]);
}

#[test]
fn big_templates_are_linear() {
    let mut text = "Resources:\n".to_owned();
    for i in 0..5_000 {
        let _ = writeln!(
            text,
            "  B{i}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub 'b${{B{}}}'",
            i / 2
        );
    }
    assert_eq!(clean(&text).resources.len(), 5_000);
    let keys: Vec<String> = (0..60_000).map(|i| format!("\"k{i}\": 1")).collect();
    let text = format!(
        "{{\"Resources\": {{\"R\": {{\"Type\": \"X::Y\", \"Properties\": {{{}}}}}}}}}",
        keys.join(", ")
    );
    assert_eq!(
        resource(&clean(&text), "R")
            .body
            .as_obj()
            .unwrap()
            .entries
            .len(),
        60_000
    );
}

#[test]
fn substitutions_do_not_multiply() {
    let list = vec!["x"; 1_000].join(", ");
    let text = format!(
        "Resources:\n  R:\n    Type: X::Y\n    Properties:\n      P: !Sub ['{}', {{A: !Join [',', [{list}]]}}]\n",
        "${A}".repeat(10_000)
    );
    assert_eq!(codes(&unit(&text)), ["invalid-intrinsic"]);
}

#[test]
fn byte_marks_line_ends_and_wide_characters() {
    let plain = "# 😀\nResources:\n  R:\n    Type: X::Y\n    Properties:\n      P: !Sub \"é ${AWS::Region}\"\n";
    for text in [
        plain.to_owned(),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
    ] {
        let unit = clean(&text);
        let r = resource(&unit, "R");
        assert_eq!(written(&text, r.header), "R");
        let value = r.body.get("P").unwrap();
        assert_eq!(written(&text, value.origin.span), "${AWS::Region}");
    }
}
