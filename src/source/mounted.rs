//! The files below the scan root, and beside it one more folder that a person named: what is in it
//! can be read as if it lay in the root, under a name that no real folder has.

use super::file_system::normalize;
use super::{DirEntry, DiskFs, FileSystem, ReadError};
use std::path::Path;

/// The name of the folder beside the root; no path on disk holds it.
const MOUNT: &str = "<modules>";

/// The files below the scan root, perhaps with a folder beside it.
#[derive(Debug)]
pub struct MountedFs<'a> {
    root: &'a dyn FileSystem,
    /// The real path of the root.
    at: &'a Path,
    beside: Option<Beside>,
}

/// A folder outside of the scan root.
#[derive(Debug)]
struct Beside {
    fs: DiskFs,
    /// As the person wrote it, with `/`.
    given: String,
}

impl<'a> MountedFs<'a> {
    /// The root alone, whose real path is `at`.
    pub fn new(root: &'a dyn FileSystem, at: &'a Path) -> MountedFs<'a> {
        MountedFs {
            root,
            at,
            beside: None,
        }
    }

    /// Adds a folder, which need not lie in the root; gives its path among these files.
    ///
    /// # Errors
    /// No such folder, or a name that is not Unicode.
    pub fn mount(&mut self, folder: &Path) -> Result<String, ReadError> {
        let fs = DiskFs::new(folder)?;
        let unicode = |p: &Path| {
            p.to_str()
                .map(|p| p.replace('\\', "/"))
                .ok_or_else(|| ReadError::Io("its path is not Unicode".to_owned()))
        };
        if let Ok(inside) = fs.root().strip_prefix(self.at) {
            return unicode(inside);
        }
        let given = unicode(folder)?.trim_end_matches('/').to_owned();
        self.beside = Some(Beside { fs, given });
        Ok(MOUNT.to_owned())
    }

    /// Whose the path is, and the path there.
    fn place(&self, path: &str) -> (&dyn FileSystem, String) {
        // What leaves the root is refused by the root.
        let path = normalize(path).unwrap_or_else(|| path.to_owned());
        match (&self.beside, below_mount(&path)) {
            (Some(beside), Some(inner)) => (&beside.fs, inner.to_owned()),
            _ => (self.root, path),
        }
    }
}

/// The rest of a path in the folder beside the root.
fn below_mount(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(MOUNT)?;
    match rest.strip_prefix('/') {
        Some(inner) => Some(inner),
        None => rest.is_empty().then_some(""),
    }
}

impl FileSystem for MountedFs<'_> {
    fn read(&self, path: &str, limit: u64) -> Result<String, ReadError> {
        let (fs, path) = self.place(path);
        fs.read(&path, limit)
    }

    fn read_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let (fs, path) = self.place(path);
        fs.read_bytes(&path, limit)
    }

    fn list(&self, path: &str) -> Result<Vec<DirEntry>, ReadError> {
        let (fs, path) = self.place(path);
        fs.list(&path)
    }

    fn is_file(&self, path: &str) -> bool {
        let (fs, path) = self.place(path);
        fs.is_file(&path)
    }

    fn is_dir(&self, path: &str) -> bool {
        let (fs, path) = self.place(path);
        fs.is_dir(&path)
    }

    fn read_head(&self, path: &str, max: usize) -> Result<Vec<u8>, ReadError> {
        let (fs, path) = self.place(path);
        fs.read_head(&path, max)
    }

    fn real_folder(&self, path: &str) -> Option<String> {
        let (fs, inner) = self.place(path);
        let real = fs.real_folder(&inner)?;
        let path = normalize(path)?;
        let beside = self.beside.is_some() && below_mount(&path).is_some();
        Some(match beside {
            true => join(MOUNT, &real),
            false => real,
        })
    }

    fn shown(&self, path: &str) -> String {
        match (&self.beside, below_mount(path)) {
            (Some(beside), Some(inner)) => join(&beside.given, inner),
            _ => path.to_owned(),
        }
    }
}

fn join(folder: &str, inner: &str) -> String {
    match inner {
        "" => folder.to_owned(),
        inner => format!("{folder}/{inner}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_beside_the_root_is_read_and_nothing_else_is() {
        let dir = tempfile::tempdir().unwrap();
        let at = |p: &str| dir.path().join(p);
        for (path, text) in [
            ("root/main.tf", "root"),
            ("root/vendor/m/main.tf", "vendored"),
            ("beside/m/main.tf", "beside"),
            ("secret.tf", "secret"),
        ] {
            fs::create_dir_all(at(path).parent().unwrap()).unwrap();
            fs::write(at(path), text).unwrap();
        }
        let root = DiskFs::new(&at("root")).unwrap();
        let mut files = MountedFs::new(&root, root.root());
        assert_eq!(files.mount(&at("root/vendor")).unwrap(), "vendor");
        assert!(files.mount(&at("none")).is_err());
        let beside = files.mount(&at("beside/")).unwrap();
        let read = |path: &str| files.read(path, 100);
        assert_eq!(read("main.tf").unwrap(), "root");
        assert_eq!(read(&format!("{beside}/m/main.tf")).unwrap(), "beside");
        assert_eq!(files.list(&beside).unwrap().len(), 1);
        assert!(files.is_dir(&beside) && !files.is_dir(&format!("{beside}er")));
        for outside in [
            format!("{beside}/../secret.tf"),
            format!("{beside}/../../secret.tf"),
            "../secret.tf".to_owned(),
        ] {
            assert!(read(&outside).is_err(), "{outside}");
        }
        let shown = files.shown(&format!("{beside}/m/main.tf"));
        assert_eq!(shown, format!("{}/m/main.tf", at("beside").display()));
        assert_eq!(files.shown("main.tf"), "main.tf");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_the_same_folder() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("root/a")).unwrap();
        fs::create_dir_all(dir.path().join("beside/b")).unwrap();
        std::os::unix::fs::symlink(".", dir.path().join("root/a/self")).unwrap();
        std::os::unix::fs::symlink(".", dir.path().join("beside/b/self")).unwrap();
        let root = DiskFs::new(&dir.path().join("root")).unwrap();
        let mut files = MountedFs::new(&root, root.root());
        let beside = files.mount(&dir.path().join("beside")).unwrap();
        let real = |path: String| files.real_folder(&path);
        assert_eq!(real("a/self/self".into()).as_deref(), Some("a"));
        let inner = real(format!("{beside}/b/self/self"));
        assert_eq!(inner, Some(format!("{beside}/b")));
        assert_eq!(real("none".into()), None);
    }
}
