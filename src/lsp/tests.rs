//! A session in process, message by message.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use super::{Ended, Host, serve};
use crate::analysis::Options;
use gen_lsp_types::Uri;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

mod clients;
mod documents;
mod loops;

/// An editor with a copy of a project of `testdata/lsp`.
struct Editor {
    client: Connection,
    server: Option<JoinHandle<Ended>>,
    dir: tempfile::TempDir,
    next: i32,
    /// What the server said of itself.
    capabilities: Value,
    /// Diagnostics by path.
    shown: BTreeMap<String, Value>,
    /// Everything else that the server said.
    said: Vec<(String, Value)>,
    texts: BTreeMap<String, (i32, String)>,
    /// What it says when it is asked for its configuration.
    configuration: Value,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Editor {
    fn start(capabilities: Value, options: Value) -> Editor {
        Editor::with_folders(capabilities, options, &[""])
    }

    fn with_folders(capabilities: Value, options: Value, folders: &[&str]) -> Editor {
        Editor::of("site", capabilities, options, folders)
    }

    fn of(project: &str, capabilities: Value, options: Value, folders: &[&str]) -> Editor {
        let dir = tempfile::tempdir().unwrap();
        let projects = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/lsp");
        let from = projects.join(project);
        copy(&from, &dir.path().canonicalize().unwrap());
        let (server, client) = Connection::memory();
        let thread = std::thread::spawn(move || {
            let host = Host {
                options: Options {
                    threads: 2,
                    ..Options::default()
                },
                log: |_| {},
            };
            serve(&server, &host)
        });
        let mut editor = Editor {
            client,
            server: Some(thread),
            dir,
            next: 1,
            capabilities: Value::Null,
            shown: BTreeMap::new(),
            said: Vec::new(),
            texts: BTreeMap::new(),
            configuration: Value::Null,
        };
        let folders: Vec<Value> = folders
            .iter()
            .map(|f| json!({"uri": editor.uri(f), "name": f}))
            .collect();
        let params = json!({
            "processId": null, "rootUri": null, "capabilities": capabilities,
            "initializationOptions": options, "workspaceFolders": folders,
        });
        editor.capabilities = editor.ask("initialize", params).unwrap();
        editor.tell("initialized", json!({}));
        editor
    }

    fn path(&self, relative: &str) -> PathBuf {
        let root = self.dir.path().canonicalize().unwrap();
        match relative {
            "" => root,
            relative => root.join(relative),
        }
    }

    fn uri(&self, relative: &str) -> Uri {
        Uri::from_file_path(self.path(relative)).unwrap()
    }

    fn tell(&self, method: &str, params: Value) {
        let n = Notification::new(method.to_owned(), params);
        self.client.sender.send(n.into()).unwrap();
    }

    fn send(&mut self, method: &str, params: Value) -> RequestId {
        let id = RequestId::from(self.next);
        self.next += 1;
        let request = Request::new(id.clone(), method.to_owned(), params);
        self.client.sender.send(request.into()).unwrap();
        id
    }

    /// Reads until the answer to a request is there.
    fn answer(&mut self, id: &RequestId) -> Result<Value, i32> {
        loop {
            let wait = Duration::from_secs(120);
            match self.client.receiver.recv_timeout(wait).unwrap() {
                Message::Response(r) if r.id == *id => {
                    return r.response_result.map_err(|e| e.code);
                }
                Message::Response(r) => panic!("answer to nothing asked now: {r:?}"),
                Message::Notification(n) if n.method == "textDocument/publishDiagnostics" => {
                    let uri = n.params["uri"].as_str().unwrap().to_owned();
                    let root = self.uri("").to_string();
                    let path = uri.strip_prefix(&root).unwrap().trim_start_matches('/');
                    let diagnostics = n.params["diagnostics"].clone();
                    self.shown.insert(path.to_owned(), diagnostics);
                }
                Message::Notification(n) => self.said.push((n.method, n.params)),
                Message::Request(r) => {
                    let answer = match r.method.as_str() {
                        "workspace/configuration" => json!([self.configuration]),
                        _ => Value::Null,
                    };
                    let answer = Response::new_ok(r.id, answer);
                    self.client.sender.send(answer.into()).unwrap();
                    self.said.push((r.method, r.params));
                }
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        let id = self.send(method, params);
        self.answer(&id)
    }

    /// Waits until everything told so far is analysed.
    fn settle(&mut self) {
        let nothing = json!({"command": "none"});
        assert!(self.ask("workspace/executeCommand", nothing).is_err());
    }

    fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap_or_default();
        let document = json!({
            "uri": self.uri(path), "languageId": "terraform", "version": 1, "text": text,
        });
        self.texts.insert(path.to_owned(), (1, text));
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// The place of a text in an open document, in UTF-16.
    fn place(&self, path: &str, needle: &str) -> Value {
        let text = &self.texts[path].1;
        let at = text
            .find(needle)
            .unwrap_or_else(|| panic!("no {needle} in {text}"));
        let line = text[..at].matches('\n').count();
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        json!({"line": line, "character": text[start..at].encode_utf16().count()})
    }

    /// Replaces the first `old` in an open document, as an editor would.
    fn edit(&mut self, path: &str, old: &str, new: &str) {
        let start = self.place(path, old);
        let mut end = start.clone();
        let lines = old.matches('\n').count();
        let last = old.rsplit('\n').next().unwrap();
        let column = match lines {
            0 => start["character"].as_u64().unwrap(),
            _ => 0,
        };
        end["line"] = json!(start["line"].as_u64().unwrap() + lines as u64);
        end["character"] = json!(column + last.encode_utf16().count() as u64);
        let (version, text) = self.texts.get_mut(path).unwrap();
        *version += 1;
        *text = text.replacen(old, new, 1);
        let params = json!({
            "textDocument": {"uri": self.uri(path), "version": self.texts[path].0},
            "contentChanges": [{"range": {"start": start, "end": end}, "text": new}],
        });
        self.tell("textDocument/didChange", params);
    }

    fn document(&self, path: &str) -> Value {
        json!({"uri": self.uri(path)})
    }

    fn at(&self, path: &str, needle: &str) -> Value {
        let position = self.place(path, needle);
        json!({"textDocument": self.document(path), "position": position})
    }

    /// The ids of what is shown of a file, with the lines.
    fn codes(&self, path: &str) -> Vec<String> {
        let shown = self.shown.get(path).and_then(Value::as_array);
        let code = |d: &Value| {
            let line = d["range"]["start"]["line"].as_u64().unwrap() + 1;
            format!("{line} {}", d["code"].as_str().unwrap())
        };
        shown.into_iter().flatten().map(code).collect()
    }

    fn actions(&mut self, path: &str, needle: &str) -> Vec<Value> {
        let at = self.place(path, needle);
        let params = json!({
            "textDocument": self.document(path), "range": {"start": at, "end": at},
            "context": {"diagnostics": []},
        });
        let answer = self.ask("textDocument/codeAction", params).unwrap();
        answer.as_array().unwrap().clone()
    }

    /// What is shown at places of open documents.
    fn hovers(&mut self, places: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for (path, needle) in places {
            let params = self.at(path, needle);
            let hover = self.ask("textDocument/hover", params).unwrap();
            let text = hover["contents"]["value"].as_str().unwrap_or("nothing");
            let root = self.uri("").to_string();
            let text = text.replace(&root, "file:///site");
            out.push_str(&format!("=== {path}: {needle}\n{text}\n\n"));
        }
        out
    }

    /// The hints of an open document, by line.
    fn hints(&mut self, path: &str) -> Vec<String> {
        let end = json!({"line": 999, "character": 0});
        let range = json!({"start": {"line": 0, "character": 0}, "end": end});
        let params = json!({"textDocument": self.document(path), "range": range});
        let answer = self.ask("textDocument/inlayHint", params).unwrap();
        let hint = |h: &Value| {
            let line = h["position"]["line"].as_u64().unwrap() + 1;
            format!("{line} {}", h["label"].as_str().unwrap())
        };
        answer.as_array().unwrap().iter().map(hint).collect()
    }

    /// Applies an edit of one insertion.
    fn apply(&mut self, edit: &Value) {
        let (uri, edits) = edit["changes"].as_object().unwrap().iter().next().unwrap();
        let root = self.uri("").to_string();
        let path = uri
            .strip_prefix(&root)
            .unwrap()
            .trim_start_matches('/')
            .to_owned();
        let edit = &edits[0];
        let line = usize::try_from(edit["range"]["start"]["line"].as_u64().unwrap()).unwrap();
        let column = edit["range"]["start"]["character"].as_u64().unwrap();
        let (version, text) = self.texts.get_mut(&path).unwrap();
        *version += 1;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let at = start + usize::try_from(column).unwrap();
        text.insert_str(at, edit["newText"].as_str().unwrap());
        let params = json!({
            "textDocument": {"uri": self.uri(&path), "version": self.texts[&path].0},
            "contentChanges": [{"text": self.texts[&path].1}],
        });
        self.tell("textDocument/didChange", params);
    }

    /// JSON without what differs from run to run.
    fn plain(&self, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).unwrap();
        let root = self.uri("").to_string();
        text.replace(&root, "file:///site")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        let ended = self.server.take().unwrap().join().unwrap();
        assert_eq!(ended, Ended::Orderly);
    }
}

const PUBLIC: &str = "aws-s3-bucket-public-read-acl";

#[test]
fn a_folder_is_analysed_and_told_at_once() {
    let mut editor = Editor::start(json!({}), json!({}));
    insta::assert_snapshot!("capabilities", editor.plain(&editor.capabilities));
    editor.settle();
    let all = json!(editor.shown);
    insta::assert_snapshot!("diagnostics", editor.plain(&all));
}

#[test]
fn an_unsaved_edit_reaches_files_that_are_closed() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("variables.tf");
    editor.settle();
    assert!(
        editor
            .codes("bucket/main.tf")
            .contains(&format!("15 {PUBLIC}"))
    );
    editor.edit("variables.tf", "\"production\"", "\"test\"");
    editor.settle();
    let codes = editor.codes("bucket/main.tf");
    assert!(!codes.iter().any(|c| c.ends_with(PUBLIC)), "{codes:?}");
    // Closed without being saved: the disk's text counts again.
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": editor.document("variables.tf")}),
    );
    editor.settle();
    assert!(
        editor
            .codes("bucket/main.tf")
            .contains(&format!("15 {PUBLIC}"))
    );
}

#[test]
fn the_last_good_result_of_a_broken_block_stands() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("bucket/main.tf");
    editor.settle();
    let before = editor.codes("bucket/main.tf");
    editor.edit("bucket/main.tf", "acl    = var.acl", "acl    = ");
    editor.settle();
    let during = editor.codes("bucket/main.tf");
    assert!(during.contains(&format!("15 {PUBLIC}")), "{during:?}");
    assert!(during.iter().any(|c| c == "15 syntax-error"), "{during:?}");
    // What stands below goes on, and stands where it is now.
    editor.edit(
        "bucket/main.tf",
        "variable \"name\"",
        "\n\nvariable \"name\"",
    );
    editor.settle();
    let moved = editor.codes("bucket/main.tf");
    assert!(moved.contains(&format!("17 {PUBLIC}")), "{moved:?}");
    editor.edit("bucket/main.tf", "\n\nvariable", "variable");
    editor.edit("bucket/main.tf", "acl    = ", "acl    = var.acl");
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf"), before);
}

#[test]
fn hovers() {
    let capabilities = json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}});
    let mut editor = Editor::start(capabilities, json!({}));
    for path in ["main.tf", "bucket/main.tf", "variables.tf", "stack.yaml"] {
        editor.open(path);
    }
    let out = editor.hovers(&[
        ("main.tf", "local.acl"),
        ("main.tf", "var.environment}"),
        ("main.tf", "var.password"),
        ("main.tf", "\"production\" ?"),
        ("bucket/main.tf", "var.acl"),
        ("bucket/main.tf", "aws_s3_bucket.this.id"),
        ("variables.tf", "\"region\""),
        ("stack.yaml", "!Ref Public"),
        ("stack.yaml", "TemplateURL"),
    ]);
    assert!(!out.contains("not to be shown"));
    insta::assert_snapshot!("hovers", out);
}

#[test]
fn findings_are_ignored_by_the_offered_edits() {
    let mut editor = Editor::start(json!({}), json!({}));
    for (path, needle, titles) in [
        ("bucket/main.tf", "var.acl", 2),
        ("stack.yaml", "PublicRead", 2),
        ("nested.json", "\"PublicRead\"", 1),
    ] {
        editor.open(path);
        editor.settle();
        for n in 0..titles {
            let before = editor.texts[path].1.clone();
            let actions = editor.actions(path, needle);
            let of_rule = |a: &&Value| {
                let title = a["title"].as_str().unwrap();
                title.starts_with(&format!("Ignore `{PUBLIC}`"))
            };
            let fixes: Vec<&Value> = actions.iter().filter(of_rule).collect();
            assert_eq!(fixes.len(), titles, "{path}: {actions:?}");
            editor.apply(&fixes[n]["edit"]);
            editor.settle();
            let codes = editor.codes(path);
            let text = &editor.texts[path].1;
            assert!(
                !codes.iter().any(|c| c.ends_with(PUBLIC)),
                "{codes:?} {text}"
            );
            assert!(
                !codes.iter().any(|c| c.ends_with("-ignore")),
                "{codes:?} {text}"
            );
            let now = text.clone();
            editor.edit(path, &now, &before);
            editor.settle();
        }
    }
}

#[test]
fn actions_lead_to_the_deciding_value_and_to_the_rule() {
    let abilities = json!({"window": {"showDocument": {"support": true}}});
    let mut editor = Editor::start(abilities, json!({}));
    editor.open("bucket/main.tf");
    editor.settle();
    let actions = editor.actions("bucket/main.tf", "var.acl");
    insta::assert_snapshot!("actions", editor.plain(&json!(actions)));
    for action in actions.iter().filter(|a| a.get("command").is_some()) {
        let command = &action["command"];
        let params = json!({"command": command["command"], "arguments": command["arguments"]});
        editor.ask("workspace/executeCommand", params).unwrap();
    }
    let shown = |method: &str| editor.said.iter().filter(|(m, _)| m == method).count();
    assert!(shown("window/showDocument") > 0);
    assert!(shown("window/showMessage") > 0, "a rule without an address");
}

#[test]
fn a_client_shows_rules_itself_where_it_says_so() {
    let options = json!({"commands": ["bartizan.showRule"]});
    let mut editor = Editor::start(json!({}), options);
    editor.open("bucket/main.tf");
    editor.settle();
    let actions = editor.actions("bucket/main.tf", "var.acl");
    let shows = |a: &&Value| a["command"]["command"] == "bartizan.showRule";
    let action = actions.iter().find(shows).unwrap();
    assert_eq!(action["command"]["arguments"], json!([PUBLIC]));
}

#[test]
fn hints_come_when_they_are_wanted() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("main.tf");
    editor.open("bucket/main.tf");
    assert!(editor.hints("main.tf").is_empty());
    let settings = json!({"settings": {"bartizan": {"inlayHints": true}}});
    editor.tell("workspace/didChangeConfiguration", settings);
    assert_eq!(
        editor.hints("main.tf"),
        [
            "4 = \"production\"",
            "5 = \"public-read\"",
            "16 = \"production\""
        ]
    );
    // Two instances with two values, and a value that nobody knows.
    assert!(editor.hints("bucket/main.tf").is_empty());
}

#[test]
fn links_lead_to_modules_and_nested_templates() {
    let mut editor = Editor::start(json!({}), json!({}));
    let mut all = Vec::new();
    for path in ["main.tf", "stack.yaml"] {
        editor.open(path);
        let params = json!({"textDocument": editor.document(path)});
        all.push(editor.ask("textDocument/documentLink", params).unwrap());
    }
    insta::assert_snapshot!("links", editor.plain(&json!(all)));
}

#[test]
fn a_client_that_asks_is_told_nothing_twice() {
    let abilities = json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    });
    let mut editor = Editor::start(abilities, json!({}));
    editor.open("main.tf");
    editor.open("bucket/main.tf");
    let ask = |editor: &mut Editor, previous: Option<&str>| {
        let params = json!({
            "textDocument": editor.document("bucket/main.tf"), "previousResultId": previous,
        });
        editor.ask("textDocument/diagnostic", params).unwrap()
    };
    let full = ask(&mut editor, None);
    assert_eq!(full["kind"], "full");
    let id = full["resultId"].as_str().unwrap().to_owned();
    let same = ask(&mut editor, Some(&id));
    assert_eq!(same, json!({"kind": "unchanged", "resultId": id}));
    assert!(!editor.shown.contains_key("bucket/main.tf"));
    // What is told of closed files may come behind the answers.
    for _ in 0..100 {
        if !editor.codes("stack.yaml").is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        editor.settle();
    }
    assert!(
        !editor.codes("stack.yaml").is_empty(),
        "closed files are told"
    );

    editor.edit("main.tf", "\"production\"", "\"other\"");
    let other = ask(&mut editor, Some(&id));
    assert_eq!(other["kind"], "full");
    assert!(
        editor
            .said
            .iter()
            .any(|(m, _)| m == "workspace/diagnostic/refresh")
    );

    let params = json!({"previousResultIds": []});
    let all = editor.ask("workspace/diagnostic", params).unwrap();
    let items = all["items"].as_array().unwrap();
    assert!(
        items
            .iter()
            .any(|i| i["uri"].as_str().unwrap().ends_with("stack.yaml"))
    );
    assert!(editor.codes("stack.yaml").is_empty(), "from now on it asks");
    let previous: Vec<Value> = items
        .iter()
        .map(|i| json!({"uri": i["uri"], "value": i["resultId"]}))
        .collect();
    let again = json!({"previousResultIds": previous});
    let again = editor.ask("workspace/diagnostic", again).unwrap();
    let kinds = again["items"].as_array().unwrap().iter();
    assert!(kinds.map(|i| &i["kind"]).all(|k| k == "unchanged"));
}

#[test]
fn places_count_in_the_units_agreed_upon() {
    for (offered, chosen, column) in [
        (json!(null), "utf-16", 17),
        (json!(["utf-16", "utf-8"]), "utf-8", 19),
        (json!(["utf-32"]), "utf-32", 16),
    ] {
        let abilities = json!({"general": {"positionEncodings": offered}});
        let mut editor = Editor::start(abilities, json!({}));
        let own = &editor.capabilities["capabilities"]["positionEncoding"];
        assert_eq!(own, chosen);
        let document = json!({
            "uri": editor.uri("new.tf"), "languageId": "terraform", "version": 1,
            "text": "resource \"aws_s3_bucket_acl\" \"x\" {\n  bucket = \"b\"\n  /* 😀 */ acl = \"public-read\"\n}\n",
        });
        editor.tell("textDocument/didOpen", json!({"textDocument": document}));
        editor.settle();
        let all = editor.shown["new.tf"].as_array().unwrap().clone();
        let of_rule = all.iter().find(|d| d["code"] == PUBLIC);
        let range = &of_rule.unwrap_or_else(|| panic!("{all:?}"))["range"];
        assert_eq!(range["start"]["line"], 2);
        assert_eq!(range["start"]["character"], column, "{chosen}");
    }
}

#[test]
fn what_the_disk_does_counts_where_nothing_is_open() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.settle();
    let event = |editor: &Editor, path: &str, kind: u8| {
        let changes = json!({"changes": [{"uri": editor.uri(path), "type": kind}]});
        editor.tell("workspace/didChangeWatchedFiles", changes);
    };
    fs::write(editor.path("terraform.tfvars"), "environment = \"test\"\n").unwrap();
    event(&editor, "terraform.tfvars", 1);
    editor.settle();
    assert!(
        !editor
            .codes("bucket/main.tf")
            .iter()
            .any(|c| c.ends_with(PUBLIC))
    );
    fs::write(
        editor.path("terraform.tfvars"),
        "environment = \"production\"\n",
    )
    .unwrap();
    event(&editor, "terraform.tfvars", 2);
    editor.settle();
    assert!(
        editor
            .codes("bucket/main.tf")
            .iter()
            .any(|c| c.ends_with(PUBLIC))
    );
    fs::remove_dir_all(editor.path("bucket")).unwrap();
    event(&editor, "bucket/main.tf", 3);
    editor.settle();
    assert!(editor.codes("bucket/main.tf").is_empty());
    assert!(
        editor
            .codes("main.tf")
            .iter()
            .any(|c| c.ends_with("module-not-found"))
    );
}

#[test]
fn several_folders_and_files_of_none() {
    let mut editor = Editor::with_folders(json!({}), json!({}), &["bucket"]);
    editor.settle();
    assert!(editor.shown.keys().all(|p| p.starts_with("bucket/")));
    editor.open("stack.yaml");
    editor.settle();
    assert!(
        editor
            .codes("stack.yaml")
            .iter()
            .any(|c| c.ends_with(PUBLIC))
    );
    let document = json!({"textDocument": editor.document("stack.yaml")});
    editor.tell("textDocument/didClose", document);
    editor.settle();
    assert!(editor.codes("stack.yaml").is_empty());
    let folder = json!({"uri": editor.uri(""), "name": "all"});
    let event = json!({"event": {"added": [folder], "removed": []}});
    editor.tell("workspace/didChangeWorkspaceFolders", event);
    editor.settle();
    assert!(!editor.codes("stack.yaml").is_empty());
    let event = json!({"event": {"added": [], "removed": [folder]}});
    editor.tell("workspace/didChangeWorkspaceFolders", event);
    editor.settle();
    assert!(editor.codes("stack.yaml").is_empty());
}

#[test]
fn settings_and_the_configuration_file() {
    let options = json!({"select": [PUBLIC], "vars": {"environment": "test"}});
    let mut editor = Editor::start(json!({}), options);
    editor.settle();
    assert!(editor.codes("bucket/main.tf").is_empty());
    let settings = json!({"settings": {"bartizan": {"select": [PUBLIC]}}});
    editor.tell("workspace/didChangeConfiguration", settings);
    editor.settle();
    assert_eq!(editor.codes("bucket/main.tf"), [format!("15 {PUBLIC}")]);

    fs::write(editor.path("bartizan.yaml"), "# none yet\n").unwrap();
    editor.open("bartizan.yaml");
    editor.settle();
    editor.edit("bartizan.yaml", "# none yet", "ignor: [aws-s3-*]");
    editor.settle();
    assert_eq!(editor.codes("bartizan.yaml"), ["1 invalid-config"]);
    assert_eq!(
        editor.codes("bucket/main.tf").len(),
        1,
        "the last result stands"
    );
    editor.edit("bartizan.yaml", "ignor:", "ignore:");
    editor.settle();
    assert!(editor.codes("bartizan.yaml").is_empty());
    // What is selected by its name is run all the same; anything else is not.
    assert_eq!(editor.codes("bucket/main.tf").len(), 1);
    let settings = json!({"settings": {"bartizan": {}}});
    editor.tell("workspace/didChangeConfiguration", settings);
    editor.settle();
    assert!(editor.codes("bucket/main.tf").is_empty());
}

#[test]
fn what_goes_wrong_costs_one_request() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.open("main.tf");
    assert_eq!(editor.ask("textDocument/rename", json!({})), Err(-32601));
    assert_eq!(
        editor.ask("textDocument/hover", json!({"a": 1})),
        Err(-32602)
    );
    assert_eq!(editor.ask("bartizan/panic", json!({})), Err(-32603));
    editor.tell("textDocument/didChange", json!({"nothing": true}));
    editor.tell("bartizan/panic", json!({}));
    editor.tell("$/cancelRequest", json!({"id": editor.next}));
    let params = editor.at("main.tf", "local.acl");
    assert_eq!(
        editor.ask("textDocument/hover", params.clone()),
        Err(-32800)
    );
    // Asked of a text that is another one by the time of the answer.
    let id = editor.send("textDocument/hover", params.clone());
    editor.edit("main.tf", "\"./bucket\"", "\"./bucket\" # here");
    let answer = editor.answer(&id);
    assert!(answer.is_ok() || answer == Err(-32801), "{answer:?}");
    let hover = editor.ask("textDocument/hover", params).unwrap();
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("public-read")
    );
    editor.settle();
    assert!(
        !editor
            .codes("main.tf")
            .contains(&"internal-error".to_owned())
    );
}

#[test]
fn nothing_is_done_after_the_end() {
    let mut editor = Editor::start(json!({}), json!({}));
    editor.settle();
    editor.ask("shutdown", Value::Null).unwrap();
    assert_eq!(editor.ask("textDocument/hover", json!({})), Err(-32600));
    // The editor says both again when it is dropped; the second is refused.
    editor.tell("exit", Value::Null);
    assert_eq!(
        editor.server.take().unwrap().join().unwrap(),
        Ended::Orderly
    );
    std::mem::forget(editor);
}
