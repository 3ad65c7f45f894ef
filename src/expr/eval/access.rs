//! Steps into values: attributes, elements, splats.

use super::{Bindings, Budget, EvalError, Evaluator, Key, Mode};
use crate::expr::ir::{Step, StepKind, Traversal};
use crate::source::Span;
use crate::value::{
    Cond, Element, Hop, Kind, Number, Obj, PathStep, Reason, Reference, Seq, Str, Type, Unknown,
    Value, convert::convert,
};
use std::borrow::Cow;
use std::sync::Arc;

/// The error of `set[…]`.
const SET_INDEX: &str = "Elements of a set are identified only by their value and don't have any \
                         separate index or key to select with";

/// The error for a name that no scope knows.
pub(super) fn no_such_name(t: &Traversal, span: Span) -> EvalError {
    let message = if t.steps.is_empty() {
        format!(
            "`{}` is no reference: an attribute access is needed, such as `{}.name`, or quotes if \
             text is meant",
            t.root, t.root
        )
    } else {
        format!("There is no object named `{}` here", t.root)
    };
    EvalError::new(message, span)
}

/// Attributes that are strings in every provider's resources, so that what is made of them keeps
/// its shape.
fn is_text(name: &str) -> bool {
    matches!(name, "id" | "arn") || name.ends_with("_id") || name.ends_with("_arn")
}

impl Evaluator<'_> {
    /// A value after steps, splats included.
    ///
    /// # Errors
    /// As [`Evaluator::step`].
    pub fn steps(
        &self,
        base: &Value,
        steps: &[Step],
        env: &Bindings<'_>,
    ) -> Result<Value, EvalError> {
        let mut value = Cow::Borrowed(base);
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            at += 1;
            let behind = steps.get(at..).unwrap_or(&[]);
            match &step.kind {
                StepKind::FullSplat => {
                    return self.splat(&value, &mut |v| self.steps(v, behind, env));
                }
                StepKind::AttributeSplat => {
                    let n = behind
                        .iter()
                        .take_while(|s| matches!(s.kind, StepKind::Attribute(_)))
                        .count();
                    let each = behind.get(..n).unwrap_or(&[]);
                    value = Cow::Owned(self.splat(&value, &mut |v| self.steps(v, each, env))?);
                    at += n;
                }
                _ => value = Cow::Owned(self.step(&value, step, env)?),
            }
        }
        Ok(value.into_owned())
    }

    /// A value's attribute or element, as steps of a traversal do it (one step, no splat).
    ///
    /// # Errors
    /// No such attribute or element, or a value that has none.
    pub fn step(&self, base: &Value, step: &Step, env: &Bindings<'_>) -> Result<Value, EvalError> {
        match &step.kind {
            StepKind::Attribute(name) => self.attribute(base, name, step.span),
            StepKind::Index(e) => {
                let key = self.eval(e, env)?;
                self.index(base, &key, step.span)
            }
            StepKind::AttributeSplat | StepKind::FullSplat => {
                self.splat(base, &mut |v| Ok(v.clone()))
            }
        }
    }

    /// `base.name`.
    ///
    /// # Errors
    /// No such attribute.
    pub fn attribute(&self, base: &Value, name: &str, span: Span) -> Result<Value, EvalError> {
        self.lift(base, &mut |v| self.attribute_of(v, name, span))
    }

    fn attribute_of(&self, base: &Value, name: &str, span: Span) -> Result<Value, EvalError> {
        let key = || PathStep::Key(name.into());
        match &base.kind {
            Kind::Object(o) | Kind::Map(o) => match o.get(name) {
                Some(e) => Ok(self.part(base, e, key)),
                None => self.absent_key(base, o, name, span),
            },
            Kind::Unknown(u) => self.unknown_part(base, u, key(), span),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) if self.reads_through(s) => {
                let Some(e) = s.items.first() else {
                    return Ok(Value::null().with_origin(base.origin.clone()));
                };
                let inner = self.attribute(&e.value, name, span)?;
                Ok(self.guarded(inner, e.cond, base))
            }
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) if self.mode == Mode::Rules => {
                if s.items.is_empty() && s.rest.is_none() {
                    return Ok(Value::null().with_origin(base.origin.clone()));
                }
                Err(EvalError::new(
                    format!("`{name}` of several elements: use `[*]`, `for` or `each`"),
                    span,
                ))
            }
            Kind::Null(_) if self.mode != Mode::Terraform => {
                Ok(Value::null().with_origin(base.origin.clone()))
            }
            Kind::Null(_) => Err(EvalError::new(
                format!("Attempt to get attribute `{name}` from null value"),
                span,
            )),
            Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) => Err(EvalError::new(
                format!(
                    "This value is a list or set, so it has no attribute `{name}`; select an \
                     element first"
                ),
                span,
            )),
            _ if self.mode != Mode::Terraform => Ok(Value::null().with_origin(base.origin.clone())),
            _ => Err(EvalError::new(
                format!(
                    "Can't access attribute `{name}` on a primitive-typed value ({})",
                    base.ty()
                ),
                span,
            )),
        }
    }

    /// Whether an attribute of a list means that of its only element: always in mappings, rules
    /// and templates; in Terraform for a nested block, whose nesting mode only the provider's
    /// schema knows.
    fn reads_through(&self, s: &Seq) -> bool {
        if s.rest.is_some() || s.items.len() != 1 {
            return false;
        }
        self.mode != Mode::Terraform
            || s.items
                .first()
                .is_some_and(|e| e.value.origin.source().hop == Hop::Block)
    }

    /// A part of a container: its origin by the container's way, its marks joined, the container's
    /// reference continued, under the element's guard.
    fn part(&self, base: &Value, e: &Element, key: impl FnOnce() -> PathStep) -> Value {
        let mut v = e.value.clone();
        v.origin = base.origin.of_part(&v.origin);
        v.marks = v.marks.union(base.marks);
        if v.reference().is_none()
            && let Some(r) = base.reference()
        {
            v = v.with_reference(r.then(key()));
        }
        self.guarded(v, e.cond, base)
    }

    /// The value under a guard, null elsewhere.
    fn guarded(&self, v: Value, cond: Cond, base: &Value) -> Value {
        if cond.is_true() {
            return v;
        }
        let Some(not) = self.table.not(cond) else {
            return Budget::exceeded("conditions");
        };
        let absent = Value::null().with_origin(base.origin.clone());
        self.later(Value::choice(self.table, vec![(cond, v), (not, absent)]))
    }

    /// What a resource does not set, its provider may compute: the attribute `name` of a resource,
    /// of a nested block, or of an object that a resource's attributes were taken over into.
    pub fn unwritten(&self, base: &Value, o: &Obj, name: &str) -> Option<Value> {
        if self.mode != Mode::Terraform {
            return None;
        }
        let own = base
            .reference()
            .filter(|r| r.path.is_empty() || base.origin.source().hop == Hop::Block);
        let taken = || o.rest.as_ref()?.reference().filter(|r| r.path.is_empty());
        let resource = own.or_else(taken).filter(|r| !is_builtin(r))?;
        let whole = resource.path.is_empty();
        let mut v = Value::computed(resource.then(PathStep::Key(name.into())), base);
        if let Kind::Unknown(u) = &mut v.kind
            && whole
            && is_text(name)
        {
            Arc::make_mut(u).ty = Type::String;
        }
        Some(v)
    }

    fn absent_key(
        &self,
        base: &Value,
        o: &Obj,
        name: &str,
        span: Span,
    ) -> Result<Value, EvalError> {
        if let Some(v) = self.unwritten(base, o, name) {
            return Ok(v);
        }
        if let Some(rest) = &o.rest {
            let mut v = (**rest).clone();
            v.origin = base.origin.of_part(&v.origin);
            if let (None, Some(r)) = (v.reference(), base.reference()) {
                v = v.with_reference(r.then(PathStep::Key(name.into())));
            }
            return Ok(self.later(v.mark(base.marks)));
        }
        if self.mode != Mode::Terraform {
            return Ok(Value::null().with_origin(base.origin.clone()));
        }
        let message = match base.kind {
            Kind::Map(_) => format!("This map does not have an element with the key {name:?}"),
            _ => format!("This object does not have an attribute named {name:?}"),
        };
        Err(EvalError::new(message, span))
    }

    /// A part of an unknown value.
    fn unknown_part(
        &self,
        base: &Value,
        u: &Unknown,
        key: PathStep,
        span: Span,
    ) -> Result<Value, EvalError> {
        let ty = match (&u.ty, &key) {
            (Type::Object(o), PathStep::Key(k)) => match o.get(k) {
                Some(a) => a.ty.clone(),
                None if self.mode == Mode::Terraform => {
                    return Err(EvalError::new(
                        format!("This object does not have an attribute named {k:?}"),
                        span,
                    ));
                }
                None => Type::Dynamic,
            },
            (Type::Map(t), PathStep::Key(_)) | (Type::List(t), PathStep::Index(_)) => (**t).clone(),
            (Type::Tuple(ts), PathStep::Index(i)) => usize::try_from(*i)
                .ok()
                .and_then(|i| ts.get(i))
                .cloned()
                .unwrap_or_default(),
            (Type::List(_) | Type::Set(_) | Type::Tuple(_), PathStep::Key(k))
                if self.mode == Mode::Terraform =>
            {
                return Err(EvalError::new(
                    format!("This value is a list or set, so it has no attribute `{k}`"),
                    span,
                ));
            }
            (Type::Bool | Type::Number | Type::String, _) if self.mode == Mode::Terraform => {
                return Err(EvalError::new(
                    format!("This value is a {}, it has no parts", u.ty),
                    span,
                ));
            }
            _ => Type::Dynamic,
        };
        let suffix = |name: &Str| -> Str {
            match &key {
                PathStep::Key(k) => format!("{name}.{k}").into(),
                PathStep::Index(i) => format!("{name}[{i}]").into(),
            }
        };
        let reason = match &u.reason {
            Reason::Input(name) if u.itself => Reason::Input(suffix(name)),
            Reason::Computed(name) => Reason::Computed(suffix(name)),
            other => other.clone(),
        };
        let mut inner = Unknown::new(reason, ty);
        inner.itself = u.itself;
        let mut v: Value = Kind::Unknown(Arc::new(inner)).into();
        v.origin = base.origin.clone();
        v.marks = base.marks;
        if let Some(r) = base.reference() {
            v = v.with_reference(r.then(key));
        }
        Ok(v)
    }

    /// `base[key]`.
    ///
    /// # Errors
    /// No such element, a key of the wrong type.
    pub fn index(&self, base: &Value, key: &Value, span: Span) -> Result<Value, EvalError> {
        let v = self.lift2(base, key, &mut |b, k| self.index_of(b, k, span))?;
        Ok(v.mark(key.marks))
    }

    fn index_of(&self, base: &Value, key: &Value, span: Span) -> Result<Value, EvalError> {
        if key.is_null() {
            if self.mode != Mode::Terraform {
                return Ok(Value::null().with_origin(base.origin.clone()));
            }
            return Err(EvalError::new("Can't use a null value as an index", span));
        }
        match &base.kind {
            Kind::Null(_) if self.mode != Mode::Terraform => {
                Ok(Value::null().with_origin(base.origin.clone()))
            }
            Kind::Null(_) => Err(EvalError::new("Attempt to index null value", span)),
            kind if self.mode == Mode::Terraform
                && kind.is_primitive()
                && key.is_unknown()
                && key.ty() == Type::Dynamic =>
            {
                // A key of no known type: Terraform looks no further.
                Ok(self.untyped(self.open_index(base, key)))
            }
            Kind::Unknown(u) => {
                self.index_fits(&u.ty, key, span)?;
                let step = match &key.kind {
                    Kind::Number(n) if matches!(u.ty, Type::Map(_)) => {
                        PathStep::Key(n.to_string().into())
                    }
                    Kind::Bool(b) if matches!(u.ty, Type::Map(_)) => {
                        PathStep::Key(b.to_string().into())
                    }
                    Kind::String(s) if matches!(u.ty, Type::List(_) | Type::Tuple(_)) => {
                        let rank = Number::parse(s).and_then(|n| n.to_u64());
                        PathStep::Index(rank.unwrap_or(u64::MAX))
                    }
                    Kind::String(s) => {
                        let object = matches!(&u.ty, Type::Object(o) if o.get(s).is_none());
                        if object && self.mode == Mode::Terraform {
                            // The attribute is looked for once the object is known.
                            let v = Value::unknown(u.reason.clone(), Type::Dynamic);
                            return Ok(v.with_origin(base.origin.clone()).mark(base.marks));
                        }
                        PathStep::Key(s.clone())
                    }
                    Kind::Number(n) => PathStep::Index(n.to_u64().unwrap_or(u64::MAX)),
                    _ => {
                        let mut v = Value::unknown(
                            u.reason.clone(),
                            u.ty.element().cloned().unwrap_or_default(),
                        );
                        v.origin = base.origin.clone();
                        v.marks = base.marks;
                        return Ok(v);
                    }
                };
                let part = self.unknown_part(base, u, step, span)?;
                // Of an object that it does not know, Terraform looks an index up once it does.
                Ok(match &u.ty {
                    Type::Object(_) => self.untyped(part),
                    _ => part,
                })
            }
            Kind::Object(o) | Kind::Map(o) => match self.to_key(key, span)? {
                Key::Known(k) => match o.get(&k) {
                    Some(e) => Ok(self.part(base, e, || PathStep::Key(k.clone()))),
                    None => self.absent_key(base, o, &k, span),
                },
                Key::Open(_) => {
                    self.index_fits(&Type::map(Type::Dynamic), key, span)?;
                    Ok(self.open_index(base, key))
                }
            },
            Kind::List(s) | Kind::Tuple(s) => {
                let position = match &key.kind {
                    Kind::Unknown(_) => {
                        self.index_fits(&Type::list(Type::Dynamic), key, span)?;
                        return Ok(self.open_index(base, key));
                    }
                    Kind::Number(n) => n.to_u64().filter(|_| n.is_int()),
                    Kind::String(t) => Number::parse(t)
                        .filter(Number::is_int)
                        .and_then(|n| n.to_u64()),
                    _ => None,
                };
                let Some(position) = position else {
                    return Err(EvalError::new(
                        "The given key does not identify an element: a whole number not below \
                         zero is required",
                        span,
                    ));
                };
                self.nth(base, s, position, span)
            }
            Kind::Set(_) => Err(EvalError::new(SET_INDEX, span)),
            _ if self.mode != Mode::Terraform => Ok(Value::null().with_origin(base.origin.clone())),
            _ => Err(EvalError::new(
                format!("This value ({}) does not have any indices", base.ty()),
                span,
            )),
        }
    }

    /// Whether a key may be one of an unknown value, by the types of both.
    fn index_fits(&self, ty: &Type, key: &Value, span: Span) -> Result<(), EvalError> {
        if self.mode != Mode::Terraform {
            return Ok(());
        }
        let wanted = match ty {
            Type::List(_) | Type::Tuple(_) => Type::Number,
            Type::Map(_) | Type::Object(_) => Type::String,
            Type::Dynamic => return Ok(()),
            Type::Set(_) => return Err(EvalError::new(SET_INDEX, span)),
            ty => {
                let words = format!("This value ({ty}) does not have any indices");
                return Err(EvalError::new(words, span));
            }
        };
        let key = convert(key, &wanted, self.table).map_err(|e| {
            EvalError::new(format!("The given key does not fit the value: {e}"), span)
        })?;
        if let (Type::Tuple(types), Kind::Number(n)) = (ty, &key.kind)
            && n.to_u64().is_none_or(|n| n >= types.len() as u64)
        {
            let words = "The given key does not identify an element of the tuple";
            return Err(EvalError::new(words, span));
        }
        Ok(())
    }

    /// An element under a key that is not known: like the symbolic rest where that is all there
    /// is, else Unknown with the reason of the key, of the type the elements share. Of instances
    /// of one resource it is still some instance of that resource.
    fn open_index(&self, base: &Value, key: &Value) -> Value {
        let (elements, rest): (Vec<&Value>, Option<&Value>) = match &base.kind {
            Kind::Object(o) | Kind::Map(o) => (
                o.entries.iter().map(|(_, e)| &e.value).collect(),
                o.rest.as_deref(),
            ),
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => (
                s.items.iter().map(|e| &e.value).collect(),
                s.rest.as_deref(),
            ),
            _ => (Vec::new(), None),
        };
        if let ([], Some(rest)) = (elements.as_slice(), rest) {
            let mut v = rest.clone();
            v.origin = base.origin.of_part(&v.origin);
            return self.later(v.mark(base.marks.union(key.marks)));
        }
        let mut ty: Option<Type> = None;
        if self.mode == Mode::Terraform && matches!(base.kind, Kind::Object(_) | Kind::Tuple(_)) {
            ty = Some(Type::Dynamic);
        }
        for e in &elements {
            let t = e.ty();
            match &ty {
                None => ty = Some(t),
                Some(have) if *have == t => {}
                Some(_) => {
                    ty = Some(Type::Dynamic);
                    break;
                }
            }
        }
        let reason = match &key.kind {
            Kind::Unknown(u) => u.reason.clone(),
            _ => Reason::Other("its key is not known".into()),
        };
        let mut v = Value::unknown(reason, ty.unwrap_or_default());
        v.origin = base.origin.clone();
        let whole = |e: &&Value| e.reference().filter(|r| r.path.is_empty()).cloned();
        if let Some(first) = elements.first().and_then(whole) {
            let base = first.base();
            let all = elements
                .iter()
                .all(|e| whole(e).is_some_and(|r| r.base() == base));
            if all {
                v = v.with_reference(Reference {
                    resource: base.into(),
                    path: Vec::new(),
                });
            }
        }
        v.mark(base.marks)
    }

    /// The element of a rank among those that exist.
    fn nth(&self, base: &Value, s: &Seq, rank: u64, span: Span) -> Result<Value, EvalError> {
        let step = PathStep::Index(rank);
        let all_certain = s.items.iter().all(|e| e.cond.is_true());
        if all_certain {
            let e = usize::try_from(rank).ok().and_then(|r| s.items.get(r));
            if let Some(e) = e {
                return Ok(self.part(base, e, || step));
            }
            return self.beyond(base, s, rank, span);
        }
        // before[j]: the condition under which exactly j elements exist so far.
        let Ok(rank) = usize::try_from(rank) else {
            return self.beyond(base, s, rank, span);
        };
        if rank >= crate::value::MAX_ARMS {
            return Ok(Budget::exceeded("alternatives"));
        }
        let mut before = vec![Cond::TRUE];
        let mut arms: Vec<(Cond, Value)> = Vec::new();
        let over = || Ok(Budget::exceeded("conditions"));
        for e in &s.items {
            let here = before.get(rank).copied().unwrap_or(Cond::FALSE);
            let Some(hit) = self.table.and(here, e.cond) else {
                return over();
            };
            if !hit.is_false() {
                let certain = Element::always(e.value.clone());
                arms.push((hit, self.part(base, &certain, || step.clone())));
            }
            let Some(not) = self.table.not(e.cond) else {
                return over();
            };
            let mut next = Vec::with_capacity(before.len() + 1);
            for j in 0..=before.len().min(rank) {
                let stay = before.get(j).copied().unwrap_or(Cond::FALSE);
                let come = match j.checked_sub(1) {
                    Some(i) => before.get(i).copied().unwrap_or(Cond::FALSE),
                    None => Cond::FALSE,
                };
                let sum = self
                    .table
                    .and(stay, not)
                    .zip(self.table.and(come, e.cond))
                    .and_then(|(a, b)| self.table.or(a, b));
                match sum {
                    Some(c) => next.push(c),
                    None => return over(),
                }
            }
            before = next;
        }
        let none = before
            .iter()
            .try_fold(Cond::FALSE, |a, b| self.table.or(a, *b));
        let Some(none) = none else {
            return over();
        };
        if !none.is_false() {
            match self.beyond(base, s, rank as u64, span) {
                Ok(v) => arms.push((none, v)),
                Err(e) if arms.is_empty() => return Err(e),
                Err(e) => arms.push((none, e.value())),
            }
        }
        Ok(self.later(Value::choice(self.table, arms)))
    }

    fn beyond(&self, base: &Value, s: &Seq, rank: u64, span: Span) -> Result<Value, EvalError> {
        if let Some(rest) = &s.rest {
            let mut v = (**rest).clone();
            v.origin = base.origin.of_part(&v.origin);
            if let (None, Some(r)) = (v.reference(), base.reference()) {
                v = v.with_reference(r.then(PathStep::Index(rank)));
            }
            return Ok(self.later(v.mark(base.marks)));
        }
        if self.mode != Mode::Terraform {
            return Ok(Value::null().with_origin(base.origin.clone()));
        }
        if let Some(r) = base.reference()
            && r.path.len() == 1
            && s.items.is_empty()
        {
            // A block list that the provider may fill.
            return Ok(Value::computed(r.then(PathStep::Index(rank)), base));
        }
        let n = s.items.len();
        let message = if n == 0 {
            "The given key does not identify an element: the collection has no elements".to_owned()
        } else {
            format!(
                "The given key does not identify an element: the index must be less than {n}, the \
                 number of elements"
            )
        };
        Err(EvalError::new(message, span))
    }

    /// A key as an object or map takes it.
    pub(super) fn to_key(&self, key: &Value, span: Span) -> Result<Key, EvalError> {
        match &key.kind {
            Kind::String(s) => Ok(Key::Known(s.clone())),
            Kind::Number(n) => Ok(Key::Known(n.to_string().into())),
            Kind::Bool(b) => Ok(Key::Known(b.to_string().into())),
            Kind::Unknown(_) => Ok(Key::Open(vec![(Cond::TRUE, None)])),
            Kind::Choice(_) => {
                let mut out = Vec::new();
                for (cond, v) in key.arms() {
                    match self.to_key(&v, span)? {
                        Key::Known(k) => out.push((cond, Some(k))),
                        Key::Open(_) => out.push((cond, None)),
                    }
                }
                Ok(Key::Open(out))
            }
            Kind::Null(_) => Err(EvalError::new("Can't use a null value as a key", span)),
            _ => Err(EvalError::new(
                "Can't use this value as a key: string required",
                span,
            )),
        }
    }

    /// `base[*]`, with what follows applied to each element.
    fn splat(
        &self,
        base: &Value,
        each: &mut dyn FnMut(&Value) -> Result<Value, EvalError>,
    ) -> Result<Value, EvalError> {
        if matches!(base.kind, Kind::Choice(_)) {
            return self.lift(base, &mut |v| self.splat(v, each));
        }
        let wrap = |items: Vec<Element>| {
            let mut v = Value::tuple_of(items);
            v.origin = base.origin.clone();
            v.mark(base.marks)
        };
        match &base.kind {
            Kind::Null(Type::List(_) | Type::Set(_) | Type::Tuple(_))
                if self.mode == Mode::Terraform =>
            {
                let words = "Splat expressions (with the * symbol) cannot be applied to null \
                             sequences";
                Err(EvalError::new(words, base.origin.span))
            }
            Kind::Null(_) => Ok(wrap(Vec::new())),
            Kind::Unknown(u) => {
                let element = match &u.ty {
                    Type::List(t) | Type::Set(t) => (**t).clone(),
                    Type::Dynamic => Type::Dynamic,
                    Type::Tuple(types) => {
                        let mut items = Vec::with_capacity(types.len());
                        for (i, ty) in types.iter().enumerate() {
                            let part = Value::unknown(u.reason.clone(), ty.clone());
                            let part = Element::always(part.with_origin(base.origin.clone()));
                            let part = self.part(base, &part, || PathStep::Index(i as u64));
                            items.push(Element::always(each(&part)?));
                        }
                        return Ok(self.later(wrap(items)));
                    }
                    // One value stands for a list of one.
                    _ => {
                        let v = each(base)?;
                        let one = wrap(vec![Element::always(v)]);
                        return Ok(if u.refinements.not_null {
                            one
                        } else {
                            self.untyped(one)
                        });
                    }
                };
                let mut inner = Unknown::new(u.reason.clone(), element);
                inner.refinements.not_null = true;
                let mut one: Value = Kind::Unknown(Arc::new(inner)).into();
                one.origin = base.origin.clone();
                let like = each(&one)?;
                let seq = Arc::new(Seq {
                    ty: like.ty(),
                    items: Vec::new(),
                    rest: Some(Box::new(like)),
                });
                if u.ty == Type::Dynamic {
                    let mut v: Value = Kind::Tuple(seq).into();
                    v.origin = base.origin.clone();
                    return Ok(self.untyped(v.mark(base.marks)));
                }
                let mut v: Value = Kind::List(seq).into();
                v.origin = base.origin.clone();
                Ok(self.later(v.mark(base.marks)))
            }
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                if !self.budget.spend(s.items.len()) || !self.budget.store(s.items.len()) {
                    return Ok(Budget::exceeded("elements"));
                }
                let mut items = Vec::with_capacity(s.items.len());
                let mut ty: Option<Type> = None;
                for (i, e) in s.items.iter().enumerate() {
                    let certain = Element::always(e.value.clone());
                    let v = each(&self.part(base, &certain, || PathStep::Index(i as u64)))?;
                    if ty.is_none() {
                        ty = Some(v.ty());
                    }
                    items.push(Element {
                        cond: e.cond,
                        value: v,
                    });
                }
                let rest = match &s.rest {
                    Some(r) => Some(Box::new(each(r)?)),
                    None => None,
                };
                if s.items.is_empty()
                    && rest.is_none()
                    && self.mode == Mode::Terraform
                    && !matches!(base.kind, Kind::Tuple(_))
                {
                    // Of no element it is the type that decides.
                    let any = Reason::Other("it stands for any".into());
                    ty = Some(each(&Value::unknown(any, s.ty.clone()))?.ty());
                }
                let open = rest.is_some() || items.iter().any(|e| !e.cond.is_true());
                let seq = Arc::new(Seq {
                    ty: match base.kind {
                        Kind::Tuple(_) => Type::Dynamic,
                        _ => ty.unwrap_or_default(),
                    },
                    items,
                    rest,
                });
                let kind = match base.kind {
                    Kind::Tuple(_) => Kind::Tuple(seq),
                    _ => Kind::List(seq),
                };
                let mut v: Value = kind.into();
                v.origin = base.origin.clone();
                let v = v.mark(base.marks);
                Ok(if open { self.later(v) } else { v })
            }
            _ => Ok(wrap(vec![Element::always(each(base)?)])),
        }
    }
}

/// Whether a reference is to a resource whose attributes Terraform itself defines.
fn is_builtin(r: &Reference) -> bool {
    r.base().rsplit('.').nth(1) == Some("terraform_data")
}
