//! The construct of a CDK program that a resource was made of, as its metadata names it.
//!
//! Must not know: manifests, reports.

use super::Resource;

/// The metadata of a resource that holds the path of its construct.
const PATH: &str = "aws:cdk:path";
/// Where the place in the program is kept beside it, once it was found.
pub const CONSTRUCT_SOURCE: &str = "aws:cdk:source";

impl Resource {
    /// The path of its construct (`Shop/Bucket/Resource`).
    pub fn construct(&self) -> Option<&str> {
        self.meta.get("Metadata")?.get(PATH)?.as_str()
    }

    /// Where the program made that construct: file, line and column.
    pub fn construct_source(&self) -> Option<&str> {
        self.meta.get(CONSTRUCT_SOURCE)?.as_str()
    }
}
