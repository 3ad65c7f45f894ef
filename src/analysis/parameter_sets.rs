//! Parameters of CloudFormation from files: each file, or each environment in one, is a set with
//! which a template is judged. A finding that some sets have and others have not says which.
//!
//! Must not know: how such a file is written, rules.

use super::merge::Outcome;
use super::units::Files;
use super::{Options, UsageError};
use crate::diagnostic::Problem;
use crate::frontend::cloudformation::{self, ParameterSet};
use crate::rules::{Finding, Suppression};
use crate::source::{SourceMap, Span, normalize};
use crate::value::Str;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Largest file of parameters, in bytes.
const MAX_SIZE: u64 = 1 << 20;

/// The sets of a run.
#[derive(Debug, Default)]
pub(super) struct ParameterSets {
    sets: Vec<Set>,
    /// What the command line gives, for templates that no set is for.
    plain: Set,
}

/// One set.
#[derive(Debug, Default)]
pub(super) struct Set {
    /// What findings call it.
    pub label: Str,
    /// The values.
    pub inputs: cloudformation::Inputs,
    /// The file that it comes from.
    path: String,
    /// Paths, relative to the root, that the template may have which it names; empty if it is for
    /// any.
    templates: Vec<String>,
    used: AtomicBool,
}

impl ParameterSets {
    /// Reads all files.
    ///
    /// # Errors
    /// A file that cannot be read or is none of parameters.
    pub fn read(options: &Options, files: Files<'_>) -> Result<ParameterSets, UsageError> {
        let sources = Arc::<SourceMap>::default();
        let mut all = ParameterSets::default();
        for (name, value) in &options.parameters {
            all.plain.inputs.give(name, Some(value.clone()));
        }
        for path in &options.parameter_files {
            let (shown, text) = files.named(path, MAX_SIZE)?;
            let file = sources.add(&shown, text);
            let text = sources.get(file).map(|f| f.text.clone());
            let sets =
                cloudformation::parameter_sets(file, &shown, text.as_deref().unwrap_or_default());
            let sets = sets.map_err(|problems| UsageError {
                message: format!("cannot take parameters from `{shown}`"),
                problems,
                sources: Arc::clone(&sources),
            })?;
            for set in sets {
                let set = all.set(set, &shown);
                all.sets.push(set);
            }
        }
        Ok(all)
    }

    fn set(&self, of: ParameterSet, shown: &str) -> Set {
        let mut inputs = of.inputs;
        for (name, value) in &self.plain.inputs.parameters {
            // The command line wins.
            inputs.give(name, Some(value.clone()));
        }
        let mut templates = Vec::new();
        if let Some(template) = &of.template {
            // From the root of the repository, or from where the file lies.
            templates.extend(normalize(template));
            if let Some((folder, _)) = shown.rsplit_once('/') {
                templates.extend(normalize(&format!("{folder}/{template}")));
            }
        }
        Set {
            label: match &of.environment {
                Some(environment) => format!("{shown} ({environment})").into(),
                None => shown.into(),
            },
            inputs,
            path: shown.to_owned(),
            templates,
            used: AtomicBool::new(false),
        }
    }

    /// The sets that a template is to be judged with, at least one: those that name it, and those
    /// that name no template and give a parameter that it has.
    pub fn of(&self, path: &str, declared: impl FnOnce() -> BTreeSet<Str>) -> Vec<&Set> {
        if self.sets.is_empty() {
            return vec![&self.plain];
        }
        let declared = declared();
        let gives = |set: &Set| {
            let inputs = &set.inputs;
            let mut names = inputs.parameters.keys().chain(&inputs.open);
            names.any(|name| declared.contains(name.as_str()))
        };
        let fit = self.sets.iter().filter(|set| {
            let fits = match set.templates.is_empty() {
                true => gives(set),
                false => set.templates.iter().any(|t| t == path),
            };
            set.used.fetch_or(fits, Ordering::Relaxed);
            fits
        });
        let fit: Vec<&Set> = fit.collect();
        match fit.is_empty() {
            true => vec![&self.plain],
            false => fit,
        }
    }

    /// Whether templates are judged with the same values as with other sets.
    pub fn same(&self, other: &ParameterSets) -> bool {
        let given = |all: &ParameterSets| -> Vec<_> {
            let sets = all.sets.iter().chain([&all.plain]);
            sets.map(|s| (s.label.clone(), s.inputs.clone(), s.templates.clone()))
                .collect()
        };
        given(self) == given(other)
    }

    /// What is to be said of files that no template took anything from.
    pub fn unused(&self) -> Vec<Problem> {
        let unused = self.sets.iter().filter(|s| !s.used.load(Ordering::Relaxed));
        let problem = |set: &Set| {
            Problem::warning(
                "unused-parameter-file",
                format!("no template takes a parameter from `{}`", set.label),
                Span::NONE,
            )
            .help("check the names in it, and the template that it names")
            .path(&set.path)
        };
        unused.map(problem).collect()
    }
}

/// What is to be said where values are shown of the first of several sets alone.
pub(super) fn first_only(path: &str, sets: &[&Set]) -> Option<Problem> {
    let (first, others) = sets.split_first()?;
    let last = others.last()?;
    let more = match others.len() {
        1 => format!("not with `{}`", last.label),
        n => format!("not with {n} more that fit it"),
    };
    Some(
        Problem::warning(
            "first-parameter-set",
            format!("shown with the parameters of `{}`, {more}", first.label),
            Span::NONE,
        )
        .help("`graph` shows each template once: give the one `--parameter-file` that is meant")
        .path(path),
    )
}

/// The outcomes of one template with several sets as one: what all have stands once, what some
/// have says which.
pub(super) fn merged(outcomes: Vec<(&Set, Outcome)>) -> Outcome {
    type Key = (String, Span, Str, Option<Str>, Str, Option<Suppression>);
    let sets = outcomes.len();
    let mut outcomes = outcomes.into_iter();
    let Some((first, mut all)) = outcomes.next() else {
        return Outcome::default();
    };
    if sets == 1 {
        return all;
    }
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut found: Vec<(Arc<Finding>, Vec<Str>)> = Vec::new();
    let mut take = |label: &Str, findings: Vec<Arc<Finding>>| {
        for finding in findings {
            let key = (
                finding.rule.id.clone(),
                finding.primary.span,
                finding.message.clone(),
                finding.condition().cloned(),
                finding.resource.address.clone(),
                finding.suppressed().cloned(),
            );
            let at = *places.entry(key).or_insert(found.len());
            match found.get_mut(at) {
                Some((_, labels)) if labels.last() == Some(label) => {}
                Some((_, labels)) => labels.push(label.clone()),
                None => found.push((finding, vec![label.clone()])),
            }
        }
    };
    take(&first.label, std::mem::take(&mut all.verdicts.findings));
    for (set, outcome) in outcomes {
        take(&set.label, outcome.verdicts.findings);
        all.used.extend(outcome.used);
        all.verdicts.undecided.extend(outcome.verdicts.undecided);
        all.verdicts.problems.extend(outcome.verdicts.problems);
        all.problems.extend(outcome.problems);
        // What was counted is counted once, where there is most of it.
        if outcome.facts.size() > all.facts.size() {
            all.facts = outcome.facts;
            all.verdicts.passed = outcome.verdicts.passed;
            all.verdicts.passes = outcome.verdicts.passes;
            all.verdicts.types_without_rules = outcome.verdicts.types_without_rules;
        }
    }
    let findings = found.into_iter().map(|(mut finding, labels)| {
        if labels.len() < sets {
            let finding = Arc::make_mut(&mut finding);
            finding.rare_mut().parameter_sets = labels;
        }
        finding
    });
    all.verdicts.findings = findings.collect();
    all
}
