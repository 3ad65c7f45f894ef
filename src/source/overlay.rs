//! The disk below the scan root with the texts of an editor over it: what is open and not saved
//! counts, whether the disk has it or not.

use super::file_system::normalize;
use super::{DirEntry, DiskFs, FileSystem, ReadError};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The disk below the scan root, with other texts for some files. Cheap to copy.
#[derive(Clone, Debug)]
pub struct OverlayFs {
    disk: Arc<DiskFs>,
    texts: Arc<BTreeMap<String, Arc<str>>>,
}

impl OverlayFs {
    /// The disk with these texts, by normalised path below its root.
    pub fn new(disk: Arc<DiskFs>, texts: BTreeMap<String, Arc<str>>) -> OverlayFs {
        OverlayFs {
            disk,
            texts: Arc::new(texts),
        }
    }

    /// The real path of the root.
    pub fn root(&self) -> &Path {
        self.disk.root()
    }

    /// The files that have a text here, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The text laid over a file, also where the path leads to it by a link.
    fn text(&self, path: &str) -> Option<&Arc<str>> {
        if self.texts.is_empty() {
            return None;
        }
        let path = normalize(path)?;
        if let Some(text) = self.texts.get(&path) {
            return Some(text);
        }
        let real = self.disk.real_file(&path)?;
        self.texts.get(&real)
    }

    /// The texts below a folder, with their paths relative to it.
    fn below<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a str> {
        let prefix = match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let start = prefix.clone();
        let from = self.texts.range(start..);
        from.map_while(move |(path, _)| path.strip_prefix(&prefix))
    }
}

impl FileSystem for OverlayFs {
    fn read(&self, path: &str, limit: u64) -> Result<String, ReadError> {
        match self.text(path) {
            Some(text) if text.len() as u64 > limit => Err(ReadError::TooLarge(text.len() as u64)),
            Some(text) => Ok(text.as_ref().to_owned()),
            None => self.disk.read(path, limit),
        }
    }

    fn read_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.text(path) {
            Some(_) => self.read(path, limit).map(String::into_bytes),
            None => self.disk.read_bytes(path, limit),
        }
    }

    fn list(&self, path: &str) -> Result<Vec<DirEntry>, ReadError> {
        let path = normalize(path).ok_or(ReadError::OutsideRoot)?;
        let own: Vec<DirEntry> = self
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
        let mut entries = match self.disk.list(&path) {
            Err(ReadError::NotFound) if !own.is_empty() => Vec::new(),
            entries => entries?,
        };
        entries.extend(own);
        entries.sort();
        entries.dedup_by(|b, a| a.name == b.name);
        Ok(entries)
    }

    fn is_file(&self, path: &str) -> bool {
        self.text(path).is_some() || self.disk.is_file(path)
    }

    fn is_dir(&self, path: &str) -> bool {
        self.disk.is_dir(path) || normalize(path).is_some_and(|p| self.below(&p).next().is_some())
    }

    fn read_head(&self, path: &str, max: usize) -> Result<Vec<u8>, ReadError> {
        match self.text(path) {
            Some(text) => Ok(text.bytes().take(max).collect()),
            None => self.disk.read_head(path, max),
        }
    }

    fn real_folder(&self, path: &str) -> Option<String> {
        self.disk.real_folder(path).or_else(|| {
            let path = normalize(path)?;
            let any = self.below(&path).next().is_some();
            any.then_some(path)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::fs;

    #[test]
    fn texts_lie_over_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("a")).unwrap();
        fs::write(dir.path().join("a/main.tf"), "saved").unwrap();
        fs::write(dir.path().join("a/other.tf"), "other").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("main.tf", dir.path().join("a/link.tf")).unwrap();
        let disk = Arc::new(DiskFs::new(dir.path()).unwrap());
        let texts = [("a/main.tf", "edited"), ("a/new/x.tf", "new")];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.into()));
        let fs = OverlayFs::new(disk, texts.into_iter().collect());
        assert_eq!(fs.read("./a/main.tf", 9).as_deref(), Ok("edited"));
        assert_eq!(fs.read("a/main.tf", 5), Err(ReadError::TooLarge(6)));
        assert_eq!(fs.read("a/other.tf", 9).as_deref(), Ok("other"));
        assert_eq!(fs.read("a/new/x.tf", 9).as_deref(), Ok("new"));
        assert_eq!(fs.read("../x", 9), Err(ReadError::OutsideRoot));
        #[cfg(unix)]
        assert_eq!(fs.read("a/link.tf", 9).as_deref(), Ok("edited"));
        assert!(fs.is_dir("a/new") && fs.is_file("a/new/x.tf") && !fs.is_dir("b"));
        assert_eq!(fs.real_folder("a/new").as_deref(), Some("a/new"));
        let names: Vec<String> = fs.list("a").unwrap().into_iter().map(|e| e.name).collect();
        let linked: &[&str] = if cfg!(unix) { &["link.tf"] } else { &[] };
        let all = [linked, &["main.tf", "new", "other.tf"]].concat();
        assert_eq!(names, all);
    }
}
