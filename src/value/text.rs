//! The parts of a string: which text was written where, which values were put in.

use super::{Str, Value};
use crate::source::Span;

/// How literal text is written in its file, so that an offset in the text can be traced back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum TextForm {
    /// Byte for byte, no escapes (a plain scalar, a heredoc line without escapes or indentation).
    #[default]
    Verbatim,
    /// HCL quoted text with `\n`, `\"`, `$${` escapes; the span covers the text without quotes.
    HclQuoted,
    /// HCL heredoc text: `$${` escapes, this many bytes of indentation taken off each line.
    HclHeredoc {
        /// Bytes taken off at the start of each line.
        indent: u32,
    },
    /// JSON string; the span covers the text without quotes.
    Json,
    /// YAML plain scalar over several lines, whose line breaks fold.
    YamlPlain,
    /// YAML double-quoted scalar, without quotes.
    YamlDouble,
    /// YAML single-quoted scalar, without quotes.
    YamlSingle,
    /// YAML block scalar `|` or folded `>`; this many bytes of indentation.
    YamlBlock {
        /// Bytes of indentation of each line.
        indent: u32,
        /// Whether line breaks fold to spaces.
        folded: bool,
    },
    /// Computed; offsets cannot be traced, the whole span stands for it.
    Opaque,
}

/// Whether a text may be a document (JSON, YAML), in which something is to be pointed at; of other
/// text the whole is small enough.
pub fn may_be_document(text: &str) -> bool {
    text.contains(['{', '[']) || (text.contains('\n') && text.contains(':'))
}

/// One part of a string.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// Literal text.
    Text {
        /// The text as it is in the value.
        text: Str,
        /// Where it is written.
        span: Span,
        /// How.
        form: TextForm,
    },
    /// A value put in: unknown, or known with its own notes. Boxed by the `Arc` around `Parts`.
    Value(Value),
}

/// The parts of a string, in order. The known text of a string with parts is the concatenation of
/// its texts and known values.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parts {
    /// In order.
    pub items: Vec<Part>,
}
