//! Unknown values: why, of what type, and what is known of them all the same.

use super::{Number, Parts, Str, Type};
use std::sync::Arc;

/// Why a value is not known.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// A variable or parameter without value; its name as written (`var.acl`, `Acl`).
    Input(Str),
    /// A data source is read at plan time; its address.
    DataSource(Str),
    /// The provider computes it; address and attribute (`aws_s3_bucket.b.arn`).
    Computed(Str),
    /// A module that is not there; its address.
    MissingModule(Str),
    /// What a called function gives is known only when applied; its name.
    Function(Str),
    /// A file that may not or cannot be read; its path as written.
    File(Str),
    /// More steps, depth or size than the budget allows; what was too much.
    Budget(&'static str),
    /// A satellite may set it; the address of the satellite.
    Satellite(Str),
    /// An expression was in error, which was reported; the message.
    Error(Str),
    /// A CloudFormation value known at deployment only (`AWS::StackId`, an import, a dynamic
    /// reference); as written.
    Deployment(Str),
    /// Anything else, in words that follow "because".
    Other(Str),
}

impl Reason {
    /// In words that follow "unknown: ".
    pub fn describe(&self) -> String {
        match self {
            Reason::Input(name) => format!("`{name}` has no value"),
            Reason::DataSource(a) => format!("`{a}` is read when planning"),
            Reason::Computed(a) => format!("`{a}` is known after apply"),
            Reason::MissingModule(a) => format!("`{a}` is not downloaded"),
            Reason::Function(n) => format!("`{n}()` is known when applied"),
            Reason::File(p) => format!("file `{p}` cannot be read"),
            Reason::Budget(what) => format!("the evaluation budget ({what}) is used up"),
            Reason::Satellite(a) => format!("it may be set by `{a}`"),
            Reason::Error(m) => format!("its expression is in error: {m}"),
            Reason::Deployment(n) => format!("`{n}` is known when deployed"),
            Reason::Other(words) => words.to_string(),
        }
    }

    /// The input that would decide it: a variable, parameter, data source, module.
    pub fn input(&self) -> Option<&str> {
        match self {
            Reason::Input(n)
            | Reason::DataSource(n)
            | Reason::Computed(n)
            | Reason::MissingModule(n)
            | Reason::File(n)
            | Reason::Satellite(n)
            | Reason::Deployment(n) => Some(n),
            _ => None,
        }
    }
}

/// What is known of an unknown value; the same that Terraform tracks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Refinements {
    /// It is not null.
    pub not_null: bool,
    /// A string begins with this.
    pub prefix: Str,
    /// Bounds on a collection's length.
    pub length: (Option<u64>, Option<u64>),
    /// Lower bound of a number and whether it is included.
    pub min: Option<(Number, bool)>,
    /// Upper bound of a number and whether it is included.
    pub max: Option<(Number, bool)>,
}

/// An unknown value.
#[derive(Clone, PartialEq, Debug)]
pub struct Unknown {
    /// Why.
    pub reason: Reason,
    /// Its type; `Dynamic` when that is open too.
    pub ty: Type,
    /// What is known all the same.
    pub refinements: Refinements,
    /// The parts of a partly known string.
    pub parts: Option<Arc<Parts>>,
    /// Whether it is the input of [`Reason::Input`] itself, unchanged: only then does comparing it
    /// with a constant say something about the input.
    pub itself: bool,
}

impl Unknown {
    /// Unknown for a reason, nothing more known than the type.
    pub fn new(reason: Reason, ty: Type) -> Unknown {
        Unknown {
            reason,
            ty,
            refinements: Refinements::default(),
            parts: None,
            itself: false,
        }
    }

    /// An input without value, itself.
    pub fn input(name: Str, ty: Type) -> Unknown {
        Unknown {
            itself: true,
            ..Unknown::new(Reason::Input(name), ty)
        }
    }
}
