//! Encodings of text: base64, character sets, URLs, CSV; JSON and YAML have modules of their own.

use super::support::{
    MAX_ELEMENTS, bad, fail, nfc, returns_any, returns_string, string, text, text_param,
};
use super::{ArgError, Context, Function, charset, csv, json, yaml_decode, yaml_encode};
use crate::expr::eval::Budget;
use crate::value::{Element, Kind, Obj, Seq, Str, Type, Value};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use flate2::read::GzDecoder;
use flate2::{Compress, Compression, Crc, FlushCompress};
use std::io::Read as _;
use std::sync::Arc;

/// Encoding functions.
pub static TABLE: &[Function] = &[
    on_text("base64decode", &[text_param("str")], base64decode),
    on_text("base64encode", &[text_param("str")], base64encode),
    // Of OpenTofu alone.
    on_text("base64gunzip", &[text_param("str")], base64gunzip),
    on_text("base64gzip", &[text_param("str")], base64gzip),
    Function {
        name: "csvdecode",
        params: &[text_param("str")],
        variadic: None,
        returns: returns_any,
        call: csvdecode,
    },
    json::JSONDECODE,
    json::JSONENCODE,
    on_text(
        "textdecodebase64",
        &[text_param("source"), text_param("encoding")],
        textdecodebase64,
    ),
    on_text(
        "textencodebase64",
        &[text_param("string"), text_param("encoding")],
        textencodebase64,
    ),
    // Of OpenTofu alone.
    on_text("urldecode", &[text_param("str")], urldecode),
    on_text("urlencode", &[text_param("str")], urlencode),
    yaml_decode::YAMLDECODE,
    yaml_encode::YAMLENCODE,
];

const fn on_text(
    name: &'static str,
    params: &'static [super::Param],
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

/// Go's `StdEncoding`: padding is required, stray bits at the end are not looked at.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// The bytes of standard base64 text; line breaks are skipped.
pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    if text.contains(['\r', '\n']) {
        let text: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
        return BASE64.decode(text).ok();
    }
    BASE64.decode(text).ok()
}

/// Standard base64 text with padding.
pub(super) fn encode_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

fn base64decode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let source = text(args, 0)?;
    let Some(bytes) = decode_base64(source) else {
        return Err(fail(format!("failed to decode base64 data {source:?}")));
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(string(cx, text)),
        Err(_) => Err(fail(
            "the result of decoding the provided string is not valid UTF-8",
        )),
    }
}

fn base64encode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    Ok(string(cx, encode_base64(text(args, 0)?.as_bytes())))
}

/// A gzip stream laid out as Go's writer does when it is flushed and then closed.
fn base64gzip(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let bytes = text(args, 0)?.as_bytes();
    if !cx.ev.budget.spend(bytes.len() / 4 + 1) {
        return Ok(Budget::exceeded("steps"));
    }
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut deflate = Compress::new(Compression::default(), false);
    // Stored blocks bound the size: 5 bytes for each 16 KiB, and the flush.
    out.reserve(bytes.len() + bytes.len() / 1000 + 256);
    let done = deflate.compress_vec(bytes, &mut out, FlushCompress::Sync);
    let all = usize::try_from(deflate.total_in()).ok() == Some(bytes.len());
    if done.is_err() || !all {
        return Ok(Budget::exceeded("compression"));
    }
    out.extend([1, 0, 0, 0xff, 0xff]);
    let mut crc = Crc::new();
    crc.update(bytes);
    out.extend(crc.sum().to_le_bytes());
    out.extend(crc.amount().to_le_bytes());
    Ok(string(cx, encode_base64(&out)))
}

/// Most bytes that compressed text may become.
const MAX_INFLATED: u64 = 4 << 20;

/// The text of a gzip stream in base64.
fn base64gunzip(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let Some(bytes) = decode_base64(text(args, 0)?) else {
        return Err(fail("failed to decode base64 data"));
    };
    let mut out = Vec::new();
    let mut stream = GzDecoder::new(bytes.as_slice()).take(MAX_INFLATED + 1);
    if stream.read_to_end(&mut out).is_err() {
        return Err(fail("failed to gunzip the data"));
    }
    if out.len() as u64 > MAX_INFLATED || !cx.ev.budget.spend(out.len() / 16 + 1) {
        return Ok(Budget::exceeded("string size"));
    }
    let text = String::from_utf8(out).map_err(|_| fail("the data is not valid UTF-8"))?;
    Ok(string(cx, text))
}

fn textdecodebase64(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (source, name) = (text(args, 0)?, text(args, 1)?);
    let set = charset(name)?;
    let Some(bytes) = decode_base64(source) else {
        return Err(bad(0, "the given value is has an invalid base64 symbol"));
    };
    set.decode(&bytes).map(|t| string(cx, t)).ok_or_else(|| {
        bad(
            0,
            format!("the given string contains symbols that are not defined for {name}"),
        )
    })
}

fn textencodebase64(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let (source, name) = (text(args, 0)?, text(args, 1)?);
    let set = charset(name)?;
    let bytes = set.encode(source).ok_or_else(|| {
        bad(
            0,
            format!("the given string contains characters that cannot be represented in {name}"),
        )
    })?;
    Ok(string(cx, encode_base64(&bytes)))
}

fn charset(name: &str) -> Result<charset::Charset, ArgError> {
    charset::Charset::named(name).ok_or_else(|| {
        bad(
            1,
            format!(
                "{name:?} is not a supported IANA encoding name or alias in this Terraform version"
            ),
        )
    })
}

/// Go's `url.QueryEscape`.
fn urlencode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let source = text(args, 0)?;
    let mut out = String::with_capacity(source.len());
    for b in source.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(b));
            }
            b' ' => out.push('+'),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    Ok(string(cx, out))
}

/// Go's `url.QueryUnescape`.
fn urldecode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let source = text(args, 0)?;
    let mut out: Vec<u8> = Vec::with_capacity(source.len());
    let mut bytes = source.bytes();
    while let Some(b) = bytes.next() {
        match b {
            b'+' => out.push(b' '),
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let byte = digit()
                    .zip(digit())
                    .and_then(|(a, b)| u8::try_from(a * 16 + b).ok());
                let Some(byte) = byte else {
                    return Err(fail("failed to decode URL: invalid URL escape"));
                };
                out.push(byte);
            }
            b => out.push(b),
        }
    }
    let text = String::from_utf8(out).map_err(|_| fail("the result is not valid UTF-8"))?;
    Ok(string(cx, text))
}

fn csvdecode(cx: &Context<'_>, args: &[Value]) -> Result<Value, ArgError> {
    let source = text(args, 0)?;
    let mut reader = csv::Reader::new(source);
    let header = match reader.record() {
        None => return Err(fail("missing header line")),
        Some(record) => record.map_err(csv_error)?,
    };
    let columns: Vec<Str> = header.into_iter().map(nfc).collect();
    let mut sorted: Vec<(&Str, usize)> = columns.iter().zip(0..).collect();
    sorted.sort();
    for pair in sorted.windows(2) {
        if let [(a, _), (b, _)] = pair
            && a == b
        {
            return Err(fail(format!("duplicate column name {a:?}")));
        }
    }
    let mut items = Vec::new();
    let mut cells = 0;
    while let Some(record) = reader.record() {
        let record = record.map_err(csv_error)?;
        if record.len() != columns.len() {
            return Err(fail(format!(
                "CSV parse error on line {}: wrong number of fields",
                reader.line()
            )));
        }
        cells += record.len();
        if cells > MAX_ELEMENTS || !cx.ev.budget.spend(record.len()) {
            return Ok(Budget::exceeded("elements"));
        }
        let entries = columns
            .iter()
            .zip(record)
            .map(|(k, v)| (k.clone(), Element::always(Value::string(nfc(v)))))
            .collect();
        let object: Value = Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))).into();
        items.push(Element::always(object));
    }
    let ty = Type::object(columns.into_iter().map(|c| (c, Type::String)));
    Ok(Kind::List(Arc::new(Seq {
        ty,
        items,
        rest: None,
    }))
    .into())
}

fn csv_error(e: csv::CsvError) -> ArgError {
    fail(format!("CSV parse error on line {}: {}", e.line, e.what))
}
