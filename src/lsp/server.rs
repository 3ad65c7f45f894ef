//! The reading thread: messages in, work out. It does nothing that takes time, so that an edit stops
//! an analysis of what is older at once.

use super::client::{self, Abilities, Client};
use super::position::Encoding;
use super::worker::{Task, Worker};
use super::{actions, settings};
use crate::analysis::Options;
use lsp_server::{Connection, ErrorCode, Message, RequestId};
use rustc_hash::FxHashSet;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// What the process around the server gives.
#[derive(Clone, Debug)]
pub struct Host {
    /// Inputs of the environment, threads; paths and the like are the client's to say.
    pub options: Options,
    /// Writes a line where the person who runs the server looks.
    pub log: fn(&str),
}

/// How a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The client asked for it, in the order of the protocol.
    Orderly,
    /// The client went away, or said `exit` before `shutdown`.
    Abruptly,
}

/// What both threads know.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Counts what makes an analysis under way useless.
    pub revision: Arc<AtomicU64>,
    /// Requests that nobody waits for any more.
    pub cancelled: Mutex<FxHashSet<RequestId>>,
    /// Whether the session ends.
    pub ending: AtomicBool,
}

/// Cancelled requests that are remembered.
const MAX_CANCELLED: usize = 1_000;

/// Notifications after which an analysis under way is of no use.
const EDITS: [&str; 6] = [
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWorkspaceFolders",
];

/// Serves one client until it ends the session or goes away.
pub fn serve(connection: &Connection, host: &Host) -> Ended {
    let Ok((id, params)) = connection.initialize_start() else {
        return Ended::Abruptly;
    };
    let abilities = Abilities::of(&params);
    let answer = json!({
        "capabilities": capabilities(&abilities),
        "serverInfo": {"name": "bartizan", "version": env!("CARGO_PKG_VERSION")},
    });
    if connection.initialize_finish(id, answer).is_err() {
        return Ended::Abruptly;
    }
    let client = Client::new(connection.sender.clone(), host.log, abilities);
    let shared = Arc::new(Shared::default());
    let (tasks, queue) = crossbeam_channel::unbounded::<Task>();
    let params = client::initialize_params(&params);
    let worker = Worker::new(client.clone(), host.options.clone(), shared.clone());
    let thread = std::thread::Builder::new()
        .name("bartizan-lsp".to_owned())
        .spawn(move || worker.run(params, &queue));
    let Ok(thread) = thread else {
        return Ended::Abruptly;
    };
    let ended = read(connection, &client, &shared, &tasks);
    shared.ending.store(true, Ordering::SeqCst);
    shared.revision.fetch_add(1, Ordering::SeqCst);
    drop(tasks);
    let _ = thread.join();
    ended
}

/// Reads messages until the session ends.
fn read(
    connection: &Connection,
    client: &Client,
    shared: &Shared,
    tasks: &crossbeam_channel::Sender<Task>,
) -> Ended {
    let mut asked_to_end = false;
    for message in &connection.receiver {
        let task = match message {
            Message::Request(request) if request.method == "shutdown" => {
                asked_to_end = true;
                shared.revision.fetch_add(1, Ordering::SeqCst);
                client.answer(request.id, Value::Null);
                continue;
            }
            Message::Request(request) if asked_to_end => {
                let words = "the session is at its end";
                client.refuse(request.id, ErrorCode::InvalidRequest, words);
                continue;
            }
            Message::Request(request) => Task::Request(request),
            Message::Notification(n) if n.method == "exit" => {
                return match asked_to_end {
                    true => Ended::Orderly,
                    false => Ended::Abruptly,
                };
            }
            Message::Notification(n) if n.method == "$/cancelRequest" => {
                if let Some(id) = n.params.get("id").and_then(request_id) {
                    let mut cancelled = shared.cancelled.lock().unwrap_or_else(|e| e.into_inner());
                    // Those that were answered already pile up.
                    if cancelled.len() >= MAX_CANCELLED {
                        cancelled.clear();
                    }
                    cancelled.insert(id);
                }
                continue;
            }
            Message::Notification(n) => {
                if EDITS.contains(&n.method.as_str()) {
                    shared.revision.fetch_add(1, Ordering::SeqCst);
                }
                Task::Notification(n)
            }
            Message::Response(response) => Task::Response(response),
        };
        if tasks.send(task).is_err() {
            break;
        }
    }
    Ended::Abruptly
}

fn request_id(id: &Value) -> Option<RequestId> {
    serde_json::from_value(id.clone()).ok()
}

/// What the server can do.
fn capabilities(abilities: &Abilities) -> Value {
    let encoding: Encoding = abilities.encoding;
    let mut out = json!({
        "positionEncoding": encoding.as_str(),
        "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
        "hoverProvider": true,
        "codeActionProvider": {"codeActionKinds": ["quickfix"], "resolveProvider": false},
        "inlayHintProvider": {"resolveProvider": false},
        "documentLinkProvider": {"resolveProvider": false},
        "executeCommandProvider": {"commands": [actions::GO_TO, actions::SHOW_RULE]},
        "workspace": {
            "workspaceFolders": {"supported": true, "changeNotifications": true},
        },
    });
    if abilities.pull
        && let Some(entries) = out.as_object_mut()
    {
        let provider = json!({
            "identifier": settings::SECTION,
            "interFileDependencies": true,
            "workspaceDiagnostics": true,
        });
        entries.insert("diagnosticProvider".to_owned(), provider);
    }
    out
}
