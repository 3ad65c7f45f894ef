//! JSON text read into values that know where they are written, even when parts of the text are
//! not known.
//!
//! The input is a string [`Value`]: a known one, or one with parts such as
//! `{"Resource": "${aws_s3_bucket.b.arn}/*"}`, where what is put in is a *hole*. A hole inside a
//! JSON string makes that string partly known, a hole in the place of a value is the value, a hole
//! in the place of a key leaves the object open (its `rest`). Origins are spans inside the literal
//! as far as they can be traced.
//!
//! Must not know: functions, policies.

mod pieces;
mod source;

use crate::source::{SourceMap, Span};
use crate::value::{Element, Kind, Number, Obj, Origin, Part, Seq, Str, TextForm, Type, Value};
pub(crate) use pieces::Pieces;
use pieces::bare_hole;
use source::From;
pub(crate) use source::Source;
use std::sync::Arc;

/// Deeper nesting is refused.
pub const MAX_NESTING: usize = 500;

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Whether a comma may follow the last element (seen in hand-written heredocs).
    pub trailing_commas: bool,
    /// The files, to trace places through escapes and indentation. Without them a place inside
    /// such text is the whole literal.
    pub sources: Option<&'a SourceMap>,
}

/// Why text could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// It is not JSON: the words of Go's `encoding/json`, and where.
    Syntax {
        /// One sentence without full stop.
        message: String,
        /// The place in the literal, as near as it can be traced.
        span: Span,
    },
    /// It is nested deeper than [`MAX_NESTING`], or a number is too long.
    TooMuch,
    /// The value is neither a known string nor one with parts.
    NotText,
}

/// Reads a string value as JSON. Lists become tuples, as Terraform's `jsondecode` has it; of
/// equal keys the last wins. Marks of the string are left to the caller; marks of what is put in
/// stay with it.
///
/// # Errors
/// See [`JsonError`].
pub fn read(value: &Value, options: Options<'_>) -> Result<Value, JsonError> {
    let source = Source::of(value, options.sources).ok_or(JsonError::NotText)?;
    let mut reader = Reader {
        source: &source,
        bytes: source.text.as_bytes(),
        at: 0,
        trailing_commas: options.trailing_commas,
        container: &value.origin,
    };
    let read = reader.value(0)?;
    reader.space();
    if reader.at < reader.bytes.len() {
        return Err(reader.error("extraneous data after JSON object", reader.at));
    }
    Ok(read)
}

struct Reader<'a> {
    source: &'a Source<'a>,
    bytes: &'a [u8],
    at: usize,
    trailing_commas: bool,
    container: &'a Origin,
}

/// What stands where a key is expected.
enum Key {
    Known(Str),
    Open(Value),
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// An error at the character that `at` lies in.
    fn error(&self, message: impl Into<String>, at: usize) -> JsonError {
        let text: &str = &self.source.text;
        let boundary = |i: &usize| text.is_char_boundary(*i);
        let start = (0..=at.min(text.len())).rev().find(boundary);
        let end = (at + 1..=text.len()).find(boundary);
        JsonError::Syntax {
            message: message.into(),
            span: self
                .source
                .place(start.unwrap_or(0), end.unwrap_or(text.len())),
        }
    }

    /// "invalid character … " in Go's words, or its end of file.
    fn unexpected(&self, context: &str) -> JsonError {
        match self
            .source
            .text
            .get(self.at..)
            .and_then(|t| t.chars().next())
        {
            None => self.error(
                if self.at == 0 {
                    "EOF"
                } else {
                    "unexpected EOF"
                },
                self.at,
            ),
            Some(c) => {
                let c = match c {
                    '\'' => "'\\''".to_owned(),
                    '"' => "'\"'".to_owned(),
                    c => format!("{c:?}"),
                };
                self.error(format!("invalid character {c} {context}"), self.at)
            }
        }
    }

    fn origin(&self, start: usize, end: usize) -> Origin {
        let span = self.source.place(start, end);
        if span.is_none() {
            return self.container.clone();
        }
        self.container.of_part(&Origin::at(span))
    }

    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        if depth > MAX_NESTING {
            return Err(JsonError::TooMuch);
        }
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => return self.string(),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::bool(true))?,
            Some(b'f') => self.word("false", Value::bool(false))?,
            Some(b'n') => self.word("null", Value::null())?,
            Some(0) => match self.source.hole(self.at) {
                Some(hole) => {
                    self.at += 1;
                    return Ok(bare_hole(hole));
                }
                None => return Err(self.unexpected("looking for beginning of value")),
            },
            _ => return Err(self.unexpected("looking for beginning of value")),
        };
        Ok(value.with_origin(self.origin(start, self.at)))
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, JsonError> {
        for (i, expected) in word.bytes().enumerate() {
            if self.peek() != Some(expected) {
                let context = format!(
                    "in literal {word} (expecting '{}')",
                    word.get(i..=i).unwrap_or_default()
                );
                return Err(self.unexpected(&context));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let start = self.at;
        let digits = |r: &mut Self| -> Result<(), JsonError> {
            if !matches!(r.peek(), Some(b'0'..=b'9')) {
                return Err(r.unexpected("in numeric literal"));
            }
            while let Some(b'0'..=b'9') = r.peek() {
                r.at += 1;
            }
            Ok(())
        };
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            digits(self)?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            digits(self)?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            digits(self)?;
        }
        let text = self.source.text.get(start..self.at).unwrap_or_default();
        let number = Number::parse(text).ok_or(JsonError::TooMuch)?;
        Ok(Value::number(number))
    }

    fn array(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.at += 1;
        let mut items = Vec::new();
        let mut rest = None;
        loop {
            self.space();
            match self.peek() {
                Some(b']') if items.is_empty() || self.trailing_commas => {
                    self.at += 1;
                    break;
                }
                _ => {}
            }
            let bare = self.source.hole(self.at).is_some();
            let item = self.value(depth + 1)?;
            self.space();
            let more = match self.peek() {
                Some(b',') => true,
                Some(b']') => false,
                _ => return Err(self.unexpected("after array element")),
            };
            self.at += 1;
            // `[${join(",", xs)}]`: a hole that is not the text of one value may be any number
            // of them.
            if bare && !more && item.is_unknown() && item.encodes().is_none() {
                rest = Some(Box::new(item));
            } else {
                items.push(Element::always(item));
            }
            if !more {
                break;
            }
        }
        Ok(Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items,
            rest,
        }))
        .into())
    }

    fn object(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.at += 1;
        let mut entries: Vec<(Str, Element)> = Vec::new();
        let mut rest: Option<Value> = None;
        let mut first = true;
        loop {
            self.space();
            match self.peek() {
                Some(b'}') if first || self.trailing_commas => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let key = self.key()?;
                    self.space();
                    if self.peek() != Some(b':') {
                        return Err(self.unexpected("after object key"));
                    }
                    self.at += 1;
                    let value = self.value(depth + 1)?;
                    match key {
                        Key::Known(key) => entries.push((key, Element::always(value))),
                        Key::Open(why) => {
                            rest.get_or_insert(open_entry(&why, value));
                        }
                    }
                }
                Some(0) if self.source.hole(self.at).is_some() => {
                    let hole = self.source.hole(self.at).map(bare_hole);
                    self.at += 1;
                    rest = rest.or(hole);
                }
                _ => return Err(self.unexpected("looking for beginning of object key string")),
            }
            first = false;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                _ => return Err(self.unexpected("after object key:value pair")),
            }
        }
        let mut object = Obj::new(Type::Dynamic, entries);
        object.rest = rest.map(Box::new);
        Ok(Kind::Object(Arc::new(object)).into())
    }

    fn key(&mut self) -> Result<Key, JsonError> {
        let value = self.string()?;
        Ok(match value.kind {
            Kind::String(s) => Key::Known(s),
            _ => Key::Open(value),
        })
    }

    /// A string: known, or with parts where something is put in.
    fn string(&mut self) -> Result<Value, JsonError> {
        let open = self.at;
        self.at += 1;
        let mut pieces = Pieces::default();
        let mut run = String::new();
        let mut run_start = self.at;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let plain = rest
                .iter()
                .position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f))
                .unwrap_or(rest.len());
            self.copy(self.at + plain, &mut run, &mut run_start, &mut pieces);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    let c = self.escape()?;
                    run.push(c);
                }
                Some(0) => match self.source.hole(self.at) {
                    Some(hole) => {
                        self.flush(&mut run, run_start, &mut pieces);
                        pieces.items.push(Part::Value(hole.clone()));
                        self.at += 1;
                        run_start = self.at;
                    }
                    None => return Err(self.unexpected("in string literal")),
                },
                _ => return Err(self.unexpected("in string literal")),
            }
        }
        self.flush(&mut run, run_start, &mut pieces);
        self.at += 1;
        Ok(pieces.value(self.origin(open, self.at)))
    }

    /// Takes unescaped bytes up to `end`, known values among them apart.
    fn copy(&mut self, end: usize, run: &mut String, run_start: &mut usize, pieces: &mut Pieces) {
        while self.at < end {
            let Some(segment) = self.source.overlapping(self.at, self.at + 1).first() else {
                return;
            };
            let stop = segment.end.min(end);
            let text = self.source.text.get(self.at..stop).unwrap_or_default();
            match &segment.from {
                // Only a value that lies wholly inside the string is one of its parts.
                From::Known(v) if segment.start == self.at && segment.end == stop => {
                    self.flush(run, *run_start, pieces);
                    pieces.items.push(Part::Value(v.clone()));
                    *run_start = stop;
                }
                _ => run.push_str(text),
            }
            self.at = stop;
        }
    }

    fn flush(&self, run: &mut String, start: usize, pieces: &mut Pieces) {
        if run.is_empty() {
            return;
        }
        let span = self.source.place(start, self.at);
        let form = if span.len() == run.len() {
            TextForm::Verbatim
        } else {
            TextForm::Opaque
        };
        let text = Str::from(std::mem::take(run));
        pieces.items.push(Part::Text { text, span, form });
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        self.at += 1;
        let c = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.unexpected("in string escape code")),
        };
        self.at += 1;
        Ok(c)
    }

    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let high = self.hex4()?;
        if !(0xd800..0xe000).contains(&high) {
            return Ok(char::from_u32(high).unwrap_or('\u{fffd}'));
        }
        // A lone surrogate becomes the replacement character, as in Go.
        let back = self.at;
        if high < 0xdc00 && self.bytes.get(back..back + 2) == Some(b"\\u") {
            self.at += 1;
            let low = self.hex4()?;
            if (0xdc00..0xe000).contains(&low) {
                let c = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(c).unwrap_or('\u{fffd}'));
            }
            self.at = back;
        }
        Ok('\u{fffd}')
    }

    fn hex4(&mut self) -> Result<u32, JsonError> {
        self.at += 1;
        let mut n = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|b| char::from(b).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.unexpected("in \\u hexadecimal character escape"));
            };
            n = n * 16 + digit;
            self.at += 1;
        }
        Ok(n)
    }
}

/// An entry whose key is open: its value stays when nothing else is known of the object's rest.
fn open_entry(key: &Value, value: Value) -> Value {
    value.mark(key.deep_marks())
}

#[cfg(test)]
mod tests;
