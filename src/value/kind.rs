//! The value itself.

use super::{Choice, Cond, Hop, Number, Origin, Parts, Reason, Str, Type, Unknown};
use crate::source::Span;
use std::sync::Arc;

/// Marks that spread with a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Marks(u8);

impl Marks {
    /// None.
    pub const NONE: Marks = Marks(0);
    /// Declared sensitive: reports mask it.
    pub const SENSITIVE: Marks = Marks(1);
    /// Ephemeral: may not be stored.
    pub const EPHEMERAL: Marks = Marks(2);
    /// Known to rules, but not to a Terraform plan (a choice, equal arms, `false && unknown`).
    pub const LATER: Marks = Marks(4);
    /// A plan does not know its type either (what a `for` over something unknown gives).
    pub const UNTYPED: Marks = Marks(8);
    /// What says that a plan does not know the value.
    pub const UNPLANNED: Marks = Marks(4 | 8);

    /// Whether all of `other` are in.
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }
    /// Both.
    #[must_use]
    pub fn union(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
    /// Without `other`.
    #[must_use]
    pub fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A step into a value.
#[derive(Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum PathStep {
    /// An attribute or a string key.
    Key(Str),
    /// A position, from 0.
    Index(u64),
}

/// Which resource attribute a value is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reference {
    /// The resource's full address, with index where its instance is known
    /// (`module.a["x"].aws_s3_bucket.b[0]`, a logical id); data sources begin with `data.` behind
    /// the module path.
    pub resource: Str,
    /// The attribute path; empty for the whole resource.
    pub path: Vec<PathStep>,
}

impl Reference {
    /// Whether the resource is a data source.
    pub fn is_data(&self) -> bool {
        let mut rest = self.resource.as_str();
        while let Some(inner) = rest.strip_prefix("module.") {
            let mut quoted = false;
            let end = inner.char_indices().position(|(_, c)| {
                quoted ^= c == '"';
                c == '.' && !quoted
            });
            let dot = end.and_then(|n| inner.char_indices().nth(n));
            match dot.and_then(|(at, _)| inner.get(at + 1..)) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        rest.starts_with("data.")
    }

    /// The resource's address without the index at its end.
    pub fn base(&self) -> &str {
        let Some(inner) = self.resource.strip_suffix(']') else {
            return &self.resource;
        };
        // A string key may hold brackets, so look for the quote before the one at the end.
        let open = match inner.strip_suffix('"') {
            Some(quoted) => quoted.rfind("[\""),
            None => inner.rfind('['),
        };
        open.and_then(|at| self.resource.get(..at))
            .unwrap_or(&self.resource)
    }

    /// One step further into the attribute.
    #[must_use]
    pub fn then(&self, step: PathStep) -> Reference {
        let mut path = self.path.clone();
        path.push(step);
        Reference {
            resource: self.resource.clone(),
            path,
        }
    }

    /// As people write it: `aws_s3_bucket.b.arn`.
    pub fn display(&self) -> String {
        let mut out = self.resource.to_string();
        for step in &self.path {
            match step {
                PathStep::Key(k) => {
                    out.push('.');
                    out.push_str(k);
                }
                PathStep::Index(i) => out.push_str(&format!("[{i}]")),
            }
        }
        out
    }

    /// The first attribute name of the path.
    pub fn attribute(&self) -> Option<&str> {
        match self.path.first() {
            Some(PathStep::Key(k)) => Some(k),
            _ => None,
        }
    }
}

/// What is known about a value beside itself; rare, so behind a pointer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Notes {
    /// The resource attribute that the value is.
    pub reference: Option<Reference>,
    /// The parts of a known string, where they say more than the origin.
    pub parts: Option<Arc<Parts>>,
    /// The value that a JSON (or YAML) string encodes.
    pub encodes: Option<Value>,
}

/// An element of a list, tuple, set, map or object, which exists under a condition.
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    /// When it exists; nearly always [`Cond::TRUE`].
    pub cond: Cond,
    /// It.
    pub value: Value,
}

impl Element {
    /// An element that always exists.
    pub fn always(value: Value) -> Element {
        Element {
            cond: Cond::TRUE,
            value,
        }
    }
}

/// The elements of a list, tuple or set. A set's are sorted in Terraform's order and distinct
/// (as far as known). The position of an element is its rank among those that exist.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Seq {
    /// The element type of a list or set; `Dynamic` for a tuple.
    pub ty: Type,
    /// In order.
    pub items: Vec<Element>,
    /// "And zero or more like this" at the end.
    pub rest: Option<Box<Value>>,
}

/// The entries of a map or object.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Obj {
    /// The element type of a map; `Dynamic` for an object.
    pub ty: Type,
    /// Sorted by key, each key once.
    pub entries: Vec<(Str, Element)>,
    /// "And zero or more entries like this", with keys unknown.
    pub rest: Option<Box<Value>>,
}

impl Obj {
    /// From entries in any order; the last of equal keys stays.
    pub fn new(ty: Type, mut entries: Vec<(Str, Element)>) -> Obj {
        let sorted = entries.windows(2).all(|w| match w {
            [a, b] => a.0 < b.0,
            _ => true,
        });
        if !sorted {
            entries.reverse();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            entries.dedup_by(|b, a| a.0 == b.0);
        }
        Obj {
            ty,
            entries,
            rest: None,
        }
    }

    /// The element of a key.
    pub fn get(&self, key: &str) -> Option<&Element> {
        let i = self
            .entries
            .binary_search_by(|(k, _)| k.as_str().cmp(key))
            .ok()?;
        self.entries.get(i).map(|(_, e)| e)
    }
}

/// What a value is. Lists, tuples, sets, maps and objects are shared, so cloning is cheap.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Null of a type.
    Null(Type),
    /// true or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A known string, in NFC.
    String(Str),
    /// A list: elements of one type.
    List(Arc<Seq>),
    /// A tuple.
    Tuple(Arc<Seq>),
    /// A set.
    Set(Arc<Seq>),
    /// A map: elements of one type.
    Map(Arc<Obj>),
    /// An object.
    Object(Arc<Obj>),
    /// Not known.
    Unknown(Arc<Unknown>),
    /// One of several, by conditions.
    Choice(Arc<Choice>),
}

impl Kind {
    /// Whether it is a known string, number or bool.
    pub fn is_primitive(&self) -> bool {
        matches!(self, Kind::Bool(_) | Kind::Number(_) | Kind::String(_))
    }
}

/// A value with its marks, notes and origin.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// Sensitive, ephemeral, later.
    pub marks: Marks,
    /// Where from.
    pub origin: Origin,
    /// Reference, parts, encoded value.
    pub notes: Option<Arc<Notes>>,
}

/// Equal when kind and marks are; origin and notes tell where from, not what.
impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.kind == other.kind && self.marks == other.marks
    }
}

impl From<Kind> for Value {
    fn from(kind: Kind) -> Value {
        Value {
            kind,
            marks: Marks::NONE,
            origin: Origin::NONE,
            notes: None,
        }
    }
}

impl Value {
    /// Null of unknown type.
    pub fn null() -> Value {
        Kind::Null(Type::Dynamic).into()
    }
    /// Null of a type.
    pub fn null_of(ty: Type) -> Value {
        Kind::Null(ty).into()
    }
    /// A bool.
    pub fn bool(b: bool) -> Value {
        Kind::Bool(b).into()
    }
    /// A number.
    pub fn number(n: impl Into<Number>) -> Value {
        Kind::Number(n.into()).into()
    }
    /// A string; the caller sees to NFC.
    pub fn string(s: impl Into<Str>) -> Value {
        Kind::String(s.into()).into()
    }
    /// A tuple of values that all exist.
    pub fn tuple(items: Vec<Value>) -> Value {
        Value::tuple_of(items.into_iter().map(Element::always).collect())
    }
    /// A tuple of elements.
    pub fn tuple_of(items: Vec<Element>) -> Value {
        Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items,
            rest: None,
        }))
        .into()
    }
    /// A list of values of one type that all exist.
    pub fn list(ty: Type, items: Vec<Value>) -> Value {
        Kind::List(Arc::new(Seq {
            ty,
            items: items.into_iter().map(Element::always).collect(),
            rest: None,
        }))
        .into()
    }
    /// An object of entries in any order; the last of equal keys stays.
    pub fn object(entries: Vec<(Str, Value)>) -> Value {
        let entries = entries
            .into_iter()
            .map(|(k, v)| (k, Element::always(v)))
            .collect();
        Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries))).into()
    }
    /// A map of entries of one type, in any order; the last of equal keys stays.
    pub fn map(ty: Type, entries: Vec<(Str, Value)>) -> Value {
        let entries = entries
            .into_iter()
            .map(|(k, v)| (k, Element::always(v)))
            .collect();
        Kind::Map(Arc::new(Obj::new(ty, entries))).into()
    }
    /// Unknown for a reason, of a type.
    pub fn unknown(reason: Reason, ty: Type) -> Value {
        Kind::Unknown(Arc::new(Unknown::new(reason, ty))).into()
    }

    /// An attribute that a provider computes (or that a data source is read for), taken from `base`.
    pub fn computed(reference: Reference, base: &Value) -> Value {
        let name: Str = reference.display().into();
        let reason = if reference.is_data() {
            Reason::DataSource(name)
        } else {
            Reason::Computed(name)
        };
        let mut v = Value::unknown(reason, Type::Dynamic).with_reference(reference);
        v.origin = Origin {
            hop: Hop::ResourceAttribute,
            ..base.origin.clone()
        };
        v.mark(base.marks)
    }

    /// The same at an origin.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Value {
        self.origin = origin;
        self
    }
    /// The same written at a span.
    #[must_use]
    pub fn at(self, span: Span) -> Value {
        self.with_origin(Origin::at(span))
    }
    /// The same with more marks.
    #[must_use]
    pub fn mark(mut self, marks: Marks) -> Value {
        self.marks = self.marks.union(marks);
        self
    }
    /// The same as an attribute of a resource.
    #[must_use]
    pub fn with_reference(mut self, reference: Reference) -> Value {
        let mut notes = self.notes.as_deref().cloned().unwrap_or_default();
        notes.reference = Some(reference);
        self.notes = Some(Arc::new(notes));
        self
    }
    /// The same string with the value it encodes.
    #[must_use]
    pub fn with_encoded(mut self, encodes: Value) -> Value {
        let mut notes = self.notes.as_deref().cloned().unwrap_or_default();
        notes.encodes = Some(encodes);
        self.notes = Some(Arc::new(notes));
        self
    }
    /// The same with the notes of another value, where it has any (conversion, `try`, `one` …).
    #[must_use]
    pub fn with_notes_of(mut self, other: &Value) -> Value {
        if other.notes.is_some() {
            self.notes = other.notes.clone();
        }
        self
    }

    /// The resource attribute that it is.
    pub fn reference(&self) -> Option<&Reference> {
        self.notes.as_ref()?.reference.as_ref()
    }
    /// The value that a string encodes.
    pub fn encodes(&self) -> Option<&Value> {
        self.notes.as_ref()?.encodes.as_ref()
    }
    /// The parts of a string, known or not.
    pub fn parts(&self) -> Option<&Parts> {
        match &self.kind {
            Kind::Unknown(u) => u.parts.as_deref(),
            _ => self.notes.as_ref()?.parts.as_deref(),
        }
    }

    /// Whether it is null for certain.
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null(_))
    }
    /// Whether it is [`Kind::Unknown`] itself (not merely something inside it).
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_))
    }
    /// Whether Terraform's plan knows it, at its own level: neither unknown, a choice, nor known
    /// to rules alone.
    pub fn is_plan_known(&self) -> bool {
        !matches!(self.kind, Kind::Unknown(_) | Kind::Choice(_)) && !self.marks.has(Marks::LATER)
    }
    /// A known bool.
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            Kind::Bool(b) => Some(b),
            _ => None,
        }
    }
    /// A known string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(s) => Some(s),
            _ => None,
        }
    }
    /// A known number.
    pub fn as_number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(n) => Some(n),
            _ => None,
        }
    }
    /// The elements of a list, tuple or set.
    pub fn as_seq(&self) -> Option<&Arc<Seq>> {
        match &self.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => Some(s),
            _ => None,
        }
    }
    /// The entries of a map or object.
    pub fn as_obj(&self) -> Option<&Arc<Obj>> {
        match &self.kind {
            Kind::Map(o) | Kind::Object(o) => Some(o),
            _ => None,
        }
    }
    /// The unknown.
    pub fn as_unknown(&self) -> Option<&Unknown> {
        match &self.kind {
            Kind::Unknown(u) => Some(u),
            _ => None,
        }
    }
    /// An entry of a map or object that exists for certain, or under a condition (ignored).
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_obj()?.get(key).map(|e| &e.value)
    }

    /// Its type, as Terraform's `type()` would say; elements of tuples and objects as they are.
    /// A choice has the type its arms share, else `Dynamic`. Parts of parts past some hundred
    /// thousand are `Dynamic`: a value that shares its parts may be a tree of any size.
    pub fn ty(&self) -> Type {
        self.ty_within(&mut 400_000, 400)
    }

    pub(super) fn ty_within(&self, left: &mut u32, depth: u32) -> Type {
        let (Some(next), Some(depth)) = (left.checked_sub(1), depth.checked_sub(1)) else {
            return Type::Dynamic;
        };
        *left = next;
        if self.marks.has(Marks::UNTYPED) {
            return Type::Dynamic;
        }
        match &self.kind {
            Kind::Null(t) => t.clone(),
            Kind::Bool(_) => Type::Bool,
            Kind::Number(_) => Type::Number,
            Kind::String(_) => Type::String,
            Kind::List(s) => Type::list(s.ty.clone()),
            Kind::Set(s) => Type::set(s.ty.clone()),
            Kind::Map(o) => Type::map(o.ty.clone()),
            // How many elements, or which keys, there are is not known: nor is the type.
            Kind::Tuple(s) if s.rest.is_some() => Type::Dynamic,
            Kind::Object(o) if o.rest.is_some() => Type::Dynamic,
            Kind::Tuple(s) => {
                let types = s.items.iter().map(|e| e.value.ty_within(left, depth));
                Type::tuple(types.collect())
            }
            Kind::Object(o) => {
                let types = o
                    .entries
                    .iter()
                    .map(|(k, e)| (k.clone(), e.value.ty_within(left, depth)));
                Type::object(types)
            }
            Kind::Unknown(u) => u.ty.clone(),
            Kind::Choice(c) => c.ty_within(left, depth),
        }
    }

    /// Marks of it and of everything in it; sensitive, to be safe, when there is more in it than
    /// can be looked at: a value that shares its parts may be a tree of any size.
    pub fn deep_marks(&self) -> Marks {
        let unseen = Marks::SENSITIVE.union(Marks::LATER);
        self.known_marks().unwrap_or(unseen)
    }

    /// The marks of the value and everything in it; `None` for too large a value.
    pub fn known_marks(&self) -> Option<Marks> {
        let mut marks = Marks::NONE;
        let mut left = MAX_PARTS;
        self.collect_marks(&mut marks, &mut left, 1_000)?;
        Some(marks)
    }

    fn collect_marks(&self, marks: &mut Marks, left: &mut u32, depth: u32) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        *left = left.checked_sub(1)?;
        *marks = marks.union(self.marks);
        match &self.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                for e in &s.items {
                    e.value.collect_marks(marks, left, depth)?;
                }
                if let Some(r) = &s.rest {
                    r.collect_marks(marks, left, depth)?;
                }
            }
            Kind::Map(o) | Kind::Object(o) => {
                for (_, e) in &o.entries {
                    e.value.collect_marks(marks, left, depth)?;
                }
                if let Some(r) = &o.rest {
                    r.collect_marks(marks, left, depth)?;
                }
            }
            Kind::Choice(c) => {
                for (_, v) in &c.arms {
                    v.collect_marks(marks, left, depth)?;
                }
            }
            _ => {}
        }
        Some(())
    }
}

/// Parts of one value that are searched for marks, at most.
const MAX_PARTS: u32 = 2_000_000;
