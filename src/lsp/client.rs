//! What is said to the client: answers, notifications, requests of ours, the log, progress.
//!
//! Must not know: what any of it is about.

use super::position::Encoding;
use crate::analysis::Progress;
use crossbeam_channel::{RecvTimeoutError, Sender};
use gen_lsp_types::{ClientCapabilities, InitializeParams};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Analyses shorter than this show no progress.
const PATIENCE: Duration = Duration::from_secs(1);
const REPORT: Duration = Duration::from_millis(250);

/// What a client can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Abilities {
    pub encoding: Encoding,
    /// It asks for diagnostics.
    pub pull: bool,
    /// It can be told to ask again.
    pub refresh_diagnostics: bool,
    pub refresh_hints: bool,
    pub watched_files: bool,
    pub configuration: bool,
    pub progress: bool,
    pub show_document: bool,
    pub markdown: bool,
    pub document_changes: bool,
}

impl Abilities {
    /// What a client says of itself. Read from the plain data, so that a client's slip in one
    /// ability costs that one alone.
    pub fn of(params: &Value) -> Abilities {
        let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
        let at = |path: &str| capabilities.pointer(path);
        let is = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let words = |path: &str| -> Vec<String> {
            let list = at(path).and_then(Value::as_array);
            let words = list.into_iter().flatten().filter_map(Value::as_str);
            words.map(str::to_owned).collect()
        };
        let offered: Vec<_> = words("/general/positionEncodings")
            .into_iter()
            .filter_map(|w| serde_json::from_value(Value::String(w)).ok())
            .collect();
        Abilities {
            encoding: Encoding::choose(&offered),
            pull: at("/textDocument/diagnostic").is_some(),
            refresh_diagnostics: is("/workspace/diagnostics/refreshSupport"),
            refresh_hints: is("/workspace/inlayHint/refreshSupport"),
            watched_files: is("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            configuration: is("/workspace/configuration"),
            progress: is("/window/workDoneProgress"),
            show_document: is("/window/showDocument/support"),
            markdown: words("/textDocument/hover/contentFormat").contains(&"markdown".to_owned()),
            document_changes: is("/workspace/workspaceEdit/documentChanges"),
        }
    }
}

/// How bad a message to the user is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    Error = 1,
    Warning = 2,
    Info = 3,
}

/// The client. Cheap to copy.
#[derive(Clone)]
pub(super) struct Client {
    sender: Sender<Message>,
    log: fn(&str),
    next: Arc<AtomicI32>,
    pub abilities: Arc<Abilities>,
}

impl Client {
    pub fn new(sender: Sender<Message>, log: fn(&str), abilities: Abilities) -> Client {
        Client {
            sender,
            log,
            next: Arc::new(AtomicI32::new(1)),
            abilities: Arc::new(abilities),
        }
    }

    fn send(&self, message: impl Into<Message>) {
        // A client that went away hears nothing; the reading thread ends the server.
        let _ = self.sender.send(message.into());
    }

    pub fn notify(&self, method: &str, params: impl Serialize) {
        self.send(Notification::new(method.to_owned(), params));
    }

    /// Asks the client something; gives the number of the question.
    pub fn request(&self, method: &str, params: impl Serialize) -> RequestId {
        let id = RequestId::from(self.next.fetch_add(1, Ordering::Relaxed));
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    pub fn answer(&self, id: RequestId, result: impl Serialize) {
        self.send(Response::new_ok(id, result));
    }

    pub fn refuse(&self, id: RequestId, code: ErrorCode, message: &str) {
        self.send(Response::new_err(id, code as i32, message.to_owned()));
    }

    /// Logs where the user can look.
    pub fn log(&self, level: Level, message: &str) {
        (self.log)(&format!("bartizan lsp: {message}\n"));
        let params = json!({"type": level as i32, "message": message});
        self.notify("window/logMessage", params);
    }

    /// Shows the user something.
    pub fn show(&self, level: Level, message: &str) {
        let params = json!({"type": level as i32, "message": message});
        self.notify("window/showMessage", params);
    }

    /// Shows how far an analysis is, once it takes long.
    pub fn watch(&self, title: String, progress: Arc<Progress>) -> Watch {
        let (stop, stopped) = crossbeam_channel::bounded::<()>(1);
        if !self.abilities.progress {
            return Watch {
                stop: None,
                thread: None,
            };
        }
        let client = self.clone();
        let watch = move || {
            if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let number = client.next.fetch_add(1, Ordering::Relaxed);
            let token = format!("bartizan/{number}");
            client.request("window/workDoneProgress/create", json!({"token": token}));
            let say = |value: Value| {
                client.notify("$/progress", json!({"token": token, "value": value}));
            };
            say(json!({"kind": "begin", "title": title, "percentage": 0}));
            while stopped.recv_timeout(REPORT) == Err(RecvTimeoutError::Timeout) {
                let (done, total) = progress.state();
                let percentage = (done * 100).checked_div(total).unwrap_or(0).min(100);
                let message = format!("{done}/{total}");
                let report = json!({
                    "kind": "report", "message": message, "percentage": percentage,
                });
                say(report);
            }
            say(json!({"kind": "end"}));
        };
        Watch {
            stop: Some(stop),
            thread: std::thread::Builder::new().spawn(watch).ok(),
        }
    }
}

/// Progress under watch, until dropped.
pub(super) struct Watch {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The parameters of `initialize`, as far as they are understood.
pub(super) fn initialize_params(params: &Value) -> InitializeParams {
    serde_json::from_value(params.clone()).unwrap_or_else(|_| {
        // A capability that this version of the protocol's types does not know.
        let mut reduced = params.clone();
        if let Some(entries) = reduced.as_object_mut() {
            let none = serde_json::to_value(ClientCapabilities::default());
            entries.insert("capabilities".to_owned(), none.unwrap_or_default());
        }
        serde_json::from_value(reduced).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn client(abilities: &Value) -> (Client, crossbeam_channel::Receiver<Message>) {
        let (sender, receiver) = crossbeam_channel::unbounded();
        let abilities = Abilities::of(&json!({"capabilities": abilities}));
        (Client::new(sender, |_| {}, abilities), receiver)
    }

    #[test]
    fn progress_is_shown_once_an_analysis_takes_long() {
        let (client, said) = client(&json!({"window": {"workDoneProgress": true}}));
        let progress = Arc::new(Progress::default());
        drop(client.watch("short".to_owned(), progress.clone()));
        assert!(said.is_empty(), "nothing is said of what is over at once");
        let watch = client.watch("long".to_owned(), progress);
        std::thread::sleep(PATIENCE + REPORT * 3);
        drop(watch);
        let mut kinds = Vec::new();
        let mut created = Value::Null;
        for message in said.try_iter() {
            match message {
                Message::Request(r) => {
                    assert_eq!(r.method, "window/workDoneProgress/create");
                    created = r.params["token"].clone();
                }
                Message::Notification(n) => {
                    assert_eq!(n.method, "$/progress");
                    assert_eq!(n.params["token"], created);
                    kinds.push(n.params["value"]["kind"].as_str().unwrap().to_owned());
                }
                Message::Response(_) => {}
            }
        }
        assert_eq!(kinds.first().unwrap(), "begin");
        assert_eq!(kinds.last().unwrap(), "end");
        assert!(kinds.iter().filter(|k| *k == "report").count() >= 1);
    }

    #[test]
    fn a_client_without_progress_is_told_of_none() {
        let (client, said) = client(&json!({}));
        let watch = client.watch("long".to_owned(), Arc::new(Progress::default()));
        assert!(watch.thread.is_none());
        drop(watch);
        assert!(said.is_empty());
    }
}
