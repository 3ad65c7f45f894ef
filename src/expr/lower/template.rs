//! Quoted templates, heredocs and bare templates.
//!
//! Terraform cuts a template into tokens before it strips (`~`) and before it takes indentation off
//! a `<<-` heredoc, and both work token by token: a strip marker eats the white space of one token
//! only, which in a heredoc is one line. So the same tokens are made here, from the original text.

use super::{Lowerer, SpanMap};
use crate::expr::ir::{ExprKind, Form, TemplateFor, TemplateIf, TemplatePart, Text};
use crate::source::Span;
use crate::value::{decode, nfc, pieces};
use hcl_edit::expr::Expression;
use hcl_edit::template::{
    Directive, Element, ForTemplateExpr, HeredocTemplate, StringTemplate, Strip, Template,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Where a template stands, which decides its escapes and its tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Quoted,
    Heredoc,
    Bare,
}

impl Place {
    fn form(self) -> Form {
        match self {
            Place::Quoted => Form::HclQuoted,
            Place::Heredoc | Place::Bare => Form::HclHeredoc(0),
        }
    }
}

/// A template as Terraform's flat list of tokens.
struct Flat<'e> {
    kind: FlatKind<'e>,
    /// Strip markers; none on literals.
    strip: Strip,
}

impl<'e> Flat<'e> {
    fn new(kind: FlatKind<'e>, strip: Strip) -> Flat<'e> {
        Flat { kind, strip }
    }
}

enum FlatKind<'e> {
    Literal(Literal),
    Interpolation(&'e Expression),
    If(&'e Expression),
    Else,
    EndIf,
    For(&'e ForTemplateExpr),
    EndFor,
}

/// A literal token.
struct Literal {
    /// What is left of its range in the text.
    kept: Range<usize>,
}

/// Text of a bare template that holds nothing to interpolate or unescape.
pub(super) fn plain(text: &str, span: Span, map: &SpanMap) -> Text {
    Text {
        text: nfc(text),
        span,
        form: if map.is_plain() {
            Form::Verbatim
        } else {
            Form::Json
        },
    }
}

impl Lowerer<'_> {
    pub(super) fn quoted_template(&mut self, t: &StringTemplate, range: &Range<usize>) -> ExprKind {
        let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
        self.template(t, Place::Quoted, false, &inner)
    }

    pub(super) fn bare_template(&mut self, t: &Template, range: Range<usize>) -> ExprKind {
        self.template(t, Place::Bare, false, &range)
    }

    pub(super) fn heredoc(&mut self, h: &HeredocTemplate, range: &Range<usize>) -> ExprKind {
        let raw = self.slice(range);
        let flush = raw.starts_with("<<-");
        // An empty heredoc stands where its first line would.
        let first = raw.find('\n').map_or(range.end, |i| range.start + i + 1);
        self.template(&h.template, Place::Heredoc, flush, &(first..first))
    }

    fn template(
        &mut self,
        t: &Template,
        place: Place,
        flush: bool,
        inner: &Range<usize>,
    ) -> ExprKind {
        let mut flat = Vec::with_capacity(t.len());
        self.flatten(t, place, &mut flat);
        if let [one] = flat.as_slice()
            && let FlatKind::Interpolation(e) = one.kind
        {
            return ExprKind::Paren(Box::new(self.expr(e)));
        }
        self.strip(&mut flat, place);
        let indent = if flush { self.dedent(&mut flat) } else { 0 };
        let mut builder = Builder {
            items: flat.into_iter().peekable(),
            place,
            indent,
        };
        let mut parts = builder.parts(self);
        match parts.as_mut_slice() {
            [] => ExprKind::Text(Text {
                text: "".into(),
                span: self.span(&(inner.start..inner.start)),
                form: self.form("", place.form()),
            }),
            [TemplatePart::Text(text)] => ExprKind::Text(text.clone()),
            _ => ExprKind::Template(parts),
        }
    }

    fn flatten<'e>(&self, t: &'e Template, place: Place, out: &mut Vec<Flat<'e>>) {
        for element in t.iter() {
            match element {
                Element::Literal(l) => {
                    let range = self.range(l);
                    for token in tokens(self.slice(&range), place) {
                        let kept = range.start + token.start..range.start + token.end;
                        let kind = FlatKind::Literal(Literal { kept });
                        out.push(Flat::new(kind, Strip::None));
                    }
                }
                Element::Interpolation(i) => {
                    out.push(Flat::new(FlatKind::Interpolation(&i.expr), i.strip));
                }
                Element::Directive(d) => match d.as_ref() {
                    Directive::If(d) => {
                        let kind = FlatKind::If(&d.if_expr.cond_expr);
                        out.push(Flat::new(kind, d.if_expr.strip));
                        self.flatten(&d.if_expr.template, place, out);
                        if let Some(e) = &d.else_expr {
                            out.push(Flat::new(FlatKind::Else, e.strip));
                            self.flatten(&e.template, place, out);
                        }
                        out.push(Flat::new(FlatKind::EndIf, d.endif_expr.strip));
                    }
                    Directive::For(d) => {
                        out.push(Flat::new(FlatKind::For(&d.for_expr), d.for_expr.strip));
                        self.flatten(&d.for_expr.template, place, out);
                        out.push(Flat::new(FlatKind::EndFor, d.endfor_expr.strip));
                    }
                },
            }
        }
    }

    /// Applies the strip markers: each to the one token beside it, if that is a literal.
    fn strip(&self, flat: &mut [Flat<'_>], place: Place) {
        for i in 0..flat.len() {
            let Some(strip) = flat.get(i).map(|f| f.strip) else {
                continue;
            };
            if strip.strip_start()
                && let Some(literal) = i.checked_sub(1).and_then(|i| literal_at(flat, i))
            {
                let text = self.text.get(literal.kept.clone()).unwrap_or("");
                literal.kept.end = literal.kept.start + inked(text, place).end;
            }
            if strip.strip_end()
                && let Some(literal) = literal_at(flat, i + 1)
            {
                let text = self.text.get(literal.kept.clone()).unwrap_or("");
                literal.kept.start += inked(text, place).start;
            }
        }
    }

    /// Takes the common indentation off the lines of a `<<-` heredoc, and gives it in bytes. A
    /// line begins behind a token that ends in a line feed (also when a strip marker took that
    /// line feed away the next token is not a line of its own); blank lines do not count.
    fn dedent(&self, flat: &mut [Flat<'_>]) -> u32 {
        let mut least = usize::MAX;
        let mut lines = Vec::new();
        let mut newline = true;
        for (i, f) in flat.iter().enumerate() {
            let literal = match &f.kind {
                FlatKind::Literal(l) => Some(self.slice(&l.kept)),
                _ => None,
            };
            if newline {
                newline = false;
                let mut spaces = 0;
                if let Some(text) = literal {
                    let indent = text.len() - text.trim_start().len();
                    if indent == text.len() && text.ends_with('\n') {
                        spaces = usize::MAX;
                    } else {
                        spaces = text.get(..indent).map_or(0, |s| s.graphemes(true).count());
                        lines.push(i);
                    }
                }
                least = least.min(spaces);
            }
            newline |= literal.is_some_and(|t| t.ends_with('\n'));
        }
        let mut bytes = 0;
        for i in lines {
            if let Some(literal) = literal_at(flat, i) {
                let text = self.text.get(literal.kept.clone()).unwrap_or("");
                let cut: usize = text.graphemes(true).take(least).map(str::len).sum();
                literal.kept.start += cut;
                bytes = bytes.max(cut);
            }
        }
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    /// The form under which literal text can be traced: through a table of offsets only where no
    /// second layer of escapes is in it.
    pub(super) fn form(&self, raw: &str, form: Form) -> Form {
        if self.map.is_plain() {
            return form;
        }
        let layered = match form {
            Form::HclQuoted => raw.contains(['\\', '$', '%']),
            Form::HclHeredoc(0) => raw.contains("$${") || raw.contains("%%{"),
            Form::HclHeredoc(_) => true,
            _ => false,
        };
        if layered { Form::Opaque } else { Form::Json }
    }
}

/// Rebuilds the tree of parts from the flat list.
struct Builder<'e, I: Iterator<Item = Flat<'e>>> {
    items: std::iter::Peekable<I>,
    place: Place,
    indent: u32,
}

impl<'e, I: Iterator<Item = Flat<'e>>> Builder<'e, I> {
    /// Parts up to the end of the directive that encloses them (which is not taken).
    fn parts(&mut self, lowerer: &mut Lowerer<'_>) -> Vec<TemplatePart> {
        let mut parts = Vec::new();
        let mut run: Vec<Literal> = Vec::new();
        while let Some(item) = self
            .items
            .next_if(|f| !matches!(f.kind, FlatKind::Else | FlatKind::EndIf | FlatKind::EndFor))
        {
            if let FlatKind::Literal(l) = item.kind {
                run.push(l);
                continue;
            }
            self.meld(lowerer, &mut run, &mut parts);
            match item.kind {
                FlatKind::Interpolation(e) => {
                    parts.push(TemplatePart::Interpolation(lowerer.expr(e)));
                }
                FlatKind::If(condition) => {
                    let condition = lowerer.expr(condition);
                    let then = self.parts(lowerer);
                    let mut otherwise = Vec::new();
                    if self
                        .items
                        .next_if(|f| matches!(f.kind, FlatKind::Else))
                        .is_some()
                    {
                        otherwise = self.parts(lowerer);
                    }
                    self.items.next();
                    parts.push(TemplatePart::If(Box::new(TemplateIf {
                        condition,
                        then,
                        otherwise,
                    })));
                }
                FlatKind::For(f) => {
                    let name = |of: &hcl_edit::Decorated<hcl_edit::Ident>| {
                        let range = lowerer.range(of);
                        lowerer.slice(&range).into()
                    };
                    let key = f.key_var.as_ref().map(name);
                    let value = name(&f.value_var);
                    let collection = lowerer.expr(&f.collection_expr);
                    let body = self.parts(lowerer);
                    self.items.next();
                    parts.push(TemplatePart::For(Box::new(TemplateFor {
                        key,
                        value,
                        collection,
                        body,
                    })));
                }
                _ => {}
            }
        }
        self.meld(lowerer, &mut run, &mut parts);
        parts
    }

    /// Joins neighbouring literals to one text, where one form describes them all.
    fn meld(&self, lowerer: &Lowerer<'_>, run: &mut Vec<Literal>, parts: &mut Vec<TemplatePart>) {
        let run = std::mem::take(run);
        let kept: Vec<&Literal> = run.iter().filter(|l| !l.kept.is_empty()).collect();
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
            return;
        };
        let base = self.place.form();
        let own = |l: &Literal| decode(lowerer.slice(&l.kept), base.into());
        let text = |text: &str, range: &Range<usize>, form: Form| {
            TemplatePart::Text(Text {
                text: nfc(text),
                span: lowerer.span(range),
                form: lowerer.form(lowerer.slice(range), form),
            })
        };
        let value: String = kept.iter().map(|l| own(l)).collect();
        let whole = first.kept.start..last.kept.end;
        let form = match base {
            Form::HclHeredoc(_) => Form::HclHeredoc(self.indent),
            form => form,
        };
        if kept.len() == 1 && self.indent == 0
            || decode(lowerer.slice(&whole), form.into()) == value
        {
            parts.push(text(&value, &whole, form));
        } else {
            for literal in kept {
                parts.push(text(&own(literal), &literal.kept, base));
            }
        }
    }
}

fn literal_at<'f>(flat: &'f mut [Flat<'_>], i: usize) -> Option<&'f mut Literal> {
    match &mut flat.get_mut(i)?.kind {
        FlatKind::Literal(l) => Some(l),
        _ => None,
    }
}

/// Cuts literal text into Terraform's tokens: behind each line break, except in quotes.
fn tokens(raw: &str, place: Place) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    if place != Place::Quoted {
        for line in raw.split_inclusive('\n') {
            out.push(start..start + line.len());
            start += line.len();
        }
    } else if !raw.is_empty() {
        out.push(0..raw.len());
    }
    out
}

/// The range in the raw text from the first to the last character that is not white space once
/// unescaped; empty at the end (start = length, end = 0) when there is none.
fn inked(raw: &str, place: Place) -> Range<usize> {
    let mut start = None;
    let mut end = 0;
    pieces(raw, place.form().into(), &mut |range, text| {
        let same = range.len() == text.len();
        for (i, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let (from, to) = if same {
                (range.start + i, range.start + i + c.len_utf8())
            } else {
                (range.start, range.end)
            };
            start.get_or_insert(from);
            end = to;
        }
    });
    start.unwrap_or(raw.len())..end
}
