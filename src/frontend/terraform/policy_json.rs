//! The JSON text of an IAM policy document as the AWS provider prints it: keys of documents and
//! statements in the order of its structures, all others sorted, `<`, `>`, `&` escaped.
//!
//! Must not know: where the document comes from.

use crate::value::{Kind, Obj, Value};
use std::fmt::Write;

const DOCUMENT: &[&str] = &["Version", "Id", "Statement"];
const STATEMENT: &[&str] = &[
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "Condition",
];

/// Levels of a policy document; deeper ones have no text.
const MAX_DEPTH: usize = 16;

/// The text; `None` when anything in the document is not known for certain.
pub(super) fn render(document: &Value, pretty: bool) -> Option<String> {
    let mut out = String::new();
    let mut writer = Writer {
        out: &mut out,
        pretty,
    };
    writer.value(document, 0)?;
    Some(out)
}

struct Writer<'o> {
    out: &'o mut String,
    pretty: bool,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize) {
        if self.pretty {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str("  ");
            }
        }
    }

    fn value(&mut self, value: &Value, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match &value.kind {
            Kind::Null(_) => self.out.push_str("null"),
            Kind::Bool(b) => self.out.push_str(if *b { "true" } else { "false" }),
            Kind::Number(n) => {
                let _ = write!(self.out, "{n}");
            }
            Kind::String(s) => self.string(s),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true()) {
                    return None;
                }
                self.out.push('[');
                for (i, e) in s.items.iter().enumerate() {
                    if i > 0 {
                        self.out.push(',');
                    }
                    self.line(depth + 1);
                    self.value(&e.value, depth + 1)?;
                }
                if !s.items.is_empty() {
                    self.line(depth);
                }
                self.out.push(']');
            }
            Kind::Map(o) | Kind::Object(o) => {
                if o.rest.is_some() || o.entries.iter().any(|(_, e)| !e.cond.is_true()) {
                    return None;
                }
                self.out.push('{');
                let order: &[&str] = match depth {
                    0 => DOCUMENT,
                    2 => STATEMENT,
                    _ => &[],
                };
                let mut first = true;
                for (key, value) in ordered(o, order) {
                    if !std::mem::take(&mut first) {
                        self.out.push(',');
                    }
                    self.line(depth + 1);
                    self.string(key);
                    self.out.push_str(if self.pretty { ": " } else { ":" });
                    self.value(value, depth + 1)?;
                }
                if !first {
                    self.line(depth);
                }
                self.out.push('}');
            }
            Kind::Unknown(_) | Kind::Choice(_) => return None,
        }
        Some(())
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                    let _ = write!(self.out, "\\u{:04x}", c as u32);
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

/// The entries named in `order` first, in that order, then the others.
fn ordered<'o>(o: &'o Obj, order: &[&str]) -> Vec<(&'o str, &'o Value)> {
    let mut out: Vec<(&str, &Value)> = Vec::with_capacity(o.entries.len());
    for name in order {
        if let Some((k, e)) = o.entries.iter().find(|(k, _)| k == name) {
            out.push((k, &e.value));
        }
    }
    for (k, e) in &o.entries {
        if !order.contains(&k.as_str()) {
            out.push((k, &e.value));
        }
    }
    out
}
