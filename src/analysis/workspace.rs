//! A project that stays: analysed again and again while its files change, each time as far as the
//! change reaches.
//!
//! Text that is edited costs the folder that it stands in its definitions, and the units that read
//! it their results; everything else stays. A file that comes or goes may matter to anybody (a
//! folder's listing, a module that was missing), so then all units are evaluated again. What comes
//! out is what a scan of the same files would say. Must not know: editors, protocols.

use super::candidates::{self, Candidate};
use super::cdk;
use super::discover::{self, Found, Place};
use super::merge;
use super::parameter_sets::ParameterSets;
use super::piece::{Piece, problem_path};
use super::pipeline::STACK;
use super::plans::{Placed, PlanFile};
use super::rule_files;
use super::settings::Settings;
use super::suppressions::{OrderId, Suppressions};
use super::units::{self, Files, Work};
use super::{Cancel, Options, UsageError};
use crate::config;
use crate::diagnostic::Problem;
use crate::frontend::cloudformation::{Template, Templates};
use crate::frontend::terraform::{Code, Definitions, Inputs};
use crate::resource::inspected::{Inspected, Wanted};
use crate::rules::{Finding, RuleInfo, RuleSet};
use crate::source::{OverlayFs, SourceMap, Span};
use crate::value::{Conditions, Str};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is different since the last run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// Files with another text, relative to the root.
    pub edited: BTreeSet<String>,
    /// Whether files came or went.
    pub files: bool,
    /// Whether anything may be different: options, folders.
    pub all: bool,
}

impl Change {
    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.edited.is_empty() && !self.files && !self.all
    }
}

/// Why there is no new result.
#[derive(Debug)]
pub enum Stopped {
    /// Nobody waits for it any more.
    Cancelled,
    /// An option or the configuration file is wrong.
    Usage(UsageError),
}

impl From<UsageError> for Stopped {
    fn from(e: UsageError) -> Stopped {
        Stopped::Usage(e)
    }
}

/// What is to be said of one file.
#[derive(Clone, Debug, Default)]
pub struct FileReport {
    /// As in [`super::Analysis::findings`].
    pub findings: Vec<Arc<Finding>>,
    /// As in [`super::Analysis::problems`].
    pub problems: Vec<Problem>,
}

impl FileReport {
    fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.problems.is_empty()
    }
}

/// A project under analysis.
#[derive(Debug)]
pub struct Workspace {
    options: Options,
    pool: rayon::ThreadPool,
    state: Option<State>,
}

/// What is known after a run.
#[derive(Debug)]
struct State {
    fs: OverlayFs,
    settings: Settings,
    rules: Arc<RuleSet>,
    found: Found,
    sources: Arc<SourceMap>,
    definitions: Definitions,
    suppressions: Suppressions,
    inputs: Inputs,
    parameters: Arc<ParameterSets>,
    candidates: BTreeMap<String, Option<Arc<Known>>>,
    /// The root module of each plan; `None` within where nothing is to be judged.
    plans: BTreeMap<String, Option<Option<Str>>>,
    units: BTreeMap<Key, Arc<Piece>>,
    leftovers: Vec<Problem>,
    reports: BTreeMap<Str, FileReport>,
}

/// What a file is whose content says that.
#[derive(Debug)]
enum Known {
    /// What is to be said of a file that is not analysed.
    Refused(Arc<Piece>),
    Template(Template),
    Plan(Box<PlanFile>),
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key {
    Root(Str),
    Plan(String),
    Template(Str),
}

impl Workspace {
    /// A project that is not analysed yet.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn new(options: Options) -> Result<Workspace, UsageError> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(options.threads)
            .stack_size(STACK)
            .thread_name(|i| format!("bartizan-{i}"))
            .build()
            .map_err(|e| UsageError::new(format!("cannot start threads: {e}")))?;
        Ok(Workspace {
            options,
            pool,
            state: None,
        })
    }

    /// Takes other options, for the next run, which is to be told that all is different.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// Whether there was a run.
    pub fn is_ready(&self) -> bool {
        self.state.is_some()
    }

    /// Analyses what a change reaches. Gives the paths of the files of which something else may be
    /// to say now. Without a result everything stays as it was, and the change is to be told again.
    ///
    /// # Errors
    /// See [`Stopped`].
    pub fn update(
        &mut self,
        fs: &OverlayFs,
        change: &Change,
        cancel: &Cancel,
    ) -> Result<BTreeSet<Str>, Stopped> {
        let Workspace {
            options,
            pool,
            state,
        } = self;
        let (next, touched) = pool.install(|| run(options, state.as_ref(), fs, change, cancel))?;
        *state = Some(next);
        Ok(touched)
    }

    /// What is to be said of each file, by path below the root; of what has no file, by no path.
    pub fn reports(&self) -> impl Iterator<Item = (&Str, &FileReport)> {
        self.state.iter().flat_map(|s| s.reports.iter())
    }

    /// Does something on the threads of the analysis.
    pub fn on_threads<R: Send>(&self, f: impl FnOnce() -> R + Send) -> R {
        self.pool.install(f)
    }

    /// What is to be said of one file.
    pub fn report(&self, path: &str) -> Option<&FileReport> {
        self.state.as_ref()?.reports.get(path)
    }

    /// The texts that places are in.
    pub fn sources(&self) -> Option<&Arc<SourceMap>> {
        self.state.as_ref().map(|s| &s.sources)
    }

    /// A rule, by id or another tool's id.
    pub fn rule(&self, name: &str) -> Option<Arc<RuleInfo>> {
        self.state.as_ref()?.rules.find(name)
    }

    /// The values of expressions of a file, once for each root module that it belongs to, with the
    /// root module's folder; or of a template.
    pub fn inspect<R: Send>(
        &self,
        path: &str,
        wanted: &Wanted,
        f: impl Fn(&str, Vec<Inspected>, &Conditions) -> R + Sync,
    ) -> Vec<R> {
        let Some(state) = &self.state else {
            return Vec::new();
        };
        let inspect = || state.inspect(path, wanted, &f);
        self.pool.install(inspect).unwrap_or_default()
    }

    /// The places of the local modules' sources in a file, with the folder of each and the file
    /// there to look at first.
    pub fn module_links(&self, path: &str) -> Vec<(Span, Str)> {
        let Some(state) = &self.state else {
            return Vec::new();
        };
        let links = || state.module_links(path);
        self.pool.install(links).unwrap_or_default()
    }
}

/// Text files that settings are read from.
fn is_setting(path: &str) -> bool {
    config::NAMES.contains(&path) || path.ends_with(".hcl")
}

fn run(
    options: &Options,
    before: Option<&State>,
    fs: &OverlayFs,
    change: &Change,
    cancel: &Cancel,
) -> Result<(State, BTreeSet<Str>), Stopped> {
    let all = change.all || change.edited.iter().any(|p| is_setting(p));
    let files = Files {
        fs,
        root: fs.root(),
    };
    // What stays of the run before; nothing where anything may be different.
    let before_if = before.filter(|_| !all);
    let (settings, rules) = match before_if {
        Some(state) => (state.settings.clone(), state.rules.clone()),
        None => {
            let settings = Settings::read(options, files)?;
            let rules = settings.select(rule_files::load(&settings.options.rule_dirs)?)?;
            (settings, Arc::new(rules))
        }
    };
    let others = change.files
        || change
            .edited
            .iter()
            .any(|p| p.rsplit('/').next() == Some(".bartizanignore"));
    let found = match before_if {
        Some(state) if !others => state.found.clone(),
        _ => {
            let place = Place::find(&options.paths, Some(fs.root()))?;
            let unsaved: Vec<String> = fs.paths().map(str::to_owned).collect();
            let mut found = discover::walk_with(&place, &settings.options.excludes, &unsaved)?;
            cdk::settle(&mut found, fs);
            found
        }
    };
    let edited = found.with_links(&change.edited);
    let (sources, definitions) = match before_if {
        Some(state) => {
            let folders = edited.iter().map(|p| Str::from(folder_of(p))).collect();
            (
                state.sources.without(edited.iter().map(String::as_str)),
                state.definitions.without(&folders),
            )
        }
        None => Default::default(),
    };
    let suppressions = match before_if {
        Some(state) => {
            let ids = edited.iter().filter_map(|p| state.sources.id(p));
            state.suppressions.without(ids)
        }
        None => Suppressions::default(),
    };
    let next = Next {
        edited: &edited,
        before: before_if,
        cancel,
    };
    let done = {
        let mut work = Work::new(
            &settings.options,
            files,
            &sources,
            &found,
            Some(&rules),
            &suppressions,
        )?;
        work.cancel = Some(cancel);
        next.analyse(&work, definitions, others)?
    };
    let mut touched: BTreeSet<Str> = done.touched;
    touched.extend(edited.iter().map(|p| Str::from(p.as_str())));
    let mut reports = match before_if {
        Some(state) => state.reports.clone(),
        None => {
            touched.extend(before.iter().flat_map(|s| s.reports.keys().cloned()));
            BTreeMap::new()
        }
    };
    for path in &touched {
        reports.remove(path);
    }
    reports.extend(done.reports);
    let state = State {
        fs: fs.clone(),
        inputs: done.inputs,
        parameters: done.parameters,
        settings,
        rules,
        found,
        sources: Arc::new(sources),
        definitions: done.definitions,
        suppressions,
        candidates: done.candidates,
        plans: done.plans,
        units: done.units,
        leftovers: done.leftovers,
        reports,
    };
    Ok((state, touched))
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A run after another one.
struct Next<'a> {
    edited: &'a BTreeSet<String>,
    before: Option<&'a State>,
    cancel: &'a Cancel,
}

/// What a run gave.
struct Done {
    inputs: Inputs,
    parameters: Arc<ParameterSets>,
    definitions: Definitions,
    candidates: BTreeMap<String, Option<Arc<Known>>>,
    plans: BTreeMap<String, Option<Option<Str>>>,
    units: BTreeMap<Key, Arc<Piece>>,
    leftovers: Vec<Problem>,
    touched: BTreeSet<Str>,
    reports: Vec<(Str, FileReport)>,
}

impl Next<'_> {
    fn is_edited(&self, path: &str) -> bool {
        self.edited.contains(path)
    }

    /// What a unit gave before, if nothing that it read is different.
    fn kept(&self, key: &Key) -> Option<Arc<Piece>> {
        let piece = self.before?.units.get(key)?;
        let read = !self.edited.is_empty() && piece.read.iter().any(|f| self.is_edited(f));
        (!read).then(|| piece.clone())
    }

    /// Whether anything is different that a template's stack read.
    fn edits_a_stack(&self) -> bool {
        let mut units = self.before.iter().flat_map(|b| &b.units);
        units.any(|(key, piece)| {
            matches!(key, Key::Template(_)) && piece.read.iter().any(|f| self.is_edited(f))
        })
    }

    fn go_on(&self) -> Result<(), Stopped> {
        match self.cancel.is_cancelled() {
            true => Err(Stopped::Cancelled),
            false => Ok(()),
        }
    }

    fn analyse(
        &self,
        work: &Work<'_>,
        definitions: Definitions,
        others: bool,
    ) -> Result<Done, Stopped> {
        if let Some(progress) = work.progress() {
            progress.restart();
            progress.add(work.found.folders.len() + work.found.candidates.len());
        }
        let read = || {
            let go_on = || !self.cancel.is_cancelled();
            Code::read_again(work.project(), definitions, &go_on)
        };
        let templates = Templates::new(work.templates());
        let (code, candidates) = rayon::join(read, || self.candidates(work, &templates));
        self.go_on()?;
        let same_inputs = self.before.is_some_and(|b| b.inputs == work.inputs);
        let keep = same_inputs && !others;
        let plans = self.placed(work, &code, &candidates, keep);
        let joined: BTreeSet<&Str> = plans.values().flatten().flatten().collect();
        let mut keys: Vec<Key> = code
            .roots()
            .iter()
            .filter(|root| !joined.contains(root))
            .map(|root| Key::Root(root.clone()))
            .collect();
        let judged = plans.iter().filter(|(_, root)| root.is_some());
        keys.extend(judged.map(|(path, _)| Key::Plan(path.clone())));
        let made = keys.into_par_iter().filter_map(|key| {
            if let Some(piece) = self.kept(&key).filter(|_| keep) {
                return Some((key, piece, false));
            }
            let outcome = match &key {
                Key::Root(root) => units::of_root(work, &code, root, &templates),
                Key::Plan(path) => {
                    let file = candidates.get(path).and_then(Option::as_deref);
                    let Some(Known::Plan(file)) = file else {
                        return None;
                    };
                    let placed = Placed::find(file, &code)?;
                    units::of_plan(work, &code, placed, &templates)
                }
                Key::Template(_) => return None,
            };
            let piece = Piece::new(outcome, work.sources);
            Some((key, Arc::new(piece), true))
        });
        let mut made: Vec<(Key, Arc<Piece>, bool)> = made.collect();
        made.extend(self.templates(work, &templates, &candidates, &made, keep));
        self.go_on()?;

        let mut touched: BTreeSet<Str> = BTreeSet::new();
        let mut units: BTreeMap<Key, Arc<Piece>> = BTreeMap::new();
        for (key, piece, new) in made {
            if new {
                touched.extend(piece.touches().cloned());
            }
            units.insert(key, piece);
        }
        self.touch_gone(&units, &candidates, &mut touched);
        let read: FxHashSet<Str> = units
            .values()
            .flat_map(|p| p.read.iter().cloned())
            .collect();
        let mut leftovers = code.leftover_problems(&read);
        leftovers.extend(work.found.problems.iter().cloned());
        let earlier = self.before.map_or(&[][..], |b| &b.leftovers);
        if leftovers != earlier {
            let both = leftovers.iter().chain(earlier);
            touched.extend(both.map(|p| problem_path(work.sources, p)));
        }
        let reports = reports(work, &units, &candidates, &leftovers, &touched);
        Ok(Done {
            inputs: work.inputs.clone(),
            parameters: Arc::clone(&work.parameters),
            definitions: code.into_definitions(),
            candidates,
            plans,
            units,
            leftovers,
            touched,
            reports,
        })
    }

    /// The templates that are stacks of their own, now that it is known which of them the units
    /// made so far call.
    fn templates(
        &self,
        work: &Work<'_>,
        templates: &Templates<'_>,
        candidates: &BTreeMap<String, Option<Arc<Known>>>,
        made: &[(Key, Arc<Piece>, bool)],
        keep: bool,
    ) -> Vec<(Key, Arc<Piece>, bool)> {
        let is_template =
            |known: &Option<Arc<Known>>| matches!(known.as_deref(), Some(Known::Template(_)));
        let found = candidates.iter().filter(|(_, known)| is_template(known));
        let found: Vec<Str> = found.map(|(path, _)| path.as_str().into()).collect();
        let called: BTreeSet<Str> = made
            .iter()
            .flat_map(|(_, piece, _)| piece.facts.templates())
            .cloned()
            .collect();
        let mut roots = templates.roots(&found);
        roots.retain(|path| !called.contains(path));
        // What one template exports may be what any other imports.
        let linked = templates.link(&roots, |path| work.first_inputs(templates, path));
        // A snippet or a definition is no template, but may be a part of what one exports.
        let edited = found.iter().any(|path| self.is_edited(path)) || self.edits_a_stack();
        let same = self
            .before
            .is_some_and(|b| b.parameters.same(&work.parameters));
        let keep = keep && same && !(linked && edited);
        let judge = |path: &Str| {
            let key = Key::Template(path.clone());
            if let Some(piece) = self.kept(&key).filter(|_| keep) {
                return (key, piece, false);
            }
            let outcome = units::of_template(work, templates, path);
            let piece = Piece::new(outcome, work.sources);
            (key, Arc::new(piece), true)
        };
        units::each_stack(
            work,
            (templates, &found),
            &called,
            roots,
            judge,
            |(_, piece, _)| &piece.facts,
        )
    }

    /// What the files are whose content says that.
    fn candidates(
        &self,
        work: &Work<'_>,
        templates: &Templates<'_>,
    ) -> BTreeMap<String, Option<Arc<Known>>> {
        let found = work.found.candidates.par_iter().map(|path| {
            let before = self.before.and_then(|b| b.candidates.get(path));
            if let Some(known) = before.filter(|_| !self.is_edited(path)) {
                if let Some(Known::Template(template)) = known.as_deref() {
                    templates.add_again(template);
                }
                return (path.clone(), known.clone());
            }
            let known = match candidates::look(work, templates, path) {
                Some(Candidate::Refused(outcome)) => {
                    let piece = Piece::new(*outcome, work.sources);
                    Some(Known::Refused(Arc::new(piece)))
                }
                Some(Candidate::Template(template)) => Some(Known::Template(template)),
                Some(Candidate::Plan(plan)) => Some(Known::Plan(plan)),
                None => None,
            };
            (path.clone(), known.map(Arc::new))
        });
        found.collect()
    }

    /// The root module of each plan. What a plan's code is depends on what folders declare, so where
    /// that is as before nothing need be looked for again.
    fn placed(
        &self,
        work: &Work<'_>,
        code: &Code<'_>,
        candidates: &BTreeMap<String, Option<Arc<Known>>>,
        keep: bool,
    ) -> BTreeMap<String, Option<Option<Str>>> {
        let plans = candidates
            .iter()
            .filter_map(|(path, known)| match known.as_deref() {
                Some(Known::Plan(file)) => Some((path, file.as_ref())),
                _ => None,
            });
        let plans: Vec<(&String, &PlanFile)> = plans.collect();
        if plans.is_empty() {
            return BTreeMap::new();
        }
        let same = keep && self.same_declarations(work, code);
        let placed = plans.into_par_iter().map(|(path, file)| {
            let before = self.before.and_then(|b| b.plans.get(path));
            if let Some(known) = before.filter(|_| same && !self.is_edited(path)) {
                return (path.clone(), known.clone());
            }
            let root = Placed::find(file, code).map(|p| p.root);
            (path.clone(), root)
        });
        placed.collect()
    }

    /// Whether the folders of edited files declare what they did.
    fn same_declarations(&self, work: &Work<'_>, code: &Code<'_>) -> bool {
        let Some(before) = self.before else {
            return false;
        };
        let mut folders: BTreeSet<&str> = self.edited.iter().map(|p| folder_of(p)).collect();
        folders.retain(|f| work.found.folders.iter().any(|g| g.path == *f));
        let known = Definitions::without(&before.definitions, &FxHashSet::default());
        let earlier = Code::known(work.project(), known);
        folders
            .into_iter()
            .all(|f| earlier.declarations(f) == code.declarations(f))
    }

    /// Notes the files of units that are not what they were.
    fn touch_gone(
        &self,
        units: &BTreeMap<Key, Arc<Piece>>,
        candidates: &BTreeMap<String, Option<Arc<Known>>>,
        touched: &mut BTreeSet<Str>,
    ) {
        for (key, piece) in self.before.iter().flat_map(|b| &b.units) {
            let same = units.get(key).is_some_and(|now| Arc::ptr_eq(now, piece));
            if !same {
                touched.extend(piece.touches().cloned());
            }
        }
        let pieces = |of: &BTreeMap<String, Option<Arc<Known>>>| -> Vec<(String, Arc<Piece>)> {
            let judged = of
                .iter()
                .filter_map(|(path, known)| match known.as_deref() {
                    Some(Known::Refused(piece)) => Some((path.clone(), piece.clone())),
                    _ => None,
                });
            judged.collect()
        };
        let now = pieces(candidates);
        let before = self
            .before
            .map(|b| pieces(&b.candidates))
            .unwrap_or_default();
        let same: FxHashSet<*const Piece> = before.iter().map(|(_, p)| Arc::as_ptr(p)).collect();
        let stays: FxHashSet<*const Piece> = now.iter().map(|(_, p)| Arc::as_ptr(p)).collect();
        for (path, piece) in now.iter().chain(&before) {
            let at = Arc::as_ptr(piece);
            if !(same.contains(&at) && stays.contains(&at)) {
                touched.insert(path.as_str().into());
                touched.extend(piece.touches().cloned());
            }
        }
    }
}

/// What is to be said of the touched files.
fn reports(
    work: &Work<'_>,
    units: &BTreeMap<Key, Arc<Piece>>,
    candidates: &BTreeMap<String, Option<Arc<Known>>>,
    leftovers: &[Problem],
    touched: &BTreeSet<Str>,
) -> Vec<(Str, FileReport)> {
    let templates = candidates
        .values()
        .filter_map(|known| match known.as_deref() {
            Some(Known::Refused(piece)) => Some(piece),
            _ => None,
        });
    let pieces: Vec<&Arc<Piece>> = units.values().chain(templates).collect();
    let used: FxHashSet<OrderId> = pieces.iter().flat_map(|p| &p.used).copied().collect();
    let mut given: FxHashMap<Str, Vec<Problem>> = FxHashMap::default();
    for problem in leftovers {
        let path = problem_path(work.sources, problem);
        given.entry(path).or_default().push(problem.clone());
    }
    let report = |path: &Str| {
        let mut findings = Vec::new();
        let mut problems = given.get(path).cloned().unwrap_or_default();
        let mut judged = false;
        for piece in &pieces {
            if let Some(own) = piece.files.get(path) {
                findings.extend(own.findings.iter().cloned());
                problems.extend(own.problems.iter().cloned());
            }
            judged = judged || piece.facts.judged_files().binary_search(path).is_ok();
        }
        if let Some(id) = work.sources.id(path).filter(|_| judged) {
            problems.extend(units::file_remarks(work, id, &used));
        }
        let (findings, problems) = merge::of_one_file(findings, problems);
        FileReport { findings, problems }
    };
    let touched: Vec<&Str> = touched.iter().collect();
    let made = touched
        .into_par_iter()
        .map(|path| (path.clone(), report(path)));
    made.filter(|(_, report)| !report.is_empty()).collect()
}

impl State {
    /// Runs `f` with this state's files as a run has them.
    fn with_work<R>(&self, f: impl FnOnce(&Work<'_>) -> R) -> Option<R> {
        let files = Files {
            fs: &self.fs,
            root: self.fs.root(),
        };
        let work = Work::new(
            &self.settings.options,
            files,
            &self.sources,
            &self.found,
            Some(&self.rules),
            &self.suppressions,
        );
        work.ok().map(|work| f(&work))
    }

    fn with_code<R>(&self, f: impl FnOnce(&Code<'_>, &Work<'_>) -> R) -> Option<R> {
        self.with_work(|work| {
            let known = self.definitions.without(&FxHashSet::default());
            f(&Code::known(work.project(), known), work)
        })
    }

    fn inspect<R>(
        &self,
        path: &str,
        wanted: &Wanted,
        f: &impl Fn(&str, Vec<Inspected>, &Conditions) -> R,
    ) -> Option<Vec<R>> {
        let file = self.sources.id(path)?;
        let folder = folder_of(path);
        let known = self.candidates.get(path).and_then(Option::as_deref);
        if let Some(Known::Template(_)) = known {
            // The stacks that it is part of; of those that Terraform deploys it is looked at alone.
            let of_stack = |(key, piece): (&Key, &Arc<Piece>)| match key {
                Key::Template(root) => piece.read.iter().any(|f| f == path).then(|| root.clone()),
                Key::Root(_) | Key::Plan(_) => None,
            };
            let mut roots: Vec<Str> = self.units.iter().filter_map(of_stack).collect();
            if roots.is_empty() {
                roots.push(path.into());
            }
            return self.with_work(|work| {
                let templates = Templates::new(work.templates());
                let known = self.candidates.values().filter_map(Option::as_deref);
                for known in known {
                    if let Known::Template(template) = known {
                        templates.add_again(template);
                    }
                }
                let inputs = |path: &str| work.first_inputs(&templates, path);
                templates.link(&roots, inputs);
                let one = |root: &Str| {
                    let shown = if root == path { "" } else { root.as_str() };
                    templates.inspect(root, &inputs(root), file, wanted, |found, table| {
                        f(shown, found, table)
                    })
                };
                roots.iter().map(one).collect()
            });
        }
        let of_root = |(key, piece): (&Key, &Arc<Piece>)| match key {
            Key::Root(root) => piece.read.iter().any(|f| f == path).then(|| root.clone()),
            Key::Plan(_) | Key::Template(_) => None,
        };
        let roots: Vec<Str> = self.units.iter().filter_map(of_root).collect();
        self.with_code(|code, _| {
            let one = |root: &Str| {
                code.inspect(root, (folder, file), wanted, |found, table| {
                    f(root, found, table)
                })
            };
            roots.iter().map(one).collect()
        })
    }

    fn module_links(&self, path: &str) -> Option<Vec<(Span, Str)>> {
        let file = self.sources.id(path)?;
        self.with_code(|code, _| {
            let calls = code.calls(folder_of(path)).into_iter();
            let own = calls.filter(|(span, _)| span.file == file);
            let links = own.filter_map(|(span, folder)| {
                let files = code.files(&folder);
                let main = files.iter().find(|f| f.ends_with("/main.tf"));
                Some((span, main.or(files.first())?.clone()))
            });
            links.collect()
        })
    }
}
