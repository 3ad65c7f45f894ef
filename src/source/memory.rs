//! Files in memory, for tests and the editor.

use super::file_system::{normalize, utf8};
use super::{DirEntry, FileSystem, ReadError};
use std::collections::BTreeMap;

/// Files in memory; folders are there as long as a file is below them.
#[derive(Clone, Debug, Default)]
pub struct MemoryFs {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFs {
    /// The files given as path and content.
    pub fn new<P: AsRef<str>, C: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, C)>,
    ) -> MemoryFs {
        let mut fs = MemoryFs::default();
        for (path, content) in files {
            fs.insert(path.as_ref(), content);
        }
        fs
    }

    /// Adds or replaces a file; a path that leaves the root is not added.
    pub fn insert(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        if let Some(path) = normalize(path) {
            self.files.insert(path, content.into());
        }
    }

    fn file(&self, path: &str) -> Result<&Vec<u8>, ReadError> {
        let path = normalize(path).ok_or(ReadError::OutsideRoot)?;
        self.files.get(&path).ok_or(ReadError::NotFound)
    }

    /// The files below a folder, with their paths relative to it.
    fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a str> {
        let prefix = match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let start = prefix.clone();
        self.files
            .range(start..)
            .map_while(move |(path, _)| path.strip_prefix(&prefix))
    }
}

impl FileSystem for MemoryFs {
    fn read(&self, path: &str, limit: u64) -> Result<String, ReadError> {
        utf8(self.read_bytes(path, limit)?)
    }

    fn read_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.file(path)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(bytes.len() as u64));
        }
        Ok(bytes.clone())
    }

    fn list(&self, path: &str) -> Result<Vec<DirEntry>, ReadError> {
        let path = normalize(path).ok_or(ReadError::OutsideRoot)?;
        let mut entries: Vec<DirEntry> = self
            .below(&path)
            .map(|rest| match rest.split_once('/') {
                Some((name, _)) => DirEntry {
                    name: name.to_owned(),
                    is_dir: true,
                },
                None => DirEntry {
                    name: rest.to_owned(),
                    is_dir: false,
                },
            })
            .collect();
        if entries.is_empty() && !path.is_empty() {
            return Err(ReadError::NotFound);
        }
        entries.sort();
        entries.dedup();
        Ok(entries)
    }

    fn is_file(&self, path: &str) -> bool {
        self.file(path).is_ok()
    }

    fn is_dir(&self, path: &str) -> bool {
        normalize(path).is_some_and(|p| p.is_empty() || self.below(&p).next().is_some())
    }

    fn read_head(&self, path: &str, max: usize) -> Result<Vec<u8>, ReadError> {
        Ok(self.file(path)?.iter().copied().take(max).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn folders_follow_from_files() {
        let fs = MemoryFs::new([("a/b/x.tf", "1"), ("a.tf", "22"), ("a/y.tf", "3")]);
        let names = |path: &str| -> Vec<(String, bool)> {
            let entries = fs.list(path).unwrap();
            entries.into_iter().map(|e| (e.name, e.is_dir)).collect()
        };
        assert_eq!(names(""), [("a".into(), true), ("a.tf".into(), false)]);
        assert_eq!(names("a"), [("b".into(), true), ("y.tf".into(), false)]);
        assert_eq!(fs.list("a/z"), Err(ReadError::NotFound));
        assert!(fs.is_dir("a/b") && !fs.is_dir("a/b/x.tf") && fs.is_file("./a/../a.tf"));
        assert_eq!(fs.read("a.tf", 2).as_deref(), Ok("22"));
        assert_eq!(fs.read("a.tf", 1), Err(ReadError::TooLarge(2)));
        assert_eq!(fs.read("../a.tf", 9), Err(ReadError::OutsideRoot));
    }
}
