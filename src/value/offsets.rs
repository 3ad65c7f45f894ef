//! From an offset in a string's text back to the bytes that wrote it, through escapes, folded
//! lines and indentation.
//!
//! Built only when something inside a string has to be pointed at. Must not know: what the text
//! means.

use super::TextForm;
use crate::source::Span;
use std::ops::Range;

/// A run of text and the bytes that wrote it. Of equal lengths, the bytes are the text; otherwise
/// they stand for it as a whole (an escape, a line break with the indentation behind it).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    text: usize,
    text_len: usize,
    raw: usize,
    raw_len: usize,
}

/// The way from offsets in a text to spans in its file.
#[derive(Clone, Debug)]
pub struct Offsets {
    runs: Vec<Run>,
    span: Span,
}

impl Offsets {
    /// For a text written in `form` at `span`, whose bytes in the file are `raw`. Where the two
    /// do not fit, every range is the whole span.
    pub fn new(form: TextForm, span: Span, raw: &str, text: &str) -> Offsets {
        let mut aligner = Aligner {
            text,
            raw,
            i: 0,
            j: 0,
            runs: Vec::new(),
        };
        let fits = aligner.align(form).is_some();
        Offsets {
            runs: if fits { aligner.runs } else { Vec::new() },
            span,
        }
    }

    /// The bytes that wrote a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let Some(start) = self.start(range.start) else {
            return self.span;
        };
        let end = if range.end > range.start {
            self.end(range.end).unwrap_or(start)
        } else {
            start
        };
        let base = self.span.start as usize;
        Span::new(self.span.file, base + start, base + end.max(start))
    }

    fn start(&self, at: usize) -> Option<usize> {
        let next = self.runs.partition_point(|r| r.text <= at);
        let run = self.runs.get(next.checked_sub(1)?)?;
        let within = at - run.text;
        Some(if within >= run.text_len {
            run.raw + run.raw_len
        } else if run.text_len == run.raw_len {
            run.raw + within
        } else {
            run.raw
        })
    }

    fn end(&self, at: usize) -> Option<usize> {
        let next = self.runs.partition_point(|r| r.text < at);
        let run = self.runs.get(next.checked_sub(1)?)?;
        let within = at - run.text;
        Some(if within < run.text_len && run.text_len == run.raw_len {
            run.raw + within
        } else {
            run.raw + run.raw_len
        })
    }
}

struct Aligner<'t> {
    text: &'t str,
    raw: &'t str,
    i: usize,
    j: usize,
    runs: Vec<Run>,
}

impl Aligner<'_> {
    fn align(&mut self, form: TextForm) -> Option<()> {
        match form {
            TextForm::Verbatim if self.raw == self.text => {
                self.run(self.text.len(), self.raw.len());
                return Some(());
            }
            TextForm::Verbatim | TextForm::Opaque => return None,
            // The bytes begin with the first line that is not empty.
            TextForm::YamlBlock { .. } => {
                let empty = self.text.len() - self.text.trim_start_matches('\n').len();
                if empty > 0 && !self.raw.starts_with(['\n', '\r']) {
                    self.run(empty, 0);
                }
            }
            _ => {}
        }
        while let Some(c) = self.text.get(self.i..)?.chars().next() {
            let raw = self.raw.get(self.j..)?;
            if raw.is_empty() {
                // Line breaks at the end, which the span leaves out.
                self.run(self.text.len() - self.i, 0);
                return Some(());
            }
            if self.special(form, raw) {
                continue;
            }
            if !raw.starts_with(c) {
                return None;
            }
            self.verbatim(c.len_utf8());
        }
        Some(())
    }

    /// Takes what is written otherwise than it reads; whether there was such a thing.
    fn special(&mut self, form: TextForm, raw: &str) -> bool {
        let first = raw.as_bytes().first().copied().unwrap_or_default();
        match form {
            TextForm::Json if first == b'\\' => self.escape(raw, |_| 2),
            TextForm::YamlDouble if first == b'\\' => {
                match line_break(raw.get(1..).unwrap_or("")) {
                    Some(n) => {
                        let rest = raw.get(1 + n..).unwrap_or("");
                        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                        self.run(0, 1 + n + blank);
                        true
                    }
                    None => self.escape(raw, |c| match c {
                        b'x' => 4,
                        b'U' => 10,
                        _ => 2,
                    }),
                }
            }
            TextForm::HclQuoted if first == b'\\' => {
                self.escape(raw, |c| if c == b'U' { 10 } else { 2 })
            }
            TextForm::HclQuoted if raw.starts_with("$${") || raw.starts_with("%%{") => {
                self.run(2, 3);
                true
            }
            TextForm::HclHeredoc { indent } => {
                if raw.starts_with("$${") || raw.starts_with("%%{") {
                    self.run(2, 3);
                    return true;
                }
                let behind = raw.strip_prefix('\n').unwrap_or("");
                let line = behind.trim_start_matches([' ', '\t']);
                // Blank lines keep their blanks, and a carriage return is text.
                if line.starts_with(['\n', '\r']) || line.len() == behind.len() {
                    return false;
                }
                self.literal_break(raw, indent)
            }
            TextForm::YamlSingle if raw.starts_with("''") => {
                self.run(1, 2);
                true
            }
            TextForm::YamlDouble | TextForm::YamlSingle | TextForm::YamlPlain => self.fold(raw),
            TextForm::YamlBlock {
                indent,
                folded: false,
            } => self.literal_break(raw, indent),
            TextForm::YamlBlock {
                indent,
                folded: true,
            } => self.folded_break(raw, indent),
            _ => false,
        }
    }

    /// A backslash and what belongs to it: one character of the text.
    fn escape(&mut self, raw: &str, len: impl Fn(u8) -> usize) -> bool {
        let c = raw.as_bytes().get(1).copied().unwrap_or_default();
        let one = if c == b'u' { 6 } else { len(c) };
        let surrogate = |s: &str| {
            s.get(2..6)
                .and_then(|h| u32::from_str_radix(h, 16).ok())
                .is_some_and(|n| (0xD800..0xDC00).contains(&n))
        };
        let raw_len = if c == b'u' && surrogate(raw) { 12 } else { one };
        let text = self.text.get(self.i..).and_then(|t| t.chars().next());
        self.run(text.map_or(0, char::len_utf8), raw_len.min(raw.len()));
        true
    }

    /// A line break in a flow scalar, with the blanks around it.
    fn fold(&mut self, raw: &str) -> bool {
        let blank = raw.len() - raw.trim_start_matches([' ', '\t']).len();
        if line_break(raw.get(blank..).unwrap_or("")).is_none() {
            return false;
        }
        let raw_len = raw.len() - raw.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let breaks = raw.get(..raw_len).map_or(0, |r| r.matches('\n').count());
        self.run(breaks.saturating_sub(1).max(1), raw_len);
        true
    }

    /// A line break that stays, with the indentation behind it.
    fn literal_break(&mut self, raw: &str, indent: u32) -> bool {
        let Some(n) = line_break(raw) else {
            return false;
        };
        self.run(1, n + indentation(raw.get(n..).unwrap_or(""), indent));
        true
    }

    /// Line breaks of a folded block, up to the next line with text: they became one blank, or
    /// line breaks, one fewer or (beside lines with more indentation) as many.
    fn folded_break(&mut self, raw: &str, indent: u32) -> bool {
        let mut raw_len = 0;
        let mut breaks = 0;
        while let Some(n) = line_break(raw.get(raw_len..).unwrap_or("")) {
            breaks += 1;
            raw_len += n;
            raw_len += indentation(raw.get(raw_len..).unwrap_or(""), indent);
        }
        if breaks == 0 {
            return false;
        }
        let text = self.text.get(self.i..).unwrap_or("");
        let kept = text.len() - text.trim_start_matches('\n').len();
        let text_len = if breaks == 1 && kept == 0 {
            1
        } else {
            kept.min(breaks)
        };
        self.run(text_len.min(text.len()), raw_len);
        true
    }

    fn verbatim(&mut self, len: usize) {
        let (i, j) = (self.i, self.j);
        self.i += len;
        self.j += len;
        if let Some(last) = self.runs.last_mut() {
            let plain = last.text_len == last.raw_len;
            if plain && last.text + last.text_len == i && last.raw + last.raw_len == j {
                last.text_len += len;
                last.raw_len += len;
                return;
            }
        }
        self.runs.push(Run {
            text: i,
            text_len: len,
            raw: j,
            raw_len: len,
        });
    }

    fn run(&mut self, text_len: usize, raw_len: usize) {
        self.runs.push(Run {
            text: self.i,
            text_len,
            raw: self.j,
            raw_len,
        });
        self.i += text_len;
        self.j += raw_len;
    }
}

/// The length of the line break that a text begins with.
fn line_break(text: &str) -> Option<usize> {
    if text.starts_with('\n') {
        Some(1)
    } else if text.starts_with("\r\n") {
        Some(2)
    } else {
        None
    }
}

/// Bytes of indentation at the start of a line, at most `indent`.
fn indentation(line: &str, indent: u32) -> usize {
    line.bytes()
        .take(indent as usize)
        .take_while(|b| *b == b' ' || *b == b'\t')
        .count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::source::FileId;

    #[test]
    fn words_are_found_where_they_are_written() {
        let block = |indent, folded| TextForm::YamlBlock { indent, folded };
        for (form, raw, text, word, written) in [
            (TextForm::Verbatim, "a ${B} c", "a ${B} c", "${B}", "${B}"),
            (
                TextForm::Json,
                r"é\n\u00e9${B}\ud83d\ude00c",
                "é\né${B}😀c",
                "${B}",
                "${B}",
            ),
            (
                TextForm::Json,
                r"x\ud83d\ude00c",
                "x😀c",
                "😀c",
                r"\ud83d\ude00c",
            ),
            (
                TextForm::YamlDouble,
                "a\\x41\\\n   ${B}\\U0001F600 \n\n c",
                "aA${B}😀\nc",
                "${B}",
                "${B}",
            ),
            (
                TextForm::YamlDouble,
                "a  \n  b \n\n  ${B}",
                "a b\n${B}",
                "${B}",
                "${B}",
            ),
            (TextForm::YamlDouble, "a\\\n   ${B}", "a${B}", "a", "a"),
            (
                TextForm::YamlSingle,
                "it''s\r\n  ${B}",
                "it's ${B}",
                "${B}",
                "${B}",
            ),
            (TextForm::YamlSingle, "it''s", "it's", "'s", "''s"),
            (
                TextForm::YamlPlain,
                "it''s\n    ${B}",
                "it''s ${B}",
                "${B}",
                "${B}",
            ),
            (
                block(4, false),
                "a\r\n\r\n      b\r\n    ${B}",
                "a\n\n  b\n${B}\n",
                "${B}",
                "${B}",
            ),
            (block(2, false), "${B}", "\n\n${B}\n", "${B}", "${B}"),
            (
                block(2, true),
                "a\n  b\n\n  c\n    d\n  ${B}",
                "a b\nc\n  d\n${B}\n",
                "${B}",
                "${B}",
            ),
            (block(2, true), "a\n  ${B}", "a ${B}", "${B}", "${B}"),
            (
                TextForm::HclQuoted,
                r#"\"$${x}\u00e9 b"#,
                "\"${x}é b",
                "b",
                "b",
            ),
            (TextForm::HclQuoted, r#"$${x}"#, "${x}", "x", "x"),
            (
                TextForm::HclHeredoc { indent: 2 },
                "a\n  b %%{ c",
                "a\nb %{ c",
                "c",
                "c",
            ),
        ] {
            let source = format!("{raw}--");
            let span = Span::new(FileId(0), 0, raw.len());
            let offsets = Offsets::new(form, span, raw, text);
            let at = text.find(word).unwrap();
            let found = offsets.span(at..at + word.len());
            assert_eq!(&source[found.range()], written, "{form:?} {raw:?}");
            let all = offsets.span(0..text.len());
            assert_eq!((all.start, all.end), (0, span.end), "{form:?} {raw:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_the_whole_span() {
        let span = Span::new(FileId(0), 5, 8);
        for (form, raw, text) in [
            (TextForm::Verbatim, "abc", "abd"),
            (TextForm::Opaque, "abc", "abc"),
            (TextForm::Json, "a\\n", "a\nb\u{301}"),
            (TextForm::YamlSingle, "abc", "xbc"),
        ] {
            let offsets = Offsets::new(form, span, raw, text);
            if form == TextForm::Json {
                // The rest of the text stands nowhere: an empty place at the end.
                assert_eq!(offsets.span(2..3), Span::new(FileId(0), 8, 8));
            } else {
                assert_eq!(offsets.span(1..2), span, "{form:?}");
            }
        }
        assert_eq!(Offsets::new(TextForm::Json, span, "", "").span(0..0), span);
    }
}
