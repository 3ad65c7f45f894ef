//! Whether a condition of a policy statement binds it to known callers or networks.
//!
//! What binds is what Amazon S3 takes to be not public ("The meaning of 'public'" in its guide on
//! Block Public Access), with the keys of AWS KMS and the newer global keys that name an account,
//! an organization or a network in the same way. Must not know: statements, rules.

use super::{cidr, principals, why, wildcard};
use crate::expr::Evaluator;
use crate::value::{Kind, Part, Truth, Value};

/// What a key holds, which decides how its values are judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holds {
    /// An account, an organization, a VPC: its id alone.
    Id,
    /// An ARN: a wildcard may stand behind a fixed account.
    Arn,
    /// A path whose first part is the organization: a wildcard may stand behind that.
    OrgPath,
    /// The unique id of a user or role, for a role with the name of a session behind a colon.
    UserId,
    /// An address range.
    Range,
}

/// The keys that bind, in lower case, sorted. Left out on purpose: `aws:username` (every account
/// can have a user of that name), `aws:VpcSourceIp` (every VPC can have that address),
/// `kms:ViaService` and `aws:CalledVia` (they say how, not who).
const KEYS: [(&str, Holds); 23] = [
    ("aws:principalaccount", Holds::Id),
    ("aws:principalarn", Holds::Arn),
    ("aws:principalorgid", Holds::Id),
    ("aws:principalorgpaths", Holds::OrgPath),
    ("aws:principalservicename", Holds::Id),
    ("aws:principalservicenameslist", Holds::Id),
    ("aws:sourceaccount", Holds::Id),
    ("aws:sourcearn", Holds::Arn),
    ("aws:sourceip", Holds::Range),
    ("aws:sourceorgid", Holds::Id),
    ("aws:sourceorgpaths", Holds::OrgPath),
    ("aws:sourceowner", Holds::Id),
    ("aws:sourcevpc", Holds::Id),
    ("aws:sourcevpcarn", Holds::Arn),
    ("aws:sourcevpce", Holds::Id),
    ("aws:userid", Holds::UserId),
    ("aws:vpceaccount", Holds::Id),
    ("aws:vpceorgid", Holds::Id),
    ("aws:vpceorgpaths", Holds::OrgPath),
    ("kms:calleraccount", Holds::Id),
    ("s3:dataaccesspointaccount", Holds::Id),
    ("s3:dataaccesspointarn", Holds::Arn),
    ("s3:x-amz-server-side-encryption-aws-kms-key-id", Holds::Id),
];

/// How an operator compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Compares {
    /// Text with text; a wildcard is no more than its character.
    Exactly,
    /// Text with a pattern.
    Like,
    /// An address with a range.
    Addresses,
}

/// How an operator compares, if it holds only where the key is there and has one of the values:
/// not `…IfExists`, not `StringNot…`, not `ForAllValues:`, which holds for a key that is not there,
/// not `Null`, which says nothing of the value.
fn compares(operator: &str) -> Option<Compares> {
    let operator = operator.trim().to_ascii_lowercase();
    Some(
        match operator.strip_prefix("foranyvalue:").unwrap_or(&operator) {
            "stringequals" | "stringequalsignorecase" => Compares::Exactly,
            "stringlike" | "arnequals" | "arnlike" => Compares::Like,
            "ipaddress" => Compares::Addresses,
            _ => return None,
        },
    )
}

/// Whether a normalised condition (`{ operator, key, values }`) binds a statement that is for any
/// principal to known callers or networks.
pub(super) fn restricts(ev: &Evaluator<'_>, condition: &Value) -> Truth {
    let key = principals::field(ev, condition, "key");
    let operator = principals::field(ev, condition, "operator");
    let values = principals::field(ev, condition, "values");
    principals::over(ev, &key, &mut |key| {
        let Some(name) = key.as_str() else {
            return Truth::unknown(why(key));
        };
        let name = name.trim().to_ascii_lowercase();
        let Ok(i) = KEYS.binary_search_by(|(k, _)| (*k).cmp(name.as_str())) else {
            return Truth::NO;
        };
        let holds = KEYS.get(i).map_or(Holds::Id, |(_, holds)| *holds);
        principals::over(ev, &operator, &mut |operator| {
            let Some(text) = operator.as_str() else {
                return Truth::unknown(why(operator));
            };
            let Some(compares) = compares(text) else {
                return Truth::NO;
            };
            principals::over(ev, &values, &mut |values| {
                let fixed = |v: &Value| fixed(v, holds, compares);
                principals::every(ev.table, values, &fixed)
            })
        })
    })
}

/// Keys that say how, when or from where somebody comes: who may do what is not changed by them.
/// Sorted, in lower case.
const HOW: [&str; 12] = [
    "aws:currenttime",
    "aws:epochtime",
    "aws:multifactorauthage",
    "aws:multifactorauthpresent",
    "aws:requestedregion",
    "aws:securetransport",
    "aws:sourceip",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:tokenissuetime",
    "aws:useragent",
    "aws:vpcsourceip",
];

/// Whether a condition leaves of a grant only a part: some principals, resources or values. To
/// pass a role on to a service is no less where the condition names that service.
pub(super) fn binds_grant(ev: &Evaluator<'_>, condition: &Value, to: Option<&str>) -> Truth {
    let key = principals::field(ev, condition, "key");
    principals::over(ev, &key, &mut |key| {
        let Some(name) = key.as_str() else {
            return Truth::unknown(why(key));
        };
        let name = name.trim().to_ascii_lowercase();
        if HOW.binary_search(&name.as_str()).is_ok() {
            return Truth::NO;
        }
        let Some(service) = to else {
            return Truth::YES;
        };
        // A service that acts for somebody of another account is none that a role is passed to.
        if matches!(
            name.as_str(),
            "aws:sourceaccount" | "aws:sourceorgid" | "aws:sourceorgpaths"
        ) {
            return Truth::NO;
        }
        match name == PASSED_TO {
            true => met_by(ev, condition, service).negate(),
            false => Truth::YES,
        }
    })
}

/// The key of the service that a role is passed to, in lower case.
const PASSED_TO: &str = "iam:passedtoservice";

/// Whether a condition is met by passing a role to a service; `None` for one on something else.
pub(super) fn passes_to(ev: &Evaluator<'_>, condition: &Value, service: &str) -> Option<Truth> {
    let key = principals::field(ev, condition, "key");
    let on_service = key.as_str()?.trim().eq_ignore_ascii_case(PASSED_TO);
    on_service.then(|| met_by(ev, condition, service))
}

/// Whether a service is what a condition on it asks for.
fn met_by(ev: &Evaluator<'_>, condition: &Value, service: &str) -> Truth {
    let operator = principals::field(ev, condition, "operator");
    principals::over(ev, &operator, &mut |operator| {
        let Some(text) = operator.as_str() else {
            return Truth::unknown(why(operator));
        };
        let text = text.to_ascii_lowercase();
        let text = text.trim_end_matches("ifexists");
        let values = principals::field(ev, condition, "values");
        let named = || {
            principals::over(ev, &values, &mut |values| {
                let covers = |v: &Value| wildcard::covers_known(v, service, true);
                principals::some(ev.table, values, &covers)
            })
        };
        match text {
            "stringnotequals" | "stringnotequalsignorecase" | "stringnotlike" => named().negate(),
            _ if compares(text).is_some() => named(),
            _ => Truth::NO,
        }
    })
}

/// Whether a value leaves no choice but known callers or networks.
fn fixed(v: &Value, holds: Holds, compares: Compares) -> Truth {
    if holds == Holds::Range {
        return cidr::is_broad(v).negate();
    }
    let judge = |text: &str| {
        if is_fixed(text, holds) {
            Truth::YES
        } else {
            Truth::NO
        }
    };
    match &v.kind {
        Kind::String(text) => judge(text),
        // An account number without quotes.
        Kind::Number(_) => Truth::YES,
        // Between the best and the worst that the parts that are not known may be. Where text is
        // compared exactly, they may be what they will.
        _ => {
            let Some(best) = filled(v, FIXED) else {
                return Truth::unknown(why(v));
            };
            let best = judge(&best);
            if best.no.is_true() || compares == Compares::Exactly {
                return best;
            }
            match filled(v, "*").map(|worst| judge(&worst)) {
                Some(worst) if worst.yes.is_true() => Truth::YES,
                _ => Truth::unknown(why(v)),
            }
        }
    }
}

/// What stands for text that has no wildcard: it is fixed as an account, too.
const FIXED: &str = "000000000000";

/// The text of a value, with `open` for what is not known; what AWS makes up is fixed. `None` for
/// what is no string.
fn filled(v: &Value, open: &str) -> Option<String> {
    let fill = |v: &Value| -> Option<String> {
        match &v.kind {
            Kind::String(s) => Some(s.to_string()),
            Kind::Number(n) => Some(n.to_string()),
            Kind::Unknown(u) if principals::made_up(&u.reason) => Some(FIXED.to_owned()),
            Kind::Unknown(_) => Some(open.to_owned()),
            _ => None,
        }
    };
    let Some(parts) = v.as_unknown()?.parts.as_ref() else {
        return fill(v);
    };
    let mut out = String::new();
    for part in &parts.items {
        match part {
            Part::Text { text, .. } => out.push_str(text),
            Part::Value(v) => out.push_str(&fill(v)?),
        }
    }
    Some(out)
}

/// Policy variables that stand for what owns the resource, so that comparing with them binds.
const OWNER: [&str; 3] = [
    "${aws:resourceaccount}",
    "${aws:resourceorgid}",
    "${aws:resourceorgpaths}",
];

/// Whether text names something certain: no wildcard and no policy variable in what tells one
/// owner from another.
fn is_fixed(text: &str, holds: Holds) -> bool {
    // A data source that writes policies writes `&{…}` for the variables of IAM.
    let text = text.replace("&{", "${").to_ascii_lowercase();
    let mut open = text.clone();
    for name in OWNER {
        open = open.replace(name, FIXED);
    }
    let certain = |part: &str| !part.is_empty() && !part.contains(['*', '?', '$']);
    if certain(&open) {
        return true;
    }
    match holds {
        Holds::Id | Holds::Range => false,
        Holds::Arn => {
            let parts: Vec<&str> = open.splitn(6, ':').collect();
            matches!(parts.as_slice(), ["arn", _, _, _, account, _] if is_account(account))
        }
        Holds::OrgPath => open
            .split_once('/')
            .is_some_and(|(org, _)| certain(org) && (org.starts_with("o-") || org == FIXED)),
        // Ids are unique across accounts; the name of a session is anybody's choice.
        Holds::UserId => open
            .split_once(':')
            .is_some_and(|(id, _)| certain(id) && id.len() >= FIXED.len()),
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::expr::{Budget, Mode};
    use crate::source::Span;
    use crate::value::{Conditions, Parts, Reason, Str, TextForm, Type, Unknown};
    use std::sync::Arc;

    fn judge(operator: &str, key: &str, values: Vec<Value>) -> Truth {
        let table = Conditions::default();
        let budget = Budget::default();
        let ev = Evaluator {
            table: &table,
            budget: &budget,
            mode: Mode::Rules,
        };
        let condition = Value::object(vec![
            (Str::from("operator"), Value::string(operator)),
            (Str::from("key"), Value::string(key)),
            (Str::from("values"), Value::tuple(values)),
        ]);
        restricts(&ev, &condition)
    }

    #[test]
    fn keys_are_sorted() {
        for pair in HOW.windows(2) {
            assert!(pair[0] < pair[1], "{}", pair[1]);
        }
        for pair in KEYS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
        }
    }

    #[test]
    fn known_values() {
        for (operator, key, value, expected) in [
            ("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", true),
            ("stringequals", "AWS:principalorgid", "o-a1b2c3d4e5", true),
            ("StringLike", "aws:PrincipalOrgID", "o-*", false),
            ("StringLike", "aws:PrincipalOrgID", "o-a1b2c3d4e?", false),
            ("StringEquals", "aws:PrincipalOrgID", "*", false),
            (
                "StringNotEquals",
                "aws:PrincipalOrgID",
                "o-a1b2c3d4e5",
                false,
            ),
            (
                "StringEqualsIfExists",
                "aws:PrincipalOrgID",
                "o-a1b2c3d4e5",
                false,
            ),
            (
                "ForAllValues:StringEquals",
                "aws:PrincipalOrgID",
                "o-a1b2c3d4e5",
                false,
            ),
            (
                "ForAnyValue:StringEquals",
                "aws:PrincipalOrgID",
                "o-a1b2c3d4e5",
                true,
            ),
            ("Null", "aws:PrincipalOrgID", "false", false),
            ("Bool", "aws:SecureTransport", "true", false),
            (
                "StringEquals",
                "aws:PrincipalOrgID",
                "${aws:ResourceOrgID}",
                true,
            ),
            (
                "StringEquals",
                "aws:PrincipalOrgID",
                "&{aws:ResourceOrgID}",
                true,
            ),
            (
                "StringEquals",
                "aws:PrincipalAccount",
                "${aws:PrincipalAccount}",
                false,
            ),
            (
                "ForAnyValue:StringLike",
                "aws:PrincipalOrgPaths",
                "o-a1b2c3d4e5/r-ab12/*",
                true,
            ),
            (
                "ForAnyValue:StringLike",
                "aws:PrincipalOrgPaths",
                "*/r-ab12/*",
                false,
            ),
            (
                "ArnLike",
                "aws:PrincipalArn",
                "arn:aws:iam::111122223333:role/*",
                true,
            ),
            (
                "ArnLike",
                "aws:PrincipalArn",
                "arn:aws:iam::*:role/x",
                false,
            ),
            (
                "ArnLike",
                "aws:PrincipalArn",
                "arn:aws:iam::11112222333?:role/x",
                false,
            ),
            ("ArnLike", "aws:SourceArn", "arn:aws:s3:::my-bucket", true),
            ("ArnLike", "aws:SourceArn", "arn:aws:s3:::my-*", false),
            ("StringLike", "aws:SourceArn", "*", false),
            ("StringEquals", "aws:SourceVpc", "vpc-91237329", true),
            ("StringLike", "aws:SourceVpc", "vpc-*", false),
            ("StringLike", "aws:userid", "AROAEXAMPLEID123456:*", true),
            ("StringLike", "aws:userid", "*:alice", false),
            ("StringEquals", "aws:username", "alice", false),
            (
                "StringEquals",
                "kms:ViaService",
                "s3.eu-west-1.amazonaws.com",
                false,
            ),
            ("StringEquals", "kms:CallerAccount", "111122223333", true),
            ("IpAddress", "aws:SourceIp", "203.0.113.0/24", true),
            ("IpAddress", "aws:SourceIp", "10.0.0.0/8", true),
            ("IpAddress", "aws:SourceIp", "0.0.0.0/0", false),
            ("IpAddress", "aws:SourceIp", "0.0.0.0/1", false),
            ("IpAddress", "aws:SourceIp", "::/0", false),
            ("IpAddress", "aws:SourceIp", "2001:db8::/32", true),
            ("IpAddress", "aws:SourceIp", "2001:d00::/24", false),
            ("NotIpAddress", "aws:SourceIp", "203.0.113.0/24", false),
            ("IpAddress", "aws:VpcSourceIp", "10.0.0.0/8", false),
            (
                "StringLike",
                "s3:DataAccessPointArn",
                "arn:aws:s3:us-west-2:123456789012:accesspoint/*",
                true,
            ),
        ] {
            let found = judge(operator, key, vec![Value::string(value)]);
            let expected = if expected { Truth::YES } else { Truth::NO };
            assert_eq!(found, expected, "{operator} {key} {value}");
        }
    }

    #[test]
    fn every_value_must_be_fixed() {
        let values = |v: &[&str]| v.iter().map(|v| Value::string(*v)).collect();
        let key = "aws:SourceIp";
        assert_eq!(
            judge("IpAddress", key, values(&["192.0.2.1", "198.51.100.0/24"])),
            Truth::YES
        );
        assert_eq!(
            judge("IpAddress", key, values(&["192.0.2.1", "0.0.0.0/0"])),
            Truth::NO
        );
        let account = vec![Value::number(111_122_223_333_i64)];
        assert_eq!(
            judge("StringEquals", "aws:SourceAccount", account),
            Truth::YES
        );
    }

    #[test]
    fn parts_that_are_not_known_decide_only_where_they_can() {
        let text = |t: &str| Part::Text {
            text: t.into(),
            span: Span::NONE,
            form: TextForm::Opaque,
        };
        let input = || Reason::Input("var.x".into());
        let account = || Reason::Deployment("AWS::AccountId".into());
        let parts = |before: &str, reason: Reason, after: &str| -> Value {
            let hole = Value::unknown(reason.clone(), Type::String);
            let items = vec![text(before), Part::Value(hole), text(after)];
            let mut u = Unknown::new(reason, Type::String);
            u.parts = Some(Arc::new(Parts { items }));
            Kind::Unknown(Arc::new(u)).into()
        };
        let arn = |reason, after: &str| parts("arn:aws:iam::", reason, after);
        let principal = "aws:PrincipalArn";
        let is = |operator: &str, key: &str, v: Value| judge(operator, key, vec![v]);
        let open = |t: Truth| t.why.is_some();

        assert_eq!(
            is("ArnLike", principal, arn(account(), ":role/*")),
            Truth::YES
        );
        assert!(open(is("ArnLike", principal, arn(input(), ":role/*"))));
        assert!(open(is("ArnLike", principal, arn(input(), ":root"))));
        assert_eq!(
            is("StringEquals", principal, arn(input(), ":root")),
            Truth::YES
        );
        assert_eq!(
            is(
                "ArnLike",
                principal,
                parts("arn:aws:iam::*:role/", input(), "")
            ),
            Truth::NO
        );
        assert_eq!(
            is(
                "ArnLike",
                principal,
                parts("arn:aws:iam::111122223333:role/", input(), "")
            ),
            Truth::YES
        );
        let whole = || Value::unknown(input(), Type::String);
        assert_eq!(
            is("StringEquals", "aws:PrincipalOrgID", whole()),
            Truth::YES
        );
        assert!(open(is("StringLike", "aws:PrincipalOrgID", whole())));
        assert!(open(is("IpAddress", "aws:SourceIp", whole())));
        assert_eq!(
            is("IpAddress", "aws:SourceIp", parts("", input(), "/32")),
            Truth::YES
        );
        assert_eq!(
            is("IpAddress", "aws:SourceIp", parts("", input(), "/0")),
            Truth::NO
        );
        assert_eq!(is("StringLike", "kms:ViaService", whole()), Truth::NO);
        let made = Value::unknown(Reason::Computed("aws_vpc.v.arn".into()), Type::String);
        assert_eq!(is("StringLike", "aws:SourceArn", made), Truth::YES);
    }
}
