//! Resource addresses as Terraform prints them.

use crate::value::Str;
use std::fmt::Write;

/// What tells the instances of one resource or call apart.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Key {
    /// Neither count nor for_each, or undecided ones.
    None,
    /// `[0]`.
    Index(u64),
    /// `["a"]`.
    Name(Str),
}

impl Key {
    /// The address with this key behind it.
    pub fn on(&self, address: &str) -> Str {
        let mut out = Str::from(address);
        match self {
            Key::None => {}
            Key::Index(i) => {
                let _ = write!(out, "[{i}]");
            }
            Key::Name(name) => {
                out.push('[');
                quote(name, &mut out);
                out.push(']');
            }
        }
        out
    }
}

/// `module.a` in front of a local address; the root module has no prefix.
pub(super) fn within(module: &str, local: &str) -> Str {
    if module.is_empty() {
        return Str::from(local);
    }
    let mut out = Str::with_capacity(module.len() + local.len() + 1);
    out.push_str(module);
    out.push('.');
    out.push_str(local);
    out
}

/// As an HCL string literal, templates escaped.
fn quote(text: &str, out: &mut Str) {
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '$' | '%' => {
                out.push(c);
                if chars.peek() == Some(&'{') {
                    out.push(c);
                }
            }
            c if c.is_control() => {
                let code = c as u32;
                let _ = if code < 0x10000 {
                    write!(out, "\\u{code:04x}")
                } else {
                    write!(out, "\\U{code:08x}")
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_quoted_as_terraform_does() {
        for (key, expected) in [
            (Key::None, "t.a"),
            (Key::Index(3), "t.a[3]"),
            (Key::Name("x y".into()), "t.a[\"x y\"]"),
            (Key::Name("a\"b\\".into()), "t.a[\"a\\\"b\\\\\"]"),
            (Key::Name("${x} $y %{".into()), "t.a[\"$${x} $y %%{\"]"),
            (Key::Name("\n\u{1}é".into()), "t.a[\"\\n\\u0001é\"]"),
        ] {
            assert_eq!(key.on("t.a"), expected);
        }
        assert_eq!(within("", "t.a"), "t.a");
        assert_eq!(within("module.m[0]", "t.a"), "module.m[0].t.a");
    }
}
