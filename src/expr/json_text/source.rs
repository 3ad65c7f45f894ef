//! The text that is read, piece by piece: where each piece is written, which are known, which
//! are holes.
//!
//! Must not know: JSON, YAML.

use crate::source::{SourceMap, Span};
use crate::value::{Kind, Offsets, Part, Parts, Str, TextForm, Value};
use std::cell::OnceCell;

/// A stretch of the text and where it comes from.
pub(super) struct Segment {
    pub start: usize,
    pub end: usize,
    pub from: From,
}

pub(super) enum From {
    /// Literal text.
    Text {
        /// Where.
        span: Span,
        /// How.
        form: TextForm,
        /// The way from the text to the file, worked out when it is needed.
        offsets: OnceCell<Option<Offsets>>,
    },
    /// The text of a known value.
    Known(Value),
    /// Not known; one placeholder byte stands for it.
    Hole(Value),
}

/// Text in which each hole is one NUL byte, which JSON text cannot hold otherwise.
pub(crate) struct Source<'a> {
    pub(crate) text: String,
    segments: Vec<Segment>,
    files: Option<&'a SourceMap>,
}

impl<'a> Source<'a> {
    pub(crate) fn of(value: &Value, files: Option<&'a SourceMap>) -> Option<Source<'a>> {
        let mut source = Source {
            text: String::new(),
            segments: Vec::new(),
            files,
        };
        match (value.parts(), &value.kind) {
            (Some(parts), _) => source.add_parts(parts),
            (None, Kind::String(text)) => {
                let span = value.origin.source().span;
                source.add_text(text, span, TextForm::Opaque);
            }
            _ => return None,
        }
        Some(source)
    }

    fn add_parts(&mut self, parts: &Parts) {
        for part in &parts.items {
            match part {
                Part::Text { text, span, form } => self.add_text(text, *span, *form),
                Part::Value(v) => self.add_value(v),
            }
        }
    }

    fn add_text(&mut self, text: &str, span: Span, form: TextForm) {
        let start = self.text.len();
        self.text.push_str(text);
        self.segments.push(Segment {
            start,
            end: self.text.len(),
            from: From::Text {
                span,
                form,
                offsets: OnceCell::new(),
            },
        });
    }

    fn add_value(&mut self, value: &Value) {
        // A string that is itself put together is taken apart, unless it is a resource's own.
        if let (Some(parts), None, None) = (value.parts(), value.reference(), value.encodes()) {
            return self.add_parts(&parts.clone());
        }
        let start = self.text.len();
        let known: Option<Str> = match &value.kind {
            Kind::String(s) => Some(s.clone()),
            Kind::Number(n) => Some(n.text()),
            Kind::Bool(b) => Some(if *b { "true" } else { "false" }.into()),
            _ => None,
        };
        let from = match known {
            Some(text) => {
                self.text.push_str(&text);
                From::Known(value.clone())
            }
            None => {
                self.text.push('\0');
                From::Hole(value.clone())
            }
        };
        self.segments.push(Segment {
            start,
            end: self.text.len(),
            from,
        });
    }

    /// The segments that share a byte with `start..end`; for an empty range the one it stands in.
    pub(super) fn overlapping(&self, start: usize, end: usize) -> &[Segment] {
        let first = self.segments.partition_point(|s| s.end <= start);
        let len = self
            .segments
            .get(first..)
            .map_or(0, |rest| rest.partition_point(|s| s.start < end));
        let len = if start == end { len.max(1) } else { len };
        self.segments
            .get(first..first + len)
            .or_else(|| self.segments.get(first..))
            .unwrap_or(&[])
    }

    /// The hole at an offset.
    pub(crate) fn hole(&self, at: usize) -> Option<&Value> {
        match self.overlapping(at, at + 1) {
            [
                Segment {
                    from: From::Hole(v),
                    ..
                },
            ] => Some(v),
            _ => None,
        }
    }

    /// What `start..end` of the text is made of: literal text as it stands there, and what is put
    /// in. A known value of which only a part lies in the range is text.
    pub(crate) fn parts(&self, start: usize, end: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        if start >= end {
            return parts;
        }
        for segment in self.overlapping(start, end) {
            let from = segment.start.max(start);
            let to = segment.end.min(end);
            let whole = from == segment.start && to == segment.end;
            parts.push(match &segment.from {
                From::Known(v) if whole => Part::Value(v.clone()),
                From::Hole(v) => Part::Value(v.clone()),
                _ => {
                    let text: Str = self.text.get(from..to).unwrap_or_default().into();
                    let span = self.place(from, to);
                    let form = match span.len() == text.len() {
                        true => TextForm::Verbatim,
                        false => TextForm::Opaque,
                    };
                    Part::Text { text, span, form }
                }
            });
        }
        parts
    }

    /// Where `start..end` of the text is written, as near as it can be traced.
    pub(crate) fn place(&self, start: usize, end: usize) -> Span {
        self.overlapping(start, end)
            .iter()
            .map(|s| self.place_in(s, start, end))
            .reduce(Span::join)
            .unwrap_or(Span::NONE)
    }
}

impl Source<'_> {
    /// Where the bytes of `start..end` that belong to a segment are written.
    fn place_in(&self, segment: &Segment, start: usize, end: usize) -> Span {
        let (span, form, offsets) = match &segment.from {
            From::Text {
                span,
                form,
                offsets,
            } => (*span, *form, offsets),
            From::Known(v) | From::Hole(v) => return v.origin.span,
        };
        let len = segment.end - segment.start;
        let start = start.clamp(segment.start, segment.end) - segment.start;
        let end = end.clamp(segment.start, segment.end) - segment.start;
        let at = |shift: usize| {
            let base = span.start as usize + shift;
            Span::new(span.file, base + start, base + end)
        };
        if span.is_none() || form == TextForm::Opaque && span.len() != len + 2 {
            return span;
        }
        // Where the text takes as many bytes in the file as in the value nothing is escaped. The
        // origin of a quoted literal has its quotes besides.
        match span.len().checked_sub(len) {
            Some(0) => return at(0),
            Some(2) if form == TextForm::Opaque => return at(1),
            _ => {}
        }
        let offsets = offsets.get_or_init(|| {
            let file = self.files?.get(span.file)?;
            let text = self.text.get(segment.start..segment.end)?;
            Some(Offsets::new(form, span, file.text.get(span.range())?, text))
        });
        match offsets {
            Some(offsets) => offsets.span(start..end),
            None => span,
        }
    }
}
