//! The body of a block as a value: attributes as they are, nested blocks as tuples of objects.
//!
//! `dynamic` blocks are expanded in their place; what cannot be decided gives guarded elements or
//! a symbolic rest. Must not know: resources, meta-arguments.

use super::address::within;
use super::json_blocks::{self, NESTED};
use super::literal;
use super::world::World;
use crate::expr::ir::{Attribute, Block, Body, Expr, ExprKind};
use crate::expr::{Bindings, Budget, EvalError};
use crate::source::Span;
use crate::value::convert::convert;
use crate::value::{
    Cond, Constant, Element, Hop, InputKind, Kind, Marks, Obj, Origin, Reason, Seq, Str, Type,
    Value,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// Elements of one block type.
const MAX_BLOCKS: usize = 100_000;
/// Room that a generated block takes, in elements.
const BLOCK_SIZE: usize = 4;

/// The blocks of one type, as they are collected.
#[derive(Default)]
struct Blocks {
    items: Vec<Element>,
    rest: Option<Value>,
    /// Whether a plan does not know them all.
    open: bool,
    /// The first block's header.
    origin: Option<Origin>,
}

/// The value of a body whose block begins with `header`.
pub(super) fn evaluate(world: &World<'_>, env: &Bindings<'_>, body: &Body, header: Span) -> Value {
    let Some(_level) = world.ev.budget.deeper() else {
        return Budget::exceeded("depth").at(header);
    };
    let body = json_blocks_of(body);
    let body = body.as_ref();
    let mut entries: Vec<(Str, Element)> = Vec::with_capacity(body.attributes.len());
    let mut order: Vec<Str> = Vec::new();
    let mut blocks: FxHashMap<Str, Blocks> = FxHashMap::default();
    for attribute in &body.attributes {
        if let Some(nested) = nested_json(attribute) {
            let of = slot(&mut blocks, &mut order, &attribute.name);
            for (inner, span) in nested {
                push(world, env, of, &inner, span);
            }
            continue;
        }
        let mut value = world.value(&attribute.expr, env);
        if attribute.name == "tags" {
            value = with_texts(world, value);
        }
        entries.push((attribute.name.clone(), Element::always(value)));
    }
    for block in &body.blocks {
        match (block.kind.as_str(), block.labels.first()) {
            ("dynamic", Some((name, _))) => {
                let of = slot(&mut blocks, &mut order, name);
                dynamic(world, env, block, name, of);
            }
            _ => {
                let of = slot(&mut blocks, &mut order, &block.kind);
                push(world, env, of, &block.body, block.header);
            }
        }
    }
    for name in order {
        if let Some(of) = blocks.remove(&name) {
            entries.push((name, Element::always(of.into_value())));
        }
    }
    let mut object = Obj::new(Type::Dynamic, entries);
    if body.partial {
        let why = Reason::Other("a part of its block cannot be read".into());
        object.rest = Some(Box::new(Value::unknown(why, Type::Dynamic)));
    }
    Value::from(Kind::Object(Arc::new(object))).with_origin(Origin::hop(header, Hop::Block))
}

/// Tags by name with numbers and bools as texts: where a provider takes tags as an object it takes
/// a map of strings, so that is what Terraform makes of them (AWS, Azure and others; what takes a
/// list or set of tags is left alone).
fn with_texts(world: &World<'_>, mut value: Value) -> Value {
    let (Kind::Object(object) | Kind::Map(object)) = &mut value.kind else {
        return value;
    };
    let is_other = |e: &Element| matches!(e.value.kind, Kind::Number(_) | Kind::Bool(_));
    if !object.entries.iter().any(|(_, e)| is_other(e)) {
        return value;
    }
    let object = Arc::make_mut(object);
    for (_, e) in object.entries.iter_mut().filter(|(_, e)| is_other(e)) {
        if let Ok(text) = convert(&e.value, &Type::String, world.ev.table) {
            e.value = text;
        }
    }
    if object.ty.is_primitive() {
        object.ty = Type::String;
    }
    value
}

/// JSON bodies with their `dynamic` properties as blocks; native bodies as they are.
pub(super) fn json_blocks_of(body: &Body) -> Cow<'_, Body> {
    let has_json_dynamic = body
        .attributes
        .iter()
        .any(|a| a.json && a.name == "dynamic");
    if has_json_dynamic {
        Cow::Owned(json_blocks::with_blocks(body, NESTED))
    } else {
        Cow::Borrowed(body)
    }
}

/// JSON objects that must be blocks, since they hold `dynamic` ones: their bodies and places.
/// Any other object of a JSON attribute may be a block or a map: it reads alike, so it stays a
/// value.
pub(super) fn nested_json(attribute: &Attribute) -> Option<Vec<(Body, Span)>> {
    if !attribute.json {
        return None;
    }
    let objects = json_blocks::objects(&attribute.expr)?;
    if !objects.iter().any(|o| has_dynamic(o)) {
        return None;
    }
    Some(
        objects
            .iter()
            .filter_map(|o| Some((json_blocks::object_body(o)?, attribute.name_span)))
            .collect(),
    )
}

fn has_dynamic(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |e| {
        if let ExprKind::Object(items) = &e.kind {
            found |= items.iter().any(|i| {
                matches!(&i.key.kind, ExprKind::Text(t) if t.text == "dynamic")
                    && matches!(i.value.kind, ExprKind::Object(_) | ExprKind::Tuple(_))
            });
        }
    });
    found
}

fn slot<'b>(
    blocks: &'b mut FxHashMap<Str, Blocks>,
    order: &mut Vec<Str>,
    name: &Str,
) -> &'b mut Blocks {
    if !blocks.contains_key(name) {
        order.push(name.clone());
    }
    blocks.entry(name.clone()).or_default()
}

fn push(world: &World<'_>, env: &Bindings<'_>, of: &mut Blocks, body: &Body, header: Span) {
    let value = evaluate(world, env, body, header);
    of.origin
        .get_or_insert_with(|| Origin::hop(header, Hop::Block));
    of.items.push(Element::always(value));
}

impl Blocks {
    fn into_value(self) -> Value {
        let open = self.open || self.rest.is_some() || self.items.iter().any(|e| !e.cond.is_true());
        let mut value: Value = Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: self.items,
            rest: self.rest.map(Box::new),
        }))
        .into();
        if let Some(origin) = self.origin {
            value.origin = origin;
        }
        if open {
            value = value.mark(Marks::LATER);
        }
        value
    }
}

/// What a `dynamic` block says.
pub(super) struct Dynamic<'b> {
    pub iterator: Str,
    header: Span,
    pub for_each: &'b Expr,
    pub content: Option<Cow<'b, Body>>,
}

impl<'b> Dynamic<'b> {
    /// Reads a block; `None` where it says not what it walks.
    pub fn of(block: &'b Block, name: &Str) -> Option<Dynamic<'b>> {
        let iterator = block.body.attribute("iterator");
        let iterator = iterator.and_then(|a| literal::dotted(&a.expr));
        let content = match block.body.blocks_of("content").next() {
            Some(b) => Some(Cow::Borrowed(&b.body)),
            None => block
                .body
                .attribute("content")
                .and_then(|a| json_blocks::objects(&a.expr))
                .and_then(|o| o.first().copied().and_then(json_blocks::object_body))
                .map(Cow::Owned),
        };
        Some(Dynamic {
            iterator: iterator.unwrap_or_else(|| name.clone()),
            header: block.header,
            for_each: &block.body.attribute("for_each")?.expr,
            content,
        })
    }
}

fn dynamic(world: &World<'_>, env: &Bindings<'_>, block: &Block, name: &Str, of: &mut Blocks) {
    let Some(d) = Dynamic::of(block, name) else {
        world.failed(&EvalError::new(
            "A dynamic block must have a `for_each` argument",
            block.header,
        ));
        return;
    };
    if d.content.is_none() {
        world.failed(&EvalError::new(
            "A dynamic block must have exactly one nested block of type `content`",
            block.header,
        ));
    }
    of.origin
        .get_or_insert_with(|| Origin::hop(block.header, Hop::Block));
    let value = match world.ev.eval(d.for_each, env) {
        Ok(value) => value,
        Err(error) => {
            let value = world.failed(&error);
            d.open(world, env, of, &value, Cond::TRUE);
            return;
        }
    };
    for (cond, arm) in value.arms() {
        d.expand(world, env, of, &arm.mark(value.marks), cond);
    }
}

impl Dynamic<'_> {
    fn expand(
        &self,
        world: &World<'_>,
        env: &Bindings<'_>,
        of: &mut Blocks,
        collection: &Value,
        under: Cond,
    ) {
        let table = world.ev.table;
        let guard = |cond: Cond| table.and(under, cond).unwrap_or(under);
        if collection.marks.has(Marks::LATER) {
            of.open = true;
        }
        match &collection.kind {
            Kind::Map(o) | Kind::Object(o) => {
                if !self.affordable(world, o.entries.len()) {
                    return;
                }
                for (k, e) in &o.entries {
                    let key = Value::string(k.clone()).mark(collection.marks);
                    self.element(world, env, of, key, collection, e, guard(e.cond));
                }
                if let Some(rest) = &o.rest {
                    self.open(world, env, of, rest, under);
                }
            }
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if !self.affordable(world, s.items.len()) {
                    return;
                }
                let is_set = matches!(collection.kind, Kind::Set(_));
                let mut certain = true;
                for (i, e) in s.items.iter().enumerate() {
                    certain &= e.cond.is_true();
                    let key = if is_set {
                        e.value.clone()
                    } else if certain {
                        Value::number(i64::try_from(i).unwrap_or(i64::MAX))
                    } else {
                        let why = Reason::Other("its position is not decided".into());
                        Value::unknown(why, Type::Number).mark(Marks::LATER)
                    };
                    let key = key.mark(collection.marks);
                    self.element(world, env, of, key, collection, e, guard(e.cond));
                }
                if let Some(rest) = &s.rest {
                    self.open(world, env, of, rest, under);
                }
            }
            Kind::Unknown(u) => {
                let element = Value::unknown(
                    u.reason.clone(),
                    u.ty.element().cloned().unwrap_or_default(),
                )
                .with_origin(collection.origin.clone());
                self.open(world, env, of, &element, under);
            }
            Kind::Null(_) => {
                let words = "Cannot use a null value in for_each";
                world.failed(&EvalError::new(words, self.for_each.span));
            }
            _ => {
                let words = format!("Cannot use a {} value in for_each", collection.ty());
                world.failed(&EvalError::new(words, self.for_each.span));
            }
        }
    }

    fn affordable(&self, world: &World<'_>, n: usize) -> bool {
        let budget = world.ev.budget;
        let fine = n <= MAX_BLOCKS && budget.spend(n) && budget.store(n.saturating_mul(BLOCK_SIZE));
        if !fine {
            let words = format!("{n} blocks are more than are analysed");
            world.failed(&EvalError::new(words, self.for_each.span));
        }
        fine
    }

    /// One element's block.
    #[allow(clippy::too_many_arguments, reason = "an inner loop's body")]
    fn element(
        &self,
        world: &World<'_>,
        env: &Bindings<'_>,
        of: &mut Blocks,
        key: Value,
        collection: &Value,
        e: &Element,
        cond: Cond,
    ) {
        let mut value = e.value.clone().mark(collection.marks);
        value.origin = collection.origin.of_part(&value.origin);
        let body = self.content(world, env, key, value);
        of.items.push(Element { cond, value: body });
    }

    /// "Zero or more like this".
    fn open(
        &self,
        world: &World<'_>,
        env: &Bindings<'_>,
        of: &mut Blocks,
        element: &Value,
        under: Cond,
    ) {
        let reason = match &element.kind {
            Kind::Unknown(u) => u.reason.clone(),
            _ => Reason::Other("the number of elements is not decided".into()),
        };
        let key = Value::unknown(reason, Type::Dynamic).mark(Marks::LATER);
        let body = self.content(world, env, key, element.clone());
        if under.is_true() && of.rest.is_none() {
            of.rest = Some(body);
            return;
        }
        // A second open end, or one under a condition: an element that may be there.
        let table = world.ev.table;
        let span = self.for_each.span;
        let text = world.expression_text(span);
        let name = format!("{} has elements", within(&env.scope.name(), &text));
        let input = table.bool_input(&name, InputKind::Expression, Span::NONE);
        let cond = table
            .equals(input, Constant::Bool(true))
            .and_then(|atom| table.and(under, atom))
            .unwrap_or(under);
        of.items.push(Element { cond, value: body });
    }

    fn content(&self, world: &World<'_>, env: &Bindings<'_>, key: Value, value: Value) -> Value {
        let entries = vec![(Str::from("key"), key), (Str::from("value"), value)];
        let iterator = Value::object(entries);
        let empty = Body::default();
        let content = self.content.as_deref().unwrap_or(&empty);
        env.with(&self.iterator, &iterator, |env| {
            evaluate(world, env, content, self.header)
        })
    }
}
