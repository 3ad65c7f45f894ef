//! `regex`, `regexall` and `replace`: Go's RE2 syntax, translated for the `regex` crate.
//!
//! Both engines are linear and agree on which match is the first; they differ in syntax and in
//! what the short classes mean, which [`translate`] evens out. Compiled patterns are kept per
//! thread, since a call in a `for` meets the same pattern again and again.

use super::regex_syntax::{PatternError, translate};
use super::support::{
    MAX_ELEMENTS, MAX_STRING, bad, fail, returns_string, string, text, text_param,
};
use super::{ArgError, Context, Function};
use crate::expr::eval::Budget;
use crate::value::{Str, Type, Value};
use regex::{Captures, Regex, RegexBuilder};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

pub(super) const REGEX: Function = Function {
    name: "regex",
    params: &[text_param("pattern"), text_param("string")],
    variadic: None,
    returns: |args| Ok(pattern_type(args)?.unwrap_or_default()),
    call: regex,
};

pub(super) const REGEXALL: Function = Function {
    name: "regexall",
    params: &[text_param("pattern"), text_param("string")],
    variadic: None,
    returns: |args| Ok(Type::list(pattern_type(args)?.unwrap_or_default())),
    call: regexall,
};

pub(super) const REPLACE: Function = Function {
    name: "replace",
    params: &[
        text_param("str"),
        text_param("substr"),
        text_param("replace"),
    ],
    variadic: None,
    returns: returns_string,
    call: replace,
};

/// Compiled patterns kept per thread.
const MAX_KEPT: usize = 64;
/// Bytes that one compiled pattern may take.
const MAX_COMPILED: usize = 2 << 20;

/// A compiled pattern and the names of its groups.
struct Pattern {
    regex: Regex,
    /// A name, or none, for each group but the whole match.
    names: Vec<Option<Str>>,
}

/// Why there is no compiled pattern.
#[derive(Clone)]
enum Refused {
    Syntax(PatternError),
    /// It would take too much memory.
    TooBig,
}

type Kept = FxHashMap<Box<str>, Result<Arc<Pattern>, Refused>>;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

fn compile(pattern: &str) -> Result<Arc<Pattern>, Refused> {
    let kept = KEPT.with_borrow(|kept| kept.get(pattern).cloned());
    if let Some(result) = kept {
        return result;
    }
    let result = compile_new(pattern);
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(pattern.into(), result.clone());
    });
    result
}

fn compile_new(pattern: &str) -> Result<Arc<Pattern>, Refused> {
    let translated = translate(pattern).map_err(Refused::Syntax)?;
    let regex = RegexBuilder::new(&translated.pattern)
        .size_limit(MAX_COMPILED)
        .dfa_size_limit(MAX_COMPILED)
        .build()
        .map_err(|e| match e {
            regex::Error::CompiledTooBig(_) => Refused::TooBig,
            // Nested too deep, or an unknown class.
            _ => Refused::Syntax(PatternError::unknown(pattern)),
        })?;
    Ok(Arc::new(Pattern {
        regex,
        names: translated.names,
    }))
}

/// The type of a match of a known pattern; `None` for an unknown one.
fn pattern_type(args: &[Value]) -> Result<Option<Type>, ArgError> {
    let Some(pattern) = args.first().and_then(Value::as_str) else {
        return Ok(None);
    };
    match compile(pattern) {
        Ok(pattern) => pattern.result_type().map(Some),
        Err(Refused::Syntax(e)) => Err(bad(
            0,
            format!("invalid regexp pattern: {} in {}", e.what, e.of),
        )),
        Err(Refused::TooBig) => Ok(None),
    }
}

impl Pattern {
    fn result_type(&self) -> Result<Type, ArgError> {
        let named = self.names.iter().flatten().count();
        if named == 0 && self.names.is_empty() {
            return Ok(Type::String);
        }
        if named == 0 {
            return Ok(Type::tuple(vec![Type::String; self.names.len()]));
        }
        if named < self.names.len() {
            return Err(bad(
                0,
                "invalid regexp pattern: cannot mix both named and unnamed capture groups",
            ));
        }
        let names = self.names.iter().flatten().cloned();
        Ok(Type::object(names.map(|n| (n, Type::String))))
    }

    fn result(&self, found: &Captures<'_>) -> Value {
        let group = |i: usize| match found.get(i) {
            Some(m) => Value::string(super::support::nfc(m.as_str().to_owned())),
            None => Value::null_of(Type::String),
        };
        if self.names.is_empty() {
            return group(0);
        }
        let groups = (1..=self.names.len()).map(group);
        if self.names.iter().all(Option::is_none) {
            return Value::tuple(groups.collect());
        }
        let names = self.names.iter().flatten().cloned();
        Value::object(names.zip(groups).collect())
    }
}

/// The pattern and the string of a call; a value when there is nothing to run.
fn prepare<'a>(
    cx: &Context<'_>,
    args: &'a [Value],
) -> Result<Result<(Arc<Pattern>, &'a str), Value>, ArgError> {
    pattern_type(args)?;
    let (pattern, text) = (text(args, 0)?, text(args, 1)?);
    if !cx
        .ev
        .budget
        .spend((text.len() / 16).saturating_add(pattern.len()))
    {
        return Ok(Err(Budget::exceeded("steps")));
    }
    match compile(pattern) {
        Ok(pattern) => Ok(Ok((pattern, text))),
        Err(_) => Ok(Err(Budget::exceeded("regular expression"))),
    }
}

fn regex(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (pattern, text) = match prepare(cx, args)? {
        Ok(ready) => ready,
        Err(value) => return Ok(value),
    };
    match pattern.regex.captures(text) {
        Some(found) => Ok(pattern.result(&found)),
        None => Err(fail("pattern did not match any part of the given string")),
    }
}

fn regexall(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (pattern, text) = match prepare(cx, args)? {
        Ok(ready) => ready,
        Err(value) => return Ok(value),
    };
    let ty = pattern.result_type()?;
    let mut items = Vec::new();
    for found in pattern.regex.captures_iter(text) {
        if items.len() >= MAX_ELEMENTS || !cx.ev.budget.spend(1 + pattern.names.len()) {
            return Ok(Budget::exceeded("elements"));
        }
        items.push(pattern.result(&found));
    }
    Ok(Value::list(ty, items))
}

fn replace(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (source, wanted, with) = (text(args, 0)?, text(args, 1)?, text(args, 2)?);
    let inner = wanted
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'));
    let Some(inner) = inner else {
        return Ok(replace_plain(cx, source, wanted, with));
    };
    let pattern = match compile(inner) {
        Ok(pattern) => pattern,
        Err(Refused::Syntax(e)) => {
            return Err(fail(format!(
                "error parsing regexp: {}: `{}`",
                e.what, e.of
            )));
        }
        Err(Refused::TooBig) => return Ok(Budget::exceeded("regular expression")),
    };
    if !cx.ev.budget.spend(source.len() / 16 + 1) {
        return Ok(Budget::exceeded("steps"));
    }
    let template = template_pieces(with);
    let mut out = String::new();
    let mut last = 0;
    for found in pattern.regex.captures_iter(source) {
        let Some(whole) = found.get(0) else { continue };
        out.push_str(source.get(last..whole.start()).unwrap_or_default());
        last = whole.end();
        for piece in &template {
            match piece {
                Piece::Text(t) => out.push_str(t),
                Piece::Group(name) => out.push_str(pattern.group(&found, name)),
            }
        }
        if out.len() > MAX_STRING || !cx.ev.budget.spend(template.len()) {
            return Ok(Budget::exceeded("string length"));
        }
    }
    out.push_str(source.get(last..).unwrap_or_default());
    Ok(string(cx, out))
}

fn replace_plain(cx: &Context<'_>, source: &str, wanted: &str, with: &str) -> Value {
    let count = if wanted.is_empty() {
        source.chars().count() + 1
    } else {
        source.matches(wanted).count()
    };
    if source.len() + count.saturating_mul(with.len()) > MAX_STRING + source.len() {
        return Budget::exceeded("string length");
    }
    string(cx, source.replace(wanted, with))
}

impl Pattern {
    /// The text of a group by number or name; empty when there is none. Of groups with one name
    /// the last that matched counts, as in Go.
    fn group<'t>(&self, found: &Captures<'t>, name: &str) -> &'t str {
        let of = |i: usize| found.get(i).map(|m| m.as_str());
        if let Ok(n) = name.parse::<usize>() {
            return of(n).unwrap_or_default();
        }
        self.names
            .iter()
            .enumerate()
            .filter(|(_, n)| n.as_deref() == Some(name))
            .find_map(|(i, _)| of(i + 1))
            .unwrap_or_default()
    }
}

/// A piece of a replacement.
#[derive(PartialEq, Debug)]
enum Piece<'a> {
    Text(&'a str),
    Group(&'a str),
}

/// Go's `Regexp.Expand`: `$name`, `${name}`, `$1`, `$$`; a `$` before anything else is itself.
fn template_pieces(with: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = with;
    while let Some(at) = rest.find('$') {
        if at > 0 {
            pieces.push(Piece::Text(rest.get(..at).unwrap_or_default()));
        }
        let after = rest.get(at + 1..).unwrap_or_default();
        if let Some(more) = after.strip_prefix('$') {
            pieces.push(Piece::Text("$"));
            rest = more;
            continue;
        }
        let braced = after.strip_prefix('{');
        let name = braced.unwrap_or(after);
        let end = name
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(name.len());
        let (name, more) = name.split_at_checked(end).unwrap_or_default();
        let more = match braced {
            Some(_) => more.strip_prefix('}'),
            None => Some(more),
        };
        match more {
            Some(more) if !name.is_empty() => {
                pieces.push(Piece::Group(name));
                rest = more;
            }
            _ => {
                pieces.push(Piece::Text("$"));
                rest = after;
            }
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}
