//! The text as hcl-edit shall see it: same length, same lines of structure, but without what
//! hcl-edit refuses or is slow on though Terraform takes it. Literals are read from the original
//! text when lowering, so only structure counts here.
//!
//! - In `{ for … }` line breaks do not matter to Terraform: they become blanks.
//! - Numbers past f64 become other numbers of the same length.
//! - A line that only begins with a heredoc's marker does not end the heredoc.
//! - Objects with many items, or with a key twice (the last one wins), are taken out and parsed in
//!   pieces ([`Mask::take_out`]).

use super::lexer::{Broken, Kind, Lexer, Mode, Token};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Objects with more items than this are parsed in pieces: hcl-edit compares each key with all
/// before it.
const MANY_ITEMS: usize = 256;
/// Lines longer than this are not judged by their indentation.
const LONG_LINE: usize = 512;
/// Faults kept; one is enough to report, a few to choose from.
const MANY_FAULTS: usize = 16;

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Root {
    /// Attributes and blocks.
    Body,
    /// An expression.
    Expr,
    /// A template without quotes.
    Template,
}

impl Root {
    fn lexer(self, text: &str) -> Lexer<'_> {
        match self {
            Root::Body | Root::Expr => Lexer::new(text, 0),
            Root::Template => Lexer::template(text),
        }
    }
}

/// A text and its mask.
#[derive(Debug)]
pub(super) struct Mask<'t> {
    text: &'t str,
    root: Root,
    masked: Cow<'t, str>,
    /// Opening braces of objects with many items.
    large: Vec<usize>,
    /// Opening braces of blocks, ascending.
    pub bodies: Vec<usize>,
    /// Strings, heredocs and comments without end, and brackets that do not match.
    pub broken: Vec<Fault>,
}

/// A fault of structure that the lexer met.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// No end; from its start to where the end was missed.
    Endless(Broken, Range<usize>),
    /// A closing bracket that closes nothing, or not the bracket opened last.
    Stray(usize),
    /// Brackets, strings or interpolations still open at the end, outermost first; and the one
    /// whose closing bracket seems to be missing, judged by indentation.
    Open {
        openers: Vec<usize>,
        suspect: Option<usize>,
    },
}

/// What stands around a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// The body of a file or a block; whether an `=` was seen in this statement.
    Body { assigned: bool },
    /// An object, or brackets within an expression; how many items at most.
    Items(usize),
    /// `{ for …`: line breaks do not matter.
    For,
}

/// How far the test for `{ for name` got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ForTest {
    No,
    Opened,
    SawFor,
}

impl<'t> Mask<'t> {
    /// Looks through a text.
    pub fn new(text: &'t str, root: Root) -> Mask<'t> {
        let mut edits = Edits::default();
        let mut large = Vec::new();
        let mut bodies = Vec::new();
        let mut broken: Vec<Fault> = Vec::new();
        let mut lexer = root.lexer(text);
        let root_around = match root {
            Root::Body => Around::Body { assigned: false },
            Root::Expr | Root::Template => Around::Items(0),
        };
        // One entry for each entry of the lexer's stack that is a bracket or a template.
        let mut around = vec![root_around];
        let mut opened: Vec<usize> = Vec::new();
        let mut suspect = None;
        let mut test = ForTest::No;
        while let Some(Token { kind, range }) = lexer.next() {
            if !matches!(kind, Kind::Newline | Kind::LineComment | Kind::BlockComment) {
                test = match (test, kind) {
                    (ForTest::Opened, Kind::Ident) if text.get(range.clone()) == Some("for") => {
                        ForTest::SawFor
                    }
                    (ForTest::SawFor, Kind::Ident) => {
                        if let Some(last) = around.last_mut() {
                            *last = Around::For;
                        }
                        ForTest::No
                    }
                    _ => ForTest::No,
                };
            }
            let depth = lexer.stack.len();
            match kind {
                Kind::Open(b) => {
                    let body = matches!(around.last(), Some(Around::Body { assigned: false }));
                    around.resize(depth, Around::Items(0));
                    around.push(if b == b'{' && body {
                        bodies.push(range.start);
                        Around::Body { assigned: false }
                    } else {
                        Around::Items(0)
                    });
                    opened.resize(depth.saturating_sub(1), 0);
                    opened.push(range.start);
                    if b == b'{' {
                        test = ForTest::Opened;
                    }
                }
                Kind::TemplateOpen => {
                    around.resize(depth + 1, Around::Items(0));
                    opened.resize(depth.saturating_sub(1), 0);
                    opened.push(range.start);
                }
                Kind::Close(_, matches) => {
                    if !matches && broken.len() < MANY_FAULTS {
                        broken.push(Fault::Stray(range.start));
                    }
                    if let Some(open) = opened.get(depth).copied() {
                        if let Some(Around::Items(n)) = around.get(depth + 1)
                            && *n > MANY_ITEMS
                            && text.as_bytes().get(open) == Some(&b'{')
                        {
                            large.push(open);
                        }
                        if suspect.is_none() && outdented(text, open, range.start) {
                            suspect = Some(open);
                        }
                    }
                }
                Kind::Newline | Kind::LineComment => match around.last_mut() {
                    Some(Around::For) => {
                        let from = range.start.saturating_sub(1);
                        let cr = text.as_bytes().get(from) == Some(&b'\r');
                        edits.push(if cr { from } else { range.start }..range.end, b' ');
                    }
                    Some(Around::Body { assigned }) => *assigned = false,
                    _ => {}
                },
                Kind::Other('=' | ':') => match around.last_mut() {
                    Some(Around::Body { assigned }) => *assigned = true,
                    Some(Around::Items(n)) => *n += 1,
                    _ => {}
                },
                Kind::Number => {
                    let number = text.get(range.clone()).unwrap_or("");
                    if number.contains(['e', 'E']) || number.len() > 15 && !number.contains('.') {
                        edits.push(range, b'1');
                    }
                }
                Kind::FalseMarker => edits.push(range, b'.'),
                Kind::Broken(b) if broken.len() < MANY_FAULTS => {
                    broken.push(Fault::Endless(b, range));
                }
                _ => {}
            }
            let depth = lexer.stack.len();
            around.truncate(depth + 1);
            opened.truncate(depth);
        }
        if !lexer.stack.is_empty() {
            let openers = lexer.stack.iter().map(Mode::start).collect();
            broken.push(Fault::Open { openers, suspect });
        }
        Mask {
            text,
            root,
            masked: edits.apply(text),
            large,
            bodies,
            broken,
        }
    }

    /// The text for hcl-edit.
    pub fn text(&self) -> &str {
        &self.masked
    }

    /// Blanks out a range (line breaks too).
    pub fn blank(&mut self, range: Range<usize>) {
        let mut edits = Edits::default();
        edits.push(range, b' ');
        self.masked = Cow::Owned(edits.apply(&self.masked).into_owned());
    }

    /// Takes the large objects out: empties them and gives their items in pieces, as texts that
    /// are objects, each with the offset that it counts from.
    pub fn take_out_large(&mut self) -> BTreeMap<usize, Vec<(String, isize)>> {
        let mut open = std::mem::take(&mut self.large);
        // Inner ones first: what holds them is cut with them already empty.
        open.sort_unstable_by(|a, b| b.cmp(a));
        open.dedup();
        self.take_out(&open, MANY_ITEMS / 2)
    }

    /// Takes out every object that has a key twice, each item a piece of its own.
    pub fn take_out_doubled(&mut self) -> BTreeMap<usize, Vec<(String, isize)>> {
        let mut open = doubled(self.root.lexer(&self.masked));
        open.retain(|at| self.bodies.binary_search(at).is_err());
        open.sort_unstable_by(|a, b| b.cmp(a));
        self.take_out(&open, 1)
    }

    fn take_out(&mut self, opens: &[usize], size: usize) -> BTreeMap<usize, Vec<(String, isize)>> {
        let mut out = BTreeMap::new();
        if opens.is_empty() {
            return out;
        }
        let mut bytes = self.masked.as_bytes().to_vec();
        let mut done = BTreeMap::new();
        for open in opens {
            let Some((items, close)) = items(self.text, *open, &done) else {
                continue;
            };
            done.insert(*open, close);
            let mut pieces = Vec::new();
            for group in items.chunks(size) {
                let (Some(first), Some(last)) = (group.first(), group.last()) else {
                    continue;
                };
                let inner = bytes.get(first.start..last.end).unwrap_or(&[]);
                let inner = String::from_utf8_lossy(inner);
                let offset = isize::try_from(first.start).unwrap_or(isize::MAX) - 1;
                pieces.push((format!("{{{inner}\n}}"), offset));
            }
            if let Some(inside) = bytes.get_mut(open + 1..close) {
                inside.fill(b' ');
            }
            out.insert(*open, pieces);
        }
        if let Ok(masked) = String::from_utf8(bytes) {
            self.masked = Cow::Owned(masked);
        }
        out
    }
}

/// Bytes to be overwritten.
#[derive(Default)]
struct Edits {
    ranges: Vec<(Range<usize>, u8)>,
}

impl Edits {
    fn push(&mut self, range: Range<usize>, with: u8) {
        self.ranges.push((range, with));
    }

    fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.ranges.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut bytes = text.as_bytes().to_vec();
        for (range, with) in &self.ranges {
            if let Some(b) = bytes.get_mut(range.clone()) {
                b.fill(*with);
            }
        }
        // Whole tokens were overwritten, so this is UTF-8 still.
        String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

/// Whether a closing bracket begins its line further left than the line of its opening bracket
/// does: then it was meant for another one.
fn outdented(text: &str, open: usize, close: usize) -> bool {
    let bytes = text.as_bytes();
    // Only a bracket that is first on its line is worth looking at, and only short lines.
    let line_start = |at: usize| {
        let from = at.saturating_sub(LONG_LINE);
        let before = bytes.get(from..at)?;
        match before.iter().rposition(|b| *b == b'\n') {
            Some(n) => Some(from + n + 1),
            None => (from == 0).then_some(0),
        }
    };
    let blank = |range: Range<usize>| {
        let line = bytes.get(range).unwrap_or(&[]);
        line.iter()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count()
    };
    let (Some(close_line), Some(open_line)) = (line_start(close), line_start(open)) else {
        return false;
    };
    let indent = close - close_line;
    open_line < close_line && blank(close_line..close) == indent && indent < blank(open_line..open)
}

/// The ranges of the items of the object that opens at `open`, and where it closes.
/// Objects inside that are `done` (offsets of their braces) are not looked into again.
fn items(
    text: &str,
    open: usize,
    done: &BTreeMap<usize, usize>,
) -> Option<(Vec<Range<usize>>, usize)> {
    let mut lexer = Lexer::new(text, open);
    lexer.next()?;
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut current: Option<Range<usize>> = None;
    while let Some(Token { kind, range }) = lexer.next() {
        if let Some(close) = done.get(&range.start) {
            lexer.skip_to(*close);
        }
        match kind {
            _ if lexer.stack.is_empty() => {
                items.extend(current.take());
                return Some((items, range.start));
            }
            Kind::Newline | Kind::Other(',') if lexer.stack.len() == 1 => {
                items.extend(current.take());
            }
            Kind::LineComment | Kind::BlockComment if lexer.stack.len() == 1 => {}
            _ => {
                let start = current.map_or(range.start, |c| c.start);
                current = Some(start..range.end);
            }
        }
    }
    None
}

/// The opening braces of objects (not blocks) in which a key is written twice.
fn doubled(mut lexer: Lexer<'_>) -> Vec<usize> {
    let text = lexer.text();
    struct Open {
        at: usize,
        /// The keys so far, without blanks.
        keys: std::collections::HashSet<String>,
        key: Option<String>,
        doubled: bool,
    }
    let mut out = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let new = |at| Open {
        at,
        keys: std::collections::HashSet::new(),
        key: Some(String::new()),
        doubled: false,
    };
    while let Some(Token { kind, range }) = lexer.next() {
        let depth = lexer.stack.len();
        if matches!(kind, Kind::Open(_) | Kind::TemplateOpen | Kind::HeredocOpen)
            || kind == Kind::Quote && depth > stack.len()
        {
            if let Some(top) = stack.last_mut()
                && let Some(key) = &mut top.key
            {
                key.push_str(text.get(range.clone()).unwrap_or(""));
            }
            stack.resize_with(depth.saturating_sub(1), || new(usize::MAX));
            stack.push(new(range.start));
            continue;
        }
        while stack.len() > depth {
            let Some(closed) = stack.pop() else { break };
            if closed.doubled && text.as_bytes().get(closed.at) == Some(&b'{') {
                out.push(closed.at);
            }
            // What was inside belongs to the key around it.
            if let Some(top) = stack.last_mut()
                && let Some(key) = &mut top.key
            {
                key.push_str(text.get(closed.at + 1..range.end).unwrap_or(""));
            }
        }
        let Some(top) = stack.last_mut() else {
            continue;
        };
        match kind {
            Kind::Other('=' | ':') => {
                if let Some(key) = top.key.take() {
                    top.doubled |= !top.keys.insert(key);
                }
            }
            Kind::Newline | Kind::Other(',') => top.key = Some(String::new()),
            Kind::LineComment | Kind::BlockComment | Kind::Quote | Kind::Close(..) => {}
            _ => {
                if let Some(key) = &mut top.key {
                    key.push_str(text.get(range).unwrap_or(""));
                }
            }
        }
    }
    out
}
