//! The arbitrary-precision part of [`super::Number`]: sign, odd mantissa, binary exponent.

use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// Bits of precision of literals and parsed numbers.
pub(super) const PRECISION: usize = 512;
/// Binary exponents past this overflow to infinity or underflow to zero, so that no operation can
/// be made to handle numbers of any length. Terraform's own limit is 2^31.
const MAX_EXPONENT: i64 = 40_000;

/// A binary floating-point number.
#[derive(Clone, Debug)]
pub struct Big {
    negative: bool,
    form: Form,
    /// Bits that operations on it keep, at least.
    precision: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Form {
    Zero,
    /// `mantissa * 2^exponent`; the mantissa is odd, so the form of a value is unique.
    Finite {
        mantissa: UBig,
        exponent: i64,
    },
    Infinite,
}

/// `bits` of a usize as i64; lengths of numbers that fit in memory always do.
fn signed(bits: usize) -> i64 {
    i64::try_from(bits).unwrap_or(i64::MAX)
}

/// A shift distance; negative ones are none.
fn distance(bits: i64) -> usize {
    usize::try_from(bits).unwrap_or(0)
}

impl Big {
    fn with(negative: bool, form: Form, precision: usize) -> Big {
        Big {
            negative,
            form,
            precision,
        }
    }

    /// `mantissa * 2^exponent` rounded half to even to `precision` bits. `sticky`: the true value
    /// is a little greater in magnitude than that (by less than the lowest bit of `mantissa`).
    pub(super) fn round(
        negative: bool,
        mut mantissa: UBig,
        mut exponent: i64,
        precision: usize,
        sticky: bool,
    ) -> Big {
        let bits = mantissa.bit_len();
        if bits > precision {
            let drop = bits - precision;
            let half = mantissa.bit(drop - 1);
            let below = sticky || mantissa.trailing_zeros().is_some_and(|z| z < drop - 1);
            mantissa >>= drop;
            if half && (below || mantissa.bit(0)) {
                mantissa += UBig::ONE;
            }
            exponent = exponent.saturating_add(signed(drop));
        }
        let Some(zeros) = mantissa.trailing_zeros() else {
            return Big::with(negative, Form::Zero, precision);
        };
        if zeros > 0 {
            mantissa >>= zeros;
            exponent = exponent.saturating_add(signed(zeros));
        }
        let top = exponent.saturating_add(signed(mantissa.bit_len()));
        if top > MAX_EXPONENT {
            return Big::with(negative, Form::Infinite, precision);
        }
        if top < -MAX_EXPONENT {
            return Big::with(negative, Form::Zero, precision);
        }
        Big::with(negative, Form::Finite { mantissa, exponent }, precision)
    }

    pub(super) fn infinity(negative: bool) -> Big {
        Big::with(negative, Form::Infinite, PRECISION)
    }

    pub(super) fn from_i64(n: i64) -> Big {
        Big::round(n < 0, UBig::from(n.unsigned_abs()), 0, PRECISION, false)
    }

    pub(super) fn from_u64(n: u64) -> Big {
        Big::round(false, UBig::from(n), 0, PRECISION, false)
    }

    pub(super) fn from_f64(f: f64) -> Option<Big> {
        if f.is_nan() {
            return None;
        }
        if f.is_infinite() {
            return Some(Big::with(f < 0.0, Form::Infinite, 53));
        }
        let bits = f.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let biased = i64::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
        let (mantissa, exponent) = match biased {
            0 => (fraction, -1074),
            e => (fraction | 1 << 52, e - 1075),
        };
        let negative = f.is_sign_negative();
        Some(Big::round(
            negative,
            UBig::from(mantissa),
            exponent,
            53,
            false,
        ))
    }

    /// A whole number from its digits (values below `radix`), exact at any length.
    pub(super) fn from_digits(negative: bool, digits: &[u8], radix: u32) -> Big {
        // Digits are gathered in runs that fit a word before the long multiplication.
        let mut mantissa = UBig::ZERO;
        for run in digits.chunks(10) {
            let (mut value, mut scale) = (0u64, 1u64);
            for d in run {
                value = value * u64::from(radix) + u64::from(*d);
                scale *= u64::from(radix);
            }
            mantissa = mantissa * UBig::from(scale) + UBig::from(value);
        }
        let precision = mantissa.bit_len().max(64);
        Big::round(
            negative && !mantissa.is_zero(),
            mantissa,
            0,
            precision,
            false,
        )
    }

    pub(super) fn is_zero(&self) -> bool {
        self.form == Form::Zero
    }
    pub(super) fn is_negative_zero(&self) -> bool {
        self.negative && self.is_zero()
    }
    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }
    pub(super) fn is_infinite(&self) -> bool {
        self.form == Form::Infinite
    }
    pub(super) fn is_int(&self) -> bool {
        match self.form {
            Form::Zero => true,
            Form::Finite { exponent, .. } => exponent >= 0,
            Form::Infinite => false,
        }
    }
    pub(super) fn precision(&self) -> usize {
        self.precision
    }
    /// Mantissa and exponent; zero is `(0, 0)`, an infinity none.
    pub(super) fn parts(&self) -> Option<(UBig, i64)> {
        match &self.form {
            Form::Zero => Some((UBig::ZERO, 0)),
            Form::Finite { mantissa, exponent } => Some((mantissa.clone(), *exponent)),
            Form::Infinite => None,
        }
    }

    #[must_use]
    pub(super) fn neg(mut self) -> Big {
        self.negative = !self.negative;
        self
    }

    pub(super) fn add(&self, other: &Big) -> Option<Big> {
        let precision = self.precision.max(other.precision);
        let (
            Form::Finite {
                mantissa: a,
                exponent: ea,
            },
            Form::Finite {
                mantissa: b,
                exponent: eb,
            },
        ) = (&self.form, &other.form)
        else {
            return match (&self.form, &other.form) {
                (Form::Infinite, Form::Infinite) if self.negative != other.negative => None,
                (Form::Infinite, _) => Some(self.clone()),
                (_, Form::Infinite) => Some(other.clone()),
                (Form::Zero, Form::Zero) => Some(Big::with(
                    self.negative && other.negative,
                    Form::Zero,
                    precision,
                )),
                (Form::Zero, _) => Some(other.at(precision)),
                _ => Some(self.at(precision)),
            };
        };
        // Both mantissas over the lower exponent; exponents are bounded, so is the shift.
        let exponent = *ea.min(eb);
        let a = a << distance(ea - exponent);
        let b = b << distance(eb - exponent);
        let (negative, mantissa) = if self.negative == other.negative {
            (self.negative, a + b)
        } else {
            match a.cmp(&b) {
                Ordering::Equal => return Some(Big::with(false, Form::Zero, precision)),
                Ordering::Greater => (self.negative, a - b),
                Ordering::Less => (other.negative, b - a),
            }
        };
        Some(Big::round(negative, mantissa, exponent, precision, false))
    }

    /// The same, rounded to another precision.
    fn at(&self, precision: usize) -> Big {
        match &self.form {
            Form::Finite { mantissa, exponent } => {
                Big::round(self.negative, mantissa.clone(), *exponent, precision, false)
            }
            form => Big::with(self.negative, form.clone(), precision),
        }
    }

    pub(super) fn mul(&self, other: &Big) -> Option<Big> {
        let precision = self.precision.max(other.precision);
        let negative = self.negative != other.negative;
        match (&self.form, &other.form) {
            (Form::Zero, Form::Infinite) | (Form::Infinite, Form::Zero) => None,
            (Form::Infinite, _) | (_, Form::Infinite) => {
                Some(Big::with(negative, Form::Infinite, precision))
            }
            (Form::Zero, _) | (_, Form::Zero) => Some(Big::with(negative, Form::Zero, precision)),
            (
                Form::Finite {
                    mantissa: a,
                    exponent: ea,
                },
                Form::Finite {
                    mantissa: b,
                    exponent: eb,
                },
            ) => {
                // A product may take up to 512 bits before it is rounded to its operands'
                // precision.
                let mut product =
                    Big::round(negative, a * b, ea + eb, precision.max(PRECISION), false);
                product.precision = precision.max(match &product.form {
                    Form::Finite { mantissa, .. } => mantissa.bit_len(),
                    _ => 0,
                });
                Some(product)
            }
        }
    }

    pub(super) fn div(&self, other: &Big) -> Option<Big> {
        let precision = self.precision.max(other.precision);
        let negative = self.negative != other.negative;
        match (&self.form, &other.form) {
            (Form::Zero, Form::Zero) | (Form::Infinite, Form::Infinite) => None,
            (Form::Zero, _) | (_, Form::Infinite) => {
                Some(Big::with(negative, Form::Zero, precision))
            }
            (Form::Infinite, _) | (_, Form::Zero) => {
                Some(Big::with(negative, Form::Infinite, precision))
            }
            (
                Form::Finite {
                    mantissa: a,
                    exponent: ea,
                },
                Form::Finite {
                    mantissa: b,
                    exponent: eb,
                },
            ) => Some(Big::quotient(negative, a, b, ea - eb, precision)),
        }
    }

    /// `a / b * 2^exponent`, correctly rounded.
    pub(super) fn quotient(
        negative: bool,
        a: &UBig,
        b: &UBig,
        exponent: i64,
        precision: usize,
    ) -> Big {
        // Enough bits that the quotient has two more than the precision.
        let shift = (precision + 2 + b.bit_len()).saturating_sub(a.bit_len());
        let (q, r) = (a << shift).div_rem(b);
        // One bit more, below all others, stands for the remainder.
        let q = (q << 1usize) + if r.is_zero() { UBig::ZERO } else { UBig::ONE };
        Big::round(negative, q, exponent - signed(shift) - 1, precision, false)
    }

    /// `self - other * trunc(self / other)`, each step rounded to the precision of `self`, as cty
    /// does it. `other` is not zero.
    pub(super) fn rem(&self, other: &Big) -> Option<Big> {
        if self.is_infinite() {
            return None;
        }
        if other.is_infinite() {
            return Some(self.clone());
        }
        let quotient = self.div(other)?;
        let whole = if quotient.negative {
            quotient.neg().floor().neg()
        } else {
            quotient.floor()
        };
        let product = other.mul(&whole.at(self.precision))?.at(self.precision);
        Some(self.add(&product.neg())?.at(self.precision))
    }

    #[must_use]
    pub(super) fn floor(&self) -> Big {
        let Form::Finite { mantissa, exponent } = &self.form else {
            return self.clone();
        };
        if *exponent >= 0 {
            return self.clone();
        }
        let mut whole = mantissa >> distance(-exponent);
        if self.negative {
            // The mantissa is odd, so there is a fraction.
            whole += UBig::ONE;
        }
        let precision = whole.bit_len().max(64);
        Big::round(self.negative, whole, 0, precision, false)
    }

    pub(super) fn to_u64(&self) -> Option<u64> {
        match &self.form {
            Form::Zero => Some(0),
            _ if self.negative => None,
            _ => self.magnitude(),
        }
    }

    pub(super) fn to_i64(&self) -> Option<i64> {
        let m = match &self.form {
            Form::Zero => return Some(0),
            _ => self.magnitude()?,
        };
        if self.negative {
            0i64.checked_sub_unsigned(m)
        } else {
            i64::try_from(m).ok()
        }
    }

    fn magnitude(&self) -> Option<u64> {
        match &self.form {
            Form::Finite { mantissa, exponent } if (0..64).contains(exponent) => {
                if signed(mantissa.bit_len()) + exponent > 64 {
                    return None;
                }
                u64::try_from(mantissa << distance(*exponent)).ok()
            }
            _ => None,
        }
    }

    pub(super) fn to_f64(&self) -> f64 {
        let sign = if self.negative { -1.0 } else { 1.0 };
        let Form::Finite { mantissa, exponent } = &self.form else {
            return if self.is_infinite() {
                sign * f64::INFINITY
            } else {
                sign * 0.0
            };
        };
        // Subnormals have fewer bits.
        let top = signed(mantissa.bit_len()) + exponent;
        let bits = (top + 1074).clamp(0, 53);
        if bits == 0 {
            return sign * 0.0;
        }
        let rounded = Big::round(false, mantissa.clone(), *exponent, distance(bits), false);
        let Form::Finite { mantissa, exponent } = rounded.form else {
            return sign * f64::INFINITY;
        };
        if signed(mantissa.bit_len()) + exponent > 1024 {
            return sign * f64::INFINITY;
        }
        let m = u64::try_from(mantissa).unwrap_or(0);
        #[allow(clippy::cast_precision_loss, reason = "at most 53 bits")]
        let m = m as f64;
        // Two exact steps, since 2^exponent alone may not be a float.
        let exponent = i32::try_from(exponent).unwrap_or(0);
        let half = exponent / 2;
        sign * m * 2f64.powi(half) * 2f64.powi(exponent - half)
    }

    pub(super) fn to_radix(&self, radix: u8) -> Option<String> {
        let (mantissa, exponent) = self.parts()?;
        if exponent < 0 || !(2..=36).contains(&radix) {
            return None;
        }
        let digits = (mantissa << distance(exponent)).in_radix(radix).to_string();
        Some(if self.negative {
            format!("-{digits}")
        } else {
            digits
        })
    }

    /// For numbers too long to print in decimal.
    pub(super) fn to_power_of_two(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        match &self.form {
            Form::Finite { mantissa, exponent } => {
                format!("{sign}0x{}p{exponent}", mantissa.in_radix(16))
            }
            Form::Zero => format!("{sign}0"),
            Form::Infinite => format!("{sign}Inf"),
        }
    }

    pub(super) fn hash_value<H: Hasher>(&self, state: &mut H) {
        self.negative.hash(state);
        match &self.form {
            Form::Zero => 0i64.hash(state),
            Form::Finite { mantissa, exponent } => {
                mantissa.hash(state);
                exponent.hash(state);
            }
            Form::Infinite => 1u8.hash(state),
        }
    }

    pub(super) fn cmp(&self, other: &Big) -> Ordering {
        let sign = |b: &Big| match (b.is_zero(), b.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (a, b) = (sign(self), sign(other));
        if a != b || a == 0 {
            return a.cmp(&b);
        }
        let magnitude = match (&self.form, &other.form) {
            (Form::Infinite, Form::Infinite) => Ordering::Equal,
            (Form::Infinite, _) => Ordering::Greater,
            (_, Form::Infinite) => Ordering::Less,
            (
                Form::Finite {
                    mantissa: ma,
                    exponent: ea,
                },
                Form::Finite {
                    mantissa: mb,
                    exponent: eb,
                },
            ) => {
                let tops = (signed(ma.bit_len()) + ea).cmp(&(signed(mb.bit_len()) + eb));
                tops.then_with(|| {
                    let low = *ea.min(eb);
                    (ma << distance(ea - low)).cmp(&(mb << distance(eb - low)))
                })
            }
            _ => Ordering::Equal,
        };
        if a < 0 {
            magnitude.reverse()
        } else {
            magnitude
        }
    }
}
