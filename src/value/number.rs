//! Numbers as Terraform has them: 512-bit binary floating point, with a fast path for `i64`.

use super::Str;

/// A number. Equal by value; whole numbers within `i64` are always `Int`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Number {
    /// A whole number that fits.
    Int(i64),
    /// Any other, in a form to be chosen.
    Big(Str),
}

impl From<i64> for Number {
    fn from(n: i64) -> Number {
        Number::Int(n)
    }
}
