//! Output formats, one file each, over one [`crate::analysis::Analysis`].
//!
//! Must not know: the command line's words, how anything was found.

mod clean;
pub mod graph;
pub mod guide;
pub mod json;
pub mod page;
pub mod rules;
pub mod sarif;
mod snippet;
pub mod text;
pub mod value_json;
mod wrap;
