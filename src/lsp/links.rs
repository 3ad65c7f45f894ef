//! Document links: the sources of local modules, and nested templates.

use super::diagnostics::Context;
use super::folder::{Documents, Folder};
use crate::source::{FileId, Span, normalize};
use crate::syntax::tree::{NodeKind, Tree};
use crate::syntax::yaml;
use gen_lsp_types::{DocumentLink, Uri};
use std::path::Path;

/// The properties that name a nested template.
const TEMPLATES: [&str; 2] = ["TemplateURL", "Location"];
/// Links in one document.
const MAX_LINKS: usize = 1_000;

/// The links of an open document.
pub(super) fn of(
    folder: &Folder,
    documents: &Documents,
    context: &Context<'_>,
    relative: &str,
) -> Vec<DocumentLink> {
    let Some(document) = folder.shown.get(relative) else {
        return Vec::new();
    };
    let link = |range, target: Uri| DocumentLink {
        range,
        target: Some(target),
        tooltip: None,
        data: None,
    };
    let mut out = Vec::new();
    for (span, path) in folder.workspace.module_links(relative) {
        if let (Some(range), Some(uri)) = (context.range(span), folder.uri(&path, documents)) {
            out.push(link(range, uri));
        }
    }
    let endings = [".yaml", ".yml", ".json", ".template"];
    if endings.iter().any(|e| relative.ends_with(e)) && document.text.contains("Template") {
        let (tree, _) = yaml::parse(FileId::NONE, &document.text);
        let inside = relative.rsplit_once('/').map_or("", |(f, _)| f);
        for (span, text) in nested(&tree) {
            let target = normalize(format!("{inside}/{text}").trim_start_matches('/'));
            let there = target.filter(|t| is_file(&folder.absolute(t)));
            let uri = there.and_then(|t| folder.uri(&t, documents));
            if let Some(uri) = uri {
                let range = document
                    .lines
                    .range(&document.text, span.range(), context.encoding);
                out.push(link(range, uri));
            }
        }
    }
    out.truncate(MAX_LINKS);
    out
}

fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The texts that name nested templates by a path.
fn nested(tree: &Tree) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    for node in &tree.nodes {
        let NodeKind::Mapping(pairs) = &node.kind else {
            continue;
        };
        for (key, value) in pairs {
            let named = tree
                .scalar_text(*key)
                .is_some_and(|k| TEMPLATES.contains(&k.as_str()));
            let Some(node) = tree.node(*value).filter(|_| named) else {
                continue;
            };
            if let NodeKind::String(text) = &node.kind
                && node.tag.is_none()
                && !text.text.contains("://")
                && !text.text.starts_with('/')
            {
                out.push((text.span, text.text.to_string()));
            }
        }
    }
    out
}
