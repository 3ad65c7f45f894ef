//! From keystroke to published diagnostics: `cargo bench --bench lsp`.
//!
//! Starts `bartizan lsp` on generated workspaces of 300 modules and 5,000 resources, edits three
//! files 200 times, and prints how long each edit took until its diagnostics were there: median and
//! worst, beside the cold start and the peak memory. Nothing is asserted, since machines differ.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark, not a library"
)]

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const MODULES: usize = 300;
const RESOURCES: usize = 5_000;
const EDITS: usize = 200;

fn main() {
    let trees = [("60 root modules", 60), ("one root module", 1)];
    println!(
        "{:18} {:>10} {:>10} {:>10} {:>10}",
        "workspace", "cold start", "median", "worst", "memory"
    );
    for (name, roots) in trees {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let files = write(&root, roots);
        session(name, &root, &files);
    }
}

/// Root modules, the other modules shared out among them; gives the files to be edited.
fn write(dir: &Path, roots: usize) -> [String; 3] {
    let inner = (MODULES - roots) / roots;
    let each = RESOURCES / (MODULES - roots);
    for r in 0..roots {
        let folder = dir.join(format!("stack{r}"));
        let mut main =
            String::from("locals {\n  acl = var.public ? \"public-read\" : \"private\"\n}\n\n");
        for m in 0..inner {
            let _ = write!(
                main,
                "module \"m{m}\" {{\n  source = \"./m{m}\"\n  name   = \"s{r}-m{m}-${{var.environment}}\"\n  \
                 acl    = local.acl\n}}\n\n"
            );
            let module = folder.join(format!("m{m}"));
            fs::create_dir_all(&module).unwrap();
            let mut text = String::from("variable \"name\" {}\nvariable \"acl\" {}\n\n");
            for i in 0..each {
                let _ = match i % 3 {
                    0 => write!(
                        text,
                        "resource \"aws_s3_bucket\" \"b{i}\" {{\n  bucket = \"${{var.name}}-{i}\"\n}}\n\n"
                    ),
                    1 => write!(
                        text,
                        "resource \"aws_s3_bucket_acl\" \"b{i}\" {{\n  bucket = aws_s3_bucket.b{}.id\n  \
                         acl    = var.acl\n}}\n\n",
                        i - 1
                    ),
                    _ => write!(
                        text,
                        "resource \"aws_security_group\" \"g{i}\" {{\n  name = \"${{var.name}}-{i}\"\n  \
                         ingress {{\n    from_port   = 22\n    to_port     = 22\n    protocol    = \
                         \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}\n}}\n\n"
                    ),
                };
            }
            fs::write(module.join("main.tf"), text).unwrap();
        }
        fs::write(folder.join("main.tf"), main).unwrap();
        let variables = "variable \"environment\" {\n  default = \"production\"\n}\n\n\
                         variable \"public\" {\n  default = true\n}\n";
        fs::write(folder.join("variables.tf"), variables).unwrap();
    }
    ["main.tf", "variables.tf", "m0/main.tf"].map(|f| format!("stack0/{f}"))
}

struct Server {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bartizan"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        Server { child, to, from }
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).unwrap();
            match line.trim() {
                "" => break,
                line => {
                    if let Some(n) = line.strip_prefix("Content-Length: ") {
                        length = n.parse().unwrap();
                    }
                }
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    fn answer(&mut self, id: u64) {
        while self.read()["id"] != json!(id) {}
    }

    /// Waits for the diagnostics of a version of a document.
    fn published(&mut self, uri: &str, version: i64) {
        loop {
            let message = self.read();
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
            {
                return;
            }
        }
    }
}

fn session(name: &str, root: &Path, files: &[String]) {
    let uri = |path: &str| format!("file://{}/{path}", root.display());
    let begun = Instant::now();
    let mut server = Server::start();
    let folders = json!([{"uri": format!("file://{}", root.display()), "name": name}]);
    let params = json!({
        "processId": null, "rootUri": null, "capabilities": {}, "workspaceFolders": folders,
    });
    server.send(json!({"id": 1, "method": "initialize", "params": params}));
    server.answer(1);
    server.send(json!({"method": "initialized", "params": {}}));
    // Answered once everything is analysed and told.
    let nothing = json!({"command": "none"});
    server.send(json!({"id": 2, "method": "workspace/executeCommand", "params": nothing}));
    server.answer(2);
    let cold = begun.elapsed();

    for path in files {
        let text = fs::read_to_string(root.join(path)).unwrap();
        let document =
            json!({"uri": uri(path), "languageId": "terraform", "version": 1, "text": text});
        let params = json!({"textDocument": document});
        server.send(json!({"method": "textDocument/didOpen", "params": params}));
    }
    let mut times: Vec<Duration> = Vec::new();
    for edit in 0..EDITS {
        let path = &files[edit % files.len()];
        let version = i64::try_from(edit).unwrap() + 2;
        let at = json!({"line": 0, "character": 0});
        // A line that comes and goes: everything below it moves.
        let (end, text) = match edit / files.len() % 2 {
            0 => (at.clone(), "# typed\n"),
            _ => (json!({"line": 1, "character": 0}), ""),
        };
        let change = json!({"range": {"start": at, "end": end}, "text": text});
        let params = json!({
            "textDocument": {"uri": uri(path), "version": version}, "contentChanges": [change],
        });
        let begun = Instant::now();
        server.send(json!({"method": "textDocument/didChange", "params": params}));
        server.published(&uri(path), version);
        times.push(begun.elapsed());
    }
    let memory = peak(server.child.id());
    server.send(json!({"id": 3, "method": "shutdown"}));
    server.answer(3);
    server.send(json!({"method": "exit"}));
    server.child.wait().unwrap();

    times.sort();
    let ms = |d: Duration| format!("{:.1}ms", d.as_secs_f64() * 1000.0);
    println!(
        "{name:18} {:>10} {:>10} {:>10} {memory:>10}",
        ms(cold),
        ms(times[EDITS / 2]),
        ms(times[EDITS - 1]),
    );
}

/// The most memory that a process has had, where the system tells it.
fn peak(process: u32) -> String {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kib = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or("?".to_owned(), |kib| format!("{} MiB", kib / 1024))
}
