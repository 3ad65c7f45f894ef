//! What anybody on the internet reaches: the ranges of ports that security groups and network ACLs
//! leave open, kept as ranges, for IPv4 and IPv6.
//!
//! A range is `{ protocol, version, from_port, to_port }` and stands where the open address range
//! is written. What a prefix list or an input holds is not known: then the list of ranges may go
//! on. Must not know: resources, which ports matter.

use super::{cidr, why};
use crate::expr::Evaluator;
use crate::value::{Cond, Element, Kind, Number, Origin, Reason, Seq, Str, Truth, Type, Value};
use std::sync::Arc;

/// The protocols that have ports. A rule for all protocols is one for each of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Protocol {
    Tcp,
    Udp,
}

impl Protocol {
    const ALL: &[Protocol] = &[Protocol::Tcp, Protocol::Udp];

    fn name(self) -> &'static str {
        match self {
            Protocol::Tcp => "tcp",
            Protocol::Udp => "udp",
        }
    }
}

/// Ports that anybody reaches over one version of IP.
#[derive(Clone, Debug)]
struct Range {
    protocol: Protocol,
    version: u8,
    from: u16,
    to: u16,
    cond: Cond,
    origin: Origin,
}

/// Ranges, and why there may be more.
#[derive(Default)]
struct Open {
    ranges: Vec<Range>,
    more: Option<Reason>,
}

/// A range of ports that is written in a rule, as far as it can be read.
enum Ports {
    Known(&'static [Protocol], u16, u16),
    /// A protocol without ports.
    None,
    Open(Reason),
}

fn field<'v>(v: &'v Value, name: &str) -> Option<&'v Value> {
    v.get(name).filter(|v| !v.is_null())
}

fn port(v: Option<&Value>, otherwise: u16) -> Result<u16, Reason> {
    let Some(v) = v else { return Ok(otherwise) };
    let number = match &v.kind {
        Kind::Number(n) => n.to_i64(),
        Kind::String(s) => s.trim().parse::<i64>().ok(),
        _ => return Err(why(v)),
    };
    // -1 stands for all of them.
    Ok(number
        .and_then(|n| u16::try_from(n).ok())
        .unwrap_or(otherwise))
}

fn ports(rule: &Value) -> Ports {
    let protocol: &'static [Protocol] = match field(rule, "protocol") {
        None => Protocol::ALL,
        Some(v) => {
            let text = match &v.kind {
                Kind::String(s) => s.to_lowercase(),
                Kind::Number(n) => Str::from(n.to_string()),
                _ => return Ports::Open(why(v)),
            };
            match text.as_str() {
                "-1" | "all" => return Ports::Known(Protocol::ALL, 0, u16::MAX),
                "tcp" | "6" => &[Protocol::Tcp],
                "udp" | "17" => &[Protocol::Udp],
                _ => return Ports::None,
            }
        }
    };
    let from = port(field(rule, "from_port"), 0);
    let to = port(field(rule, "to_port"), u16::MAX);
    match (from, to) {
        (Ok(from), Ok(to)) => Ports::Known(protocol, from, to),
        (Err(why), _) | (_, Err(why)) => Ports::Open(why),
    }
}

/// The elements of a list with their conditions, and why there may be more.
fn elements(
    ev: &Evaluator<'_>,
    list: &Value,
    under: Cond,
    more: &mut Option<Reason>,
) -> Vec<(Cond, Value)> {
    let mut out = Vec::new();
    for (cond, arm) in list.arms() {
        let Some(cond) = ev.table.and(under, cond).filter(|c| !c.is_false()) else {
            continue;
        };
        match &arm.kind {
            Kind::Null(_) => {}
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                for e in &s.items {
                    if let Some(cond) = ev.table.and(cond, e.cond).filter(|c| !c.is_false()) {
                        let mut value = e.value.clone();
                        value.origin = arm.origin.of_part(&value.origin);
                        out.push((cond, value));
                    }
                }
                if let Some(rest) = &s.rest {
                    more.get_or_insert_with(|| why(rest));
                }
            }
            Kind::Unknown(u) => {
                more.get_or_insert_with(|| u.reason.clone());
            }
            _ => out.push((cond, arm.clone())),
        }
    }
    out
}

/// The versions of IP for which a rule is for anybody, with where that is written.
fn anybody(
    ev: &Evaluator<'_>,
    rule: &Value,
    under: Cond,
    more: &mut Option<Reason>,
) -> Vec<(Cond, u8, Origin)> {
    let mut out = Vec::new();
    let Some(cidrs) = field(rule, "cidrs") else {
        return out;
    };
    for (cond, range) in elements(ev, cidrs, under, more) {
        let open: Truth = cidr::is_any(&range);
        if open.yes.is_true() {
            let version = match range.as_str() {
                Some(s) if s.contains(':') => 6,
                _ => 4,
            };
            out.push((cond, version, range.origin));
        } else if !open.no.is_true() {
            more.get_or_insert_with(|| why(&range));
        }
    }
    out
}

/// The ports that rules of security groups leave open to anybody; with `number` in the rules,
/// those of a network ACL, whose first rule that fits decides.
pub(super) fn open_ports(ev: &Evaluator<'_>, rules: &Value) -> Value {
    let mut open = Open::default();
    let rules = elements(ev, rules, Cond::TRUE, &mut open.more);
    if rules.iter().any(|(_, r)| field(r, "number").is_some()) {
        acl(ev, rules, &mut open);
    } else {
        for (cond, rule) in &rules {
            group_rule(ev, *cond, rule, &mut open);
        }
    }
    value(open)
}

fn group_rule(ev: &Evaluator<'_>, cond: Cond, rule: &Value, open: &mut Open) {
    if let Some(lists) = field(rule, "prefix_lists")
        && lists.as_seq().is_none_or(|s| !s.items.is_empty())
    {
        let why = Reason::Other("what a prefix list holds is not written here".into());
        open.more.get_or_insert(why);
    }
    let who = anybody(ev, rule, cond, &mut open.more);
    match ports(rule) {
        Ports::Known(protocols, from, to) => {
            for (cond, version, origin) in who {
                open.ranges.extend(protocols.iter().map(|p| Range {
                    protocol: *p,
                    version,
                    from,
                    to,
                    cond,
                    origin: origin.clone(),
                }));
            }
        }
        Ports::Open(why) if !who.is_empty() => {
            open.more.get_or_insert(why);
        }
        Ports::None | Ports::Open(_) => {}
    }
}

/// The entries of an ACL in their order: what an earlier one turns away nobody lets in again.
fn acl(ev: &Evaluator<'_>, mut rules: Vec<(Cond, Value)>, open: &mut Open) {
    let number = |r: &Value| -> i64 {
        match field(r, "number").map(|v| &v.kind) {
            Some(Kind::Number(n)) => n.to_i64().unwrap_or(i64::MAX),
            Some(Kind::String(s)) => s.parse().unwrap_or(i64::MAX),
            _ => i64::MAX,
        }
    };
    rules.sort_by_key(|(_, r)| number(r));
    // What is turned away so far: by protocol, version and ports.
    let mut denied: Vec<Range> = Vec::new();
    for (cond, rule) in &rules {
        let allows = match field(rule, "action").and_then(Value::as_str) {
            Some(action) => action.eq_ignore_ascii_case("allow"),
            None => {
                let why = Reason::Other("an entry of the network ACL is not known".into());
                open.more.get_or_insert(why);
                continue;
            }
        };
        let who = anybody(ev, rule, *cond, &mut open.more);
        let Ports::Known(protocols, from, to) = ports(rule) else {
            continue;
        };
        let each = |(cond, version, origin): (Cond, u8, Origin)| {
            protocols.iter().map(move |p| Range {
                protocol: *p,
                version,
                from,
                to,
                cond,
                origin: origin.clone(),
            })
        };
        for range in who.into_iter().flat_map(each) {
            if allows {
                open.ranges.extend(without(range, &denied));
            } else if range.cond.is_true() {
                denied.push(range);
            } else {
                let why = Reason::Other("an entry of the network ACL may not be there".into());
                open.more.get_or_insert(why);
            }
        }
    }
}

/// What is left of a range where others are turned away.
fn without(range: Range, denied: &[Range]) -> Vec<Range> {
    let mut left = vec![range];
    for d in denied {
        let mut next = Vec::with_capacity(left.len() + 1);
        for r in left {
            let covers = d.version == r.version
                && d.protocol == r.protocol
                && d.from <= r.to
                && r.from <= d.to;
            if !covers {
                next.push(r);
                continue;
            }
            if let Some(to) = d.from.checked_sub(1).filter(|to| *to >= r.from) {
                next.push(Range { to, ..r.clone() });
            }
            if let Some(from) = d.to.checked_add(1).filter(|from| *from <= r.to) {
                next.push(Range { from, ..r });
            }
        }
        left = next;
    }
    left
}

/// The ports that are in both lists of ranges; they stand where the first list has them.
pub(super) fn common_ports(ev: &Evaluator<'_>, a: &Value, b: &Value) -> Value {
    let mut open = Open::default();
    let (mut more_a, mut more_b) = (None, None);
    let read = |list: &Value, more: &mut Option<Reason>| -> Vec<Range> {
        let all = elements(ev, list, Cond::TRUE, more);
        all.iter().filter_map(|(c, v)| range(*c, v)).collect()
    };
    let (a, b) = (read(a, &mut more_a), read(b, &mut more_b));
    for x in &a {
        let alike = |y: &&Range| y.version == x.version && y.protocol == x.protocol;
        for y in b.iter().filter(alike) {
            let (from, to) = (x.from.max(y.from), x.to.min(y.to));
            let both = ev.table.and(x.cond, y.cond).filter(|c| !c.is_false());
            if let Some(cond) = both.filter(|_| from <= to) {
                open.ranges.push(Range {
                    from,
                    to,
                    cond,
                    ..x.clone()
                });
            }
        }
    }
    // What may be in one list matters only where the other lets something through.
    open.more = match (more_a, more_b) {
        (Some(why), _) if !b.is_empty() => Some(why),
        (_, Some(why)) if !a.is_empty() => Some(why),
        (Some(why), Some(_)) => Some(why),
        _ => None,
    };
    value(open)
}

fn range(cond: Cond, v: &Value) -> Option<Range> {
    let Ports::Known([protocol], from, to) = ports(v) else {
        return None;
    };
    let version = match &field(v, "version")?.kind {
        Kind::Number(n) => u8::try_from(n.to_i64()?).ok()?,
        _ => return None,
    };
    Some(Range {
        protocol: *protocol,
        version,
        from,
        to,
        cond,
        origin: v.origin.clone(),
    })
}

fn value(open: Open) -> Value {
    let number = |n: u16| Value::number(Number::Int(i64::from(n)));
    let items = open.ranges.into_iter().map(|r| {
        let fields: Vec<(Str, Value)> = vec![
            ("protocol".into(), Value::string(r.protocol.name())),
            (
                "version".into(),
                Value::number(Number::Int(i64::from(r.version))),
            ),
            ("from_port".into(), number(r.from)),
            ("to_port".into(), number(r.to)),
        ];
        let fields = fields
            .into_iter()
            .map(|(k, v)| (k, v.with_origin(r.origin.clone())));
        Element {
            cond: r.cond,
            value: Value::object(fields.collect()).with_origin(r.origin.clone()),
        }
    });
    let seq = Seq {
        ty: Type::Dynamic,
        items: items.collect(),
        rest: open
            .more
            .map(|why| Box::new(Value::unknown(why, Type::Dynamic))),
    };
    Kind::Tuple(Arc::new(seq)).into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::expr::{Budget, Mode};
    use crate::value::Conditions;

    fn rule(protocol: &str, ports: Option<(i64, i64)>, cidr: &str) -> Vec<(Str, Value)> {
        let mut fields: Vec<(Str, Value)> = vec![
            ("protocol".into(), Value::string(protocol)),
            ("cidrs".into(), Value::tuple(vec![Value::string(cidr)])),
        ];
        if let Some((from, to)) = ports {
            fields.push(("from_port".into(), Value::number(Number::Int(from))));
            fields.push(("to_port".into(), Value::number(Number::Int(to))));
        }
        fields
    }

    fn entry(number: i64, action: &str, mut rule: Vec<(Str, Value)>) -> Value {
        rule.push(("number".into(), Value::number(Number::Int(number))));
        rule.push(("action".into(), Value::string(action)));
        Value::object(rule)
    }

    fn with<R>(f: impl FnOnce(&Evaluator<'_>) -> R) -> R {
        let (table, budget) = (Conditions::default(), Budget::default());
        f(&Evaluator {
            table: &table,
            budget: &budget,
            mode: Mode::Rules,
        })
    }

    fn said(v: &Value) -> (Vec<String>, bool) {
        let seq = v.as_seq().unwrap();
        let one = |e: &Element| {
            let r = range(e.cond, &e.value).unwrap();
            format!("{} {} {}-{}", r.protocol.name(), r.version, r.from, r.to)
        };
        (seq.items.iter().map(one).collect(), seq.rest.is_some())
    }

    #[test]
    fn groups_leave_ranges_open() {
        let mut listed = rule("tcp", Some((443, 443)), "10.0.0.0/8");
        listed.push((
            "prefix_lists".into(),
            Value::tuple(vec![Value::string("pl-1")]),
        ));
        let rules = Value::tuple(vec![
            Value::object(rule("tcp", Some((20, 30)), "0.0.0.0/0")),
            Value::object(rule("-1", Some((1, 2)), "::/0")),
            Value::object(rule("icmp", Some((-1, -1)), "0.0.0.0/0")),
            Value::object(rule("tcp", Some((22, 22)), "10.0.0.0/8")),
        ]);
        let open = with(|ev| said(&open_ports(ev, &rules)));
        let expected = ["tcp 4 20-30", "tcp 6 0-65535", "udp 6 0-65535"];
        assert_eq!(open, (expected.map(String::from).to_vec(), false));
        let rules = Value::tuple(vec![Value::object(listed)]);
        assert_eq!(with(|ev| said(&open_ports(ev, &rules))), (vec![], true));
    }

    #[test]
    fn the_first_entry_of_an_acl_decides() {
        let rules = Value::tuple(vec![
            entry(200, "allow", rule("tcp", Some((0, 100)), "0.0.0.0/0")),
            entry(100, "deny", rule("-1", None, "::/0")),
            entry(110, "deny", rule("tcp", Some((22, 22)), "0.0.0.0/0")),
            entry(300, "allow", rule("-1", None, "::/0")),
        ]);
        let open = with(|ev| said(&open_ports(ev, &rules)));
        let expected = vec!["tcp 4 0-21".to_owned(), "tcp 4 23-100".to_owned()];
        assert_eq!(open, (expected, false));
    }

    #[test]
    fn what_passes_both_is_open() {
        let group = Value::tuple(vec![Value::object(rule(
            "tcp",
            Some((20, 30)),
            "0.0.0.0/0",
        ))]);
        let acl = Value::tuple(vec![
            entry(1, "deny", rule("tcp", Some((22, 22)), "0.0.0.0/0")),
            entry(2, "allow", rule("-1", None, "0.0.0.0/0")),
        ]);
        let open = with(|ev| {
            let (a, b) = (open_ports(ev, &group), open_ports(ev, &acl));
            said(&common_ports(ev, &a, &b))
        });
        let expected = ["tcp 4 20-21", "tcp 4 23-30"];
        assert_eq!(open, (expected.map(String::from).to_vec(), false));
    }
}
