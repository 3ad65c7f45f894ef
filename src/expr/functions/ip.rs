//! Functions on IPv4 and IPv6 address ranges.

use super::support::{
    bad, fail, number, param, returns_string, returns_strings, text, text_param, ty_number, whole,
};
use super::{ArgError, Context, Function};
use crate::value::{Number, Type, Value};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Address functions.
pub static TABLE: &[Function] = &[
    // Of OpenTofu alone.
    Function {
        name: "cidrcontains",
        params: &[
            text_param("containing_prefix"),
            text_param("contained_ip_or_prefix"),
        ],
        variadic: None,
        returns: |_| Ok(Type::Bool),
        call: cidrcontains,
    },
    Function {
        name: "cidrhost",
        params: &[text_param("prefix"), param("hostnum", ty_number)],
        variadic: None,
        returns: returns_string,
        call: cidrhost,
    },
    Function {
        name: "cidrnetmask",
        params: &[text_param("prefix")],
        variadic: None,
        returns: returns_string,
        call: cidrnetmask,
    },
    Function {
        name: "cidrsubnet",
        params: &[
            text_param("prefix"),
            param("newbits", ty_number),
            param("netnum", ty_number),
        ],
        variadic: None,
        returns: returns_string,
        call: cidrsubnet,
    },
    Function {
        name: "cidrsubnets",
        params: &[text_param("prefix")],
        variadic: Some(&param("newbits", ty_number)),
        returns: returns_strings,
        call: cidrsubnets,
    },
];

/// A range of addresses: its first address as a number, its prefix length, the address length.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Range {
    first: u128,
    prefix: u32,
    bits: u32,
}

impl Range {
    /// Reads `address/length` as Go's old parser does, which allows leading zeros.
    fn parse(text: &str) -> Option<Range> {
        let (address, length) = text.split_once('/')?;
        let digits = !length.is_empty() && length.bytes().all(|b| b.is_ascii_digit());
        let prefix: u32 = length.parse().ok().filter(|_| digits)?;
        let (address, bits) = if address.contains(':') {
            (u128::from(parse_v6(address)?), 128)
        } else {
            (u128::from(u32::from(parse_v4(address)?)), 32)
        };
        let range = Range {
            first: address,
            prefix,
            bits,
        };
        (prefix <= bits).then(|| Range {
            first: address & range.mask(),
            ..range
        })
    }

    fn mask(self) -> u128 {
        self.all() & !low_ones(self.bits - self.prefix)
    }

    /// All bits of an address.
    fn all(self) -> u128 {
        low_ones(self.bits)
    }

    fn last(self) -> u128 {
        self.first | low_ones(self.bits - self.prefix)
    }

    fn address(self, n: u128) -> IpAddr {
        if self.bits == 32 {
            IpAddr::V4(Ipv4Addr::from(u32::try_from(n & self.all()).unwrap_or(0)))
        } else {
            IpAddr::V6(Ipv6Addr::from(n))
        }
    }

    fn show(self) -> String {
        // A mapped IPv4 range is printed with its IPv4 length.
        let mapped = self.bits == 128 && self.first >> 32 == 0xffff;
        let prefix = match self.prefix.checked_sub(96) {
            Some(prefix) if mapped => prefix,
            _ => self.prefix,
        };
        format!("{}/{prefix}", show(self.address(self.first)))
    }

    /// The range of this prefix length that holds an address.
    fn holding(self, n: u128, prefix: u32) -> Range {
        let range = Range { prefix, ..self };
        Range {
            first: n & range.mask(),
            ..range
        }
    }
}

/// As Go prints an address: one that maps IPv4 is printed as IPv4.
fn show(address: IpAddr) -> String {
    match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => v6.to_string(),
        },
        v4 => v4.to_string(),
    }
}

fn low_ones(n: u32) -> u128 {
    match n {
        0 => 0,
        1..=127 => (1u128 << n) - 1,
        _ => u128::MAX,
    }
}

fn parse_v4(text: &str) -> Option<Ipv4Addr> {
    let mut octets = [0u8; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        let part = parts.next()?;
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *octet = part.trim_start_matches('0').parse().ok().or_else(|| {
            // All zeros.
            part.bytes().all(|b| b == b'0').then_some(0)
        })?;
    }
    parts.next().is_none().then(|| octets.into())
}

fn parse_v6(text: &str) -> Option<Ipv6Addr> {
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    // An IPv4 tail with leading zeros.
    let (head, tail) = text.rsplit_once(':')?;
    let tail = parse_v4(tail).filter(|_| tail.contains('.'))?;
    format!("{head}:{tail}").parse().ok()
}

/// The range of the first argument.
fn range(args: &[Value], argument: Option<usize>) -> Result<Range, ArgError> {
    let text = text(args, 0)?;
    Range::parse(text).ok_or_else(|| ArgError {
        argument,
        message: format!("invalid CIDR expression: invalid CIDR address: {text}").into(),
        missing_file: None,
    })
}

/// A whole number as sign and magnitude; a magnitude past `u128` is the greatest.
fn big(n: &Number) -> Result<(bool, u128), ArgError> {
    if !n.is_int() || n.is_infinite() {
        return Err(fail("value must be a whole number"));
    }
    let digits = n.to_radix(10).unwrap_or_default();
    let magnitude = digits.trim_start_matches('-');
    Ok((
        n.is_negative() && magnitude != "0",
        magnitude.parse().unwrap_or(u128::MAX),
    ))
}

fn cidrhost(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (negative, magnitude) = big(number(args, 1)?)?;
    let range = range(args, None)?;
    let greatest = low_ones(range.bits - range.prefix);
    // From the end: -1 is the last address.
    let (fits, host) = if negative {
        (
            magnitude - 1 <= greatest,
            greatest.wrapping_sub(magnitude - 1),
        )
    } else {
        (magnitude <= greatest, magnitude)
    };
    if !fits {
        let shown = number(args, 1)?;
        return Err(fail(format!(
            "prefix of {} does not accommodate a host numbered {shown}",
            range.prefix
        )));
    }
    Ok(Value::string(show(range.address(range.first | host))))
}

/// Whether a range holds an address or another range; both are of IPv4 or of IPv6.
fn cidrcontains(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let outer = range(args, Some(0))?;
    let inner = text(args, 1)?;
    let range = match inner.contains('/') {
        true => Range::parse(inner),
        false => Range::parse(&format!(
            "{inner}/{}",
            if inner.contains(':') { 128 } else { 32 }
        )),
    };
    let Some(range) = range else {
        return Err(bad(1, format!("invalid IP address or prefix: {inner}")));
    };
    if range.bits != outer.bits {
        return Err(bad(1, "address family mismatch between the two prefixes"));
    }
    let inside = outer.first <= range.first && range.last() <= outer.last();
    Ok(Value::bool(inside))
}

fn cidrnetmask(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let range = range(args, None)?;
    if range.bits == 128 {
        return Err(fail(format!(
            "IPv6 addresses cannot have a netmask: {}",
            text(args, 0)?
        )));
    }
    Ok(Value::string(show(range.address(range.mask()))))
}

fn cidrsubnet(_: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let new_bits = whole(args, 1)?;
    let (negative, magnitude) = big(number(args, 2)?)?;
    let range = range(args, None)?;
    let prefix = i64::from(range.prefix).saturating_add(new_bits);
    let Some(prefix) = u32::try_from(prefix).ok().filter(|p| *p <= range.bits) else {
        return Err(fail(format!(
            "insufficient address space to extend prefix of {} by {new_bits}",
            range.prefix
        )));
    };
    // A negative extension bounds nothing.
    let greatest = u32::try_from(new_bits).map_or(u128::MAX, low_ones);
    if magnitude > greatest {
        return Err(fail(format!(
            "prefix extension of {new_bits} does not accommodate a subnet numbered {}",
            number(args, 2)?
        )));
    }
    let shift = range.bits - prefix;
    let number = if shift >= 128 { 0 } else { magnitude << shift };
    let first = if negative {
        // As the original does: a negative number replaces the prefix.
        number & range.all()
    } else {
        range.first | number
    };
    Ok(Value::string(
        Range {
            first,
            prefix,
            ..range
        }
        .show(),
    ))
}

fn cidrsubnets(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let range = range(args, Some(0))?;
    let mut list = Vec::new();
    let mut current: Option<Range> = None;
    for i in 1..args.len() {
        if !cx.ev.budget.spend(1) {
            return Ok(crate::expr::eval::Budget::exceeded("steps"));
        }
        let length = whole(args, i).map_err(|e| ArgError {
            argument: Some(i),
            ..e
        })?;
        if length < 1 {
            return Err(bad(i, "must extend prefix by at least one bit"));
        }
        if length > 32 {
            return Err(bad(i, "may not extend prefix by more than 32 bits"));
        }
        let prefix = range.prefix + u32::try_from(length).unwrap_or(0);
        if prefix > range.bits {
            let protocol = if range.bits == 32 { "IPv4" } else { "IPv6" };
            return Err(bad(
                i,
                format!(
                    "would extend prefix to {prefix} bits, which is too long for an {protocol} address"
                ),
            ));
        }
        // The next range behind the current one, aligned to its own length.
        let next = match current {
            // The original steps back from the first address, and cannot from zero.
            None if range.first == 0 => {
                current = Some(range.holding(range.all(), prefix));
                None
            }
            None => Some(range.holding(range.first, prefix)),
            Some(current) => {
                let aligned = current.holding(current.last(), prefix).last();
                let start = aligned.checked_add(1).filter(|n| *n <= range.last());
                start.map(|n| range.holding(n, prefix))
            }
        };
        let Some(next) = next else {
            let after = current.map_or_else(String::new, Range::show);
            return Err(bad(
                i,
                format!(
                    "not enough remaining address space for a subnet with a prefix of {prefix} bits after {after}"
                ),
            ));
        };
        current = Some(next);
        list.push(Value::string(next.show()));
    }
    Ok(Value::list(Type::String, list))
}
