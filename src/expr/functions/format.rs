//! `format` and `formatlist`: cty's format strings, with numbers printed as Go's `fmt` prints
//! `big.Int` and `big.Float`.

use super::json;
use super::support::{
    MAX_STRING, bad, concat, fail, literal_part, open, open_reason, param, primitive_text,
    returns_string, returns_strings, safe_prefix, text_param, ty_any, unknown_string,
};
use super::{ArgError, Context, Function, Param};
use crate::expr::eval::{Budget, Mode};
use crate::value::{Element, Kind, Number, Part, Reason, Seq, Str, Type, Value};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// Go refuses greater widths and precisions too.
const MAX_WIDTH: usize = 1_000_000;

const ARGS: Param = Param {
    null: true,
    ..open(param("args", ty_any))
};

pub(super) const FORMAT: Function = Function {
    name: "format",
    params: &[text_param("format")],
    variadic: Some(&ARGS),
    returns: returns_string,
    call: format,
};

pub(super) const FORMATLIST: Function = Function {
    name: "formatlist",
    params: &[text_param("format")],
    variadic: Some(&ARGS),
    returns: returns_strings,
    call: formatlist,
};

/// One `%` sequence.
#[derive(Default)]
struct Verb<'a> {
    raw: &'a str,
    offset: usize,
    argument: usize,
    mode: char,
    zero: bool,
    sharp: bool,
    plus: bool,
    minus: bool,
    space: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

/// What ends formatting early.
enum Stop {
    /// An error in the words of cty.
    Error(String),
    /// More arguments than verbs: how many are used.
    TooMany(usize),
    /// Too wide, too long.
    Budget,
}

fn format(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (Some(template), rest) = (args.first(), args.get(1..).unwrap_or_default()) else {
        return Err(fail("format string required"));
    };
    if let Some(unknown) = untyped_null(rest, "format") {
        return Ok(unknown);
    }
    let rest: Vec<&Value> = rest.iter().collect();
    match one(cx, template, &rest) {
        Ok(value) => Ok(value),
        Err(Stop::Budget) => Ok(Budget::exceeded("string length")),
        Err(Stop::Error(message)) => Err(fail(message)),
        Err(stop @ Stop::TooMany(used)) => Err(bad(used + 1, stop.words())),
    }
}

impl Stop {
    fn words(&self) -> String {
        match self {
            Stop::Error(message) => message.clone(),
            Stop::TooMany(0) => "too many arguments; no verbs in format string".to_owned(),
            Stop::TooMany(n) => format!("too many arguments; only {n} used by format string"),
            Stop::Budget => "the result is too long".to_owned(),
        }
    }
}

/// Terraform gives up on a null without type among the arguments.
fn untyped_null(args: &[Value], name: &str) -> Option<Value> {
    let null = |v: &Value| matches!(v.kind, Kind::Null(Type::Dynamic));
    args.iter().any(null).then(|| {
        let why = format!("`{name}` is given a null of no type");
        unknown_string(Reason::Other(why.into()), Str::default(), None)
    })
}

fn formatlist(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (Some(template), rest) = (args.first(), args.get(1..).unwrap_or_default()) else {
        return Err(fail("format string required"));
    };
    let list_of = |items| Value::list(Type::String, items);
    if rest.is_empty() {
        return format(cx, args).map(|v| list_of(vec![v]));
    }
    let unknown_list = |reason| Ok(Value::unknown(reason, Type::list(Type::String)));
    if let Some(Kind::Unknown(u)) = untyped_null(rest, "formatlist").map(|v| v.kind) {
        return unknown_list(u.reason.clone());
    }
    let mut length: Option<(usize, usize)> = None;
    let mut unknown: Option<Reason> = None;
    let mut sequences = 0;
    let mut open_length = false;
    for (i, arg) in rest.iter().enumerate() {
        let len = match &arg.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                open_length |= s.rest.is_some() || s.items.iter().any(|e| !e.cond.is_true());
                s.items.len()
            }
            Kind::Unknown(u) => match &u.ty {
                Type::Tuple(types) => {
                    unknown.get_or_insert_with(|| u.reason.clone());
                    types.len()
                }
                Type::List(_) | Type::Set(_) | Type::Dynamic => {
                    unknown.get_or_insert_with(|| u.reason.clone());
                    continue;
                }
                _ => continue,
            },
            Kind::Choice(_) => {
                unknown = unknown.or_else(|| open_reason(arg));
                continue;
            }
            _ => continue,
        };
        sequences += 1;
        match length {
            Some((first, have)) if have != len && !open_length => {
                return Err(bad(
                    i + 1,
                    format!(
                        "argument {} has length {len}, which is inconsistent with argument {} of length {have}",
                        i + 1,
                        first + 1
                    ),
                ));
            }
            None => length = Some((i, len)),
            _ => {}
        }
    }
    if let Some(reason) = unknown {
        return unknown_list(reason);
    }
    if open_length && sequences > 1 {
        return unknown_list(Reason::Other(
            "the lengths of its lists are not known".into(),
        ));
    }
    let rounds = length.map_or(1, |(_, len)| len);
    let mut items = Vec::with_capacity(rounds.min(1024));
    for round in 0..rounds {
        if !cx.ev.budget.spend(rest.len() + 1) {
            return Ok(Budget::exceeded("steps"));
        }
        let element = |v: &Value| v.as_seq().and_then(|s| s.items.get(round).cloned());
        let elements: Vec<Option<Element>> = rest.iter().map(element).collect();
        let given: Vec<&Value> = rest
            .iter()
            .zip(&elements)
            .map(|(arg, e)| e.as_ref().map_or(arg, |e| &e.value))
            .collect();
        let open = cx.ev.mode == Mode::Terraform && !given.iter().all(|v| cx.ev.wholly_known(v));
        let value = match one(cx, template, &given) {
            Ok(value) => value,
            // With something unknown, Terraform does not even try.
            Err(Stop::Error(_) | Stop::TooMany(_)) if open => {
                let reason = given.iter().find_map(|v| open_reason(v));
                let why = reason.unwrap_or(Reason::Other("an argument is not known".into()));
                unknown_string(why, Str::default(), None)
            }
            Err(Stop::Budget) => return Ok(Budget::exceeded("string length")),
            Err(stop) => {
                return Err(fail(format!(
                    "error on format iteration {round}: {}",
                    stop.words()
                )));
            }
        };
        let cond = elements
            .iter()
            .flatten()
            .map(|e| e.cond)
            .find(|c| !c.is_true());
        items.push(Element {
            cond: cond.unwrap_or(crate::value::Cond::TRUE),
            value,
        });
    }
    let mut tail = None;
    for arg in rest {
        if let Some(more) = arg.as_seq().and_then(|s| s.rest.as_deref()) {
            let given: Vec<&Value> = rest
                .iter()
                .map(|a| if std::ptr::eq(a, arg) { more } else { a })
                .collect();
            let value = one(cx, template, &given).unwrap_or_else(|_| {
                let why = Reason::Other("the number of elements is not known".into());
                unknown_string(why, Str::default(), None)
            });
            tail = Some(Box::new(value));
        }
    }
    Ok(Kind::List(Arc::new(Seq {
        ty: Type::String,
        items,
        rest: tail,
    }))
    .into())
}

/// One string from one set of arguments.
fn one(cx: &Context<'_>, template: &Value, args: &[&Value]) -> Result<Value, Stop> {
    let text = template.as_str().unwrap_or_default();
    let unknown = args.iter().find_map(|a| open_reason(a));
    let prefix = unknown.is_some().then(|| {
        let literal = text.split('%').next().filter(|p| p.len() < text.len());
        safe_prefix(literal.unwrap_or_default())
    });
    match parts(text, template, args) {
        Ok(parts) => Ok(concat(cx, parts, prefix)),
        // Terraform formats nothing, and so meets no error, while something is unknown.
        Err(_) if unknown.is_some() => Ok(unknown_string(
            unknown.unwrap_or_else(|| Reason::Function("format".into())),
            prefix.unwrap_or_default(),
            None,
        )),
        Err(stop) => Err(stop),
    }
}

fn parts(text: &str, template: &Value, args: &[&Value]) -> Result<Vec<Part>, Stop> {
    let mut parts = Vec::new();
    let mut run = String::new();
    let (mut rest, mut next, mut used, mut total) = (text, 1usize, 0usize, 0usize);
    while let Some(at) = rest.find('%') {
        run.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix("%%") {
            run.push('%');
            rest = after;
            continue;
        }
        let mut verb = Verb {
            offset: text.len() - rest.len(),
            argument: next,
            ..Verb::default()
        };
        rest = verb.read(text, rest)?;
        next = verb.argument.saturating_add(1);
        used = used.max(verb.argument);
        match verb.apply(args)? {
            Piece::Text(t) => run.push_str(&t),
            Piece::Value(v) => {
                if !run.is_empty() {
                    parts.push(literal_part(&run, template));
                    total += run.len();
                    run.clear();
                }
                total += v.as_str().map_or(0, str::len);
                parts.push(Part::Value(v));
            }
        }
        if total + run.len() > MAX_STRING {
            return Err(Stop::Budget);
        }
    }
    run.push_str(rest);
    if !run.is_empty() {
        parts.push(literal_part(&run, template));
    }
    if used < args.len() {
        return Err(Stop::TooMany(used));
    }
    Ok(parts)
}

enum Piece {
    Text(String),
    Value(Value),
}

impl<'a> Verb<'a> {
    /// Reads the sequence at the start of `rest`, the tail of `text`; gives what follows.
    fn read(&mut self, text: &'a str, rest: &'a str) -> Result<&'a str, Stop> {
        let start = rest;
        let mut rest = rest.strip_prefix('%').unwrap_or(rest);
        while let Some(after) = self.flag(rest) {
            rest = after;
        }
        if rest.starts_with(|c: char| ('1'..='9').contains(&c)) {
            let (n, after) = number(rest);
            self.width = Some(n);
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('.') {
            let (n, after) = number(after);
            self.precision = Some(n);
            rest = after;
        }
        if let Some(after) = rest.strip_prefix('[') {
            rest = after;
            if !rest.starts_with(|c: char| ('1'..='9').contains(&c)) {
                return Err(unrecognized(text, rest));
            }
            let (n, after) = number(rest);
            self.argument = n;
            rest = after
                .strip_prefix(']')
                .ok_or_else(|| unrecognized(text, after))?;
        }
        match rest.chars().next() {
            Some(c) if c.is_ascii_alphabetic() => {
                self.mode = c;
                rest = rest.get(1..).unwrap_or_default();
                self.raw = start.get(..start.len() - rest.len()).unwrap_or_default();
                Ok(rest)
            }
            _ => Err(unrecognized(text, rest)),
        }
    }

    fn flag(&mut self, rest: &'a str) -> Option<&'a str> {
        let flag = match rest.as_bytes().first()? {
            b'0' => &mut self.zero,
            b'#' => &mut self.sharp,
            b'-' => &mut self.minus,
            b'+' => &mut self.plus,
            b' ' => &mut self.space,
            _ => return None,
        };
        *flag = true;
        rest.get(1..)
    }

    fn apply(&self, args: &[&Value]) -> Result<Piece, Stop> {
        if self
            .width
            .max(self.precision)
            .is_some_and(|n| n > MAX_WIDTH)
        {
            return Err(Stop::Budget);
        }
        let Some(arg) = args.get(self.argument.wrapping_sub(1)) else {
            return Err(Stop::Error(format!(
                "not enough arguments for {:?} at {}: need index {} but have {} total",
                self.raw,
                self.offset,
                self.argument,
                args.len()
            )));
        };
        if self.mode != 'v' && arg.is_null() {
            return Err(self.unsupported("null value cannot be formatted"));
        }
        if open_reason(arg).is_some() {
            return self.open(arg);
        }
        match self.mode {
            'v' => self.as_is(arg),
            't' => self.bool(arg).map(Piece::Text),
            'b' | 'd' | 'o' | 'x' | 'X' => {
                let n = self.to_number(arg)?;
                self.integer(&n).map(Piece::Text)
            }
            'e' | 'E' | 'f' | 'g' | 'G' => {
                let n = self.to_number(arg)?;
                self.float(&n).map(Piece::Text)
            }
            's' | 'q' => self.text(arg),
            _ => Err(self.no_verb()),
        }
    }

    fn no_verb(&self) -> Stop {
        Stop::Error(format!(
            "unsupported format verb {:?} in {:?} at offset {}",
            self.mode, self.raw, self.offset
        ))
    }

    fn unsupported(&self, why: &str) -> Stop {
        Stop::Error(format!(
            "unsupported value for {:?} at {}: {why}",
            self.raw, self.offset
        ))
    }

    fn is_bare(&self) -> bool {
        let flags = self.zero || self.sharp || self.plus || self.minus || self.space;
        !flags && self.width.is_none() && self.precision.is_none()
    }

    /// An argument that is not known: itself where it is printed as it is.
    fn open(&self, arg: &Value) -> Result<Piece, Stop> {
        if !"vtbdoxXeEfgGsq".contains(self.mode) {
            return Err(self.no_verb());
        }
        let primitive = match arg.ty() {
            Type::Bool | Type::Number | Type::String => true,
            Type::Dynamic => matches!(arg.kind, Kind::Unknown(_) | Kind::Choice(_)),
            _ => false,
        };
        if primitive && self.is_bare() && matches!(self.mode, 's' | 'v' | 'd' | 't') {
            return Ok(Piece::Value(arg.clone()));
        }
        let reason = open_reason(arg).unwrap_or(Reason::Function("format".into()));
        let value = Value::unknown(reason, Type::String)
            .mark(arg.deep_marks())
            .with_origin(arg.origin.clone());
        Ok(Piece::Value(value))
    }

    fn as_is(&self, arg: &Value) -> Result<Piece, Stop> {
        match &arg.kind {
            Kind::String(s) if !self.sharp => {
                if self.width.is_none() {
                    return Ok(Piece::Value(arg.clone()));
                }
                Ok(Piece::Text(self.pad(s)))
            }
            Kind::Number(n) if !self.sharp => Ok(Piece::Text(self.pad(&shortest(n)?))),
            _ => {
                let json = json::encode(arg).map_err(|e| match e {
                    json::Stop::Refused(why) => self.unsupported(why),
                    _ => Stop::Budget,
                })?;
                Ok(Piece::Text(self.pad(&json)))
            }
        }
    }

    fn bool(&self, arg: &Value) -> Result<String, Stop> {
        let b = match &arg.kind {
            Kind::Bool(b) => Some(*b),
            Kind::String(s) => match s.as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => return Err(self.unsupported("a bool is required")),
            },
            _ => None,
        };
        b.map(|b| b.to_string())
            .ok_or_else(|| self.unsupported("bool required"))
    }

    fn to_number(&self, arg: &Value) -> Result<Number, Stop> {
        match &arg.kind {
            Kind::Number(n) => Ok(n.clone()),
            Kind::String(s) => {
                Number::parse(s).ok_or_else(|| self.unsupported("a number is required"))
            }
            _ => Err(self.unsupported("number required")),
        }
    }

    /// As `big.Int.Format`.
    fn integer(&self, n: &Number) -> Result<String, Stop> {
        if !n.is_int() {
            return Err(self.unsupported("an integer is required"));
        }
        let (radix, prefix) = match self.mode {
            'b' => (2, "0b"),
            'o' => (8, "0"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let digits = n.to_radix(radix).ok_or(Stop::Budget)?;
        let (negative, digits) = match digits.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, digits.as_str()),
        };
        let digits = if self.mode == 'X' {
            digits.to_ascii_uppercase()
        } else {
            digits.to_owned()
        };
        let sign = self.sign(negative);
        let prefix = if self.sharp { prefix } else { "" };
        let mut zeros = 0;
        match self.precision {
            Some(0) if digits == "0" => return Ok(String::new()),
            Some(p) => zeros = p.saturating_sub(digits.len()),
            None => {}
        }
        let length = sign.len() + prefix.len() + zeros + digits.len();
        let missing = self.width.unwrap_or(0).saturating_sub(length);
        let (mut left, mut right) = (0, 0);
        if self.minus {
            right = missing;
        } else if self.zero && self.precision.is_none() {
            zeros += missing;
        } else {
            left = missing;
        }
        Ok(format!(
            "{:left$}{sign}{prefix}{:0<zeros$}{digits}{:right$}",
            "", "", ""
        ))
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus, self.space) {
            (true, _, _) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            _ => "",
        }
    }

    /// As `big.Float.Format`.
    fn float(&self, n: &Number) -> Result<String, Stop> {
        let (sign, body) = if n.is_infinite() {
            let sign = match (n.is_negative(), self.space) {
                (true, _) => "-",
                (false, true) => " ",
                (false, false) => "+",
            };
            (sign, "Inf".to_owned())
        } else {
            let text = float_text(n, self.mode, self.precision)?;
            let negative = text.starts_with('-');
            let body = text.trim_start_matches('-').to_owned();
            (self.sign(negative), body)
        };
        let missing = self
            .width
            .unwrap_or(0)
            .saturating_sub(sign.len() + body.len());
        Ok(if self.zero && !n.is_infinite() {
            format!("{sign}{:0<missing$}{body}", "")
        } else if self.minus {
            format!("{sign}{body}{:missing$}", "")
        } else {
            format!("{:missing$}{sign}{body}", "")
        })
    }

    fn text(&self, arg: &Value) -> Result<Piece, Stop> {
        let Some(text) = primitive_text(arg) else {
            return Err(self.unsupported("string required"));
        };
        let cut = match self.precision {
            Some(n) if n > 0 => text.grapheme_indices(true).nth(n).map(|(i, _)| i),
            _ => None,
        };
        let shown = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
        if self.mode == 'q' {
            let mut json = String::new();
            json::write_string(shown, &mut json);
            return Ok(Piece::Text(self.pad(&json)));
        }
        if self.width.is_none() && cut.is_none() && matches!(arg.kind, Kind::String(_)) {
            return Ok(Piece::Value(arg.clone()));
        }
        Ok(Piece::Text(self.pad(shown)))
    }

    /// To the width, counted in grapheme clusters.
    fn pad(&self, text: &str) -> String {
        let Some(width) = self.width else {
            return text.to_owned();
        };
        let missing = width.saturating_sub(text.graphemes(true).count());
        let pad = if self.zero { "0" } else { " " }.repeat(missing);
        if self.minus {
            format!("{text}{pad}")
        } else {
            format!("{pad}{text}")
        }
    }
}

/// The decimal number at the start, zero when there is none; saturates.
fn number(text: &str) -> (usize, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let digits = text.get(..end).unwrap_or_default();
    let n = digits.bytes().fold(0usize, |n, d| {
        n.saturating_mul(10).saturating_add(usize::from(d - b'0'))
    });
    (n, text.get(end..).unwrap_or_default())
}

fn unrecognized(text: &str, rest: &str) -> Stop {
    let at = text.len() - rest.len();
    Stop::Error(match rest.chars().next() {
        Some(c) => format!("unrecognized format character {c:?} at offset {at}"),
        None => format!("invalid format string starting at offset {at}"),
    })
}

/// A number as `%v` prints it: `big.Float.Text('g', -1)`.
fn shortest(n: &Number) -> Result<String, Stop> {
    if n.is_infinite() {
        return Ok(if n.is_negative() { "-Inf" } else { "+Inf" }.to_owned());
    }
    float_text(n, 'g', None)
}

/// `big.Float.Append` for finite numbers.
fn float_text(n: &Number, mode: char, precision: Option<usize>) -> Result<String, Stop> {
    if matches!(mode, 'e' | 'E') {
        let mut d = n.decimal().ok_or(Stop::Budget)?;
        let precision = precision.unwrap_or(6);
        d.round(precision + 1);
        return Ok(scientific(&d, mode, precision));
    }
    if mode == 'f' {
        let d = n.decimal().ok_or(Stop::Budget)?;
        return Ok(d.to_fixed(precision.unwrap_or(6)));
    }
    let (d, mut precision, least) = match precision {
        None => {
            let d = n.shortest().ok_or(Stop::Budget)?;
            let len = d.digits.len();
            (d, len, Some(6))
        }
        Some(p) => {
            let mut d = n.decimal().ok_or(Stop::Budget)?;
            let p = p.max(1);
            d.round(p);
            (d, p, None)
        }
    };
    let len = d.digits.len();
    let len_i = i64::try_from(len).unwrap_or(i64::MAX);
    let limit = match least {
        Some(least) => least,
        None if precision > len && len_i >= d.point => len_i,
        None => i64::try_from(precision).unwrap_or(i64::MAX),
    };
    let exponent = d.point - 1;
    if exponent < -4 || exponent >= limit {
        precision = precision.min(len);
        let letter = if mode == 'G' { 'E' } else { 'e' };
        return Ok(scientific(&d, letter, precision.saturating_sub(1)));
    }
    if i64::try_from(precision).unwrap_or(i64::MAX) > d.point {
        precision = len;
    }
    let fraction = i64::try_from(precision).unwrap_or(0) - d.point;
    Ok(d.to_fixed(usize::try_from(fraction).unwrap_or(0)))
}

/// `-d.ddde±dd`.
fn scientific(d: &crate::value::Decimal, letter: char, precision: usize) -> String {
    let digit = |i: usize| d.digits.get(i).map_or('0', |d| char::from(*d));
    let mut text = String::with_capacity(precision + 8);
    if d.negative {
        text.push('-');
    }
    text.push(digit(0));
    if precision > 0 {
        text.push('.');
        text.extend((1..=precision).map(digit));
    }
    let exponent = if d.digits.is_empty() { 0 } else { d.point - 1 };
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("{letter}{sign}{:02}", exponent.abs()));
    text
}
