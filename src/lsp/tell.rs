//! Telling a client what is to be said of files, as far as that is different from what it knows.
//!
//! Must not know: what was edited, whether the client asks instead.

use super::client::{Client, Level};
use super::folder::{Documents, Folder};
use super::pull;
use gen_lsp_types::{Diagnostic, Message, Uri};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The notification of diagnostics.
pub(super) const PUBLISH: &str = "textDocument/publishDiagnostics";
/// Files of which what is to be said is held at once.
const AT_ONCE: usize = 16;

/// What is to be said of a file or folder.
enum Said {
    /// With the id of the diagnostics; without diagnostics there is none.
    OfFile(Option<String>, Value),
    OfFolder(Vec<String>),
}

/// Tells what is to be said of files, by path below the root and real path, those first that are open.
/// `told` are the ids of what the client knows.
pub(super) fn of_files(
    folder: &Folder,
    documents: &Documents,
    client: &Client,
    told: &mut BTreeMap<Uri, String>,
    files: Vec<(&str, PathBuf)>,
) {
    let is_open = |(_, path): &(&str, PathBuf)| documents.contains_key(path);
    // Somebody waits for what is typed in.
    let (open, closed): (Vec<_>, Vec<_>) = files.into_iter().partition(is_open);
    for some in open.chunks(AT_ONCE).chain(closed.chunks(AT_ONCE)) {
        let say = |file: &(&str, PathBuf)| said(folder, documents, client, told, file);
        let said: Vec<Option<(Uri, Said)>> = folder
            .workspace
            .on_threads(|| some.par_iter().map(say).collect());
        for (uri, said) in said.into_iter().flatten() {
            match said {
                // Nothing can be shown in a folder.
                Said::OfFolder(lines) => {
                    for line in lines {
                        client.log(Level::Warning, &line);
                    }
                }
                Said::OfFile(id, params) => {
                    match id {
                        Some(id) => drop(told.insert(uri, id)),
                        None => drop(told.remove(&uri)),
                    }
                    client.notify(PUBLISH, params);
                }
            }
        }
    }
}

/// What is to be said of a file; `None` where the client knows.
fn said(
    folder: &Folder,
    documents: &Documents,
    client: &Client,
    told: &BTreeMap<Uri, String>,
    (relative, path): &(&str, PathBuf),
) -> Option<(Uri, Said)> {
    let diagnostics = folder.diagnostics(relative, documents, client);
    let uri = folder.uri(relative, documents)?;
    if path.is_dir() {
        return Some((uri, Said::OfFolder(in_lines(relative, &diagnostics))));
    }
    let document = documents.get(path);
    let id = match diagnostics.is_empty() {
        true => None,
        false => Some(pull::result_id(&diagnostics)),
    };
    // An open document is told in any case: who typed waits for a word.
    if told.get(&uri) == id.as_ref() && document.is_none() {
        return None;
    }
    let params = published(&uri, document.map(|d| d.version), &diagnostics);
    Some((uri, Said::OfFile(id, params)))
}

/// The parameters of the notification.
pub(super) fn published(uri: &Uri, version: Option<i32>, diagnostics: &[Diagnostic]) -> Value {
    let mut params = json!({"uri": uri, "diagnostics": diagnostics});
    if let (Some(version), Some(entries)) = (version, params.as_object_mut()) {
        entries.insert("version".to_owned(), json!(version));
    }
    params
}

fn in_lines(relative: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    let line = |d: &Diagnostic| match &d.message {
        Message::String(text) => Some(format!("{relative}: {text}")),
        _ => None,
    };
    diagnostics.iter().filter_map(line).collect()
}
