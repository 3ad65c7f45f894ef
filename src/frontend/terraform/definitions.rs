//! What the files of one folder define: variables, locals, outputs, resources, calls, providers.
//!
//! Plain data, shared by all instances of a module. Must not know: instances, values.

use crate::diagnostic::Problem;
use crate::expr::ir::{Attribute, Block, Body, Expr};
use crate::source::Span;
use crate::value::{Constraint, Str};
use rustc_hash::FxHashMap;

/// A folder's files merged.
#[derive(Debug, Default)]
pub(super) struct ModuleDef {
    /// The folder, relative to the scan root.
    pub folder: Str,
    /// The same with links resolved: one folder under several names is one.
    pub real: Str,
    /// Paths of its configuration files, in the order read (overrides last).
    pub files: Vec<Str>,
    pub variables: Named<VariableDef>,
    pub locals: Named<LocalDef>,
    pub outputs: Named<OutputDef>,
    pub resources: Named<ResourceDef>,
    pub calls: Named<CallDef>,
    pub providers: Vec<ProviderDef>,
    /// Whether it has a `backend` or `cloud` block.
    pub has_backend: bool,
    /// Whether `terraform.tfvars` or `*.auto.tfvars` lie beside it.
    pub has_tfvars: bool,
    /// Whether there is any configuration file at all.
    pub exists: bool,
    /// Whether a file could not be read in whole, so that a name found nowhere may stand there.
    pub partial: bool,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
}

/// Things in the order of files and places, found by name.
#[derive(Debug)]
pub(super) struct Named<T> {
    items: Vec<T>,
    index: FxHashMap<Str, usize>,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named {
            items: Vec::new(),
            index: FxHashMap::default(),
        }
    }
}

impl<T> Named<T> {
    /// Adds a thing; gives it back when the name is taken.
    pub fn add(&mut self, name: Str, item: T) -> Result<(), T> {
        if self.index.contains_key(&name) {
            return Err(item);
        }
        self.index.insert(name, self.items.len());
        self.items.push(item);
        Ok(())
    }
    pub fn position(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }
    pub fn find(&self, name: &str) -> Option<&T> {
        self.items.get(self.position(name)?)
    }
    pub fn at(&self, position: usize) -> Option<&T> {
        self.items.get(position)
    }
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }
    pub fn len(&self) -> usize {
        self.items.len()
    }
}

/// `variable "name" { … }`.
#[derive(Debug)]
pub(super) struct VariableDef {
    pub name: Str,
    pub header: Span,
    /// Whether no type is declared.
    pub untyped: bool,
    pub constraint: Constraint,
    pub default: Option<Attribute>,
    pub nullable: bool,
    pub sensitive: bool,
    pub ephemeral: bool,
    pub validations: Vec<CheckRule>,
}

/// A `validation`, `precondition` or `postcondition` block.
#[derive(Debug)]
pub(super) struct CheckRule {
    pub header: Span,
    pub condition: Option<Expr>,
    pub message: Option<Expr>,
}

/// One name of a `locals` block.
#[derive(Debug)]
pub(super) struct LocalDef {
    pub name: Str,
    pub expr: Expr,
}

/// `output "name" { … }`.
#[derive(Debug)]
pub(super) struct OutputDef {
    pub name: Str,
    pub header: Span,
    pub value: Option<Expr>,
    pub sensitive: bool,
    pub ephemeral: bool,
    pub preconditions: Vec<CheckRule>,
}

/// What a block of resource form declares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// `resource`.
    Managed,
    /// `data`.
    Data,
    /// `ephemeral`.
    Ephemeral,
    /// `action`: what is done when a resource's life gives occasion.
    Action,
}

impl Form {
    /// In front of type and name in an address.
    pub fn prefix(self) -> &'static str {
        match self {
            Form::Managed => "",
            Form::Data => "data.",
            Form::Ephemeral => "ephemeral.",
            Form::Action => "action.",
        }
    }
}

/// How many instances a resource or call has.
#[derive(Debug, Default)]
pub(super) struct Repetition {
    pub count: Option<Expr>,
    pub for_each: Option<Expr>,
    /// `enabled` of `lifecycle`, which OpenTofu has: whether the one instance exists.
    pub enabled: Option<Expr>,
}

/// `resource`, `data` or `ephemeral`.
#[derive(Debug)]
pub(super) struct ResourceDef {
    pub form: Form,
    pub ty: Str,
    /// `aws_s3_bucket.b`, `data.aws_region.r`: the address within its module.
    pub address: Str,
    pub header: Span,
    pub span: Span,
    /// Without meta-arguments.
    pub body: Body,
    pub repetition: Repetition,
    /// `provider` as written: `aws`, `aws.west`; empty when not given.
    pub provider: Str,
    pub depends_on: Option<Expr>,
    pub lifecycle: Vec<Block>,
    pub preconditions: Vec<CheckRule>,
    pub postconditions: Vec<CheckRule>,
    pub provisioners: Vec<Block>,
    pub connections: Vec<Block>,
    /// Addresses within the module that its expressions name, sorted.
    pub references: Vec<Str>,
}

/// `module "name" { … }`.
#[derive(Debug)]
pub(super) struct CallDef {
    pub name: Str,
    pub header: Span,
    pub span: Span,
    /// `source` as written, when it is a literal.
    pub source: Option<(Str, Span)>,
    /// `version` as written, when it is a literal.
    pub version: Option<Str>,
    /// The arguments, without meta-arguments.
    pub arguments: Vec<Attribute>,
    pub repetition: Repetition,
    /// `providers`: name in the called module → name here.
    pub providers: Vec<(Str, Str)>,
}

/// `provider "name" { … }`.
#[derive(Debug)]
pub(super) struct ProviderDef {
    /// `aws`, or with alias `aws.west`.
    pub name: Str,
    /// Whether it is several configurations under one alias (`for_each`, OpenTofu).
    pub many: bool,
    pub body: Body,
}
