//! `yamlencode`: the block style of Terraform's YAML writer. Strings and keys are double-quoted,
//! folded at 80 columns, or literal blocks where they hold line breaks that a block can keep.

use super::json::{self, Stop};
use super::support::{
    MAX_STRING, fail, open, open_reason, param, returns_string, string, ty_any, unknown_string,
};
use super::{ArgError, Context, Function, Param};
use crate::expr::eval::Budget;
use crate::value::{Kind, Str, Value};

pub(super) const YAMLENCODE: Function = Function {
    name: "yamlencode",
    params: &[Param {
        null: true,
        marked: true,
        ..open(param("value", ty_any))
    }],
    variadic: None,
    returns: returns_string,
    call: yamlencode,
};

/// Columns after which a quoted string is folded at its next space.
const WIDTH: usize = 80;
/// Longer keys, and keys with line breaks, are written behind `? `.
const MAX_SIMPLE_KEY: usize = 128;
const MAX_NESTING: usize = 500;

fn yamlencode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let value = args.first().ok_or_else(|| fail("value required"))?;
    json::each_arm(cx, value, encoded)
}

fn encoded(cx: &Context<'_>, value: &Value) -> Result<Value, ArgError> {
    let text = match encode(value) {
        Ok(text) => string(cx, text),
        Err(Stop::Refused(why)) => return Err(fail(why)),
        Err(Stop::TooMuch) => return Ok(Budget::exceeded("string length")),
        Err(Stop::Open(reason)) => unknown_string(reason, Str::default(), None),
    };
    Ok(json::with_encoded(text, value))
}

fn encode(value: &Value) -> Result<String, Stop> {
    if let Some(reason) = open_reason(value) {
        return Err(Stop::Open(reason));
    }
    let mut e = Emitter {
        out: String::new(),
        column: 0,
        blank: true,
        indention: true,
    };
    e.node(value, None, false, 0)?;
    if e.column > 0 {
        e.line_break();
    }
    // A plain scalar alone could go on, so it is ended.
    if matches!(value.kind, Kind::Null(_) | Kind::Bool(_) | Kind::Number(_)) {
        e.out.push_str("...\n");
    }
    Ok(e.out)
}

struct Emitter {
    out: String,
    column: usize,
    /// Whether the last thing written was white space.
    blank: bool,
    /// Whether only indentation and indicators stand on the line so far.
    indention: bool,
}

impl Emitter {
    fn line_break(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn put(&mut self, c: char) {
        self.out.push(c);
        self.column += 1;
    }

    fn indent(&mut self, to: usize) {
        if !self.indention || self.column > to || (self.column == to && !self.blank) {
            self.line_break();
        }
        while self.column < to {
            self.put(' ');
        }
        self.blank = true;
        self.indention = true;
    }

    fn indicator(&mut self, text: &str, spaced: bool, indention: bool) {
        if spaced && !self.blank {
            self.put(' ');
        }
        text.chars().for_each(|c| self.put(c));
        self.blank = false;
        self.indention = self.indention && indention;
    }

    /// Writes a node whose surroundings are indented by `outer`; `in_mapping` for the value (or
    /// long key) of a mapping.
    fn node(
        &mut self,
        value: &Value,
        outer: Option<usize>,
        in_mapping: bool,
        depth: usize,
    ) -> Result<(), Stop> {
        if depth > MAX_NESTING || self.out.len() > MAX_STRING {
            return Err(Stop::TooMuch);
        }
        let deeper = outer.map_or(0, |n| n + 2);
        match &value.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if s.items.is_empty() {
                    self.indicator("[]", true, false);
                    return Ok(());
                }
                let indentless = in_mapping && !self.indention;
                let indent = if indentless {
                    outer.unwrap_or(0)
                } else {
                    deeper
                };
                for item in &s.items {
                    self.indent(indent);
                    self.indicator("-", true, true);
                    self.node(&item.value, Some(indent), false, depth + 1)?;
                }
            }
            Kind::Map(o) | Kind::Object(o) => {
                if o.entries.is_empty() {
                    self.indicator("{}", true, false);
                    return Ok(());
                }
                for (key, item) in &o.entries {
                    self.indent(deeper);
                    if key.len() <= MAX_SIMPLE_KEY && !key.chars().any(is_break) {
                        self.quoted(key, None);
                        self.indicator(":", false, false);
                    } else {
                        self.indicator("?", true, true);
                        self.text(key, deeper + 2);
                        self.indent(deeper);
                        self.indicator(":", true, true);
                    }
                    self.node(&item.value, Some(deeper), true, depth + 1)?;
                }
            }
            Kind::String(s) => self.text(s, outer.map_or(2, |n| n + 2)),
            _ => {
                let text = json::encode(value)?;
                self.indicator(&text, true, false);
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, indent: usize) {
        if text.contains('\n') && block_allowed(text) {
            self.literal(text, indent);
        } else {
            self.quoted(text, Some(indent));
        }
    }

    fn literal(&mut self, text: &str, indent: usize) {
        self.indicator("|", true, false);
        if text.starts_with([' ', '\t']) || text.starts_with(is_break) {
            self.indicator("2", false, false);
        }
        let mut ends = text.chars().rev().map(is_break);
        match (ends.next(), ends.next()) {
            (Some(true), Some(false)) => {}
            (Some(true), _) => self.indicator("+", false, false),
            _ => self.indicator("-", false, false),
        }
        self.line_break();
        self.indention = true;
        self.blank = true;
        let mut at_start = true;
        for c in text.chars() {
            if is_break(c) {
                self.out.push(c);
                self.column = 0;
                self.indention = true;
                at_start = true;
            } else {
                if at_start {
                    self.indent(indent);
                }
                self.put(c);
                self.indention = false;
                at_start = false;
            }
        }
    }

    /// A double-quoted string, folded with this indentation; keys are not folded.
    fn quoted(&mut self, text: &str, fold: Option<usize>) {
        self.indicator("\"", true, false);
        let last = text.chars().count().saturating_sub(1);
        let mut spaces = false;
        let mut chars = text.chars().enumerate().peekable();
        while let Some((i, c)) = chars.next() {
            if !is_printable(c) || is_break(c) || matches!(c, '"' | '\\') {
                escape(c).chars().for_each(|c| self.put(c));
                spaces = false;
            } else if c == ' ' {
                match fold {
                    Some(indent) if !spaces && self.column > WIDTH && i > 0 && i < last => {
                        self.indent(indent);
                        if chars.peek().is_some_and(|(_, c)| *c == ' ') {
                            self.put('\\');
                        }
                    }
                    _ => self.put(c),
                }
                spaces = true;
            } else {
                self.put(c);
                spaces = false;
            }
        }
        self.indicator("\"", false, false);
        self.blank = false;
        self.indention = false;
    }
}

fn escape(c: char) -> String {
    let letter = match c {
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '"' => '"',
        '\\' => '\\',
        '\u{85}' => 'N',
        '\u{a0}' => '_',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        c => {
            return match u32::from(c) {
                n @ 0..=0xff => format!("\\x{n:02X}"),
                n @ 0x100..=0xffff => format!("\\u{n:04X}"),
                n => format!("\\U{n:08X}"),
            };
        }
    };
    format!("\\{letter}")
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}')
        && c != '\u{feff}'
}

/// Whether a literal block gives the text back: nothing unprintable, no space before a break or
/// at the end.
fn block_allowed(text: &str) -> bool {
    let mut before_space = false;
    for c in text.chars() {
        if !is_printable(c) || (before_space && is_break(c)) {
            return false;
        }
        before_space = c == ' ';
    }
    !before_space
}
