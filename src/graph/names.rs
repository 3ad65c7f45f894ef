//! What is known of names that are not known: whether two may be equal.

use crate::value::{Kind, Part, Reason, Value};
use std::fmt::Write;

/// What tells a value that is not known apart, such that equal texts are equal values: which
/// inputs it is made of and the text around them. `None` where that is not enough to tell.
pub(super) fn signature(v: &Value, module: &str) -> Option<String> {
    let u = v.as_unknown()?;
    let mut out = String::new();
    match &u.parts {
        None if u.itself => input(&mut out, &u.reason, module)?,
        None => return None,
        Some(parts) => {
            for part in &parts.items {
                match part {
                    Part::Text { text, .. } => {
                        let _ = write!(out, "\u{1}{text}");
                    }
                    Part::Value(v) => match (&v.kind, v.reference()) {
                        (Kind::String(s), _) => {
                            let _ = write!(out, "\u{1}{s}");
                        }
                        (_, Some(r)) => {
                            let _ = write!(out, "\u{2}{}", r.display());
                        }
                        (Kind::Unknown(u), None) if u.itself => {
                            input(&mut out, &u.reason, module)?;
                        }
                        _ => return None,
                    },
                }
            }
        }
    }
    Some(out)
}

/// Inputs are named as written, so only within one module does a name say which it is.
fn input(out: &mut String, reason: &Reason, module: &str) -> Option<()> {
    match reason {
        Reason::Input(name) => {
            let _ = write!(out, "\u{3}{module}\u{3}{name}");
            Some(())
        }
        _ => None,
    }
}

/// What is known of a string's beginning and end, and whether that is all of it.
fn ends(v: &Value) -> (String, String, bool) {
    if let Some(s) = v.as_str() {
        return (s.to_owned(), s.to_owned(), true);
    }
    let Some(u) = v.as_unknown() else {
        return (String::new(), String::new(), false);
    };
    let text = |p: &Part| match p {
        Part::Text { text, .. } => Some(text.to_string()),
        Part::Value(v) => v.as_str().map(str::to_owned),
    };
    let items = u.parts.as_ref().map_or(&[][..], |p| p.items.as_slice());
    let mut prefix: String = items.iter().map_while(text).collect();
    if prefix.is_empty() {
        prefix = u.refinements.prefix.to_string();
    }
    let mut last: Vec<String> = items.iter().rev().map_while(text).collect();
    last.reverse();
    (prefix, last.concat(), false)
}

/// Whether two names may turn out equal, by the parts of them that are known.
pub(super) fn may_equal(a: &Value, b: &Value) -> bool {
    let (pa, sa, whole_a) = ends(a);
    let (pb, sb, whole_b) = ends(b);
    match (whole_a, whole_b) {
        (true, true) => pa == pb,
        (true, false) => {
            pa.starts_with(&pb) && sa.ends_with(&sb) && pa.len() >= pb.len().max(sb.len())
        }
        (false, true) => {
            pb.starts_with(&pa) && sb.ends_with(&sa) && pb.len() >= pa.len().max(sa.len())
        }
        (false, false) => {
            (pa.starts_with(&pb) || pb.starts_with(&pa)) && (sa.ends_with(&sb) || sb.ends_with(&sa))
        }
    }
}
