//! What identifies a finding when lines move: `v1:` and a hash of rule, path, address, the deciding
//! expression's tokens, and its rank among equals.

use sha2::{Digest, Sha256};
use std::fmt;

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

/// A finding's identity, printed as `v1:` and 32 hexadecimal digits: 128 bits of a SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// `ordinal` counts findings that are equal in all the rest.
    pub(super) fn new(
        rule: &str,
        path: &str,
        address: &str,
        tokens: &str,
        ordinal: usize,
    ) -> Fingerprint {
        let mut hash = Sha256::new();
        for part in [rule, path, address, tokens, &ordinal.to_string()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        Fingerprint(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v1:{:032x}", u128::from_be_bytes(self.0))
    }
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
        let base = Fingerprint::new("r", "p", "a", "t", 0);
        assert!(base.to_string().starts_with("v1:") && base.to_string().len() == 35);
        for other in [
            Fingerprint::new("q", "p", "a", "t", 0),
            Fingerprint::new("r", "q", "a", "t", 0),
            Fingerprint::new("r", "p", "b", "t", 0),
            Fingerprint::new("r", "p", "a", "u", 0),
            Fingerprint::new("r", "p", "a", "t", 1),
            Fingerprint::new("rp", "", "a", "t", 0),
        ] {
            assert_ne!(base, other);
        }
    }
}
