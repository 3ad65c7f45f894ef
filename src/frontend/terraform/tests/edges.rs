//! References to resources survive every way that they take through modules.
use super::*;

const NETWORK: &str = r#"
resource "aws_security_group" "one" {
  name = "one"
}
resource "aws_security_group" "many" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_security_group" "counted" {
  count = 2
  name  = "c${count.index}"
}
resource "aws_security_group" "perhaps" {
  count = var.on ? 1 : 0
  name  = "p"
}
variable "on" {
  type = bool
}
output "id" { value = aws_security_group.one.id }
output "whole" { value = aws_security_group.one }
output "list" { value = [aws_security_group.one.id] }
output "many" { value = aws_security_group.many }
output "ids" { value = { for k, g in aws_security_group.many : k => g.id } }
output "splat" { value = aws_security_group.counted[*].id }
output "counted" { value = aws_security_group.counted }
output "perhaps" { value = one(aws_security_group.perhaps[*].id) }
output "object" {
  value = {
    groups = [{ name = "x", group = aws_security_group.one }]
  }
}
"#;

/// Passes whatever it is given on.
const MIDDLE: &str = r#"
variable "any" {}
output "any" { value = var.any }
"#;

/// An instance whose groups are `groups`, in a module that is given `argument` of declared type
/// `ty`, all by way of a module that passes it on.
fn attached(ty: &str, argument: &str, groups: &str) -> Run {
    let root = format!(
        r#"
variable "on" {{ type = bool }}
module "network" {{
  source = "./network"
  on     = var.on
}}
module "middle" {{
  source = "./middle"
  any    = {argument}
}}
module "server" {{
  source   = "./server"
  for_each = toset(["s"])
  given    = module.middle.any
}}
"#
    );
    let server = format!(
        r#"
variable "given" {{ type = {ty} }}
resource "aws_instance" "i" {{
  vpc_security_group_ids = {groups}
}}
"#
    );
    let r = run(&[
        ("main.tf", &root),
        ("network/main.tf", NETWORK),
        ("middle/main.tf", MIDDLE),
        ("server/main.tf", &server),
    ]);
    r.clean();
    r
}

#[test]
fn references_survive_modules() {
    const ONE: &[&str] = &["aws_security_group.one.id"];
    for (ty, argument, groups, expected) in [
        ("string", "module.network.id", "[var.given]", ONE),
        ("any", "module.network.whole", "[var.given.id]", ONE),
        ("any", "module.network", "[var.given.whole.id]", ONE),
        (
            "object({ id = string, name = string })",
            "module.network.whole",
            "[var.given.id]",
            ONE,
        ),
        (
            "object({ id = optional(string, \"none\") })",
            "module.network.whole",
            "[var.given.id]",
            ONE,
        ),
        (
            "map(object({ id = string }))",
            "module.network.many",
            "[var.given[\"a\"].id]",
            &["aws_security_group.many[\"a\"].id"],
        ),
        ("list(string)", "module.network.list", "var.given", ONE),
        (
            "set(string)",
            "module.network.list",
            "tolist(var.given)",
            ONE,
        ),
        (
            "any",
            "merge(module.network.whole, { more = 1 })",
            "[var.given.id]",
            ONE,
        ),
        (
            "any",
            "module.network.whole",
            "[lookup(var.given, \"id\", \"\")]",
            ONE,
        ),
        (
            "any",
            "module.network.object",
            "var.given.groups[*].group.id",
            ONE,
        ),
        (
            "list(object({ name = string, group = object({ id = string }) }))",
            "module.network.object.groups",
            "[for g in var.given : g.group.id if g.name == \"x\"]",
            ONE,
        ),
        (
            "map(string)",
            "module.network.ids",
            "[for k, id in var.given : id if k != \"a\"]",
            &["aws_security_group.many[\"b\"].id"],
        ),
        (
            "map(string)",
            "{ for k, g in module.network.many : upper(k) => g.id }",
            "concat(values(var.given), [])",
            &[
                "aws_security_group.many[\"a\"].id",
                "aws_security_group.many[\"b\"].id",
            ],
        ),
        (
            "list(string)",
            "module.network.splat",
            "[element(var.given, 3)]",
            &["aws_security_group.counted[1].id"],
        ),
        (
            "any",
            "module.network.counted[*]",
            "flatten([for g in var.given : [g.id]])",
            &[
                "aws_security_group.counted[0].id",
                "aws_security_group.counted[1].id",
            ],
        ),
        (
            "any",
            "[module.network]",
            "var.given[*].counted[0].id",
            &["aws_security_group.counted[0].id"],
        ),
    ] {
        let r = attached(ty, argument, groups);
        let address = "module.server[\"s\"].aws_instance.i";
        let found = r.attr(address, "vpc_security_group_ids");
        let found: Vec<String> = found
            .as_seq()
            .unwrap_or_else(|| panic!("{argument}: {found:?}"))
            .items
            .iter()
            .map(|e| {
                let reference = e.value.reference();
                let reference = reference.unwrap_or_else(|| panic!("{argument}: {:?}", e.value));
                reference.display()
            })
            .collect();
        let expected: Vec<String> = expected
            .iter()
            .map(|e| format!("module.network.{e}"))
            .collect();
        assert_eq!(found, expected, "{ty}, {argument}, {groups}");
        let base = expected[0].split(['[', ' ']).next().unwrap();
        let base = base.strip_suffix(".id").unwrap_or(base);
        assert!(r.resource(address).edges().contains(base), "{argument}");
    }
}

/// One that may not exist is named under its condition.
#[test]
fn references_survive_conditions() {
    let r = attached("string", "module.network.perhaps", "compact([var.given])");
    let address = "module.server[\"s\"].aws_instance.i";
    let edges = r.resource(address).edges();
    let expected = ["module.network.aws_security_group.perhaps"];
    assert_eq!(edges.into_iter().collect::<Vec<Str>>(), expected);
}

/// A whole resource has attributes that nobody wrote.
#[test]
fn whole_resources_are_open() {
    let r = run(&[(
        "main.tf",
        r#"
resource "aws_x" "x" {
  name = "n"
  rule { port = 1 }
}
resource "aws_y" "y" {
  json    = jsonencode(aws_x.x)
  size    = length(aws_x.x)
  keys    = contains(keys(aws_x.x), "id")
  name    = jsonencode(aws_x.x.name)
  looked  = lookup(aws_x.x, "name", "none")
  missing = lookup(aws_x.x, "arn", "none")
  merged  = merge({ arn = "mine" }, aws_x.x).arn
  own     = merge(aws_x.x, { arn = "mine" }).arn
}
"#,
    )]);
    r.clean();
    let y = |name: &str| r.attr("aws_y.y", name);
    for name in ["json", "size", "keys", "missing", "merged"] {
        assert!(y(name).is_unknown(), "{name}: {:?}", y(name));
    }
    assert_eq!(y("name").as_str(), Some("\"n\""));
    assert_eq!(y("looked").as_str(), Some("n"));
    assert_eq!(y("own").as_str(), Some("mine"));
    assert_eq!(y("missing").reference().unwrap().display(), "aws_x.x.arn");
}
