//! A lexer that knows where strings, interpolations, heredocs, comments and brackets begin and
//! end, also in broken text. It has no recursion and looks at each byte once.
//!
//! Must not know: grammar beyond that.

use hcl_edit::Ident;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax) enum Kind {
    /// A name or keyword.
    Ident,
    /// A number.
    Number,
    /// A line break outside strings.
    Newline,
    /// `# …`, `// …` without the line break.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// `(`, `[`, `{`.
    Open(u8),
    /// `)`, `]`, `}`; whether it closes the bracket opened last.
    Close(u8, bool),
    /// The quote before or behind a string.
    Quote,
    /// `<<EOT` with its line break.
    HeredocOpen,
    /// The marker that ends a heredoc.
    HeredocClose,
    /// `${`, `%{`.
    TemplateOpen,
    /// The `}` of those.
    TemplateClose,
    /// A line inside a heredoc that begins with the marker but does not end it.
    FalseMarker,
    /// Any other character.
    Other(char),
    /// Something that has no end.
    Broken(Broken),
}

/// What has no end; the token's range goes from its start to where the end was missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax) enum Broken {
    /// A string, at the end of its line.
    String,
    /// A heredoc.
    Heredoc,
    /// A `/*`.
    Comment,
}

/// A token and its bytes.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
}

/// What the lexer is inside of.
#[derive(Clone, Debug)]
pub(in crate::syntax) enum Mode {
    /// A bracket, at this offset.
    Bracket(u8, usize),
    /// A string.
    Quoted(usize),
    /// A heredoc: its start and its marker.
    Heredoc(usize, Range<usize>),
    /// An interpolation or directive.
    Template(usize),
}

impl Mode {
    /// Where it began.
    pub fn start(&self) -> usize {
        match self {
            Mode::Bracket(_, at) | Mode::Quoted(at) | Mode::Heredoc(at, _) | Mode::Template(at) => {
                *at
            }
        }
    }
}

/// How many brackets a closing one may close at once.
const FAR: usize = 128;

/// The lexer.
#[derive(Debug)]
pub(in crate::syntax) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// What is open, outermost first.
    pub stack: Vec<Mode>,
}

impl<'t> Lexer<'t> {
    /// Starts at an offset, outside of everything.
    pub fn new(text: &'t str, at: usize) -> Lexer<'t> {
        Lexer {
            text,
            at,
            stack: Vec::new(),
        }
    }

    /// Starts in a template without quotes: a heredoc that only ends with the text.
    pub fn template(text: &'t str) -> Lexer<'t> {
        Lexer {
            text,
            at: 0,
            stack: vec![Mode::Heredoc(0, 0..0)],
        }
    }

    /// The whole text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Goes on at an offset, with everything open that is open now.
    pub fn skip_to(&mut self, at: usize) {
        self.at = at.max(self.at);
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn token(&mut self, kind: Kind, len: usize) -> Option<Token> {
        let start = self.at;
        self.at = (start + len).min(self.text.len());
        Some(Token {
            kind,
            range: start..self.at,
        })
    }

    fn quoted(&mut self, open: usize) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at).copied() {
                Some(b'\\') => {
                    let escaped = self.rest().chars().nth(1);
                    if matches!(escaped, Some('\n' | '\r') | None) {
                        self.at += 1;
                    } else {
                        self.at += 1 + escaped.map_or(0, char::len_utf8);
                    }
                }
                Some(b'"') => {
                    self.stack.pop();
                    return self.token(Kind::Quote, 1);
                }
                Some(b'$' | b'%') => {
                    if let Some(t) = self.marker() {
                        return Some(t);
                    }
                }
                Some(b'\n') | None => {
                    self.stack.pop();
                    return Some(Token {
                        kind: Kind::Broken(Broken::String),
                        range: open..self.at,
                    });
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// At a `$` or `%`: the token if a template opens here, else goes past it (and past an escaped
    /// marker).
    fn marker(&mut self) -> Option<Token> {
        let rest = self.rest();
        if rest.starts_with("$${") || rest.starts_with("%%{") {
            self.at += 3;
            None
        } else if rest.starts_with("${") || rest.starts_with("%{") {
            self.stack.push(Mode::Template(self.at));
            self.token(Kind::TemplateOpen, 2)
        } else {
            self.at += 1;
            None
        }
    }

    fn heredoc(&mut self, open: usize, marker: &Range<usize>) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let name = self.text.get(marker.clone()).unwrap_or("");
        loop {
            let starts_line = self.at == 0 || bytes.get(self.at - 1) == Some(&b'\n');
            if starts_line && !name.is_empty() {
                let line = self.rest().split('\n').next().unwrap_or("");
                let indent = line.len() - line.trim_start().len();
                if line.trim() == name {
                    self.at += indent;
                    self.stack.pop();
                    return self.token(Kind::HeredocClose, name.len());
                }
                let behind = line.trim_start().strip_prefix(name);
                if behind.is_some_and(|b| !b.starts_with(continues)) {
                    self.at += indent;
                    return self.token(Kind::FalseMarker, name.len());
                }
            }
            match bytes.get(self.at) {
                None => {
                    self.stack.pop();
                    if name.is_empty() {
                        return None;
                    }
                    return Some(Token {
                        kind: Kind::Broken(Broken::Heredoc),
                        range: open..self.at,
                    });
                }
                Some(b'$' | b'%') => {
                    if let Some(t) = self.marker() {
                        return Some(t);
                    }
                }
                // To the next byte that may matter.
                Some(_) => {
                    let rest = bytes.get(self.at..).unwrap_or(&[]);
                    let skip = rest.iter().position(|b| matches!(b, b'\n' | b'$' | b'%'));
                    self.at += match skip {
                        Some(n) if rest.get(n) == Some(&b'\n') => n + 1,
                        Some(n) => n,
                        None => rest.len(),
                    };
                }
            }
        }
    }

    fn normal(&mut self) -> Option<Token> {
        let rest = self.rest();
        let skip = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\u{feff}']).len();
        self.at += skip;
        let rest = rest.get(skip..).unwrap_or("");
        let first = rest.chars().next()?;
        match first {
            '\n' => self.token(Kind::Newline, 1),
            '#' => self.line_comment(rest),
            '/' if rest.starts_with("//") => self.line_comment(rest),
            '/' if rest.starts_with("/*") => match rest.get(2..).and_then(|r| r.find("*/")) {
                Some(n) => self.token(Kind::BlockComment, n + 4),
                None => self.token(Kind::Broken(Broken::Comment), rest.len()),
            },
            '"' => {
                self.stack.push(Mode::Quoted(self.at));
                self.token(Kind::Quote, 1)
            }
            '(' | '[' | '{' => {
                let b = first as u8;
                self.stack.push(Mode::Bracket(b, self.at));
                self.token(Kind::Open(b), 1)
            }
            ')' | ']' | '}' => {
                let kind = self.close(first as u8);
                self.token(kind, 1)
            }
            '<' if rest.starts_with("<<") => self.heredoc_open(rest),
            '0'..='9' => self.token(Kind::Number, number(rest)),
            c if starts(c) => {
                let len = rest.find(|c| !continues(c)).unwrap_or(rest.len());
                self.token(Kind::Ident, len)
            }
            c => self.token(Kind::Other(c), c.len_utf8()),
        }
    }

    fn line_comment(&mut self, rest: &str) -> Option<Token> {
        let len = rest.find('\n').unwrap_or(rest.len());
        let len = rest
            .get(..len)
            .map_or(len, |l| l.trim_end_matches('\r').len());
        self.token(Kind::LineComment, len)
    }

    fn heredoc_open(&mut self, rest: &str) -> Option<Token> {
        let dash = usize::from(rest.starts_with("<<-"));
        let name = rest.get(2 + dash..).unwrap_or("");
        let len = name.find(|c| !continues(c)).unwrap_or(name.len());
        let behind = name.get(len..).unwrap_or("");
        let line_break = if behind.starts_with("\r\n") {
            2
        } else {
            usize::from(behind.starts_with('\n'))
        };
        if !name.starts_with(starts) || line_break == 0 {
            return self.token(Kind::Other('<'), 1);
        }
        let from = self.at + 2 + dash;
        self.stack.push(Mode::Heredoc(self.at, from..from + len));
        self.token(Kind::HeredocOpen, 2 + dash + len + line_break)
    }

    /// Takes a closing bracket off the stack: the one it belongs to, with those left open inside;
    /// never beyond the interpolation that it stands in.
    fn close(&mut self, b: u8) -> Kind {
        let open = match b {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        if b == b'}' && matches!(self.stack.last(), Some(Mode::Template(_))) {
            self.stack.pop();
            return Kind::TemplateClose;
        }
        let found = self
            .stack
            .iter()
            .rev()
            .take(FAR)
            .take_while(|m| matches!(m, Mode::Bracket(..)))
            .position(|m| matches!(m, Mode::Bracket(o, _) if *o == open));
        if let Some(n) = found {
            self.stack.truncate(self.stack.len() - n - 1);
        }
        Kind::Close(b, found == Some(0))
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        match self.stack.last() {
            Some(Mode::Quoted(open)) => self.quoted(*open),
            Some(Mode::Heredoc(open, marker)) => {
                let (open, marker) = (*open, marker.clone());
                self.heredoc(open, &marker)
            }
            _ => self.normal(),
        }
    }
}

fn starts(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii() && is_ident(c, false)
}

fn continues(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-' || !c.is_ascii() && is_ident(c, true)
}

/// Whether a character may begin a name, or stand in it.
fn is_ident(c: char, within: bool) -> bool {
    let text: String = within.then_some('a').into_iter().chain([c]).collect();
    Ident::try_new(text).is_ok()
}

/// The length of the number at the start of a text.
fn number(text: &str) -> usize {
    let digits = |from: usize| {
        text.get(from..)
            .map_or(0, |t| t.bytes().take_while(u8::is_ascii_digit).count())
    };
    let mut len = digits(0);
    if text.get(len..).is_some_and(|t| t.starts_with('.')) && digits(len + 1) > 0 {
        len += 1 + digits(len + 1);
    }
    if text.get(len..).is_some_and(|t| t.starts_with(['e', 'E'])) {
        let sign = usize::from(
            text.get(len + 1..)
                .is_some_and(|t| t.starts_with(['+', '-'])),
        );
        if digits(len + 1 + sign) > 0 {
            len += 1 + sign + digits(len + 1 + sign);
        }
    }
    len
}
