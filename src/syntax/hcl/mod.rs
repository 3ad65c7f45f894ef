//! HCL text to hcl-edit's trees.
//!
//! hcl-edit stops at the first error, refuses a few things that Terraform takes, and is slow on
//! large objects; this module stands between. Must not know: Terraform's blocks, the IR.

use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use hcl_edit::expr::{Expression, Object};
use hcl_edit::structure::Body;
use hcl_edit::template::Template;
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

    /// The pieces of the object that opens at an offset.
    pub fn get(&self, offset: usize) -> Option<&[Splice]> {
        self.objects.get(&offset).map(Vec::as_slice)
    }
}

const CODE: &str = "syntax-error";

/// Parses a file.
pub fn parse(file: FileId, text: &str) -> Parsed {
    let offset: isize = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut parsed = Parsed {
        chunks: Vec::new(),
        splices: Splices::new(),
        problems: Vec::new(),
    };
    match hcl_edit::parser::parse_body(text.trim_start_matches('\u{feff}')) {
        Ok(body) => parsed.chunks.push(Chunk { body, offset }),
        Err(e) => parsed.problems.push(problem(file, &e, offset)),
    }
    parsed
}

/// Parses one expression. Line breaks in it do not matter, as if it stood in parentheses; spans
/// of the tree count from one byte before the text, the place of the parenthesis that it is put in.
///
/// # Errors
/// The first error of syntax.
pub fn parse_expr(file: FileId, text: &str) -> Result<Single<Expression>, Problem> {
    let wrapped = format!("({text}\n)");
    let tree = hcl_edit::parser::parse_expr(&wrapped).map_err(|e| problem(file, &e, -1))?;
    match tree {
        Expression::Parenthesis(p) => Ok(Single {
            tree: p.into_inner(),
            splices: Splices::new(),
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
    hcl_edit::parser::parse_template(text)
        .map(|tree| Single {
            tree,
            splices: Splices::new(),
        })
        .map_err(|e| problem(file, &e, 0))
}

fn problem(file: FileId, e: &hcl_edit::parser::Error, base: isize) -> Problem {
    let at = e.location().offset().saturating_add_signed(base);
    Problem::error(CODE, e.message(), Span::new(file, at, at))
}
