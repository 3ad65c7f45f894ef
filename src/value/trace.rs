//! From an offset in a string's value back to the place in the file, by reading the literal's raw
//! text again in the form it was written in.
//!
//! [`decode`] and [`pieces`] are also what lowering uses to unescape HCL, so that both agree. Must
//! not know: expressions, whole syntaxes (a raw text is given, without quotes or markers).

use super::{Part, Parts, Str, TextForm, Value};
use crate::source::Span;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Calls `f` with each piece of a literal: the range in `raw` and the text it stands for. A piece
/// whose range and text have the same length stands for itself, byte for byte; other pieces (an
/// escape, a folded line break, indentation that is left out) cannot be divided.
pub fn pieces(raw: &str, form: TextForm, f: &mut dyn FnMut(Range<usize>, &str)) {
    match form {
        TextForm::Verbatim | TextForm::Opaque => whole(raw, f),
        TextForm::HclQuoted => escaped(raw, &HCL_QUOTED, f),
        TextForm::Json => escaped(raw, &JSON, f),
        TextForm::YamlDouble => yaml_double(raw, f),
        TextForm::YamlPlain => yaml_flow(raw, false, f),
        TextForm::YamlSingle => yaml_flow(raw, true, f),
        TextForm::HclHeredoc { indent } => heredoc(raw, indent as usize, f),
        TextForm::YamlBlock { indent, folded } => yaml_block(raw, indent as usize, folded, f),
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
    let decoded = decode(raw, form);
    let range = if decoded == text {
        range
    } else if nfc(&decoded).as_str() == text {
        widen(text, &decoded, range)
    } else {
        return span;
    };
    let raw_range = raw_range(raw, form, &range);
    let start = span.start as usize + raw_range.start;
    let end = span.start as usize + raw_range.end;
    if source.is_char_boundary(start) && source.is_char_boundary(end) {
        Span::new(span.file, start, end)
    } else {
        span
    }
}

/// The raw bytes behind a range of the decoded text.
fn raw_range(raw: &str, form: TextForm, range: &Range<usize>) -> Range<usize> {
    let mut at = 0; // offset in the decoded text
    let mut start = None;
    let mut end = None;
    pieces(raw, form, &mut |piece, text| {
        let here = at..at + text.len();
        at = here.end;
        let same = piece.len() == text.len();
        if start.is_none() && range.start < here.end {
            start = Some(if same {
                piece.start + (range.start - here.start)
            } else {
                piece.start
            });
        }
        if range.end > here.start && !text.is_empty() {
            end = Some(if same && range.end <= here.end {
                piece.start + (range.end - here.start)
            } else {
                piece.end
            });
        }
    });
    let start = start.unwrap_or(raw.len());
    start..end.unwrap_or(start).max(start)
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
        source: &dyn Fn(crate::source::FileId) -> Option<std::sync::Arc<str>>,
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
    pub fn trace(
        &self,
        range: Range<usize>,
        source: &dyn Fn(crate::source::FileId) -> Option<std::sync::Arc<str>>,
    ) -> Span {
        self.parts()
            .and_then(|p| p.trace(range, source))
            .unwrap_or_else(|| self.origin.span)
    }
}

fn whole(raw: &str, f: &mut dyn FnMut(Range<usize>, &str)) {
    if !raw.is_empty() {
        f(0..raw.len(), raw);
    }
}

/// The escapes of a quoted form that begin with a backslash.
struct Escapes {
    /// The letter behind the backslash and what it stands for.
    simple: &'static [(char, &'static str)],
    /// Letters that are followed by that many hexadecimal digits.
    hex: &'static [(char, usize)],
    /// Whether `\uD83D\uDE00` is one character.
    surrogates: bool,
    /// Whether `$${` and `%%{` stand for `${` and `%{`.
    markers: bool,
}

const HCL_QUOTED: Escapes = Escapes {
    simple: &[
        ('n', "\n"),
        ('r', "\r"),
        ('t', "\t"),
        ('"', "\""),
        ('\\', "\\"),
    ],
    hex: &[('u', 4), ('U', 8)],
    surrogates: false,
    markers: true,
};

const JSON: Escapes = Escapes {
    simple: &[
        ('n', "\n"),
        ('r', "\r"),
        ('t', "\t"),
        ('b', "\u{8}"),
        ('f', "\u{c}"),
        ('"', "\""),
        ('\\', "\\"),
        ('/', "/"),
    ],
    hex: &[('u', 4)],
    surrogates: true,
    markers: false,
};

/// YAML 1.2, 5.7; line breaks are [`yaml_double`]'s business.
const YAML: Escapes = Escapes {
    simple: &[
        ('0', "\0"),
        ('a', "\u{7}"),
        ('b', "\u{8}"),
        ('t', "\t"),
        ('\t', "\t"),
        ('n', "\n"),
        ('v', "\u{b}"),
        ('f', "\u{c}"),
        ('r', "\r"),
        ('e', "\u{1b}"),
        (' ', " "),
        ('"', "\""),
        ('/', "/"),
        ('\\', "\\"),
        ('N', "\u{85}"),
        ('_', "\u{a0}"),
        ('L', "\u{2028}"),
        ('P', "\u{2029}"),
    ],
    hex: &[('x', 2), ('u', 4), ('U', 8)],
    surrogates: false,
    markers: false,
};

/// Text with backslash escapes. An escape that is not one stands for itself.
fn escaped(raw: &str, escapes: &Escapes, f: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let rest = raw.get(i..).unwrap_or("");
        let hit = match b {
            b'\\' => escape(rest, escapes),
            b'$' if escapes.markers && rest.starts_with("$${") => Some((3, Unit::Text("${"))),
            b'%' if escapes.markers && rest.starts_with("%%{") => Some((3, Unit::Text("%{"))),
            _ => None,
        };
        if let Some((len, unit)) = hit {
            flush(raw, plain..i, f);
            unit.emit(i..i + len, f);
            i += len;
            plain = i;
        } else {
            i += 1;
        }
    }
    flush(raw, plain..raw.len(), f);
}

/// What an escape stands for.
enum Unit {
    Text(&'static str),
    Char(char),
}

impl Unit {
    fn emit(self, range: Range<usize>, f: &mut dyn FnMut(Range<usize>, &str)) {
        match self {
            Unit::Text(t) => f(range, t),
            Unit::Char(c) => f(range, c.encode_utf8(&mut [0; 4])),
        }
    }
}

fn flush(raw: &str, range: Range<usize>, f: &mut dyn FnMut(Range<usize>, &str)) {
    if let Some(text) = raw.get(range.clone())
        && !text.is_empty()
    {
        f(range, text);
    }
}

/// The escape at the start of `rest`: its length and what it stands for.
fn escape(rest: &str, escapes: &Escapes) -> Option<(usize, Unit)> {
    let letter = rest.chars().nth(1)?;
    if let Some((_, text)) = escapes.simple.iter().find(|(c, _)| *c == letter) {
        return Some((1 + letter.len_utf8(), Unit::Text(text)));
    }
    let (_, digits) = escapes.hex.iter().find(|(c, _)| *c == letter)?;
    let code = hex(rest, 2, *digits)?;
    let len = 2 + digits;
    if escapes.surrogates && (0xd800..0xdc00).contains(&code) {
        let low = rest
            .get(len..)
            .filter(|r| r.starts_with("\\u"))
            .and_then(|r| hex(r, 2, 4))
            .filter(|low| (0xdc00..0xe000).contains(low));
        if let Some(low) = low {
            let c = char::from_u32(0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
            return Some((
                len + 6,
                Unit::Char(c.unwrap_or(char::REPLACEMENT_CHARACTER)),
            ));
        }
    }
    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((len, Unit::Char(c)))
}

fn hex(text: &str, at: usize, digits: usize) -> Option<u32> {
    let digits = text.get(at..at + digits)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
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

/// YAML plain and single-quoted: line breaks fold; if quoted, `''` is a quote.
fn yaml_flow(raw: &str, quoted: bool, f: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        if quoted && *b == b'\'' && bytes.get(i + 1) == Some(&b'\'') {
            flush(raw, plain..i, f);
            f(i..i + 2, "'");
            i += 2;
            plain = i;
        } else if *b == b'\n' {
            (i, plain) = fold(raw, plain, i, f);
        } else {
            i += 1;
        }
    }
    flush(raw, plain..raw.len(), f);
}

/// YAML double-quoted: escapes, line breaks fold, an escaped line break vanishes.
fn yaml_double(raw: &str, f: &mut dyn FnMut(Range<usize>, &str)) {
    let bytes = raw.as_bytes();
    let mut plain = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let rest = raw.get(i..).unwrap_or("");
        if *b == b'\n' {
            (i, plain) = fold(raw, plain, i, f);
        } else if *b == b'\\' && (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
            flush(raw, plain..i, f);
            let behind = rest.get(1..).unwrap_or("").trim_start_matches('\r');
            let behind = behind.strip_prefix('\n').unwrap_or(behind);
            let next = raw.len() - behind.trim_start_matches(blank).len();
            f(i..next, "");
            i = next;
            plain = i;
        } else if *b == b'\\'
            && let Some((len, unit)) = escape(rest, &YAML)
        {
            flush(raw, plain..i, f);
            unit.emit(i..i + len, f);
            i += len;
            plain = i;
        } else {
            i += 1;
        }
    }
    flush(raw, plain..raw.len(), f);
}

/// Folds the line break at `at` of a flow scalar (YAML 1.2, 6.5): blanks around it go, one break
/// is a space, each further one a line feed. Gives where to go on, twice.
fn fold(
    raw: &str,
    plain: usize,
    at: usize,
    f: &mut dyn FnMut(Range<usize>, &str),
) -> (usize, usize) {
    let before = raw.get(plain..at).unwrap_or("");
    let kept = plain + before.trim_end_matches([' ', '\t', '\r']).len();
    flush(raw, plain..kept, f);
    let behind = raw.get(at..).unwrap_or("");
    let spaces = behind.len() - behind.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let next = at + spaces;
    let breaks = raw
        .get(at..next)
        .map_or(0, |s| s.bytes().filter(|b| *b == b'\n').count());
    if breaks > 1 {
        f(kept..next, &"\n".repeat(breaks - 1));
    } else {
        f(kept..next, " ");
    }
    (next, next)
}

/// YAML block scalar. The raw text begins at the first line's content or its indentation and may
/// end before, at or behind the last line break: chomping is seen by comparing with the text, so
/// only line by line folding is done here.
fn yaml_block(raw: &str, indent: usize, folded: bool, f: &mut dyn FnMut(Range<usize>, &str)) {
    let mut at = 0;
    let mut breaks: Option<Range<usize>> = None; // line breaks not given out yet
    let mut count = 0usize;
    let mut seen = false;
    let mut last_more = false; // whether the last line with text was more indented
    for line in raw.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let text = line.trim_end_matches('\n').trim_end_matches('\r');
        let skip = text.bytes().take(indent).take_while(|b| *b == b' ').count();
        let content = text.get(skip..).unwrap_or("");
        let end = start + text.len();
        if content.is_empty() {
            let from = breaks.as_ref().map_or(start, |b| b.start);
            breaks = Some(from..at);
            count += usize::from(text.len() < line.len());
            continue;
        }
        let more = content.starts_with(blank);
        if let Some(range) = breaks.take() {
            if !folded || !seen || more || last_more {
                f(range, &"\n".repeat(count));
            } else if count == 1 {
                f(range, " ");
            } else {
                f(range, &"\n".repeat(count - 1));
            }
        }
        if skip > 0 {
            f(start..start + skip, "");
        }
        flush(raw, start + skip..end, f);
        seen = true;
        last_more = more;
        count = usize::from(text.len() < line.len());
        breaks = (end < at).then_some(end..at);
    }
    if let Some(range) = breaks {
        f(range, &"\n".repeat(count));
    }
}
