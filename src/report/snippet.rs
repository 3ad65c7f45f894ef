//! Our files as one miette source, so that a single frame can show places in several files, and
//! the most important one first.
//!
//! Each group of places of a frame has its own range of offsets, one behind the other, which holds
//! the whole file; a span that would reach from one into the next is refused, which is how miette
//! learns that two places are not neighbours. Lines come by index instead of by rescanning, long lines are cut around their
//! label, and what is shown is clean. Must not know: what the labels mean.

use super::clean::{clean, mask, secrets};
use crate::source::{FileId, SourceFile, SourceMap, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Lines longer than this are cut around a label, in bytes.
const MAX_LINE: usize = 300;
/// What is shown on each side of a label in a line that is cut.
const AROUND: usize = 60;
/// A label over more lines than this marks its first line alone.
const MAX_LABEL_LINES: usize = 8;

/// One file with its text as it may be shown.
#[derive(Debug)]
struct View {
    file: Arc<SourceFile>,
    secrets: Vec<Range<usize>>,
    /// `None` when the text may be shown as it is.
    shown: OnceLock<Option<String>>,
}

impl View {
    fn text(&self) -> &str {
        let shown = self.shown.get_or_init(|| {
            let text = match clean(&self.file.text) {
                Cow::Owned(text) => Some(text),
                Cow::Borrowed(_) => None,
            };
            if self.secrets.is_empty() {
                return text;
            }
            Some(mask(
                text.as_deref().unwrap_or(&self.file.text),
                &self.secrets,
            ))
        });
        shown.as_deref().unwrap_or(&self.file.text)
    }
}

/// All files of a report, ready to be shown.
#[derive(Debug)]
pub(super) struct Files(Vec<Arc<View>>);

impl Files {
    /// The files loaded so far. `sensitive` spans are masked wherever they show.
    pub fn new(sources: &SourceMap, sensitive: impl Iterator<Item = Span>) -> Files {
        let ids = (0..sources.len()).filter_map(|i| u32::try_from(i).ok());
        let files = ids.filter_map(|i| sources.get(FileId(i)));
        let mut views: Vec<View> = files
            .map(|file| View {
                file,
                secrets: Vec::new(),
                shown: OnceLock::new(),
            })
            .collect();
        for span in sensitive {
            let Some(view) = views.get_mut(span.file.0 as usize) else {
                continue;
            };
            let is_hcl = [".tf", ".tofu", ".tfvars"]
                .iter()
                .any(|e| view.file.path.ends_with(e));
            let text = view.file.text.get(span.range()).unwrap_or_default();
            if let Some(secret) = secrets(text, is_hcl) {
                let start = span.start as usize;
                view.secrets.push(start + secret.start..start + secret.end);
            }
        }
        Files(views.into_iter().map(Arc::new).collect())
    }

    /// The file of a handle.
    pub fn get(&self, id: FileId) -> Option<&Arc<SourceFile>> {
        self.0.get(id.0 as usize).map(|v| &v.file)
    }

    /// The first and last line (from 0) of what is marked for a span.
    pub fn lines(&self, span: Span) -> Option<(usize, usize)> {
        let file = self.get(span.file)?;
        let range = shorten(file, span);
        let starts = file.line_starts();
        let line = |at: usize| starts.partition_point(|s| *s as usize <= at);
        let last = range.end.saturating_sub(1).max(range.start);
        Some((
            line(range.start).saturating_sub(1),
            line(last).saturating_sub(1),
        ))
    }

    /// `path:line:column`.
    pub fn place(&self, span: Span) -> String {
        match self.get(span.file) {
            Some(file) => {
                let at = file.line_column(span.start);
                format!("{}:{}:{}", clean(&file.path), at.line, at.column)
            }
            None => "(no file)".to_owned(),
        }
    }
}

/// The groups of places of one frame, in the order in which they are to be shown.
#[derive(Debug, Default)]
pub(super) struct Snippet {
    /// The first offset of each group, and its file.
    groups: Vec<(usize, Arc<View>)>,
}

impl Snippet {
    /// The range of a span in a group, whose first offset is `base`; a new group where there is
    /// none yet. `None` when the span stands in no file.
    pub fn add(
        &mut self,
        files: &Files,
        span: Span,
        base: &mut Option<usize>,
    ) -> Option<SourceSpan> {
        let view = files.0.get(span.file.0 as usize)?;
        let base = *base.get_or_insert_with(|| {
            let end = self.groups.last();
            let base = end.map_or(0, |(base, v)| base + v.file.text.len() + 2);
            self.groups.push((base, view.clone()));
            base
        });
        let range = shorten(&view.file, span);
        Some((base + range.start, range.len()).into())
    }

    fn at(&self, offset: usize) -> Option<(usize, &View)> {
        let after = self.groups.partition_point(|(base, _)| *base <= offset);
        let (base, view) = self.groups.get(after.checked_sub(1)?)?;
        Some((*base, view))
    }
}

/// The range to mark for a span: within the text, on character bounds, of few lines.
fn shorten(file: &SourceFile, span: Span) -> Range<usize> {
    let text: &str = &file.text;
    let bound = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut start = bound(span.start as usize).max(mark.min(text.len()));
    let mut end = bound(span.end as usize).max(start);
    // The end of the text has no line of its own.
    if start == text.len() && start > mark {
        start = bound(start - 1);
        end = start;
    }
    let marked = text.get(start..end).unwrap_or_default();
    let first_line = marked.find('\n').unwrap_or(marked.len());
    let lines = marked.bytes().filter(|b| *b == b'\n').count() + 1;
    if lines > MAX_LABEL_LINES || (first_line > MAX_LINE && lines > 1) {
        let first = marked.get(..first_line).unwrap_or_default();
        end = start + first.trim_end().len().max(1).min(marked.len());
    }
    if end - start > MAX_LINE {
        end = bound(start + 2 * AROUND);
    }
    start..end
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (base, view) = self.at(span.offset()).ok_or(MietteError::OutOfBounds)?;
        let text = view.text();
        let start = span.offset() - base;
        let end = start.saturating_add(span.len());
        if end > text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let starts = view.file.line_starts();
        let line_of = |offset: usize| {
            starts
                .partition_point(|s| *s as usize <= offset)
                .saturating_sub(1)
        };
        let line_start = |line: usize| starts.get(line).map_or(text.len(), |s| *s as usize);
        let own = line_of(start);
        // A span that ends with a line break does not reach into the next line.
        let own_end = line_of(end.saturating_sub(1).max(start));
        let mut first = own.saturating_sub(before);
        let mut last = (own_end + after).min(starts.len().saturating_sub(1));
        let (mut from, mut to) = (line_start(first), line_start(last + 1));
        if own == own_end && to - from > MAX_LINE * (last - first + 1) {
            // Neighbouring lines of such files (minified, generated) help nobody.
            (first, last) = (own, own);
            (from, to) = (line_start(own), line_start(own + 1));
            if to - from > MAX_LINE {
                from = floor(text, start.saturating_sub(AROUND).max(from));
                to = floor(text, (end + AROUND).min(to));
            }
        } else if own != own_end && to - from > MAX_LINE * (last - first + 2) {
            return Err(MietteError::OutOfBounds);
        }
        if first == 0 && from == 0 && text.starts_with('\u{feff}') {
            from = 3;
        }
        let exact = before == 0 && after == 0;
        let column = if exact {
            let at = u32::try_from(start).unwrap_or(u32::MAX);
            view.file.line_column(at).column.saturating_sub(1)
        } else {
            0
        };
        if exact {
            (from, to) = (start, end);
        }
        let data = text.as_bytes().get(from..to).unwrap_or_default();
        Ok(Box::new(MietteSpanContents::new_named(
            clean(&view.file.path).into_owned(),
            data,
            (base + from, to.saturating_sub(from)).into(),
            if exact { own } else { first },
            column,
            last - first + 1,
        )))
    }
}

/// The last character bound at or before an offset.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn window(snippet: &Snippet, span: SourceSpan) -> (String, usize, usize) {
        let window = snippet.read_span(&span, 1, 1).unwrap();
        let text = std::str::from_utf8(window.data()).unwrap().to_owned();
        (text, window.line(), window.line_count())
    }

    #[test]
    fn windows_are_whole_lines_and_secrets_are_masked() {
        let map = SourceMap::default();
        let text = "one\npassword = \"pä$$\"\nthree\n";
        let id = map.add("a.tf", text);
        let at = text.find("\"pä").unwrap();
        let secret = Span::new(id, at, at + "\"pä$$\"".len());
        let files = Files::new(&map, [secret].into_iter());
        let mut snippet = Snippet::default();
        let span = snippet.add(&files, secret, &mut None).unwrap();
        let want = "one\npassword = \"*****\"\nthree\n".to_owned();
        assert_eq!(window(&snippet, span), (want, 0, 3));
        let exact = snippet.read_span(&span, 0, 0).unwrap();
        assert_eq!((exact.line(), exact.column()), (1, 11));
        assert_eq!(files.place(secret), "a.tf:2:12");
        assert!(snippet.read_span(&(0, 1000).into(), 1, 1).is_err());
    }

    #[test]
    fn files_follow_each_other_and_never_join() {
        let map = SourceMap::default();
        let a = map.add("a.tf", "a1\na2\n");
        let b = map.add("b.tf", "b1\nb2");
        let files = Files::new(&map, std::iter::empty());
        let mut snippet = Snippet::default();
        let in_b = snippet.add(&files, Span::new(b, 3, 5), &mut None).unwrap();
        let in_a = snippet.add(&files, Span::new(a, 0, 2), &mut None).unwrap();
        assert!(in_b.offset() < in_a.offset());
        assert_eq!(window(&snippet, in_b), ("b1\nb2".to_owned(), 0, 2));
        assert_eq!(window(&snippet, in_a), ("a1\na2\n".to_owned(), 0, 2));
        let both = (in_b.offset(), in_a.offset() - in_b.offset() + 1);
        assert!(snippet.read_span(&both.into(), 1, 1).is_err());
        assert_eq!(snippet.add(&files, Span::NONE, &mut None), None);
    }

    #[test]
    fn long_lines_are_cut_around_the_label() {
        let map = SourceMap::default();
        let line = format!("{}é\"here\"{}", "x".repeat(5000), "y".repeat(5000));
        let text = format!("first\n{line}\nlast");
        let id = map.add("a.json", text.as_str());
        let at = text.find("\"here\"").unwrap();
        let files = Files::new(&map, std::iter::empty());
        let mut snippet = Snippet::default();
        let span = snippet
            .add(&files, Span::new(id, at, at + 6), &mut None)
            .unwrap();
        let (shown, line, count) = window(&snippet, span);
        assert!(
            shown.contains("é\"here\"yyy") && shown.len() < 2 * AROUND + 20,
            "{shown}"
        );
        assert_eq!((line, count), (1, 1));
        assert_eq!(snippet.read_span(&span, 0, 0).unwrap().column(), 5001);
        // A label of a whole such file is short as well.
        let whole = snippet
            .add(&files, Span::new(id, 6, text.len()), &mut None)
            .unwrap();
        assert!(whole.len() <= MAX_LINE);
        window(&snippet, whole);
    }

    #[test]
    fn odd_spans_are_brought_into_the_text() {
        let map = SourceMap::default();
        let id = map.add("a.tf", "\u{feff}é\n");
        let empty = map.add("b.tf", "");
        let files = Files::new(&map, std::iter::empty());
        for (file, start, end) in [
            (id, 0, 0),
            (id, 0, 6),
            (id, 1, 2),
            (id, 4, 4),
            (id, 6, 6),
            (id, 99, 999),
            (empty, 0, 0),
            (empty, 5, 9),
        ] {
            let mut snippet = Snippet::default();
            let span = snippet
                .add(&files, Span::new(file, start, end), &mut None)
                .unwrap();
            window(&snippet, span);
            snippet.read_span(&span, 0, 0).unwrap();
        }
    }
}
