//! Sets: order and equality of their elements.

use super::super::{Conditions, Element, Kind, Marks, Number, Reason, Seq, Str, Type, Value};
use std::sync::Arc;

/// The set of elements: in Terraform's order (numbers ascending, strings by code point, false
/// before true, null behind, anything else by its text form), each once, under the conditions
/// joined. Unknown elements may equal others; they stand last, as they come. Alternatives become
/// elements under their conditions. A set is marked as a whole, not in its elements.
pub fn canonical(seq: Seq, table: &Conditions) -> Value {
    let Seq { ty, items, rest } = seq;
    let mut marks = Marks::NONE;
    let mut known: Vec<(Key, Element)> = Vec::with_capacity(items.len());
    let mut open: Vec<Element> = Vec::new();
    for e in items {
        marks = marks.union(match e.value.marks.has(Marks::UNTYPED) {
            true => e.value.marks.without(Marks::UNPLANNED),
            false => e.value.marks,
        });
        if !matches!(e.value.kind, Kind::Choice(_)) {
            place(e, &mut known, &mut open);
            continue;
        }
        for (cond, mut value) in e.value.arms() {
            let Some(cond) = table.and(e.cond, cond) else {
                let why = Reason::Budget("conditions");
                return Value::unknown(why, Type::set(ty)).mark(marks);
            };
            marks = marks.union(value.marks);
            value.marks = Marks::NONE;
            if !cond.is_false() {
                place(Element { cond, value }, &mut known, &mut open);
            }
        }
    }
    known.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut out: Vec<(Key, Element)> = Vec::with_capacity(known.len());
    for (key, e) in known {
        match out.last_mut() {
            Some((have, before)) if *have == key => match table.or(before.cond, e.cond) {
                Some(cond) => before.cond = cond,
                None => {
                    let why = Reason::Budget("conditions");
                    return Value::unknown(why, Type::set(ty)).mark(marks);
                }
            },
            _ => out.push((key, e)),
        }
    }
    let items = out.into_iter().map(|(_, e)| e).chain(open).collect();
    let set: Value = Kind::Set(Arc::new(Seq { ty, items, rest })).into();
    set.mark(marks)
}

fn place(mut e: Element, known: &mut Vec<(Key, Element)>, open: &mut Vec<Element>) {
    if e.value.marks.has(Marks::UNTYPED) {
        // What a plan knows nothing of may equal any other.
        open.push(e);
        return;
    }
    e.value.marks = Marks::NONE;
    match key(&e.value) {
        Some(key) => known.push((key, e)),
        None => open.push(e),
    }
}

/// What elements of one type are sorted by; equal for equal elements alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// Of a bool.
    Bool(bool),
    /// Of a number.
    Number(Number),
    /// Of a string.
    String(Str),
    /// Of anything composite.
    Text(String),
    /// Of null, which stands last.
    Null,
}

/// A value's key; `None` for what is not wholly known.
pub fn key(value: &Value) -> Option<Key> {
    Some(match &value.kind {
        Kind::Bool(b) => Key::Bool(*b),
        Kind::Number(n) => Key::Number(n.clone()),
        Kind::String(s) => Key::String(s.clone()),
        Kind::Null(_) => Key::Null,
        _ => {
            let mut text = String::new();
            render(value, &mut text, 200)?;
            Key::Text(text)
        }
    })
}

/// Longest text form that elements are compared by; longer ones count as not known.
const MAX_TEXT: usize = 1 << 20;

/// The text form that cty sorts by, `<1;"a";>`.
fn render(value: &Value, out: &mut String, depth: u32) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    if out.len() > MAX_TEXT {
        return None;
    }
    match &value.kind {
        Kind::Null(_) => out.push('~'),
        Kind::Bool(b) => out.push(if *b { 'T' } else { 'F' }),
        Kind::Number(n) => out.push_str(&n.text()),
        Kind::String(s) => out.push_str(&format!("{s:?}")),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
            if s.rest.is_some() {
                return None;
            }
            let tuple = matches!(value.kind, Kind::Tuple(_));
            out.push(if tuple { '<' } else { '[' });
            for e in &s.items {
                if !super::certain(e) {
                    return None;
                }
                render(&e.value, out, depth)?;
                out.push(';');
            }
            out.push(if tuple { '>' } else { ']' });
        }
        Kind::Map(o) | Kind::Object(o) => {
            if o.rest.is_some() {
                return None;
            }
            let object = matches!(value.kind, Kind::Object(_));
            out.push(if object { '<' } else { '{' });
            for (k, e) in &o.entries {
                if !super::certain(e) {
                    return None;
                }
                if !object {
                    out.push_str(&format!("{k:?}:"));
                }
                render(&e.value, out, depth)?;
                out.push(';');
            }
            out.push(if object { '>' } else { '}' });
        }
        Kind::Unknown(_) | Kind::Choice(_) => return None,
    }
    Some(())
}
