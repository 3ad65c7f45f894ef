//! The meeting point of all front ends: a resource as the user wrote it, evaluated.
//!
//! Terraform, CloudFormation and plans all give [`Resource`]s; the model maps them to canonical
//! types. Must not know: front ends, canonical types, rules.

mod construct;
mod dialect;
mod edges;
pub mod inspected;

pub use construct::CONSTRUCT_SOURCE;
pub use dialect::Dialect;

use crate::source::Span;
use crate::value::{Cond, Reason, Str, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether a resource is managed or only read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// `resource`, an entry of `Resources`.
    Managed,
    /// `data`.
    Data,
}

/// One module call on the way to a resource.
#[derive(Clone, PartialEq, Debug)]
pub struct CallSite {
    /// The module instance's address, with index (`module.a["x"]`).
    pub address: Str,
    /// The header of the `module` block.
    pub header: Span,
    /// The whole `module` block.
    pub span: Span,
    /// Whether what is called is downloaded (registry, git), so not the user's own to edit.
    pub third_party: bool,
}

/// The provider configuration that a resource uses, as far as rules see it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Provider {
    /// `aws`, `aws.east`.
    pub name: Str,
    /// `default_tags.tags`, an object or unknown.
    pub default_tags: Option<Value>,
    /// `region`.
    pub region: Option<Value>,
}

/// A resource instance.
#[derive(Clone, PartialEq, Debug)]
pub struct Resource {
    /// Its language.
    pub dialect: Dialect,
    /// Managed or data.
    pub role: Role,
    /// Type as written (`aws_s3_bucket`, `AWS::S3::Bucket`).
    pub ty: Str,
    /// Full address with indexes, or the logical id. Data sources have `data.` behind the module
    /// path.
    pub address: Str,
    /// The address without the instance's own index.
    pub base_address: Str,
    /// What it is written as: attributes by the names the user wrote, blocks as tuples of objects
    /// (one element a block). The object's origin is the block's header, hop `Block`.
    pub body: Value,
    /// Meta-arguments, `lifecycle`, `provisioner`, `connection`, `DeletionPolicy`, `Metadata` …
    pub meta: Value,
    /// The header of its block.
    pub header: Span,
    /// Its whole block.
    pub span: Span,
    /// When it exists.
    pub exists: Cond,
    /// Whether its count, for_each or Condition could not be decided, so that it stands for any
    /// number of instances.
    pub symbolic: bool,
    /// The module calls around it, outermost first.
    pub calls: Arc<Vec<CallSite>>,
    /// The provider that it uses.
    pub provider: Option<Arc<Provider>>,
    /// Base addresses of resources and data sources of its own module that its expressions name,
    /// sorted; shared by all instances. See [`Resource::edges`].
    pub references: Arc<[Str]>,
    /// The logical id of the resource of the text that a transform made it of.
    pub made_of: Option<Str>,
}

/// A module, or the template of a stack, whose text is not there.
#[derive(Clone, PartialEq, Debug)]
pub struct OpaqueModule {
    /// The language of what is not there: a module, or a stack's template.
    pub dialect: Dialect,
    /// Its address.
    pub address: Str,
    /// `source` or `TemplateURL` as written.
    pub source: Str,
    /// The header of its call.
    pub header: Span,
    /// Why it is not there.
    pub reason: Reason,
}

/// An output of a root module or template.
#[derive(Clone, PartialEq, Debug)]
pub struct Output {
    /// Its name.
    pub name: Str,
    /// Its value.
    pub value: Value,
}

/// What one root module (with all it calls), template or plan gives. Everything in it is in a
/// settled order: resources by module, file and place, instances by key.
#[derive(Debug, Default)]
pub struct Unit {
    /// The folder of a root module, or the path of a template, relative to the scan root.
    pub path: Str,
    /// Its language.
    pub dialect: Option<Dialect>,
    /// The plan or state whose values it has, relative to the scan root.
    pub plan: Option<Str>,
    /// The conditions of its values.
    pub conditions: crate::value::Conditions,
    /// When there can be such a stack at all, if not always: what holds only elsewhere is never so.
    pub possible: Option<Cond>,
    /// Managed resources and data sources.
    pub resources: Vec<Resource>,
    /// Addresses of resources that are there to be joined to others, but not judged.
    pub unjudged: BTreeSet<Str>,
    /// Those of them that stacks of other units export.
    pub imported: BTreeSet<Str>,
    /// Modules and templates of stacks whose text is not there.
    pub opaque: Vec<OpaqueModule>,
    /// Outputs of the root.
    pub outputs: Vec<Output>,
    /// What is wrong with it.
    pub problems: Vec<crate::diagnostic::Problem>,
    /// Paths of the files that it read, sorted.
    pub files: Vec<Str>,
    /// Those among them that functions read: data, no code.
    pub data: BTreeSet<Str>,
    /// Paths of the CloudFormation templates among them, sorted.
    pub templates: Vec<Str>,
    /// Paths that it looked for and did not find, sorted.
    pub missing: Vec<Str>,
    /// Folders of the local modules that it called with at least one instance, sorted.
    pub modules: Vec<Str>,
    /// Folders of the local modules that it called, but with no instance, sorted.
    pub modules_without_instance: Vec<Str>,
}
