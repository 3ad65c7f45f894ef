//! What is known of names that are not known: whether two may be equal.

use crate::value::{Kind, Part, Reason, Value};
use std::fmt::Write;

/// A piece of a name: a character, or something whose value is not known but is the same wherever
/// it is named so.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Char(char),
    Same(String),
}

/// Longer names than this are not taken apart.
const MAX_PIECES: usize = 1_000;

/// A name in pieces; `None` where something in it cannot be told apart.
fn pieces(v: &Value, module: &str) -> Option<Vec<Piece>> {
    if let Some(s) = v.as_str() {
        return Some(s.chars().take(MAX_PIECES).map(Piece::Char).collect());
    }
    let u = v.as_unknown()?;
    let Some(parts) = &u.parts else {
        return match u.itself {
            true => Some(vec![Piece::Same(input(&u.reason, module)?)]),
            false => None,
        };
    };
    let mut out = Vec::new();
    for part in &parts.items {
        match part {
            Part::Text { text, .. } => out.extend(text.chars().map(Piece::Char)),
            Part::Value(v) => match (&v.kind, v.reference()) {
                (Kind::String(s), _) => out.extend(s.chars().map(Piece::Char)),
                (_, Some(r)) => out.push(Piece::Same(r.display())),
                (Kind::Unknown(u), None) if u.itself => {
                    out.push(Piece::Same(input(&u.reason, module)?));
                }
                _ => return None,
            },
        }
        if out.len() > MAX_PIECES {
            return None;
        }
    }
    Some(out)
}

/// What tells a value that is not known apart, such that equal texts are equal values: which
/// inputs it is made of and the text around them. `None` where that is not enough to tell.
pub(super) fn signature(v: &Value, module: &str) -> Option<String> {
    v.as_unknown()?;
    let mut out = String::new();
    for piece in pieces(v, module)? {
        match piece {
            Piece::Char(c) => out.push(c),
            Piece::Same(name) => {
                let _ = write!(out, "\u{2}{name}\u{3}");
            }
        }
    }
    Some(out)
}

/// Whether two names differ for certain: apart from what both begin and end with, only known
/// text is left, and it is not the same.
fn differ(a: &[Piece], b: &[Piece]) -> bool {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(start..).unwrap_or(&[]), b.get(start..).unwrap_or(&[]));
    let ends = a.iter().rev().zip(b.iter().rev());
    let end = ends.take_while(|(x, y)| x == y).count();
    let a = a.get(..a.len() - end).unwrap_or(&[]);
    let b = b.get(..b.len() - end).unwrap_or(&[]);
    let known = |p: &Piece| matches!(p, Piece::Char(_));
    a != b && a.iter().chain(b).all(known)
}

/// Inputs are named as written, so only within one module does a name say which it is. What a
/// template is deployed as (`AWS::Region`) is the same all over it.
fn input(reason: &Reason, module: &str) -> Option<String> {
    match reason {
        Reason::Input(name) => Some(format!("{module}\u{3}{name}")),
        Reason::Deployment(name) if name.starts_with("AWS::") => Some(name.to_string()),
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

/// Whether two names, each with the module that it is written in, may turn out equal, by the
/// parts of them that are known or the same.
pub(super) fn may_equal((a, in_a): (&Value, &str), (b, in_b): (&Value, &str)) -> bool {
    if let (Some(x), Some(y)) = (pieces(a, in_a), pieces(b, in_b))
        && differ(&x, &y)
    {
        return false;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` to `z` are text, `A` to `Z` values that are the same wherever they are named.
    fn name(text: &str) -> Vec<Piece> {
        let piece = |c: char| match c.is_uppercase() {
            true => Piece::Same(c.to_string()),
            false => Piece::Char(c),
        };
        text.chars().map(piece).collect()
    }

    #[test]
    fn names_differ_where_only_known_text_is_left() {
        for (a, b, different) in [
            ("A-logs-R", "A-R", true),
            ("A-logs-R", "A-data-R", true),
            ("A-R", "A-R", false),
            ("A-logs", "B-logs", false),
            ("A-R", "A-S", false),
            ("aa", "aaa", true),
            ("A-logs", "AB", false),
            ("", "A", false),
        ] {
            assert_eq!(differ(&name(a), &name(b)), different, "{a} {b}");
            assert_eq!(differ(&name(b), &name(a)), different, "{b} {a}");
        }
    }
}
