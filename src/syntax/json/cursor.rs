//! JSON text read in its order, without building anything: for files of any size, of which only a
//! part is wanted.
//!
//! Whoever reads takes a value by its first token and, of an array or object, its elements one by
//! one; what is not wanted is skipped. Everything has its exact span.
//!
//! Must not know: what the documents are.

use super::{STRICT, describe};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::tree::{MAX_NESTING, too_deep};
use jsonc_parser::Scanner;
use jsonc_parser::ScannerOptions;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::tokens::Token;
use std::borrow::Cow;
use std::ops::Range;

/// How a value begins. After [`Start::Array`] its elements follow ([`Cursor::elements`]), after
/// [`Start::Object`] its entries ([`Cursor::entries`]); the others are whole.
#[derive(Clone, PartialEq, Debug)]
pub enum Start<'t> {
    /// null.
    Null,
    /// true, false.
    Bool(bool),
    /// A number as written.
    Number(&'t str),
    /// Text.
    String(Cow<'t, str>),
    /// `[`.
    Array,
    /// `{`.
    Object,
}

/// A place in JSON text from which values are read.
pub struct Cursor<'t> {
    file: FileId,
    /// What is read, and where it begins in the file.
    body: &'t str,
    base: usize,
    scanner: Scanner<'t>,
    /// A token already taken from the scanner.
    ahead: Option<(Token<'t>, Range<usize>)>,
    depth: usize,
}

type Read<T> = Result<T, Problem>;

impl<'t> Cursor<'t> {
    /// Reads `range` of a file's text; a byte-order mark at its start is skipped.
    pub fn new(file: FileId, text: &'t str, range: Range<usize>) -> Cursor<'t> {
        let part = text.get(range.clone()).unwrap_or_default();
        let body = part.strip_prefix('\u{feff}').unwrap_or(part);
        Cursor {
            file,
            body,
            base: range.start + (part.len() - body.len()),
            scanner: Scanner::new(
                body,
                &ScannerOptions {
                    allow_single_quoted_strings: STRICT.allow_single_quoted_strings,
                    allow_hexadecimal_numbers: STRICT.allow_hexadecimal_numbers,
                    allow_unary_plus_numbers: STRICT.allow_unary_plus_numbers,
                    allow_bare_decimal_point_numbers: STRICT.allow_bare_decimal_point_numbers,
                    allow_non_finite_numbers: STRICT.allow_non_finite_numbers,
                    allow_extended_string_escapes: STRICT.allow_extended_string_escapes,
                },
            ),
            ahead: None,
            depth: 0,
        }
    }

    /// The first token of the next value.
    ///
    /// # Errors
    /// A text that is no JSON, or nested too deep.
    pub fn value(&mut self) -> Read<(Start<'t>, Span)> {
        use ParseErrorKind as K;
        let Some((token, range)) = self.token()? else {
            let end = self.body.len();
            return Err(self.error(end..end, &K::ExpectedObjectValue));
        };
        let span = self.span(range.clone());
        let start = match token {
            Token::Null => Start::Null,
            Token::Boolean(b) => Start::Bool(b),
            Token::Number(n) => Start::Number(n),
            Token::String(text) => Start::String(text),
            Token::OpenBracket | Token::OpenBrace => {
                self.depth += 1;
                if self.depth > MAX_NESTING {
                    return Err(too_deep(span));
                }
                match token {
                    Token::OpenBracket => Start::Array,
                    _ => Start::Object,
                }
            }
            Token::CloseBrace => return Err(self.error(range, &K::UnexpectedCloseBrace)),
            Token::CloseBracket => return Err(self.error(range, &K::UnexpectedCloseBracket)),
            Token::Comma => return Err(self.error(range, &K::UnexpectedComma)),
            Token::Colon => return Err(self.error(range, &K::UnexpectedColon)),
            Token::Word(_) => return Err(self.error(range, &K::UnexpectedWord)),
            Token::CommentLine(_) | Token::CommentBlock(_) => {
                return Err(self.error(range, &K::CommentsNotAllowed));
            }
        };
        Ok((start, span))
    }

    /// Calls `f` before each element of the array just begun; `f` reads or skips that element. The
    /// span of the closing bracket.
    ///
    /// # Errors
    /// As [`Cursor::value`], and what `f` gives.
    pub fn elements(&mut self, mut f: impl FnMut(&mut Self) -> Read<()>) -> Read<Span> {
        use ParseErrorKind as K;
        let mut first = true;
        loop {
            match self.token()? {
                Some((Token::CloseBracket, range)) if first => return Ok(self.close(range)),
                Some(ahead) if first => self.ahead = Some(ahead),
                Some((Token::CloseBracket, range)) => return Ok(self.close(range)),
                Some((Token::Comma, range)) => match self.token()? {
                    Some((Token::CloseBracket, _)) => {
                        return Err(self.error(range, &K::TrailingCommasNotAllowed));
                    }
                    ahead => self.ahead = ahead,
                },
                Some((_, range)) => return Err(self.error(range, &K::ExpectedComma)),
                None => return Err(self.unterminated(&K::UnterminatedArray)),
            }
            first = false;
            f(self)?;
        }
    }

    /// Calls `f` with the key of each entry of the object just begun and its span, quotes included;
    /// `f` reads or skips the value. The span of the closing brace.
    ///
    /// # Errors
    /// As [`Cursor::value`], and what `f` gives.
    pub fn entries(
        &mut self,
        mut f: impl FnMut(&mut Self, Cow<'t, str>, Span) -> Read<()>,
    ) -> Read<Span> {
        use ParseErrorKind as K;
        let mut first = true;
        loop {
            let mut token = self.token()?;
            match &token {
                Some((Token::CloseBrace, range)) => return Ok(self.close(range.clone())),
                Some((Token::Comma, range)) if !first => {
                    let comma = range.clone();
                    token = self.token()?;
                    if matches!(token, Some((Token::CloseBrace, _))) {
                        return Err(self.error(comma, &K::TrailingCommasNotAllowed));
                    }
                }
                Some((_, range)) if !first => {
                    return Err(self.error(range.clone(), &K::ExpectedComma));
                }
                _ => {}
            }
            first = false;
            let (key, span) = match token {
                Some((Token::String(key), range)) => (key, self.span(range)),
                Some((Token::CommentLine(_) | Token::CommentBlock(_), range)) => {
                    return Err(self.error(range, &K::CommentsNotAllowed));
                }
                Some((_, range)) => return Err(self.error(range, &K::UnexpectedTokenInObject)),
                None => return Err(self.unterminated(&K::UnterminatedObject)),
            };
            match self.token()? {
                Some((Token::Colon, _)) => {}
                Some((_, range)) => {
                    return Err(self.error(range, &K::ExpectedColonAfterObjectKey));
                }
                None => return Err(self.unterminated(&K::UnterminatedObject)),
            }
            f(self, key, span)?;
        }
    }

    /// Reads past the next value; its span.
    ///
    /// # Errors
    /// As [`Cursor::value`].
    pub fn skip(&mut self) -> Read<Span> {
        let (start, span) = self.value()?;
        self.skip_rest(&start, span)
    }

    /// Reads past what is left of a value just begun; its whole span.
    ///
    /// # Errors
    /// As [`Cursor::value`].
    pub fn skip_rest(&mut self, start: &Start<'_>, span: Span) -> Read<Span> {
        // Recursion is bounded by `MAX_NESTING`.
        let end = match start {
            Start::Array => self.elements(|c| c.skip().map(drop))?,
            Start::Object => self.entries(|c, _, _| c.skip().map(drop))?,
            _ => span,
        };
        Ok(span.join(end))
    }

    /// Makes sure that nothing follows.
    ///
    /// # Errors
    /// Something follows.
    pub fn end(&mut self) -> Read<()> {
        match self.token()? {
            Some((_, range)) => Err(self.error(range, &ParseErrorKind::MultipleRootJsonValues)),
            None => Ok(()),
        }
    }

    fn token(&mut self) -> Read<Option<(Token<'t>, Range<usize>)>> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        match self.scanner.scan() {
            Ok(Some(token)) => {
                let range = self.scanner.token_start()..self.scanner.token_end();
                Ok(Some((token, range)))
            }
            Ok(None) => Ok(None),
            Err(error) => {
                let range = error.range();
                Err(self.error(range.start..range.end, error.kind()))
            }
        }
    }

    fn close(&mut self, range: Range<usize>) -> Span {
        self.depth = self.depth.saturating_sub(1);
        self.span(range)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }

    fn unterminated(&self, kind: &ParseErrorKind) -> Problem {
        let end = self.body.len();
        self.error(end..end, kind)
    }

    fn error(&self, range: Range<usize>, kind: &ParseErrorKind) -> Problem {
        describe(self.file, self.body, self.base, range, kind)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn cursor(text: &str) -> Cursor<'_> {
        Cursor::new(FileId(0), text, 0..text.len())
    }

    /// Everything that is met, in order, with the text under its span.
    fn walk<'t>(c: &mut Cursor<'t>, text: &str, out: &mut Vec<String>) -> Read<Span> {
        let (start, span) = c.value()?;
        out.push(text[span.range()].to_owned());
        let end = match start {
            Start::Array => c.elements(|c| walk(c, text, out).map(drop))?,
            Start::Object => c.entries(|c, key, at| {
                out.push(format!("{key}={}", &text[at.range()]));
                walk(c, text, out).map(drop)
            })?,
            _ => span,
        };
        Ok(span.join(end))
    }

    #[test]
    fn values_come_in_order_with_their_places() {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{{ \"ä\\n\": [1.50, true, {{}}, []],\r\n\"b\": null }}\n");
            let mut c = cursor(&text);
            let mut seen = Vec::new();
            let span = walk(&mut c, &text, &mut seen).unwrap();
            c.end().unwrap();
            assert_eq!(
                seen,
                [
                    "{",
                    "ä\n=\"ä\\n\"",
                    "[",
                    "1.50",
                    "true",
                    "{",
                    "[",
                    "b=\"b\"",
                    "null"
                ]
            );
            assert_eq!(span.range(), mark.len()..text.len() - 1);
        }
    }

    #[test]
    fn a_part_of_a_text_is_read_by_itself() {
        let text = "{\"a\": [1, \"x\"], \"b\": 2}";
        let mut c = Cursor::new(FileId(0), text, 6..14);
        let span = c.skip().unwrap();
        c.end().unwrap();
        assert_eq!(&text[span.range()], "[1, \"x\"]");
        assert!(Cursor::new(FileId(0), text, 6..9).skip().is_err());
        assert!(Cursor::new(FileId(0), text, 90..99).skip().is_err());
    }

    #[test]
    fn errors_are_those_of_the_whole_parser() {
        for text in [
            "{\"a\": 1,}",
            "[1,]",
            "{\"a\": 1 \"b\": 2}",
            "{\"a\": [1, 2}",
            "{\"a\" 1}",
            "{a: 1}",
            "{} {}",
            "// x\n{}",
            "{\"a\": 'x'}",
            "[\"\\ud800\"]",
            "{,}",
            "[,1]",
            "[1 2]",
            "{\"a\"",
            "{",
            "[",
            "[1",
            "]",
            "}",
            ":",
            "tru",
            "\"open",
            "-",
            "01",
        ] {
            let (tree, _) = super::super::parse(FileId(0), text);
            assert!(tree.root.is_none(), "{text}");
            let mut c = cursor(text);
            let read = c.skip().and_then(|_| c.end());
            let problem = read.unwrap_err();
            assert_eq!(problem.code, "syntax-error", "{text}");
            let span = problem.span.unwrap();
            assert!(
                text.get(span.range()).is_some_and(|t| !t.is_empty()),
                "{text}"
            );
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        for open in ["[", "{\"a\":"] {
            let text = open.repeat(100_000);
            assert_eq!(cursor(&text).skip().unwrap_err().code, "nesting-limit");
        }
        let fits = format!("{}1{}", "[".repeat(MAX_NESTING), "]".repeat(MAX_NESTING));
        assert!(cursor(&fits).skip().is_ok());
        // What was closed counts no more.
        let wide = format!("[{}1]", "[[]],".repeat(MAX_NESTING));
        assert!(cursor(&wide).skip().is_ok());
    }
}
