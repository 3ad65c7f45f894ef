//! The disk below one folder: nothing outside is read, whatever paths and links say.
//!
//! A folder is resolved once and remembered; a file costs one look at what it is (`lstat`) and the
//! read itself. Only links are followed by asking the system for their real path.

use super::file_system::{normalize, utf8};
use super::{DirEntry, FileSystem, ReadError};
use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::RwLock;

/// Longer paths are refused, in bytes; the system would as well.
const MAX_PATH: usize = 4096;

/// The disk below one folder.
#[derive(Debug)]
pub struct DiskFs {
    root: PathBuf,
    /// Folder relative to the root → its real path, or why there is none.
    folders: RwLock<HashMap<String, Result<PathBuf, ReadError>>>,
}

impl DiskFs {
    /// The disk below `root`, which must be a folder; links in `root` itself are resolved.
    ///
    /// # Errors
    /// No such folder, or one that cannot be opened.
    pub fn new(root: &Path) -> Result<DiskFs, ReadError> {
        let root = root.canonicalize().map_err(error)?;
        if !root.is_dir() {
            return Err(ReadError::Io("it is not a folder".to_owned()));
        }
        Ok(DiskFs {
            root,
            folders: RwLock::default(),
        })
    }

    /// The real path of the root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The real path of a folder (normalised path), held inside the root.
    fn folder(&self, path: &str) -> Result<PathBuf, ReadError> {
        if path.is_empty() {
            return Ok(self.root.clone());
        }
        {
            let folders = self.folders.read().unwrap_or_else(|e| e.into_inner());
            if let Some(known) = folders.get(path) {
                return known.clone();
            }
        }
        let real = self.plain_folder(path).map_or_else(
            || {
                let real = self.resolve(path)?;
                if real.is_dir() {
                    Ok(real)
                } else {
                    Err(ReadError::NotFound)
                }
            },
            Ok,
        );
        let mut folders = self.folders.write().unwrap_or_else(|e| e.into_inner());
        folders.insert(path.to_owned(), real.clone());
        real
    }

    /// The real path of a folder that is no link, within a folder already resolved: one look
    /// instead of one for each part of the path.
    fn plain_folder(&self, path: &str) -> Option<PathBuf> {
        let (outer, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !is_plain_name(name) {
            return None;
        }
        let real = if outer.is_empty() {
            self.root.join(name)
        } else {
            let folders = self.folders.read().unwrap_or_else(|e| e.into_inner());
            folders.get(outer)?.as_ref().ok()?.join(name)
        };
        let metadata = fs::symlink_metadata(&real).ok()?;
        metadata.is_dir().then_some(real)
    }

    /// The real path of anything (normalised path), held inside the root.
    fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        if path.len() > MAX_PATH || !path.split('/').all(is_plain_name) {
            return Err(ReadError::OutsideRoot);
        }
        let real = self.root.join(path).canonicalize().map_err(error)?;
        if real.starts_with(&self.root) {
            Ok(real)
        } else {
            Err(ReadError::OutsideRoot)
        }
    }

    /// The path that a file has below the root once links are followed; `None` where the path is
    /// that already, or leads to no file.
    pub fn real_file(&self, path: &str) -> Option<String> {
        let path = normalize(path)?;
        let (real, _) = self.file(&path).ok()?;
        let inside = real.strip_prefix(&self.root).ok()?.to_str()?;
        let inside = inside.replace(std::path::MAIN_SEPARATOR, "/");
        (inside != path).then_some(inside)
    }

    /// The real path of a regular file and what the system says of it.
    fn file(&self, path: &str) -> Result<(PathBuf, Metadata), ReadError> {
        let path = normalize(path).ok_or(ReadError::OutsideRoot)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        if !is_plain_name(name) {
            return Err(ReadError::NotFound);
        }
        let mut real = self.folder(folder)?.join(name);
        let mut metadata = fs::symlink_metadata(&real).map_err(error)?;
        if metadata.is_symlink() {
            real = self.resolve(&path)?;
            metadata = fs::symlink_metadata(&real).map_err(error)?;
        }
        if metadata.is_dir() {
            return Err(ReadError::NotFound);
        }
        if !metadata.is_file() {
            // A pipe or device could block or never end.
            return Err(ReadError::Io("it is not a regular file".to_owned()));
        }
        Ok((real, metadata))
    }
}

impl FileSystem for DiskFs {
    fn read(&self, path: &str, limit: u64) -> Result<String, ReadError> {
        utf8(self.read_bytes(path, limit)?)
    }

    fn read_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let (real, metadata) = self.file(path)?;
        read_limited(&real, metadata.len(), limit)
    }

    fn list(&self, path: &str) -> Result<Vec<DirEntry>, ReadError> {
        let path = normalize(path).ok_or(ReadError::OutsideRoot)?;
        let folder = self.folder(&path)?;
        let mut entries = Vec::new();
        for entry in fs::read_dir(&folder).map_err(error)? {
            let entry = entry.map_err(error)?;
            // A name that is not Unicode cannot be said in any of our languages.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let kind = entry.file_type().map_err(error)?;
            let is_dir = if kind.is_symlink() {
                let below = match path.as_str() {
                    "" => name.clone(),
                    path => format!("{path}/{name}"),
                };
                match self.resolve(&below) {
                    Ok(real) if real.is_dir() => true,
                    Ok(real) if real.is_file() => false,
                    _ => continue,
                }
            } else if kind.is_dir() {
                true
            } else if kind.is_file() {
                false
            } else {
                continue;
            };
            entries.push(DirEntry { name, is_dir });
        }
        entries.sort();
        Ok(entries)
    }

    fn is_file(&self, path: &str) -> bool {
        self.file(path).is_ok()
    }

    fn is_dir(&self, path: &str) -> bool {
        normalize(path).is_some_and(|p| self.folder(&p).is_ok())
    }

    fn real_folder(&self, path: &str) -> Option<String> {
        let real = self.folder(&normalize(path)?).ok()?;
        let inside = real.strip_prefix(&self.root).ok()?;
        Some(inside.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    fn read_head(&self, path: &str, max: usize) -> Result<Vec<u8>, ReadError> {
        let (real, _) = self.file(path)?;
        let mut bytes = Vec::new();
        let file = File::open(real).map_err(error)?;
        file.take(max as u64)
            .read_to_end(&mut bytes)
            .map_err(error)?;
        Ok(bytes)
    }
}

/// Whether a part of a path is a name and nothing more: on Windows `C:` or `a\\b` would be.
fn is_plain_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!(parts.next(), Some(Component::Normal(_)))
        && parts.next().is_none()
        && !(cfg!(windows) && name.contains(['\\', ':']))
}

/// The text of a file that a person named on the command line, wherever it lies (a variable file,
/// a rule): of at most `limit` bytes.
///
/// # Errors
/// As [`FileSystem::read`], but never [`ReadError::OutsideRoot`].
pub fn read_named_file(path: &Path, limit: u64) -> Result<String, ReadError> {
    let metadata = fs::metadata(path).map_err(error)?;
    if metadata.is_dir() {
        return Err(ReadError::Io("it is a folder".to_owned()));
    }
    utf8(read_limited(path, metadata.len(), limit)?)
}

fn read_limited(real: &Path, size: u64, limit: u64) -> Result<Vec<u8>, ReadError> {
    if size > limit {
        return Err(ReadError::TooLarge(size));
    }
    let file = File::open(real).map_err(error)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    // The file may grow between the look and the read.
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

fn error(e: io::Error) -> ReadError {
    match e.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::NotFound,
        io::ErrorKind::PermissionDenied => ReadError::Io("permission denied".to_owned()),
        _ => ReadError::Io(e.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn write(path: &Path, content: impl AsRef<[u8]>) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    #[test]
    fn reads_below_the_root_with_limits() {
        let dir = tempfile::tempdir().unwrap();
        write(&dir.path().join("a/main.tf"), "\u{feff}x = 1\r\n");
        write(&dir.path().join("bad.tf"), b"ab\xff");
        let fs = DiskFs::new(dir.path()).unwrap();
        assert_eq!(
            fs.read("./a/b/../main.tf", 100).as_deref(),
            Ok("\u{feff}x = 1\r\n")
        );
        assert_eq!(fs.read("a/main.tf", 9), Err(ReadError::TooLarge(10)));
        assert_eq!(fs.read("a/main.tf", 10).map(|t| t.len()), Ok(10));
        assert_eq!(fs.read("bad.tf", 10), Err(ReadError::NotUtf8(2)));
        assert_eq!(fs.read("a", 10), Err(ReadError::NotFound));
        assert_eq!(fs.read("", 10), Err(ReadError::NotFound));
        assert_eq!(fs.read("none/x.tf", 10), Err(ReadError::NotFound));
        assert_eq!(fs.read("a/main.tf/x", 10), Err(ReadError::NotFound));
        assert_eq!(fs.read("../x", 10), Err(ReadError::OutsideRoot));
        assert_eq!(fs.read("/etc/hostname", 10), Err(ReadError::OutsideRoot));
        assert_eq!(fs.read_head("a/main.tf", 4), Ok(b"\xef\xbb\xbfx".to_vec()));
        assert!(fs.is_dir("") && fs.is_dir("a") && !fs.is_dir("a/main.tf") && !fs.is_dir(".."));
        assert!(fs.is_file("a/main.tf") && !fs.is_file("a") && !fs.is_file("../a/main.tf"));
        let names: Vec<String> = fs.list("").unwrap().into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["a", "bad.tf"]);
        assert_eq!(fs.list("a/main.tf"), Err(ReadError::NotFound));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_root_and_nowhere_else() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("root");
        write(&outer.path().join("secret/secret.tf"), "secret");
        write(&root.join("real/main.tf"), "here");
        symlink("../real", root.join("real/self")).unwrap();
        symlink("real", root.join("inside")).unwrap();
        symlink("real/main.tf", root.join("inside.tf")).unwrap();
        symlink("../secret", root.join("outside")).unwrap();
        symlink("../secret/secret.tf", root.join("outside.tf")).unwrap();
        symlink("loop", root.join("loop")).unwrap();
        symlink("nowhere", root.join("dangling.tf")).unwrap();
        // A prefix in name only is outside as well.
        write(&outer.path().join("root-not/x.tf"), "other");
        symlink("../root-not", root.join("sibling")).unwrap();

        let fs = DiskFs::new(&root).unwrap();
        assert_eq!(fs.read("inside/main.tf", 99).as_deref(), Ok("here"));
        assert_eq!(fs.read("inside.tf", 99).as_deref(), Ok("here"));
        assert_eq!(
            fs.read("real/self/self/self/main.tf", 99).as_deref(),
            Ok("here")
        );
        for path in ["outside/secret.tf", "outside.tf", "sibling/x.tf"] {
            assert_eq!(fs.read(path, 99), Err(ReadError::OutsideRoot), "{path}");
            assert!(!fs.is_file(path));
            assert_eq!(fs.read_head(path, 9), Err(ReadError::OutsideRoot), "{path}");
        }
        assert!(!fs.is_dir("outside") && fs.is_dir("inside"));
        assert_eq!(fs.list("outside"), Err(ReadError::OutsideRoot));
        assert!(matches!(fs.read("loop", 9), Err(ReadError::Io(_))));
        assert_eq!(fs.read("dangling.tf", 9), Err(ReadError::NotFound));
        let names: Vec<(String, bool)> = fs
            .list("")
            .unwrap()
            .into_iter()
            .map(|e| (e.name, e.is_dir))
            .collect();
        assert_eq!(
            names,
            [
                ("inside".to_owned(), true),
                ("inside.tf".to_owned(), false),
                ("real".to_owned(), true)
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn the_root_itself_may_be_a_link() {
        let outer = tempfile::tempdir().unwrap();
        write(&outer.path().join("root/main.tf"), "here");
        std::os::unix::fs::symlink("root", outer.path().join("link")).unwrap();
        let fs = DiskFs::new(&outer.path().join("link")).unwrap();
        assert_eq!(fs.read("main.tf", 9).as_deref(), Ok("here"));
    }
}
