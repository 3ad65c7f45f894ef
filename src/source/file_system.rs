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

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadError::NotFound => f.write_str("there is no such file"),
            ReadError::OutsideRoot => f.write_str("it lies outside the scan root"),
            ReadError::TooLarge(bytes) => write!(f, "it has {bytes} bytes, more than the limit"),
            ReadError::NotUtf8(offset) => write!(f, "it is not valid UTF-8 (byte {offset})"),
            ReadError::Io(words) => f.write_str(words),
        }
    }
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
    /// At most the first `max` bytes of a file of any size, to tell what it is.
    fn read_head(&self, path: &str, max: usize) -> Result<Vec<u8>, ReadError>;
    /// The path of a folder with all links resolved, so that two names of one folder are equal;
    /// `None` when there is no such folder.
    fn real_folder(&self, path: &str) -> Option<String> {
        let path = normalize(path)?;
        self.is_dir(&path).then_some(path)
    }
    /// A path as reports show it.
    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// The text of bytes; a byte-order mark stays.
pub(super) fn utf8(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|e| ReadError::NotUtf8(e.utf8_error().valid_up_to()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalised_and_never_leave_the_root() {
        for (given, want) in [
            ("", Some("")),
            (".", Some("")),
            ("a/./b/../c", Some("a/c")),
            ("a//b/", Some("a/b")),
            ("a/..", Some("")),
            ("..", None),
            ("a/../../b", None),
            ("/etc/passwd", None),
        ] {
            assert_eq!(normalize(given).as_deref(), want, "{given}");
        }
    }

    #[test]
    fn the_offset_of_the_first_bad_byte_is_kept() {
        assert_eq!(utf8(b"ab\xffc".to_vec()), Err(ReadError::NotUtf8(2)));
        assert_eq!(utf8("\u{feff}x".into()), Ok("\u{feff}x".to_owned()));
    }
}
