//! What one root module's evaluation shares: evaluator, files, problems, and the stack of names
//! under evaluation that tells a cycle.
//!
//! Must not know: how the single kinds of names are evaluated.

use super::files::ModuleFiles;
use super::inputs::{self, GivenValues};
use super::instance::{Instance, Node};
use super::locate::Manifests;
use super::scope::InstanceScope;
use super::store::Store;
use super::{Project, assemble, names};
use crate::diagnostic::Problem;
use crate::expr::ir::Expr;
use crate::expr::{Bindings, Budget, EvalError, Evaluator, Mode};
use crate::resource::{OpaqueModule, Unit};
use crate::source::Span;
use crate::value::{Conditions, Reason, Str, Type, Value};
use rustc_hash::FxHashSet;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Module instances that one root may have.
pub(super) const MAX_MODULE_INSTANCES: usize = 50_000;

/// One root module under evaluation.
pub(super) struct World<'w> {
    pub project: &'w Project<'w>,
    pub store: &'w Store,
    /// The root module's folder.
    pub root: Str,
    pub ev: Evaluator<'w>,
    pub files: ModuleFiles<'w>,
    /// Values of the root's variables from files, environment and command line.
    pub given: GivenValues,
    pub manifests: OnceCell<Manifests>,
    pub log: RefCell<Log>,
    pub module_instances: Cell<usize>,
    stack: RefCell<Vec<Str>>,
    running: RefCell<Vec<(usize, Node)>>,
}

/// What is noted on the way.
#[derive(Default)]
pub(super) struct Log {
    pub problems: Vec<Problem>,
    seen: FxHashSet<(&'static str, Option<Span>, String)>,
    pub files: BTreeSet<Str>,
    pub missing: BTreeSet<Str>,
    /// Folders of local modules called, and whether with any instance.
    pub called: BTreeMap<Str, bool>,
    pub opaque: Vec<OpaqueModule>,
}

impl Log {
    /// Notes a problem; the same code at the same place once.
    pub fn problem(&mut self, problem: Problem) {
        let words = match problem.span {
            Some(_) => String::new(),
            None => format!("{:?} {}", problem.path, problem.message),
        };
        if self.seen.insert((problem.code, problem.span, words)) {
            self.problems.push(problem);
        }
    }
}

impl<'w> World<'w> {
    pub fn new(
        project: &'w Project<'w>,
        store: &'w Store,
        root: &str,
        table: &'w Conditions,
        budget: &'w Budget,
    ) -> World<'w> {
        let mut log = Log::default();
        let given = inputs::given(project, root, &mut log);
        World {
            project,
            store,
            root: root.into(),
            ev: Evaluator {
                table,
                budget,
                mode: Mode::Terraform,
            },
            files: ModuleFiles::new(project, root),
            given,
            manifests: OnceCell::new(),
            log: RefCell::new(log),
            module_instances: Cell::new(0),
            stack: RefCell::new(Vec::new()),
            running: RefCell::new(Vec::new()),
        }
    }

    /// Notes a problem.
    pub fn problem(&self, problem: Problem) {
        self.log.borrow_mut().problem(problem);
    }

    /// Notes an error of evaluation and gives what stands for the value.
    pub fn failed(&self, error: &EvalError) -> Value {
        let problem = match &error.missing_file {
            Some(path) if !self.project.strict => Problem::warning(
                "missing-file",
                format!("there is no file `{path}`; what is made of it is not known"),
                error.span,
            )
            .help("if it is made before Terraform runs, make it before the scan too"),
            _ => Problem::error("evaluation-error", error.message.clone(), error.span),
        };
        self.problem(problem);
        error.value()
    }

    /// Evaluates an expression; an error is noted and its value Unknown.
    pub fn value(&self, expr: &Expr, env: &Bindings<'_>) -> Value {
        match self.ev.eval(expr, env) {
            Ok(value) => value,
            Err(error) => self.failed(&error),
        }
    }

    /// The text of an expression on one line, cut where it is long: to name what nobody can
    /// decide.
    pub fn expression_text(&self, span: Span) -> String {
        let text = self.project.sources.text(span);
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().take(200).collect()
    }

    /// The value of a name, computed once. A name that is asked for while it is being computed is
    /// a cycle: a problem, and Unknown.
    pub fn once(
        &self,
        instance: &Rc<Instance>,
        node: Node,
        span: Span,
        make: impl FnOnce() -> Value,
    ) -> Value {
        if let Some(value) = instance.memo(node) {
            return value;
        }
        let id = (Rc::as_ptr(instance) as usize, node);
        if let Some(from) = self.running.borrow().iter().position(|r| *r == id) {
            return self.cycle(from, span);
        }
        let Some(_level) = self.ev.budget.deeper() else {
            return Budget::exceeded("depth").at(span);
        };
        self.running.borrow_mut().push(id);
        self.stack.borrow_mut().push(instance.describe(node));
        let value = make();
        self.running.borrow_mut().pop();
        self.stack.borrow_mut().pop();
        instance.remember(node, value.clone());
        value
    }

    fn cycle(&self, from: usize, span: Span) -> Value {
        let stack = self.stack.borrow();
        let names: Vec<&str> = stack.iter().skip(from).map(Str::as_str).collect();
        let mut message = format!("Cycle: {}", names.join(", "));
        if let [one] = names.as_slice() {
            message = format!("{one} refers to itself");
        }
        self.problem(
            Problem::error("cycle", message.clone(), span)
                .help("break the chain: one of these must not depend on the others"),
        );
        Value::unknown(Reason::Error(message.into()), Type::Dynamic).at(span)
    }
}

/// An evaluated root module, for `eval`.
pub struct Session<'s, 'w> {
    world: &'s World<'w>,
    root: Rc<Instance>,
}

impl Session<'_, '_> {
    /// The value of an expression in the root module's scope, with a budget of its own.
    ///
    /// # Errors
    /// What Terraform refuses.
    pub fn eval(&self, expr: &Expr) -> Result<Value, EvalError> {
        self.world.ev.budget.renew();
        let scope = InstanceScope::new(self.world, &self.root);
        let value = self.world.ev.eval(expr, &Bindings::new(&scope))?;
        match names::undeclared_in(&self.root.def, expr) {
            Some(error) if self.world.project.strict => Err(error),
            _ => Ok(value),
        }
    }

    /// The conditions of the values.
    pub fn conditions(&self) -> &Conditions {
        self.world.ev.table
    }

    /// Problems met so far.
    pub fn problems(&self) -> Vec<Problem> {
        self.world.log.borrow().problems.clone()
    }
}

/// Runs `f` on one folder as root module.
pub(super) fn with_session<R>(
    project: &Project<'_>,
    store: &Store,
    folder: &str,
    f: impl FnOnce(&Session<'_, '_>) -> R,
) -> R {
    let table = Conditions::default();
    let budget = Budget::default();
    let world = World::new(project, store, folder, &table, &budget);
    let root = assemble::root_instance(&world);
    f(&Session {
        world: &world,
        root,
    })
}

/// Evaluates one root into its unit.
pub(super) fn evaluate(
    project: &Project<'_>,
    store: &Store,
    folder: &str,
    fill: impl FnOnce(&World<'_>, &mut Unit),
) -> Unit {
    let table = Conditions::default();
    let budget = Budget::default();
    let mut unit = Unit::default();
    {
        let world = World::new(project, store, folder, &table, &budget);
        fill(&world, &mut unit);
    }
    unit.conditions = table;
    unit
}
