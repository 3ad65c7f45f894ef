//! Findings of single instances, put together: one for each rule and place, with its fingerprint.

use super::fingerprint::{Fingerprint, tokens};
use super::{Finding, Undecided};
use crate::diagnostic::Label;
use crate::resource::{Resource, Unit};
use crate::source::{SourceMap, Span};
use crate::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one instance gave: a finding without its fingerprint, with that instance alone.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub finding: Arc<Finding>,
    pub resource: &'a Resource,
}

/// One finding for each rule and place, its instances in the order met; sorted by path, place,
/// rule and address.
pub(super) fn finish(
    drafts: Vec<Draft<'_>>,
    unit: &Unit,
    sources: &SourceMap,
) -> Vec<Arc<Finding>> {
    let mut firsts: Vec<Draft<'_>> = Vec::with_capacity(drafts.len());
    let mut groups: FxHashMap<(usize, Span), usize> = FxHashMap::default();
    let mut met: FxHashSet<(usize, Str)> = FxHashSet::default();
    let mut more = More::default();
    for draft in drafts {
        // The info of a rule is one allocation, so its address tells rules apart.
        let rule = Arc::as_ptr(&draft.finding.rule).addr();
        let key = (rule, draft.finding.primary.span);
        let group = *groups.entry(key).or_insert(firsts.len());
        let new = met.insert((group, draft.resource.address.clone()));
        match firsts.get_mut(group) {
            Some(first) => {
                if !new {
                    more.add(group, &first.finding, &draft.finding);
                }
                let first = Arc::make_mut(&mut first.finding);
                if new {
                    let address = draft.resource.address.clone();
                    first.rare_mut().others.push(address);
                }
                // Where one of them always fails, so does the group.
                if draft.finding.condition().is_none()
                    && let Some(rare) = &mut first.rare
                {
                    rare.condition = None;
                }
                first.sensitive |= draft.finding.sensitive;
            }
            None => firsts.push(draft),
        }
    }
    drop((groups, met));
    for (group, labels) in more.labels {
        if let Some(first) = firsts.get_mut(group) {
            let first = Arc::make_mut(&mut first.finding);
            let own = std::mem::take(&mut first.related).into_vec();
            first.related = own.into_iter().chain(labels).collect();
        }
    }
    firsts.sort_by(|Draft { finding: a, .. }, Draft { finding: b, .. }| {
        let (sa, sb) = (a.primary.span, b.primary.span);
        let paths = || path_of(sources, sa).cmp(&path_of(sources, sb));
        let order = if sa.file == sb.file {
            Ordering::Equal
        } else {
            paths()
        };
        order
            .then_with(|| (sa.start, sa.end).cmp(&(sb.start, sb.end)))
            .then_with(|| a.rule.id.cmp(&b.rule.id))
            .then_with(|| a.resource.cmp(&b.resource))
    });
    let mut per_base: FxHashMap<&str, usize> = FxHashMap::default();
    for r in &unit.resources {
        *per_base.entry(r.base_address.as_str()).or_default() += 1;
    }
    let mut ordinals: FxHashMap<Fingerprint, usize> = FxHashMap::default();
    firsts
        .into_iter()
        .map(|draft| {
            let Draft {
                mut finding,
                resource,
            } = draft;
            let all =
                per_base.get(resource.base_address.as_str()) == Some(&finding.instance_count());
            let address = if all {
                &resource.base_address
            } else {
                &resource.address
            };
            let span = finding.primary.span;
            let tokens = tokens(&sources.text(span));
            let path = path_of(sources, span);
            let print = |n| Fingerprint::new(&finding.rule.id, &path, address, &tokens, n);
            let first = print(0);
            let ordinal = ordinals.entry(first).or_default();
            let fingerprint = if *ordinal == 0 {
                first
            } else {
                print(*ordinal)
            };
            *ordinal += 1;
            Arc::make_mut(&mut finding).fingerprint = fingerprint;
            finding
        })
        .collect()
}

/// How many further places of a finding are told.
const MAX_MORE: usize = 16;

/// What else decides at the place of a finding, of the same resource: other parts of a file that
/// is read there, say.
#[derive(Default)]
struct More {
    /// By the position of the finding.
    labels: BTreeMap<usize, Vec<Label>>,
    told: FxHashSet<(usize, Span)>,
}

impl More {
    fn add(&mut self, group: usize, first: &Finding, other: &Finding) {
        let source = |f: &Finding| -> Option<Label> {
            let way = usize::from(f.way.start)..usize::from(f.way.end);
            f.related.get(way)?.last().cloned()
        };
        let Some(mut label) = source(other) else {
            return;
        };
        let known = source(first).is_some_and(|l| l.span == label.span);
        if known || !self.told.insert((group, label.span)) {
            return;
        }
        if other.message != first.message {
            label.message = other.message.clone();
        }
        let labels = self.labels.entry(group).or_default();
        // A secret is masked only where a label stands.
        if labels.len() < MAX_MORE || other.sensitive {
            labels.push(label);
        }
    }
}

fn path_of(sources: &SourceMap, span: Span) -> Arc<str> {
    match sources.get(span.file) {
        Some(file) => file.path.clone(),
        None => Arc::from(""),
    }
}

/// Sorts as findings are sorted, and drops repetitions (instances of one place).
pub(super) fn sort_undecided(undecided: &mut Vec<Undecided>, sources: &SourceMap) {
    let mut keyed: Vec<(Arc<str>, Undecided)> = std::mem::take(undecided)
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
