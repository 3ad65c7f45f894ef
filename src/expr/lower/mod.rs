//! Lowering: HCL text (and Terraform's JSON syntax) to the IR, with exact spans.
//!
//! hcl-edit gives the structure and the spans; every literal (numbers, strings, heredocs) is read
//! again from the original text, since hcl-edit normalises some and loses others. Must not know:
//! Terraform's resources, scopes, values.

mod body;
mod expr;
mod template;
#[cfg(test)]
mod tests;

pub(in crate::expr) use expr::number;

use super::ir::{Body, Expr, ExprKind};
use crate::diagnostic::Problem;
use crate::source::{FileId, Span};
use crate::syntax::hcl::{self, Splices};
use crate::value::Offsets;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The code of all problems of syntax.
pub const SYNTAX_ERROR: &str = "syntax-error";

/// The blocks and attributes of an HCL file. Broken blocks are left out and reported, one problem
/// each; a resource of which only a statement is broken is there without it (and says so). The others
/// are all there.
pub fn lower_file(file: FileId, text: &str) -> (Body, Vec<Problem>) {
    let parsed = hcl::parse(file, text);
    let mut problems = parsed.problems;
    let mut body = Body::default();
    let parsed_in_pieces = parsed.chunks.len() > 1;
    for chunk in parsed.chunks {
        let mut lowerer = Lowerer {
            base: chunk.offset,
            splices: &parsed.splices,
            ..Lowerer::new(file, text)
        };
        let known = body.blocks.len();
        lowerer.body(&chunk.body, &mut body);
        for block in body.blocks.iter_mut().skip(known) {
            block.body.partial = chunk.partial;
        }
    }
    if parsed_in_pieces {
        keep_first(&mut body, &mut problems);
    }
    problems.sort_by_key(|p| p.span.map(|s| (s.start, s.end)));
    (body, problems)
}

/// Attributes of a file that was parsed in pieces: each name once.
fn keep_first(body: &mut Body, problems: &mut Vec<Problem>) {
    let mut seen = FxHashMap::default();
    body.attributes.retain(|a| {
        let first = *seen.entry(a.name.clone()).or_insert(a.name_span);
        if first != a.name_span {
            problems.push(hcl::set_twice(&a.name, first, a.name_span));
        }
        first == a.name_span
    });
}

/// A single expression (`bartizan eval`, `--var`). Its spans are those of the text, shifted by
/// `base_offset`.
///
/// # Errors
/// The first error of syntax.
pub fn lower_expr(file: FileId, text: &str, base_offset: u32) -> Result<Expr, Problem> {
    let map = SpanMap::Shift(base_offset);
    lower_expr_mapped(file, text, &map)
}

/// An expression in a string.
pub(in crate::expr) fn lower_expr_mapped(
    file: FileId,
    text: &str,
    map: &SpanMap,
) -> Result<Expr, Problem> {
    let parsed = hcl::parse_expr(file, text).map_err(|p| map.problem(p))?;
    let mut lowerer = Lowerer {
        base: -1,
        map,
        splices: &parsed.splices,
        ..Lowerer::new(file, text)
    };
    Ok(lowerer.expr(&parsed.tree))
}

/// A template without quotes (`templatefile`, `templatestring`, strings of `.tf.json`). A template
/// that is one interpolation and nothing else keeps the type, as in a quoted string.
///
/// # Errors
/// The first error of syntax.
pub fn lower_template(file: FileId, text: &str, base_offset: u32) -> Result<Expr, Problem> {
    lower_template_mapped(file, text, &SpanMap::Shift(base_offset))
}

/// A template whose offsets go through a map.
pub(in crate::expr) fn lower_template_mapped(
    file: FileId,
    text: &str,
    map: &SpanMap,
) -> Result<Expr, Problem> {
    let span = map.span(file, &(0..text.len()));
    if !text.contains("${") && !text.contains("%{") {
        let kind = ExprKind::Text(template::plain(text, span, map));
        return Ok(Expr { span, kind });
    }
    let parsed = hcl::parse_template(file, text).map_err(|p| map.problem(p))?;
    let mut lowerer = Lowerer {
        map,
        splices: &parsed.splices,
        ..Lowerer::new(file, text)
    };
    let kind = lowerer.bare_template(&parsed.tree, 0..text.len());
    Ok(Expr { span, kind })
}

/// From offsets in the text that is lowered to spans in the file.
#[derive(Debug)]
pub(in crate::expr) enum SpanMap {
    /// The text stands in the file as it is, so many bytes behind its start.
    Shift(u32),
    /// The text was unescaped.
    Offsets(Offsets),
}

impl SpanMap {
    fn span(&self, file: FileId, range: &Range<usize>) -> Span {
        match self {
            SpanMap::Shift(by) => {
                let by = *by as usize;
                Span::new(file, range.start + by, range.end + by)
            }
            SpanMap::Offsets(offsets) => offsets.span(range.clone()),
        }
    }

    /// Whether literal text can be traced byte for byte through its own form.
    fn is_plain(&self) -> bool {
        matches!(self, SpanMap::Shift(_))
    }

    /// A problem found in the text, shown in the file.
    fn problem(&self, mut problem: Problem) -> Problem {
        let shift = |s: Span| self.span(s.file, &s.range());
        problem.span = problem.span.map(shift);
        for label in &mut problem.related {
            label.span = shift(label.span);
        }
        problem
    }
}

/// Lowers trees of one text. All ranges from hcl-edit are offsets behind `base`.
struct Lowerer<'t> {
    file: FileId,
    /// The original text.
    text: &'t str,
    /// Where the parsed part begins in `text`.
    base: isize,
    map: &'t SpanMap,
    /// Objects whose items were parsed apart.
    splices: &'t Splices,
}

static IDENTITY: SpanMap = SpanMap::Shift(0);
static NO_SPLICES: Splices = Splices::new();

impl<'t> Lowerer<'t> {
    fn new(file: FileId, text: &'t str) -> Lowerer<'t> {
        Lowerer {
            file,
            text,
            base: 0,
            map: &IDENTITY,
            splices: &NO_SPLICES,
        }
    }

    /// The range in `text` of something of the tree.
    fn range(&self, of: &impl hcl_edit::Span) -> Range<usize> {
        let shift = |at: usize| at.saturating_add_signed(self.base);
        of.span().map_or(0..0, |r| shift(r.start)..shift(r.end))
    }

    /// The original text of a range.
    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// The span in the file of a range in `text`.
    fn span(&self, range: &Range<usize>) -> Span {
        self.map.span(self.file, range)
    }
}
