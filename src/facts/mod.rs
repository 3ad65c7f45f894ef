//! What an expression cannot say well: policy documents, wildcards, address ranges. Pure functions
//! that mappings and rules call.
//!
//! All are three-valued: on a string that is known in part they answer as far as that part
//! decides. Must not know: rules, findings, canonical types.

mod calls;
mod cidr;
mod conditions;
mod decoded;
mod dynamic;
mod exposure;
mod iam;
mod lists;
mod policy;
mod principals;
mod s3_address;
pub mod schema;
mod wildcard;

use crate::diagnostic::Problem;
use crate::expr::{EvalError, Evaluator};
use crate::graph::Library;
use crate::resource::Unit;
use crate::source::{FileId, SourceMap, Span};
use crate::value::{Element, Kind, Marks, Part, Reason, Str, Truth, Type, Value};
use rustc_hash::FxHashMap;
use schema::{Remark, Slip};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Whether a pattern with `*` (any text) and `?` (one character) covers all of a text.
pub fn wildcard(pattern: &str, text: &str) -> bool {
    wildcard::matches(pattern, text, false)
}

/// The actions that facts and rules ask of AWS's managed policies.
pub fn asked_actions() -> impl Iterator<Item = &'static str> {
    iam::managed::asked_actions()
}

/// The functions of mappings and rules that need code.
pub struct Facts<'a> {
    unit: &'a Unit,
    sources: &'a SourceMap,
    problems: RefCell<Vec<Problem>>,
    /// Documents that were read, by where they are in memory, with their normal form.
    documents: RefCell<FxHashMap<usize, (Value, Value)>>,
    /// The principals that chains of roles were last asked of, with the list that they are from.
    principals: RefCell<Option<([Value; 2], Rc<iam::chains::Principals>)>>,
    /// Words that were asked for, and whether a file of the unit has them.
    words: RefCell<FxHashMap<String, bool>>,
    /// What resources say against the schemas, by address.
    remarks: OnceCell<FxHashMap<&'a str, Vec<Remark>>>,
}

impl<'a> Facts<'a> {
    /// For a run over a unit.
    pub fn new(unit: &'a Unit, sources: &'a SourceMap) -> Facts<'a> {
        Facts {
            unit,
            sources,
            problems: RefCell::default(),
            documents: RefCell::default(),
            principals: RefCell::default(),
            words: RefCell::default(),
            remarks: OnceCell::new(),
        }
    }

    /// Whether a file of the unit has a word, in lower case or with a capital. Files of other units
    /// and what functions read do not count: which of them are loaded by now depends on the threads.
    fn mentions(&self, word: &str) -> bool {
        if let Some(known) = self.words.borrow().get(word) {
            return *known;
        }
        let mut letters = word.chars();
        let capital = letters.next().map(|c| c.to_ascii_uppercase());
        let capital: String = capital.into_iter().chain(letters).collect();
        let code = self.unit.files.iter();
        let code = code.filter(|f| !self.unit.data.contains(*f));
        let read = code.filter_map(|f| self.sources.id(f));
        let written = self.unit.resources.iter().map(|r| r.header.file);
        let files: BTreeSet<FileId> = read.chain(written).collect();
        let needles = [word, &capital].map(memchr::memmem::Finder::new);
        let has = |file: &FileId| {
            let file = self.sources.get(*file);
            file.is_some_and(|f| needles.iter().any(|n| n.find(f.text.as_bytes()).is_some()))
        };
        let found = files.iter().any(has);
        self.words.borrow_mut().insert(word.to_owned(), found);
        found
    }

    /// What is wrong in this way with the properties of a resource: a list of messages, each where
    /// the property's value is written.
    fn slips(&self, address: &Value, slip: Slip) -> Value {
        let remarks = self.remarks.get_or_init(|| schema::check(self.unit));
        let of = address.as_str().and_then(|address| remarks.get(address));
        let of = of.into_iter().flatten().filter(|r| r.slip == slip);
        let elements = of.map(|r| {
            let message = Value::string(Str::from(r.message.as_str()));
            let value = Value::object(vec![("message".into(), message)]);
            let marks = if r.sensitive {
                Marks::SENSITIVE
            } else {
                Marks::NONE
            };
            Element {
                cond: r.cond,
                value: value.with_origin(r.origin.clone()).mark(marks),
            }
        });
        Value::tuple_of(elements.collect())
    }

    /// The principals of a list and what runs as them, read once: every rule asks with the same.
    fn principals(
        &self,
        ev: &Evaluator<'_>,
        list: &Value,
        runners: &Value,
    ) -> Rc<iam::chains::Principals> {
        let same = |a: &Value, b: &Value| match (a.as_seq(), b.as_seq()) {
            (Some(a), Some(b)) => std::sync::Arc::ptr_eq(a, b),
            _ => false,
        };
        if let Some((known, read)) = &*self.principals.borrow()
            && same(&known[0], list)
            && same(&known[1], runners)
        {
            return read.clone();
        }
        let read = Rc::new(iam::chains::Principals::read(ev, list, runners));
        *self.principals.borrow_mut() = Some(([list.clone(), runners.clone()], read.clone()));
        read
    }

    /// What was wrong with the documents that were read so far, each place once.
    pub fn take_problems(&self) -> Vec<Problem> {
        let mut problems = std::mem::take(&mut *self.problems.borrow_mut());
        let place = |p: &Problem| p.span.map(|s| (s.file, s.start, s.end));
        problems.sort_by(|a, b| place(a).cmp(&place(b)).then(a.message.cmp(&b.message)));
        problems.dedup_by(|b, a| a.span == b.span && a.message == b.message);
        problems
    }

    fn problem(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    fn matches(&self, text: &Value, pattern: &Value, span: Span) -> Result<Value, EvalError> {
        let Some(pattern) = pattern.as_str() else {
            return Err(EvalError::new("The pattern must be known", span));
        };
        let Some(regex) = regex(pattern) else {
            return Err(EvalError::new(
                format!("{pattern:?} is no regular expression"),
                span,
            ));
        };
        if let Kind::String(s) = &text.kind {
            return Ok(Value::bool(regex.is_match(s)));
        }
        // What matches within a known part matches, whatever stands around it.
        let anchored = pattern.contains(['^', '$', '\\']);
        let parts = text.parts().map_or(&[][..], |p| p.items.as_slice());
        let within = parts.iter().any(|p| match p {
            Part::Text { text, .. } => regex.is_match(text),
            Part::Value(v) => v.as_str().is_some_and(|s| regex.is_match(s)),
        });
        Ok(if within && !anchored {
            Value::bool(true)
        } else {
            open(text)
        })
    }
}

/// Patterns that a thread keeps compiled. The rules' own are fewer; what a file makes up on top is
/// compiled each time.
const MAX_PATTERNS: usize = 512;

thread_local! {
    /// Compiling a pattern takes longer than all matching with it, and every unit asks for the
    /// same ones.
    static PATTERNS: RefCell<FxHashMap<String, Option<Rc<regex::Regex>>>> = RefCell::default();
}

/// The compiled pattern; `None` where it is none.
fn regex(pattern: &str) -> Option<Rc<regex::Regex>> {
    PATTERNS.with_borrow_mut(|known| {
        if let Some(found) = known.get(pattern) {
            return found.clone();
        }
        let made = regex::Regex::new(pattern).ok().map(Rc::new);
        if known.len() < MAX_PATTERNS {
            known.insert(pattern.to_owned(), made.clone());
        }
        made
    })
}

/// A bool that is not known because `v` is not.
fn open(v: &Value) -> Value {
    Value::unknown(why(v), Type::Bool)
}

/// Why `v` gives no answer.
fn why(v: &Value) -> Reason {
    match &v.kind {
        Kind::Unknown(u) => u.reason.clone(),
        _ => Reason::Other("it is not of the type that is needed".into()),
    }
}

impl Library for Facts<'_> {
    fn call(
        &self,
        ev: &Evaluator<'_>,
        name: &str,
        args: &[Value],
        span: Span,
    ) -> Option<Result<Value, EvalError>> {
        let one = |f: &dyn Fn(&Value) -> Truth| match args {
            [v] => ev.lift(v, &mut |v| Ok(f(v).value(ev.table))),
            _ => Err(EvalError::new("one argument is needed", span)),
        };
        let two = |f: &dyn Fn(&Value, &Value) -> Truth| match args {
            [a, b] => ev.lift2(a, b, &mut |a, b| Ok(f(a, b).value(ev.table))),
            _ => Err(EvalError::new("two arguments are needed", span)),
        };
        Some(match (name, args) {
            ("policy", [v]) => ev.lift(v, &mut |v| Ok(self.policy(ev, v))),
            ("concat", lists) => Ok(lists::concat(ev.table, lists)),
            ("between", [numbers, from, to]) => ev.lift2(from, to, &mut |from, to| {
                Ok(lists::between(ev.table, numbers, from, to))
            }),
            ("any", [_]) => one(&|v| lists::any(ev.table, v)),
            ("all", [_]) => one(&|v| lists::all(ev.table, v)),
            ("action_matches", [patterns, actions]) => {
                let truth = principals::any_of(ev, patterns, &|p| {
                    principals::any_of(ev, actions, &|a| wildcard::covers(p, a))
                });
                Ok(truth.value(ev.table))
            }
            ("grants", [statement, action, resource]) => {
                let truth = principals::grants(ev, statement, action, resource);
                Ok(truth.value(ev.table))
            }
            ("is_any_principal", [_]) => one(&|v| principals::is_any(ev, v)),
            ("is_wildcard", [_]) => one(&principals::star),
            ("restricts", [_]) => one(&|v| conditions::restricts(ev, v)),
            ("is_any_ip", [_]) => one(&cidr::is_any),
            ("is_private_ip", [_]) => one(&cidr::is_private),
            ("cidr_contains", [_, _]) => two(&cidr::contains),
            ("cidr_addresses", [v]) => ev.lift(v, &mut |v| Ok(cidr::addresses(v))),
            ("arn_account", [v]) => ev.lift(v, &mut |v| Ok(principals::account(v))),
            ("scopable", [pattern, level @ ..]) => {
                let level = level.first().and_then(Value::as_str);
                let Some(levels) = iam::actions::Levels::of(level) else {
                    return Some(Err(EvalError::new("there is no such access level", span)));
                };
                let truth = principals::any_of(ev, pattern, &|p| iam::actions::scopable(p, levels));
                Ok(truth.value(ev.table))
            }
            ("known_action", [_]) => one(&iam::actions::exists),
            ("escalations", [documents, boundary @ ..]) => Ok(iam::escalation::escalations(
                ev,
                documents,
                boundary.first(),
            )),
            ("role_chains", [principals, runners, address]) => {
                let address = address.as_str().unwrap_or_default();
                let principals = self.principals(ev, principals, runners);
                Ok(principals.chains(ev, address))
            }
            ("may", [principal, action, resource, policy @ ..]) => {
                let none = Value::null();
                let policy = policy.first().unwrap_or(&none);
                let truth = principals::over(ev, principal, &mut |p| {
                    iam::may::may(ev, p, action, resource, policy)
                });
                Ok(truth.value(ev.table))
            }
            ("managed_policy", [_]) => match args {
                [v] => ev.lift(v, &mut |v| Ok(iam::managed::document(v))),
                _ => return None,
            },
            // A value's place with words on what it adds to a path.
            ("step", [at, message]) => Ok(Value::object(vec![("message".into(), message.clone())])
                .with_origin(place(at).origin.clone())),
            ("state_machine_calls", [definition]) => {
                Ok(self.state_machine_calls(ev, definition, None))
            }
            ("state_machine_calls", [definition, names]) => {
                Ok(self.state_machine_calls(ev, definition, Some(names)))
            }
            ("automation_calls", [content]) => Ok(self.automation_calls(ev, content)),
            ("decoded", [v]) => ev.lift(v, &mut |v| Ok(self.decoded(v))),
            ("sdk_calls", [target, request]) => Ok(self.sdk_calls(ev, target, request)),
            ("open_ports", [rules]) => Ok(exposure::open_ports(ev, rules)),
            ("common_ports", [a, b]) => Ok(exposure::common_ports(ev, a, b)),
            ("mentioned", [word]) => {
                let word = word.as_str().unwrap_or_default();
                Ok(Value::bool(self.mentions(word)))
            }
            ("misspelt_properties", [address]) => Ok(self.slips(address, Slip::Misspelt)),
            ("unknown_properties", [address]) => Ok(self.slips(address, Slip::Unknown)),
            ("wrong_types", [address]) => Ok(self.slips(address, Slip::WrongType)),
            ("s3_bucket", [v]) => ev.lift(v, &mut |v| Ok(s3_address::bucket(v))),
            ("plaintext", [_]) => one(&plaintext),
            ("dynamic_reference", [v]) => ev.lift(v, &mut |v| Ok(dynamic::service(v))),
            ("matches", [text, pattern]) => {
                ev.lift2(text, pattern, &mut |t, p| self.matches(t, p, span))
            }
            _ => return None,
        })
    }
}

/// What has the place of a value: of a list that is put together, its first element.
fn place(v: &Value) -> &Value {
    match v.as_seq().and_then(|s| s.items.first()) {
        Some(first) if v.origin.span.is_none() => place(&first.value),
        _ => v,
    }
}

/// Whether a value is text written down in the files: not empty, not put in from elsewhere.
fn plaintext(v: &Value) -> Truth {
    match &v.kind {
        Kind::String(s) if s.is_empty() || s.starts_with("{{resolve:") => Truth::NO,
        Kind::String(_) | Kind::Number(_) => Truth::YES,
        // Where it comes from, it is not written here.
        _ => Truth::NO,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::model::functions::FUNCTIONS;

    #[test]
    fn every_function_that_rules_may_call_is_there() {
        let sources = SourceMap::default();
        let unit = Unit::default();
        let facts = Facts::new(&unit, &sources);
        let table = crate::value::Conditions::default();
        let budget = crate::expr::Budget::default();
        let ev = Evaluator {
            table: &table,
            budget: &budget,
            mode: crate::expr::Mode::Rules,
        };
        let common: Vec<&str> = crate::expr::functions::names().collect();
        for f in FUNCTIONS {
            if !f.own {
                assert!(
                    f.name == "coalesce" || common.contains(&f.name),
                    "{} is not among the common functions",
                    f.name
                );
                continue;
            }
            if [
                "customer_key",
                "follow",
                "known",
                "named",
                "node",
                "nodes",
                "within",
                "same",
                "present",
                "refers",
                "unknown",
            ]
            .contains(&f.name)
            {
                continue; // The graph's own.
            }
            let args = vec![Value::string("x"); f.min];
            assert!(
                facts.call(&ev, f.name, &args, Span::NONE).is_some(),
                "{} is missing",
                f.name
            );
        }
    }
}
