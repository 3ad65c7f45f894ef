//! Files, roots, modules, providers.
use super::*;

#[test]
fn who_is_a_root() {
    let module = (
        "modules/a/main.tf",
        "variable \"x\" {\n  default = 1\n}\nresource \"aws_x\" \"x\" {}\n",
    );
    let used_by_example = (
        "examples/one/main.tf",
        "module \"a\" { source = \"../../modules/a\" }",
    );
    let used = ("main.tf", "module \"a\" { source = \"./modules/a\" }");
    let backend = (
        "modules/a/backend.tf",
        "terraform {\n  backend \"s3\" {}\n}\n",
    );
    let tfvars = ("modules/a/x.auto.tfvars", "x = 2");
    for (files, expected) in [
        (vec![module], vec!["modules/a"]),
        (vec![module, used], vec![""]),
        (
            vec![module, used_by_example],
            vec!["examples/one", "modules/a"],
        ),
        (vec![module, used, backend], vec!["", "modules/a"]),
        (vec![module, used, tfvars], vec!["", "modules/a"]),
        (
            vec![
                ("a/main.tf", "module \"b\" { source = \"../b\" }"),
                ("b/main.tf", "module \"a\" { source = \"../a\" }"),
            ],
            vec!["a"],
        ),
        (
            vec![
                (".terraform/modules/m/examples/x/main.tf", ""),
                used,
                module,
            ],
            vec![""],
        ),
    ] {
        assert_eq!(run(&files).roots(), expected, "{files:?}");
    }
}

#[test]
fn modules_without_instance_are_listed() {
    let r = run(&[
        (
            "main.tf",
            "module \"a\" {\n  source = \"./a\"\n  count = 0\n}\nmodule \"c\" { source = \"./c\" }",
        ),
        (
            "a/main.tf",
            "module \"b\" { source = \"../b\" }\nmodule \"c\" { source = \"../c\" }",
        ),
        ("b/main.tf", "resource \"aws_x\" \"x\" {}"),
        ("c/main.tf", "resource \"aws_x\" \"x\" {}"),
    ]);
    assert_eq!(r.unit().modules, ["c"]);
    assert_eq!(r.unit().modules_without_instance, ["a", "b"]);
    assert_eq!(r.addresses(), ["module.c.aws_x.x"]);
}

#[test]
fn module_cycles_end() {
    let r = run(&[
        ("main.tf", "module \"a\" { source = \"./a\" }"),
        (
            "a/main.tf",
            "module \"b\" { source = \"../b\" }\nresource \"aws_x\" \"x\" {}",
        ),
        (
            "b/main.tf",
            "module \"a\" { source = \"../a\" }\nresource \"aws_x\" \"x\" {}",
        ),
    ]);
    assert_eq!(
        r.messages(),
        ["module-cycle: The module in \"a\" calls itself"]
    );
    assert_eq!(
        r.addresses(),
        ["module.a.aws_x.x", "module.a.module.b.aws_x.x"]
    );
}

#[test]
fn override_files_change_blocks() {
    let r = run(&[
        (
            "main.tf",
            r#"
locals { n = "a" }
resource "aws_x" "x" {
  name = local.n
  keep = 1
  rule { port = 1 }
  rule { port = 2 }
  other { v = 1 }
  lifecycle { prevent_destroy = true }
}
"#,
        ),
        (
            "a_override.tf",
            r#"
locals { n = "b" }
resource "aws_x" "x" {
  keep = 2
  rule { port = 9 }
  lifecycle { create_before_destroy = true }
}
resource "aws_x" "absent" {}
"#,
        ),
        ("b.tf", "resource \"aws_y\" \"hidden\" {}"),
        ("b.tofu", "resource \"aws_y\" \"shown\" {}"),
    ]);
    assert_eq!(
        r.messages(),
        ["override-without-base: There is no resource \"aws_x\" \"absent\" to override"]
    );
    let x = r.resource("aws_x.x");
    assert_eq!(x.body.get("name").unwrap().as_str(), Some("b"));
    assert_eq!(x.body.get("keep"), Some(&Value::number(2_i64)));
    assert_eq!(x.body.get("rule").unwrap().as_seq().unwrap().items.len(), 1);
    assert_eq!(
        x.body.get("other").unwrap().as_seq().unwrap().items.len(),
        1
    );
    let lifecycle = x.meta.get("lifecycle").unwrap().as_seq().unwrap().clone();
    let lifecycle = &lifecycle.items[0].value;
    assert_eq!(
        lifecycle.get("prevent_destroy").unwrap().as_bool(),
        Some(true)
    );
    assert_eq!(
        lifecycle.get("create_before_destroy").unwrap().as_bool(),
        Some(true)
    );
    assert!(r.addresses().contains(&"aws_y.shown"));
    assert!(!r.addresses().contains(&"aws_y.hidden"));
}

#[test]
fn json_syntax_reads_as_native_syntax_does() {
    let r = run(&[
        (
            "main.tf.json",
            r#"{
  "//": "comment",
  "variable": {"n": {"type": "list(number)", "default": [1, 2]}},
  "locals": [{"a": "x"}, {"b": "${local.a}-${length(var.n)}"}],
  "resource": {"aws_x": {"r": [{
    "count": 2,
    "name": "${local.b}-${count.index}",
    "rule": {"dynamic": {"port": {"for_each": "${var.n}", "content": {"v": "${port.value}"}}}},
    "lifecycle": {"ignore_changes": ["tags"]}
  }]}},
  "module": {"m": {"source": "./m", "v": "$${lit}"}}
}"#,
        ),
        (
            "m/main.tf",
            "variable \"v\" {}\nresource \"aws_y\" \"y\" { v = var.v }",
        ),
        ("terraform.tfvars.json", r#"{"n": [3, 4, 5]}"#),
    ]);
    r.clean();
    assert_eq!(r.attr("aws_x.r[1]", "name").as_str(), Some("x-3-1"));
    let rule = r.attr("aws_x.r[0]", "rule").as_seq().unwrap().clone();
    let ports = rule.items[0]
        .value
        .get("port")
        .unwrap()
        .as_seq()
        .unwrap()
        .clone();
    let ports: Vec<Option<&Value>> = ports.items.iter().map(|e| e.value.get("v")).collect();
    assert_eq!(ports.len(), 3);
    assert_eq!(ports[2], Some(&Value::number(5_i64)));
    assert_eq!(r.attr("module.m.aws_y.y", "v").as_str(), Some("${lit}"));
}
