//! Text from files made fit to be shown: harmless for a terminal, and without secrets.
//!
//! A file may hold escape sequences that would move the cursor or set a title, and characters that
//! turn the direction of text so that code shows other than it is. Whatever is replaced keeps its
//! length in bytes, so that spans stay right. Must not know: findings, frames.

use std::borrow::Cow;
use std::ops::Range;

/// Whether a character must not reach a terminal. Tabs and line feeds may.
fn is_harmful(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{200e}' | '\u{200f}' | '\u{61c}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The text with harmful characters replaced; a carriage return stays only before a line feed.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_harmful(c) || (c == '\r' && chars.peek() == Some(&'\n')) {
            out.push(c);
        } else {
            out.push(match c.len_utf8() {
                1 => '?',
                2 => '\u{bf}',
                _ => '\u{fffd}',
            });
        }
    }
    Cow::Owned(out)
}

/// The same on one line.
pub(super) fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        text if !text.contains('\n') => text,
        text => Cow::Owned(text.replace("\r\n", " ").replace('\n', " ")),
    }
}

/// The words that begin a block, whose header is no secret.
const BLOCKS: [&str; 7] = [
    "resource", "data", "module", "variable", "output", "provider", "locals",
];

/// What in the text of a span may be a secret: the inside of its quotes, a heredoc's lines, a
/// plain scalar. A header or a reference, which only leads to one, is shown. Ranges are relative
/// to the text.
pub(super) fn secrets(text: &str, is_hcl: bool) -> Option<Range<usize>> {
    let first_word = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next();
    let is_block = is_hcl && first_word.is_some_and(|w| BLOCKS.contains(&w));
    let from = if is_block { text.find('{')? } else { 0 };
    let inner = text.get(from..)?;
    if let Some(open) = inner.find('"') {
        let close = inner.rfind('"').filter(|close| *close > open);
        return Some(from + open + 1..from + close.unwrap_or(inner.len()));
    }
    if is_block {
        return None;
    }
    if text.starts_with("<<") {
        return Some(text.find('\n')?..text.len());
    }
    let is_reference = |c: char| c.is_alphanumeric() || "_-.[]*".contains(c);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    if is_hcl && !is_number && text.chars().all(is_reference) {
        return None;
    }
    Some(0..text.len())
}

/// Overwrites ranges with stars, byte for byte; line breaks stay.
pub(super) fn mask(text: &str, ranges: &[Range<usize>]) -> String {
    let mut sorted: Vec<&Range<usize>> = ranges.iter().collect();
    sorted.sort_by_key(|r| r.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in sorted {
        let start = range.start.max(at);
        let (Some(before), Some(secret)) = (text.get(at..start), text.get(start..range.end)) else {
            continue;
        };
        out.push_str(before);
        for c in secret.chars() {
            match c {
                '\n' | '\r' => out.push(c),
                c => out.extend(std::iter::repeat_n('*', c.len_utf8())),
            }
        }
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_direction_marks_are_replaced_in_place() {
        let text = "a\u{1b}[31mb\u{9b}c\u{202e}d\re\r\n\tf";
        let cleaned = clean(text);
        assert_eq!(cleaned, "a?[31mb\u{bf}c\u{fffd}d?e\r\n\tf");
        assert_eq!(cleaned.len(), text.len());
        assert!(matches!(clean("plain é\n"), Cow::Borrowed(_)));
        assert_eq!(clean_line("a\r\nb\nc"), "a b c");
    }

    #[test]
    fn secrets_are_masked_and_what_leads_to_them_is_not() {
        let masked = |text: &str, is_hcl| match secrets(text, is_hcl) {
            Some(range) => mask(text, &[range]),
            None => text.to_owned(),
        };
        for (text, is_hcl, want) in [
            ("\"hunter2\"", true, "\"*******\""),
            ("\"ä\"", true, "\"**\""),
            ("var.password", true, "var.password"),
            ("module.a[0].x", true, "module.a[0].x"),
            ("12345", true, "*****"),
            ("hunter2", false, "*******"),
            ("<<EOT\nab\nc\nEOT", true, "<<EOT\n**\n*\n***"),
            ("variable \"password\"", true, "variable \"password\""),
            (
                "variable \"p\" { default = \"x\" }",
                true,
                "variable \"p\" { default = \"*\" }",
            ),
            ("password = \"a\\\"b\"", true, "password = \"****\""),
            ("\"open", true, "\"****"),
        ] {
            assert_eq!(masked(text, is_hcl), want);
        }
        assert_eq!(mask("abcdef", &[2..4, 0..1, 3..5]), "*b***f");
    }
}
