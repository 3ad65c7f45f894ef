//! What is known at a place: the findings there, and the value of the expression.

use super::diagnostics::{self, Context};
use super::folder::Folder;
use super::{rule_text, values};
use crate::analysis::{FileReport, Inspected, Wanted};
use crate::source::Span;
use crate::value::Conditions;
use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Range};
use std::fmt::Write as _;

/// Instances listed where their values differ.
const MAX_LISTED: usize = 8;

/// The hover at a byte of an open document.
pub(super) fn at(
    folder: &Folder,
    context: &Context<'_>,
    relative: &str,
    offset: usize,
    markdown: bool,
) -> Option<Hover> {
    let document = folder.shown.get(relative)?;
    let nothing = FileReport::default();
    let report = folder.workspace.report(relative).unwrap_or(&nothing);
    let mut parts: Vec<String> = Vec::new();
    let mut range: Option<Range> = None;
    for f in report.findings.iter().filter(|f| f.suppressed().is_none()) {
        let own = context.own(document, f.primary.span);
        if own.contains(&offset) || own.end == offset {
            range = range.or(context.range(f.primary.span));
            let said = diagnostics::text(f).replace('\n', "  \n");
            parts.push(format!("{said}\n\n{}", rule_text::markdown(&f.rule)));
        }
    }
    let stood = u32::try_from(document.stood.stood(offset)).ok()?;
    let values = folder
        .workspace
        .inspect(relative, &Wanted::At(stood), |root, found, table| {
            let found = found.into_iter().next()?;
            Some(Seen::new(root, &found, table))
        });
    let values: Vec<Seen> = values.into_iter().flatten().collect();
    if let Some(first) = values.first() {
        range = context.range(first.span).or(range);
        let source = context.sources.text(first.span);
        let line = source.lines().next().unwrap_or_default();
        let dots = match source.lines().count() {
            0 | 1 => "",
            _ => " …",
        };
        parts.insert(
            0,
            format!("`{line}{dots}`\n\n{}", in_words(context, &values)),
        );
    }
    if parts.is_empty() {
        return None;
    }
    let text = parts.join("\n\n---\n\n");
    let contents = MarkupContent {
        kind: match markdown {
            true => MarkupKind::Markdown,
            false => MarkupKind::PlainText,
        },
        value: match markdown {
            true => text,
            false => rule_text::plain(&text),
        },
    };
    Some(Hover {
        contents: Contents::MarkupContent(contents),
        range,
    })
}

/// The values of an expression under one root module, in words.
struct Seen {
    span: Span,
    /// By the instance.
    values: Vec<(String, String)>,
    more: bool,
    /// The way of the first.
    way: Vec<(Span, &'static str)>,
}

impl Seen {
    fn new(root: &str, found: &Inspected, table: &Conditions) -> Seen {
        let place = |address: &str| match (address, root) {
            ("", "") => "root module".to_owned(),
            ("", root) => root.to_owned(),
            (address, "") => address.to_owned(),
            (address, root) => format!("{root}: {address}"),
        };
        let values = found.values.iter();
        let origin = found.values.first().map(|(_, v)| &v.origin);
        Seen {
            span: found.span,
            values: values
                .map(|(a, v)| (place(a), values::value(v, table)))
                .collect(),
            more: found.more,
            way: origin
                .map(|o| values::way(o, found.span))
                .unwrap_or_default(),
        }
    }
}

/// The value in each instance, and the way of the first.
fn in_words(context: &Context<'_>, seen: &[Seen]) -> String {
    let all: Vec<&(String, String)> = seen.iter().flat_map(|s| &s.values).collect();
    let more = seen.iter().any(|s| s.more);
    let mut out = String::new();
    let Some((_, first)) = all.first() else {
        return out;
    };
    if all.iter().all(|(_, text)| text == first) {
        let _ = write!(out, "```\n{first}\n```");
        if all.len() > 1 {
            let least = if more { "at least " } else { "" };
            let _ = write!(out, "\nthe same in {least}{} instances", all.len());
        }
    } else {
        for (place, text) in all.iter().take(MAX_LISTED) {
            let text = text.replace('\n', "; ");
            let _ = writeln!(out, "- `{place}`: `{text}`");
        }
        if all.len() > MAX_LISTED || more {
            out.push_str("- and more\n");
        }
        out.truncate(out.trim_end().len());
    }
    for (span, what) in seen.first().map(|s| s.way.as_slice()).unwrap_or_default() {
        let Some(file) = context.sources.get(span.file) else {
            continue;
        };
        let line = context.range(*span).map_or(0, |r| r.start.line) + 1;
        let place = match (context.uri)(&file.path) {
            Some(uri) => format!("[{}:{line}]({uri}#L{line})", file.path),
            None => format!("{}:{line}", file.path),
        };
        let _ = write!(out, "\n\n{what}: {place}");
    }
    out
}
