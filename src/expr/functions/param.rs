//! Short forms for the entries of the tables: types and parameters.

use super::Param;
use crate::value::Type;

pub(super) fn any() -> Type {
    Type::Dynamic
}
pub(super) fn number() -> Type {
    Type::Number
}
pub(super) fn string() -> Type {
    Type::String
}
pub(super) fn list() -> Type {
    Type::list(Type::Dynamic)
}
pub(super) fn set() -> Type {
    Type::set(Type::Dynamic)
}
pub(super) fn strings() -> Type {
    Type::list(Type::String)
}
pub(super) fn bools() -> Type {
    Type::list(Type::Bool)
}
pub(super) fn map_of_string_lists() -> Type {
    Type::map(Type::list(Type::String))
}

impl Param {
    /// A parameter that takes known values alone: no null, unknown, marks or choices.
    pub(super) const fn new(name: &'static str, ty: fn() -> Type) -> Param {
        Param {
            name,
            ty,
            null: false,
            unknown: false,
            marked: false,
        }
    }

    /// It takes null too.
    pub(super) const fn null(mut self) -> Param {
        self.null = true;
        self
    }

    /// It takes unknown values, choices and marks as they are.
    pub(super) const fn open(mut self) -> Param {
        self.unknown = true;
        self.marked = true;
        self
    }
}
