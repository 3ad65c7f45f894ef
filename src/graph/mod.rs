//! One unit's resources as nodes of canonical types, joined by reference.
//!
//! A [`Node`] is what one native resource (or one element in it) is to a canonical type; its
//! attributes are evaluated when somebody asks, once. Satellites attach to their parents here
//! (`attach`), the functions `follow` and `same` walk references. Must not know: rules, findings,
//! what IAM is: functions with knowledge of a service come in through [`Library`].

mod attach;
mod convert;
mod names;
mod node;
mod view;

pub(crate) use node::elements;
pub use node::{MappingScope, Node, NodeScope, Nodes};
pub use view::TypesById;

use crate::expr::eval::Budget;
use crate::expr::ir::Call;
use crate::expr::{Bindings, EvalError, Evaluator, Mode};
use crate::model::{Attach, Native, TypeDef};
use crate::resource::{Resource, Role, Unit};
use crate::source::Span;
use crate::value::{Cond, Conditions, Kind, Part, Reason, Reference, Str, Truth, Type, Value};
use attach::Satellites;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Functions with knowledge of services, for mappings and rules.
pub trait Library {
    /// Calls a function with evaluated arguments, none of them null or a choice at the top
    /// where the function passes nulls on. `None`: there is no such function.
    fn call(
        &self,
        ev: &Evaluator<'_>,
        name: &str,
        args: &[Value],
        span: Span,
    ) -> Option<Result<Value, EvalError>>;
}

/// The resources of a unit with what it takes to find and join them.
pub struct Graph<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// The evaluator of its mappings and rules.
    pub ev: Evaluator<'a>,
    library: &'a dyn Library,
    /// Positions of resources by native type, `data.` before the type of data sources.
    by_type: FxHashMap<Str, Vec<usize>>,
    by_address: FxHashMap<&'a str, usize>,
    by_base: FxHashMap<&'a str, Vec<usize>>,
    /// The types that were asked for, and the attributes by which they name resources of a native
    /// type, as far as that was asked.
    known: RefCell<Vec<Arc<TypeDef>>>,
    identity: RefCell<FxHashMap<Str, Rc<Vec<Str>>>>,
    satellites: RefCell<FxHashMap<usize, Rc<Satellites>>>,
    types: Option<&'a TypesById<'a>>,
    views: view::Views,
}

impl<'a> Graph<'a> {
    /// The graph of a unit. `types` are the canonical types of which anything may be asked.
    pub fn new(
        unit: &'a Unit,
        budget: &'a Budget,
        types: &[Arc<TypeDef>],
        library: &'a dyn Library,
    ) -> Graph<'a> {
        let mut graph = Graph {
            unit,
            ev: Evaluator {
                table: &unit.conditions,
                budget,
                mode: Mode::Rules,
            },
            library,
            by_type: FxHashMap::default(),
            by_address: FxHashMap::default(),
            by_base: FxHashMap::default(),
            known: RefCell::new(types.to_vec()),
            identity: RefCell::default(),
            satellites: RefCell::default(),
            types: None,
            views: view::Views::default(),
        };
        for (i, r) in unit.resources.iter().enumerate() {
            graph.by_type.entry(native_type(r)).or_default().push(i);
            graph.by_address.insert(&r.address, i);
            graph.by_base.entry(&r.base_address).or_default().push(i);
        }
        graph
    }

    /// The same, with all types that `node(…)` may ask for.
    #[must_use]
    pub fn with_types(mut self, types: &'a TypesById<'a>) -> Graph<'a> {
        self.types = Some(types);
        self
    }

    /// The resources of a native type (`aws_s3_bucket`, `data.aws_iam_policy_document`).
    pub fn of_type(&self, ty: &str) -> impl Iterator<Item = &'a Resource> {
        let positions = self.by_type.get(ty).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|i| self.unit.resources.get(*i))
    }

    /// The native types that occur, sorted, with how many resources have them.
    pub fn native_types(&self) -> Vec<(&Str, usize)> {
        let mut all: Vec<(&Str, usize)> =
            self.by_type.iter().map(|(t, rs)| (t, rs.len())).collect();
        all.sort();
        all
    }

    /// The nodes of a canonical type, in the order of its native types and their resources.
    pub fn nodes<'g>(&'g self, ty: &'g Arc<TypeDef>) -> Nodes<'g, 'a> {
        Nodes::new(self, ty)
    }

    /// The resource that a reference names. With an index that is not known, or where the
    /// resource stands for any number of instances, the first.
    pub fn referred(&self, reference: &Reference) -> Option<&'a Resource> {
        let exact = self.by_address.get(reference.resource.as_str()).copied();
        let position = exact.or_else(|| {
            let base = reference.base();
            let of_base = self.by_base.get(base)?;
            let first = *of_base.first()?;
            let symbolic = self.unit.resources.get(first).is_some_and(|r| r.symbolic);
            (symbolic || base == reference.resource.as_str()).then_some(first)
        });
        self.unit.resources.get(position?)
    }

    fn satellites(&self, native: &Native, attach: &Attach) -> Rc<Satellites> {
        // An `Attach` lives in its type, which outlives the graph: its address tells it apart.
        let key = std::ptr::from_ref(attach).addr();
        if let Some(found) = self.satellites.borrow().get(&key) {
            return found.clone();
        }
        let made = Rc::new(Satellites::new(self, native, attach));
        self.satellites.borrow_mut().insert(key, made.clone());
        made
    }

    /// Learns by which attributes a type names resources.
    fn know(&self, ty: &Arc<TypeDef>) {
        self.known.borrow_mut().push(ty.clone());
        let mut identity = self.identity.borrow_mut();
        for native in &ty.natives {
            identity.remove(&native.ty);
        }
    }

    fn identity_of(&self, ty: &str) -> Rc<Vec<Str>> {
        if let Some(found) = self.identity.borrow().get(ty) {
            return found.clone();
        }
        let mut names: Vec<Str> = Vec::new();
        for known in self.known.borrow().iter() {
            for native in known.natives.iter().filter(|n| n.ty == ty) {
                let new = |n: &&Str| !names.contains(n);
                let new: Vec<Str> = native.identity.iter().filter(new).cloned().collect();
                names.extend(new);
            }
        }
        let names = Rc::new(names);
        self.identity.borrow_mut().insert(ty.into(), names.clone());
        names
    }

    /// A call in a mapping or a rule that is none of Terraform's functions.
    pub fn call(
        &self,
        env: &Bindings<'_>,
        call: &Call,
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        let signature = crate::model::functions::signature(&call.name)?;
        if !signature.own {
            return None;
        }
        let mut args = Vec::with_capacity(call.args.len());
        for arg in &call.args {
            match self.ev.eval(arg, env) {
                Ok(v) => args.push(v),
                Err(e) => return Some(Err(e)),
            }
        }
        if signature.nulls == crate::model::functions::Nulls::Pass
            && let Some(null) = args.iter().find(|a| a.is_null())
        {
            return Some(Ok(null.clone()));
        }
        Some(match (&*call.name, args.as_slice()) {
            ("follow", [of, rest @ ..]) => self.follow(of, rest.first().and_then(Value::as_str)),
            ("node", [of, ty]) => self.node_of(of, ty, span),
            ("nodes", [ty]) => self.all_of(ty, span),
            // Of all of a type: they are handed on as they are.
            ("role_chains", [who, what, address]) => {
                match (self.all_of(who, span), self.all_of(what, span)) {
                    (Ok(who), Ok(what)) => {
                        let args = [who, what, address.clone()];
                        return self.library.call(&self.ev, "role_chains", &args, span);
                    }
                    (Err(e), _) | (_, Err(e)) => Err(e),
                }
            }
            ("same", [a, b]) => self.ev.lift2(a, b, &mut |a, b| {
                if a.is_null() || b.is_null() {
                    return Ok(Value::null());
                }
                Ok(self.same(a, b).value(self.ev.table))
            }),
            ("present", [v]) => self.ev.lift(v, &mut |v| {
                let table = self.ev.table;
                Ok(presence(table, v).value(table))
            }),
            ("customer_key", [v]) => self
                .ev
                .lift(v, &mut |v| Ok(self.customer_key(v).value(self.ev.table))),
            // What the text of the project leaves open, in the words of the mapping.
            ("unknown", [why]) => Ok(Value::unknown(
                Reason::Other(why.as_str().unwrap_or("it cannot be known").into()),
                Type::Bool,
            )),
            // What is not known counts as not there.
            ("known", [v]) => self.ev.lift(v, &mut |v| {
                Ok(if v.is_unknown() {
                    Value::null()
                } else {
                    v.clone()
                })
            }),
            // A name that is written down, or a managed resource; nothing that may be anything.
            ("named", [v]) => self.ev.lift(v, &mut |v| {
                let names = v.as_str().is_some() || v.reference().is_some_and(|r| !r.is_data());
                Ok(if names { v.clone() } else { Value::null() })
            }),
            // The only resource that a text is put together around.
            ("within", [v]) => self.ev.lift(v, &mut |v| Ok(view::within(v, &|_| true))),
            ("within", [v, ty]) => self.ev.lift(v, &mut |v| {
                let of_type = |r: &Reference| {
                    let referred = self.referred(r);
                    referred.is_some_and(|r| ty.as_str() == Some(native_type(r).as_str()))
                };
                Ok(view::within(v, &of_type))
            }),
            // A string that names a managed resource of the same unit, written or computed.
            ("refers", [v]) => self.ev.lift(v, &mut |v| {
                Ok(Value::bool(v.reference().is_some_and(|r| !r.is_data())))
            }),
            (name, args) => match self.library.call(&self.ev, name, args, span) {
                Some(result) => result,
                None => Err(EvalError::new(format!("`{name}` is missing"), span)),
            },
        })
    }

    /// The body of the resource that a value names, by reference, or by a known name among the
    /// resources of `ty`. null where it names none in this unit.
    fn follow(&self, of: &Value, ty: Option<&str>) -> Result<Value, EvalError> {
        self.ev.lift(of, &mut |of| {
            let by_name = || {
                let name = of.as_str()?;
                self.named_native(ty?, name)
            };
            let found = of
                .reference()
                .and_then(|r| self.referred(r))
                .filter(|r| ty.is_none_or(|ty| native_type(r) == ty))
                .or_else(by_name);
            Ok(match (found, &of.kind) {
                (Some(r), _) => self.existing(r, &of.origin),
                (None, Kind::Unknown(u)) => {
                    // Naming a resource of another type, or one that is not here, is naming none.
                    // Where there is no resource of that type, none can be meant.
                    let none_here = ty.is_some_and(|ty| self.of_type(ty).next().is_none());
                    match of.reference().and_then(|r| self.referred(r)) {
                        Some(_) => Value::null().with_origin(of.origin.clone()),
                        None if none_here => Value::null().with_origin(of.origin.clone()),
                        None => Value::unknown(u.reason.clone(), Type::Dynamic)
                            .with_origin(of.origin.clone()),
                    }
                }
                (None, _) => Value::null().with_origin(of.origin.clone()),
            })
        })
    }

    /// A resource's body where it exists, null elsewhere.
    fn existing(&self, r: &Resource, origin: &crate::value::Origin) -> Value {
        let absent = || Value::null().with_origin(origin.clone());
        if r.exists.is_true() {
            return r.body.clone();
        }
        match self.ev.table.not(r.exists) {
            Some(not) => Value::choice(
                self.ev.table,
                vec![(r.exists, r.body.clone()), (not, absent())],
            ),
            None => Budget::exceeded("conditions"),
        }
    }

    /// Whether a KMS key is named that is not AWS's own for a service (`alias/aws/…`).
    fn customer_key(&self, key: &Value) -> Truth {
        const MANAGED: &str = "alias/aws/";
        let of_aws = |text: &str| text.contains(MANAGED);
        match &key.kind {
            Kind::String(s) => Truth::when(
                self.ev.table,
                match s.is_empty() || of_aws(s) {
                    true => Cond::FALSE,
                    false => Cond::TRUE,
                },
            ),
            Kind::Unknown(_) => {
                let texts = key.parts().map_or(&[][..], |p| p.items.as_slice());
                let known = |p: &Part| match p {
                    Part::Text { text, .. } => of_aws(text),
                    Part::Value(v) => v.as_str().is_some_and(of_aws),
                };
                if texts.iter().any(known) {
                    return Truth::NO;
                }
                // A data source looks a key up by its alias or id.
                let looked_up = key
                    .reference()
                    .filter(|r| r.is_data())
                    .and_then(|r| self.referred(r))
                    .and_then(|r| ["name", "key_id"].into_iter().find_map(|a| r.body.get(a)));
                match looked_up {
                    Some(by) if !by.is_null() => Truth::of(
                        self.ev.table,
                        &by.map_arms(self.ev.table, |by| match &by.kind {
                            Kind::String(s) => Value::bool(!of_aws(s)),
                            _ => Value::unknown(
                                Reason::Other("it is not known which key is looked up".into()),
                                Type::Bool,
                            ),
                        }),
                    ),
                    _ => presence(self.ev.table, key),
                }
            }
            _ => presence(self.ev.table, key),
        }
    }

    /// Whether two values name the same resource attribute, or are the same for certain.
    fn same(&self, a: &Value, b: &Value) -> Truth {
        if let (Some(x), Some(y)) = (a.reference(), b.reference()) {
            if x.resource == y.resource {
                let named = |r: &Reference| self.names_resource(r);
                if x.path == y.path || (named(x) && named(y)) {
                    return Truth::YES;
                }
            } else if self.names_resource(x) && self.names_resource(y) {
                let indexed = |r: &Reference| self.by_address.contains_key(r.resource.as_str());
                if indexed(x) && indexed(y) {
                    return Truth::NO;
                }
                if x.base() != y.base() {
                    return Truth::NO;
                }
            }
        }
        self.ev.equal(a, b)
    }

    /// Whether a reference's path is one that names the resource itself.
    fn names_resource(&self, r: &Reference) -> bool {
        match (r.attribute(), self.referred(r)) {
            (None, _) => true,
            (Some("Ref"), _) => true,
            (Some(a), Some(found)) => match self.identity_of(&native_type(found)).as_slice() {
                // No model knows this type.
                [] => matches!(a, "id" | "arn" | "Arn" | "Id"),
                names => names.iter().any(|i| i == a),
            },
            (Some(a), None) => matches!(a, "id" | "arn" | "Arn"),
        }
    }

    /// The condition of a resource in words, empty where it always exists.
    pub fn describe(&self, cond: Cond) -> String {
        self.ev.table.describe(cond)
    }
}

/// Whether something is there: neither null nor an empty list, nor empty text, by which both
/// dialects mean "not set".
fn presence(table: &Conditions, v: &Value) -> Truth {
    match &v.kind {
        Kind::Null(_) => Truth::NO,
        Kind::String(s) if s.is_empty() => Truth::NO,
        Kind::Unknown(_) if has_text(v) => Truth::YES,
        // An input that is not null may still be empty text.
        Kind::Unknown(u) if u.refinements.not_null && !matches!(u.reason, Reason::Input(_)) => {
            Truth::YES
        }
        // What names another resource is there, although only its provider knows the value.
        Kind::Unknown(_) if v.reference().is_some() => Truth::YES,
        Kind::Unknown(u) => Truth::unknown(u.reason.clone()),
        // An object is there, whatever is in it.
        Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) => {
            Truth::occupied(table, v).unwrap_or(Truth::YES)
        }
        _ => Truth::YES,
    }
}

/// Whether some of a partly known string is known, so that it cannot be empty.
fn has_text(v: &Value) -> bool {
    let Some(u) = v.as_unknown() else {
        return false;
    };
    let text = |p: &Part| match p {
        Part::Text { text, .. } => !text.is_empty(),
        Part::Value(v) => v.as_str().is_some_and(|s| !s.is_empty()),
    };
    !u.refinements.prefix.is_empty() || u.parts.as_ref().is_some_and(|p| p.items.iter().any(text))
}

/// A resource's type as mappings write it.
pub fn native_type(r: &Resource) -> Str {
    match r.role {
        Role::Managed => r.ty.clone(),
        Role::Data if r.ty.starts_with("data.") => r.ty.clone(),
        Role::Data => format!("data.{}", r.ty).into(),
    }
}
