//! The definitions of folders, each read and lowered once, shared between roots and threads.
//!
//! Must not know: instances, values.

use super::Project;
use super::definitions::ModuleDef;
use super::module;
use crate::diagnostic::Problem;
use crate::expr::ir::Body;
use crate::expr::{self, lower};
use crate::source::{FileId, ReadError};
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock};

type Slot = Arc<OnceLock<Arc<ModuleDef>>>;

/// Definitions by folder.
#[derive(Debug, Default)]
pub(super) struct Store {
    modules: Mutex<FxHashMap<Str, Slot>>,
}

impl Store {
    /// The definition of a folder, read now if it was not yet. Threads that ask for the same
    /// folder at once wait for the one that reads it.
    pub fn module(&self, project: &Project<'_>, folder: &str) -> Arc<ModuleDef> {
        let slot: Slot = {
            let mut modules = self.modules.lock().unwrap_or_else(|e| e.into_inner());
            match modules.get(folder) {
                Some(slot) => slot.clone(),
                None => modules.entry(folder.into()).or_default().clone(),
            }
        };
        slot.get_or_init(|| {
            let load = || module::load(project, folder);
            let def = catch_unwind(AssertUnwindSafe(load)).unwrap_or_else(|payload| ModuleDef {
                folder: folder.into(),
                exists: true,
                problems: vec![Problem::from_panic(payload.as_ref(), folder)],
                ..ModuleDef::default()
            });
            Arc::new(def)
        })
        .clone()
    }
}

impl Store {
    /// The same definitions without those of some folders, by any of their names, whose files are
    /// others now.
    pub fn without(&self, folders: &FxHashSet<Str>) -> Store {
        let modules = self.modules.lock().unwrap_or_else(|e| e.into_inner());
        let stays = |folder: &Str, slot: &Slot| {
            let real = slot.get().map(|def| &def.real);
            !folders.contains(folder) && !real.is_some_and(|real| folders.contains(real))
        };
        #[allow(clippy::iter_over_hash_type, reason = "each by itself")]
        let left = modules.iter().filter(|(folder, slot)| stays(folder, slot));
        Store {
            modules: Mutex::new(left.map(|(f, s)| (f.clone(), s.clone())).collect()),
        }
    }
}

/// Reads and lowers one file; a file that cannot be read gives an empty body and a problem.
pub(super) fn lower_path(project: &Project<'_>, path: &str, problems: &mut Vec<Problem>) -> Body {
    match project.fs.read(path, project.max_file_size) {
        Ok(text) => {
            let file = project.sources.add(&project.fs.shown(path), text);
            let Some(source) = project.sources.get(file) else {
                return Body::default();
            };
            lower_text(path, file, &source.text, problems)
        }
        Err(error) => {
            problems.push(read_problem(path, &error, project.max_file_size));
            Body::default()
        }
    }
}

/// Lowers a text already read; the path's ending says whether it is JSON.
pub(super) fn lower_text(
    path: &str,
    file: FileId,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Body {
    let (body, found) = if path.ends_with(".tfvars.json") {
        expr::lower_json_values(file, text)
    } else if path.ends_with(".json") {
        expr::lower_json_file(file, text)
    } else {
        lower::lower_file(file, text)
    };
    problems.extend(found);
    body
}

fn read_problem(path: &str, error: &ReadError, limit: u64) -> Problem {
    let span = crate::source::Span::NONE;
    let problem = match error {
        ReadError::NotFound => Problem::error("cannot-read", "the file is not there", span),
        ReadError::OutsideRoot => {
            Problem::error("cannot-read", "the file lies outside the scan root", span)
        }
        ReadError::TooLarge(size) => Problem::error(
            "file-too-large",
            format!("the file has {size} bytes, more than the limit of {limit}"),
            span,
        )
        .help("raise the limit with --max-file-size"),
        ReadError::NotUtf8(at) => Problem::error(
            "not-utf8",
            format!("the file is not valid UTF-8 (byte {at})"),
            span,
        ),
        ReadError::Io(words) => Problem::error(
            "cannot-read",
            format!("the file cannot be read: {words}"),
            span,
        ),
    };
    problem.path(path)
}
