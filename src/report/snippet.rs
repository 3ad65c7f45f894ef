//! Our files as miette sources: lines by index instead of by rescanning, and masked where a
//! sensitive value stands.
//!
//! Must not know: what the labels mean.

use crate::source::{SourceFile, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::sync::Arc;

/// A file that snippets are cut from.
#[derive(Debug)]
pub struct Snippet {
    file: Arc<SourceFile>,
    /// The file's text with sensitive spans replaced, if there are any; of the same length.
    masked: Option<String>,
}

impl Snippet {
    /// Snippets of a file in which `secrets` are not to be read.
    pub fn new(file: Arc<SourceFile>, secrets: &[Span]) -> Snippet {
        let masked = (!secrets.is_empty()).then(|| {
            file.text
                .char_indices()
                .map(|(at, c)| {
                    let hidden = secrets
                        .iter()
                        .any(|s| s.file == file.id && s.range().contains(&at));
                    (c, hidden && !c.is_control())
                })
                .fold(
                    String::with_capacity(file.text.len()),
                    |mut out, (c, hide)| {
                        if hide {
                            // As many bytes as before, so that offsets stay right.
                            out.extend(std::iter::repeat_n('*', c.len_utf8()));
                        } else {
                            out.push(c);
                        }
                        out
                    },
                )
        });
        Snippet { file, masked }
    }

    fn text(&self) -> &str {
        self.masked.as_deref().unwrap_or(&self.file.text)
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = self.text();
        let end_of_span = span.offset().saturating_add(span.len());
        if end_of_span > text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let starts = self.file.line_starts();
        let line_of = |offset: usize| {
            starts
                .partition_point(|s| *s as usize <= offset)
                .saturating_sub(1)
        };
        let first = line_of(span.offset()).saturating_sub(before);
        // A span that ends with a line break does not reach into the next line.
        let last_byte = end_of_span.saturating_sub(1).max(span.offset());
        let last = line_of(last_byte).saturating_add(after);
        let last = last.min(starts.len().saturating_sub(1));
        let start = if before == 0 {
            span.offset()
        } else {
            starts.get(first).map_or(0, |s| *s as usize)
        };
        let mut end = starts.get(last + 1).map_or(text.len(), |s| *s as usize);
        if after == 0 {
            end = end_of_span;
        }
        let column = if before == 0 {
            let line_start = starts.get(first).map_or(0, |s| *s as usize);
            text.get(line_start..start).map_or(0, |t| t.chars().count())
        } else {
            0
        };
        let data = text.as_bytes().get(start..end).unwrap_or_default();
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.path.to_string(),
            data,
            (start, end.saturating_sub(start)).into(),
            first,
            column,
            last - first + 1,
        )))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::source::SourceMap;

    #[test]
    fn windows_are_whole_lines_and_secrets_are_masked() {
        let map = SourceMap::default();
        let text = "one\npassword = \"pä$$\"\nthree\n";
        let id = map.add("a.tf", text);
        let at = text.find("\"pä").unwrap();
        let secret = Span::new(id, at, at + "\"pä$$\"".len());
        let snippet = Snippet::new(map.get(id).unwrap(), &[secret]);
        let span: SourceSpan = (secret.start as usize, secret.len()).into();
        let window = snippet.read_span(&span, 1, 1).unwrap();
        assert_eq!(
            std::str::from_utf8(window.data()).unwrap(),
            "one\npassword = *******\nthree\n"
        );
        assert_eq!(
            (window.line(), window.column(), window.line_count()),
            (0, 0, 3)
        );
        let exact = snippet.read_span(&span, 0, 0).unwrap();
        assert_eq!((exact.line(), exact.column()), (1, 11));
        assert!(snippet.read_span(&(0, 1000).into(), 1, 1).is_err());
    }
}
