//! A stand-in for GitHub's runner: it sets what a runner sets, runs the steps of `action.yml` as
//! one does, and reads the log for commands by the same rules.
//!
//! `uses` steps are noted, not run.

use super::expression::{holds, interpolate};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Names of the machine as a runner has them, and as an archive does.
const MACHINE: (&str, &str, &str) = match (cfg!(target_os = "macos"), cfg!(target_arch = "aarch64"))
{
    (false, false) => ("Linux", "X64", "x86_64-unknown-linux-musl"),
    (false, true) => ("Linux", "ARM64", "aarch64-unknown-linux-musl"),
    (true, false) => ("macOS", "X64", "x86_64-apple-darwin"),
    (true, true) => ("macOS", "ARM64", "aarch64-apple-darwin"),
};

/// The archive of the binary under test, made once as a release makes it.
static ARCHIVE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let archive = package(Path::new(env!("CARGO_BIN_EXE_bartizan")), folder.path());
    (folder, archive)
});

pub fn project_root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn package(program: &Path, folder: &Path) -> PathBuf {
    let script = project_root().join(".github/release/package.sh");
    let mut command = Command::new("bash");
    command.arg(script).args([VERSION, MACHINE.2]);
    PathBuf::from(said(command.arg(program).arg(folder)).trim())
}

/// What a command prints; it must succeed.
fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn copy(from: &Path, to: &Path) {
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

/// All files below a folder.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path.to_str().unwrap().to_owned());
        }
    }
    files.sort();
    files
}

/// One annotation, as the runner understood it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotation {
    pub level: String,
    pub properties: BTreeMap<String, String>,
    pub message: String,
}

/// A step that uses another action.
#[derive(Debug)]
pub struct Used {
    pub action: String,
    pub with: BTreeMap<String, String>,
}

/// How a run went.
#[derive(Debug, Default)]
pub struct Run {
    pub success: bool,
    pub log: String,
    pub summary: String,
    pub outputs: BTreeMap<String, String>,
    pub annotations: Vec<Annotation>,
    pub used: Vec<Used>,
}

/// A machine with a workspace, the action, and releases to take.
pub struct Runner {
    root: TempDir,
    action: PathBuf,
    releases: PathBuf,
    pub workspace: PathBuf,
    pub temp: PathBuf,
    definition: serde_json::Value,
}

impl Runner {
    pub fn new() -> Runner {
        let root = tempfile::tempdir().unwrap();
        let at = root.path().canonicalize().unwrap();
        let runner = Runner {
            action: at.join("_actions/actor/bartizan/0123456789"),
            releases: at.join("releases"),
            workspace: at.join("workspace"),
            temp: at.join("temp"),
            definition: {
                let text = fs::read_to_string(project_root().join("action.yml")).unwrap();
                serde_yaml::from_str(&text).unwrap()
            },
            root,
        };
        for part in [".github/action", ".github/release"] {
            copy(&project_root().join(part), &runner.action.join(part));
        }
        fs::create_dir_all(&runner.temp).unwrap();
        fs::create_dir_all(runner.workspace.join(".git")).unwrap();
        let release = runner.release();
        fs::create_dir_all(&release).unwrap();
        let archive = &ARCHIVE.1;
        fs::copy(archive, release.join(archive.file_name().unwrap())).unwrap();
        runner.write_digests();
        runner
    }

    /// Everything of this machine.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    fn release(&self) -> PathBuf {
        self.releases.join(format!("v{VERSION}"))
    }

    fn archive(&self) -> PathBuf {
        self.release().join(ARCHIVE.1.file_name().unwrap())
    }

    /// Where the action has its digests.
    pub fn digests(&self) -> PathBuf {
        self.action.join(".github/action/sha256sums")
    }

    /// Commits the digests of what is released, as a release does.
    pub fn write_digests(&self) {
        let script = project_root().join(".github/release/digests.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg(self.digests()).arg(self.release());
        fs::write(self.digests(), said(&mut command)).unwrap();
    }

    /// Puts another program into the archive of the release.
    pub fn replace_archive(&self, program: &str) {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("bartizan");
        fs::write(&file, program).unwrap();
        said(Command::new("chmod").arg("+x").arg(&file));
        package(&file, &self.release());
    }

    /// Turns one bit of the archive.
    pub fn damage_archive(&self) {
        let mut bytes = fs::read(&ARCHIVE.1).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(self.archive(), bytes).unwrap();
    }

    /// Puts a `curl` before the real one that notes its address and fails; where it notes it.
    pub fn fake_curl(&self) -> PathBuf {
        let bin = self.root().join("bin");
        fs::create_dir_all(&bin).unwrap();
        let notes = self.root().join("address");
        let script = format!(
            "#!/bin/sh\nfor last; do :; done\necho \"$last\" >'{}'\nexit 22\n",
            notes.display()
        );
        fs::write(bin.join("curl"), script).unwrap();
        said(Command::new("chmod").arg("+x").arg(bin.join("curl")));
        notes
    }

    pub fn steps(&self) -> Vec<serde_json::Value> {
        self.definition["runs"]["steps"].as_array().unwrap().clone()
    }

    /// The inputs with their defaults.
    pub fn inputs(&self) -> BTreeMap<String, String> {
        let inputs = self.definition["inputs"].as_object().unwrap();
        let default = |input: &serde_json::Value| input["default"].as_str().unwrap().to_owned();
        let inputs = inputs.iter().map(|(name, i)| (name.clone(), default(i)));
        inputs.collect()
    }

    /// The names of the outputs.
    pub fn outputs(&self) -> Vec<String> {
        let outputs = self.definition["outputs"].as_object().unwrap();
        outputs.keys().cloned().collect()
    }

    pub fn run(&self, inputs: &[(&str, &str)]) -> Run {
        self.run_as("owner/bartizan", inputs)
    }

    /// Runs the action with these inputs; `repository` is what the runner says of where it is from.
    pub fn run_as(&self, repository: &str, given: &[(&str, &str)]) -> Run {
        let mut inputs = self.inputs();
        let mirror = format!("file://{}", self.releases.display());
        inputs.insert("download-url".to_owned(), mirror);
        for (name, value) in given {
            let known = inputs.insert((*name).to_owned(), (*value).to_owned());
            assert!(known.is_some(), "no input {name}");
        }
        let mut outputs: BTreeMap<String, String> = BTreeMap::new();
        let mut run = Run {
            success: true,
            ..Run::default()
        };
        for step in self.steps() {
            let name = |name: &str| match name.split_once('.') {
                Some(("inputs", input)) => inputs[input].clone(),
                Some(("steps", _)) => outputs.get(name).cloned().unwrap_or_default(),
                _ if name == "github.action_repository" => repository.to_owned(),
                _ => panic!("a context not known here: {name}"),
            };
            let condition = step["if"].as_str().unwrap_or("'true'");
            if !run.success || !holds(condition, &name) {
                continue;
            }
            let filled = |part: &str| -> BTreeMap<String, String> {
                let map = step[part].as_object().into_iter().flatten();
                map.map(|(k, v)| (k.clone(), interpolate(v.as_str().unwrap(), &name)))
                    .collect()
            };
            if let Some(action) = step["uses"].as_str() {
                run.used.push(Used {
                    action: action.to_owned(),
                    with: filled("with"),
                });
                continue;
            }
            let id = step["id"].as_str().unwrap_or("none");
            let said = self.script(step["run"].as_str().unwrap(), &filled("env"), &mut run);
            for (name, value) in said {
                outputs.insert(format!("steps.{id}.outputs.{name}"), value);
            }
        }
        for (name, output) in self.definition["outputs"].as_object().unwrap() {
            let value = interpolate(output["value"].as_str().unwrap(), &|name| {
                outputs.get(name).cloned().unwrap_or_default()
            });
            run.outputs.insert(name.clone(), value);
        }
        run
    }

    /// Runs a script as `shell: bash` does; its outputs.
    fn script(
        &self,
        script: &str,
        env: &BTreeMap<String, String>,
        run: &mut Run,
    ) -> BTreeMap<String, String> {
        let place = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let file = place.path().join(name);
            fs::write(&file, text).unwrap();
            file
        };
        let script = file("script.sh", script);
        let outputs = file("outputs", "");
        let summary = file("summary", "");
        let path = std::env::var("PATH").unwrap();
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-e", "-o", "pipefail"])
            .arg(script)
            .current_dir(&self.workspace)
            .env_clear()
            .env(
                "PATH",
                format!("{}:{path}", self.root().join("bin").display()),
            )
            .env("HOME", place.path())
            .env("CI", "true")
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_ACTION_PATH", &self.action)
            .env("GITHUB_OUTPUT", &outputs)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_REPOSITORY", "someone/infrastructure")
            .env("GITHUB_SERVER_URL", "https://github.example")
            .env("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567")
            .env("GITHUB_WORKSPACE", &self.workspace)
            .env("RUNNER_OS", MACHINE.0)
            .env("RUNNER_ARCH", MACHINE.1)
            .env("RUNNER_TEMP", &self.temp)
            .envs(env)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        run.success &= output.status.success();
        let log = String::from_utf8(output.stdout).unwrap();
        run.annotations.extend(annotations(&log));
        run.log.push_str(&log);
        run.log.push_str(&String::from_utf8(output.stderr).unwrap());
        run.summary.push_str(&fs::read_to_string(summary).unwrap());
        let outputs = fs::read_to_string(outputs).unwrap();
        let lines = outputs.lines().map(|l| l.split_once('=').unwrap());
        lines.map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
    }

    /// A text without what differs between runs.
    pub fn masked(&self, text: &str) -> String {
        let root = self.root().canonicalize().unwrap();
        let text = text.replace(root.to_str().unwrap(), "[RUNNER]");
        let text = text
            .replace(MACHINE.2, "[TARGET]")
            .replace(VERSION, "[VERSION]");
        let mut out = String::new();
        let mut token = None;
        for line in text.lines() {
            let line = match line.split_once(", sha256 ") {
                Some((before, _)) => format!("{before}, sha256 [DIGEST]"),
                None => line.to_owned(),
            };
            if let Some(found) = line.strip_prefix("::stop-commands::") {
                token = Some(found.to_owned());
            }
            let line = match &token {
                Some(token) => line.replace(token, "[TOKEN]"),
                None => line,
            };
            let words = line.split('/').map(|part| {
                let random = ["bartizan.", "reports."];
                let start = random
                    .iter()
                    .find(|r| part.strip_prefix(**r).is_some_and(|rest| rest.len() == 8));
                start.map_or(part.to_owned(), |r| format!("{r}[RANDOM]"))
            });
            out.push_str(words.collect::<Vec<_>>().join("/").trim_end());
            out.push('\n');
        }
        if !text.ends_with('\n') {
            out.pop();
        }
        out
    }
}

/// The annotations of a log, by what the runner's source says: `::name key=value,…::message` at the
/// beginning of a line, or `##[name key=value;…]message` anywhere, unless commands are stopped.
fn annotations(log: &str) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut stopped: Option<String> = None;
    for line in log.lines() {
        if let Some(token) = &stopped {
            if line.trim() == format!("::{token}::") {
                stopped = None;
            }
            continue;
        }
        if let Some(token) = line.trim_start().strip_prefix("::stop-commands::") {
            stopped = Some(token.to_owned());
        } else if let Some(rest) = line.trim_start().strip_prefix("::") {
            let Some((head, message)) = rest.split_once("::") else {
                continue;
            };
            found.extend(annotation(head, ',', message));
        } else if let Some((_, rest)) = line.split_once("##[") {
            let Some((head, message)) = rest.split_once(']') else {
                continue;
            };
            found.extend(annotation(head, ';', message));
        }
    }
    assert_eq!(stopped, None, "commands stay stopped");
    found
}

fn annotation(head: &str, separator: char, message: &str) -> Option<Annotation> {
    let (level, properties) = head.split_once(' ').unwrap_or((head, ""));
    if !["error", "warning", "notice"].contains(&level) {
        return None;
    }
    let unescaped = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        text.replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    };
    let properties = properties
        .split(separator)
        .filter_map(|p| p.split_once('='));
    Some(Annotation {
        level: level.to_owned(),
        properties: properties
            .map(|(k, v)| (k.to_owned(), unescaped(v)))
            .collect(),
        message: unescaped(message),
    })
}
