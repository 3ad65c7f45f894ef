//! The functions of the expression language: their table and how a call is carried out.
//!
//! A file per family. An entry gives a function's name, parameters, result type and
//! implementation; arity, conversion of arguments, null, unknown, choices and marks are handled
//! here for all alike, as cty's `function.Function.Call` does. Must not know: scopes, other than
//! through [`crate::expr::Files`].

mod call;
mod charset;
mod collection;
mod conversion;
mod crypto;
mod csv;
mod datetime;
mod encoding;
mod filesystem;
mod format;
mod glob;
mod go_math;
mod ip;
mod json;
mod mapping;
mod numeric;
mod open;
mod param;
mod regex;
mod regex_syntax;
mod sequence;
mod sets;
mod string;
mod support;
mod template;
mod yaml_decode;
mod yaml_encode;

pub use call::{call, names};
pub(in crate::expr) use support::safe_prefix;

use super::eval::{Bindings, Evaluator};
use crate::source::Span;
use crate::value::{Str, Type, Value};

/// The functions of all families. A family's file holds one table.
static FAMILIES: &[&[Function]] = &[
    collection::TABLE,
    conversion::TABLE,
    crypto::TABLE,
    datetime::TABLE,
    encoding::TABLE,
    filesystem::TABLE,
    ip::TABLE,
    mapping::TABLE,
    numeric::TABLE,
    sequence::TABLE,
    sets::TABLE,
    string::TABLE,
];

/// What is wrong with a call's argument, or with the call as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct ArgError {
    /// The argument at fault, from 0.
    pub argument: Option<usize>,
    /// One sentence without full stop.
    pub message: Str,
    /// The file that is not there, where that is all that is wrong.
    pub missing_file: Option<Str>,
}

/// A parameter, with cty's conventions: an argument is converted to `ty` (unless `Dynamic`),
/// null is an error unless allowed, an unknown argument makes the result unknown unless allowed.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name, for messages.
    pub name: &'static str,
    /// Its type; `Dynamic` takes anything.
    pub ty: fn() -> Type,
    /// Whether null is passed to the implementation.
    pub null: bool,
    /// Whether unknown values (at the top) are passed to the implementation.
    pub unknown: bool,
    /// Whether marks (sensitive, ephemeral, later) stay on and choices are passed whole; else the
    /// argument is unmarked, the result is marked and choices are lifted arm by arm.
    pub marked: bool,
}

/// What an implementation may use.
pub struct Context<'a> {
    /// The evaluator: conditions table, budget, mode.
    pub ev: &'a Evaluator<'a>,
    /// The bindings at the call (for `templatefile`'s and `file`'s access to files).
    pub env: &'a Bindings<'a>,
    /// The call.
    pub span: Span,
}

/// A function's entry in the table.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// Fixed parameters.
    pub params: &'static [Param],
    /// The parameter that takes the rest of the arguments.
    pub variadic: Option<&'static Param>,
    /// The result's type for these arguments (converted, perhaps unknown); errors are reported.
    pub returns: fn(&[Value]) -> Result<Type, ArgError>,
    /// The result for these arguments.
    pub call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
}

impl ArgError {
    /// Something wrong with an argument.
    pub fn arg(argument: usize, message: impl Into<Str>) -> ArgError {
        ArgError {
            argument: Some(argument),
            message: message.into(),
            missing_file: None,
        }
    }

    /// Something wrong with the call as a whole.
    pub fn call(message: impl Into<Str>) -> ArgError {
        ArgError {
            argument: None,
            message: message.into(),
            missing_file: None,
        }
    }

    /// The same, said to be about a file that is not there.
    #[must_use]
    pub fn missing_file(mut self, path: &str) -> ArgError {
        self.missing_file = Some(path.into());
        self
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod text_tests;
