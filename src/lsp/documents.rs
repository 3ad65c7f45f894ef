//! The documents that a client has open, as it has them.
//!
//! Must not know: folders, what is made of the texts.

use super::position::{Encoding, Lines};
use super::standing::{Good, Stood};
use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::path::PathBuf;
use std::sync::Arc;

/// An open document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub uri: Uri,
    /// Its real path.
    pub path: PathBuf,
    pub version: i32,
    pub text: Arc<str>,
    pub lines: Arc<Lines>,
    /// What its parts were when they could be read last.
    pub good: Good,
    /// What is analysed in its place.
    pub stood: Arc<Stood>,
}

impl Document {
    pub fn new(uri: Uri, path: PathBuf, version: i32, text: String) -> Document {
        let mut document = Document {
            uri,
            path,
            version,
            lines: Arc::new(Lines::new(&text)),
            text: text.into(),
            good: Good::default(),
            stood: Arc::default(),
        };
        document.stand();
        document
    }

    /// Applies a client's changes in their order.
    pub fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let mut text = self.text.as_ref().to_owned();
        let mut lines = self.lines.as_ref().clone();
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let start = lines.offset(&text, part.range.start, encoding);
                    let end = lines.offset(&text, part.range.end, encoding);
                    text.replace_range(start..end.max(start), &part.text);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    text = whole.text;
                }
            }
            lines = Lines::new(&text);
        }
        self.version = version;
        self.text = text.into();
        self.lines = Arc::new(lines);
        self.stand();
    }

    fn stand(&mut self) {
        let path = self.path.to_string_lossy();
        self.stood = Arc::new(self.good.stand(&path, &self.text));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use serde_json::json;

    #[test]
    fn changes_are_applied_in_their_order() {
        let uri = Uri::parse("file:///a/main.tf").unwrap();
        let mut d = Document::new(uri, "/a/main.tf".into(), 1, "a = 1\nb = \"😀\"\n".into());
        let at = |line: u32, from: u32, to: u32| {
            json!({"start": {"line": line, "character": from},
                   "end": {"line": line, "character": to}})
        };
        let changes = json!([
            {"range": at(0, 4, 5), "text": "22"},
            {"range": at(1, 5, 7), "text": "é"},
            {"range": at(1, 7, 7), "text": " # end"},
        ]);
        let changes = serde_json::from_value(changes).unwrap();
        d.change(2, changes, Encoding::Utf16);
        assert_eq!(d.text.as_ref(), "a = 22\nb = \"é\" # end\n");
        let whole = serde_json::from_value(json!([{"text": "c = 1\n"}])).unwrap();
        d.change(3, whole, Encoding::Utf16);
        assert_eq!((d.version, d.text.as_ref()), (3, "c = 1\n"));
    }
}
