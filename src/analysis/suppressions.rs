//! What authors say is to be ignored: `bartizan:ignore` comments and `Metadata` of templates.
//!
//! A suppression names rules and speaks of a part of a file. It holds for a finding whose place
//! lies in that part, and for an instance whose resource, or one of the module calls around it,
//! begins there: so a comment on a module call holds for that call's instances alone. Must not
//! know: how comments are found, how reports show what is ignored.

use crate::diagnostic::Problem;
use crate::resource::{Dialect, Resource, Unit};
use crate::rules::{Finding, RuleInfo, RuleSet, Selector, Suppression, Verdicts};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::comments;
use crate::value::{Kind, Str, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, RwLock};

/// The word that makes a comment a suppression.
const WORD: &str = "bartizan:ignore";

/// An order of a file, by its place among them; of a template's `Metadata` the file is none.
pub(super) type OrderId = (FileId, usize);

/// One rule name of one comment.
#[derive(Debug)]
struct Order {
    selector: Selector,
    /// The name as written, and where.
    name: Str,
    span: Span,
    /// The whole comment.
    comment: Span,
    reason: Str,
    /// What it speaks of.
    covers: Span,
}

impl Order {
    fn speaks_of(&self, span: Span) -> bool {
        let c = self.covers;
        c.file == span.file && (c.start..c.end).contains(&span.start)
    }

    fn suppression(&self) -> Suppression {
        Suppression {
            reason: self.reason.clone(),
            span: self.comment,
        }
    }
}

/// What stands in one file.
#[derive(Debug, Default)]
struct InFile {
    orders: Vec<Order>,
    problems: Vec<Problem>,
}

/// The suppressions of a run, file by file as units come to them.
#[derive(Debug, Default)]
pub(super) struct Suppressions {
    files: RwLock<FxHashMap<FileId, Arc<InFile>>>,
}

impl Suppressions {
    fn in_file(&self, sources: &SourceMap, id: FileId) -> Arc<InFile> {
        let known = self.files.read().unwrap_or_else(|e| e.into_inner());
        if let Some(found) = known.get(&id) {
            return found.clone();
        }
        drop(known);
        let found = Arc::new(read(sources, id));
        let mut known = self.files.write().unwrap_or_else(|e| e.into_inner());
        known.entry(id).or_insert(found).clone()
    }

    /// The same without what stands in some files, whose text is another now.
    pub fn without(&self, ids: impl IntoIterator<Item = FileId>) -> Suppressions {
        let known = self.files.read().unwrap_or_else(|e| e.into_inner());
        let mut left = known.clone();
        drop(known);
        for id in ids {
            left.remove(&id);
        }
        Suppressions {
            files: RwLock::new(left),
        }
    }

    /// Marks what is to be ignored among a unit's findings, and leaves out what is undecided and
    /// to be ignored. Gives the orders that ignored something.
    pub fn apply(
        &self,
        sources: &SourceMap,
        rules: &RuleSet,
        unit: &mut Unit,
        verdicts: &mut Verdicts,
    ) -> Vec<OrderId> {
        let mut metadata = InFile::default();
        for r in &unit.resources {
            in_metadata(r, &mut metadata);
        }
        let mut files: FxHashMap<FileId, Arc<InFile>> = FxHashMap::default();
        let mut add = |span: Span| {
            if !span.is_none() {
                let file = files.entry(span.file);
                file.or_insert_with(|| self.in_file(sources, span.file));
            }
        };
        for r in &unit.resources {
            add(r.header);
            r.calls.iter().for_each(|c| add(c.header));
        }
        verdicts.findings.iter().for_each(|f| add(f.primary.span));
        let numbered = |id: FileId, file: &'_ InFile| -> Vec<OrderId> {
            (0..file.orders.len()).map(|i| (id, i)).collect()
        };
        let mut orders: Vec<(OrderId, &Order)> = Vec::new();
        #[allow(clippy::iter_over_hash_type, reason = "sorted below")]
        for (id, file) in &files {
            orders.extend(numbered(*id, file).into_iter().zip(&file.orders));
        }
        orders.sort_by_key(|(id, _)| *id);
        let own = numbered(FileId::NONE, &metadata);
        orders.extend(own.into_iter().zip(&metadata.orders));
        let mut used: FxHashSet<OrderId> = FxHashSet::default();
        if !orders.is_empty() {
            let by_address: FxHashMap<&str, &Resource> = unit
                .resources
                .iter()
                .map(|r| (r.address.as_str(), r))
                .collect();
            let order_for = |rule: &RuleInfo, address: &str, place: Span| {
                let resource = by_address.get(address);
                orders.iter().find(|(_, o)| {
                    let around = resource.is_some_and(|r| {
                        o.speaks_of(r.header) || r.calls.iter().any(|c| o.speaks_of(c.header))
                    });
                    (around || o.speaks_of(place)) && o.selector.names(rule)
                })
            };
            let findings = std::mem::take(&mut verdicts.findings);
            for finding in findings {
                let place = finding.primary.span;
                split(finding, &mut verdicts.findings, |rule, address| {
                    let (id, order) = order_for(rule, address, place)?;
                    used.insert(*id);
                    Some(order.suppression())
                });
            }
            verdicts.undecided.retain(|u| {
                let order = order_for(&u.rule, &u.resource.address, u.location);
                used.extend(order.map(|(id, _)| *id));
                order.is_none()
            });
        }
        // No other unit reads this template.
        let own = remarks(&metadata, FileId::NONE, &used, rules);
        unit.problems.extend(own);
        let mut used: Vec<OrderId> = used.into_iter().collect();
        used.sort_unstable();
        used
    }

    /// What is wrong with the suppressions in a file: names of no rule, and those that ignored
    /// nothing although a rule of theirs was run. For files that were judged, once all are.
    pub fn remarks(
        &self,
        sources: &SourceMap,
        rules: &RuleSet,
        file: FileId,
        used: &FxHashSet<OrderId>,
    ) -> Vec<Problem> {
        remarks(&self.in_file(sources, file), file, used, rules)
    }
}

/// A finding as it is, as suppressed, or as both where only some of its instances are.
fn split(
    finding: Arc<Finding>,
    out: &mut Vec<Arc<Finding>>,
    mut suppression: impl FnMut(&RuleInfo, &str) -> Option<Suppression>,
) {
    let mut active: Vec<Str> = Vec::new();
    let mut ignored: Vec<(Suppression, Vec<Str>)> = Vec::new();
    for address in finding.instances() {
        match suppression(&finding.rule, address) {
            None => active.push(address.clone()),
            Some(s) => match ignored.iter_mut().find(|(have, _)| *have == s) {
                Some((_, instances)) => instances.push(address.clone()),
                None => ignored.push((s, vec![address.clone()])),
            },
        }
    }
    if ignored.is_empty() {
        out.push(finding);
        return;
    }
    let mut with = |instances: Vec<Str>, suppressed: Option<Suppression>| {
        let mut instances = instances.into_iter();
        let Some(first) = instances.next() else {
            return;
        };
        let mut part = Finding::clone(&finding);
        if part.resource.address != first {
            Arc::make_mut(&mut part.resource).address = first;
        }
        let rare = part.rare_mut();
        rare.others = instances.collect();
        rare.suppressed = suppressed;
        out.push(Arc::new(part));
    };
    with(active, None);
    for (suppression, instances) in ignored {
        with(instances, Some(suppression));
    }
}

fn remarks(file: &InFile, id: FileId, used: &FxHashSet<OrderId>, rules: &RuleSet) -> Vec<Problem> {
    let mut problems = file.problems.clone();
    for (i, order) in file.orders.iter().enumerate() {
        if used.contains(&(id, i)) {
            continue;
        }
        let (known, runs) = rules.named(&order.selector);
        if !known {
            let message = format!("`{}` is no rule", order.name);
            let infos = rules.infos();
            let near = order
                .selector
                .suggestion(infos.iter().map(AsRef::as_ref), true);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`bartizan rules` lists the rules; names are parted by commas, the reason \
                         comes behind them"
                    .to_owned(),
            };
            problems.push(Problem::warning("unknown-rule", message, order.span).help(help));
        } else if runs {
            let message = format!("nothing is ignored by `{}` here", order.name);
            problems.push(
                Problem::warning("unused-ignore", message, order.span)
                    .help("remove it, or move it to the line or block that it is meant for"),
            );
        }
    }
    problems
}

/// The suppressions in the comments of a file.
fn read(sources: &SourceMap, id: FileId) -> InFile {
    let mut found = InFile::default();
    let Some(file) = sources.get(id) else {
        return found;
    };
    let ends = |with: [&str; 2]| with.iter().any(|end| file.path.ends_with(end));
    let comments = if ends([".tf", ".tofu"]) {
        comments::hcl(&file.text, WORD)
    } else if ends([".tf.json", ".tofu.json"]) {
        comments::terraform_json(&file.text, WORD)
    } else {
        comments::yaml(&file.text, WORD)
    };
    for comment in comments {
        let text = file.text.get(comment.text.clone()).unwrap_or_default();
        let Some(at) = text.find(WORD) else { continue };
        let words = text.get(at + WORD.len()..).unwrap_or_default();
        let base = comment.text.start + at;
        let span = |start: usize, end: usize| Span::new(id, start, end);
        let line = words.split('\n').next().unwrap_or_default();
        let whole = span(base, base + WORD.len() + line.trim_end().len());
        let covers = span(comment.covers.start, comment.covers.end);
        let at = |start: usize, end: usize| {
            let from = base + WORD.len();
            span(from + start, from + end)
        };
        orders(line, whole, covers, at, &mut found);
    }
    found
}

/// The rule names and the reason in the words behind [`WORD`]; `at` gives the place of a part.
fn orders(
    words: &str,
    comment: Span,
    covers: Span,
    at: impl Fn(usize, usize) -> Span,
    found: &mut InFile,
) {
    let mut names: Vec<(usize, &str)> = Vec::new();
    let mut rest = 0;
    loop {
        let text = words.get(rest..).unwrap_or_default();
        let start = rest + (text.len() - text.trim_start().len());
        let name = words.get(start..).unwrap_or_default();
        let length = name
            .find(|c: char| c.is_whitespace() || c == ',')
            .unwrap_or(name.len());
        if length == 0 {
            break;
        }
        names.push((start, name.get(..length).unwrap_or_default()));
        let behind = name.get(length..).unwrap_or_default();
        let next = behind.trim_start();
        rest = start + length + (behind.len() - next.len());
        match next.strip_prefix(',') {
            Some(_) => rest += 1,
            None => break,
        }
    }
    if names.is_empty() {
        found.problems.push(
            Problem::warning("invalid-ignore", "this names no rule to ignore", comment)
                .help(format!("write `{WORD} <rule>[, <rule> …] <reason>`")),
        );
    }
    let reason: Str = words.get(rest..).unwrap_or_default().trim().into();
    for (start, name) in names {
        found.orders.push(Order {
            selector: Selector::new(name),
            name: name.into(),
            span: at(start, start + name.len()),
            comment,
            reason: reason.clone(),
            covers,
        });
    }
}

/// The suppressions in a template resource's `Metadata`: `bartizan: { ignore: … }`, a text as
/// in comments, `{ id, reason }`, or a list of either.
fn in_metadata(r: &Resource, found: &mut InFile) {
    if r.dialect != Dialect::CloudFormation {
        return;
    }
    let ignore = r
        .meta
        .get("Metadata")
        .and_then(|m| m.get("bartizan"))
        .and_then(|b| b.get("ignore"));
    let Some(ignore) = ignore else { return };
    let entries: Vec<&Value> = match ignore.as_seq() {
        Some(list) => list.items.iter().map(|e| &e.value).collect(),
        None => vec![ignore],
    };
    for entry in entries {
        let span = entry.origin.span;
        let words = match &entry.kind {
            Kind::String(text) => Some(text.to_string()),
            _ => entry.get("id").and_then(Value::as_str).map(|id| {
                let reason = entry.get("reason").and_then(Value::as_str);
                format!("{id} {}", reason.unwrap_or_default())
            }),
        };
        match words {
            Some(words) => orders(&words, span, r.span, |_, _| span, found),
            None => found.problems.push(
                Problem::warning("invalid-ignore", "this names no rule to ignore", span)
                    .help("write `<rule> <reason>` or `{ id: <rule>, reason: <reason> }`"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn names_and_reasons() {
        let read = |words: &str| {
            let mut found = InFile::default();
            let at = |a: usize, b: usize| Span::new(FileId(0), a, b);
            orders(words, Span::NONE, Span::NONE, at, &mut found);
            let names: Vec<String> = found
                .orders
                .iter()
                .map(|o| format!("{}={}", o.name, &words[o.span.range()]))
                .collect();
            let reason = found.orders.first().map(|o| o.reason.to_string());
            (
                names.join(" "),
                reason.unwrap_or_default(),
                found.problems.len(),
            )
        };
        let of = |a: &str, b: &str, n: usize| (a.to_owned(), b.to_owned(), n);
        assert_eq!(read(" a why not"), of("a=a", "why not", 0));
        assert_eq!(read(" a,b"), of("a=a b=b", "", 0));
        assert_eq!(
            read(" a , b ,c  one, two "),
            of("a=a b=b c=c", "one, two", 0)
        );
        assert_eq!(read(" kics:1-2 x"), of("kics:1-2=kics:1-2", "x", 0));
        assert_eq!(read("  "), of("", "", 1));
        assert_eq!(read(" a,"), of("a=a", "", 0));
    }
}
