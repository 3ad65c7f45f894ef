//! The character sets of `textencodebase64` and `textdecodebase64`, by their IANA names.

use encoding_rs::Encoding;

/// A character set.
#[derive(Clone, Copy)]
pub(super) enum Charset {
    Utf8,
    Ascii,
    /// ISO-8859-1, which `encoding_rs` takes for windows-1252.
    Latin1,
    /// UTF-16 with its byte order; `marked` when a byte-order mark may (or does) come first.
    Utf16 {
        little: bool,
        marked: bool,
    },
    Other(&'static Encoding),
}

impl Charset {
    /// The set of an IANA name or alias, in any case.
    pub(super) fn named(name: &str) -> Option<Charset> {
        let name = name.to_ascii_lowercase();
        Some(match name.as_str() {
            "utf-8" | "csutf8" => Charset::Utf8,
            "us-ascii" | "ascii" | "iso646-us" | "us" | "ibm367" | "cp367" | "csascii"
            | "ansi_x3.4-1968" | "ansi_x3.4-1986" | "iso-ir-6" | "iso_646.irv:1991" => {
                Charset::Ascii
            }
            "iso-8859-1" | "iso_8859-1" | "iso_8859-1:1987" | "iso-ir-100" | "latin1" | "l1"
            | "ibm819" | "cp819" | "csisolatin1" => Charset::Latin1,
            "utf-16" | "csutf16" => Charset::Utf16 {
                little: false,
                marked: true,
            },
            "utf-16be" | "csutf16be" => Charset::Utf16 {
                little: false,
                marked: false,
            },
            "utf-16le" | "csutf16le" => Charset::Utf16 {
                little: true,
                marked: false,
            },
            // Labels of the web that IANA does not know.
            "utf8" | "unicode-1-1-utf-8" | "cp1250" | "cp1251" | "cp1252" | "cp1253" | "cp1254"
            | "cp1255" | "cp1256" | "cp1257" | "cp1258" | "x-sjis" | "x-gbk" | "x-mac-roman"
            | "x-cp1252" | "sjis" | "x-user-defined" | "replacement" | "unicode" | "ucs-2" => {
                return None;
            }
            _ => {
                let set = Encoding::for_label(name.as_bytes())?;
                let fits = !set.is_single_byte()
                    || set != encoding_rs::WINDOWS_1252
                    || name == "windows-1252"
                    || name == "cswindows1252";
                return fits.then_some(Charset::Other(set));
            }
        })
    }

    /// The bytes of a text; `None` when a character has none.
    pub(super) fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Charset::Utf8 => Some(text.as_bytes().to_vec()),
            Charset::Ascii => text.is_ascii().then(|| text.as_bytes().to_vec()),
            Charset::Latin1 => text
                .chars()
                .map(|c| u8::try_from(u32::from(c)).ok())
                .collect(),
            Charset::Utf16 { little, marked } => {
                let mark = marked.then_some(0xfeff);
                let units = mark.into_iter().chain(text.encode_utf16());
                let bytes = |u: u16| {
                    if little {
                        u.to_le_bytes()
                    } else {
                        u.to_be_bytes()
                    }
                };
                Some(units.flat_map(bytes).collect())
            }
            Charset::Other(set) => {
                let (bytes, _, unmappable) = set.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
        }
    }

    /// The text of bytes; `None` when some stand for nothing.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Charset::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
            Charset::Ascii => bytes
                .is_ascii()
                .then(|| bytes.iter().map(|b| char::from(*b)).collect()),
            Charset::Latin1 => Some(bytes.iter().map(|b| char::from(*b)).collect()),
            Charset::Utf16 { little, marked } => {
                let (little, bytes) = match bytes {
                    [0xff, 0xfe, rest @ ..] if marked => (true, rest),
                    [0xfe, 0xff, rest @ ..] if marked => (false, rest),
                    _ => (little, bytes),
                };
                if bytes.len() % 2 != 0 {
                    return None;
                }
                let units = bytes.chunks_exact(2).map(|pair| match (pair, little) {
                    ([a, b], true) => u16::from_le_bytes([*a, *b]),
                    ([a, b], false) => u16::from_be_bytes([*a, *b]),
                    _ => 0,
                });
                char::decode_utf16(units).collect::<Result<_, _>>().ok()
            }
            Charset::Other(set) => {
                let text = set.decode_without_bom_handling_and_without_replacement(bytes)?;
                // The web gives the holes of a code page to control characters.
                let control = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
                (!text.chars().any(control)).then(|| text.into_owned())
            }
        }
    }
}
