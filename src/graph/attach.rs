//! Satellites: which of them belong to which parent, for certain or perhaps.
//!
//! By reference first, by equal names second. A satellite *may* belong to any parent unless
//! something says no: it names another resource, a data source, what a module that is not there
//! gives, or a string whose known parts do not fit the parent's name. A parent that a satellite
//! names for certain is not touched by uncertain ones; a satellite that is certain elsewhere
//! touches nobody.

use super::Graph;
use super::names::{may_equal, signature};
use crate::expr::ir::Traversal;
use crate::expr::{Bindings, EvalError, Evaluator, Scope};
use crate::model::{Attach, Native};
use crate::resource::Resource;
use crate::value::{
    Cond, Element, Hop, Kind, Origin, Part, Reason, Reference, Seq, Str, Type, Value,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A parent asks at most this many uncertain satellites whether their names fit; past it, one of
/// them is taken to fit.
const MAX_CANDIDATES: usize = 64;

/// A satellite, as far as one of the values in its `on` says.
#[derive(Clone)]
struct Claim {
    /// Position in the unit's resources.
    satellite: usize,
    /// When it names its parent so.
    cond: Cond,
    /// The attribute of the parent that it names, where it does so by reference.
    attribute: Option<Str>,
}

/// The satellites of one `attach`, indexed by what they name.
#[derive(Default)]
pub(super) struct Satellites {
    by_address: FxHashMap<Str, Vec<Claim>>,
    /// By base address: the index is not known.
    by_base: FxHashMap<Str, Vec<Claim>>,
    /// By references to something else that the parent may be named after too.
    by_reference: FxHashMap<String, Vec<Claim>>,
    by_name: FxHashMap<Str, Vec<Claim>>,
    by_signature: FxHashMap<String, Vec<Claim>>,
    /// Claims that may fit several parents, with the name they give.
    open: Vec<(usize, Value)>,
}

/// The scope of `on`: the satellite under its name, nothing else.
struct OnScope<'s> {
    graph: &'s Graph<'s>,
    name: &'s str,
    body: &'s Value,
}

impl Scope for OnScope<'_> {
    fn resolve(
        &self,
        _ev: &Evaluator<'_>,
        root: &Traversal,
    ) -> Option<Result<(Value, usize), EvalError>> {
        (root.root == self.name).then(|| Ok((self.body.clone(), 0)))
    }

    fn call(
        &self,
        _ev: &Evaluator<'_>,
        env: &Bindings<'_>,
        call: &crate::expr::ir::Call,
        span: crate::source::Span,
    ) -> Option<Result<Value, EvalError>> {
        self.graph.call(env, call, span)
    }
}

/// The module path of an address.
fn module_of(r: &Resource) -> &str {
    r.calls.last().map_or("", |c| c.address.as_str())
}

impl Satellites {
    pub(super) fn new(graph: &Graph<'_>, native: &Native, attach: &Attach) -> Satellites {
        let mut all = Satellites::default();
        let mut open: Vec<(usize, Value, Option<String>)> = Vec::new();
        for ty in &attach.from {
            let positions = graph.by_type.get(ty).map_or(&[][..], Vec::as_slice);
            for position in positions {
                if let Some(satellite) = graph.unit.resources.get(*position) {
                    all.add(graph, attach, *position, satellite, &mut open);
                }
            }
        }
        if open.is_empty() {
            return all;
        }
        // What is certain elsewhere is not open: names and signatures that some parent has.
        let mut names: FxHashSet<Str> = FxHashSet::default();
        let mut signatures: FxHashSet<String> = FxHashSet::default();
        for parent in graph.of_type(&native.ty) {
            for v in names_of(parent, native) {
                names.extend(v.as_str().map(Str::from));
                signatures.extend(signature(&v, module_of(parent)));
            }
        }
        open.retain(|(_, v, signature)| {
            !v.as_str().is_some_and(|s| names.contains(s))
                && !signature.as_ref().is_some_and(|s| signatures.contains(s))
        });
        all.open = open.into_iter().map(|(s, v, _)| (s, v)).collect();
        all
    }

    fn add(
        &mut self,
        graph: &Graph<'_>,
        attach: &Attach,
        position: usize,
        satellite: &Resource,
        open: &mut Vec<(usize, Value, Option<String>)>,
    ) {
        let scope = OnScope {
            graph,
            name: &attach.name,
            body: &satellite.body,
        };
        let Ok(on) = graph.ev.eval(&attach.on, &Bindings::new(&scope)) else {
            return;
        };
        // What it would name where it does not exist is nobody's.
        let on = on.given(graph.ev.table, satellite.exists);
        let mut values = Vec::new();
        flatten(graph, &on, Cond::TRUE, 0, &mut values);
        for (cond, v) in values {
            let mut claim = Claim {
                satellite: position,
                cond,
                attribute: None,
            };
            // A body's parts refer to the satellite itself where they refer to nothing else.
            let reference = v.reference().filter(|r| r.resource != satellite.address);
            if let Some(r) = reference {
                let of = self.by_reference.entry(r.display()).or_default();
                of.push(claim.clone());
                claim.attribute = r.attribute().map(Str::from);
                let of = self.by_base.entry(r.base().into()).or_default();
                of.push(claim.clone());
                let of = self.by_address.entry(r.resource.clone()).or_default();
                of.push(claim);
                continue;
            }
            // An ARN written around references to resources names those resources.
            let mut named = false;
            for r in references_in_arn(&v).filter(|r| r.resource != satellite.address) {
                claim.attribute = r.attribute().map(Str::from);
                let of = self.by_base.entry(r.base().into()).or_default();
                of.push(claim.clone());
                let of = self.by_address.entry(r.resource.clone()).or_default();
                of.push(claim.clone());
                named = true;
            }
            if named {
                continue;
            }
            match &v.kind {
                Kind::String(s) => {
                    self.by_name.entry(s.clone()).or_default().push(claim);
                    open.push((position, v, None));
                }
                Kind::Unknown(u) => {
                    if matches!(u.reason, Reason::DataSource(_) | Reason::MissingModule(_)) {
                        continue;
                    }
                    let signature = signature(&v, module_of(satellite));
                    if let Some(s) = &signature {
                        self.by_signature.entry(s.clone()).or_default().push(claim);
                    }
                    open.push((position, v, signature));
                }
                _ => {}
            }
        }
    }

    /// The claims on a parent that are certain.
    fn certain(&self, graph: &Graph<'_>, native: &Native, parent: &Resource) -> Vec<Claim> {
        let mut found: Vec<Claim> = Vec::new();
        let names_it = |c: &&Claim| match c.attribute.as_deref() {
            None | Some("Ref") => true,
            Some(a) => native.identity.iter().any(|i| i == a),
        };
        let exact = self.by_address.get(&parent.address);
        found.extend(exact.into_iter().flatten().filter(names_it).cloned());
        if parent.symbolic {
            // A parent of any number of instances is judged once; `b[0]`, `b[each.key]` mean it.
            let of_base = self.by_base.get(&parent.base_address);
            found.extend(of_base.into_iter().flatten().filter(names_it).cloned());
        }
        for v in names_of(parent, native) {
            let named = match (v.reference(), &v.kind) {
                (Some(r), _) if r.resource != parent.address => self.by_reference.get(&r.display()),
                (_, Kind::String(s)) => self.by_name.get(s),
                _ => signature(&v, module_of(parent)).and_then(|s| self.by_signature.get(&s)),
            };
            found.extend(named.into_iter().flatten().cloned());
        }
        found.sort_by_key(|c| c.satellite);
        // One satellite may name its parent twice (by list, by reference and name).
        let mut out: Vec<Claim> = Vec::with_capacity(found.len());
        for c in found {
            match out.last_mut() {
                Some(last) if last.satellite == c.satellite => {
                    last.cond = graph.ev.table.or(last.cond, c.cond).unwrap_or(last.cond);
                }
                _ => out.push(c),
            }
        }
        out
    }

    /// A satellite that may belong to the parent.
    fn perhaps(&self, graph: &Graph<'_>, native: &Native, parent: &Resource) -> Option<usize> {
        // By a reference whose index is not known, or whose attribute is no name.
        let exact = self.by_address.get(&parent.address).into_iter().flatten();
        let of_base = self
            .by_address
            .get(&parent.base_address)
            .into_iter()
            .flatten();
        if let Some(c) = exact.chain(of_base).next() {
            return Some(c.satellite);
        }
        if self.open.is_empty() {
            return None;
        }
        let names = names_of(parent, native);
        let fits = |satellite: usize, v: &Value| {
            let satellite = graph.unit.resources.get(satellite);
            let v_in = (v, satellite.map_or("", module_of));
            if names.is_empty() {
                // The provider makes the name up: nobody can have written it down.
                return v.as_str().is_none();
            }
            names.iter().any(|n| {
                let foreign = n.reference().is_some_and(|r| r.resource != parent.address);
                if foreign && n.as_str().is_none() {
                    return v.as_str().is_none() && may_equal((n, module_of(parent)), v_in);
                }
                may_equal((n, module_of(parent)), v_in)
            })
        };
        self.open
            .iter()
            .enumerate()
            .find(|(i, (s, v))| *i >= MAX_CANDIDATES || fits(*s, v))
            .map(|(_, (s, _))| *s)
    }

    /// What the attachment is to a parent: the satellite's body, under its condition, null
    /// elsewhere; a list of such; Unknown where one may belong to it.
    pub(super) fn of(
        &self,
        graph: &Graph<'_>,
        native: &Native,
        attach: &Attach,
        parent: &Resource,
    ) -> Value {
        let table = graph.ev.table;
        let header = Origin::hop(parent.header, Hop::Block);
        let resource = |i: usize| graph.unit.resources.get(i);
        let certain = self.certain(graph, native, parent);
        let perhaps = if certain.is_empty() {
            self.perhaps(graph, native, parent)
        } else {
            None
        };
        let unknown = perhaps.and_then(resource).map(|s| {
            Value::unknown(Reason::Satellite(s.address.clone()), Type::Dynamic)
                .with_origin(header.clone())
        });
        let over = || Value::unknown(Reason::Budget("conditions"), Type::Dynamic);
        let mut claims: Vec<(Cond, Value)> = Vec::with_capacity(certain.len());
        for c in &certain {
            let Some(s) = resource(c.satellite) else {
                continue;
            };
            let Some(cond) = table.and(c.cond, existence(parent, s)) else {
                return over();
            };
            let Some(together) = table.and(cond, parent.exists) else {
                return over();
            };
            if together.is_false() {
                continue;
            }
            let implied = table.implies(parent.exists, cond) == Some(true);
            claims.push((if implied { Cond::TRUE } else { cond }, s.body.clone()));
        }
        if attach.many {
            let seq = Seq {
                ty: Type::Dynamic,
                items: claims
                    .into_iter()
                    .map(|(cond, value)| Element { cond, value })
                    .collect(),
                rest: unknown.map(Box::new),
            };
            let list: Value = Kind::Tuple(Arc::new(seq)).into();
            return list.with_origin(header);
        }
        if let Some(unknown) = unknown {
            return unknown;
        }
        let mut rest = Cond::TRUE;
        let mut arms = Vec::with_capacity(claims.len() + 1);
        for (cond, body) in claims {
            let (Some(here), Some(left)) = (table.and(rest, cond), table.minus(rest, cond)) else {
                return over();
            };
            arms.push((here, body));
            rest = left;
        }
        arms.push((rest, Value::null().with_origin(header)));
        Value::choice(table, arms).given(table, parent.exists)
    }
}

/// What is referred to inside a text that begins as an ARN does.
fn references_in_arn(v: &Value) -> impl Iterator<Item = &Reference> {
    let parts = v.parts().map_or(&[][..], |p| p.items.as_slice());
    let is_arn = matches!(parts.first(), Some(Part::Text { text, .. }) if text.starts_with("arn:"));
    let of = if is_arn { parts } else { &[] };
    of.iter().filter_map(|p| match p {
        Part::Value(v) => v.reference().filter(|r| !r.is_data()),
        Part::Text { .. } => None,
    })
}

/// When a satellite exists, seen from its parent: instances over one and the same open `for_each`
/// come in pairs.
fn existence(parent: &Resource, satellite: &Resource) -> Cond {
    let over_keys = |r: &Resource| r.meta.get("for_each").is_some();
    if parent.symbolic && satellite.symbolic && over_keys(parent) && over_keys(satellite) {
        return Cond::TRUE;
    }
    satellite.exists
}

/// The values in a resource's body that name it, alternatives taken apart.
fn names_of(parent: &Resource, native: &Native) -> Vec<Value> {
    let mut out = Vec::new();
    for a in &native.identity {
        if let Some(v) = parent.body.get(a) {
            out.extend(v.arms().map(|(_, v)| v).filter(|v| !v.is_null()));
        }
    }
    out
}

/// The values that `on` gives: lists and alternatives taken apart.
fn flatten(graph: &Graph<'_>, v: &Value, cond: Cond, depth: usize, out: &mut Vec<(Cond, Value)>) {
    if depth > 4 {
        return;
    }
    for (c, v) in v.arms() {
        let Some(cond) = graph.ev.table.and(cond, c) else {
            continue;
        };
        match v.as_seq() {
            Some(s) => {
                for e in &s.items {
                    if let Some(cond) = graph.ev.table.and(cond, e.cond) {
                        flatten(graph, &e.value, cond, depth + 1, out);
                    }
                }
                if let Some(rest) = &s.rest {
                    flatten(graph, rest, cond, depth + 1, out);
                }
            }
            None => out.push((cond, v)),
        }
    }
}
