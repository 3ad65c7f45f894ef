//! Output formats, one file each, over one [`crate::analysis::Analysis`].
//!
//! Must not know: the command line's words, how anything was found.

mod clean;
pub mod github;
pub mod gitlab;
pub mod graph;
pub mod guide;
pub mod json;
pub mod markdown;
pub mod outputs;
pub mod page;
mod place;
pub mod rules;
pub mod sarif;
mod sentence;
mod shown;
mod snippet;
pub mod text;
pub mod value_json;
mod wrap;

#[cfg(test)]
mod tests;

pub use shown::Shown;
