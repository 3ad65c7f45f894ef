//! Logarithm and power to the last digit as Go's `math` gives them, which Terraform uses; the
//! system's own differ in the last place.
//!
//! Must not know: values, functions.

/// The natural logarithm: argument reduction to [√2/2, √2), then a polynomial in
/// `s = f / (2 + f)` (the method of the FreeBSD `e_log.c`, whose coefficients these are).
pub(super) fn log(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const L1: f64 = 6.666_666_666_666_735e-1;
    const L2: f64 = 3.999_999_999_940_942e-1;
    const L3: f64 = 2.857_142_874_366_239e-1;
    const L4: f64 = 2.222_219_843_214_978_4e-1;
    const L5: f64 = 1.818_357_216_161_805e-1;
    const L6: f64 = 1.531_383_769_920_937_3e-1;
    const L7: f64 = 1.479_819_860_511_658_6e-1;
    let (mut mantissa, mut exponent) = fields(x);
    if mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1;
    }
    let f = mantissa - 1.0;
    let k = f64::from(exponent);
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let t1 = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)));
    let t2 = s4 * (L2 + s4 * (L4 + s4 * L6));
    let r = t1 + t2;
    let half = 0.5 * f * f;
    k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f)
}

/// `x` to the power of `y`: the whole part of the exponent by repeated squaring.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    let ordinary = x.is_finite() && x != 0.0 && y.is_finite() && y.abs() < 9.2e18;
    let whole = y.trunc();
    if !ordinary || y == 0.0 || x == 1.0 || y.abs() == 0.5 || x < 0.0 && whole != y {
        return x.powf(y);
    }
    let mut steps = y.abs().trunc();
    let mut fraction = y.abs() - steps;
    let mut result = 1.0;
    let mut exponent = 0_i32;
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            steps += 1.0;
        }
        result = (fraction * log(x)).exp();
    }
    let (mut base, mut base_exponent) = split(x);
    // Below 2⁶³, as tested above.
    #[allow(clippy::cast_possible_truncation, reason = "checked to be in range")]
    let mut left = steps as i64;
    while left != 0 {
        if !(-4096..=4096).contains(&base_exponent) {
            // Far out of range, or next to nothing.
            exponent = exponent.saturating_add(base_exponent);
            break;
        }
        if left & 1 == 1 {
            result *= base;
            exponent += base_exponent;
        }
        base *= base;
        base_exponent *= 2;
        if base < 0.5 {
            base += base;
            base_exponent -= 1;
        }
        left >>= 1;
    }
    if y < 0.0 {
        result = 1.0 / result;
        exponent = -exponent;
    }
    scale(result, exponent)
}

/// A finite number other than zero as `m · 2ᵉ` with `0.5 ≤ |m| < 1`.
fn split(x: f64) -> (f64, i32) {
    let (x, shift) = match x.is_subnormal() {
        true => (x * 2.0_f64.powi(64), -64),
        false => (x, 0),
    };
    let (mantissa, exponent) = fields(x);
    (mantissa, exponent + shift)
}

/// The same by the bits alone: of a subnormal number that is not its value, which Go's logarithm
/// does not mind.
fn fields(x: f64) -> (f64, i32) {
    let bits = x.to_bits();
    let exponent = i32::try_from(bits >> 52 & 0x7FF).unwrap_or(0) - 1022;
    let mantissa = f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52);
    (mantissa, exponent)
}

/// `x · 2ᵉ`, in steps that do not overflow before the result does.
fn scale(x: f64, exponent: i32) -> f64 {
    let (m, e) = if x == 0.0 { (x, 0) } else { split(x) };
    let e = e.saturating_add(exponent);
    match e {
        1025.. => m * f64::INFINITY,
        -1020..1025 => m * 2.0 * 2.0_f64.powi(e - 1),
        -1100..-1020 => m * 2.0_f64.powi(e + 100) * 2.0_f64.powi(-100),
        _ => m * 0.0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "to the last digit")]
    use super::*;

    #[test]
    fn last_digits_are_gos() {
        assert_eq!(log(3.0) / log(100.0), 0.238_560_627_359_831_16);
        assert_eq!(log(27.0) / log(3.0), 3.000_000_000_000_000_4);
        assert_eq!(log(5e-324), -709.089_565_712_824_1);
        assert_eq!(pow(2.0, 70.0), 1_180_591_620_717_411_303_424.0);
        assert_eq!(pow(10.0, -2.0), 0.01);
        assert_eq!(pow(2.0, -1074.0), 5e-324);
        assert_eq!(pow(2.0, 1024.0), f64::INFINITY);
        assert_eq!(pow(-3.0, 3.0), -27.0);
        assert_eq!(pow(9.0, 0.5), 3.0);
        assert!(pow(-1.0, 0.3).is_nan());
    }
}
