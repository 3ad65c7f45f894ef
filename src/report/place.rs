//! Where a finding or a problem is shown by what knows files of the repository alone: GitHub,
//! GitLab, links to sources.
//!
//! Must not know: formats.

use crate::diagnostic::Problem;
use crate::rules::Finding;
use crate::source::{LineColumn, SourceMap, Span};
use std::fmt::Write as _;
use std::path::Path;

/// A file below the root, and what is meant of it; `None` is the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub path: String,
    /// From the first character to behind the last.
    pub lines: Option<(LineColumn, LineColumn)>,
}

/// Whether a path can be one of the repository. A variable file may lie anywhere, and where it
/// lies is nobody's business.
pub(super) fn is_inside(path: &str) -> bool {
    !path.is_empty() && !Path::new(path).is_absolute()
}

/// The place of a span, if that is inside the root.
pub(super) fn of_span(sources: &SourceMap, span: Span) -> Option<Place> {
    let file = sources.get(span.file)?;
    is_inside(&file.path).then(|| Place {
        path: file.path.to_string(),
        lines: Some((file.line_column(span.start), file.line_column(span.end))),
    })
}

/// The place of a finding; where that is outside the root, what is nearest inside.
pub(super) fn of_finding(sources: &SourceMap, f: &Finding) -> Option<Place> {
    let mut labels = std::iter::once(&f.primary).chain(f.related.iter());
    labels.find_map(|label| of_span(sources, label.span))
}

/// The place of a problem.
pub(super) fn of_problem(sources: &SourceMap, p: &Problem) -> Option<Place> {
    match (p.span, &p.path) {
        (Some(span), _) => of_span(sources, span),
        (None, Some(path)) if is_inside(path) => Some(Place {
            path: path.clone(),
            lines: None,
        }),
        _ => None,
    }
}

/// A path as a relative URI reference. A colon is escaped too: before the first slash it would
/// end a scheme.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for b in path.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(b as char),
            b if b"/-._~!$&'()*+,;=@".contains(&b) => out.push(b as char),
            b => {
                let _ = write!(out, "%{b:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_outside_the_root_has_no_place() {
        let sources = SourceMap::default();
        let inside = sources.add("a/main.tf", "x\nyz\n");
        let outside = sources.add("/etc/prod.tfvars", "x\n");
        let place = of_span(&sources, Span::new(inside, 2, 4));
        let at = |line, column| LineColumn { line, column };
        assert_eq!(
            place,
            Some(Place {
                path: "a/main.tf".to_owned(),
                lines: Some((at(2, 1), at(2, 3))),
            })
        );
        assert_eq!(of_span(&sources, Span::new(outside, 0, 1)), None);
        assert_eq!(of_span(&sources, Span::NONE), None);
        assert!(!is_inside("") && !is_inside("/a") && is_inside("a"));
    }

    #[test]
    fn paths_as_references() {
        assert_eq!(uri("envs/prod/main.tf"), "envs/prod/main.tf");
        assert_eq!(
            uri("a b/ü#?%:[x]@+.tf"),
            "a%20b/%C3%BC%23%3F%25%3A%5Bx%5D@+.tf"
        );
    }
}
