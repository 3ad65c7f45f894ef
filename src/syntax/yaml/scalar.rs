//! Scalars: their type by YAML 1.1, where their text stands and how it is written.

use super::super::tree::{NodeKind, Scalar};
use crate::source::Span;
use crate::value::{Str, TextForm};
use granit_parser::ScalarStyle;

/// A scalar as the parser gives it.
pub(super) struct Written<'a> {
    /// The text, unescaped.
    pub value: &'a str,
    pub style: ScalarStyle,
    /// Quotes included; a block's from its first line with text.
    pub span: Span,
    /// A block's indentation.
    pub indent: Option<usize>,
    /// Whether a plain one is typed: a tag makes it text.
    pub typed: bool,
}

impl Written<'_> {
    /// The node's span and kind.
    pub(super) fn node(&self, text: &str) -> (Span, NodeKind) {
        let raw = text.get(self.span.range()).unwrap_or_default();
        let (span, inner, form) = match self.style {
            ScalarStyle::Plain => {
                if self.typed
                    && let Some(kind) = self.typed_kind(raw)
                {
                    return (self.span, kind);
                }
                let form = if raw == self.value {
                    TextForm::Verbatim
                } else if raw.contains('\n') {
                    TextForm::YamlPlain
                } else {
                    TextForm::Opaque
                };
                (self.span, self.span, form)
            }
            ScalarStyle::SingleQuoted => (self.span, unquoted(self.span), TextForm::YamlSingle),
            ScalarStyle::DoubleQuoted => (self.span, unquoted(self.span), TextForm::YamlDouble),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let span = Span {
                    end: self.span.start + lines_with_text(raw),
                    ..self.span
                };
                let column = line_column(text, self.span.start as usize);
                let indent = self.indent.unwrap_or(column);
                let form = TextForm::YamlBlock {
                    indent: u32::try_from(indent).unwrap_or(u32::MAX),
                    folded: self.style == ScalarStyle::Folded,
                };
                (span, span, form)
            }
        };
        // Quoted text on one line without escapes is what it reads.
        let form = match form {
            TextForm::YamlSingle | TextForm::YamlDouble
                if text.get(inner.range()) == Some(self.value) =>
            {
                TextForm::Verbatim
            }
            form => form,
        };
        let scalar = Scalar {
            text: self.value.into(),
            span: inner,
            form,
        };
        (span, NodeKind::String(scalar))
    }

    fn typed_kind(&self, raw: &str) -> Option<NodeKind> {
        // The parser says `~` for what is not written at all.
        if raw.is_empty() {
            return Some(NodeKind::Null);
        }
        if raw != self.value {
            return None;
        }
        let text = || Str::from(raw);
        Some(match raw {
            "~" | "null" | "Null" | "NULL" => NodeKind::Null,
            "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
                NodeKind::Bool(true, text())
            }
            "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
                NodeKind::Bool(false, text())
            }
            _ if is_number(raw) => NodeKind::Number(text()),
            _ => return None,
        })
    }
}

/// Whether YAML 1.1 reads a plain scalar as a number. Sexagesimals (`22:22`), infinities and
/// `.nan` stay text: nobody means them.
fn is_number(raw: &str) -> bool {
    let digits = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    let all = |s: &str, ok: fn(&u8) -> bool| {
        s.bytes().any(|b| ok(&b)) && s.bytes().all(|b| b == b'_' || ok(&b))
    };
    if let Some(hex) = digits.strip_prefix("0x") {
        return all(hex, u8::is_ascii_hexdigit);
    }
    if let Some(binary) = digits.strip_prefix("0b") {
        return all(binary, |b| matches!(b, b'0' | b'1'));
    }
    if let Some(octal) = digits.strip_prefix('0') {
        if octal.is_empty() || all(octal, |b| matches!(b, b'0'..=b'7')) {
            return true;
        }
    } else if digits.starts_with(|c: char| c.is_ascii_digit()) && all(digits, u8::is_ascii_digit) {
        return true;
    }
    is_float(digits)
}

/// A decimal point is needed; the exponent has a sign.
fn is_float(digits: &str) -> bool {
    let Some((whole, rest)) = digits.split_once('.') else {
        return false;
    };
    let (fraction, exponent) = match rest.split_once(['e', 'E']) {
        Some((f, e)) => (f, Some(e)),
        None => (rest, None),
    };
    let digits = |s: &str| s.bytes().all(|b| b == b'_' || b.is_ascii_digit());
    let starts = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
    let exponent_fits = exponent.is_none_or(|e| {
        e.strip_prefix(['-', '+'])
            .is_some_and(|e| !e.is_empty() && e.bytes().all(|b| b.is_ascii_digit()))
    });
    let digits_fit = if whole.is_empty() {
        starts(fraction)
    } else {
        starts(whole)
    };
    digits_fit && digits(whole) && digits(fraction) && exponent_fits
}

fn unquoted(span: Span) -> Span {
    if span.len() < 2 {
        return span;
    }
    Span {
        start: span.start + 1,
        end: span.end - 1,
        ..span
    }
}

/// Bytes of a block up to the end of its last line with text.
fn lines_with_text(raw: &str) -> u32 {
    let mut end = raw.len();
    while let Some(head) = raw.get(..end) {
        match head.rfind('\n') {
            Some(at) if head.get(at..).is_some_and(|line| line.trim().is_empty()) => end = at,
            _ => break,
        }
    }
    let trimmed = raw.get(..end).map_or(end, |head| {
        head.strip_suffix('\r').map_or(head.len(), str::len)
    });
    u32::try_from(trimmed).unwrap_or(u32::MAX)
}

/// Bytes before an offset on its line.
fn line_column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    at - before.rfind('\n').map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_yaml_1_1() {
        for yes in [
            "0",
            "1",
            "-1",
            "+7",
            "1_000",
            "0644",
            "0x1F",
            "0b101",
            "1.5",
            "-.5",
            "1.",
            "1.5e+3",
            "123456789012",
            "00",
        ] {
            assert!(is_number(yes), "{yes}");
        }
        for no in [
            "",
            "-",
            "+",
            ".",
            "0o17",
            "089",
            "1e3",
            "1.5e3",
            "22:22",
            "2012-10-17",
            ".inf",
            ".nan",
            "1.2.3",
            "0x",
            "0b",
            "_1",
            "10.0.0.0/16",
            "1a",
            "-e",
            "0_9",
        ] {
            assert!(!is_number(no), "{no}");
        }
    }
}
