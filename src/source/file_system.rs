//! The file system as the analysis sees it: paths relative to the scan root, nothing outside.

/// Why a path could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// No such file or folder.
    NotFound,
    /// It lies outside the scan root, by `..`, an absolute path or a symbolic link.
    OutsideRoot,
    /// It is larger than the limit asked for; its size in bytes.
    TooLarge(u64),
    /// It is not valid UTF-8; the offset of the first bad byte.
    NotUtf8(usize),
    /// Anything else, in the system's words.
    Io(String),
}

/// An entry of a folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DirEntry {
    /// Name without folder.
    pub name: String,
    /// Whether it is a folder (links are resolved; those that leave the root are left out).
    pub is_dir: bool,
}

/// Files under one scan root. Paths are relative to it, with `/`, `""` being the root itself;
/// implementations normalise `.` and `..` and refuse what leaves the root.
pub trait FileSystem: Send + Sync + std::fmt::Debug {
    /// The text of a file of at most `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<String, ReadError>;
    /// The bytes of a file of at most `limit` bytes.
    fn read_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;
    /// The entries of a folder, sorted by name.
    fn list(&self, path: &str) -> Result<Vec<DirEntry>, ReadError>;
    /// Whether a file (not a folder) is there.
    fn is_file(&self, path: &str) -> bool;
    /// Whether a folder is there.
    fn is_dir(&self, path: &str) -> bool;
}

/// `a/./b/../c` → `a/c`; `None` when it leaves the root or is absolute.
pub fn normalize(path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The disk below one folder.
#[derive(Debug)]
pub struct DiskFs {}

/// Files in memory, for tests and the editor.
#[derive(Debug, Default)]
pub struct MemoryFs {}
