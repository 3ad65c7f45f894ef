//! The templates of a run: each text read once, its tree kept only while something is made of it.
//!
//! Must not know: values, stacks.

use super::Inputs;
use super::exports::{Exporting, Exports};
use super::include;
use super::inspect;
use super::patterns::Patterns;
use super::stack::{self, StackCall};
use super::template::Declared;
use super::text_template::Holes;
use crate::diagnostic::Problem;
use crate::expr::ir::{Expr, ExprKind};
use crate::resource::Unit;
use crate::resource::inspected::{Inspected, Wanted};
use crate::source::{FileId, FileSystem, ReadError, SourceMap, Span, normalize};
use crate::syntax::parts::Lost;
use crate::syntax::tree::{NodeId, NodeKind, Tree};
use crate::syntax::{json, parts, yaml};
use crate::value::{Conditions, Str, Value};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// What templates are read from and evaluated with.
#[derive(Clone, Copy)]
pub struct Project<'a> {
    /// Files under the scan root.
    pub fs: &'a dyn FileSystem,
    /// Where loaded files are registered.
    pub sources: &'a SourceMap,
    /// Largest template read, in bytes.
    pub max_file_size: u64,
}

/// A template that was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// Its path, relative to the scan root; empty where it is a text in something else.
    pub path: Str,
    /// Its text, as far as places within scalars are to be traced.
    pub text: Arc<str>,
    /// Its syntax tree.
    pub tree: Tree,
    /// Nodes that are made of text and values, and those values.
    pub holes: Holes,
    pub values: Vec<Value>,
    /// What is wrong with its text, and entries that are lost for that.
    pub problems: Vec<Problem>,
    pub lost: Vec<Lost>,
}

/// Why a template cannot be had.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Unread {
    /// There is no such file.
    Missing,
    /// It is there, but cannot be read: the problem, without place.
    Refused(String),
}

type Slot = Arc<OnceLock<Result<Template, Unread>>>;

/// The templates of a run.
pub struct Templates<'a> {
    pub(super) project: Project<'a>,
    slots: Mutex<FxHashMap<Str, Slot>>,
    pub(super) exports: OnceLock<Exports>,
    /// Units by path, with their inputs, that were made to see what a stack exports: of those that
    /// import nothing, until they are asked for. They belong to this run alone: what is nested in
    /// them may be another the next time.
    units: Mutex<FxHashMap<Str, (Inputs, Unit)>>,
    pub(super) patterns: Patterns,
}

/// A template whose text was read, to be used again.
#[derive(Clone, Debug)]
pub struct Template(Arc<Entry>);

#[derive(Debug)]
struct Entry {
    file: FileId,
    path: Str,
    text: Arc<str>,
    /// Paths of the local templates that it names, sorted.
    nests: Vec<Str>,
    /// Its tree, which takes many times the memory of its text.
    parsed: Mutex<Option<Arc<Parsed>>>,
}

/// Templates with exports whose units or trees are kept until they are judged; of more they take more
/// memory than is worth the time to make them anew.
const MAX_KEPT: usize = 100;

/// Words of which one is in every template that names another.
const NAMING: [&str; 4] = [
    "TemplateURL",
    "AWS::Serverless::Application",
    include::NAME,
    ASSET,
];

impl Template {
    fn new(file: FileId, path: &str, text: Arc<str>) -> Template {
        let mut entry = Entry {
            file,
            path: path.into(),
            text,
            nests: Vec::new(),
            parsed: Mutex::default(),
        };
        if NAMING.iter().any(|word| entry.text.contains(word)) {
            let parsed = Arc::new(parse(file, path, &entry.text));
            entry.nests = nests(path, &parsed.tree);
            entry.parsed = Mutex::new(Some(parsed));
        }
        Template(Arc::new(entry))
    }

    /// Its path, relative to the scan root.
    pub fn path(&self) -> Str {
        self.0.path.clone()
    }

    /// What its text says, read now if it is not at hand.
    fn parsed(&self) -> Arc<Parsed> {
        let entry = &self.0;
        let mut parsed = entry.parsed.lock().unwrap_or_else(|e| e.into_inner());
        let known = parsed.get_or_insert_with(|| {
            let parsed = parse(entry.file, &entry.path, &entry.text);
            Arc::new(parsed)
        });
        Arc::clone(known)
    }

    fn forget(&self) {
        *self.0.parsed.lock().unwrap_or_else(|e| e.into_inner()) = None;
    }

    /// Whether it may import anything.
    fn imports(&self) -> bool {
        self.0.text.contains("ImportValue")
    }

    /// Whether it may export anything.
    fn exports(&self) -> bool {
        self.0.text.contains("Export")
    }
}

impl<'a> Templates<'a> {
    /// None yet.
    pub fn new(project: Project<'a>) -> Templates<'a> {
        Templates {
            project,
            slots: Mutex::default(),
            exports: OnceLock::new(),
            units: Mutex::default(),
            patterns: Patterns::default(),
        }
    }

    /// Adds a template whose text is at hand. `path` is relative to the scan root; whether it ends
    /// in `.json` decides how strictly a text that begins with `{` is read.
    pub fn add(&self, file: FileId, path: &str, text: impl Into<Arc<str>>) -> Template {
        let template = Template::new(file, path, text.into());
        self.add_again(&template);
        template
    }

    /// Adds a template that was read before.
    pub fn add_again(&self, template: &Template) {
        let slot = self.slot(&template.0.path);
        slot.get_or_init(|| Ok(template.clone()));
    }

    /// The unit of a template that was added, as a stack of its own. Never fails: what is wrong
    /// is in the unit's problems.
    pub fn unit(&self, path: &str, inputs: &Inputs) -> Unit {
        let kept = self.units().remove(path);
        if let Some((_, unit)) = kept.filter(|(with, _)| with == inputs) {
            return unit;
        }
        match self.entry(path) {
            Ok(template) => stack::unit(self, &template.parsed(), inputs),
            Err(_) => Unit {
                path: path.into(),
                ..Unit::default()
            },
        }
    }

    /// The values of the wanted expressions of a file, in a template that was added and the stacks
    /// that it nests. Only what they need is evaluated.
    pub fn inspect<R>(
        &self,
        path: &str,
        inputs: &Inputs,
        file: FileId,
        wanted: &Wanted,
        f: impl FnOnce(Vec<Inspected>, &Conditions) -> R,
    ) -> R {
        match self.get(path) {
            Ok(parsed) => inspect::inspect(self, &parsed, inputs, (file, wanted), f),
            Err(_) => f(Vec::new(), &Conditions::default()),
        }
    }

    fn units(&self) -> MutexGuard<'_, FxHashMap<Str, (Inputs, Unit)>> {
        self.units.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Lets go of the tree of a template that is not likely to be asked for again. Who asks all
    /// the same gets it made anew.
    pub fn forget(&self, path: &str) {
        if let Ok(template) = self.entry(path) {
            template.forget();
        }
    }

    /// The text of a template that was added.
    pub fn text(&self, path: &str) -> Arc<str> {
        let text = self.entry(path).map(|t| Arc::clone(&t.0.text));
        text.unwrap_or_default()
    }

    /// Adds to a unit of another language what the templates of its stacks make.
    pub fn expand(&self, unit: &mut Unit, calls: Vec<StackCall>) {
        stack::expand(self, unit, calls);
    }

    /// The template among some files whose text this is.
    pub(super) fn of_text(&self, text: &str, files: &Files<'_>) -> Option<Arc<Parsed>> {
        let read = |path: &str| self.project.fs.read(path, self.project.max_file_size);
        let by_hash = files.by_hash.get_or_init(|| {
            let mut by_hash: HashMap<u64, Vec<&Str>> = HashMap::new();
            for path in files.paths {
                if let Ok(text) = read(path) {
                    by_hash.entry(hash(&text)).or_default().push(path);
                }
            }
            by_hash
        });
        let mut same = by_hash.get(&hash(text))?.iter();
        let path = same.find(|path| read(path).is_ok_and(|read| read == text))?;
        self.get(path).ok()
    }

    /// Which of these templates are stacks of their own, sorted: those that none of the others
    /// calls; where templates call each other in a circle, the first of them.
    pub fn roots(&self, paths: &[Str]) -> Vec<Str> {
        let mut sorted: Vec<Str> = paths.to_vec();
        sorted.sort();
        let given: BTreeSet<&Str> = sorted.iter().collect();
        let mut called: BTreeSet<Str> = BTreeSet::new();
        for path in &sorted {
            called.extend(self.nested_in(path).into_iter().filter(|p| p != path));
        }
        let mut roots: Vec<Str> = sorted
            .iter()
            .filter(|p| !called.contains(*p))
            .cloned()
            .collect();
        let mut covered = self.reached(&roots);
        for path in &sorted {
            if called.contains(path) && !covered.contains(path) {
                roots.push(path.clone());
                covered.extend(self.reached(std::slice::from_ref(path)));
            }
        }
        roots.retain(|p| given.contains(p));
        roots.sort();
        roots
    }

    /// Gathers what these stacks export, where anything that was added imports: from then on an
    /// import has the value that the one template says which exports its name. Whether any does.
    pub fn link(&self, roots: &[Str], inputs: impl Fn(&str) -> Inputs + Sync) -> bool {
        let any = |paths: &[Str], has: fn(&Template) -> bool| {
            let reached = self.reached(paths);
            reached.iter().any(|p| self.entry(p).is_ok_and(|p| has(&p)))
        };
        if !any(roots, Template::imports) {
            return false;
        }
        let exporting: Vec<&Str> = roots
            .iter()
            .filter(|root| any(std::slice::from_ref(*root), Template::exports))
            .collect();
        let exports = Exports::gather(exporting.len(), &|numbers, known| {
            let stacks = numbers.par_iter().map(|n| {
                let root = exporting.get(*n).map_or("", |root| root.as_str());
                let Ok(template) = self.entry(root) else {
                    return Exporting::default();
                };
                let given = inputs(root);
                let (stack, unit) = stack::exporting(self, &template.parsed(), &given, known);
                if stack.imports.is_empty() && exporting.len() <= MAX_KEPT {
                    self.units().insert(root.into(), (given, unit));
                }
                if stack.imports.is_empty() || exporting.len() > MAX_KEPT {
                    template.forget();
                }
                stack
            });
            stacks.collect()
        });
        // Linked twice, the first time counts.
        let _ = self.exports.set(exports);
        true
    }

    /// Templates that some lead to, themselves among them.
    fn reached(&self, from: &[Str]) -> BTreeSet<Str> {
        let mut seen: BTreeSet<Str> = from.iter().cloned().collect();
        let mut next: Vec<Str> = from.to_vec();
        while let Some(path) = next.pop() {
            for nested in self.nested_in(&path) {
                if seen.insert(nested.clone()) {
                    next.push(nested);
                }
            }
        }
        seen
    }

    fn nested_in(&self, path: &str) -> Vec<Str> {
        self.entry(path)
            .map(|template| template.0.nests.clone())
            .unwrap_or_default()
    }

    /// The template at a path, read now if it was not yet.
    pub(super) fn get(&self, path: &str) -> Result<Arc<Parsed>, Unread> {
        Ok(self.entry(path)?.parsed())
    }

    fn entry(&self, path: &str) -> Result<Template, Unread> {
        let slot = self.slot(path);
        slot.get_or_init(|| {
            let project = &self.project;
            let text =
                project
                    .fs
                    .read(path, project.max_file_size)
                    .map_err(|error| match error {
                        ReadError::NotFound => Unread::Missing,
                        error => Unread::Refused(error.to_string()),
                    })?;
            let file = project.sources.add(&project.fs.shown(path), text);
            let text = project.sources.get(file).map(|f| f.text.clone());
            Ok(Template::new(file, path, text.unwrap_or_default()))
        })
        .clone()
    }

    fn slot(&self, path: &str) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(|e| e.into_inner());
        match slots.get(path) {
            Some(slot) => slot.clone(),
            None => slots.entry(path.into()).or_default().clone(),
        }
    }
}

/// Files, to be found by their text; each is read once for that.
pub(super) struct Files<'f> {
    paths: &'f [Str],
    by_hash: OnceCell<HashMap<u64, Vec<&'f Str>>>,
}

impl<'f> Files<'f> {
    pub(super) fn new(paths: &'f [Str]) -> Files<'f> {
        Files {
            paths,
            by_hash: OnceCell::new(),
        }
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Reads a text.
pub(super) fn parse(file: FileId, path: &str, shared: &Arc<str>) -> Parsed {
    let text: &str = shared;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    let strict = path.to_ascii_lowercase().ends_with(".json") && body.starts_with('{');
    let parse = if strict { json::parse } else { yaml::parse };
    let (tree, mut problems, lost) = parts::parse(file, text, parse);
    if tree.root.is_none() && problems.is_empty() {
        let place = Span::new(file, 0, 0);
        problems.push(Problem::error(
            "invalid-template",
            "the file is empty",
            place,
        ));
    }
    Parsed {
        path: path.into(),
        text: Arc::clone(shared),
        problems,
        lost,
        tree,
        ..Parsed::default()
    }
}

/// Paths of the local templates that one names, sorted.
fn nests(path: &str, tree: &Tree) -> Vec<Str> {
    let mut nests: BTreeSet<Str> = BTreeSet::new();
    for node in &tree.nodes {
        let NodeKind::Mapping(pairs) = &node.kind else {
            continue;
        };
        for (key, value) in pairs {
            let name = tree.scalar_text(*key).map(Str::as_str);
            if let Some("TemplateURL" | "Location" | ASSET) = name {
                texts(tree, *value, 0, &mut |text| nests.extend(local(path, text)));
            }
        }
    }
    nests.into_iter().collect()
}

/// Functions within functions that are looked through for the name of a template.
const MAX_DEPTH: usize = 8;

/// Calls `f` with the texts in a node.
fn texts(tree: &Tree, id: NodeId, depth: usize, f: &mut dyn FnMut(&str)) {
    let Some(node) = tree.node(id).filter(|_| depth < MAX_DEPTH) else {
        return;
    };
    match &node.kind {
        NodeKind::String(scalar) => f(&scalar.text),
        NodeKind::Sequence(items) => items.iter().for_each(|i| texts(tree, *i, depth + 1, f)),
        NodeKind::Mapping(pairs) => pairs
            .iter()
            .for_each(|(_, value)| texts(tree, *value, depth + 1, f)),
        _ => {}
    }
}

/// The metadata by which the CDK names a local file.
const ASSET: &str = "aws:asset:path";

/// The property by which a type of resource names the template of a stack.
pub(super) fn location(ty: &str) -> Option<&'static str> {
    match ty {
        "AWS::CloudFormation::Stack" | "AWS::CloudFormation::StackSet" => Some("TemplateURL"),
        "AWS::Serverless::Application" => Some("Location"),
        _ => None,
    }
}

/// The file that the CDK says a stack's template is, beside the template that names it.
pub(super) fn asset(declared: &Declared) -> Option<Str> {
    let property = location(&declared.ty)?;
    let (_, metadata) = declared.meta.iter().find(|(name, _)| name == "Metadata")?;
    let ExprKind::Object(items) = &metadata.kind else {
        return None;
    };
    let text = |expr: &Expr| match &expr.kind {
        ExprKind::Text(text) => Some(text.text.clone()),
        _ => None,
    };
    let entry = |key: &str| {
        let found = items
            .iter()
            .find(|i| text(&i.key).is_some_and(|k| k == key));
        text(&found?.value)
    };
    let path = entry(ASSET)?;
    (entry("aws:asset:property")? == property).then_some(path)
}

/// The path of a local template that the one at `path` names, as `aws cloudformation package`
/// takes it: relative to the folder of the template. `None` for a URL and for what leaves the
/// scan root.
pub(super) fn local(path: &str, named: &str) -> Option<Str> {
    if named.is_empty() || named.contains("://") || named.starts_with("arn:") {
        return None;
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match folder {
        "" => named.to_owned(),
        folder if !named.starts_with('/') => format!("{folder}/{named}"),
        _ => return None,
    };
    normalize(&joined).filter(|p| !p.is_empty()).map(Str::from)
}
