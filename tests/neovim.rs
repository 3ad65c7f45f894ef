//! The language server in a real editor: neovim, headless. Left out, with a message, where there is
//! no neovim.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

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

#[test]
fn an_edit_that_is_not_saved_changes_what_neovim_shows() {
    let version = Command::new("nvim")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !version.is_ok_and(|s| s.success()) {
        eprintln!("neovim is not installed: its session is left out");
        return;
    }
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    let project = dir.path().canonicalize().unwrap();
    copy(&manifest.join("testdata/lsp/site"), &project);
    let script = manifest.join("tests/neovim/session.lua");
    let output = Command::new("nvim")
        .args(["--clean", "-n", "--headless", "-c"])
        .arg(format!("luafile {}", script.display()))
        .current_dir(&project)
        .env("BARTIZAN", env!("CARGO_BIN_EXE_bartizan"))
        .env("HOME", &project)
        .env("XDG_STATE_HOME", &project)
        .env("XDG_CACHE_HOME", &project)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}\n{errors}");
    let saved = fs::read_to_string(project.join("variables.tf")).unwrap();
    assert!(saved.contains("production"), "nothing was saved");
    insta::assert_snapshot!(said);
}
