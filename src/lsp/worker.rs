//! The working thread: edits applied in their order, what they reach analysed, what is different
//! told, requests answered.

use super::actions::{self, Actions};
use super::client::{Client, Level};
use super::diagnostics::Context;
use super::documents::Document;
use super::folder::{Documents, Folder, Run};
use super::server::Shared;
use super::settings::{SECTION, Settings};
use super::{hints, hover, links, pull, rule_text, tell};
use crate::analysis::{Cancel, Options};
use crate::report::page;
use crossbeam_channel::{Receiver, RecvTimeoutError};
use gen_lsp_types::{
    CodeActionParams, Diagnostic, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DocumentDiagnosticParams, DocumentLinkParams, FileChangeType, HoverParams, InitializeParams,
    InlayHintParams, Uri, WorkspaceDiagnosticParams,
};
use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Analyses that take no longer than this follow every edit at once.
const QUICK: Duration = Duration::from_millis(30);
/// After a longer one that an edit stopped, edits are gathered for as long as one takes, but no longer
/// than this.
const MOST_GATHERED: Duration = Duration::from_millis(200);
/// An analysis stopped so often in a row is brought to its end.
const MOST_STOPPED: usize = 5;

/// Something to do.
pub(super) enum Task {
    Request(Request),
    Notification(Notification),
    Response(Response),
}

/// The working thread's state.
pub(super) struct Worker {
    client: Client,
    host: Options,
    shared: Arc<Shared>,
    settings: Settings,
    folders: Vec<Folder>,
    documents: Documents,
    requests: VecDeque<(Request, u64)>,
    /// The revision at which a document was edited last.
    edited: BTreeMap<Uri, u64>,
    applied: u64,
    /// What the client was told of files, by id of the diagnostics.
    told: BTreeMap<Uri, String>,
    /// Whether the client asks for the diagnostics of the whole workspace.
    pulls_workspace: bool,
    asked_settings: Option<RequestId>,
    last_run: Duration,
    stopped: usize,
}

impl Worker {
    pub fn new(client: Client, host: Options, shared: Arc<Shared>) -> Worker {
        Worker {
            client,
            host,
            shared,
            settings: Settings::default(),
            folders: Vec::new(),
            documents: Documents::new(),
            requests: VecDeque::new(),
            edited: BTreeMap::new(),
            applied: 0,
            told: BTreeMap::new(),
            pulls_workspace: false,
            asked_settings: None,
            last_run: Duration::ZERO,
            stopped: 0,
        }
    }

    /// Works until there is nobody to work for.
    pub fn run(mut self, params: InitializeParams, queue: &Receiver<Task>) {
        self.begin(params);
        loop {
            while let Ok(task) = queue.try_recv() {
                self.take(task);
            }
            if self.shared.ending.load(Ordering::SeqCst) {
                return;
            }
            if self.folders.iter().any(|f| !f.pending.is_empty()) {
                self.gather(queue);
                self.analyse();
                continue;
            }
            if let Some((request, asked)) = self.requests.pop_front() {
                self.guarded(request, asked);
                continue;
            }
            match queue.recv() {
                Ok(task) => self.take(task),
                Err(_) => return,
            }
        }
    }

    fn begin(&mut self, params: InitializeParams) {
        let options = params.initialization_options.unwrap_or_default();
        self.read_settings(&options);
        let given = serde_json::to_value(params.workspace_folders_initialize_params);
        let given = given.unwrap_or_default();
        let folders = given.get("workspaceFolders").and_then(Value::as_array);
        let mut uris: Vec<Uri> = folders
            .into_iter()
            .flatten()
            .filter_map(|f| Uri::parse(f.get("uri")?.as_str()?).ok())
            .collect();
        if uris.is_empty() {
            #[allow(deprecated, reason = "old clients know nothing else")]
            uris.extend(params.root_uri);
        }
        for uri in uris {
            self.add_folder(&uri);
        }
        if self.client.abilities.watched_files {
            let patterns = [
                "**/*.{tf,tofu,tfvars,json,yaml,yml,template,hcl,tfplan,tftpl,tpl}",
                "**/.bartizanignore",
                "**/.terraform/modules/modules.json",
            ];
            let watchers = patterns.map(|p| json!({"globPattern": p}));
            let registration = json!({"registrations": [{
                "id": "bartizan-files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            }]});
            self.client
                .request("client/registerCapability", registration);
        }
    }

    fn read_settings(&mut self, value: &Value) {
        let (settings, wrong) = Settings::read(value);
        for words in wrong {
            self.client.log(Level::Warning, &words);
        }
        self.settings = settings;
    }

    fn add_folder(&mut self, uri: &Uri) {
        let Ok(path) = uri.to_file_path() else {
            self.client
                .log(Level::Warning, &format!("`{uri}` is no folder here"));
            return;
        };
        self.open_folder(&path, false);
    }

    fn open_folder(&mut self, path: &Path, for_one: bool) {
        match Folder::open(path, for_one, &self.settings, &self.host) {
            Ok(folder) => self.folders.push(folder),
            Err(e) => self.client.log(Level::Error, &e.message),
        }
    }

    /// Takes what came in: edits are applied, requests wait for the analysis.
    fn take(&mut self, task: Task) {
        match task {
            Task::Request(request) => self.requests.push_back((request, self.applied)),
            Task::Response(response) => self.response(response),
            Task::Notification(n) => {
                let method = n.method.clone();
                let apply = AssertUnwindSafe(|| self.notification(n));
                if catch_unwind(apply).is_err() {
                    let words = format!("`{method}` failed: this is a bug in Bartizan");
                    self.client.log(Level::Error, &words);
                }
            }
        }
    }

    fn notification(&mut self, n: Notification) {
        match n.method.as_str() {
            "textDocument/didOpen" => {
                if let Some(p) = self.params::<DidOpenTextDocumentParams>(n.params) {
                    let d = p.text_document;
                    self.did_open(d.uri, d.version, d.text);
                }
            }
            "textDocument/didChange" => {
                if let Some(p) = self.params::<DidChangeTextDocumentParams>(n.params) {
                    self.did_change(p);
                }
            }
            "textDocument/didClose" => {
                if let Some(p) = self.params::<DidCloseTextDocumentParams>(n.params) {
                    self.did_close(&p.text_document.uri);
                }
            }
            "workspace/didChangeWatchedFiles" => {
                if let Some(p) = self.params::<DidChangeWatchedFilesParams>(n.params) {
                    self.files_changed(p);
                }
            }
            "workspace/didChangeWorkspaceFolders" => {
                if let Some(p) = self.params::<DidChangeWorkspaceFoldersParams>(n.params) {
                    self.folders_changed(p);
                }
            }
            "workspace/didChangeConfiguration" => {
                let settings = n.params.get("settings").unwrap_or(&Value::Null);
                if settings.is_null() && self.client.abilities.configuration {
                    let items = json!({"items": [{"section": SECTION}]});
                    let id = self.client.request("workspace/configuration", items);
                    self.asked_settings = Some(id);
                } else {
                    self.set(&settings.clone());
                }
            }
            #[cfg(test)]
            #[allow(clippy::panic, reason = "what tests ask for")]
            "bartizan/panic" => panic!("as asked"),
            // A saved text is the one that is known already.
            _ => {}
        }
    }

    fn params<P: DeserializeOwned>(&self, params: Value) -> Option<P> {
        match serde_json::from_value(params) {
            Ok(params) => Some(params),
            Err(e) => {
                self.client
                    .log(Level::Warning, &format!("not understood: {e}"));
                None
            }
        }
    }

    fn response(&mut self, response: Response) {
        if self.asked_settings.as_ref() != Some(&response.id) {
            return;
        }
        self.asked_settings = None;
        if let Ok(result) = response.response_result {
            let settings = result.get(0).cloned().unwrap_or_default();
            self.set(&settings);
        }
    }

    fn set(&mut self, value: &Value) {
        let before = self.settings.clone();
        self.read_settings(value);
        // What a client can do it says once.
        if self.settings.commands.is_empty() {
            self.settings.commands.clone_from(&before.commands);
        }
        if self.settings == before {
            return;
        }
        for folder in &mut self.folders {
            folder.set(&self.settings, &self.host);
        }
        if self.settings.inlay_hints != before.inlay_hints && self.client.abilities.refresh_hints {
            self.client
                .request("workspace/inlayHint/refresh", Value::Null);
        }
    }

    fn did_open(&mut self, uri: Uri, version: i32, text: String) {
        let Ok(named) = uri.to_file_path() else {
            return;
        };
        let path = real(&named);
        let held = self.folders.iter().any(|f| path.starts_with(&f.path));
        if let (false, Some(folder)) = (held, named.parent()) {
            self.open_folder(folder, true);
        }
        self.note_edit(&uri);
        let document = Document::new(uri.clone(), path.clone(), version, text);
        let text = document.stood.text.clone().unwrap_or(document.text.clone());
        self.documents.insert(path.clone(), document);
        for folder in &mut self.folders {
            let Some(relative) = folder.relative(&path) else {
                continue;
            };
            let known = folder
                .workspace
                .sources()
                .and_then(|s| s.by_path(&relative));
            if known.is_some_and(|f| f.text == text) {
                // Nothing is different, but whose places are told is.
                if let Some(document) = self.documents.get(&path) {
                    folder.shown.insert(relative, document.clone());
                }
            } else {
                folder.edited(&path);
            }
        }
        // Whoever asks for the diagnostics of an open document is not told them as well.
        if self.client.abilities.pull && self.told.remove(&uri).is_some() {
            self.publish(&uri, None, &[]);
        }
    }

    fn did_change(&mut self, p: DidChangeTextDocumentParams) {
        let uri = p.text_document.text_document_identifier.uri;
        let Ok(path) = uri.to_file_path().map(|p| real(&p)) else {
            return;
        };
        let encoding = self.client.abilities.encoding;
        let Some(document) = self.documents.get_mut(&path) else {
            return;
        };
        document.change(p.text_document.version, p.content_changes, encoding);
        self.note_edit(&uri);
        for folder in &mut self.folders {
            folder.edited(&path);
        }
    }

    fn did_close(&mut self, uri: &Uri) {
        let Ok(path) = uri.to_file_path().map(|p| real(&p)) else {
            return;
        };
        self.documents.remove(&path);
        self.edited.remove(uri);
        for folder in &mut self.folders {
            folder.edited(&path);
        }
        let documents = &self.documents;
        let mut gone: Vec<Folder> = Vec::new();
        let (stay, go): (Vec<Folder>, Vec<Folder>) = std::mem::take(&mut self.folders)
            .into_iter()
            .partition(|f| !f.for_one || documents.keys().any(|p| p.starts_with(&f.path)));
        self.folders = stay;
        gone.extend(go);
        for folder in gone {
            self.forget(&folder);
        }
    }

    /// Takes back what was told of a folder's files.
    fn forget(&mut self, folder: &Folder) {
        for relative in folder.paths() {
            if let Some(uri) = folder.uri(&relative, &self.documents)
                && self.told.remove(&uri).is_some()
            {
                self.publish(&uri, None, &[]);
            }
        }
    }

    fn files_changed(&mut self, p: DidChangeWatchedFilesParams) {
        for event in p.changes {
            let Ok(path) = event.uri.to_file_path().map(|p| real(&p)) else {
                continue;
            };
            // What is open is as the client has it.
            if self.documents.contains_key(&path) && event.kind == FileChangeType::Changed {
                continue;
            }
            for folder in &mut self.folders {
                match event.kind {
                    FileChangeType::Changed => folder.edited(&path),
                    _ => folder.came_or_went(&path),
                }
            }
        }
    }

    fn folders_changed(&mut self, p: DidChangeWorkspaceFoldersParams) {
        for removed in p.event.removed {
            let Ok(path) = removed.uri.to_file_path() else {
                continue;
            };
            let path = real(&path);
            if let Some(at) = self.folders.iter().position(|f| f.path == path) {
                let folder = self.folders.remove(at);
                self.forget(&folder);
            }
        }
        for added in p.event.added {
            self.add_folder(&added.uri);
        }
    }

    fn note_edit(&mut self, uri: &Uri) {
        self.applied += 1;
        self.edited.insert(uri.clone(), self.applied);
    }

    /// Waits for more edits where the last analysis was stopped by one and analyses take long, unless
    /// somebody waits for an answer. An edit that comes alone does not wait.
    fn gather(&mut self, queue: &Receiver<Task>) {
        if self.stopped == 0 || self.last_run <= QUICK {
            return;
        }
        let until = Instant::now() + self.last_run.min(MOST_GATHERED);
        while self.requests.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            match queue.recv_timeout(left) {
                Ok(task) => self.take(task),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Analyses what the edits reach and tells what is different.
    fn analyse(&mut self) {
        let never = Arc::new(AtomicU64::new(0));
        for at in 0..self.folders.len() {
            let Some(folder) = self.folders.get_mut(at).filter(|f| !f.pending.is_empty()) else {
                continue;
            };
            // The first analysis is of use whatever is edited meanwhile.
            let to_end = !folder.workspace.is_ready() || self.stopped >= MOST_STOPPED;
            let cancel = match to_end && !self.shared.ending.load(Ordering::SeqCst) {
                true => Cancel::new(&never),
                false => Cancel::new(&self.shared.revision),
            };
            // The first analysis, and one of everything, tell nothing of how long edits take.
            let of_edits = folder.workspace.is_ready() && !folder.pending.all;
            let begun = Instant::now();
            let (documents, client) = (&self.documents, &self.client);
            let run = AssertUnwindSafe(|| folder.run(documents, &cancel, client));
            match catch_unwind(run) {
                Ok(Run::Done(touched)) => {
                    if of_edits {
                        self.last_run = begun.elapsed();
                    }
                    self.stopped = 0;
                    self.tell(at, &touched);
                }
                Ok(Run::Cancelled) => {
                    self.stopped += 1;
                    return;
                }
                Err(_) => {
                    if let Some(folder) = self.folders.get_mut(at) {
                        folder.pending = Default::default();
                    }
                    let words = "an analysis failed: this is a bug in Bartizan";
                    self.client.log(Level::Error, words);
                }
            }
        }
    }

    /// Which folder speaks for a file: the innermost that holds it, else the first that reads it.
    fn owner(&self, path: &Path) -> Option<usize> {
        let folders = self.folders.iter().enumerate();
        let holding = folders.clone().filter(|(_, f)| path.starts_with(&f.path));
        let innermost = holding.max_by_key(|(_, f)| f.path.as_os_str().len());
        let reading = || {
            let mut folders = folders;
            folders.find(|(_, f)| f.relative(path).is_some())
        };
        innermost.or_else(reading).map(|(at, _)| at)
    }

    /// Tells the client what is different in some files of a folder.
    fn tell(&mut self, at: usize, touched: &BTreeSet<String>) {
        let mut refresh = false;
        let mut own: Vec<(&str, PathBuf)> = Vec::with_capacity(touched.len());
        for relative in touched {
            let Some(folder) = self.folders.get(at) else {
                return;
            };
            let path = folder.absolute(relative);
            if self.owner(&path) != Some(at) {
                continue;
            }
            let open = self.documents.contains_key(&path);
            if self.client.abilities.pull && (open || self.pulls_workspace) && !path.is_dir() {
                refresh = true;
                continue;
            }
            own.push((relative, path));
        }
        if let Some(folder) = self.folders.get(at) {
            tell::of_files(folder, &self.documents, &self.client, &mut self.told, own);
        }
        let others = touched.len() > 1 || self.pulls_workspace;
        if refresh && others && self.client.abilities.refresh_diagnostics {
            self.client
                .request("workspace/diagnostic/refresh", Value::Null);
        }
    }

    fn publish(&self, uri: &Uri, version: Option<i32>, diagnostics: &[Diagnostic]) {
        let params = tell::published(uri, version, diagnostics);
        self.client.notify(tell::PUBLISH, params);
    }

    /// Answers a request; a panic is its own failure alone.
    fn guarded(&mut self, request: Request, asked: u64) {
        let id = request.id.clone();
        let cancelled = {
            let mut all = self
                .shared
                .cancelled
                .lock()
                .unwrap_or_else(|e| e.into_inner());
            all.remove(&id)
        };
        if cancelled {
            let words = "the request was cancelled";
            self.client.refuse(id, ErrorCode::RequestCanceled, words);
            return;
        }
        let answer = AssertUnwindSafe(|| self.answer(request, asked));
        match catch_unwind(answer) {
            Ok(Ok(value)) => self.client.answer(id, value),
            Ok(Err((code, words))) => self.client.refuse(id, code, &words),
            Err(_) => {
                let words = "the request failed: this is a bug in Bartizan";
                self.client.log(Level::Error, words);
                self.client.refuse(id, ErrorCode::InternalError, words);
            }
        }
    }

    fn answer(&mut self, request: Request, asked: u64) -> Result<Value, (ErrorCode, String)> {
        let Request { method, params, .. } = request;
        match method.as_str() {
            "textDocument/hover" => {
                let p: HoverParams = parse(params)?;
                let at = p.text_document_position_params;
                let place = self.place(&at.text_document.uri, asked)?;
                let markdown = self.client.abilities.markdown;
                to_value(place.and_then(|place| {
                    let offset = place.offset(at.position, self);
                    place.with(self, |context| {
                        let folder = place.folder;
                        hover::at(folder, context, &place.relative, offset, markdown)
                    })
                }))
            }
            "textDocument/codeAction" => {
                let p: CodeActionParams = parse(params)?;
                let place = self.place(&p.text_document.uri, asked)?;
                let only = p.context.only.unwrap_or_default();
                to_value(place.map(|place| {
                    let bytes = place.offset(p.range.start, self)..place.offset(p.range.end, self);
                    place.with(self, |context| {
                        let actions = Actions {
                            folder: place.folder,
                            context,
                            settings: &self.settings,
                            abilities: &self.client.abilities,
                            only: &only,
                        };
                        Some(actions.within(&place.relative, bytes))
                    })
                }))
            }
            "textDocument/inlayHint" => {
                let p: InlayHintParams = parse(params)?;
                if !self.settings.inlay_hints {
                    return Ok(json!([]));
                }
                let place = self.place(&p.text_document.uri, asked)?;
                to_value(place.map(|place| {
                    let bytes = place.offset(p.range.start, self)..place.offset(p.range.end, self);
                    place.with(self, |context| {
                        Some(hints::within(place.folder, context, &place.relative, bytes))
                    })
                }))
            }
            "textDocument/documentLink" => {
                let p: DocumentLinkParams = parse(params)?;
                let place = self.place(&p.text_document.uri, asked)?;
                to_value(place.map(|place| {
                    place.with(self, |context| {
                        let (folder, documents) = (place.folder, &self.documents);
                        Some(links::of(folder, documents, context, &place.relative))
                    })
                }))
            }
            "textDocument/diagnostic" => {
                let p: DocumentDiagnosticParams = parse(params)?;
                let diagnostics = self.diagnostics_of(&p.text_document.uri);
                Ok(pull::report(&diagnostics, p.previous_result_id.as_deref()))
            }
            "workspace/diagnostic" => Ok(self.workspace_diagnostics(parse(params)?)),
            "workspace/executeCommand" => self.execute(&params),
            #[cfg(test)]
            #[allow(clippy::panic, reason = "what tests ask for")]
            "bartizan/panic" => panic!("as asked"),
            other => Err((
                ErrorCode::MethodNotFound,
                format!("`{other}` is not something this server does"),
            )),
        }
    }

    /// Where an open document is analysed. A document edited since the request has other places.
    fn place(&self, uri: &Uri, asked: u64) -> Result<Option<Place<'_>>, (ErrorCode, String)> {
        if self.edited.get(uri).is_some_and(|edited| *edited > asked) {
            let words = "the document is another one by now".to_owned();
            return Err((ErrorCode::ContentModified, words));
        }
        let path = uri.to_file_path().map(|p| real(&p)).unwrap_or_default();
        let folder = self.owner(&path).and_then(|at| self.folders.get(at));
        Ok(folder.and_then(|folder| {
            Some(Place {
                relative: folder.relative(&path)?,
                document: self.documents.get(&path)?,
                folder,
            })
        }))
    }

    fn diagnostics_of(&self, uri: &Uri) -> Vec<Diagnostic> {
        let path = uri.to_file_path().map(|p| real(&p)).unwrap_or_default();
        let folder = self.owner(&path).and_then(|at| self.folders.get(at));
        let found = folder.and_then(|folder| {
            let relative = folder.relative(&path)?;
            Some(folder.diagnostics(&relative, &self.documents, &self.client))
        });
        found.unwrap_or_default()
    }

    fn workspace_diagnostics(&mut self, p: WorkspaceDiagnosticParams) -> Value {
        if !self.pulls_workspace {
            // From here on the client asks, and is told nothing twice.
            self.pulls_workspace = true;
            for uri in std::mem::take(&mut self.told).into_keys() {
                self.publish(&uri, None, &[]);
            }
        }
        let mut previous: BTreeMap<Uri, String> = p
            .previous_result_ids
            .into_iter()
            .map(|p| (p.uri, p.value))
            .collect();
        let mut items = Vec::new();
        for (at, folder) in self.folders.iter().enumerate() {
            for relative in folder.paths() {
                let path = folder.absolute(&relative);
                if self.owner(&path) != Some(at) || path.is_dir() {
                    continue;
                }
                let Some(uri) = folder.uri(&relative, &self.documents) else {
                    continue;
                };
                let diagnostics = folder.diagnostics(&relative, &self.documents, &self.client);
                let before = previous.remove(&uri);
                let version = self.documents.get(&path).map(|d| d.version);
                let report = pull::report(&diagnostics, before.as_deref());
                items.push(pull::of_workspace(&uri, version, report));
            }
        }
        for uri in previous.into_keys() {
            let nothing = pull::report(&[], None);
            items.push(pull::of_workspace(&uri, None, nothing));
        }
        json!({"items": items})
    }

    fn execute(&self, params: &Value) -> Result<Value, (ErrorCode, String)> {
        let argument = |i: usize| params.get("arguments").and_then(|a| a.get(i));
        let invalid = || {
            (
                ErrorCode::InvalidParams,
                "an argument is missing".to_owned(),
            )
        };
        match params.get("command").and_then(Value::as_str) {
            Some(actions::GO_TO) => {
                let uri = argument(0).and_then(Value::as_str).ok_or_else(invalid)?;
                let range = argument(1).ok_or_else(invalid)?;
                if self.client.abilities.show_document {
                    let show = json!({"uri": uri, "takeFocus": true, "selection": range});
                    self.client.request("window/showDocument", show);
                } else {
                    let line = range.pointer("/start/line").and_then(Value::as_u64);
                    let words = format!("{uri}, line {}", line.unwrap_or(0) + 1);
                    self.client.show(Level::Info, &words);
                }
                Ok(Value::Null)
            }
            Some(actions::SHOW_RULE) => {
                let id = argument(0).and_then(Value::as_str).ok_or_else(invalid)?;
                let rule = self.folders.iter().find_map(|f| f.workspace.rule(id));
                let rule =
                    rule.ok_or_else(|| (ErrorCode::InvalidParams, format!("`{id}` is no rule")))?;
                match page::address(&rule.id).filter(|_| self.client.abilities.show_document) {
                    Some(address) => {
                        let show = json!({"uri": address, "external": true});
                        self.client.request("window/showDocument", show);
                    }
                    None => {
                        let words = rule_text::plain(&rule_text::markdown(&rule));
                        self.client.show(Level::Info, &words);
                    }
                }
                Ok(Value::Null)
            }
            other => Err((
                ErrorCode::InvalidParams,
                format!("`{}` is no command", other.unwrap_or_default()),
            )),
        }
    }
}

/// An open document in the folder that speaks for it.
struct Place<'a> {
    folder: &'a Folder,
    document: &'a Document,
    relative: String,
}

impl Place<'_> {
    fn offset(&self, at: gen_lsp_types::Position, worker: &Worker) -> usize {
        let encoding = worker.client.abilities.encoding;
        self.document
            .lines
            .offset(&self.document.text, at, encoding)
    }

    /// Runs `f` with what tells places; nothing where there is no analysis yet.
    fn with<R>(&self, worker: &Worker, f: impl FnOnce(&Context<'_>) -> Option<R>) -> Option<R> {
        let sources = self.folder.workspace.sources()?;
        f(&Context {
            sources,
            shown: &self.folder.shown,
            encoding: worker.client.abilities.encoding,
            uri: &|relative| self.folder.uri(relative, &worker.documents),
            lines: Default::default(),
        })
    }
}

fn parse<P: DeserializeOwned>(params: Value) -> Result<P, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|e| (ErrorCode::InvalidParams, e.to_string()))
}

fn to_value(result: impl serde::Serialize) -> Result<Value, (ErrorCode, String)> {
    serde_json::to_value(result).map_err(|e| (ErrorCode::InternalError, e.to_string()))
}

/// The real path of a file, also of one that is not there yet.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let parent = path.parent().and_then(|p| p.canonicalize().ok());
        match (parent, path.file_name()) {
            (Some(parent), Some(name)) => parent.join(name),
            _ => path.to_owned(),
        }
    })
}
