//! `yamldecode`: one YAML document as Terraform reads it. Plain scalars are typed by cty's mix of
//! YAML 1.1 and 1.2, merge keys are followed, timestamps become strings.

use super::datetime;
use super::json::decoded_form;
use super::support::{fail, later, nfc, open, open_reason, returns_any, text_param};
use super::{ArgError, Context, Function};
use crate::expr::eval::Budget;
use crate::value::{Element, Kind, Number, Obj, Reason, Str, Type, Value};
use granit_parser::{Event, Parser, ScalarStyle, Tag};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const YAMLDECODE: Function = Function {
    name: "yamldecode",
    params: &[open(text_param("src"))],
    variadic: None,
    returns: returns_any,
    call: yamldecode,
};

const MAX_NESTING: usize = 200;
/// Values that aliases may repeat, in all.
const MAX_REPEATED: usize = 100_000;
const YAML: &str = "tag:yaml.org,2002:";

/// Why there is no value.
enum Stop {
    Error(String),
    TooMuch,
}

fn yamldecode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let value = args.first().ok_or_else(|| fail("string required"))?;
    let Some(text) = value.as_str() else {
        return Ok(match value.encodes() {
            Some(encodes) => decoded_form(encodes).mark(later(cx)),
            None => {
                let reason = open_reason(value)
                    .unwrap_or_else(|| Reason::Other("the text is not known".into()));
                Value::unknown(reason, Type::Dynamic)
            }
        });
    };
    let elements = text
        .bytes()
        .filter(|b| matches!(b, b',' | b'[' | b'{' | b'\n'));
    if !cx.ev.budget.spend(text.len() / 8 + 1) || !cx.ev.budget.store(elements.count()) {
        return Ok(Budget::exceeded("steps"));
    }
    match decode(text) {
        Ok(decoded) => Ok(match value.encodes() {
            Some(encodes) => decoded_form(encodes),
            None => decoded.with_origin(value.origin.clone()),
        }),
        Err(Stop::Error(message)) => Err(fail(message)),
        Err(Stop::TooMuch) => Ok(Budget::exceeded("YAML")),
    }
}

/// A collection whose end is still to come.
struct Frame {
    anchor: usize,
    items: Items,
}

enum Items {
    Sequence(Vec<Value>),
    Mapping {
        entries: BTreeMap<Str, Value>,
        key: Option<Str>,
    },
}

struct Decoder {
    frames: Vec<Frame>,
    /// Finished values by the number of their anchor, with their sizes.
    anchors: Vec<Option<(Value, usize)>>,
    root: Option<Value>,
    repeated: usize,
}

fn decode(text: &str) -> Result<Value, Stop> {
    let options = granit_parser::options! {
        emit_comments: false,
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: MAX_NESTING + 1,
        block_nesting_limit: MAX_NESTING + 1,
    };
    let mut decoder = Decoder {
        frames: Vec::new(),
        anchors: Vec::new(),
        root: None,
        repeated: 0,
    };
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, at) = event.map_err(|e| match e.kind() {
            granit_parser::ErrorKind::RecursionLimitExceeded => Stop::TooMuch,
            kind => Stop::Error(format!("on line {}: {kind}", e.marker().line())),
        })?;
        let line = at.start.line();
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(Stop::Error(format!(
                        "on line {line}, column 1: unexpected extra content after value"
                    )));
                }
            }
            event => decoder.event(event)?,
        }
    }
    decoder
        .root
        .ok_or_else(|| Stop::Error("on line 1, column 1: missing start of document".into()))
}

impl Decoder {
    fn event(&mut self, event: Event<'_>) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(&text, style, tag.as_deref())?;
                self.anchor(anchor, Some((value.clone(), 1)));
                self.place(value, Some(&text))
            }
            Event::Alias(anchor) => {
                let Some((value, size)) = self.anchors.get(anchor).cloned().flatten() else {
                    return Err(Stop::Error(
                        "cannot refer to an anchor from inside its own definition".into(),
                    ));
                };
                self.repeated += size;
                if self.repeated > MAX_REPEATED {
                    return Err(Stop::TooMuch);
                }
                self.place(value, None)
            }
            Event::SequenceStart(_, anchor, tag) => {
                check_tag(tag.as_deref(), "seq", "sequence")?;
                self.start(anchor, Items::Sequence(Vec::new()))
            }
            Event::MappingStart(_, anchor, tag) => {
                check_tag(tag.as_deref(), "map", "mapping")?;
                let entries = BTreeMap::new();
                self.start(anchor, Items::Mapping { entries, key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            _ => Ok(()),
        }
    }

    fn anchor(&mut self, anchor: usize, value: Option<(Value, usize)>) {
        if anchor == 0 {
            return;
        }
        // The parser counts anchors from 1, one after the other.
        if anchor >= self.anchors.len() && anchor <= self.anchors.len() + 1 {
            self.anchors.resize(anchor + 1, None);
        }
        if let Some(slot) = self.anchors.get_mut(anchor) {
            *slot = value;
        }
    }

    fn start(&mut self, anchor: usize, items: Items) -> Result<(), Stop> {
        if self.frames.len() >= MAX_NESTING {
            return Err(Stop::TooMuch);
        }
        if let Some(Frame {
            items: Items::Mapping { key: None, .. },
            ..
        }) = self.frames.last()
        {
            return Err(Stop::Error(
                "only strings are allowed as mapping keys".into(),
            ));
        }
        self.anchor(anchor, None);
        self.frames.push(Frame { anchor, items });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        let value = match frame.items {
            Items::Sequence(items) => Value::tuple(items),
            Items::Mapping { entries, .. } => {
                let entries = entries
                    .into_iter()
                    .map(|(k, v)| (k, Element::always(v)))
                    .collect();
                Kind::Object(Arc::new(Obj {
                    ty: Type::Dynamic,
                    entries,
                    rest: None,
                }))
                .into()
            }
        };
        if frame.anchor > 0 {
            let size = size(&value);
            self.anchor(frame.anchor, Some((value.clone(), size)));
        }
        self.place(value, None)
    }

    /// Puts a finished value where it belongs; `written` is a scalar's text.
    fn place(&mut self, value: Value, written: Option<&str>) -> Result<(), Stop> {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(value);
            return Ok(());
        };
        match &mut frame.items {
            Items::Sequence(items) => items.push(value),
            Items::Mapping { entries, key } => match key.take() {
                None => *key = Some(mapping_key(&value, written)?),
                Some(k) if k == "<<" => match &value.kind {
                    Kind::Object(o) => {
                        for (k, e) in &o.entries {
                            entries.insert(k.clone(), e.value.clone());
                        }
                        self.repeated += o.entries.len();
                        if self.repeated > MAX_REPEATED {
                            return Err(Stop::TooMuch);
                        }
                    }
                    _ => {
                        return Err(Stop::Error(format!(
                            "cannot merge {} into mapping",
                            friendly(&value)
                        )));
                    }
                },
                Some(k) => {
                    entries.insert(k, value);
                }
            },
        }
        Ok(())
    }
}

fn friendly(value: &Value) -> &'static str {
    match value.kind {
        Kind::Bool(_) => "bool",
        Kind::Number(_) => "number",
        Kind::String(_) => "string",
        Kind::Tuple(_) => "tuple",
        _ => "dynamic",
    }
}

fn mapping_key(value: &Value, written: Option<&str>) -> Result<Str, Stop> {
    match &value.kind {
        _ if written.is_none() => Err(Stop::Error(
            "only strings are allowed as mapping keys".into(),
        )),
        Kind::Null(_) => Err(Stop::Error("mapping key cannot be null".into())),
        _ => super::support::primitive_text(value)
            .ok_or_else(|| Stop::Error("only strings are allowed as mapping keys".into())),
    }
}

/// Values in a value.
fn size(value: &Value) -> usize {
    match &value.kind {
        Kind::Tuple(s) => s.items.iter().map(|e| size(&e.value)).sum::<usize>() + 1,
        Kind::Object(o) => o.entries.iter().map(|(_, e)| size(&e.value)).sum::<usize>() + 1,
        _ => 1,
    }
}

/// The tag in full, empty for none.
fn full_tag(tag: Option<&Tag>) -> String {
    match tag {
        None => String::new(),
        Some(tag) if tag.handle() == "!!" => format!("{YAML}{}", tag.suffix()),
        Some(tag) => format!("{}{}", tag.handle(), tag.suffix()),
    }
}

fn check_tag(tag: Option<&Tag>, allowed: &str, what: &str) -> Result<(), Stop> {
    let tag = full_tag(tag);
    if tag.is_empty() || tag.strip_prefix(YAML) == Some(allowed) {
        return Ok(());
    }
    Err(Stop::Error(format!("can't interpret {what} as {tag}")))
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, Stop> {
    let tag = full_tag(tag);
    let short = tag.strip_prefix(YAML);
    let known = [
        "str",
        "bool",
        "int",
        "float",
        "null",
        "timestamp",
        "binary",
        "merge",
    ];
    if !tag.is_empty() && !short.is_some_and(|t| known.contains(&t)) {
        return Err(Stop::Error(format!("unsupported tag {tag:?}")));
    }
    let as_string = || Value::string(nfc(text.to_owned()));
    // What is quoted is text, whatever its tag says.
    if style != ScalarStyle::Plain && short != Some("binary") {
        return Ok(as_string());
    }
    match short {
        Some("str") => return Ok(as_string()),
        Some("binary") => {
            if super::encoding::decode_base64(text).is_none() {
                return Err(Stop::Error(format!(
                    "cannot parse {text:?} as {tag}: not valid base64"
                )));
            }
            return Ok(as_string());
        }
        Some("null") => return Ok(Value::null()),
        _ => {}
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Err(Stop::Error("floating point NaN is not supported".into()));
    }
    if let Some(value) = word(text) {
        return Ok(value);
    }
    if matches!(short, None | Some("timestamp"))
        && let Some(time) = datetime::yaml_timestamp(text)
    {
        return Ok(Value::string(time));
    }
    if !matches!(short, Some("bool" | "timestamp"))
        && let Some(n) = plain_number(text)
    {
        return Ok(Value::number(n));
    }
    match short {
        Some("bool" | "int" | "float" | "timestamp") => {
            Err(Stop::Error(format!("cannot parse {text:?} as {tag}")))
        }
        _ => Ok(as_string()),
    }
}

fn word(text: &str) -> Option<Value> {
    Some(match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Value::bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Value::bool(false)
        }
        "" | "~" | "null" | "Null" | "NULL" => Value::null(),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => {
            Value::number(Number::parse("inf")?)
        }
        "-.inf" | "-.Inf" | "-.INF" => Value::number(Number::parse("-inf")?),
        _ => return None,
    })
}

/// Decimal as YAML 1.2 has it, `0o17`, `0x1F`.
fn plain_number(text: &str) -> Option<Number> {
    if let Some(octal) = text.strip_prefix("0o") {
        return radix(octal, 8);
    }
    if let Some(hex) = text.strip_prefix("0x") {
        return radix(hex, 16);
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((m, e)) => (m, Some(e.strip_prefix(['+', '-']).unwrap_or(e))),
        None => (digits, None),
    };
    let all = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let (int, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fits = all(int)
        && all(fraction)
        && !(int.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|e| !e.is_empty() && all(e));
    if !fits {
        return None;
    }
    Number::parse(text)
}

fn radix(digits: &str, radix: u32) -> Option<Number> {
    let plain = digits.chars().all(|c| c.is_digit(radix));
    (plain && !digits.is_empty())
        .then(|| Number::parse_radix(digits, radix))
        .flatten()
}
