//! A plan's values at the places of the code's.
//!
//! What is known comes from the plan, since the plan was made with the inputs and the provider at
//! hand; where it stands, the way that it came, which resource it names, and what is known of it
//! before it is applied come from the code. Must not know: resources.

use crate::expr::json_text::{self, Options};
use crate::source::SourceMap;
use crate::value::{Element, Hop, Kind, Marks, Notes, Obj, Origin, Seq, Str, Type, Value};
use std::sync::Arc;

/// Pairs of elements that are compared to find which belong together; past it their order decides.
const MAX_PAIRS: usize = 4_096;
/// How deep elements are compared for it.
const MAX_DEPTH: usize = 6;
/// Entries of each object that are compared for it.
const MAX_ENTRIES: usize = 64;

/// Puts the values of a plan at the places of the code's.
pub(super) struct Overlay<'s> {
    /// To trace places inside documents.
    pub sources: &'s SourceMap,
}

impl Overlay<'_> {
    /// The plan's value at the place of the code's.
    pub fn value(&self, code: &Value, plan: &Value) -> Value {
        let marks = code.marks.without(Marks::LATER).union(plan.marks);
        match &plan.kind {
            // The code knows more: what is put together, which resource is named, what is written
            // around the part that is not known.
            Kind::Unknown(_) if !code.is_null() => code.clone().mark(plan.marks),
            Kind::Unknown(_) | Kind::Null(_) => Value {
                kind: plan.kind.clone(),
                marks,
                origin: code.origin.clone(),
                notes: None,
            },
            Kind::Tuple(seq) => self.sequence(code, seq, marks),
            Kind::Object(object) => self.object(code, object, marks),
            _ => self.scalar(code, plan, marks),
        }
    }

    fn scalar(&self, code: &Value, plan: &Value, marks: Marks) -> Value {
        let same = match &code.kind {
            Kind::Choice(_) => {
                let mut arms = code.arms().map(|(_, arm)| arm);
                arms.find(|arm| same_scalar(arm, plan))
            }
            _ => same_scalar(code, plan).then(|| code.clone()),
        };
        if let Some(mut same) = same {
            // The text of the code is shared, that of the plan is not.
            if same.kind != plan.kind {
                same.kind = plan.kind.clone();
            }
            same.marks = marks;
            return same;
        }
        let encodes = self.document(code, plan);
        // What has another value than the code gives it is no longer what the code says it is.
        let reference = code.reference().filter(|_| code.is_unknown()).cloned();
        // Where the code says something else, the plan's own place belongs to the way.
        let origin = match code.kind {
            Kind::Bool(_) | Kind::Number(_) | Kind::String(_) if encodes.is_none() => {
                let there = plan.origin.clone();
                there.used_at(code.origin.span, code.origin.hop)
            }
            _ => code.origin.clone(),
        };
        let notes = (encodes.is_some() || reference.is_some()).then(|| {
            Arc::new(Notes {
                reference,
                parts: None,
                encodes,
            })
        });
        Value {
            kind: plan.kind.clone(),
            marks,
            origin,
            notes,
        }
    }

    /// What a JSON text encodes, where the code's text encodes something too.
    fn document(&self, code: &Value, plan: &Value) -> Option<Value> {
        let text = plan.as_str()?;
        if !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let options = Options {
            trailing_commas: true,
            sources: Some(self.sources),
        };
        let code = match code.encodes() {
            Some(encoded) => encoded.clone(),
            None => json_text::read(code, options).ok()?,
        };
        let plan = json_text::read(&Value::string(text), Options::default()).ok()?;
        Some(self.value(&code, &plan))
    }

    fn object(&self, code: &Value, plan: &Obj, marks: Marks) -> Value {
        let like = match &code.kind {
            Kind::Choice(_) => best(code.arms().map(|(_, arm)| arm), plan),
            _ => only(code),
        };
        let like = like.as_ref().unwrap_or(code);
        let written = like.as_obj();
        let is_block = like.origin.hop == Hop::Block;
        let mut entries: Vec<(Str, Element)> = Vec::with_capacity(plan.entries.len());
        for (key, e) in &plan.entries {
            let of_code = written.and_then(|o| o.get(key));
            let value = match (of_code, &e.value.kind) {
                // A write-only argument is never kept, so that a plan has null for it.
                (Some(c), Kind::Null(_)) if key.ends_with("_wo") => c.value.clone(),
                (_, Kind::Null(_)) if is_block => continue,
                (Some(c), _) => self.value(&c.value, &e.value),
                // What only the provider decides is as if nobody had written it, until it is known.
                (None, _) if is_open(&e.value) && (is_block || written.is_some()) => continue,
                (None, _) => placed(&e.value, &like.origin),
            };
            entries.push((key.clone(), Element::always(value)));
        }
        let mut rest = None;
        if let (true, Some(written)) = (is_block, written) {
            // What the plan does not speak of at all.
            let missing = written
                .entries
                .iter()
                .filter(|(key, _)| plan.get(key).is_none());
            entries.extend(missing.cloned());
            rest = written.rest.clone();
        }
        let mut object = Obj::new(Type::Dynamic, entries);
        object.rest = rest;
        Value {
            kind: Kind::Object(Arc::new(object)),
            marks,
            origin: like.origin.clone(),
            notes: None,
        }
    }

    fn sequence(&self, code: &Value, plan: &Seq, marks: Marks) -> Value {
        let like = match &code.kind {
            Kind::Choice(_) => {
                let arms = code.arms().map(|(_, arm)| arm);
                arms.max_by_key(|arm| sequence_score(&elements(arm).0, plan))
            }
            _ => None,
        };
        let like = like.as_ref().unwrap_or(code);
        let (items, rest) = elements(like);
        let pairs = pair(&items, plan);
        let made = plan.items.iter().zip(pairs).map(|(e, at)| {
            let of_code = at.and_then(|at| items.get(at)).copied().or(rest);
            Element::always(match of_code {
                Some(of_code) => self.value(of_code, &e.value),
                None => placed(&e.value, &like.origin),
            })
        });
        let seq = Seq {
            ty: Type::Dynamic,
            items: made.collect(),
            rest: None,
        };
        Value {
            kind: Kind::Tuple(Arc::new(seq)),
            marks,
            origin: like.origin.clone(),
            notes: None,
        }
    }
}

/// The plan's value where the code has nothing: all of it stands at one place.
pub(super) fn placed(plan: &Value, origin: &Origin) -> Value {
    let element = |e: &Element| Element::always(placed(&e.value, origin));
    let kind = match &plan.kind {
        Kind::Tuple(s) => Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: s.items.iter().map(element).collect(),
            rest: None,
        })),
        Kind::Object(o) => {
            let kept = o.entries.iter().filter(|(_, e)| !is_open(&e.value));
            let entries = kept.map(|(k, e)| (k.clone(), element(e)));
            Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries.collect())))
        }
        kind => kind.clone(),
    };
    Value {
        kind,
        marks: plan.marks,
        origin: origin.clone(),
        notes: None,
    }
}

/// Null, unknown or empty: nothing that the provider has decided.
fn is_open(value: &Value) -> bool {
    match &value.kind {
        Kind::Null(_) | Kind::Unknown(_) => true,
        Kind::String(s) => s.is_empty(),
        Kind::Tuple(s) => s.items.is_empty(),
        Kind::Object(o) => o.entries.is_empty(),
        _ => false,
    }
}

/// The only element of a list: a block that the plan has as an object.
fn only(code: &Value) -> Option<Value> {
    match code.as_seq()?.items.as_slice() {
        [one] => Some(one.value.clone()),
        _ => None,
    }
}

/// The elements of the code's value, and what stands for any number of more.
fn elements(code: &Value) -> (Vec<&Value>, Option<&Value>) {
    match &code.kind {
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => (
            s.items.iter().map(|e| &e.value).collect(),
            s.rest.as_deref(),
        ),
        // JSON writes a single block without brackets.
        Kind::Object(_) | Kind::Map(_) => (vec![code], None),
        _ => (Vec::new(), None),
    }
}

/// The position of the code's element for each of the plan's. A set is sorted by the provider, so
/// those that agree most belong together; each is taken once.
fn pair(code: &[&Value], plan: &Seq) -> Vec<Option<usize>> {
    let n = plan.items.len();
    if code.len() == n
        && (n.saturating_mul(n) > MAX_PAIRS
            || code
                .iter()
                .zip(&plan.items)
                .all(|(c, p)| score(c, &p.value, 0).fits))
    {
        return (0..n).map(Some).collect();
    }
    if code.len().saturating_mul(n) > MAX_PAIRS {
        return vec![None; n];
    }
    let mut scores: Vec<(i32, usize, usize)> = Vec::new();
    for (i, p) in plan.items.iter().enumerate() {
        for (j, c) in code.iter().enumerate() {
            let s = score(c, &p.value, 0);
            if s.fits || s.points > 0 {
                scores.push((s.points + i32::from(s.fits) * 1_000, i, j));
            }
        }
    }
    // The best first, of equal ones in the order of both.
    scores.sort_by_key(|(points, i, j)| (-points, *i, *j));
    let mut out = vec![None; n];
    let mut taken = vec![false; code.len()];
    for (_, i, j) in scores {
        if let (Some(slot @ None), Some(free @ false)) = (out.get_mut(i), taken.get_mut(j)) {
            *slot = Some(j);
            *free = true;
        }
    }
    out
}

/// How well two values agree.
#[derive(Clone, Copy)]
struct Score {
    /// Whether nothing speaks against it.
    fits: bool,
    points: i32,
}

fn score(code: &Value, plan: &Value, depth: usize) -> Score {
    let open = |points| Score { fits: true, points };
    if depth > MAX_DEPTH {
        return open(0);
    }
    match (&code.kind, &plan.kind) {
        (Kind::Unknown(_), _) | (_, Kind::Unknown(_)) => open(0),
        (Kind::Choice(_), _) => {
            let arms = code.arms();
            let scores = arms.map(|(_, arm)| score(&arm, plan, depth + 1));
            scores
                .max_by_key(|s| (s.fits, s.points))
                .unwrap_or_else(|| open(0))
        }
        (Kind::Object(o) | Kind::Map(o), Kind::Object(p)) => {
            let mut total = open(0);
            for (key, e) in p.entries.iter().take(MAX_ENTRIES) {
                if let Some(c) = o.get(key) {
                    let one = score(&c.value, &e.value, depth + 1);
                    total.fits &= one.fits;
                    total.points += one.points;
                }
            }
            total
        }
        (_, Kind::Tuple(p)) => {
            let items = elements(code).0;
            if items.len() != p.items.len() {
                return Score {
                    fits: false,
                    points: 0,
                };
            }
            let points = sequence_score(&items, p);
            open(points)
        }
        (_, Kind::Null(_)) => Score {
            fits: code.is_null(),
            points: 0,
        },
        _ => match same_scalar(code, plan) {
            true => open(2),
            false => Score {
                fits: false,
                points: -1,
            },
        },
    }
}

/// How many scalars of the plan's list the code's has too.
fn sequence_score(code: &[&Value], plan: &Seq) -> i32 {
    let has = |e: &&Element| {
        code.iter()
            .take(MAX_ENTRIES)
            .any(|c| same_scalar(c, &e.value))
    };
    let n = plan.items.iter().take(MAX_ENTRIES).filter(has).count();
    i32::try_from(n).unwrap_or(0)
}

/// The arm that agrees most with an object.
fn best(arms: impl Iterator<Item = Value>, plan: &Obj) -> Option<Value> {
    let plan: Value = Kind::Object(Arc::new(plan.clone())).into();
    arms.max_by_key(|arm| {
        let s = score(arm, &plan, 0);
        (s.fits, s.points)
    })
}

/// Whether two known scalars are the same, whatever their types: the provider's schema decides
/// whether `"80"` is a number.
fn same_scalar(code: &Value, plan: &Value) -> bool {
    let text = |v: &Value| -> Option<Str> {
        match &v.kind {
            Kind::Bool(b) => Some(if *b { "true" } else { "false" }.into()),
            Kind::Number(n) => Some(n.to_string().into()),
            Kind::String(s) => Some(s.clone()),
            _ => None,
        }
    };
    match (&code.kind, &plan.kind) {
        (Kind::String(a), Kind::String(b)) => a == b,
        _ => text(code).is_some_and(|a| text(plan) == Some(a)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::source::{FileId, Span};
    use crate::value::{Cond, PathStep, Reason, Reference};

    fn at(n: usize) -> Span {
        Span::new(FileId(0), n, n + 1)
    }

    fn over(code: &Value, plan: &Value) -> Value {
        let sources = SourceMap::default();
        Overlay { sources: &sources }.value(code, plan)
    }

    fn block(n: usize, entries: &[(&str, Value)]) -> Value {
        let entries = entries.iter().map(|(k, v)| (Str::from(*k), v.clone()));
        Value::object(entries.collect()).with_origin(Origin::hop(at(n), Hop::Block))
    }

    #[test]
    fn what_is_known_comes_from_the_plan_and_its_place_from_the_code() {
        let reference = Reference {
            resource: "aws_a.b".into(),
            path: vec![PathStep::Key("id".into())],
        };
        let computed = Value::unknown(Reason::Computed("aws_a.b.id".into()), Type::String)
            .at(at(1))
            .with_reference(reference.clone());
        let known = over(&computed, &Value::string("i-1").at(at(90)));
        assert_eq!(known.as_str(), Some("i-1"));
        assert_eq!(
            (known.origin.span, known.reference()),
            (at(1), Some(&reference))
        );
        // Neither knows it: the code knows at least what it is.
        let plan = Value::unknown(Reason::Computed("aws_x.y.z".into()), Type::Dynamic);
        let open = over(&computed, &plan.mark(Marks::SENSITIVE));
        assert_eq!(open.reference(), Some(&reference));
        assert!(open.is_unknown() && open.marks.has(Marks::SENSITIVE));
        // The code says something else: what it refers to is not what the resource has.
        let other = Value::string("i-2").at(at(1)).with_reference(reference);
        let known = over(&other, &Value::string("i-1").at(at(90)));
        assert_eq!((known.as_str(), known.reference()), (Some("i-1"), None));
        let way: Vec<Span> = known.origin.way().map(|o| o.span).collect();
        assert_eq!(way, [at(1), at(90)]);
        // The same in another type is the provider's.
        let port = over(&Value::string("80").at(at(1)), &Value::number(80_i64));
        assert_eq!(
            (port.kind, port.origin.span),
            (Value::number(80_i64).kind, at(1))
        );
    }

    #[test]
    fn blocks_keep_what_is_written_and_leave_out_what_nobody_decides() {
        let code = block(
            1,
            &[
                ("a", Value::bool(true).at(at(2))),
                ("b_wo", Value::string("s").at(at(3))),
                ("c", Value::string("x").at(at(4))),
            ],
        );
        let why = || Value::unknown(Reason::Computed("x".into()), Type::Dynamic);
        let plan = block(
            90,
            &[
                ("a", Value::bool(false)),
                ("b_wo", Value::null()),
                ("c", Value::null()),
                ("d", why()),
                ("e", Value::string("")),
                ("f", Value::number(1_i64).at(at(91))),
            ],
        );
        let both = over(&code, &plan);
        let keys: Vec<&str> = both
            .as_obj()
            .unwrap()
            .entries
            .iter()
            .map(|(k, _)| k.as_str())
            .collect();
        assert_eq!(keys, ["a", "b_wo", "f"]);
        assert_eq!(both.get("a").unwrap().as_bool(), Some(false));
        // The provider's default stands at the block's header.
        assert_eq!(
            both.get("f").unwrap().origin,
            Origin::hop(at(1), Hop::Block)
        );
    }

    #[test]
    fn elements_of_a_set_are_those_that_agree() {
        let rule = |n: usize, port: i64, cidr: &str| {
            block(
                n,
                &[
                    ("port", Value::number(port).at(at(n + 1))),
                    ("cidr", Value::string(cidr).at(at(n + 2))),
                ],
            )
        };
        let code = Value::tuple(vec![
            rule(10, 443, "0.0.0.0/0"),
            rule(20, 22, "10.0.0.0/8"),
            rule(30, 80, "0.0.0.0/0"),
        ]);
        let plan = Value::tuple(vec![
            rule(90, 22, "10.0.0.0/8"),
            rule(93, 80, "0.0.0.0/0"),
            rule(96, 443, "0.0.0.0/0"),
        ]);
        let places = |v: &Value| -> Vec<Span> {
            v.as_seq()
                .unwrap()
                .items
                .iter()
                .map(|e| e.value.origin.span)
                .collect()
        };
        assert_eq!(places(&over(&code, &plan)), [at(20), at(30), at(10)]);
        // One more than the code has stands where the list does.
        let code = Value::tuple(vec![rule(10, 443, "0.0.0.0/0")]).at(at(5));
        let plan = Value::tuple(vec![rule(90, 22, "10.0.0.0/8"), rule(93, 443, "0.0.0.0/0")]);
        assert_eq!(places(&over(&code, &plan)), [at(5), at(10)]);
    }

    #[test]
    fn any_number_of_elements_is_like_the_one_that_stands_for_them() {
        let like = block(
            7,
            &[(
                "port",
                Value::unknown(Reason::Input("var.p".into()), Type::Number).at(at(8)),
            )],
        );
        let code: Value = Kind::Tuple(Arc::new(Seq {
            ty: Type::Dynamic,
            items: Vec::new(),
            rest: Some(Box::new(like)),
        }))
        .into();
        let plan = Value::tuple(vec![
            block(90, &[("port", Value::number(22_i64))]),
            block(93, &[("port", Value::number(80_i64))]),
        ]);
        let both = over(&code.mark(Marks::LATER), &plan);
        assert!(!both.marks.has(Marks::LATER));
        for e in &both.as_seq().unwrap().items {
            assert_eq!(e.cond, Cond::TRUE);
            assert_eq!(e.value.get("port").unwrap().origin.span, at(8));
        }
    }

    #[test]
    fn documents_are_compared_by_what_they_hold() {
        let of = |action: Value| {
            let statement = block(
                30,
                &[
                    ("Action", action.at(at(31))),
                    ("Effect", Value::string("Allow").at(at(32))),
                ],
            );
            block(33, &[("Statement", Value::tuple(vec![statement]))])
        };
        let why = Reason::Computed("aws_a.b.arn".into());
        let open = Value::unknown(why, Type::String).at(at(1));
        let code = open.with_encoded(of(Value::string("s3:*")));
        let plan = Value::string(
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:x\"}]}",
        );
        let both = over(&code, &plan);
        assert_eq!(both.as_str(), plan.as_str());
        let statement = &both
            .encodes()
            .unwrap()
            .get("Statement")
            .unwrap()
            .as_seq()
            .unwrap()
            .items[0]
            .value;
        assert_eq!(statement.get("Action").unwrap().origin.span, at(31));
        assert_eq!(statement.get("Resource").unwrap().as_str(), Some("arn:x"));
    }
}
