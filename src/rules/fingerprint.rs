//! What identifies a finding when lines move: `v1:` and a hash of rule, path, address, the deciding
//! expression's tokens, and its rank among equals.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The tokens of an expression, without spacing and comments: text between quotes stays as it is.
pub(super) fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut quote: Option<char> = None;
    let mut gap = false;
    while let Some(c) = chars.next() {
        if let Some(q) = quote {
            out.push(c);
            if c == '\\' {
                out.extend(chars.next());
            } else if c == q {
                quote = None;
            }
            continue;
        }
        let comment = c == '#' || (c == '/' && chars.peek() == Some(&'/'));
        if comment {
            for c in chars.by_ref() {
                if c == '\n' {
                    break;
                }
            }
            gap = true;
            continue;
        }
        if c == '/' && chars.peek() == Some(&'*') {
            let mut last = ' ';
            chars.next();
            for c in chars.by_ref() {
                if last == '*' && c == '/' {
                    break;
                }
                last = c;
            }
            gap = true;
            continue;
        }
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        // Two words stay two words.
        let word = |c: char| c.is_alphanumeric() || c == '_';
        if gap && word(c) && out.chars().last().is_some_and(word) {
            out.push(' ');
        }
        gap = false;
        if c == '"' {
            quote = Some(c);
        }
        out.push(c);
    }
    out
}

/// The fingerprint; `ordinal` counts findings that are equal in all the rest.
pub(super) fn fingerprint(
    rule: &str,
    path: &str,
    address: &str,
    tokens: &str,
    ordinal: usize,
) -> String {
    let mut hash = Sha256::new();
    for part in [rule, path, address, tokens, &ordinal.to_string()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut out = "v1:".to_owned();
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_and_comments_do_not_count() {
        let one = tokens("[ \"a b\",  # why\n  var.x ]");
        assert_eq!(one, "[\"a b\",var.x]");
        assert_eq!(one, tokens("[\"a b\", /* or */ var.x]"));
        assert_ne!(tokens("resource a"), tokens("resourcea"));
        assert_ne!(tokens("\"a b\""), tokens("\"ab\""));
        assert_eq!(tokens("a\n// end"), "a");
        assert_eq!(tokens("\"unclosed \\"), "\"unclosed \\");
    }

    #[test]
    fn every_part_counts() {
        let base = fingerprint("r", "p", "a", "t", 0);
        assert!(base.starts_with("v1:") && base.len() == 35);
        for other in [
            fingerprint("q", "p", "a", "t", 0),
            fingerprint("r", "q", "a", "t", 0),
            fingerprint("r", "p", "b", "t", 0),
            fingerprint("r", "p", "a", "u", 0),
            fingerprint("r", "p", "a", "t", 1),
            fingerprint("rp", "", "a", "t", 0),
        ] {
            assert_ne!(base, other);
        }
    }
}
