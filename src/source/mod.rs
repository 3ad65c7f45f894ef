//! Files and places in them: the file system behind a trait, the source map, spans.
//!
//! Everything that reads a file goes through [`FileSystem`]; nothing else in the crate touches
//! `std::fs`. Must not know: languages, Terraform, CloudFormation, diagnostics.

mod file_system;
mod map;
mod span;

pub use file_system::{DirEntry, DiskFs, FileSystem, MemoryFs, ReadError};
pub use map::{LineColumn, SourceFile, SourceMap};
pub use span::{FileId, Span};
