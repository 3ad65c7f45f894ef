//! Rule files to checked rules.
//!
//! Runs in the build script for the rules that are built in, and at run time for a user's own.
//! Metadata is read through serde, one attribute at a time so that every error has its place;
//! expressions are checked against the model. Must not know: values, resources.

mod reader;

use self::reader::Reader;
use super::info::RuleInfo;
use crate::diagnostic::Problem;
use crate::expr::ir::{Body, Expr};
use crate::expr::lower::lower_file;
use crate::model::{TypeDef, load as model_load};
use crate::source::{FileId, Span};
use crate::value::Str;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The code of problems in rule files.
pub const CODE: &str = "invalid-rule";

/// Standards that `controls` may name.
pub const STANDARDS: [&str; 7] = [
    "fsbp",
    "cis-1.4",
    "cis-3.0",
    "cis-5.0",
    "nist-800-53-r5",
    "pci-dss-3.2.1",
    "hipaa",
];

/// How sure a rule can be.
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];

/// What a rule does, as it is evaluated.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RuleDef {
    /// Its id.
    pub id: Str,
    /// The type judged.
    pub target: Target,
    /// One verdict for each element of this list, instead of one for the resource.
    pub each: Option<Expr>,
    /// The rule applies only where this holds.
    pub when: Option<Expr>,
    /// True means fine.
    pub condition: Expr,
    /// The value whose place is the finding's; found by itself where it is not given.
    pub at: Option<Expr>,
    /// The steps that lead to it, a list of what `step` or a fact gives.
    pub path: Option<Expr>,
    /// What is wrong, a template.
    pub message: Expr,
    /// Names for expressions, in the order written.
    pub locals: Vec<Local>,
    /// Native types of the target that lack an attribute the rule uses.
    pub without: Vec<Str>,
}

/// A name for an expression.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Local {
    /// The name.
    pub name: Str,
    /// What it stands for.
    pub expr: Expr,
    /// Whether that speaks of `each`, so that every element has its own.
    pub per_element: bool,
}

/// What a rule judges.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Target {
    /// A canonical type.
    Canonical(Str),
    /// A native type: `self` is what the user wrote.
    Native(Str),
    /// All native types of managed resources that a pattern with `*` covers.
    Natives(Str),
}

/// A rule with all that is said about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Loaded {
    /// What it does.
    pub def: RuleDef,
    /// What it says of itself.
    pub info: RuleInfo,
}

/// A rule or model file.
#[derive(Clone, Copy, Debug)]
pub struct RuleFile<'a> {
    /// Relative to the rules folder, with `/`: `aws/s3/_model.hcl`.
    pub path: &'a str,
    /// Its handle, for problems.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
}

/// The types that are there already.
pub trait Types {
    /// The type of an id.
    fn get(&self, id: &str) -> Option<Arc<TypeDef>>;
    /// All ids.
    fn ids(&self) -> Vec<Str>;
}

/// No types.
impl Types for () {
    fn get(&self, _: &str) -> Option<Arc<TypeDef>> {
        None
    }
    fn ids(&self) -> Vec<Str> {
        Vec::new()
    }
}

/// Types and rules of a set of files, in the order of the files.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LoadedSet {
    /// Types.
    pub types: Vec<Arc<TypeDef>>,
    /// Rules.
    pub rules: Vec<Loaded>,
}

/// The types of files being loaded, before those there already.
struct Known<'a> {
    new: &'a [Arc<TypeDef>],
    old: &'a dyn Types,
}

impl Known<'_> {
    fn get(&self, id: &str) -> Option<Arc<TypeDef>> {
        let new = self.new.iter().find(|t| t.id == id).cloned();
        new.or_else(|| self.old.get(id))
    }
    fn ids(&self) -> Vec<Str> {
        let mut ids = self.old.ids();
        ids.extend(self.new.iter().map(|t| t.id.clone()));
        ids
    }
}

/// Loads files. A file with an error gives nothing but its problems. Spans in what is loaded stand
/// in no file, so that the origins of a user's values never lead into a rule.
pub fn load(files: &[RuleFile<'_>], known: &dyn Types) -> (LoadedSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut set = LoadedSet::default();
    let mut types = Vec::new();
    for f in files.iter().filter(|f| is_model(f.path)) {
        if let Some(found) = twice(f, &mut problems, |body, problems| {
            Some(model_load::read(body, problems))
        }) {
            types.extend(found);
        }
    }
    model_load::check_unique(&types, &mut problems);
    for t in &types {
        if known.get(&t.id).is_some() {
            let message = format!("Type `{}` is built in", t.id);
            problems.push(Problem::error(model_load::CODE, message, t.span));
        }
    }
    set.types = types.into_iter().map(Arc::new).collect();
    let mut ids: BTreeMap<String, FileId> = BTreeMap::new();
    for f in files.iter().filter(|f| !is_model(f.path)) {
        let id = rule_id(f.path);
        if ids.insert(id.clone(), f.file).is_some() {
            let message = format!("Two files make the rule `{id}`");
            problems.push(Problem::error(CODE, message, Span::new(f.file, 0, 0)));
        }
        let known = Known {
            new: &set.types,
            old: known,
        };
        if let Some(rule) = twice(f, &mut problems, |body, problems| {
            Reader {
                problems,
                known: &known,
            }
            .rule(&id, body, f.file)
        }) {
            set.rules.push(rule);
        }
    }
    (set, problems)
}

/// Whether a file holds types: `_model.hcl`, or one of several (`_model_exposure.hcl`).
fn is_model(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let rest = name
        .strip_prefix("_model")
        .and_then(|r| r.strip_suffix(".hcl"));
    rest.is_some_and(|r| r.is_empty() || r.starts_with('_'))
}

/// Reads a file for its problems, and if it has none once more with spans in no file.
fn twice<T>(
    f: &RuleFile<'_>,
    problems: &mut Vec<Problem>,
    mut read: impl FnMut(&Body, &mut Vec<Problem>) -> Option<T>,
) -> Option<T> {
    let (body, mut found) = lower_file(f.file, f.text);
    let value = read(&body, &mut found);
    let bad = !found.is_empty();
    problems.append(&mut found);
    if bad {
        return None;
    }
    if f.file == FileId::NONE {
        return value;
    }
    let (body, mut again) = lower_file(FileId::NONE, f.text);
    read(&body, &mut again)
}

/// `aws/s3/bucket-public.hcl` → `aws-s3-bucket-public`.
pub fn rule_id(path: &str) -> String {
    path.strip_suffix(".hcl").unwrap_or(path).replace('/', "-")
}

#[cfg(test)]
mod tests;
