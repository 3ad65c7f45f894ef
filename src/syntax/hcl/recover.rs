//! Parsing piece by piece: what hcl-edit refuses though Terraform takes it is put right, and a
//! broken block costs only itself.

use super::hints;
use super::lexer::{Kind, Lexer, Token};
use super::mask::{Fault, Mask, Root};
use super::{CODE, Chunk, Parsed, Splice, Splices};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use hcl_edit::expr::Expression;
use hcl_edit::parser::{Error, parse_body, parse_expr};
use hcl_edit::structure::Body;
use std::collections::BTreeMap;
use std::ops::Range;

/// How often a piece is put right and parsed again.
const TRIES: usize = 8;

/// What parsing a piece gave.
pub(super) struct Piece<T> {
    pub tree: T,
    pub splices: Splices,
    pub problems: Vec<Problem>,
}

/// Where a piece stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub file: FileId,
    pub text: &'t str,
    /// Added to offsets in `text` to get offsets in the file.
    pub offset: isize,
}

impl Place<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let shift = |at: usize| at.saturating_add_signed(self.offset);
        Span::new(self.file, shift(range.start), shift(range.end))
    }
}

/// Parses a file: as a whole, or, if that fails, block by block.
pub(super) fn file(place: Place<'_>) -> Parsed {
    let mut parsed = Parsed {
        chunks: Vec::new(),
        splices: Splices::new(),
        problems: Vec::new(),
    };
    match body(place) {
        Ok(piece) => keep(piece, place.offset, &mut parsed),
        Err(_) => blocks(place, &mut parsed),
    }
    parsed
}

fn keep(piece: Piece<Body>, offset: isize, parsed: &mut Parsed) {
    parsed.problems.extend(piece.problems);
    parsed.splices.merge(piece.splices);
    parsed.chunks.push(Chunk {
        body: piece.tree,
        offset,
        partial: false,
    });
}

/// Keeps the head of a broken resource, so that it is known to be there: `kind "label" {` on one
/// line.
fn keep_head(place: Place<'_>, parsed: &mut Parsed) {
    let line = place.text.lines().next().unwrap_or("");
    if !(line.starts_with("resource") || line.starts_with("data")) {
        return;
    }
    let mut quoted = false;
    let brace = line.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b'{' && !quoted
    });
    let Some(head) = brace.and_then(|at| line.get(..at)) else {
        return;
    };
    // The closing brace stands for the character behind the opening one, as wide as that is: spans
    // stay within the file, and between its characters.
    let Some(next) = place
        .text
        .get(head.len() + 1..)
        .and_then(|t| t.chars().next())
    else {
        return;
    };
    let blanks = " ".repeat(next.len_utf8() - 1);
    if let Ok(tree) = parse_body(&format!("{head}{{{blanks}}}"))
        && tree.attributes().next().is_none()
    {
        parsed.chunks.push(Chunk {
            body: tree,
            offset: place.offset,
            partial: true,
        });
    }
}

/// Parses a body as one piece.
pub(super) fn body(place: Place<'_>) -> Result<Piece<Body>, Problem> {
    piece(place, Root::Body, &parse_body)
}

/// Parses one piece with `parse`, after putting right what can be.
pub(super) fn piece<T>(
    place: Place<'_>,
    root: Root,
    parse: &dyn Fn(&str) -> Result<T, Error>,
) -> Result<Piece<T>, Problem> {
    let mut mask = Mask::new(place.text, root);
    if let Some(problem) = mask.broken.first().filter(|f| f.is_fatal()) {
        return Err(hints::fault(place, &mask.broken, problem));
    }
    let mut problems = Vec::new();
    let mut splices = Splices::new();
    let large = mask.take_out_large();
    splice(place, large, &mut splices)?;
    for _ in 0..TRIES {
        let error = match parse(mask.text()) {
            Ok(tree) => {
                return Ok(Piece {
                    tree,
                    splices,
                    problems,
                });
            }
            Err(e) => e,
        };
        let message = error.message();
        let changed = if message.contains("redefined object key") {
            let doubled = mask.take_out_doubled();
            let any = !doubled.is_empty();
            splice(place, doubled, &mut splices)?;
            any
        } else if message.contains("redefined attribute") {
            let mut any = false;
            for (first, second) in redefined(place.text, &mask.bodies) {
                let name = place.text.get(first.clone()).unwrap_or("");
                let what = second.start..second.start + name.len();
                problems.push(super::set_twice(name, place.span(first), place.span(what)));
                mask.blank(second);
                any = true;
            }
            any
        } else {
            false
        };
        if !changed {
            return Err(hints::error(place, &mask.broken, &error));
        }
    }
    Err(Problem::error(
        CODE,
        "this cannot be parsed",
        place.span(0..place.text.len()),
    ))
}

/// Parses the pieces of objects that were taken out.
fn splice(
    place: Place<'_>,
    objects: BTreeMap<usize, Vec<(String, isize)>>,
    into: &mut Splices,
) -> Result<(), Problem> {
    for (open, texts) in objects {
        let mut pieces = Vec::with_capacity(texts.len());
        for (text, offset) in texts {
            let here = Place {
                file: place.file,
                text: &text,
                offset: place.offset + offset,
            };
            let mut texts = vec![(text.clone(), 0)];
            match parse_expr(&text) {
                Ok(_) => {}
                // A key twice among them: one by one.
                Err(e) if e.message().contains("redefined object key") => {
                    let mut mask = Mask::new(&text, Root::Expr);
                    texts = mask.take_out_doubled().remove(&0).unwrap_or_default();
                }
                Err(e) => return Err(hints::error(here, &[], &e)),
            }
            for (text, inner) in texts {
                match parse_expr(&text) {
                    Ok(Expression::Object(object)) => pieces.push(Splice {
                        object,
                        offset: here.offset + inner,
                    }),
                    Ok(_) => {}
                    Err(e) => return Err(hints::error(here, &[], &e)),
                }
            }
        }
        into.objects
            .insert(open.saturating_add_signed(place.offset), pieces);
    }
    Ok(())
}

/// Attributes of blocks (and of the file) that are set again: the first name, and the whole of the
/// later statement.
fn redefined(text: &str, bodies: &[usize]) -> Vec<(Range<usize>, Range<usize>)> {
    struct Open<'t> {
        body: bool,
        names: std::collections::HashMap<&'t str, Range<usize>>,
        /// The name that the statement begins with.
        name: Option<Range<usize>>,
        fresh: bool,
        /// The name's first definition, while this statement is one too many.
        first: Option<Range<usize>>,
    }
    let new = |body| Open {
        body,
        names: std::collections::HashMap::new(),
        name: None,
        fresh: true,
        first: None,
    };
    let mut out = Vec::new();
    let mut lexer = Lexer::new(text, 0);
    let mut stack = vec![new(true)];
    let mut end = 0;
    while let Some(Token { kind, range }) = lexer.next() {
        let depth = lexer.stack.len() + 1;
        let closing = stack.len() > depth;
        if (kind == Kind::Newline || closing)
            && let Some(top) = stack.last_mut()
        {
            if let (Some(first), Some(name)) = (top.first.take(), top.name.take()) {
                out.push((first, name.start..end));
            }
            top.fresh = true;
        }
        stack.truncate(depth);
        if stack.len() < depth {
            stack.resize_with(depth - 1, || new(false));
            stack.push(new(bodies.binary_search(&range.start).is_ok()));
        } else if let Some(top) = stack.last_mut()
            && top.body
        {
            match kind {
                Kind::Newline | Kind::LineComment | Kind::BlockComment => {}
                Kind::Ident if top.fresh => {
                    top.fresh = false;
                    top.name = Some(range.clone());
                }
                Kind::Other('=') if top.first.is_none() => {
                    if let Some(name) = &top.name {
                        let key = text.get(name.clone()).unwrap_or("");
                        match top.names.entry(key) {
                            std::collections::hash_map::Entry::Occupied(e) => {
                                top.first = Some(e.get().clone());
                            }
                            std::collections::hash_map::Entry::Vacant(e) => {
                                e.insert(name.clone());
                                top.name = None;
                            }
                        }
                    }
                }
                Kind::Other('=') => {}
                _ if top.first.is_none() => {
                    top.fresh = false;
                    top.name = None;
                }
                _ => {}
            }
        }
        if !matches!(kind, Kind::Newline | Kind::LineComment) {
            end = range.end;
        }
    }
    if let Some(top) = stack.pop()
        && let (Some(first), Some(name)) = (top.first, top.name)
    {
        out.push((first, name.start..end));
    }
    out
}

/// Parses a broken file block by block. Brackets decide where a block ends; where they do not
/// match, the next line that looks like the head of a block and is not indented does.
fn blocks(place: Place<'_>, parsed: &mut Parsed) {
    let text = place.text;
    let heads = heads(text);
    // Brackets are only followed to the end of the file so often, lest a hostile file take long.
    let mut effort = text.len().saturating_mul(4);
    let mut at = 0;
    // What stands behind a broken block may be its rest.
    let mut after_broken = false;
    while at < text.len() {
        let limit = match heads.get(heads.partition_point(|h| *h <= at)) {
            Some(head) if effort == 0 => *head,
            _ => text.len(),
        };
        let Some(item) = item(text.get(..limit).unwrap_or(text), at) else {
            at = limit;
            continue;
        };
        let end = item.end.max(item.start + 1);
        let behind = heads.partition_point(|h| *h <= item.start);
        let next_head = heads
            .get(behind..)
            .unwrap_or(&[])
            .iter()
            .find(|h| !item.within_heredoc(**h))
            .copied();
        effort = effort.saturating_sub(end - item.start);
        at = end;
        let slice = |end: usize| Place {
            text: text.get(item.start..end).unwrap_or(""),
            offset: place.offset.saturating_add_unsigned(item.start),
            ..place
        };
        let here = slice(end);
        match body(here) {
            Ok(piece) => {
                if piece.tree.blocks().next().is_some() {
                    after_broken = false;
                }
                if !after_broken {
                    keep(piece, here.offset, parsed);
                }
            }
            Err(mut problem) => {
                if item.unbalanced
                    && let Some(head) = next_head.filter(|h| *h < end)
                {
                    at = head;
                    match body(slice(head)) {
                        Ok(piece) => {
                            keep(piece, here.offset, parsed);
                            continue;
                        }
                        Err(p) => problem = p,
                    }
                }
                // A statement of a resource that is broken by itself costs no more than itself: that
                // the resource is there, and what it belongs to, bears on others.
                let kind = here.text.split_whitespace().next();
                if !item.unbalanced
                    && matches!(kind, Some("resource" | "data"))
                    && let Some(span) = problem.span
                    && let Some(rest) = without_statement(here, span)
                    && let Ok(piece) = body(Place {
                        text: &rest,
                        ..here
                    })
                {
                    parsed.problems.push(problem);
                    keep(piece, here.offset, parsed);
                    if let Some(chunk) = parsed.chunks.last_mut() {
                        chunk.partial = true;
                    }
                    after_broken = false;
                    continue;
                }
                if !(after_broken && item.bracket) {
                    parsed.problems.push(problem);
                    keep_head(here, parsed);
                }
                after_broken |= item.unbalanced || !item.assigns;
            }
        }
    }
}

/// The text of a block with blanks for the statement in it that a place lies in, if that is whole
/// lines in which brackets match.
fn without_statement(place: Place<'_>, at: Span) -> Option<String> {
    let shift = |at: u32| (at as usize).saturating_add_signed(place.offset.saturating_neg());
    let at = shift(at.start);
    let mut lexer = Lexer::new(place.text, 0);
    let mut statement: Option<Range<usize>> = None;
    while let Some(Token { kind, range }) = lexer.next() {
        let inside = lexer.stack.len() == 1;
        match kind {
            Kind::Newline | Kind::LineComment if inside => {
                if let Some(found) = statement
                    .take()
                    .filter(|s| s.start <= at && at <= range.start)
                {
                    let mut text = place.text.get(..found.start)?.to_owned();
                    text.extend(std::iter::repeat_n(' ', found.len()));
                    text.push_str(place.text.get(found.end..)?);
                    return Some(text);
                }
            }
            Kind::Newline | Kind::LineComment | Kind::BlockComment => {}
            // The block's own brace.
            Kind::Open(_) if inside && statement.is_none() => {}
            _ if lexer.stack.is_empty() => statement = None,
            _ => statement.get_or_insert(range.clone()).end = range.end,
        }
    }
    None
}

/// A statement at the top of a file.
struct Item {
    start: usize,
    end: usize,
    /// Whether brackets or strings did not match.
    unbalanced: bool,
    /// Whether it begins with a bracket.
    bracket: bool,
    /// Whether it begins with `name =`.
    assigns: bool,
    /// Heredocs that have an end: what looks like the head of a block in them is none.
    heredocs: Vec<Range<usize>>,
}

impl Item {
    fn within_heredoc(&self, at: usize) -> bool {
        let next = self.heredocs.partition_point(|h| h.start <= at);
        next.checked_sub(1)
            .and_then(|i| self.heredocs.get(i))
            .is_some_and(|h| at < h.end)
    }
}

fn item(text: &str, at: usize) -> Option<Item> {
    let mut lexer = Lexer::new(text, at);
    let mut item: Option<Item> = None;
    let mut count = 0;
    let mut heredoc = 0;
    while let Some(Token { kind, range }) = lexer.next() {
        match kind {
            Kind::Newline if lexer.stack.is_empty() => {
                if let Some(mut item) = item {
                    item.end = range.end;
                    return Some(item);
                }
            }
            Kind::LineComment | Kind::BlockComment | Kind::Newline => {}
            _ => {
                count += 1;
                let item = item.get_or_insert(Item {
                    start: range.start,
                    end: range.end,
                    unbalanced: false,
                    bracket: matches!(kind, Kind::Close(..) | Kind::Open(_)),
                    assigns: false,
                    heredocs: Vec::new(),
                });
                match kind {
                    Kind::HeredocOpen => heredoc = range.start,
                    Kind::HeredocClose => item.heredocs.push(heredoc..range.end),
                    _ => {}
                }
                item.assigns |= count == 2 && kind == Kind::Other('=');
                item.unbalanced |= matches!(kind, Kind::Broken(_) | Kind::Close(_, false));
            }
        }
    }
    if let Some(item) = &mut item {
        item.end = text.len();
        item.unbalanced |= !lexer.stack.is_empty();
    }
    item
}

/// Offsets of lines that look like the head of a block and are not indented: a name, labels, `{`.
fn heads(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) && is_head(line) {
            out.push(at);
        }
        at += line.len();
    }
    out
}

fn is_head(line: &str) -> bool {
    let mut words = 0;
    for Token { kind, .. } in Lexer::new(line, 0) {
        match kind {
            Kind::Ident => words += 1,
            Kind::Quote if words > 0 => {}
            Kind::Open(b'{') => return words > 0,
            _ => return false,
        }
    }
    false
}

impl Fault {
    /// Whether the structure cannot be made sense of (hcl-edit would take a line break in a
    /// string, Terraform does not).
    fn is_fatal(&self) -> bool {
        !matches!(self, Fault::Stray(_))
    }
}
