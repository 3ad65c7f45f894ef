//! A rule's page in `docs/rules/`, and their index: Markdown made from what the rules say of
//! themselves and from their examples. SARIF gives the same without examples as help.
//!
//! `tests/pages.rs` holds the committed pages against this. Must not know: how rules are judged.

use crate::rules::RuleInfo;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where Bartizan's own files are published, once the package names it.
pub(super) fn repository() -> Option<&'static str> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    (!repository.is_empty()).then_some(repository)
}

/// The address of a rule's page, once there is one.
pub fn address(rule: &str) -> Option<String> {
    repository().map(|r| format!("{r}/blob/main/docs/rules/{rule}.md"))
}

/// An example file of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// File name (`bad.tf`).
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The page of a rule, with its examples in order.
pub fn page(rule: &RuleInfo, examples: &[Example]) -> String {
    format!(
        "<!-- Made from the rule by `BLESS=1 cargo test --test pages`; do not edit. -->\n\n{}",
        titled(rule, examples)
    )
}

/// The page as the binary can give it: without examples, which are not part of it.
pub fn explanation(rule: &RuleInfo) -> String {
    titled(rule, &[])
}

fn titled(rule: &RuleInfo, examples: &[Example]) -> String {
    let (id, title) = (&rule.id, &rule.title);
    format!("# {id}\n\n{title}.\n\n{}", body(rule, examples))
}

/// What stands on a page below its title.
pub(super) fn body(rule: &RuleInfo, examples: &[Example]) -> String {
    let mut out = format!("{}\n\n{}\n\n", rule.why, rule.help);
    let _ = writeln!(out, "| | |\n|---|---|");
    for (name, value) in [
        ("severity", rule.severity.as_str().to_owned()),
        ("confidence", rule.confidence.clone()),
        ("topic", rule.topic.clone()),
        ("judges", format!("`{}`", rule.target)),
        ("dialects", rule.dialects.join(", ")),
    ] {
        let _ = writeln!(out, "| {name} | {value} |");
    }
    for (standard, controls) in &rule.controls {
        let _ = writeln!(out, "| {standard} | {} |", controls.join(", "));
    }
    if !rule.aliases.is_empty() {
        let aliases: Vec<String> = rule.aliases.iter().map(|a| format!("`{a}`")).collect();
        let _ = writeln!(out, "| also known as | {} |", aliases.join(", "));
    }
    for (kind, heading) in [
        ("bad", "Found"),
        ("good", "Not found"),
        ("undecided", "Undecided"),
    ] {
        let of: Vec<&Example> = examples
            .iter()
            .filter(|e| e.name.starts_with(kind))
            .collect();
        if of.is_empty() {
            continue;
        }
        let _ = write!(out, "\n## {heading}\n");
        for e in of {
            let language = match e.name.rsplit_once('.').map(|(_, ext)| ext) {
                Some("tf") => "hcl",
                Some("json") => "json",
                _ => "yaml",
            };
            let _ = write!(out, "\n```{language}\n{}\n```\n", e.text.trim_end());
        }
    }
    if !rule.refs.is_empty() {
        out.push_str("\n## References\n\n");
        for r in &rule.refs {
            let _ = writeln!(out, "- <{r}>");
        }
    }
    out
}

/// The index of all pages: by service, by topic, by other tools' ids.
pub fn index<'a>(rules: impl Iterator<Item = &'a RuleInfo>) -> String {
    let mut by_service: BTreeMap<String, Vec<&RuleInfo>> = BTreeMap::new();
    let mut by_topic: BTreeMap<&str, Vec<&RuleInfo>> = BTreeMap::new();
    let mut by_alias: BTreeMap<&str, &RuleInfo> = BTreeMap::new();
    let mut count = 0;
    for r in rules {
        count += 1;
        let service = r.id.splitn(3, '-').take(2).collect::<Vec<_>>().join(" ");
        by_service.entry(service).or_default().push(r);
        by_topic.entry(&r.topic).or_default().push(r);
        by_alias.extend(r.aliases.iter().map(|a| (a.as_str(), r)));
    }
    let mut out = format!(
        "<!-- Made from the rules by `BLESS=1 cargo test --test pages`; do not edit. -->\n\n# Rules\n\n\
         {count} rules.\n"
    );
    let link = |r: &RuleInfo| format!("[{}]({}.md)", r.id, r.id);
    for (service, rules) in &by_service {
        let _ = write!(
            out,
            "\n## {service}\n\n| severity | rule | |\n|---|---|---|\n"
        );
        for r in rules {
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                r.severity.as_str(),
                link(r),
                r.title
            );
        }
    }
    out.push_str("\n## By topic\n\n");
    for (topic, rules) in &by_topic {
        let links: Vec<String> = rules.iter().map(|r| link(r)).collect();
        let _ = writeln!(out, "- **{topic}**: {}", links.join(", "));
    }
    out.push_str("\n## By other tools' ids\n\n| id | rule |\n|---|---|\n");
    for (alias, rule) in &by_alias {
        let _ = writeln!(out, "| `{alias}` | {} |", link(rule));
    }
    out
}
