//! The files that functions read: relative to the root module's folder, inside the scan root.

use super::Project;
use crate::expr::Files;
use crate::source::{FileId, FileSystem, ReadError, SourceMap};
use crate::value::Str;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Files as one root module sees them.
pub(super) struct ModuleFiles<'a> {
    fs: &'a dyn FileSystem,
    sources: &'a SourceMap,
    base: Str,
    limit: u64,
    /// Paths read and paths looked for in vain, relative to the scan root.
    pub read: RefCell<BTreeSet<Str>>,
    pub missing: RefCell<BTreeSet<Str>>,
}

/// Files that one `fileset` may walk, and folders below folders.
const MAX_WALK: usize = 100_000;
const MAX_WALK_DEPTH: usize = 64;

impl<'a> ModuleFiles<'a> {
    pub fn new(project: &Project<'a>, base: &str) -> Self {
        ModuleFiles {
            fs: project.fs,
            sources: project.sources,
            base: base.into(),
            limit: project.max_file_size,
            read: RefCell::default(),
            missing: RefCell::default(),
        }
    }

    fn locate(&self, path: &str) -> Result<String, String> {
        resolve(&self.base, path)
            .ok_or_else(|| format!("the path `{path}` leads out of the scan root"))
    }
}

/// A path relative to a folder, from the scan root; `None` when it leaves the scan root.
pub(super) fn resolve(base: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.starts_with('~') {
        return None;
    }
    let joined = format!("{base}/{path}");
    crate::source::normalize(joined.trim_start_matches('/'))
}

impl Files for ModuleFiles<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let at = self.locate(path)?;
        match self.fs.read_bytes(&at, self.limit) {
            Ok(bytes) => {
                self.read.borrow_mut().insert(at.into());
                Ok(bytes)
            }
            Err(error) => {
                if error == ReadError::NotFound {
                    self.missing.borrow_mut().insert(at.into());
                }
                Err(match error {
                    ReadError::NotFound => format!("no file exists at \"{path}\""),
                    ReadError::OutsideRoot => {
                        format!("the path \"{path}\" leads out of the scan root")
                    }
                    ReadError::TooLarge(n) => {
                        format!("the file \"{path}\" has {n} bytes, more than the limit")
                    }
                    ReadError::NotUtf8(_) => format!("the file \"{path}\" is not valid UTF-8"),
                    ReadError::Io(words) => format!("the file \"{path}\" cannot be read: {words}"),
                })
            }
        }
    }

    fn exists(&self, path: &str) -> Result<bool, String> {
        let at = self.locate(path)?;
        if self.fs.is_file(&at) {
            self.read.borrow_mut().insert(at.into());
            return Ok(true);
        }
        self.missing.borrow_mut().insert(at.into());
        Ok(false)
    }

    fn walk(&self, path: &str) -> Result<Vec<String>, String> {
        let top = self.locate(path)?;
        let mut out = Vec::new();
        let mut folders = vec![(top, String::new(), 0usize)];
        while let Some((folder, prefix, depth)) = folders.pop() {
            let Ok(entries) = self.fs.list(&folder) else {
                continue;
            };
            for entry in entries {
                if out.len() >= MAX_WALK {
                    return Err("there are too many files".to_owned());
                }
                let inner = format!("{prefix}{}", entry.name);
                if entry.is_dir {
                    if depth < MAX_WALK_DEPTH {
                        let below = format!("{folder}/{}", entry.name);
                        let below = below.trim_start_matches('/').to_owned();
                        folders.push((below, format!("{inner}/"), depth + 1));
                    }
                } else {
                    out.push(inner);
                }
            }
        }
        out.sort();
        Ok(out)
    }

    fn is_dir(&self, path: &str) -> bool {
        self.locate(path).is_ok_and(|at| self.fs.is_dir(&at))
    }

    fn keep(&self, path: &str, text: &str) -> Option<FileId> {
        let shown = self.fs.shown(&self.locate(path).ok()?);
        let id = match self.sources.by_path(&shown) {
            Some(file) => file.id,
            None => self.sources.add(&shown, text),
        };
        // A file that changed in between has no places: those would lead into the other text.
        let same = self.sources.get(id).is_some_and(|f| *f.text == *text);
        same.then_some(id)
    }

    fn base(&self) -> String {
        self.base.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::frontend::terraform::Inputs;
    use crate::source::MemoryFs;

    #[test]
    fn a_text_that_is_not_the_one_kept_has_no_place() {
        let fs = MemoryFs::default();
        let sources = SourceMap::default();
        let inputs = Inputs::default();
        let project = Project {
            fs: &fs,
            sources: &sources,
            folders: &[],
            inputs: &inputs,
            modules_dir: None,
            require_modules: false,
            max_file_size: 50,
            strict: false,
        };
        let files = ModuleFiles::new(&project, "a");
        let id = files.keep("x.json", "{}").unwrap();
        assert_eq!(files.keep("../a/x.json", "{}"), Some(id));
        assert_eq!(files.keep("x.json", "[]"), None);
        assert_eq!(files.keep("../../x.json", "{}"), None);
        assert_eq!((sources.len(), sources.id("a/x.json")), (1, Some(id)));
    }
}
