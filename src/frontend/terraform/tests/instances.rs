//! Names, instances and conditions.
use super::*;
use crate::value::Marks;

#[test]
fn values_flow_through_locals_modules_and_outputs() {
    let r = run(&[
        (
            "main.tf",
            r#"
variable "acl" { default = "public-read" }
locals { name = "logs" }
module "b" {
  source = "./b"
  acl    = var.acl
  name   = local.name
}
resource "aws_x" "x" { bucket = module.b.name }
output "id" { value = module.b.id }
"#,
        ),
        (
            "b/main.tf",
            r#"
variable "acl" {}
variable "name" {}
resource "aws_s3_bucket" "b" {
  bucket = var.name
  acl    = var.acl
}
output "name" { value = aws_s3_bucket.b.bucket }
output "id" { value = aws_s3_bucket.b.id }
"#,
        ),
    ]);
    r.clean();
    assert_eq!(r.addresses(), ["aws_x.x", "module.b.aws_s3_bucket.b"]);
    let acl = r.attr("module.b.aws_s3_bucket.b", "acl");
    assert_eq!(acl.as_str(), Some("public-read"));
    let way = r.way(acl);
    assert!(
        way.contains(&("var.acl".into(), Hop::ModuleArgument)),
        "{way:?}"
    );
    assert_eq!(
        way.last().unwrap(),
        &("\"public-read\"".to_owned(), Hop::VariableDefault)
    );
    let bucket = r.attr("aws_x.x", "bucket");
    assert_eq!(bucket.as_str(), Some("logs"));
    let reference = bucket.reference().unwrap();
    assert_eq!(reference.display(), "module.b.aws_s3_bucket.b.bucket");
    assert_eq!(
        reason(r.output("id")),
        Reason::Computed("module.b.aws_s3_bucket.b.id".into())
    );
    let calls = &r.resource("module.b.aws_s3_bucket.b").calls;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].address, "module.b");
    assert!(!calls[0].third_party);
}

#[test]
fn count_and_for_each_give_instances() {
    let r = run(&[(
        "main.tf",
        r#"
resource "aws_x" "n" {
  count = 2
  name  = "x-${count.index}"
}
resource "aws_x" "e" {
  for_each = { a = 1, "b c" = 2 }
  name     = each.key
  size     = each.value
}
resource "aws_x" "none" { count = 0 }
resource "aws_y" "y" {
  first = aws_x.n[1].name
  all   = aws_x.n[*].name
  size  = aws_x.e["b c"].size
}
"#,
    )]);
    r.clean();
    assert_eq!(
        r.addresses(),
        [
            "aws_x.n[0]",
            "aws_x.n[1]",
            "aws_x.e[\"a\"]",
            "aws_x.e[\"b c\"]",
            "aws_y.y"
        ]
    );
    assert_eq!(r.attr("aws_y.y", "first").as_str(), Some("x-1"));
    let all = r.attr("aws_y.y", "all").as_seq().unwrap().clone();
    assert_eq!(all.items[0].value.as_str(), Some("x-0"));
    assert_eq!(
        all.items[0].value.reference().unwrap().display(),
        "aws_x.n[0].name"
    );
    assert_eq!(r.attr("aws_y.y", "size"), &Value::number(2_i64));
    assert_eq!(
        *r.resource("aws_y.y").references,
        ["aws_x.e", "aws_x.n"].map(Str::from)
    );
}

#[test]
fn an_undecided_count_is_one_symbolic_instance_under_its_condition() {
    let r = run(&[(
        "main.tf",
        r#"
variable "on" { type = bool }
variable "n" { type = number }
resource "aws_x" "a" { count = var.on ? 1 : 0 }
resource "aws_y" "b" {
  count = var.on ? 1 : 0
  x     = aws_x.a[0].id
}
resource "aws_x" "n" { count = var.n }
resource "aws_y" "n" { count = var.n }
"#,
    )]);
    r.clean();
    let (a, b) = (r.resource("aws_x.a"), r.resource("aws_y.b"));
    assert!(a.symbolic && b.symbolic);
    assert_eq!(a.exists, b.exists);
    let table = &r.unit().conditions;
    assert_eq!(table.describe(a.exists), "var.on");
    assert!(!always(a.exists) && !a.exists.is_false());
    let inputs: Vec<String> = table
        .inputs_of(a.exists)
        .iter()
        .map(|i| i.name.to_string())
        .collect();
    assert_eq!(inputs, ["var.on"]);
    let (x, y) = (r.resource("aws_x.n"), r.resource("aws_y.n"));
    assert_eq!(x.exists, y.exists);
    assert_eq!(table.inputs_of(x.exists)[0].name, "var.n > 0");
}

#[test]
fn alternatives_of_for_each_are_guarded_instances() {
    let r = run(&[(
        "main.tf",
        r#"
variable "on" { type = bool }
variable "names" { type = set(string) }
resource "aws_x" "a" {
  for_each = var.on ? { a = 1, b = 2 } : { a = 3 }
  size     = each.value
}
resource "aws_x" "s" {
  for_each = var.names
  name     = each.value
}
"#,
    )]);
    r.clean();
    assert_eq!(
        r.addresses(),
        ["aws_x.a[\"a\"]", "aws_x.a[\"b\"]", "aws_x.s"]
    );
    assert!(always(r.resource("aws_x.a[\"a\"]").exists));
    assert!(!always(r.resource("aws_x.a[\"b\"]").exists));
    assert!(matches!(
        r.attr("aws_x.a[\"a\"]", "size").kind,
        Kind::Choice(_)
    ));
    let s = r.resource("aws_x.s");
    assert!(s.symbolic);
    assert_eq!(
        reason(r.attr("aws_x.s", "name")),
        Reason::Input("var.names".into())
    );
}

#[test]
fn dynamic_blocks_are_expanded_in_place() {
    let r = run(&[(
        "main.tf",
        r#"
variable "on" { type = bool }
variable "ports" { type = list(number) }
resource "aws_sg" "a" {
  ingress { port = 1 }
  dynamic "ingress" {
    for_each = [2, 3]
    content { port = ingress.value + ingress.key }
  }
  dynamic "ingress" {
    for_each = var.on ? ["x"] : []
    iterator = it
    content {
      port = 9
      name = it.value
      dynamic "inner" {
        for_each = { k = it.value }
        content { v = "${inner.key}-${inner.value}" }
      }
    }
  }
  ingress { port = 4 }
  dynamic "egress" {
    for_each = var.ports
    content { port = egress.value }
  }
}
"#,
    )]);
    r.clean();
    let ingress = r.attr("aws_sg.a", "ingress").as_seq().unwrap().clone();
    let ports: Vec<String> = ingress
        .items
        .iter()
        .map(|e| {
            e.value
                .get("port")
                .unwrap()
                .as_number()
                .unwrap()
                .to_string()
        })
        .collect();
    assert_eq!(ports, ["1", "2", "4", "9", "4"]);
    let conds: Vec<bool> = ingress.items.iter().map(|e| e.cond.is_true()).collect();
    assert_eq!(conds, [true, true, true, false, true]);
    let inner = ingress.items[3].value.get("inner").unwrap();
    let inner = &inner.as_seq().unwrap().items[0].value;
    assert_eq!(inner.get("v").unwrap().as_str(), Some("k-x"));
    assert_eq!(ingress.items[1].value.origin.hop, Hop::Block);
    assert_eq!(
        r.sources.text(ingress.items[1].value.origin.span),
        "dynamic \"ingress\""
    );
    let egress = r.attr("aws_sg.a", "egress").as_seq().unwrap().clone();
    assert!(egress.items.is_empty());
    assert_eq!(
        reason(egress.rest.as_ref().unwrap().get("port").unwrap()),
        Reason::Input("var.ports".into())
    );
}

#[test]
fn cycles_are_problems_and_end() {
    let r = run(&[
        (
            "main.tf",
            r#"
locals {
  a = local.b
  b = local.a
  me = "${local.me}x"
}
resource "aws_x" "x" {
  count = length(aws_y.y)
  v = local.a
}
resource "aws_y" "y" { v = aws_x.x[0].v }
module "m" {
  source = "./m"
  v = module.m.out
}
"#,
        ),
        (
            "m/main.tf",
            "variable \"v\" {}\noutput \"out\" { value = var.v }\nresource \"aws_z\" \"z\" { v = var.v }",
        ),
    ]);
    let messages = r.messages();
    assert!(
        messages.contains(&"cycle: Cycle: local.a, local.b".to_owned()),
        "{messages:?}"
    );
    assert!(
        messages.contains(&"cycle: local.me refers to itself".to_owned()),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|m| m.contains("aws_x.x, aws_y.y")),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .any(|m| m.contains("module.m.var.v, module.m.output.out")),
        "{messages:?}"
    );
}

#[test]
fn modules_may_use_each_others_outputs() {
    let r = run(&[
        (
            "main.tf",
            r#"
module "a" {
  source = "./m"
  x = "1"
  y = module.b.x
}
module "b" {
  source = "./m"
  x = "2"
  y = module.a.x
}
"#,
        ),
        (
            "m/main.tf",
            r#"
variable "x" {}
variable "y" {}
output "x" { value = var.x }
resource "aws_x" "x" { y = var.y }
"#,
        ),
    ]);
    r.clean();
    assert_eq!(r.attr("module.a.aws_x.x", "y").as_str(), Some("2"));
    assert_eq!(r.attr("module.b.aws_x.x", "y").as_str(), Some("1"));
}

#[test]
fn errors_are_reported_once_and_the_rest_is_evaluated() {
    let r = run(&[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  count = 3\n}\n",
        ),
        (
            "m/main.tf",
            "resource \"aws_x\" \"x\" {\n  bad = local.nope\n  good = 1\n}\n",
        ),
    ]);
    assert_eq!(r.messages().len(), 1, "{:?}", r.messages());
    assert!(r.messages()[0].contains("`nope`"));
    assert_eq!(r.addresses().len(), 3);
    let x = "module.m[2].aws_x.x";
    assert_eq!(r.attr(x, "good"), &Value::number(1_i64));
    assert!(matches!(reason(r.attr(x, "bad")), Reason::Error(_)));
}

#[test]
fn long_chains_and_many_instances_end() {
    // Each needs the one written behind it.
    let mut text = String::from("locals {\n");
    for i in (1..4000).rev() {
        text.push_str(&format!("  n{i} = local.n{} + 1\n", i - 1));
    }
    text.push_str("  n0 = 1\n}\nresource \"aws_x\" \"x\" { v = local.n3999 }\n");
    let r = run(&[("main.tf", &text)]);
    assert!(matches!(reason(r.attr("aws_x.x", "v")), Reason::Budget(_)));

    // Each module calls the next twice: 2^30 instances.
    let mut files: Vec<(String, String)> = Vec::new();
    for i in 0..30 {
        let next = format!("../m{}", i + 1);
        files.push((
            format!("m{i}/main.tf"),
            format!(
                "module \"a\" {{ source = \"{next}\" }}\nmodule \"b\" {{ source = \"{next}\" }}"
            ),
        ));
    }
    files.push(("m30/main.tf".into(), "resource \"aws_x\" \"x\" {}".into()));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let r = run(&files);
    assert!(
        r.messages()
            .iter()
            .any(|m| m.starts_with("too-many-modules"))
    );

    let r = run(&[("main.tf", "resource \"aws_x\" \"x\" { count = 1000000000 }")]);
    assert_eq!(r.unit().resources.len(), 1);
    assert!(r.messages()[0].contains("1000000000 instances"));
}

#[test]
fn one_module_many_times_costs_little() {
    let r = run(&[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  for_each = toset([for i in range(1000) : tostring(i)])\n  v = each.key\n}\noutput \"all\" { value = [for k, m in module.m : m.v] }",
        ),
        (
            "m/main.tf",
            "variable \"v\" {}\nresource \"aws_x\" \"x\" { v = var.v }\noutput \"v\" { value = aws_x.x.v }",
        ),
    ]);
    r.clean();
    assert_eq!(r.unit().resources.len(), 1000);
    assert_eq!(r.output("all").as_seq().unwrap().items.len(), 1000);
}

#[test]
fn an_undeclared_resource_is_reported_and_still_named() {
    let files: &[(&str, &str)] = &[(
        "main.tf",
        "resource \"aws_x\" \"x\" { key = aws_kms_key.gone.arn }",
    )];
    let r = run(files);
    assert_eq!(r.messages().len(), 1);
    let key = r.attr("aws_x.x", "key");
    assert!(matches!(reason(key), Reason::Error(_)));
    assert_eq!(key.reference().unwrap().display(), "aws_kms_key.gone.arn");
    assert_eq!(strict(files).messages().len(), 1);
}

#[test]
fn opentofu_says_in_lifecycle_what_exists() {
    let r = run(&[
        (
            "main.tf",
            r#"
variable "on" { type = bool }
resource "aws_x" "yes" {
  lifecycle { enabled = true }
}
resource "aws_x" "no" {
  lifecycle { enabled = false }
}
resource "aws_x" "open" {
  name = "n"
  lifecycle { enabled = var.on }
}
module "off" {
  source = "./m"
  lifecycle { enabled = "false" }
}
output "no" { value = try(aws_x.no.name, "none") }
output "open" { value = aws_x.open.name }
output "off" { value = module.off }
"#,
        ),
        ("m/main.tf", r#"resource "aws_x" "in" {}"#),
    ]);
    r.clean();
    assert_eq!(r.addresses(), ["aws_x.yes", "aws_x.open"]);
    let open = r.resource("aws_x.open");
    assert!(!open.symbolic);
    assert_eq!(r.unit().conditions.describe(open.exists), "var.on");
    assert_eq!(r.output("no").as_str(), Some("none"));
    assert!(r.output("open").marks.has(Marks::LATER));
    assert!(r.output("off").is_null());
    assert!(r.resource("aws_x.yes").exists.is_true());
}
