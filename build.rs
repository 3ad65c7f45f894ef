//! Checks the rules and models under `rules/` with the loader that also loads a user's own, and
//! embeds their lowered form. An error in one of them is an error of the build. Packs the table of
//! AWS's actions.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    reason = "parts of the crate, not all of it used here"
)]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "how a build script speaks"
)]

#[path = "src/source/mod.rs"]
mod source;

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;

#[path = "src/value/mod.rs"]
mod value;

#[path = "src/syntax"]
mod syntax {
    pub mod hcl;
}

#[path = "src/expr"]
mod expr {
    pub mod ir;
    pub mod lower;
}

#[path = "src/resource"]
mod resource {
    mod dialect;
    pub use dialect::Dialect;
}

#[path = "src/model/mod.rs"]
mod model;

#[path = "src/rules"]
mod rules {
    pub mod bundle;
    pub mod info;
    pub mod load;
}

use diagnostic::Problem;
use source::SourceMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The table of AWS's actions.
const ACTIONS: &str = "src/facts/iam/actions.txt";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed={ACTIONS}");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=rules");
    for part in [
        "source",
        "diagnostic",
        "value",
        "syntax/hcl",
        "expr/ir.rs",
        "expr/lower",
        "model",
    ] {
        println!("cargo:rerun-if-changed=src/{part}");
    }
    for part in ["bundle", "info", "load"] {
        println!("cargo:rerun-if-changed=src/rules/{part}.rs");
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").ok_or("no manifest folder")?);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no output folder")?);
    let rules = root.join("rules");
    let mut paths = Vec::new();
    collect(&rules, &mut paths).map_err(|e| format!("{}: {e}", rules.display()))?;
    paths.sort();
    let sources = SourceMap::default();
    let mut texts = Vec::new();
    for path in &paths {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let relative = path.strip_prefix(&rules).unwrap_or(path);
        let relative = relative.to_string_lossy().replace('\\', "/");
        let file = sources.add(&format!("rules/{relative}"), text.as_str());
        texts.push((relative, file, text));
    }
    let files: Vec<rules::load::RuleFile<'_>> = texts
        .iter()
        .map(|(path, file, text)| rules::load::RuleFile {
            path,
            file: *file,
            text,
        })
        .collect();
    let (set, problems) = rules::load::load(&files, &());
    if !problems.is_empty() {
        let said: Vec<String> = problems.iter().map(|p| describe(&sources, p)).collect();
        return Err(said.join("\n"));
    }
    let bytes = rules::bundle::write(&set).map_err(|e| e.to_string())?;
    std::fs::write(out.join("rules.bin"), bytes).map_err(|e| e.to_string())?;
    pack(&root.join(ACTIONS), &out.join("actions.bin"))
}

/// Packs a text for the binary.
fn pack(from: &Path, to: &Path) -> Result<(), String> {
    let text = std::fs::read(from).map_err(|e| format!("{}: {e}", from.display()))?;
    let file = std::fs::File::create(to).map_err(|e| format!("{}: {e}", to.display()))?;
    let mut packer = flate2::write::DeflateEncoder::new(file, flate2::Compression::best());
    let written = packer.write_all(&text).and_then(|()| packer.finish());
    written.map(drop).map_err(|e| e.to_string())
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "hcl") {
            out.push(path);
        }
    }
    Ok(())
}

/// A problem as rustc would print it.
fn describe(sources: &SourceMap, p: &Problem) -> String {
    let mut out = format!("error[{}]: {}\n", p.code, p.message);
    if let Some(span) = p.span
        && let Some(file) = sources.get(span.file)
    {
        let at = file.line_column(span.start);
        let line = file.line_text(at.line - 1);
        let number = at.line.to_string();
        let pad = " ".repeat(number.len());
        let width = file.text.get(span.range()).map_or(1, |t| {
            t.lines().next().unwrap_or_default().chars().count().max(1)
        });
        out += &format!(
            "{pad}--> {}:{}:{}\n{pad} |\n",
            file.path, at.line, at.column
        );
        out += &format!("{number} | {line}\n");
        out += &format!(
            "{pad} | {}{}\n",
            " ".repeat(at.column - 1),
            "^".repeat(width)
        );
        if let Some(help) = &p.help {
            out += &format!("{pad} = help: {help}\n");
        }
    }
    out
}
