//! Where a finding stands: the smallest deciding expression in the user's own block, and the
//! value's way to it.

use super::explain::Found;
use crate::diagnostic::Label;
use crate::resource::{Dialect, Resource, Role};
use crate::source::{SourceMap, Span};
use crate::value::{Hop, Kind, Marks, Origin, Str, Value};
use std::ops::Range;

/// The blocks of a unit's resources, to find the one that holds a place.
pub(super) struct Blocks<'a> {
    /// Sorted by file and start; blocks of resources never nest.
    blocks: Vec<(Span, &'a Resource)>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(resources: &'a [Resource]) -> Blocks<'a> {
        let mut blocks: Vec<(Span, &Resource)> = resources.iter().map(|r| (r.span, r)).collect();
        blocks.sort_by_key(|(s, _)| (s.file, s.start));
        blocks.dedup_by_key(|(s, _)| *s);
        Blocks { blocks }
    }

    /// The resource whose block holds a place.
    pub(super) fn holding(&self, span: Span) -> Option<&'a Resource> {
        if span.is_none() {
            return None;
        }
        let after = self
            .blocks
            .partition_point(|(s, _)| (s.file, s.start) <= (span.file, span.start));
        let (block, r) = self.blocks.get(after.checked_sub(1)?)?;
        block.contains(span).then_some(*r)
    }

    /// The nearest place on a value's way that stands in a resource's block, with that resource;
    /// where there is none, the nearest place at all.
    pub(super) fn nearest(&self, origin: &Origin) -> (Span, Option<&'a Resource>) {
        let held = origin
            .way()
            .find_map(|o| self.holding(o.span).map(|r| (o.span, Some(r))));
        held.unwrap_or((origin.span, None))
    }
}

/// Where a finding stands and what is said there.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub primary: Label,
    pub related: Vec<Label>,
    /// As in [`super::Finding::way`].
    pub way: Range<u16>,
    /// The resource the finding is about: the one judged, or the data source in which the deciding
    /// part of a document is written.
    pub resource: &'a Resource,
    /// What of the text at the place must not be said.
    pub hidden: Hidden,
}

/// What of a deciding value must not be said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Hidden {
    /// It is no secret.
    Nothing,
    /// A secret of which every letter is known.
    Text(Str),
    /// Something is sensitive.
    Anything,
}

impl Hidden {
    fn of(found: &Found) -> Hidden {
        match found.value.as_str() {
            _ if found.value.deep_marks().has(Marks::SENSITIVE) => Hidden::Anything,
            _ if !found.secret => Hidden::Nothing,
            Some(text) if !text.is_empty() => Hidden::Text(text.into()),
            _ => Hidden::Anything,
        }
    }
}

/// The place of a finding on `resource`, decided by `found` (the best first).
pub(super) fn place<'a>(
    sources: &SourceMap,
    blocks: &Blocks<'a>,
    resource: &'a Resource,
    header: &Origin,
    found: &[Found],
) -> Place<'a> {
    let decisive = found.first();
    let written = decisive.filter(|f| f.is_written());
    let hidden = decisive.map_or(Hidden::Nothing, Hidden::of);
    let sensitive = hidden != Hidden::Nothing;
    let origin = match (written, decisive) {
        (Some(f), _) => f.value.origin.clone(),
        (None, Some(f)) if !f.value.origin.span.is_none() => f.value.origin.clone(),
        _ => header.clone(),
    };
    // A document written in a data source is that data source's.
    let in_data = origin.way().find_map(|o| {
        let holder = blocks.holding(o.span)?;
        // Not so what a data source merely looks up: that stands in no expression of its block.
        let written = o.hop == Hop::Expression && o.span != holder.header;
        (holder.role == Role::Data && written).then_some(holder)
    });
    let about = in_data.unwrap_or(resource);
    let span = match (written, about.calls.iter().find(|c| c.third_party)) {
        // A downloaded module is not the user's to edit: what is, is the call.
        (_, Some(call)) => {
            let argument = written.and_then(|_| {
                let mut way = origin.way();
                way.find(|o| call.span.contains(o.span) && o.span != call.span)
            });
            argument.map_or(call.header, |o| o.span)
        }
        (Some(_), None) => {
            let within = |r: &Resource| smallest(&origin, |o| r.span.contains(o.span));
            let held = in_data
                .and_then(within)
                .or_else(|| smallest(&origin, |o| blocks.holding(o.span).is_some()));
            held.unwrap_or(origin.span)
        }
        (None, None) => origin.span,
    };
    let span = if span.is_none() { about.header } else { span };
    let message = match (written, decisive) {
        // There a missing property of a value is as null.
        (Some(f), _) if f.value.is_null() && about.dialect == Dialect::CloudFormation => {
            absent(found)
        }
        (Some(f), _) => said(f, sources, span, sensitive),
        (None, Some(f)) if is_there(&f.value) => there(f.name.as_deref()),
        (None, _) => absent(found),
    };
    let mut related = Vec::new();
    let mut nearer = None;
    for step in origin.way() {
        if step.span == span && nearer.is_none() {
            nearer = Some(related.len());
        }
        if step.span.is_none() || step.span == span || step.hop == Hop::Block {
            continue;
        }
        if let Some(words) = hop_words(step.hop, step.from.is_none())
            && !related.iter().any(|l: &Label| l.span == step.span)
        {
            related.push(Label {
                span: step.span,
                message: words.into(),
            });
        }
    }
    let place = |at| u16::try_from(at).unwrap_or(u16::MAX);
    let way = place(nearer.unwrap_or(0))..place(related.len());
    // What decides may stand in a satellite: say of which resource it is.
    let elsewhere = match about.made_of {
        // Globals are no resource.
        Some(_) => !about.span.contains(span),
        None => blocks.holding(span).is_some_and(|r| r.span != about.span),
    };
    if let Some(maker) = about.made_of.as_deref() {
        if elsewhere || maker != about.address.as_str() {
            related.push(Label {
                span: about.header,
                message: match maker == about.address.as_str() {
                    true => format!("`{maker}` is defined here"),
                    false => format!("`{}` is made of `{maker}`", about.address),
                }
                .into(),
            });
        }
    } else if elsewhere {
        related.push(Label {
            span: about.header,
            message: format!("`{}` is defined here", about.address).into(),
        });
    }
    Place {
        primary: Label {
            span,
            message: message.into(),
        },
        related,
        way,
        resource: about,
        hidden,
    }
}

/// The first place on a value's way that is held, or what within it the way comes through later: a
/// variable of a template stands in the call that renders it.
fn smallest(origin: &Origin, held: impl Fn(&Origin) -> bool) -> Option<Span> {
    let mut way = origin.way();
    let first = way.find(|o| held(o))?.span;
    let inner = way.filter(|o| !o.span.is_none() && first.contains(o.span));
    inner.map(|o| o.span).next().or(Some(first))
}

fn hop_words(hop: Hop, source: bool) -> Option<&'static str> {
    Some(match hop {
        Hop::VariableDefault => "the variable's default",
        Hop::VariableValue => "the variable's value is given here",
        Hop::VariableDeclaration => "the variable is declared here, without a value",
        Hop::Local => "the local value",
        Hop::ModuleArgument => "passed to the module here",
        Hop::ModuleOutput => "an output of the module",
        Hop::ResourceAttribute => "set here",
        Hop::Parameter => "the parameter",
        Hop::Mapping => "the mapping",
        Hop::Expression if source => "the value comes from here",
        // The whole text says nothing; what stands in it is a step of its own.
        Hop::Expression | Hop::File | Hop::Block | Hop::ModelDefault => return None,
    })
}

/// What a written value is, where its text does not say so.
fn said(f: &Found, sources: &SourceMap, span: Span, sensitive: bool) -> String {
    if let (Some(name), true) = (&f.name, is_empty(&f.value)) {
        // It may not be there at all, or hold nothing that the rule asks for.
        return format!("no `{name}` that counts is set here");
    }
    let name = f.name.as_deref();
    // What only the model calls it says nothing to the user.
    let mut way = f.value.origin.way().take(LONGEST_WAY);
    let name = name.filter(|name| way.any(|step| is_written_at(name, sources, step.span)));
    let text = sources.text(span);
    let shown = if sensitive { None } else { show(&f.value) };
    match (name, shown) {
        (Some(name), Some(v)) => format!("`{name}` is {v}"),
        (None, Some(v)) if text.trim_matches('"') != v.trim_matches('`') => format!("this is {v}"),
        (name, _) => there(name),
    }
}

/// How far before a value its name is looked for, in bytes.
const NEAR: usize = 400;

/// Steps of a value's way at which its name is looked for.
const LONGEST_WAY: usize = 16;

/// Whether a name stands at a place or shortly before it.
fn is_written_at(name: &str, sources: &SourceMap, span: Span) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name);
    let Some(file) = sources.get(span.file) else {
        return false;
    };
    let range = span.range();
    let bytes = file.text.as_bytes();
    let near = range.start.saturating_sub(NEAR)..range.end.min(range.start + NEAR);
    let near = bytes.get(near).unwrap_or_default();
    let part = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    memchr::memmem::find_iter(near, name.as_bytes()).any(|at| {
        let before = at.checked_sub(1).and_then(|at| near.get(at));
        !part(before) && !part(near.get(at + name.len()))
    })
}

/// A short value in words.
fn show(v: &Value) -> Option<String> {
    const LONGEST: usize = 48;
    let text = match &v.kind {
        Kind::Bool(b) => b.to_string(),
        Kind::Number(n) => n.to_string(),
        Kind::String(s) if s.chars().count() <= LONGEST && !s.contains('\n') => {
            format!("{:?}", s.as_str())
        }
        Kind::Null(_) => "null".to_owned(),
        _ => return None,
    };
    Some(format!("`{text}`"))
}

/// Whether a value that no expression gave is there all the same: a block, or what the model says of
/// a type.
fn is_there(v: &Value) -> bool {
    let default = v.origin.hop == Hop::ModelDefault;
    match &v.kind {
        Kind::Bool(true) => true,
        Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) | Kind::Map(_) | Kind::Object(_) => {
            !default && !is_empty(v)
        }
        _ => false,
    }
}

/// Whether a value is a collection with nothing in it.
fn is_empty(v: &Value) -> bool {
    match &v.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => s.items.is_empty() && s.rest.is_none(),
        Kind::Map(o) | Kind::Object(o) => o.entries.is_empty() && o.rest.is_none(),
        _ => false,
    }
}

/// What is there, where its text says what it is.
fn there(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("`{name}` is set here"),
        None => "here".to_owned(),
    }
}

/// What is missing.
fn absent(found: &[Found]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for f in found {
        if let Some(n) = f.name.as_deref()
            && !names.contains(&n)
        {
            names.push(n);
        }
    }
    match names.as_slice() {
        [] => "not set here".to_owned(),
        [one] => format!("`{one}` is not set"),
        [a, b] => format!("neither `{a}` nor `{b}` is set"),
        many => {
            let all: Vec<String> = many.iter().map(|n| format!("`{n}`")).collect();
            format!("none of {} is set", all.join(", "))
        }
    }
}
