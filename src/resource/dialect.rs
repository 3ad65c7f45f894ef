//! The languages that resources are written in.

use serde::{Deserialize, Serialize};

/// The language a resource is written in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Dialect {
    /// Terraform, OpenTofu, plans.
    Terraform,
    /// CloudFormation.
    CloudFormation,
}

impl Dialect {
    /// As in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Terraform => "terraform",
            Dialect::CloudFormation => "cloudformation",
        }
    }
}
