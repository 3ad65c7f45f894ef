//! What `--exclude` and `.bartizanignore` files leave out, in gitignore syntax.
//!
//! The `ignore` crate's matcher alone: no walking, no global git configuration. As in git, a
//! nearer file overrides an outer one, and nothing inside a folder that is left out comes back.

use super::UsageError;
use super::discover::join;
use crate::source::FileSystem;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of ignore files.
const NAME: &str = ".bartizanignore";
/// Larger ignore files are cut off here, in bytes.
const MAX_SIZE: u64 = 1 << 20;

/// The patterns of a run.
pub(super) struct IgnoreRules {
    root: PathBuf,
    excludes: Gitignore,
    /// Folder → the patterns of its ignore file; `None` where there is none.
    files: BTreeMap<String, Option<Gitignore>>,
    any: bool,
}

impl IgnoreRules {
    /// # Errors
    /// An exclude that is no pattern.
    pub fn new(root: &Path, excludes: &[String]) -> Result<IgnoreRules, UsageError> {
        let bad = |pattern: &str, e: ignore::Error| {
            UsageError::new(format!(
                "`--exclude {pattern}` is no gitignore pattern: {e}"
            ))
        };
        let matcher = if excludes.is_empty() {
            Gitignore::empty()
        } else {
            let mut builder = GitignoreBuilder::new(root);
            // In a file `a[` is a name, as in git; on the command line it is a slip.
            builder.allow_unclosed_class(false);
            for pattern in excludes {
                builder
                    .add_line(None, pattern)
                    .map_err(|e| bad(pattern, e))?;
            }
            builder.build().map_err(|e| bad(&excludes.join(", "), e))?
        };
        Ok(IgnoreRules {
            root: root.to_path_buf(),
            excludes: matcher,
            files: BTreeMap::new(),
            any: !excludes.is_empty(),
        })
    }

    /// Reads the ignore files of a folder and of those around it, once.
    pub fn enter(&mut self, fs: &dyn FileSystem, folder: &str) {
        let mut folder = folder;
        loop {
            if self.files.contains_key(folder) {
                return;
            }
            let matcher = self.load(fs, folder);
            self.any |= matcher.is_some();
            self.files.insert(folder.to_owned(), matcher);
            match folder.rsplit_once('/') {
                Some((outer, _)) => folder = outer,
                None if folder.is_empty() => return,
                None => folder = "",
            }
        }
    }

    fn load(&self, fs: &dyn FileSystem, folder: &str) -> Option<Gitignore> {
        let text = fs.read(&join(folder, NAME), MAX_SIZE).ok()?;
        let mut builder = GitignoreBuilder::new(self.root.join(folder));
        for line in text.trim_start_matches('\u{feff}').lines() {
            // A line that is no pattern names nothing, as in git.
            let _ = builder.add_line(None, line);
        }
        builder.build().ok()
    }

    /// Whether `--exclude` leaves a path out.
    pub fn is_excluded(&self, path: &str, is_dir: bool) -> bool {
        !self.excludes.is_empty()
            && self
                .excludes
                .matched_path_or_any_parents(self.root.join(path), is_dir)
                .is_ignore()
    }

    /// Whether anything leaves out a path met in a folder that was entered.
    pub fn skips(&self, path: &str, is_dir: bool) -> bool {
        if !self.any {
            return false;
        }
        let full = self.root.join(path);
        if self.excludes.matched(&full, is_dir).is_ignore() {
            return true;
        }
        let mut folder = path;
        while !folder.is_empty() {
            folder = folder.rsplit_once('/').map_or("", |(outer, _)| outer);
            let Some(Some(matcher)) = self.files.get(folder) else {
                continue;
            };
            match matcher.matched(&full, is_dir) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }
}
