//! Text to spanned trees: HCL (hcl-edit underneath, with recovery), YAML, JSON.
//!
//! Parsing never fails: it gives a tree and problems. Knows languages, not Terraform or
//! CloudFormation.

pub mod comments;
pub mod hcl;
pub mod json;
pub mod parts;
pub mod tree;
pub mod yaml;

/// Offsets in a string's text, traced back to the bytes that wrote it.
pub mod offsets {
    pub use crate::value::Offsets;
}
