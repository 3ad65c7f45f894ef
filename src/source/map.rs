//! The loaded files by handle, and the way from byte offsets to lines and columns.

use super::{FileId, Span};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock, RwLock};

/// A place as people count: both from 1; the column counts characters (Unicode scalar values),
/// not bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One loaded file.
#[derive(Debug)]
pub struct SourceFile {
    /// Its handle.
    pub id: FileId,
    /// Path relative to the scan root, with `/`; absolute only for files given by `--var-file`
    /// from elsewhere.
    pub path: Arc<str>,
    /// The text as read (with byte-order mark, if it has one).
    pub text: Arc<str>,
    lines: OnceLock<Vec<u32>>,
    /// Bytes that go on with a character.
    continuing: Tally,
    /// Bytes that begin a character of two UTF-16 code units.
    astral: Tally,
}

/// Bytes between two entries of a [`Tally`]: a line of megabytes (minified JSON) must not be
/// counted through for every finding in it.
const STRIDE: usize = 1024;

/// How many bytes of one kind, none of them ASCII, stand before each [`STRIDE`] bytes, counted once; empty when there
/// are none.
#[derive(Debug, Default)]
struct Tally(OnceLock<Vec<u32>>);

impl Tally {
    /// How many stand before an offset.
    fn before(&self, text: &str, offset: usize, is: fn(u8) -> bool) -> usize {
        let bytes = text.as_bytes();
        let count = |bytes: &[u8]| bytes.iter().filter(|b| is(**b)).count();
        let table = self.0.get_or_init(|| {
            if text.is_ascii() {
                return Vec::new();
            }
            let mut sum = 0;
            let mut table = vec![0];
            for chunk in bytes.chunks(STRIDE) {
                sum += count(chunk);
                table.push(u32::try_from(sum).unwrap_or(u32::MAX));
            }
            if sum == 0 { Vec::new() } else { table }
        });
        if table.is_empty() {
            return 0;
        }
        let offset = offset.min(bytes.len());
        let at = offset / STRIDE;
        let rest = bytes.get(at * STRIDE..offset);
        table.get(at).copied().unwrap_or(0) as usize + rest.map_or(0, count)
    }
}

impl SourceFile {
    /// Byte offsets at which lines start, computed once.
    pub fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            let starts = ends.map(|i| u32::try_from(i + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// Line and column of a byte offset; offsets past the end give the end. A byte-order mark
    /// takes no column.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let starts = self.line_starts();
        let line = starts.partition_point(|s| *s <= offset).saturating_sub(1);
        let start = starts.get(line).copied().unwrap_or(0) as usize;
        let mark = line == 0 && offset >= 3 && self.text.starts_with('\u{feff}');
        let before = self.characters_before(offset as usize);
        LineColumn {
            line: line + 1,
            column: before.saturating_sub(self.characters_before(start)) + 1 - usize::from(mark),
        }
    }

    /// The same with a column in UTF-16 code units, of which characters beyond the basic plane
    /// have two.
    pub fn line_column_utf16(&self, offset: u32) -> LineColumn {
        let at = self.line_column(offset);
        let start = self.line_starts().get(at.line - 1).copied().unwrap_or(0);
        let astral = |offset: u32| {
            self.astral
                .before(&self.text, offset as usize, |b| b >= 0xf0)
        };
        LineColumn {
            column: at.column + astral(offset).saturating_sub(astral(start)),
            ..at
        }
    }

    /// Characters that begin before a byte offset.
    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let continuing = |b: u8| b & 0xc0 == 0x80;
        offset - self.continuing.before(&self.text, offset, continuing)
    }

    /// The text of a line (from 0) without its line break.
    pub fn line_text(&self, line: usize) -> &str {
        let starts = self.line_starts();
        let Some(start) = starts.get(line) else {
            return "";
        };
        let end = starts
            .get(line + 1)
            .map_or(self.text.len(), |e| *e as usize);
        self.text
            .get(*start as usize..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }
}

/// All files that a run has loaded. Grows only; shared between threads.
#[derive(Debug, Default)]
pub struct SourceMap {
    inner: RwLock<Inner>,
}

#[derive(Clone, Debug, Default)]
struct Inner {
    /// By handle; `None` where a text was let go of and none has come in its place yet.
    files: Vec<Option<Arc<SourceFile>>>,
    by_path: FxHashMap<Arc<str>, FileId>,
}

impl SourceMap {
    /// Adds a file, or gives the handle of the one already there under that path.
    pub fn add(&self, path: &str, text: impl Into<Arc<str>>) -> FileId {
        let mut inner = self.inner.write().unwrap_or_else(|e| e.into_inner());
        let file = |id: FileId, path: Arc<str>, text: Arc<str>| {
            Some(Arc::new(SourceFile {
                id,
                path,
                text,
                lines: OnceLock::new(),
                continuing: Tally::default(),
                astral: Tally::default(),
            }))
        };
        if let Some(id) = inner.by_path.get(path).copied() {
            if let Some(slot @ None) = inner.files.get_mut(id.0 as usize) {
                *slot = file(id, path.into(), text.into());
            }
            return id;
        }
        let id = FileId(u32::try_from(inner.files.len()).unwrap_or(u32::MAX - 1));
        let path: Arc<str> = path.into();
        inner.by_path.insert(path.clone(), id);
        inner.files.push(file(id, path, text.into()));
        id
    }

    /// The same files without those at some paths. Whatever is added again at such a path has the
    /// handle that its former text had, so that places in all other files stay what they are.
    #[must_use]
    pub fn without<'p>(&self, paths: impl IntoIterator<Item = &'p str>) -> SourceMap {
        let inner = self.inner.read().unwrap_or_else(|e| e.into_inner());
        let mut left = inner.clone();
        drop(inner);
        for path in paths {
            let id = left.by_path.get(path).copied();
            if let Some(slot) = id.and_then(|id| left.files.get_mut(id.0 as usize)) {
                *slot = None;
            }
        }
        SourceMap {
            inner: RwLock::new(left),
        }
    }

    /// The file of a handle; `None` for [`FileId::NONE`].
    pub fn get(&self, id: FileId) -> Option<Arc<SourceFile>> {
        let inner = self.inner.read().unwrap_or_else(|e| e.into_inner());
        inner.files.get(id.0 as usize).cloned().flatten()
    }

    /// The file loaded under a path.
    pub fn by_path(&self, path: &str) -> Option<Arc<SourceFile>> {
        let inner = self.inner.read().unwrap_or_else(|e| e.into_inner());
        let id = inner.by_path.get(path)?;
        inner.files.get(id.0 as usize).cloned().flatten()
    }

    /// The handle of a path.
    pub fn id(&self, path: &str) -> Option<FileId> {
        let inner = self.inner.read().unwrap_or_else(|e| e.into_inner());
        inner.by_path.get(path).copied()
    }

    /// The text under a span; empty when there is none.
    pub fn text(&self, span: Span) -> String {
        self.get(span.file)
            .and_then(|f| f.text.get(span.range()).map(str::to_owned))
            .unwrap_or_default()
    }

    /// Handles given so far.
    pub fn len(&self) -> usize {
        let inner = self.inner.read().unwrap_or_else(|e| e.into_inner());
        inner.files.len()
    }

    /// Whether no file is loaded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        let map = SourceMap::default();
        let id = map.add("a.tf", "\u{feff}é = 1\nx = \"😀é\" # end\n");
        let file = map.get(id).unwrap();
        let at = |needle: &str| {
            let lc = file.line_column(u32::try_from(file.text.find(needle).unwrap()).unwrap());
            (lc.line, lc.column)
        };
        assert_eq!(at("é"), (1, 1));
        assert_eq!(at("= 1"), (1, 3));
        assert_eq!(at("# end"), (2, 10));
        let end = file.text.find("# end").unwrap();
        let utf16 = file.line_column_utf16(u32::try_from(end).unwrap());
        assert_eq!((utf16.line, utf16.column), (2, 11));
        assert_eq!(file.line_text(1), "x = \"😀é\" # end");
    }

    #[test]
    fn a_new_text_takes_the_place_of_the_one_before() {
        let map = SourceMap::default();
        let a = map.add("a.tf", "old");
        let b = map.add("b.tf", "same");
        let later = map.without(["a.tf", "none.tf"]);
        assert!(later.get(a).is_none() && later.by_path("a.tf").is_none());
        assert_eq!(later.add("a.tf", "new"), a);
        assert_eq!(later.add("a.tf", "ignored"), a);
        let text = |map: &SourceMap, id| map.get(id).unwrap().text.to_string();
        assert_eq!(text(&later, a), "new");
        assert_eq!(text(&later, b), "same");
        assert_eq!(text(&map, a), "old");
    }

    #[test]
    fn columns_of_long_lines_are_those_counted_by_hand() {
        let map = SourceMap::default();
        let text: String = (0..5000)
            .map(|i| if i % 7 == 0 { 'é' } else { 'a' })
            .collect();
        let text = format!("\u{feff}{text}\n{text}");
        let file = map.get(map.add("a.json", text.as_str())).unwrap();
        let mut want = LineColumn { line: 1, column: 1 };
        for (at, c) in text.char_indices().skip(1) {
            assert_eq!(file.line_column(u32::try_from(at).unwrap()), want, "{at}");
            if c == '\n' {
                want = LineColumn {
                    line: want.line + 1,
                    column: 1,
                };
            } else {
                want.column += 1;
            }
        }
    }
}
