//! The rules of a run: the built-in ones, read as far as they are needed, and a user's own.

use super::bundle::{Bundle, Part};
use super::load::{LoadedSet, RuleDef, RuleFile, Target, Types, load};
use super::{RuleInfo, Selector};
use crate::diagnostic::{Problem, Severity};
use crate::facts::wildcard;
use crate::model::TypeDef;
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, OnceLock};

/// What the build script made of `rules/`.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));

/// Something that is read from the bundle when it is asked for.
#[derive(Debug)]
struct Lazy<T> {
    cell: OnceLock<Option<Arc<T>>>,
    part: Option<Part>,
}

impl<T> Lazy<T> {
    fn part(part: Part) -> Lazy<T> {
        Lazy {
            cell: OnceLock::new(),
            part: Some(part),
        }
    }

    fn ready(value: Arc<T>) -> Lazy<T> {
        Lazy {
            cell: OnceLock::from(Some(value)),
            part: None,
        }
    }

    fn get(&self, read: impl FnOnce(Part) -> Option<T>) -> Option<Arc<T>> {
        self.cell
            .get_or_init(|| self.part.and_then(read).map(Arc::new))
            .clone()
    }
}

#[derive(Debug)]
struct TypeSlot {
    id: Str,
    natives: Vec<Str>,
    satellites: Vec<Str>,
    def: Lazy<TypeDef>,
    /// Rules that target it.
    rules: Vec<usize>,
}

#[derive(Debug)]
struct RuleSlot {
    id: Str,
    def: Lazy<RuleDef>,
    info: Lazy<RuleInfo>,
}

/// The rules of a run. Cheap to make: what is not needed is not read.
#[derive(Debug, Default)]
pub struct RuleSet {
    bundle: Option<Bundle>,
    types: Vec<TypeSlot>,
    type_ids: FxHashMap<Str, usize>,
    rules: Vec<RuleSlot>,
    rule_ids: FxHashMap<Str, usize>,
    /// Canonical types that a native type yields and that some rule judges.
    by_native: FxHashMap<Str, Vec<usize>>,
    /// Native types of satellites that some rule sees through their parents.
    seen: FxHashSet<Str>,
    /// Rules on native types.
    on_native: FxHashMap<Str, Vec<usize>>,
    /// Rules on all native types that a pattern covers.
    on_natives: Vec<(Str, usize)>,
    /// Native types that a rule judged which was taken out.
    left_out: FxHashSet<Str>,
    /// Positions of the rules taken out.
    taken_out: FxHashSet<usize>,
}

impl RuleSet {
    /// The built-in rules.
    pub fn built_in() -> RuleSet {
        RuleSet::from_bytes(BUILT_IN)
    }

    /// No rules at all.
    pub fn empty() -> RuleSet {
        RuleSet::default()
    }

    /// The rules of a bundle.
    pub fn from_bytes(bytes: &'static [u8]) -> RuleSet {
        let mut set = RuleSet::default();
        let Some((index, bundle)) = Bundle::open(bytes) else {
            return set;
        };
        set.bundle = Some(bundle);
        for (id, natives, satellites, part) in index.types {
            set.add_type(id, natives, satellites, Lazy::part(part));
        }
        for (id, target, def, info) in index.rules {
            set.add_rule(id, &target, Lazy::part(def), Lazy::part(info));
        }
        set.index();
        set
    }

    fn add_type(&mut self, id: Str, natives: Vec<Str>, satellites: Vec<Str>, def: Lazy<TypeDef>) {
        self.type_ids.insert(id.clone(), self.types.len());
        self.types.push(TypeSlot {
            id,
            natives,
            satellites,
            def,
            rules: Vec::new(),
        });
    }

    fn add_rule(&mut self, id: Str, target: &Target, def: Lazy<RuleDef>, info: Lazy<RuleInfo>) {
        let position = self.rules.len();
        match target {
            Target::Canonical(ty) => {
                let slot = self.type_ids.get(ty).and_then(|i| self.types.get_mut(*i));
                if let Some(slot) = slot {
                    slot.rules.push(position);
                }
            }
            Target::Native(ty) => self.on_native.entry(ty.clone()).or_default().push(position),
            Target::Natives(pattern) => self.on_natives.push((pattern.clone(), position)),
        }
        self.rule_ids.insert(id.clone(), position);
        self.rules.push(RuleSlot { id, def, info });
    }

    /// Native types lead only to canonical types that some rule judges.
    fn index(&mut self) {
        self.by_native.clear();
        self.seen.clear();
        for (i, t) in self.types.iter().enumerate() {
            if t.rules.is_empty() {
                continue;
            }
            self.seen.extend(t.satellites.iter().cloned());
            for native in &t.natives {
                let of = self.by_native.entry(native.clone()).or_default();
                if !of.contains(&i) {
                    of.push(i);
                }
            }
        }
    }

    /// Adds a user's own rules and models. Files with an error give only their problems.
    pub fn add(&mut self, files: &[RuleFile<'_>]) -> Vec<Problem> {
        let (set, mut problems) = load(files, self);
        self.extend(set, &mut problems);
        problems
    }

    fn extend(&mut self, set: LoadedSet, problems: &mut Vec<Problem>) {
        for t in set.types {
            if !self.type_ids.contains_key(&t.id) {
                let (natives, satellites) = (t.native_types(), t.satellite_types());
                self.add_type(t.id.clone(), natives, satellites, Lazy::ready(t));
            }
        }
        for r in set.rules {
            if self.rule_ids.contains_key(&r.def.id) {
                let message = format!("There is a rule `{}` already", r.def.id);
                let problem = Problem::error(super::load::CODE, message, crate::source::Span::NONE);
                problems.push(problem.path(r.def.id.to_string()));
                continue;
            }
            let target = r.def.target.clone();
            self.add_rule(
                r.def.id.clone(),
                &target,
                Lazy::ready(Arc::new(r.def)),
                Lazy::ready(Arc::new(r.info)),
            );
        }
        self.index();
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What all rules say of themselves, sorted by id.
    pub fn infos(&self) -> Vec<Arc<RuleInfo>> {
        let mut all: Vec<Arc<RuleInfo>> =
            (0..self.rules.len()).filter_map(|i| self.info(i)).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    }

    /// The rule of an id or an alias, in any case.
    pub fn find(&self, name: &str) -> Option<Arc<RuleInfo>> {
        if let Some(i) = self.rule_ids.get(name) {
            return self.info(*i);
        }
        self.infos().into_iter().find(|info| {
            info.id.eq_ignore_ascii_case(name)
                || info.aliases.iter().any(|a| a.eq_ignore_ascii_case(name))
        })
    }

    /// A set of one rule (and all models), for tests of its examples.
    pub fn only(mut self, id: &str) -> RuleSet {
        let keep = self.rule_ids.get(id).copied();
        for t in &mut self.types {
            t.rules.retain(|r| Some(*r) == keep);
        }
        self.on_native.retain(|_, rules| {
            rules.retain(|r| Some(*r) == keep);
            !rules.is_empty()
        });
        self.on_natives.retain(|(_, r)| Some(*r) == keep);
        self.index();
        self
    }

    /// Takes out the rules that are not to be kept. What they judged still counts as judged: it
    /// is no gap of the rules.
    pub fn retain(&mut self, keep: impl Fn(&RuleInfo) -> bool) {
        self.left_out.extend(self.by_native.keys().cloned());
        self.left_out.extend(self.on_native.keys().cloned());
        self.left_out.extend(self.seen.iter().cloned());
        let kept: Vec<bool> = (0..self.rules.len())
            .map(|i| self.info(i).is_some_and(|info| keep(&info)))
            .collect();
        let stays = |r: &usize| kept.get(*r).copied().unwrap_or(false);
        let gone = (0..self.rules.len()).filter(|i| !stays(i));
        self.taken_out.extend(gone);
        for t in &mut self.types {
            t.rules.retain(stays);
        }
        self.on_native.retain(|_, rules| {
            rules.retain(stays);
            !rules.is_empty()
        });
        self.on_natives.retain(|(_, r)| stays(r));
        self.index();
    }

    /// The rules that a selector names: whether there are any, and whether any of them is run.
    pub fn named(&self, selector: &Selector) -> (bool, bool) {
        let named = (0..self.rules.len())
            .filter(|i| self.info(*i).is_some_and(|info| selector.names(&info)));
        named.fold((false, false), |(_, runs), i| {
            (true, runs || !self.taken_out.contains(&i))
        })
    }

    /// Gives rules another severity: that which `severity` says of a rule, if anything.
    pub fn set_severities(&mut self, severity: impl Fn(&RuleInfo) -> Option<Severity>) {
        for i in 0..self.rules.len() {
            let Some(info) = self.info(i) else { continue };
            let Some(wanted) = severity(&info).filter(|s| *s != info.severity) else {
                continue;
            };
            let mut changed = RuleInfo::clone(&info);
            changed.severity = wanted;
            if let Some(slot) = self.rules.get_mut(i) {
                slot.info = Lazy::ready(Arc::new(changed));
            }
        }
    }

    pub(super) fn info(&self, rule: usize) -> Option<Arc<RuleInfo>> {
        let bundle = self.bundle;
        let slot = self.rules.get(rule)?;
        slot.info.get(|part| bundle?.info(part))
    }

    pub(super) fn rule(&self, rule: usize) -> Option<Arc<RuleDef>> {
        let bundle = self.bundle;
        let slot = self.rules.get(rule)?;
        slot.def.get(|part| bundle?.rule(part))
    }

    fn type_at(&self, i: usize) -> Option<Arc<TypeDef>> {
        let bundle = self.bundle;
        let slot = self.types.get(i)?;
        slot.def.get(|part| bundle?.type_def(part))
    }

    /// The canonical types to judge for native types that occur, in the order of their
    /// definition, each with the positions of its rules.
    pub(super) fn types_for<'n>(
        &self,
        natives: impl IntoIterator<Item = &'n Str>,
    ) -> Vec<(Arc<TypeDef>, &[usize])> {
        let mut wanted: Vec<usize> = natives
            .into_iter()
            .filter_map(|n| self.by_native.get(n))
            .flatten()
            .copied()
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted
            .into_iter()
            .filter_map(|i| Some((self.type_at(i)?, self.types.get(i)?.rules.as_slice())))
            .collect()
    }

    /// The rules on a native type itself: those that name it, then those whose patterns cover it.
    pub(super) fn on_native(&self, native: &str) -> Vec<usize> {
        let mut rules = self.on_native.get(native).cloned().unwrap_or_default();
        if !native.starts_with("data.") {
            let patterns = self.on_natives.iter();
            let covering = patterns.filter(|(pattern, _)| wildcard(pattern, native));
            rules.extend(covering.map(|(_, rule)| *rule));
        }
        rules
    }

    /// Whether any rule judges a native type, by itself or as a part of its parent. A rule on every
    /// type knows nothing of this one.
    pub(super) fn judges(&self, native: &str) -> bool {
        self.by_native.contains_key(native)
            || self.on_native.contains_key(native)
            || self.seen.contains(native)
            || self.left_out.contains(native)
    }

    /// Ids of all rules, in the order of their files.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|r| r.id.as_str())
    }
}

impl Types for RuleSet {
    fn get(&self, id: &str) -> Option<Arc<TypeDef>> {
        self.type_at(*self.type_ids.get(id)?)
    }

    fn ids(&self) -> Vec<Str> {
        self.types.iter().map(|t| t.id.clone()).collect()
    }
}
