//! Numbers to and from decimal digits, as Go's `math/big` does it.

use super::big::{Big, PRECISION};
use dashu_int::UBig;
use dashu_int::ops::BitTest;

/// Exponents of ten past this are not read.
const MAX_EXPONENT: i64 = 5_000;
/// Significant digits that are read; what is behind them only decides ties.
const MAX_DIGITS: usize = 1_600;
/// Binary exponents past this are not turned into decimal digits.
const MAX_BINARY_EXPONENT: i64 = 40_000;

/// Decimal digits of a number: `0.digits * 10^point`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decimal {
    /// Whether there is a minus sign.
    pub negative: bool,
    /// `0` to `9` as ASCII, without zeros at either end; empty for zero.
    pub digits: Vec<u8>,
    /// Where the point stands, counted from before the first digit.
    pub point: i64,
}

impl Decimal {
    fn new(negative: bool, digits: String, scale: i64) -> Decimal {
        let mut digits = digits.into_bytes();
        let mut point = i64::try_from(digits.len()).unwrap_or(i64::MAX) - scale;
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            point = 0;
        }
        Decimal {
            negative,
            digits,
            point,
        }
    }

    /// `mantissa * 2^exponent` exactly.
    fn of_parts(negative: bool, mantissa: &UBig, exponent: i64) -> Option<Decimal> {
        if exponent.abs() > MAX_BINARY_EXPONENT * 2 {
            return None;
        }
        let distance = usize::try_from(exponent.unsigned_abs()).ok()?;
        Some(if exponent >= 0 {
            Decimal::new(negative, (mantissa << distance).to_string(), 0)
        } else {
            let digits = (mantissa * UBig::from(5u8).pow(distance)).to_string();
            Decimal::new(negative, digits, -exponent)
        })
    }

    pub(super) fn exact(big: &Big) -> Option<Decimal> {
        let (mantissa, exponent) = big.parts()?;
        Decimal::of_parts(big.is_negative(), &mantissa, exponent)
    }

    /// The fewest digits between the neighbours of the number at its precision: Go's
    /// `roundShortest`.
    pub(super) fn shortest(big: &Big) -> Option<Decimal> {
        let mut d = Decimal::exact(big)?;
        if d.digits.is_empty() {
            return Some(d);
        }
        let (mantissa, exponent) = big.parts()?;
        // The mantissa with one bit more than the precision: its lowest bit is half a unit.
        let wanted = big.precision() + 1;
        let shift = wanted.checked_sub(mantissa.bit_len())?;
        let mantissa = mantissa << shift;
        let exponent = exponent - i64::try_from(shift).ok()?;
        let even = !mantissa.bit(1);
        let lower = Decimal::of_parts(false, &(&mantissa - UBig::ONE), exponent)?;
        let upper = Decimal::of_parts(false, &(&mantissa + UBig::ONE), exponent)?;
        let at = |d: &Decimal, i: usize| d.digits.get(i).copied().unwrap_or(b'0');
        for i in 0..d.digits.len() {
            let m = at(&d, i);
            let (l, u) = (at(&lower, i), at(&upper, i));
            let down = l != m || (even && i + 1 == lower.digits.len());
            let up = m != u && (even || m + 1 < u || i + 1 < upper.digits.len());
            match (down, up) {
                (true, true) => d.round(i + 1),
                (true, false) => d.round_down(i + 1),
                (false, true) => d.round_up(i + 1),
                (false, false) => continue,
            }
            break;
        }
        Some(d)
    }

    /// Keeps `n` digits, rounded half to even.
    pub fn round(&mut self, n: usize) {
        let up = match self.digits.get(n) {
            None => return,
            Some(b'5') if n + 1 == self.digits.len() => n
                .checked_sub(1)
                .and_then(|i| self.digits.get(i))
                .is_some_and(|d| !(d - b'0').is_multiple_of(2)),
            Some(d) => *d >= b'5',
        };
        if up {
            self.round_up(n);
        } else {
            self.round_down(n);
        }
    }

    fn round_down(&mut self, n: usize) {
        self.digits.truncate(n);
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    fn round_up(&mut self, n: usize) {
        if n >= self.digits.len() {
            return;
        }
        self.digits.truncate(n);
        while self.digits.last() == Some(&b'9') {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(d) => *d += 1,
            None => {
                self.digits.push(b'1');
                self.point += 1;
            }
        }
    }

    /// Without exponent, as many digits as there are.
    pub fn to_plain(&self) -> String {
        let fraction = i64::try_from(self.digits.len()).unwrap_or(i64::MAX) - self.point;
        self.plain(usize::try_from(fraction).unwrap_or(0))
    }

    /// Without exponent, with this many digits behind the point, rounded half to even.
    pub fn to_fixed(&self, fraction: usize) -> String {
        let mut rounded = self.clone();
        let keep = self
            .point
            .saturating_add(i64::try_from(fraction).unwrap_or(i64::MAX));
        match usize::try_from(keep) {
            Ok(keep) => rounded.round(keep),
            Err(_) => rounded.round_down(0),
        }
        rounded.plain(fraction)
    }

    fn plain(&self, fraction: usize) -> String {
        let digit = |i: i64| {
            usize::try_from(i)
                .ok()
                .and_then(|i| self.digits.get(i))
                .map_or('0', |d| char::from(*d))
        };
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        if self.point > 0 {
            text.extend((0..self.point).map(digit));
        } else {
            text.push('0');
        }
        if fraction > 0 {
            text.push('.');
            let fraction = i64::try_from(fraction).unwrap_or(i64::MAX);
            text.extend((self.point..self.point.saturating_add(fraction)).map(digit));
        }
        text
    }
}

/// Reads what Go's `big.ParseFloat(text, 10, 512, ToNearestEven)` reads.
pub(super) fn parse(text: &str) -> Option<Big> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if rest == b"inf" || rest == b"Inf" {
        return Some(Big::infinity(negative));
    }
    let mut digits: Vec<u8> = Vec::new();
    let (mut any, mut point, mut cut_nonzero) = (false, false, false);
    let mut exponent = 0i64;
    let mut tail = rest;
    while let [b, more @ ..] = tail {
        match b {
            b'0'..=b'9' => {
                any = true;
                if digits.len() < MAX_DIGITS {
                    if *b != b'0' || !digits.is_empty() {
                        digits.push(b - b'0');
                    }
                    exponent -= i64::from(point);
                } else {
                    cut_nonzero |= *b != b'0';
                    exponent += i64::from(!point);
                }
            }
            b'.' if !point => point = true,
            _ => break,
        }
        tail = more;
    }
    if !any {
        return None;
    }
    let mut binary = 0i64;
    match tail {
        [] => {}
        [b'e' | b'E', more @ ..] => exponent = exponent.checked_add(whole(more)?)?,
        [b'p' | b'P', more @ ..] => binary = whole(more)?,
        _ => return None,
    }
    if cut_nonzero {
        digits.push(1);
        exponent -= 1;
    }
    let mantissa = Big::from_digits(false, &digits, 10).parts()?;
    let mantissa = mantissa.0 << usize::try_from(mantissa.1).ok()?;
    if mantissa == UBig::ZERO {
        return Some(Big::round(negative, mantissa, 0, PRECISION, false));
    }
    let magnitude = exponent.saturating_add(i64::try_from(digits.len()).ok()?);
    if magnitude.abs() > MAX_EXPONENT || binary.abs() > MAX_EXPONENT * 3 {
        return None;
    }
    let five = UBig::from(5u8).pow(usize::try_from(exponent.unsigned_abs()).ok()?);
    let exponent2 = exponent + binary;
    Some(if exponent >= 0 {
        Big::round(negative, mantissa * five, exponent2, PRECISION, false)
    } else {
        Big::quotient(negative, &mantissa, &five, exponent2, PRECISION)
    })
}

/// A whole exponent with a sign.
fn whole(text: &[u8]) -> Option<i64> {
    let digits = match text {
        [b'-' | b'+', rest @ ..] => rest,
        rest => rest,
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}
