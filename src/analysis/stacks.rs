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
