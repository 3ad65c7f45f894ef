//! What is known at a place: the findings there, and the value of the expression.

use super::diagnostics::{self, Context};
use super::folder::Folder;
use super::spread::Spread;
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
    let seen = folder
        .workspace
        .inspect(relative, &Wanted::At(stood), |root, found, table| {
            let found = found.into_iter().next()?;
            Some(Seen::new(root, &found, table))
        });
    let mut seen = seen.into_iter().flatten();
    if let Some(first) = seen.next() {
        let values = seen.fold(first, Seen::and);
        range = context.range(values.span).or(range);
        let source = context.sources.text(values.span);
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

/// The values of an expression, in words.
struct Seen {
    span: Span,
    values: Spread<String>,
    /// The way of the first.
    way: Vec<(Span, &'static str)>,
}

impl Seen {
    /// What was found under one root module.
    fn new(root: &str, found: &Inspected, table: &Conditions) -> Seen {
        let mut spread = Spread::default();
        spread.add(root, found, |v| {
            let text = values::value(&v.value, table);
            match v.cond.is_true() {
                true => text,
                false => format!("{text} when {}", table.describe(v.cond)),
            }
        });
        let origin = found.values.first().map(|v| &v.value.origin);
        Seen {
            span: found.span,
            values: spread,
            way: origin
                .map(|o| values::way(o, found.span))
                .unwrap_or_default(),
        }
    }

    /// With what was found under another root module.
    fn and(mut self, other: Seen) -> Seen {
        self.values.and(other.values);
        if self.way.is_empty() {
            self.way = other.way;
        }
        self
    }
}

/// The value in each instance and element, and the way of the first.
fn in_words(context: &Context<'_>, seen: &Seen) -> String {
    let mut out = spread_in_words(&seen.values);
    for (span, what) in &seen.way {
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

/// The one value with how often it is the same; else that of each element, where they are the same in all
/// instances; else that of each instance and element.
fn spread_in_words(spread: &Spread<String>) -> String {
    let count = spread.values().count();
    let least = if spread.more { "at least " } else { "" };
    let instances = spread.places.len();
    if let Some(value) = spread.everywhere() {
        let mut out = format!("```\n{value}\n```");
        if spread.looped && count > 1 {
            let _ = write!(out, "\nthe same in {least}{count} elements");
            if instances > 1 {
                let _ = write!(out, " of {instances} instances");
            }
        } else if count > 1 {
            let _ = write!(out, "\nthe same in {least}{count} instances");
        }
        return out;
    }
    if let Some(elements) = spread.by_element() {
        let mut out = format!("in {least}{} elements:\n\n", elements.len());
        let values = elements.iter().map(|(e, v)| (format!("`{e}`"), v));
        listed(&mut out, values, spread.more);
        if instances > 1 {
            let _ = write!(out, "\n\nthe same in {instances} instances");
        }
        return out;
    }
    if count == 0 {
        return "in no element, so it has no value here".to_owned();
    }
    let mut out = String::new();
    if spread.looped {
        let _ = write!(
            out,
            "in {least}{count} elements of {instances} instances:\n\n"
        );
    }
    let values = spread.places.iter().flat_map(|(place, values)| {
        values.iter().map(move |(element, value)| {
            let element = match element.is_empty() {
                true => String::new(),
                false => format!(" `{element}`"),
            };
            (format!("`{place}`{element}"), value)
        })
    });
    listed(&mut out, values, spread.more);
    out
}

fn listed<'v>(out: &mut String, values: impl Iterator<Item = (String, &'v String)>, more: bool) {
    let mut left = false;
    for (n, (place, text)) in values.enumerate() {
        if n >= MAX_LISTED {
            left = true;
            break;
        }
        let text = text.replace('\n', "; ");
        let _ = writeln!(out, "- {place}: `{text}`");
    }
    if left || more {
        out.push_str("- and more\n");
    }
    out.truncate(out.trim_end().len());
}
