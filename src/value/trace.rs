//! HCL literals: unescaping, and from an offset in a string's value back to the place in the file.
//!
//! Must not know: expressions, whole syntaxes (a raw text is given, without quotes or markers).

use super::{Offsets, Part, Parts, Str, TextForm, Value};
use crate::source::{FileId, Span};
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Calls `f` with each piece of an HCL literal: the range in `raw` and the text it stands for. A
/// piece whose range and text have the same length stands for itself, byte for byte; other pieces
/// (an escape, indentation that is left out) cannot be divided. Forms other than HCL's are one
/// piece.
pub fn pieces(raw: &str, form: TextForm, f: &mut dyn FnMut(Range<usize>, &str)) {
    match form {
        TextForm::HclQuoted => quoted(raw, f),
        TextForm::HclHeredoc { indent } => heredoc(raw, indent as usize, f),
        _ => flush(raw, 0..raw.len(), f),
    }
}

/// The text that a literal stands for, before normalisation.
pub fn decode(raw: &str, form: TextForm) -> String {
    let mut out = String::with_capacity(raw.len());
    pieces(raw, form, &mut |_, text| out.push_str(text));
    out
}

/// The text in NFC, as Terraform holds all its strings.
pub fn nfc(text: &str) -> Str {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

/// Where bytes `range` of the text of `part` stand in the file. `source` is the file's whole text;
/// without it, or where the text cannot be traced, the whole part's span stands for it. A byte
/// that came from an escape is shown as the whole escape.
pub fn trace(part: &Part, range: Range<usize>, source: &str) -> Span {
    match part {
        Part::Value(value) => value.origin.span,
        Part::Text { text, span, form } => trace_text(text, *span, *form, range, source),
    }
}

/// [`trace`] of a literal given by its text, span and form.
pub fn trace_text(
    text: &str,
    span: Span,
    form: TextForm,
    range: Range<usize>,
    source: &str,
) -> Span {
    let Some(raw) = source.get(span.range()) else {
        return span;
    };
    if matches!(form, TextForm::Opaque) {
        return span;
    }
    let (text, range) = match form {
        TextForm::HclQuoted | TextForm::HclHeredoc { .. } | TextForm::Verbatim => {
            let decoded = decode(raw, form);
            let range = if decoded == text {
                range
            } else if nfc(&decoded) == text {
                widen(text, &decoded, range)
            } else {
                return span;
            };
            (decoded, range)
        }
        _ => (text.to_owned(), range),
    };
    let found = Offsets::new(form, span, raw, &text).span(range);
    if source.get(found.range()).is_some() {
        found
    } else {
        span
    }
}

/// A range of the normalised text as one of the text before: exact before the first and behind
/// the last difference, the differing middle as a whole.
fn widen(text: &str, decoded: &str, range: Range<usize>) -> Range<usize> {
    let front = common(text.bytes(), decoded.bytes());
    let room = text.len().min(decoded.len()) - front;
    let back = common(text.bytes().rev(), decoded.bytes().rev()).min(room);
    let grown = decoded.len().wrapping_sub(text.len());
    let start = if range.start <= front {
        range.start
    } else if range.start >= text.len() - back {
        range.start.wrapping_add(grown)
    } else {
        front
    };
    let end = if range.end <= front {
        range.end
    } else if range.end >= text.len() - back {
        range.end.wrapping_add(grown)
    } else {
        decoded.len() - back
    };
    let floor = (0..=start.min(decoded.len()))
        .rev()
        .find(|i| decoded.is_char_boundary(*i))
        .unwrap_or(0);
    let ceil = (end..=decoded.len())
        .find(|i| decoded.is_char_boundary(*i))
        .unwrap_or(decoded.len());
    floor..ceil.max(floor)
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

impl Parts {
    /// Where bytes `range` of the whole string (the concatenation of texts and known values)
    /// stand. `source` gives the text of a file. A range over several parts in one file is covered
    /// from the first to the last; `None` when no part holds the start of it.
    pub fn trace(
        &self,
        range: Range<usize>,
        source: &dyn Fn(FileId) -> Option<Arc<str>>,
    ) -> Option<Span> {
        let mut at = 0;
        let mut found: Option<Span> = None;
        for part in &self.items {
            let len = match part {
                Part::Text { text, .. } => text.len(),
                Part::Value(v) => v.as_str().map_or(0, str::len),
            };
            let here = at..at + len;
            at = here.end;
            let empty_here =
                range.is_empty() && range.start >= here.start && range.start < here.end;
            if !(empty_here || range.start < here.end && range.end > here.start) {
                continue;
            }
            let inner =
                range.start.max(here.start) - here.start..range.end.min(here.end) - here.start;
            let span = match part {
                Part::Text { text, span, form } => source(span.file).map_or(*span, |source| {
                    trace_text(text, *span, *form, inner, &source)
                }),
                Part::Value(v) => v.trace(inner, source),
            };
            if !span.is_none() {
                found = Some(found.map_or(span, |f| f.join(span)));
            }
        }
        found
    }
}

impl Value {
    /// Where bytes `range` of a string's value stand: in its parts where it has any, else its
    /// origin.
    pub fn trace(&self, range: Range<usize>, source: &dyn Fn(FileId) -> Option<Arc<str>>) -> Span {
        self.parts()
            .and_then(|p| p.trace(range, source))
            .unwrap_or(self.origin.span)
    }
}

/// Quoted text. An escape that is not one stands for itself.
fn quoted(raw: &str, f: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let rest = raw.get(i..).unwrap_or("");
        let hit = match b {
            b'\\' => escape(rest),
            b'$' if rest.starts_with("$${") => Some((3, '$', "{")),
            b'%' if rest.starts_with("%%{") => Some((3, '%', "{")),
            _ => None,
        };
        if let Some((len, c, behind)) = hit {
            flush(raw, plain..i, f);
            let mut text = String::from(c);
            text.push_str(behind);
            f(i..i + len, &text);
            i += len;
            plain = i;
        } else {
            i += 1;
        }
    }
    flush(raw, plain..raw.len(), f);
}

/// The escape at the start of `rest`: its length, the character it stands for, nothing behind it.
fn escape(rest: &str) -> Option<(usize, char, &'static str)> {
    let hex = |digits: usize| {
        let code = rest.get(2..2 + digits)?;
        if !code.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let code = u32::from_str_radix(code, 16).ok()?;
        let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        Some((2 + digits, c, ""))
    };
    match rest.as_bytes().get(1)? {
        b'n' => Some((2, '\n', "")),
        b'r' => Some((2, '\r', "")),
        b't' => Some((2, '\t', "")),
        b'"' => Some((2, '"', "")),
        b'\\' => Some((2, '\\', "")),
        b'u' => hex(4),
        b'U' => hex(8),
        _ => None,
    }
}

fn flush(raw: &str, range: Range<usize>, f: &mut dyn FnMut(Range<usize>, &str)) {
    if let Some(text) = raw.get(range.clone())
        && !text.is_empty()
    {
        f(range, text);
    }
}

/// HCL heredoc text: the indentation of lines other than the first (whose indentation is not part
/// of the raw text) is left out, except of lines that are blank.
fn heredoc(raw: &str, indent: usize, f: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let rest = raw.get(i..).unwrap_or("");
        let unit = match b {
            b'$' if rest.starts_with("$${") => Some("${"),
            b'%' if rest.starts_with("%%{") => Some("%{"),
            _ => None,
        };
        if let Some(text) = unit {
            flush(raw, plain..i, f);
            f(i..i + 3, text);
            i += 3;
            plain = i;
            continue;
        }
        i += 1;
        if *b == b'\n' && indent > 0 {
            let line = raw.get(i..).unwrap_or("");
            let spaces = line.len() - line.trim_start_matches(blank).len();
            let is_blank = line
                .get(spaces..)
                .is_some_and(|r| r.starts_with(['\n', '\r']));
            if !is_blank && spaces > 0 {
                flush(raw, plain..i, f);
                let cut = indent.min(spaces);
                f(i..i + cut, "");
                i += cut;
                plain = i;
            }
        }
    }
    flush(raw, plain..raw.len(), f);
}

fn blank(c: char) -> bool {
    c == ' ' || c == '\t'
}
