//! `data.aws_iam_policy_document`, computed as the AWS provider does it
//! (<https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>).
//!
//! The document is a value whose parts keep their origins, so that a finding points at the action
//! in the data source; `json` is its text where everything in it is known, and a partly known
//! string that encodes it otherwise. Must not know: rules, what a policy allows.

use super::iam_statement::{normalize, statement};
use super::policy_json;
use crate::expr::{Budget, Evaluator, json_text};
use crate::source::{SourceMap, Span};
use crate::value::{
    Cond, Constant, Element, Hop, InputKind, Kind, Obj, Origin, Reason, Seq, Str, Type, Unknown,
    Value,
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Statements of one document; AWS takes far fewer.
const MAX_STATEMENTS: usize = 2_000;
/// Steps that a statement costs.
const STATEMENT_STEPS: usize = 64;

/// A document under construction.
struct Document<'s> {
    /// To trace places inside JSON text.
    sources: &'s SourceMap,
    version: Value,
    id: Option<Value>,
    statements: Vec<Element>,
    /// Positions of statements by sid.
    sids: FxHashMap<Str, usize>,
    /// More statements that nobody knows.
    rest: Option<Value>,
}

/// The attributes `json` and `minified_json` of the data source that is written as `body`, whose
/// block begins at `header`.
pub(super) fn compute(
    ev: &Evaluator<'_>,
    sources: &SourceMap,
    body: &Value,
    address: &str,
    header: Span,
) -> (Value, Value) {
    let document = build(ev, sources, body, address, header);
    let marks = document.deep_marks();
    let text = |pretty: bool| {
        let value = match policy_json::render(&document, pretty) {
            Some(text) => Value::string(text),
            None => {
                let reason = open_reason(&document)
                    .unwrap_or_else(|| Reason::DataSource(format!("{address}.json").into()));
                let mut u = Unknown::new(reason, Type::String);
                u.refinements.not_null = true;
                u.refinements.prefix = if pretty { "{\n  \"" } else { "{\"" }.into();
                Value::from(Kind::Unknown(Arc::new(u)))
            }
        };
        value
            .mark(marks)
            .with_origin(Origin::hop(header, Hop::ResourceAttribute))
            .with_encoded(document.clone())
    };
    (text(true), text(false))
}

/// Why something in a value is not known.
pub(super) fn open_reason(value: &Value) -> Option<Reason> {
    match &value.kind {
        Kind::Unknown(u) => Some(u.reason.clone()),
        Kind::Choice(c) => c.arms.iter().find_map(|(_, v)| open_reason(v)),
        Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => s
            .items
            .iter()
            .map(|e| &e.value)
            .chain(s.rest.as_deref())
            .find_map(open_reason),
        Kind::Map(o) | Kind::Object(o) => o
            .entries
            .iter()
            .map(|(_, e)| &e.value)
            .chain(o.rest.as_deref())
            .find_map(open_reason),
        _ => None,
    }
}

/// An attribute that is written; null and empty strings count as not written.
pub(super) fn written<'v>(body: &'v Value, name: &str) -> Option<&'v Value> {
    let value = body.get(name)?;
    match &value.kind {
        Kind::Null(_) => None,
        Kind::String(s) if s.is_empty() => None,
        _ => Some(value),
    }
}

fn build(
    ev: &Evaluator<'_>,
    sources: &SourceMap,
    body: &Value,
    address: &str,
    header: Span,
) -> Value {
    let default =
        |text: &str| Value::string(text).with_origin(Origin::hop(header, Hop::ModelDefault));
    let mut merged = Document {
        sources,
        version: Value::string(""),
        id: None,
        statements: Vec::new(),
        sids: FxHashMap::default(),
        rest: None,
    };
    for name in ["source_policy_documents", "source_json"] {
        merged.merge_texts(ev, written(body, name), address, false);
    }
    let version = written(body, "version").cloned();
    merged.adopt(
        version.unwrap_or_else(|| default("2012-10-17")),
        written(body, "policy_id").cloned(),
    );
    if let Some(statements) = body.get("statement") {
        match statements.as_seq() {
            Some(s) => {
                for e in &s.items {
                    let value = statement(ev, &e.value);
                    merged.add(
                        ev,
                        Element {
                            cond: e.cond,
                            value,
                        },
                    );
                }
                if let Some(rest) = &s.rest {
                    merged.rest = Some(statement(ev, rest));
                }
            }
            // JSON syntax writes a single block as an object.
            None if statements.as_obj().is_some() => {
                merged.add(ev, Element::always(statement(ev, statements)));
            }
            None if statements.is_null() => {}
            None => merged.rest = Some(statements.clone()),
        }
    }
    for name in ["override_policy_documents", "override_json"] {
        merged.merge_texts(ev, written(body, name), address, true);
    }
    merged.into_value(header)
}

impl Document<'_> {
    /// Takes over another document's version (if newer) and id.
    fn adopt(&mut self, version: Value, id: Option<Value>) {
        let newer = match (self.version.as_str(), version.as_str()) {
            (Some(have), Some(new)) => new > have,
            (Some(have), None) => !version.is_null() || have.is_empty(),
            (None, _) => false,
        };
        if newer {
            self.version = version;
        }
        if id.is_some() {
            self.id = id;
        }
    }

    /// Adds a statement; one with the sid of another takes its place.
    fn add(&mut self, ev: &Evaluator<'_>, e: Element) {
        if self.statements.len() >= MAX_STATEMENTS || !ev.budget.spend(STATEMENT_STEPS) {
            self.rest = Some(Budget::exceeded("statements"));
            return;
        }
        let sid: Option<Str> = e.value.get("Sid").and_then(|s| s.as_str().map(Str::from));
        let Some(sid) = sid.filter(|s| !s.is_empty()) else {
            self.statements.push(e);
            return;
        };
        match self
            .sids
            .get(&sid)
            .and_then(|at| self.statements.get_mut(*at))
        {
            Some(have) if e.cond.is_true() => *have = e,
            Some(have) => {
                // It replaces the other only where it exists.
                let left = ev.table.minus(have.cond, e.cond);
                have.cond = left.unwrap_or(have.cond);
                self.statements.push(e);
            }
            None => {
                self.sids.insert(sid, self.statements.len());
                self.statements.push(e);
            }
        }
    }

    /// Merges documents given as JSON texts, in order.
    fn merge_texts(
        &mut self,
        ev: &Evaluator<'_>,
        texts: Option<&Value>,
        address: &str,
        overrides: bool,
    ) {
        let Some(texts) = texts else {
            return;
        };
        match &texts.kind {
            Kind::List(s) | Kind::Tuple(s) | Kind::Set(s) => {
                for e in &s.items {
                    self.merge_text(ev, &e.value, e.cond, address, overrides);
                }
                if let Some(rest) = &s.rest {
                    self.unknown_document(ev, rest, address, overrides);
                }
            }
            _ => self.merge_text(ev, texts, Cond::TRUE, address, overrides),
        }
    }

    fn merge_text(
        &mut self,
        ev: &Evaluator<'_>,
        text: &Value,
        under: Cond,
        address: &str,
        overrides: bool,
    ) {
        for (cond, arm) in text.arms() {
            let cond = ev.table.and(under, cond).unwrap_or(under);
            if arm.is_null() || arm.as_str() == Some("") {
                continue;
            }
            let Some(document) = decode(&arm, self.sources) else {
                self.unknown_document(ev, &arm, address, overrides);
                continue;
            };
            let of = |name: &str| document.get(name).filter(|v| !v.is_null()).cloned();
            if cond.is_true() {
                self.adopt(of("Version").unwrap_or_else(|| Value::string("")), of("Id"));
            }
            let guard = |c: Cond| ev.table.and(cond, c).unwrap_or(cond);
            let Some(statements) = document.get("Statement") else {
                continue;
            };
            match statements.as_seq() {
                Some(s) => {
                    for e in &s.items {
                        let value = normalize(&e.value);
                        let cond = guard(e.cond);
                        self.add(ev, Element { cond, value });
                    }
                    if let Some(rest) = &s.rest {
                        self.rest = Some(normalize(rest));
                    }
                }
                None if statements.as_obj().is_some() => {
                    let value = normalize(statements);
                    self.add(ev, Element { cond, value });
                }
                None => self.unknown_document(ev, statements, address, overrides),
            }
        }
    }

    /// A document that nobody can read may add statements, and one that overrides may replace any
    /// that has a sid.
    fn unknown_document(
        &mut self,
        ev: &Evaluator<'_>,
        text: &Value,
        address: &str,
        overrides: bool,
    ) {
        let reason = open_reason(text)
            .unwrap_or_else(|| Reason::Other("a merged policy document cannot be read".into()));
        let unknown = Value::unknown(reason, Type::Dynamic).with_origin(text.origin.clone());
        self.rest = Some(unknown.mark(text.marks));
        if !overrides {
            return;
        }
        let mut sids: Vec<(&Str, &usize)> = self.sids.iter().collect();
        sids.sort();
        for (sid, at) in sids {
            let name = format!("{address} overrides \"{sid}\"");
            let input = ev
                .table
                .bool_input(&name, InputKind::Expression, text.origin.span);
            if let Some(e) = self.statements.get_mut(*at)
                && let Some(kept) = ev.table.equals(input, Constant::Bool(false))
            {
                e.cond = ev.table.and(e.cond, kept).unwrap_or(e.cond);
            }
        }
    }

    fn into_value(self, header: Span) -> Value {
        let origin = Origin::hop(header, Hop::Block);
        let mut entries = vec![("Version".into(), Element::always(self.version))];
        if let Some(id) = self.id {
            entries.push(("Id".into(), Element::always(id)));
        }
        if !self.statements.is_empty() || self.rest.is_some() {
            let statements = Kind::Tuple(Arc::new(Seq {
                ty: Type::Dynamic,
                items: self.statements,
                rest: self.rest.map(Box::new),
            }));
            let statements = Value::from(statements).with_origin(origin.clone());
            entries.push(("Statement".into(), Element::always(statements)));
        }
        object(entries, origin)
    }
}

pub(super) fn object(entries: Vec<(Str, Element)>, origin: Origin) -> Value {
    Value::from(Kind::Object(Arc::new(Obj::new(Type::Dynamic, entries)))).with_origin(origin)
}

/// The document that a text encodes.
fn decode(text: &Value, sources: &SourceMap) -> Option<Value> {
    let decoded = match text.encodes() {
        Some(value) => value.clone(),
        None => {
            let options = json_text::Options {
                sources: Some(sources),
                ..json_text::Options::default()
            };
            json_text::read(text, options).ok()?
        }
    };
    decoded.as_obj().is_some().then_some(decoded)
}
