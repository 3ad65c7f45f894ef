//! Reading JSON text with places, holes and limits.

#![allow(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::value::{Notes, Parts};

fn literal(map: &SourceMap, file: &str, text: &str, form: TextForm) -> Value {
    let id = map.add("p.tf", file.to_owned());
    let span = Span::new(id, 0, file.len());
    let part = Part::Text {
        text: text.into(),
        span,
        form,
    };
    let mut value = Value::string(text).at(span);
    value.notes = Some(Arc::new(Notes {
        parts: Some(Arc::new(Parts { items: vec![part] })),
        ..Notes::default()
    }));
    value
}

#[test]
fn origins_are_spans_inside_the_literal() {
    let map = SourceMap::default();
    let text = "{\"Action\": [\"s3:*\", 12], \"é\": {}}";
    let value = literal(&map, text, text, TextForm::Verbatim);
    let read = read(&value, Options::default()).unwrap();
    let list = read.get("Action").unwrap();
    assert_eq!(map.text(list.origin.span), "[\"s3:*\", 12]");
    let texts: Vec<String> = list
        .as_seq()
        .unwrap()
        .items
        .iter()
        .map(|e| map.text(e.value.origin.span))
        .collect();
    assert_eq!(texts, ["\"s3:*\"", "12"]);
    assert_eq!(map.text(read.get("é").unwrap().origin.span), "{}");
}

#[test]
fn escapes_are_traced_with_the_files() {
    let map = SourceMap::default();
    let written = r#"{\"a\": \"s3:*\"}"#;
    let text = "{\"a\": \"s3:*\"}";
    let value = literal(&map, written, text, TextForm::HclQuoted);
    let options = Options {
        sources: Some(&map),
        ..Options::default()
    };
    let read = read(&value, options).unwrap();
    assert_eq!(map.text(read.get("a").unwrap().origin.span), r#"\"s3:*\""#);
}

#[test]
fn trailing_commas_need_leave() {
    let text = Value::string("{\"a\": [1, 2,],}");
    assert!(read(&text, Options::default()).is_err());
    let lenient = Options {
        trailing_commas: true,
        ..Options::default()
    };
    let value = read(&text, lenient).unwrap();
    assert_eq!(value.get("a").unwrap().as_seq().unwrap().items.len(), 2);
}

#[test]
fn deep_nesting_is_refused() {
    let text = Value::string("[".repeat(100_000));
    assert_eq!(read(&text, Options::default()), Err(JsonError::TooMuch));
}

#[test]
fn a_bare_nul_is_no_hole() {
    assert!(read(&Value::string("[\0]"), Options::default()).is_err());
    assert!(read(&Value::string("\"\0\""), Options::default()).is_err());
}
