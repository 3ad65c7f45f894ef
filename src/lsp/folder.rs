//! One folder of the workspace: its project under analysis, the edits that are not analysed yet,
//! and what the client was told of its files.
//!
//! Must not know: the protocol's requests.

use super::client::Client;
use super::diagnostics::{self, Texts};
use super::documents::Document;
use super::settings::Settings;
use crate::analysis::{
    Cancel, Change, FileReport, Options, Place, Progress, Stopped, UsageError, Workspace,
};
use crate::source::{DiskFs, OverlayFs};
use gen_lsp_types::{Diagnostic, Uri};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The open documents, by real path.
pub(super) type Documents = BTreeMap<PathBuf, Document>;

/// A folder of the workspace.
pub(super) struct Folder {
    /// As the client names it.
    given: PathBuf,
    /// Its real path.
    pub path: PathBuf,
    /// Whether it is there for a document that no folder of the client holds.
    pub for_one: bool,
    root: PathBuf,
    disk: Arc<DiskFs>,
    pub workspace: Workspace,
    progress: Arc<Progress>,
    pub pending: Change,
    /// What an analysis said of settings and configuration, by path.
    wrong: BTreeMap<String, Vec<Diagnostic>>,
    pub shown: Texts,
}

/// How an analysis ended.
pub(super) enum Run {
    /// Something else may be to say of these files, by path below the root.
    Done(BTreeSet<String>),
    Cancelled,
}

impl Folder {
    /// # Errors
    /// A folder that cannot be read.
    pub fn open(
        given: &Path,
        for_one: bool,
        settings: &Settings,
        host: &Options,
    ) -> Result<Folder, UsageError> {
        let place = Place::find(&[given.to_owned()], None)?;
        let root = place.fs.root().to_owned();
        let path = given.canonicalize().unwrap_or_else(|_| given.to_owned());
        let progress = Arc::new(Progress::default());
        let mut options = settings.options(&path, &root, host);
        options.progress = Some(progress.clone());
        Ok(Folder {
            given: given.to_owned(),
            for_one,
            disk: Arc::new(place.fs),
            workspace: Workspace::new(options)?,
            progress,
            pending: Change {
                all: true,
                ..Change::default()
            },
            wrong: BTreeMap::new(),
            shown: Texts::default(),
            path,
            root,
        })
    }

    /// Takes other settings.
    pub fn set(&mut self, settings: &Settings, host: &Options) {
        let mut options = settings.options(&self.path, &self.root, host);
        options.progress = Some(self.progress.clone());
        self.workspace.set_options(options);
        self.pending.all = true;
    }

    /// The path below the root; `None` where it lies elsewhere.
    pub fn relative(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.root).ok()?;
        Some(inside.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    /// The real path of one below the root.
    pub fn absolute(&self, relative: &str) -> PathBuf {
        match relative {
            "" => self.root.clone(),
            relative => self.root.join(relative),
        }
    }

    /// What the client calls a file.
    pub fn uri(&self, relative: &str, documents: &Documents) -> Option<Uri> {
        let path = self.absolute(relative);
        if let Some(document) = documents.get(&path) {
            return Some(document.uri.clone());
        }
        let named = match path.strip_prefix(&self.path) {
            Ok(rest) => self.given.join(rest),
            Err(_) => path,
        };
        Uri::from_file_path(named).ok()
    }

    /// Notes that a file has another text; whether it is on disk tells whether it is new.
    pub fn edited(&mut self, path: &Path) {
        if let Some(relative) = self.relative(path) {
            self.pending.edited.insert(relative);
            self.pending.files |= !path.is_file();
        }
    }

    /// Notes that a file came or went.
    pub fn came_or_went(&mut self, path: &Path) {
        if let Some(relative) = self.relative(path) {
            self.pending.edited.insert(relative);
            self.pending.files = true;
        }
    }

    /// Analyses what the pending edits reach.
    pub fn run(&mut self, documents: &Documents, cancel: &Cancel, client: &Client) -> Run {
        if self.pending.files || self.pending.all {
            // What is remembered of folders may be wrong now.
            if let Ok(disk) = DiskFs::new(&self.root) {
                self.disk = Arc::new(disk);
            }
        }
        let mut texts: BTreeMap<String, Arc<str>> = BTreeMap::new();
        let mut shown = Texts::default();
        for document in documents.values() {
            let Some(relative) = self.relative(&document.path) else {
                continue;
            };
            let stood = document.stood.text.as_ref().unwrap_or(&document.text);
            texts.insert(relative.clone(), stood.clone());
            shown.insert(relative, document.clone());
        }
        let fs = OverlayFs::new(self.disk.clone(), texts);
        let whole = !self.workspace.is_ready() || self.pending.all;
        let watch = whole.then(|| {
            let name = self.path.file_name().unwrap_or_default().to_string_lossy();
            client.watch(format!("Bartizan: {name}"), self.progress.clone())
        });
        let result = self.workspace.update(&fs, &self.pending, cancel);
        drop(watch);
        let mut touched: BTreeSet<String> = match result {
            Ok(touched) => touched.into_iter().map(String::from).collect(),
            Err(Stopped::Cancelled) => return Run::Cancelled,
            Err(Stopped::Usage(error)) => {
                let wrong = diagnostics::of_usage(&error, client.abilities.encoding);
                if wrong.is_empty() {
                    client.show(super::client::Level::Error, &error.message);
                }
                let paths = self.wrong.keys().chain(wrong.keys()).cloned().collect();
                self.wrong = wrong;
                // The last result stands.
                self.pending = Change::default();
                return Run::Done(paths);
            }
        };
        touched.extend(std::mem::take(&mut self.wrong).into_keys());
        touched.extend(std::mem::take(&mut self.pending).edited);
        self.shown = shown;
        Run::Done(touched)
    }

    /// All paths of which there is something to say.
    pub fn paths(&self) -> BTreeSet<String> {
        let reports = self.workspace.reports().map(|(path, _)| path.to_string());
        reports.chain(self.wrong.keys().cloned()).collect()
    }

    /// What is to be said of a file.
    pub fn diagnostics(
        &self,
        relative: &str,
        documents: &Documents,
        client: &Client,
    ) -> Vec<Diagnostic> {
        let mut out = self.wrong.get(relative).cloned().unwrap_or_default();
        let nothing = FileReport::default();
        let report = self.workspace.report(relative).unwrap_or(&nothing);
        if let Some(sources) = self.workspace.sources() {
            let context = diagnostics::Context {
                sources,
                shown: &self.shown,
                encoding: client.abilities.encoding,
                uri: &|relative| self.uri(relative, documents),
                lines: Default::default(),
            };
            out.extend(context.of_file(relative, report));
        }
        out
    }
}
