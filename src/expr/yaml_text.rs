//! YAML text read into values that know where they are written, even when parts of the text are
//! not known: what `json_text` does for JSON.
//!
//! What is put in and not known may be a scalar or a part of one; where it would be more, the text
//! cannot be read. Plain scalars are typed as CloudFormation and Systems Manager do, by YAML 1.1.
//! Must not know: Terraform's `yamldecode`, what documents are.

use super::eval::Budget;
use super::json_text::{Pieces, Source};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::tree::{MAX_NESTING, Node, NodeId, NodeKind, Scalar, Tree};
use crate::syntax::yaml;
use crate::value::{
    Element, Kind, Number, Obj, Offsets, Origin, Part, Reason, Seq, Str, TextForm, Type, Value,
};
use std::sync::Arc;

/// Nodes of one text, those that aliases repeat included.
const MAX_NODES: usize = 100_000;
/// What may stand for a hole while the text is parsed: plain characters to YAML, of one byte, that
/// are in no word or number which it types.
const PLACEHOLDERS: [char; 10] = ['^', ';', '$', '(', ')', 'Q', 'Z', 'q', 'z', 'J'];

/// Reads a string value as YAML; `None` for what is no YAML, or not text. Lists become tuples; of
/// equal keys the last wins. Marks of the string are left to the caller; marks of what is put in
/// stay with it.
pub fn read(value: &Value, files: Option<&SourceMap>) -> Option<Value> {
    let source = Source::of(value, files)?;
    let hole = PLACEHOLDERS
        .into_iter()
        .find(|c| !source.text.contains(*c))?;
    let text = source.text.replace('\0', hole.encode_utf8(&mut [0; 4]));
    let (tree, _) = yaml::parse(FileId(0), &text);
    let root = tree.root?;
    let mut reader = Reader {
        tree: &tree,
        text: &text,
        hole,
        source: &source,
        container: &value.origin,
        left: MAX_NODES,
    };
    Some(reader.node(root, 0))
}

struct Reader<'a> {
    tree: &'a Tree,
    /// The text with its placeholders.
    text: &'a str,
    hole: char,
    source: &'a Source<'a>,
    container: &'a Origin,
    left: usize,
}

impl Reader<'_> {
    fn place(&self, span: Span) -> Span {
        self.source.place(span.start as usize, span.end as usize)
    }

    fn origin(&self, span: Span) -> Origin {
        let place = self.place(span);
        if place.is_none() {
            return self.container.clone();
        }
        self.container.of_part(&Origin::at(place))
    }

    fn node(&mut self, id: NodeId, depth: usize) -> Value {
        let tree = self.tree;
        let Some(node) = tree.node(id) else {
            return Value::null();
        };
        let origin = self.origin(node.span);
        // An alias leads to what may have aliases again.
        if depth > MAX_NESTING || self.left == 0 {
            return Budget::exceeded("YAML").with_origin(origin);
        }
        self.left -= 1;
        if let Some((tag, _)) = &node.tag {
            let why = Reason::Other(format!("what the tag `{tag}` makes is not known").into());
            return Value::unknown(why, Type::Dynamic).with_origin(origin);
        }
        let value = match &node.kind {
            NodeKind::Null => Value::null(),
            NodeKind::Bool(b, _) => Value::bool(*b),
            NodeKind::Number(text) => match Number::parse(text) {
                Some(number) => Value::number(number),
                None => Value::string(text.clone()),
            },
            NodeKind::String(scalar) => return self.string(node, scalar, origin),
            NodeKind::Alias(target) => return self.node(*target, depth + 1),
            NodeKind::Sequence(items) => self.sequence(node, items, depth),
            NodeKind::Mapping(pairs) => self.mapping(pairs, depth),
        };
        value.with_origin(origin)
    }

    fn sequence(&mut self, node: &Node, items: &[NodeId], depth: usize) -> Value {
        let mut read: Vec<Value> = Vec::with_capacity(items.len());
        for item in items {
            read.push(self.node(*item, depth + 1));
        }
        // `[${join(",", xs)}]`: a hole that is not the text of one value may be any number of them.
        let flow = self.text.as_bytes().get(node.span.start as usize) == Some(&b'[');
        let bare = |id: &NodeId| {
            let span = self.tree.node(*id).map(|n| n.span.range());
            let text = span.and_then(|span| self.text.get(span));
            text.is_some_and(|text| text.chars().eq([self.hole]))
        };
        let open = flow
            && items.last().is_some_and(bare)
            && read
                .last()
                .is_some_and(|v| v.is_unknown() && v.encodes().is_none());
        let rest = if open { read.pop().map(Box::new) } else { None };
        Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: read.into_iter().map(Element::always).collect(),
            rest,
        }))
        .into()
    }

    fn mapping(&mut self, pairs: &[(NodeId, NodeId)], depth: usize) -> Value {
        let mut merged: Vec<(Str, Element)> = Vec::new();
        let mut entries: Vec<(Str, Element)> = Vec::new();
        let mut rest: Option<Value> = None;
        for (key, value) in pairs {
            let key = self.key(*key);
            let value = self.node(*value, depth + 1);
            match key {
                Ok(key) if key == "<<" => {
                    let several = value.as_seq().map(|s| s.items.clone());
                    let several = several.unwrap_or_else(|| vec![Element::always(value)]);
                    // What is merged first wins.
                    for e in several.iter().rev() {
                        let Some(obj) = e.value.as_obj() else {
                            continue;
                        };
                        self.left = self.left.saturating_sub(obj.entries.len());
                        merged.extend(obj.entries.iter().cloned());
                    }
                }
                Ok(key) => entries.push((key, Element::always(value))),
                Err(open) => {
                    rest.get_or_insert(value.mark(open.deep_marks()));
                }
            }
        }
        merged.extend(entries);
        let mut object = Obj::new(Type::Dynamic, merged);
        object.rest = rest.map(Box::new);
        Kind::Object(Arc::new(object)).into()
    }

    /// A key's text; what it is made of where that is not known.
    fn key(&self, id: NodeId) -> Result<Str, Value> {
        let Some(node) = self.tree.node(id) else {
            return Ok(Str::default());
        };
        let NodeKind::String(scalar) = &node.kind else {
            let text = self.tree.scalar_text(id).cloned();
            let why = || Value::unknown(Reason::Other("its key is no text".into()), Type::String);
            return text.ok_or_else(why);
        };
        let value = self.string(node, scalar, Origin::NONE);
        match &value.kind {
            Kind::String(text) => Ok(text.clone()),
            _ => Err(value),
        }
    }

    fn string(&self, node: &Node, scalar: &Scalar, origin: Origin) -> Value {
        let range = scalar.span.range();
        let items = match self.text.get(range.clone()) {
            Some(raw) if raw == scalar.text.as_str() => self.source.parts(range.start, range.end),
            raw => self.unescaped(scalar, raw.unwrap_or_default()),
        };
        if let [Part::Value(only)] = items.as_slice()
            && let Some(encoded) = only.encodes()
            && node.span == scalar.span
        {
            return encoded.clone().mark(only.marks);
        }
        Pieces { items }.value(origin)
    }

    /// The parts of a scalar that does not read as it is written.
    fn unescaped(&self, scalar: &Scalar, raw: &str) -> Vec<Part> {
        let text = scalar.text.as_str();
        let offsets = Offsets::new(scalar.form, scalar.span, raw, text);
        let start = scalar.span.start as usize;
        let mut holes = raw
            .match_indices(self.hole)
            .map(|(at, _)| self.source.hole(start + at));
        let mut parts = Vec::new();
        let mut at = 0;
        for (i, literal) in text.split(self.hole).enumerate() {
            if i > 0 {
                if let Some(value) = holes.next().flatten() {
                    parts.push(Part::Value(value.clone()));
                }
                at += self.hole.len_utf8();
            }
            let end = at + literal.len();
            if !literal.is_empty() {
                let span = self.place(offsets.span(at..end));
                let form = match span.len() == literal.len() {
                    true => TextForm::Verbatim,
                    false => TextForm::Opaque,
                };
                let text = literal.into();
                parts.push(Part::Text { text, span, form });
            }
            at = end;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::value::{Notes, Parts};

    fn known(text: &str) -> (SourceMap, Value) {
        let map = SourceMap::default();
        let span = Span::new(map.add("d.yaml", text.to_owned()), 0, text.len());
        let form = TextForm::Verbatim;
        let text = text.into();
        let mut value = Value::string(Str::clone(&text)).at(span);
        let items = vec![Part::Text { text, span, form }];
        value.notes = Some(Arc::new(Notes {
            parts: Some(Arc::new(Parts { items })),
            ..Notes::default()
        }));
        (map, value)
    }

    /// A text with one hole at `@`.
    fn with_hole(text: &str, hole: Value) -> Value {
        let plain = |text: &str| Part::Text {
            text: text.into(),
            span: Span::NONE,
            form: TextForm::Opaque,
        };
        let (before, after) = text.split_once('@').unwrap();
        let items = vec![plain(before), Part::Value(hole), plain(after)];
        let reason = Reason::Input("var.x".into());
        let mut u = crate::value::Unknown::new(reason, Type::String);
        u.parts = Some(Arc::new(Parts { items }));
        Kind::Unknown(Arc::new(u)).into()
    }

    fn input() -> Value {
        Value::unknown(Reason::Input("var.x".into()), Type::String)
    }

    #[test]
    fn values_know_their_places() {
        let text = "a:\n  - b: 'it''s'\n    n: 12\n    on: yes\nc: |\n  two\n  lines\n";
        let (map, value) = known(text);
        let read = read(&value, Some(&map)).unwrap();
        let item = &read.get("a").unwrap().as_seq().unwrap().items.first();
        let item = &item.unwrap().value;
        let b = item.get("b").unwrap();
        assert_eq!(b.as_str(), Some("it's"));
        assert_eq!(map.text(b.origin.span), "'it''s'");
        assert_eq!(map.text(item.get("n").unwrap().origin.span), "12");
        assert_eq!(item.get("on").unwrap().as_bool(), Some(true));
        assert_eq!(read.get("c").unwrap().as_str(), Some("two\nlines\n"));
    }

    #[test]
    fn aliases_and_merges_are_followed() {
        let (map, value) = known("base: &b { x: 1, y: 2 }\nown: { <<: *b, y: 3 }\nsame: *b\n");
        let read = read(&value, Some(&map)).unwrap();
        let number = |of: &str, key: &str| {
            let value = read.get(of).unwrap().get(key).unwrap();
            value.as_number().unwrap().to_i64().unwrap()
        };
        assert_eq!((number("own", "x"), number("own", "y")), (1, 3));
        assert_eq!(number("same", "y"), 2);
    }

    #[test]
    fn what_is_put_in_is_a_part() {
        let read = |text: &str| super::read(&with_hole(text, input()), None).unwrap();
        let whole = read("a: @\nb: 1\n");
        assert!(whole.get("a").unwrap().is_unknown());
        assert!(whole.get("b").unwrap().as_number().is_some());
        let parts = |v: Value| v.get("a").unwrap().parts().unwrap().items.len();
        assert_eq!(parts(read("a: s3://@/in\n")), 3);
        assert_eq!(parts(read("a: \"x\\t@ y\"\n")), 3);
        // Any key.
        let open = read("@: 1\nb: 2\n");
        assert!(open.as_obj().unwrap().rest.is_some());
        // Any number of elements.
        let list = read("a: [1, @]\n");
        let list = list.get("a").unwrap().as_seq().unwrap().clone();
        assert_eq!((list.items.len(), list.rest.is_some()), (1, true));
    }

    #[test]
    fn what_is_no_yaml_is_nothing() {
        for text in ["a: [", "a: b: c", ""] {
            assert!(read(&Value::string(text), None).is_none(), "{text:?}");
        }
        assert!(read(&Value::bool(true), None).is_none());
        assert!(read(&input(), None).is_none());
        // Local tags mean something to somebody else.
        let tagged = read(&Value::string("a: !Sub x"), None).unwrap();
        assert!(tagged.get("a").unwrap().is_unknown());
    }

    #[test]
    fn repetition_is_bounded() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            let earlier = vec![format!("*a{}", i - 1); 10].join(", ");
            text.push_str(&format!("a{i}: &a{i} [{earlier}]\n"));
        }
        let read = read(&Value::string(text), None).unwrap();
        assert!(read.get("a8").is_some());
    }
}
