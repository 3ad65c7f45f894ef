//! Findings of single instances, put together: one for each rule and place, with its fingerprint.

use super::fingerprint::{fingerprint, tokens};
use super::run::subject;
use super::{Finding, RuleInfo, Undecided};
use crate::diagnostic::Label;
use crate::resource::{Resource, Unit};
use crate::source::{SourceMap, Span};
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What one instance gave.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub rule: Arc<RuleInfo>,
    pub message: String,
    pub resource: &'a Resource,
    pub primary: Label,
    pub related: Vec<Label>,
    pub condition: Option<String>,
    pub sensitive: bool,
}

/// One finding for each rule and place, its instances in the order met; sorted by path, place,
/// rule and address.
pub(super) fn finish(drafts: Vec<Draft<'_>>, unit: &Unit, sources: &SourceMap) -> Vec<Finding> {
    let mut order: Vec<(Draft<'_>, Vec<Str>)> = Vec::new();
    let mut groups: FxHashMap<(usize, Span), usize> = FxHashMap::default();
    let mut met: FxHashSet<(usize, Str)> = FxHashSet::default();
    for draft in drafts {
        // The info of a rule is one allocation, so its address tells rules apart.
        let key = (Arc::as_ptr(&draft.rule).addr(), draft.primary.span);
        let group = *groups.entry(key).or_insert(order.len());
        let new = met.insert((group, draft.resource.address.clone()));
        match order.get_mut(group) {
            Some((first, instances)) => {
                if new {
                    instances.push(draft.resource.address.clone());
                }
                // Where one of them always fails, so does the group.
                if draft.condition.is_none() {
                    first.condition = None;
                }
                first.sensitive |= draft.sensitive;
            }
            None => {
                let instances = vec![draft.resource.address.clone()];
                order.push((draft, instances));
            }
        }
    }
    let mut per_base: FxHashMap<&str, usize> = FxHashMap::default();
    for r in &unit.resources {
        *per_base.entry(r.base_address.as_str()).or_default() += 1;
    }
    let mut findings: Vec<(String, Finding, String)> = order
        .into_iter()
        .map(|(draft, instances)| {
            let path = path_of(sources, draft.primary.span);
            let all = per_base.get(draft.resource.base_address.as_str()) == Some(&instances.len());
            let address = if all {
                draft.resource.base_address.to_string()
            } else {
                draft.resource.address.to_string()
            };
            let finding = Finding {
                message: draft.message,
                resource: subject(draft.resource),
                primary: draft.primary,
                related: draft.related,
                instances,
                condition: draft.condition,
                fingerprint: String::new(),
                sensitive: draft.sensitive,
                rule: draft.rule,
            };
            (path, finding, address)
        })
        .collect();
    findings.sort_by(|(pa, a, _), (pb, b, _)| {
        let key = |f: &Finding| (f.primary.span.start, f.primary.span.end);
        pa.cmp(pb)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.rule.id.cmp(&b.rule.id))
            .then_with(|| a.resource.cmp(&b.resource))
    });
    let mut seen: FxHashMap<(String, String, String, String), usize> = FxHashMap::default();
    findings
        .into_iter()
        .map(|(path, mut finding, address)| {
            let tokens = tokens(&sources.text(finding.primary.span));
            let key = (
                finding.rule.id.clone(),
                path.clone(),
                address.clone(),
                tokens.clone(),
            );
            let ordinal = seen.entry(key).or_default();
            finding.fingerprint = fingerprint(&finding.rule.id, &path, &address, &tokens, *ordinal);
            *ordinal += 1;
            finding
        })
        .collect()
}

fn path_of(sources: &SourceMap, span: Span) -> String {
    sources
        .get(span.file)
        .map(|f| f.path.to_string())
        .unwrap_or_default()
}

/// Sorts as findings are sorted, and drops repetitions (instances of one place).
pub(super) fn sort_undecided(undecided: &mut Vec<Undecided>, sources: &SourceMap) {
    let mut keyed: Vec<(String, Undecided)> = std::mem::take(undecided)
        .into_iter()
        .map(|u| (path_of(sources, u.location), u))
        .collect();
    keyed.sort_by(|(pa, a), (pb, b)| {
        let key = |u: &Undecided| (u.location.start, u.location.end);
        pa.cmp(pb)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.rule.id.cmp(&b.rule.id))
            .then_with(|| a.resource.cmp(&b.resource))
    });
    undecided.extend(keyed.into_iter().map(|(_, u)| u));
    undecided.dedup_by(|b, a| {
        a.rule.id == b.rule.id && a.resource == b.resource && a.location == b.location
    });
}
