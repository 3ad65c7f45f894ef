//! All rules over one unit.

use super::explain::{Found, explain, mark_secrets};
use super::finding::{Draft, finish};
use super::load::RuleDef;
use super::path::path;
use super::place::{Blocks, Hidden, Place, place};
use super::scope::{Judged, RuleScope};
use super::set::RuleSet;
use super::verdict::{Verdict, judge};
use super::{Construct, Finding, Fingerprint, RuleInfo, Subject, Undecided, Verdicts};
use crate::expr::ir::ExprKind;
use crate::expr::{Bindings, Budget};
use crate::facts::Facts;
use crate::graph::{Graph, elements};
use crate::model::TypeDef;
use crate::resource::{Resource, Role, Unit};
use crate::source::{SourceMap, Span};
use crate::value::{Cond, InputKind, Kind, Marks, Reason, Str, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What each judgement adds to the unit's budget, so that many resources cannot use it up for
/// those that come after them.
const STEPS_EACH: u64 = 5_000;

/// The verdicts of all rules on one unit.
pub fn run(rules: &RuleSet, unit: &Unit, sources: &SourceMap) -> Verdicts {
    run_until(rules, unit, sources, &|| false)
}

/// The verdicts of all rules on one unit. Once `stop` says so nobody wants them any more, and what comes
/// back is of no use.
pub fn run_until(
    rules: &RuleSet,
    unit: &Unit,
    sources: &SourceMap,
    stop: &dyn Fn() -> bool,
) -> Verdicts {
    let budget = Budget::default();
    let facts = Facts::new(unit, sources);
    // The graph knows all types that may be judged; which occur is known only once it is there.
    let natives: Vec<Str> = {
        let mut all: Vec<Str> = unit
            .resources
            .iter()
            .map(crate::graph::native_type)
            .collect();
        all.sort();
        all.dedup();
        all
    };
    let wanted = rules.types_for(&natives);
    let types: Vec<Arc<TypeDef>> = wanted.iter().map(|(t, _)| t.clone()).collect();
    let by_id = |id: &str| super::load::Types::get(rules, id);
    let graph = Graph::new(unit, &budget, &types, &facts).with_types(&by_id);
    let mut run = Run {
        rules,
        graph: &graph,
        sources,
        blocks: Blocks::new(&unit.resources),
        drafts: Vec::new(),
        texts: Texts::default(),
        subjects: Subjects::default(),
        verdicts: Verdicts::default(),
        passes: FxHashMap::default(),
        possible: unit.possible.unwrap_or(Cond::TRUE),
    };
    for (ty, positions) in &wanted {
        let of_type: Vec<(usize, Arc<RuleDef>)> = positions
            .iter()
            .filter_map(|i| Some((*i, rules.rule(*i)?)))
            .collect();
        for node in graph.nodes(ty) {
            if stop() {
                return Verdicts::default();
            }
            if unit.unjudged.contains(&node.resource.address) {
                continue;
            }
            for (i, rule) in &of_type {
                if rule.without.contains(&node.native.ty) {
                    continue;
                }
                budget.grant(STEPS_EACH);
                run.rule(*i, &RuleScope::new(&graph, Judged::Node(&node), rule));
            }
        }
    }
    for native in &natives {
        let of_type: Vec<(usize, Arc<RuleDef>)> = rules
            .on_native(native)
            .iter()
            .filter_map(|i| Some((*i, rules.rule(*i)?)))
            .collect();
        if of_type.is_empty() {
            continue;
        }
        for resource in graph.of_type(native) {
            if stop() {
                return Verdicts::default();
            }
            if unit.unjudged.contains(&resource.address) {
                continue;
            }
            for (i, rule) in &of_type {
                budget.grant(STEPS_EACH);
                run.rule(*i, &RuleScope::new(&graph, Judged::Native(resource), rule));
            }
        }
    }
    let mut verdicts = run.verdicts;
    verdicts.findings = finish(run.drafts, unit, sources);
    for (ty, n) in graph.native_types() {
        if !rules.judges(ty) && !ty.starts_with("data.") {
            verdicts.types_without_rules.insert(ty.clone(), n);
        }
    }
    let named = |(i, n): (usize, usize)| Some((rules.info(i)?.id.clone(), n));
    verdicts.passes = run.passes.into_iter().filter_map(named).collect();
    verdicts.problems = facts.take_problems();
    super::finding::sort_undecided(&mut verdicts.undecided, sources);
    verdicts
}

/// The texts of a unit's findings, each held once: many findings say the same.
#[derive(Default)]
struct Texts(FxHashSet<Str>);

impl Texts {
    fn share(&mut self, text: &mut Str) {
        match self.0.get(text) {
            Some(have) => text.clone_from(have),
            None => {
                self.0.insert(text.clone());
            }
        }
    }
}

/// The resources of a unit's findings, each held once.
#[derive(Default)]
struct Subjects(FxHashMap<*const Resource, Arc<Subject>>);

impl Subjects {
    fn of(&mut self, resource: &Resource) -> Arc<Subject> {
        let shared = self.0.entry(std::ptr::from_ref(resource));
        shared
            .or_insert_with(|| Arc::new(subject(resource)))
            .clone()
    }
}

struct Run<'r, 'g, 'a> {
    rules: &'r RuleSet,
    graph: &'g Graph<'a>,
    sources: &'r SourceMap,
    blocks: Blocks<'a>,
    drafts: Vec<Draft<'a>>,
    texts: Texts,
    subjects: Subjects,
    verdicts: Verdicts,
    /// Verdicts that were pass, by the position of the rule.
    passes: FxHashMap<usize, usize>,
    /// When there can be such a unit at all.
    possible: Cond,
}

impl<'g, 'a> Run<'_, 'g, 'a> {
    /// One rule on one resource, element by element where it has `each`.
    fn rule(&mut self, position: usize, scope: &RuleScope<'_, '_, 'g, 'a>) {
        let exists = scope.judged.exists();
        let uncertain = scope.judged.uncertain().cloned();
        let env = Bindings::new(scope);
        let Some(each) = &scope.rule.each else {
            self.one(position, scope, &env, exists, uncertain.as_ref());
            return;
        };
        let list = match scope.graph.ev.eval(each, &env) {
            Ok(v) => v,
            Err(e) => super::scope::in_error(&e).with_origin(scope.judged.header()),
        };
        let graph = self.graph;
        elements(graph, &list, exists, &mut |cond, element, why| {
            let why = why.or_else(|| uncertain.clone());
            scope.judge_element(&element);
            env.with("each", &element, |env| {
                self.one(position, scope, env, cond, why.as_ref());
            });
        });
    }

    fn one(
        &mut self,
        position: usize,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        exists: Cond,
        uncertain: Option<&Reason>,
    ) {
        let verdict = judge(scope, env, exists, uncertain);
        match verdict.given(self.graph.ev.table, self.possible, exists) {
            Verdict::Nothing => {}
            Verdict::Pass => {
                self.verdicts.passed += 1;
                *self.passes.entry(position).or_default() += 1;
            }
            Verdict::Fail { under } => self.fail(position, scope, env, under),
            Verdict::Undecided { why, under } => {
                self.undecided(position, scope, env, why, under, exists);
            }
        }
    }

    /// What decides: `at` where the rule gives it, else what explains the condition.
    fn deciding(
        &self,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        under: Cond,
    ) -> Vec<Found> {
        let judged = explain(scope, env, &scope.rule.condition, under, false);
        if let Some(at) = &scope.rule.at {
            let value = self.graph.ev.eval(at, env).ok();
            let value = value.map(|v| v.given(self.graph.ev.table, under));
            let outcome = value.and_then(|v| v.as_bool()).unwrap_or(false);
            let mut found = explain(scope, env, at, under, outcome);
            if !found.is_empty() {
                mark_secrets(&mut found, &judged);
                return found;
            }
        }
        judged
    }

    /// Where the verdict on a resource stands.
    fn place(
        &self,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        under: Cond,
    ) -> Place<'a> {
        place(
            self.sources,
            &self.blocks,
            scope.judged.resource(),
            &self.header(scope, env),
            &self.deciding(scope, env, under),
        )
    }

    fn fail(
        &mut self,
        position: usize,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        under: Cond,
    ) {
        let Some(info) = self.rules.info(position) else {
            return;
        };
        let place = self.place(scope, env, under);
        let message = self.message(scope, env, under, &info, &place.hidden);
        let condition = (!under.is_true()).then(|| {
            let mut words = self.words(under).into();
            self.texts.share(&mut words);
            words
        });
        let mut path = path(scope, env, under, &self.blocks);
        for step in &mut path {
            self.texts.share(&mut step.message);
        }
        let mut primary = place.primary;
        // What a step says of this place is what is to be said of it.
        if let Some(step) = path.iter().find(|s| s.span == primary.span) {
            primary.message = step.message.clone();
        }
        let mut related = place.related.into_boxed_slice();
        for label in &mut related {
            self.texts.share(&mut label.message);
        }
        let mut finding = Finding {
            rule: info,
            message,
            resource: self.subjects.of(place.resource),
            primary,
            related,
            way: place.way,
            fingerprint: Fingerprint::default(),
            sensitive: place.hidden != Hidden::Nothing,
            rare: None,
        };
        if condition.is_some() || !path.is_empty() {
            let rare = finding.rare_mut();
            rare.condition = condition;
            rare.path = path;
        }
        self.texts.share(&mut finding.message);
        self.texts.share(&mut finding.primary.message);
        self.drafts.push(Draft {
            finding: Arc::new(finding),
            resource: place.resource,
        });
    }

    /// Where something missing is shown: the element's block, else the resource's header.
    fn header(
        &self,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
    ) -> crate::value::Origin {
        match env.get("each") {
            Some(e) if !e.origin.span.is_none() => e.origin.clone(),
            _ => scope.judged.header(),
        }
    }

    /// A condition in words, expressions that cannot be decided by their text.
    fn words(&self, cond: Cond) -> String {
        self.graph.ev.table.describe_with(cond, &|atom| {
            (atom.kind == InputKind::Expression).then(|| self.expression(&atom.input, atom.span))
        })
    }

    /// The text of an expression; of one without place its name, which says what it is.
    fn expression(&self, name: &str, span: Span) -> String {
        let text = match span.is_none() {
            true => name.to_owned(),
            false => self.sources.text(span),
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.char_indices().nth(60) {
            Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
            None => text,
        }
    }

    fn message(
        &self,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        under: Cond,
        info: &RuleInfo,
        hidden: &Hidden,
    ) -> Str {
        let value = self.graph.ev.eval(&scope.rule.message, env).ok();
        let text = value.and_then(|v| {
            let v = v.given(self.graph.ev.table, under);
            let first = v.arms().next().map(|(_, v)| v)?;
            if first.deep_marks().has(Marks::SENSITIVE) {
                return None;
            }
            let text = in_parts(&first)?;
            let said = match hidden {
                Hidden::Nothing => false,
                Hidden::Text(secret) => text.contains(secret.as_str()),
                Hidden::Anything => !matches!(scope.rule.message.kind, ExprKind::Text(_)),
            };
            (!said).then_some(text)
        });
        text.unwrap_or_else(|| {
            // The title without its capital says it in general.
            info.title.as_str().into()
        })
    }

    fn undecided(
        &mut self,
        position: usize,
        scope: &RuleScope<'_, '_, 'g, 'a>,
        env: &Bindings<'_>,
        why: Option<Reason>,
        under: Cond,
        exists: Cond,
    ) {
        let Some(rule) = self.rules.info(position) else {
            return;
        };
        let place = self.place(scope, env, under);
        let table = self.graph.ev.table;
        let mut inputs: Vec<Str> = Vec::new();
        let given = table.inputs_of(exists);
        let mut why = why;
        for input in table.inputs_of(under) {
            if given
                .iter()
                .any(|i| i.name == input.name && i.kind == input.kind)
            {
                continue;
            }
            inputs.extend(match (&input.why, input.kind) {
                (Some(why), _) => why.input().map(Str::from),
                (None, InputKind::Expression) => {
                    Some(self.expression(&input.name, input.span).into())
                }
                (None, _) => Some(input.name),
            });
            // What a rule asks has no words of the user's: what it lacks says more.
            why = why.or(input.why);
        }
        inputs.extend(why.as_ref().and_then(Reason::input).map(Str::from));
        inputs.sort();
        inputs.dedup();
        let reason = match &why {
            Some(why) => why.describe(),
            None => match self.words(under).strip_prefix("depending on ") {
                Some(names) => format!("whether it fails depends on {names}"),
                None => format!("it fails only when {}", self.words(under)),
            },
        };
        self.verdicts.undecided.push(Undecided {
            rule,
            resource: subject(place.resource),
            location: place.primary.span,
            reason,
            inputs,
        });
    }
}

/// The text of a string; unknown parts as an ellipsis.
fn in_parts(v: &Value) -> Option<Str> {
    if let Kind::String(s) = &v.kind {
        return Some(s.clone());
    }
    let parts = v.as_unknown()?.parts.as_ref()?;
    let mut out = Str::new();
    for part in &parts.items {
        match part {
            crate::value::Part::Text { text, .. } => out.push_str(text),
            crate::value::Part::Value(v) => match &v.kind {
                Kind::String(s) => out.push_str(s),
                Kind::Number(n) => out.push_str(&n.to_string()),
                _ => out.push('…'),
            },
        }
    }
    Some(out)
}

/// A resource as findings name it.
pub(super) fn subject(r: &Resource) -> Subject {
    Subject {
        construct: r.construct().map(|path| {
            Box::new(Construct {
                path: path.into(),
                source: r.construct_source().map(Str::from),
            })
        }),
        address: r.address.clone(),
        ty: match r.role {
            Role::Managed | Role::Data => r.ty.clone(),
        },
        dialect: r.dialect,
    }
}
