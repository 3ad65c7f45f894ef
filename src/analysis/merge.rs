//! Many units' verdicts as one result: equal findings of several roots become one, everything is
//! sorted, counts are added up.
//!
//! The order of its input never shows in its output, so threads may finish as they like.

use super::suppressions::OrderId;
use super::{Analysis, Summary};
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::resource::{Dialect, Resource, Role, Unit};
use crate::rules::{Finding, Suppression, Undecided, Verdicts};
use crate::source::{FileId, SourceMap, Span};
use crate::value::Str;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What one unit gave, once its values are no longer needed.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The verdicts of the rules.
    pub verdicts: Verdicts,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The counts.
    pub facts: Facts,
    /// The files that it was made of, sorted.
    pub files: Vec<Str>,
    /// The suppressions that ignored something in it.
    pub used: Vec<OrderId>,
    /// The unit itself, where it was asked for.
    pub unit: Option<Unit>,
}

/// What the summary needs of a unit.
#[derive(Debug, Default)]
pub(super) struct Facts {
    terraform_files: Vec<Str>,
    templates: Vec<Str>,
    plans: usize,
    resources: usize,
    data_sources: usize,
    modules: Vec<Str>,
    modules_without_instance: Vec<Str>,
    missing_modules: Vec<String>,
    missing_templates: Vec<String>,
    judged_files: Vec<Str>,
}

impl Facts {
    /// Notes which of a unit's files are the user's own and were given to be judged.
    pub fn judge(&mut self, unit: &Unit, given: impl Fn(&str) -> bool) {
        let code = |f: &Str| !unit.data.contains(f) || unit.templates.contains(f);
        let own = |f: &&Str| !f.contains(".terraform/") && code(f) && given(f);
        self.judged_files = unit.files.iter().filter(own).cloned().collect();
    }

    /// How many resources there are.
    pub fn size(&self) -> usize {
        self.resources
    }

    /// Paths of the templates that the unit is made of.
    pub fn templates(&self) -> &[Str] {
        &self.templates
    }

    /// Those files.
    pub fn judged_files(&self) -> &[Str] {
        &self.judged_files
    }

    /// The facts of a unit.
    pub fn of(unit: &Unit) -> Facts {
        let judged = unit.resources.iter().filter(|r| is_own(unit, r));
        let managed = judged.clone().filter(|r| r.role == Role::Managed);
        let resources = managed.count();
        let is_terraform = unit.dialect != Some(Dialect::CloudFormation);
        let is_code = |f: &&Str| {
            [".tf", ".tf.json", ".tofu", ".tofu.json"]
                .iter()
                .any(|e| f.ends_with(e))
        };
        let missing = |dialect: Dialect| {
            let of = unit.opaque.iter().filter(move |m| m.dialect == dialect);
            let named = of.map(|m| match unit.path.as_str() {
                "" => m.address.to_string(),
                path => format!("{path}: {}", m.address),
            });
            named.collect()
        };
        Facts {
            terraform_files: if is_terraform {
                unit.files.iter().filter(is_code).cloned().collect()
            } else {
                Vec::new()
            },
            templates: match is_terraform || !unit.templates.is_empty() {
                true => unit.templates.clone(),
                false => vec![unit.path.clone()],
            },
            plans: usize::from(unit.plan.is_some()),
            resources,
            data_sources: judged.count() - resources,
            modules: unit.modules.clone(),
            modules_without_instance: unit.modules_without_instance.clone(),
            missing_modules: missing(Dialect::Terraform),
            missing_templates: missing(Dialect::CloudFormation),
            judged_files: Vec::new(),
        }
    }
}

/// Whether a resource is one of the unit itself, not taken from another template.
fn is_own(unit: &Unit, resource: &Resource) -> bool {
    !unit.imported.contains(&resource.address)
}

/// Where something is, for sorting: path, start, end.
type Place<'a> = (&'a str, u32, u32);

/// The paths of all loaded files.
struct Paths(Vec<Arc<str>>);

impl Paths {
    fn new(sources: &SourceMap) -> Paths {
        let ids = (0..sources.len()).filter_map(|i| u32::try_from(i).ok());
        let files = ids.filter_map(|i| sources.get(FileId(i)));
        Paths(files.map(|f| f.path.clone()).collect())
    }

    fn place(&self, span: Span) -> Place<'_> {
        let path = self.0.get(span.file.0 as usize);
        (path.map_or("", |p| p), span.start, span.end)
    }
}

/// One result of all outcomes. `problems` are those of the run that no unit has.
pub(super) fn merge(
    sources: Arc<SourceMap>,
    root: String,
    outcomes: Vec<Outcome>,
    mut problems: Vec<Problem>,
) -> Analysis {
    let paths = Paths::new(&sources);
    let mut findings = Vec::with_capacity(outcomes.iter().map(|o| o.verdicts.findings.len()).sum());
    let mut undecided: Vec<Undecided> = Vec::new();
    let mut units = Vec::new();
    let mut facts = Vec::with_capacity(outcomes.len());
    let mut passed = 0;
    let mut passes: BTreeMap<String, usize> = BTreeMap::new();
    let mut types_without_rules: BTreeMap<String, usize> = BTreeMap::new();
    for outcome in outcomes {
        findings.extend(outcome.verdicts.findings);
        undecided.extend(outcome.verdicts.undecided);
        passed += outcome.verdicts.passed;
        for (rule, n) in outcome.verdicts.passes {
            *passes.entry(rule).or_default() += n;
        }
        for (ty, n) in outcome.verdicts.types_without_rules {
            *types_without_rules.entry(ty.to_string()).or_default() += n;
        }
        problems.extend(outcome.problems);
        facts.push(outcome.facts);
        units.extend(outcome.unit);
    }
    findings.sort_by(|a: &Arc<Finding>, b: &Arc<Finding>| {
        finding_order(&paths, a).cmp(&finding_order(&paths, b))
    });
    let findings = join_equal(findings);
    undecided.sort_by(|a, b| undecided_order(&paths, a).cmp(&undecided_order(&paths, b)));
    undecided.dedup_by(|b, a| undecided_order(&paths, a) == undecided_order(&paths, b));
    problems.sort_by(|a, b| problem_order(&paths, a).cmp(&problem_order(&paths, b)));
    problems.dedup();
    units.sort_by(|a, b| a.path.cmp(&b.path));

    let mut summary = summarize(facts, root);
    summary.passed = passed;
    summary.passes = passes;
    summary.types_without_rules = types_without_rules;
    let incomplete: BTreeSet<&str> = problems
        .iter()
        .filter(|p| p.severity == ProblemSeverity::Error)
        .map(|p| problem_order(&paths, p).0.0)
        .filter(|path| !path.is_empty())
        .collect();
    summary.incomplete_files = incomplete.into_iter().map(str::to_owned).collect();
    Analysis {
        findings,
        undecided,
        problems,
        summary,
        fail_on: None,
        units,
        sources,
    }
}

/// The findings and problems of one file, from all outcomes that have some there, as [`merge`]
/// would have them.
pub(super) fn of_one_file(
    mut findings: Vec<Arc<Finding>>,
    mut problems: Vec<Problem>,
) -> (Vec<Arc<Finding>>, Vec<Problem>) {
    fn place<'a>(span: Span) -> Place<'a> {
        ("", span.start, span.end)
    }
    findings.sort_by(|a, b| within_file(place, a).cmp(&within_file(place, b)));
    let key = |p: &Problem| (p.span.map(|s| (s.start, s.end)), p.code, p.message.clone());
    problems.sort_by_cached_key(key);
    problems.dedup();
    (join_equal(findings), problems)
}

fn summarize(facts: Vec<Facts>, root: String) -> Summary {
    let mut summary = Summary {
        root,
        ..Summary::default()
    };
    let mut files: BTreeSet<Str> = BTreeSet::new();
    let mut templates: BTreeSet<Str> = BTreeSet::new();
    let mut called: BTreeSet<Str> = BTreeSet::new();
    let mut not_called: BTreeSet<Str> = BTreeSet::new();
    let mut missing: BTreeSet<String> = BTreeSet::new();
    let mut missing_templates: BTreeSet<String> = BTreeSet::new();
    for f in facts {
        files.extend(f.terraform_files);
        templates.extend(f.templates);
        summary.plans += f.plans;
        summary.resources += f.resources;
        summary.data_sources += f.data_sources;
        called.extend(f.modules);
        not_called.extend(f.modules_without_instance);
        missing.extend(f.missing_modules);
        missing_templates.extend(f.missing_templates);
    }
    summary.terraform_files = files.len();
    summary.templates = templates.len();
    summary.modules_without_instance = not_called
        .difference(&called)
        .map(|m| m.to_string())
        .collect();
    summary.missing_modules = missing.into_iter().collect();
    summary.missing_templates = missing_templates.into_iter().collect();
    summary
}

fn finding_order<'a>(
    paths: &'a Paths,
    f: &'a Finding,
) -> (Place<'a>, &'a str, &'a str, &'a str, Option<&'a str>) {
    within_file(|span| paths.place(span), f)
}

fn within_file<'a>(
    place: impl Fn(Span) -> Place<'a>,
    f: &'a Finding,
) -> (Place<'a>, &'a str, &'a str, &'a str, Option<&'a str>) {
    (
        place(f.primary.span),
        &f.rule.id,
        &f.resource.address,
        &f.message,
        f.condition().map(Str::as_str),
    )
}

fn undecided_order<'a>(
    paths: &'a Paths,
    u: &'a Undecided,
) -> (Place<'a>, &'a str, &'a str, &'a str) {
    (
        paths.place(u.location),
        &u.rule.id,
        &u.resource.address,
        &u.reason,
    )
}

fn problem_order<'a>(paths: &'a Paths, p: &'a Problem) -> (Place<'a>, &'a str, &'a str) {
    let place = match (p.span, p.path.as_deref()) {
        (Some(span), _) => paths.place(span),
        (None, path) => (path.unwrap_or(""), 0, 0),
    };
    (place, p.code, &p.message)
}

/// The last name of an address, without indexes: what the resource is called in its own file.
fn own_name(address: &str) -> &str {
    // Behind the last stack around it.
    let address = match address.rsplit_once('/') {
        Some((_, name)) if name.chars().all(char::is_alphanumeric) => name,
        _ => address,
    };
    let end = address.len() - index_length(address);
    let base = address.get(..end).unwrap_or(address);
    let mut dots = base.char_indices().rev().filter(|(_, c)| *c == '.');
    // Type and name; a name never holds a dot, an index of a module before may.
    match dots.nth(1) {
        Some((at, _)) => base.get(at + 1..).unwrap_or(base),
        None => base,
    }
}

/// The length of `[…]` at the end of an address.
fn index_length(address: &str) -> usize {
    if !address.ends_with(']') {
        return 0;
    }
    if let Some(inner) = address.strip_suffix("\"]") {
        // A string key: its opening bracket is the last `["` outside of it, keys escape quotes.
        return inner.rfind("[\"").map_or(0, |at| address.len() - at);
    }
    address.rfind('[').map_or(0, |at| address.len() - at)
}

/// Findings of one rule at one place about one resource block, met from several roots or
/// instances, become one that lists all instances. `findings` are sorted.
fn join_equal(findings: Vec<Arc<Finding>>) -> Vec<Arc<Finding>> {
    type Key = (
        Span,
        Vec<Str>,
        String,
        Str,
        Option<Str>,
        String,
        Option<Suppression>,
    );
    let mut out: Vec<Arc<Finding>> = Vec::with_capacity(findings.len());
    let mut seen: FxHashMap<Key, usize> = FxHashMap::default();
    let mut place: Option<Span> = None;
    for finding in findings {
        if place != Some(finding.primary.span) {
            // Only findings at one place can be equal, and they stand together.
            place = Some(finding.primary.span);
            seen.clear();
        }
        let key = (
            finding.primary.span,
            finding.parameter_sets().to_vec(),
            finding.rule.id.clone(),
            finding.message.clone(),
            finding.condition().cloned(),
            own_name(&finding.resource.address).to_owned(),
            finding.suppressed().cloned(),
        );
        if finding.primary.span.is_none() {
            out.push(finding);
            continue;
        }
        match seen.get(&key).and_then(|at| out.get_mut(*at)) {
            Some(have) => {
                let have = Arc::make_mut(have);
                let others = &mut have.rare_mut().others;
                others.extend(finding.instances().cloned());
                have.sensitive |= finding.sensitive;
            }
            None => {
                seen.insert(key, out.len());
                out.push(finding);
            }
        }
    }
    for finding in &mut out {
        if finding.instance_count() > 1 {
            let mut known: BTreeSet<Str> = BTreeSet::new();
            known.insert(finding.resource.address.clone());
            let others = &mut Arc::make_mut(finding).rare_mut().others;
            others.retain(|i| known.insert(i.clone()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_names_have_neither_module_nor_index() {
        for (address, want) in [
            ("aws_s3_bucket.b", "aws_s3_bucket.b"),
            ("aws_s3_bucket.b[0]", "aws_s3_bucket.b"),
            ("aws_s3_bucket.b[\"x.y\"]", "aws_s3_bucket.b"),
            (
                "module.a[\"x.y\"].aws_s3_bucket.b[\"[\\\"z\"]",
                "aws_s3_bucket.b",
            ),
            ("module.a.module.b[1].aws_s3_bucket.b", "aws_s3_bucket.b"),
            ("Bucket", "Bucket"),
            ("Net/Data/Bucket", "Bucket"),
            ("aws_s3_bucket.b[\"a/b\"]", "aws_s3_bucket.b"),
        ] {
            assert_eq!(own_name(address), want, "{address}");
        }
    }
}
