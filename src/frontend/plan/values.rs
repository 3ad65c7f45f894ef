//! Values of a plan, with what of them is unknown and what is sensitive, each at its place in the
//! JSON text.
//!
//! Terraform writes them in three trees of one form: the values, in which what is unknown is left
//! out or null, and beside them `after_unknown` and `after_sensitive`
//! (<https://developer.hashicorp.com/terraform/internals/json-format>). Must not know: resources.

use super::configuration::Expression;
use super::log::{Log, Read};
use crate::source::Span;
use crate::syntax::json::{Cursor, Start};
use crate::value::{
    Element, Hop, Kind, Marks, Notes, Number, Obj, Origin, Part, Parts, Reason, Seq, Str, TextForm,
    Type, Unknown, Value,
};
use std::fmt::Write as _;
use std::sync::Arc;

/// Which parts of a value something holds for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Flags {
    /// For none.
    No,
    /// For the whole.
    Yes,
    /// For parts of elements.
    Items(Vec<Flags>),
    /// For parts of entries; those it does not hold for may be left out.
    Keys(Vec<(Str, Flags)>),
}

impl Flags {
    /// Reads a tree of bools.
    pub fn read(c: &mut Cursor<'_>, log: &Log) -> Read<Flags> {
        let (start, span) = c.value()?;
        if !log.take(1, span) {
            c.skip_rest(&start, span)?;
            return Ok(Flags::No);
        }
        Ok(match start {
            Start::Bool(true) => Flags::Yes,
            Start::Array => {
                let mut items = Vec::new();
                c.elements(|c| {
                    items.push(Flags::read(c, log)?);
                    Ok(())
                })?;
                match items.iter().all(|i| *i == Flags::No) {
                    true => Flags::No,
                    false => Flags::Items(items),
                }
            }
            Start::Object => {
                let mut keys = Vec::new();
                c.entries(|c, key, _| {
                    match Flags::read(c, log)? {
                        Flags::No => {}
                        flags => keys.push((log.text(&key), flags)),
                    }
                    Ok(())
                })?;
                match keys.is_empty() {
                    true => Flags::No,
                    false => Flags::Keys(keys),
                }
            }
            _ => Flags::No,
        })
    }

    fn key(&self, key: &str) -> &Flags {
        match self {
            Flags::Yes => &Flags::Yes,
            Flags::Keys(keys) => keys
                .iter()
                .find(|(k, _)| k == key)
                .map_or(&Flags::No, |(_, f)| f),
            _ => &Flags::No,
        }
    }

    fn item(&self, at: usize) -> &Flags {
        match self {
            Flags::Yes => &Flags::Yes,
            Flags::Items(items) => items.get(at).unwrap_or(&Flags::No),
            _ => &Flags::No,
        }
    }
}

/// What is said of a value elsewhere in the plan.
#[derive(Clone, Copy)]
pub(super) struct About<'f> {
    /// What of it is known after apply only.
    pub unknown: &'f Flags,
    /// What of it is sensitive, by the values themselves and by the change.
    pub sensitive: [&'f Flags; 2],
    /// What the configuration says; `None` where it says nothing.
    pub written: Option<&'f Expression>,
}

impl About<'_> {
    /// Of a value of which nothing is said.
    pub const NOTHING: About<'static> = About {
        unknown: &Flags::No,
        sensitive: [&Flags::No, &Flags::No],
        written: None,
    };
}

impl<'f> About<'f> {
    fn key(self, key: &str) -> About<'f> {
        About {
            unknown: self.unknown.key(key),
            sensitive: self.sensitive.map(|s| s.key(key)),
            written: self.written.and_then(|e| e.key(key)),
        }
    }

    fn item(self, at: usize) -> About<'f> {
        About {
            unknown: self.unknown.item(at),
            sensitive: self.sensitive.map(|s| s.item(at)),
            written: self.written.and_then(Expression::only),
        }
    }

    fn marks(self) -> Marks {
        match self.sensitive {
            [Flags::Yes, _] | [_, Flags::Yes] => Marks::SENSITIVE,
            _ => Marks::NONE,
        }
    }

    /// Whether the configuration leaves it to the provider.
    fn left_out(self) -> bool {
        matches!(self.written, Some(Expression::Missing))
    }
}

/// Reads the values of one resource (or of anything else that has a name).
pub(super) struct Reader<'a> {
    log: &'a Log,
    /// Whether nulls stay, rather than being left out like what was never there.
    nulls: bool,
    /// The address, and the path of the value that is read.
    path: String,
}

impl<'a> Reader<'a> {
    pub fn new(log: &'a Log, address: &str, nulls: bool) -> Reader<'a> {
        Reader {
            log,
            nulls,
            path: address.to_owned(),
        }
    }

    /// The body of a resource: an object whose header stands at `header`. Anything but an object
    /// is an empty body.
    pub fn body(&mut self, c: &mut Cursor<'_>, about: About<'_>, header: Span) -> Read<Value> {
        let (start, span) = c.value()?;
        let value = match start {
            Start::Object => self.object(c, about, span)?.0,
            _ => {
                c.skip_rest(&start, span)?;
                Value::object(Vec::new())
            }
        };
        Ok(value
            .mark(about.marks())
            .with_origin(Origin::hop(header, Hop::Block)))
    }

    /// The next value. `None` for one that counts as absent: null, unless nulls stay, and what
    /// the provider alone decides while it is unknown or empty.
    pub fn value(&mut self, c: &mut Cursor<'_>, about: About<'_>) -> Read<Option<Value>> {
        let (start, span) = c.value()?;
        if !self.log.take(1, span) {
            c.skip_rest(&start, span)?;
            let why = Reason::Budget("plan size");
            return Ok(Some(Value::unknown(why, Type::Dynamic).at(span)));
        }
        let (value, span) = match start {
            Start::Null if *about.unknown == Flags::Yes => {
                return Ok(self.unknown(about).map(|v| v.at(span)));
            }
            Start::Null => (Value::null(), span),
            Start::Bool(b) => (Value::bool(b), span),
            Start::Number(n) => match Number::parse(n) {
                Some(n) => (Value::number(n), span),
                None => (Value::unknown(Reason::Budget("digits"), Type::Number), span),
            },
            Start::String(text) => (string(self.log.text(&text), span), span),
            Start::Array => self.array(c, about, span)?,
            Start::Object => self.object(c, about, span)?,
        };
        let absent = match &value.kind {
            Kind::Null(_) => !self.nulls,
            _ => about.left_out() && is_empty(&value),
        };
        if absent {
            return Ok(None);
        }
        let origin = match is_blocks(&value) {
            true => Origin::hop(span, Hop::Block),
            false => Origin::at(span),
        };
        Ok(Some(value.mark(about.marks()).with_origin(origin)))
    }

    /// A value that is known after apply; `None` where the provider alone decides it.
    fn unknown(&self, about: About<'_>) -> Option<Value> {
        if about.left_out() {
            return None;
        }
        let reason = Reason::Computed(self.path.as_str().into());
        let value: Value = Kind::Unknown(Arc::new(Unknown::new(reason, Type::Dynamic))).into();
        Some(value.mark(about.marks()))
    }

    fn object(&mut self, c: &mut Cursor<'_>, about: About<'_>, open: Span) -> Read<(Value, Span)> {
        let mut entries: Vec<(Str, Element)> = Vec::new();
        // What is there, also where it counts as absent.
        let mut met: Vec<Str> = Vec::new();
        let listed = matches!(about.unknown, Flags::Keys(_));
        let close = c.entries(|c, key, _| {
            let key = self.log.text(&key);
            let length = self.path.len();
            let _ = write!(self.path, ".{key}");
            let value = self.value(c, about.key(&key))?;
            self.path.truncate(length);
            if listed {
                met.push(key.clone());
            }
            entries.extend(value.map(|v| (key, Element::always(v))));
            Ok(())
        })?;
        let span = open.join(close);
        if let Flags::Keys(keys) = about.unknown {
            met.sort_unstable();
            for (key, _) in keys {
                if met.binary_search(key).is_ok() {
                    continue;
                }
                // Left out for being unknown, wholly or in all its parts.
                let length = self.path.len();
                let _ = write!(self.path, ".{key}");
                let value = self.unknown(about.key(key));
                self.path.truncate(length);
                entries.extend(value.map(|v| (key.clone(), Element::always(v.at(span)))));
            }
        }
        entries.shrink_to_fit();
        let object = Arc::new(Obj::new(Type::Dynamic, entries));
        Ok((Kind::Object(object).into(), span))
    }

    fn array(&mut self, c: &mut Cursor<'_>, about: About<'_>, open: Span) -> Read<(Value, Span)> {
        let mut items: Vec<Element> = Vec::new();
        let close = c.elements(|c| {
            let at = items.len();
            let length = self.path.len();
            let _ = write!(self.path, "[{at}]");
            let value = self.value(c, about.item(at))?;
            self.path.truncate(length);
            // An element keeps its position, whoever decides it.
            let mut value = value.unwrap_or_else(Value::null);
            if matches!(value.kind, Kind::Object(_)) {
                value.origin.hop = Hop::Block;
            }
            items.push(Element::always(value));
            Ok(())
        })?;
        let span = open.join(close);
        if items.is_empty() {
            // There are very many of them.
            return Ok((Kind::Tuple(self.log.nothing.clone()).into(), span));
        }
        items.shrink_to_fit();
        let seq = Seq {
            ty: Type::Dynamic,
            items,
            rest: None,
        };
        Ok((Kind::Tuple(Arc::new(seq)).into(), span))
    }
}

/// A string. Text that may be a document keeps where it stands, so that something inside it can
/// be pointed at.
fn string(text: Str, span: Span) -> Value {
    let mut value = Value::string(text.clone());
    if text.contains(['{', '[']) {
        let inner = Span {
            start: span.start + 1,
            end: span.end.saturating_sub(1).max(span.start + 1),
            ..span
        };
        let part = Part::Text {
            text,
            span: inner,
            form: TextForm::Json,
        };
        value.notes = Some(Arc::new(Notes {
            parts: Some(Arc::new(Parts { items: vec![part] })),
            ..Notes::default()
        }));
    }
    value
}

/// Empty text, list or map: what providers put down for what is not there.
fn is_empty(value: &Value) -> bool {
    match &value.kind {
        Kind::String(s) => s.is_empty(),
        Kind::Tuple(s) => s.items.is_empty(),
        Kind::Object(o) => o.entries.is_empty(),
        _ => false,
    }
}

/// Whether a value is a list of blocks, or one that would be if it had any.
fn is_blocks(value: &Value) -> bool {
    match &value.kind {
        Kind::Tuple(s) => s
            .items
            .iter()
            .all(|e| matches!(e.value.kind, Kind::Object(_))),
        _ => false,
    }
}
