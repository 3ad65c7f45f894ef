//! Values of expressions where they are written: what front ends give to whoever shows them beside
//! the text.
//!
//! Must not know: languages, how values are shown.

use crate::source::Span;
use crate::value::{Cond, Str, Value};
use std::ops::Range;

/// Which expressions of a file are asked for.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// The smallest one at an offset that is more than a literal.
    At(u32),
    /// All references to names that have a value in a range.
    References(Range<u32>),
}

/// An expression's values.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// The expression.
    pub span: Span,
    /// Its value in each instance, and there in each turn of the loops around it.
    pub values: Vec<ValueAt>,
    /// Whether there are loops around it, so that it may have no value at all.
    pub looped: bool,
    /// Whether there are more instances or turns than were evaluated.
    pub more: bool,
}

/// A value in one instance and turn.
#[derive(Clone, Debug)]
pub struct ValueAt {
    /// The address of the resource, call or module instance; empty for the root module itself.
    pub address: Str,
    /// The keys of the loops around the expression (`["web"][0]`); empty where there are none.
    pub element: Str,
    /// When there is such a turn.
    pub cond: Cond,
    /// The value.
    pub value: Value,
}

impl ValueAt {
    /// A value in an instance, in no loop.
    pub fn new(address: Str, value: Value) -> ValueAt {
        ValueAt {
            address,
            element: Str::default(),
            cond: Cond::TRUE,
            value,
        }
    }
}
