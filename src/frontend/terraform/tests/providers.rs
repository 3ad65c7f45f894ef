//! Provider configurations, and data sources that say what the provider knows.
use super::*;
use crate::resource::Provider;

fn provider(r: &Run, address: &str) -> Option<Arc<Provider>> {
    r.resource(address).provider.clone()
}

fn region(r: &Run, address: &str) -> Option<String> {
    let region = provider(r, address)?.region.clone()?;
    Some(region.as_str().unwrap_or("unknown").to_owned())
}

fn owner(r: &Run, address: &str) -> Option<String> {
    let tags = provider(r, address)?.default_tags.clone()?;
    Some(tags.get("owner")?.as_str()?.to_owned())
}

#[test]
fn configurations_are_followed_into_modules() {
    let r = run(&[
        (
            "main.tf",
            r#"
variable "owner" { default = "me" }
locals { tags = { owner = var.owner } }
provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = merge(local.tags, { more = 1 })
  }
}
provider "aws" {
  alias  = "east"
  region = "us-east-1"
}
resource "aws_x" "d" {}
resource "aws_x" "e" { provider = aws.east }
resource "other_x" "o" {}
module "inherits" { source = "./m" }
module "passed" {
  source    = "./m"
  providers = { aws = aws.east }
}
module "named" {
  source    = "./n"
  for_each  = toset(["k"])
  providers = {
    aws         = aws.east
    aws.replica = aws
  }
}
data "aws_region" "here" {}
output "region" { value = data.aws_region.here.name }
"#,
        ),
        ("m/main.tf", "resource \"aws_x\" \"x\" {}"),
        (
            "n/main.tf",
            r#"
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", configuration_aliases = [aws.replica] }
  }
}
resource "aws_x" "x" {}
resource "aws_x" "r" { provider = aws.replica }
resource "aws_x" "unpassed" { provider = aws.none }
module "deeper" {
  source    = "../m"
  providers = { aws = aws.replica }
}
module "own" { source = "../own" }
"#,
        ),
        (
            "own/main.tf",
            "provider \"aws\" {\n  region = \"sa-east-1\"\n}\nresource \"aws_x\" \"x\" {}",
        ),
    ]);
    r.clean();
    for (address, expected) in [
        ("aws_x.d", Some("eu-west-1")),
        ("aws_x.e", Some("us-east-1")),
        ("other_x.o", None),
        ("module.inherits.aws_x.x", Some("eu-west-1")),
        ("module.passed.aws_x.x", Some("us-east-1")),
        ("module.named[\"k\"].aws_x.x", Some("us-east-1")),
        ("module.named[\"k\"].aws_x.r", Some("eu-west-1")),
        ("module.named[\"k\"].aws_x.unpassed", None),
        (
            "module.named[\"k\"].module.deeper.aws_x.x",
            Some("eu-west-1"),
        ),
        ("module.named[\"k\"].module.own.aws_x.x", Some("sa-east-1")),
    ] {
        assert_eq!(region(&r, address).as_deref(), expected, "{address}");
    }
    for (address, expected) in [
        ("aws_x.d", Some("me")),
        ("aws_x.e", None),
        ("module.inherits.aws_x.x", Some("me")),
        ("module.named[\"k\"].aws_x.r", Some("me")),
        ("module.named[\"k\"].module.deeper.aws_x.x", Some("me")),
    ] {
        assert_eq!(owner(&r, address).as_deref(), expected, "{address}");
    }
    assert_eq!(r.output("region").as_str(), Some("eu-west-1"));
}

#[test]
fn one_of_several_configurations_is_undecided() {
    let r = run(&[
        (
            "main.tofu",
            r#"
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  for_each = toset(["us-east-1", "us-west-2"])
  alias    = "by"
  region   = each.value
}
resource "aws_x" "x" {
  for_each = toset(["us-east-1"])
  provider = aws.by[each.key]
}
module "m" {
  source    = "./m"
  providers = { aws = aws.by["us-west-2"] }
}
"#,
        ),
        ("m/main.tf", "resource \"aws_x\" \"x\" {}"),
    ]);
    r.clean();
    assert_eq!(
        region(&r, "aws_x.x[\"us-east-1\"]").as_deref(),
        Some("unknown")
    );
    assert_eq!(region(&r, "module.m.aws_x.x").as_deref(), Some("unknown"));
}

/// What data sources say of the caller, as far as the region tells.
#[test]
fn partly_known_surroundings() {
    let text = |provider: &str| {
        format!(
            r#"
variable "where" {{}}
variable "gov" {{ type = bool }}
provider "aws" {{
  {provider}
}}
data "aws_caller_identity" "me" {{}}
data "aws_partition" "p" {{}}
data "aws_region" "r" {{}}
data "aws_availability_zones" "z" {{}}
resource "aws_x" "x" {{
  partition = data.aws_partition.p.partition
  suffix    = data.aws_partition.p.dns_suffix
  region    = data.aws_region.r.name
  endpoint  = data.aws_region.r.endpoint
  account   = data.aws_caller_identity.me.account_id
  arn       = data.aws_caller_identity.me.arn
  zone      = data.aws_availability_zones.z.names[0]
  topic     = "arn:${{data.aws_partition.p.partition}}:sns:${{data.aws_region.r.name}}:${{data.aws_caller_identity.me.account_id}}:t"
  is_arn    = startswith("arn:${{data.aws_partition.p.partition}}:x", "arn:aws")
}}
"#
        )
    };
    let shown = |provider: &str| {
        let text = text(provider);
        let r = run(&[("main.tf", &text)]);
        r.clean();
        let of = |name: &str| {
            let v = r.attr("aws_x.x", name);
            match &v.kind {
                Kind::String(s) => s.to_string(),
                Kind::Bool(b) => b.to_string(),
                Kind::Unknown(u) => format!("{}…", u.refinements.prefix),
                Kind::Choice(c) => {
                    let arms = c.arms.iter().filter_map(|(_, v)| v.as_str());
                    arms.collect::<Vec<_>>().join("|")
                }
                other => panic!("{name}: {other:?}"),
            }
        };
        [
            "partition",
            "suffix",
            "region",
            "endpoint",
            "account",
            "arn",
            "zone",
            "topic",
            "is_arn",
        ]
        .map(of)
        .join(" ")
    };
    assert_eq!(
        shown("region = \"eu-west-1\""),
        "aws amazonaws.com eu-west-1 ec2.eu-west-1.amazonaws.com … arn:aws:… eu-west-1… \
         arn:aws:sns:eu-west-1:… true"
    );
    assert_eq!(
        shown("region = \"cn-north-1\""),
        "aws-cn amazonaws.com.cn cn-north-1 ec2.cn-north-1.amazonaws.com.cn … arn:aws-cn:… \
         cn-north-1… arn:aws-cn:sns:cn-north-1:… true"
    );
    // Whoever runs it decides, or nobody knows such a region.
    for provider in ["", "region = var.where", "region = \"xx-new-1\""] {
        let shown = shown(provider);
        assert!(shown.starts_with("aws… … "), "{provider}: {shown}");
        assert!(shown.contains(" arn:aws… "), "{provider}: {shown}");
        assert!(shown.ends_with("true"), "{provider}: {shown}");
    }
    let either = shown("region = var.gov ? \"us-gov-west-1\" : \"us-east-1\"");
    assert!(either.starts_with("aws-us-gov|aws "), "{either}");
    assert!(either.contains(" us-gov-west-1|us-east-1 "), "{either}");
}

#[test]
fn remote_state_and_functions_of_providers_are_unknown_for_that_reason() {
    let r = run(&[(
        "main.tf",
        r#"
data "terraform_remote_state" "net" {
  backend  = "s3"
  config   = { bucket = "state", key = "net" }
  defaults = { vpc = "none" }
}
resource "aws_x" "x" {
  vpc     = data.terraform_remote_state.net.outputs.vpc
  subnet  = data.terraform_remote_state.net.outputs["subnets"][0]
  bucket  = data.terraform_remote_state.net.config.bucket
  account = provider::aws::arn_parse("arn:aws:s3:::b").account_id
  size    = length(provider::local::list())
}
"#,
    )]);
    r.clean();
    let state = Reason::DataSource("data.terraform_remote_state.net.outputs".into());
    assert_eq!(reason(r.attr("aws_x.x", "vpc")), state);
    assert_eq!(reason(r.attr("aws_x.x", "subnet")), state);
    assert_eq!(
        r.attr("aws_x.x", "subnet").reference().unwrap().display(),
        "data.terraform_remote_state.net.outputs.subnets[0]"
    );
    assert_eq!(r.attr("aws_x.x", "bucket").as_str(), Some("state"));
    for (name, function) in [
        ("account", "provider::aws::arn_parse"),
        ("size", "provider::local::list"),
    ] {
        let expected = format!("`{function}()` is a function of a provider");
        assert_eq!(reason(r.attr("aws_x.x", name)).describe(), expected);
    }
}

/// A reference is a key only in parentheses, except where nothing is evaluated.
#[test]
fn ambiguous_keys() {
    let r = run(&[(
        "main.tf",
        "locals {\n  a = \"k\"\n  bad = { local.a = 1 }\n  good = { (local.a) = 1 }\n}\nresource \
         \"aws_x\" \"x\" {\n  bad = local.bad\n  good = local.good.k\n}\n",
    )]);
    let messages = r.messages();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].starts_with("evaluation-error: Ambiguous attribute key"));
    assert_eq!(r.attr("aws_x.x", "good"), &Value::number(1_i64));
}
