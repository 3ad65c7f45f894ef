//! Places as the protocol counts them: lines from 0, and columns in the units agreed upon.
//!
//! Must not know: documents, files.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

/// The units of columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The best of those that a client offers.
    pub fn choose(offered: &[PositionEncodingKind]) -> Encoding {
        if offered.contains(&PositionEncodingKind::UTF8) {
            Encoding::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF32)
            && !offered.contains(&PositionEncodingKind::UTF16)
        {
            Encoding::Utf32
        } else {
            Encoding::Utf16
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        }
    }

    fn units(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }
}

/// The beginnings of a text's lines, to tell places.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub fn new(text: &str) -> Lines {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (i, b) in bytes.iter().enumerate() {
            // A carriage return ends a line too, unless a line feed does.
            let ends = *b == b'\n' || (*b == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
            if ends {
                starts.push(i + 1);
            }
        }
        Lines { starts }
    }

    /// The place of a byte offset; of one within a character, that character's.
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|s| *s <= offset).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = text.get(start..offset).unwrap_or_default();
        let character = match before.is_ascii() {
            true => before.len(),
            false => before.chars().map(|c| encoding.units(c)).sum(),
        };
        Position {
            line: to_u32(line),
            character: to_u32(character),
        }
    }

    pub fn range(&self, text: &str, range: std::ops::Range<usize>, encoding: Encoding) -> Range {
        Range {
            start: self.position(text, range.start, encoding),
            end: self.position(text, range.end, encoding),
        }
    }

    /// The byte offset of a place; past the end of a line it is that end, past the last line the
    /// end of the text.
    pub fn offset(&self, text: &str, at: Position, encoding: Encoding) -> usize {
        let line = at.line as usize;
        let Some(start) = self.starts.get(line).copied() else {
            return text.len();
        };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let content = text.get(start..end).unwrap_or_default();
        let content = content.trim_end_matches(['\n', '\r']);
        let mut left = at.character as usize;
        for (i, c) in content.char_indices() {
            let units = encoding.units(c);
            if left < units {
                return start + i;
            }
            left -= units;
        }
        start + content.len()
    }
}

/// The nearest beginning of a character at or before an offset.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_there_and_back_in_all_encodings() {
        let text = "a😀é = 1\r\n\né x\rlast";
        let lines = Lines::new(text);
        for (encoding, column) in [
            (Encoding::Utf8, 7),
            (Encoding::Utf16, 4),
            (Encoding::Utf32, 3),
        ] {
            let at = lines.position(text, 7, encoding);
            assert_eq!((at.line, at.character), (0, column), "{encoding:?}");
            for (offset, _) in text.char_indices().filter(|(_, c)| !"\r\n".contains(*c)) {
                let at = lines.position(text, offset, encoding);
                assert_eq!(lines.offset(text, at, encoding), offset, "{encoding:?}");
            }
        }
        let at = |line, character| Position { line, character };
        let offset = |p| lines.offset(text, p, Encoding::Utf16);
        assert_eq!(offset(at(0, 99)), text.find('\r').unwrap_or(0));
        assert_eq!(offset(at(99, 0)), text.len());
        assert_eq!(offset(at(0, 2)), 1, "within a character");
        assert_eq!(text.get(offset(at(3, 0))..), Some("last"));
    }

    #[test]
    fn the_best_encoding_offered_is_taken() {
        use PositionEncodingKind as Kind;
        assert_eq!(Encoding::choose(&[]), Encoding::Utf16);
        assert_eq!(Encoding::choose(&[Kind::UTF16, Kind::UTF8]), Encoding::Utf8);
        assert_eq!(Encoding::choose(&[Kind::UTF32]), Encoding::Utf32);
        assert_eq!(
            Encoding::choose(&[Kind::UTF16, Kind::UTF32]),
            Encoding::Utf16
        );
    }
}
