//! Numbers as Terraform has them: binary floating point with 512 bits of precision, rounded half
//! to even, with a fast path for `i64`.
//!
//! The model is Go's `math/big.Float` as cty uses it: literals and parsed strings have 512 bits,
//! results of functions that compute in `float64` have 53 (which shows only when printed), an
//! operation takes the greater precision of its operands. There are a negative zero and
//! infinities, since Terraform has them (`-0`, `1 / 0`).
//!
//! Must not know: values, types.

mod big;
mod decimal;

pub use big::Big;
pub use decimal::Decimal;

use super::Str;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A number. Equal by value; whole numbers within `i64` are always `Int` (negative zero is not,
/// though it equals zero).
#[derive(Clone, Debug)]
pub enum Number {
    /// A whole number that fits.
    Int(i64),
    /// Any other.
    Big(Arc<Big>),
}

/// Digits of a whole number in text form that are read exactly; longer ones are refused.
const MAX_DIGITS: usize = 8_192;

impl Number {
    /// The exact value of a float; `None` for NaN.
    pub fn from_f64(f: f64) -> Option<Number> {
        Big::from_f64(f).map(Number::of)
    }

    /// A number from text as Terraform reads one: a sign, decimal digits with a point, an
    /// exponent after `e` (or a binary one after `p`), or `inf`. `None` for anything else, and for
    /// exponents past some thousands.
    pub fn parse(text: &str) -> Option<Number> {
        if let (1..=18, true) = (text.len(), text.bytes().all(|b| b.is_ascii_digit())) {
            return text.parse().ok().map(Number::Int);
        }
        decimal::parse(text).map(Number::of)
    }

    /// A whole number in a base from 2 to 62, with a sign; letters beyond base 36 are lower case
    /// first, then upper case, as in Go.
    pub fn parse_radix(text: &str, radix: u32) -> Option<Number> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        if digits.is_empty() || digits.len() > MAX_DIGITS || !(2..=62).contains(&radix) {
            return None;
        }
        let mut values = Vec::with_capacity(digits.len());
        for b in digits {
            let value = match b {
                b'0'..=b'9' => b - b'0',
                b'a'..=b'z' => b - b'a' + 10,
                b'A'..=b'Z' if radix <= 36 => b - b'A' + 10,
                b'A'..=b'Z' => b - b'A' + 36,
                _ => return None,
            };
            if u32::from(value) >= radix {
                return None;
            }
            values.push(value);
        }
        Some(Number::of(Big::from_digits(negative, &values, radix)))
    }

    /// The number of a big float, as `Int` where it is a whole number that fits.
    fn of(big: Big) -> Number {
        match big.to_i64() {
            Some(n) if !big.is_negative_zero() => Number::Int(n),
            _ => Number::Big(Arc::new(big)),
        }
    }

    fn big(&self) -> Big {
        match self {
            Number::Int(n) => Big::from_i64(*n),
            Number::Big(b) => b.as_ref().clone(),
        }
    }

    /// Sum; `None` for infinities of opposite signs.
    pub fn add(&self, other: &Number) -> Option<Number> {
        if let (Number::Int(a), Number::Int(b)) = (self, other)
            && let Some(c) = a.checked_add(*b)
        {
            return Some(Number::Int(c));
        }
        self.big().add(&other.big()).map(Number::of)
    }

    /// Difference; `None` for equal infinities.
    pub fn sub(&self, other: &Number) -> Option<Number> {
        if let (Number::Int(a), Number::Int(b)) = (self, other)
            && let Some(c) = a.checked_sub(*b)
        {
            return Some(Number::Int(c));
        }
        self.big().add(&other.big().neg()).map(Number::of)
    }

    /// Product; `None` for zero times infinity.
    pub fn mul(&self, other: &Number) -> Option<Number> {
        if let (Number::Int(a), Number::Int(b)) = (self, other)
            && let Some(c) = a.checked_mul(*b)
            && (c != 0 || (*a >= 0 && *b >= 0))
        {
            return Some(Number::Int(c));
        }
        self.big().mul(&other.big()).map(Number::of)
    }

    /// Quotient; a number by zero is infinite, as in Terraform. `None` for zero by zero and
    /// infinity by infinity.
    pub fn div(&self, other: &Number) -> Option<Number> {
        if let (Number::Int(a), Number::Int(b)) = (self, other)
            && *a != 0
            && a.checked_rem(*b) == Some(0)
            && let Some(c) = a.checked_div(*b)
        {
            return Some(Number::Int(c));
        }
        self.big().div(&other.big()).map(Number::of)
    }

    /// Remainder of the division rounded to zero; by zero it is the dividend, as in Terraform.
    /// `None` where an infinity is divided.
    pub fn rem(&self, other: &Number) -> Option<Number> {
        if let (Number::Int(a), Number::Int(b)) = (self, other)
            && let Some(c) = a.checked_rem(*b)
        {
            return Some(Number::Int(c));
        }
        if other.is_zero() {
            return Some(self.clone());
        }
        self.big().rem(&other.big()).map(Number::of)
    }

    /// The number with the other sign; of zero, negative zero.
    #[must_use]
    pub fn neg(&self) -> Number {
        match self {
            Number::Int(n) if *n != 0 && n.checked_neg().is_some() => Number::Int(-n),
            _ => Number::of(self.big().neg()),
        }
    }

    /// The number without sign.
    #[must_use]
    pub fn abs(&self) -> Number {
        if self.is_negative() {
            self.neg()
        } else {
            self.clone()
        }
    }

    /// The greatest whole number not above it; an infinity is itself.
    #[must_use]
    pub fn floor(&self) -> Number {
        match self {
            Number::Int(_) => self.clone(),
            Number::Big(b) => Number::of(b.floor()),
        }
    }

    /// The smallest whole number not below it; an infinity is itself.
    #[must_use]
    pub fn ceil(&self) -> Number {
        self.neg().floor().neg().positive_zero()
    }

    /// It without its fraction; an infinity is itself.
    #[must_use]
    pub fn trunc(&self) -> Number {
        if self.is_negative() {
            self.ceil()
        } else {
            self.floor()
        }
    }

    fn positive_zero(self) -> Number {
        if self.is_zero() { Number::Int(0) } else { self }
    }

    /// Whether it is zero, of either sign.
    pub fn is_zero(&self) -> bool {
        match self {
            Number::Int(n) => *n == 0,
            Number::Big(b) => b.is_zero(),
        }
    }
    /// Whether it is below zero, or negative zero.
    pub fn is_negative(&self) -> bool {
        match self {
            Number::Int(n) => *n < 0,
            Number::Big(b) => b.is_negative(),
        }
    }
    /// Whether it is an infinity.
    pub fn is_infinite(&self) -> bool {
        matches!(self, Number::Big(b) if b.is_infinite())
    }
    /// Whether it is a whole number.
    pub fn is_int(&self) -> bool {
        match self {
            Number::Int(_) => true,
            Number::Big(b) => b.is_int(),
        }
    }

    /// It as `i64`, when it is one.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Number::Int(n) => Some(*n),
            Number::Big(b) => b.to_i64(),
        }
    }
    /// It as `u64`, when it is one.
    pub fn to_u64(&self) -> Option<u64> {
        match self {
            Number::Int(n) => u64::try_from(*n).ok(),
            Number::Big(b) => b.to_u64(),
        }
    }
    /// It as `usize`, when it is one.
    pub fn to_usize(&self) -> Option<usize> {
        self.to_u64().and_then(|n| usize::try_from(n).ok())
    }
    /// The nearest float.
    #[allow(
        clippy::cast_precision_loss,
        reason = "i64 to f64 rounds half to even, as wanted"
    )]
    pub fn to_f64(&self) -> f64 {
        match self {
            Number::Int(n) => *n as f64,
            Number::Big(b) => b.to_f64(),
        }
    }

    /// Its exact decimal digits; `None` for an infinity or an exponent past some thousands.
    pub fn decimal(&self) -> Option<Decimal> {
        Decimal::exact(&self.big())
    }

    /// The fewest decimal digits that read back as this number at its precision; `None` as for
    /// [`Number::decimal`].
    pub fn shortest(&self) -> Option<Decimal> {
        Decimal::shortest(&self.big())
    }

    /// A whole number's digits in a base from 2 to 36, lower case, with a sign; `None` when it is
    /// not whole or too long.
    pub fn to_radix(&self, radix: u8) -> Option<String> {
        self.big().to_radix(radix)
    }

    /// As text, the way Terraform converts a number to a string.
    pub fn text(&self) -> Str {
        ecow::eco_format!("{self}")
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Number {
        Number::Int(n)
    }
}

impl From<i32> for Number {
    fn from(n: i32) -> Number {
        Number::Int(n.into())
    }
}

impl From<usize> for Number {
    fn from(n: usize) -> Number {
        Number::from(n as u64)
    }
}

impl From<u64> for Number {
    fn from(n: u64) -> Number {
        i64::try_from(n).map_or_else(|_| Number::of(Big::from_u64(n)), Number::Int)
    }
}

/// `big.Float.Text('f', -1)`: the shortest decimal without exponent that reads back as the same
/// number at its precision. Past some thousands of digits an exponent is printed after all.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Int(n) => fmt::Display::fmt(n, f),
            Number::Big(b) => {
                if b.is_infinite() {
                    return f.write_str(if b.is_negative() { "-Inf" } else { "+Inf" });
                }
                match Decimal::shortest(b) {
                    Some(d) => f.write_str(&d.to_plain()),
                    None => f.write_str(&b.to_power_of_two()),
                }
            }
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => a.cmp(b),
            (Number::Big(a), Number::Big(b)) => a.cmp(b),
            (a, b) => a.big().cmp(&b.big()),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Number::Int(n) => n.hash(state),
            Number::Big(b) if b.is_zero() => 0i64.hash(state),
            Number::Big(b) => b.hash_value(state),
        }
    }
}

#[cfg(test)]
mod tests;
