//! The rule engine: rule files, verdicts over the graph, findings.
//!
//! Rules are data (`rules/**.hcl`, a user's own with `--rules DIR`); this module loads and checks
//! them, evaluates their conditions on graph nodes and turns failures into [`Finding`]s with exact
//! places. Must not know: discovery, output formats, the command line.

pub mod bundle;
mod explain;
mod finding;
mod fingerprint;
pub mod guide;
mod info;
pub mod load;
mod path;
mod place;
pub mod relations;
mod run;
mod scope;
mod select;
mod set;
mod verdict;

pub use fingerprint::Fingerprint;
pub use info::{RuleInfo, TOPICS};
pub use run::{run, run_until};
pub use select::Selector;
pub use set::RuleSet;

use crate::diagnostic::{Label, Problem, Step};
use crate::resource::Dialect;
use crate::source::Span;
use crate::value::Str;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The resource a verdict is about: the native resource that holds the judged element.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Subject {
    /// Full address with indexes, or the logical id.
    pub address: Str,
    /// Type as the user wrote it.
    pub ty: Str,
    /// Its language.
    pub dialect: Dialect,
    /// The construct that the CDK made it of.
    pub construct: Option<Box<Construct>>,
}

/// A construct of a CDK program.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Construct {
    /// Its path (`Shop/Bucket/Resource`).
    pub path: Str,
    /// Where the program made it: file, line and column.
    pub source: Option<Str>,
}

/// A rule's condition is false for a resource.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: Arc<RuleInfo>,
    /// What is wrong here, one line.
    pub message: Str,
    /// The resource; shared, since most resources have several findings.
    pub resource: Arc<Subject>,
    /// The primary label: smallest deciding expression, or a header where something is missing.
    /// Its message says what the deciding text means here.
    pub primary: Label,
    /// The value's way and other places.
    pub related: Box<[Label]>,
    /// Which of `related` lead from the primary place back to where the value was written, nearest
    /// first. Those before them lie between the primary place and what was judged, nearest to that
    /// first.
    pub way: Range<u16>,
    /// What stays when lines move.
    pub fingerprint: Fingerprint,
    /// Whether the primary text holds a value that is sensitive or judged as a secret, which
    /// reports mask.
    pub sensitive: bool,
    /// What few findings have. Apart, since a run may have hundreds of thousands of findings.
    pub rare: Option<Box<Rare>>,
}

/// What few findings have.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Rare {
    /// The steps that lead to what is wrong, first to last, where it takes several places; empty
    /// where one is enough.
    pub path: Vec<Step>,
    /// Full addresses of the other instances that fail at this place for this rule, beside the
    /// resource itself.
    pub others: Vec<Str>,
    /// The condition under which it fails, in words, where there is one.
    pub condition: Option<Str>,
    /// The sets of parameters with which it fails, where it does so with some only.
    pub parameter_sets: Vec<Str>,
    /// The author's word that it is to be ignored; such a finding counts nowhere.
    pub suppressed: Option<Suppression>,
}

impl Finding {
    /// The steps that lead to what is wrong; see [`Rare::path`].
    pub fn path(&self) -> &[Step] {
        self.rare.as_ref().map_or(&[], |r| &r.path)
    }

    /// Full addresses of all instances that fail at this place for this rule, the resource's first.
    pub fn instances(&self) -> impl Iterator<Item = &Str> {
        let others = self.rare.as_ref().map_or(&[][..], |r| &r.others);
        std::iter::once(&self.resource.address).chain(others)
    }

    /// How many there are.
    pub fn instance_count(&self) -> usize {
        1 + self.rare.as_ref().map_or(0, |r| r.others.len())
    }

    /// The condition under which it fails, in words, where there is one.
    pub fn condition(&self) -> Option<&Str> {
        self.rare.as_ref()?.condition.as_ref()
    }

    /// The sets of parameters with which it fails; empty where it fails with all.
    pub fn parameter_sets(&self) -> &[Str] {
        self.rare.as_ref().map_or(&[], |r| &r.parameter_sets)
    }

    /// The author's word that it is to be ignored, if there is one.
    pub fn suppressed(&self) -> Option<&Suppression> {
        self.rare.as_ref()?.suppressed.as_ref()
    }

    /// What few findings have, to be changed.
    pub fn rare_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// What the deciding text means, where that says more than where it stands. A value that is not
    /// sensitive in all instances is kept to itself.
    pub fn primary_words(&self) -> Option<&str> {
        let words = self.primary.message.as_str();
        let says = !["", "here", "not set here"].contains(&words);
        (says && !self.sensitive).then_some(words)
    }
}

/// Why a finding is ignored.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Suppression {
    /// The reason given; may be empty.
    pub reason: Str,
    /// Where that is written.
    pub span: Span,
}

/// A rule could not be decided for a resource.
#[derive(Clone, Debug)]
pub struct Undecided {
    /// The rule.
    pub rule: Arc<RuleInfo>,
    /// The resource.
    pub resource: Subject,
    /// Where the open value stands.
    pub location: Span,
    /// Why, in words.
    pub reason: String,
    /// The inputs that would decide it, sorted.
    pub inputs: Vec<Str>,
}

/// What the rules say of one unit.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// Sorted by path, span, rule id, address. Shared, for a run may have a hundred thousand and
    /// what sorts and merges them should move pointers.
    pub findings: Vec<Arc<Finding>>,
    /// In the same order.
    pub undecided: Vec<Undecided>,
    /// Verdicts that were pass.
    pub passed: usize,
    /// The same, by the id of the rule.
    pub passes: BTreeMap<String, usize>,
    /// What was wrong with documents in the resources (policies that are no JSON).
    pub problems: Vec<Problem>,
    /// Native types without any rule, with how many resources have them.
    pub types_without_rules: BTreeMap<Str, usize>,
}
