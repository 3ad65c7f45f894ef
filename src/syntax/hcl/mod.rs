//! HCL text to hcl-edit's trees.
//!
//! hcl-edit stops at the first error, refuses a few things that Terraform takes, and is slow on
//! large objects; this module stands between. Must not know: Terraform's blocks, the IR.

mod hints;
pub(super) mod lexer;
mod mask;
mod recover;
#[cfg(test)]
mod tests;

use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use hcl_edit::expr::{Expression, Object};
use hcl_edit::structure::Body;
use hcl_edit::template::Template;
use mask::Root;
use recover::Place;
use std::collections::BTreeMap;

/// What became of a file.
#[derive(Debug)]
pub struct Parsed {
    /// Parsed pieces, in order of their place: the whole file, or its sound blocks.
    pub chunks: Vec<Chunk>,
    /// Objects parsed apart.
    pub splices: Splices,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A parsed piece of a file.
#[derive(Debug)]
pub struct Chunk {
    /// Its tree; spans count from `offset`.
    pub body: Body,
    /// Where the piece begins in the file.
    pub offset: isize,
    /// A block of which a statement is broken and left out.
    pub partial: bool,
}

/// A single expression or template.
#[derive(Debug)]
pub struct Single<T> {
    /// Its tree.
    pub tree: T,
    /// Objects parsed apart.
    pub splices: Splices,
}

/// Objects whose items were parsed apart (many items, or a key twice), by the offset of their
/// opening brace. In the tree such an object is empty.
#[derive(Debug, Default)]
pub struct Splices {
    objects: BTreeMap<usize, Vec<Splice>>,
}

/// Some items of an object.
#[derive(Debug)]
pub struct Splice {
    /// Them; spans count from `offset`.
    pub object: Object,
    /// Where the piece begins in the file.
    pub offset: isize,
}

impl Splices {
    /// None.
    pub const fn new() -> Splices {
        Splices {
            objects: BTreeMap::new(),
        }
    }

    fn merge(&mut self, mut other: Splices) {
        self.objects.append(&mut other.objects);
    }

    /// The pieces of the object that opens at an offset.
    pub fn get(&self, offset: usize) -> Option<&[Splice]> {
        self.objects.get(&offset).map(Vec::as_slice)
    }
}

const CODE: &str = "syntax-error";

/// An attribute that is set twice, which Terraform refuses.
pub fn set_twice(name: &str, first: Span, second: Span) -> Problem {
    Problem::error(CODE, format!("`{name}` is set twice"), second)
        .help("remove one of the two; the first one is used here")
        .related(first, "set here first")
}

/// Parses a file. A byte-order mark is skipped and counts in the offsets.
pub fn parse(file: FileId, text: &str) -> Parsed {
    let (text, offset) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, 3),
        None => (text, 0),
    };
    recover::file(Place { file, text, offset })
}

/// Parses one expression. Line breaks in it do not matter, as if it stood in parentheses; spans
/// of the tree count from one byte before the text, the place of the parenthesis that it is put in.
///
/// # Errors
/// The first error of syntax.
pub fn parse_expr(file: FileId, text: &str) -> Result<Single<Expression>, Problem> {
    let wrapped = format!("({text}\n)");
    let place = Place {
        file,
        text: &wrapped,
        offset: -1,
    };
    let inside = |problem: Problem| within(problem, text.len());
    let piece = recover::piece(place, Root::Expr, &hcl_edit::parser::parse_expr).map_err(inside)?;
    match piece.tree {
        Expression::Parenthesis(p) => Ok(Single {
            tree: p.into_inner(),
            splices: piece.splices,
        }),
        // `a) + (b`
        _ => Err(Problem::error(
            CODE,
            "unbalanced parentheses",
            Span::new(file, 0, text.len()),
        )),
    }
}

/// Parses a template without quotes.
///
/// # Errors
/// The first error of syntax.
pub fn parse_template(file: FileId, text: &str) -> Result<Single<Template>, Problem> {
    let place = Place {
        file,
        text,
        offset: 0,
    };
    let piece = recover::piece(place, Root::Template, &hcl_edit::parser::parse_template)?;
    Ok(Single {
        tree: piece.tree,
        splices: piece.splices,
    })
}

/// A problem of a text that was put in parentheses: nothing behind its end.
fn within(mut problem: Problem, len: usize) -> Problem {
    let len = u32::try_from(len).unwrap_or(u32::MAX);
    if let Some(span) = &mut problem.span {
        span.start = span.start.min(len);
        span.end = span.end.min(len);
    }
    problem
}
