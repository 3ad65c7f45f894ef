//! IAM's wildcards in actions and resources: `*` any text, `?` one character.

use super::why;
use crate::value::{Kind, Part, Truth, Value};

/// Whether a pattern covers a text. Linear in both but for the last star's retries.
pub(super) fn matches(pattern: &str, text: &str, ignore_case: bool) -> bool {
    // Most patterns tell by their first letter.
    if let (Some(p), Some(t)) = (pattern.bytes().next(), text.bytes().next())
        && p.is_ascii()
        && !matches!(p, b'*' | b'?')
        && p != t
        && !(ignore_case && p.eq_ignore_ascii_case(&t))
    {
        return false;
    }
    // Nearly all are ASCII.
    if pattern.is_ascii() && text.is_ascii() {
        let same = |a: u8, b: u8| a == b || (ignore_case && a.eq_ignore_ascii_case(&b));
        return covers_units(
            pattern.as_bytes(),
            text.as_bytes(),
            |u| *u == b'*',
            |p, t| *p == b'?' || same(*p, *t),
        );
    }
    let fold = |s: &str| -> Vec<char> {
        if ignore_case {
            s.chars().map(|c| c.to_ascii_lowercase()).collect()
        } else {
            s.chars().collect()
        }
    };
    let (p, t) = (fold(pattern), fold(text));
    covers_units(&p, &t, |u| *u == '*', |p, t| *p == '?' || p == t)
}

/// The same on letters of any kind.
fn covers_units<T>(
    p: &[T],
    t: &[T],
    is_star: impl Fn(&T) -> bool,
    fits: impl Fn(&T, &T) -> bool,
) -> bool {
    let (mut i, mut j) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(c) = t.get(j) {
        match p.get(i) {
            Some(x) if is_star(x) => {
                star = Some((i, j));
                i += 1;
            }
            Some(x) if fits(x, c) => {
                i += 1;
                j += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    i = at + 1;
                    j = from + 1;
                    star = Some((at, from + 1));
                }
                None => return false,
            },
        }
    }
    p.get(i..).is_some_and(|rest| rest.iter().all(is_star))
}

/// The text of a string whose unknown parts are replaced by `*`; `None` for no string at all.
fn loosened(v: &Value) -> Option<String> {
    let parts = v.as_unknown()?.parts.as_ref()?;
    let mut out = String::new();
    for part in &parts.items {
        match part {
            Part::Text { text, .. } => out.push_str(text),
            Part::Value(v) => match v.as_str() {
                Some(s) => out.push_str(s),
                None => out.push('*'),
            },
        }
    }
    Some(out)
}

/// Whether an action pattern covers an action, whatever its case.
pub(super) fn covers(pattern: &Value, action: &Value) -> Truth {
    covers_text(pattern, action, true)
}

/// Whether a pattern covers a text; on a pattern known in part the answer is no where no filling
/// of the rest could match.
pub(super) fn covers_text(pattern: &Value, text: &Value, ignore_case: bool) -> Truth {
    match text.as_str() {
        Some(text) => covers_known(pattern, text, ignore_case),
        None => Truth::unknown(why(text)),
    }
}

/// The same for a text that is known.
pub(super) fn covers_known(pattern: &Value, text: &str, ignore_case: bool) -> Truth {
    match &pattern.kind {
        Kind::String(p) => {
            if matches(p, text, ignore_case) {
                Truth::YES
            } else {
                Truth::NO
            }
        }
        _ => match loosened(pattern) {
            Some(loose) if !matches(&loose, text, ignore_case) => Truth::NO,
            _ => Truth::unknown(why(pattern)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::value::{Parts, Reason, TextForm, Type, Unknown};
    use std::sync::Arc;

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("*", "s3:GetObject", true),
            ("s3:*", "s3:GetObject", true),
            ("s3:Get*", "s3:getobject", true),
            ("S3:GET?bject", "s3:GetObject", true),
            ("s3:Put*", "s3:GetObject", false),
            ("s3:*Object", "s3:GetObjectAcl", false),
            ("s3:*Object*", "s3:GetObjectAcl", true),
            ("*:*", "iam:PassRole", true),
            ("iam:Pass", "iam:PassRole", false),
            ("", "x", false),
            ("**", "", true),
            ("a*b*c", "aXbXbc", true),
        ] {
            assert_eq!(matches(pattern, text, true), expected, "{pattern} {text}");
        }
        assert!(!matches("ARN:*", "arn:aws", false));
    }

    #[test]
    fn a_pattern_known_in_part() {
        let pattern = |before: &str, after: &str| -> Value {
            let text = |t: &str| Part::Text {
                text: t.into(),
                span: Span::NONE,
                form: TextForm::Opaque,
            };
            let hole = Value::unknown(Reason::Input("var.x".into()), Type::String);
            let items = vec![text(before), Part::Value(hole), text(after)];
            let mut u = Unknown::new(Reason::Input("var.x".into()), Type::String);
            u.parts = Some(Arc::new(Parts { items }));
            Kind::Unknown(Arc::new(u)).into()
        };
        let action = Value::string("s3:GetObject");
        assert_eq!(covers(&pattern("iam:", ""), &action), Truth::NO);
        assert!(covers(&pattern("s3:Get", ""), &action).why.is_some());
        assert_eq!(covers(&pattern("s3:", "Acl"), &action), Truth::NO);
    }
}
