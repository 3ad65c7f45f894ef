//! The rules of a run: those built in and those of the folders given by `--rules`.

use super::UsageError;
use super::discover::join;
use crate::diagnostic::ProblemSeverity;
use crate::rules::RuleSet;
use crate::rules::load::RuleFile;
use crate::source::{DiskFs, FileId, FileSystem, SourceMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest rule file read, in bytes.
const MAX_RULE: u64 = 1 << 20;
/// Folders within folders; more is a mistake.
const MAX_DEPTH: usize = 16;

/// All rules of a run.
///
/// # Errors
/// A folder that cannot be read, or a rule in it that is wrong.
pub(super) fn load(dirs: &[PathBuf]) -> Result<RuleSet, UsageError> {
    let mut set = RuleSet::built_in();
    let sources = Arc::new(SourceMap::default());
    let mut problems = Vec::new();
    for dir in dirs {
        let files = read(dir, &sources)?;
        if files.is_empty() {
            return Err(UsageError::new(format!(
                "there is no rule (`.hcl`) in `{}`",
                dir.display()
            )));
        }
        let texts: Vec<_> = files
            .iter()
            .filter_map(|(path, id)| Some((path, *id, sources.get(*id)?)))
            .collect();
        let files: Vec<RuleFile<'_>> = texts
            .iter()
            .map(|(path, file, source)| RuleFile {
                path,
                file: *file,
                text: &source.text,
            })
            .collect();
        problems.extend(set.add(&files));
    }
    if problems
        .iter()
        .any(|p| p.severity == ProblemSeverity::Error)
    {
        return Err(UsageError {
            message: "the rules given by `--rules` are in error".to_owned(),
            problems,
            sources,
        });
    }
    Ok(set)
}

/// The rule files of a folder, sorted by path: path within it, handle.
fn read(dir: &Path, sources: &SourceMap) -> Result<Vec<(String, FileId)>, UsageError> {
    let bad = |path: &str, e: &dyn std::fmt::Display| {
        let path = dir.join(path);
        UsageError::new(format!("cannot read `{}`: {e}", path.display()))
    };
    let fs = DiskFs::new(dir).map_err(|e| bad("", &e))?;
    let mut folders = vec![(String::new(), 0)];
    let mut paths = Vec::new();
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs.list(&folder).map_err(|e| bad(&folder, &e))? {
            let path = join(&folder, &entry.name);
            if entry.is_dir && depth < MAX_DEPTH {
                folders.push((path, depth + 1));
            } else if !entry.is_dir && entry.name.ends_with(".hcl") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let text = fs.read(&path, MAX_RULE).map_err(|e| bad(&path, &e))?;
        let shown = dir.join(&path).to_string_lossy().replace('\\', "/");
        files.push((path, sources.add(&shown, text)));
    }
    Ok(files)
}
