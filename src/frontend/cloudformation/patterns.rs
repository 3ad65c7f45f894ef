//! The patterns that parameters' values match, each compiled once in a run: that takes longer than
//! all the rest of most templates, and many templates have the same.
//!
//! CloudFormation's patterns are Java's, whose classes (`\d`, `\w`) are of ASCII alone. Must not
//! know: parameters.

use crate::value::Str;
use regex::{Regex, RegexBuilder, bytes};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};

/// Most bytes that a pattern may take when compiled; beyond, everything fits it.
const MAX_SIZE: usize = 1 << 20;
/// Patterns that are kept.
const MAX_KEPT: usize = 1_000;

/// Compiled patterns.
#[derive(Default)]
pub(super) struct Patterns {
    kept: Mutex<FxHashMap<(Str, bool), Compiled>>,
}

/// One that is not understood here is fitted by everything.
#[derive(Clone)]
enum Compiled {
    Ascii(Arc<bytes::Regex>),
    Unicode(Arc<Regex>),
    Unknown,
}

impl Patterns {
    /// Whether the whole of a text may match a pattern.
    pub(super) fn fit(&self, pattern: &Str, text: &str) -> bool {
        match self.compiled(pattern, text.is_ascii()) {
            Compiled::Ascii(regex) => regex.is_match(text.as_bytes()),
            Compiled::Unicode(regex) => regex.is_match(text),
            Compiled::Unknown => true,
        }
    }

    fn compiled(&self, pattern: &Str, ascii: bool) -> Compiled {
        let key = (pattern.clone(), ascii);
        let lock = || self.kept.lock().unwrap_or_else(|e| e.into_inner());
        if let Some(compiled) = lock().get(&key) {
            return compiled.clone();
        }
        let compiled = compile(pattern, ascii);
        let mut kept = lock();
        if kept.len() < MAX_KEPT {
            kept.insert(key, compiled.clone());
        }
        compiled
    }
}

fn compile(pattern: &str, ascii: bool) -> Compiled {
    let whole = format!("^(?:{pattern})$");
    if ascii {
        let mut builder = bytes::RegexBuilder::new(&whole);
        if let Ok(regex) = builder.unicode(false).size_limit(MAX_SIZE).build() {
            return Compiled::Ascii(Arc::new(regex));
        }
    }
    let regex = RegexBuilder::new(&whole).size_limit(MAX_SIZE).build();
    match regex {
        Ok(regex) => Compiled::Unicode(Arc::new(regex)),
        Err(_) => Compiled::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_texts_of_any_script() {
        let patterns = Patterns::default();
        for (pattern, text, fits) in [
            ("[a-z]+|x y", "ab", true),
            ("[a-z]+|x y", "x y", true),
            ("[a-z]+|x y", "ab1", false),
            (r"\d{1,2}", "10", true),
            (r"\d{1,2}", "100", false),
            (".{2}", "ßü", true),
            (".{2}", "ßü.", false),
            ("[aß]+", "aa", true),
            ("[aß]+", "ab", false),
            // Only Java has these.
            ("(?!aws).*", "awsome", true),
        ] {
            for _ in 0..2 {
                assert_eq!(
                    patterns.fit(&pattern.into(), text),
                    fits,
                    "{pattern} {text}"
                );
            }
        }
    }
}
