//! Address ranges.

use super::why;
use crate::value::{Kind, Number, Part, Truth, Type, Value};
use ipnet::IpNet;
use std::net::IpAddr;

/// A range as written; an address alone is a range of one. Host bits are cut off, as EC2 does.
fn parse(text: &str) -> Option<IpNet> {
    let text = text.trim();
    if let Ok(net) = text.parse::<IpNet>() {
        return Some(net.trunc());
    }
    text.parse::<IpAddr>().ok().map(IpNet::from)
}

/// The prefix length where only that is known (`"${var.ip}/32"`).
fn prefix_length(v: &Value) -> Option<u8> {
    let parts = v.as_unknown()?.parts.as_ref()?;
    let Some(Part::Text { text, .. }) = parts.items.last() else {
        return None;
    };
    text.rsplit_once('/')?.1.trim().parse().ok()
}

fn decide(v: &Value, f: impl Fn(&IpNet) -> bool) -> Truth {
    match &v.kind {
        Kind::String(s) => match parse(s) {
            Some(net) if f(&net) => Truth::YES,
            // What is no range (a prefix list, a security group) is none of these.
            _ => Truth::NO,
        },
        _ => Truth::unknown(why(v)),
    }
}

/// Whether a range is every IPv4 or every IPv6 address.
pub(super) fn is_any(v: &Value) -> Truth {
    match prefix_length(v) {
        Some(0) => Truth::YES,
        Some(_) => Truth::NO,
        None => decide(v, |net| net.prefix_len() == 0),
    }
}

/// Whether a range is too broad to be a set of known networks, as S3 judges: more than a /8 of IPv4,
/// more than a /32 of IPv6.
pub(super) fn is_broad(v: &Value) -> Truth {
    match prefix_length(v) {
        Some(n) if n < 8 => Truth::YES,
        Some(n) if n >= 32 => Truth::NO,
        Some(_) => Truth::unknown(why(v)),
        None => match &v.kind {
            // What is no range holds for no address.
            Kind::String(_) => decide(v, |net| match net {
                IpNet::V4(net) => net.prefix_len() < 8,
                IpNet::V6(net) => net.prefix_len() < 32,
            }),
            _ => Truth::unknown(why(v)),
        },
    }
}

/// The ranges that are not routed on the internet.
const PRIVATE: [&str; 9] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
];

/// Whether a range lies wholly in one that is not routed on the internet.
pub(super) fn is_private(v: &Value) -> Truth {
    decide(v, |net| {
        PRIVATE
            .iter()
            .filter_map(|p| parse(p))
            .any(|p| p.contains(net))
    })
}

/// Whether a range contains another, or an address.
pub(super) fn contains(outer: &Value, inner: &Value) -> Truth {
    let Some(text) = inner.as_str() else {
        return Truth::unknown(why(inner));
    };
    match parse(text) {
        Some(inner) => decide(outer, |net| net.contains(&inner)),
        None => Truth::NO,
    }
}

/// How many addresses a range has; null for what is no range.
pub(super) fn addresses(v: &Value) -> Value {
    let Some(text) = v.as_str() else {
        return Value::unknown(why(v), Type::Number);
    };
    let Some(net) = parse(text) else {
        return Value::null();
    };
    let bits = u32::from(net.max_prefix_len().saturating_sub(net.prefix_len()));
    match 1_i64.checked_shl(bits).filter(|n| *n > 0 && bits < 63) {
        Some(n) => Value::number(n),
        None => {
            let n = 1_u128.checked_shl(bits).map_or_else(
                || "340282366920938463463374607431768211456".to_owned(),
                |n| n.to_string(),
            );
            Number::parse(&n).map_or_else(Value::null, Value::number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let s = Value::string;
        for (text, any, private) in [
            ("0.0.0.0/0", true, false),
            ("1.2.3.4/0", true, false),
            ("::/0", true, false),
            ("::0/0", true, false),
            ("0.0.0.0/1", false, false),
            ("10.1.0.0/16", false, true),
            ("10.1.2.3", false, true),
            ("8.8.8.8/32", false, false),
            ("fd00::/8", false, true),
            ("pl-123", false, false),
        ] {
            let t = |b| if b { Truth::YES } else { Truth::NO };
            assert_eq!(is_any(&s(text)), t(any), "{text}");
            assert_eq!(is_private(&s(text)), t(private), "{text}");
        }
        assert_eq!(contains(&s("10.0.0.0/8"), &s("10.2.0.0/16")), Truth::YES);
        assert_eq!(contains(&s("10.2.0.0/16"), &s("10.0.0.0/8")), Truth::NO);
        assert_eq!(addresses(&s("10.0.0.0/8")), Value::number(1_i64 << 24));
        assert_eq!(addresses(&s("10.0.0.1")), Value::number(1_i64));
    }
}
