//! Templates that Terraform deploys: what they make joins the unit of the code that names them.
//!
//! Must not know: how templates are evaluated, rules.

use crate::frontend::cloudformation::{StackCall, Templates};
use crate::resource::{Role, Unit};

/// The resource types of Terraform that deploy a template.
const STACKS: [&str; 2] = ["aws_cloudformation_stack", "aws_cloudformation_stack_set"];

/// Adds what the templates of a unit's stacks make.
pub(super) fn expand(templates: &Templates<'_>, unit: &mut Unit) {
    let calls: Vec<StackCall> = unit
        .resources
        .iter()
        .filter(|r| r.role == Role::Managed && STACKS.contains(&r.ty.as_str()))
        .map(|r| {
            let body = r.body.get("template_body").filter(|b| !b.is_null());
            let url = r.body.get("template_url").filter(|u| !u.is_null());
            StackCall {
                address: r.address.clone(),
                header: r.header,
                span: r.span,
                exists: r.exists,
                symbolic: r.symbolic,
                calls: r.calls.clone(),
                body: body.cloned(),
                url: url.filter(|_| body.is_none()).cloned(),
                parameters: r.body.get("parameters").cloned(),
            }
        })
        .collect();
    if !calls.is_empty() {
        templates.expand(unit, calls);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;
    use crate::frontend::cloudformation;
    use crate::frontend::terraform::{self, Inputs};
    use crate::source::{MemoryFs, SourceMap};
    use crate::value::{Marks, Str, Value};

    const TEXT: &str = r#"
resource "aws_cloudformation_stack" "second" {
  name       = "second"
  parameters = { Group = aws_cloudformation_stack.net.outputs["Group"] }
  template_body = <<-YAML
    Parameters: {Group: {Type: String}}
    Resources:
      User: {Type: "X::Y", Properties: {Groups: [!Ref Group]}}
    Outputs:
      Given: {Value: !Sub "<$${Group}>"}
  YAML
}

resource "aws_cloudformation_stack" "net" {
  name          = "net"
  template_body = <<-YAML
    Resources:
      Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: d}}
    Outputs:
      Group: {Value: !Ref Group}
      Cidr: {Value: 10.0.0.0/8}
      Port: {Value: 22}
  YAML
}

locals {
  net = aws_cloudformation_stack.net.outputs
}

resource "aws_instance" "i" {
  ami                    = "prefix-${local.net.Cidr}"
  user_data              = aws_cloudformation_stack.second.outputs.Given
  vpc_security_group_ids = [local.net["Group"]]
  key_name               = local.net.Port
  tags                   = { a = local.net.Nobody }
  policy                 = jsonencode({ Cidr = local.net.Cidr })
}

output "cidr" {
  value = local.net.Cidr
}
"#;

    /// A unit of Terraform with what its stacks make.
    fn unit(text: &str) -> Unit {
        let fs = MemoryFs::new([("main.tf".to_owned(), text.to_owned())]);
        let (sources, inputs) = (SourceMap::default(), Inputs::default());
        let folders = [Str::default()];
        let terraform = terraform::analyze(&terraform::Project {
            fs: &fs,
            sources: &sources,
            folders: &folders,
            inputs: &inputs,
            modules_dir: None,
            require_modules: false,
            max_file_size: 1 << 20,
            strict: false,
        });
        let mut unit = terraform.units.into_iter().next().unwrap();
        let templates = Templates::new(cloudformation::Project {
            fs: &fs,
            sources: &sources,
            max_file_size: 1 << 20,
        });
        expand(&templates, &mut unit);
        unit
    }

    fn attribute(unit: &Unit, address: &str, name: &str) -> Value {
        let resource = unit.resources.iter().find(|r| r.address == address);
        let body = &resource.unwrap_or_else(|| panic!("{address}")).body;
        body.get(name).unwrap().clone()
    }

    #[test]
    fn outputs_of_a_stack_have_their_values() {
        let unit = unit(TEXT);
        let of = |name| attribute(&unit, "aws_instance.i", name);
        assert_eq!(of("ami").as_str(), Some("prefix-10.0.0.0/8"));
        assert!(of("ami").marks.has(Marks::LATER));
        assert_eq!(of("key_name").as_str(), Some("22"));
        let policy = of("policy");
        let cidr = policy.encodes().unwrap().get("Cidr").unwrap();
        assert_eq!(cidr.as_str(), Some("10.0.0.0/8"));
        // An output that the template does not have.
        assert!(of("tags").get("a").unwrap().is_unknown());
        let groups = of("vpc_security_group_ids");
        let group = &groups.as_seq().unwrap().items.first().unwrap().value;
        let named = group.reference().unwrap();
        assert_eq!(named.resource, "aws_cloudformation_stack.net/Group");
        let output = unit.outputs.first().unwrap();
        assert_eq!(output.value.as_str(), Some("10.0.0.0/8"));
    }

    #[test]
    fn a_stack_is_passed_the_outputs_of_another() {
        let made = unit(TEXT);
        let groups = attribute(&made, "aws_cloudformation_stack.second/User", "Groups");
        let group = &groups.as_seq().unwrap().items.first().unwrap().value;
        let named = group.reference().unwrap();
        assert_eq!(named.resource, "aws_cloudformation_stack.net/Group");
        // Terraform refuses stacks that wait for each other: what that leaves open stays open.
        let circle = TEXT.replace(
            "name          = \"net\"",
            "name          = \"net\"\n  parameters    = { X = aws_cloudformation_stack.second.outputs.Given }",
        );
        let waiting = unit(&circle);
        let groups = attribute(&waiting, "aws_cloudformation_stack.second/User", "Groups");
        let group = &groups.as_seq().unwrap().items.first().unwrap().value;
        assert!(group.is_unknown());
        let ami = attribute(&waiting, "aws_instance.i", "ami");
        assert_eq!(ami.as_str(), Some("prefix-10.0.0.0/8"));
    }

    #[test]
    fn values_that_share_their_parts_are_not_walked_without_end() {
        let mut text = TEXT.to_owned();
        text.push_str("locals {\n  v0 = aws_cloudformation_stack.net.outputs.Cidr\n");
        for n in 1..40 {
            let before = n - 1;
            text.push_str(&format!("  v{n} = [local.v{before}, local.v{before}]\n"));
        }
        text.push_str("}\nresource \"aws_cloudformation_stack\" \"wide\" {\n  name = \"wide\"\n  template_body = jsonencode(local.v39)\n}\n");
        let made = unit(&text);
        let ami = attribute(&made, "aws_instance.i", "ami");
        assert_eq!(ami.as_str(), Some("prefix-10.0.0.0/8"));
    }
}
