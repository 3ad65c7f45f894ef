//! Go's regular expression syntax (RE2), checked and rewritten for the `regex` crate.
//!
//! Where the two differ: `\d`, `\w`, `\s` and `\b` are ASCII in Go; a class in Go has no nested
//! classes and no set operations; groups of one name may repeat; Go knows `\Q…\E`, octal escapes
//! and a literal `{`, and refuses stacked repetitions and counts over 1000. The error codes are
//! those of Go's `regexp/syntax`.

use crate::value::Str;

/// A pattern that Go refuses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PatternError {
    /// Go's words for it.
    pub what: &'static str,
    /// The part of the pattern at fault.
    pub of: String,
}

impl PatternError {
    fn new(what: &'static str, of: &str) -> PatternError {
        PatternError {
            what,
            of: of.to_owned(),
        }
    }

    /// For what only the engine refused.
    pub(super) fn unknown(pattern: &str) -> PatternError {
        PatternError::new("invalid or unsupported syntax", pattern)
    }
}

/// A rewritten pattern.
#[derive(Debug)]
pub(super) struct Translated {
    /// For the `regex` crate; its groups have no names.
    pub pattern: String,
    /// The name, or none, of each group.
    pub names: Vec<Option<Str>>,
}

const BAD_CLASS: &str = "invalid character class range";
const BAD_ESCAPE: &str = "invalid escape sequence";
const BAD_PERL: &str = "invalid or unsupported Perl syntax";
const BAD_NAME: &str = "invalid named capture";
const BAD_REPEAT: &str = "invalid repeat count";
const NO_BRACKET: &str = "missing closing ]";
const NO_PAREN: &str = "missing closing )";
const NOTHING_TO_REPEAT: &str = "missing argument to repetition operator";
const STACKED: &str = "invalid nested repetition operator";
const TRAILING: &str = "trailing backslash at end of expression";
const UNEXPECTED_PAREN: &str = "unexpected )";

/// Rewrites a pattern.
pub(super) fn translate(pattern: &str) -> Result<Translated, PatternError> {
    let mut t = Translator {
        whole: pattern,
        rest: pattern,
        out: String::with_capacity(pattern.len() + 16),
        names: Vec::new(),
        depth: 0,
    };
    t.run()?;
    Ok(Translated {
        pattern: t.out,
        names: t.names,
    })
}

/// What stands before a repetition operator.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Atom,
    /// A repetition, which began so many bytes before the end.
    Repeat(usize),
}

struct Translator<'a> {
    whole: &'a str,
    rest: &'a str,
    out: String,
    names: Vec<Option<Str>>,
    depth: usize,
}

impl<'a> Translator<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    /// The pattern between an earlier rest and now.
    fn since(&self, earlier: &'a str) -> &'a str {
        earlier
            .get(..earlier.len() - self.rest.len())
            .unwrap_or_default()
    }

    fn literal(&mut self, c: char) {
        if c.is_ascii() && !c.is_ascii_alphanumeric() {
            self.out.push_str(&format!("\\x{:02x}", u32::from(c)));
        } else {
            self.out.push(c);
        }
    }

    fn run(&mut self) -> Result<(), PatternError> {
        let mut before = Before::Nothing;
        while let Some(c) = self.peek() {
            let start = self.rest;
            match c {
                '(' => {
                    self.take();
                    let flags_only = self.open(start)?;
                    before = if flags_only { before } else { Before::Nothing };
                }
                ')' => {
                    self.take();
                    if self.depth == 0 {
                        return Err(PatternError::new(UNEXPECTED_PAREN, self.whole));
                    }
                    self.depth -= 1;
                    self.out.push(')');
                    before = Before::Atom;
                }
                '|' => {
                    self.take();
                    self.out.push('|');
                    before = Before::Nothing;
                }
                '[' => {
                    self.class()?;
                    before = Before::Atom;
                }
                '*' | '+' | '?' => {
                    self.take();
                    self.out.push(c);
                    before = self.repeated(start, before)?;
                }
                '{' => match self.count(start)? {
                    true => before = self.repeated(start, before)?,
                    false => {
                        self.take();
                        self.literal('{');
                        before = Before::Atom;
                    }
                },
                '\\' => {
                    let any = self.escape()?;
                    before = if any { Before::Atom } else { before };
                }
                '.' | '^' | '$' => {
                    self.take();
                    self.out.push(c);
                    before = Before::Atom;
                }
                c => {
                    self.take();
                    self.literal(c);
                    before = Before::Atom;
                }
            }
        }
        if self.depth > 0 {
            return Err(PatternError::new(NO_PAREN, self.whole));
        }
        Ok(())
    }

    /// Behind a repetition operator that began at `start` and is written out.
    fn repeated(&mut self, start: &'a str, before: Before) -> Result<Before, PatternError> {
        match before {
            Before::Nothing => {
                return Err(PatternError::new(NOTHING_TO_REPEAT, self.since(start)));
            }
            Before::Repeat(from) => {
                let from = self.whole.get(self.whole.len() - from..);
                let of = from.map_or("", |f| self.since(f));
                return Err(PatternError::new(STACKED, of));
            }
            Before::Atom => {}
        }
        if self.peek() == Some('?') {
            self.take();
            self.out.push('?');
        }
        Ok(Before::Repeat(start.len()))
    }

    /// `{n}`, `{n,}`, `{n,m}`; false when the brace is a literal.
    fn count(&mut self, start: &'a str) -> Result<bool, PatternError> {
        let Some(inner) = start
            .strip_prefix('{')
            .and_then(|s| s.split_once('}'))
            .map(|(inner, _)| inner)
        else {
            return Ok(false);
        };
        let (low, high) = inner
            .split_once(',')
            .map_or((inner, Some(inner)), |(l, h)| {
                (l, if h.is_empty() { None } else { Some(h) })
            });
        let number = |s: &str| -> Option<Option<u32>> {
            let digits = !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            // A leading zero makes it a literal, as in Go.
            (digits && (s.len() == 1 || !s.starts_with('0'))).then(|| s.parse().ok())
        };
        let Some(low) = number(low) else {
            return Ok(false);
        };
        let high = match high {
            None => None,
            Some(h) => match number(h) {
                Some(h) => Some(h),
                None => return Ok(false),
            },
        };
        let whole = start.get(..inner.len() + 2).unwrap_or_default();
        let fits = |n: Option<u32>| n.filter(|n| *n <= 1000);
        let ok = match (fits(low), high) {
            (Some(_), None) => true,
            (Some(l), Some(h)) => fits(h).is_some_and(|h| l <= h),
            _ => false,
        };
        if !ok {
            return Err(PatternError::new(BAD_REPEAT, whole));
        }
        self.out.push_str(whole);
        self.rest = start.get(whole.len()..).unwrap_or_default();
        Ok(true)
    }

    /// Behind `(`; true for a group of flags alone, `(?i)`.
    fn open(&mut self, start: &'a str) -> Result<bool, PatternError> {
        if !self.rest.starts_with('?') {
            self.depth += 1;
            self.names.push(None);
            self.out.push('(');
            return Ok(false);
        }
        self.take();
        let named = self
            .rest
            .strip_prefix("P<")
            .or_else(|| self.rest.strip_prefix('<'));
        if let Some(named) = named {
            let lookbehind = self.rest.starts_with("<=") || self.rest.starts_with("<!");
            if lookbehind {
                self.take();
                self.take();
                return Err(PatternError::new(BAD_PERL, self.since(start)));
            }
            let Some(end) = named.find('>') else {
                return Err(PatternError::new(BAD_NAME, start));
            };
            let name = named.get(..end).unwrap_or_default();
            self.rest = named.get(end + 1..).unwrap_or_default();
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if name.is_empty() || !name.chars().all(word) {
                return Err(PatternError::new(BAD_NAME, self.since(start)));
            }
            self.depth += 1;
            self.names.push(Some(name.into()));
            self.out.push('(');
            return Ok(false);
        }
        self.flags(start)
    }

    fn flags(&mut self, start: &'a str) -> Result<bool, PatternError> {
        self.out.push_str("(?");
        let mut negated = false;
        let mut any = false;
        while let Some(c) = self.take() {
            match c {
                'i' | 'm' | 's' | 'U' => any = true,
                '-' if !negated => {
                    negated = true;
                    any = false;
                }
                ':' | ')' => {
                    if negated && !any {
                        break;
                    }
                    // `(?)` has no meaning in the crate, and none in Go but to be there.
                    if c == ')' && !any {
                        self.out.truncate(self.out.len() - 2);
                        return Ok(true);
                    }
                    self.out.push(c);
                    self.depth += usize::from(c == ':');
                    return Ok(c == ')');
                }
                _ => break,
            }
            self.out.push(c);
        }
        if self.rest.is_empty() && !self.since(start).ends_with([':', ')']) {
            let last = self.since(start).chars().next_back();
            if last.is_none_or(|c| "imsU-?".contains(c)) {
                return Err(PatternError::new(NO_PAREN, self.whole));
            }
        }
        Err(PatternError::new(BAD_PERL, self.since(start)))
    }

    /// An escape outside a class; false when it stands for nothing (`\Q\E`).
    fn escape(&mut self) -> Result<bool, PatternError> {
        let after = self.rest.get(1..).unwrap_or_default();
        match after.chars().next() {
            None => return Err(PatternError::new(TRAILING, "")),
            Some('Q') => {
                let text = after.get(1..).unwrap_or_default();
                let (text, rest) = text.split_once("\\E").unwrap_or((text, ""));
                self.rest = rest;
                text.chars().for_each(|c| self.literal(c));
                return Ok(!text.is_empty());
            }
            Some('E') => {
                // A lone `\E` ends nothing.
                return Err(PatternError::new(BAD_ESCAPE, "\\E"));
            }
            Some(c) => {
                let simple = match c {
                    'A' => "\\A",
                    'z' => "\\z",
                    'b' => "(?-u:\\b)",
                    'B' => "\\B",
                    'd' => "[0-9]",
                    'D' => "[^0-9]",
                    's' => "[\\t\\n\\f\\r\\x20]",
                    'S' => "[^\\t\\n\\f\\r\\x20]",
                    'w' => "[0-9A-Za-z_]",
                    'W' => "[^0-9A-Za-z_]",
                    _ => "",
                };
                if !simple.is_empty() {
                    self.out.push_str(simple);
                    self.rest = after.get(1..).unwrap_or_default();
                    return Ok(true);
                }
                if matches!(c, 'p' | 'P') {
                    return self.property().map(|()| true);
                }
            }
        }
        let c = self.escaped_char()?;
        self.literal(c);
        Ok(true)
    }

    /// `\pL`, `\p{Greek}`, `\P{^Greek}`.
    fn property(&mut self) -> Result<(), PatternError> {
        let start = self.rest;
        self.take();
        let mut negated = self.take() == Some('P');
        let name = match self.take() {
            Some('{') => {
                let Some((name, rest)) = self.rest.split_once('}') else {
                    return Err(PatternError::new(BAD_CLASS, start));
                };
                self.rest = rest;
                name.to_owned()
            }
            Some(c) => c.to_string(),
            None => return Err(PatternError::new(BAD_CLASS, start)),
        };
        let name = match name.strip_prefix('^') {
            Some(name) => {
                negated = !negated;
                name
            }
            None => &name,
        };
        let p = if negated { 'P' } else { 'p' };
        let class = format!("\\{p}{{{name}}}");
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !plain || name.is_empty() || crate_knows(&class).is_err() {
            return Err(PatternError::new(BAD_CLASS, self.since(start)));
        }
        self.out.push_str(&class);
        Ok(())
    }

    /// An escape that stands for one character.
    fn escaped_char(&mut self) -> Result<char, PatternError> {
        let start = self.rest;
        self.take();
        let Some(c) = self.take() else {
            return Err(PatternError::new(TRAILING, ""));
        };
        let bad = |t: &Self| PatternError::new(BAD_ESCAPE, t.since(start));
        Ok(match c {
            'a' => '\u{7}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            'x' => {
                let digits = match self.rest.strip_prefix('{') {
                    Some(more) => {
                        let (digits, rest) = more.split_once('}').ok_or_else(|| bad(self))?;
                        self.rest = rest;
                        digits
                    }
                    None => {
                        let digits = self.rest.get(..2).ok_or_else(|| bad(self))?;
                        self.rest = self.rest.get(2..).unwrap_or_default();
                        digits
                    }
                };
                let hex = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
                let code = u32::from_str_radix(digits, 16).ok().filter(|_| hex);
                code.and_then(char::from_u32).ok_or_else(|| bad(self))?
            }
            '0'..='7' => {
                let next = self.peek().is_some_and(|c| ('0'..='7').contains(&c));
                if c != '0' && !next {
                    return Err(bad(self));
                }
                let mut code = c.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    match self.peek().and_then(|c| c.to_digit(8)) {
                        Some(d) => {
                            code = code * 8 + d;
                            self.take();
                        }
                        None => break,
                    }
                }
                char::from_u32(code).ok_or_else(|| bad(self))?
            }
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => c,
            _ => return Err(bad(self)),
        })
    }

    /// `[…]`.
    fn class(&mut self) -> Result<(), PatternError> {
        let start = self.rest;
        self.take();
        self.out.push('[');
        if self.peek() == Some('^') {
            self.take();
            self.out.push('^');
        }
        let mut first = true;
        loop {
            match self.peek() {
                None => return Err(PatternError::new(NO_BRACKET, start)),
                Some(']') if !first => break,
                _ => {}
            }
            first = false;
            if self.rest.starts_with("[:") && self.posix()? {
                continue;
            }
            let item = self.rest;
            if let Some(short) = self.short_class()? {
                self.out.push_str(short);
                continue;
            }
            if item.starts_with("\\p") || item.starts_with("\\P") {
                self.property()?;
                continue;
            }
            let low = self.class_char(start)?;
            let mut high = low;
            let range = self.rest.strip_prefix('-').filter(|r| !r.starts_with(']'));
            if let Some(rest) = range {
                if rest.is_empty() {
                    return Err(PatternError::new(NO_BRACKET, start));
                }
                self.rest = rest;
                high = self.class_char(start)?;
                if high < low {
                    return Err(PatternError::new(BAD_CLASS, self.since(item)));
                }
            }
            self.out.push_str(&format!("\\x{{{:x}}}", u32::from(low)));
            if high != low {
                self.out.push_str(&format!("-\\x{{{:x}}}", u32::from(high)));
            }
        }
        self.take();
        self.out.push(']');
        Ok(())
    }

    fn class_char(&mut self, class: &str) -> Result<char, PatternError> {
        match self.peek() {
            None => Err(PatternError::new(NO_BRACKET, class)),
            Some('\\') => self.escaped_char(),
            Some(c) => {
                self.take();
                Ok(c)
            }
        }
    }

    /// `[:alpha:]` inside a class; false when it is none and `[` a literal.
    fn posix(&mut self) -> Result<bool, PatternError> {
        let Some((name, _)) = self.rest.get(2..).and_then(|r| r.split_once(":]")) else {
            return Ok(false);
        };
        let whole = self.rest.get(..name.len() + 4).unwrap_or_default();
        const NAMES: &[&str] = &[
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print",
            "punct", "space", "upper", "word", "xdigit",
        ];
        if !NAMES.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return Err(PatternError::new(BAD_CLASS, whole));
        }
        self.out.push_str(whole);
        self.rest = self.rest.get(whole.len()..).unwrap_or_default();
        Ok(true)
    }

    fn short_class(&mut self) -> Result<Option<&'static str>, PatternError> {
        let Some(after) = self.rest.strip_prefix('\\') else {
            return Ok(None);
        };
        let class = match after.chars().next() {
            Some('d') => "0-9",
            Some('D') => "[^0-9]",
            Some('s') => "\\t\\n\\f\\r\\x20",
            Some('S') => "[^\\t\\n\\f\\r\\x20]",
            Some('w') => "0-9A-Za-z_",
            Some('W') => "[^0-9A-Za-z_]",
            _ => return Ok(None),
        };
        self.rest = after.get(1..).unwrap_or_default();
        Ok(Some(class))
    }
}

/// Whether the crate knows a Unicode class.
fn crate_knows(class: &str) -> Result<(), ()> {
    regex::Regex::new(class).map(|_| ()).map_err(|_| ())
}
