//! String functions, as Terraform has them: characters are grapheme clusters where it counts
//! them, case mapping is Go's (one character to one), results are in normal form C.

use super::support::{
    MAX_STRING, bad, concat, fail, known_suffix, later, literal_part, nfc, open, param,
    returns_bool, returns_string, returns_strings, string, strings, text, text_param, ty_number,
    ty_strings, whole,
};
use super::{ArgError, Context, Function, Param, format, regex, template};
use crate::expr::eval::Budget;
use crate::value::{Cond, Kind, Part, Parts, Reason, Str, TextForm, Type, Value};
use unicode_segmentation::UnicodeSegmentation;

/// String functions.
pub static TABLE: &[Function] = &[
    plain("chomp", &[text_param("str")], chomp),
    Function {
        name: "endswith",
        params: &[open(text_param("str")), text_param("suffix")],
        variadic: None,
        returns: returns_bool,
        call: endswith,
    },
    format::FORMAT,
    format::FORMATLIST,
    plain(
        "indent",
        &[param("spaces", ty_number), text_param("str")],
        indent,
    ),
    Function {
        name: "join",
        params: &[text_param("separator")],
        variadic: Some(&open(param("lists", ty_strings))),
        returns: returns_string,
        call: join,
    },
    plain("lower", &[open(text_param("str"))], lower),
    regex::REGEX,
    regex::REGEXALL,
    regex::REPLACE,
    Function {
        name: "split",
        params: &[text_param("separator"), text_param("str")],
        variadic: None,
        returns: returns_strings,
        call: split,
    },
    Function {
        name: "startswith",
        params: &[open(text_param("str")), text_param("prefix")],
        variadic: None,
        returns: returns_bool,
        call: startswith,
    },
    Function {
        name: "strcontains",
        params: &[open(text_param("str")), text_param("substr")],
        variadic: None,
        returns: returns_bool,
        call: strcontains,
    },
    plain("strrev", &[text_param("str")], strrev),
    plain(
        "substr",
        &[
            text_param("str"),
            param("offset", ty_number),
            param("length", ty_number),
        ],
        substr,
    ),
    template::TEMPLATESTRING,
    plain("title", &[text_param("str")], title),
    plain("trim", &[text_param("str"), text_param("cutset")], trim),
    plain(
        "trimprefix",
        &[open(text_param("str")), text_param("prefix")],
        trimprefix,
    ),
    plain("trimspace", &[open(text_param("str"))], trimspace),
    plain(
        "trimsuffix",
        &[open(text_param("str")), text_param("suffix")],
        trimsuffix,
    ),
    plain("upper", &[open(text_param("str"))], upper),
];

/// A function that gives a string.
const fn plain(
    name: &'static str,
    params: &'static [Param],
    call: fn(&Context<'_>, &[Value]) -> Result<Value, ArgError>,
) -> Function {
    Function {
        name,
        params,
        variadic: None,
        returns: returns_string,
        call,
    }
}

/// The unknown string argument with its parts changed: each literal text by `f`, which is told
/// whether it is the first and the last part; other parts stay unknown. Terraform knows nothing of
/// the result.
fn open_parts(value: &Value, f: impl Fn(&str, bool, bool) -> Str, whole: bool) -> Value {
    let reason = super::support::open_reason(value)
        .unwrap_or_else(|| Reason::Other("it is computed from an unknown value".into()));
    let parts = value.parts().map(|parts| {
        let last = parts.items.len().saturating_sub(1);
        let items = parts.items.iter().enumerate().map(|(i, part)| match part {
            Part::Text { text, span, form } => {
                let changed = f(text, i == 0, i == last);
                let form = if changed == *text {
                    *form
                } else {
                    TextForm::Opaque
                };
                Part::Text {
                    text: changed,
                    span: *span,
                    form,
                }
            }
            Part::Value(v) if whole => match &v.kind {
                Kind::String(s) => Part::Value(Value {
                    kind: Kind::String(f(s, i == 0, i == last)),
                    notes: None,
                    ..v.clone()
                }),
                _ => Part::Value(
                    Value::unknown(
                        super::support::open_reason(v).unwrap_or_else(|| reason.clone()),
                        Type::String,
                    )
                    .with_origin(v.origin.clone()),
                ),
            },
            part => part.clone(),
        });
        Parts {
            items: items.collect(),
        }
    });
    super::support::unknown_string(reason, Str::default(), parts)
}

fn first_unknown(args: &[Value]) -> Option<&Value> {
    args.first().filter(|v| v.is_unknown())
}

fn chomp(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let s = text(args, 0)?;
    Ok(string(cx, s.trim_end_matches(['\r', '\n']).to_owned()))
}

fn indent(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let spaces = whole(args, 0)?;
    let s = text(args, 1)?;
    let Ok(spaces) = usize::try_from(spaces) else {
        return Err(fail(
            "panic in function implementation: strings: negative Repeat count",
        ));
    };
    let lines = s.bytes().filter(|b| *b == b'\n').count();
    if lines == 0 {
        return Ok(string(cx, s.to_owned()));
    }
    if spaces.saturating_mul(lines) > MAX_STRING {
        return Ok(Budget::exceeded("string length"));
    }
    let pad = format!("\n{}", " ".repeat(spaces));
    Ok(string(cx, s.replace('\n', &pad)))
}

/// Go's `unicode.ToLower`: one character to one, where Rust follows the full mapping.
fn lower_char(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), _) => l,
        _ => c,
    }
}

/// Go's `unicode.ToUpper`: one character to one; those whose full mapping is longer keep
/// themselves or take their title case form.
fn upper_char(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(u), None) => u,
        _ => match c {
            '\u{1f80}'..='\u{1f87}' | '\u{1f90}'..='\u{1f97}' | '\u{1fa0}'..='\u{1fa7}' => {
                char::from_u32(u32::from(c) + 8).unwrap_or(c)
            }
            '\u{1fb3}' => '\u{1fbc}',
            '\u{1fc3}' => '\u{1fcc}',
            '\u{1ff3}' => '\u{1ffc}',
            c => c,
        },
    }
}

/// Go's `unicode.ToTitle`.
fn title_char(c: char) -> char {
    match c {
        '\u{1c4}'..='\u{1c6}' => '\u{1c5}',
        '\u{1c7}'..='\u{1c9}' => '\u{1c8}',
        '\u{1ca}'..='\u{1cc}' => '\u{1cb}',
        '\u{1f1}'..='\u{1f3}' => '\u{1f2}',
        // Georgian has capitals, but no title case.
        '\u{10d0}'..='\u{10ff}' => c,
        c => upper_char(c),
    }
}

fn lower(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    if let Some(v) = first_unknown(args) {
        return Ok(open_parts(
            v,
            |s, _, _| s.chars().map(lower_char).collect(),
            true,
        ));
    }
    Ok(string(cx, text(args, 0)?.chars().map(lower_char).collect()))
}

fn upper(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    if let Some(v) = first_unknown(args) {
        return Ok(open_parts(
            v,
            |s, _, _| s.chars().map(upper_char).collect(),
            true,
        ));
    }
    Ok(string(cx, text(args, 0)?.chars().map(upper_char).collect()))
}

fn title(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let mut before = ' ';
    let titled = text(args, 0)?
        .chars()
        .map(|c| {
            let start = is_separator(std::mem::replace(&mut before, c));
            if start { title_char(c) } else { c }
        })
        .collect();
    Ok(string(cx, titled))
}

/// Go's `strings.isSeparator`.
fn is_separator(c: char) -> bool {
    if c.is_ascii() {
        return !(c.is_ascii_alphanumeric() || c == '_');
    }
    !c.is_alphanumeric() && c.is_whitespace()
}

fn strrev(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let reversed = text(args, 0)?.graphemes(true).rev().collect();
    Ok(string(cx, reversed))
}

fn substr(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let s = text(args, 0)?;
    let (offset, length) = (whole(args, 1)?, whole(args, 2)?);
    let skip = if offset < 0 {
        let total = i64::try_from(s.graphemes(true).count()).unwrap_or(i64::MAX);
        usize::try_from(offset.saturating_add(total)).unwrap_or(0)
    } else if length == 0 {
        return Ok(string(cx, String::new()));
    } else {
        usize::try_from(offset).unwrap_or(usize::MAX)
    };
    let mut starts = s.grapheme_indices(true).map(|(i, _)| i);
    let start = starts.nth(skip).unwrap_or(s.len());
    let rest = s.get(start..).unwrap_or_default();
    // A negative length means "to the end"; so, by an old slip, does 0 behind a negative offset.
    let end = match usize::try_from(length) {
        Ok(n) if n > 0 => rest
            .grapheme_indices(true)
            .nth(n)
            .map_or(rest.len(), |(i, _)| i),
        _ => rest.len(),
    };
    Ok(string(cx, rest.get(..end).unwrap_or_default().to_owned()))
}

fn trim(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (s, cutset) = (text(args, 0)?, text(args, 1)?);
    Ok(string(
        cx,
        s.trim_matches(|c| cutset.contains(c)).to_owned(),
    ))
}

fn trimspace(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    if let Some(v) = first_unknown(args) {
        let cut = |s: &str, first: bool, last: bool| {
            let s = if first { s.trim_start() } else { s };
            Str::from(if last { s.trim_end() } else { s })
        };
        return Ok(open_parts(v, cut, false));
    }
    Ok(string(cx, text(args, 0)?.trim().to_owned()))
}

fn trimprefix(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let prefix = text(args, 1)?;
    if let Some(v) = first_unknown(args) {
        return Ok(trim_open(
            v,
            |parts| match parts.items.first() {
                Some(Part::Text { text, .. }) if text.len() >= prefix.len() => true,
                _ => prefix.is_empty(),
            },
            |s, first, _| {
                let cut = if first { s.strip_prefix(prefix) } else { None };
                cut.unwrap_or(s).into()
            },
        ));
    }
    let s = text(args, 0)?;
    Ok(string(cx, s.strip_prefix(prefix).unwrap_or(s).to_owned()))
}

fn trimsuffix(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let suffix = text(args, 1)?;
    if let Some(v) = first_unknown(args) {
        return Ok(trim_open(
            v,
            |parts| match parts.items.last() {
                Some(Part::Text { text, .. }) if text.len() >= suffix.len() => true,
                _ => suffix.is_empty(),
            },
            |s, _, last| {
                let cut = if last { s.strip_suffix(suffix) } else { None };
                cut.unwrap_or(s).into()
            },
        ));
    }
    let s = text(args, 0)?;
    Ok(string(cx, s.strip_suffix(suffix).unwrap_or(s).to_owned()))
}

/// Trims the known end of a partly known string when it is long enough to tell.
fn trim_open(
    value: &Value,
    tells: impl Fn(&Parts) -> bool,
    f: impl Fn(&str, bool, bool) -> Str,
) -> Value {
    if value.parts().is_some_and(tells) {
        return open_parts(value, f, false);
    }
    let reason = super::support::open_reason(value)
        .unwrap_or_else(|| Reason::Other("it is computed from an unknown value".into()));
    super::support::unknown_string(reason, Str::default(), None)
}

fn split(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (separator, s) = (text(args, 0)?, text(args, 1)?);
    if separator.is_empty() {
        return strings(cx, s.chars().map(String::from));
    }
    strings(cx, s.split(separator).map(str::to_owned))
}

fn join(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (Some(separator), lists) = (args.first(), args.get(1..).unwrap_or_default()) else {
        return Err(fail("at least one list is required"));
    };
    let glue = text(args, 0)?;
    if lists.is_empty() {
        return Err(fail("at least one list is required"));
    }
    // Each state is a set of elements that exist together.
    let mut states: Vec<(Cond, Vec<Value>)> = vec![(Cond::TRUE, Vec::new())];
    let mut open: Option<Value> = None;
    for (which, list) in lists.iter().enumerate() {
        let Some(seq) = list.as_seq() else {
            open.get_or_insert_with(|| list.clone());
            continue;
        };
        if let Some(rest) = &seq.rest {
            open.get_or_insert_with(|| Value::clone(rest));
        }
        for (i, element) in seq.items.iter().enumerate() {
            if element.value.is_null() {
                let of_list = if lists.len() > 1 {
                    format!(" of list {}", which + 1)
                } else {
                    String::new()
                };
                return Err(bad(
                    which + 1,
                    format!("element {i}{of_list} is null; cannot concatenate null values"),
                ));
            }
            if open.is_some() {
                continue;
            }
            if !cx.ev.budget.spend(1) {
                return Ok(Budget::exceeded("steps"));
            }
            if element.cond.is_true() {
                for (_, have) in &mut states {
                    have.push(element.value.clone());
                }
                continue;
            }
            let Some(absent) = cx.ev.table.not(element.cond) else {
                return Ok(Budget::exceeded("conditions"));
            };
            let mut next = Vec::with_capacity(states.len() * 2);
            for (cond, have) in states {
                let with = cx.ev.table.and(cond, element.cond);
                let without = cx.ev.table.and(cond, absent);
                let (Some(with), Some(without)) = (with, without) else {
                    return Ok(Budget::exceeded("conditions"));
                };
                if !with.is_false() {
                    let mut longer = have.clone();
                    longer.push(element.value.clone());
                    next.push((with, longer));
                }
                if !without.is_false() {
                    next.push((without, have));
                }
            }
            states = next;
            if states.len() > crate::value::MAX_ARMS {
                return Ok(Budget::exceeded("alternatives"));
            }
        }
    }
    if let Some(open) = open {
        let reason = super::support::open_reason(&open)
            .unwrap_or_else(|| Reason::Other("the number of elements is not known".into()));
        return Ok(super::support::unknown_string(reason, Str::default(), None));
    }
    let join_all = |items: Vec<Value>| {
        let mut parts = Vec::with_capacity(items.len() * 2);
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                parts.push(literal_part(glue, separator));
            }
            parts.push(Part::Value(item));
        }
        concat(cx, parts, None)
    };
    if let [(_, items)] = states.as_mut_slice() {
        return Ok(join_all(std::mem::take(items)));
    }
    let arms = states
        .into_iter()
        .map(|(cond, items)| (cond, join_all(items)))
        .collect();
    let value = Value::choice(cx.ev.table, arms);
    Ok(if matches!(value.kind, Kind::Choice(_)) {
        value
    } else {
        value.mark(later(cx))
    })
}

fn startswith(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let prefix = text(args, 1)?;
    let Some(value) = first_unknown(args) else {
        return Ok(Value::bool(text(args, 0)?.starts_with(prefix)));
    };
    if prefix.is_empty() {
        return Ok(Value::bool(true));
    }
    let decide = |known: &str| {
        if known.starts_with(prefix) {
            Some(true)
        } else if !prefix.starts_with(known) {
            Some(false)
        } else {
            None
        }
    };
    let refined = value.as_unknown().map(|u| u.refinements.prefix.as_str());
    if let Some(known) = refined.filter(|k| !k.is_empty()) {
        let longer = known.len() >= prefix.len();
        if let Some(answer) = decide(known).filter(|_| longer) {
            return Ok(Value::bool(answer));
        }
    }
    if let Some(answer) = known_prefix(value).and_then(|k| decide(&k)) {
        return Ok(Value::bool(answer).mark(later(cx)));
    }
    Ok(unknown_bool(value))
}

fn endswith(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let suffix = text(args, 1)?;
    let Some(value) = first_unknown(args) else {
        return Ok(Value::bool(text(args, 0)?.ends_with(suffix)));
    };
    let answer = known_suffix(value).and_then(|known| {
        if known.ends_with(suffix) {
            Some(true)
        } else if !suffix.ends_with(known.as_str()) {
            Some(false)
        } else {
            None
        }
    });
    Ok(match answer {
        Some(answer) => Value::bool(answer).mark(later(cx)),
        None => unknown_bool(value),
    })
}

fn strcontains(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let wanted = text(args, 1)?;
    let Some(value) = first_unknown(args) else {
        return Ok(Value::bool(text(args, 0)?.contains(wanted)));
    };
    if wanted.is_empty() {
        return Ok(Value::bool(true));
    }
    let refined = value.as_unknown().map(|u| u.refinements.prefix.as_str());
    if refined.is_some_and(|k| k.contains(wanted)) {
        return Ok(Value::bool(true).mark(later(cx)));
    }
    let inside = |part: &Part| match part {
        Part::Text { text, .. } => text.contains(wanted),
        Part::Value(v) => v.as_str().is_some_and(|s| s.contains(wanted)),
    };
    if value.parts().is_some_and(|p| p.items.iter().any(inside)) {
        return Ok(Value::bool(true).mark(later(cx)));
    }
    Ok(unknown_bool(value))
}

/// The literal text at the beginning of a partly known string.
fn known_prefix(value: &Value) -> Option<Str> {
    match value.parts()?.items.first()? {
        Part::Text { text, .. } => Some(text.clone()),
        Part::Value(v) => v.as_str().map(|s| nfc(s.to_owned())),
    }
}

fn unknown_bool(value: &Value) -> Value {
    let reason = super::support::open_reason(value)
        .unwrap_or_else(|| Reason::Other("it is computed from an unknown value".into()));
    let mut unknown = Value::unknown(reason, Type::Bool);
    if let Kind::Unknown(u) = &mut unknown.kind
        && let Some(u) = std::sync::Arc::get_mut(u)
    {
        u.refinements.not_null = true;
    }
    unknown
}
