//! Values in loops: `dynamic` blocks, `for`, `count`, `for_each`, and what templates have.

use super::Editor;
use serde_json::json;

fn editor(options: serde_json::Value, open: &[&str]) -> Editor {
    let capabilities = json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}});
    let mut editor = Editor::of("loops", capabilities, options, &[""]);
    for path in open {
        editor.open(path);
    }
    editor
}

#[test]
fn hovers_in_loops_of_terraform() {
    let mut editor = editor(json!({}), &["main.tf", "pool/main.tf", "group.tf.json"]);
    let out = editor.hovers(&[
        ("main.tf", "ingress.key}"),
        ("main.tf", "from_port"),
        ("main.tf", "ingress.value.port"),
        ("main.tf", "local.protocol"),
        ("main.tf", "ingress.value.from"),
        ("main.tf", "out.value"),
        ("main.tf", "to.value.port"),
        ("main.tf", "rule.key"),
        ("main.tf", "statement.value +"),
        ("main.tf", "+ local.base"),
        ("main.tf", "upper(name)"),
        ("main.tf", "name) if"),
        ("main.tf", "rule.from, "),
        ("main.tf", "(rule.from"),
        ("main.tf", "p}\" =>"),
        ("main.tf", "r.port + p"),
        ("main.tf", "+ p]"),
        ("main.tf", "g.port if"),
        ("main.tf", "n * 2"),
        ("main.tf", "port > 100"),
        ("main.tf", "port} ${"),
        ("main.tf", "local.protocol}"),
        ("main.tf", "[*].size"),
        ("main.tf", "each.key}-queue"),
        ("main.tf", "count.index"),
        ("main.tf", "each.value\n  label"),
        ("main.tf", "name}=$"),
        ("main.tf", "secret}\""),
        ("main.tf", "secret]"),
        ("pool/main.tf", "w * 2"),
        ("pool/main.tf", "${var.label}-"),
        ("group.tf.json", "ingress.value}"),
        ("group.tf.json", "ingress.value + 1"),
        ("group.tf.json", "var.ports"),
    ]);
    assert!(!out.contains("not to be shown"));
    insta::assert_snapshot!("loops_terraform", out);
}

#[test]
fn hovers_in_templates() {
    let mut editor = editor(json!({}), &["stack.yaml", "nested.yaml"]);
    let out = editor.hovers(&[
        ("stack.yaml", "Stage:"),
        ("stack.yaml", "!Equals"),
        ("stack.yaml", "Ref Stage"),
        ("stack.yaml", "!Ref Names\n    - ${"),
        ("stack.yaml", "{Name}-$"),
        ("stack.yaml", "!Ref Name\n"),
        ("stack.yaml", "IsProd, !Ref"),
        ("stack.yaml", "Ref Retention, alias"),
        ("stack.yaml", "alias/aws"),
        ("stack.yaml", "IsProd\n    Properties"),
        ("stack.yaml", "Inner}/"),
        ("stack.yaml", "AWS::Region"),
        ("stack.yaml", "Retention}\"\n        -"),
        ("stack.yaml", "/app/"),
        ("stack.yaml", "!If [IsProd, 365"),
        ("stack.yaml", "365"),
        ("stack.yaml", "60${Age}"),
        ("stack.yaml", "Network.Outputs.Label"),
        ("nested.yaml", "!Ref Days"),
        ("nested.yaml", "Days} days"),
        ("nested.yaml", "Topic:"),
        ("nested.yaml", "AWS::Logs"),
    ]);
    insta::assert_snapshot!("loops_templates", out);
}

#[test]
fn hints_in_loops() {
    let open = ["main.tf", "pool/main.tf", "group.tf.json", "stack.yaml"];
    let mut editor = editor(json!({"inlayHints": true}), &open);
    let mut out = String::new();
    for path in open {
        out.push_str(&format!(
            "=== {path}\n{}\n\n",
            editor.hints(path).join("\n")
        ));
    }
    insta::assert_snapshot!("loops_hints", out);
}

#[test]
fn actions_lead_out_of_loops() {
    let mut editor = editor(json!({}), &["main.tf", "stack.yaml"]);
    editor.settle();
    let mut titles = Vec::new();
    for (path, needle) in [
        ("main.tf", "ingress.value.from"),
        ("stack.yaml", "!If [IsProd, !Ref"),
        ("nested.yaml", "!Ref Days"),
    ] {
        editor.open(path);
        editor.settle();
        for action in editor.actions(path, needle) {
            titles.push(format!("{path}: {}", action["title"].as_str().unwrap()));
        }
    }
    insta::assert_snapshot!("loops_actions", titles.join("\n"));
}
