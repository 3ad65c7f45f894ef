//! Files and places in them: the file system behind a trait, the source map, spans.
//!
//! Everything that reads a file goes through [`FileSystem`]; nothing else in the crate touches
//! `std::fs`. Must not know: languages, Terraform, CloudFormation, diagnostics.

mod disk;
mod file_system;
mod map;
mod memory;
mod mounted;
mod overlay;
mod span;

pub use disk::{DiskFs, read_named_file};
pub use file_system::{DirEntry, FileSystem, ReadError, normalize};
pub use map::{LineColumn, SourceFile, SourceMap};
pub use memory::MemoryFs;
pub use mounted::MountedFs;
pub use overlay::OverlayFs;
pub use span::{FileId, Span};
