//! Canonical resource types and how each dialect's native types map onto them, read from
//! `rules/**/_model.hcl`.
//!
//! [`load`] reads the files, [`check`] checks names, types and nulls in mappings and rules,
//! [`functions`] lists what both may call. All of it also runs in the build script, which embeds
//! the loaded form, so it must not know: values, resources, how anything is evaluated.

pub mod check;
pub mod functions;
pub mod load;
mod suggest;
mod types;

pub use suggest::suggest;
pub use types::{Attach, AttrDef, AttrType, Derived, Native, TypeDef, camel};
